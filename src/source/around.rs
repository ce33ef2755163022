//! The frame of what maps show: how far around the villages anything is kept.
//!
//! In: the villages' bounding box. Out: a box in the working CRS, the same in a layer's CRS, and lines and
//! areas cut to it. A layer of the whole country or world is cut in its own CRS first: far from its zone a
//! projection has no meaning.

use super::Error;
use super::crs::{Crs, Transformer};
use super::study_area::StudyArea;
use crate::raster::cut_to_box;
use geo::{Coord, LineString, MultiLineString, MultiPolygon};

/// How far around the villages, as a share of their longer side: a sheet of another shape than the
/// province shows a quarter more on two sides.
const AROUND: f64 = 0.3;

/// Points of each side of the box: between them a side is straight to metres in any projection of a
/// province.
const SIDE_POINTS: u32 = 32;

/// The box is made wider in a layer's CRS, by this share of its sides: what is cut there is cut again
/// in the working CRS.
const WIDER: f64 = 0.05;

/// A box: least and greatest corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MapExtent {
    pub(super) low: Coord<f64>,
    pub(super) high: Coord<f64>,
}

impl MapExtent {
    /// Around the villages, working CRS. Without villages there is nothing to be around of.
    pub(super) fn of(study: &StudyArea) -> Option<Self> {
        let (low, high) = study.villages?;
        let by = AROUND * (high.x - low.x).max(high.y - low.y);
        Some(Self { low, high }.wider(by))
    }

    fn wider(self, by: f64) -> Self {
        let Self { low, high } = self;
        Self {
            low: Coord { x: low.x - by, y: low.y - by },
            high: Coord { x: high.x + by, y: high.y + by },
        }
    }

    /// The box around some points; those that are lost count for nothing.
    pub(super) fn around(points: &[Coord<f64>]) -> Option<Self> {
        let mut found = points.iter().filter(|c| c.x.is_finite() && c.y.is_finite());
        let first = *found.next()?;
        Some(found.fold(Self { low: first, high: first }, |f, c| Self {
            low: Coord { x: f.low.x.min(c.x), y: f.low.y.min(c.y) },
            high: Coord { x: f.high.x.max(c.x), y: f.high.y.max(c.y) },
        }))
    }

    /// Points along its sides.
    pub(super) fn outline(self) -> Vec<Coord<f64>> {
        let Self { low, high } = self;
        let sides = (0..SIDE_POINTS).flat_map(|i| {
            let t = f64::from(i) / f64::from(SIDE_POINTS);
            let (x, y) = (low.x + t * (high.x - low.x), low.y + t * (high.y - low.y));
            let (x_back, y_back) = (low.x + high.x - x, low.y + high.y - y);
            [(x, low.y), (high.x, y), (x_back, high.y), (low.x, y_back)]
        });
        sides.map(|(x, y)| Coord { x, y }).collect()
    }

    /// Part of both, if there is any.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        let low = Coord { x: self.low.x.max(other.low.x), y: self.low.y.max(other.low.y) };
        let high = Coord { x: self.high.x.min(other.high.x), y: self.high.y.min(other.high.y) };
        (low.x < high.x && low.y < high.y).then_some(Self { low, high })
    }

    /// The parts of a line inside.
    pub(super) fn cut_line(self, line: &MultiLineString<f64>) -> MultiLineString<f64> {
        let mut parts = Vec::new();
        for line in line {
            let mut part: Vec<Coord<f64>> = Vec::new();
            for ends in line.0.windows(2) {
                let Some((a, b)) = self.cut_segment(ends[0], ends[1]) else { continue };
                if part.last() != Some(&a) {
                    keep(&mut parts, &mut part);
                    part.push(a);
                }
                part.push(b);
            }
            keep(&mut parts, &mut part);
        }
        MultiLineString(parts)
    }

    /// The part of a segment inside, by Liang and Barsky (1984).
    fn cut_segment(self, a: Coord<f64>, b: Coord<f64>) -> Option<(Coord<f64>, Coord<f64>)> {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-dx, a.x - self.low.x),
            (dx, self.high.x - a.x),
            (-dy, a.y - self.low.y),
            (dy, self.high.y - a.y),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        // `max` and `min` pass NaN over.
        let inside = enter < leave && (a.x + a.y + dx + dy).is_finite();
        let at = |t: f64| Coord { x: a.x + t * dx, y: a.y + t * dy };
        let from = if enter == 0.0 { a } else { at(enter) };
        inside.then(|| (from, if leave == 1.0 { b } else { at(leave) }))
    }

    /// The part of an area inside.
    pub(super) fn cut_area(self, area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        area.iter().filter_map(|p| cut_to_box(p, self.low, self.high)).collect()
    }
}

/// Puts a part away, if it is a line.
fn keep(parts: &mut Vec<LineString<f64>>, part: &mut Vec<Coord<f64>>) {
    let part = std::mem::take(part);
    if part.len() >= 2 {
        parts.push(LineString(part));
    }
}

/// How one layer comes into the frame.
pub(super) struct Reprojection {
    pub(super) crs: Crs,
    /// The frame in the layer's CRS; `None` where it has no place there.
    pub(super) own: Option<MapExtent>,
    pub(super) way: Transformer,
    /// The frame in the working CRS.
    pub(super) frame: MapExtent,
}

impl Reprojection {
    pub(super) fn new(study: &StudyArea, frame: MapExtent, crs: Crs) -> Result<Self, Error> {
        let outline = frame.outline();
        let mut there = outline.clone();
        Transformer::new(&study.working, &crs, &outline)?.apply(&mut there);
        let own = MapExtent::around(&there)
            .map(|f| f.wider(WIDER * (f.high.x - f.low.x).max(f.high.y - f.low.y)));
        there.retain(|c| c.x.is_finite() && c.y.is_finite());
        let way = Transformer::new(&crs, &study.working, &there)?;
        Ok(Self { crs, own, way, frame })
    }

    /// What of a line is in the frame, working CRS; nothing is left of one that is elsewhere.
    pub(super) fn line(&self, line: &MultiLineString<f64>) -> MultiLineString<f64> {
        let Some(own) = self.own else { return MultiLineString(Vec::new()) };
        let mut line = own.cut_line(line);
        for part in &mut line.0 {
            self.way.apply(&mut part.0);
        }
        self.frame.cut_line(&line)
    }

    /// Distance of a point of the layer to the villages, km; `None` where it has no place.
    pub(super) fn km(&self, study: &StudyArea, at: Coord<f64>) -> Option<f64> {
        let mut there = [at];
        self.way.apply(&mut there);
        Some(study.distance_m(there[0]) / 1000.0).filter(|km| km.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, polygon};

    const FRAME: MapExtent =
        MapExtent { low: Coord { x: 0.0, y: 0.0 }, high: Coord { x: 10.0, y: 10.0 } };

    #[test]
    fn lines_are_cut_to_the_frame() {
        let line = MultiLineString(vec![
            // In, out over the corner, in again, and along the side.
            line_string![(x: -5., y: 5.), (x: 5., y: 5.), (x: 15., y: 5.), (x: 15., y: 8.),
                         (x: 5., y: 8.), (x: 5., y: 10.), (x: 10., y: 10.)],
            line_string![(x: 11., y: 0.), (x: 0., y: 11.5)],
            line_string![(x: -1., y: -1.), (x: -1., y: 20.)],
            line_string![(x: f64::NAN, y: 1.), (x: 5., y: 5.)],
        ]);
        let cut = FRAME.cut_line(&line);
        assert_eq!(cut.0[0], line_string![(x: 0., y: 5.), (x: 5., y: 5.), (x: 10., y: 5.)]);
        assert_eq!(
            cut.0[1],
            line_string![(x: 10., y: 8.), (x: 5., y: 8.), (x: 5., y: 10.), (x: 10., y: 10.)]
        );
        assert_eq!(cut.0.len(), 3, "{cut:?}");
        let inside = line_string![(x: 1., y: 1.), (x: 2., y: 1.), (x: 2., y: 3.)];
        let whole = MultiLineString(vec![inside]);
        assert_eq!(FRAME.cut_line(&whole), whole, "bit for bit");
    }

    #[test]
    fn areas_are_cut_to_the_frame() {
        let area = MultiPolygon(vec![
            polygon![(x: 5., y: 5.), (x: 20., y: 5.), (x: 20., y: 8.), (x: 5., y: 8.)],
            polygon![(x: 11., y: 5.), (x: 20., y: 5.), (x: 20., y: 8.)],
        ]);
        let cut = FRAME.cut_area(&area);
        let right = polygon![(x: 5., y: 5.), (x: 10., y: 5.), (x: 10., y: 8.), (x: 5., y: 8.)];
        assert_eq!(cut.0.len(), 1);
        assert!(geo::Area::unsigned_area(&cut) - geo::Area::unsigned_area(&right) == 0.0);
    }

    #[test]
    fn the_frame_of_points_forgets_the_lost() {
        let lost = Coord { x: f64::NAN, y: 3.0 };
        assert_eq!(MapExtent::around(&[lost]), None);
        let mut points = FRAME.outline();
        points.insert(0, lost);
        assert_eq!(MapExtent::around(&points), Some(FRAME));
        let beside = MapExtent { low: Coord { x: 10.0, y: 0.0 }, high: Coord { x: 11.0, y: 1.0 } };
        assert_eq!(FRAME.common(beside), None);
        assert_eq!(FRAME.common(FRAME), Some(FRAME));
    }
}
