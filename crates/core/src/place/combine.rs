//! Polygons combined by boolean operations on the lattice, in whole steps.
//!
//! In: rings, working CRS, m, in any order, exteriors counter-clockwise and holes clockwise. Out: polygons,
//! valid (OGC), or their area. Method: `i_overlay` with 64-bit coordinates; a crossing goes to the nearest
//! point of the lattice, 4 nm. Not here: villages inside footprints, which take no overlay
//! (`coverage::exact`).

use super::lattice::{on_lattice, square_metres, steps, to_metres, vertices_on_lattice};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::core::solver::Solver;
use i_overlay::i_float::int::point::IntPoint;

/// A closed path of lattice points, in steps from some origin.
pub(crate) type Path = Vec<IntPoint<i64>>;

/// What is wanted of two sets of polygons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What lies in both.
    Common,
    /// What lies in the first only.
    Rest,
    /// What lies in any.
    All,
}

impl Wanted {
    fn rule(self) -> OverlayRule {
        match self {
            Self::Common => OverlayRule::Intersect,
            Self::Rest => OverlayRule::Difference,
            Self::All => OverlayRule::Union,
        }
    }
}

/// Combines polygons, each set of them united first.
pub fn combine<'p>(
    first: impl IntoIterator<Item = &'p Polygon<f64>>,
    second: impl IntoIterator<Item = &'p Polygon<f64>>,
    wanted: Wanted,
) -> MultiPolygon<f64> {
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    let corner = first.peek().or(second.peek()).and_then(|p| p.exterior().0.first());
    let Some(origin) = corner.map(|c| on_lattice(*c)) else {
        return MultiPolygon::new(Vec::new());
    };
    let (first, second) = (paths(first, origin), paths(second, origin));
    let options = IntOverlayOptions::ogc();
    let mut overlay =
        Overlay::<i64>::from_subj_and_clip_custom(&first, &second, options, Solver::default());
    let ring = |path: &Path| {
        let at = |p: &IntPoint<i64>| Coord { x: to_metres(p.x), y: to_metres(p.y) } + origin;
        let mut ring: Vec<Coord<f64>> = path.iter().map(at).collect();
        ring.extend(ring.first().copied());
        LineString::new(ring)
    };
    let polygon = |shape: &Vec<Path>| {
        let mut rings = shape.iter().map(ring);
        let exterior = rings.next()?;
        Some(Polygon::new(exterior, rings.collect()))
    };
    let shapes = overlay.overlay(wanted.rule(), FillRule::Positive);
    MultiPolygon::new(shapes.iter().filter_map(polygon).collect())
}

/// The union of polygons.
pub fn unite<'p>(polygons: impl IntoIterator<Item = &'p Polygon<f64>>) -> MultiPolygon<f64> {
    combine(polygons, [], Wanted::All)
}

/// Area common to what the one and what the other paths wind about, m².
pub(crate) fn common_m2(first: &[Path], second: &[Path]) -> f64 {
    let mut overlay = Overlay::<i64>::from_subj_and_clip(first, second);
    let shapes = overlay.overlay(OverlayRule::Intersect, FillRule::NonZero);
    square_metres(shapes.iter().flatten().map(|path| twice_area(path)).sum::<i128>() / 2)
}

/// The rings of polygons as paths.
pub(crate) fn paths<'p>(
    polygons: impl Iterator<Item = &'p Polygon<f64>>,
    origin: Coord<f64>,
) -> Vec<Path> {
    let rings = polygons.flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.map(|r| path(&vertices_on_lattice(r), origin)).collect()
}

/// Lattice points as a path from an origin on the lattice.
pub(crate) fn path(ring: &[Coord<f64>], origin: Coord<f64>) -> Path {
    ring.iter().map(|c| IntPoint::new(steps(c.x - origin.x), steps(c.y - origin.y))).collect()
}

/// Twice the signed area of a path, square steps.
fn twice_area(path: &[IntPoint<i64>]) -> i128 {
    let next = path.iter().cycle().skip(1);
    let cross = |(a, b): (&IntPoint<i64>, &IntPoint<i64>)| {
        i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y)
    };
    path.iter().zip(next).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, polygon};

    #[test]
    fn polygons_with_touching_holes_and_neighbours() {
        // A hole that touches the exterior, and a square that fills a part of the hole.
        let holed = polygon!(
            exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
            interiors: [[(x: 0., y: 5.), (x: 6., y: 7.), (x: 6., y: 3.)]]);
        let square = polygon![(x: 4., y: 4.5), (x: 5., y: 4.5), (x: 5., y: 5.5), (x: 4., y: 5.5)];
        let frame = polygon![(x: -1., y: 5.), (x: 20., y: 5.), (x: 20., y: 20.), (x: -1., y: 20.)];
        assert_eq!(unite([&holed, &square]).unsigned_area(), 81.0 - 12.0 + 1.0);
        let upper = combine([&holed, &square], [&frame], Wanted::Common);
        assert!((upper.unsigned_area() - (36.0 - 6.0 + 0.5)).abs() < 1e-7, "{upper:?}");
        let rest = combine([&holed], [&frame], Wanted::Rest);
        assert!((rest.unsigned_area() - (45.0 - 6.0)).abs() < 1e-7, "{rest:?}");
        assert!(combine([], [&frame], Wanted::Rest).0.is_empty());
        assert!(unite([]).0.is_empty());
    }
}
