//! Every service in every village: shares, statuses, nearest sources.

use super::sources::Nearby;
use super::values::{Both, Pool, operator, position, rounded, status, steps};
use crate::assessment::Assessment;
use crate::codes::Coded;
use crate::coverage::Share;
use crate::indicator::{PointsServed, Service, Status, VillageTotals};
use crate::lang;
use crate::map::{Classes, Kind, Palette, Sheet, builtin_sheets};
use crate::network::ServiceKind;
use crate::place::Denominator;
use serde::Serialize;
use std::collections::BTreeMap;

/// Whole numbers by village, of which equal columns stand once.
pub(super) type Columns = Pool<Vec<i32>>;

/// Numbers by village.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Column {
    Whole(Vec<i32>),
    Real(Vec<Option<f64>>),
}

/// One service.
#[derive(Serialize)]
pub(super) struct ServiceData {
    id: &'static str,
    name: Both,
    technologies: Vec<&'static str>,
    words: StatusWords,
    classes: ClassData,
    shares: BTreeMap<&'static str, ShareData>,
    points: Option<ServedData>,
    share: usize,
    modelled: usize,
    status: usize,
    evidence: Vec<(usize, u32)>,
    nearest_source: usize,
    nearest_m: usize,
    best_operator: Option<usize>,
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

#[derive(Serialize)]
struct ShareData {
    any: usize,
    by: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct ServedData {
    any: String,
    by: Vec<(usize, String)>,
}

/// A denominator that has data.
#[derive(Serialize)]
pub(super) struct DenominatorData {
    id: &'static str,
    name: Both,
    unit: &'static str,
    held: usize,
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
    let mut column = |of: &[Option<Share>]| columns.enter(of.iter().map(|s| steps(*s)).collect());
    let mut shares = BTreeMap::new();
    for known in &service.shares {
        let any = column(&known.any);
        let by = known.by_operator.iter().map(|(o, s)| (o.index(), column(s))).collect();
        shares.insert(known.denominator.code(), ShareData { any, by });
    }
    let share = column(&service.villages.iter().map(|v| v.share).collect::<Vec<_>>());
    let (mut sources, mut metres) = (Vec::new(), Vec::new());
    for (here, village) in service.villages.iter().zip(&assessment.villages) {
        // Nothing is known of a service without data, so neither is its nearest source.
        let nearest = here.nearest.as_ref().filter(|_| here.status != Status::NoData);
        let centre = village.shape.as_ref().map(|s| s.centre);
        let found = nearest.zip(centre).and_then(|(n, at)| near.enter(n.source, at));
        sources.push(position(found));
        metres.push(nearest.map_or(-1, |n| (1000.0 * n.km).round() as i32));
    }
    let decided = service.villages.iter().enumerate();
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
        shares,
        points: service.points.as_ref().map(served),
        share,
        modelled: columns
            .enter(service.villages.iter().map(|v| i32::from(status(v.modelled))).collect()),
        status: columns
            .enter(service.villages.iter().map(|v| i32::from(status(v.status))).collect()),
        evidence: decided.filter_map(|(i, v)| Some((i, v.evidence?))).collect(),
        nearest_source: columns.enter(sources),
        nearest_m: columns.enter(metres),
        best_operator: service.best_operator.map(crate::network::OperatorId::index),
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

fn served(points: &PointsServed) -> ServedData {
    let text = |served: &Vec<bool>| served.iter().map(|s| if *s { '1' } else { '0' }).collect();
    ServedData {
        any: text(&points.any),
        by: points.by_operator.iter().map(|(o, s)| (o.index(), text(s))).collect(),
    }
}

/// The denominators of which the villages hold anything, the area always and first. How much is added to
/// the columns.
pub(super) fn denominators(
    assessment: &Assessment,
    columns: &mut Vec<Column>,
) -> Vec<DenominatorData> {
    let held = VillageTotals::new(&assessment.villages, &assessment.points, &assessment.bases);
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
        held: {
            let numbers = held.of(of).into_iter().map(|h| h.map(|h| rounded(h, 3)));
            columns.push(Column::Real(numbers.collect()));
            columns.len() - 1
        },
    };
    Denominator::ALL.into_iter().filter(|d| known(*d)).map(data).collect()
}

/// The run's own rates; columns.
#[derive(Default, Serialize)]
pub(super) struct RateData {
    level: Vec<u8>,
    unit: Vec<u32>,
    service: Vec<i32>,
    operator: Vec<i32>,
    villages: Vec<usize>,
    covered: Vec<usize>,
    hole: Vec<usize>,
    white: Vec<usize>,
    no_data: Vec<usize>,
    modelled_covered: Vec<usize>,
    pct: BTreeMap<&'static str, Vec<Option<f64>>>,
    unit_covered: Vec<Option<u8>>,
}

/// All rates of the run.
pub(super) fn rates(assessment: &Assessment, denominators: &[DenominatorData]) -> RateData {
    use crate::indicator::Level;
    let mut all = RateData::default();
    for known in denominators {
        all.pct.insert(known.id, Vec::new());
    }
    for rate in &assessment.rates {
        let (level, unit) = match rate.level {
            Level::Province => (0, 0),
            Level::District(id) => (1, id.0),
            Level::Commune(id) => (2, id.0),
        };
        all.level.push(level);
        all.unit.push(unit);
        all.service.push(index_of(assessment, rate.service));
        all.operator.push(operator(rate.operator));
        all.villages.push(rate.villages);
        all.covered.push(rate.covered);
        all.hole.push(rate.hole);
        all.white.push(rate.white);
        all.no_data.push(rate.no_data);
        all.modelled_covered.push(rate.modelled.covered);
        all.unit_covered.push(rate.unit_covered.map(u8::from));
        for (&id, column) in &mut all.pct {
            // As rates.csv says it: its columns of area are of any operator, whatever the rule.
            let pct = match Denominator::of_code(id) {
                Some(Denominator::Area) => rate.area_pct(),
                Some(other) => rate.total(other).and_then(crate::indicator::Total::pct),
                None => None,
            };
            column.push(pct.map(|p| rounded(p, 6)));
        }
    }
    all
}

/// The position of a service among the assessment's, −1 where it was not computed.
pub(super) fn index_of(assessment: &Assessment, service: ServiceKind) -> i32 {
    position(assessment.services.iter().position(|s| s.kind == service))
}
