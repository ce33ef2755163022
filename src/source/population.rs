//! People of each village from a raster.
//!
//! In: a raster of people a cell, or of people an area; the villages. Out: the basis of population. Each
//! cell gives a village its value times the exact fraction of the cell inside (see
//! [`crate::raster::clip`]); a density gives its value times the piece's area in the working CRS, which
//! is within 0.04 % of the ground. Cells of 0 or without data give nothing; a village whose cells give
//! nothing has no data, and so has one more than a quarter of which the raster does not answer for: what lies
//! beyond its edge, cells whose number is none ([`raster_doubt`]), and cells without data where it says 0 of
//! others (where it never says 0, no data is how it says that nobody lives there). Memory: the pieces, about
//! 200 bytes a cell, and one block of values.

use super::crs::{Crs, Transformer};
use super::ledger::Ledger;
use super::raster::{self, Raster};
use super::raster_doubt::{self, NoNumber};
use super::raster_values::{self, Sums};
use super::study_area::StudyArea;
use super::{Error, Layer, format};
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::{
    AdminUnits, Basis, BasisMethod, CommuneId, Denominator, Extent, Part, Parts, Village,
};
use crate::progress::{Progress, Stage};
use crate::project::{PopulationRaster, Project, RasterValues, ScaleTo};
use crate::raster::{Block, Clip, Grid, Window, clip, cut_to_box};
use geo::{Area, BoundingRect, Coord, CoordsIter, MultiPolygon};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Cells of one block of values, and of the pieces under way: 16 MB and at most 500 MB.
const BLOCK_CELLS: u64 = 2 << 20;
/// Cells of one village: 30 million are 3,000 km² at 10 m.
const MAX_VILLAGE_CELLS: u64 = 30_000_000;
/// Cells with people in all villages: a country of 330,000 km² in cells of 150 m. Each is a piece of 200
/// bytes, so 3 GB; no more are made.
const MAX_PIECES: u64 = 15_000_000;
/// A village more of which is missing from the raster has no data; of one less of which is, that is told.
const MOST_MISSING: f64 = 0.25;
/// Less of a village is coasts, and borders digitised twice.
const WORTH_TELLING: f64 = 0.05;
/// Where this share of the cells is 0, cells without data are not how the raster says that nobody is there.
const SAYS_NOBODY: f64 = 0.01;

/// One piece of a village.
struct Piece {
    value: f64,
    fraction: f64,
    area_m2: f64,
    outline: MultiPolygon<f64>,
}

/// Values of a block that can be people.
struct People {
    /// NaN where there is no data or was a negative number.
    window: Window,
    /// Where numbers were negative, and the least of them.
    negative: Vec<usize>,
    least: f64,
}

impl People {
    fn of(mut window: Window) -> Self {
        let (mut negative, mut least) = (Vec::new(), 0.0_f64);
        for (i, value) in window.values.iter_mut().enumerate().filter(|(_, v)| **v < 0.0) {
            least = least.min(*value);
            negative.push(i);
            *value = f64::NAN;
        }
        Self { window, negative, least }
    }
}

/// What the cells of a village hold, by number of cells that touch it.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    all: u64,
    zero: u64,
    /// Without data, those below 0 among them.
    none: u64,
    negative: u64,
}

/// Reads the raster and gives every village its people.
pub(crate) fn read(
    project: &Project,
    layer: &PopulationRaster,
    study: &StudyArea,
    villages: &[Village],
    units: &AdminUnits,
    progress: &dyn Progress,
) -> Result<(Layer, Basis), Error> {
    let source = &layer.source;
    let raster = raster::open(source, &format::RASTERS)?;
    let (grid, middle) = (raster.grid(), raster.grid().middle());
    let mut ledger = Ledger::new(&source.path, source.layer.as_deref());
    let crs = study.layer_crs(project, source, raster.crs(), middle, &mut ledger)?;
    let elsewhere = || {
        let (at, file) = (middle, source.path.clone());
        let mistake = study.mistake(project, at, Some(&crs));
        Error::RasterElsewhere { file, crs: crs.text(), x: at.x, y: at.y, mistake }
    };
    let land = land(study, &crs, villages)?;
    let blocks: Vec<Option<Block>> =
        land.iter().map(|l| l.as_ref().and_then(|area| grid.block(area))).collect();
    let cells: u64 = blocks.iter().flatten().map(|b| b.cells()).sum();
    if cells == 0 {
        return Err(elsewhere());
    }
    let too_fine =
        |cells, limit| Err(Error::RasterTooFine { file: source.path.clone(), cells, limit });
    if let Some(most) = blocks.iter().flatten().map(|b| b.cells()).max()
        && most > MAX_VILLAGE_CELLS
    {
        return too_fine(most, MAX_VILLAGE_CELLS);
    }
    let sample: Vec<Coord<f64>> =
        land.iter().flatten().filter_map(|area| area.coords_iter().next()).collect();
    let back = study.to_working(&crs, &sample)?;

    progress.begin(Stage::Reading, &source.path, Some(cells));
    let mut pieces: Vec<Vec<Piece>> = villages.iter().map(|_| Vec::new()).collect();
    let mut seen = vec![Seen::default(); villages.len()];
    let mut least = 0.0_f64;
    // What more there may be: all that is over is not even made.
    let room = AtomicU64::new(MAX_PIECES + 1);
    for batch in batches(&blocks) {
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        let people = People::of(raster.read(batch.block)?);
        least = least.min(people.least);
        let clipped = clip_batch(&batch.villages, &land, grid, &people, &back, &room);
        if room.load(Ordering::Relaxed) == 0 {
            return too_fine(MAX_PIECES + 1, MAX_PIECES);
        }
        for (&village, (found, cells)) in batch.villages.iter().zip(clipped) {
            pieces[village] = found;
            seen[village] = cells;
        }
        progress.advance(batch.cells);
    }
    progress.end();
    let negative: u64 = seen.iter().map(|s| s.negative).sum();
    if negative > 0 {
        let kind = FindingKind::RasterNegative { count: negative, least };
        ledger.whole(Severity::Dropped, None, kind);
    }
    let mut missing: Vec<f64> = land
        .par_iter()
        .zip(&seen)
        .map(|(area, cells)| {
            area.as_ref().map_or(0.0, |area| beyond(area, grid) + unsaid(cells, &seen))
        })
        .collect();
    leave_out_no_numbers(&*raster, layer, villages, &mut pieces, &mut missing, &mut ledger)?;
    let beyond = land.iter().zip(&blocks).filter(|(l, b)| l.is_some() && b.is_none()).count();
    if beyond > 0 {
        let kind = FindingKind::RasterTooSmall { count: beyond as u64 };
        ledger.whole(Severity::Note, None, kind);
    }
    let sums = sums(&pieces, villages);
    let values = raster_values::choose(layer, raster.statements(), &sums, &mut ledger);
    leave_out_impossible(Some(values), villages, &mut pieces, &mut missing, &mut ledger);
    leave_out_gaps(&missing, &blocks, villages, &mut pieces, &mut ledger);
    tell_coarse(grid, &land, &mut ledger);
    let mut basis = basis(pieces, values);
    scale(&mut basis, layer.scale_to, villages, units, &mut ledger);
    tell_empty(&basis, villages, &mut ledger);
    let rows = grid.whole().cells();
    let name = source.layer.clone();
    let listed = [false; Technology::ALL.len()];
    Ok((Layer { name, rows, crs: Some(crs.text()), ledger, listed }, basis))
}

/// The villages' land in the raster's CRS.
fn land<'v>(
    study: &StudyArea,
    crs: &Crs,
    villages: &'v [Village],
) -> Result<Vec<Option<Cow<'v, MultiPolygon<f64>>>>, Error> {
    let shapes = || villages.iter().map(|v| v.shape.as_ref());
    if crs.is_same(&study.working) {
        return Ok(shapes().map(|s| s.map(|s| Cow::Borrowed(&s.planar))).collect());
    }
    if crs.is_same(&study.wgs84) {
        return Ok(shapes().map(|s| s.map(|s| Cow::Borrowed(&s.geographic))).collect());
    }
    let sample: Vec<Coord<f64>> = shapes().flatten().map(|s| s.centre).collect();
    let way = Transformer::new(&study.working, crs, &sample)?;
    let mut moved: Vec<MultiPolygon<f64>> = shapes()
        .map(|s| s.map_or_else(|| MultiPolygon::new(Vec::new()), |s| s.planar.clone()))
        .collect();
    way.apply_areas(&mut moved);
    let placed = |area: MultiPolygon<f64>| {
        let sound = area.coords_iter().all(|c| c.x.is_finite() && c.y.is_finite());
        (sound && !area.0.is_empty()).then_some(Cow::Owned(area))
    };
    Ok(moved.into_iter().map(placed).collect())
}

/// Villages whose values are read together.
struct Batch {
    villages: Vec<usize>,
    block: Block,
    cells: u64,
}

/// Villages from north to south (by first row), as many at a time as one block of values may hold.
fn batches(blocks: &[Option<Block>]) -> Vec<Batch> {
    let mut order: Vec<(usize, Block)> =
        blocks.iter().enumerate().filter_map(|(i, b)| Some((i, (*b)?))).collect();
    order.sort_by_key(|(i, b)| (b.rows.0, *i));
    let mut all: Vec<Batch> = Vec::new();
    for (village, block) in order {
        match all.last_mut() {
            Some(last) if last.block.with(block).cells() <= BLOCK_CELLS => {
                last.block = last.block.with(block);
                last.cells += block.cells();
                last.villages.push(village);
            }
            _ => all.push(Batch { villages: vec![village], block, cells: block.cells() }),
        }
    }
    all
}

/// The pieces of some villages in the working CRS, and what the cells of each hold; no more pieces than
/// there is room for.
fn clip_batch(
    which: &[usize],
    land: &[Option<Cow<'_, MultiPolygon<f64>>>],
    grid: Grid,
    people: &People,
    back: &Transformer,
    room: &AtomicU64,
) -> Vec<(Vec<Piece>, Seen)> {
    let take = || room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
    let mut clips: Vec<(Clip, Seen)> = which
        .par_iter()
        .map(|&village| {
            let Some(area) = &land[village] else { return (Clip::default(), Seen::default()) };
            let cells = std::cell::Cell::new(Seen::default());
            let clip = clip(area, grid, |col, row| {
                let at = people.window.at(col, row);
                let (value, mut seen) = (people.window.values[at], cells.get());
                seen.all += 1;
                seen.zero += u64::from(value == 0.0);
                seen.none += u64::from(value.is_nan());
                seen.negative += u64::from(people.negative.binary_search(&at).is_ok());
                cells.set(seen);
                value > 0.0 && take().is_ok()
            });
            (clip, cells.get())
        })
        .collect();
    let mut lists: Vec<&mut [Coord<f64>]> =
        clips.iter_mut().map(|(c, _)| c.coords.as_mut_slice()).collect();
    back.apply_lists(&mut lists);
    clips
        .into_par_iter()
        .map(|(clip, cells)| {
            let piece = |p: &crate::raster::Piece| {
                let outline = clip.area(p);
                let area_m2 = outline.signed_area();
                let value = people.window.values[people.window.at(p.col, p.row)];
                // A corner that cannot be placed leaves a piece without area.
                let sound = area_m2.is_finite() && area_m2 > 0.0;
                sound.then_some(Piece { value, fraction: p.fraction, area_m2, outline })
            };
            let mut own: Vec<Piece> = clip.pieces.iter().filter_map(piece).collect();
            own.shrink_to_fit();
            (own, cells)
        })
        .collect()
}

/// The share of an area that lies beyond the grid.
fn beyond(area: &MultiPolygon<f64>, grid: Grid) -> f64 {
    let [a, b] = grid.corners();
    let low = Coord { x: a.x.min(b.x), y: a.y.min(b.y) };
    let high = Coord { x: a.x.max(b.x), y: a.y.max(b.y) };
    let inside =
        |at: Coord<f64>| (low.x..=high.x).contains(&at.x) && (low.y..=high.y).contains(&at.y);
    if area.bounding_rect().is_none_or(|r| inside(r.min()) && inside(r.max())) {
        return 0.0;
    }
    let cut = area.iter().filter_map(|p| cut_to_box(p, low, high));
    let on: f64 = cut.map(|p| p.unsigned_area()).sum();
    (1.0 - on / area.unsigned_area()).clamp(0.0, 1.0)
}

/// The share of a village's cells of which the raster says nothing, as far as that is not how it says that
/// nobody lives there.
fn unsaid(cells: &Seen, all: &[Seen]) -> f64 {
    let (zero, every) = all.iter().fold((0, 0), |(z, n), s| (z + s.zero, n + s.all));
    let says_zero = zero > 0 && zero as f64 >= SAYS_NOBODY * every as f64;
    let unsaid = if says_zero { cells.none } else { cells.negative };
    unsaid as f64 / cells.all.max(1) as f64
}

/// Takes out cells from a value on (below another): they are missing from their villages.
fn leave_out(
    none: &NoNumber,
    villages: &[Village],
    pieces: &mut [Vec<Piece>],
    missing: &mut [f64],
    ledger: &mut Ledger,
) {
    for ((own, missing), village) in pieces.iter_mut().zip(missing).zip(villages) {
        let area_m2 = village.shape.as_ref().map_or(f64::INFINITY, |s| s.area_m2);
        own.retain(|p| {
            let keep = p.value < none.from;
            *missing += if keep { 0.0 } else { p.area_m2 / area_m2 };
            keep
        });
    }
    let NoNumber { value, count, next, .. } = *none;
    let kind = FindingKind::RasterUndeclared { value, count, next };
    ledger.whole(Severity::Assumed, None, kind);
}

/// Takes out values for no data that the file does not declare.
fn leave_out_no_numbers(
    raster: &Raster<'_>,
    layer: &PopulationRaster,
    villages: &[Village],
    pieces: &mut [Vec<Piece>],
    missing: &mut [f64],
    ledger: &mut Ledger,
) -> Result<(), Error> {
    let values = pieces.iter().flatten().map(|p| p.value);
    for none in raster_doubt::undeclared(&values, || edge(raster))? {
        leave_out(&none, villages, pieces, missing, ledger);
    }
    leave_out_impossible(layer.values, villages, pieces, missing, ledger);
    Ok(())
}

/// Takes out numbers of people that no ground holds.
fn leave_out_impossible(
    reading: Option<RasterValues>,
    villages: &[Village],
    pieces: &mut [Vec<Piece>],
    missing: &mut [f64],
    ledger: &mut Ledger,
) {
    let cells = pieces.iter().flatten().map(|p| (p.value, p.area_m2 / p.fraction));
    if let Some(none) = raster_doubt::impossible(cells, reading) {
        leave_out(&none, villages, pieces, missing, ledger);
    }
}

/// The first and the last row.
fn edge(raster: &Raster<'_>) -> Result<Vec<f64>, Error> {
    let Grid { cols, rows, .. } = raster.grid();
    let mut all = Vec::new();
    for row in [0, rows - 1] {
        all.append(&mut raster.read(Block { cols: (0, cols), rows: (row, row + 1) })?.values);
    }
    Ok(all)
}

/// Villages a large part of which is missing from the raster have no data; of others that is told. Those
/// where it has no cell at all are told already.
fn leave_out_gaps(
    missing: &[f64],
    blocks: &[Option<Block>],
    villages: &[Village],
    pieces: &mut [Vec<Piece>],
    ledger: &mut Ledger,
) {
    let gaps = missing.iter().zip(blocks).zip(villages).zip(pieces);
    for (((missing, _), village), own) in gaps.filter(|(((_, block), _), _)| block.is_some()) {
        let kind = FindingKind::RasterGap { share: missing.min(1.0) };
        if *missing > MOST_MISSING + 1e-6 {
            own.clear();
            ledger.village(Severity::Dropped, &village.id, kind);
        } else if *missing > WORTH_TELLING && !own.is_empty() {
            ledger.village(Severity::Note, &village.id, kind);
        }
    }
}

/// Tells of villages smaller than a cell: their people are those of a wider neighbourhood.
fn tell_coarse(grid: Grid, land: &[Option<Cow<'_, MultiPolygon<f64>>>], ledger: &mut Ledger) {
    let cell = (grid.step.x * grid.step.y).abs();
    let small = |a: &&Cow<'_, MultiPolygon<f64>>| a.unsigned_area() < cell;
    let count = land.iter().flatten().filter(small).count() as u64;
    if count > 0 {
        ledger.whole(Severity::Note, None, FindingKind::RasterCoarse { count });
    }
}

/// What the villages that state their people hold in each reading.
fn sums(pieces: &[Vec<Piece>], villages: &[Village]) -> Sums {
    let mut sums = Sums::default();
    for (own, village) in pieces.iter().zip(villages) {
        let (count, times_m2) = own
            .iter()
            .fold((0.0, 0.0), |(c, d), p| (c + p.value * p.fraction, d + p.value * p.area_m2));
        sums.all_count += count;
        sums.all_times_m2 += times_m2;
        if let (Some(people), true) = (village.population.filter(|p| *p > 0.0), !own.is_empty()) {
            sums.official += people;
            sums.count += count;
            sums.times_m2 += times_m2;
            sums.villages += 1;
        }
    }
    sums
}

fn basis(pieces: Vec<Vec<Piece>>, values: RasterValues) -> Basis {
    let people = |p: &Piece| match values.unit_m2() {
        None => p.value * p.fraction,
        Some(unit_m2) => p.value * p.area_m2 / unit_m2,
    };
    let pieces: Vec<Vec<Part>> = pieces
        .into_iter()
        .map(|own| {
            let parts = own
                .into_iter()
                .map(|p| Part { weight: people(&p), extent: Extent::Area(p.outline) });
            parts.filter(|p| p.weight > 0.0).collect()
        })
        .collect();
    let method = match values.unit_m2() {
        None => BasisMethod::CountRaster,
        Some(unit_m2) => BasisMethod::DensityRaster { unit_m2 },
    };
    Basis {
        denominator: Denominator::Population,
        totals: pieces.iter().map(|p| total(p)).collect(),
        parts: Parts::Pieces(pieces),
        method,
        factors: Vec::new(),
    }
}

/// What parts hold together; `None` for nothing.
pub(crate) fn total(parts: &[Part]) -> Option<f64> {
    let sum: f64 = parts.iter().map(|p| p.weight).sum();
    (sum > 0.0).then_some(sum)
}

/// Multiplies the people of each village so that they meet the official numbers, and says what that is
/// in all.
fn scale(
    basis: &mut Basis,
    to: ScaleTo,
    villages: &[Village],
    units: &AdminUnits,
    ledger: &mut Ledger,
) {
    // Villages that state their people; what the raster has there, 0 for nothing.
    let stated = |i: usize| villages[i].population.filter(|p| *p >= 0.0);
    let counted: Vec<usize> = (0..villages.len())
        .filter(|&i| stated(i).is_some() && villages[i].shape.is_some())
        .collect();
    if counted.is_empty() {
        if to != ScaleTo::Nothing {
            ledger.whole(Severity::Note, Some("scale_to"), FindingKind::NothingToScaleTo);
        }
        return;
    }
    let official: f64 = counted.iter().filter_map(|&i| stated(i)).sum();
    let raster: f64 = counted.iter().filter_map(|&i| basis.totals[i]).sum();
    let factors: Vec<Option<f64>> = match to {
        ScaleTo::Nothing => Vec::new(),
        ScaleTo::Villages => {
            (0..villages.len()).map(|i| Some(stated(i)? / basis.totals[i]?)).collect()
        }
        ScaleTo::Communes => {
            let mut sums: HashMap<CommuneId, (f64, f64)> =
                HashMap::with_capacity(units.communes.len());
            for &i in &counted {
                let (official, raster) = sums.entry(villages[i].commune).or_default();
                *official += stated(i).unwrap_or(0.0);
                *raster += basis.totals[i].unwrap_or(0.0);
            }
            let factor = |i: usize| {
                let (official, raster) = sums.get(&villages[i].commune)?;
                (*raster > 0.0 && basis.totals[i].is_some()).then(|| official / raster)
            };
            (0..villages.len()).map(factor).collect()
        }
    };
    let kind = FindingKind::PopulationTotal {
        villages: counted.len() as u64,
        raster,
        official,
        scaled: to != ScaleTo::Nothing,
        unscaled: match to {
            ScaleTo::Nothing => 0,
            _ => basis
                .totals
                .iter()
                .zip(&factors)
                .filter(|(t, f)| t.is_some() && f.is_none())
                .count() as u64,
        },
    };
    // Tens of per cent apart is how such rasters are; a multiple that nobody mends is a doubt.
    let off =
        to == ScaleTo::Nothing && raster_values::off(raster, official) > raster_values::WITHIN;
    ledger.whole(if off { Severity::Assumed } else { Severity::Note }, None, kind);
    if let Parts::Pieces(pieces) = &mut basis.parts {
        for ((parts, total), factor) in pieces.iter_mut().zip(&mut basis.totals).zip(&factors) {
            let Some(factor) = factor else { continue };
            for part in parts.iter_mut() {
                part.weight *= factor;
            }
            // A village of which the office says that nobody lives there.
            parts.retain(|p| p.weight > 0.0);
            *total = self::total(parts);
        }
    }
    basis.factors = factors;
}

/// Villages that state people where the raster has none: they have no data.
fn tell_empty(basis: &Basis, villages: &[Village], ledger: &mut Ledger) {
    for (village, total) in villages.iter().zip(&basis.totals) {
        if let (Some(official), None, Some(_)) = (village.population, total, &village.shape)
            && official > 0.0
        {
            ledger.village(Severity::Note, &village.id, FindingKind::RasterNothing { official });
        }
    }
}

#[cfg(test)]
#[path = "population_tests.rs"]
mod tests;
