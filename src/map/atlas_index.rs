//! The index of an atlas: what it is of, then every commune with its page and its villages by status.
//!
//! A4 held upright, whatever paper the maps have: it is a list. Lengths in mm.

use super::content::Content;
use super::error::Error;
use super::font::{Fonts, Weight};
use super::geometry::{Path, Pt, Rect};
use super::ink::{Fill, Ink, Pen};
use super::kind::Subject;
use super::leaf::About;
use super::pdf::PdfPage;
use super::recording::Recording;
use super::sheet::{FrameOf, Sheet};
use super::surface::{Lettering, Surface};
use super::text::{BASELINE, LEADING, POINT_MM, fit, wrap_evenly};
use super::words::shown_pct;
use crate::assessment::Assessment;
use crate::indicator::Status;
use crate::lang::{Lang, Numbers};
use jiff::civil::Date;
use phusong_lang::{plain, say, word};

/// Villages by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    covered: usize,
    hole: usize,
    white: usize,
    no_data: usize,
}

impl Counts {
    pub(super) fn add(&mut self, status: Status) {
        match status {
            Status::Covered => self.covered += 1,
            Status::Hole => self.hole += 1,
            Status::White => self.white += 1,
            Status::NoData => self.no_data += 1,
        }
    }

    pub(super) fn villages(&self) -> usize {
        self.known() + self.no_data
    }

    fn known(&self) -> usize {
        self.covered + self.hole + self.white
    }

    fn with(self, other: Self) -> Self {
        Self {
            covered: self.covered + other.covered,
            hole: self.hole + other.hole,
            white: self.white + other.white,
            no_data: self.no_data + other.no_data,
        }
    }
}

/// A commune in the index.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: String,
    /// Its page, from 1.
    pub(super) page: Option<usize>,
    pub(super) counts: Counts,
}

/// The index.
pub(super) struct Index<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) assessment: &'a Assessment,
    pub(super) lang: Lang,
    pub(super) made_on: Date,
    pub(super) rows: &'a [Row],
    /// The number of the document's last page.
    pub(super) last: usize,
}

/// A4.
const SIZE_MM: (f64, f64) = (210.0, 297.0);
/// Blank around the page.
const MARGIN_MM: f64 = 18.0;
const ROW_MM: f64 = 5.2;
/// What stands over the first table and what over the others.
const FIRST_MM: f64 = 62.0;
const OTHER_MM: f64 = 12.0;
/// Under the table.
const FOOT_MM: f64 = 10.0;
/// Right edges of the columns but the second, which is the name's and begins where the first ends: page,
/// name, villages, covered, hole, white, no data, rate; from the left margin.
const RIGHT_MM: [f64; 8] = [11.0, 68.0, 82.0, 100.0, 112.0, 126.0, 156.0, 174.0];

/// Rows on a page; one more is the head.
fn room(page: usize) -> usize {
    let top = if page == 0 { FIRST_MM } else { OTHER_MM };
    let height = SIZE_MM.1 - 2.0 * MARGIN_MM - top - FOOT_MM;
    // On the first page a row for the whole.
    (height / ROW_MM).floor() as usize - if page == 0 { 2 } else { 1 }
}

/// How many pages so many communes take.
pub(super) fn pages(rows: usize) -> usize {
    1 + rows.saturating_sub(room(0)).div_ceil(room(1))
}

/// The number of a page, of how many.
pub(super) fn page_of(lang: Lang, page: usize, last: usize) -> String {
    say!(lang, "atlas-page-of", page = plain(page), last = plain(last))
}

impl Index<'_> {
    /// What the sheet says of the whole land.
    fn content(&self) -> Content {
        let (title_vi, title_en) = (whole(&self.sheet.title_vi), whole(&self.sheet.title_en));
        let sheet = Sheet { frame: FrameOf::Province, title_vi, title_en, ..self.sheet.clone() };
        let subject = Subject { sheet: &sheet, assessment: self.assessment, lang: self.lang };
        Content::new(&subject, &subject.mapped(), self.made_on)
    }

    /// The document's title.
    pub(super) fn title(&self) -> String {
        format!("{}: {}", word!(self.lang, "atlas-title"), self.content().title)
    }

    /// The pages.
    pub(super) fn leaves(&self) -> Result<Vec<PdfPage>, Error> {
        let fonts = Fonts::new()?;
        let content = self.content();
        let about = About { title: self.title(), ..About::default() };
        let mut rest = self.rows;
        let mut out = Vec::new();
        for page in 0..pages(self.rows.len()) {
            let (here, later) = rest.split_at(rest.len().min(room(page)));
            rest = later;
            let mut sheet =
                Page { recording: Recording::new(SIZE_MM), fonts: &fonts, links: Vec::new() };
            sheet.recording.open_layer("furniture");
            let mut y = MARGIN_MM;
            if page == 0 {
                self.head(&mut sheet, &content);
                y += FIRST_MM;
            } else {
                let size = 9.0 * POINT_MM;
                sheet.left(&about.title, Weight::SemiBold, size, MARGIN_MM, y, 174.0, Ink::BLACK);
                y += OTHER_MM;
            }
            self.table(&mut sheet, y, here, page == 0);
            let number = page_of(self.lang, page + 1, self.last);
            let foot = SIZE_MM.1 - MARGIN_MM;
            sheet.centre(&number, Weight::Regular, 7.5 * POINT_MM, foot, Ink::DARK);
            sheet.recording.close_layer();
            let mut written = PdfPage::of(&sheet.recording, SIZE_MM, &about.title)?;
            if page == 0 {
                written = written.bookmarked(word!(self.lang, "atlas-index"));
            }
            for (at, to) in sheet.links {
                written = written.linked(at, to);
            }
            out.push(written);
        }
        Ok(out)
    }

    /// What the atlas is of, on its first page.
    fn head(&self, page: &mut Page<'_>, content: &Content) {
        let mut y = MARGIN_MM;
        page.centre(
            word!(self.lang, "atlas-title"),
            Weight::SemiBold,
            12.0 * POINT_MM,
            y,
            Ink::DARK,
        );
        y += 8.0;
        let width = SIZE_MM.0 - 2.0 * MARGIN_MM;
        let size = 18.0 * POINT_MM;
        for run in wrap_evenly(page.fonts, &content.title, Weight::Bold, size, width, 2) {
            page.centre(&run.text, Weight::Bold, size, y, Ink::BLACK);
            y += LEADING * size;
        }
        y += 1.5;
        if let Some(mark) = content.synthetic {
            let size = 10.0 * POINT_MM;
            let run = page.fonts.run(mark, Weight::Bold);
            let width = run.width_em * size + 8.0;
            let plate = Rect::new((SIZE_MM.0 - width) / 2.0, y, width, LEADING * size + 0.8);
            let fill = Some(Fill::Solid(Ink::WARNING));
            page.recording.area(&Path::rect(&plate), fill, None, None);
            page.centre(mark, Weight::Bold, size, y + 0.3, Ink::WHITE);
            y = plate.bottom() + 2.0;
        }
        let size = 8.5 * POINT_MM;
        for run in wrap_evenly(page.fonts, &content.subtitle, Weight::Regular, size, width, 4) {
            page.centre(&run.text, Weight::Regular, size, y, Ink::DARK);
            y += LEADING * size;
        }
        y += 1.5;
        for line in content.maker.iter().chain([&content.made_on]) {
            page.centre(line, Weight::Italic, size, y, Ink::DARK);
            y += LEADING * size;
        }
    }

    fn table(&self, page: &mut Page<'_>, top: f64, rows: &[Row], first: bool) {
        let columns = [
            word!(self.lang, "atlas-column-page"),
            word!(self.lang, "atlas-column-commune"),
            word!(self.lang, "atlas-column-villages"),
            word!(self.lang, "atlas-column-covered"),
            word!(self.lang, "atlas-column-hole"),
            word!(self.lang, "atlas-column-white"),
            word!(self.lang, "atlas-column-no-data"),
            word!(self.lang, "atlas-column-rate"),
        ];
        page.row(top, &columns, Weight::SemiBold);
        page.line(top + ROW_MM, Pen::new(Ink::BLACK, 0.25));
        let mut y = top + ROW_MM;
        if first {
            let whole = self.rows.iter().map(|r| r.counts).fold(Counts::default(), Counts::with);
            let cells = self.cells(None, word!(self.lang, "atlas-whole"), whole);
            page.row(y, &cells.each_ref().map(String::as_str), Weight::SemiBold);
            y += ROW_MM;
            page.line(y, Pen::new(Ink::MID, 0.15));
        }
        for row in rows {
            let cells = self.cells(row.page, &row.name, row.counts);
            page.row(y, &cells.each_ref().map(String::as_str), Weight::Regular);
            if let Some(number) = row.page {
                let width = SIZE_MM.0 - 2.0 * MARGIN_MM;
                page.links.push((Rect::new(MARGIN_MM, y, width, ROW_MM), number - 1));
            }
            y += ROW_MM;
            page.line(y, Pen::new(Ink::grey(0xd0), 0.1));
        }
    }

    fn cells(&self, page: Option<usize>, name: &str, counts: Counts) -> [String; 8] {
        let numbers = Numbers(self.lang);
        // Nothing known is no rate, and counts of nothing known are no counts.
        let known = |n: usize| if counts.known() == 0 { dash() } else { numbers.count(n) };
        let rate = if counts.known() == 0 {
            dash()
        } else {
            let pct = 100.0 * counts.covered as f64 / counts.known() as f64;
            format!("{}\u{a0}%", numbers.decimal(shown_pct(pct).0, 1))
        };
        [
            page.map_or_else(String::new, |p| p.to_string()),
            name.to_owned(),
            numbers.count(counts.villages()),
            known(counts.covered),
            known(counts.hole),
            known(counts.white),
            numbers.count(counts.no_data),
            rate,
        ]
    }
}

/// A title of one commune as one of the whole land.
fn whole(template: &str) -> String {
    template.replace("{commune}, ", "").replace("{COMMUNE}, ", "")
}

fn dash() -> String {
    "–".to_owned()
}

/// A page being painted.
struct Page<'a> {
    recording: Recording,
    fonts: &'a Fonts,
    /// Where a click leads to which page, from 0.
    links: Vec<(Rect, usize)>,
}

impl Page<'_> {
    /// A line of text in a box whose left edge is given, cut to a width.
    #[expect(clippy::too_many_arguments, reason = "all of them say where and how one line stands")]
    fn left(
        &mut self,
        text: &str,
        weight: Weight,
        size: f64,
        x: f64,
        y: f64,
        width: f64,
        ink: Ink,
    ) {
        let run = fit(self.fonts, text, weight, size, width);
        let at = Pt::new(x, y + BASELINE * size);
        let style = Lettering { at, size_mm: size, angle_deg: 0.0, ink, halo: None };
        self.recording.text(self.fonts, &run, &style);
    }

    fn centre(&mut self, text: &str, weight: Weight, size: f64, y: f64, ink: Ink) {
        let width = self.fonts.run(text, weight).width_em * size;
        let most = SIZE_MM.0 - 2.0 * MARGIN_MM;
        let x = (SIZE_MM.0 - width.min(most)) / 2.0;
        self.left(text, weight, size, x, y, most, ink);
    }

    fn line(&mut self, y: f64, pen: Pen) {
        let mut path = Path::default();
        path.line([Pt::new(MARGIN_MM, y), Pt::new(SIZE_MM.0 - MARGIN_MM, y)]);
        self.recording.stroke(&path, &pen);
    }

    /// The cells of a row; all but the name end at the right edges of their columns.
    fn row(&mut self, y: f64, cells: &[&str; 8], weight: Weight) {
        let size = 8.5 * POINT_MM;
        let y = y + (ROW_MM - LEADING * size) / 2.0;
        for (i, text) in cells.iter().enumerate() {
            let right = MARGIN_MM + RIGHT_MM[i];
            let left = if i == 0 { MARGIN_MM } else { MARGIN_MM + RIGHT_MM[i - 1] };
            let room = right - left - 2.0;
            let x = if i == 1 {
                left + 4.0
            } else {
                right - fit(self.fonts, text, weight, size, room).width_em * size
            };
            let room = if i == 1 { room - 2.0 } else { room };
            self.left(text, weight, size, x, y, room, Ink::BLACK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_names_no_commune() {
        assert_eq!(whole("4G – {commune}, {province}"), "4G – {province}");
        assert_eq!(whole("4G – {PROVINCE}"), "4G – {PROVINCE}");
    }

    #[test]
    fn every_commune_finds_room() {
        for rows in [0, 1, 35, 36, 37, 100, 166, 3321] {
            let pages = pages(rows);
            let all: usize = (0..pages).map(room).sum();
            assert!(all >= rows, "{rows} communes on {pages} pages");
            let fewer: usize = (0..pages - 1).map(room).sum();
            assert!(pages == 1 || fewer < rows, "{pages} pages are too many for {rows}");
        }
    }
}
