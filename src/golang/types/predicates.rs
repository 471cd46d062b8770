//! Questions about types.
//!
//! **Invariants**: as everywhere in Go, a type is looked at through its underlying type; that of a type parameter is
//! its constraint's interface, so the `is_*` questions do not look into a type parameter's type set, the `all_*` ones do.

use super::subst::Subst;
use super::{Basic, ChanDir, NamedId, Type, TypeId, TypeParamId, Types};

/// Why the types of a type set have no common underlying type; [`no_core`](crate::golang::check::info::Info::no_core)
/// says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCore {
    /// There are no specific types.
    NoSpecific,
    /// Channels of different elements.
    ChanElems(TypeId, TypeId),
    /// A send-only and a receive-only channel.
    ChanDirs(TypeId, TypeId),
    /// Two different ones.
    Different(TypeId, TypeId),
}

/// Why values of a type cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// There is no more to say.
    Plain,
    /// A struct's field, of this type.
    Field(TypeId),
    /// An array's elements; this is the array.
    Array(TypeId),
    /// No type satisfies the constraint.
    EmptySet,
    /// Some type of a constraint.
    InSet,
}

/// Groups of basic types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `bool`
    Boolean,
    /// `int` and the like.
    Integer,
    /// `uint` and the like.
    Unsigned,
    /// `float64` and the like.
    Float,
    /// `complex128` and the like.
    Complex,
    /// Integers, floats, complex numbers.
    Numeric,
    /// `string`
    String,
    /// Integers, floats, strings.
    Ordered,
    /// Integers and floats.
    IntegerOrFloat,
    /// Numbers and strings.
    NumericOrString,
    /// What constants may have as type.
    Const,
}

impl Basic {
    /// Its name, as in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid type",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint => "uint",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Uintptr => "uintptr",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Complex64 => "complex64",
            Self::Complex128 => "complex128",
            Self::String => "string",
            Self::UnsafePointer => "unsafe.Pointer",
            Self::Byte => "byte",
            Self::Rune => "rune",
            Self::UntypedBool => "untyped bool",
            Self::UntypedInt => "untyped int",
            Self::UntypedRune => "untyped rune",
            Self::UntypedFloat => "untyped float",
            Self::UntypedComplex => "untyped complex",
            Self::UntypedString => "untyped string",
            Self::UntypedNil => "untyped nil",
        }
    }

    /// Whether it belongs to the group.
    pub const fn is(self, class: Class) -> bool {
        match class {
            Class::Boolean => matches!(self, Self::Bool | Self::UntypedBool),
            Class::Integer => self.is_integer(),
            Class::Unsigned => self.is_unsigned(),
            Class::Float => self.is_float(),
            Class::Complex => self.is_complex(),
            Class::Numeric => self.is_integer() || self.is_float() || self.is_complex(),
            Class::String => self.is_string(),
            Class::Ordered => self.is_integer() || self.is_float() || self.is_string(),
            Class::IntegerOrFloat => self.is_integer() || self.is_float(),
            Class::NumericOrString => self.is(Class::Numeric) || self.is_string(),
            Class::Const => self.is(Class::NumericOrString) || self.is(Class::Boolean),
        }
    }

    /// `int`, `uint8`, an untyped rune...
    pub const fn is_integer(self) -> bool {
        use Basic::{Byte, Int, Int8, Int16, Int32, Int64, Rune, UntypedInt, UntypedRune};
        self.is_unsigned()
            || matches!(self, Int | Int8 | Int16 | Int32 | Int64 | Byte | Rune | UntypedInt | UntypedRune)
    }

    /// `uint`, `uint8`...
    pub const fn is_unsigned(self) -> bool {
        use Basic::{Byte, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr};
        matches!(self, Uint | Uint8 | Uint16 | Uint32 | Uint64 | Uintptr | Byte)
    }

    /// `float32`, `float64`, an untyped float.
    pub const fn is_float(self) -> bool {
        matches!(self, Self::Float32 | Self::Float64 | Self::UntypedFloat)
    }

    /// `complex64`, `complex128`, an untyped one.
    pub const fn is_complex(self) -> bool {
        matches!(self, Self::Complex64 | Self::Complex128 | Self::UntypedComplex)
    }

    /// `string`, an untyped string.
    pub const fn is_string(self) -> bool {
        matches!(self, Self::String | Self::UntypedString)
    }

    /// Whether it is the type of untyped constants (or of untyped results of comparisons and shifts, or of `nil`).
    pub const fn is_untyped(self) -> bool {
        self as u32 >= Self::UntypedBool as u32
    }

    /// How many bits values have: of integers, floats and complex numbers. `int` and `uintptr` have 64.
    pub const fn bits(self) -> Option<u32> {
        Some(match self {
            Self::Int8 | Self::Uint8 | Self::Byte => 8,
            Self::Int16 | Self::Uint16 => 16,
            Self::Int32 | Self::Uint32 | Self::Float32 | Self::Rune => 32,
            Self::Int | Self::Int64 | Self::Uint | Self::Uint64 | Self::Uintptr | Self::Float64 | Self::Complex64 => 64,
            Self::Complex128 => 128,
            _ => return None,
        })
    }
}

impl Types {
    /// What an alias stands for, and any other type itself.
    pub fn unalias(&self, mut id: TypeId) -> TypeId {
        while let Type::Alias(_, target) = self.get(id) {
            id = *target;
        }
        id
    }

    /// The defined type that it is, maybe by an alias.
    pub fn as_named(&self, id: TypeId) -> Option<NamedId> {
        match self.get(self.unalias(id)) {
            Type::Named(named) => Some(*named),
            _ => None,
        }
    }

    /// The type parameter that it is.
    pub fn as_tparam(&self, id: TypeId) -> Option<TypeParamId> {
        match self.get(self.unalias(id)) {
            Type::TypeParam(tparam) => Some(*tparam),
            _ => None,
        }
    }

    /// The underlying type, which is no alias, no named type and no type parameter. That of a type parameter is its
    /// constraint's interface. Of a type that is not resolved yet [`Basic::Invalid`].
    pub fn under(&mut self, id: TypeId) -> TypeId {
        let id = self.unalias(id);
        match *self.get(id) {
            Type::Named(named) => self.under_named(named),
            Type::TypeParam(tparam) => self.tparam_interface(tparam),
            _ => id,
        }
    }

    /// [`Self::under`], taken apart.
    pub fn under_type(&mut self, id: TypeId) -> &Type {
        let under = self.under(id);
        self.get(under)
    }

    /// The basic type that it is underneath; `byte` is then `uint8` and `rune` `int32`.
    pub fn basic(&mut self, id: TypeId) -> Option<Basic> {
        match self.under_type(id) {
            Type::Basic(Basic::Byte) => Some(Basic::Uint8),
            Type::Basic(Basic::Rune) => Some(Basic::Int32),
            Type::Basic(basic) => Some(*basic),
            _ => None,
        }
    }

    /// Whether it is known; what is made of invalid types counts as known.
    pub fn is_valid(&self, id: TypeId) -> bool {
        self.unalias(id) != Self::INVALID
    }

    /// Whether its underlying type is a basic one of this group; false for type parameters.
    pub fn is(&mut self, id: TypeId, class: Class) -> bool {
        self.basic(id).is_some_and(|basic| basic.is(class))
    }

    /// Whether it is of this group; a type parameter, if all its types are.
    pub fn all(&mut self, id: TypeId, class: Class) -> bool {
        self.typeset(id).is_some_and(|set| set.into_iter().all(|(ty, _)| self.is(ty, class)))
    }

    /// The type set: pairs of type and underlying type. Of what is no type parameter one pair; none if there are no
    /// specific types.
    pub fn typeset(&mut self, id: TypeId) -> Option<Vec<(TypeId, TypeId)>> {
        let Some(tparam) = self.as_tparam(id) else {
            return Some(vec![(id, self.under(id))]);
        };
        let terms = self.tparam_terms(tparam)?;
        Some(terms.into_iter().map(|term| (term.ty, self.under(term.ty))).collect())
    }

    /// The underlying type that all types of the type set have in common (of channels, the most restricted one).
    ///
    /// # Errors
    /// If there is none.
    pub fn core_type(&mut self, id: TypeId) -> Result<TypeId, NoCore> {
        let mut types = self.typeset(id).ok_or(NoCore::NoSpecific)?.into_iter();
        let mut core = types.next().ok_or(NoCore::NoSpecific)?;
        for next in types {
            core = self.common(core, next)?;
        }
        Ok(core.1)
    }

    /// Like [`Self::core_type`], but if there are strings and byte slices, it is `string`.
    pub fn core_string(&mut self, id: TypeId) -> Option<TypeId> {
        let set = self.typeset(id)?;
        let (strings, others): (Vec<_>, Vec<_>) = set
            .into_iter()
            .partition(|(_, under)| *under == Basic::String.into() || *under == Basic::UntypedString.into());
        if strings.is_empty() {
            return self.core_type(id).ok();
        }
        let bytes = self.intern(Type::Slice(Basic::Uint8.into()));
        let fits = others.iter().all(|(_, under)| self.identical(*under, bytes));
        fits.then_some(strings[0].1)
    }

    /// Whether it is the type of untyped values.
    pub fn is_untyped(&self, id: TypeId) -> bool {
        matches!(self.get(id), Type::Basic(basic) if basic.is_untyped())
    }

    /// Whether it is an interface, or a type parameter.
    pub fn is_interface(&mut self, id: TypeId) -> bool {
        matches!(self.under_type(id), Type::Interface(_))
    }

    /// Whether it is an interface, and no type parameter.
    pub fn is_plain_interface(&mut self, id: TypeId) -> bool {
        self.as_tparam(id).is_none() && self.is_interface(id)
    }

    /// Whether it is a pointer to an interface or type parameter.
    pub fn is_interface_pointer(&mut self, id: TypeId) -> bool {
        match *self.under_type(id) {
            Type::Pointer(elem) => self.is_interface(elem),
            _ => false,
        }
    }

    /// Whether it is a type parameter.
    pub fn is_type_param(&self, id: TypeId) -> bool {
        self.as_tparam(id).is_some()
    }

    /// Whether it is a generic type without type arguments.
    pub fn is_generic(&self, id: TypeId) -> bool {
        self.as_named(id).is_some_and(|id| self.named(id).instance_of.is_none() && !self.named(id).tparams.is_empty())
    }

    /// Whether it has a name: basic types, defined types, type parameters.
    pub fn has_name(&self, id: TypeId) -> bool {
        matches!(self.get(self.unalias(id)), Type::Basic(_) | Type::Named(_) | Type::TypeParam(_))
    }

    /// Whether `nil` is one of its values.
    pub fn has_nil(&mut self, id: TypeId) -> bool {
        match self.under_type(id) {
            Type::Basic(basic) => *basic == Basic::UnsafePointer,
            Type::Slice(_) | Type::Pointer(_) | Type::Func(_) | Type::Map(..) | Type::Chan(..) => true,
            Type::Interface(_) => {
                !self.is_type_param(id)
                    || self.typeset(id).is_some_and(|set| set.into_iter().all(|(ty, _)| self.has_nil(ty)))
            }
            _ => false,
        }
    }

    /// `[]byte` or `[]rune`, maybe defined.
    pub fn is_bytes_or_runes(&mut self, id: TypeId) -> bool {
        match *self.under_type(id) {
            Type::Slice(elem) => matches!(self.basic(elem), Some(Basic::Uint8 | Basic::Int32)),
            _ => false,
        }
    }

    /// The type that an untyped constant gets where none is wanted; any other type itself.
    pub fn default_type(id: TypeId) -> TypeId {
        let basic = match id {
            _ if id == Basic::UntypedBool.into() => Basic::Bool,
            _ if id == Basic::UntypedInt.into() => Basic::Int,
            _ if id == Basic::UntypedRune.into() => Basic::Rune,
            _ if id == Basic::UntypedFloat.into() => Basic::Float64,
            _ if id == Basic::UntypedComplex.into() => Basic::Complex128,
            _ if id == Basic::UntypedString.into() => Basic::String,
            _ => return id,
        };
        basic.into()
    }

    /// Of two untyped types the one that holds the values of both.
    pub fn max_type(a: TypeId, b: TypeId) -> Option<TypeId> {
        let numeric = TypeId::from(Basic::UntypedInt)..=TypeId::from(Basic::UntypedComplex);
        match () {
            () if a == b => Some(a),
            () if numeric.contains(&a) && numeric.contains(&b) => Some(a.max(b)),
            () => None,
        }
    }

    /// What kind of type it is underneath, as messages say it: `struct`, `func`...; none for basic types.
    pub fn composite_kind(&mut self, id: TypeId) -> Option<&'static str> {
        Some(match self.under_type(id) {
            Type::Array(..) => "array",
            Type::Slice(_) => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer(_) => "pointer",
            Type::Func(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map(..) => "map",
            Type::Chan(..) => "chan",
            Type::Tuple(_) => "tuple",
            Type::Basic(_) | Type::Named(_) | Type::Alias(..) | Type::TypeParam(_) => return None,
        })
    }

    /// What a pointer (not one that is a defined type) points to.
    pub fn deref(&self, id: TypeId) -> Option<TypeId> {
        match self.get(self.unalias(id)) {
            Type::Pointer(elem) => Some(*elem),
            _ => None,
        }
    }

    /// Whether values can be compared with `==`. `dynamic`: interfaces can, though it may panic.
    ///
    /// # Errors
    /// If not; [`comparable`](crate::golang::check::info::Info::comparable) says why in words.
    pub fn comparability(&mut self, id: TypeId, dynamic: bool) -> Result<(), Incomparable> {
        self.comparability_of(id, dynamic, &mut Vec::new())
    }

    fn comparability_of(&mut self, id: TypeId, dynamic: bool, seen: &mut Vec<TypeId>) -> Result<(), Incomparable> {
        if seen.contains(&id) {
            return Ok(());
        }
        seen.push(id);
        match self.under_type(id).clone() {
            Type::Basic(basic) if basic != Basic::UntypedNil => Ok(()),
            Type::Pointer(_) | Type::Chan(..) => Ok(()),
            Type::Struct(fields) => {
                let bad = fields.iter().find(|field| self.comparability_of(field.ty, dynamic, seen).is_err());
                bad.map_or(Ok(()), |field| Err(Incomparable::Field(field.ty)))
            }
            Type::Array(_, elem) => self.comparability_of(elem, dynamic, seen).map_err(|_| Incomparable::Array(id)),
            Type::Interface(interface) => {
                if dynamic && !self.is_type_param(id) {
                    return Ok(());
                }
                match &interface.terms {
                    None if interface.comparable => Ok(()),
                    Some(terms) if terms.is_empty() => Err(Incomparable::EmptySet),
                    Some(terms) if terms.iter().all(|term| self.comparability_of(term.ty, false, seen).is_ok()) => {
                        Ok(())
                    }
                    _ => Err(Incomparable::InSet),
                }
            }
            _ => Err(Incomparable::Plain),
        }
    }

    fn under_named(&mut self, mut id: NamedId) -> TypeId {
        for _ in 0..Self::MAX_DEPTH {
            let named = self.named(id);
            let under = match (named.underlying, &named.instance_of) {
                (Some(under), _) => under,
                (None, Some((generic, targs))) => {
                    let (generic, targs) = (*generic, targs.clone());
                    let Some(under) = self.expand(generic, &targs) else {
                        return Self::INVALID;
                    };
                    self.named_mut(id).underlying = Some(under);
                    under
                }
                (None, None) => return Self::INVALID,
            };
            match self.as_named(under) {
                Some(next) => id = next,
                None => return self.unalias(under),
            }
        }
        Self::INVALID
    }

    /// What an instance is made of; nothing as long as its generic type's declaration has not been looked at.
    fn expand(&mut self, generic: NamedId, targs: &[TypeId]) -> Option<TypeId> {
        let named = self.named(generic);
        let under = named.underlying?;
        let tparams = if named.tparams.is_empty() { &named.outer } else { &named.tparams };
        let mut subst = Subst::new(tparams, targs);
        Some(self.subst(under, &mut subst))
    }

    fn tparam_interface(&mut self, tparam: TypeParamId) -> TypeId {
        let Some(constraint) = self.tparam(tparam).constraint else {
            return Self::EMPTY_INTERFACE;
        };
        if self.is_type_param(constraint) || !self.is_interface(constraint) {
            return Self::EMPTY_INTERFACE;
        }
        self.under(constraint)
    }

    /// The underlying type that is common to two types (each with its underlying one).
    fn common(&self, a: (TypeId, TypeId), b: (TypeId, TypeId)) -> Result<(TypeId, TypeId), NoCore> {
        if let (Type::Chan(dir_a, elem_a), Type::Chan(dir_b, elem_b)) = (self.get(a.1), self.get(b.1)) {
            return match (dir_a, dir_b) {
                _ if !self.identical(*elem_a, *elem_b) => Err(NoCore::ChanElems(a.0, b.0)),
                _ if dir_a == dir_b => Ok(a),
                (ChanDir::Both, _) => Ok(b),
                (_, ChanDir::Both) => Ok(a),
                _ => Err(NoCore::ChanDirs(a.0, b.0)),
            };
        }
        if self.identical(a.1, b.1) { Ok(a) } else { Err(NoCore::Different(a.0, b.0)) }
    }
}
