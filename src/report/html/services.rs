//! The services: words, classes, who is known of, nearest sources. Shares and statuses are the trial's.

use super::sources::Nearby;
use super::values::{Both, Pool, position};
use crate::assessment::Assessment;
use crate::indicator::{Service, Status};
use crate::lang;
use crate::map::{Classes, Kind, Palette, Sheet, builtin_sheets};
use crate::network::{OperatorId, ServiceKind};
use crate::place::Denominator;
use serde::Serialize;

/// Whole numbers by village, of which equal columns stand once.
pub(super) type Columns = Pool<Vec<i32>>;

/// One service.
#[derive(Serialize)]
pub(super) struct ServiceData {
    id: &'static str,
    name: Both,
    technologies: Vec<&'static str>,
    words: StatusWords,
    classes: ClassData,
    operators: Vec<usize>,
    denominators: Vec<&'static str>,
    nearest_source: usize,
    nearest_m: usize,
}

#[derive(Serialize)]
struct StatusWords {
    no_data: Both,
    white: Both,
    hole: Both,
    covered: Both,
}

#[derive(Serialize)]
struct ClassData {
    breaks_pct: Vec<f64>,
    colours: Vec<String>,
}

/// A denominator that has data.
#[derive(Serialize)]
pub(super) struct DenominatorData {
    id: &'static str,
    name: Both,
    unit: &'static str,
}

/// One service; columns are entered, sources are found.
pub(super) fn service(
    assessment: &Assessment,
    service: &Service,
    columns: &mut Columns,
    near: &mut Nearby<'_>,
) -> ServiceData {
    let rule = &assessment.method.rule;
    let word = |of: Status| Both::of(|l| lang::gap_class(l, service.kind, of).to_owned());
    let technologies = rule.technologies(service.kind);
    let (mut sources, mut metres) = (Vec::new(), Vec::new());
    for (here, village) in service.villages.iter().zip(&assessment.villages) {
        // Nothing is known of a service without data, so neither is its nearest source.
        let nearest = here.nearest.as_ref().filter(|_| here.status != Status::NoData);
        let centre = village.shape.as_ref().map(|s| s.centre);
        let found = nearest.zip(centre).and_then(|(n, at)| near.enter(n.source, at));
        sources.push(position(found));
        metres.push(nearest.map_or(-1, |n| (1000.0 * n.km).round() as i32));
    }
    ServiceData {
        id: service.kind.column(),
        name: name(service.kind),
        technologies: technologies.iter().map(|t| t.name()).collect(),
        words: StatusWords {
            no_data: word(Status::NoData),
            white: word(Status::White),
            hole: word(Status::Hole),
            covered: word(Status::Covered),
        },
        classes: classes(service.kind),
        operators: service.operators().into_iter().map(OperatorId::index).collect(),
        denominators: Denominator::ALL
            .into_iter()
            .filter(|d| service.shares_of(*d).is_some())
            .map(Denominator::code)
            .collect(),
        nearest_source: columns.enter(sources),
        nearest_m: columns.enter(metres),
    }
}

/// What a service is called.
pub(super) fn name(service: ServiceKind) -> Both {
    Both::of(|l| lang::gap_service(l, service).to_owned())
}

/// The classes and colours of the service's sheet; of one without a sheet those of the series.
fn classes(service: ServiceKind) -> ClassData {
    let own = |s: &Sheet| {
        let shares = s.kind == Kind::Choropleth { column: None };
        s.service == service && shares && s.palette != Palette::Grey
    };
    let sheet = builtin_sheets().into_iter().find(own);
    let (classes, palette) = sheet.map_or_else(
        || (Classes::standard(), Palette::Blue),
        |sheet| (sheet.classes, sheet.palette),
    );
    let colours = palette.colours(classes.all().len());
    ClassData {
        breaks_pct: classes.breaks_pct().to_vec(),
        colours: colours.into_iter().map(colour).collect(),
    }
}

/// A colour as the page writes it.
pub(super) fn colour([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The denominators of which the villages hold anything, the area always and first.
pub(super) fn denominators(assessment: &Assessment) -> Vec<DenominatorData> {
    let known = |of: Denominator| match of {
        Denominator::Area => true,
        Denominator::Points => !assessment.points.is_empty(),
        other => assessment.bases.iter().any(|b| b.denominator == other),
    };
    let data = |of: Denominator| DenominatorData {
        id: of.code(),
        name: Both::of(|l| lang::denominator(l, of).to_owned()),
        unit: match of {
            Denominator::Area | Denominator::InhabitedArea => "m2",
            Denominator::Population => "people",
            Denominator::Households => "households",
            Denominator::Points => "points",
        },
    };
    Denominator::ALL.into_iter().filter(|d| known(*d)).map(data).collect()
}

/// The position of a service among the assessment's, −1 where it was not computed.
pub(super) fn index_of(assessment: &Assessment, service: ServiceKind) -> i32 {
    position(assessment.services.iter().position(|s| s.kind == service))
}
