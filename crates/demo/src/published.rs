//! Coverage as an operator publishes it: the 5G of Viettel, one area a site, overlapping.
//!
//! In: sites and settings. Out: polygons, metres, working CRS, counter-clockwise, star-shaped around
//! their site and therefore valid.

use super::noise::Noise;
use super::parcels::millimetres;
use super::province::{MobileOperator, Published, Site};
use super::radio::{Ground, free_radius_m};
use super::random::{Purpose, Stream};
use super::terrain::Setting;
use geo::{LineString, Polygon, coord};

/// The published areas, in order of site.
pub(super) fn areas(seed: u64, sites: &[Site], ground: &Ground<'_>) -> Vec<Published> {
    let mut random = Stream::new(seed, Purpose::Published);
    let fray = Noise::new(seed ^ 0x71, 700.0, 2);
    let mut out = Vec::new();
    for (i, site) in sites.iter().enumerate().filter(|(_, s)| s.operator == MobileOperator::Viettel)
    {
        let plot = &ground.layout.plots[site.village as usize];
        let seat = ground.layout.seats.get(plot.commune as usize) == Some(&site.village);
        let likely = match plot.setting {
            Setting::Town => 0.9,
            Setting::Lowland if seat => 0.6,
            Setting::Lowland => 0.14,
            _ => 0.0,
        };
        let wanted_m = random.between(1_600.0, 2_300.0);
        if !random.chance(likely) {
            continue;
        }
        let radius_m = wanted_m.min(free_radius_m(ground, site.position));
        let mut ring: Vec<_> = directions()
            .map(|(ux, uy)| {
                let edge = coord! {
                    x: site.position.x + ux * radius_m,
                    y: site.position.y + uy * radius_m,
                };
                let reach = radius_m * (0.85 + 0.45 * fray.at(edge)).clamp(0.4, 1.3);
                coord! {
                    x: millimetres(site.position.x + ux * reach),
                    y: millimetres(site.position.y + uy * reach),
                }
            })
            .collect();
        ring.push(ring[0]);
        let shape = Polygon::new(LineString::new(ring), Vec::new());
        out.push(Published { site: i as u32, shape });
    }
    out
}

/// 48 directions all round, counter-clockwise from south-west: points on a square's border, scaled to length 1
/// (sines would differ between platforms).
pub(super) fn directions() -> impl Iterator<Item = (f64, f64)> {
    const SIDE: u32 = 12;
    (0..4 * SIDE).map(|i| {
        let t = f64::from(i % SIDE) / f64::from(SIDE) * 2.0 - 1.0;
        let (x, y) = match i / SIDE {
            0 => (t, -1.0),
            1 => (1.0, t),
            2 => (-t, 1.0),
            _ => (-1.0, -t),
        };
        let length = (x * x + y * y).sqrt();
        (x / length, y / length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_turn_once_counter_clockwise() {
        let all: Vec<_> = directions().collect();
        assert_eq!(all.len(), 48);
        for (i, &(x, y)) in all.iter().enumerate() {
            assert!((x * x + y * y - 1.0).abs() < 1e-12);
            let (nx, ny) = all[(i + 1) % 48];
            assert!(x * ny - y * nx > 0.0, "direction {i}");
        }
    }
}
