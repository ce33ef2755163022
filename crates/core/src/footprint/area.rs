//! Footprints that are polygons: published areas, and buffers along fibre routes.

use super::ring::{Beside, Ring, around};
use crate::network::{FibreRoute, OperatorId, SourceId};
use crate::place::on_lattice;
use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::orient::Direction as Winding;
use geo::{Buffer, Coord, LineString, MultiPolygon, Orient, Rect};

/// What one source serves, on the lattice. It answers at the cost of what lies near the question: rings are
/// found by their boxes (`coverage::Index`), and a ring whose box keeps clear winds about nothing there.
#[derive(Clone, Debug)]
pub struct Area {
    /// By whom.
    pub operator: OperatorId,
    /// What it came from.
    pub source: SourceId,
    /// Of each polygon the exterior, counter-clockwise, then its holes, clockwise. Metres, working CRS.
    rings: Vec<Ring>,
}

/// Angle between the vertices of a rounded end or bend, radians: as if circles had 256 sides, which
/// leaves less than 2e-4 of the round part out.
const ROUND_STEP_RAD: f64 = std::f64::consts::TAU / 256.0;

impl Area {
    /// The area within a distance of a fibre route, m.
    pub fn along(route: &FibreRoute, distance_m: f64, source: SourceId) -> Option<Self> {
        let style = BufferStyle::new(distance_m)
            .line_cap(LineCap::Round(ROUND_STEP_RAD))
            .line_join(LineJoin::Round(ROUND_STEP_RAD));
        let shape = route.line.buffer_with_style(style).orient(Winding::Default);
        Self::new(route.operator, &shape, source)
    }

    /// The area of a valid shape, exteriors counter-clockwise, holes clockwise; `None` where it has none.
    pub fn new(operator: OperatorId, shape: &MultiPolygon<f64>, source: SourceId) -> Option<Self> {
        let rings = shape.iter().flat_map(|polygon| {
            // Without an exterior there is nothing to have a hole.
            let exterior = Ring::new(polygon.exterior());
            let holes = polygon.interiors().iter().filter(|_| exterior.is_some());
            let holes: Vec<Ring> = holes.filter_map(Ring::new).collect();
            exterior.into_iter().chain(holes)
        });
        let rings: Vec<Ring> = rings.collect();
        (!rings.is_empty()).then_some(Self { operator, source, rings })
    }

    /// A box around it.
    pub fn extent(&self) -> Rect<f64> {
        around(self.boxes().map(|b| (b.min(), b.max())))
    }

    /// The boxes of its rings, working CRS.
    pub fn boxes(&self) -> impl Iterator<Item = Rect<f64>> {
        self.rings.iter().map(Ring::bounds)
    }

    /// Some of its rings as they are for a box: with all their edges there; what lies beyond a side of it
    /// is cut short. Those that are left out must keep clear of the box.
    pub fn rings_within(
        &self,
        rings: &[u32],
        rect: Rect<f64>,
    ) -> impl Iterator<Item = Vec<Coord<f64>>> {
        rings.iter().map(move |&i| self.rings[i as usize].within(rect))
    }

    /// Whether a point is served, edges included. Rings left out must keep clear of it.
    pub fn contains(&self, rings: &[u32], at: Coord<f64>) -> bool {
        let at = on_lattice(at);
        let mut times = 0;
        for &i in rings {
            match self.rings[i as usize].beside(at) {
                Beside::On => return true,
                Beside::Wound(more) => times += more,
            }
        }
        times > 0
    }

    /// Distance from a point to a ring, m, if it is less than `least_m`.
    pub fn distance_to_ring_m(&self, ring: u32, at: Coord<f64>, least_m: f64) -> f64 {
        self.rings[ring as usize].distance2(at, least_m * least_m).sqrt()
    }

    /// All its rings.
    pub fn all_rings(&self) -> Vec<u32> {
        (0..self.rings.len() as u32).collect()
    }

    /// Its rings, each as a line that is closed.
    pub fn lines(&self) -> impl Iterator<Item = LineString<f64>> {
        self.rings.iter().map(|ring| {
            let mut line = LineString::new(ring.vertices().to_vec());
            line.close();
            line
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Operators, Status};
    use geo::{Area as _, MultiLineString, Polygon, coord, line_string, polygon};

    fn area_m2(area: &Area) -> f64 {
        area.lines().map(|line| Polygon::new(line, vec![]).signed_area()).sum()
    }

    #[test]
    fn a_straight_route_serves_a_stadium() {
        let operator = Operators::default().enter("A").unwrap();
        let line = MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 1000., y: 0.)]]);
        let route =
            FibreRoute { id: "r".into(), operator, line, distance_m: 100.0, status: Status::OnAir };
        let area = area_m2(&Area::along(&route, 100.0, SourceId::Route(0)).unwrap());
        let exact = 200.0 * 1000.0 + std::f64::consts::PI * 1e4;
        assert!(area < exact && exact - area < 2e-4 * std::f64::consts::PI * 1e4, "{area} {exact}");
    }

    #[test]
    fn points_in_holes_are_not_served() {
        let operator = Operators::default().enter("A").unwrap();
        let shape = MultiPolygon(vec![polygon!(
            exterior: [(x: 0., y: 0.), (x: 90., y: 0.), (x: 90., y: 90.), (x: 0., y: 90.)],
            interiors: [[(x: 30., y: 30.), (x: 30., y: 60.), (x: 60., y: 60.), (x: 60., y: 30.)]])]);
        let area = Area::new(operator, &shape, SourceId::Published(0)).unwrap();
        let all = area.all_rings();
        for (x, y, inside) in
            [(10., 10., true), (45., 45., false), (30., 45., true), (93., 94., false)]
        {
            assert_eq!(area.contains(&all, coord! {x: x, y: y}), inside, "{x} {y}");
        }
        assert_eq!(area.distance_to_ring_m(1, coord! {x: 45., y: 45.}, f64::INFINITY), 15.0);
        assert_eq!(area_m2(&area), 7200.0);
        let flat = MultiPolygon(vec![polygon![(x: 0., y: 0.), (x: 9., y: 0.), (x: 1e-12, y: 0.)]]);
        assert!(Area::new(operator, &flat, SourceId::Published(0)).is_none());
    }
}
