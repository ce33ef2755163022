//! Names of communes: set inside their communes, where they fit, without touching each other.
//!
//! In: simplified outlines in metres and measured text. Out: boxes on the page. Method: on a ladder of
//! heights, the horizontal room inside the outline that is free over the whole height of the text.

use super::font::{Fonts, Run, Weight};
use super::geometry::{Pt, Rect};
use super::scale::Frame;
use super::text::{LEADING, POINT_MM, wrap};
use geo::{Area, BoundingRect, Centroid, Coord, LineString, Polygon};

/// The land a name may stand on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ground {
    rings: Vec<LineString<f64>>,
    centre: Coord<f64>,
    low_y: f64,
    high_y: f64,
    area_m2: f64,
}

/// A name on the map.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// All of it, mm.
    pub(crate) rect: Rect,
    pub(crate) size_mm: f64,
    /// Its lines with the starts of their boxes (upper left corners), mm.
    pub(crate) lines: Vec<(Run, Pt)>,
}

/// Sizes tried, points, largest first; below 5 points print is hard to read.
const SIZES_PT: [f64; 4] = [7.5, 6.5, 5.8, 5.2];
/// A name may reach this part of its width beyond its land: over a border it stays readable.
const OVERHANG: f64 = 0.12;
/// Free space kept around each name, mm.
const AIR_MM: f64 = 0.5;
/// Heights tried.
const RUNGS: u32 = 12;

impl Ground {
    pub(crate) fn new(land: Option<&Polygon<f64>>) -> Self {
        let Some((land, bounds)) = land.and_then(|l| Some((l, l.bounding_rect()?))) else {
            return Self::default();
        };
        let centre = land.centroid().map_or(bounds.center(), |c| c.0);
        let rings = std::iter::once(land.exterior()).chain(land.interiors()).cloned().collect();
        let (low_y, high_y) = (bounds.min().y, bounds.max().y);
        Self { rings, centre, low_y, high_y, area_m2: land.unsigned_area() }
    }

    /// The intervals of x inside the land at a height.
    fn chords(&self, y: f64) -> Vec<(f64, f64)> {
        let mut crossings: Vec<f64> = self
            .rings
            .iter()
            .flat_map(LineString::lines)
            .filter(|l| (l.start.y > y) != (l.end.y > y))
            .map(|l| l.start.x + (y - l.start.y) / (l.end.y - l.start.y) * (l.end.x - l.start.x))
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings.chunks_exact(2).map(|c| (c[0], c[1])).collect()
    }

    /// Where a box of that size may have its middle, best first; metres.
    fn places(&self, width: f64, height: f64) -> Vec<Coord<f64>> {
        let mut found: Vec<(f64, Coord<f64>)> = Vec::new();
        let (low, high) = (self.low_y + height / 2.0, self.high_y - height / 2.0);
        for rung in 0..RUNGS {
            let y = low + (high - low) * (f64::from(rung) + 0.5) / f64::from(RUNGS);
            let mut room = self.chords(y);
            for dy in [-0.5, -0.25, 0.25, 0.5] {
                room = common(&room, &self.chords(y + dy * height));
            }
            for (from, to) in room {
                let slack = (to - from) - width * (1.0 - OVERHANG);
                if slack < 0.0 {
                    continue;
                }
                let (left, right) = (from + width / 2.0, to - width / 2.0);
                let middle = f64::midpoint(from, to);
                // As near to the middle of the land as the room allows.
                let x = if left < right { self.centre.x.clamp(left, right) } else { middle };
                let x = f64::midpoint(x, middle);
                let off = (x - self.centre.x).hypot(y - self.centre.y);
                found.push((off - slack.min(width) * 0.5, Coord { x, y }));
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// What two lists of disjoint rising intervals have in common.
fn common(a: &[(f64, f64)], b: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for &(a0, a1) in a {
        for &(b0, b1) in b {
            let (low, high) = (a0.max(b0), a1.min(b1));
            if low < high {
                out.push((low, high));
            }
        }
    }
    out
}

/// Sets the names, the largest communes first; what finds no room is left out.
pub(crate) fn place<'a>(
    fonts: &Fonts,
    frame: &Frame,
    grounds: &'a [Ground],
    names: impl Iterator<Item = &'a str>,
    taken: &[Rect],
) -> Vec<Label> {
    let mut queue: Vec<(&Ground, &str)> = grounds.iter().zip(names).collect();
    queue.sort_by(|a, b| b.0.area_m2.total_cmp(&a.0.area_m2));
    let mut taken: Vec<Rect> = taken.to_vec();
    let mut labels = Vec::new();
    for (ground, name) in queue {
        let name = short(name);
        if name.is_empty() || ground.rings.is_empty() {
            continue;
        }
        if let Some(label) = set(fonts, frame, ground, &name, &taken) {
            taken.push(label.rect);
            labels.push(label);
        }
    }
    labels
}

fn set(fonts: &Fonts, frame: &Frame, ground: &Ground, name: &str, taken: &[Rect]) -> Option<Label> {
    let metres = frame.metres_per_mm();
    for size_pt in SIZES_PT {
        let size_mm = size_pt * POINT_MM;
        for lines in settings(fonts, name, size_mm) {
            let width = lines.iter().map(|l| l.width_em).fold(0.0, f64::max) * size_mm;
            let height = lines.len() as f64 * LEADING * size_mm;
            for at in ground.places(width * metres, height * metres) {
                let middle = frame.page(at);
                let (x, y) = (middle.x - width / 2.0, middle.y - height / 2.0);
                let rect = Rect::new(x, y, width, height);
                let free = frame.map.inset(1.0).contains(&rect, 0.0)
                    && !taken.iter().any(|t| t.overlaps(&rect.inset(-AIR_MM), 0.0));
                if free {
                    let line = |(i, run): (usize, Run)| {
                        let left = middle.x - run.width_em * size_mm / 2.0;
                        (run, Pt::new(left, y + i as f64 * LEADING * size_mm))
                    };
                    let lines = lines.into_iter().enumerate().map(line).collect();
                    return Some(Label { rect, size_mm, lines });
                }
            }
        }
    }
    None
}

/// The name in one line, in two, and (if it is very long) in three.
fn settings(fonts: &Fonts, name: &str, size_mm: f64) -> Vec<Vec<Run>> {
    let one = fonts.run(name, Weight::SemiBold);
    let mut out = vec![vec![one.clone()]];
    for parts in [2, 3] {
        if !name.contains(' ') || (parts == 3 && one.width_em < 12.0) {
            break;
        }
        // A little more than an even share, so that an uneven name still takes so many lines.
        let narrow = one.width_em / f64::from(parts) * 1.25 * size_mm;
        let lines = wrap(fonts, name, Weight::SemiBold, size_mm, narrow, 4);
        let said: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
        // Neither a word nor the name is cut.
        if said.join(" ") == one.text && lines.len() == parts as usize {
            out.push(lines);
        }
    }
    out
}

/// A commune's name as maps write it: xã is understood, phường, thị trấn and đặc khu are abbreviated.
fn short(name: &str) -> String {
    let name = super::font::clean(name);
    let name = name.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let kinds = [("xã ", ""), ("phường ", "P. "), ("thị trấn ", "TT. "), ("đặc khu ", "ĐK. ")];
    for (kind, mark) in kinds {
        let head: String = name.chars().take(kind.chars().count()).collect();
        if head.to_lowercase() == kind {
            let rest = name[head.len()..].trim_start();
            // "Phường 1" stays recognisable; a name that is nothing but its kind stays whole.
            if !rest.is_empty() {
                return format!("{mark}{rest}");
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    #[test]
    fn kinds_of_communes_are_abbreviated() {
        assert_eq!(short("Xã Kỳ Anh"), "Kỳ Anh");
        assert_eq!(short("XÃ KỲ ANH"), "KỲ ANH");
        assert_eq!(short("Phường Thành  Sen"), "P. Thành Sen");
        assert_eq!(short("Thị trấn A Lưới"), "TT. A Lưới");
        assert_eq!(short("Xã"), "Xã");
        assert_eq!(short("Xãm"), "Xãm");
    }

    #[test]
    fn a_place_is_inside_the_land() {
        // A horseshoe, open above: its centroid lies in the gap.
        let land = polygon![
            (x: 0.0, y: 0.0), (x: 90.0, y: 0.0), (x: 90.0, y: 90.0), (x: 60.0, y: 90.0),
            (x: 60.0, y: 40.0), (x: 30.0, y: 40.0), (x: 30.0, y: 90.0), (x: 0.0, y: 90.0),
        ];
        let ground = Ground::new(Some(&land));
        let wide = ground.places(80.0, 10.0);
        assert!(!wide.is_empty() && wide.iter().all(|p| p.y < 36.0), "{wide:?}");
        let narrow = ground.places(20.0, 10.0);
        assert!(narrow.iter().any(|p| p.y > 60.0), "{narrow:?}");
        assert!(ground.places(150.0, 10.0).is_empty());
        assert!(ground.places(20.0, 200.0).is_empty());
    }
}
