//! Words of the frame, the locator and the layers around the land.

use crate::lang::{Lang, Numbers};
use crate::map::furniture_words::{Archipelago, FurnitureWords, sexagesimal};
use crate::network::Technology;

/// English.
pub(crate) struct English;

impl FurnitureWords for English {
    fn locator(&self) -> &'static str {
        "Location"
    }

    fn archipelago(&self, which: Archipelago, full: bool) -> [&'static str; 2] {
        let name = match (which, full) {
            (Archipelago::HoangSa, false) => "Hoàng Sa Is.",
            (Archipelago::HoangSa, true) => "Hoàng Sa Islands",
            (Archipelago::TruongSa, false) => "Trường Sa Is.",
            (Archipelago::TruongSa, true) => "Trường Sa Islands",
        };
        [name, "(Viet Nam)"]
    }

    fn east_sea(&self) -> &'static str {
        "EAST SEA"
    }

    fn enlarged(&self, denominator: u64) -> String {
        let count = usize::try_from(denominator).unwrap_or(usize::MAX);
        format!("Enlarged, scale 1:{}", Numbers(Lang::EN).count(count))
    }

    fn longitude(&self, degrees: f64, seconds: bool) -> String {
        let letter = if degrees < 0.0 { "W" } else { "E" };
        format!("{}{letter}", sexagesimal(degrees, seconds))
    }

    fn latitude(&self, degrees: f64, seconds: bool) -> String {
        let letter = if degrees < 0.0 { "S" } else { "N" };
        format!("{}{letter}", sexagesimal(degrees, seconds))
    }

    fn kilometres(&self, metres: f64, with_unit: bool) -> String {
        let text = format!("{:.3}", metres / 1000.0);
        let number = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        if with_unit { format!("{number}\u{a0}km") } else { number }
    }

    fn graticule(&self, kilometres: bool, degrees: bool) -> &'static str {
        match (kilometres, degrees) {
            (true, true) => {
                "Frame: kilometre grid (left, below); longitude, latitude WGS\u{a0}84 (right, above)"
            }
            (true, false) => "Frame: kilometre grid",
            (false, true) => "Frame: longitude, latitude WGS\u{a0}84",
            (false, false) => "",
        }
    }

    fn major_road(&self) -> &'static str {
        "Main road"
    }

    fn road(&self) -> &'static str {
        "Other road"
    }

    fn river(&self) -> &'static str {
        "River, stream"
    }

    fn water(&self) -> &'static str {
        "Sea, lake, wide river"
    }

    fn neighbour(&self) -> &'static str {
        "Neighbouring land"
    }

    fn hillshade(&self) -> &'static str {
        "Shaded relief (light from the north-west)"
    }

    fn footprint(&self, technology: Technology) -> String {
        format!("Area served, {}", technology.name())
    }

    fn faded(&self) -> &'static str {
        "Communes around: paler"
    }
}
