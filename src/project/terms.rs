//! What a project asks of an assessment.

use super::{PlaceLayer, Project};
use crate::assessment::{Needs, Terms};
use crate::indicator::{Bilingual, PlaceTerms};
use crate::network::{ServiceKind, Technology};

impl Project {
    /// What it asks of an assessment, all parts of it.
    pub fn terms(&self) -> Terms {
        let usual = || {
            let all = [Technology::G4, Technology::G5, Technology::Ftth];
            all.map(ServiceKind::Technology).to_vec()
        };
        let place = |layer: &PlaceLayer| PlaceTerms {
            services: if layer.services.is_empty() { usual() } else { layer.services.clone() },
            target: layer.target,
            covered_from: layer.covered_from.unwrap_or(self.rule.covered_from),
        };
        Terms {
            about: self.about.clone(),
            engine: self.engine,
            rule: self.rule.clone(),
            radius_m: self.radii.all(),
            beamwidth_deg: self.beamwidth_deg,
            count: self.count.clone(),
            datum: self.datum,
            sharing_distance_m: self.sharing_distance_m,
            min_tests: self.min_tests,
            gaps: self.gaps.clone(),
            today: None,
            score_words: |_| Bilingual::default(),
            plan: self.plan.clone(),
            places: self.places.iter().map(place).collect(),
            needs: Needs::ALL,
        }
    }
}
