//! Everything that a key can ask for.

/// One thing to do. Its words are in the key table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
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
    /// Sort the table by something else.
    Sort,
    /// Look at the next goroutine.
    NextGoroutine,
    /// Look at the goroutine before.
    PreviousGoroutine,
    /// Look at no goroutine in particular.
    NoGoroutine,
    /// The timeline's lanes are cores, Ps or threads.
    Lanes,
    /// The timeline shows less time, in more detail.
    ZoomIn,
    /// The timeline shows more time.
    ZoomOut,
    /// The focused pane takes the whole screen, or gives it back.
    Enlarge,
    /// Show why the selected decision was made.
    Unfold,
    /// Back to the list of scenarios.
    Home,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 35] = [
        Self::Quit,
        Self::Help,
        Self::Close,
        Self::Open,
        Self::Up,
        Self::Down,
        Self::PageUp,
        Self::PageDown,
        Self::Top,
        Self::Bottom,
        Self::PlayPause,
        Self::TickForward,
        Self::TickBack,
        Self::EventForward,
        Self::EventBack,
        Self::Faster,
        Self::Slower,
        Self::ToStart,
        Self::ToEnd,
        Self::NextPane,
        Self::PreviousPane,
        Self::Source,
        Self::Output,
        Self::Board,
        Self::Goroutines,
        Self::Sort,
        Self::NextGoroutine,
        Self::PreviousGoroutine,
        Self::NoGoroutine,
        Self::Lanes,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Enlarge,
        Self::Unfold,
        Self::Home,
    ];
}
