//! The page of a chart: head, figure, notes, everything measured before anything is drawn.

use super::bars::Bars;
use super::columns::Columns;
use super::element::{Element, Plane, Side, What, draw, range};
use super::lines::Lines;
use crate::map::error::Error;
use crate::map::font::{Fonts, Run, Weight};
use crate::map::geometry::Rect;
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::page::Page;
use crate::map::surface::Surface;
use crate::map::text::{LEADING, POINT_MM, wrap};
use plotters::drawing::IntoDrawingArea;

/// Width of a chart: that of the text of an A4 page, mm.
pub(super) const WIDTH_MM: f64 = 165.0;
/// Around everything, mm.
const MARGIN_MM: f64 = 4.0;
/// Sizes of type, mm.
const TITLE_MM: f64 = 12.0 * POINT_MM;
const SUBTITLE_MM: f64 = 8.5 * POINT_MM;
pub(super) const LABEL_MM: f64 = 8.0 * POINT_MM;
pub(super) const SMALL_MM: f64 = 7.0 * POINT_MM;

/// What stands around a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// Under the figure: what is not in it, where the numbers come from.
    pub(super) notes: Vec<String>,
    /// The mark of synthetic data.
    pub(super) synthetic: Option<&'static str>,
}

impl Head {
    /// The chart in words, for those who cannot see it.
    pub(super) fn description(&self) -> String {
        let parts =
            [self.subtitle.as_str()].into_iter().chain(self.notes.iter().map(String::as_str));
        parts.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What is drawn.
pub(super) enum Figure {
    Bars(Bars),
    Columns(Columns),
    Lines(Lines),
}

/// A sample of a legend.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) sample: Sample,
    pub(super) label: String,
}

/// How a sample looks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sample {
    Box(Fill),
    Line(Pen),
    Dot(Fill, Pen),
    /// An upright stroke.
    Tick(Pen),
}

/// A chart, measured.
pub(super) struct Layout<'f> {
    pub(super) size_mm: (f64, f64),
    texts: Vec<(Run, f64, f64, Ink)>,
    keys: Vec<(Sample, Run, f64, f64)>,
    /// Where the figure stands.
    figure: Rect,
    synthetic: Option<&'static str>,
    fonts: &'f Fonts,
}

impl<'f> Layout<'f> {
    /// Measures a chart.
    pub(super) fn new(fonts: &'f Fonts, head: &Head, figure: &Figure) -> Self {
        let width = WIDTH_MM - 2.0 * MARGIN_MM;
        let mut texts: Vec<(Run, f64, f64, Ink)> = Vec::new();
        let mut y = MARGIN_MM;
        let mut lines = |y: &mut f64, text: &str, weight, size: f64, ink| {
            for run in wrap(fonts, text, weight, size, width, 6) {
                // The baseline's height is asked for its middle: see `Element::words`.
                texts.push((run, size, *y + size * LEADING / 2.0, ink));
                *y += size * LEADING;
            }
        };
        if let Some(text) = head.synthetic {
            lines(&mut y, text, Weight::Bold, SUBTITLE_MM, Ink::WARNING);
        }
        lines(&mut y, &head.title, Weight::Bold, TITLE_MM, Ink::BLACK);
        lines(&mut y, &head.subtitle, Weight::Regular, SUBTITLE_MM, Ink::DARK);
        y += 2.0;
        let keys = keys(fonts, figure.keys(), &mut y, width);
        let figure_box = Rect::new(MARGIN_MM, y, width, figure.height_mm());
        y = figure_box.bottom() + 2.5;
        for note in &head.notes {
            lines(&mut y, note, Weight::Italic, SMALL_MM, Ink::DARK);
        }
        let size_mm = (WIDTH_MM, y + MARGIN_MM - 1.0);
        Self { size_mm, texts, keys, figure: figure_box, synthetic: head.synthetic, fonts }
    }

    /// Paints it.
    ///
    /// # Errors
    /// [`Error::Drawing`] when plotters refuses.
    pub(super) fn paint<S: Surface>(
        &self,
        fonts: &Fonts,
        figure: &Figure,
        surface: &mut S,
    ) -> Result<(), Error> {
        let root = Page { surface, fonts }.into_drawing_area();
        let (width, height) = self.size_mm;
        let page: Plane<'_, S> =
            root.apply_coord_spec(range((0.0, width), (0.0, height), (0.0, width, 0.0, height)));
        let texts = self.texts.iter().map(|(run, size, y, ink)| {
            Element::words((MARGIN_MM, *y), run.clone(), *size, *ink, Side::Start)
        });
        draw(&page, texts)?;
        let keys = self.keys.iter().flat_map(|(sample, run, x, y)| {
            let words =
                Element::words((*x + 7.0, *y), run.clone(), LABEL_MM, Ink::BLACK, Side::Start);
            [sample_at(*sample, *x, *y), words]
        });
        draw(&page, keys)?;
        match figure {
            Figure::Bars(bars) => bars.paint(fonts, &self.figure, &root, &page)?,
            Figure::Columns(columns) => columns.paint(fonts, &self.figure, &root, &page)?,
            Figure::Lines(lines) => lines.paint(fonts, &self.figure, &root, &page)?,
        }
        self.watermark(&page)
    }

    /// The mark of synthetic data on the figure itself, so that a part cut out of it carries it too.
    fn watermark<S: Surface>(&self, page: &Plane<'_, S>) -> Result<(), Error> {
        let Some(text) = self.synthetic else { return Ok(()) };
        let run = self.fonts.run(text, Weight::Bold);
        let Rect { x, y, width, height } = self.figure;
        let size_mm = (width * 0.6 / run.width_em.max(1.0)).min(height * 0.5);
        let angle_deg = -(height / width).atan().to_degrees().min(30.0);
        let ink = Ink::grey(0x60).with_alpha(0.13);
        let what = What::Slanted { run, size_mm, angle_deg, ink };
        let points = vec![(x + width / 2.0, y + height / 2.0)];
        draw(page, [Element { points, what }])
    }
}

impl Figure {
    fn height_mm(&self) -> f64 {
        match self {
            Self::Bars(bars) => bars.height_mm(),
            Self::Columns(columns) => columns.height_mm(),
            Self::Lines(_) => super::lines::HEIGHT_MM,
        }
    }

    fn keys(&self) -> &[Key] {
        match self {
            Self::Bars(bars) => &bars.keys,
            Self::Columns(columns) => &columns.keys,
            Self::Lines(lines) => &lines.keys,
        }
    }
}

/// Sets the legend in lines; each entry with its place.
fn keys(fonts: &Fonts, keys: &[Key], y: &mut f64, width: f64) -> Vec<(Sample, Run, f64, f64)> {
    let mut all = Vec::with_capacity(keys.len());
    let (mut x, line) = (MARGIN_MM, LABEL_MM * 1.7);
    for key in keys {
        let run = crate::map::text::fit(fonts, &key.label, Weight::Regular, LABEL_MM, width - 7.0);
        let needed = 7.0 + run.width_em * LABEL_MM;
        if x > MARGIN_MM && x + needed > MARGIN_MM + width {
            x = MARGIN_MM;
            *y += line;
        }
        all.push((key.sample, run, x, *y + line / 2.0));
        x += needed + 5.0;
    }
    if !keys.is_empty() {
        *y += line + 1.0;
    }
    all
}

fn sample_at(sample: Sample, x: f64, y: f64) -> Element {
    match sample {
        Sample::Box(fill) => {
            let edge = Pen::new(Ink::grey(0x60), 0.1);
            Element::rect((x, y - 1.3), (x + 5.0, y + 1.3), fill, Some(edge))
        }
        Sample::Line(pen) => Element::line(vec![(x, y), (x + 5.5, y)], pen),
        Sample::Dot(fill, pen) => Element::dot((x + 2.5, y), 1.1, fill, pen),
        Sample::Tick(pen) => Element::line(vec![(x + 2.5, y - 1.4), (x + 2.5, y + 1.4)], pen),
    }
}
