//! Findings: what was found, and what was done.

use crate::{Lang, Message, Numbers, count, decimal, message, name, plain, say, word};
use phusong_core::field::Says;
use phusong_core::finding::{
    CoordinateFault, CrsChoice, Expected, Finding, FindingKind, GeometryFault, Hidden, NotData,
    Notation, ReadBy, Severity,
};
use phusong_core::network::{ServiceKind, Status as CellStatus, Technology};
use phusong_core::place::{Denominator, PointRole, RasterValues};

/// What was found and what was done, one sentence each; the place is not repeated.
pub fn finding(lang: Lang, finding: &Finding) -> Message {
    kind(lang, finding)
}

fn expected(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Number => word!(lang, "expected-number"),
        Expected::NotNegative => word!(lang, "expected-not-negative"),
        Expected::Count => word!(lang, "expected-count"),
        Expected::YesNo => word!(lang, "expected-yes-no"),
        Expected::NoError => word!(lang, "expected-no-error"),
        Expected::Speed => word!(lang, "expected-speed"),
        Expected::Latency => word!(lang, "expected-latency"),
        Expected::Day => word!(lang, "expected-day"),
        Expected::LaterDay => word!(lang, "expected-later-day"),
        Expected::Says => {
            word!(lang, "expected-says")
        }
        Expected::ReportKind => {
            word!(lang, "expected-report-kind")
        }
        Expected::Service => word!(lang, "expected-service"),
    }
}

/// What the fault is, and what to do.
pub fn coordinate_fault(lang: Lang, fault: CoordinateFault) -> String {
    match fault {
        CoordinateFault::Datum => word!(lang, "finding-fault-datum").to_owned(),
        CoordinateFault::Scale => word!(lang, "finding-fault-scale").to_owned(),
        CoordinateFault::Crs(code) => say!(lang, "finding-fault-crs", code = plain(code)),
    }
}

fn list(lang: Lang, services: &[ServiceKind]) -> String {
    services.iter().map(|s| name!(lang, "service", ServiceKind: s)).collect::<Vec<_>>().join(", ")
}

fn unread(lang: Lang, services: &[(Technology, Option<String>)]) -> String {
    let one = |(technology, operator): &(Technology, Option<String>)| match operator {
        Some(operator) => format!("{} {operator}", technology.name()),
        None => say!(lang, "finding-of-all-operators", technology),
    };
    services.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A finding in words.
#[expect(clippy::too_many_lines, reason = "one arm a kind")]
fn kind(lang: Lang, finding: &Finding) -> Message {
    use FindingKind as K;
    let metres = |m: f64| decimal(m, 0);
    let said = |(of, says): (ServiceKind, Says)| {
        say!(
            lang,
            "finding-said",
            service = name!(lang, "service", ServiceKind: of),
            says = name!(lang, "says", Says: says)
        )
    };
    match &finding.kind {
        K::NoGeometry => message!(lang, "finding-no-geometry"),
        K::NotAnArea { found } => {
            message!(lang, "finding-not-an-area", found = found.code())
        }
        K::GeometryRepaired { fault: f, before_m2, after_m2 } => message!(
            lang,
            "finding-geometry-repaired",
            fault = name!(lang, "fault", GeometryFault: f),
            before_m2 = decimal(*before_m2, 1),
            after_m2 = decimal(*after_m2, 1)
        ),
        K::GeometryUnusable { fault: f } => {
            message!(
                lang,
                "finding-geometry-unusable",
                fault = name!(lang, "fault", GeometryFault: f)
            )
        }
        K::MissingId { given } => message!(lang, "finding-missing-id", given),
        K::DuplicateVillage { first_row } => {
            message!(lang, "finding-duplicate-village", first_row = plain(first_row))
        }
        K::DuplicateId { first_row, given } => {
            message!(lang, "finding-duplicate-id", first_row = plain(first_row), given)
        }
        K::PartsJoined { first_row } => {
            message!(lang, "finding-parts-joined", first_row = plain(first_row))
        }
        K::PartsDiffer { first_row, own, other } => {
            message!(lang, "finding-parts-differ", first_row = plain(first_row), own, other)
        }
        K::VillageFar { km } => message!(lang, "finding-village-far", km = decimal(*km, 0)),
        K::VillageSize { area_m2, usual_m2 } => message!(
            lang,
            "finding-village-size",
            km2 = decimal(area_m2 / 1e6, 6),
            usual_km2 = decimal(usual_m2 / 1e6, 2)
        ),
        K::CodesPadded { count: n, found, used } => {
            message!(lang, "finding-codes-padded", count = count(*n), found, used)
        }
        K::NoCommune { count: n } => message!(lang, "finding-no-commune", count = count(*n)),
        K::Overlap { other, area_m2, share } => message!(
            lang,
            "finding-overlap",
            other,
            area_m2 = metres(*area_m2),
            share = decimal(100.0 * share, 1)
        ),
        K::ByOverlay { services } => {
            message!(lang, "finding-by-overlay", services = list(lang, services))
        }
        K::BadValue { value, expected: e } => {
            message!(lang, "finding-bad-value", value, expected = expected(lang, *e))
        }
        K::OutOfLimits { value, least, most } => message!(
            lang,
            "finding-out-of-limits",
            value,
            least = decimal(*least, 0),
            most = decimal(*most, 0)
        ),
        K::ColumnRead { written, found, used, by, row, column } => message!(
            lang,
            "finding-column-read",
            written = name!(lang, "notation", Notation: written),
            found,
            used,
            by,
            row = plain(row),
            column
        ),
        K::ColumnAmbiguous { written, found, row, used, other, count: n } => message!(
            lang,
            "finding-column-ambiguous",
            written = name!(lang, "notation", Notation: written),
            found,
            row = plain(row),
            used,
            other,
            count = count(*n)
        ),
        K::CodesAsReals { count: n, found, used } => {
            message!(lang, "finding-codes-as-reals", count = count(*n), found, used)
        }
        K::TextCleaned { count: n, found, used } => {
            message!(lang, "finding-text-cleaned", count = count(*n), found, used)
        }
        K::IdNearly { first_row, other } => {
            message!(lang, "finding-id-nearly", first_row = plain(first_row), other)
        }
        K::EncodingAssumed { encoding, count: n } => {
            message!(
                lang,
                "finding-encoding-assumed",
                count = count(*n),
                encoding = encoding.code()
            )
        }
        K::TextConverted { legacy, count: n, found, used } => message!(
            lang,
            "finding-text-converted",
            count = count(*n),
            legacy = legacy.name(),
            found,
            used
        ),
        K::RaggedRow { found, expected } => {
            message!(lang, "finding-ragged-row", found = plain(found), expected = plain(expected))
        }
        K::StrayQuote => message!(lang, "finding-stray-quote"),
        K::NotData { what, text } => {
            message!(lang, "finding-not-data", what = name!(lang, "not-data", NotData: what), text)
        }
        K::NoHead { layout } if layout.is_empty() => message!(lang, "finding-no-head-numbered"),
        K::NoHead { layout } => message!(lang, "finding-no-head", layout),
        K::ColumnGuessed { field, found } => {
            message!(lang, "finding-column-guessed", field, found)
        }
        K::ColumnLike { field, found } => message!(lang, "finding-column-like", field, found),
        K::ColumnEmpty { field, empty, used } => {
            message!(lang, "finding-column-empty", field, empty, used)
        }
        K::HeadingTwice { found, count: n } => {
            message!(lang, "finding-heading-twice", found, count = count(*n))
        }
        K::UnitDoubtful { unit, least } => {
            message!(lang, "finding-unit-doubtful", unit, least = plain(least))
        }
        K::Hidden { what, count: n, which } => message!(
            lang,
            "finding-hidden",
            count = count(*n),
            what = name!(lang, "hidden", Hidden: what),
            which
        ),
        K::SheetsLeftOut { sheets } => message!(lang, "finding-sheets-left-out", sheets),
        K::FromSheet { field, name } => message!(lang, "finding-from-sheet", field, name),
        K::NulBytes => message!(lang, "finding-nul-bytes"),
        K::BadCoordinates { x, y } => {
            message!(lang, "finding-bad-coordinates", x, y)
        }
        K::NullIsland => message!(lang, "finding-null-island"),
        K::OutOfRange { lon, lat } => {
            message!(lang, "finding-out-of-range", lon = plain(lon), lat = plain(lat))
        }
        K::Swapped { x, y } => message!(lang, "finding-swapped", x = plain(x), y = plain(y)),
        K::OutsideProvince { km } => {
            message!(lang, "finding-outside-province", km = decimal(*km, 1))
        }
        K::FarAway { km } => message!(lang, "finding-far-away", km = decimal(*km, 0)),
        K::NoTechnology { value } if value.is_empty() => {
            message!(lang, "finding-no-technology-empty")
        }
        K::NoTechnology { value } => message!(lang, "finding-no-technology", value),
        K::NoOperator { count: n, used } => {
            message!(lang, "finding-no-operator", count = count(*n), used)
        }
        K::RadiusAssumed { technology, radius_m, count: n, by_project } => message!(
            lang,
            "finding-radius-assumed",
            count = count(*n),
            technology,
            radius_m = metres(*radius_m),
            from = if *by_project { "project" } else { "program" }
        ),
        K::BadRadius { value, used_m } => {
            message!(lang, "finding-bad-radius", value, used_m = metres(*used_m))
        }
        K::SmallRadius { radius_m, least_m } => message!(
            lang,
            "finding-small-radius",
            radius_m = decimal(*radius_m, 1),
            least_m = metres(*least_m)
        ),
        K::RadiusInKm { count: n, found, used_m } => message!(
            lang,
            "finding-radius-in-km",
            count = count(*n),
            found = plain(found),
            used_m = metres(*used_m)
        ),
        K::BeamwidthAssumed { beamwidth_deg, count: n } => message!(
            lang,
            "finding-beamwidth-assumed",
            count = count(*n),
            beamwidth_deg = plain(beamwidth_deg)
        ),
        K::BadBeamwidth { value, used_deg } => {
            message!(
                lang,
                "finding-bad-beamwidth",
                value = plain(value),
                used_deg = plain(used_deg)
            )
        }
        K::AzimuthNormalised { value, used_deg } => {
            message!(
                lang,
                "finding-azimuth-normalised",
                value = plain(value),
                used_deg = plain(used_deg)
            )
        }
        K::BadDirection { value } if value.is_empty() => {
            message!(lang, "finding-bad-direction-empty")
        }
        K::BadDirection { value } => message!(lang, "finding-bad-direction", value),
        K::SeveralSectors { count: n, found, used } => {
            message!(lang, "finding-several-sectors", count = count(*n), found, used)
        }
        K::DuplicateRow { first_row } => {
            message!(lang, "finding-duplicate-row", first_row = plain(first_row))
        }
        K::IdElsewhere { first_row, km } => message!(
            lang,
            "finding-id-elsewhere",
            first_row = plain(first_row),
            km = decimal(*km, 1)
        ),
        K::UnknownStatus { value } => message!(lang, "finding-unknown-status", value),
        K::NotCounted { status: s, count: n } => message!(
            lang,
            "finding-not-counted",
            count = count(*n),
            status = name!(lang, "cell-status", CellStatus: s)
        ),
        K::NoLayerFor { technology } => {
            message!(lang, "finding-no-layer-for", technology)
        }
        K::LayerNotRead { rows, lost, services } => Message::of(
            say!(lang, "finding-layer-not-read", lost = count(*lost), rows = count(*rows)),
            if services.is_empty() {
                say!(lang, "finding-layer-not-read-part")
            } else {
                say!(lang, "finding-layer-not-read-services", services = unread(lang, services))
            },
        ),
        K::StatedPartly { denominator, stated, of } => message!(
            lang,
            "finding-stated-partly",
            stated = count(*stated),
            of = count(*of),
            denominator = name!(lang, "denominator", Denominator: denominator)
        ),
        K::UnusualValue { value, count: n, low, high, technology } => {
            let (count, value, low, high) = (count(*n), plain(value), plain(low), plain(high));
            match technology {
                Some(technology) => {
                    message!(lang, "finding-unusual-of", count, value, low, high, technology)
                }
                None => message!(lang, "finding-unusual-value", count, value, low, high),
            }
        }
        K::NoSuchBand { technology, mhz, count: n } => {
            message!(lang, "finding-no-such-band", count = count(*n), mhz = plain(mhz), technology)
        }
        K::SitesAtOneSpot { spots, sites } => message!(
            lang,
            "finding-sites-at-one-spot",
            sites = count(*sites),
            spots = count(*spots)
        ),
        K::CoordinatesRounded { count: n, km } => {
            message!(lang, "finding-coordinates-rounded", count = count(*n), km = decimal(*km, 1))
        }
        K::SimilarOperators { name, other } => {
            message!(lang, "finding-similar-operators", name, other)
        }
        K::NothingToCount { denominator } => message!(
            lang,
            "finding-nothing-to-count",
            denominator = name!(lang, "denominator", Denominator: denominator),
            layer = name!(lang, "layer-of", Denominator: denominator)
        ),
        K::CrsAssumed { used } => {
            message!(lang, "finding-crs-assumed", used)
        }
        K::CrsChosen { used, by, lon, lat } => {
            let (lon, lat) = (decimal(*lon, 2), decimal(*lat, 2));
            Message::of(
                say!(lang, "finding-crs-chosen", lon, lat),
                match by {
                    CrsChoice::Province => say!(lang, "finding-crs-chosen-province", used),
                    CrsChoice::Longitude => say!(lang, "finding-crs-chosen-longitude", used),
                    CrsChoice::Utm => say!(lang, "finding-crs-chosen-utm", used),
                },
            )
        }
        K::CrsScale { crs, length, area, better } => {
            let [shortest, longest] = length.map(|k| decimal(k, 4));
            let [smallest, largest] = area.map(|k| decimal(k, 4));
            let better = better.map_or_else(|| "–".to_owned(), |code| format!("EPSG:{code}"));
            message!(lang, "finding-crs-scale", crs, shortest, longest, smallest, largest, better)
        }
        K::CrsOverridden { file, used } => {
            message!(lang, "finding-crs-overridden", file, used)
        }
        K::SuspiciousDatum { crs } => message!(lang, "finding-suspicious-datum", crs),
        K::LayersDisagree { fault, crs, other, east_m, north_m, before, after, count: n } => {
            let of = |k: u64| decimal(100.0 * k as f64 / *n as f64, 1);
            let found = say!(
                lang,
                "finding-layers-disagree",
                other,
                crs,
                count = count(*n),
                before = of(*before),
                after = of(*after),
                east_m = metres(*east_m),
                north_m = metres(*north_m)
            );
            Message::of(
                found,
                say!(lang, "finding-used-as-stated", fault = coordinate_fault(lang, *fault)),
            )
        }
        K::EvidenceExpired { village, expiry, on } => message!(
            lang,
            "finding-evidence-expired",
            village,
            expiry = lang.figures(*expiry),
            on = lang.figures(*on)
        ),
        K::EvidenceLater { village, date, on } => message!(
            lang,
            "finding-evidence-later",
            village,
            date = lang.figures(*date),
            on = lang.figures(*on)
        ),
        K::EvidenceConflict { village, own, other, at } => message!(
            lang,
            "finding-evidence-conflict",
            village,
            own = said(*own),
            at = plain(at),
            other = said(*other)
        ),
        K::SettlementsOutside { area_m2, share } => message!(
            lang,
            "finding-settlements-outside",
            area_m2 = metres(*area_m2),
            share = decimal(100.0 * share, 1)
        ),
        K::NoSettlement { count: n, people } => {
            message!(lang, "finding-no-settlement", count = count(*n), people = decimal(*people, 0))
        }
        K::RasterRead { used, by, people } => Message::of(
            match by {
                ReadBy::Words(words) => {
                    say!(lang, "finding-raster-read-words", words)
                }
                ReadBy::Numbers { official } => {
                    say!(lang, "finding-raster-read-numbers", official = decimal(*official, 0))
                }
                ReadBy::Nothing => say!(lang, "finding-raster-read-nothing"),
            },
            say!(
                lang,
                "finding-raster-read-done",
                used = name!(lang, "raster-values", RasterValues: used),
                people = decimal(*people, 0)
            ),
        ),
        K::RasterDoubtful { used, raster, official, better } => message!(
            lang,
            "finding-raster-doubtful",
            used = name!(lang, "raster-values", RasterValues: used),
            raster = decimal(*raster, 0),
            official = decimal(*official, 0),
            better = name!(lang, "raster-values", RasterValues: better)
        ),
        K::RasterNegative { count: n, least } => {
            message!(lang, "finding-raster-negative", count = count(*n), least = plain(least))
        }
        K::RasterUndeclared { value, count: n, next } => {
            let (count, value) = (count(*n), plain(value));
            match next {
                Some(next) => {
                    message!(lang, "finding-raster-undeclared", count, value, next = plain(next))
                }
                None => message!(lang, "finding-raster-undeclared-all", count, value),
            }
        }
        K::RasterGap { share } => Message::of(
            say!(lang, "finding-raster-gap", share = decimal(100.0 * share, 1)),
            if finding.severity == Severity::Dropped {
                word!(lang, "finding-raster-gap-no-data")
            } else {
                word!(lang, "finding-raster-gap-kept")
            },
        ),
        K::RasterCoarse { count: n } => {
            message!(lang, "finding-raster-coarse", count = count(*n))
        }
        K::RasterTooSmall { count: n } => {
            message!(lang, "finding-raster-too-small", count = count(*n))
        }
        K::RasterNothing { official } => {
            message!(lang, "finding-raster-nothing", official = decimal(*official, 0))
        }
        K::PopulationTotal { villages, raster, official, scaled, unscaled } => Message::of(
            say!(
                lang,
                "finding-population-total",
                villages = count(*villages),
                official = decimal(*official, 0),
                raster = decimal(*raster, 0),
                factor = if *raster > 0.0 {
                    Numbers(lang).decimal(official / raster, 3)
                } else {
                    "–".to_owned()
                }
            ),
            match (scaled, unscaled) {
                (false, _) => say!(lang, "finding-population-total-not-scaled"),
                (true, 0) => say!(lang, "finding-population-total-scaled"),
                (true, n) => say!(lang, "finding-population-total-part-scaled", count = count(*n)),
            },
        ),
        K::NothingToScaleTo => message!(lang, "finding-nothing-to-scale-to"),
        K::HouseholdsOutside { count: n, households } => message!(
            lang,
            "finding-households-outside",
            count = count(*n),
            households = decimal(*households, 0)
        ),
        K::UnknownVillage { value, lies_in } => Message::of(
            say!(lang, "finding-unknown-village", value),
            match lies_in {
                Some(village) => say!(lang, "finding-unknown-village-lies-in", village),
                None => say!(lang, "finding-unknown-village-dropped"),
            },
        ),
        K::InNoVillage => message!(lang, "finding-in-no-village"),
        K::UnknownRole { value, used } => message!(
            lang,
            "finding-unknown-role",
            value,
            used = name!(lang, "point-role", PointRole: used)
        ),
        K::RoleAssumed { count: n, used } => message!(
            lang,
            "finding-role-assumed",
            count = count(*n),
            used = name!(lang, "point-role", PointRole: used)
        ),
        K::PositionLeftOut { x, y } => message!(lang, "finding-position-left-out", x, y),
        K::NotUnderstood { value, expected: e } if value.is_empty() => {
            message!(lang, "finding-not-understood-empty", expected = expected(lang, *e))
        }
        K::NotUnderstood { value, expected: e } => {
            message!(lang, "finding-not-understood", value, expected = expected(lang, *e))
        }
        K::UnknownReportKind { value } => message!(
            lang,
            "finding-unknown-report-kind",
            value,
            expected = expected(lang, Expected::ReportKind)
        ),
        K::NoReportKind { count: n } => message!(lang, "finding-no-report-kind", count = count(*n)),
        K::ServiceFromWords { count: n } => {
            message!(lang, "finding-service-from-words", count = count(*n))
        }
        K::Undated { count: n } => message!(lang, "finding-undated", count = count(*n)),
        K::PositionElsewhere { village, lies_in, km } => Message::of(
            match lies_in {
                Some(other) => {
                    say!(lang, "finding-position-elsewhere", village, other, km = decimal(*km, 2))
                }
                None => {
                    say!(lang, "finding-position-outside", village, km = decimal(*km, 2))
                }
            },
            word!(lang, "finding-position-elsewhere-done"),
        ),
        K::OutsideVillages { count: n } => {
            message!(lang, "finding-outside-villages", count = count(*n))
        }
        K::UnknownCommune { value } => {
            message!(lang, "finding-unknown-commune", value)
        }
        K::KilobitsPerSecond { count: n } => {
            message!(lang, "finding-kilobits-per-second", count = count(*n))
        }
        K::MeansOfTests { count: n, tests } => {
            message!(lang, "finding-means-of-tests", count = count(*n), tests = count(*tests))
        }
        K::NoAccess { count: n, value } if value.is_empty() => {
            message!(lang, "finding-no-access-empty", count = count(*n))
        }
        K::NoAccess { count: n, value } => {
            message!(lang, "finding-no-access", count = count(*n), value)
        }
        K::RowsJoined { count: n } => message!(lang, "finding-rows-joined", count = count(*n)),
        K::SiteElsewhere { site, km } => {
            message!(lang, "finding-site-elsewhere", site, km = decimal(*km, 1))
        }
        K::NotAround { crs, count: n, km } => Message::of(
            match km {
                Some(km) => {
                    say!(lang, "finding-not-around", count = count(*n), km = decimal(*km, 0), crs)
                }
                None => {
                    say!(lang, "finding-not-around-unmeasured", count = count(*n), crs)
                }
            },
            word!(lang, "finding-not-around-done"),
        ),
        K::StrangeHeights { count: n, least, most } => message!(
            lang,
            "finding-strange-heights",
            count = count(*n),
            least = decimal(*least, 0),
            most = decimal(*most, 0)
        ),
        K::TerrainPart { share } => {
            message!(lang, "finding-terrain-part", share = decimal(100.0 * share, 0))
        }
        K::NoRows => message!(lang, "finding-no-rows"),
        K::DeletedRecords { count: n } => {
            message!(lang, "finding-deleted-records", count = count(*n))
        }
        K::IndexRebuilt { listed, shapes } => {
            message!(lang, "finding-index-rebuilt", listed = plain(listed), shapes = plain(shapes))
        }
        K::CountDiffers { stated, found } => {
            message!(lang, "finding-count-differs", stated = plain(stated), found = plain(found))
        }
        K::CutByServer => message!(lang, "finding-cut-by-server"),
        K::LayerChosen { layer, others } => {
            message!(lang, "finding-layer-chosen", layer, others = others.join(", "))
        }
        K::ReaderWarning { message: m } => message!(lang, "finding-reader-warning", message = m),
        K::More { of, count: n } => {
            message!(lang, "finding-more", count = count(*n), of = of.code())
        }
    }
}
