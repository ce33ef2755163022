//! What lies around and under the villages, for maps: roads, rivers, the sea and lakes, neighbouring
//! provinces, heights. All invented; nothing is computed from it.
//!
//! In: terrain, parcels, layout, roads. Out: lines and areas in metres, whole millimetres, and heights on a
//! grid. The province's own border is that of its villages, vertex by vertex, so that neighbours and sea
//! leave no gap. Only additions, products and roots: the same on every platform.

use super::growth::grow;
use super::layout::{Layout, ONE_PROVINCE};
use super::noise::Noise;
use super::outline::outlines;
use super::parcels::{Parcels, millimetres};
use super::random::hash_unit;
use super::roads::{Road, Roads};
use super::terrain::{Ground, Terrain};
use geo::{
    Area as _, BooleanOps as _, BoundingRect as _, Coord, LineString, MultiLineString,
    MultiPolygon, Polygon, coord,
};

/// How far around the province, as a share of its longer side: more than any sheet shows.
const AROUND: f64 = 0.35;

/// The neighbours' coast lies so far inland of where the province's parcels end: what is between, along
/// the province's own coast, is sea.
const COAST_M: f64 = 2_500.0;

/// Pieces of a neighbour smaller than this are what parcels leave along the coast, m².
const LEAST_M2: f64 = 5e6;

/// A piece of sea smaller than this is none, m².
const SLIVER_M2: f64 = 1e4;

/// A road or a river.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Its name; `None` for small ones.
    pub name: Option<String>,
    /// Its class as maps have it: `Quốc lộ`, `Đường tỉnh`, `Đường xã`; `Sông`, `Suối`.
    pub class: &'static str,
    /// Its course.
    pub line: LineString<f64>,
}

/// Heights of the ground on a grid, rows from north to south.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// North-west corner.
    pub corner: Coord<f64>,
    /// Side of a cell, metres.
    pub step_m: f64,
    /// Columns and rows.
    pub size: (usize, usize),
    /// Whole metres above the sea; `None` at sea.
    pub metres: Vec<Option<i16>>,
}

/// The surroundings of a demo province.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// Roads, the major ones first.
    pub roads: Vec<Way>,
    /// Rivers and streams.
    pub rivers: Vec<Way>,
    /// Name and land of what lies beside: the sea, lakes.
    pub water: Vec<(String, MultiPolygon<f64>)>,
    /// Neighbouring provinces: name and land.
    pub neighbours: Vec<(String, MultiPolygon<f64>)>,
    /// Heights.
    pub heights: Heights,
}

/// A box: south-west and north-east corner.
#[derive(Clone, Copy)]
struct Frame {
    low: Coord<f64>,
    high: Coord<f64>,
}

impl Frame {
    fn longer_m(self) -> f64 {
        (self.high.x - self.low.x).max(self.high.y - self.low.y)
    }
}

/// Makes them.
pub(super) fn around(
    seed: u64,
    terrain: &Terrain,
    parcels: &Parcels,
    layout: &Layout,
    roads: &Roads,
) -> Around {
    let one: Vec<Option<u32>> = layout.owner.iter().map(|o| o.map(|_| 0)).collect();
    let land = outlines(seed, parcels, &one, 1).pop().unwrap_or_else(|| MultiPolygon(Vec::new()));
    let (low, high) = land
        .bounding_rect()
        .map_or_else(|| (terrain.origin, terrain.origin), |r| (r.min(), r.max()));
    let by = AROUND * (high.x - low.x).max(high.y - low.y);
    let whole = |v: f64, up: f64| ((v + up * by) / 100.0).round() * 100.0;
    let frame = Frame {
        low: coord! { x: whole(low.x, -1.0), y: whole(low.y, -1.0) },
        high: coord! { x: whole(high.x, 1.0), y: whole(high.y, 1.0) },
    };
    let (water, neighbours) = beside(seed, terrain, &land, frame);
    Around {
        roads: [vec![highway(terrain, frame)], ways(parcels, layout, roads)].concat(),
        rivers: rivers(seed, terrain, frame, &water[0].1),
        water,
        neighbours,
        heights: heights(terrain, frame),
    }
}

/// A line at a distance from the coast, from south to north.
fn along_coast(terrain: &Terrain, frame: Frame, inland_m: f64, step_m: f64) -> Vec<Coord<f64>> {
    let steps = ((frame.high.y - frame.low.y) / step_m).ceil().max(1.0) as u32;
    let at = |i: u32| {
        let y = frame.low.y + (frame.high.y - frame.low.y) * f64::from(i) / f64::from(steps);
        // The first place from the east that lies so far inland.
        let beyond = |x: f64| terrain.inland_m(coord! { x: x, y: y }) >= inland_m;
        let mut east = frame.high.x;
        let mut west = east;
        while west > frame.low.x && !beyond(west) {
            east = west;
            west -= 500.0;
        }
        for _ in 0..20 {
            let middle = f64::midpoint(west, east);
            if beyond(middle) { west = middle } else { east = middle }
        }
        coord! { x: millimetres(west.clamp(frame.low.x, frame.high.x)), y: millimetres(y) }
    };
    (0..=steps).map(at).collect()
}

/// A line from south to north without jumps, where the coast folds: means of five neighbours, four times.
fn softened(mut line: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    for _ in 0..4 {
        let x: Vec<f64> = line.iter().map(|c| c.x).collect();
        for (i, c) in line.iter_mut().enumerate() {
            let near = &x[i.saturating_sub(2)..(i + 3).min(x.len())];
            c.x = millimetres(near.iter().sum::<f64>() / near.len() as f64);
        }
    }
    line
}

/// The longest part of a line that is not at sea.
fn ashore(line: LineString<f64>, sea: &MultiPolygon<f64>) -> LineString<f64> {
    let parts = sea.clip(&MultiLineString(vec![line]), true).0;
    let longest = parts.into_iter().reduce(|a, b| if b.0.len() > a.0.len() { b } else { a });
    let line = longest.unwrap_or_else(|| LineString(Vec::new()));
    line.coords().map(|c| coord! { x: millimetres(c.x), y: millimetres(c.y) }).collect()
}

type Named = (String, MultiPolygon<f64>);

/// Water and neighbours.
fn beside(
    seed: u64,
    terrain: &Terrain,
    land: &MultiPolygon<f64>,
    frame: Frame,
) -> (Vec<Named>, Vec<Named>) {
    let ring = |corners: Vec<Coord<f64>>| Polygon::new(LineString(corners), Vec::new());
    let Frame { low, high } = frame;
    let corner = |x: f64, y: f64| coord! { x: x, y: y };
    let (south_west, north_west) = (low, corner(low.x, high.y));
    let all = ring(vec![low, corner(high.x, low.y), high, north_west]);
    let mut inland = softened(along_coast(terrain, frame, COAST_M, 700.0));
    inland.extend([north_west, south_west]);
    let filled: MultiPolygon<f64> =
        land.iter().map(|p| Polygon::new(p.exterior().clone(), Vec::new())).collect();
    let abroad: MultiPolygon<f64> = MultiPolygon(vec![ring(inland)])
        .difference(&filled)
        .into_iter()
        .filter(|p| p.unsigned_area() > LEAST_M2)
        .collect();
    // Overlays leave slivers along the neighbours' borders.
    let sea = MultiPolygon(vec![all]).difference(&filled).difference(&abroad);
    let sea = sea.into_iter().filter(|p| p.unsigned_area() > SLIVER_M2).collect();
    let lakes = land.iter().flat_map(Polygon::interiors).map(|hole| {
        let mut shore = hole.clone();
        shore.0.reverse();
        MultiPolygon(vec![Polygon::new(shore, Vec::new())])
    });
    let mut water = vec![("Biển Mẫu".to_owned(), sea)];
    water.extend(lakes.enumerate().map(|(i, lake)| (format!("Hồ Mẫu {}", i + 1), lake)));
    // Two borders between three neighbours, from the province's middle to its western corners.
    let noise = Noise::new(seed ^ 0x71, 14_000.0, 3);
    let middle = corner(f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y));
    let border = |to: Coord<f64>| -> Vec<Coord<f64>> {
        let d = to - middle;
        let bend = |t: f64| 0.12 * t * (1.0 - t) * 4.0;
        (1..40)
            .map(|i| {
                let t = f64::from(i) / 40.0;
                let p = middle + d * t;
                let away = noise.at(p) * bend(t);
                coord! { x: millimetres(p.x - d.y * away), y: millimetres(p.y + d.x * away) }
            })
            .chain([to])
            .collect()
    };
    let (north, south) = (border(north_west), border(south_west));
    let east = corner(high.x, middle.y);
    let part = |pieces: &[&[Coord<f64>]]| MultiPolygon(vec![ring(pieces.concat())]);
    let backwards = |line: &[Coord<f64>]| line.iter().rev().copied().collect::<Vec<_>>();
    let parts = [
        ("Tỉnh Bắc Mẫu", part(&[&[middle], &north, &[high, east]])),
        ("Tỉnh Tây Mẫu", part(&[&[middle], &south, &backwards(&north)])),
        ("Tỉnh Nam Mẫu", part(&[&[middle, east, corner(high.x, low.y)], &backwards(&south)])),
    ];
    let neighbours = parts.into_iter().map(|(name, part)| {
        let own = abroad.intersection(&part);
        let own = own.into_iter().filter(|p| p.unsigned_area() > LEAST_M2).collect();
        (name.to_owned(), own)
    });
    (water, neighbours.filter(|(_, land): &Named| !land.0.is_empty()).collect())
}

/// The highway through the plain, from one end of the frame to the other.
fn highway(terrain: &Terrain, frame: Frame) -> Way {
    let line = along_coast(terrain, frame, 7_000.0, 5_000.0);
    Way { name: Some("Quốc lộ M1".to_owned()), class: "Quốc lộ", line: rounded(line, 2) }
}

/// The ways from every seat and village to the town, as far as the next that is there already.
fn ways(parcels: &Parcels, layout: &Layout, roads: &Roads) -> Vec<Way> {
    let mut there = vec![false; parcels.points.len()];
    let mut trace = |from: u32| {
        let (mut at, mut line) = (from, Vec::new());
        loop {
            line.push(parcels.points[at as usize]);
            let known = std::mem::replace(&mut there[at as usize], true);
            let next = roads.towards_town[at as usize];
            if known || next == at {
                return line;
            }
            at = next;
        }
    };
    let seats = layout.seats.iter().map(|&v| layout.plots[v as usize].parcels[0]);
    let mut main: Vec<Vec<Coord<f64>>> = seats.map(&mut trace).filter(|l| l.len() > 1).collect();
    // The longest are national roads; ties keep their order.
    main.sort_by_key(|l| std::cmp::Reverse(l.len()));
    let mut all: Vec<Way> = main
        .into_iter()
        .enumerate()
        .map(|(i, line)| {
            let (class, name) = match i {
                0 | 1 => ("Quốc lộ", format!("Quốc lộ M{}", i + 2)),
                _ => ("Đường tỉnh", format!("ĐT.M{}", 499 + i)),
            };
            Way { name: Some(name), class, line: rounded(line, 2) }
        })
        .collect();
    // A country's village roads are more than anybody draws.
    if layout.plots.len() <= ONE_PROVINCE {
        let remote = |from: &u32| roads.class[*from as usize] != Road::None;
        let villages = layout.plots.iter().map(|p| p.parcels[0]).filter(remote);
        let lines = villages.map(&mut trace).filter(|l| l.len() > 1);
        all.extend(lines.map(|l| Way { name: None, class: "Đường xã", line: rounded(l, 1) }));
    }
    all
}

/// Corners cut so many times, by Chaikin (1974); the ends stay.
fn rounded(mut line: Vec<Coord<f64>>, times: u32) -> LineString<f64> {
    for _ in 0..times {
        let (Some(&first), Some(&last)) = (line.first(), line.last()) else { break };
        let cut = line.windows(2).flat_map(|w| {
            let d = w[1] - w[0];
            [w[0] + d * 0.25, w[0] + d * 0.75]
        });
        line = std::iter::once(first).chain(cut).chain([last]).collect();
    }
    line.into_iter().map(|c| coord! { x: millimetres(c.x), y: millimetres(c.y) }).collect()
}

/// Streams where enough land drains, by ways down to the sea that keep to low ground.
fn rivers(seed: u64, terrain: &Terrain, frame: Frame, sea: &MultiPolygon<f64>) -> Vec<Way> {
    let step = (frame.longer_m() / 140.0).max(600.0);
    let cells = |span: f64| (span / step).ceil().max(1.0) as u32;
    let (cols, rows) = (cells(frame.high.x - frame.low.x), cells(frame.high.y - frame.low.y));
    let jitter = |cell: u32, salt: u64| 0.6 * (hash_unit(seed ^ salt, u64::from(cell)) - 0.5);
    let points: Vec<Coord<f64>> = (0..cols * rows)
        .map(|i| {
            let x = frame.low.x + (f64::from(i % cols) + 0.5 + jitter(i, 0x72)) * step;
            coord! { x: x, y: frame.low.y + (f64::from(i / cols) + 0.5 + jitter(i, 0x73)) * step }
        })
        .collect();
    let height: Vec<f64> = points
        .iter()
        .map(|&p| match terrain.ground(p) {
            Ground::Lake => 0.3 * terrain.elevation_m(p),
            _ => terrain.elevation_m(p),
        })
        .collect();
    let shore: Vec<u32> =
        (0..cols * rows).filter(|&i| terrain.inland_m(points[i as usize]) <= 0.0).collect();
    let grown = grow(points.len(), &shore, |p, visit| {
        let (col, row) = ((p % cols).cast_signed(), (p / cols).cast_signed());
        for (dx, dy) in [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)] {
            let (x, y) = (col + dx, row + dy);
            if x < 0 || y < 0 || x >= cols.cast_signed() || y >= rows.cast_signed() {
                continue;
            }
            let q = y.cast_unsigned() * cols + x.cast_unsigned();
            let d = points[q as usize] - points[p as usize];
            let (here, there) = (height[p as usize], height[q as usize]);
            // Water does not run uphill: from a lower cell to a higher neighbour it would have to.
            let uphill = (here - there).max(0.0);
            let length = (d.x * d.x + d.y * d.y).sqrt();
            visit(q, length * (1.0 + there / 30.0) + 60.0 * uphill + 1.0);
        }
    });
    let flow = flow(&grown.parent);
    // 60 km² make a stream, 400 km² a river; less in a small province.
    let km2 = step * step / 1e6;
    let scale = (frame.longer_m() / 130_000.0).min(1.0);
    let (least, great) = (60.0 * scale / km2, 400.0 * scale / km2);
    let wet = |i: u32| f64::from(flow[i as usize]) >= least;
    let is_sea = |i: u32| grown.parent[i as usize] == i;
    let mut fed = vec![false; points.len()];
    for i in (0..cols * rows).filter(|&i| wet(i)) {
        if !is_sea(i) {
            fed[grown.parent[i as usize] as usize] = true;
        }
    }
    let heads = (0..cols * rows).filter(|&i| wet(i) && !fed[i as usize] && !is_sea(i));
    let mut courses: Vec<Vec<u32>> = heads
        .map(|head| {
            let mut course = vec![head];
            while let Some(&at) = course.last().filter(|&&at| !is_sea(at)) {
                course.push(grown.parent[at as usize]);
            }
            course
        })
        .collect();
    courses.sort_by_key(|c| std::cmp::Reverse(c.len()));
    let mut drawn = vec![false; points.len()];
    let mut names = ["Sông Mẫu", "Sông Ngàn Mẫu", "Sông Rào Mẫu", "Sông La Mẫu"].iter();
    let mut all = Vec::new();
    for course in courses {
        let joins = course.iter().position(|&i| drawn[i as usize]);
        let own = &course[..joins.map_or(course.len(), |j| j + 1)];
        for &i in own {
            drawn[i as usize] = true;
        }
        let grows = own.iter().position(|&i| f64::from(flow[i as usize]) >= great);
        let (stream, river) = own.split_at(grows.unwrap_or(own.len()));
        let line = |cells: &[u32]| {
            ashore(rounded(cells.iter().map(|&i| points[i as usize]).collect(), 2), sea)
        };
        // Both share the cell where the stream becomes a river.
        let upper = line(&own[..(stream.len() + 1).min(own.len())]);
        if upper.0.len() > 1 {
            all.push(Way { name: None, class: "Suối", line: upper });
        }
        let lower = line(river);
        if lower.0.len() > 1 {
            let name = if river.len() > 12 { names.next() } else { None };
            let name = name.map(|&n| n.to_owned());
            all.push(Way { name, class: "Sông", line: lower });
        }
    }
    all
}

/// How many cells drain through each, itself included.
fn flow(parent: &[u32]) -> Vec<u32> {
    let mut flow = vec![1_u32; parent.len()];
    let mut waiting = vec![0_u32; parent.len()];
    let below = |i: usize| Some(parent[i] as usize).filter(|&p| p != i);
    for i in 0..parent.len() {
        if let Some(p) = below(i) {
            waiting[p] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..parent.len()).filter(|&i| waiting[i] == 0).collect();
    while let Some(i) = ready.pop() {
        if let Some(p) = below(i) {
            flow[p] += flow[i];
            waiting[p] -= 1;
            if waiting[p] == 0 {
                ready.push(p);
            }
        }
    }
    flow
}

fn heights(terrain: &Terrain, frame: Frame) -> Heights {
    let step_m = (frame.longer_m() / 250.0).max(400.0);
    let cells = |span: f64| (span / step_m).ceil().max(1.0) as usize;
    let (cols, rows) = (cells(frame.high.x - frame.low.x), cells(frame.high.y - frame.low.y));
    let corner = coord! { x: frame.low.x, y: frame.high.y };
    let height = |i: usize| {
        let (col, row) = ((i % cols) as f64 + 0.5, (i / cols) as f64 + 0.5);
        let at = coord! { x: corner.x + col * step_m, y: corner.y - row * step_m };
        match terrain.ground(at) {
            Ground::Sea => None,
            // Low hills: the terrain has none off the coast.
            Ground::Island => Some(12),
            _ => Some(terrain.elevation_m(at).round() as i16),
        }
    };
    let metres = (0..cols * rows).map(height).collect();
    Heights { corner, step_m, size: (cols, rows), metres }
}

#[cfg(test)]
mod tests {
    use crate::{Options, generate};
    use geo::{Area as _, BooleanOps as _, BoundingRect as _, MultiPolygon};

    #[test]
    fn the_province_has_sea_lakes_neighbours_roads_rivers_and_heights() {
        let p = generate(&Options { villages: 120, sites: 40, splitters: 200, seed: 11 });
        let around = &p.around;
        let names: Vec<&str> = around.neighbours.iter().map(|(n, _)| n.as_str()).collect();
        assert_eq!(names, ["Tỉnh Bắc Mẫu", "Tỉnh Tây Mẫu", "Tỉnh Nam Mẫu"]);
        assert!(around.water.len() >= 2, "the sea and a lake");
        // Nothing of it lies on a village but slivers: overlays round to a fraction of a millimetre, over
        // hundreds of kilometres of border.
        let villages: Vec<&geo::Polygon<f64>> =
            p.land.villages.iter().flat_map(|v| v.shape.iter()).collect();
        let land = geo::unary_union(villages);
        let areas = around.water.iter().chain(&around.neighbours).map(|(_, a)| a);
        for area in areas.clone() {
            let common = area.intersection(&land).unsigned_area();
            assert!(common < 1e-7 * land.unsigned_area(), "{common} m²");
        }
        // And together they leave no gap.
        let parts: Vec<MultiPolygon<f64>> = areas.cloned().chain([land]).collect();
        let whole = geo::unary_union(parts.iter().flat_map(MultiPolygon::iter));
        let sum: f64 = parts.iter().map(geo::Area::unsigned_area).sum();
        let frame = whole.bounding_rect().unwrap();
        for area in [sum, frame.unsigned_area()] {
            assert!((whole.unsigned_area() / area - 1.0).abs() < 1e-6, "{area} m²");
        }
        let class = |c: &str| around.roads.iter().filter(|w| w.class == c).count();
        assert!(class("Quốc lộ") == 3 && class("Đường tỉnh") > 2 && class("Đường xã") > 40);
        let rivers = around.rivers.iter().filter(|w| w.class == "Sông").count();
        assert!(rivers > 0 && around.rivers.len() > rivers, "{rivers} rivers");
        let h = &around.heights;
        assert_eq!(h.metres.len(), h.size.0 * h.size.1);
        let known: Vec<i16> = h.metres.iter().flatten().copied().collect();
        assert!(known.len() < h.metres.len() && known.iter().max() > Some(&400));
    }
}
