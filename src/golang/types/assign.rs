//! What may be assigned and converted to what.
//!
//! A rule about a type parameter holds if it holds for each type of its type set.

use super::predicates::Class;
use super::{Basic, ChanDir, PkgId, StructField, Term, Type, TypeId, TypeParamId, Types};
use crate::golang::check::info::Info;
use crate::golang::constant::{NotRepresentable, Value};

/// A value that is to get a type.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its type; of `nil` [`Basic::UntypedNil`](super::Basic).
    pub ty: TypeId,
    /// Of a constant, its value.
    pub value: Option<&'a Value>,
}

/// Why an untyped value cannot have a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// `1.5` is no integer: "truncated".
    Truncated,
    /// Too large: "overflows".
    Overflows,
    /// Of another kind.
    Mismatch,
}

/// Why a conversion is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadConversion {
    /// `constant 300 overflows byte`, which is all that is said.
    Overflows,
    /// `cannot convert x to type T`, and why, if there is more to say.
    Cannot(Option<String>),
    /// The same, with the cause `cannot convert x to type U (in T)`: U is one of T's types.
    CannotIn(TypeId),
}

impl Types {
    /// The value of a constant of type `ty` as a constant of the basic type `target`.
    ///
    /// # Errors
    /// If it is none.
    pub fn representation(&mut self, value: &Value, ty: TypeId, target: Basic) -> Result<Value, Misfit> {
        value.representable(target).map_err(|why| {
            let numeric = self.is(ty, Class::Numeric) && target.is(Class::Numeric);
            match why {
                NotRepresentable::Kind => Misfit::Mismatch,
                _ if !numeric => Misfit::Mismatch,
                _ if target.is_integer() && !self.is(ty, Class::Integer) => Misfit::Truncated,
                _ => Misfit::Overflows,
            }
        })
    }

    /// Whether the types are identical but for the tags of structs.
    pub fn identical_but_for_tags(&mut self, a: TypeId, b: TypeId) -> bool {
        if self.identical(a, b) {
            return true;
        }
        let (a, b) = (self.without_tags(a), self.without_tags(b));
        self.identical(a, b)
    }

    fn without_tags(&mut self, id: TypeId) -> TypeId {
        let id = self.map_parts(id, &mut |types, part| types.without_tags(part));
        match self.get(id) {
            Type::Struct(fields) => {
                let fields = fields.iter().map(|field| StructField { tag: None, ..field.clone() }).collect();
                self.intern(Type::Struct(fields))
            }
            _ => id,
        }
    }
}

impl Info {
    /// The type (and, of a constant, the value) that an untyped value gets where `target` is wanted: its default type
    /// for an interface, else `target`. A typed value keeps its own.
    ///
    /// # Errors
    /// If it cannot have it.
    pub fn implicit_type(&mut self, x: Source, target: TypeId) -> Result<(TypeId, Option<Value>), Misfit> {
        let types = &mut self.types;
        if !types.is_untyped(x.ty) || !types.is_valid(target) {
            return Ok((x.ty, None));
        }
        if types.is_untyped(target) {
            return Types::max_type(x.ty, target).map(|ty| (ty, None)).ok_or(Misfit::Mismatch);
        }
        if x.ty == Basic::UntypedNil.into() {
            return if types.has_nil(target) { Ok((target, None)) } else { Err(Misfit::Mismatch) };
        }
        if let (Some(basic), Some(value)) = (types.basic(target), x.value) {
            return types.representation(value, x.ty, basic).map(|value| (target, Some(value)));
        }
        let under = types.under(target);
        let fits = match types.get(under) {
            Type::Basic(_) => match types.basic(x.ty) {
                Some(Basic::UntypedBool) => types.is(target, Class::Boolean),
                Some(Basic::UntypedString) => types.is(target, Class::String),
                _ => types.is(target, Class::Numeric),
            },
            Type::Interface(_) if types.is_type_param(target) => {
                let set = types.typeset(target);
                set.is_some_and(|set| set.into_iter().all(|(_, under)| self.implicit_type(x, under).is_ok()))
            }
            Type::Interface(interface) if interface.is_all() => return Ok((Types::default_type(x.ty), None)),
            _ => false,
        };
        if fits { Ok((target, None)) } else { Err(Misfit::Mismatch) }
    }

    /// Whether a value can be assigned to a variable of type `target`.
    ///
    /// # Errors
    /// If not; with the reason, if there is more to say: `T does not implement I (missing method M)`.
    pub fn assignable(&mut self, x: Source, target: TypeId, from: Option<PkgId>) -> Result<(), Option<String>> {
        let types = &mut self.types;
        if !types.is_valid(x.ty) || !types.is_valid(target) || types.identical(x.ty, target) {
            return Ok(());
        }
        let (source, wanted) = (types.unalias(x.ty), types.unalias(target));
        let (source_under, wanted_under) = (types.under(source), types.under(wanted));
        let (source_tparam, wanted_tparam) = (types.as_tparam(source), types.as_tparam(wanted));
        if types.is_untyped(source) {
            return if self.untyped_fits(x, wanted) { Ok(()) } else { Err(None) };
        }
        let named = types.has_name(source) && types.has_name(wanted);
        let plain = source_tparam.is_none() && wanted_tparam.is_none();
        if plain && !named && types.identical(source_under, wanted_under) {
            return Ok(());
        }
        if types.is_plain_interface(wanted) || types.is_interface_pointer(wanted_under) {
            match self.implements(source, wanted, false, from) {
                Ok(()) => return Ok(()),
                Err(cause) if source_tparam.is_none() => return Err(Some(cause)),
                Err(_) => {}
            }
        }
        if self.types.is_plain_interface(source) && self.implements(wanted, source, false, from).is_ok() {
            return Err(Some("need type assertion".to_owned()));
        }
        let channels = (self.types.get(source_under), self.types.get(wanted_under));
        if let (Type::Chan(ChanDir::Both, a), Type::Chan(_, b)) = channels
            && self.types.identical(*a, *b)
        {
            return if named { Err(None) } else { Ok(()) };
        }
        match (source_tparam, wanted_tparam) {
            (_, Some(tparam)) if !self.types.has_name(source) => self.assignable_to_all(x, tparam, from),
            (Some(tparam), _) if !self.types.has_name(wanted) => self.all_assignable(tparam, target, from),
            _ => Err(None),
        }
    }

    /// Whether `target(x)` is right. The value is that of the result, if it is constant.
    ///
    /// # Errors
    /// If not.
    pub fn conversion(
        &mut self,
        x: Source,
        target: TypeId,
        from: Option<PkgId>,
    ) -> Result<Option<Value>, BadConversion> {
        match x.value {
            Some(value) if self.types.is(target, Class::Const) => match self.constant_as(value, x.ty, target) {
                Some(value) => Ok(Some(value)),
                None if self.types.is(x.ty, Class::Integer) && self.types.is(target, Class::Integer) => {
                    Err(BadConversion::Overflows)
                }
                None => Err(BadConversion::Cannot(None)),
            },
            Some(value) if self.types.is_type_param(target) => self.constant_to_tparam(value, x.ty, target, from),
            _ => self.convertible(x, target, from).map(|()| None).map_err(BadConversion::Cannot),
        }
    }

    fn untyped_fits(&mut self, x: Source, target: TypeId) -> bool {
        match self.types.as_tparam(target) {
            Some(tparam) => self
                .types
                .tparam_terms(tparam)
                .is_some_and(|terms| terms.iter().all(|term| self.implicit_type(x, term.ty).is_ok())),
            None => self.implicit_type(x, target).is_ok(),
        }
    }

    fn assignable_to_all(&mut self, x: Source, target: TypeParamId, from: Option<PkgId>) -> Result<(), Option<String>> {
        let ty = self.types.intern(Type::TypeParam(target));
        for Term { ty: each, .. } in self.types.tparam_terms(target).ok_or(None)? {
            self.assignable(x, each, from).map_err(|cause| {
                let [x, each, ty] = [x.ty, each, ty].map(|id| self.type_string(id, from));
                Some(because(format!("cannot assign {x} to {each} (in {ty})"), cause))
            })?;
        }
        Ok(())
    }

    fn all_assignable(
        &mut self,
        source: TypeParamId,
        target: TypeId,
        from: Option<PkgId>,
    ) -> Result<(), Option<String>> {
        let ty = self.types.intern(Type::TypeParam(source));
        for Term { ty: each, .. } in self.types.tparam_terms(source).ok_or(None)? {
            self.assignable(Source { ty: each, value: None }, target, from).map_err(|cause| {
                let [each, ty, target] = [each, ty, target].map(|id| self.type_string(id, from));
                Some(because(format!("cannot assign {each} (in {ty}) to {target}"), cause))
            })?;
        }
        Ok(())
    }

    /// The value that a constant has after a conversion to a basic type.
    fn constant_as(&mut self, value: &Value, ty: TypeId, target: TypeId) -> Option<Value> {
        let basic = self.types.basic(target)?;
        if let Ok(value) = value.representable(basic) {
            return Some(value);
        }
        if !basic.is_string() || !self.types.is(ty, Class::Integer) {
            return None;
        }
        let code = value.as_u64().and_then(|code| char::from_u32(u32::try_from(code).ok()?));
        Some(Value::string(code.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4])))
    }

    fn constant_to_tparam(
        &mut self,
        value: &Value,
        ty: TypeId,
        target: TypeId,
        from: Option<PkgId>,
    ) -> Result<Option<Value>, BadConversion> {
        let Some(set) = self.types.typeset(target) else {
            let cause = format!("{} does not contain specific types", self.type_string(target, from));
            return Err(BadConversion::Cannot(Some(cause)));
        };
        for (_, under) in set {
            let text = self.types.is(ty, Class::String) && self.types.is_bytes_or_runes(under);
            if text || self.constant_as(value, ty, under).is_some() {
                continue;
            }
            if !self.types.is(ty, Class::Integer) || !self.types.is(under, Class::Integer) {
                return Err(BadConversion::CannotIn(under));
            }
            let [under, target] = [under, target].map(|id| self.type_string(id, from));
            return Err(BadConversion::Cannot(Some(format!("constant {value} overflows {under} (in {target})"))));
        }
        Ok(None)
    }

    /// Whether a value that is no constant can be converted.
    fn convertible(&mut self, x: Source, target: TypeId, from: Option<PkgId>) -> Result<(), Option<String>> {
        let Err(cause) = self.assignable(x, target, from) else {
            return Ok(());
        };
        let types = &mut self.types;
        let (source_tparam, wanted_tparam) = (types.as_tparam(x.ty), types.as_tparam(target));
        if source_tparam.is_none() && wanted_tparam.is_none() && types.same_underneath(x.ty, target) {
            return Ok(());
        }
        if types.convertible_kinds(x.ty, target) {
            return Ok(());
        }
        let (sources, targets) = match (source_tparam, wanted_tparam) {
            (None, None) => return Err(cause),
            (a, b) => {
                let mut each = |tparam: Option<TypeParamId>, ty: TypeId| match tparam {
                    Some(tparam) => types.tparam_terms(tparam).ok_or_else(|| cause.clone()),
                    None => Ok(vec![Term { tilde: false, ty }]),
                };
                (each(a, x.ty)?, each(b, target)?)
            }
        };
        for source in &sources {
            for each in &targets {
                let value = if source.ty == x.ty { x.value } else { None };
                self.convertible(Source { ty: source.ty, value }, each.ty, from).map_err(|inner| {
                    let place = |each: TypeId, all: TypeId| match (each == all, self.type_string(each, from)) {
                        (true, each) => each,
                        (false, each) => format!("{each} (in {})", self.type_string(all, from)),
                    };
                    let (source, each) = (place(source.ty, x.ty), place(each.ty, target));
                    // What kept it from being assigned as a whole is said if there is nothing more exact.
                    Some(because(format!("cannot convert {source} to type {each}"), inner.or_else(|| cause.clone())))
                })?;
            }
        }
        Ok(())
    }
}

impl Types {
    /// Whether two types, or what two pointers (that are no defined types) point to, have the same underlying type but for
    /// tags.
    fn same_underneath(&mut self, a: TypeId, b: TypeId) -> bool {
        let (a_under, b_under) = (self.under(a), self.under(b));
        if self.identical_but_for_tags(a_under, b_under) {
            return true;
        }
        match (self.deref(a), self.deref(b)) {
            (Some(a), Some(b)) if !self.is_type_param(a) && !self.is_type_param(b) => {
                let (a, b) = (self.under(a), self.under(b));
                self.identical_but_for_tags(a, b)
            }
            _ => false,
        }
    }

    /// Numbers to numbers, strings to and from bytes and runes, slices to arrays.
    fn convertible_kinds(&mut self, source: TypeId, target: TypeId) -> bool {
        let both = |types: &mut Self, class| types.is(source, class) && types.is(target, class);
        if both(self, Class::IntegerOrFloat) || both(self, Class::Complex) {
            return true;
        }
        let to_string = self.is(target, Class::String);
        if to_string && (self.is(source, Class::Integer) || self.is_bytes_or_runes(source))
            || self.is(source, Class::String) && self.is_bytes_or_runes(target)
        {
            return true;
        }
        match (self.under_type(source).clone(), self.under_type(target).clone()) {
            (Type::Pointer(_) | Type::Basic(Basic::Uintptr), Type::Basic(Basic::UnsafePointer))
            | (Type::Basic(Basic::UnsafePointer), Type::Pointer(_) | Type::Basic(Basic::Uintptr)) => true,
            (Type::Slice(elem), Type::Array(_, other)) => self.identical(elem, other),
            (Type::Slice(elem), Type::Pointer(array)) => match *self.under_type(array) {
                Type::Array(_, other) => self.identical(elem, other),
                _ => false,
            },
            _ => false,
        }
    }
}

/// A reason, and on a further line the reason for it.
fn because(what: String, cause: Option<String>) -> String {
    match cause.filter(|cause| !cause.is_empty()) {
        Some(cause) => format!("{what}\n\t{cause}"),
        None => what,
    }
}
