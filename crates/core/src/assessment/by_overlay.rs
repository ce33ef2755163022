//! Which answers the overlay engine gave because the exact one could not vouch for its own.
//!
//! In: what coverage says of each village and place. Out: findings, one a village or place, that name the
//! services.

use super::{Input, Role};
use crate::finding::{Finding, FindingKind, Location, Severity};
use crate::network::ServiceKind;
use crate::place::{PublicPlace, Village};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// What the overlay engine answered.
#[derive(Debug, Default)]
pub(super) struct ByOverlay {
    /// Villages, by their place among the villages. Stages note them one after the other, some of them
    /// while a village is worked on.
    villages: Mutex<BTreeMap<usize, BTreeSet<ServiceKind>>>,
}

impl ByOverlay {
    /// Notes a village.
    pub(super) fn note(&self, village: usize, service: ServiceKind) {
        // Nobody holds it and panics.
        if let Ok(mut villages) = self.villages.lock() {
            villages.entry(village).or_default().insert(service);
        }
    }

    /// The findings of villages, and of places as `place_results` tells them.
    pub(super) fn findings(
        self,
        villages: &[Village],
        places: &[PublicPlace],
        of_places: &[(u32, ServiceKind)],
        layers: &[Input],
    ) -> Vec<Finding> {
        let file = |role: Role, nth: usize| {
            layers.iter().filter(|l| l.role == role).nth(nth).map_or("", |l| &l.path).to_owned()
        };
        let finding = |file: String, id: &str, services: Vec<ServiceKind>| Finding {
            severity: Severity::Note,
            place: Location { file, id: Some(id.to_owned()), ..Location::default() },
            kind: FindingKind::ByOverlay { services },
        };
        let own = self.villages.into_inner().unwrap_or_default();
        let mut all: Vec<Finding> = own
            .into_iter()
            .map(|(v, services)| {
                finding(file(Role::Villages, 0), &villages[v].id, services.into_iter().collect())
            })
            .collect();
        let mut by_place: BTreeMap<u32, Vec<ServiceKind>> = BTreeMap::new();
        for &(place, service) in of_places {
            by_place.entry(place).or_default().push(service);
        }
        all.extend(by_place.into_iter().map(|(index, services)| {
            let place = &places[index as usize];
            finding(file(Role::Places, place.layer as usize), &place.id, services)
        }));
        all
    }
}
