//! Folders of results that do not read back.

use crate::comparison::Incomparable;
use crate::lang::{Lang, Message, Numbers};
use crate::source::results::{self, Wanted};

const N: Numbers = Numbers(Lang::EN);

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("error: {}", headline.as_ref()),
        hint: format!("hint: {}", hint.as_ref()),
    }
}

fn wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Text => "something, not blank".into(),
        Wanted::OneOf(words) => format!("one of {}", words.join(", ")),
        Wanted::Number => "a number (with a decimal point) or blank".into(),
        Wanted::Percentage => "a number from 0 to 100 (with a decimal point) or blank".into(),
        Wanted::Amount => "a number from 0 up (with a decimal point) or blank".into(),
        Wanted::Count => "a whole number from 0 up".into(),
    }
}

const AGAIN: &str =
    "run phusong run again to write the folder anew; files saved by a spreadsheet do not read back";

/// Why a folder of results cannot be read.
pub(super) fn results(e: &results::Error) -> Message {
    use results::Error as E;
    match e {
        E::NoFolder { folder } => error(
            format!("there is no folder {folder}"),
            "give the folder that phusong run has made, such as outputs/example",
        ),
        E::NotAFolder { folder } => error(
            format!("{folder} is not a folder"),
            "give the whole folder of results, not a file in it",
        ),
        E::NotResults { folder, nearby } => error(
            format!("{folder} is not a folder of phusong's results: it has no manifest.json"),
            match nearby {
                Some(nearby) => format!("do you mean {nearby}?"),
                None => "give the folder that phusong run has made, such as outputs/example".into(),
            },
        ),
        E::OtherProgram { file, program } => error(
            if program.is_empty() {
                format!("{file} does not say that phusong made it (no key program)")
            } else {
                format!("{file} was made by “{program}”, not by phusong")
            },
            "give the folder that phusong run has made",
        ),
        E::IsComparison { folder } => error(
            format!("{folder} is the result of phusong compare, not of phusong run"),
            "compare two folders of results of phusong run",
        ),
        E::Manifest { file, line, reason } => {
            error(format!("{file}, line {line}: cannot be read ({reason})"), AGAIN)
        }
        E::Missing { file } => error(
            format!("{file} is missing"),
            "a folder of results must have all files that phusong run wrote; run again where some were deleted or not copied",
        ),
        E::Unreadable { file, reason } => error(
            format!("cannot read {file}: {reason}"),
            "check permissions and whether the file is damaged; or run phusong run again",
        ),
        E::TooLarge { file, bytes, limit } => error(
            format!(
                "{file} is too large: {} bytes, at most {} are read",
                N.count(usize::try_from(*bytes).unwrap_or(usize::MAX)),
                N.count(usize::try_from(*limit).unwrap_or(usize::MAX))
            ),
            AGAIN,
        ),
        E::NotUtf8 { file, row } => error(format!("{file}, row {row}: text is not UTF-8"), AGAIN),
        E::Ragged { file, row, found, expected } => {
            error(format!("{file}, row {row}: {found} cells, not {expected}"), AGAIN)
        }
        E::NoColumn { file, column, columns } => {
            error(format!("{file}: no column {column}; there are {}", columns.join(", ")), AGAIN)
        }
        E::NoRows { file } => error(
            format!("{file}: no rows"),
            "results with at least one village are needed; run phusong run again",
        ),
        E::Value { file, row, id, column, value, wanted: w } => {
            let id = if id.is_empty() { String::new() } else { format!(", {id}") };
            error(format!("{file}, row {row}{id}: {column} is “{value}”, not {}", wanted(w)), AGAIN)
        }
        E::TwiceId { file, row, id, first_row } => {
            error(format!("{file}, row {row}: {id} is in row {first_row} already"), AGAIN)
        }
        E::Layer { file, reason } => error(
            format!("cannot use the village polygons in {file}: {reason}"),
            "run phusong run again, or compare without maps: --no-maps",
        ),
        E::NoAssessment { file, version } => error(
            if version.is_empty() {
                format!("{file} is missing")
            } else {
                format!("{file} is missing; the results were made by phusong {version}")
            },
            "older versions did not write it, or it was deleted; run phusong run again, then draw",
        ),
        E::OtherVersion { file, version } => error(
            format!(
                "{file} was written by phusong {version} in a layout this version does not read"
            ),
            "run phusong run again with this version",
        ),
        E::Damaged { file, bytes } => error(
            format!(
                "{file} is damaged or cut short ({} bytes)",
                N.count(usize::try_from(*bytes).unwrap_or(usize::MAX))
            ),
            "copy the results folder again from where it was made, or run phusong run again",
        ),
        E::Interrupted => {
            error("stopped as asked", "earlier results are as they were; run again when you like")
        }
    }
}

/// Why two results cannot be compared.
pub(super) fn incomparable(e: &Incomparable) -> Message {
    match e {
        Incomparable::NoVillage { old, new } => error(
            format!(
                "no village is in both results ({} old, {} new), by identifier or by name in the commune",
                N.count(*old),
                N.count(*new)
            ),
            "check that both are of one province, and that identifiers, commune codes and names are written alike",
        ),
        Incomparable::NoService => error(
            "no service (4G, 5G, FTTH …) is in both results",
            "run phusong run for both with the same version",
        ),
    }
}

/// The output would replace what is read.
pub(super) fn out_is_input(folder: &str) -> Message {
    error(
        format!("--out is {folder}, one of the two results compared"),
        "choose another folder; phusong does not overwrite the results it reads",
    )
}
