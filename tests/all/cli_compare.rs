//! `phusong compare` from outside: the demo at two settings, the same twice, exchanged, and folders that
//! are no results.
#![cfg(feature = "gdal")]

use crate::program::{Said, Table, names, phusong, small_demo, tree};
use phusong::assessment::Assessment;
use phusong::indicator::{Count, Verdict};
use phusong::snapshot;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const SERVICES: [&str; 6] = ["4g", "5g", "ftth", "mobile", "3g", "2g"];
/// What is read of a folder of results.
const FILES_READ: [&str; 2] = ["manifest.json", "assessment.phusong"];
const STATUSES: [&str; 4] = ["covered", "hole", "white", "no_data"];

/// The small demo at two settings: `cũ` as it is, `mới` a year later, with 4G reaching farther, 3G less
/// far, and another threshold.
struct Ran {
    dir: tempfile::TempDir,
}

fn ran() -> &'static Ran {
    static RAN: OnceLock<Ran> = OnceLock::new();
    RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let project = small_demo(&dir.path().join("demo"));
        let run = |out: &str| {
            phusong(dir.path(), ["run", "demo/phusong.toml", "-q", "--no-maps", "--out", out])
                .ended(0);
        };
        run("cũ");
        let text = fs::read_to_string(&project).unwrap();
        let later = text
            .replace("2025-12-31", "2026-12-31")
            .replace("covered_from = 0.8", "covered_from = 0.7");
        assert_ne!(text, later);
        // The same settings, other data; then the same data, other settings.
        fs::write(&project, later.replace("covered_from = 0.7", "covered_from = 0.8")).unwrap();
        scale_radii(&dir.path().join("demo/cells.csv"), &[("4G", 1.6), ("3G", 0.6)]);
        run("giữa");
        fs::write(&project, later).unwrap();
        run("mới");
        Ran { dir }
    })
}

/// Makes the cells of a technology reach so much farther.
fn scale_radii(path: &Path, factors: &[(&str, f64)]) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|c| c.trim_start_matches('\u{feff}') == name);
    let (technology, radius) = (at("technology").unwrap(), at("radius_m").unwrap());
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&header).unwrap();
    let mut changed = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let factor = factors.iter().find(|(t, _)| *t == &row[technology]).map(|(_, f)| f);
        let scaled = factor.zip(row[radius].parse::<f64>().ok()).map(|(f, r)| (f * r).to_string());
        changed += usize::from(scaled.is_some());
        let cells = row.iter().enumerate().map(|(i, cell)| match &scaled {
            Some(text) if i == radius => text.as_str(),
            _ => cell,
        });
        out.write_record(cells).unwrap();
    }
    assert!(changed > 20, "{changed} cells");
    fs::write(path, out.into_inner().unwrap()).unwrap();
}

fn compare(old: &str, new: &str, out: &str, more: &[&str]) -> (Said, PathBuf) {
    let dir = ran().dir.path();
    let args = ["compare", old, new, "--out", out].into_iter().chain(more.iter().copied());
    (phusong(dir, args), dir.join(out))
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// What is warned of.
fn codes(summary: &Value) -> Vec<&str> {
    let warnings = summary["warnings"].as_array().unwrap().iter();
    warnings.map(|w| w["code"].as_str().unwrap()).collect()
}

/// Rows of `compare_villages.csv` by identifier.
fn by_id(table: &Table) -> BTreeMap<String, Vec<String>> {
    table.rows.iter().map(|r| (table.text(r, "id").to_owned(), r.clone())).collect()
}

#[test]
fn every_village_of_both_is_in_the_matrix_once() {
    let (said, out) = compare("cũ", "mới", "so sánh/một", &["--no-maps"]);
    let said = said.ended(0);
    assert_eq!(said.err, "");
    for word in ["CHÚ Ý", "trước là 0,8, nay là 0,7", "mới được phủ", "Kết quả: so sánh/một"]
    {
        assert!(said.out.contains(word), "“{word}” is not in\n{}", said.out);
    }
    assert!(said.out.find("CHÚ Ý") < said.out.find("mới được phủ"), "warnings come first");
    let files = [
        "compare.json",
        "compare_rates.csv",
        "compare_scorecard.csv",
        "compare_unmatched.csv",
        "compare_villages.csv",
        "manifest.json",
    ];
    assert_eq!(names(&out), files);
    let summary = json(&out.join("compare.json"));
    let table = Table::read(&out.join("compare_villages.csv"));
    let villages = Table::read(&ran().dir.path().join("mới/villages.csv"));
    let before = Table::read(&ran().dir.path().join("cũ/villages.csv"));
    assert_eq!(table.rows.len(), villages.rows.len(), "the same villages at both settings");
    assert!(Table::read(&out.join("compare_unmatched.csv")).rows.is_empty());
    let services = summary["services"].as_array().unwrap();
    assert_eq!(services.len(), SERVICES.len());
    for (service, name) in services.iter().zip(SERVICES) {
        assert_eq!(service["technology"], name);
        let mut sum = 0;
        for from in STATUSES {
            for to in STATUSES {
                let cell = service["matrix_old_to_new"][from][to].as_u64().unwrap();
                sum += cell;
                // The table of villages says the same, village by village.
                let counted = table.rows.iter().filter(|r| {
                    table.text(r, &format!("{name}_old_status")) == from
                        && table.text(r, &format!("{name}_new_status")) == to
                });
                assert_eq!(counted.count() as u64, cell, "{name}: {from} to {to}");
            }
        }
        assert_eq!(sum, table.rows.len() as u64);
        let changes = service["changes"].as_object().unwrap();
        assert_eq!(changes.values().map(|n| n.as_u64().unwrap()).sum::<u64>(), sum);
    }
    // Statuses and shares are those of the two runs.
    let column = villages.column("id");
    for (row, old) in villages.rows.iter().zip(&before.rows) {
        let (compared, id) = (by_id(&table), &row[column]);
        let told = &compared[id];
        for name in SERVICES {
            let cell =
                |t: &Table, r: &[String], c: &str| t.text(r, &format!("{name}_{c}")).to_owned();
            assert_eq!(cell(&table, told, "new_status"), cell(&villages, row, "status"));
            assert_eq!(cell(&table, told, "old_status"), cell(&before, old, "status"));
            assert_eq!(cell(&table, told, "new_pct"), cell(&villages, row, "pct"));
            assert_eq!(cell(&table, told, "old_pct"), cell(&before, old, "pct"));
        }
    }
    let count =
        |service: usize, change: &str| services[service]["changes"][change].as_u64().unwrap();
    assert!(count(0, "newly_covered") > 1, "4G reaches farther");
    let lost: Vec<_> = table.with("4g_change", "lost").collect();
    let reported = lost.iter().filter(|r| table.text(r, "4g_reported") == "1").count();
    assert!(!lost.is_empty() && reported == lost.len(), "only where a field report has lapsed");
    assert!(count(4, "lost") > 0, "3G less far");
    assert_eq!(codes(&summary), ["parameter_differs", "changed_by_field_reports"]);
    // Rates are those of the runs, and their difference.
    let rates = Table::read(&out.join("compare_rates.csv"));
    let after = Table::read(&ran().dir.path().join("mới/rates.csv"));
    assert_eq!(rates.rows.len(), after.rows.len());
    let mut moved = 0;
    for (row, new) in rates.rows.iter().zip(&after.rows) {
        for c in ["level", "code", "name", "technology", "operator"] {
            assert_eq!(rates.text(row, c), after.text(new, c));
        }
        assert_eq!(rates.text(row, "in"), "both");
        assert_eq!(rates.number(row, "new_rate_pct"), after.number(new, "rate_pct"));
        let (a, b) = (rates.number(row, "old_rate_pct"), rates.number(row, "new_rate_pct"));
        let points = rates.number(row, "rate_points");
        match a.zip(b) {
            Some((a, b)) => assert!((points.unwrap() - (b - a)).abs() < 2e-6),
            None => assert_eq!(points, None),
        }
        moved += usize::from(points.is_some_and(|p| p != 0.0));
        // The same villages on both sides: the rate over the same villages is the rate.
        if let Some(same) = rates.number(row, "same_new_rate_pct") {
            assert!((same - b.unwrap()).abs() < 2e-6);
        }
    }
    assert!(moved > 5, "{moved} rates have moved");
}

#[test]
fn a_run_against_itself_has_not_changed() {
    let (said, out) = compare("cũ", "cũ", "itself", &["--no-maps", "--lang", "en"]);
    let said = said.ended(0);
    assert!(said.out.contains("the same run") && !said.out.contains("MIND"), "{}", said.out);
    let summary = json(&out.join("compare.json"));
    for service in summary["services"].as_array().unwrap() {
        for from in STATUSES {
            for to in STATUSES.iter().filter(|to| **to != from) {
                assert_eq!(service["matrix_old_to_new"][from][*to], 0);
            }
        }
        assert_eq!(service["rate_points"].as_f64().unwrap_or(0.0), 0.0);
    }
    let table = Table::read(&out.join("compare_villages.csv"));
    for row in &table.rows {
        for name in SERVICES {
            let points = table.number(row, &format!("{name}_points"));
            assert!(points.is_none_or(|p| p == 0.0));
        }
    }
    assert_eq!(summary["only_old"], 0);
    assert_eq!(summary["only_new"], 0);
}

#[test]
fn whether_data_or_settings_have_changed_is_told() {
    let summary = |old: &str, new: &str, out: &str| {
        let (said, out) = compare(old, new, out, &["--no-maps", "-q"]);
        said.ended(0);
        json(&out.join("compare.json"))
    };
    // Another day is no other setting; that field reports have lapsed by then is told.
    let other_data = summary("cũ", "giữa", "other data");
    assert_eq!(codes(&other_data), ["changed_by_field_reports"]);
    let other_rule = summary("giữa", "mới", "other rule");
    assert_eq!(codes(&other_rule), ["same_data", "parameter_differs"]);
    // As many as the two runs say: the status went another way than that of the model.
    let [old, new] =
        ["cũ", "giữa"].map(|run| Table::read(&ran().dir.path().join(run).join("villages.csv")));
    let mut lapsed = 0;
    for (a, b) in old.rows.iter().zip(&new.rows) {
        for name in SERVICES {
            let cells = |c: &str| {
                let column = format!("{name}_{c}");
                (old.text(a, &column), new.text(b, &column))
            };
            let (was, is) = cells("modelled_status");
            let (before, now) = cells("status");
            // As long as a report holds on neither side, the model alone decides.
            assert!(before == was || !cells("evidence").0.is_empty());
            assert!(now == is || !cells("evidence").1.is_empty());
            let rank = |status| STATUSES.iter().position(|s| *s == status).unwrap();
            lapsed += usize::from(
                before != now && rank(before).cmp(&rank(now)) != rank(was).cmp(&rank(is)),
            );
        }
    }
    assert!(lapsed > 0);
    let warning = &other_data["warnings"][0];
    assert_eq!(warning["statuses"], lapsed, "{warning}");
}

#[test]
fn exchanged_the_differences_are_the_opposite() {
    let (said, there) = compare("cũ", "mới", "there", &["--no-maps", "-q"]);
    said.ended(0);
    let (said, back) = compare("mới", "cũ", "back", &["--no-maps"]);
    let told = said.ended(0).out;
    assert!(told.contains("Ngược thứ tự"), "{told}");
    let opposite = BTreeMap::from([
        ("newly_covered", "lost"),
        ("lost", "newly_covered"),
        ("improved", "worsened"),
        ("worsened", "improved"),
        ("became_known", "became_unknown"),
        ("became_unknown", "became_known"),
    ]);
    let [a, b] = [&there, &back].map(|out| Table::read(&out.join("compare_villages.csv")));
    let reversed = by_id(&b);
    assert_eq!(a.rows.len(), reversed.len());
    for row in &a.rows {
        let other = &reversed[a.text(row, "old_id")];
        for name in SERVICES {
            let column = |c: &str| format!("{name}_{c}");
            let change = a.text(row, &column("change"));
            let expected = opposite.get(change).copied().unwrap_or(change);
            assert_eq!(b.text(other, &column("change")), expected);
            let points = |t: &Table, r: &[String]| t.number(r, &column("points"));
            assert_eq!(points(&a, row).map(|p| 0.0 - p), points(&b, other));
        }
    }
    let [a, b] = [&there, &back].map(|out| json(&out.join("compare.json")));
    for i in 0..SERVICES.len() {
        let (a, b) = (&a["services"][i], &b["services"][i]);
        for from in STATUSES {
            for to in STATUSES {
                assert_eq!(a["matrix_old_to_new"][from][to], b["matrix_old_to_new"][to][from]);
            }
        }
    }
}

/// Copies a folder of results, what it keeps of the assessment changed.
fn altered(name: &str, change: impl FnOnce(&mut Assessment)) {
    let dir = ran().dir.path();
    fs::create_dir(dir.join(name)).unwrap();
    for file in names(&dir.join("cũ")) {
        fs::copy(dir.join("cũ").join(&file), dir.join(name).join(&file)).unwrap();
    }
    let path = dir.join(name).join(snapshot::FILE);
    let mut assessment = snapshot::decode(&fs::read(&path).unwrap()).unwrap();
    change(&mut assessment);
    fs::write(&path, snapshot::encode(&assessment).unwrap()).unwrap();
}

/// Leaves the first village out of everything that is listed by village.
fn without_first_village(all: &mut Assessment) {
    all.villages.remove(0);
    for service in &mut all.services {
        service.villages.remove(0);
        service.shares.truncate(1);
        for shares in &mut service.shares {
            shares.any.remove(0);
            shares.by_operator.clear();
            shares.operators.clear();
        }
        service.points = None;
    }
    all.scenarios.services.clear();
    all.bases.clear();
    all.points.clear();
    all.evidence.clear();
    all.evidence_use.clear();
    all.gaps.clear();
    all.speeds.clear();
    let decided = all.services.iter_mut().flat_map(|s| &mut s.villages);
    decided.for_each(|v| v.evidence = None);
}

#[test]
fn villages_of_one_side_are_listed_with_the_likely_reason() {
    // New identifiers for all; one village gone, one renamed, one commune with a new code and name.
    let original = Table::read(&ran().dir.path().join("cũ/villages.csv"));
    let code = |i: usize| original.text(&original.rows[i], "commune_code");
    // Not that of the first two, which have their own story.
    let elsewhere = |i: &usize| code(*i) != code(0) && code(*i) != code(1);
    let commune = code((2..original.rows.len()).find(elsewhere).unwrap()).to_owned();
    altered("reformed", |all| {
        without_first_village(all);
        all.villages[0].name = "Thôn Hoàn Toàn Mới".to_owned();
        for (i, village) in all.villages.iter_mut().enumerate() {
            village.id = format!("new-{i}");
        }
        let merged = all.units.communes.iter_mut().find(|c| c.code == commune).unwrap();
        (merged.code, merged.name) = ("99999".to_owned(), "Xã Sáp Nhập".to_owned());
    });
    let (said, out) = compare("cũ", "reformed", "after the reform", &["--no-maps"]);
    let told = said.ended(0).out;
    assert!(told.contains("theo tên trong xã") && told.contains("compare_unmatched.csv"), "{told}");
    let (unmatched, matched) = (
        Table::read(&out.join("compare_unmatched.csv")),
        Table::read(&out.join("compare_villages.csv")),
    );
    assert!(matched.with("matched_by", "id").next().is_none());
    let of = |side: &'static str| unmatched.with("side", side);
    assert_eq!(matched.rows.len() + of("old").count(), original.rows.len());
    assert_eq!(matched.rows.len() + of("new").count(), original.rows.len() - 1);
    let reason = |side: &'static str, reason: &str| {
        of(side).filter(|r| unmatched.text(r, "reason") == reason).count()
    };
    let moved = original.with("commune_code", &commune).count();
    assert!(moved >= 2);
    assert_eq!(reason("new", "commune_not_found"), moved);
    assert!(reason("old", "commune_not_found") >= moved - 2);
    let renamed = of("new").find(|r| unmatched.text(r, "name") == "Thôn Hoàn Toàn Mới").unwrap();
    assert!(!unmatched.text(renamed, "explanation").is_empty());
    // Villages of the merged commune have kept their names: the table says which they may be.
    let candidates =
        of("new").filter(|r| unmatched.text(r, "candidate_commune_code") == commune).count();
    assert!(candidates > 0);
    // Unmatched villages have moved no rate over the same villages.
    let rates = Table::read(&out.join("compare_rates.csv"));
    let whole = rates.rows.iter().filter(|r| rates.text(r, "level") == "province");
    for row in whole.filter(|r| rates.text(r, "operator") == "any") {
        let (a, b) =
            (rates.number(row, "same_old_rate_pct"), rates.number(row, "same_new_rate_pct"));
        assert_eq!(a, b, "{row:?}");
    }
}

#[test]
fn targets_that_turn_are_told() {
    let judged = |name: &str, values: [(Option<f64>, Verdict, i64); 2]| {
        altered(name, |all| {
            all.scorecard.truncate(2);
            for (row, (value, verdict, missing)) in all.scorecard.iter_mut().zip(values) {
                (row.value, row.verdict, row.target) = (value, verdict, 93.0);
                let of = u64::from(value.is_some()) * 200;
                row.count = Some(Count { have: 0, of, no_data: 0, missing });
            }
            all.scorecard[0].id = "ftth".to_owned();
            all.scorecard[0].text.vi = "Cáp quang FTTH".to_owned();
            all.scorecard[1].id = "4g".to_owned();
        });
    };
    judged("plan before", [(Some(91.5), Verdict::Missed, 4), (None, Verdict::NoData, 0)]);
    judged("plan after", [(Some(94.0), Verdict::Met, -2), (Some(97.0), Verdict::Met, -3)]);
    let (said, out) = compare("plan before", "plan after", "plans", &["--no-maps"]);
    let told = said.ended(0).out;
    for line in ["1 chuyển sang đạt, 0 không còn đạt", "- Cáp quang FTTH: 91,5 → 94, nay đạt"]
    {
        assert!(told.contains(line), "“{line}” is not in\n{told}");
    }
    let table = Table::read(&out.join("compare_scorecard.csv"));
    let cells = |row: usize, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|c| table.text(&table.rows[row], c).to_owned()).collect()
    };
    let columns = ["id", "old_value", "new_value", "value_change", "change", "old_missing"];
    assert_eq!(cells(0, &columns), ["ftth", "91.5", "94", "2.5", "turned_met", "4"]);
    assert_eq!(cells(1, &columns), ["4g", "", "97", "", "became_known", ""]);
    // On one side only: listed, and nothing is said to have turned.
    altered("no plan", |all| (all.plan, all.scorecard) = (None, Vec::new()));
    let (said, out) = compare("no plan", "plan after", "one plan", &["--no-maps", "--lang", "en"]);
    assert!(said.ended(0).out.contains("2 on one scorecard only"));
    let table = Table::read(&out.join("compare_scorecard.csv"));
    assert!(table.rows.iter().all(|r| table.text(r, "change") == "only_new"));
    // The scorecards of two runs: every target of the plan once, with the values of both.
    let (said, out) = compare("cũ", "mới", "own plan", &["--no-maps", "-q"]);
    said.ended(0);
    let table = Table::read(&out.join("compare_scorecard.csv"));
    let [old, new] =
        ["cũ", "mới"].map(|run| Table::read(&ran().dir.path().join(run).join("scorecard.csv")));
    assert_eq!((table.rows.len(), old.rows.len()), (new.rows.len(), new.rows.len()));
    assert!(table.rows.len() > 5);
    let mut turned = 0;
    for ((row, a), b) in table.rows.iter().zip(&old.rows).zip(&new.rows) {
        assert_eq!(table.text(row, "id"), new.text(b, "id"));
        assert_eq!(table.number(row, "old_value"), old.number(a, "value"));
        assert_eq!(table.number(row, "new_value"), new.number(b, "value"));
        let (was, is) = (old.text(a, "verdict"), new.text(b, "verdict"));
        let expected = match (was, is) {
            (was, is) if was == is => "unchanged",
            ("no_data", _) => "became_known",
            (_, "no_data") => "became_unknown",
            (_, "met") => "turned_met",
            _ => "turned_missed",
        };
        assert_eq!(table.text(row, "change"), expected);
        turned += usize::from(was != is);
    }
    assert!(turned > 0, "4G reaching farther turns a verdict");
}

#[test]
fn maps_with_one_legend_in_both_languages() {
    for (lang, out, words) in [
        ("vi", "with maps", ["Bản đồ thay đổi 4G", "không còn được phủ"]),
        ("en", "with maps in English", ["Change of 4G coverage", "no longer covered"]),
    ] {
        let (said, out) = compare("mới", "cũ", out, &["--lang", lang, "-q"]);
        said.ended(0);
        let mut expected: Vec<String> = SERVICES
            .iter()
            .flat_map(|s| ["pdf", "png", "svg"].map(|e| format!("{s}-change.{e}")))
            .collect();
        expected.sort();
        assert_eq!(names(&out.join("maps")), expected);
        let png = fs::read(out.join("maps/4g-change.png")).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        let svg = fs::read_to_string(out.join("maps/4g-change.svg")).unwrap();
        for word in words {
            assert!(svg.contains(word), "{lang}: no “{word}”");
        }
        assert!(roxmltree::Document::parse(&svg).is_ok());
        let manifest = json(&out.join("manifest.json"));
        assert!(manifest["outputs"].as_array().unwrap().iter().any(|o| o == "maps/4g-change.svg"));
        assert_eq!(manifest["kind"], "comparison");
        let digest = |side: &str| manifest[side]["manifest_sha256"].as_str().unwrap().to_owned();
        assert!(digest("old").len() == 64 && digest("old") != digest("new"));
        let read: Vec<_> = manifest["old"]["files"].as_array().unwrap().iter().collect();
        assert_eq!(read.iter().map(|f| &f["name"]).collect::<Vec<_>>(), FILES_READ);
    }
    // What a reader can point at is the same in both languages.
    let [a, b] = ["with maps", "with maps in English"].map(|out| {
        let svg =
            fs::read_to_string(ran().dir.path().join(out).join("maps/4g-change.svg")).unwrap();
        svg.matches("<title>").count()
    });
    assert!(a > 30 && a == b, "{a} and {b} villages");
}

#[test]
fn what_is_no_result_is_refused_and_nothing_is_written() {
    let dir = ran().dir.path();
    let refused = |old: &str, new: &str, status: i32, words: &[&str]| {
        let (said, out) = compare(old, new, "never/made", &["--no-maps"]);
        said.ended(status).tells(words).tells(&["lỗi: ", "\ngợi ý: "]);
        assert!(!out.exists() && !dir.join("never").exists());
        let (said, _) = compare(old, new, "never/made", &["--no-maps", "--lang", "en"]);
        let said = said.ended(status).tells(&["error: ", "\nhint: "]);
        assert!(!said.err.contains("lỗi"), "{}", said.err);
    };
    refused("nowhere", "mới", 1, &["nowhere"]);
    refused("cũ", "demo", 1, &["demo", "manifest.json"]);
    refused("cũ", "cũ/villages.csv", 1, &["villages.csv"]);
    let kept = |name: &str| dir.join(name).join(snapshot::FILE);
    altered("missing", |_| ());
    fs::remove_file(kept("missing")).unwrap();
    refused("missing", "mới", 1, &["missing/assessment.phusong", "phusong 0.", "phusong run <"]);
    altered("cut short", |_| ());
    let bytes = fs::read(kept("cut short")).unwrap();
    fs::write(kept("cut short"), &bytes[..1000]).unwrap();
    refused("cũ", "cut short", 3, &["cut short/assessment.phusong", "1.000 byte", "phusong run"]);
    // As another version would have written it: layout and version stand in its head.
    altered("older", |_| ());
    let mut older = bytes;
    older[8..10].copy_from_slice(&1_u16.to_le_bytes());
    older[11..16].copy_from_slice(b"0.0.7");
    fs::write(kept("older"), older).unwrap();
    let this = format!("phiên bản này ({})", env!("CARGO_PKG_VERSION"));
    refused("older", "mới", 3, &["older/assessment.phusong", "phusong 0.0.7", &this, "chạy lại"]);
    altered("other", |_| ());
    let manifest = fs::read_to_string(dir.join("other/manifest.json")).unwrap();
    fs::write(dir.join("other/manifest.json"), manifest.replace("phusong", "kho-cham")).unwrap();
    refused("other", "mới", 1, &["“kho-cham”"]);
    // Nothing in common.
    altered("strangers", |all| {
        for (i, village) in all.villages.iter_mut().enumerate() {
            (village.id, village.name) = (format!("x{i}"), format!("Thôn Lạ {i}"));
        }
    });
    refused("cũ", "strangers", 3, &["không thôn nào"]);
}

#[test]
fn results_are_never_written_over_and_comparisons_are_no_results() {
    let dir = ran().dir.path();
    let before = tree(&dir.join("cũ"));
    for out in ["cũ", "mới", "cũ/../cũ"] {
        let (said, _) = compare("cũ", "mới", out, &["--no-maps"]);
        said.ended(2).tells(&["một trong hai kết quả"]);
    }
    // Somebody else's folder.
    fs::create_dir(dir.join("notes")).unwrap();
    fs::write(dir.join("notes/a.txt"), "của tôi").unwrap();
    let (said, _) = compare("cũ", "mới", "notes", &["--no-maps"]);
    said.ended(1).tells(&["notes"]);
    assert_eq!(names(&dir.join("notes")), ["a.txt"]);
    assert!(before == tree(&dir.join("cũ")));
    // A comparison may take the place of an earlier one, and is not compared again.
    for _ in 0..2 {
        let (said, _) = compare("cũ", "mới", "twice", &["--no-maps", "-q"]);
        let said = said.ended(0);
        assert_eq!((said.out.as_str(), said.err.as_str()), ("", ""), "quiet");
    }
    let (said, _) = compare("twice", "mới", "again", &["--no-maps"]);
    said.ended(1).tells(&["phusong compare"]);
    // Without --out beside the other results, under both names.
    phusong(dir, ["compare", "cũ", "mới/", "--no-maps", "-q"]).ended(0);
    assert!(dir.join("outputs/compare-cũ-mới/compare.json").is_file());
}
