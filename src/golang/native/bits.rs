//! `math/bits`.

use super::Table;
use crate::golang::vm::native::{Call, Flow};

pub(super) const TABLE: Table = &[
    ("math/bits.Len64", |call| change(call, |x| u64::from(64 - x.leading_zeros()))),
    ("math/bits.TrailingZeros64", |call| change(call, |x| u64::from(x.trailing_zeros()))),
    ("math/bits.OnesCount64", |call| change(call, |x| u64::from(x.count_ones()))),
    ("math/bits.Reverse64", |call| change(call, u64::reverse_bits)),
    ("math/bits.ReverseBytes64", |call| change(call, u64::swap_bytes)),
    ("math/bits.Mul64", multiply),
    ("math/bits.div", divide),
];

fn change(call: &mut Call<'_>, f: impl Fn(u64) -> u64) -> Flow {
    let result = f(call.word(0));
    call.set(0, result);
    Flow::Done
}

fn multiply(call: &mut Call<'_>) -> Flow {
    let product = u128::from(call.word(0)) * u128::from(call.word(1));
    call.set(0, (product >> 64) as u64);
    call.set(1, product as u64);
    Flow::Done
}

/// The divisor is greater than the high half, so that the quotient fits.
fn divide(call: &mut Call<'_>) -> Flow {
    let dividend = u128::from(call.word(0)) << 64 | u128::from(call.word(1));
    let divisor = u128::from(call.word(2)).max(1);
    call.set(0, (dividend / divisor) as u64);
    call.set(1, (dividend % divisor) as u64);
    Flow::Done
}
