//! The command line.

pub(in crate::lang) use super::system::io_reason;
use crate::assessment::Role;
use crate::finding::{Finding, Severity};
use crate::lang::{CliText, Lang, Message, Numbers, Usage, UsageKind};
use crate::network::ServiceKind;
use crate::report;
use crate::source::Input;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const N: Numbers = Numbers(Lang::EN);

pub(crate) const TEXT: CliText = CliText {
    about: "Which villages have 4G, 5G and fibre, from village polygons, base stations and fibre networks.",
    after_help: "To begin:\n  phusong demo example\n  phusong run example/phusong.toml",
    usage: "Usage",
    commands: "Commands",
    command: "COMMAND",
    arguments: "Arguments",
    options: "Options",
    options_value: "OPTIONS",
    help: "Print this help",
    version: "Print the version",
    default: "default",
    lang: "Language: vi (default) or en",
    threads: "Threads to compute with (default: all cores)",
    quiet: "Print errors only",
    verbose: "Print more: every data problem",
    run: "Compute coverage and rates, draw maps and write the tables of a project",
    run_after: "Results appear when all is done; earlier results stay until then.\n\
        Exit status: 0 done, 1 failed, 2 wrong command line, 3 data refused.",
    project: "Project file (TOML)",
    project_value: "PROJECT.toml",
    out: "Folder of results (default: outputs/<name of the project file's folder>)",
    dir_value: "DIR",
    no_maps: "Draw no maps and no charts",
    strict: "Refuse data that must be repaired or dropped instead of repairing it (exit status 3)",
    check: "Read and judge a project's data; compute nothing, write no results",
    check_out: "Write the findings to this CSV file",
    csv_value: "FILE.csv",
    compare: "Compare two results of phusong run: villages newly covered, villages lost, rates up and down",
    compare_after: "Villages are matched by identifier, then by name in the commune. Another rule, denominator, radius,\n\
        version or CRS is told first: a change of rule is not a change of coverage.",
    old_value: "OLD",
    new_value: "NEW",
    old_results: "Folder of the old results",
    new_results: "Folder of the new results",
    compare_out: "Folder to write (default: outputs/compare-<old>-<new>)",
    map: "Draw a map sheet again from results, without computing; one commune, or an atlas of all",
    map_after: "The sheet is the name of one that comes with the program (4g, status-4g…) or a TOML file of\n\
        your own, see docs/sheets.md. An atlas is one PDF: an index, then a page for each commune.\n\
        Files of the same name in the output folder are replaced; all others stay.",
    sheet: "Name of a built-in sheet, or a sheet file",
    sheet_value: "SHEET",
    results: "Results folder of phusong run",
    results_value: "RESULTS",
    map_out: "Folder to write into (default: <results folder>-maps, beside it)",
    formats: "Formats, separated by commas: png, svg, pdf (default: all three; of an atlas: pdf)",
    dpi: "Resolution of the PNG, pixels per inch (default: the sheet's)",
    world_file: "Write a .pgw file too, by which a GIS puts the PNG in its place",
    geotiff: "Write what is inside the map's frame as a GeoTIFF too",
    atlas: "A page for every commune: communes",
    commune: "Draw one commune only (code or name)",
    commune_value: "COMMUNE",
    demo: "Make an example province of synthetic data",
    demo_dir: "Folder to make",
    demo_villages: "Villages",
    demo_sites: "Sites of base stations",
    demo_splitters: "Fibre splitters",
    demo_seed: "Seed: the same number gives the same province",
    template: "Write the template of report.docx to a Word file, for editing",
    template_after: "Edit the template in Word, then name it in the project file:  [report]  template = \"office.docx\"",
    template_file: "File to make; one that exists is not written over",
    docx_value: "TEMPLATE.docx",
    completions: "Print a completion script for a shell",
    shell: "bash, zsh, fish, elvish, powershell",
    reading: "Reading",
    computing: "Computing coverage",
    drawing: "Drawing maps",
    writing: "Writing results",
    dropped: "Dropped, not usable:",
    repaired: "Repaired:",
    assumed: "Assumed, because the data does not say:",
    noted: "Worth knowing:",
    and_more: "… and {n} more of the same kind",
    villages: "villages",
    covered: "covered",
    hole: "hole",
    white: "white",
    no_data: "no data",
    rate: "villages, rate",
    area: "area",
    rule: "Rule",
    rule_changed: "changed by the project",
    rule_source: "Source",
    scorecard: "Scorecard: {met} targets met, {missed} missed, {no_data} without data",
    target: "target",
    value: "today",
    verdict: "verdict",
    no_data_turns: "{n} without data could turn it",
    stated: "as reported",
};

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("error: {}", headline.as_ref()),
        hint: format!("hint: {}", hint.as_ref()),
    }
}

pub(crate) fn service(kind: ServiceKind) -> String {
    match kind {
        ServiceKind::Technology(t) => t.name().to_owned(),
        ServiceKind::MobileBroadband => "Mobile broadband".to_owned(),
    }
}

pub(crate) fn layers(layers: &[Input]) -> String {
    let mut out = String::new();
    for layer in layers.iter().filter(|l| l.role != Role::Project) {
        let rows = N.count(usize::try_from(layer.rows).unwrap_or(usize::MAX));
        let crs = layer.crs.as_deref().unwrap_or("–");
        let unit = if layer.role == Role::Population { "cells" } else { "rows" };
        let _ = writeln!(out, "{}: {} ({rows} {unit}, {crs})", layer.role.code(), layer.path);
    }
    out
}

fn counts(findings: &[Finding]) -> String {
    let count = |s| N.count(findings.iter().filter(|f| f.severity == s).count());
    format!(
        "{} dropped, {} repaired, {} assumed, {} noted",
        count(Severity::Dropped),
        count(Severity::Repaired),
        count(Severity::Assumed),
        count(Severity::Note)
    )
}

pub(crate) fn usable(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "The data can be used; nothing was found.\n".to_owned();
    }
    format!("The data can be used: {}.\n", counts(findings))
}

pub(crate) fn demo_written(dir: &Path, files: &[PathBuf]) -> String {
    let project = files.first().map_or_else(|| dir.to_owned(), Clone::clone);
    format!(
        "Made an example province (synthetic data) in {}: {} files.\nNext:  phusong run {}\n",
        dir.display(),
        files.len(),
        project.display()
    )
}

pub(crate) fn template_written(file: &Path) -> String {
    let file = file.display();
    format!(
        "Template written: {file}\nNext: edit it in Word, then name it in the project file:\n\n[report]\n\
         template = \"{file}\"\n"
    )
}

pub(crate) fn results(out: &Path, findings: &[Finding]) -> String {
    let mut text = String::new();
    if !findings.is_empty() {
        let list = out.join("findings.csv");
        let _ = writeln!(text, "Data: {}; see {}", counts(findings), list.display());
    }
    text + &results_in(out)
}

pub(crate) fn results_in(out: &Path) -> String {
    format!("Results: {}\n", out.display())
}

pub(crate) fn refused(findings: usize, listed: Option<&Path>) -> Message {
    let see = listed.map_or_else(String::new, |p| format!("see the list in {}; ", p.display()));
    error(
        format!("data refused: {} places to repair or drop (--strict)", N.count(findings)),
        format!("{see}mend the data, or run without --strict to have it repaired and recorded"),
    )
}

fn interrupted() -> Message {
    error("stopped as asked", "earlier results are as they were; run again when you like")
}

pub(crate) fn report(e: &report::Error) -> Message {
    use report::Error as E;
    match e {
        E::NotOurs { path } => error(
            format!("{} exists and is not a folder of phusong's results", path.display()),
            "choose a new or empty folder with --out; phusong does not overwrite others' files",
        ),
        E::NotFindings { path } => error(
            format!("{} exists and is not a list of findings by phusong", path.display()),
            "choose a new name with --out; phusong does not overwrite others' files",
        ),
        E::Io { path, error: e } => error(
            format!("cannot write {}: {}", path.display(), io_reason(e)),
            "choose another folder with --out, or check permissions and free space; earlier results are as they were",
        ),
        E::GeoPackage { path, message } | E::GeoTiff { path, message } => error(
            format!("cannot write {}: {message}", path.display()),
            "check permissions and free space; earlier results are as they were",
        ),
        E::Template { path, fault } => crate::lang::template_error(Lang::EN, path, fault),
        E::Exists { path } => error(
            format!("{} exists", path.display()),
            "choose a new file name; phusong does not write over files of others",
        ),
        E::Interrupted => interrupted(),
    }
}

/// A command line that is not understood.
pub(crate) fn usage(usage: &Usage) -> Message {
    use UsageKind as K;
    let meant = |n: &Option<String>| n.as_ref().map(|n| format!("do you mean {n}? "));
    let (what, meant) = match &usage.kind {
        K::UnknownCommand { given, nearest, known } => {
            (format!("no command “{given}”; there are {}", known.join(", ")), meant(nearest))
        }
        K::UnknownOption { given, nearest } => (format!("no option {given}"), meant(nearest)),
        K::OneTooMany { given } => (format!("“{given}” is one too many"), None),
        K::Missing { what } => (format!("{} is missing", what.join(", ")), None),
        K::Twice { option } => (format!("{option} is given twice"), None),
        K::Conflict { option, prior } => (format!("{option} does not go with {prior}"), None),
        K::TakesNoValue { option, value } => {
            (format!("{option} takes no value, but has “{value}”"), None)
        }
        K::NoValue { option } => (format!("{option} has no value"), None),
        K::NotOneOf { option, value, allowed } => {
            (format!("{option} does not take “{value}”, only {}", allowed.join(", ")), None)
        }
        K::NotANumber { option, value } => {
            (format!("{option}: “{value}” is not a whole number it takes"), None)
        }
        K::Other { message } => (message.clone(), None),
    };
    let command = usage.command.map_or_else(String::new, |c| format!("{c} "));
    error(what, format!("{}see phusong {command}--help", meant.unwrap_or_default()))
}
