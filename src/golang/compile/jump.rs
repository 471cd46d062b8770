//! `break`, `continue`, `goto`, and leaving the body of a loop over a function.

use super::emit::Label;
use super::func::Fc;
use crate::golang::syntax::ast::Ident;
use crate::golang::types::Name;

/// A statement that can be left by `break` or goes on by `continue`.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) name: Option<Name>,
    pub(super) break_to: Label,
    /// None: it is no loop.
    pub(super) continue_to: Option<Label>,
}

/// Where a loop's body leads that is a function of its own, other than to its next iteration or its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Return,
    Break(Name),
    Continue(Name),
    Goto(Name),
}

impl Fc<'_, '_> {
    /// Begins a statement that `break` can leave; it takes the label in front of it.
    pub(super) fn enter_target(&mut self, break_to: Label, continue_to: Option<Label>) {
        let name = self.label.take();
        self.targets.push(Target { name, break_to, continue_to });
    }

    /// Ends it: this is where `break` leads.
    pub(super) fn leave_target(&mut self) {
        if let Some(target) = self.targets.pop() {
            self.code.bind(target.break_to);
        }
    }

    /// `break L`
    pub(super) fn break_(&mut self, label: Option<&Ident>) {
        let name = label.map(|label| &label.name);
        let target = self.targets.iter().rev().find(|target| name.is_none() || target.name.as_ref() == name);
        match (target, name) {
            (Some(target), _) => self.code.goto(target.break_to),
            (None, Some(name)) => self.exit(Exit::Break(name.clone())),
            (None, None) => {}
        }
    }

    /// `continue L`
    pub(super) fn continue_(&mut self, label: Option<&Ident>) {
        let name = label.map(|label| &label.name);
        let mut loops = self.targets.iter().rev().filter(|target| target.continue_to.is_some());
        let target = loops.find(|target| name.is_none() || target.name.as_ref() == name);
        match (target.and_then(|target| target.continue_to), name) {
            (Some(to), _) => self.code.goto(to),
            (None, Some(name)) => self.exit(Exit::Continue(name.clone())),
            (None, None) => {}
        }
    }

    /// `goto L`
    pub(super) fn goto(&mut self, name: &Name) {
        if self.body_of.as_ref().is_some_and(|body| !body.labels.contains(name)) {
            self.exit(Exit::Goto(name.clone()));
            return;
        }
        let label = self.goto_label(name);
        self.code.goto(label);
    }

    /// Where `goto` leads.
    pub(super) fn goto_label(&mut self, name: &Name) -> Label {
        if let Some(label) = self.labels.get(name) {
            return *label;
        }
        let label = self.code.label();
        self.labels.insert(name.clone(), label);
        label
    }

    /// Carries out what a loop's body could not do itself.
    pub(super) fn carry_out(&mut self, exit: &Exit) {
        match exit {
            Exit::Return if self.body_of.is_some() => self.exit(Exit::Return),
            Exit::Return => self.emit_return(),
            Exit::Goto(name) => self.goto(name),
            Exit::Break(name) => match self.targets.iter().rev().find(|target| target.name.as_ref() == Some(name)) {
                Some(target) => self.code.goto(target.break_to),
                None => self.exit(exit.clone()),
            },
            Exit::Continue(name) => {
                let target = self.targets.iter().rev().find(|target| target.name.as_ref() == Some(name));
                match target.and_then(|target| target.continue_to) {
                    Some(to) => self.code.goto(to),
                    None => self.exit(exit.clone()),
                }
            }
        }
    }
}
