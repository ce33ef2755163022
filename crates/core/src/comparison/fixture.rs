//! Results made up for tests: villages in a line of text each.

use super::{Observed, Results, ServiceResult};
use crate::indicator::Status;
use crate::network::{ServiceKind, Technology};
use crate::place::{Commune, CommuneId, Village};

pub(super) const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

/// A village: identifier, name, commune's code, commune's name.
pub(super) type Line<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Results without services.
pub(super) fn villages(lines: &[Line<'_>]) -> Results {
    let mut results = Results::default();
    for (id, name, code, commune) in lines {
        let communes = &mut results.units.communes;
        let known = communes.iter().position(|c| c.code == *code && c.name == *commune);
        let at = known.unwrap_or(communes.len());
        if known.is_none() {
            let (code, name) = ((*code).to_owned(), (*commune).to_owned());
            communes.push(Commune { code, name, province: String::new() });
        }
        results.villages.push(Village {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            commune: CommuneId(at as u32),
            district: None,
            population: None,
            households: None,
            area_class: None,
            dbkk: None,
            has_power: None,
            shape: None,
        });
        results.areas_km2.push(Some(1.0));
    }
    results
}

/// 4G in each village.
pub(super) fn with_4g(mut results: Results, seen: &[(Status, Option<f64>)]) -> Results {
    let villages = seen
        .iter()
        .map(|&(status, pct)| Observed { status, modelled: None, pct, area_pct: pct })
        .collect();
    results.services.push(ServiceResult { kind: G4, villages });
    results
}
