//! Footprints that are polygons: published areas, and buffers along fibre routes.

use crate::network::{FibreRoute, OperatorId};
use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::orient::Direction as Winding;
use geo::{BooleanOps, BoundingRect, Buffer, CoordsIter, MultiPolygon, Orient, Rect, coord};

/// What an area came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaSource {
    /// An index into `Network::published`.
    Published(u32),
    /// An index into `Network::fibre_routes`.
    Route(u32),
}

/// A polygon that is served.
#[derive(Clone, Debug)]
pub struct Area {
    /// By whom.
    pub operator: OperatorId,
    /// Metres, working CRS; exteriors counter-clockwise, holes clockwise.
    pub shape: MultiPolygon<f64>,
    /// What it came from.
    pub source: AreaSource,
}

/// Areas with more vertices than this are cut into tiles, so that a village pays for what lies near
/// it and not for the coastline of a province.
const MOST_VERTICES: usize = 400;

/// Angle between the vertices of a rounded end or bend, radians: as if circles had 256 sides, which
/// leaves less than 2e-4 of the round part out.
const ROUND_STEP_RAD: f64 = std::f64::consts::TAU / 256.0;

impl Area {
    /// The area within a distance of a fibre route, m.
    pub fn along(route: &FibreRoute, distance_m: f64, source: AreaSource) -> Vec<Self> {
        let style = BufferStyle::new(distance_m)
            .line_cap(LineCap::Round(ROUND_STEP_RAD))
            .line_join(LineJoin::Round(ROUND_STEP_RAD));
        let shape = route.line.buffer_with_style(style).orient(Winding::Default);
        Self::tiled(route.operator, &shape, source)
    }

    /// The area, cut into tiles of at most a few hundred vertices each.
    pub fn tiled(operator: OperatorId, shape: &MultiPolygon<f64>, source: AreaSource) -> Vec<Self> {
        let mut tiles = Vec::new();
        for polygon in shape {
            split(MultiPolygon(vec![polygon.clone()]), 0, &mut |shape| {
                tiles.push(Self { operator, shape, source });
            });
        }
        tiles
    }
}

/// Halves the shape along the longer side of its box until it is small.
fn split(shape: MultiPolygon<f64>, depth: u8, out: &mut impl FnMut(MultiPolygon<f64>)) {
    let Some(rect) = shape.bounding_rect() else { return };
    // Halving 24 times leaves a 16-millionth of the side: what is still too large is not a shape.
    if shape.coords_count() <= MOST_VERTICES || depth >= 24 {
        out(shape);
        return;
    }
    let (min, max) = (rect.min(), rect.max());
    let middle = rect.center();
    let halves = if rect.width() >= rect.height() {
        [(min, coord! {x: middle.x, y: max.y}), (coord! {x: middle.x, y: min.y}, max)]
    } else {
        [(min, coord! {x: max.x, y: middle.y}), (coord! {x: min.x, y: middle.y}, max)]
    };
    for (a, b) in halves {
        let half = shape.intersection(&Rect::new(a, b).to_polygon()).orient(Winding::Default);
        for polygon in half {
            split(MultiPolygon(vec![polygon]), depth + 1, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Operators;
    use geo::{Area as _, LineString, MultiLineString, Polygon, line_string};

    #[test]
    fn tiles_add_up() {
        let operator = Operators::default().enter("A").unwrap();
        let star: Vec<_> = (0..5000)
            .map(|k| {
                let a = f64::from(k) / 5000.0 * std::f64::consts::TAU;
                let r = 10_000.0 + 900.0 * (a * 300.0).sin();
                coord! {x: 500_000.0 + r * a.cos(), y: 2_000_000.0 + r * a.sin()}
            })
            .collect();
        let shape = MultiPolygon(vec![Polygon::new(LineString::new(star), vec![])]);
        let tiles = Area::tiled(operator, &shape, AreaSource::Published(0));
        assert!(tiles.len() >= 5000 / MOST_VERTICES);
        assert!(tiles.iter().all(|t| t.shape.coords_count() <= MOST_VERTICES));
        let sum: f64 = tiles.iter().map(|t| t.shape.unsigned_area()).sum();
        let whole = shape.unsigned_area();
        assert!((sum - whole).abs() < 1e-6 * whole, "{sum} {whole}");
    }

    #[test]
    fn a_straight_route_serves_a_stadium() {
        let operator = Operators::default().enter("A").unwrap();
        let line = MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 1000., y: 0.)]]);
        let route = FibreRoute { id: "r".into(), operator, line, distance_m: 100.0 };
        let area: f64 = Area::along(&route, 100.0, AreaSource::Route(0))
            .iter()
            .map(|a| a.shape.unsigned_area())
            .sum();
        let exact = 200.0 * 1000.0 + std::f64::consts::PI * 1e4;
        assert!(area < exact && exact - area < 2e-4 * std::f64::consts::PI * 1e4, "{area} {exact}");
    }
}
