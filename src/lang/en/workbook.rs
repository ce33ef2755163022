//! Words of the workbook.

use super::workbook_label;
use crate::assessment::{EvidenceUse, Role};
use crate::coverage::EngineKind;
use crate::field::{EvidenceKind, Says};
use crate::finding::Severity;
use crate::gap::Gap;
use crate::indicator::{
    Bilingual as Both, Origin, Passive, Rule, ScoreRow, Status, TargetMeasure, Test, Verdict,
};
use crate::lang::{Lang, Numbers};
use crate::network::{self, ServiceKind, Technology};
use crate::place::{BasisMethod, Denominator};
use crate::report::workbook::words::{GapCount, Label, SheetKind, Words};
use jiff::civil::Date;

/// English.
pub(crate) struct English;

const N: Numbers = Numbers(Lang::EN);

/// A number without needless decimals.
fn short(value: f64, most: usize) -> String {
    let whole = |n: usize| {
        let scaled = value * 10_f64.powf(n as f64);
        (scaled - scaled.round()).abs() < 1e-6
    };
    let decimals = (0..most).find(|&n| whole(n)).unwrap_or(most);
    N.decimal(value, decimals)
}

fn villages(n: usize) -> String {
    format!("{} {}", N.count(n), if n == 1 { "village" } else { "villages" })
}

fn factor(times: f64) -> String {
    let pct = (times - 1.0) * 100.0;
    format!("radii {} % {}", short(pct.abs(), 1), if pct < 0.0 { "shorter" } else { "longer" })
}

fn threshold(points: f64) -> String {
    let way = if points < 0.0 { "lower" } else { "higher" };
    format!("threshold {} points {way}", short(points.abs(), 1))
}

fn total(of: Denominator, sum: f64) -> String {
    match of {
        Denominator::Area | Denominator::InhabitedArea => {
            format!("{}\u{a0}km²", N.decimal(sum / 1e6, 2))
        }
        Denominator::Population => format!("{} people", N.decimal(sum, 0)),
        Denominator::Households => format!("{} households", N.decimal(sum, 0)),
        Denominator::Points => format!("{} points", N.decimal(sum, 0)),
    }
}

impl Words for English {
    fn lang(&self) -> Lang {
        Lang::EN
    }

    fn of<'a>(&self, both: &'a Both) -> &'a str {
        if both.en.trim().is_empty() { &both.vi } else { &both.en }
    }

    fn label(&self, label: Label) -> &'static str {
        workbook_label::text(label)
    }

    fn sheet(&self, sheet: SheetKind) -> String {
        match sheet {
            SheetKind::Scorecard => "Scorecard".into(),
            SheetKind::Rates => "Rates by commune".into(),
            SheetKind::Villages => "All villages".into(),
            SheetKind::Gaps(ServiceKind::MobileBroadband) => "Gaps mobile".into(),
            SheetKind::Gaps(ServiceKind::Technology(t)) => format!("Gaps {}", t.name()),
            SheetKind::Sharing => "Sharing".into(),
            SheetKind::Places => "Places".into(),
            SheetKind::Speed => "Speed".into(),
            SheetKind::Evidence => "Field reports".into(),
            SheetKind::Method => "Method and sources".into(),
            SheetKind::Findings => "Findings".into(),
        }
    }

    fn title(&self, sheet: SheetKind) -> String {
        match sheet {
            SheetKind::Scorecard => "SCORECARD OF THE PLAN".into(),
            SheetKind::Rates => "VILLAGES COVERED, BY COMMUNE".into(),
            SheetKind::Villages => "COVERAGE OF ALL VILLAGES".into(),
            SheetKind::Gaps(ServiceKind::Technology(Technology::Ftth)) => {
                "VILLAGES WITHOUT FIBRE (FTTH), OR WITH FIBRE IN PARTS ONLY".into()
            }
            SheetKind::Gaps(service) => format!(
                "VILLAGES WITHOUT {} SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)",
                match service {
                    ServiceKind::MobileBroadband => "MOBILE BROADBAND",
                    ServiceKind::Technology(t) => t.name(),
                }
            ),
            SheetKind::Sharing => "SHARING OF PASSIVE INFRASTRUCTURE".into(),
            SheetKind::Places => "PLACES THAT SHOULD BE COVERED".into(),
            SheetKind::Speed => "SPEED AS MEASURED".into(),
            SheetKind::Evidence => "FIELD REPORTS AND WHAT BECAME OF THEM".into(),
            SheetKind::Method => "METHOD AND SOURCES".into(),
            SheetKind::Findings => "FINDINGS IN THE DATA".into(),
        }
    }

    fn service(&self, service: ServiceKind) -> &'static str {
        phusong_lang::gap_service(Lang::EN, service)
    }

    fn date(&self, date: Date) -> String {
        date.to_string()
    }

    fn as_of(&self, date: &str) -> String {
        format!("Data as of {date}")
    }

    fn place_and_date(&self, place: &str, year: Option<i16>) -> String {
        let place = if place.trim().is_empty() { "……………" } else { place.trim() };
        let year = year.map_or_else(|| "……".to_owned(), |y| y.to_string());
        format!("{place}, …… / …… / {year}")
    }

    fn denominator(&self, of: Denominator) -> &'static str {
        phusong_lang::denominator(Lang::EN, of)
    }

    fn basis(&self, method: BasisMethod) -> String {
        match method {
            BasisMethod::SettlementAreas => "settlements, cut by the villages".into(),
            BasisMethod::Buffered { buffer_m } => {
                format!("buildings or points, widened by {} m", short(buffer_m, 1))
            }
            BasisMethod::CountRaster => "raster of people a cell".into(),
            BasisMethod::DensityRaster { .. } => "raster of population density".into(),
            BasisMethod::SpreadOverInhabitedArea => {
                "the village's number, spread over its inhabited area".into()
            }
            BasisMethod::SpreadOverArea => "the village's number, spread over its area".into(),
            BasisMethod::Points => "points with their households".into(),
        }
    }

    fn basis_size(&self, of: Denominator, (known, all): (usize, usize), sum: f64) -> String {
        format!("in {} of {}, {} in all", N.count(known), villages(all), total(of, sum))
    }

    fn test(&self, rule: &Rule) -> &'static str {
        match rule.test {
            Test::Share => "by the share of the denominator, against thresholds",
            Test::CentreClusters => "by the centre, then the residential clusters",
        }
    }

    fn source_status(&self, status: network::Status) -> &'static str {
        match status {
            network::Status::OnAir => "on air",
            network::Status::Planned => "planned",
            network::Status::Off => "switched off",
        }
    }

    fn engine(&self, engine: EngineKind) -> &'static str {
        match engine {
            EngineKind::Auto | EngineKind::Exact => "exactly, by geometry",
            EngineKind::Overlay => "by polygon overlay",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Villages => "Villages",
            Role::Cells => "Cells",
            Role::Fibre => "Fibre",
            Role::Coverage => "Published coverage",
            Role::Settlements => "Settlements",
            Role::Population => "Population",
            Role::Households => "Households",
            Role::Points => "Centres, clusters",
            Role::Places => "Places",
            Role::Measurements => "Speed tests",
            Role::Evidence => "Field reports",
            Role::Poles => "Cable poles",
            Role::Ducts => "Cable ducts",
            Role::Template => "Report template",
            Role::Roads => "Roads",
            Role::Rivers => "Rivers",
            Role::Water => "Water",
            Role::Neighbours => "Neighbours",
            Role::Terrain => "Heights",
            Role::Plan => "Plan",
            Role::Project => "Project file",
            Role::Rule => "Rule",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Covered => "covered",
            Status::Hole => "hole",
            Status::White => "white",
            Status::NoData => "no data",
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Modelled => "Model".into(),
            Origin::Measured => "Measurements".into(),
            Origin::Counted => "Counted in the data".into(),
            Origin::Stated { source, as_of } => match as_of.as_deref() {
                Some(day) => format!("Reported: {source} ({})", day.trim()),
                None => format!("Reported: {source}"),
            },
            Origin::NoData => "No data".into(),
        }
    }

    fn without_data(&self, of: &TargetMeasure, no_data: u64) -> String {
        format!("{} without data", phusong_lang::counted(Lang::EN, of, no_data))
    }

    fn on_target(&self, number: usize) -> String {
        format!("Target {number}")
    }

    fn turns(&self, row: &ScoreRow) -> String {
        let turns = &row.turns;
        if !turns.tried {
            return String::new();
        }
        let other = |verdict: Verdict| verdict != row.verdict && verdict != Verdict::NoData;
        let says = |what: String, value: Option<f64>, verdict| {
            let value = value.map(|v| format!(" ({} %)", N.decimal(v, 2)));
            let verdict = if verdict == Verdict::Met { "met" } else { "missed" };
            format!("{what}: {verdict}{}", value.unwrap_or_default())
        };
        let by_threshold = turns.threshold.iter().filter(|t| other(t.2));
        let by_radius = turns.radius.iter().filter(|t| other(t.2));
        let mut parts: Vec<String> = by_threshold
            .map(|(points, value, verdict)| says(threshold(*points), *value, *verdict))
            .chain(by_radius.map(|(times, value, verdict)| says(factor(*times), *value, *verdict)))
            .collect();
        if let Some(at) = turns.turning_threshold {
            parts.push(format!("turns at a threshold of {} %", short(100.0 * at, 2)));
        }
        if parts.is_empty() {
            return "nothing within the thresholds and radii that were tried".into();
        }
        parts.join("; ")
    }

    fn gaps(&self, count: GapCount) -> String {
        let holes = if count.hole == 1 { "hole" } else { "holes" };
        let (white, hole) = (N.count(count.white), N.count(count.hole));
        format!("{} ({white} white, {hole} {holes})", villages(count.white + count.hole))
    }

    fn gap_note(&self, gap: &Gap) -> String {
        let metres = |m: f64| {
            if m < 1000.0 {
                format!("{} m", N.decimal(m, 0))
            } else {
                format!("{} km", N.decimal(m / 1000.0, 1))
            }
        };
        let centre = gap.margin.centre_m.filter(|m| *m > 0.0);
        let centre = centre.map(|m| format!("centre {} from coverage", metres(m)));
        let cluster = gap.margin.cluster_m.filter(|m| *m > 0.0);
        let cluster = cluster.map(|m| format!("cluster without {} from coverage", metres(m)));
        let clusters = gap.lacking.clusters.filter(|(lacking, _)| *lacking > 0);
        let clusters = clusters.map(|(lacking, of)| format!("{lacking} of {of} clusters without"));
        [clusters, centre, cluster].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn decided_by(&self, kind: EvidenceKind, source: &str, date: Option<Date>) -> String {
        let date = date.map(|d| format!(" of {d}")).unwrap_or_default();
        let source = source.trim();
        let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
        format!("by {}{date}{source}", self.evidence_kind(kind).to_lowercase())
    }

    fn nearest_km(&self, operator: &str) -> String {
        format!("{operator} (km)")
    }

    fn operators_left_out(&self, operators: usize) -> String {
        format!(
            "Only the operators near most villages are listed; {} more are in village_operators.csv.",
            N.count(operators)
        )
    }

    fn passive(&self, of: Passive) -> &'static str {
        match of {
            Passive::Sites => "Positions of base stations",
            Passive::Poles => "Cable poles",
            Passive::Ducts => "Cable ducts (km)",
        }
    }

    fn evidence_kind(&self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::VoterReport => "Voter's report",
            EvidenceKind::Survey => "Survey",
            EvidenceKind::Measurement => "Measurement",
        }
    }

    fn says(&self, says: Says) -> &'static str {
        match says {
            Says::Covered => "covered",
            Says::Hole => "in parts",
            Says::White => "not covered",
        }
    }

    fn evidence_use(&self, used: EvidenceUse) -> &'static str {
        match used {
            EvidenceUse::Decided => "Decided",
            EvidenceUse::Agrees => "Agrees with the one that decided",
            EvidenceUse::Overruled => "A newer or more reliable report was preferred",
            EvidenceUse::Expired => "Expired",
            EvidenceUse::NotUsed => "Not used (about one operator, or after the date of the data)",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Note => "note",
            Severity::Assumed => "assumed",
            Severity::Repaired => "repaired",
            Severity::Dropped => "dropped",
        }
    }

    fn weights(&self, [people, white, dbkk, power, certainty]: [f64; 5]) -> String {
        let n = |value| short(value, 2);
        format!(
            "people {}, white {}, ĐBKK {}, power {}, certainty {}",
            n(people),
            n(white),
            n(dbkk),
            n(power),
            n(certainty)
        )
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        short(value, decimals)
    }

    fn texts_cut(&self, cells: usize) -> String {
        format!(
            "{} cells held more text than a spreadsheet can (32,767 characters); they were cut and marked […].",
            N.count(cells)
        )
    }

    fn rows_left_out(&self, rows: usize) -> String {
        format!(
            "{} more rows found no room, for a sheet has 1,048,576; the CSV files have them all.",
            N.count(rows)
        )
    }
}
