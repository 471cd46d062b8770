//! Compiled programs: what the compiler makes and the virtual machine runs.
//!
//! ```text
//!   frame:  | params, then everything else: registers of one word each ................ |
//!           0                      ^ base of a call: the callee's frame begins here
//!
//!   call:   the caller puts the arguments at base.. ; the callee leaves its results at base.. (over the arguments)
//! ```
//!
//! Values are flat words: a string is 2 (pointer, length), a slice 3 (pointer, length, capacity), an interface 2 (runtime
//! type or 0, data), a complex number 2 (real, imaginary), a struct its fields, an array its elements; everything else
//! is 1. Narrow integers are kept sign- or zero-extended to 64 bits, `float32` as the bits of the `f64` of the same
//! value, truth values as 0 and 1.
//!
//! A pointer is a heap object's number in the upper half and a word's number within it in the lower ([`pointer()`]); nil is
//! 0. A function value is a pointer to an object whose first word is the function's number and whose others are what it
//! has captured. A map and a channel are pointers to objects of those kinds.
//!
//! The data word of an interface is the value itself if it has one word at most (0 for none), else a pointer to a copy
//! that nobody changes.
//!
//! **Invariants**: registers that an instruction names lie within the frame; a jump leads to an instruction of the same
//! function; [`Op::Data`] only stands behind an instruction that says so, and is never jumped to.

mod op;
mod rtype;

use std::sync::Arc;

pub use op::{ElemKind, Native, Op, Reg, SelectDir, SliceFlags, Width, elem};
pub use rtype::{Field, Interface, MapType, Method, MethodKey, RKind, RType, RTypeId};

use crate::golang::source::{Pos, SourceMap};

/// A function's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FuncIdx(pub u32);

/// A compiled program.
#[derive(Clone, Debug)]
pub struct Code {
    /// All functions that are reached.
    pub funcs: Vec<FuncCode>,
    /// The function that the main goroutine runs: it initialises all packages and calls `main.main`.
    pub entry: FuncIdx,
    /// `main.main`: what traces begin with.
    pub main: FuncIdx,
    /// Constant words, for [`Op::Const`].
    pub consts: Vec<u64>,
    /// Constant strings, for [`Op::Str`]. They are heap objects [`FIRST_STRING`] and following.
    pub strings: Vec<Arc<[u8]>>,
    /// How many words all package variables have. They are heap object [`GLOBALS`].
    pub globals: u32,
    /// Types as values have them at run time; 0 is no type.
    pub rtypes: Vec<RType>,
    /// Interfaces, as they are asserted at run time.
    pub interfaces: Vec<Interface>,
    /// Methods' names with their types, by [`MethodKey`].
    pub method_keys: Vec<Arc<str>>,
    /// Types of maps.
    pub maps: Vec<MapType>,
    /// Full names of the natives that are called, by [`Native`]: `math.Sqrt`, `sync.(*Mutex).Lock`.
    pub natives: Vec<Arc<str>>,
    /// The types of runtime errors.
    pub runtime_errors: RuntimeErrors,
    /// The type of `string` values.
    pub string_type: RTypeId,
    /// Where the text is.
    pub map: Arc<SourceMap>,
}

/// The object that holds all package variables.
pub const GLOBALS: u32 = 1;
/// The object that holds the first constant string.
pub const FIRST_STRING: u32 = 2;

/// A pointer to a word of an object.
pub const fn pointer(object: u32, word: u32) -> u64 {
    (object as u64) << 32 | word as u64
}

/// Types of the library's package runtime that panics of the machine carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuntimeErrors {
    /// `plainError`: a string with methods.
    pub plain: RTypeId,
    /// `errorString`: the same, for what begins with `runtime error: `.
    pub text: RTypeId,
    /// `boundsError`: the same, for indices.
    pub bounds: RTypeId,
    /// `*TypeAssertionError`: a pointer to a string.
    pub assertion: RTypeId,
    /// `*PanicNilError`: a pointer to nothing.
    pub nil: RTypeId,
}

/// Where a function finds a function value that it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// In this word of its arguments.
    Argument(u16),
    /// In this word of its own function value.
    Captured(u16),
}

/// A compiled function.
#[derive(Clone, Debug)]
pub struct FuncCode {
    /// As traces name it: `main.main`, `main.(*T).Method`, `main.main.func1`, `main.Map[...]`.
    pub name: Arc<str>,
    /// Where it is declared.
    pub pos: Pos,
    /// What it does.
    pub ops: Vec<Op>,
    /// By instruction: the place in the source.
    pub places: Vec<Pos>,
    /// Words of its frame.
    pub frame: u16,
    /// Words of its parameters, receiver first: registers 0 and following.
    pub params: u16,
    /// Words of its results; [`Op::Return`] takes them from `results_at` and puts them at 0.
    pub results: u16,
    /// See `results`.
    pub results_at: u16,
    /// The register that gets the pointer to the function value when it is called through one.
    pub closure_at: Option<Reg>,
    /// Where a function goes on that recovered from a panic: an [`Op::RunDefers`], what loads the results, and
    /// [`Op::Return`]. Only functions with `defer` have it.
    pub epilogue: Option<u32>,
    /// It belongs to the library: traces and the view show its caller's place in the program instead.
    pub library: bool,
    /// If it belongs to the library: where it finds the function that it was given, whose name its goroutine bears.
    pub given: Option<Given>,
    /// Made by the compiler (a method promoted or called through an interface, the entry): traces leave it out.
    pub wrapper: bool,
}
