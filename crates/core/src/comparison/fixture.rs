//! Results made up for tests: villages in a line of text each.

use super::Results;
use crate::coverage::Share;
use crate::fixtures::village::without_land;
use crate::indicator::{Service, Status, VillageService};
use crate::network::{ServiceKind, Technology};
use crate::place::{Commune, CommuneId, Village};

pub(super) const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

/// A village: identifier, name, commune's code, commune's name.
pub(super) type Line<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Results without services.
pub(super) fn villages(lines: &[Line<'_>]) -> Results {
    let mut results = Results::default();
    let all = &mut results.assessment;
    for (id, name, code, commune) in lines {
        let communes = &mut all.units.communes;
        let known = communes.iter().position(|c| c.code == *code && c.name == *commune);
        let at = known.unwrap_or(communes.len());
        if known.is_none() {
            let (code, name) = ((*code).to_owned(), (*commune).to_owned());
            communes.push(Commune { code, name, province: String::new() });
        }
        all.villages.push(Village {
            name: (*name).to_owned(),
            commune: CommuneId(at as u32),
            ..without_land(id)
        });
    }
    results
}

/// 4G in each village.
pub(super) fn with_4g(mut results: Results, seen: &[(Status, Option<f64>)]) -> Results {
    let any = seen.iter().map(|&(status, pct)| found(status, pct)).collect();
    let (shares, points, best_operator) = (Vec::new(), None, None);
    results.assessment.services.push(Service {
        kind: G4,
        villages: any,
        shares,
        points,
        best_operator,
    });
    results
}

/// What the model alone gives.
pub(super) fn found(status: Status, pct: Option<f64>) -> VillageService {
    found_by(status, status, pct)
}

/// What the model gives, and what became of it by field reports.
pub(super) fn found_by(modelled: Status, status: Status, pct: Option<f64>) -> VillageService {
    let share = pct.and_then(|pct| Share::new(pct / 100.0));
    VillageService { share, area_share: share, modelled, status, evidence: None, nearest: None }
}
