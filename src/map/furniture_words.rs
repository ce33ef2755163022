//! What stands on and beside the map besides title, legend and notes, as phrases every language must have.
//!
//! The words themselves are in `lang/vi/furniture.rs` and `lang/en/furniture.rs`.

use crate::lang::Lang;
use crate::network::Technology;

/// The two archipelagos of Biển Đông.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Archipelago {
    HoangSa,
    TruongSa,
}

/// The phrases of furniture and of what lies around the land.
pub(crate) trait FurnitureWords: Sync {
    /// Over the locator.
    fn locator(&self) -> &'static str;
    /// An archipelago in two lines: its name, in full or short, and the country.
    fn archipelago(&self, which: Archipelago, full: bool) -> [&'static str; 2];
    /// The sea east of Vietnam.
    fn east_sea(&self) -> &'static str;
    /// Over a part of the map that is enlarged.
    fn enlarged(&self, denominator: u64) -> String;
    /// A longitude, degrees, in degrees, minutes and (where `seconds`) seconds.
    fn longitude(&self, degrees: f64, seconds: bool) -> String;
    /// A latitude, likewise.
    fn latitude(&self, degrees: f64, seconds: bool) -> String;
    /// A coordinate of the grid, metres, in kilometres.
    fn kilometres(&self, metres: f64, with_unit: bool) -> String;
    /// What stands along the frame.
    fn graticule(&self, kilometres: bool, degrees: bool) -> &'static str;
    /// A national road and the like.
    fn major_road(&self) -> &'static str;
    /// Any other road.
    fn road(&self) -> &'static str;
    /// Rivers and streams.
    fn river(&self) -> &'static str;
    /// Lakes, wide rivers, the sea.
    fn water(&self) -> &'static str;
    /// Land that is not the sheet's.
    fn neighbour(&self) -> &'static str;
    /// Shaded relief.
    fn hillshade(&self) -> &'static str;
    /// The area served by the sources of a technology.
    fn footprint(&self, technology: Technology) -> String;
    /// The villages of other communes around the one a sheet shows.
    fn faded(&self) -> &'static str;
}

/// The phrases of a language.
pub(crate) fn furniture_words(lang: Lang) -> &'static dyn FurnitureWords {
    match lang {
        Lang::VI => &crate::lang::vi::furniture::Vietnamese,
        _ => &crate::lang::en::furniture::English,
    }
}

/// An angle as degrees, minutes and seconds, rounded to the last that is shown: never 60 minutes.
pub(crate) fn sexagesimal(degrees: f64, seconds: bool) -> String {
    let all = (degrees.abs() * 3600.0).round() as u64;
    let (d, m, s) = (all / 3600, all / 60 % 60, all % 60);
    // The typeface has no prime; the acute strokes that maps print in its place it has.
    if seconds { format!("{d}°{m:02}'{s:02}\"") } else { format!("{d}°{m:02}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_are_carried_over() {
        assert_eq!(sexagesimal(105.5, false), "105°30'");
        assert_eq!(sexagesimal(-18.999_999_9, false), "19°00'");
        assert_eq!(sexagesimal(12.51, true), "12°30'36\"");
    }

    #[test]
    fn both_languages_name_the_archipelagos_as_vietnams() {
        for lang in [Lang::VI, Lang::EN] {
            let words = furniture_words(lang);
            for which in [Archipelago::HoangSa, Archipelago::TruongSa] {
                for full in [false, true] {
                    let [name, country] = words.archipelago(which, full);
                    assert!(name.contains("Sa"), "{name}");
                    assert!(country == "(Việt Nam)" || country == "(Viet Nam)", "{country}");
                }
            }
        }
        let vi = furniture_words(Lang::VI);
        assert_eq!(vi.longitude(105.5, false), "105°30'Đ");
        assert_eq!(vi.latitude(-4.25, false), "4°15'N");
        assert_eq!(furniture_words(Lang::EN).latitude(-4.25, false), "4°15'S");
        assert_eq!(vi.kilometres(520_000.0, true), "520\u{a0}km");
        assert_eq!(vi.kilometres(2_020_500.0, false), "2020,5");
    }
}
