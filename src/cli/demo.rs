//! `phusong demo`: write the synthetic province.

use super::args::Demo;
use super::failure::Failure;
use super::terminal::Terminal;
use super::words;
use crate::demo;
use crate::progress::Progress;
use crate::report;
use phusong_lang::Lang;

/// Writes it and says how to go on.
pub(super) fn run(args: &Demo, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    let province = demo::generate(&args.options);
    // A large one takes a while to think out; writing it is short, and whole or not at all.
    if terminal.interrupted() {
        return Err(report::Error::Interrupted.into());
    }
    let files = demo::write(&province, &args.dir, words::demo_texts)?;
    terminal.print(&words::demo_written(lang, &args.dir, &files));
    Ok(())
}
