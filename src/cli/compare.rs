//! `phusong compare`: two results folders side by side.

use super::args::Compare;
use super::compare_table;
use super::failure::Failure;
use super::pictures;
use super::terminal::Terminal;
use crate::comparison::{Comparison, compare};
use crate::lang::Lang;
use crate::map;
use crate::plain_file::lies_in;
use crate::progress::{Progress, Stage};
use crate::report::{self, Staging};
use crate::source::results;
use jiff::Zoned;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Compares them.
pub(super) fn run(args: &Compare, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    let (old, new) = (results::read(&args.old)?, results::read(&args.new)?);
    let comparison = compare(&old, &new)?;
    let out = args.out.clone().unwrap_or_else(|| usual_folder(&args.old, &args.new));
    if [&args.old, &args.new].into_iter().any(|input| lies_in(&out, input)) {
        return Err(Failure::OutIsInput { folder: out });
    }
    let staging = Staging::beside(&out)?;
    let now = Zoned::now();
    if args.maps {
        draw_maps(&comparison, &staging, &now, lang, terminal)?;
        let charts = map::change_charts(&comparison, lang);
        pictures::draw_charts(&charts, Some(&staging), map::Formats::ALL, false, terminal)?;
    }
    let made_at = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let options = report::Options { lang, made_at, ..report::Options::default() };
    report::write_comparison(&comparison, &staging, &options, terminal)?;
    if terminal.interrupted() {
        return Err(report::Error::Interrupted.into());
    }
    staging.commit()?;
    terminal.print(&compare_table::text(&comparison, &out, lang));
    Ok(())
}

/// `outputs/compare-<old>-<new>`, by the folders' own names.
fn usual_folder(old: &Path, new: &Path) -> PathBuf {
    let name = |path: &Path| {
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        whole.file_name().unwrap_or_default().to_string_lossy().into_owned()
    };
    Path::new("outputs").join(format!("compare-{}-{}", name(old), name(new)))
}

/// Draws a sheet for every service into `maps/` of the staging folder, several at a time.
fn draw_maps(
    comparison: &Comparison<'_>,
    staging: &Staging,
    now: &Zoned,
    lang: Lang,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let folder = staging.path().join("maps");
    let io_at = |path: &Path| {
        let path: PathBuf = path.to_owned();
        move |error| report::Error::Io { path, error }
    };
    fs::create_dir(&folder).map_err(io_at(&folder))?;
    terminal.begin(Stage::Maps, "", Some(comparison.services.len() as u64));
    let backdrop = map::Backdrop::new(&comparison.new.assessment);
    let result = comparison.services.par_iter().with_max_len(1).try_for_each(|service| {
        if terminal.interrupted() {
            return Err(Failure::from(report::Error::Interrupted));
        }
        let sheet = map::change_sheet(service.kind)?;
        let today = now.date();
        let drawn = map::draw_change(&sheet, comparison, service, &backdrop, lang, today)?;
        for (extension, bytes) in drawn.files() {
            let path = folder.join(&sheet.id).with_extension(extension);
            fs::write(&path, bytes).map_err(io_at(&path))?;
        }
        terminal.advance(1);
        Ok(())
    });
    terminal.end();
    result
}
