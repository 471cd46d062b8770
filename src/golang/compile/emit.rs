//! Instructions of one function as they are emitted: jumps to labels that are bound later, places in the source.
//!
//! ```text
//!   jump(JumpLt, L) ... bind(L)   --> finish: distances; a short jump that does not reach becomes three:
//!                                     JumpLt +1, Jump +1, Jump L
//! ```
//!
//! **Invariants**: what cannot be reached because it stands behind a jump is not emitted; [`Op::Data`] stays behind its
//! instruction.

use crate::golang::code::Op;
use crate::golang::source::Pos;

/// A place to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(u32);

/// Emits instructions.
#[derive(Debug, Default)]
pub(super) struct Emitter {
    ops: Vec<Op>,
    places: Vec<Pos>,
    pos: Pos,
    labels: Vec<u32>,
    /// Which instruction jumps where, in order.
    jumps: Vec<(u32, Label)>,
    dead: bool,
}

/// The finished instructions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Emitted {
    pub(super) ops: Vec<Op>,
    pub(super) places: Vec<Pos>,
    /// Where labels ended up, by number.
    labels: Vec<u32>,
}

impl Emitted {
    /// The instruction to which a bound label leads.
    pub(super) fn target(&self, label: Label) -> u32 {
        self.labels.get(label.0 as usize).copied().unwrap_or_default()
    }
}

const UNBOUND: u32 = u32::MAX;

impl Emitter {
    /// Instructions from here on belong to this place; returns the one before.
    pub(super) fn at(&mut self, pos: Pos) -> Pos {
        std::mem::replace(&mut self.pos, pos)
    }

    /// The place of the instructions that are being emitted.
    pub(super) const fn pos(&self) -> Pos {
        self.pos
    }

    /// Adds an instruction.
    pub(super) fn emit(&mut self, op: Op) {
        if self.dead {
            return;
        }
        self.ops.push(op);
        self.places.push(self.pos);
        self.dead = matches!(op, Op::Return | Op::Panic { .. });
    }

    /// Adds an instruction with one operand behind it.
    pub(super) fn emit_data(&mut self, op: Op, data: u32) {
        self.emit(op);
        self.emit(Op::Data(data));
    }

    /// A label that is not bound yet.
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(UNBOUND);
        Label(self.labels.len() as u32 - 1)
    }

    /// A label that leads to the next instruction.
    pub(super) fn here(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        label
    }

    /// The label leads to the next instruction.
    pub(super) fn bind(&mut self, label: Label) {
        self.skip_jump_to(label);
        self.labels[label.0 as usize] = self.ops.len() as u32;
        self.dead = false;
    }

    /// Adds a jump to a label.
    pub(super) fn jump(&mut self, op: Op, label: Label) {
        if self.dead {
            return;
        }
        self.jumps.push((self.ops.len() as u32, label));
        self.emit(op);
        self.dead = matches!(op, Op::Jump { .. });
    }

    /// Adds a jump that is always taken.
    pub(super) fn goto(&mut self, label: Label) {
        self.jump(Op::Jump { by: 0 }, label);
    }

    /// Removes a jump that would lead to the next instruction. No label leads behind it yet, for that would be alive.
    fn skip_jump_to(&mut self, label: Label) {
        let at = self.ops.len() as u32;
        if self.dead && self.jumps.last().is_some_and(|(from, to)| from + 1 == at && *to == label) {
            self.ops.pop();
            self.places.pop();
            self.jumps.pop();
        }
    }

    /// The instructions with all distances filled in; none if they are too many.
    pub(super) fn finish(mut self) -> Option<Emitted> {
        if self.ops.len() > i32::MAX as usize / 4 {
            return None;
        }
        self.lengthen();
        for (from, label) in &self.jumps {
            let by = distance(*from, self.labels[label.0 as usize]);
            set_distance(&mut self.ops[*from as usize], by);
        }
        Some(Emitted { ops: self.ops, places: self.places, labels: self.labels })
    }

    /// Makes three jumps of each short one that might not reach. Code becomes at most three times as long by this, so what
    /// is within a third of the reach stays within it.
    fn lengthen(&mut self) {
        const REACH: i32 = i16::MAX as i32 / 3;
        if self.ops.len() <= REACH as usize {
            return;
        }
        let (ops, places) = (std::mem::take(&mut self.ops), std::mem::take(&mut self.places));
        let mut moved = Vec::with_capacity(ops.len() + 1);
        let mut jumps = self.jumps.iter_mut().peekable();
        for (at, (op, pos)) in ops.into_iter().zip(places).enumerate() {
            moved.push(self.ops.len() as u32);
            let jump = jumps.next_if(|jump| jump.0 as usize == at);
            if let Some((from, label)) = jump {
                let far = distance(*from, self.labels[label.0 as usize]).abs() > REACH;
                *from = self.ops.len() as u32;
                if far && is_short(op) {
                    *from += 2;
                    let mut op = op;
                    set_distance(&mut op, 1);
                    self.ops.extend([op, Op::Jump { by: 1 }, Op::Jump { by: 0 }]);
                    self.places.extend([pos; 3]);
                    continue;
                }
            }
            self.ops.push(op);
            self.places.push(pos);
        }
        moved.push(self.ops.len() as u32);
        for label in self.labels.iter_mut().filter(|label| **label != UNBOUND) {
            *label = moved[*label as usize];
        }
    }
}

/// How far a jump goes, counted from the instruction behind it.
const fn distance(from: u32, to: u32) -> i32 {
    to as i32 - from as i32 - 1
}

/// Whether it is a jump that does not reach everywhere.
const fn is_short(op: Op) -> bool {
    !matches!(op, Op::Jump { .. } | Op::JumpIf { .. } | Op::JumpIfNot { .. })
}

/// How far a jump goes.
pub(super) const fn jump_distance(op: Op) -> Option<i32> {
    Some(match op {
        Op::Jump { by } | Op::JumpIf { by, .. } | Op::JumpIfNot { by, .. } => by,
        Op::JumpEq { by, .. }
        | Op::JumpNe { by, .. }
        | Op::JumpLt { by, .. }
        | Op::JumpLe { by, .. }
        | Op::JumpEqImm { by, .. }
        | Op::JumpNeImm { by, .. }
        | Op::JumpLtImm { by, .. }
        | Op::JumpLeImm { by, .. }
        | Op::JumpGtImm { by, .. }
        | Op::JumpGeImm { by, .. } => by as i32,
        _ => return None,
    })
}

fn set_distance(op: &mut Op, distance: i32) {
    match op {
        Op::Jump { by } | Op::JumpIf { by, .. } | Op::JumpIfNot { by, .. } => *by = distance,
        Op::JumpEq { by, .. }
        | Op::JumpNe { by, .. }
        | Op::JumpLt { by, .. }
        | Op::JumpLe { by, .. }
        | Op::JumpEqImm { by, .. }
        | Op::JumpNeImm { by, .. }
        | Op::JumpLtImm { by, .. }
        | Op::JumpLeImm { by, .. }
        | Op::JumpGtImm { by, .. }
        | Op::JumpGeImm { by, .. } => *by = i16::try_from(distance).expect("longer ones were made of long jumps"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_know_how_far_they_go() {
        let mut code = Emitter::default();
        let (top, out) = (code.here(), code.label());
        code.jump(Op::JumpEq { a: 0, b: 1, by: 0 }, out);
        code.emit(Op::Nop);
        code.goto(top);
        code.emit(Op::Nop);
        code.bind(out);
        code.emit(Op::Return);
        let done = code.finish().expect("short");
        assert_eq!(done.target(out), 3);
        let expected = [Op::JumpEq { a: 0, b: 1, by: 2 }, Op::Nop, Op::Jump { by: -3 }, Op::Return];
        assert_eq!(done.ops, expected, "the unreachable instruction is left out");
    }

    #[test]
    fn a_jump_to_what_follows_is_left_out() {
        let mut code = Emitter::default();
        let end = code.label();
        code.emit(Op::Nop);
        code.goto(end);
        code.bind(end);
        code.emit(Op::Return);
        assert_eq!(code.finish().expect("short").ops, [Op::Nop, Op::Return]);
    }

    #[test]
    fn a_short_jump_across_much_code_is_lengthened() {
        let mut code = Emitter::default();
        let (top, out) = (code.here(), code.label());
        code.jump(Op::JumpLt { a: 0, b: 1, by: 0 }, out);
        for _ in 0..40_000 {
            code.emit(Op::Nop);
        }
        code.jump(Op::JumpLtImm { a: 0, value: 1, by: 0 }, top);
        code.bind(out);
        code.emit(Op::Return);
        let done = code.finish().expect("short");
        let first = [Op::JumpLt { a: 0, b: 1, by: 1 }, Op::Jump { by: 1 }, Op::Jump { by: 40_003 }, Op::Nop];
        assert_eq!(done.ops[..4], first);
        let last = [Op::JumpLtImm { a: 0, value: 1, by: 1 }, Op::Jump { by: 1 }, Op::Jump { by: -40_006 }, Op::Return];
        assert_eq!(done.ops[40_003..], last);
        assert_eq!(done.ops.len(), done.places.len());
    }
}
