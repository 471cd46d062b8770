//! Types as they are named at run time, by `%T` and in panics.

use super::print::MAX_TEXT;
use super::{ChanDir, Interface, NamedId, PkgId, Signature, StructField, Type, TypeId, Types};
use crate::golang::check::info::Info;
use crate::golang::constant::quoted;

impl Info {
    /// The type as package reflect names it: `main.T`, `[]interface {}`, `main.Pair[int,string]`.
    pub fn runtime_type_string(&self, id: TypeId) -> String {
        let mut namer = Namer { info: self, out: String::new(), in_args: false };
        namer.ty(id);
        namer.out
    }
}

struct Namer<'a> {
    info: &'a Info,
    out: String,
    /// Within type arguments, packages have their whole path, and private fields their package.
    in_args: bool,
}

impl<'a> Namer<'a> {
    fn ty(&mut self, id: TypeId) {
        if self.out.len() > MAX_TEXT {
            return;
        }
        let types: &'a Types = &self.info.types;
        match types.get(types.canon(id)) {
            Type::Basic(basic) => self.text(basic.name()),
            Type::Named(named) => self.named(*named),
            Type::Alias(_, target) => self.ty(*target),
            Type::TypeParam(tparam) => self.text(&types.tparam(*tparam).name),
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
            Type::Tuple(tuple) => self.list("(", tuple, ", ", ")"),
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn prefixed(&mut self, prefix: &str, id: TypeId) {
        self.text(prefix);
        self.ty(id);
    }

    fn list(&mut self, open: &str, ids: &[TypeId], separator: &str, close: &str) {
        for (at, id) in ids.iter().enumerate() {
            self.prefixed(if at == 0 { open } else { separator }, *id);
        }
        self.text(if ids.is_empty() { open } else { "" });
        self.text(close);
    }

    fn package(&mut self, pkg: Option<PkgId>) {
        let Some(package) = pkg.and_then(|pkg| self.info.packages.get(pkg.0 as usize)) else {
            return;
        };
        self.text(if self.in_args { &package.path } else { &package.name });
        self.text(".");
    }

    fn named(&mut self, id: NamedId) {
        let named = self.info.types.named(id);
        self.package(named.pkg);
        self.text(&named.name);
        if let Some((_, targs)) = &named.instance_of {
            let outer = std::mem::replace(&mut self.in_args, true);
            self.list("[", targs, ",", "]");
            self.in_args = outer;
        }
        if self.in_args && named.local > 0 {
            self.text(&format!("·{}", named.local));
        }
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        let canonical = self.info.types.canon(elem);
        let ambiguous = matches!(self.info.types.get(canonical), Type::Chan(ChanDir::Recv, _));
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
        self.text("struct {");
        for (at, field) in fields.iter().enumerate() {
            self.text(if at > 0 { "; " } else { " " });
            if !field.embedded {
                if self.in_args {
                    self.package(field.pkg);
                }
                self.text(&field.name);
                self.text(" ");
            }
            self.ty(field.ty);
            if let Some(tag) = &field.tag {
                self.text(" ");
                self.text(&quoted(tag.as_bytes()));
            }
        }
        self.text(if fields.is_empty() { "}" } else { " }" });
    }

    fn signature(&mut self, sig: &Signature) {
        let (params, rest) = match (sig.variadic, &sig.params[..]) {
            (true, [params @ .., rest]) => (params, Some(*rest)),
            (_, params) => (params, None),
        };
        self.list("(", params, ", ", if rest.is_some() { "" } else { ")" });
        if let Some(Type::Slice(elem)) = rest.map(|rest| self.info.types.get(self.info.types.canon(rest))) {
            self.prefixed(if params.is_empty() { "..." } else { ", ..." }, *elem);
            self.text(")");
        }
        match &sig.results[..] {
            [] => {}
            [result] => self.prefixed(" ", *result),
            results => self.list(" (", results, ", ", ")"),
        }
    }

    fn interface(&mut self, interface: &Interface) {
        self.text("interface {");
        for (at, method) in interface.methods.iter().enumerate() {
            self.text(if at > 0 { "; " } else { " " });
            self.package(method.pkg);
            self.text(&method.name);
            if let Type::Func(sig) = self.info.types.get(method.ty) {
                self.signature(sig);
            }
        }
        self.text(if interface.methods.is_empty() { "}" } else { " }" });
    }
}
