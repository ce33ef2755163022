//! Words of an atlas: what each language must have, and which one is asked.

use super::{Lang, en, vi};

/// The phrases of an atlas.
#[derive(Debug)]
pub struct AtlasWords {
    /// What the document is, over its title.
    pub(crate) atlas: &'static str,
    /// The index, among the bookmarks.
    pub(crate) index: &'static str,
    /// Heads of the columns: page, commune, villages, covered, hole, white, no data, rate.
    pub(crate) columns: [&'static str; 8],
    /// The row of the whole land.
    pub(crate) whole: &'static str,
    /// The number of a page, of how many.
    pub(crate) page_of: fn(usize, usize) -> String,
}

/// The phrases of a language.
pub fn atlas_words(lang: Lang) -> &'static AtlasWords {
    match lang {
        Lang::Vi => &vi::atlas::WORDS,
        Lang::En => &en::atlas::WORDS,
    }
}
