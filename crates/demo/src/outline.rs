//! Outlines of villages: the borders around their parcels, joined to rings.
//!
//! In: parcels and the village of each. Out: a multipolygon a village, metres, whole millimetres;
//! exteriors counter-clockwise, holes clockwise, closed. Neighbours share every vertex of their common
//! border, so the land is covered without gap or overlap.

use super::border::waver;
use super::parcels::Parcels;
use super::random::hash_unit;
use geo::{Area as _, Contains as _, LineString, MultiPolygon, Point, Polygon};
use rayon::prelude::*;

/// A piece of a village's border with the village on its left.
#[derive(Clone, Copy)]
struct Side {
    from: u32,
    to: u32,
    edge: u32,
    backwards: bool,
}

/// The outlines of `villages` villages, where `owner` is the village of each parcel.
pub(super) fn outlines(
    seed: u64,
    parcels: &Parcels,
    owner: &[Option<u32>],
    villages: usize,
) -> Vec<MultiPolygon<f64>> {
    let mut sides = vec![Vec::new(); villages];
    for (i, e) in parcels.edges.iter().enumerate() {
        let [left, right] = e.parcels.map(|p| owner[p as usize]);
        if left == right {
            continue;
        }
        let [p, q] = e.corners;
        let edge = i as u32;
        if let Some(v) = left {
            sides[v as usize].push(Side { from: p, to: q, edge, backwards: false });
        }
        if let Some(v) = right {
            sides[v as usize].push(Side { from: q, to: p, edge, backwards: true });
        }
    }
    sides.into_par_iter().map(|s| assemble(seed, parcels, owner, s)).collect()
}

fn assemble(
    seed: u64,
    parcels: &Parcels,
    owner: &[Option<u32>],
    mut sides: Vec<Side>,
) -> MultiPolygon<f64> {
    sides.sort_unstable_by_key(|s| s.from);
    let mut used = vec![false; sides.len()];
    let mut rings = Vec::new();
    for start in 0..sides.len() {
        let mut line = Vec::new();
        let mut at = start;
        // Three parcels meet at a corner, so a village leaves it by one side only.
        while !used[at] {
            used[at] = true;
            draw(seed, parcels, owner, sides[at], &mut line);
            match sides.binary_search_by_key(&sides[at].to, |s| s.from) {
                Ok(next) => at = next,
                Err(_) => break,
            }
        }
        line.dedup();
        if line.len() >= 3 {
            line.push(line[0]);
            rings.push(LineString::new(line));
        }
    }
    nest(rings)
}

/// Appends one side without its last point.
fn draw(
    seed: u64,
    parcels: &Parcels,
    owner: &[Option<u32>],
    side: Side,
    line: &mut Vec<geo::Coord<f64>>,
) {
    let edge = parcels.edges[side.edge as usize];
    let [p, q] = edge.corners.map(|c| parcels.corners[c as usize]);
    let shore = edge.parcels.iter().any(|&x| owner[x as usize].is_none());
    let (levels, roughness) = if shore { (3, 0.22) } else { (2, 0.20) };
    // The key is the place, not the order in which edges were met.
    let key = p.x.to_bits() ^ q.y.to_bits().rotate_left(21);
    let seed = seed ^ (hash_unit(seed ^ 0x41, key) * 9_007_199_254_740_992.0) as u64;
    line.push(if side.backwards { q } else { p });
    let begin = line.len();
    waver(seed, p, q, parcels.points[edge.parcels[0] as usize], levels, roughness, line);
    if side.backwards {
        line[begin..].reverse();
    }
}

/// Puts holes into the exteriors around them.
fn nest(rings: Vec<LineString<f64>>) -> MultiPolygon<f64> {
    let ring_area = |r: &LineString<f64>| Polygon::new(r.clone(), Vec::new()).signed_area();
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|r| ring_area(r) > 0.0);
    let mut polygons: Vec<Polygon<f64>> =
        outer.into_iter().map(|r| Polygon::new(r, Vec::new())).collect();
    // The mainland first, islands after.
    polygons.sort_by(|a, b| b.unsigned_area().total_cmp(&a.unsigned_area()));
    for hole in holes {
        let inside = |p: &Polygon<f64>| {
            let outline = Polygon::new(p.exterior().clone(), Vec::new());
            hole.0.first().is_some_and(|&c| outline.contains(&Point(c)))
        };
        if let Some(around) = polygons.iter().position(inside) {
            polygons[around].interiors_push(hole);
        }
    }
    MultiPolygon::new(polygons)
}
