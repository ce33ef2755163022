//! What can go wrong with a map.

use crate::lang::Lang;
use crate::network::ServiceKind;
use std::fmt;
use std::path::PathBuf;

/// Why a sheet could not be read or drawn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The sheet file cannot be read.
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The sheet file says something it must not; everything that is wrong with it.
    Sheet {
        /// Which.
        file: PathBuf,
        /// What is wrong, in the file's order; never empty.
        problems: Vec<SheetProblem>,
    },
    /// There is no sheet of that name, neither a file nor built in.
    UnknownSheet {
        /// As asked for.
        name: String,
        /// The built-in sheet whose name comes nearest, if any does.
        near: Option<&'static str>,
        /// The names of the built-in sheets.
        known: Vec<&'static str>,
    },
    /// The page has more pixels than can be held.
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A built-in font cannot be parsed: the program was built wrongly.
    Font,
    /// The drawing library refused.
    Drawing {
        /// What it said.
        reason: String,
    },
    /// The PNG encoder refused.
    Png {
        /// What it said.
        reason: String,
    },
    /// The PDF could not be put together.
    Pdf {
        /// What the library said.
        reason: String,
    },
}

/// One thing wrong with a sheet file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Line, from 1.
    pub line: usize,
    /// Dotted path of the key; empty where the file is not TOML at all.
    pub key: String,
    /// What is the matter.
    pub fault: SheetFault,
}

/// What is the matter with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// Not TOML; what the parser said.
    Syntax(String),
    /// A key that no sheet has; the nearest known one, if any comes near.
    UnknownKey(Option<&'static str>),
    /// A key that every sheet has is missing.
    Missing,
    /// A key that has no meaning beside another one, whose dotted path this is.
    NotBeside(&'static str),
    /// A key that sheets of this kind do not take.
    NotOfKind(&'static str),
    /// A value that is not one of those allowed.
    Value {
        /// As found.
        found: String,
        /// What is allowed.
        expected: Expected,
    },
}

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// Text that is not blank.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number from, to.
    Whole(u32, u32),
    /// A table of keys.
    Table,
    /// Class breaks: rising numbers from 0 to 100, at most nine.
    Breaks,
    /// Class breaks on a sheet of two services: rising numbers from 0 to 100, three or four.
    BreaksOfTwo,
    /// Rising numbers, so many at most.
    Rising(usize),
    /// A numeric column of the village table; the nearest one, if any comes near.
    Column(Option<String>),
    /// A column of the sheet's own service.
    ColumnOf(ServiceKind),
    /// Another service than the sheet's.
    OtherService(ServiceKind),
    /// `none`, `all`, or how many from, to.
    VillageLabels(u32, u32),
    /// A list of technologies.
    Technologies,
    /// Text whose `{…}` are among these placeholders.
    Placeholders(Vec<&'static str>),
}

impl Error {
    /// What a person is told, one line a problem.
    pub fn text(&self, lang: Lang) -> String {
        super::words::error(lang, self)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::EN))
    }
}
