//! Instructions that change frames: calls, returns, `go`, `defer`; and those that leave the machine to the scheduler.

use super::goroutine::{Frame, GoFunc, Goroutine, Pending, Role, Site, Words};
use super::interp::Trap;
use super::native::{Call, Flow};
use super::panic::Defer;
use super::trace::Frames;
use super::{Core, SimContext, SimOp, cost};
use crate::base::time::SimTime;
use crate::golang::code::{FuncIdx, MethodKey, Op, RTypeId, Reg};

/// How it goes on.
pub(super) enum Go {
    /// With the next instruction of whatever is the innermost frame now.
    On,
    /// With the scheduler.
    Leave(SimOp),
}

/// The most words that a goroutine's stack may have.
const STACK_MAX: usize = 1 << 25;
/// The most calls that a goroutine may be in: about as many as real Go's stacks have room for.
const CALLERS_MAX: usize = 1 << 24;

impl Core {
    /// Carries out an instruction that [`Core::run`] left to others. (Were it part of the loop there, entering that
    /// would take longer.)
    #[inline(never)]
    pub(super) fn control_op(
        &mut self,
        op: Op,
        g: &mut Goroutine,
        cx: &mut SimContext<'_>,
        fuel: &mut i64,
    ) -> Result<Go, Trap> {
        match op {
            Op::Call { base, func } => self.enter(g, func, base, Role::Call)?,
            Op::Return => return Ok(self.leave(g)),
            Op::CallValue { base, f } => {
                let value = g.reg(f);
                let func = self.callee(value)?;
                self.enter(g, func, base, Role::Call)?;
                self.set_closure(g, func, value);
            }
            Op::CallMethod { base, i } => {
                let key = MethodKey(self.data(g));
                let (ty, data) = (g.reg(i), g.reg(i + 1));
                let func = self.find_method(ty, key)?;
                g.set(base, data);
                self.enter(g, func, base, Role::Call)?;
            }
            Op::CallNative { base, native } => return self.call_native(g, base, native.0, cx, fuel),
            Op::Go { base, func } => {
                let args = Words::from_slice(g.words(base, self.code.funcs[func.0 as usize].params as usize));
                return Ok(Go::Leave(SimOp::Go(Box::new(GoFunc { func, closure: 0, args, site: self.site(g) }))));
            }
            Op::GoValue { base, f } => {
                let n = self.data(g) as usize;
                let closure = g.reg(f);
                if closure == 0 {
                    return Err(Trap::Fatal("go of nil func value".to_owned()));
                }
                let func = self.callee(closure)?;
                let args = Words::from_slice(g.words(base, n));
                return Ok(Go::Leave(SimOp::Go(Box::new(GoFunc { func, closure, args, site: self.site(g) }))));
            }
            Op::Defer { base, func } => {
                let args = Words::from_slice(g.words(base, self.code.funcs[func.0 as usize].params as usize));
                g.defer(GoFunc { func, closure: 0, args, site: Site::default() });
            }
            Op::DeferValue { base, f } => {
                let n = self.data(g) as usize;
                let closure = g.reg(f);
                // Deferring nil panics when the call is made.
                let func = if closure == 0 { FuncIdx(u32::MAX) } else { self.callee(closure)? };
                let args = Words::from_slice(g.words(base, n));
                g.defer(GoFunc { func, closure, args, site: Site::default() });
            }
            Op::RunDefers => self.run_deferred(g, fuel)?,
            Op::Panic { i } => {
                let value = [g.reg(i), g.reg(i + 1)];
                if value[0] == 0 {
                    return Err(Trap::Panic("runtime error: panic called with nil argument".to_owned()));
                }
                return Err(Trap::Value(value));
            }
            Op::Recover { d } => {
                let value = self.recover(g);
                g.set(d, value[0]);
                g.set(d + 1, value[1]);
            }
            Op::Print { kind, s } => self.print(g, kind, s),
            _ => return self.channel_op(op, g, cx),
        }
        if self.heap.due() { Ok(Go::Leave(SimOp::Continue)) } else { Ok(Go::On) }
    }

    /// The number behind the instruction of the innermost frame.
    pub(super) fn data(&self, g: &mut Goroutine) -> u32 {
        let op = self.code.funcs[g.frame.func as usize].ops[g.frame.pc as usize];
        let Op::Data(data) = op else { unreachable!("the compiler puts data here") };
        g.frame.pc += 1;
        data
    }

    /// The function of a function value.
    pub(super) fn callee(&self, value: u64) -> Result<FuncIdx, Trap> {
        if value == 0 { Err(Trap::nil()) } else { Ok(FuncIdx(self.heap.load(value, 0) as u32)) }
    }

    fn find_method(&mut self, ty: u64, key: MethodKey) -> Result<FuncIdx, Trap> {
        if ty == 0 {
            return Err(Trap::nil());
        }
        let cached = &self.methods[(ty as usize ^ (key.0 as usize) << 4) % self.methods.len()];
        if cached.0 == (ty as u32, key) {
            return Ok(cached.1);
        }
        let func = self.method(RTypeId(ty as u32), key).expect("the checker made sure that there is this method");
        let place = (ty as usize ^ (key.0 as usize) << 4) % self.methods.len();
        self.methods[place] = ((ty as u32, key), func);
        Ok(func)
    }

    /// Begins a call whose window is at register `base` of the innermost frame.
    pub(super) fn enter(&self, g: &mut Goroutine, func: FuncIdx, base: Reg, role: Role) -> Result<(), Trap> {
        let base = g.frame.base + u32::from(base);
        let end = base as usize + self.code.funcs[func.0 as usize].frame as usize;
        if end > g.stack.len() || g.callers.len() >= CALLERS_MAX {
            if end > STACK_MAX || g.callers.len() >= CALLERS_MAX {
                return Err(Trap::Throw(STACK_OVERFLOW.to_owned()));
            }
            g.stack.resize(end, 0);
        }
        g.callers.push(g.frame);
        g.frame = Frame { func: func.0, pc: 0, base, role };
        Ok(())
    }

    /// Gives a function that was just entered its function value.
    pub(super) fn set_closure(&self, g: &mut Goroutine, func: FuncIdx, value: u64) {
        if let Some(at) = self.code.funcs[func.0 as usize].closure_at {
            g.set(at, value);
        }
    }

    /// Begins a call of a deferred function, behind the innermost frame.
    pub(super) fn enter_deferred(&self, g: &mut Goroutine, call: &GoFunc, role: Role) -> Result<(), Trap> {
        if call.func.0 == u32::MAX {
            return Err(Trap::nil());
        }
        let base = self.code.funcs[g.frame.func as usize].frame;
        self.enter(g, call.func, base, role)?;
        let at = g.frame.base as usize;
        g.stack[at..at + call.args.len()].copy_from_slice(&call.args);
        self.set_closure(g, call.func, call.closure);
        Ok(())
    }

    /// Ends the innermost frame.
    fn leave(&mut self, g: &mut Goroutine) -> Go {
        let func = &self.code.funcs[g.frame.func as usize];
        let base = g.frame.base as usize;
        let from = base + func.results_at as usize;
        match func.results {
            0 => {}
            1 => g.stack[base] = g.stack[from],
            n => g.stack.copy_within(from..from + n as usize, base),
        }
        let role = g.frame.role;
        if role == Role::PanicText {
            return Go::Leave(self.panic_text_known(g));
        }
        let Some(caller) = g.callers.pop() else { return Go::Leave(SimOp::Exit) };
        g.frame = caller;
        if role == Role::Unwinding { self.unwound(g).map_or(Go::On, Go::Leave) } else { Go::On }
    }

    /// Calls the last deferred function of the innermost frame, after which the same instruction comes again.
    fn run_deferred(&self, g: &mut Goroutine, fuel: &mut i64) -> Result<(), Trap> {
        let depth = g.depth() as u32;
        let Some(unwinding) = &mut g.unwinding else { return Ok(()) };
        if unwinding.defers.last().is_none_or(|defer| defer.depth != depth) {
            return Ok(());
        }
        let Some(Defer { call, .. }) = unwinding.defers.pop() else { return Ok(()) };
        *fuel -= cost::DEFER;
        g.frame.pc -= 1;
        self.enter_deferred(g, &call, Role::Deferred)
    }

    fn call_native(
        &mut self,
        g: &mut Goroutine,
        base: Reg,
        native: u32,
        cx: &mut SimContext<'_>,
        fuel: &mut i64,
    ) -> Result<Go, Trap> {
        let from = g.frame.base as usize + base as usize;
        let end = g.frame.base as usize + self.code.funcs[g.frame.func as usize].frame as usize;
        let mut call = Call {
            heap: &mut self.heap,
            regs: &mut g.stack[from..end],
            code: &self.code,
            env: &mut self.env,
            handles: &mut self.handles,
            pinned: &mut self.pinned,
            frames: Frames { innermost: g.frame, callers: &g.callers },
            goroutine: g.id,
            proc: cx.proc,
            now: SimTime::from_nanos(self.end_nanos.saturating_sub((*fuel).max(0).cast_unsigned() / 1_000)),
            gomaxprocs: cx.gomaxprocs,
            goroutines: cx.goroutines,
            objects: cx.objects,
            picos: 0,
        };
        let flow = self.natives[native as usize](&mut call);
        *fuel -= call.picos.cast_signed();
        match flow {
            Flow::Done if self.heap.due() => Ok(Go::Leave(SimOp::Continue)),
            Flow::Done => Ok(Go::On),
            Flow::Op(op) => {
                g.pending = Pending::Native { base };
                Ok(Go::Leave(op))
            }
            Flow::Write { fd, bytes } => {
                let len = bytes.len() as u32;
                g.pending = Pending::Write(Box::new((fd, bytes)));
                g.set(base, 0);
                Ok(Go::Leave(SimOp::Write { fd, bytes: len }))
            }
            Flow::Panic(text) => Err(Trap::Panic(text)),
            Flow::Fatal(text) => Err(Trap::Fatal(text)),
            Flow::Goexit => Ok(self.goexit(g).map_or(Go::On, Go::Leave)),
        }
    }

    /// `print` and `println` write to standard error; the runtime gathers nothing.
    fn print(&mut self, g: &Goroutine, kind: u8, s: Reg) {
        let text = match kind {
            0 => (g.reg(s) != 0).to_string(),
            1 => g.reg(s).cast_signed().to_string(),
            2 => g.reg(s).to_string(),
            3 => super::text::print_float(f64::from_bits(g.reg(s))),
            4 | 12 => {
                let part = |word: u64| print_float_of(f64::from_bits(word), kind == 12);
                let (re, im) = (part(g.reg(s)), part(g.reg(s + 1)));
                let sign = if im.starts_with(['-', '+']) { "" } else { "+" };
                format!("({re}{sign}{im}i)")
            }
            11 => print_float_of(f64::from_bits(g.reg(s)), true),
            5 => {
                let bytes = self.heap.bytes(g.reg(s), g.reg(s + 1)).into_owned();
                return self.env.write(2, bytes);
            }
            7 => format!("({:#x},{:#x})", g.reg(s), g.reg(s + 1)),
            8 => format!("[{}/{}]{:#x}", g.reg(s + 1), g.reg(s + 2), g.reg(s)),
            9 => " ".to_owned(),
            10 => "\n".to_owned(),
            _ => format!("{:#x}", g.reg(s)),
        };
        self.env.write(2, text.into_bytes());
    }
}

/// A number as `print` prints it; a `float32` has fewer digits.
fn print_float_of(x: f64, narrow: bool) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "it is one")]
    if narrow { super::text::print_float(x as f32) } else { super::text::print_float(x) }
}

/// What the runtime says when a stack has grown too large; the first line is printed before `fatal error: `.
pub(super) const STACK_OVERFLOW: &str = "stack overflow";
