//! Signatures: parameters, results, receivers.
//!
//! ```text
//!   func (recv) name [tparams] (params) results { body }
//!        '---------- all in the function's scope ----'
//! ```

use std::sync::Arc;

use crate::golang::check::checker::{Body, Checker, Cx, ScopeId};
use crate::golang::check::collect::{ReceiverExpr, receiver_expr};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ExprInfo, Mode, ObjId, ObjKind, Recv, VarKind};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprId, ExprKind, Field, FuncDecl, FuncLit, FuncType, Ident, Name};
use crate::golang::types::subst::Subst;
use crate::golang::types::{Signature, Type, TypeId, TypeParamId, Types};

/// A signature, and the variables that stand for its parts.
struct Parts {
    ty: TypeId,
    params: Vec<ObjId>,
    results: Vec<ObjId>,
}

/// A receiver.
struct Receiver {
    var: ObjId,
    /// None if there is something wrong with it.
    recv: Option<Recv>,
}

impl<'a> Checker<'a> {
    /// `func(...) ...` as a type.
    pub(super) fn func_type(&mut self, sig: &FuncType) -> TypeId {
        self.open_func_scope();
        let parts = self.signature_parts(sig, None);
        self.close_scope();
        parts.ty
    }

    /// The type of a function literal; its parameters are declared and noted, its body is checked later.
    pub(super) fn func_literal(&mut self, id: ExprId, literal: &Arc<FuncLit>) -> TypeId {
        let scope = self.open_func_scope();
        let parts = self.signature_parts(&literal.sig, None);
        self.close_scope();
        let named_results = has_names(&literal.sig.results);
        let (sig, results) = (Some(parts.ty), parts.results.clone());
        let cx = Cx { scope, sig, results, named_results, repeated_at: None, ..self.cx.clone() };
        self.check_later(Body { cx, literal: Arc::clone(literal) });
        self.info.literal_vars.insert(id, (parts.params, parts.results));
        parts.ty
    }

    /// The type of a declared function or method; notes the variables of its parts.
    pub(super) fn declared_signature(&mut self, obj: ObjId, decl: &FuncDecl) {
        let scope = self.open_func_scope();
        self.func_scopes.insert(obj, scope);
        let receiver = decl.recv.as_ref().map(|recv| self.receiver(recv));
        let tparams = self.declare_tparams(&decl.tparams);
        self.tparam_bounds(&decl.tparams, &tparams);
        let recv_name = decl.recv.as_ref().and_then(|recv| recv.name.as_ref());
        let recv_var = receiver.as_ref().map(|receiver| receiver.var);
        let parts = self.signature_parts(&decl.sig, recv_name.zip(recv_var));
        self.close_scope();
        self.set_type(obj, parts.ty);
        if let ObjKind::Func(func) = &mut self.info.objects[obj.0 as usize].kind {
            func.tparams = tparams;
            func.recv_var = recv_var;
            func.recv = receiver.and_then(|receiver| receiver.recv);
            func.params = parts.params;
            func.results = parts.results;
        }
    }

    /// The type parameters of a function, those of its receiver first.
    pub(super) fn tparams_of(&self, obj: ObjId) -> Vec<TypeParamId> {
        let ObjKind::Func(func) = &self.info.object(obj).kind else { return Vec::new() };
        let receivers = func.recv.iter().flat_map(|recv| &recv.tparams);
        receivers.chain(&func.tparams).copied().collect()
    }

    fn open_func_scope(&mut self) -> ScopeId {
        let scope = self.open_scope();
        self.scope_mut(scope).is_func = true;
        scope
    }

    /// Parameters and results, declared in the current scope after the receiver.
    fn signature_parts(&mut self, sig: &FuncType, recv: Option<(&Ident, ObjId)>) -> Parts {
        let (params, variadic) = self.collect_params(VarKind::Param, &sig.params);
        let (results, _) = self.collect_params(VarKind::Result, &sig.results);
        if let Some((name, var)) = recv {
            self.declare(self.cx.scope, Some(name), var);
        }
        let fields = sig.params.iter().chain(&sig.results);
        for (field, var) in fields.zip(params.iter().chain(&results)) {
            if let Some(name) = &field.name {
                self.declare(self.cx.scope, Some(name), *var);
            }
        }
        let names = params.iter().chain(&results).map(|var| Name::clone(&self.info.object(*var).name));
        let names = if has_names(&sig.params) || has_names(&sig.results) { names.collect() } else { Vec::new() };
        let types = |vars: &[ObjId]| vars.iter().map(|var| self.info.object(*var).ty).collect();
        let sig = Signature { params: types(&params), results: types(&results), variadic, names };
        let ty = self.info.types.intern(Type::Func(Arc::new(sig)));
        Parts { ty, params, results }
    }

    /// Makes the variables of parameters or results, which are not declared yet; says whether the last is variadic.
    fn collect_params(&mut self, kind: VarKind, list: &[Field]) -> (Vec<ObjId>, bool) {
        let mut variadic = false;
        let mut last: Option<(&Arc<Expr>, TypeId)> = None;
        let mut vars = Vec::with_capacity(list.len());
        for (i, field) in list.iter().enumerate() {
            let ty = match last {
                Some((before, ty)) if Arc::ptr_eq(before, &field.ty) => ty,
                _ => match &field.ty.kind {
                    ExprKind::Ellipsis(elem) => {
                        let ty = self.var_type(elem);
                        if kind == VarKind::Param && i + 1 == list.len() {
                            variadic = true;
                            self.variadic_type(field.ty.id, ty)
                        } else {
                            // The parser has reported it.
                            ty
                        }
                    }
                    _ => self.var_type(&field.ty),
                },
            };
            last = Some((&field.ty, ty));
            let (name, pos) = field.name.as_ref().map_or(("".into(), field.pos), |name| (name.name.clone(), name.pos));
            vars.push(self.new_var(kind, name, pos, Some(ty)));
        }
        (vars, variadic)
    }

    /// Within the function, `...T` is `[]T`.
    fn variadic_type(&mut self, id: ExprId, elem: TypeId) -> TypeId {
        let ty = self.info.types.intern(Type::Slice(elem));
        self.record_expr(id, ExprInfo { mode: Mode::Type, ty, value: None });
        ty
    }

    fn receiver(&mut self, field: &Field) -> Receiver {
        let parts = receiver_expr(&field.ty);
        let (ty, tparams) = if parts.tparams.is_empty() {
            (self.plain_receiver_type(field, &parts), Vec::new())
        } else {
            self.generic_receiver_type(field, &parts)
        };
        let (name, pos) = field.name.as_ref().map_or(("".into(), field.pos), |name| (name.name.clone(), name.pos));
        let var = self.new_var(VarKind::Param, name, pos, Some(ty));
        let base_pos = parts.base.start();
        self.later(move |c| c.valid_receiver(base_pos, ty));
        let pointed = self.info.types.deref(ty);
        let named = self
            .info
            .types
            .as_named(pointed.unwrap_or(ty))
            .map(|named| self.info.types.named(named).instance_of.as_ref().map_or(named, |(generic, _)| *generic));
        Receiver { var, recv: named.map(|named| Recv { named, pointer: pointed.is_some(), tparams }) }
    }

    fn plain_receiver_type(&mut self, field: &Field, parts: &ReceiverExpr<'_>) -> TypeId {
        let ty = self.var_type(&field.ty);
        let mut base = self.without_pointers(ty);
        while let Type::Alias(_, target) = self.info.types.get(base) {
            base = self.without_pointers(*target);
            if let Type::Named(named) = self.info.types.get(base)
                && self.info.types.named(*named).instance_of.is_some()
            {
                let text = self.type_text(base);
                self.error(parts.base.start(), format!("cannot define new methods on instantiated type {text}"));
                return Types::INVALID;
            }
        }
        ty
    }

    /// What is behind all `*` as they are written.
    fn without_pointers(&self, mut ty: TypeId) -> TypeId {
        while let Type::Pointer(elem) = self.info.types.get(ty) {
            ty = *elem;
        }
        ty
    }

    /// `*T[P]`: P stands for the type's own parameter.
    fn generic_receiver_type(&mut self, field: &Field, parts: &ReceiverExpr<'_>) -> (TypeId, Vec<TypeParamId>) {
        let generic = match self.generic_type(parts.base) {
            Ok(ty) => Some(ty),
            Err(cause) => {
                if !cause.is_empty() {
                    self.error(parts.base.start(), cause);
                }
                None
            }
        };
        let mut tparams = Vec::with_capacity(parts.tparams.len());
        for (i, e) in parts.tparams.iter().enumerate() {
            tparams.push(self.receiver_tparam(e, i as u32));
        }
        let Some(generic) = generic else { return (Types::INVALID, tparams) };
        if matches!(self.info.types.get(generic), Type::Alias(..)) {
            let text = self.generic_text(generic);
            self.error(parts.base.start(), format!("cannot define new methods on generic alias type {text}"));
            return (Types::INVALID, tparams);
        }
        let Some(named) = self.info.types.as_named(generic) else { return (Types::INVALID, tparams) };
        self.complete(generic);
        let own = self.info.types.named(named).tparams.clone();
        if own.len() != tparams.len() {
            let count = tparams.len();
            let s = if count == 1 { "" } else { "s" };
            let declares =
                format!("receiver declares {count} type parameter{s}, but receiver base type declares {}", own.len());
            self.error(parts.base.start(), declares);
            return (Types::INVALID, tparams);
        }
        let targs: Vec<_> = tparams.iter().map(|id| self.info.types.intern(Type::TypeParam(*id))).collect();
        let mut renamed = Subst::new(&own, &targs);
        for (mine, theirs) in tparams.iter().zip(&own) {
            if let Some(bound) = self.info.types.tparam(*theirs).constraint {
                let bound = self.info.types.subst(bound, &mut renamed);
                self.info.types.tparam_mut(*mine).constraint = Some(bound);
            }
        }
        let mut ty = self.info.types.instantiate(named, targs);
        self.record_expr(parts.base.id, ExprInfo { mode: Mode::Type, ty, value: None });
        if parts.pointer {
            ty = self.info.types.intern(Type::Pointer(ty));
        }
        self.record_expr(field.ty.id, ExprInfo { mode: Mode::Type, ty, value: None });
        (ty, tparams)
    }

    /// A generic type or alias with its type parameters.
    fn generic_text(&self, generic: TypeId) -> String {
        let Type::Alias(obj, _) = self.info.types.get(generic) else { return self.type_text(generic) };
        let tparams = self.generic_aliases.get(obj).into_iter().flatten().map(|id| {
            let tparam = self.info.types.tparam(*id);
            let bound = tparam.constraint.map_or_else(String::new, |bound| self.type_text(bound));
            format!("{} {bound}", tparam.name)
        });
        format!("{}[{}]", self.info.object(*obj).name, tparams.collect::<Vec<_>>().join(", "))
    }

    fn receiver_tparam(&mut self, e: &Expr, index: u32) -> TypeParamId {
        let name = if let ExprKind::Name(name) = &e.kind {
            name.clone()
        } else {
            if !matches!(e.kind, ExprKind::Bad) {
                self.error(e.start(), format!("receiver type parameter {} must be an identifier", Text(e)));
            }
            "_".into()
        };
        self.declare_tparam(&Ident { id: e.id, pos: e.pos, name }, index)
    }

    /// A receiver's type is one that this package declares.
    fn valid_receiver(&mut self, pos: Pos, ty: TypeId) {
        let base = self.info.types.deref(ty).unwrap_or(ty);
        if !self.info.types.is_valid(base) {
            return;
        }
        let text = self.type_text(base);
        if let Some(named) = self.info.types.as_named(base) {
            if self.info.types.named(named).pkg != Some(self.cx.pkg) {
                self.error(pos, format!("cannot define new methods on non-local type {text}"));
            } else if matches!(self.info.types.under_type(base), Type::Pointer(_) | Type::Interface(_)) {
                self.error(pos, format!("invalid receiver type {text} (pointer or interface type)"));
            }
        } else if matches!(self.info.types.get(self.info.types.unalias(base)), Type::Basic(_)) {
            self.error(pos, format!("cannot define new methods on non-local type {text}"));
        } else {
            let text = self.type_text(ty);
            self.error(pos, format!("invalid receiver type {text}"));
        }
    }
}

fn has_names(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.name.is_some())
}
