//! What the rooms take of `phusong-lang`, and the words of the page, which are no messages of `lang/` yet.

pub use phusong_lang::{
    ComparisonWords, GapCounts, Lang, Message, Numbers, VillageTold, denominator,
    distance_to_target, finding, gap_class, gap_counts, gap_reason, gap_robustness, gap_service,
    gap_triage, in_lang, operator_rule, quantity, rule_sentence, score_how, verdict,
};

/// The words of `report.html`: one JSON object, the same keys in both languages.
pub fn viewer_words(lang: Lang) -> &'static str {
    match lang {
        Lang::VI => include_str!("vi/viewer.json"),
        _ => include_str!("en/viewer.json"),
    }
}
