//! What is not known is no data: never 0, never what is left of it.

use crate::program::{Said, phusong};
use crate::support::Job;
use std::fs;
use std::path::Path;

const HEAD: &str = "site_id,operator,technology,lon,lat,radius_m\n";
const A: &str = "A1,A,4G,105.91,18.31,900\nA2,A,4G,105.94,18.31,900\nA3,A,4G,105.91,18.34,900\n";

/// A job on the clean villages.
fn job(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let messy = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messy/villages.geojson");
    fs::copy(messy, dir.path().join("villages.geojson")).unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn run(dir: &Path, layers: &str) -> Said {
    let head = "[project]\nprovince = \"42\"\n[villages]\npath = \"villages.geojson\"\n";
    fs::write(dir.join("p.toml"), format!("{head}{layers}")).unwrap();
    phusong(dir, ["--lang", "en", "run", "p.toml", "--out", "out", "--no-maps"])
}

fn cells(path: &str, more: &str) -> String {
    format!("[[cells]]\npath = \"{path}\"\ncrs = \"EPSG:4326\"\n{more}\n")
}

/// The cells of the row of `rates.csv` that begins so.
fn rate(dir: &Path, begins: &[&str], column: &str) -> Option<String> {
    let text = fs::read_to_string(dir.join("out/rates.csv")).unwrap();
    let mut rows = text.trim_start_matches('\u{feff}').lines().map(|l| l.split(',').collect());
    let head: Vec<&str> = rows.next().unwrap();
    let at = head.iter().position(|c| *c == column).unwrap();
    let of = |row: &Vec<&str>| row[0] == begins[0] && row[2..5].ends_with(&begins[1..]);
    rows.find(of).map(|row: Vec<&str>| row[at].to_owned())
}

fn findings(dir: &Path) -> String {
    fs::read_to_string(dir.join("out/findings.csv")).unwrap()
}

#[test]
fn an_operator_whose_rows_were_lost_has_no_data_and_leaves_none_of_all_together() {
    let lost = format!("{HEAD}B1,,4G,x,y,900\nB2,,4G,,,900\nB3,,4G,105.94,18.31,900\n");
    let dir = job(&[("a.csv", &format!("{HEAD}{A}")), ("b.csv", &lost)]);
    let layers = cells("a.csv", "") + &cells("b.csv", "operator = \"B\"");
    run(dir.path(), &layers).ended(0);
    let of = |operator: &str, column: &str| rate(dir.path(), &["province", "4g", operator], column);
    assert_eq!(of("any", "villages_no_data").as_deref(), Some("3"));
    assert_eq!(of("any", "area_pct").as_deref(), Some(""));
    assert_eq!(of("A", "villages_no_data").as_deref(), Some("0"));
    assert!(of("A", "area_pct").unwrap().parse::<f64>().unwrap() > 10.0);
    assert_eq!(of("B", "villages_no_data").as_deref(), Some("3"));
    assert_eq!(of("B", "area_pct").as_deref(), Some(""));
    let found = findings(dir.path());
    assert!(found.contains("dropped,layer-not-read,b.csv"), "{found}");
    // As every rule sees it: not even the best operator is known.
    for rule in ["best_operator", "village_maximum"] {
        let dir = job(&[("a.csv", &format!("{HEAD}{A}")), ("b.csv", &lost)]);
        run(dir.path(), &format!("{layers}[rule]\noperator = \"{rule}\"\n")).ended(0);
        let any = rate(dir.path(), &["province", "4g", "any"], "villages_no_data");
        assert_eq!(any.as_deref(), Some("3"), "{rule}");
    }
}

#[test]
fn few_lost_rows_are_told_and_change_nothing_else() {
    let more = (0..20).map(|i| format!("A{i}x,A,4G,105.9{},18.31,900\n", i % 10));
    let more = more.collect::<Vec<_>>().concat();
    let dir = job(&[("a.csv", &format!("{HEAD}{A}{more}A9,A,4G,x,y,900\nTotal,,,,,\n"))]);
    run(dir.path(), &cells("a.csv", "")).ended(0);
    let none = rate(dir.path(), &["province", "4g", "any"], "villages_no_data");
    assert_eq!(none.as_deref(), Some("0"));
    assert!(!findings(dir.path()).contains("layer-not-read"));
}

#[test]
fn nothing_usable_ends_with_status_three_and_the_reasons() {
    let text = format!("{HEAD}B1,B,6G,105.94,18.31,9\nB2,B,6G,105.94,18.31,9\nB3,B,4G,,,9\n");
    let dir = job(&[("b.csv", &text), ("none.csv", HEAD)]);
    let told = run(dir.path(), &cells("b.csv", "")).ended(3);
    told.tells(&["b.csv: 3 of 3 rows left out", "2 rows: unknown technology “6G”", "1 rows: "]);
    assert!(!dir.path().join("out").exists());
    // A check says so too, after it has listed everything.
    let told = phusong(dir.path(), ["--lang", "en", "check", "p.toml"]).ended(3);
    assert!(told.out.contains("b.csv:2") && told.out.contains("b.csv:4"), "{}", told.out);
    // A head alone says nothing of the technology that the project names, unless it is complete.
    run(dir.path(), &cells("none.csv", "technology = \"4G\"")).ended(3).tells(&["none.csv"]);
    run(dir.path(), &cells("none.csv", "technologies = [\"4G\"]")).ended(0);
    let white = rate(dir.path(), &["province", "4g", "any"], "villages_white");
    assert_eq!(white.as_deref(), Some("3"));
    // No village with a polygon: the reasons as well.
    let point = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":
        {"id":"T1","name":"T"},"geometry":{"type":"Point","coordinates":[105.9,18.3]}}]}"#;
    fs::write(dir.path().join("villages.geojson"), point).unwrap();
    run(dir.path(), &cells("none.csv", "")).ended(3).tells(&["villages.geojson", "1 rows: "]);
}

#[test]
fn a_commune_none_of_whose_villages_states_people_has_no_people_not_none() {
    let dir = job(&[("a.csv", &format!("{HEAD}{A}"))]);
    let file = dir.path().join("villages.geojson");
    let text = fs::read_to_string(&file).unwrap();
    let at = text.rfind(", \"dan_so\": 500").unwrap();
    fs::write(&file, format!("{}{}", &text[..at], &text[at + 15..])).unwrap();
    run(dir.path(), &cells("a.csv", "")).ended(0);
    let text = fs::read_to_string(dir.path().join("out/rates.csv")).unwrap();
    let row =
        |code: &str| text.lines().find(|l| l.starts_with(&format!("commune,{code}"))).unwrap();
    let people = |code: &str| row(code).split(',').nth(20).unwrap().to_owned();
    assert_eq!((&*people("18600"), &*people("18603")), ("1000", ""));
    assert!(findings(dir.path()).contains("note,stated-partly,villages.geojson"));
}

/// The people of the three villages by a grid of cells of 0.01°, each village four of them, and the codes
/// of findings about it.
fn grid(
    change: impl Fn(usize, usize) -> Option<&'static str>,
    columns: usize,
) -> (Vec<Option<f64>>, String) {
    let mut text =
        format!("ncols {columns}\nnrows 7\nxllcorner 105.89\nyllcorner 18.29\ncellsize 0.01\n");
    for row in 0..7 {
        let of = |col| change(col, row).unwrap_or("125");
        text += &(0..columns).map(of).collect::<Vec<_>>().join(" ");
        text += "\n";
    }
    let job = Job::new();
    job.copy("villages.geojson");
    job.write("cells.csv", format!("{HEAD}{A}"));
    job.write("people.asc", text);
    let toml = format!(
        "[project]\nprovince = \"42\"\n[villages]\npath = \"villages.geojson\"\n{}\
         [population]\npath = \"people.asc\"\ncrs = \"EPSG:4326\"\nvalues = \"count\"\n",
        cells("cells.csv", "")
    );
    let inputs = job.read(&toml).unwrap();
    let own = inputs.findings.iter().filter(|f| f.place.file == "people.asc");
    let codes: Vec<String> = own
        .filter(|f| f.kind.code() != "population-total")
        .map(|f| format!("{} {}", f.severity.code(), f.kind.code()))
        .collect();
    let round = |t: &Option<f64>| t.map(f64::round);
    (inputs.bases[0].totals.iter().map(round).collect(), codes.join(", "))
}

#[test]
#[cfg(feature = "gdal")]
fn values_for_no_data_that_nobody_declared_are_no_people() {
    let all = [Some(500.0), Some(500.0), Some(500.0)];
    assert_eq!(grid(|_, _| None, 7), (all.to_vec(), String::new()));
    // T2 lies in columns 4 and 5, rows 4 and 5 from the north.
    for none in ["65535", "9999", "2147483647", "3.4028235e38", "1e30", "99999"] {
        let quarter = |col, row| (col == 4 && row == 4).then_some(none);
        let told = "assumed raster-undeclared, note raster-gap";
        let left = vec![Some(500.0), Some(375.0), Some(500.0)];
        assert_eq!(grid(quarter, 7), (left, told.to_owned()), "{none}");
        let half = |col, row| (col == 4 && row >= 4).then_some(none);
        let told = "assumed raster-undeclared, dropped raster-gap, note raster-nothing";
        let left = vec![Some(500.0), None, Some(500.0)];
        assert_eq!(grid(half, 7), (left, told.to_owned()), "{none}");
    }
    // Along the raster's edge even a number that people could have.
    let frame = |col, row| ((col == 4 && row == 4) || row == 0).then_some("255");
    let told_quarter = "assumed raster-undeclared, note raster-gap";
    assert_eq!(grid(frame, 7).1, told_quarter);
    let town = |col, row| (col == 4 && row == 4).then_some("255");
    let (people, told) = grid(town, 7);
    assert_eq!((people[1], told), (Some(630.0), String::new()));
    // More people than ground can hold: 1.1 km² and 5 million.
    assert_eq!(grid(|c, r| (c == 4 && r == 4).then_some("5000000"), 7).1, told_quarter);
}

#[test]
#[cfg(feature = "gdal")]
fn a_raster_that_ends_in_a_village_does_not_speak_for_all_of_it() {
    // The fifth column is the western half of T2.
    let (people, told) = grid(|_, _| None, 5);
    assert_eq!(people, [Some(500.0), None, Some(500.0)]);
    assert_eq!(told, "dropped raster-gap, note raster-nothing");
}

#[test]
fn a_property_that_a_feature_does_not_have_is_not_zero() {
    let cell = |more: &str, lon: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"site_id":"S","operator":"A","technology":"4G"{more}}},
            "geometry":{{"type":"Point","coordinates":[{lon},18.31]}}}}"#
        )
    };
    let job = Job::new();
    job.copy("villages.geojson");
    let all = [cell(r#","azimuth_deg":0,"height_m":30"#, 105.91), cell("", 105.92)].join(",");
    let text = format!(r#"{{"type":"FeatureCollection","features":[{all}]}}"#);
    job.write("cells.geojson", text);
    let toml = "[project]\nprovince = \"42\"\n[villages]\npath = \"villages.geojson\"\n\
                [[cells]]\npath = \"cells.geojson\"\n";
    let cells = job.read(toml).unwrap().network.cells;
    assert_eq!(cells[0].sector.map(|s| s.azimuth_deg), Some(0.0));
    assert_eq!((cells[1].sector, cells[1].height_m), (None, None), "no direction is not north");
}

#[test]
fn no_number_that_is_written_is_infinite() {
    for (people, radius) in [("1e308", "900"), ("500", "1e308"), ("1e308", "1e308")] {
        let dir = job(&[("a.csv", &format!("{HEAD}{}", A.replace("900", radius)))]);
        let file = dir.path().join("villages.geojson");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace("\"dan_so\": 500", &format!("\"dan_so\": {people}")))
            .unwrap();
        let told = run(dir.path(), &cells("a.csv", ""));
        if told.status != 0 {
            assert!(!dir.path().join("out/rates.csv").exists(), "{}", told.err);
            continue;
        }
        for name in ["rates.csv", "villages.csv", "summary.json", "villages.geojson", "gaps.csv"] {
            let text = fs::read_to_string(dir.path().join("out").join(name)).unwrap();
            let words = text.split([',', ':', ' ', '\n', '\r', '"']).map(str::to_lowercase);
            for word in words.filter(|w| w.parse::<f64>().is_ok()) {
                assert!(word.parse::<f64>().unwrap().is_finite(), "{name}: {word}");
            }
        }
    }
}
