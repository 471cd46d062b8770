//! Instructions on strings and maps.

use std::fmt;

use super::heap::{Heap, Object};
use super::interp::{Cursor, Trap};
use super::map::{Map, MapIter};
use super::memory::cut;
use super::race::Use;
use super::{Core, cost, equal};
use crate::golang::code::{Op, Reg};

/// What is no character.
const REPLACEMENT: u32 = 0xfffd;

impl Core {
    /// Instructions on strings; what is none of these is about maps or interfaces.
    pub(super) fn text_op(
        &mut self,
        op: Op,
        regs: &mut [u64],
        at: &mut Cursor<'_>,
        fuel: &mut i64,
    ) -> Result<(), Trap> {
        let string = |regs: &[u64], at: Reg| [regs[at as usize], regs[at as usize + 1]];
        match op {
            Op::EqStr { d, a, b } => {
                regs[d as usize] = u64::from(equal::strings(&self.heap, &string(regs, a), &string(regs, b)));
            }
            Op::LtStr { d, a, b } | Op::LeStr { d, a, b } => {
                let (a, b) = (string(regs, a), string(regs, b));
                let order = self.heap.bytes(a[0], a[1]).cmp(&self.heap.bytes(b[0], b[1]));
                let holds = if matches!(op, Op::LtStr { .. }) { order.is_lt() } else { order.is_le() };
                regs[d as usize] = u64::from(holds);
            }
            Op::Concat { n, d, a } => {
                let parts = (0..u16::from(n)).map(|i| string(regs, a + 2 * i));
                let len: u64 = parts.clone().map(|part| part[1]).sum();
                self.admit(len)?;
                let mut bytes = Vec::with_capacity(len as usize);
                for part in parts.clone() {
                    bytes.extend_from_slice(&self.heap.bytes(part[0], part[1]));
                }
                let whole = parts.clone().find(|part| part[1] == len);
                self.charge_bytes(len, fuel);
                set_string(regs, d, whole.unwrap_or_else(|| self.heap.alloc_string(bytes)));
            }
            Op::SliceStr { flags, d, s, bounds } => {
                let [ptr, len] = string(regs, s);
                let cut = cut(flags, regs, bounds, len, len, "length")?;
                let cut_len = cut.high - cut.low;
                set_string(regs, d, if cut_len == 0 { [0, 0] } else { [ptr + cut.low, cut_len] });
            }
            Op::DecodeRune { d, s, i } => {
                let [ptr, len] = string(regs, s);
                let i = regs[i as usize];
                let bytes = self.heap.bytes(ptr + i, (len - i).min(4));
                let (rune, width) = decode(&bytes);
                (regs[d as usize], regs[d as usize + 1]) = (u64::from(rune), width);
            }
            Op::RuneToStr { d, a } => {
                let text = encode(regs[a as usize].cast_signed()).to_string();
                set_string(regs, d, self.heap.alloc_string(text.into_bytes()));
            }
            Op::BytesToStr { d, s } => {
                let bytes = self.heap.bytes(regs[s as usize], regs[s as usize + 1]).into_owned();
                self.charge_bytes(bytes.len() as u64, fuel);
                set_string(regs, d, self.heap.alloc_string(bytes));
            }
            Op::StrToBytes { d, s } => {
                let bytes = self.heap.bytes(regs[s as usize], regs[s as usize + 1]).into_owned();
                self.charge_bytes(bytes.len() as u64, fuel);
                let len = bytes.len() as u64;
                let slice = [self.heap.alloc_bytes(bytes), len, len];
                regs[d as usize..d as usize + 3].copy_from_slice(&slice);
            }
            Op::RunesToStr { d, s } => {
                let (ptr, len) = (regs[s as usize], regs[s as usize + 1]);
                let runes = (0..len as u32).map(|i| encode(self.heap.load(ptr, i).cast_signed()));
                let text: String = runes.collect();
                self.charge_bytes(text.len() as u64, fuel);
                set_string(regs, d, self.heap.alloc_string(text.into_bytes()));
            }
            Op::StrToRunes { d, s } => {
                let runes = runes(&self.heap.bytes(regs[s as usize], regs[s as usize + 1]));
                self.charge_bytes(runes.len() as u64 * 8, fuel);
                let len = runes.len() as u64;
                let ptr = self.heap.alloc(crate::golang::code::ElemKind::Plain, runes.len());
                self.heap.store_n(ptr, 0, &runes);
                regs[d as usize..d as usize + 3].copy_from_slice(&[ptr, len, len]);
            }
            _ => return self.map_op(op, regs, at, fuel),
        }
        Ok(())
    }

    /// Ends the program if so many bytes cannot be had.
    pub(super) fn admit(&self, bytes: u64) -> Result<(), Trap> {
        if self.heap.admits(bytes) { Ok(()) } else { Err(Trap::Throw(self.heap.out_of_memory())) }
    }

    #[expect(clippy::unused_self, reason = "reads as what it is: the machine charges")]
    fn charge_bytes(&self, bytes: u64, fuel: &mut i64) {
        *fuel -= (bytes / 8) as i64 * cost::WORD;
    }

    fn map_op(&mut self, op: Op, regs: &mut [u64], at: &mut Cursor<'_>, fuel: &mut i64) -> Result<(), Trap> {
        match op {
            Op::MakeMap { d } => {
                let ty = &self.code.maps[at.data() as usize];
                regs[d as usize] = self.heap.alloc_map(Map::new(ty, &self.code.rtypes));
            }
            Op::MapGet { d, m, k } => {
                self.uses(regs[m as usize], Use::Read, *fuel)?;
                self.map_get(regs, (d, m, k), at.data() as usize)?;
            }
            Op::MapEntry { d, m, k } => {
                let map = self.map(regs[m as usize]).ok_or_else(no_map)?;
                let ty = at.data() as usize;
                if map.is_empty() {
                    let types = &self.code.maps[ty];
                    let key = &regs[k as usize..][..types.key_words as usize];
                    Map::admits(types, &self.heap, &self.code.rtypes, key).map_err(unhashable)?;
                }
                self.uses(regs[m as usize], Use::Read, *fuel)?;
                self.map_get(regs, (d, m, k), ty)?;
            }
            Op::MapGetOk { d, m, k } => {
                let ty = at.data() as usize;
                self.uses(regs[m as usize], Use::Read, *fuel)?;
                let found = self.map_get(regs, (d, m, k), ty)?;
                let ok = d as usize + self.code.maps[ty].value_words as usize;
                regs[ok] = u64::from(found);
            }
            Op::MapSet { m, k, v } => {
                let ty = &self.code.maps[at.data() as usize];
                let (key_words, value_words) = (ty.key_words as usize, ty.value_words as usize);
                if regs[m as usize] == 0 {
                    return Err(no_map());
                }
                *fuel -= value_words as i64 * cost::WORD;
                self.writes(regs[m as usize], Use::Write, fuel)?;
                let code = std::sync::Arc::clone(&self.code);
                self.with_map(regs[m as usize], |map, heap| {
                    let (key, value) = (&regs[k as usize..][..key_words], &regs[v as usize..][..value_words]);
                    map.set(heap, &code.rtypes, key, value)
                })?;
            }
            Op::MapDelete { m, k } => {
                let code = std::sync::Arc::clone(&self.code);
                let ty = &code.maps[at.data() as usize];
                let key = &regs[k as usize..][..ty.key_words as usize];
                if self.map(regs[m as usize]).is_none_or(Map::is_empty) {
                    Map::admits(ty, &self.heap, &code.rtypes, key).map_err(unhashable_in_empty)?;
                }
                if regs[m as usize] != 0 {
                    self.writes(regs[m as usize], Use::Delete, fuel)?;
                    self.with_map(regs[m as usize], |map, heap| map.delete(heap, &code.rtypes, key))?;
                }
            }
            Op::MapLen { d, m } => {
                regs[d as usize] = self.map(regs[m as usize]).map_or(0, |map| map.len() as u64);
            }
            Op::MapClear { m } => {
                at.data();
                if regs[m as usize] != 0 {
                    self.writes(regs[m as usize], Use::Clear, fuel)?;
                    self.with_map(regs[m as usize], |map, _| {
                        map.clear();
                        Ok(())
                    })?;
                }
            }
            Op::MapIter { d, m } => {
                at.data();
                let pointer = regs[m as usize];
                let mut rng = self.env.rng.clone();
                let iter = MapIter::new(pointer, self.map(pointer), &mut rng);
                self.env.rng = rng;
                regs[d as usize] = self.heap.alloc_iter(iter);
            }
            Op::MapNext { d, iter } => {
                at.data();
                if let Object::Iter(walk) = self.heap.object(regs[iter as usize]) {
                    self.uses(walk.map, Use::Iterate, *fuel)?;
                }
                self.map_next(regs, d, regs[iter as usize]);
            }
            _ => return self.iface_op(op, regs, at),
        }
        Ok(())
    }

    /// The map of a pointer; none for nil.
    pub(super) fn map(&self, pointer: u64) -> Option<&Map> {
        match self.heap.object(pointer) {
            Object::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn map_mut(&mut self, pointer: u64) -> Option<&mut Map> {
        match self.heap.object_mut(pointer) {
            Object::Map(map) => Some(map),
            _ => None,
        }
    }

    fn with_map(
        &mut self,
        pointer: u64,
        change: impl FnOnce(&mut Map, &Heap) -> Result<(), String>,
    ) -> Result<(), Trap> {
        self.heap.change_map(pointer, change).map_err(unhashable)
    }

    fn map_get(&self, regs: &mut [u64], (d, m, k): (Reg, Reg, Reg), ty: usize) -> Result<bool, Trap> {
        let ty = &self.code.maps[ty];
        let key = &regs[k as usize..][..ty.key_words as usize];
        let to = d as usize..d as usize + ty.value_words as usize;
        let Some(map) = self.map(regs[m as usize]).filter(|map| !map.is_empty()) else {
            Map::admits(ty, &self.heap, &self.code.rtypes, key).map_err(unhashable_in_empty)?;
            regs[to].fill(0);
            return Ok(false);
        };
        let value = map.get(&self.heap, &self.code.rtypes, key).map_err(unhashable)?;
        match value {
            Some(value) => regs[to].copy_from_slice(value),
            None => regs[to].fill(0),
        }
        Ok(value.is_some())
    }

    fn map_next(&mut self, regs: &mut [u64], d: Reg, iter: u64) {
        regs[d as usize] = 0;
        let Object::Iter(mut walk) = std::mem::replace(self.heap.object_mut(iter), Object::Free) else { return };
        if let Some((key, value)) = self.map(walk.map).and_then(|map| walk.next(map)) {
            regs[d as usize] = 1;
            regs[d as usize + 1..][..key.len()].copy_from_slice(key);
            regs[d as usize + 1 + key.len()..][..value.len()].copy_from_slice(value);
        }
        *self.heap.object_mut(iter) = Object::Iter(walk);
    }
}

fn set_string(regs: &mut [u64], at: Reg, string: [u64; 2]) {
    regs[at as usize..at as usize + 2].copy_from_slice(&string);
}

fn no_map() -> Trap {
    Trap::Panic("assignment to entry in nil map".to_owned())
}

#[expect(clippy::needless_pass_by_value, reason = "what errors are mapped by takes them")]
fn unhashable(ty: String) -> Trap {
    Trap::Panic(format!("runtime error: hash of unhashable type {ty}"))
}

#[expect(clippy::needless_pass_by_value, reason = "what errors are mapped by takes them")]
fn unhashable_in_empty(ty: String) -> Trap {
    Trap::Panic(format!("hash of unhashable type: {ty}"))
}

/// The first character of some bytes that are not empty, and how many bytes it has; what is no UTF-8 is one byte of
/// U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> (u32, u64) {
    let first = bytes[0];
    if first < 0x80 {
        return (u32::from(first), 1);
    }
    let len = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return (REPLACEMENT, 1),
    };
    let text = bytes.get(..len).and_then(|bytes| std::str::from_utf8(bytes).ok());
    text.and_then(|text| text.chars().next()).map_or((REPLACEMENT, 1), |c| (c as u32, len as u64))
}

/// The character of this number, U+FFFD if there is none.
pub(super) fn encode(rune: i64) -> char {
    u32::try_from(rune).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A number as `println` prints it: the shortest digits, with an exponent from a million on and below a ten-thousandth.
pub(super) fn print_float(x: impl fmt::Display + fmt::LowerExp) -> String {
    match x.to_string().as_str() {
        "NaN" => return "NaN".to_owned(),
        "inf" => return "+Inf".to_owned(),
        "-inf" => return "-Inf".to_owned(),
        _ => {}
    }
    let scientific = format!("{x:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return format!("{x}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

fn runes(mut bytes: &[u8]) -> Vec<u64> {
    let mut runes = Vec::new();
    while !bytes.is_empty() {
        let (rune, width) = decode(bytes);
        runes.push(u64::from(rune));
        bytes = &bytes[width as usize..];
    }
    runes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_printed_as_println_does() {
        let cases = [(1.0, "1"), (1.5, "1.5"), (1e21, "1e+21"), (123_456_789.0, "1.23456789e+08"), (1e-5, "1e-05")];
        for (x, text) in cases {
            assert_eq!(print_float(x), text);
        }
        assert_eq!(print_float(f64::NEG_INFINITY), "-Inf");
    }

    #[test]
    fn what_is_no_utf8_is_one_byte_of_the_replacement() {
        assert_eq!(decode("é".as_bytes()), (0xe9, 2));
        assert_eq!(decode(b"\xff\xfe"), (REPLACEMENT, 1));
        assert_eq!(decode(b"\xe2\x82"), (REPLACEMENT, 1));
        assert_eq!(decode("世".as_bytes()), (0x4e16, 3));
        assert_eq!(encode(-1), '\u{fffd}');
        assert_eq!(encode(0xd800), '\u{fffd}');
        assert_eq!(runes(b"a\xffb"), [97, 0xfffd, 98]);
    }
}
