//! Public places that have a service, one by one and counted.
//!
//! In: places, what each layer asks for, the coverage model. Out: for each place and service the
//! share of it that is served and whether it counts as covered; the same counted by kind and commune. A
//! service of which no layer speaks gives no data, never 0 %.

use super::{PlaceRate, PlaceResult, Rule};
use crate::coverage::{CoverageModel, probe};
use crate::network::ServiceKind;
use crate::place::{CommuneId, Extent, PublicPlace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one layer of public places asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceTerms {
    /// The services its places should have; never empty.
    pub services: Vec<ServiceKind>,
    /// Share of the places that should be covered, 0 to 1.
    pub target: Option<f64>,
    /// Share of a polygon's area from which it counts as covered.
    pub covered_from: f64,
}

/// Each place and each service that its layer asks for, in the places' order; and for which of them
/// the overlay engine had to stand in for the exact one.
pub fn place_results(
    places: &[PublicPlace],
    terms: &[PlaceTerms],
    model: &CoverageModel<'_>,
) -> (Vec<PlaceResult>, Vec<(u32, ServiceKind)>) {
    let mut results = Vec::new();
    let mut by_overlay = Vec::new();
    for service in asked(terms) {
        let own: Vec<u32> = places
            .iter()
            .zip(0_u32..)
            .filter(|(p, _)| terms_of(p, terms).is_some_and(|t| t.services.contains(&service)))
            .map(|(_, i)| i)
            .collect();
        // A service that is not computed is one that no layer speaks of.
        let Some(modelled) = model.service(service) else {
            results.extend(own.into_iter().map(|place| PlaceResult::unknown(place, service)));
            continue;
        };
        let extents: Vec<&Extent> = own.iter().map(|&i| &places[i as usize].extent).collect();
        let found = probe(&extents, model.network(), modelled, model.engine());
        for (index, found) in own.into_iter().zip(found) {
            let place = &places[index as usize];
            if found.by_overlay {
                by_overlay.push((index, service));
            }
            let Some(share) = found.any else {
                results.push(PlaceResult::unknown(index, service));
                continue;
            };
            let from = match place.extent {
                Extent::Point(_) => 1.0,
                Extent::Area(_) => terms_of(place, terms).map_or(1.0, |t| t.covered_from),
            } - Rule::ROUNDING;
            results.push(PlaceResult {
                place: index,
                service,
                share: Some(share),
                covered: Some(share.value() >= from),
                operators: found.operators_from(from).collect(),
                nearest_km: found.nearest.map(|n| n.km),
            });
        }
    }
    // Stable: the services of a place stay in their order.
    results.sort_by_key(|r| r.place);
    (results, by_overlay)
}

fn terms_of<'t>(place: &PublicPlace, terms: &'t [PlaceTerms]) -> Option<&'t PlaceTerms> {
    terms.get(place.layer as usize)
}

/// Every service that any layer asks for, each once, in the layers' order.
fn asked(terms: &[PlaceTerms]) -> Vec<ServiceKind> {
    let mut all = Vec::new();
    for &service in terms.iter().flat_map(|t| &t.services) {
        if !all.contains(&service) {
            all.push(service);
        }
    }
    all
}

impl PlaceResult {
    fn unknown(place: u32, service: ServiceKind) -> Self {
        let operators = Vec::new();
        Self { place, service, share: None, covered: None, operators, nearest_km: None }
    }
}

/// The results counted: for each service all places, then each kind, of the whole province, then of
/// each commune.
pub fn place_rates(
    places: &[PublicPlace],
    terms: &[PlaceTerms],
    results: &[PlaceResult],
) -> Vec<PlaceRate> {
    let order = asked(terms);
    let place_in_order = |s: ServiceKind| order.iter().position(|o| *o == s);
    let mut all: BTreeMap<Key<'_>, Tally> = BTreeMap::new();
    for result in results {
        let place = &places[result.place as usize];
        let target = terms_of(place, terms).and_then(|t| t.target);
        let kind = Some(place.kind.as_str()).filter(|k| !k.is_empty());
        let service = place_in_order(result.service);
        // Each of these once, though a place may have no kind and no commune.
        let communes = [None].into_iter().chain(place.commune.map(Some));
        for commune in communes {
            for kind in [None].into_iter().chain(kind.map(Some)) {
                let tally = all.entry((service, commune, kind)).or_insert_with(|| Tally {
                    service: result.service,
                    places: 0,
                    covered: 0,
                    no_data: 0,
                    target,
                });
                tally.add(result, target);
            }
        }
    }
    let rate = |((_, commune, kind), t): (Key<'_>, Tally)| PlaceRate {
        service: t.service,
        kind: kind.map(str::to_owned),
        commune,
        places: t.places,
        covered: t.covered,
        no_data: t.no_data,
        target: t.target,
    };
    all.into_iter().map(rate).collect()
}

/// The service's place in the order of asking, where, of what kind.
type Key<'p> = (Option<usize>, Option<CommuneId>, Option<&'p str>);

/// Places of one group.
struct Tally {
    service: ServiceKind,
    places: u64,
    covered: u64,
    no_data: u64,
    /// The target that all layers of the group agree on.
    target: Option<f64>,
}

impl Tally {
    fn add(&mut self, result: &PlaceResult, target: Option<f64>) {
        self.places += 1;
        match result.covered {
            Some(true) => self.covered += 1,
            Some(false) => {}
            None => self.no_data += 1,
        }
        self.target = self.target.filter(|t| target == Some(*t));
    }
}

impl PlaceRate {
    /// The part covered among places with data, 0 to 1; `None` where none has.
    pub fn rate(&self) -> Option<f64> {
        let known = self.places - self.no_data;
        (known > 0).then(|| self.covered as f64 / known as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::{EngineKind, StudyArea};
    use crate::fixtures::network::cell;
    use crate::network::{Network, PublishedArea, Technology};
    use geo::{Coord, MultiPolygon, polygon};

    const G4: ServiceKind = ServiceKind::Technology(Technology::G4);
    const G5: ServiceKind = ServiceKind::Technology(Technology::G5);

    /// 4G of A within 1 km of the origin; of B on a square that begins 400 m east of it.
    fn network() -> Network {
        let mut network = Network::default();
        let [a, b] = ["A", "B"].map(|n| network.operators.enter(n).ok_or(n).unwrap());
        network.cells.push(cell(a, Technology::G4, Coord::zero(), 1000.0, None));
        network.published.push(PublishedArea {
            id: "b".into(),
            operator: b,
            technology: Technology::G4,
            shape: square(400.0, -1000.0, 2000.0),
        });
        network
    }

    fn square(x: f64, y: f64, side: f64) -> MultiPolygon<f64> {
        MultiPolygon(vec![polygon![
            (x: x, y: y), (x: x + side, y: y), (x: x + side, y: y + side), (x: x, y: y + side)
        ]])
    }

    fn place(kind: &str, commune: Option<u32>, extent: Extent, layer: u32) -> PublicPlace {
        PublicPlace {
            id: String::new(),
            name: String::new(),
            kind: kind.to_owned(),
            commune: commune.map(CommuneId),
            extent,
            layer,
        }
    }

    fn at(x: f64) -> Extent {
        Extent::Point(Coord { x, y: 0.0 })
    }

    fn terms() -> Vec<PlaceTerms> {
        vec![
            PlaceTerms { services: vec![G4, G5], target: Some(1.0), covered_from: 0.8 },
            PlaceTerms { services: vec![G4], target: None, covered_from: 0.25 },
        ]
    }

    fn model(network: &Network) -> CoverageModel<'_> {
        let study = StudyArea { villages: &[], bases: &[], points: &[] };
        CoverageModel::new(study, network, &[Technology::G4], false, EngineKind::Auto)
    }

    #[test]
    fn points_are_served_or_not_and_areas_in_part() {
        let network = network();
        let model = model(&network);
        let places = [
            place("UBND", Some(0), at(0.0), 0),
            place("UBND", Some(1), at(900.0), 0),
            place("UBND", Some(1), at(2500.0), 0),
            // A quarter of the square of B's, and half: 100 m of 400 and of 200.
            place("KCN", None, Extent::Area(square(2300.0, 0.0, 400.0)), 1),
            place("KCN", None, Extent::Area(square(2300.0, 0.0, 500.0)), 1),
        ];
        let (results, _) = place_results(&places, &terms(), &model);
        let told: Vec<(u32, ServiceKind, Option<bool>, usize)> =
            results.iter().map(|r| (r.place, r.service, r.covered, r.operators.len())).collect();
        let expected = [
            (0, G4, Some(true), 1),
            (0, G5, None, 0), // no layer speaks of 5G
            (1, G4, Some(true), 2),
            (1, G5, None, 0),
            (2, G4, Some(false), 0),
            (2, G5, None, 0),
            (3, G4, Some(true), 1), // 25 % is at its threshold
            (4, G4, Some(false), 0),
        ];
        assert_eq!(told, expected);
        assert!((results[6].share.unwrap().value() - 0.25).abs() < 1e-12);
        assert!((results[7].share.unwrap().value() - 0.2).abs() < 1e-12);
        assert_eq!(results[4].nearest_km, Some(2.5));
        assert_eq!((results[1].share, results[1].nearest_km), (None, None));

        let rates = place_rates(&places, &terms(), &results);
        let of = |service, commune: Option<u32>, kind: Option<&str>| {
            let found = rates.iter().find(|r| {
                (r.service, r.commune, r.kind.as_deref()) == (service, commune.map(CommuneId), kind)
            });
            let r = found.unwrap();
            (r.places, r.covered, r.no_data, r.target, r.rate())
        };
        assert_eq!(of(G4, None, Some("UBND")), (3, 2, 0, Some(1.0), Some(2.0 / 3.0)));
        assert_eq!(of(G4, None, Some("KCN")), (2, 1, 0, None, Some(0.5)));
        assert_eq!(of(G4, None, None), (5, 3, 0, None, Some(0.6)), "the layers do not agree");
        assert_eq!(of(G4, Some(1), None), (2, 1, 0, Some(1.0), Some(0.5)));
        assert_eq!(of(G4, Some(1), Some("UBND")), (2, 1, 0, Some(1.0), Some(0.5)));
        assert_eq!(of(G5, None, None), (3, 0, 3, Some(1.0), None), "no data is not 0 %");
        assert_eq!(rates[0].service, G4);
        assert_eq!((rates[0].commune, &rates[0].kind), (None, &None), "the whole comes first");
    }

    #[test]
    fn nothing_asked_is_nothing_found() {
        let network = network();
        let model = model(&network);
        assert!(place_results(&[], &terms(), &model).0.is_empty());
        let places = [place("", None, at(0.0), 7)];
        assert!(place_results(&places, &terms(), &model).0.is_empty());
        assert!(place_rates(&places, &terms(), &[]).is_empty());
    }
}
