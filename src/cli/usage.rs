//! What is wrong with a command line, as fields: the words are in `lang`.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A command line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Usage {
    /// The command, where one was given.
    pub(crate) command: Option<&'static str>,
    /// What is wrong.
    pub(crate) kind: UsageKind,
}

/// What is wrong with it. Options and arguments are as help writes them: `--out <DIR>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UsageKind {
    UnknownCommand { given: String, nearest: Option<String>, known: Vec<String> },
    UnknownOption { given: String, nearest: Option<String> },
    OneTooMany { given: String },
    Missing { what: Vec<String> },
    Twice { option: String },
    Conflict { option: String, prior: String },
    TakesNoValue { option: String, value: String },
    NoValue { option: String },
    NotOneOf { option: String, value: String, allowed: Vec<String> },
    NotANumber { option: String, value: String },
    Other { message: String },
}

/// The commands, to say whose help to read.
const COMMANDS: [&str; 7] = ["run", "check", "compare", "map", "demo", "template", "completions"];

/// What clap found, of a command line with these words.
pub(super) fn usage(error: &clap::Error, words: &[String]) -> Usage {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let list = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::String(s)) => vec![s.clone()],
        _ => Vec::new(),
    };
    let command = words.iter().skip(1).find_map(|w| COMMANDS.into_iter().find(|c| c == w));
    let nearest = |kind: ContextKind| list(kind).into_iter().next();
    let given = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let kind = match error.kind() {
        ErrorKind::InvalidSubcommand => UsageKind::UnknownCommand {
            given: text(ContextKind::InvalidSubcommand),
            nearest: nearest(ContextKind::SuggestedSubcommand),
            known: COMMANDS.map(str::to_owned).to_vec(),
        },
        ErrorKind::UnknownArgument if given.starts_with('-') => {
            UsageKind::UnknownOption { given, nearest: nearest(ContextKind::SuggestedArg) }
        }
        ErrorKind::UnknownArgument => UsageKind::OneTooMany { given },
        ErrorKind::MissingRequiredArgument => {
            UsageKind::Missing { what: list(ContextKind::InvalidArg) }
        }
        ErrorKind::ArgumentConflict => {
            let prior = text(ContextKind::PriorArg);
            if prior.is_empty() || prior == given {
                UsageKind::Twice { option: given }
            } else {
                UsageKind::Conflict { option: given, prior }
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => UsageKind::NoValue { option: given },
        ErrorKind::InvalidValue => {
            UsageKind::NotOneOf { option: given, value, allowed: list(ContextKind::ValidValue) }
        }
        ErrorKind::TooManyValues => UsageKind::TakesNoValue { option: given, value },
        ErrorKind::ValueValidation => UsageKind::NotANumber { option: given, value },
        // Text that is no Unicode where only a word can stand, and whatever clap may add.
        _ => UsageKind::Other { message: first_line(error) },
    };
    Usage { command, kind }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
