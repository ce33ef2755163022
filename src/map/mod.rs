//! Maps: choropleth sheets of shares and of changes, as PNG, SVG and PDF.
//!
//! In: an [`Assessment`] and sheet definitions ([`Sheet`], `maps/*.toml`). Out: bytes of pictures
//! ([`Drawn`], [`Book`]); `report` writes the files. Positions in metres, working CRS; page lengths in mm.
//!
//! A sheet is first put into words (`content`), then laid out with every box measured (`layout`),
//! then painted through plotters (`paint`, `elements`) on a backend of our own (`page`) over a surface
//! that remembers (`recording`, a [`Leaf`]). What it remembers is played to the surfaces that make
//! pictures, pixels (`raster`), SVG (`svg`) and PDF (`pdf`, `book`), which therefore show the same.
//!
//! A village without data is hatched and is in no class. A map of synthetic data says so twice, in
//! its head and across its face.

mod around;
mod atlas;
mod atlas_index;
mod backdrop;
mod book;
mod breaks;
mod change;
pub(crate) mod chart;
mod colour;
mod content;
mod drawing;
mod elements;
mod error;
mod flow;
mod font;
pub(crate) mod furniture_words;
mod gallery;
pub(crate) mod geographic;
mod geometry;
mod georeference;
mod graticule;
mod hillshade;
mod ink;
pub(crate) mod intervals;
mod kind;
pub(crate) mod kind_words;
mod labels;
mod layout;
mod leaf;
mod legend;
mod locator;
mod marks;
mod page;
mod paint;
mod palette;
mod pdf;
mod pdf_fonts;
mod pixels;
mod place;
mod png_file;
mod raster;
mod recording;
mod room;
mod scale;
mod schemes;
mod served;
mod sheet;
mod sheet_reader;
mod sheet_table;
mod shown;
mod surface;
mod svg;
mod symbol;
mod text;
mod thinning;
mod title;
pub(crate) mod topology;
mod town;
pub(crate) mod words;

pub use crate::indicator::{Class, Classes};
pub use atlas::Atlas;
pub use backdrop::Backdrop;
pub use book::Book;
pub use breaks::Method;
pub use chart::{Chart, ChartKind, change_charts, charts};
pub use error::{Error, Expected, SheetFault, SheetProblem};
pub use gallery::{builtin_names, builtin_sheets, change_sheet, commune_sheet, sheets_of};
pub use geometry::Rect;
pub use georeference::GroundPicture;
pub use intervals::Classing;
pub use leaf::{Drawn, Formats, Leaf};
pub use palette::{Palette, status_colour};
pub use pdf::PdfPage;
pub use sheet::{
    FrameOf, Furniture, Graticule, Kind, Labels, Layers, Orientation, Paper, Sheet, VillageLabels,
};

use crate::assessment::Assessment;
use crate::comparison::{Comparison, ServiceChange};
use crate::lang::Lang;
use content::Content;
use font::Fonts;
use georeference::Georeference;
use ink::Fill;
use jiff::civil::Date;
use kind::Subject;
use layout::{Job, Layout};
use leaf::About;
use paint::Picture;
use recording::Recording;
use shown::Shown;

/// Draws a sheet in every format: [`leaf`], then [`Leaf::drawn`]. Several may be drawn at once; each holds
/// one page of pixels in memory (35 MB for A4 at 300 dpi, and 26 MB more while it is encoded).
///
/// # Errors
/// [`Error::TooLarge`] when the page does not fit into memory, [`Error::Drawing`], [`Error::Png`],
/// [`Error::Pdf`] and [`Error::Font`] when a library refuses.
pub fn draw(
    sheet: &Sheet,
    assessment: &Assessment,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Drawn, Error> {
    leaf(sheet, assessment, backdrop, lang, made_on)?.drawn(Formats::ALL)
}

/// Lays a sheet out and paints it; pictures are made of what comes back.
///
/// # Errors
/// [`Error::Drawing`] and [`Error::Font`] when a library refuses.
pub fn leaf(
    sheet: &Sheet,
    assessment: &Assessment,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Leaf, Error> {
    let subject = Subject { sheet, assessment, lang };
    let mapped = subject.mapped();
    let content = Content::new(&subject, &mapped, made_on);
    let (content, shown, fills) = (&content, &mapped.shown, &mapped.fills[..]);
    Prepared { sheet, assessment, backdrop, content, shown, fills, made_on }.leaf(lang)
}

/// The title of a sheet, as it stands on it.
pub fn sheet_title(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> String {
    let template = match lang {
        Lang::VI => &sheet.title_vi,
        _ => &sheet.title_en,
    };
    let commune = match sheet.frame {
        FrameOf::Province => None,
        FrameOf::Commune(i) => assessment.units.communes.get(i as usize),
    };
    title::of_sheet(template, sheet.service, commune, assessment, lang)
}

/// Draws the change of one service between two results, on the land of the new ones, of which `backdrop`
/// is made.
///
/// # Errors
/// As [`draw`].
pub fn draw_change(
    sheet: &Sheet,
    comparison: &Comparison<'_>,
    service: &ServiceChange<'_>,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Drawn, Error> {
    change_leaf(sheet, comparison, service, backdrop, lang, made_on)?.drawn(Formats::ALL)
}

/// Lays out and paints the sheet of [`draw_change`].
///
/// # Errors
/// As [`leaf`].
pub fn change_leaf(
    sheet: &Sheet,
    comparison: &Comparison<'_>,
    service: &ServiceChange<'_>,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Leaf, Error> {
    let subject = change::Subject { comparison, service, lang };
    let shown = subject.shown();
    let content = subject.content(sheet, &shown, made_on);
    let fills = change::Subject::fills();
    let (assessment, content) = (&comparison.new.assessment, &content);
    let prepared =
        Prepared { sheet, assessment, backdrop, content, shown: &shown, fills: &fills, made_on };
    prepared.leaf(lang)
}

/// A sheet with all that it says and shows.
struct Prepared<'a> {
    sheet: &'a Sheet,
    assessment: &'a Assessment,
    backdrop: &'a Backdrop,
    content: &'a Content,
    shown: &'a Shown,
    /// One for each class of the content.
    fills: &'a [Fill],
    made_on: Date,
}

impl Prepared<'_> {
    /// Lays the sheet out and paints it.
    fn leaf(&self, lang: Lang) -> Result<Leaf, Error> {
        let &Self { sheet, assessment, backdrop, content, shown, fills, made_on } = self;
        let fonts = Fonts::new()?;
        let layout = Layout::new(&Job {
            sheet,
            content,
            backdrop,
            assessment,
            fonts: &fonts,
            lang,
            fills,
            shown,
        });
        let picture = Picture {
            sheet,
            assessment,
            backdrop,
            content,
            layout: &layout,
            fills,
            shown,
            fonts: &fonts,
        };
        let mut recording = Recording::new(layout.size_mm);
        picture.paint(&mut recording)?;
        recording.thin();
        let about = About {
            title: content.title.clone(),
            description: content.description.clone(),
            maker: assessment.about.maker.clone(),
            made_on: Some(made_on),
        };
        Ok(Leaf {
            recording,
            about,
            lang,
            dpi: sheet.dpi,
            land: Some(Georeference {
                frame: layout.frame,
                crs: assessment.method.crs.code.clone(),
            }),
            size_mm: layout.size_mm,
            scale: layout.frame.denominator,
            boxes: layout.boxes(),
        })
    }
}
