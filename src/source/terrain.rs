//! Heights of the ground, for shading maps.
//!
//! In: a raster of heights in metres (`GeoTIFF`, ASCII grid, Erdas, SRTM tile), any CRS. Out: a [`Relief`] in
//! the working CRS: square cells, at most [`MOST_CELLS`] a side and none smaller than the raster's own.
//! Method: where cells become larger, GDAL averages the raster's own to about their size; heights at cell
//! centres are interpolated from the four around (bilinear; where some have no data, from the rest if those
//! carry half the weight). Positions are transformed at every sixteenth cell and interpolated between. Accuracy: a tenth
//! of a metre, to which heights are rounded; surface models differ from the ground by metres anyway.

use super::around::{MapExtent, Reprojection};
use super::crs::{Crs, Transformer};
use super::format;
use super::ledger::Ledger;
use super::raster::{self, Raster};
use super::study_area::StudyArea;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::Relief;
use crate::progress::{Progress, Stage};
use crate::project::{LayerFile, Project};
use crate::raster::{Block, Grid};
use geo::Coord;
use rayon::prelude::*;

/// Cells a side: at 300 dpi a map of A3 has 3,500 pixels across, and shading is soft.
const MOST_CELLS: f64 = 1500.0;

/// Cells between transformed positions. Over sixteen cells of 100 m projections bend by millimetres.
const STRIDE: u32 = 16;

/// Heights of land on earth, m: the shore of the Dead Sea is at −430, Everest at 8,849. What is beyond
/// is a value for no data that the file does not declare.
const HEIGHTS_M: std::ops::RangeInclusive<f64> = -500.0..=9000.0;

/// A smaller share of the villages without a height is islands, or the edge of a raster.
const WORTH_TELLING: f64 = 0.05;

/// Reads the raster; `None` where it has nothing near the villages, whose centres are given.
pub(super) fn read(
    project: &Project,
    source: &LayerFile,
    study: &StudyArea,
    (frame, centres): (MapExtent, &[Coord<f64>]),
    progress: &dyn Progress,
) -> Result<(Layer, Option<Relief>), Error> {
    let raster = raster::open(source, &format::HEIGHTS)?;
    let mut ledger = Ledger::new(&source.path, source.layer.as_deref());
    let middle = raster.grid().middle();
    let crs = study.layer_crs(project, source, raster.crs(), middle, &mut ledger)?;
    let rows = raster.grid().whole().cells();
    progress.begin(Stage::Reading, &source.path, None);
    let reprojection = Reprojection::new(study, frame, crs.clone())?;
    let relief = match plan(raster.grid(), &reprojection) {
        Some(plan) => {
            let near = Near { study, crs: &reprojection.crs, centres };
            resample(&*raster, &plan, &near, &mut ledger, progress)?
        }
        None => None,
    };
    progress.end();
    if relief.is_none() {
        let km = reprojection.km(study, middle);
        let kind = FindingKind::NotAround { crs: crs.text(), count: rows, km };
        ledger.whole(Severity::Dropped, None, kind);
    }
    let (name, crs) = (source.layer.clone(), Some(crs.text()));
    let listed = [false; Technology::ALL.len()];
    Ok((Layer { name, rows, crs, ledger, listed }, relief))
}

/// The part of the raster that is read, and the grid that is made of it.
struct Plan {
    block: Block,
    /// How many the part is read as.
    read_as: (u32, u32),
    grid: Grid,
}

fn plan(own: Grid, reprojection: &Reprojection) -> Option<Plan> {
    let wanted = MapExtent::around(&own.corners())?.common(reprojection.own?)?;
    // Where that part lies in the working CRS, and how large its cells are there.
    let mut outline = wanted.outline();
    reprojection.way.apply(&mut outline);
    let target = MapExtent::around(&outline)?.common(reprojection.frame)?;
    let (wide, high) = (target.high.x - target.low.x, target.high.y - target.low.y);
    let cells = |span: f64, step: f64| (span / step.abs()).max(1.0);
    let own_m = (wide / cells(wanted.high.x - wanted.low.x, own.step.x))
        .min(high / cells(wanted.high.y - wanted.low.y, own.step.y));
    let step = own_m.max(wide.max(high) / MOST_CELLS);
    let (cols, rows) = ((wide / step).ceil().max(1.0), (high / step).ceil().max(1.0));
    let grid = Grid {
        origin: Coord { x: target.low.x, y: target.low.y + rows * step },
        step: Coord { x: step, y: -step },
        cols: cols as u32,
        rows: rows as u32,
    };
    // The columns and rows of that part, one more on each side for interpolating.
    let span = |a: f64, b: f64, origin: f64, step: f64, end: u32| {
        let (p, q) = ((a - origin) / step, (b - origin) / step);
        let first = (p.min(q).floor() - 1.0).clamp(0.0, f64::from(end)) as u32;
        let last = (p.max(q).ceil() + 1.0).clamp(0.0, f64::from(end)) as u32;
        (first, last)
    };
    let cols = span(wanted.low.x, wanted.high.x, own.origin.x, own.step.x, own.cols);
    let rows = span(wanted.low.y, wanted.high.y, own.origin.y, own.step.y, own.rows);
    if cols.0 >= cols.1 || rows.0 >= rows.1 {
        return None;
    }
    let block = Block { cols, rows };
    let (wide, high) = block.size();
    let fewer = |n: u32| ((f64::from(n) * own_m / step).ceil().max(1.0) as u32).min(n);
    Some(Plan { block, read_as: (fewer(wide), fewer(high)), grid })
}

/// The heights of the raster's part that is read; NaN where there are none.
struct Part {
    origin: Coord<f64>,
    step: Coord<f64>,
    cols: usize,
    rows: usize,
    heights: Vec<f64>,
}

impl Part {
    /// The height at a place; `None` outside, and where there is no data.
    fn at(&self, place: Coord<f64>) -> Option<f64> {
        let u = (place.x - self.origin.x) / self.step.x;
        let v = (place.y - self.origin.y) / self.step.y;
        let inside = (0.0..=self.cols as f64).contains(&u) && (0.0..=self.rows as f64).contains(&v);
        if !inside {
            return None;
        }
        // Heights are those of cell centres; beyond the outermost centres theirs hold.
        let near = |along: f64, count: usize| {
            let along = (along - 0.5).clamp(0.0, (count - 1) as f64);
            let first = along.floor() as usize;
            (first, (first + 1).min(count - 1), along - along.floor())
        };
        let (left, right, s) = near(u, self.cols);
        let (top, bottom, t) = near(v, self.rows);
        let (mut sum, mut weights) = (0.0, 0.0);
        for (col, row, weight) in [
            (left, top, (1.0 - s) * (1.0 - t)),
            (right, top, s * (1.0 - t)),
            (left, bottom, (1.0 - s) * t),
            (right, bottom, s * t),
        ] {
            let height = self.heights[row * self.cols + col];
            if !height.is_nan() {
                sum += weight * height;
                weights += weight;
            }
        }
        (weights >= 0.5).then(|| sum / weights)
    }
}

/// What a relief is made for: the study area, the raster's CRS, the villages' centres.
struct Near<'a> {
    study: &'a StudyArea,
    crs: &'a Crs,
    centres: &'a [Coord<f64>],
}

fn resample(
    raster: &Raster<'_>,
    plan: &Plan,
    near: &Near<'_>,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<Option<Relief>, Error> {
    let &Near { study, crs, centres } = near;
    let mut heights = raster.read_averaged(plan.block, plan.read_as)?;
    let strange = strange(&mut heights);
    let (own, size) = (raster.grid(), plan.block.size());
    let part = Part {
        origin: Coord {
            x: own.origin.x + own.step.x * f64::from(plan.block.cols.0),
            y: own.origin.y + own.step.y * f64::from(plan.block.rows.0),
        },
        step: Coord {
            x: own.step.x * f64::from(size.0) / f64::from(plan.read_as.0),
            y: own.step.y * f64::from(size.1) / f64::from(plan.read_as.1),
        },
        cols: plan.read_as.0 as usize,
        rows: plan.read_as.1 as usize,
        heights,
    };
    if progress.interrupted() {
        return Err(Error::Interrupted);
    }
    let places = Places::new(plan.grid, study, crs)?;
    let heights_m: Vec<Option<f32>> = (0..plan.grid.rows)
        .into_par_iter()
        .flat_map_iter(|row| {
            let (places, part) = (&places, &part);
            (0..plan.grid.cols).map(move |col| part.at(places.of(col, row)).map(rounded))
        })
        .collect();
    if let Some((count, least, most)) = strange {
        let kind = FindingKind::StrangeHeights { count, least, most };
        ledger.whole(Severity::Dropped, None, kind);
    }
    let relief = Relief { grid: plan.grid, heights_m };
    if relief.heights_m.iter().all(Option::is_none) {
        return Ok(None);
    }
    let share = share(&relief, centres);
    if share < 1.0 - WORTH_TELLING {
        ledger.whole(Severity::Note, None, FindingKind::TerrainPart { share });
    }
    Ok(Some(relief))
}

/// Takes out what is no height of land; how many, the least and the greatest.
fn strange(heights: &mut [f64]) -> Option<(u64, f64, f64)> {
    let mut found: Option<(u64, f64, f64)> = None;
    for height in heights {
        if !height.is_nan() && !HEIGHTS_M.contains(height) {
            let (count, least, most) = found.unwrap_or((0, *height, *height));
            found = Some((count + 1, least.min(*height), most.max(*height)));
            *height = f64::NAN;
        }
    }
    found
}

/// To a decimetre; 0 is not −0.
fn rounded(height: f64) -> f32 {
    ((height * 10.0).round() / 10.0 + 0.0) as f32
}

/// The share of the villages that have a height at their centre. Their box would not do: half of a coastal
/// province's is sea.
fn share(relief: &Relief, centres: &[Coord<f64>]) -> f64 {
    let Grid { origin, step, cols, rows } = relief.grid;
    let known = |at: &&Coord<f64>| {
        let (col, row) = ((at.x - origin.x) / step.x, (at.y - origin.y) / step.y);
        let inside = (0.0..f64::from(cols)).contains(&col) && (0.0..f64::from(rows)).contains(&row);
        inside && relief.heights_m[row as usize * cols as usize + col as usize].is_some()
    };
    centres.iter().filter(known).count() as f64 / centres.len().max(1) as f64
}

/// Where the cells of a grid lie in the raster's CRS.
struct Places {
    across: usize,
    nodes: Vec<Coord<f64>>,
}

impl Places {
    fn new(grid: Grid, study: &StudyArea, crs: &Crs) -> Result<Self, Error> {
        let nodes = |count: u32| count.div_ceil(STRIDE) + 1;
        let (across, down) = (nodes(grid.cols), nodes(grid.rows));
        let centre = |n: u32| f64::from(n * STRIDE) + 0.5;
        let mut nodes: Vec<Coord<f64>> = (0..down)
            .flat_map(|j| (0..across).map(move |i| (centre(i), centre(j))))
            .map(|(i, j)| Coord {
                x: grid.origin.x + i * grid.step.x,
                y: grid.origin.y + j * grid.step.y,
            })
            .collect();
        let way = Transformer::new(&study.working, crs, &nodes)?;
        way.apply(&mut nodes);
        Ok(Self { across: across as usize, nodes })
    }

    /// The centre of a cell; NaN where it has no place.
    fn of(&self, col: u32, row: u32) -> Coord<f64> {
        let part = |n: u32| ((n / STRIDE) as usize, f64::from(n % STRIDE) / f64::from(STRIDE));
        let ((i, s), (j, t)) = (part(col), part(row));
        let at = |i: usize, j: usize| self.nodes[j * self.across + i];
        let (a, b, c, d) = (at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1));
        (a * (1.0 - s) + b * s) * (1.0 - t) + (c * (1.0 - s) + d * s) * t
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_between_centres() {
        let part = Part {
            origin: Coord { x: 0.0, y: 20.0 },
            step: Coord { x: 10.0, y: -10.0 },
            cols: 2,
            rows: 2,
            heights: vec![10.0, 20.0, 30.0, f64::NAN],
        };
        let at = |x, y| part.at(Coord { x, y });
        assert_eq!(at(5.0, 15.0), Some(10.0), "a centre");
        assert_eq!(at(10.0, 15.0), Some(15.0), "between two");
        assert_eq!(at(0.0, 20.0), Some(10.0), "the corner");
        assert_eq!(at(10.0, 10.0), Some(20.0), "three of four");
        assert_eq!(at(15.0, 5.0), None, "no data");
        assert_eq!(at(20.1, 5.0), None);
        assert_eq!(at(f64::NAN, 5.0), None);
    }

    #[test]
    fn values_that_are_no_heights() {
        let mut heights = [-32768.0, 0.0, f64::NAN, 8849.0, 65535.0];
        assert_eq!(strange(&mut heights), Some((2, -32768.0, 65535.0)));
        assert!(heights[0].is_nan() && heights[4].is_nan() && heights[3] == 8849.0);
        assert_eq!(strange(&mut heights), None);
        assert_eq!(rounded(-0.01).to_bits(), 0.0_f32.to_bits());
        assert_eq!(rounded(12.345), 12.3);
    }
}
