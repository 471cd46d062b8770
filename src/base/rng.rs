//! The one random generator: PCG-32 with named streams.
//!
//! Every consumer draws from a stream of its own, derived from the run's seed, so that unrelated activity never
//! shifts another one's numbers. The generator is named and pinned by tests: the same seed gives the same run on
//! every machine and in every later version.

use rand_core::Rng as _;
use rand_pcg::Pcg32;

/// Who draws. The number keeps one thread's or goroutine's draws apart from another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// The scheduler's draws on one M (steal order, select order): `cheaprand` in the runtime is per M too.
    Thread(u16),
    /// The durations of one goroutine of a workload, by task and by number within the task.
    Task {
        /// The task's place in the scenario.
        task: u32,
        /// Which goroutine of that task.
        instance: u32,
    },
    /// The arrival times of one task.
    Arrivals(u32),
    /// What a Go program draws: the order of maps, `math/rand`.
    Program,
    /// How long goroutines that share memory run between two looks at each other.
    Quanta,
}

/// A stream of random numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng(Pcg32);

impl Rng {
    /// The stream of one consumer in the run with this seed.
    pub fn new(seed: u64, stream: Stream) -> Self {
        let number = match stream {
            Stream::Thread(m) => (1 << 60) | u64::from(m),
            Stream::Task { task, instance } => (2 << 60) | (u64::from(task) << 32) | u64::from(instance),
            Stream::Arrivals(task) => (3 << 60) | u64::from(task),
            Stream::Program => 5 << 60,
            Stream::Quanta => 4 << 60,
        };
        Self(Pcg32::new(mix(seed), mix(number ^ seed.rotate_left(32))))
    }

    /// A uniform 32-bit number.
    pub fn u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A number below `n`, scaled as the runtime scales (`cheaprandn`): (draw × n) >> 32. Zero if `n` is zero.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.u32()) * u64::from(n)) >> 32) as u32
    }

    /// A uniform 64-bit number.
    pub fn u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from `low` to `high`, both included.
    pub fn within(&mut self, low: u64, high: u64) -> u64 {
        let span = u128::from(high.saturating_sub(low)) + 1;
        low + ((u128::from(self.u64()) * span) >> 64) as u64
    }
}

/// Spreads neighbouring numbers over all 64 bits (the finaliser of `SplitMix64`).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(seed: u64, stream: Stream) -> [u32; 3] {
        let mut rng = Rng::new(seed, stream);
        [rng.u32(), rng.u32(), rng.u32()]
    }

    #[test]
    fn the_generator_never_changes() {
        // Pinned: another value here would change every recording that anybody has made.
        assert_eq!(first(1, Stream::Thread(0)), [805_168_723, 981_382_785, 4_212_545_599]);
        assert_eq!(first(1, Stream::Task { task: 1, instance: 0 }), [1_408_618_493, 1_673_372_787, 1_503_953_019]);
    }

    #[test]
    fn streams_and_seeds_differ() {
        let all = [
            first(1, Stream::Thread(0)),
            first(2, Stream::Thread(0)),
            first(1, Stream::Thread(1)),
            first(1, Stream::Task { task: 0, instance: 0 }),
            first(1, Stream::Task { task: 0, instance: 1 }),
            first(1, Stream::Arrivals(0)),
            first(1, Stream::Program),
        ];
        for (i, one) in all.iter().enumerate() {
            assert!(!all[..i].contains(one));
        }
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut rng = Rng::new(7, Stream::Arrivals(3));
        for _ in 0..1_000 {
            assert!(rng.below(10) < 10);
            assert!((5..=6).contains(&rng.within(5, 6)));
        }
        assert_eq!(rng.below(0), 0);
        assert_eq!(rng.within(9, 9), 9);
        let _ = rng.within(0, u64::MAX);
    }
}
