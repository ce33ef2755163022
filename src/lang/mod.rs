//! The words people see, one place for each language: Vietnamese by default, English on request.
//!
//! Every other room carries fields. Texts of one subject stand side by side in both languages:
//! `vi/<subject>.rs` and `en/<subject>.rs`.

pub(crate) mod en;
mod number;
pub(crate) mod vi;

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

/// A demo's error in words: what happened on the first line, what to do on the second.
#[cfg(feature = "gdal")]
pub fn demo_error(lang: Lang, error: &crate::demo::Error) -> String {
    match lang {
        Lang::Vi => vi::demo::error(error),
        Lang::En => en::demo::error(error),
    }
}
