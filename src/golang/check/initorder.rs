//! The order in which a package's variables are initialised.
//!
//! ```text
//!   var a = f()   f uses b   --> a depends on b: b first, else in the order of the source
//! ```
//!
//! Functions are taken out of the graph: what uses a function uses what the function uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::golang::check::checker::Checker;
use crate::golang::check::collect::{DeclId, DeclKind};
use crate::golang::check::info::{InitStep, ObjId, ObjKind};
use crate::golang::types::PkgId;

/// Which constants and variables each constant and variable depends on, and the reverse.
struct Graph {
    needs: BTreeMap<ObjId, BTreeSet<ObjId>>,
    needed_by: BTreeMap<ObjId, BTreeSet<ObjId>>,
}

/// Where something stands in the queue: constants first, then by how much it still waits for, then as in the source.
type Rank = (bool, usize, ObjId);

impl Checker<'_> {
    /// The steps that initialise a package's variables; reports variables that need themselves.
    pub(super) fn init_order(&mut self, pkg: PkgId) -> Vec<InitStep> {
        let graph = self.dependencies(pkg);
        let mut waits: BTreeMap<ObjId, usize> = graph.needs.iter().map(|(obj, needs)| (*obj, needs.len())).collect();
        let mut queue: BTreeSet<Rank> = waits.iter().map(|(obj, count)| self.rank(*obj, *count)).collect();
        let mut emitted: BTreeSet<DeclId> = BTreeSet::new();
        let mut steps = Vec::new();
        while let Some((_, count, obj)) = queue.pop_first() {
            if count > 0 {
                self.report_init_cycle(pkg, obj);
            }
            for user in graph.needed_by.get(&obj).into_iter().flatten() {
                let Some(waiting) = waits.get_mut(user) else { continue };
                let before = self.rank(*user, *waiting);
                *waiting = waiting.saturating_sub(1);
                let after = self.rank(*user, *waiting);
                if queue.remove(&before) {
                    queue.insert(after);
                }
            }
            waits.remove(&obj);
            let Some(id) = self.decl_of.get(&obj).copied() else { continue };
            let DeclKind::Var { lhs, value: Some(value), .. } = &self.decl(id).kind else { continue };
            if emitted.insert(id) {
                let vars = if lhs.is_empty() { vec![obj] } else { lhs.clone() };
                steps.push(InitStep { vars, value: Arc::new((*value).clone()) });
            }
        }
        steps
    }

    fn rank(&self, obj: ObjId, count: usize) -> Rank {
        (!matches!(self.info.object(obj).kind, ObjKind::Const(_)), count, obj)
    }

    /// What an object of this package uses of this package.
    fn deps_within(&self, pkg: PkgId, obj: ObjId) -> BTreeSet<ObjId> {
        let Some(id) = self.decl_of.get(&obj) else { return BTreeSet::new() };
        let deps = self.decl(*id).deps.iter().copied();
        deps.filter(|dep| self.info.object(*dep).pkg == Some(pkg)).collect()
    }

    /// The package's constants and variables; of the library only the variables that are used.
    fn dependencies(&self, pkg: PkgId) -> Graph {
        let library = self.packages[pkg.0 as usize].library;
        let reached: BTreeSet<ObjId> = self.reached_vars.iter().copied().collect();
        let mut graph = Graph { needs: BTreeMap::new(), needed_by: BTreeMap::new() };
        let mut through: BTreeMap<ObjId, BTreeSet<ObjId>> = BTreeMap::new();
        for obj in &self.objects[pkg.0 as usize] {
            let wanted = match self.info.object(*obj).kind {
                ObjKind::Const(_) => !library,
                ObjKind::Var(_) => !library || reached.contains(obj),
                _ => false,
            };
            if wanted {
                graph.needs.insert(*obj, self.values_reached(pkg, *obj, &mut through));
            }
        }
        for (obj, needs) in &graph.needs {
            for need in needs {
                graph.needed_by.entry(*need).or_default().insert(*obj);
            }
        }
        graph
    }

    /// The constants and variables that an object uses directly or through functions.
    fn values_reached(
        &self,
        pkg: PkgId,
        obj: ObjId,
        through: &mut BTreeMap<ObjId, BTreeSet<ObjId>>,
    ) -> BTreeSet<ObjId> {
        let mut values = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<ObjId> = self.deps_within(pkg, obj).into_iter().collect();
        while let Some(dep) = open.pop() {
            if !matches!(self.info.object(dep).kind, ObjKind::Func(_)) {
                values.insert(dep);
            } else if seen.insert(dep) {
                open.extend(through.entry(dep).or_insert_with(|| self.deps_within(pkg, dep)).iter());
            }
        }
        values
    }

    fn report_init_cycle(&mut self, pkg: PkgId, obj: ObjId) {
        let Some(cycle) = self.way_back(pkg, obj) else { return };
        let name = |checker: &Self, obj: ObjId| checker.info.object(obj).name.to_string();
        let (first, pos) = (name(self, obj), self.info.object(obj).pos);
        if cycle.len() == 1 {
            return self.error(pos, format!("initialization cycle: {first} refers to itself"));
        }
        let mut message = format!("initialization cycle for {first}");
        let mut from = obj;
        for to in cycle {
            let at = self.place(self.info.object(from).pos);
            message.push_str(&format!("\n\t{at}: {} refers to {}", name(self, from), name(self, to)));
            from = to;
        }
        self.error(pos, message);
    }

    /// A way from an object's dependencies to the object itself, depth first in the order of the source; ends with it.
    fn way_back(&self, pkg: PkgId, obj: ObjId) -> Option<Vec<ObjId>> {
        let mut seen = BTreeSet::from([obj]);
        let mut stack = vec![(obj, self.deps_within(pkg, obj))];
        loop {
            let (_, deps) = stack.last_mut()?;
            let Some(next) = deps.pop_first() else {
                stack.pop();
                continue;
            };
            if next == obj {
                let way = stack.iter().skip(1).map(|(on, _)| *on);
                return Some(way.chain([obj]).collect());
            }
            if seen.insert(next) {
                stack.push((next, self.deps_within(pkg, next)));
            }
        }
    }
}
