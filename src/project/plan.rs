//! Plan files, and what a project says of them: `[plan]` and `[[stated]]`.
//!
//! In: TOML, the program's own (`data/plans/`) or the user's. Out: a [`Plan`], or problems with their
//! lines. The schema is in `docs/plans.md`. Not here: judging (that is `indicator`).

use super::error::{Error, ProblemKind};
use super::province::Province;
use super::read::{self, one_of, stated_text, technologies, unknown_word, unusable, word};
use super::section::{At, Document, Section};
use super::{BuiltIn, LayerFile};
use crate::assessment::Role;
use crate::codes::Coded;
use crate::indicator::{
    Comparison, Passive, Plan, SpeedFigure, Stated, Target, TargetMeasure, Unit,
};
use crate::network::ServiceKind;
use crate::place::Denominator;
use std::collections::HashSet;
use std::path::Path;
use toml::de::DeTable;

/// Years a target may name: a slip of the pen lies outside.
const YEARS: std::ops::RangeInclusive<f64> = 2000.0..=2100.0;

impl BuiltIn for Plan {
    const FOLDER: &'static str = "plans";
    const ALL: &'static [(&'static str, &'static str)] = &[
        ("ha-tinh", include_str!("../../data/plans/ha-tinh.toml")),
        ("hue", include_str!("../../data/plans/hue.toml")),
        ("thanh-hoa", include_str!("../../data/plans/thanh-hoa.toml")),
        ("dak-lak", include_str!("../../data/plans/dak-lak.toml")),
    ];

    fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        read::parsed(text, path, |doc, root| Ok(Some(plan(doc, root, path))))
    }
}

/// `[plan]` and `[[stated]]` of a project. A file it names joins `files`.
///
/// # Errors
/// A plan file that cannot be read at all; problems inside it go to the document.
pub(super) fn of_project(
    doc: &Document<'_>,
    root: &Section<'_, '_>,
    dir: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Result<Option<Plan>, Error> {
    let section = root.table("plan");
    let mut plan = chosen(doc, &section, dir, files)?;
    section.refuse_unknown();
    let said = section.is_there();
    for entry in root.tables("stated") {
        let target = entry.text("target");
        if target.is_none() {
            entry.problem("target", ProblemKind::Missing { example: "target = \"…\"" });
        }
        let value = stated(&entry);
        entry.refuse_unknown();
        let (Some(at), Some(plan)) = (target, &mut plan) else {
            if !said {
                let example = "[plan]\nuse = \"ha-tinh\"";
                entry.problem("target", ProblemKind::Needs { example });
            }
            continue;
        };
        if let Some(target) = plan.targets.iter_mut().find(|t| t.id == at.value) {
            target.stated = value;
        } else {
            let known: Vec<&str> = plan.targets.iter().map(|t| t.id.as_str()).collect();
            unknown_word(&entry, &at, &known);
        }
    }
    Ok(plan)
}

/// The plan that a project names.
fn chosen(
    doc: &Document<'_>,
    section: &Section<'_, '_>,
    dir: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Result<Option<Plan>, Error> {
    let (name, path) = (section.text("use"), section.text("path"));
    match (name, path) {
        (Some(name), Some(_)) => {
            section.problem_at(&name, ProblemKind::OneOf { other: "path" });
            Ok(None)
        }
        (Some(name), None) => {
            let found = Plan::built_in(&name.value);
            if found.is_none() {
                let known: Vec<&str> = Plan::built_in_names().collect();
                unknown_word(section, &name, &known);
            }
            Ok(found)
        }
        (None, Some(at)) => {
            let file = dir.join(&at.value);
            if let Some(kind) = unusable(&at.value, &file) {
                section.problem_at(&at, kind);
                return Ok(None);
            }
            match Plan::parse(&stated_text(Role::Plan, &at.value, &file, files)?, &file) {
                Ok(plan) => Ok(Some(plan)),
                Err(Error::Invalid { path, problems }) => {
                    doc.adopt(&path, problems);
                    Ok(None)
                }
                Err(other) => Err(other),
            }
        }
        (None, None) => {
            if section.is_there() {
                section.problem("use", ProblemKind::Missing { example: "use = \"ha-tinh\"" });
            }
            Ok(None)
        }
    }
}

fn plan(doc: &Document<'_>, root: &toml::Spanned<DeTable<'_>>, path: &Path) -> Plan {
    let root = Section::root(doc, root);
    let title = root.words("title").unwrap_or_default();
    let province = root.text("province").map(|at| {
        let found = Province::find(&at.value);
        if found.is_none() {
            let kind = ProblemKind::UnknownProvince { value: at.value.clone(), nearest: None };
            root.problem_at(&at, kind);
        }
        found.map_or_else(String::new, |p| p.code.to_owned())
    });
    let document = root.text("document");
    if document.is_none() {
        root.problem("document", ProblemKind::Missing { example: "document = \"…\"" });
    }
    let document = document.map(|at| at.value).unwrap_or_default();
    let sections = root.tables("targets");
    if sections.is_empty() {
        let example = "[[targets]]\nid = \"…\"\ntext = \"…\"\nyear = 2025\nat_least = 100\nmeasure = \"villages\"\nservice = \"mobile\"";
        root.problem("targets", ProblemKind::Missing { example });
    }
    let mut seen = HashSet::new();
    let targets = sections.iter().filter_map(|s| target(s, &mut seen)).collect();
    root.refuse_unknown();
    let id = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    Plan { id, title, province: province.unwrap_or_default(), document, targets }
}

fn target(section: &Section<'_, '_>, seen: &mut HashSet<String>) -> Option<Target> {
    let id = section.text("id");
    match &id {
        None => section.problem("id", ProblemKind::Missing { example: "id = \"…\"" }),
        Some(at) if !seen.insert(at.value.clone()) => {
            section.problem_at(at, ProblemKind::Twice { value: at.value.clone() });
        }
        Some(_) => {}
    }
    let text = section.words("text");
    if text.is_none() {
        section.problem("text", ProblemKind::Missing { example: "text = \"…\"" });
    }
    let year = year(section);
    let measure = measure(section);
    let unit = unit(section, measure.as_ref());
    let goal = goal(section, unit);
    let source = section.text("source").map(|at| at.value).unwrap_or_default();
    let note = section.words("note").unwrap_or_default();
    let report = section.table("stated");
    let stated = if report.is_there() { stated(&report) } else { None };
    report.refuse_unknown();
    section.refuse_unknown();
    let (comparison, value) = goal?;
    let (id, text, year) = (id?.value, text?, year?);
    let (unit, measure) = (unit?, measure?);
    Some(Target { id, text, year, comparison, value, unit, measure, source, note, stated })
}

fn year(section: &Section<'_, '_>) -> Option<u16> {
    let Some(at) = section.number("year") else {
        section.problem("year", ProblemKind::Missing { example: "year = 2025" });
        return None;
    };
    if YEARS.contains(&at.value) && at.value.fract() == 0.0 {
        return Some(at.value as u16);
    }
    out_of_range(section, &at, "[2000, 2100]");
    None
}

fn out_of_range(section: &Section<'_, '_>, at: &At<f64>, limits: &'static str) {
    section.problem_at(at, ProblemKind::OutOfRange { value: at.value, limits, meant: None });
}

/// `at_least` or `more_than`, one of them.
fn goal(section: &Section<'_, '_>, unit: Option<Unit>) -> Option<(Comparison, f64)> {
    let (least, more) = (section.number("at_least"), section.number("more_than"));
    let (comparison, at) = match (least, more) {
        (Some(at), Some(_)) => {
            section.problem_at(&at, ProblemKind::OneOf { other: "more_than" });
            return None;
        }
        (Some(at), None) => (Comparison::AtLeast, at),
        (None, Some(at)) => (Comparison::MoreThan, at),
        (None, None) => {
            section.problem("at_least", ProblemKind::Missing { example: "at_least = 99.85" });
            return None;
        }
    };
    let limits = if unit == Some(Unit::Percent) { (100.0, "[0, 100]") } else { (1e9, "[0, 1e9]") };
    if (0.0..=limits.0).contains(&at.value) {
        return Some((comparison, at.value));
    }
    out_of_range(section, &at, limits.1);
    None
}

/// The unit stated, else the measure's own. A measure has one unit; what is stated has any.
fn unit(section: &Section<'_, '_>, measure: Option<&TargetMeasure>) -> Option<Unit> {
    let own = match measure {
        Some(TargetMeasure::Stated) | None => None,
        Some(TargetMeasure::Speed { .. }) => Some(Unit::MegabitsPerSecond),
        Some(TargetMeasure::Sites { .. }) => Some(Unit::Count),
        Some(_) => Some(Unit::Percent),
    };
    let Some(at) = section.text("unit") else { return own.or(Some(Unit::Percent)) };
    let allowed: Vec<Unit> = own.map_or_else(|| Unit::ALL.to_vec(), |u| vec![u]);
    let found = allowed.iter().find(|u| u.code() == at.value).copied();
    if found.is_none() {
        unknown_word(section, &at, &allowed.iter().map(|u| u.code()).collect::<Vec<_>>());
    }
    found
}

fn measure(section: &Section<'_, '_>) -> Option<TargetMeasure> {
    const MEASURES: [&str; 7] =
        ["villages", "share", "places", "sharing", "speed", "sites", "stated"];
    let Some(at) = section.text("measure") else {
        section.problem("measure", ProblemKind::Missing { example: "measure = \"villages\"" });
        return None;
    };
    Some(match at.value.as_str() {
        "villages" => {
            let (service, denominator) = (service(section), denominator(section));
            TargetMeasure::Villages { service: service?, denominator }
        }
        "share" => {
            let (service, denominator) = (service(section), denominator(section));
            if denominator.is_none() {
                let example = "denominator = \"population\"";
                section.problem("denominator", ProblemKind::Missing { example });
            }
            TargetMeasure::Share { service: service?, denominator: denominator? }
        }
        "places" => {
            let service = service(section);
            let kinds = section.texts("kinds").map(|l| l.value).unwrap_or_default();
            let kinds = kinds.into_iter().map(|at| at.value).collect();
            TargetMeasure::Places { service: service?, kinds }
        }
        "sharing" => {
            TargetMeasure::Sharing(required(section, "of", Passive::CODES, "of = \"sites\"")?)
        }
        "speed" => {
            let lines = [("mobile", false), ("fixed", true)];
            let fixed = required(section, "line", &lines, "line = \"mobile\"");
            let figure = word(section, "figure").unwrap_or(SpeedFigure::Median);
            TargetMeasure::Speed { fixed: fixed?, figure }
        }
        "sites" => {
            let technologies = technologies(section, "technologies").unwrap_or_default();
            if technologies.is_empty() {
                let example = "technologies = [\"4G\", \"5G\"]";
                section.problem("technologies", ProblemKind::Missing { example });
                return None;
            }
            TargetMeasure::Sites { technologies }
        }
        "stated" => TargetMeasure::Stated,
        _ => {
            unknown_word(section, &at, &MEASURES);
            return None;
        }
    })
}

/// The value of a word that must be there.
fn required<T: Copy>(
    section: &Section<'_, '_>,
    key: &'static str,
    codes: &[(&str, T)],
    example: &'static str,
) -> Option<T> {
    let found = one_of(section, key, codes);
    if found.is_none() && !section.has(key) {
        section.problem(key, ProblemKind::Missing { example });
    }
    found
}

fn service(section: &Section<'_, '_>) -> Option<ServiceKind> {
    let codes = ServiceKind::ALL.map(|s| (s.column(), s));
    required(section, "service", &codes, "service = \"mobile\"")
}

fn denominator(section: &Section<'_, '_>) -> Option<Denominator> {
    word(section, "denominator")
}

/// `value`, `source`, `as_of`.
fn stated(section: &Section<'_, '_>) -> Option<Stated> {
    let (value, source) = (section.number("value"), section.text("source"));
    let as_of = section.text("as_of").map(|at| at.value);
    if !section.has("value") {
        section.problem("value", ProblemKind::Missing { example: "value = 91.4" });
    }
    if !section.has("source") {
        section.problem("source", ProblemKind::Missing { example: "source = \"…\"" });
    }
    let value = value?;
    if !(0.0..=1e9).contains(&value.value) {
        out_of_range(section, &value, "[0, 1e9]");
        return None;
    }
    Some(Stated { value: value.value, source: source?.value, as_of })
}
