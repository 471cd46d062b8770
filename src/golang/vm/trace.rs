//! Where a goroutine is, in the words of the runtime's tracebacks.

use std::fmt::Write;

use super::goroutine::{Frame, Goroutine, Site};
use super::{Core, Vm};
use crate::base::ids::FuncId;
use crate::event;
use crate::golang::code::{Code, FuncCode};
use crate::golang::source::{Pos, Position};
use crate::sim::program::Gp;

/// Where a goroutine is: the calls under way.
#[derive(Clone, Copy, Debug)]
pub struct Frames<'a> {
    pub(super) innermost: Frame,
    pub(super) callers: &'a [Frame],
}

impl Frames<'_> {
    fn shown<'c>(&'c self, code: &'c Code) -> impl Iterator<Item = (&'c FuncCode, &'c Frame)> {
        let frames = std::iter::once(&self.innermost).chain(self.callers.iter().rev());
        frames.map(|frame| (&code.funcs[frame.func as usize], frame)).filter(|(func, _)| !func.wrapper)
    }

    /// Where the call is that stands so many levels above the innermost function, as one word.
    pub fn caller(&self, code: &Code, level: usize) -> Option<u64> {
        let (_, frame) = self.shown(code).nth(level)?;
        Some((u64::from(frame.func + 1) << 32) | u64::from(frame.pc))
    }

    /// Where the innermost function is.
    pub fn site(&self, code: &Code) -> Site {
        let Frame { func, .. } = self.innermost;
        Site { func, pos: place(&code.funcs[func as usize], &self.innermost) }
    }

    /// The calls as a traceback has them: of many, the first and the last ones.
    pub fn trace(&self, code: &Code) -> String {
        const SHOWN: usize = 50;
        let mut text = String::new();
        let mut frames = self.shown(code);
        for (func, frame) in frames.by_ref().take(SHOWN) {
            write_frame(&mut text, code, func, frame);
        }
        let elided = frames.count().saturating_sub(SHOWN);
        if elided > 0 {
            let _ = writeln!(text, "...{elided} frames elided...");
        }
        for (func, frame) in self.shown(code).skip(SHOWN + elided) {
            write_frame(&mut text, code, func, frame);
        }
        text
    }
}

/// The function and the position of what [`Frames::caller`] found.
pub fn describe(code: &Code, place: u64) -> Option<(&str, Position)> {
    let func = code.funcs.get(((place >> 32) as usize).checked_sub(1)?)?;
    let at = (place as u32 as usize).saturating_sub(1);
    let pos = func.places.get(at).copied().unwrap_or(func.pos);
    Some((&func.name, code.map.position(pos)?))
}

fn write_frame(text: &mut String, code: &Code, func: &FuncCode, frame: &Frame) {
    let args = if func.params == 0 { "" } else { "..." };
    let _ = writeln!(text, "{}({args})\n\t{}", func.name, place_text(code, place(func, frame)));
}

fn place_text(code: &Code, pos: Pos) -> String {
    code.map.position(pos).map_or_else(|| "?:0".to_owned(), |at| format!("{}:{}", at.file, at.line))
}

impl Core {
    /// The lines below `goroutine 1 [running]:`, innermost frame first.
    pub(super) fn trace_of(&self, g: &Goroutine) -> String {
        let mut text = Frames { innermost: g.frame, callers: &g.callers }.trace(&self.code);
        if g.site.pos.is_known() {
            let func = &self.code.funcs[g.site.func as usize];
            let creator = g.creator.map_or_else(String::new, |creator| format!(" in goroutine {creator}"));
            let _ = writeln!(text, "created by {}{creator}\n\t{}", func.name, place_text(&self.code, g.site.pos));
        }
        text
    }

    /// Where the goroutine is right now.
    pub(super) fn site(&self, g: &Goroutine) -> Site {
        Frames { innermost: g.frame, callers: &g.callers }.site(&self.code)
    }

    /// The innermost frame that is the program's own, and not the library's.
    fn own_frame<'g>(&self, g: &'g Goroutine) -> Option<(&FuncCode, &'g Frame)> {
        let mut frames = g.frames().map(|frame| (&self.code.funcs[frame.func as usize], frame));
        frames.find(|(func, _)| !func.library && !func.wrapper)
    }
}

/// Where the instruction is that the frame carries out.
fn place(func: &FuncCode, frame: &Frame) -> Pos {
    let at = (frame.pc as usize).saturating_sub(1);
    func.places.get(at).copied().unwrap_or(func.pos)
}

impl Vm {
    /// The function and line of the program's own at which a goroutine is.
    pub(super) fn position_of(&self, g: Gp) -> Option<event::Position> {
        let g = self.gs.get(g.index())?;
        let (func, frame) = self.core.own_frame(g)?;
        let pos = place(func, frame);
        let file = self.core.code.map.file_of(pos)?;
        let line = self.core.code.map.position(pos)?.line;
        Some(event::Position { func: FuncId::new(frame.func), file: file.0, line })
    }
}
