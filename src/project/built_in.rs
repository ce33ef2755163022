//! What comes with the program as text files, and what a user's file of the same kind is read as.

use super::Error;
use std::path::{Path, PathBuf};

/// A rule profile or a plan.
pub trait BuiltIn: Sized {
    /// The folder under `data/` where the program's own are.
    const FOLDER: &'static str;
    /// Name and text of each that comes with the program, the usual one first.
    const ALL: &'static [(&'static str, &'static str)];

    /// One from the text of a file; `path` is its name in errors, its stem the thing's.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every problem of the text.
    fn parse(text: &str, path: &Path) -> Result<Self, Error>;

    /// Names of those that come with the program, the usual one first.
    fn built_in_names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(name, _)| *name)
    }

    /// One that comes with the program.
    fn built_in(name: &str) -> Option<Self> {
        let (id, text) = Self::ALL.iter().find(|(id, _)| *id == name)?;
        Self::parse(text, &PathBuf::from(format!("data/{}/{id}.toml", Self::FOLDER))).ok()
    }
}
