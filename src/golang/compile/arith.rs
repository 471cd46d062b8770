//! Arithmetic: chains of operators, shifts, strings one behind the other.
//!
//! Chains `a + b + c` lean to the left and may be of any length, so they are walked by a loop; operands that contain calls
//! are found out first, in their order, as Go's compiler does it.

use super::func::Fc;
use super::num::Num;
use super::order::Early;
use crate::golang::code::{Op, Reg, Width};
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::golang::types::TypeId;

/// The right operand of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// In a register.
    Reg(Reg),
    /// A small constant.
    Small(i16),
}

/// A run of operators along left operands, from the inside out.
struct Run<'e> {
    first: &'e Expr,
    rest: Vec<(BinaryOp, &'e Expr, &'e Expr)>,
}

impl Fc<'_, '_> {
    /// `x op y`, into registers that it does not read before the last instruction.
    pub(super) fn binary(&mut self, e: &Expr, ty: TypeId, d: Reg) {
        let ExprKind::Binary(op, ..) = &e.kind else { return };
        if op.is_comparison() || matches!(op, BinaryOp::AndAnd | BinaryOp::OrOr) {
            self.truth(e, d);
        } else if self.num(ty) == Num::Str {
            self.concat(e, d);
        } else {
            self.arithmetic(e, ty, d);
        }
    }

    /// The operators on the way down, as long as they are arithmetic and their results no constants.
    fn run<'e>(&self, e: &'e Expr) -> Run<'e> {
        let mut run = Run { first: e, rest: Vec::new() };
        while let ExprKind::Binary(op, left, right) = &run.first.kind {
            let logic = op.is_comparison() || matches!(op, BinaryOp::AndAnd | BinaryOp::OrOr);
            if logic || self.is_constant(run.first) {
                break;
            }
            run.rest.push((*op, run.first, right));
            run.first = left;
        }
        run.rest.reverse();
        run
    }

    fn arithmetic(&mut self, e: &Expr, ty: TypeId, d: Reg) {
        let run = self.run(e);
        let num = self.num(ty);
        let start = self.top;
        let early = self.early_operands(&run);
        let mut acc = match early.first().copied().flatten() {
            Some(early) => self.late(early),
            None => self.value(run.first),
        };
        let words = self.words(ty);
        let mut spare = (u32::from(acc) >= start).then_some(acc);
        let last = run.rest.len() - 1;
        for (at, (op, node, y)) in run.rest.iter().enumerate() {
            let mark = self.top;
            let right = match early.get(at + 1).copied().flatten() {
                Some(early) => Right::Reg(self.late(early)),
                None => self.right(*op, num, y),
            };
            let to = if at == last {
                d
            } else {
                // Temporaries of this operand lie above `mark`, and are dead after the instruction.
                *spare.get_or_insert_with(|| {
                    let past = self.top;
                    self.touch(past + words);
                    self.reg(past)
                })
            };
            self.code.at(node.pos);
            self.operate(*op, num, to, acc, right, y);
            acc = to;
            let keep = spare.map_or(mark, |spare| mark.max(u32::from(spare) + words));
            self.top = if at == last { mark } else { keep };
        }
    }

    /// What operands call, if it is not only the first one that calls something.
    fn early_operands(&mut self, run: &Run<'_>) -> Vec<Option<Early>> {
        if !run.rest.iter().any(|(_, _, y)| self.has_call(y)) {
            return Vec::new();
        }
        let operands = std::iter::once(run.first).chain(run.rest.iter().map(|(_, _, y)| *y));
        operands.map(|x| self.comes_early(x).then(|| self.early(x))).collect()
    }

    /// A right operand.
    pub(super) fn right(&mut self, op: BinaryOp, num: Num, y: &Expr) -> Right {
        let immediate = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul) && matches!(num, Num::Int(_));
        if immediate && let Some(small) = self.const_small(y).filter(|small| *small != i16::MIN) {
            return Right::Small(small);
        }
        Right::Reg(self.value(y))
    }

    /// d = a op right, in the arithmetic of a type; `y` is the right operand's expression.
    pub(super) fn operate(&mut self, op: BinaryOp, num: Num, d: Reg, a: Reg, right: Right, y: &Expr) {
        match (num, right) {
            (_, Right::Small(value)) => {
                let value = if op == BinaryOp::Sub { -value } else { value };
                match op {
                    BinaryOp::Mul => self.code.emit(Op::MulImm { d, a, value }),
                    _ => self.code.emit(Op::AddImm { d, a, value }),
                }
                self.wrap(num, d);
            }
            (Num::Int(_), Right::Reg(b)) if matches!(op, BinaryOp::Shl | BinaryOp::Shr) => {
                self.shift(op, num, d, a, b, y);
            }
            (Num::Int(width), Right::Reg(b)) => self.integers(op, width, d, a, b),
            (Num::F32 | Num::F64, Right::Reg(b)) => {
                self.code.emit(match op {
                    BinaryOp::Add => Op::AddF { d, a, b },
                    BinaryOp::Sub => Op::SubF { d, a, b },
                    BinaryOp::Mul => Op::MulF { d, a, b },
                    _ => Op::DivF { d, a, b },
                });
                self.wrap(num, d);
            }
            (Num::Str, Right::Reg(b)) => {
                let at = self.alloc(4);
                self.move_words(at, a, 2);
                self.move_words(at + 2, b, 2);
                self.code.emit(Op::Concat { n: 2, d, a: at });
            }
            (_, Right::Reg(b)) => {
                let op = match op {
                    BinaryOp::Add => 0,
                    BinaryOp::Sub => 1,
                    BinaryOp::Mul => 2,
                    _ => 3,
                };
                self.code.emit(Op::Complex { op, d, a, b });
                self.wrap(num, d);
            }
        }
    }

    fn integers(&mut self, op: BinaryOp, width: Width, d: Reg, a: Reg, b: Reg) {
        let num = Num::Int(width);
        let unsigned = num.is_unsigned();
        self.code.emit(match op {
            BinaryOp::Add => Op::Add { d, a, b },
            BinaryOp::Sub => Op::Sub { d, a, b },
            BinaryOp::Mul => Op::Mul { d, a, b },
            BinaryOp::Div if unsigned => Op::DivU { d, a, b },
            BinaryOp::Div => Op::Div { d, a, b },
            BinaryOp::Rem if unsigned => Op::RemU { d, a, b },
            BinaryOp::Rem => Op::Rem { d, a, b },
            BinaryOp::And => Op::And { d, a, b },
            BinaryOp::Or => Op::Or { d, a, b },
            BinaryOp::Xor => Op::Xor { d, a, b },
            _ => Op::AndNot { d, a, b },
        });
        let overflows = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        if overflows || (op == BinaryOp::Div && !unsigned) {
            self.wrap(num, d);
        }
    }

    fn shift(&mut self, op: BinaryOp, num: Num, d: Reg, a: Reg, b: Reg, count: &Expr) {
        let ty = self.ty(count);
        if !self.num(ty).is_unsigned() && !self.is_constant(count.unparen()) {
            self.code.emit(Op::CheckShift { a: b });
        }
        match op {
            BinaryOp::Shl => {
                self.code.emit(Op::Shl { d, a, b });
                self.wrap(num, d);
            }
            _ if num.is_unsigned() => self.code.emit(Op::ShrU { d, a, b }),
            _ => self.code.emit(Op::Shr { d, a, b }),
        }
    }

    /// d = -a or ^a
    pub(super) fn negate(&mut self, op: UnaryOp, ty: TypeId, d: Reg, a: Reg) {
        let num = self.num(ty);
        match (num, op) {
            (Num::F32 | Num::F64, _) => self.code.emit(Op::NegF { d, a }),
            (Num::C64 | Num::C128, _) => {
                self.code.emit(Op::NegF { d, a });
                self.code.emit(Op::NegF { d: d + 1, a: a + 1 });
            }
            (_, UnaryOp::Complement) => {
                self.code.emit(Op::Complement { d, a });
                if num.is_unsigned() {
                    self.wrap(num, d);
                }
            }
            _ => {
                self.code.emit(Op::Neg { d, a });
                self.wrap(num, d);
            }
        }
    }

    /// Strings one behind the other: all operands of a chain stand side by side, and are put together at once.
    fn concat(&mut self, e: &Expr, d: Reg) {
        const MOST: usize = 100;
        let run = self.run(e);
        let operands: Vec<_> = std::iter::once(run.first).chain(run.rest.iter().map(|(_, _, y)| *y)).collect();
        let start = self.alloc(2);
        let mut done = false;
        for (part, rest) in operands.chunks(MOST).zip(1..) {
            let from = usize::from(done);
            self.reserve(u32::from(start) + 2 * (part.len() + from) as u32);
            self.concat_operands(part, start + 2 * from as u16);
            let to = if rest * MOST >= operands.len() { d } else { start };
            self.code.emit(Op::Concat { n: (part.len() + from) as u8, d: to, a: start });
            done = true;
        }
    }

    fn concat_operands(&mut self, operands: &[&Expr], at: Reg) {
        let late: Vec<bool> = operands.iter().map(|x| !self.comes_early(x)).collect();
        for turn in [false, true] {
            for (k, x) in operands.iter().enumerate().filter(|(k, _)| late[*k] == turn) {
                let to = self.reg(u32::from(at) + 2 * k as u32);
                self.put(x, to);
            }
        }
    }
}
