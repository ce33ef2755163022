//! Text tables: CSV with any of `,` `;` tab `|`, UTF-8, UTF-16 or a single-byte encoding.
//!
//! Streams: memory does not grow with the file. A line of more than a megabyte is refused, since no
//! table has one and a file of nothing would otherwise be read whole.

use super::Error;
use super::layer::{Remark, Row, Value};
use super::limits::LINE_BYTES;
use super::records::{LongLine, Record, Records, lines_of, usual_width};
use super::table::{Rows, Table};
use super::text_decoder::TextDecoder;
use crate::finding::{CodePage, FindingKind, Severity};
use crate::project::LayerFile;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::fs::File;
use std::io::{self, BufReader, Read};

/// Text looked at to find the separator, bytes.
const SAMPLE: u64 = 64 << 10;

/// The rows of a text table.
pub(crate) struct Delimited {
    file: String,
    records: Records,
    wanted: Vec<bool>,
    record: Record,
    text: TextDecoder,
    remarks: Vec<Remark>,
}

impl Delimited {
    /// Opens a table and finds its head.
    pub(crate) fn open(source: &LayerFile) -> Result<Table<Self>, Error> {
        let name = || source.path.clone();
        let io = |e: io::Error| Error::Unreadable { file: name(), reason: e.to_string() };
        let mut start = Vec::new();
        File::open(&source.file)
            .and_then(|f| f.take(SAMPLE).read_to_end(&mut start))
            .map_err(io)?;
        let is_whole = (start.len() as u64) < SAMPLE;
        let wide = wide_encoding(&start, source.encoding.as_deref());
        let text = match wide {
            Some(encoding) => encoding.decode(&start).0.into_owned().into_bytes(),
            None => start,
        };
        // A stray NUL spoils its row; a head that is mostly NUL is no text at all.
        let nul = text.split(|&b| b == 0).count() - 1;
        if 2 * nul > text.len() {
            return Err(Error::NotText { file: name() });
        }
        let mut lines: Vec<&[u8]> = lines_of(&text).collect();
        // The last may be cut.
        if !is_whole && lines.len() > 1 {
            lines.pop();
        }
        let (separator, width) = separator_of(&lines, source.separator);
        let file = File::open(&source.file).map_err(io)?;
        let file = Box::new(BufReader::with_capacity(256 << 10, file));
        let mut rows = Self {
            file: name(),
            records: Records::new(file, wide, separator, width),
            wanted: Vec::new(),
            record: Record::default(),
            text: TextDecoder::new(source.encoding.as_deref().filter(|_| wide.is_none())),
            remarks: Vec::new(),
        };
        // Excel reads the separator from a first line of its own.
        if lines.first().is_some_and(|l| stated_separator(l).is_some()) {
            rows.read()?;
        }
        Table::open(source, rows)
    }

    /// Reads the next record; `false` at the end.
    fn read(&mut self) -> Result<bool, Error> {
        let file = || self.file.clone();
        self.records.next(&mut self.record).map_err(|e| {
            match e.get_ref().and_then(|e| e.downcast_ref::<LongLine>()) {
                Some(long) => {
                    Error::LineTooLong { file: file(), line: long.0, limit: LINE_BYTES as u64 }
                }
                None => Error::Unreadable { file: file(), reason: e.to_string() },
            }
        })
    }
}

impl Rows for Delimited {
    fn want(&mut self, wanted: &[bool]) {
        self.wanted = wanted.to_vec();
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let more = self.read()?;
        let record = &self.record;
        row.number = record.line;
        row.blank = record.fields().all(|cell| cell.trim_ascii().is_empty());
        row.spoilt = record.has_nul();
        row.resize(record.len());
        for (i, (value, cell)) in row.values.iter_mut().zip(record.fields()).enumerate() {
            if cell.is_empty() || !self.wanted.get(i).is_none_or(|w| *w) {
                *value = Value::Empty;
            } else {
                value.set_text(&self.text.decode(cell));
            }
        }
        if let Some(line) = record.stray {
            self.remarks.push(Remark::row(Severity::Repaired, line, FindingKind::StrayQuote));
        }
        Ok(more)
    }

    fn take_remarks(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.remarks)
    }

    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        self.text.assumed()
    }
}

/// UTF-16, by its mark, by the zero byte beside each ASCII letter, or as stated.
fn wide_encoding(head: &[u8], stated: Option<&str>) -> Option<&'static Encoding> {
    let stated = stated.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = stated.filter(|e| *e == UTF_16LE || *e == UTF_16BE) {
        return Some(encoding);
    }
    if head.starts_with(b"\xff\xfe") {
        return Some(UTF_16LE);
    }
    if head.starts_with(b"\xfe\xff") {
        return Some(UTF_16BE);
    }
    let pairs = || head.chunks_exact(2).take(64);
    let ascii = |b: u8| (0x09..0x7f).contains(&b);
    let count = pairs().count();
    let le = pairs().filter(|p| ascii(p[0]) && p[1] == 0).count();
    let be = pairs().filter(|p| p[0] == 0 && ascii(p[1])).count();
    // A header in ASCII has nothing but such pairs; Vietnamese letters may stand among them.
    let most = |n: usize| count >= 4 && n * 4 >= count * 3;
    if most(le) {
        Some(UTF_16LE)
    } else if most(be) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The separator that a first line `sep=;` states.
fn stated_separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let rest =
        line.trim_ascii_end().strip_prefix(b"sep=").or_else(|| line.strip_prefix(b"\"sep="))?;
    Some(rest.first().copied().unwrap_or(b'\t'))
}

/// The separator, stated or the one by which most lines have as many fields as each other, and that number.
fn separator_of(lines: &[&[u8]], stated: Option<u8>) -> (u8, usize) {
    let (own, lines) = match lines.split_first() {
        Some((first, rest)) if stated_separator(first).is_some() => (stated_separator(first), rest),
        _ => (None, lines),
    };
    if let Some(separator) = stated.or(own) {
        return (separator, usual_width(lines, separator).0);
    }
    let widths = [b',', b'|', b'\t', b';'].map(|mark| (usual_width(lines, mark), mark));
    let best = widths.into_iter().max_by_key(|&((width, lines), mark)| {
        (lines, width, [b',', b'|', b'\t', b';'].iter().position(|m| *m == mark))
    });
    match best {
        Some(((width, count), mark)) if count > 0 => (mark, width),
        _ => (b',', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::separator_of;

    #[test]
    fn the_separator_is_what_all_lines_agree_on() {
        for (text, separator, width) in [
            ("lon;lat\n105,91;18,31\n105,92;18,32\n", b';', 2),
            ("DANH SÁCH TRẠM, 2025\nid,lon,lat\nA,105.9,18.3\nB,105.9,18.3\n", b',', 3),
            ("id\tname\nA\tThôn 1, xã 2\nB\tThôn 3, xã 4\n", b'\t', 2),
            ("sep=|\na;b|c\n1;2|3\n", b'|', 2),
            ("id\nA\n", b',', 1),
        ] {
            let lines: Vec<&[u8]> = super::lines_of(text.as_bytes()).collect();
            assert_eq!(separator_of(&lines, None), (separator, width), "{text}");
        }
    }
}
