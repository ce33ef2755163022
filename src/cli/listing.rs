//! Findings as a list on the terminal: the gravest first, a few of each kind.

use crate::finding::{Finding, Severity};
use phusong_lang::{Lang, count, finding as said, say, word};
use std::fmt::Write as _;

/// So many findings of one kind in one file are shown, unless all are asked for.
const SHOWN: usize = 5;

/// The list. Empty when there is nothing.
pub(super) fn text(findings: &[Finding], all: bool, lang: Lang) -> String {
    let mut groups: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let same = |g: &&mut (&Finding, Vec<&Finding>)| {
            g.0.severity == finding.severity
                && g.0.kind.code() == finding.kind.code()
                && g.0.place.file == finding.place.file
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.1.push(finding),
            None => groups.push((finding, vec![finding])),
        }
    }
    groups.sort_by_key(|(first, _)| std::cmp::Reverse(first.severity));
    let mut out = String::new();
    let mut last: Option<Severity> = None;
    for (first, members) in groups {
        if last != Some(first.severity) {
            let heading = match first.severity {
                Severity::Dropped => word!(lang, "cli-dropped"),
                Severity::Repaired => word!(lang, "cli-repaired"),
                Severity::Assumed => word!(lang, "cli-assumed"),
                Severity::Note => word!(lang, "cli-noted"),
            };
            let _ = writeln!(out, "{heading}");
            last = Some(first.severity);
        }
        let shown = if all { members.len() } else { SHOWN };
        for finding in members.iter().take(shown) {
            let message = said(lang, finding);
            let id = finding.place.id.as_deref().map(|i| format!(" ({i})")).unwrap_or_default();
            let _ = write!(out, "  {}{id}: {}", finding.place, message.headline);
            let _ = if message.hint.is_empty() {
                writeln!(out)
            } else {
                writeln!(out, " → {}", message.hint)
            };
        }
        if members.len() > shown {
            let more = say!(lang, "cli-and-more", n = count(members.len() - shown));
            let _ = writeln!(out, "  {more}");
        }
    }
    out
}
