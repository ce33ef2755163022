//! Class breaks: which class a share falls into.

use crate::coverage::Share;

/// Classes of a percentage: exactly 0, the intervals between the breaks, exactly 100.
///
/// With breaks 0, 50, 80, 95, 100: 0; over 0 and below 50; 50 to below 80; 80 to below 95; 95 to
/// below 100; 100. No data is in no class.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    breaks_pct: Vec<f64>,
}

/// What a class holds, percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Class {
    /// Exactly 0.
    Nothing,
    /// From a lower break (excluded only where it is 0) to below an upper one.
    Between(f64, f64),
    /// Exactly 100.
    All,
}

impl Classes {
    /// A share is a sum of thousands of pieces; what is within this of a break is at the break.
    /// The same 1e-9 of a share that [`crate::indicator::Rule`] allows, in percent.
    pub const ROUNDING_PCT: f64 = 1e-7;
    /// More shades than this nobody tells apart in a legend.
    const MOST: usize = 9;

    /// Classes of those breaks: 0 first, 100 last, rising, at most nine breaks.
    /// `None` when they are not so.
    pub fn new(breaks_pct: Vec<f64>) -> Option<Self> {
        let ends = breaks_pct.first() == Some(&0.0) && breaks_pct.last() == Some(&100.0);
        let rising = breaks_pct.windows(2).all(|w| w[0] < w[1]);
        (ends && rising && breaks_pct.len() <= Self::MOST).then_some(Self { breaks_pct })
    }

    /// The breaks of the series: the same on every map, so that maps can be compared.
    pub fn standard() -> Self {
        Self { breaks_pct: vec![0.0, 50.0, 80.0, 95.0, 100.0] }
    }

    /// The breaks, percent.
    pub fn breaks_pct(&self) -> &[f64] {
        &self.breaks_pct
    }

    /// The classes, from nothing to all.
    pub fn all(&self) -> Vec<Class> {
        let between = self.breaks_pct.windows(2).map(|w| Class::Between(w[0], w[1]));
        std::iter::once(Class::Nothing).chain(between).chain([Class::All]).collect()
    }

    /// The position in [`Classes::all`] of the class of a share; `None` without data.
    pub fn of(&self, share: Option<Share>) -> Option<usize> {
        let pct = share?.pct();
        if pct <= Self::ROUNDING_PCT {
            return Some(0);
        }
        let reached = |b: &&f64| pct >= **b - Self::ROUNDING_PCT;
        // The first break, 0, is reached by now; the last makes the class "all".
        Some(self.breaks_pct.iter().take_while(reached).count())
    }

    /// How many villages fall into each class, and how many have no data.
    pub fn count(&self, shares: impl IntoIterator<Item = Option<Share>>) -> (Vec<usize>, usize) {
        let mut counts = vec![0; self.breaks_pct.len() + 1];
        let mut no_data = 0;
        for share in shares {
            match self.of(share) {
                Some(class) => counts[class] += 1,
                None => no_data += 1,
            }
        }
        (counts, no_data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_belong_to_the_class_above() {
        let classes = Classes::standard();
        let of = |pct: f64| classes.of(Share::new(pct / 100.0)).unwrap();
        let cases = [(0.0, 0), (1e-3, 1), (49.99, 1), (50.0, 2), (79.9, 2), (80.0, 3), (94.9, 3)];
        for (pct, class) in cases.into_iter().chain([(95.0, 4), (99.99, 4), (100.0, 5)]) {
            assert_eq!(of(pct), class, "{pct} %");
        }
        assert_eq!(classes.of(None), None);
        assert_eq!(classes.all().len(), 6);
        assert_eq!(classes.all()[1], Class::Between(0.0, 50.0));
    }

    #[test]
    fn rounding_does_not_move_a_village() {
        let classes = Classes::standard();
        assert_eq!(classes.of(Share::new(1e-13)), Some(0));
        assert_eq!(classes.of(Share::new(1.0 - 1e-13)), Some(5));
        assert_eq!(classes.of(Share::new(0.8 - 1e-13)), Some(3));
    }

    #[test]
    fn counts_keep_no_data_apart() {
        let shares =
            [Some(0.0), Some(0.3), Some(1.0), Some(1.0), None].map(|s| s.and_then(Share::new));
        assert_eq!(Classes::standard().count(shares), (vec![1, 1, 0, 0, 0, 2], 1));
    }

    #[test]
    fn wrong_breaks_are_refused() {
        let wrong: [&[f64]; 7] = [
            &[],
            &[0.0],
            &[0.0, 50.0],
            &[10.0, 100.0],
            &[0.0, 50.0, 50.0, 100.0],
            &[0.0, f64::NAN, 100.0],
            &[0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 100.0],
        ];
        for breaks in wrong {
            assert_eq!(Classes::new(breaks.to_vec()), None, "{breaks:?}");
        }
        assert!(Classes::new(vec![0.0, 100.0]).is_some());
    }
}
