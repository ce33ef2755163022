//! Folders of results that do not read back, or do not compare.

use crate::comparison::Incomparable;
use crate::source::results;
use phusong_lang::{Lang, Message, count, message, plain, say, word};

/// Why a folder of results cannot be read.
pub(crate) fn results_error(lang: Lang, e: &results::Error) -> Message {
    use results::Error as E;
    let said = match e {
        E::NoFolder { folder } => message!(lang, "results-no-folder", folder),
        E::NotAFolder { folder } => message!(lang, "results-not-a-folder", folder),
        E::NotResults { folder, nearby } => Message::of(
            say!(lang, "results-not-results", folder),
            match nearby {
                Some(nearby) => say!(lang, "did-you-mean", nearest = nearby),
                None => say!(lang, "results-give-folder"),
            },
        ),
        E::OtherProgram { file, program } => Message::of(
            if program.is_empty() {
                say!(lang, "results-no-program", file)
            } else {
                say!(lang, "results-other-program", file, program)
            },
            word!(lang, "results-give-folder-of-run"),
        ),
        E::IsComparison { folder } => message!(lang, "results-is-comparison", folder),
        E::Manifest { file, line, reason } => Message::of(
            say!(lang, "results-manifest", file, line = plain(line), reason),
            word!(lang, "results-again"),
        ),
        E::Unreadable { file, reason } => message!(lang, "results-unreadable", file, reason),
        E::TooLarge { file, bytes, limit } => Message::of(
            say!(lang, "results-too-large", file, bytes = count(*bytes), limit = count(*limit)),
            word!(lang, "results-again"),
        ),
        E::NotChosen { file, only } => {
            message!(lang, "results-not-chosen", file, only = only.join(", "))
        }
        E::NoAssessment { file, version } => Message::of(
            if version.is_empty() {
                say!(lang, "results-no-assessment", file)
            } else {
                say!(lang, "results-no-assessment-of", file, version)
            },
            word!(lang, "results-no-assessment-hint"),
        ),
        E::OtherVersion { file, version, format, own_format } => message!(
            lang,
            "results-other-version",
            file,
            version,
            format = plain(format),
            own_version = env!("CARGO_PKG_VERSION"),
            own_format = plain(own_format)
        ),
        E::Damaged { file, bytes } => {
            message!(lang, "results-damaged", file, bytes = count(*bytes))
        }
    };
    said.as_error(lang)
}

/// Why two results cannot be compared.
pub(crate) fn incomparable(lang: Lang, e: &Incomparable) -> Message {
    let said = match e {
        Incomparable::NoVillage { old, new } => {
            message!(lang, "results-incomparable-no-village", old = count(*old), new = count(*new))
        }
        Incomparable::NoService => message!(lang, "results-incomparable-no-service"),
    };
    said.as_error(lang)
}

/// The output would replace what is read.
pub(crate) fn out_is_input(lang: Lang, folder: &str) -> Message {
    message!(lang, "results-out-is-input", folder).as_error(lang)
}
