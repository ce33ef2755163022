//! The plan's scorecard, in short.

use super::rates_table::aligned;
use crate::assessment::Assessment;
use crate::indicator::{Origin, ScoreRow, Verdict};
use crate::lang::{distance_to_target, in_lang, quantity, verdict as verdict_word};
use phusong_lang::{Lang, say, word};
use std::fmt::Write as _;

/// Longest text of a target that is printed; the whole of it is in `scorecard.csv`.
const TEXT_WIDTH: usize = 60;

/// One line a target: its words, the target, the value, the verdict and how far it is; empty without
/// a plan.
pub(super) fn text(assessment: &Assessment, lang: Lang) -> String {
    let Some(plan) = &assessment.plan else { return String::new() };
    let count = |verdict| {
        phusong_lang::count(assessment.scorecard.iter().filter(|r| r.verdict == verdict).count())
    };
    let mut out = String::new();
    let head = say!(
        lang,
        "cli-scorecard",
        met = count(Verdict::Met),
        missed = count(Verdict::Missed),
        no_data = count(Verdict::NoData)
    );
    let title = in_lang(lang, &plan.title);
    let _ = writeln!(out, "\n{head}{}{title}", if title.is_empty() { "" } else { ". " });
    let mut rows = vec![[
        String::new(),
        word!(lang, "cli-target").to_owned(),
        word!(lang, "cli-value").to_owned(),
        word!(lang, "cli-verdict").to_owned(),
        String::new(),
    ]];
    for row in &assessment.scorecard {
        let target = quantity(lang, row.target, row.unit, 3);
        let mut notes = Vec::new();
        if let Some(target) = plan.target(&row.id) {
            notes.push(distance_to_target(lang, row, &target.measure));
        }
        if row.no_data_turns() == Some(true)
            && let Some(count) = row.count
        {
            notes.push(say!(lang, "cli-no-data-turns", n = phusong_lang::count(count.no_data)));
        }
        if matches!(row.origin, Origin::Stated { .. }) {
            notes.push(word!(lang, "cli-stated").to_owned());
        }
        notes.retain(|n| !n.is_empty());
        rows.push([
            format!("{} {}", cut(in_lang(lang, &row.text)), row.year),
            format!("{} {target}", row.comparison.sign()),
            row.value
                .map_or_else(|| "–".to_owned(), |v| quantity(lang, shown(row, v), row.unit, 2)),
            verdict_word(lang, row.verdict).to_owned(),
            notes.join("; "),
        ]);
    }
    aligned(&mut out, &rows, |column| column == 1 || column == 2);
    out
}

/// The value as it may be shown with two decimals: one that misses its target is cut where rounding
/// would make it read as enough (99.849 of 99.85).
fn shown(row: &ScoreRow, value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    let deceives = row.verdict == Verdict::Missed && row.comparison.holds(rounded, row.target);
    if deceives { (value * 100.0).floor() / 100.0 } else { value }
}

/// A text of at most [`TEXT_WIDTH`] characters, cut between words.
fn cut(text: &str) -> String {
    if text.chars().count() <= TEXT_WIDTH {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() + 2 > TEXT_WIDTH {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.push('…');
    out
}
