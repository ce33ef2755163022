//! The village maximum on real published shares: 1,326 settlements of Huarochirí, Peru, each with the
//! share that each of four operators covers, guaranteed (`cg`) and in total.
//!
//! Data: OSIPTEL open data (ODC-BY), through a public demo file that adds the maximum over operators
//! and the number of operators, beside the repository. Reports itself skipped where that is absent.
#![cfg(feature = "gdal")]

use phusong::coverage::Share;
use phusong::indicator::{
    Observation, Observer, OperatorRule, Rule, Service, Shares, Status, VillageService,
    VillageTotals,
};
use phusong::network::{Operators, ServiceKind, Technology};
use phusong::place::{Denominator, Village};
use phusong_core::fixtures::village::without_land;
use std::fs;

/// The file's operators, as its columns are called.
const OPERATORS: [&str; 4] = ["bitel", "claro", "entel", "movistar"];

/// Settlements of the file.
const SETTLEMENTS: usize = 1326;

struct Table {
    header: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    fn read() -> Option<Self> {
        let text = fs::read_to_string(crate::missing::shared("peru/huarochiri_demo.csv")?).unwrap();
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), SETTLEMENTS);
        Some(Self { header, rows })
    }

    fn column(&self, name: &str) -> Vec<f64> {
        let index = self.header.iter().position(|h| h == name).unwrap();
        self.rows.iter().map(|r| r[index].parse().unwrap()).collect()
    }

    fn villages(&self) -> Vec<Village> {
        let village =
            |row: &csv::StringRecord| Village { name: row[4].to_owned(), ..without_land(&row[0]) };
        self.rows.iter().map(village).collect()
    }

    /// The stated shares as a service. Nobody published the union: all that is known of it is that it is no less
    /// than the best operator's.
    fn service(&self, technology: Technology, suffix: &str) -> Service {
        let mut operators = Operators::default();
        let by_operator = OPERATORS.map(|name| {
            let column = self.column(&format!("{name}_{suffix}"));
            let shares: Vec<_> = column.into_iter().map(Share::new).collect();
            assert!(shares.iter().all(Option::is_some), "{name}_{suffix} leaves 0 to 1");
            (operators.enter(name).unwrap(), shares)
        });
        let best = |row: usize| {
            let own = by_operator.iter().filter_map(|(_, shares)| shares[row]);
            own.max_by(|a: &Share, b: &Share| a.value().total_cmp(&b.value()))
        };
        let unknown = VillageService {
            share: None,
            area_share: None,
            modelled: Status::NoData,
            status: Status::NoData,
            evidence: None,
            nearest: None,
        };
        let shares = Shares {
            denominator: Denominator::Area,
            any: (0..self.rows.len()).map(best).collect(),
            by_operator: by_operator.into(),
            operators: Vec::new(),
        };
        Service {
            kind: ServiceKind::Technology(technology),
            villages: vec![unknown; self.rows.len()],
            shares: vec![shares],
            points: None,
            best_operator: None,
        }
    }

    /// What a rule sees of each settlement, by its best operator.
    fn best(&self, technology: Technology, suffix: &str, rule: &Rule) -> Vec<Observation> {
        let (villages, service) = (self.villages(), self.service(technology, suffix));
        let held = VillageTotals::new(&villages, &[], &[]);
        Observer::new(&service, rule, &held).under(OperatorRule::VillageMaximum)
    }
}

fn covered_from(share: f64) -> Rule {
    Rule { covered_from: share, operator: OperatorRule::VillageMaximum, ..Rule::default() }
}

#[test]
fn settlements_below_20_below_80_and_from_80_percent() {
    let Some(table) = Table::read() else { return };
    let count = |rule: &Rule| {
        let seen = table.best(Technology::G4, "4g_total", rule);
        seen.iter().filter(|s| rule.status(s) == Status::Covered).count()
    };
    let (from_20, from_80) = (count(&covered_from(0.2)), count(&covered_from(0.8)));
    assert_eq!((SETTLEMENTS - from_20, from_20 - from_80, from_80), (597, 139, 590));
    // By the country's own rule of 60 %.
    let peru = <Rule as phusong::project::BuiltIn>::built_in("peru-60").unwrap();
    assert_eq!(count(&Rule { operator: OperatorRule::VillageMaximum, ..peru }), 638);
}

#[test]
fn the_best_operator_of_every_settlement_is_the_files() {
    let Some(table) = Table::read() else { return };
    for (technology, suffix) in
        [(Technology::G4, "4g_total"), (Technology::G4, "4g_cg"), (Technology::G5, "5g_total")]
    {
        let seen = table.best(technology, suffix, &Rule::default());
        let stated = table.column(&format!("max_{suffix}"));
        for (row, (seen, stated)) in seen.iter().zip(&stated).enumerate() {
            let share = seen.share.map_or(f64::NAN, Share::value);
            assert!(share == *stated, "row {}, {suffix}: {share}, not {stated}", row + 2);
        }
        assert_eq!(seen.len(), stated.len());
    }
}

#[test]
fn the_files_number_of_operators_is_of_those_from_80_percent() {
    let Some(table) = Table::read() else { return };
    let rule = covered_from(0.8);
    for (technology, suffix) in [(Technology::G4, "4g_total"), (Technology::G4, "4g_cg")] {
        let (villages, service) = (table.villages(), table.service(technology, suffix));
        let held = VillageTotals::new(&villages, &[], &[]);
        let observer = Observer::new(&service, &rule, &held);
        let each: Vec<Vec<Observation>> =
            service.area().by_operator.iter().map(|(o, _)| observer.of_operator(*o)).collect();
        for (row, stated) in table.column(&format!("operator_count_{suffix}")).iter().enumerate() {
            let covers = |seen: &&Vec<Observation>| rule.status(&seen[row]) == Status::Covered;
            assert_eq!(each.iter().filter(covers).count() as f64, *stated, "row {}", row + 2);
        }
    }
}
