//! How much is served by exactly no, one, two, and three or more operators.
//!
//! In: how many operators serve all of a place, the shares of those that serve part of it, and the
//! share that any set of those serves together. Out: four shares whose sum is 1.
//! Method: inclusion and exclusion over what sets of operators leave unserved. With m operators that
//! serve a part, W(s) the sum over all sets of s of them of the share that none of the set serves,
//! the share that exactly j of the m serve is
//!
//! E(j) = Σₛ (−1)^(s−(m−j)) · C(s, m−j) · W(s), s from m−j to m
//!
//! so that no, one and two need only the sets of m, m−1 and m−2. Accuracy: that of the areas, times
//! at most C(8, 2).

use super::village::WHOLE;

/// More operators than this that each serve a part of one place are not counted: one place would cost
/// dozens of integrals, and no country has so many networks.
pub(super) const MOST_PARTIAL: usize = 8;

/// Shares served by exactly 0, 1, 2, and 3 or more operators.
///
/// `all` operators serve the whole place; `partial` are the shares of those that serve a part.
/// `union` gives the share that a set of two or more of these serves together, bit i for the i-th.
/// `None` with more than [`MOST_PARTIAL`] of them.
pub(super) fn shares_by_number(
    all: usize,
    partial: &[f64],
    union: &mut dyn FnMut(u32) -> f64,
) -> Option<[f64; 4]> {
    let m = partial.len();
    let mut shares = [0.0; 4];
    if all >= 3 {
        shares[3] = 1.0;
        return Some(shares);
    }
    if m > MOST_PARTIAL {
        return None;
    }
    // The most operators of the partial ones that need to be told apart.
    let told = (2 - all).min(m);
    // The sets that serve the whole place: so does every set that holds one of them.
    let mut whole: Vec<u32> = Vec::new();
    // unserved[s]: W(s), for the sizes that are needed.
    let mut unserved = [0.0; MOST_PARTIAL + 1];
    for set in 0..(1_u32 << m) {
        let size = set.count_ones() as usize;
        if size + told >= m {
            unserved[size] += match size {
                0 => 1.0,
                1 => 1.0 - partial[set.trailing_zeros() as usize],
                _ if whole.iter().any(|own| own & set == *own) => 0.0,
                _ => {
                    let share = union(set);
                    if share >= WHOLE {
                        whole.push(set);
                    }
                    1.0 - share
                }
            };
        }
    }
    for j in 0..=told {
        let k = m - j;
        let exactly: f64 = (k..=m).fold(0.0, |sum, s| {
            let sign = if (s - k).is_multiple_of(2) { 1.0 } else { -1.0 };
            sum + sign * choose(s, k) * unserved[s]
        });
        // Rounding may leave −1e-15 of what is nothing.
        shares[all + j] = exactly.max(0.0);
    }
    let fewer: f64 = shares[..3].iter().sum();
    if all + m > 2 {
        shares[3] = (1.0 - fewer).max(0.0);
    }
    let sum: f64 = shares.iter().sum();
    Some(shares.map(|s| s / sum))
}

/// Binomial coefficient.
fn choose(n: usize, k: usize) -> f64 {
    (0..k).fold(1.0, |c, i| c * (n - i) as f64 / (i + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Regions as sets of equal grains: bit i of a grain for the i-th operator.
    fn check(all: usize, m: usize, grains: &[u32]) {
        let share = |set: u32| {
            grains.iter().filter(|g| **g & set != 0).count() as f64 / grains.len() as f64
        };
        let partial: Vec<f64> = (0..m).map(|i| share(1 << i)).collect();
        let mut asked = 0;
        let got = shares_by_number(all, &partial, &mut |set| {
            assert!(set.count_ones() >= 2);
            asked += 1;
            share(set)
        });
        let mut expected = [0.0; 4];
        for g in grains {
            expected[(all + g.count_ones() as usize).min(3)] += 1.0 / grains.len() as f64;
        }
        let got = got.unwrap();
        for (g, e) in got.iter().zip(expected) {
            assert!((g - e).abs() <= 1e-12, "{all} {m}: {got:?}, not {expected:?}");
        }
        assert!((got.iter().sum::<f64>() - 1.0).abs() <= 1e-15);
        assert!(asked <= 1 + m + m * m, "{asked} unions of {m}");
    }

    #[test]
    fn any_sets_are_counted() {
        let mut state = 7_u64;
        for all in 0..4 {
            for m in 0..=MOST_PARTIAL {
                let grains: Vec<u32> = (0..97)
                    .map(|_| {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        (state >> 33) as u32 & ((1 << m) - 1)
                    })
                    .collect();
                check(all, m, &grains);
            }
        }
    }

    #[test]
    fn too_many_are_not_counted() {
        assert_eq!(shares_by_number(0, &[0.5; 9], &mut |_| 0.5), None);
        // Three that serve everything settle it.
        assert_eq!(shares_by_number(3, &[0.5; 9], &mut |_| 0.5), Some([0.0, 0.0, 0.0, 1.0]));
    }
}
