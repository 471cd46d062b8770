//! `==` and hashing of values whose type is known at run time.

use super::heap::Heap;
use crate::golang::code::{RKind, RType, RTypeId};

/// How the keys of a map are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyKind {
    /// One word, equal if its bits are.
    Word,
    /// A string.
    Text,
    /// By its type.
    Typed(RTypeId),
}

impl KeyKind {
    /// For keys of this type.
    pub(super) fn of(key: RTypeId, rtypes: &[RType]) -> Self {
        match rtypes[key.0 as usize].kind {
            RKind::Bool | RKind::Int(..) | RKind::Uint(..) | RKind::Uintptr | RKind::Pointer(_) | RKind::Chan(_) => {
                Self::Word
            }
            RKind::String => Self::Text,
            _ => Self::Typed(key),
        }
    }
}

/// Whether two keys are equal. Interfaces with incomparable values were found out when they were hashed.
pub(super) fn keys(kind: KeyKind, heap: &Heap, rtypes: &[RType], a: &[u64], b: &[u64]) -> bool {
    match kind {
        KeyKind::Word => a[0] == b[0],
        KeyKind::Text => strings(heap, a, b),
        KeyKind::Typed(ty) => values(ty, heap, rtypes, a, b).unwrap_or(false),
    }
}

/// The hash of a key.
///
/// # Errors
/// If it holds a value of a type that cannot be compared: the type's name.
pub(super) fn hash(kind: KeyKind, heap: &Heap, rtypes: &[RType], key: &[u64]) -> Result<u64, String> {
    let mut hash = Hash(SEED);
    match kind {
        KeyKind::Word => hash.word(key[0]),
        KeyKind::Text => hash.text(heap, key),
        KeyKind::Typed(ty) => hash.value(ty, heap, rtypes, key)?,
    }
    Ok(hash.finish())
}

/// Whether two strings are equal.
pub(super) fn strings(heap: &Heap, a: &[u64], b: &[u64]) -> bool {
    a[1] == b[1] && (a[0] == b[0] || heap.bytes(a[0], a[1]) == heap.bytes(b[0], b[1]))
}

/// `a == b` for values of this type.
///
/// # Errors
/// If they hold values of a type that cannot be compared: its name.
pub(super) fn values(ty: RTypeId, heap: &Heap, rtypes: &[RType], a: &[u64], b: &[u64]) -> Result<bool, String> {
    let rtype = &rtypes[ty.0 as usize];
    Ok(match &rtype.kind {
        RKind::String => strings(heap, a, b),
        RKind::Float(_) | RKind::Complex(_) => {
            a.iter().zip(b).all(|(a, b)| f64::from_bits(*a).total_eq(f64::from_bits(*b)))
        }
        RKind::Interface(_) => return interfaces(heap, rtypes, a, b),
        RKind::Struct(fields) => {
            for field in fields.iter().filter(|field| &*field.name != "_") {
                let words = rtypes[field.ty.0 as usize].words as usize;
                let range = field.word as usize..field.word as usize + words;
                if !values(field.ty, heap, rtypes, &a[range.clone()], &b[range])? {
                    return Ok(false);
                }
            }
            true
        }
        RKind::Array(_, elem) => {
            let words = rtypes[elem.0 as usize].words as usize;
            if words == 0 {
                return Ok(true);
            }
            for (a, b) in a.chunks_exact(words).zip(b.chunks_exact(words)) {
                if !values(*elem, heap, rtypes, a, b)? {
                    return Ok(false);
                }
            }
            true
        }
        RKind::Slice(_) | RKind::Map(..) | RKind::Func(..) => return Err(rtype.name.to_string()),
        _ => a == b,
    })
}

/// `a == b` for interfaces.
///
/// # Errors
/// If both hold the same type, and it cannot be compared: its name.
pub(super) fn interfaces(heap: &Heap, rtypes: &[RType], a: &[u64], b: &[u64]) -> Result<bool, String> {
    if a[0] != b[0] || a[0] == 0 {
        return Ok(a[0] == b[0]);
    }
    let ty = RTypeId(a[0] as u32);
    let rtype = &rtypes[ty.0 as usize];
    if !rtype.comparable {
        return Err(rtype.name.to_string());
    }
    with_value(heap, rtype, a, |a| with_value(heap, rtype, b, |b| values(ty, heap, rtypes, a, b)))
}

/// Lets somebody look at the words of the value in an interface.
fn with_value<R>(heap: &Heap, rtype: &RType, iface: &[u64], look: impl FnOnce(&[u64]) -> R) -> R {
    match rtype.words {
        0 => look(&[]),
        1 => look(&iface[1..2]),
        n => {
            let mut words = vec![0; n as usize];
            heap.load_n(iface[1], 0, &mut words);
            look(&words)
        }
    }
}

/// Floats are equal as numbers.
trait TotalEq {
    fn total_eq(self, other: Self) -> bool;
}

impl TotalEq for f64 {
    fn total_eq(self, other: Self) -> bool {
        self == other
    }
}

/// A hash that is being made. Not hardened against an adversary: who writes a program may slow it down.
struct Hash(u64);

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

impl Hash {
    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(FACTOR);
        self.0 ^= self.0 >> 32;
    }

    fn text(&mut self, heap: &Heap, text: &[u64]) {
        let bytes = heap.bytes(text[0], text[1]);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
        self.word(bytes.len() as u64);
    }

    fn value(&mut self, ty: RTypeId, heap: &Heap, rtypes: &[RType], words: &[u64]) -> Result<(), String> {
        let rtype = &rtypes[ty.0 as usize];
        match &rtype.kind {
            RKind::String => self.text(heap, words),
            RKind::Float(_) | RKind::Complex(_) => {
                for word in words {
                    let zero = f64::from_bits(*word).total_eq(0.0);
                    self.word(if zero { 0 } else { *word });
                }
            }
            RKind::Interface(_) => {
                self.word(words[0]);
                if words[0] != 0 {
                    let ty = RTypeId(words[0] as u32);
                    let inner = &rtypes[ty.0 as usize];
                    if !inner.comparable {
                        return Err(inner.name.to_string());
                    }
                    with_value(heap, inner, words, |value| self.value(ty, heap, rtypes, value))?;
                }
            }
            RKind::Struct(fields) => {
                for field in fields.iter().filter(|field| &*field.name != "_") {
                    let len = rtypes[field.ty.0 as usize].words as usize;
                    self.value(field.ty, heap, rtypes, &words[field.word as usize..][..len])?;
                }
            }
            RKind::Array(_, elem) => {
                let len = rtypes[elem.0 as usize].words as usize;
                for value in words.chunks_exact(len.max(1)) {
                    self.value(*elem, heap, rtypes, value)?;
                }
            }
            RKind::Slice(_) | RKind::Map(..) | RKind::Func(..) => return Err(rtype.name.to_string()),
            _ => words.iter().for_each(|word| self.word(*word)),
        }
        Ok(())
    }

    const fn finish(self) -> u64 {
        self.0.wrapping_mul(FACTOR)
    }
}
