//! What must be known of a function before its first instruction is emitted: which variables live on the heap, what
//! function literals capture, how they are called.
//!
//! ```text
//!   captured or its address taken?    no  --> registers
//!        | yes
//!   assigned after its declaration, or address taken?   no --> each literal gets a copy
//!        | yes                                                 (also a loop's variable that only the loop's
//!        v                                                      post statement changes: iterations have their own)
//!   a box on the heap
//! ```
//!
//! The body of a `for ... range f` over a function is a function too; it and literals are called *inner* functions.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::golang::check::info::ObjId;
use crate::golang::syntax::ast::{ExprId, Name};

/// What is known of one declared function (or one initialiser of package variables) and all functions within it.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Variables that live on the heap.
    pub(super) boxed: BTreeSet<ObjId>,
    /// Variables that get another value than that of their declaration.
    pub(super) assigned: BTreeSet<ObjId>,
    /// The function itself.
    pub(super) root: FuncFacts,
    /// Functions within it.
    pub(super) inner: BTreeMap<Inner, FuncFacts>,
}

/// What is known of one function.
#[derive(Debug, Default)]
pub(super) struct FuncFacts {
    /// Variables of functions around it that it uses, in order of their first use.
    pub(super) captures: Vec<ObjId>,
    /// It has a `defer`.
    pub(super) defers: bool,
    /// What its name has behind that of the function around it: `.func1`, `.1`, `-range1`.
    pub(super) suffix: String,
    /// Labels in it, but not in functions within it.
    pub(super) labels: BTreeSet<Name>,
}

/// Collects facts while somebody walks over a function, declarations before uses.
#[derive(Debug)]
pub(super) struct Collector {
    facts: Facts,
    /// The functions around the current place, the declared one first.
    stack: Vec<Level>,
    /// Which of them has declared a variable.
    owner: FxHashMap<ObjId, usize>,
    captured: BTreeSet<ObjId>,
    assigned: BTreeSet<ObjId>,
    /// Variables of the loops whose post statements we are in.
    in_post: Vec<Vec<ObjId>>,
}

#[derive(Debug)]
struct Level {
    facts: FuncFacts,
    /// None is the declared function.
    inner: Option<Inner>,
    results: Vec<ObjId>,
    literals: u32,
    ranges: u32,
}

/// An inner function. (What is ranged over may be a literal itself.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inner {
    /// This literal.
    Literal(ExprId),
    /// The body of the loop over this function.
    RangeBody(ExprId),
}

impl Level {
    /// Whether it is the body of a loop over a function.
    const fn is_range_body(&self) -> bool {
        matches!(self.inner, Some(Inner::RangeBody(_)))
    }
}

impl Collector {
    /// For a function with these parameters and results.
    pub(super) fn new(params: &[ObjId], results: &[ObjId]) -> Self {
        let mut new = Self {
            facts: Facts::default(),
            stack: Vec::new(),
            owner: FxHashMap::default(),
            captured: BTreeSet::new(),
            assigned: BTreeSet::new(),
            in_post: Vec::new(),
        };
        new.push(None, String::new(), results);
        params.iter().chain(results).for_each(|obj| new.declare(*obj));
        new
    }

    fn push(&mut self, inner: Option<Inner>, suffix: String, results: &[ObjId]) {
        let facts = FuncFacts { suffix, ..FuncFacts::default() };
        self.stack.push(Level { facts, inner, results: results.to_vec(), literals: 0, ranges: 0 });
    }

    /// Begins a function within the current one.
    pub(super) fn enter(&mut self, inner: Inner, params: &[ObjId], results: &[ObjId]) {
        let outermost = self.stack.len() == 1;
        let around = self.stack.last_mut().expect("the declared function is never left");
        let suffix = match inner {
            Inner::RangeBody(_) => {
                around.ranges += 1;
                format!("-range{}", around.ranges)
            }
            Inner::Literal(_) => {
                around.literals += 1;
                format!("{}{}", if outermost { ".func" } else { "." }, around.literals)
            }
        };
        self.push(Some(inner), suffix, results);
        params.iter().chain(results).for_each(|obj| self.declare(*obj));
    }

    /// Ends the function that was entered last.
    pub(super) fn leave(&mut self) {
        let level = self.stack.pop().expect("it was entered");
        self.facts.inner.insert(level.inner.expect("the declared function is never left"), level.facts);
    }

    /// A variable of the current function.
    pub(super) fn declare(&mut self, obj: ObjId) {
        self.owner.insert(obj, self.stack.len() - 1);
    }

    /// A variable is named; the first time where it is declared.
    pub(super) fn use_var(&mut self, obj: ObjId) {
        let current = self.stack.len() - 1;
        let owner = *self.owner.entry(obj).or_insert(current);
        for level in &mut self.stack[owner + 1..] {
            self.captured.insert(obj);
            if !level.facts.captures.contains(&obj) {
                level.facts.captures.push(obj);
            }
        }
        if owner < current && self.in_post.iter().flatten().any(|var| *var == obj) {
            self.assigned.insert(obj);
        }
    }

    /// Whether a variable has been seen.
    pub(super) fn is_declared(&self, obj: ObjId) -> bool {
        self.owner.contains_key(&obj)
    }

    /// A variable or a part of it gets another value than that of its declaration.
    pub(super) fn assign(&mut self, obj: ObjId) {
        let inner = self.owner.get(&obj).is_some_and(|owner| owner + 1 < self.stack.len());
        if inner || !self.in_post.last().is_some_and(|vars| vars.contains(&obj)) {
            self.assigned.insert(obj);
        }
    }

    /// The address of a variable or a part of it is taken.
    pub(super) fn take_address(&mut self, obj: ObjId) {
        self.facts.boxed.insert(obj);
    }

    /// Begins the post statement of a loop whose iterations have these variables of their own.
    pub(super) fn enter_post(&mut self, vars: Vec<ObjId>) {
        self.in_post.push(vars);
    }

    /// Ends it.
    pub(super) fn leave_post(&mut self) {
        self.in_post.pop();
    }

    /// A label in the current function.
    pub(super) fn label(&mut self, name: &Name) {
        if let Some(level) = self.stack.last_mut() {
            level.facts.labels.insert(name.clone());
        }
    }

    /// The function around the current place (not a loop's body) has a `defer`.
    pub(super) fn defer(&mut self) {
        let level = self.stack.iter_mut().rev().find(|level| !level.is_range_body());
        level.expect("the declared function is one").facts.defers = true;
    }

    /// A `return`: within a loop's body it assigns results of the function around.
    pub(super) fn return_(&mut self) {
        if self.stack.last().is_some_and(Level::is_range_body) {
            let level = self.stack.iter().rev().find(|level| !level.is_range_body());
            let results = level.expect("the declared function is one").results.clone();
            for result in results {
                self.use_var(result);
                self.assigned.insert(result);
            }
        }
    }

    /// Everything that was found out; `results` are those variables of results that any `return` assigns.
    pub(super) fn finish(mut self, is_result: impl Fn(ObjId) -> bool) -> Facts {
        let root = self.stack.pop().expect("the declared function is never left");
        self.facts.root = root.facts;
        let changing = self.captured.iter().copied().filter(|obj| self.assigned.contains(obj) || is_result(*obj));
        self.facts.boxed.extend(changing);
        self.facts.assigned = self.assigned;
        self.facts
    }
}
