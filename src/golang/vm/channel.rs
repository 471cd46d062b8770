//! Instructions on channels. What they do is the scheduler's business; here the operands are gathered, and the results
//! put where they belong.

use super::control::Go;
use super::goroutine::{Goroutine, Message, Pending};
use super::heap::Object;
use super::interp::Trap;
use super::{Core, SimContext, SimOp};
use crate::base::ids::ChanId;
use crate::golang::code::{Op, SelectDir};
use crate::sim::program::{SelectCase, Woke};

/// The most elements of a channel's buffer.
const MAX_BUFFER: u64 = 1 << 30;

impl Core {
    /// Sending and receiving.
    pub(super) fn pass_value(&mut self, op: Op, g: &mut Goroutine) -> SimOp {
        let (ch, d, n, ok) = match op {
            Op::Send { n, ch, v } => {
                let message = self.heap.pack(g.words(v, n as usize));
                return SimOp::Send(self.chan(g.reg(ch)), message);
            }
            Op::Recv { n, d, ch } => (ch, d, n, false),
            Op::RecvOk { n, d, ch } => (ch, d, n, true),
            other => unreachable!("{other:?} is carried out elsewhere"),
        };
        g.pending = Pending::Recv { d, n, ok };
        SimOp::Recv(self.chan(g.reg(ch)))
    }

    /// The other instructions on channels.
    pub(super) fn channel_op(&mut self, op: Op, g: &mut Goroutine, cx: &mut SimContext<'_>) -> Result<Go, Trap> {
        let op = match op {
            Op::MakeChan { d, cap } => {
                self.data(g);
                let cap = g.reg(cap);
                if cap > MAX_BUFFER {
                    return Err(Trap::Panic("makechan: size out of range".to_owned()));
                }
                let chan = cx.objects.make_chan(cap as u32);
                let pointer = self.heap.alloc_chan(chan);
                g.set(d, pointer);
                return Ok(Go::On);
            }
            Op::ChanLen { d, ch } => {
                let len = self.chan(g.reg(ch)).map_or(0, |chan| cx.objects.chan_len(chan));
                g.set(d, u64::from(len));
                return Ok(Go::On);
            }
            Op::ChanCap { d, ch } => {
                let cap = self.chan(g.reg(ch)).map_or(0, |chan| cx.objects.chan_cap(chan));
                g.set(d, u64::from(cap));
                return Ok(Go::On);
            }
            Op::Close { ch } => match self.chan(g.reg(ch)) {
                Some(chan) => SimOp::Close(chan),
                None => return Err(Trap::Panic("close of nil channel".to_owned())),
            },
            Op::Select { n, default, d } => {
                let first = g.frame.pc;
                g.pending = Pending::Select { d, pc: first };
                g.frame.pc += u32::from(n);
                let cases = (first..g.frame.pc).map(|pc| self.select_case(pc, g)).collect();
                SimOp::Select { cases, default }
            }
            other => unreachable!("{other:?} is carried out elsewhere"),
        };
        Ok(Go::Leave(op))
    }

    fn select_case(&mut self, pc: u32, g: &Goroutine) -> SelectCase<Message> {
        let op = self.code.funcs[g.frame.func as usize].ops[pc as usize];
        let Op::Case { dir, n, ch, v } = op else { unreachable!("the compiler puts the cases here") };
        let chan = self.chan(g.reg(ch));
        match dir {
            SelectDir::Send => SelectCase::Send(chan, self.heap.pack(g.words(v, n as usize))),
            SelectDir::Recv => SelectCase::Recv(chan),
        }
    }

    /// The channel of a pointer; none for nil.
    pub(super) fn chan(&self, pointer: u64) -> Option<ChanId> {
        match self.heap.object(pointer) {
            Object::Chan { id } => Some(*id),
            _ => None,
        }
    }

    /// Puts the answer of the scheduler where the program wants it.
    pub(super) fn answered(&mut self, g: &mut Goroutine, woke: Woke<Message>) -> Result<(), Trap> {
        let pending = std::mem::take(&mut g.pending);
        if let Woke::Panicked(text) = woke {
            return Err(Trap::Panic(text.to_owned()));
        }
        match (pending, woke) {
            (Pending::Recv { d, n, ok }, Woke::Received(message)) => {
                self.heap.unpack(message, g.words_mut(d, n as usize));
                if ok {
                    g.set(d + u16::from(n), 1);
                }
            }
            (Pending::Recv { d, n, ok }, Woke::ReceivedClosed) => {
                g.words_mut(d, n as usize + usize::from(ok)).fill(0);
            }
            (Pending::Select { d, pc }, Woke::Selected { case, received }) => {
                self.selected(g, d, pc, case, received);
            }
            (Pending::Native { base }, Woke::Bool(value)) => g.set(base, u64::from(value)),
            (Pending::Native { base }, Woke::Ticket(ticket)) => g.set(base, u64::from(ticket)),
            (Pending::Native { base }, Woke::Timer(timer)) => g.set(base, u64::from(timer.number()) + 1),
            (Pending::Native { base }, Woke::Procs(procs)) => g.set(base, u64::from(procs)),
            _ => {}
        }
        Ok(())
    }

    fn selected(&self, g: &mut Goroutine, d: u16, pc: u32, case: Option<u16>, received: Option<Message>) {
        let Some(case) = case else {
            g.set(d, u64::MAX);
            g.set(d + 1, 0);
            return;
        };
        g.set(d, u64::from(case));
        g.set(d + 1, u64::from(received.is_some()));
        let op = self.code.funcs[g.frame.func as usize].ops[pc as usize + case as usize];
        let Op::Case { dir: SelectDir::Recv, n, v, .. } = op else { return };
        match received {
            Some(message) => self.heap.unpack(message, g.words_mut(v, n as usize)),
            None => g.words_mut(v, n as usize).fill(0),
        }
    }
}
