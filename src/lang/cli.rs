//! Texts of the command line: what each language must have, and which one is asked.

use super::{Lang, Message, Usage, en, vi};
use crate::finding::Finding;
use crate::network::ServiceKind;
use crate::report;
use crate::source::Input;
use std::path::{Path, PathBuf};

/// Words and sentences that take no values.
#[derive(Debug)]
pub struct CliText {
    pub(crate) about: &'static str,
    pub(crate) after_help: &'static str,
    /// Headings and standing phrases of help.
    pub(crate) usage: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) command: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) options: &'static str,
    pub(crate) options_value: &'static str,
    pub(crate) help: &'static str,
    pub(crate) version: &'static str,
    pub(crate) default: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) threads: &'static str,
    pub(crate) quiet: &'static str,
    pub(crate) verbose: &'static str,
    pub(crate) run: &'static str,
    pub(crate) run_after: &'static str,
    pub(crate) project: &'static str,
    pub(crate) project_value: &'static str,
    pub(crate) out: &'static str,
    pub(crate) dir_value: &'static str,
    pub(crate) no_maps: &'static str,
    pub(crate) strict: &'static str,
    pub(crate) check: &'static str,
    pub(crate) check_out: &'static str,
    pub(crate) csv_value: &'static str,
    pub(crate) compare: &'static str,
    pub(crate) compare_after: &'static str,
    pub(crate) old_value: &'static str,
    pub(crate) new_value: &'static str,
    pub(crate) old_results: &'static str,
    pub(crate) new_results: &'static str,
    pub(crate) compare_out: &'static str,
    pub(crate) map: &'static str,
    pub(crate) map_after: &'static str,
    pub(crate) sheet: &'static str,
    pub(crate) sheet_value: &'static str,
    pub(crate) results: &'static str,
    pub(crate) results_value: &'static str,
    pub(crate) map_out: &'static str,
    pub(crate) formats: &'static str,
    /// Limits follow it.
    pub(crate) dpi: &'static str,
    pub(crate) world_file: &'static str,
    pub(crate) geotiff: &'static str,
    pub(crate) atlas: &'static str,
    pub(crate) commune: &'static str,
    pub(crate) commune_value: &'static str,
    pub(crate) demo: &'static str,
    pub(crate) demo_dir: &'static str,
    pub(crate) demo_villages: &'static str,
    pub(crate) demo_sites: &'static str,
    pub(crate) demo_splitters: &'static str,
    pub(crate) demo_seed: &'static str,
    pub(crate) template: &'static str,
    pub(crate) template_after: &'static str,
    pub(crate) template_file: &'static str,
    pub(crate) docx_value: &'static str,
    pub(crate) completions: &'static str,
    pub(crate) shell: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) computing: &'static str,
    pub(crate) drawing: &'static str,
    pub(crate) writing: &'static str,
    /// Headings of findings.
    pub(crate) dropped: &'static str,
    pub(crate) repaired: &'static str,
    pub(crate) assumed: &'static str,
    pub(crate) noted: &'static str,
    /// `{n}` more of the same.
    pub(crate) and_more: &'static str,
    /// Heads of the closing table.
    pub(crate) villages: &'static str,
    pub(crate) covered: &'static str,
    pub(crate) hole: &'static str,
    pub(crate) white: &'static str,
    pub(crate) no_data: &'static str,
    pub(crate) rate: &'static str,
    pub(crate) area: &'static str,
    /// Before the rule, under the closing table; after its profile's name where the project changed
    /// it; before where it comes from.
    pub(crate) rule: &'static str,
    pub(crate) rule_changed: &'static str,
    pub(crate) rule_source: &'static str,
    /// Over the scorecard; `{met}`, `{missed}`, `{no_data}` are counts of targets.
    pub(crate) scorecard: &'static str,
    /// Heads of the scorecard.
    pub(crate) target: &'static str,
    pub(crate) value: &'static str,
    pub(crate) verdict: &'static str,
    /// Beside a verdict that villages without data could turn; `{n}` of them.
    pub(crate) no_data_turns: &'static str,
    /// Beside a value that was reported.
    pub(crate) stated: &'static str,
}

/// What is wrong with a command line.
pub fn usage_error(lang: Lang, usage: &Usage) -> Message {
    match lang {
        Lang::VI => vi::cli::usage(usage),
        _ => en::cli::usage(usage),
    }
}

/// Words of the command line.
pub fn cli_text(lang: Lang) -> &'static CliText {
    match lang {
        Lang::VI => &vi::cli::TEXT,
        _ => &en::cli::TEXT,
    }
}

/// The name of a service.
pub fn service_name(lang: Lang, kind: ServiceKind) -> String {
    match lang {
        Lang::VI => vi::cli::service(kind),
        _ => en::cli::service(kind),
    }
}

/// The layers that were read, a line each.
pub fn layers_read(lang: Lang, layers: &[Input]) -> String {
    match lang {
        Lang::VI => vi::cli::layers(layers),
        _ => en::cli::layers(layers),
    }
}

/// That the data can be used, with the counts of findings.
pub fn data_usable(lang: Lang, findings: &[Finding]) -> String {
    match lang {
        Lang::VI => vi::cli::usable(findings),
        _ => en::cli::usable(findings),
    }
}

/// That a demo was written, and what to do next.
pub fn demo_written(lang: Lang, dir: &Path, files: &[PathBuf]) -> String {
    match lang {
        Lang::VI => vi::cli::demo_written(dir, files),
        _ => en::cli::demo_written(dir, files),
    }
}

/// That a template was written, and what to do next.
pub fn template_written(lang: Lang, file: &Path) -> String {
    match lang {
        Lang::VI => vi::cli::template_written(file),
        _ => en::cli::template_written(file),
    }
}

/// Where the results are, with the counts of findings.
pub fn results_written(lang: Lang, out: &Path, findings: &[Finding]) -> String {
    match lang {
        Lang::VI => vi::cli::results(out, findings),
        _ => en::cli::results(out, findings),
    }
}

/// Where the results are.
pub fn results_in(lang: Lang, out: &Path) -> String {
    match lang {
        Lang::VI => vi::cli::results_in(out),
        _ => en::cli::results_in(out),
    }
}

/// That data was refused, and where the findings are listed.
pub fn refused(lang: Lang, findings: usize, listed: Option<&Path>) -> Message {
    match lang {
        Lang::VI => vi::cli::refused(findings, listed),
        _ => en::cli::refused(findings, listed),
    }
}

/// An error of writing results.
pub fn report_error(lang: Lang, error: &report::Error) -> Message {
    match lang {
        Lang::VI => vi::cli::report(error),
        _ => en::cli::report(error),
    }
}

/// An error of reading or drawing a map sheet.
pub fn map_error(lang: Lang, error: &crate::map::Error) -> Message {
    let what = match lang {
        Lang::VI => "lỗi",
        _ => "error",
    };
    let headline = format!("{what}: {}", crate::map::words::words(lang).error(error));
    Message { headline, hint: String::new() }
}

/// An error of a sheet that a project names.
pub fn project_sheet_error(
    lang: Lang,
    file: &Path,
    key: &str,
    error: &crate::map::Error,
) -> Message {
    let what = match lang {
        Lang::VI => "lỗi",
        _ => "error",
    };
    let text = crate::map::words::words(lang).error(error);
    Message { headline: format!("{what}: {}, {key}: {text}", file.display()), hint: String::new() }
}
