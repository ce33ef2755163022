//! `phusong run`: the main job, files in to files out.

use super::args::{Common, Run};
use super::failure::Failure;
use super::sheets::{self, Extras};
use super::terminal::Terminal;
use super::words;
use super::{gap_lines, listing, pictures, rates_table, scorecard_table};
use crate::assessment::{Assessment, Terms, assess, judge};
use crate::finding::Finding;
use crate::lang::{self, Lang};
use crate::progress::{Progress, Stage};
use crate::project::Project;
use crate::report::{self, Staging};
use crate::{map, source};
use jiff::Zoned;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Does it.
pub(super) fn run(
    args: &Run,
    common: Common,
    lang: Lang,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let project = Project::read(&args.project)?;
    let stated = if args.maps { sheets::of_project(&project)? } else { None };
    let out = args.out.clone().unwrap_or_else(|| Path::new("outputs").join(project.folder_name()));
    // Before the long part: a folder that cannot be replaced is known now.
    let staging = Staging::beside(&out)?;
    // A report may show what the project draws; the program's own sheets are left out where it does not.
    let mut sheets = map::builtin_sheets();
    sheets.retain(|s| !stated.iter().flatten().any(|own| own.id == s.id));
    sheets.extend(stated.iter().flatten().cloned());
    let template = pictures::template(&project, &sheets, lang)?;
    let mut inputs = source::read(&project, terminal)?;
    let terms = terms(&project);
    if args.strict && refused(&inputs.findings) > 0 {
        judge(&mut inputs, &terms);
        return Err(refuse(&inputs.findings, &out, lang)?);
    }
    let assessment = assess(inputs, terms, terminal)?;
    let now = Zoned::now();
    if args.maps {
        let sheets = stated.unwrap_or_else(|| map::sheets_of(&assessment));
        let wanted = Extras {
            formats: sheets::formats(project.maps.formats),
            world_file: project.maps.world_file,
            geotiff: false,
        };
        draw_maps(&assessment, &sheets, wanted, &staging, &now, lang, terminal)?;
    }
    let made_at = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let options = report::Options { lang, made_at };
    let pictures = if args.maps {
        pictures::draw(&assessment, &sheets, &staging, lang, terminal)?
    } else {
        report::Illustrations::default()
    };
    report::write_office(&assessment, &staging, &options, &template, &pictures)?;
    report::write(&assessment, &staging, &options, terminal)?;
    if terminal.interrupted() {
        return Err(report::Error::Interrupted.into());
    }
    staging.commit()?;
    if common.verbose {
        terminal.say(&listing::text(&assessment.findings, true, lang));
    }
    terminal.print(&rates_table::text(&assessment, lang));
    terminal.print(&scorecard_table::text(&assessment, lang));
    terminal.print(&gap_lines::text(&assessment, lang));
    terminal.print(&words::results_written(lang, &out, &assessment.findings));
    Ok(())
}

/// What a project asks for, today.
pub(super) fn terms(project: &Project) -> Terms {
    let today = Some(Zoned::now().date());
    Terms { today, score_words: lang::score_how, ..project.terms() }
}

/// How many findings `--strict` refuses.
pub(super) fn refused(findings: &[Finding]) -> usize {
    findings.iter().filter(|f| f.severity.refused_when_strict()).count()
}

/// Writes the findings of refused data: into the results folder where there are no results, beside
/// it where there are, which stay as they were.
fn refuse(findings: &[Finding], out: &Path, lang: Lang) -> Result<Failure, report::Error> {
    let path = if report::holds_results(out) {
        let mut name = out.file_name().unwrap_or_default().to_owned();
        name.push(".findings.csv");
        out.with_file_name(name)
    } else {
        let path = out.to_owned();
        fs::create_dir_all(out).map_err(|error| report::Error::Io { path, error })?;
        out.join("findings.csv")
    };
    report::findings_only(findings, &path, lang)?;
    Ok(Failure::Refused { findings: refused(findings), listed: Some(path) })
}

/// Draws every sheet into `maps/` of the staging folder, several at a time.
fn draw_maps(
    assessment: &Assessment,
    sheets: &[map::Sheet],
    wanted: Extras,
    staging: &Staging,
    now: &Zoned,
    lang: Lang,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let folder = staging.path().join("maps");
    fs::create_dir(&folder).map_err(|error| report::Error::Io { path: folder.clone(), error })?;
    terminal.begin(Stage::Maps, "", Some(sheets.len() as u64));
    let backdrop = map::Backdrop::new(assessment);
    let result = sheets.par_iter().with_max_len(1).try_for_each(|sheet| {
        if terminal.interrupted() {
            return Err(Failure::from(report::Error::Interrupted));
        }
        let leaf = map::leaf(sheet, assessment, &backdrop, lang, now.date())?;
        sheets::write(&folder, &sheet.id, &leaf, wanted)?;
        terminal.advance(1);
        Ok(())
    });
    terminal.end();
    result
}
