//! Findings: what was found, and what was done.

use super::gap::service;
use crate::field::Says;
use crate::finding::{Expected, FindingKind, GeometryFault, ReadBy};
use crate::lang::{Lang, Message, Numbers};
use crate::network::{ServiceKind, Status};
use crate::place::{Denominator, PointRole};
use crate::project::RasterValues;

const N: Numbers = Numbers(Lang::En);

fn count(n: u64) -> String {
    N.count(usize::try_from(n).unwrap_or(usize::MAX))
}

fn message(found: impl Into<String>, done: impl Into<String>) -> Message {
    Message { headline: found.into(), hint: done.into() }
}

fn fault(fault: GeometryFault) -> &'static str {
    match fault {
        GeometryFault::SelfIntersection => "the boundary crosses itself",
        GeometryFault::RingsCross => "rings of the boundary cross or share an edge",
        GeometryFault::HoleOutside => "a hole lies outside the boundary",
        GeometryFault::PartsOverlap => "parts overlap or share an edge",
        GeometryFault::TooFewPoints => {
            "too few distinct points (a ring of the boundary needs three, a line two)"
        }
        GeometryFault::NotFinite => {
            "a coordinate is not a number or has no place in the working CRS"
        }
        GeometryFault::HolesNested => "a hole lies in another hole",
        GeometryFault::InteriorDisconnected => {
            "rings of the boundary touch so that the interior is in pieces"
        }
        GeometryFault::NoArea => "a ring of the boundary encloses no area",
        GeometryFault::RingOpen => "a ring of the boundary is not closed",
        GeometryFault::Tangled => {
            "the boundary is too tangled to be repaired: its sides cross too often"
        }
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "a number",
        Expected::NotNegative => "a number of at least 0",
        Expected::Count => "a whole number of at least 0",
        Expected::YesNo => "yes or no (x, yes, no, 1, 0)",
        Expected::NoError => "a value: it is a spreadsheet error",
        Expected::Speed => "a speed of 0 to 20,000 Mb/s",
        Expected::Latency => "a latency of 0 to 60,000 ms",
        Expected::Day => "a day (2025-03-15 or 15/03/2025)",
        Expected::LaterDay => "a day not before that of the report",
        Expected::Says => {
            "covered, hole or white (có sóng, đã phủ, có cáp quang; lõm, lõm sóng, sóng yếu; trắng, trắng sóng, không có sóng, chưa phủ, chưa có cáp quang)"
        }
        Expected::ReportKind => {
            "voter_report, survey or measurement (phản ánh cử tri, khảo sát, đo kiểm)"
        }
        Expected::Service => "2G, 3G, 4G, 5G, FTTH or mobile (di động, cáp quang)",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::OnAir => "on air",
        Status::Planned => "planned",
        Status::Off => "off",
    }
}

fn services_list(services: &[ServiceKind]) -> String {
    services.iter().map(|s| service(*s)).collect::<Vec<_>>().join(", ")
}

fn said((kind, says): (ServiceKind, Says)) -> String {
    let says = match says {
        Says::Covered => "covered",
        Says::Hole => "hole",
        Says::White => "white",
    };
    format!("“{} {says}”", service(kind))
}

fn raster_values(values: RasterValues) -> &'static str {
    match values {
        RasterValues::Count => "people a cell",
        RasterValues::PerSquareKilometre => "people a km²",
        RasterValues::PerHectare => "people a hectare",
    }
}

fn role(role: PointRole) -> &'static str {
    match role {
        PointRole::Centre => "the village's centre",
        PointRole::Cluster => "a residential cluster",
    }
}

/// A finding in words.
#[expect(clippy::too_many_lines, reason = "one arm a kind, side by side with the other language")]
pub(in crate::lang) fn text(kind: &FindingKind) -> Message {
    use FindingKind as K;
    let metres = |m: f64| N.decimal(m, 0);
    match kind {
        K::NoGeometry => message("no geometry", "the village is kept, without data"),
        K::NotAnArea { found } => {
            message(format!("the geometry is a {found}, not what is needed"), "not used")
        }
        K::GeometryRepaired { fault: f, before_m2, after_m2 } => message(
            format!("invalid geometry: {}", fault(*f)),
            format!(
                "repaired; area {} m² before, {} m² after",
                N.decimal(*before_m2, 1),
                N.decimal(*after_m2, 1)
            ),
        ),
        K::GeometryUnusable { fault: f } => {
            message(format!("unusable geometry: {}", fault(*f)), "geometry left out")
        }
        K::MissingId { given } => message("no identifier", format!("called {given}")),
        K::DuplicateVillage { first_row } => {
            message(format!("same identifier and geometry as row {first_row}"), "row left out")
        }
        K::DuplicateId { first_row, given } => message(
            format!("same identifier as row {first_row}, other geometry"),
            format!("kept as {given}"),
        ),
        K::CodesPadded { count: n, found, used } => message(
            format!("{} codes have lost leading zeros (such as {found})", count(*n)),
            format!("zeros put back (such as {used})"),
        ),
        K::NoCommune { count: n } => message(
            format!("{} villages name no commune", count(*n)),
            "put together in one nameless commune",
        ),
        K::Overlap { other, area_m2, share } => message(
            format!(
                "overlaps village {other}: {} m², {} % of the smaller",
                metres(*area_m2),
                N.decimal(100.0 * share, 1)
            ),
            "both kept; look at the boundaries",
        ),
        K::ByOverlay { services } => message(
            format!("the exact area ({}) does not prove itself", services_list(services)),
            "computed again by polygon overlay",
        ),
        K::BadValue { value, expected: e } => {
            message(format!("“{value}” is not {}", expected(*e)), "value left empty")
        }
        K::EncodingAssumed { encoding, count: n } => message(
            format!("{} cells are not UTF-8", count(*n)),
            format!("read as {encoding}; if the text is wrong, state encoding in the project file"),
        ),
        K::TextConverted { legacy, count: n, found, used } => message(
            format!(
                "{} values in a legacy encoding ({}), such as “{found}”",
                count(*n),
                legacy.name()
            ),
            format!("converted to Unicode, such as “{used}”"),
        ),
        K::RaggedRow { found, expected } => message(
            format!("the row has {found} cells, the header {expected}"),
            "missing cells are empty, extra ones ignored",
        ),
        K::NulBytes => message("the row has NUL bytes, it is not text", "row left out"),
        K::BadCoordinates { x, y } => {
            message(format!("coordinates “{x}”, “{y}” are missing or no numbers"), "row left out")
        }
        K::NullIsland => message("the coordinates are (0, 0)", "row left out"),
        K::OutOfRange { lon, lat } => message(
            format!("longitude {lon}, latitude {lat} are beyond the limits (±180, ±90)"),
            "row left out",
        ),
        K::Swapped { x, y } => message(
            "the coordinates are exchanged (longitude with latitude, or X with Y)",
            format!("exchanged back: {x}, {y}"),
        ),
        K::OutsideProvince { km } => {
            message(format!("{} km from the villages, out of reach", N.decimal(*km, 1)), "kept")
        }
        K::FarAway { km } => message(
            format!("{} km from the villages: the coordinates are wrong", N.decimal(*km, 0)),
            "row left out",
        ),
        K::NoTechnology { value } if value.is_empty() => {
            message("no technology", "row left out; technologies are 2G, 3G, 4G, 5G and FTTH")
        }
        K::NoTechnology { value } => message(
            format!("unknown technology “{value}”"),
            "row left out; technologies are 2G, 3G, 4G, 5G and FTTH",
        ),
        K::NoOperator { count: n, used } => {
            message(format!("{} rows name no operator", count(*n)), format!("called “{used}”"))
        }
        K::RadiusAssumed { technology, radius_m, count: n, by_project } => message(
            format!("{} rows of {technology} state no radius", count(*n)),
            format!(
                "{} m used, {}",
                metres(*radius_m),
                if *by_project { "from the project file" } else { "the program's default" }
            ),
        ),
        K::BadRadius { value, used_m } => message(
            format!("radius “{value}” is not greater than 0"),
            format!("default of {} m used", metres(*used_m)),
        ),
        K::SmallRadius { radius_m, least_m } => message(
            format!(
                "radius {} m is less than {} m, perhaps kilometres",
                N.decimal(*radius_m, 1),
                metres(*least_m)
            ),
            "kept; if it is kilometres, write metres in the data",
        ),
        K::RadiusInKm { count: n, found, used_m } => message(
            format!("{} radii are in km (such as {found})", count(*n)),
            format!("multiplied by 1,000 (such as {} m)", metres(*used_m)),
        ),
        K::BeamwidthAssumed { beamwidth_deg, count: n } => message(
            format!("{} cells have a direction but no beamwidth", count(*n)),
            format!("{beamwidth_deg}° used"),
        ),
        K::BadBeamwidth { value, used_deg } => message(
            format!("beamwidth {value}° is not within 0 to 360"),
            format!("{used_deg}° used"),
        ),
        K::AzimuthNormalised { value, used_deg } => {
            message(format!("azimuth {value}° is not within 0 to 360"), format!("{used_deg}° used"))
        }
        K::DuplicateRow { first_row } => {
            message(format!("repeats row {first_row}"), "counted once")
        }
        K::IdElsewhere { first_row, km } => message(
            format!("the identifier is used in row {first_row}, {} km away", N.decimal(*km, 1)),
            "both kept",
        ),
        K::UnknownStatus { value } => message(
            format!("unknown status “{value}”"),
            "taken as on air; use on_air, planned or off",
        ),
        K::NotCounted { status: s, count: n } => message(
            format!("{} sources are {}", count(*n), status(*s)),
            "not counted; to count them, add the status to [network] count",
        ),
        K::NoLayerFor { technology } => message(
            format!("no layer speaks for {technology}"),
            format!(
                "{technology} is “no data”, not 0 %; if there is none for certain, state technologies = [\"{technology}\"] on the layer that is complete"
            ),
        ),
        K::NothingToCount { denominator } => message(
            format!("no layer gives {}", super::score::denominator(*denominator)),
            format!("shares of it are “no data”, not 0 %; add {}", layer_of(*denominator)),
        ),
        K::CrsAssumed { used } => {
            message("the file states no CRS", format!("{used} used (longitude, latitude)"))
        }
        K::CrsOverridden { file, used } => message(
            format!("the file's CRS is {file}"),
            format!("{used} used, by crs_override of the project file"),
        ),
        K::SuspiciousDatum { crs } => message(
            format!("{crs} has the projection of VN-2000 but the datum WGS 84"),
            "used as stated; if it is VN-2000, places are 225 m off: state crs and crs_override = true",
        ),
        K::EvidenceExpired { village, expiry, on } => message(
            format!("the report about village {village} expired on {expiry}"),
            format!("not used; the data is of {on}"),
        ),
        K::EvidenceLater { village, date, on } => message(
            format!("the report about village {village} is of {date}, after the day of the data"),
            format!("not used; the data is of {on}"),
        ),
        K::EvidenceConflict { village, own, other, at } => message(
            format!(
                "village {village}: this report says {}, {at} says {}",
                said(*own),
                said(*other)
            ),
            format!("{at} followed: more reliable, newer, or else the less favourable"),
        ),
        K::SettlementsOutside { area_m2, share } => message(
            format!(
                "{} m² ({} %) of settlements lie in no village",
                metres(*area_m2),
                N.decimal(100.0 * share, 1)
            ),
            "left out; look at the villages' borders if that is much",
        ),
        K::NoSettlement { count: n, people } => message(
            format!(
                "{} villages have no settlement within their borders (they state {} people)",
                count(*n),
                N.decimal(*people, 0)
            ),
            "by inhabited area they have no data, which is not 0 %",
        ),
        K::RasterRead { used, by, people } => message(
            match by {
                ReadBy::Words(words) => {
                    format!("the project file does not state values; the file says “{words}”")
                }
                ReadBy::Numbers { official } => format!(
                    "the project file does not state values; the villages state {} people",
                    N.decimal(*official, 0)
                ),
                ReadBy::Nothing => "nothing says whether cells hold people or a density".to_owned(),
            },
            format!(
                "read as {}: {} people in the villages; if that is wrong, state values = \"count\", \"per_km2\" or \"per_ha\"",
                raster_values(*used),
                N.decimal(*people, 0)
            ),
        ),
        K::RasterDoubtful { used, raster, official, better } => message(
            format!(
                "read as {} there are {} people where the villages state {}",
                raster_values(*used),
                N.decimal(*raster, 0),
                N.decimal(*official, 0)
            ),
            format!("kept; {} comes nearer: check values in [population]", raster_values(*better)),
        ),
        K::RasterNegative { count: n, least } => message(
            format!("{} cells are negative (the least is {least})", count(*n)),
            "taken as no data",
        ),
        K::RasterTooSmall { count: n } => message(
            format!("the population raster does not reach {} villages", count(*n)),
            "by population they have no data",
        ),
        K::RasterNothing { official } => message(
            format!(
                "the village states {} people, the population raster has none here",
                N.decimal(*official, 0)
            ),
            "by population it has no data",
        ),
        K::PopulationTotal { villages, raster, official, scaled, unscaled } => message(
            format!(
                "{} villages state {} people in all, the population raster has {} there (factor {})",
                count(*villages),
                N.decimal(*official, 0),
                N.decimal(*raster, 0),
                if *raster > 0.0 { N.decimal(official / raster, 3) } else { "–".to_owned() }
            ),
            match (scaled, unscaled) {
                (false, _) => "not scaled; to scale, state scale_to in [population]".to_owned(),
                (true, 0) => "scaled to the villages' numbers".to_owned(),
                (true, n) => format!(
                    "scaled to the villages' numbers; {} villages have none and keep the raster's",
                    count(*n)
                ),
            },
        ),
        K::NothingToScaleTo => message(
            "no village states the people to which the raster could be scaled",
            "the raster's own numbers are kept; add a column population to the villages, or remove scale_to",
        ),
        K::HouseholdsOutside { count: n, households } => message(
            format!(
                "{} points ({} households) lie in no village",
                count(*n),
                N.decimal(*households, 0)
            ),
            "left out",
        ),
        K::UnknownVillage { value, lies_in } => message(
            format!("no village has the identifier “{value}”"),
            match lies_in {
                Some(village) => format!("counted for village {village}, where it lies"),
                None => "row left out: it has no coordinates in a village either; compare with the identifiers of the village layer".to_owned(),
            },
        ),
        K::InNoVillage => message("names no village and lies in none", "row left out"),
        K::UnknownRole { value, used } => message(
            format!("unknown role “{value}”"),
            format!(
                "taken as {}; use centre (culture house, centre) or cluster (residential cluster)",
                role(*used)
            ),
        ),
        K::RoleAssumed { count: n, used } => message(
            format!("{} points state no role", count(*n)),
            format!("taken as {}; state role for the layer or in each row", role(*used)),
        ),
        K::PositionLeftOut { x, y } => message(
            format!("coordinates “{x}”, “{y}” cannot be used"),
            "row kept without coordinates",
        ),
        K::NotUnderstood { value, expected: e } if value.is_empty() => {
            message(format!("empty; needed is {}", expected(*e)), "row left out")
        }
        K::NotUnderstood { value, expected: e } => message(
            format!("“{value}” is not understood; needed is {}", expected(*e)),
            "row left out; use the words above",
        ),
        K::UnknownReportKind { value } => message(
            format!(
                "kind “{value}” is not understood; needed is {}",
                expected(Expected::ReportKind)
            ),
            "taken as a voter's report, the least reliable kind",
        ),
        K::NoReportKind { count: n } => message(
            format!("{} rows state no kind of report", count(*n)),
            "taken as voters' reports, the least reliable kind; kind in the project file can say",
        ),
        K::ServiceFromWords { count: n } => message(
            format!("{} rows name no service", count(*n)),
            "taken from their words: “sóng” is mobile broadband, “cáp quang” is FTTH",
        ),
        K::Undated { count: n } => message(
            format!("{} rows state no day", count(*n)),
            "kept, and they never expire; reports with a day come first",
        ),
        K::PositionElsewhere { village, lies_in, km } => message(
            match lies_in {
                Some(other) => format!(
                    "the row names village {village} but its position lies in {other}, {} km away",
                    N.decimal(*km, 2)
                ),
                None => format!(
                    "the row names village {village} but its position lies outside every village, {} km away",
                    N.decimal(*km, 2)
                ),
            },
            "counted for the village it names; check the coordinates or the identifier",
        ),
        K::OutsideVillages { count: n } => message(
            format!("{} rows lie outside every village", count(*n)),
            "kept; they count for no village and no commune",
        ),
        K::UnknownCommune { value } => {
            message(format!("no village belongs to commune “{value}”"), "counted for no commune")
        }
        K::KilobitsPerSecond { count: n } => message(
            format!("{} values are in kbit/s, as the name of the column says", count(*n)),
            "divided by 1,000 to give Mb/s",
        ),
        K::NoAccess { count: n, value } if value.is_empty() => message(
            format!("{} tests state no technology", count(*n)),
            "not counted: mobile or fixed is not known; technology in the project file can say",
        ),
        K::NoAccess { count: n, value } => message(
            format!("{} tests have no technology that is known, such as “{value}”", count(*n)),
            "not counted: mobile or fixed is not known",
        ),
        K::RowsJoined { count: n } => message(
            format!("{} rows name a pole again", count(*n)),
            "the operators of all rows of a pole were put together",
        ),
        K::SiteElsewhere { site, km } => message(
            format!("site {site} has cells {} km apart", N.decimal(*km, 1)),
            "different positions where sharing is counted",
        ),
        K::NotAround { crs, count: n, km } => message(
            match km {
                Some(km) => format!(
                    "nothing of it is near the villages ({} things, {} km away by {crs})",
                    count(*n),
                    N.decimal(*km, 0)
                ),
                None => {
                    format!("nothing of it is near the villages ({} things, by {crs})", count(*n))
                }
            },
            "layer not drawn; check its crs, the order of longitude and latitude, and the province",
        ),
        K::StrangeHeights { count: n, least, most } => message(
            format!(
                "{} cells have heights that no land has ({} to {} m)",
                count(*n),
                N.decimal(*least, 0),
                N.decimal(*most, 0)
            ),
            "taken as no data; heights are metres, and the file should declare its no-data value",
        ),
        K::TerrainPart { share } => message(
            format!("heights cover only {} % of the villages", N.decimal(100.0 * share, 0)),
            "no shading in the rest; put the tiles together in one GeoTIFF if there are more",
        ),
        K::NoRows => message("the layer has no rows", "read as an empty layer"),
        K::ReaderWarning { message: m } => message(format!("the reading library warns: {m}"), ""),
        K::More { of, count: n } => {
            message(format!("{} more findings of {of}", count(*n)), "not listed one by one")
        }
    }
}

/// Where a denominator comes from in a project file.
fn layer_of(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Area => "[villages]",
        Denominator::InhabitedArea => "[[settlements]]",
        Denominator::Population => "[population], or the column population of [villages]",
        Denominator::Households => "[[households]], or the column households of [villages]",
        Denominator::Points => "[[points]]",
    }
}
