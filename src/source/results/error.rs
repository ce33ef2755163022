//! Why a results folder cannot be read back.

/// Why a results folder cannot be read back. Files are named with their folder, as it was named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such folder.
    #[error("{folder}: no such folder")]
    NoFolder {
        /// The folder.
        folder: String,
    },
    /// Something else than a folder.
    #[error("{folder}: not a folder")]
    NotAFolder {
        /// The path.
        folder: String,
    },
    /// A folder without a manifest of results.
    #[error("{folder}: not a folder of results")]
    NotResults {
        /// The folder.
        folder: String,
        /// A folder below it, or above it, that is one.
        nearby: Option<String>,
    },
    /// The manifest is another program's.
    #[error("{file}: made by {program}")]
    OtherProgram {
        /// The manifest.
        file: String,
        /// The program it names; empty where it names none.
        program: String,
    },
    /// A folder that a comparison made.
    #[error("{folder}: a comparison")]
    IsComparison {
        /// The folder.
        folder: String,
    },
    /// The manifest is not what the program writes.
    #[error("{file}, line {line}: {reason}")]
    Manifest {
        /// The manifest.
        file: String,
        /// Line, from 1.
        line: u64,
        /// In the parser's words, or the key that is missing.
        reason: String,
    },
    /// A file that every results folder has is not there.
    #[error("{file}: missing")]
    Missing {
        /// The file.
        file: String,
    },
    /// The system cannot read a file.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// In the system's words.
        reason: String,
    },
    /// A file far larger than results can be.
    #[error("{file}: {bytes} bytes")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: u64,
        /// The largest size read.
        limit: u64,
    },
    /// Text that is not UTF-8.
    #[error("{file}, row {row}: not UTF-8")]
    NotUtf8 {
        /// The file.
        file: String,
        /// Line, from 1, the header's included.
        row: u64,
    },
    /// A row with more or fewer cells than there are columns.
    #[error("{file}, row {row}: {found} of {expected} cells")]
    Ragged {
        /// The file.
        file: String,
        /// Line, from 1, the header's included.
        row: u64,
        /// Cells of the row.
        found: u64,
        /// Columns.
        expected: u64,
    },
    /// A column that is needed is not there.
    #[error("{file}: no column {column}")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A table with a header and nothing below.
    #[error("{file}: no rows")]
    NoRows {
        /// The file.
        file: String,
    },
    /// A cell that is not what its column holds.
    #[error("{file}, row {row}, {id}: {column} is {value}")]
    Value {
        /// The file.
        file: String,
        /// Line, from 1, the header's included.
        row: u64,
        /// Identifier of the row; may be empty.
        id: String,
        /// The column.
        column: Box<str>,
        /// As found.
        value: Box<str>,
        /// What it holds.
        wanted: Wanted,
    },
    /// An identifier that comes twice.
    #[error("{file}, row {row}: {id} is in row {first_row} too")]
    TwiceId {
        /// The file.
        file: String,
        /// Line, from 1, the header's included.
        row: u64,
        /// The identifier.
        id: String,
        /// The row that has it first.
        first_row: u64,
    },
    /// The layer of village polygons cannot be read.
    #[error("{file}: {reason}")]
    Layer {
        /// The file.
        file: String,
        /// In the library's words.
        reason: String,
    },
    /// Results of an older version, without the file that everything can be drawn from again.
    #[error("{file}: missing, in results of version {version}")]
    NoAssessment {
        /// The file.
        file: String,
        /// The version that made the results; empty where the manifest names none.
        version: String,
    },
    /// A file in the layout of another version.
    #[error("{file}: made by version {version}")]
    OtherVersion {
        /// The file.
        file: String,
        /// That version.
        version: String,
    },
    /// A file that was cut short or changed.
    #[error("{file}: damaged")]
    Damaged {
        /// The file.
        file: String,
        /// Its size.
        bytes: u64,
    },
    /// The user asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Something.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number with a decimal point, or nothing.
    Number,
    /// A number from 0 to 100, or nothing.
    Percentage,
    /// A number from 0 up, or nothing.
    Amount,
    /// A whole number from 0 up.
    Count,
}

impl Error {
    /// The exit status of a program that stops here: 3 where the data was read and refused, 1 where it
    /// could not be read.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::NoRows { .. }
            | Self::Ragged { .. }
            | Self::Value { .. }
            | Self::TwiceId { .. }
            | Self::OtherVersion { .. }
            | Self::Damaged { .. } => 3,
            _ => 1,
        }
    }
}
