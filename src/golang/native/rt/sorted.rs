//! The order in which `fmt` prints maps.

use std::cmp::Ordering;

use super::{boxed, type_at};
use crate::golang::code::{RKind, RType, RTypeId};
use crate::golang::vm::heap::{Heap, Object};
use crate::golang::vm::native::{Call, Flow};

/// `func MapSorted(v any) (keys, values []any)`
pub(super) fn map_sorted(call: &mut Call<'_>) -> Flow {
    let RKind::Map(key, elem, _) = type_at(call, 0).kind else { return Flow::Done };
    let mut entries = match call.word(1) {
        0 => Vec::new(),
        map => match call.heap.object(map) {
            Object::Map(map) => map.entries().map(|(key, value)| (key.to_vec(), value.to_vec())).collect(),
            _ => Vec::new(),
        },
    };
    let order = Order { heap: call.heap, rtypes: &call.code.rtypes };
    entries.sort_by(|(a, _), (b, _)| order.values(key, a, b));
    let keys: Vec<_> = entries.iter().map(|(words, _)| boxed(call, key, words)).collect();
    let values: Vec<_> = entries.iter().map(|(_, words)| boxed(call, elem, words)).collect();
    let (keys, values) = (slice(call, &keys), slice(call, &values));
    call.regs[..3].copy_from_slice(&keys);
    call.regs[3..6].copy_from_slice(&values);
    call.picos += 50_000 * entries.len() as u64;
    Flow::Done
}

/// A new slice of interfaces.
fn slice(call: &mut Call<'_>, elements: &[[u64; 2]]) -> [u64; 3] {
    let words: Vec<u64> = elements.as_flattened().to_vec();
    let len = elements.len() as u64;
    let pointer = if len == 0 { 0 } else { call.heap.alloc_words(&words) };
    [pointer, len, len]
}

struct Order<'a> {
    heap: &'a Heap,
    rtypes: &'a [RType],
}

impl Order<'_> {
    /// Numbers by size (a NaN first), strings by bytes, false before true, structs and arrays part by part, pointers
    /// and channels by address.
    fn values(&self, ty: RTypeId, a: &[u64], b: &[u64]) -> Ordering {
        match &self.rtypes[ty.0 as usize].kind {
            RKind::Int(..) => a[0].cast_signed().cmp(&b[0].cast_signed()),
            RKind::Float(_) | RKind::Complex(_) => {
                a.iter().zip(b).map(|(a, b)| floats(*a, *b)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
            }
            RKind::String => self.heap.bytes(a[0], a[1]).cmp(&self.heap.bytes(b[0], b[1])),
            RKind::Struct(fields) => {
                let mut parts = fields.iter().map(|field| {
                    let range = field.word as usize..(field.word + self.words(field.ty)) as usize;
                    self.values(field.ty, &a[range.clone()], &b[range])
                });
                parts.find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
            }
            RKind::Array(_, elem) => {
                let words = self.words(*elem).max(1) as usize;
                let mut parts = a.chunks(words).zip(b.chunks(words)).map(|(a, b)| self.values(*elem, a, b));
                parts.find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
            }
            RKind::Interface(_) => self.interfaces(a, b),
            _ => a.cmp(b),
        }
    }

    fn words(&self, ty: RTypeId) -> u32 {
        self.rtypes[ty.0 as usize].words
    }

    /// Nil first, then by type, then by value.
    fn interfaces(&self, a: &[u64], b: &[u64]) -> Ordering {
        if a[0] != b[0] {
            return self.rank(a[0]).cmp(&self.rank(b[0]));
        }
        if a[0] == 0 {
            return Ordering::Equal;
        }
        let ty = RTypeId(a[0] as u32);
        self.values(ty, &self.unboxed(ty, a[1]), &self.unboxed(ty, b[1]))
    }

    fn unboxed(&self, ty: RTypeId, data: u64) -> Vec<u64> {
        match self.words(ty) {
            1 => vec![data],
            n => {
                let mut words = vec![0; n as usize];
                self.heap.load_n(data, 0, &mut words);
                words
            }
        }
    }

    /// Go orders types by where its linker puts them: this is how it orders the common ones.
    fn rank(&self, ty: u64) -> (usize, &str) {
        const BASIC: [&str; 18] = [
            "string",
            "int8",
            "uint8",
            "int16",
            "uint16",
            "int32",
            "uint32",
            "int64",
            "uint64",
            "int",
            "uint",
            "uintptr",
            "complex64",
            "complex128",
            "float32",
            "float64",
            "bool",
            "",
        ];
        if ty == 0 {
            return (0, "");
        }
        let rtype = &self.rtypes[ty as usize];
        let name = &*rtype.name;
        let at = match rtype.kind {
            RKind::Pointer(_) => 1,
            RKind::Array(..) => 2,
            RKind::Chan(_) => 3,
            _ => 4 + BASIC.iter().position(|basic| *basic == name).unwrap_or(BASIC.len()),
        };
        (at, name)
    }
}

fn floats(a: u64, b: u64) -> Ordering {
    let (a, b) = (f64::from_bits(a), f64::from_bits(b));
    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}
