//! `select`: `selectgo`, and what the compiler makes of a select with fewer than two cases.
//!
//! ```text
//!   no case: park for ever -- one case: a plain operation -- one case and default: a non-blocking one
//!   otherwise: shuffle -> look at each case, first that is ready wins -> default? -> queue up everywhere and park
//! ```
//!
//! **Invariant**: one random number for each case whose channel is not nil, from the thread's own stream.

use smallvec::SmallVec;

use crate::base::ids::{ChanId, MId};
use crate::base::time::SimDuration;
use crate::event::{Kind, Object, WaitReason};
use crate::sim::Sim;
use crate::sim::chan::{Received, SEND_ON_CLOSED, Sent};
use crate::sim::program::{Program, SelectCase, Woke};
use crate::sim::sink::Sink;
use crate::sim::sudog::Sudog;

/// The cases of a select, by number, in some order.
type Order = SmallVec<[u16; 8]>;

/// What is left of the cases while they are being looked at: a value that is sent is taken out.
type Cases<V> = [Option<SelectCase<V>>];

impl<V> SelectCase<V> {
    fn chan(&self) -> Option<ChanId> {
        match self {
            Self::Send(chan, _) | Self::Recv(chan) => *chan,
        }
    }

    fn sends(&self) -> bool {
        matches!(self, Self::Send(..))
    }
}

impl<P: Program, S: Sink> Sim<P, S> {
    /// What a select costs before it takes effect.
    pub(super) fn cost_of_select(&self, cases: &[SelectCase<P::Value>], default: bool) -> SimDuration {
        let costs = &self.cfg.costs;
        match cases {
            [] => SimDuration::ZERO,
            [case] if default && self.would_block(case) => costs.chan_fail,
            [_] => costs.chan_op,
            all => costs.select_case * all.len() as u64,
        }
    }

    /// Whether a case has to wait (the look without a lock that a non-blocking operation begins with).
    fn would_block(&self, case: &SelectCase<P::Value>) -> bool {
        let Some(id) = case.chan() else { return true };
        let chan = &self.objects.chans[id.index()];
        if case.sends() { chan.blocks_sender() } else { chan.blocks_receiver() }
    }

    /// `select`
    pub(super) fn select(&mut self, m: MId, cases: Box<[SelectCase<P::Value>]>, default: bool) {
        let single = cases.len() == 1 && !default;
        let mut cases: SmallVec<[Option<SelectCase<P::Value>>; 4]> = cases.into_iter().map(Some).collect();
        let order = if cases.len() == 1 { self.only_case(m, &cases) } else { self.poll_order(m, &cases) };
        for case in &order {
            if let Some(woke) = self.poll_case(m, &mut cases[usize::from(*case)], *case) {
                return self.go_on(m, woke);
            }
        }
        if default {
            return self.go_on(m, Woke::Selected { case: None, received: None });
        }
        match &mut cases[..] {
            [] => self.gopark(m, WaitReason::SelectNoCases, Object::None),
            [case] if single => self.wait_for_only_case(m, case.take()),
            all => self.wait_for_all(m, all, order),
        }
    }

    /// The order of a single case: nothing is drawn.
    fn only_case(&mut self, m: MId, cases: &Cases<P::Value>) -> Order {
        let chan = cases[0].as_ref().and_then(SelectCase::chan);
        if let Some(chan) = chan {
            self.maybe_run_chan(m, chan);
        }
        chan.iter().map(|_| 0).collect()
    }

    /// The order in which cases are looked at. They come in the order of the compiler's table: sends first, then
    /// receives from the last to the first; each takes a random place among those before it.
    fn poll_order(&mut self, m: MId, cases: &Cases<P::Value>) -> Order {
        let numbered = || (0..).zip(cases.iter().flatten());
        let sends = numbered().filter(|(_, case)| case.sends());
        let receives = numbered().filter(|(_, case)| !case.sends());
        let receives: Order = receives.map(|(number, _)| number).collect();
        let table: Order = sends.map(|(number, _)| number).chain(receives.into_iter().rev()).collect();
        let mut order = Order::new();
        for number in table {
            let Some(chan) = cases[usize::from(number)].as_ref().and_then(SelectCase::chan) else { continue };
            self.maybe_run_chan(m, chan);
            let place = self.ms[m.index()].rng.below(order.len() as u32 + 1) as usize;
            order.push(number);
            let last = order.len() - 1;
            order.swap(place, last);
        }
        order
    }

    /// Pass 1: does this case what it can do at once?
    fn poll_case(&mut self, m: MId, case: &mut Option<SelectCase<P::Value>>, number: u16) -> Option<Woke<P::Value>> {
        let case_number = Some(number);
        match case.take()? {
            SelectCase::Send(Some(chan), value) => match self.try_send(m, chan, value) {
                Sent::Done => Some(Woke::Selected { case: case_number, received: None }),
                Sent::Closed => Some(Woke::Panicked(SEND_ON_CLOSED)),
                Sent::Blocks(value) => {
                    *case = Some(SelectCase::Send(Some(chan), value));
                    None
                }
            },
            SelectCase::Recv(Some(chan)) => match self.try_recv(m, chan) {
                Received::Done(received) => Some(Woke::Selected { case: case_number, received }),
                Received::Blocks => {
                    *case = Some(SelectCase::Recv(Some(chan)));
                    None
                }
            },
            SelectCase::Send(None, _) | SelectCase::Recv(None) => None,
        }
    }

    /// A select of one case is that operation, and parks as that.
    fn wait_for_only_case(&mut self, m: MId, case: Option<SelectCase<P::Value>>) {
        match case {
            Some(SelectCase::Send(Some(chan), value)) => self.wait_on_chan(m, chan, Some(value), Some(0)),
            Some(SelectCase::Recv(Some(chan))) => self.wait_on_chan(m, chan, None, Some(0)),
            Some(SelectCase::Send(None, _)) => self.gopark(m, WaitReason::ChanSendNil, Object::None),
            Some(SelectCase::Recv(None)) | None => self.gopark(m, WaitReason::ChanReceiveNil, Object::None),
        }
    }

    /// Pass 2: queues up at every channel, in the order in which they are locked, and parks.
    fn wait_for_all(&mut self, m: MId, cases: &mut Cases<P::Value>, mut order: Order) {
        order.sort_by_key(|case| cases[usize::from(*case)].as_ref().and_then(SelectCase::chan));
        let gp = self.g_of(m);
        for number in order {
            let (chan, value) = match cases[usize::from(number)].take() {
                Some(SelectCase::Send(Some(chan), value)) => (chan, Some(value)),
                Some(SelectCase::Recv(Some(chan))) => (chan, None),
                _ => continue,
            };
            let send = value.is_some();
            self.enqueue_sudog(m, Sudog::new(gp, chan, Some(number), value));
            self.emit(m, Kind::SelectWait { chan, send });
        }
        self.gopark(m, WaitReason::Select, Object::Select);
    }
}
