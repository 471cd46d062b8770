//! Instructions of the virtual machine: 8 bytes each.
//!
//! `d` is where the result goes, `a`, `b`, `s` are operands, `p` is a pointer, `n` a number of words. A value of several
//! words stands in as many consecutive registers. "Data" in a description is the number in the [`Op::Data`] that follows.

use super::FuncIdx;

/// A register: a word of the frame.
pub type Reg = u16;

/// A function implemented by the virtual machine: its place in [`Code::natives`](super::Code::natives).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Native(pub u32);

/// How the elements of a slice or the words of an object are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ElemKind {
    /// Words, some of them pointers.
    Words,
    /// Words, none of them a pointer.
    Plain,
    /// Bytes: elements of slices of `bool`, `int8` and `uint8`-like types. Elements have 1 word outside of the slice.
    Bytes,
    /// The same, sign-extended when loaded (`int8`).
    SignedBytes,
}

/// What allocations of elements are told of them: their number of words, and their size in bytes as Go has it (what is
/// larger than 65,535 bytes counts as that), which decides on how capacities grow.
pub const fn elem(words: u16, bytes: u16) -> u32 {
    words as u32 | (bytes as u32) << 16
}

/// A narrow integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Width {
    /// `int8`
    I8,
    /// `int16`
    I16,
    /// `int32`
    I32,
    /// `int64`, `int`
    I64,
    /// `uint8`
    U8,
    /// `uint16`
    U16,
    /// `uint32`
    U32,
    /// `uint64`, `uint`, `uintptr`
    U64,
}

/// Which bounds a slice expression has: bit 0 lower, bit 1 upper, bit 2 capacity. They stand in consecutive registers, also
/// those that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceFlags(pub u8);

/// What a case of a `select` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum SelectDir {
    /// `ch <- v`
    Send,
    /// `v, ok = <-ch`
    Recv,
}

/// An instruction.
#[expect(missing_docs, reason = "the operands are described above, once for all")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    // ---- moving ----
    /// Does nothing.
    Nop,
    /// An operand of the instruction before.
    Data(u32),
    /// d = s
    Move { d: Reg, s: Reg },
    /// n words; they may overlap.
    MoveN { d: Reg, s: Reg, n: u16 },
    /// n zero words.
    Zero { d: Reg, n: u16 },
    /// d = value
    Int { d: Reg, value: i32 },
    /// d = consts\[k\]
    Const { d: Reg, k: u32 },
    /// d, d+1 = strings\[k\]
    Str { d: Reg, k: u32 },
    /// d = a function value of this function, which captures nothing.
    FuncValue { d: Reg, func: FuncIdx },

    // ---- integers ----
    /// d = a + b
    Add { d: Reg, a: Reg, b: Reg },
    /// d = a - b
    Sub { d: Reg, a: Reg, b: Reg },
    /// d = a * b
    Mul { d: Reg, a: Reg, b: Reg },
    /// d = a / b, signed; panics for b = 0.
    Div { d: Reg, a: Reg, b: Reg },
    /// d = a % b, signed; panics for b = 0.
    Rem { d: Reg, a: Reg, b: Reg },
    /// d = a / b, unsigned; panics for b = 0.
    DivU { d: Reg, a: Reg, b: Reg },
    /// d = a % b, unsigned; panics for b = 0.
    RemU { d: Reg, a: Reg, b: Reg },
    /// d = a & b
    And { d: Reg, a: Reg, b: Reg },
    /// d = a | b
    Or { d: Reg, a: Reg, b: Reg },
    /// d = a ^ b
    Xor { d: Reg, a: Reg, b: Reg },
    /// d = a &^ b
    AndNot { d: Reg, a: Reg, b: Reg },
    /// d = a << b, b unsigned: 64 and more gives 0.
    Shl { d: Reg, a: Reg, b: Reg },
    /// d = a >> b, a signed, b unsigned.
    Shr { d: Reg, a: Reg, b: Reg },
    /// d = a >> b, both unsigned.
    ShrU { d: Reg, a: Reg, b: Reg },
    /// Panics if the signed a is negative: a shift count.
    CheckShift { a: Reg },
    /// d = a + value
    AddImm { d: Reg, a: Reg, value: i16 },
    /// d = a * value
    MulImm { d: Reg, a: Reg, value: i16 },
    /// d = -a
    Neg { d: Reg, a: Reg },
    /// d = ^a
    Complement { d: Reg, a: Reg },
    /// d = a, cut to a narrow type and extended again.
    Wrap { width: Width, d: Reg, a: Reg },
    /// d = !a
    Not { d: Reg, a: Reg },

    // ---- floating point ----
    /// d = a + b
    AddF { d: Reg, a: Reg, b: Reg },
    /// d = a - b
    SubF { d: Reg, a: Reg, b: Reg },
    /// d = a * b
    MulF { d: Reg, a: Reg, b: Reg },
    /// d = a / b
    DivF { d: Reg, a: Reg, b: Reg },
    /// d = -a
    NegF { d: Reg, a: Reg },
    /// d = a rounded to `float32`
    Round32 { d: Reg, a: Reg },
    /// d = the integer a (of this width) as a `float64`
    IntToFloat { width: Width, d: Reg, a: Reg },
    /// d = the `float64` a as an integer of this width
    FloatToInt { width: Width, d: Reg, a: Reg },
    /// d, d+1 = a op b: op is 0 +, 1 -, 2 *, 3 /
    Complex { op: u8, d: Reg, a: Reg, b: Reg },

    // ---- comparing ----
    /// d = a == b
    Eq { d: Reg, a: Reg, b: Reg },
    /// d = a != b
    Ne { d: Reg, a: Reg, b: Reg },
    /// d = a < b, signed
    Lt { d: Reg, a: Reg, b: Reg },
    /// d = a <= b, signed
    Le { d: Reg, a: Reg, b: Reg },
    /// d = a < b, unsigned
    LtU { d: Reg, a: Reg, b: Reg },
    /// d = a <= b, unsigned
    LeU { d: Reg, a: Reg, b: Reg },
    /// d = a == b
    EqF { d: Reg, a: Reg, b: Reg },
    /// d = a < b
    LtF { d: Reg, a: Reg, b: Reg },
    /// d = a <= b
    LeF { d: Reg, a: Reg, b: Reg },
    /// d = a == b, strings
    EqStr { d: Reg, a: Reg, b: Reg },
    /// d = a < b, strings
    LtStr { d: Reg, a: Reg, b: Reg },
    /// d = a <= b, strings
    LeStr { d: Reg, a: Reg, b: Reg },
    /// d = a == b, interfaces; panics if they hold the same type and it is not comparable.
    EqIface { d: Reg, a: Reg, b: Reg },
    /// d = a == b, values of the runtime type in Data.
    EqType { d: Reg, a: Reg, b: Reg },

    // ---- jumping: to so many instructions behind this one ----
    /// Always.
    Jump { by: i32 },
    /// If a is true.
    JumpIf { a: Reg, by: i32 },
    /// If a is false.
    JumpIfNot { a: Reg, by: i32 },
    /// If a == b
    JumpEq { a: Reg, b: Reg, by: i16 },
    /// If a != b
    JumpNe { a: Reg, b: Reg, by: i16 },
    /// If a < b, signed
    JumpLt { a: Reg, b: Reg, by: i16 },
    /// If a <= b, signed
    JumpLe { a: Reg, b: Reg, by: i16 },
    /// If a == value
    JumpEqImm { a: Reg, value: i16, by: i16 },
    /// If a != value
    JumpNeImm { a: Reg, value: i16, by: i16 },
    /// If a < value, signed
    JumpLtImm { a: Reg, value: i16, by: i16 },
    /// If a <= value, signed
    JumpLeImm { a: Reg, value: i16, by: i16 },
    /// If a > value, signed
    JumpGtImm { a: Reg, value: i16, by: i16 },
    /// If a >= value, signed
    JumpGeImm { a: Reg, value: i16, by: i16 },

    // ---- memory; a nil pointer panics ----
    /// d = p\[word\]
    Load { d: Reg, p: Reg, word: u16 },
    /// n words; with n = 0, Data is their number.
    LoadN { n: u8, d: Reg, p: Reg, word: u16 },
    /// p\[word\] = s
    Store { p: Reg, word: u16, s: Reg },
    /// n words; with n = 0, Data is their number.
    StoreN { n: u8, p: Reg, word: u16, s: Reg },
    /// d = a word of the package variables; n words.
    LoadGlobal { n: u8, d: Reg, word: u32 },
    /// A word of the package variables = s; n words.
    StoreGlobal { n: u8, s: Reg, word: u32 },
    /// d = pointer to a new object of so many zero words.
    New { kind: ElemKind, d: Reg, words: u32 },
    /// d = p + word: the address of a field. Panics if p is nil.
    FieldAddr { d: Reg, p: Reg, word: u16 },
    /// Panics if p is nil.
    CheckNil { p: Reg },
    /// d = p + i * n, n in Data: the address of an array's element; i was checked. Panics if p is nil.
    ElemAddr { d: Reg, p: Reg, i: Reg },
    /// Panics if the signed i is not within 0..Data.
    CheckIndex { i: Reg },
    /// d = n words from register base + i * n; i was checked.
    RegLoad { n: u8, d: Reg, base: Reg, i: Reg },
    /// n words from s to register base + i * n; i was checked.
    RegStore { n: u8, base: Reg, i: Reg, s: Reg },

    // ---- strings ----
    /// d = s\[i\]; panics if out of bounds.
    StrIndex { d: Reg, s: Reg, i: Reg },
    /// d, d+1 = n strings at a and following, one behind the other.
    Concat { n: u8, d: Reg, a: Reg },
    /// d, d+1 = s\[lo:hi\], bounds at `bounds`.
    SliceStr { flags: SliceFlags, d: Reg, s: Reg, bounds: Reg },
    /// d = the character of string s at byte i, d+1 = how many bytes it has; i is within bounds.
    DecodeRune { d: Reg, s: Reg, i: Reg },
    /// d, d+1 = string(rune a)
    RuneToStr { d: Reg, a: Reg },
    /// d, d+1 = string([]byte)
    BytesToStr { d: Reg, s: Reg },
    /// d.. = []byte(string)
    StrToBytes { d: Reg, s: Reg },
    /// d, d+1 = string([]rune)
    RunesToStr { d: Reg, s: Reg },
    /// d.. = []rune(string)
    StrToRunes { d: Reg, s: Reg },

    // ---- slices; s is the first of three registers. "n" is an element's number of words ----
    /// d.. = make([]T, len, cap); Data is [`elem`]. Panics if out of range.
    MakeSlice { kind: ElemKind, d: Reg, len: Reg, cap: Reg },
    /// d = s\[i\] of elements of one word.
    Index { d: Reg, s: Reg, i: Reg },
    /// d.. = s\[i\]; with n = 0, Data is n (which may be 0).
    IndexN { n: u8, d: Reg, s: Reg, i: Reg },
    /// s\[i\] = v, elements of one word.
    SetIndex { s: Reg, i: Reg, v: Reg },
    /// s\[i\] = v..; with n = 0, Data is n (which may be 0).
    SetIndexN { n: u8, s: Reg, i: Reg, v: Reg },
    /// d = &s\[i\]; with n = 0, Data is n (which may be 0).
    IndexAddr { n: u8, d: Reg, s: Reg, i: Reg },
    /// d.. = s\[lo:hi:max\]; Data is n.
    SliceSlice { flags: SliceFlags, d: Reg, s: Reg, bounds: Reg },
    /// d.. = (*p)\[lo:hi:max\] of an array; Data is n, the next Data the array's length.
    SliceArray { flags: SliceFlags, d: Reg, p: Reg, bounds: Reg },
    /// d.. = append(s, t...); Data is [`elem`].
    AppendSlice { kind: ElemKind, d: Reg, s: Reg, t: Reg },
    /// d.. = append(s, values...), the values at v and following; Data is [`elem`], the next Data how many.
    Append { kind: ElemKind, d: Reg, s: Reg, v: Reg },
    /// d.. = append(s, string t...)
    AppendStr { d: Reg, s: Reg, t: Reg },
    /// d = copy(dst, src); Data is n.
    Copy { d: Reg, dst: Reg, src: Reg },
    /// d = copy(dst, string src)
    CopyStr { d: Reg, dst: Reg, src: Reg },
    /// clear(s); Data is n.
    ClearSlice { s: Reg },
    /// d = a pointer to the array under slice s; panics if it has fewer elements than Data.
    SliceToArray { d: Reg, s: Reg },

    // ---- maps; Data is the map's type ----
    /// d = make(map\[K\]V)
    MakeMap { d: Reg },
    /// d.. = m\[k\], or zeroes.
    MapGet { d: Reg, m: Reg, k: Reg },
    /// The same before m\[k\] is stored: panics as that would.
    MapEntry { d: Reg, m: Reg, k: Reg },
    /// As `MapGet`, and behind the value whether it is there.
    MapGetOk { d: Reg, m: Reg, k: Reg },
    /// m\[k\] = v; panics for a nil map.
    MapSet { m: Reg, k: Reg, v: Reg },
    /// delete(m, k)
    MapDelete { m: Reg, k: Reg },
    /// d = len(m)
    MapLen { d: Reg, m: Reg },
    /// clear(m)
    MapClear { m: Reg },
    /// d = something that walks over m.
    MapIter { d: Reg, m: Reg },
    /// d = whether there is another entry; then the key's words from d+1 on, and the value's behind them.
    MapNext { d: Reg, iter: Reg },

    // ---- interfaces; Data is a runtime type, or an interface's place in the table ----
    /// d, d+1 = the value at s as an interface.
    MakeIface { d: Reg, s: Reg },
    /// d.. = i.(T); panics if it is another type, naming i's own type, whose place in the table of interfaces is in the next
    /// Data.
    Assert { d: Reg, i: Reg },
    /// d.. = i.(T) or zeroes, and behind it whether it is that type.
    AssertOk { d: Reg, i: Reg },
    /// d, d+1 = i.(I); panics if the type does not implement the interface in Data.
    AssertIface { d: Reg, i: Reg },
    /// d, d+1 = i.(I) or nil, d+2 = whether it implements it.
    AssertIfaceOk { d: Reg, i: Reg },
    /// d = whether i holds the type in Data (0: whether it is nil).
    IsType { d: Reg, i: Reg },
    /// d = whether the type of i implements the interface in Data.
    Implements { d: Reg, i: Reg },
    /// d.. = the value of i, which is known to be of the type in Data.
    Unbox { d: Reg, i: Reg },

    // ---- functions ----
    /// Calls a function.
    Call { base: Reg, func: FuncIdx },
    /// Calls the function value f; panics if it is nil.
    CallValue { base: Reg, f: Reg },
    /// Calls a method of interface i; its data word is put at base. Panics if i is nil. Data is the method's key.
    CallMethod { base: Reg, i: Reg },
    /// Calls a native.
    CallNative { base: Reg, native: Native },
    /// Leaves the function.
    Return,
    /// d = a function value that captures n words at `from` and following; Data is the function.
    Closure { d: Reg, from: Reg, n: u16 },
    /// `go`: the words at base are the arguments.
    Go { base: Reg, func: FuncIdx },
    /// `go` with a function value; Data is the number of words of its arguments.
    GoValue { base: Reg, f: Reg },
    /// `defer`: the words at base are the arguments.
    Defer { base: Reg, func: FuncIdx },
    /// `defer` with a function value; Data is the number of words of its arguments.
    DeferValue { base: Reg, f: Reg },
    /// Calls the deferred function that came last, and this instruction again; goes on if there is none.
    RunDefers,
    /// panic(i)
    Panic { i: Reg },
    /// d, d+1 = `recover()`
    Recover { d: Reg },
    /// print of one value to standard error: the width tells the kind (0 bool, 1 int, 2 uint, 3 float, 4 complex, 5 string,
    /// 6 pointer-like, 7 interface, 8 slice, 9 a space, 10 a line's end, 11 `float32`, 12 `complex64`).
    Print { kind: u8, s: Reg },

    // ---- channels ----
    /// d = make(chan T, cap); Data is n. Panics if out of range.
    MakeChan { d: Reg, cap: Reg },
    /// ch <- v
    Send { n: u8, ch: Reg, v: Reg },
    /// d.. = <-ch
    Recv { n: u8, d: Reg, ch: Reg },
    /// d.. = <-ch, and behind it whether it was sent.
    RecvOk { n: u8, d: Reg, ch: Reg },
    /// close(ch)
    Close { ch: Reg },
    /// d = len(ch)
    ChanLen { d: Reg, ch: Reg },
    /// d = cap(ch)
    ChanCap { d: Reg, ch: Reg },
    /// select with n cases, each an [`Op::Case`] behind this: d = which case (-1: default), d+1 = whether the received value was
    /// sent.
    Select { n: u8, default: bool, d: Reg },
    /// A case of the select before: what is sent, or where the received value goes.
    Case { dir: SelectDir, n: u16, ch: Reg, v: Reg },
}

#[cfg(test)]
mod tests {
    use super::Op;

    #[test]
    fn an_instruction_has_8_bytes() {
        assert_eq!(size_of::<Op>(), 8);
    }
}
