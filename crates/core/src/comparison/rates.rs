//! Rates of both sides, unit by unit, technology by technology, operator by operator.

use super::change::points;
use super::units::{Unit, Units};
use super::{Change, Pair, RateRow, Results, ServiceChange, Side};
use crate::indicator::Status;
use std::collections::HashMap;

/// What `rates.csv` calls all operators together.
pub(super) const ANY_OPERATOR: &str = "any";

/// One rate, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct RateChange {
    /// Before; `None` where the old results do not have the unit, technology or operator.
    pub old: Option<RateRow>,
    /// After; `None` likewise. One of the two is always there.
    pub new: Option<RateRow>,
    /// Over the villages that both sides have with data, for all operators together, in the province and
    /// its communes; `None` elsewhere.
    pub same: Option<SameVillages>,
}

/// A rate over the same villages before and after: villages that came, went or had no data on one
/// side do not move it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SameVillages {
    /// Villages of both sides, with data on both.
    pub villages: u64,
    /// Those covered before.
    pub old_covered: u64,
    /// Those covered after.
    pub new_covered: u64,
    /// Those that left a gap.
    pub newly_covered: u64,
    /// Those that entered one.
    pub lost: u64,
}

impl SameVillages {
    /// Rate before, percent; `None` where there is no such village.
    pub fn old_pct(&self) -> Option<f64> {
        self.pct(self.old_covered)
    }

    /// Rate after, percent; `None` where there is no such village.
    pub fn new_pct(&self) -> Option<f64> {
        self.pct(self.new_covered)
    }

    fn pct(&self, covered: u64) -> Option<f64> {
        (self.villages > 0).then(|| 100.0 * covered as f64 / self.villages as f64)
    }

    fn add(&mut self, old: Status, new: Status, change: Change) {
        if old == Status::NoData || new == Status::NoData {
            return;
        }
        self.villages += 1;
        self.old_covered += u64::from(old == Status::Covered);
        self.new_covered += u64::from(new == Status::Covered);
        self.newly_covered += u64::from(change == Change::NewlyCovered);
        self.lost += u64::from(change == Change::Lost);
    }
}

impl RateChange {
    /// The row that names it: the new one, or the old where there is none.
    pub fn row(&self) -> Option<&RateRow> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Change of the percentage of villages covered, points.
    pub fn rate_points(&self) -> Option<f64> {
        points(self.old.as_ref()?.rate_pct, self.new.as_ref()?.rate_pct)
    }

    /// Change of the percentage of the area served, points.
    pub fn area_points(&self) -> Option<f64> {
        points(self.old.as_ref()?.area_pct, self.new.as_ref()?.area_pct)
    }
}

/// Spellings of an operator are one when they agree after case and blanks are folded.
fn operator(name: &str) -> String {
    name.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect()
}

/// What makes two rows one.
type Key = (Unit, String, String);

/// The rates in the order of the new results; those of the old results only come last.
pub(super) fn rates(
    old: &Results,
    new: &Results,
    units: &Units<'_>,
    pairs: &[Pair],
    services: &[ServiceChange],
) -> Vec<RateChange> {
    let same = same_villages(new, pairs, services);
    let key = |side, r: &RateRow| -> Key {
        let unit = units.of(side, &r.level, &r.code, &r.name);
        (unit, r.technology.clone(), operator(&r.operator))
    };
    let mut olds: HashMap<Key, Vec<usize>> = HashMap::new();
    for (i, row) in old.rates.iter().enumerate().rev() {
        // Turned round, so that the first of a key is taken first.
        olds.entry(key(Side::Old, row)).or_default().push(i);
    }
    let mut taken = vec![false; old.rates.len()];
    let mut all = Vec::with_capacity(new.rates.len());
    for row in &new.rates {
        let key = key(Side::New, row);
        let before = olds.get_mut(&key).and_then(Vec::pop);
        if let Some(i) = before {
            taken[i] = true;
        }
        let (unit, technology, operator) = key;
        let same = (operator == ANY_OPERATOR).then(|| same.get(&(unit, technology))).flatten();
        all.push(RateChange {
            old: before.map(|i| old.rates[i].clone()),
            new: Some(row.clone()),
            same: same.copied(),
        });
    }
    let gone = old.rates.iter().zip(taken).filter(|(_, taken)| !taken);
    all.extend(gone.map(|(r, _)| RateChange { old: Some(r.clone()), new: None, same: None }));
    all
}

/// The same villages, by the commune that the new results put them into.
fn same_villages(
    new: &Results,
    pairs: &[Pair],
    services: &[ServiceChange],
) -> HashMap<(Unit, String), SameVillages> {
    let mut all: HashMap<(Unit, String), SameVillages> = HashMap::new();
    for service in services {
        let technology = service.kind.column();
        for (pair, c) in pairs.iter().zip(&service.villages) {
            let commune = new.villages[pair.new].commune.0 as usize;
            for unit in [Unit::Province, Unit::Commune(commune)] {
                let entry = all.entry((unit, technology.to_owned())).or_default();
                entry.add(c.old.status, c.new.status, c.change);
            }
        }
    }
    all
}
