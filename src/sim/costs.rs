//! What things cost, in simulated time: three presets, each figure with its source.
//!
//! A cost is paid *before* the effect it belongs to becomes visible. The figures are medians measured with Go 1.27.3
//! on a 2.1 GHz Xeon (two virtual CPUs); a current desktop core is 1.5 to 2.5 times faster.

use crate::base::time::SimDuration;

/// The three tables a scenario can start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preset {
    /// Everything is free except the work that is asked for: clean pictures. sysmon still ticks, for its period is
    /// behaviour and no cost.
    Ideal,
    /// The table below.
    Nominal,
    /// `Nominal` with the lateness of Linux' sleeps (timer slack).
    Linux,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ideal, Self::Nominal, Self::Linux];

    /// Its name in scenario files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ideal => "ideal",
            Self::Nominal => "nominal",
            Self::Linux => "linux",
        }
    }
}

macro_rules! costs {
    ($($(#[$doc:meta])* $name:ident = $nominal:expr;)*) => {
        /// What every operation costs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Costs {
            $($(#[$doc])* pub $name: SimDuration,)*
        }

        impl Costs {
            /// The names of all costs, as a scenario writes them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// Measured values.
            const fn nominal() -> Self {
                Self { $($name: SimDuration::from_nanos($nominal),)* }
            }

            /// Nothing costs anything.
            const fn ideal() -> Self {
                Self { $($name: SimDuration::ZERO,)* }
            }

            /// The cost of this name.
            pub fn get(&self, name: &str) -> Option<SimDuration> {
                match name { $(stringify!($name) => Some(self.$name),)* _ => None }
            }

            /// The cost of this name, to be changed.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut SimDuration> {
                match name { $(stringify!($name) => Some(&mut self.$name),)* _ => None }
            }
        }
    };
}

costs! {
    /// A `go` statement: create and enqueue.
    go_create = 150;
    /// A goroutine ends and the next one is picked.
    go_exit = 110;
    /// A goroutine parks or yields and the next one is picked.
    go_switch = 160;
    /// Making a parked goroutine runnable (`goready`), without the switch.
    ready = 60;
    /// A channel send or receive, without blocking.
    chan_op = 19;
    /// A channel operation that must not block and would have to (a `select` of one case and a default).
    chan_fail = 5;
    /// Each case of a `select` (52 for two, one of them ready).
    select_case = 26;
    /// A `Lock` or an `Unlock` (16 for the pair), of an `RWMutex` too; a part of `Cond.Wait`, a `Signal`.
    mutex_op = 8;
    /// One round of active spinning on a mutex (30 PAUSE).
    mutex_spin = 300;
    /// `Add`, `Done` or `Wait` of a wait group (17 for `Add` and `Done`).
    waitgroup_op = 8;
    /// Adding a timer.
    timer_add = 112;
    /// Stopping a timer (225 with adding it).
    timer_stop = 113;
    /// Resetting a timer.
    timer_reset = 58;
    /// Running one expired timer.
    timer_run = 58;
    /// The runtime's part of entering a syscall.
    syscall_enter = 30;
    /// The runtime's part of leaving it.
    syscall_exit = 30;
    /// A trivial syscall itself, as the first attempt of a network read is.
    syscall = 109;
    /// Polling the network without blocking.
    netpoll = 500;
    /// Looking at one P while stealing.
    steal_attempt = 40;
    /// What a thread that found nothing spends in each of the three steps in which it gives up, for each P; with the
    /// stealing (4 passes of `steal_attempt` a P) this makes the measured 250 ns a P.
    find_each_p = 30;
    /// A successful steal.
    steal = 100;
    /// The same, for each goroutine taken.
    steal_each = 5;
    /// How long a thief waits before it takes a runnext (`usleep(3)`).
    runnext_backoff = 3_000;
    /// From waking a sleeping thread until it runs on a free core (futex).
    thread_wake = 4_100;
    /// From asking for a new thread until it runs (clone).
    thread_create = 10_000;
    /// A core turns from one thread to another.
    thread_switch = 1_000;
    /// From sending a preemption signal until it interrupts the goroutine.
    preempt_signal = 3_000;
    /// Stopping and starting the world, beyond the waiting.
    stop_the_world = 6_500;
    /// Granularity of epoll's timeout: shorter waits last this long, longer ones are cut to a multiple of it.
    epoll_granularity = 1_000_000;
    /// How late the timeout of a poll ends at least; a thousandth of it if that is more. Zero: never.
    epoll_slack = 50_000;
    /// From the end of a poll's timeout until its thread runs.
    epoll_wake = 40_000;
    /// How late a sleep of a thread (usleep, futex with a timeout) of less than a millisecond ends.
    timer_slack = 0;
    /// How late a longer one ends.
    timer_slack_long = 0;
}

impl Costs {
    /// One of the three tables.
    pub const fn preset(preset: Preset) -> Self {
        let mut costs = Self::nominal();
        match preset {
            Preset::Ideal => Self::ideal(),
            Preset::Nominal => costs,
            Preset::Linux => {
                // 20 us become 75 us, 3 us become 57 us, 10 ms become 10.09 ms on Linux with its default slack.
                costs.timer_slack = SimDuration::from_nanos(55_000);
                costs.timer_slack_long = SimDuration::from_nanos(90_000);
                costs
            }
        }
    }

    /// How long a thread that asks to sleep for `wanted` really sleeps.
    pub fn sleep(&self, wanted: SimDuration) -> SimDuration {
        let long = wanted >= SimDuration::from_millis(1);
        wanted + if long { self.timer_slack_long } else { self.timer_slack }
    }

    /// How much longer than this a poll may last, as Linux reckons it (`select_estimate_accuracy`).
    pub fn poll_slack(&self, timeout: SimDuration) -> SimDuration {
        if self.epoll_slack.is_zero() {
            return SimDuration::ZERO;
        }
        let share = SimDuration::from_nanos(timeout.nanos() / 1_000);
        share.min(SimDuration::from_millis(100)).max(self.epoll_slack)
    }
}
