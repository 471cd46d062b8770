//! Deferred calls and panics.
//!
//! ```text
//!   frames:  main.f   main.g (panics)   deferred by f
//!   depth:     1          2                  3         <- recover() works here, and only directly here
//!                                                        afterwards f goes on at its epilogue
//! ```
//!
//! **Invariants**: frames stay until somebody recovers, so that a trace shows where the panic came from; deferred calls
//! are ordered by the depth of their function.

use smallvec::SmallVec;

use super::goroutine::{GoFunc, Goroutine, Role, Site};
use super::interp::Trap;
use super::{Core, SimOp};
use crate::golang::code::{RKind, RTypeId, RuntimeErrors};

/// How the texts of errors about bounds begin.
const BOUNDS: [&str; 3] = ["index out of range", "slice bounds out of range", "cannot convert slice with length"];

/// What a goroutine has deferred, and the panics it is in.
#[derive(Debug, Default)]
pub(super) struct Unwinding {
    /// Most functions that defer something defer one call.
    pub(super) defers: SmallVec<[Defer; 1]>,
    pub(super) panics: Vec<Panicking>,
}

/// A deferred call.
#[derive(Debug)]
pub(super) struct Defer {
    /// The depth of the frame that deferred it.
    pub(super) depth: u32,
    pub(super) call: GoFunc,
}

/// A panic, or a `runtime.Goexit`.
#[derive(Debug)]
pub(super) struct Panicking {
    /// The interface that was passed to `panic`.
    pub(super) value: [u64; 2],
    goexit: bool,
    recovered: bool,
    /// Somebody recovered it and panicked with the same value again.
    repanicked: bool,
    /// The depth of the deferred call that is being made because of it.
    deferred_at: u32,
    /// The depth of the frame that deferred this.
    target: u32,
    /// What is printed if nobody recovers.
    text: Option<String>,
}

impl Goroutine {
    /// Defers a call.
    pub(super) fn defer(&mut self, call: GoFunc) {
        let depth = self.depth() as u32;
        self.unwinding.get_or_insert_default().defers.push(Defer { depth, call });
    }

    fn panics(&mut self) -> &mut Vec<Panicking> {
        &mut self.unwinding.get_or_insert_default().panics
    }
}

impl Core {
    /// An instruction could not be carried out. Says how to leave, if the goroutine does not go on.
    #[cold]
    pub(super) fn trapped(&mut self, g: &mut Goroutine, trap: Trap) -> Option<SimOp> {
        match trap {
            Trap::Value(value) => self.panic(g, value),
            Trap::Panic(text) => {
                let ty = self.error_type(&text);
                let string = self.heap.alloc_string(text.into_bytes());
                let data = self.heap.alloc_words(&string);
                self.panic(g, [u64::from(ty.0), data])
            }
            Trap::Fatal(text) => Some(self.fatal(g, text)),
            Trap::Throw(text) => Some(self.throw(g, text)),
        }
    }

    /// The type of what the machine panics with, by its text. The values of all these types are pointers to a string.
    fn error_type(&self, text: &str) -> RTypeId {
        let types = &self.code.runtime_errors;
        let Some(rest) = text.strip_prefix("runtime error: ") else {
            return match text.split_once(": ") {
                Some(("interface conversion", _)) => types.assertion,
                Some(("sync", _)) => self.code.string_type,
                _ => types.plain,
            };
        };
        match rest {
            "panic called with nil argument" => types.nil,
            _ if BOUNDS.iter().any(|start| rest.starts_with(start)) => types.bounds,
            _ => types.text,
        }
    }

    fn is_runtime_error(&self, ty: u64) -> bool {
        let RuntimeErrors { plain, text, bounds, assertion, nil } = self.code.runtime_errors;
        ty != 0 && [plain, text, bounds, assertion, nil].iter().any(|error| u64::from(error.0) == ty)
    }

    fn panic(&mut self, g: &mut Goroutine, value: [u64; 2]) -> Option<SimOp> {
        let repanicked = g.panics().last().is_some_and(|last| last.recovered && last.value == value);
        let mut panicking = Panicking::new(value, false);
        if repanicked && let Some(mut first) = g.panics().pop() {
            first.repanicked = true;
            first.recovered = false;
            panicking = first;
        }
        g.panics().push(panicking);
        self.unwind(g)
    }

    /// `runtime.Goexit()`
    pub(super) fn goexit(&mut self, g: &mut Goroutine) -> Option<SimOp> {
        g.panics().push(Panicking::new([0; 2], true));
        self.unwind(g)
    }

    /// Makes the next deferred call because of the last panic.
    fn unwind(&mut self, g: &mut Goroutine) -> Option<SimOp> {
        let unwinding = g.unwinding.get_or_insert_default();
        let Some(defer) = unwinding.defers.pop() else { return Some(self.nobody_recovered(g)) };
        let depth = g.callers.len() as u32 + 2;
        if let Some(panicking) = unwinding.panics.last_mut() {
            panicking.deferred_at = depth;
            panicking.target = defer.depth;
        }
        match self.enter_deferred(g, &defer.call, Role::Unwinding) {
            Ok(()) => None,
            Err(trap) => self.trapped(g, trap),
        }
    }

    /// A call that was made because of a panic has returned.
    pub(super) fn unwound(&mut self, g: &mut Goroutine) -> Option<SimOp> {
        let recovered = g.panics().last().filter(|panicking| panicking.recovered).map(|panicking| panicking.target);
        let Some(target) = recovered else { return self.unwind(g) };
        let panics = g.panics();
        panics.pop();
        // Panics whose deferred call is left by this are over as well; but not a Goexit.
        let mut goexit = false;
        while let Some(aborted) = panics.pop_if(|earlier| earlier.deferred_at > target) {
            goexit |= aborted.goexit;
        }
        let depth = target as usize;
        if depth <= g.callers.len() {
            g.frame = g.callers[depth - 1];
            g.callers.truncate(depth - 1);
        }
        let func = &self.code.funcs[g.frame.func as usize];
        g.frame.pc = func.epilogue.expect("who defers has an epilogue");
        if goexit { self.goexit(g) } else { None }
    }

    /// `recover()`: works if the caller was called because of a panic.
    pub(super) fn recover(&self, g: &mut Goroutine) -> [u64; 2] {
        // Frames that the compiler made do not count, but a deferred call is not made by the frame below it.
        let mut depth = g.depth() as u32;
        let mut role = g.frame.role;
        for frame in g.callers.iter().rev() {
            if role == Role::Unwinding || !self.code.funcs[frame.func as usize].wrapper {
                break;
            }
            depth -= 1;
            role = frame.role;
        }
        let Some(unwinding) = &mut g.unwinding else { return [0; 2] };
        match unwinding.panics.last_mut() {
            Some(last) if !last.goexit && !last.recovered && last.deferred_at == depth => {
                last.recovered = true;
                last.value
            }
            _ => [0; 2],
        }
    }

    /// All deferred calls have been made.
    fn nobody_recovered(&mut self, g: &mut Goroutine) -> SimOp {
        if g.panics().last().is_some_and(|last| last.goexit) {
            return SimOp::Goexit;
        }
        if let Some(text) = self.panic_while_printing(g) {
            return self.throw(g, text);
        }
        let unknown = g.panics().iter().position(|panicking| panicking.text.is_none() && !panicking.goexit);
        let Some(at) = unknown else { return self.die(g) };
        let value = g.panics()[at].value;
        if let Some(text) = self.plain_text(value) {
            g.panics()[at].text = Some(text);
            return self.nobody_recovered(g);
        }
        let method = self.text_methods.iter().find_map(|key| self.method(RTypeId(value[0] as u32), *key));
        let Some(func) = method else {
            g.panics()[at].text = Some(self.address_text(value));
            return self.nobody_recovered(g);
        };
        let call = GoFunc { func, closure: 0, args: [value[1]].as_slice().into(), site: Site::default() };
        match self.enter_deferred(g, &call, Role::PanicText) {
            Ok(()) => SimOp::Continue,
            Err(_) => self.die(g),
        }
    }

    /// What the runtime says if the last panic comes from the method that should tell the text of another one.
    fn panic_while_printing(&self, g: &mut Goroutine) -> Option<String> {
        if !g.callers.iter().chain([&g.frame]).any(|frame| frame.role == Role::PanicText) {
            return None;
        }
        let value = g.panics().last()?.value;
        let ty = self.rtype(RTypeId(value[0] as u32));
        let what = match self.plain_text(value).filter(|_| RTypeId(value[0] as u32) == self.code.string_type) {
            Some(text) => text,
            None => format!("type {}", ty.name),
        };
        Some(format!("panic while printing panic value: {what}"))
    }

    /// The method that tells a panic's text has returned.
    pub(super) fn panic_text_known(&mut self, g: &mut Goroutine) -> SimOp {
        let base = g.frame.base as usize;
        let text = self.heap.bytes(g.stack[base], g.stack[base + 1]).into_owned();
        if let Some(caller) = g.callers.pop() {
            g.frame = caller;
        }
        let text = String::from_utf8_lossy(&text).replace('\n', "\n\t");
        if let Some(unknown) = g.panics().iter_mut().find(|panicking| panicking.text.is_none() && !panicking.goexit) {
            unknown.text = Some(text);
        }
        self.nobody_recovered(g)
    }

    /// What is printed of a value that needs no method for it.
    fn plain_text(&self, value: [u64; 2]) -> Option<String> {
        let has_method = self.text_methods.iter().any(|key| self.method(RTypeId(value[0] as u32), *key).is_some());
        if has_method && !self.is_runtime_error(value[0]) { None } else { self.kind_text(value) }
    }

    /// What is printed of a value whose methods are not asked: that of some kinds only.
    fn kind_text(&self, value: [u64; 2]) -> Option<String> {
        let ty = self.rtype(RTypeId(value[0] as u32));
        let word = value[1];
        let text = match &ty.kind {
            RKind::Bool => (word != 0).to_string(),
            RKind::Int(..) => word.cast_signed().to_string(),
            RKind::Uint(..) | RKind::Uintptr => word.to_string(),
            RKind::Float(_) => super::text::print_float(f64::from_bits(word)),
            RKind::Complex(_) => {
                let part = |i| super::text::print_float(f64::from_bits(self.heap.load(word, i)));
                let (re, im) = (part(0), part(1));
                let sign = if im.starts_with(['-', '+']) { "" } else { "+" };
                format!("({re}{sign}{im}i)")
            }
            RKind::Pointer(_) if !self.is_runtime_error(value[0]) => return None,
            RKind::String | RKind::Pointer(_) => {
                let bytes = self.heap.bytes(self.heap.load(word, 0), self.heap.load(word, 1));
                String::from_utf8_lossy(&bytes).replace('\n', "\n\t")
            }
            _ => return None,
        };
        Some(match (&ty.defined, &ty.kind) {
            _ if self.is_runtime_error(value[0]) => text,
            (None, _) => text,
            (Some(_), RKind::String) => format!("{}(\"{text}\")", ty.name),
            (Some(_), RKind::Complex(_)) => format!("{}{text}", ty.name),
            (Some(_), _) => format!("{}({text})", ty.name),
        })
    }

    /// What is printed of a value that is only told by its type and address.
    fn address_text(&self, value: [u64; 2]) -> String {
        format!("({}) {:#x}", self.rtype(RTypeId(value[0] as u32)).name, 0xc000_0000_0000 | value[1])
    }

    /// What is printed of a panic that a fatal error cuts short: no method is asked any more.
    fn unasked_text(&self, value: [u64; 2]) -> String {
        let RuntimeErrors { plain, text, .. } = self.code.runtime_errors;
        let told = self.kind_text(value).filter(|_| !self.is_runtime_error(value[0]));
        told.unwrap_or_else(|| match self.kind_text(value) {
            Some(told) if [plain, text].iter().any(|ty| u64::from(ty.0) == value[0]) => {
                let name = self.rtype(RTypeId(value[0] as u32)).name.trim_start_matches('*');
                format!("{name}(\"{}\")", told.trim_start_matches("runtime error: "))
            }
            _ => self.address_text(value),
        })
    }

    /// The end: prints all panics, the first one first.
    fn die(&mut self, g: &mut Goroutine) -> SimOp {
        let mut message = told(g.panics(), |panicking| panicking.text.clone().unwrap_or_default());
        if message.ends_with(super::native::NIL_DEREFERENCE) {
            message.push_str("\n[signal SIGSEGV: segmentation violation]");
        }
        self.died = Some(self.trace_of(g));
        SimOp::Panic(message)
    }

    /// `fatal error: ...`: the program did something that cannot be recovered.
    pub(super) fn fatal(&mut self, g: &Goroutine, text: String) -> SimOp {
        self.died = Some(self.trace_of(g));
        SimOp::Fatal(text)
    }

    /// `fatal error: ...`: the runtime cannot go on, and no more is said of what the program was doing.
    pub(super) fn throw(&mut self, g: &mut Goroutine, text: String) -> SimOp {
        g.unwinding = None;
        self.fatal(g, text)
    }

    /// What is printed before the fatal error of a goroutine: the panics it is in.
    pub(super) fn before_fatal(&self, g: &Goroutine) -> String {
        let panics = g.unwinding.as_ref().map_or(&[][..], |unwinding| &unwinding.panics);
        match told(panics, |panicking| self.unasked_text(panicking.value)) {
            _ if panics.is_empty() => String::new(),
            nothing if nothing.is_empty() => "\t".to_owned(),
            told => format!("panic: {told}\n\t"),
        }
    }
}

/// The panics, as they are printed after `panic: `; nothing if there are none.
fn told(panics: &[Panicking], text: impl Fn(&Panicking) -> String) -> String {
    let lines = panics.iter().filter(|panicking| !panicking.goexit).map(|panicking| {
        let fate = match (panicking.recovered, panicking.repanicked) {
            (_, true) => " [recovered, repanicked]",
            (true, false) => " [recovered]",
            (false, false) => "",
        };
        text(panicking) + fate
    });
    lines.collect::<Vec<_>>().join("\n\tpanic: ")
}

impl Panicking {
    const fn new(value: [u64; 2], goexit: bool) -> Self {
        Self { value, goexit, recovered: false, repanicked: false, deferred_at: 0, target: 0, text: None }
    }
}
