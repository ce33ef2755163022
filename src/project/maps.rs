//! `[maps]`: which sheets a run draws, and in which formats.

use super::error::ProblemKind;
use super::read::{unknown_word, unusable};
use super::section::{At, Section};
use std::path::{Path, PathBuf};

/// What a project asks of its maps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Maps {
    /// The sheets, in the file's order; `None`: those that come with the program.
    pub sheets: Option<Vec<StatedSheet>>,
    /// The formats of the pictures.
    pub formats: PictureFormats,
    /// Whether a PNG gets a world file beside it.
    pub world_file: bool,
}

/// A sheet that the project names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedSheet {
    /// As the project writes it.
    pub stated: String,
    /// The sheet file; `None`: the name of one that comes with the program.
    pub file: Option<PathBuf>,
    /// Dotted path of the key, `maps.sheets[2]`.
    pub key: String,
}

/// Formats of pictures. Unless asked, PNG for screens and reports, and PDF for print: an SVG is as large as
/// both, and for those who will edit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFormats {
    /// Pixels.
    pub png: bool,
    /// Vectors for screens.
    pub svg: bool,
    /// Vectors for print.
    pub pdf: bool,
}

impl Default for PictureFormats {
    fn default() -> Self {
        Self { png: true, svg: false, pdf: true }
    }
}

impl PictureFormats {
    /// The words of project files and of the command line.
    pub const CODES: [&str; 3] = ["png", "svg", "pdf"];

    /// Vectors for print only.
    pub const PDF: Self = Self { png: false, svg: false, pdf: true };

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { png: self.png || other.png, svg: self.svg || other.svg, pdf: self.pdf || other.pdf }
    }

    /// The formats of these words; words that are none are passed over.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut formats = Self { png: false, svg: false, pdf: false };
        for word in words {
            match word.to_ascii_lowercase().as_str() {
                "png" => formats.png = true,
                "svg" => formats.svg = true,
                "pdf" => formats.pdf = true,
                _ => {}
            }
        }
        formats
    }
}

/// Reads `[maps]`.
pub(super) fn maps(section: &Section<'_, '_>, dir: &Path) -> Maps {
    let sheets = section.texts("sheets").map(|list| {
        if list.value.is_empty() {
            section.problem_at(&list, ProblemKind::NoEntry);
        }
        let mut sheets: Vec<StatedSheet> = Vec::new();
        for (i, at) in list.value.iter().enumerate() {
            let sheet = sheet(section, at, i, dir);
            // Pictures are named after their sheets.
            if sheets.iter().any(|s| s.name() == sheet.name()) {
                section.problem_at(at, ProblemKind::Twice { value: sheet.name() });
            }
            sheets.push(sheet);
        }
        sheets
    });
    let formats = section.texts("formats").map(|list| {
        if list.value.is_empty() {
            section.problem_at(&list, ProblemKind::NoEntry);
        }
        let known = |at: &&At<String>| {
            let known = PictureFormats::CODES.iter().any(|w| w.eq_ignore_ascii_case(&at.value));
            if !known {
                unknown_word(section, at, &PictureFormats::CODES);
            }
            known
        };
        PictureFormats::of(list.value.iter().filter(known).map(|at| at.value.as_str()))
    });
    let formats = formats.unwrap_or_default();
    let world_file = section.boolean("world_file").unwrap_or(false);
    if world_file && !formats.png {
        section.problem("world_file", ProblemKind::Needs { example: "formats = [\"png\"]" });
    }
    section.refuse_unknown();
    Maps { sheets, formats, world_file }
}

/// A file where it looks like one, relative to the project; else a name.
fn sheet(section: &Section<'_, '_>, at: &At<String>, index: usize, dir: &Path) -> StatedSheet {
    let path = Path::new(&at.value);
    let toml = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    let file = (toml || at.value.contains(['/', '\\'])).then(|| dir.join(path));
    if let Some(file) = &file
        && let Some(kind) = unusable(&at.value, file)
    {
        section.problem_at(at, kind);
    }
    let key = format!("{}[{}]", at.key, index + 1);
    StatedSheet { stated: at.value.clone(), file, key }
}

impl StatedSheet {
    /// What its pictures are named after.
    fn name(&self) -> String {
        let stem = self.file.as_deref().and_then(Path::file_stem);
        stem.map_or_else(|| self.stated.clone(), |s| s.to_string_lossy().into_owned())
    }
}
