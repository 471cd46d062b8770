//! Findings in words: a sentence of each, and the figures it rests on.
//!
//! **Invariant**: goroutines, functions and objects are called what they are called everywhere else.

use std::fmt;

use super::{Cause, Convoy, Deadlock, Finding, Idle, Leak, Oversubscription, QuotaStalls, Starvation};
use crate::base::time::SimDuration;
use crate::event::{Object, Stuck, WaitReason};
use crate::trace::explain::Teller;

/// Of goroutines, circles and the like, so many are named.
const NAMED: usize = 4;
/// Goroutines of a circle that are told one by one at most.
const CIRCLE: usize = 8;

/// A finding that says itself.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    finding: &'a Finding,
    teller: Teller<'a>,
}

/// A figure that a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Of what.
    pub name: &'static str,
    /// How much.
    pub amount: Amount,
}

/// A figure with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A span of time.
    Time(SimDuration),
    /// So many.
    Count(u64),
    /// Parts of 1000.
    Permille(u64),
}

impl Finding {
    /// It in a sentence, said with these names.
    pub const fn told<'a>(&'a self, teller: Teller<'a>) -> Told<'a> {
        Told { finding: self, teller }
    }

    /// The figures it rests on.
    pub fn evidence(&self) -> Vec<Evidence> {
        match self {
            Self::Deadlock(found) => vec![
                count("circles", found.cycles.len() as u64),
                count("goroutines in them", found.cycles.iter().map(Vec::len).sum::<usize>() as u64),
                count("other goroutines", found.others.len() as u64),
            ],
            Self::Leak(found) => vec![
                count("goroutines", found.goroutines.len() as u64),
                time("blocked for", found.returned.since(found.time)),
            ],
            Self::Starvation(found) => vec![
                time("waited", found.waited),
                time("others ran", found.others_ran),
                time("fair turn", found.turn),
                count("ahead of it", found.ahead.into()),
                count("such waits", found.times),
            ],
            Self::Convoy(found) => vec![
                time("long queue for", found.long),
                share(found.permille),
                count("longest queue", found.longest),
                count("waiters woken", found.woken),
            ],
            Self::Idle(found) => vec![
                time("together", found.total),
                share(found.permille),
                time("longest", found.longest),
                count("idle cores", found.cores),
                count("runnable goroutines", found.waiting),
            ],
            Self::Quota(found) => vec![
                time("stood still", found.stood),
                Evidence { name: "of the time to run", amount: Amount::Permille(found.permille) },
                count("periods", found.periods),
                time("at least one core", found.any),
                time("longest", found.longest),
                count("GOMAXPROCS", found.gomaxprocs.into()),
            ],
            Self::Oversubscription(found) => {
                vec![count("cores taken", found.times), time("waited", found.waited), time("longest", found.longest)]
            }
        }
    }
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self.finding {
            Finding::Deadlock(found) => self.deadlock(found),
            Finding::Leak(found) => self.leak(found),
            Finding::Starvation(found) => self.starvation(found),
            Finding::Convoy(found) => self.convoy(found),
            Finding::Idle(found) => idle(found),
            Finding::Oversubscription(found) => oversubscription(found),
            Finding::Quota(found) => quota(found),
        })
    }
}

impl Told<'_> {
    fn deadlock(&self, found: &Deadlock) -> String {
        let circles = found.cycles.iter().map(|cycle| self.circle(cycle)).collect();
        let others = found.others.iter().map(|one| self.stuck(one)).collect();
        let mut parts = vec![some(circles, NAMED, "circles"), some(others, NAMED, "goroutines")];
        parts.retain(|part| !part.is_empty());
        format!("Deadlock: {}.", parts.join("; "))
    }

    fn circle(&self, cycle: &[Stuck]) -> String {
        let [one] = cycle else {
            let links: Vec<String> = cycle.iter().map(|one| self.stuck(one)).collect();
            return format!("in a circle, {}", some(links, CIRCLE, "goroutines"));
        };
        format!("{} waits for {}, which it holds itself", self.teller.go(one.g), self.teller.object(one.on))
    }

    fn stuck(&self, one: &Stuck) -> String {
        let (who, on) = (self.teller.go(one.g), self.teller.object(one.on));
        if let Some(holder) = one.holder {
            return format!("{who} waits for {on}, which {} holds", self.teller.go(holder));
        }
        match one.on {
            Object::Chan(_) if one.reason == WaitReason::ChanSend => {
                format!("{who} waits to send on {on}, and nobody is left who could receive")
            }
            Object::Chan(_) => {
                format!("{who} waits to receive from {on}, and nobody is left who could send or close it")
            }
            Object::Select => {
                format!("{who} waits in a select, and nobody is left who could serve one of its channels")
            }
            Object::WaitGroup(_) => format!("{who} waits for {on}, and nobody is left who could bring it to zero"),
            Object::Cond(_) => format!("{who} waits for {on}, and nobody is left who could signal it"),
            Object::Mutex(_) | Object::RwMutex(_) => {
                format!("{who} waits for {on}, and nobody is left who could unlock it")
            }
            Object::None => format!("{who} waits for ever ({})", one.reason.words()),
        }
    }

    fn leak(&self, found: &Leak) -> String {
        let who: Vec<String> = found.goroutines.iter().map(|g| self.teller.go(*g)).collect();
        let verb = if who.len() == 1 { "was" } else { "were" };
        let on = match &found.on[..] {
            [] | [Object::None] => String::new(),
            [on] => format!(" on {}", self.teller.object(*on)),
            all => format!(" on {} objects", all.len()),
        };
        let who = some(who, NAMED, "goroutines");
        format!("Leak: {who} {verb} still blocked ({}{on}) when main returned.", found.reason.words())
    }

    fn starvation(&self, found: &Starvation) -> String {
        let before = match found.ahead {
            0 => "nobody".into(),
            1 => "one goroutine".into(),
            n => format!("{n} goroutines"),
        };
        format!(
            "Starvation: {} was runnable for {} without being run, while others ran for {}; with {before} before it, its \
             turn should have come within {}.",
            self.teller.go(found.g),
            found.waited,
            found.others_ran,
            found.turn
        )
    }

    fn convoy(&self, found: &Convoy) -> String {
        format!(
            "Lock convoy: for {} of the run at least 3 goroutines waited for {}, at most {}; they only go on one after \
             another.",
            Amount::Permille(found.permille),
            self.teller.object(Object::Mutex(found.mutex)),
            found.longest
        )
    }
}

fn idle(found: &Idle) -> String {
    let cores = if found.cores == 1 { "a core".into() } else { format!("up to {} cores", found.cores) };
    let why = match found.cause {
        Cause::IdleP => "a P was idle as well, but no thread came for the work".to_owned(),
        Cause::Syscall => "a P was with a thread in a syscall, from which sysmon had not taken it yet".to_owned(),
        Cause::NoP => format!("all Ps were taken, for GOMAXPROCS was {}", found.gomaxprocs),
    };
    format!("Idle beside work: for {} {cores} stood idle while goroutines were runnable: {why}.", found.total)
}

fn oversubscription(found: &Oversubscription) -> String {
    let cores = if found.cores == 1 { "core" } else { "cores" };
    format!(
        "Oversubscription: GOMAXPROCS was {} on {} {cores}, so the kernel took the core from a thread with a P ({}), and \
         these Ps stood still for {} together.",
        found.gomaxprocs,
        found.cores,
        if found.times == 1 { "once".into() } else { format!("{} times", found.times) },
        found.waited
    )
}

fn quota(found: &QuotaStalls) -> String {
    let (worth, procs) = (found.quota.cpus(), found.gomaxprocs);
    let cores = if worth == 1 { "core" } else { "cores" };
    let hint = if u32::from(procs) > worth {
        format!(
            "GOMAXPROCS was {procs}, but the quota is worth {worth} {cores}: the more Ps run at once, the sooner it is used \
             up, and then all of them stall together"
        )
    } else {
        format!("GOMAXPROCS was {procs}, no more than the quota is worth, rounded up: there was more work than quota")
    };
    format!(
        "CPU quota stalls: in {} the quota of {} in {} was used up early, and threads that could run stood still for {} \
         together, {} of the time for which they could have run. {hint}.",
        if found.periods == 1 { "one period".into() } else { format!("{} periods", found.periods) },
        found.quota.cpu(),
        found.quota.period(),
        found.stood,
        Amount::Permille(found.permille),
    )
}

/// The first few of a list, and how many more there are.
fn some(mut all: Vec<String>, most: usize, what: &str) -> String {
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    let more = if more == 0 { String::new() } else { format!("; and {more} more {what}") };
    format!("{}{more}", all.join("; "))
}

const fn time(name: &'static str, span: SimDuration) -> Evidence {
    Evidence { name, amount: Amount::Time(span) }
}

const fn count(name: &'static str, n: u64) -> Evidence {
    Evidence { name, amount: Amount::Count(n) }
}

const fn share(permille: u64) -> Evidence {
    Evidence { name: "of the run", amount: Amount::Permille(permille) }
}

impl Amount {
    /// The bare number.
    pub const fn number(self) -> u64 {
        match self {
            Self::Time(span) => span.nanos(),
            Self::Count(n) | Self::Permille(n) => n,
        }
    }

    /// What it is a number of: `ns`, `count` or `permille`.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Time(_) => "ns",
            Self::Count(_) => "count",
            Self::Permille(_) => "permille",
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(span) => write!(f, "{span}"),
            Self::Count(n) => write!(f, "{n}"),
            Self::Permille(n) => write!(f, "{}.{} %", n / 10, n % 10),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.amount {
            Amount::Permille(_) => write!(f, "{} {}", self.amount, self.name),
            _ => write!(f, "{} {}", self.name, self.amount),
        }
    }
}
