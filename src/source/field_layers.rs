//! The layers of what people report and of what operators share, read after the villages and the
//! network.

use super::evidence;
use super::format::{self, Format};
use super::places::{self, Whereabouts};
use super::study_area::StudyArea;
use super::{Error, Layer, measurements, passive};
use crate::assessment::Role;
use crate::field::{Evidence, Measurement};
use crate::finding::{Finding, FindingCode, FindingKind, Location, Severity};
use crate::network::{Network, scattered_sites};
use crate::place::{AdminUnits, PublicPlace, Village, VillageIndex};
use crate::progress::Progress;
use crate::project::{LayerFile, Project};

/// What these layers give, beside poles and ducts.
#[derive(Default)]
pub(super) struct FieldData {
    pub(super) places: Vec<PublicPlace>,
    pub(super) measurements: Option<Vec<Measurement>>,
    pub(super) evidence: Vec<Evidence>,
}

/// The layers in the order in which [`read`] reads them, with their roles.
pub(super) fn sources(project: &Project) -> Vec<(Role, LayerFile)> {
    let mut all = Vec::new();
    all.extend(project.places.iter().map(|l| (Role::Places, l.source.clone())));
    all.extend(project.measurements.iter().map(|l| (Role::Measurements, l.source.clone())));
    all.extend(project.evidence.iter().map(|l| (Role::Evidence, l.source.clone())));
    all.extend(project.poles.iter().map(|l| (Role::Poles, l.source.clone())));
    all.extend(project.ducts.iter().map(|l| (Role::Ducts, l.source.clone())));
    all
}

/// Refuses what a name and a first look can refuse.
pub(super) fn check(project: &Project) -> Result<(), Error> {
    for (role, source) in sources(project) {
        let known: &'static [&'static str] =
            if role == Role::Ducts { &format::VECTOR } else { &format::POINTS };
        Format::of(&source, known)?;
    }
    Ok(())
}

/// Reads them; the layers are appended in the order of [`sources`].
pub(super) fn read(
    project: &Project,
    study: &StudyArea,
    (villages, units): (&[Village], &AdminUnits),
    network: &mut Network,
    layers: &mut Vec<Layer>,
    progress: &dyn Progress,
) -> Result<FieldData, Error> {
    let mut data = FieldData::default();
    if sources(project).is_empty() {
        return Ok(data);
    }
    let index = VillageIndex::new(villages);
    let whereabouts = Whereabouts { villages, index: &index, units };
    for (layer, number) in project.places.iter().zip(0..) {
        let found = &mut data.places;
        layers.push(places::read(project, (layer, number), study, &whereabouts, found, progress)?);
    }
    for layer in &project.measurements {
        let found = data.measurements.get_or_insert_default();
        let operators = &mut network.operators;
        layers.push(measurements::read(project, layer, study, &index, operators, found, progress)?);
    }
    for layer in &project.evidence {
        let found = &mut data.evidence;
        let operators = &mut network.operators;
        layers.push(evidence::read(
            project, layer, study, villages, &index, operators, found, progress,
        )?);
    }
    for layer in &project.poles {
        layers.push(passive::poles(project, layer, study, network, progress)?);
    }
    for layer in &project.ducts {
        layers.push(passive::ducts(project, layer, study, network, progress)?);
    }
    Ok(data)
}

/// Sites listed one by one whose cells stand too far apart; a person reads tens.
const LISTED: usize = 100;

/// Notes sites whose cells stand too far apart to be one position.
pub(super) fn note_scattered_sites(
    project: &Project,
    network: &Network,
    findings: &mut Vec<Finding>,
) {
    let file = match &*project.cells {
        [only] => only.source.path.clone(),
        _ => project.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    };
    let place = |id| Location { file: file.clone(), id, ..Location::default() };
    let cells: Vec<_> = network.serving_cells().collect();
    let found = scattered_sites(&cells);
    for (site, km) in found.iter().take(LISTED) {
        let kind = FindingKind::SiteElsewhere { site: (*site).to_owned(), km: *km };
        let place = place(Some((*site).to_owned()));
        findings.push(Finding { severity: Severity::Note, place, kind });
    }
    if let Some(count) = found.len().checked_sub(LISTED).filter(|n| *n > 0) {
        let kind = FindingKind::More { of: FindingCode::SiteElsewhere, count: count as u64 };
        findings.push(Finding { severity: Severity::Note, place: place(None), kind });
    }
}
