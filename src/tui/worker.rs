//! The worker thread: owns the engine, takes goals, sends batches of events.
//!
//! ```text
//!   view -- Goal --> worker: advance a bounded chunk, send what happened, look for a newer goal, and so on
//!   view <- Report - worker
//! ```
//!
//! **Invariants**: a newer goal replaces an older one; between two looks at the goals at most one chunk is simulated,
//! so a stop or a new goal is answered within 20 ms; a panic of the engine ends in a report, never in silence; the
//! worker ends when the view drops its end of either channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded, select_biased};

use super::terminal;
use crate::base::time::SimTime;
use crate::event::{Event, Names, Outcome};

/// What produces the events of a run.
pub trait Engine: Send {
    /// Advances until everything up to and including `until` has happened, the run has ended, or about `steps`
    /// steps were done, whichever comes first. Afterwards [`Engine::now`] is `until` if it was reached.
    fn advance_to(&mut self, until: SimTime, steps: u32);

    /// Advances until at least one more event is there, the run has ended, or about `steps` steps were done.
    fn advance_event(&mut self, steps: u32);

    /// Takes the events since the last call.
    fn take_events(&mut self) -> Vec<Event>;

    /// What the program has written since the last call, piece by piece: the file and the text.
    fn take_written(&mut self) -> Vec<(u8, String)> {
        Vec::new()
    }

    /// Names, if new ones came up since the last call.
    fn take_names(&mut self) -> Option<Names> {
        None
    }

    /// Up to when everything has happened.
    fn now(&self) -> SimTime;

    /// How the run ended, once it has.
    fn outcome(&self) -> Option<Outcome>;
}

/// How far the engine shall go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Nowhere.
    Rest,
    /// To this time.
    Time(SimTime),
    /// Until the recording has this many events.
    Events(usize),
    /// To the end of the run.
    End,
}

/// What the worker has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The run went on.
    Progress(Progress),
    /// The engine panicked; nothing more will come.
    Panicked(String),
}

/// A stretch of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What happened.
    pub events: Vec<Event>,
    /// What the program wrote: the file and the text.
    pub written: Vec<(u8, String)>,
    /// All names, if new ones came up.
    pub names: Option<Box<Names>>,
    /// Up to when everything has happened.
    pub now: SimTime,
    /// How the run ended, once it has.
    pub outcome: Option<Outcome>,
}

/// The view's end of a worker. Dropping it ends the thread after at most one chunk.
#[derive(Debug)]
pub struct Worker {
    goals: Sender<Goal>,
    reports: Receiver<Report>,
}

/// Steps between two looks at the clock.
const STEPS: u32 = 2_000;
/// Wall time between two looks at the goals.
const CHUNK: Duration = Duration::from_millis(8);
/// Events that a batch should not exceed by much.
const BATCH: usize = 50_000;

impl Worker {
    /// Starts a thread with this engine.
    ///
    /// # Errors
    /// If the system has no thread to give.
    pub fn start(engine: Box<dyn Engine>) -> std::io::Result<Self> {
        let (goals, goals_in) = bounded(16);
        let (reports_out, reports) = bounded(4);
        thread::Builder::new().name("engine".to_owned()).spawn(move || guarded(engine, &goals_in, &reports_out))?;
        Ok(Self { goals, reports })
    }

    /// Sets a goal; false if the worker has too many unread ones, and the goal has to be set again later.
    pub fn aim(&self, goal: Goal) -> bool {
        self.goals.try_send(goal).is_ok()
    }

    /// Where reports come from. Closed once the worker has ended.
    pub fn reports(&self) -> &Receiver<Report> {
        &self.reports
    }
}

/// Works until the view is gone; turns a panic into a report.
fn guarded(mut engine: Box<dyn Engine>, goals: &Receiver<Goal>, reports: &Sender<Report>) {
    let work = AssertUnwindSafe(|| work(engine.as_mut(), goals, reports));
    if let Err(payload) = catch_unwind(work) {
        let text = terminal::panic_note().unwrap_or_else(|| terminal::panic_text(payload.as_ref()));
        // If the view is gone too, nobody is left to be told.
        let _ = reports.send(Report::Panicked(text));
    }
}

/// The loop: tell what is there from the start; then wait for a goal, or do a chunk for the one in force.
fn work(engine: &mut dyn Engine, goals: &Receiver<Goal>, reports: &Sender<Report>) {
    let mut goal = Goal::Rest;
    let mut events = 0;
    let mut progress = Progress { events: engine.take_events(), ..state(engine) };
    loop {
        events += progress.events.len();
        match hand_over(progress, goals, reports) {
            Ok(newer) => goal = newer.unwrap_or(goal),
            Err(Gone) => return,
        }
        loop {
            match newest(goals, reached(engine, goal, events)) {
                Ok(newer) => goal = newer.unwrap_or(goal),
                Err(Gone) => return,
            }
            if !reached(engine, goal, events) {
                break;
            }
        }
        progress = chunk(engine, goal, events);
    }
}

/// The newest goal that arrived, if any; `wait` for one if there is nothing else to do.
fn newest(goals: &Receiver<Goal>, wait: bool) -> Result<Option<Goal>, Gone> {
    let first = if wait { goals.recv().map(Some).map_err(|_| Gone)? } else { None };
    match goals.try_recv() {
        Err(TryRecvError::Disconnected) if first.is_none() => Err(Gone),
        Err(_) => Ok(first),
        Ok(second) => Ok(goals.try_iter().last().or(Some(second))),
    }
}

/// Whether there is nothing to do for a goal.
fn reached(engine: &dyn Engine, goal: Goal, events: usize) -> bool {
    engine.outcome().is_some()
        || match goal {
            Goal::Rest => true,
            Goal::Time(time) => engine.now() >= time,
            Goal::Events(n) => events >= n,
            Goal::End => false,
        }
}

/// Advances for at most [`CHUNK`] of wall time.
fn chunk(engine: &mut dyn Engine, goal: Goal, before: usize) -> Progress {
    let start = Instant::now();
    let mut events = Vec::new();
    while !reached(engine, goal, before + events.len()) && events.len() < BATCH && start.elapsed() < CHUNK {
        match goal {
            Goal::Rest => break,
            Goal::Time(time) => engine.advance_to(time, STEPS),
            Goal::Events(_) => engine.advance_event(STEPS),
            Goal::End => engine.advance_to(SimTime::MAX, STEPS),
        }
        events.append(&mut engine.take_events());
    }
    Progress { events, ..state(engine) }
}

/// How things stand, without events.
fn state(engine: &mut dyn Engine) -> Progress {
    Progress {
        events: Vec::new(),
        written: engine.take_written(),
        names: engine.take_names().map(Box::new),
        now: engine.now(),
        outcome: engine.outcome(),
    }
}

/// The view is gone.
struct Gone;

/// Sends a batch. While the view is busy it waits, but still hears of newer goals, the last of which it returns.
fn hand_over(progress: Progress, goals: &Receiver<Goal>, reports: &Sender<Report>) -> Result<Option<Goal>, Gone> {
    let report = Report::Progress(progress);
    let mut newest = None;
    loop {
        select_biased! {
            send(reports, report) -> sent => return sent.map(|()| newest).map_err(|_| Gone),
            recv(goals) -> goal => newest = Some(goal.map_err(|_| Gone)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimDuration;
    use crate::event::Kind;

    /// Emits an event every microsecond, for ever; panics at `bomb`.
    struct Metronome {
        now: SimTime,
        bomb: SimTime,
        events: Vec<Event>,
    }

    impl Metronome {
        fn start(bomb: SimTime) -> Worker {
            let engine = Self { now: SimTime::ZERO, bomb, events: Vec::new() };
            Worker::start(Box::new(engine)).unwrap()
        }
    }

    impl Engine for Metronome {
        fn advance_to(&mut self, until: SimTime, steps: u32) {
            for _ in 0..steps {
                if self.now < until {
                    self.advance_event(1);
                }
            }
        }

        fn advance_event(&mut self, _steps: u32) {
            self.now += SimDuration::from_micros(1);
            assert!(self.now < self.bomb, "boom at {}", self.now);
            self.events.push(Event { time: self.now, g: None, m: None, p: None, kind: Kind::MPark });
        }

        fn take_events(&mut self) -> Vec<Event> {
            std::mem::take(&mut self.events)
        }

        fn now(&self) -> SimTime {
            self.now
        }

        fn outcome(&self) -> Option<Outcome> {
            None
        }
    }

    fn progress(worker: &Worker) -> Progress {
        match worker.reports().recv().unwrap() {
            Report::Progress(progress) => progress,
            Report::Panicked(text) => panic!("{text}"),
        }
    }

    #[test]
    fn goes_to_a_time_and_no_further() {
        let worker = Metronome::start(SimTime::MAX);
        assert_eq!(progress(&worker), Progress::default());
        assert!(worker.aim(Goal::Time(SimTime::from_nanos(5_000))));
        let first = progress(&worker);
        assert_eq!((first.events.len(), first.now), (5, SimTime::from_nanos(5_000)));
        assert!(worker.aim(Goal::Events(6)));
        assert_eq!(progress(&worker).events.len(), 1);
    }

    #[test]
    fn a_newer_goal_stops_an_endless_one() {
        let worker = Metronome::start(SimTime::MAX);
        assert!(worker.aim(Goal::End));
        progress(&worker);
        assert!(worker.aim(Goal::Time(SimTime::ZERO)));
        // Reports are read to the last: with the endless goal still in force there would be no last one.
        let more = std::iter::from_fn(|| worker.reports().recv_timeout(Duration::from_secs(1)).ok());
        assert!(more.take(100).count() < 100);
    }

    #[test]
    fn a_panic_is_reported() {
        let worker = Metronome::start(SimTime::from_nanos(3_000));
        assert!(worker.aim(Goal::End));
        let last = worker.reports().iter().last().unwrap();
        assert!(matches!(last, Report::Panicked(text) if text.contains("boom at 3us")));
    }
}
