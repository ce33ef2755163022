//! Footprints that are polygons: published areas, and buffers along fibre routes.

use super::ring::{Beside, Ring};
use crate::network::{FibreRoute, OperatorId};
use crate::place::on_lattice;
use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::orient::Direction as Winding;
use geo::{Buffer, Coord, LineString, MultiPolygon, Orient, Polygon, Rect};

/// What an area came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaSource {
    /// An index into `Network::published`.
    Published(u32),
    /// An index into `Network::fibre_routes`.
    Route(u32),
}

/// One polygon that is served, on the lattice. It answers at the cost of what lies near the question.
#[derive(Clone, Debug)]
pub struct Area {
    /// By whom.
    pub operator: OperatorId,
    /// What it came from.
    pub source: AreaSource,
    /// The exterior, counter-clockwise, then the holes, clockwise. Metres, working CRS.
    rings: Vec<Ring>,
}

/// Angle between the vertices of a rounded end or bend, radians: as if circles had 256 sides, which
/// leaves less than 2e-4 of the round part out.
const ROUND_STEP_RAD: f64 = std::f64::consts::TAU / 256.0;

impl Area {
    /// The areas within a distance of a fibre route, m.
    pub fn along(route: &FibreRoute, distance_m: f64, source: AreaSource) -> Vec<Self> {
        let style = BufferStyle::new(distance_m)
            .line_cap(LineCap::Round(ROUND_STEP_RAD))
            .line_join(LineJoin::Round(ROUND_STEP_RAD));
        let shape = route.line.buffer_with_style(style).orient(Winding::Default);
        Self::of_each(route.operator, &shape, source)
    }

    /// An area of each polygon: valid, exteriors counter-clockwise, holes clockwise.
    pub fn of_each(
        operator: OperatorId,
        shape: &MultiPolygon<f64>,
        source: AreaSource,
    ) -> Vec<Self> {
        let area = |polygon: &Polygon<f64>| {
            let exterior = Ring::new(polygon.exterior())?;
            let holes = polygon.interiors().iter().filter_map(Ring::new);
            let rings = std::iter::once(exterior).chain(holes).collect();
            Some(Self { operator, source, rings })
        };
        shape.iter().filter_map(area).collect()
    }

    /// Its box, working CRS.
    pub fn bounds(&self) -> Rect<f64> {
        self.rings[0].bounds()
    }

    /// Its rings as they are for a box: those that matter to any point in it, with all their edges
    /// there; what lies beyond a side of it is cut short.
    pub fn rings_within(&self, rect: Rect<f64>) -> impl Iterator<Item = Vec<Coord<f64>>> {
        let meets = move |ring: &&Ring| {
            let own = ring.bounds();
            own.min().x <= rect.max().x
                && own.max().x >= rect.min().x
                && own.min().y <= rect.max().y
                && own.max().y >= rect.min().y
        };
        self.rings.iter().filter(meets).map(move |ring| ring.within(rect))
    }

    /// Whether a point is served, edges included.
    pub fn contains(&self, at: Coord<f64>) -> bool {
        let at = on_lattice(at);
        let mut times = 0;
        for ring in &self.rings {
            match ring.beside(at) {
                Beside::On => return true,
                Beside::Wound(more) => times += more,
            }
        }
        times > 0
    }

    /// Distance from a point to what is served, m; 0 where it is.
    pub fn distance_m(&self, at: Coord<f64>) -> f64 {
        if self.contains(at) {
            return 0.0;
        }
        self.rings.iter().fold(f64::INFINITY, |least2, ring| ring.distance2(at, least2)).sqrt()
    }

    /// As a polygon.
    pub fn polygon(&self) -> Polygon<f64> {
        let line = |ring: &Ring| LineString::new(ring.vertices().to_vec());
        Polygon::new(line(&self.rings[0]), self.rings[1..].iter().map(line).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Operators;
    use geo::{Area as _, MultiLineString, coord, line_string, polygon};

    #[test]
    fn a_straight_route_serves_a_stadium() {
        let operator = Operators::default().enter("A").unwrap();
        let line = MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 1000., y: 0.)]]);
        let route = FibreRoute { id: "r".into(), operator, line, distance_m: 100.0 };
        let area: f64 = Area::along(&route, 100.0, AreaSource::Route(0))
            .iter()
            .map(|a| a.polygon().unsigned_area())
            .sum();
        let exact = 200.0 * 1000.0 + std::f64::consts::PI * 1e4;
        assert!(area < exact && exact - area < 2e-4 * std::f64::consts::PI * 1e4, "{area} {exact}");
    }

    #[test]
    fn points_in_holes_are_not_served() {
        let operator = Operators::default().enter("A").unwrap();
        let shape = MultiPolygon(vec![polygon!(
            exterior: [(x: 0., y: 0.), (x: 90., y: 0.), (x: 90., y: 90.), (x: 0., y: 90.)],
            interiors: [[(x: 30., y: 30.), (x: 30., y: 60.), (x: 60., y: 60.), (x: 60., y: 30.)]])]);
        let areas = Area::of_each(operator, &shape, AreaSource::Published(0));
        let [area] = &areas[..] else { panic!("{areas:?}") };
        for (x, y, distance) in [(10., 10., 0.), (45., 45., 15.), (30., 45., 0.), (93., 94., 5.)] {
            let at = coord! {x: x, y: y};
            assert_eq!(area.distance_m(at), distance, "{x} {y}");
            assert_eq!(area.contains(at), distance == 0.0, "{x} {y}");
        }
        let rect = Rect::new(coord! {x: 1., y: 1.}, coord! {x: 2., y: 2.});
        assert_eq!(area.rings_within(rect).count(), 1, "the hole is elsewhere");
    }
}
