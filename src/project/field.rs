//! The keys of what people report and of what operators share: places, speed tests, field reports,
//! poles, ducts.

use super::error::ProblemKind;
use super::read::{layer, technology, unknown_word, word};
use super::section::{At, LEAST_SHARE, Section};
use super::{
    EVIDENCE_FIELDS, EvidenceLayer, MEASUREMENT_FIELDS, MeasurementLayer, PASSIVE_FIELDS,
    PLACE_FIELDS, PassiveLayer, PlaceLayer,
};
use crate::network::{ServiceKind, Technology};
use std::path::Path;

/// Cells closer than this are one position, m: a mast, a roof and the container beside it. Positions
/// of one site in the registers of two operators differ by tens of metres (handheld GPS).
const SHARING_DISTANCE_M: f64 = 50.0;

/// Cells farther apart stand on two sites, whatever a project says, m.
const MAX_SHARING_DISTANCE_M: f64 = 1000.0;

/// Fewer speed tests than this are no data: they say more of one subscriber than of a place. This
/// project's choice.
const MIN_TESTS: u64 = 5;

/// A hundred years: a report that holds longer holds for ever.
const MAX_VALID_DAYS: f64 = 36_525.0;

/// What these keys state.
pub(super) struct FieldKeys {
    pub(super) places: Vec<PlaceLayer>,
    pub(super) measurements: Vec<MeasurementLayer>,
    pub(super) evidence: Vec<EvidenceLayer>,
    pub(super) poles: Vec<PassiveLayer>,
    pub(super) ducts: Vec<PassiveLayer>,
    pub(super) sharing_distance_m: f64,
    pub(super) min_tests: u64,
}

impl FieldKeys {
    /// Reads and checks them.
    pub(super) fn read(root: &Section<'_, '_>, dir: &Path) -> Self {
        let sharing = root.table("sharing");
        let limits = "[0.001, 1000]";
        let distance_m = sharing.positive("distance_m", MAX_SHARING_DISTANCE_M, limits);
        sharing.refuse_unknown();
        let speed = root.table("speed");
        let min_tests = whole(&speed, "min_tests", 1e9, "[1, 1000000000]");
        speed.refuse_unknown();
        let passive = |key| root.tables(key).iter().map(|s| passive_layer(s, dir)).collect();
        Self {
            places: root.tables("places").iter().map(|s| place_layer(s, dir)).collect(),
            measurements: root
                .tables("measurements")
                .iter()
                .map(|s| measurement_layer(s, dir))
                .collect(),
            evidence: root.tables("evidence").iter().map(|s| evidence_layer(s, dir)).collect(),
            poles: passive("poles"),
            ducts: passive("ducts"),
            sharing_distance_m: distance_m.unwrap_or(SHARING_DISTANCE_M),
            min_tests: min_tests.unwrap_or(MIN_TESTS),
        }
    }
}

fn place_layer(section: &Section<'_, '_>, dir: &Path) -> PlaceLayer {
    let read = PlaceLayer {
        source: layer(section, dir, &PLACE_FIELDS),
        kind: section.text("kind").map(|at| at.value),
        services: services(section, "services"),
        target: share(section, "target"),
        covered_from: share(section, "covered_from"),
    };
    section.refuse_unknown();
    read
}

fn measurement_layer(section: &Section<'_, '_>, dir: &Path) -> MeasurementLayer {
    let read = MeasurementLayer {
        source: layer(section, dir, &MEASUREMENT_FIELDS),
        operator: section.text("operator").map(|at| at.value),
        technology: section.text("technology").and_then(|at| technology(section, &at)),
    };
    section.refuse_unknown();
    read
}

fn evidence_layer(section: &Section<'_, '_>, dir: &Path) -> EvidenceLayer {
    let valid_days = whole(section, "valid_days", MAX_VALID_DAYS, "[1, 36525]");
    let read = EvidenceLayer {
        source: layer(section, dir, &EVIDENCE_FIELDS),
        kind: word(section, "kind"),
        valid_days: valid_days.and_then(|d| u32::try_from(d).ok()),
    };
    section.refuse_unknown();
    read
}

fn passive_layer(section: &Section<'_, '_>, dir: &Path) -> PassiveLayer {
    let read = PassiveLayer {
        source: layer(section, dir, &PASSIVE_FIELDS),
        operator: section.text("operator").map(|at| at.value),
    };
    section.refuse_unknown();
    read
}

/// The services a key lists; one that is empty or named twice counts as it stands.
fn services(section: &Section<'_, '_>, key: &'static str) -> Vec<ServiceKind> {
    let Some(list) = section.texts(key) else { return Vec::new() };
    if list.value.is_empty() {
        section.problem_at(&list, ProblemKind::NoEntry);
    }
    let mut services: Vec<ServiceKind> = Vec::new();
    for at in &list.value {
        if let Some(one) = service(section, at).filter(|s| !services.contains(s)) {
            services.push(one);
        }
    }
    services
}

fn service(section: &Section<'_, '_>, at: &At<String>) -> Option<ServiceKind> {
    let found = ServiceKind::parse(&at.value);
    if found.is_none() {
        let mut allowed = Technology::ALL.map(Technology::name).to_vec();
        allowed.push(ServiceKind::MobileBroadband.column());
        unknown_word(section, at, &allowed);
    }
    found
}

/// A share of at least [`LEAST_SHARE`] and at most 1.
fn share(section: &Section<'_, '_>, key: &'static str) -> Option<f64> {
    let at = section.number(key)?;
    if (LEAST_SHARE..=1.0).contains(&at.value) {
        return Some(at.value);
    }
    // 80 is 80 %, written as a percentage.
    let meant = (at.value > 1.0 && at.value <= 100.0).then_some(at.value / 100.0);
    let kind = ProblemKind::OutOfRange { value: at.value, limits: "[0.0001, 1]", meant };
    section.problem_at(&at, kind);
    None
}

/// A whole number of at least 1 and at most `limit`; `limits` words that interval.
fn whole(
    section: &Section<'_, '_>,
    key: &'static str,
    limit: f64,
    limits: &'static str,
) -> Option<u64> {
    let at = section.number(key)?;
    if (1.0..=limit).contains(&at.value) && at.value.fract() == 0.0 {
        return Some(at.value as u64);
    }
    let kind = ProblemKind::OutOfRange { value: at.value, limits, meant: None };
    section.problem_at(&at, kind);
    None
}

#[cfg(test)]
mod tests {
    use crate::field::EvidenceKind;
    use crate::network::{ServiceKind, Technology};
    use crate::project::{Error, Problem, ProblemKind, Project};

    const HEAD: &str = "[project]\nprovince = \"42\"\n[villages]\npath = \"a.gpkg\"\n[[cells]]\n\
                        path = \"a.gpkg\"\n";

    fn read(text: &str) -> Result<Project, Vec<Problem>> {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.gpkg"), "x").unwrap();
        let path = dir.path().join("p.toml");
        std::fs::write(&path, format!("{HEAD}{text}")).unwrap();
        Project::read(&path).map_err(|e| match e {
            Error::Invalid { problems, .. } => problems,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn all_keys_are_read() {
        let p = read(
            "[[places]]\npath = \"a.gpkg\"\nkind = \"Khu công nghiệp\"\n\
             services = [\"5G\", \"mobile\", \"5g\"]\ntarget = 1\ncovered_from = 0.5\n\
             [places.columns]\nname = \"TEN\"\n\
             [[measurements]]\npath = \"a.gpkg\"\noperator = \"VNPT\"\ntechnology = \"FTTH\"\n\
             [[evidence]]\npath = \"a.gpkg\"\nkind = \"survey\"\nvalid_days = 365\n\
             [[evidence]]\npath = \"a.gpkg\"\n\
             [[poles]]\npath = \"a.gpkg\"\noperator = \"EVN\"\n\
             [[ducts]]\npath = \"a.gpkg\"\n\
             [sharing]\ndistance_m = 30\n[speed]\nmin_tests = 10\n",
        )
        .unwrap();
        let place = &p.places[0];
        assert_eq!(place.kind.as_deref(), Some("Khu công nghiệp"));
        let g5 = ServiceKind::Technology(Technology::G5);
        assert_eq!(place.services, [g5, ServiceKind::MobileBroadband]);
        assert_eq!((place.target, place.covered_from), (Some(1.0), Some(0.5)));
        assert_eq!(place.source.column("name"), Some("TEN"));
        assert_eq!(p.measurements[0].technology, Some(Technology::Ftth));
        assert_eq!(p.evidence[0].kind, Some(EvidenceKind::Survey));
        assert_eq!(p.evidence[0].valid_days, Some(365));
        assert_eq!((p.evidence[1].kind, p.evidence[1].valid_days), (None, None));
        assert_eq!(p.poles[0].operator.as_deref(), Some("EVN"));
        assert_eq!(p.ducts.len(), 1);
        assert_eq!((p.sharing_distance_m, p.min_tests), (30.0, 10));
        let bare = read("").unwrap();
        assert_eq!((bare.sharing_distance_m, bare.min_tests), (50.0, 5));
    }

    #[test]
    fn every_fault_is_named_at_its_key() {
        let problems = read(
            "[[places]]\npath = \"a.gpkg\"\nservices = [\"6G\"]\ntarget = 80\n\
             [[evidence]]\npath = \"a.gpkg\"\nkind = \"rumour\"\nvalid_days = 1.5\n\
             [[poles]]\npath = \"a.gpkg\"\nradius_m = 1\n\
             [sharing]\ndistance_m = 0\n[speed]\nmin_tests = 0\n",
        )
        .unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|p| p.key.as_str()).collect();
        let expected = [
            "places[1].services",
            "places[1].target",
            "evidence[1].kind",
            "evidence[1].valid_days",
            "poles[1].radius_m",
            "sharing.distance_m",
            "speed.min_tests",
        ];
        assert_eq!(keys, expected);
        assert_eq!(
            problems[1].kind,
            ProblemKind::OutOfRange { value: 80.0, limits: "[0.0001, 1]", meant: Some(0.8) }
        );
    }
}
