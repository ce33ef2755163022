//! The command that draws maps.

use crate::lang::{Lang, MapRefusal, Message, Numbers};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const N: Numbers = Numbers(Lang::EN);

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("error: {}", headline.as_ref()),
        hint: format!("hint: {}", hint.as_ref()),
    }
}

pub(in crate::lang) fn refused(refusal: &MapRefusal) -> Message {
    use MapRefusal as R;
    match refusal {
        R::SheetIsFolder { folder, other } => error(
            format!("{} is a folder, not a map sheet", folder.display()),
            format!(
                "the sheet first, then the results folder: phusong map {} {}",
                other.display(),
                folder.display()
            ),
        ),
        R::SheetOfComparison { sheet, stated } => error(
            format!(
                "{}the sheet “{sheet}” compares two results, and here is one",
                at(stated.as_ref())
            ),
            "phusong compare OLD NEW draws the sheets of a comparison",
        ),
        R::NoCommune { wanted, nearest } => error(
            format!("no commune “{wanted}” in the results"),
            nearest.as_ref().map_or_else(
                || "give a code or a name from commune_code or commune of villages.csv".into(),
                |n| format!("do you mean “{n}”?"),
            ),
        ),
        R::SeveralCommunes { wanted, found } => {
            let all: Vec<_> = found.iter().map(|(name, code)| named(name, code)).collect();
            error(
                format!("{} communes are called “{wanted}”: {}", found.len(), all.join("; ")),
                "give the code, or the whole name (xã, phường, đặc khu)",
            )
        }
        R::NoLand { commune: Some(name) } => error(
            format!("no village of {name} has a boundary"),
            "add the boundaries to the data and run phusong run again",
        ),
        R::NoLand { commune: None } => error(
            "no commune has a village with a boundary: there is nothing to draw",
            "add the boundaries to the data and run phusong run again",
        ),
        R::WorldFileWithoutPng => error(
            "--world-file belongs to a PNG, but --formats has no png",
            "add png to --formats, or use --geotiff",
        ),
    }
}

fn at(stated: Option<&(PathBuf, String)>) -> String {
    stated.map_or_else(String::new, |(file, key)| format!("{}, {key}: ", file.display()))
}

fn named(name: &str, code: &str) -> String {
    if code.is_empty() { name.to_owned() } else { format!("{name} ({code})") }
}

pub(in crate::lang) fn written(folder: &Path, files: &[PathBuf]) -> String {
    let mut out = String::new();
    // An atlas may have hundreds of pictures.
    if files.len() <= 8 {
        for file in files {
            let _ = writeln!(out, "Drawn: {}", file.display());
        }
    } else {
        let _ = writeln!(out, "{} files drawn in {}", N.count(files.len()), folder.display());
    }
    out
}
