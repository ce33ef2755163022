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
    /// Results without a kept assessment: deleted, or of a version that kept none.
    #[error("{file}: missing, in results of version {version}")]
    NoAssessment {
        /// The file.
        file: String,
        /// The version that made the results; empty where the manifest names none.
        version: String,
    },
    /// Results without a kept assessment, since the run was told to write other files.
    #[error("{file}: missing, only {only:?} written")]
    NotChosen {
        /// The file.
        file: String,
        /// What it was told to write.
        only: Vec<String>,
    },
    /// An assessment in the layout of another version.
    #[error("{file}: layout {format} of version {version}, not {own_format}")]
    OtherVersion {
        /// The file.
        file: String,
        /// The version that wrote it.
        version: String,
        /// Its layout.
        format: u16,
        /// The layout that this version reads.
        own_format: u16,
    },
    /// A file that was cut short or changed.
    #[error("{file}: damaged")]
    Damaged {
        /// The file.
        file: String,
        /// Its size.
        bytes: u64,
    },
}

impl Error {
    /// The exit status of a program that stops here: 3 where the data was read and refused, 1 where it
    /// could not be read.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::OtherVersion { .. } | Self::Damaged { .. } => 3,
            _ => 1,
        }
    }
}
