//! Everything that a key can ask for.

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One thing to do. Its words are in the key table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// All of them.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            /// What a file calls it: `play-pause`.
            pub fn name(self) -> String {
                let mut name = String::new();
                for c in format!("{self:?}").chars() {
                    if c.is_ascii_uppercase() && !name.is_empty() {
                        name.push('-');
                    }
                    name.push(c.to_ascii_lowercase());
                }
                name
            }
        }
    };
}

actions! {
    /// Leave the program.
    Quit,
    /// Show all keys.
    Help,
    /// Close what lies on top; on the home screen, leave.
    Close,
    /// Open the selected scenario.
    Open,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
    /// Let time run, or stop it.
    PlayPause,
    /// To the next tick.
    TickForward,
    /// To the tick before.
    TickBack,
    /// To the next event.
    EventForward,
    /// To the event before.
    EventBack,
    /// More simulated time per second.
    Faster,
    /// Less of it.
    Slower,
    /// To the start of the run.
    ToStart,
    /// To the end of the run.
    ToEnd,
    /// The keys go to the next pane.
    NextPane,
    /// The keys go to the pane before.
    PreviousPane,
    /// Show the program's source, or the log again.
    Source,
    /// Show what the program has written, or the log again.
    Output,
    /// Show who is ready, runs, is blocked, is done, or the log again.
    Board,
    /// Show the table of goroutines, or the log again.
    Goroutines,
    /// Show all about what is selected, or the log again.
    Inspector,
    /// Look closer at what is selected.
    Inspect,
    /// Ask what to select.
    Select,
    /// Show what is worth a look, or the log again.
    Findings,
    /// To the time of the selected finding.
    OpenFinding,
    /// Ask what to show in the pane.
    Filter,
    /// Ask what to search in the log.
    Search,
    /// To the line before that has what was searched for.
    SearchUp,
    /// To the next line that has it.
    SearchDown,
    /// Sort the table by something else.
    Sort,
    /// Look at the next goroutine.
    NextGoroutine,
    /// Look at the goroutine before.
    PreviousGoroutine,
    /// Look at no goroutine in particular.
    NoGoroutine,
    /// The timeline's lanes are cores, Ps, threads or goroutines.
    Lanes,
    /// Show what sysmon does, and who waits for the network, below the lanes, or no longer.
    SystemLanes,
    /// Only lanes in which something happens, or all.
    UsedLanes,
    /// The lane of what is selected stays at the top, or no longer.
    Pin,
    /// The timeline shows less time, in more detail.
    ZoomIn,
    /// The timeline shows more time.
    ZoomOut,
    /// The timeline shows the whole run.
    ZoomFit,
    /// The timeline shows what was before.
    PanLeft,
    /// The timeline shows what comes later.
    PanRight,
    /// To whoever woke the selected goroutine, and to when.
    Waker,
    /// Back from there.
    Woken,
    /// The focused pane takes the whole screen, or gives it back.
    Enlarge,
    /// Show why the selected decision was made.
    Unfold,
    /// Back to the list of scenarios.
    Home,
    /// To the next event of the sort that was last jumped to.
    Next,
    /// To the one before.
    Previous,
    /// To the next change of what is selected.
    NextChange,
    /// To the change before.
    PreviousChange,
    /// Choose what to jump to.
    Jump,
    /// To the next change of what is selected, and so on from there.
    JumpChange,
    /// To the next steal.
    JumpSteal,
    /// To the next preemption.
    JumpPreempt,
    /// To the next handoff.
    JumpHandoff,
    /// To the next wake-up.
    JumpWake,
    /// To the next block.
    JumpBlock,
    /// To the next change of GOMAXPROCS.
    JumpProcs,
    /// To the next new goroutine.
    JumpCreate,
    /// To the next syscall.
    JumpSyscall,
    /// Ask where to go.
    GoTo,
    /// Show and copy the command line that leads here.
    Share,
    /// Save the screen as an image.
    Picture,
    /// Take what is written.
    Submit,
    /// Let the simulation go on to its end while the cursor stays, or stop it.
    Record,
    /// Choose what to do with the markers.
    Markers,
    /// Set marker A at the cursor.
    MarkA,
    /// Set marker B.
    MarkB,
    /// Go to marker A.
    ToMarkA,
    /// Go to marker B.
    ToMarkB,
    /// Take the markers away.
    Unmark,
    /// The next theme.
    Theme,
    /// Show everything for a projector, or as before.
    Presenter,
    /// Change the machine at the time shown.
    Machine,
    /// One P more from here on.
    MoreProcs,
    /// One P less.
    LessProcs,
    /// Take the last change of the machine back.
    Undo,
    /// Change it again.
    Redo,
    /// Write a scenario that replays the run as it is.
    Save,
    /// More of what is marked.
    More,
    /// Less of it.
    Less,
    /// Do what is chosen.
    Apply,
}
