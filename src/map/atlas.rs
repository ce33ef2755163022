//! An atlas: a page for every commune, with an index before them, as one PDF.
//!
//! In: a sheet and an assessment. Out: pages, made one at a time on as many threads as there are, and the
//! document of them. The communes stand in the order of the Vietnamese alphabet; the index names each with
//! its page and how many of its villages are covered, and leads there when clicked. A commune none of whose
//! villages has a polygon is in the index, without a page.

use super::atlas_index::{self, Counts, Row};
use super::backdrop::Backdrop;
use super::book::Book;
use super::error::Error;
use super::font::{Fonts, Weight};
use super::geometry::{Path, Rect};
use super::ink::{Fill, Ink};
use super::leaf::Leaf;
use super::pdf::PdfPage;
use super::sheet::{FrameOf, Labels, Sheet, VillageLabels};
use super::surface::{Lettering, Surface};
use super::text::{BASELINE, LEADING, POINT_MM};
use crate::assessment::Assessment;
use crate::indicator::Status;
use crate::lang::Lang;
use crate::place::vietnamese_order;
use jiff::civil::Date;

/// From the paper's lower edge to the middle of the page number, mm: the number stands in the outer frame.
const NUMBER_UP_MM: f64 = 7.0;

/// A page for every commune.
pub struct Atlas<'a> {
    sheet: &'a Sheet,
    assessment: &'a Assessment,
    backdrop: &'a Backdrop,
    lang: Lang,
    made_on: Date,
    rows: Vec<Row>,
    /// The communes with a page, in order.
    communes: Vec<u32>,
    /// Pages of the index.
    before: usize,
}

impl<'a> Atlas<'a> {
    /// The atlas of a sheet.
    pub fn new(
        sheet: &'a Sheet,
        assessment: &'a Assessment,
        backdrop: &'a Backdrop,
        lang: Lang,
        made_on: Date,
    ) -> Self {
        let units = &assessment.units.communes;
        let mut counts = vec![Counts::default(); units.len()];
        let mut drawn = vec![false; units.len()];
        let service = assessment.service(sheet.service);
        for (i, village) in assessment.villages.iter().enumerate() {
            let commune = village.commune.0 as usize;
            let status =
                service.and_then(|s| s.villages.get(i)).map_or(Status::NoData, |s| s.status);
            if let (Some(counts), Some(drawn)) = (counts.get_mut(commune), drawn.get_mut(commune)) {
                counts.add(status);
                *drawn |= village.shape.is_some();
            }
        }
        let mut order: Vec<usize> =
            (0..units.len()).filter(|&i| counts[i].villages() > 0).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&units[a], &units[b]);
            vietnamese_order(bare(&a.name), bare(&b.name))
                .then_with(|| vietnamese_order(&a.name, &b.name))
                .then_with(|| a.code.cmp(&b.code))
        });
        let before = atlas_index::pages(order.len());
        let mut communes = Vec::new();
        let row = |commune: usize| {
            let page = drawn[commune].then(|| {
                communes.push(u32::try_from(commune).unwrap_or(u32::MAX));
                before + communes.len()
            });
            Row { name: units[commune].name.clone(), page, counts: counts[commune] }
        };
        let rows = order.into_iter().map(row).collect();
        Self { sheet, assessment, backdrop, lang, made_on, rows, communes, before }
    }

    /// How many communes have a page.
    pub fn pages(&self) -> usize {
        self.communes.len()
    }

    /// The sheet of a page, counted from 0.
    pub fn sheet(&self, page: usize) -> Option<Sheet> {
        let commune = *self.communes.get(page)?;
        Some(self.sheet.of_commune(self.assessment, commune))
    }

    /// A page, counted from 0, laid out and painted, with its number; `None` beyond the last.
    ///
    /// # Errors
    /// As [`super::leaf`].
    pub fn leaf(&self, page: usize) -> Result<Option<Leaf>, Error> {
        let Some(sheet) = self.sheet(page) else { return Ok(None) };
        let mut leaf =
            super::leaf(&sheet, self.assessment, self.backdrop, self.lang, self.made_on)?;
        self.number(&mut leaf, page)?;
        Ok(Some(leaf))
    }

    /// A page of the document, from its leaf; the long part, for many threads at once.
    ///
    /// # Errors
    /// As [`Leaf::pdf_page`].
    pub fn page(&self, page: usize, leaf: &Leaf) -> Result<PdfPage, Error> {
        let commune = self.communes.get(page).map(|&c| c as usize);
        let name = commune.map_or("", |c| self.assessment.units.communes[c].name.as_str());
        let (width, height) = leaf.size_mm;
        let back = Rect::new(width / 2.0 - 12.0, height - NUMBER_UP_MM - 3.0, 24.0, 6.0);
        Ok(leaf.pdf_page()?.bookmarked(name).linked(back, 0))
    }

    /// The document: the index, then the pages in their order.
    ///
    /// # Errors
    /// [`Error::Font`], [`Error::Pdf`].
    pub fn bind(&self, pages: Vec<PdfPage>) -> Result<Vec<u8>, Error> {
        let index = atlas_index::Index {
            sheet: self.sheet,
            assessment: self.assessment,
            lang: self.lang,
            made_on: self.made_on,
            rows: &self.rows,
            last: self.before + self.communes.len(),
        };
        let about = &self.assessment.about;
        let mut book = Book::new(&index.title(), self.lang);
        book.made(about.maker.as_deref(), Some(self.made_on));
        for page in index.leaves()? {
            book.add(page);
        }
        for page in pages {
            book.add(page);
        }
        book.into_pdf()
    }

    /// The page's number, in the middle of the lower edge of the outer frame.
    fn number(&self, leaf: &mut Leaf, page: usize) -> Result<(), Error> {
        let fonts = Fonts::new()?;
        let (number, last) = (self.before + page + 1, self.before + self.communes.len());
        let run = fonts.run(&atlas_index::page_of(self.lang, number, last), Weight::Regular);
        let size_mm = 7.0 * POINT_MM;
        let (width, height) = (run.width_em * size_mm, LEADING * size_mm);
        let left = (leaf.size_mm.0 - width) / 2.0;
        let top = leaf.size_mm.1 - NUMBER_UP_MM - height / 2.0;
        let paper = Rect::new(left - 2.0, top, width + 4.0, height);
        let style = Lettering {
            at: super::geometry::Pt::new(left, top + BASELINE * size_mm),
            size_mm,
            angle_deg: 0.0,
            ink: Ink::DARK,
            halo: None,
        };
        leaf.recording.open_layer("furniture");
        leaf.recording.area(&Path::rect(&paper), Some(Fill::Solid(Ink::WHITE)), None, None);
        leaf.recording.text(&fonts, &run, &style);
        leaf.recording.close_layer();
        Ok(())
    }
}

impl Sheet {
    /// The same sheet of one commune: its villages named, the commune in the title and in the name of
    /// the picture.
    #[must_use]
    pub fn of_commune(&self, assessment: &Assessment, commune: u32) -> Self {
        let labels = match self.labels.villages {
            VillageLabels::Worst(most) => VillageLabels::Worst(most),
            VillageLabels::None | VillageLabels::All => VillageLabels::All,
        };
        Self {
            id: format!("{}-{}", self.id, slug(assessment, commune as usize)),
            title_vi: titled(&self.title_vi),
            title_en: titled(&self.title_en),
            frame: FrameOf::Commune(commune),
            labels: Labels { communes: true, villages: labels },
            ..self.clone()
        }
    }
}

/// A title that names the commune.
fn titled(template: &str) -> String {
    if template.contains("{commune}") || template.contains("{COMMUNE}") {
        return template.to_owned();
    }
    for (province, commune) in [("{province}", "{commune}"), ("{PROVINCE}", "{COMMUNE}")] {
        if template.contains(province) {
            return template.replacen(province, &format!("{commune}, {province}"), 1);
        }
    }
    format!("{template} – {{commune}}")
}

/// A word for a commune in a file's name: its code, else its name without diacritics; with its position
/// where another has the same.
fn slug(assessment: &Assessment, commune: usize) -> String {
    let units = &assessment.units.communes;
    let word = |i: usize| -> String {
        let plain = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric());
        let (code, name) = (units[i].code.trim(), crate::place::fold(&units[i].name));
        // No file system takes names of more than 255 bytes.
        if plain(code) { code.chars() } else { name.chars() }.take(60).collect()
    };
    let own = word(commune);
    let taken = (0..units.len()).any(|i| i != commune && word(i) == own);
    if own.is_empty() || taken { format!("{own}{}", commune + 1) } else { own }
}

/// A commune's name without its kind, by which people look it up: `Xã Kỳ Anh` stands under K.
fn bare(name: &str) -> &str {
    let kinds = ["xã ", "phường ", "thị trấn ", "đặc khu "];
    let found = kinds.into_iter().find_map(|kind| {
        let head: String = name.chars().take(kind.chars().count()).collect();
        (head.to_lowercase() == kind).then(|| name[head.len()..].trim_start())
    });
    found.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Commune;

    #[test]
    fn a_title_names_the_commune_once() {
        assert_eq!(titled("Phủ sóng – {province}"), "Phủ sóng – {commune}, {province}");
        assert_eq!(titled("PHỦ SÓNG {PROVINCE}"), "PHỦ SÓNG {COMMUNE}, {PROVINCE}");
        assert_eq!(titled("{commune}: 4G"), "{commune}: 4G");
        assert_eq!(titled("4G"), "4G – {commune}");
    }

    #[test]
    fn names_of_files_are_plain_and_apart() {
        let commune = |code: &str, name: &str| Commune {
            code: code.into(),
            name: name.into(),
            province: String::new(),
        };
        let mut assessment = Assessment::default();
        assessment.units.communes = vec![
            commune("18073", "Xã Kỳ Anh"),
            commune("", "Xã Đức Thọ"),
            commune("", "Xã đức thọ"),
            commune("../x", "/"),
        ];
        let slugs: Vec<_> = (0..4).map(|i| slug(&assessment, i)).collect();
        assert_eq!(slugs, ["18073", "xaductho2", "xaductho3", "4"]);
    }

    #[test]
    fn communes_are_looked_up_by_their_own_name() {
        assert_eq!(bare("Xã Kỳ Anh"), "Kỳ Anh");
        assert_eq!(bare("PHƯỜNG ĐỒNG HỚI"), "ĐỒNG HỚI");
        assert_eq!(bare("Xã "), "Xã ");
        assert_eq!(bare("Xãm"), "Xãm");
    }
}
