//! The words people see, one place for each language: Vietnamese by default, English on request.
//!
//! Every other room carries fields. Texts of one subject stand side by side in both languages:
//! `vi/<subject>.rs` and `en/<subject>.rs`.

mod cli;
pub(crate) mod en;
mod message;
mod number;
mod usage;
pub(crate) mod vi;

pub use cli::CliText;
pub use message::Message;
pub use number::Numbers;
pub use usage::Usage;
pub(crate) use usage::UsageKind;

use crate::finding::Finding;
use crate::indicator::ServiceKind;
use crate::source::Input;
use crate::{project, report, source};
use std::path::{Path, PathBuf};

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

/// What is wrong with a command line.
pub fn usage_error(lang: Lang, usage: &Usage) -> Message {
    match lang {
        Lang::Vi => vi::cli::usage(usage),
        Lang::En => en::cli::usage(usage),
    }
}

/// Words of the command line.
pub fn cli_text(lang: Lang) -> &'static CliText {
    match lang {
        Lang::Vi => &vi::cli::TEXT,
        Lang::En => &en::cli::TEXT,
    }
}

/// The name of a service.
pub fn service_name(lang: Lang, kind: ServiceKind) -> String {
    match lang {
        Lang::Vi => vi::cli::service(kind),
        Lang::En => en::cli::service(kind),
    }
}

/// The layers that were read, a line each.
pub fn layers_read(lang: Lang, layers: &[Input]) -> String {
    match lang {
        Lang::Vi => vi::cli::layers(layers),
        Lang::En => en::cli::layers(layers),
    }
}

/// That the data can be used, with the counts of findings.
pub fn data_usable(lang: Lang, findings: &[Finding]) -> String {
    match lang {
        Lang::Vi => vi::cli::usable(findings),
        Lang::En => en::cli::usable(findings),
    }
}

/// That a demo was written, and what to do next.
pub fn demo_written(lang: Lang, dir: &Path, files: &[PathBuf]) -> String {
    match lang {
        Lang::Vi => vi::cli::demo_written(dir, files),
        Lang::En => en::cli::demo_written(dir, files),
    }
}

/// Where the results are, with the counts of findings.
pub fn results_written(lang: Lang, out: &Path, findings: &[Finding]) -> String {
    match lang {
        Lang::Vi => vi::cli::results(out, findings),
        Lang::En => en::cli::results(out, findings),
    }
}

/// That data was refused, and where the findings are listed.
pub fn refused(lang: Lang, findings: usize, listed: Option<&Path>) -> Message {
    match lang {
        Lang::Vi => vi::cli::refused(findings, listed),
        Lang::En => en::cli::refused(findings, listed),
    }
}

/// An error of writing results.
pub fn report_error(lang: Lang, error: &report::Error) -> Message {
    match lang {
        Lang::Vi => vi::cli::report(error),
        Lang::En => en::cli::report(error),
    }
}

/// An error of reading or drawing a map sheet.
pub fn map_error(lang: Lang, error: &crate::map::Error) -> Message {
    let what = match lang {
        Lang::Vi => "lỗi",
        Lang::En => "error",
    };
    let headline = format!("{what}: {}", crate::map::words::words(lang).error(error));
    Message { headline, hint: String::new() }
}
