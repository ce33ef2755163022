//! What can be wrong with a template.

use std::io;

/// Why a file cannot be the template of the report.
#[derive(Debug)]
pub enum TemplateFault {
    /// It cannot be read at all.
    Unreadable {
        /// What the system says.
        error: io::Error,
    },
    /// It is no Word document in the format of 2007 and later (.docx).
    NotDocx,
    /// It is encrypted with a password, or in the old format (.doc), which begins alike.
    Encrypted,
    /// It is larger than any template, as it is or unpacked.
    TooLarge {
        /// Bytes, as far as they were counted.
        bytes: u64,
        /// Bytes that a template may have.
        limit: u64,
    },
    /// It has more parts than any template.
    TooManyParts {
        /// Parts.
        parts: u64,
        /// Parts that a template may have.
        limit: u64,
    },
    /// A part of it is damaged.
    Damaged {
        /// The part: `word/document.xml`.
        part: String,
    },
    /// Placeholders that cannot be filled; every one of them.
    Placeholders {
        /// In the document's order; never empty.
        problems: Vec<PlaceholderProblem>,
    },
}

/// One placeholder that cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceholderProblem {
    /// The part it stands in: `word/document.xml`, `word/header1.xml`.
    pub part: String,
    /// As it stands, without braces.
    pub found: String,
    /// What is wrong.
    pub kind: PlaceholderFault,
}

/// What is wrong with a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceholderFault {
    /// No placeholder of that name; the nearest, if any comes near.
    Unknown {
        /// The nearest known one.
        nearest: Option<String>,
    },
    /// Its second half, after the colon, is missing or none of those known.
    Argument {
        /// What may stand there.
        allowed: Vec<String>,
    },
    /// `{{` without `}}` in the same paragraph.
    Open,
    /// A table or picture that does not stand on a paragraph of its own in the body of the document
    /// (not in a table, header, footer, text box or note).
    Misplaced,
}
