//! `phusong check`: read and judge the data, write nothing but findings.

use super::args::{Check, Common};
use super::failure::Failure;
use super::terminal::Terminal;
use super::words;
use super::{listing, run};
use crate::assessment::judge;
use crate::project::Project;
use crate::{report, source};
use phusong_lang::Lang;

/// Reads a project and lists what was found.
pub(super) fn run(
    args: &Check,
    common: Common,
    lang: Lang,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let project = Project::read(&args.project)?;
    let mut inputs = source::read(&project, terminal)?;
    judge(&mut inputs, &run::terms(&project));
    terminal.print(&words::layers_read(lang, &inputs.layers));
    terminal.print(&listing::text(&inputs.findings, common.verbose, lang));
    if let Some(path) = &args.out {
        report::findings_only(&inputs.findings, path, lang)?;
    }
    let refused = run::refused(&inputs.findings);
    if args.strict && refused > 0 {
        return Err(Failure::Refused { findings: refused, listed: args.out.clone() });
    }
    source::refuse_nothing(&inputs)?;
    terminal.print(&words::data_usable(lang, &inputs.findings));
    Ok(())
}
