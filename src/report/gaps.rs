//! `gaps.csv`, `.geojson`, `.gpkg`: villages without a service, one row a village and service, by
//! service and rank. Words are codes; the dossier words them.

use super::csv_file::Cell;
use super::features::{Features, Kind};
use crate::assessment::Assessment;
use crate::coverage::Nearest;
use crate::coverage::Share;
use crate::field::Evidence;
use crate::gap::{Gap, Reason};
use crate::network::{ServiceKind, Technology};
use crate::place::Shape;
use std::borrow::Cow;

/// The layer `gaps`.
#[derive(Clone, Copy)]
pub(super) struct Gaps<'a>(pub(super) &'a Assessment);

const COLUMNS: [(&str, Kind); 47] = [
    ("service", Kind::Text),
    ("class", Kind::Text),
    ("rank", Kind::Count),
    ("score", Kind::Real),
    ("triage", Kind::Text),
    ("commune_code", Kind::Text),
    ("commune", Kind::Text),
    ("district", Kind::Text),
    ("province", Kind::Text),
    ("village_id", Kind::Text),
    ("village", Kind::Text),
    ("area_class", Kind::Text),
    ("dbkk", Kind::Flag),
    ("has_power", Kind::Flag),
    ("households", Kind::Real),
    ("population", Kind::Real),
    ("lon", Kind::Real),
    ("lat", Kind::Real),
    ("x", Kind::Real),
    ("y", Kind::Real),
    ("4g_pct", Kind::Real),
    ("5g_pct", Kind::Real),
    ("ftth_pct", Kind::Real),
    ("lacking_pct", Kind::Real),
    ("lacking_people", Kind::Real),
    ("lacking_households", Kind::Real),
    ("lacking_clusters", Kind::Count),
    ("clusters", Kind::Count),
    ("nearest_id", Kind::Text),
    ("nearest_operator", Kind::Text),
    ("nearest_km", Kind::Real),
    ("nearest_each", Kind::Text),
    ("reasons", Kind::Text),
    ("reason_km", Kind::Real),
    ("reach_km", Kind::Real),
    ("centre_margin_m", Kind::Real),
    ("cluster_margin_m", Kind::Real),
    ("variants", Kind::Count),
    ("variants_gap", Kind::Count),
    ("variants_same", Kind::Count),
    ("modelled_status", Kind::Text),
    ("evidence_id", Kind::Text),
    ("evidence_source", Kind::Text),
    ("evidence_kind", Kind::Text),
    ("evidence_date", Kind::Text),
    ("evidence_file", Kind::Text),
    ("evidence_row", Kind::Count),
];

impl Features for Gaps<'_> {
    fn name(&self) -> &'static str {
        "gaps"
    }

    fn synthetic(&self) -> bool {
        self.0.about.synthetic
    }

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect()
    }

    fn rows(&self) -> usize {
        self.0.gaps.len()
    }

    fn shape(&self, row: usize) -> Option<&Shape> {
        self.0.villages[self.0.gaps[row].village as usize].shape.as_ref()
    }

    fn cells(&self, row: usize) -> Vec<Cell<'_>> {
        let assessment = self.0;
        let gap = &assessment.gaps[row];
        let mut cells = vec![
            Cell::text_of(gap.service.column()),
            Cell::text_of(gap.class.code()),
            Cell::Count(u64::from(gap.rank)),
            Cell::Real(gap.score, 6),
            Cell::text_of(gap.triage.code()),
        ];
        cells.extend(village(assessment, gap));
        for technology in [Technology::G4, Technology::G5, Technology::Ftth] {
            let service = assessment.service(ServiceKind::Technology(technology));
            let share = service.and_then(|s| s.villages.get(gap.village as usize)?.share);
            cells.push(Cell::pct(share.map(Share::pct)));
        }
        let count = |n: Option<u32>| n.map_or(Cell::Empty, |n| Cell::Count(u64::from(n)));
        cells.extend([
            Cell::pct(gap.lacking.share.map(Share::pct)),
            Cell::real(gap.lacking.people, 3),
            Cell::real(gap.lacking.households, 3),
            count(gap.lacking.clusters.map(|(lacking, _)| lacking)),
            count(gap.lacking.clusters.map(|(_, of)| of)),
        ]);
        cells.extend(nearest(assessment, gap));
        let codes: Vec<&str> = gap.reasons.iter().map(Reason::code).collect();
        let (reason_km, reach_km) = distances(&gap.reasons);
        cells.extend([
            Cell::Text(Cow::Owned(codes.join(LIST))),
            Cell::real(reason_km, 3),
            Cell::real(reach_km, 3),
            Cell::real(gap.margin.centre_m, 1),
            Cell::real(gap.margin.cluster_m, 1),
            count(gap.robustness.as_ref().map(|r| r.of)),
            count(gap.robustness.as_ref().map(|r| r.gap)),
            count(gap.robustness.as_ref().map(|r| r.same)),
            Cell::text_of(gap.modelled.code()),
        ]);
        cells.extend(evidence(gap.evidence.and_then(|i| assessment.evidence.get(i as usize))));
        cells
    }
}

/// Between the members of a list in one cell.
const LIST: &str = "; ";

fn village<'a>(assessment: &'a Assessment, gap: &Gap) -> [Cell<'a>; 15] {
    let village = &assessment.villages[gap.village as usize];
    let units = &assessment.units;
    let commune = units.commune(village.commune);
    let province = if commune.province.is_empty() { &units.province } else { &commune.province };
    let shape = village.shape.as_ref();
    let degrees = shape.and_then(|s| s.centre_geographic);
    [
        Cell::text_of(&commune.code),
        Cell::text_of(&commune.name),
        village.district.map_or(Cell::Empty, |d| Cell::text_of(&units.district(d).name)),
        Cell::text_of(province),
        Cell::text_of(&village.id),
        Cell::text_of(&village.name),
        village.area_class.as_deref().map_or(Cell::Empty, Cell::text_of),
        village.dbkk.map_or(Cell::Empty, Cell::Flag),
        village.has_power.map_or(Cell::Empty, Cell::Flag),
        Cell::real(village.households, 3),
        Cell::real(village.population, 3),
        // A tenth of a metre, as the metres beside them.
        Cell::real(degrees.map(|c| c.x), 6),
        Cell::real(degrees.map(|c| c.y), 6),
        Cell::real(shape.map(|s| s.centre.x), 1),
        Cell::real(shape.map(|s| s.centre.y), 1),
    ]
}

/// The nearest source of any operator, and of each: `Viettel: HTI0231, 5.234 km; VNPT: …`.
fn nearest<'a>(assessment: &'a Assessment, gap: &'a Gap) -> [Cell<'a>; 4] {
    let network = &assessment.network;
    let name = |of: &Nearest| network.operators.name(of.operator);
    let mut all: Vec<&Nearest> = gap.nearest.iter().collect();
    // Of equally near ones the operator first named.
    all.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.operator.cmp(&b.operator)));
    let one = |n: &&Nearest| format!("{}: {}, {:.3} km", name(n), network.name_of(n.source), n.km);
    let each: Vec<String> = all.iter().map(one).collect();
    let service = assessment.service(gap.service);
    let first = service.and_then(|s| s.villages.get(gap.village as usize)?.nearest.as_ref());
    let operator = first.map(name);
    [
        first.map_or(Cell::Empty, |n| Cell::text_of(network.name_of(n.source))),
        operator.map_or(Cell::Empty, Cell::text_of),
        Cell::real(first.map(|n| n.km), 3),
        if each.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(each.join(LIST))) },
    ]
}

/// The distance that a reason speaks of, and what the source serves, km.
fn distances(reasons: &[Reason]) -> (Option<f64>, Option<f64>) {
    let of = |reason: &Reason| match reason {
        Reason::NoSource { within_km } => Some((Some(*within_km), None)),
        Reason::TooFar { km, reach_km } => Some((Some(*km), *reach_km)),
        Reason::OffSector { km } => Some((Some(*km), None)),
        Reason::NoPower | Reason::Reported => None,
    };
    reasons.iter().find_map(of).unwrap_or_default()
}

fn evidence(report: Option<&Evidence>) -> [Cell<'_>; 6] {
    let Some(report) = report else { return [const { Cell::Empty }; 6] };
    let date = report.date.map(|d| Cell::Text(Cow::Owned(d.to_string())));
    [
        Cell::text_of(&report.id),
        Cell::text_of(&report.source),
        Cell::text_of(report.kind.code()),
        date.unwrap_or(Cell::Empty),
        Cell::text_of(&report.place.file),
        report.place.row.map_or(Cell::Empty, Cell::Count),
    ]
}
