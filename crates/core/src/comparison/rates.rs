//! Rates of both sides, unit by unit, technology by technology, operator by operator.

use super::change::difference;
use super::communes::Communes;
use super::name_key::NameKey;
use super::{Change, Comparison, Pair, Results, ServiceChange};
use crate::assessment::Assessment;
use crate::indicator::{Level, Rate, Status};
use crate::network::{OperatorId, ServiceKind};
use crate::place::Denominator;
use std::collections::HashMap;

/// One rate, before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateChange<'a> {
    /// Before; `None` where the old results do not have the unit, technology or operator.
    pub old: Option<&'a Rate>,
    /// After; `None` likewise. One of the two is always there.
    pub new: Option<&'a Rate>,
    /// Over the villages that both sides have with data, for all operators together, in the province and
    /// its communes; `None` elsewhere.
    pub same: Option<SameVillages>,
}

/// What a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateOf<'a> {
    /// Of which kind of unit.
    pub level: Level,
    /// Code of the unit; may be empty.
    pub code: &'a str,
    /// Name of the unit.
    pub name: &'a str,
    /// Of which service.
    pub service: ServiceKind,
    /// By whom; `None` for all operators together.
    pub operator: Option<&'a str>,
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

/// A percentage of a rate, by the name of its column.
pub type Percentage = (&'static str, fn(&Rate) -> Option<f64>);

/// The percentages of a rate beside those of villages and area: of the other denominators, and the
/// official pair of white villages over all and holes over the rest.
pub const FURTHER_PCT: [Percentage; 6] = [
    ("population_pct", |r| r.total(Denominator::Population)?.pct()),
    ("households_pct", |r| r.total(Denominator::Households)?.pct()),
    ("inhabited_area_pct", |r| r.total(Denominator::InhabitedArea)?.pct()),
    ("points_pct", |r| r.total(Denominator::Points)?.pct()),
    ("white_pct", Rate::white_pct),
    ("hole_pct", Rate::hole_pct),
];

impl RateChange<'_> {
    /// Change of a percentage, points.
    pub fn points(&self, pct: fn(&Rate) -> Option<f64>) -> Option<f64> {
        difference(self.old.and_then(pct), self.new.and_then(pct))
    }
}

impl Comparison<'_> {
    /// What a rate is of: as the new results say it, or the old where they do not have it.
    pub fn rate_of(&self, change: &RateChange<'_>) -> Option<RateOf<'_>> {
        let new = change.new.map(|rate| (self.new, rate));
        let (results, rate) = new.or(change.old.map(|rate| (self.old, rate)))?;
        let assessment = &results.assessment;
        let (code, name) = assessment.unit(rate.level);
        let operator = rate.operator.map(|o| assessment.network.operators.name(o));
        Some(RateOf { level: rate.level, code, name, service: rate.service, operator })
    }

    /// The province's rate of a service for all operators together.
    pub fn province(&self, service: ServiceKind) -> Option<&RateChange<'_>> {
        let is = |rate: &Rate| {
            rate.level == Level::Province && rate.service == service && rate.operator.is_none()
        };
        self.rates.iter().find(|r| r.new.or(r.old).is_some_and(is))
    }
}

/// An administrative unit, the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Unit {
    /// There is one; its code and name may have been left out or changed.
    Province,
    /// By its folded name: districts have no codes.
    District(String),
    /// By its index in the new results.
    Commune(usize),
    /// A commune of the old results only, by its index there.
    OldCommune(usize),
}

impl Unit {
    fn of(level: Level, assessment: &Assessment, new_of: impl Fn(usize) -> Option<usize>) -> Self {
        match level {
            Level::Province => Self::Province,
            Level::District(id) => {
                Self::District(NameKey::of_commune(&assessment.units.district(id).name).full)
            }
            Level::Commune(id) => {
                let own = id.0 as usize;
                new_of(own).map_or(Self::OldCommune(own), Self::Commune)
            }
        }
    }
}

/// The rates in the order of the new results; those of the old results only come last.
pub(super) fn rates<'a>(
    old: &'a Results,
    new: &'a Results,
    communes: &Communes,
    pairs: &[Pair],
    services: &[ServiceChange<'_>],
) -> Vec<RateChange<'a>> {
    let (old, new) = (&old.assessment, &new.assessment);
    let same = same_villages(new, pairs, services);
    // Operators as the new results know them, or else as the old ones do.
    let operator =
        |id: OperatorId| new.network.operators.find(old.network.operators.name(id)).ok_or(id);
    let mut olds: HashMap<_, usize> = HashMap::new();
    for (i, rate) in old.rates.iter().enumerate() {
        let unit = Unit::of(rate.level, old, |commune| communes.new_of_old[commune]);
        olds.entry((unit, rate.service, rate.operator.map(operator))).or_insert(i);
    }
    let mut gone = vec![true; old.rates.len()];
    let mut all = Vec::with_capacity(new.rates.len());
    for rate in &new.rates {
        let unit = Unit::of(rate.level, new, Some);
        let of_all = rate.operator.is_none();
        let same = same.get(&(unit.clone(), rate.service)).filter(|_| of_all).copied();
        let before = olds.remove(&(unit, rate.service, rate.operator.map(Ok)));
        if let Some(i) = before {
            gone[i] = false;
        }
        all.push(RateChange { old: before.map(|i| &old.rates[i]), new: Some(rate), same });
    }
    let gone = old.rates.iter().zip(gone).filter(|(_, gone)| *gone);
    all.extend(gone.map(|(rate, _)| RateChange { old: Some(rate), new: None, same: None }));
    all
}

/// The same villages, by the commune that the new results put them into.
fn same_villages(
    new: &Assessment,
    pairs: &[Pair],
    services: &[ServiceChange<'_>],
) -> HashMap<(Unit, ServiceKind), SameVillages> {
    let mut all: HashMap<(Unit, ServiceKind), SameVillages> = HashMap::new();
    for service in services {
        for (pair, c) in pairs.iter().zip(&service.villages) {
            let commune = new.villages[pair.new].commune.0 as usize;
            for unit in [Unit::Province, Unit::Commune(commune)] {
                let entry = all.entry((unit, service.kind)).or_default();
                entry.add(c.old.status, c.new.status, c.change);
            }
        }
    }
    all
}
