//! `places.csv` and `place_rates.csv`: public places that should have a service.

use super::csv_file::{Cell, CsvFile};
use super::sharing::joined;
use crate::assessment::{Assessment, Role};
use crate::coverage::Share;
use crate::place::Extent;
use geo::{Area, Centroid};
use std::io::{self, Write};

const HEADER: [&str; 14] = [
    "id",
    "name",
    "kind",
    "commune_code",
    "commune",
    "technology",
    "status",
    "share_pct",
    "operators",
    "nearest_km",
    "x",
    "y",
    "area_km2",
    "source",
];

/// Writes `places.csv`: every place by every service that its layer asks for.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    let units = &assessment.units;
    let sources: Vec<&str> = assessment
        .inputs
        .iter()
        .filter(|i| i.role == Role::Places)
        .map(|i| i.path.as_str())
        .collect();
    for result in &assessment.place_results {
        let place = &assessment.places[result.place as usize];
        let commune = place.commune.map(|c| units.commune(c));
        let operators = result.operators.iter().map(|o| assessment.network.operators.name(*o));
        let (at, area_km2) = match &place.extent {
            Extent::Point(at) => (Some(*at), None),
            Extent::Area(shape) => {
                (shape.centroid().map(|c| c.0), Some(shape.unsigned_area() / 1e6))
            }
        };
        let status = match result.covered {
            Some(true) => "covered",
            Some(false) => "not_covered",
            None => "no_data",
        };
        file.row([
            Cell::text_of(&place.id),
            Cell::text_of(&place.name),
            Cell::text_of(&place.kind),
            Cell::text_of(commune.map_or("", |c| &c.code)),
            Cell::text_of(commune.map_or("", |c| &c.name)),
            Cell::text_of(result.service.column()),
            Cell::text_of(status),
            Cell::pct(result.share.map(Share::pct)),
            joined(operators),
            Cell::real(result.nearest_km, 3),
            Cell::real(at.map(|c| c.x), 2),
            Cell::real(at.map(|c| c.y), 2),
            Cell::real(area_km2, 6),
            Cell::text_of(sources.get(place.layer as usize).copied().unwrap_or_default()),
        ])?;
    }
    file.finish()
}

const RATES_HEADER: [&str; 10] = [
    "level",
    "code",
    "name",
    "kind",
    "technology",
    "places",
    "places_covered",
    "rate_pct",
    "places_no_data",
    "target_pct",
];

/// What the table calls all kinds of place together.
const ANY_KIND: &str = "any";

/// Writes `place_rates.csv`.
pub(super) fn write_rates(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &RATES_HEADER)?;
    let units = &assessment.units;
    for rate in &assessment.place_rates {
        let (level, code, name) = match rate.commune.map(|c| units.commune(c)) {
            None => ("province", units.province_code.as_str(), units.province.as_str()),
            Some(commune) => ("commune", commune.code.as_str(), commune.name.as_str()),
        };
        file.row([
            Cell::text_of(level),
            Cell::text_of(code),
            Cell::text_of(name),
            Cell::text_of(rate.kind.as_deref().unwrap_or(ANY_KIND)),
            Cell::text_of(rate.service.column()),
            Cell::Count(rate.places),
            Cell::Count(rate.covered),
            Cell::pct(rate.rate().map(|r| 100.0 * r)),
            Cell::Count(rate.no_data),
            Cell::pct(rate.target.map(|t| 100.0 * t)),
        ])?;
    }
    file.finish()
}
