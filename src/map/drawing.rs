//! Ready pictures on the page: paths with their inks and texts, cut to a box, under a heading.

use super::flow::{Align, Placed, text_at};
use super::font::{Fonts, Weight};
use super::geometry::{Path, Rect};
use super::ink::{Fill, Ink, Pen};
use super::text::{LEADING, POINT_MM, fit};

/// A path on the page.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub(crate) path: Path,
    pub(crate) fill: Option<Fill>,
    pub(crate) pen: Option<Pen>,
}

impl Drawing {
    /// A filled path.
    pub(crate) fn area(path: Path, ink: Ink) -> Self {
        Self { path, fill: Some(Fill::Solid(ink)), pen: None }
    }

    /// A stroked path.
    pub(crate) fn line(path: Path, pen: Pen) -> Self {
        Self { path, fill: None, pen: Some(pen) }
    }
}

/// A small picture with a heading.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// All of it, mm.
    pub(crate) rect: Rect,
    /// Where the drawings are cut.
    pub(crate) picture: Rect,
    pub(crate) inside: Vec<Drawing>,
    pub(crate) texts: Vec<Placed>,
    pub(crate) heading: Placed,
}

impl Panel {
    pub(crate) fn new(
        rect: Rect,
        picture: Rect,
        inside: Vec<Drawing>,
        texts: Vec<Placed>,
        heading: &str,
        fonts: &Fonts,
    ) -> Self {
        let heading = heading_at(&rect, picture.y - rect.y, heading, fonts);
        Self { rect, picture, inside, texts, heading }
    }
}

/// A heading in a strip of that height at the top of a box.
pub(crate) fn heading_at(rect: &Rect, strip_mm: f64, text: &str, fonts: &Fonts) -> Placed {
    let size = 5.8 * POINT_MM;
    let run = fit(fonts, text, Weight::SemiBold, size, rect.width - 1.0);
    let y = rect.y + (strip_mm - LEADING * size) / 2.0;
    text_at(run, size, Ink::BLACK, Align::Centre, rect.centre().x, y)
}
