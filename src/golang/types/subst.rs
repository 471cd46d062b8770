//! Types for type parameters.
//!
//! **Invariants**: instances are made once for identical arguments, and are printed with the arguments of the first
//! time; what they are made of is found out only when somebody asks (see [`Types::under`]), so recursive types end.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Interface, Method, Named, NamedId, Signature, StructField, Term, Type, TypeId, TypeParamId, Types, Written,
};

/// What to put for which type parameter. It remembers what became of types, so keep it for as long as it is used.
#[derive(Clone, Debug, Default)]
pub struct Subst {
    map: FxHashMap<TypeParamId, TypeId>,
    done: FxHashMap<TypeId, TypeId>,
}

/// What becomes of a part of a type.
type Map<'a> = &'a mut dyn FnMut(&mut Types, TypeId) -> TypeId;

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
        if subst.is_empty() || !self.is_open(id) {
            return id;
        }
        if let Some(done) = subst.done.get(&id) {
            return *done;
        }
        let new = self.subst_parts(id, subst);
        subst.done.insert(id, new);
        new
    }

    /// The instance of a generic type (or of a type declared in a generic function) for these arguments.
    pub fn instantiate(&mut self, generic: NamedId, targs: Vec<TypeId>) -> TypeId {
        let key = (generic, targs.iter().map(|targ| self.canon(*targ)).collect());
        if let Some(id) = self.instances.get(&key) {
            return self.intern(Type::Named(*id));
        }
        if targs.iter().any(|targ| self.entries[targ.index()].depth >= Self::MAX_DEPTH) {
            return Self::INVALID;
        }
        let named = Named {
            tparams: Vec::new(),
            outer: Vec::new(),
            instance_of: Some((generic, targs)),
            underlying: None,
            methods: Vec::new(),
            ..self.named(generic).clone()
        };
        let id = self.add_named(named);
        self.instances.insert(key, id);
        self.intern(Type::Named(id))
    }

    /// Whether it mentions one of these type parameters.
    pub fn mentions(&self, id: TypeId, tparams: &[TypeParamId]) -> bool {
        self.mentions_new(id, tparams, &mut FxHashSet::default())
    }

    /// New type parameters in place of these, with constraints about each other.
    pub fn rename(&mut self, tparams: &[TypeParamId]) -> (Vec<TypeParamId>, Subst) {
        let new: Vec<_> = tparams.iter().map(|tparam| self.add_tparam(self.tparam(*tparam).clone())).collect();
        let types: Vec<_> = new.iter().map(|tparam| self.intern(Type::TypeParam(*tparam))).collect();
        let mut subst = Subst::new(tparams, &types);
        for tparam in &new {
            let constraint = self.tparam(*tparam).constraint.map(|constraint| self.subst(constraint, &mut subst));
            self.tparam_mut(*tparam).constraint = constraint;
        }
        (new, subst)
    }

    /// Whether it mentions a type parameter at all, or a type declared in a generic function.
    pub fn is_open(&self, id: TypeId) -> bool {
        self.entries[id.index()].open
    }

    fn mentions_new(&self, id: TypeId, tparams: &[TypeParamId], seen: &mut FxHashSet<TypeId>) -> bool {
        if !self.is_open(id) || !seen.insert(id) {
            return false;
        }
        match self.get(id) {
            Type::TypeParam(tparam) => tparams.contains(tparam),
            Type::Named(named) => {
                let args = self.named(*named).instance_of.iter().flat_map(|(_, targs)| targs);
                args.copied().any(|targ| self.mentions_new(targ, tparams, seen))
            }
            other => {
                let mut found = false;
                other.for_each_part(&mut |part| found = found || self.mentions_new(part, tparams, seen));
                found
            }
        }
    }

    fn subst_parts(&mut self, id: TypeId, subst: &mut Subst) -> TypeId {
        match *self.get(id) {
            Type::TypeParam(tparam) => subst.get(tparam).unwrap_or(id),
            Type::Named(named) => self.subst_named(id, named, subst),
            Type::Alias(_, target) => {
                let new = self.subst(target, subst);
                if new == target { id } else { new }
            }
            _ => self.map_parts(id, &mut |types, part| types.subst(part, subst)),
        }
    }

    fn subst_named(&mut self, id: TypeId, named: NamedId, subst: &mut Subst) -> TypeId {
        let instance = self.named(named).instance_of.clone();
        let (generic, targs) = instance.unwrap_or_else(|| {
            let outer = self.named(named).outer.clone();
            (named, outer.into_iter().map(|tparam| self.intern(Type::TypeParam(tparam))).collect())
        });
        let new: Vec<_> = targs.iter().map(|targ| self.subst(*targ, subst)).collect();
        if new == targs { id } else { self.instantiate(generic, new) }
    }

    /// The type with each of its direct parts changed; what has no parts stays as it is.
    pub(super) fn map_parts(&mut self, id: TypeId, map: Map) -> TypeId {
        let new = match self.get(id).clone() {
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => return id,
            Type::Alias(_, target) => return map(self, target),
            Type::Pointer(elem) => Type::Pointer(map(self, elem)),
            Type::Slice(elem) => Type::Slice(map(self, elem)),
            Type::Array(len, elem) => Type::Array(len, map(self, elem)),
            Type::Map(key, elem) => Type::Map(map(self, key), map(self, elem)),
            Type::Chan(dir, elem) => Type::Chan(dir, map(self, elem)),
            Type::Struct(fields) => {
                let field = |field: &StructField| StructField { ty: map(self, field.ty), ..field.clone() };
                Type::Struct(fields.iter().map(field).collect())
            }
            Type::Func(sig) => Type::Func(Arc::new(Signature {
                params: self.map_all(&sig.params, map),
                results: self.map_all(&sig.results, map),
                ..Signature::clone(&sig)
            })),
            Type::Interface(interface) => Type::Interface(Arc::new(self.map_interface(&interface, map))),
            Type::Tuple(types) => Type::Tuple(self.map_all(&types, map).into()),
        };
        self.intern(new)
    }

    fn map_all(&mut self, ids: &[TypeId], map: Map) -> Vec<TypeId> {
        ids.iter().map(|id| map(self, *id)).collect()
    }

    fn map_interface(&mut self, interface: &Interface, map: Map) -> Interface {
        let written = interface.written.as_ref().map(|written| {
            Arc::new(Written {
                methods: self.map_methods(&written.methods, map),
                elems: written.elems.iter().map(|elem| self.map_terms(elem, map)).collect(),
                implicit: written.implicit,
            })
        });
        Interface {
            methods: self.map_methods(&interface.methods, map),
            terms: interface.terms.as_ref().map(|terms| self.map_terms(terms, map)),
            comparable: interface.comparable,
            written,
        }
    }

    fn map_methods(&mut self, methods: &[Method], map: Map) -> Vec<Method> {
        methods.iter().map(|method| Method { ty: map(self, method.ty), ..method.clone() }).collect()
    }

    fn map_terms(&mut self, terms: &[Term], map: Map) -> Vec<Term> {
        terms.iter().map(|term| Term { tilde: term.tilde, ty: map(self, term.ty) }).collect()
    }
}
