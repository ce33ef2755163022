//! The command line: parse, call the library, print.
//!
//! The only room that talks to the terminal and that decides exit statuses. One file a command.

mod args;
mod check;
mod compare;
mod compare_table;
mod demo;
mod failure;
mod gap_lines;
mod listing;
mod map;
mod offline;
mod outputs;
mod pictures;
mod rates_table;
mod run;
mod scorecard_table;
mod sheets;
mod template;
mod terminal;
mod usage;
pub mod words;

use args::{Action, Common};
use clap::error::ErrorKind;
use failure::Failure;
use phusong_lang::Lang;
use std::ffi::OsString;
use std::io::{Write, stderr};
use std::process::ExitCode;
use terminal::Terminal;

/// Exit statuses (contract).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The run failed.
    Failed = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The data was refused: `--strict`, or nothing usable.
    Refused = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the program with its arguments, the program's own name first.
pub fn main(arguments: &[OsString]) -> ExitCode {
    offline::give_up_sockets();
    let lang = args::lang_of(arguments);
    let (action, common) = match args::parse(lang, arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and version are "errors" of status 0; nothing is left to do if even that fails.
            // So is the help that stands for a command line without any words, but of status 2.
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            if asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                let _ = error.print();
                return if asked { Exit::Done } else { Exit::Usage }.into();
            }
            let words: Vec<_> =
                arguments.iter().map(|a| a.to_string_lossy().into_owned()).collect();
            let message = words::usage_error(lang, &usage::usage(&error, &words));
            let _ = writeln!(stderr().lock(), "{}", terminal::legible(&message.to_string()));
            return Exit::Usage.into();
        }
    };
    let terminal = Terminal::new(lang, common);
    if let Some(threads) = common.threads {
        // Fails only when the pool exists already, which it does not.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    crate::source::prepare_gdal();
    match act(&action, common, lang, &terminal) {
        Ok(()) => Exit::Done.into(),
        Err(failure) => {
            terminal.complain(&failure.text(lang));
            failure.exit().into()
        }
    }
}

fn act(action: &Action, common: Common, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    match action {
        Action::Run(args) => run::run(args, common, lang, terminal),
        Action::Check(args) => check::run(args, common, lang, terminal),
        Action::Compare(args) => compare::run(args, lang, terminal),
        Action::Map(args) => map::run(args, lang, terminal),
        Action::Demo(args) => demo::run(args, lang, terminal),
        Action::Template(args) => template::run(args, lang, terminal),
        Action::Completions(shell) => {
            terminal.print_bytes(&args::completions(lang, *shell));
            Ok(())
        }
    }
}
