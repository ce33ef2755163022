//! Villages with what is counted in them, and what of them services cover.
//!
//! In: villages, denominators beside their area, their points; modelled services. Out: for each service and
//! village what is served of the area and of each basis, by any operator and by each; for each point
//! whether it is served. Parallel over villages and points; the answer does not depend on the number of
//! threads.

use super::exact::Scratch;
use super::village::{Portion, VillageEngine, VillageFigures, VillageGeometry};
use super::{EngineKind, ModelledService, Nearest};
use crate::network::{Network, OperatorId};
use crate::place::{Basis, Denominator, Part, Parts, Village, VillagePoint};
use crate::progress::{Progress, Stage};
use crate::threads::prelude::*;
use geo::{Coord, Rect};

/// What coverage is computed of.
#[derive(Clone, Copy, Debug)]
pub struct StudyArea<'a> {
    /// The villages.
    pub villages: &'a [Village],
    /// What is counted in them beside the area.
    pub bases: &'a [Basis],
    /// Points that stand for them.
    pub points: &'a [VillagePoint],
}

/// What one service covers.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCoverage {
    /// In each village.
    pub villages: Vec<VillageCoverage>,
    /// At each point.
    pub points: PointCoverage,
}

/// What one service covers of one village.
#[derive(Clone, Debug, PartialEq)]
pub struct VillageCoverage {
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
pub struct PointCoverage {
    /// By any operator.
    pub any: Vec<bool>,
    /// By each operator of the service, in its order.
    pub by_operator: Vec<Vec<bool>>,
}

/// The user asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Computes every service in every village and at every point: all that can be told.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover(
    study: StudyArea<'_>,
    network: &Network,
    services: &[ModelledService],
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<ServiceCoverage>, Interrupted> {
    cover_requested(study, network, services, engine, &study.whole_village(), progress)
}

/// As [`cover`], but of every village only what `request` says.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover_requested(
    study: StudyArea<'_>,
    network: &Network,
    services: &[ModelledService],
    engine: EngineKind,
    request: &VillageRequest,
    progress: &dyn Progress,
) -> Result<Vec<ServiceCoverage>, Interrupted> {
    progress.begin(Stage::Coverage, "", Some(study.villages.len() as u64));
    let by_village: Vec<Option<Vec<VillageCoverage>>> = (0..study.villages.len())
        .into_par_iter()
        .map_init(Scratch::default, |scratch, village| {
            if progress.interrupted() {
                return None;
            }
            let covered = study.village(village, request, network, services, engine, scratch);
            progress.advance(1);
            Some(covered)
        })
        .collect();
    progress.end();

    let mut all: Vec<ServiceCoverage> = services
        .iter()
        .map(|service| ServiceCoverage {
            villages: Vec::with_capacity(study.villages.len()),
            points: points_covered(study.points, service),
        })
        .collect();
    for covered in by_village {
        for (service, village) in all.iter_mut().zip(covered.ok_or(Interrupted)?) {
            service.villages.push(village);
        }
    }
    Ok(all)
}

/// How much is to be told of what is served of a place; each tells what those before it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// By any operator.
    Any,
    /// By each operator.
    Operators,
    /// By how many operators.
    Number,
}

/// What is to be computed of one village.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VillageRequest {
    /// Of the area.
    pub area: Option<Detail>,
    /// Of which bases, by their place among the study area's.
    pub bases: Vec<(usize, Detail)>,
    /// Whether the nearest source is to be found.
    pub nearest: bool,
}

/// Computes one service alone, only what `request` says of each village (`None`: nothing), without
/// the nearest source. Points are covered where the study area has them.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub fn cover_alone(
    study: StudyArea<'_>,
    service: &ModelledService,
    engine: EngineKind,
    request: &(dyn Fn(usize) -> Option<VillageRequest> + Sync),
    progress: &dyn Progress,
) -> Result<(Vec<Option<VillageCoverage>>, PointCoverage), Interrupted> {
    let services = std::slice::from_ref(service);
    let villages: Result<Vec<Option<VillageCoverage>>, Interrupted> = (0..study.villages.len())
        .into_par_iter()
        .map_init(Scratch::default, |scratch, village| {
            if progress.interrupted() {
                return Err(Interrupted);
            }
            let Some(request) = request(village) else { return Ok(None) };
            let covered = study.shares(village, &request, services, &[true], engine, scratch);
            Ok(covered.into_iter().flatten().next())
        })
        .collect();
    Ok((villages?, points_covered(study.points, service)))
}

/// Which points a service covers; edges count as inside. In parallel.
fn points_covered(points: &[VillagePoint], service: &ModelledService) -> PointCoverage {
    let each: Vec<(bool, Vec<bool>)> =
        points.par_iter().map(|point| point_covered(point.position, service)).collect();
    PointCoverage {
        any: each.iter().map(|e| e.0).collect(),
        by_operator: (0..service.operators.len())
            .map(|i| each.iter().map(|e| e.1[i]).collect())
            .collect(),
    }
}

/// Whether a point is covered by anybody, and by each operator of the service.
pub(super) fn point_covered(at: Coord<f64>, service: &ModelledService) -> (bool, Vec<bool>) {
    let mut by_operator = vec![false; service.operators.len()];
    let mut any = false;
    service.index.near(Rect::new(at, at), |area| {
        area.operators_at(at, |operator: OperatorId| {
            any = true;
            if let Some(i) = service.operators.iter().position(|o| *o == operator) {
                by_operator[i] = true;
            }
        });
    });
    (any, by_operator)
}

/// Where what a basis counts lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CountedIn {
    /// All over the village.
    Village,
    /// In the pieces of this basis.
    Pieces(usize),
}

impl<'a> StudyArea<'a> {
    /// What the services cover of one village, as far as it is asked for.
    pub(super) fn village(
        &self,
        village: usize,
        request: &VillageRequest,
        network: &Network,
        services: &[ModelledService],
        engine: EngineKind,
        scratch: &mut Scratch,
    ) -> Vec<VillageCoverage> {
        let every = vec![true; services.len()];
        let covered = self.shares(village, request, services, &every, engine, scratch);
        let shape = self.villages[village].shape.as_ref().filter(|_| request.nearest);
        let nearest = |service: &ModelledService| service.index.nearest(network, shape?.centre);
        let each = covered.into_iter().flatten().zip(services);
        each.map(|(covered, service)| VillageCoverage { nearest: nearest(service), ..covered })
            .collect()
    }

    /// A request for all of a village.
    pub(super) fn whole_village(&self) -> VillageRequest {
        let bases = (0..self.bases.len()).map(|b| (b, Detail::Number)).collect();
        VillageRequest { area: Some(Detail::Number), bases, nearest: true }
    }

    /// The shares of one village, of the services that `which` says; the nearest source is left open.
    /// Those that a service is the union of must be among them, or all be left out.
    pub(super) fn shares(
        &self,
        village: usize,
        request: &VillageRequest,
        services: &[ModelledService],
        which: &[bool],
        engine: EngineKind,
        scratch: &mut Scratch,
    ) -> Vec<Option<VillageCoverage>> {
        let no_data = || VillageCoverage {
            area: None,
            bases: vec![None; self.bases.len()],
            nearest: None,
            by_overlay: false,
        };
        let shape = self.villages[village].shape.as_ref();
        // Those whose places are another's are looked up there.
        let most = |place| {
            let there = request.bases.iter().filter(|(b, _)| self.counted_in(*b) == Some(place));
            there.map(|(_, detail)| *detail).max()
        };
        let pieces: Vec<Option<Detail>> =
            (0..self.bases.len()).map(|b| most(CountedIn::Pieces(b))).collect();
        let parts =
            pieces.iter().enumerate().map(|(b, detail)| (*detail).and(self.parts(b, village)));
        let Some(geometry) = shape.and_then(|s| VillageGeometry::new(&s.planar, parts)) else {
            return which.iter().map(|own| own.then(no_data)).collect();
        };
        let area = request.area.max(most(CountedIn::Village));
        let mut computing = VillageEngine {
            geometry: &geometry,
            engine,
            area,
            pieces: &pieces,
            by_overlay: false,
            scratch,
        };
        let mut found: Vec<VillageFigures> = Vec::with_capacity(services.len());
        let mut by_overlay = Vec::with_capacity(services.len());
        for (service, own) in services.iter().zip(which) {
            let next =
                if *own { computing.figures(service, &found) } else { VillageFigures::default() };
            found.push(next);
            by_overlay.push(std::mem::take(&mut computing.by_overlay));
        }
        let covered = |(found, by_overlay): (&VillageFigures, bool)| {
            let mut covered = VillageCoverage { area: found.area(), by_overlay, ..no_data() };
            for &(b, _) in &request.bases {
                // Some of it must be here, whoever has the places.
                if self.bases[b].totals.get(village).copied().flatten().is_some() {
                    covered.bases[b] = match self.counted_in(b) {
                        Some(CountedIn::Pieces(own)) => found.basis(own, &geometry),
                        Some(CountedIn::Village) => covered.area.clone(),
                        None => None,
                    };
                }
            }
            covered
        };
        let each = found.iter().zip(by_overlay).zip(which);
        each.map(|(service, own)| own.then(|| covered(service))).collect()
    }

    /// A box around a village and whatever is counted in it; `None` where it has no polygon.
    pub(super) fn extent(&self, village: usize) -> Option<Rect<f64>> {
        let shape = self.villages[village].shape.as_ref()?;
        let parts = (0..self.bases.len()).map(|b| self.parts(b, village));
        VillageGeometry::extent(&shape.planar, parts)
    }

    /// Where what a basis counts lies; `None` where it is spread over what is not there.
    fn counted_in(&self, basis: usize) -> Option<CountedIn> {
        let mut at = basis;
        // Each step leads to another basis; more steps than bases are a circle.
        for _ in 0..=self.bases.len() {
            match self.bases[at].parts {
                Parts::Pieces(_) => return Some(CountedIn::Pieces(at)),
                Parts::As(Denominator::Area) => return Some(CountedIn::Village),
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
