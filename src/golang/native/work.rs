//! `gopark/work`: the kinds of work that a scheduler tells apart.

use super::Table;
use super::time::span;
use crate::golang::vm::native::{Call, Flow};
use crate::sim::program::Op;

pub(super) const TABLE: Table = &[
    ("gopark/work.CPU", compute),
    ("gopark/work.Memory", compute),
    ("gopark/work.Net", |call| Flow::Op(Op::Net(span(call.int(0))))),
    ("gopark/work.Disk", |call| Flow::Op(Op::Syscall(span(call.int(0))))),
];

/// Burns so much CPU time; what comes next in the program happens after that, so the machine must have a say.
fn compute(call: &mut Call<'_>) -> Flow {
    const MOST: u64 = 1 << 60;
    call.picos += span(call.int(0)).nanos().saturating_mul(1_000).min(MOST);
    Flow::Op(Op::Continue)
}
