//! Where villages lie: working CRSs chosen and judged, land across the antimeridian, villages far off, of
//! several rows. Every layer is made here.

use crate::support::Job;
use geo::{Contains, GeodesicArea};
use phusong::finding::FindingKind;
use phusong::source::{Error, Inputs};
use std::fmt::Write as _;

/// The towns of the 63 provinces before July 2025, by the province of today: longitude, latitude.
const TOWNS: [(&str, &[[f64; 2]]); 34] = [
    ("01", &[[105.85, 21.03]]),
    ("04", &[[106.26, 22.67]]),
    ("08", &[[105.21, 21.82], [104.98, 22.82]]),
    ("11", &[[103.02, 21.39]]),
    ("12", &[[103.46, 22.39]]),
    ("14", &[[103.91, 21.33]]),
    ("15", &[[103.97, 22.48], [104.87, 21.70]]),
    ("19", &[[105.84, 21.59], [105.83, 22.15]]),
    ("20", &[[106.76, 21.85]]),
    ("22", &[[107.08, 20.95]]),
    ("24", &[[106.07, 21.19], [106.20, 21.28]]),
    ("25", &[[105.40, 21.32], [105.60, 21.31], [105.34, 20.82]]),
    ("31", &[[106.68, 20.86], [106.31, 20.94]]),
    ("33", &[[106.05, 20.65], [106.34, 20.45]]),
    ("37", &[[105.97, 20.25], [106.17, 20.42], [105.92, 20.54]]),
    ("38", &[[105.78, 19.81]]),
    ("40", &[[105.68, 18.68]]),
    ("42", &[[105.90, 18.34]]),
    ("44", &[[107.10, 16.82], [106.60, 17.47]]),
    ("46", &[[107.58, 16.46]]),
    ("48", &[[108.21, 16.07], [108.48, 15.57]]),
    ("51", &[[108.80, 15.12], [108.00, 14.35]]),
    ("52", &[[108.00, 13.98], [109.22, 13.78]]),
    ("56", &[[109.19, 12.24], [108.99, 11.57]]),
    ("66", &[[108.04, 12.67], [109.31, 13.09]]),
    ("68", &[[108.44, 11.94], [107.69, 12.00], [108.10, 10.93]]),
    ("75", &[[106.82, 10.95], [106.89, 11.54]]),
    ("79", &[[106.70, 10.78], [106.65, 10.98], [107.08, 10.35]]),
    ("80", &[[106.10, 11.31], [106.41, 10.54]]),
    ("82", &[[105.63, 10.46], [106.36, 10.36]]),
    ("86", &[[105.97, 10.25], [106.38, 10.24], [106.34, 9.95]]),
    ("91", &[[105.43, 10.38], [105.08, 10.01]]),
    ("92", &[[105.78, 10.04], [105.47, 9.78], [105.98, 9.60]]),
    ("96", &[[105.15, 9.18], [105.72, 9.29]]),
];

/// A feature: its properties, and a square by its south-west corner and side.
fn square(properties: &str, [x, y]: [f64; 2], side: f64) -> String {
    let (e, n) = (x + side, y + side);
    format!(
        r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon",
        "coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#
    )
}

/// A layer of features, in degrees or in a stated CRS.
fn layer(epsg: Option<u32>, features: &[String]) -> String {
    let crs = epsg.map_or_else(String::new, |code| {
        format!(
            r#""crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::{code}"}}}},"#
        )
    });
    format!(r#"{{"type":"FeatureCollection",{crs}"features":[{}]}}"#, features.join(","))
}

/// Reads a project of villages and of stations in degrees.
fn read(head: &str, villages: &str, stations: &[[f64; 2]]) -> Result<Inputs, Error> {
    let job = Job::new();
    job.write("v.geojson", villages);
    let mut cells = "id,technology,lon,lat\n".to_owned();
    for (i, [lon, lat]) in stations.iter().enumerate() {
        let _ = writeln!(cells, "S{i},4G,{lon},{lat}");
    }
    job.write("cells.csv", &cells);
    job.read(&format!(
        "[project]\n{head}\n[villages]\npath = \"v.geojson\"\n\
         [[cells]]\npath = \"cells.csv\"\ncrs = \"EPSG:4326\"\n"
    ))
}

/// The codes of findings, without those that every such project has.
fn codes(inputs: &Inputs) -> Vec<&'static str> {
    let usual = ["radius-assumed", "no-layer-for", "crs-assumed", "no-operator", "no-commune"];
    inputs.findings.iter().map(|f| f.kind.code()).filter(|c| !usual.contains(c)).collect()
}

#[test]
fn every_province_has_a_working_crs_of_its_own() {
    let mut chosen = 0;
    for (code, towns) in TOWNS {
        let squares: Vec<String> = towns
            .iter()
            .flat_map(|t| {
                [[-0.4, -0.2], [0.0, 0.0], [0.3, 0.2]].map(|d| [t[0] + d[0], t[1] + d[1]])
            })
            .enumerate()
            .map(|(i, at)| square(&format!(r#""id":"{i}""#), at, 0.02))
            .collect();
        let head = format!("province = \"{code}\"");
        let inputs = read(&head, &layer(None, &squares), &[towns[0]]).unwrap();
        for v in &inputs.villages {
            let shape = v.shape.as_ref().unwrap();
            let ground = shape.geographic.geodesic_area_unsigned();
            let off = shape.area_m2 / ground - 1.0;
            assert!(off.abs() < 5e-4, "{code} {}: {off}", v.id);
        }
        let scale = inputs.ground.unwrap();
        assert!(scale.area.iter().all(|a| (a - 1.0).abs() < 5e-4), "{code}: {scale:?}");
        let said = codes(&inputs);
        chosen += usize::from(said == ["crs-chosen"]);
        assert!(said.is_empty() || said == ["crs-chosen"], "{code}: {said:?}");
    }
    // Those that were made of provinces of several zones.
    assert_eq!(chosen, 17);
}

#[test]
fn without_province_and_crs_the_villages_say_where_they_are() {
    let at = |head: &str, x: f64, y: f64| {
        let villages = layer(None, &[square(r#""id":"1""#, [x, y], 0.02)]);
        let inputs = read(head, &villages, &[[x, y]]).unwrap();
        let off = inputs.ground.unwrap().area.map(|a| (a - 1.0).abs());
        assert!(off.iter().all(|o| *o < 1e-3), "{off:?}");
        (inputs.crs.code.clone(), codes(&inputs))
    };
    assert_eq!(at("", 105.9, 18.3), ("EPSG:9211".into(), vec!["crs-chosen"]));
    if cfg!(feature = "gdal") {
        assert_eq!(at("", -74.1, -12.1), ("EPSG:32718".into(), vec!["crs-chosen"]));
    }
    assert_eq!(at("crs = \"EPSG:9209\"", 105.9, 18.3), ("EPSG:9209".into(), vec![]));
}

#[test]
fn a_working_crs_that_is_not_true_is_told_or_refused() {
    let run = |epsg: u32, x: f64, y: f64| {
        let villages = layer(None, &[square(r#""id":"1""#, [x, y], 0.02)]);
        read(&format!("crs = \"EPSG:{epsg}\""), &villages, &[[x, y]])
    };
    assert_eq!(codes(&run(9206, 105.45, 21.0).unwrap()), Vec::<&str>::new(), "areas 0.05 % off");
    if cfg!(feature = "gdal") {
        let told = run(3405, 109.4, 12.2).unwrap();
        let scale = told.findings.iter().find_map(|f| match &f.kind {
            FindingKind::CrsScale { area, better, .. } => Some((area[1], *better)),
            _ => None,
        });
        let (area, better) = scale.unwrap();
        assert!((1.004..1.006).contains(&area), "{area}");
        assert_eq!(better, Some(9218));
        for epsg in [3857, 3395] {
            let refused = run(epsg, 105.9, 18.3);
            assert!(
                matches!(refused, Err(Error::UntrueCrs { better: Some(9211), .. })),
                "{epsg}: {refused:?}"
            );
        }
    }
    assert!(matches!(run(4326, 105.9, 18.3), Err(Error::NotMetric { .. })));
}

#[cfg(feature = "gdal")]
#[test]
fn villages_on_both_sides_of_the_antimeridian() {
    // Fiji, Chukotka, and a zone of UTM that ends at 180°.
    for (epsg, lat) in [(3460, -17.0), (32601, 66.5), (32760, -17.0)] {
        let features: Vec<String> = [179.90, 179.95, -180.0, -179.95]
            .iter()
            .enumerate()
            .map(|(i, x)| square(&format!(r#""id":"{i}""#), [*x, lat], 0.05))
            .collect();
        let head = format!("crs = \"EPSG:{epsg}\"");
        let inputs =
            read(&head, &layer(None, &features), &[[-179.99, lat + 0.02], [179.99, lat + 0.02]]);
        let inputs = inputs.unwrap_or_else(|e| panic!("EPSG:{epsg}: {e}"));
        assert_eq!(codes(&inputs), Vec::<&str>::new(), "EPSG:{epsg}");
        assert_eq!(inputs.villages.iter().filter(|v| v.shape.is_some()).count(), 4);
        let lons = inputs.villages.iter().flat_map(|v| {
            let rings = v.shape.as_ref().unwrap().geographic.iter();
            rings.flat_map(|p| p.exterior().0.iter().map(|c| c.x)).collect::<Vec<_>>()
        });
        let (low, high) = lons.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        assert!((high - low - 0.2).abs() < 1e-6, "EPSG:{epsg}: {low} to {high}");
        let land = |at| {
            inputs
                .villages
                .iter()
                .any(|v| v.shape.as_ref().unwrap().planar.contains(&geo::Point(at)))
        };
        assert!(inputs.network.cells.iter().all(|c| land(c.position)), "EPSG:{epsg}");
        assert_eq!(inputs.network.cells.len(), 2);
    }
}
