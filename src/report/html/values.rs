//! Values as the page reads them: shares in steps, statuses as numbers, texts in both languages.

use crate::field::Says;
use crate::indicator::Status;
use crate::lang::Lang;
use crate::network::OperatorId;
use serde::Serialize;
use std::collections::HashMap;

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
    fn equal_things_stand_once() {
        let mut pool = Pool::default();
        assert_eq!([vec![1], vec![2], vec![1]].map(|v| pool.enter(v)), [0, 1, 0]);
        assert_eq!(pool.all, [vec![1], vec![2]]);
        assert_eq!(rounded(1.234_56, 2), 1.23);
    }
}
