//! What a file of a project is read as.

use serde::{Deserialize, Serialize};

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The project file.
    Project,
    /// Villages.
    Villages,
    /// Base stations.
    Cells,
    /// Fibre: access points or routes.
    Fibre,
    /// Published coverage.
    Coverage,
    /// Settlements, buildings.
    Settlements,
    /// A raster of people.
    Population,
    /// Households.
    Households,
    /// Culture houses, centres, clusters.
    Points,
    /// Public places.
    Places,
    /// Speed tests.
    Measurements,
    /// Field reports.
    Evidence,
    /// Cable poles.
    Poles,
    /// Cable ducts.
    Ducts,
    /// Roads, for maps.
    Roads,
    /// Rivers, for maps.
    Rivers,
    /// Water, for maps.
    Water,
    /// Neighbouring land, for maps.
    Neighbours,
    /// Heights.
    Terrain,
    /// A plan file.
    Plan,
    /// A rule profile.
    Rule,
    /// The report's template.
    Template,
}

impl Role {
    /// All of them, in the order in which a project lists its files.
    pub const ALL: [Self; 22] = [
        Self::Project,
        Self::Villages,
        Self::Cells,
        Self::Fibre,
        Self::Coverage,
        Self::Settlements,
        Self::Population,
        Self::Households,
        Self::Points,
        Self::Places,
        Self::Measurements,
        Self::Evidence,
        Self::Poles,
        Self::Ducts,
        Self::Roads,
        Self::Rivers,
        Self::Water,
        Self::Neighbours,
        Self::Terrain,
        Self::Plan,
        Self::Rule,
        Self::Template,
    ];

    /// The stable word of `manifest.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Villages => "villages",
            Self::Cells => "cells",
            Self::Fibre => "fibre",
            Self::Coverage => "coverage",
            Self::Settlements => "settlements",
            Self::Population => "population",
            Self::Households => "households",
            Self::Points => "points",
            Self::Places => "places",
            Self::Measurements => "measurements",
            Self::Evidence => "evidence",
            Self::Poles => "poles",
            Self::Ducts => "ducts",
            Self::Roads => "roads",
            Self::Rivers => "rivers",
            Self::Water => "water",
            Self::Neighbours => "neighbours",
            Self::Terrain => "terrain",
            Self::Plan => "plan",
            Self::Rule => "rule",
            Self::Template => "template",
        }
    }
}
