//! Round numbers along an axis.

/// Values from 0 in steps of 1, 2, 2.5 or 5 times a power of ten, four to eight of them, and the end of the axis,
/// which is the first step at or beyond `most`.
pub(super) fn ticks(most: f64) -> (Vec<f64>, f64) {
    let most = if most.is_finite() && most > 0.0 { most } else { 1.0 };
    let rough = most / 5.0;
    let ten = 10_f64.powf(rough.log10().floor());
    // Quarters only where they are whole: things are counted.
    let quarter = if ten >= 10.0 { 2.5 } else { 2.0 };
    let step =
        [1.0, 2.0, quarter, 5.0, 10.0].into_iter().map(|s| s * ten).find(|s| *s >= rough * 0.999);
    let step = step.unwrap_or(ten);
    let count = (most / step - 1e-9).ceil().max(1.0);
    ((0..=count as usize).map(|i| i as f64 * step).collect(), count * step)
}

/// Of percentages: 0 to 100.
pub(super) fn percent() -> (Vec<f64>, f64) {
    ((0..=5).map(|i| 20.0 * f64::from(i)).collect(), 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        for most in [0.3, 1.0, 7.0, 42.0, 99.9, 100.0, 1234.0, 5e6] {
            let (all, end) = ticks(most);
            assert!(end >= most && end < most * 1.6, "{most}: {end}");
            assert!((3..=9).contains(&all.len()), "{most}: {all:?}");
            assert_eq!(all.last().copied(), Some(end));
        }
        assert_eq!(ticks(100.0).0, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(f64::NAN).1, 1.0);
        assert_eq!(ticks(0.0).1, 1.0);
    }
}
