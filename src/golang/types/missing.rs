//! Whether types implement interfaces and satisfy constraints, and if not, why.
//!
//! Methods whose signatures have not been looked at yet count as right: whoever asks resolves them before, or asks again.

use super::lookup::{Hit, Lookup};
use super::subst::Subst;
use super::{Interface, Method, Name, PkgId, Term, Type, TypeId, TypeParamId, Types};
use crate::golang::check::info::{Info, ObjId, ObjKind};

/// A method that a type should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name.
    pub name: Name,
    /// In Go's words, in parentheses: `(missing method Foo)`, with `have` and `want` lines where they help.
    pub cause: String,
    /// There is one of the name, but it has another type or a pointer receiver.
    pub wrong: bool,
}

/// Whether a method's signature is the one that is wanted.
pub(super) type Equivalent<'a> = &'a mut dyn FnMut(&mut Info, TypeId, TypeId) -> bool;

/// What is wrong with one method.
enum Fault {
    NotFound,
    /// There is one of another spelling.
    WrongName(Name, TypeId),
    Unexported,
    /// It has this signature, and maybe type parameters of its own.
    WrongSig(TypeId, Option<ObjId>),
    Ambiguous,
    PointerReceiver,
    Field,
}

impl Info {
    /// Why a type has not all methods of an interface type. `lenient`: the type is an interface too, and methods that it
    /// does not have may still turn up at run time, as in `x.(T)`.
    pub fn missing_method(&mut self, ty: TypeId, iface: TypeId, lenient: bool, from: Option<PkgId>) -> Option<Missing> {
        self.missing_with(ty, iface, lenient, from, &mut |info, a, b| info.types.identical(a, b))
    }

    /// The same; signatures are compared by the caller.
    pub(super) fn missing_with(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        lenient: bool,
        from: Option<PkgId>,
        equivalent: Equivalent,
    ) -> Option<Missing> {
        let Type::Interface(interface) = self.types.under_type(iface).clone() else {
            return None;
        };
        for want in &interface.methods {
            let Some(fault) = self.fault(ty, want, lenient, equivalent) else {
                continue;
            };
            let wrong = matches!(fault, Fault::WrongSig(..) | Fault::PointerReceiver);
            let cause = self.cause(&fault, ty, iface, want, from);
            return Some(Missing { name: want.name.clone(), cause, wrong });
        }
        None
    }

    /// Whether a type implements an interface, or (`constraint`) satisfies a constraint.
    ///
    /// # Errors
    /// If not: why, in Go's words: `T does not satisfy C (missing method M)`.
    pub fn implements(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        constraint: bool,
        from: Option<PkgId>,
    ) -> Result<(), String> {
        let (under, wanted) = (self.types.under(ty), self.types.under(iface));
        if under == Types::INVALID || wanted == Types::INVALID || self.points_to_invalid(under) {
            return Ok(());
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        let not = |info: &Self, iface| {
            format!("{} does not {verb} {}", info.type_string(ty, from), info.type_string(iface, from))
        };
        let Type::Interface(wanted) = self.types.get(wanted).clone() else {
            let detail = match self.interface_pointer(iface, from) {
                Some(detail) => detail,
                None => format!("{} is not an interface", self.type_string(iface, from)),
            };
            return Err(format!("{} ({detail})", not(self, iface)));
        };
        let own = match self.types.get(under) {
            Type::Interface(own) => Some(own.clone()),
            _ => None,
        };
        if wanted.is_all() || own.as_ref().is_some_and(|own| own.is_empty_set()) {
            return Ok(());
        }
        if wanted.is_empty_set() {
            return Err(format!("cannot {verb} {} (empty type set)", self.type_string(iface, from)));
        }
        if let Err(cause) = self.has_all_methods(ty, iface, from) {
            return Err(format!("{} {cause}", not(self, iface)));
        }
        if let Some(terms) = &wanted.terms {
            let within = match &own {
                Some(own) => self.types.is_subset(&own.terms, &wanted.terms),
                None => terms.iter().any(|term| self.types.term_includes(term, ty)),
            };
            if !within {
                let detail =
                    if own.is_some() { String::new() } else { self.not_in_set(ty, iface, &wanted, terms, from) };
                return Err(not(self, iface) + &detail);
            }
        }
        let strictly = self.types.comparability(ty, false).is_ok();
        if !wanted.must_be_comparable() || strictly || constraint && self.types.comparability(ty, true).is_ok() {
            return Ok(());
        }
        Err(format!("{} does not {verb} comparable", self.type_string(ty, from)))
    }

    /// Whether `x.(T)` is possible for an x of an interface type: T is `target`.
    ///
    /// # Errors
    /// If not: why, as of [`Missing::cause`].
    pub fn assertable(&mut self, iface: TypeId, target: TypeId, from: Option<PkgId>) -> Result<(), String> {
        if self.types.is_interface(target) { Ok(()) } else { self.has_all_methods_leniently(target, iface, from) }
    }

    /// Whether these type arguments satisfy the constraints of these type parameters.
    ///
    /// # Errors
    /// The number of the first that does not, and why.
    pub fn verify(
        &mut self,
        tparams: &[TypeParamId],
        targs: &[TypeId],
        from: Option<PkgId>,
    ) -> Result<(), (usize, String)> {
        let mut subst = Subst::new(tparams, targs);
        for (at, (tparam, targ)) in tparams.iter().zip(targs).enumerate() {
            let Some(constraint) = self.types.tparam(*tparam).constraint else {
                continue;
            };
            let constraint = self.types.subst(constraint, &mut subst);
            self.implements(*targ, constraint, true, from).map_err(|cause| (at, cause))?;
        }
        Ok(())
    }

    /// Whether values of the type can be compared with `==`. `dynamic`: interfaces can, though it may panic.
    ///
    /// # Errors
    /// If not: why (`struct containing []int cannot be compared`); empty if there is no more to say.
    pub fn comparable(&mut self, ty: TypeId, dynamic: bool, from: Option<PkgId>) -> Result<(), String> {
        self.types.comparability(ty, dynamic).map_err(|why| self.incomparable(why, from))
    }

    /// What is wrong with a pointer to an interface or type parameter where the interface itself is wanted; none if it is
    /// no such pointer.
    pub fn interface_pointer(&mut self, ty: TypeId, from: Option<PkgId>) -> Option<String> {
        if !self.types.is_interface_pointer(ty) {
            return None;
        }
        let elem = match *self.types.under_type(ty) {
            Type::Pointer(elem) => elem,
            _ => ty,
        };
        let kind = if self.types.is_type_param(elem) { "type parameter" } else { "interface" };
        Some(format!("type {} is pointer to {kind}, not {kind}", self.type_string(ty, from)))
    }

    fn points_to_invalid(&mut self, under: TypeId) -> bool {
        match *self.types.get(under) {
            Type::Pointer(elem) => self.types.under(elem) == Types::INVALID,
            _ => false,
        }
    }

    fn has_all_methods(&mut self, ty: TypeId, iface: TypeId, from: Option<PkgId>) -> Result<(), String> {
        match self.missing_method(ty, iface, false, from) {
            Some(missing) if !self.embeds_invalid(ty, 0) => Err(missing.cause),
            _ => Ok(()),
        }
    }

    fn has_all_methods_leniently(&mut self, ty: TypeId, iface: TypeId, from: Option<PkgId>) -> Result<(), String> {
        match self.missing_method(ty, iface, true, from) {
            Some(missing) if self.types.is_valid(ty) && !self.embeds_invalid(ty, 0) => Err(missing.cause),
            _ => Ok(()),
        }
    }

    /// Whether it is a struct (or points to one) with an embedded field of an invalid type, which might have had any
    /// method.
    pub(super) fn embeds_invalid(&mut self, ty: TypeId, depth: u32) -> bool {
        let target = self.types.deref_struct(ty);
        let Type::Struct(fields) = self.types.under_type(target).clone() else {
            return false;
        };
        let mut embedded = fields.iter().filter(|field| field.embedded);
        depth < 10 && embedded.any(|field| !self.types.is_valid(field.ty) || self.embeds_invalid(field.ty, depth + 1))
    }

    /// Why a type is none of a constraint's.
    fn not_in_set(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        wanted: &Interface,
        terms: &[Term],
        from: Option<PkgId>,
    ) -> String {
        let without_tilde = terms.iter().find(|term| {
            let with = Term { tilde: true, ty: term.ty };
            let under = self.types.under(term.ty);
            !term.tilde && self.types.identical(term.ty, under) && self.types.term_includes(&with, ty)
        });
        let name = |id| self.type_string(id, from);
        match without_tilde {
            Some(term) => format!(" (possibly missing ~ for {} in {})", name(term.ty), name(iface)),
            None if self.names_type(wanted, ty) => {
                format!(" ({1} mentions {0}, but {0} is not in the type set of {1})", name(ty), name(iface))
            }
            None => format!(" ({} missing in {})", name(ty), self.terms_string(terms)),
        }
    }

    /// Whether the interface was written with this type in it.
    fn names_type(&self, interface: &Interface, ty: TypeId) -> bool {
        let elems = interface.written.iter().flat_map(|written| written.elems.iter().flatten());
        elems.into_iter().any(|term| match self.types.get(self.types.unalias(term.ty)) {
            Type::Interface(inner) => self.names_type(inner, ty),
            _ => self.types.identical(term.ty, ty),
        })
    }

    fn fault(&mut self, ty: TypeId, want: &Method, lenient: bool, equivalent: Equivalent) -> Option<Fault> {
        let found = match self.types.under_type(ty).clone() {
            Type::Interface(own) => own.method(&want.name, want.pkg).map(|method| (method.ty, None)),
            _ => match self.lookup_method(ty, &want.name, want.pkg, false).map(|hit| hit.what) {
                None | Some(Lookup::NotFound) => None,
                Some(Lookup::Ambiguous) => return Some(Fault::Ambiguous),
                Some(Lookup::Field(_)) => return Some(Fault::Field),
                Some(Lookup::Method(found)) if found.needs_address() => return Some(Fault::PointerReceiver),
                Some(Lookup::Method(found)) => Some((found.sig, found.method)),
            },
        };
        match found {
            None if lenient && self.types.is_interface(ty) => None,
            None => Some(self.near_miss(ty, want)),
            Some((Types::INVALID, _)) => None,
            Some((sig, method)) => {
                let right = !self.is_generic_method(method) && equivalent(self, sig, want.ty);
                (!right).then_some(Fault::WrongSig(sig, method))
            }
        }
    }

    /// A method is not there: maybe another spelling of it is.
    fn near_miss(&mut self, ty: TypeId, want: &Method) -> Fault {
        if self.types.is_interface(ty) {
            return Fault::NotFound;
        }
        match self.lookup_method(ty, &want.name, want.pkg, true) {
            Some(Hit { what: Lookup::Method(found), name, .. }) if !found.needs_address() => {
                if name == want.name {
                    Fault::Unexported
                } else {
                    Fault::WrongName(name, found.sig)
                }
            }
            _ => Fault::NotFound,
        }
    }

    fn is_generic_method(&self, method: Option<ObjId>) -> bool {
        method.is_some_and(|method| match &self.object(method).kind {
            ObjKind::Func(func) => !func.tparams.is_empty(),
            _ => false,
        })
    }

    fn cause(&mut self, fault: &Fault, ty: TypeId, iface: TypeId, want: &Method, from: Option<PkgId>) -> String {
        let name = &want.name;
        match fault {
            Fault::NotFound => match self.interface_pointer(ty, from).or_else(|| self.interface_pointer(iface, from)) {
                Some(pointer) => format!("({pointer})"),
                None => format!("(missing method {name})"),
            },
            Fault::WrongName(other, sig) => {
                let (have, want) = (self.method_string(other, *sig, from), self.method_string(name, want.ty, from));
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Fault::Unexported => format!("(unexported method {name})"),
            Fault::WrongSig(sig, method) => {
                let have = self.have_string(name, *sig, *method, from);
                let want = self.method_string(name, want.ty, from);
                if have == want {
                    return format!("(wrong type for method {name})");
                }
                format!("(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Fault::Ambiguous => format!("(ambiguous selector {}.{name})", self.type_string(ty, from)),
            Fault::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Fault::Field => format!("({}.{name} is a field, not a method)", self.type_string(ty, from)),
        }
    }

    fn have_string(&self, name: &str, sig: TypeId, method: Option<ObjId>, from: Option<PkgId>) -> String {
        match method.map(|method| &self.object(method).kind) {
            Some(ObjKind::Func(func)) if !func.tparams.is_empty() => {
                let name = format!("{name}{}", self.tparam_list(&func.tparams, from));
                self.method_string(&name, sig, from)
            }
            _ => self.method_string(name, sig, from),
        }
    }
}

impl Interface {
    /// Its method of this name.
    pub fn method(&self, name: &str, pkg: Option<PkgId>) -> Option<&Method> {
        self.methods.iter().find(|method| &*method.name == name && method.pkg == pkg)
    }

    /// Whether every type implements it.
    pub const fn is_all(&self) -> bool {
        self.methods.is_empty() && self.terms.is_none() && !self.comparable
    }

    /// Whether no type can be in its type set.
    pub fn is_empty_set(&self) -> bool {
        self.terms.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether a type must be comparable to be in its type set. (If there are terms, they have been filtered.)
    pub const fn must_be_comparable(&self) -> bool {
        self.comparable
    }
}
