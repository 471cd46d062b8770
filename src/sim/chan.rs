//! Channels: `chansend`, `chanrecv`, `closechan`.
//!
//! **Invariants**: values waiting means nobody waits to receive, room in the buffer means nobody waits to send; and only
//! a goroutine that selects on both sides can make both wait queues non-empty.

use crate::base::ids::{ChanId, MId};
use crate::event::{Kind, Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::{GStatus, Next};
use crate::sim::sudog::{Link, Sudog};

/// The panic of a send on a closed channel.
pub(super) const SEND_ON_CLOSED: &str = "send on closed channel";
const CLOSE_OF_CLOSED: &str = "close of closed channel";

/// What came of a send.
pub(super) enum Sent<V> {
    /// It is done.
    Done,
    /// The channel is closed.
    Closed,
    /// Nobody takes it, and there is no room.
    Blocks(V),
}

/// What came of a receive.
pub(super) enum Received<V> {
    /// This, or that the channel is closed and empty.
    Done(Option<V>),
    /// There is nothing.
    Blocks,
}

/// What somebody who waited finds out.
enum Answer<V> {
    Sent,
    SentToClosed,
    Received(Option<V>),
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// `ch <- value`
    pub(super) fn chansend(&mut self, m: MId, id: Option<ChanId>, value: P::Value) {
        let Some(id) = id else { return self.gopark(m, WaitReason::ChanSendNil, Object::None) };
        match self.try_send(m, id, value) {
            Sent::Done => self.go_on(m, Woke::Go),
            Sent::Closed => self.go_on(m, Woke::Panicked(SEND_ON_CLOSED)),
            Sent::Blocks(value) => self.wait_on_chan(m, id, Some(value), None),
        }
    }

    /// `<-ch`
    pub(super) fn chanrecv(&mut self, m: MId, id: Option<ChanId>) {
        let Some(id) = id else { return self.gopark(m, WaitReason::ChanReceiveNil, Object::None) };
        self.maybe_run_chan(m, id);
        match self.try_recv(m, id) {
            Received::Done(Some(value)) => self.go_on(m, Woke::Received(value)),
            Received::Done(None) => self.go_on(m, Woke::ReceivedClosed),
            Received::Blocks => self.wait_on_chan(m, id, None, None),
        }
    }

    /// Parks the current goroutine on a channel: to send, if it has a value. `case` is that of its select, if it is in
    /// one that has no other.
    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    pub(super) fn wait_on_chan(&mut self, m: MId, id: ChanId, value: Option<P::Value>, case: Option<u16>) {
        let reason = if value.is_some() { WaitReason::ChanSend } else { WaitReason::ChanReceive };
        let sudog = Sudog::new(self.g_of(m), id, case, value);
        self.enqueue_sudog(m, sudog);
        self.gopark(m, reason, Object::Chan(id));
    }

    /// Puts an entry of the current goroutine at the tail of its channel's queue.
    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    pub(super) fn enqueue_sudog(&mut self, m: MId, mut sudog: Sudog<P::Value>) {
        let (gp, id) = (sudog.g, sudog.chan);
        self.block_timer_chan(m, id);
        sudog.sibling = self.gs[gp.index()].waiting;
        let objects = &mut self.objects;
        let chan = &mut objects.chans[id.index()];
        let queue = if sudog.sends { &mut chan.sendq } else { &mut chan.recvq };
        self.gs[gp.index()].waiting = objects.sudogs.enqueue(queue, sudog);
    }

    /// To a waiting receiver directly, else into the buffer.
    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    pub(super) fn try_send(&mut self, m: MId, id: ChanId, value: P::Value) -> Sent<P::Value> {
        let chan = &mut self.objects.chans[id.index()];
        if chan.closed {
            return Sent::Closed;
        }
        if let Some(receiver) = chan.recvq.first.get() {
            let (gp, case, _) = self.choose(m, receiver);
            self.wake_with(m, gp, case, Answer::Received(Some(value)), WakeCause::Sent);
            return Sent::Done;
        }
        if !chan.has_room() {
            return Sent::Blocks(value);
        }
        chan.buffer.push_back(value);
        self.tell_len(m, id);
        Sent::Done
    }

    /// From a waiting sender (through the buffer, if there is one), else from the buffer.
    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    pub(super) fn try_recv(&mut self, m: MId, id: ChanId) -> Received<P::Value> {
        let chan = &mut self.objects.chans[id.index()];
        if let Some(sender) = chan.sendq.first.get() {
            let (gp, case, value) = self.choose(m, sender);
            let value = value.expect("a sender has a value");
            let buffer = &mut self.objects.chans[id.index()].buffer;
            let received = match buffer.pop_front() {
                Some(first) => {
                    buffer.push_back(value);
                    first
                }
                None => value,
            };
            self.wake_with(m, gp, case, Answer::Sent, WakeCause::Received);
            return Received::Done(Some(received));
        }
        if let Some(value) = chan.buffer.pop_front() {
            self.tell_len(m, id);
            return Received::Done(Some(value));
        }
        if chan.closed { Received::Done(None) } else { Received::Blocks }
    }

    /// `close(ch)`: receivers, then senders are put on a stack and readied from its top, so the last waiter comes
    /// first. Each leaves the queue only when the event tells of it.
    pub(super) fn closechan(&mut self, m: MId, id: ChanId) {
        let chan = &mut self.objects.chans[id.index()];
        if std::mem::replace(&mut chan.closed, true) {
            return self.go_on(m, Woke::Panicked(CLOSE_OF_CLOSED));
        }
        let nobody_waits = chan.recvq.is_empty() && chan.sendq.is_empty();
        self.emit(m, Kind::ChanClose { chan: id });
        if !nobody_waits {
            for sudog in self.all_waiters(id).into_iter().rev() {
                let answer =
                    if self.objects.sudogs.get(sudog).sends { Answer::SentToClosed } else { Answer::Received(None) };
                let (gp, case, _) = self.choose(m, sudog);
                self.wake_with(m, gp, case, answer, WakeCause::Closed);
            }
        }
        self.go_on(m, Woke::Go);
    }

    /// Who waits on a channel, receivers first, each goroutine by the first of its entries.
    fn all_waiters(&mut self, id: ChanId) -> Vec<Link> {
        let (chan, sudogs) = (&self.objects.chans[id.index()], &self.objects.sudogs);
        let mut all: Vec<Link> = sudogs.queued(chan.recvq).chain(sudogs.queued(chan.sendq)).collect();
        let gs = &mut self.gs;
        all.retain(|link| !std::mem::replace(&mut gs[sudogs.get(*link).g.index()].select_done, true));
        for link in &all {
            gs[sudogs.get(*link).g.index()].select_done = false;
        }
        all
    }

    /// Somebody who waits is chosen by this entry: it leaves all queues that it is in. The answer is who, the case of
    /// its select, and what it wanted to send.
    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    fn choose(&mut self, m: MId, chosen: Link) -> (Gp, Option<u16>, Option<P::Value>) {
        let sudog = self.objects.sudogs.get(chosen);
        let (gp, chan) = (sudog.g, &mut self.objects.chans[sudog.chan.index()]);
        if sudog.case.is_some() || chan.timer.is_some() {
            return self.choose_of_several(m, chosen);
        }
        let queue = if sudog.sends { &mut chan.sendq } else { &mut chan.recvq };
        let value = self.objects.sudogs.unlink(queue, chosen);
        self.objects.sudogs.release(chosen);
        self.gs[gp.index()].waiting = Link::NONE;
        (gp, None, value)
    }

    /// The same for somebody in a select, and on a timer's channel.
    fn choose_of_several(&mut self, m: MId, chosen: Link) -> (Gp, Option<u16>, Option<P::Value>) {
        let sudog = self.objects.sudogs.get(chosen);
        let (gp, case, chan) = (sudog.g, sudog.case, sudog.chan);
        let mut value = None;
        let mut next = std::mem::replace(&mut self.gs[gp.index()].waiting, Link::NONE);
        while let Some(link) = next.get() {
            next = self.objects.sudogs.get(link).sibling;
            let wanted = self.leave_queue(link);
            if link == chosen {
                value = wanted;
            }
        }
        if let GStatus::Waiting(_, on @ Object::Select) = &mut self.gs[gp.index()].status {
            *on = Object::Chan(chan);
            let g = self.gs[gp.index()].id;
            self.emit(m, Kind::SelectDone { g, chan });
        }
        (gp, case, value)
    }

    /// An entry leaves its queue. That of a timer's channel is kept until the goroutine runs, for only then does it
    /// stop to count as blocked there (`unblockTimerChan`).
    fn leave_queue(&mut self, link: Link) -> Option<P::Value> {
        let objects = &mut self.objects;
        let sudog = objects.sudogs.get(link);
        let (gp, sends) = (sudog.g, sudog.sends);
        let chan = &mut objects.chans[sudog.chan.index()];
        let queue = if sends { &mut chan.sendq } else { &mut chan.recvq };
        let value = objects.sudogs.unlink(queue, link);
        if chan.timer.is_some() {
            objects.sudogs.get_mut(link).sibling = self.gs[gp.index()].waiting;
            self.gs[gp.index()].waiting = link;
        } else {
            objects.sudogs.release(link);
        }
        value
    }

    /// The current goroutine runs again: it is blocked on no timer's channel any more.
    pub(super) fn leave_timer_chans(&mut self, gp: Gp) {
        let mut next = std::mem::replace(&mut self.gs[gp.index()].waiting, Link::NONE);
        while let Some(link) = next.get() {
            let sudog = self.objects.sudogs.get(link);
            next = sudog.sibling;
            let chan = sudog.chan;
            self.objects.sudogs.release(link);
            self.unblock_timer_chan(chan);
        }
    }

    #[expect(clippy::inline_always, reason = "measured: otherwise values go through memory in pieces")]
    #[inline(always)]
    fn wake_with(&mut self, m: MId, gp: Gp, case: Option<u16>, answer: Answer<P::Value>, cause: WakeCause) {
        let woke = match (answer, case) {
            (Answer::SentToClosed, _) => Woke::Panicked(SEND_ON_CLOSED),
            (Answer::Sent, None) => Woke::Go,
            (Answer::Sent, case) => Woke::Selected { case, received: None },
            (Answer::Received(Some(value)), None) => Woke::Received(value),
            (Answer::Received(None), None) => Woke::ReceivedClosed,
            (Answer::Received(received), case) => Woke::Selected { case, received },
        };
        self.gs[gp.index()].next = Next::Resume(woke);
        self.goready(m, gp, cause);
    }

    fn tell_len(&mut self, m: MId, id: ChanId) {
        let len = self.objects.chans[id.index()].buffer.len() as u32;
        self.emit(m, Kind::ChanLen { chan: id, len });
    }
}
