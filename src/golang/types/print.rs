//! Types as messages name them.
//!
//! `from` is the package that names are relative to: its own are printed without it.

use super::predicates::{Incomparable, NoCore};
use super::{ChanDir, Interface, Method, PkgId, Signature, StructField, Term, Type, TypeId, TypeParamId, Types};
use crate::golang::check::info::Info;
use crate::golang::constant::quoted;

/// Longer texts are cut: nobody reads them, and types made of each other can be exponentially long.
pub(super) const MAX_TEXT: usize = 10_000;

impl Info {
    /// The type as messages name it: `func(x int) (string, error)`.
    pub fn type_string(&self, id: TypeId, from: Option<PkgId>) -> String {
        let mut printer = Printer::new(self, from);
        printer.ty(id);
        printer.out
    }

    /// A signature behind a name, without `func` and parameter names: `Foo(int) string`.
    pub fn method_string(&self, name: &str, sig: TypeId, from: Option<PkgId>) -> String {
        let mut printer = Printer { names: false, ..Printer::new(self, from) };
        printer.out.push_str(name);
        if let Type::Func(sig) = self.types.get(sig) {
            printer.signature(sig);
        }
        printer.out
    }

    /// A function's results, in parentheses, with their names if they have any; none of what is no function.
    pub fn results_string(&self, func: TypeId, from: Option<PkgId>) -> Option<String> {
        let Type::Func(sig) = self.types.get(func) else {
            return None;
        };
        let mut printer = Printer::new(self, from);
        printer.tuple(&sig.results, sig.names.get(sig.params.len()..).unwrap_or(&[]), false);
        Some(printer.out)
    }

    /// Types with commas between, as in `[int, string]` and `have (int, string)`; no parentheses.
    pub fn type_list(&self, ids: &[TypeId], from: Option<PkgId>) -> String {
        let mut printer = Printer::new(self, from);
        printer.list(ids);
        printer.out
    }

    /// Type parameters as they are declared: `[K comparable, V any]`.
    pub fn tparam_list(&self, tparams: &[TypeParamId], from: Option<PkgId>) -> String {
        let mut printer = Printer::new(self, from);
        printer.tparams(tparams);
        printer.out
    }

    /// Terms of a constraint, with the whole paths of packages, as Go shows them: `~int | some/lib.T`.
    pub fn terms_string(&self, terms: &[Term]) -> String {
        let mut printer = Printer { paths: true, ..Printer::new(self, None) };
        printer.terms(terms);
        printer.out
    }

    /// A package's name, as it stands before a dot; its quoted path if several packages have that name.
    pub fn package_string(&self, pkg: PkgId) -> String {
        let Some(package) = self.packages.get(pkg.0 as usize) else {
            return String::new();
        };
        let namesakes = self.packages.iter().filter(|other| other.name == package.name).count();
        // Go's library has internal packages of these names, which every program imports that imports anything.
        let namesakes_in_go = matches!(&*package.path, "sync" | "sync/atomic");
        if namesakes > 1 || namesakes_in_go { quoted(package.path.as_bytes()) } else { package.name.to_string() }
    }

    /// A package's path; the program's own has a name that Go gives to files on the command line.
    fn package_path(&self, pkg: PkgId) -> String {
        let path = self.packages.get(pkg.0 as usize).map_or("", |package| &*package.path);
        if path == "main" { "command-line-arguments".to_owned() } else { path.to_owned() }
    }

    /// Why a type set has no common underlying type, in Go's words.
    pub fn no_core(&self, why: NoCore, from: Option<PkgId>) -> String {
        let name = |id| self.type_string(id, from);
        match why {
            NoCore::NoSpecific => "no specific type".to_owned(),
            NoCore::ChanElems(a, b) => format!("channels {} and {} have different element types", name(a), name(b)),
            NoCore::ChanDirs(a, b) => format!("channels {} and {} have conflicting directions", name(a), name(b)),
            NoCore::Different(a, b) => format!("{} and {} have different underlying types", name(a), name(b)),
        }
    }

    /// Why values of a type cannot be compared, in Go's words; empty if there is no more to say.
    pub fn incomparable(&self, why: Incomparable, from: Option<PkgId>) -> String {
        match why {
            Incomparable::Plain => String::new(),
            Incomparable::Field(ty) => format!("struct containing {} cannot be compared", self.type_string(ty, from)),
            Incomparable::Array(ty) => format!("{} cannot be compared", self.type_string(ty, from)),
            Incomparable::EmptySet => "empty type set".to_owned(),
            Incomparable::InSet => "incomparable types in type set".to_owned(),
        }
    }

    /// Type parameters in a sentence: `K`, `K and V`, `A, B, and C`.
    pub fn tparams_string(&self, tparams: &[TypeParamId]) -> String {
        let names: Vec<&str> = tparams.iter().map(|tparam| &*self.types.tparam(*tparam).name).collect();
        match &names[..] {
            [a, b] => format!("{a} and {b}"),
            [several @ .., last] if several.len() > 1 => format!("{}, and {last}", several.join(", ")),
            _ => names.concat(),
        }
    }
}

struct Printer<'a> {
    info: &'a Info,
    from: Option<PkgId>,
    out: String,
    /// Whether parameters have their names.
    names: bool,
    /// Whether packages have their whole path.
    paths: bool,
}

impl<'a> Printer<'a> {
    const fn new(info: &'a Info, from: Option<PkgId>) -> Self {
        Self { info, from, out: String::new(), names: true, paths: false }
    }

    fn ty(&mut self, id: TypeId) {
        if self.out.len() > MAX_TEXT {
            return;
        }
        let types: &'a Types = &self.info.types;
        match types.get(id) {
            Type::Basic(basic) => self.text(basic.name()),
            Type::Named(named) => {
                let named = types.named(*named);
                self.name(&named.name, named.pkg);
                match &named.instance_of {
                    Some((_, targs)) => self.bracketed(targs),
                    None if !named.tparams.is_empty() => self.tparams(&named.tparams),
                    None => {}
                }
            }
            Type::Alias(obj, _) => {
                let object = self.info.object(*obj);
                self.name(&object.name, object.pkg);
            }
            Type::TypeParam(tparam) => self.tparam(*tparam),
            Type::Pointer(elem) => self.prefixed("*", *elem),
            Type::Slice(elem) => self.prefixed("[]", *elem),
            Type::Array(len, elem) => self.prefixed(&format!("[{len}]"), *elem),
            Type::Map(key, elem) => {
                self.prefixed("map[", *key);
                self.prefixed("]", *elem);
            }
            Type::Chan(dir, elem) => self.chan(*dir, *elem),
            Type::Struct(fields) => self.structure(fields),
            Type::Func(sig) => {
                self.text("func");
                self.signature(sig);
            }
            Type::Interface(interface) => self.interface(interface),
            Type::Tuple(tuple) => {
                self.text("(");
                self.list(tuple);
                self.text(")");
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn prefixed(&mut self, prefix: &str, id: TypeId) {
        self.text(prefix);
        self.ty(id);
    }

    fn separated<T>(&mut self, separator: &str, items: &[T], mut print: impl FnMut(&mut Self, &T)) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text(separator);
            }
            print(self, item);
        }
    }

    fn list(&mut self, ids: &[TypeId]) {
        self.separated(", ", ids, |printer, id| printer.ty(*id));
    }

    fn bracketed(&mut self, ids: &[TypeId]) {
        self.text("[");
        self.list(ids);
        self.text("]");
    }

    fn name(&mut self, name: &str, pkg: Option<PkgId>) {
        if let Some(pkg) = pkg.filter(|_| pkg != self.from) {
            let package = if self.paths { self.info.package_path(pkg) } else { self.info.package_string(pkg) };
            self.text(&package);
            self.text(".");
        }
        self.text(name);
    }

    /// `[K comparable, V any]`
    fn tparam(&mut self, id: TypeParamId) {
        let tparam = self.info.types.tparam(id);
        self.text(&tparam.name);
        self.text(tparam.note.as_deref().unwrap_or_default());
    }

    fn tparams(&mut self, tparams: &[TypeParamId]) {
        self.text("[");
        let constraint = |printer: &Self, at: usize| printer.info.types.tparam(tparams[at]).constraint;
        for (at, tparam) in tparams.iter().enumerate() {
            self.tparam(*tparam);
            let own = constraint(self, at);
            let last = at + 1 == tparams.len();
            if let Some(own) = own.filter(|_| last || own != constraint(self, at + 1)) {
                self.prefixed(" ", own);
            }
            self.text(if last { "]" } else { ", " });
        }
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        let ambiguous = matches!(self.info.types.get(elem), Type::Chan(ChanDir::Recv, _));
        match dir {
            ChanDir::Both if ambiguous => {
                self.prefixed("chan (", elem);
                self.text(")");
            }
            ChanDir::Both => self.prefixed("chan ", elem),
            ChanDir::Send => self.prefixed("chan<- ", elem),
            ChanDir::Recv => self.prefixed("<-chan ", elem),
        }
    }

    fn structure(&mut self, fields: &[StructField]) {
        self.text("struct{");
        self.separated("; ", fields, |printer, field| {
            if !field.embedded {
                printer.text(&field.name);
                printer.text(" ");
            }
            printer.ty(field.ty);
            if let Some(tag) = &field.tag {
                printer.text(" ");
                printer.text(&quoted(tag.as_bytes()));
            }
        });
        self.text("}");
    }

    fn signature(&mut self, sig: &Signature) {
        let names = if self.names { &sig.names[..] } else { &[] };
        let (params, results) = names.split_at(sig.params.len().min(names.len()));
        self.tuple(&sig.params, params, sig.variadic);
        match &sig.results[..] {
            [] => {}
            [result] if results.iter().all(|name| name.is_empty()) => self.prefixed(" ", *result),
            all => {
                self.text(" ");
                self.tuple(all, results, false);
            }
        }
    }

    fn tuple(&mut self, tuple: &[TypeId], names: &[super::Name], variadic: bool) {
        self.text("(");
        for (at, id) in tuple.iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            if let Some(name) = names.get(at).filter(|name| !name.is_empty()) {
                self.text(name);
                self.text(" ");
            }
            match self.info.types.get(*id) {
                Type::Slice(elem) if variadic && at + 1 == tuple.len() => self.prefixed("...", *elem),
                _ => self.ty(*id),
            }
        }
        self.text(")");
    }

    fn interface(&mut self, interface: &Interface) {
        match &interface.written {
            Some(written) if written.implicit && written.methods.is_empty() && written.elems.len() == 1 => {
                self.terms(&written.elems[0]);
            }
            Some(written) => self.elements(&written.methods, &written.elems),
            None if interface.comparable => self.text("interface{comparable}"),
            None => {
                let terms: Vec<_> = interface.terms.iter().cloned().collect();
                self.elements(&interface.methods, &terms);
            }
        }
    }

    fn elements(&mut self, methods: &[Method], elems: &[Vec<Term>]) {
        self.text("interface{");
        self.separated("; ", methods, |printer, method| {
            printer.text(&method.name);
            if let Type::Func(sig) = printer.info.types.get(method.ty) {
                printer.signature(sig);
            }
        });
        if !methods.is_empty() && !elems.is_empty() {
            self.text("; ");
        }
        self.separated("; ", elems, |printer, elem| printer.terms(elem));
        self.text("}");
    }

    fn terms(&mut self, terms: &[Term]) {
        self.separated(" | ", terms, |printer, term| {
            printer.text(if term.tilde { "~" } else { "" });
            printer.ty(term.ty);
        });
    }
}
