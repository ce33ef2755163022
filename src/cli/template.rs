//! `phusong template`: write the report's own template, for editing in Word.

use super::args::TemplateArgs;
use super::failure::Failure;
use super::terminal::Terminal;
use super::words;
use crate::report::Template;
use phusong_lang::Lang;

/// Writes it and says how to use it.
pub(super) fn run(args: &TemplateArgs, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    Template::write_built_in(&args.file, lang)?;
    terminal.print(&words::template_written(lang, &args.file));
    Ok(())
}
