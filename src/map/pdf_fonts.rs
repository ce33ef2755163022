//! The typeface inside a PDF: of each cut the glyphs that are used, and which characters they stand for.
//!
//! In: the glyphs of all pages by cut. Out: fonts of the document (ISO 32000-1:2008, 9.7). Glyphs are
//! numbered as in the whole typeface; a map leads to their numbers in the subset.

use super::error::Error;
use super::font::{Fonts, Weight};
use super::pdf::deflate;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Ref, Str};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

/// Writes one cut and returns the font that pages name. `next` gives numbers of objects.
///
/// # Errors
/// [`Error::Pdf`] with what the subsetter or the compression says.
pub(super) fn embed(
    pdf: &mut Pdf,
    next: &mut impl FnMut() -> Ref,
    fonts: &Fonts,
    weight: Weight,
    glyphs: &BTreeMap<u16, char>,
) -> Result<Ref, Error> {
    let failed = |reason: String| Error::Pdf { reason };
    let mut subset = GlyphRemapper::new();
    let mut numbers: Vec<u8> = Vec::new();
    for glyph in glyphs.keys() {
        let at = usize::from(*glyph) * 2;
        numbers.resize(at + 2, 0);
        numbers[at..].copy_from_slice(&subset.remap(*glyph).to_be_bytes());
    }
    let program =
        subsetter::subset(weight.bytes(), 0, &subset).map_err(|e| failed(e.to_string()))?;
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    let mut said = UnicodeCmap::new(Name(b"Adobe-Identity-UCS"), system);
    // Glyph 0 is the box for a character the typeface lacks; it stands for no one character.
    for (&glyph, &c) in glyphs.iter().filter(|(g, _)| **g != 0) {
        said.pair(glyph, c);
    }
    let [font, cid, descriptor, file, map, unicode] = std::array::from_fn(|_| next());
    let name = format!("{}+{}", tag(&program), weight.post_script_name());
    let name = Name(name.as_bytes());
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(unicode);
    let mut cid_font = pdf.cid_font(cid);
    cid_font
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(system)
        .font_descriptor(descriptor)
        .default_width(0.0)
        .cid_to_gid_map_stream(map);
    let mut widths = cid_font.widths();
    for &glyph in glyphs.keys() {
        let width = fonts.advance_em(weight, GlyphId(glyph)) * 1000.0;
        widths.consecutive(glyph, [width as f32]);
    }
    widths.finish();
    cid_font.finish();
    let metrics = fonts.metrics(weight);
    let [left, low, right, high] = metrics.bounds.map(|v| v as f32);
    let mut flags = FontFlags::NON_SYMBOLIC;
    if weight == Weight::Italic {
        flags |= FontFlags::ITALIC;
    }
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(flags)
        .bbox(pdf_writer::Rect::new(left, low, right, high))
        .italic_angle(metrics.italic_angle_deg as f32)
        .ascent(metrics.ascent as f32)
        .descent(metrics.descent as f32)
        .cap_height(metrics.cap_height as f32)
        // Not in the font; used only where a reader has to find a stand-in.
        .stem_v(if weight == Weight::Bold { 130.0 } else { 85.0 })
        .font_file2(file);
    let packed = |bytes: &[u8]| deflate(bytes).map_err(|e| failed(e.to_string()));
    let length = i32::try_from(program.len()).unwrap_or(i32::MAX);
    pdf.stream(file, &packed(&program)?).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    pdf.stream(map, &packed(&numbers)?).filter(Filter::FlateDecode);
    pdf.stream(unicode, &packed(&said.finish())?).filter(Filter::FlateDecode);
    Ok(font)
}

/// Six letters that tell this subset from others of the same font [9.6.4].
fn tag(program: &[u8]) -> String {
    let digest = Sha256::digest(program);
    digest.iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}
