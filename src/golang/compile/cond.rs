//! Truth values: comparisons, `&&`, `||`, `!`, as values and as jumps.

use super::emit::Label;
use super::func::Fc;
use super::num::Num;
use crate::golang::code::{Op, Reg};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::golang::types::{Type, TypeId};

/// A comparison with what it needs.
#[derive(Clone, Copy, Debug)]
struct Comparison {
    op: BinaryOp,
    ty: TypeId,
    a: Reg,
    b: Reg,
}

impl Fc<'_, '_> {
    /// Jumps if the truth value is `when`, else goes on.
    pub(super) fn jump_if(&mut self, e: &Expr, when: bool, to: Label) {
        let mark = self.top;
        self.jump_if_at_mark(e.unparen(), when, to);
        self.top = mark;
    }

    fn jump_if_at_mark(&mut self, e: &Expr, when: bool, to: Label) {
        if let Some(Value::Bool(truth)) = self.c.info.expr(e.id).and_then(|known| known.value.as_ref()) {
            if *truth == when {
                self.code.goto(to);
            }
            return;
        }
        match &e.kind {
            ExprKind::Unary(UnaryOp::Not, x) => self.jump_if(x, !when, to),
            ExprKind::Binary(op @ (BinaryOp::AndAnd | BinaryOp::OrOr), ..) => self.jump_logic(e, *op, when, to),
            ExprKind::Binary(op, x, y) if op.is_comparison() && !self.compares_comparisons(x) => {
                self.jump_comparison(*op, x, y, when, to);
            }
            _ => {
                let a = self.value(e);
                self.jump_truth(a, when, to);
            }
        }
    }

    /// Jumps if the register's truth value is `when`.
    pub(super) fn jump_truth(&mut self, a: Reg, when: bool, to: Label) {
        let op = if when { Op::JumpIf { a, by: 0 } } else { Op::JumpIfNot { a, by: 0 } };
        self.code.jump(op, to);
    }

    /// `a && b && c`: all operands of a chain of one operator.
    fn logic_operands<'e>(&self, e: &'e Expr, op: BinaryOp) -> Vec<&'e Expr> {
        let mut operands = Vec::new();
        let mut x = e;
        while let ExprKind::Binary(same, left, right) = &x.kind
            && *same == op
            && !self.is_constant(x)
        {
            operands.push(&**right);
            x = left;
        }
        operands.push(x);
        operands.reverse();
        operands
    }

    fn jump_logic(&mut self, e: &Expr, op: BinaryOp, when: bool, to: Label) {
        let operands = self.logic_operands(e, op);
        // Of `||` one true operand decides, of `&&` one false.
        let decides = op == BinaryOp::OrOr;
        if when == decides {
            for x in operands {
                self.jump_if(x, when, to);
            }
            return;
        }
        let out = self.code.label();
        let last = operands.len() - 1;
        for (at, x) in operands.into_iter().enumerate() {
            if at == last {
                self.jump_if(x, when, to);
            } else {
                self.jump_if(x, decides, out);
            }
        }
        self.code.bind(out);
    }

    /// A truth value into a register.
    pub(super) fn truth(&mut self, e: &Expr, d: Reg) {
        let ExprKind::Binary(op, left, right) = &e.kind else { return };
        match op {
            BinaryOp::AndAnd | BinaryOp::OrOr => self.logic(e, *op, d),
            _ if self.compares_comparisons(left) => self.compare_chain(e, d),
            _ if self.is_nil(left) => self.compare_nil(*op, right, d),
            _ if self.is_nil(right) => self.compare_nil(*op, left, d),
            _ => {
                let comparison = self.operands(*op, left, right);
                self.compare(comparison, d);
            }
        }
    }

    fn compare_nil(&mut self, op: BinaryOp, x: &Expr, d: Reg) {
        let a = self.value(x);
        let b = self.alloc(1);
        self.word(b, 0);
        self.code.emit(if op == BinaryOp::Eq { Op::Eq { d, a, b } } else { Op::Ne { d, a, b } });
    }

    fn logic(&mut self, e: &Expr, op: BinaryOp, d: Reg) {
        let operands = self.logic_operands(e, op);
        let end = self.code.label();
        let last = operands.len() - 1;
        for (at, x) in operands.into_iter().enumerate() {
            self.put(x, d);
            if at != last {
                self.jump_truth(d, op == BinaryOp::OrOr, end);
            }
        }
        self.code.bind(end);
    }

    /// Whether the left operand is itself a comparison: `a == b == c`.
    pub(super) fn compares_comparisons(&self, x: &Expr) -> bool {
        matches!(&x.kind, ExprKind::Binary(op, ..) if op.is_comparison()) && !self.is_constant(x)
    }

    /// `a == b == c == ...`, by a loop.
    fn compare_chain(&mut self, e: &Expr, d: Reg) {
        let mut rest = Vec::new();
        let mut x = e;
        while let ExprKind::Binary(op, left, right) = &x.kind
            && self.compares_comparisons(left)
        {
            rest.push((*op, right));
            x = left;
        }
        self.truth(x, d);
        for (op, y) in rest.into_iter().rev() {
            let mark = self.top;
            let b = self.value(y);
            self.code.emit(if op == BinaryOp::Eq { Op::Eq { d, a: d, b } } else { Op::Ne { d, a: d, b } });
            self.top = mark;
        }
    }

    /// The type as which two values are compared: if one is an interface, both are.
    fn comparison_type(&mut self, x: &Expr, y: &Expr) -> TypeId {
        let (tx, ty) = (self.ty(x), self.ty(y));
        if self.is_nil(x) || (self.c.is_interface(ty) && !self.c.is_interface(tx) && !self.is_nil(y)) {
            return ty;
        }
        tx
    }

    fn operands(&mut self, op: BinaryOp, x: &Expr, y: &Expr) -> Comparison {
        let ty = self.comparison_type(x, y);
        let (a, b) = if !self.boxes(x, ty) && !self.boxes(y, ty) && !self.is_nil(x) && !self.is_nil(y) {
            self.two_values(x, y)
        } else if self.has_call(y) && !self.comes_early(x) {
            let b = self.value_as(y, ty);
            (self.value_as(x, ty), b)
        } else {
            let a = self.value_as(x, ty);
            (a, self.value_as(y, ty))
        };
        Comparison { op, ty, a, b }
    }

    /// d = a op b
    fn compare(&mut self, Comparison { op, ty, a, b }: Comparison, d: Reg) {
        let (op, a, b) = match op {
            BinaryOp::Gt => (BinaryOp::Lt, b, a),
            BinaryOp::Ge => (BinaryOp::Le, b, a),
            _ => (op, a, b),
        };
        let num = self.num(ty);
        match op {
            BinaryOp::Lt | BinaryOp::Le => {
                let less = op == BinaryOp::Lt;
                self.code.emit(match num {
                    Num::Str if less => Op::LtStr { d, a, b },
                    Num::Str => Op::LeStr { d, a, b },
                    Num::F32 | Num::F64 if less => Op::LtF { d, a, b },
                    Num::F32 | Num::F64 => Op::LeF { d, a, b },
                    _ if num.is_unsigned() && less => Op::LtU { d, a, b },
                    _ if num.is_unsigned() => Op::LeU { d, a, b },
                    _ if less => Op::Lt { d, a, b },
                    _ => Op::Le { d, a, b },
                });
            }
            _ => {
                let negated = op == BinaryOp::Ne;
                if self.is_one_word(ty, num) {
                    self.code.emit(if negated { Op::Ne { d, a, b } } else { Op::Eq { d, a, b } });
                    return;
                }
                self.equal(ty, num, d, a, b);
                if negated {
                    self.code.emit(Op::Not { d, a: d });
                }
            }
        }
    }

    /// Whether values are equal if their one word is.
    fn is_one_word(&mut self, ty: TypeId, num: Num) -> bool {
        let scalar = !matches!(self.under(ty), Type::Struct(_) | Type::Array(..) | Type::Interface(_) | Type::Slice(_));
        scalar && !num.is_float() && !num.is_complex() && num != Num::Str
    }

    /// d = a == b, for everything but words.
    fn equal(&mut self, ty: TypeId, num: Num, d: Reg, a: Reg, b: Reg) {
        match (num, self.under(ty)) {
            (Num::Str, _) => self.code.emit(Op::EqStr { d, a, b }),
            (Num::F32 | Num::F64, _) => self.code.emit(Op::EqF { d, a, b }),
            (_, Type::Interface(_)) => self.code.emit(Op::EqIface { d, a, b }),
            // Slices are only compared with nil.
            (_, Type::Slice(_)) => self.code.emit(Op::Eq { d, a, b }),
            _ => {
                let rtype = self.c.rtype(ty);
                self.code.emit_data(Op::EqType { d, a, b }, rtype.0);
            }
        }
    }

    fn jump_comparison(&mut self, op: BinaryOp, x: &Expr, y: &Expr, when: bool, to: Label) {
        let ty = self.comparison_type(x, y);
        let num = self.num(ty);
        if self.is_nil(x) || self.is_nil(y) {
            let a = self.value(if self.is_nil(x) { y } else { x });
            let op = if (op == BinaryOp::Eq) == when {
                Op::JumpEqImm { a, value: 0, by: 0 }
            } else {
                Op::JumpNeImm { a, value: 0, by: 0 }
            };
            self.code.jump(op, to);
            return;
        }
        let ordered = !matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        if !self.is_one_word(ty, num) || (ordered && num.is_unsigned()) {
            let negated = op == BinaryOp::Ne;
            let op = if negated { BinaryOp::Eq } else { op };
            let comparison = self.operands(op, x, y);
            let d = self.alloc(1);
            self.compare(comparison, d);
            self.jump_truth(d, when != negated, to);
            return;
        }
        let op = if when { op } else { opposite(op) };
        if let Some(value) = self.const_word(y, ty) {
            let a = self.value(x);
            self.code.jump(immediate(op, a, value), to);
            return;
        }
        if let Some(value) = self.const_word(x, ty) {
            let a = self.value(y);
            self.code.jump(immediate(mirrored(op), a, value), to);
            return;
        }
        let Comparison { a, b, .. } = self.operands(op, x, y);
        let jump = match op {
            BinaryOp::Eq => Op::JumpEq { a, b, by: 0 },
            BinaryOp::Ne => Op::JumpNe { a, b, by: 0 },
            BinaryOp::Lt => Op::JumpLt { a, b, by: 0 },
            BinaryOp::Le => Op::JumpLe { a, b, by: 0 },
            BinaryOp::Gt => Op::JumpLt { a: b, b: a, by: 0 },
            _ => Op::JumpLe { a: b, b: a, by: 0 },
        };
        self.code.jump(jump, to);
    }

    /// A small constant of one word.
    fn const_word(&mut self, e: &Expr, ty: TypeId) -> Option<i16> {
        match self.c.info.expr(e.unparen().id)?.value.clone()? {
            Value::Bool(truth) => Some(i16::from(truth)),
            _ if matches!(self.num(ty), Num::Int(_)) => self.const_small(e),
            _ => None,
        }
    }

    /// Jumps to a label if two values of a type are equal.
    pub(super) fn jump_equal(&mut self, ty: TypeId, a: Reg, b: Reg, to: Label) {
        let num = self.num(ty);
        if self.is_one_word(ty, num) {
            self.code.jump(Op::JumpEq { a, b, by: 0 }, to);
            return;
        }
        let mark = self.top;
        let d = self.alloc(1);
        self.equal(ty, num, d, a, b);
        self.jump_truth(d, true, to);
        self.top = mark;
    }
}

/// What is true when the comparison of integers is not.
const fn opposite(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        _ => op,
    }
}

/// The comparison with its sides exchanged.
const fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        _ => op,
    }
}

const fn immediate(op: BinaryOp, a: Reg, value: i16) -> Op {
    match op {
        BinaryOp::Eq => Op::JumpEqImm { a, value, by: 0 },
        BinaryOp::Ne => Op::JumpNeImm { a, value, by: 0 },
        BinaryOp::Lt => Op::JumpLtImm { a, value, by: 0 },
        BinaryOp::Le => Op::JumpLeImm { a, value, by: 0 },
        BinaryOp::Gt => Op::JumpGtImm { a, value, by: 0 },
        _ => Op::JumpGeImm { a, value, by: 0 },
    }
}
