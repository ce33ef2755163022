//! A column that fills from top to bottom: headings, paragraphs, legend rows, scale bar.
//!
//! Every item gets the box it takes up; nothing is drawn here.

use super::content::Content;
use super::font::{Fonts, Run, Weight};
use super::geometry::{Pt, Rect};
use super::ink::{Fill, Ink, Pen};
use super::marks::{Mark, Marks};
use super::scale::ScaleBar;
use super::symbol::Symbol;
use super::text::{BASELINE, LEADING, POINT_MM, fit, wrap};
use super::words::distance;
use crate::lang::Lang;
use phusong_lang::{count, say, word};

/// One thing on the page and the room it takes.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) rect: Rect,
    pub(crate) item: Item,
}

/// What stands there.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Text {
        run: Run,
        size_mm: f64,
        ink: Ink,
    },
    Swatch(Fill),
    /// A coloured square with text over it.
    Cell(Fill),
    /// The mark of villages.
    Symbol(Symbol),
    Mark(Mark, f64),
    Line(Pen),
    /// A line on a wider one.
    Cased(Pen, Pen),
    /// Land in the light and in the shade.
    Relief,
    /// Nothing: a row of words.
    Blank,
    /// Room that is kept for a picture.
    Kept,
    Bar(ScaleBar),
    /// The north arrow, with its letter.
    North(Run),
    /// A filled box under the text that follows.
    Plate(Ink),
}

/// Text sizes, points, before a column is tightened.
pub(crate) const HEADING_PT: f64 = 8.5;
pub(crate) const BODY_PT: f64 = 7.6;
pub(crate) const SMALL_PT: f64 = 6.8;

/// A column being filled; its origin is its own upper left corner.
pub(crate) struct Flow<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) width: f64,
    /// 1, or less where the column is tightened.
    pub(crate) factor: f64,
    pub(crate) y: f64,
    pub(crate) items: Vec<Placed>,
}

/// Where a line of text stands in its box.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// A run with its box, the top of the box at `y`.
pub(crate) fn text_at(run: Run, size_mm: f64, ink: Ink, align: Align, x: f64, y: f64) -> Placed {
    let width = run.width_em * size_mm;
    let left = match align {
        Align::Left => x,
        Align::Centre => x - width / 2.0,
        Align::Right => x - width,
    };
    let rect = Rect::new(left, y, width, LEADING * size_mm);
    Placed { rect, item: Item::Text { run, size_mm, ink } }
}

/// The start of the baseline of a text's box.
pub(crate) fn baseline(rect: &Rect, size_mm: f64) -> Pt {
    Pt::new(rect.x, rect.y + BASELINE * size_mm)
}

impl<'a> Flow<'a> {
    pub(crate) fn new(fonts: &'a Fonts, width: f64, factor: f64) -> Self {
        Self { fonts, width, factor, y: 0.0, items: Vec::new() }
    }

    pub(super) fn size(&self, points: f64) -> f64 {
        points * POINT_MM * self.factor
    }

    pub(crate) fn gap(&mut self, mm: f64) {
        if !self.items.is_empty() {
            self.y += mm * self.factor;
        }
    }

    pub(super) fn paragraph(
        &mut self,
        text: &str,
        weight: Weight,
        points: f64,
        ink: Ink,
        lines: usize,
    ) {
        let size = self.size(points);
        for run in wrap(self.fonts, text, weight, size, self.width, lines) {
            self.items.push(text_at(run, size, ink, Align::Left, 0.0, self.y));
            self.y += LEADING * size;
        }
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.gap(2.6);
        self.paragraph(text, Weight::SemiBold, HEADING_PT, Ink::BLACK, 3);
        self.y += 0.6 * self.factor;
    }

    /// A symbol, what it means, and how many.
    pub(super) fn row(&mut self, symbol: Item, label: &str, count: Option<&str>) {
        let size = self.size(BODY_PT);
        let height = 4.4 * self.factor;
        let (symbol_w, symbol_h) = (7.0 * self.factor, 3.5 * self.factor);
        let top = self.y + (height - symbol_h) / 2.0;
        self.items.push(Placed { rect: Rect::new(0.0, top, symbol_w, symbol_h), item: symbol });
        let text_y = self.y + (height - LEADING * size) / 2.0;
        let mut right = self.width;
        if let Some(count) = count {
            let run = self.fonts.run(count, Weight::Regular);
            right -= run.width_em * size + 2.0;
            self.items.push(text_at(run, size, Ink::BLACK, Align::Right, self.width, text_y));
        }
        let left = symbol_w + 2.0;
        let run = fit(self.fonts, label, Weight::Regular, size, (right - left).max(5.0));
        self.items.push(text_at(run, size, Ink::BLACK, Align::Left, left, text_y));
        self.y += height;
    }

    pub(crate) fn symbols(
        &mut self,
        content: &Content,
        marks: &Marks,
        remark: Option<&str>,
        layers: &[(Item, String)],
        count: impl Fn(usize) -> String,
    ) {
        if let Some(heading) = &content.marks_heading {
            self.heading(heading);
            let size_mm = marks.size_mm().max(1.4);
            for group in &marks.groups {
                let n = count(group.at.len());
                self.row(Item::Mark(group.mark, size_mm), &group.label, Some(&n));
            }
            if marks.groups.is_empty() {
                self.paragraph(&content.no_marks, Weight::Italic, BODY_PT, Ink::DARK, 1);
            }
            if let Some(remark) = remark {
                self.paragraph(remark, Weight::Italic, SMALL_PT, Ink::DARK, 2);
            }
        }
        self.gap(1.2);
        if let Some(routes) = &content.routes {
            self.row(Item::Line(super::paint::ROUTE), routes, None);
        }
        if let Some((commune, province)) = &content.borders {
            self.row(Item::Line(super::paint::PROVINCE), province, None);
            self.row(Item::Line(super::paint::COMMUNE), commune, None);
        }
        for (symbol, label) in layers {
            self.row(symbol.clone(), label, None);
        }
    }

    /// Keeps room for a picture of that size, in the middle of the column.
    pub(crate) fn keep(&mut self, width: f64, height: f64) {
        self.gap(3.0);
        let rect = Rect::new((self.width - width) / 2.0, self.y, width, height);
        self.items.push(Placed { rect, item: Item::Kept });
        self.y += height;
    }

    /// Scale bar and north arrow side by side, then scale and coordinate system in words.
    pub(crate) fn scale(
        &mut self,
        content: &Content,
        denominator: u64,
        frame_note: &str,
        lang: Lang,
    ) {
        self.gap(3.0);
        let size = self.size(SMALL_PT);
        let north_w = 8.0 * self.factor;
        let height = 11.0 * self.factor;
        let run = self.fonts.run(word!(lang, "map-north"), Weight::Bold);
        let north = Rect::new(self.width - north_w, self.y, north_w, height);
        self.items.push(Placed { rect: north, item: Item::North(run) });
        // Half of the last label reaches beyond the bar, and the first one's half before it.
        let bar = ScaleBar::fit(denominator, self.width - north_w - 16.0);
        let x = 2.0;
        let bar_rect = Rect::new(x, self.y + height - 2.2, bar.length_mm(), 1.6);
        let label_y = bar_rect.y - 0.4 - LEADING * size;
        let mut marks: Vec<u32> = (0..=bar.steps).collect();
        // The end matters most: it is set first among those that might touch.
        marks.sort_by_key(|&i| i != 0 && i != bar.steps);
        let mut set: Vec<Rect> = Vec::new();
        for i in marks {
            let at = x + bar.step_mm * f64::from(i);
            let metres = bar.step_m * f64::from(i);
            let measure = |unit| self.fonts.run(&distance(lang, metres, unit), Weight::Regular);
            // The number is centred on its mark; the unit follows it.
            let half = measure(false).width_em * size / 2.0;
            let run = measure(i == bar.steps);
            let placed = text_at(run, size, Ink::BLACK, Align::Left, at - half, label_y);
            if set.iter().all(|r| !r.overlaps(&placed.rect.inset(-0.5), 0.0)) {
                set.push(placed.rect);
                self.items.push(placed);
            }
        }
        self.items.push(Placed { rect: bar_rect, item: Item::Bar(bar) });
        self.y += height + 0.6;
        let text = say!(lang, "map-scale", denominator = count(denominator));
        self.paragraph(&text, Weight::SemiBold, BODY_PT, Ink::BLACK, 1);
        self.paragraph(&content.crs, Weight::Regular, SMALL_PT, Ink::BLACK, 2);
        if !frame_note.is_empty() {
            self.paragraph(frame_note, Weight::Regular, SMALL_PT, Ink::DARK, 3);
        }
    }

    pub(crate) fn method(&mut self, content: &Content) {
        self.heading(&content.method_heading);
        self.paragraph(&content.method, Weight::Regular, SMALL_PT, Ink::BLACK, 5);
    }

    /// The sources in at most so many lines; those that find no room are counted.
    pub(crate) fn sources(
        &mut self,
        content: &Content,
        lines: usize,
        more: impl Fn(usize) -> String,
    ) {
        if content.sources.is_empty() {
            return;
        }
        self.heading(&content.sources_heading);
        let all = content.sources.len();
        let shown = if all <= lines { all } else { lines.saturating_sub(1) };
        // Where there is room, a source may take a second line.
        let each = if all * 2 <= lines { 2 } else { 1 };
        for source in &content.sources[..shown] {
            self.paragraph(source, Weight::Regular, SMALL_PT, Ink::BLACK, each);
        }
        if shown < all {
            self.paragraph(&more(all - shown), Weight::Italic, SMALL_PT, Ink::DARK, 1);
        }
    }

    pub(crate) fn imprint(&mut self, content: &Content) {
        self.gap(2.2);
        if let Some(maker) = &content.maker {
            self.paragraph(maker, Weight::Regular, SMALL_PT, Ink::BLACK, 2);
        }
        self.paragraph(&content.made_on, Weight::Regular, SMALL_PT, Ink::BLACK, 1);
    }
}
