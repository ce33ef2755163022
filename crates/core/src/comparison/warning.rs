//! What must be known before two results are compared: a change of rule is not a change of coverage.

use super::parameters::{ParameterKind, parameters};
use super::{Matches, Results, ServiceChange, Side};
use crate::assessment::Assessment;
use crate::network::ServiceKind;
use crate::place::{AdminUnits, Village, fold};

/// Something that makes the difference of two results more, or less, than a change of coverage.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// Both are the same run.
    SameRun,
    /// Both runs read the same files: what differs comes from how they were computed.
    SameData,
    /// The new results describe an earlier day than the old ones.
    WrongOrder {
        /// Day of the old results.
        old: String,
        /// Day of the new results.
        new: String,
    },
    /// Results that do not say of what day they are, so that their order cannot be checked.
    NoDate {
        /// Which; both where two are listed.
        sides: Vec<Side>,
    },
    /// Two provinces.
    Province {
        /// Of the old results.
        old: String,
        /// Of the new results.
        new: String,
    },
    /// Only one of the two is of synthetic data.
    Synthetic {
        /// Which.
        side: Side,
    },
    /// A parameter differs.
    Parameter {
        /// What it decides.
        kind: ParameterKind,
        /// Its key in the manifest, dotted.
        key: String,
        /// Its old value.
        old: String,
        /// Its new value.
        new: String,
    },
    /// Parameters that one side does not state.
    NotStated {
        /// The side that does not state them.
        side: Side,
        /// Their keys.
        keys: Vec<String>,
    },
    /// The working CRS differs: areas and distances are measured otherwise.
    Crs {
        /// Of the old results.
        old: String,
        /// Of the new results.
        new: String,
    },
    /// The versions of the program differ.
    Version {
        /// Of the old results.
        old: String,
        /// Of the new results.
        new: String,
    },
    /// A service that only one side has.
    ServiceMissing {
        /// Which.
        service: ServiceKind,
        /// The side without it.
        side: Side,
    },
    /// Villages of the same identifier whose name and commune are others: perhaps other villages.
    OtherVillages {
        /// How many.
        villages: usize,
        /// The identifier of one.
        id: String,
        /// Its old name.
        old: String,
        /// Its new name.
        new: String,
    },
    /// Villages whose area is another by more than 1 %: shares change without any new source.
    Redrawn {
        /// How many.
        villages: usize,
    },
    /// Statuses that have changed because of a field report, one that came or one that no longer holds,
    /// not by the model.
    Reported {
        /// How many, over all services.
        statuses: usize,
    },
    /// Villages that are only in one of the two.
    Unmatched {
        /// Of the old results.
        old: usize,
        /// Of the new results.
        new: usize,
    },
}

/// A village whose area has changed by this part was redrawn; less is digitising.
const REDRAWN: f64 = 0.01;

/// The day by which field reports are judged follows from the day of the data, or of the run: another
/// day is no other setting, and statuses that it changed are told as [`Warning::Reported`].
const REPORTS_DAY: &str = "evidence_on";

impl Warning {
    /// The word of `compare.json`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SameRun => "same_run",
            Self::SameData => "same_data",
            Self::WrongOrder { .. } => "wrong_order",
            Self::NoDate { .. } => "no_date",
            Self::Province { .. } => "province_differs",
            Self::Synthetic { .. } => "synthetic_on_one_side",
            Self::Parameter { .. } => "parameter_differs",
            Self::NotStated { .. } => "parameter_not_stated",
            Self::Crs { .. } => "crs_differs",
            Self::Version { .. } => "version_differs",
            Self::ServiceMissing { .. } => "service_missing",
            Self::OtherVillages { .. } => "other_villages",
            Self::Redrawn { .. } => "redrawn",
            Self::Reported { .. } => "changed_by_field_reports",
            Self::Unmatched { .. } => "unmatched",
        }
    }

    /// Whether it says that villages are judged otherwise, so that a change of status may be none of
    /// coverage.
    pub fn changes_meaning(&self) -> bool {
        match self {
            Self::Parameter { kind, .. } => *kind != ParameterKind::Other,
            Self::SameData | Self::Province { .. } | Self::Synthetic { .. } | Self::Crs { .. } => {
                true
            }
            _ => false,
        }
    }
}

/// All that must be known, the gravest first.
pub(super) fn warnings(
    old: &Results,
    new: &Results,
    matches: &Matches,
    services: &[ServiceChange<'_>],
) -> Vec<Warning> {
    let mut all = Vec::new();
    let manifest = &old.origin.manifest_sha256;
    let data = old.data_sha256();
    if !manifest.is_empty() && *manifest == new.origin.manifest_sha256 {
        all.push(Warning::SameRun);
    } else if !data.is_empty() && data == new.data_sha256() {
        all.push(Warning::SameData);
    }
    let (old, new) = (&old.assessment, &new.assessment);
    province(old, new, &mut all);
    if old.about.synthetic != new.about.synthetic {
        let side = if old.about.synthetic { Side::Old } else { Side::New };
        all.push(Warning::Synthetic { side });
    }
    dates(old, new, &mut all);
    changed_parameters(old, new, &mut all);
    let (a, b) = (&old.method, &new.method);
    if a.crs.code != b.crs.code {
        let (old, new) = (a.crs.code.clone(), b.crs.code.clone());
        all.push(Warning::Crs { old, new });
    }
    if a.version != b.version {
        let (old, new) = (a.version.clone(), b.version.clone());
        all.push(Warning::Version { old, new });
    }
    for (here, there, side) in [(old, new, Side::New), (new, old, Side::Old)] {
        let missing = here.services.iter().filter(|s| there.service(s.kind).is_none());
        all.extend(missing.map(|s| Warning::ServiceMissing { service: s.kind, side }));
    }
    villages(old, new, matches, &mut all);
    let changes = services.iter().flat_map(|s| &s.villages);
    let statuses = changes.filter(|c| c.by_report()).count();
    if statuses > 0 {
        all.push(Warning::Reported { statuses });
    }
    let (old, new) = (matches.only(Side::Old).count(), matches.only(Side::New).count());
    if old + new > 0 {
        all.push(Warning::Unmatched { old, new });
    }
    all
}

/// Two provinces: by their codes, or by their names where a side has no code.
fn province(old: &Assessment, new: &Assessment, all: &mut Vec<Warning>) {
    let (a, b) = (&old.units, &new.units);
    let either_empty = |a: &str, b: &str| a.is_empty() || b.is_empty();
    let other = if either_empty(&a.province_code, &b.province_code) {
        !either_empty(&a.province, &b.province) && fold(&a.province) != fold(&b.province)
    } else {
        a.province_code != b.province_code
    };
    if other {
        let full = |u: &AdminUnits| format!("{} {}", u.province_code, u.province).trim().to_owned();
        all.push(Warning::Province { old: full(a), new: full(b) });
    }
}

fn dates(old: &Assessment, new: &Assessment, all: &mut Vec<Warning>) {
    let day = |a: &Assessment| a.about.as_of.clone().filter(|d| !d.trim().is_empty());
    let (a, b) = (day(old), day(new));
    if let (Some(a), Some(b)) = (&a, &b) {
        let date = |d: &str| d.trim().parse::<jiff::civil::Date>().ok();
        if let (Some(x), Some(y)) = (date(a), date(b))
            && y < x
        {
            all.push(Warning::WrongOrder { old: a.clone(), new: b.clone() });
        }
    } else {
        let missing = [(Side::Old, a), (Side::New, b)].into_iter().filter(|(_, d)| d.is_none());
        all.push(Warning::NoDate { sides: missing.map(|(side, _)| side).collect() });
    }
}

fn changed_parameters(old: &Assessment, new: &Assessment, all: &mut Vec<Warning>) {
    let (a, b) = (&parameters(old), &parameters(new));
    let value = |of: &[(String, String)], key: &str| {
        of.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone())
    };
    let mut differing: Vec<(ParameterKind, String, String, String)> = Vec::new();
    let mut absent: Vec<String> = Vec::new();
    for (key, before) in a {
        match value(b, key) {
            Some(after) if after != *before && key != REPORTS_DAY => {
                let kind = ParameterKind::of(key);
                differing.push((kind, key.clone(), before.clone(), after));
            }
            Some(_) => {}
            None => absent.push(key.clone()),
        }
    }
    differing.sort_by_key(|(kind, ..)| *kind);
    let parameter = |(kind, key, old, new)| Warning::Parameter { kind, key, old, new };
    all.extend(differing.into_iter().map(parameter));
    let added = b.iter().map(|(k, _)| k).filter(|k| value(a, k).is_none()).cloned().collect();
    for (side, keys) in [(Side::New, absent), (Side::Old, added)] {
        if !keys.is_empty() {
            all.push(Warning::NotStated { side, keys });
        }
    }
}

fn villages(old: &Assessment, new: &Assessment, matches: &Matches, all: &mut Vec<Warning>) {
    let other: Vec<_> = matches.pairs.iter().filter(|p| !p.same_name && !p.same_commune).collect();
    if let Some(first) = other.first() {
        let (before, after) = (&old.villages[first.old], &new.villages[first.new]);
        all.push(Warning::OtherVillages {
            villages: other.len(),
            id: after.id.clone(),
            old: before.name.clone(),
            new: after.name.clone(),
        });
    }
    let area_m2 = |v: &Village| v.shape.as_ref().map(|s| s.area_m2);
    let redrawn =
        |p: &&super::Pair| match (area_m2(&old.villages[p.old]), area_m2(&new.villages[p.new])) {
            (Some(a), Some(b)) => (a - b).abs() > REDRAWN * a.max(b),
            (a, b) => a.is_some() != b.is_some(),
        };
    let redrawn = matches.pairs.iter().filter(redrawn).count();
    if redrawn > 0 {
        all.push(Warning::Redrawn { villages: redrawn });
    }
}
