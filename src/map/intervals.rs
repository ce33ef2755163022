//! Classes of any number: intervals between breaks, the lowest and the highest open.

use super::breaks::Method;

/// How a sheet's numbers are put into classes.
#[derive(Clone, Debug, PartialEq)]
pub enum Classing {
    /// By the sheet's `classes`: exactly 0 %, between their breaks, exactly 100 %. On a sheet of two
    /// services, by those between the first and the last break.
    Percentages,
    /// By stated breaks, rising; classes below the first, between them, and from the last up.
    Breaks(Vec<f64>),
    /// By breaks found from the villages' own numbers.
    Found {
        /// How.
        method: Method,
        /// So many classes, where the numbers allow.
        count: usize,
    },
}

/// What a class holds: from `low` (included) to below `high`; without a bound where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
}

/// Intervals, from the lowest to the highest; every number is in one of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Intervals {
    breaks: Vec<f64>,
}

impl Intervals {
    /// The intervals between rising breaks.
    pub(crate) fn new(breaks: Vec<f64>) -> Self {
        Self { breaks }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.breaks.len() + 1
    }

    /// Each of them.
    pub(crate) fn all(&self) -> Vec<Interval> {
        let low = std::iter::once(None).chain(self.breaks.iter().copied().map(Some));
        let high = self.breaks.iter().copied().map(Some).chain([None]);
        low.zip(high).map(|(low, high)| Interval { low, high }).collect()
    }

    /// The position of the interval a number lies in; `None` for NaN.
    pub(crate) fn of(&self, value: f64) -> Option<usize> {
        (!value.is_nan()).then(|| self.breaks.partition_point(|b| value >= *b))
    }

    /// The most decimals that any break needs, of six.
    pub(crate) fn decimals(&self) -> usize {
        let needs = |b: &f64| (0..6).find(|d| whole(b * 10_f64.powi(*d))).unwrap_or(6) as usize;
        self.breaks.iter().map(needs).max().unwrap_or(0)
    }
}

fn whole(v: f64) -> bool {
    // A break is written with seven digits at most; what is beyond is rounding.
    (v - v.round()).abs() <= 1e-7 * v.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_belongs_to_the_class_above() {
        let classes = Intervals::new(vec![1.0, 2.5, 10.0]);
        assert_eq!(classes.len(), 4);
        let of = |v: f64| classes.of(v).unwrap();
        assert_eq!([-7.0, 0.99, 1.0, 2.4, 2.5, 10.0, 1e9].map(of), [0, 0, 1, 1, 2, 3, 3]);
        assert_eq!(classes.of(f64::NAN), None);
        assert_eq!(classes.decimals(), 1);
        let all = classes.all();
        assert_eq!(all[0], Interval { low: None, high: Some(1.0) });
        assert_eq!(all[3], Interval { low: Some(10.0), high: None });
    }

    #[test]
    fn without_breaks_all_is_one_class() {
        let classes = Intervals::new(Vec::new());
        assert_eq!((classes.len(), classes.of(3.0)), (1, Some(0)));
        assert_eq!(classes.all(), [Interval { low: None, high: None }]);
        assert_eq!(classes.decimals(), 0);
    }
}
