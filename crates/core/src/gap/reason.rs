//! Why a village lacks a service.

use super::{Margin, Reason};
use crate::coverage::{ModelledService, Nearby};
use crate::indicator::{Status, VillageService};
use crate::network::{OperatorId, Technology};
use crate::place::{Village, VillagePoint};
use geo::{Coord, CoordsIter, Rect};

/// How far from the village's centre footprints are looked for, as a multiple of the largest default
/// radius among the service's technologies: beyond it not even a source of twice the usual reach,
/// put where the nearest one stands, would serve the village.
const SEARCHED: f64 = 2.0;

/// Points of a village's boundary that are looked at, at most: enough to tell which of two causes is
/// the more frequent to within an eighth.
const BOUNDARY_POINTS: usize = 64;

/// A village without service, and what is near it.
pub(super) struct NoService<'a> {
    pub(super) village: &'a Village,
    pub(super) here: &'a VillageService,
    pub(super) margin: Margin,
    /// The village's middle.
    pub(super) middle: Option<Coord<f64>>,
    /// Its points, and whether each is served.
    pub(super) points: &'a [(&'a VillagePoint, bool)],
    /// The one operator whose coverage counts; `None`: all together.
    pub(super) operator: Option<OperatorId>,
    /// The nearest source of each operator.
    pub(super) nearest: &'a [Nearby],
    pub(super) modelled: &'a ModelledService,
    pub(super) radius_m: &'a [(Technology, f64)],
}

/// The reasons, the weightiest first; never empty.
pub(super) fn reasons(of: &NoService<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if of.village.has_power == Some(false) {
        reasons.push(Reason::NoPower);
    }
    if matches!(of.here.modelled, Status::White | Status::Hole) {
        reasons.push(of.modelled());
    }
    if of.here.status != of.here.modelled {
        reasons.push(Reason::Reported);
    }
    reasons
}

/// What the model sees from a point.
enum Sight {
    Served,
    /// In reach of a position that looks elsewhere.
    Off {
        /// Where the nearest such position is.
        position: Coord<f64>,
    },
    OutOfReach,
}

impl NoService<'_> {
    /// Why the model has no service, or not everywhere.
    fn modelled(&self) -> Reason {
        let within_m = self.searched_m();
        let none = Reason::NoSource { within_km: within_m / 1000.0 };
        let Some(middle) = self.middle else { return none };
        let Some(nearest) = self.nearest() else { return none };
        let far = self.margin.centre_m.is_none_or(|m| m > within_m);
        if self.here.modelled == Status::White && far {
            return none;
        }
        let mut off: Vec<f64> = Vec::new();
        let mut out = 0;
        for point in self.not_served(middle) {
            match self.look(point) {
                Sight::Served => {}
                Sight::Off { position } => {
                    let to = position - middle;
                    off.push(to.x.hypot(to.y));
                }
                Sight::OutOfReach => out += 1,
            }
        }
        match off.iter().copied().min_by(f64::total_cmp) {
            Some(metres) if off.len() > out => Reason::OffSector { km: metres / 1000.0 },
            _ => Reason::TooFar {
                km: nearest.nearest.km,
                reach_km: nearest.reach_m.map(|m| m / 1000.0),
            },
        }
    }

    /// How far footprints are looked for, m.
    fn searched_m(&self) -> f64 {
        let counts = |t: &Technology| self.modelled.technologies.contains(t);
        let radii = self.radius_m.iter().filter(|(t, _)| counts(t)).map(|(_, m)| *m);
        SEARCHED * radii.fold(0.0, f64::max)
    }

    /// The nearest source of the operator that counts, or of any.
    fn nearest(&self) -> Option<&Nearby> {
        let counts = |n: &&Nearby| self.operator.is_none_or(|o| n.nearest.operator == o);
        // Published areas are no place to go to: they count where there is nothing else.
        self.nearest.iter().filter(counts).min_by(|a, b| {
            let order = |n: &Nearby| (n.reach_m.is_none(), n.nearest.km);
            let ((a_area, a_km), (b_area, b_km)) = (order(a), order(b));
            a_area.cmp(&b_area).then(a_km.total_cmp(&b_km))
        })
    }

    /// Points that stand for what is not served: the centre, else the clusters, else those of the
    /// boundary.
    fn not_served(&self, middle: Coord<f64>) -> Vec<Coord<f64>> {
        let served = |at: Coord<f64>| matches!(self.look(at), Sight::Served);
        if !self.points.is_empty() {
            let lacking = self.points.iter().filter(|(_, served)| !served);
            let lacking: Vec<Coord<f64>> = lacking.map(|(p, _)| p.position).collect();
            if !lacking.is_empty() {
                return lacking;
            }
        } else if !served(middle) {
            return vec![middle];
        }
        let Some(shape) = &self.village.shape else { return Vec::new() };
        let step = shape.planar.coords_count().div_ceil(BOUNDARY_POINTS).max(1);
        shape.planar.coords_iter().step_by(step).filter(|at| !served(*at)).collect()
    }

    /// What is seen from a point.
    fn look(&self, at: Coord<f64>) -> Sight {
        let mut served = false;
        let mut off: Option<(f64, Coord<f64>)> = None;
        self.modelled.index.near(Rect::new(at, at), |area| {
            if area.contains(at, self.operator) {
                served = true;
            } else if let Some(position) = area.looks_elsewhere(at, self.operator) {
                let to = at - position;
                let metres = to.x.hypot(to.y);
                if off.is_none_or(|(least, _)| metres < least) {
                    off = Some((metres, position));
                }
            }
        });
        match off {
            _ if served => Sight::Served,
            Some((_, position)) => Sight::Off { position },
            None => Sight::OutOfReach,
        }
    }
}
