//! Generic code that would need infinitely many instances: `func f[T any]() { f[*T]() }`.
//!
//! ```text
//!   type parameter P --(an argument for Q mentions P)--> type parameter Q      weight 0 if the argument is P itself,
//!                                                                              else 1: the argument is larger
//! ```
//!
//! A cycle on which arguments get larger never ends. To find one, the greatest weights of paths are computed; if a path
//! becomes longer than there are parameters, it has gone round such a cycle.

use std::collections::BTreeMap;

use crate::golang::check::checker::Checker;
use crate::golang::check::info::ObjKind;
use crate::golang::source::Pos;
use crate::golang::types::{Type, TypeId, TypeParamId};

/// One type argument for one type parameter, somewhere in generic code.
pub(super) struct Instantiation {
    pos: Pos,
    tparam: TypeParamId,
    arg: TypeId,
}

/// An argument for `to` mentions `from`.
struct Edge {
    from: TypeParamId,
    to: TypeParamId,
    weight: usize,
    pos: Pos,
    arg: TypeId,
}

/// The heaviest path to a type parameter.
#[derive(Clone, Copy, Default)]
struct Path {
    weight: usize,
    length: usize,
    last: Option<usize>,
}

impl Checker<'_> {
    /// Notes type arguments, each with its place if it has one of its own.
    pub(super) fn note_instance(&mut self, pos: Pos, places: &[Pos], tparams: &[TypeParamId], targs: &[TypeId]) {
        if self.packages[self.cx.pkg.0 as usize].library {
            return;
        }
        for (i, (tparam, arg)) in tparams.iter().zip(targs).enumerate() {
            let pos = places.get(i).copied().unwrap_or(pos);
            self.instantiations.push(Instantiation { pos, tparam: *tparam, arg: *arg });
        }
    }

    /// Reports a cycle of instances that never ends.
    pub(super) fn endless_instances(&mut self) {
        let receivers = self.receiver_tparams();
        let canon = |tparam: TypeParamId| receivers.get(&tparam).copied().unwrap_or(tparam);
        let mut edges = Vec::new();
        for Instantiation { pos, tparam, arg } in std::mem::take(&mut self.instantiations) {
            let alone = self.info.types.as_tparam(arg);
            for from in self.mentioned(arg) {
                let weight = usize::from(alone != Some(from));
                edges.push(Edge { from: canon(from), to: canon(tparam), weight, pos, arg });
            }
        }
        let mut paths: BTreeMap<TypeParamId, Path> = BTreeMap::new();
        for edge in &edges {
            paths.insert(edge.from, Path::default());
            paths.insert(edge.to, Path::default());
        }
        while let Some(changed) = lengthen(&edges, &mut paths) {
            if let Err(on) = changed {
                return self.report_instance_cycle(&edges, &paths, on);
            }
        }
    }

    /// What receivers call the parameters of their types.
    fn receiver_tparams(&self) -> BTreeMap<TypeParamId, TypeParamId> {
        let funcs = self.info.objects.iter().filter_map(|object| match &object.kind {
            ObjKind::Func(func) => func.recv.as_ref(),
            _ => None,
        });
        let pairs = funcs.flat_map(|recv| {
            let own = &self.info.types.named(recv.named).tparams;
            recv.tparams.iter().copied().zip(own.iter().copied())
        });
        pairs.collect()
    }

    /// The type parameters that a type mentions, and those of the function around a type that is declared in it.
    fn mentioned(&self, ty: TypeId) -> Vec<TypeParamId> {
        let mut found = Vec::new();
        let mut seen = Vec::new();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            if seen.contains(&ty) {
                continue;
            }
            seen.push(ty);
            match self.info.types.get(ty) {
                Type::TypeParam(tparam) => found.push(*tparam),
                Type::Named(named) => {
                    let named = self.info.types.named(*named);
                    found.extend(&named.outer);
                    open.extend(named.instance_of.iter().flat_map(|(_, args)| args));
                }
                other => other.for_each_part(&mut |part| open.push(part)),
            }
        }
        found
    }

    /// `on` can be reached from the cycle; the cycle is found by going back.
    fn report_instance_cycle(&mut self, edges: &[Edge], paths: &BTreeMap<TypeParamId, Path>, on: TypeParamId) {
        let last = |on: &TypeParamId| paths.get(on).and_then(|path| path.last).and_then(|at| edges.get(at));
        let mut way = Vec::new();
        let mut at = on;
        while !way.contains(&at) {
            way.push(at);
            let Some(edge) = last(&at) else { return };
            at = edge.from;
        }
        let name = |checker: &Self, tparam: TypeParamId| checker.info.types.tparam(tparam).name.clone();
        let mut message = "instantiation cycle:".to_owned();
        for edge in way.iter().skip_while(|on| **on != at).filter_map(last) {
            let (place, arg) = (self.place(edge.pos), self.type_text(edge.arg));
            message.push_str(&format!("\n\t{place}: {} instantiated as {arg}", name(self, edge.to)));
        }
        let pos = self.info.object(self.info.types.tparam(at).obj).pos;
        self.error(pos, message);
    }
}

/// Makes paths heavier where there is a heavier one; none if there is not any more, an error if one goes in circles.
fn lengthen(edges: &[Edge], paths: &mut BTreeMap<TypeParamId, Path>) -> Option<Result<(), TypeParamId>> {
    let count = paths.len();
    let mut changed = false;
    for (i, edge) in edges.iter().enumerate() {
        let from = paths.get(&edge.from).copied().unwrap_or_default();
        let Some(to) = paths.get_mut(&edge.to) else { continue };
        let weight = from.weight + edge.weight;
        if weight <= to.weight {
            continue;
        }
        *to = Path { weight: to.weight, length: from.length + 1, last: Some(i) };
        if to.length == count {
            return Some(Err(edge.to));
        }
        to.weight = weight;
        changed = true;
    }
    changed.then_some(Ok(()))
}
