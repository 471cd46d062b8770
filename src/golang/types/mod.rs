//! Go's types.
//!
//! ```text
//!   TypeId --> Types: [ basic | named | pointer | slice | ... ]   (each distinct type once)
//!                          |
//!                          '--> Named: name, type arguments, underlying type, methods
//! ```
//!
//! **Invariants**: types are interned, so that two ids are equal if the types are *written* alike; `byte` and `uint8`,
//! an alias and what it stands for are different ids with the same [`Types::canon`]: two types are identical exactly
//! if their canonical ids are equal. Ids never go away.

pub mod assign;
pub mod infer;
pub mod layout;
pub mod lookup;
pub mod missing;
pub mod predicates;
pub mod print;
pub mod runtime_name;
pub mod subst;
pub mod typeset;
mod unify;
pub mod universe;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::golang::check::info::ObjId;
pub use crate::golang::syntax::ast::{ChanDir, Name};

/// A type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u32);

/// A defined type, or one instance of a generic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedId(pub u32);

/// A type parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeParamId(pub u32);

/// A package; the universe is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PkgId(pub u16);

/// What a type is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A predeclared type, typed or untyped.
    Basic(Basic),
    /// A defined type.
    Named(NamedId),
    /// `type A = T`, and `any`: only the name differs.
    Alias(ObjId, TypeId),
    /// A type parameter, within the declaration that has it.
    TypeParam(TypeParamId),
    /// `*T`
    Pointer(TypeId),
    /// `[]T`
    Slice(TypeId),
    /// `[n]T`
    Array(u64, TypeId),
    /// `map[K]V`
    Map(TypeId, TypeId),
    /// `chan T`
    Chan(ChanDir, TypeId),
    /// `struct {...}`
    Struct(Arc<[StructField]>),
    /// `func(...) ...`, without a receiver.
    Func(Arc<Signature>),
    /// `interface {...}`
    Interface(Arc<Interface>),
    /// Several results.
    Tuple(Arc<[TypeId]>),
}

/// The predeclared types and those of untyped constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basic {
    /// The type of what is wrong; errors about it have been reported.
    Invalid,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `int8`
    Int8,
    /// `int16`
    Int16,
    /// `int32`
    Int32,
    /// `int64`
    Int64,
    /// `uint`
    Uint,
    /// `uint8`
    Uint8,
    /// `uint16`
    Uint16,
    /// `uint32`
    Uint32,
    /// `uint64`
    Uint64,
    /// `uintptr`
    Uintptr,
    /// `float32`
    Float32,
    /// `float64`
    Float64,
    /// `complex64`
    Complex64,
    /// `complex128`
    Complex128,
    /// `string`
    String,
    /// `unsafe.Pointer`; nothing can be done with it.
    UnsafePointer,
    /// `byte`, another name of `uint8`.
    Byte,
    /// `rune`, another name of `int32`.
    Rune,
    /// The type of `1 < 2`.
    UntypedBool,
    /// The type of `1`.
    UntypedInt,
    /// The type of `'a'`.
    UntypedRune,
    /// The type of `1.5`.
    UntypedFloat,
    /// The type of `1i`.
    UntypedComplex,
    /// The type of `"a"`.
    UntypedString,
    /// The type of `nil`.
    UntypedNil,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructField {
    /// Its name; an embedded field has its type's.
    pub name: Name,
    /// The package that an unexported name belongs to; none if it is exported.
    pub pkg: Option<PkgId>,
    /// Its type.
    pub ty: TypeId,
    /// Whether its own fields and methods are promoted.
    pub embedded: bool,
    /// Its tag.
    pub tag: Option<Name>,
}

/// Parameters and results.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Parameters; the last one of a variadic function is a slice.
    pub params: Vec<TypeId>,
    /// Results.
    pub results: Vec<TypeId>,
    /// `...T`
    pub variadic: bool,
    /// Names of the parameters, then of the results, as declared; empty if there are none. Only messages show them: a
    /// canonical type has none.
    pub names: Vec<Name>,
}

/// An interface, with everything that it embeds taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interface {
    /// All methods, ordered by name, then package.
    pub methods: Vec<Method>,
    /// What types may implement it; none if any may. Empty: no type may.
    pub terms: Option<Vec<Term>>,
    /// `comparable`
    pub comparable: bool,
    /// As it was written: only messages show it; a canonical type has none. [`Types::interface_type`] makes all of this.
    pub written: Option<Arc<Written>>,
}

/// An interface as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Written {
    /// Its own methods.
    pub methods: Vec<Method>,
    /// What it embeds: each element is a union of one or more terms, which may be interfaces.
    pub elems: Vec<Vec<Term>>,
    /// It is a constraint without `interface{}` around it.
    pub implicit: bool,
}

/// A method of an interface.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Method {
    /// Its name.
    pub name: Name,
    /// The package that an unexported name belongs to; none if it is exported.
    pub pkg: Option<PkgId>,
    /// Its type, a [`Type::Func`].
    pub ty: TypeId,
}

/// `T` or `~T` of a constraint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// With `~`: every type whose underlying type this is.
    pub tilde: bool,
    /// The type.
    pub ty: TypeId,
}

/// A defined type.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its declaration: name, package, position.
    pub obj: ObjId,
    /// Its name, for messages and at run time.
    pub name: Name,
    /// Its package; none for `error` and `comparable`.
    pub pkg: Option<PkgId>,
    /// For types declared in a function: which of all such types of the package, from 1. 0 for package-level ones.
    pub local: u32,
    /// The generic type's type parameters, if it is one.
    pub tparams: Vec<TypeParamId>,
    /// Of a type declared within a generic function: the function's type parameters, those of a method's receiver
    /// first. It is then itself a type for each of their arguments, see [`Types::instantiate`]. Never changed later.
    pub outer: Vec<TypeParamId>,
    /// Of an instance: the generic type, and what for its parameters (or for its `outer` ones).
    pub instance_of: Option<(NamedId, Vec<TypeId>)>,
    /// What it is made of; none as long as its declaration has not been looked at. An instance gets its own when it is
    /// first asked for.
    pub underlying: Option<TypeId>,
    /// Methods declared for it or for a pointer to it, in order of declaration. Those of an instance are its generic
    /// type's.
    pub methods: Vec<ObjId>,
}

/// A type parameter.
#[derive(Clone, Debug)]
pub struct TypeParam {
    /// Its declaration.
    pub obj: ObjId,
    /// Its name.
    pub name: Name,
    /// What messages say behind its name, if that is a predeclared name.
    pub note: Option<Name>,
    /// Its place in the list.
    pub index: u32,
    /// An interface (a constraint like `~int` is one too); none as long as its list is being read.
    pub constraint: Option<TypeId>,
}

/// All types of a program.
#[derive(Clone, Debug)]
pub struct Types {
    entries: Vec<Entry>,
    by_type: FxHashMap<Type, TypeId>,
    named: Vec<Named>,
    tparams: Vec<TypeParam>,
    /// Instances by generic type and canonical arguments.
    instances: FxHashMap<(NamedId, Vec<TypeId>), NamedId>,
    /// How large values are, where it has been asked; none while it is being found out.
    layouts: FxHashMap<TypeId, Option<layout::Layout>>,
}

#[derive(Clone, Debug)]
struct Entry {
    ty: Type,
    canon: TypeId,
    /// How deeply it is nested, type arguments included.
    depth: u32,
    /// It mentions a type parameter, or a type declared in a generic function.
    open: bool,
}

impl Default for Types {
    /// The predeclared types; the ids of basic ones are those of their [`Basic`], the others' are constants.
    fn default() -> Self {
        let mut types = Self {
            entries: Vec::new(),
            by_type: FxHashMap::default(),
            named: Vec::new(),
            tparams: Vec::new(),
            instances: FxHashMap::default(),
            layouts: FxHashMap::default(),
        };
        for basic in Basic::ALL {
            let id = types.intern(Type::Basic(basic));
            debug_assert_eq!(id, TypeId::from(basic), "in order");
        }
        types.add_universe();
        types
    }
}

impl Types {
    /// Types nested deeper than this are [`Basic::Invalid`]: nobody writes them, but infinite instantiations do.
    pub const MAX_DEPTH: u32 = 400;

    /// The id of this type.
    pub fn intern(&mut self, ty: Type) -> TypeId {
        if let Some(id) = self.by_type.get(&ty) {
            return *id;
        }
        let (depth, open) = self.depth_and_openness(&ty);
        if depth > Self::MAX_DEPTH {
            return TypeId::from(Basic::Invalid);
        }
        let canonical = self.canonical(&ty);
        let id = TypeId(u32::try_from(self.entries.len()).expect("source text is too short for so many types"));
        self.entries.push(Entry { ty: ty.clone(), canon: id, depth, open });
        let same = canonical == ty;
        self.by_type.insert(ty, id);
        if !same {
            let canon = self.intern(canonical);
            self.entries[id.index()].canon = canon;
        }
        id
    }

    /// What it is made of; may be an alias.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.entries[id.index()].ty
    }

    /// The one id of all types that are identical to it.
    pub fn canon(&self, id: TypeId) -> TypeId {
        self.entries[id.index()].canon
    }

    /// Whether the types are identical.
    pub fn identical(&self, a: TypeId, b: TypeId) -> bool {
        self.canon(a) == self.canon(b)
    }

    /// Adds a defined type.
    pub fn add_named(&mut self, named: Named) -> NamedId {
        self.named.push(named);
        NamedId(self.named.len() as u32 - 1)
    }

    /// A defined type.
    pub fn named(&self, id: NamedId) -> &Named {
        &self.named[id.0 as usize]
    }

    /// A defined type, to be completed.
    pub fn named_mut(&mut self, id: NamedId) -> &mut Named {
        &mut self.named[id.0 as usize]
    }

    /// Adds a type parameter.
    pub fn add_tparam(&mut self, tparam: TypeParam) -> TypeParamId {
        self.tparams.push(tparam);
        TypeParamId(self.tparams.len() as u32 - 1)
    }

    /// A type parameter.
    pub fn tparam(&self, id: TypeParamId) -> &TypeParam {
        &self.tparams[id.0 as usize]
    }

    /// A type parameter, to be completed.
    pub fn tparam_mut(&mut self, id: TypeParamId) -> &mut TypeParam {
        &mut self.tparams[id.0 as usize]
    }

    /// The type with every part replaced by its canonical one.
    fn canonical(&self, ty: &Type) -> Type {
        let canon = |id: &TypeId| self.canon(*id);
        match ty {
            Type::Basic(Basic::Byte) => Type::Basic(Basic::Uint8),
            Type::Basic(Basic::Rune) => Type::Basic(Basic::Int32),
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => ty.clone(),
            Type::Alias(_, target) => self.get(self.canon(*target)).clone(),
            Type::Pointer(elem) => Type::Pointer(canon(elem)),
            Type::Slice(elem) => Type::Slice(canon(elem)),
            Type::Array(len, elem) => Type::Array(*len, canon(elem)),
            Type::Map(key, elem) => Type::Map(canon(key), canon(elem)),
            Type::Chan(dir, elem) => Type::Chan(*dir, canon(elem)),
            Type::Struct(fields) => {
                Type::Struct(fields.iter().map(|f| StructField { ty: canon(&f.ty), ..f.clone() }).collect())
            }
            Type::Func(sig) => Type::Func(Arc::new(Signature {
                params: sig.params.iter().map(canon).collect(),
                results: sig.results.iter().map(canon).collect(),
                variadic: sig.variadic,
                names: Vec::new(),
            })),
            Type::Interface(interface) => Type::Interface(Arc::new(self.canonical_interface(interface))),
            Type::Tuple(types) => Type::Tuple(types.iter().map(canon).collect()),
        }
    }

    fn canonical_interface(&self, interface: &Interface) -> Interface {
        let methods = interface.methods.iter().map(|m| Method { ty: self.canon(m.ty), ..m.clone() });
        let terms = interface.terms.as_ref().map(|terms| {
            let mut terms: Vec<_> =
                terms.iter().map(|term| Term { tilde: term.tilde, ty: self.canon(term.ty) }).collect();
            terms.sort_unstable_by_key(|term| (term.ty, term.tilde));
            terms.dedup();
            terms
        });
        Interface { methods: methods.collect(), terms, comparable: interface.comparable, written: None }
    }

    fn depth_and_openness(&self, ty: &Type) -> (u32, bool) {
        let (mut depth, mut open) = (0, matches!(ty, Type::TypeParam(_)));
        let mut part = |id: TypeId| {
            depth = depth.max(1 + self.entries[id.index()].depth);
            open |= self.entries[id.index()].open;
        };
        match ty {
            Type::Named(id) => match &self.named(*id).instance_of {
                Some((_, args)) => args.iter().copied().for_each(part),
                None => open = !self.named(*id).outer.is_empty(),
            },
            other => other.for_each_part(&mut part),
        }
        (depth, open)
    }
}

impl Type {
    /// The types it is directly made of, in the order in which they are written; of a named type none.
    pub fn for_each_part(&self, part: &mut dyn FnMut(TypeId)) {
        match self {
            Self::Basic(_) | Self::Named(_) | Self::TypeParam(_) => {}
            Self::Pointer(elem)
            | Self::Slice(elem)
            | Self::Alias(_, elem)
            | Self::Array(_, elem)
            | Self::Chan(_, elem) => part(*elem),
            Self::Map(key, elem) => [*key, *elem].into_iter().for_each(part),
            Self::Struct(fields) => fields.iter().for_each(|field| part(field.ty)),
            Self::Func(sig) => sig.params.iter().chain(&sig.results).for_each(|ty| part(*ty)),
            Self::Interface(interface) => {
                interface.methods.iter().for_each(|method| part(method.ty));
                interface.terms.iter().flatten().for_each(|term| part(term.ty));
            }
            Self::Tuple(types) => types.iter().for_each(|ty| part(*ty)),
        }
    }
}

impl TypeId {
    const fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<Basic> for TypeId {
    fn from(basic: Basic) -> Self {
        Self(basic as u32)
    }
}

impl Basic {
    /// All of them, in order.
    pub const ALL: [Self; 28] = [
        Self::Invalid,
        Self::Bool,
        Self::Int,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint,
        Self::Uint8,
        Self::Uint16,
        Self::Uint32,
        Self::Uint64,
        Self::Uintptr,
        Self::Float32,
        Self::Float64,
        Self::Complex64,
        Self::Complex128,
        Self::String,
        Self::UnsafePointer,
        Self::Byte,
        Self::Rune,
        Self::UntypedBool,
        Self::UntypedInt,
        Self::UntypedRune,
        Self::UntypedFloat,
        Self::UntypedComplex,
        Self::UntypedString,
        Self::UntypedNil,
    ];
}
