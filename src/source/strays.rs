//! Villages that cannot lie where their coordinates say, or be of that size.
//!
//! In: the polygons as they were read. Out: for each what is wrong with it, if anything. Method: distances from the
//! middle of all (the median, which a few strays do not move), sorted; where the next one is farther than the villages
//! so far are wide, it and all beyond lie elsewhere. A village that an administrative line has put in the list
//! (the outline of all the others) or of which a square metre is left is none either.

use super::study_area::StudyArea;
use super::villages::Draft;
use crate::finding::FindingKind;
use crate::place::Shape;
use geo::{BoundingRect, Contains, Coord, Point};

/// A gap smaller than this is an island or a neighbour, m: outside of the CRS's area of use, and inside of it.
const GAP_M: [f64; 2] = [50_000.0, 100_000.0];
/// And smaller than so many times the distance to which the villages reach, likewise.
const GAP_REACH: [f64; 2] = [2.0, 3.0];
/// Inside the area of use more villages than this part of all are no slip of the pen.
const FEW: usize = 20;

/// Hoàng Sa and Trường Sa, far out at sea and no mistake: west, south, east, north, degrees.
const ISLANDS: [[f64; 4]; 2] = [[111.0, 15.5, 113.0, 17.5], [111.2, 6.3, 117.6, 12.0]];

/// A smaller polygon is no land of a village, m².
const LEAST_M2: f64 = 1.0;
/// Unless all of them are small: the median, m².
const USUAL_M2: f64 = 10_000.0;
/// Of fewer villages one may surround the others.
const OUTLINE_OF: usize = 5;

/// What is wrong with each village's polygon.
pub(super) fn find(study: &StudyArea, drafts: &[Draft]) -> Vec<(usize, FindingKind)> {
    let shapes: Vec<(usize, &Shape)> =
        drafts.iter().enumerate().filter_map(|(i, d)| Some((i, d.shape.as_ref()?))).collect();
    let mut found = far(study, &shapes);
    let near: Vec<_> = shapes.iter().filter(|(i, _)| found.iter().all(|(j, _)| i != j)).collect();
    let mut areas: Vec<f64> = near.iter().map(|(_, s)| s.area_m2).collect();
    areas.sort_by(f64::total_cmp);
    let Some(&usual_m2) = areas.get(areas.len() / 2) else { return found };
    let all: f64 = areas.iter().sum();
    for (i, shape) in &near {
        let area_m2 = shape.area_m2;
        let speck = area_m2 < LEAST_M2 && usual_m2 > USUAL_M2;
        let outline = || {
            let others = near.iter().filter(|(j, _)| j != i);
            others.filter(|(_, s)| shape.planar.contains(&Point(s.centre))).count() > near.len() / 2
        };
        if speck || near.len() > OUTLINE_OF && area_m2 > all / 3.0 && outline() {
            found.push((*i, FindingKind::VillageSize { area_m2, usual_m2 }));
        }
    }
    found.sort_by_key(|(i, _)| *i);
    found
}

fn far(study: &StudyArea, shapes: &[(usize, &Shape)]) -> Vec<(usize, FindingKind)> {
    let median = |pick: fn(&Shape) -> f64| {
        let mut all: Vec<f64> = shapes.iter().map(|(_, s)| pick(s)).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(0.0)
    };
    let middle = Coord { x: median(|s| s.centre.x), y: median(|s| s.centre.y) };
    let farthest = |s: &Shape| {
        s.planar.bounding_rect().map_or(0.0, |r| {
            let off = |a: f64, b: f64, m: f64| (a - m).abs().max((b - m).abs());
            off(r.min().x, r.max().x, middle.x).hypot(off(r.min().y, r.max().y, middle.y))
        })
    };
    let mut by_distance: Vec<(f64, usize, &Shape)> =
        shapes.iter().map(|(i, s)| (farthest(s), *i, *s)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let half = by_distance.len() / 2;
    let Some(mut reach) = by_distance.get(half).map(|d| d.0) else { return Vec::new() };
    for k in half + 1..by_distance.len() {
        let (distance, _, shape) = by_distance[k];
        let at = shape.centre_geographic;
        let held = usize::from(at.is_some_and(|c| study.holds(c)));
        let gap = distance - reach;
        let some = held == 0 || by_distance.len() - k <= (by_distance.len() / FEW).max(1);
        let island = at.is_some_and(|c| {
            let inside =
                |[w, s, e, n]: &[f64; 4]| (*w..*e).contains(&c.x) && (*s..*n).contains(&c.y);
            ISLANDS.iter().any(inside)
        });
        if island {
            continue;
        }
        if some && gap > GAP_M[held].max(GAP_REACH[held] * reach) {
            let beyond = by_distance[k..].iter();
            return beyond
                .map(|(m, i, _)| (*i, FindingKind::VillageFar { km: m / 1000.0 }))
                .collect();
        }
        reach = distance;
    }
    Vec::new()
}
