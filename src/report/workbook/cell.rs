//! Values of a table of the workbook, before they have a format.

use super::style::Tone;
use std::borrow::Cow;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) enum Cell<'a> {
    /// Nothing: the data has no such column, or the office fills it in.
    Blank,
    /// What was computed came to nothing known; shown by a sign of its own, never 0.
    NoData,
    /// Text.
    Text(Cow<'a, str>),
    /// Text on a ground that says how good it is.
    Toned(Cow<'a, str>, Tone),
    /// A number in the column's format.
    Number(f64),
    /// A number in a format of its own.
    Figure(f64, String),
    /// The sum of the column: over the rows up to the next group, or in the last row over all. What
    /// it comes to; `None` where no row has a number.
    Sum(Option<f64>),
    /// Text across so many columns, which have no cells of their own.
    Span(Cow<'a, str>, u16),
}

impl<'a> Cell<'a> {
    /// Text, empty as nothing.
    pub(in crate::report) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A number of the data, where it has one.
    pub(in crate::report) fn stated(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Number)
    }

    /// A number that was computed, or that it is not known.
    pub(in crate::report) fn computed(value: Option<f64>) -> Self {
        value.map_or(Self::NoData, Self::Number)
    }

    /// A count.
    pub(in crate::report) fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }

    /// A percentage of a village, to a hundredth, never shown as more than it is: 79.996 is not 80,
    /// nor 99.996 all of it.
    pub(in crate::report) fn share_pct(pct: Option<f64>) -> Self {
        Self::computed(pct.map(cut))
    }
}

/// Cut to a hundredth; what is more than nothing stays more than nothing.
fn cut(pct: f64) -> f64 {
    // What is within rounding of a hundredth is that hundredth.
    let cut = ((pct + 1e-7) * 100.0).floor() / 100.0;
    if cut <= 0.0 && pct > 1e-7 { pct } else { cut }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Row<'a> {
    pub(in crate::report) kind: RowKind,
    pub(in crate::report) cells: Vec<Cell<'a>>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::report) enum RowKind {
    /// One thing.
    Body,
    /// The head of those below, with their sums.
    Group,
    /// All of them.
    Total,
}

impl<'a> Row<'a> {
    /// A row of that kind.
    pub(in crate::report) fn new(kind: RowKind, cells: Vec<Cell<'a>>) -> Self {
        Self { kind, cells }
    }

    /// A row for one thing.
    pub(in crate::report) fn body(cells: Vec<Cell<'a>>) -> Self {
        Self::new(RowKind::Body, cells)
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_share_is_never_shown_as_more_than_it_is() {
        let shown = |pct| Cell::share_pct(Some(pct));
        assert_eq!(shown(79.996), Cell::Number(79.99));
        assert_eq!(shown(99.999), Cell::Number(99.99));
        assert_eq!(shown(100.0 - 1e-12), Cell::Number(100.0));
        assert_eq!(shown(0.004), Cell::Number(0.004));
        assert_eq!(shown(0.0), Cell::Number(0.0));
        assert_eq!(Cell::share_pct(None), Cell::NoData);
    }
}
