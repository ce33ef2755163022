//! What lies around and over the villages: water, rivers, roads, neighbouring land, relief, footprints.
//!
//! In: a sheet, an assessment and a frame. Out: pens and inks, legend rows for the layers that have
//! something in or near the land, and what is computed once for all pictures of a sheet.

use super::flow::Item;
use super::hillshade;
use super::ink::{Fill, Ink, Pen};
use super::scale::Frame;
use super::served::{Served, served};
use super::sheet::{FrameOf, Sheet};
use super::surface::Pixels;
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::network::Technology;
use crate::place::Way;
use geo::{BoundingRect, Coord};
use phusong_lang::{id, say};

/// Land that is not the sheet's.
pub(crate) const NEIGHBOUR: Ink = Ink::rgb([0xf4, 0xf2, 0xee]);
/// Its borders.
pub(crate) const NEIGHBOUR_EDGE: Pen = Pen::new(Ink::grey(0x8a), 0.18).dashed(1.6, 0.7);
/// Its names.
pub(crate) const NEIGHBOUR_TEXT: Ink = Ink::grey(0x70);
/// Water beside the villages, and how much of it shows over them.
pub(crate) const WATER: Ink = Ink::rgb([0xd5, 0xe8, 0xf3]);
/// Where it lies over villages: their colours stay readable.
pub(crate) const WATER_OVER: f64 = 0.45;
/// Shores.
pub(crate) const SHORE: Pen = Pen::new(Ink::rgb([0x6f, 0xa6, 0xc8]), 0.12);
/// Rivers, large and small.
pub(crate) const RIVER: [Pen; 2] =
    [Pen::new(Ink::rgb([0x4c, 0x92, 0xbf]), 0.32), Pen::new(Ink::rgb([0x4c, 0x92, 0xbf]), 0.16)];
/// Roads, main and other: the casing, then the road on it.
pub(crate) const ROAD: [(Pen, Pen); 2] = [
    (Pen::new(Ink::rgb([0x8c, 0x4a, 0x1c]), 0.66), Pen::new(Ink::rgb([0xfb, 0xd0, 0x7a]), 0.42)),
    (Pen::new(Ink::rgb([0x7a, 0x66, 0x52]), 0.4), Pen::new(Ink::WHITE, 0.2)),
];

/// Opacity of a footprint's tint: the classes under it stay apart.
const TINT: f64 = 0.2;

/// The ink of a technology's footprint.
pub(crate) fn tint(technology: Technology) -> Ink {
    Ink::rgb(match technology {
        Technology::G2 => [0x6b, 0x6b, 0x6b],
        Technology::G3 => [0x7a, 0x5c, 0x1e],
        Technology::G4 => [0x00, 0x6d, 0x77],
        Technology::G5 => [0x6a, 0x1b, 0x9a],
        Technology::Ftth => [0xad, 0x14, 0x57],
    })
}

/// How a footprint is drawn.
pub(crate) fn footprint(technology: Technology) -> (Fill, Pen) {
    let ink = tint(technology);
    (Fill::Solid(ink.with_alpha(TINT)), Pen::new(ink.with_alpha(0.75), 0.16))
}

/// The name of its layer.
pub(crate) fn footprint_layer(technology: Technology) -> &'static str {
    match technology {
        Technology::G2 => "footprints-2g",
        Technology::G3 => "footprints-3g",
        Technology::G4 => "footprints-4g",
        Technology::G5 => "footprints-5g",
        Technology::Ftth => "footprints-ftth",
    }
}

/// What is computed once for a sheet's frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    pub(crate) hillshade: Option<Pixels>,
    pub(crate) served: Vec<Served>,
}

impl Around {
    pub(crate) fn new(sheet: &Sheet, assessment: &Assessment, frame: &Frame) -> Self {
        let relief = assessment.surroundings.relief.as_ref().filter(|_| sheet.layers.hillshade);
        Self {
            hillshade: relief.and_then(|relief| hillshade::veil(relief, frame)),
            served: served(&assessment.network, &sheet.layers.footprints, frame),
        }
    }
}

/// The legend's rows for the layers that are drawn; `land` is what the sheet shows.
pub(crate) fn rows(
    sheet: &Sheet,
    assessment: &Assessment,
    land: Option<geo::Rect<f64>>,
    lang: Lang,
) -> Vec<(Item, String)> {
    let Some(land) = land else { return Vec::new() };
    let (layers, around) = (&sheet.layers, &assessment.surroundings);
    let near = |shape: Option<geo::Rect<f64>>| shape.is_some_and(|b| meet(b, land));
    let has = |ways: &[Way], major: bool| {
        ways.iter().any(|w| w.major == major && near(w.line.bounding_rect()))
    };
    let mut rows = Vec::new();
    for &technology in &layers.footprints {
        let found = served_near(assessment, technology, land);
        if found {
            let (fill, _) = footprint(technology);
            rows.push((Item::Swatch(fill), say!(lang, "furniture-footprint", technology)));
        }
    }
    if layers.roads {
        for (major, word) in [(true, id!("furniture-major-road")), (false, id!("furniture-road"))] {
            if has(&around.roads, major) {
                let (casing, road) = ROAD[usize::from(!major)];
                rows.push((Item::Cased(casing, road), lang.word(word).to_owned()));
            }
        }
    }
    if layers.water {
        if has(&around.rivers, true) || has(&around.rivers, false) {
            rows.push((Item::Line(RIVER[0]), say!(lang, "furniture-river")));
        }
        if around.water.iter().any(|w| near(w.bounding_rect())) {
            rows.push((Item::Swatch(Fill::Solid(WATER)), say!(lang, "furniture-water")));
        }
    }
    if layers.neighbours && around.neighbours.iter().any(|n| near(n.land.bounding_rect())) {
        rows.push((Item::Swatch(Fill::Solid(NEIGHBOUR)), say!(lang, "furniture-neighbour")));
    }
    if layers.hillshade && around.relief.is_some() {
        rows.push((Item::Relief, say!(lang, "furniture-hillshade")));
    }
    if matches!(sheet.frame, FrameOf::Commune(_)) {
        rows.push((Item::Blank, say!(lang, "furniture-faded")));
    }
    rows
}

/// Whether a technology has a source whose footprint may reach the land.
fn served_near(assessment: &Assessment, technology: Technology, land: geo::Rect<f64>) -> bool {
    let network = &assessment.network;
    let reaches = |at: Coord<f64>, radius_m: f64| {
        let reach = Coord { x: radius_m, y: radius_m };
        meet(geo::Rect::new(at - reach, at + reach), land)
    };
    let fibre = technology == Technology::Ftth;
    network
        .serving_cells()
        .any(|c| c.technology == technology && reaches(c.position, c.reach.radius_m()))
        || network
            .published
            .iter()
            .filter(|p| p.technology == technology)
            .any(|p| p.shape.bounding_rect().is_some_and(|b| meet(b, land)))
        || (fibre
            && network.serving_access_points().any(|p| reaches(p.position, p.reach.radius_m())))
        || (fibre
            && network
                .serving_routes()
                .any(|r| r.line.bounding_rect().is_some_and(|b| meet(b, land))))
}

fn meet(a: geo::Rect<f64>, b: geo::Rect<f64>) -> bool {
    let (al, ah, bl, bh) = (a.min(), a.max(), b.min(), b.max());
    al.x <= bh.x && bl.x <= ah.x && al.y <= bh.y && bl.y <= ah.y
}
