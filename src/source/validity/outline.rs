//! The rings of an area as segments that know where they come from.

use super::sweep::{Segment, by_place};
use geo::{Coord, LineString, MultiPolygon};

/// A ring. They are numbered part by part, the exterior first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ring {
    pub(super) part: u32,
    /// The ring's exterior: itself if it is one.
    pub(super) exterior: u32,
}

/// A segment, by its place in an outline, and a point inside of it in which others end.
pub(super) type Touch = (u32, Coord<f64>);

/// All segments of an area.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) segments: Vec<Segment>,
    pub(super) rings: Vec<Ring>,
    /// Of each segment its ring, doubled, and one more where the ring runs from its low to its high end.
    ways: Vec<u32>,
}

impl Outline {
    /// `None` where a ring is only a point. Repeated points are passed over.
    pub(super) fn new(area: &MultiPolygon<f64>) -> Option<Self> {
        let count = area
            .iter()
            .map(|p| p.exterior().0.len() + p.interiors().iter().map(|r| r.0.len()).sum::<usize>());
        let count = count.sum();
        let mut outline = Self {
            segments: Vec::with_capacity(count),
            rings: Vec::new(),
            ways: Vec::with_capacity(count),
        };
        for (part, polygon) in area.iter().enumerate() {
            let exterior = outline.rings.len() as u32;
            for line in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                let ring = outline.rings.len() as u32;
                let before = outline.segments.len();
                for (_, segment, forward) in segments(line) {
                    outline.segments.push(segment);
                    outline.ways.push(ring << 1 | u32::from(forward));
                }
                if outline.segments.len() == before {
                    return None;
                }
                outline.rings.push(Ring { part: part as u32, exterior });
            }
        }
        Some(outline)
    }

    /// The ring of a segment.
    pub(super) fn ring(&self, segment: u32) -> u32 {
        self.ways[segment as usize] >> 1
    }

    /// Whether its ring runs along a segment from its low to its high end.
    pub(super) fn forward(&self, segment: u32) -> bool {
        self.ways[segment as usize] & 1 == 1
    }
}

/// The segments of a ring, each with the place of its first vertex and whether the ring runs from its
/// low to its high end.
fn segments(line: &LineString<f64>) -> impl Iterator<Item = (usize, Segment, bool)> {
    line.0.windows(2).enumerate().filter_map(|(i, w)| {
        let (segment, forward) = Segment::new(w[0], w[1])?;
        Some((i, segment, forward))
    })
}

/// Puts vertices where other rings touch a segment. `touches` names segments by their place in the
/// [`Outline`] of the same area, and points that lie on them.
pub(super) fn put_vertices(area: &mut MultiPolygon<f64>, mut touches: Vec<Touch>) {
    touches.sort_unstable_by(|(s, a), (t, b)| s.cmp(t).then_with(|| by_place(a, b)));
    touches.dedup();
    let mut left = &touches[..];
    let mut segment = 0_u32;
    let mut put = |line: &mut LineString<f64>| {
        let mut made = Vec::with_capacity(line.0.len());
        let mut copied = 0;
        for (i, _, forward) in segments(line) {
            let here = left.partition_point(|(s, _)| *s == segment);
            if here > 0 {
                made.extend_from_slice(&line.0[copied..=i]);
                copied = i + 1;
                let points = left[..here].iter().map(|(_, point)| *point);
                if forward {
                    made.extend(points);
                } else {
                    made.extend(points.rev());
                }
                left = &left[here..];
            }
            segment += 1;
        }
        made.extend_from_slice(&line.0[copied..]);
        line.0 = made;
    };
    for polygon in &mut area.0 {
        polygon.exterior_mut(&mut put);
        polygon.interiors_mut(|rings| rings.iter_mut().for_each(&mut put));
    }
}
