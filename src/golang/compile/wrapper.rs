//! Functions that the compiler makes around others: methods as interfaces call them, bound methods, natives as values.
//!
//! ```text
//!   entry:   data word, parameters   --> receiver, parameters --> method
//!   bound:   parameters (captured: receiver)   --> receiver, parameters --> method
//! ```

use std::rc::Rc;
use std::sync::Arc;

use super::func::{Env, Fc, Header};
use super::job::{Callee, Shape};
use super::method::MethodOf;
use super::place::Place;
use super::unit::Compiler;
use crate::golang::code::{FuncCode, FuncIdx, MethodKey, Native, Op};
use crate::golang::types::{PkgId, TypeId};

impl Fc<'_, '_> {
    /// A wrapper's call: the window with the receiver of so many words is prepared, parameters follow it.
    fn forward(mut self, base: u32, receiver: u32, from: u32, shape: Shape, call: Op, data: Option<u32>) -> FuncCode {
        self.reserve(base + receiver + shape.params);
        self.touch(base + shape.results);
        let (d, s) = (self.reg(base + receiver), self.reg(from));
        self.move_words(d, s, shape.params);
        self.code.emit(call);
        if let Some(data) = data {
            self.code.emit(Op::Data(data));
        }
        self.results.at = self.reg(base);
        self.results.words = shape.results;
        self.code.emit(Op::Return);
        self.finish(None)
    }

    fn shape_of(&mut self, sig: TypeId) -> Shape {
        let layout = self.sig(sig);
        Shape { params: layout.param_words, results: layout.result_words }
    }

    /// Calls the method of this name of a value, with the parameters that stand from `from` on.
    fn forward_method(mut self, value: (Place, TypeId), name: &str, pkg: Option<PkgId>, from: u32) -> FuncCode {
        let (place, ty) = value;
        let pos = self.header.pos;
        let Some(found) = self.c.find_method(ty, name, pkg) else {
            self.c.mistake(pos, format!("internal: method {name} is not known"));
            return self.finish(None);
        };
        let shape = self.shape_of(found.sig);
        let (place, holder) = self.walk(place, ty, &found.path);
        let Some(method) = found.method else {
            return self.forward_interface((place, holder), name, from, shape);
        };
        let declared = self.declared_method(holder, method);
        let MethodOf::Declared { method, targs, pointer, words } = declared else { return self.finish(None) };
        let callee = self.c.callee(method, targs);
        let base = self.top;
        let d = self.alloc(words);
        self.receiver_from(place, holder, pointer, d);
        let call = match callee {
            Callee::Func(func) => Op::Call { base: d, func },
            Callee::Native(native) => Op::CallNative { base: d, native },
        };
        self.forward(base, words, from, shape, call, None)
    }

    fn forward_interface(mut self, value: (Place, TypeId), name: &str, from: u32, shape: Shape) -> FuncCode {
        let (place, ty) = value;
        let pos = self.header.pos;
        let Some(key) = self.c.interface_method(ty, name) else {
            self.c.mistake(pos, format!("internal: method {name} is not known"));
            return self.finish(None);
        };
        let i = self.load_any(place, 2);
        let base = self.top;
        let start = self.reg(base);
        self.forward(base, 1, from, shape, Op::CallMethod { base: start, i }, Some(key.0))
    }
}

/// A function that the compiler makes.
fn wrapper<'c, 'a>(c: &'c mut Compiler<'a>, name: Arc<str>) -> Fc<'c, 'a> {
    let mut fc = Fc::new(c, Rc::new(Env::default()), Header { name, ..Header::default() });
    fc.wrapper = true;
    fc
}

impl Compiler<'_> {
    /// The method of a type as interfaces call it.
    pub(super) fn entry_wrapper(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> FuncCode {
        let full = format!("{}.{name}", self.info.runtime_type_string(ty));
        let mut fc = wrapper(self, full.into());
        let params = fc.method_params(ty, name, pkg);
        fc.set_params(1 + params);
        let place = if fc.words(ty) <= 1 { Place::Reg(0) } else { Place::Mem { p: 0, word: 0 } };
        fc.forward_method((place, ty), name, pkg, 1)
    }

    /// `T.method`
    pub(super) fn method_expr_wrapper(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> FuncCode {
        let full = format!("{}.{name}", self.info.runtime_type_string(ty));
        let mut fc = wrapper(self, full.into());
        let words = fc.words(ty);
        if let Some(key) = fc.c.interface_method(ty, name) {
            let sig = fc.c.interface_sig(ty, name);
            let shape = fc.shape_of(sig);
            fc.set_params(words + shape.params);
            let base = fc.top;
            let start = fc.reg(base);
            return fc.forward(base, 1, words, shape, Op::CallMethod { base: start, i: 0 }, Some(key.0));
        }
        let params = fc.method_params(ty, name, pkg);
        fc.set_params(words + params);
        fc.forward_method((Place::Reg(0), ty), name, pkg, words)
    }

    /// A method bound to its receiver.
    pub(super) fn bound_wrapper(&mut self, func: FuncIdx, shape: Shape, receiver: u32) -> FuncCode {
        // The method was reached before, so that it has been compiled.
        let method = self.funcs[func.0 as usize].as_ref().map_or("", |method| &method.name);
        let mut fc = wrapper(self, format!("{method}-fm").into());
        fc.set_params(shape.params);
        let base = fc.top;
        let d = fc.alloc(receiver);
        fc.load_closure(base, receiver);
        fc.forward(base, receiver, 0, shape, Op::Call { base: d, func }, None)
    }

    /// A method of an interface value, bound to that value.
    pub(super) fn bound_interface_wrapper(&mut self, key: MethodKey, shape: Shape) -> FuncCode {
        let method = self.rtypes.key_text(key).split('(').next().unwrap_or_default();
        let mut fc = wrapper(self, format!("{method}-fm").into());
        fc.set_params(shape.params);
        let start = fc.top;
        let i = fc.alloc(2);
        fc.load_closure(start, 2);
        let base = fc.top;
        let call = Op::CallMethod { base: fc.reg(base), i };
        fc.forward(base, 1, 0, shape, call, Some(key.0))
    }

    /// A native as a function.
    pub(super) fn native_wrapper(&mut self, native: Native, shape: Shape) -> FuncCode {
        let name = Arc::clone(&self.pools.natives[native.0 as usize]);
        let mut fc = wrapper(self, name);
        fc.set_params(shape.params);
        fc.touch(shape.results);
        fc.results.words = shape.results;
        fc.code.emit(Op::CallNative { base: 0, native });
        fc.code.emit(Op::Return);
        fc.finish(None)
    }
}

impl Fc<'_, '_> {
    /// Words of a method's parameters, without its receiver.
    fn method_params(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> u32 {
        let sig = self.c.find_method(ty, name, pkg).map(|found| found.sig);
        sig.map_or(0, |sig| self.shape_of(sig).params)
    }
}
