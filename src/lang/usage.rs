//! What can be wrong with a command line.

/// A command line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
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
