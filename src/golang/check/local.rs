//! Declarations within functions.

use crate::golang::check::checker::Checker;
use crate::golang::check::collect::{ConstGroup, ConstLine};
use crate::golang::check::info::{ObjKind, VarKind};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{ConstDecl, Decl, TypeDecl, VarDecl};

impl Checker<'_> {
    /// `const`, `var` and `type` lines.
    pub(super) fn decl_stmt(&mut self, decls: &[Decl]) {
        let mut group = ConstGroup::default();
        for decl in decls {
            match decl {
                Decl::Const(decl) => self.local_const(decl, &mut group),
                Decl::Var(decl) => self.local_var(decl),
                Decl::Type(decl) => self.local_type(decl),
                // The parser lets none of these into a function.
                Decl::Import(_) | Decl::Func(_) => {}
            }
        }
    }

    fn local_const<'d>(&mut self, decl: &'d ConstDecl, group: &mut ConstGroup<'d>) {
        let top = self.delayed.len();
        let (line, inherited) = group.line(decl);
        let values = line.map_or(&[][..], |line| &line.values);
        let mut objects = Vec::with_capacity(decl.names.len());
        for (i, name) in decl.names.iter().enumerate() {
            let obj = self.new_object(name.name.clone(), name.pos, None, ObjKind::Const(Value::Unknown));
            let ty = line.and_then(|line| line.ty.as_ref());
            self.const_decl(obj, &ConstLine { ty, value: values.get(i), inherited, iota: decl.iota });
            objects.push(obj);
        }
        self.arity(decl.pos, &decl.names, values, true, inherited);
        self.process_delayed(top);
        for (name, obj) in decl.names.iter().zip(objects) {
            self.declare(self.cx.scope, Some(name), obj);
        }
    }

    fn local_var(&mut self, decl: &VarDecl) {
        let top = self.delayed.len();
        let names = decl.names.iter();
        let vars: Vec<_> = names.map(|name| self.new_var(VarKind::Local, name.name.clone(), name.pos, None)).collect();
        let (ty, values) = (decl.ty.as_ref(), &decl.values);
        for (i, var) in vars.iter().enumerate() {
            let one_for_all = values.len() == 1 && vars.len() > 1;
            if one_for_all {
                self.var_decl(*var, &vars, ty, values.first());
                break;
            }
            self.var_decl(*var, &[], ty, values.get(i));
            if values.len() == 1 {
                break;
            }
        }
        if ty.is_none() || !values.is_empty() {
            self.arity(decl.pos, &decl.names, values, false, false);
        }
        self.process_delayed(top);
        for (name, var) in decl.names.iter().zip(vars) {
            self.declare(self.cx.scope, Some(name), var);
        }
    }

    fn local_type(&mut self, decl: &TypeDecl) {
        let obj = self.new_object(decl.name.name.clone(), decl.name.pos, None, ObjKind::TypeName);
        self.declare(self.cx.scope, Some(&decl.name), obj);
        self.local_type_decl(obj, decl);
    }
}
