//! Shares as whole numbers, for pages: to a hundredth of a percent, without moving one across a threshold.

use super::Rule;
use crate::coverage::Share;

/// Even steps of a share: hundredths of a percent.
const HUNDREDTHS: f64 = 1e4;

/// A share in steps: an even number is a hundredth of a percent exactly, an odd one lies between two, and
/// −1 is no data. So a threshold of two decimals falls on the same side as for the program.
pub fn steps(share: Option<Share>) -> i32 {
    let Some(share) = share else { return -1 };
    // The program's own rounding decides what is at a hundredth.
    let hundredths = share.value() * HUNDREDTHS;
    let nearest = hundredths.round();
    if (hundredths - nearest).abs() <= Rule::ROUNDING * HUNDREDTHS {
        2 * nearest as i32
    } else {
        2 * hundredths.floor() as i32 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Status;

    #[test]
    fn a_threshold_of_two_decimals_falls_as_in_the_program() {
        let shares = [0.0, 1e-12, 1e-8, 0.000_05, 0.000_1, 0.3, 0.799_9, 0.799_999_999_999, 0.8];
        let more = [0.799_999_99, 0.800_000_01, 0.8 + 1e-12, 0.999_99, 1.0 - 1e-12, 1.0, 0.957_3];
        for value in shares.into_iter().chain(more) {
            for hundredths in [0_i32, 1, 2, 2999, 3000, 3001, 7999, 8000, 8001, 9573, 9999, 10_000]
            {
                let threshold = f64::from(hundredths) / 1e4;
                let share = Share::new(value);
                let rule =
                    Rule { covered_from: threshold, white_up_to: threshold, ..Rule::default() };
                let at_least = rule.status_of_share(share) == Status::Covered;
                assert_eq!(steps(share) >= 2 * hundredths, at_least, "{value} {threshold}");
                let above = Rule { covered_from: 2.0, ..rule };
                let at_most = above.status_of_share(share) == Status::White;
                assert_eq!(steps(share) <= 2 * hundredths, at_most, "{value} {threshold}");
            }
        }
        assert_eq!(steps(None), -1);
        assert_eq!([0.0, 0.5, 1.0].map(|s| steps(Share::new(s))), [0, 10_000, 20_000]);
        assert_eq!(steps(Share::new(1.0 - 1e-6)), 19_999);
    }
}
