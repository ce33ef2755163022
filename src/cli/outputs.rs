//! Which files a run writes: what the command line chooses, else the project, else all.

use super::args::Run;
use super::failure::Failure;
use super::words::OutputRefusal;
use crate::assessment::{Output, Outputs, Role};
use crate::map::Sheet;
use crate::project::{PictureFormats, Project, nearest};
use std::path::Path;

/// What is written. `sheets` are those that can be drawn.
pub(super) fn of_run(args: &Run, project: &Project, sheets: &[Sheet]) -> Result<Outputs, Failure> {
    let mut outputs = match &args.only {
        Some(words) => stated(words)?,
        None => project.outputs.clone().unwrap_or_default(),
    };
    for choice in outputs.sheets() {
        let known = sheets.iter().any(|sheet| sheet.id == choice.id);
        let format = choice.format.as_deref();
        if !known || format.is_some_and(|f| !PictureFormats::CODES.contains(&f)) {
            return Err(unknown(&choice.name(), sheets).into());
        }
    }
    if !args.maps {
        // What the same command line asks for and refuses is a mistake; what the project asks for is not.
        let pictures = args.only.is_some() && outputs.has_pictures();
        let left = outputs.without_pictures();
        if pictures || !left {
            return Err(OutputRefusal::PicturesWithoutMaps.into());
        }
    }
    let missing = |output: &Output| section(*output, project);
    let chosen = Output::ALL.into_iter().filter(|o| outputs.has(*o));
    if outputs.sheets().next().is_none()
        && let Some(sections) =
            chosen.map(|o| missing(&o).map(|s| (o.file(), s))).collect::<Option<Vec<_>>>()
        && let Some((file, section)) = sections.first()
    {
        return Err(OutputRefusal::NoLayer { file, section }.into());
    }
    Ok(outputs)
}

/// What the words of `--only` mean.
fn stated(words: &[String]) -> Result<Outputs, OutputRefusal> {
    let mut outputs = Outputs::none();
    for word in words.iter().filter(|word| !word.trim().is_empty()) {
        if !outputs.add(word) {
            return Err(unknown(word, &[]));
        }
    }
    if outputs.is_empty() { Err(OutputRefusal::Nothing) } else { Ok(outputs) }
}

/// A word that means nothing, with what does.
fn unknown(word: &str, sheets: &[Sheet]) -> OutputRefusal {
    let sheets: Vec<String> = sheets.iter().map(|s| format!("maps/{}", s.id)).collect();
    let files = Outputs::words();
    // Of a sheet that is not there, the sheets are what is allowed.
    let allowed: Vec<String> = if sheets.is_empty() {
        files.iter().copied().chain(["maps/…"]).map(str::to_owned).collect()
    } else {
        sheets.clone()
    };
    let all = files.into_iter().chain(sheets.iter().map(String::as_str));
    OutputRefusal::Unknown {
        word: word.to_owned(),
        nearest: nearest(word, all).map(str::to_owned),
        allowed,
    }
}

/// The section of a project without which a file has nothing to say, where the project lacks it.
fn section(output: Output, project: &Project) -> Option<&'static str> {
    let (section, there) = match output {
        Output::Scorecard => ("[plan]", project.plan.is_some()),
        Output::Places | Output::PlaceRates => ("[[places]]", !project.places.is_empty()),
        Output::Speed => ("[[measurements]]", !project.measurements.is_empty()),
        Output::Evidence => ("[[evidence]]", !project.evidence.is_empty()),
        _ => return None,
    };
    (!there).then_some(section)
}

/// What was chosen of which there is nothing in the results.
pub(super) fn absent(outputs: &Outputs, results: &Path) -> Vec<String> {
    let there = |name: &String| {
        let (path, is_sheet) = (results.join(name), name.starts_with("maps/"));
        path.exists() || is_sheet
    };
    outputs.names().into_iter().filter(|name| !there(name)).collect()
}

/// The layers of a project that were not read, since nothing that is written needs them: paths as the project
/// states them.
pub(super) fn not_read(project: &Project, needed: &Project) -> Vec<String> {
    let read = crate::source::layers(needed);
    let all = crate::source::layers(project).into_iter();
    let left = all.filter(|layer| !read.contains(layer) && layer.0 != Role::Project);
    left.map(|(_, source)| source.path).collect()
}
