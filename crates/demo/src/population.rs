//! A raster of people, as satellites' pictures and a census give one: a model of where people are.
//!
//! In: villages and hamlets as longitude and latitude, WGS 84. Out: people a cell, 3″ (about 90 m)
//! north-up cells for a province, 30″ for a country. Cells whose centre lies in a village hold 0 or
//! people, all others nothing. Each village's people lie around its hamlets, within its border; their
//! sum is a few per cent beside the village table, as such rasters are. Steps of a tenth of a person.

use super::random::hash_unit;
use geo::{Coord, LineString, MultiPolygon, coord};
use rayon::prelude::*;

/// Cells of a degree: 3″.
pub(super) const PROVINCE_CELLS: f64 = 1200.0;
/// Cells of a degree: 30″.
pub(super) const COUNTRY_CELLS: f64 = 120.0;
/// A metre of latitude in degrees, near enough to spread people (the spheroid's mean, WGS 84).
const METRES_PER_DEGREE: f64 = 111_195.0;
/// No hamlet's people are put closer together than on ground of this radius, metres: a cell.
const NARROWEST_M: f64 = 90.0;
/// Beyond so many times the radius of its built-up ground a hamlet has no more homes.
const HALO: f64 = 2.6;

/// What the raster knows of one village.
pub(super) struct Populated {
    /// Its ground, degrees.
    pub(super) shape: MultiPolygon<f64>,
    /// Middle (degrees), radius of the built-up ground (metres) and people of each hamlet.
    pub(super) hamlets: Vec<(Coord<f64>, f64, f64)>,
    /// People the raster shall have there; 0 where it shows nobody.
    pub(super) people: f64,
}

/// People a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// Cells of a degree.
    pub(super) per_degree: f64,
    /// Number of the western column and of the northern row, counted from 0° E and 0° N; cell
    /// (column, row) begins at its number over `per_degree`, rows count downwards from the north.
    pub(super) west: i64,
    pub(super) north: i64,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// From the north-west, row by row; `None` outside every village.
    pub(super) values: Vec<Option<f32>>,
}

/// Cells of one row whose centres lie in a village: the row, first column, one past the last.
type Span = (i64, i64, i64);
/// Row, column, people.
type People = (i64, i64, f32);

impl Grid {
    /// The raster of these villages.
    pub(super) fn new(seed: u64, per_degree: f64, villages: &[Populated]) -> Self {
        let parts: Vec<(Vec<Span>, Vec<People>)> = villages
            .par_iter()
            .map(|v| {
                let spans = spans(&v.shape, per_degree);
                let people = people(seed, v, &spans, per_degree);
                (spans, people)
            })
            .collect();
        let cells = || {
            let spans =
                parts.iter().flat_map(|(s, _)| s).flat_map(|&(r, a, b)| [(r, a), (r, b - 1)]);
            spans.chain(parts.iter().flat_map(|(_, p)| p).map(|&(r, c, _)| (r, c)))
        };
        // Rows are numbered northwards until here.
        let (mut low, mut high) = ((i64::MAX, i64::MAX), (i64::MIN, i64::MIN));
        for (r, c) in cells() {
            low = (low.0.min(r), low.1.min(c));
            high = (high.0.max(r), high.1.max(c));
        }
        if low.0 > high.0 {
            (low, high) = ((0, 0), (0, 0));
        }
        let (columns, rows) = ((high.1 - low.1 + 1) as usize, (high.0 - low.0 + 1) as usize);
        let mut values = vec![None; columns * rows];
        let at = |r: i64, c: i64| (high.0 - r) as usize * columns + (c - low.1) as usize;
        for (spans, _) in &parts {
            for &(r, from, to) in spans {
                values[at(r, from)..at(r, from) + (to - from) as usize].fill(Some(0.0));
            }
        }
        for &(r, c, people) in parts.iter().flat_map(|(_, p)| p) {
            let cell = &mut values[at(r, c)];
            *cell = Some(cell.unwrap_or(0.0) + people);
        }
        Self { per_degree, west: low.1, north: high.0 + 1, columns, rows, values }
    }
}

/// The cells whose centres lie in the shape, by the even-odd rule.
fn spans(shape: &MultiPolygon<f64>, per_degree: f64) -> Vec<Span> {
    let rings = || shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let mut crossings: Vec<(i64, f64)> = Vec::new();
    for pair in rings().flat_map(LineString::lines) {
        let (a, b) = (pair.start * per_degree, pair.end * per_degree);
        let (low, high) = if a.y < b.y { (a, b) } else { (b, a) };
        // Rows whose middle lies from the lower end up to below the upper one.
        let (first, last) = ((low.y - 0.5).ceil() as i64, (high.y - 0.5).ceil() as i64);
        for row in first..last {
            let t = (row as f64 + 0.5 - low.y) / (high.y - low.y);
            crossings.push((row, low.x + (high.x - low.x) * t));
        }
    }
    crossings.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    crossings
        .chunks_exact(2)
        .map(|c| (c[0].0, (c[0].1 - 0.5).ceil() as i64, (c[1].1 - 0.5).ceil() as i64))
        .filter(|&(_, from, to)| from < to)
        .collect()
}

/// The people of a village by cell.
fn people(seed: u64, village: &Populated, spans: &[Span], per_degree: f64) -> Vec<People> {
    let Some(&(first, _, _)) = village.hamlets.first() else { return Vec::new() };
    if village.people <= 0.0 {
        return Vec::new();
    }
    let cosine = cosine(first.y);
    let mut weights: Vec<(i64, i64, f64)> = Vec::new();
    let mut total = 0.0;
    for (row, column) in spans.iter().flat_map(|&(r, from, to)| (from..to).map(move |c| (r, c))) {
        let at = coord! { x: column as f64 + 0.5, y: row as f64 + 0.5 } / per_degree;
        // Homes are not spread evenly: some cells have many, some none.
        let key = (row as u64) << 32 ^ column as u64;
        let uneven = 0.25 + 1.5 * hash_unit(seed ^ 0xc1, key);
        let near = |&(middle, radius_m, people): &(Coord<f64>, f64, f64)| {
            let radius_m = radius_m.max(NARROWEST_M);
            let dx = (at.x - middle.x) * METRES_PER_DEGREE * cosine;
            let dy = (at.y - middle.y) * METRES_PER_DEGREE;
            let d = (dx * dx + dy * dy) / (radius_m * radius_m);
            let fall = 1.0 + d * d;
            if d > HALO * HALO { 0.0 } else { people / (radius_m * radius_m) / fall }
        };
        let weight = uneven * village.hamlets.iter().map(near).sum::<f64>();
        if weight > 0.0 {
            total += weight;
            weights.push((row, column, weight));
        }
    }
    let tenths = |people: f64| (people * 10.0).round() / 10.0;
    let found: Vec<People> = weights
        .into_iter()
        .map(|(row, column, w)| (row, column, tenths(village.people * w / total) as f32))
        .filter(|&(_, _, people)| people > 0.0)
        .collect();
    if found.is_empty() {
        // Smaller than a cell: everybody in the cell of the first hamlet.
        let cell = |degrees: f64| (degrees * per_degree).floor() as i64;
        return vec![(cell(first.y), cell(first.x), tenths(village.people) as f32)];
    }
    found
}

/// The cosine of an angle in degrees below 45, to 1e-6: `f64::cos` may round differently elsewhere.
fn cosine(degrees: f64) -> f64 {
    let x = degrees * (std::f64::consts::PI / 180.0);
    let x2 = x * x;
    1.0 - x2 / 2.0 * (1.0 - x2 / 12.0 * (1.0 - x2 / 30.0 * (1.0 - x2 / 56.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    fn square(people: f64) -> Populated {
        let shape = polygon![
            (x: 105.001, y: 18.001), (x: 105.031, y: 18.001), (x: 105.031, y: 18.021),
            (x: 105.001, y: 18.021),
        ];
        let hamlets = vec![(coord! { x: 105.012, y: 18.011 }, 150.0, 400.0)];
        Populated { shape: MultiPolygon::new(vec![shape]), hamlets, people }
    }

    #[test]
    fn people_lie_in_their_village_around_their_hamlet() {
        let grid = Grid::new(1, PROVINCE_CELLS, &[square(400.0)]);
        // 0.03° by 0.02° at 1,200 cells a degree.
        assert_eq!((grid.columns, grid.rows), (36, 24));
        assert_eq!(grid.values.iter().flatten().count(), 36 * 24);
        let sum: f32 = grid.values.iter().flatten().sum();
        assert!((sum - 400.0).abs() < 8.0, "{sum}");
        let populated = grid.values.iter().flatten().filter(|v| **v > 0.0).count();
        assert!((40..200).contains(&populated), "{populated} of {}", grid.values.len());
        // The cell of the hamlet's middle, from the grid's own corner.
        let column = (105.012 * PROVINCE_CELLS).floor() as i64 - grid.west;
        let row = grid.north - 1 - (18.011 * PROVINCE_CELLS).floor() as i64;
        let near = grid.values[row as usize * grid.columns + column as usize];
        assert!(near.is_some_and(|v| v > 1.0), "{near:?}");
        let corner = grid.values[0];
        assert!(corner.is_some_and(|v| v == 0.0), "{corner:?}");
    }

    #[test]
    fn nobody_is_nothing_and_a_village_below_a_cell_is_one_cell() {
        let grid = Grid::new(1, PROVINCE_CELLS, &[square(0.0)]);
        assert!(grid.values.iter().flatten().all(|v| *v == 0.0));
        let grid = Grid::new(1, COUNTRY_CELLS / 12.0, &[square(400.0)]);
        assert_eq!(grid.values, [Some(400.0)]);
        assert_eq!(Grid::new(1, PROVINCE_CELLS, &[]).values, [None]);
    }

    #[test]
    fn the_cosine_is_near_enough() {
        for degrees in [0.0_f64, 9.0, 18.0, 23.0, 45.0] {
            assert!((cosine(degrees) - degrees.to_radians().cos()).abs() < 1e-6);
        }
    }
}
