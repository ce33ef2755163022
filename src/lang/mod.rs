//! The words people see, one place for each language: Vietnamese by default, English on request.
//!
//! Every other room carries fields. Texts of one subject stand side by side in both languages:
//! `vi/<subject>.rs` and `en/<subject>.rs`.

mod atlas;
#[cfg(feature = "gdal")]
mod cli;
mod comparison;
pub(crate) mod en;
mod gap;
mod kmz;
#[cfg(feature = "gdal")]
mod map_command;
mod message;
mod number;
mod score;
#[cfg(feature = "gdal")]
mod usage;
pub(crate) mod vi;

pub use atlas::{AtlasWords, atlas_words};
#[cfg(feature = "gdal")]
pub use cli::{
    CliText, cli_text, data_usable, demo_written, layers_read, map_error, project_sheet_error,
    refused, report_error, results_in, results_written, service_name, template_written,
    usage_error,
};
pub use comparison::{ComparisonWords, Heads, VillageTold, comparison_words};
pub use gap::{
    GapCounts, gap_class, gap_counts, gap_reason, gap_robustness, gap_service, gap_triage,
};
pub use kmz::{KmzWord, kmz_counted, kmz_service, kmz_without_polygon, kmz_word};
#[cfg(feature = "gdal")]
pub use map_command::{MapRefusal, map_refused, pictures_written};
pub use message::Message;
pub use number::Numbers;
pub use score::{
    denominator, distance_to_target, in_lang, operator_rule, quantity, rule_sentence, score_how,
    verdict,
};
#[cfg(feature = "gdal")]
pub use usage::Usage;
#[cfg(feature = "gdal")]
pub(crate) use usage::UsageKind;

use crate::finding::Finding;
use crate::report::TemplateFault;
use crate::report::office::words::office_words;
use crate::{project, source};
use std::path::Path;

/// The language of everything a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// The messages of a project file that cannot be used: one for each problem, in order of line.
pub fn project_error(lang: Lang, error: &project::Error) -> Vec<Message> {
    match lang {
        Lang::Vi => vi::errors::project(error),
        Lang::En => en::errors::project(error),
    }
}

/// The message of a template of the report that cannot be used.
pub fn template_error(lang: Lang, file: &Path, fault: &TemplateFault) -> Message {
    let (what, hint) = office_words(lang).template(&file.display().to_string(), fault);
    let (wrong, advice) = match lang {
        Lang::Vi => ("lỗi", "gợi ý"),
        Lang::En => ("error", "hint"),
    };
    Message { headline: format!("{wrong}: {what}"), hint: format!("{advice}: {hint}") }
}

/// The message of data that cannot be read.
pub fn source_error(lang: Lang, error: &source::Error) -> Message {
    match lang {
        Lang::Vi => vi::errors::source(error),
        Lang::En => en::errors::source(error),
    }
}

/// What was found and what was done, one sentence each; the place is not repeated.
pub fn finding(lang: Lang, finding: &Finding) -> Message {
    match lang {
        Lang::Vi => vi::findings::text(&finding.kind),
        Lang::En => en::findings::text(&finding.kind),
    }
}

/// The words of `report.html`: one JSON object, the same keys in both languages.
pub fn viewer_words(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => include_str!("vi/viewer.json"),
        Lang::En => include_str!("en/viewer.json"),
    }
}

/// A demo's error.
#[cfg(feature = "gdal")]
pub fn demo_error(lang: Lang, error: &crate::demo::Error) -> Message {
    let text = match lang {
        Lang::Vi => vi::demo::error(error),
        Lang::En => en::demo::error(error),
    };
    let (headline, hint) = text.split_once('\n').unwrap_or((&text, ""));
    Message { headline: headline.to_owned(), hint: hint.to_owned() }
}
