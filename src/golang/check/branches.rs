//! Labels, and where `break`, `continue`, `goto` and `fallthrough` may go.
//!
//! ```text
//!   body --> blocks within blocks; labels belong to the block they stand in
//!            forward gotos bubble up to the block in which their label turns up
//! ```

use std::collections::BTreeMap;

use crate::golang::check::checker::{Checker, place};
use crate::golang::check::expr_text::Text;
use crate::golang::source::{Pos, SourceMap};
use crate::golang::syntax::ast::{Block, Decl, ExprId, Ident, Stmt, StmtKind};

impl Checker<'_> {
    /// Reports misplaced branches and bad labels in a function's body; function literals in it have their own.
    pub(super) fn check_branches(&mut self, body: &Block) {
        let mut walk = Walk { map: self.map, labels: BTreeMap::new(), blocks: Vec::new(), mistakes: Vec::new() };
        let list: Vec<_> = body.stmts.iter().collect();
        let open = walk.block(None, Targets::default(), None, body.pos, &list);
        walk.unresolved(&open);
        for (pos, message) in walk.mistakes {
            self.error(pos, message);
        }
    }
}

/// A function's body.
struct Walk<'s> {
    map: &'s SourceMap,
    labels: BTreeMap<&'s str, Label<'s>>,
    blocks: Vec<BlockInfo<'s>>,
    mistakes: Vec<(Pos, String)>,
}

/// A label.
struct Label<'s> {
    ident: &'s Ident,
    /// The block it stands in.
    block: usize,
    used: bool,
}

/// A labeled statement.
#[derive(Clone, Copy)]
struct Labeled<'s> {
    label: &'s Ident,
    stmt: &'s Stmt,
}

struct BlockInfo<'s> {
    parent: Option<usize>,
    start: Pos,
    /// The labeled statement that it belongs to.
    labeled: Option<Labeled<'s>>,
}

/// What encloses a statement.
#[derive(Clone, Copy, Default)]
struct Targets {
    breaks: Breaks,
    continues: bool,
    /// Which case of a switch it stands in directly.
    case: Option<usize>,
}

/// What a `break` ends.
#[derive(Clone, Copy, Default)]
enum Breaks {
    #[default]
    Nothing,
    /// With so many cases.
    Switch(usize),
    TypeSwitch,
    /// A loop or `select`.
    Other,
}

/// A variable declaration that gotos must not jump over.
struct VarDecl<'s> {
    pos: Pos,
    names: String,
    /// The gotos in front of it that have not found their label yet.
    before: Vec<&'s Ident>,
}

impl<'s> Walk<'s> {
    fn error(&mut self, pos: Pos, message: String) {
        self.mistakes.push((pos, message));
    }

    fn place(&self, pos: Pos) -> String {
        place(self.map, pos)
    }

    /// At the end: gotos whose label has not been found, labels that have not been used.
    fn unresolved(&mut self, gotos: &[&'s Ident]) {
        for goto in gotos {
            let name = &goto.name;
            let message = if let Some(label) = self.labels.get_mut(&**name) {
                label.used = true;
                let start = self.blocks[label.block].start;
                format!("goto {name} jumps into block starting at {}", self.place(start))
            } else {
                format!("label {name} not defined")
            };
            self.error(goto.pos, message);
        }
        let unused = self.labels.values().filter(|label| !label.used);
        let unused: Vec<_> = unused.map(|label| label.ident).collect();
        for label in unused {
            self.error(label.pos, format!("label {} defined and not used", label.name));
        }
    }

    /// A list of statements; the result are the gotos in it that have not found their label.
    fn block(
        &mut self,
        parent: Option<usize>,
        targets: Targets,
        labeled: Option<Labeled<'s>>,
        start: Pos,
        list: &[&'s Stmt],
    ) -> Vec<&'s Ident> {
        let block = self.blocks.len();
        self.blocks.push(BlockInfo { parent, start, labeled });
        let mut gotos: Vec<&'s Ident> = Vec::new();
        let mut var: Option<VarDecl<'s>> = None;
        let count = list.iter().rposition(|stmt| !matches!(stmt.kind, StmtKind::Empty)).map_or(0, |last| last + 1);
        for (i, stmt) in list[..count].iter().enumerate() {
            let mut labeled = None;
            let mut stmt: &'s Stmt = stmt;
            while let StmtKind::Labeled(label, inner) = &stmt.kind {
                if &*label.name != "_" {
                    self.declare(block, label);
                    self.found(label, &mut gotos, var.as_ref());
                    labeled = Some(Labeled { label, stmt: inner });
                }
                stmt = inner;
            }
            match &stmt.kind {
                StmtKind::Decl(decls) => {
                    let first = decls.iter().find_map(|decl| match decl {
                        Decl::Var(decl) => Some(decl),
                        _ => None,
                    });
                    if let Some(decl) = first {
                        let names = decl.names.first().map_or_else(String::new, |name| name.name.to_string());
                        var = Some(VarDecl { pos: decl.pos, names, before: gotos.clone() });
                    }
                }
                StmtKind::Define(lhs, _) => {
                    let names: Vec<_> = lhs.iter().map(|x| Text(x).to_string()).collect();
                    var = Some(VarDecl { pos: stmt.pos, names: names.join(", "), before: gotos.clone() });
                }
                StmtKind::Goto(label) => {
                    if !self.goto_target(block, label) {
                        gotos.push(label);
                    }
                }
                StmtKind::Fallthrough => self.fallthrough(stmt.pos, targets, i + 1 == count),
                StmtKind::Break(label) => self.break_to(block, stmt.pos, targets, label.as_ref()),
                StmtKind::Continue(label) => self.continue_to(block, stmt.pos, targets, label.as_ref()),
                _ => gotos.extend(self.inner_blocks(block, targets, labeled, stmt)),
            }
        }
        gotos
    }

    /// The blocks that a statement is made of.
    fn inner_blocks(
        &mut self,
        block: usize,
        outer: Targets,
        labeled: Option<Labeled<'s>>,
        stmt: &'s Stmt,
    ) -> Vec<&'s Ident> {
        let inner = Targets { case: None, ..outer };
        let parent = Some(block);
        let in_loop = Targets { breaks: Breaks::Other, continues: true, case: None };
        let list = |stmts: &'s [Stmt]| stmts.iter().collect::<Vec<_>>();
        let mut gotos = Vec::new();
        match &stmt.kind {
            StmtKind::Block(body) => gotos = self.block(parent, inner, labeled, body.pos, &list(&body.stmts)),
            StmtKind::If(stmt) => {
                gotos = self.block(parent, inner, labeled, stmt.then.pos, &list(&stmt.then.stmts));
                if let Some(otherwise) = &stmt.otherwise {
                    gotos.extend(self.block(parent, inner, labeled, otherwise.pos, &[otherwise]));
                }
            }
            StmtKind::For(stmt) => {
                gotos = self.block(parent, in_loop, labeled, stmt.body.pos, &list(&stmt.body.stmts));
            }
            StmtKind::Range(stmt) => {
                gotos = self.block(parent, in_loop, labeled, stmt.body.pos, &list(&stmt.body.stmts));
            }
            StmtKind::Switch(stmt) => {
                for (i, case) in stmt.cases.iter().enumerate() {
                    let targets = Targets { breaks: Breaks::Switch(stmt.cases.len()), case: Some(i), ..outer };
                    gotos.extend(self.block(parent, targets, labeled, case.pos, &list(&case.body)));
                }
            }
            StmtKind::TypeSwitch(stmt) => {
                for (i, case) in stmt.cases.iter().enumerate() {
                    let targets = Targets { breaks: Breaks::TypeSwitch, case: Some(i), ..outer };
                    gotos.extend(self.block(parent, targets, labeled, case.pos, &list(&case.body)));
                }
            }
            StmtKind::Select(stmt) => {
                for case in &stmt.cases {
                    let targets = Targets { breaks: Breaks::Other, case: None, ..outer };
                    gotos.extend(self.block(parent, targets, labeled, case.pos, &list(&case.body)));
                }
            }
            _ => {}
        }
        gotos
    }

    fn declare(&mut self, block: usize, label: &'s Ident) {
        if let Some(other) = self.labels.get(&*label.name) {
            let other = self.place(other.ident.pos);
            return self.error(label.pos, format!("label {} already defined at {other}", label.name));
        }
        self.labels.insert(&label.name, Label { ident: label, block, used: false });
    }

    /// The label that some gotos wait for.
    fn found(&mut self, label: &'s Ident, gotos: &mut Vec<&'s Ident>, var: Option<&VarDecl<'s>>) {
        let (here, others): (Vec<&Ident>, Vec<&Ident>) = gotos.iter().partition(|goto| goto.name == label.name);
        *gotos = others;
        for goto in here {
            if let Some(label) = self.labels.get_mut(&*label.name) {
                label.used = true;
            }
            if let Some(var) = var.filter(|var| var.before.iter().any(|before| before.id == goto.id)) {
                let (name, names, at) = (&goto.name, &var.names, self.place(var.pos));
                self.error(goto.pos, format!("goto {name} jumps over declaration of {names} at {at}"));
            }
        }
    }

    /// The block and those around it, from the inside.
    fn enclosing(&self, block: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(block), |at| self.blocks[*at].parent)
    }

    /// Whether a goto's label is known, and stands in a block around the goto.
    fn goto_target(&mut self, block: usize, label: &Ident) -> bool {
        let Some(target) = self.labels.get_mut(&*label.name) else { return false };
        target.used = true;
        let at = target.block;
        self.enclosing(block).any(|block| block == at)
    }

    /// The labeled statement around the block: none if there is no such label, the inner none if it does not enclose it.
    fn enclosing_target(&mut self, block: usize, label: &Ident) -> Option<Option<&'s Stmt>> {
        let target = self.labels.get_mut(&*label.name)?;
        target.used = true;
        let id: ExprId = target.ident.id;
        let mut around = self.enclosing(block).filter_map(|block| self.blocks[block].labeled);
        Some(around.find(|labeled| labeled.label.id == id).map(|labeled| labeled.stmt))
    }

    fn break_to(&mut self, block: usize, pos: Pos, targets: Targets, label: Option<&Ident>) {
        let Some(label) = label else {
            if matches!(targets.breaks, Breaks::Nothing) {
                self.error(pos, "break is not in a loop, switch, or select".into());
            }
            return;
        };
        match self.enclosing_target(block, label) {
            None => self.error(label.pos, format!("break label not defined: {}", label.name)),
            Some(Some(stmt)) if is_loop(stmt) || is_switch(stmt) => {}
            Some(_) => self.error(label.pos, format!("invalid break label {}", label.name)),
        }
    }

    fn continue_to(&mut self, block: usize, pos: Pos, targets: Targets, label: Option<&Ident>) {
        let Some(label) = label else {
            if !targets.continues {
                self.error(pos, "continue is not in a loop".into());
            }
            return;
        };
        match self.enclosing_target(block, label) {
            None => self.error(label.pos, format!("continue label not defined: {}", label.name)),
            Some(Some(stmt)) if is_loop(stmt) => {}
            Some(_) => self.error(label.pos, format!("invalid continue label {}", label.name)),
        }
    }

    fn fallthrough(&mut self, pos: Pos, targets: Targets, last: bool) {
        let message = match (targets.breaks, targets.case) {
            (Breaks::TypeSwitch, _) => "cannot fallthrough in type switch",
            (Breaks::Switch(cases), Some(case)) if last => {
                if case + 1 < cases {
                    return;
                }
                "cannot fallthrough final case in switch"
            }
            _ => "fallthrough statement out of place",
        };
        self.error(pos, message.into());
    }
}

const fn is_loop(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::For(_) | StmtKind::Range(_))
}

const fn is_switch(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_))
}
