//! What the machine shall be from the time shown on.
//!
//! ```text
//!        ┌ Change the machine at 12.4ms ────────┐
//!        │ ▸ GOMAXPROCS   ◂ 2 ▸     was 4       │
//!        │   cores          4                   │
//!        │   CPU quota      none                │
//!        │   costs          nominal             │
//!        │   seed           1                   │
//!        │                                      │
//!        │ From 12.4ms on: GOMAXPROCS 2         │
//!        └────────── Enter: do it - Esc: close ─┘
//! ```

use ratatui::layout::Rect;

use super::{Answer, window};
use crate::base::time::SimTime;
use crate::tui::action::Action;
use crate::tui::look::Look;
use crate::tui::target::Target;
use crate::tui::theme::Token;
use crate::tui::what_if::{Knob, Knobs, Machine, Setting};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, clip, width, wrap};

/// The machine as it is, and as it shall be.
#[derive(Clone, Debug)]
pub struct Panel {
    time: SimTime,
    knobs: Knobs,
    now: Machine,
    wanted: Machine,
    /// The knob that is turned.
    row: usize,
}

/// Steps of a page.
const PAGE: i16 = 10;

impl Panel {
    /// For this machine at this time.
    pub fn new(time: SimTime, knobs: Knobs, now: Machine) -> Self {
        Self { time, knobs, wanted: now.clone(), now, row: 0 }
    }

    /// Carries out what a key asks for.
    pub fn act(&mut self, action: Action) -> Answer {
        let last = Knob::ALL.len() - 1;
        match action {
            Action::Up => self.row = self.row.checked_sub(1).unwrap_or(last),
            Action::Down => self.row = if self.row == last { 0 } else { self.row + 1 },
            Action::Less => self.turn(-1),
            Action::More => self.turn(1),
            Action::PageUp => self.turn(PAGE),
            Action::PageDown => self.turn(-PAGE),
            Action::Apply => return Answer::Change(self.time, self.settings()),
            _ => {}
        }
        Answer::Stay
    }

    fn turn(&mut self, by: i16) {
        let knob = Knob::ALL[self.row];
        // A page of a short list would be any of them.
        let by = if knob == Knob::Costs { by.signum() } else { by };
        self.wanted.turn(knob, by, &self.knobs);
    }

    fn settings(&self) -> Vec<Setting> {
        self.now.towards(&self.wanted, &self.knobs)
    }

    /// What will happen, and what will not.
    fn words(&self) -> String {
        let settings = self.settings();
        if settings.is_empty() {
            return "Nothing is changed yet: the left and right arrows change the line that is marked.".to_owned();
        }
        let list: Vec<String> = settings.iter().map(ToString::to_string).collect();
        let words = format!("From {} on: {}. What happened before stays as it is.", self.time, list.join(", "));
        let cores = settings.iter().any(|setting| matches!(setting, Setting::Cores(_)));
        let procs = settings.iter().any(|setting| matches!(setting, Setting::Procs(_)));
        let quota = settings.iter().any(|setting| matches!(setting, Setting::Quota(_)));
        match (procs, quota, cores) {
            (false, true, _) => format!("{words} Within a second GOMAXPROCS follows the quota, if nobody has set it."),
            (false, false, true) => format!("{words} GOMAXPROCS stays {}.", self.now.procs),
            _ => words,
        }
    }
}

/// Columns of a knob's name.
const NAME: u16 = 14;
/// Columns of the mark and of a short value, which names leave free.
const VALUE: u16 = 7;
/// Columns inside.
const COLUMNS: u16 = 56;
/// Lines of words, so that the window keeps its height while they change.
const WORDS: usize = 4;

/// Draws it over whatever is there.
pub fn draw(panel: &Panel, look: Look, screen: Rect, canvas: &mut Canvas) {
    let columns = COLUMNS.min(screen.width.saturating_sub(4));
    let area = window::place(Knob::ALL.len() + 1 + WORDS, columns, screen);
    let title = format!("Change the machine at {}", panel.time);
    let inner = window::draw(&title, "Enter: do it - Esc: close", look, area, screen, canvas);
    for (row, knob) in (0..inner.height).zip(Knob::ALL) {
        draw_knob(panel, knob, usize::from(row) == panel.row, look, &mut Pen::at(canvas, inner, row));
    }
    let words = wrap(&panel.words(), columns);
    let first = Knob::ALL.len() as u16 + 1;
    for (row, line) in (first..inner.height).zip(&words) {
        Pen::at(canvas, inner, row).write(line, look.theme.style(Token::Text));
    }
}

fn draw_knob(panel: &Panel, knob: Knob, marked: bool, look: Look, pen: &mut Pen<'_>) {
    let (name, now, wanted) = match knob {
        Knob::Procs => ("GOMAXPROCS", panel.now.procs.to_string(), panel.wanted.procs.to_string()),
        Knob::Cores => ("cores", panel.now.cores.to_string(), panel.wanted.cores.to_string()),
        Knob::Quota => ("CPU quota", panel.now.quota.to_string(), panel.wanted.quota.to_string()),
        Knob::Costs => ("costs", panel.now.costs.clone(), panel.wanted.costs.clone()),
        Knob::Seed => ("seed", panel.now.seed.to_string(), panel.wanted.seed.to_string()),
    };
    let [text, key, faint] = [Token::Text, Token::Key, Token::Faint].map(|token| look.theme.style(token));
    let value = look.theme.style(if wanted == now { Token::Text } else { Token::Name });
    let names = NAME.min(pen.rest().saturating_sub(VALUE));
    let name = clip(name, names, look.glyphs.more);
    pen.write(if marked { look.glyphs.mark } else { " " }, key).write(" ", text).column(&name, names, text);
    if marked {
        pen.link("- ", key, Target::Act(Action::Less)).clipped(&wanted, look.glyphs.more, value);
        pen.link(" +", key, Target::Act(Action::More));
    } else {
        pen.write("  ", text).clipped(&wanted, look.glyphs.more, value).write("  ", text);
    }
    if wanted != now && width(&now) + 6 < pen.rest() {
        pen.write("   was ", faint).write(&now, faint);
    }
}
