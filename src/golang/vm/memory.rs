//! Instructions on memory: objects, arrays, package variables, slices.

use super::interp::{Cursor, Trap};
use super::{Core, cost};
use crate::golang::code::{ElemKind, GLOBALS, Op, Reg, SliceFlags, pointer};

/// The most elements that `make` tries to make, as the runtime has it: what no machine's address space holds.
const MAX_ALLOC: u64 = 1 << 47;

impl Core {
    /// Instructions on memory; what is none of these is about strings, maps or interfaces.
    pub(super) fn memory_op(
        &mut self,
        op: Op,
        regs: &mut [u64],
        at: &mut Cursor<'_>,
        fuel: &mut i64,
    ) -> Result<(), Trap> {
        match op {
            Op::MoveN { d, s, n } => regs.copy_within(s as usize..s as usize + n as usize, d as usize),
            Op::Zero { d, n } => regs[d as usize..][..n as usize].fill(0),
            Op::Str { d, k } => {
                let text = &self.code.strings[k as usize];
                let string = [pointer(crate::golang::code::FIRST_STRING + k, 0), text.len() as u64];
                regs[d as usize..d as usize + 2].copy_from_slice(&string);
            }
            Op::FuncValue { d, func } => regs[d as usize] = self.func_value(func),
            Op::Closure { d, from, n } => {
                let func = u64::from(at.data());
                let mut words = Vec::with_capacity(n as usize + 1);
                words.push(func);
                words.extend_from_slice(&regs[from as usize..][..n as usize]);
                regs[d as usize] = self.heap.alloc_words(&words);
            }
            Op::LoadN { n, d, p, word } => {
                let n = at.or_data(n);
                let p = not_nil(regs[p as usize])?;
                *fuel -= n as i64 * cost::WORD;
                self.heap.load_n(p, u32::from(word), &mut regs[d as usize..][..n]);
            }
            Op::StoreN { n, p, word, s } => {
                let n = at.or_data(n);
                let p = not_nil(regs[p as usize])?;
                *fuel -= n as i64 * cost::WORD;
                self.heap.store_n(p, u32::from(word), &regs[s as usize..][..n]);
            }
            Op::LoadGlobal { n, d, word } => {
                self.heap.load_n(pointer(GLOBALS, 0), word, &mut regs[d as usize..][..n as usize]);
            }
            Op::StoreGlobal { n, s, word } => {
                self.heap.store_n(pointer(GLOBALS, 0), word, &regs[s as usize..][..n as usize]);
            }
            Op::New { kind, d, words } => {
                *fuel -= i64::from(words) * cost::WORD;
                regs[d as usize] = self.allocate(kind, u64::from(words), 8)?;
            }
            Op::FieldAddr { d, p, word } => regs[d as usize] = not_nil(regs[p as usize])? + u64::from(word),
            Op::CheckNil { p } => {
                not_nil(regs[p as usize])?;
            }
            Op::ElemAddr { d, p, i } => {
                let n = u64::from(at.data());
                regs[d as usize] = not_nil(regs[p as usize])? + regs[i as usize] * n;
            }
            Op::RegLoad { n, d, base, i } => {
                let from = base as usize + regs[i as usize] as usize * n as usize;
                regs.copy_within(from..from + n as usize, d as usize);
            }
            Op::RegStore { n, base, i, s } => {
                let to = base as usize + regs[i as usize] as usize * n as usize;
                regs.copy_within(s as usize..s as usize + n as usize, to);
            }
            _ => return self.slice_op(op, regs, at, fuel),
        }
        Ok(())
    }

    /// A new object, if there may be one of this size.
    fn allocate(&mut self, kind: ElemKind, len: u64, size: u64) -> Result<u64, Trap> {
        if !self.heap.admits(len.saturating_mul(size)) {
            return Err(Trap::Throw(self.heap.out_of_memory()));
        }
        Ok(self.heap.alloc(kind, len as usize))
    }

    fn slice_op(&mut self, op: Op, regs: &mut [u64], at: &mut Cursor<'_>, fuel: &mut i64) -> Result<(), Trap> {
        match op {
            Op::MakeSlice { kind, d, len, cap } => {
                let (len, cap) = (regs[len as usize], regs[cap as usize]);
                let slice = self.make_slice(kind, len, cap, at.data(), fuel)?;
                set3(regs, d, slice);
            }
            Op::IndexN { n, d, s, i } => {
                let n = at.or_data(n);
                let from = element(regs, s, i, n)?;
                self.heap.load_n(from, 0, &mut regs[d as usize..][..n]);
            }
            Op::SetIndexN { n, s, i, v } => {
                let n = at.or_data(n);
                let to = element(regs, s, i, n)?;
                self.heap.store_n(to, 0, &regs[v as usize..][..n]);
            }
            Op::IndexAddr { n, d, s, i } => {
                let n = at.or_data(n);
                regs[d as usize] = element(regs, s, i, n)?;
            }
            Op::SliceSlice { flags, d, s, bounds } => {
                let n = u64::from(at.data());
                let (ptr, len, cap) = (regs[s as usize], regs[s as usize + 1], regs[s as usize + 2]);
                let cut = cut(flags, regs, bounds, len, cap, "capacity")?;
                set3(regs, d, [advance(ptr, cut.low * n, cut.max), cut.high - cut.low, cut.max - cut.low]);
            }
            Op::SliceArray { flags, d, p, bounds } => {
                let (n, len) = (u64::from(at.data()), u64::from(at.data()));
                let ptr = not_nil(regs[p as usize])?;
                let cut = cut(flags, regs, bounds, len, len, "length")?;
                set3(regs, d, [ptr + cut.low * n, cut.high - cut.low, cut.max - cut.low]);
            }
            Op::AppendSlice { kind, d, s, t } => {
                let elem = at.data();
                let (from, count) = (regs[t as usize], regs[t as usize + 1]);
                let n = u64::from(elem & 0xffff);
                *fuel -= (count * n) as i64 * cost::WORD;
                let slice = self.grow(kind, get3(regs, s), count, elem, fuel)?;
                let to = slice[0] + (slice[1] - count) * n;
                self.heap.copy(to, from, (count * n) as usize);
                set3(regs, d, slice);
            }
            Op::Append { kind, d, s, v } => {
                let (elem, count) = (at.data(), at.data());
                let n = elem & 0xffff;
                let slice = self.grow(kind, get3(regs, s), u64::from(count), elem, fuel)?;
                let to = slice[0] + (slice[1] - u64::from(count)) * u64::from(n);
                self.heap.store_n(to, 0, &regs[v as usize..][..(count * n) as usize]);
                set3(regs, d, slice);
            }
            Op::AppendStr { d, s, t } => {
                let (from, count) = (regs[t as usize], regs[t as usize + 1]);
                let slice = self.grow(ElemKind::Bytes, get3(regs, s), count, 1 << 16 | 1, fuel)?;
                *fuel -= (count / 8) as i64 * cost::WORD;
                self.heap.copy(slice[0] + (slice[1] - count), from, count as usize);
                set3(regs, d, slice);
            }
            Op::Copy { d, dst, src } => {
                let n = u64::from(at.data());
                let count = regs[dst as usize + 1].min(regs[src as usize + 1]);
                *fuel -= (count * n) as i64 * cost::WORD;
                self.heap.copy(regs[dst as usize], regs[src as usize], (count * n) as usize);
                regs[d as usize] = count;
            }
            Op::CopyStr { d, dst, src } => {
                let count = regs[dst as usize + 1].min(regs[src as usize + 1]);
                self.heap.copy(regs[dst as usize], regs[src as usize], count as usize);
                regs[d as usize] = count;
            }
            Op::ClearSlice { s } => {
                let words = regs[s as usize + 1] * u64::from(at.data());
                *fuel -= words as i64 * cost::WORD;
                for i in 0..words as u32 {
                    self.heap.store(regs[s as usize], i, 0);
                }
            }
            Op::SliceToArray { d, s } => {
                let (want, have) = (u64::from(at.data()), regs[s as usize + 1]);
                if have < want {
                    let text = format!(
                        "runtime error: cannot convert slice with length {have} to array or pointer to array with length {want}"
                    );
                    return Err(Trap::Panic(text));
                }
                regs[d as usize] = regs[s as usize];
            }
            _ => return self.text_op(op, regs, at, fuel),
        }
        Ok(())
    }

    fn make_slice(&mut self, kind: ElemKind, len: u64, cap: u64, elem: u32, fuel: &mut i64) -> Result<[u64; 3], Trap> {
        let (words, bytes) = (u64::from(elem & 0xffff), u64::from(elem >> 16));
        let fits = |n: u64| n.checked_mul(bytes.max(1)).is_some_and(|bytes| bytes <= MAX_ALLOC);
        if !fits(len) {
            return Err(Trap::Panic("runtime error: makeslice: len out of range".to_owned()));
        }
        if len > cap || !fits(cap) {
            return Err(Trap::Panic("runtime error: makeslice: cap out of range".to_owned()));
        }
        *fuel -= ((cap * bytes) / 8) as i64 * cost::WORD;
        let size = if kind == ElemKind::Bytes { 1 } else { 8 };
        Ok([self.allocate(kind, cap * words, size)?, len, cap])
    }

    /// A slice with room for `more` elements, which count already; itself if it has room.
    fn grow(
        &mut self,
        kind: ElemKind,
        [ptr, len, cap]: [u64; 3],
        more: u64,
        elem: u32,
        fuel: &mut i64,
    ) -> Result<[u64; 3], Trap> {
        let wanted = len + more;
        if wanted <= cap {
            return Ok([ptr, wanted, cap]);
        }
        let (words, bytes) = (u64::from(elem & 0xffff), u64::from(elem >> 16));
        let cap = super::growth::grown(cap, wanted, bytes, kind == ElemKind::Words);
        *fuel -= cost::ALLOCATE + (len * words) as i64 * cost::WORD;
        let size = if kind == ElemKind::Bytes { 1 } else { 8 };
        let fresh = self.allocate(kind, cap * words, size)?;
        self.heap.copy(fresh, ptr, (len * words) as usize);
        Ok([fresh, wanted, cap])
    }
}

/// A pointer that can be followed.
fn not_nil(ptr: u64) -> Result<u64, Trap> {
    if ptr == 0 { Err(Trap::nil()) } else { Ok(ptr) }
}

fn get3(regs: &[u64], at: Reg) -> [u64; 3] {
    [regs[at as usize], regs[at as usize + 1], regs[at as usize + 2]]
}

fn set3(regs: &mut [u64], at: Reg, words: [u64; 3]) {
    regs[at as usize..at as usize + 3].copy_from_slice(&words);
}

/// The pointer to element i of the slice at s, of n words.
fn element(regs: &[u64], s: Reg, i: Reg, n: usize) -> Result<u64, Trap> {
    let (i, len) = (regs[i as usize], regs[s as usize + 1]);
    if i >= len {
        return Err(Trap::index(i, len));
    }
    Ok(regs[s as usize] + i * n as u64)
}

/// A pointer into a slice; at its very end it stays where it was, as nothing can be reached from there.
fn advance(ptr: u64, words: u64, max: u64) -> u64 {
    if ptr == 0 || max == 0 { ptr } else { ptr + words }
}

/// Bounds of a slice expression, checked.
pub(super) struct Cut {
    pub(super) low: u64,
    pub(super) high: u64,
    pub(super) max: u64,
}

/// The bounds in three registers, of what has this length and capacity.
pub(super) fn cut(flags: SliceFlags, regs: &[u64], bounds: Reg, len: u64, cap: u64, what: &str) -> Result<Cut, Trap> {
    let bound = |bit: u8, default: u64| {
        if flags.0 & 1 << bit == 0 { default } else { regs[bounds as usize + bit as usize] }
    };
    let (low, high, max) = (bound(0, 0), bound(1, len), bound(2, cap));
    let full = flags.0 & 4 != 0;
    if full && max > cap {
        return Err(out("slice bounds out of range [::", max, &format!("] with {what} {cap}"), "]"));
    }
    if full && high > max {
        return Err(out("slice bounds out of range [:", high, &format!(":{}]", max.cast_signed()), ":]"));
    }
    if !full && high > cap {
        return Err(out("slice bounds out of range [:", high, &format!("] with {what} {cap}"), "]"));
    }
    if low > high {
        let colons = if full { ":]" } else { "]" };
        return Err(out("slice bounds out of range [", low, &format!(":{}{colons}", high.cast_signed()), ":]"));
    }
    Ok(Cut { low, high, max })
}

/// What the runtime says of a bound: a negative one is told alone.
fn out(start: &str, bound: u64, rest: &str, rest_if_negative: &str) -> Trap {
    let bound = bound.cast_signed();
    let rest = if bound < 0 { rest_if_negative } else { rest };
    Trap::Panic(format!("runtime error: {start}{bound}{rest}"))
}
