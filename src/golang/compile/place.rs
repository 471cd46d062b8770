//! Places: where values are or go, and how they are loaded, stored and pointed to.
//!
//! ```text
//!   Reg       registers of the frame              Global   words of the package variables
//!   RegArray  an element of an array in registers  Elem     an element of a slice
//!   Mem       words behind a pointer               Map      an entry of a map
//! ```
//!
//! **Invariants**: finding a place evaluates all operands in it but touches no memory through a pointer that may be nil,
//! but for pointers on the way to it; loading and storing may panic.

use super::func::Fc;
use crate::golang::code::{GLOBALS, Op, Reg, SliceFlags, pointer};

/// Where a value is or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Registers.
    Reg(Reg),
    /// Registers from `base + index * stride` on; the index was checked.
    RegArray { base: Reg, index: Reg, stride: u32 },
    /// Words behind a pointer.
    Mem { p: Reg, word: u32 },
    /// Words of the package variables.
    Global(u32),
    /// An element of this many words, from word `word` of it on.
    Elem { s: Reg, i: Reg, words: u32 },
    /// An entry of a map of this type.
    Map { m: Reg, k: Reg, map: u32 },
    /// Nowhere: what is stored is forgotten.
    Blank,
}

impl Fc<'_, '_> {
    /// The part of a place that is so many words further on.
    pub(super) fn offset(&mut self, place: Place, by: u32, words: u32) -> Place {
        match place {
            Place::Reg(r) => Place::Reg(self.reg(u32::from(r) + by)),
            Place::RegArray { base, index, stride } => {
                Place::RegArray { base: self.reg(u32::from(base) + by), index, stride }
            }
            Place::Mem { p, word } => Place::Mem { p, word: word + by },
            Place::Global(word) => Place::Global(word + by),
            Place::Elem { words: all, .. } if all == words && by == 0 => place,
            Place::Elem { .. } => {
                let p = self.alloc(1);
                self.address(place, p);
                Place::Mem { p, word: by }
            }
            Place::Map { map, .. } => {
                let n = self.c.rtypes.map_value_words(map);
                let d = self.load_any(place, n);
                Place::Reg(self.reg(u32::from(d) + by))
            }
            Place::Blank => place,
        }
    }

    /// Loads n words into registers.
    pub(super) fn load(&mut self, place: Place, n: u32, d: Reg) {
        match place {
            Place::Reg(r) => self.move_words(d, r, n),
            Place::RegArray { base, index, stride } => self.load_reg_array(base, index, stride, n, d),
            Place::Mem { p, word } => self.load_mem(p, word, n, d),
            Place::Global(word) => self.load_global(word, n, d),
            Place::Elem { s, i, words: 1 } => self.code.emit(Op::Index { d, s, i }),
            Place::Elem { s, i, words } => match u8::try_from(words) {
                Ok(n) if n > 0 => self.code.emit(Op::IndexN { n, d, s, i }),
                _ => self.code.emit_data(Op::IndexN { n: 0, d, s, i }, words),
            },
            Place::Map { m, k, map } => self.code.emit_data(Op::MapGet { d, m, k }, map),
            Place::Blank => self.zero(d, n),
        }
    }

    /// The registers of a value, which is loaded if it is not in registers.
    pub(super) fn load_any(&mut self, place: Place, n: u32) -> Reg {
        if let Place::Reg(r) = place {
            return r;
        }
        let d = self.alloc(n);
        self.load(place, n, d);
        d
    }

    /// The same, to be stored anew: a map is asked for the entry as if to store it (`mapassign`).
    pub(super) fn load_to_change(&mut self, place: Place, n: u32) -> Reg {
        let Place::Map { m, k, map } = place else { return self.load_any(place, n) };
        let d = self.alloc(n);
        self.code.emit_data(Op::MapEntry { d, m, k }, map);
        d
    }

    /// Stores n words from registers.
    pub(super) fn store(&mut self, place: Place, n: u32, s: Reg) {
        match place {
            Place::Reg(r) => self.move_words(r, s, n),
            Place::RegArray { base, index, stride } => self.store_reg_array(base, index, stride, n, s),
            Place::Mem { p, word } => self.store_mem(p, word, n, s),
            Place::Global(word) => self.store_global(word, n, s),
            Place::Elem { s: slice, i, words: 1 } => self.code.emit(Op::SetIndex { s: slice, i, v: s }),
            Place::Elem { s: slice, i, words } => match u8::try_from(words) {
                Ok(n) if n > 0 => self.code.emit(Op::SetIndexN { n, s: slice, i, v: s }),
                _ => self.code.emit_data(Op::SetIndexN { n: 0, s: slice, i, v: s }, words),
            },
            Place::Map { m, k, map } => self.code.emit_data(Op::MapSet { m, k, v: s }, map),
            Place::Blank => {}
        }
    }

    /// A pointer to a place that is no register.
    pub(super) fn address(&mut self, place: Place, d: Reg) {
        match place {
            Place::Mem { p, word } => {
                let (p, word) = self.near(p, word);
                self.code.emit(Op::FieldAddr { d, p, word });
            }
            Place::Global(word) => self.word(d, pointer(GLOBALS, word)),
            Place::Elem { s, i, words } => match u8::try_from(words) {
                Ok(n) if n > 0 => self.code.emit(Op::IndexAddr { n, d, s, i }),
                _ => self.code.emit_data(Op::IndexAddr { n: 0, d, s, i }, words),
            },
            Place::Reg(_) | Place::RegArray { .. } | Place::Map { .. } | Place::Blank => {
                let pos = self.code.pos();
                self.c.mistake(pos, "internal: this has no address");
            }
        }
    }

    /// The element of an array at a place; the index has not been checked, the array has this many elements.
    pub(super) fn array_elem(&mut self, place: Place, i: Reg, len: u64, words: u32) -> Place {
        self.code.emit_data(Op::CheckIndex { i }, u32::try_from(len).unwrap_or(u32::MAX));
        if let Place::Map { .. } = place {
            let value = self.offset(place, 0, len as u32 * words);
            return self.elem_at(value, i, words);
        }
        self.elem_at(place, i, words)
    }

    /// The element of an array at a place; the index has been checked.
    pub(super) fn elem_at(&mut self, place: Place, i: Reg, words: u32) -> Place {
        match place {
            Place::Reg(base) => Place::RegArray { base, index: i, stride: words },
            Place::RegArray { base, index, stride } => {
                let sum = self.alloc(1);
                let part = self.alloc(1);
                self.scale(sum, index, stride);
                self.scale(part, i, words);
                self.code.emit(Op::Add { d: sum, a: sum, b: part });
                Place::RegArray { base, index: sum, stride: 1 }
            }
            Place::Elem { .. } | Place::Global(_) | Place::Mem { .. } => {
                let p = self.alloc(1);
                if let Place::Mem { p: start, word: 0 } = place {
                    self.code.emit_data(Op::ElemAddr { d: p, p: start, i }, words);
                } else {
                    self.address(place, p);
                    self.code.emit_data(Op::ElemAddr { d: p, p, i }, words);
                }
                Place::Mem { p, word: 0 }
            }
            Place::Map { .. } | Place::Blank => place,
        }
    }

    /// d = i * n
    fn scale(&mut self, d: Reg, i: Reg, n: u32) {
        match i16::try_from(n) {
            Ok(1) => self.code.emit(Op::Move { d, s: i }),
            Ok(value) => self.code.emit(Op::MulImm { d, a: i, value }),
            Err(_) => {
                let factor = self.alloc(1);
                self.word(factor, u64::from(n));
                self.code.emit(Op::Mul { d, a: i, b: factor });
            }
        }
    }

    // ---- registers ----

    /// Copies n registers.
    pub(super) fn move_words(&mut self, d: Reg, s: Reg, n: u32) {
        match n {
            _ if n == 0 || d == s => {}
            1 => self.code.emit(Op::Move { d, s }),
            _ => self.code.emit(Op::MoveN { d, s, n: n as u16 }),
        }
    }

    /// Puts zeroes into n registers.
    pub(super) fn zero(&mut self, d: Reg, n: u32) {
        match n {
            0 => {}
            1 => self.code.emit(Op::Int { d, value: 0 }),
            _ => self.code.emit(Op::Zero { d, n: n as u16 }),
        }
    }

    /// d = word
    pub(super) fn word(&mut self, d: Reg, word: u64) {
        if let Ok(value) = i32::try_from(word.cast_signed()) {
            self.code.emit(Op::Int { d, value });
        } else {
            let k = self.c.pools.word(word);
            self.code.emit(Op::Const { d, k });
        }
    }

    fn load_reg_array(&mut self, base: Reg, index: Reg, stride: u32, n: u32, d: Reg) {
        match u8::try_from(n) {
            Ok(0) => {}
            Ok(n) if u32::from(n) == stride => self.code.emit(Op::RegLoad { n, d, base, i: index }),
            _ => {
                let at = self.alloc(1);
                self.scale(at, index, stride);
                for k in 0..n as u16 {
                    self.code.emit(Op::RegLoad { n: 1, d: d + k, base: base + k, i: at });
                }
            }
        }
    }

    fn store_reg_array(&mut self, base: Reg, index: Reg, stride: u32, n: u32, s: Reg) {
        match u8::try_from(n) {
            Ok(0) => {}
            Ok(n) if u32::from(n) == stride => self.code.emit(Op::RegStore { n, base, i: index, s }),
            _ => {
                let at = self.alloc(1);
                self.scale(at, index, stride);
                for k in 0..n as u16 {
                    self.code.emit(Op::RegStore { n: 1, base: base + k, i: at, s: s + k });
                }
            }
        }
    }

    // ---- memory ----

    /// The same words, near enough to the pointer for an instruction.
    fn near(&mut self, p: Reg, word: u32) -> (Reg, u16) {
        if let Ok(word) = u16::try_from(word) {
            return (p, word);
        }
        let near = self.alloc(1);
        self.word(near, u64::from(word));
        self.code.emit_data(Op::ElemAddr { d: near, p, i: near }, 1);
        (near, 0)
    }

    fn load_mem(&mut self, p: Reg, word: u32, n: u32, d: Reg) {
        let (p, word) = self.near(p, word);
        match (n, u8::try_from(n)) {
            (0, _) => self.code.emit(Op::CheckNil { p }),
            (1, _) => self.code.emit(Op::Load { d, p, word }),
            (_, Ok(n)) => self.code.emit(Op::LoadN { n, d, p, word }),
            _ => self.code.emit_data(Op::LoadN { n: 0, d, p, word }, n),
        }
    }

    /// Stores n words behind a pointer.
    pub(super) fn store_mem(&mut self, p: Reg, word: u32, n: u32, s: Reg) {
        let (p, word) = self.near(p, word);
        match (n, u8::try_from(n)) {
            (0, _) => self.code.emit(Op::CheckNil { p }),
            (1, _) => self.code.emit(Op::Store { p, word, s }),
            (_, Ok(n)) => self.code.emit(Op::StoreN { n, p, word, s }),
            _ => self.code.emit_data(Op::StoreN { n: 0, p, word, s }, n),
        }
    }

    fn load_global(&mut self, word: u32, n: u32, d: Reg) {
        match u8::try_from(n) {
            Ok(0) => {}
            Ok(n) => self.code.emit(Op::LoadGlobal { n, d, word }),
            Err(_) => {
                let p = self.alloc(1);
                self.word(p, pointer(GLOBALS, word));
                self.load_mem(p, 0, n, d);
            }
        }
    }

    fn store_global(&mut self, word: u32, n: u32, s: Reg) {
        match u8::try_from(n) {
            Ok(0) => {}
            Ok(n) => self.code.emit(Op::StoreGlobal { n, s, word }),
            Err(_) => {
                let p = self.alloc(1);
                self.word(p, pointer(GLOBALS, word));
                self.store_mem(p, 0, n, s);
            }
        }
    }

    /// Copies n words from one place in memory to another, without registers.
    pub(super) fn copy_memory(&mut self, to: Place, from: Place, n: u32) {
        let d = self.alloc(7);
        for (slice, place) in [(d + 3, from), (d, to)] {
            let p = d + 6;
            self.address(place, p);
            self.code.emit_data(Op::SliceArray { flags: SliceFlags(0), d: slice, p, bounds: p }, 1);
            self.code.emit(Op::Data(n));
        }
        self.code.emit_data(Op::Copy { d: d + 6, dst: d, src: d + 3 }, 1);
    }
}
