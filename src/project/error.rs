//! What can be wrong with a project file, with the place of each fault.

use std::path::PathBuf;

/// A project that cannot be run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("{}: no such file", path.display())]
    NotFound {
        /// The path asked for.
        path: PathBuf,
        /// A project file nearby that may be meant.
        nearest: Option<PathBuf>,
    },
    /// The path is a folder.
    #[error("{}: is a folder", path.display())]
    IsFolder {
        /// The path asked for.
        path: PathBuf,
        /// A project file in it.
        inside: Option<PathBuf>,
    },
    /// The file cannot be read.
    #[error("{}: {reason}", path.display())]
    Unreadable {
        /// The path asked for.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The path is that of a pipe or a device.
    #[error("{}: not a plain file", path.display())]
    NotAFile {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file is too large to be a project file.
    #[error("{}: {bytes} bytes are no project file", path.display())]
    TooLarge {
        /// The path asked for.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The file is not UTF-8 text.
    #[error("{}: not UTF-8 text", path.display())]
    NotText {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file can be read but not used; every problem found, in order of line.
    #[error("{}: {} problem(s)", path.display(), problems.len())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// At least one.
        problems: Vec<Problem>,
    },
}

impl Error {
    /// The exit status of a program that stops here: the run failed.
    pub fn exit_status(&self) -> u8 {
        1
    }
}

/// One problem of a project file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters at fault, at least 1.
    pub width: usize,
    /// The line as it stands, or of a long one what is around the fault.
    pub text: String,
    /// Characters of `text` before the fault.
    pub at: usize,
    /// The file it is in, where that is not the project file but one it names (a plan, a rule).
    pub file: Option<PathBuf>,
    /// Dotted path of the key, `rule.covered_from`; empty for a fault of syntax.
    pub key: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with one key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// More problems than are listed; their place is that of the last one listed.
    More {
        /// How many.
        count: usize,
    },
    /// Not TOML.
    Syntax {
        /// The parser's own words.
        message: String,
    },
    /// A key that the program does not know.
    UnknownKey {
        /// The nearest known one.
        nearest: Option<String>,
    },
    /// A key that must be there.
    Missing {
        /// An example of it.
        example: &'static str,
    },
    /// A value of another type.
    WrongType {
        /// TOML's name of the type found.
        found: &'static str,
        /// What is expected.
        expected: ValueType,
    },
    /// A number outside its limits.
    OutOfRange {
        /// The value found.
        value: f64,
        /// The limits, as an interval: `(0, 1]`.
        limits: &'static str,
        /// A value that may be meant.
        meant: Option<f64>,
    },
    /// A word that is none of those allowed.
    UnknownWord {
        /// The word found.
        value: String,
        /// Those allowed.
        allowed: Vec<String>,
        /// The nearest of them.
        nearest: Option<String>,
    },
    /// A word that later versions will know.
    NotYet {
        /// The word found.
        value: String,
        /// Those that work today.
        works: Vec<String>,
    },
    /// No province of that code or name.
    UnknownProvince {
        /// The value found.
        value: String,
        /// The nearest: code and name.
        nearest: Option<(&'static str, &'static str)>,
    },
    /// A date that is not `YYYY-MM-DD`.
    BadDate {
        /// The value found.
        value: String,
    },
    /// A CRS that is not written `EPSG:<number>`.
    BadCrs {
        /// The value found.
        value: String,
    },
    /// A file that is not there.
    FileNotFound {
        /// The full path looked for.
        path: PathBuf,
        /// A file of a similar name in the same folder.
        nearest: Option<String>,
    },
    /// A folder where a file is expected.
    FileIsFolder {
        /// The full path.
        path: PathBuf,
    },
    /// A virtual path, a URL or a connection string: only plain files are read.
    NotAFile {
        /// The value found.
        value: String,
    },
    /// A text that must not be empty.
    Empty,
    /// An empty list where at least one entry is needed.
    NoEntry,
    /// No cells, no fibre and no published coverage: nothing to compute.
    NoNetwork,
    /// Two keys of which only one may be there.
    OneOf {
        /// The other key.
        other: &'static str,
    },
    /// An identifier that stands earlier in the file.
    Twice {
        /// The value found.
        value: String,
    },
    /// A key that is of no use without another.
    Needs {
        /// What it needs, as an example.
        example: &'static str,
    },
    /// An encoding that is not known.
    UnknownEncoding {
        /// The value found.
        value: String,
    },
}

/// The type a key has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    TextList,
    /// A table `[…]`.
    Table,
    /// A list of tables `[[…]]`.
    TableList,
}
