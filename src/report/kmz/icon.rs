//! The icon of points: a white disc with a dark rim, which a style tints.

use std::io;

/// Pixels across.
const SIZE: u32 = 32;

/// It as PNG.
pub(super) fn png() -> io::Result<Vec<u8>> {
    let mut pixels = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    let middle = f64::from(SIZE) / 2.0;
    for y in 0..SIZE {
        for x in 0..SIZE {
            let from = |v: u32| f64::from(v) + 0.5 - middle;
            let r = from(x).hypot(from(y));
            // One pixel from one to the other, as if a line ran through it.
            let inside = |radius: f64| (radius - r + 0.5).clamp(0.0, 1.0);
            let light = (40.0 + 215.0 * inside(11.5)) as u8;
            pixels.extend([light, light, light, (255.0 * inside(14.5)) as u8]);
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, SIZE, SIZE);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&pixels).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)?;
    Ok(out)
}
