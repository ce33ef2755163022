//! The typeface: measuring and outlining text, without any system font.
//!
//! In: text of any origin. Out: glyphs with exact advances and pair kerning (GPOS `kern`), in units
//! of the em. Text is brought to NFC, since nothing here places combining marks; control characters
//! are dropped. Not here: shaping of scripts that need it, right-to-left text.
//!
//! Be Vietnam Pro, SIL Open Font License 1.1 (`font/OFL.txt`), as packaged for npm by Expo, 0.4.1.

use super::error::Error;
use super::geometry::{Path, Pt, Segment};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};
use unicode_normalization::UnicodeNormalization;

/// A cut of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
    Bold,
    Italic,
}

impl Weight {
    const ALL: [Self; 4] = [Self::Regular, Self::SemiBold, Self::Bold, Self::Italic];

    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("font/BeVietnamPro-Regular.ttf"),
            Self::SemiBold => include_bytes!("font/BeVietnamPro-SemiBold.ttf"),
            Self::Bold => include_bytes!("font/BeVietnamPro-Bold.ttf"),
            Self::Italic => include_bytes!("font/BeVietnamPro-Italic.ttf"),
        }
    }

    /// The font's name in its own `name` table, as documents write it.
    pub(crate) fn post_script_name(self) -> &'static str {
        match self {
            Self::Regular => "BeVietnamPro-Regular",
            Self::SemiBold => "BeVietnamPro-SemiBold",
            Self::Bold => "BeVietnamPro-Bold",
            Self::Italic => "BeVietnamPro-Italic",
        }
    }

    /// A letter for identifiers.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Regular => 'r',
            Self::SemiBold => 's',
            Self::Bold => 'b',
            Self::Italic => 'i',
        }
    }
}

struct Cut {
    face: Face<'static>,
    pairs: Vec<PairAdjustment<'static>>,
    em: f64,
}

/// What a document that embeds a cut says about it; lengths in thousandths of the em.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metrics {
    /// Left, lower, right and upper edge of all glyphs laid over each other.
    pub(crate) bounds: [f64; 4],
    pub(crate) ascent: f64,
    /// Below the baseline, hence negative.
    pub(crate) descent: f64,
    pub(crate) cap_height: f64,
    /// Degrees counter-clockwise from upright.
    pub(crate) italic_angle_deg: f64,
}

/// The four cuts, parsed.
pub(crate) struct Fonts([Cut; 4]);

/// A line of text, measured.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    /// What it says, as drawn.
    pub(crate) text: String,
    pub(crate) weight: Weight,
    /// Glyphs with the distance of their origins from the run's, em.
    pub(crate) glyphs: Vec<(GlyphId, f64)>,
    /// Advance width, em.
    pub(crate) width_em: f64,
}

impl Fonts {
    /// # Errors
    /// [`Error::Font`] when a built-in font cannot be parsed, which would be a fault of the build.
    pub(crate) fn new() -> Result<Self, Error> {
        let cut = |weight: Weight| {
            let face = Face::parse(weight.bytes(), 0).map_err(|_| Error::Font)?;
            let em = f64::from(face.units_per_em());
            Ok(Cut { pairs: kerning(&face), em, face })
        };
        let [r, s, b, i] = Weight::ALL;
        Ok(Self([cut(r)?, cut(s)?, cut(b)?, cut(i)?]))
    }

    fn cut(&self, weight: Weight) -> &Cut {
        &self.0[weight as usize]
    }

    /// Measures a line of text.
    pub(crate) fn run(&self, text: &str, weight: Weight) -> Run {
        let cut = self.cut(weight);
        let text = clean(text);
        let mut glyphs: Vec<(GlyphId, f64)> = Vec::with_capacity(text.len());
        let mut at = 0.0;
        for c in text.chars() {
            let glyph = cut.glyph(c);
            if let Some(&(before, _)) = glyphs.last() {
                at += f64::from(cut.kern(before, glyph)) / cut.em;
            }
            glyphs.push((glyph, at));
            at += f64::from(cut.face.glyph_hor_advance(glyph).unwrap_or(0)) / cut.em;
        }
        Run { text, weight, glyphs, width_em: at }
    }

    /// A glyph's outline, in font units, y upwards.
    pub(crate) fn outline(&self, weight: Weight, glyph: GlyphId) -> Path {
        let mut pen = Outline(Path::default());
        // A blank has no outline, and says so with `None`.
        let _ = self.cut(weight).face.outline_glyph(glyph, &mut pen);
        pen.0
    }

    /// A glyph's advance, em.
    pub(crate) fn advance_em(&self, weight: Weight, glyph: GlyphId) -> f64 {
        let cut = self.cut(weight);
        f64::from(cut.face.glyph_hor_advance(glyph).unwrap_or(0)) / cut.em
    }

    /// What a document says about a cut.
    pub(crate) fn metrics(&self, weight: Weight) -> Metrics {
        let cut = self.cut(weight);
        let part = |units: i16| f64::from(units) * 1000.0 / cut.em;
        let face = &cut.face;
        let all = face.global_bounding_box();
        Metrics {
            bounds: [all.x_min, all.y_min, all.x_max, all.y_max].map(part),
            ascent: part(face.ascender()),
            descent: part(face.descender()),
            cap_height: part(face.capital_height().unwrap_or(face.ascender())),
            italic_angle_deg: f64::from(face.italic_angle()),
        }
    }

    /// Font units of one em.
    pub(crate) fn units_per_em(&self, weight: Weight) -> f64 {
        self.cut(weight).em
    }

    /// Whether the typeface draws every character of it.
    #[cfg(test)]
    pub(crate) fn covers(&self, text: &str, weight: Weight) -> bool {
        clean(text).chars().all(|c| self.cut(weight).glyph(c) != GlyphId(0))
    }
}

impl Cut {
    fn glyph(&self, c: char) -> GlyphId {
        let known = |c| self.face.glyph_index(c);
        let stand_in = match c {
            '\u{2011}' | '\u{2212}' => known('\u{2013}'),
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => known(' '),
            '\u{2032}' => known('\''),
            '\u{2033}' => known('"'),
            _ => None,
        };
        // Glyph 0 is the font's box for a character it lacks: better seen than silently dropped.
        known(c).or(stand_in).unwrap_or(GlyphId(0))
    }

    /// Kerning between two glyphs, font units.
    fn kern(&self, first: GlyphId, second: GlyphId) -> i16 {
        for pair in &self.pairs {
            match pair {
                PairAdjustment::Format1 { coverage, sets } => {
                    let set = coverage.get(first).and_then(|i| sets.get(i));
                    if let Some((value, _)) = set.and_then(|s| s.get(second)) {
                        return value.x_advance;
                    }
                }
                PairAdjustment::Format2 { coverage, classes, matrix } => {
                    if coverage.contains(first) {
                        let at = (classes.0.get(first), classes.1.get(second));
                        return matrix.get(at).map_or(0, |(value, _)| value.x_advance);
                    }
                }
            }
        }
        0
    }
}

fn kerning(face: &Face<'static>) -> Vec<PairAdjustment<'static>> {
    let Some(gpos) = face.tables().gpos else { return Vec::new() };
    let mut lookups: Vec<u16> = Vec::new();
    for feature in gpos.features {
        if feature.tag == Tag::from_bytes(b"kern") {
            lookups.extend(feature.lookup_indices);
        }
    }
    lookups.sort_unstable();
    lookups.dedup();
    lookups
        .into_iter()
        .filter_map(|i| gpos.lookups.get(i))
        .flat_map(|lookup| lookup.subtables.into_iter::<PositioningSubtable>())
        .filter_map(|subtable| match subtable {
            PositioningSubtable::Pair(pair) => Some(pair),
            _ => None,
        })
        .collect()
}

/// NFC, without control characters, byte order marks and marks of direction; blanks become one blank.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\t' | '\n' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

struct Outline(Path);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.0.push(Segment::Move(pt(x, y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.0.push(Segment::Line(pt(x, y)));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.0.push(Segment::Quad(pt(x1, y1), pt(x, y)));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.0.push(Segment::Cubic(pt(x1, y1), pt(x2, y2), pt(x, y)));
    }
    fn close(&mut self) {
        self.0.0.push(Segment::Close);
    }
}

fn pt(x: f32, y: f32) -> Pt {
    Pt::new(f64::from(x), f64::from(y))
}

#[cfg(test)]
#[path = "font_tests.rs"]
mod tests;
