//! Provinces made up for the tests of maps: villages on a warped grid whose edges neighbours share
//! point by point, communes of neighbouring villages, sites, and shares that vary over the land.

use geo::{
    Area, Centroid, Coord, LineString, MapCoords, MultiLineString, MultiPolygon, Polygon, coord,
};
use phusong::assessment::{Assessment, Datum, Method, Role};
use phusong::coverage::{EngineKind, Share};
use phusong::gap::{Gap, Lacking, Margin, Triage};
use phusong::indicator::{Level, Rate, Rule, Service, Shares, Status, VillageService};
use phusong::network::{
    AccessPoint, Cell, FibreRoute, Network, OperatorId, ServiceKind, Status as OnAir, Technology,
};
use phusong::place::{
    AdminUnits, Commune, CommuneId, Denominator, Neighbour, Relief, Shape, Surroundings, Village,
    Way,
};
use phusong::project::About;
use phusong::raster::Grid;
use phusong::source::{CrsLabel, Input};
use phusong_core::fixtures::network::{access_point, cell};
use phusong_core::fixtures::village::without_land;

/// What the province is like.
#[derive(Clone)]
pub(crate) struct Plan {
    /// Columns and rows of villages before the outline is cut.
    pub across: usize,
    pub down: usize,
    /// Side of a village, m.
    pub side_m: f64,
    /// Points on each of a village's four edges.
    pub detail: usize,
    /// Villages along a side of a commune.
    pub commune: usize,
    /// Whether the outline is cut to an oval.
    pub oval: bool,
    pub sites: usize,
    pub operators: usize,
    pub synthetic: bool,
    pub commune_names: fn(usize) -> String,
}

pub(crate) fn names(i: usize) -> String {
    const KINDS: [&str; 3] = ["Xã", "Phường", "Thị trấn"];
    const NAMES: [&str; 14] = [
        "Kỳ Anh",
        "Đức Thọ",
        "Hương Khê",
        "Cẩm Xuyên",
        "Thạch Hà",
        "Vũ Quang",
        "Lộc Hà",
        "Nghi Xuân",
        "Ẵng Nưa",
        "Ễ Đợi",
        "Mỹ Lộc",
        "Quỳ Hợp",
        "Sơn Kim",
        "Thượng Lĩnh",
    ];
    let kind = if i % 9 == 4 {
        KINDS[1]
    } else if i % 17 == 6 {
        KINDS[2]
    } else {
        KINDS[0]
    };
    format!("{kind} {}", NAMES[i % NAMES.len()])
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            across: 12,
            down: 9,
            side_m: 3000.0,
            detail: 8,
            commune: 3,
            oval: true,
            sites: 40,
            operators: 3,
            synthetic: true,
            commune_names: names,
        }
    }
}

/// A number from 0 to 1 that belongs to its seeds.
pub(crate) fn noise(a: u64, b: u64) -> f64 {
    let mut h = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    h ^= h >> 29;
    h = h.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h ^= h >> 32;
    (h % 1_000_003) as f64 / 1_000_003.0
}

const ORIGIN: Coord<f64> = Coord { x: 520_000.0, y: 2_020_000.0 };

fn node(plan: &Plan, i: usize, j: usize) -> Coord<f64> {
    let (x, y) = (i as f64, j as f64);
    let warp = 0.2;
    let dx = (noise(i as u64, j as u64) - 0.5) * 2.0 * warp + (y * 0.7).sin() * 0.3;
    let dy = (noise(j as u64 + 77, i as u64 + 13) - 0.5) * 2.0 * warp + (x * 0.5).cos() * 0.3;
    ORIGIN + coord! { x: (x + dx) * plan.side_m, y: (y + dy) * plan.side_m }
}

/// The points of an edge, first included, last not; the same seen from both sides.
fn edge(plan: &Plan, a: (usize, usize), b: (usize, usize)) -> Vec<Coord<f64>> {
    let turned = a > b;
    let (from, to) = if turned { (b, a) } else { (a, b) };
    let (p, q) = (node(plan, from.0, from.1), node(plan, to.0, to.1));
    let step = q - p;
    let mut points: Vec<Coord<f64>> = (0..=plan.detail)
        .map(|k| {
            let t = k as f64 / plan.detail as f64;
            let seed = (from.0 * 1009 + from.1 * 9176 + to.0 * 31 + to.1 * 7) as u64;
            let bend = if k == 0 || k == plan.detail { 0.0 } else { noise(seed, k as u64) - 0.5 };
            // Straight towards the corners, lest edges that meet there cross.
            let off = bend * 0.12 * (std::f64::consts::PI * t).sin();
            p + step * t + coord! { x: -step.y * off, y: step.x * off }
        })
        .collect();
    if turned {
        points.reverse();
    }
    points.pop();
    points
}

pub(crate) fn shape(polygon: Polygon<f64>) -> Shape {
    let centre = polygon.centroid().map_or(ORIGIN, |c| c.0);
    let area_m2 = polygon.unsigned_area();
    let planar = MultiPolygon(vec![polygon]);
    let geographic = planar.map_coords(degrees);
    Shape { geographic, planar, area_m2, centre, centre_geographic: Some(degrees(centre)) }
}

/// Degrees of a place, on a sphere: near Hà Tĩnh, as smooth as a projection, good to some kilometres.
pub(crate) fn degrees(at: Coord<f64>) -> Coord<f64> {
    let y = at.y / 110_600.0;
    coord! { x: 105.5 + (at.x - 500_000.0) / (111_320.0 * y.to_radians().cos()), y: y }
}

fn cell_polygon(plan: &Plan, i: usize, j: usize) -> Polygon<f64> {
    let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
    let mut ring: Vec<Coord<f64>> = Vec::new();
    for k in 0..4 {
        ring.extend(edge(plan, corners[k], corners[(k + 1) % 4]));
    }
    ring.push(ring[0]);
    Polygon::new(LineString(ring), Vec::new())
}

/// The province.
pub(crate) fn province(plan: &Plan) -> Assessment {
    let mut villages = Vec::new();
    let mut communes: Vec<(usize, usize)> = Vec::new();
    for j in 0..plan.down {
        for i in 0..plan.across {
            let (u, v) = (
                2.0 * (i as f64 + 0.5) / plan.across as f64 - 1.0,
                2.0 * (j as f64 + 0.5) / plan.down as f64 - 1.0,
            );
            if plan.oval && u * u + v * v > 1.0 {
                continue;
            }
            let key = (i / plan.commune, j / plan.commune);
            let commune = communes.iter().position(|k| *k == key).unwrap_or_else(|| {
                communes.push(key);
                communes.len() - 1
            });
            let n = villages.len();
            villages.push(Village {
                name: format!("Thôn {n}"),
                commune: CommuneId(commune as u32),
                shape: Some(shape(cell_polygon(plan, i, j))),
                ..without_land(&format!("{n:05}"))
            });
        }
    }
    cut_enclave(&mut villages);
    let mut units = AdminUnits {
        province_code: "42".into(),
        province: "Hà Tĩnh".into(),
        ..AdminUnits::default()
    };
    for i in 0..communes.len() {
        let name = (plan.commune_names)(i);
        units
            .communes
            .push(Commune { code: format!("{i:05}"), name, province: "Hà Tĩnh".into() });
    }
    let network = network(plan, &villages);
    let services = services(&villages, &network);
    let rates = services.iter().map(|s| rate(s, &villages)).collect();
    let input = |role, path: &str, source: Option<&str>| Input {
        role,
        path: path.into(),
        layer: None,
        rows: 1,
        crs: None,
        sha256: String::new(),
        files: Vec::new(),
        source: source.map(str::to_owned),
        columns: Vec::new(),
    };
    Assessment {
        about: About {
            title: "Tỉnh thử".into(),
            as_of: Some("2025-12-31".into()),
            maker: Some("Sở Khoa học và Công nghệ".into()),
            synthetic: plan.synthetic,
        },
        units,
        villages,
        network,
        services,
        rates,
        findings: Vec::new(),
        inputs: vec![
            input(Role::Villages, "villages.gpkg", Some("Sở Nông nghiệp và Môi trường, 2025")),
            input(Role::Cells, "data/cells.csv", None),
            input(Role::Fibre, "splitters.csv", None),
        ],
        method: Method {
            crs: CrsLabel { code: "EPSG:9209".into(), name: "VN-2000 / TM-3 105-30".into() },
            engine: EngineKind::Auto,
            rule: Rule::default(),
            radius_m: vec![(Technology::G4, 4000.0), (Technology::G5, 1000.0)],
            beamwidth_deg: 120.0,
            count: vec![phusong::network::Status::OnAir],
            datum: Datum::Epsg6960,
            ..Method::default()
        },
        ..Assessment::default()
    }
}

/// Cuts a square out of the middle village: half of it a village of its own, half of it nobody's.
fn cut_enclave(villages: &mut Vec<Village>) {
    let middle = villages.len() / 2;
    if villages.len() < 4 {
        return;
    }
    let Some(old) = villages[middle].shape.take() else { return };
    let (c, r) = (old.centre, (old.area_m2 / 16.0).sqrt());
    let square = |x0: f64, x1: f64| {
        LineString::from(vec![
            (c.x + x0 * r, c.y - r),
            (c.x + x1 * r, c.y - r),
            (c.x + x1 * r, c.y + r),
            (c.x + x0 * r, c.y + r),
            (c.x + x0 * r, c.y - r),
        ])
    };
    let mut hole = square(-1.0, 1.0);
    hole.0.reverse();
    let exterior = old.planar.0[0].exterior().clone();
    villages[middle].shape = Some(shape(Polygon::new(exterior, vec![hole])));
    let mut enclave = villages[middle].clone();
    enclave.id = "enclave".into();
    enclave.name = "Thôn <script>alert('ở giữa')</script> & \u{1b}\u{0}cộng sự".into();
    enclave.shape = Some(shape(Polygon::new(square(-1.0, 0.0), Vec::new())));
    villages.push(enclave);
}

const OPERATORS: [&str; 8] =
    ["Viettel", "VNPT", "MobiFone", "Vietnamobile", "Gmobile", "FPT", "CMC", "SCTV"];

fn network(plan: &Plan, villages: &[Village]) -> Network {
    let mut network = Network::default();
    let ids: Vec<_> =
        OPERATORS.iter().take(plan.operators).filter_map(|n| network.operators.enter(n)).collect();
    for k in 0..plan.sites {
        let village = &villages[(noise(k as u64, 5) * villages.len() as f64) as usize];
        let Some(shape) = &village.shape else { continue };
        let r = shape.area_m2.sqrt() * 0.6;
        let off = coord! { x: (noise(k as u64, 6) - 0.5) * r, y: (noise(k as u64, 7) - 0.5) * r };
        let operator = ids[k % ids.len()];
        for technology in [Technology::G4, Technology::G5] {
            if technology == Technology::G5 && k % 4 != 0 {
                continue;
            }
            for n in 0..3 {
                network.cells.push(Cell {
                    id: format!("S{k}-{n}").into(),
                    site_id: format!("S{k}").into(),
                    ..cell(operator, technology, shape.centre + off, 3000.0, None)
                });
            }
        }
        if k % 3 == 0 {
            network.access_points.push(AccessPoint {
                id: format!("F{k}").into(),
                ..access_point(operator, shape.centre, 300.0)
            });
        }
        if k % 10 == 0 {
            let line =
                LineString(vec![shape.centre - off * 9.0, shape.centre, shape.centre + off * 6.0]);
            network.fibre_routes.push(FibreRoute {
                id: format!("R{k}").into(),
                operator,
                line: MultiLineString(vec![line]),
                distance_m: 100.0,
                status: OnAir::OnAir,
            });
        }
    }
    network
}

fn services(villages: &[Village], network: &Network) -> Vec<Service> {
    let kinds = [
        ServiceKind::Technology(Technology::G4),
        ServiceKind::Technology(Technology::G5),
        ServiceKind::Technology(Technology::Ftth),
        ServiceKind::MobileBroadband,
    ];
    let rule = Rule::default();
    let mut out = Vec::new();
    for (k, kind) in kinds.into_iter().enumerate() {
        let any = villages.iter().enumerate().map(|(i, village)| {
            let c = village.shape.as_ref().map_or(ORIGIN, |s| s.centre) - ORIGIN;
            let wave = (c.x / 9000.0 + k as f64).sin() + (c.y / 7000.0 - k as f64).cos();
            let value = (0.62 + 0.5 * wave + 0.3 * (noise(i as u64, 91) - 0.5)).clamp(0.0, 1.0);
            let share =
                if noise(i as u64, 40 + k as u64) < 0.03 { None } else { Share::new(value) };
            let share = share.filter(|_| !network.cells.is_empty());
            let status = rule.status_of_share(share);
            VillageService {
                share,
                area_share: share,
                modelled: status,
                status,
                evidence: None,
                nearest: None,
            }
        });
        let any: Vec<VillageService> = any.collect();
        let area = Shares {
            denominator: Denominator::Area,
            any: any.iter().map(|v| v.area_share).collect(),
            by_operator: Vec::new(),
            operators: Vec::new(),
        };
        out.push(Service {
            kind,
            villages: any,
            shares: vec![area],
            points: None,
            best_operator: None,
        });
    }
    out
}

fn rate(service: &Service, villages: &[Village]) -> Rate {
    let count = |status| service.villages.iter().filter(|v| v.status == status).count();
    Rate {
        villages: villages.len(),
        covered: count(Status::Covered),
        hole: count(Status::Hole),
        white: count(Status::White),
        no_data: count(Status::NoData),
        area_m2: 1.0,
        known_area_m2: 1.0,
        covered_area_m2: 0.5,
        ..Rate::none(Level::Province, service.kind, None)
    }
}

/// Sea in the east, a river, roads of both kinds, two neighbours, a mountain in the west.
#[allow(dead_code, reason = "not every test that shares this file draws surroundings")]
pub(crate) fn surround(assessment: &mut Assessment) {
    let centres: Vec<Coord<f64>> =
        assessment.villages.iter().filter_map(|v| v.shape.as_ref()).map(|s| s.centre).collect();
    let fold = |f: fn(&Coord<f64>) -> f64| {
        let low = centres.iter().map(f).fold(f64::INFINITY, f64::min);
        (low, centres.iter().map(f).fold(f64::NEG_INFINITY, f64::max))
    };
    let ((x0, x1), (y0, y1)) = (fold(|c| c.x), fold(|c| c.y));
    let (w, h) = (x1 - x0, y1 - y0);
    let at = |u: f64, v: f64| coord! { x: x0 + u * w, y: y0 + v * h };
    let line = |points: &[(f64, f64)]| {
        let line: Vec<Coord<f64>> = points.iter().map(|&(u, v)| at(u, v)).collect();
        MultiLineString(vec![LineString(line)])
    };
    let area = |points: &[(f64, f64)]| {
        let mut ring: Vec<Coord<f64>> = points.iter().map(|&(u, v)| at(u, v)).collect();
        ring.push(ring[0]);
        MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())])
    };
    let way = |name: &str, major, points: &[(f64, f64)]| Way {
        name: Some(name.into()),
        major,
        line: line(points),
    };
    assessment.surroundings = Surroundings {
        roads: vec![
            way("QL.1", true, &[(0.7, -1.0), (0.6, 0.2), (0.75, 0.6), (0.7, 2.0)]),
            way("ĐT.547", false, &[(-1.0, 0.5), (0.3, 0.45), (0.6, 0.2)]),
        ],
        rivers: vec![
            way("Sông Cả", true, &[(-1.0, 0.9), (0.2, 0.7), (0.5, 0.75), (1.2, 0.5)]),
            way("Suối", false, &[(0.1, 0.1), (0.25, 0.4), (0.2, 0.7)]),
        ],
        water: vec![
            area(&[(1.02, -3.0), (5.0, -3.0), (5.0, 3.0), (1.2, 3.0), (1.06, 0.8)]),
            area(&[(0.35, 0.3), (0.42, 0.28), (0.44, 0.36), (0.36, 0.38)]),
        ],
        neighbours: vec![
            Neighbour {
                name: Some("Nghệ An".into()),
                land: area(&[(-5.0, 0.5), (1.0, 0.9), (1.2, 3.0), (-5.0, 3.0)]),
            },
            Neighbour {
                name: Some("Quảng Trị".into()),
                land: area(&[(-5.0, 0.5), (-5.0, -3.0), (1.0, -3.0), (0.9, 0.1)]),
            },
        ],
        relief: Some({
            let cell = (w.max(h) * 2.0 / 300.0).max(1.0);
            let origin = at(-0.5, 1.5);
            let height = |i: u32| {
                let (c, r) = (f64::from(i % 300), f64::from(i / 300));
                let (u, v) = (c * cell / w - 0.5, 1.5 - r * cell / h);
                let ridges = (u * 23.0).sin() * (v * 17.0 + u * 5.0).cos() * 0.25 + 0.6;
                Some(((1.1 - u).max(0.0) * ridges * w * 0.06) as f32)
            };
            Relief {
                grid: Grid { origin, step: coord! { x: cell, y: -cell }, cols: 300, rows: 300 },
                heights_m: (0..90_000).map(height).collect(),
            }
        }),
    };
}

/// The fixture with people, operators and gaps. Every seventh village has no people stated.
#[allow(dead_code, reason = "not every test that shares this file needs them")]
pub(crate) fn full_province(plan: &Plan) -> Assessment {
    let mut assessment = province(plan);
    for (i, village) in assessment.villages.iter_mut().enumerate() {
        let people = (200.0 + 1800.0 * noise(i as u64, 3)).round();
        village.population = (i % 7 != 3).then_some(people);
    }
    let operators: Vec<OperatorId> = assessment.network.operators.ids().collect();
    for service in &mut assessment.services {
        let any = service.shares[0].any.clone();
        service.shares[0].by_operator = operators
            .iter()
            .enumerate()
            .map(|(k, id)| {
                let part = |(i, share): (usize, &Option<Share>)| {
                    let part = 0.6 + 0.8 * noise(i as u64, 60 + k as u64);
                    share.and_then(|s| Share::new((s.value() * part).min(s.value())))
                };
                (*id, any.iter().enumerate().map(part).collect())
            })
            .collect();
    }
    let mut gaps = Vec::new();
    for service in &assessment.services {
        for (i, here) in service.villages.iter().enumerate() {
            if !matches!(here.status, Status::White | Status::Hole) {
                continue;
            }
            let lacks = 1.0 - here.share.map_or(0.0, Share::value);
            gaps.push(Gap {
                village: i as u32,
                service: service.kind,
                class: here.status,
                modelled: here.modelled,
                evidence: None,
                lacking: Lacking {
                    people: assessment.villages[i].population.map(|p| p * lacks),
                    ..Lacking::default()
                },
                reasons: Vec::new(),
                margin: Margin::default(),
                robustness: None,
                triage: Triage::Unknown,
                nearest: Vec::new(),
                score: 0.0,
                rank: gaps.len() as u32 + 1,
            });
        }
    }
    assessment.gaps = gaps;
    assessment
}
