//! Footprints as areas to tint: discs, sectors, strips and published areas of a technology, as one union,
//! so that overlapping sources are no darker than one.
//!
//! In: the network and a frame. Out: polygons, metres, working CRS, for the part that the frame shows.
//! Method: arcs as chords that stay within a fiftieth of a millimetre of paper, then a polygon union.
//! Accuracy: that of a drawing; shares are computed exactly elsewhere (`coverage`).

use super::scale::Frame;
use crate::footprint::{Chords, ServiceArea, ServiceFootprints};
use crate::network::{Network, Technology};
use crate::place::unite;
use geo::{MultiPolygon, Polygon};

/// Farthest a chord may lie from its arc, mm on paper: a fifth of the thinnest line.
const SAGITTA_MM: f64 = 0.02;

/// What a technology serves.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    pub(crate) technology: Technology,
    pub(crate) area: MultiPolygon<f64>,
}

/// The areas of the technologies that have any in the frame.
pub(crate) fn served(network: &Network, technologies: &[Technology], frame: &Frame) -> Vec<Served> {
    let one = |&technology: &Technology| {
        let area = union(&ServiceFootprints::new(network, &[technology]), frame);
        (!area.0.is_empty()).then_some(Served { technology, area })
    };
    technologies.iter().filter_map(one).collect()
}

fn union(footprints: &ServiceFootprints, frame: &Frame) -> MultiPolygon<f64> {
    let (low, high) = frame.window();
    let metres_per_mm = frame.metres_per_mm();
    let seen = |area: &ServiceArea<'_, '_>| {
        let (a, b) = (area.extent().min(), area.extent().max());
        b.x >= low.x && a.x <= high.x && b.y >= low.y && a.y <= high.y
    };
    let chords = |radius_m: f64, angle: f64| {
        let radius_mm = (radius_m / metres_per_mm).max(0.05);
        let widest = 2.0 * (1.0 - SAGITTA_MM / radius_mm).clamp(0.0, 1.0).acos();
        let count = (angle / widest.max(0.01)).ceil().clamp(3.0, 720.0) as u32;
        Chords { count, radius_m }
    };
    // Of areas rings, exteriors and holes alike: they wind as they are directed.
    let mut all: Vec<Polygon<f64>> = Vec::new();
    for area in footprints.service_areas().filter(seen) {
        area.polygons(chords, &mut all);
    }
    unite(&all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::geometry::Rect;
    use geo::{Area, coord};
    use phusong_core::fixtures::network::cell;

    /// x, y, radius, and azimuth with width.
    type Source = (f64, f64, f64, Option<(f64, f64)>);

    fn network(cells: &[Source]) -> Network {
        let mut network = Network::default();
        let operator = network.operators.enter("Viettel").unwrap();
        for &(x, y, radius_m, sector) in cells {
            let at = coord! { x: x, y: y };
            network.cells.push(cell(operator, Technology::G4, at, radius_m, sector));
        }
        network
    }

    fn frame() -> Frame {
        let map = Rect::new(0.0, 0.0, 200.0, 200.0);
        Frame { map, denominator: 200_000, centre: coord! { x: 0.0, y: 0.0 } }
    }

    #[test]
    fn overlapping_discs_and_sectors_are_one_area() {
        use std::f64::consts::PI;
        let two = network(&[(0.0, 0.0, 3000.0, None), (3000.0, 0.0, 3000.0, None)]);
        let all = served(&two, &[Technology::G4, Technology::G5], &frame());
        assert_eq!(all.len(), 1, "there is no 5G");
        assert_eq!(all[0].area.0.len(), 1);
        // Two discs of radius r whose middles are r apart overlap in r² (2π/3 − √3/2).
        let r2 = 9e6;
        let expected = r2 * (2.0 * PI - (2.0 * PI / 3.0 - 3.0_f64.sqrt() / 2.0));
        let area = all[0].area.unsigned_area();
        assert!((area / expected - 1.0).abs() < 0.005, "{area}, not {expected}");
        let sectors = network(&[
            (0.0, 0.0, 3000.0, Some((0.0, 90.0))),
            (0.0, 0.0, 3000.0, Some((60.0, 90.0))),
        ]);
        let area = served(&sectors, &[Technology::G4], &frame())[0].area.unsigned_area();
        let expected = r2 * PI * 150.0 / 360.0;
        assert!((area / expected - 1.0).abs() < 0.005, "{area}, not {expected}");
    }

    #[test]
    fn what_the_frame_does_not_show_is_left_out() {
        let far = network(&[(1e6, 0.0, 3000.0, None)]);
        assert!(served(&far, &[Technology::G4], &frame()).is_empty());
    }
}
