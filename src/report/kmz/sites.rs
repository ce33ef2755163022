//! Folders of base stations by technology and operator, and of fibre access points by operator.
//!
//! Positions are known in the working CRS; their degrees come from the villages' own two sets of
//! coordinates ([`Geographic`]), within a metre in the land.

use super::balloon::Balloon;
use super::villages::point;
use super::xml::Xml;
use super::{counted, folder, is_place, visibility};
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::map::geographic::Geographic;
use crate::network::{OperatorId, Technology};
use crate::report::workbook::words::{Label, words};
use geo::Coord;
use phusong_lang::word;
use std::collections::{BTreeMap, BTreeSet};

/// Colours of technologies, apart in lightness as well as in hue (`ColorBrewer` Set1 and Dark2, 2002).
pub(super) const COLOURS: [(&str, [u8; 3]); 5] = [
    ("site-2g", [166, 86, 40]),
    ("site-3g", [231, 138, 195]),
    ("site-4g", [55, 126, 184]),
    ("site-5g", [77, 0, 110]),
    ("site-ftth", [255, 217, 47]),
];

/// More access points than this make a file that Google Earth shows slowly, and no one looks at each.
const MOST_ACCESS_POINTS: usize = 20_000;

/// Positions with what stands at them, in order.
type Positions = BTreeMap<(i64, i64), Site>;

struct Site {
    at: Coord<f64>,
    ids: BTreeSet<String>,
    technologies: BTreeSet<Technology>,
}

/// All folders; none where the villages carry no degrees.
pub(super) fn folders(kml: &mut Xml, assessment: &Assessment, lang: Lang) {
    let Some(geographic) = Geographic::fit(assessment) else { return };
    stations(kml, assessment, &geographic, lang);
    access_points(kml, assessment, &geographic, lang);
}

fn stations(kml: &mut Xml, assessment: &Assessment, geographic: &Geographic, lang: Lang) {
    let network = &assessment.network;
    // One operator's cells at one place are one mark.
    let mut all: BTreeMap<OperatorId, Positions> = BTreeMap::new();
    for cell in network.serving_cells() {
        let id = if cell.site_id.is_empty() { &cell.id } else { &cell.site_id };
        let site = enter(&mut all, cell.operator, cell.position);
        site.ids.insert(id.as_ref().to_owned());
        site.technologies.insert(cell.technology);
    }
    if all.is_empty() {
        return;
    }
    folder(kml, word!(lang, "kmz-sites"), false, false);
    for technology in Technology::ALL {
        let has = |site: &&Site| site.technologies.contains(&technology);
        let count: usize = all.values().map(|p| p.values().filter(has).count()).sum();
        if count == 0 {
            continue;
        }
        folder(kml, &counted(lang, technology.name(), count), false, false);
        for (operator, positions) in &all {
            let sites: Vec<&Site> = positions.values().filter(has).collect();
            marks(kml, assessment, *operator, &sites, technology, geographic, lang);
        }
        kml.raw("</Folder>\n");
    }
    kml.raw("</Folder>\n");
}

fn access_points(kml: &mut Xml, assessment: &Assessment, geographic: &Geographic, lang: Lang) {
    let mut all: BTreeMap<OperatorId, Positions> = BTreeMap::new();
    for point in assessment.network.serving_access_points() {
        let site = enter(&mut all, point.operator, point.position);
        site.ids.insert(point.id.as_ref().to_owned());
        site.technologies.insert(Technology::Ftth);
    }
    let count: usize = all.values().map(BTreeMap::len).sum();
    if count == 0 || count > MOST_ACCESS_POINTS {
        return;
    }
    let name = counted(lang, word!(lang, "kmz-access-points"), count);
    folder(kml, &name, false, false);
    for (operator, positions) in &all {
        let sites: Vec<&Site> = positions.values().collect();
        marks(kml, assessment, *operator, &sites, Technology::Ftth, geographic, lang);
    }
    kml.raw("</Folder>\n");
}

/// What stands at a place; a decimetre apart is the same place.
fn enter(
    all: &mut BTreeMap<OperatorId, Positions>,
    operator: OperatorId,
    at: Coord<f64>,
) -> &mut Site {
    let key = ((10.0 * at.x).round() as i64, (10.0 * at.y).round() as i64);
    all.entry(operator).or_default().entry(key).or_insert_with(|| Site {
        at,
        ids: BTreeSet::new(),
        technologies: BTreeSet::new(),
    })
}

/// The folder of one operator.
fn marks(
    kml: &mut Xml,
    assessment: &Assessment,
    operator: OperatorId,
    sites: &[&Site],
    technology: Technology,
    geographic: &Geographic,
    lang: Lang,
) {
    if sites.is_empty() {
        return;
    }
    let (operator, w) = (assessment.network.operators.name(operator), words(lang));
    folder(kml, &counted(lang, operator, sites.len()), false, false);
    for site in sites {
        let at = geographic.degrees(site.at);
        if !is_place(at) {
            continue;
        }
        let ids: Vec<&str> = site.ids.iter().map(String::as_str).collect();
        let technologies: Vec<&str> = site.technologies.iter().map(|t| t.name()).collect();
        let mut balloon = Balloon::new(&ids.join(", "), "");
        balloon.line(w.label(Label::Operator), operator);
        balloon.line(w.label(Label::Technology), &technologies.join(", "));
        kml.raw("<Placemark>");
        kml.element("name", &ids.join(", "));
        visibility(kml, false);
        kml.raw("<Snippet maxLines=\"0\"></Snippet>");
        kml.html("description", &balloon.done());
        kml.element("styleUrl", &format!("#site-{}", technology.column()));
        point(kml, at);
        kml.raw("</Placemark>\n");
    }
    kml.raw("</Folder>\n");
}
