//! `internal/rt`: values whose type is known at run time, for `fmt`, `errors`, `sort` and `reflect`.
//!
//! A value comes as an interface: its type and its data word, which is the value itself if it has one word at most,
//! else a pointer to a copy that nobody changes.

mod make;
mod sorted;
mod types;

pub(super) use make::MAKING;
pub(super) use types::TYPES;

use super::Table;
use crate::golang::code::{ElemKind, RKind, RType, RTypeId};
use crate::golang::vm::heap::Object;
use crate::golang::vm::native::{Call, Flow, NIL_DEREFERENCE};

pub(super) const VALUES: Table = &[
    ("internal/rt.Int", data),
    ("internal/rt.Uint", data),
    ("internal/rt.Bool", data),
    ("internal/rt.Float", data),
    ("internal/rt.Complex", complex),
    ("internal/rt.String", string),
    ("internal/rt.Bytes", bytes),
    ("internal/rt.Len", len),
    ("internal/rt.Cap", cap),
    ("internal/rt.Index", index),
    ("internal/rt.Field", field),
    ("internal/rt.Deref", deref),
    ("internal/rt.IsNil", is_nil),
    ("internal/rt.Pointer", pointer),
    ("internal/rt.MapSorted", sorted::map_sorted),
    ("internal/rt.MapIndex", map_index),
    ("internal/rt.Swap", swap),
    ("internal/rt.Store", store),
    ("internal/rt.Zero", zero),
    ("internal/rt.Convert", convert),
    ("internal/rt.Addr", data),
    ("internal/rt.Alloc", alloc),
    ("internal/rt.AsPointer", as_pointer),
    ("internal/rt.Load", load),
    ("internal/rt.StoreAt", store_at),
    ("internal/rt.FieldAddr", field_addr),
    ("internal/rt.SliceElemAddr", slice_elem_addr),
    ("internal/rt.ArrayElemAddr", array_elem_addr),
    ("internal/rt.StringOf", string_of),
    ("internal/rt.Rand", rand),
];

/// The type argument at `at`.
fn type_at<'a>(call: &Call<'a>, at: usize) -> &'a RType {
    let code = call.code;
    &code.rtypes[call.word(at) as usize]
}

fn rtype<'a>(call: &Call<'a>, ty: RTypeId) -> &'a RType {
    let code = call.code;
    &code.rtypes[ty.0 as usize]
}

/// The words of the value in the interface at `at`.
fn value(call: &Call<'_>, at: usize) -> Vec<u64> {
    unboxed(call, call.word(at), call.word(at + 1))
}

/// The words of a value of this type, by its data word.
fn unboxed(call: &Call<'_>, ty: u64, data: u64) -> Vec<u64> {
    match call.code.rtypes[ty as usize].words {
        0 => Vec::new(),
        1 => vec![data],
        n => {
            let mut words = vec![0; n as usize];
            call.heap.load_n(data, 0, &mut words);
            words
        }
    }
}

/// An interface that holds a value; what is an interface already stays so.
fn boxed(call: &mut Call<'_>, ty: RTypeId, words: &[u64]) -> [u64; 2] {
    if matches!(rtype(call, ty).kind, RKind::Interface(_)) {
        return [words[0], words[1]];
    }
    let data = match words {
        [] => 0,
        [word] => *word,
        _ => call.heap.alloc_words(words),
    };
    [u64::from(ty.0), data]
}

/// Gives an interface with this value as the result.
fn give(call: &mut Call<'_>, ty: RTypeId, words: &[u64]) -> Flow {
    let value = boxed(call, ty, words);
    call.regs[..2].copy_from_slice(&value);
    Flow::Done
}

/// The words of a value in memory.
fn words_at(call: &Call<'_>, ty: RTypeId, address: u64) -> Vec<u64> {
    let mut words = vec![0; rtype(call, ty).words as usize];
    call.heap.load_n(address, 0, &mut words);
    words
}

fn data(call: &mut Call<'_>) -> Flow {
    call.set(0, call.word(1));
    Flow::Done
}

fn complex(call: &mut Call<'_>) -> Flow {
    let words = value(call, 0);
    call.regs[..2].copy_from_slice(&words[..2]);
    Flow::Done
}

fn string(call: &mut Call<'_>) -> Flow {
    complex(call)
}

fn bytes(call: &mut Call<'_>) -> Flow {
    let words = value(call, 0);
    if matches!(type_at(call, 0).kind, RKind::Slice(_)) {
        call.regs[..3].copy_from_slice(&words);
    } else {
        let bytes: Vec<u8> = words.iter().map(|word| *word as u8).collect();
        call.set_bytes(0, bytes);
    }
    Flow::Done
}

fn len(call: &mut Call<'_>) -> Flow {
    let len = match &type_at(call, 0).kind {
        RKind::Array(n, _) => *n,
        RKind::Slice(_) | RKind::String => value(call, 0)[1],
        RKind::Map(..) => match call.word(1) {
            0 => 0,
            map => match call.heap.object(map) {
                Object::Map(map) => map.len() as u64,
                _ => 0,
            },
        },
        RKind::Chan(_) => chan_state(call).0,
        _ => 0,
    };
    call.set(0, len);
    Flow::Done
}

fn cap(call: &mut Call<'_>) -> Flow {
    let cap = match &type_at(call, 0).kind {
        RKind::Array(n, _) => *n,
        RKind::Slice(_) => value(call, 0)[2],
        RKind::Chan(_) => chan_state(call).1,
        _ => 0,
    };
    call.set(0, cap);
    Flow::Done
}

/// Length and capacity of the channel argument.
fn chan_state(call: &Call<'_>) -> (u64, u64) {
    if call.word(1) == 0 {
        return (0, 0);
    }
    match call.heap.object(call.word(1)) {
        Object::Chan { id } => (u64::from(call.objects.chan_len(*id)), u64::from(call.objects.chan_cap(*id))),
        _ => (0, 0),
    }
}

fn out_of_range(index: i64, len: u64) -> Flow {
    Flow::Panic(format!("runtime error: index out of range [{index}] with length {len}"))
}

fn index(call: &mut Call<'_>) -> Flow {
    let words = value(call, 0);
    let i = call.int(2);
    let (elem, len) = match &type_at(call, 0).kind {
        RKind::Array(n, elem) => (*elem, *n),
        RKind::Slice(elem) => (*elem, words[1]),
        RKind::String => return string_index(call, &words, i),
        _ => return Flow::Panic("reflect: call of reflect.Value.Index on a value without elements".to_owned()),
    };
    if i < 0 || i.cast_unsigned() >= len {
        return out_of_range(i, len);
    }
    let n = rtype(call, elem).words as usize;
    if matches!(type_at(call, 0).kind, RKind::Slice(_)) {
        let elem_words = words_at(call, elem, words[0] + i.cast_unsigned() * n as u64);
        return give(call, elem, &elem_words);
    }
    give(call, elem, &words[i.unsigned_abs() as usize * n..][..n])
}

/// A byte of a string: of the type `uint8`, if the program has it.
fn string_index(call: &mut Call<'_>, words: &[u64], i: i64) -> Flow {
    if i < 0 || i.cast_unsigned() >= words[1] {
        return out_of_range(i, words[1]);
    }
    let byte = call.heap.load(words[0], i.unsigned_abs() as u32);
    let ty = call.code.rtypes.iter().position(|ty| &*ty.name == "uint8").unwrap_or(0);
    give(call, RTypeId(ty as u32), &[byte])
}

fn field(call: &mut Call<'_>) -> Flow {
    let RKind::Struct(fields) = &type_at(call, 0).kind else {
        return Flow::Panic("reflect: call of reflect.Value.Field on a value that is no struct".to_owned());
    };
    let Some(field) = usize::try_from(call.int(2)).ok().and_then(|i| fields.get(i)) else {
        return Flow::Panic("reflect: Field index out of range".to_owned());
    };
    let words = value(call, 0);
    let ty = rtype(call, field.ty);
    let n = ty.words as usize;
    if is_handle(ty) {
        return give(call, field.ty, &[0]);
    }
    give(call, field.ty, &words[field.word as usize..][..n])
}

/// Locks and the like lead to their objects by a number that stands where real Go has a semaphore, which is 0 when
/// nobody looks.
fn is_handle(ty: &RType) -> bool {
    ty.defined.as_ref().is_some_and(|(name, path)| &**name == "handle" && &**path == "sync")
}

fn deref(call: &mut Call<'_>) -> Flow {
    let RKind::Pointer(elem) = type_at(call, 0).kind else {
        return Flow::Panic("reflect: call of reflect.Value.Elem on a value that is no pointer".to_owned());
    };
    if call.word(1) == 0 {
        return Flow::Panic(NIL_DEREFERENCE.to_owned());
    }
    let words = words_at(call, elem, call.word(1));
    give(call, elem, &words)
}

/// The word of a value that tells whether it is nil.
fn first_word(call: &Call<'_>) -> u64 {
    value(call, 0).first().copied().unwrap_or(0)
}

/// Whether nothing was ever put there: an empty slice that is not nil has a pointer or a capacity.
fn is_nil(call: &mut Call<'_>) -> Flow {
    let nil = first_word(call) == 0;
    call.set_bool(0, nil);
    Flow::Done
}

/// Addresses look like those of real Go: each object has a place of its own, on a heap that begins at 0xc000000000.
fn pointer(call: &mut Call<'_>) -> Flow {
    let word = first_word(call);
    call.set(0, shown_address(word));
    Flow::Done
}

/// A pointer as a program sees it as a number.
pub(super) const fn shown_address(word: u64) -> u64 {
    const HEAP: u64 = 0xc0_0000_0000;
    if word == 0 { 0 } else { HEAP + (word >> 32) * 16 + (word & 0xffff_ffff) * 8 }
}

fn map_index(call: &mut Call<'_>) -> Flow {
    let RKind::Map(key, elem, _) = type_at(call, 0).kind else {
        return Flow::Panic("reflect: call of reflect.Value.MapIndex on a value that is no map".to_owned());
    };
    let found = if call.word(1) == 0 { Ok(None) } else { look_up(call, key) };
    match found {
        Err(ty) => Flow::Panic(format!("runtime error: hash of unhashable type {ty}")),
        Ok(None) => {
            call.regs[..3].fill(0);
            Flow::Done
        }
        Ok(Some(words)) => {
            let flow = give(call, elem, &words);
            call.set_bool(2, true);
            flow
        }
    }
}

fn look_up(call: &Call<'_>, key: RTypeId) -> Result<Option<Vec<u64>>, String> {
    let words = if matches!(rtype(call, key).kind, RKind::Interface(_)) {
        vec![call.word(2), call.word(3)]
    } else {
        value(call, 2)
    };
    match call.heap.object(call.word(1)) {
        Object::Map(map) => Ok(map.get(call.heap, &call.code.rtypes, &words)?.map(<[u64]>::to_vec)),
        _ => Ok(None),
    }
}

fn swap(call: &mut Call<'_>) -> Flow {
    let RKind::Slice(elem) = type_at(call, 0).kind else {
        return Flow::Panic("reflect: call of Swapper on a value that is no slice".to_owned());
    };
    let words = value(call, 0);
    let (i, j) = (call.int(2), call.int(3));
    for at in [i, j] {
        if at < 0 || at.cast_unsigned() >= words[1] {
            return Flow::Panic("reflect: slice index out of range".to_owned());
        }
    }
    let n = u64::from(rtype(call, elem).words);
    let (i, j) = (words[0] + i.cast_unsigned() * n, words[0] + j.cast_unsigned() * n);
    let (first, second) = (words_at(call, elem, i), words_at(call, elem, j));
    call.heap.store_n(i, 0, &second);
    call.heap.store_n(j, 0, &first);
    Flow::Done
}

/// Stores the value at `at` where a location of type `ty` is.
fn put(call: &mut Call<'_>, ty: RTypeId, address: u64, at: usize) {
    let words = match rtype(call, ty).kind {
        RKind::Interface(_) => vec![call.word(at), call.word(at + 1)],
        _ if call.word(at) == 0 => vec![0; rtype(call, ty).words as usize],
        _ => value(call, at),
    };
    call.heap.store_n(address, 0, &words);
}

fn store(call: &mut Call<'_>) -> Flow {
    let RKind::Pointer(elem) = type_at(call, 0).kind else { return Flow::Done };
    if call.word(1) == 0 {
        return Flow::Panic(NIL_DEREFERENCE.to_owned());
    }
    put(call, elem, call.word(1), 2);
    Flow::Done
}

fn zero(call: &mut Call<'_>) -> Flow {
    let ty = RTypeId(call.word(0) as u32);
    let words = vec![0; rtype(call, ty).words as usize];
    give(call, ty, &words)
}

/// The words stay: both types have the same kind.
fn convert(call: &mut Call<'_>) -> Flow {
    let (data, ty) = (call.word(1), call.word(2));
    call.regs[..2].copy_from_slice(&[ty, data]);
    Flow::Done
}

fn alloc(call: &mut Call<'_>) -> Flow {
    let words = type_at(call, 0).words as usize;
    let address = call.heap.alloc(ElemKind::Words, words);
    call.set(0, address);
    Flow::Done
}

fn as_pointer(call: &mut Call<'_>) -> Flow {
    call.regs.swap(0, 1);
    Flow::Done
}

fn load(call: &mut Call<'_>) -> Flow {
    let ty = RTypeId(call.word(1) as u32);
    let words = words_at(call, ty, call.word(0));
    give(call, ty, &words)
}

fn store_at(call: &mut Call<'_>) -> Flow {
    put(call, RTypeId(call.word(1) as u32), call.word(0), 2);
    Flow::Done
}

fn field_addr(call: &mut Call<'_>) -> Flow {
    let RKind::Struct(fields) = &type_at(call, 1).kind else { return Flow::Done };
    let word = usize::try_from(call.int(2)).ok().and_then(|i| fields.get(i)).map_or(0, |field| field.word);
    call.set(0, call.word(0) + u64::from(word));
    Flow::Done
}

fn slice_elem_addr(call: &mut Call<'_>) -> Flow {
    let RKind::Slice(elem) = type_at(call, 0).kind else { return Flow::Done };
    let (words, i) = (value(call, 0), call.int(2));
    if i < 0 || i.cast_unsigned() >= words[1] {
        return Flow::Panic("reflect: slice index out of range".to_owned());
    }
    let address = words[0] + i.cast_unsigned() * u64::from(rtype(call, elem).words);
    call.set(0, address);
    Flow::Done
}

fn array_elem_addr(call: &mut Call<'_>) -> Flow {
    let RKind::Array(n, elem) = type_at(call, 1).kind else { return Flow::Done };
    let i = call.int(2);
    if i < 0 || i.cast_unsigned() >= n {
        return Flow::Panic("reflect: array index out of range".to_owned());
    }
    let address = call.word(0) + i.cast_unsigned() * u64::from(rtype(call, elem).words);
    call.set(0, address);
    Flow::Done
}

/// A string needs bytes; a slice of an array of bytes has words.
fn string_of(call: &mut Call<'_>) -> Flow {
    let len = call.word(1);
    let bytes = len == 0 || matches!(call.heap.object(call.word(0)), Object::Bytes(_) | Object::Text(_));
    if len == 0 {
        call.set(0, 0);
    } else if !bytes {
        let copy = call.bytes(0).into_owned();
        call.set_string(0, copy);
    }
    Flow::Done
}

fn rand(call: &mut Call<'_>) -> Flow {
    let number = call.env.rng.u64();
    call.set(0, number);
    Flow::Done
}
