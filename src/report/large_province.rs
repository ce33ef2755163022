//! A made-up province as large as any: for tests of how large files become.

use crate::assessment::Assessment;
use crate::coverage::{Nearest, Share};
use crate::gap::{Gap, Lacking, Margin, Reason, Robustness, Triage};
use crate::indicator::{Rule, Service, Shares, Status, VillageService};
use crate::map::topology::topology_tests::mosaic;
use crate::network::{AccessPoint, OperatorId, ServiceKind, SourceId, Technology};
use crate::place::{
    Basis, BasisMethod, Commune, CommuneId, Denominator, Parts, PointRole, VillagePoint,
};
use geo::{Area, BoundingRect, Coord, MapCoords, MultiPolygon};
use phusong_core::fixtures::random::{access_point, cell, village};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Villages on a square, so many to a side and a fifth more in their holes, with so many points on each of
/// four borders; six services, four operators, all denominators; 4,000 positions, 8,000 access points; a
/// tenth of the villages are gaps. Shares are random, those of all operators one of theirs.
pub(super) fn large_province(side: usize, vertices: usize) -> Assessment {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let areas = mosaic(side, vertices, 7);
    let width = 1000.0 * side as f64;
    let mut all = Assessment::default();
    all.about.title = "Large".to_owned();
    let units = &mut all.units;
    for i in 0..(areas.len() / 30).max(1) {
        let (code, name) = (format!("{:05}", 30_001 + 3 * i), format!("Xã Thượng Lĩnh {i}"));
        units.communes.push(Commune { code, name, province: "Tỉnh Lớn".to_owned() });
    }
    let degrees = |c: Coord<f64>| Coord { x: 105.0 + c.x / 1.05e5, y: 18.0 + c.y / 1.107e5 };
    for (i, land) in areas.into_iter().enumerate() {
        all.villages.push(placed(i, land, all.units.communes.len(), degrees, &mut rng));
    }
    let operators: Vec<OperatorId> = ["Viettel", "VNPT", "MobiFone", "Vietnamobile"]
        .iter()
        .filter_map(|name| all.network.operators.enter(name))
        .collect();
    let anywhere = |rng: &mut ChaCha8Rng| Coord {
        x: rng.random_range(0.0..width),
        y: rng.random_range(0.0..width),
    };
    for i in 0..4000 {
        let at = anywhere(&mut rng);
        for technology in [Technology::G2, Technology::G3, Technology::G4, Technology::G5] {
            if rng.random_bool(0.6) {
                let mut cell = cell(operators[i % 4], technology, at, 4000.0, None);
                cell.site_id = format!("{}{:05}", ["VTL", "VNP", "MBF", "VNM"][i % 4], i).into();
                all.network.cells.push(cell);
            }
        }
    }
    for i in 0..8000 {
        all.network.access_points.push(AccessPoint {
            id: format!("SPL-{i:06}").into(),
            ..access_point(operators[i % 3], anywhere(&mut rng), 300.0)
        });
    }
    bases(&mut all, &mut rng);
    let kinds = [Technology::G4, Technology::G5, Technology::Ftth, Technology::G3, Technology::G2]
        .map(ServiceKind::Technology);
    for kind in kinds.into_iter().chain([ServiceKind::MobileBroadband]) {
        let service = service(&all, kind, &operators, &mut rng);
        all.services.push(service);
    }
    all.gaps = gaps(&all, &operators);
    all
}

fn placed(
    i: usize,
    land: MultiPolygon<f64>,
    communes: usize,
    degrees: impl Fn(Coord<f64>) -> Coord<f64> + Copy,
    rng: &mut ChaCha8Rng,
) -> crate::place::Village {
    let mut village = village(&format!("{:07}", 1_000_001 + i), land);
    village.name = format!("Thôn Đoài {i}");
    village.commune = CommuneId((i * communes / 4800).min(communes - 1) as u32);
    village.population = Some(f64::from(rng.random_range(150..2500)));
    village.households = Some(f64::from(rng.random_range(40..600)));
    village.dbkk = Some(rng.random_bool(0.2));
    village.has_power = Some(rng.random_bool(0.97));
    if let Some(shape) = &mut village.shape {
        shape.geographic = shape.planar.map_coords(degrees);
        shape.area_m2 = shape.planar.unsigned_area();
        shape.centre = shape.planar.0[0].bounding_rect().unwrap().center();
        shape.centre_geographic = Some(degrees(shape.centre));
    }
    village
}

fn bases(all: &mut Assessment, rng: &mut ChaCha8Rng) {
    for denominator in
        [Denominator::InhabitedArea, Denominator::Population, Denominator::Households]
    {
        let total = |_| Some(rng.random_range(100.0..100_000.0));
        all.bases.push(Basis {
            denominator,
            totals: all.villages.iter().map(total).collect(),
            parts: Parts::As(Denominator::Area),
            method: BasisMethod::SpreadOverArea,
            factors: Vec::new(),
        });
    }
    for (i, village) in (0..).zip(&all.villages) {
        let Some(shape) = &village.shape else { continue };
        for k in 0..4 {
            all.points.push(VillagePoint {
                village: i,
                role: if k == 0 { PointRole::Centre } else { PointRole::Cluster },
                name: String::new(),
                position: shape.centre + Coord { x: 37.0, y: -21.0 } * f64::from(k),
                households: None,
            });
        }
    }
}

/// A fifth of the villages have a part, as in a demo of 4,100 villages; a fifth of the rest nothing.
fn share(rng: &mut ChaCha8Rng) -> Option<Share> {
    let value = match rng.random_range(0..20) {
        0..13 => 1.0,
        13..16 => 0.0,
        _ => rng.random_range(0.0..1.0),
    };
    Share::new(value)
}

fn service(
    all: &Assessment,
    kind: ServiceKind,
    operators: &[OperatorId],
    rng: &mut ChaCha8Rng,
) -> Service {
    let mut column = || -> Vec<Option<Share>> { all.villages.iter().map(|_| share(rng)).collect() };
    let denominators = Denominator::ALL.into_iter().filter(|d| *d != Denominator::Points);
    let shares: Vec<Shares> = denominators
        .map(|denominator| {
            let by_operator: Vec<(OperatorId, Vec<Option<Share>>)> =
                operators.iter().map(|o| (*o, column())).collect();
            let largest = |village: usize| {
                let each = by_operator.iter().filter_map(|(_, shares)| shares[village]);
                each.max_by(|a, b| a.value().total_cmp(&b.value()))
            };
            let any = (0..all.villages.len()).map(largest).collect();
            Shares { denominator, any, by_operator, operators: Vec::new() }
        })
        .collect();
    let rule = Rule::default();
    let any = all.villages.iter().zip(&shares[0].any).enumerate().map(|(i, (_, share))| {
        let status = rule.status_of_share(*share);
        let source = i % all.network.cells.len();
        let operator = all.network.cells[source].operator;
        let nearest = Nearest { source: SourceId::Cell(source as u32), operator, km: 2.345 };
        VillageService {
            share: *share,
            area_share: *share,
            modelled: status,
            status,
            evidence: None,
            nearest: Some(nearest),
        }
    });
    Service { kind, villages: any.collect(), shares, points: None, best_operator: None }
}

fn gaps(all: &Assessment, operators: &[OperatorId]) -> Vec<Gap> {
    let service = &all.services[0];
    let lacking =
        service.villages.iter().zip(0..).filter(|(s, _)| s.status != Status::Covered).take(480);
    lacking
        .map(|(here, village)| Gap {
            village,
            service: service.kind,
            class: here.status,
            modelled: here.status,
            evidence: None,
            lacking: Lacking { share: Share::new(0.4), people: Some(321.0), ..Lacking::default() },
            reasons: vec![Reason::TooFar {
                km: f64::from(village % 97) / 10.0,
                reach_km: Some(4.0),
            }],
            margin: Margin { centre_m: Some(f64::from(village)), cluster_m: None },
            robustness: Some(Robustness { same: 5, gap: 8, of: 9 }),
            triage: Triage::A,
            nearest: operators
                .iter()
                .filter_map(|o| Some(Nearest { operator: *o, ..here.nearest? }))
                .collect(),
            score: 50.0,
            rank: village + 1,
        })
        .collect()
}
