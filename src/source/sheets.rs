//! Workbooks of several sheets, each a layer.
//!
//! In: a project whose layers name sheets (`sheets = "*"`, or a list). Out: the project with a layer for each of them. A
//! sheet that is called as an operator or a technology says so of its rows, with a finding.

use super::{Error, format, sheet};
use crate::finding::{Finding, FindingKind, Location, Severity};
use crate::network::Technology;
use crate::place::fold;
use crate::project::{LayerFile, Project};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A project of one sheet a layer.
pub(super) struct Expanded {
    pub(super) project: Project,
    /// What was taken from the names of sheets.
    pub(super) findings: Vec<Finding>,
}

/// Makes a layer of each sheet.
///
/// # Errors
/// A workbook cannot be read, or has no sheet with cells.
pub(super) fn expand(project: &Project) -> Result<Expanded, Error> {
    let mut project = project.clone();
    let mut findings = Vec::new();
    let p = &mut project;
    each(
        &mut p.cells,
        |l| &mut l.source,
        |l, name| {
            if l.technology.is_none() && l.source.column("technology").is_none() {
                l.technology = Technology::parse(name);
                if l.technology.is_some() {
                    findings.push(from_sheet(&l.source, "technology", name));
                }
            }
            operator(&mut l.operator, &l.source, name, &mut findings);
        },
    )?;
    each(
        &mut p.fibre,
        |l| &mut l.source,
        |l, name| {
            operator(&mut l.operator, &l.source, name, &mut findings);
        },
    )?;
    each(
        &mut p.measurements,
        |l| &mut l.source,
        |l, name| {
            operator(&mut l.operator, &l.source, name, &mut findings);
        },
    )?;
    for passive in [&mut p.poles, &mut p.ducts] {
        each(
            passive,
            |l| &mut l.source,
            |l, name| {
                operator(&mut l.operator, &l.source, name, &mut findings);
            },
        )?;
    }
    each(&mut p.settlements, |l| &mut l.source, |_, _| ())?;
    each(&mut p.households, |l| &mut l.source, |_, _| ())?;
    each(&mut p.points, |l| &mut l.source, |_, _| ())?;
    each(&mut p.places, |l| &mut l.source, |_, _| ())?;
    each(&mut p.evidence, |l| &mut l.source, |_, _| ())?;
    name_siblings(&mut project);
    Ok(Expanded { project, findings })
}

/// Puts a layer for each of its sheets in the place of a layer that names several.
fn each<L: Clone>(
    layers: &mut Vec<L>,
    source: impl Fn(&mut L) -> &mut LayerFile,
    mut named: impl FnMut(&mut L, &str),
) -> Result<(), Error> {
    let mut all = Vec::with_capacity(layers.len());
    for mut layer in std::mem::take(layers) {
        let own = source(&mut layer);
        let Some(stated) = own.sheets.take() else {
            all.push(layer);
            continue;
        };
        let names = if stated.is_empty() {
            format::Format::of(own, &format::POINTS)?;
            if !format::is_workbook(own) {
                return Err(Error::NoSheets { file: own.path.clone() });
            }
            sheet::names(own)?
        } else {
            stated
        };
        if names.is_empty() {
            return Err(Error::Empty { file: own.path.clone() });
        }
        for name in names {
            let mut one = layer.clone();
            source(&mut one).layer = Some(name.clone());
            named(&mut one, &name);
            all.push(one);
        }
    }
    *layers = all;
    Ok(())
}

/// A sheet's name as the operator of rows that name none, unless it is a name that every workbook has.
fn operator(
    operator: &mut Option<String>,
    source: &LayerFile,
    name: &str,
    findings: &mut Vec<Finding>,
) {
    let folded = fold(name);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let usual = ["sheet", "trangtinh", "bang", "dulieu", "data", "danhsach", "bts", "tram", ""];
    if operator.is_some() || usual.contains(&bare) || Technology::parse(name).is_some() {
        return;
    }
    *operator = Some(name.to_owned());
    findings.push(from_sheet(source, "operator", name));
}

fn from_sheet(source: &LayerFile, field: &str, name: &str) -> Finding {
    Finding {
        severity: Severity::Assumed,
        place: Location {
            file: source.path.clone(),
            layer: Some(name.to_owned()),
            ..Location::default()
        },
        kind: FindingKind::FromSheet { field: field.to_owned(), name: name.to_owned() },
    }
}

/// Tells each layer which sheets of its workbook other layers are.
fn name_siblings(project: &mut Project) {
    let mut sources: Vec<&mut LayerFile> = Vec::new();
    sources.extend(project.cells.iter_mut().map(|l| &mut l.source));
    sources.extend(project.fibre.iter_mut().map(|l| &mut l.source));
    sources.extend(project.settlements.iter_mut().map(|l| &mut l.source));
    sources.extend(project.households.iter_mut().map(|l| &mut l.source));
    sources.extend(project.points.iter_mut().map(|l| &mut l.source));
    sources.extend(project.places.iter_mut().map(|l| &mut l.source));
    sources.extend(project.measurements.iter_mut().map(|l| &mut l.source));
    sources.extend(project.evidence.iter_mut().map(|l| &mut l.source));
    sources.extend(project.poles.iter_mut().map(|l| &mut l.source));
    sources.extend(project.ducts.iter_mut().map(|l| &mut l.source));
    let mut read: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for source in &sources {
        read.entry(source.file.clone()).or_default().extend(source.layer.clone());
    }
    for source in sources {
        source.sheets_read = read.get(&source.file).cloned().unwrap_or_default();
    }
}
