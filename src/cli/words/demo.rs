//! The words of a demo, and why it cannot be written.

use crate::demo::{Error, Facts, FaultKind, Planted, Texts};
use phusong_lang::{Lang, Message, count, decimal, io_reason, message, plain, say, word};

/// An error of writing a demo.
pub fn demo_error(lang: Lang, error: &Error) -> Message {
    let said = match error {
        Error::Foreign { dir, foreign } => {
            message!(lang, "demo-error-foreign", dir = dir.display(), foreign)
        }
        Error::NotAFolder { path } => {
            message!(lang, "demo-error-not-a-folder", path = path.display())
        }
        Error::Io { path, source } => {
            message!(lang, "demo-error-io", path = path.display(), source = io_reason(lang, source))
        }
        Error::Table { path, source } => {
            message!(lang, "demo-error-table", path = path.display(), source = plain(source))
        }
        Error::Layer { path, source } => {
            message!(lang, "demo-error-layer", path = path.display(), source = plain(source))
        }
        Error::Projection(source) => {
            message!(lang, "demo-error-projection", source = plain(source))
        }
    };
    said.as_error(lang)
}

/// The words of a demo's files: comments of the project file are Vietnamese, the README is in every language.
pub fn demo_texts(facts: &Facts) -> Texts {
    let project = include_str!("demo_project.toml")
        .replace("{mark}", facts.mark)
        .replace("{title}", &facts.title)
        .replace("{epsg}", &facts.crs.epsg.to_string())
        .replace("{crs_name}", facts.crs.name);
    let readme = Lang::all().map(|lang| readme(lang, facts)).collect::<Vec<_>>().join("\n---\n\n");
    Texts { project, readme }
}

/// The README in a language.
fn readme(lang: Lang, facts: &Facts) -> String {
    let Facts { title, crs, options, .. } = facts;
    let lines: String = facts.planted.iter().map(|p| line(lang, p)).collect();
    say!(
        lang,
        "demo-readme",
        villages = count(options.villages),
        communes = count(facts.communes),
        area = decimal(facts.area_km2, 0),
        crs_name = crs.name,
        epsg = plain(crs.epsg),
        sites = count(options.sites),
        cells = count(facts.cells),
        splitters = count(options.splitters),
        others = count(options.splitters - facts.splitters_vnpt),
        vnpt = count(facts.splitters_vnpt),
        routes = count(facts.routes),
        published = count(facts.published),
        hamlets = count(facts.hamlets),
        arc = decimal(3_600.0 / facts.raster_cells, 0),
        places = count(facts.places),
        parks = count(facts.parks),
        poles = count(facts.poles),
        ducts = count(facts.ducts),
        tests = count(facts.tests),
        reports = count(facts.reports),
        v = plain(options.villages),
        s = plain(options.sites),
        sp = plain(options.splitters),
        seed = plain(options.seed),
        lines,
        title
    )
}

fn line(lang: Lang, fault: &Planted) -> String {
    let what = match fault.kind {
        FaultKind::SelfIntersecting => word!(lang, "demo-line-self-intersecting"),
        FaultKind::DuplicateId => word!(lang, "demo-line-duplicate-id"),
        FaultKind::NoGeometry => word!(lang, "demo-line-no-geometry"),
        FaultKind::BlankName => word!(lang, "demo-line-blank-name"),
        FaultKind::FormulaName => {
            word!(lang, "demo-line-formula-name")
        }
        FaultKind::Swapped => word!(lang, "demo-line-swapped"),
        FaultKind::Kilometres => word!(lang, "demo-line-kilometres"),
        FaultKind::UnknownTechnology => word!(lang, "demo-line-unknown-technology"),
        FaultKind::DecimalComma => word!(lang, "demo-line-decimal-comma"),
        FaultKind::AtZero => word!(lang, "demo-line-at-zero"),
        FaultKind::Planned => word!(lang, "demo-line-planned"),
        FaultKind::NegativeSpeed => word!(lang, "demo-line-negative-speed"),
        FaultKind::Kilobits => word!(lang, "demo-line-kilobits"),
        FaultKind::UnknownVillage => word!(lang, "demo-line-unknown-village"),
    };
    format!("| `{}` | {} | {} | {what} |\n", fault.file, fault.row, fault.id)
}
