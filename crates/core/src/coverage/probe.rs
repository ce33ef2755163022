//! What is served at single places: points, or areas that are no villages.
//!
//! In: extents, a service, the network. Out: a [`Probe`] each. A point is served where a footprint
//! holds it, its edge included: 0 or 1. An area by the engine asked for. Parallel over extents.

use super::exact::Scratch;
use super::study_area::point_covered;
use super::village::share_of_area;
use super::{EngineKind, ModelledService, Nearest, Share};
use crate::network::{Network, OperatorId};
use crate::place::Extent;
use crate::threads::prelude::*;
use geo::{Centroid, Coord, InteriorPoint, Intersects, MultiPolygon};

/// What is served at one place, and what is near it.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// By any operator. `None`: nothing is known of the service, or the extent is empty.
    pub any: Option<Share>,
    /// By each operator of the service, in its order; empty where `any` is `None`.
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
    service: &ModelledService,
    engine: EngineKind,
) -> Vec<Probe> {
    extents
        .par_iter()
        .map_init(Scratch::default, |scratch, extent| {
            let (share, middle) = match extent {
                Extent::Point(at) => {
                    let (any, by_operator) = point_covered(*at, service);
                    let share = |served| if served { Share::ALL } else { Share::NONE };
                    let by_operator = by_operator.into_iter().map(share).collect();
                    (Some((share(any), by_operator, false)), Some(*at))
                }
                Extent::Area(shape) => {
                    (share_of_area(shape, service, engine, scratch), middle(shape))
                }
            };
            let Some((any, by_operator, by_overlay)) = share else { return Probe::NO_DATA };
            let nearest = middle.and_then(|at| service.index.nearest(network, at));
            if !service.known {
                return Probe { nearest, ..Probe::NO_DATA };
            }
            let by_operator = service.operators.iter().copied().zip(by_operator).collect();
            Probe { any: Some(any), by_operator, nearest, by_overlay }
        })
        .collect()
}

/// A point inside an area, its centroid if that is inside.
fn middle(shape: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let centroid = shape.centroid().filter(|c| shape.intersects(c));
    centroid.or_else(|| shape.interior_point()).map(Coord::from)
}
