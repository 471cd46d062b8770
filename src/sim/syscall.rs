//! Syscalls: entering one keeps the P; who comes back has to look whether it is still there.
//!
//! ```text
//!   enter --> the thread sleeps in the kernel, P still attached --> back: P still there? go on
//!                 |  sysmon, stop-the-world, or P's old owner            old P in another syscall? take it
//!                 +--> take the P                                        an idle P? take it
//!                                                                        none: global queue, and the thread parks
//! ```

use crate::base::ids::{MId, PId};
use crate::base::time::SimDuration;
use crate::event::{Kind, Passed, Place, ProcState, Rule, StealWhy};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Next, Step};

impl<P: Program, S: Sink> Sim<P, S> {
    /// A syscall that is over before anybody could look: `syscalltick` counts it, nothing else happens.
    /// `output` is what it writes: file and number of bytes.
    pub(super) fn short_syscall(&mut self, m: MId, output: Option<(u8, u32)>) {
        let gp = self.g_of(m);
        self.gs[gp.index()].status = GStatus::Syscall(m);
        self.emit(m, Kind::GoSyscallBegin);
        if let Some((fd, bytes)) = output {
            self.program.wrote(gp);
            self.emit(m, Kind::Output { fd, bytes });
        }
        self.wake_sysmon();
        self.gs[gp.index()].status = GStatus::Running(m);
        self.left_syscall(self.p_of(m));
        self.emit(m, Kind::GoSyscallEnd);
    }

    /// A write. (It is taken for too short to meet a stop of the world.)
    pub(super) fn write(&mut self, m: MId, fd: u8, bytes: u32) {
        self.short_syscall(m, Some((fd, bytes)));
        self.go_on(m, Woke::Go);
    }

    /// `entersyscall` for a syscall that blocks the thread for `span`.
    pub(super) fn blocking_syscall(&mut self, m: MId, span: SimDuration) {
        let gp = self.g_of(m);
        let p = self.p_of(m);
        self.ms[m.index()].oldp = Some(p);
        self.gs[gp.index()].status = GStatus::Syscall(m);
        self.gs[gp.index()].next = Next::Resume(Woke::Go);
        self.emit(m, Kind::GoSyscallBegin);
        let when = self.now + span;
        self.emit(m, Kind::WaitUntil { when });
        if self.sched.stop.is_some() {
            self.leave_p_to_the_stop(m, gp);
        }
        self.wake_sysmon();
        self.charge(m, self.cfg.costs.syscall_exit);
        self.then(m, Step::ExitSyscall);
        self.sleep_thread(m);
        self.wake_thread(m, span + self.cfg.costs.thread_wake);
    }

    /// `signal_recv`: the thread sleeps on a note (`notetsleepg`) that nobody ever wakes. `entersyscallblock` hands the P
    /// off at once. From now on a thread counts as running, so `checkdead` is silent.
    pub(super) fn signal_recv(&mut self, m: MId) {
        let gp = self.g_of(m);
        let p = self.p_of(m);
        self.ms[m.index()].oldp = Some(p);
        self.gs[gp.index()].status = GStatus::Syscall(m);
        self.gs[gp.index()].next = Next::Resume(Woke::Go);
        self.emit(m, Kind::GoSyscallBegin);
        self.releasep(m, ProcState::Idle);
        self.left_syscall(p);
        self.emit_for(m, gp, Some(p), Kind::ProcStop { to: ProcState::Idle });
        self.handoffp(m, p);
        self.then(m, Step::ExitSyscall);
        self.sleep_thread(m);
    }

    /// `entersyscallHandleGCWait`: the world is being stopped, so the P is given up now. (Not by `releasep`: the P does
    /// not note this thread as its last.)
    fn leave_p_to_the_stop(&mut self, m: MId, gp: Gp) {
        let p = self.p_of(m);
        let oldm = self.ps[p.index()].oldm;
        self.releasep(m, ProcState::GcStop);
        self.ps[p.index()].oldm = oldm;
        self.left_syscall(p);
        self.emit_for(m, gp, Some(p), Kind::ProcStop { to: ProcState::GcStop });
        self.one_stopped();
    }

    /// The thread whose goroutine is in a syscall and that still holds this P (`setBlockOnExitSyscall`).
    pub(super) fn syscall_owner(&self, p: PId) -> Option<MId> {
        let m = self.ps[p.index()].m?;
        let gp = self.ms[m.index()].curg?;
        matches!(self.gs[gp.index()].status, GStatus::Syscall(_)).then_some(m)
    }

    /// Takes P from thread `from`, which is in a syscall (`syscallingThread.releaseP`); `by` does it.
    pub(super) fn take_from_syscall(&mut self, by: MId, p: PId, from: MId, to: ProcState, why: StealWhy) {
        self.ms[from.index()].p = None;
        self.ps[p.index()].m = None;
        self.ps[p.index()].state = to;
        self.left_syscall(p);
        self.emit(by, Kind::ProcSteal { p, from, to, why });
    }

    /// `exitsyscall`: the thread is back on a core.
    pub(super) fn exitsyscall(&mut self, m: MId) {
        let oldp = self.ms[m.index()].oldp.take().expect("set when the syscall began");
        if let Some(p) = self.ms[m.index()].p {
            self.left_syscall(p);
            let gp = self.g_of(m);
            self.gs[gp.index()].status = GStatus::Running(m);
            self.emit(m, Kind::GoSyscallEnd);
            return self.then(m, Step::Run);
        }
        match self.get_p_back(m, oldp) {
            Some((p, rule)) => self.go_on_with(m, p, rule),
            None => self.exitsyscall_no_p(m),
        }
    }

    /// The P's syscall is over for it, whoever ended it.
    fn left_syscall(&mut self, p: PId) {
        let proc = &mut self.ps[p.index()];
        proc.syscalltick = proc.syscalltick.wrapping_add(1);
    }

    /// `exitsyscallTryGetP`
    fn get_p_back(&mut self, m: MId, oldp: PId) -> Option<(PId, Rule)> {
        if let Some(owner) = self.syscall_owner(oldp) {
            self.take_from_syscall(m, oldp, owner, ProcState::Idle, StealWhy::OldOwner);
            return Some((oldp, Rule::SyscallOldP));
        }
        let p = self.sched.pidle.pop()?;
        self.wake_sysmon();
        Some((p, Rule::SyscallIdleP))
    }

    /// The goroutine goes on at once, on its own thread, without a queue and without a new tick.
    fn go_on_with(&mut self, m: MId, p: PId, rule: Rule) {
        self.acquirep(m, p);
        self.left_syscall(p);
        let gp = self.drop_current(m, GStatus::Hand(m));
        self.emit_for(m, gp, Some(p), Kind::GoSyscallEndBlocked { place: Place::Hand });
        self.ms[m.index()].curg = Some(gp);
        self.gs[gp.index()].status = GStatus::Running(m);
        self.counters.switches += 1;
        self.emit(m, Kind::GoStart { rule, passed: Passed::NONE, inherit: true });
        self.then(m, Step::Run);
    }

    /// `exitsyscallNoP`: the goroutine waits in the global queue, the thread parks.
    fn exitsyscall_no_p(&mut self, m: MId) {
        let gp = self.drop_current(m, GStatus::Runnable);
        self.sched.runq.push_back(gp);
        self.emit_for(m, gp, None, Kind::GoSyscallEndBlocked { place: Place::GlobalTail });
        if self.ms[m.index()].lockedg.is_some() { self.stoplockedm(m) } else { self.stopm(m) }
    }
}
