//! Conversions, type assertions.

use super::func::Fc;
use super::num::Num;
use super::place::Place;
use crate::golang::code::{Op, Reg, Width};
use crate::golang::syntax::ast::{Call, Expr};
use crate::golang::types::{Basic, Type, TypeId};

impl Fc<'_, '_> {
    /// `T(x)`
    pub(super) fn conversion(&mut self, e: &Expr, call: &Call, d: Reg) {
        let Some(x) = call.args.first() else { return };
        let to = self.ty(e);
        if self.c.is_interface(to) {
            self.put_as(x, to, d);
            return;
        }
        let num = self.num(to);
        let known = self.c.info.expr(x.unparen().id).and_then(|known| known.value.clone());
        if let Some(value) = known.filter(|_| !matches!(num, Num::None | Num::Str)) {
            self.materialise(&value, to, d);
            return;
        }
        if self.is_nil(x) {
            let words = self.words(to);
            self.zero(d, words);
            return;
        }
        let from = self.ty(x);
        if self.same_words(from, to) {
            self.put(x, d);
            return;
        }
        let s = self.value(x);
        self.convert(from, s, to, d);
    }

    /// Whether a conversion changes no word.
    pub(super) fn same_words(&mut self, from: TypeId, to: TypeId) -> bool {
        match (self.num(from), self.num(to)) {
            (Num::Int(from), Num::Int(to)) => contains(to, from),
            (Num::Str, Num::Str) => true,
            (Num::None, Num::None) => {
                !matches!((self.under(from), self.under(to)), (Type::Slice(_), Type::Array(..) | Type::Pointer(_)))
            }
            (from, to) => from == to || (from == Num::F32 && to == Num::F64) || (from == Num::C64 && to == Num::C128),
        }
    }

    /// d = the value at s converted to another type, neither of them an interface.
    fn convert(&mut self, from: TypeId, s: Reg, to: TypeId, d: Reg) {
        match (self.num(from), self.num(to)) {
            (Num::Int(from), Num::Int(to)) if contains(to, from) => self.move_words(d, s, 1),
            (Num::Int(_), Num::Int(width)) => self.code.emit(Op::Wrap { width, d, a: s }),
            (Num::Int(width), to @ (Num::F32 | Num::F64)) => {
                self.code.emit(Op::IntToFloat { width, d, a: s });
                self.wrap(to, d);
            }
            (Num::F32 | Num::F64, Num::Int(width)) => self.code.emit(Op::FloatToInt { width, d, a: s }),
            (Num::F32 | Num::F64, Num::F32) => self.code.emit(Op::Round32 { d, a: s }),
            (Num::C64 | Num::C128, Num::C64) => {
                self.code.emit(Op::Round32 { d, a: s });
                self.code.emit(Op::Round32 { d: d + 1, a: s + 1 });
            }
            (Num::Int(_), Num::Str) => self.code.emit(Op::RuneToStr { d, a: s }),
            (Num::None, Num::Str) if self.elem_is(from, Basic::Uint8) => self.code.emit(Op::BytesToStr { d, s }),
            (Num::None, Num::Str) => self.code.emit(Op::RunesToStr { d, s }),
            (Num::Str, Num::None) if self.elem_is(to, Basic::Uint8) => self.code.emit(Op::StrToBytes { d, s }),
            (Num::Str, Num::None) => self.code.emit(Op::StrToRunes { d, s }),
            (Num::None, Num::None) => self.slice_to_array(s, to, d),
            _ => {
                let words = self.words(to);
                self.move_words(d, s, words);
            }
        }
    }

    /// Whether it is a slice of elements of this basic type.
    fn elem_is(&mut self, slice: TypeId, basic: Basic) -> bool {
        match self.under(slice) {
            Type::Slice(elem) => self.c.basic(elem) == Some(basic),
            _ => false,
        }
    }

    fn slice_to_array(&mut self, s: Reg, to: TypeId, d: Reg) {
        match self.under(to) {
            Type::Pointer(array) => {
                if let Type::Array(len, _) = self.under(array) {
                    self.code.emit_data(Op::SliceToArray { d, s }, u32::try_from(len).unwrap_or(u32::MAX));
                }
            }
            Type::Array(len, _) => {
                let p = self.alloc(1);
                self.code.emit_data(Op::SliceToArray { d: p, s }, u32::try_from(len).unwrap_or(u32::MAX));
                let words = self.words(to);
                if words > 0 {
                    self.load(Place::Mem { p, word: 0 }, words, d);
                }
            }
            _ => {
                let words = self.words(to);
                self.move_words(d, s, words);
            }
        }
    }

    /// `x.(T)`; with `ok` also whether it is one, behind the value.
    pub(super) fn type_assert(&mut self, x: &Expr, to: TypeId, d: Reg, ok: bool) {
        let i = self.value(x);
        if self.c.is_interface(to) {
            let at = self.c.interface(to);
            self.code.emit_data(if ok { Op::AssertIfaceOk { d, i } } else { Op::AssertIface { d, i } }, at);
        } else {
            let ty = self.c.rtype(to);
            self.code.emit_data(if ok { Op::AssertOk { d, i } } else { Op::Assert { d, i } }, ty.0);
            if !ok {
                let from = self.ty(x);
                let from = self.c.interface_entry(from);
                self.code.emit(Op::Data(from));
            }
        }
    }
}

/// Whether all values of the second type are values of the first, or are kept as the same words.
fn contains(to: Width, from: Width) -> bool {
    let (to_bits, to_signed) = shape(to);
    let (from_bits, from_signed) = shape(from);
    to_bits == 64 || to == from || (to_bits > from_bits && (to_signed || !from_signed))
}

/// Bits, and whether signed.
const fn shape(width: Width) -> (u32, bool) {
    match width {
        Width::I8 => (8, true),
        Width::I16 => (16, true),
        Width::I32 => (32, true),
        Width::I64 => (64, true),
        Width::U8 => (8, false),
        Width::U16 => (16, false),
        Width::U32 => (32, false),
        Width::U64 => (64, false),
    }
}
