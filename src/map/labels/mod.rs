//! Names on the map: communes and villages, set together without touching each other.
//!
//! In: outlines in metres, the frame, what stands in the way. Out: [`Label`]s in millimetres of the page.
//! Steps: measured names (`name`), the places where each could stand and what speaks against them
//! (`candidates`, `clutter`), which of those exclude each other (`conflicts`), a choice (`choice`).
//! No two names overlap, none leaves the map's frame or touches an obstacle; what finds no room is left
//! out, the least important first. The same input gives the same names in the same places everywhere:
//! no clock, and no function whose last bit differs between platforms.

mod candidates;
mod choice;
mod clutter;
mod conflicts;
mod drawing;
mod ground;
mod name;
#[cfg(test)]
mod tests;

pub(crate) use ground::Ground;

use super::font::{Fonts, Run};
use super::geometry::{Pt, Rect};
use super::marks::Marks;
use super::scale::Frame;
use super::sheet::{FrameOf, Sheet, VillageLabels};
use super::symbol::Spot;
use crate::assessment::Assessment;
use crate::indicator::Status;
use candidates::{Candidate, Maker};
use clutter::Clutter;
use name::Feature;
use rayon::prelude::*;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Commune,
    /// A commune beside the one that the sheet shows.
    Neighbour,
    Village,
}

/// A name on the map.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) of: Named,
    /// The name itself, mm.
    pub(crate) rect: Rect,
    pub(crate) size_mm: f64,
    /// Its lines with the starts of their boxes (upper left corners), mm.
    pub(crate) lines: Vec<(Run, Pt)>,
    /// The village it belongs to, where it stands beside it, mm.
    pub(crate) dot: Option<Pt>,
    /// From what is named to the name, where it stands apart, mm.
    pub(crate) leader: Option<(Pt, Pt)>,
}

impl Label {
    /// A word for what it is.
    pub(crate) fn kind(&self) -> &'static str {
        match self.of {
            Named::Commune | Named::Neighbour => "commune",
            Named::Village => "village",
        }
    }
}

/// What names are to be set on.
pub(crate) struct Job<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) assessment: &'a Assessment,
    /// Land of the communes, in the assessment's order.
    pub(crate) grounds: &'a [Ground],
    /// The marks that are drawn: names rather stand clear of them.
    pub(crate) marks: &'a Marks,
    /// The marks that stand for villages: names rather stand clear of these too.
    pub(crate) spots: &'a [Spot],
    pub(crate) fonts: &'a Fonts,
    pub(crate) frame: &'a Frame,
}

/// From the map's frame to the nearest name, mm.
const EDGE_MM: f64 = 1.0;
/// Names of villages are tried, the most important first, until they would cover the map so many times.
/// Of boxes that are placed at random no more than 0.562 finds room (Brosilow, Ziff and Vigil 1991).
const TRIED: f64 = 1.1;

/// Sets the names of a sheet. `obstacles` are boxes on the page that no name may touch: what stands on
/// the map itself.
pub(crate) fn place(job: &Job<'_>, obstacles: &[Rect]) -> Vec<Label> {
    let features = features(job);
    if features.is_empty() {
        return Vec::new();
    }
    let room = job.frame.map.inset(EDGE_MM);
    let obstacles: Vec<Rect> =
        obstacles.iter().filter(|o| o.overlaps(&room, 0.0)).copied().collect();
    let maker = Maker { frame: job.frame, room, obstacles: &obstacles, clutter: &clutter(job) };
    let found: Vec<Vec<Candidate>> = features.par_iter().map(|f| maker.candidates(f)).collect();
    let graph = conflicts::Graph::new(found);
    let weights: Vec<f32> = features.iter().map(|f| f.weight).collect();
    let chosen = choice::choose(&graph, &weights);
    let label = |(feature, chosen): (&Feature<'_>, Option<u32>)| {
        chosen.map(|c| feature.label(&graph.candidates[c as usize]))
    };
    features.iter().zip(chosen).filter_map(label).collect()
}

/// What is to be named, the communes first.
fn features<'a>(job: &Job<'a>) -> Vec<Feature<'a>> {
    let (sheet, assessment) = (job.sheet, job.assessment);
    let mut all = Vec::new();
    if sheet.labels.communes {
        let largest = job.grounds.iter().map(Ground::area_m2).fold(0.0, f64::max);
        let here = match sheet.frame {
            // The title names it.
            FrameOf::Commune(i) => Some(i as usize),
            FrameOf::Province => None,
        };
        let communes = job.grounds.iter().zip(&assessment.units.communes).enumerate();
        let window = job.frame.window();
        let seen = |ground: &Ground| {
            let (width, height) = ground.size(window);
            width > 0.0 && height > 0.0
        };
        let communes = communes.filter(|(i, (ground, _))| Some(*i) != here && seen(ground));
        let named = communes.filter_map(|(_, (ground, commune))| {
            let of = if here.is_some() { Named::Neighbour } else { Named::Commune };
            Feature::commune(job.fonts, of, ground, &commune.name, largest)
        });
        all.extend(named);
    }
    let worst = matches!(sheet.labels.villages, VillageLabels::Worst(_));
    let villages: Vec<Feature<'_>> = villages(job)
        .into_par_iter()
        .filter_map(|(village, importance)| {
            let village = &assessment.villages[village];
            let shape = village.shape.as_ref()?;
            let seen = job.frame.shows(shape.centre, EDGE_MM);
            seen.then(|| Feature::village(job.fonts, &village.name, shape, importance, worst))?
        })
        .collect();
    all.extend(not_too_many(villages, &job.frame.map));
    all
}

/// The weightiest of the villages, as far as there is any hope of room for them.
fn not_too_many<'a>(mut villages: Vec<Feature<'a>>, map: &Rect) -> Vec<Feature<'a>> {
    // Stable: of equal weight, the first in input order.
    villages.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut left = map.width * map.height * TRIED;
    let tried = villages.iter().take_while(|f| {
        left -= f.least_area_mm2();
        left > 0.0
    });
    let tried = tried.count();
    villages.truncate(tried);
    villages
}

/// The villages to name, with how important each is: 0 to 1.
fn villages(job: &Job<'_>) -> Vec<(usize, f64)> {
    let (sheet, assessment) = (job.sheet, job.assessment);
    let inside = |village: usize| match sheet.frame {
        FrameOf::Province => true,
        FrameOf::Commune(i) => assessment.villages.get(village).is_some_and(|v| v.commune.0 == i),
    };
    match sheet.labels.villages {
        VillageLabels::None => Vec::new(),
        VillageLabels::Worst(most) => {
            let of_service = assessment.gaps.iter().filter(|g| g.service == sheet.service);
            let mut gaps: Vec<_> = of_service.filter(|g| inside(g.village as usize)).collect();
            gaps.sort_by_key(|g| g.rank);
            gaps.truncate(most as usize);
            let count = gaps.len().max(1) as f64;
            let importance =
                |(i, g): (usize, &&crate::gap::Gap)| (g.village as usize, 1.0 - i as f64 / count);
            gaps.iter().enumerate().map(importance).collect()
        }
        VillageLabels::All => {
            let people = |v: usize| assessment.villages[v].population.unwrap_or(0.0).max(0.0);
            let all = 0..assessment.villages.len();
            let most = all.clone().map(people).fold(1.0, f64::max);
            let service = assessment.service(sheet.service);
            // A village without service is what the reader looks for; among equals, the more people.
            let importance = |v: usize| {
                let status = service.and_then(|s| s.villages.get(v)).map(|s| s.status);
                let gap = matches!(status, Some(Status::White | Status::Hole));
                f64::from(u8::from(gap)) * 0.5 + people(v) / most * 0.5
            };
            all.filter(|&v| inside(v)).map(|v| (v, importance(v))).collect()
        }
    }
}

/// What names rather do not cover: borders of communes, marks of sites and of villages.
fn clutter(job: &Job<'_>) -> Clutter {
    /// Cost of covering a millimetre of a border, and a square millimetre of a mark.
    const BORDER: f64 = 0.12;
    const MARK: f64 = 0.9;
    let frame = job.frame;
    let mut clutter = Clutter::new(frame.map);
    if job.sheet.layers.commune_borders {
        for line in job.grounds.iter().flat_map(Ground::lines) {
            // Every inner border is there twice, once from each side.
            clutter.line(frame.page(line.start), frame.page(line.end), BORDER / 2.0);
        }
    }
    if !job.marks.crowded() {
        let size = job.marks.size_mm();
        for at in job.marks.groups.iter().flat_map(|g| &g.at) {
            let at = frame.page(*at);
            let mark = Rect::new(at.x - size / 2.0, at.y - size / 2.0, size, size);
            clutter.area(&mark, MARK);
        }
    }
    for spot in job.spots {
        let (at, size) = (frame.page(spot.at), spot.symbol.size_mm);
        let (left, top) = (at.x - size / 2.0, at.y - size / 2.0);
        // In tiles of a millimetre: a large circle is covered more or less.
        let tiles = size.ceil().clamp(1.0, 50.0);
        let side = size / tiles;
        for i in 0..(tiles * tiles) as u32 {
            let (x, y) = (f64::from(i) % tiles, (f64::from(i) / tiles).floor());
            clutter.area(&Rect::new(left + x * side, top + y * side, side, side), MARK);
        }
    }
    clutter.finish()
}
