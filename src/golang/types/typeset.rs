//! Interfaces as sets of types.
//!
//! ```text
//!   methods + elements (unions of terms, embedded interfaces) --> all methods, one list of terms
//! ```

use std::sync::Arc;

use super::{Interface, Method, Term, Type, TypeId, TypeParamId, Types, Written};

/// A set of types: none is all.
type Terms = Option<Vec<Term>>;

impl Types {
    /// The most terms a union may have; more are a mistake.
    pub const MAX_TERMS: usize = 100;

    /// The interface type with these methods and elements, all of it taken apart. Of two methods of one name the first
    /// counts: that they are identical is the caller's to check. Embedded types whose underlying type is not known are
    /// left out.
    pub fn interface_type(&mut self, mut methods: Vec<Method>, elems: Vec<Vec<Term>>, implicit: bool) -> TypeId {
        methods.sort_by(|a, b| (&a.name, a.pkg).cmp(&(&b.name, b.pkg)));
        let written = Written { methods: methods.clone(), elems, implicit };
        let mut interface = Interface { methods, ..Interface::default() };
        for elem in &written.elems {
            self.embed(&mut interface, elem);
        }
        interface.methods.sort_by(|a, b| (&a.name, a.pkg).cmp(&(&b.name, b.pkg)));
        interface.methods.dedup_by(|b, a| (&a.name, a.pkg) == (&b.name, b.pkg));
        if !written.methods.is_empty() || !written.elems.is_empty() {
            interface.written = Some(Arc::new(written));
        }
        self.intern(Type::Interface(Arc::new(interface)))
    }

    /// The specific terms of a type parameter's constraint; none if there are not any (or too few).
    pub fn tparam_terms(&mut self, tparam: TypeParamId) -> Option<Vec<Term>> {
        let tparam = self.intern(Type::TypeParam(tparam));
        match self.under_type(tparam) {
            Type::Interface(interface) => interface.terms.clone().filter(|terms| !terms.is_empty()),
            _ => None,
        }
    }

    /// Whether every type of the first set is in the second one.
    pub(super) fn is_subset(&mut self, a: &Terms, b: &Terms) -> bool {
        match (a, b) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.iter().all(|x| b.iter().any(|y| self.term_within(x, y))),
        }
    }

    /// Whether the type is one of the term's.
    pub(super) fn term_includes(&mut self, term: &Term, ty: TypeId) -> bool {
        let ty = if term.tilde { self.under(ty) } else { ty };
        self.identical(term.ty, ty)
    }

    fn embed(&mut self, interface: &mut Interface, elem: &[Term]) {
        let (terms, comparable) = match elem {
            [Term { tilde: false, ty }] => match self.under_type(*ty).clone() {
                Type::Interface(embedded) => {
                    interface.methods.extend(embedded.methods.iter().cloned());
                    (embedded.terms.clone(), embedded.comparable)
                }
                _ => (self.union(elem), false),
            },
            _ => (self.union(elem), false),
        };
        let terms = self.intersection(interface.terms.take(), terms);
        let comparable = comparable || interface.comparable;
        interface.comparable = comparable && terms.is_none();
        interface.terms = terms;
        if let Some(terms) = interface.terms.as_mut().filter(|_| comparable) {
            terms.retain(|term| self.comparability(term.ty, false).is_ok());
        }
    }

    /// The types of any of these terms, each of them once.
    fn union(&mut self, elem: &[Term]) -> Terms {
        let mut all = Vec::new();
        for term in elem {
            let under = self.under(term.ty);
            match self.get(under) {
                Type::Interface(interface) => all.extend(interface.terms.clone()?),
                _ if under == Self::INVALID => return None,
                _ if term.tilde && !self.identical(term.ty, under) => {}
                _ => all.push(term.clone()),
            }
        }
        Some(self.normal(all))
    }

    /// Without terms that lie within others.
    fn normal(&mut self, terms: Vec<Term>) -> Vec<Term> {
        let mut normal: Vec<Term> = Vec::new();
        for term in terms {
            if normal.iter().any(|other| self.term_within(&term, other)) {
                continue;
            }
            let at = normal.iter().position(|other| self.term_within(other, &term)).unwrap_or(normal.len());
            normal.retain(|other| !self.term_within(other, &term));
            normal.insert(at.min(normal.len()), term);
        }
        normal
    }

    fn intersection(&mut self, a: Terms, b: Terms) -> Terms {
        let (a, b) = match (a, b) {
            (None, other) | (other, None) => return other,
            (Some(a), Some(b)) => (a, b),
        };
        let mut both = Vec::new();
        for x in &a {
            for y in &b {
                if self.term_within(x, y) {
                    both.push(x.clone());
                } else if self.term_within(y, x) {
                    both.push(y.clone());
                }
            }
        }
        Some(self.normal(both))
    }

    /// Whether every type of the first term is one of the second. (Terms that overlap lie within each other.)
    fn term_within(&mut self, x: &Term, y: &Term) -> bool {
        (!x.tilde || y.tilde) && self.term_includes(y, x.ty)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Basic;
    use super::*;

    fn term(tilde: bool, basic: Basic) -> Term {
        Term { tilde, ty: basic.into() }
    }

    fn terms(types: &mut Types, elems: Vec<Vec<Term>>) -> Terms {
        let id = types.interface_type(Vec::new(), elems, true);
        match types.get(id) {
            Type::Interface(interface) => interface.terms.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn unions_and_intersections() {
        let mut types = Types::default();
        let (int, tilde_int) = (term(false, Basic::Int), term(true, Basic::Int));
        let string = term(false, Basic::String);
        let union = vec![int.clone(), string.clone(), tilde_int.clone()];
        assert_eq!(terms(&mut types, vec![union]), Some(vec![tilde_int.clone(), string.clone()]));
        let both = vec![vec![tilde_int.clone(), string.clone()], vec![int.clone()]];
        assert_eq!(terms(&mut types, both), Some(vec![int.clone()]));
        assert_eq!(terms(&mut types, vec![vec![int.clone()], vec![string]]), Some(vec![]));
        let any = Term { tilde: false, ty: Types::ANY };
        assert_eq!(terms(&mut types, vec![vec![int, any]]), None);
    }

    #[test]
    fn comparable_keeps_only_comparable_terms() {
        let mut types = Types::default();
        let slice = types.intern(Type::Slice(Basic::Int.into()));
        let comparable = Term { tilde: false, ty: Types::COMPARABLE };
        let union = vec![term(false, Basic::Int), Term { tilde: false, ty: slice }];
        assert_eq!(terms(&mut types, vec![vec![comparable], union]), Some(vec![term(false, Basic::Int)]));
    }

    #[test]
    fn embedded_methods_are_taken_over_once() {
        let mut types = Types::default();
        let error = vec![Term { tilde: false, ty: Types::ERROR }];
        let id = types.interface_type(Vec::new(), vec![error.clone(), error], false);
        let under = types.under(Types::ERROR);
        assert!(types.identical(id, under));
    }
}
