//! Speeds as subscribers measured them, of the province, communes and villages.
//!
//! In: tests with their village. Out: median, mean, tenth percentile and count for each unit, technology
//! (and all mobile ones together) and operator (and all). A quantile q of n ordered values is at position
//! (n − 1) q, between two values by linear interpolation (type 7 of Hyndman and Fan, 1996: what Excel's
//! PERCENTILE.INC and numpy do). A mean of several tests counts as that many tests of that speed: means and
//! counts are exact, medians and percentiles as exact as the rows. Fewer tests than asked for are no data. Tests outside every village and
//! those of which nobody knows whether they are mobile or fixed are in no figure.

use super::{Speed, SpeedUnit, Spread};
use crate::field::Measurement;
use crate::network::{OperatorId, Technology};
use crate::place::Village;
use crate::threads::prelude::*;

/// What tests come to: the province first, then communes, then villages; in each mobile as a whole,
/// then single technologies; in each all operators, then single ones. Only what has tests with a
/// download speed is listed.
pub fn speeds(measurements: &[Measurement], villages: &[Village], min_tests: u64) -> Vec<Speed> {
    let of_unit = |m: &Measurement, unit: fn(u32, &[Village]) -> SpeedUnit| {
        m.village.map(|v| unit(v, villages))
    };
    let units: [fn(u32, &[Village]) -> SpeedUnit; 3] = [
        |_, _| SpeedUnit::Province,
        |v, villages| SpeedUnit::Commune(villages[v as usize].commune),
        |v, _| SpeedUnit::Village(v),
    ];
    let mut all = Vec::new();
    for unit in units {
        let mut order: Vec<(SpeedUnit, u32)> = measurements
            .iter()
            .zip(0_u32..)
            .filter_map(|(m, i)| Some((of_unit(m, unit)?, i)))
            .collect();
        order.par_sort_unstable();
        let groups: Vec<&[(SpeedUnit, u32)]> = order.chunk_by(|a, b| a.0 == b.0).collect();
        let found: Vec<Vec<Speed>> = groups
            .into_par_iter()
            .map(|group| {
                let tests: Vec<&Measurement> =
                    group.iter().map(|(_, i)| &measurements[*i as usize]).collect();
                unit_speeds(group[0].0, &tests, min_tests)
            })
            .collect();
        all.extend(found.into_iter().flatten());
    }
    all
}

/// The rows of one unit.
fn unit_speeds(of: SpeedUnit, tests: &[&Measurement], min_tests: u64) -> Vec<Speed> {
    let mut rows = Vec::new();
    let technologies = std::iter::once(None).chain(Technology::ALL.map(Some));
    for technology in technologies {
        let over = |m: &&&Measurement| match technology {
            None => m.mobile,
            Some(_) => m.technology == technology,
        };
        let tests: Vec<&Measurement> = tests.iter().filter(over).copied().collect();
        let mut operators: Vec<OperatorId> = tests.iter().filter_map(|m| m.operator).collect();
        operators.sort_unstable();
        operators.dedup();
        for operator in std::iter::once(None).chain(operators.into_iter().map(Some)) {
            let own = |m: &&&Measurement| operator.is_none() || m.operator == operator;
            let of_field = |field: fn(&Measurement) -> Option<f32>| {
                let values = tests.iter().filter(own).filter_map(|m| Some((field(m)?, m.tests)));
                values.map(|(v, n)| (f64::from(v), u64::from(n))).collect::<Vec<_>>()
            };
            let down = of_field(|m| m.down_mbps);
            let count = down.iter().map(|(_, n)| n).sum::<u64>();
            if count == 0 {
                continue;
            }
            rows.push(Speed {
                of,
                technology,
                operator,
                tests: count,
                down: Spread::of(down, min_tests),
                up: Spread::of(of_field(|m| m.up_mbps), min_tests),
                latency: Spread::of(of_field(|m| m.latency_ms), min_tests),
            });
        }
    }
    rows
}

impl Spread {
    /// The spread of finite values, each with how often it stands there; `None` for fewer than `least`, or
    /// none.
    pub fn of(mut values: Vec<(f64, u64)>, least: u64) -> Option<Self> {
        let count = values.iter().map(|(_, n)| n).sum::<u64>();
        if count == 0 || count < least {
            return None;
        }
        // Added in order of size, so that the order of the rows changes nothing.
        values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        Some(Self {
            median: quantile(&values, count, 0.5),
            mean: values.iter().map(|(v, n)| v * *n as f64).sum::<f64>() / count as f64,
            p10: quantile(&values, count, 0.1),
        })
    }
}

/// A quantile, `q` from 0 to 1, of `count` ordered values, at least one.
fn quantile(ordered: &[(f64, u64)], count: u64, q: f64) -> f64 {
    let at = (count - 1) as f64 * q;
    let below = at.floor();
    let nth = |n: u64| {
        let mut before = 0;
        let reaches = |(_, times): &&(f64, u64)| {
            before += times;
            before > n
        };
        ordered.iter().find(reaches).map_or(f64::NAN, |(value, _)| *value)
    };
    let (low, high) = (nth(below as u64), nth(at.ceil() as u64));
    low + (at - below) * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::village::without_land;
    use crate::network::Operators;
    use crate::place::CommuneId;

    fn village(commune: u32) -> Village {
        Village { commune: CommuneId(commune), ..without_land("") }
    }

    fn test(
        village: Option<u32>,
        operator: Option<OperatorId>,
        technology: Option<Technology>,
        down: f32,
    ) -> Measurement {
        Measurement {
            village,
            operator,
            technology,
            mobile: technology.is_some_and(Technology::is_mobile),
            date: None,
            down_mbps: Some(down),
            up_mbps: None,
            latency_ms: None,
            tests: 1,
        }
    }

    fn once(values: &[f64]) -> Vec<(f64, u64)> {
        values.iter().map(|v| (*v, 1)).collect()
    }

    #[test]
    fn a_mean_of_several_tests_counts_as_that_many() {
        let each = Spread::of(once(&[5.0, 5.0, 5.0, 100.0]), 4);
        assert_eq!(Spread::of(vec![(100.0, 1), (5.0, 3)], 4), each);
        assert_eq!(each.map(|s| (s.median, s.mean)), Some((5.0, 28.75)));
        assert_eq!(Spread::of(vec![(1.0, 0)], 0), None);
        let mut tile = test(Some(0), None, Some(Technology::G4), 5.0);
        tile.tests = 900;
        let found = speeds(&[tile], &[village(0)], 5);
        assert_eq!(found[0].tests, 900);
    }

    #[test]
    fn quantiles_of_type_7() {
        // numpy.quantile([1, 2, 3, 4, 10], [0.5, 0.1]) = [3, 1.4]; of the first four [2.5, 1.3].
        let five = Spread::of(once(&[10.0, 1.0, 3.0, 2.0, 4.0]), 5).unwrap();
        assert_eq!((five.median, five.mean), (3.0, 4.0));
        assert!((five.p10 - 1.4).abs() < 1e-12);
        let four = Spread::of(once(&[4.0, 3.0, 2.0, 1.0]), 1).unwrap();
        assert_eq!(four.median, 2.5);
        assert!((four.p10 - 1.3).abs() < 1e-12);
        let one = Spread::of(once(&[7.0]), 1).unwrap();
        assert_eq!((one.median, one.mean, one.p10), (7.0, 7.0, 7.0));
        assert_eq!(Spread::of(once(&[1.0; 4]), 5), None, "too few are no data");
        assert_eq!(Spread::of(Vec::new(), 0), None);
    }

    #[test]
    fn units_technologies_and_operators() {
        use Technology::{Ftth, G4, G5};
        let mut operators = Operators::default();
        let [a, b] = ["A", "B"].map(|n| operators.enter(n).ok_or(n).unwrap());
        let villages = [village(1), village(0), village(1)];
        let mut tests = vec![
            test(Some(0), Some(a), Some(G4), 10.0),
            test(Some(0), Some(b), Some(G4), 20.0),
            test(Some(2), Some(a), Some(G5), 100.0),
            test(Some(1), Some(a), Some(Ftth), 200.0),
            test(None, Some(a), Some(G4), 999.0),
            test(Some(0), Some(a), None, 555.0),
        ];
        let mut generation_unknown = test(Some(2), None, None, 40.0);
        generation_unknown.mobile = true;
        tests.push(generation_unknown);
        let all = speeds(&tests, &villages, 2);
        let row = |of, technology, operator| {
            let found: Vec<&Speed> = all
                .iter()
                .filter(|s| (s.of, s.technology, s.operator) == (of, technology, operator))
                .collect();
            assert!(found.len() < 2);
            found.first().map(|s| (s.tests, s.down.map(|d| d.median)))
        };
        let province = SpeedUnit::Province;
        assert_eq!(row(province, None, None), Some((4, Some(30.0))), "10, 20, 40, 100");
        assert_eq!(row(province, Some(G4), None), Some((2, Some(15.0))));
        assert_eq!(row(province, None, Some(a)), Some((2, Some(55.0))));
        assert_eq!(row(province, None, Some(b)), Some((1, None)), "one test is no data");
        assert_eq!(row(province, Some(Ftth), None), Some((1, None)));
        let commune = SpeedUnit::Commune(CommuneId(1));
        assert_eq!(row(commune, None, None), Some((4, Some(30.0))));
        assert_eq!(row(SpeedUnit::Commune(CommuneId(0)), None, None), None);
        assert_eq!(row(SpeedUnit::Village(2), None, None), Some((2, Some(70.0))));
        let order: Vec<SpeedUnit> = all.iter().map(|s| s.of).collect();
        assert!(order.is_sorted());
        tests.reverse();
        assert_eq!(speeds(&tests, &villages, 2), all, "order of rows changes nothing");
        assert!(speeds(&[], &villages, 2).is_empty());
    }
}
