//! Puts the tasks together to a program, and checks what only the whole file can tell.
//!
//! A file without a `main` gets one: it sets the clock for the tasks with `start` or `every`, starts the others with
//! `go`, in the file's order, and waits until every goroutine has ended (a task that another one starts with `go` is
//! left to that one). As with `wg.Go` in real Go, the goroutines are counted by a wait group, which each leaves with
//! its last operation.
//!
//! A written `main` sets the clock first, too; other tasks start by `go` alone, and the program ends with `main`.

use std::collections::BTreeSet;

use super::read::{Reader, shown};
use super::scope::{Mutex, Scope};
use super::suggest;
use super::tasks::Draft;
use crate::base::diag::Diagnostic;
use crate::base::ids::WgId;
use crate::event::ChanName;
use crate::program::workload::{Arrivals, Step, Task, WaitGroup, Workload};

/// The wait group of the implied `main`. No name in a file can have a blank in it.
const ALL: &str = "all goroutines";
/// The most goroutines that the implied `main` can count.
const MAX_AWAITED: u64 = 2_000_000_000;

/// The program; it is only to be used if nothing was reported.
pub(super) fn assemble(reader: &mut Reader<'_>, scope: &Scope, drafts: Vec<Draft>, may_hang: bool) -> Workload {
    check_objects(reader, scope, may_hang);
    let main_is_written = drafts.iter().any(|draft| draft.number == 0);
    let begun = begun(scope, &drafts, main_is_written);
    check_starts(reader, scope, &drafts, &begun);

    let mut workload = objects(scope);
    let all = (!main_is_written).then(|| WgId::new(workload.waitgroups.len() as u32));
    let arms = drafts.iter().filter(|draft| draft.arrives()).map(|draft| Step::Arm { task: draft.number });
    let mut main_steps: Vec<Step> = arms.collect();
    if let Some(all) = all {
        let awaited = drafts.iter().filter(|draft| begun.contains(&draft.number)).map(|draft| draft.count.0);
        let counter = awaited.map(u64::from).sum::<u64>();
        if counter > MAX_AWAITED {
            reader.report(Diagnostic::error("too-many", format!("{counter} goroutines are too many"), 0..0));
        }
        workload.waitgroups.push(WaitGroup { name: ALL.to_owned(), counter: counter as u32 });
        let auto = drafts.iter().filter(|draft| begun.contains(&draft.number) && !draft.arrives());
        main_steps.extend(auto.map(|draft| Step::Go { task: draft.number, count: draft.count.0 }));
        main_steps.push(Step::Wait(all));
    }
    workload.tasks = vec![task("main", Vec::new(), main_steps, 1, Vec::new())];
    for draft in drafts {
        let name = &scope.tasks[draft.number as usize].text;
        match (draft.number, all) {
            (0, _) => {
                let arms = std::mem::take(&mut workload.tasks[0].steps);
                workload.tasks[0] = task(name, arms, draft.steps, draft.repeat, Vec::new());
            }
            (_, Some(all)) => workload.tasks.push(awaited_task(name, draft, all)),
            (_, None) => workload.tasks.push(plain_task(name, draft)),
        }
    }
    workload
}

impl Draft {
    /// Whether the clock starts it.
    const fn arrives(&self) -> bool {
        self.start.is_some() || self.every.is_some()
    }

    fn arrivals(&self) -> Option<Arrivals> {
        let arrivals = Arrivals { start: self.start.unwrap_or_default(), every: self.every, count: self.count.0 };
        self.arrives().then_some(arrivals)
    }
}

fn objects(scope: &Scope) -> Workload {
    let chans = scope.chans.iter().map(|chan| ChanName { name: chan.name.text.clone(), capacity: chan.number });
    let groups = scope.waitgroups.iter().map(|wg| WaitGroup { name: wg.name.text.clone(), counter: wg.number });
    Workload {
        tasks: Vec::new(),
        chans: chans.collect(),
        mutexes: scope.mutexes.iter().map(|mutex| mutex.name.clone()).collect(),
        waitgroups: groups.collect(),
    }
}

fn task(name: &str, before: Vec<Step>, body: Vec<Step>, repeat: u32, after: Vec<Step>) -> Task {
    let start = before.len() as u32;
    let range = start..start + body.len() as u32;
    let steps = [before, body, after].concat();
    Task { name: name.to_owned(), steps, body: range, repeat, arrivals: None }
}

fn plain_task(name: &str, draft: Draft) -> Task {
    let arrivals = draft.arrivals();
    Task { arrivals, ..task(name, Vec::new(), draft.steps, draft.repeat, Vec::new()) }
}

/// A task whose goroutines the implied `main` waits for: those that it starts are counted, and it leaves at its end.
fn awaited_task(name: &str, draft: Draft, all: WgId) -> Task {
    let arrivals = draft.arrivals();
    let counted = |step| match step {
        Step::Go { count, .. } => vec![Step::Add(all, count.into()), step],
        _ => vec![step],
    };
    let body = draft.steps.into_iter().flat_map(counted).collect();
    Task { arrivals, ..task(name, Vec::new(), body, draft.repeat, vec![Step::Add(all, -1)]) }
}

/// The tasks that begin without another task's `go`: by the clock, or by the implied `main`.
fn begun(scope: &Scope, drafts: &[Draft], main_is_written: bool) -> BTreeSet<u32> {
    let by_others = scope.starts.iter().filter(|(starter, started)| starter != started);
    let started: BTreeSet<u32> = by_others.map(|(_, started)| *started).collect();
    let begins = |draft: &&Draft| draft.arrives() || !main_is_written && !started.contains(&draft.number);
    drafts.iter().filter(|draft| draft.number != 0).filter(begins).map(|draft| draft.number).collect()
}

/// Tasks that never start, and counts that count nothing.
fn check_starts(reader: &mut Reader<'_>, scope: &Scope, drafts: &[Draft], begun: &BTreeSet<u32>) {
    let mut reached = begun.clone();
    reached.insert(0);
    let mut fresh: Vec<u32> = reached.iter().copied().collect();
    while let Some(starter) = fresh.pop() {
        let started = scope.starts.range((starter, 0)..=(starter, u32::MAX)).map(|(_, started)| *started);
        fresh.extend(started.filter(|task| reached.insert(*task)));
    }
    for draft in drafts.iter().filter(|draft| draft.number != 0) {
        let name = &scope.tasks[draft.number as usize];
        if scope.is_doubtful(&name.text) {
            continue;
        }
        if !reached.contains(&draft.number) {
            let mistake = Diagnostic::error("never-started", "nothing starts this task", name.span.clone());
            let help = format!("write the step `go {}` in `main` or in a task that it starts", name.text);
            reader.warn(mistake.help(help));
        } else if !begun.contains(&draft.number)
            && let (count, Some(span)) = &draft.count
        {
            let mistake = Diagnostic::error("useless-count", "`count` means nothing here", span.clone());
            let help = format!("only `go` starts this task; write `go {} {count}` there instead", name.text);
            reader.report(mistake.help(help));
        }
    }
}

/// Objects that nobody uses, or that are used by half.
fn check_objects(reader: &mut Reader<'_>, scope: &Scope, may_hang: bool) {
    for (what, list) in [("channel", &scope.chans), ("wait group", &scope.waitgroups)] {
        for unused in list.iter().filter(|entry| !entry.used && !scope.is_doubtful(&entry.name.text)) {
            let message = format!("no step uses the {what} `{}`", shown(&unused.name.text));
            reader.warn(Diagnostic::error("unused", message, unused.name.span.clone()));
        }
    }
    for mutex in scope.mutexes.iter().filter(|mutex| !scope.is_doubtful(&mutex.name)) {
        check_mutex(reader, mutex, &scope.mutexes, may_hang);
    }
}

fn check_mutex(reader: &mut Reader<'_>, mutex: &Mutex, all: &[Mutex], may_hang: bool) {
    let name = &mutex.name;
    match (&mutex.locked, &mutex.unlocked) {
        (None, Some(span)) => {
            let locked = all.iter().filter(|other| other.locked.is_some()).map(|other| other.name.as_str());
            let help = suggest::closest(name, locked).map(|other| format!("did you mean `{other}`?"));
            let mistake = Diagnostic::error("never-locked", format!("no step locks `{}`", shown(name)), span.clone());
            reader.report(mistake.help(help.unwrap_or_else(|| format!("write `lock {name}` before it"))));
        }
        // A file that expects its program to hang may mean just this.
        (Some(span), None) if !may_hang => {
            let unlocked = all.iter().filter(|other| other.unlocked.is_some()).map(|other| other.name.as_str());
            let help = suggest::closest(name, unlocked).map(|other| format!("did you mean `{other}`?"));
            let message = format!("no step unlocks `{}`", shown(name));
            let help = help.unwrap_or_else(|| format!("write `unlock {name}` when the work under it is done"));
            reader.warn(Diagnostic::error("never-unlocked", message, span.clone()).help(help));
        }
        _ => {}
    }
}
