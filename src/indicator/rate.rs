//! Rates of administrative units.

use super::Status;
use crate::network::{OperatorId, ServiceKind};
use crate::place::{AdminUnits, CommuneId, DistrictId, Village};

/// The unit a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// Of which unit.
    pub level: Level,
    /// Of what.
    pub service: ServiceKind,
    /// By whom; `None` for any operator.
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
    /// Area of the unit's villages that have a polygon, m².
    pub area_m2: f64,
    /// Area of those with data, m².
    pub known_area_m2: f64,
    /// Area served, m²; of the villages with data.
    pub covered_area_m2: f64,
}

impl Rate {
    /// Percentage of villages covered, among those with data; `None` where none has.
    pub fn rate_pct(&self) -> Option<f64> {
        let known = self.villages - self.no_data;
        (known > 0).then(|| 100.0 * self.covered as f64 / known as f64)
    }

    /// Percentage of the area served, among villages with data; `None` where none has.
    pub fn area_pct(&self) -> Option<f64> {
        (self.known_area_m2 > 0.0)
            .then(|| (100.0 * self.covered_area_m2 / self.known_area_m2).clamp(0.0, 100.0))
    }
}

/// What one village contributes: its status, and of its area how much is served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// By the rule.
    pub status: Status,
    /// Area, m²; 0 for a village without a polygon.
    pub area_m2: f64,
    /// Area served, m²; 0 without data.
    pub covered_area_m2: f64,
}

impl Rate {
    fn none(level: Level, service: ServiceKind, operator: Option<OperatorId>) -> Self {
        Self {
            level,
            service,
            operator,
            villages: 0,
            covered: 0,
            hole: 0,
            white: 0,
            no_data: 0,
            area_m2: 0.0,
            known_area_m2: 0.0,
            covered_area_m2: 0.0,
        }
    }

    fn add(&mut self, c: &Contribution) {
        self.villages += 1;
        self.area_m2 += c.area_m2;
        match c.status {
            Status::Covered => self.covered += 1,
            Status::Hole => self.hole += 1,
            Status::White => self.white += 1,
            Status::NoData => self.no_data += 1,
        }
        if c.status != Status::NoData {
            self.known_area_m2 += c.area_m2;
            self.covered_area_m2 += c.covered_area_m2;
        }
    }
}

/// Rates of one service and operator: the province, then every district, then every commune.
/// `contributions` are in the villages' order.
pub fn rates(
    service: ServiceKind,
    operator: Option<OperatorId>,
    units: &AdminUnits,
    villages: &[Village],
    contributions: &[Contribution],
) -> Vec<Rate> {
    let none = |level| Rate::none(level, service, operator);
    let mut province = none(Level::Province);
    let mut districts: Vec<Rate> =
        (0..units.districts.len()).map(|i| none(Level::District(DistrictId(i as u32)))).collect();
    let mut communes: Vec<Rate> =
        (0..units.communes.len()).map(|i| none(Level::Commune(CommuneId(i as u32)))).collect();
    for (village, contribution) in villages.iter().zip(contributions) {
        province.add(contribution);
        communes[village.commune.0 as usize].add(contribution);
        if let Some(district) = village.district {
            districts[district.0 as usize].add(contribution);
        }
    }
    std::iter::once(province).chain(districts).chain(communes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Technology;
    use crate::place::Commune;

    fn village(commune: u32) -> Village {
        Village {
            id: String::new(),
            name: String::new(),
            commune: CommuneId(commune),
            district: None,
            population: None,
            households: None,
            area_class: None,
            dbkk: None,
            has_power: None,
            shape: None,
        }
    }

    #[test]
    fn villages_without_data_are_in_no_denominator_and_sums_close() {
        let commune = |name: &str| Commune {
            code: String::new(),
            name: name.to_owned(),
            province: String::new(),
        };
        let units =
            AdminUnits { communes: vec![commune("A"), commune("B")], ..AdminUnits::default() };
        let villages = [village(0), village(0), village(0), village(1), village(1)];
        let c =
            |status, area_m2, covered_area_m2| Contribution { status, area_m2, covered_area_m2 };
        let contributions = [
            c(Status::Covered, 100.0, 90.0),
            c(Status::Hole, 100.0, 10.0),
            c(Status::White, 200.0, 0.0),
            c(Status::NoData, 0.0, 0.0),
            c(Status::NoData, 50.0, 0.0),
        ];
        let service = ServiceKind::Technology(Technology::G4);
        let all = rates(service, None, &units, &villages, &contributions);
        let [province, a, b] = &all[..] else { panic!("{all:?}") };
        assert_eq!(province.rate_pct(), Some(100.0 / 3.0));
        assert_eq!(province.area_pct(), Some(25.0));
        assert_eq!(province.area_m2, 450.0);
        assert_eq!((a.rate_pct(), b.rate_pct()), (Some(100.0 / 3.0), None));
        assert_eq!(b.area_pct(), None);
        for r in &all {
            assert_eq!(r.villages, r.covered + r.hole + r.white + r.no_data);
        }
        assert_eq!(a.villages + b.villages, province.villages);
    }
}
