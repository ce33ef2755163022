//! The legend: what colours and marks mean, and how many villages there are of each.
//!
//! In: a [`Legend`] and a column ([`Flow`]). Out: boxes in it. The counts of its rows, with those of the
//! square where there is one, sum to the total.

use super::flow::{Align, Flow, Item, text_at};
use super::font::Weight;
use super::geometry::Rect;
use super::ink::{Fill, Ink};
use super::symbol::Symbol;
use super::text::{LEADING, fit};

/// What a sheet's colours and marks mean.
#[derive(Clone, Debug)]
pub(crate) struct Legend {
    pub(crate) heading: String,
    /// Over the column of counts.
    pub(crate) column: String,
    /// Of two services at once.
    pub(crate) square: Option<Square>,
    /// Marks whose size means something, largest first, each with what it means.
    pub(crate) sizes: Vec<(Symbol, String)>,
    /// From top to bottom.
    pub(crate) rows: Vec<Row>,
    pub(crate) total: (String, usize),
    /// Sentences below.
    pub(crate) notes: Vec<String>,
}

/// A colour or mark, what it means, and how many villages have it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) key: Key,
    pub(crate) label: String,
    pub(crate) villages: usize,
}

/// What stands before a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Key {
    /// The fill of a class, by its position.
    Class(usize),
    /// The hatch.
    NoData,
    Symbol(Symbol),
}

/// A square of classes: the first service across, the second upwards.
#[derive(Clone, Debug)]
pub(crate) struct Square {
    pub(crate) across: Axis,
    pub(crate) up: Axis,
    /// Villages of each class, position `up * n + across`.
    pub(crate) villages: Vec<usize>,
}

/// One side of a square.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub(crate) title: String,
    /// From low to high.
    pub(crate) labels: Vec<String>,
}

impl Legend {
    /// Every meaning with its count, from top to bottom, for those who cannot see the sheet.
    pub(crate) fn told(&self) -> Vec<(String, usize)> {
        let mut all = Vec::new();
        if let Some(square) = &self.square {
            let n = square.across.labels.len();
            for (i, villages) in square.villages.iter().enumerate() {
                let (across, up) = (&square.across, &square.up);
                let (x, y) = (&across.labels[i % n], &up.labels[i / n]);
                all.push((format!("{} {x}, {} {y}", across.title, up.title), *villages));
            }
        }
        all.extend(self.rows.iter().map(|row| (row.label.clone(), row.villages)));
        all
    }
}

/// Height of a row of a square, mm: two figures fit upon each other nowhere, one figure with air.
const CELL_MM: f64 = 6.4;

impl Flow<'_> {
    /// Sets a legend; `fills` are those of its classes.
    pub(crate) fn legend(
        &mut self,
        legend: &Legend,
        fills: &[Fill],
        count: impl Fn(usize) -> String,
    ) {
        self.heading(&legend.heading);
        let size = self.size(super::flow::SMALL_PT);
        let run = fit(self.fonts, &legend.column, Weight::Italic, size, self.width);
        self.items.push(text_at(run, size, Ink::DARK, Align::Right, self.width, self.y));
        self.y += LEADING * size;
        if let Some(square) = &legend.square {
            self.square(square, fills, &count);
        }
        if !legend.sizes.is_empty() {
            self.sizes(&legend.sizes);
        }
        for row in &legend.rows {
            let item = match row.key {
                Key::Class(class) => Item::Swatch(fills.get(class).copied().unwrap_or(Fill::Hatch)),
                Key::NoData => Item::Swatch(Fill::Hatch),
                Key::Symbol(symbol) => Item::Symbol(symbol),
            };
            self.row(item, &row.label, Some(&count(row.villages)));
        }
        let size = self.size(super::flow::BODY_PT);
        let (label, n) = &legend.total;
        self.y += 0.5 * self.factor;
        let run = self.fonts.run(&count(*n), Weight::SemiBold);
        let room = self.width - run.width_em * size - 2.0;
        self.items.push(text_at(run, size, Ink::BLACK, Align::Right, self.width, self.y));
        let run = fit(self.fonts, label, Weight::SemiBold, size, room);
        self.items.push(text_at(run, size, Ink::BLACK, Align::Left, 0.0, self.y));
        self.y += LEADING * size;
        self.y += 0.6 * self.factor;
        for note in &legend.notes {
            self.paragraph(note, Weight::Regular, super::flow::BODY_PT, Ink::BLACK, 2);
        }
    }

    /// A square of colours with the counts in it, the second service's classes before the rows, the
    /// first one's below the columns.
    fn square(&mut self, square: &Square, fills: &[Fill], count: &impl Fn(usize) -> String) {
        let (fonts, n) = (self.fonts, square.across.labels.len());
        let (body, small) = (self.size(super::flow::BODY_PT), self.size(super::flow::SMALL_PT));
        let line = LEADING * small;
        let run = fit(fonts, &square.up.title, Weight::SemiBold, small, self.width);
        self.items.push(text_at(run, small, Ink::BLACK, Align::Left, 0.0, self.y));
        self.y += line + 0.4;
        let widest = square.up.labels.iter();
        let widest = widest.map(|l| fonts.run(l, Weight::Regular).width_em).fold(0.0, f64::max);
        let left = (widest * small + 1.5).min(self.width * 0.4);
        let (width, height) = ((self.width - left) / n as f64, CELL_MM * self.factor);
        for (j, label) in square.up.labels.iter().enumerate().rev() {
            let run = fit(fonts, label, Weight::Regular, small, left - 1.0);
            let y = self.y + (height - line) / 2.0;
            self.items.push(text_at(run, small, Ink::BLACK, Align::Right, left - 1.0, y));
            for i in 0..n {
                let class = j * n + i;
                let rect = Rect::new(left + i as f64 * width, self.y, width, height);
                let fill = fills.get(class).copied().unwrap_or(Fill::Hatch);
                self.items.push(super::flow::Placed { rect, item: Item::Cell(fill) });
                let run = fonts.run(&count(square.villages[class]), Weight::Regular);
                let y = self.y + (height - LEADING * body) / 2.0;
                let ink = readable_on(fill);
                self.items.push(text_at(run, body, ink, Align::Centre, rect.centre().x, y));
            }
            self.y += height;
        }
        self.y += 0.4;
        for (i, label) in square.across.labels.iter().enumerate() {
            let run = fit(fonts, label, Weight::Regular, small, width - 0.6);
            let middle = left + (i as f64 + 0.5) * width;
            self.items.push(text_at(run, small, Ink::BLACK, Align::Centre, middle, self.y));
        }
        self.y += line;
        let run = fit(fonts, &square.across.title, Weight::SemiBold, small, self.width - left);
        self.items.push(text_at(run, small, Ink::BLACK, Align::Right, self.width, self.y));
        self.y += line + 0.8 * self.factor;
    }

    /// Marks side by side, each over what its size means.
    fn sizes(&mut self, sizes: &[(Symbol, String)]) {
        let small = self.size(super::flow::SMALL_PT);
        let height = sizes.iter().map(|(s, _)| s.size_mm).fold(0.0, f64::max);
        let width = self.width / sizes.len() as f64;
        for (i, (symbol, label)) in sizes.iter().enumerate() {
            let middle = (i as f64 + 0.5) * width;
            let mm = symbol.size_mm;
            // All stand on one line.
            let rect = Rect::new(middle - mm / 2.0, self.y + height - mm, mm, mm);
            self.items.push(super::flow::Placed { rect, item: Item::Symbol(*symbol) });
            let run = fit(self.fonts, label, Weight::Regular, small, width - 0.6);
            let y = self.y + height + 0.4;
            self.items.push(text_at(run, small, Ink::BLACK, Align::Centre, middle, y));
        }
        self.y += height + 0.4 + LEADING * small + 0.8 * self.factor;
    }
}

/// Black or white, whichever is read more easily on a fill: the one with more contrast (WCAG 2.1).
fn readable_on(fill: Fill) -> Ink {
    let Fill::Solid(ink) = fill else { return Ink::BLACK };
    let [r, g, b] = super::colour::linear(ink.rgb);
    let luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    // Equal contrast with white and with our black (luminance 0.0103): √(1.05 × 0.0603) − 0.05.
    if luminance > 0.2016 { Ink::BLACK } else { Ink::WHITE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_out_from_their_colour() {
        assert_eq!(readable_on(Fill::Solid(Ink::WHITE)), Ink::BLACK);
        assert_eq!(readable_on(Fill::Solid(Ink::BLACK)), Ink::WHITE);
        assert_eq!(readable_on(Fill::Hatch), Ink::BLACK);
        assert_eq!(readable_on(Fill::Solid(Ink::rgb([0x3a, 0x7b, 0xce]))), Ink::WHITE);
        assert_eq!(readable_on(Fill::Solid(Ink::rgb([0xc8, 0x95, 0x15]))), Ink::BLACK);
    }
}
