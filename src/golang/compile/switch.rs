//! `switch`, also by type: all tests in their order, then the bodies.

use super::emit::Label;
use super::func::{Fc, Slot};
use crate::golang::check::info::ObjId;
use crate::golang::code::{Op, Reg};
use crate::golang::syntax::ast::{Case, Expr, Stmt, StmtKind, Switch, TypeSwitch};
use crate::golang::types::TypeId;

impl Fc<'_, '_> {
    /// `switch init; tag {...}`
    pub(super) fn switch(&mut self, switch: &Switch) {
        let label = self.label.take();
        switch.init.iter().for_each(|init| self.stmt(init));
        self.label = label;
        let end = self.code.label();
        self.enter_target(end, None);
        let tag = switch.tag.as_ref().map(|tag| (self.ty(tag), self.value(tag)));
        let labels: Vec<_> = switch.cases.iter().map(|_| self.code.label()).collect();
        for (case, label) in switch.cases.iter().zip(&labels) {
            for value in case.values.iter().flatten() {
                self.code.at(value.start());
                self.test(tag, value, *label);
            }
        }
        self.goto_default(&switch.cases, &labels, end);
        for (case, label) in switch.cases.iter().zip(labels) {
            self.code.bind(label);
            self.case_body(&case.body);
            if !ends_with_fallthrough(&case.body) {
                self.code.goto(end);
            }
        }
        self.leave_target();
    }

    /// Jumps if the case's value is the tag's.
    fn test(&mut self, tag: Option<(TypeId, Reg)>, value: &Expr, to: Label) {
        let Some((ty, a)) = tag else {
            self.jump_if(value, true, to);
            return;
        };
        let mark = self.top;
        let value_ty = self.ty(value);
        if self.is_nil(value) {
            self.code.jump(Op::JumpEqImm { a, value: 0, by: 0 }, to);
        } else if let Some(value) = self.const_small(value).filter(|_| !self.c.is_interface(ty)) {
            self.code.jump(Op::JumpEqImm { a, value, by: 0 }, to);
        } else if self.c.is_interface(value_ty) && !self.c.is_interface(ty) {
            let boxed = self.alloc(2);
            self.make_interface(ty, a, boxed);
            let b = self.value(value);
            self.jump_equal(value_ty, boxed, b, to);
        } else {
            let b = self.value_as(value, ty);
            self.jump_equal(ty, a, b, to);
        }
        self.top = mark;
    }

    fn goto_default(&mut self, cases: &[Case], labels: &[Label], end: Label) {
        let default = cases.iter().position(|case| case.values.is_none());
        self.code.goto(default.map_or(end, |at| labels[at]));
    }

    fn case_body(&mut self, body: &[Stmt]) {
        let mark = self.top;
        self.stmts(body);
        self.top = mark;
    }

    /// `switch init; name := x.(type) {...}`
    pub(super) fn type_switch(&mut self, switch: &TypeSwitch) {
        let label = self.label.take();
        switch.init.iter().for_each(|init| self.stmt(init));
        self.label = label;
        let end = self.code.label();
        self.enter_target(end, None);
        let x_ty = self.ty(&switch.x);
        let i = self.value(&switch.x);
        let labels: Vec<_> = switch.cases.iter().map(|_| self.code.label()).collect();
        for (case, label) in switch.cases.iter().zip(&labels) {
            for ty in case.values.iter().flatten() {
                self.code.at(ty.start());
                self.test_type(i, ty, *label);
            }
        }
        self.goto_default(&switch.cases, &labels, end);
        for (case, label) in switch.cases.iter().zip(labels) {
            self.code.bind(label);
            let mark = self.top;
            if let Some(var) = self.c.info.clause_vars.get(&case.pos).copied() {
                self.clause_var(var, case, x_ty, i);
            }
            self.case_body(&case.body);
            self.top = mark;
            self.code.goto(end);
        }
        self.leave_target();
    }

    fn test_type(&mut self, i: Reg, ty: &Expr, to: Label) {
        if self.is_nil(ty) {
            self.code.jump(Op::JumpEqImm { a: i, value: 0, by: 0 }, to);
            return;
        }
        let mark = self.top;
        let d = self.alloc(1);
        let ty = self.ty(ty);
        if self.c.is_interface(ty) {
            let at = self.c.interface(ty);
            self.code.emit_data(Op::Implements { d, i }, at);
        } else {
            let rtype = self.c.rtype(ty);
            self.code.emit_data(Op::IsType { d, i }, rtype.0);
        }
        self.jump_truth(d, true, to);
        self.top = mark;
    }

    /// The variable of a clause: the value itself if the clause names one type that is no interface.
    fn clause_var(&mut self, var: ObjId, case: &Case, x_ty: TypeId, i: Reg) {
        let single = match case.values.as_deref() {
            Some([ty]) if !self.is_nil(ty) => Some(self.ty(ty)),
            _ => None,
        };
        let ty = single.unwrap_or(x_ty);
        let words = self.words(ty);
        if self.c.is_interface(ty) {
            let place = self.declare(var);
            self.store(place, words, i);
            return;
        }
        let rtype = self.c.rtype(ty);
        let d = self.alloc(words);
        self.code.emit_data(Op::Unbox { d, i }, rtype.0);
        if self.is_boxed(var) {
            let place = self.declare(var);
            self.store(place, words, d);
        } else {
            self.vars.insert(var, Slot::Reg(d));
        }
    }
}

fn ends_with_fallthrough(body: &[Stmt]) -> bool {
    let mut last = body.iter().rev().find(|stmt| !matches!(stmt.kind, StmtKind::Empty));
    while let Some(StmtKind::Labeled(_, inner)) = last.map(|stmt| &stmt.kind) {
        last = Some(inner);
    }
    last.is_some_and(|stmt| matches!(stmt.kind, StmtKind::Fallthrough))
}
