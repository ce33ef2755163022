//! Lines over a percentage: the rate as the threshold moves.

use super::bars::{BASE, GRID, TARGET};
use super::element::{Element, Plane, Side, draw, range};
use super::sheet::{Key, SMALL_MM};
use super::ticks::percent;
use crate::map::error::Error;
use crate::map::font::{Fonts, Weight};
use crate::map::geometry::Rect;
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::page::Page;
use crate::map::surface::Surface;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;

/// Height of the figure, mm.
pub(super) const HEIGHT_MM: f64 = 84.0;
/// For the numbers of the axes, mm.
const LEFT_MM: f64 = 14.0;
const BELOW_MM: f64 = 10.0;
const ABOVE_MM: f64 = 6.0;

/// A figure of lines; both axes are percentages from 0 to 100.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) series: Vec<Line>,
    /// Where the rule's own threshold is, and what it is called.
    pub(super) mark: (f64, String),
    pub(super) tick_labels: Vec<String>,
    pub(super) across: String,
    pub(super) up: String,
    pub(super) keys: Vec<Key>,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) pen: Pen,
    /// Value at the mark.
    pub(super) at_mark: Option<f64>,
}

impl Lines {
    /// Paints it into a rectangle.
    pub(super) fn paint<S: Surface>(
        &self,
        fonts: &Fonts,
        at: &Rect,
        root: &DrawingArea<Page<'_, S>, Shift>,
        page: &Plane<'_, S>,
    ) -> Result<(), Error> {
        let (left, right) = (at.x + LEFT_MM, at.right() - 4.0);
        let (top, bottom) = (at.y + ABOVE_MM, at.bottom() - BELOW_MM);
        let whole = (0.0, 100.0);
        let plot = root.apply_coord_spec(range(whole, whole, (left, right, bottom, top)));
        for (value, label) in percent().0.into_iter().zip(&self.tick_labels) {
            let words = |at, side| {
                let run = fonts.run(label, Weight::Regular);
                Element::words(at, run, SMALL_MM, Ink::DARK, side)
            };
            draw(
                &plot,
                [
                    Element::line(vec![(0.0, value), (100.0, value)], GRID),
                    Element::line(vec![(value, 0.0), (value, 100.0)], GRID),
                    words((0.0, value), Side::End).moved(-1.5, 0.0),
                    words((value, 0.0), Side::Middle).moved(0.0, 2.6),
                ],
            )?;
        }
        let axis = |text: &str, at, side| {
            Element::words(at, fonts.run(text, Weight::Regular), SMALL_MM, Ink::DARK, side)
        };
        draw(
            page,
            [
                axis(&self.up, (at.x, at.y + 1.0), Side::Start),
                axis(&self.across, (f64::midpoint(left, right), bottom + 6.6), Side::Middle),
            ],
        )?;
        draw(&plot, [Element::line(vec![(0.0, 100.0), (0.0, 0.0), (100.0, 0.0)], BASE)])?;
        let (threshold, name) = &self.mark;
        draw(&plot, [Element::line(vec![(*threshold, 0.0), (*threshold, 100.0)], TARGET)])?;
        for line in &self.series {
            draw(&plot, [Element::line(line.points.clone(), line.pen)])?;
        }
        let run = fonts.run(name, Weight::Regular);
        let (side, dx) = if *threshold > 50.0 { (Side::End, 4.0) } else { (Side::Start, -4.0) };
        let words = Element::words((*threshold, 100.0), run, SMALL_MM, Ink::WARNING, side);
        draw(&plot, [words.moved(dx, -2.2)])?;
        for line in &self.series {
            if let Some(value) = line.at_mark {
                let edge = Pen::new(Ink::WHITE, 0.25);
                let dot = Element::dot((*threshold, value), 1.0, Fill::Solid(line.pen.ink), edge);
                draw(&plot, [dot])?;
            }
        }
        Ok(())
    }
}
