//! Declarations that depend on themselves.

use std::collections::BTreeMap;

use crate::golang::check::checker::Checker;
use crate::golang::check::collect::DeclKind;
use crate::golang::check::info::{ObjId, ObjKind};
use crate::golang::source::Pos;
use crate::golang::syntax::ast::ExprKind;
use crate::golang::types::{NamedId, PkgId, Type, TypeId, Types};

/// How deep types may contain each other.
const MAX_NEST: usize = 500;

impl Checker<'_> {
    /// Whether the cycle of objects from this place of the path on is right; reports it if not.
    pub(super) fn valid_cycle(&mut self, start: usize) -> bool {
        let cycle = self.path[start..].to_vec();
        let values = cycle
            .iter()
            .filter(|obj| matches!(self.info.object(**obj).kind, ObjKind::Const(_) | ObjKind::Var(_)))
            .count();
        let defined = cycle.iter().filter(|obj| self.is_defined_type(**obj)).count();
        // Cycles of values only are reported when the order of initialisation is found.
        if values == cycle.len() || values == 0 && defined > 0 {
            return true;
        }
        let first = self.first_in_source(&cycle);
        self.cycle_error(&cycle, first);
        false
    }

    fn is_defined_type(&self, obj: ObjId) -> bool {
        match self.decl_of.get(&obj).map(|id| &self.decl(*id).kind) {
            Some(DeclKind::Type(decl)) => !decl.alias,
            Some(_) => false,
            None => self.type_of(obj).is_some_and(|ty| matches!(self.info.types.get(ty), Type::Named(_))),
        }
    }

    /// Which object of a cycle the source has first.
    pub(super) fn first_in_source(&self, cycle: &[ObjId]) -> usize {
        let pos = |at: &usize| cycle.get(*at).map(|obj| self.info.object(*obj).pos);
        (0..cycle.len()).min_by_key(pos).unwrap_or_default()
    }

    /// Reports a cycle, beginning with one of its objects.
    pub(super) fn cycle_error(&mut self, cycle: &[ObjId], start: usize) {
        let Some(first) = cycle.get(start) else { return };
        let is_type = matches!(self.info.object(*first).kind, ObjKind::TypeName);
        let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration" };
        let in_order = cycle[start..].iter().chain(&cycle[..start]);
        let links = in_order.map(|obj| (self.info.object(*obj).pos, self.object_text(*obj))).collect::<Vec<_>>();
        self.report_links(what, &links);
    }

    /// Reports a cycle, each part of which has a place and a name.
    pub(super) fn report_links(&mut self, what: &str, links: &[(Pos, String)]) {
        let [(pos, name), others @ ..] = links else { return };
        if others.is_empty() {
            return self.error(*pos, format!("{what}: {name} refers to itself"));
        }
        let of = if what.ends_with("type") { "" } else { " of" };
        let mut message = format!("{what}{of} {name}");
        for ((pos, from), (_, to)) in links.iter().zip(links.iter().cycle().skip(1)) {
            let at = self.place(*pos);
            message.push_str(&format!("\n\t{at}: {from} refers to {to}"));
        }
        self.error(*pos, message);
    }

    /// The name of an object, with its package if that is another one.
    fn object_text(&self, obj: ObjId) -> String {
        let object = self.info.object(obj);
        match object.pkg {
            Some(pkg) if pkg != self.cx.pkg => format!("{}.{}", self.packages[pkg.0 as usize].name, object.name),
            _ => object.name.to_string(),
        }
    }

    /// Reports package-level types that are declared to be each other: `type A B; type B A`.
    pub(super) fn direct_cycles(&mut self, pkg: PkgId) {
        let mut done = BTreeMap::new();
        for obj in self.objects[pkg.0 as usize].clone() {
            self.direct_cycle(pkg, obj, &mut done);
        }
    }

    fn direct_cycle(&mut self, pkg: PkgId, obj: ObjId, done: &mut BTreeMap<ObjId, bool>) {
        let mut path: Vec<ObjId> = Vec::new();
        let mut next = Some(obj);
        while let Some(obj) = next {
            match done.get(&obj) {
                Some(true) => break,
                Some(false) => {
                    let start = path.iter().position(|on| *on == obj).unwrap_or_default();
                    self.set_type(obj, Types::INVALID);
                    let cycle = path[start..].to_vec();
                    let first = self.first_in_source(&cycle);
                    self.cycle_error(&cycle, first);
                    break;
                }
                None => {
                    done.insert(obj, false);
                    path.push(obj);
                }
            }
            next = self.decl_of.get(&obj).and_then(|id| match &self.decl(*id).kind {
                DeclKind::Type(decl) => match &decl.ty.kind {
                    ExprKind::Name(name) => self.package_member(pkg, name),
                    _ => None,
                },
                _ => None,
            });
        }
        for obj in path {
            done.insert(obj, true);
        }
    }

    /// Reports a type that contains itself.
    pub(super) fn valid_type(&mut self, named: NamedId) {
        let mut walk = Walk::default();
        let ty = self.info.types.intern(Type::Named(named));
        self.valid_within(ty, &mut walk);
    }

    /// Whether a type does not contain itself, seen from within the types of `walk.nest`.
    fn valid_within(&mut self, ty: TypeId, walk: &mut Walk) -> bool {
        let ty = self.info.types.unalias(ty);
        match self.info.types.get(ty).clone() {
            Type::Array(_, elem) => self.valid_within(elem, walk),
            Type::Struct(fields) => fields.iter().all(|field| self.valid_within(field.ty, walk)),
            Type::Interface(interface) => {
                let Some(written) = &interface.written else { return true };
                written.elems.iter().flatten().all(|term| self.valid_within(term.ty, walk))
            }
            Type::Named(named) => self.valid_named(named, walk),
            Type::TypeParam(_) => {
                let Some(instance) = walk.nest.pop() else { return true };
                let named = self.info.types.named(instance);
                let generic = named.instance_of.clone();
                let argument = generic.and_then(|(generic, args)| {
                    let tparam = self.info.types.as_tparam(ty);
                    let at = self.info.types.named(generic).tparams.iter().position(|p| Some(*p) == tparam)?;
                    args.get(at).copied()
                });
                let valid = argument.is_none_or(|argument| self.valid_within(argument, walk));
                walk.nest.push(instance);
                valid
            }
            _ => true,
        }
    }

    /// A type in a cycle: an instance is where it is first written.
    pub(super) fn type_link(&mut self, named: NamedId) -> (Pos, String) {
        let obj = self.info.types.named(named).obj;
        let pos = self.instance_places.get(&named).copied().unwrap_or(self.info.object(obj).pos);
        if self.info.types.named(named).instance_of.is_none() {
            return (pos, self.object_text(obj));
        }
        let ty = self.info.types.intern(Type::Named(named));
        (pos, self.type_text(ty))
    }

    fn valid_named(&mut self, named: NamedId, walk: &mut Walk) -> bool {
        let generic = self.info.types.named(named).instance_of.as_ref().map_or(named, |(generic, _)| *generic);
        let Some(rhs) = self.type_rhs.get(&generic).copied() else { return true };
        if self.valid_types.contains(&named) {
            return true;
        }
        if walk.nest.contains(&named) {
            let start = walk.path.iter().position(|on| *on == named).unwrap_or_default();
            let links: Vec<_> = walk.path[start..].iter().map(|on| self.type_link(*on)).collect();
            self.type_rhs.insert(generic, Types::INVALID);
            self.info.types.named_mut(generic).underlying = Some(Types::INVALID);
            self.report_links("invalid recursive type", &links);
            return false;
        }
        if walk.nest.len() >= MAX_NEST {
            let pos = self.info.object(self.info.types.named(named).obj).pos;
            self.error(pos, "types contain each other too deeply");
            self.info.types.named_mut(generic).underlying = Some(Types::INVALID);
            return false;
        }
        walk.nest.push(named);
        walk.path.push(named);
        let valid = self.valid_within(rhs, walk);
        walk.nest.pop();
        walk.path.pop();
        // What is not generic is valid everywhere if it is somewhere.
        if valid && named == generic && self.info.types.named(named).tparams.is_empty() {
            self.valid_types.insert(named);
        }
        valid
    }
}

/// The way to a type, through types that contain each other.
#[derive(Default)]
struct Walk {
    /// The types in whose memory it is.
    nest: Vec<NamedId>,
    /// All of them, those of type arguments included.
    path: Vec<NamedId>,
}
