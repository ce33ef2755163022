//! What `phusong map` says, and why a map cannot be drawn.

use crate::map;
use phusong_lang::{Lang, Message, count, message, plain, say};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What stands in the way of drawing what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MapRefusal {
    /// A folder where the sheet should stand: the two arguments are exchanged.
    SheetIsFolder {
        /// The folder.
        folder: PathBuf,
        /// What stands where the folder should.
        other: PathBuf,
    },
    /// A sheet of a comparison, where there is nothing to compare.
    SheetOfComparison {
        /// Its name.
        sheet: String,
        /// The project file and the key that name it, where one does.
        stated: Option<(PathBuf, String)>,
    },
    /// No commune of that code or name.
    NoCommune {
        /// As asked for.
        wanted: String,
        /// The name most like it.
        nearest: Option<String>,
    },
    /// Several communes of that name, with their codes.
    SeveralCommunes {
        /// As asked for.
        wanted: String,
        /// Names and codes.
        found: Vec<(String, String)>,
    },
    /// No village of the commune has a polygon, or none of any.
    NoLand {
        /// The commune; `None`: all of them.
        commune: Option<String>,
    },
    /// A world file without the picture that it belongs to.
    WorldFileWithoutPng,
}

/// What the refusal says.
pub(crate) fn map_refused(lang: Lang, refusal: &MapRefusal) -> Message {
    use MapRefusal as R;
    let said = match refusal {
        R::SheetIsFolder { folder, other } => message!(
            lang,
            "map-command-sheet-is-folder",
            folder = folder.display(),
            other = other.display()
        ),
        R::SheetOfComparison { sheet, stated } => {
            message!(lang, "map-command-sheet-of-comparison", at = at(stated.as_ref()), sheet)
        }
        R::NoCommune { wanted, nearest } => Message::of(
            say!(lang, "map-command-no-commune", wanted),
            nearest.as_ref().map_or_else(
                || say!(lang, "map-command-no-commune-hint"),
                |n| say!(lang, "did-you-mean-quoted", nearest = n),
            ),
        ),
        R::SeveralCommunes { wanted, found } => {
            let all: Vec<_> = found.iter().map(|(name, code)| named(name, code)).collect();
            message!(
                lang,
                "map-command-several-communes",
                found = plain(found.len()),
                wanted,
                all = all.join("; ")
            )
        }
        R::NoLand { commune: Some(name) } => message!(lang, "map-command-no-land-of", name),
        R::NoLand { commune: None } => message!(lang, "map-command-no-land-at-all"),
        R::WorldFileWithoutPng => message!(lang, "map-command-world-file-without-png"),
    };
    said.as_error(lang)
}

fn at(stated: Option<&(PathBuf, String)>) -> String {
    stated.map_or_else(String::new, |(file, key)| format!("{}, {key}: ", file.display()))
}

fn named(name: &str, code: &str) -> String {
    if code.is_empty() { name.to_owned() } else { format!("{name} ({code})") }
}

/// The pictures that were written.
pub(crate) fn pictures_written(lang: Lang, folder: &Path, files: &[PathBuf]) -> String {
    let mut out = String::new();
    // An atlas may have hundreds of pictures.
    if files.len() <= 8 {
        for file in files {
            let _ = writeln!(out, "{}", say!(lang, "map-command-drawn", file = file.display()));
        }
    } else {
        let _ = writeln!(
            out,
            "{}",
            say!(
                lang,
                "map-command-drawn-many",
                files = count(files.len()),
                folder = folder.display()
            )
        );
    }
    out
}

/// An error of reading or drawing a map sheet.
pub(crate) fn map_error(lang: Lang, error: &map::Error) -> Message {
    Message::of(error.text(lang), "").as_error(lang)
}

/// An error of a sheet that a project names.
pub(crate) fn project_sheet_error(
    lang: Lang,
    file: &Path,
    key: &str,
    error: &map::Error,
) -> Message {
    let text = error.text(lang);
    Message::of(format!("{}, {key}: {text}", file.display()), "").as_error(lang)
}
