//! Constants that a loop needs in registers are put there before it begins.
//!
//! Small constants are part of many instructions; others (the limit of a long loop, divisors, floating-point numbers)
//! would have to be loaded in each iteration. What the outermost loop of a function uses, it loads once.

use rustc_hash::FxHashMap;

use super::func::Fc;
use super::num::Num;
use super::visit;
use crate::golang::code::Reg;
use crate::golang::syntax::ast::{BinaryOp, Block, Expr, ExprId, ExprKind, Stmt};

/// The most registers that a loop gets for constants.
const MOST: usize = 8;

/// Constants that are in registers, while a loop is compiled.
#[derive(Debug, Default)]
pub(super) struct Hoisted {
    at: FxHashMap<ExprId, Reg>,
    words: Vec<(u64, Reg)>,
    /// How many loops are around the current place.
    depth: u32,
}

impl Hoisted {
    /// The register that has this constant.
    pub(super) fn get(&self, id: ExprId) -> Option<Reg> {
        self.at.get(&id).copied()
    }
}

impl Fc<'_, '_> {
    /// A loop begins, in which these statements and this condition are carried out again and again.
    pub(super) fn enter_loop(&mut self, body: &Block, post: Option<&Stmt>, cond: Option<&Expr>) {
        self.hoisted.depth += 1;
        if self.hoisted.depth > 1 {
            return;
        }
        if let Some(cond) = cond {
            self.hoist_in(cond);
        }
        for stmt in post.into_iter().chain(&body.stmts) {
            visit::exprs_of(stmt, &mut |e, op| match op {
                Some(op) => self.hoist_operand(op, e),
                None => self.hoist_in(e),
            });
        }
    }

    /// A loop ends.
    pub(super) fn leave_loop(&mut self) {
        self.hoisted.depth -= 1;
        if self.hoisted.depth == 0 {
            self.hoisted = Hoisted::default();
        }
    }

    /// Constants that are operands within an expression.
    fn hoist_in(&mut self, e: &Expr) {
        if self.is_constant(e) || self.hoisted.words.len() >= MOST {
            return;
        }
        let chain = e.chain();
        if chain.is_empty() {
            visit::operands_of(e, &mut |x| self.hoist_in(x));
        }
        for (at, node) in chain.iter().enumerate() {
            if let ExprKind::Binary(op, left, right) = &node.kind {
                self.hoist_operand(*op, right);
                if at + 1 == chain.len() {
                    self.hoist_operand(*op, left);
                }
            }
        }
    }

    /// An operand of an operator: a constant goes to a register, unless the instruction can have it in itself.
    fn hoist_operand(&mut self, op: BinaryOp, e: &Expr) {
        let e = e.unparen();
        let Some(word) = self.const_word_of(e) else {
            self.hoist_in(e);
            return;
        };
        let immediate = op.is_comparison() || matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        if (immediate && self.const_small(e).is_some()) || self.hoisted.words.len() >= MOST {
            return;
        }
        let known = self.hoisted.words.iter().find(|(known, _)| *known == word).map(|(_, at)| *at);
        let at = known.unwrap_or_else(|| {
            let at = self.alloc(1);
            self.word(at, word);
            self.hoisted.words.push((word, at));
            at
        });
        self.hoisted.at.insert(e.id, at);
    }

    /// The word of a constant number that has one.
    fn const_word_of(&mut self, e: &Expr) -> Option<u64> {
        let value = self.c.info.expr(e.id)?.value.clone()?;
        let ty = self.ty(e);
        match self.num(ty) {
            Num::Int(_) => self.const_int(e).map(i64::cast_unsigned),
            Num::F32 | Num::F64 => value.as_f64().map(f64::to_bits),
            Num::C64 | Num::C128 | Num::Str | Num::None => None,
        }
    }
}
