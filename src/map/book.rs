//! A PDF document of pages: fonts, layers, bookmarks, links from page to page, what it says about itself.
//!
//! In: [`PdfPage`]s in the order of the document. Out: its bytes, PDF 1.7 (ISO 32000-1:2008). Everything
//! that a page says in pictures was made with the page; here is only what pages share.

use super::error::Error;
use super::font::{Fonts, Weight, clean};
use super::geometry::Rect;
use super::pdf::{POINTS_PER_MM, PdfPage, Picture};
use super::pdf_fonts::embed;
use crate::lang::Lang;
use jiff::civil::Date;
use pdf_writer::types::{AnnotationFlags, AnnotationType, PageMode};
use pdf_writer::writers::Destination;
use pdf_writer::{Filter, Finish, Name, Pdf, Ref, Settings, TextStr};
use std::collections::BTreeMap;

/// Pages to be one PDF. Pages are made beforehand, on as many threads as there are
/// ([`super::Leaf::pdf_page`]); a page that is added costs no time.
#[derive(Clone, Debug)]
pub struct Book {
    title: String,
    lang: Lang,
    maker: Option<String>,
    made_on: Option<Date>,
    pages: Vec<PdfPage>,
}

impl Book {
    /// A document without pages.
    pub fn new(title: &str, lang: Lang) -> Self {
        Self { title: clean(title), lang, maker: None, made_on: None, pages: Vec::new() }
    }

    /// Who made it and when.
    pub fn made(&mut self, by: Option<&str>, on: Option<Date>) {
        self.maker = by.map(clean);
        self.made_on = on;
    }

    /// Adds a page at the end.
    pub fn add(&mut self, page: PdfPage) {
        self.pages.push(page);
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The document.
    ///
    /// # Errors
    /// [`Error::Font`], [`Error::Pdf`] with what a library says.
    pub fn into_pdf(self) -> Result<Vec<u8>, Error> {
        let mut writing = Writing::new(&self);
        writing.fonts(&self)?;
        writing.opacities(&self);
        writing.layers(&self);
        for number in 0..self.pages.len() {
            writing.page(&self, number);
        }
        writing.bookmarks(&self);
        writing.catalog(&self);
        Ok(writing.pdf.finish())
    }
}

/// A document being written.
struct Writing {
    pdf: Pdf,
    last: i32,
    catalog: Ref,
    tree: Ref,
    /// One for each page.
    pages: Vec<Ref>,
    fonts: BTreeMap<Weight, Ref>,
    opacities: Vec<(String, Ref)>,
    layers: BTreeMap<String, Ref>,
    outline: Option<Ref>,
}

impl Writing {
    fn new(book: &Book) -> Self {
        let mut last = 2;
        let mut page = |_| {
            last += 1;
            Ref::new(last)
        };
        let pages = book.pages.iter().map(&mut page).collect();
        Self {
            pdf: Pdf::with_settings(Settings { pretty: false }),
            last,
            catalog: Ref::new(1),
            tree: Ref::new(2),
            pages,
            fonts: BTreeMap::new(),
            opacities: Vec::new(),
            layers: BTreeMap::new(),
            outline: None,
        }
    }

    fn next(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    fn fonts(&mut self, book: &Book) -> Result<(), Error> {
        let mut used: BTreeMap<Weight, BTreeMap<u16, char>> = BTreeMap::new();
        for (&(weight, glyph), &c) in book.pages.iter().flat_map(|p| &p.glyphs) {
            used.entry(weight).or_default().entry(glyph).or_insert(c);
        }
        let fonts = Fonts::new()?;
        for (weight, glyphs) in used {
            let last = &mut self.last;
            let mut next = || {
                *last += 1;
                Ref::new(*last)
            };
            let font = embed(&mut self.pdf, &mut next, &fonts, weight, &glyphs)?;
            self.fonts.insert(weight, font);
        }
        Ok(())
    }

    fn opacities(&mut self, book: &Book) {
        let mut all: Vec<u8> = book.pages.iter().flat_map(|p| &p.opacities).copied().collect();
        all.sort_unstable();
        all.dedup();
        for percent in all {
            let part = f32::from(percent) / 100.0;
            let (fill, stroke) = (self.next(), self.next());
            self.pdf.ext_graphics(fill).non_stroking_alpha(part);
            self.pdf.ext_graphics(stroke).stroking_alpha(part);
            self.opacities.push((format!("F{percent}"), fill));
            self.opacities.push((format!("S{percent}"), stroke));
        }
    }

    /// Layers of one name are one layer of the document.
    fn layers(&mut self, book: &Book) {
        for name in book.pages.iter().flat_map(|p| &p.layers) {
            if !self.layers.contains_key(name) {
                let id = self.next();
                let mut layer = self.pdf.indirect(id).dict();
                layer.pair(Name(b"Type"), Name(b"OCG"));
                layer.pair(Name(b"Name"), TextStr(super::words::layer(book.lang, name)));
                layer.finish();
                self.layers.insert(name.clone(), id);
            }
        }
    }

    fn page(&mut self, book: &Book, number: usize) {
        let page = &book.pages[number];
        let content = self.next();
        self.pdf.stream(content, &page.content).filter(Filter::FlateDecode);
        let pictures: Vec<Ref> = page.pictures.iter().map(|p| self.picture(p)).collect();
        let links: Vec<Ref> = page
            .links
            .iter()
            .filter(|(_, to)| *to < book.pages.len())
            .map(|(at, to)| self.link(page, at, *to))
            .collect();
        let (width, height) = page.size_mm;
        let size = [width, height].map(|mm| (mm * POINTS_PER_MM) as f32);
        let mut written = self.pdf.page(self.pages[number]);
        written
            .parent(self.tree)
            .media_box(pdf_writer::Rect::new(0.0, 0.0, size[0], size[1]))
            .contents(content)
            .annotations(links);
        let mut resources = written.resources();
        let mut fonts = resources.fonts();
        for (weight, font) in &self.fonts {
            fonts.pair(Name(format!("T{}", weight.letter()).as_bytes()), *font);
        }
        fonts.finish();
        let mut states = resources.ext_g_states();
        for (name, state) in &self.opacities {
            states.pair(Name(name.as_bytes()), *state);
        }
        states.finish();
        let mut layers = resources.insert(Name(b"Properties")).dict();
        for (i, name) in page.layers.iter().enumerate() {
            if let Some(layer) = self.layers.get(name) {
                layers.pair(Name(format!("L{i}").as_bytes()), *layer);
            }
        }
        layers.finish();
        let mut objects = resources.x_objects();
        for (i, picture) in pictures.iter().enumerate() {
            objects.pair(Name(format!("P{i}").as_bytes()), *picture);
        }
        objects.finish();
        resources.finish();
        // Where inks lie over each other they mix as on a screen.
        written.group().transparency().isolated(false).knockout(false).color_space().device_rgb();
        written.finish();
    }

    fn picture(&mut self, picture: &Picture) -> Ref {
        let size = [picture.width, picture.height].map(|v| i32::try_from(v).unwrap_or(i32::MAX));
        let mask = picture.opacity.as_ref().map(|opacity| {
            let id = self.next();
            let mut mask = self.pdf.image_xobject(id, opacity);
            mask.filter(Filter::FlateDecode);
            mask.width(size[0]).height(size[1]).bits_per_component(8).interpolate(true);
            mask.color_space().device_gray();
            id
        });
        let id = self.next();
        let mut image = self.pdf.image_xobject(id, &picture.rgb);
        image.filter(Filter::FlateDecode);
        image.width(size[0]).height(size[1]).bits_per_component(8).interpolate(true);
        image.color_space().device_rgb();
        if let Some(mask) = mask {
            image.s_mask(mask);
        }
        id
    }

    fn link(&mut self, page: &PdfPage, at: &Rect, to: usize) -> Ref {
        let id = self.next();
        let points = |mm: f64| (mm * POINTS_PER_MM) as f32;
        let up = |y: f64| points(page.size_mm.1 - y);
        let mut link = self.pdf.annotation(id);
        link.subtype(AnnotationType::Link)
            .rect(pdf_writer::Rect::new(
                points(at.x),
                up(at.bottom()),
                points(at.right()),
                up(at.y),
            ))
            .border(0.0, 0.0, 0.0, None)
            .flags(AnnotationFlags::PRINT);
        link.insert(Name(b"Dest")).start::<Destination<'_>>().page(self.pages[to]).fit();
        link.finish();
        id
    }

    fn bookmarks(&mut self, book: &Book) {
        let marked: Vec<(&str, Ref)> = book
            .pages
            .iter()
            .zip(&self.pages)
            .filter_map(|(page, id)| Some((page.bookmark.as_deref()?, *id)))
            .collect();
        if marked.is_empty() {
            return;
        }
        let root = self.next();
        let items: Vec<Ref> = marked.iter().map(|_| self.next()).collect();
        let count = i32::try_from(items.len()).unwrap_or(i32::MAX);
        self.pdf.outline(root).first(items[0]).last(items[items.len() - 1]).count(count);
        for (i, ((title, page), id)) in marked.iter().zip(&items).enumerate() {
            let mut item = self.pdf.outline_item(*id);
            item.title(TextStr(title)).parent(root);
            if i > 0 {
                item.prev(items[i - 1]);
            }
            if let Some(next) = items.get(i + 1) {
                item.next(*next);
            }
            item.dest().page(*page).fit();
        }
        self.outline = Some(root);
    }

    fn catalog(&mut self, book: &Book) {
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(self.tree).kids(self.pages.iter().copied()).count(count);
        let info = self.next();
        let mut about = self.pdf.document_info(info);
        about
            .title(TextStr(&book.title))
            .creator(TextStr(concat!("phusong ", env!("CARGO_PKG_VERSION"))));
        if let Some(maker) = &book.maker {
            about.author(TextStr(maker));
        }
        if let Some(page) = book.pages.first().filter(|p| !p.description.is_empty()) {
            about.subject(TextStr(&page.description));
        }
        if let Some(day) = book.made_on {
            let [month, on] = [day.month(), day.day()].map(i8::unsigned_abs);
            let date = pdf_writer::Date::new(day.year().unsigned_abs()).month(month).day(on);
            about.creation_date(date);
        }
        about.finish();
        let mut catalog = self.pdf.catalog(self.catalog);
        catalog.pages(self.tree).lang(TextStr(book.lang.code()));
        catalog.viewer_preferences().display_doc_title(true);
        if let Some(outline) = self.outline {
            catalog.outlines(outline).page_mode(PageMode::UseOutlines);
        }
        if !self.layers.is_empty() {
            let mut layers = catalog.insert(Name(b"OCProperties")).dict();
            let all = || self.layers.values().copied();
            layers.insert(Name(b"OCGs")).array().items(all());
            let mut shown = layers.insert(Name(b"D")).dict();
            shown.insert(Name(b"Order")).array().items(all());
            shown.insert(Name(b"ON")).array().items(all());
        }
    }
}
