//! Lines over a percentage: the rate as the threshold moves.

use super::bars::{BASE, GRID, TARGET};
use super::element::{Element, Plane, Side, draw, range};
use super::sheet::{Key, LABEL_MM, SMALL_MM};
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
/// Least distance between values beside the mark, mm.
const LABEL_PITCH_MM: f64 = LABEL_MM * 1.2;

/// A figure of lines; both axes are percentages from 0 to 100.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
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
    /// Value at the mark, and how it is written.
    pub(super) at_mark: Option<(f64, String)>,
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
        for line in &self.lines {
            draw(&plot, [Element::line(line.points.clone(), line.pen)])?;
        }
        let middle = *threshold > 50.0;
        let (side, dx) = if middle { (Side::End, -1.5) } else { (Side::Start, 1.5) };
        let run = fonts.run(name, Weight::Regular);
        let words = Element::words((*threshold, 100.0), run, SMALL_MM, Ink::WARNING, Side::Middle);
        draw(&plot, [words.moved(0.0, -2.2)])?;
        // Values beside the mark, each dot where it belongs and the numbers far enough apart.
        let scale = (bottom - top) / 100.0;
        let marked = self.lines.iter().filter_map(|l| l.at_mark.as_ref().map(|m| (l.pen, m)));
        let mut marked: Vec<_> = marked.collect();
        marked.sort_by(|(_, a), (_, b)| b.0.total_cmp(&a.0));
        let heights: Vec<f64> = marked.iter().map(|(_, (v, _))| (100.0 - v) * scale).collect();
        let places = apart(&heights, LABEL_PITCH_MM, (100.0 * scale - 1.0).max(0.0));
        for (((pen, (value, text)), height), place) in marked.into_iter().zip(heights).zip(places) {
            let run = fonts.run(text, Weight::SemiBold);
            let dot = Element::dot(
                (*threshold, *value),
                0.9,
                Fill::Solid(pen.ink),
                Pen::new(Ink::WHITE, 0.25),
            );
            let words = Element::words((*threshold, *value), run, LABEL_MM, pen.ink, side);
            draw(&plot, [dot, words.moved(dx, place - height).haloed()])?;
        }
        Ok(())
    }
}

/// Heights in rising order moved so that each is `pitch` from the next, none beyond `last` as far as they
/// fit.
fn apart(heights: &[f64], pitch: f64, last: f64) -> Vec<f64> {
    let mut places = heights.to_vec();
    for i in 1..places.len() {
        places[i] = places[i].max(places[i - 1] + pitch);
    }
    let mut limit = last;
    for place in places.iter_mut().rev() {
        *place = place.min(limit);
        limit = *place - pitch;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn values_stand_apart_and_inside() {
        assert_eq!(apart(&[10.0, 11.0, 30.0], 3.0, 50.0), [10.0, 13.0, 30.0]);
        assert_eq!(apart(&[48.0, 49.0, 50.0], 3.0, 50.0), [44.0, 47.0, 50.0]);
        assert!(apart(&[], 3.0, 50.0).is_empty());
    }
}
