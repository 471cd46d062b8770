//! A goroutine of a Go program: its stack of registers, and where it is in the program.
//!
//! ```text
//!   stack:  | frame of main.f ....... | frame of main.g ......... |
//!           callers[0].base           base
//! ```
//!
//! **Invariants**: the innermost frame is not among the callers, so that a goroutine that is just in its function has
//! one allocation; the stack reaches at least to the end of the innermost frame.

use smallvec::SmallVec;

use super::panic::Unwinding;
use crate::base::ids::GoId;
use crate::golang::code::{FuncIdx, Reg};
use crate::golang::source::Pos;

/// What a channel carries: the words of a value, or if they are more than two a pointer to them.
pub type Message = [u64; 2];

/// The arguments of a call.
pub type Words = SmallVec<[u64; 2]>;

/// What a `go` statement starts: a function and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoFunc {
    /// The function.
    pub func: FuncIdx,
    /// The function value it was called through, for what it captured; 0 if none.
    pub closure: u64,
    /// Its arguments.
    pub args: Words,
    /// The `go` statement.
    pub site: Site,
}

/// Where a goroutine is created, or a call deferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The number of the function.
    pub func: u32,
    /// The statement; nowhere for main, and for what timers start.
    pub pos: Pos,
}

/// A goroutine.
#[derive(Debug, Default)]
pub struct Goroutine {
    /// Registers of all frames.
    pub(super) stack: Vec<u64>,
    /// The innermost frame.
    pub(super) frame: Frame,
    /// The frames around it, outermost first.
    pub(super) callers: Vec<Frame>,
    /// What to do with the answer of the machine.
    pub(super) pending: Pending,
    /// Deferred calls and panics; most goroutines have none.
    pub(super) unwinding: Option<Box<Unwinding>>,
    /// Its number; none before it is created.
    pub(super) id: Option<GoId>,
    /// Who created it; none for main, and for what timers start.
    pub(super) creator: Option<GoId>,
    /// Where.
    pub(super) site: Site,
}

/// One call of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Which function.
    pub(super) func: u32,
    /// The next instruction.
    pub(super) pc: u32,
    /// Where its registers begin.
    pub(super) base: u32,
    /// What happens when it returns.
    pub(super) role: Role,
}

/// Why a frame was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// An ordinary call.
    #[default]
    Call,
    /// A deferred call at a function's end.
    Deferred,
    /// A deferred call because of a panic: when it returns, the panic goes on or has been recovered.
    Unwinding,
    /// A method that gives the text of a panic that nobody recovered.
    PanicText,
}

/// What to do with the machine's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Pending {
    /// It has none that matters.
    #[default]
    Nothing,
    /// A received value goes here; `n` words, and whether it was sent behind them.
    Recv { d: Reg, n: u8, ok: bool },
    /// The chosen case goes to d; the cases' registers are in the instructions that begin at `pc`.
    Select { d: Reg, pc: u32 },
    /// A native's result: the window's first word.
    Native { base: Reg },
    /// Bytes were written.
    Write(Box<(u8, Vec<u8>)>),
}

impl Goroutine {
    /// Makes it ready to run `func`.
    pub(super) fn start(&mut self, func: &GoFunc, frame: u16, closure_at: Option<Reg>) {
        self.stack.clear();
        self.stack.reserve_exact(frame as usize);
        self.stack.extend_from_slice(&func.args);
        self.stack.resize(frame as usize, 0);
        if let Some(at) = closure_at {
            self.stack[at as usize] = func.closure;
        }
        self.frame = Frame { func: func.func.0, ..Frame::default() };
        self.callers.clear();
        self.pending = Pending::Nothing;
        self.unwinding = None;
        self.site = func.site;
    }

    /// It has ended: keeps a small stack for the next one.
    pub(super) fn end(&mut self) {
        const KEPT: usize = 64;
        if self.stack.capacity() > KEPT {
            self.stack = Vec::new();
        }
        if self.callers.capacity() > KEPT {
            self.callers = Vec::new();
        }
        self.stack.clear();
        self.callers.clear();
        self.unwinding = None;
        self.pending = Pending::Nothing;
    }

    /// A register of the innermost frame.
    pub(super) fn reg(&self, at: Reg) -> u64 {
        self.stack[self.frame.base as usize + at as usize]
    }

    /// Changes a register of the innermost frame.
    pub(super) fn set(&mut self, at: Reg, word: u64) {
        let at = self.frame.base as usize + at as usize;
        self.stack[at] = word;
    }

    /// Several registers of the innermost frame.
    pub(super) fn words(&self, at: Reg, n: usize) -> &[u64] {
        &self.stack[self.frame.base as usize + at as usize..][..n]
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self, at: Reg, n: usize) -> &mut [u64] {
        &mut self.stack[self.frame.base as usize + at as usize..][..n]
    }

    /// How many frames there are.
    pub(super) fn depth(&self) -> usize {
        self.callers.len() + 1
    }

    /// All frames, innermost first.
    pub(super) fn frames(&self) -> impl Iterator<Item = &Frame> {
        std::iter::once(&self.frame).chain(self.callers.iter().rev())
    }
}
