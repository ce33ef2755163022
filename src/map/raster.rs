//! A surface of pixels: a page, or a part of one.
//!
//! Edges are anti-aliased; an area is first filled without anti-aliasing, so that no pixel on the
//! line between two neighbours lets the paper shine through.

use super::error::Error;
use super::font::{Fonts, Run};
use super::geometry::{Path, Rect, Segment};
use super::ink::{Fill, HATCH_INK, HATCH_PAPER, HATCH_PITCH_MM, HATCH_WIDTH_MM, Ink, Pen};
use super::surface::{Lettering, Pixels, Surface};
use tiny_skia::{
    Color, FillRule, FilterQuality, IntRect, LineCap, LineJoin, Paint, PathBuilder, Pattern,
    Pixmap, PixmapPaint, Shader, SpreadMode, Stroke, StrokeDash, Transform,
};

/// A bitmap page.
pub(crate) struct Raster {
    /// The part of the page that is made, and which pixels of the page it has.
    page: Pixmap,
    part: IntRect,
    window: Window,
    hatch: Pixmap,
    size_mm: (f64, f64),
    px_per_mm: f64,
}

/// Where drawing goes: a clip is a small page of its own, a copy of what it shows, that is put back when
/// it ends. That is exact, and faster than asking a mask for every pixel.
enum Window {
    Whole,
    /// Pixels of that rectangle of the page.
    Part(Pixmap, IntRect),
    /// Nothing of the page is inside.
    Nothing,
}

impl Raster {
    /// A white page.
    ///
    /// # Errors
    /// [`Error::TooLarge`] when the page has more pixels than memory can hold.
    #[cfg(test)]
    pub(crate) fn new(size_mm: (f64, f64), dpi: u32) -> Result<Self, Error> {
        let (width, height) = page_px(size_mm, dpi);
        let whole = IntRect::from_xywh(0, 0, width, height);
        Self::part(size_mm, dpi, whole.ok_or(Error::TooLarge { width, height })?)
    }

    /// Some pixels of a white page.
    ///
    /// # Errors
    /// [`Error::TooLarge`] when they are more than memory can hold.
    pub(crate) fn part(size_mm: (f64, f64), dpi: u32, part: IntRect) -> Result<Self, Error> {
        let px_per_mm = f64::from(dpi) / 25.4;
        let (width, height) = (part.width(), part.height());
        let mut page = Pixmap::new(width, height).ok_or(Error::TooLarge { width, height })?;
        page.fill(Color::WHITE);
        let hatch = hatch(px_per_mm).ok_or(Error::TooLarge { width, height })?;
        Ok(Self { page, part, window: Window::Whole, hatch, size_mm, px_per_mm })
    }

    /// The pixels, three bytes each, row by row.
    pub(crate) fn into_rgb(mut self) -> Vec<u8> {
        self.clip(None);
        let pixels = self.page.data();
        let mut rgb = Vec::with_capacity(pixels.len() / 4 * 3);
        for pixel in pixels.chunks_exact(4) {
            rgb.extend_from_slice(&pixel[..3]);
        }
        rgb
    }

    /// From millimetres on the page to pixels of what is drawn on.
    fn place(&self) -> Transform {
        let scale = self.px_per_mm as f32;
        self.corner().pre_scale(scale, scale)
    }

    /// From pixels of the page to pixels of what is drawn on.
    fn corner(&self) -> Transform {
        match &self.window {
            Window::Part(_, at) => Transform::from_translate(-at.x() as f32, -at.y() as f32),
            Window::Whole | Window::Nothing => {
                Transform::from_translate(-self.part.x() as f32, -self.part.y() as f32)
            }
        }
    }

    /// What is drawn on; `None` where nothing would show.
    fn target(&mut self) -> Option<&mut Pixmap> {
        match &mut self.window {
            Window::Whole => Some(&mut self.page),
            Window::Part(pixels, _) => Some(pixels),
            Window::Nothing => None,
        }
    }

    fn pixels(&self, path: &Path) -> Option<tiny_skia::Path> {
        build(path, self.place())
    }

    fn fill_px(&mut self, path: &tiny_skia::Path, paint: &Paint<'_>, rule: FillRule) {
        if let Some(pixels) = self.target() {
            pixels.fill_path(path, paint, rule, Transform::identity(), None);
        }
    }

    fn line_px(&mut self, path: &tiny_skia::Path, pen: &Pen) {
        let stroke = self.stroke_px(pen);
        if let Some(pixels) = self.target() {
            pixels.stroke_path(path, &paint(pen.ink), &stroke, Transform::identity(), None);
        }
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
        let rule = FillRule::EvenOdd;
        match fill {
            Some(Fill::Solid(ink)) => {
                if ink.alpha >= 1.0 {
                    self.fill_px(&path, &Paint { anti_alias: false, ..paint(ink) }, rule);
                }
                self.fill_px(&path, &paint(ink), rule);
            }
            Some(Fill::Hatch) => {
                let (place, hatch) = (self.corner(), self.hatch.clone());
                let tile = hatch.as_ref();
                let quality = FilterQuality::Nearest;
                for anti_alias in [false, true] {
                    let shader = Pattern::new(tile, SpreadMode::Repeat, quality, 1.0, place);
                    let paint = Paint { shader, anti_alias, ..Paint::default() };
                    self.fill_px(&path, &paint, rule);
                }
            }
            None => {}
        }
        if let Some(pen) = border {
            self.line_px(&path, &pen);
        }
    }

    fn stroke(&mut self, path: &Path, pen: &Pen) {
        if let Some(path) = self.pixels(path) {
            self.line_px(&path, pen);
        }
    }

    fn text(&mut self, fonts: &Fonts, run: &Run, style: &Lettering) {
        let px = |mm: f64| (mm * self.px_per_mm) as f32;
        let unit = px(style.size_mm) / fonts.units_per_em(run.weight) as f32;
        let place = self
            .corner()
            .pre_translate(px(style.at.x), px(style.at.y))
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
        if let Some((ink, reach_mm)) = style.halo {
            self.line_px(&letters, &Pen::new(ink, 2.0 * reach_mm));
        }
        self.fill_px(&letters, &paint(style.ink), FillRule::Winding);
    }

    fn clip(&mut self, to: Option<Rect>) {
        let before = std::mem::replace(&mut self.window, Window::Whole);
        if let Window::Part(pixels, at) = before {
            // A copy of the page with more drawn on it: it replaces what it was copied from.
            let whole =
                PixmapPaint { blend_mode: tiny_skia::BlendMode::Source, ..Default::default() };
            let (x, y) = (at.x() - self.part.x(), at.y() - self.part.y());
            let as_is = Transform::identity();
            self.page.draw_pixmap(x, y, pixels.as_ref(), &whole, as_is, None);
        }
        let Some(to) = to else { return };
        // Whole pixels of the page, as far as they are in the part that is made.
        let edge = |mm: f64| (mm * self.px_per_mm).round() as i32;
        let (left, right) = (edge(to.x), edge(to.right()));
        let (top, bottom) = (edge(to.y), edge(to.bottom()));
        let inside = IntRect::from_ltrb(
            left.max(self.part.left()),
            top.max(self.part.top()),
            right.min(self.part.right()),
            bottom.min(self.part.bottom()),
        );
        let copy = inside.and_then(|at| {
            let on_part = at.translate(-self.part.x(), -self.part.y())?;
            Some((self.page.as_ref().clone_rect(on_part)?, at))
        });
        self.window = copy.map_or(Window::Nothing, |(pixels, at)| Window::Part(pixels, at));
    }

    fn image(&mut self, at: Rect, picture: &Pixels) {
        let px = |mm: f64| (mm * self.px_per_mm) as f32;
        let (width, height) = (px(at.width), px(at.height));
        let coarser = picture.no_finer_than(width.ceil() as u32, height.ceil() as u32);
        let Some(pixels) = coarser.as_ref().unwrap_or(picture).premultiplied() else { return };
        let place = self
            .corner()
            .pre_translate(px(at.x), px(at.y))
            .pre_scale(width / pixels.width() as f32, height / pixels.height() as f32);
        let quality = FilterQuality::Bilinear;
        let shader = Pattern::new(pixels.as_ref(), SpreadMode::Pad, quality, 1.0, place);
        let Some(path) = self.pixels(&Path::rect(&at)) else { return };
        self.fill_px(&path, &Paint { shader, ..Paint::default() }, FillRule::Winding);
    }
}

/// Pixels of a page.
pub(crate) fn page_px(size_mm: (f64, f64), dpi: u32) -> (u32, u32) {
    let px = |mm: f64| (mm * f64::from(dpi) / 25.4).round() as u32;
    (px(size_mm.0), px(size_mm.1))
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
