//! The locator: the province in Vietnam, with quần đảo Hoàng Sa and quần đảo Trường Sa.
//!
//! In: the province's place in degrees (WGS 84) and a box on the page. Out: what is drawn in it, mm. The
//! picture is plate carrée, true to shape at 15° N, and always reaches from Lào to the last of Trường Sa.
//! Sources: `data/country/`. Not here: where on the page it stands (layout).

use super::drawing::{Drawing, Panel};
use super::flow::{Align, text_at};
use super::font::{Fonts, Weight};
use super::furniture_words::{Archipelago, archipelago};
use super::geometry::{Path, Pt, Rect};
use super::ink::{Fill, Ink, Pen};
use super::text::{LEADING, POINT_MM};
use crate::lang::Lang;
use geo::Coord;
use phusong_lang::word;

const LAND: &str = include_str!("../../data/country/east-sea.txt");
const ISLANDS: &str = include_str!("../../data/country/islands.txt");

/// What the picture shows, degrees. Trường Sa ends at 6°50′ N and 117°20′ E.
const WEST: f64 = 101.7;
const EAST: f64 = 117.9;
const SOUTH: f64 = 6.2;
const NORTH: f64 = 23.9;
/// Latitude at which the picture is true to shape.
const TRUE_AT_DEG: f64 = 15.0;
/// Widths of the picture that are tried, mm, best first; at the last the archipelagos' names still have
/// letters of five points beside the coast.
pub(crate) const WIDTHS_MM: [f64; 5] = [44.0, 40.0, 37.0, 34.0, 31.0];
/// Height of the heading over a picture, mm.
pub(crate) const HEADING_MM: f64 = 3.6;

const SEA: Ink = Ink::rgb([0xe3, 0xee, 0xf5]);
const NEIGHBOUR: Ink = Ink::rgb([0xf0, 0xee, 0xea]);
const COUNTRY: Ink = Ink::rgb([0xf6, 0xe3, 0xb4]);
/// Darker than the land, which at this size would be only an edge.
const ISLAND: Ink = Ink::rgb([0xe8, 0xc0, 0x62]);
const MARK: Ink = Ink::rgb([0xc0, 0x1f, 0x2e]);
const SEA_TEXT: Ink = Ink::rgb([0x3f, 0x74, 0x99]);

/// Where a province lies.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Bounds in degrees.
    pub(crate) bounds: geo::Rect<f64>,
    /// Its land, roughly: rings in degrees.
    pub(crate) rings: Vec<Vec<Coord<f64>>>,
}

/// Height of a locator of that width with its heading, mm.
pub(crate) fn height_mm(width_mm: f64) -> f64 {
    let wide = (EAST - WEST) * TRUE_AT_DEG.to_radians().cos();
    width_mm * (NORTH - SOUTH) / wide + HEADING_MM
}

fn coordinates(text: &str) -> impl Iterator<Item = Coord<f64>> {
    text.split(' ').filter_map(|pair| {
        let (x, y) = pair.split_once(',')?;
        Some(Coord { x: x.parse().ok()?, y: y.parse().ok()? })
    })
}

/// Rings of land of a kind, degrees: `vietnam`, `land`.
fn rings(kind: &'static str) -> impl Iterator<Item = Vec<Coord<f64>>> {
    LAND.lines().filter_map(move |line| {
        Some(coordinates(line.strip_prefix(kind)?.strip_prefix(' ')?).collect())
    })
}

fn islands(kind: &'static str) -> impl Iterator<Item = Coord<f64>> {
    ISLANDS.lines().filter_map(move |line| {
        let line = line.strip_prefix(kind)?.strip_prefix(' ')?;
        coordinates(line.split(' ').next()?).next()
    })
}

fn inside(ring: &[Coord<f64>], at: Coord<f64>) -> bool {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = ends.filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossed.count() % 2 == 1
}

/// A place at sea this near to the outline or to an island is Vietnam's, degrees: islands that the outline
/// leaves out, and communes whose land reaches far out. No other coast is so near without being drawn.
const OFF_COAST_DEG: f64 = 2.0;

impl Place {
    /// Whether it lies in Vietnam.
    pub(crate) fn in_vietnam(&self) -> bool {
        let at = self.bounds.center();
        if rings("vietnam").any(|ring| inside(&ring, at)) {
            return true;
        }
        let near = |p: &Coord<f64>| (p.x - at.x).hypot(p.y - at.y) < OFF_COAST_DEG;
        let abroad = rings("land").any(|ring| inside(&ring, at));
        let coast = || rings("vietnam").any(|ring| ring.iter().any(near));
        !abroad && (coast() || islands("hoang-sa").chain(islands("truong-sa")).any(|p| near(&p)))
    }
}

/// The locator in its box, whose height is [`height_mm`] of its width.
pub(crate) fn draw(rect: Rect, place: &Place, fonts: &Fonts, lang: Lang) -> Panel {
    let picture = Rect::new(rect.x, rect.y + HEADING_MM, rect.width, rect.height - HEADING_MM);
    let scale = picture.width / (EAST - WEST);
    let upright = picture.height / (NORTH - SOUTH);
    let page = |c: &Coord<f64>| {
        Pt::new(picture.x + (c.x - WEST) * scale, picture.bottom() - (c.y - SOUTH) * upright)
    };
    let area = |ring: &[Coord<f64>], path: &mut Path| path.ring(ring.iter().map(page));
    let mut inside = vec![Drawing::area(Path::rect(&picture), SEA)];
    for (kind, ink, edge) in [
        ("land", NEIGHBOUR, Pen::new(Ink::grey(0xb4), 0.1)),
        ("vietnam", COUNTRY, Pen::new(Ink::grey(0x55), 0.14)),
    ] {
        for ring in rings(kind) {
            let mut path = Path::default();
            area(&ring, &mut path);
            inside.push(Drawing { path, fill: Some(Fill::Solid(ink)), pen: Some(edge) });
        }
    }
    for at in islands("hoang-sa").chain(islands("truong-sa")) {
        let dot = Path::circle(page(&at), 0.3);
        let edge = Some(Pen::new(Ink::grey(0x30), 0.12));
        inside.push(Drawing { path: dot, fill: Some(Fill::Solid(ISLAND)), pen: edge });
    }
    let mut land = Path::default();
    for ring in &place.rings {
        area(ring, &mut land);
    }
    let (low, high) = (place.bounds.min(), place.bounds.max());
    if !land.is_empty() {
        // The same ink as an edge, so that the smallest province is more than a speck.
        let (fill, pen) = (Some(Fill::Solid(MARK)), Some(Pen::new(MARK, 0.12)));
        inside.push(Drawing { path: land, fill, pen });
    }
    let (a, b) = (page(&Coord { x: low.x, y: high.y }), page(&Coord { x: high.x, y: low.y }));
    let marked = Rect::new(a.x, a.y, b.x - a.x, b.y - a.y);
    // Two millimetres and a half at least: the eye must find it.
    let grow = |size: f64| ((2.5 - size) / 2.0).max(0.4);
    let (dx, dy) = (grow(marked.width), grow(marked.height));
    let marked =
        Rect::new(marked.x - dx, marked.y - dy, marked.width + 2.0 * dx, marked.height + 2.0 * dy);
    inside.push(Drawing { path: Path::rect(&marked), fill: None, pen: Some(Pen::new(MARK, 0.3)) });

    let mut texts = Vec::new();
    let size = 5.0 * POINT_MM;
    let mut name = |lines: [&str; 2], west: f64, low: f64| {
        // Set from the right where the frame would cut it; above its islands.
        let runs = lines.map(|l| fonts.run(l, Weight::SemiBold));
        let width = runs.iter().map(|r| r.width_em * size).fold(0.0, f64::max);
        let at = page(&Coord { x: west, y: low });
        let left = at.x.min(picture.right() - 0.7 - width);
        for (i, run) in runs.into_iter().enumerate() {
            let y = at.y - (2.0 - i as f64) * LEADING * 0.92 * size;
            texts.push(text_at(run, size, Ink::BLACK, Align::Centre, left + width / 2.0, y));
        }
    };
    let fits = |which| {
        let [name, _] = archipelago(lang, which, true);
        fonts.run(name, Weight::SemiBold).width_em * size + 1.0 < (EAST - NAME_WEST) * scale
    };
    let full = fits(Archipelago::HoangSa) && fits(Archipelago::TruongSa);
    name(archipelago(lang, Archipelago::HoangSa, full), NAME_WEST, 17.25);
    name(archipelago(lang, Archipelago::TruongSa, full), NAME_WEST + 0.6, 11.3);
    let size = 4.8 * POINT_MM;
    let sea = fonts.run(word!(lang, "furniture-east-sea"), Weight::Italic);
    let at = page(&Coord { x: 113.3, y: 14.6 });
    texts.push(text_at(sea, size, SEA_TEXT, Align::Centre, at.x, at.y - LEADING * size / 2.0));
    Panel::new(rect, picture, inside, texts, word!(lang, "furniture-locator"), fonts)
}

/// West of this there may be a coast under the archipelagos' names, degrees.
const NAME_WEST: f64 = 111.3;

#[cfg(test)]
#[path = "locator_tests.rs"]
mod tests;
