//! Calls of the predeclared functions.

use crate::golang::check::call::{Arguments, Callee};
use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::Builtin;
use crate::golang::check::operand::ExprUse;
use crate::golang::constant::Value;
use crate::golang::syntax::ast::{Call, Expr};
use crate::golang::types::predicates::Class;
use crate::golang::types::{Basic, ChanDir, Signature, Type, TypeId, Types};

/// The result of a call; none if a mistake has been reported.
pub(super) type Result<'e> = Option<Operand<'e>>;

impl Builtin {
    /// How many arguments it has at least, and whether there may be more.
    const fn arity(self) -> (usize, bool) {
        match self {
            Self::Print | Self::Println => (0, true),
            Self::Append | Self::Make | Self::Max | Self::Min => (1, true),
            Self::Recover => (0, false),
            Self::Complex | Self::Copy | Self::Delete => (2, false),
            Self::Cap | Self::Clear | Self::Close | Self::Imag | Self::Len | Self::New | Self::Panic | Self::Real => {
                (1, false)
            }
            Self::Alignof | Self::Offsetof | Self::Sizeof => (1, false),
        }
    }

    /// How a call may stand as a statement.
    pub(super) const fn statement(self) -> ExprUse {
        match self {
            Self::Clear
            | Self::Close
            | Self::Copy
            | Self::Delete
            | Self::Panic
            | Self::Print
            | Self::Println
            | Self::Recover => ExprUse::Statement,
            _ => ExprUse::Expression,
        }
    }
}

impl Checker<'_> {
    /// A call of a builtin.
    pub(super) fn builtin<'e>(&mut self, e: &'e Expr, call: &'e Call, builtin: Builtin) -> Operand<'e> {
        let outer = self.exprs.has_call_or_receive;
        let measures = matches!(builtin, Builtin::Len | Builtin::Cap);
        if measures {
            self.exprs.has_call_or_receive = false;
        }
        let result = self.builtin_call(e, call, builtin);
        if measures {
            self.exprs.has_call_or_receive = outer;
        }
        result.unwrap_or_else(|| Operand::invalid(e))
    }

    fn builtin_call<'e>(&mut self, e: &'e Expr, call: &'e Call, builtin: Builtin) -> Result<'e> {
        let name = builtin.name();
        if call.spread && builtin != Builtin::Append {
            self.error(e.start(), format!("invalid operation: invalid use of ... with built-in {name}"));
            self.use_exprs(&call.args);
            return None;
        }
        let unevaluated = matches!(builtin, Builtin::Make | Builtin::New | Builtin::Offsetof);
        let mut args = if unevaluated { Vec::new() } else { self.expr_list(&call.args) };
        if !args.iter().all(Operand::is_valid) {
            return None;
        }
        let found = if unevaluated { call.args.len() } else { args.len() };
        let (expected, more) = builtin.arity();
        if found < expected || found > expected && !more {
            let what = if found < expected { "not enough" } else { "too many" };
            let shown = Text(e);
            let message = format!("{what} arguments for {shown} (expected {expected}, found {found})");
            self.error(e.start(), format!("invalid operation: {message}"));
            return None;
        }
        match builtin {
            Builtin::Append => self.append(e, call, args),
            Builtin::Cap | Builtin::Len => self.length(e, &args[0], builtin),
            Builtin::Clear => self.clear(e, &args[0]),
            Builtin::Close => self.close(e, &args[0]),
            Builtin::Complex => self.complex(e, args),
            Builtin::Copy => self.copy(e, args),
            Builtin::Delete => self.delete(e, args),
            Builtin::Imag | Builtin::Real => self.complex_part(e, args.remove(0), builtin),
            Builtin::Make => self.make(e, call),
            Builtin::Max | Builtin::Min => self.extreme(e, &args, builtin),
            Builtin::New => self.new_value(e, &call.args[0]),
            Builtin::Panic => {
                self.assignment(&mut args[0], Some(Types::EMPTY_INTERFACE), "argument to panic");
                args[0].is_valid().then(|| self.no_value(e))
            }
            Builtin::Print | Builtin::Println => {
                for arg in &mut args {
                    self.assignment(arg, None, &format!("argument to built-in {name}"));
                }
                args.iter().all(Operand::is_valid).then(|| self.no_value(e))
            }
            Builtin::Alignof | Builtin::Sizeof => self.size_of(e, args.remove(0), builtin),
            Builtin::Offsetof => self.offset_of(e, &call.args[0]),
            Builtin::Recover => Some(Operand::new(OperandMode::Value, Types::EMPTY_INTERFACE, e)),
        }
    }

    fn no_value<'e>(&mut self, e: &'e Expr) -> Operand<'e> {
        let none = self.info.types.intern(Type::Tuple([].into()));
        Operand::new(OperandMode::NoValue, none, e)
    }

    /// `append(s, x, y...)`
    fn append<'e>(&mut self, e: &'e Expr, call: &'e Call, mut args: Vec<Operand<'e>>) -> Result<'e> {
        let slice = args[0].ty;
        let elem = match self.slice_elem(&args[0]) {
            Ok(elem) => elem,
            Err(why) => {
                self.error_at(&args[0], format!("invalid append: {why}"));
                return None;
            }
        };
        if args.len() == 2 && call.spread && self.is_byte_slice(&args[0]) && self.has_bytes(args[1].ty) == Some(true) {
            self.settle_string(&mut args[1]);
            return Some(Operand::new(OperandMode::Value, slice, e));
        }
        let rest = self.info.types.intern(Type::Slice(elem));
        let sig = Signature { params: vec![slice, rest], results: vec![slice], variadic: true, names: Vec::new() };
        let operand = Operand::new(OperandMode::Value, slice, &call.func);
        let mut callee = Callee { operand, targs: Vec::new(), index: &[] };
        self.arguments(e, call, &mut callee, &sig, Arguments { operands: args, targs: Vec::new() });
        Some(Operand::new(OperandMode::Value, slice, e))
    }

    /// The element type that all slices of x's type set have, or why there is none.
    fn slice_elem(&mut self, x: &Operand<'_>) -> std::result::Result<TypeId, String> {
        let mut elem = None;
        for (_, under) in self.info.types.typeset(x.ty).unwrap_or_default() {
            let Type::Slice(one) = self.info.types.get(under) else {
                elem = None;
                break;
            };
            let one = *one;
            match elem {
                Some(other) if !self.info.types.identical(one, other) => {
                    let (a, b) = (self.type_text(other), self.type_text(one));
                    let what = self.describe(x);
                    return Err(format!("mismatched slice element types {a} and {b} in {what}"));
                }
                Some(_) => {}
                None => elem = Some(one),
            }
        }
        elem.ok_or_else(|| {
            let what = if x.is_nil() { "untyped nil".into() } else { self.describe(x) };
            format!("argument must be a slice; have {what}")
        })
    }

    /// Whether x can be assigned to a `[]byte`.
    fn is_byte_slice(&mut self, x: &Operand<'_>) -> bool {
        let bytes = self.info.types.intern(Type::Slice(Basic::Byte.into()));
        self.assignable(x, bytes).is_ok()
    }

    /// Whether there are strings in a type set that has only strings and byte slices; none if it has others.
    fn has_bytes(&mut self, ty: TypeId) -> Option<bool> {
        let mut string = false;
        for (_, under) in self.info.types.typeset(ty)? {
            match self.info.types.get(under) {
                Type::Slice(elem) if self.info.types.identical(*elem, Basic::Byte.into()) => {}
                Type::Basic(basic) if basic.is_string() => string = true,
                _ => return None,
            }
        }
        Some(string)
    }

    /// An untyped string of which the bytes are used is a string.
    fn settle_string(&mut self, x: &mut Operand<'_>) {
        if self.is_untyped(x.ty) {
            self.convert_untyped(x, Basic::String.into());
        }
    }

    /// `len(x)` and `cap(x)`
    fn length<'e>(&mut self, e: &'e Expr, x: &Operand<'e>, builtin: Builtin) -> Result<'e> {
        let int = TypeId::from(Basic::Int);
        let len = builtin == Builtin::Len;
        let under = self.info.types.under(x.ty);
        if let (true, Some(Value::String(bytes))) = (len && x.is_const(), &x.value) {
            return Some(Operand::constant(int, Value::int(bytes.len()), e));
        }
        if let Some(count) = self.array_behind(under).filter(|_| !self.exprs.has_call_or_receive) {
            return Some(Operand::constant(int, Value::int(count), e));
        }
        let set = self.info.types.typeset(x.ty).unwrap_or_default();
        let fits = !set.is_empty()
            && set.into_iter().all(|(_, under)| match self.info.types.get(under) {
                Type::Basic(basic) => len && basic.is_string(),
                Type::Map(..) => len,
                Type::Slice(_) | Type::Chan(..) => true,
                _ => self.array_behind(under).is_some(),
            });
        if !fits {
            if under != TypeId::from(Basic::Invalid) {
                let what = self.describe(x);
                self.error_at(x, format!("invalid argument: {what} for built-in {}", builtin.name()));
            }
            return None;
        }
        Some(Operand::new(OperandMode::Value, int, e))
    }

    /// The length of an array, or of the array that a pointer points to.
    fn array_behind(&mut self, under: TypeId) -> Option<u64> {
        let array = self.info.types.deref(under).unwrap_or(under);
        self.as_array(array).map(|(len, _)| len)
    }

    /// `clear(x)`
    fn clear<'e>(&mut self, e: &'e Expr, x: &Operand<'e>) -> Result<'e> {
        self.verify_version(e.start(), 21, "clear");
        let set = self.info.types.typeset(x.ty).unwrap_or_default();
        let types = &self.info.types;
        let fits = set.iter().all(|(_, under)| matches!(types.get(*under), Type::Map(..) | Type::Slice(_)));
        if set.is_empty() || !fits {
            let what = self.describe(x);
            let why = "argument must be (or constrained by) map or slice";
            self.error_at(x, format!("invalid argument: cannot clear {what}: {why}"));
            return None;
        }
        Some(self.no_value(e))
    }

    /// `close(c)`
    fn close<'e>(&mut self, e: &'e Expr, x: &Operand<'e>) -> Result<'e> {
        let set = self.info.types.typeset(x.ty).unwrap_or_default();
        let mut wrong = set.is_empty().then_some("non-channel");
        for (_, under) in set {
            wrong = wrong.or(match self.info.types.get(under) {
                Type::Chan(ChanDir::Recv, _) => Some("receive-only channel"),
                Type::Chan(..) => None,
                _ => Some("non-channel"),
            });
        }
        if let Some(wrong) = wrong {
            let what = self.describe(x);
            self.error_at(x, format!("invalid operation: cannot close {wrong} {what}"));
            return None;
        }
        Some(self.no_value(e))
    }

    /// `copy(to, from)`
    fn copy<'e>(&mut self, e: &'e Expr, mut args: Vec<Operand<'e>>) -> Result<'e> {
        let mut source = args.pop()?;
        let target = args.pop()?;
        let to = match self.slice_elem(&target) {
            Ok(elem) => elem,
            Err(why) => {
                self.error_at(&target, format!("invalid copy: {why}"));
                return None;
            }
        };
        if !(self.is_byte_slice(&target) && self.has_bytes(source.ty).is_some()) {
            let from = match self.slice_elem(&source) {
                Ok(elem) => elem,
                Err(_) if self.all(source.ty, Class::String) => Basic::Byte.into(),
                Err(why) => {
                    self.error_at(&source, format!("invalid copy: {why}"));
                    return None;
                }
            };
            if !self.info.types.identical(to, from) {
                let both = format!("{} and {}", self.describe(&target), self.describe(&source));
                let elems = format!("{} and {}", self.type_text(to), self.type_text(from));
                let message = format!("arguments {both} have different element types {elems}");
                self.error_at(&target, format!("invalid copy: {message}"));
                return None;
            }
        }
        self.settle_string(&mut source);
        Some(Operand::new(OperandMode::Value, Basic::Int.into(), e))
    }

    /// `delete(m, key)`
    fn delete<'e>(&mut self, e: &'e Expr, mut args: Vec<Operand<'e>>) -> Result<'e> {
        let mut index = args.pop()?;
        let x = args.pop()?;
        let mut key = None;
        for (_, under) in self.info.types.typeset(x.ty).unwrap_or_default() {
            let Type::Map(one, _) = self.info.types.get(under) else {
                key = None;
                break;
            };
            let one = *one;
            if key.is_some_and(|key| !self.info.types.identical(one, key)) {
                let what = self.describe(&x);
                self.error_at(&x, format!("invalid argument: maps of {what} must have identical key types"));
                return None;
            }
            key = Some(one);
        }
        if key.is_none() {
            let what = self.describe(&x);
            self.error_at(&x, format!("invalid argument: {what} is not a map"));
            return None;
        }
        self.assignment(&mut index, key, "argument to delete");
        index.is_valid().then(|| self.no_value(e))
    }

    /// `make(T, n, m)`
    fn make<'e>(&mut self, e: &'e Expr, call: &'e Call) -> Result<'e> {
        let (written, sizes) = call.args.split_first()?;
        let ty = self.var_type(written);
        if !self.info.types.is_valid(ty) {
            return None;
        }
        let least = match self.make_least(ty) {
            Ok(least) => least,
            Err(why) => {
                self.error(written.start(), format!("invalid argument: cannot make {}: {why}", Text(written)));
                return None;
            }
        };
        let found = call.args.len();
        if found < least || found > least + 1 {
            let expects = format!("expects {least} or {} arguments; found {found}", least + 1);
            self.error(e.start(), format!("invalid operation: {} {expects}", Text(e)));
            return None;
        }
        let known: Vec<_> = sizes.iter().filter_map(|size| self.index_value(size, None).known()).collect();
        if let [len, cap] = known[..]
            && len > cap
        {
            self.error(sizes[0].start(), "invalid argument: length and capacity swapped");
        }
        Some(Operand::new(OperandMode::Value, ty, e))
    }

    /// How many arguments `make` needs for this type; or why it cannot make it.
    fn make_least(&mut self, ty: TypeId) -> std::result::Result<usize, String> {
        let Some(set) = self.info.types.typeset(ty) else { return Err("no specific type".into()) };
        for (_, under) in set {
            if !matches!(self.info.types.get(under), Type::Slice(_) | Type::Map(..) | Type::Chan(..)) {
                return Err("type must be slice, map, or channel".into());
            }
        }
        match self.info.types.core_type(ty) {
            Ok(core) => Ok(if matches!(self.info.types.get(core), Type::Slice(_)) { 2 } else { 1 }),
            Err(why) => Err(self.info.no_core(why, Some(self.cx.pkg))),
        }
    }

    /// `new(T)` and `new(x)`
    fn new_value<'e>(&mut self, e: &'e Expr, arg: &'e Expr) -> Result<'e> {
        let mut x = self.expr_or_type(arg, false);
        match x.mode {
            OperandMode::Invalid => return None,
            OperandMode::Builtin(_) => {
                self.must_be_value(&mut x);
                return None;
            }
            OperandMode::Type => self.valid_var_type(arg.start(), x.ty),
            _ => {
                if self.is_untyped(x.ty) {
                    self.assignment(&mut x, None, "argument to new");
                }
                if !x.is_valid() {
                    return None;
                }
                self.verify_version(e.start(), 26, &format!("new({})", Text(arg)));
            }
        }
        if !self.info.types.is_valid(x.ty) {
            return None;
        }
        let pointer = self.info.types.intern(Type::Pointer(x.ty));
        Some(Operand::new(OperandMode::Value, pointer, e))
    }
}
