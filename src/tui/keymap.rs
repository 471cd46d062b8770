//! The one key table: action, where it works, its keys, its words.
//!
//! Dispatch, the footer, menus and the help read it with a person's own keys in place
//! ([`Keymap`](super::bindings::Keymap)), the manual ([`markdown`]) as it is, so that none of them can say what another
//! does not.
//!
//! **Invariants**: within a context a key means one thing, and an action has one row; every action has a binding and
//! words.

use crossterm::event::KeyCode;

use super::action::Action;
use super::glyph::Glyphs;
use super::key::Key;

/// Where a binding works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere.
    Any,
    /// In the list of scenarios.
    Home,
    /// In the list of scenarios, while somebody writes what is searched for.
    Search,
    /// In the view of a run.
    Run,
    /// In the view of a run of a Go program.
    Program,
    /// In the view of a run that was opened from the list.
    FromHome,
    /// In the view of a run, while the log has the keys.
    Log,
    /// In the view of a run, while the table of goroutines has the keys.
    Goroutines,
    /// In the view of a run, while the findings have the keys.
    Findings,
    /// While a notice lies on top.
    Overlay,
    /// While the help lies on top.
    Help,
    /// While a question waits for a line of text.
    Prompt,
    /// After the key for jumps.
    Jump,
    /// After the key for markers.
    Markers,
    /// While the machine is being changed.
    Machine,
}

impl Context {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 15] = [
        Self::Run,
        Self::Jump,
        Self::Markers,
        Self::Machine,
        Self::Log,
        Self::Goroutines,
        Self::Findings,
        Self::Program,
        Self::FromHome,
        Self::Home,
        Self::Search,
        Self::Help,
        Self::Overlay,
        Self::Prompt,
        Self::Any,
    ];

    /// Its heading in the help and the manual.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Any => "Everywhere",
            Self::Home => "List of scenarios",
            Self::Search => "List of scenarios, while searching",
            Self::Run => "View of a run",
            Self::Program => "View of a run of a Go program",
            Self::FromHome => "View of a run opened from the list",
            Self::Log => "View of a run, in the log",
            Self::Goroutines => "View of a run, in the table of goroutines",
            Self::Findings => "View of a run, in the findings",
            Self::Overlay => "Notices",
            Self::Help => "Help",
            Self::Prompt => "Lines to write in",
            Self::Jump => "Jump to the next",
            Self::Markers => "Markers",
            Self::Machine => "Change the machine",
        }
    }

    /// What a file calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Home => "home",
            Self::Search => "search",
            Self::Run => "run",
            Self::Program => "program",
            Self::FromHome => "from-home",
            Self::Log => "log",
            Self::Goroutines => "goroutines",
            Self::Findings => "findings",
            Self::Overlay => "notice",
            Self::Help => "help",
            Self::Prompt => "prompt",
            Self::Jump => "jump",
            Self::Markers => "markers",
            Self::Machine => "machine",
        }
    }

    /// Whether keys that write something write it here.
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Prompt | Self::Help | Self::Search)
    }

    /// The action that leads to it, if it is a choice behind another key.
    pub const fn opener(self) -> Option<Action> {
        match self {
            Self::Jump => Some(Action::Jump),
            Self::Markers => Some(Action::Markers),
            Self::Machine => Some(Action::Machine),
            _ => None,
        }
    }

    /// Whether both can hold where neither is the more particular one, so that no key can mean a thing in each.
    pub const fn meets(self, other: Self) -> bool {
        const fn of_run(context: Context) -> bool {
            matches!(context, Context::Any | Context::Run | Context::Program | Context::FromHome)
        }
        self as u8 == other as u8
            || of_run(self) && of_run(other)
            || matches!((self, other), (Self::Any, Self::Home) | (Self::Home, Self::Any))
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What to do.
    pub action: Action,
    /// Where.
    pub context: Context,
    /// Any of these keys.
    pub keys: &'static [Key],
    /// A word for the footer; empty for what only the help tells. Neighbours with the same word share it.
    pub hint: &'static str,
    /// What it does, for the help.
    pub words: &'static str,
}

impl Binding {
    /// Whether this can be a key of it: where text is written, only one that writes nothing, or is its own.
    pub fn allows(&self, key: Key) -> bool {
        !(self.context.takes_text() && key.writes()) || self.keys.contains(&key)
    }
}

const fn bind(
    action: Action,
    context: Context,
    keys: &'static [Key],
    hint: &'static str,
    words: &'static str,
) -> Binding {
    Binding { action, context, keys, hint, words }
}

/// The table. Its order is the order of the footer and of the help.
pub static KEYS: &[Binding] = &[
    bind(Action::PlayPause, Context::Run, &[Key::char(' ')], "run/pause", "let time run, or stop it"),
    bind(Action::TickBack, Context::Run, &[Key::named(KeyCode::Left)], "tick", "one tick back"),
    bind(Action::TickForward, Context::Run, &[Key::named(KeyCode::Right)], "tick", "one tick forward"),
    bind(Action::EventBack, Context::Run, &[Key::char(',')], "event", "one event back"),
    bind(Action::EventForward, Context::Run, &[Key::char('.')], "event", "one event forward"),
    bind(Action::Source, Context::Program, &[Key::char('s')], "source", "show the source, or the log again"),
    bind(Action::Output, Context::Program, &[Key::char('o')], "output", "show the output, or the log again"),
    bind(Action::Slower, Context::Run, &[Key::char('-')], "speed", "slower"),
    bind(Action::Faster, Context::Run, &[Key::char('+'), Key::char('=')], "speed", "faster"),
    bind(Action::Unfold, Context::Log, &[Key::named(KeyCode::Enter)], "why", "unfold why the decision was made"),
    bind(Action::Filter, Context::Log, &[Key::char('\\')], "filter", "show only events of a sort, or about G7, P1, M3"),
    bind(Action::Search, Context::Log, &[Key::char('/')], "search", "search the log for words, from the line up"),
    bind(Action::SearchUp, Context::Log, &[Key::char('a')], "", "search again, from the line up"),
    bind(Action::SearchDown, Context::Log, &[Key::char('A')], "", "search again, from the line down"),
    bind(
        Action::OpenFinding,
        Context::Findings,
        &[Key::named(KeyCode::Enter)],
        "go there",
        "to the time of the finding",
    ),
    bind(
        Action::Filter,
        Context::Goroutines,
        &[Key::char('\\')],
        "filter",
        "show only goroutines of a name or a state",
    ),
    bind(Action::Sort, Context::Goroutines, &[Key::char('S')], "sort", "sort by id, by state, by who waits longest"),
    bind(Action::Up, Context::Goroutines, &[Key::named(KeyCode::Up)], "mark", "mark the goroutine above"),
    bind(Action::Down, Context::Goroutines, &[Key::named(KeyCode::Down)], "mark", "mark the goroutine below"),
    bind(Action::PageUp, Context::Goroutines, &[Key::named(KeyCode::PageUp)], "", "mark one a page above"),
    bind(Action::PageDown, Context::Goroutines, &[Key::named(KeyCode::PageDown)], "", "mark one a page below"),
    bind(Action::Board, Context::Run, &[Key::char('b')], "board", "show the board, or the log again"),
    bind(
        Action::Goroutines,
        Context::Run,
        &[Key::char('t')],
        "table",
        "show the table of goroutines, or the log again",
    ),
    bind(Action::Inspector, Context::Run, &[Key::char('i')], "inspect", "all about what is selected, or the log again"),
    bind(Action::Findings, Context::Run, &[Key::char('f')], "findings", "show what is worth a look, or the log again"),
    bind(Action::Inspect, Context::Run, &[Key::named(KeyCode::Enter)], "", "look closer at what is selected"),
    bind(Action::Select, Context::Run, &[Key::char('I')], "", "select by name: G7, P1, M3, core 0, a mutex, a channel"),
    bind(Action::NextPane, Context::Run, &[Key::named(KeyCode::Tab)], "pane", "next pane"),
    bind(Action::PreviousPane, Context::Run, &[Key::named(KeyCode::BackTab)], "", "pane before"),
    bind(Action::Lanes, Context::Run, &[Key::char('l')], "lanes", "lanes by core, by P, by thread, by goroutine"),
    bind(
        Action::SystemLanes,
        Context::Run,
        &[Key::char('y')],
        "",
        "timeline: lanes of sysmon and of the network, or none",
    ),
    bind(Action::Pin, Context::Run, &[Key::char('k')], "", "timeline: keep the lane of what is selected at the top"),
    bind(
        Action::UsedLanes,
        Context::Run,
        &[Key::char('h')],
        "",
        "timeline: only lanes in which something happens, or all",
    ),
    bind(Action::ZoomOut, Context::Run, &[Key::char('[')], "zoom", "timeline: more time, less detail"),
    bind(Action::ZoomIn, Context::Run, &[Key::char(']')], "zoom", "timeline: less time, more detail"),
    bind(Action::ZoomFit, Context::Run, &[Key::char('0')], "", "timeline: the whole run"),
    bind(Action::PanLeft, Context::Run, &[Key::with_control(KeyCode::Left)], "", "timeline: look at what was before"),
    bind(
        Action::PanRight,
        Context::Run,
        &[Key::with_control(KeyCode::Right)],
        "",
        "timeline: look at what comes later",
    ),
    bind(Action::NextGoroutine, Context::Run, &[Key::char('g')], "goroutine", "mark the next goroutine"),
    bind(Action::PreviousGoroutine, Context::Run, &[Key::char('G')], "goroutine", "mark the goroutine before"),
    bind(Action::NoGoroutine, Context::Run, &[Key::named(KeyCode::Esc)], "", "mark no goroutine"),
    bind(Action::Waker, Context::Run, &[Key::char('W')], "waker", "to who woke the marked goroutine, and to when"),
    bind(Action::Woken, Context::Run, &[Key::named(KeyCode::Backspace)], "", "back from there to who was woken"),
    bind(Action::ToStart, Context::Run, &[Key::named(KeyCode::Home)], "start", "to the start of the run"),
    bind(Action::ToEnd, Context::Run, &[Key::named(KeyCode::End)], "end", "run to the end"),
    bind(Action::Enlarge, Context::Run, &[Key::char('z')], "enlarge", "enlarge the pane, or shrink it again"),
    bind(Action::Up, Context::Run, &[Key::named(KeyCode::Up)], "", "scroll up; timeline, log, board, waiting: select"),
    bind(
        Action::Down,
        Context::Run,
        &[Key::named(KeyCode::Down)],
        "",
        "scroll down; timeline, log, board, waiting: select",
    ),
    bind(Action::PageUp, Context::Run, &[Key::named(KeyCode::PageUp)], "", "scroll the pane a page up"),
    bind(Action::PageDown, Context::Run, &[Key::named(KeyCode::PageDown)], "", "scroll the pane a page down"),
    bind(Action::Jump, Context::Run, &[Key::char('j')], "jump", "jump to the next steal, block, ..."),
    bind(Action::Next, Context::Run, &[Key::char('n')], "again", "to the next event of the sort last jumped to"),
    bind(Action::Previous, Context::Run, &[Key::char('N')], "again", "to the one before"),
    bind(
        Action::PreviousChange,
        Context::Run,
        &[Key::shifted(KeyCode::Left), Key::char('{')],
        "",
        "to the change before of what is selected",
    ),
    bind(
        Action::NextChange,
        Context::Run,
        &[Key::shifted(KeyCode::Right), Key::char('}')],
        "",
        "to the next change of what is selected",
    ),
    bind(Action::GoTo, Context::Run, &[Key::char(':')], "go to", "go to a time, an event, a share of the run"),
    bind(Action::Markers, Context::Run, &[Key::char('m')], "markers", "set the markers A and B, and go to them"),
    bind(Action::Share, Context::Run, &[Key::char('c')], "share", "show and copy the command line that leads here"),
    bind(Action::Picture, Context::Run, &[Key::char('x')], "", "save the screen as an SVG image"),
    bind(Action::Record, Context::Run, &[Key::char('F')], "", "simulate on to the end while the cursor stays, or stop"),
    bind(Action::Machine, Context::Run, &[Key::char('M')], "machine", "change the machine from here on"),
    bind(Action::LessProcs, Context::Run, &[Key::char('<')], "Ps", "GOMAXPROCS one less from here on"),
    bind(Action::MoreProcs, Context::Run, &[Key::char('>')], "Ps", "GOMAXPROCS one more from here on"),
    bind(Action::Undo, Context::Run, &[Key::char('u')], "", "take the last change of the machine back"),
    bind(Action::Redo, Context::Run, &[Key::char('U')], "", "make it again"),
    bind(Action::Save, Context::Run, &[Key::char('w')], "", "write a scenario file that replays the run"),
    bind(Action::Up, Context::Machine, &[Key::named(KeyCode::Up)], "line", "line above"),
    bind(Action::Down, Context::Machine, &[Key::named(KeyCode::Down)], "line", "line below"),
    bind(
        Action::Less,
        Context::Machine,
        &[Key::named(KeyCode::Left), Key::char('-')],
        "change",
        "less, or the one before",
    ),
    bind(
        Action::More,
        Context::Machine,
        &[Key::named(KeyCode::Right), Key::char('+'), Key::char('=')],
        "change",
        "more, or the next one",
    ),
    bind(Action::PageDown, Context::Machine, &[Key::named(KeyCode::PageDown)], "", "ten less"),
    bind(Action::PageUp, Context::Machine, &[Key::named(KeyCode::PageUp)], "", "ten more"),
    bind(Action::Apply, Context::Machine, &[Key::named(KeyCode::Enter)], "do it", "the run goes on from here so"),
    bind(Action::Close, Context::Machine, &[Key::named(KeyCode::Esc)], "close", "leave everything as it is"),
    bind(Action::JumpChange, Context::Jump, &[Key::char('c')], "", "change of what is selected"),
    bind(Action::JumpSteal, Context::Jump, &[Key::char('s')], "", "steal"),
    bind(Action::JumpPreempt, Context::Jump, &[Key::char('p')], "", "preemption"),
    bind(Action::JumpHandoff, Context::Jump, &[Key::char('h')], "", "handoff, or P taken from a syscall"),
    bind(Action::JumpWake, Context::Jump, &[Key::char('w')], "", "wake-up"),
    bind(Action::JumpBlock, Context::Jump, &[Key::char('b')], "", "block"),
    bind(Action::JumpProcs, Context::Jump, &[Key::char('g')], "", "change of GOMAXPROCS, cores, quota, costs, seed"),
    bind(Action::JumpCreate, Context::Jump, &[Key::char('n')], "", "new goroutine"),
    bind(Action::JumpSyscall, Context::Jump, &[Key::char('y')], "", "syscall, its begin or end"),
    bind(Action::MarkA, Context::Markers, &[Key::char('a')], "", "set marker A here"),
    bind(Action::MarkB, Context::Markers, &[Key::char('b')], "", "set marker B here"),
    bind(Action::ToMarkA, Context::Markers, &[Key::char('A')], "", "go to marker A"),
    bind(Action::ToMarkB, Context::Markers, &[Key::char('B')], "", "go to marker B"),
    bind(Action::Unmark, Context::Markers, &[Key::char('x')], "", "take the markers away"),
    bind(Action::Home, Context::FromHome, &[Key::char('r')], "list", "return to the list of scenarios"),
    bind(Action::Up, Context::Home, &[Key::named(KeyCode::Up), Key::char('k')], "select", "scenario before"),
    bind(Action::Down, Context::Home, &[Key::named(KeyCode::Down), Key::char('j')], "select", "next scenario"),
    bind(Action::PageUp, Context::Home, &[Key::named(KeyCode::PageUp)], "", "a page up"),
    bind(Action::PageDown, Context::Home, &[Key::named(KeyCode::PageDown)], "", "a page down"),
    bind(Action::Top, Context::Home, &[Key::named(KeyCode::Home)], "", "first scenario"),
    bind(Action::Bottom, Context::Home, &[Key::named(KeyCode::End)], "", "last scenario"),
    bind(Action::Open, Context::Home, &[Key::named(KeyCode::Enter)], "open", "open the selected scenario"),
    bind(Action::Search, Context::Home, &[Key::char('/')], "search", "search by name, title, or what it teaches"),
    bind(Action::Close, Context::Home, &[Key::named(KeyCode::Esc)], "", "leave the program"),
    bind(Action::Up, Context::Search, &[Key::named(KeyCode::Up)], "select", "scenario before"),
    bind(Action::Down, Context::Search, &[Key::named(KeyCode::Down)], "select", "next scenario"),
    bind(Action::PageUp, Context::Search, &[Key::named(KeyCode::PageUp)], "", "a page up"),
    bind(Action::PageDown, Context::Search, &[Key::named(KeyCode::PageDown)], "", "a page down"),
    bind(Action::Open, Context::Search, &[Key::named(KeyCode::Enter)], "open", "open the selected scenario"),
    bind(Action::Close, Context::Search, &[Key::named(KeyCode::Esc)], "clear", "show all scenarios again"),
    bind(Action::Up, Context::Overlay, &[Key::named(KeyCode::Up)], "scroll", "scroll up"),
    bind(Action::Down, Context::Overlay, &[Key::named(KeyCode::Down)], "scroll", "scroll down"),
    bind(Action::PageUp, Context::Overlay, &[Key::named(KeyCode::PageUp)], "", "scroll a page up"),
    bind(Action::PageDown, Context::Overlay, &[Key::named(KeyCode::PageDown)], "", "scroll a page down"),
    bind(Action::Close, Context::Overlay, &[Key::named(KeyCode::Esc), Key::named(KeyCode::Enter)], "close", "close it"),
    bind(Action::Up, Context::Help, &[Key::named(KeyCode::Up)], "select", "entry above"),
    bind(Action::Down, Context::Help, &[Key::named(KeyCode::Down)], "select", "entry below"),
    bind(Action::PageUp, Context::Help, &[Key::named(KeyCode::PageUp)], "", "a page up"),
    bind(Action::PageDown, Context::Help, &[Key::named(KeyCode::PageDown)], "", "a page down"),
    bind(
        Action::Submit,
        Context::Help,
        &[Key::named(KeyCode::Enter)],
        "do it",
        "close the help and do what is selected",
    ),
    bind(Action::Close, Context::Help, &[Key::named(KeyCode::Esc)], "clear/close", "clear the search; then, close it"),
    bind(Action::Help, Context::Help, &[Key::char('?')], "", "close it"),
    bind(Action::Submit, Context::Prompt, &[Key::named(KeyCode::Enter)], "do it", "take what is written"),
    bind(Action::Close, Context::Prompt, &[Key::named(KeyCode::Esc)], "close", "close it"),
    bind(Action::Close, Context::Jump, &[Key::named(KeyCode::Esc)], "close", "close the choice"),
    bind(Action::Close, Context::Markers, &[Key::named(KeyCode::Esc)], "close", "close the choice"),
    bind(Action::Presenter, Context::Any, &[Key::char('P')], "", "larger and calmer, for a projector, or as before"),
    bind(Action::Theme, Context::Any, &[Key::char('T')], "", "other colours: the next theme"),
    bind(Action::Help, Context::Any, &[Key::char('?')], "help", "show all keys, or hide them"),
    bind(Action::Quit, Context::Any, &[Key::char('q'), Key::control('c')], "quit", "leave the program"),
];

/// The whole table for the manual.
pub fn markdown(glyphs: &Glyphs) -> String {
    let row = |row: &Binding| {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{}`", key.label(glyphs))).collect();
        format!("| {} | {} |\n", keys.join(" or "), row.words)
    };
    let section = |context: Context| {
        let rows: Vec<String> = KEYS.iter().filter(|row| row.context == context).map(row).collect();
        let opener = KEYS.iter().find(|row| context.opener() == Some(row.action));
        let after = opener.map(|row| format!(", after `{}`", row.keys[0].label(glyphs))).unwrap_or_default();
        format!("**{}**{after}\n\n| Key | What it does |\n|---|---|\n{}", context.words(), rows.concat())
    };
    Context::ALL.map(section).join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::glyph::UNICODE;
    use super::*;

    #[test]
    fn a_row_is_known_by_action_and_context() {
        for (place, row) in KEYS.iter().enumerate() {
            let twice = KEYS[..place].iter().any(|other| (other.action, other.context) == (row.action, row.context));
            assert!(!twice, "{:?} twice in {:?}", row.action, row.context);
        }
    }

    #[test]
    fn every_action_has_a_key_and_words() {
        for action in Action::ALL {
            assert!(KEYS.iter().any(|row| row.action == action), "{action:?} has no key");
        }
        assert!(KEYS.iter().all(|row| !row.words.is_empty() && !row.keys.is_empty()));
    }

    #[test]
    fn every_action_is_listed() {
        for (place, action) in Action::ALL.into_iter().enumerate() {
            assert_eq!(action as usize, place);
        }
    }

    #[test]
    fn the_manual_names_every_context() {
        let text = markdown(&UNICODE);
        assert!(Context::ALL.iter().all(|context| text.contains(context.words())));
        assert!(text.contains("| `q` or `Ctrl-C` | leave the program |"));
    }
}
