//! The pictures of a run: which sheets and charts are drawn, as what, and where they go: into files, into
//! the document, or into both. Each is drawn once.

use super::failure::Failure;
use super::sheets::{self, Extras};
use super::terminal::Terminal;
use crate::assessment::{Assessment, Output, Outputs};
use crate::lang::Lang;
use crate::map::{self, Backdrop, Chart, Formats, Leaf, Sheet};
use crate::progress::{Progress, Stage};
use crate::project::{PictureFormats, Project};
use crate::report::{self, Illustrations, Picture, Staging, Template};
use jiff::civil::Date;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The sheets that a project can have drawn: the program's own, but for those in whose place it has others,
/// and these.
pub(super) fn known_sheets(stated: Option<&[Sheet]>) -> Vec<Sheet> {
    let own = stated.unwrap_or_default();
    let mut all = map::builtin_sheets();
    all.retain(|sheet| !own.iter().any(|o| o.id == sheet.id));
    all.extend(own.iter().cloned());
    all
}

/// The template of a project's report: its own, or the program's.
pub(super) fn template(
    project: &Project,
    sheets: &[Sheet],
    lang: Lang,
) -> Result<Template, Failure> {
    let ids: Vec<String> = sheets.iter().map(|s| s.id.clone()).collect();
    let template = match &project.template {
        Some(file) => Template::read(file, &ids),
        None => Template::built_in(lang),
    };
    template.map_err(Failure::from)
}

/// What is drawn and where it goes.
pub(super) struct Drawing<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) outputs: &'a Outputs,
    /// Whether the document shows them, whatever else is drawn.
    pub(super) for_document: bool,
    /// As the project has them.
    pub(super) formats: PictureFormats,
    pub(super) world_file: bool,
    pub(super) staging: &'a Staging,
    pub(super) today: Date,
    pub(super) lang: Lang,
    pub(super) terminal: &'a Terminal,
}

impl Drawing<'_> {
    /// Draws the sheets and charts of a run. `stated` are those that the project names, `known` all that can
    /// be chosen by name. What comes back is for the document, nothing where there is none.
    pub(super) fn draw(
        &self,
        stated: Option<Vec<Sheet>>,
        known: &[Sheet],
    ) -> Result<Illustrations, Failure> {
        let mut illustrations = Illustrations::default();
        if !self.outputs.has_pictures() && !self.for_document {
            return Ok(illustrations);
        }
        illustrations.maps = self.maps(&self.sheets(stated, known))?;
        if self.outputs.has(Output::Charts) || self.for_document {
            let charts = map::charts(self.assessment, self.lang);
            let into = self.outputs.has(Output::Charts).then_some(self.staging);
            illustrations.charts = self.charts(&charts, into)?;
        }
        Ok(illustrations)
    }

    /// The sheets to draw, with the formats of their files; a sheet without any is for the document alone.
    fn sheets(&self, stated: Option<Vec<Sheet>>, known: &[Sheet]) -> Vec<(Sheet, PictureFormats)> {
        let none = PictureFormats::of(std::iter::empty());
        let all = self.outputs.has(Output::Maps);
        let of_choice = |id: &str| {
            let mut formats = none;
            for choice in self.outputs.sheets().filter(|choice| choice.id == id) {
                let own = choice.format.as_deref().map(|f| PictureFormats::of([f].into_iter()));
                formats = formats.and(own.unwrap_or(self.formats));
            }
            if all { formats.and(self.formats) } else { formats }
        };
        let run = || stated.unwrap_or_else(|| map::sheets_of(self.assessment));
        let mut sheets = if all || self.for_document { run() } else { Vec::new() };
        let chosen = |sheet: &&Sheet| self.outputs.sheets().any(|choice| choice.id == sheet.id);
        for sheet in known.iter().filter(chosen) {
            if !sheets.iter().any(|s| s.id == sheet.id) {
                sheets.push(sheet.clone());
            }
        }
        sheets.into_iter().map(|sheet| (of_choice(&sheet.id), sheet)).map(|(f, s)| (s, f)).collect()
    }

    /// Draws sheets, several at a time, into `maps/` of the staging folder.
    fn maps(&self, sheets: &[(Sheet, PictureFormats)]) -> Result<Vec<(String, Picture)>, Failure> {
        if sheets.is_empty() {
            return Ok(Vec::new());
        }
        let folder = folder(self.staging, Output::Maps)?;
        self.terminal.begin(Stage::Maps, "", Some(sheets.len() as u64));
        let backdrop = Backdrop::new(self.assessment);
        let one = |(sheet, formats): &(Sheet, PictureFormats)| {
            if self.terminal.interrupted() {
                return Err(Failure::from(report::Error::Interrupted));
            }
            let leaf = map::leaf(sheet, self.assessment, &backdrop, self.lang, self.today)?;
            let formats = sheets::formats(*formats);
            let wanted = Extras { formats, world_file: self.world_file, geotiff: false };
            let png = self.files(&folder, &sheet.id, &leaf, wanted)?;
            self.terminal.advance(1);
            let title = map::sheet_title(sheet, self.assessment, self.lang);
            let picture = |png| Picture { name: format!("{}.png", sheet.id), title, png };
            Ok(png.map(|png| (sheet.id.clone(), picture(png))))
        };
        let drawn: Result<Vec<_>, Failure> = sheets.par_iter().with_max_len(1).map(one).collect();
        self.terminal.end();
        // Of sheets that the document alone shows nothing is left here.
        let _ = fs::remove_dir(&folder);
        Ok(drawn?.into_iter().flatten().collect())
    }

    /// Writes the pictures of a sheet; its PNG is for the document.
    fn files(
        &self,
        folder: &Path,
        id: &str,
        leaf: &Leaf,
        wanted: Extras,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let keep = self.for_document;
        let mut png = None;
        for (ending, bytes) in sheets::files(leaf, wanted)? {
            write(folder.join(format!("{id}.{ending}")), &bytes)?;
            if keep && ending == "png" {
                png = Some(bytes);
            }
        }
        Ok(if keep && png.is_none() { Some(leaf.png()?) } else { png })
    }

    /// Draws charts, several at a time, into `charts/` of the staging folder where that is wanted.
    fn charts(
        &self,
        charts: &[Chart],
        into: Option<&Staging>,
    ) -> Result<Vec<(map::ChartKind, Option<crate::network::ServiceKind>, Picture)>, Failure> {
        let formats = match into {
            Some(_) => self.formats,
            None => PictureFormats::of(std::iter::empty()),
        };
        let png = self.for_document;
        let drawn = draw_charts(charts, into, sheets::formats(formats), png, self.terminal)?;
        let picture = |(chart, png): (&Chart, Vec<u8>)| {
            let (name, title) = (format!("{}.png", chart.id()), chart.title().to_owned());
            (chart.kind, chart.service, Picture { name, title, png })
        };
        Ok(charts.iter().zip(drawn).map(picture).collect())
    }
}

/// Draws charts, several at a time: in these formats into `charts/` of the staging folder, where there is one,
/// and as the PNG that comes back, empty where that is not asked for.
pub(super) fn draw_charts(
    charts: &[Chart],
    into: Option<&Staging>,
    formats: Formats,
    png: bool,
    terminal: &Terminal,
) -> Result<Vec<Vec<u8>>, Failure> {
    let folder = match into {
        Some(staging) if !charts.is_empty() => Some(folder(staging, Output::Charts)?),
        _ => None,
    };
    let one = |chart: &Chart| {
        if terminal.interrupted() {
            return Err(Failure::from(report::Error::Interrupted));
        }
        let drawn = chart.draw(Formats { png: png || formats.png, ..formats })?;
        for (ending, bytes) in drawn.files().filter(|(ending, _)| *ending != "png" || formats.png) {
            if let Some(folder) = &folder {
                write(folder.join(chart.id()).with_extension(ending), bytes)?;
            }
        }
        Ok(drawn.png)
    };
    charts.par_iter().with_max_len(1).map(one).collect()
}

/// A new folder for pictures.
fn folder(staging: &Staging, of: Output) -> Result<PathBuf, Failure> {
    let folder = staging.path().join(of.file());
    fs::create_dir(&folder).map_err(|error| report::Error::Io { path: folder.clone(), error })?;
    Ok(folder)
}

fn write(path: PathBuf, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(&path, bytes).map_err(|error| report::Error::Io { path, error }.into())
}
