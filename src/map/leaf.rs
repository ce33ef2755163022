//! A sheet that is laid out and painted, not yet a picture: what pictures of every format are made of.

use super::error::Error;
use super::font::Fonts;
use super::geometry::Rect;
use super::georeference::Georeference;
use super::pdf::PdfPage;
use super::png_file::{self, Band};
use super::raster::{Raster, page_px};
use super::recording::Recording;
use super::svg::Svg;
use crate::lang::Lang;
use jiff::civil::Date;
use rayon::prelude::*;
use tiny_skia::IntRect;

/// Rows of pixels that are drawn and compressed at a time, on one thread: few enough to keep several
/// threads busy on a small page. Not by the number of threads, lest the file depend on the machine.
const BAND_ROWS: u32 = 320;
/// Largest page, pixels: a square of a metre at 1,000 dpi. What is compressed of it stays in memory.
const MOST_PIXELS: u64 = 1_600_000_000;

/// Which pictures of a sheet are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    /// Pixels at the sheet's resolution.
    pub png: bool,
    /// Vectors for screens.
    pub svg: bool,
    /// Vectors for print.
    pub pdf: bool,
}

impl Formats {
    /// Every format.
    pub const ALL: Self = Self { png: true, svg: true, pdf: true };
    /// Pixels only.
    pub const PNG: Self = Self { png: true, svg: false, pdf: false };
    /// Vectors for screens only.
    pub const SVG: Self = Self { png: false, svg: true, pdf: false };
    /// Vectors for print only.
    pub const PDF: Self = Self { png: false, svg: false, pdf: true };
}

/// One sheet, drawn; the pictures that were not asked for are empty.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The picture in pixels, PNG, at the sheet's resolution.
    pub png: Vec<u8>,
    /// The picture in vectors, SVG 1.1, UTF-8; text is outlines, villages have tooltips.
    pub svg: Vec<u8>,
    /// The picture in vectors, PDF 1.7; text is text, in layers that can be hidden.
    pub pdf: Vec<u8>,
    /// 1 : this on paper.
    pub scale: u64,
    /// Every box on the page with a word for what it is, mm: texts, symbols, names, the map.
    pub boxes: Vec<(&'static str, Rect)>,
}

impl Drawn {
    /// The pictures there are, with the extensions of their files.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        let all = [("png", &self.png), ("svg", &self.svg), ("pdf", &self.pdf)];
        all.into_iter().filter(|(_, bytes)| !bytes.is_empty()).map(|(e, b)| (e, b.as_slice()))
    }
}

/// What is said about a page beside what it shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) title: String,
    /// What a screen reader reads out.
    pub(crate) description: String,
    /// Who made it.
    pub(crate) maker: Option<String>,
    pub(crate) made_on: Option<Date>,
}

/// A painted page, from which pictures are made.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub(crate) recording: Recording,
    pub(crate) about: About,
    pub(crate) lang: Lang,
    /// Pixels an inch of its PNG.
    pub(crate) dpi: u32,
    /// Where the land on the page lies; `None` on a page without a map.
    pub(crate) land: Option<Georeference>,
    pub(crate) size_mm: (f64, f64),
    /// 1 : this on paper; 0 on a page without a map.
    pub scale: u64,
    /// Every box on the page with a word for what it is, mm.
    pub boxes: Vec<(&'static str, Rect)>,
}

impl Leaf {
    /// The page in pixels, PNG.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Png`], [`Error::Font`].
    pub fn png(&self) -> Result<Vec<u8>, Error> {
        let (width, height) = page_px(self.size_mm, self.dpi);
        let too_large = || Error::TooLarge { width, height };
        if u64::from(width) * u64::from(height) > MOST_PIXELS || width == 0 || height == 0 {
            return Err(too_large());
        }
        let fonts = Fonts::new()?;
        let bands: Result<Vec<Band>, Error> = (0..height.div_ceil(BAND_ROWS))
            .into_par_iter()
            .map(|i| {
                let top = i * BAND_ROWS;
                let rows = BAND_ROWS.min(height - top);
                let part =
                    IntRect::from_xywh(0, top.cast_signed(), width, rows).ok_or_else(too_large)?;
                let rgb = self.pixels(&fonts, self.dpi, part)?;
                Band::new(&rgb, width, top + rows == height)
            })
            .collect();
        png_file::file(width, self.dpi, &bands?)
    }

    /// Some pixels of the page, three bytes each.
    pub(crate) fn pixels(&self, fonts: &Fonts, dpi: u32, part: IntRect) -> Result<Vec<u8>, Error> {
        let mut raster = Raster::part(self.size_mm, dpi, part)?;
        let mm = |px: i32| f64::from(px) * 25.4 / f64::from(dpi);
        self.recording.play_band(fonts, &mut raster, mm(part.top()), mm(part.bottom()));
        Ok(raster.into_rgb())
    }

    /// The page as an SVG document.
    ///
    /// # Errors
    /// [`Error::Font`].
    pub fn svg(&self) -> Result<Vec<u8>, Error> {
        let mut svg = Svg::new(self.size_mm);
        self.recording.play(&Fonts::new()?, &mut svg);
        Ok(svg.into_document(self.lang.code(), &self.about.title, &self.about.description))
    }

    /// The page as a PDF of its own.
    ///
    /// # Errors
    /// [`Error::Pdf`], [`Error::Font`].
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        let mut book = super::Book::new(&self.about.title, self.lang);
        book.made(self.about.maker.as_deref(), self.about.made_on);
        book.add(self.pdf_page()?);
        book.into_pdf()
    }

    /// The page as a [`super::Book`] takes it: the long part of making a PDF, for many threads at once.
    ///
    /// # Errors
    /// [`Error::Pdf`], [`Error::Font`].
    pub fn pdf_page(&self) -> Result<PdfPage, Error> {
        PdfPage::of(&self.recording, self.size_mm, &self.about.description)
    }

    /// The pictures asked for.
    ///
    /// # Errors
    /// As [`Leaf::png`], [`Leaf::svg`] and [`Leaf::pdf`].
    pub fn drawn(&self, formats: Formats) -> Result<Drawn, Error> {
        let when = |wanted: bool, make: &(dyn Fn() -> Result<Vec<u8>, Error> + Sync)| {
            if wanted { make() } else { Ok(Vec::new()) }
        };
        let (png, (svg, pdf)) = rayon::join(
            || when(formats.png, &|| self.png()),
            || {
                rayon::join(
                    || when(formats.svg, &|| self.svg()),
                    || when(formats.pdf, &|| self.pdf()),
                )
            },
        );
        let boxes = self.boxes.clone();
        Ok(Drawn { png: png?, svg: svg?, pdf: pdf?, scale: self.scale, boxes })
    }
}
