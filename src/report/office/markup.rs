//! `WordprocessingML` (ECMA-376 part 1, transitional): paragraphs, tables and pictures as XML.
//!
//! In: values. Out: markup whose elements stand in the order of the schema, which Word insists on. All
//! text goes through [`escaped`]. Styles are named only where the template has them.

use super::part::Around;
use crate::xml::escaped;
use std::fmt::Write as _;

/// English metric units of one twentieth of a point, and of a millimetre.
const EMU_PER_TWIP: f64 = 635.0;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As the paragraph that the block replaces.
    Body,
    /// Heading of a part of a block.
    Heading,
    /// Over a table, under a picture.
    Caption,
    /// Under a table.
    Note,
    /// In a cell of a table.
    Cell,
    /// In the head of a column.
    Head,
    /// That holds a picture.
    Picture,
}

impl Style {
    /// The style's identifier in templates; the default template has all of them.
    pub(super) fn id(self) -> Option<&'static str> {
        match self {
            Self::Body => None,
            Self::Heading => Some("PhusongHeading"),
            Self::Caption => Some("PhusongCaption"),
            Self::Note => Some("PhusongNote"),
            Self::Cell => Some("PhusongCell"),
            Self::Head => Some("PhusongHead"),
            Self::Picture => Some("PhusongPicture"),
        }
    }

    /// What is stated where the template does not have the style: properties of paragraph and run.
    fn fallback(self) -> (&'static str, &'static str) {
        match self {
            Self::Body => ("", ""),
            Self::Heading => {
                ("<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>", "<w:b/>")
            }
            Self::Caption => {
                ("<w:spacing w:before=\"120\" w:after=\"80\"/><w:jc w:val=\"center\"/>", "<w:i/>")
            }
            Self::Note => {
                ("<w:spacing w:before=\"60\" w:after=\"0\"/>", "<w:i/><w:sz w:val=\"20\"/>")
            }
            Self::Cell => ("<w:spacing w:before=\"20\" w:after=\"20\"/>", "<w:sz w:val=\"20\"/>"),
            Self::Head => (
                "<w:spacing w:before=\"20\" w:after=\"20\"/><w:jc w:val=\"center\"/>",
                "<w:b/><w:sz w:val=\"20\"/>",
            ),
            Self::Picture => ("<w:keepNext/><w:jc w:val=\"center\"/>", ""),
        }
    }
}

/// Where a cell's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

/// Markup of one block being made.
pub(super) struct Markup<'a> {
    pub(super) out: String,
    pub(super) around: &'a Around,
    /// Identifiers of the template's styles.
    styles: &'a [String],
}

impl<'a> Markup<'a> {
    /// Nothing yet.
    pub(super) fn new(around: &'a Around, styles: &'a [String]) -> Self {
        Self { out: String::new(), around, styles }
    }

    fn named(&self, style: Style) -> Option<&'static str> {
        style.id().filter(|id| self.styles.iter().any(|s| s == id))
    }

    /// Properties of a paragraph. `keep`: on one page with what follows.
    fn paragraph_properties(&self, style: Style, keep: bool, align: Option<Align>) -> String {
        if style == Style::Body {
            return self.around.paragraph.clone();
        }
        let mut own = String::new();
        let named = self.named(style);
        if let Some(id) = named {
            let _ = write!(own, "<w:pStyle w:val=\"{id}\"/>");
        }
        let fallback = if named.is_some() { "" } else { style.fallback().0 };
        if keep && !fallback.contains("<w:keepNext/>") {
            own.push_str("<w:keepNext/>");
        }
        let align = align.map(|a| match a {
            Align::Left => "<w:jc w:val=\"left\"/>",
            Align::Centre => "<w:jc w:val=\"center\"/>",
            Align::Right => "<w:jc w:val=\"right\"/>",
        });
        match align {
            Some(align) => {
                own.push_str(fallback.split("<w:jc").next().unwrap_or_default());
                own.push_str(align);
            }
            None => own.push_str(fallback),
        }
        format!("<w:pPr>{own}</w:pPr>")
    }

    /// Properties of a run: those of the style, then its own weight and colour.
    fn run_properties(&self, style: Style, bold: bool, colour: Option<u32>) -> String {
        if style == Style::Body {
            return self.around.run.clone();
        }
        let fallback = if self.named(style).is_some() { "" } else { style.fallback().1 };
        let mut own = String::new();
        if bold && !fallback.contains("<w:b/>") {
            own.push_str("<w:b/>");
        }
        // Colour stands before size.
        let (weight, size) = fallback.split_at(fallback.find("<w:sz").unwrap_or(fallback.len()));
        own.push_str(weight);
        if let Some(rgb) = colour {
            let _ = write!(own, "<w:color w:val=\"{rgb:06X}\"/>");
        }
        own.push_str(size);
        if own.is_empty() { own } else { format!("<w:rPr>{own}</w:rPr>") }
    }

    /// A paragraph of text.
    pub(super) fn paragraph(&mut self, style: Style, text: &str) {
        let properties = self.paragraph_properties(style, style == Style::Heading, None);
        let run = self.run_properties(style, false, None);
        let text = escaped(text);
        let _ = write!(
            self.out,
            "<w:p>{properties}<w:r>{run}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        );
    }

    /// A caption with a number that Word counts: `Bảng 3. …`; over a table it stays with it.
    pub(super) fn caption(&mut self, label: &str, number: usize, text: &str, over: bool) {
        let properties = self.paragraph_properties(Style::Caption, over, None);
        let run = self.run_properties(Style::Caption, false, None);
        let (label, text) = (escaped(label), escaped(text));
        let _ = write!(
            self.out,
            "<w:p>{properties}<w:r>{run}<w:t xml:space=\"preserve\">{label} </w:t></w:r>\
             <w:fldSimple w:instr=\" SEQ {label} \\* ARABIC \"><w:r>{run}<w:t>{number}</w:t></w:r>\
             </w:fldSimple><w:r>{run}<w:t xml:space=\"preserve\">. {text}</w:t></w:r></w:p>"
        );
    }

    /// Begins a table of columns of those widths, twentieths of a point.
    pub(super) fn open_table(&mut self, widths: &[f64]) {
        let whole: f64 = widths.iter().sum();
        let _ = write!(self.out, "<w:tbl><w:tblPr><w:tblW w:w=\"{whole:.0}\" w:type=\"dxa\"/>");
        self.out.push_str("<w:jc w:val=\"center\"/><w:tblBorders>");
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            let _ = write!(
                self.out,
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
            );
        }
        self.out.push_str(
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
             <w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>\
             <w:tblLook w:val=\"0420\"/></w:tblPr><w:tblGrid>",
        );
        for width in widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width:.0}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
    }

    /// Ends it. A small paragraph follows, lest two tables become one.
    pub(super) fn close_table(&mut self) {
        self.out.push_str(
            "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" \
             w:lineRule=\"exact\"/></w:pPr></w:p>",
        );
    }

    /// Begins a row, which no page end splits; `head`: repeated on every page.
    pub(super) fn open_row(&mut self, head: bool) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        self.out.push_str(if head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    }

    /// Ends it.
    pub(super) fn close_row(&mut self) {
        self.out.push_str("</w:tr>");
    }

    /// A cell.
    pub(super) fn cell(&mut self, cell: &TableCell<'_>) {
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{:.0}\" w:type=\"dxa\"/>", cell.width);
        if cell.columns > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{}\"/>", cell.columns);
        }
        match cell.merge {
            Merge::None => {}
            Merge::Begins => self.out.push_str("<w:vMerge w:val=\"restart\"/>"),
            Merge::Goes => self.out.push_str("<w:vMerge/>"),
        }
        if let Some(ground) = cell.ground {
            let _ = write!(
                self.out,
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground:06X}\"/>"
            );
        }
        self.out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
        let properties = self.paragraph_properties(cell.style, cell.keep, Some(cell.align));
        let run = self.run_properties(cell.style, cell.bold, cell.ink);
        let text = escaped(cell.text);
        let _ = write!(self.out, "<w:p>{properties}");
        if !text.is_empty() {
            let _ = write!(self.out, "<w:r>{run}<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
        }
        self.out.push_str("</w:p></w:tc>");
    }

    /// A picture of a relationship, twentieths of a point wide and high; `told` is what it shows.
    pub(super) fn picture(&mut self, picture: &PictureAt<'_>) {
        let properties = self.paragraph_properties(Style::Picture, true, None);
        let (cx, cy) = (picture.width * EMU_PER_TWIP, picture.height * EMU_PER_TWIP);
        let (relation, number) = (picture.relation, picture.number);
        let (name, told) = (escaped(picture.name), escaped(picture.told));
        let _ = write!(
            self.out,
            "<w:p>{properties}<w:r><w:drawing>\
             <wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx:.0}\" cy=\"{cy:.0}\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{told}\"/><wp:cNvGraphicFramePr>\
             <a:graphicFrameLocks xmlns:a=\"{A}\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic xmlns:a=\"{A}\"><a:graphicData uri=\"{PIC}\"><pic:pic xmlns:pic=\"{PIC}\">\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip xmlns:r=\"{R}\" r:embed=\"{relation}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{cx:.0}\" cy=\"{cy:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
             </w:r></w:p>"
        );
    }
}

const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A cell of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableCell<'a> {
    pub(super) text: &'a str,
    /// Twentieths of a point.
    pub(super) width: f64,
    /// Columns that it goes over.
    pub(super) columns: usize,
    pub(super) merge: Merge,
    pub(super) style: Style,
    pub(super) align: Align,
    pub(super) bold: bool,
    /// Whether its row stays on the page of the next.
    pub(super) keep: bool,
    /// RGB.
    pub(super) ground: Option<u32>,
    pub(super) ink: Option<u32>,
}

/// Whether a cell is one with that below or above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merge {
    None,
    Begins,
    Goes,
}

/// A picture on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct PictureAt<'a> {
    pub(super) relation: &'a str,
    /// Unique among the document's drawings.
    pub(super) number: usize,
    pub(super) name: &'a str,
    pub(super) told: &'a str,
    /// Twentieths of a point.
    pub(super) width: f64,
    pub(super) height: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::office::part::Room;

    fn around() -> Around {
        let room = Room { width: 9000.0, height: 14_000.0 };
        Around {
            paragraph: "<w:pPr><w:jc w:val=\"both\"/></w:pPr>".into(),
            run: String::new(),
            room,
        }
    }

    #[test]
    fn text_of_any_origin_is_legible_and_escaped() {
        let (around, styles) = (around(), Vec::new());
        let mut markup = Markup::new(&around, &styles);
        markup.paragraph(Style::Body, "Thôn <script>&\u{0}\u{b}\u{ffff}\n“a\"");
        assert_eq!(
            markup.out,
            "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t xml:space=\"preserve\">\
             Thôn &lt;script&gt;&amp; “a&quot;</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn styles_are_named_only_where_the_template_has_them() {
        let around = around();
        let with = ["PhusongNote".to_owned()];
        let of = |styles: &[String]| {
            let mut markup = Markup::new(&around, styles);
            markup.paragraph(Style::Note, "x");
            markup.out
        };
        assert!(of(&with).contains("<w:pStyle w:val=\"PhusongNote\"/>"));
        assert!(!of(&with).contains("<w:sz"));
        assert!(!of(&[]).contains("pStyle") && of(&[]).contains("<w:i/><w:sz w:val=\"20\"/>"));
    }
}
