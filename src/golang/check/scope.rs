//! Scopes: which object a name means.

use crate::golang::check::checker::{Checker, Scope, ScopeId};
use crate::golang::check::info::ObjId;
use crate::golang::syntax::ast::Ident;

impl Checker<'_> {
    /// Opens a scope within the current one.
    pub(super) fn open_scope(&mut self) -> ScopeId {
        let id = self.new_scope(Some(self.cx.scope));
        self.cx.scope = id;
        id
    }

    /// Goes back to the surrounding scope.
    pub(super) fn close_scope(&mut self) {
        self.cx.scope = self.scope(self.cx.scope).parent.expect("every scope that was opened has a parent");
    }

    pub(super) fn new_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope { parent, ..Scope::default() });
        if let Some(parent) = parent {
            self.scopes[parent.0 as usize].children.push(id);
        }
        id
    }

    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// What a name means here, and the scope it is declared in.
    pub(super) fn lookup_scope(&self, name: &str) -> Option<(ScopeId, ObjId)> {
        let mut at = Some(self.cx.scope);
        while let Some(id) = at {
            let scope = self.scope(id);
            if let Some(obj) = scope.names.get(name) {
                return Some((id, *obj));
            }
            at = scope.parent;
        }
        None
    }

    /// What a name means here.
    pub(super) fn lookup(&self, name: &str) -> Option<ObjId> {
        self.lookup_scope(name).map(|(_, obj)| obj)
    }

    /// Declares an object in a scope, unless it is blank, and notes it for the identifier.
    pub(super) fn declare(&mut self, scope: ScopeId, ident: Option<&Ident>, obj: ObjId) {
        let name = self.info.object(obj).name.clone();
        if &*name != "_" {
            if let Some(other) = self.scope(scope).names.get(&name).copied() {
                let message = format!("{name} redeclared in this block{}", self.other_declaration(other));
                return self.error(self.info.object(obj).pos, message);
            }
            self.scopes[scope.0 as usize].names.insert(name, obj);
        }
        if let Some(ident) = ident {
            self.record_name(ident.id, obj);
        }
    }

    /// The line that says where else something is declared, if it is somewhere.
    pub(super) fn other_declaration(&self, obj: ObjId) -> String {
        let object = self.info.object(obj);
        if !object.pos.is_known() {
            return String::new();
        }
        format!("\n\t{}: other declaration of {}", self.place(object.pos), object.name)
    }
}
