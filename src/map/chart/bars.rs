//! Horizontal bars, one a row: rates of communes, speeds, before and after.

use super::element::{Element, Plane, Side, draw, range};
use super::sheet::{Key, LABEL_MM, SMALL_MM};
use crate::map::error::Error;
use crate::map::font::{Fonts, Weight};
use crate::map::geometry::Rect;
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::page::Page;
use crate::map::surface::Surface;
use crate::map::text::fit;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;

/// Height of a row and of a heading, mm.
const ROW_MM: f64 = 4.7;
/// Of the axis under the rows, mm.
const AXIS_MM: f64 = 9.0;
/// Between two columns of rows, mm.
const GUTTER_MM: f64 = 6.0;
/// Between the bars' end and a note, mm.
const NOTE_GAP_MM: f64 = 2.6;
/// Grid lines.
pub(super) const GRID: Pen = Pen::new(Ink::grey(0xd8), 0.15);
/// Where an axis begins.
pub(super) const BASE: Pen = Pen::new(Ink::grey(0x50), 0.25);
/// Targets and thresholds.
pub(super) const TARGET: Pen = Pen::new(Ink::WARNING, 0.45).dashed(1.6, 0.8);

/// A figure of rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Bars {
    /// Columns of rows, side by side.
    pub(super) columns: Vec<Vec<Row>>,
    /// Values along the axis, and where it ends.
    pub(super) ticks: (Vec<f64>, f64),
    /// How ticks are written, in their order.
    pub(super) tick_labels: Vec<String>,
    /// What the axis measures, with its unit.
    pub(super) unit: String,
    pub(super) keys: Vec<Key>,
    /// Width for the labels of the rows, as a part of a column.
    pub(super) label_part: f64,
    /// Width for what is written beside the plot, mm.
    pub(super) note_mm: f64,
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) shape: Shape,
    /// Beside the plot.
    pub(super) note: String,
    /// Targets across this row.
    pub(super) targets: Vec<f64>,
}

/// What a row shows.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// The head of those below.
    Heading,
    /// A bar from 0.
    Bar(f64, Ink),
    /// A bar, and a tick at another value.
    Ticked(f64, Ink, f64),
    /// From one value to another.
    Change { old: f64, new: f64, ink: Ink },
    /// Nothing is known.
    NoData,
}

impl Bars {
    fn rows(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Height that it needs, mm.
    pub(super) fn height_mm(&self) -> f64 {
        self.rows() as f64 * ROW_MM + AXIS_MM
    }

    /// Paints it into a rectangle.
    pub(super) fn paint<S: Surface>(
        &self,
        fonts: &Fonts,
        at: &Rect,
        root: &DrawingArea<Page<'_, S>, Shift>,
        page: &Plane<'_, S>,
    ) -> Result<(), Error> {
        let n = self.columns.len().max(1) as f64;
        let width = (at.width - GUTTER_MM * (n - 1.0)) / n;
        for (i, rows) in self.columns.iter().enumerate() {
            let x = at.x + i as f64 * (width + GUTTER_MM);
            self.column(fonts, &Rect::new(x, at.y, width, at.height), rows, root, page)?;
        }
        Ok(())
    }

    fn column<S: Surface>(
        &self,
        fonts: &Fonts,
        at: &Rect,
        rows: &[Row],
        root: &DrawingArea<Page<'_, S>, Shift>,
        page: &Plane<'_, S>,
    ) -> Result<(), Error> {
        let labels = at.width * self.label_part;
        // No note is cut as long as half of the width is left for the bars.
        let needed = |row: &Row| fonts.run(&row.note, Weight::Regular).width_em * SMALL_MM;
        let longest = rows.iter().map(needed).fold(0.0, f64::max) + NOTE_GAP_MM + 0.1;
        let note_mm = self.note_mm.max(longest.min((at.width - labels) / 2.0));
        let (left, right) = (at.x + labels, at.right() - note_mm);
        let bottom = at.y + rows.len() as f64 * ROW_MM;
        let last = self.ticks.1;
        let plot = root.apply_coord_spec(range(
            (0.0, last),
            (0.0, rows.len() as f64),
            (left, right, at.y, bottom),
        ));
        let count = rows.len() as f64;
        for (value, label) in self.ticks.0.iter().zip(&self.tick_labels) {
            let run = fonts.run(label, Weight::Regular);
            draw(
                &plot,
                [
                    Element::line(vec![(*value, 0.0), (*value, count)], GRID),
                    Element::words((*value, count), run, SMALL_MM, Ink::DARK, Side::Middle)
                        .moved(0.0, 2.4),
                ],
            )?;
        }
        let unit = fonts.run(&self.unit, Weight::Regular);
        let middle = (f64::midpoint(left, right), bottom + 6.4);
        draw(page, [Element::words(middle, unit, SMALL_MM, Ink::DARK, Side::Middle)])?;
        for (i, row) in rows.iter().enumerate() {
            let y = i as f64;
            let middle = at.y + (y + 0.5) * ROW_MM;
            if matches!(row.shape, Shape::Heading) {
                continue;
            }
            let run = fit(fonts, &row.label, Weight::Regular, LABEL_MM, labels - 1.5);
            let label = Element::words((left - 1.5, middle), run, LABEL_MM, Ink::BLACK, Side::End);
            draw(page, [label])?;
            shape(&plot, row, y)?;
            let room = note_mm - NOTE_GAP_MM;
            let run = fit(fonts, &row.note, Weight::Regular, SMALL_MM, room);
            let note = Element::words(
                (right + NOTE_GAP_MM, middle),
                run,
                SMALL_MM,
                Ink::BLACK,
                Side::Start,
            );
            draw(page, [note])?;
        }
        draw(&plot, [Element::line(vec![(0.0, 0.0), (0.0, count)], BASE)])?;
        // One line through rows that follow each other.
        let mut from = 0;
        for run in rows.chunk_by(|a, b| a.targets == b.targets) {
            let to = from + run.len();
            for target in run.first().map_or(&[][..], |r| &r.targets) {
                let ends = vec![(*target, from as f64), (*target, to as f64)];
                // On white, which keeps it apart from dark bars.
                let ground = Pen { ink: Ink::WHITE.with_alpha(0.8), width_mm: 1.0, dash: None };
                draw(&plot, [Element::line(ends.clone(), ground), Element::line(ends, TARGET)])?;
            }
            from = to;
        }
        let headings = rows.iter().enumerate().filter(|(_, r)| matches!(r.shape, Shape::Heading));
        let words = headings.map(|(i, row)| {
            let run = fit(fonts, &row.label, Weight::SemiBold, LABEL_MM, at.width);
            let middle = at.y + (i as f64 + 0.5) * ROW_MM;
            Element::words((at.x, middle), run, LABEL_MM, Ink::BLACK, Side::Start).haloed()
        });
        draw(page, words)
    }
}

/// Draws what a row shows.
fn shape<S: Surface>(plot: &Plane<'_, S>, row: &Row, y: f64) -> Result<(), Error> {
    let (top, bottom) = (y + 0.17, y + 0.83);
    let bar =
        |value: f64, ink: Ink| Element::rect((0.0, top), (value, bottom), Fill::Solid(ink), None);
    match row.shape {
        Shape::Heading | Shape::NoData => Ok(()),
        Shape::Bar(value, ink) => draw(plot, [bar(value, ink)]),
        Shape::Ticked(value, ink, tick) => {
            let edge = Element::line(vec![(tick, top), (tick, bottom)], Pen::new(Ink::WHITE, 1.1));
            let mark = Element::line(vec![(tick, top), (tick, bottom)], Pen::new(Ink::BLACK, 0.5));
            draw(plot, [bar(value, ink), edge, mark])
        }
        Shape::Change { old, new, ink } => {
            let y = y + 0.5;
            let between = Element::line(vec![(old, y), (new, y)], Pen::new(ink, 0.9));
            let pen = Pen::new(ink, 0.4);
            let before = Element::dot((old, y), 1.0, Fill::Solid(Ink::WHITE), pen);
            let after = Element::dot((new, y), 1.25, Fill::Solid(ink), pen);
            draw(plot, [between, before, after])
        }
    }
}

/// Most rows in one column.
const MOST_ROWS: usize = 34;

/// Rows over one or two columns; of more than two can hold, the first of the order in the left column and
/// the last in the right, and how many are left out between them.
pub(super) fn over_columns(mut rows: Vec<Row>) -> (Vec<Vec<Row>>, usize) {
    if rows.len() <= MOST_ROWS {
        return (vec![rows], 0);
    }
    if rows.len() <= 2 * MOST_ROWS {
        let right = rows.split_off(rows.len().div_ceil(2));
        return (vec![rows, right], 0);
    }
    let right = rows.split_off(rows.len() - MOST_ROWS);
    let left_out = rows.len() - MOST_ROWS;
    rows.truncate(MOST_ROWS);
    (vec![rows, right], left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_keep_both_ends_and_say_what_is_left_out() {
        let rows = |n: usize| -> Vec<Row> {
            let row = |i: usize| Row {
                label: i.to_string(),
                shape: Shape::NoData,
                note: String::new(),
                targets: Vec::new(),
            };
            (0..n).map(row).collect()
        };
        for (n, columns, left_out) in [(5, 1, 0), (34, 1, 0), (35, 2, 0), (68, 2, 0), (100, 2, 32)]
        {
            let (found, out) = over_columns(rows(n));
            assert_eq!((found.len(), out), (columns, left_out), "{n}");
            let labels: Vec<&str> = found.iter().flatten().map(|r| r.label.as_str()).collect();
            assert_eq!(labels.len() + out, n);
            let last = (n - 1).to_string();
            assert_eq!((labels[0], labels[labels.len() - 1]), ("0", last.as_str()));
        }
    }
}
