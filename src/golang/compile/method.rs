//! What is called: functions by name, methods with their receivers, function values.

use super::call::Called;
use super::facts::Inner;
use super::func::Fc;
use super::job::{Callee, Key, Shape};
use super::place::Place;
use super::unit::Compiler;
use crate::golang::check::info::{ObjId, ObjKind, Selection, SelectionKind};
use crate::golang::code::{FuncIdx, MethodKey, Op, Reg};
use crate::golang::syntax::ast::{Call, Expr, ExprId, ExprKind, Ident};
use crate::golang::types::lookup::{FoundMethod, Lookup};
use crate::golang::types::subst::Subst;
use crate::golang::types::{Name, PkgId, Type, TypeId};

/// A receiver: `x`, and the way from there to what has the method.
pub(super) struct Receiver<'e> {
    pub(super) x: &'e Expr,
    pub(super) path: Vec<u32>,
    /// The method is declared for a pointer.
    pub(super) pointer: bool,
    /// Words that the method takes.
    pub(super) words: u32,
}

/// A method that a selector names.
pub(super) enum MethodOf {
    /// It is declared for a type.
    Declared { method: ObjId, targs: Vec<TypeId>, pointer: bool, words: u32 },
    /// It is an interface's.
    Interface(MethodKey),
}

impl Fc<'_, '_> {
    /// What a call calls, and its type.
    pub(super) fn called<'e>(&mut self, call: &'e Call) -> (Called<'e>, TypeId) {
        let f = call.func.unparen();
        if let Some((obj, id)) = self.named_func(f) {
            let (callee, sig) = self.instance(obj, id);
            return (Called::Static(callee), sig);
        }
        let ty = self.ty(f);
        match &f.kind {
            ExprKind::Selector(x, name) => {
                if let Some(selection) = self.c.info.selections.get(&f.id).cloned() {
                    match selection.kind {
                        SelectionKind::Method => return (self.called_method(x, name, &selection), ty),
                        SelectionKind::MethodExpr => {
                            let func = self.method_expr(x, name);
                            return (Called::Static(Callee::Func(func)), ty);
                        }
                        SelectionKind::Field => {}
                    }
                }
            }
            ExprKind::FuncLit(literal) if self.captures(Inner::Literal(f.id)).is_empty() => {
                let func = self.add_literal(f.id, f.pos, literal);
                return (Called::Static(Callee::Func(func)), ty);
            }
            _ => {}
        }
        (Called::Value(f), ty)
    }

    /// The declared function that an expression names, and the identifier by which it does.
    fn named_func(&self, f: &Expr) -> Option<(ObjId, ExprId)> {
        let id = match &f.kind {
            ExprKind::Name(_) => f.id,
            ExprKind::Selector(_, name) if !self.c.info.selections.contains_key(&f.id) => name.id,
            ExprKind::Index(x, _) => return self.named_func(x.unparen()),
            _ => return None,
        };
        let obj = self.c.info.name(id)?;
        matches!(self.c.info.object(obj).kind, ObjKind::Func(_)).then_some((obj, id))
    }

    /// A declared function with the type arguments that it has here, and its type.
    fn instance(&mut self, obj: ObjId, id: ExprId) -> (Callee, TypeId) {
        let targs = self.c.info.instances.get(&id).cloned().unwrap_or_default();
        let targs: Vec<_> = targs.into_iter().map(|targ| self.subst(targ)).collect();
        let tparams = self.c.func_of(obj).map(|func| func.tparams).unwrap_or_default();
        let ty = self.c.info.object(obj).ty;
        let sig = self.c.info.types.subst(ty, &mut Subst::new(&tparams, &targs));
        (self.c.callee(obj, targs), sig)
    }

    fn called_method<'e>(&mut self, x: &'e Expr, name: &Ident, selection: &Selection) -> Called<'e> {
        let (path, method) = self.method_of(selection, &name.name);
        match method {
            Some(MethodOf::Declared { method, targs, pointer, words }) => {
                let callee = self.c.callee(method, targs);
                Called::Method(callee, Receiver { x, path, pointer, words })
            }
            Some(MethodOf::Interface(key)) => Called::Interface(Receiver { x, path, pointer: false, words: 2 }, key),
            None => {
                self.c.mistake(name.pos, "internal: this method is not known");
                Called::Value(x)
            }
        }
    }

    /// The method that a selector means with this instance's type arguments, and the way to what has it.
    pub(super) fn method_of(&mut self, selection: &Selection, name: &Name) -> (Vec<u32>, Option<MethodOf>) {
        let holder = self.subst(selection.holder);
        let mut path = selection.path.clone();
        if let Some(method) = selection.method {
            return (path, Some(self.declared_method(holder, method)));
        }
        if let Some(key) = self.c.interface_method(holder, name) {
            return (path, Some(MethodOf::Interface(key)));
        }
        // A type parameter's method: that of the type argument.
        let Some(found) = self.c.find_method(holder, name, self.env.pkg) else { return (path, None) };
        path.extend(&found.path);
        let method = match found.method {
            Some(method) => Some(self.declared_method(found.holder, method)),
            None => self.c.interface_method(found.holder, name).map(MethodOf::Interface),
        };
        (path, method)
    }

    /// A method declared for a type, or a pointer to it.
    pub(super) fn declared_method(&mut self, holder: TypeId, method: ObjId) -> MethodOf {
        let (targs, pointer, base) = self.c.method_instance(holder, method);
        let words = if pointer { 1 } else { self.words(base) };
        MethodOf::Declared { method, targs, pointer, words }
    }

    // ---- receivers ----

    /// Where the value is that has the method, and its type.
    pub(super) fn receiver_place(&mut self, receiver: &Receiver<'_>) -> (Place, TypeId) {
        let ty = self.ty(receiver.x);
        let place = self.place(receiver.x);
        self.walk(place, ty, &receiver.path)
    }

    /// What the method takes as its receiver.
    pub(super) fn receiver_into(&mut self, receiver: &Receiver<'_>, d: Reg) {
        let ty = self.ty(receiver.x);
        let is_pointer = matches!(self.under(ty), Type::Pointer(_));
        if receiver.path.is_empty() && is_pointer == receiver.pointer {
            self.put(receiver.x, d);
            return;
        }
        let mark = self.top;
        let (place, ty) = self.receiver_place(receiver);
        self.receiver_from(place, ty, receiver.pointer, d);
        self.top = mark;
    }

    /// What a method takes as its receiver, from a value of the type that has it or a pointer to one.
    pub(super) fn receiver_from(&mut self, place: Place, ty: TypeId, pointer: bool, d: Reg) {
        let is_pointer = matches!(self.under(ty), Type::Pointer(_));
        match (pointer, is_pointer) {
            (true, true) => self.load(place, 1, d),
            (true, false) => self.address_or_box(place, d),
            (false, _) => {
                let (place, ty) = if is_pointer { self.follow(place, ty) } else { (place, ty) };
                let words = self.words(ty);
                self.load(place, words, d);
            }
        }
    }

    // ---- functions as values ----

    /// A function's name (or `pkg.Name`) as a value.
    pub(super) fn func_name_value(&mut self, f: &Expr, id: ExprId, d: Reg) {
        let Some(obj) = self.c.info.name(id).filter(|obj| self.c.func_of(*obj).is_some()) else {
            self.c.mistake(f.pos, "internal: this is no function");
            return;
        };
        let targs = self.c.info.instances.get(&id).cloned().unwrap_or_default();
        let targs: Vec<_> = targs.into_iter().map(|targ| self.subst(targ)).collect();
        let func = self.c.reach(Key::Func(obj, targs));
        self.code.emit(Op::FuncValue { d, func });
    }

    /// `F[int]` as a value.
    pub(super) fn func_value_of(&mut self, f: &Expr, d: Reg) {
        match self.named_func(f) {
            Some((_, id)) => self.func_name_value(f, id, d),
            None => self.c.mistake(f.pos, "internal: this is no function"),
        }
    }

    /// `x.name` that is no variable: a package's function, a method bound to x, or `T.method`.
    pub(super) fn selector_value(&mut self, e: &Expr, x: &Expr, name: &Ident, d: Reg) {
        let Some(selection) = self.c.info.selections.get(&e.id).cloned() else {
            self.func_name_value(e, name.id, d);
            return;
        };
        if selection.kind == SelectionKind::MethodExpr {
            let func = self.method_expr(x, name);
            self.code.emit(Op::FuncValue { d, func });
            return;
        }
        self.method_value(e, x, name, &selection, d);
    }

    /// `T.method`
    fn method_expr(&mut self, x: &Expr, name: &Ident) -> FuncIdx {
        let ty = self.ty(x);
        self.c.reach(Key::MethodExpr(ty, Name::clone(&name.name), self.env.pkg))
    }

    /// A method bound to its receiver, which is found out now.
    fn method_value(&mut self, e: &Expr, x: &Expr, name: &Ident, selection: &Selection, d: Reg) {
        let ty = self.ty(e);
        let layout = self.sig(ty);
        let shape = Shape { params: layout.param_words, results: layout.result_words };
        let (path, method) = self.method_of(selection, &name.name);
        match method {
            Some(MethodOf::Declared { method, targs, pointer, words }) => {
                let func = self.c.reach(Key::Func(method, targs));
                let from = self.alloc(words);
                self.receiver_into(&Receiver { x, path, pointer, words }, from);
                let bound = self.c.reach(Key::Bound(func, shape, words));
                self.closure(d, from, words, bound);
            }
            Some(MethodOf::Interface(key)) => {
                let from = self.alloc(2);
                let (place, _) = self.receiver_place(&Receiver { x, path, pointer: false, words: 2 });
                self.load(place, 2, from);
                self.code.emit(Op::CheckNil { p: from });
                let bound = self.c.reach(Key::BoundInterface(key, shape));
                self.closure(d, from, 2, bound);
            }
            None => self.c.mistake(name.pos, "internal: this method is not known"),
        }
    }
}

impl Compiler<'_> {
    /// The method of this name that values of a type (which may be variables) have.
    pub(super) fn find_method(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> Option<FoundMethod> {
        let mut found = self.info.lookup(ty, name, pkg);
        if matches!(found, Lookup::NotFound) {
            let pointer = self.info.types.intern(Type::Pointer(ty));
            found = self.info.lookup(pointer, name, pkg);
        }
        match found {
            Lookup::Method(method) => Some(method),
            _ => None,
        }
    }

    /// The type arguments of a method of this type, whether it is declared for a pointer, and the type without pointer.
    pub(super) fn method_instance(&mut self, holder: TypeId, method: ObjId) -> (Vec<TypeId>, bool, TypeId) {
        let base = match self.info.types.get(self.info.types.unalias(holder)) {
            Type::Pointer(elem) => *elem,
            _ => holder,
        };
        let named = self.info.types.as_named(base);
        let targs = named.and_then(|named| self.info.types.named(named).instance_of.clone());
        let targs = targs.map(|(_, targs)| targs).unwrap_or_default();
        let targs = targs.into_iter().map(|targ| self.info.types.canon(targ)).collect();
        let func = self.func_of(method);
        let pointer = func.and_then(|func| func.recv).is_some_and(|recv| recv.pointer);
        (targs, pointer, self.info.types.canon(base))
    }
}
