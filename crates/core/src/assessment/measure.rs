//! A numeric column of the village table, by its name and by what it means.

use super::village_table::DENOMINATORS;
use super::{Assessment, Value};
use crate::network::{ServiceKind, Technology};
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
        let mobile = [ServiceKind::MobileBroadband];
        let services = Technology::ALL.map(ServiceKind::Technology).into_iter().chain(mobile);
        let of = |s: ServiceKind| {
            let shares = std::iter::once(Denominator::Area).chain(DENOMINATORS);
            let first = [Self::Served(s), Self::Nearest(s)].into_iter();
            let shares = shares.map(move |d| Self::ServedOf(s, d));
            first.chain(shares).chain((0..4).map(move |n| Self::Operators(s, n)))
        };
        [Self::Area, Self::Population, Self::Households]
            .into_iter()
            .chain(services.flat_map(of))
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
    use super::*;

    #[test]
    fn every_measure_is_found_by_its_column() {
        let all = Measure::all();
        assert!(all.len() > 60);
        for measure in all {
            assert_eq!(Measure::of_column(&measure.column()), Some(measure));
        }
        let g4 = ServiceKind::Technology(Technology::G4);
        assert_eq!(Measure::of_column("4g_nearest_km"), Some(Measure::Nearest(g4)));
        for text in ["4g_status", "name", "", "4g", "4G_pct", "operators_1_pct"] {
            assert_eq!(Measure::of_column(text), None, "{text}");
        }
    }
}
