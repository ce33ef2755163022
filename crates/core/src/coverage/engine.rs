//! Running an engine over all villages.
//!
//! In: villages, what else is counted in them and their points, the network, the services. Out: for
//! each service and village what is served of the area and of each basis, by any operator and by
//! each, and the nearest source; for each point whether it is served. Parallel over villages; the
//! answer does not depend on the number of threads.

use super::exact::Scratch;
use super::index::Index;
use super::nearest::nearest_to;
use super::probe::served_by;
use super::village::{Asking, Found, Portion, Prepared, Scene};
use super::{EngineKind, Nearest, Question};
use crate::network::Network;
use crate::place::{Basis, Denominator, Part, Parts, Village, VillagePoint};
use crate::progress::{Progress, Stage};
use rayon::prelude::*;

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The villages.
    pub villages: &'a [Village],
    /// What is counted in them beside the area.
    pub bases: &'a [Basis],
    /// Points that stand for them.
    pub points: &'a [VillagePoint],
}

/// What is found of one service.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// In each village.
    pub villages: Vec<Answer>,
    /// At each point.
    pub points: PointsCovered,
}

/// The answer for one village and one service.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Of the village's area. `None` when the village has no polygon.
    pub area: Option<Portion>,
    /// Of each basis, in their order. `None` where it has no data.
    pub bases: Vec<Option<Portion>>,
    /// The nearest source; `None` when the village has no polygon or the service no source.
    pub nearest: Option<Nearest>,
    /// Whether the overlay engine had to stand in for the exact one.
    pub by_overlay: bool,
}

/// Which points are served, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointsCovered {
    /// By any operator.
    pub any: Vec<bool>,
    /// By each operator of the question, in its order.
    pub by_operator: Vec<Vec<bool>>,
}

/// The user asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Computes every service in every village and at every point.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover(
    ground: Ground<'_>,
    network: &Network,
    questions: &[Question],
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<Covered>, Interrupted> {
    let prepared: Vec<Prepared<'_>> = questions
        .par_iter()
        .map(|q| Prepared::new(q, Index::new(&q.footprints, network), questions))
        .collect();
    let all = Wanted { area: true, bases: (0..ground.bases.len()).collect() };
    progress.begin(Stage::Coverage, "", Some(ground.villages.len() as u64));
    let by_village: Vec<Option<Vec<Answer>>> = (0..ground.villages.len())
        .into_par_iter()
        .map_init(Scratch::default, |scratch, village| {
            if progress.interrupted() {
                return None;
            }
            let shape = ground.villages[village].shape.as_ref();
            let mut answers = ground.ask(village, &all, &prepared, engine, true, scratch);
            for (answer, prepared) in answers.iter_mut().zip(&prepared) {
                answer.nearest = shape.and_then(|s| nearest_to(&prepared.index, s.centre));
            }
            progress.advance(1);
            Some(answers)
        })
        .collect();
    progress.end();

    let mut covered: Vec<Covered> = prepared
        .iter()
        .map(|p| Covered {
            villages: Vec::with_capacity(ground.villages.len()),
            points: points_covered(ground.points, p.question, &p.index),
        })
        .collect();
    for answers in by_village {
        for (service, answer) in covered.iter_mut().zip(answers.ok_or(Interrupted)?) {
            service.villages.push(answer);
        }
    }
    Ok(covered)
}

/// What is wanted of one village.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The area.
    pub area: bool,
    /// Which bases, by their place among the ground's.
    pub bases: Vec<usize>,
}

/// Computes one service again, only what `wanted` says of each village (`None`: nothing), without
/// the number of operators and the nearest source. Points are answered where the ground has them.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover_again(
    ground: Ground<'_>,
    network: &Network,
    question: &Question,
    engine: EngineKind,
    wanted: &(dyn Fn(usize) -> Option<Wanted> + Sync),
    progress: &dyn Progress,
) -> Result<(Vec<Option<Answer>>, PointsCovered), Interrupted> {
    let index = Index::new(&question.footprints, network);
    let prepared = [Prepared::new(question, index, &[])];
    let villages: Result<Vec<Option<Answer>>, Interrupted> = (0..ground.villages.len())
        .into_par_iter()
        .map_init(Scratch::default, |scratch, village| {
            if progress.interrupted() {
                return Err(Interrupted);
            }
            let Some(wanted) = wanted(village) else { return Ok(None) };
            let answers = ground.ask(village, &wanted, &prepared, engine, false, scratch);
            Ok(answers.into_iter().next())
        })
        .collect();
    let [Prepared { index, .. }] = &prepared;
    Ok((villages?, points_covered(ground.points, question, index)))
}

/// Which points a question's footprints hold; edges count as inside. In parallel.
pub fn points_covered(
    points: &[VillagePoint],
    question: &Question,
    index: &Index<'_>,
) -> PointsCovered {
    let each: Vec<(bool, Vec<bool>)> = points
        .par_iter()
        .map(|point| {
            let mut by_operator = vec![false; question.operators.len()];
            let any = served_by(point.position, index, |operator| {
                if let Some(i) = question.operators.iter().position(|o| *o == operator) {
                    by_operator[i] = true;
                }
            });
            (any, by_operator)
        })
        .collect();
    PointsCovered {
        any: each.iter().map(|e| e.0).collect(),
        by_operator: (0..question.operators.len())
            .map(|i| each.iter().map(|e| e.1[i]).collect())
            .collect(),
    }
}

/// Where what a basis counts lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    /// All over the village.
    Village,
    /// In the pieces of this basis.
    Pieces(usize),
}

impl<'a> Ground<'a> {
    /// Asks all questions about one village; the nearest source is left open.
    fn ask(
        &self,
        village: usize,
        wanted: &Wanted,
        questions: &[Prepared<'_>],
        engine: EngineKind,
        operators: bool,
        scratch: &mut Scratch,
    ) -> Vec<Answer> {
        let no_data = || Answer {
            area: None,
            bases: vec![None; self.bases.len()],
            nearest: None,
            by_overlay: false,
        };
        let shape = self.villages[village].shape.as_ref();
        let parts = (0..self.bases.len()).map(|b| {
            // Those whose places are another's are looked up there.
            let asked = wanted.bases.iter().any(|&a| self.places_of(a) == Some(Places::Pieces(b)));
            if asked { self.parts(b, village) } else { None }
        });
        let Some(scene) = shape.and_then(|s| Scene::new(&s.planar, parts)) else {
            return questions.iter().map(|_| no_data()).collect();
        };
        let of_village = |&b: &usize| self.places_of(b) == Some(Places::Village);
        let area = wanted.area || wanted.bases.iter().any(of_village);
        let mut asking =
            Asking { scene: &scene, engine, area, operators, by_overlay: false, scratch };
        let mut found: Vec<Found> = Vec::with_capacity(questions.len());
        let mut by_overlay = Vec::with_capacity(questions.len());
        for question in questions {
            let next = asking.ask(question, &found);
            found.push(next);
            by_overlay.push(std::mem::take(&mut asking.by_overlay));
        }
        found
            .iter()
            .zip(by_overlay)
            .map(|(found, by_overlay)| {
                let mut answer = Answer { area: found.area(), by_overlay, ..no_data() };
                for &b in &wanted.bases {
                    // Some of it must be here, whoever has the places.
                    if self.bases[b].totals.get(village).copied().flatten().is_some() {
                        answer.bases[b] = match self.places_of(b) {
                            Some(Places::Pieces(own)) => found.basis(own, &scene),
                            Some(Places::Village) => answer.area.clone(),
                            None => None,
                        };
                    }
                }
                answer
            })
            .collect()
    }

    /// Where what a basis counts lies; `None` where it is spread over what is not there.
    fn places_of(&self, basis: usize) -> Option<Places> {
        let mut at = basis;
        // Each step leads to another basis; more steps than bases are a circle.
        for _ in 0..=self.bases.len() {
            match self.bases[at].parts {
                Parts::Pieces(_) => return Some(Places::Pieces(at)),
                Parts::As(Denominator::Area) => return Some(Places::Village),
                Parts::NotKept => return None,
                Parts::As(other) => at = self.bases.iter().position(|b| b.denominator == other)?,
            }
        }
        None
    }

    /// The pieces of a basis in a village; `None` where it has no data.
    fn parts(&self, basis: usize, village: usize) -> Option<&'a [Part]> {
        let basis = &self.bases[basis];
        let Parts::Pieces(pieces) = &basis.parts else { return None };
        basis.totals.get(village).copied().flatten()?;
        pieces.get(village).map(Vec::as_slice)
    }
}
