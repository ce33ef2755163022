//! The words people see, one place for each language: Vietnamese by default, English on request.
//!
//! Every other room carries fields. Texts of one subject stand side by side in both languages:
//! `vi/<subject>.rs` and `en/<subject>.rs`.

pub(crate) mod en;
mod kmz;
pub(crate) mod vi;

#[cfg(feature = "gdal")]
pub use crate::cli::words::{project_error, source_error};
pub use kmz::{KmzWord, kmz_counted, kmz_service, kmz_without_polygon, kmz_word};
pub use phusong_lang::{
    ComparisonWords, GapCounts, Lang, Message, Numbers, VillageTold, denominator,
    distance_to_target, finding, gap_class, gap_counts, gap_reason, gap_robustness, gap_service,
    gap_triage, in_lang, operator_rule, quantity, rule_sentence, score_how, verdict,
};

use crate::report::TemplateFault;
use crate::report::office::words::office_words;
use std::path::Path;

/// The message of a template of the report that cannot be used.
pub fn template_error(lang: Lang, file: &Path, fault: &TemplateFault) -> Message {
    let (what, hint) = office_words(lang).template(&file.display().to_string(), fault);
    let (wrong, advice) = match lang {
        Lang::VI => ("lỗi", "gợi ý"),
        _ => ("error", "hint"),
    };
    Message { headline: format!("{wrong}: {what}"), hint: format!("{advice}: {hint}") }
}

/// The words of `report.html`: one JSON object, the same keys in both languages.
pub fn viewer_words(lang: Lang) -> &'static str {
    match lang {
        Lang::VI => include_str!("vi/viewer.json"),
        _ => include_str!("en/viewer.json"),
    }
}

/// The words of a demo's files: comments of the project file are Vietnamese, the README is in both languages.
#[cfg(feature = "gdal")]
pub fn demo_texts(facts: &crate::demo::Facts) -> crate::demo::Texts {
    let readme = format!("{}\n---\n\n{}", vi::demo::readme(facts), en::demo::readme(facts));
    crate::demo::Texts { project: vi::demo::project(facts), readme }
}

/// A demo's error.
#[cfg(feature = "gdal")]
pub fn demo_error(lang: Lang, error: &crate::demo::Error) -> Message {
    let text = match lang {
        Lang::VI => vi::demo::error(error),
        _ => en::demo::error(error),
    };
    let (headline, hint) = text.split_once('\n').unwrap_or((&text, ""));
    Message { headline: headline.to_owned(), hint: hint.to_owned() }
}
