//! `coverage.kmz`: the results for Google Earth, KML 2.2 (OGC 07-147r2) in a ZIP archive.
//!
//! In: an [`Assessment`]. Out: one document: villages coloured by status in a folder a service, of which one
//! is shown at a time; gaps; base stations by technology, access points. WGS 84, longitude first, six decimals
//! (a tenth of a metre). Borders are thinned out as in the page, neighbours keep theirs in common. All text
//! is escaped twice: for the balloon, which is HTML, and for XML. Nothing is loaded from anywhere.

mod balloon;
mod icon;
#[cfg(test)]
mod kmz_tests;
mod sites;
mod villages;
mod xml;

use super::status_colour;
use super::workbook::words::{Label, words};
use super::write::{Error, create_archive};
use crate::assessment::Assessment;
use crate::indicator::Status;
use crate::lang::{Lang, Numbers};
use geo::{BoundingRect, Coord};
use std::io::{self, Seek, Write};
use std::path::Path;
use xml::Xml;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The one icon, tinted by the styles.
const ICON: &str = "files/dot.png";
/// Villages let the picture of the ground through: of 255.
const OPACITY: u8 = 0xa6;
/// Length of a degree of latitude on the mean Earth of 6,371 km, m.
const DEGREE_M: f64 = 111_195.0;
/// With a view of 60° half of what is seen lies within 0.58 of the height; some room around it.
const HEIGHT: f64 = 1.1;
const STATUSES: [Status; 4] = [Status::White, Status::Hole, Status::Covered, Status::NoData];

/// Writes it.
pub(super) fn write(path: &Path, assessment: &Assessment, lang: Lang) -> Result<(), Error> {
    create_archive(path, |archive| write_to(archive, assessment, lang))
}

fn write_to(to: impl Write + Seek, assessment: &Assessment, lang: Lang) -> io::Result<()> {
    let mut archive = ZipWriter::new(to);
    // No time, so that the same results are the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    // The document is the first file: that is where a reader looks for it.
    archive.start_file("doc.kml", options)?;
    archive.write_all(document(assessment, lang).as_bytes())?;
    archive.start_file(ICON, options)?;
    archive.write_all(&icon::png()?)?;
    archive.finish()?.flush()
}

fn document(assessment: &Assessment, lang: Lang) -> String {
    let about = &assessment.about;
    let mut kml = Xml::default();
    kml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    kml.raw("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n");
    let mut title = about.title.clone();
    if about.synthetic {
        title = format!("{title} – {}", words(lang).label(Label::SyntheticShort));
    }
    kml.element("name", &title);
    kml.raw("<open>1</open>\n");
    kml.html("description", &balloon::document(assessment, lang));
    look_at(&mut kml, assessment);
    styles(&mut kml);
    villages::folders(&mut kml, assessment, lang);
    villages::gaps(&mut kml, assessment, lang);
    sites::folders(&mut kml, assessment, lang);
    kml.raw("</Document>\n</kml>\n");
    kml.into_text()
}

/// Opens a folder.
fn folder(kml: &mut Xml, name: &str, shown: bool, open: bool) {
    kml.raw("<Folder>");
    kml.element("name", name);
    visibility(kml, shown);
    kml.raw(if open { "<open>1</open>\n" } else { "<open>0</open>\n" });
}

fn visibility(kml: &mut Xml, shown: bool) {
    // What is not said is visible.
    if !shown {
        kml.raw("<visibility>0</visibility>");
    }
}

/// From where one looks at first: above the middle, high enough to see all.
fn look_at(kml: &mut Xml, assessment: &Assessment) {
    let shapes = assessment.villages.iter().filter_map(|v| v.shape.as_ref());
    let boxes = shapes
        .filter_map(|s| s.geographic.bounding_rect())
        .filter(|r| [r.min(), r.max()].iter().all(|c| is_place(*c)));
    let all = boxes.reduce(|a, b| {
        geo::Rect::new(
            Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
            Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
        )
    });
    let Some(all) = all else { return };
    let centre = all.center();
    let width = all.width() * centre.y.to_radians().cos();
    let range = (width.max(all.height()) * DEGREE_M * HEIGHT).max(2000.0);
    kml.raw(&format!(
        "<LookAt><longitude>{:.6}</longitude><latitude>{:.6}</latitude><range>{range:.0}</range></LookAt>\n",
        centre.x, centre.y
    ));
}

/// Whether these are a longitude and a latitude; NaN is not. Land across the antimeridian runs on beyond 180°.
fn is_place(at: Coord<f64>) -> bool {
    at.x.abs() <= 360.0 && at.y.abs() <= 90.0
}

/// Styles of villages, gaps and sources.
fn styles(kml: &mut Xml) {
    // The balloon shows what the description says and nothing else.
    let balloon = "<BalloonStyle><text>$[description]</text></BalloonStyle>";
    for status in STATUSES {
        let (id, rgb) = (status.code(), status_colour::rgb(status));
        let opacity = if status == Status::NoData { 0x66 } else { OPACITY };
        kml.raw(&format!(
            "<Style id=\"{id}\"><LineStyle><color>b3ffffff</color><width>1</width></LineStyle>\
             <PolyStyle><color>{}</color></PolyStyle>{balloon}</Style>\n",
            colour(rgb, opacity)
        ));
        kml.raw(&format!(
            "<Style id=\"gap-{id}\"><IconStyle><color>{}</color><scale>0.7</scale>\
             <Icon><href>{ICON}</href></Icon></IconStyle>\
             <LabelStyle><scale>0.8</scale></LabelStyle>{balloon}</Style>\n",
            colour(rgb, 0xff)
        ));
    }
    for (id, rgb) in sites::COLOURS {
        kml.raw(&format!(
            "<Style id=\"{id}\"><IconStyle><color>{}</color><scale>0.5</scale>\
             <Icon><href>{ICON}</href></Icon></IconStyle>\
             <LabelStyle><scale>0</scale></LabelStyle>{balloon}</Style>\n",
            colour(rgb, 0xff)
        ));
    }
}

/// A colour as KML writes it: opacity, blue, green, red.
fn colour([r, g, b]: [u8; 3], opacity: u8) -> String {
    format!("{opacity:02x}{b:02x}{g:02x}{r:02x}")
}

/// The name of a folder with the number of things in it.
fn counted(lang: Lang, name: &str, count: usize) -> String {
    format!("{name} ({})", Numbers(lang).count(count))
}
