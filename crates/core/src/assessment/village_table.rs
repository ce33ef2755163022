//! The village table: which columns it has and what stands in them, for files and for maps.
//!
//! In: an [`Assessment`]. Out: names, kinds and values of columns; a value knows its decimals, so that
//! a map classifies what a reader of the table sees. Nothing here knows a file format.

use super::Assessment;
use crate::coverage::Share;
use crate::field::Evidence;
use crate::indicator::{Service, Shares, Status};
use crate::place::Denominator;
use std::borrow::Cow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text from the data, or a code.
    Text,
    /// A number.
    Real,
    /// Yes or no.
    Flag,
}

/// One value of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value: nothing is known.
    Empty,
    /// Text, never empty.
    Text(Cow<'a, str>),
    /// A number and the most decimals it is written with.
    Real(f64, usize),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Value<'a> {
    fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }

    fn real(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Empty, |v| Self::Real(v, decimals))
    }

    fn flag(value: Option<bool>) -> Self {
        value.map_or(Self::Empty, Self::Flag)
    }

    /// A percentage: to 1e-6, a hundredth of a square metre in a square kilometre.
    fn pct(value: Option<f64>) -> Self {
        Self::real(value, PCT_DECIMALS)
    }
}

/// Decimals of percentages.
const PCT_DECIMALS: usize = 6;

/// Columns before those of the services.
const FIRST: [(&str, ColumnKind); 6] = [
    ("id", ColumnKind::Text),
    ("name", ColumnKind::Text),
    ("commune_code", ColumnKind::Text),
    ("commune", ColumnKind::Text),
    ("province", ColumnKind::Text),
    ("area_km2", ColumnKind::Real),
];

/// Columns of each service, after its prefix.
const OF_A_SERVICE: [(&str, ColumnKind); 5] = [
    ("pct", ColumnKind::Real),
    ("area_pct", ColumnKind::Real),
    ("status", ColumnKind::Text),
    ("nearest_id", ColumnKind::Text),
    ("nearest_km", ColumnKind::Real),
];

/// Columns after those of the services.
const LAST: [(&str, ColumnKind); 6] = [
    ("district", ColumnKind::Text),
    ("population", ColumnKind::Real),
    ("households", ColumnKind::Real),
    ("area_class", ColumnKind::Text),
    ("dbkk", ColumnKind::Flag),
    ("has_power", ColumnKind::Flag),
];

/// Columns of each service, after its prefix: what the model says, and which report decided.
const OF_EVIDENCE: [(&str, ColumnKind); 2] =
    [("modelled_status", ColumnKind::Text), ("evidence", ColumnKind::Text)];

/// The denominators beside the area whose columns may be there, in order.
pub(crate) const DENOMINATORS: [Denominator; 4] = [
    Denominator::Population,
    Denominator::Households,
    Denominator::InhabitedArea,
    Denominator::Points,
];

impl Assessment {
    /// Names and kinds of the columns of the village table. Columns of a denominator and of the number
    /// of operators are there where they were computed.
    pub fn village_columns(&self) -> Vec<(String, ColumnKind)> {
        let fixed = |all: &[(&str, ColumnKind)]| {
            all.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect::<Vec<_>>()
        };
        let each = |all: &'static [(&str, ColumnKind)]| {
            self.services.iter().flat_map(move |service| {
                let prefix = service.kind.column();
                all.iter().map(move |(name, kind)| (format!("{prefix}_{name}"), *kind))
            })
        };
        let mut columns = fixed(&FIRST);
        columns.extend(each(&OF_A_SERVICE));
        columns.extend(fixed(&LAST));
        for service in &self.services {
            let prefix = service.kind.column();
            let shares = DENOMINATORS.into_iter().filter(|d| service.shares_of(*d).is_some());
            columns
                .extend(shares.map(|d| (format!("{prefix}_{}_pct", d.code()), ColumnKind::Real)));
            if counted(service).is_some() {
                let name = |n| (format!("{prefix}_operators_{n}_pct"), ColumnKind::Real);
                columns.extend((0..4).map(name));
            }
        }
        columns.extend(each(&OF_EVIDENCE));
        columns
    }

    /// What stands in the row of a village, in the order of [`Self::village_columns`].
    ///
    /// # Panics
    /// Where `index` is not that of a village.
    pub fn village_values(&self, index: usize) -> Vec<Value<'_>> {
        let village = &self.villages[index];
        let units = &self.units;
        let commune = units.commune(village.commune);
        let province =
            if commune.province.is_empty() { &units.province } else { &commune.province };
        let mut values = vec![
            Value::text(&village.id),
            Value::text(&village.name),
            Value::text(&commune.code),
            Value::text(&commune.name),
            Value::text(province),
            Value::real(village.shape.as_ref().map(|s| s.area_m2 / 1e6), 6),
        ];
        for service in &self.services {
            let here = &service.villages[index];
            // Nothing is known of a service without data, so neither is its nearest source.
            let nearest = here.nearest.as_ref().filter(|_| here.status != Status::NoData);
            values.extend([
                Value::pct(here.share.map(Share::pct)),
                Value::pct(here.area_share.map(Share::pct)),
                Value::text(here.status.code()),
                nearest.map_or(Value::Empty, |n| Value::text(self.network.name_of(n.source))),
                Value::real(nearest.map(|n| n.km), 3),
            ]);
        }
        values.extend([
            village.district.map_or(Value::Empty, |d| Value::text(&units.district(d).name)),
            Value::real(village.population, 3),
            Value::real(village.households, 3),
            village.area_class.as_deref().map_or(Value::Empty, Value::text),
            Value::flag(village.dbkk),
            Value::flag(village.has_power),
        ]);
        for service in &self.services {
            values.extend(shares(service, index));
        }
        for service in &self.services {
            let here = &service.villages[index];
            let report = here.evidence.and_then(|i| self.evidence.get(i as usize));
            values.extend([
                Value::text(here.modelled.code()),
                report.map_or(Value::Empty, |r| Value::Text(name_of(r))),
            ]);
        }
        values
    }
}

/// Shares of the denominators beside the area; by how many operators the area is served.
fn shares(service: &Service, index: usize) -> impl Iterator<Item = Value<'_>> {
    let beside = DENOMINATORS.into_iter().filter_map(|d| service.shares_of(d));
    let beside =
        beside.map(move |s| Value::pct(s.any.get(index).copied().flatten().map(Share::pct)));
    let operators = counted(service).into_iter().flat_map(move |shares| {
        let here = shares.operators.get(index).copied().flatten();
        (0..4).map(move |n| Value::pct(here.map(|parts| parts[n].pct())))
    });
    beside.chain(operators)
}

/// The area's shares, where the number of operators was counted.
fn counted(service: &Service) -> Option<&Shares> {
    service.shares_of(Denominator::Area).filter(|s| !s.operators.is_empty())
}

/// What to find a report by: its identifier, else who says so, else its file and row.
fn name_of(report: &Evidence) -> Cow<'_, str> {
    let named = [&report.id, &report.source].into_iter().find(|name| !name.is_empty());
    named.map_or_else(|| report.place.to_string().into(), |name| name.as_str().into())
}
