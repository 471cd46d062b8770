//! Runs a workload: a cursor into the task's steps for each live goroutine.
//!
//! **Invariants**: computing is merged with what follows it (`cpu 1ms`, `lock db` is one answer); the n-th goroutine
//! of a task draws the same durations in every schedule; a goroutine costs [`Cursor`]'s few words.

use std::sync::Arc;

use super::{Step, Task, Workload};
use crate::base::ids::{ChanId, FuncId, MutexId, WgId};
use crate::base::rng::{Rng, Stream};
use crate::base::time::{SimDuration, SimTime};
use crate::sim::objects::Objects;
use crate::sim::program::{Context, Created, Gp, Op, Program, Woke};

/// How many `cpu` steps are merged into one answer, so that a task of tiny ones still shows up in the machine's step
/// limit.
const MERGED_MAX: u32 = 1_000;

/// What a `go` statement starts: a goroutine of this task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Func {
    /// The task's number.
    pub task: u32,
}

/// The program that a machine runs.
#[derive(Clone, Debug)]
pub struct WorkloadProgram {
    workload: Arc<Workload>,
    seed: u64,
    /// By goroutine slot.
    cursors: Vec<Cursor>,
    /// By task.
    tasks: Vec<TaskState>,
}

/// Where a goroutine is in its task.
#[derive(Clone, Debug)]
struct Cursor {
    task: u32,
    /// The next step.
    step: u32,
    /// Which time the body is being done, from 1.
    round: u32,
    /// How many goroutines the current `go` step has started.
    started: u32,
    /// What is left of the current `cpu` step.
    cpu: SimDuration,
    /// Only where durations vary. Boxed: most goroutines need none.
    draws: Option<Box<Draws>>,
}

/// Where a goroutine's durations come from.
#[derive(Clone, Debug)]
struct Draws {
    stream: Stream,
    rng: Rng,
}

/// What is known of a task while it runs.
#[derive(Clone, Debug)]
struct TaskState {
    /// Goroutines created so far.
    created: u32,
    /// Arrivals that the clock still has to start.
    arrivals_left: u32,
    /// For the times between arrivals.
    rng: Rng,
    /// Whether its goroutines need random numbers.
    varies: bool,
}

impl WorkloadProgram {
    /// The workload at its beginning.
    pub fn new(workload: Arc<Workload>, seed: u64) -> Self {
        let state = |(task, number): (&Task, u32)| TaskState {
            created: 0,
            arrivals_left: task.arrivals.as_ref().map_or(0, |arrivals| arrivals.count),
            rng: Rng::new(seed, Stream::Arrivals(number)),
            varies: task.varies(),
        };
        let tasks = workload.tasks.iter().zip(0..).map(state).collect();
        Self { workload, seed, cursors: Vec::new(), tasks }
    }

    /// Lets a goroutine compute for at most `budget` and come to what it wants next: so much CPU time, and then that.
    fn advance(&mut self, g: Gp, now: SimTime, budget: SimDuration) -> (SimDuration, Op<Func, ()>) {
        let Self { workload, cursors, .. } = self;
        let cursor = &mut cursors[g.index()];
        let task = &workload.tasks[cursor.task as usize];
        let mut used = SimDuration::ZERO;
        for _ in 0..MERGED_MAX {
            let slice = cursor.cpu.min(budget - used);
            used += slice;
            cursor.cpu -= slice;
            if !cursor.cpu.is_zero() {
                break;
            }
            let op = match task.steps.get(cursor.step as usize) {
                Some(Step::Cpu(span)) => {
                    cursor.cpu = span.draw(cursor.rng());
                    cursor.next(task);
                    continue;
                }
                Some(step) => cursor.begin(step, workload, now),
                None => return (used, Op::Exit),
            };
            cursor.next(task);
            return (used, op);
        }
        (used, Op::Continue)
    }
}

impl Program for WorkloadProgram {
    type Value = ();
    type Func = Func;

    fn main(&mut self, objects: &mut Objects<()>) -> Func {
        for (chan, number) in self.workload.chans.iter().zip(0..) {
            let made = objects.make_chan(chan.capacity);
            debug_assert_eq!(made, ChanId::new(number), "channels are numbered in the order of the workload");
        }
        for (_, number) in self.workload.mutexes.iter().zip(0..) {
            let made = objects.make_mutex();
            debug_assert_eq!(made, MutexId::new(number), "mutexes are numbered in the order of the workload");
        }
        for (group, number) in self.workload.waitgroups.iter().zip(0..) {
            let made = objects.make_waitgroup(group.counter.cast_signed());
            debug_assert_eq!(made, WgId::new(number), "wait groups are numbered in the order of the workload");
        }
        Func { task: 0 }
    }

    fn func_id(&self, func: &Func) -> FuncId {
        FuncId::new(func.task)
    }

    fn func_count(&self) -> u32 {
        self.workload.tasks.len() as u32
    }

    fn created(&mut self, new: Created, func: Func) {
        let g = new.g;
        let state = &mut self.tasks[func.task as usize];
        let stream = Stream::Task { task: func.task, instance: state.created };
        state.created = state.created.wrapping_add(1);
        let draws = state.varies.then(|| Box::new(Draws { stream, rng: Rng::new(self.seed, stream) }));
        if self.cursors.len() <= g.index() {
            self.cursors.resize(g.index() + 1, Cursor::UNUSED);
        }
        self.cursors[g.index()] = Cursor { task: func.task, draws, ..Cursor::UNUSED };
    }

    fn exited(&mut self, g: Gp) {
        self.cursors[g.index()] = Cursor::UNUSED;
    }

    fn resume(&mut self, g: Gp, woke: Woke<()>, cx: &mut Context<'_, Func, ()>) -> Op<Func, ()> {
        if let Woke::Panicked(text) = woke {
            return Op::Panic(text.to_owned());
        }
        let (used, op) = self.advance(g, cx.now, cx.budget);
        cx.used = used;
        op
    }

    fn tick(&mut self, _at: SimTime) {}

    fn reseed(&mut self, seed: u64) {
        self.seed = seed;
        for (state, number) in self.tasks.iter_mut().zip(0..) {
            state.rng = Rng::new(seed, Stream::Arrivals(number));
        }
        for draws in self.cursors.iter_mut().filter_map(|cursor| cursor.draws.as_deref_mut()) {
            draws.rng = Rng::new(seed, draws.stream);
        }
    }

    /// The next arrival is reckoned from when this one was due, so that none is lost or put off when the machine is
    /// too busy to start one in time.
    fn again(&mut self, func: &Func, due: SimTime) -> Option<SimTime> {
        let arrivals = self.workload.tasks[func.task as usize].arrivals.as_ref()?;
        let state = &mut self.tasks[func.task as usize];
        state.arrivals_left = state.arrivals_left.saturating_sub(1);
        if state.arrivals_left == 0 {
            return None;
        }
        Some(due + arrivals.every.map_or(SimDuration::ZERO, |every| every.draw(Some(&mut state.rng))))
    }
}

impl Cursor {
    /// A slot without a goroutine, and the beginning of any task.
    const UNUSED: Self = Self { task: 0, step: 0, round: 1, started: 0, cpu: SimDuration::ZERO, draws: None };

    fn rng(&mut self) -> Option<&mut Rng> {
        self.draws.as_deref_mut().map(|draws| &mut draws.rng)
    }

    /// What a step (which is not computing) asks of the runtime.
    fn begin(&mut self, step: &Step, workload: &Workload, now: SimTime) -> Op<Func, ()> {
        let mut draw = |span: &super::Span| span.draw(self.rng());
        match step {
            Step::Cpu(_) => Op::Continue,
            Step::Net(span) => Op::Net(draw(span)),
            Step::Disk(span) => Op::Syscall(draw(span)),
            Step::Sleep(span) => Op::Sleep(draw(span)),
            Step::Lock(mutex) => Op::Lock(*mutex),
            Step::Unlock(mutex) => Op::Unlock(*mutex),
            Step::Send(chan) => Op::Send(Some(*chan), ()),
            Step::Recv(chan) => Op::Recv(Some(*chan)),
            Step::Close(chan) => Op::Close(*chan),
            Step::Add(group, n) => Op::WaitGroupAdd(*group, *n),
            Step::Wait(group) => Op::WaitGroupWait(*group),
            Step::Yield => Op::Gosched,
            Step::Go { task, .. } => {
                self.started += 1;
                Op::Go(Func { task: *task })
            }
            Step::Arm { task } => {
                let start = workload.tasks[*task as usize].arrivals.as_ref().map_or(SimDuration::ZERO, |a| a.start);
                Op::AfterFunc(start - now.since(SimTime::ZERO), Func { task: *task })
            }
            Step::Gomaxprocs(procs) => Op::Gomaxprocs(*procs),
            Step::Panic(text) => Op::Panic(text.to_string()),
        }
    }

    /// Goes on to the next step, or back to the body's first.
    fn next(&mut self, task: &Task) {
        if let Some(Step::Go { count, .. }) = task.steps.get(self.step as usize)
            && self.started < *count
        {
            return;
        }
        self.started = 0;
        self.step += 1;
        if self.step == task.body.end && self.round < task.repeat {
            self.round += 1;
            self.step = task.body.start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Arrivals, Span};
    use super::*;

    const MS: SimDuration = SimDuration::from_millis(1);
    const G: Gp = Gp(0);
    const NEW: Created = Created { g: G, id: crate::base::ids::GoId::new(1), parent: None };

    fn cpu(ms: u64) -> Step {
        Step::Cpu(Span::Fixed(MS * ms))
    }

    fn task(name: &str, steps: Vec<Step>) -> Task {
        let body = 0..steps.len() as u32;
        Task { name: name.to_owned(), steps, body, repeat: 1, arrivals: None }
    }

    fn program(tasks: Vec<Task>) -> WorkloadProgram {
        WorkloadProgram::new(Arc::new(Workload { tasks, ..Workload::default() }), 1)
    }

    /// Starts a goroutine of the first task and drives it to its end with this budget.
    fn run(task: Task, budget: SimDuration) -> Vec<(u64, Op<Func, ()>)> {
        let mut program = program(vec![task]);
        program.created(NEW, Func { task: 0 });
        let mut answers = Vec::new();
        loop {
            let (used, op) = program.advance(G, SimTime::ZERO, budget);
            answers.push((used.nanos() / MS.nanos(), op));
            if answers.last().unwrap().1 == Op::Exit {
                return answers;
            }
        }
    }

    #[test]
    fn computing_is_merged_with_what_follows() {
        let lock = MutexId::new(0);
        let steps = vec![cpu(1), cpu(2), Step::Lock(lock), cpu(1), Step::Unlock(lock), cpu(5)];
        let expected = [(3, Op::Lock(lock)), (1, Op::Unlock(lock)), (5, Op::Exit)];
        assert_eq!(run(task("t", steps), MS * 100), expected);
    }

    #[test]
    fn a_short_budget_interrupts() {
        let steps = vec![cpu(5), Step::Yield];
        let expected = [(2, Op::Continue), (2, Op::Continue), (1, Op::Gosched), (0, Op::Exit)];
        assert_eq!(run(task("t", steps), MS * 2), expected);
    }

    #[test]
    fn the_body_is_repeated_and_its_frame_is_not() {
        let steps = vec![Step::Yield, cpu(1), Step::Net(Span::Fixed(MS)), Step::Add(WgId::new(0), -1)];
        let task = Task { body: 1..3, repeat: 3, ..task("t", steps) };
        let net = (1, Op::Net(MS));
        let done = (0, Op::WaitGroupAdd(WgId::new(0), -1));
        assert_eq!(run(task, MS * 9), [(0, Op::Gosched), net.clone(), net.clone(), net, done, (0, Op::Exit)]);
    }

    #[test]
    fn an_empty_body_ends() {
        let task = Task { body: 1..1, repeat: 9, ..task("t", vec![Step::Yield, Step::Yield]) };
        assert_eq!(run(task, MS), [(0, Op::Gosched), (0, Op::Gosched), (0, Op::Exit)]);
        let nothing = Task { repeat: 9, ..super::tests::task("t", Vec::new()) };
        assert_eq!(run(nothing, MS), [(0, Op::Exit)]);
    }

    #[test]
    fn go_starts_as_many_as_it_says_each_time() {
        let go = Step::Go { task: 0, count: 2 };
        let task = Task { repeat: 2, ..task("t", vec![cpu(1), go]) };
        let started = Op::Go(Func { task: 0 });
        let expected = [(1, started.clone()), (0, started.clone()), (1, started.clone()), (0, started), (0, Op::Exit)];
        assert_eq!(run(task, MS * 9), expected);
    }

    #[test]
    fn tiny_computing_is_not_merged_for_ever() {
        let task = Task { repeat: u32::MAX, ..task("t", vec![Step::Cpu(Span::Fixed(SimDuration::from_nanos(1)))]) };
        let mut program = program(vec![task]);
        program.created(NEW, Func { task: 0 });
        let answer = program.advance(G, SimTime::ZERO, MS * 1_000_000);
        assert_eq!(answer.1, Op::Continue);
        assert!(answer.0 < MS);
    }

    #[test]
    fn durations_do_not_depend_on_the_schedule() {
        let vary = |ms| Step::Cpu(Span::Exponential(MS * ms));
        let tasks = vec![task("a", vec![vary(10), Step::Yield]), task("b", vec![vary(20), Step::Yield])];
        let work = |order: &[u32]| {
            let mut program = program(tasks.clone());
            let mut work: Vec<(u32, SimDuration)> = Vec::new();
            for (slot, number) in order.iter().enumerate() {
                program.created(Created { g: Gp(slot as u32), ..NEW }, Func { task: *number });
            }
            for (slot, number) in order.iter().enumerate().rev() {
                work.push((*number, program.advance(Gp(slot as u32), SimTime::ZERO, SimDuration::MAX).0));
                program.exited(Gp(slot as u32));
            }
            work.sort();
            work
        };
        assert_eq!(work(&[0, 0, 1, 1]), work(&[1, 0, 1, 0]));
    }

    #[test]
    fn no_arrival_is_lost() {
        let arrivals = |every| Some(Arrivals { start: MS * 5, every, count: 3 });
        let spaced = Task { arrivals: arrivals(Some(Span::Fixed(MS * 10))), ..task("spaced", Vec::new()) };
        let at_once = Task { arrivals: arrivals(None), ..task("at once", Vec::new()) };
        let main = task("main", vec![Step::Arm { task: 1 }]);
        let mut program = program(vec![main, spaced, at_once]);
        program.created(NEW, Func { task: 0 });
        let now = SimTime::from_nanos(1_000_000);
        assert_eq!(program.advance(G, now, MS).1, Op::AfterFunc(MS * 4, Func { task: 1 }), "start is absolute");
        let mut times = |task| {
            let mut due = Some(SimTime::from_nanos(5_000_000));
            std::iter::from_fn(|| {
                let this = due?;
                due = program.again(&Func { task }, this);
                Some(this.nanos() / 1_000_000)
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(times(1), [5, 15, 25]);
        assert_eq!(times(2), [5, 5, 5]);
    }

    #[test]
    fn a_goroutine_is_a_few_words() {
        assert!(size_of::<Cursor>() <= 32, "{} bytes", size_of::<Cursor>());
    }
}
