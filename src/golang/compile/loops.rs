//! `for` with conditions.
//!
//! ```text
//!        init; jump cond
//!   body:     ...
//!   continue: copies of variables that live on the heap; post
//!   cond:     jump to body if it holds
//!   break:
//! ```

use super::func::{Fc, Slot};
use super::place::Place;
use crate::golang::check::info::ObjId;
use crate::golang::source::Pos;
use crate::golang::syntax::ast::{For, StmtKind};

impl Fc<'_, '_> {
    /// `for init; cond; post {...}`
    pub(super) fn for_(&mut self, pos: Pos, x: &For) {
        let label = self.label.take();
        x.init.iter().for_each(|init| self.stmt(init));
        let own = self.own_variables(pos, x);
        let (next, cond, end) = (self.code.label(), self.code.label(), self.code.label());
        self.enter_loop(&x.body, x.post.as_ref(), x.cond.as_ref());
        if x.cond.is_some() {
            self.code.goto(cond);
        }
        let body = self.code.here();
        self.label = label;
        self.enter_target(end, Some(next));
        self.block(&x.body);
        self.code.bind(next);
        self.code.at(pos);
        for var in own {
            self.renew(var);
        }
        x.post.iter().for_each(|post| self.stmt(post));
        self.code.bind(cond);
        match &x.cond {
            Some(cond) => {
                self.code.at(cond.start());
                self.jump_if(cond, true, body);
            }
            None => self.code.goto(body),
        }
        self.leave_loop();
        self.leave_target();
    }

    /// Variables that each iteration has of its own and that live on the heap.
    fn own_variables(&mut self, pos: Pos, x: &For) -> Vec<ObjId> {
        let Some(StmtKind::Define(left, _)) = x.init.as_ref().map(|init| &init.kind) else { return Vec::new() };
        if self.c.info.shared_loops.contains(&pos) {
            return Vec::new();
        }
        let vars = left.iter().filter_map(|name| self.defined_var(name));
        vars.filter(|var| self.env.facts.boxed.contains(var)).collect()
    }

    /// The variable's next incarnation begins with the value of the last one.
    fn renew(&mut self, var: ObjId) {
        let Some(Slot::Boxed(p)) = self.vars.get(&var).copied() else { return };
        let mark = self.top;
        let ty = self.obj_ty(var);
        let words = self.words(ty);
        let s = self.alloc(words);
        let place = Place::Mem { p, word: 0 };
        if words > 0 {
            self.load(place, words, s);
        }
        self.new_box(p, ty);
        if words > 0 {
            self.store(place, words, s);
        }
        self.top = mark;
    }
}
