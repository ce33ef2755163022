//! Rules, targets, scorecards.

use crate::{Lang, count, name, say, short, word};
use fluent_bundle::types::FluentNumber;
use phusong_core::indicator::{
    Bilingual, How, OperatorRule, Origin, Passive, Rule, ScoreRow, SpeedFigure, TargetMeasure,
    Test, Unit, Verdict,
};
use phusong_core::network::ServiceKind;
use phusong_core::place::Denominator;
use std::cmp::Ordering;

/// A text of a rule or a plan in a language: those files speak Vietnamese and English, and whoever reads another
/// language reads English.
pub fn in_lang(lang: Lang, words: &Bilingual) -> &str {
    match lang {
        Lang::VI | Lang::MARKED => &words.vi,
        _ => &words.en,
    }
}

/// What a share is a share of, within a sentence: `diện tích`, `dân số`.
pub fn denominator(lang: Lang, of: Denominator) -> &'static str {
    name!(lang, "denominator", Denominator: of)
}

/// How several operators become one answer.
pub fn operator_rule(lang: Lang, rule: OperatorRule) -> &'static str {
    name!(lang, "operators", OperatorRule: rule)
}

/// What became of a target.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    name!(lang, "verdict", Verdict: verdict)
}

/// A service within a sentence.
fn service(lang: Lang, kind: ServiceKind) -> &'static str {
    name!(lang, "service-within", ServiceKind: kind)
}

/// A percentage with as many decimals as it needs, three at most.
fn pct(value: f64) -> FluentNumber {
    short(value, 3)
}

/// When a village counts as covered, in a sentence.
pub fn rule_sentence(lang: Lang, rule: &Rule) -> String {
    let mut parts = vec![match rule.test {
        Test::Share => say!(
            lang,
            "rule-share",
            from = pct(100.0 * rule.covered_from),
            of = denominator(lang, rule.denominator),
            white = pct(100.0 * rule.white_up_to)
        ),
        Test::CentreClusters => say!(lang, "rule-centre-clusters"),
    }];
    parts.push(operator_rule(lang, rule.operator).to_owned());
    if rule.cumulative {
        parts.push(say!(lang, "rule-cumulative"));
    }
    if let Some(from) = rule.unit_covered_from {
        parts.push(say!(lang, "rule-units", from = pct(100.0 * from)));
    }
    parts.join("; ")
}

/// A value with its unit.
pub fn quantity(lang: Lang, value: f64, unit: Unit, decimals: usize) -> String {
    say!(lang, "score-quantity", number = short(value, decimals), unit = unit.code())
}

/// So many of what a measure counts: `7 thôn`.
pub fn counted(lang: Lang, measure: &TargetMeasure, number: u64) -> String {
    say!(lang, "score-things", number = count(number), what = what(measure))
}

/// What a measure counts.
fn what(measure: &TargetMeasure) -> &'static str {
    match measure {
        TargetMeasure::Villages { .. } => "villages",
        TargetMeasure::Places { .. } => "places",
        TargetMeasure::Sharing(Passive::Poles) => "poles",
        _ => "positions",
    }
}

/// How far a row is from its target: “còn thiếu 7 thôn”, “vượt 3 thôn”, in the unit where nothing is
/// counted; empty without data. `measure` says what is counted.
pub fn distance_to_target(lang: Lang, row: &ScoreRow, measure: &TargetMeasure) -> String {
    let met = match row.verdict {
        Verdict::NoData => return String::new(),
        Verdict::Met => "yes",
        Verdict::Missed => "no",
    };
    let what = what(measure);
    match (row.count.filter(|c| c.of > 0), row.margin) {
        (None, None) => String::new(),
        (Some(c), _) => {
            let number = count(c.missing.unsigned_abs());
            match c.missing.cmp(&0) {
                Ordering::Greater => say!(lang, "score-short", number, what),
                Ordering::Equal => say!(lang, "score-just-enough", what),
                Ordering::Less => say!(lang, "score-to-spare", number, what),
            }
        }
        (None, Some(margin)) => {
            let number = short(row.short_by().unwrap_or(margin.abs()), 2);
            say!(lang, "score-margin", number, unit = row.unit.code(), what, met)
        }
    }
}

/// How a row of the scorecard came about, in the languages of plans.
pub fn score_how(how: &How<'_>) -> Bilingual {
    Bilingual { vi: origin(Lang::VI, how), en: origin(Lang::EN, how) }
}

fn origin(lang: Lang, how: &How<'_>) -> String {
    let mut parts = Vec::new();
    let target = how.target;
    let dated = |source: &str, as_of: &Option<String>| {
        as_of.as_ref().map_or_else(|| source.to_owned(), |d| format!("{source}, {d}"))
    };
    match (&target.measure, how.origin) {
        (_, Origin::Stated { source, as_of }) => {
            parts.push(say!(lang, "score-stated", source = dated(source, as_of)));
        }
        (TargetMeasure::Stated, _) => parts.push(say!(lang, "score-waits")),
        (measure, origin) => {
            computed(lang, how, measure, &mut parts);
            if *origin == Origin::NoData {
                parts.push(say!(lang, "score-no-data"));
            }
            if let Some(stated) = &target.stated {
                let value = quantity(lang, stated.value, target.unit, 3);
                let source = dated(&stated.source, &stated.as_of);
                parts.push(say!(lang, "score-stated-too", value, source));
            }
        }
    }
    let note = in_lang(lang, &target.note);
    if !note.is_empty() {
        parts.push(note.to_owned());
    }
    parts.join("; ")
}

fn computed(lang: Lang, how: &How<'_>, measure: &TargetMeasure, parts: &mut Vec<String>) {
    match measure {
        TargetMeasure::Villages { service: kind, .. } => {
            parts.push(format!("{}: {}", service(lang, *kind), rule_sentence(lang, how.rule)));
            if let Some((white, hole)) = how.white_and_hole {
                let (centre, white, hole) = (pct(100.0 - white), pct(white), pct(hole));
                parts.push(say!(lang, "score-centre", centre, white, hole));
            }
        }
        TargetMeasure::Share { service: kind, denominator: of } => {
            let of = denominator(lang, *of);
            parts.push(say!(lang, "score-share", of, service = service(lang, *kind)));
            parts.push(operator_rule(lang, how.rule.operator).to_owned());
        }
        TargetMeasure::Places { service: kind, kinds } => {
            let all = || word!(lang, "score-all").to_owned();
            let kinds = if kinds.is_empty() { all() } else { kinds.join(", ") };
            parts.push(say!(lang, "score-places", service = service(lang, *kind), kinds));
        }
        TargetMeasure::Sharing(of) => {
            let what = match of {
                Passive::Sites => say!(lang, "score-sharing-sites"),
                Passive::Poles => say!(lang, "score-sharing-poles"),
                Passive::Ducts => say!(lang, "score-sharing-ducts"),
            };
            parts.push(what);
            if how.unnamed > 0 {
                parts.push(say!(lang, "score-unnamed", n = count(how.unnamed)));
            }
        }
        TargetMeasure::Speed { fixed, figure } => {
            let line = if *fixed { "fixed" } else { "mobile" };
            let figure = match figure {
                SpeedFigure::Median => "median",
                SpeedFigure::Mean => "mean",
                SpeedFigure::P10 => "p10",
            };
            let tests = count(how.tests.unwrap_or(0));
            parts.push(say!(lang, "score-speed", line, figure, tests));
        }
        TargetMeasure::Sites { technologies } => {
            let names: Vec<&str> = technologies.iter().map(|t| t.name()).collect();
            let technologies = names.join(&say!(lang, "score-or"));
            parts.push(say!(lang, "score-sites", technologies));
        }
        TargetMeasure::Stated => {}
    }
}
