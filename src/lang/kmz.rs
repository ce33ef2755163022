//! Words of `coverage.kmz`: which language is asked.

use super::{Lang, en, vi};
use crate::indicator::Rate;

/// Words that take no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KmzWord {
    /// Folder of villages by status.
    Villages,
    /// Folder of villages without service.
    Gaps,
    /// Folder of base stations.
    Sites,
    /// Folder of fibre access points.
    AccessPoints,
    /// How surely a village is a gap.
    Sure,
}

/// A standing word.
pub fn kmz_word(lang: Lang, word: KmzWord) -> &'static str {
    match lang {
        Lang::VI => vi::kmz::word(word),
        _ => en::kmz::word(word),
    }
}

/// The name of a folder of villages: the service, and how many of them have it.
pub fn kmz_service(lang: Lang, service: &str, rate: &Rate) -> String {
    match lang {
        Lang::VI => vi::kmz::service(service, rate),
        _ => en::kmz::service(service, rate),
    }
}

/// The name of a folder with the number of things in it.
pub fn kmz_counted(lang: Lang, name: &str, count: usize) -> String {
    format!("{name} ({})", super::Numbers(lang).count(count))
}

/// That so many villages cannot be drawn.
pub fn kmz_without_polygon(lang: Lang, villages: usize) -> String {
    match lang {
        Lang::VI => vi::kmz::without_polygon(villages),
        _ => en::kmz::without_polygon(villages),
    }
}
