//! Functions of the library that are implemented here and not in Go: what they are given, and what they answer.
//!
//! ```text
//!   CallNative --> NativeFn(Call) --> Done                      results are in the window
//!                                 --> Op(...)                   the machine does it; what it answers is put in the window
//!                                 --> Write, Panic, Fatal ...
//! ```
//!
//! A native finds its arguments in the words of its window from 0 on (a method's receiver first), flat as everything
//! is, and leaves its results there from 0 on.

use std::borrow::Cow;

use super::env::Env;
use super::goroutine::{GoFunc, Site};
use super::handles::Handles;
use super::heap::Heap;
use super::trace::Frames;
use super::{Message, Words};
use crate::base::ids::{GoId, PId};
use crate::base::time::SimTime;
use crate::golang::code::{Code, FuncIdx};
use crate::sim::objects::Objects;
use crate::sim::program::Op as SimOp;

/// A native.
pub type NativeFn = for<'a, 'b> fn(&'a mut Call<'b>) -> Flow;

/// What a native may use.
pub struct Call<'b> {
    /// The heap.
    pub heap: &'b mut Heap,
    /// Arguments and results.
    pub regs: &'b mut [u64],
    /// The program.
    pub code: &'b Code,
    /// What it may know of the outside.
    pub env: &'b mut Env,
    /// Where channels, mutexes and so on are made.
    pub objects: &'b mut Objects<Message>,
    /// What handles in Go values lead to.
    pub handles: &'b mut Handles,
    /// How often the goroutine is pinned: while it is, it is not interrupted.
    pub pinned: &'b mut u32,
    /// Where the goroutine is.
    pub frames: Frames<'b>,
    /// Its number.
    pub goroutine: Option<GoId>,
    /// The P it runs on.
    pub proc: PId,
    /// The time of the call.
    pub now: SimTime,
    /// `runtime.GOMAXPROCS(0)`
    pub gomaxprocs: u16,
    /// `runtime.NumGoroutine()`
    pub goroutines: u32,
    /// CPU time that the call takes besides the instruction itself, in picoseconds: to be added to.
    pub picos: u64,
}

/// How it goes on.
#[derive(Debug)]
pub enum Flow {
    /// The results are there.
    Done,
    /// The machine shall do this; what it answers (a truth value, a number) is the result.
    Op(SimOp<Box<GoFunc>, Message>),
    /// These bytes shall be written to standard output (1) or standard error (2); the result is 0.
    Write {
        /// Where to.
        fd: u8,
        /// What.
        bytes: Vec<u8>,
    },
    /// A panic with a runtime error whose text this is: `runtime error: index out of range`.
    Panic(String),
    /// `runtime.Goexit()`
    Goexit,
    /// `recover`-proof end of the program: `fatal error: ...`
    Fatal(String),
}

impl Call<'_> {
    /// A signed argument.
    pub fn int(&self, at: usize) -> i64 {
        self.regs[at].cast_signed()
    }

    /// An unsigned argument, or a pointer.
    pub fn word(&self, at: usize) -> u64 {
        self.regs[at]
    }

    /// A floating-point argument.
    pub fn float(&self, at: usize) -> f64 {
        f64::from_bits(self.regs[at])
    }

    /// A truth value.
    pub fn bool(&self, at: usize) -> bool {
        self.regs[at] != 0
    }

    /// The bytes of a string (words `at` and following) or of a byte slice.
    pub fn bytes(&self, at: usize) -> Cow<'_, [u8]> {
        self.heap.bytes(self.regs[at], self.regs[at + 1])
    }

    /// A string, with what is no UTF-8 replaced.
    pub fn text(&self, at: usize) -> String {
        String::from_utf8_lossy(&self.bytes(at)).into_owned()
    }

    /// A one-word result.
    pub fn set(&mut self, at: usize, word: u64) {
        self.regs[at] = word;
    }

    /// A signed result.
    pub fn set_int(&mut self, at: usize, value: i64) {
        self.regs[at] = value.cast_unsigned();
    }

    /// A floating-point result.
    pub fn set_float(&mut self, at: usize, value: f64) {
        self.regs[at] = value.to_bits();
    }

    /// A truth value as a result.
    pub fn set_bool(&mut self, at: usize, value: bool) {
        self.regs[at] = u64::from(value);
    }

    /// A string as a result: two words.
    pub fn set_string(&mut self, at: usize, bytes: impl Into<Box<[u8]>>) {
        let string = self.heap.alloc_string(bytes);
        self.regs[at..at + 2].copy_from_slice(&string);
    }

    /// A byte slice as a result: three words.
    pub fn set_bytes(&mut self, at: usize, bytes: impl Into<Box<[u8]>>) {
        let bytes = bytes.into();
        let len = bytes.len() as u64;
        let pointer = self.heap.alloc_bytes(bytes);
        self.regs[at..at + 3].copy_from_slice(&[pointer, len, len]);
    }

    /// A function value without parameters, to be run by a goroutine of its own. None if it is nil.
    pub fn func(&self, at: usize) -> Option<Box<GoFunc>> {
        let closure = self.regs[at];
        let func = FuncIdx((closure != 0).then(|| self.heap.load(closure, 0))? as u32);
        Some(Box::new(GoFunc { func, closure, args: Words::new(), site: Site::default() }))
    }

    /// A word of what the pointer argument points to. None if it is nil.
    pub fn load(&self, at: usize, word: u32) -> Option<u64> {
        (self.regs[at] != 0).then(|| self.heap.load(self.regs[at], word))
    }
}

/// What a native says of a nil pointer.
pub const NIL_DEREFERENCE: &str = "runtime error: invalid memory address or nil pointer dereference";
