//! Random numbers that are the same on every platform.
//!
//! In: the seed and a purpose. Out: values in stated ranges. Each purpose has its own stream, so that
//! asking for more splitters does not move a village. Only integers, + − × ÷ and √ are used, which
//! IEEE 754 defines to the last bit; `sin`, `exp` and their like differ between platforms.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// What a stream of random numbers is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    Land = 1,
    Parcels = 2,
    Villages = 3,
    Names = 4,
    Radio = 5,
    Fibre = 6,
    Published = 7,
    Hamlets = 8,
    Places = 9,
    Speed = 10,
    Passive = 11,
}

/// One stream of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    pub(super) fn new(seed: u64, purpose: Purpose) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(purpose as u64);
        Self(rng)
    }

    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    pub(super) fn unit(&mut self) -> f64 {
        unit_of(self.0.next_u64())
    }

    /// Uniform in [low, high).
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Uniform in 0..n; 0 when n is 0. The bias is below n/2⁶⁴.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// True with that probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
}

/// A number in [0, 1) that depends on nothing but its arguments.
pub(super) fn hash_unit(seed: u64, key: u64) -> f64 {
    unit_of(mix(seed ^ mix(key)))
}

fn unit_of(bits: u64) -> f64 {
    // 53 bits are what an f64 holds: 2⁻⁵³ = 1/9007199254740992.
    (bits >> 11) as f64 / 9_007_199_254_740_992.0
}

/// The finaliser of `SplitMix64` (Steele, Lea, Flood 2014): every input bit moves every output bit.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_repeatable_and_apart() {
        let take = |purpose| {
            let mut s = Stream::new(7, purpose);
            [s.unit(), s.unit(), s.between(3.0, 4.0)]
        };
        assert_eq!(take(Purpose::Land).map(f64::to_bits), take(Purpose::Land).map(f64::to_bits));
        assert_ne!(take(Purpose::Land).map(f64::to_bits), take(Purpose::Fibre).map(f64::to_bits));
        assert!((3.0..4.0).contains(&take(Purpose::Radio)[2]));
    }

    #[test]
    fn below_reaches_every_value_and_no_other() {
        let mut s = Stream::new(1, Purpose::Names);
        let mut seen = [0; 5];
        for _ in 0..1000 {
            seen[s.below(5)] += 1;
        }
        assert!(seen.iter().all(|&n| n > 150), "{seen:?}");
        assert_eq!(s.below(0), 0);
    }

    #[test]
    fn hashed_numbers_are_spread_evenly() {
        let mean = (0..10_000).map(|k| hash_unit(3, k)).sum::<f64>() / 10_000.0;
        // The standard error of the mean of 10,000 uniform numbers is 0.0029.
        assert!((mean - 0.5).abs() < 0.012, "{mean}");
        assert_ne!(hash_unit(3, 1).to_bits(), hash_unit(4, 1).to_bits());
    }
}
