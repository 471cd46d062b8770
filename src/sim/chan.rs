//! Channels: `chansend`, `chanrecv`, `closechan`.
//!
//! **Invariants**: at most one of the two wait queues is non-empty; values waiting means nobody waits to receive, room
//! in the buffer means nobody waits to send.

use crate::base::ids::{ChanId, MId};
use crate::event::{Kind, Object, WaitReason, WakeCause};
use crate::sim::Sim;
use crate::sim::program::{Gp, Program, Woke};
use crate::sim::sink::Sink;
use crate::sim::state::Next;

const SEND_ON_CLOSED: &str = "send on closed channel";
const CLOSE_OF_CLOSED: &str = "close of closed channel";

impl<P: Program, S: Sink> Sim<P, S> {
    /// `ch <- value`: to a waiting receiver directly, else into the buffer, else wait.
    pub(super) fn chansend(&mut self, m: MId, id: Option<ChanId>, value: P::Value) {
        let Some(id) = id else { return self.block_forever(m, WaitReason::ChanSendNil) };
        let chan = &mut self.objects.chans[id.index()];
        if chan.closed {
            return self.go_on(m, Woke::Panicked(SEND_ON_CLOSED));
        }
        if let Some(receiver) = chan.recvq.pop_front() {
            self.wake_with(m, receiver, Woke::Received(value), WakeCause::Sent);
            return self.go_on(m, Woke::Go);
        }
        if chan.buffer.len() < chan.capacity as usize {
            chan.buffer.push_back(value);
            self.tell_len(m, id);
            return self.go_on(m, Woke::Go);
        }
        let gp = self.g_of(m);
        self.objects.chans[id.index()].sendq.push_back((gp, value));
        self.gopark(m, WaitReason::ChanSend, Object::Chan(id));
    }

    /// `<-ch`: from a waiting sender (through the buffer, if there is one), else from the buffer, else wait.
    pub(super) fn chanrecv(&mut self, m: MId, id: Option<ChanId>) {
        let Some(id) = id else { return self.block_forever(m, WaitReason::ChanReceiveNil) };
        let chan = &mut self.objects.chans[id.index()];
        let first = chan.buffer.pop_front();
        if let Some((sender, value)) = chan.sendq.pop_front() {
            let received = match first {
                Some(first) => {
                    chan.buffer.push_back(value);
                    first
                }
                None => value,
            };
            self.wake_with(m, sender, Woke::Go, WakeCause::Received);
            return self.go_on(m, Woke::Received(received));
        }
        if let Some(value) = first {
            self.tell_len(m, id);
            return self.go_on(m, Woke::Received(value));
        }
        if chan.closed {
            return self.go_on(m, Woke::ReceivedClosed);
        }
        let gp = self.g_of(m);
        self.objects.chans[id.index()].recvq.push_back(gp);
        self.gopark(m, WaitReason::ChanReceive, Object::Chan(id));
    }

    /// `close(ch)`: receivers, then senders are put on a stack and readied from its top, so the last waiter comes
    /// first. Each leaves the queue only when the event tells of it.
    pub(super) fn closechan(&mut self, m: MId, id: ChanId) {
        let chan = &mut self.objects.chans[id.index()];
        if std::mem::replace(&mut chan.closed, true) {
            return self.go_on(m, Woke::Panicked(CLOSE_OF_CLOSED));
        }
        self.emit(m, Kind::ChanClose { chan: id });
        while let Some((gp, _)) = self.objects.chans[id.index()].sendq.pop_back() {
            self.wake_with(m, gp, Woke::Panicked(SEND_ON_CLOSED), WakeCause::Closed);
        }
        while let Some(gp) = self.objects.chans[id.index()].recvq.pop_back() {
            self.wake_with(m, gp, Woke::ReceivedClosed, WakeCause::Closed);
        }
        self.go_on(m, Woke::Go);
    }

    fn wake_with(&mut self, m: MId, gp: Gp, woke: Woke<P::Value>, cause: WakeCause) {
        self.gs[gp.index()].next = Next::Resume(woke);
        self.goready(m, gp, cause);
    }

    fn tell_len(&mut self, m: MId, id: ChanId) {
        let len = self.objects.chans[id.index()].buffer.len() as u32;
        self.emit(m, Kind::ChanLen { chan: id, len });
    }

    /// An operation on a nil channel.
    fn block_forever(&mut self, m: MId, reason: WaitReason) {
        self.gopark(m, reason, Object::None);
    }
}
