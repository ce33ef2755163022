//! The data inside `report.html`: `FORMAT.md` beside this file says what each key means.
//!
//! In: an [`Assessment`]. Out: JSON, deflated, in base64. What is repeated stands once, shares are whole
//! numbers, borders are thinned out: 4,000 villages of 200 points each stay below 3 MB.

use super::gaps::{EvidenceData, GapData, ReasonData, evidence, gaps, triage};
use super::geometry::{Geometry, Land, commune_names, degrees};
use super::services::{Columns, DenominatorData, ServiceData, denominators, index_of, service};
use super::sources::{
    AccessPoints, Has, Nearby, Route, Sites, Sources, access_points, routes, sites,
};
use super::texts::{self, About, FindingCounts, StatusColours};
use super::values::{Both, rounded};
use super::viewer::packed;
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::map::topology::{Point, Rings};
use crate::place::{PointRole, Shape};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    program: &'static str,
    made_at: &'a str,
    lang: &'static str,
    about: About<'a>,
    crs: Crs<'a>,
    rule: Map<String, Value>,
    operators: Vec<OperatorData<'a>>,
    columns: Vec<Vec<i32>>,
    services: Vec<ServiceData>,
    denominators: Vec<DenominatorData>,
    villages: VillageData<'a>,
    communes: CommuneData<'a>,
    districts: DistrictData<'a>,
    geometry: Geometry,
    points: PointData<'a>,
    sites: Sites,
    has_pool: Vec<Has>,
    access_points: AccessPoints,
    routes: Vec<Route>,
    sources: Sources,
    radius_m: Vec<(&'static str, f64)>,
    gaps: GapData,
    gap_reasons: Vec<ReasonData>,
    gap_robustness: Vec<Both>,
    triage: BTreeMap<&'static str, Both>,
    gap_services: Vec<i32>,
    evidence: EvidenceData,
    plan: Option<Value>,
    scorecard: Vec<Value>,
    status_colours: StatusColours,
    findings: FindingCounts,
    inputs: Vec<Value>,
    method: Vec<Value>,
    limits: Vec<Both>,
}

#[derive(Serialize)]
struct Crs<'a> {
    code: &'a str,
    name: &'a str,
    datum: &'a str,
}

#[derive(Serialize)]
struct OperatorData<'a> {
    name: &'a str,
    unnamed: bool,
}

#[derive(Serialize)]
struct VillageData<'a> {
    id: Vec<&'a str>,
    name: Vec<&'a str>,
    commune: Vec<u32>,
    district: Vec<i64>,
    population: Vec<Option<f64>>,
    households: Vec<Option<f64>>,
    area_class: Vec<Option<&'a str>>,
    dbkk: Vec<Option<u8>>,
    has_power: Vec<Option<u8>>,
    area_m2: Vec<Option<f64>>,
    x: Vec<Option<i32>>,
    y: Vec<Option<i32>>,
    lon: Vec<Option<f64>>,
    lat: Vec<Option<f64>>,
    polygons: Vec<Rings>,
}

#[derive(Serialize)]
struct CommuneData<'a> {
    code: Vec<&'a str>,
    name: Vec<&'a str>,
    x: Vec<Option<i32>>,
    y: Vec<Option<i32>>,
}

#[derive(Serialize)]
struct DistrictData<'a> {
    name: Vec<&'a str>,
}

#[derive(Serialize)]
struct PointData<'a> {
    village: Vec<u32>,
    role: Vec<u8>,
    name: Vec<&'a str>,
    x: Vec<i32>,
    y: Vec<i32>,
    households: Vec<Option<f64>>,
}

/// The document as the page holds it.
pub(super) fn payload(assessment: &Assessment, lang: Lang, made_at: &str) -> io::Result<String> {
    packed(|to| json(to, assessment, lang, made_at))
}

/// The document itself.
pub(super) fn json(
    to: impl Write,
    assessment: &Assessment,
    lang: Lang,
    made_at: &str,
) -> io::Result<()> {
    let land = Land::new(assessment);
    let mut near = Nearby::new(&assessment.network, &land);
    let mut columns = Columns::default();
    let services = assessment
        .services
        .iter()
        .map(|s| service(assessment, s, &mut columns, &mut near))
        .collect();
    let gaps = gaps(assessment, &mut near);
    let (sites, has_pool) = sites(assessment, &land);
    let names = &assessment.network.operators;
    let method = &assessment.method;
    let document = Document {
        format: 2,
        program: concat!("phusong ", env!("CARGO_PKG_VERSION")),
        made_at,
        lang: lang.code(),
        about: About::of(assessment),
        crs: Crs { code: &method.crs.code, name: &method.crs.name, datum: method.datum.code() },
        rule: texts::rule(&method.rule),
        operators: names
            .ids()
            .map(|o| OperatorData { name: names.name(o), unnamed: names.unnamed() == Some(o) })
            .collect(),
        columns: columns.all,
        services,
        denominators: denominators(assessment),
        villages: villages(assessment, &land),
        communes: communes(assessment, &land),
        districts: DistrictData {
            name: assessment.units.districts.iter().map(|d| d.name.as_str()).collect(),
        },
        geometry: land.geometry(),
        points: points(assessment, &land),
        sites,
        has_pool,
        access_points: access_points(assessment, &land),
        routes: routes(assessment, &land),
        sources: near.sources,
        radius_m: method.radius_m.iter().map(|(t, metres)| (t.name(), *metres)).collect(),
        gaps: gaps.data,
        gap_reasons: gaps.reasons,
        gap_robustness: gaps.robustness,
        triage: triage(),
        gap_services: method.gaps.services.iter().map(|s| index_of(assessment, *s)).collect(),
        evidence: evidence(assessment, &land),
        plan: texts::plan(assessment),
        scorecard: texts::scorecard(assessment),
        status_colours: StatusColours::new(),
        findings: FindingCounts::of(assessment),
        inputs: texts::inputs(assessment),
        method: texts::method(assessment, made_at),
        limits: texts::limits(),
    };
    let mut to = BufWriter::with_capacity(1 << 16, to);
    serde_json::to_writer(&mut to, &document)?;
    to.flush()
}

fn villages<'a>(assessment: &'a Assessment, land: &Land) -> VillageData<'a> {
    let all = &assessment.villages;
    let flag = |f: Option<bool>| f.map(u8::from);
    let number = |n: Option<f64>| n.map(|n| rounded(n, 3));
    let shapes = || all.iter().map(|v| v.shape.as_ref());
    let degrees_of = |s: Option<&Shape>| s.and_then(|s| s.centre_geographic);
    VillageData {
        id: all.iter().map(|v| v.id.as_str()).collect(),
        name: all.iter().map(|v| v.name.as_str()).collect(),
        commune: all.iter().map(|v| v.commune.0).collect(),
        district: all.iter().map(|v| v.district.map_or(-1, |d| i64::from(d.0))).collect(),
        population: all.iter().map(|v| number(v.population)).collect(),
        households: all.iter().map(|v| number(v.households)).collect(),
        area_class: all.iter().map(|v| v.area_class.as_deref()).collect(),
        dbkk: all.iter().map(|v| flag(v.dbkk)).collect(),
        has_power: all.iter().map(|v| flag(v.has_power)).collect(),
        area_m2: shapes().map(|s| s.map(|s| rounded(s.area_m2, 0))).collect(),
        x: shapes().map(|s| s.map(|s| land.x(s.centre))).collect(),
        y: shapes().map(|s| s.map(|s| land.y(s.centre))).collect(),
        lon: shapes().map(|s| degrees_of(s).map(|c| degrees(c.x))).collect(),
        lat: shapes().map(|s| degrees_of(s).map(|c| degrees(c.y))).collect(),
        polygons: land.topology.areas.clone(),
    }
}

fn communes<'a>(assessment: &'a Assessment, land: &Land) -> CommuneData<'a> {
    let all = &assessment.units.communes;
    let names: Vec<Option<Point>> = commune_names(assessment, land);
    CommuneData {
        code: all.iter().map(|c| c.code.as_str()).collect(),
        name: all.iter().map(|c| c.name.as_str()).collect(),
        x: names.iter().map(|p| p.map(|p| p.x)).collect(),
        y: names.iter().map(|p| p.map(|p| p.y)).collect(),
    }
}

fn points<'a>(assessment: &'a Assessment, land: &Land) -> PointData<'a> {
    let all = &assessment.points;
    PointData {
        village: all.iter().map(|p| p.village).collect(),
        role: all.iter().map(|p| u8::from(p.role == PointRole::Cluster)).collect(),
        name: all.iter().map(|p| p.name.as_str()).collect(),
        x: all.iter().map(|p| land.x(p.position)).collect(),
        y: all.iter().map(|p| land.y(p.position)).collect(),
        households: all.iter().map(|p| p.households).collect(),
    }
}
