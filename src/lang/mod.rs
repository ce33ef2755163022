//! What the rooms take of `phusong-lang`.

pub use phusong_lang::{
    ComparisonWords, GapCounts, Lang, Message, Numbers, VillageTold, denominator,
    distance_to_target, finding, gap_class, gap_counts, gap_reason, gap_robustness, gap_service,
    gap_triage, in_lang, operator_rule, quantity, rule_sentence, score_how, verdict,
};
