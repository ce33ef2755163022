//! The reading of a whole project.

use super::crs::Crs;
use super::format::{self, Format};
use super::original::Watch;
use super::study_area::StudyArea;
use super::unread::{self, Heard, Tally};
use super::{
    Error, Input, Inputs, Layer, agreement, bases, cells, digest, faults, fibre, field_layers,
    overlaps, plausible, published, sheets, surroundings, villages,
};
use crate::assessment::{InputFile, Role};
use crate::finding::{Finding, FindingKind, Location, Severity};
use crate::indicator::{TargetMeasure, Test};
use crate::network::{Network, Technology};
use crate::place::{Denominator, Village};
use crate::progress::Progress;
use crate::project::{LayerFile, Project};
use geo::Coord;
use std::sync::atomic::{AtomicBool, Ordering};

/// Reads every file of a project: villages first, since they say where the rest must lie.
///
/// # Errors
/// [`Error`] says which file stops the run and why. Problems of single rows are in
/// [`Inputs::findings`], whatever was done about them.
pub fn read(project: &Project, progress: &dyn Progress) -> Result<Inputs, Error> {
    let sheets::Expanded { project, findings } = sheets::expand(project)?;
    let project = &project;
    // Everything that a name and a first look can refuse is refused before anything long begins.
    Format::of(&project.villages, &format::VECTOR)?;
    let points =
        project.cells.iter().map(|l| &l.source).chain(project.fibre.iter().map(|l| &l.source));
    for source in points {
        Format::of(source, &format::POINTS)?;
    }
    for layer in &project.coverage {
        Format::of(&layer.source, &format::VECTOR)?;
    }
    for layer in &project.settlements {
        Format::of(&layer.source, &format::ANY)?;
    }
    if let Some(raster) = &project.population {
        Format::of(&raster.source, &format::RASTERS)?;
    }
    let residents = project.households.iter().map(|l| &l.source);
    for source in residents.chain(project.points.iter().map(|l| &l.source)) {
        Format::of(source, &format::POINTS)?;
    }
    field_layers::check(project)?;
    surroundings::check(project)?;
    let sources = layers(project);
    let stated = project.stated_files.iter().map(|(_, source)| source);
    let watch = Watch::begin(sources.iter().map(|(_, source)| source).chain(stated));
    for (_, source) in &sources {
        let Some(code) = source.crs else { continue };
        if let Err(Error::UnusableCrs { crs, reason }) = Crs::from_epsg(code, project.datum) {
            let (project, line) = (sources[0].1.path.clone(), source.crs_line.unwrap_or(1) as u64);
            let file = source.path.clone();
            return Err(Error::UnusableCrsOf { project, line, file, crs, reason });
        }
    }
    let stop = AtomicBool::new(false);
    let stopped = || stop.load(Ordering::Relaxed) || progress.interrupted();
    std::thread::scope(|scope| {
        // Digests need the files only, and half a second of another core on a large project.
        let digests = scope.spawn(|| digests(project, &stopped));
        let read = read_layers(project, progress).map_err(|e| faults::all_of_columns(project, e));
        stop.store(read.is_err(), Ordering::Relaxed);
        let digests = digests.join();
        let mut inputs = read?;
        let digests = digests.map_err(|_| Error::Interrupted)??;
        for (input, digest) in inputs.layers.iter_mut().zip(digests) {
            (input.sha256, input.files) = digest;
        }
        for (role, source) in &project.stated_files {
            inputs.layers.push(stated_file(*role, source)?);
        }
        watch.end()?;
        let without = without_denominator(project, &inputs);
        inputs.findings.extend(findings);
        inputs.findings.extend(without);
        Ok(inputs)
    })
}

/// All layers of a project in the order of [`Inputs::layers`], the project file itself first.
pub fn layers(project: &Project) -> Vec<(Role, LayerFile)> {
    let name = project.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let own = LayerFile { path: name, file: project.path.clone(), ..LayerFile::default() };
    let mut all = vec![(Role::Project, own), (Role::Villages, project.villages.clone())];
    all.extend(project.cells.iter().map(|l| (Role::Cells, l.source.clone())));
    all.extend(project.fibre.iter().map(|l| (Role::Fibre, l.source.clone())));
    all.extend(project.coverage.iter().map(|l| (Role::Coverage, l.source.clone())));
    all.extend(project.settlements.iter().map(|l| (Role::Settlements, l.source.clone())));
    all.extend(project.population.iter().map(|l| (Role::Population, l.source.clone())));
    all.extend(project.households.iter().map(|l| (Role::Households, l.source.clone())));
    all.extend(project.points.iter().map(|l| (Role::Points, l.source.clone())));
    all.extend(field_layers::sources(project));
    all.extend(surroundings::sources(project));
    all
}

fn digests(
    project: &Project,
    stopped: &dyn Fn() -> bool,
) -> Result<Vec<(String, Vec<InputFile>)>, Error> {
    layers(project).iter().map(|(_, source)| digest::sha256(source, stopped)).collect()
}

/// A plan or a rule that the project names by file.
fn stated_file(role: Role, source: &LayerFile) -> Result<Input, Error> {
    // A few thousand bytes: nothing to interrupt.
    let (sha256, files) = digest::sha256(source, &|| false)?;
    Ok(Input {
        role,
        path: source.path.clone(),
        layer: None,
        rows: 1,
        crs: None,
        sha256,
        files,
        source: None,
        columns: Vec::new(),
    })
}

/// Denominators that the rule or the plan asks for and no layer gives: all their shares are no data.
fn without_denominator(project: &Project, inputs: &Inputs) -> Vec<Finding> {
    let of_plan = project.plan.iter().flat_map(|p| &p.targets).filter_map(|t| match t.measure {
        TargetMeasure::Villages { denominator, .. } => denominator,
        TargetMeasure::Share { denominator, .. } => Some(denominator),
        _ => None,
    });
    let mut asked: Vec<Denominator> = of_plan.chain([project.rule.denominator]).collect();
    if project.rule.test == Test::CentreClusters {
        asked.push(Denominator::Points);
    }
    asked.sort_unstable();
    asked.dedup();
    let file = project.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let has = |denominator| match denominator {
        Denominator::Area => true,
        Denominator::Points => !inputs.points.is_empty(),
        other => inputs.bases.iter().any(|b| b.denominator == other),
    };
    let missing = asked.into_iter().filter(|d| !has(*d)).map(|denominator| Finding {
        severity: Severity::Note,
        place: Location { file: file.clone(), ..Location::default() },
        kind: FindingKind::NothingToCount { denominator },
    });
    missing.collect()
}

fn read_layers(project: &Project, progress: &dyn Progress) -> Result<Inputs, Error> {
    let mut study = StudyArea::new(project)?;
    let mut layers = Vec::new();
    let counted = project.count.iter().copied().collect();
    let mut network = Network { counted, ..Network::default() };
    let read = villages::read(project, &mut study, progress)?;
    let mut ledger = read.ledger;
    overlaps::find(&read.villages, &mut ledger);
    let own = Layer {
        name: read.layer,
        rows: read.rows,
        crs: Some(read.crs),
        ledger,
        listed: [false; Technology::ALL.len()],
    };
    layers.push(own);
    let mut heard = Vec::new();
    let mut named = 0;
    let mut hear = |layers: &mut Vec<Layer>,
                    role,
                    read: (Layer, Tally),
                    stated: Vec<Technology>,
                    network: &Network| {
        let (mut layer, tally) = read;
        let names = network.operators.names();
        plausible::tell_similar(names, named, &mut layer.ledger);
        named = names.len();
        heard.push(Heard { role, layer: layers.len(), tally, stated });
        layers.push(layer);
    };
    for layer in &project.cells {
        let before = network.cells.len();
        let mut read_now = cells::read(project, layer, &study, &mut network, progress)?;
        let at: Vec<_> = network.cells[before..].iter().map(|c| c.position).collect();
        agree(project, &study, &read.villages, &mut layers, &mut read_now.0, &layer.source, &at)?;
        let stated = layer.technologies.iter().copied().chain(layer.technology);
        hear(&mut layers, Role::Cells, read_now, stated.collect(), &network);
    }
    for layer in &project.fibre {
        let before = network.access_points.len();
        let mut read_now = fibre::read(project, layer, &study, &mut network, progress)?;
        let at: Vec<_> = network.access_points[before..].iter().map(|a| a.position).collect();
        agree(project, &study, &read.villages, &mut layers, &mut read_now.0, &layer.source, &at)?;
        hear(&mut layers, Role::Fibre, read_now, vec![Technology::Ftth], &network);
    }
    for layer in &project.coverage {
        let read = published::read(project, layer, &study, &mut network, progress)?;
        let stated = layer.technologies.iter().copied().chain(layer.technology);
        hear(&mut layers, Role::Coverage, read, stated.collect(), &network);
    }
    unread::find(&heard, &mut layers, &mut network);
    let residents =
        bases::read(project, &study, &read.villages, &read.units, &mut layers, progress)?;
    let places = (read.villages.as_slice(), &read.units);
    let field = field_layers::read(project, &study, places, &mut network, &mut layers, progress)?;
    let around = surroundings::read(project, &study, &read.villages, &mut layers, progress)?;
    let mut findings = Vec::new();
    speak_for(project, &layers, &mut network, &mut findings);
    field_layers::note_scattered_sites(project, &network, &mut findings);
    let sources = self::layers(project);
    let inputs = inputs(&sources, layers, &mut findings);
    let synthetic = project.about.synthetic || sources.iter().any(|(_, s)| s.synthetic);
    Ok(Inputs {
        units: read.units,
        villages: read.villages,
        network,
        bases: residents.bases,
        points: residents.points,
        places: field.places,
        measurements: field.measurements,
        evidence: field.evidence,
        surroundings: around,
        findings,
        layers: inputs,
        crs: study.working.label,
        ground: read.ground,
        synthetic,
    })
}

/// The project file and its layers as the results name them; what the layers found joins the findings.
fn inputs(
    sources: &[(Role, LayerFile)],
    layers: Vec<Layer>,
    findings: &mut Vec<Finding>,
) -> Vec<Input> {
    let input = |(role, source): &(Role, LayerFile)| Input {
        role: *role,
        path: source.path.clone(),
        layer: None,
        rows: 1,
        crs: None,
        sha256: String::new(),
        files: Vec::new(),
        source: None,
        columns: Vec::new(),
    };
    let of_layer = |(layer, of): (Layer, &(Role, LayerFile))| {
        let Layer { name, rows, crs, mut ledger, .. } = layer;
        let columns = std::mem::take(&mut ledger.columns);
        findings.extend(ledger.finish());
        Input { layer: name, rows, crs, source: of.1.source.clone(), columns, ..input(of) }
    };
    let own = sources.first().map(input);
    own.into_iter().chain(layers.into_iter().zip(sources.iter().skip(1)).map(of_layer)).collect()
}

/// Records, or refuses, a fault of coordinates between the villages, the first of the layers, and points just read.
fn agree(
    project: &Project,
    study: &StudyArea,
    villages: &[Village],
    layers: &mut [Layer],
    points: &mut Layer,
    source: &LayerFile,
    at: &[Coord<f64>],
) -> Result<(), Error> {
    let Some(village_layer) = layers.first_mut() else { return Ok(()) };
    let own = agreement::Layer { file: &project.villages.path, crs: village_layer.crs.as_deref() };
    let other = agreement::Layer { file: &source.path, crs: points.crs.as_deref() };
    let Some(fault) = agreement::find(project, study, (&own, villages), (&other, at)) else {
        return Ok(());
    };
    if fault.certain {
        let file = if fault.of_villages { own.file } else { other.file }.to_owned();
        return Err(Error::Disagrees { file, found: Box::new(fault.kind) });
    }
    let layer = if fault.of_villages { village_layer } else { points };
    layer.ledger.whole(Severity::Note, None, fault.kind);
    Ok(())
}

/// Which technologies have data: those that a layer lists, even where none of its rows counts. The
/// others that people ask for are noted.
fn speak_for(
    project: &Project,
    layers: &[Layer],
    network: &mut Network,
    findings: &mut Vec<Finding>,
) {
    let asked = [Technology::G4, Technology::G5, Technology::Ftth];
    for technology in Technology::ALL {
        let listed = layers.iter().any(|l| l.listed[technology as usize]);
        let declared = network.declared.iter().any(|(t, _)| *t == technology);
        let sources = match technology {
            Technology::Ftth => {
                network.serving_access_points().next().is_some()
                    || network.serving_routes().next().is_some()
            }
            _ => network.serving_cells().any(|c| c.technology == technology),
        } || network.published.iter().any(|p| p.technology == technology);
        if listed && !declared && !sources {
            network.declared.push((technology, None));
        } else if !listed && !declared && asked.contains(&technology) {
            let file = project.path.file_name().unwrap_or_default().to_string_lossy();
            let place = Location { file: file.into_owned(), ..Location::default() };
            let kind = FindingKind::NoLayerFor { technology };
            findings.push(Finding { severity: Severity::Note, place, kind });
        }
    }
}
