//! The interpreter's loop: instructions that only touch registers and memory are carried out here; the rest is done by
//! [`Core::data_op`] (data of several words) and [`Core::control_op`] (whatever changes frames or leaves the machine).
//!
//! **Invariants**: an instruction is carried out as a whole or not at all; when the loop is left, the frame's `pc` is at
//! the next instruction.

use super::control::Go;
use super::goroutine::Goroutine;
use super::native::NIL_DEREFERENCE;
use super::{Core, Image, PICOS, SimContext, SimOp, cost, number};
use crate::golang::code::{Op, Width};

/// Why an instruction could not be carried out.
#[derive(Debug)]
pub(super) enum Trap {
    /// A panic with a runtime error of this text.
    Panic(String),
    /// A panic with this value, an interface's two words.
    Value([u64; 2]),
    /// The end of the program, which cannot be recovered from: it did something that it must not do.
    Fatal(String),
    /// The end of the program: the runtime cannot go on.
    Throw(String),
}

impl Trap {
    /// A nil pointer was followed.
    pub(super) fn nil() -> Self {
        Self::Panic(NIL_DEREFERENCE.to_owned())
    }

    /// An index is out of range.
    pub(super) fn index(index: u64, len: u64) -> Self {
        let index = index.cast_signed();
        if index < 0 {
            Self::Panic(format!("runtime error: index out of range [{index}]"))
        } else {
            Self::Panic(format!("runtime error: index out of range [{index}] with length {len}"))
        }
    }

    fn divide() -> Self {
        Self::Panic("runtime error: integer divide by zero".to_owned())
    }
}

/// The next instruction, and the numbers that follow one.
pub(super) struct Cursor<'c> {
    pub(super) ops: &'c [Op],
    pub(super) pc: usize,
}

impl Cursor<'_> {
    /// The number behind the instruction.
    pub(super) fn data(&mut self) -> u32 {
        let Op::Data(data) = self.ops[self.pc] else { unreachable!("the compiler puts data here") };
        self.pc += 1;
        data
    }

    /// `n`, or if that is 0 the number behind the instruction.
    pub(super) fn or_data(&mut self, n: u8) -> usize {
        if n == 0 { self.data() as usize } else { n as usize }
    }
}

impl Core {
    /// Lets a goroutine run until its time is used up, or it wants something of the machine. (On its own, so that this
    /// is written where the caller wants it.)
    #[inline(never)]
    pub(super) fn run(&mut self, image: &Image, g: &mut Goroutine, cx: &mut SimContext<'_>, fuel: &mut i64) -> SimOp {
        loop {
            let func = &image.code.funcs[g.frame.func as usize];
            let base = g.frame.base as usize;
            let mut at = Cursor { ops: &func.ops, pc: g.frame.pc as usize };
            let costs = &image.costs[g.frame.func as usize];
            let outcome = self.straight(&mut at, costs, &mut g.stack[base..base + func.frame as usize], fuel);
            g.frame.pc = at.pc as u32;
            let next = match outcome {
                Straight::Tired if self.pinned > 0 => {
                    self.lend(fuel);
                    continue;
                }
                Straight::Tired | Straight::Collect => return SimOp::Continue,
                Straight::Control(op @ (Op::Send { .. } | Op::Recv { .. } | Op::RecvOk { .. })) => {
                    return self.pass_value(op, g);
                }
                Straight::Control(op) => self.control_op(op, g, cx, fuel),
                Straight::Trapped(trap) => Err(trap),
            };
            match next {
                Ok(Go::On) => {}
                Ok(Go::Leave(exit)) => return exit,
                Err(trap) => {
                    self.pinned = 0;
                    *fuel -= cost::PANIC;
                    if let Some(exit) = self.trapped(g, trap) {
                        return exit;
                    }
                }
            }
        }
    }

    /// Lets a goroutine go on that must not be disturbed now.
    #[cold]
    fn lend(&mut self, fuel: &mut i64) {
        const LOAN: u64 = 1_000_000;
        *fuel += LOAN.cast_signed();
        self.lent += LOAN;
        self.end_nanos += LOAN / PICOS;
    }

    /// Instructions up to the next one that changes frames.
    #[expect(clippy::too_many_lines, reason = "one loop is what makes it fast")]
    fn straight(&mut self, at: &mut Cursor<'_>, costs: &[u32], regs: &mut [u64], fuel: &mut i64) -> Straight {
        macro_rules! r {
            ($reg:expr) => {
                regs[$reg as usize]
            };
        }
        macro_rules! binary {
            ($d:expr, $a:expr, $b:expr, $method:ident) => {
                r!($d) = r!($a).$method(r!($b))
            };
        }
        macro_rules! signed {
            ($reg:expr) => {
                regs[$reg as usize].cast_signed()
            };
        }
        macro_rules! float {
            ($reg:expr) => {
                f64::from_bits(regs[$reg as usize])
            };
        }
        // Kept in registers of the processor for as long as nobody else needs them.
        let (ops, mut pc, mut left) = (at.ops, at.pc, *fuel);
        let costs = &costs[..ops.len()];
        macro_rules! jump {
            ($condition:expr, $by:expr) => {
                if $condition {
                    pc = pc.wrapping_add_signed($by as isize);
                }
            };
        }
        let ended = loop {
            if left <= 0 {
                break Straight::Tired;
            }
            let op = ops[pc];
            left -= i64::from(costs[pc]);
            pc += 1;
            match op {
                Op::Move { d, s } => r!(d) = r!(s),
                Op::Int { d, value } => r!(d) = i64::from(value).cast_unsigned(),
                Op::Const { d, k } => r!(d) = self.code.consts[k as usize],
                Op::Add { d, a, b } => binary!(d, a, b, wrapping_add),
                Op::Sub { d, a, b } => binary!(d, a, b, wrapping_sub),
                Op::Mul { d, a, b } => binary!(d, a, b, wrapping_mul),
                Op::AddImm { d, a, value } => r!(d) = r!(a).wrapping_add_signed(i64::from(value)),
                Op::MulImm { d, a, value } => r!(d) = r!(a).wrapping_mul(i64::from(value).cast_unsigned()),
                Op::And { d, a, b } => r!(d) = r!(a) & r!(b),
                Op::Or { d, a, b } => r!(d) = r!(a) | r!(b),
                Op::Xor { d, a, b } => r!(d) = r!(a) ^ r!(b),
                Op::AndNot { d, a, b } => r!(d) = r!(a) & !r!(b),
                Op::Not { d, a } => r!(d) = r!(a) ^ 1,
                Op::Neg { d, a } => r!(d) = r!(a).wrapping_neg(),
                Op::Complement { d, a } => r!(d) = !r!(a),
                Op::Shl { d, a, b } => r!(d) = if r!(b) < 64 { r!(a) << r!(b) } else { 0 },
                Op::ShrU { d, a, b } => r!(d) = if r!(b) < 64 { r!(a) >> r!(b) } else { 0 },
                Op::Shr { d, a, b } => r!(d) = (signed!(a) >> r!(b).min(63)).cast_unsigned(),
                Op::Wrap { width, d, a } => r!(d) = number::wrap(width, r!(a)),
                Op::Eq { d, a, b } => r!(d) = u64::from(r!(a) == r!(b)),
                Op::Ne { d, a, b } => r!(d) = u64::from(r!(a) != r!(b)),
                Op::Lt { d, a, b } => r!(d) = u64::from(signed!(a) < signed!(b)),
                Op::Le { d, a, b } => r!(d) = u64::from(signed!(a) <= signed!(b)),
                Op::LtU { d, a, b } => r!(d) = u64::from(r!(a) < r!(b)),
                Op::LeU { d, a, b } => r!(d) = u64::from(r!(a) <= r!(b)),
                Op::Jump { by } => jump!(true, by),
                Op::JumpIf { a, by } => {
                    jump!(r!(a) != 0, by);
                }
                Op::JumpIfNot { a, by } => {
                    jump!(r!(a) == 0, by);
                }
                Op::JumpEq { a, b, by } => jump!(r!(a) == r!(b), i32::from(by)),
                Op::JumpNe { a, b, by } => jump!(r!(a) != r!(b), i32::from(by)),
                Op::JumpLt { a, b, by } => jump!(signed!(a) < signed!(b), i32::from(by)),
                Op::JumpLe { a, b, by } => jump!(signed!(a) <= signed!(b), i32::from(by)),
                Op::JumpEqImm { a, value, by } => jump!(signed!(a) == i64::from(value), i32::from(by)),
                Op::JumpNeImm { a, value, by } => jump!(signed!(a) != i64::from(value), i32::from(by)),
                Op::JumpLtImm { a, value, by } => jump!(signed!(a) < i64::from(value), i32::from(by)),
                Op::JumpLeImm { a, value, by } => jump!(signed!(a) <= i64::from(value), i32::from(by)),
                Op::JumpGtImm { a, value, by } => jump!(signed!(a) > i64::from(value), i32::from(by)),
                Op::JumpGeImm { a, value, by } => jump!(signed!(a) >= i64::from(value), i32::from(by)),
                Op::AddF { d, a, b } => r!(d) = (float!(a) + float!(b)).to_bits(),
                Op::SubF { d, a, b } => r!(d) = (float!(a) - float!(b)).to_bits(),
                Op::MulF { d, a, b } => r!(d) = (float!(a) * float!(b)).to_bits(),
                Op::DivF { d, a, b } => r!(d) = (float!(a) / float!(b)).to_bits(),
                Op::LtF { d, a, b } => r!(d) = u64::from(float!(a) < float!(b)),
                Op::LeF { d, a, b } => r!(d) = u64::from(float!(a) <= float!(b)),
                Op::Load { d, p, word } => {
                    if r!(p) == 0 {
                        break Straight::Trapped(Trap::nil());
                    }
                    r!(d) = self.heap.load(r!(p), u32::from(word));
                }
                Op::Store { p, word, s } => {
                    if r!(p) == 0 {
                        break Straight::Trapped(Trap::nil());
                    }
                    self.heap.store(r!(p), u32::from(word), r!(s));
                }
                Op::Index { d, s, i } => {
                    if r!(i) >= r!(s + 1) {
                        break Straight::Trapped(Trap::index(r!(i), r!(s + 1)));
                    }
                    r!(d) = self.heap.load(r!(s), r!(i) as u32);
                }
                Op::SetIndex { s, i, v } => {
                    if r!(i) >= r!(s + 1) {
                        break Straight::Trapped(Trap::index(r!(i), r!(s + 1)));
                    }
                    self.heap.store(r!(s), r!(i) as u32, r!(v));
                }
                Op::StrIndex { d, s, i } => {
                    if r!(i) >= r!(s + 1) {
                        break Straight::Trapped(Trap::index(r!(i), r!(s + 1)));
                    }
                    r!(d) = self.heap.load(r!(s), r!(i) as u32);
                }
                Op::Call { .. }
                | Op::CallValue { .. }
                | Op::CallMethod { .. }
                | Op::CallNative { .. }
                | Op::Return
                | Op::Go { .. }
                | Op::GoValue { .. }
                | Op::Defer { .. }
                | Op::DeferValue { .. }
                | Op::RunDefers
                | Op::Panic { .. }
                | Op::Recover { .. }
                | Op::Print { .. }
                | Op::MakeChan { .. }
                | Op::Send { .. }
                | Op::Recv { .. }
                | Op::RecvOk { .. }
                | Op::Close { .. }
                | Op::ChanLen { .. }
                | Op::ChanCap { .. }
                | Op::Select { .. } => break Straight::Control(op),
                _ => {
                    at.pc = pc;
                    let done = self.data_op(op, regs, at, &mut left);
                    pc = at.pc;
                    if let Err(trap) = done {
                        break Straight::Trapped(trap);
                    }
                    if self.heap.due() {
                        break Straight::Collect;
                    }
                }
            }
        };
        (at.pc, *fuel) = (pc, left);
        ended
    }

    /// Instructions on numbers that are less common, and everything on data of several words.
    #[inline(never)]
    fn data_op(&mut self, op: Op, regs: &mut [u64], at: &mut Cursor<'_>, fuel: &mut i64) -> Result<(), Trap> {
        match op {
            Op::Div { d, a, b } | Op::Rem { d, a, b } | Op::DivU { d, a, b } | Op::RemU { d, a, b } => {
                let (x, y) = (regs[a as usize], regs[b as usize]);
                if y == 0 {
                    return Err(Trap::divide());
                }
                let (sx, sy) = (x.cast_signed(), y.cast_signed());
                regs[d as usize] = match op {
                    Op::Div { .. } => sx.wrapping_div(sy).cast_unsigned(),
                    Op::Rem { .. } => sx.wrapping_rem(sy).cast_unsigned(),
                    Op::DivU { .. } => x / y,
                    _ => x % y,
                };
            }
            Op::CheckShift { a } if regs[a as usize].cast_signed() < 0 => {
                return Err(Trap::Panic("runtime error: negative shift amount".to_owned()));
            }
            Op::CheckIndex { i } => {
                let len = u64::from(at.data());
                if regs[i as usize] >= len {
                    return Err(Trap::index(regs[i as usize], len));
                }
            }
            Op::NegF { d, a } => regs[d as usize] = (-f64::from_bits(regs[a as usize])).to_bits(),
            Op::Round32 { d, a } => regs[d as usize] = number::round32(regs[a as usize]),
            Op::IntToFloat { width, d, a } => {
                let unsigned = width == Width::U64;
                regs[d as usize] = number::int_to_float(unsigned, regs[a as usize]).to_bits();
            }
            Op::FloatToInt { width, d, a } => {
                regs[d as usize] = number::float_to_int(width, f64::from_bits(regs[a as usize]));
            }
            Op::Complex { op, d, a, b } => {
                let pair = |at: u16| [regs[at as usize], regs[at as usize + 1]].map(f64::from_bits);
                let result = number::complex(op, pair(a), pair(b));
                regs[d as usize..d as usize + 2].copy_from_slice(&result.map(f64::to_bits));
            }
            #[expect(clippy::float_cmp, reason = "this is Go's ==")]
            Op::EqF { d, a, b } => {
                let equal = f64::from_bits(regs[a as usize]) == f64::from_bits(regs[b as usize]);
                regs[d as usize] = u64::from(equal);
            }
            Op::Nop | Op::CheckShift { .. } => {}
            _ => return self.memory_op(op, regs, at, fuel),
        }
        Ok(())
    }
}

/// How a stretch of instructions ended.
enum Straight {
    /// The time is used up.
    Tired,
    /// Garbage should be collected.
    Collect,
    /// This instruction changes frames.
    Control(Op),
    /// The last instruction could not be carried out.
    Trapped(Trap),
}
