//! The tables: columns, codes, statuses, and sums that close.

use super::{TECHNOLOGIES, table};
use std::collections::{BTreeMap, BTreeSet};

/// Percentage points: each share is printed to 1e-6.
const PRINTED_PCT: f64 = 1e-6;

const STATUSES: [&str; 4] = ["covered", "hole", "white", "no_data"];

#[test]
fn villages_have_the_promised_columns() {
    let t = table("villages.csv");
    let mut expected: Vec<String> =
        ["id", "name", "commune_code", "commune", "province", "area_km2"]
            .map(str::to_owned)
            .to_vec();
    for technology in TECHNOLOGIES {
        for column in ["pct", "area_pct", "status", "nearest_id", "nearest_km"] {
            expected.push(format!("{technology}_{column}"));
        }
    }
    assert_eq!(t.columns[..expected.len()], expected);
    assert_eq!(t.rows.len(), 40);
    for row in &t.rows {
        let code = t.text(row, "commune_code");
        assert!(code.len() == 5 && code.starts_with("00"), "codes stay text: {code}");
        let area = t.number(row, "area_km2");
        for technology in TECHNOLOGIES {
            let column = |name: &str| format!("{technology}_{name}");
            let status = t.text(row, &column("status"));
            assert!(STATUSES.contains(&status), "{status}");
            let pct = t.number(row, &column("pct"));
            let km = t.number(row, &column("nearest_km"));
            assert_eq!(pct.is_none(), status == "no_data", "no data is no number");
            assert_eq!(t.number(row, &column("area_pct")).is_none(), status == "no_data");
            assert_eq!(km.is_none(), t.text(row, &column("nearest_id")).is_empty());
            if let Some(pct) = pct {
                assert!((0.0..=100.0).contains(&pct), "{pct}");
                assert!(area.unwrap() > 0.0);
                // The project's rule: covered from 80 % on, white at nothing.
                let expected = match pct {
                    p if p >= 80.0 => "covered",
                    p if p > 0.0 => "hole",
                    _ => "white",
                };
                // A field report may say otherwise; the model's own stands beside.
                let modelled = t.text(row, &column("modelled_status"));
                assert_eq!(modelled, expected, "{pct}");
                let reported = !t.text(row, &column("evidence")).is_empty();
                assert!(status == modelled || reported, "{status} without a report");
            }
        }
        // Any mobile broadband is at least each of its technologies.
        if let Some(mobile) = t.number(row, "mobile_pct") {
            assert!(mobile >= t.number(row, "4g_pct").unwrap() - PRINTED_PCT);
            assert!(mobile >= t.number(row, "5g_pct").unwrap() - PRINTED_PCT);
        }
    }
    let without: Vec<_> = t.with("area_km2", "").collect();
    assert_eq!(without.len(), 1, "the planted village without a polygon is kept");
    assert_eq!(t.text(without[0], "4g_status"), "no_data");
}

#[test]
fn rates_close_at_every_level() {
    let t = table("rates.csv");
    let expected = [
        "level",
        "code",
        "name",
        "technology",
        "operator",
        "villages",
        "villages_covered",
        "rate_pct",
        "villages_no_data",
        "area_km2",
        "covered_area_km2",
        "area_pct",
    ];
    assert_eq!(t.columns[..expected.len()], expected);
    let villages = table("villages.csv");
    // (technology, operator) to the counts and areas of the province and of its communes' sum.
    let mut province: BTreeMap<(String, String), [f64; 7]> = BTreeMap::new();
    let mut communes = province.clone();
    let mut districts = province.clone();
    for row in &t.rows {
        let n = |column: &str| t.count(row, column);
        let (all, covered, none) = (n("villages"), n("villages_covered"), n("villages_no_data"));
        let (hole, white) = (n("villages_hole"), n("villages_white"));
        assert_eq!(all, covered + hole + white + none, "{row:?}");
        let area = t.number(row, "area_km2").unwrap();
        let covered_area = t.number(row, "covered_area_km2");
        match t.number(row, "rate_pct") {
            Some(rate) => {
                // Printed to 1e-6.
                let known = (all - none) as f64;
                assert!((rate - 100.0 * covered as f64 / known).abs() <= 1e-6, "{row:?}");
            }
            None => assert_eq!(all, none, "a rate of nothing: {row:?}"),
        }
        if let (Some(covered_area), Some(pct)) = (covered_area, t.number(row, "area_pct")) {
            assert!((0.0..=100.0).contains(&pct) && covered_area <= area + 1e-6, "{row:?}");
            // Areas are printed to a square metre.
            assert!((covered_area - area * pct / 100.0).abs() <= 2e-6 + 1e-8 * area, "{row:?}");
        }
        let to = match t.text(row, "level") {
            "province" => &mut province,
            "district" => &mut districts,
            "commune" => &mut communes,
            other => panic!("level {other}"),
        };
        let key = (t.text(row, "technology").to_owned(), t.text(row, "operator").to_owned());
        let sums = to.entry(key).or_default();
        let counts = [all, covered, hole, white, none].map(|n| n as f64);
        for (sum, value) in
            sums.iter_mut().zip(counts.into_iter().chain([area, covered_area.unwrap_or(0.0)]))
        {
            *sum += value;
        }
        if t.text(row, "level") == "commune" {
            let (code, any) = (t.text(row, "code"), t.text(row, "operator") == "any");
            assert_eq!(all, villages.with("commune_code", code).count() as u64, "{row:?}");
            if any {
                let status = format!("{}_status", t.text(row, "technology"));
                let here = villages.with("commune_code", code);
                let there = here.filter(|r| villages.text(r, &status) == "covered").count();
                assert_eq!(covered, there as u64, "{row:?}");
            }
        }
    }
    for technology in TECHNOLOGIES {
        assert!(province.contains_key(&(technology.to_owned(), "any".to_owned())));
    }
    assert!(province.len() > TECHNOLOGIES.len() * 2, "operators too: {:?}", province.keys());
    assert!(communes.keys().eq(province.keys()) && districts.keys().eq(province.keys()));
    for (key, whole) in &province {
        for parts in [&communes[key], &districts[key]] {
            for (a, b) in whole.iter().zip(parts) {
                // Each row is rounded to 1e-6 km²; there are some dozens of rows.
                assert!((a - b).abs() <= 1e-4, "{key:?}: {whole:?} is not the sum {parts:?}");
            }
        }
    }
}

#[test]
fn operators_are_consistent_with_all_of_them() {
    let (villages, t) = (table("villages.csv"), table("village_operators.csv"));
    assert_eq!(t.columns, ["id", "technology", "operator", "area_pct", "status"]);
    let ids: BTreeSet<&str> = villages.rows.iter().map(|r| villages.text(r, "id")).collect();
    assert_eq!(ids.len(), villages.rows.len(), "identifiers are told apart");
    let mut best: BTreeMap<(&str, &str), (f64, f64)> = BTreeMap::new();
    for row in &t.rows {
        let (id, technology) = (t.text(row, "id"), t.text(row, "technology"));
        assert!(ids.contains(id) && STATUSES.contains(&t.text(row, "status")), "{row:?}");
        let pct = t.number(row, "area_pct");
        assert_eq!(pct.is_none(), t.text(row, "status") == "no_data", "{row:?}");
        let entry = best.entry((id, technology)).or_default();
        entry.0 = entry.0.max(pct.unwrap_or(0.0));
        entry.1 += pct.unwrap_or(0.0);
    }
    let mut compared = 0;
    for row in &villages.rows {
        for technology in TECHNOLOGIES {
            let Some(union) = villages.number(row, &format!("{technology}_area_pct")) else {
                continue;
            };
            let (most, sum) = best[&(villages.text(row, "id"), technology)];
            // A sum of some operators, each printed to 1e-6.
            assert!(
                union >= most - PRINTED_PCT && union <= sum + 10.0 * PRINTED_PCT,
                "{row:?}: {most} {union} {sum}"
            );
            compared += usize::from(union > most + 1e-3);
        }
    }
    assert!(compared > 5, "somewhere operators complement each other: {compared}");
}

#[test]
fn findings_name_their_place() {
    let t = table("findings.csv");
    let expected = ["severity", "code", "file", "layer", "row", "id", "column", "found", "done"];
    assert_eq!(t.columns, expected);
    for code in ["geometry-repaired", "duplicate-id", "no-geometry", "null-island", "swapped"] {
        let row = t.with("code", code).next().unwrap_or_else(|| panic!("no {code}"));
        assert!(t.count(row, "row") > 0 && !t.text(row, "id").is_empty(), "{row:?}");
        assert!(!t.text(row, "found").is_empty() && !t.text(row, "done").is_empty(), "{row:?}");
    }
}
