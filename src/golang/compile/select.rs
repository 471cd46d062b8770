//! `select`: channels and values in their order, one instruction that waits, then the body of what happened.

use super::func::{Fc, Slot};
use super::place::Place;
use crate::golang::code::{Op, Reg, SelectDir};
use crate::golang::syntax::ast::{Expr, ExprKind, Select, StmtKind, UnaryOp};
use crate::golang::types::{Basic, Type, TypeId};

/// A case: the operand of the instruction, and of a received value its type and place.
struct Comm {
    op: Op,
    elem: TypeId,
    at: Reg,
}

impl Fc<'_, '_> {
    /// `select {...}`
    pub(super) fn select(&mut self, select: &Select) {
        let end = self.code.label();
        self.enter_target(end, None);
        let pos = self.code.pos();
        let d = self.alloc(2);
        let mut comms = Vec::new();
        for case in &select.cases {
            self.code.at(case.pos);
            comms.push(case.comm.as_ref().and_then(|comm| self.comm(&comm.kind)));
        }
        let count = comms.iter().flatten().count();
        let n = u8::try_from(count).unwrap_or_else(|_| {
            self.c.mistake(pos, "select with more than 255 cases is not supported");
            0
        });
        self.code.at(pos);
        self.code.emit(Op::Select { n, default: count < comms.len(), d });
        comms.iter().flatten().for_each(|comm| self.code.emit(comm.op));
        self.bodies(select, &comms, d);
        self.leave_target();
    }

    /// Jumps to the body of the case that happened.
    fn bodies(&mut self, select: &Select, comms: &[Option<Comm>], d: Reg) {
        let labels: Vec<_> = comms.iter().map(|_| self.code.label()).collect();
        let mut number = 0;
        for (comm, label) in comms.iter().zip(&labels) {
            let value = if comm.is_some() { number } else { -1 };
            number += i16::from(comm.is_some());
            self.code.jump(Op::JumpEqImm { a: d, value, by: 0 }, *label);
        }
        let end = self.targets.last().map(|target| target.break_to);
        for ((case, comm), label) in select.cases.iter().zip(comms).zip(labels) {
            self.code.bind(label);
            let mark = self.top;
            if let (Some(stmt), Some(comm)) = (&case.comm, comm) {
                self.code.at(stmt.pos);
                self.received(&stmt.kind, comm, d + 1);
            }
            self.stmts(&case.body);
            self.top = mark;
            if let Some(end) = end {
                self.code.goto(end);
            }
        }
    }

    /// The channel and the value of a case.
    fn comm(&mut self, comm: &StmtKind) -> Option<Comm> {
        if let StmtKind::Send(ch, value) = comm {
            let ty = self.ty(ch);
            let Type::Chan(_, elem) = self.under(ty) else { return None };
            let words = self.words(elem);
            let ch = self.value(ch);
            let v = self.value_as(value, elem);
            return Some(Comm { op: Op::Case { dir: SelectDir::Send, n: words as u16, ch, v }, elem, at: v });
        }
        let ExprKind::Unary(UnaryOp::Recv, ch) = &received_expr(comm)?.unparen().kind else { return None };
        let ty = self.ty(ch);
        let Type::Chan(_, elem) = self.under(ty) else { return None };
        let words = self.words(elem);
        let ch = self.value(ch);
        let at = self.alloc(words);
        Some(Comm { op: Op::Case { dir: SelectDir::Recv, n: words as u16, ch, v: at }, elem, at })
    }

    /// The received value goes where it is wanted.
    fn received(&mut self, stmt: &StmtKind, comm: &Comm, ok: Reg) {
        let values = [(self.c.info.types.canon(comm.elem), comm.at), (Basic::Bool.into(), ok)];
        match stmt {
            StmtKind::Define(left, _) => {
                for (x, (ty, at)) in left.iter().zip(values) {
                    let Some(var) = self.defined_var(x) else { continue };
                    if self.is_boxed(var) || at == ok {
                        let place = self.declare(var);
                        self.store_as(place, ty, ty, at);
                    } else {
                        self.vars.insert(var, Slot::Reg(at));
                    }
                }
            }
            StmtKind::Assign(left, _) => {
                for (x, (ty, at)) in left.iter().zip(values) {
                    let place = if Self::is_blank(x) { Place::Blank } else { self.place(x) };
                    let to = if Self::is_blank(x) { ty } else { self.left_ty(x) };
                    self.store_as(place, to, ty, at);
                }
            }
            _ => {}
        }
    }
}

/// The receive in a case.
fn received_expr(comm: &StmtKind) -> Option<&Expr> {
    match comm {
        StmtKind::Expr(x) => Some(x),
        StmtKind::Assign(_, right) | StmtKind::Define(_, right) => right.first(),
        _ => None,
    }
}
