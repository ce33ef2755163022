//! A small random province for tests: villages, a network, bases, points.

use super::Ground;
use crate::network::{
    AccessPoint, Cell, FibreRoute, Network, OperatorId, PublishedArea, Sector, Status, Technology,
};
use crate::place::{
    Basis, BasisMethod, CommuneId, Denominator, Extent, Part, Parts, PointRole, Shape, Village,
    VillagePoint,
};
use geo::orient::Direction as Winding;
use geo::{
    Area, BooleanOps, BoundingRect, Coord, LineString, MultiLineString, MultiPolygon, Orient,
    Polygon, Rect, coord,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Everything a run reads of a province.
pub(crate) struct Province {
    pub(crate) villages: Vec<Village>,
    pub(crate) network: Network,
    pub(crate) bases: Vec<Basis>,
    pub(crate) points: Vec<VillagePoint>,
}

impl Province {
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { villages: &self.villages, bases: &self.bases, points: &self.points }
    }
}

pub(crate) fn random(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

pub(crate) fn square(x: f64, y: f64, side: f64) -> MultiPolygon<f64> {
    Rect::new(coord! {x: x, y: y}, coord! {x: x + side, y: y + side}).to_polygon().into()
}

pub(crate) fn village(id: &str, planar: MultiPolygon<f64>) -> Village {
    let area_m2 = planar.unsigned_area();
    let centre = planar.bounding_rect().unwrap().center();
    Village {
        id: id.to_owned(),
        name: id.to_owned(),
        commune: CommuneId(0),
        district: None,
        population: None,
        households: None,
        area_class: None,
        dbkk: None,
        has_power: None,
        shape: Some(Shape {
            geographic: planar.clone(),
            planar,
            area_m2,
            centre,
            centre_geographic: None,
        }),
    }
}

pub(crate) fn cell(
    operator: OperatorId,
    technology: Technology,
    position: Coord<f64>,
    radius_m: f64,
    sector: Option<(f64, f64)>,
) -> Cell {
    Cell {
        id: "c".into(),
        site_id: "".into(),
        operator,
        technology,
        position,
        radius_m,
        sector: sector.map(|(azimuth_deg, beamwidth_deg)| Sector {
            azimuth_deg,
            beamwidth_deg,
            convergence_deg: 0.0,
        }),
        status: Status::OnAir,
        height_m: None,
        band_mhz: None,
        eirp_dbm: None,
        tilt_deg: None,
    }
}

fn star(middle: Coord<f64>, largest: f64, vertices: u32, rng: &mut ChaCha8Rng) -> Polygon<f64> {
    let ring: Vec<Coord<f64>> = (0..vertices)
        .map(|k| {
            let a = f64::from(k) / f64::from(vertices) * std::f64::consts::TAU;
            let r = largest * rng.random_range(0.4..1.0);
            coord! {x: middle.x + r * a.cos(), y: middle.y + r * a.sin()}
        })
        .collect();
    Polygon::new(LineString::new(ring), vec![]).orient(Winding::Default)
}

/// Sixteen villages of 2 km, four operators with 4G and 5G cells (discs, sectors, shared positions),
/// splitters, a fibre route, a published area; population on a grid of 250 m, settlements, households
/// as points, culture houses and clusters. The last village has no polygon and no people.
pub(crate) fn province(seed: u64) -> Province {
    let mut rng = random(seed);
    let mut network = Network::default();
    let operators = ["A", "B", "C", "D"].map(|n| network.operators.enter(n).unwrap());
    let mut villages: Vec<Village> = (0..15)
        .map(|k| {
            let middle =
                coord! {x: 5e5 + 2100.0 * f64::from(k % 4), y: 2e6 + 2100.0 * f64::from(k / 4)};
            village(&format!("v{k}"), star(middle, 1100.0, 24, &mut rng).into())
        })
        .collect();
    villages.push(Village { shape: None, ..village("none", square(0.0, 0.0, 1.0)) });

    let anywhere = |rng: &mut ChaCha8Rng| {
        coord! {x: 5e5 + rng.random_range(-1500.0..7800.0), y: 2e6 + rng.random_range(-1500.0..7800.0)}
    };
    for k in 0..26 {
        let at = anywhere(&mut rng);
        let technology = if k % 3 == 0 { Technology::G5 } else { Technology::G4 };
        // One position of three is shared by several operators, with the same or other radii.
        let guests = if k % 3 == 1 { 3 } else { 1 };
        let radius = rng.random_range(300.0..1400.0);
        for guest in 0..guests {
            let own = if rng.random_bool(0.5) { radius } else { rng.random_range(300.0..1400.0) };
            let operator = operators[(k + guest) % 4];
            if rng.random_bool(0.5) {
                network.cells.push(cell(operator, technology, at, own, None));
            } else {
                let azimuth = rng.random_range(0.0..360.0);
                let width = rng.random_range(40.0..200.0);
                network.cells.push(cell(operator, technology, at, own, Some((azimuth, width))));
            }
        }
    }
    for k in 0..60 {
        network.access_points.push(AccessPoint {
            id: "s".into(),
            operator: operators[k % 3],
            position: anywhere(&mut rng),
            radius_m: 300.0,
            ports_total: None,
            ports_used: None,
        });
    }
    let line: Vec<Coord<f64>> = (0..6).map(|_| anywhere(&mut rng)).collect();
    network.fibre_routes.push(FibreRoute {
        id: "r".into(),
        operator: operators[3],
        line: MultiLineString(vec![LineString::new(line)]),
        distance_m: 90.0,
    });
    let middle = coord! {x: 503_000.0, y: 2_002_000.0};
    network.published.push(PublishedArea {
        id: "p".into(),
        operator: operators[1],
        technology: Technology::G5,
        shape: star(middle, 2200.0, 40, &mut rng).into(),
    });

    let bases = bases(&villages, &mut rng);
    let mut points = Vec::new();
    for (i, village) in villages.iter().enumerate() {
        let Some(shape) = &village.shape else { continue };
        for k in 0..(i as u32 % 5) {
            let role = if k == 0 { PointRole::Centre } else { PointRole::Cluster };
            let (dx, dy) = (rng.random_range(-400.0..400.0), rng.random_range(-400.0..400.0));
            points.push(VillagePoint {
                village: i as u32,
                role,
                name: String::new(),
                position: shape.centre + coord! {x: dx, y: dy},
                households: None,
            });
        }
    }
    Province { villages, network, bases, points }
}

/// Settlements, people on a grid, households at points, as a run would have them.
fn bases(villages: &[Village], rng: &mut ChaCha8Rng) -> Vec<Basis> {
    let (mut inhabited, mut population, mut households) = (Vec::new(), Vec::new(), Vec::new());
    for village in villages {
        let (mut settled, mut cells, mut homes) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(shape) = &village.shape {
            let side = 250.0;
            let rect = shape.planar.bounding_rect().unwrap();
            let (columns, rows) =
                ((rect.width() / side) as u32 + 1, (rect.height() / side) as u32 + 1);
            for (column, row) in (0..columns).flat_map(|c| (0..rows).map(move |r| (c, r))) {
                let x = rect.min().x + side * f64::from(column);
                let y = rect.min().y + side * f64::from(row);
                let part = square(x, y, side).intersection(&shape.planar).orient(Winding::Default);
                if part.unsigned_area() > 1.0 && rng.random_bool(0.8) {
                    let weight = rng.random_range(1.0..50.0);
                    cells.push(Part { weight, extent: Extent::Area(part) });
                }
            }
            let land = star(shape.centre, 500.0, 12, rng).intersection(&shape.planar);
            let land = land.orient(Winding::Default);
            settled.push(Part { weight: land.unsigned_area(), extent: Extent::Area(land) });
            for _ in 0..20 {
                let (dx, dy) = (rng.random_range(-400.0..400.0), rng.random_range(-400.0..400.0));
                let extent = Extent::Point(shape.centre + coord! {x: dx, y: dy});
                homes.push(Part { weight: rng.random_range(1.0..4.0), extent });
            }
        }
        inhabited.push(settled);
        population.push(cells);
        households.push(homes);
    }
    let basis = |denominator, method, pieces: Vec<Vec<Part>>| {
        let total = |parts: &Vec<Part>| {
            let sum: f64 = parts.iter().map(|p| p.weight).sum();
            (sum > 0.0).then_some(sum)
        };
        Basis {
            denominator,
            totals: pieces.iter().map(total).collect(),
            parts: Parts::Pieces(pieces),
            method,
            factors: Vec::new(),
        }
    };
    vec![
        basis(Denominator::InhabitedArea, BasisMethod::SettlementAreas, inhabited),
        basis(Denominator::Population, BasisMethod::CountRaster, population),
        basis(Denominator::Households, BasisMethod::Points, households),
    ]
}
