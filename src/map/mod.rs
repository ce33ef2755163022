//! Maps: choropleth sheets of shares and of changes, as PNG and SVG.
//!
//! In: an [`Assessment`] and sheet definitions ([`Sheet`], `maps/*.toml`). Out: bytes of pictures
//! ([`Drawn`]); `report` writes the files. Positions in metres, working CRS; page lengths in mm.
//!
//! A sheet is first put into words (`content`), then laid out with every box measured (`layout`),
//! then painted through plotters (`paint`, `elements`) on a backend of our own (`page`) over two
//! surfaces, pixels (`raster`) and SVG (`svg`), which therefore show the same.
//!
//! A village without data is hatched and is in no class. A map of synthetic data says so twice, in
//! its head and across its face.

mod backdrop;
mod change;
pub(crate) mod chart;
mod classes;
mod content;
mod elements;
mod error;
mod flow;
mod font;
mod geometry;
mod ink;
mod labels;
mod layout;
mod marks;
mod page;
mod paint;
mod palette;
mod pixels;
mod raster;
mod scale;
mod sheet;
mod sheet_reader;
mod shown;
mod surface;
mod svg;
mod text;
mod title;
pub(crate) mod words;

pub use backdrop::Backdrop;
pub use chart::{Chart, ChartKind, DrawnChart, change_charts, charts};
pub use classes::{Class, Classes};
pub use error::{Error, Expected, SheetFault, SheetProblem};
pub use geometry::Rect;
pub use palette::Palette;
pub use sheet::{
    FrameOf, Furniture, Graticule, Kind, Labels, Layers, Orientation, Paper, Sheet, VillageLabels,
    builtin_sheets, change_sheet,
};

use crate::assessment::Assessment;
use crate::comparison::{Comparison, ServiceChange};
use crate::lang::Lang;
use content::Content;
use font::Fonts;
use ink::Fill;
use jiff::civil::Date;
use layout::{Job, Layout};
use paint::Picture;
use raster::Raster;
use shown::Shown;
use svg::Svg;

/// One sheet, drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The picture in pixels, PNG, at the sheet's resolution.
    pub png: Vec<u8>,
    /// The picture in vectors, SVG 1.1, UTF-8; text is outlines, villages have tooltips.
    pub svg: Vec<u8>,
    /// 1 : this on paper.
    pub scale: u64,
    /// Every box on the page with a word for what it is, mm: texts, symbols, names, the map.
    pub boxes: Vec<(&'static str, Rect)>,
}

/// Draws a sheet. Several may be drawn at once; each holds one page of pixels in memory
/// (35 MB for A4 at 300 dpi, and 26 MB more while it is encoded).
///
/// # Errors
/// [`Error::TooLarge`] when the page does not fit into memory, [`Error::Drawing`], [`Error::Png`] and
/// [`Error::Font`] when a library refuses.
pub fn draw(
    sheet: &Sheet,
    assessment: &Assessment,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Drawn, Error> {
    let words = words::words(lang);
    let template = match lang {
        Lang::Vi => &sheet.title_vi,
        Lang::En => &sheet.title_en,
    };
    let content = Content::new(sheet, assessment, words, template, made_on);
    let inks = sheet.palette.inks(sheet.classes.all().len());
    let fills: Vec<Fill> = inks.into_iter().map(Fill::Solid).collect();
    let shown = Shown::shares(sheet, assessment, words);
    render(
        &Prepared { sheet, assessment, backdrop, content: &content, shown: &shown, fills: &fills },
        lang,
    )
}

/// The title of a sheet, as it stands on it.
pub fn sheet_title(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> String {
    let template = match lang {
        Lang::Vi => &sheet.title_vi,
        Lang::En => &sheet.title_en,
    };
    title::of_sheet(template, sheet.service, assessment, words::words(lang))
}

/// Draws the change of one service between two results, on the land of the new ones. `land` is
/// [`Comparison::land`], `backdrop` is made of it.
///
/// # Errors
/// As [`draw`].
pub fn draw_change(
    sheet: &Sheet,
    comparison: &Comparison,
    service: &ServiceChange,
    land: &Assessment,
    backdrop: &Backdrop,
    lang: Lang,
    made_on: Date,
) -> Result<Drawn, Error> {
    let subject = change::Subject { comparison, service, lang };
    let shown = subject.shown(land);
    let content = subject.content(sheet, land, &shown, words::words(lang), made_on);
    let fills = palette::change_inks().map(Fill::Solid);
    let (assessment, content) = (land, &content);
    render(&Prepared { sheet, assessment, backdrop, content, shown: &shown, fills: &fills }, lang)
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
}

/// Lays a sheet out and paints it twice.
fn render(prepared: &Prepared<'_>, lang: Lang) -> Result<Drawn, Error> {
    let &Prepared { sheet, assessment, backdrop, content, shown, fills } = prepared;
    let fonts = Fonts::new()?;
    let layout = Layout::new(&Job {
        sheet,
        content,
        backdrop,
        assessment,
        fonts: &fonts,
        words: words::words(lang),
        lang,
        fills,
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
    let mut raster = Raster::new(layout.size_mm, sheet.dpi)?;
    picture.paint(&mut raster)?;
    let png = raster.into_png()?;
    let mut svg = Svg::new(layout.size_mm);
    picture.paint(&mut svg)?;
    let svg = svg.into_document(lang.code(), &content.title, &content.description);
    Ok(Drawn { png, svg, scale: layout.frame.denominator, boxes: layout.boxes() })
}
