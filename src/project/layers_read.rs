//! The layers that say where people live: settlements, population, households, the villages' points.
//!
//! In: tables of the project file. Out: the layers as stated, defaults filled in.

use super::limits::MAX_RADIUS_M;
use super::read::{band, layer, word};
use super::section::Section;
use super::{
    HOUSEHOLD_FIELDS, HouseholdLayer, POINT_FIELDS, PointLayer, PopulationRaster,
    SETTLEMENT_FIELDS, SettlementLayer,
};
use std::path::Path;

/// What a project states of where people live.
pub(super) struct Residents {
    pub(super) settlements: Vec<SettlementLayer>,
    pub(super) population: Option<PopulationRaster>,
    pub(super) households: Vec<HouseholdLayer>,
    pub(super) points: Vec<PointLayer>,
}

/// Reads `[[settlements]]`, `[population]`, `[[households]]` and `[[points]]`.
pub(super) fn residents(root: &Section<'_, '_>, dir: &Path) -> Residents {
    Residents {
        settlements: root.tables("settlements").iter().map(|s| settlements(s, dir)).collect(),
        population: population(&root.table("population"), dir),
        households: root.tables("households").iter().map(|s| households(s, dir)).collect(),
        points: root.tables("points").iter().map(|s| points(s, dir)).collect(),
    }
}

fn settlements(section: &Section<'_, '_>, dir: &Path) -> SettlementLayer {
    let read = SettlementLayer {
        source: layer(section, dir, &SETTLEMENT_FIELDS),
        buffer_m: section.positive("buffer_m", MAX_RADIUS_M, "[0.001, 200000]"),
    };
    section.refuse_unknown();
    read
}

fn population(section: &Section<'_, '_>, dir: &Path) -> Option<PopulationRaster> {
    if !section.is_there() {
        return None;
    }
    let mut source = layer(section, dir, &[]);
    if let Some(number) = band(section) {
        source.layer = Some(number);
    }
    let values = word(section, "values");
    let scale_to = word(section, "scale_to");
    section.refuse_unknown();
    Some(PopulationRaster { source, values, scale_to: scale_to.unwrap_or_default() })
}

fn households(section: &Section<'_, '_>, dir: &Path) -> HouseholdLayer {
    let read = HouseholdLayer { source: layer(section, dir, &HOUSEHOLD_FIELDS) };
    section.refuse_unknown();
    read
}

fn points(section: &Section<'_, '_>, dir: &Path) -> PointLayer {
    let role = word(section, "role");
    let read = PointLayer { source: layer(section, dir, &POINT_FIELDS), role };
    section.refuse_unknown();
    read
}

#[cfg(test)]
#[path = "layers_read_tests.rs"]
mod tests;
