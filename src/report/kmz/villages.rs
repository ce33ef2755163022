//! Folders of villages by status, and of gaps.

use super::xml::Xml;
use super::{balloon, counted, folder, is_place, visibility};
use crate::assessment::Assessment;
use crate::indicator::{Level, Service, Status};
use crate::lang::{self, Lang};
use crate::map::topology::{Goal, Grid, Point, Rings, Topology};
use crate::network::{ServiceKind, Technology};
use crate::place::vietnamese_order;
use geo::{BoundingRect, Coord, MultiPolygon, Rect};
use phusong_lang::{count, decimal, say, word};
use rayon::prelude::*;
use std::fmt::Write as _;

/// Steps of the grid, degrees: what six decimals say.
const STEP_DEG: f64 = 1e-6;
/// Points of borders that the services have room for together: each is written about twice, with some
/// nine bytes of the archive.
const POINTS: usize = 500_000;
/// Smaller bends than this nobody sees, square steps: 15 m² near the equator.
const LEAST_BEND: f64 = 1240.0;

/// The land as it is written.
struct Land {
    grid: Grid,
    topology: Topology,
}

impl Land {
    fn new(assessment: &Assessment, services: usize) -> Self {
        let known = |shape: &MultiPolygon<f64>| {
            use geo::CoordsIter;
            shape.coords_iter().all(is_place)
        };
        let shapes: Vec<_> = assessment
            .villages
            .par_iter()
            .map(|v| v.shape.as_ref().map(|s| &s.geographic).filter(|s| known(s)))
            .collect();
        let boxes = shapes.iter().flatten().filter_map(|s| s.bounding_rect());
        let extent = boxes.reduce(|a, b| {
            let (low, high) = (a.min(), a.max());
            Rect::new(
                Coord { x: low.x.min(b.min().x), y: low.y.min(b.min().y) },
                Coord { x: high.x.max(b.max().x), y: high.y.max(b.max().y) },
            )
        });
        let extent = extent.unwrap_or_else(|| Rect::new((0.0, 0.0), (0.0, 0.0)));
        let grid = Grid::over(extent, STEP_DEG);
        let mut topology = Topology::new(&shapes, &grid);
        topology.simplify(Goal { points: POINTS / services.max(1), area: LEAST_BEND });
        Self { grid, topology }
    }

    /// The land of a village; empty where it has none.
    fn geometry(&self, polygons: &Rings) -> String {
        let mut out = String::new();
        let several = polygons.len() > 1;
        if several {
            out.push_str("<MultiGeometry>");
        }
        for polygon in polygons {
            out.push_str("<Polygon>");
            for (i, ring) in polygon.iter().enumerate() {
                let (open, close) = if i == 0 {
                    ("<outerBoundaryIs>", "</outerBoundaryIs>")
                } else {
                    ("<innerBoundaryIs>", "</innerBoundaryIs>")
                };
                out.push_str(open);
                out.push_str("<LinearRing><coordinates>");
                self.coordinates(&mut out, &self.topology.ring(ring));
                out.push_str("</coordinates></LinearRing>");
                out.push_str(close);
            }
            out.push_str("</Polygon>");
        }
        if several {
            out.push_str("</MultiGeometry>");
        }
        out
    }

    fn coordinates(&self, out: &mut String, points: &[Point]) {
        for (i, point) in points.iter().enumerate() {
            let at = self.grid.place(*point);
            if i > 0 {
                out.push(' ');
            }
            six_decimals(out, at.x);
            out.push(',');
            six_decimals(out, at.y);
        }
    }
}

/// A longitude or latitude with six decimals. What lies on a grid of a millionth is rounded alike by
/// whole numbers, a good deal faster than by the formatting of any number.
fn six_decimals(out: &mut String, degrees: f64) {
    let millionths = (degrees * 1e6).round() as i64;
    let (whole, rest) =
        (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let sign = if millionths < 0 { "-" } else { "" };
    let mut digits = [b'0'; 6];
    let mut left = rest;
    for digit in digits.iter_mut().rev() {
        *digit += (left % 10) as u8;
        left /= 10;
    }
    let _ = write!(out, "{sign}{whole}.");
    out.extend(digits.map(char::from));
}

/// A folder a service, of which one is shown at a time; in it a folder a commune.
pub(super) fn folders(kml: &mut Xml, assessment: &Assessment, lang: Lang) {
    let known = |s: &&Service| s.villages.iter().any(|v| v.status != Status::NoData);
    let services: Vec<&Service> = assessment.services.iter().filter(known).collect();
    let land = Land::new(assessment, services.len());
    let geometry: Vec<String> =
        land.topology.areas.par_iter().map(|polygons| land.geometry(polygons)).collect();
    folder(kml, word!(lang, "kmz-villages"), true, true);
    // Villages of several services on each other would show none.
    kml.raw("<Style><ListStyle><listItemType>radioFolder</listItemType></ListStyle></Style>\n");
    let first = ServiceKind::Technology(Technology::G4);
    let shown = services.iter().position(|s| s.kind == first).unwrap_or(0);
    for (i, service) in services.iter().enumerate() {
        let (shown, name) = (i == shown, name(assessment, service, lang));
        folder(kml, &name, shown, false);
        let communes: Vec<String> = communes(assessment)
            .into_par_iter()
            .map(|villages| commune(assessment, service, &villages, &geometry, shown, lang))
            .collect();
        for text in &communes {
            kml.raw(text);
        }
        kml.raw("</Folder>\n");
    }
    kml.raw("</Folder>\n");
}

/// `4G: 254/300 thôn được phủ (84,7 %)`.
fn name(assessment: &Assessment, service: &Service, lang: Lang) -> String {
    let title = lang::gap_service(lang, service.kind);
    let rate = assessment.rate(Level::Province, service.kind);
    let Some((rate, pct)) = rate.and_then(|r| Some((r, r.rate_pct()?))) else {
        return title.to_owned();
    };
    say!(
        lang,
        "kmz-service",
        service = title,
        covered = count(rate.covered),
        known = count(rate.known()),
        share = decimal(pct, 1)
    )
}

/// The villages of every commune that has any, in Vietnamese order, by index.
fn communes(assessment: &Assessment) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new(); assessment.units.communes.len()];
    for (i, village) in assessment.villages.iter().enumerate() {
        all[village.commune.0 as usize].push(i);
    }
    all.retain(|c| !c.is_empty());
    let commune = |c: &[usize]| &assessment.units.commune(assessment.villages[c[0]].commune).name;
    all.sort_by(|a, b| vietnamese_order(commune(a), commune(b)));
    for villages in &mut all {
        let name = |i: &usize| assessment.villages[*i].name.as_str();
        villages.sort_by(|a, b| vietnamese_order(name(a), name(b)));
    }
    all
}

fn commune(
    assessment: &Assessment,
    service: &Service,
    villages: &[usize],
    geometry: &[String],
    shown: bool,
    lang: Lang,
) -> String {
    let mut kml = Xml::default();
    let Some(&first) = villages.first() else { return String::new() };
    let name = &assessment.units.commune(assessment.villages[first].commune).name;
    folder(&mut kml, name, shown, false);
    for &i in villages {
        if geometry[i].is_empty() {
            continue;
        }
        kml.raw("<Placemark>");
        kml.element("name", &assessment.villages[i].name);
        visibility(&mut kml, shown);
        kml.raw("<Snippet maxLines=\"0\"></Snippet>");
        kml.html("description", &balloon::village(assessment, service, i, lang));
        kml.element("styleUrl", &format!("#{}", service.villages[i].status.code()));
        kml.raw(&geometry[i]);
        kml.raw("</Placemark>\n");
    }
    kml.raw("</Folder>\n");
    kml.into_text()
}

/// The villages without a service as points, a folder a service, in it one for white and one for holes, by
/// rank.
pub(super) fn gaps(kml: &mut Xml, assessment: &Assessment, lang: Lang) {
    if assessment.gaps.is_empty() {
        return;
    }
    folder(kml, word!(lang, "kmz-gaps"), false, false);
    let mut services: Vec<ServiceKind> = Vec::new();
    for gap in &assessment.gaps {
        if !services.contains(&gap.service) {
            services.push(gap.service);
        }
    }
    for service in services {
        for class in [Status::White, Status::Hole] {
            let all = assessment.gaps.iter().filter(|g| g.service == service && g.class == class);
            let title = lang::gap_class(lang, service, class);
            let name = format!("{}: {title}", lang::gap_service(lang, service));
            let mut body = Xml::default();
            let mut count = 0;
            for gap in all {
                let village = &assessment.villages[gap.village as usize];
                let at = village.shape.as_ref().and_then(|s| s.centre_geographic);
                let Some(at) = at.filter(|at| is_place(*at)) else { continue };
                count += 1;
                body.raw("<Placemark>");
                body.element("name", &village.name);
                visibility(&mut body, false);
                body.raw("<Snippet maxLines=\"0\"></Snippet>");
                body.html("description", &balloon::gap(assessment, gap, lang));
                body.element("styleUrl", &format!("#gap-{}", class.code()));
                point(&mut body, at);
                body.raw("</Placemark>\n");
            }
            if count > 0 {
                folder(kml, &counted(lang, &name, count), false, false);
                kml.raw(&body.into_text());
                kml.raw("</Folder>\n");
            }
        }
    }
    kml.raw("</Folder>\n");
}

/// A point, longitude and latitude.
pub(super) fn point(kml: &mut Xml, at: Coord<f64>) {
    kml.raw(&format!("<Point><coordinates>{:.6},{:.6}</coordinates></Point>", at.x, at.y));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_as_numbers_are() {
        for millionths in [0, 1, -1, 999_999, 105_123_456, -8_500_001, 180_000_000, 21_000_010] {
            let degrees = f64::from(millionths) * STEP_DEG;
            let mut out = String::new();
            six_decimals(&mut out, degrees);
            assert_eq!(out, format!("{degrees:.6}"));
        }
    }
}
