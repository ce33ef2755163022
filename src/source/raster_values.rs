//! Whether a raster holds people, or people an area.
//!
//! In: what the project states, what the file says of itself, and what the villages hold in each reading.
//! Out: the reading used, and a finding unless the project states it. The project's word wins; then the
//! file's units, description or name, unless the villages' own numbers contradict it and fit another; then
//! those numbers alone: the reading whose sum is nearest to theirs, within a factor of 2. Else a count.

use super::ledger::Ledger;
use crate::finding::{FindingKind, ReadBy, Severity};
use crate::place::fold;
use crate::project::{PopulationRaster, RasterValues};

/// Sums of a raster farther from the official numbers than this factor are of another kind of value:
/// gridded populations differ from a province's own by tens of per cent, hardly by half.
pub(crate) const WITHIN: f64 = 2.0;

/// What the raster holds in the villages.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    /// People that the villages with both state.
    pub(crate) official: f64,
    /// Such villages.
    pub(crate) villages: u64,
    /// Values times fractions there: people, if the raster is of people.
    pub(crate) count: f64,
    /// Values times m² there.
    pub(crate) times_m2: f64,
    /// Values times fractions in all villages.
    pub(crate) all_count: f64,
    /// Values times m² in all villages.
    pub(crate) all_times_m2: f64,
}

impl Sums {
    /// People in that reading: of the villages that state theirs, and of all.
    fn people(&self, values: RasterValues) -> (f64, f64) {
        match values.unit_m2() {
            None => (self.count, self.all_count),
            Some(unit_m2) => (self.times_m2 / unit_m2, self.all_times_m2 / unit_m2),
        }
    }

    /// How far off that reading is, as a factor of at least 1; `None` where nothing can be compared.
    fn off(&self, values: RasterValues) -> Option<f64> {
        let (people, _) = self.people(values);
        (self.villages > 0 && people > 0.0).then(|| off(people, self.official))
    }

    /// The reading nearest to the official numbers, within a factor of 2. On cells of exactly one unit two
    /// readings are the same; the first, a count, is as good.
    fn nearest(&self) -> Option<RasterValues> {
        let all = RasterValues::ALL.into_iter().filter_map(|v| Some((v, self.off(v)?)));
        let best = all.reduce(|a, b| if b.1 < a.1 * (1.0 - 1e-6) { b } else { a })?;
        (best.1 <= WITHIN).then_some(best.0)
    }
}

/// By which factor, of at least 1, two numbers of people differ.
pub(crate) fn off(people: f64, official: f64) -> f64 {
    let ratio = people / official;
    ratio.max(1.0 / ratio)
}

/// The reading of a raster's values.
pub(crate) fn choose(
    layer: &PopulationRaster,
    words: &[String],
    sums: &Sums,
    ledger: &mut Ledger,
) -> RasterValues {
    let fits = |v: RasterValues| sums.off(v).is_none_or(|off| off <= WITHIN);
    let mut doubt = |used: RasterValues| {
        let better = sums.nearest().filter(|b| *b != used);
        if let (false, Some(better)) = (fits(used), better) {
            let (raster, official) = (sums.people(used).0, sums.official);
            let kind = FindingKind::RasterDoubtful { used, raster, official, better };
            ledger.whole(Severity::Note, Some("values"), kind);
        }
    };
    if let Some(stated) = layer.values {
        doubt(stated);
        return stated;
    }
    let name = layer.source.file.file_stem().unwrap_or_default().to_string_lossy();
    let said =
        words.iter().map(String::as_str).chain([&*name]).find_map(|w| Some((w, kind_of(w)?)));
    let (used, by) = match (said, sums.nearest()) {
        (Some((word, said)), better) if fits(said) || better.is_none() => {
            (said, ReadBy::Words(word.to_owned()))
        }
        (_, Some(nearest)) => (nearest, ReadBy::Numbers { official: sums.official }),
        _ => (RasterValues::Count, ReadBy::Nothing),
    };
    let people = sums.people(used).1;
    ledger.whole(Severity::Assumed, Some("values"), FindingKind::RasterRead { used, by, people });
    used
}

/// What a unit, a description or a name says that the values are. Whole words: `ha` alone is as well the
/// beginning of Hà Tĩnh.
fn kind_of(text: &str) -> Option<RasterValues> {
    let plain = text.to_lowercase().replace('²', "2").replace('^', "");
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let has = |any: &[&str]| words.iter().any(|w| any.contains(w));
    let per = |any: &[&str]| words.windows(2).any(|w| w[0] == "per" && any.contains(&w[1]));
    let folded = fold(&plain);
    let hectare = has(&["perha", "ppha", "hectare", "hectares"]) || per(&["ha"]);
    if hectare || plain.contains("/ha") {
        return Some(RasterValues::PerHectare);
    }
    let square = has(&["km2", "sqkm", "perkm2", "ppkm2", "pd"]) || per(&["km", "sq", "square"]);
    let density = ["density", "matdo", "persqkm"].iter().any(|d| folded.contains(d));
    if square || density || plain.contains("/km") {
        return Some(RasterValues::PerSquareKilometre);
    }
    let count = has(&["ppp", "count", "counts", "people", "persons", "inhabitants"])
        || per(&["pixel", "cell"])
        || ["popcount", "ghspop"].iter().any(|c| folded.contains(c));
    count.then_some(RasterValues::Count)
}

#[cfg(test)]
#[path = "raster_values_tests.rs"]
mod tests;
