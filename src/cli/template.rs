//! `phusong template`: write the report's own template, for editing in Word.

use super::args::TemplateArgs;
use super::failure::Failure;
use super::terminal::Terminal;
use crate::lang::{self, Lang};
use crate::report::Template;

/// Writes it and says how to use it.
pub(super) fn run(args: &TemplateArgs, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    Template::write_built_in(&args.file, lang)?;
    terminal.print(&lang::template_written(lang, &args.file));
    Ok(())
}
