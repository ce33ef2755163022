//! The land that a name is of: where in it a box of text finds room.
//!
//! In: an outline in metres. Out: middles of boxes, metres. Method: on a ladder of heights, the horizontal
//! room inside the outline that is free over the whole height of the text.

use geo::{Area, BoundingRect, Centroid, Coord, Line, LineString, Polygon};

/// The land a name may stand on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ground {
    rings: Vec<LineString<f64>>,
    /// The borders that reach into each of [`BANDS`] bands of equal height, from below.
    bands: Vec<Vec<Line<f64>>>,
    centre: Coord<f64>,
    low: Coord<f64>,
    high: Coord<f64>,
    area_m2: f64,
}

/// A name may reach this part of its width beyond its land: over a border it stays readable.
const OVERHANG: f64 = 0.12;
/// Heights tried.
const RUNGS: u32 = 12;
/// Bands by which borders are found: a few borders in each of a usual outline.
const BANDS: usize = 64;

/// Lower left and upper right corner of the land that is seen, metres.
pub(super) type Window = (Coord<f64>, Coord<f64>);

/// Room for a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Its middle, metres.
    pub(super) at: Coord<f64>,
    /// From the middle of the land, metres.
    pub(super) off: f64,
    /// Room beyond the box's width, metres; negative where it hangs over.
    pub(super) slack: f64,
}

impl Ground {
    pub(crate) fn new(land: Option<&Polygon<f64>>) -> Self {
        let Some((land, bounds)) = land.and_then(|l| Some((l, l.bounding_rect()?))) else {
            return Self::default();
        };
        let centre = land.centroid().map_or(bounds.center(), |c| c.0);
        let rings: Vec<_> =
            std::iter::once(land.exterior()).chain(land.interiors()).cloned().collect();
        let (low, high) = (bounds.min(), bounds.max());
        let mut ground =
            Self { rings, bands: Vec::new(), centre, low, high, area_m2: land.unsigned_area() };
        let mut bands = vec![Vec::new(); BANDS];
        for line in ground.lines() {
            let (a, b) = (ground.band(line.start.y), ground.band(line.end.y));
            bands[a.min(b)..=a.max(b)].iter_mut().for_each(|band| band.push(line));
        }
        ground.bands = bands;
        ground
    }

    /// The band of a height.
    fn band(&self, y: f64) -> usize {
        let part = (y - self.low.y) / (self.high.y - self.low.y).max(f64::MIN_POSITIVE);
        ((part * BANDS as f64) as usize).min(BANDS - 1)
    }

    /// Its area, m²; 0 where there is no land.
    pub(super) fn area_m2(&self) -> f64 {
        self.area_m2
    }

    /// Whether there is any land.
    pub(super) fn is_there(&self) -> bool {
        !self.rings.is_empty()
    }

    /// Its borders.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<f64>> {
        self.rings.iter().flat_map(LineString::lines)
    }

    /// The part of its bounding box that is seen.
    fn seen(&self, window: Window) -> (Coord<f64>, Coord<f64>) {
        let low = Coord { x: self.low.x.max(window.0.x), y: self.low.y.max(window.0.y) };
        let high = Coord { x: self.high.x.min(window.1.x), y: self.high.y.min(window.1.y) };
        (low, high)
    }

    /// Width and height of the part that is seen, metres; not positive where none is.
    pub(super) fn size(&self, window: Window) -> (f64, f64) {
        let (low, high) = self.seen(window);
        (high.x - low.x, high.y - low.y)
    }

    /// The intervals of x inside the land at a height.
    fn chords(&self, y: f64) -> Vec<(f64, f64)> {
        let Some(lines) = self.bands.get(self.band(y)) else { return Vec::new() };
        let mut crossings: Vec<f64> = lines
            .iter()
            .filter(|l| (l.start.y > y) != (l.end.y > y))
            .map(|l| l.start.x + (y - l.start.y) / (l.end.y - l.start.y) * (l.end.x - l.start.x))
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings.chunks_exact(2).map(|c| (c[0], c[1])).collect()
    }

    /// A point inside the land that is seen, in its widest part; `None` where none is seen.
    pub(super) fn inside(&self, window: Window) -> Option<Coord<f64>> {
        let (low, high) = self.seen(window);
        let mut widest: Option<(f64, Coord<f64>)> = None;
        for rung in 0..RUNGS {
            let y = low.y + (high.y - low.y) * (f64::from(rung) + 0.5) / f64::from(RUNGS);
            for (from, to) in common(&self.chords(y), &[(low.x, high.x)]) {
                let at = Coord { x: f64::midpoint(from, to), y };
                // Of about equally wide parts, that nearest to the middle.
                let good = (to - from) - 0.5 * (y - self.centre.y).abs();
                if widest.is_none_or(|(best, _)| good > best) {
                    widest = Some((good, at));
                }
            }
        }
        widest.map(|(_, at)| at)
    }

    /// Where a box of that size may have its middle, best first; metres.
    pub(super) fn rooms(&self, width: f64, height: f64, window: Window) -> Vec<Room> {
        let (low, high) = self.seen(window);
        let mut found: Vec<(f64, Room)> = Vec::new();
        let (bottom, top) = (low.y + height / 2.0, high.y - height / 2.0);
        if top < bottom || (high.x - low.x) < width * (1.0 - OVERHANG) {
            return Vec::new();
        }
        for rung in 0..RUNGS {
            let y = bottom + (top - bottom) * (f64::from(rung) + 0.5) / f64::from(RUNGS);
            let mut room = common(&self.chords(y), &[(low.x, high.x)]);
            for dy in [-0.5, -0.25, 0.25, 0.5] {
                if room.is_empty() {
                    break;
                }
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
                let off = distance(x - self.centre.x, y - self.centre.y);
                let slack = to - from - width;
                let room = Room { at: Coord { x, y }, off, slack };
                found.push((off - slack.min(width) * 0.5, room));
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, room)| room).collect()
    }
}

/// √(x² + y²) by operations that are the same on every platform.
fn distance(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
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

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    const ALL: Window = (Coord { x: -1e9, y: -1e9 }, Coord { x: 1e9, y: 1e9 });

    /// A horseshoe, open above: its centroid lies in the gap.
    fn horseshoe() -> Ground {
        Ground::new(Some(&polygon![
            (x: 0.0, y: 0.0), (x: 90.0, y: 0.0), (x: 90.0, y: 90.0), (x: 60.0, y: 90.0),
            (x: 60.0, y: 40.0), (x: 30.0, y: 40.0), (x: 30.0, y: 90.0), (x: 0.0, y: 90.0),
        ]))
    }

    #[test]
    fn room_is_inside_the_land() {
        let ground = horseshoe();
        let wide = ground.rooms(80.0, 10.0, ALL);
        assert!(!wide.is_empty() && wide.iter().all(|r| r.at.y < 36.0), "{wide:?}");
        let narrow = ground.rooms(20.0, 10.0, ALL);
        assert!(narrow.iter().any(|r| r.at.y > 60.0), "{narrow:?}");
        assert!(ground.rooms(150.0, 10.0, ALL).is_empty());
        assert!(ground.rooms(20.0, 200.0, ALL).is_empty());
        assert!(Ground::default().rooms(1.0, 1.0, ALL).is_empty());
    }

    #[test]
    fn room_is_in_the_window() {
        let ground = horseshoe();
        let window = (Coord { x: 50.0, y: 0.0 }, Coord { x: 200.0, y: 80.0 });
        let rooms = ground.rooms(20.0, 10.0, window);
        let seen = |r: &Room| r.at.x >= 60.0 - 1e-9 && r.at.y <= 75.0 + 1e-9;
        assert!(!rooms.is_empty() && rooms.iter().all(seen), "{rooms:?}");
        let beyond = (Coord { x: 200.0, y: 0.0 }, Coord { x: 300.0, y: 80.0 });
        assert!(ground.rooms(20.0, 10.0, beyond).is_empty());
        assert!(ground.inside(beyond).is_none());
    }

    #[test]
    fn a_point_inside_is_inside() {
        let at = horseshoe().inside(ALL).unwrap();
        assert!(at.y < 40.0 && at.x > 0.0 && at.x < 90.0, "{at:?}");
        assert!(Ground::default().inside(ALL).is_none());
    }
}
