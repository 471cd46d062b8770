//! Struct and interface types, and unions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::golang::check::checker::Checker;
use crate::golang::check::expr_text::Text;
use crate::golang::check::imports::is_exported;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{BinaryOp, Expr, ExprKind, Field, Ident, Name, UnaryOp};
use crate::golang::types::{Method, StructField, Term, Type, TypeId, Types};

/// The name that an embedded field of this type has.
pub(super) fn embedded_name(e: &Expr) -> Option<Embedded<'_>> {
    match &e.kind {
        ExprKind::Name(name) => Some(Embedded { name, pos: e.pos }),
        ExprKind::Star(x) if !matches!(x.kind, ExprKind::Star(_)) => embedded_name(x),
        ExprKind::Selector(_, Ident { name, pos, .. }) => Some(Embedded { name, pos: *pos }),
        ExprKind::Index(x, _) => embedded_name(x),
        _ => None,
    }
}

/// The name of an embedded field.
pub(super) struct Embedded<'e> {
    pub(super) name: &'e Name,
    pub(super) pos: Pos,
}

/// A method, and where it comes into an interface: by its own declaration, or with an embedded interface.
struct Met {
    pos: Pos,
    ty: TypeId,
}

impl Checker<'_> {
    /// `struct {...}`
    pub(super) fn struct_type(&mut self, list: &[Field]) -> TypeId {
        let mut fields: Vec<StructField> = Vec::with_capacity(list.len());
        let mut seen: BTreeMap<Name, Pos> = BTreeMap::new();
        let mut last: Option<(&Arc<Expr>, TypeId)> = None;
        for field in list {
            let ty = match last {
                Some((before, ty)) if Arc::ptr_eq(before, &field.ty) => ty,
                _ => self.var_type(&field.ty),
            };
            last = Some((&field.ty, ty));
            let (name, pos) = match (&field.name, embedded_name(&field.ty)) {
                (Some(name), _) => (&name.name, name.pos),
                (None, Some(embedded)) => (embedded.name, embedded.pos),
                (None, None) => {
                    self.error(field.ty.start(), format!("invalid embedded field type {}", Text(&field.ty)));
                    continue;
                }
            };
            if let Some(other) = seen.get(name).filter(|_| &**name != "_") {
                let other = format!("\n\t{}: other declaration of {name}", self.place(*other));
                self.error(pos, format!("{name} redeclared{other}"));
                continue;
            }
            seen.insert(name.clone(), pos);
            let pkg = (!is_exported(name)).then_some(self.cx.pkg);
            let (embedded, tag) = (field.name.is_none(), field.tag.clone());
            fields.push(StructField { name: name.clone(), pkg, ty, embedded, tag });
            if embedded {
                self.check_embedded(field.ty.start(), ty);
            }
        }
        self.info.types.intern(Type::Struct(fields.into()))
    }

    /// An embedded field's type is known later.
    fn check_embedded(&mut self, pos: Pos, ty: TypeId) {
        self.later(move |c| {
            let pointed = c.info.types.deref(ty);
            let target = pointed.unwrap_or(ty);
            let what = if c.info.types.is_type_param(target) {
                "a (pointer to a) type parameter"
            } else {
                match c.info.types.under_type(target) {
                    Type::Pointer(_) => "a pointer",
                    Type::Interface(_) if pointed.is_some() => "a pointer to an interface",
                    _ => return,
                }
            };
            c.error(pos, format!("embedded field type cannot be {what}"));
        });
    }

    /// `interface {...}`
    pub(super) fn interface_type_expr(&mut self, e: &Expr, list: &[Field]) -> TypeId {
        let mut methods: Vec<Method> = Vec::new();
        let mut elems = Vec::new();
        let mut seen: BTreeMap<Name, Met> = BTreeMap::new();
        let mut embedded = Vec::new();
        for field in list {
            let Some(name) = &field.name else {
                if let Some(elem) = self.union(&field.ty) {
                    embedded.push((field.ty.start(), elem.clone()));
                    elems.push(elem);
                }
                continue;
            };
            if &*name.name == "_" {
                self.error(name.pos, "methods must have a unique non-blank name");
                continue;
            }
            let ty = self.typ(&field.ty);
            if !self.info.types.is_valid(ty) {
                continue;
            }
            if let Some(other) = seen.get(&name.name) {
                self.duplicate_method(name.pos, &name.name, other.pos);
                continue;
            }
            seen.insert(name.name.clone(), Met { pos: name.pos, ty });
            let pkg = (!is_exported(&name.name)).then_some(self.cx.pkg);
            methods.push(Method { name: name.name.clone(), pkg, ty });
        }
        for (pos, elem) in embedded {
            self.check_embedded_methods(pos, &elem, &mut seen);
        }
        let ty = self.info.types.interface_type(methods, elems, false);
        if !self.info.types.is_valid(ty) {
            self.error(e.start(), "interface type is too complicated");
        }
        self.check_term_count(ty, list);
        ty
    }

    /// A union of unions may get too large, too.
    fn check_term_count(&mut self, ty: TypeId, list: &[Field]) {
        let Type::Interface(interface) = self.info.types.get(ty) else { return };
        let count = interface.terms.as_ref().map_or(0, Vec::len);
        let first = list.iter().find(|field| field.name.is_none());
        if let Some(first) = first.filter(|_| count > Types::MAX_TERMS) {
            self.error(first.ty.start(), too_many_terms());
        }
    }

    fn duplicate_method(&mut self, pos: Pos, name: &str, other: Pos) {
        let other = format!("\n\t{}: other declaration of method {name}", self.place(other));
        self.error(pos, format!("duplicate method {name}{other}"));
    }

    /// Methods that come with an embedded interface must not differ from others of the same name.
    fn check_embedded_methods(&mut self, pos: Pos, elem: &[Term], seen: &mut BTreeMap<Name, Met>) {
        let [Term { tilde: false, ty }] = elem else { return };
        if self.is_unfinished(*ty) {
            return;
        }
        let Type::Interface(interface) = self.info.types.under_type(*ty).clone() else { return };
        for method in &interface.methods {
            let Some(other) = seen.get(&method.name) else {
                seen.insert(method.name.clone(), Met { pos, ty: method.ty });
                continue;
            };
            if !self.allow_version(14) || !self.info.types.identical(other.ty, method.ty) {
                let other = other.pos;
                self.duplicate_method(pos, &method.name, other);
            }
        }
    }

    /// A constraint like `~int` or `A | B`, without `interface` around it.
    pub(super) fn implicit_interface(&mut self, e: &Expr) -> TypeId {
        let Some(terms) = self.union(e) else { return Types::INVALID };
        self.info.types.interface_type(Vec::new(), vec![terms], true)
    }

    /// `A | ~B`, or one embedded type; none after reporting a mistake.
    fn union(&mut self, e: &Expr) -> Option<Vec<Term>> {
        let mut parts: Vec<&Expr> = Vec::new();
        let mut left = e;
        while let ExprKind::Binary(BinaryOp::Or, x, y) = &left.kind {
            parts.push(y);
            left = x;
        }
        parts.push(left);
        parts.reverse();
        if let Some(surplus) = parts.get(Types::MAX_TERMS) {
            self.error(surplus.start(), too_many_terms());
            return None;
        }
        let terms: Vec<_> = parts.iter().map(|part| self.term(part)).collect();
        let places: Vec<_> = parts.iter().map(|part| part.start()).collect();
        if terms.iter().any(|term| !self.info.types.is_valid(term.ty)) {
            return None;
        }
        if terms.len() > 1 || terms[0].tilde {
            self.verify_version(e.start(), 18, &format!("embedding interface element {}", Text(e)));
            let terms = terms.clone();
            self.later(move |c| c.check_terms(&terms, &places));
        }
        Some(terms)
    }

    fn term(&mut self, e: &Expr) -> Term {
        let (tilde, x) = match &e.kind {
            ExprKind::Unary(UnaryOp::Tilde, x) => (true, &**x),
            _ => (false, e),
        };
        let ty = self.typ(x);
        if self.info.types.is_type_param(ty) {
            let message = if tilde {
                format!("type in term {} cannot be a type parameter", Text(e))
            } else {
                "term cannot be a type parameter".into()
            };
            self.error(x.start(), message);
            return Term { tilde, ty: Types::INVALID };
        }
        self.complete(ty);
        if self.is_unfinished(ty) && !self.unfinished.state.in_bounds {
            self.contains_itself(ty);
            return Term { tilde, ty: Types::INVALID };
        }
        Term { tilde, ty }
    }

    /// What is being declared right now is needed for it.
    pub(super) fn contains_itself(&mut self, ty: TypeId) {
        let Some(named) = self.info.types.as_named(ty) else { return };
        let obj = self.info.types.named(named).obj;
        let start = self.path.iter().position(|on| *on == obj);
        let cycle = start.map_or_else(|| vec![obj], |start| self.path[start..].to_vec());
        if cycle.len() == 1 {
            let link = self.type_link(named);
            return self.report_links("invalid recursive type", &[link]);
        }
        let first = self.first_in_source(&cycle);
        self.cycle_error(&cycle, first);
    }

    /// The terms of a union fit together.
    fn check_terms(&mut self, terms: &[Term], places: &[Pos]) {
        for (i, (term, pos)) in terms.iter().zip(places).enumerate() {
            let under = self.info.types.under(term.ty);
            let text = self.type_text(term.ty);
            let whole = self.term_text(term);
            let interface = match self.info.types.get(under) {
                Type::Interface(interface) => Some(Arc::clone(interface)),
                _ => None,
            };
            if term.tilde && interface.is_some() {
                self.error(*pos, format!("invalid use of ~ ({text} is an interface)"));
            } else if term.tilde && !self.info.types.identical(under, term.ty) {
                let under = self.type_text(under);
                self.error(*pos, format!("invalid use of ~ (underlying type of {text} is {under})"));
            } else if let Some(interface) = interface {
                if !interface.methods.is_empty() {
                    self.error(*pos, format!("cannot use {whole} in union ({whole} contains methods)"));
                } else if term.ty == Types::COMPARABLE {
                    self.error(*pos, "cannot use comparable in union");
                } else if interface.comparable {
                    self.error(*pos, format!("cannot use {whole} in union ({whole} embeds comparable)"));
                }
            } else if let Some(other) = terms[..i].iter().find(|other| self.overlap(term, other)) {
                let [a, b] = [term, other].map(|term| self.term_text(term));
                self.error(*pos, format!("overlapping terms {a} and {b}"));
            }
        }
    }

    /// Terms are shown with their packages' paths.
    fn term_text(&self, term: &Term) -> String {
        let tilde = if term.tilde { "~" } else { "" };
        let named = self.info.types.as_named(term.ty).map(|named| self.info.types.named(named));
        let own = named.is_some_and(|named| named.pkg == Some(self.cx.pkg));
        let path = if own { format!("{}.", self.packages[self.cx.pkg.0 as usize].path) } else { String::new() };
        format!("{tilde}{path}{}", self.type_text(term.ty))
    }

    /// Whether there are types in both terms; none of them is an interface.
    fn overlap(&mut self, a: &Term, b: &Term) -> bool {
        let mut side = |term: &Term, other: &Term| {
            if other.tilde { self.info.types.under(term.ty) } else { term.ty }
        };
        let (x, y) = (side(a, b), side(b, a));
        self.info.types.identical(x, y)
    }
}

fn too_many_terms() -> String {
    format!("cannot handle more than {} union terms (implementation limitation)", Types::MAX_TERMS)
}
