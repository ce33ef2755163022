//! Where people live, from files to bases: each layer's keys, and the corpus of wrong ones.

use crate::support::{Job, codes, messy};
use geo::{Area, BooleanOps, Validation};
use phusong::cli::words;
use phusong::finding::{FindingKind, ReadBy};
use phusong::lang::{self, Lang};
use phusong::place::{Basis, BasisMethod, Denominator, Extent, Parts, PointRole};
use phusong::project::RasterValues;
use phusong::source::{Error, Inputs, Mistake};

const VILLAGES: &str = "villages.geojson";
const ONE_CELL: &str = "site_id,operator,technology,lon,lat,radius_m\nS,V,4G,105.91,18.31,900\n";

/// A project on the clean villages with more layers.
fn read_with(file: &str, more: &str) -> Result<Inputs, Error> {
    let job = Job::new();
    job.copy(VILLAGES);
    if !file.is_empty() {
        job.copy(file);
    }
    job.write("cells.csv", ONE_CELL);
    job.read(&format!(
        "[project]\nprovince = \"42\"\n[villages]\npath = \"{VILLAGES}\"\n[[cells]]\n\
         path = \"cells.csv\"\ncrs = \"EPSG:4326\"\ntechnologies = [\"4G\", \"5G\", \"FTTH\"]\n{more}"
    ))
}

fn population(file: &str, keys: &str) -> Result<Inputs, Error> {
    read_with(file, &format!("[population]\npath = \"{file}\"\n{keys}"))
}

fn basis(inputs: &Inputs, of: Denominator) -> &Basis {
    inputs.bases.iter().find(|b| b.denominator == of).unwrap()
}

fn near(got: &[Option<f64>], want: &[Option<f64>], tolerance: f64) {
    assert_eq!(got.len(), want.len());
    for (g, w) in got.iter().zip(want) {
        match (g, w) {
            (None, None) => {}
            (Some(g), Some(w)) if (g - w).abs() <= tolerance * w => {}
            _ => panic!("{got:?} is not {want:?}"),
        }
    }
}

/// What holds of every basis, whatever the data.
fn invariants(inputs: &Inputs) {
    let order: Vec<Denominator> = inputs.bases.iter().map(|b| b.denominator).collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(order, sorted, "each once, in order");
    for basis in &inputs.bases {
        assert_eq!(basis.totals.len(), inputs.villages.len());
        assert!(basis.totals.iter().flatten().all(|t| *t > 0.0 && t.is_finite()));
        let Parts::Pieces(pieces) = &basis.parts else { continue };
        assert_eq!(pieces.len(), inputs.villages.len());
        for ((parts, total), village) in pieces.iter().zip(&basis.totals).zip(&inputs.villages) {
            let sum: f64 = parts.iter().map(|p| p.weight).sum();
            assert_eq!(parts.is_empty(), total.is_none());
            assert!((sum - total.unwrap_or(0.0)).abs() <= 1e-9 * sum, "{sum} {total:?}");
            for part in parts {
                assert!(part.weight > 0.0);
                let Extent::Area(area) = &part.extent else { continue };
                assert!(area.signed_area() > 0.0, "exteriors are counter-clockwise");
                let land = &village.shape.as_ref().unwrap().planar;
                let beyond = area.difference(land).unsigned_area();
                // Edges are straight in the raster's CRS: centimetres on a kilometre.
                assert!(beyond <= 1e-3 * area.unsigned_area() + 1.0, "{beyond} m² outside");
            }
        }
    }
    for f in &inputs.findings {
        let (vi, en) = (lang::finding(Lang::VI, f), lang::finding(Lang::EN, f));
        assert!(!vi.headline.is_empty() && !en.headline.is_empty(), "{f:?}");
        assert_ne!(vi.headline, en.headline, "{f:?}");
        assert!(!vi.hint.is_empty() && vi.hint != en.hint, "{f:?}");
    }
}

#[test]
fn without_layers_the_villages_own_numbers_are_spread_over_their_area() {
    let inputs = read_with("", "").unwrap();
    invariants(&inputs);
    let [people] = &inputs.bases[..] else { panic!("the villages state people, not households") };
    assert_eq!(people.denominator, Denominator::Population);
    assert_eq!(people.parts, Parts::As(Denominator::Area));
    assert_eq!(people.method, BasisMethod::SpreadOverArea);
    assert_eq!(people.totals, [Some(500.0); 3]);
    assert!(inputs.points.is_empty());
}

#[test]
fn settlements_count_once_and_only_inside() {
    let toml = "[[settlements]]\npath = \"settlements_overlapping.geojson\"\nsource = \"OSM\"\n";
    let inputs = read_with("settlements_overlapping.geojson", toml).unwrap();
    invariants(&inputs);
    let area = basis(&inputs, Denominator::InhabitedArea);
    assert_eq!(area.method, BasisMethod::SettlementAreas);
    // A and B together are 0.013° wide; half of C (0.010° wide) is in T2; none is in T3.
    let cell = inputs.villages[0].shape.as_ref().unwrap().area_m2 / 4.0;
    near(&area.totals, &[Some(1.3 * cell), Some(0.5 * cell), None], 1e-3);
    assert_eq!(codes(&inputs.findings), ["note no-settlement", "note settlements-outside"]);
    let outside = inputs.findings.iter().find_map(|f| match f.kind {
        FindingKind::SettlementsOutside { area_m2, share } => Some((area_m2, share)),
        _ => None,
    });
    let (area_m2, share) = outside.unwrap();
    assert!((area_m2 - 0.5 * cell).abs() < 1e-3 * cell, "{area_m2}");
    // Of the sum of the polygons: 1.0 + 0.8 + 1.0 cells.
    assert!((share - 0.5 / 2.8).abs() < 1e-3, "{share}");
    // People go where the settlements are: T3 states 500, but has none.
    let people = basis(&inputs, Denominator::Population);
    assert_eq!(people.parts, Parts::As(Denominator::InhabitedArea));
    assert_eq!(people.totals, [Some(500.0), Some(500.0), None]);
    let layer = inputs.layers.iter().find(|l| l.role.code() == "settlements").unwrap();
    assert_eq!((layer.rows, layer.sha256.len()), (3, 64));
    assert_eq!(layer.source.as_deref(), Some("OSM"));
    assert_eq!(layer.crs.as_deref(), Some("EPSG:4326"));
}

#[test]
fn points_of_settlements_are_widened() {
    let toml = "[[settlements]]\npath = \"settlements_points.csv\"\n";
    let refused = read_with("settlements_points.csv", toml);
    assert!(matches!(refused, Err(Error::NoBuffer { .. })), "{refused:?}");
    let toml = format!("{toml}crs = \"EPSG:4326\"\nbuffer_m = 50\n");
    let inputs = read_with("settlements_points.csv", &toml).unwrap();
    invariants(&inputs);
    let area = basis(&inputs, Denominator::InhabitedArea);
    assert_eq!(area.method, BasisMethod::Buffered { buffer_m: 50.0 });
    // The same place twice is one disc; a 32-gon of the disc's area.
    let disc = std::f64::consts::PI * 2500.0;
    // The overlay rounds corners to a micrometre or so.
    near(&area.totals, &[Some(disc), Some(disc), None], 1e-7);
    assert_eq!(codes(&inputs.findings), ["note no-settlement", "note settlements-outside"]);
}

#[test]
fn polygons_and_lines_of_settlements_are_widened_too() {
    let toml = "[[settlements]]\npath = \"s.geojson\"\nbuffer_m = 10\n";
    let job = Job::new();
    job.copy(VILLAGES);
    job.write("cells.csv", ONE_CELL);
    let feature = |geometry: &str| {
        format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{geometry}}}")
    };
    // In metres of the working CRS: a square of 100 m and a road of 200 m, both in T1.
    let square = feature(
        "{\"type\":\"Polygon\",\"coordinates\":[[[543000,2024500],[543100,2024500],[543100,2024600],[543000,2024600],[543000,2024500]]]}",
    );
    let road =
        feature("{\"type\":\"LineString\",\"coordinates\":[[543400,2024500],[543600,2024500]]}");
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:9209\"}}";
    let all = format!("{{\"type\":\"FeatureCollection\",{crs},\"features\":[{square},{road}]}}");
    job.write("s.geojson", all);
    let inputs = job
        .read(&format!(
            "[project]\nprovince = \"42\"\n[villages]\npath = \"{VILLAGES}\"\n[[cells]]\n\
             path = \"cells.csv\"\ncrs = \"EPSG:4326\"\n{toml}"
        ))
        .unwrap();
    invariants(&inputs);
    let area = basis(&inputs, Denominator::InhabitedArea);
    let round = std::f64::consts::PI * 100.0;
    let want = (100.0 * 100.0 + 4.0 * 100.0 * 10.0 + round) + (200.0 * 20.0 + round);
    let got = area.totals[0].unwrap();
    // Round corners of 32 sides a turn are 0.6 % short of the circle.
    assert!((got - want).abs() < 0.02 * round, "{got} is not {want}");
}

#[test]
fn settlements_are_repaired_as_villages_are() {
    let toml = "[[settlements]]\npath = \"settlements_bowtie.geojson\"\n";
    let inputs = read_with("settlements_bowtie.geojson", toml).unwrap();
    invariants(&inputs);
    assert_eq!(codes(&inputs.findings), ["note no-settlement", "repaired geometry-repaired"]);
    let Parts::Pieces(pieces) = &basis(&inputs, Denominator::InhabitedArea).parts else {
        panic!("settlements are pieces")
    };
    assert_eq!(pieces[0].len(), 2, "two triangles");
    for part in &pieces[0] {
        let Extent::Area(area) = &part.extent else { panic!("an area") };
        assert!(area.is_valid());
    }
}

/// File, keys, people of the three villages, findings.
type Case = (&'static str, &'static str, [Option<f64>; 3], &'static [&'static str]);

#[test]
fn every_messy_raster_that_can_be_read() {
    let all = [Some(500.0); 3];
    let stated = "values = \"count\"";
    let cases: &[Case] = &[
        ("population_clean.asc", stated, all, &["note population-total"]),
        ("population_south_up.tif", stated, all, &["note population-total"]),
        (
            "population_two_bands.tif",
            "values = \"count\"\nband = 2",
            all,
            &["note population-total"],
        ),
        ("population_no_crs.asc", stated, all, &["assumed crs-assumed", "note population-total"]),
        (
            "population_no_data.asc",
            stated,
            [None, all[1], all[2]],
            &["note population-total", "note raster-nothing"],
        ),
        (
            "population_no_data_undeclared.asc",
            stated,
            [Some(375.0), all[1], all[2]],
            &["dropped raster-negative", "note population-total", "note raster-gap"],
        ),
        (
            "population_too_small.asc",
            stated,
            [all[0], None, all[2]],
            &["note population-total", "note raster-nothing", "note raster-too-small"],
        ),
        (
            "population_empty.asc",
            stated,
            [None; 3],
            &[
                "note population-total",
                "note raster-nothing",
                "note raster-nothing",
                "note raster-nothing",
            ],
        ),
        ("population_ppp.tif", "", all, &["assumed raster-read", "note population-total"]),
    ];
    for (file, keys, people, findings) in cases {
        let inputs = population(file, keys).unwrap_or_else(|e| panic!("{file}: {e}"));
        invariants(&inputs);
        // Whole cells of 125; borders of villages and cells agree to a rounding of degrees.
        near(&basis(&inputs, Denominator::Population).totals, people, 1e-9);
        assert_eq!(codes(&inputs.findings), *findings, "{file}: {:#?}", inputs.findings);
    }
}

#[test]
fn every_messy_raster_that_cannot() {
    let error = |file: &str, keys: &str| population(file, keys).unwrap_err();
    assert!(matches!(error("population_rotated.tif", ""), Error::RotatedRaster { .. }));
    assert!(matches!(error("population_no_place.tif", ""), Error::RasterWithoutPlace { .. }));
    assert!(matches!(error("population_not_a_raster.tif", ""), Error::NotThatFormat { .. }));
    assert!(matches!(error("population_truncated.tif", ""), Error::Unreadable { .. }));
    assert!(matches!(error(VILLAGES, ""), Error::UnknownFormat { .. }));
    let no_band = |stated: Option<&str>| {
        let stated = stated.map(str::to_owned);
        Error::NoBand { file: "population_two_bands.tif".to_owned(), stated, bands: 2 }
    };
    assert_eq!(error("population_two_bands.tif", ""), no_band(None));
    assert_eq!(error("population_two_bands.tif", "band = 3"), no_band(Some("3")));
    let metres = error("population_no_crs_metres.asc", "");
    let Error::NoCrs { guess, .. } = metres else { panic!("{metres:?}") };
    assert_eq!(guess, Some(Mistake::FitsCrs(9209)));
    assert!(matches!(error("population_elsewhere.asc", ""), Error::RasterElsewhere { .. }));
    for file in ["population_rotated.tif", "population_elsewhere.asc"] {
        let error = error(file, "");
        assert_eq!(error.exit_status(), 3);
        let (vi, en) =
            (words::source_error(Lang::VI, &error), words::source_error(Lang::EN, &error));
        assert!(vi.headline != en.headline && !vi.hint.is_empty() && !en.hint.is_empty());
    }
}

#[test]
fn what_a_raster_holds_is_recognised() {
    use RasterValues::{Count, PerSquareKilometre};
    let read = |file: &str, keys: &str| {
        let inputs = population(file, keys).unwrap();
        let read = inputs.findings.iter().find_map(|f| match &f.kind {
            FindingKind::RasterRead { used, by, .. } => Some((*used, by.clone())),
            _ => None,
        });
        let doubtful = inputs.findings.iter().find_map(|f| match f.kind {
            FindingKind::RasterDoubtful { used, better, .. } => Some((used, better)),
            _ => None,
        });
        (basis(&inputs, Denominator::Population).method, read, doubtful)
    };
    let density = BasisMethod::DensityRaster { unit_m2: 1e6 };
    let words = ReadBy::Words("population_ppp".to_owned());
    assert_eq!(
        read("population_ppp.tif", ""),
        (BasisMethod::CountRaster, Some((Count, words)), None)
    );
    let words = ReadBy::Words("population_density".to_owned());
    let said = Some((PerSquareKilometre, words));
    assert_eq!(read("population_density.asc", ""), (density, said, None));
    let (method, by, doubt) = read("population_clean.asc", "");
    assert_eq!((method, doubt), (BasisMethod::CountRaster, None));
    assert_eq!(by, Some((Count, ReadBy::Numbers { official: 1500.0 })));
    // Nine thousand a cell is far from five hundred a village in every reading.
    let (method, by, doubt) = read("population_neither.asc", "");
    assert_eq!((method, doubt), (BasisMethod::CountRaster, None));
    assert_eq!(by, Some((Count, ReadBy::Nothing)));
    // The project's word wins, but a number that shouts is told.
    let (method, by, doubt) = read("population_clean.asc", "values = \"per_ha\"");
    assert_eq!((method, by), (BasisMethod::DensityRaster { unit_m2: 1e4 }, None));
    assert_eq!(doubt, Some((RasterValues::PerHectare, Count)));
}

#[test]
fn a_density_gives_people_by_area() {
    let inputs = population("population_density.asc", "values = \"per_km2\"").unwrap();
    invariants(&inputs);
    let want: Vec<Option<f64>> = inputs
        .villages
        .iter()
        .map(|v| Some(107.0 * v.shape.as_ref().unwrap().area_m2 / 1e6))
        .collect();
    near(&basis(&inputs, Denominator::Population).totals, &want, 1e-6);
}

#[test]
fn people_meet_the_official_numbers() {
    let scaled = |file: &str, to: &str| {
        let inputs = population(file, &format!("values = \"count\"\nscale_to = \"{to}\"")).unwrap();
        invariants(&inputs);
        let basis = basis(&inputs, Denominator::Population);
        (basis.totals.clone(), basis.factors.clone(), codes(&inputs.findings))
    };
    let (totals, factors, found) = scaled("population_neither.asc", "villages");
    near(&totals, &[Some(500.0); 3], 1e-12);
    near(&factors, &[Some(500.0 / 36_000.0); 3], 1e-9);
    assert_eq!(found, ["note population-total"]);
    // T1 and T2 are one commune; T1 has no data, so T2 takes the commune's people.
    let (totals, factors, found) = scaled("population_no_data.asc", "communes");
    near(&totals, &[None, Some(1000.0), Some(500.0)], 1e-9);
    near(&factors, &[None, Some(2.0), Some(1.0)], 1e-9);
    assert_eq!(found, ["note population-total", "note raster-nothing"]);
    let (totals, factors, _) = scaled("population_clean.asc", "nothing");
    near(&totals, &[Some(500.0); 3], 1e-9);
    assert!(factors.is_empty());
}

#[test]
fn households_go_to_the_village_they_lie_in() {
    let toml = "[[households]]\npath = \"households_mixed.csv\"\ncrs = \"EPSG:4326\"\n";
    let inputs = read_with("households_mixed.csv", toml).unwrap();
    invariants(&inputs);
    let homes = basis(&inputs, Denominator::Households);
    assert_eq!(homes.method, BasisMethod::Points);
    // 1 + 3 at one place; 1,200 and a bad number that counts as 1; nothing in T3.
    assert_eq!(homes.totals, [Some(4.0), Some(1201.0), None]);
    let Parts::Pieces(pieces) = &homes.parts else { panic!("points are pieces") };
    assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 0]);
    assert_eq!(
        codes(&inputs.findings),
        ["dropped bad-value", "dropped null-island", "note households-outside"]
    );
    let outside = |f: &FindingKind| matches!(f, FindingKind::HouseholdsOutside { count: 1, households } if *households == 4.0);
    assert!(inputs.findings.iter().any(|f| outside(&f.kind)));
}

#[test]
fn points_belong_to_the_village_they_name() {
    use PointRole::{Centre, Cluster};
    let toml = "[[points]]\npath = \"points_mixed.csv\"\ncrs = \"EPSG:4326\"\n";
    let inputs = read_with("points_mixed.csv", toml).unwrap();
    invariants(&inputs);
    let got: Vec<(u32, PointRole, &str, Option<f64>)> =
        inputs.points.iter().map(|p| (p.village, p.role, p.name.as_str(), p.households)).collect();
    let want = [
        (0, Centre, "Nhà văn hóa thôn Đông", None),
        (0, Cluster, "Cụm 1", Some(20.0)),
        (0, Cluster, "Cụm 2", Some(15.0)),
        (1, Centre, "Trung tâm thôn Đoài", None),
        (1, Cluster, "Điểm lạ", None),
        (2, Cluster, "Cụm không mã", None),
        (2, Cluster, "Chợ", None),
    ];
    assert_eq!(got, want);
    assert_eq!(
        codes(&inputs.findings),
        [
            "assumed unknown-role",
            "assumed unknown-village",
            "dropped in-no-village",
            "note position-elsewhere"
        ]
    );
    let elsewhere = inputs.findings.iter().find_map(|f| match &f.kind {
        FindingKind::PositionElsewhere { village, lies_in, km } => Some((village, lies_in, *km)),
        _ => None,
    });
    let (village, lies_in, km) = elsewhere.unwrap();
    assert_eq!((village.as_str(), lies_in.as_deref()), ("T2", Some("T1")));
    assert!((km - 2.64).abs() < 0.02, "0.025° of longitude: {km} km");
}

#[test]
fn a_role_of_the_layer_holds_for_rows_that_state_none() {
    let text = std::fs::read_to_string(messy("points_mixed.csv")).unwrap();
    let bare = text.replace("Nhà văn hóa thôn Đông", "Thôn Đông");
    let read = |role: &str| {
        let job = Job::new();
        job.copy(VILLAGES);
        job.write("cells.csv", ONE_CELL);
        job.write("points.csv", &bare);
        job.read(&format!(
            "[project]\nprovince = \"42\"\n[villages]\npath = \"{VILLAGES}\"\n[[cells]]\n\
             path = \"cells.csv\"\ncrs = \"EPSG:4326\"\ntechnologies = [\"4G\", \"5G\", \"FTTH\"]\n\
             [[points]]\npath = \"points.csv\"\ncrs = \"EPSG:4326\"\n{role}"
        ))
        .unwrap()
    };
    let role = |inputs: &Inputs| inputs.points.iter().find(|p| p.name == "Thôn Đông").unwrap().role;
    let stated = read("role = \"centre\"\n");
    assert_eq!(role(&stated), PointRole::Centre);
    assert!(!codes(&stated.findings).contains(&"assumed role-assumed".to_owned()));
    let none = read("");
    assert_eq!(role(&none), PointRole::Cluster);
    assert!(codes(&none.findings).contains(&"assumed role-assumed".to_owned()));
}

#[test]
fn identifiers_that_lost_their_zeros_are_found() {
    let job = Job::new();
    let villages = std::fs::read_to_string(messy(VILLAGES)).unwrap().replace("\"T1\"", "\"00101\"");
    job.write("v.geojson", villages);
    job.copy("points_codes_numeric.csv");
    job.write("cells.csv", ONE_CELL);
    let inputs = job
        .read(
            "[project]\nprovince = \"42\"\n[villages]\npath = \"v.geojson\"\n[[cells]]\n\
             path = \"cells.csv\"\ncrs = \"EPSG:4326\"\ntechnologies = [\"4G\", \"5G\", \"FTTH\"]\n\
             [[points]]\npath = \"points_codes_numeric.csv\"\ncrs = \"EPSG:4326\"\n",
        )
        .unwrap();
    assert_eq!(inputs.points.len(), 1);
    assert_eq!(inputs.points[0].village, 0);
    assert_eq!(codes(&inputs.findings), ["repaired codes-padded"]);
}
