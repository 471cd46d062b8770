//! The lanes: how many there are, and what their left edge says.

use ratatui::layout::Rect;

use super::Kind;
use crate::base::ids::{CoreId, MId, PId};
use crate::event::ProcState;
use crate::trace::activity::Lane;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{Kernel, ThreadState};
use crate::tui::look::Look;
use crate::tui::screen::run::Run;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, width};

/// How many lanes there are.
pub fn count(run: &Run) -> usize {
    let world = run.film.world();
    match run.timeline.kind {
        Kind::Core => world.cores.len(),
        Kind::Proc => world.procs.iter().filter(|proc| proc.state != ProcState::Dead).count(),
        Kind::Thread => world.threads.len(),
    }
}

/// A lane, its name, and what is in it at the cursor, in columns.
pub(super) fn lane(run: &Run, number: usize) -> (Lane, [String; 4]) {
    let world = run.film.world();
    let id = u16::try_from(number).unwrap_or(u16::MAX - 1);
    let of_thread = |m: MId| world.threads.get(m.index());
    let p_of = |m: MId| of_thread(m).and_then(|thread| thread.p).map_or("-".into(), |p| format!("P{p}"));
    let g_of = |m: MId| of_thread(m).and_then(|thread| thread.g).map_or(String::new(), |g| format!("G{g}"));
    match run.timeline.kind {
        Kind::Core => {
            let name = format!("core {id}");
            let held = world.cores.get(number).and_then(|core| core.m);
            let empty = if world.has(CoreId::new(id)) { "idle" } else { "gone" };
            let held = held.map_or([name.clone(), empty.into(), String::new(), String::new()], |m| {
                [name, format!("M{m}"), p_of(m), g_of(m)]
            });
            (Lane::Core(CoreId::new(id)), held)
        }
        Kind::Proc => {
            let name = format!("P{id}");
            let held = world.procs.get(number).and_then(|proc| proc.m);
            let held = held.map_or([name.clone(), "idle".into(), String::new(), String::new()], |m| {
                [name, format!("M{m}"), g_of(m), String::new()]
            });
            (Lane::Proc(PId::new(id)), held)
        }
        Kind::Thread => {
            let m = MId::new(id);
            let place = match of_thread(m).map(|thread| (thread.state, thread.kernel)) {
                Some((ThreadState::Sysmon, _)) => "sysmon".into(),
                Some((ThreadState::Idle, _)) | None => "parked".into(),
                Some((ThreadState::Locked, _)) => "waits for its G".into(),
                Some((ThreadState::Gone, _)) => "gone".into(),
                Some((ThreadState::Polling { .. }, _)) => "netpoll".into(),
                Some((ThreadState::Active, Kernel::On(core))) => format!("core {core}"),
                Some((ThreadState::Active, Kernel::Ready)) => "no core".into(),
                Some((ThreadState::Active, Kernel::Asleep)) => "asleep".into(),
            };
            (Lane::Thread(m), [format!("M{m}"), place, p_of(m), g_of(m)])
        }
    }
}

/// What a lane is about.
pub(super) const fn subject(lane: Lane) -> Subject {
    match lane {
        Lane::Core(core) => Subject::Core(core),
        Lane::Proc(p) => Subject::P(p),
        Lane::Thread(m) => Subject::M(m),
        Lane::Goroutine(g) => Subject::G(g),
    }
}

/// Draws the left edge of a lane.
pub(super) fn draw(run: &Run, held: &[String; 4], look: Look, area: Rect, canvas: &mut Canvas) {
    let idle = held[1] == "idle" || held[1] == "parked";
    let rest = look.theme.style(if idle { Token::Idle } else { Token::Text });
    let mut pen = Pen::at(canvas, area, 0);
    pen.write(" ", rest).column(&held[0], 8.min(width(&held[0]).max(4) + 1), look.theme.style(Token::Name));
    for (place, text) in held[1..].iter().enumerate() {
        let needed: u16 = if place == 0 { 4 } else { 3 };
        let picked = run.pick.goroutine().is_some_and(|g| *text == format!("G{g}"));
        pen.write(text, if picked { Theme::marked(rest) } else { rest });
        pen.column("", needed.saturating_sub(width(text)) + 1, rest);
    }
}
