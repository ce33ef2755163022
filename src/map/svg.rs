//! A surface of SVG: whole numbers of hundredths of a millimetre, holes by the even-odd rule, text as
//! outlines that look the same everywhere, and names for those who point at a village or listen.

use super::font::{Fonts, Run, Weight, clean};
use super::geometry::{Path, Pt, Rect, Segment};
use super::ink::{Fill, HATCH_INK, HATCH_PAPER, HATCH_PITCH_MM, HATCH_WIDTH_MM, Ink, Pen};
use super::surface::{Lettering, Pixels, Surface};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use ttf_parser::GlyphId;

/// User units of one millimetre.
const UNITS_PER_MM: f64 = 100.0;

/// An SVG page.
pub(crate) struct Svg {
    size_mm: (f64, f64),
    body: String,
    glyphs: String,
    known: BTreeSet<(char, u16)>,
    clips: String,
    /// How many clips there are.
    clipped: usize,
    /// The groups that are open.
    open: Vec<Group>,
}

/// A group of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Layer,
    /// By the number of its clip.
    Clip(usize),
}

impl Svg {
    pub(crate) fn new(size_mm: (f64, f64)) -> Self {
        Self {
            size_mm,
            body: String::new(),
            glyphs: String::new(),
            known: BTreeSet::new(),
            clips: String::new(),
            clipped: 0,
            open: Vec::new(),
        }
    }

    /// The whole document, UTF-8; `title` and `description` are read out by screen readers.
    pub(crate) fn into_document(mut self, lang: &str, title: &str, description: &str) -> Vec<u8> {
        while self.open.pop().is_some() {
            self.body.push_str("</g>\n");
        }
        let (w, h) = self.size_mm;
        let (vw, vh) = (w * UNITS_PER_MM, h * UNITS_PER_MM);
        let mut out = String::with_capacity(self.body.len() + self.glyphs.len() + 2048);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        out.push_str("xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" ");
        push(&mut out, format_args!("width=\"{w}mm\" height=\"{h}mm\" viewBox=\"0 0 {vw} {vh}\" "));
        push(&mut out, format_args!("xml:lang=\"{lang}\" role=\"img\" "));
        out.push_str("aria-labelledby=\"sheet-title sheet-desc\">\n<title id=\"sheet-title\">");
        escape(&mut out, title);
        out.push_str("</title>\n<desc id=\"sheet-desc\">");
        escape(&mut out, description);
        out.push_str("</desc>\n<defs>\n");
        out.push_str(&hatch());
        out.push_str(&self.clips);
        out.push_str(&self.glyphs);
        out.push_str("</defs>\n");
        push(&mut out, format_args!("<rect width=\"{vw}\" height=\"{vh}\" fill=\"#fff\"/>\n"));
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        out.into_bytes()
    }

    /// Makes a glyph known and names it.
    fn glyph(&mut self, fonts: &Fonts, weight: Weight, glyph: GlyphId) {
        if self.known.insert((weight.letter(), glyph.0)) {
            let outline = fonts.outline(weight, glyph);
            push(
                &mut self.glyphs,
                format_args!("<path id=\"{}{}\" d=\"", weight.letter(), glyph.0),
            );
            data(&mut self.glyphs, &outline, 1.0);
            self.glyphs.push_str("\"/>\n");
        }
    }

    fn open_clip(&mut self, number: usize) {
        push(&mut self.body, format_args!("<g clip-path=\"url(#clip{number})\">\n"));
        self.open.push(Group::Clip(number));
    }

    fn letters(&mut self, fonts: &Fonts, run: &Run, style: &Lettering, ink: &str) {
        let scale = style.size_mm * UNITS_PER_MM / fonts.units_per_em(run.weight);
        let (x, y) = (style.at.x * UNITS_PER_MM, style.at.y * UNITS_PER_MM);
        push(&mut self.body, format_args!("<g transform=\"translate({x:.0} {y:.0})"));
        if style.angle_deg != 0.0 {
            push(&mut self.body, format_args!(" rotate({:.2})", style.angle_deg));
        }
        push(&mut self.body, format_args!(" scale({scale:.5} -{scale:.5})\" {ink}>"));
        for &(glyph, at_em) in &run.glyphs {
            let at = at_em * fonts.units_per_em(run.weight);
            let letter = run.weight.letter();
            push(&mut self.body, format_args!("<use xlink:href=\"#{letter}{}\"", glyph.0));
            push(&mut self.body, format_args!(" x=\"{at:.0}\"/>"));
        }
        self.body.push_str("</g>");
    }
}

impl Surface for Svg {
    fn size_mm(&self) -> (f64, f64) {
        self.size_mm
    }

    fn open_layer(&mut self, id: &str) {
        self.body.push_str("<g id=\"");
        escape(&mut self.body, id);
        self.body.push_str("\">\n");
        self.open.push(Group::Layer);
    }

    fn close_layer(&mut self) {
        // A clip that began inside the layer goes on after it.
        let inner = self.open.pop_if(|g| matches!(g, Group::Clip(_)));
        if inner.is_some() {
            self.body.push_str("</g>\n");
        }
        if self.open.pop_if(|g| *g == Group::Layer).is_some() {
            self.body.push_str("</g>\n");
        }
        if let Some(Group::Clip(number)) = inner {
            self.open_clip(number);
        }
    }

    fn area(&mut self, rings: &Path, fill: Option<Fill>, border: Option<Pen>, title: Option<&str>) {
        if rings.is_empty() {
            return;
        }
        self.body.push_str("<path d=\"");
        data(&mut self.body, rings, UNITS_PER_MM);
        self.body.push_str("\" fill-rule=\"evenodd\" ");
        match fill {
            None => self.body.push_str("fill=\"none\""),
            Some(Fill::Hatch) => self.body.push_str("fill=\"url(#hatch)\""),
            Some(Fill::Solid(ink)) => push(&mut self.body, format_args!("{}", paint("fill", ink))),
        }
        if let Some(pen) = border {
            self.body.push_str(&stroke(&pen));
        }
        match title {
            None => self.body.push_str("/>\n"),
            Some(title) => {
                self.body.push_str("><title>");
                escape(&mut self.body, title);
                self.body.push_str("</title></path>\n");
            }
        }
    }

    fn stroke(&mut self, path: &Path, pen: &Pen) {
        self.area(path, None, Some(*pen), None);
    }

    fn text(&mut self, fonts: &Fonts, run: &Run, style: &Lettering) {
        if run.glyphs.is_empty() {
            return;
        }
        for &(glyph, _) in &run.glyphs {
            self.glyph(fonts, run.weight, glyph);
        }
        self.body.push_str("<g role=\"img\" aria-label=\"");
        escape(&mut self.body, &run.text);
        self.body.push_str("\">");
        if let Some((ink, reach_mm)) = style.halo {
            // Widths are in font units inside the letters' own scale.
            let width = 2.0 * reach_mm / style.size_mm * fonts.units_per_em(run.weight);
            let (fill, edge) = (paint("fill", ink), paint("stroke", ink));
            let halo =
                format!("{fill} {edge} stroke-width=\"{width:.0}\" stroke-linejoin=\"round\"");
            self.letters(fonts, run, style, &halo);
        }
        self.letters(fonts, run, style, &paint("fill", style.ink));
        self.body.push_str("</g>\n");
    }

    fn clip(&mut self, to: Option<Rect>) {
        // A layer that was opened inside the clip that ends goes on, without its name.
        let outer = self.open.iter().position(|g| matches!(g, Group::Clip(_)));
        if let Some(outer) = outer {
            let inside = self.open.len() - outer - 1;
            self.open.truncate(outer);
            self.body.push_str(&"</g>\n".repeat(inside + 1));
            self.body.push_str(&"<g>\n".repeat(inside));
            self.open.extend(vec![Group::Layer; inside]);
        }
        let Some(to) = to else { return };
        let number = self.clipped;
        self.clipped += 1;
        push(&mut self.clips, format_args!("<clipPath id=\"clip{number}\"><path d=\""));
        data(&mut self.clips, &Path::rect(&to), UNITS_PER_MM);
        self.clips.push_str("\"/></clipPath>\n");
        self.open_clip(number);
    }

    fn image(&mut self, at: Rect, picture: &Pixels) {
        // An encoder that writes to memory fails for no picture that is whole.
        let Some(png) = picture.is_whole().then(|| picture.png().ok()).flatten() else { return };
        let [x, y, w, h] = [at.x, at.y, at.width, at.height].map(|mm| mm * UNITS_PER_MM);
        push(
            &mut self.body,
            format_args!("<image x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" "),
        );
        // A ground behind the map, about which there is nothing to read out.
        self.body.push_str("preserveAspectRatio=\"none\" aria-hidden=\"true\" ");
        self.body.push_str("xlink:href=\"data:image/png;base64,");
        BASE64_STANDARD.encode_string(&png, &mut self.body);
        self.body.push_str("\"/>\n");
    }
}

fn hatch() -> String {
    let pitch = HATCH_PITCH_MM * UNITS_PER_MM;
    let mut strokes = Path::default();
    for shift in [-pitch, 0.0, pitch] {
        strokes.line([Pt::new(shift - pitch, 2.0 * pitch), Pt::new(shift + 2.0 * pitch, -pitch)]);
    }
    let mut out = format!("<pattern id=\"hatch\" width=\"{pitch}\" height=\"{pitch}\" ");
    out.push_str("patternUnits=\"userSpaceOnUse\">");
    let paper = paint("fill", HATCH_PAPER);
    push(&mut out, format_args!("<rect width=\"{pitch}\" height=\"{pitch}\" {paper}/><path d=\""));
    data(&mut out, &strokes, 1.0);
    push(
        &mut out,
        format_args!("\"{}/></pattern>\n", stroke(&Pen::new(HATCH_INK, HATCH_WIDTH_MM))),
    );
    out
}

fn paint(what: &str, ink: Ink) -> String {
    let [r, g, b] = ink.rgb;
    let mut out = format!("{what}=\"#{r:02x}{g:02x}{b:02x}\"");
    if ink.alpha < 1.0 {
        push(&mut out, format_args!(" {what}-opacity=\"{:.2}\"", ink.alpha));
    }
    out
}

fn stroke(pen: &Pen) -> String {
    let width = pen.width_mm * UNITS_PER_MM;
    let mut out = format!(" {} stroke-width=\"{width:.1}\"", paint("stroke", pen.ink));
    out.push_str(" stroke-linejoin=\"round\"");
    if let Some((dash, gap)) = pen.dash {
        let (dash, gap) = (dash * UNITS_PER_MM, gap * UNITS_PER_MM);
        push(&mut out, format_args!(" stroke-dasharray=\"{dash:.0} {gap:.0}\""));
    }
    out
}

/// Path data in whole units, relative wherever that is exact.
fn data(out: &mut String, path: &Path, scale: f64) {
    let (mut at, mut start) = ((0_i64, 0_i64), (0_i64, 0_i64));
    let whole = |p: Pt| ((p.x * scale).round() as i64, (p.y * scale).round() as i64);
    let mut verb = ' ';
    for segment in &path.0 {
        let (letter, points): (char, &[Pt]) = match segment {
            Segment::Move(p) => ('m', std::slice::from_ref(p)),
            Segment::Line(p) => ('l', std::slice::from_ref(p)),
            Segment::Quad(c, p) => ('q', &[*c, *p]),
            Segment::Cubic(c, d, p) => ('c', &[*c, *d, *p]),
            Segment::Close => {
                out.push('z');
                (at, verb) = (start, 'z');
                continue;
            }
        };
        if letter == 'm' {
            // Absolute, so that a reader of one ring need not have read the ones before.
            start = whole(points[0]);
            at = start;
            push(out, format_args!("M{} {}", at.0, at.1));
            verb = 'm';
            continue;
        }
        if letter == verb {
            out.push(' ');
        } else {
            out.push(letter);
            verb = letter;
        }
        let from = at;
        for (i, p) in points.iter().enumerate() {
            at = whole(*p);
            let gap = if i == 0 { "" } else { " " };
            push(out, format_args!("{gap}{} {}", at.0 - from.0, at.1 - from.1));
        }
    }
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(what);
}

/// Text as XML takes it; characters that no XML document may hold are dropped.
fn escape(out: &mut String, text: &str) {
    out.push_str(&quick_xml::escape::escape(clean(text)));
}
