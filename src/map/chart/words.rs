//! What charts say: which messages, and what they are given. Percentages are 0 to 100.

use super::ChartKind;
use crate::indicator::Rule;
use crate::lang::rule_sentence;
use crate::map::kind_words::capital;
use crate::map::words::dated;
use crate::network::ServiceKind;
use phusong_lang::{Lang, Numbers, count, decimal, name, plain, say, short};

/// A chart's title; `place` is the province or the project, may be empty.
pub(super) fn title(
    lang: Lang,
    kind: ChartKind,
    service: Option<ServiceKind>,
    place: &str,
) -> String {
    let signal = service.map_or("", |s| name!(lang, "chart-signal", ServiceKind: s));
    let title = match kind {
        ChartKind::Communes => say!(lang, "chart-communes", signal),
        ChartKind::Shares => say!(lang, "chart-shares", signal),
        ChartKind::Thresholds => say!(lang, "chart-thresholds"),
        ChartKind::Operators => say!(lang, "chart-operators"),
        ChartKind::Speed => say!(lang, "chart-speed"),
        ChartKind::Change => say!(lang, "chart-change", signal),
    };
    if place.is_empty() { title } else { format!("{title} – {place}") }
}

/// The day of the data, and the rule where the chart goes by it, in sentences; `as_of` as stated.
pub(super) fn subtitle(lang: Lang, as_of: Option<&str>, rule: Option<&Rule>) -> String {
    // No line begins with the sign of percent.
    let rule =
        rule.map(|r| format!("{}.", capital(&rule_sentence(lang, r)).replace(" %", "\u{a0}%")));
    dated(lang, as_of).into_iter().chain(rule).collect::<Vec<_>>().join(" ")
}

/// The days of two results.
pub(super) fn between(lang: Lang, old: Option<&str>, new: Option<&str>) -> String {
    let of = |day: Option<&str>| {
        day.map_or_else(|| say!(lang, "chart-no-day"), |d| lang.date_or_text(d))
    };
    say!(lang, "chart-between", old = of(old), new = of(new))
}

/// The target, percent, and its year.
pub(super) fn target(lang: Lang, value: f64, year: u16) -> String {
    let value = say!(lang, "map-percent", n = short(value, 2));
    say!(lang, "chart-target", value, year = plain(year))
}

/// The rule's threshold.
pub(super) fn threshold(lang: Lang, value: f64) -> String {
    let value = say!(lang, "map-percent", n = short(value, 2));
    say!(lang, "chart-threshold", value)
}

/// Covered of so many villages, after their percentage: `93,3 % (14/15)`.
pub(super) fn pct_of(lang: Lang, value: f64, covered: usize, known: usize) -> String {
    let n = Numbers(lang);
    format!("{} ({}/{})", pct(lang, value), n.count(covered), n.count(known))
}

/// A percentage with one decimal.
pub(super) fn pct(lang: Lang, pct: f64) -> String {
    say!(lang, "map-percent", n = decimal(pct, 1))
}

/// Communes of the middle of a long list that are not drawn, with the range of their rates.
pub(super) fn left_out(lang: Lang, communes: usize, from: f64, to: f64) -> String {
    let (from, to) = (pct(lang, from), pct(lang, to));
    say!(lang, "chart-left-out", communes = count(communes), from, to)
}

/// Communes of which nothing is known.
pub(super) fn communes_without_data(lang: Lang, communes: usize) -> String {
    say!(lang, "chart-communes-without-data", communes = count(communes))
}

/// Any mobile technology, or fixed lines, as the head of a group.
pub(super) fn line(lang: Lang, fixed: bool) -> String {
    if fixed { say!(lang, "chart-fixed") } else { say!(lang, "chart-mobile") }
}

/// Behind a bar of speed: median, what nine tenths reach, tests.
pub(super) fn speed(lang: Lang, median: f64, p10: f64, tests: u64) -> String {
    let (median, p10) = (decimal(median, 1), decimal(p10, 1));
    say!(lang, "chart-tests", median, p10, tests = count(tests))
}

/// A target of speed.
pub(super) fn speed_target(lang: Lang, value: f64, fixed: bool) -> String {
    let value = short(value, 1);
    if fixed {
        say!(lang, "chart-target-fixed", value)
    } else {
        say!(lang, "chart-target-mobile", value)
    }
}

/// A change in percentage points.
pub(super) fn points(lang: Lang, points: f64) -> String {
    let up = points > 0.0;
    let points = decimal(points, 1);
    if up { say!(lang, "chart-points-up", points) } else { say!(lang, "chart-points", points) }
}
