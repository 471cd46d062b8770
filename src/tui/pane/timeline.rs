//! What ran when: one lane a core, P or thread, time from left to right.
//!
//! ```text
//!  ── Timeline by core ── 1 cell = 100us ──────── █ runs ▒ syscall ░ scheduler · idle ──
//!   core 0  M0  P0  G7  ▏G7 worker██████▒▒▒▒▒▏G9 worker███
//!   core 1  M3  P1  G8  ········▏G8 main██████████████████
//!                      ╵0s        ╵1ms        ╵2ms     ▲2.8ms
//! ```
//!
//! **Invariants**: a cell stands for the same stretch of time wherever the window is, so that nothing flickers while
//! it moves; what is not yet known is blank, what lies after the cursor is drawn flat; the left edge of a lane says
//! what is so at the cursor.

mod changes;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::base::ids::{CoreId, MId, PId};
use crate::base::time::{SimDuration, SimTime};
use crate::event::ProcState;
use crate::trace::activity::{Lane, What};
use crate::trace::spans::Cell;
use crate::trace::store::subjects::Subject;
use crate::trace::world::{Kernel, ThreadState};
use crate::tui::look::Look;
use crate::tui::pane::Pane;
use crate::tui::screen::run::Run;
use crate::tui::target::Target;
use crate::tui::theme::{Theme, Token};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::heading::{below, heading};
use crate::tui::widget::pen::{Pen, clip, width};

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A core.
    Core,
    /// A P.
    Proc,
    /// A thread.
    Thread,
}

/// The part of time that is shown, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What lanes stand for.
    pub kind: Kind,
    /// The first lane shown.
    pub top: usize,
    /// The number of the leftmost cell, counted from the start of the run.
    left: u64,
    /// The time that a cell stands for.
    cell: SimDuration,
}

/// Cells kept free between the cursor and the right edge.
const MARGIN: u64 = 2;

impl Window {
    /// The window at the start of time, a tick a cell.
    pub fn new(tick: SimDuration) -> Self {
        Self { kind: Kind::Core, top: 0, left: 0, cell: tick }
    }

    /// The next kind of lanes.
    pub fn next_kind(&mut self) {
        self.top = 0;
        self.kind = match self.kind {
            Kind::Core => Kind::Proc,
            Kind::Proc => Kind::Thread,
            Kind::Thread => Kind::Core,
        };
    }

    /// The next shorter cell of 1, 2, 5, 10, ... ns.
    pub fn zoom_in(&mut self) {
        let shorter = steps().take_while(|step| *step < self.cell).last();
        self.cell = shorter.unwrap_or(self.cell);
    }

    /// The next longer one.
    pub fn zoom_out(&mut self) {
        self.cell = steps().find(|step| *step > self.cell).unwrap_or(self.cell);
    }

    /// Moves so that the cursor is inside, as little as possible.
    pub fn follow(&mut self, cursor: SimTime, columns: u16) {
        let (at, columns) = (self.number(cursor), u64::from(columns));
        let margin = MARGIN.min(columns / 4);
        if at < self.left {
            // Coming from the right, leave some of the past in sight.
            self.left = at.saturating_sub(columns / 3);
        } else if at + margin >= self.left + columns {
            self.left = (at + margin + 1).saturating_sub(columns);
        }
    }

    /// Keeps the first lane such that the last ones fill the height.
    pub fn clamp(&mut self, lanes: usize, height: u16) {
        self.top = self.top.min(lanes.saturating_sub(usize::from(height)));
    }

    /// The time at which the cell in this column ends.
    pub fn time_at(&self, column: u16) -> SimTime {
        self.start(column.saturating_add(1))
    }

    fn number(&self, time: SimTime) -> u64 {
        time.nanos() / self.cell.nanos()
    }

    fn start(&self, column: u16) -> SimTime {
        SimTime::from_nanos((self.left + u64::from(column)).saturating_mul(self.cell.nanos()))
    }
}

/// 1, 2, 5, 10, ... ns, up to 5000 s.
fn steps() -> impl Iterator<Item = SimDuration> {
    (0..13).flat_map(|power| [1, 2, 5].map(|n| SimDuration::from_nanos(n * 10_u64.pow(power))))
}

/// How many lanes there are.
pub fn lanes(run: &Run) -> usize {
    let world = run.film.world();
    match run.timeline.kind {
        Kind::Core => world.cores.len(),
        Kind::Proc => world.procs.iter().filter(|proc| proc.state != ProcState::Dead).count(),
        Kind::Thread => world.threads.len(),
    }
}

/// Rows that lanes have in a pane of this area: all but the heading and the axis.
pub fn lanes_height(area: Rect) -> u16 {
    area.height.saturating_sub(2)
}

/// Columns that time has in a pane of this area.
pub fn lanes_width(area: Rect) -> u16 {
    area.width.saturating_sub(gutter(area) + 1)
}

/// Columns that the left edge has; on a narrow screen only the lane's name.
fn gutter(area: Rect) -> u16 {
    match area.width {
        0..40 => 9.min(area.width / 2),
        40..72 => 20,
        _ => 22,
    }
}

/// Draws the pane.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let title = match run.timeline.kind {
        Kind::Core => "Timeline by core",
        Kind::Proc => "Timeline by P",
        Kind::Thread => "Timeline by thread",
    };
    heading(title, &legend(run, look), run.focus == Pane::Timeline, look, area, canvas);
    let rows = below(area);
    for (row, number) in (0..lanes_height(area)).zip(run.timeline.top..lanes(run)) {
        let line = Rect { y: rows.y + row, height: 1, ..rows };
        let (lane, held) = lane(run, number);
        let gutter_area = Rect { width: gutter(area), ..line };
        canvas.target(gutter_area, Target::Select(subject(lane)));
        draw_gutter(run, &held, look, gutter_area, canvas);
        let lane_area = Rect { x: line.x + gutter(area), width: lanes_width(area), ..line };
        draw_lane(run, lane, look, lane_area, canvas);
    }
    if rows.height > 0 {
        canvas.target(Rect { x: rows.x + gutter(area), width: lanes_width(area), ..rows }, Target::Lanes);
        let axis = Rect { x: rows.x + gutter(area), y: rows.bottom() - 1, width: lanes_width(area), height: 1 };
        draw_axis(run, look, axis, canvas);
    }
}

/// What the signs mean, and how long a cell is.
fn legend(run: &Run, look: Look) -> Vec<(String, Style)> {
    let style = |token| look.theme.style(token);
    let glyphs = look.glyphs;
    [
        (format!("1 cell = {}", run.timeline.cell), style(Token::Faint)),
        (format!("  {} goroutine runs", glyphs.running), style(Token::Text)),
        (format!("  {} syscall", glyphs.syscall), style(Token::Text)),
        (format!("  {} scheduler", glyphs.overhead), style(Token::Overhead)),
        (format!("  {} spinning", glyphs.spinning), style(Token::Spinning)),
        (format!("  {} idle", glyphs.idle), style(Token::Idle)),
    ]
    .into()
}

// ---- the left edge ----

/// A lane, its name, and what is in it at the cursor, in columns.
fn lane(run: &Run, number: usize) -> (Lane, [String; 4]) {
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
const fn subject(lane: Lane) -> Subject {
    match lane {
        Lane::Core(core) => Subject::Core(core),
        Lane::Proc(p) => Subject::P(p),
        Lane::Thread(m) => Subject::M(m),
        Lane::Goroutine(g) => Subject::G(g),
    }
}

fn draw_gutter(run: &Run, held: &[String; 4], look: Look, area: Rect, canvas: &mut Canvas) {
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

// ---- the lanes ----

/// Neighbouring cells that show the same stretch of activity.
struct Stretch {
    first: u16,
    cells: Vec<Cell>,
}

fn draw_lane(run: &Run, lane: Lane, look: Look, area: Rect, canvas: &mut Canvas) {
    let window = &run.timeline;
    let known = run.film.known().nanos().div_ceil(window.cell.nanos());
    let columns = u16::try_from(known.saturating_sub(window.left).min(u64::from(area.width))).unwrap_or(area.width);
    let cursor = cursor_column(run, area.width);
    let cells = run.film.cells(lane, window.start(0), window.start(columns), columns);
    for stretch in stretches(&cells, cursor) {
        let last = u16::try_from(stretch.cells.len()).unwrap_or(u16::MAX);
        let place = Rect { x: area.x + stretch.first, width: last.min(area.width - stretch.first), ..area };
        if stretch.first > cursor {
            draw_later(&stretch, look, place, canvas);
        } else {
            draw_stretch(run, &stretch, look, place, canvas);
        }
    }
}

/// The column of the cell that the cursor is in. A cursor between two cells is in the one before it.
fn cursor_column(run: &Run, columns: u16) -> u16 {
    let window = &run.timeline;
    let last = run.film.time().nanos().saturating_sub(1) / window.cell.nanos();
    u16::try_from(last.saturating_sub(window.left)).unwrap_or(u16::MAX).min(columns.saturating_sub(1))
}

/// Groups the cells, parting them also behind the cursor.
fn stretches(cells: &[Cell], cursor: u16) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (column, cell) in (0..).zip(cells) {
        let same = |stretch: &&mut Stretch| {
            column != cursor.saturating_add(1) && stretch.cells[0].span.map(key) == cell.span.map(key)
        };
        match stretches.last_mut().filter(same) {
            Some(stretch) => stretch.cells.push(*cell),
            None => stretches.push(Stretch { first: column, cells: vec![*cell] }),
        }
    }
    stretches
}

/// What tells one stretch from the next: the same goroutine going on is the same, wherever it does so.
fn key(span: crate::trace::activity::Span) -> impl PartialEq {
    let part = if span.g.is_some() { None } else { Some(span.start) };
    (span.what, span.g, part)
}

fn draw_stretch(run: &Run, stretch: &Stretch, look: Look, area: Rect, canvas: &mut Canvas) {
    let picked = stretch.cells[0].span.and_then(|span| span.g).is_some_and(|g| run.pick.is(g));
    for (column, cell) in (0..area.width).zip(&stretch.cells) {
        let (sign, style) = cell_sign(cell, column == 0, look);
        let sign = if picked && sign == look.glyphs.edge { look.glyphs.mark } else { sign };
        let style = if picked { Theme::marked(style) } else { style };
        Pen::at(canvas, Rect { x: area.x + column, width: 1, ..area }, 0).write(sign, style);
    }
    let full = stretch.cells.iter().take_while(|cell| is_full(cell)).count();
    let room = u16::try_from(full).unwrap_or(u16::MAX).min(area.width).saturating_sub(1);
    let Some((text, style)) = label(run, stretch, room, look) else { return };
    let style = if picked { Theme::marked(style) } else { style };
    Pen::at(canvas, Rect { x: area.x + 1, width: room, ..area }, 0).write(&text, style);
}

/// Whether a text may stand on the cell.
fn is_full(cell: &Cell) -> bool {
    cell.span.is_some_and(|span| span.what != What::Running || cell.running_permille >= FULL)
}

/// Columns of a function's name that are of use, if it has more.
const NAMED: u16 = 5;

/// From so many parts of 1000 on a cell counts as full.
const FULL: u16 = 930;

fn cell_sign(cell: &Cell, first: bool, look: Look) -> (&'static str, Style) {
    let glyphs = look.glyphs;
    let Some(span) = cell.span else { return (glyphs.idle, look.theme.style(Token::Idle)) };
    let pattern = span.func.map_or(Style::new(), |func| look.theme.pattern(func));
    match span.what {
        What::Running if cell.running_permille >= FULL && first => {
            (glyphs.edge, span.func.map_or(Style::new(), |func| look.theme.block(func)))
        }
        What::Running if cell.running_permille >= FULL => {
            (glyphs.running, span.func.map_or(Style::new(), |func| look.theme.solid(func)))
        }
        What::Running => {
            let level = usize::from(cell.running_permille) * glyphs.partly.len() / 1000;
            (glyphs.partly[level.min(glyphs.partly.len() - 1)], pattern)
        }
        What::Syscall => (glyphs.syscall, pattern),
        What::Scheduling | What::Waking => (glyphs.overhead, look.theme.style(Token::Overhead)),
        What::Spinning => (glyphs.spinning, look.theme.style(Token::Spinning)),
        What::NoCore => (glyphs.ready, look.theme.style(Token::Ready)),
        What::GcStop => (glyphs.halted, look.theme.style(Token::Ready)),
        What::Offline => (" ", look.theme.style(Token::Idle)),
        What::Idle | What::Polling | What::Runnable | What::Waiting(_) => (glyphs.idle, look.theme.style(Token::Idle)),
    }
}

/// What is written on a stretch: as many words as there is room for.
fn label(run: &Run, stretch: &Stretch, room: u16, look: Look) -> Option<(String, Style)> {
    let span = stretch.cells[0].span?;
    let plain = look.theme.style(Token::Text);
    let words = |text: &str| vec![format!(" {text} ")];
    let (choices, style) = match (span.what, span.g, span.func) {
        (What::Running, Some(g), Some(func)) => {
            let (number, name) = (format!("G{g}"), run.film.short_name(g).unwrap_or("?"));
            let left = room.saturating_sub(width(&number) + 1);
            let some = if left < NAMED.min(width(name)) {
                number.clone()
            } else {
                format!("{number} {}", clip(name, left, look.glyphs.more))
            };
            (vec![some, number], look.theme.block(func))
        }
        (What::Syscall, Some(g), _) => (vec![format!(" G{g} syscall "), format!(" G{g} ")], plain),
        (What::Spinning, ..) => (words("spinning"), plain),
        (What::Scheduling, ..) => (words("scheduler"), plain),
        (What::NoCore, ..) => (words("no core"), plain),
        (What::Polling, ..) => (words("netpoll"), look.theme.style(Token::Idle)),
        (What::GcStop, ..) => (words("stopped"), plain),
        _ => return None,
    };
    choices.into_iter().find(|text| width(text) <= room).map(|text| (text, style))
}

/// What is recorded behind the cursor: there, but not yet.
fn draw_later(stretch: &Stretch, look: Look, area: Rect, canvas: &mut Canvas) {
    for (column, cell) in (0..area.width).zip(&stretch.cells) {
        let (sign, style) = match cell.span {
            Some(span) if span.what == What::Running => {
                (look.glyphs.later, span.func.map_or(Style::new(), |func| look.theme.pattern(func)))
            }
            _ => cell_sign(cell, false, look),
        };
        let style = style.add_modifier(Modifier::DIM);
        Pen::at(canvas, Rect { x: area.x + column, width: 1, ..area }, 0).write(sign, style);
    }
}

// ---- the axis ----

fn draw_axis(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let window = &run.timeline;
    let cursor = cursor_mark(run, look, area.width);
    let label = |number: u64| format!("{}{}", look.glyphs.notch, window.cell * number);
    let widest = width(&label(window.left + u64::from(area.width))).max(width(&label(window.left))) + 3;
    let step = [5, 10, 20, 50, 100].into_iter().find(|step| *step >= u64::from(widest)).unwrap_or(200);
    let changes = changes::of(run, look, area.width, &cursor);
    let taken = |place: &Label| overlaps(place, &cursor) || changes.iter().any(|change| overlaps(place, change));
    for column in 0..area.width {
        let number = window.left + u64::from(column);
        let place = (column, label(number));
        if number.is_multiple_of(step) && column + width(&place.1) <= area.width && !taken(&place) {
            draw_at(&place, look.theme.style(Token::Faint), area, canvas);
        }
    }
    for change in &changes {
        draw_at(change, look.theme.style(Token::Name), area, canvas);
    }
    draw_at(&cursor, look.theme.style(Token::Cursor), area, canvas);
}

/// The cursor's mark with its time, on the side where there is room, and the column where this begins.
fn cursor_mark(run: &Run, look: Look, columns: u16) -> Label {
    let (column, time) = (cursor_column(run, columns), run.clock().to_string());
    let length = width(&time) + 1;
    if column + length <= columns {
        (column, format!("{}{time}", look.glyphs.cursor))
    } else if column + 1 >= length {
        (column + 1 - length, format!("{time}{}", look.glyphs.cursor))
    } else {
        (column, look.glyphs.cursor.to_owned())
    }
}

/// A text on the axis, and the column where it begins.
type Label = (u16, String);

/// Whether two texts, each at a column, touch.
fn overlaps(a: &Label, b: &Label) -> bool {
    a.0 <= b.0 + width(&b.1) && b.0 <= a.0 + width(&a.1)
}

fn draw_at((column, text): &Label, style: Style, area: Rect, canvas: &mut Canvas) {
    let column = (*column).min(area.width);
    Pen::at(canvas, Rect { x: area.x + column, width: area.width - column, ..area }, 0).write(text, style);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_cursor() {
        let mut window = Window::new(SimDuration::from_nanos(10));
        window.follow(SimTime::from_nanos(500), 100);
        assert_eq!(window.left, 0);
        window.follow(SimTime::from_nanos(1_000), 100);
        assert_eq!(window.left, 3);
        window.follow(SimTime::from_nanos(900), 100);
        assert_eq!(window.left, 3);
        window.follow(SimTime::ZERO, 100);
        assert_eq!(window.left, 0);
    }

    #[test]
    fn zoom_goes_by_1_2_5_and_has_ends() {
        let mut window = Window::new(SimDuration::from_nanos(300));
        window.zoom_in();
        assert_eq!(window.cell, SimDuration::from_nanos(200));
        (0..100).for_each(|_| window.zoom_in());
        assert_eq!(window.cell, SimDuration::from_nanos(1));
        (0..100).for_each(|_| window.zoom_out());
        assert_eq!(window.cell, SimDuration::from_secs(5_000));
    }
}
