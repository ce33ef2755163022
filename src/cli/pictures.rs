//! What a report is made of beside tables: its template, the maps, the charts.

use super::failure::Failure;
use super::terminal::Terminal;
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::map::{self, Chart, Formats, Sheet};
use crate::progress::Progress;
use crate::project::Project;
use crate::report::{self, Illustrations, Picture, Staging, Template};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

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

/// Draws the charts of a result; with the maps that are in the staging folder they are the pictures of the
/// report.
pub(super) fn draw(
    assessment: &Assessment,
    sheets: &[Sheet],
    staging: &Staging,
    lang: Lang,
    terminal: &Terminal,
) -> Result<Illustrations, Failure> {
    let charts = map::charts(assessment, lang);
    draw_charts(&charts, staging, terminal)?;
    let drawn = |file: &String| staging.path().join(file).is_file();
    let map = |sheet: &Sheet| {
        let file = format!("maps/{}.png", sheet.id);
        let title = map::sheet_title(sheet, assessment, lang);
        drawn(&file).then(|| (sheet.id.clone(), Picture { file, title }))
    };
    let chart = |chart: &Chart| {
        let (file, title) = (format!("charts/{}.png", chart.id()), chart.title().to_owned());
        (chart.kind, chart.service, Picture { file, title })
    };
    Ok(Illustrations {
        maps: sheets.iter().filter_map(map).collect(),
        charts: charts.iter().map(chart).collect(),
    })
}

/// Draws charts into `charts/` of the staging folder, several at a time.
pub(super) fn draw_charts(
    charts: &[Chart],
    staging: &Staging,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if charts.is_empty() {
        return Ok(());
    }
    let folder = staging.path().join("charts");
    let io_at = |path: &Path| {
        let path = path.to_owned();
        move |error| report::Error::Io { path, error }
    };
    fs::create_dir(&folder).map_err(io_at(&folder))?;
    charts.par_iter().with_max_len(1).try_for_each(|chart| {
        if terminal.interrupted() {
            return Err(Failure::from(report::Error::Interrupted));
        }
        let drawn = chart.draw(Formats::ALL)?;
        for (extension, bytes) in drawn.files() {
            let path = folder.join(chart.id()).with_extension(extension);
            fs::write(&path, bytes).map_err(io_at(&path))?;
        }
        Ok(())
    })
}
