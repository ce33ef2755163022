//! CSV that Excel opens right: UTF-8 with BOM, comma, a point for decimals, and no cell that could
//! run as a formula.

use std::borrow::Cow;
use std::io::{self, Write};

/// A CSV file being written.
pub(super) struct CsvFile<W: Write>(csv::Writer<W>);

impl<W: Write> CsvFile<W> {
    /// Begins with the byte order mark and the header.
    pub(super) fn new(mut to: W, header: &[impl AsRef<str>]) -> io::Result<Self> {
        to.write_all("\u{feff}".as_bytes())?;
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
        csv.write_record(header.iter().map(AsRef::as_ref))?;
        Ok(Self(csv))
    }

    /// Writes one row.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(cell.text().as_bytes())?;
        }
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// One value of a table, before it has a format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// No value.
    Empty,
    /// Text from the data.
    Text(Cow<'a, str>),
    /// A count.
    Count(u64),
    /// A number with at most so many decimals.
    Real(f64, usize),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// Text, empty as no value.
    pub(super) fn text_of(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// A number, or no value.
    pub(super) fn real(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Empty, |v| Self::Real(v, decimals))
    }

    /// A percentage: to 1e-6, a hundredth of a square metre in a square kilometre.
    pub(super) fn pct(value: Option<f64>) -> Self {
        Self::real(value, 6)
    }

    /// As CSV writes it: numbers with a point and no zeros at the end.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => harmless(text),
            Self::Count(n) => Cow::Owned(n.to_string()),
            Self::Real(v, decimals) => Cow::Owned(plain(*v, *decimals)),
            Self::Flag(yes) => Cow::Borrowed(if *yes { "1" } else { "0" }),
        }
    }
}

/// A number with at most so many decimals, no zeros at the end, no negative zero.
fn plain(value: f64, decimals: usize) -> String {
    use std::fmt::Write as _;
    /// Whole numbers up to here are exact in an f64.
    const EXACT: f64 = 9e15;
    let mut text = String::with_capacity(24);
    let scale = 10_u64.pow(decimals as u32);
    let scaled = (value * scale as f64).round();
    if scaled.abs() < EXACT {
        if scaled < 0.0 {
            text.push('-');
        }
        let scaled = scaled.abs() as u64;
        let (whole, mut fraction) = (scaled / scale, scaled % scale);
        let _ = write!(text, "{whole}");
        if fraction > 0 {
            let mut width = decimals;
            while fraction % 10 == 0 {
                fraction /= 10;
                width -= 1;
            }
            let _ = write!(text, ".{fraction:0width$}");
        }
    } else {
        let _ = write!(text, "{value:.decimals$}");
    }
    text
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe, the
/// spreadsheets' own mark for "this is text".
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_codes_survive() {
        let mut out = Vec::new();
        let mut file = CsvFile::new(&mut out, &["id", "name", "pct", "n"]).unwrap();
        let text = |t: &'static str| Cell::Text(Cow::Borrowed(t));
        file.row([text("00123"), text("=1+1"), Cell::pct(Some(99.850_000)), Cell::Count(7)])
            .unwrap();
        file.row([text("@x"), text("Thôn \"Đông\", ợ"), Cell::pct(None), Cell::Count(0)]).unwrap();
        file.finish().unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "\u{feff}id,name,pct,n\r\n00123,'=1+1,99.85,7\r\n'@x,\"Thôn \"\"Đông\"\", ợ\",,0\r\n"
        );
    }

    #[test]
    fn plain_numbers() {
        assert_eq!(plain(100.0, 6), "100");
        assert_eq!(plain(-1e-9, 6), "0");
        assert_eq!(plain(0.1 + 0.2, 6), "0.3");
        assert_eq!(plain(-12.5, 1), "-12.5");
        assert_eq!(plain(1200.0, 0), "1200");
        assert_eq!(plain(105.500_000_04, 8), "105.50000004");
        assert_eq!(plain(-0.05, 2), "-0.05");
        assert_eq!(plain(1e17, 3), "100000000000000000.000");
    }
}
