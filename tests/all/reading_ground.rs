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

/// Nine villages of 2 km in VN-2000 / TM-3, three by three, and what is said beside their identifiers.
fn nine(more: &str) -> Vec<String> {
    let at =
        |i: u32| [540_000.0 + 2000.0 * f64::from(i % 3), 2_030_000.0 + 2000.0 * f64::from(i / 3)];
    (0..9).map(|i| square(&format!(r#""id":"V{i}"{more}"#), at(i), 2000.0)).collect()
}

fn dropped(inputs: &Inputs) -> Vec<(&'static str, Option<u64>)> {
    let dropped = inputs.findings.iter().filter(|f| f.severity.code() == "dropped");
    dropped.map(|f| (f.kind.code(), f.place.row)).collect()
}

#[test]
fn a_village_far_from_the_others_has_no_data() {
    for stray in [
        // Degrees among metres, a digit of a northing, a digit of an easting.
        square(r#""id":"X""#, [105.7, 18.4], 0.05),
        square(r#""id":"X""#, [541_000.0, 203_000.0], 2000.0),
        square(r#""id":"X""#, [841_000.0, 2_030_000.0], 2000.0),
    ] {
        let features = [nine(""), vec![stray]].concat();
        let head = "crs = \"EPSG:9209\"";
        let inputs = read(head, &layer(Some(9209), &features), &[[105.9, 18.36]]).unwrap();
        assert_eq!(dropped(&inputs), [("village-far", Some(10))]);
        assert_eq!(inputs.villages.iter().filter(|v| v.shape.is_some()).count(), 9);
        assert!(inputs.villages[9].shape.is_none());
    }
}

#[test]
fn islands_far_out_and_villages_beside_each_other_are_no_strays() {
    // Towns of Khánh Hòa, and Trường Sa.
    let places = [
        [109.0, 12.2],
        [109.1, 12.3],
        [109.2, 12.2],
        [109.0, 11.6],
        [108.9, 11.7],
        [109.2, 12.6],
        [111.92, 8.64],
        [114.33, 11.42],
    ];
    let squares: Vec<String> = places
        .iter()
        .enumerate()
        .map(|(i, at)| square(&format!(r#""id":"{i}""#), *at, 0.02))
        .collect();
    let inputs = read("province = \"56\"", &layer(None, &squares), &[places[0]]).unwrap();
    assert_eq!(dropped(&inputs), []);
    // Two halves of a project, 60 km apart.
    let halves: Vec<String> = (0..6)
        .map(|i| {
            let x = if i < 3 { 520_000.0 } else { 580_000.0 } + 2000.0 * f64::from(i);
            square(&format!(r#""id":"{i}""#), [x, 2_030_000.0], 2000.0)
        })
        .collect();
    let inputs =
        read("crs = \"EPSG:9209\"", &layer(Some(9209), &halves), &[[105.9, 18.36]]).unwrap();
    assert_eq!(dropped(&inputs), []);
}

#[test]
fn a_speck_and_the_outline_of_all_are_no_villages() {
    let speck = square(r#""id":"X""#, [541_000.0, 2_031_000.0], 0.05);
    let outline = square(r#""id":"X""#, [540_000.0, 2_030_000.0], 6000.0);
    for stray in [speck, outline] {
        let features = [nine(""), vec![stray]].concat();
        let head = "crs = \"EPSG:9209\"";
        let inputs = read(head, &layer(Some(9209), &features), &[[105.9, 18.36]]).unwrap();
        assert_eq!(dropped(&inputs), [("village-size", Some(10))]);
    }
}

#[test]
fn rows_of_one_village_become_one() {
    let read = |rows: [&str; 2], second: [f64; 2]| {
        let part = |i: usize, at| square(&format!(r#""id":"A",{}"#, rows[i]), at, 1000.0);
        let features = [
            part(0, [530_000.0, 2_030_000.0]),
            square(r#""id":"B","name":"Đông""#, [533_000.0, 2_030_000.0], 1000.0),
            part(1, second),
        ];
        let head = "crs = \"EPSG:9209\"";
        let inputs = read(head, &layer(Some(9209), &features), &[[105.8, 18.36]]).unwrap();
        let a = inputs.villages.iter().find(|v| v.id == "A").unwrap();
        let km2 = a.shape.as_ref().unwrap().area_m2 / 1e6;
        (inputs.villages.len(), km2, a.population, codes(&inputs))
    };
    let (apart, beside) = ([530_000.0, 2_032_000.0], [530_500.0, 2_030_000.0]);
    let alike = [r#""name":"Thôn 1","population":700"#, r#""name":"thôn 1","population":700"#];
    assert_eq!(read(alike, apart), (2, 2.0, Some(700.0), vec!["stated-partly", "parts-joined"]));
    // Parts on the same ground: it counts once.
    let (villages, km2, ..) = read(alike, beside);
    assert_eq!(villages, 2);
    assert!((km2 - 1.5).abs() < 1e-9, "{km2}");
    let differ = [r#""name":"Thôn 1","population":700"#, r#""name":"Thôn 1","population":300"#];
    assert_eq!(read(differ, apart), (2, 2.0, None, vec!["parts-joined", "parts-differ"]));
    let others = [r#""name":"Thôn 1","population":700"#, r#""name":"Thôn 2","population":700"#];
    let (villages, km2, people, said) = read(others, apart);
    assert_eq!((villages, people, said), (3, Some(700.0), vec!["stated-partly", "duplicate-id"]));
    assert!((km2 - 1.0).abs() < 1e-9);
}

#[cfg(feature = "gdal")]
mod files {
    use super::*;
    use gdal::DriverManager;
    use gdal::spatial_ref::SpatialRef;
    use gdal::vector::{
        Feature, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
    };
    use std::fs;
    use std::path::Path;

    /// Writes villages by WKT in VN-2000 / TM-3.
    fn write(file: &Path, driver: &str, layer: &str, of: OGRwkbGeometryType::Type, wkt: &[String]) {
        // Its settings are for the whole process, and must come first.
        phusong::source::prepare_gdal();
        let srs = SpatialRef::from_epsg(9209).unwrap();
        let driver = DriverManager::get_driver_by_name(driver).unwrap();
        let mut dataset = driver.create_vector_only(file).unwrap();
        let layer = dataset
            .create_layer(LayerOptions { name: layer, srs: Some(&srs), ty: of, options: None })
            .unwrap();
        layer.create_defn_fields(&[("id", OGRFieldType::OFTString)]).unwrap();
        for (i, wkt) in wkt.iter().enumerate() {
            let mut feature = Feature::new(layer.defn()).unwrap();
            feature.set_geometry(Geometry::from_wkt(wkt).unwrap()).unwrap();
            feature.set_field_string(0, &format!("V{i}")).unwrap();
            feature.create(&layer).unwrap();
        }
    }

    fn squares(count: u32, wide: f64) -> Vec<String> {
        let wkt = |i: u32| {
            let (x, y) = (540_000.0 + 3000.0 * f64::from(i), 2_030_000.0);
            let (e, n) = (x + wide, y + 2000.0);
            format!("POLYGON (({x} {y},{e} {y},{e} {n},{x} {n},{x} {y}))")
        };
        (0..count).map(wkt).collect()
    }

    fn of(job: &Job, file: &str) -> Result<Inputs, Error> {
        job.write("cells.csv", "id,technology,lon,lat\nS,4G,105.9,18.36\n");
        job.read(&format!(
            "[project]\ncrs = \"EPSG:9209\"\n[villages]\npath = \"{file}\"\n\
             [[cells]]\npath = \"cells.csv\"\ncrs = \"EPSG:4326\"\n"
        ))
    }

    #[test]
    fn a_shapefile_with_deleted_rows_another_index_or_another_table() {
        let job = Job::new();
        for (name, count) in [("whole", 4), ("older", 2)] {
            let file = job.path(&format!("{name}.shp"));
            write(
                &file,
                "ESRI Shapefile",
                name,
                OGRwkbGeometryType::wkbPolygon,
                &squares(count, 2000.0),
            );
        }
        assert_eq!(of(&job, "whole.shp").unwrap().villages.len(), 4);
        let copy = |from: &str, to: &str| fs::copy(job.path(from), job.path(to)).unwrap();
        let set = |to: &str, index: &str, table: &str| {
            copy("whole.shp", &format!("{to}.shp"));
            copy("whole.prj", &format!("{to}.prj"));
            copy(&format!("{index}.shx"), &format!("{to}.shx"));
            copy(&format!("{table}.dbf"), &format!("{to}.dbf"));
        };
        set("deleted", "whole", "whole");
        let mut table = fs::read(job.path("deleted.dbf")).unwrap();
        let at = |i: usize| {
            let number = |i: usize| usize::from(u16::from_le_bytes([table[i], table[i + 1]]));
            number(8) + i * number(10)
        };
        let second = at(1);
        table[second] = b'*';
        fs::write(job.path("deleted.dbf"), table).unwrap();
        let inputs = of(&job, "deleted.shp").unwrap();
        let ids: Vec<_> = inputs.villages.iter().map(|v| v.id.as_str()).collect();
        assert_eq!(ids, ["V0", "V2", "V3"]);
        assert_eq!(codes(&inputs), ["deleted-records"]);

        set("stale", "older", "whole");
        let inputs = of(&job, "stale.shp").unwrap();
        assert_eq!(inputs.villages.iter().filter(|v| v.shape.is_some()).count(), 4);
        assert_eq!(codes(&inputs), ["index-rebuilt"]);

        set("mixed", "whole", "older");
        let refused = of(&job, "mixed.shp");
        let right = matches!(refused, Err(Error::ShapefileDiffers { shapes: 4, rows: 2, .. }));
        assert!(right, "{refused:?}");
    }

    #[test]
    fn of_a_geopackage_with_tables_the_layer_with_geometry_is_read() {
        let job = Job::new();
        let file = job.path("v.gpkg");
        write(&file, "GPKG", "thon", OGRwkbGeometryType::wkbPolygon, &squares(3, 2000.0));
        let open = |path: &Path| {
            let flags = gdal::GdalOpenFlags::GDAL_OF_UPDATE | gdal::GdalOpenFlags::GDAL_OF_VECTOR;
            let options = gdal::DatasetOptions { open_flags: flags, ..Default::default() };
            gdal::Dataset::open_ex(path, options).unwrap()
        };
        let mut dataset = open(&file);
        let none = OGRwkbGeometryType::wkbNone;
        let table = LayerOptions { name: "layer_styles", srs: None, ty: none, options: None };
        dataset.create_layer(table).unwrap();
        drop(dataset);
        let inputs = of(&job, "v.gpkg").unwrap();
        assert_eq!((inputs.villages.len(), codes(&inputs)), (3, vec!["layer-chosen"]));
        let mut dataset = open(&file);
        let polygons = OGRwkbGeometryType::wkbPolygon;
        let second = LayerOptions { name: "xa", srs: None, ty: polygons, options: None };
        dataset.create_layer(second).unwrap();
        drop(dataset);
        let refused = of(&job, "v.gpkg");
        let right = matches!(&refused, Err(Error::SeveralLayers { layers, .. }) if *layers == ["thon", "xa"]);
        assert!(right, "{refused:?}");
    }

    #[test]
    fn curves_and_surfaces_are_read_as_areas() {
        let job = Job::new();
        let wkt = [
            "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (541000 2030000,540000 2031000,539000 2030000,\
             540000 2029000,541000 2030000)))".to_owned(),
            "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (546000 2030000,545000 2031000,544000 2030000),\
             (544000 2030000,546000 2030000)))".to_owned(),
            "GEOMETRYCOLLECTION (POINT (550000 2030000),POLYGON ((550000 2030000,551000 2030000,\
             551000 2031000,550000 2031000,550000 2030000)))".to_owned(),
            "POLYHEDRALSURFACE Z (((555000 2030000 1,556000 2030000 1,556000 2031000 1,555000 2031000 1,\
             555000 2030000 1)))".to_owned(),
            "MULTIPOLYGON ZM (((560000 2030000 1 2,561000 2030000 1 2,561000 2031000 1 2,\
             560000 2031000 1 2,560000 2030000 1 2)))".to_owned(),
        ];
        write(&job.path("v.gpkg"), "GPKG", "thon", OGRwkbGeometryType::wkbUnknown, &wkt);
        let inputs = of(&job, "v.gpkg").unwrap();
        let disc = std::f64::consts::PI;
        let km2 = inputs.villages.iter().map(|v| v.shape.as_ref().unwrap().area_m2 / 1e6);
        for (found, right) in km2.zip([disc, disc / 2.0, 1.0, 1.0, 1.0]) {
            assert!((found / right - 1.0).abs() < 1e-4, "{found} {right}");
        }
        assert_eq!(inputs.villages.len(), 5);
    }

    #[test]
    fn esri_json_is_read_and_a_cut_answer_told() {
        let job = Job::new();
        let feature = |i: u32| {
            let x = 540_000 + 3000 * i;
            format!(
                r#"{{"attributes":{{"id":"V{i}"}},"geometry":{{"rings":[[[{x},2030000],[{x},2032000],
                [{e},2032000],[{e},2030000],[{x},2030000]]]}}}}"#,
                e = x + 2000
            )
        };
        let text = |more: &str| {
            format!(
                r#"{{"geometryType":"esriGeometryPolygon","spatialReference":{{"wkid":9209}},{more}
                "fields":[{{"name":"id","type":"esriFieldTypeString"}}],"features":[{}]}}"#,
                [feature(0), feature(1)].join(",")
            )
        };
        job.write("v.json", text(""));
        let inputs = of(&job, "v.json").unwrap();
        assert_eq!((inputs.villages.len(), codes(&inputs)), (2, vec![]));
        job.write("v.json", text(r#""exceededTransferLimit" : true,"#));
        assert_eq!(codes(&of(&job, "v.json").unwrap()), ["cut-by-server"]);
    }

    #[test]
    fn the_scale_of_utm_on_a_meridian_of_tm3_is_refused() {
        let job = Job::new();
        let mif = |scale: &str| {
            format!(
                "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nCoordSys Earth Projection 8, 9999, 28, \
                 -191.90441429, -39.30318279, -111.45032835, -0.00928836, 0.01975479, -0.00427372, \
                 0.252906278, 0, \"m\", 105.5, 0, {scale}, 500000, 0\nColumns 1\n  id Char(12)\nData\n\nRegion 1\n\
                 5\n540000 2030000\n542000 2030000\n542000 2032000\n540000 2032000\n540000 2030000\n"
            )
        };
        job.write("v.mid", "\"V0\"\n");
        job.write("v.mif", mif("0.9996"));
        let refused = of(&job, "v.mif");
        assert!(matches!(refused, Err(Error::UtmScale { zone: 9209, .. })), "{refused:?}");
        job.write("v.mif", mif("0.9999"));
        assert_eq!(codes(&of(&job, "v.mif").unwrap()), Vec::<&str>::new());
    }
}
