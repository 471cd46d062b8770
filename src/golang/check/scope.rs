//! Scopes: which object a name means.
//!
//! ```text
//!   universe <-- package <-- file (imports) <-- function <-- block <-- ...
//! ```

use crate::golang::check::checker::{Checker, Scope, ScopeId};
use crate::golang::check::info::ObjId;
use crate::golang::syntax::ast::Ident;

impl Checker<'_> {
    /// The scope of the universe; it is the first.
    pub(super) const UNIVERSE: ScopeId = ScopeId(0);

    /// Makes the universe's scope and those of all packages.
    pub(super) fn make_package_scopes(&mut self) {
        let names = self.info.universe().collect();
        self.scopes.push(Scope { names, ..Scope::default() });
        self.package_scopes = self.packages.iter().map(|_| self.new_scope(Some(Self::UNIVERSE))).collect();
        self.declare_unsafe();
    }

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

    /// Makes a scope without going into it.
    pub(super) fn new_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope { parent, ..Scope::default() });
        if let Some(parent) = parent {
            self.scope_mut(parent).children.push(id);
        }
        id
    }

    /// A scope.
    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// A scope, to be added to.
    pub(super) fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    /// What a name means here, and the scope it is declared in.
    pub(super) fn lookup_scope(&self, name: &str) -> Option<(ScopeId, ObjId)> {
        self.surrounding().find_map(|id| Some((id, *self.scope(id).names.get(name)?)))
    }

    /// Whether this is the current scope or around it.
    pub(super) fn is_within(&self, scope: ScopeId) -> bool {
        self.surrounding().any(|id| id == scope)
    }

    /// The current scope, the one around it, and so on.
    fn surrounding(&self) -> impl Iterator<Item = ScopeId> {
        std::iter::successors(Some(self.cx.scope), |id| self.scope(*id).parent)
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
            self.scope_mut(scope).names.insert(name, obj);
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
