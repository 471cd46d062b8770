//! Types for type parameters.
//!
//! **Invariants**: instances are made once for identical arguments, and are printed with the arguments of the first
//! time; what they are made of is found out only when somebody asks (see [`Types::under`]), so recursive types end.

use rustc_hash::FxHashMap;

use super::{NamedId, TypeId, TypeParamId, Types};

/// What to put for which type parameter. It remembers what became of types, so keep it for as long as it is used.
#[derive(Clone, Debug, Default)]
pub struct Subst {
    map: FxHashMap<TypeParamId, TypeId>,
    done: FxHashMap<TypeId, TypeId>,
}

impl Subst {
    /// These types for these parameters; surplus ones of either are left out.
    pub fn new(tparams: &[TypeParamId], targs: &[TypeId]) -> Self {
        let map = tparams.iter().copied().zip(targs.iter().copied()).collect();
        Self { map, done: FxHashMap::default() }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// What is put for this parameter.
    pub fn get(&self, tparam: TypeParamId) -> Option<TypeId> {
        self.map.get(&tparam).copied()
    }
}

impl Types {
    /// The type with type arguments for its type parameters. Types declared in a generic function become those of the
    /// function's instance.
    pub fn subst(&mut self, id: TypeId, subst: &mut Subst) -> TypeId {
        todo!()
    }

    /// The instance of a generic type (or of a type declared in a generic function) for these arguments.
    pub fn instantiate(&mut self, generic: NamedId, targs: Vec<TypeId>) -> TypeId {
        todo!()
    }

    /// Whether it mentions one of these type parameters.
    pub fn mentions(&self, id: TypeId, tparams: &[TypeParamId]) -> bool {
        todo!()
    }

    /// New type parameters in place of these, with constraints about each other.
    pub fn rename(&mut self, tparams: &[TypeParamId]) -> (Vec<TypeParamId>, Subst) {
        todo!()
    }
}
