//! What a sheet says: the texts and counts of one sheet in one language, before any layout.

use super::kind::{Mapped, Subject};
use super::legend::Legend;
use super::marks::Marks;
use super::title;
use super::words;
use crate::assessment::{Assessment, Input, Measure, Role};
use crate::lang::Lang;
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use jiff::civil::Date;
use phusong_lang::{say, word};

/// The texts of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) synthetic: Option<&'static str>,
    pub(crate) legend: Legend,
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
    pub(crate) fn new(subject: &Subject<'_>, mapped: &Mapped, made_on: Date) -> Self {
        let Subject { sheet, assessment, lang } = *subject;
        let about = &assessment.about;
        let (services, legend) = (subject.services(), mapped.legend.clone());
        let drawn = assessment.villages.iter().any(|v| v.shape.is_some());
        let template = match lang {
            Lang::VI => &sheet.title_vi,
            _ => &sheet.title_en,
        };
        let communes = &assessment.units.communes;
        let commune = subject.commune().and_then(|c| communes.get(c.0 as usize));
        let title = title::of_sheet(template, sheet.service, commune, assessment, lang);
        let sites = &sheet.layers.sites;
        let marks = Marks::collect(assessment, &sheet.layers, lang);
        Self {
            title,
            subtitle: mapped.subtitle.clone(),
            synthetic: about.synthetic.then(|| word!(lang, "map-synthetic")),
            description: words::description(lang, legend.total.1, &legend.told()),
            legend,
            marks_heading: (!sites.is_empty()).then(|| words::sites_heading(lang, sites)),
            routes: marks.routes_m.map(|m| words::fibre_routes(lang, m)),
            marks,
            no_marks: say!(lang, "map-no-sites"),
            borders: sheet.layers.commune_borders.then(|| words::borders(lang)),
            crs: words::crs(lang, &assessment.method.crs),
            method_heading: say!(lang, "map-method-heading"),
            method: method(subject),
            sources_heading: say!(lang, "map-sources-heading"),
            sources: sources(subject, &services),
            made_on: words::made_on(lang, made_on),
            maker: words::maker(lang, about.maker.as_deref()),
            banner: if drawn {
                mapped.nothing.clone()
            } else {
                Some(say!(lang, "map-nothing-to-draw"))
            },
        }
    }
}

/// How what is mapped came about.
fn method(subject: &Subject<'_>) -> String {
    let Subject { assessment, lang, .. } = *subject;
    if let Some(Measure::Area | Measure::Population | Measure::Households) = subject.measure() {
        return say!(lang, "map-kind-as-given");
    }
    let of = |kind: &ServiceKind| assessment.method.rule.technologies(*kind);
    let mut all: Vec<Technology> = subject.services().iter().flat_map(of).collect();
    all.dedup();
    words::method(lang, &assessment.method, &all, &published(&all, assessment))
}

/// Operators whose own published areas take part.
fn published(of: &[Technology], assessment: &Assessment) -> Vec<String> {
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

/// The inputs that bear on what is mapped, each once: who made them where that is stated, else the file.
fn sources(subject: &Subject<'_>, services: &[ServiceKind]) -> Vec<String> {
    let assessment = subject.assessment;
    let all: Vec<_> =
        services.iter().flat_map(|s| assessment.method.rule.technologies(*s)).collect();
    let (mobile, fibre) = (all.iter().any(|t| t.is_mobile()), all.iter().any(|t| !t.is_mobile()));
    let of = subject.denominators();
    let computed = !of.is_empty();
    let bears = |input: &&Input| match input.role {
        Role::Project
        | Role::Plan
        | Role::Rule
        | Role::Template
        | Role::Places
        | Role::Measurements
        | Role::Poles
        | Role::Ducts => false,
        Role::Cells => mobile && computed,
        Role::Fibre => fibre && computed,
        Role::Coverage | Role::Evidence => computed,
        // What the shares on the sheet are shares of; settlements also spread a village's own number.
        Role::Settlements => {
            of.iter().any(|d| !matches!(d, Denominator::Area | Denominator::Points))
        }
        Role::Population => of.contains(&Denominator::Population),
        Role::Households => of.contains(&Denominator::Households),
        Role::Points => of.contains(&Denominator::Points),
        Role::Villages
        | Role::Roads
        | Role::Rivers
        | Role::Water
        | Role::Neighbours
        | Role::Terrain => true,
    };
    let mut out: Vec<String> = Vec::new();
    for input in assessment.inputs.iter().filter(bears) {
        let stated = input.source.as_deref().map(str::trim).filter(|s| !s.is_empty());
        let file = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        let line = words::source(subject.lang, input.role, stated.unwrap_or(file));
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out
}
