//! Folders of results that do not read back, or do not compare.

use crate::comparison::Incomparable;
use crate::source::results::{self, Wanted};
use phusong_lang::{Lang, Message, count, message, plain, say, word};

fn wanted(lang: Lang, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Text => say!(lang, "results-wanted-text"),
        Wanted::OneOf(words) => say!(lang, "results-wanted-one-of", words = words.join(", ")),
        Wanted::Number => say!(lang, "results-wanted-number"),
        Wanted::Percentage => say!(lang, "results-wanted-percentage"),
        Wanted::Amount => say!(lang, "results-wanted-amount"),
        Wanted::Count => say!(lang, "results-wanted-count"),
    }
}

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
        E::Missing { file } => message!(lang, "results-missing", file),
        E::Unreadable { file, reason } => message!(lang, "results-unreadable", file, reason),
        E::TooLarge { file, bytes, limit } => Message::of(
            say!(lang, "results-too-large", file, bytes = count(*bytes), limit = count(*limit)),
            word!(lang, "results-again"),
        ),
        E::NotUtf8 { file, row } => Message::of(
            say!(lang, "results-not-utf8", file, row = plain(row)),
            word!(lang, "results-again"),
        ),
        E::Ragged { file, row, found, expected } => Message::of(
            say!(
                lang,
                "results-ragged",
                file,
                row = plain(row),
                found = plain(found),
                expected = plain(expected)
            ),
            word!(lang, "results-again"),
        ),
        E::NoColumn { file, column, columns } => Message::of(
            say!(lang, "results-no-column", file, column, columns = columns.join(", ")),
            word!(lang, "results-again"),
        ),
        E::NoRows { file } => message!(lang, "results-no-rows", file),
        E::Value { file, row, id, column, value, wanted: w } => {
            let id = if id.is_empty() { String::new() } else { format!(", {id}") };
            Message::of(
                say!(
                    lang,
                    "results-value",
                    file,
                    row = plain(row),
                    id,
                    column,
                    value,
                    wanted = wanted(lang, w)
                ),
                word!(lang, "results-again"),
            )
        }
        E::TwiceId { file, row, id, first_row } => Message::of(
            say!(
                lang,
                "results-twice-id",
                file,
                row = plain(row),
                id,
                first_row = plain(first_row)
            ),
            word!(lang, "results-again"),
        ),
        E::Layer { file, reason } => message!(lang, "results-layer", file, reason),
        E::NoAssessment { file, version } => Message::of(
            if version.is_empty() {
                say!(lang, "results-no-assessment", file)
            } else {
                say!(lang, "results-no-assessment-of", file, version)
            },
            word!(lang, "results-no-assessment-hint"),
        ),
        E::OtherVersion { file, version } => message!(lang, "results-other-version", file, version),
        E::Damaged { file, bytes } => {
            message!(lang, "results-damaged", file, bytes = count(*bytes))
        }
        E::Interrupted => {
            message!(lang, "interrupted")
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
