//! What a feature is, whichever format it came in.

use crate::finding::GeometryType;
#[cfg(any(test, not(feature = "gdal")))]
use geo::CoordsIter;
use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};

/// What a geometry holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Geometry {
    /// Polygons of any kind; of a collection, its polygons.
    Areas {
        /// Their rings, all of them closed.
        area: MultiPolygon<f64>,
        /// Whether a ring ended elsewhere than it began, and was closed.
        was_open: bool,
    },
    /// Lines of any kind.
    Lines(MultiLineString<f64>),
    /// Points of any kind.
    Points(Vec<Coord<f64>>),
    /// Another kind, or bytes that are none.
    #[cfg_attr(
        not(any(test, feature = "gdal")),
        expect(dead_code, reason = "only GDAL's formats have it")
    )]
    Other(GeometryType),
}

impl Geometry {
    /// Whether there is not one coordinate in it.
    #[cfg(any(test, not(feature = "gdal")))]
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Areas { area, .. } => area.coords_iter().next().is_none(),
            Self::Lines(lines) => lines.coords_iter().next().is_none(),
            Self::Points(points) => points.is_empty(),
            Self::Other(_) => false,
        }
    }

    /// What is there.
    pub(crate) fn found(&self) -> GeometryType {
        match self {
            Self::Areas { .. } => GeometryType::Polygon,
            Self::Lines(_) => GeometryType::LineString,
            Self::Points(_) => GeometryType::Point,
            Self::Other(found) => *found,
        }
    }
}

/// The parts of a geometry as they are read.
#[derive(Default)]
pub(crate) struct Parts {
    polygons: Vec<Polygon<f64>>,
    /// Whether a ring of a polygon is not closed.
    open: bool,
    pub(crate) lines: Vec<LineString<f64>>,
    pub(crate) points: Vec<Coord<f64>>,
}

impl Parts {
    /// Adds a polygon, the exterior first. Open rings are closed.
    pub(crate) fn polygon(&mut self, rings: Vec<LineString<f64>>) {
        self.open |= rings.iter().any(|ring| ring.0.first() != ring.0.last());
        let mut rings = rings.into_iter();
        if let Some(exterior) = rings.next() {
            self.polygons.push(Polygon::new(exterior, rings.collect()));
        }
    }

    /// What they make: polygons, where there are any; else lines; else points.
    pub(crate) fn together(self) -> Geometry {
        if !self.polygons.is_empty() {
            Geometry::Areas { area: MultiPolygon::new(self.polygons), was_open: self.open }
        } else if !self.lines.is_empty() {
            Geometry::Lines(MultiLineString::new(self.lines))
        } else {
            Geometry::Points(self.points)
        }
    }
}
