//! The records of a text table: lines, and cells in quotes that may go over several of them.
//!
//! In: bytes. Out: records of fields, with the line on which each begins. Lines end with LF, CR LF or CR. A
//! quotation mark opens a cell only where the cell begins (RFC 4180), and only if somebody closes it: one that
//! would swallow whole rows, or the rest of the file, is a character like any other, told by its line, and the
//! rows behind it are read as they stand. Memory: a line, and the lines of one cell.

use super::limits::LINE_BYTES;
use encoding_rs::{Decoder, Encoding};
use std::collections::VecDeque;
use std::io::{self, Read};

/// Lines that a cell may have. A note of an office has ten.
const MAX_CELL_LINES: usize = 500;

/// A line longer than [`LINE_BYTES`]; its number.
#[derive(Debug)]
pub(crate) struct LongLine(pub(crate) u64);

impl std::fmt::Display for LongLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {} is too long", self.0)
    }
}

impl std::error::Error for LongLine {}

/// One record: its fields, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Record {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    /// The line of a quotation mark in it that nobody closes.
    pub(crate) stray: Option<u64>,
}

impl Record {
    /// Its fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.bytes[start..end])
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are NUL bytes in it.
    pub(crate) fn has_nul(&self) -> bool {
        self.bytes.contains(&0)
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.stray = None;
    }

    fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// How the quotation marks of a line came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    /// Every cell in quotes was closed.
    Closed,
    /// So, but one had a lone quotation mark within.
    Odd,
    /// The one at that place opens a cell that the line does not close.
    Open(usize),
}

/// Cuts a line into fields. The quotation marks at the places `literal` open nothing; `literal` of
/// [`ALL`] means that none does.
fn split(line: &[u8], separator: u8, literal: &[usize], record: &mut Record) -> Quotes {
    record.clear();
    let mut quotes = Quotes::Closed;
    let mut at = 0;
    loop {
        if line.get(at) == Some(&b'"') && literal != ALL && !literal.contains(&at) {
            let open = at;
            at += 1;
            loop {
                let rest = line.get(at..).unwrap_or_default();
                let Some(mark) = rest.iter().position(|&b| b == b'"') else {
                    record.bytes.extend_from_slice(rest);
                    record.end_field();
                    return Quotes::Open(open);
                };
                record.bytes.extend_from_slice(&rest[..mark]);
                at += mark + 1;
                let behind = line.get(at..).unwrap_or_default();
                if behind.first() == Some(&b'"') {
                    record.bytes.push(b'"');
                    at += 1;
                    continue;
                }
                // Blanks between the closing mark and the separator are nobody's.
                let blanks = behind.iter().take_while(|&&b| b == b' ').count();
                if behind.get(blanks).is_none_or(|&b| b == separator) {
                    at += blanks;
                    break;
                }
                record.bytes.push(b'"');
                quotes = Quotes::Odd;
            }
        } else {
            let rest = line.get(at..).unwrap_or_default();
            let end = rest.iter().position(|&b| b == separator).unwrap_or(rest.len());
            record.bytes.extend_from_slice(&rest[..end]);
            at += end;
        }
        record.end_field();
        if at >= line.len() {
            return quotes;
        }
        at += 1;
    }
}

/// No quotation mark opens anything.
const ALL: &[usize] = &[usize::MAX];

/// How many fields a line has, by itself; a quotation mark that it does not close opens nothing.
fn fields_alone(line: &[u8], separator: u8, record: &mut Record) -> usize {
    if let Quotes::Open(_) = split(line, separator, &[], record) {
        split(line, separator, ALL, record);
    }
    record.len()
}

/// The number of fields that most lines have beyond one, and how many lines have it; (1, 0) where no line has
/// a separator.
pub(crate) fn usual_width(lines: &[&[u8]], separator: u8) -> (usize, usize) {
    let mut record = Record::default();
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for line in lines {
        *counts.entry(fields_alone(line, separator, &mut record)).or_default() += 1;
    }
    counts.remove(&1);
    let most = counts.into_iter().max_by_key(|&(width, lines)| (lines, width));
    most.unwrap_or((1, 0))
}

/// The lines of a piece of text, without their ends and without empty ones.
pub(crate) fn lines_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&b| b == b'\n' || b == b'\r').filter(|l| !l.trim_ascii().is_empty())
}

/// Reads the records of a text.
pub(crate) struct Records {
    lines: Lines,
    separator: u8,
    /// Fields that most lines have; 1 where nothing is known.
    width: usize,
    /// Lines read ahead for a cell that then turned out to end sooner.
    ahead: VecDeque<(u64, Vec<u8>)>,
    line: Vec<u8>,
    trial: Record,
}

impl Records {
    pub(crate) fn new(
        inner: Box<dyn Read + Send>,
        wide: Option<&'static Encoding>,
        separator: u8,
        width: usize,
    ) -> Self {
        Self {
            lines: Lines::new(inner, wide),
            separator,
            width,
            ahead: VecDeque::new(),
            line: Vec::new(),
            trial: Record::default(),
        }
    }

    /// Reads the next record; empty lines are none. `false` at the end.
    ///
    /// # Errors
    /// The system's, and [`LongLine`].
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        let number = loop {
            let Some(number) = self.next_line()? else {
                record.clear();
                return Ok(false);
            };
            if !self.line.is_empty() {
                break number;
            }
        };
        let quotes = split(&self.line, self.separator, &[], record);
        match quotes {
            Quotes::Closed => {}
            Quotes::Odd => {
                // A mark that opened a cell and met its like only in a cell farther on.
                if self.width > 1 && record.len() < self.width {
                    split(&self.line, self.separator, ALL, &mut self.trial);
                    if self.trial.len() == self.width {
                        std::mem::swap(record, &mut self.trial);
                        record.stray = Some(number);
                    }
                }
            }
            Quotes::Open(first) => {
                if !self.gather(record)? {
                    let mut literal = vec![first];
                    while let Quotes::Open(next) =
                        split(&self.line, self.separator, &literal, record)
                    {
                        literal.push(next);
                    }
                    record.stray = Some(number);
                }
            }
        }
        record.line = number;
        Ok(true)
    }

    /// Takes the next line, one read ahead first; its number.
    fn next_line(&mut self) -> io::Result<Option<u64>> {
        if let Some((number, line)) = self.ahead.pop_front() {
            self.line = line;
            return Ok(Some(number));
        }
        self.lines.next(&mut self.line)
    }

    /// Joins the line with those behind it until its open cell is closed. `false`, and nothing taken, where
    /// nothing closes it, or where it would swallow whole rows.
    fn gather(&mut self, record: &mut Record) -> io::Result<bool> {
        split(&self.line, self.separator, ALL, &mut self.trial);
        let first_is_whole = self.width > 1 && self.trial.len() == self.width;
        let (mut joined, mut whole) = (self.line.clone(), 0);
        for i in 0..MAX_CELL_LINES {
            if i == self.ahead.len() {
                let mut line = Vec::new();
                let Some(number) = self.lines.next(&mut line)? else { return Ok(false) };
                self.ahead.push_back((number, line));
            }
            let line = &self.ahead[i].1;
            let alone = fields_alone(line, self.separator, &mut self.trial);
            whole += usize::from(self.width > 1 && alone == self.width);
            if whole > usize::from(!first_is_whole) || joined.len() + line.len() > LINE_BYTES {
                return Ok(false);
            }
            joined.push(b'\n');
            joined.extend_from_slice(line);
            if line.contains(&b'"')
                && !matches!(split(&joined, self.separator, &[], record), Quotes::Open(_))
            {
                self.ahead.drain(..=i);
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Reads lines, and turns UTF-16 into UTF-8.
struct Lines {
    inner: Box<dyn Read + Send>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    ended: bool,
    line: u64,
}

impl Lines {
    fn new(inner: Box<dyn Read + Send>, wide: Option<&'static Encoding>) -> Self {
        Self {
            inner,
            decoder: wide.map(Encoding::new_decoder),
            raw: vec![0; 256 << 10],
            text: Vec::new(),
            at: 0,
            ended: false,
            line: 0,
        }
    }

    /// Reads on where all that was read is used up; `false` at the end.
    fn fill(&mut self) -> io::Result<bool> {
        while self.at == self.text.len() && !self.ended {
            let n = self.inner.read(&mut self.raw)?;
            self.ended = n == 0;
            self.at = 0;
            if let Some(decoder) = &mut self.decoder {
                self.text.resize(3 * n + 16, 0);
                let (.., written, _) =
                    decoder.decode_to_utf8(&self.raw[..n], &mut self.text, self.ended);
                self.text.truncate(written);
            } else {
                self.text.clear();
                self.text.extend_from_slice(&self.raw[..n]);
            }
        }
        Ok(self.at < self.text.len())
    }

    /// Reads a line without its end; its number, or nothing behind the last.
    fn next(&mut self, line: &mut Vec<u8>) -> io::Result<Option<u64>> {
        line.clear();
        if !self.fill()? {
            return Ok(None);
        }
        self.line += 1;
        let number = self.line;
        while self.fill()? {
            let rest = &self.text[self.at..];
            let end = rest.iter().position(|&b| b == b'\n' || b == b'\r');
            let taken = end.unwrap_or(rest.len());
            if line.len() + taken > LINE_BYTES {
                return Err(io::Error::other(LongLine(number)));
            }
            line.extend_from_slice(&rest[..taken]);
            self.at += taken;
            if end.is_some() {
                self.pass_end()?;
                break;
            }
        }
        if number == 1 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        Ok(Some(number))
    }

    /// Passes the end of a line. CRs before an LF are one end with it; without LF each ends a line of its
    /// own, all but the first empty.
    fn pass_end(&mut self) -> io::Result<()> {
        let mut returns = 0;
        while self.fill()? && self.text[self.at] == b'\r' {
            returns += 1;
            self.at += 1;
        }
        if self.fill()? && self.text[self.at] == b'\n' {
            self.at += 1;
        } else {
            self.line += u64::saturating_sub(returns, 1);
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
