//! Variables that nobody uses.

use crate::golang::check::checker::{Checker, ScopeId};
use crate::golang::check::info::{ObjKind, VarKind};

impl Checker<'_> {
    /// Reports the unused variables of a function's scope and the scopes in it; function literals have reported their
    /// own.
    pub(super) fn unused_variables(&mut self, scope: ScopeId) {
        let mut open = vec![scope];
        while let Some(id) = open.pop() {
            let names = self.scope(id).names.values();
            let mut unused: Vec<_> = names
                .filter(|obj| matches!(self.info.object(**obj).kind, ObjKind::Var(VarKind::Local)))
                .filter(|obj| !self.used.contains(obj))
                .map(|obj| (self.info.object(*obj).pos, self.info.object(*obj).name.clone()))
                .collect();
            unused.sort();
            for (pos, name) in unused {
                self.error(pos, format!("declared and not used: {name}"));
            }
            let children = self.scope(id).children.iter().rev().copied();
            open.extend(children.filter(|child| !self.scope(*child).is_func));
        }
    }
}
