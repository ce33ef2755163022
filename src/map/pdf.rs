//! A surface of PDF: a page's drawing in whole hundredths of a millimetre, text as text.
//!
//! In: what is drawn on a page. Out: a [`PdfPage`], its content compressed, with what it needs of the
//! document: glyphs, layers, opacities, pictures. `book` makes a document of pages, `pdf_fonts` embeds
//! the typeface. Method: ISO 32000-1:2008 (PDF 1.7), sections in brackets.
//!
//! Glyphs go by their numbers in the whole typeface, so that pages can be made at once on many threads
//! and the typeface be cut down when all are known. Halos are outlines, lest text is found twice.

use super::error::Error;
use super::font::{Fonts, Run, Weight};
use super::geometry::{Path, Pt, Rect, Segment};
use super::ink::{Fill, HATCH_INK, HATCH_PAPER, HATCH_PITCH_MM, HATCH_WIDTH_MM, Ink, Pen};
use super::recording::Recording;
use super::surface::{Lettering, Pixels, Surface};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

/// Units of the page's own coordinates in one millimetre.
const UNITS_PER_MM: f64 = 100.0;
/// Of an edge in the area's own colour, mm: half a pixel on a screen of 100 dpi, so that readers that
/// smooth every edge by itself let no paper shine through between neighbours.
const SEAM_MM: f64 = 0.15;
/// From so many steps on a path has an origin of its own: shorter numbers pay for it then.
const LONG: usize = 12;
/// Points, the unit of PDF, in one millimetre.
pub(super) const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A page of a [`super::Book`].
#[derive(Clone, Debug)]
pub struct PdfPage {
    pub(super) size_mm: (f64, f64),
    /// What a screen reader reads out.
    pub(super) description: String,
    /// The drawing, deflated.
    pub(super) content: Vec<u8>,
    /// Glyphs by cut and number, with the characters they stand for.
    pub(super) glyphs: BTreeMap<(Weight, u16), char>,
    /// Opacities in percent.
    pub(super) opacities: BTreeSet<u8>,
    /// Names of layers, in order of their first use.
    pub(super) layers: Vec<String>,
    pub(super) pictures: Vec<Picture>,
    pub(super) bookmark: Option<String>,
    pub(super) links: Vec<(Rect, usize)>,
}

/// A picture of pixels, deflated.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) rgb: Vec<u8>,
    /// One byte a pixel; `None` where all of it is opaque.
    pub(super) opacity: Option<Vec<u8>>,
}

impl PdfPage {
    /// Draws what was recorded.
    ///
    /// # Errors
    /// [`Error::Font`], [`Error::Pdf`] when compression fails.
    pub(crate) fn of(
        recording: &Recording,
        size_mm: (f64, f64),
        description: &str,
    ) -> Result<Self, Error> {
        let mut page = Pdf::new(size_mm);
        recording.play(&Fonts::new()?, &mut page);
        page.into_page(description)
    }

    /// The page with an entry in the document's list of bookmarks.
    #[must_use]
    pub fn bookmarked(mut self, title: &str) -> Self {
        self.bookmark = Some(super::font::clean(title));
        self
    }

    /// The page with a place that leads to another page when clicked: `to` counts from 0 in the order in
    /// which pages are added; a number that no page has leads nowhere and is left out.
    #[must_use]
    pub fn linked(mut self, at: Rect, to: usize) -> Self {
        self.links.push((at, to));
        self
    }
}

/// A page being drawn.
pub(crate) struct Pdf {
    size_mm: (f64, f64),
    body: String,
    glyphs: BTreeMap<(Weight, u16), char>,
    opacities: BTreeSet<u8>,
    layers: Vec<String>,
    pictures: Vec<Result<Picture, std::io::Error>>,
    clip: Option<Rect>,
    layer_is_open: bool,
    state: State,
    /// What it was when the clip began, and is again when it ends.
    before_clip: State,
}

/// What was set in the graphics state [8.4]; `None` is what a page begins with.
#[derive(Clone, Copy, Default, PartialEq)]
struct State {
    fill: Option<[u8; 3]>,
    stroke: Option<[u8; 3]>,
    width_mm: Option<f64>,
    dash: Option<(f64, f64)>,
    fill_opacity: Option<u8>,
    stroke_opacity: Option<u8>,
}

/// Opaque, in percent.
const OPAQUE: u8 = 100;

impl Pdf {
    pub(crate) fn new(size_mm: (f64, f64)) -> Self {
        let mut body = String::new();
        // From hundredths of a millimetre, y downwards, to points, y upwards; round joins.
        let scale = POINTS_PER_MM / UNITS_PER_MM;
        let height = size_mm.1 * POINTS_PER_MM;
        push(&mut body, format_args!("{scale:.9} 0 0 -{scale:.9} 0 {height:.4} cm\n1 j\n"));
        Self {
            size_mm,
            body,
            glyphs: BTreeMap::new(),
            opacities: BTreeSet::new(),
            layers: Vec::new(),
            pictures: Vec::new(),
            clip: None,
            layer_is_open: false,
            state: State::default(),
            before_clip: State::default(),
        }
    }

    /// The page, compressed.
    ///
    /// # Errors
    /// [`Error::Pdf`] when compression fails.
    pub(crate) fn into_page(mut self, description: &str) -> Result<PdfPage, Error> {
        self.clip(None);
        self.close_layer();
        let failed = |e: std::io::Error| Error::Pdf { reason: e.to_string() };
        let pictures: Result<Vec<_>, _> = self.pictures.into_iter().collect();
        Ok(PdfPage {
            size_mm: self.size_mm,
            description: super::font::clean(description),
            content: deflate(self.body.as_bytes()).map_err(failed)?,
            glyphs: self.glyphs,
            opacities: self.opacities,
            layers: self.layers,
            pictures: pictures.map_err(failed)?,
            bookmark: None,
            links: Vec::new(),
        })
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        push(&mut self.body, what);
    }

    /// Draws a path with one operator. A long one is written from its own beginning, in short numbers.
    fn paint(&mut self, path: &Path, operator: &str) {
        match path.0.first() {
            Some(Segment::Move(first)) if path.0.len() >= LONG => {
                let origin = Whole::of(*first);
                self.put(format_args!("q 1 0 0 1 {origin} cm\n"));
                self.path(path, origin);
                self.put(format_args!("{operator} Q\n"));
            }
            _ => {
                self.path(path, Whole::default());
                self.put(format_args!("{operator}\n"));
            }
        }
    }

    /// The path becomes the current one [8.5.2].
    fn path(&mut self, path: &Path, origin: Whole) {
        let whole = |p: Pt| {
            let place = Whole::of(p);
            Whole { x: place.x - origin.x, y: place.y - origin.y }
        };
        let (mut at, mut start) = (Pt::new(0.0, 0.0), Pt::new(0.0, 0.0));
        for segment in &path.0 {
            match *segment {
                Segment::Move(p) => {
                    self.put(format_args!("{} m\n", whole(p)));
                    (at, start) = (p, p);
                }
                Segment::Line(p) => {
                    if whole(p) != whole(at) {
                        self.put(format_args!("{} l\n", whole(p)));
                        at = p;
                    }
                }
                Segment::Quad(c, p) => {
                    // The cubic that is the same curve.
                    let third = |a: Pt| {
                        Pt::new(a.x + (c.x - a.x) * 2.0 / 3.0, a.y + (c.y - a.y) * 2.0 / 3.0)
                    };
                    let (from, to) = (whole(third(at)), whole(third(p)));
                    self.put(format_args!("{from} {to} {} c\n", whole(p)));
                    at = p;
                }
                Segment::Cubic(c, d, p) => {
                    self.put(format_args!("{} {} {} c\n", whole(c), whole(d), whole(p)));
                    at = p;
                }
                Segment::Close => {
                    self.body.push_str("h\n");
                    at = start;
                }
            }
        }
    }

    fn fill_with(&mut self, ink: Ink) {
        let opacity = percent(ink.alpha);
        if self.state.fill_opacity.unwrap_or(OPAQUE) != opacity {
            self.opacities.insert(opacity);
            self.put(format_args!("/F{opacity} gs\n"));
        }
        if self.state.fill != Some(ink.rgb) {
            self.put(format_args!("{}\n", color(ink.rgb, "rg", "g")));
        }
        self.state.fill_opacity = Some(opacity);
        self.state.fill = Some(ink.rgb);
    }

    fn stroke_with(&mut self, pen: &Pen) {
        let opacity = percent(pen.ink.alpha);
        if self.state.stroke_opacity.unwrap_or(OPAQUE) != opacity {
            self.opacities.insert(opacity);
            self.put(format_args!("/S{opacity} gs\n"));
        }
        if self.state.stroke != Some(pen.ink.rgb) {
            self.put(format_args!("{}\n", color(pen.ink.rgb, "RG", "G")));
        }
        if self.state.width_mm != Some(pen.width_mm) {
            self.put(format_args!("{:.1} w\n", pen.width_mm * UNITS_PER_MM));
        }
        if self.state.dash != pen.dash {
            match pen.dash {
                None => self.body.push_str("[] 0 d\n"),
                Some((dash, gap)) => {
                    let (dash, gap) = (dash * UNITS_PER_MM, gap * UNITS_PER_MM);
                    self.put(format_args!("[{dash:.0} {gap:.0}] 0 d\n"));
                }
            }
        }
        self.state.stroke_opacity = Some(opacity);
        self.state.stroke = Some(pen.ink.rgb);
        self.state.width_mm = Some(pen.width_mm);
        self.state.dash = pen.dash;
    }

    /// Draws between saving and restoring the state.
    fn apart(&mut self, draw: impl FnOnce(&mut Self)) {
        let before = self.state;
        self.body.push_str("q\n");
        draw(self);
        self.body.push_str("Q\n");
        self.state = before;
    }

    /// Strokes across an area, in step with those of every other area.
    fn hatch(&mut self, rings: &Path) {
        let Some(bounds) = bounds(rings) else { return };
        self.apart(|page| {
            page.fill_with(HATCH_PAPER);
            page.path(rings, Whole::default());
            page.body.push_str("W* f*\n");
            page.stroke_with(&Pen::new(HATCH_INK, HATCH_WIDTH_MM));
            // On each stroke the sum of x and y is a multiple of the pitch.
            let first = ((bounds.x + bounds.y) / HATCH_PITCH_MM).floor() as i64;
            let last = ((bounds.right() + bounds.bottom()) / HATCH_PITCH_MM).ceil() as i64;
            let mut strokes = Path::default();
            for i in first..=last {
                let sum = i as f64 * HATCH_PITCH_MM;
                let low = (sum - bounds.right()).max(bounds.y - HATCH_PITCH_MM);
                let high = (sum - bounds.x).min(bounds.bottom() + HATCH_PITCH_MM);
                if low < high {
                    strokes.line([Pt::new(sum - low, low), Pt::new(sum - high, high)]);
                }
            }
            page.paint(&strokes, "S");
        });
    }

    fn begin_clip(&mut self, to: Rect) {
        self.before_clip = self.state;
        self.body.push_str("q\n");
        self.path(&Path::rect(&to), Whole::default());
        self.body.push_str("W n\n");
    }

    fn end_clip(&mut self) {
        self.body.push_str("Q\n");
        self.state = self.before_clip;
    }

    /// The letters' outlines as one path.
    fn outlines(fonts: &Fonts, run: &Run, style: &Lettering) -> Path {
        let (sin, cos) = style.angle_deg.to_radians().sin_cos();
        let unit = style.size_mm / fonts.units_per_em(run.weight);
        let mut all = Path::default();
        for &(glyph, at_em) in &run.glyphs {
            let left = at_em * style.size_mm;
            let place = |p: Pt| {
                let (x, y) = (left + p.x * unit, -p.y * unit);
                Pt::new(style.at.x + x * cos - y * sin, style.at.y + x * sin + y * cos)
            };
            all.0.extend(fonts.outline(run.weight, glyph).0.into_iter().map(|s| match s {
                Segment::Move(p) => Segment::Move(place(p)),
                Segment::Line(p) => Segment::Line(place(p)),
                Segment::Quad(c, p) => Segment::Quad(place(c), place(p)),
                Segment::Cubic(c, d, p) => Segment::Cubic(place(c), place(d), place(p)),
                Segment::Close => Segment::Close,
            }));
        }
        all
    }

    /// The letters themselves [9.4].
    fn letters(&mut self, fonts: &Fonts, run: &Run, style: &Lettering) {
        let (sin, cos) = style.angle_deg.to_radians().sin_cos();
        let (x, y) = (style.at.x * UNITS_PER_MM, style.at.y * UNITS_PER_MM);
        let size = style.size_mm * UNITS_PER_MM;
        self.put(format_args!("BT\n/T{} {size:.2} Tf\n", run.weight.letter()));
        if sin == 0.0 {
            self.put(format_args!("1 0 0 -1 {x:.1} {y:.1} Tm\n"));
        } else {
            let m = format_args!("{cos:.5} {sin:.5} {sin:.5} {:.5} {x:.1} {y:.1}", -cos);
            push(&mut self.body, format_args!("{m} Tm\n"));
        }
        self.body.push_str("[<");
        let mut end = 0.0;
        for (&(glyph, at_em), c) in run.glyphs.iter().zip(run.text.chars()) {
            // What kerning moves, in thousandths of the em, to the left.
            let back = ((end - at_em) * 1000.0).round() as i64;
            if back != 0 {
                self.put(format_args!("> {back} <"));
                end -= back as f64 / 1000.0;
            }
            self.put(format_args!("{:04x}", glyph.0));
            end += fonts.advance_em(run.weight, glyph);
            self.glyphs.entry((run.weight, glyph.0)).or_insert(c);
        }
        self.body.push_str(">] TJ\nET\n");
    }
}

impl Surface for Pdf {
    fn size_mm(&self) -> (f64, f64) {
        self.size_mm
    }

    fn open_layer(&mut self, id: &str) {
        self.close_layer();
        let known = self.layers.iter().position(|l| l == id);
        let number = known.unwrap_or_else(|| {
            self.layers.push(id.to_owned());
            self.layers.len() - 1
        });
        // A layer goes around a clip, since the two may not overlap [14.6.1].
        if let Some(to) = self.clip {
            self.end_clip();
            self.put(format_args!("/OC /L{number} BDC\n"));
            self.begin_clip(to);
        } else {
            self.put(format_args!("/OC /L{number} BDC\n"));
        }
        self.layer_is_open = true;
    }

    fn close_layer(&mut self) {
        if !std::mem::take(&mut self.layer_is_open) {
            return;
        }
        if let Some(to) = self.clip {
            self.end_clip();
            self.body.push_str("EMC\n");
            self.begin_clip(to);
        } else {
            self.body.push_str("EMC\n");
        }
    }

    fn area(&mut self, rings: &Path, fill: Option<Fill>, border: Option<Pen>, _: Option<&str>) {
        if rings.is_empty() {
            return;
        }
        let opaque = |ink: Ink| percent(ink.alpha) == OPAQUE;
        match (fill, border) {
            // Together only where nothing shows through: the border covers half of the fill.
            (Some(Fill::Solid(ink)), Some(pen)) if opaque(ink) && opaque(pen.ink) => {
                let seam = pen.ink == ink && pen.width_mm < SEAM_MM;
                self.fill_with(ink);
                self.stroke_with(&if seam { Pen { width_mm: SEAM_MM, ..pen } } else { pen });
                self.paint(rings, "B*");
                return;
            }
            (Some(Fill::Solid(ink)), _) => {
                self.fill_with(ink);
                self.paint(rings, "f*");
            }
            (Some(Fill::Hatch), _) => self.hatch(rings),
            (None, _) => {}
        }
        if let Some(pen) = border {
            self.stroke(rings, &pen);
        }
    }

    fn stroke(&mut self, path: &Path, pen: &Pen) {
        if !path.is_empty() {
            self.stroke_with(pen);
            self.paint(path, "S");
        }
    }

    fn text(&mut self, fonts: &Fonts, run: &Run, style: &Lettering) {
        if run.glyphs.is_empty() {
            return;
        }
        if let Some((ink, reach_mm)) = style.halo {
            self.stroke(&Self::outlines(fonts, run, style), &Pen::new(ink, 2.0 * reach_mm));
        }
        self.fill_with(style.ink);
        self.letters(fonts, run, style);
    }

    fn clip(&mut self, to: Option<Rect>) {
        if self.clip.is_some() {
            self.end_clip();
        }
        self.clip = to;
        if let Some(to) = to {
            self.begin_clip(to);
        }
    }

    fn image(&mut self, at: Rect, picture: &Pixels) {
        if !picture.is_whole() {
            return;
        }
        let number = self.pictures.len();
        self.pictures.push(Picture::of(picture));
        self.apart(|page| {
            if page.state.fill_opacity.is_some_and(|o| o != OPAQUE) {
                page.opacities.insert(OPAQUE);
                page.put(format_args!("/F{OPAQUE} gs\n"));
            }
            // A picture fills the unit square, its first row above [8.9.5.1]; our y goes down.
            let [x, y, w, h] = [at.x, at.bottom(), at.width, at.height].map(|mm| mm * UNITS_PER_MM);
            page.put(format_args!("{w:.1} 0 0 -{h:.1} {x:.1} {y:.1} cm\n/P{number} Do\n"));
        });
    }
}

impl Picture {
    fn of(pixels: &Pixels) -> Result<Self, std::io::Error> {
        let all = pixels.rgba.chunks_exact(4);
        let rgb: Vec<u8> = all.clone().flat_map(|p| [p[0], p[1], p[2]]).collect();
        let opacity: Vec<u8> = all.map(|p| p[3]).collect();
        let seen_through = opacity.iter().any(|a| *a < u8::MAX);
        let opacity = seen_through.then(|| deflate(&opacity)).transpose()?;
        let rgb = deflate(&rgb)?;
        Ok(Self { width: pixels.width, height: pixels.height, rgb, opacity })
    }
}

/// A point in whole units of the page.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Whole {
    x: i64,
    y: i64,
}

impl Whole {
    fn of(p: Pt) -> Self {
        let whole = |mm: f64| (mm * UNITS_PER_MM).round() as i64;
        Self { x: whole(p.x), y: whole(p.y) }
    }
}

impl std::fmt::Display for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.x, self.y)
    }
}

fn bounds(path: &Path) -> Option<Rect> {
    let mut points = path.0.iter().filter_map(|s| match s {
        Segment::Move(p) | Segment::Line(p) | Segment::Quad(_, p) | Segment::Cubic(_, _, p) => {
            Some(*p)
        }
        Segment::Close => None,
    });
    let first = points.next()?;
    let (low, high) = points.fold((first, first), |(low, high), p| {
        (Pt::new(low.x.min(p.x), low.y.min(p.y)), Pt::new(high.x.max(p.x), high.y.max(p.y)))
    });
    Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
}

fn percent(alpha: f64) -> u8 {
    (alpha.clamp(0.0, 1.0) * f64::from(OPAQUE)).round() as u8
}

/// A colour [8.6.8], by one number where it is a grey. Three decimals tell all 256 levels apart.
fn color(rgb: [u8; 3], of_rgb: &str, of_grey: &str) -> String {
    let [r, g, b] = rgb.map(|v| {
        let part = format!("{:.3}", f64::from(v) / 255.0);
        part.trim_end_matches('0').trim_end_matches('.').to_owned()
    });
    if r == g && g == b { format!("{r} {of_grey}") } else { format!("{r} {g} {b} {of_rgb}") }
}

/// Compressed as PDF's `FlateDecode` takes it.
pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes)?;
    out.finish()
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(what);
}
