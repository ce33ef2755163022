//! What a sheet says: the texts and counts of one sheet in one language, before any layout.

use super::classes::Class;
use super::marks::Marks;
use super::sheet::Sheet;
use super::shown::share;
use super::title;
use super::words::Words;
use crate::assessment::Assessment;
use crate::indicator::Level;
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use crate::source::Input;
use jiff::civil::Date;

/// The texts of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) synthetic: Option<&'static str>,
    pub(crate) legend_heading: String,
    pub(crate) villages_column: String,
    /// Label and number of villages of each class, from nothing to all.
    pub(crate) classes: Vec<(String, usize)>,
    /// The hatched class.
    pub(crate) no_data: (String, usize),
    pub(crate) total: (String, usize),
    /// Covered villages; villages that cannot be drawn.
    pub(crate) notes: Vec<String>,
    pub(crate) marks_heading: Option<String>,
    pub(crate) marks: Marks,
    pub(crate) no_marks: String,
    pub(crate) routes: Option<String>,
    pub(crate) borders: Option<(String, String)>,
    pub(crate) crs: String,
    pub(crate) method_heading: String,
    pub(crate) method: String,
    pub(crate) sources_heading: String,
    pub(crate) sources: Vec<String>,
    pub(crate) made_on: String,
    pub(crate) maker: Option<String>,
    /// Across the map, where it has nothing to show.
    pub(crate) banner: Option<String>,
    pub(crate) description: String,
}

impl Content {
    pub(crate) fn new(
        sheet: &Sheet,
        assessment: &Assessment,
        words: &dyn Words,
        template: &str,
        made_on: Date,
    ) -> Self {
        let kind = sheet.service;
        let (about, rule) = (&assessment.about, &assessment.method.rule);
        let service = assessment.service(kind);
        let villages = assessment.villages.len();
        let (counts, no_data) = sheet.classes.count((0..villages).map(|i| share(service, i)));
        let label = |class: Class| words.class(class, kind);
        let classes: Vec<_> = sheet.classes.all().into_iter().map(label).zip(counts).collect();
        let drawn = assessment.villages.iter().filter(|v| v.shape.is_some()).count();

        let as_of = about.as_of.as_deref();
        let title = title::of_sheet(template, kind, assessment, words);
        let covered = assessment.rate(Level::Province, kind).and_then(|r| words.covered(r));
        let missing = (drawn < villages).then(|| words.without_shape(villages - drawn));
        let banner = if drawn == 0 {
            Some(words.nothing_to_draw())
        } else {
            (no_data == villages).then(|| words.service_without_data(kind))
        };
        let no_data = (words.no_data(), no_data);
        let all: Vec<_> = classes.iter().cloned().chain([no_data.clone()]).collect();
        let sites = &sheet.layers.sites;
        let marks = Marks::collect(assessment, &sheet.layers, words);
        Self {
            title,
            subtitle: words.subtitle(kind, as_of, rule),
            synthetic: about.synthetic.then(|| words.synthetic()),
            legend_heading: words.legend_heading(kind, rule),
            villages_column: words.villages_column(),
            description: words.description(villages, &all),
            classes,
            no_data,
            total: (words.total(), villages),
            notes: covered.into_iter().chain(missing).collect(),
            marks_heading: (!sites.is_empty()).then(|| words.sites_heading(sites)),
            routes: marks.routes_m.map(|m| words.fibre_routes(m)),
            marks,
            no_marks: words.no_sites(),
            borders: sheet
                .layers
                .commune_borders
                .then(|| (words.commune_border(), words.province_border())),
            crs: words.crs(&assessment.method.crs),
            method_heading: words.method_heading(),
            method: words.method(
                &assessment.method,
                &technologies(kind, assessment),
                &published(kind, assessment),
            ),
            sources_heading: words.sources_heading(),
            sources: sources(kind, assessment, words),
            made_on: words.made_on(made_on),
            maker: about.maker.as_deref().filter(|m| !m.trim().is_empty()).map(|m| words.maker(m)),
            banner,
        }
    }
}

/// The technologies that make up a service.
fn technologies(kind: ServiceKind, assessment: &Assessment) -> Vec<Technology> {
    match kind {
        ServiceKind::Technology(t) => vec![t],
        ServiceKind::MobileBroadband => assessment.method.rule.mobile_broadband.clone(),
    }
}

/// Operators whose own published areas take part.
fn published(kind: ServiceKind, assessment: &Assessment) -> Vec<String> {
    let of = technologies(kind, assessment);
    let network = &assessment.network;
    let mut operators: Vec<_> = network
        .published
        .iter()
        .filter(|p| of.contains(&p.technology))
        .map(|p| p.operator)
        .collect();
    operators.sort_unstable();
    operators.dedup();
    operators.into_iter().map(|o| network.operators.name(o).to_owned()).collect()
}

/// The inputs that bear on a service, each once: who made them where that is stated, else the file.
fn sources(kind: ServiceKind, assessment: &Assessment, words: &dyn Words) -> Vec<String> {
    let mobile = technologies(kind, assessment).iter().any(|t| t.is_mobile());
    let denominator = assessment.method.rule.denominator;
    let bears = |input: &&Input| match input.role {
        "project" | "plan" | "rule" | "template" | "places" | "measurements" | "poles"
        | "ducts" => false,
        "cells" => mobile,
        "fibre" => !mobile,
        // What the shares on the sheet are shares of; settlements also spread a village's own number.
        "settlements" => !matches!(denominator, Denominator::Area | Denominator::Points),
        "population" => denominator == Denominator::Population,
        "households" => denominator == Denominator::Households,
        "points" => denominator == Denominator::Points,
        _ => true,
    };
    let mut out: Vec<String> = Vec::new();
    for input in assessment.inputs.iter().filter(bears) {
        let stated = input.source.as_deref().map(str::trim).filter(|s| !s.is_empty());
        let file = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        let line = words.source(input.role, stated.unwrap_or(file));
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out
}
