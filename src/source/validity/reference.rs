//! What tests compare judgement and repair with: GEOS, and areas added up slab by slab.

use super::tests::multi;
use gdal::cpl::CslStringList;
use gdal::vector::Geometry;
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, LineString, MultiPolygon, Polygon};

pub(super) fn geos(area: &MultiPolygon<f64>) -> Geometry {
    crate::source::prepare_gdal();
    let wkt = |r: &LineString<f64>| {
        let points: Vec<String> = r.0.iter().map(|c| format!("{} {}", c.x, c.y)).collect();
        format!("({})", points.join(","))
    };
    let part = |p: &Polygon<f64>| {
        let rings: Vec<String> =
            std::iter::once(p.exterior()).chain(p.interiors()).map(wkt).collect();
        format!("({})", rings.join(","))
    };
    let parts: Vec<String> = area.iter().map(part).collect();
    Geometry::from_wkt(&format!("MULTIPOLYGON({})", parts.join(","))).unwrap()
}

/// The area of GEOS's repair, each part by itself and then joined.
pub(super) fn geos_repaired_area(area: &MultiPolygon<f64>) -> f64 {
    let parts =
        area.iter().map(|p| geos(&multi(p.clone())).make_valid(&CslStringList::new()).unwrap());
    parts.reduce(|a, b| a.union(&b).unwrap()).map_or(0.0, |g| g.area())
}

/// The sides of a part, a hole given twice once.
fn sides(polygon: &Polygon<f64>) -> Vec<[Coord<f64>; 2]> {
    let canonical = |r: &LineString<f64>| {
        let mut sides: Vec<_> = r
            .lines()
            .map(|l| {
                let (a, b) = ((l.start.x, l.start.y), (l.end.x, l.end.y));
                if a < b { (a, b) } else { (b, a) }
            })
            .collect();
        sides.sort_by(|a, b| a.partial_cmp(b).unwrap());
        sides
    };
    let mut seen = Vec::new();
    let holes = polygon.interiors().iter().filter(|r| {
        let sides = canonical(r);
        let new = !seen.contains(&sides);
        seen.push(sides);
        new
    });
    let rings: Vec<_> = std::iter::once(polygon.exterior()).chain(holes).collect();
    rings.iter().flat_map(|r| r.lines()).map(|l| [l.start, l.end]).collect()
}

/// The area that any part has by the even-odd rule: between all x at which sides end or cross, sides
/// lie above each other, and the trapezoids between them are added up.
pub(super) fn area_by_slabs(area: &MultiPolygon<f64>) -> f64 {
    let sides: Vec<(usize, [Coord<f64>; 2])> = area
        .iter()
        .enumerate()
        .flat_map(|(part, p)| sides(p).into_iter().map(move |s| (part, s)))
        .map(|(part, [a, b])| (part, if a.x < b.x { [a, b] } else { [b, a] }))
        .filter(|(_, [a, b])| a.x < b.x)
        .collect();
    let at = |[a, b]: [Coord<f64>; 2], x: f64| a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y);
    let mut xs: Vec<f64> = sides.iter().flat_map(|(_, [a, b])| [a.x, b.x]).collect();
    for (i, (_, s)) in sides.iter().enumerate() {
        for (_, t) in &sides[i + 1..] {
            let (low, high) = (s[0].x.max(t[0].x), s[1].x.min(t[1].x));
            let (d, e) = (at(*s, low) - at(*t, low), at(*s, high) - at(*t, high));
            if low < high && d * e < 0.0 {
                xs.push(low + (high - low) * d / (d - e));
            }
        }
    }
    xs.sort_by(f64::total_cmp);
    let mut sum = 0.0;
    for x in xs.windows(2) {
        let middle = f64::midpoint(x[0], x[1]);
        if !(x[0] < middle && middle < x[1]) {
            continue;
        }
        let mut here: Vec<_> =
            sides.iter().filter(|(_, [a, b])| a.x < middle && middle < b.x).collect();
        here.sort_by(|(_, s), (_, t)| at(*s, middle).total_cmp(&at(*t, middle)));
        let mut inside = vec![false; area.0.len()];
        for (k, (part, s)) in here.iter().enumerate() {
            inside[*part] ^= true;
            if inside.contains(&true) {
                sum += (x[1] - x[0]) * (at(here[k + 1].1, middle) - at(*s, middle));
            }
        }
    }
    sum
}

/// Whether sides of a part lie on each other: there GEOS's repair by linework follows another rule.
pub(super) fn sides_overlap(polygon: &Polygon<f64>) -> bool {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let sides: Vec<_> = rings.flat_map(LineString::lines).collect();
    let overlap = |s: &geo::Line<f64>, t: &geo::Line<f64>| matches!(line_intersection(*s, *t), Some(LineIntersection::Collinear { intersection }) if intersection.start != intersection.end);
    sides.iter().enumerate().any(|(i, s)| sides[i + 1..].iter().any(|t| overlap(s, t)))
}
