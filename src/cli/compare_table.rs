//! The closing words of a comparison: what must be known first, then one line a service.

use super::words::results_in;
use crate::comparison::{Change, Comparison, MatchedBy, Side};
use crate::lang::ComparisonWords;
use crate::network::ServiceKind;
use phusong_lang::{Lang, Numbers, name};
use std::fmt::Write as _;
use std::path::Path;

/// The changes with a column of their own; the others are no data on one side or both.
const COLUMNS: [Change; 6] = [
    Change::NewlyCovered,
    Change::Improved,
    Change::StayedCovered,
    Change::StayedGap,
    Change::Worsened,
    Change::Lost,
];

/// Warnings, table, how villages were found, targets, where the files are.
pub(super) fn text(comparison: &Comparison<'_>, out: &Path, lang: Lang) -> String {
    let words = ComparisonWords(lang);
    let mut text = words.heading(comparison) + "\n";
    if !comparison.warnings.is_empty() {
        let _ = writeln!(text, "\n{}", words.warnings_heading(comparison.meaning_differs()));
        for warning in &comparison.warnings {
            let _ = writeln!(text, "- {}", words.warning(warning));
        }
    }
    text.push('\n');
    text.push_str(&aligned(&rows(comparison, lang)));
    text.push('\n');
    let matches = &comparison.matches;
    let by = MatchedBy::ALL.map(|by| (by, matches.count(by)));
    let only = |side: Side| matches.only(side).count();
    text.push_str(&words.matched(&by, only(Side::Old), only(Side::New)));
    text.push_str(&words.targets(comparison));
    text.push_str(&results_in(lang, out));
    text
}

fn rows(comparison: &Comparison<'_>, lang: Lang) -> Vec<Vec<String>> {
    let words = ComparisonWords(lang);
    let numbers = Numbers(lang);
    let heads = words.heads();
    let mut rows = vec![{
        let mut row = vec![String::new(), heads.villages.to_owned()];
        row.extend(COLUMNS.map(|c| words.change(c).to_lowercase()));
        row.extend(
            [heads.no_data, heads.old_rate, heads.new_rate, heads.points].map(str::to_owned),
        );
        row
    }];
    for service in &comparison.services {
        let counts = COLUMNS.map(|c| service.count(c));
        let unknown = service.villages.len() - counts.iter().sum::<usize>();
        let same = comparison.province(service.kind).and_then(|r| r.same);
        let (old, new) = (same.and_then(|s| s.old_pct()), same.and_then(|s| s.new_pct()));
        let pct = |v: Option<f64>| {
            v.map_or_else(|| "–".to_owned(), |v| format!("{} %", numbers.decimal(v, 2)))
        };
        let points = old.zip(new).map_or_else(
            || "–".to_owned(),
            |(old, new)| {
                let sign = if new > old { "+" } else { "" };
                format!("{sign}{}", numbers.decimal(new - old, 2))
            },
        );
        let mut row = vec![name!(lang, "service", ServiceKind: service.kind).to_owned()];
        row.push(numbers.count(service.villages.len()));
        row.extend(counts.map(|n| numbers.count(n)));
        row.extend([numbers.count(unknown), pct(old), pct(new), points]);
        rows.push(row);
    }
    turned(&rows)
}

/// A line a figure, a column a service: eleven columns of words do not fit a terminal.
fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).map(|i| rows.iter().filter_map(|r| r.get(i).cloned()).collect()).collect()
}

/// Columns side by side: the first to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|c| c.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|i| width(i).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = if i == 0 {
                write!(out, "{cell:<width$}")
            } else {
                write!(out, "  {cell:>width$}")
            };
        }
        out.push('\n');
    }
    out
}
