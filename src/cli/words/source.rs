//! Errors of reading.

use crate::finding::{Finding, FindingKind, Location, Severity};
use crate::project;
use crate::source::{self, GeometryKind, Mistake};
use phusong_lang::{Lang, Message, count, decimal, finding, message, plain, say, word};

fn mistake(lang: Lang, mistake: Option<Mistake>, x: f64, y: f64) -> String {
    let seen = say!(lang, "source-coordinates-such-as", x = plain(x), y = plain(y));
    match mistake {
        Some(Mistake::AxesSwapped) => say!(lang, "source-mistake-axes", seen),
        Some(Mistake::FitsCrs(code)) => {
            say!(lang, "source-mistake-crs", seen, crs = crs_name(lang, code), code = plain(code))
        }
        Some(Mistake::SwappedAndFitsCrs(code)) => say!(
            lang,
            "source-mistake-axes-and-crs",
            seen,
            crs = crs_name(lang, code),
            code = plain(code)
        ),
        None => {
            say!(lang, "source-mistake-unknown", seen)
        }
    }
}

fn crs_name(lang: Lang, code: u32) -> String {
    match (code, project::province::zone_of(code)) {
        (4326, _) => say!(lang, "source-crs-wgs84"),
        (3405, _) => say!(lang, "source-crs-utm48"),
        (3406, _) => say!(lang, "source-crs-utm49"),
        (_, Some(z)) => say!(
            lang,
            "source-crs-tm3",
            degrees = plain(z.meridian_deg.trunc()),
            minutes = format!("{:02}", (z.meridian_deg.fract() * 60.0).round())
        ),
        _ => say!(lang, "source-crs-other", code = plain(code)),
    }
}

fn list(items: &[String]) -> String {
    items.iter().filter(|i| !i.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// The message of data that cannot be read.
pub fn source_error(lang: Lang, error: &source::Error) -> Message {
    said(lang, error).as_error(lang)
}

#[expect(clippy::too_many_lines, reason = "one arm an error")]
fn said(lang: Lang, error: &source::Error) -> Message {
    use source::Error as E;
    let one_of = |known: &[&str]| say!(lang, "source-formats-read", known = known.join(", ."));
    match error {
        E::Interrupted => {
            message!(lang, "interrupted")
        }
        E::Unreadable { file, reason } => message!(lang, "source-unreadable", file, reason),
        E::NoPermission { file } => message!(lang, "source-no-permission", file),
        E::NotAFile { file } => message!(lang, "source-not-a-file", file),
        E::ChangedWhileRead { file } => message!(lang, "source-changed-while-read", file),
        E::ViewTooLong { file, layer, limit } => {
            message!(lang, "source-view-too-long", file, layer, limit = plain(limit))
        }
        E::AsksForNetwork { file } => message!(lang, "source-asks-for-network", file),
        E::UnknownFormat { file, known } => {
            Message::of(say!(lang, "source-unknown-format", file), one_of(known))
        }
        E::NotInThisBuild { file, format } => {
            message!(lang, "source-not-in-this-build", file, format)
        }
        E::TableWithoutAreas { file } => message!(lang, "source-table-without-areas", file),
        E::Empty { file } => message!(lang, "source-empty", file),
        E::NotThatFormat { file, format } => message!(lang, "source-not-that-format", file, format),
        E::Truncated { file, expected, found } => {
            message!(
                lang,
                "source-truncated",
                file,
                found = plain(found),
                expected = plain(expected)
            )
        }
        E::TooLarge { file, bytes, limit } => {
            message!(lang, "source-too-large", file, bytes = plain(bytes), limit = plain(limit))
        }
        E::TooManyCells { file, cells, limit } => {
            message!(
                lang,
                "source-too-many-cells",
                file,
                cells = plain(cells),
                limit = plain(limit)
            )
        }
        E::NoSheets { file } => message!(lang, "source-no-sheets", file),
        E::Protected { file } => message!(lang, "source-protected", file),
        E::LineTooLong { file, line, limit } => {
            message!(lang, "source-line-too-long", file, line = plain(line), limit = plain(limit))
        }
        E::NotText { file } => {
            message!(lang, "source-not-text", file)
        }
        E::MissingPart { file, part } => message!(lang, "source-missing-part", file, part),
        E::ShapefileDiffers { file, shapes, rows, listed } => message!(
            lang,
            "source-shapefile-differs",
            file,
            shapes = plain(shapes),
            rows = plain(rows),
            listed = plain(listed)
        ),
        E::NoLayer { file, stated, nearest, layers } => Message::of(
            say!(lang, "source-no-layer", file, stated, layers = list(layers)),
            nearest
                .as_ref()
                .map_or(String::new(), |n| say!(lang, "did-you-mean-quoted", nearest = n)),
        ),
        E::SeveralLayers { file, layers } => {
            message!(lang, "source-several-layers", file, layers = list(layers))
        }
        E::NoColumn { file, field, stated, nearest, columns, section } => Message::of(
            match stated {
                Some(stated) => {
                    say!(lang, "source-no-column-stated", file, stated, columns = list(columns))
                }
                None => say!(lang, "source-no-column", file, field, columns = list(columns)),
            },
            nearest.as_ref().map_or_else(
                || say!(lang, "source-no-column-hint", field, section),
                |n| say!(lang, "source-no-column-meant", nearest = n, field, section),
            ),
        ),
        E::NoHead { file, first } => {
            message!(lang, "source-no-head", file, first = list(first))
        }
        E::SeveralColumns { file, field, columns, first, section } => message!(
            lang,
            "source-several-columns",
            file,
            field,
            columns = list(columns),
            first = plain(first),
            section
        ),
        E::Several(faults) => {
            let (headlines, hints): (Vec<String>, Vec<String>) =
                faults.iter().map(|f| said(lang, f)).map(|m| (m.headline, m.hint)).unzip();
            Message::of(headlines.join("\n"), hints.join("\n"))
        }
        E::NoTechnology { file, columns } => {
            message!(lang, "source-no-technology", file, columns = list(columns))
        }
        E::NoDistance { file } => message!(lang, "source-no-distance", file),
        E::NoBuffer { file } => message!(lang, "source-no-buffer", file),
        E::NoBand { file, stated, bands } => Message::of(
            match stated {
                Some(stated) => {
                    say!(lang, "source-no-band-stated", file, stated, bands = plain(bands))
                }
                None => say!(lang, "source-no-band", file, bands = plain(bands)),
            },
            word!(lang, "source-no-band-hint"),
        ),
        E::RotatedRaster { file } => message!(lang, "source-rotated-raster", file),
        E::RasterWithoutPlace { file } => message!(lang, "source-raster-without-place", file),
        E::RasterTooFine { file, cells, limit } => {
            message!(
                lang,
                "source-raster-too-fine",
                file,
                cells = plain(cells),
                limit = plain(limit)
            )
        }
        E::RasterElsewhere { file, crs, x, y, mistake: m } => {
            Message::of(say!(lang, "source-raster-elsewhere", file, crs), mistake(lang, *m, *x, *y))
        }
        E::WrongGeometry { file, found, expected } => message!(
            lang,
            "source-wrong-geometry",
            file,
            found,
            geometry = geometry(lang, *expected)
        ),
        E::TooManyOperators { file } => message!(lang, "source-too-many-operators", file),
        E::NoCrs { file, guess, x, y } => {
            Message::of(say!(lang, "source-no-crs", file), mistake(lang, *guess, *x, *y))
        }
        E::CrsConflict { file, found, stated } => {
            message!(lang, "source-crs-conflict", file, found, stated)
        }
        E::UtmScale { file, crs, zone } => message!(
            lang,
            "source-utm-scale",
            file,
            crs,
            zone = crs_name(lang, *zone),
            code = plain(zone)
        ),
        E::UnusableCrsOf { project, line, file, crs, reason } => {
            message!(lang, "source-unusable-crs-of", project, line = plain(line), file, crs, reason)
        }
        E::UnusableCrs { crs, reason } => message!(lang, "source-unusable-crs", crs, reason),
        E::NotMetric { crs } => message!(lang, "source-not-metric", crs),
        E::Disagrees { file, found } => {
            // The words of a finding, with the file before them: nothing else is said of it here.
            let kind = (**found).clone();
            let hint = match kind {
                FindingKind::LayersDisagree { fault, .. } => {
                    phusong_lang::coordinate_fault(lang, fault)
                }
                _ => String::new(),
            };
            let place = Location { file: file.clone(), ..Location::default() };
            let finding = Finding { severity: Severity::Note, place, kind };
            let said = phusong_lang::finding(lang, &finding).headline;
            Message::of(format!("{file}: {said}"), hint)
        }
        E::UntrueCrs { file, crs, name, scale, better } => {
            let percent = |[least, greatest]: [f64; 2]| {
                let far = if greatest - 1.0 > 1.0 - least { greatest } else { least };
                decimal(100.0 * far, 1)
            };
            let better = better.map_or_else(
                || word!(lang, "source-crs-utm").to_owned(),
                |code| {
                    say!(lang, "source-crs-coded", crs = crs_name(lang, code), code = plain(code))
                },
            );
            message!(
                lang,
                "source-untrue-crs",
                crs,
                name,
                file,
                length = percent(scale.length),
                area = percent(scale.area),
                better
            )
        }
        E::Misplaced { file, crs, rows, rows_far, x, y, mistake: m } => Message::of(
            say!(
                lang,
                "source-misplaced",
                file,
                rows_far = plain(rows_far),
                rows = plain(rows),
                crs
            ),
            mistake(lang, *m, *x, *y),
        ),
        E::NoVillages { file } => message!(lang, "source-no-villages", file),
        E::NoUsableVillage { file, villages, reasons } => message!(
            lang,
            "source-no-usable-village",
            file,
            villages = count(*villages),
            reasons = said_reasons(lang, reasons)
        ),
        E::NothingUsable { layers } => {
            let one = |l: &source::LostLayer| {
                let (rows, lost) = (count(l.rows), count(l.lost));
                let reasons = said_reasons(lang, &l.reasons);
                say!(lang, "source-nothing-usable-layer", file = l.file, rows, lost, reasons)
            };
            let layers = layers.iter().map(one).collect::<Vec<_>>().join("; ");
            message!(lang, "source-nothing-usable", layers)
        }
    }
}

/// Why rows were left out: in brackets, or nothing.
fn said_reasons(lang: Lang, reasons: &[source::Reason]) -> String {
    let one = |r: &source::Reason| {
        let reason = finding(lang, &r.first).headline;
        say!(lang, "source-reason", rows = count(r.rows), reason)
    };
    let all = reasons.iter().map(one).collect::<Vec<_>>().join("; ");
    if all.is_empty() { all } else { format!(" ({all})") }
}

fn geometry(lang: Lang, kind: GeometryKind) -> &'static str {
    match kind {
        GeometryKind::Areas => word!(lang, "source-geometry-areas"),
        GeometryKind::Points => word!(lang, "source-geometry-points"),
        GeometryKind::PointsOrLines => word!(lang, "source-geometry-points-or-lines"),
    }
}
