//! Texts of `phusong map`: what each language must have, and which one is asked.

use super::{Lang, Message, en, vi};
use std::path::{Path, PathBuf};

/// What stands in the way of drawing what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapRefusal {
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
pub fn map_refused(lang: Lang, refusal: &MapRefusal) -> Message {
    match lang {
        Lang::VI => vi::map_command::refused(refusal),
        _ => en::map_command::refused(refusal),
    }
}

/// The pictures that were written.
pub fn pictures_written(lang: Lang, folder: &Path, files: &[PathBuf]) -> String {
    match lang {
        Lang::VI => vi::map_command::written(folder, files),
        _ => en::map_command::written(folder, files),
    }
}
