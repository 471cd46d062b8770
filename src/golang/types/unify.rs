//! Making types equal by choosing types for type parameters.
//!
//! ```text
//!   func(P, []Q)  ~  func(int, []string)     =>  P = int, Q = string
//! ```
//!
//! **Invariants**: type parameters that were found equal share a slot; a type that has been chosen only gives way to a
//! named one or a directed channel with the same structure.

use super::lookup::{Lookup, is_exported};
use super::{ChanDir, Interface, Method, PkgId, Signature, StructField, Type, TypeId, TypeParamId, Types};
use crate::golang::check::info::{Info, ObjKind};

/// Types nested deeper than this do not unify.
const MAX_DEPTH: u32 = 100;

/// How alike types must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Defined types and their underlying types match, channel directions do not matter, interfaces match what
    /// implements them.
    Inexact,
    /// The same for the types themselves, but parts of them must be identical: a value is assigned.
    Assign,
    /// They must become identical.
    Exact,
}

impl Mode {
    /// The mode for parts of types.
    const fn of_parts(self) -> Self {
        match self {
            Self::Inexact => Self::Inexact,
            Self::Assign | Self::Exact => Self::Exact,
        }
    }
}

/// Type parameters and what has been chosen for them.
pub(super) struct Unifier {
    slots: Vec<(TypeParamId, usize)>,
    chosen: Vec<Option<TypeId>>,
    depth: u32,
}

impl Unifier {
    /// These type parameters have these types already, as far as they are known.
    pub(super) fn new(tparams: &[TypeParamId], targs: &[Option<TypeId>]) -> Self {
        let slots = tparams.iter().copied().zip(0..).collect();
        let chosen = (0..tparams.len()).map(|at| targs.get(at).copied().flatten()).collect();
        Self { slots, chosen, depth: 0 }
    }

    /// What has been chosen for a type parameter.
    pub(super) fn at(&self, tparam: TypeParamId) -> Option<TypeId> {
        self.chosen[self.slot(tparam)?]
    }

    /// Chooses a type.
    pub(super) fn set(&mut self, tparam: TypeParamId, ty: TypeId) {
        if let Some(slot) = self.slot(tparam) {
            self.chosen[slot] = Some(ty);
        }
    }

    /// How many type parameters have no type yet.
    pub(super) fn unknowns(&self) -> usize {
        self.slots.iter().filter(|(_, slot)| self.chosen[*slot].is_none()).count()
    }

    /// What has been chosen for these type parameters.
    pub(super) fn inferred(&self, tparams: &[TypeParamId]) -> Vec<Option<TypeId>> {
        tparams.iter().map(|tparam| self.at(*tparam)).collect()
    }

    /// Tries to make two types alike. What was chosen on the way remains chosen if it fails.
    pub(super) fn unify(&mut self, info: &mut Info, x: TypeId, y: TypeId, mode: Mode) -> bool {
        if self.depth >= MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let alike = info.types.identical(x, y) || self.unify_different(info, x, y, mode);
        self.depth -= 1;
        alike
    }

    fn unify_different(&mut self, info: &mut Info, mut x: TypeId, mut y: TypeId, mode: Mode) -> bool {
        // From here on, a defined type is in y if there is one, and a type parameter that is asked for is in x.
        if info.types.as_named(x).is_some() || self.bound(info, y).is_some() {
            (x, y) = (y, x);
        }
        let literal = info.types.as_named(x).is_none() && !info.types.is_type_param(x);
        if mode != Mode::Exact && info.types.as_named(y).is_some() && literal && !info.types.is_interface(x) {
            y = info.types.under(y);
            if info.types.identical(x, y) {
                return true;
            }
        }
        match (self.bound(info, x), self.bound(info, y)) {
            (Some(a), Some(b)) if self.join(a, b) => return true,
            (Some(a), Some(b)) => {
                return match (self.at(a), self.at(b)) {
                    (Some(a), Some(b)) => self.unify(info, a, b, mode),
                    _ => false,
                };
            }
            (Some(tparam), None) => return self.unify_bound(info, tparam, y, mode),
            _ => {}
        }
        if mode != Mode::Exact {
            let interfaces = (plain_interface(info, x), plain_interface(info, y));
            match interfaces {
                (Some(a), Some(b)) => return self.unify_interfaces(info, &a, &b),
                (Some(a), None) => return self.unify_methods(info, &a.methods, y),
                (None, Some(b)) => return self.unify_methods(info, &b.methods, x),
                (None, None) => {}
            }
        }
        if info.types.is_type_param(y) {
            (x, y) = (y, x);
        }
        if info.types.is_type_param(x) {
            // Somebody else's type parameter: all that is known is its core type.
            return info.types.core_type(x).is_ok_and(|core| self.unify(info, core, y, Mode::Assign));
        }
        self.unify_structure(info, x, y, mode)
    }

    /// A type parameter that is asked for, and a type that is none of them.
    fn unify_bound(&mut self, info: &mut Info, tparam: TypeParamId, y: TypeId, mode: Mode) -> bool {
        let Some(x) = self.at(tparam) else {
            self.set(tparam, y);
            return true;
        };
        if !self.unify(info, x, y, mode) {
            return false;
        }
        let named = (info.types.as_named(x).is_some(), info.types.as_named(y).is_some());
        match (plain_interface(info, x), plain_interface(info, y)) {
            (Some(_), Some(_)) if named == (true, true) => return info.types.identical(x, y),
            (Some(a), Some(b)) if a.methods.len() != b.methods.len() => return false,
            (Some(_), None) | (None, Some(_)) => return false,
            _ => {}
        }
        if mode == Mode::Exact || named.0 {
            return true;
        }
        let directed = matches!(info.types.under_type(y), Type::Chan(ChanDir::Send | ChanDir::Recv, _));
        if named.1 || directed {
            self.set(tparam, y);
        }
        true
    }

    /// One must have all methods of the other.
    fn unify_interfaces(&mut self, info: &mut Info, a: &Interface, b: &Interface) -> bool {
        if a.comparable != b.comparable || !same_terms(info, a, b) {
            return false;
        }
        let (few, many) = if a.methods.len() <= b.methods.len() { (a, b) } else { (b, a) };
        few.methods.iter().all(|method| {
            let other = many.method(&method.name, method.pkg);
            other.is_some_and(|other| self.unify(info, method.ty, other.ty, Mode::Exact))
        })
    }

    /// The type must have all these methods.
    fn unify_methods(&mut self, info: &mut Info, methods: &[Method], ty: TypeId) -> bool {
        methods.iter().all(|method| match info.lookup(ty, &method.name, method.pkg) {
            Lookup::Method(found) if !found.needs_address() => {
                let generic = found.method.is_some_and(|method| match &info.object(method).kind {
                    ObjKind::Func(func) => !func.tparams.is_empty(),
                    _ => false,
                });
                !generic && self.unify(info, method.ty, found.sig, Mode::Exact)
            }
            _ => false,
        })
    }

    fn unify_structure(&mut self, info: &mut Info, x: TypeId, y: TypeId, mode: Mode) -> bool {
        let parts = mode.of_parts();
        let (x, y) = (info.types.unalias(x), info.types.unalias(y));
        match (info.types.get(x).clone(), info.types.get(y).clone()) {
            (Type::Array(len, elem), Type::Array(other_len, other)) => {
                len == other_len && self.unify(info, elem, other, parts)
            }
            (Type::Slice(elem), Type::Slice(other)) | (Type::Pointer(elem), Type::Pointer(other)) => {
                self.unify(info, elem, other, parts)
            }
            (Type::Map(key, elem), Type::Map(other_key, other)) => {
                self.unify(info, key, other_key, parts) && self.unify(info, elem, other, parts)
            }
            (Type::Chan(dir, elem), Type::Chan(other_dir, other)) => {
                (mode != Mode::Exact || dir == other_dir) && self.unify(info, elem, other, parts)
            }
            (Type::Struct(fields), Type::Struct(others)) => self.unify_fields(info, &fields, &others, parts),
            (Type::Func(sig), Type::Func(other)) => self.unify_signatures(info, &sig, &other, parts),
            (Type::Tuple(list), Type::Tuple(others)) => self.unify_lists(info, &list, &others, mode),
            (Type::Interface(interface), Type::Interface(other)) => {
                interface.methods.len() == other.methods.len() && self.unify_interfaces(info, &interface, &other)
            }
            (Type::Named(named), Type::Named(other)) => {
                let ((generic, targs), (other, others)) = (origin(&info.types, named), origin(&info.types, other));
                // The arguments first, so that more is known for messages.
                self.unify_lists(info, &targs, &others, mode) && generic == other
            }
            _ => false,
        }
    }

    fn unify_lists(&mut self, info: &mut Info, a: &[TypeId], b: &[TypeId], mode: Mode) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| self.unify(info, *x, *y, mode))
    }

    fn unify_signatures(&mut self, info: &mut Info, a: &Signature, b: &Signature, mode: Mode) -> bool {
        a.variadic == b.variadic
            && self.unify_lists(info, &a.params, &b.params, mode)
            && self.unify_lists(info, &a.results, &b.results, mode)
    }

    fn unify_fields(&mut self, info: &mut Info, a: &[StructField], b: &[StructField], mode: Mode) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(x, y)| {
                let alike = x.embedded == y.embedded && x.tag == y.tag && same_name(x, y);
                alike && self.unify(info, x.ty, y.ty, mode)
            })
    }

    /// The type parameter that it is, if its type is asked for.
    fn bound(&self, info: &Info, ty: TypeId) -> Option<TypeParamId> {
        info.types.as_tparam(ty).filter(|tparam| self.slot(*tparam).is_some())
    }

    fn slot(&self, tparam: TypeParamId) -> Option<usize> {
        self.slots.iter().find(|(other, _)| *other == tparam).map(|(_, slot)| *slot)
    }

    /// Lets two type parameters have the same type; not possible if both have one already.
    fn join(&mut self, a: TypeParamId, b: TypeParamId) -> bool {
        let (Some(a), Some(b)) = (self.slot(a), self.slot(b)) else {
            return false;
        };
        if a == b {
            return true;
        }
        let (from, to) = match (self.chosen[a], self.chosen[b]) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (b, a),
            (None, _) => (a, b),
        };
        self.slots.iter_mut().filter(|(_, slot)| *slot == from).for_each(|(_, slot)| *slot = to);
        true
    }
}

/// The interface that a type is underneath, unless it is a type parameter.
fn plain_interface(info: &mut Info, ty: TypeId) -> Option<Interface> {
    if info.types.is_type_param(ty) {
        return None;
    }
    match info.types.under_type(ty) {
        Type::Interface(interface) => Some(Interface::clone(interface)),
        _ => None,
    }
}

fn same_terms(info: &mut Info, a: &Interface, b: &Interface) -> bool {
    info.types.is_subset(&a.terms, &b.terms) && info.types.is_subset(&b.terms, &a.terms)
}

/// The generic type (or the type itself) and the type arguments.
fn origin(types: &Types, id: super::NamedId) -> (super::NamedId, Vec<TypeId>) {
    types.named(id).instance_of.clone().unwrap_or((id, Vec::new()))
}

fn same_name(a: &StructField, b: &StructField) -> bool {
    let home = |field: &StructField| -> Option<PkgId> { field.pkg.filter(|_| !is_exported(&field.name)) };
    a.name == b.name && home(a) == home(b)
}
