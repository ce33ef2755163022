//! Atlas.

use crate::lang::AtlasWords;

pub(in crate::lang) const WORDS: AtlasWords = AtlasWords {
    atlas: "Atlas of communes and wards",
    index: "Index",
    columns: ["Page", "Commune", "Villages", "Covered", "Hole", "White", "No data", "Rate"],
    whole: "Whole province",
    page_of: |page, last| format!("Page {page} of {last}"),
};
