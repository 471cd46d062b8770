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
        if targs.iter().any(|targ| self.types[targ.index()].depth >= Self::MAX_DEPTH) {
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
        self.types[id.index()].open
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
        let new = match self.get(id).clone() {
            Type::Basic(_) => return id,
            Type::TypeParam(tparam) => return subst.get(tparam).unwrap_or(id),
            Type::Named(named) => return self.subst_named(id, named, subst),
            Type::Alias(_, target) => {
                let new = self.subst(target, subst);
                return if new == target { id } else { new };
            }
            Type::Pointer(elem) => Type::Pointer(self.subst(elem, subst)),
            Type::Slice(elem) => Type::Slice(self.subst(elem, subst)),
            Type::Array(len, elem) => Type::Array(len, self.subst(elem, subst)),
            Type::Map(key, elem) => Type::Map(self.subst(key, subst), self.subst(elem, subst)),
            Type::Chan(dir, elem) => Type::Chan(dir, self.subst(elem, subst)),
            Type::Struct(fields) => {
                let field = |field: &StructField| StructField { ty: self.subst(field.ty, subst), ..field.clone() };
                Type::Struct(fields.iter().map(field).collect())
            }
            Type::Func(sig) => Type::Func(Arc::new(self.subst_sig(&sig, subst))),
            Type::Interface(interface) => Type::Interface(Arc::new(self.subst_interface(&interface, subst))),
            Type::Tuple(types) => Type::Tuple(types.iter().map(|ty| self.subst(*ty, subst)).collect()),
        };
        self.intern(new)
    }

    fn subst_named(&mut self, id: TypeId, named: NamedId, subst: &mut Subst) -> TypeId {
        let (generic, targs) = match &self.named(named).instance_of {
            Some((generic, targs)) => (*generic, targs.clone()),
            None => {
                let outer = self.named(named).outer.clone();
                if !outer.iter().any(|tparam| subst.get(*tparam).is_some()) {
                    return id;
                }
                (named, outer.into_iter().map(|tparam| self.intern(Type::TypeParam(tparam))).collect())
            }
        };
        let new: Vec<_> = targs.iter().map(|targ| self.subst(*targ, subst)).collect();
        if new == targs { id } else { self.instantiate(generic, new) }
    }

    fn subst_sig(&mut self, sig: &Signature, subst: &mut Subst) -> Signature {
        Signature {
            params: sig.params.iter().map(|ty| self.subst(*ty, subst)).collect(),
            results: sig.results.iter().map(|ty| self.subst(*ty, subst)).collect(),
            ..sig.clone()
        }
    }

    fn subst_interface(&mut self, interface: &Interface, subst: &mut Subst) -> Interface {
        Interface {
            methods: self.subst_methods(&interface.methods, subst),
            terms: interface.terms.as_ref().map(|terms| self.subst_terms(terms, subst)),
            comparable: interface.comparable,
            written: interface.written.as_ref().map(|written| {
                Arc::new(Written {
                    methods: self.subst_methods(&written.methods, subst),
                    elems: written.elems.iter().map(|elem| self.subst_terms(elem, subst)).collect(),
                    implicit: written.implicit,
                })
            }),
        }
    }

    fn subst_methods(&mut self, methods: &[Method], subst: &mut Subst) -> Vec<Method> {
        methods.iter().map(|method| Method { ty: self.subst(method.ty, subst), ..method.clone() }).collect()
    }

    fn subst_terms(&mut self, terms: &[Term], subst: &mut Subst) -> Vec<Term> {
        terms.iter().map(|term| Term { tilde: term.tilde, ty: self.subst(term.ty, subst) }).collect()
    }
}
