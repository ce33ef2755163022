//! What is served at single places: points, or areas that are no villages.
//!
//! In: extents, the question, the network. Out: a [`Probe`] each. A point is served where a footprint
//! holds it, its edge included: 0 or 1. An area by the engine asked for. Parallel over extents.

use super::exact::Scratch;
use super::nearest::nearest_to;
use super::village::{Prepared, share_of_area};
use super::{EngineKind, Index, Nearest, Question, Share};
use crate::network::{Network, OperatorId};
use crate::place::Extent;
use geo::{Centroid, Coord, InteriorPoint, Intersects, MultiPolygon, Rect};
use rayon::prelude::*;

/// What is served at one place, and what is near it.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// By any operator. `None`: nothing is known of the service, or the extent is empty.
    pub any: Option<Share>,
    /// By each operator of the question, in its order; empty where `any` is `None`.
    pub by_operator: Vec<(OperatorId, Share)>,
    /// The nearest source, however far: from the point, or from a point inside the area near its
    /// middle. `None` where the service has no source, or the extent is empty.
    pub nearest: Option<Nearest>,
    /// Whether the overlay engine had to stand in for the exact one.
    pub by_overlay: bool,
}

impl Probe {
    const NO_DATA: Self =
        Self { any: None, by_operator: Vec::new(), nearest: None, by_overlay: false };

    /// The operators that serve the whole place, or so much of it: a share from `from` up, greater
    /// than 0.
    pub fn operators_from(&self, from: f64) -> impl Iterator<Item = OperatorId> {
        self.by_operator
            .iter()
            .filter(move |(_, s)| s.value() >= from && s.value() > 0.0)
            .map(|(o, _)| *o)
    }
}

/// What is served at each extent, in their order.
pub fn probe(
    extents: &[&Extent],
    network: &Network,
    question: &Question,
    engine: EngineKind,
) -> Vec<Probe> {
    let prepared = Prepared::new(question, Index::new(&question.footprints, network), &[]);
    let index = &prepared.index;
    extents
        .par_iter()
        .map_init(Scratch::default, |scratch, extent| {
            let (share, middle) = match extent {
                Extent::Point(at) => {
                    let (any, by_operator) = at_point(*at, question, index);
                    (Some((any, by_operator, false)), Some(*at))
                }
                Extent::Area(shape) => {
                    (share_of_area(shape, &prepared, engine, scratch), middle(shape))
                }
            };
            let Some((any, by_operator, by_overlay)) = share else { return Probe::NO_DATA };
            let nearest = middle.and_then(|at| nearest_to(index, at));
            if !question.known {
                return Probe { nearest, ..Probe::NO_DATA };
            }
            let by_operator = question.operators.iter().copied().zip(by_operator).collect();
            Probe { any: Some(any), by_operator, nearest, by_overlay }
        })
        .collect()
}

/// 0 or 1 at a point: by any operator, and by each of the question's, in its order.
fn at_point(at: Coord<f64>, question: &Question, index: &Index<'_>) -> (Share, Vec<Share>) {
    let mut by_operator = vec![Share::NONE; question.operators.len()];
    let any = served_by(at, index, |operator| {
        if let Some(i) = question.operators.iter().position(|o| *o == operator) {
            by_operator[i] = Share::ALL;
        }
    });
    (if any { Share::ALL } else { Share::NONE }, by_operator)
}

/// Whether a point is served by anybody; calls `f` with each who does, perhaps more than once.
pub(super) fn served_by(at: Coord<f64>, index: &Index<'_>, mut f: impl FnMut(OperatorId)) -> bool {
    let mut any = false;
    let here = Rect::new(at, at);
    let footprints = index.footprints;
    index.sites_near(here, |i| {
        let site = &footprints.sites[i];
        let to = at - site.position;
        if to.x * to.x + to.y * to.y > site.reach_m * site.reach_m {
            return;
        }
        for holding in footprints.holdings(site) {
            let profile = holding.profile.as_ref().unwrap_or(&site.profile);
            if profile.contains(to.x, to.y) {
                any = true;
                f(holding.operator);
            }
        }
    });
    index.areas_near(here, |i, rings| {
        let area = &footprints.areas[i];
        if area.contains(rings, at) {
            any = true;
            f(area.operator);
        }
    });
    any
}

/// A point inside an area, its centroid if that is inside.
fn middle(shape: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let centroid = shape.centroid().filter(|c| shape.intersects(c));
    centroid.or_else(|| shape.interior_point()).map(Coord::from)
}
