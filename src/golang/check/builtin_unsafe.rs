//! The functions of package unsafe: how large values are, and where fields begin. They are constants, unless they
//! depend on type parameters. Nothing else of that package is supported.

use crate::golang::check::builtin::Result;
use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{Builtin, ObjKind, Selection, SelectionKind};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Expr, ExprKind};
use crate::golang::types::lookup::Lookup;
use crate::golang::types::{Basic, Type, TypeId, Types};

/// The import path.
const PATH: &str = "unsafe";
/// What the package has.
const FUNCTIONS: [Builtin; 3] = [Builtin::Alignof, Builtin::Offsetof, Builtin::Sizeof];
/// What it has in Go only.
const UNSUPPORTED: [&str; 6] = ["Add", "Pointer", "Slice", "SliceData", "String", "StringData"];

impl Checker<'_> {
    /// Declares the package's functions if the program uses it.
    pub(super) fn declare_unsafe(&mut self) {
        let Some(package) = self.packages.iter().position(|package| &*package.path == PATH) else { return };
        for builtin in FUNCTIONS {
            let obj =
                self.new_object(builtin.name().into(), Pos::NONE, Some(Types::INVALID), ObjKind::Builtin(builtin));
            let scope = self.package_scopes[package];
            self.scope_mut(scope).names.insert(builtin.name().into(), obj);
        }
    }

    /// `unsafe.Sizeof(x)` and `unsafe.Alignof(x)`
    pub(super) fn size_of<'e>(&mut self, e: &'e Expr, mut x: Operand<'e>, builtin: Builtin) -> Result<'e> {
        self.assignment(&mut x, None, &format!("argument to unsafe.{}", builtin.name()));
        if !x.is_valid() {
            return None;
        }
        let layout = self.info.types.layout(x.ty);
        if layout.is_none() && !self.has_variable_size(x.ty) {
            let what = self.describe(&x);
            self.error_at(&x, format!("{what} is too large"));
            return None;
        }
        Some(uintptr(e, layout.map(|layout| if builtin == Builtin::Sizeof { layout.size } else { layout.align })))
    }

    /// `unsafe.Offsetof(x.f)`
    pub(super) fn offset_of<'e>(&mut self, e: &'e Expr, arg: &'e Expr) -> Result<'e> {
        let ExprKind::Selector(operand, name) = &arg.unparen().kind else {
            self.error(arg.start(), format!("invalid argument: {} is not a selector expression", Text(arg)));
            self.use_exprs(std::slice::from_ref(arg));
            return None;
        };
        let x = self.expr(operand, None);
        if !x.is_valid() {
            return None;
        }
        let holder = self.struct_behind(x.ty).unwrap_or(x.ty);
        let field = match self.info.lookup(holder, &name.name, Some(self.cx.pkg)) {
            Lookup::Field(field) => field,
            Lookup::Method(_) => {
                self.error(arg.start(), format!("invalid argument: {} is a method value", Text(arg)));
                return None;
            }
            Lookup::NotFound | Lookup::Ambiguous => {
                let shown = self.type_text(holder);
                self.error_at(&x, format!("invalid argument: {shown} has no single field {}", name.name));
                return None;
            }
        };
        if field.indirect {
            let shown = self.type_text(holder);
            let why = format!("field {} is embedded via a pointer in {shown}", name.name);
            self.error_at(&x, format!("invalid argument: {why}"));
            return None;
        }
        let offset = self.info.types.offset(holder, &field.path);
        let selection = Selection { kind: SelectionKind::Field, path: field.path, method: None, holder };
        self.info.selections.insert(arg.unparen().id, selection);
        self.record(&Operand::new(OperandMode::Variable, field.ty, arg.unparen()));
        Some(uintptr(e, offset))
    }

    /// The struct type that a pointer points to.
    fn struct_behind(&mut self, ty: TypeId) -> Option<TypeId> {
        let under = self.info.types.under(ty);
        let elem = self.info.types.deref(under)?;
        let elem_under = self.info.types.under(elem);
        matches!(self.info.types.get(elem_under), Type::Struct(_)).then_some(elem)
    }

    /// Whether the size depends on type parameters.
    fn has_variable_size(&mut self, ty: TypeId) -> bool {
        if self.info.types.is_type_param(ty) {
            return true;
        }
        let under = self.info.types.under(ty);
        match self.info.types.get(under).clone() {
            Type::Array(_, elem) => self.has_variable_size(elem),
            Type::Struct(fields) => fields.iter().any(|field| self.has_variable_size(field.ty)),
            _ => false,
        }
    }
}

/// A number of bytes; it is not known yet if it depends on type parameters.
fn uintptr(e: &Expr, bytes: Option<u64>) -> Operand<'_> {
    let ty = TypeId::from(Basic::Uintptr);
    bytes.map_or_else(|| Operand::new(OperandMode::Value, ty, e), |bytes| Operand::constant(ty, Value::int(bytes), e))
}

/// What to say of a name that the package has in Go, but not here.
pub(super) fn unsupported(path: &str, name: &str) -> Option<String> {
    (path == PATH && UNSUPPORTED.contains(&name)).then(|| format!("unsafe.{name} is not supported by gopark"))
}
