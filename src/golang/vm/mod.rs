//! The virtual machine: runs compiled Go programs as goroutines of the simulated machine.
//!
//! ```text
//!   scheduler --resume(g, budget)--> Vm --> Core::run: instructions until the budget is used up, or the scheduler is
//!             <-------- Op ---------       needed: go, channel, lock, sleep, write ...
//! ```
//!
//! **Invariants**: a run depends on nothing but the program, the seed and the input; every instruction costs time; a
//! goroutine can be left after any instruction.

mod channel;
mod control;
mod cost;
pub mod env;
mod equal;
mod gc;
pub mod goroutine;
mod growth;
pub mod handles;
pub mod heap;
mod iface;
mod interp;
pub mod map;
mod memory;
pub mod native;
mod number;
mod panic;
mod race;
mod text;
pub mod trace;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use goroutine::{GoFunc, Message, Words};

use self::env::Env;
use self::goroutine::{Goroutine, Pending, Site};
use self::handles::Handles;
use self::heap::Heap;
use self::native::NativeFn;
use crate::base::ids::FuncId;
use crate::base::time::{SimDuration, SimTime};
use crate::event::Position;
use crate::golang::code::{Code, FuncCode, FuncIdx, Given, MethodKey};
use crate::golang::native::find;
use crate::sim::objects::Objects;
use crate::sim::program::{Context, Created, Gp, Op, Program, Woke};

/// What the machine is asked for.
type SimOp = Op<Box<GoFunc>, Message>;
/// What the machine offers.
type SimContext<'a> = Context<'a, Box<GoFunc>, Message>;

/// The most memory a program may have, unless somebody says otherwise.
pub const MEMORY_LIMIT: u64 = 4 << 30;

/// A program in the middle of its run.
#[derive(Debug)]
pub struct Vm {
    image: Image,
    core: Core,
    /// By handle.
    gs: Vec<Goroutine>,
}

/// What is executed.
#[derive(Debug)]
struct Image {
    code: Arc<Code>,
    /// What each instruction costs, by function, in picoseconds.
    costs: Vec<Vec<u32>>,
}

/// Everything but the goroutines.
struct Core {
    code: Arc<Code>,
    heap: Heap,
    natives: Vec<NativeFn>,
    env: Env,
    handles: Handles,
    /// How often the goroutine that runs was pinned: it goes on although its budget is used up.
    pinned: u32,
    /// Picoseconds beyond the budget that it was lent for this.
    lent: u64,
    /// Function values of functions that capture nothing.
    func_values: FxHashMap<FuncIdx, u64>,
    /// The last methods looked up, by type and key.
    methods: Vec<((u32, MethodKey), FuncIdx)>,
    /// Keys of `Error() string` and `String() string`, as far as there are such methods.
    text_methods: Vec<MethodKey>,
    /// The P that the goroutine runs on, as [`race::proc_number`] has it.
    proc: u32,
    /// The time at which the budget is used up.
    end_nanos: u64,
    /// Where the goroutine was whose panic ends the program.
    died: Option<String>,
    collections: u64,
}

/// Methods that are remembered.
const METHOD_CACHE: usize = 1 << 10;
/// Picoseconds in a nanosecond.
const PICOS: u64 = 1_000;

impl std::fmt::Debug for Core {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Core").field("env", &self.env).field("collections", &self.collections).finish_non_exhaustive()
    }
}

/// The program needs something that is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the library function {0} is not implemented")]
pub struct MissingNative(pub Arc<str>);

impl Vm {
    /// A program that is about to start.
    ///
    /// # Errors
    /// If it calls a native that does not exist: a fault of the library.
    pub fn new(code: Arc<Code>, env: Env, memory: u64) -> Result<Self, MissingNative> {
        let natives = code.natives.iter().map(|name| find(name).ok_or_else(|| MissingNative(Arc::clone(name))));
        let natives = natives.collect::<Result<_, _>>()?;
        let key = |name: &str| code.method_keys.iter().position(|key| &**key == name).map(|at| MethodKey(at as u32));
        let text_methods = ["Error() string", "String() string"].into_iter().filter_map(key).collect();
        let nothing = ((0, MethodKey(u32::MAX)), FuncIdx(0));
        let core = Core {
            heap: Heap::new(&code, memory),
            natives,
            env,
            handles: Handles::default(),
            pinned: 0,
            lent: 0,
            func_values: FxHashMap::default(),
            methods: vec![nothing; METHOD_CACHE],
            text_methods,
            proc: 0,
            end_nanos: 0,
            died: None,
            collections: 0,
            code,
        };
        let image = Image { code: Arc::clone(&core.code), costs: costs(&core.code) };
        Ok(Self { image, core, gs: Vec::new() })
    }

    /// What the program has written since the last call.
    pub fn take_output(&mut self) -> Vec<env::Output> {
        std::mem::take(&mut self.core.env.output)
    }

    /// The compiled program.
    pub fn code(&self) -> &Code {
        &self.core.code
    }

    /// After a panic or a fatal error: where the goroutine was, as a traceback has it.
    pub fn died(&self) -> Option<&str> {
        self.core.died.as_deref()
    }

    /// What real Go prints before the fatal error of a goroutine: the panics it is in.
    pub fn before_fatal(&self, g: Gp) -> String {
        self.gs.get(g.index()).map(|g| self.core.before_fatal(g)).unwrap_or_default()
    }

    /// The traceback of a goroutine, without its first line.
    pub fn traceback(&self, g: Gp) -> String {
        self.gs.get(g.index()).map(|g| self.core.trace_of(g)).unwrap_or_default()
    }
}

impl Vm {
    /// Collects garbage, and lets the goroutine go on that was interrupted for this.
    #[cold]
    fn collect_and_run(&mut self, g: Gp, cx: &mut SimContext<'_>, fuel: &mut i64) -> SimOp {
        self.core.collect(&self.gs, cx);
        if self.core.heap.exhausted() {
            let text = self.core.heap.out_of_memory();
            return self.core.throw(&mut self.gs[g.index()], text);
        }
        self.core.run(&self.image, &mut self.gs[g.index()], cx, fuel)
    }
}

fn costs(code: &Code) -> Vec<Vec<u32>> {
    let of = |func: &FuncCode| func.ops.iter().map(|op| u32::try_from(cost::of(*op)).unwrap_or(u32::MAX)).collect();
    code.funcs.iter().map(of).collect()
}

impl Core {
    /// The function value of a function that captures nothing.
    fn func_value(&mut self, func: FuncIdx) -> u64 {
        if let Some(value) = self.func_values.get(&func) {
            return *value;
        }
        let value = self.heap.alloc_words(&[u64::from(func.0)]);
        self.func_values.insert(func, value);
        value
    }
}

impl Core {
    /// What a goroutine is called after that the library starts to carry out somebody's function: that one.
    fn given(&self, func: &GoFunc) -> Option<FuncIdx> {
        let value = match self.code.funcs[func.func.0 as usize].given? {
            Given::Argument(word) => *func.args.get(word as usize)?,
            Given::Captured(word) if func.closure != 0 => self.heap.load(func.closure, u32::from(word)),
            Given::Captured(_) => return None,
        };
        let idx = FuncIdx((value != 0).then(|| self.heap.load(value, 0))? as u32);
        (!self.code.funcs[idx.0 as usize].library).then_some(idx)
    }
}

/// What `runtime.ensureSigM` starts; here `os/signal` has it.
const SIGNAL_THREAD: &str = "os/signal.ensureSigM.func1";

impl Program for Vm {
    type Value = Message;
    /// Boxed, for an operation is moved about, and most are small.
    type Func = Box<GoFunc>;

    const SHARES_MEMORY: bool = true;

    fn main(&mut self, _: &mut Objects<Message>) -> Box<GoFunc> {
        Box::new(GoFunc { func: self.core.code.entry, closure: 0, args: Words::new(), site: Site::default() })
    }

    fn reseed(&mut self, seed: u64) {
        self.core.env.reseed(seed);
    }

    fn func_id(&self, func: &Box<GoFunc>) -> FuncId {
        let entry = func.func == self.core.code.entry;
        FuncId::new(if entry { self.core.code.main.0 } else { self.core.given(func).unwrap_or(func.func).0 })
    }

    fn is_system(&self, func: &Box<GoFunc>) -> bool {
        &*self.core.code.funcs[func.func.0 as usize].name == SIGNAL_THREAD
    }

    fn created(&mut self, new: Created, func: Box<GoFunc>) {
        let at = new.g.index();
        if self.gs.len() <= at {
            self.gs.resize_with(at + 1, Goroutine::default);
        }
        let code = &self.core.code.funcs[func.func.0 as usize];
        self.gs[at].start(&func, code.frame, code.closure_at);
        self.gs[at].id = Some(new.id);
        self.gs[at].creator = new.parent;
    }

    fn exited(&mut self, g: Gp) {
        self.gs[g.index()].end();
    }

    fn resume(&mut self, g: Gp, woke: Woke<Message>, cx: &mut SimContext<'_>) -> SimOp {
        let budget = (cx.budget.nanos().min(u64::MAX / PICOS) * PICOS).cast_signed();
        let mut fuel = budget;
        self.core.end_nanos = cx.now.nanos() + cx.budget.nanos();
        self.core.proc = race::proc_number(cx.proc, cx.gomaxprocs);
        self.core.lent = 0;
        let ended = match self.core.answered(&mut self.gs[g.index()], woke) {
            Ok(()) => None,
            Err(trap) => self.core.trapped(&mut self.gs[g.index()], trap),
        };
        let mut op = match ended {
            None => self.core.run(&self.image, &mut self.gs[g.index()], cx, &mut fuel),
            Some(op) => op,
        };
        while matches!(op, SimOp::Continue) && self.core.heap.due() {
            op = self.collect_and_run(g, cx, &mut fuel);
        }
        let picos = budget.saturating_sub(fuel).max(0).cast_unsigned() + self.core.lent;
        cx.used = SimDuration::from_nanos(picos / PICOS);
        op
    }

    fn func_count(&self) -> u32 {
        self.core.code.funcs.len() as u32
    }

    fn again(&mut self, _: &Box<GoFunc>, _: SimTime) -> Option<SimTime> {
        None
    }

    fn tick(&mut self, at: SimTime) -> Message {
        self.core.heap.pack(&crate::golang::native::time_value(at))
    }

    fn wrote(&mut self, g: Gp) {
        if let Pending::Write(write) = std::mem::take(&mut self.gs[g.index()].pending) {
            self.core.env.write(write.0, write.1);
        }
    }

    fn position(&self, g: Gp) -> Option<Position> {
        self.position_of(g)
    }
}
