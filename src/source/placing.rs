//! Points of one layer, a batch at a time: judged and brought into the working CRS.
//!
//! In: coordinates as the rows have them. Out: metres, and for each what was wrong. A whole layer
//! that lands nowhere near the villages is refused with its likely cause.

use super::Error;
use super::crs::{Crs, Transformer};
use super::study_area::StudyArea;
use crate::project::{LayerFile, Project};
use geo::Coord;
use rayon::prelude::*;

/// A single row whose axes are exchanged lies hundreds of kilometres off; anything nearer may be a
/// neighbour's site. Metres.
const SWAP_FROM_M: f64 = 50_000.0;
/// Beyond this no coordinates of a Vietnamese table are meant: the country is 1,650 km long. Metres.
const NONSENSE_FROM_M: f64 = 2_500_000.0;

/// Where one point landed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Metres, working CRS.
    pub(crate) at: Coord<f64>,
    /// Distance to the villages' bounding box, metres; 0 inside.
    pub(crate) outside_m: f64,
    /// What was wrong.
    pub(crate) verdict: Verdict,
}

/// What was wrong with a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing.
    Fine,
    /// Its axes were exchanged back.
    Swapped,
    /// It is (0, 0).
    Null,
    /// It is no longitude and latitude.
    OutOfRange,
    /// It has no place in the working CRS, or one on another continent.
    Nonsense,
}

/// Places the points of one layer.
pub(crate) struct Placer<'g> {
    project: &'g Project,
    study: &'g StudyArea,
    file: String,
    pub(crate) crs: Crs,
    way: Option<Transformer>,
    /// Whether the columns are named x and y: VN-2000 calls the northing X.
    plain_axes: bool,
    /// Whether the whole layer has its axes exchanged.
    pub(crate) swap_all: bool,
    first: Option<Coord<f64>>,
    rows: u64,
    landed: u64,
}

impl<'g> Placer<'g> {
    /// A placer of points in that CRS.
    pub(crate) fn new(
        project: &'g Project,
        study: &'g StudyArea,
        source: &LayerFile,
        crs: Crs,
        plain_axes: bool,
    ) -> Self {
        Self {
            project,
            study,
            file: source.path.clone(),
            crs,
            way: None,
            plain_axes,
            swap_all: false,
            first: None,
            rows: 0,
            landed: 0,
        }
    }

    /// Places a batch.
    pub(crate) fn place(&mut self, batch: &[Coord<f64>]) -> Result<Vec<Placed>, Error> {
        let Some(&first) = batch.first() else { return Ok(Vec::new()) };
        if self.way.is_none() {
            self.first = Some(first);
            let sound: Vec<_> = batch.iter().copied().filter(|c| self.in_range(*c)).collect();
            self.way = Some(self.study.to_working(&self.crs, &sound)?);
            if self.plain_axes && !self.crs.geographic {
                let lands = |flip: bool| {
                    let some = batch.iter().step_by(batch.len() / 1000 + 1);
                    let mut some: Vec<_> =
                        some.map(|c| if flip { Coord { x: c.y, y: c.x } } else { *c }).collect();
                    self.apply(&mut some);
                    some.iter().filter(|c| self.study.distance_m(**c) < SWAP_FROM_M).count()
                };
                self.swap_all = lands(true) > lands(false);
            }
        }
        let mut moved: Vec<Coord<f64>> = batch.iter().map(|c| self.axes(*c)).collect();
        self.apply(&mut moved);
        let (study, geographic, flip) = (self.study, self.crs.geographic, self.swap_all);
        let mut placed: Vec<Placed> = batch
            .par_iter()
            .zip(moved)
            .map(|(&raw, at)| {
                let outside_m = study.distance_m(at);
                let verdict = if raw.x == 0.0 && raw.y == 0.0 {
                    Verdict::Null
                } else if !in_range(geographic, axes(flip, raw)) {
                    Verdict::OutOfRange
                } else if outside_m <= NONSENSE_FROM_M {
                    Verdict::Fine
                } else {
                    Verdict::Nonsense
                };
                Placed { at, outside_m, verdict }
            })
            .collect();
        self.try_swapping(batch, &mut placed);
        // (0, 0) says nothing about where a layer lies.
        self.rows += placed.iter().filter(|p| p.verdict != Verdict::Null).count() as u64;
        let near = |p: &&Placed| p.verdict == Verdict::Fine && p.outside_m < SWAP_FROM_M;
        self.landed += placed.iter().filter(near).count() as u64;
        Ok(placed)
    }

    fn axes(&self, c: Coord<f64>) -> Coord<f64> {
        axes(self.swap_all, c)
    }

    fn in_range(&self, c: Coord<f64>) -> bool {
        in_range(self.crs.geographic, c)
    }

    fn apply(&self, coords: &mut [Coord<f64>]) {
        if let Some(way) = &self.way {
            way.apply(coords);
        }
    }

    /// Rows far off that land among the villages once their axes are exchanged.
    fn try_swapping(&self, batch: &[Coord<f64>], placed: &mut [Placed]) {
        let far = |p: &Placed| {
            p.verdict != Verdict::Null && (p.verdict != Verdict::Fine || p.outside_m > SWAP_FROM_M)
        };
        let suspects: Vec<usize> = (0..placed.len()).filter(|&i| far(&placed[i])).collect();
        let mut swapped: Vec<Coord<f64>> = suspects
            .iter()
            .map(|&i| {
                let c = self.axes(batch[i]);
                Coord { x: c.y, y: c.x }
            })
            .collect();
        self.apply(&mut swapped);
        for (i, at) in suspects.into_iter().zip(swapped) {
            if self.study.distance_m(at) == 0.0 {
                placed[i] = Placed { at, outside_m: 0.0, verdict: Verdict::Swapped };
            }
        }
    }

    /// Refuses a layer of which nothing landed near the villages.
    pub(crate) fn finish(&self) -> Result<(), Error> {
        let Some(first) = self.first.filter(|_| self.rows > 0 && self.landed == 0) else {
            return Ok(());
        };
        Err(Error::Misplaced {
            file: self.file.clone(),
            crs: self.crs.text(),
            rows: self.rows,
            rows_far: self.rows,
            x: first.x,
            y: first.y,
            mistake: self.study.mistake(self.project, first, Some(&self.crs)),
        })
    }
}

fn axes(swapped: bool, c: Coord<f64>) -> Coord<f64> {
    if swapped { Coord { x: c.y, y: c.x } } else { c }
}

fn in_range(geographic: bool, c: Coord<f64>) -> bool {
    !geographic || (c.x.abs() <= 180.0 && c.y.abs() <= 90.0)
}
