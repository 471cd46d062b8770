//! A small world of types for tests, written as in Go.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::lookup::is_exported;
use super::{
    Basic, ChanDir, Method, Named, NamedId, PkgId, Signature, StructField, Term, Type, TypeId, TypeParam, TypeParamId,
};
use crate::golang::check::info::{Func, Info, ObjId, ObjKind, Object, PackageInfo, Recv};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{ExprId, FuncDecl, FuncType, Ident};

/// The program's package.
pub(super) const MAIN: Option<PkgId> = Some(PkgId(0));
/// Another package: `lib`, with the path `some/lib`.
pub(super) const LIB: Option<PkgId> = Some(PkgId(1));

/// Types and their names.
pub(super) struct World {
    pub(super) info: Info,
    names: BTreeMap<String, TypeId>,
    /// The package that is being written.
    pub(super) pkg: Option<PkgId>,
}

impl World {
    pub(super) fn new() -> Self {
        let mut info = Info::new();
        for (path, name) in [("main", "main"), ("some/lib", "lib")] {
            info.packages.push(PackageInfo {
                path: path.into(),
                name: name.into(),
                init: Vec::new(),
                init_funcs: Vec::new(),
                scope: FxHashMap::default(),
            });
        }
        let objects = info.universe().map(|(name, id)| (name.to_string(), info.object(id).ty));
        let names = objects.filter(|(_, ty)| *ty != TypeId::from(Basic::Invalid)).collect();
        Self { info, names, pkg: MAIN }
    }

    /// `type name under`
    pub(super) fn define(&mut self, name: &str, under: &str) -> TypeId {
        self.define_generic(name, &[], under)
    }

    /// `type name[tparams] under`
    pub(super) fn define_generic(&mut self, name: &str, tparams: &[(&str, &str)], under: &str) -> TypeId {
        let obj = self.object(name, ObjKind::TypeName, TypeId::from(Basic::Invalid));
        let tparams = self.tparams(tparams);
        let id = self.info.types.add_named(Named {
            obj,
            name: name.into(),
            pkg: self.pkg,
            local: 0,
            tparams,
            outer: Vec::new(),
            instance_of: None,
            underlying: None,
            methods: Vec::new(),
        });
        let ty = self.info.types.intern(Type::Named(id));
        self.names.insert(name.to_owned(), ty);
        let under = self.ty(under);
        self.info.types.named_mut(id).underlying = Some(under);
        ty
    }

    /// `type name = target`
    pub(super) fn alias(&mut self, name: &str, target: &str) -> TypeId {
        let target = self.ty(target);
        let obj = self.object(name, ObjKind::TypeName, target);
        let ty = self.info.types.intern(Type::Alias(obj, target));
        self.names.insert(name.to_owned(), ty);
        ty
    }

    /// `func (recv) name sig`: recv is `T`, `*T` or `*T[A, B]`.
    pub(super) fn method(&mut self, recv: &str, name: &str, sig: &str) {
        let (pointer, base) = recv.strip_prefix('*').map_or((false, recv), |base| (true, base));
        let (base, args) = base.split_once('[').unwrap_or((base, ""));
        let args: Vec<_> = args.trim_end_matches(']').split(", ").filter(|arg| !arg.is_empty()).collect();
        let tparams = self.tparams(&args.iter().map(|arg| (*arg, "any")).collect::<Vec<_>>());
        let named = self.named(base);
        let sig = self.ty(&format!("func{sig}"));
        let func = Func {
            decl: func_decl(),
            tparams: Vec::new(),
            recv: Some(Recv { named, pointer, tparams }),
            recv_var: None,
            params: Vec::new(),
            results: Vec::new(),
        };
        let method = self.object(name, ObjKind::Func(func), sig);
        self.info.types.named_mut(named).methods.push(method);
    }

    /// Type parameters and their constraints; they keep their names until others have them.
    pub(super) fn tparams(&mut self, tparams: &[(&str, &str)]) -> Vec<TypeParamId> {
        let mut ids = Vec::new();
        for ((name, _), index) in tparams.iter().zip(0..) {
            let obj = self.object(name, ObjKind::TypeName, TypeId::from(Basic::Invalid));
            let tparam = TypeParam { obj, name: (*name).into(), note: None, index, constraint: None };
            let id = self.info.types.add_tparam(tparam);
            self.names.insert((*name).to_owned(), self.info.types.intern(Type::TypeParam(id)));
            ids.push(id);
        }
        for (id, (_, constraint)) in ids.iter().zip(tparams) {
            let constraint = self.constraint(constraint);
            self.info.types.tparam_mut(*id).constraint = Some(constraint);
        }
        ids
    }

    /// The defined type of this name.
    pub(super) fn named(&self, name: &str) -> NamedId {
        self.info.types.as_named(self.names[name]).expect("a defined type")
    }

    /// The type as it is written.
    pub(super) fn ty(&mut self, text: &str) -> TypeId {
        let mut parser = Parser { world: self, rest: text };
        let ty = parser.ty();
        assert_eq!(parser.rest, "", "all of it is read");
        ty
    }

    /// The type's name in messages of package main.
    pub(super) fn show(&self, id: TypeId) -> String {
        self.info.type_string(id, MAIN)
    }

    fn constraint(&mut self, text: &str) -> TypeId {
        let mut parser = Parser { world: self, rest: text };
        let terms = parser.terms();
        assert_eq!(parser.rest, "", "all of it is read");
        match &terms[..] {
            [Term { tilde: false, ty }] if self.info.types.is_interface(*ty) => *ty,
            _ => self.info.types.interface_type(Vec::new(), vec![terms], true),
        }
    }

    fn object(&mut self, name: &str, kind: ObjKind, ty: TypeId) -> ObjId {
        let id = ObjId(self.info.objects.len() as u32);
        self.info.objects.push(Object { name: name.into(), pos: Pos::NONE, pkg: self.pkg, ty, kind });
        id
    }
}

fn func_decl() -> Arc<FuncDecl> {
    Arc::new(FuncDecl {
        pos: Pos::NONE,
        recv: None,
        name: Ident { id: ExprId(0), pos: Pos::NONE, name: "f".into() },
        tparams: Vec::new(),
        sig: FuncType { params: Vec::new(), results: Vec::new() },
        body: None,
    })
}

struct Parser<'a> {
    world: &'a mut World,
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn take(&mut self, text: &str) -> bool {
        match self.rest.trim_start().strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, text: &str) {
        assert!(self.take(text), "{text} wanted before {}", self.rest);
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.rest = &rest[end..];
        &rest[..end]
    }

    fn intern(&mut self, ty: Type) -> TypeId {
        self.world.info.types.intern(ty)
    }

    fn home(&self, name: &str) -> Option<PkgId> {
        self.world.pkg.filter(|_| !is_exported(name))
    }

    fn ty(&mut self) -> TypeId {
        let ty = match () {
            () if self.take("*") => Type::Pointer(self.ty()),
            () if self.take("[]") => Type::Slice(self.ty()),
            () if self.take("[") => {
                let len = self.word().parse().expect("a length");
                self.expect("]");
                Type::Array(len, self.ty())
            }
            () if self.take("map[") => {
                let key = self.ty();
                self.expect("]");
                Type::Map(key, self.ty())
            }
            () if self.take("<-chan ") => Type::Chan(ChanDir::Recv, self.ty()),
            () if self.take("chan<- ") => Type::Chan(ChanDir::Send, self.ty()),
            () if self.take("chan ") => Type::Chan(ChanDir::Both, self.ty()),
            () if self.take("func") => Type::Func(Arc::new(self.signature())),
            () if self.take("struct{") => self.structure(),
            () if self.take("interface{") => return self.interface(),
            () if self.take("(") => {
                let ty = self.ty();
                self.expect(")");
                return ty;
            }
            () => return self.name(),
        };
        self.intern(ty)
    }

    fn name(&mut self) -> TypeId {
        let name = self.word();
        let ty = *self.world.names.get(name).unwrap_or_else(|| panic!("{name} is not defined"));
        if !self.take("[") {
            return ty;
        }
        let args = self.list("]");
        let named = self.world.info.types.as_named(ty).expect("a defined type");
        self.world.info.types.instantiate(named, args)
    }

    fn list(&mut self, close: &str) -> Vec<TypeId> {
        let mut list = Vec::new();
        while !self.take(close) {
            list.push(self.ty());
            self.take(",");
        }
        list
    }

    /// Parameters have no names, or all of them have one: `(x: int, y: string)`.
    fn tuple(&mut self, variadic: &mut bool, names: &mut Vec<super::Name>) -> Vec<TypeId> {
        let mut list = Vec::new();
        while !self.take(")") {
            let here = self.rest;
            let name = self.word();
            if self.take(":") {
                names.push(name.into());
            } else {
                self.rest = here;
            }
            *variadic = self.take("...");
            let ty = self.ty();
            list.push(if *variadic { self.intern(Type::Slice(ty)) } else { ty });
            self.take(",");
        }
        list
    }

    fn signature(&mut self) -> Signature {
        let (mut names, mut variadic) = (Vec::new(), false);
        self.expect("(");
        let params = self.tuple(&mut variadic, &mut names);
        let end = self.rest.is_empty() || self.rest.starts_with([',', ')', ';', '}', ']']);
        let results = match () {
            () if end => Vec::new(),
            () if self.take("(") => self.tuple(&mut false, &mut names),
            () => vec![self.ty()],
        };
        Signature { params, results, variadic, names }
    }

    fn structure(&mut self) -> Type {
        let mut fields = Vec::new();
        while !self.take("}") {
            let embedded = self.take("embed ");
            let name = if embedded { self.rest.trim_start_matches('*') } else { self.word() };
            let name = name.split(['}', ';', '[']).next().unwrap_or(name);
            let ty = self.ty();
            let tag = self.take("`").then(|| {
                let tag = self.word().into();
                self.expect("`");
                tag
            });
            fields.push(StructField { name: name.into(), pkg: self.home(name), ty, embedded, tag });
            self.take(";");
        }
        Type::Struct(fields.into())
    }

    fn interface(&mut self) -> TypeId {
        let (mut methods, mut elems) = (Vec::new(), Vec::new());
        while !self.take("}") {
            let here = self.rest;
            let name = self.word();
            if !name.is_empty() && self.rest.starts_with('(') {
                let sig = self.signature();
                let ty = self.intern(Type::Func(Arc::new(sig)));
                methods.push(Method { name: name.into(), pkg: self.home(name), ty });
            } else {
                self.rest = here;
                elems.push(self.terms());
            }
            self.take(";");
        }
        self.world.info.types.interface_type(methods, elems, false)
    }

    fn terms(&mut self) -> Vec<Term> {
        let mut terms = Vec::new();
        loop {
            let tilde = self.take("~");
            terms.push(Term { tilde, ty: self.ty() });
            if !self.take("|") {
                return terms;
            }
        }
    }
}
