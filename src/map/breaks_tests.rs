use super::*;
use crate::map::intervals::Intervals;
use proptest::prelude::*;

fn counts(numbers: &[f64], breaks: &[f64]) -> Vec<usize> {
    let classes = Intervals::new(breaks.to_vec());
    let mut counts = vec![0; classes.len()];
    for v in numbers {
        counts[classes.of(*v).unwrap()] += 1;
    }
    counts
}

/// The sum of squared distances from the means of classes.
fn spread(numbers: &[f64], breaks: &[f64]) -> f64 {
    let classes = Intervals::new(breaks.to_vec());
    let of = |class| {
        let all: Vec<f64> =
            numbers.iter().copied().filter(|v| classes.of(*v) == Some(class)).collect();
        let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
        all.iter().map(|v| (v - mean).powi(2)).sum::<f64>()
    };
    (0..classes.len()).map(of).sum()
}

/// The least spread there is, by trying every way to divide the numbers.
fn least_spread(numbers: &[f64], classes: usize) -> f64 {
    fn tried(
        distinct: &[f64],
        from: usize,
        left: usize,
        breaks: &mut Vec<f64>,
        all: &[f64],
    ) -> f64 {
        let mut best = spread(all, breaks);
        if left == 0 {
            return best;
        }
        for i in from..distinct.len() {
            breaks.push(distinct[i]);
            best = best.min(tried(distinct, i + 1, left - 1, breaks, all));
            breaks.pop();
        }
        best
    }
    let mut distinct = numbers.to_vec();
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    tried(&distinct, 1, classes - 1, &mut Vec::new(), numbers)
}

proptest! {
    #[test]
    fn natural_breaks_are_the_best_there_are(
        numbers in prop::collection::vec((0_u32..60).prop_map(f64::from), 2..14),
        classes in 2_usize..5,
    ) {
        let breaks = Method::Jenks.breaks(&numbers, classes);
        let (found, best) = (spread(&numbers, &breaks), least_spread(&numbers, classes));
        prop_assert!((found - best).abs() <= 1e-9 * best.max(1.0), "{found}, not {best}: {breaks:?}");
    }

    #[test]
    fn every_number_is_in_a_class_and_the_order_does_not_matter(
        numbers in prop::collection::vec(-1e4_f64..1e4, 0..60),
        classes in 2_usize..9,
        turn in 0_usize..60,
    ) {
        let mut turned = numbers.clone();
        turned.rotate_left(if numbers.is_empty() { 0 } else { turn % numbers.len() });
        for method in Method::ALL {
            let breaks = method.breaks(&numbers, classes);
            prop_assert!(breaks.windows(2).all(|w| w[0] < w[1]), "{method:?} {breaks:?}");
            prop_assert_eq!(counts(&numbers, &breaks).iter().sum::<usize>(), numbers.len());
            prop_assert_eq!(&breaks, &method.breaks(&turned, classes));
            if method != Method::Pretty {
                prop_assert!(breaks.len() < classes, "{method:?} {breaks:?}");
            }
            // The lowest class is never empty by a break at or below all numbers.
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            prop_assert!(breaks.iter().all(|b| *b > low), "{method:?} {breaks:?}");
        }
    }
}

#[test]
fn quantiles_hold_as_many_each() {
    let numbers: Vec<f64> = (0..100).map(f64::from).collect();
    let breaks = Method::Quantile.breaks(&numbers, 5);
    assert_eq!(breaks, [20.0, 40.0, 60.0, 80.0]);
    assert_eq!(counts(&numbers, &breaks), [20; 5]);
    let uneven: Vec<f64> = (0..11).map(|i| f64::from(i) * 1.7).collect();
    let held = counts(&uneven, &Method::Quantile.breaks(&uneven, 4));
    assert!(held.iter().all(|n| (2..=3).contains(n)), "{held:?}");
}

#[test]
fn equal_numbers_go_to_one_class_whole() {
    // Sixty villages at 0, ten at 100, ten between: the zeros are one class, not three.
    let mut numbers = vec![0.0; 60];
    numbers.extend((1..=10).map(|i| f64::from(i) * 5.0));
    numbers.extend([100.0; 10]);
    let breaks = Method::Quantile.breaks(&numbers, 5);
    let held = counts(&numbers, &breaks);
    assert_eq!(held[0], 60, "{breaks:?} {held:?}");
    assert_eq!(*held.last().unwrap(), 16, "{breaks:?} {held:?}");
    for method in Method::ALL {
        assert!(method.breaks(&[7.0; 9], 5).is_empty(), "{method:?}: one number, one class");
        assert!(method.breaks(&[], 5).is_empty());
        assert!(method.breaks(&[f64::NAN, 3.0], 5).is_empty());
    }
}

#[test]
fn breaks_are_as_round_as_the_gap_allows() {
    for ((low, high), round) in [
        ((12.3, 17.9), 15.0),
        ((0.0, 1.0), 1.0),
        ((19.99, 20.0), 20.0),
        ((1234.0, 1391.0), 1300.0),
        ((0.21, 0.34), 0.3),
        ((-3.4, -2.9), -3.0),
        ((99.999_998, 99.999_999), 99.999_999),
        ((-4.0, 9.0), 0.0),
    ] {
        let found = roundest(low, high);
        assert!(found > low && found <= high);
        assert_eq!(found, round, "between {low} and {high}");
    }
}

#[test]
fn equal_classes_are_equally_wide() {
    assert_eq!(Method::Equal.breaks(&[0.0, 100.0], 4), [25.0, 50.0, 75.0]);
    assert_eq!(Method::Equal.breaks(&[0.0, 10.0], 3), [3.333, 6.667]);
    // An empty class in the middle stays.
    let numbers = [0.0, 1.0, 2.0, 9.0, 10.0];
    assert_eq!(counts(&numbers, &Method::Equal.breaks(&numbers, 5)), [2, 1, 0, 0, 2]);
}

#[test]
fn pretty_breaks_follow_the_published_rule() {
    // Worked out by hand; the first and the last number of the series are no breaks.
    let cases: [(f64, f64, usize, &[f64]); 7] = [
        (0.0, 100.0, 5, &[20.0, 40.0, 60.0, 80.0]),
        (0.0, 97.3, 5, &[20.0, 40.0, 60.0, 80.0]),
        (3.0, 1_842.0, 5, &[500.0, 1000.0, 1500.0]),
        (0.12, 0.93, 4, &[0.2, 0.4, 0.6, 0.8]),
        (1.0, 12.0, 5, &[2.0, 4.0, 6.0, 8.0, 10.0]),
        (-40.0, 37.0, 5, &[-20.0, 0.0, 20.0]),
        (0.0, 3.0, 3, &[1.0, 2.0]),
    ];
    for (low, high, n, expected) in cases {
        let found = Method::Pretty.breaks(&[low, high], n);
        assert_eq!(found, expected, "{low} to {high}, {n} wished for");
    }
}

#[test]
fn five_thousand_villages_take_no_time() {
    // A number of every village, none equal: the worst case.
    let numbers: Vec<f64> = (0..5_000_u32)
        .map(|i| f64::from(i.wrapping_mul(2_654_435_761) % 1_000_003) / 7.0)
        .collect();
    let start = std::time::Instant::now();
    let breaks = Method::Jenks.breaks(&numbers, 9);
    // Unoptimised, on a busy machine; by n² it would be a minute.
    assert!(start.elapsed().as_secs_f64() < 3.0, "{:?}", start.elapsed());
    assert_eq!(breaks.len(), 8);
}
