//! Type declarations.
//!
//! ```text
//!   begin: it exists, with the names of its type parameters --> finish: constraints, right side --> its methods' types
//! ```
//!
//! While one type declaration is being finished, others that it mentions are only begun, and wait in a queue. So types
//! may refer to each other in any way, and long chains of types need no deep recursion.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::golang::check::checker::{Checker, Cx};
use crate::golang::check::collect::DeclKind;
use crate::golang::check::info::{ObjId, ObjKind};
use crate::golang::check::literal_types::embedded_name;
use crate::golang::check::resolve::MAX_PATH;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, Field, Ident, TypeDecl, UnaryOp};
use crate::golang::types::{Named, NamedId, Term, Type, TypeId, TypeParam, TypeParamId, Types};

/// Types that are not finished yet.
#[derive(Default)]
pub(super) struct Unfinished {
    /// Types that are only begun; none where one has been finished out of turn.
    begun: VecDeque<Option<Begun>>,
    /// Types whose underlying type will be that of another one, as soon as that is known.
    forwarded: Vec<(NamedId, TypeId)>,
    /// Constraints of which it is not known yet whether they are interfaces.
    bounds: Vec<(TypeParamId, TypeId)>,
    /// Methods whose types are not known yet.
    methods: VecDeque<ObjId>,
    pub(super) state: State,
}

/// Where the checker is with regard to types.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    /// So many type declarations (or signatures) are being read right now.
    depth: u32,
    /// Somebody is working on the queues.
    finishing: bool,
    /// Constraints are being read: they may mention the type whose parameters they are for.
    pub(super) in_bounds: bool,
    /// So many entries at the front of the queues are for somebody further out to work on.
    outer_begun: usize,
    outer_methods: usize,
}

/// A type that is begun.
struct Begun {
    obj: ObjId,
    named: NamedId,
    /// With its type parameters in scope.
    cx: Cx,
}

impl<'a> Checker<'a> {
    /// A package-level type.
    pub(super) fn type_decl(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        if decl.alias {
            return self.alias_decl(obj, decl);
        }
        let begun = self.begin_type(obj, decl);
        if self.unfinished.state.depth > 0 {
            self.unfinished.begun.push_back(Some(begun));
        } else {
            self.finish_type(&begun, decl);
        }
    }

    /// A type declared in a function.
    pub(super) fn local_type_decl(&mut self, obj: ObjId, decl: &TypeDecl) {
        self.path.push(obj);
        if decl.alias {
            self.alias_decl(obj, decl);
        } else {
            let begun = self.begin_type(obj, decl);
            self.finish_type(&begun, decl);
        }
        self.path.pop();
        self.finish_types();
    }

    /// Does something that needs no complete types.
    pub(super) fn within_types<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        self.unfinished.state.depth += 1;
        let result = work(self);
        self.unfinished.state.depth -= 1;
        result
    }

    /// Finishes all types that are only begun, and finds out their methods' types, unless that is for others to do.
    pub(super) fn finish_types(&mut self) {
        let State { depth, finishing, outer_begun, outer_methods, .. } = self.unfinished.state;
        if depth > 0 || finishing {
            return;
        }
        self.unfinished.state.finishing = true;
        loop {
            if let Some(begun) = self.unfinished.begun.remove(outer_begun) {
                begun.iter().for_each(|begun| self.finish_begun(begun));
            } else if let Some(method) = self.unfinished.methods.remove(outer_methods) {
                self.within_types(|c| c.resolve(method));
            } else {
                break;
            }
        }
        self.unfinished.state.finishing = false;
    }

    /// Does something that needs complete types: what it begins is finished at once, what others have begun is left to
    /// them.
    pub(super) fn outside_types<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let (outer_begun, outer_methods) = (self.unfinished.begun.len(), self.unfinished.methods.len());
        let state = State { outer_begun, outer_methods, ..State::default() };
        let outer = std::mem::replace(&mut self.unfinished.state, state);
        let result = work(self);
        self.unfinished.state = outer;
        result
    }

    /// Whether types have to be complete here.
    pub(super) const fn needs_complete_types(&self) -> bool {
        self.unfinished.state.depth == 0
    }

    fn finish_begun(&mut self, begun: &Begun) {
        let Some(DeclKind::Type(decl)) = self.decl_of.get(&begun.obj).map(|id| &self.decl(*id).kind) else { return };
        let decl: &'a TypeDecl = decl;
        self.path.push(begun.obj);
        self.finish_type(begun, decl);
        self.path.pop();
    }

    /// Finishes a type that is only begun: its underlying type is wanted. If it is being finished already, it stays
    /// unknown.
    pub(super) fn complete(&mut self, ty: TypeId) {
        let Some(named) = self.info.types.as_named(ty) else { return };
        let named = self.info.types.named(named).instance_of.as_ref().map_or(named, |(generic, _)| *generic);
        let mut waiting = self.unfinished.begun.iter_mut();
        if let Some(found) = waiting.find(|begun| begun.as_ref().is_some_and(|begun| begun.named == named))
            && let Some(begun) = found.take()
        {
            if self.path.len() < MAX_PATH {
                self.finish_begun(&begun);
            } else {
                self.too_deep(begun.obj);
                self.info.types.named_mut(named).underlying = Some(Types::INVALID);
            }
        }
    }

    /// Whether nothing is known yet of what a type is made of.
    pub(super) fn is_unfinished(&self, ty: TypeId) -> bool {
        let types = &self.info.types;
        types.as_named(ty).is_some_and(|named| {
            let generic = types.named(named).instance_of.as_ref().map_or(named, |(generic, _)| *generic);
            types.named(generic).underlying.is_none()
        })
    }

    fn begin_type(&mut self, obj: ObjId, decl: &TypeDecl) -> Begun {
        if let Some(first) = decl.tparams.first() {
            self.verify_version(first.pos, 18, "type parameter");
        }
        let local = !self.decl_of.contains_key(&obj);
        let key = (self.cx.pkg, decl.name.name.clone());
        let number = if local {
            let count = self.local_types.entry(key).or_default();
            *count += 1;
            *count
        } else {
            0
        };
        let named = self.info.types.add_named(Named {
            obj,
            name: decl.name.name.clone(),
            pkg: Some(self.cx.pkg),
            local: number,
            tparams: Vec::new(),
            outer: if local { self.cx.outer_tparams.clone() } else { Vec::new() },
            instance_of: None,
            underlying: None,
            methods: Vec::new(),
        });
        let ty = self.info.types.intern(Type::Named(named));
        self.set_type(obj, ty);
        self.later(move |c| c.valid_type(named));
        let mut cx = self.cx.clone();
        if !decl.tparams.is_empty() {
            cx.scope = self.open_scope();
            let tparams = self.declare_tparams(&decl.tparams);
            self.info.types.named_mut(named).tparams = tparams;
            self.close_scope();
        }
        Begun { obj, named, cx }
    }

    fn finish_type(&mut self, begun: &Begun, decl: &TypeDecl) {
        let outer = std::mem::replace(&mut self.cx, begun.cx.clone());
        let tparams = self.info.types.named(begun.named).tparams.clone();
        let rhs = self.within_types(|c| {
            c.tparam_bounds(&decl.tparams, &tparams);
            c.typ(&decl.ty)
        });
        let rhs = if self.info.types.is_type_param(rhs) {
            self.error(decl.ty.start(), "cannot use a type parameter as RHS in type declaration");
            Types::INVALID
        } else {
            rhs
        };
        self.cx = outer;
        self.type_rhs.insert(begun.named, rhs);
        self.complete(rhs);
        self.unfinished.forwarded.push((begun.named, rhs));
        self.settle_forwarded();
        self.collect_methods(begun.obj, begun.named);
    }

    /// Gives types the underlying types of others that are known by now.
    fn settle_forwarded(&mut self) {
        loop {
            let waiting = std::mem::take(&mut self.unfinished.forwarded);
            let before = waiting.len();
            for (named, rhs) in waiting {
                if self.is_unfinished(rhs) {
                    self.unfinished.forwarded.push((named, rhs));
                } else {
                    let under = self.info.types.under(rhs);
                    self.info.types.named_mut(named).underlying = Some(under);
                }
            }
            if self.unfinished.forwarded.len() == before || self.unfinished.forwarded.is_empty() {
                break;
            }
        }
        for (tparam, bound) in std::mem::take(&mut self.unfinished.bounds) {
            if self.is_unfinished(bound) {
                self.unfinished.bounds.push((tparam, bound));
            } else {
                let bound = self.interface_around(bound);
                self.info.types.tparam_mut(tparam).constraint = Some(bound);
            }
        }
    }

    /// What still waits for another type waits for itself (which is reported elsewhere).
    pub(super) fn give_up_forwarded(&mut self) {
        for (named, _) in std::mem::take(&mut self.unfinished.forwarded) {
            self.info.types.named_mut(named).underlying = Some(Types::INVALID);
        }
    }

    fn alias_decl(&mut self, obj: ObjId, decl: &TypeDecl) {
        let generic = decl.tparams.first();
        if generic.is_none_or(|first| self.verify_version(first.pos, 23, "generic type alias")) {
            self.verify_version(decl.pos, 9, "type alias");
        }
        self.open_scope();
        let tparams = self.declare_tparams(&decl.tparams);
        if !tparams.is_empty() {
            self.generic_aliases.insert(obj, tparams.clone());
        }
        let rhs = self.within_types(|c| {
            c.tparam_bounds(&decl.tparams, &tparams);
            c.typ(&decl.ty)
        });
        self.close_scope();
        let rhs = if self.info.types.as_tparam(rhs).is_some_and(|tparam| tparams.contains(&tparam)) {
            self.error(decl.ty.start(), "cannot use type parameter declared in alias declaration as RHS");
            Types::INVALID
        } else {
            rhs
        };
        let ty = self.info.types.intern(Type::Alias(obj, rhs));
        self.set_type(obj, ty);
    }

    /// Declares type parameters in the current scope; their constraints are not known yet.
    pub(super) fn declare_tparams(&mut self, list: &[Field]) -> Vec<TypeParamId> {
        let names = list.iter().filter_map(|field| field.name.as_ref()).enumerate();
        names.map(|(i, name)| self.declare_tparam(name, i as u32)).collect()
    }

    pub(super) fn declare_tparam(&mut self, name: &Ident, index: u32) -> TypeParamId {
        let obj = self.new_object(name.name.clone(), name.pos, None, ObjKind::TypeName);
        let predeclared = self.scope(Self::UNIVERSE).names.contains_key(&name.name);
        let note = || format!(" /* with {} declared at {} */", name.name, self.place(name.pos)).into();
        let note = predeclared.then(note);
        let tparam = TypeParam { obj, name: name.name.clone(), note, index, constraint: None };
        let id = self.info.types.add_tparam(tparam);
        let ty = self.info.types.intern(Type::TypeParam(id));
        self.set_type(obj, ty);
        self.declare(self.cx.scope, Some(name), obj);
        id
    }

    /// Reads the constraints of type parameters.
    pub(super) fn tparam_bounds(&mut self, list: &[Field], tparams: &[TypeParamId]) {
        let mut last: Option<(&Field, TypeId)> = None;
        let outer = std::mem::replace(&mut self.unfinished.state.in_bounds, true);
        for (field, tparam) in list.iter().zip(tparams) {
            let bound = match last {
                Some((before, bound)) if Arc::ptr_eq(&before.ty, &field.ty) => bound,
                _ => self.bound(&field.ty),
            };
            last = Some((field, bound));
            self.info.types.tparam_mut(*tparam).constraint = Some(bound);
            if self.is_unfinished(bound) {
                self.unfinished.bounds.push((*tparam, bound));
            }
        }
        self.unfinished.state.in_bounds = outer;
    }

    /// A constraint; what is no interface becomes one.
    fn bound(&mut self, e: &Expr) -> TypeId {
        if matches!(e.kind, ExprKind::Unary(UnaryOp::Tilde, _) | ExprKind::Binary(BinaryOp::Or, ..)) {
            return self.implicit_interface(e);
        }
        let ty = self.typ(e);
        if self.info.types.is_type_param(ty) {
            self.error(e.start(), "cannot use a type parameter as constraint");
            return Types::EMPTY_INTERFACE;
        }
        self.complete(ty);
        if self.is_unfinished(ty) { ty } else { self.interface_around(ty) }
    }

    fn interface_around(&mut self, ty: TypeId) -> TypeId {
        if !self.info.types.is_valid(ty) || self.info.types.is_interface(ty) {
            return ty;
        }
        self.info.types.interface_type(Vec::new(), vec![vec![Term { tilde: false, ty }]], true)
    }

    /// Gives a type its methods.
    fn collect_methods(&mut self, obj: ObjId, named: NamedId) {
        let Some(methods) = self.methods.remove(&obj) else { return };
        self.later(move |c| c.check_field_names(named));
        let mut seen: BTreeMap<_, Pos> = BTreeMap::new();
        for method in methods {
            let (name, pos) = (self.info.object(method).name.clone(), self.info.object(method).pos);
            if let Some(other) = seen.get(&name) {
                let (ty, at) = (&self.info.object(obj).name, self.place(*other));
                self.error(pos, format!("method {ty}.{name} already declared at {at}"));
                continue;
            }
            seen.insert(name, pos);
            self.info.types.named_mut(named).methods.push(method);
            self.unfinished.methods.push_back(method);
        }
    }

    /// Methods have other names than fields.
    fn check_field_names(&mut self, named: NamedId) {
        let ty = self.info.types.intern(Type::Named(named));
        let Type::Struct(fields) = self.info.types.under_type(ty).clone() else { return };
        let methods = self.info.types.named(named).methods.clone();
        for field in fields.iter().filter(|field| &*field.name != "_") {
            let Some(method) = methods.iter().find(|method| self.info.object(**method).name == field.name) else {
                continue;
            };
            let name = &field.name;
            let at = self.field_pos(named, name);
            let other =
                at.map_or_else(String::new, |at| format!("\n\t{}: other declaration of {name}", self.place(at)));
            let pos = self.info.object(*method).pos;
            self.error(pos, format!("field and method with the same name {name}{other}"));
        }
    }

    /// Where a field of a type is declared.
    fn field_pos(&self, named: NamedId, name: &str) -> Option<Pos> {
        let obj = self.info.types.named(named).obj;
        let DeclKind::Type(decl) = &self.decl(*self.decl_of.get(&obj)?).kind else { return None };
        let ExprKind::StructType(fields) = &decl.ty.kind else { return None };
        fields.iter().find_map(|field| {
            let (field, pos) = match &field.name {
                Some(ident) => (&ident.name, ident.pos),
                None => embedded_name(&field.ty).map(|embedded| (embedded.name, embedded.pos))?,
            };
            (&**field == name).then_some(pos)
        })
    }
}
