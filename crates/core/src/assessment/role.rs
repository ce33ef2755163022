//! What a file of a project is read as.

use crate::codes::codes;
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

codes! {
    /// The stable word of `manifest.json`.
    Role {
        Project => "project",
        Villages => "villages",
        Cells => "cells",
        Fibre => "fibre",
        Coverage => "coverage",
        Settlements => "settlements",
        Population => "population",
        Households => "households",
        Points => "points",
        Places => "places",
        Measurements => "measurements",
        Evidence => "evidence",
        Poles => "poles",
        Ducts => "ducts",
        Roads => "roads",
        Rivers => "rivers",
        Water => "water",
        Neighbours => "neighbours",
        Terrain => "terrain",
        Plan => "plan",
        Rule => "rule",
        Template => "template",
    }
}
