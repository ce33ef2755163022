//! `phusong run`: the main job, files in to files out.

use super::args::{Common, Run};
use super::failure::Failure;
use super::terminal::Terminal;
use super::words::{self, LeftOut};
use super::{gap_lines, listing, outputs, pictures, rates_table, scorecard_table, sheets};
use crate::assessment::{Need, Output, Terms, assess, judge};
use crate::finding::Finding;
use crate::lang::{self, Lang};
use crate::plain_file::lies_in;
use crate::progress::Progress as _;
use crate::project::Project;
use crate::report::{self, Staging};
use crate::source;
use jiff::Zoned;
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
    let sheets = pictures::known_sheets(stated.as_deref());
    let outputs = outputs::of_run(args, &project, &sheets)?;
    let out = args.out.clone().unwrap_or_else(|| Path::new("outputs").join(project.folder_name()));
    let sources = source::layers(&project);
    let named = project.stated_files.iter().map(|(_, source)| source);
    if let Some(input) =
        sources.iter().map(|(_, source)| source).chain(named).find(|s| lies_in(&s.file, &out))
    {
        return Err(Failure::AroundInputs { folder: out, file: input.file.clone() });
    }
    // Before the long part: a folder that cannot be replaced is known now.
    let staging = Staging::beside(&out)?;
    let document = outputs.has(Output::Document);
    let template = if document { Some(pictures::template(&project, &sheets, lang)?) } else { None };
    let needs = outputs.needs();
    let needed = project.needed(needs);
    let mut inputs = source::read(&needed, terminal)?;
    let terms = Terms { needs, ..terms(&needed) };
    if args.strict && refused(&inputs.findings) > 0 {
        judge(&mut inputs, &terms);
        return Err(refuse(&inputs.findings, &out, lang)?);
    }
    source::refuse_nothing(&inputs)?;
    let assessment = assess(inputs, terms, terminal)?;
    let now = Zoned::now();
    let drawing = pictures::Drawing {
        assessment: &assessment,
        outputs: &outputs,
        for_document: document && args.maps,
        formats: project.maps.formats,
        world_file: project.maps.world_file,
        staging: &staging,
        today: now.date(),
        lang,
        terminal,
    };
    let illustrations = drawing.draw(stated, &sheets)?;
    let made_at = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let not_read = outputs::not_read(&project, &needed);
    let options = report::Options { lang, made_at, outputs, not_read };
    let document = template.as_ref().map(|template| (template, &illustrations));
    report::write(&assessment, &staging, &options, document, terminal)?;
    if terminal.interrupted() {
        return Err(report::Error::Interrupted.into());
    }
    let report::Options { outputs, not_read, .. } = options;
    let removed = staging.outdated().len();
    let written = staging.commit()?;
    if common.verbose {
        terminal.say(&listing::text(&assessment.findings, true, lang));
    }
    if needs.has(Need::Rates) {
        terminal.print(&rates_table::text(&assessment, lang));
    }
    terminal.print(&scorecard_table::text(&assessment, lang));
    if needs.has(Need::Gaps) {
        terminal.print(&gap_lines::text(&assessment, lang));
    }
    if !outputs.is_all() {
        let absent = outputs::absent(&outputs, &written);
        let left_out = LeftOut { files: outputs.left_out(), absent, layers: not_read, removed };
        terminal.print(&words::left_out(lang, &left_out));
    }
    let listed = outputs.has(Output::Findings);
    terminal.print(&words::results_written(lang, &out, &assessment.findings, listed));
    Ok(())
}

/// What a project asks for, today.
pub(super) fn terms(project: &Project) -> Terms {
    let today = Some(Zoned::now().date());
    Terms { today, score_words: lang::score_how, ..project.terms() }
}

/// How many findings `--strict` refuses.
pub(super) fn refused(findings: &[Finding]) -> usize {
    findings.iter().filter(|f| f.refused_when_strict()).count()
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
