//! The closing lines on gaps: one a service.

use crate::assessment::Assessment;
use crate::gap::{Gap, Triage};
use crate::indicator::Status;
use crate::lang::{GapCounts, Lang, gap_counts};

/// One line for each service whose gaps are listed and of which anything is known.
pub(super) fn text(assessment: &Assessment, lang: Lang) -> String {
    let known = |kind| {
        let service = assessment.service(kind);
        service.is_some_and(|s| s.villages.iter().any(|v| v.status != Status::NoData))
    };
    let services = assessment.method.gaps.services.iter().copied();
    let lines: String = services
        .filter(|kind| known(*kind))
        .map(|kind| {
            let gaps = assessment.gaps.iter().filter(|g| g.service == kind);
            gap_counts(lang, kind, &counts(gaps))
        })
        .collect();
    // Apart from the tables above.
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

fn counts<'a>(gaps: impl Iterator<Item = &'a Gap>) -> GapCounts {
    let mut counts = GapCounts::default();
    for gap in gaps {
        match gap.class {
            Status::White => counts.white += 1,
            _ => counts.hole += 1,
        }
        let group = match gap.triage {
            Triage::A => 0,
            Triage::B => 1,
            Triage::C => 2,
            Triage::Unknown => 3,
        };
        counts.triage[group] += 1;
    }
    counts
}
