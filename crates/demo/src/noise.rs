//! Smooth noise over the plane, for coasts, ridges and borders.
//!
//! In: a position and a wavelength in metres. Out: a number from −1 to 1. Method: value noise on a
//! square lattice with a quintic fade, octaves of half the wavelength and half the height added.
//! Exactly repeatable: see [`super::random`].

use super::random::hash_unit;
use geo::Coord;

/// A field of noise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noise {
    seed: u64,
    wavelength_m: f64,
    octaves: u32,
}

impl Noise {
    pub(super) fn new(seed: u64, wavelength_m: f64, octaves: u32) -> Self {
        Self { seed, wavelength_m, octaves }
    }

    /// The field there, −1 to 1, mean about 0.
    pub(super) fn at(self, p: Coord<f64>) -> f64 {
        let (mut sum, mut height, mut total, mut scale) = (0.0, 1.0, 0.0, 1.0 / self.wavelength_m);
        for octave in 0..self.octaves {
            let seed = self.seed.wrapping_add(u64::from(octave) << 32);
            sum += height * lattice(seed, p.x * scale, p.y * scale);
            total += height;
            height *= 0.5;
            scale *= 2.0;
        }
        sum / total
    }
}

fn lattice(seed: u64, x: f64, y: f64) -> f64 {
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (fade(x - x0), fade(y - y0));
    let corner = |dx: f64, dy: f64| {
        // Positions on the lattice are whole numbers far inside the range of i64.
        let (i, j) = ((x0 + dx) as i64, (y0 + dy) as i64);
        let key = (i as u64).wrapping_mul(0x1_0000_0001).wrapping_add(j as u64) ^ (j as u64) << 32;
        2.0 * hash_unit(seed, key) - 1.0
    };
    let bottom = corner(0.0, 0.0) * (1.0 - fx) + corner(1.0, 0.0) * fx;
    let top = corner(0.0, 1.0) * (1.0 - fx) + corner(1.0, 1.0) * fx;
    bottom * (1.0 - fy) + top * fy
}

fn fade(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

/// 0 below `from`, 1 above `to`, smooth between.
pub(super) fn smooth_step(from: f64, to: f64, value: f64) -> f64 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coord;

    #[test]
    fn noise_is_bounded_continuous_and_varied() {
        let noise = Noise::new(5, 1000.0, 4);
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        let mut last = noise.at(coord! { x: -50_000.0, y: 1.0 });
        for i in -5000..5000 {
            let value = noise.at(coord! { x: f64::from(i) * 10.0, y: 1.0 });
            assert!((value - last).abs() < 0.2, "a jump at {i}: {last} to {value}");
            assert!(value.abs() <= 1.0);
            (low, high, last) = (low.min(value), high.max(value), value);
        }
        assert!(low < -0.4 && high > 0.4, "{low} to {high}");
    }

    #[test]
    fn the_step_ends_where_it_says() {
        let step = |value| smooth_step(2.0, 4.0, value);
        assert_eq!(
            [step(1.0), step(3.0), step(9.0)].map(f64::to_bits),
            [0.0, 0.5, 1.0].map(f64::to_bits)
        );
    }
}
