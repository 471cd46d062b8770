//! The machine at time zero.
//!
//! `Clean`: main is the only goroutine. `Real`: the state in which a real program reaches `main.main` on one P: the
//! runtime's goroutines 2 to 6 exist, 5 and 6 still queued, three slices have passed, a third thread is idle.

use crate::base::ids::{CoreId, FuncId, MId, PId, WgId};
use crate::event::{GoState, Kind, Object, Place, ProcState, Rule, WaitReason};
use crate::sim::calendar::Due;
use crate::sim::config::Startup;
use crate::sim::program::{Created, Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Next, Proc, Step, ThreadState};
use crate::sim::{Sim, maxprocs};

/// The runtime's own goroutines, from number 2 on: the function's name and what it waits for. The names' ids follow
/// the program's.
pub const SYSTEM_GOROUTINES: [(&str, WaitReason); 5] = [
    ("runtime.forcegchelper", WaitReason::ForceGcIdle),
    ("runtime.bgsweep", WaitReason::GcSweepWait),
    ("runtime.bgscavenge", WaitReason::GcScavengeWait),
    ("runtime.updateMaxProcsGoroutine", WaitReason::MaxProcsUpdaterIdle),
    ("runtime.runFinalizers", WaitReason::FinalizerWait),
];
/// How many of them have parked when main begins; the others are queued.
const PARKED: usize = 3;
/// Slices that the start-up took on P0.
const STARTUP_TICKS: u32 = 3;
/// The first batch of goroutine ids.
const FIRST_GOIDS: (u32, u32) = (1, 17);

impl<P: Program, S: Sink> Sim<P, S> {
    /// Everything in its place, and main about to run on thread 0, P0 and core 0.
    pub(super) fn boot(&mut self) {
        self.reset_steal_order();
        self.ps = (0..self.gomaxprocs).map(|_| Proc::new(self.cfg.ring, ProcState::GcStop)).collect();
        self.emit_as(None, None, None, Kind::ProcsChange { procs: self.gomaxprocs });
        for p in (1..self.gomaxprocs).map(PId::new) {
            self.pidleput(p);
            self.set_proc_state(p, ProcState::Idle);
        }
        let m0 = self.boot_threads();
        self.sched.lastpoll = Some(self.now);
        self.ps[0].goids = FIRST_GOIDS;
        // Every program has made syscalls by now. Were it 0, sysmon would take the first one it sees for an old one.
        self.ps[0].syscalltick = 1;
        self.sched.goidgen = FIRST_GOIDS.1 - 1;
        let main = self.boot_main(m0);
        for (i, counter) in self.objects.counters().into_iter().enumerate() {
            self.emit(m0, Kind::WaitGroupCounter { wg: WgId::new(i as u32), counter });
        }
        if self.cfg.startup == Startup::Real {
            self.boot_runtime(m0);
        }
        self.execute(m0, main, false, Rule::Start);
        self.has_share(CoreId::new(0));
        self.burn_on(CoreId::new(0));
        self.sysmon_sleep();
        self.sched.in_container = self.cfg.has_quota();
        for (i, change) in self.cfg.changes.clone().iter().enumerate() {
            self.calendar.add(change.time, Due::Change(i as u32));
        }
    }

    fn boot_threads(&mut self) -> MId {
        let m0 = self.new_m(Step::Run);
        self.emit_as(None, None, None, Kind::MStart { m: m0 });
        let sysmon = self.new_m(Step::Sysmon);
        self.emit_as(None, None, None, Kind::MStart { m: sysmon });
        let core = CoreId::new(0);
        self.ms[m0.index()].thread.state = ThreadState::On(core);
        self.ms[m0.index()].thread.last_core = Some(core);
        self.cores[0].m = Some(m0);
        self.emit(m0, Kind::CoreRun { core });
        self.acquirep(m0, PId::new(0));
        m0
    }

    fn boot_main(&mut self, m0: MId) -> Gp {
        let func = self.program.main(&mut self.objects);
        // What exists from the start has names, and need not be told.
        self.objects.news.clear();
        let func_id = self.program.func_id(&func);
        let main = self.boot_goroutine(m0, func_id, GStatus::Hand(m0), Next::Resume(Woke::Go));
        let id = self.gs[main.index()].id;
        self.program.created(Created { g: main, id, parent: None }, func);
        self.main = Some(main);
        self.counters.created = 1;
        self.tell_status(m0, main, GoState::Runnable(Place::Hand));
        main
    }

    fn boot_runtime(&mut self, m0: MId) {
        let p0 = PId::new(0);
        self.ps[0].schedtick = STARTUP_TICKS;
        self.emit(m0, Kind::SchedTick { p: p0, tick: STARTUP_TICKS });
        for (i, (_, reason)) in SYSTEM_GOROUTINES.into_iter().enumerate() {
            let func = FuncId::new(self.program.func_count() + i as u32);
            let waiting = GStatus::Waiting(reason, Object::None);
            let (status, next, state) = if i < PARKED {
                (waiting, Next::Nothing, GoState::Waiting(reason))
            } else {
                (GStatus::Runnable, Next::Park(reason), GoState::Runnable(Place::Ring(p0)))
            };
            let gp = self.boot_goroutine(m0, func, status, next);
            self.make_system(gp);
            if reason == maxprocs::IDLE {
                self.sched.max_procs_g = Some(gp);
            }
            if status == GStatus::Runnable {
                self.ps[0].runq.ring.push_back(gp);
            }
            self.tell_status(m0, gp, state);
        }
        let m2 = self.new_m(Step::Woken);
        self.emit_as(None, None, None, Kind::MStart { m: m2 });
        self.ms[m2.index()].idle = true;
        self.sched.midle.push(m2);
        self.emit(m2, Kind::MPark);
    }

    /// A goroutine that exists from the start, with the next id.
    fn boot_goroutine(&mut self, m0: MId, func: FuncId, status: GStatus, next: Next<P::Func, P::Value>) -> Gp {
        let id = self.next_goid(m0);
        let gp = self.allocate_g(id, func);
        self.gs[gp.index()].status = status;
        self.gs[gp.index()].next = next;
        gp
    }

    fn tell_status(&mut self, m0: MId, gp: Gp, state: GoState) {
        let p = self.ms[m0.index()].p;
        let (g, func) = (self.gs[gp.index()].id, self.gs[gp.index()].func);
        self.emit_as(None, Some(m0), p, Kind::GoStatus { g, func, state });
    }
}
