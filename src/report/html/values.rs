//! Values as the page reads them: shares in steps, statuses as numbers, texts in both languages.

use crate::coverage::Share;
use crate::field::Says;
use crate::indicator::{Rule, Status};
use crate::lang::Lang;
use crate::network::OperatorId;
use serde::Serialize;
use std::collections::HashMap;

/// Even steps of a share: hundredths of a percent.
const HUNDREDTHS: f64 = 1e4;

/// A share in steps: an even number is a hundredth of a percent exactly, an odd one lies between two, and
/// −1 is no data. So a threshold of two decimals falls on the same side as for the program.
pub(super) fn steps(share: Option<Share>) -> i32 {
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

/// A status as a number.
pub(super) fn status(of: Status) -> u8 {
    match of {
        Status::NoData => 0,
        Status::White => 1,
        Status::Hole => 2,
        Status::Covered => 3,
    }
}

/// What a report says, as the number of a status.
pub(super) fn says(of: Says) -> u8 {
    status(match of {
        Says::Covered => Status::Covered,
        Says::Hole => Status::Hole,
        Says::White => Status::White,
    })
}

/// An operator as an index, −1 for none.
pub(super) fn operator(of: Option<OperatorId>) -> i32 {
    position(of.map(OperatorId::index))
}

/// A position in a list, −1 for none.
pub(super) fn position(of: Option<usize>) -> i32 {
    of.and_then(|i| i32::try_from(i).ok()).unwrap_or(-1)
}

/// A number with so many decimals at most: what more there is only costs room.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let tens = 10_f64.powi(decimals);
    (value * tens).round() / tens
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Both {
    vi: String,
    en: String,
}

impl Both {
    /// What is said in each.
    pub(super) fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { vi: text(Lang::VI), en: text(Lang::EN) }
    }
}

/// Things of which equal ones stand once, in order of entry.
#[derive(Debug)]
pub(super) struct Pool<T> {
    pub(super) all: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self { all: Vec::new(), known: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Pool<T> {
    /// The position of a thing, entered if it is new.
    pub(super) fn enter(&mut self, thing: T) -> usize {
        let all = &mut self.all;
        *self.known.entry(thing).or_insert_with_key(|thing| {
            all.push(thing.clone());
            all.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn equal_things_stand_once() {
        let mut pool = Pool::default();
        assert_eq!([vec![1], vec![2], vec![1]].map(|v| pool.enter(v)), [0, 1, 0]);
        assert_eq!(pool.all, [vec![1], vec![2]]);
        assert_eq!(rounded(1.234_56, 2), 1.23);
    }
}
