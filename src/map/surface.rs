//! What can be drawn on: a bitmap, an SVG document, a page of a PDF.

use super::font::{Fonts, Run};
use super::geometry::{Path, Pt, Rect};
use super::ink::{Fill, Ink, Pen};
pub(crate) use super::pixels::Pixels;

/// A page that takes paths and text; millimetres, y downwards, origin at the upper left corner.
pub(crate) trait Surface {
    /// Width and height, mm.
    fn size_mm(&self) -> (f64, f64);
    /// Opens a named layer; layers do not nest.
    fn open_layer(&mut self, id: &str);
    /// Closes it.
    fn close_layer(&mut self);
    /// Fills by the even-odd rule, so that inner rings are holes; then strokes the rings. `title` is
    /// what a reader is told who points at the area.
    fn area(&mut self, rings: &Path, fill: Option<Fill>, border: Option<Pen>, title: Option<&str>);
    /// Strokes a path.
    fn stroke(&mut self, path: &Path, pen: &Pen);
    /// Draws a run of text.
    fn text(&mut self, fonts: &Fonts, run: &Run, style: &Lettering);
    /// From now on everything is drawn only inside `to`, until the next call; `None` is the whole page.
    /// Clips do not nest: each call replaces the one before. Edges are those of the nearest pixels.
    fn clip(&mut self, to: Option<Rect>);
    /// Draws a picture, stretched over a rectangle; what lies between its pixels is interpolated. A
    /// picture that is not whole is not drawn.
    fn image(&mut self, at: Rect, picture: &Pixels);
}

/// How and where a run of text stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lettering {
    /// Where its baseline begins, mm.
    pub(crate) at: Pt,
    /// Size of the em, mm.
    pub(crate) size_mm: f64,
    /// Degrees clockwise about `at`.
    pub(crate) angle_deg: f64,
    pub(crate) ink: Ink,
    /// Ink around the letters and how far it reaches beyond them, mm.
    pub(crate) halo: Option<(Ink, f64)>,
}

#[cfg(test)]
#[path = "surface_tests.rs"]
mod tests;
