//! The words people see, one place for each language: Vietnamese by default, English on request.
//!
//! Every other room carries fields. Texts of one subject stand side by side in both languages:
//! `vi/<subject>.rs` and `en/<subject>.rs`.

pub mod en;
mod number;
pub mod vi;

pub use number::Numbers;

/// The language of everything a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}
