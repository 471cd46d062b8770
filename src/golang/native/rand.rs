//! `math/rand`: the table that the additive generator's seeds are mixed with.
//!
//! Go's table is the generator's state after 7.8×10¹² steps from the seed 1. The steps are a linear recurrence,
//! `y[t] = y[t-607] + y[t-273]`, so that the state after n steps follows from x^n modulo x⁶⁰⁷ - x³³⁴ - 1, which takes
//! 43 squarings.

use std::sync::OnceLock;

use super::Table;
use crate::golang::vm::native::{Call, Flow};

pub(super) const TABLE: Table = &[("math/rand.cooked", cooked)];

const LENGTH: usize = 607;
const TAP: usize = 273;
const STEPS: u64 = 7_800_000_000_000;

fn cooked(call: &mut Call<'_>) -> Flow {
    static COOKED: OnceLock<Vec<u64>> = OnceLock::new();
    let table = COOKED.get_or_init(compute);
    let pointer = call.heap.alloc_words(table);
    call.regs[..3].copy_from_slice(&[pointer, LENGTH as u64, LENGTH as u64]);
    Flow::Done
}

fn compute() -> Vec<u64> {
    let mut states = first_states();
    for t in LENGTH..2 * LENGTH {
        states.push(states[t - LENGTH].wrapping_add(states[t - TAP]));
    }
    let power = power_of_x(STEPS);
    let state =
        |from: usize| power.iter().zip(&states[from..]).fold(0u64, |sum, (c, y)| sum.wrapping_add(c.wrapping_mul(*y)));
    let mut table = vec![0; LENGTH];
    for i in 0..LENGTH {
        // The i-th of the last states was made in step STEPS - 606 + i.
        let step = (STEPS + i as u64 + 1) % LENGTH as u64;
        table[place(step)] = state(i);
    }
    table
}

/// Where the generator keeps what it makes in a step.
const fn place(step: u64) -> usize {
    (2 * LENGTH - TAP - step as usize % LENGTH) % LENGTH
}

/// The state of the seed 1, oldest first.
fn first_states() -> Vec<u64> {
    const PRIME: u64 = (1 << 31) - 1;
    let mut x: u64 = 1;
    let mut next = || {
        x = x * 48271 % PRIME;
        x
    };
    for _ in 0..20 {
        next();
    }
    let vec: Vec<u64> = (0..LENGTH).map(|_| next() << 20 ^ next() << 10 ^ next()).collect();
    // Step 0 made the last of them.
    (0..LENGTH).map(|i| vec[place(i as u64 + 1)]).collect()
}

/// x^n modulo x⁶⁰⁷ - x³³⁴ - 1, coefficients modulo 2⁶⁴.
fn power_of_x(n: u64) -> Vec<u64> {
    let mut power = vec![0; LENGTH];
    power[0] = 1;
    for bit in (0..u64::BITS - n.leading_zeros()).rev() {
        power = square(&power);
        if n >> bit & 1 == 1 {
            power.insert(0, 0);
            reduce(&mut power);
        }
    }
    power
}

fn square(p: &[u64]) -> Vec<u64> {
    let mut product = vec![0u64; 2 * LENGTH - 1];
    for (i, a) in p.iter().enumerate() {
        for (j, b) in p.iter().enumerate() {
            product[i + j] = product[i + j].wrapping_add(a.wrapping_mul(*b));
        }
    }
    reduce(&mut product);
    product
}

/// x⁶⁰⁷ is x³³⁴ + 1.
fn reduce(p: &mut Vec<u64>) {
    for i in (LENGTH..p.len()).rev() {
        let high = p[i];
        p[i - LENGTH] = p[i - LENGTH].wrapping_add(high);
        p[i - TAP] = p[i - TAP].wrapping_add(high);
    }
    p.truncate(LENGTH);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_gos() {
        let table = compute();
        assert_eq!(
            [0, 300, 606].map(|i: usize| table[i].cast_signed()),
            [-4_181_792_142_133_755_926, 2_058_427_839_513_754_051, 4_152_330_101_494_654_406]
        );
    }
}
