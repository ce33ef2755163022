//! Parcels: the small pieces of ground that villages are put together from.
//!
//! In: the terrain and how many parcels the land shall have. Out: a planar mesh: a point in each
//! parcel, which parcels are neighbours, and the straight edge between each two. Metres, working CRS.
//! Method: a quadtree split by settlement density, one jittered point a leaf, their Voronoi diagram
//! (Delaunay triangulation by `spade`, whose predicates are exact).

use super::noise::Noise;
use super::random::{Purpose, Stream};
use super::terrain::{Ground, Terrain};
use geo::{Coord, coord};
use spade::{DelaunayTriangulation, Point2, Triangulation as _};

/// The edge between two neighbouring parcels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// The parcels on either side.
    pub(super) parcels: [u32; 2],
    /// Its ends: indices into [`Parcels::corners`].
    pub(super) corners: [u32; 2],
}

/// The parcels and how they lie to each other.
pub(super) struct Parcels {
    /// A point inside each parcel.
    pub(super) points: Vec<Coord<f64>>,
    /// What each parcel is.
    pub(super) ground: Vec<Ground>,
    /// Where three parcels meet.
    pub(super) corners: Vec<Coord<f64>>,
    /// Edges between parcels that both have a closed outline.
    pub(super) edges: Vec<Edge>,
    /// Where each parcel's entries begin in `links`; one more than there are parcels.
    starts: Vec<u32>,
    /// Neighbour and edge.
    links: Vec<(u32, u32)>,
}

impl Parcels {
    /// About `wanted` parcels of land, and those of sea and other provinces that bound them.
    pub(super) fn new(seed: u64, terrain: &Terrain, wanted: usize) -> Self {
        let mut points = Vec::new();
        let mut ground = Vec::new();
        let mut scale = 1e-6; // parcels per m² where the settlement density is 1
        for turn in 0..4 {
            points = scatter(seed, terrain, scale);
            ground = points.iter().map(|&p| terrain.ground(p)).collect();
            let land = ground.iter().filter(|&&g| g == Ground::Land).count().max(1);
            let ratio = wanted as f64 / land as f64;
            // A village has eight parcels on average; a tenth more or less does not show.
            if (0.9..1.1).contains(&ratio) || turn == 3 {
                break;
            }
            scale *= ratio;
        }
        Self::triangulate(points, ground)
    }

    fn triangulate(points: Vec<Coord<f64>>, ground: Vec<Ground>) -> Self {
        let sites = points.iter().map(|p| Point2::new(p.x, p.y)).collect();
        // `spade` refuses coordinates that are not finite or beyond 2²⁰¹; a frame holds none.
        let mesh: DelaunayTriangulation<Point2<f64>> =
            DelaunayTriangulation::bulk_load_stable(sites).unwrap_or_default();
        let corners = mesh
            .inner_faces()
            .map(|f| f.circumcenter())
            // Millimetres: what is written is what was computed with.
            .map(|c| coord! { x: millimetres(c.x), y: millimetres(c.y) })
            .collect();
        // Inner faces are numbered from 1; the outer face is 0.
        let edges: Vec<Edge> = mesh
            .undirected_edges()
            .filter_map(|e| {
                let directed = e.as_directed();
                let left = directed.face().as_inner()?.index() as u32 - 1;
                let right = directed.rev().face().as_inner()?.index() as u32 - 1;
                let [a, b] = [directed.from().index() as u32, directed.to().index() as u32];
                Some(Edge { parcels: [a, b], corners: [right, left] })
            })
            .collect();
        let mut starts = vec![0_u32; points.len() + 1];
        for e in &edges {
            for p in e.parcels {
                starts[p as usize + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut links = vec![(0, 0); edges.len() * 2];
        for (i, e) in edges.iter().enumerate() {
            for (from, to) in [(e.parcels[0], e.parcels[1]), (e.parcels[1], e.parcels[0])] {
                let slot = &mut next[from as usize];
                links[*slot as usize] = (to, i as u32);
                *slot += 1;
            }
        }
        Self { points, ground, corners, edges, starts, links }
    }

    /// Neighbours of a parcel, with the edge between.
    pub(super) fn neighbours(&self, parcel: u32) -> &[(u32, u32)] {
        let i = parcel as usize;
        &self.links[self.starts[i] as usize..self.starts[i + 1] as usize]
    }

    /// Where parcels are in pieces: the number of each parcel's connected piece among those `inside`.
    pub(super) fn pieces(&self, inside: impl Fn(u32) -> bool) -> (Vec<Option<u32>>, Vec<u32>) {
        let mut piece = vec![None; self.points.len()];
        let mut sizes = Vec::new();
        let mut open = Vec::new();
        for start in 0..self.points.len() as u32 {
            if piece[start as usize].is_some() || !inside(start) {
                continue;
            }
            let id = sizes.len() as u32;
            let mut size = 0;
            piece[start as usize] = Some(id);
            open.push(start);
            while let Some(p) = open.pop() {
                size += 1;
                for &(q, _) in self.neighbours(p) {
                    if piece[q as usize].is_none() && inside(q) {
                        piece[q as usize] = Some(id);
                        open.push(q);
                    }
                }
            }
            sizes.push(size);
        }
        (piece, sizes)
    }
}

/// Rounded to whole millimetres.
pub(super) fn millimetres(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// One point a leaf of a quadtree whose leaves hold about one parcel each.
fn scatter(seed: u64, terrain: &Terrain, scale: f64) -> Vec<Coord<f64>> {
    // No leaf is larger than this, so that a town's density is seen by some sample.
    const LARGEST_M: f64 = 4_000.0;
    // A tenth beyond the frame on each side: every parcel of land has neighbours all round.
    let side = terrain.width_m.max(terrain.height_m) * 1.2;
    let mut random = Stream::new(seed, Purpose::Parcels);
    let unevenness = Noise::new(seed ^ 0x21, 3_000.0, 2);
    let west = terrain.origin.x - (side - terrain.width_m) / 2.0;
    let south = terrain.origin.y - (side - terrain.height_m) / 2.0;
    let frame_east = terrain.origin.x + terrain.width_m * 1.1;
    let frame_west = terrain.origin.x - terrain.width_m * 0.1;
    let mut open = vec![(west, south, side)];
    let mut points = Vec::new();
    while let Some((x, y, size)) = open.pop() {
        if x > frame_east || x + size < frame_west {
            continue;
        }
        let middle = coord! { x: x + size / 2.0, y: y + size / 2.0 };
        // A random threshold blurs the steps from one leaf size to the next.
        let threshold = 1.15 + 0.7 * unevenness.at(middle) + random.between(-0.35, 0.35);
        if size > LARGEST_M || terrain.settlement(middle) * scale * size * size > threshold {
            let half = size / 2.0;
            // Pushed in reverse, so that leaves come out in Morton order.
            for (i, j) in [(1.0, 1.0), (0.0, 1.0), (1.0, 0.0), (0.0, 0.0)] {
                open.push((x + i * half, y + j * half, half));
            }
            continue;
        }
        let mut place = |from: f64| from + size * random.between(0.1, 0.9);
        points.push(coord! { x: place(x), y: place(y) });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mesh_is_closed_around_the_land() {
        let middle = coord! { x: 545_000.0, y: 2_010_000.0 };
        let terrain = Terrain::new(3, 60, 800.0, 0.75, middle);
        let parcels = Parcels::new(3, &terrain, 480);
        let land = parcels.ground.iter().filter(|&&g| g == Ground::Land).count();
        assert!((400..600).contains(&land), "{land}");
        for (i, _) in parcels.ground.iter().enumerate().filter(|(_, g)| **g == Ground::Land) {
            // Each corner of a closed outline is the end of exactly two of its edges.
            let mut ends: Vec<u32> = parcels
                .neighbours(i as u32)
                .iter()
                .flat_map(|&(_, e)| parcels.edges[e as usize].corners)
                .collect();
            ends.sort_unstable();
            assert!(ends.chunks(2).all(|c| c.len() == 2 && c[0] == c[1]), "parcel {i}: {ends:?}");
        }
    }

    #[test]
    fn edges_lie_between_their_parcels() {
        let middle = coord! { x: 545_000.0, y: 2_010_000.0 };
        let terrain = Terrain::new(4, 60, 800.0, 0.75, middle);
        let parcels = Parcels::new(4, &terrain, 480);
        for e in &parcels.edges {
            let [a, b] = e.parcels.map(|p| parcels.points[p as usize]);
            let [p, q] = e.corners.map(|c| parcels.corners[c as usize]);
            // The first parcel lies to the left of the edge, the second to the right.
            let side = |s: Coord<f64>| (q.x - p.x) * (s.y - p.y) - (q.y - p.y) * (s.x - p.x);
            assert!(side(a) >= -1.0 && side(b) <= 1.0, "{e:?}: {} {}", side(a), side(b));
        }
    }
}
