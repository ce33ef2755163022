//! Mistakes of real life, planted in the files on purpose so that their findings can be seen.
//!
//! In: the clean province. Out: which rows are written wrongly; `write` does so, the province itself
//! stays clean. `README.md` of the demo lists each with its row.

use super::province::{Cell, Land};
use crate::network::{Status, Technology};

/// Which village or cell bears which mistake; indices, `None` where nothing was suitable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// A village whose outline crosses itself.
    pub self_intersecting: Option<u32>,
    /// A village that bears the identifier of the village before it.
    pub duplicate_id: Option<u32>,
    /// A village without a polygon.
    pub no_geometry: Option<u32>,
    /// A village whose name has blanks too many.
    pub blank_name: Option<u32>,
    /// A village whose name a spreadsheet would take for a formula.
    pub formula_name: Option<u32>,
    /// A cell with longitude and latitude swapped.
    pub swapped: Option<u32>,
    /// A cell with its radius in kilometres.
    pub kilometres: Option<u32>,
    /// A cell with a technology that does not exist.
    pub unknown_technology: Option<u32>,
    /// A cell with decimal commas.
    pub decimal_comma: Option<u32>,
    /// A cell at longitude 0, latitude 0.
    pub at_zero: Option<u32>,
    /// A cell that is only planned.
    pub planned: Option<u32>,
}

impl Faults {
    /// Chooses the rows.
    pub(super) fn choose(land: &Land, cells: &mut [Cell]) -> Self {
        let villages = land.villages.len();
        let village = |share: f64| {
            // Villages of one part without holes, so that each has one fault alone.
            let start = (villages as f64 * share) as usize;
            (start..villages)
                .find(|&v| {
                    let parts = &land.villages[v].shape.0;
                    v > 0 && parts.len() == 1 && parts[0].interiors().is_empty()
                })
                .map(|v| v as u32)
        };
        let mut taken = Vec::new();
        let mut cell = |share: f64, fits: &dyn Fn(&Cell) -> bool| {
            let start = (cells.len() as f64 * share) as usize;
            let found = (start..cells.len()).find(|&c| {
                cells[c].status == Status::OnAir && !taken.contains(&c) && fits(&cells[c])
            });
            taken.extend(found);
            found.map(|c| c as u32)
        };
        let any_4g = |c: &Cell| c.technology == Technology::G4 && c.number == 1;
        let second_4g = |c: &Cell| c.technology == Technology::G4 && c.number == 2;
        let stated = |c: &Cell| any_4g(c) && c.radius_m.is_some_and(|r| r >= 1000);
        let faults = Self {
            self_intersecting: village(0.31),
            duplicate_id: village(0.55),
            no_geometry: (0..villages)
                .rev()
                .find(|&v| land.villages[v].shape.0.is_empty())
                .map(|v| v as u32),
            blank_name: village(0.66),
            formula_name: village(0.74),
            swapped: cell(0.20, &any_4g),
            kilometres: cell(0.30, &stated),
            unknown_technology: cell(0.45, &second_4g),
            decimal_comma: cell(0.55, &any_4g),
            at_zero: cell(0.65, &second_4g),
            planned: cell(0.80, &second_4g),
        };
        if let Some(c) = faults.planned {
            cells[c as usize].status = Status::Planned;
        }
        faults
    }
}
