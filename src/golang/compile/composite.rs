//! Composite literals, slices of them, slicing.

use super::func::Fc;
use super::place::Place;
use super::unit::{MOST_WORDS, times};
use crate::golang::code::{ElemKind, Op, Reg, SliceFlags};
use crate::golang::syntax::ast::{Composite, Expr, ExprKind, SliceExpr};
use crate::golang::types::{Basic, Type, TypeId};

/// Values that are put together in registers before they are stored.
const CHUNK: u32 = 64;

/// An element of a literal: what it is, as what type, and its first word.
#[derive(Clone, Copy)]
struct Part<'e> {
    value: &'e Expr,
    ty: TypeId,
    word: u32,
}

impl Fc<'_, '_> {
    /// `T{...}` into registers.
    pub(super) fn composite(&mut self, ty: TypeId, literal: &Composite, d: Reg) {
        match self.under(ty) {
            Type::Pointer(elem) => self.new_composite(elem, literal, d),
            Type::Slice(elem) => self.slice_literal(literal, elem, d),
            Type::Map(key, value) => self.map_literal(ty, literal, key, value, d),
            _ => {
                let words = self.words(ty);
                let parts = self.parts(ty, literal);
                self.zero_between(&parts, words, d);
                self.parts_into(&parts, 0, d);
            }
        }
    }

    /// `&T{...}`
    pub(super) fn new_composite(&mut self, ty: TypeId, literal: &Composite, d: Reg) {
        let words = self.words(ty);
        let in_memory = words > CHUNK && matches!(self.under(ty), Type::Struct(_) | Type::Array(..));
        if in_memory {
            self.new_box(d, ty);
            let parts = self.parts(ty, literal);
            self.parts_to_memory(&parts, d, 0);
            return;
        }
        let mark = self.top;
        let s = self.alloc(words);
        if !literal.elems.is_empty() || !matches!(self.under(ty), Type::Struct(_) | Type::Array(..)) {
            self.composite(ty, literal, s);
        }
        self.new_box(d, ty);
        if words > 0 && (!literal.elems.is_empty() || !matches!(self.under(ty), Type::Struct(_) | Type::Array(..))) {
            self.store(Place::Mem { p: d, word: 0 }, words, s);
        }
        self.top = mark;
    }

    /// The elements of a struct's or array's literal.
    fn parts<'e>(&mut self, ty: TypeId, literal: &'e Composite) -> Vec<Part<'e>> {
        match self.under(ty) {
            Type::Struct(fields) => {
                let mut parts = Vec::new();
                for (at, elem) in literal.elems.iter().enumerate() {
                    let (field, value) = match &elem.kind {
                        ExprKind::KeyValue(key, value) => {
                            let named = |name: &str| fields.iter().position(|field| &*field.name == name);
                            let ExprKind::Name(name) = &key.kind else { continue };
                            let Some(field) = named(name) else { continue };
                            (field, &**value)
                        }
                        _ => (at, elem),
                    };
                    let (word, field_ty) = self.c.field_at(ty, field as u32, elem.pos);
                    parts.push(Part { value, ty: field_ty, word });
                }
                parts
            }
            Type::Array(_, elem) => self.indexed_parts(literal, elem).0,
            _ => Vec::new(),
        }
    }

    /// The elements of an array's or slice's literal, and how many it has.
    fn indexed_parts<'e>(&mut self, literal: &'e Composite, elem: TypeId) -> (Vec<Part<'e>>, u64) {
        let words = self.words(elem);
        let (mut next, mut len) = (0_u64, 0);
        let mut parts = Vec::new();
        for e in &literal.elems {
            let value = match &e.kind {
                ExprKind::KeyValue(key, value) => {
                    next = self.const_int(key).map_or(next, i64::cast_unsigned);
                    &**value
                }
                _ => e,
            };
            let word = next.saturating_mul(u64::from(words));
            let word = u32::try_from(word).map_or(MOST_WORDS, |word| word.min(MOST_WORDS));
            parts.push(Part { value, ty: elem, word });
            next += 1;
            len = len.max(next);
        }
        (parts, len)
    }

    /// Zeroes where no element goes.
    fn zero_between(&mut self, parts: &[Part<'_>], words: u32, d: Reg) {
        let mut spans: Vec<_> = parts.iter().map(|part| (part.word, part.ty)).collect();
        spans.sort_unstable_by_key(|(word, _)| *word);
        let mut at = 0;
        for (word, ty) in spans {
            if word > at {
                let to = self.reg(u32::from(d) + at);
                self.zero(to, word - at);
            }
            at = word + self.words(ty);
        }
        if words > at {
            let to = self.reg(u32::from(d) + at);
            self.zero(to, words - at);
        }
    }

    /// Elements into registers, of which the first is for this word.
    fn parts_into(&mut self, parts: &[Part<'_>], first: u32, d: Reg) {
        let values: Vec<_> = parts.iter().map(|part| part.value).collect();
        let top = self.top;
        self.in_turns(&values, |fc, k| {
            let to = fc.reg(u32::from(d) + parts[k].word - first);
            fc.put_as(values[k], parts[k].ty, to);
        });
        self.top = top;
    }

    /// Elements to an object of zeroes; those that follow each other are stored together.
    fn parts_to_memory(&mut self, parts: &[Part<'_>], p: Reg, offset: u32) {
        let mut rest = parts;
        while let Some(first) = rest.first() {
            let mut end = first.word;
            let mut count = 0;
            for part in rest {
                let words = self.words(part.ty);
                if part.word != end || (count > 0 && end + words - first.word > CHUNK) {
                    break;
                }
                end += words;
                count += 1;
            }
            let (run, after) = rest.split_at(count.max(1));
            rest = after;
            let words = end - first.word;
            if words > CHUNK
                && let ExprKind::Composite(literal) = &first.value.unparen().kind
                && !self.boxes(first.value, first.ty)
                && matches!(self.under(first.ty), Type::Struct(_) | Type::Array(..))
            {
                let inner = self.parts(first.ty, literal);
                self.parts_to_memory(&inner, p, offset + first.word);
                continue;
            }
            let mark = self.top;
            let s = self.alloc(words);
            self.parts_into(run, first.word, s);
            if words > 0 {
                self.store(Place::Mem { p, word: offset + first.word }, words, s);
            }
            self.top = mark;
        }
    }

    fn map_literal(&mut self, ty: TypeId, literal: &Composite, key: TypeId, value: TypeId, d: Reg) {
        let map = self.c.map_type(ty);
        self.code.emit_data(Op::MakeMap { d }, map);
        for elem in &literal.elems {
            let ExprKind::KeyValue(k, v) = &elem.kind else { continue };
            let mark = self.top;
            let late = self.has_call(v) && !self.comes_early(k);
            let early = (!late).then(|| self.value_as(k, key));
            let v = self.value_as(v, value);
            let k = early.unwrap_or_else(|| self.value_as(k, key));
            self.code.emit_data(Op::MapSet { m: d, k, v }, map);
            self.top = mark;
        }
    }

    // ---- slices ----

    fn slice_literal(&mut self, literal: &Composite, elem: TypeId, d: Reg) {
        let (parts, len) = self.indexed_parts(literal, elem);
        self.new_slice(&parts, len, elem, d);
    }

    /// A slice of these values.
    pub(super) fn slice_of(&mut self, values: &[&Expr], elem: TypeId, d: Reg) {
        let words = self.words(elem);
        let parts: Vec<_> =
            values.iter().enumerate().map(|(at, value)| Part { value, ty: elem, word: times(words, at) }).collect();
        self.new_slice(&parts, values.len() as u64, elem, d);
    }

    fn new_slice(&mut self, parts: &[Part<'_>], len: u64, elem: TypeId, d: Reg) {
        let words = u64::from(self.words(elem)).saturating_mul(len);
        let Some(words) = u32::try_from(words).ok().filter(|words| *words < MOST_WORDS) else {
            let pos = self.code.pos();
            self.c.mistake(pos, "slice literal too large");
            return;
        };
        if words <= CHUNK && parts.len() as u64 == len {
            let mark = self.top;
            let s = self.alloc(words);
            self.parts_into(parts, 0, s);
            self.slice_from(s, len as u32, elem, d);
            self.top = mark;
            return;
        }
        self.new_elems(words, elem, d);
        self.parts_to_memory(parts, d, 0);
        self.word(d + 1, len);
        self.word(d + 2, len);
    }

    fn new_elems(&mut self, words: u32, elem: TypeId, d: Reg) {
        let kind = self.elem_kind(elem);
        self.code.emit(Op::New { kind, d, words });
    }

    /// A slice of the values that stand in registers from s on.
    pub(super) fn slice_from(&mut self, s: Reg, len: u32, elem: TypeId, d: Reg) {
        let words = times(self.words(elem), len as usize);
        self.new_elems(words, elem, d);
        if words > 0 {
            self.store(Place::Mem { p: d, word: 0 }, words, s);
        }
        self.word(d + 1, u64::from(len));
        self.word(d + 2, u64::from(len));
    }

    /// How the elements of a slice are kept.
    pub(super) fn elem_kind(&mut self, elem: TypeId) -> ElemKind {
        match self.c.basic(elem) {
            Some(Basic::Bool | Basic::Uint8 | Basic::Byte) => ElemKind::Bytes,
            Some(Basic::Int8) => ElemKind::SignedBytes,
            _ => self.object_kind(elem),
        }
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice(&mut self, slice: &SliceExpr, d: Reg) {
        let ty = self.ty(&slice.x);
        let bounds_call = slice.index.iter().flatten().any(|index| self.has_call(index));
        let late = bounds_call && !self.comes_early(&slice.x);
        let bounds = self.alloc(3);
        let flags = SliceFlags(slice.index.iter().zip(0..).map(|(x, bit)| u8::from(x.is_some()) << bit).sum());
        if late {
            self.bounds(slice, bounds);
        }
        let array = match self.under(ty) {
            Type::Array(..) => Some(ty),
            Type::Pointer(elem) => Some(elem),
            _ => None,
        };
        let s = match self.under(ty) {
            Type::Array(..) => {
                let place = self.place(&slice.x);
                let p = self.alloc(1);
                self.address_or_box(place, p);
                p
            }
            _ => self.value(&slice.x),
        };
        if !late {
            self.bounds(slice, bounds);
        }
        if let Some(array) = array {
            let Type::Array(len, elem) = self.under(array) else { return };
            let words = self.words(elem);
            self.code.emit_data(Op::SliceArray { flags, d, p: s, bounds }, words);
            self.code.emit(Op::Data(u32::try_from(len).unwrap_or(u32::MAX)));
        } else if let Type::Slice(elem) = self.under(ty) {
            let words = self.words(elem);
            self.code.emit_data(Op::SliceSlice { flags, d, s, bounds }, words);
        } else {
            self.code.emit(Op::SliceStr { flags, d, s, bounds });
        }
    }

    fn bounds(&mut self, slice: &SliceExpr, bounds: Reg) {
        for (k, index) in slice.index.iter().enumerate() {
            if let Some(index) = index {
                self.put(index, bounds + k as u16);
            }
        }
    }
}
