//! A surface of pixels, and the PNG it becomes.
//!
//! Edges are anti-aliased; an area is first filled without anti-aliasing, so that no pixel on the
//! line between two neighbours lets the paper shine through.

use super::error::Error;
use super::font::{Fonts, Run};
use super::geometry::{Path, Segment};
use super::ink::{Fill, HATCH_INK, HATCH_PAPER, HATCH_PITCH_MM, HATCH_WIDTH_MM, Ink, Pen};
use super::surface::{Lettering, Surface};
use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Paint, PathBuilder, Pattern, Pixmap, Shader,
    SpreadMode, Stroke, StrokeDash, Transform,
};

/// A bitmap page.
pub(crate) struct Raster {
    pixels: Pixmap,
    hatch: Pixmap,
    size_mm: (f64, f64),
    dpi: u32,
    px_per_mm: f64,
}

impl Raster {
    /// A white page.
    ///
    /// # Errors
    /// [`Error::TooLarge`] when the page has more pixels than memory can hold.
    pub(crate) fn new(size_mm: (f64, f64), dpi: u32) -> Result<Self, Error> {
        let px_per_mm = f64::from(dpi) / 25.4;
        let px = |mm: f64| (mm * px_per_mm).round() as u32;
        let (width, height) = (px(size_mm.0), px(size_mm.1));
        let mut pixels = Pixmap::new(width, height).ok_or(Error::TooLarge { width, height })?;
        pixels.fill(Color::WHITE);
        let hatch = hatch(px_per_mm).ok_or(Error::TooLarge { width, height })?;
        Ok(Self { pixels, hatch, size_mm, dpi, px_per_mm })
    }

    /// The page as an opaque RGB PNG that states its resolution.
    ///
    /// # Errors
    /// [`Error::Png`] when the encoder fails.
    pub(crate) fn into_png(self) -> Result<Vec<u8>, Error> {
        let failed = |e: png::EncodingError| Error::Png { reason: e.to_string() };
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
        for pixel in self.pixels.data().chunks_exact(4) {
            rgb.extend_from_slice(&pixel[..3]);
        }
        drop(self.pixels);
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        let per_metre = (f64::from(self.dpi) / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&rgb).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(out)
    }

    fn pixels(&self, path: &Path) -> Option<tiny_skia::Path> {
        build(path, Transform::from_scale(self.px_per_mm as f32, self.px_per_mm as f32))
    }

    fn stroke_px(&self, pen: &Pen) -> Stroke {
        let px = |mm: f64| (mm * self.px_per_mm) as f32;
        let dash = pen.dash.and_then(|(dash, gap)| StrokeDash::new(vec![px(dash), px(gap)], 0.0));
        Stroke {
            width: px(pen.width_mm),
            line_join: LineJoin::Round,
            line_cap: LineCap::Butt,
            dash,
            ..Stroke::default()
        }
    }
}

impl Surface for Raster {
    fn size_mm(&self) -> (f64, f64) {
        self.size_mm
    }

    fn open_layer(&mut self, _: &str) {}

    fn close_layer(&mut self) {}

    fn area(&mut self, rings: &Path, fill: Option<Fill>, border: Option<Pen>, _: Option<&str>) {
        let Some(path) = self.pixels(rings) else { return };
        if let Some(fill) = fill {
            let shader = match fill {
                Fill::Solid(ink) => Shader::SolidColor(color(ink)),
                Fill::Hatch => Pattern::new(
                    self.hatch.as_ref(),
                    SpreadMode::Repeat,
                    FilterQuality::Nearest,
                    1.0,
                    Transform::identity(),
                ),
            };
            let mut paint = Paint { shader, anti_alias: false, ..Paint::default() };
            let opaque = !matches!(fill, Fill::Solid(ink) if ink.alpha < 1.0);
            let (rule, as_is) = (FillRule::EvenOdd, Transform::identity());
            if opaque {
                self.pixels.fill_path(&path, &paint, rule, as_is, None);
            }
            paint.anti_alias = true;
            self.pixels.fill_path(&path, &paint, rule, as_is, None);
        }
        if let Some(pen) = border {
            let stroke = self.stroke_px(&pen);
            self.pixels.stroke_path(&path, &paint(pen.ink), &stroke, Transform::identity(), None);
        }
    }

    fn stroke(&mut self, path: &Path, pen: &Pen) {
        if let Some(path) = self.pixels(path) {
            let stroke = self.stroke_px(pen);
            self.pixels.stroke_path(&path, &paint(pen.ink), &stroke, Transform::identity(), None);
        }
    }

    fn text(&mut self, fonts: &Fonts, run: &Run, style: &Lettering) {
        let px = |mm: f64| (mm * self.px_per_mm) as f32;
        let unit = px(style.size_mm) / fonts.units_per_em(run.weight) as f32;
        let place = Transform::from_translate(px(style.at.x), px(style.at.y))
            .pre_rotate(style.angle_deg as f32);
        let mut letters = PathBuilder::new();
        for &(glyph, at_em) in &run.glyphs {
            let glyph_place =
                place.pre_translate(px(at_em * style.size_mm), 0.0).pre_scale(unit, -unit);
            if let Some(path) = build(&fonts.outline(run.weight, glyph), glyph_place) {
                letters.push_path(&path);
            }
        }
        let Some(letters) = letters.finish() else { return };
        let as_is = Transform::identity();
        if let Some((ink, reach_mm)) = style.halo {
            let stroke = self.stroke_px(&Pen::new(ink, 2.0 * reach_mm));
            self.pixels.stroke_path(&letters, &paint(ink), &stroke, as_is, None);
        }
        self.pixels.fill_path(&letters, &paint(style.ink), FillRule::Winding, as_is, None);
    }
}

fn color(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb;
    Color::from_rgba8(r, g, b, (ink.alpha.clamp(0.0, 1.0) * 255.0).round() as u8)
}

fn paint(ink: Ink) -> Paint<'static> {
    Paint { shader: Shader::SolidColor(color(ink)), anti_alias: true, ..Paint::default() }
}

fn build(path: &Path, place: Transform) -> Option<tiny_skia::Path> {
    let mut out = PathBuilder::with_capacity(path.0.len(), path.0.len());
    for segment in &path.0 {
        match *segment {
            Segment::Move(p) => out.move_to(p.x as f32, p.y as f32),
            Segment::Line(p) => out.line_to(p.x as f32, p.y as f32),
            Segment::Quad(c, p) => out.quad_to(c.x as f32, c.y as f32, p.x as f32, p.y as f32),
            Segment::Cubic(c, d, p) => {
                let (cx, cy, dx, dy) = (c.x as f32, c.y as f32, d.x as f32, d.y as f32);
                out.cubic_to(cx, cy, dx, dy, p.x as f32, p.y as f32);
            }
            Segment::Close => out.close(),
        }
    }
    out.finish()?.transform(place)
}

/// One period of the hatch.
fn hatch(px_per_mm: f64) -> Option<Pixmap> {
    let side = ((HATCH_PITCH_MM * px_per_mm).round() as u32).max(3);
    let mut tile = Pixmap::new(side, side)?;
    tile.fill(color(HATCH_PAPER));
    let mut lines = PathBuilder::new();
    let s = side as f32;
    // The stroke itself and its neighbours on both sides, whose edges reach into this period.
    for shift in [-s, 0.0, s] {
        lines.move_to(shift - s, 2.0 * s);
        lines.line_to(shift + 2.0 * s, -s);
    }
    let stroke =
        Stroke { width: ((HATCH_WIDTH_MM * px_per_mm) as f32).max(1.0), ..Stroke::default() };
    if let Some(path) = lines.finish() {
        tile.stroke_path(&path, &paint(HATCH_INK), &stroke, Transform::identity(), None);
    }
    Some(tile)
}
