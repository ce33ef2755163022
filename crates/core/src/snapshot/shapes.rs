//! The geometry of an assessment, each vertex once.
//!
//! In: an [`Assessment`]. Out: streams of bytes, and from them the same geometry put into an assessment
//! whose other values are there already; bit for bit, so that what is drawn from it is the same. Method:
//! neighbours share their borders, so a vertex is written once and then referred to by its index; a vertex of a
//! village has its position in both CRSs.

use super::Damage;
use super::numbers;
use crate::assessment::Assessment;
use crate::place::Extent;
use crate::threads::prelude::*;
use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};
use std::collections::HashMap;

/// How often a vertex may be referred to, on average: borders meet in a few villages, and a lake or a published
/// area may run along them. More is no geometry, but a file made to fill the memory.
const MOST_NAMES: usize = 64;

/// Geometry in streams of bytes.
#[derive(Debug, Default)]
pub(super) struct Streams {
    /// Which vertices make which rings.
    pub(super) plan: Vec<u8>,
    /// Vertices of villages: x and y of the working CRS, longitude, latitude.
    pub(super) both: [Vec<u8>; 4],
    /// All other vertices: x, y.
    pub(super) planar: [Vec<u8>; 2],
}

/// The geometry of an assessment.
pub(super) fn write(assessment: &Assessment) -> Streams {
    let mut plan = Vec::new();
    let (mut both, mut planar) = (Pool::<4>::default(), Pool::<2>::default());
    for shape in assessment.villages.iter().filter_map(|v| v.shape.as_ref()) {
        let alike = rings_alike(&shape.planar, &shape.geographic);
        plan.push(u8::from(alike));
        if alike {
            both.areas(&[&shape.planar, &shape.geographic], &mut plan);
        } else {
            planar.areas(&[&shape.planar], &mut plan);
            planar.areas(&[&shape.geographic], &mut plan);
        }
    }
    let around = &assessment.surroundings;
    let routes = assessment.network.fibre_routes.iter().map(|r| &r.line);
    for line in routes.chain(around.roads.iter().chain(&around.rivers).map(|w| &w.line)) {
        number(line.0.len() as u64, &mut plan);
        line.0.iter().for_each(|l| planar.ring(&[l], &mut plan));
    }
    number(around.water.len() as u64, &mut plan);
    let published = assessment.network.published.iter().map(|p| &p.shape);
    let places = assessment.places.iter().filter_map(|p| match &p.extent {
        Extent::Area(area) => Some(area),
        Extent::Point(_) => None,
    });
    let neighbours = around.neighbours.iter().map(|n| &n.land);
    for area in published.chain(places).chain(&around.water).chain(neighbours) {
        planar.areas(&[area], &mut plan);
    }
    let mut whole = Vec::with_capacity(plan.len() + 20);
    number(both.vertices.len() as u64, &mut whole);
    number(planar.vertices.len() as u64, &mut whole);
    whole.append(&mut plan);
    Streams { plan: whole, both: both.columns(), planar: planar.columns() }
}

/// Puts the geometry into an assessment that has everything else.
pub(super) fn read(streams: &Streams, assessment: &mut Assessment) -> Result<(), Damage> {
    let mut plan = Plan { bytes: &streams.plan, named: 0, most: 0 };
    let both = usize::try_from(plan.number()?).map_err(|_| Damage)?;
    let planar = usize::try_from(plan.number()?).map_err(|_| Damage)?;
    plan.most = both.saturating_add(planar).saturating_mul(MOST_NAMES);
    let both = columns(&streams.both, both)?;
    let planar = columns(&streams.planar, planar)?;
    let (mut in_both, mut in_planar) = (Names::default(), Names::default());
    for shape in assessment.villages.iter_mut().filter_map(|v| v.shape.as_mut()) {
        if plan.byte()? == 1 {
            [shape.planar, shape.geographic] = areas(&mut plan, &mut in_both, &both)?;
        } else {
            [shape.planar] = areas(&mut plan, &mut in_planar, &planar)?;
            [shape.geographic] = areas(&mut plan, &mut in_planar, &planar)?;
        }
    }
    let around = &mut assessment.surroundings;
    let routes = assessment.network.fibre_routes.iter_mut().map(|r| &mut r.line);
    let ways = around.roads.iter_mut().chain(&mut around.rivers).map(|w| &mut w.line);
    for line in routes.chain(ways) {
        let parts = plan.count()?;
        let parts: Result<Vec<LineString<f64>>, Damage> = (0..parts)
            .map(|_| ring::<1, 2>(&mut plan, &mut in_planar, &planar).map(|[l]| l))
            .collect();
        *line = MultiLineString(parts?);
    }
    for _ in 0..plan.count()? {
        around.water.push(MultiPolygon(Vec::new()));
    }
    let published = assessment.network.published.iter_mut().map(|p| &mut p.shape);
    let places = assessment.places.iter_mut().filter_map(|p| match &mut p.extent {
        Extent::Area(area) => Some(area),
        Extent::Point(_) => None,
    });
    let neighbours = around.neighbours.iter_mut().map(|n| &mut n.land);
    for area in published.chain(places).chain(&mut around.water).chain(neighbours) {
        [*area] = areas(&mut plan, &mut in_planar, &planar)?;
    }
    if plan.bytes.is_empty() { Ok(()) } else { Err(Damage) }
}

/// Whether two areas have the same rings with as many vertices each.
fn rings_alike(a: &MultiPolygon<f64>, b: &MultiPolygon<f64>) -> bool {
    let same = |(a, b): (&Polygon<f64>, &Polygon<f64>)| {
        let rings = |p: &Polygon<f64>| {
            std::iter::once(p.exterior())
                .chain(p.interiors())
                .map(|r| r.0.len())
                .collect::<Vec<_>>()
        };
        rings(a) == rings(b)
    };
    a.0.len() == b.0.len() && a.iter().zip(b).all(same)
}

/// A number, seven bits a byte, low bits first.
pub(super) fn number(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Vertices of `N` coordinates, each once, in order of first appearance.
struct Pool<const N: usize> {
    vertices: Vec<[f64; N]>,
    known: HashMap<[u64; N], u32>,
    last: i64,
}

impl<const N: usize> Default for Pool<N> {
    fn default() -> Self {
        Self { vertices: Vec::new(), known: HashMap::new(), last: 0 }
    }
}

impl<const N: usize> Pool<N> {
    /// One area in `N / 2` CRSs.
    fn areas(&mut self, areas: &[&MultiPolygon<f64>], plan: &mut Vec<u8>) {
        number(areas[0].0.len() as u64, plan);
        for i in 0..areas[0].0.len() {
            let polygons: Vec<&Polygon<f64>> = areas.iter().map(|a| &a.0[i]).collect();
            number(polygons[0].interiors().len() as u64, plan);
            let exteriors: Vec<_> = polygons.iter().map(|p| p.exterior()).collect();
            self.ring(&exteriors, plan);
            for hole in 0..polygons[0].interiors().len() {
                let holes: Vec<_> = polygons.iter().map(|p| &p.interiors()[hole]).collect();
                self.ring(&holes, plan);
            }
        }
    }

    fn ring(&mut self, rings: &[&LineString<f64>], plan: &mut Vec<u8>) {
        number(rings[0].0.len() as u64, plan);
        for i in 0..rings[0].0.len() {
            let mut vertex = [0.0; N];
            for (two, ring) in vertex.chunks_exact_mut(2).zip(rings) {
                two.copy_from_slice(&[ring.0[i].x, ring.0[i].y]);
            }
            let next = self.vertices.len() as u32;
            let place = *self.known.entry(vertex.map(f64::to_bits)).or_insert(next);
            if place == next {
                self.vertices.push(vertex);
            }
            // Along a border indices rise or fall one by one.
            number(numbers::zigzag(i64::from(place) - self.last), plan);
            self.last = i64::from(place);
        }
    }

    fn columns(&self) -> [Vec<u8>; N] {
        let columns: Vec<Vec<u8>> = (0..N)
            .into_par_iter()
            .map(|i| {
                let mut out = Vec::new();
                numbers::write(self.vertices.iter().map(|v| v[i]), &mut out);
                out
            })
            .collect();
        columns.try_into().unwrap_or_else(|_| std::array::from_fn(|_| Vec::new()))
    }
}

fn columns<const N: usize>(bytes: &[Vec<u8>; N], count: usize) -> Result<[Vec<f64>; N], Damage> {
    let read: Option<Vec<Vec<f64>>> = bytes.par_iter().map(|b| numbers::read(b, count)).collect();
    read.and_then(|r| r.try_into().ok()).ok_or(Damage)
}

/// The index of the vertex referred to last.
#[derive(Default)]
struct Names(i64);

/// The rest of the plan.
struct Plan<'b> {
    bytes: &'b [u8],
    /// Vertices referred to so far, and how many may be.
    named: usize,
    most: usize,
}

impl Plan<'_> {
    fn byte(&mut self) -> Result<u8, Damage> {
        let (byte, rest) = self.bytes.split_first().ok_or(Damage)?;
        self.bytes = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<u64, Damage> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Damage)
    }

    /// How many things follow; each takes a byte at least.
    fn count(&mut self) -> Result<usize, Damage> {
        let count = usize::try_from(self.number()?).map_err(|_| Damage)?;
        if count > self.bytes.len() { Err(Damage) } else { Ok(count) }
    }
}

/// One area in `C` CRSs.
fn areas<const C: usize, const N: usize>(
    plan: &mut Plan<'_>,
    names: &mut Names,
    columns: &[Vec<f64>; N],
) -> Result<[MultiPolygon<f64>; C], Damage> {
    let mut found: [Vec<Polygon<f64>>; C] = std::array::from_fn(|_| Vec::new());
    for _ in 0..plan.count()? {
        let holes = plan.count()?;
        let exteriors = ring::<C, N>(plan, names, columns)?;
        let mut interiors: [Vec<LineString<f64>>; C] = std::array::from_fn(|_| Vec::new());
        for _ in 0..holes {
            let hole = ring::<C, N>(plan, names, columns)?;
            interiors.iter_mut().zip(hole).for_each(|(all, hole)| all.push(hole));
        }
        for ((all, exterior), holes) in found.iter_mut().zip(exteriors).zip(interiors) {
            all.push(Polygon::new(exterior, holes));
        }
    }
    Ok(found.map(MultiPolygon))
}

fn ring<const C: usize, const N: usize>(
    plan: &mut Plan<'_>,
    names: &mut Names,
    columns: &[Vec<f64>; N],
) -> Result<[LineString<f64>; C], Damage> {
    let count = plan.count()?;
    plan.named += count;
    if plan.named > plan.most {
        return Err(Damage);
    }
    let mut found: [Vec<Coord<f64>>; C] = std::array::from_fn(|_| Vec::with_capacity(count));
    for _ in 0..count {
        names.0 = names.0.checked_add(numbers::unzigzag(plan.number()?)).ok_or(Damage)?;
        let at = usize::try_from(names.0).map_err(|_| Damage)?;
        for (ring, two) in found.iter_mut().zip(columns.chunks_exact(2)) {
            let at = |column: &Vec<f64>| column.get(at).copied().ok_or(Damage);
            ring.push(Coord { x: at(&two[0])?, y: at(&two[1])? });
        }
    }
    Ok(found.map(LineString))
}
