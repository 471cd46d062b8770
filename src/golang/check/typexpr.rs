//! Identifiers and type expressions.

use std::cmp::Ordering;

use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{ExprInfo, Info, Mode, ObjId, ObjKind, VarKind};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprKind, Ident, Name};
use crate::golang::types::predicates::Class;
use crate::golang::types::subst::Subst;
use crate::golang::types::{Type, TypeId, Types};

impl Checker<'_> {
    /// What a name that is used as an operand (or as a type, if one is wanted) is. Notes uses and dependencies.
    pub(super) fn ident<'e>(&mut self, e: &'e Expr, name: &Name, want_type: bool) -> Operand<'e> {
        let Some((scope, obj)) = self.lookup_scope(name) else {
            let message = match &**name {
                "_" => "cannot use _ as value or type".into(),
                _ => self.absent_from_dot_imports(name).unwrap_or_else(|| format!("undefined: {name}")),
            };
            self.error(e.pos, message);
            return Operand::invalid(e);
        };
        if obj.0 < 3 && &**name != "error" && !self.verify_version(e.pos, 18, &format!("predeclared {name}")) {
            return Operand::invalid(e);
        }
        self.record_name(e.id, obj);
        let is_type = matches!(self.info.object(obj).kind, ObjKind::TypeName);
        if want_type && !is_type {
            self.error(e.pos, format!("{name} ({}) is not a type", self.object_kind(obj)));
            self.used.insert(obj);
            return Operand::invalid(e);
        }
        let own = self.info.object(obj).pkg == Some(self.cx.pkg);
        if self.type_of(obj).is_none() || is_type && want_type && own {
            self.resolve(obj);
        }
        if let Some(import) = self.dot_imports.get(&(scope, name.clone())) {
            self.used.insert(*import);
        }
        self.object_operand(e, name, obj)
    }

    fn object_operand<'e>(&mut self, e: &'e Expr, name: &Name, obj: ObjId) -> Operand<'e> {
        let object = self.info.object(obj);
        let ty = object.ty;
        let valid = self.info.types.is_valid(ty);
        match &object.kind {
            ObjKind::Package(_) => {
                self.error(e.pos, format!("use of package {name} not in selector"));
                Operand::invalid(e)
            }
            ObjKind::Const(value) => {
                let value = value.clone();
                self.depends_on(obj);
                let value = if obj == Info::IOTA { self.cx.iota.clone() } else { Some(value) };
                match value {
                    None => {
                        self.error(e.pos, "cannot use iota outside constant declaration");
                        Operand::invalid(e)
                    }
                    Some(value) if valid => Operand::constant(ty, value, e),
                    Some(_) => Operand::invalid(e),
                }
            }
            ObjKind::TypeName => {
                if self.needs_complete_types() {
                    self.complete(ty);
                }
                Operand::new(OperandMode::Type, ty, e)
            }
            ObjKind::Var(_) => {
                self.used.insert(obj);
                self.depends_on(obj);
                if valid { Operand::new(OperandMode::Variable, ty, e) } else { Operand::invalid(e) }
            }
            ObjKind::Func(func) => {
                let tparams = func.tparams.clone();
                self.depends_on(obj);
                Operand { tparams, ..Operand::new(OperandMode::Value, ty, e) }
            }
            ObjKind::Builtin(builtin) => Operand::new(OperandMode::Builtin(*builtin), Types::INVALID, e),
            ObjKind::Nil => Operand::new(OperandMode::Nil, ty, e),
            ObjKind::Label => Operand::invalid(e),
        }
    }

    /// What kind of object it is, as messages say it.
    pub(super) fn object_kind(&self, obj: ObjId) -> &'static str {
        let object = self.info.object(obj);
        match &object.kind {
            ObjKind::Package(_) => "package name",
            ObjKind::Const(_) => "constant",
            ObjKind::TypeName => match self.info.types.get(object.ty) {
                Type::Alias(..) => "type alias",
                Type::TypeParam(_) => "type parameter",
                _ => "defined type",
            },
            ObjKind::Var(VarKind::Package) => "package-level variable",
            ObjKind::Var(VarKind::Local) => "local variable",
            ObjKind::Var(VarKind::Param) => "parameter",
            ObjKind::Var(VarKind::Result) => "result variable",
            ObjKind::Func(func) if func.decl.recv.is_some() => "method",
            ObjKind::Func(_) => "function",
            ObjKind::Label => "label",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::Nil => "untyped nil",
        }
    }

    /// The type that an expression denotes; [`Basic::Invalid`](crate::golang::types::Basic) after reporting a mistake.
    /// It is recorded.
    pub(super) fn typ(&mut self, e: &Expr) -> TypeId {
        let mut ty = self.type_expr(e);
        if self.is_generic_type(ty) {
            self.error(e.start(), format!("cannot use generic type {} without instantiation", self.type_text(ty)));
            ty = Types::INVALID;
        }
        self.record_type(e, ty);
        ty
    }

    /// The same; must not be a constraint interface.
    pub(super) fn var_type(&mut self, e: &Expr) -> TypeId {
        let ty = self.typ(e);
        self.valid_var_type(e.start(), ty);
        ty
    }

    /// A generic type that is not instantiated; else the reason why not (empty if it has been reported).
    pub(super) fn generic_type(&mut self, e: &Expr) -> Result<TypeId, String> {
        let ty = self.type_expr(e);
        let valid = self.info.types.is_valid(ty);
        let generic = valid && self.is_generic_type(ty);
        self.record_type(e, if generic { ty } else { Types::INVALID });
        match (valid, generic) {
            (true, true) => Ok(ty),
            (true, false) => Err(format!("{} is not a generic type", self.type_text(ty))),
            (false, _) => Err(String::new()),
        }
    }

    /// Whether it is a generic type, or alias, without type arguments.
    pub(super) fn is_generic_type(&self, ty: TypeId) -> bool {
        match self.info.types.get(ty) {
            Type::Alias(obj, _) => self.generic_aliases.contains_key(obj),
            _ => self.info.types.is_generic(ty),
        }
    }

    fn record_type(&mut self, e: &Expr, ty: TypeId) {
        self.record_expr(e.id, ExprInfo { mode: Mode::Type, ty, value: None });
    }

    /// A constraint interface can only be a constraint. This is found out later, when types are complete.
    pub(super) fn valid_var_type(&mut self, pos: Pos, ty: TypeId) {
        let plain = matches!(self.info.types.get(ty), Type::Basic(_) | Type::TypeParam(_) | Type::Pointer(_));
        if plain {
            return;
        }
        self.later(move |c| {
            if c.info.types.is_type_param(ty) {
                return;
            }
            let Type::Interface(interface) = c.info.types.under_type(ty) else { return };
            let why = match (interface.comparable, &interface.terms) {
                (true, _) => "is (or embeds) comparable",
                (false, Some(_)) => "contains type constraints",
                (false, None) => return,
            };
            let ty = c.type_text(ty);
            c.error(pos, format!("cannot use type {ty} outside a type constraint: interface {why}"));
        });
    }

    fn type_expr(&mut self, e: &Expr) -> TypeId {
        match &e.kind {
            ExprKind::Bad => Types::INVALID,
            ExprKind::Name(name) => self.operand_type(e, |c| c.ident(e, name, true)),
            ExprKind::Selector(x, name) => self.selector_type(e, x, name),
            ExprKind::Index(x, args) => {
                self.verify_version(e.start(), 18, "type instantiation");
                self.instantiated_type(x, args)
            }
            ExprKind::Paren(x) => self.typ(x),
            ExprKind::ArrayType(Some(len), elem) => {
                let len = self.array_length(len);
                let elem = self.var_type(elem);
                len.map_or(Types::INVALID, |len| self.info.types.intern(Type::Array(len, elem)))
            }
            ExprKind::ArrayType(None, elem) => {
                self.error(e.start(), "invalid use of [...] array (outside a composite literal)");
                self.var_type(elem);
                Types::INVALID
            }
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.info.types.intern(Type::Slice(elem))
            }
            ExprKind::Ellipsis(_) => {
                self.error(e.start(), "invalid use of ...");
                Types::INVALID
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(elem) => {
                let elem = self.var_type(elem);
                if self.info.types.is_valid(elem) { self.info.types.intern(Type::Pointer(elem)) } else { elem }
            }
            ExprKind::FuncType(sig) => self.func_type(sig),
            ExprKind::InterfaceType(elems) => self.interface_type_expr(e, elems),
            ExprKind::MapType(key, elem) => self.map_type(key, elem),
            ExprKind::ChanType(dir, elem) => {
                let elem = self.var_type(elem);
                self.info.types.intern(Type::Chan(*dir, elem))
            }
            _ => {
                self.error(e.start(), format!("{} is not a type", Text(e)));
                self.use_exprs(std::slice::from_ref(e));
                Types::INVALID
            }
        }
    }

    fn map_type(&mut self, key: &Expr, elem: &Expr) -> TypeId {
        let pos = key.start();
        let key = self.var_type(key);
        let elem = self.var_type(elem);
        self.later(move |c| {
            if c.info.types.is_valid(key) && c.info.comparable(key, true, Some(c.cx.pkg)).is_err() {
                let why = if c.info.types.is_type_param(key) { " (missing comparable constraint)" } else { "" };
                let key = c.type_text(key);
                c.error(pos, format!("invalid map key type {key}{why}"));
            }
        });
        self.info.types.intern(Type::Map(key, elem))
    }

    /// The type that an operand should be.
    fn operand_type<'e>(&mut self, e: &'e Expr, operand: impl FnOnce(&mut Self) -> Operand<'e>) -> TypeId {
        let x = operand(self);
        match x.mode {
            OperandMode::Type => return x.ty,
            OperandMode::Invalid => {}
            OperandMode::NoValue => self.error(e.start(), format!("{} used as type", Text(e))),
            _ => {
                let x = self.describe(&x);
                self.error(e.start(), format!("{x} is not a type"));
            }
        }
        Types::INVALID
    }

    /// `pkg.T`
    fn selector_type(&mut self, e: &Expr, x: &Expr, name: &Ident) -> TypeId {
        let package = matches!(&x.kind, ExprKind::Name(pkg) if self.lookup(pkg)
            .is_some_and(|obj| matches!(self.info.object(obj).kind, ObjKind::Package(_))));
        if package {
            return self.operand_type(e, |c| c.expr_or_type(e, true));
        }
        let x = self.expr_or_type(x, false);
        if x.mode == OperandMode::Type && self.is_unfinished(x.ty) {
            self.contains_itself(x.ty);
        } else if x.is_valid() {
            self.error(name.pos, format!("{} is not a type", Text(e)));
        }
        Types::INVALID
    }

    /// `x[args]` where x is a generic type.
    pub(super) fn instantiated_type(&mut self, x: &Expr, args: &[Expr]) -> TypeId {
        let generic = match self.generic_type(x) {
            Ok(generic) => generic,
            Err(cause) => {
                if !cause.is_empty() {
                    let args: Vec<_> = args.iter().map(|arg| Text(arg).to_string()).collect();
                    let message = format!("invalid operation: {}[{}] ({cause})", Text(x), args.join(", "));
                    self.error(x.start(), message);
                }
                return Types::INVALID;
            }
        };
        let Some(targs) = self.type_list(args) else { return Types::INVALID };
        let pos = x.pos;
        let places: Vec<_> = args.iter().map(Expr::start).collect();
        if let Type::Alias(obj, target) = self.info.types.get(generic).clone() {
            let tparams = self.generic_aliases.get(&obj).cloned().unwrap_or_default();
            if targs.len() != tparams.len() {
                let name = self.info.object(obj).name.clone();
                self.valid_type_arg_count(pos, &name, tparams.len(), targs.len());
                return Types::INVALID;
            }
            let instance = self.info.types.subst(target, &mut Subst::new(&tparams, &targs));
            self.later(move |c| c.verify_later(c.cx.pkg, pos, &tparams, &targs, &places));
            return instance;
        }
        let Some(named) = self.info.types.as_named(generic) else { return Types::INVALID };
        let (tparams, name) = (self.info.types.named(named).tparams.clone(), self.info.types.named(named).name.clone());
        if !self.valid_type_arg_count(pos, &name, tparams.len(), targs.len()) {
            return Types::INVALID;
        }
        let instance = self.info.types.instantiate(named, targs.clone());
        if let Some(named) = self.info.types.as_named(instance) {
            self.instance_places.entry(named).or_insert(pos);
        }
        self.later(move |c| c.verify_later(c.cx.pkg, pos, &tparams, &targs, &places));
        instance
    }

    /// There are as many type arguments as type parameters.
    pub(super) fn valid_type_arg_count(&mut self, pos: Pos, name: &str, want: usize, have: usize) -> bool {
        let quality = match have.cmp(&want) {
            Ordering::Less => "not enough",
            Ordering::Greater => "too many",
            Ordering::Equal => return true,
        };
        self.error(pos, format!("{quality} type arguments for type {name}: have {have}, want {want}"));
        false
    }

    /// Types of a list of type arguments; none after reporting a mistake in one.
    pub(super) fn type_list(&mut self, list: &[Expr]) -> Option<Vec<TypeId>> {
        let types: Vec<_> = list.iter().map(|e| self.var_type(e)).collect();
        types.iter().all(|ty| self.info.types.is_valid(*ty)).then_some(types)
    }

    /// The length of an array; none after reporting a mistake.
    pub(super) fn array_length(&mut self, e: &Expr) -> Option<u64> {
        if let ExprKind::Name(name) = &e.kind {
            let Some(obj) = self.lookup(name) else {
                let undefined = || format!("undefined array length {name} or missing type constraint");
                let message = self.absent_from_dot_imports(name).unwrap_or_else(undefined);
                self.error(e.pos, message);
                return None;
            };
            if !matches!(self.info.object(obj).kind, ObjKind::Const(_)) {
                self.error(e.pos, format!("invalid array length {name}"));
                return None;
            }
        }
        let x = self.outside_types(|c| c.expr(e, None));
        if !x.is_valid() {
            return None;
        }
        let text = self.describe(&x);
        if x.mode != OperandMode::Const {
            self.error(e.start(), format!("array length {text} must be constant"));
            return None;
        }
        let integer = self.info.types.is(x.ty, Class::Integer);
        if integer || self.info.types.is_untyped(x.ty) {
            let value = x.value.as_ref().and_then(Value::to_int);
            if let Some(n) = value.and_then(|n| n.as_i64()).and_then(|n| u64::try_from(n).ok()) {
                return Some(n);
            }
            if matches!(x.value, Some(Value::Unknown)) {
                return None;
            }
        }
        let message = if integer {
            format!("invalid array length {text}")
        } else {
            format!("array length {text} must be integer")
        };
        self.error(e.start(), message);
        None
    }
}
