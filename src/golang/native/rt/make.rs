//! Slices and maps that are made and filled by reflection.

use super::{give, rtype, type_at, value};
use crate::golang::code::{ElemKind, RKind, RTypeId};
use crate::golang::native::Table;
use crate::golang::vm::map::Map;
use crate::golang::vm::native::{Call, Flow};

pub(in crate::golang::native) const MAKING: Table = &[
    ("internal/rt.MakeSlice", make_slice),
    ("internal/rt.SliceFrom", slice_from),
    ("internal/rt.MakeMap", make_map),
    ("internal/rt.SetMapIndex", set_map_index),
    ("internal/rt.DeleteMapIndex", delete_map_index),
];

/// Elements that one call makes at most.
const ELEMENTS_MAX: u64 = 1 << 28;

fn make_slice(call: &mut Call<'_>) -> Flow {
    let ty = RTypeId(call.word(0) as u32);
    let RKind::Slice(elem) = type_at(call, 0).kind else {
        return Flow::Panic("reflect.MakeSlice of non-slice type".to_owned());
    };
    let (len, cap) = (call.word(1), call.word(2));
    let words = u64::from(rtype(call, elem).words);
    if len > cap || cap.checked_mul(words.max(1)).is_none_or(|words| words > ELEMENTS_MAX) {
        return Flow::Panic("runtime error: makeslice: len out of range".to_owned());
    }
    if !call.heap.admits(cap * words * 8) {
        return Flow::Fatal("runtime: out of memory".to_owned());
    }
    let pointer = call.heap.alloc(ElemKind::Words, (cap * words) as usize);
    give(call, ty, &[pointer, len, cap])
}

/// The elements from `i` up to `j`; the capacity stays.
fn slice_from(call: &mut Call<'_>) -> Flow {
    let ty = RTypeId(call.word(0) as u32);
    let RKind::Slice(elem) = type_at(call, 0).kind else {
        return Flow::Panic("reflect: call of reflect.Value.Slice on a value that is no slice".to_owned());
    };
    let (i, j) = (call.word(2), call.word(3));
    let words = value(call, 0);
    if i > j || j > words[2] {
        return Flow::Panic("reflect.Value.Slice: slice index out of bounds".to_owned());
    }
    let skipped = if i == words[2] { 0 } else { i * u64::from(rtype(call, elem).words) };
    give(call, ty, &[words[0] + skipped, j - i, words[2] - i])
}

fn make_map(call: &mut Call<'_>) -> Flow {
    let ty = RTypeId(call.word(0) as u32);
    let RKind::Map(_, _, map) = type_at(call, 0).kind else {
        return Flow::Panic("reflect.MakeMapWithSize of non-map type".to_owned());
    };
    let code = call.code;
    let map = Map::new(&code.maps[map as usize], &code.rtypes);
    let pointer = call.heap.alloc_map(map);
    give(call, ty, &[pointer])
}

/// The words of the value at `at` where a key or a value of type `ty` is wanted.
fn words_of(call: &Call<'_>, ty: RTypeId, at: usize) -> Vec<u64> {
    match rtype(call, ty).kind {
        RKind::Interface(_) => vec![call.word(at), call.word(at + 1)],
        _ if call.word(at) == 0 => vec![0; rtype(call, ty).words as usize],
        _ => value(call, at),
    }
}

/// What a change of a map led to.
fn done(result: Result<(), String>) -> Flow {
    match result {
        Ok(()) => Flow::Done,
        Err(ty) => Flow::Panic(format!("runtime error: hash of unhashable type {ty}")),
    }
}

fn set_map_index(call: &mut Call<'_>) -> Flow {
    let RKind::Map(key, elem, _) = type_at(call, 0).kind else { return Flow::Done };
    if call.word(1) == 0 {
        return Flow::Panic("assignment to entry in nil map".to_owned());
    }
    let (key, elem) = (words_of(call, key, 2), words_of(call, elem, 4));
    let rtypes = &call.code.rtypes;
    done(call.heap.change_map(call.word(1), |map, heap| map.set(heap, rtypes, &key, &elem)))
}

fn delete_map_index(call: &mut Call<'_>) -> Flow {
    let RKind::Map(key, ..) = type_at(call, 0).kind else { return Flow::Done };
    if call.word(1) == 0 {
        return Flow::Done;
    }
    let key = words_of(call, key, 2);
    let rtypes = &call.code.rtypes;
    done(call.heap.change_map(call.word(1), |map, heap| map.delete(heap, rtypes, &key)))
}
