//! Field reports decide: what they say of a village takes the place of what the model says.
//!
//! In: services as the model has them, reports, and the day by which they expire. Out: final statuses
//! ([`VillageService::status`](crate::indicator::VillageService), whose `modelled` stays), what became
//! of each report, and findings. Rules and reasons are in `docs/gaps.md`.
//!
//! Method: in each village the reports are heard in order, the strongest first. Each leaves every
//! service some of the three statuses ([`Allowed`]); one that would leave a service none contradicts a
//! stronger one and is not followed at all. So what reports make of services that contain each other
//! (4G and mobile broadband) always agrees.

use super::EvidenceUse;
use super::allowed::Allowed;
use crate::field::{Evidence, Says};
use crate::finding::{Finding, FindingKind, Severity};
use crate::indicator::{OperatorRule, Rule, Service, Status};
use crate::network::{OperatorId, ServiceKind, Technology};
use crate::place::Village;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Lets field reports decide.
///
/// `on` is the day by which they are judged: the day of the data, else that of the run; `None`: no
/// report expires and none is too new. Of several reports about one village the more reliable kind is
/// stronger, then the newer (one without a date is the oldest), then the less favourable, then the
/// first.
pub fn apply(
    services: &mut [Service],
    reports: &[Evidence],
    villages: &[Village],
    rule: &Rule,
    on: Option<Date>,
) -> (Vec<EvidenceUse>, Vec<Finding>) {
    let (live, mut uses, mut findings) = judge(reports, villages, on);
    let kinds: Vec<_> = services.iter().map(|s| (s.kind, s.best_operator)).collect();
    let hearing = Hearing::new(&kinds, reports, rule);
    for (village, heard) in by_village(&live, reports) {
        let modelled: Vec<Status> =
            services.iter().map(|s| s.villages[village as usize].modelled).collect();
        let verdict = hearing.hear(&heard, &modelled);
        for ((service, modelled), decided) in services.iter_mut().zip(&modelled).zip(&verdict.of) {
            let here = &mut service.villages[village as usize];
            here.status = decided.map_or(*modelled, |d| d.status);
            here.evidence = decided.map(|d| d.by);
        }
        for (report, became) in verdict.uses {
            uses[report as usize] = became;
        }
        findings.extend(verdict.conflicts.iter().map(|c| conflict(c, reports, villages)));
    }
    (uses, findings)
}

/// The findings of [`apply`] alone, which need no coverage: reports that are not followed because
/// their day has passed or has not come, or because they contradict stronger ones.
///
/// `kinds` are the services that will be computed. Under [`OperatorRule::BestOperator`] reports about
/// one operator are not heard: who that operator is, coverage decides.
pub fn findings(
    kinds: &[ServiceKind],
    reports: &[Evidence],
    villages: &[Village],
    rule: &Rule,
    on: Option<Date>,
) -> Vec<Finding> {
    let (live, _, mut findings) = judge(reports, villages, on);
    let kinds: Vec<_> = kinds.iter().map(|kind| (*kind, None)).collect();
    let hearing = Hearing::new(&kinds, reports, rule);
    for heard in by_village(&live, reports).values() {
        let (_, conflicts) = hearing.standing(heard);
        findings.extend(conflicts.iter().map(|c| conflict(c, reports, villages)));
    }
    findings
}

/// The reports about each village, the strongest first.
fn by_village(live: &[u32], reports: &[Evidence]) -> BTreeMap<u32, Vec<u32>> {
    let mut all: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &i in live {
        all.entry(reports[i as usize].village).or_default().push(i);
    }
    for heard in all.values_mut() {
        heard.sort_by_key(|&i| {
            let r = &reports[i as usize];
            Reverse((r.kind, r.date, r.says, Reverse(i)))
        });
    }
    all
}

/// The reports that hold on that day, in order; of the others what became of them, and findings.
fn judge(
    reports: &[Evidence],
    villages: &[Village],
    on: Option<Date>,
) -> (Vec<u32>, Vec<EvidenceUse>, Vec<Finding>) {
    let mut uses = vec![EvidenceUse::NotUsed; reports.len()];
    let mut findings = Vec::new();
    let mut live = Vec::with_capacity(reports.len());
    for (i, report) in reports.iter().enumerate() {
        let village = || villages[report.village as usize].id.clone();
        let kind = match (on, report.expiry, report.date) {
            (Some(on), Some(expiry), _) if expiry < on => {
                uses[i] = EvidenceUse::Expired;
                FindingKind::EvidenceExpired { village: village(), expiry, on }
            }
            (Some(on), _, Some(date)) if date > on => {
                FindingKind::EvidenceLater { village: village(), date, on }
            }
            _ => {
                live.push(i as u32);
                continue;
            }
        };
        findings.push(Finding { severity: Severity::Note, place: report.place.clone(), kind });
    }
    (live, uses, findings)
}

/// Hears the reports about one village.
struct Hearing<'a> {
    reports: &'a [Evidence],
    rule: &'a Rule,
    services: Vec<Heard>,
    /// Index of mobile broadband among the services, and of the technologies that make it up.
    mobile: Option<(usize, Vec<usize>)>,
}

/// A service as far as reports are about it.
struct Heard {
    kind: ServiceKind,
    technologies: Vec<Technology>,
    best_operator: Option<OperatorId>,
}

/// What the reports of one village come to.
struct Verdict {
    /// For each service; `None`: the model's.
    of: Vec<Option<Decided>>,
    uses: Vec<(u32, EvidenceUse)>,
    conflicts: Vec<Conflict>,
}

#[derive(Clone, Copy)]
struct Decided {
    status: Status,
    by: u32,
}

/// A report that was not followed, and one that it contradicts.
struct Conflict {
    own: u32,
    other: u32,
}

impl<'a> Hearing<'a> {
    fn new(
        services: &[(ServiceKind, Option<OperatorId>)],
        reports: &'a [Evidence],
        rule: &'a Rule,
    ) -> Self {
        let counts = |kind: ServiceKind| match kind {
            ServiceKind::Technology(t) => rule.mobile_broadband.contains(&t),
            ServiceKind::MobileBroadband => false,
        };
        let parts = (0..services.len()).filter(|&k| counts(services[k].0)).collect();
        let mobile = services.iter().position(|s| s.0 == ServiceKind::MobileBroadband);
        let heard = |&(kind, best_operator): &(ServiceKind, Option<OperatorId>)| Heard {
            kind,
            technologies: rule.technologies(kind),
            best_operator,
        };
        Self {
            reports,
            rule,
            services: services.iter().map(heard).collect(),
            mobile: mobile.map(|k| (k, parts)),
        }
    }

    /// Hears reports in order, the strongest first: for each service the reports that stand and what
    /// they leave it, and those that contradict a stronger one.
    fn standing(&self, reports: &[u32]) -> (Vec<Vec<(u32, Allowed)>>, Vec<Conflict>) {
        let mut standing: Vec<Vec<(u32, Allowed)>> = vec![Vec::new(); self.services.len()];
        let mut conflicts = Vec::new();
        for &own in reports {
            let leaves: Vec<Allowed> = self.services.iter().map(|s| self.leaves(own, s)).collect();
            let against = standing.iter().zip(&leaves).find_map(|(of, leave)| {
                of.iter().find(|(_, other)| other.and(*leave).is_nothing()).map(|(i, _)| *i)
            });
            if let Some(other) = against {
                conflicts.push(Conflict { own, other });
                continue;
            }
            for (of, leave) in standing.iter_mut().zip(leaves) {
                if leave != Allowed::ANYTHING {
                    of.push((own, leave));
                }
            }
        }
        (standing, conflicts)
    }

    /// What the reports of one village, the strongest first, come to.
    fn hear(&self, reports: &[u32], modelled: &[Status]) -> Verdict {
        let (standing, conflicts) = self.standing(reports);
        let mut of: Vec<Option<Decided>> =
            standing.iter().zip(modelled).map(|(of, m)| decided(of, *m)).collect();
        self.bound_mobile(&mut of, &standing, modelled);
        let became = |own: u32| {
            if conflicts.iter().any(|c| c.own == own) {
                EvidenceUse::Overruled
            } else if of.iter().flatten().any(|d| d.by == own) {
                EvidenceUse::Decided
            } else if standing.iter().flatten().any(|(i, left)| *i == own && left.one().is_some()) {
                EvidenceUse::Agrees
            } else {
                EvidenceUse::NotUsed
            }
        };
        let uses = reports.iter().map(|&own| (own, became(own))).collect();
        Verdict { of, uses, conflicts }
    }

    /// What a report leaves a service.
    fn leaves(&self, report: u32, service: &Heard) -> Allowed {
        let report = &self.reports[report as usize];
        let counts = match self.rule.operator {
            // One operator's signal is signal; that one has none leaves the others.
            OperatorRule::Union | OperatorRule::VillageMaximum => {
                report.operator.is_none() || report.says == Says::Covered
            }
            // That somebody has signal says nothing of the one operator; that nobody has any does.
            OperatorRule::BestOperator => match report.operator {
                Some(operator) => service.best_operator == Some(operator),
                None => report.says == Says::White,
            },
        };
        if !counts {
            return Allowed::ANYTHING;
        }
        let own = self.rule.technologies(report.service);
        let within = |a: &[Technology], b: &[Technology]| a.iter().all(|t| b.contains(t));
        let same = report.service == service.kind;
        let contained = same || within(&service.technologies, &own);
        let contains = same || within(&own, &service.technologies);
        Allowed::by(report.says, contained, contains)
    }

    /// Where reports have left the technologies of mobile broadband less than the model gives it, and
    /// none settles mobile broadband itself, the strongest of them decides that too.
    fn bound_mobile(
        &self,
        of: &mut [Option<Decided>],
        standing: &[Vec<(u32, Allowed)>],
        modelled: &[Status],
    ) {
        let Some((mobile, parts)) = &self.mobile else { return };
        if of[*mobile].is_some() {
            return;
        }
        let by = parts
            .iter()
            .filter_map(|&k| of[k])
            .map(|d| d.by)
            .min_by_key(|by| standing.iter().flatten().position(|(i, _)| i == by));
        let statuses: Vec<Status> =
            parts.iter().map(|&k| of[k].map_or(modelled[k], |d| d.status)).collect();
        let all = |status| statuses.iter().filter(|s| **s == status).count();
        let left = match (all(Status::Covered), all(Status::Hole), all(Status::White)) {
            // Two technologies with holes may fill each other's.
            (0, 1, _) => Allowed::NOT_COVERED,
            (0, 0, 1..) => Allowed::WHITE,
            _ => Allowed::ANYTHING,
        };
        let left = standing[*mobile].iter().fold(left, |l, (_, a)| {
            let both = l.and(*a);
            if both.is_nothing() { *a } else { both }
        });
        let status = left.nearest(modelled[*mobile]);
        if let (Some(by), Some(status)) = (by, status.filter(|s| *s != modelled[*mobile])) {
            of[*mobile] = Some(Decided { status, by });
        }
    }
}

/// What reports make of a service; `None`: they leave it as the model has it.
fn decided(standing: &[(u32, Allowed)], modelled: Status) -> Option<Decided> {
    let left = standing.iter().fold(Allowed::ANYTHING, |left, (_, a)| left.and(*a));
    if let Some(status) = left.one() {
        // The strongest that says so by itself, else the one that left no more than this.
        let alone = standing.iter().find(|(_, a)| a.one().is_some()).or(standing.last());
        return alone.map(|(by, _)| Decided { status, by: *by });
    }
    let status = left.nearest(modelled).filter(|s| *s != modelled)?;
    let against = standing.iter().find(|(_, a)| !a.has(modelled));
    against.map(|(by, _)| Decided { status, by: *by })
}

fn conflict(conflict: &Conflict, reports: &[Evidence], villages: &[Village]) -> Finding {
    let (own, other) = (&reports[conflict.own as usize], &reports[conflict.other as usize]);
    Finding {
        severity: Severity::Assumed,
        place: own.place.clone(),
        kind: FindingKind::EvidenceConflict {
            village: villages[own.village as usize].id.clone(),
            own: (own.service, own.says),
            other: (other.service, other.says),
            at: Box::new(other.place.clone()),
        },
    }
}
