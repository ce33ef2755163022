//! Mistakes of real life, planted in the files on purpose so that their findings can be seen.
//!
//! In: the clean province. Out: which rows are written wrongly; `write` does so, the province itself
//! stays clean. `README.md` of the demo lists each with its row.

use super::hamlets::{Hamlets, Unrecorded};
use super::province::{Cell, Field, Land};
use super::reports::Lesson;
use phusong_core::network::{Status, Technology};

/// Which village, cell, test or report bears which mistake; indices, `None` where nothing was suitable.
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
    /// A speed test with a negative speed.
    pub negative_speed: Option<u32>,
    /// A speed test in kbit/s among those in Mb/s.
    pub kilobits: Option<u32>,
    /// A field report of a village that is not on the list.
    pub unknown_village: Option<u32>,
    /// A village whose last cluster stands at longitude 0, latitude 0.
    pub cluster_at_zero: Option<u32>,
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
            ..Self::default()
        };
        if let Some(c) = faults.planned {
            cells[c as usize].status = Status::Planned;
        }
        faults
    }

    /// The same, with those of people's reports: tests, reports, village points.
    pub(super) fn with_field(self, field: &Field, hamlets: &Hamlets, not: &Unrecorded) -> Self {
        let test = |share: f64| {
            let i = (field.tests.len() as f64 * share) as usize;
            (i < field.tests.len()).then_some(i as u32)
        };
        let listed = |v: &usize| not.points.binary_search(&(*v as u32)).is_err();
        let last = (0..hamlets.culture_houses.len()).rev();
        Self {
            negative_speed: test(0.35),
            kilobits: test(0.75),
            unknown_village: field
                .reports
                .iter()
                .position(|r| r.lesson == Lesson::Misaddressed)
                .map(|i| i as u32),
            cluster_at_zero: last
                .filter(listed)
                .find(|&v| hamlets.of(v).len() >= 3)
                .map(|v| v as u32),
            ..self
        }
    }
}
