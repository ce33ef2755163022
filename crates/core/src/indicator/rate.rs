//! Rates of administrative units.

use super::{OperatorRule, Rule, Status};
use crate::coverage::Share;
use crate::network::{OperatorId, ServiceKind};
use crate::place::{AdminUnits, CommuneId, Denominator, DistrictId, Village};
use serde::{Deserialize, Serialize};

/// The unit a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The whole project.
    Province,
    /// One old district.
    District(DistrictId),
    /// One commune.
    Commune(CommuneId),
}

impl Level {
    /// The word of the tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District(_) => "district",
            Self::Commune(_) => "commune",
        }
    }
}

/// The rate of one unit for one service and one operator.
///
/// `villages = covered + hole + white + no_data`, always.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// Of which unit.
    pub level: Level,
    /// Of what.
    pub service: ServiceKind,
    /// By whom; `None` for all operators together, under the rule's operator rule.
    pub operator: Option<OperatorId>,
    /// Villages of the unit.
    pub villages: usize,
    /// Those covered.
    pub covered: usize,
    /// Those served in part.
    pub hole: usize,
    /// Those not served.
    pub white: usize,
    /// Those of which nothing is known.
    pub no_data: usize,
    /// The same by the model alone, before field reports.
    pub modelled: Statuses,
    /// Area of the unit's villages that have a polygon, m².
    pub area_m2: f64,
    /// Area of those with data, m².
    pub known_area_m2: f64,
    /// Area served by the operator, or by any (union), m²; of the villages with data.
    pub covered_area_m2: f64,
    /// What each denominator of which any village of the unit has data comes to, the area first.
    pub totals: Vec<Total>,
    /// The three operator rules side by side; empty for a single operator.
    pub beside: Vec<Beside>,
    /// Of the province, where the rule judges units: communes covered, and communes with data.
    pub communes: Option<(usize, usize)>,
    /// Whether the unit itself counts as covered; `None`: no data, or the rule judges no units.
    pub unit_covered: Option<bool>,
}

/// Villages by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statuses {
    /// Covered.
    pub covered: usize,
    /// Served in part.
    pub hole: usize,
    /// Not served.
    pub white: usize,
    /// Not known.
    pub no_data: usize,
}

impl Statuses {
    fn add(&mut self, status: Status) {
        match status {
            Status::Covered => self.covered += 1,
            Status::Hole => self.hole += 1,
            Status::White => self.white += 1,
            Status::NoData => self.no_data += 1,
        }
    }
}

/// One denominator in one unit: m², people, households or points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// Of what.
    pub denominator: Denominator,
    /// In all villages that have any.
    pub total: f64,
    /// In those of them whose share is known.
    pub known: f64,
    /// Served, of [`Total::known`], under the rule's operator rule or by the one operator.
    pub covered: f64,
}

impl Total {
    /// Percentage served, among villages with data; `None` where none has.
    pub fn pct(&self) -> Option<f64> {
        percentage(self.covered, self.known)
    }
}

/// What the model gives under one operator rule, all else equal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// Under which.
    pub operator: OperatorRule,
    /// Villages by status.
    pub villages: Statuses,
    /// The rule's denominator in villages with data.
    pub known: f64,
    /// What of it is served.
    pub covered: f64,
}

impl Beside {
    /// Percentage of villages covered, among those with data.
    pub fn rate_pct(&self) -> Option<f64> {
        let v = &self.villages;
        percentage(v.covered as f64, (v.covered + v.hole + v.white) as f64)
    }

    /// Percentage of the rule's denominator served, among villages with data.
    pub fn share_pct(&self) -> Option<f64> {
        percentage(self.covered, self.known)
    }
}

/// Clamped, because sums of shares may leave 0 to 100 by rounding.
fn percentage(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| (100.0 * part / whole).clamp(0.0, 100.0))
}

impl Rate {
    /// Villages with data.
    pub fn known(&self) -> usize {
        self.villages - self.no_data
    }

    /// Percentage of villages covered, among those with data; `None` where none has.
    pub fn rate_pct(&self) -> Option<f64> {
        percentage(self.covered as f64, self.known() as f64)
    }

    /// Percentage of villages that are white (trắng), among all with data; `None` where none has.
    /// With `hole_pct` the official pair: each has its own denominator.
    pub fn white_pct(&self) -> Option<f64> {
        percentage(self.white as f64, self.known() as f64)
    }

    /// Percentage of villages with a hole (lõm) among the rest: those with data that are not white;
    /// `None` where there are none.
    pub fn hole_pct(&self) -> Option<f64> {
        percentage(self.hole as f64, (self.known() - self.white) as f64)
    }

    /// Percentage of the area served, among villages with data; `None` where none has.
    pub fn area_pct(&self) -> Option<f64> {
        percentage(self.covered_area_m2, self.known_area_m2)
    }

    /// What a denominator comes to, where it has data.
    pub fn total(&self, denominator: Denominator) -> Option<&Total> {
        self.totals.iter().find(|t| t.denominator == denominator)
    }

    /// What the model gives under an operator rule.
    pub fn beside(&self, operator: OperatorRule) -> Option<&Beside> {
        self.beside.iter().find(|b| b.operator == operator)
    }

    /// The rate of a unit without villages.
    pub fn none(level: Level, service: ServiceKind, operator: Option<OperatorId>) -> Self {
        Self {
            level,
            service,
            operator,
            villages: 0,
            covered: 0,
            hole: 0,
            white: 0,
            no_data: 0,
            modelled: Statuses::default(),
            area_m2: 0.0,
            known_area_m2: 0.0,
            covered_area_m2: 0.0,
            totals: Vec::new(),
            beside: Vec::new(),
            communes: None,
            unit_covered: None,
        }
    }

    fn add(&mut self, c: &Contribution) {
        self.villages += 1;
        match c.status {
            Status::Covered => self.covered += 1,
            Status::Hole => self.hole += 1,
            Status::White => self.white += 1,
            Status::NoData => self.no_data += 1,
        }
        self.modelled.add(c.modelled);
        self.area_m2 += c.area_m2;
        if let Some(covered) = c.covered_area_m2 {
            self.known_area_m2 += c.area_m2;
            self.covered_area_m2 += covered;
        }
    }
}

/// What one village contributes: its status, and of its area how much is served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// In the end.
    pub status: Status,
    /// By the model alone.
    pub modelled: Status,
    /// Area, m²; 0 for a village without a polygon.
    pub area_m2: f64,
    /// Area served, m²; `None` without data.
    pub covered_area_m2: Option<f64>,
}

/// The rates of one service and operator while they are put together: the province, then every
/// district, then every commune.
#[derive(Clone, Debug)]
pub struct UnitRates<'a> {
    units: &'a AdminUnits,
    villages: &'a [Village],
    rates: Vec<Rate>,
}

impl<'a> UnitRates<'a> {
    /// Counts the villages. `contributions` are in the villages' order.
    pub fn new(
        service: ServiceKind,
        operator: Option<OperatorId>,
        units: &'a AdminUnits,
        villages: &'a [Village],
        contributions: &[Contribution],
    ) -> Self {
        let districts = (0..units.districts.len() as u32).map(|i| Level::District(DistrictId(i)));
        let communes = (0..units.communes.len() as u32).map(|i| Level::Commune(CommuneId(i)));
        let levels = std::iter::once(Level::Province).chain(districts).chain(communes);
        let rates = levels.map(|level| Rate::none(level, service, operator)).collect();
        let mut all = Self { units, villages, rates };
        for (index, contribution) in contributions.iter().enumerate() {
            all.each(index, |rate| rate.add(contribution));
        }
        all
    }

    /// Every unit that a village belongs to.
    fn each(&mut self, village: usize, mut add: impl FnMut(&mut Rate)) {
        let Some(village) = self.villages.get(village) else { return };
        add(&mut self.rates[0]);
        if let Some(district) = village.district {
            add(&mut self.rates[1 + district.0 as usize]);
        }
        add(&mut self.rates[1 + self.units.districts.len() + village.commune.0 as usize]);
    }

    /// Adds what a denominator comes to: what each village holds of it, and the share served. A unit none
    /// of whose villages holds any has no total: nothing is known of it, which is not 0.
    pub fn add_total(
        &mut self,
        denominator: Denominator,
        held: &[Option<f64>],
        shares: &[Option<Share>],
    ) {
        for (index, (held, share)) in held.iter().zip(shares).enumerate() {
            let Some(held) = *held else { continue };
            self.each(index, |rate| {
                if rate.total(denominator).is_none() {
                    let none = Total { denominator, total: 0.0, known: 0.0, covered: 0.0 };
                    rate.totals.push(none);
                }
                let Some(total) = rate.totals.last_mut() else { return };
                total.total += held;
                if let Some(share) = share {
                    total.known += held;
                    total.covered += held * share.value();
                }
            });
        }
    }

    /// Adds what another operator rule gives: the statuses, and shares of what the villages hold.
    pub fn add_beside(
        &mut self,
        operator: OperatorRule,
        statuses: &[Status],
        held: &[Option<f64>],
        shares: &[Option<Share>],
    ) {
        let villages = Statuses::default();
        let none = Beside { operator, villages, known: 0.0, covered: 0.0 };
        self.rates.iter_mut().for_each(|r| r.beside.push(none));
        for (index, status) in statuses.iter().enumerate() {
            let held = held.get(index).copied().flatten();
            let share = shares.get(index).copied().flatten();
            self.each(index, |rate| {
                let Some(beside) = rate.beside.last_mut() else { return };
                beside.villages.add(*status);
                if let (Some(held), Some(share)) = (held, share) {
                    beside.known += held;
                    beside.covered += held * share.value();
                }
            });
        }
    }

    /// The rates, with the units judged where the rule judges them: communes and districts by the
    /// share of their villages with data that are covered, the province by that of its communes.
    pub fn finish(mut self, rule: &Rule) -> Vec<Rate> {
        let Some(from) = rule.unit_covered_from else { return self.rates };
        let judged = |part: usize, of: usize| {
            (of > 0).then_some(part as f64 >= (from - Rule::ROUNDING) * of as f64)
        };
        for rate in &mut self.rates {
            rate.unit_covered = judged(rate.covered, rate.known());
        }
        let communes = &self.rates[1 + self.units.districts.len()..];
        let covered = communes.iter().filter(|r| r.unit_covered == Some(true)).count();
        let of = communes.iter().filter(|r| r.unit_covered.is_some()).count();
        self.rates[0].communes = Some((covered, of));
        self.rates[0].unit_covered = judged(covered, of);
        self.rates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::village::without_land;
    use crate::network::Technology;
    use crate::place::Commune;

    const SERVICE: ServiceKind = ServiceKind::Technology(Technology::G4);

    fn village(commune: u32) -> Village {
        Village { commune: CommuneId(commune), ..without_land("") }
    }

    fn two_communes() -> AdminUnits {
        let commune = |name: &str| Commune {
            code: String::new(),
            name: name.to_owned(),
            province: String::new(),
        };
        AdminUnits { communes: vec![commune("A"), commune("B")], ..AdminUnits::default() }
    }

    fn c(status: Status, area_m2: f64, covered_area_m2: Option<f64>) -> Contribution {
        Contribution { status, modelled: Status::Hole, area_m2, covered_area_m2 }
    }

    #[test]
    fn villages_without_data_are_in_no_denominator_and_sums_close() {
        let units = two_communes();
        let villages = [village(0), village(0), village(0), village(1), village(1)];
        let contributions = [
            c(Status::Covered, 100.0, Some(90.0)),
            c(Status::Hole, 100.0, Some(10.0)),
            c(Status::White, 200.0, Some(0.0)),
            c(Status::NoData, 0.0, None),
            c(Status::NoData, 50.0, None),
        ];
        let all = UnitRates::new(SERVICE, None, &units, &villages, &contributions)
            .finish(&Rule::default());
        let [province, a, b] = &all[..] else { panic!("{all:?}") };
        assert_eq!(province.rate_pct(), Some(100.0 / 3.0));
        assert_eq!(province.area_pct(), Some(25.0));
        assert_eq!(province.area_m2, 450.0);
        assert_eq!((a.rate_pct(), b.rate_pct()), (Some(100.0 / 3.0), None));
        assert_eq!(b.area_pct(), None);
        assert_eq!((b.white_pct(), b.hole_pct()), (None, None));
        // White of the three with data; the hole of the two that are not white.
        assert_eq!((a.white_pct(), a.hole_pct()), (Some(100.0 / 3.0), Some(50.0)));
        assert_eq!(province.modelled.hole, 5);
        for r in &all {
            assert_eq!(r.villages, r.covered + r.hole + r.white + r.no_data);
            assert_eq!(r.unit_covered, None);
        }
        assert_eq!(a.villages + b.villages, province.villages);
    }

    #[test]
    fn totals_leave_out_what_is_not_known() {
        let (units, villages) = (two_communes(), [village(0), village(0), village(1)]);
        let none = [c(Status::White, 0.0, None); 3];
        let mut rates = UnitRates::new(SERVICE, None, &units, &villages, &none);
        let shares = [Share::new(0.5), None, Share::new(1.0)];
        rates.add_total(Denominator::Population, &[Some(200.0), Some(900.0), None], &shares);
        let all = rates.finish(&Rule::default());
        let of = |i: usize| *all[i].total(Denominator::Population).unwrap();
        assert_eq!((of(0).total, of(0).known, of(0).covered), (1100.0, 200.0, 100.0));
        assert_eq!((of(0).pct(), of(1).pct()), (Some(50.0), Some(50.0)));
        // The commune none of whose villages states any has no total, not 0 people.
        assert_eq!(all[2].total(Denominator::Population), None);
        assert!(all[0].total(Denominator::Households).is_none());
    }

    #[test]
    fn units_are_covered_by_their_villages_and_the_province_by_its_communes() {
        let units = two_communes();
        // A: 3 of 5 with data; B: 1 of 2, and one without data.
        let villages: Vec<Village> = [0, 0, 0, 0, 0, 1, 1, 1].map(village).into();
        let status = |s| c(s, 0.0, None);
        let contributions: Vec<Contribution> = [
            Status::Covered,
            Status::Covered,
            Status::Covered,
            Status::Hole,
            Status::White,
            Status::Covered,
            Status::White,
            Status::NoData,
        ]
        .map(status)
        .into();
        let judge = |from| {
            let rule = Rule { unit_covered_from: Some(from), ..Rule::default() };
            let all =
                UnitRates::new(SERVICE, None, &units, &villages, &contributions).finish(&rule);
            (all[0].communes, [all[0].unit_covered, all[1].unit_covered, all[2].unit_covered])
        };
        assert_eq!(judge(0.6), (Some((1, 2)), [Some(false), Some(true), Some(false)]));
        assert_eq!(judge(0.5), (Some((2, 2)), [Some(true); 3]));
    }
}
