//! Imports: what they bring into a file's scope, and which of them nobody uses.

use crate::golang::check::absent::{is_absent, not_supported};
use crate::golang::check::checker::Checker;
use crate::golang::check::info::{ObjId, ObjKind};
use crate::golang::source::Mistake;
use crate::golang::syntax::ast::{Decl, ImportDecl, Name};
use crate::golang::types::{PkgId, Types};

impl<'a> Checker<'a> {
    /// Imports of what there is not. As with Go, nothing else is looked at then.
    pub(super) fn missing_imports(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for file in self.packages.iter().flat_map(|package| &package.files) {
            for decl in &file.decls {
                let Decl::Import(import) = decl else { continue };
                if self.package_of(&import.path).is_none() {
                    mistakes.push(Mistake { pos: import.path_pos, message: missing(&import.path) });
                }
            }
        }
        mistakes
    }

    fn package_of(&self, path: &str) -> Option<PkgId> {
        self.packages_by_path.get(path).copied()
    }

    pub(super) fn collect_import(&mut self, import: &'a ImportDecl) {
        let Some(pkg) = self.package_of(&import.path) else { return };
        let name = import.name.as_ref().map_or(&self.packages[pkg.0 as usize].name, |name| &name.name).clone();
        if &*name == "init" {
            return self.error(import.pos, "cannot import package as init - init must be a func");
        }
        let obj = self.new_object(name.clone(), import.pos, Some(Types::INVALID), ObjKind::Package(pkg));
        if let Some(name) = &import.name {
            self.record_name(name.id, obj);
        }
        self.imports.push(obj);
        if &*name == "." {
            self.dot_import(import, pkg, obj);
        } else {
            self.declare(self.cx.scope, None, obj);
        }
    }

    /// Puts everything that the package exports into the file's scope.
    fn dot_import(&mut self, import: &ImportDecl, pkg: PkgId, import_obj: ObjId) {
        let members = &self.scope(self.package_scopes[pkg.0 as usize]).names;
        let mut exported: Vec<_> =
            members.iter().filter(|(name, _)| is_exported(name)).map(|(name, obj)| (name.clone(), *obj)).collect();
        exported.sort();
        let file = self.cx.scope;
        self.dot_packages.push((file, pkg, import_obj));
        for (name, obj) in exported {
            if let Some(other) = self.scope(file).names.get(&name).copied() {
                let pos = import.name.as_ref().map_or(import.pos, |dot| dot.pos);
                let message = format!("{name} redeclared in this block{}", self.other_declaration(other));
                self.error(pos, message);
            } else {
                self.scope_mut(file).names.insert(name.clone(), obj);
                self.dot_imports.insert((file, name), import_obj);
            }
        }
    }

    /// What to say of a name that nobody declares, if Go's version of a package that this file dot-imports has it.
    pub(super) fn absent_from_dot_imports(&mut self, name: &str) -> Option<String> {
        let imports = self.dot_packages.iter().filter(|(file, ..)| self.is_within(*file));
        let (pkg, import) = imports
            .map(|(_, pkg, import)| (&self.packages[pkg.0 as usize], *import))
            .find(|(pkg, _)| is_absent(&pkg.path, name))?;
        self.used.insert(import);
        Some(not_supported(&pkg.name, name))
    }

    /// Reports imports that nobody uses.
    pub(super) fn unused_imports(&mut self) {
        for obj in std::mem::take(&mut self.imports) {
            let object = self.info.object(obj);
            let ObjKind::Package(pkg) = object.kind else { continue };
            let library = object.pkg.is_some_and(|user| self.packages[user.0 as usize].library);
            if library || &*object.name == "_" || self.used.contains(&obj) {
                continue;
            }
            let path = &self.packages[pkg.0 as usize].path;
            let last = path.rsplit('/').next().unwrap_or(path);
            let message = if &*object.name == "." || &*object.name == last {
                format!("\"{path}\" imported and not used")
            } else {
                format!("\"{path}\" imported as {} and not used", object.name)
            };
            self.error(object.pos, message);
        }
    }
}

/// Whether a name can be used in other packages.
pub(super) fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// What to say of an import of something that there is not.
fn missing(path: &Name) -> String {
    match &**path {
        "C" => "cgo is not supported by gopark".into(),
        _ => format!("package {path} is not supported by gopark"),
    }
}
