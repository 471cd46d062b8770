//! `x.name`: fields, methods, and names of packages.

use std::sync::Arc;

use crate::golang::check::absent::{is_absent, not_supported};
use crate::golang::check::builtin_unsafe::unsupported;
use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ObjId, ObjKind, Selection, SelectionKind};
use crate::golang::check::private_names::is_private;
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{Expr, ExprKind, Ident, Name};
use crate::golang::types::lookup::{FoundField, FoundMethod, Lookup};
use crate::golang::types::subst::Subst;
use crate::golang::types::{PkgId, Signature, Type, TypeId, TypeParamId};

impl Checker<'_> {
    /// `x.name`
    pub(super) fn selector<'e>(&mut self, e: &'e Expr, operand: &'e Expr, name: &Ident) -> Operand<'e> {
        if let ExprKind::Name(package) = &operand.kind
            && let Some(obj) = self.lookup(package)
            && let ObjKind::Package(pkg) = self.info.object(obj).kind
        {
            self.record_name(operand.id, obj);
            self.used.insert(obj);
            return self.package_name(e, package, pkg, name);
        }
        let mut x = self.expr_or_type(operand, false);
        match x.mode {
            OperandMode::Invalid => return Operand::invalid(e),
            OperandMode::Builtin(_) => {
                let message = format!("invalid use of {} in selector expression", self.describe(&x));
                self.error(e.pos, message);
                return Operand::invalid(e);
            }
            _ => {}
        }
        match self.info.lookup(x.ty, &name.name, Some(self.cx.pkg)) {
            Lookup::Field(field) => self.field(e, &x, name, field),
            Lookup::Method(found) => {
                if let Some(method) = found.method {
                    self.resolve(method);
                    self.depends_on(method);
                }
                // Now its signature is known.
                match self.info.lookup(x.ty, &name.name, Some(self.cx.pkg)) {
                    Lookup::Method(found) => self.method(e, &mut x, name, found),
                    _ => Operand::invalid(e),
                }
            }
            Lookup::Ambiguous => {
                self.error(name.pos, format!("ambiguous selector {}.{}", Text(operand), name.name));
                Operand::invalid(e)
            }
            Lookup::NotFound => self.no_selector(e, &x, name),
        }
    }

    /// `package.Name`
    fn package_name<'e>(&mut self, e: &'e Expr, package: &Name, pkg: PkgId, name: &Ident) -> Operand<'e> {
        if is_private(&self.packages[pkg.0 as usize].path, &name.name) {
            self.error(name.pos, format!("name {} not exported by package {package}", name.name));
            return Operand::invalid(e);
        }
        let Some(obj) = self.package_member(pkg, &name.name).filter(|_| is_exported(&name.name)) else {
            if let Some(message) = unsupported(&self.packages[pkg.0 as usize].path, &name.name) {
                self.error(name.pos, message);
                return Operand::invalid(e);
            }
            let similar = self.similar_member(pkg, &name.name);
            let hint = similar.map_or_else(String::new, |similar| format!(" (but have {similar})"));
            let message = if is_absent(&self.packages[pkg.0 as usize].path, &name.name) {
                not_supported(package, &name.name)
            } else {
                format!("undefined: {package}.{}{hint}", name.name)
            };
            self.error(name.pos, message);
            return Operand::invalid(e);
        };
        self.record_name(name.id, obj);
        self.resolve(obj);
        self.depends_on(obj);
        let object = self.info.object(obj);
        let ty = object.ty;
        match &object.kind {
            ObjKind::Const(value) => Operand::constant(ty, Value::clone(value), e),
            ObjKind::TypeName => Operand::new(OperandMode::Type, ty, e),
            ObjKind::Var(_) => Operand::new(OperandMode::Variable, ty, e),
            ObjKind::Func(func) => {
                let tparams = func.tparams.clone();
                Operand { tparams, ..Operand::new(OperandMode::Value, ty, e) }
            }
            ObjKind::Builtin(builtin) => Operand::new(OperandMode::Builtin(*builtin), ty, e),
            ObjKind::Package(_) | ObjKind::Nil | ObjKind::Label => Operand::invalid(e),
        }
    }

    /// An exported name of a package that differs only in capital letters.
    fn similar_member(&self, pkg: PkgId, name: &str) -> Option<Name> {
        let names = &self.scope(self.package_scopes[pkg.0 as usize]).names;
        let lower = name.to_lowercase();
        names.keys().filter(|other| is_exported(other) && other.to_lowercase() == lower).min().cloned()
    }

    fn field<'e>(&mut self, e: &'e Expr, x: &Operand<'e>, name: &Ident, field: FoundField) -> Operand<'e> {
        if x.mode == OperandMode::Type {
            let shown = self.type_text(x.ty);
            let message = format!("operand for field selector {} must be value of type {shown}", name.name);
            self.error_at(x, message);
            return Operand::invalid(e);
        }
        let variable = x.mode == OperandMode::Variable || field.indirect;
        let mode = if variable { OperandMode::Variable } else { OperandMode::Value };
        let selection = Selection { kind: SelectionKind::Field, path: field.path, method: None, holder: x.ty };
        self.info.selections.insert(e.id, selection);
        Operand::new(mode, field.ty, e)
    }

    fn method<'e>(&mut self, e: &'e Expr, x: &mut Operand<'e>, name: &Ident, found: FoundMethod) -> Operand<'e> {
        let expression = x.mode == OperandMode::Type;
        if found.needs_address() && x.mode != OperandMode::Variable {
            let (ty, at, name) = (self.type_text(x.ty), name.pos, &name.name);
            let message = if expression {
                format!("invalid method expression {ty}.{name} (needs pointer receiver (*{ty}).{name})")
            } else {
                format!("cannot call pointer method {name} on {ty}")
            };
            self.error(at, message);
            return Operand::invalid(e);
        }
        if let Some(method) = found.method {
            self.record_name(name.id, method);
        }
        let (tparams, mut ty) = self.method_type(&found);
        if expression {
            ty = self.method_expression(x.ty, &found, ty);
        }
        let kind = if expression { SelectionKind::MethodExpr } else { SelectionKind::Method };
        let FoundMethod { path, method, holder, .. } = found;
        self.info.selections.insert(e.id, Selection { kind, path, method, holder });
        Operand { tparams, ..Operand::new(OperandMode::Value, ty, e) }
    }

    /// The type of a method without its receiver, and its own type parameters.
    fn method_type(&mut self, found: &FoundMethod) -> (Vec<TypeParamId>, TypeId) {
        let Some((own, of_type)) = found.method.and_then(|method| self.generic_method(method)) else {
            return (Vec::new(), found.sig);
        };
        // Its constraints may mention the type parameters of the type.
        let holder = self.info.types.deref(found.holder).unwrap_or(found.holder);
        let named = self.info.types.as_named(holder).map(|id| self.info.types.named(id));
        let targs =
            named.and_then(|named| named.instance_of.as_ref()).map_or_else(Vec::new, |(_, targs)| targs.clone());
        let (renamed, mut subst) = self.info.types.rename(&own);
        let ty = self.info.types.subst(found.sig, &mut subst);
        let mut of_type = Subst::new(&of_type, &targs);
        for tparam in &renamed {
            if let Some(constraint) = self.info.types.tparam(*tparam).constraint {
                let constraint = self.info.types.subst(constraint, &mut of_type);
                self.info.types.tparam_mut(*tparam).constraint = Some(constraint);
            }
        }
        (renamed, ty)
    }

    /// The type parameters of a generic method, and those of its receiver.
    fn generic_method(&self, method: ObjId) -> Option<(Vec<TypeParamId>, Vec<TypeParamId>)> {
        let ObjKind::Func(func) = &self.info.object(method).kind else { return None };
        let of_type = func.recv.as_ref().map_or_else(Vec::new, |recv| recv.tparams.clone());
        (!func.tparams.is_empty()).then(|| (func.tparams.clone(), of_type))
    }

    /// The type of `T.method`: the receiver is the first parameter.
    fn method_expression(&mut self, receiver: TypeId, found: &FoundMethod, ty: TypeId) -> TypeId {
        let Type::Func(sig) = self.info.types.get(ty) else { return ty };
        let mut sig = Signature::clone(sig);
        let named = sig.names.iter().take(sig.params.len()).any(|name| !name.is_empty());
        if !sig.names.is_empty() {
            let name = if named { self.receiver_name(found) } else { Name::from("") };
            sig.names.insert(0, name);
        }
        sig.params.insert(0, receiver);
        self.info.types.intern(Type::Func(Arc::new(sig)))
    }

    fn receiver_name(&self, found: &FoundMethod) -> Name {
        let func = found.method.map(|method| &self.info.object(method).kind);
        let name = match func {
            Some(ObjKind::Func(func)) => func.decl.recv.as_ref().and_then(|recv| recv.name.as_ref()),
            _ => None,
        };
        name.map_or_else(|| "_".into(), |ident| Name::clone(&ident.name))
    }

    fn no_selector<'e>(&mut self, e: &'e Expr, x: &Operand<'e>, name: &Ident) -> Operand<'e> {
        // What a type with an invalid underlying type has, nobody knows.
        let under = self.info.types.under(x.ty);
        if self.is_absent_member(x.ty, &name.name) {
            self.error(name.pos, format!("{}.{} is not supported by gopark", Text(x.expr), name.name));
        } else if self.info.types.is_valid(under) {
            let why = match self.pointer_to_interface(x.ty) {
                Some(what) => format!("type {} is pointer to {what}, not {what}", self.type_text(x.ty)),
                None => self.info.no_selector(x.ty, &name.name, Some(self.cx.pkg)),
            };
            self.error(name.pos, format!("{}.{} undefined ({why})", Text(x.expr), name.name));
        }
        Operand::invalid(e)
    }

    /// What a pointer points to that has methods, though the pointer has none.
    fn pointer_to_interface(&mut self, ty: TypeId) -> Option<&'static str> {
        let under = self.info.types.under(ty);
        let elem = self.info.types.deref(under)?;
        match () {
            () if self.info.types.is_type_param(elem) => Some("type parameter"),
            () if self.info.types.is_interface(elem) => Some("interface"),
            () => None,
        }
    }
}

/// Whether other packages may use a name.
pub(super) fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
