//! Columns of the village table for the denominators beside the area, and for the number of operators.

use super::csv_file::Cell;
use super::features::Kind;
use crate::assessment::Assessment;
use crate::coverage::Share;
use crate::indicator::{Service, Shares};
use crate::place::Denominator;

/// The denominators whose columns may be there, in order.
const DENOMINATORS: [Denominator; 4] = [
    Denominator::Population,
    Denominator::Households,
    Denominator::InhabitedArea,
    Denominator::Points,
];

/// Names and kinds, service by service: `4g_population_pct` … where the denominator has data;
/// `4g_operators_0_pct` … `_3_pct` (three or more), of the area, where they were computed.
pub(super) fn columns(assessment: &Assessment) -> Vec<(String, Kind)> {
    let mut columns = Vec::new();
    for service in &assessment.services {
        let prefix = service.kind.column();
        let shares = DENOMINATORS.into_iter().filter(|d| service.shares_of(*d).is_some());
        columns.extend(shares.map(|d| (format!("{prefix}_{}_pct", d.code()), Kind::Real)));
        if counted(service).is_some() {
            let name = |n| (format!("{prefix}_operators_{n}_pct"), Kind::Real);
            columns.extend((0..4).map(name));
        }
    }
    columns
}

/// The cells of one village, in the order of [`columns`].
pub(super) fn cells(assessment: &Assessment, index: usize) -> Vec<Cell<'static>> {
    let mut cells = Vec::new();
    for service in &assessment.services {
        let shares = DENOMINATORS.into_iter().filter_map(|d| service.shares_of(d));
        cells
            .extend(shares.map(|s| Cell::pct(s.any.get(index).copied().flatten().map(Share::pct))));
        if let Some(shares) = counted(service) {
            let here = shares.operators.get(index).copied().flatten();
            cells.extend((0..4).map(|n| Cell::pct(here.map(|counts| 100.0 * counts[n]))));
        }
    }
    cells
}

/// The area's shares, where the number of operators was counted.
fn counted(service: &Service) -> Option<&Shares> {
    service.shares_of(Denominator::Area).filter(|s| !s.operators.is_empty())
}
