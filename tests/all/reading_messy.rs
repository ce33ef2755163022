//! The corpus of messy files: one file a defect, each with the findings it must bring, no more. A build
//! without GDAL reads what is GeoJSON or a table to the same findings: `make lean` runs this file so.

use crate::support::{Job, codes, read};
use geo::{Contains, Validation};
use phusong::finding::Finding;
use phusong::lang::{self, Lang};
use phusong::network::{Reach, Status, Technology};
use phusong::place::Village;
use phusong::source::{Error, Inputs, Mistake};

const WITH_GDAL: bool = cfg!(feature = "gdal");
const CLEAN_VILLAGES: &str = "villages.geojson";
const CLEAN_CELLS: &str = "cells_clean.csv";

/// File of cells, cells that come out, findings.
const CELLS: &[(&str, usize, &[&str])] = &[
    ("cells_clean.csv", 2, &[]),
    ("cells_lonlat_swapped_row.csv", 3, &["repaired swapped"]),
    ("cells_null_island.csv", 2, &["dropped null-island"]),
    ("cells_lat_out_of_range.csv", 2, &["dropped out-of-range"]),
    (
        "cells_no_coordinates.csv",
        2,
        &["dropped bad-coordinates", "dropped bad-coordinates", "dropped layer-not-read"],
    ),
    ("cells_other_continent.csv", 2, &["dropped far-away"]),
    ("cells_neighbour_province.csv", 3, &["note outside-province"]),
    (
        "cells_no_technology.csv",
        2,
        &["dropped layer-not-read", "dropped no-technology", "dropped no-technology"],
    ),
    ("cells_several_technologies.csv", 4, &[]),
    ("cells_no_operator.csv", 3, &["assumed no-operator"]),
    ("cells_radius_negative.csv", 3, &["assumed bad-radius"]),
    ("cells_radius_missing.csv", 4, &["assumed radius-assumed", "assumed radius-assumed"]),
    ("cells_radius_in_km.csv", 2, &["repaired radius-in-km"]),
    ("cells_radius_text.csv", 3, &["dropped bad-radius"]),
    ("cells_radius_limit.csv", 2, &["dropped bad-radius"]),
    ("cells_radius_thousands.csv", 2, &["note column-read"]),
    ("cells_radius_either.csv", 2, &["assumed column-ambiguous"]),
    ("cells_radius_units.csv", 2, &[]),
    (
        "cells_azimuth_written.csv",
        6,
        &["dropped bad-direction", "dropped bad-direction", "note several-sectors"],
    ),
    ("cells_azimuth_missing.csv", 1, &["dropped bad-direction", "dropped layer-not-read"]),
    ("cells_invisible.csv", 2, &["repaired text-cleaned"]),
    ("cells_codes_reals.csv", 2, &["repaired codes-as-reals"]),
    ("cells_technology_written.csv", 5, &["assumed column-read"]),
    ("cells_limits.csv", 2, &["dropped out-of-limits", "dropped out-of-limits"]),
    ("cells_beamwidth_missing.csv", 3, &["assumed beamwidth-assumed"]),
    ("cells_beamwidth_bad.csv", 2, &["dropped bad-direction"]),
    ("cells_beamwidth_omni.csv", 3, &[]),
    ("cells_azimuth_beyond.csv", 3, &["repaired azimuth-normalised"]),
    ("cells_duplicate_row.csv", 2, &["note duplicate-row"]),
    ("cells_id_elsewhere.csv", 3, &["note id-elsewhere", "note site-elsewhere"]),
    ("cells_status_unknown.csv", 2, &["dropped unknown-status"]),
    ("cells_status_planned.csv", 2, &["note not-counted"]),
    ("cells_ragged.csv", 3, &["assumed radius-assumed", "note ragged-row"]),
    ("cells_nul_byte.csv", 2, &["dropped nul-bytes"]),
    ("cells_header_only.csv", 0, &["note no-rows"]),
    ("cells_utf16.csv", 2, &[]),
    ("cells_bom.csv", 2, &[]),
    ("cells_windows1258.csv", 2, &["assumed encoding-assumed"]),
    ("cells_decimal_comma.csv", 2, &[]),
    ("cells_one_cell_pair.csv", 2, &[]),
    ("cells_dms.csv", 1, &[]),
    ("cells_error_cell.xlsx", 2, &["dropped bad-radius", "note not-data"]),
];

/// File of villages, villages that come out, those with a shape, findings.
const VILLAGES: &[(&str, usize, usize, &[&str])] = &[
    ("villages.geojson", 3, 3, &[]),
    ("villages_bowtie.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_hole_touches_exterior.geojson", 3, 3, &[]),
    ("villages_part_of_two_points.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_parts_nested.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_hole_flat.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_hole_twice.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_holes_nested.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_interior_disconnected.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_ring_open.geojson", 3, 3, &["repaired geometry-repaired"]),
    ("villages_null_geometry.geojson", 3, 2, &["dropped no-geometry"]),
    ("villages_point.geojson", 3, 2, &["dropped not-an-area"]),
    ("villages_too_few_points.geojson", 3, 2, &["dropped geometry-unusable"]),
    ("villages_id_missing.geojson", 3, 3, &["assumed missing-id"]),
    ("villages_id_twice_same.geojson", 3, 3, &["dropped duplicate-village"]),
    ("villages_id_twice_other.geojson", 3, 3, &["repaired duplicate-id"]),
    ("villages_overlap.geojson", 3, 3, &["note overlap"]),
    ("villages_population_negative.geojson", 3, 3, &["dropped bad-value", "note stated-partly"]),
    ("villages_population_limit.geojson", 3, 3, &["dropped out-of-limits", "note stated-partly"]),
    ("villages_population_decimals.geojson", 3, 3, &["note column-read"]),
    ("villages_ids_alike.geojson", 3, 3, &["note id-nearly"]),
    ("villages_codes_numeric.geojson", 3, 3, &["repaired codes-padded"]),
    ("villages_mojibake.geojson", 3, 3, &["repaired text-converted", "repaired text-converted"]),
    ("villages_eth.geojson", 3, 3, &["repaired text-converted"]),
    ("villages_western.shp", 3, 3, &["assumed encoding-assumed"]),
    ("villages_tcvn3_names.shp", 3, 3, &["repaired text-converted", "repaired text-converted"]),
];

fn villages_people(name: &str) -> Vec<f64> {
    let inputs = read(name, CLEAN_CELLS).unwrap();
    inputs.villages.iter().map(|v| v.population.unwrap()).collect()
}

fn invariants(name: &str, inputs: &Inputs) {
    for f in &inputs.findings {
        let (vi, en) = (lang::finding(Lang::VI, f), lang::finding(Lang::EN, f));
        assert!(!vi.headline.is_empty() && !en.headline.is_empty(), "{name}: {f:?}");
        assert_ne!(vi.headline, en.headline, "{name}: {f:?}");
    }
    for v in &inputs.villages {
        assert!(!v.id.is_empty(), "{name}");
        let Some(shape) = &v.shape else { continue };
        assert!(shape.area_m2 > 0.0 && shape.area_m2.is_finite(), "{name}");
        assert!(shape.planar.is_valid(), "{name}");
        assert!(shape.planar.contains(&geo::Point(shape.centre)), "{name}");
        let lon_lat = geo::Point(shape.centre_geographic.unwrap());
        assert!(shape.geographic.contains(&lon_lat), "{name}");
        let rings =
            |m: &geo::MultiPolygon<f64>| m.iter().map(|p| p.interiors().len() + 1).sum::<usize>();
        assert_eq!(rings(&shape.planar), rings(&shape.geographic), "{name}");
    }
    for c in &inputs.network.cells {
        assert!(
            c.reach.radius_m() > 0.0 && c.position.x.is_finite() && c.position.y.is_finite(),
            "{name}"
        );
        if let Some(s) = c.sector {
            assert!((0.0..360.0).contains(&s.azimuth_deg), "{name}");
            assert!(s.beamwidth_deg > 0.0 && s.beamwidth_deg < 360.0, "{name}");
        }
    }
}

#[test]
fn every_messy_table_of_cells() {
    for &(name, cells, findings) in CELLS {
        let inputs = read(CLEAN_VILLAGES, name).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(codes(&inputs.findings), findings, "{name}: {:#?}", inputs.findings);
        assert_eq!(inputs.network.serving_cells().count(), cells, "{name}");
        invariants(name, &inputs);
    }
}

#[test]
fn sources_that_do_not_count_are_kept_with_their_status() {
    let inputs = read(CLEAN_VILLAGES, "cells_status_planned.csv").unwrap();
    let planned = &inputs.network.cells[2];
    assert_eq!((&*planned.id, planned.status), ("S3-1", Status::Planned));
    assert_eq!(planned.reach, Reach::Stated(3000.0));
    // Where the first cell stands.
    assert_eq!(planned.position, inputs.network.cells[0].position);
    // Fibre, with defects that nobody hears of, and where all that counts is given in kilometres.
    let job = Job::new();
    job.copy(CLEAN_VILLAGES);
    job.copy(CLEAN_CELLS);
    job.write(
        "fibre.csv",
        "id,operator,lon,lat,radius_m,status\n\
         F1,VNPT,105.91,18.31,0.3,\n\
         F2,VNPT,105.92,18.32,0.4,planned\n\
         F3,,105.91,18.32,many,planned\n\
         F4,VNPT,0,0,0.4,off\n\
         F5,VNPT,105.91,18.31,0.25,off\n",
    );
    let inputs = job.read(&crate::support::toml(CLEAN_VILLAGES, CLEAN_CELLS)).unwrap();
    let found = ["note not-counted", "note not-counted", "repaired radius-in-km"];
    assert_eq!(codes(&inputs.findings), found);
    let network = &inputs.network;
    let kept: Vec<_> = network.access_points.iter().map(|p| (&*p.id, p.status, p.reach)).collect();
    let expected = [
        ("F1", Status::OnAir, Reach::Stated(300.0)),
        ("F2", Status::Planned, Reach::Stated(400.0)),
        ("F3", Status::Planned, Reach::Default(300.0)),
        ("F5", Status::Off, Reach::Stated(250.0)),
    ];
    assert_eq!(kept, expected);
    assert_eq!(network.serving_access_points().map(|p| &*p.id).collect::<Vec<_>>(), ["F1"]);
}

#[test]
fn every_messy_village_layer() {
    for &(name, villages, shapes, findings) in VILLAGES {
        if !(WITH_GDAL || name.ends_with(".geojson")) {
            let refused = read(name, CLEAN_CELLS);
            assert!(matches!(refused, Err(Error::NotInThisBuild { .. })), "{name}: {refused:?}");
            continue;
        }
        let inputs = read(name, CLEAN_CELLS).unwrap_or_else(|e| panic!("{name}: {e}"));
        // A missing name of a feature may move cells out of the villages' box: that is another defect.
        let found: Vec<String> =
            codes(&inputs.findings).into_iter().filter(|c| c != "note outside-province").collect();
        assert_eq!(found, findings, "{name}: {:#?}", inputs.findings);
        assert_eq!(inputs.villages.len(), villages, "{name}");
        assert_eq!(inputs.villages.iter().filter(|v| v.shape.is_some()).count(), shapes, "{name}");
        invariants(name, &inputs);
    }
}

#[test]
fn values_come_out_as_meant() {
    let cells = |name: &str| read(CLEAN_VILLAGES, name).unwrap().network.cells;
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} is not {b}");
    let clean = cells("cells_clean.csv");
    for name in [
        "cells_utf16.csv",
        "cells_bom.csv",
        "cells_windows1258.csv",
        "cells_decimal_comma.csv",
        "cells_one_cell_pair.csv",
        "cells_dms.csv",
        "cells_error_cell.xlsx",
    ] {
        let got = cells(name);
        close(got[0].position.x, clean[0].position.x);
        close(got[0].position.y, clean[0].position.y);
    }
    close(cells("cells_decimal_comma.csv")[1].reach.radius_m(), 1500.5);
    let radii = |name: &str| cells(name).iter().map(|c| c.reach.radius_m()).collect::<Vec<_>>();
    assert_eq!(radii("cells_radius_thousands.csv"), [1500.0, 800.0]);
    assert_eq!(radii("cells_radius_either.csv"), [105.5, 800.0]);
    assert_eq!(radii("cells_radius_units.csv"), [3000.0, 45.0]);
    let azimuths: Vec<f64> =
        cells("cells_azimuth_written.csv").iter().map(|c| c.sector.unwrap().azimuth_deg).collect();
    assert_eq!(azimuths, [90.0, 90.0, 0.0, 180.0, 90.0, 45.0]);
    let invisible = cells("cells_invisible.csv");
    assert_eq!(invisible[0].operator, invisible[1].operator);
    assert_eq!(&*cells("cells_codes_reals.csv")[0].site_id, "4200102");
    let listed: Vec<_> =
        cells("cells_technology_written.csv").iter().map(|c| c.technology).collect();
    let (g3, g4, g5) = (Technology::G3, Technology::G4, Technology::G5);
    assert_eq!(listed, [g4, g5, g4, g3, g4]);
    assert_eq!(villages_people("villages_population_decimals.geojson"), [812.0, 95.0, 1234.0]);
    close(cells("cells_radius_in_km.csv")[0].reach.radius_m(), 3500.0);
    close(cells("cells_azimuth_beyond.csv")[2].sector.unwrap().azimuth_deg, 330.0);
    assert!(cells("cells_beamwidth_omni.csv")[2].sector.is_none());
    let several = cells("cells_several_technologies.csv");
    assert_eq!((several[2].technology, several[3].technology), (Technology::G4, Technology::G5));
    let swapped = cells("cells_lonlat_swapped_row.csv");
    assert!((swapped[2].position.x - clean[0].position.x).abs() < 5000.0);

    let operators =
        |name: &str| read(CLEAN_VILLAGES, name).unwrap().network.operators.names().to_vec();
    assert_eq!(operators("cells_utf16.csv"), ["Viettel", "Đông Á", "VNPT"]);
    assert_eq!(operators("cells_windows1258.csv"), ["Viettel", "Nhà mạng Đ", "VNPT"]);
    let padded = read("villages_codes_numeric.geojson", CLEAN_CELLS).unwrap();
    assert_eq!(padded.units.communes[0].code, "00600");
    let twice = read("villages_id_twice_other.geojson", CLEAN_CELLS).unwrap();
    assert_eq!(twice.villages[1].id, "T1#2");
}

#[test]
#[cfg(feature = "gdal")]
fn legacy_text_of_shapefiles_is_read() {
    let tcvn3 = read("villages_tcvn3_names.shp", CLEAN_CELLS).unwrap();
    let names: Vec<&str> = tcvn3.villages.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["Thôn Bình Minh", "Thôn Đông", "Bản Hà Tĩnh"]);
    assert_eq!(tcvn3.units.communes[0].name, "Xã Cẩm Bình");
    // What windows-1252 could not hold is lost already; what it could is read.
    let western = read("villages_western.shp", CLEAN_CELLS).unwrap();
    assert_eq!(western.units.communes[0].name, "Xã C?m Bình");
}

#[test]
fn whole_layers_in_the_wrong_place_are_refused_with_the_cause() {
    // One row exchanged is a slip and repaired; all of them is a mapping to be stated.
    match read(CLEAN_VILLAGES, "cells_lonlat_swapped_all.csv") {
        Err(Error::Misplaced { mistake: Some(Mistake::AxesSwapped), rows: 2, .. }) => {}
        other => panic!("{other:?}"),
    }
    match read("villages_swapped.geojson", CLEAN_CELLS) {
        Err(e @ Error::Misplaced { mistake: Some(Mistake::AxesSwapped), .. }) => {
            assert_eq!(e.exit_status(), 3);
        }
        other => panic!("{other:?}"),
    }
    match read("villages_no_prj.shp", CLEAN_CELLS) {
        Err(Error::NoCrs { guess: Some(Mistake::FitsCrs(9209)), .. }) if WITH_GDAL => {}
        Err(Error::NotInThisBuild { .. }) if !WITH_GDAL => {}
        other => panic!("{other:?}"),
    }
    match read("villages_empty.geojson", CLEAN_CELLS) {
        Err(e @ Error::NoVillages { .. }) => assert_eq!(e.exit_status(), 3),
        other => panic!("{other:?}"),
    }
}

/// Everything that was read of a village, units by what they are and not by their position. A field that
/// is added to villages does not compile here until it is compared.
fn all_of(inputs: &Inputs, village: &Village) -> String {
    let Village {
        id,
        name,
        commune,
        district,
        population,
        households,
        area_class,
        dbkk,
        has_power,
        shape,
    } = village;
    let commune = inputs.units.commune(*commune);
    let district = district.map(|d| inputs.units.district(d));
    let people = (population, households);
    format!("{:?}", (id, name, commune, district, people, area_class, dbkk, has_power, shape))
}

#[test]
fn order_of_rows_changes_nothing_but_order() {
    let square = |x: f64| {
        let (x0, x1) = (105.9 + x, 105.92 + x);
        format!("[[[{x0},18.3],[{x1},18.3],[{x1},18.32],[{x0},18.32],[{x0},18.3]]]")
    };
    // Two communes, two districts, every field with different values, and two slips to be found.
    let features = [
        r#""ma_thon":"T1","ten_thon":"Thôn Đông","ma_xa":"18600","xa":"Xã Cẩm Bình","huyen":"Huyện Cẩm Xuyên","dan_so":500,"so_ho":120,"khu_vuc":"I","thon_dbkk":"không","co_dien_luoi":"có""#,
        r#""ma_thon":"T2","ten_thon":"Thôn Đoài","ma_xa":"18603","xa":"Xã Cẩm Bình","huyen":"Huyện Thạch Hà","dan_so":-7,"so_ho":95,"khu_vuc":"III","thon_dbkk":"có","co_dien_luoi":"không""#,
        r#""ma_thon":"T3","ten_thon":"Thôn Hòa Bình","ma_xa":"18600","xa":"Xã Cẩm Bình","huyen":"Huyện Thạch Hà","dan_so":812,"so_ho":"nhiều","khu_vuc":"II","thon_dbkk":null,"co_dien_luoi":null"#,
    ];
    let read_in = |order: [usize; 3]| {
        let job = Job::new();
        let rows = order.map(|i| {
            format!(
                r#"{{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Polygon","coordinates":{}}}}}"#,
                features[i],
                square(0.03 * i as f64)
            )
        });
        let text = rows.join(",");
        job.write(
            "villages.geojson",
            format!(r#"{{"type":"FeatureCollection","features":[{text}]}}"#),
        );
        job.copy(CLEAN_CELLS);
        job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
        job.read(&crate::support::toml("villages.geojson", CLEAN_CELLS)).unwrap()
    };
    let told = |inputs: &Inputs| -> Vec<String> {
        let mut all: Vec<String> = inputs.villages.iter().map(|v| all_of(inputs, v)).collect();
        all.sort();
        all
    };
    let found = |inputs: &Inputs| -> Vec<String> {
        let told = |f: &Finding| format!("{:?} {:?} {:?}", f.severity, f.place.id, f.kind);
        let mut all: Vec<String> = inputs.findings.iter().map(told).collect();
        all.sort();
        all
    };
    let one = read_in([0, 1, 2]);
    let told_of_one =
        ["dropped bad-value", "dropped bad-value", "note stated-partly", "note stated-partly"];
    assert_eq!(codes(&one.findings), told_of_one);
    let v = &one.villages[0];
    let of = (v.population, v.households, v.area_class.as_deref(), v.dbkk, v.has_power);
    assert_eq!(of, (Some(500.0), Some(120.0), Some("I"), Some(false), Some(true)));
    assert_eq!(one.units.district(v.district.unwrap()).name, "Huyện Cẩm Xuyên");
    assert_eq!((one.units.communes.len(), one.units.districts.len()), (2, 2));
    for order in [[2, 1, 0], [1, 2, 0], [0, 2, 1]] {
        let other = read_in(order);
        assert_eq!(told(&other), told(&one), "{order:?}");
        assert_eq!(found(&other), found(&one), "{order:?}");
        let sources = |i: &Inputs| format!("{:?}", (&i.network.cells, &i.network.access_points));
        assert_eq!(sources(&other), sources(&one), "{order:?}");
    }
}

/// The line a finding of a dropped coordinate names, in a table of cells with that text.
fn line_of_bad_row(text: &str) -> Vec<u64> {
    let job = Job::new();
    job.copy(CLEAN_VILLAGES);
    job.write("cells.csv", text);
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    let inputs = job.read(&crate::support::toml(CLEAN_VILLAGES, "cells.csv")).unwrap();
    let bad = inputs.findings.iter().filter(|f| f.kind.code() == "bad-coordinates");
    bad.map(|f| f.place.row.unwrap()).collect()
}

#[test]
fn a_row_is_named_by_its_line_however_lines_end() {
    let header = "id,operator,technology,lon,lat,radius_m,note";
    let good = |i: usize| format!("C{i},Viettel,4G,105.91,18.31,3000,x");
    let bad = "BAD,Viettel,4G,somewhere,18.31,3000,x".to_owned();
    let third = [header.to_owned(), good(1), good(2), bad.clone(), good(3)];
    for end in ["\n", "\r\n", "\r\r\n"] {
        // As a text editor counts lines; the BOM and a last line without an end change nothing.
        for (start, last) in [("", ""), ("", end), ("\u{feff}", "")] {
            let text = format!("{start}{}{last}", third.join(end));
            assert_eq!(line_of_bad_row(&text), [4], "{text:?}");
        }
    }
    // The header, the first and the last row; blank lines; a cell of several lines.
    for end in ["\n", "\r\n"] {
        let of = |lines: &[&str]| line_of_bad_row(&lines.join(end));
        assert_eq!(of(&[header, &bad, &good(1)]), [2]);
        assert_eq!(of(&[header, &good(1), &bad]), [3]);
        assert_eq!(of(&["", "", header, "", &good(1), "", "", &bad, ""]), [8]);
        let long = good(1).replace(",x", &format!(",\"a{end}b{end}c\""));
        assert_eq!(of(&[header, &long, &bad, &good(2), &bad.replace("BAD", "B2")]), [5, 7]);
        let bad_long = long.replace("105.91", "somewhere");
        assert_eq!(of(&[header, &good(2), &bad_long, &good(3)]), [3], "where it begins");
        assert_eq!(of(&["sep=,", header, &good(1), &bad]), [4]);
    }
    // Over many pieces of reading, so that lines end just where a piece does.
    for end in ["\n", "\r\n"] {
        let rows = (0..30_000).map(|i| if i % 1000 == 0 { bad.clone() } else { good(i) });
        let lines: Vec<String> = std::iter::once(header.to_owned()).chain(rows).collect();
        let expected: Vec<u64> = (0..30).map(|i| 2 + 1000 * i).collect();
        assert_eq!(line_of_bad_row(&lines.join(end)), expected);
    }
}
