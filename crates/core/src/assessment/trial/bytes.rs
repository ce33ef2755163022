//! A trial as bytes, and back.
//!
//! In: an [`Assessment`]. Out: what of it judging needs, bit for bit; a tenth of what a results folder keeps.
//! Of shares, which are most of it, each is written once in a village: the share of all operators is often
//! that of one of them, and one technology's another's. Shares of points follow from which points are served.
//! The bytes are meant to be deflated by whoever carries them.

use super::{Trial, judge, keep_reported};
use crate::assessment::Assessment;
use crate::assessment::services::shares_of_points;
use crate::coverage::Share;
use crate::indicator::{
    Bilingual, Comparison, Origin, PointsServed, Rule, Service, Shares, Status, Target,
    TargetMeasure, Unit, VillageService,
};
use crate::kept::no_land;
use crate::network::{OperatorId, ServiceKind};
use crate::place::{
    AdminUnits, Basis, BasisMethod, Commune, CommuneId, Denominator, District, DistrictId, Parts,
    PointRole, Shape, Village, VillagePoint,
};
use geo::Coord;
use serde::{Deserialize, Serialize};
use std::io;

/// They are no trial, or one of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("damaged")]
pub struct Damaged;

#[derive(Serialize, Deserialize)]
struct Kept {
    rule: Rule,
    communes: u32,
    districts: u32,
    /// Of each village.
    commune: Vec<u32>,
    district: Vec<Option<u32>>,
    area_m2: Vec<Option<f64>>,
    bases: Vec<(Denominator, Vec<Option<f64>>)>,
    points: Vec<(u32, PointRole)>,
    services: Vec<KeptService>,
    /// Of each column, of each village: [`NO_DATA`], [`NOTHING`], [`ALL`], [`NEW`]: the next of `shares`; beyond
    /// that: as so many columns before, less [`NEW`].
    codes: Vec<u32>,
    shares: Vec<f64>,
    targets: Vec<(TargetMeasure, Comparison, f64, bool)>,
}

#[derive(Serialize, Deserialize)]
struct KeptService {
    kind: ServiceKind,
    /// The denominators that are kept as columns, and whose: that of any operator comes before theirs.
    columns: Vec<(Denominator, Vec<OperatorId>)>,
    points: Option<PointsServed>,
    /// Villages whose status a report decided, and which.
    reported: Vec<(u32, Status, u32)>,
}

const NO_DATA: u32 = 0;
const NOTHING: u32 = 1;
const ALL: u32 = 2;
const NEW: u32 = 3;

type Column = Vec<Option<Share>>;

impl Trial {
    /// What judging an assessment again needs, as bytes.
    ///
    /// # Errors
    /// As the library that writes values; none is known.
    pub fn bytes(assessment: &Assessment) -> io::Result<Vec<u8>> {
        let units = &assessment.units;
        let villages = || assessment.villages.iter();
        let words = Bilingual::default;
        let (title, source, caveat) = (words(), words(), words());
        let mut columns: Vec<&Column> = Vec::new();
        let services = assessment.services.iter().map(|service| {
            let kept = || service.shares.iter().filter(|s| s.denominator != Denominator::Points);
            for shares in kept() {
                columns.push(&shares.any);
                columns.extend(shares.by_operator.iter().map(|(_, column)| column));
            }
            let of = |s: &Shares| (s.denominator, s.by_operator.iter().map(|o| o.0).collect());
            let any = service.villages.iter().zip(0_u32..);
            KeptService {
                kind: service.kind,
                columns: kept().map(of).collect(),
                points: service.points.clone(),
                reported: any.filter_map(|(v, i)| Some((i, v.status, v.evidence?))).collect(),
            }
        });
        let services = services.collect();
        let (codes, shares) = coded(&columns, assessment.villages.len());
        let targets = assessment.plan.iter().flat_map(|plan| &plan.targets).enumerate();
        let targets = targets.map(|(i, target)| {
            let row = assessment.scorecard.get(i);
            let reported = row.is_some_and(|row| matches!(row.origin, Origin::Stated { .. }));
            (target.measure.clone(), target.comparison, target.value, reported)
        });
        let kept = Kept {
            rule: Rule { title, source, caveat, ..assessment.method.rule.clone() },
            communes: units.communes.len() as u32,
            districts: units.districts.len() as u32,
            commune: villages().map(|v| v.commune.0).collect(),
            district: villages().map(|v| v.district.map(|d| d.0)).collect(),
            area_m2: villages().map(|v| v.shape.as_ref().map(|s| s.area_m2)).collect(),
            bases: assessment.bases.iter().map(|b| (b.denominator, b.totals.clone())).collect(),
            points: assessment.points.iter().map(|p| (p.village, p.role)).collect(),
            services,
            codes,
            shares,
            targets: targets.collect(),
        };
        postcard::to_stdvec(&kept).map_err(io::Error::other)
    }

    /// The trial of such bytes.
    ///
    /// # Errors
    /// [`Damaged`]: they are none.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        let kept: Kept = postcard::from_bytes(bytes).map_err(|_| Damaged)?;
        kept.trial().ok_or(Damaged)
    }
}

/// Codes of columns, and the shares that are new.
fn coded(columns: &[&Column], villages: usize) -> (Vec<u32>, Vec<f64>) {
    let (mut codes, mut shares) = (Vec::with_capacity(columns.len() * villages), Vec::new());
    for (i, column) in columns.iter().enumerate() {
        for (village, share) in column.iter().enumerate() {
            codes.push(match share.map(Share::value) {
                None => NO_DATA,
                Some(0.0) => NOTHING,
                Some(1.0) => ALL,
                Some(value) => {
                    let same =
                        columns[..i].iter().rev().zip(1..).find(|(c, _)| c[village] == *share);
                    same.map_or_else(
                        || {
                            shares.push(value);
                            NEW
                        },
                        |(_, before)| NEW + before,
                    )
                }
            });
        }
    }
    (codes, shares)
}

/// The columns of such codes; `None` where there is not one of each, or no share to be had.
fn columns(codes: &[u32], shares: &[f64], villages: usize, count: usize) -> Option<Vec<Column>> {
    (codes.len() == count.checked_mul(villages)?).then_some(())?;
    let mut shares = shares.iter();
    let mut all: Vec<Column> = Vec::with_capacity(count);
    for i in 0..count {
        let mut column = Vec::with_capacity(villages);
        for village in 0..villages {
            column.push(match codes[i * villages + village] {
                NO_DATA => None,
                NOTHING => Some(Share::NONE),
                ALL => Some(Share::ALL),
                NEW => Some(Share::new(*shares.next()?)?),
                same => all.get(i.checked_sub((same - NEW) as usize)?)?[village],
            });
        }
        all.push(column);
    }
    Some(all)
}

impl Kept {
    fn trial(self) -> Option<Trial> {
        let villages = self.commune.len();
        let as_long = self.district.len() == villages
            && self.area_m2.len() == villages
            && self.bases.iter().all(|(_, totals)| totals.len() == villages)
            && self.commune.iter().all(|c| *c < self.communes)
            && self.district.iter().flatten().all(|d| *d < self.districts)
            && self.points.iter().all(|(village, _)| (*village as usize) < villages);
        as_long.then_some(())?;
        let points: Vec<VillagePoint> = self.points.into_iter().map(point).collect();
        let count = self.services.iter().flat_map(|s| &s.columns).map(|(_, by)| 1 + by.len()).sum();
        let columns = &mut columns(&self.codes, &self.shares, villages, count)?.into_iter();
        let services: Option<Vec<Service>> =
            self.services.into_iter().map(|s| s.service(columns, villages, &points)).collect();
        let places = self.commune.into_iter().zip(self.district).zip(self.area_m2);
        let name = String::new;
        let commune = Commune { code: name(), name: name(), province: name() };
        let mut trial = Trial {
            rule: self.rule,
            units: AdminUnits {
                communes: vec![commune; self.communes as usize],
                districts: vec![District { name: name() }; self.districts as usize],
                ..AdminUnits::default()
            },
            villages: places.map(|((c, d), area)| village(c, d, area)).collect(),
            points,
            bases: self.bases.into_iter().map(basis).collect(),
            services: services?,
            targets: self.targets.into_iter().map(target).collect(),
        };
        let mut services = std::mem::take(&mut trial.services);
        for service in &mut services {
            let mut judged = service.clone();
            judge(&mut judged, &trial.rule, &trial.held());
            keep_reported(&mut judged, service);
            *service = judged;
        }
        trial.services = services;
        Some(trial)
    }
}

impl KeptService {
    /// The service, not judged but where a report decided.
    fn service(
        self,
        columns: &mut impl Iterator<Item = Column>,
        villages: usize,
        points: &[VillagePoint],
    ) -> Option<Service> {
        let known = |served: &PointsServed| {
            let by = served.by_operator.iter().map(|(_, served)| served);
            by.chain([&served.any]).all(|served| served.len() == points.len())
        };
        self.points.as_ref().is_none_or(known).then_some(())?;
        let shares = self.columns.into_iter().map(|(denominator, operators)| {
            let any = columns.next()?;
            let by = operators.into_iter().map(|o| Some((o, columns.next()?)));
            let (by_operator, operators) = (by.collect::<Option<Vec<_>>>()?, Vec::new());
            Some(Shares { denominator, any, by_operator, operators })
        });
        let mut shares = shares.collect::<Option<Vec<Shares>>>()?;
        (shares.first()?.denominator == Denominator::Area).then_some(())?;
        shares.extend(self.points.as_ref().map(|p| shares_of_points(villages, points, p)));
        let none = VillageService {
            share: None,
            area_share: None,
            modelled: Status::NoData,
            status: Status::NoData,
            evidence: None,
            nearest: None,
        };
        let mut places = vec![none; villages];
        for (village, status, report) in self.reported {
            let here = places.get_mut(village as usize)?;
            (here.status, here.evidence) = (status, Some(report));
        }
        let (kind, points) = (self.kind, self.points);
        Some(Service { kind, villages: places, shares, points, best_operator: None })
    }
}

fn village(commune: u32, district: Option<u32>, area_m2: Option<f64>) -> Village {
    let shape = area_m2.map(|area_m2| Shape {
        planar: no_land(),
        geographic: no_land(),
        area_m2,
        centre: Coord::default(),
        centre_geographic: None,
    });
    Village {
        id: String::new(),
        name: String::new(),
        commune: CommuneId(commune),
        district: district.map(DistrictId),
        population: None,
        households: None,
        area_class: None,
        dbkk: None,
        has_power: None,
        shape,
    }
}

fn point((village, role): (u32, PointRole)) -> VillagePoint {
    VillagePoint {
        village,
        role,
        name: String::new(),
        position: Coord::default(),
        households: None,
    }
}

fn basis((denominator, totals): (Denominator, Vec<Option<f64>>)) -> Basis {
    let (parts, method) = (Parts::NotKept, BasisMethod::Points);
    Basis { denominator, totals, parts, method, factors: Vec::new() }
}

fn target(
    (measure, comparison, value, reported): (TargetMeasure, Comparison, f64, bool),
) -> (Target, bool) {
    let target = Target {
        id: String::new(),
        text: Bilingual::default(),
        year: 0,
        comparison,
        value,
        unit: Unit::Percent,
        measure,
        source: String::new(),
        note: Bilingual::default(),
        stated: None,
    };
    (target, reported)
}
