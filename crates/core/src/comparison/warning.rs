//! What must be known before two results are compared: a change of rule is not a change of coverage.

use super::{Matches, ReadFile, Results, ServiceChange, Side};
use crate::network::ServiceKind;

/// Something that makes the difference of two results more, or less, than a change of coverage.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// Both are the same run.
    SameRun,
    /// Both have the manifest of the same run, but other tables: somebody has changed them.
    TablesChanged {
        /// Those that differ.
        files: Vec<String>,
    },
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
    /// Parameters that one side does not state: an older version of the program.
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

/// What a parameter decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterKind {
    /// When a village counts as covered.
    Rule,
    /// Which part of it is served.
    Model,
    /// Anything else: sharing, speed, the order of gaps.
    Other,
}

impl ParameterKind {
    /// The word of `compare.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Model => "model",
            Self::Other => "other",
        }
    }

    /// What the parameter of a dotted key decides, by the words of the key: it does not matter under
    /// which heading they stand.
    pub fn of(key: &str) -> Self {
        const RULE: [&str; 10] = [
            "covered_from",
            "white_up_to",
            "denominator",
            "operator",
            "mobile_broadband",
            "profile",
            "test",
            "cumulative",
            "unit_covered_from",
            "rule",
        ];
        const MODEL: [&str; 6] =
            ["engine", "radius_m", "beamwidth_deg", "count", "datum_operation", "buffer_m"];
        let any = |words: &[&str]| key.split('.').any(|part| words.contains(&part));
        if any(&RULE) {
            Self::Rule
        } else if any(&MODEL) {
            Self::Model
        } else {
            Self::Other
        }
    }
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
            Self::TablesChanged { .. } => "tables_changed",
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
    services: &[ServiceChange],
) -> Vec<Warning> {
    let (a, b) = (&old.origin, &new.origin);
    let mut all = Vec::new();
    if !a.manifest_sha256.is_empty() && a.manifest_sha256 == b.manifest_sha256 {
        let same = |f: &&ReadFile| b.files.contains(f);
        let of_one = |f: &&ReadFile| !a.files.iter().any(|other| other.name == f.name);
        let differing = a.files.iter().filter(|f| !same(f)).chain(b.files.iter().filter(of_one));
        let files: Vec<String> = differing.map(|f| f.name.clone()).collect();
        all.push(if files.is_empty() {
            Warning::SameRun
        } else {
            Warning::TablesChanged { files }
        });
    } else if !a.inputs_sha256.is_empty() && a.inputs_sha256 == b.inputs_sha256 {
        all.push(Warning::SameData);
    }
    let both = |x: &str, y: &str| (x.to_owned(), y.to_owned());
    let (code_a, code_b) = (&old.units.province_code, &new.units.province_code);
    let (name_a, name_b) = (&old.units.province, &new.units.province);
    let fold = crate::place::fold;
    let codes_differ = !code_a.is_empty() && !code_b.is_empty() && code_a != code_b;
    let codeless = code_a.is_empty() || code_b.is_empty();
    let named = !name_a.is_empty() && !name_b.is_empty();
    if codes_differ || (codeless && named && fold(name_a) != fold(name_b)) {
        let full = |code: &str, name: &str| format!("{code} {name}").trim().to_owned();
        let (old, new) = (full(code_a, name_a), full(code_b, name_b));
        all.push(Warning::Province { old, new });
    }
    if a.synthetic != b.synthetic {
        let side = if a.synthetic { Side::Old } else { Side::New };
        all.push(Warning::Synthetic { side });
    }
    dates(old, new, &mut all);
    parameters(old, new, &mut all);
    if a.crs.code != b.crs.code {
        let (old, new) = both(&a.crs.code, &b.crs.code);
        all.push(Warning::Crs { old, new });
    }
    if a.version != b.version {
        let (old, new) = both(&a.version, &b.version);
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
    let count = |side| matches.unmatched.iter().filter(|u| u.side == side).count();
    let (gone, come) = (count(Side::Old), count(Side::New));
    if gone + come > 0 {
        all.push(Warning::Unmatched { old: gone, new: come });
    }
    all
}

fn dates(old: &Results, new: &Results, all: &mut Vec<Warning>) {
    let day = |r: &Results| r.origin.as_of.clone().filter(|d| !d.trim().is_empty());
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

fn parameters(old: &Results, new: &Results, all: &mut Vec<Warning>) {
    let (a, b) = (&old.origin.parameters, &new.origin.parameters);
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

fn villages(old: &Results, new: &Results, matches: &Matches, all: &mut Vec<Warning>) {
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
    let redrawn = |p: &&super::Pair| match (old.areas_km2[p.old], new.areas_km2[p.new]) {
        (Some(a), Some(b)) => (a - b).abs() > REDRAWN * a.max(b),
        (a, b) => a.is_some() != b.is_some(),
    };
    let redrawn = matches.pairs.iter().filter(redrawn).count();
    if redrawn > 0 {
        all.push(Warning::Redrawn { villages: redrawn });
    }
}
