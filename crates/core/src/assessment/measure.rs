//! A numeric column of the village table, by its name and by what it means.

use super::village_table::DENOMINATORS;
use super::{Assessment, Value};
use crate::network::ServiceKind;
use crate::place::Denominator;

/// What a numeric column of the village table says of a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// `area_km2`: area, km².
    Area,
    /// `population`: inhabitants.
    Population,
    /// `households`: households.
    Households,
    /// `<service>_pct`: share of the rule's denominator, percent.
    Served(ServiceKind),
    /// `<service>_area_pct`, `<service>_population_pct` …: share of that denominator by any operator,
    /// percent.
    ServedOf(ServiceKind, Denominator),
    /// `<service>_nearest_km`: distance to the nearest source, km.
    Nearest(ServiceKind),
    /// `<service>_operators_0_pct` … `_3_pct`: share of the area served by so many operators (three: or
    /// more), percent.
    Operators(ServiceKind, u8),
}

impl Measure {
    /// Every measure there is.
    pub fn all() -> Vec<Self> {
        let of = |s: ServiceKind| {
            let shares = std::iter::once(Denominator::Area).chain(DENOMINATORS);
            let first = [Self::Served(s), Self::Nearest(s)].into_iter();
            let shares = shares.map(move |d| Self::ServedOf(s, d));
            first.chain(shares).chain((0..4).map(move |n| Self::Operators(s, n)))
        };
        [Self::Area, Self::Population, Self::Households]
            .into_iter()
            .chain(ServiceKind::ALL.into_iter().flat_map(of))
            .collect()
    }

    /// The name of its column.
    pub fn column(self) -> String {
        match self {
            Self::Area => "area_km2".to_owned(),
            Self::Population => "population".to_owned(),
            Self::Households => "households".to_owned(),
            Self::Served(s) => format!("{}_pct", s.column()),
            Self::ServedOf(s, d) => format!("{}_{}_pct", s.column(), d.code()),
            Self::Nearest(s) => format!("{}_nearest_km", s.column()),
            Self::Operators(s, n) => format!("{}_operators_{n}_pct", s.column()),
        }
    }

    /// The measure of a column; `None` where the table has no such column of numbers.
    pub fn of_column(column: &str) -> Option<Self> {
        Self::all().into_iter().find(|m| m.column() == column)
    }

    /// The service it is of, if of any.
    pub fn service(self) -> Option<ServiceKind> {
        match self {
            Self::Area | Self::Population | Self::Households => None,
            Self::Served(s) | Self::ServedOf(s, _) | Self::Nearest(s) | Self::Operators(s, _) => {
                Some(s)
            }
        }
    }

    /// Whether it is a percentage, 0 to 100.
    pub fn is_percentage(self) -> bool {
        matches!(self, Self::Served(_) | Self::ServedOf(..) | Self::Operators(..))
    }
}

impl Assessment {
    /// A measure in every village, as the table has it: rounded to the column's decimals. `None` where
    /// nothing is known, which is everywhere where the table lacks the column.
    pub fn measured(&self, measure: Measure) -> Vec<Option<f64>> {
        let name = measure.column();
        let position = self.village_columns().iter().position(|(column, _)| *column == name);
        let Some(position) = position else { return vec![None; self.villages.len()] };
        let number = |village| match self.village_values(village).get(position) {
            Some(Value::Real(value, decimals)) => {
                let scale = 10_u64.pow(*decimals as u32) as f64;
                Some((value * scale).round() / scale)
            }
            _ => None,
        };
        (0..self.villages.len()).map(number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::ColumnKind;
    use super::*;
    use crate::coverage::Share;
    use crate::fixtures::results::{FTTH, MOBILE, province};
    use crate::network::Technology;
    use std::collections::BTreeSet;

    const G2: ServiceKind = ServiceKind::Technology(Technology::G2);
    const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

    /// Of 4G it is known how many operators serve the villages.
    fn assessment() -> Assessment {
        let mut made = province(60);
        let g4 = made.services.iter_mut().find(|s| s.kind == G4).unwrap();
        let area = g4.shares.iter_mut().find(|s| s.denominator == Denominator::Area).unwrap();
        area.operators = vec![Share::each_of([0.1, 0.2, 0.3, 0.4], 1.0); 60];
        made
    }

    /// The columns of numbers and the measures are the same things: a column that is added to the table
    /// can be mapped, and no other can.
    #[test]
    fn every_column_of_numbers_is_a_measure_and_no_other() {
        let made = assessment();
        let mut found = BTreeSet::new();
        for (at, (column, kind)) in made.village_columns().iter().enumerate() {
            let measure = Measure::of_column(column);
            assert_eq!(measure.is_some(), *kind == ColumnKind::Real, "{column}");
            let Some(measure) = measure else { continue };
            assert!(found.insert(column.clone()), "{column} twice");
            assert_eq!(measure.is_percentage(), column.ends_with("_pct"), "{column}");
            let of = made.services.iter().map(|s| s.kind);
            let of =
                of.filter(|k| column.starts_with(&format!("{}_", k.column()))).collect::<Vec<_>>();
            assert_eq!(measure.service().into_iter().collect::<Vec<_>>(), of, "{column}");
            for (village, value) in made.measured(measure).into_iter().enumerate() {
                match (&made.village_values(village)[at], value) {
                    (Value::Empty, None) => {}
                    (Value::Real(stands, decimals), Some(value)) => {
                        assert_eq!(format!("{stands:.decimals$}"), format!("{value:.decimals$}"));
                    }
                    (stands, value) => panic!("{column}, {village}: {value:?} for {stands:?}"),
                }
            }
        }
        // Of every service its share, that of the area, that of people and the nearest source; of one the
        // number of operators; of villages themselves three.
        assert_eq!(found.len(), 4 * made.services.len() + 4 + 3);
    }

    #[test]
    fn a_measure_is_what_its_name_says() {
        let made = assessment();
        let at = |measure, village: usize| made.measured(measure)[village];
        assert_eq!(
            (at(Measure::Area, 0), at(Measure::Area, 12)),
            (Some(3.8), None),
            "12 has no land"
        );
        assert_eq!((at(Measure::Population, 0), at(Measure::Population, 1)), (None, Some(301.0)));
        assert_eq!((at(Measure::Households, 0), at(Measure::Households, 1)), (None, Some(81.0)));
        // 0.799 96 is no 80 %, and must not look so.
        assert_eq!(at(Measure::Served(MOBILE), 3), Some(79.996));
        assert_eq!(at(Measure::ServedOf(MOBILE, Denominator::Population), 3), Some(79.996));
        assert_eq!(at(Measure::ServedOf(MOBILE, Denominator::Area), 12), None);
        assert_eq!(at(Measure::Nearest(FTTH), 0), Some(1.5));
        assert_eq!(at(Measure::Operators(G4, 0), 0), Some(10.0));
        assert_eq!(at(Measure::Operators(G4, 3), 59), Some(40.0));
        // Nothing is known of 2G, of households served, or of how many operators have fibre.
        let households = Measure::ServedOf(MOBILE, Denominator::Households);
        for unknown in
            [Measure::Served(G2), Measure::Nearest(G2), households, Measure::Operators(FTTH, 0)]
        {
            assert_eq!(made.measured(unknown), [None; 60], "{unknown:?}");
        }
    }

    #[test]
    fn other_texts_are_no_measure() {
        assert_eq!(Measure::of_column("4g_nearest_km"), Some(Measure::Nearest(G4)));
        for text in
            ["4g_status", "name", "", "4g", "4G_pct", "operators_1_pct", "4g_operators_4_pct"]
        {
            assert_eq!(Measure::of_column(text), None, "{text}");
        }
        let columns: BTreeSet<String> = Measure::all().into_iter().map(Measure::column).collect();
        assert_eq!(columns.len(), Measure::all().len(), "two measures of one column");
    }
}
