//! Shaded relief as a veil over the colours: dark where slopes turn from the light, pale where they face it.
//!
//! In: heights on a grid in the working CRS and a frame. Out: pixels with an alpha, for the frame.
//! Method: slope and aspect by B. K. P. Horn, "Hill shading and the reflectance map", Proceedings of the
//! IEEE 69 (1981), the 3 × 3 weighted differences; light from azimuth 315°, altitude 45°; flat land is left
//! as it is, so that the colours of classes keep their meaning. Cells finer than the picture are averaged
//! first. Accuracy: a picture, not a measurement. No height: no veil.

use super::scale::Frame;
use super::surface::Pixels;
use crate::place::Relief;
use geo::Coord;
use rayon::prelude::*;

/// Pixels of a millimetre of paper: 127 to the inch, finer than relief at map scales.
const PX_PER_MM: f64 = 5.0;
/// Altitude of the light above the horizon, degrees.
const ALTITUDE_DEG: f64 = 45.0;
/// Where the light comes from, degrees clockwise from grid north.
const AZIMUTH_DEG: f64 = 315.0;
/// Heights are exaggerated by this: slopes of a province are gentle at its scale.
const EXAGGERATION: f64 = 1.6;
/// Opacity of the veil in full shade and in full light: classes stay readable under both.
const SHADE: f64 = 0.38;
const LIGHT: f64 = 0.3;

/// Heights at the resolution of the picture.
struct Heights {
    origin: Coord<f64>,
    step: Coord<f64>,
    cols: usize,
    rows: usize,
    metres: Vec<Option<f64>>,
}

impl Heights {
    /// The mean of `merge` × `merge` cells each.
    fn merged(relief: &Relief, merge: usize) -> Option<Self> {
        let grid = relief.grid;
        let (cols, rows) = (grid.cols as usize, grid.rows as usize);
        if relief.heights_m.len() < cols.checked_mul(rows)? || cols == 0 || rows == 0 {
            return None;
        }
        let (across, down) = (cols.div_ceil(merge), rows.div_ceil(merge));
        let mean = |cell: usize| {
            let (c0, r0) = (cell % across * merge, cell / across * merge);
            let mut known = (0.0, 0.0);
            for r in r0..(r0 + merge).min(rows) {
                for height in &relief.heights_m[r * cols + c0..r * cols + (c0 + merge).min(cols)] {
                    if let Some(m) = height.map(f64::from).filter(|m| m.is_finite()) {
                        known = (known.0 + m, known.1 + 1.0);
                    }
                }
            }
            (known.1 > 0.0).then(|| known.0 / known.1)
        };
        let metres = (0..across * down).into_par_iter().map(mean).collect();
        let step = grid.step * merge as f64;
        Some(Self { origin: grid.origin, step, cols: across, rows: down, metres })
    }

    fn at(&self, col: usize, row: usize) -> Option<f64> {
        let known = col < self.cols && row < self.rows;
        if known { self.metres[row * self.cols + col] } else { None }
    }

    /// How much light a cell gets, less what flat land gets: −1 to 1; `None` without height.
    fn shade(&self, col: usize, row: usize) -> Option<f64> {
        let middle = self.at(col, row)?;
        // Beyond the data the ground goes on as it is.
        let z = |dc: isize, dr: isize| {
            let at = col.checked_add_signed(dc).zip(row.checked_add_signed(dr));
            at.and_then(|(c, r)| self.at(c, r)).unwrap_or(middle)
        };
        let dx = (z(1, -1) + 2.0 * z(1, 0) + z(1, 1)) - (z(-1, -1) + 2.0 * z(-1, 0) + z(-1, 1));
        let dy = (z(-1, 1) + 2.0 * z(0, 1) + z(1, 1)) - (z(-1, -1) + 2.0 * z(0, -1) + z(1, -1));
        // Steps carry their signs, so that both slopes are towards east and north.
        let east = EXAGGERATION * dx / (8.0 * self.step.x);
        let north = EXAGGERATION * dy / (8.0 * self.step.y);
        let (sin_altitude, cos_altitude) = ALTITUDE_DEG.to_radians().sin_cos();
        let (sin_azimuth, cos_azimuth) = AZIMUTH_DEG.to_radians().sin_cos();
        // The light's direction by the surface's normal (−east, −north, 1).
        let facing = sin_altitude - cos_altitude * (east * sin_azimuth + north * cos_azimuth);
        let lit = (facing / (1.0 + east * east + north * north).sqrt()).max(0.0);
        Some(lit - sin_altitude)
    }
}

/// The veil over a frame; `None` where the relief does not reach it.
pub(crate) fn veil(relief: &Relief, frame: &Frame) -> Option<Pixels> {
    let px = |mm: f64| (mm * PX_PER_MM).round().clamp(1.0, 4000.0) as usize;
    let (width, height) = (px(frame.map.width), px(frame.map.height));
    let metres_per_px = frame.metres_per_mm() / PX_PER_MM;
    let cell = relief.grid.step.x.abs().min(relief.grid.step.y.abs());
    // Written so that NaN and a grid without extent give none.
    let usable = cell > 0.0;
    if !usable {
        return None;
    }
    let merge = (metres_per_px / cell).floor().clamp(1.0, 1e4) as usize;
    let heights = Heights::merged(relief, merge)?;
    let shades: Vec<Option<f32>> = (0..heights.cols * heights.rows)
        .into_par_iter()
        .map(|i| heights.shade(i % heights.cols, i / heights.cols).map(|s| s as f32))
        .collect();
    let (low, high) = frame.window();
    let line = |row: usize| {
        let mut out = Vec::with_capacity(width * 4);
        let y = high.y - (row as f64 + 0.5) / height as f64 * (high.y - low.y);
        for col in 0..width {
            let x = low.x + (col as f64 + 0.5) / width as f64 * (high.x - low.x);
            // In cells from the middle of the first.
            let at = Coord {
                x: (x - heights.origin.x) / heights.step.x - 0.5,
                y: (y - heights.origin.y) / heights.step.y - 0.5,
            };
            out.extend_from_slice(&pixel(between(&shades, heights.cols, heights.rows, at)));
        }
        out
    };
    let rgba: Vec<u8> = (0..height).into_par_iter().flat_map_iter(line).collect();
    let seen = rgba.chunks_exact(4).any(|p| p[3] > 0);
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    seen.then_some(Pixels { width, height, rgba })
}

/// Bilinear between the middles of cells; where one of the four has no height, the nearest's.
fn between(shades: &[Option<f32>], cols: usize, rows: usize, at: Coord<f64>) -> Option<f64> {
    let get = |c: f64, r: f64| {
        let known = c >= 0.0 && r >= 0.0 && c < cols as f64 && r < rows as f64;
        if known { shades[r as usize * cols + c as usize].map(f64::from) } else { None }
    };
    let (c, r) = (at.x.floor(), at.y.floor());
    let (u, v) = (at.x - c, at.y - r);
    match (get(c, r), get(c + 1.0, r), get(c, r + 1.0), get(c + 1.0, r + 1.0)) {
        (Some(a), Some(b), Some(d), Some(e)) => {
            Some((a * (1.0 - u) + b * u) * (1.0 - v) + (d * (1.0 - u) + e * u) * v)
        }
        _ => get(at.x.round(), at.y.round()),
    }
}

/// Black or white with the opacity of a shade.
fn pixel(shade: Option<f64>) -> [u8; 4] {
    let Some(shade) = shade else { return [0; 4] };
    let flat = ALTITUDE_DEG.to_radians().sin();
    let (ink, part) = if shade < 0.0 {
        (0, SHADE * (-shade / flat).min(1.0))
    } else {
        (255, LIGHT * (shade / (1.0 - flat)).min(1.0))
    };
    let alpha = (part * 255.0).round() as u8;
    // Without opacity there is no colour either: pixels without shade are all alike.
    if alpha == 0 { [0; 4] } else { [ink, ink, ink, alpha] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::geometry::Rect;
    use crate::raster::Grid;
    use geo::coord;

    fn relief(height: impl Fn(f64, f64) -> Option<f32>) -> Relief {
        let grid = Grid {
            origin: coord! { x: 0.0, y: 10_000.0 },
            step: coord! { x: 100.0, y: -100.0 },
            cols: 100,
            rows: 100,
        };
        let heights_m = (0..10_000)
            .map(|i| {
                height(50.0 + f64::from(i % 100) * 100.0, 9_950.0 - f64::from(i / 100) * 100.0)
            })
            .collect();
        Relief { grid, heights_m }
    }

    fn frame() -> Frame {
        let map = Rect::new(0.0, 0.0, 80.0, 80.0);
        Frame { map, denominator: 100_000, centre: coord! { x: 5_000.0, y: 5_000.0 } }
    }

    fn at(pixels: &Pixels, x: f64, y: f64) -> [u8; 4] {
        let (c, r) = ((x - 1_000.0) / 8_000.0, (9_000.0 - y) / 8_000.0);
        let px = |part: f64, size: u32| (part * f64::from(size)) as usize;
        let i = px(r, pixels.height) * pixels.width as usize + px(c, pixels.width);
        pixels.rgba[4 * i..4 * i + 4].try_into().unwrap()
    }

    #[test]
    fn a_cone_is_pale_to_the_north_west_and_dark_to_the_south_east() {
        let cone = relief(|x, y| Some((3000.0 - (x - 5000.0).hypot(y - 5000.0) * 0.4) as f32));
        let pixels = veil(&cone, &frame()).unwrap();
        let (nw, se) = (at(&pixels, 4000.0, 6000.0), at(&pixels, 6000.0, 4000.0));
        assert_eq!((nw[0], se[0]), (255, 0));
        assert!(nw[3] > 40 && se[3] > 60, "{nw:?} {se:?}");
        // Across the light a slope is only a little darker than flat land.
        let ne = at(&pixels, 6000.0, 6000.0);
        assert!(ne[3] < se[3] / 2, "{ne:?} {se:?}");
    }

    #[test]
    fn flat_land_and_land_without_heights_keep_their_colours() {
        assert!(veil(&relief(|_, _| Some(12.0)), &frame()).is_none());
        assert!(veil(&relief(|_, _| None), &frame()).is_none());
        let half = relief(|x, y| (x < 5000.0).then_some((y * 0.3) as f32));
        let pixels = veil(&half, &frame()).unwrap();
        assert!(at(&pixels, 3000.0, 5000.0)[3] > 0);
        assert_eq!(at(&pixels, 7000.0, 5000.0), [0; 4]);
        let far = Frame { centre: coord! { x: 1e6, y: 1e6 }, ..frame() };
        assert!(veil(&half, &far).is_none());
    }

    #[test]
    fn a_slope_has_the_light_of_horns_formula() {
        // Rising to the east by one in ten, exaggerated to 0.16.
        let slope = relief(|x, _| Some((x * 0.1) as f32));
        let heights = Heights::merged(&slope, 1).unwrap();
        let lit = heights.shade(50, 50).unwrap();
        let half = std::f64::consts::FRAC_1_SQRT_2;
        // East component of the light from 315° is −sin 45°; dot (−0.16, 0, 1).
        let expected = (half + half * half * 0.16) / (1.0_f64 + 0.16 * 0.16).sqrt() - half;
        assert!((lit - expected).abs() < 1e-6, "{lit}, not {expected}");
        // Merged cells have the same slope.
        let merged = Heights::merged(&slope, 4).unwrap();
        assert!((merged.shade(12, 12).unwrap() - expected).abs() < 1e-6);
    }
}
