use super::*;
use crate::coverage::Share;
use crate::field::Says;
use crate::finding::{
    CodePage, Expected, Finding, FindingCode, FindingKind, GeometryFault, GeometryType, LegacyText,
    ReadBy, Severity,
};
use crate::fixtures::results::province;
use crate::footprint::Varied;
use crate::indicator::{Observation, PointsServed, ScenarioService, Scenarios};
use crate::network::{
    AccessPoint, Cell, FibreRoute, OperatorId, Pole, PublishedArea, Reach, Sector, Status,
    Technology,
};
use crate::place::{
    BasisMethod, CommuneId, Denominator, District, DistrictId, Extent, Neighbour, Parts, PointRole,
    PublicPlace, RasterValues, Relief, VillagePoint, Way,
};
use crate::raster::Grid;
use geo::{Coord, LineString, MapCoords, MultiLineString, MultiPolygon, Polygon};
use jiff::civil::date;
use proptest::prelude::*;

fn ring(x: f64, y: f64, r: f64) -> LineString<f64> {
    let corner = |i: i32| {
        let (sin, cos) = (f64::from(i % 7) * 0.9).sin_cos();
        Coord { x: x + r * cos, y: y + r * sin }
    };
    LineString((0..=7).map(corner).collect())
}

fn land(x: f64, y: f64) -> MultiPolygon<f64> {
    MultiPolygon(vec![
        Polygon::new(ring(x, y, 900.0), vec![ring(x, y, 300.0), ring(x, y + 400.0, 50.0)]),
        Polygon::new(ring(x + 5000.0, y, 10.0), Vec::new()),
    ])
}

fn line(x: f64) -> MultiLineString<f64> {
    MultiLineString(vec![
        LineString((0..30).map(|i| Coord { x: x + f64::from(i) / 3.0, y: 2e6 }).collect()),
        LineString(vec![Coord { x, y: 0.1 }, Coord { x: -0.0, y: -1e-300 }]),
    ])
}

fn sources(of: OperatorId, all: &mut Assessment) {
    let position = Coord { x: 541_000.123_456_789, y: 2_011_000.1 };
    all.network.cells = (0..4)
        .map(|i| Cell {
            id: format!("C{i}").into(),
            site_id: "".into(),
            operator: of,
            technology: Technology::ALL[i],
            position,
            reach: Reach::Default(1234.5),
            sector: (i % 2 == 0).then_some(Sector {
                azimuth_deg: 120.0,
                beamwidth_deg: 65.0,
                convergence_deg: -0.031,
            }),
            status: Status::Planned,
            height_m: Some(42.5),
            band_mhz: None,
            eirp_dbm: Some(-3.25),
            tilt_deg: Some(0.0),
        })
        .collect();
    all.network.access_points = vec![AccessPoint {
        id: "ODF".into(),
        operator: of,
        position,
        reach: Reach::Stated(300.0),
        status: Status::OnAir,
        ports_total: Some(u32::MAX),
        ports_used: None,
    }];
    let route = |i: i32| FibreRoute {
        id: format!("T{i}").into(),
        operator: of,
        line: line(f64::from(i)),
        distance_m: 150.0,
        status: Status::Planned,
    };
    all.network.fibre_routes = (0..3).map(route).collect();
    all.network.published.push(PublishedArea {
        id: "#1".into(),
        operator: of,
        technology: Technology::G5,
        shape: land(1.0 / 3.0, 2e6),
    });
    all.network.declared = vec![(Technology::G2, None), (Technology::Ftth, Some(of))];
    all.network.unread = vec![(Technology::G3, None), (Technology::G3, Some(of))];
}

/// Everything that an assessment may hold.
fn everything() -> Assessment {
    let mut all = province(30);
    let of = all.network.operators.ids().next().unwrap();
    sources(of, &mut all);
    // Rings of the two CRSs that do not go together, and none at all.
    if let Some(shape) = &mut all.villages[1].shape {
        shape.planar = land(7.0, 9.0);
        shape.geographic = MultiPolygon(Vec::new());
        shape.centre_geographic = None;
    }
    if let Some(shape) = &mut all.villages[2].shape {
        shape.planar = land(0.1, 0.2);
        shape.geographic = shape.planar.map_coords(|c| Coord { x: c.x * 1e-5, y: c.y / 7e5 });
    }
    all.units.districts = vec![District { name: "Huyện Đức Thọ".into() }];
    all.villages[3].district = Some(DistrictId(0));
    all.bases[0].method = BasisMethod::Buffered { buffer_m: 50.0 };
    all.bases[0].factors = vec![Some(1.25); all.villages.len()];
    all.points = vec![VillagePoint {
        village: 2,
        role: PointRole::Cluster,
        name: "Cụm ẩ".into(),
        position: Coord { x: 1.0, y: f64::MIN_POSITIVE },
        households: Some(12.0),
    }];
    let served = PointsServed { any: vec![true], by_operator: vec![(of, vec![false])] };
    all.services[0].points = Some(served);
    let seen = Observation {
        share: Share::new(1.0 / 3.0),
        centre: Some(false),
        clusters: 3,
        clusters_served: 1,
    };
    all.scenarios = Scenarios {
        varied: [0.8, 1.0].map(Varied::Radius).into(),
        services: vec![ScenarioService {
            kind: all.services[0].kind,
            denominator: Denominator::Households,
            seen: vec![vec![seen; all.villages.len()]; 2],
        }],
    };
    all.places.push(PublicPlace {
        id: "#9".into(),
        name: String::new(),
        kind: "Trường học".into(),
        commune: Some(CommuneId(1)),
        extent: Extent::Area(land(3.0, 4.0)),
        layer: 2,
    });
    all.method.evidence_on = Some(date(2025, 12, 31));
    around(&mut all);
    findings(&mut all);
    all
}

fn around(all: &mut Assessment) {
    let way = |name: Option<&str>, x| Way {
        name: name.map(str::to_owned),
        major: name.is_some(),
        line: line(x),
    };
    let around = &mut all.surroundings;
    around.roads = vec![way(Some("Quốc lộ 1"), 5.0), way(None, 6.0)];
    around.rivers = vec![way(Some("Sông Ngàn Sâu"), 7.5)];
    around.water = vec![land(8.0, 8.0), MultiPolygon(Vec::new())];
    around.neighbours = vec![Neighbour { name: None, land: land(-5.5, 1.0) }];
    let height = |i: u32| (i % 5 != 3).then(|| (f64::from(i) * 0.7 - 4.0) as f32);
    around.relief = Some(Relief {
        grid: Grid {
            origin: Coord { x: 0.0, y: 9.5 },
            step: Coord { x: 30.0, y: -30.0 },
            cols: 4,
            rows: 3,
        },
        heights_m: (0..12).map(height).collect(),
    });
}

fn findings(all: &mut Assessment) {
    let kind = all.services[0].kind;
    let at = Box::new(all.evidence[0].place.clone());
    let more = [
        FindingKind::NotAnArea { found: GeometryType::LineString },
        FindingKind::EncodingAssumed { encoding: CodePage::Windows1258, count: 3 },
        FindingKind::More { of: FindingCode::SiteElsewhere, count: 7 },
        FindingKind::GeometryRepaired {
            fault: GeometryFault::HoleOutside,
            before_m2: -0.0,
            after_m2: 1.5,
        },
        FindingKind::TextConverted {
            legacy: LegacyText::Tcvn3,
            count: 1,
            found: "µ".into(),
            used: "à".into(),
        },
        FindingKind::BadValue { value: "x".into(), expected: Expected::LaterDay },
        FindingKind::EvidenceExpired {
            village: "v".into(),
            expiry: date(2024, 2, 29),
            on: date(2025, 1, 1),
        },
        FindingKind::EvidenceConflict {
            village: "v".into(),
            own: (kind, Says::Hole),
            other: (kind, Says::White),
            at,
        },
        FindingKind::RasterRead {
            used: RasterValues::PerHectare,
            by: ReadBy::Numbers { official: 5.0 },
            people: 4.0,
        },
    ];
    let place = crate::finding::Location { column: Some("tên".into()), ..Default::default() };
    let finding = |kind| Finding { severity: Severity::Assumed, place: place.clone(), kind };
    all.findings.extend(more.map(finding));
}

/// Every value in words; numbers so that they read back the same, −0 and 0 apart. Operators by their names:
/// the table beside those has no order.
fn words(assessment: &Assessment) -> String {
    let mut all = assessment.clone();
    let operators = std::mem::take(&mut all.network.operators);
    format!("{:#?}\n{all:#?}", operators.names())
}

/// The same, or the first line that differs.
#[track_caller]
fn same(a: &Assessment, b: &Assessment) {
    let (a, b) = (words(a), words(b));
    let differ = a.lines().zip(b.lines()).enumerate().find(|(_, (a, b))| a != b);
    assert_eq!(differ, None);
    assert_eq!(a.len(), b.len());
}

/// With the sum that belongs to the bytes: what somebody would do who means ill.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let whole = &bytes[..bytes.len().saturating_sub(SUM)];
    [whole, &Sha256::digest(whole)[..]].concat()
}

#[test]
fn everything_comes_back_the_same() {
    for all in [everything(), province(20), Assessment::default()] {
        let bytes = encode(&all).unwrap();
        let back = decode(&bytes).unwrap();
        same(&back, &all);
        assert_eq!(encode(&back).unwrap(), bytes, "and again");
        let names = back.network.operators.names();
        let found = names.iter().map(|n| back.network.operators.find(n).unwrap().index());
        assert!(found.eq(0..names.len()), "operators are found by name");
    }
}

#[test]
fn what_is_left_out_says_so() {
    let mut all = everything();
    all.bases[0].parts = Parts::Pieces(vec![Vec::new(); all.villages.len()]);
    all.measurements = Some(Vec::new());
    all.network.poles = Some(vec![Pole { id: "1".into(), operators: Vec::new() }]);
    let back = decode(&encode(&all).unwrap()).unwrap();
    assert_eq!(back.bases[0].parts, Parts::NotKept);
    assert_eq!(back.bases[0].totals, all.bases[0].totals);
    assert!(back.measurements.is_none() && back.network.poles.is_none());
    assert_eq!(back.speeds, all.speeds, "what tests come to is kept");
}

/// Names of fields and of variants with values, where they stand, in order of first appearance.
fn layout(value: &serde_json::Value, path: &str, seen: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                if !seen.contains(&path) {
                    seen.push(path.clone());
                }
                layout(value, &path, seen);
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|v| layout(v, path, seen)),
        _ => {}
    }
}

/// Whoever changes a type that is kept finds out here: files of yesterday would be read wrongly.
#[test]
fn another_layout_has_another_number() {
    let mut seen = Vec::new();
    layout(&serde_json::to_value(everything()).unwrap(), "", &mut seen);
    seen.extend(FindingCode::ALL.map(|c| c.code().to_owned()));
    let sum = &Sha256::digest(seen.join("\n"))[..4];
    // If this fails, raise FORMAT, then write the new sum here.
    assert_eq!((FORMAT, sum), (5, &[132, 175, 86, 13][..]));
}

#[test]
fn other_files_and_formats_are_told_apart() {
    let bytes = encode(&everything()).unwrap();
    for other in [&b""[..], b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", &bytes[1..]] {
        assert_eq!(decode(other).unwrap_err(), Fault::Other);
    }
    let mut later = bytes.clone();
    later[8] += 1;
    let program = env!("CARGO_PKG_VERSION").to_owned();
    let format = FORMAT + 1;
    assert_eq!(decode(&later).unwrap_err(), Fault::OtherFormat { program, format });
}

#[test]
fn files_cut_short_or_changed_are_damaged() {
    let bytes = encode(&everything()).unwrap();
    for cut in (8..bytes.len()).step_by(97).chain([bytes.len() - 1]) {
        assert_eq!(decode(&bytes[..cut]).unwrap_err(), Fault::Damaged, "{cut}");
        // Even where the sum is right.
        if cut > SUM + 8 {
            assert_eq!(decode(&sealed(&bytes[..cut])).unwrap_err(), Fault::Damaged, "{cut}");
        }
    }
    for at in (11..bytes.len()).step_by(89) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert_eq!(decode(&changed).unwrap_err(), Fault::Damaged, "{at}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(decode(&longer).unwrap_err(), Fault::Damaged);
}

#[test]
fn indices_of_nothing_are_refused() {
    let refused = |change: &dyn Fn(&mut Assessment)| {
        let mut all = everything();
        change(&mut all);
        assert_eq!(decode(&encode(&all).unwrap()).unwrap_err(), Fault::Damaged);
    };
    refused(&|a| a.villages[0].commune = CommuneId(99));
    refused(&|a| a.villages[0].district = Some(DistrictId(1)));
    refused(&|a| a.points[0].village = 30);
    refused(&|a| a.gaps[0].village = 30);
    refused(&|a| a.gaps[0].evidence = Some(2));
    refused(&|a| a.services[0].villages.truncate(29));
    refused(&|a| a.services[0].shares.clear());
    refused(&|a| a.scenarios.services[0].seen[1].truncate(29));
    refused(&|a| a.place_results[0].place = 40);
    refused(&|a| a.network.operators = crate::network::Operators::default());
    refused(&|a| {
        let shape = a.villages[0].shape.as_mut().unwrap();
        shape.centre.x = f64::NAN;
    });
    refused(&|a| {
        let relief = a.surroundings.relief.as_mut().unwrap();
        relief.grid.cols = u32::MAX;
    });
}

#[test]
fn heights_that_are_no_decimetres_come_back() {
    let mut all = everything();
    let relief = all.surroundings.relief.as_mut().unwrap();
    relief.heights_m[0] = Some(1.0 / 3.0);
    relief.heights_m[1] = Some(-0.0);
    same(&decode(&encode(&all).unwrap()).unwrap(), &all);
}

/// A province of 4,100 villages of 200 vertices that share their borders: a grid whose lines wave.
#[test]
fn a_large_province_takes_little_room() {
    let mut all = province(0);
    let columns = 64;
    let at = |u: f64, v: f64| {
        let wave = |t: f64| 120.0 * (t * 9.1).sin() + 40.0 * (t * 31.7).cos();
        Coord { x: 540_000.0 + 1000.0 * u + wave(v), y: 2.01e6 + 1000.0 * v + wave(u) }
    };
    all.villages = province(4096).villages;
    for (i, village) in all.villages.iter_mut().enumerate() {
        let (u, v) = ((i % columns) as f64, (i / columns) as f64);
        let side = |n: i32| f64::from(n) / 50.0;
        let ring = (0..50)
            .map(|n| at(u + side(n), v))
            .chain((0..50).map(|n| at(u + 1.0, v + side(n))))
            .chain((0..50).map(|n| at(u + side(50 - n), v + 1.0)))
            .chain((0..=50).map(|n| at(u, v + side(50 - n))));
        let planar = MultiPolygon(vec![Polygon::new(LineString(ring.collect()), Vec::new())]);
        if let Some(shape) = &mut village.shape {
            let degrees = |c: Coord<f64>| Coord {
                x: 105.5 + (c.x - 500_000.0) / 105_700.123,
                y: 18.08 + (c.y - 2_000_000.0) / 110_670.456,
            };
            shape.geographic = planar.map_coords(degrees);
            shape.planar = planar;
        }
    }
    all.services.clear();
    all.gaps.clear();
    let bytes = encode(&all).unwrap();
    // 760,000 vertices of 32 bytes in memory.
    assert!(bytes.len() < 10 << 20, "{} bytes", bytes.len());
    let streams = shapes::write(&all);
    let mut back = all.clone();
    for shape in back.villages.iter_mut().filter_map(|v| v.shape.as_mut()) {
        (shape.planar, shape.geographic) = (crate::kept::no_land(), crate::kept::no_land());
    }
    shapes::read(&streams, &mut back).unwrap();
    let alike =
        |(a, b): (&crate::place::Village, &crate::place::Village)| match (&a.shape, &b.shape) {
            (Some(a), Some(b)) => a.planar == b.planar && a.geographic == b.geographic,
            (a, b) => a.is_none() && b.is_none(),
        };
    assert!(all.villages.iter().zip(&back.villages).all(alike));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the bytes, an answer comes; right sums included.
    #[test]
    fn any_bytes_are_answered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in 0_usize..40,
    ) {
        let bytes = encode(&province(3)).unwrap();
        let mut changed = bytes[..bytes.len() - cut].to_vec();
        for (at, byte) in &changes {
            let at = at.index(changed.len());
            changed[at] = *byte;
        }
        let _answer = decode(&sealed(&changed));
    }

    /// The same below the compression, where every byte means something.
    #[test]
    fn any_sections_are_answered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let all = everything();
        let mut values = postcard::to_stdvec(&all).unwrap();
        for (at, byte) in &changes {
            let at = at.index(values.len());
            values[at] = *byte;
        }
        if let Ok((mut read, _)) = postcard::take_from_bytes::<Assessment>(&values) {
            let mut streams = shapes::write(&all);
            let _geometry = shapes::read(&streams, &mut read);
            for (at, byte) in &changes {
                let at = at.index(streams.plan.len());
                streams.plan[at] = *byte;
            }
            let _geometry = shapes::read(&streams, &mut read);
            let _indices = check::check(&read);
        }
    }
}
