//! Package unsafe, as far as it exists: `Sizeof`, `Alignof` and `Offsetof`, with the sizes of a 64-bit machine.

use crate::golang::check::builtin::Result;
use crate::golang::check::checker::{Checker, Operand, OperandMode};
use crate::golang::check::expr_text::Text;
use crate::golang::check::info::{Builtin, ObjKind};
use crate::golang::constant::Value;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{Call, Expr, ExprKind};
use crate::golang::types::lookup::Lookup;
use crate::golang::types::{Basic, PkgId, Type, TypeId, Types};

/// The import path of the package whose functions are builtin.
const UNSAFE: &str = "unsafe";

impl Checker<'_> {
    /// Declares the functions of package unsafe, if this is it.
    pub(super) fn collect_sizes(&mut self, pkg: PkgId) {
        if &*self.packages[pkg.0 as usize].path != UNSAFE {
            return;
        }
        for builtin in [Builtin::Alignof, Builtin::Offsetof, Builtin::Sizeof] {
            let kind = ObjKind::Builtin(builtin);
            let obj = self.new_object(builtin.name().into(), Pos::NONE, Some(Types::INVALID), kind);
            let scope = self.package_scopes[pkg.0 as usize];
            self.scope_mut(scope).names.insert(builtin.name().into(), obj);
        }
    }

    /// What package unsafe lacks here.
    pub(super) fn is_unsafe_pointer(&self, pkg: PkgId, name: &str) -> bool {
        &*self.packages[pkg.0 as usize].path == UNSAFE && name == "Pointer"
    }

    /// `unsafe.Sizeof(x)` and `unsafe.Alignof(x)`
    pub(super) fn size<'e>(&mut self, e: &'e Expr, mut x: Operand<'e>, builtin: Builtin) -> Result<'e> {
        self.assignment(&mut x, None, &format!("argument to unsafe.{}", builtin.name()));
        if !x.is_valid() {
            return None;
        }
        let uintptr = TypeId::from(Basic::Uintptr);
        Some(match self.info.types.layout(x.ty) {
            Some(layout) => {
                let size = if builtin == Builtin::Sizeof { layout.size } else { layout.align };
                Operand::constant(uintptr, Value::int(size), e)
            }
            None => Operand::new(OperandMode::Value, uintptr, e),
        })
    }

    /// `unsafe.Offsetof(x.f)`
    pub(super) fn offset<'e>(&mut self, e: &'e Expr, call: &'e Call) -> Result<'e> {
        let arg = &call.args[0];
        let ExprKind::Selector(base, name) = &arg.unparen().kind else {
            self.error(arg.start(), format!("invalid argument: {} is not a selector expression", Text(arg)));
            self.use_exprs(&call.args);
            return None;
        };
        let x = self.expr(base, None);
        if !x.is_valid() {
            return None;
        }
        let ty = self.info.types.deref(x.ty).unwrap_or(x.ty);
        match self.info.lookup(ty, &name.name, Some(self.cx.pkg)) {
            Lookup::Field(field) if field.indirect => {
                let shown = self.type_text(ty);
                let what = format!("field {} is embedded via a pointer in {shown}", name.name);
                self.error_at(&x, format!("invalid argument: {what}"));
                None
            }
            Lookup::Field(field) => {
                let Some(offset) = self.info.types.offset(ty, &field.path) else {
                    self.error_at(&x, "an offset that depends on type arguments is not supported by gopark");
                    return None;
                };
                Some(Operand::constant(Basic::Uintptr.into(), Value::int(offset), e))
            }
            Lookup::Method(_) => {
                self.error(arg.start(), format!("invalid argument: {} is a method value", Text(arg)));
                None
            }
            Lookup::Ambiguous | Lookup::NotFound => {
                let shown = self.type_text(ty);
                self.error_at(&x, format!("invalid argument: {shown} has no single field {}", name.name));
                None
            }
        }
    }
}

impl Types {
    /// Where a field begins within a struct, in Go's bytes; the way to it leads through embedded structs.
    fn offset(&mut self, ty: TypeId, path: &[u32]) -> Option<u64> {
        let (mut ty, mut at) = (ty, 0u64);
        for field in path {
            let Type::Struct(fields) = self.under_type(ty).clone() else { return None };
            let mut end = 0u64;
            for before in &fields[..*field as usize] {
                let layout = self.layout(before.ty)?;
                end = end.checked_next_multiple_of(layout.align)?.checked_add(layout.size)?;
            }
            ty = fields[*field as usize].ty;
            at = at.checked_add(end.checked_next_multiple_of(self.layout(ty)?.align)?)?;
        }
        Some(at)
    }
}
