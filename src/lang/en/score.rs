//! Words of rules and scorecards.

use crate::indicator::{
    How, OperatorRule, Origin, Passive, Rule, ScoreRow, SpeedFigure, TargetMeasure, Test, Unit,
    Verdict,
};
use crate::lang::{Lang, Numbers};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;

const N: Numbers = Numbers(Lang::EN);

/// A percentage with as many decimals as it needs, three at most.
fn pct(value: f64) -> String {
    format!("{} %", N.short(value, 3))
}

pub(in crate::lang) fn service(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Technology(Technology::Ftth) => "fibre (FTTH)",
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "mobile broadband",
    }
}

pub(in crate::lang) fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::Area => "the area",
        Denominator::InhabitedArea => "the inhabited area",
        Denominator::Population => "the population",
        Denominator::Households => "the households",
        Denominator::Points => "the residential points",
    }
}

pub(in crate::lang) fn operators(rule: OperatorRule) -> &'static str {
    match rule {
        OperatorRule::Union => "any operator counts (union)",
        OperatorRule::VillageMaximum => "the best operator in each village",
        OperatorRule::BestOperator => "the one operator that is best over all",
    }
}

pub(in crate::lang) fn rule(rule: &Rule) -> String {
    let when = match rule.test {
        Test::Share => format!(
            "a village is covered from {} of {}, white up to {}",
            pct(100.0 * rule.covered_from),
            denominator(rule.denominator),
            pct(100.0 * rule.white_up_to)
        ),
        Test::CentreClusters => "a village is white when its centre has no signal, a hole when the \
                                 centre has it and a residential cluster lacks it, covered when all have it"
            .to_owned(),
    };
    let cumulative = if rule.cumulative { "; technologies are cumulative (at least)" } else { "" };
    let units = rule.unit_covered_from.map_or_else(String::new, |from| {
        let from = pct(100.0 * from);
        format!("; a commune or district is covered from {from} of its villages, the province from as many of its communes")
    });
    format!("{when}; {}{cumulative}{units}", operators(rule.operator))
}

pub(in crate::lang) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::NoData => "no data",
    }
}

pub(in crate::lang) fn quantity(value: f64, unit: Unit, decimals: usize) -> String {
    let number = N.short(value, decimals);
    match unit {
        Unit::Percent => format!("{number} %"),
        Unit::MegabitsPerSecond => format!("{number} Mb/s"),
        Unit::Count => number,
        Unit::PerHundredPeople => format!("{number} per 100 people"),
    }
}

/// What a measure counts: one, several.
pub(in crate::lang) fn counted(measure: &TargetMeasure) -> (&'static str, &'static str) {
    match measure {
        TargetMeasure::Villages { .. } => ("village", "villages"),
        TargetMeasure::Places { .. } => ("place", "places"),
        TargetMeasure::Sharing(Passive::Poles) => ("pole", "poles"),
        _ => ("position", "positions"),
    }
}

pub(in crate::lang) fn distance(row: &ScoreRow, measure: &TargetMeasure) -> String {
    let (one, many) = counted(measure);
    let things = |n: i64| {
        let number = N.count(usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX));
        format!("{number} {}", if n.abs() == 1 { one } else { many })
    };
    let met = match row.verdict {
        Verdict::NoData => return String::new(),
        verdict => verdict == Verdict::Met,
    };
    match (row.count.filter(|c| c.of > 0), row.margin) {
        (None, None) => String::new(),
        (Some(c), _) if c.missing > 0 => format!("{} short", things(c.missing)),
        (Some(c), _) if c.missing == 0 => "just enough, none to spare".to_owned(),
        (Some(c), _) => format!("{} to spare", things(c.missing)),
        (None, Some(margin)) => {
            let unit = match row.unit {
                Unit::Percent => "percentage points",
                Unit::MegabitsPerSecond => "Mb/s",
                Unit::Count => many,
                Unit::PerHundredPeople => "per 100 people",
            };
            let by = N.short(row.short_by().unwrap_or(margin.abs()), 2);
            format!("{by} {unit} {}", if met { "to spare" } else { "short" })
        }
    }
}

pub(in crate::lang) fn how(how: &How<'_>) -> String {
    let mut parts = Vec::new();
    let target = how.target;
    match (&target.measure, how.origin) {
        (_, Origin::Stated { source, as_of }) => {
            let date = as_of.as_ref().map_or_else(String::new, |d| format!(", {d}"));
            parts.push(format!("as reported, not computed from layers ({source}{date})"));
        }
        (TargetMeasure::Stated, _) => parts.push("waits for a reported value".to_owned()),
        (measure, origin) => {
            parts.push(computed(how, measure));
            if *origin == Origin::NoData {
                parts.push("no data".to_owned());
            }
            if let Some(stated) = &target.stated {
                let date = stated.as_of.as_ref().map_or_else(String::new, |d| format!(", {d}"));
                let value = quantity(stated.value, target.unit, 3);
                parts.push(format!("reported: {value} ({}{date})", stated.source));
            }
        }
    }
    if !target.note.en.is_empty() {
        parts.push(target.note.en.clone());
    }
    parts.join("; ")
}

fn computed(how: &How<'_>, measure: &TargetMeasure) -> String {
    match measure {
        TargetMeasure::Villages { service: kind, .. } => {
            let pair = how.white_and_hole.map_or_else(String::new, |(white, hole)| {
                format!(
                    "; signal at the centre of {} of the villages; white {}, holes {} of the rest",
                    pct(100.0 - white),
                    pct(white),
                    pct(hole)
                )
            });
            format!("{}: {}{pair}", service(*kind), rule(how.rule))
        }
        TargetMeasure::Share { service: kind, denominator: of } => {
            let operators = operators(how.rule.operator);
            format!("share of {} with {}; {operators}", denominator(*of), service(*kind))
        }
        TargetMeasure::Places { service: kind, kinds } => {
            let kinds = if kinds.is_empty() { "all".to_owned() } else { kinds.join(", ") };
            format!("places with {}: {kinds}", service(*kind))
        }
        TargetMeasure::Sharing(of) => {
            let what = match of {
                Passive::Sites => "positions of base stations with two or more operators",
                Passive::Poles => "poles with cables of two or more operators",
                Passive::Ducts => "length of ducts with cables of two or more operators",
            };
            let unnamed = if how.unnamed == 0 {
                String::new()
            } else {
                let n = N.count(usize::try_from(how.unnamed).unwrap_or(usize::MAX));
                format!("; without {n} whose operator nobody named")
            };
            format!("{what}{unnamed}")
        }
        TargetMeasure::Speed { fixed, figure } => {
            let line = if *fixed { "fixed" } else { "mobile" };
            let figure = match figure {
                SpeedFigure::Median => "median",
                SpeedFigure::Mean => "mean",
                SpeedFigure::P10 => "what nine of ten reach,",
            };
            let tests = usize::try_from(how.tests.unwrap_or(0)).unwrap_or(usize::MAX);
            format!("{line} download speed, {figure} of {} tests", N.count(tests))
        }
        TargetMeasure::Sites { technologies } => {
            let names: Vec<&str> = technologies.iter().map(|t| t.name()).collect();
            format!("positions with {}", names.join(" or "))
        }
        TargetMeasure::Stated => String::new(),
    }
}
