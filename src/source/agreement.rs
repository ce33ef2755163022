//! Faults of coordinates that no single layer shows, found by one layer against another.
//!
//! In: villages and the positions of a layer of points, each with the CRS that it was read in. Out: the fault that
//! explains why points lie outside of all villages, if one does. Each fault that people make (the datum operation of
//! VN-2000 left out, the scale of UTM, another meridian, UTM for TM-3) is a second way to read the coordinates of one
//! of the two; read so, points move, and how many come into villages and go out of them is counted. A fault is
//! named where that could be chance in fewer than one layer in [`CHANCE`], by the sign test, or where it brings in all
//! that lie outside and takes out none. Where no point lies outside there is nothing to explain, and no work.

use super::crs::{Crs, Transformer};
use super::study_area::StudyArea;
use crate::finding::{CoordinateFault, FindingKind};
use crate::place::{Village, VillageIndex};
use crate::project::province::TM3_ZONES;
use crate::project::{Datum, Project};
use geo::Coord;
use std::collections::HashSet;

/// Positions that are looked at: more would tell nothing new.
const SAMPLE: usize = 20_000;
/// Fewer points outside are strays.
const LEAST: usize = 5;
/// One layer in so many may be accused by chance, over all readings that are tried.
const CHANCE: f64 = 100_000.0;
/// Of the points that a fault brings in, so many may be left outside, or taken out: the noise along borders.
const NOISE: usize = 8;
/// From this part of all points moved into villages, to this, coordinates are certain to be of the other reading.
const CERTAIN: [f64; 2] = [0.5, 0.9];

/// A fault, with what speaks for it.
pub(super) struct Fault {
    /// What was found.
    pub(super) kind: FindingKind,
    /// Whether it is the villages whose coordinates are of the other reading, or the points.
    pub(super) of_villages: bool,
    /// Whether most of the layer lies elsewhere: then nothing can be computed.
    pub(super) certain: bool,
}

/// A layer that may be read in another way.
pub(super) struct Layer<'a> {
    /// The file.
    pub(super) file: &'a str,
    /// Its CRS, by the code that the layer was read with.
    pub(super) crs: Option<&'a str>,
}

/// The fault between villages and points, working CRS, if there is one.
pub(super) fn find(
    project: &Project,
    study: &StudyArea,
    (village_layer, villages): (&Layer<'_>, &[Village]),
    (point_layer, positions): (&Layer<'_>, &[Coord<f64>]),
) -> Option<Fault> {
    let mut seen = HashSet::new();
    // Cells of one site stand at one place.
    let sample = positions.iter().step_by(positions.len() / SAMPLE + 1);
    let places: Vec<Coord<f64>> =
        sample.filter(|c| seen.insert((c.x.to_bits(), c.y.to_bits()))).copied().collect();
    let index = VillageIndex::new(villages);
    let (inside, outside): (Vec<_>, Vec<_>) = places.iter().partition(|c| index.at(**c).is_some());
    if outside.len() < LEAST {
        return None;
    }
    let mut best: Option<(f64, bool, Reading, usize, usize)> = None;
    for (of_villages, layer) in [(true, village_layer), (false, point_layer)] {
        let Some(stated) = crs_of(layer, project.datum) else { continue };
        for reading in readings(&stated, project.datum) {
            let Some(way) = Way::new(study, &stated, &reading.crs, of_villages) else { continue };
            let gained = way.count_inside(&index, &outside);
            if gained < LEAST || best.as_ref().is_some_and(|b| b.3 > 2 * gained) {
                continue;
            }
            let lost = inside.len() - way.count_inside(&index, &inside);
            let surprise = surprise(gained, lost);
            if best.as_ref().is_none_or(|b| surprise > b.0) {
                best = Some((surprise, of_villages, reading, gained, lost));
            }
        }
    }
    let (surprise, of_villages, reading, gained, lost) = best?;
    let rest = outside.len() - gained;
    let all_explained = lost <= gained / NOISE && rest <= gained / NOISE;
    if surprise < CHANCE.ln() && !all_explained {
        return None;
    }
    let layer = if of_villages { village_layer } else { point_layer };
    let stated = crs_of(layer, project.datum)?;
    let way = Way::new(study, &stated, &reading.crs, of_villages)?;
    let offset = way.offset(&places)?;
    let share = |n: usize| n as f64 / places.len() as f64;
    let before = inside.len();
    let after = before + gained - lost;
    let kind = FindingKind::LayersDisagree {
        fault: reading.fault,
        crs: stated.text(),
        other: if of_villages { point_layer } else { village_layer }.file.to_owned(),
        east_m: offset.x,
        north_m: offset.y,
        before: before as u64,
        after: after as u64,
        count: places.len() as u64,
    };
    let certain = share(after) - share(before) > CERTAIN[0] && share(after) > CERTAIN[1];
    Some(Fault { kind, of_villages, certain })
}

fn crs_of(layer: &Layer<'_>, datum: Datum) -> Option<Crs> {
    let code = layer.crs?.strip_prefix("EPSG:")?.parse().ok()?;
    Crs::from_epsg(code, datum).ok()
}

/// Another way to read coordinates.
struct Reading {
    fault: CoordinateFault,
    crs: Crs,
}

/// The ways in which coordinates of a CRS may have been meant, the likeliest first.
fn readings(stated: &Crs, datum: Datum) -> Vec<Reading> {
    let mut all = Vec::new();
    let coded = |fault, code| Some(Reading { fault, crs: Crs::from_epsg(code, datum).ok()? });
    match stated.epsg {
        Some(4326) => all.extend(coded(CoordinateFault::Datum, 4756)),
        Some(4756) => all.extend(coded(CoordinateFault::Datum, 4326)),
        Some(code @ (32648 | 32649)) => {
            all.extend(coded(CoordinateFault::Datum, code - 32648 + 3405));
        }
        _ => all.extend(
            stated.without_datum().map(|crs| Reading { fault: CoordinateFault::Datum, crs }),
        ),
    }
    if stated.geographic {
        return all;
    }
    let scaled = stated.with_other_scale();
    all.extend(scaled.map(|crs| Reading { fault: CoordinateFault::Scale, crs }));
    let codes = TM3_ZONES.iter().map(|z| z.epsg).chain([3405, 3406, 32648, 32649]);
    let others = codes.filter(|&code| Some(code) != stated.epsg);
    all.extend(others.filter_map(|code| coded(CoordinateFault::Crs(code), code)));
    all
}

/// Where points come to lie beside the villages when one of the two is read in another way.
struct Way {
    first: Transformer,
    second: Transformer,
}

impl Way {
    fn new(study: &StudyArea, stated: &Crs, meant: &Crs, of_villages: bool) -> Option<Self> {
        // Villages stay where they were read: the points go to where they were read wrongly, too.
        let (from, to) = if of_villages { (meant, stated) } else { (stated, meant) };
        Some(Self {
            first: Transformer::new(&study.working, from, &[]).ok()?,
            second: Transformer::new(to, &study.working, &[]).ok()?,
        })
    }

    fn moved(&self, places: &[Coord<f64>]) -> Vec<Coord<f64>> {
        let mut moved = places.to_vec();
        self.first.apply(&mut moved);
        self.second.apply(&mut moved);
        moved
    }

    fn count_inside(&self, index: &VillageIndex<'_>, places: &[Coord<f64>]) -> usize {
        self.moved(places).into_iter().filter(|c| index.at(*c).is_some()).count()
    }

    /// How far places move, on average, m.
    fn offset(&self, places: &[Coord<f64>]) -> Option<Coord<f64>> {
        let pairs: Vec<Coord<f64>> =
            self.moved(places).into_iter().zip(places).map(|(a, b)| a - *b).collect();
        let known: Vec<_> = pairs.iter().filter(|d| d.x.is_finite() && d.y.is_finite()).collect();
        let sum = known.iter().fold(Coord { x: 0.0, y: 0.0 }, |s, d| s + **d);
        (!known.is_empty()).then(|| sum / known.len() as f64)
    }
}

/// How unlikely it is that so many of those that crossed a border went in, were in and out alike: minus the natural
/// logarithm of that chance. An upper bound by Chernoff and Hoeffding, n·KL(g/n ‖ ½).
fn surprise(gained: usize, lost: usize) -> f64 {
    let n = (gained + lost) as f64;
    if gained <= lost {
        return 0.0;
    }
    let term = |k: usize| {
        let p = k as f64 / n;
        if k == 0 { 0.0 } else { p * (2.0 * p).ln() }
    };
    n * (term(gained) + term(lost))
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
