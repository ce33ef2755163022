//! The closing table: the province's rates, and the rule they rest on.

use crate::assessment::Assessment;
use crate::indicator::Level;
use crate::lang::{in_lang, rule_sentence};
use crate::network::ServiceKind;
use phusong_lang::{Lang, Numbers, name, word};
use std::fmt::Write as _;

/// One line a service: villages covered, with a hole, white, without data; rate; share of area.
pub(super) fn text(assessment: &Assessment, lang: Lang) -> String {
    let numbers = Numbers(lang);
    let pct = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |v| format!("{} %", numbers.decimal(v, 2)))
    };
    let mut rows = vec![[
        String::new(),
        word!(lang, "cli-villages").to_owned(),
        word!(lang, "cli-covered").to_owned(),
        word!(lang, "cli-hole").to_owned(),
        word!(lang, "cli-white").to_owned(),
        word!(lang, "cli-no-data").to_owned(),
        word!(lang, "cli-rate").to_owned(),
        word!(lang, "cli-area").to_owned(),
    ]];
    for service in &assessment.services {
        if let Some(r) = assessment.rate(Level::Province, service.kind) {
            rows.push([
                name!(lang, "service", ServiceKind: service.kind).to_owned(),
                numbers.count(r.villages),
                numbers.count(r.covered),
                numbers.count(r.hole),
                numbers.count(r.white),
                numbers.count(r.no_data),
                pct(r.rate_pct()),
                pct(r.area_pct()),
            ]);
        }
    }
    let mut out = String::new();
    if !assessment.about.title.is_empty() {
        let _ = writeln!(out, "{}", assessment.about.title);
    }
    aligned(&mut out, &rows, |column| column > 0);
    let rule = &assessment.method.rule;
    let changed = if rule.changed {
        format!(" ({})", word!(lang, "cli-rule-changed"))
    } else {
        String::new()
    };
    let sentence = rule_sentence(lang, rule);
    let _ = write!(out, "{} {}{changed}: {sentence}.", word!(lang, "cli-rule"), rule.profile);
    let source = in_lang(lang, &rule.source);
    if !source.is_empty() {
        let _ = write!(out, " {}: {source}.", word!(lang, "cli-rule-source"));
    }
    out.push('\n');
    out
}

/// Writes rows as a table: columns as wide as their widest cell, those `right` of numbers to the
/// right. No blanks at the end of a line.
pub(super) fn aligned<const N: usize>(
    out: &mut String,
    rows: &[[String; N]],
    right: impl Fn(usize) -> bool,
) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in rows {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(widths).enumerate() {
            let gap = if i == 0 { "" } else { "  " };
            let _ = if right(i) {
                write!(line, "{gap}{cell:>width$}")
            } else {
                write!(line, "{gap}{cell:<width$}")
            };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
