//! Words on charts.

use crate::indicator::Rule;
use crate::lang::{Lang, Numbers};
use crate::map::ChartKind;
use crate::map::chart::words::{Axis, ChartKey, ChartWords};
use crate::network::{ServiceKind, Technology};
use jiff::civil::Date;

/// English.
pub(crate) struct English;

const N: Numbers = Numbers(Lang::EN);

fn day(text: &str) -> String {
    let date = |d: Date| d.strftime("%-d %B %Y").to_string();
    text.trim().parse().map_or_else(|_| text.trim().to_owned(), date)
}

fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "fibre (FTTH)".into(),
        ServiceKind::Technology(t) => t.name().into(),
        ServiceKind::MobileBroadband => "mobile broadband".into(),
    }
}

fn pct(value: f64) -> String {
    format!("{}%", N.short(value, 2))
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

impl ChartWords for English {
    fn lang(&self) -> Lang {
        Lang::EN
    }

    fn title(&self, kind: ChartKind, service: Option<ServiceKind>, place: &str) -> String {
        let of = service.map(signal).unwrap_or_default();
        let title = match kind {
            ChartKind::Communes => format!("Villages covered by {of}, by commune"),
            ChartKind::Shares => format!("Villages by how much of them {of} covers"),
            ChartKind::Thresholds => "Villages covered, as the threshold moves".into(),
            ChartKind::Operators => "Villages covered by each operator".into(),
            ChartKind::Speed => "Download speed as measured".into(),
            ChartKind::Change => format!("Villages covered by {of} before and after, by commune"),
        };
        if place.is_empty() { title } else { format!("{title} – {place}") }
    }

    fn subtitle(&self, as_of: Option<&str>, rule: Option<&Rule>) -> String {
        let as_of = as_of.filter(|d| !d.trim().is_empty());
        let as_of = as_of.map(|d| format!("Data as of {}.", day(d)));
        let rule =
            rule.map(|r| format!("{}.", first_capital(&phusong_lang::rule_sentence(Lang::EN, r))));
        as_of.into_iter().chain(rule).collect::<Vec<_>>().join(" ")
    }

    fn between(&self, old: Option<&str>, new: Option<&str>) -> String {
        let of = |d: Option<&str>| d.map_or_else(|| "an unstated day".to_owned(), day);
        format!("Before: data as of {}; after: data as of {}.", of(old), of(new))
    }

    fn service(&self, service: ServiceKind) -> String {
        phusong_lang::gap_service(Lang::EN, service).to_owned()
    }

    fn axis(&self, axis: Axis) -> &'static str {
        match axis {
            Axis::CoveredVillagesPct => "Villages covered (% of those with data)",
            Axis::Villages => "Villages",
            Axis::ThresholdPct => "Threshold: share from which a village counts as covered (%)",
            Axis::MegabitsPerSecond => "Download speed (Mb/s)",
        }
    }

    fn key(&self, key: ChartKey) -> String {
        match key {
            ChartKey::Reached => "reaches the target".into(),
            ChartKey::Missed => "falls short of the target".into(),
            ChartKey::Target(value, year) => format!("target {} ({year})", pct(value)),
            ChartKey::Tenth => "nine tenths of the tests reach this".into(),
            ChartKey::Median => "median".into(),
            ChartKey::Before => "before".into(),
            ChartKey::After => "after".into(),
            ChartKey::Better => "up".into(),
            ChartKey::Worse => "down".into(),
            ChartKey::Same => "unchanged".into(),
        }
    }

    fn no_data(&self) -> &'static str {
        "No data"
    }

    fn of(&self, covered: usize, known: usize) -> String {
        format!("({}/{})", N.count(covered), N.count(known))
    }

    fn left_out(&self, communes: usize, from: f64, to: f64) -> String {
        format!(
            "{} communes in the middle are not drawn, from {} to {}.",
            N.count(communes),
            self.pct(from),
            self.pct(to)
        )
    }

    fn communes_without_data(&self, communes: usize) -> String {
        let is = if communes == 1 { "commune has" } else { "communes have" };
        format!("{} {is} no data and are not drawn.", N.count(communes))
    }

    fn villages_without_data(&self, villages: usize) -> String {
        let have = if villages == 1 { "village has" } else { "villages have" };
        format!("{} {have} no data and count in no percentage.", N.count(villages))
    }

    fn decided(&self, villages: usize) -> String {
        format!(
            "What field reports decided (at most {} villages a service) does not move with the threshold.",
            N.count(villages)
        )
    }

    fn min_tests(&self, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("Fewer than {} tests are no data.", N.count(n))
    }

    fn line(&self, fixed: bool) -> &'static str {
        if fixed { "Fixed (fibre)" } else { "Mobile" }
    }

    fn all_operators(&self) -> &'static str {
        "All operators"
    }

    fn speed(&self, median: f64, p10: f64, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("{} (from {}; {} tests)", N.decimal(median, 1), N.decimal(p10, 1), N.count(n))
    }

    fn too_few(&self, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("no data ({} tests)", N.count(n))
    }

    fn speed_target(&self, value: f64, fixed: bool) -> String {
        let line = if fixed { "fixed" } else { "mobile" };
        format!("target, {line}: {}\u{a0}Mb/s", N.short(value, 1))
    }

    fn threshold(&self, value: f64) -> String {
        format!("the rule's threshold: {}; rates there stand in the legend", pct(value))
    }

    fn sources(&self, sources: &[String]) -> String {
        format!("Source: {}. Computed by phusong.", sources.join("; "))
    }

    fn operators_without(&self) -> &'static str {
        "Operators without data on a service are not listed under it."
    }

    fn operators_left_out(&self, operators: usize) -> String {
        format!("{} operators with lower rates are not drawn.", N.count(operators))
    }

    fn synthetic(&self) -> &'static str {
        "SYNTHETIC DATA"
    }

    fn pct(&self, pct: f64) -> String {
        format!("{}%", N.decimal(pct, 1))
    }

    fn points(&self, points: f64) -> String {
        let sign = if points > 0.0 { "+" } else { "" };
        format!("{sign}{} points", N.decimal(points, 1))
    }

    fn same_villages(&self) -> &'static str {
        "Only villages that are in both results with data in both; changes are percentage points."
    }
}
