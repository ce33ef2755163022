//! What a village's share can be a share of, and where in the village that is.

use crate::codes::codes;
use geo::{Coord, MultiPolygon};
use serde::{Deserialize, Serialize};

/// What a village's share is a share of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Denominator {
    /// The village's whole area, m².
    #[default]
    Area,
    /// The part of the village where people live, m².
    InhabitedArea,
    /// Inhabitants.
    Population,
    /// Households.
    Households,
    /// The points that stand for the village: culture house or centre, and residential clusters.
    Points,
}

codes! {
    /// The word of the project file and of columns.
    Denominator {
        Area => "area",
        InhabitedArea => "inhabited_area",
        Population => "population",
        Households => "households",
        Points => "points",
    }
}

/// Where, in every village, the things are that a denominator counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// What is counted; never [`Denominator::Area`] (that is the village itself) and never
    /// [`Denominator::Points`] (those are [`VillagePoint`]s).
    pub denominator: Denominator,
    /// What each village holds in all, in the villages' order, greater than 0; `None`: the layer has
    /// nothing there, no data.
    pub totals: Vec<Option<f64>>,
    /// Where in the village it is.
    #[serde(with = "kept_parts")]
    pub parts: Parts,
    /// Where it comes from.
    pub method: BasisMethod,
    /// By what the weights of each village were multiplied to meet its official total, in the
    /// villages' order; `None` where they were not. Empty where nothing was scaled.
    pub factors: Vec<Option<f64>>,
}

/// Where in its village what is counted lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Parts {
    /// Pieces of each village, in the villages' order; none where there is no data.
    Pieces(Vec<Vec<Part>>),
    /// Spread evenly over another denominator (area or inhabited area), whose shares are its own.
    As(Denominator),
    /// Not known any more: results that are read back keep what pieces came to, not the pieces.
    NotKept,
}

/// Pieces are half of what a run holds, and nothing that is drawn or written needs them.
mod kept_parts {
    use super::{Denominator, Parts};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(parts: &Parts, to: S) -> Result<S::Ok, S::Error> {
        let of = if let Parts::As(of) = parts { Some(*of) } else { None };
        of.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Parts, D::Error> {
        Ok(Option::<Denominator>::deserialize(from)?.map_or(Parts::NotKept, Parts::As))
    }
}

/// A piece of a village that holds some of what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How much: m², people or households; greater than 0.
    pub weight: f64,
    /// Where; the weight is spread evenly over an area.
    pub extent: Extent,
}

/// A place as a point or an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Extent {
    /// Metres, working CRS.
    Point(#[serde(with = "crate::kept")] Coord<f64>),
    /// Metres, working CRS; exteriors counter-clockwise, holes clockwise, rings closed, interiors
    /// disjoint. Edges may run along each other there and back (clipping leaves such).
    Area(#[serde(skip, default = "crate::kept::no_land")] MultiPolygon<f64>),
}

/// How a basis was made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum BasisMethod {
    /// Settlement polygons, cut by the villages.
    SettlementAreas,
    /// Buildings or settlement points, each widened by so many metres and cut by the villages.
    Buffered {
        /// The distance, m.
        buffer_m: f64,
    },
    /// A raster of people a cell.
    CountRaster,
    /// A raster of people a unit of area, converted to people a cell.
    DensityRaster {
        /// The unit, m²: 1e6 for people a square kilometre, 1e4 for a hectare.
        unit_m2: f64,
    },
    /// The village's own number, spread evenly over its inhabited area.
    SpreadOverInhabitedArea,
    /// The village's own number, spread evenly over its whole area.
    SpreadOverArea,
    /// Points with a number each (1 where none is stated).
    Points,
}

impl BasisMethod {
    /// The word of the manifest.
    pub fn code(self) -> &'static str {
        match self {
            Self::SettlementAreas => "settlement_areas",
            Self::Buffered { .. } => "buffered",
            Self::CountRaster => "count_raster",
            Self::DensityRaster { .. } => "density_raster",
            Self::SpreadOverInhabitedArea => "spread_over_inhabited_area",
            Self::SpreadOverArea => "spread_over_area",
            Self::Points => "points",
        }
    }
}

/// What a point of a village is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PointRole {
    /// The culture house (nhà văn hóa) or the village's centre: decides trắng sóng.
    Centre,
    /// A residential cluster (cụm dân cư): decides lõm sóng.
    Cluster,
}

codes! {
    /// The word of tables.
    PointRole {
        Centre => "centre",
        Cluster => "cluster",
    }
}

/// A point that stands for a village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VillagePoint {
    /// Index of the village.
    pub village: u32,
    /// What it is.
    pub role: PointRole,
    /// Its name or identifier; may be empty.
    pub name: String,
    /// Metres, working CRS.
    #[serde(with = "crate::kept")]
    pub position: Coord<f64>,
    /// Households that live there, where stated.
    pub households: Option<f64>,
}
