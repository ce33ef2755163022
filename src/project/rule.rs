//! Rule profiles, and what a project says of its rule: `[rule]`.
//!
//! In: TOML, the program's own (`data/rules/`) or the user's. Out: a [`Rule`], or problems with their
//! lines. A project's own keys override those of the profile. The schema is in `docs/plans.md`.

use super::error::{Error, ProblemKind};
use super::read::{self, stated_text, technologies, unknown_word, unusable, word};
use super::section::{At, Document, LEAST_SHARE, Section};
use super::{BuiltIn, LayerFile};
use crate::assessment::Role;
use crate::indicator::Rule;
use std::path::Path;

/// The profile of a project that names none.
const USUAL: &str = "share";

impl BuiltIn for Rule {
    const FOLDER: &'static str = "rules";
    const ALL: &'static [(&'static str, &'static str)] = &[
        ("share", include_str!("../../data/rules/share.toml")),
        ("vietnam-centre-clusters", include_str!("../../data/rules/vietnam-centre-clusters.toml")),
        ("peru-60", include_str!("../../data/rules/peru-60.toml")),
        ("sdg-9c1", include_str!("../../data/rules/sdg-9c1.toml")),
        ("spain-best-operator", include_str!("../../data/rules/spain-best-operator.toml")),
    ];

    fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        read::parsed(text, path, |doc, root| {
            let root = Section::root(doc, root);
            for key in ["title", "source", "caveat"] {
                if !root.has(key) {
                    let example = "title, source, caveat = { vi = \"…\", en = \"…\" }";
                    root.problem(key, ProblemKind::Missing { example });
                }
            }
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
            let rule = Self {
                profile: stem.unwrap_or_default(),
                title: root.words("title").unwrap_or_default(),
                source: root.words("source").unwrap_or_default(),
                caveat: root.words("caveat").unwrap_or_default(),
                ..Self::default()
            };
            let rule = stated(&root, rule);
            root.refuse_unknown();
            Ok(Some(rule))
        })
    }
}

/// `[rule]` of a project: its profile with its own changes. A file it names joins `files`.
///
/// # Errors
/// A profile's file that cannot be read at all; problems inside it go to the document.
pub(super) fn of_project(
    doc: &Document<'_>,
    section: &Section<'_, '_>,
    dir: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Result<Rule, Error> {
    let profile = match section.text("profile") {
        Some(at) => profile(doc, section, &at, dir, files)?,
        None => Rule::built_in(USUAL),
    };
    let profile = profile.unwrap_or_default();
    let rule = stated(section, profile.clone());
    section.refuse_unknown();
    Ok(Rule { changed: rule != profile, ..rule })
}

/// A profile by name, or by the path of a file: what ends in `.toml` or has a slash.
fn profile(
    doc: &Document<'_>,
    section: &Section<'_, '_>,
    at: &At<String>,
    dir: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Result<Option<Rule>, Error> {
    if let Some(found) = Rule::built_in(&at.value) {
        return Ok(Some(found));
    }
    let a_file = Path::new(&at.value).extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    if !a_file && !at.value.contains(['/', '\\']) {
        let known: Vec<&str> = Rule::built_in_names().collect();
        unknown_word(section, at, &known);
        return Ok(None);
    }
    let file = dir.join(&at.value);
    if let Some(kind) = unusable(&at.value, &file) {
        section.problem_at(at, kind);
        return Ok(None);
    }
    match Rule::parse(&stated_text(Role::Rule, &at.value, &file, files)?, &file) {
        Ok(rule) => Ok(Some(rule)),
        Err(Error::Invalid { path, problems }) => {
            doc.adopt(&path, problems);
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

/// The rule with what a table states of it.
fn stated(section: &Section<'_, '_>, base: Rule) -> Rule {
    const LIMITS: &str = "[0.0001, 1]";
    let covered_from = share(section, "covered_from", LIMITS, |v| v >= LEAST_SHARE);
    let white_up_to = share(section, "white_up_to", "[0, 1)", |v| v >= 0.0);
    let unit_covered_from = share(section, "unit_covered_from", LIMITS, |v| v >= LEAST_SHARE);
    let covered_from = covered_from.unwrap_or(base.covered_from);
    let white_up_to = white_up_to.unwrap_or(base.white_up_to);
    if white_up_to >= covered_from {
        let limits = "[0, covered_from)";
        let at = section.number("white_up_to").or_else(|| section.number("covered_from"));
        if let Some(at) = at {
            let kind = ProblemKind::OutOfRange { value: at.value, limits, meant: None };
            section.problem_at(&at, kind);
        }
    }
    let mobile = technologies(section, "mobile_broadband");
    if let Some(list) = section.texts("mobile_broadband")
        && list.value.is_empty()
    {
        section.problem_at(&list, ProblemKind::NoEntry);
    }
    Rule {
        test: word(section, "test").unwrap_or(base.test),
        covered_from,
        white_up_to,
        denominator: word(section, "denominator").unwrap_or(base.denominator),
        operator: word(section, "operator").unwrap_or(base.operator),
        cumulative: section.boolean("cumulative").unwrap_or(base.cumulative),
        unit_covered_from: unit_covered_from.or(base.unit_covered_from),
        mobile_broadband: mobile.filter(|m| !m.is_empty()).unwrap_or(base.mobile_broadband),
        ..base
    }
}

/// A number from 0 to 1; `low` says whether it is large enough.
fn share(
    section: &Section<'_, '_>,
    key: &'static str,
    limits: &'static str,
    low: fn(f64) -> bool,
) -> Option<f64> {
    let at = section.number(key)?;
    if low(at.value) && at.value <= 1.0 {
        return Some(at.value);
    }
    // 80 is 80 %, written as a percentage.
    let meant = (at.value > 1.0 && at.value <= 100.0).then_some(at.value / 100.0);
    section.problem_at(&at, ProblemKind::OutOfRange { value: at.value, limits, meant });
    None
}
