//! Running an engine over all villages.
//!
//! In: villages, the network, the services. Out: for each village and service the covered area of any
//! operator and of each, and the nearest source. Parallel over villages; the answer does not depend
//! on the number of threads.

use super::exact::{self, Outline, Placed, PlacedArea, Scratch};
use super::index::Index;
use super::nearest::nearest_to;
use super::{EngineKind, Nearest, Question, Share, overlay};
use crate::footprint::Area;
use crate::network::{Network, OperatorId};
use crate::place::{Shape, Village};
use crate::progress::{Progress, Stage};
use geo::{BoundingRect, MultiPolygon, Rect};
use rayon::prelude::*;

/// The answer for one village and one service. Shares are of the village's area.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Any operator. `None` when the village has no polygon.
    pub any: Option<Share>,
    /// Each operator of the question, in its order.
    pub by_operator: Vec<Option<Share>>,
    /// The nearest source; `None` when the village has no polygon or the service no source.
    pub nearest: Option<Nearest>,
}

/// The user asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Computes every service in every village: `result[service][village]`.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover(
    villages: &[Village],
    network: &Network,
    questions: &[Question],
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<Vec<Answer>>, Interrupted> {
    let indexes: Vec<Index<'_>> =
        questions.par_iter().map(|q| Index::new(&q.footprints, network)).collect();
    progress.begin(Stage::Coverage, "", Some(villages.len() as u64));
    let by_village: Vec<Option<Vec<Answer>>> = villages
        .par_iter()
        .map_init(Worker::default, |worker, village| {
            if progress.interrupted() {
                return None;
            }
            let all = questions.iter().zip(&indexes);
            let answers = match &village.shape {
                Some(shape) => worker.village(shape, all, engine),
                None => all.map(|(q, _)| Answer::no_data(q)).collect(),
            };
            progress.advance(1);
            Some(answers)
        })
        .collect();
    progress.end();

    let mut by_service: Vec<Vec<Answer>> =
        questions.iter().map(|_| Vec::with_capacity(villages.len())).collect();
    for answers in by_village {
        for (service, answer) in by_service.iter_mut().zip(answers.ok_or(Interrupted)?) {
            service.push(answer);
        }
    }
    Ok(by_service)
}

impl Answer {
    fn no_data(question: &Question) -> Self {
        Self { any: None, by_operator: vec![None; question.operators.len()], nearest: None }
    }
}

/// What one thread keeps between villages.
#[derive(Default)]
pub(super) struct Worker {
    scratch: Scratch,
    sites: Vec<usize>,
    areas: Vec<usize>,
    /// The areas at their places, for the exact engine.
    placed_areas: Vec<PlacedArea>,
    /// What each question so far found in the village.
    found: Vec<Found>,
}

/// What one question found in one village.
struct Found {
    any: Reached,
    by_operator: Vec<(OperatorId, Reached)>,
}

impl Found {
    fn by(&self, operator: OperatorId) -> Reached {
        let own = self.by_operator.iter().find(|(o, _)| *o == operator);
        own.map_or(Reached::NOTHING, |(_, reached)| *reached)
    }
}

/// Area served, m², and whether any footprint came near.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Reached {
    m2: f64,
    touched: bool,
}

impl Reached {
    const NOTHING: Self = Self { m2: 0.0, touched: false };

    /// The union of parts, where it is plain without computing it: where at most one part comes near,
    /// or where one part is all there is.
    fn plain_union(parts: impl Iterator<Item = Self>, whole_m2: f64) -> Option<Self> {
        let mut touched = parts.filter(|p| p.touched);
        let Some(first) = touched.next() else { return Some(Self::NOTHING) };
        let mut most = first;
        let mut alone = true;
        for part in touched {
            alone = false;
            if part.m2 > most.m2 {
                most = part;
            }
        }
        // Rounding: no union is larger than the whole, none smaller than a part.
        (alone || most.m2 >= whole_m2 * (1.0 - 1e-12)).then_some(most)
    }
}

impl Worker {
    fn village<'a>(
        &mut self,
        shape: &Shape,
        questions: impl Iterator<Item = (&'a Question, &'a Index<'a>)>,
        engine: EngineKind,
    ) -> Vec<Answer> {
        let outline = Outline::new(&shape.planar);
        let rect = shape.planar.bounding_rect();
        self.found.clear();
        questions
            .map(|(question, index)| {
                let (Some(outline), Some(rect)) = (&outline, rect) else {
                    return Answer::no_data(question);
                };
                let found = self.find(&shape.planar, outline, rect, question, index, engine);
                let share = |r: Reached| Share::of(r.m2, outline.area_m2());
                let answer = Answer {
                    any: share(found.any),
                    by_operator: found.by_operator.iter().map(|(_, r)| share(*r)).collect(),
                    nearest: nearest_to(index, shape.centre),
                };
                self.found.push(found);
                answer
            })
            .collect()
    }

    /// One question about one area: the share by any operator and by each, in the question's order.
    /// `None` where the area is empty.
    pub(super) fn area(
        &mut self,
        shape: &MultiPolygon<f64>,
        question: &Question,
        index: &Index<'_>,
        engine: EngineKind,
    ) -> Option<(Share, Vec<Share>)> {
        let outline = Outline::new(shape)?;
        self.found.clear();
        let found = self.find(shape, &outline, shape.bounding_rect()?, question, index, engine);
        let share = |r: Reached| Share::of(r.m2, outline.area_m2());
        let by_operator = found.by_operator.iter().filter_map(|(_, r)| share(*r)).collect();
        Some((share(found.any)?, by_operator))
    }

    /// One question in one village: operators first, since they often settle what all have together.
    fn find(
        &mut self,
        shape: &MultiPolygon<f64>,
        outline: &Outline,
        rect: Rect<f64>,
        question: &Question,
        index: &Index<'_>,
        engine: EngineKind,
    ) -> Found {
        self.sites.clear();
        self.areas.clear();
        index.sites_near(rect, |i| self.sites.push(i));
        index.areas_near(rect, |i| self.areas.push(i));
        // The tree's order depends on how it was packed; the answer must not.
        self.sites.sort_unstable();
        self.areas.sort_unstable();
        self.placed_areas.clear();
        if engine != EngineKind::Overlay {
            let place = |&i: &usize| PlacedArea::new(&question.footprints.areas[i].shape, outline);
            self.placed_areas.extend(self.areas.iter().map(place));
        }
        let whole = outline.area_m2();
        let from_parts = |of: &dyn Fn(&Found) -> Reached| {
            let parts = question.union_of.iter().filter_map(|&k| self.found.get(k)).map(of);
            if question.union_of.is_empty() { None } else { Reached::plain_union(parts, whole) }
        };
        let known_any = from_parts(&|f| f.any);
        let known: Vec<(OperatorId, Option<Reached>)> =
            question.operators.iter().map(|&o| (o, from_parts(&|f| f.by(o)))).collect();
        let by_operator: Vec<(OperatorId, Reached)> = known
            .into_iter()
            .map(|(o, known)| {
                let compute = || self.reached(shape, outline, question, Some(o), engine);
                (o, known.unwrap_or_else(compute))
            })
            .collect();
        let any = known_any
            .or_else(|| Reached::plain_union(by_operator.iter().map(|(_, r)| *r), whole))
            .unwrap_or_else(|| self.reached(shape, outline, question, None, engine));
        Found { any, by_operator }
    }

    /// What one operator serves, or any.
    fn reached(
        &mut self,
        shape: &MultiPolygon<f64>,
        outline: &Outline,
        question: &Question,
        operator: Option<OperatorId>,
        engine: EngineKind,
    ) -> Reached {
        let footprints = &question.footprints;
        let origin = outline.origin();
        let mut placed: Vec<Placed<'_>> = self
            .sites
            .iter()
            .filter_map(|&i| {
                let site = &footprints.sites[i];
                let profile = footprints.profile(site, operator)?;
                let placed = Placed {
                    x: site.position.x - origin.x,
                    y: site.position.y - origin.y,
                    reach_m: profile.reach_m(),
                    profile,
                };
                outline.may_touch(&placed).then_some(placed)
            })
            .collect();
        let holds = |&i: &usize| operator.is_none_or(|o| o == footprints.areas[i].operator);
        let touched = !placed.is_empty() || self.areas.iter().any(holds);
        let m2 = if engine == EngineKind::Overlay {
            let areas: Vec<&Area> =
                self.areas.iter().filter(|i| holds(i)).map(|&i| &footprints.areas[i]).collect();
            overlay::covered_area_m2(shape, origin, &placed, &areas, overlay::SIDES)
        } else {
            let areas: Vec<&PlacedArea> = self
                .areas
                .iter()
                .zip(&self.placed_areas)
                .filter(|(i, _)| holds(i))
                .map(|(_, area)| area)
                .collect();
            exact::covered_area_m2(outline, &mut placed, &areas, &mut self.scratch)
        };
        Reached { m2, touched }
    }
}
