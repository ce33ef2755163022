//! Villages without signal.

use crate::gap::{Reason, Robustness, Triage};
use crate::indicator::Status;
use crate::lang::{GapCounts, Lang, Numbers};
use crate::network::{ServiceKind, Technology};

const N: Numbers = Numbers(Lang::EN);

pub(in crate::lang) fn service(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "Mobile broadband",
    }
}

pub(in crate::lang) fn counts(kind: ServiceKind, counts: &GapCounts) -> String {
    let [a, b, c, unknown] = counts.triage.map(|n| N.count(n));
    format!(
        "{}: white {} villages, hole {} villages (A {a}, B {b}, C {c}, unknown {unknown})\n",
        service(kind),
        N.count(counts.white),
        N.count(counts.hole)
    )
}

pub(in crate::lang) fn class(kind: ServiceKind, class: Status) -> &'static str {
    let fibre = kind == ServiceKind::Technology(Technology::Ftth);
    match (class, fibre) {
        (Status::White, true) => "no fibre",
        (Status::White, false) => "no signal (white)",
        (Status::Hole, true) => "fibre in part",
        (Status::Hole, false) => "signal in part (hole)",
        (Status::Covered, _) => "covered",
        (Status::NoData, _) => "no data",
    }
}

pub(in crate::lang) fn reason(reason: &Reason) -> String {
    let km = |km: f64| N.decimal(km, 1);
    match reason {
        Reason::NoPower => "no grid power".into(),
        Reason::NoSource { within_km } => format!("nothing is served within {} km", km(*within_km)),
        Reason::TooFar { km: far, reach_km: Some(reach) } => format!(
            "the nearest source is {} km away and serves up to {} km: not the whole village",
            km(*far),
            km(*reach)
        ),
        Reason::TooFar { km: far, reach_km: None } => {
            format!("the nearest published coverage is {} km away: not the whole village", km(*far))
        }
        Reason::OffSector { km: far } => {
            format!("within reach of a source {} km away, whose antennas point elsewhere", km(*far))
        }
        Reason::Reported => "reported, surveyed or measured in the village".into(),
    }
}

pub(in crate::lang) fn robustness(class: Status, r: &Robustness) -> String {
    let Robustness { same, gap, of } = *r;
    let word = if class == Status::White { "white" } else { "a hole" };
    if gap < of {
        format!("sensitive ({gap}/{of})")
    } else if same == of {
        format!("{word} in {of}/{of} variants")
    } else {
        format!("{word} in {same}/{of}, not covered in {of}/{of} variants")
    }
}

pub(in crate::lang) fn triage(triage: Triage) -> &'static str {
    match triage {
        Triage::A => "A: ĐBKK with grid power – tender, paid by the universal-service fund",
        Triage::B => "B: not ĐBKK, grid power – operators' own money",
        Triage::C => "C: no grid power – together with the electricity company",
        Triage::Unknown => "unknown: no data on ĐBKK or grid power",
    }
}
