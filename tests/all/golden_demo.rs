//! The whole run of the demo that is checked in, against results that were looked at once and kept in
//! `tests/golden/demo`. Written again with `PHUSONG_BLESS=1`; a missing one fails where `CI` is set.
//!
//! Text must be the same. Numbers may differ by [`TOLERANCE`]: versions of libm, PROJ and GEOS differ
//! in the last bits, and what is printed to 1e-6 may then round to the other side.
#![cfg(feature = "gdal")]

use crate::program::{Table, checked_in_demo, golden, phusong};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Absolute, in the unit of the column (%, km, km²): twice the last digit that is printed.
const TOLERANCE: f64 = 2e-6;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn same_number(a: f64, b: f64) -> bool {
    // A province's area has ten digits before the last bit; half a thousandth of a square metre.
    (a - b).abs() <= TOLERANCE.max(1e-12 * a.abs())
}

fn same_cell(a: &str, b: &str) -> bool {
    // Codes are text, though they look like numbers.
    let code = |t: &str| t.len() > 1 && t.starts_with('0') && !t.starts_with("0.");
    if a == b || code(a) || code(b) {
        return a == b;
    }
    matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if same_number(a, b))
}

/// The first cell that differs.
fn table_difference(agreed: &str, found: &str) -> Option<String> {
    let rows = |text: &str| -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().collect::<Result<_, _>>().unwrap()
    };
    let (a, b) = (rows(agreed), rows(found));
    if a.len() != b.len() || a[0] != b[0] {
        return Some(format!("{} rows of {:?}, {} of {:?}", a.len(), a[0], b.len(), b[0]));
    }
    a.iter().zip(&b).enumerate().find_map(|(row, (x, y))| {
        let (column, (x, y)) = x.iter().zip(y).enumerate().find(|(_, (x, y))| !same_cell(x, y))?;
        Some(format!("row {}, {}: agreed {x:?}, found {y:?}", row + 1, &a[0][column]))
    })
}

/// The first value that differs, by its path.
fn json_difference(a: &Value, b: &Value, path: &str) -> Option<String> {
    let differ = || Some(format!("{path}: agreed {a}, found {b}"));
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => {
            let same = same_number(x.as_f64().unwrap(), y.as_f64().unwrap());
            if same { None } else { differ() }
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut pairs = x.iter().zip(y).enumerate();
            pairs.find_map(|(i, (x, y))| json_difference(x, y, &format!("{path}[{i}]")))
        }
        (Value::Object(x), Value::Object(y)) if x.keys().eq(y.keys()) => {
            x.iter().find_map(|(k, v)| json_difference(v, &y[k], &format!("{path}.{k}")))
        }
        _ if a == b => None,
        _ => differ(),
    }
}

#[test]
fn the_checked_in_demo_gives_what_was_agreed() {
    let out = &checked_in_demo().out;
    for name in [
        "villages.csv",
        "rates.csv",
        "scorecard.csv",
        "gaps.csv",
        "evidence.csv",
        "sharing.csv",
        "place_rates.csv",
        "findings.csv",
    ] {
        // Lines as the repository keeps them.
        let text = fs::read_to_string(out.join(name)).unwrap().replace("\r\n", "\n");
        golden(&format!("demo/{name}"), &text, table_difference);
    }
    let text = fs::read_to_string(out.join("summary.json")).unwrap() + "\n";
    golden("demo/summary.json", &text, |a, b| json_difference(&json(a), &json(b), ""));
}

/// The comparison itself, or a golden proves nothing.
#[test]
fn the_comparison_sees_what_it_should() {
    let same = |a, b| table_difference(a, b).is_none();
    assert!(same("id,pct\n00123,63.339904\n", "id,pct\n00123,63.339905\n"));
    assert!(!same("id,pct\n00123,63.339904\n", "id,pct\n00123,63.339914\n"));
    assert!(!same("id,pct\n00123,1\n", "id,pct\n123,1\n"), "a code has lost its zeros");
    assert!(!same("id,pct\na,0\n", "id,pct\na,\n"), "no data is not 0");
    assert!(!same("id,pct\na,0\n", "id,pct\na,NaN\n"));
    assert!(!same("id\na\nb\n", "id\na\n"));
    assert!(!same("id\nThôn\n", "id\nThon\n"));
    let same = |a, b| json_difference(&json(a), &json(b), "").is_none();
    assert!(same(r#"{"a":[1.0,null]}"#, r#"{"a":[1.0000001,null]}"#));
    assert!(!same(r#"{"a":1.0}"#, r#"{"a":1.0001}"#));
    assert!(!same(r#"{"a":null}"#, r#"{"a":0}"#));
    assert!(!same(r#"{"a":1}"#, r#"{"a":1,"b":2}"#));
}

/// What the demo is there to show: a scorecard with two targets missed, others met, one reported, one
/// without data.
#[test]
fn the_demo_misses_two_targets_and_meets_others() {
    let rows = Table::read(&checked_in_demo().out.join("scorecard.csv"));
    let with =
        |column, word| rows.with(column, word).map(|r| rows.text(r, "id")).collect::<Vec<_>>();
    assert_eq!(with("verdict", "missed"), ["ftth-villages", "mobile-speed"]);
    assert_eq!(with("verdict", "no_data"), ["smartphone-adults"]);
    assert_eq!(with("origin", "stated"), ["internet-households"]);
    assert_eq!(with("verdict", "met").len(), 11);
}

/// Every kind of report became something else.
#[test]
fn the_demos_reports_show_what_reports_can_do() {
    let rows = Table::read(&checked_in_demo().out.join("evidence.csv"));
    let seen = |id| {
        let mut found = rows.with("id", id);
        let row = found.next().map(|r| ["says", "modelled_status", "use"].map(|c| rows.text(r, c)));
        assert!(found.next().is_none(), "{id} twice");
        row
    };
    for (id, told) in [
        ("PA-01", ["white", "covered", "decided"]),
        ("PA-02", ["covered", "white", "decided"]),
        ("PA-03", ["white", "white", "decided"]),
        ("PA-05", ["white", "covered", "overruled"]),
        ("PA-06", ["covered", "covered", "decided"]),
        ("PA-07", ["hole", "covered", "decided"]),
        ("PA-09", ["white", "covered", "not_used"]),
    ] {
        assert_eq!(seen(id), Some(told), "{id}");
    }
    assert_eq!(seen("PA-04").map(|[_, _, became]| became), Some("expired"));
    assert_eq!(seen("PA-10"), None, "its village is not on the list");
}

/// The README of the demo says which mistakes are planted: `check` finds those that change the data,
/// in the row and under the identifier that the README names.
#[test]
fn planted_mistakes_are_found_where_the_readme_says() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let readme = fs::read_to_string(project.join("README.md")).unwrap();
    let temp = tempfile::tempdir().unwrap();
    let project = project.join("phusong.toml");
    let args = [Path::new("check"), &project, "-q".as_ref(), "--out".as_ref(), "f.csv".as_ref()];
    phusong(temp.path(), args).ended(0);
    let findings = Table::read(&temp.path().join("f.csv"));
    let english = readme.split("## Planted mistakes").nth(1).unwrap();
    let planted: Vec<Vec<&str>> = english
        .lines()
        .filter(|l| l.starts_with("| `"))
        .map(|l| l.split('|').map(|c| c.trim().trim_matches('`')).collect())
        .collect();
    assert_eq!(planted.len(), 15);
    // Read rightly without a word, and a plan that is counted with the others.
    let silent = ["blanks too many", "decimal commas", "formula", "only planned"];
    for line in planted {
        let [_, file, row, id, what, _] = line[..] else { panic!("{line:?}") };
        let found = findings
            .with("file", file)
            .any(|r| findings.text(r, "row") == row && findings.text(r, "id").starts_with(id));
        assert_eq!(found, !silent.iter().any(|s| what.contains(s)), "{file} {row} {id}: {what}");
    }
}
