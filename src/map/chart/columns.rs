//! Upright columns: how many villages are in each class, operators side by side.

use super::bars::{BASE, GRID};
use super::element::{Element, Plane, Side, draw, range};
use super::sheet::{Key, LABEL_MM, SMALL_MM};
use crate::map::error::Error;
use crate::map::font::{Fonts, Weight};
use crate::map::geometry::Rect;
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::page::Page;
use crate::map::surface::Surface;
use crate::map::text::{LEADING, wrap_evenly};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;

/// Height of the columns, of the labels under them, mm.
const PLOT_MM: f64 = 58.0;
const LABELS_MM: f64 = 11.0;
/// For the numbers of the axis, mm.
const AXIS_MM: f64 = 14.0;
/// Over the columns, for their values, mm.
const ABOVE_MM: f64 = 5.0;

/// A figure of columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) groups: Vec<Group>,
    /// Values along the axis, and where it ends.
    pub(super) ticks: (Vec<f64>, f64),
    pub(super) tick_labels: Vec<String>,
    /// What the axis measures, with its unit.
    pub(super) unit: String,
    pub(super) keys: Vec<Key>,
}

/// Columns over one label.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) label: String,
    pub(super) columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// `None`: nothing is known.
    pub(super) value: Option<f64>,
    pub(super) fill: Fill,
    /// Over it.
    pub(super) note: String,
}

impl Columns {
    /// Height that it needs, mm.
    pub(super) fn height_mm(&self) -> f64 {
        let _ = self;
        ABOVE_MM + PLOT_MM + LABELS_MM
    }

    /// Paints it into a rectangle.
    pub(super) fn paint<S: Surface>(
        &self,
        fonts: &Fonts,
        at: &Rect,
        root: &DrawingArea<Page<'_, S>, Shift>,
        page: &Plane<'_, S>,
    ) -> Result<(), Error> {
        let (left, right) = (at.x + AXIS_MM, at.right());
        let (top, bottom) = (at.y + ABOVE_MM, at.y + ABOVE_MM + PLOT_MM);
        let groups = self.groups.len().max(1) as f64;
        let end = self.ticks.1;
        let plot =
            root.apply_coord_spec(range((0.0, groups), (0.0, end), (left, right, bottom, top)));
        for (value, label) in self.ticks.0.iter().zip(&self.tick_labels) {
            let run = fonts.run(label, Weight::Regular);
            let line = Element::line(vec![(0.0, *value), (groups, *value)], GRID);
            let words = Element::words((0.0, *value), run, SMALL_MM, Ink::DARK, Side::End);
            draw(&plot, [line, words.moved(-1.5, 0.0)])?;
        }
        let unit = fonts.run(&self.unit, Weight::Regular);
        draw(page, [Element::words((at.x, at.y + 0.5), unit, SMALL_MM, Ink::DARK, Side::Start)])?;
        let group_mm = (right - left) / groups;
        for (i, group) in self.groups.iter().enumerate() {
            let x = i as f64;
            let n = group.columns.len().max(1) as f64;
            // A fifth of the group is air.
            let width = 0.8 / n;
            for (j, column) in group.columns.iter().enumerate() {
                let from = x + 0.1 + j as f64 * width;
                let to = from + width * if n > 1.0 { 0.92 } else { 1.0 };
                let middle = f64::midpoint(from, to);
                let edge = Pen::new(Ink::grey(0x60), 0.1);
                let value = column.value.unwrap_or(0.0);
                if column.value.is_some_and(|v| v > 0.0) {
                    draw(
                        &plot,
                        [Element::rect((from, 0.0), (to, value), column.fill, Some(edge))],
                    )?;
                }
                let room = group_mm * width * 1.06;
                let size = SMALL_MM * if n > 3.0 { 0.9 } else { 1.0 };
                let lines =
                    wrap_evenly(fonts, &column.note, Weight::Regular, size, room.max(6.0), 2);
                let count = lines.len() as f64;
                for (k, run) in lines.into_iter().enumerate() {
                    let up = (count - k as f64 - 0.5) * size * LEADING + 0.3;
                    let words =
                        Element::words((middle, value), run, size, Ink::BLACK, Side::Middle);
                    draw(&plot, [words.moved(0.0, -up)])?;
                }
            }
            let lines =
                wrap_evenly(fonts, &group.label, Weight::Regular, LABEL_MM, group_mm * 0.94, 3);
            for (k, run) in lines.into_iter().enumerate() {
                let down = (k as f64 + 0.5) * LABEL_MM * LEADING + 0.8;
                let words = Element::words((x + 0.5, 0.0), run, LABEL_MM, Ink::BLACK, Side::Middle);
                draw(&plot, [words.moved(0.0, down)])?;
            }
        }
        draw(&plot, [Element::line(vec![(0.0, 0.0), (groups, 0.0)], BASE)])
    }
}
