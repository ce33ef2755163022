//! The coverage of a province, ready to be asked again and again, with a network that changes.
//!
//! In: a study area, a network, which technologies are mobile broadband. Out: what every service covers of
//! one village or of all. A change of a few cells or access points costs the villages that their service
//! areas touch, before or after; the result is that of a model made anew, bit for bit.

use super::exact::Scratch;
use super::index::Touched;
use super::modelled_service::{computed, unite};
use super::study_area::point_covered;
use super::{
    Change, EngineKind, Interrupted, ModelledService, Nearest, ServiceCoverage, StudyArea,
    VillageCoverage, VillageRequest, cover, cover_requested,
};
use crate::network::{Network, ServiceKind, SourceId, Technology};
use crate::progress::{Progress, Silent};
use crate::threads::prelude::*;
use geo::{Coord, Intersects, Rect};
use std::borrow::Cow;
use std::sync::OnceLock;

/// All services of a network over a study area.
#[derive(Clone, Debug)]
pub struct CoverageModel<'a> {
    study: StudyArea<'a>,
    network: Cow<'a, Network>,
    mobile_broadband: Vec<Technology>,
    cumulative: bool,
    engine: EngineKind,
    services: Vec<ModelledService>,
    /// Of each village a box around it and what is counted in it; found when a change asks for them.
    extents: OnceLock<Vec<Option<Rect<f64>>>>,
}

impl<'a> CoverageModel<'a> {
    /// The services of [`ModelledService::all`], ready.
    pub fn new(
        study: StudyArea<'a>,
        network: &'a Network,
        mobile_broadband: &[Technology],
        cumulative: bool,
        engine: EngineKind,
    ) -> Self {
        Self {
            study,
            network: Cow::Borrowed(network),
            mobile_broadband: mobile_broadband.to_vec(),
            cumulative,
            engine,
            services: ModelledService::all(network, mobile_broadband, cumulative),
            extents: OnceLock::new(),
        }
    }

    /// What coverage is computed of.
    pub fn study_area(&self) -> StudyArea<'a> {
        self.study
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The engine.
    pub fn engine(&self) -> EngineKind {
        self.engine
    }

    /// The services, in the order of [`ModelledService::all`].
    pub fn services(&self) -> &[ModelledService] {
        &self.services
    }

    /// The service of that kind, if it is computed.
    pub fn service(&self, kind: ServiceKind) -> Option<&ModelledService> {
        self.services.iter().find(|s| s.kind == kind)
    }

    /// What every service covers of one village.
    pub fn village(&self, village: usize) -> Vec<VillageCoverage> {
        let scratch = &mut Scratch::default();
        let (services, all) = (&self.services, self.study.whole_village());
        self.study.village(village, &all, &self.network, services, self.engine, scratch)
    }

    /// What every service covers.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn all(&self, progress: &dyn Progress) -> Result<Vec<ServiceCoverage>, Interrupted> {
        cover(self.study, &self.network, &self.services, self.engine, progress)
    }

    /// What every service covers, of every village only what `request` says.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn requested(
        &self,
        request: &VillageRequest,
        progress: &dyn Progress,
    ) -> Result<Vec<ServiceCoverage>, Interrupted> {
        cover_requested(self.study, &self.network, &self.services, self.engine, request, progress)
    }

    /// Changes the network, and `coverage`, which must be what [`all`](Self::all) gives before; says of
    /// which villages shares were computed again.
    pub fn change(
        &mut self,
        changes: impl IntoIterator<Item = Change>,
        coverage: &mut Vec<ServiceCoverage>,
    ) -> Vec<usize> {
        let network = self.network.to_mut();
        let changed: Vec<SourceId> =
            changes.into_iter().filter_map(|change| change.make(network)).collect();
        let kinds = computed(network, &self.mobile_broadband, self.cumulative);
        if !kinds.iter().map(|(kind, _)| kind).eq(self.services.iter().map(|s| &s.kind)) {
            self.services = ModelledService::all(network, &self.mobile_broadband, self.cumulative);
            // Nobody interrupts it.
            *coverage = self.all(&Silent).unwrap_or_default();
            return (0..self.study.villages.len()).collect();
        }
        let touched: Vec<Option<Touched>> = self
            .services
            .iter_mut()
            .map(|service| {
                // Shares of other operators than before: of all villages.
                let others = service.refresh(network);
                let touched = service.index.update(network, &service.technologies, &changed);
                (!others).then_some(touched)
            })
            .collect();
        unite(&mut self.services);
        let villages = self.compute_again(&touched, coverage);
        for (i, touched) in touched.iter().enumerate() {
            self.find_nearest_again(i, touched.as_ref(), &mut coverage[i].villages);
            self.cover_points_again(i, touched.as_ref(), &mut coverage[i]);
        }
        villages
    }

    /// Computes the shares of all villages that a service area touched; which they are.
    fn compute_again(
        &self,
        touched: &[Option<Touched>],
        coverage: &mut [ServiceCoverage],
    ) -> Vec<usize> {
        let extents = self.extents.get_or_init(|| {
            (0..self.study.villages.len()).into_par_iter().map(|v| self.study.extent(v)).collect()
        });
        let meets = |touched: &Option<Touched>, extent: Rect<f64>| {
            touched.as_ref().is_none_or(|t| t.extents.iter().any(|own| own.intersects(&extent)))
        };
        let again: Vec<(usize, Vec<bool>)> = extents
            .iter()
            .enumerate()
            .filter_map(|(village, extent)| {
                let which = |t| extent.is_some_and(|extent| meets(t, extent)) || t.is_none();
                let which: Vec<bool> = touched.iter().map(which).collect();
                which.contains(&true).then_some((village, which))
            })
            .collect();
        let request = self.study.whole_village();
        let computed: Vec<Vec<Option<VillageCoverage>>> = again
            .par_iter()
            .map_init(Scratch::default, |scratch, (village, which)| {
                let with_parts = self.with_parts(which);
                let (services, engine) = (&self.services, self.engine);
                self.study.shares(*village, &request, services, &with_parts, engine, scratch)
            })
            .collect();
        for ((village, which), computed) in again.iter().zip(computed) {
            for ((service, own), fresh) in coverage.iter_mut().zip(which).zip(computed) {
                if let Some(fresh) = fresh.filter(|_| *own) {
                    let here = &mut service.villages[*village];
                    *here = VillageCoverage { nearest: here.nearest, ..fresh };
                }
            }
        }
        again.into_iter().map(|(village, _)| village).collect()
    }

    /// These services, and those they are the union of.
    fn with_parts(&self, which: &[bool]) -> Vec<bool> {
        let mut all = which.to_vec();
        for (service, _) in self.services.iter().zip(which).filter(|(_, own)| **own) {
            service.union_of.iter().for_each(|part| all[part.service] = true);
        }
        all
    }

    /// Finds the nearest source of one service again where it may be another.
    fn find_nearest_again(
        &self,
        service: usize,
        touched: Option<&Touched>,
        villages: &mut [VillageCoverage],
    ) {
        if touched.is_some_and(|t| t.extents.is_empty()) {
            return;
        }
        let index = &self.services[service].index;
        let may_differ = |nearest: Option<Nearest>, centre: Coord<f64>| {
            let (Some(touched), Some(nearest)) = (touched, nearest) else { return true };
            // A place one can go to counts before any published area.
            matches!(nearest.source, SourceId::Published(_))
                || touched.sources.contains(&nearest.source)
                || touched.positions.iter().any(|at| {
                    let to = *at - centre;
                    // Far above rounding: what is nearly as near is looked at.
                    to.x.hypot(to.y) <= 1000.0 * nearest.km + 1.0
                })
        };
        for (covered, village) in villages.iter_mut().zip(self.study.villages) {
            let Some(shape) = &village.shape else { continue };
            if may_differ(covered.nearest, shape.centre) {
                covered.nearest = index.nearest(&self.network, shape.centre);
            }
        }
    }

    /// Covers the points again that a service area touched.
    fn cover_points_again(
        &self,
        service: usize,
        touched: Option<&Touched>,
        coverage: &mut ServiceCoverage,
    ) {
        let service = &self.services[service];
        let points = &mut coverage.points;
        points
            .by_operator
            .resize_with(service.operators.len(), || vec![false; self.study.points.len()]);
        for (i, point) in self.study.points.iter().enumerate() {
            let at = point.position;
            let meets = |t: &Touched| t.extents.iter().any(|extent| extent.intersects(&at));
            if touched.is_none_or(meets) {
                let (any, by_operator) = point_covered(at, service);
                points.any[i] = any;
                for (all, own) in points.by_operator.iter_mut().zip(by_operator) {
                    all[i] = own;
                }
            }
        }
    }
}
