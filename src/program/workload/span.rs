//! Durations that may vary.
//!
//! **Invariant**: whole-number arithmetic only, so that the same seed draws the same spans on every machine.

use crate::base::rng::Rng;
use crate::base::time::SimDuration;

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Always as long.
    Fixed(SimDuration),
    /// Anything from the first to the second, both included, equally likely.
    Uniform(SimDuration, SimDuration),
    /// Exponentially distributed with this mean: many short ones, a few long ones, as arrivals at a server are.
    Exponential(SimDuration),
}

impl Span {
    /// Whether it needs random numbers.
    pub const fn varies(&self) -> bool {
        !matches!(self, Self::Fixed(_))
    }

    /// One such duration. Without a generator, as for tasks in which nothing varies, it is the mean.
    pub fn draw(self, rng: Option<&mut Rng>) -> SimDuration {
        let Some(rng) = rng else { return self.mean() };
        match self {
            Self::Fixed(span) => span,
            Self::Uniform(low, high) => SimDuration::from_nanos(rng.within(low.nanos(), high.nanos())),
            Self::Exponential(mean) => exponential(mean, rng),
        }
    }

    /// The mean.
    pub const fn mean(self) -> SimDuration {
        match self {
            Self::Fixed(span) | Self::Exponential(span) => span,
            Self::Uniform(low, high) => SimDuration::from_nanos(low.nanos().midpoint(high.nanos())),
        }
    }
}

/// Von Neumann's method, which compares uniform numbers and needs no logarithm: `first` is the fraction of an
/// exponential variable with mean 1 if the run of descending numbers that begins with it has odd length (which has
/// probability 1 - 1/e); every failure adds 1 to the whole part.
fn exponential(mean: SimDuration, rng: &mut Rng) -> SimDuration {
    let mut whole: u64 = 0;
    loop {
        let first = rng.u64();
        if descending_run(first, rng) % 2 == 1 {
            let fraction = (u128::from(mean.nanos()) * u128::from(first)) >> 64;
            return mean * whole + SimDuration::from_nanos(fraction as u64);
        }
        whole += 1;
    }
}

/// How many numbers, `first` included, are each less than the one before.
fn descending_run(first: u64, rng: &mut Rng) -> u32 {
    let (mut length, mut last) = (1, first);
    loop {
        let next = rng.u64();
        if next >= last {
            return length;
        }
        (length, last) = (length + 1, next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rng::Stream;

    const MEAN: SimDuration = SimDuration::from_millis(100);

    fn draws(span: Span, n: usize) -> Vec<u64> {
        let mut rng = Rng::new(1, Stream::Arrivals(0));
        (0..n).map(|_| span.draw(Some(&mut rng)).nanos()).collect()
    }

    fn mean(values: &[u64]) -> u64 {
        values.iter().sum::<u64>() / values.len() as u64
    }

    #[test]
    fn exponential_spans_have_their_mean_and_shape() {
        let mut values = draws(Span::Exponential(MEAN), 100_000);
        // The standard error of the mean is 0.1 / sqrt(100000) = 0.3 ms; four of them.
        assert!(mean(&values).abs_diff(MEAN.nanos()) < 1_300_000, "{}", mean(&values));
        values.sort_unstable();
        // The median of an exponential is ln 2 of its mean, and 1 in e³ lies beyond three times the mean.
        assert!(values[50_000].abs_diff(69_314_718) < 1_300_000, "{}", values[50_000]);
        let beyond = values.iter().filter(|value| **value > 300_000_000).count();
        assert!(beyond.abs_diff(4_979) < 280, "{beyond}");
    }

    #[test]
    fn uniform_spans_fill_their_range() {
        let values = draws(Span::Uniform(MEAN, MEAN * 2), 100_000);
        assert!(mean(&values).abs_diff(150_000_000) < 400_000);
        assert!(values.iter().all(|value| (100_000_000..=200_000_000).contains(value)));
        assert!(values.iter().any(|value| *value < 100_100_000) && values.iter().any(|value| *value > 199_900_000));
    }

    #[test]
    fn first_values_are_pinned() {
        assert_eq!(draws(Span::Exponential(MEAN), 3), PINNED);
        assert_eq!(draws(Span::Fixed(MEAN), 2), [MEAN.nanos(), MEAN.nanos()]);
    }

    const PINNED: [u64; 3] = [59_210_523, 17_210_966, 26_784_009];

    #[test]
    fn without_a_generator_it_is_the_mean() {
        assert_eq!(Span::Uniform(MEAN, MEAN * 3).draw(None), MEAN * 2);
        assert!(!Span::Fixed(MEAN).varies());
    }
}
