//! Words of rules and scorecards: which language is asked.

use super::{Lang, en, vi};
use crate::indicator::{How, OperatorRule, Rule, ScoreRow, TargetMeasure, Unit, Verdict, Words};
use crate::place::Denominator;

/// How a row of the scorecard came about, in both languages.
pub fn score_how(how: &How<'_>) -> Words {
    Words { vi: vi::score::how(how), en: en::score::how(how) }
}

/// A text in a language.
pub fn in_lang(lang: Lang, words: &Words) -> &str {
    match lang {
        Lang::VI => &words.vi,
        _ => &words.en,
    }
}

/// What a share is a share of, within a sentence: `diện tích`, `dân số`.
pub fn denominator(lang: Lang, of: Denominator) -> &'static str {
    match lang {
        Lang::VI => vi::score::denominator(of),
        _ => en::score::denominator(of),
    }
}

/// How several operators become one answer.
pub fn operator_rule(lang: Lang, rule: OperatorRule) -> &'static str {
    match lang {
        Lang::VI => vi::score::operators(rule),
        _ => en::score::operators(rule),
    }
}

/// When a village counts as covered, in a sentence.
pub fn rule_sentence(lang: Lang, rule: &Rule) -> String {
    match lang {
        Lang::VI => vi::score::rule(rule),
        _ => en::score::rule(rule),
    }
}

/// What became of a target.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match lang {
        Lang::VI => vi::score::verdict(verdict),
        _ => en::score::verdict(verdict),
    }
}

/// A value with its unit.
pub fn quantity(lang: Lang, value: f64, unit: Unit, decimals: usize) -> String {
    match lang {
        Lang::VI => vi::score::quantity(value, unit, decimals),
        _ => en::score::quantity(value, unit, decimals),
    }
}

/// How far a row is from its target: “còn thiếu 7 thôn”, “vượt 3 thôn”, in the unit where nothing is
/// counted; empty without data. `measure` says what is counted.
pub fn distance_to_target(lang: Lang, row: &ScoreRow, measure: &TargetMeasure) -> String {
    match lang {
        Lang::VI => vi::score::distance(row, measure),
        _ => en::score::distance(row, measure),
    }
}
