//! Who should act, and in which order.

use super::{Triage, Weights};

impl Triage {
    /// By ĐBKK and grid power. Without grid power it is C, whatever is known of the rest; with power
    /// ĐBKK decides; where either that is needed is not known, so is the group.
    pub fn of(dbkk: Option<bool>, has_power: Option<bool>) -> Self {
        match (has_power, dbkk) {
            (Some(false), _) => Self::C,
            (Some(true), Some(true)) => Self::A,
            (Some(true), Some(false)) => Self::B,
            _ => Self::Unknown,
        }
    }
}

/// What makes a gap urgent; `None`: not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Urgency {
    /// People without the service.
    pub(super) people: Option<f64>,
    /// Whether nobody has it.
    pub(super) white: bool,
    pub(super) dbkk: Option<bool>,
    pub(super) power: Option<bool>,
    /// 0 to 1.
    pub(super) certainty: Option<f64>,
}

/// What is not known counts as half: neither first nor last for want of data.
const UNKNOWN: f64 = 0.5;

/// Decimals of a score that count, so that equal gaps are equal on every platform.
const ROUNDING: f64 = 1e6;

/// The scores of all gaps of one service, 0 to 100.
///
/// 100 · Σ wᵢ xᵢ / Σ wᵢ, where x is 0 to 1: people ln(1 + p) / ln(1 + most), since villages differ by
/// powers of ten and one town must not make all others equal; trắng 1, lõm 0; ĐBKK 1, not 0; grid
/// power 1, none 0; certainty. Where all weights are 0 every score is 0.
pub(super) fn scores(all: &[Urgency], weights: &Weights) -> Vec<f64> {
    let most = all.iter().filter_map(|u| u.people).fold(0.0, f64::max);
    let sum = weights.people + weights.white + weights.dbkk + weights.power + weights.certainty;
    let known = |x: Option<f64>| x.unwrap_or(UNKNOWN);
    let yes = |x: Option<bool>| known(x.map(|x| f64::from(u8::from(x))));
    let score = |u: &Urgency| {
        let people = u.people.map(|p| if most > 0.0 { p.ln_1p() / most.ln_1p() } else { 0.0 });
        let weighted = weights.people * known(people)
            + weights.white * f64::from(u8::from(u.white))
            + weights.dbkk * yes(u.dbkk)
            + weights.power * yes(u.power)
            + weights.certainty * known(u.certainty);
        if sum > 0.0 { (100.0 * weighted / sum * ROUNDING).round() / ROUNDING } else { 0.0 }
    };
    all.iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_as_the_programme_has_them() {
        let (yes, no) = (Some(true), Some(false));
        for (dbkk, power, expected) in [
            (yes, yes, Triage::A),
            (no, yes, Triage::B),
            (yes, no, Triage::C),
            (no, no, Triage::C),
            (None, no, Triage::C),
            (None, yes, Triage::Unknown),
            (yes, None, Triage::Unknown),
            (no, None, Triage::Unknown),
            (None, None, Triage::Unknown),
        ] {
            assert_eq!(Triage::of(dbkk, power), expected, "{dbkk:?} {power:?}");
        }
    }

    #[test]
    fn scores_by_hand() {
        // e − 1 and e² − 1 people: 1 and 2 on the logarithmic scale.
        let e = std::f64::consts::E;
        let first = Urgency {
            people: Some(e * e - 1.0),
            white: true,
            dbkk: Some(true),
            power: Some(true),
            certainty: Some(1.0),
        };
        let second = Urgency {
            people: Some(e - 1.0),
            white: false,
            dbkk: Some(false),
            power: Some(false),
            certainty: Some(4.0 / 9.0),
        };
        let unknown =
            Urgency { people: None, white: false, dbkk: None, power: None, certainty: None };
        let found = scores(&[first, second, unknown], &Weights::default());
        // 40 · ½ + 10 · 4/9 of 100; (40 + 20 + 5 + 10) · ½ of 100.
        for (found, expected) in found.iter().zip([100.0, 20.0 + 40.0 / 9.0, 37.5]) {
            assert!((found - expected).abs() <= 1e-6, "{found}, not {expected}");
        }
        // Only the ratios of weights count; nobody lacking anything is nobody first.
        let only = Weights { people: 3.0, white: 0.0, dbkk: 0.0, power: 0.0, certainty: 0.0 };
        let empty = Urgency { people: Some(0.0), ..second };
        assert_eq!(scores(&[second, empty], &only), [100.0, 0.0]);
        assert_eq!(scores(&[empty, empty], &only), [0.0, 0.0]);
        let none = Weights { people: 0.0, ..only };
        assert_eq!(scores(&[first], &none), [0.0]);
    }
}
