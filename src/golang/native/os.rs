//! `os`: output, input, arguments, environment, exit.

use super::Table;
use crate::base::time::SimDuration;
use crate::golang::vm::native::{Call, Flow};
use crate::sim::program::Op;

pub(super) const TABLE: Table = &[
    ("os.write", write),
    ("os.enterRead", |_| Flow::Op(Op::Syscall(SimDuration::ZERO))),
    ("os.input", input),
    ("os.exit", |call| Flow::Op(Op::ExitProcess(call.int(0) as i32))),
    ("os.arguments", arguments),
    ("os.environment", environment),
];

fn write(call: &mut Call<'_>) -> Flow {
    Flow::Write { fd: if call.word(0) == 2 { 2 } else { 1 }, bytes: call.bytes(1).into_owned() }
}

fn input(call: &mut Call<'_>) -> Flow {
    let piece = (call.env.input)();
    call.set_bytes(0, piece);
    Flow::Done
}

fn arguments(call: &mut Call<'_>) -> Flow {
    let args = call.env.args.clone();
    give_strings(call, &args)
}

fn environment(call: &mut Call<'_>) -> Flow {
    let vars: Vec<_> = call.env.vars.iter().map(|(name, value)| format!("{name}={value}")).collect();
    give_strings(call, &vars)
}

/// A new slice of strings as the result.
fn give_strings(call: &mut Call<'_>, strings: &[String]) -> Flow {
    let words: Vec<_> = strings.iter().flat_map(|text| call.heap.alloc_string(text.as_bytes())).collect();
    let len = strings.len() as u64;
    let pointer = if len == 0 { 0 } else { call.heap.alloc_words(&words) };
    call.regs[..3].copy_from_slice(&[pointer, len, len]);
    Flow::Done
}
