//! What stands on and beside the map besides title, legend and notes: which messages, and what they are given.

use phusong_lang::{Lang, count, say, word};

/// The two archipelagos of Biển Đông.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Archipelago {
    HoangSa,
    TruongSa,
}

/// An archipelago in two lines: its name, in full or short, and the country.
pub(super) fn archipelago(lang: Lang, which: Archipelago, full: bool) -> [&'static str; 2] {
    let name = match (which, full) {
        (Archipelago::HoangSa, false) => word!(lang, "furniture-hoang-sa-short"),
        (Archipelago::HoangSa, true) => word!(lang, "furniture-hoang-sa"),
        (Archipelago::TruongSa, false) => word!(lang, "furniture-truong-sa-short"),
        (Archipelago::TruongSa, true) => word!(lang, "furniture-truong-sa"),
    };
    [name, word!(lang, "furniture-vietnam")]
}

/// Over a part of the map that is enlarged.
pub(super) fn enlarged(lang: Lang, denominator: u64) -> String {
    say!(lang, "furniture-enlarged", denominator = count(denominator))
}

/// A longitude, degrees, in degrees, minutes and (where `seconds`) seconds.
pub(super) fn longitude(lang: Lang, degrees: f64, seconds: bool) -> String {
    // Land across the antimeridian runs on beyond 180°.
    let degrees =
        if degrees.abs() > 180.0 { degrees - 360.0_f64.copysign(degrees) } else { degrees };
    let letter =
        if degrees < 0.0 { word!(lang, "furniture-west") } else { word!(lang, "furniture-east") };
    format!("{}{letter}", sexagesimal(degrees, seconds))
}

/// A latitude, likewise.
pub(super) fn latitude(lang: Lang, degrees: f64, seconds: bool) -> String {
    let letter =
        if degrees < 0.0 { word!(lang, "furniture-south") } else { word!(lang, "furniture-north") };
    format!("{}{letter}", sexagesimal(degrees, seconds))
}

/// A coordinate of the grid, metres, in kilometres: the number of a line, without marks of thousands and
/// without needless decimals.
pub(super) fn kilometres(lang: Lang, metres: f64, with_unit: bool) -> String {
    let text = format!("{:.3}", metres / 1000.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let number = text.replace('.', word!(lang, "number-decimal"));
    if with_unit { format!("{number}\u{a0}km") } else { number }
}

/// What stands along the frame; empty where nothing does.
pub(super) fn graticule(lang: Lang, kilometres: bool, degrees: bool) -> String {
    match (kilometres, degrees) {
        (true, true) => say!(lang, "furniture-kilometres-and-degrees"),
        (true, false) => say!(lang, "furniture-kilometres"),
        (false, true) => say!(lang, "furniture-degrees"),
        (false, false) => String::new(),
    }
}

/// An angle as degrees, minutes and seconds, rounded to the last that is shown: never 60 minutes.
fn sexagesimal(degrees: f64, seconds: bool) -> String {
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
            for which in [Archipelago::HoangSa, Archipelago::TruongSa] {
                for full in [false, true] {
                    let [name, country] = archipelago(lang, which, full);
                    assert!(name.contains("Sa"), "{name}");
                    assert!(country == "(Việt Nam)" || country == "(Viet Nam)", "{country}");
                }
            }
        }
        let vi = Lang::VI;
        assert_eq!(longitude(vi, 105.5, false), "105°30'Đ");
        assert_eq!(latitude(vi, -4.25, false), "4°15'N");
        assert_eq!(latitude(Lang::EN, -4.25, false), "4°15'S");
        assert_eq!(kilometres(vi, 520_000.0, true), "520\u{a0}km");
        assert_eq!(kilometres(vi, 2_020_500.0, false), "2020,5");
    }
}
