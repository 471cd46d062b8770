//! Expressions: into registers that are wanted, or into any.
//!
//! **Invariants**: [`Fc::put`] may write its destination early, so nothing in the expression may read it; it leaves the
//! stack of temporaries as it was. [`Fc::value`] may answer with a variable's own register: no expression changes a
//! variable that is in a register, only statements do.

use super::call::CallKind;
use super::func::{Fc, Slot};
use super::place::Place;
use crate::golang::check::info::{Builtin, Mode, ObjKind, SelectionKind};
use crate::golang::code::{Op, Reg};
use crate::golang::syntax::ast::{BinaryOp, Call, Expr, ExprId, ExprKind, UnaryOp};
use crate::golang::types::{Type, TypeId, Types};

impl Fc<'_, '_> {
    /// The value, in any registers.
    pub(super) fn value(&mut self, e: &Expr) -> Reg {
        let e = e.unparen();
        if let Some(Place::Reg(at)) = self.settled_at(e) {
            return at;
        }
        if !self.is_constant(e) {
            if self.is_place(e) {
                let mark = self.top;
                let place = self.place(e);
                let ty = self.ty(e);
                let words = self.words(ty);
                return self.place_value(place, words, mark);
            }
            if let ExprKind::Call(call) = &e.kind
                && let Some(at) = self.call_value(e, call)
            {
                return at;
            }
        } else if let Some(at) = self.hoisted.get(e.id) {
            return at;
        }
        let ty = self.ty(e);
        let words = self.words(ty);
        let d = self.alloc(words);
        self.put(e, d);
        d
    }

    /// The value at a place, for which registers from `mark` on were used.
    fn place_value(&mut self, place: Place, words: u32, mark: u32) -> Reg {
        match place {
            Place::Reg(at) => {
                if u32::from(at) < mark {
                    self.top = mark;
                }
                at
            }
            place if words == 1 => {
                let d = self.reg(mark);
                self.touch(mark + 1);
                self.load(place, 1, d);
                self.top = mark + 1;
                d
            }
            place => self.load_any(place, words),
        }
    }

    /// The value of a call that need not be moved: where a function leaves its result, or a part of the operand.
    fn call_value(&mut self, e: &Expr, call: &Call) -> Option<Reg> {
        match (self.call_kind(call), &call.args[..]) {
            (CallKind::Function, _) => self.direct_call(e, call),
            (CallKind::Builtin(builtin @ (Builtin::Len | Builtin::Cap)), [x]) => {
                let mark = self.top;
                let place = self.length_place(builtin, x)?;
                Some(self.place_value(place, 1, mark))
            }
            (CallKind::Conversion, [x]) if !self.is_constant(x.unparen()) && !self.is_nil(x) => {
                let (from, to) = (self.ty(x), self.ty(e));
                let same = !self.c.is_interface(to) && self.same_words(from, to);
                same.then(|| self.value(x))
            }
            _ => None,
        }
    }

    /// The value as one of this type, in any registers: it may have to become an interface.
    pub(super) fn value_as(&mut self, e: &Expr, to: TypeId) -> Reg {
        if !self.boxes(e, to) {
            return self.value(e);
        }
        let d = self.alloc(2);
        self.put_as(e, to, d);
        d
    }

    /// The value as one of this type into registers that it does not read.
    pub(super) fn put_as(&mut self, e: &Expr, to: TypeId, d: Reg) {
        if !self.boxes(e, to) {
            self.put(e, d);
            return;
        }
        let mark = self.top;
        let from = self.ty(e);
        let s = self.value(e);
        self.make_interface(from, s, d);
        self.top = mark;
    }

    /// The value as one of this type into a variable's registers, which it may read.
    pub(super) fn assign_as(&mut self, e: &Expr, to: TypeId, d: Reg) {
        if !self.boxes(e, to) && self.writes_last(e) {
            self.put(e, d);
            return;
        }
        let mark = self.top;
        let words = self.words(to);
        let s = self.value_as(e, to);
        self.move_words(d, s, words);
        self.top = mark;
    }

    /// Whether a value of a concrete type becomes an interface.
    pub(super) fn boxes(&mut self, e: &Expr, to: TypeId) -> bool {
        if !self.c.is_interface(to) || self.is_nil(e) {
            return false;
        }
        let from = self.ty(e);
        !self.c.is_interface(from)
    }

    /// d, d+1 = the value at s, of this concrete type, as an interface.
    pub(super) fn make_interface(&mut self, from: TypeId, s: Reg, d: Reg) {
        let from = Types::default_type(from);
        let ty = self.c.rtype(from);
        self.code.emit_data(Op::MakeIface { d, s }, ty.0);
    }

    /// Whether the destination is written by the last instruction only, all at once.
    fn writes_last(&mut self, e: &Expr) -> bool {
        let e = e.unparen();
        if self.is_constant(e) {
            return true;
        }
        match &e.kind {
            ExprKind::Call(call) => match (self.call_kind(call), &call.args[..]) {
                (CallKind::Conversion, [x]) => self.writes_last(x),
                _ => self.is_append(call),
            },
            ExprKind::Binary(BinaryOp::AndAnd | BinaryOp::OrOr, ..) | ExprKind::Composite(_) => false,
            ExprKind::Binary(_, x, _) => !self.compares_comparisons(x),
            ExprKind::Unary(UnaryOp::Addr, x) => !matches!(x.unparen().kind, ExprKind::Composite(_)),
            _ => true,
        }
    }

    /// The value into registers that it does not read.
    pub(super) fn put(&mut self, e: &Expr, d: Reg) {
        let mark = self.top;
        self.put_at_mark(e.unparen(), d);
        self.top = mark;
    }

    fn put_at_mark(&mut self, e: &Expr, d: Reg) {
        let ty = self.ty(e);
        if self.constant(e, ty, d) {
            return;
        }
        let words = self.words(ty);
        if let Some(place) = self.settled_at(e) {
            self.load(place, words, d);
            return;
        }
        if self.is_nil(e) {
            self.zero(d, words);
            return;
        }
        if self.is_place(e) {
            let place = self.place(e);
            self.load(place, words, d);
            return;
        }
        match &e.kind {
            ExprKind::Composite(literal) => self.composite(ty, literal, d),
            ExprKind::FuncLit(literal) => self.func_literal(e.id, e.pos, literal, d),
            ExprKind::Name(_) => self.func_name_value(e, e.id, d),
            ExprKind::Selector(x, name) => self.selector_value(e, x, name, d),
            ExprKind::Index(x, index) => self.index_value(e, x, &index[0], d),
            ExprKind::Slice(slice) => self.slice(slice, d),
            ExprKind::TypeAssert(x, _) => self.type_assert(x, ty, d, false),
            ExprKind::Call(call) => self.call_into(e, call, d),
            ExprKind::Unary(op, x) => self.unary(*op, x, ty, d),
            ExprKind::Binary(..) => self.binary(e, ty, d),
            _ => self.c.mistake(e.pos, "internal: this is no value"),
        }
    }

    /// Evaluates it for what it does.
    pub(super) fn effect(&mut self, e: &Expr) {
        let mark = self.top;
        let e = e.unparen();
        match &e.kind {
            ExprKind::Call(call) => self.call_effect(e, call),
            _ if self.is_constant(e) || self.is_nil(e) => {}
            _ => {
                self.value(e);
            }
        }
        self.top = mark;
    }

    /// Whether it is `nil`.
    pub(super) fn is_nil(&self, e: &Expr) -> bool {
        self.c.info.expr(e.unparen().id).is_some_and(|known| known.mode == Mode::Nil)
    }

    fn unary(&mut self, op: UnaryOp, x: &Expr, ty: TypeId, d: Reg) {
        match op {
            UnaryOp::Plus => self.put(x, d),
            UnaryOp::Addr => self.address_of(x, d),
            UnaryOp::Recv => {
                let ch = self.value(x);
                let n = self.elem_words(x);
                self.code.emit(Op::Recv { n, d, ch });
            }
            UnaryOp::Not => {
                let a = self.value(x);
                self.code.emit(Op::Not { d, a });
            }
            UnaryOp::Neg | UnaryOp::Complement => {
                let a = self.value(x);
                self.negate(op, ty, d, a);
            }
            UnaryOp::Tilde => {}
        }
    }

    /// Words of the elements of a channel.
    pub(super) fn elem_words(&mut self, ch: &Expr) -> u8 {
        let ty = self.ty(ch);
        let Type::Chan(_, elem) = self.under(ty) else { return 0 };
        let words = self.words(elem);
        u8::try_from(words).unwrap_or_else(|_| {
            self.c.mistake(ch.pos, "channels of elements with more than 255 words are not supported");
            0
        })
    }

    /// `&x`
    fn address_of(&mut self, x: &Expr, d: Reg) {
        let x = x.unparen();
        if let ExprKind::Composite(literal) = &x.kind {
            let ty = self.ty(x);
            let ty = match self.under(ty) {
                // `{...}` for `&T{...}` within another literal.
                Type::Pointer(elem) if literal.ty.is_none() => elem,
                _ => ty,
            };
            self.new_composite(ty, literal, d);
            return;
        }
        let place = self.place(x);
        self.address_or_box(place, d);
    }

    /// The address of a place; of a variable on the heap its box.
    pub(super) fn address_or_box(&mut self, place: Place, d: Reg) {
        match place {
            Place::Mem { p, word: 0 } if self.is_box(p) => self.move_words(d, p, 1),
            _ => self.address(place, d),
        }
    }

    /// Whether the register has the pointer to a variable's box, which is never nil.
    fn is_box(&self, p: Reg) -> bool {
        self.vars.values().any(|slot| matches!(slot, Slot::Boxed(at) if *at == p))
    }

    // ---- what kind of expression ----

    /// Whether it has a place: a variable, a field, an element, an entry, what a pointer points to.
    pub(super) fn is_place(&mut self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Name(_) => self.names_var(e.id),
            ExprKind::Selector(x, name) => match self.c.info.selections.get(&e.id) {
                Some(selection) => selection.kind == SelectionKind::Field,
                None => self.names_var(name.id) && self.names_package(x),
            },
            ExprKind::Index(x, _) => {
                let ty = self.ty(x);
                matches!(self.under(ty), Type::Array(..) | Type::Slice(_) | Type::Map(..) | Type::Pointer(_))
            }
            ExprKind::Star(_) => true,
            _ => false,
        }
    }

    fn names_var(&self, id: ExprId) -> bool {
        let obj = self.c.info.name(id);
        obj.is_some_and(|obj| matches!(self.c.info.object(obj).kind, ObjKind::Var(_)))
    }

    fn names_package(&self, x: &Expr) -> bool {
        let obj = self.c.info.name(x.id);
        obj.is_some_and(|obj| matches!(self.c.info.object(obj).kind, ObjKind::Package(_)))
    }

    /// The place of an expression, or the registers of its value.
    pub(super) fn place(&mut self, e: &Expr) -> Place {
        let e = e.unparen();
        if let Some(place) = self.settled_at(e) {
            return place;
        }
        if !self.is_place(e) || self.is_constant(e) {
            return Place::Reg(self.value(e));
        }
        match &e.kind {
            ExprKind::Name(_) => self.named_place(e.id),
            ExprKind::Selector(x, name) => match self.c.info.selections.get(&e.id) {
                Some(selection) => {
                    let path = selection.path.clone();
                    let ty = self.ty(x);
                    let place = self.place(x);
                    self.walk(place, ty, &path).0
                }
                None => self.named_place(name.id),
            },
            ExprKind::Index(x, index) => self.index_place(x, &index[0]),
            ExprKind::Star(x) => Place::Mem { p: self.value(x), word: 0 },
            _ => Place::Blank,
        }
    }

    fn named_place(&mut self, id: ExprId) -> Place {
        match self.c.info.name(id) {
            Some(obj) => self.var(obj),
            None => Place::Blank,
        }
    }

    /// From a value along numbers of fields; pointers on the way are followed.
    pub(super) fn walk(&mut self, mut place: Place, mut ty: TypeId, path: &[u32]) -> (Place, TypeId) {
        for field in path {
            (place, ty) = self.follow(place, ty);
            let pos = self.code.pos();
            let (at, field_ty) = self.c.field_at(ty, *field, pos);
            let words = self.words(field_ty);
            place = self.offset(place, at, words);
            ty = field_ty;
        }
        (place, ty)
    }

    /// What a pointer points to; anything else itself.
    pub(super) fn follow(&mut self, place: Place, ty: TypeId) -> (Place, TypeId) {
        let Type::Pointer(elem) = self.under(ty) else { return (place, ty) };
        let p = self.load_any(place, 1);
        (Place::Mem { p, word: 0 }, self.c.info.types.canon(elem))
    }

    fn index_place(&mut self, x: &Expr, index: &Expr) -> Place {
        let ty = self.ty(x);
        match self.under(ty) {
            Type::Map(key, _) => {
                let m = self.value(x);
                let k = self.value_as(index, key);
                Place::Map { m, k, map: self.c.map_type(ty) }
            }
            Type::Slice(elem) => {
                let (s, i) = self.two_values(x, index);
                Place::Elem { s, i, words: self.words(elem) }
            }
            Type::Pointer(array) => {
                let p = self.value(x);
                self.array_index(Place::Mem { p, word: 0 }, array, index)
            }
            _ => {
                let place = self.place(x);
                self.array_index(place, ty, index)
            }
        }
    }

    fn array_index(&mut self, place: Place, array: TypeId, index: &Expr) -> Place {
        let Type::Array(len, elem) = self.under(array) else { return Place::Blank };
        let words = self.words(elem);
        if let Some(at) = self.const_int(index)
            && let Ok(at) = u32::try_from(at)
            && u64::from(at) < len
        {
            return self.offset(place, at * words, words);
        }
        let i = self.value(index);
        self.array_elem(place, i, len, words)
    }

    /// `s[i]` of a string, or a generic function with type arguments.
    fn index_value(&mut self, e: &Expr, text: &Expr, index: &Expr, d: Reg) {
        let ty = self.ty(text);
        if matches!(self.under(ty), Type::Basic(basic) if basic.is_string()) {
            let (s, i) = self.two_values(text, index);
            self.code.emit(Op::StrIndex { d, s, i });
            return;
        }
        self.func_value_of(e, d);
    }

    /// Two values, whichever order they have to be found out in.
    pub(super) fn two_values(&mut self, x: &Expr, y: &Expr) -> (Reg, Reg) {
        if !self.has_call(y) {
            let a = self.value(x);
            return (a, self.value(y));
        }
        let a = self.comes_early(x).then(|| self.early(x));
        let b = self.value(y);
        let a = match a {
            Some(a) => self.late(a),
            None => self.value(x),
        };
        (a, b)
    }
}
