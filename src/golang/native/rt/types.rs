//! Types: what `reflect.Type` tells of them.

use super::{rtype, type_at};
use crate::golang::code::{Field, RKind, RType, RTypeId};
use crate::golang::native::Table;
use crate::golang::vm::native::{Call, Flow};

pub(in crate::golang::native) const TYPES: Table = &[
    ("internal/rt.TypeOf", |_| Flow::Done),
    ("internal/rt.Kind", kind),
    ("internal/rt.TypeString", type_string),
    ("internal/rt.DeclaredName", declared_name),
    ("internal/rt.PkgPath", pkg_path),
    ("internal/rt.Size", size),
    ("internal/rt.Elem", elem),
    ("internal/rt.Key", key),
    ("internal/rt.TypeLen", type_len),
    ("internal/rt.ChanDir", chan_dir),
    ("internal/rt.NumField", num_field),
    ("internal/rt.FieldName", field_name),
    ("internal/rt.FieldType", field_type),
    ("internal/rt.FieldTag", field_tag),
    ("internal/rt.FieldExported", field_exported),
    ("internal/rt.FieldEmbedded", field_embedded),
    ("internal/rt.NumIn", num_in),
    ("internal/rt.In", param),
    ("internal/rt.NumOut", num_out),
    ("internal/rt.Out", result),
    ("internal/rt.IsVariadic", is_variadic),
    ("internal/rt.NumMethod", num_method),
    ("internal/rt.MethodName", method_name),
    ("internal/rt.IsComparable", is_comparable),
    ("internal/rt.Implements", implements),
    ("internal/rt.PtrTo", ptr_to),
    ("internal/rt.SliceOf", slice_of),
];

fn give_type(call: &mut Call<'_>, ty: Option<RTypeId>) -> Flow {
    call.set(0, ty.map_or(0, |ty| u64::from(ty.0)));
    Flow::Done
}

fn give_text(call: &mut Call<'_>, text: &str) -> Flow {
    call.set_string(0, text.as_bytes());
    Flow::Done
}

fn give_len(call: &mut Call<'_>, len: usize) -> Flow {
    call.set(0, len as u64);
    Flow::Done
}

fn kind(call: &mut Call<'_>) -> Flow {
    let kind = if call.word(0) == 0 { 0 } else { number(&type_at(call, 0).kind) };
    call.set(0, kind);
    Flow::Done
}

/// The number of a kind in `reflect`.
fn number(kind: &RKind) -> u64 {
    match kind {
        RKind::Bool => 1,
        RKind::Int(_, true) => 2,
        RKind::Int(8, _) => 3,
        RKind::Int(16, _) => 4,
        RKind::Int(32, _) => 5,
        RKind::Int(..) => 6,
        RKind::Uint(_, true) => 7,
        RKind::Uint(8, _) => 8,
        RKind::Uint(16, _) => 9,
        RKind::Uint(32, _) => 10,
        RKind::Uint(..) => 11,
        RKind::Uintptr => 12,
        RKind::Float(32) => 13,
        RKind::Float(_) => 14,
        RKind::Complex(64) => 15,
        RKind::Complex(_) => 16,
        RKind::Array(..) => 17,
        RKind::Chan(_) => 18,
        RKind::Func(..) => 19,
        RKind::Interface(_) => 20,
        RKind::Map(..) => 21,
        RKind::Pointer(_) => 22,
        RKind::Slice(_) => 23,
        RKind::String => 24,
        RKind::Struct(_) => 25,
        RKind::UnsafePointer => 26,
    }
}

fn type_string(call: &mut Call<'_>) -> Flow {
    let name = if call.word(0) == 0 { "<nil>" } else { &*type_at(call, 0).name };
    give_text(call, name)
}

fn declared_name(call: &mut Call<'_>) -> Flow {
    let rtype = type_at(call, 0);
    let name = match &rtype.defined {
        Some((name, _)) => &**name,
        None if basic(&rtype.kind) => &*rtype.name,
        None => "",
    };
    give_text(call, name)
}

/// Whether types of this kind are declared from the start.
const fn basic(kind: &RKind) -> bool {
    matches!(
        kind,
        RKind::Bool
            | RKind::Int(..)
            | RKind::Uint(..)
            | RKind::Uintptr
            | RKind::Float(_)
            | RKind::Complex(_)
            | RKind::String
    )
}

fn pkg_path(call: &mut Call<'_>) -> Flow {
    let path = type_at(call, 0).defined.as_ref().map_or("", |(_, path)| &**path);
    give_text(call, path)
}

fn size(call: &mut Call<'_>) -> Flow {
    let (size, _) = layout(&call.code.rtypes, RTypeId(call.word(0) as u32));
    call.set(0, size);
    Flow::Done
}

/// Size and alignment in bytes as real Go has them on a 64-bit machine.
fn layout(rtypes: &[RType], ty: RTypeId) -> (u64, u64) {
    let bits = |bits: u8| (u64::from(bits) / 8, u64::from(bits) / 8);
    match &rtypes[ty.0 as usize].kind {
        RKind::Bool => (1, 1),
        RKind::Int(n, _) | RKind::Uint(n, _) | RKind::Float(n) => bits(*n),
        RKind::Complex(n) => (u64::from(*n) / 8, u64::from(*n) / 16),
        RKind::String | RKind::Interface(_) => (16, 8),
        RKind::Slice(_) => (24, 8),
        RKind::Array(n, elem) => {
            let (size, align) = layout(rtypes, *elem);
            (size.saturating_mul(*n), align)
        }
        RKind::Struct(fields) => {
            let (mut end, mut widest, mut last) = (0u64, 1, 1);
            for field in fields {
                let (size, align) = layout(rtypes, field.ty);
                end = end.next_multiple_of(align.max(1)).saturating_add(size);
                widest = widest.max(align);
                last = size;
            }
            // What stands last takes room, so that a pointer to it stays within.
            if last == 0 && end > 0 {
                end += 1;
            }
            (end.next_multiple_of(widest), widest)
        }
        _ => (8, 8),
    }
}

fn elem(call: &mut Call<'_>) -> Flow {
    let elem = match &type_at(call, 0).kind {
        RKind::Array(_, ty) | RKind::Chan(ty) | RKind::Map(_, ty, _) | RKind::Pointer(ty) | RKind::Slice(ty) => {
            Some(*ty)
        }
        _ => None,
    };
    give_type(call, elem)
}

fn key(call: &mut Call<'_>) -> Flow {
    let key = match type_at(call, 0).kind {
        RKind::Map(key, ..) => Some(key),
        _ => None,
    };
    give_type(call, key)
}

fn type_len(call: &mut Call<'_>) -> Flow {
    let len = match type_at(call, 0).kind {
        RKind::Array(n, _) => n,
        _ => 0,
    };
    call.set(0, len);
    Flow::Done
}

fn chan_dir(call: &mut Call<'_>) -> Flow {
    let name = &*type_at(call, 0).name;
    let dir = if name.starts_with("<-chan") {
        1
    } else if name.starts_with("chan<-") {
        2
    } else {
        3
    };
    call.set(0, dir);
    Flow::Done
}

/// The fields of the type argument.
fn fields<'a>(call: &Call<'a>) -> &'a [Field] {
    match &type_at(call, 0).kind {
        RKind::Struct(fields) => fields,
        _ => &[],
    }
}

/// Lets `tell` answer for the field that is asked for.
fn of_field(call: &mut Call<'_>, tell: impl FnOnce(&mut Call<'_>, &Field)) -> Flow {
    match usize::try_from(call.int(1)).ok().and_then(|i| fields(call).get(i)) {
        Some(field) => {
            tell(call, field);
            Flow::Done
        }
        None => Flow::Panic("reflect: Field index out of bounds".to_owned()),
    }
}

fn num_field(call: &mut Call<'_>) -> Flow {
    give_len(call, fields(call).len())
}

fn field_name(call: &mut Call<'_>) -> Flow {
    of_field(call, |call, field| call.set_string(0, field.name.as_bytes()))
}

fn field_type(call: &mut Call<'_>) -> Flow {
    of_field(call, |call, field| call.set(0, u64::from(field.ty.0)))
}

fn field_tag(call: &mut Call<'_>) -> Flow {
    of_field(call, |call, field| call.set_string(0, field.tag.as_bytes()))
}

fn field_exported(call: &mut Call<'_>) -> Flow {
    of_field(call, |call, field| call.set_bool(0, field.exported))
}

fn field_embedded(call: &mut Call<'_>) -> Flow {
    of_field(call, |call, field| call.set_bool(0, field.embedded))
}

/// Parameters and results of the type argument.
fn signature<'a>(call: &Call<'a>) -> (&'a [RTypeId], &'a [RTypeId], bool) {
    match &type_at(call, 0).kind {
        RKind::Func(params, results, variadic) => (params, results, *variadic),
        _ => (&[], &[], false),
    }
}

fn num_in(call: &mut Call<'_>) -> Flow {
    give_len(call, signature(call).0.len())
}

fn param(call: &mut Call<'_>) -> Flow {
    let ty = usize::try_from(call.int(1)).ok().and_then(|i| signature(call).0.get(i).copied());
    give_type(call, ty)
}

fn num_out(call: &mut Call<'_>) -> Flow {
    give_len(call, signature(call).1.len())
}

fn result(call: &mut Call<'_>) -> Flow {
    let ty = usize::try_from(call.int(1)).ok().and_then(|i| signature(call).1.get(i).copied());
    give_type(call, ty)
}

fn is_variadic(call: &mut Call<'_>) -> Flow {
    let variadic = signature(call).2;
    call.set_bool(0, variadic);
    Flow::Done
}

/// Names of the methods of the type argument, in order: the exported ones, all of an interface.
fn method_names<'a>(call: &Call<'a>) -> Vec<&'a str> {
    let code = call.code;
    let rtype = type_at(call, 0);
    let keys: Vec<_> = match rtype.kind {
        RKind::Interface(at) => code.interfaces[at as usize].methods.clone(),
        _ => rtype.methods.iter().map(|method| method.key).collect(),
    };
    let names = keys.iter().map(|key| {
        let key = &*code.method_keys[key.0 as usize];
        key.split(['(', ' ']).next().unwrap_or(key)
    });
    let all = matches!(rtype.kind, RKind::Interface(_));
    let mut names: Vec<_> = names.filter(|name| all || name.chars().next().is_some_and(char::is_uppercase)).collect();
    names.sort_unstable();
    names
}

fn num_method(call: &mut Call<'_>) -> Flow {
    give_len(call, method_names(call).len())
}

fn method_name(call: &mut Call<'_>) -> Flow {
    match usize::try_from(call.int(1)).ok().and_then(|i| method_names(call).get(i).copied()) {
        Some(name) => give_text(call, name),
        None => Flow::Panic("reflect: Method index out of range".to_owned()),
    }
}

fn is_comparable(call: &mut Call<'_>) -> Flow {
    let comparable = call.word(0) != 0 && type_at(call, 0).comparable;
    call.set_bool(0, comparable);
    Flow::Done
}

fn implements(call: &mut Call<'_>) -> Flow {
    let interface = rtype(call, RTypeId(call.word(1) as u32));
    let RKind::Interface(at) = interface.kind else {
        return Flow::Panic("reflect: non-interface type passed to Type.Implements".to_owned());
    };
    let wanted = &call.code.interfaces[at as usize].methods;
    let have = type_at(call, 0);
    let all = match have.kind {
        RKind::Interface(own) => {
            let own = &call.code.interfaces[own as usize].methods;
            wanted.iter().all(|key| own.contains(key))
        }
        _ => wanted.iter().all(|key| have.methods.binary_search_by_key(key, |method| method.key).is_ok()),
    };
    call.set_bool(0, all);
    Flow::Done
}

fn ptr_to(call: &mut Call<'_>) -> Flow {
    let pointer = type_at(call, 0).pointer_to;
    give_type(call, pointer)
}

fn slice_of(call: &mut Call<'_>) -> Flow {
    let elem = RTypeId(call.word(0) as u32);
    let at = call.code.rtypes.iter().position(|ty| ty.kind == RKind::Slice(elem) && ty.defined.is_none());
    give_type(call, at.map(|at| RTypeId(at as u32)))
}
