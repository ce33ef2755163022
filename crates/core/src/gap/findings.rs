//! Findings about field reports among those of reading: in order of file and row, and bounded.

use crate::finding::{Finding, FindingCode, FindingKind, Location};
use std::collections::BTreeMap;

/// Findings of one kind in one file that are listed one by one; more are counted. As in reading: a
/// person reads tens, not thousands.
const LISTED: u64 = 1000;

/// Puts new findings behind those that the same file has already; those of other files come last.
pub fn merge(into: &mut Vec<Finding>, mut new: Vec<Finding>) {
    new.sort_by(|a, b| (&a.place.file, a.place.row).cmp(&(&b.place.file, b.place.row)));
    let mut bounded: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    let mut counts: BTreeMap<(String, FindingCode), (u64, Finding)> = BTreeMap::new();
    for finding in new {
        let file = finding.place.file.clone();
        let entry = counts.entry((file.clone(), finding.kind.of()));
        let (count, _) = entry.or_insert_with(|| (0, finding.clone()));
        *count += 1;
        if *count <= LISTED {
            bounded.entry(file).or_default().push(finding);
        }
    }
    for ((file, of), (count, first)) in counts {
        if count > LISTED {
            let place =
                Location { file: file.clone(), layer: first.place.layer, ..Location::default() };
            let kind = FindingKind::More { of, count: count - LISTED };
            let more = Finding { severity: first.severity, place, kind };
            bounded.entry(file).or_default().push(more);
        }
    }
    for (file, findings) in bounded {
        let after = into.iter().rposition(|f| f.place.file == file).map_or(into.len(), |i| i + 1);
        into.splice(after..after, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    fn at(file: &str, row: u64, kind: FindingKind) -> Finding {
        let place = Location { file: file.into(), row: Some(row), ..Location::default() };
        Finding { severity: Severity::Note, place, kind }
    }

    #[test]
    fn behind_those_of_the_same_file_and_no_more_than_a_thousand() {
        let expired = || {
            let day = jiff::civil::date(2025, 1, 1);
            FindingKind::EvidenceExpired { village: "1".into(), expiry: day, on: day }
        };
        let mut all = vec![
            at("villages.gpkg", 3, FindingKind::NoGeometry),
            at("reports.csv", 9, FindingKind::NoRows),
            at("cells.csv", 1, FindingKind::NullIsland),
        ];
        let mut new: Vec<Finding> =
            (0..1005).rev().map(|i| at("reports.csv", i, expired())).collect();
        new.push(at("other.csv", 2, expired()));
        merge(&mut all, new);
        assert_eq!(all.len(), 3 + 1000 + 1 + 1);
        let rows: Vec<Option<u64>> = all[2..1002].iter().map(|f| f.place.row).collect();
        assert!(rows.iter().copied().eq((0..1000).map(Some)));
        assert_eq!(
            all[1002].kind,
            FindingKind::More { of: FindingCode::EvidenceExpired, count: 5 }
        );
        assert_eq!(all[1003].place.file, "cells.csv");
        assert_eq!(all[1004].place.file, "other.csv");
    }
}
