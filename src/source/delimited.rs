//! Text tables: CSV with any of `,` `;` tab `|`, UTF-8, UTF-16 or a single-byte encoding.
//!
//! Streams: memory does not grow with the file. A line of more than a megabyte is refused, since no
//! table has one and a file of nothing would otherwise be read whole.

use super::Error;
use super::layer::{LayerSource, Row, Value};
use super::line::first_line;
use super::text_decoder::TextDecoder;
use crate::finding::CodePage;
use crate::project::LayerFile;
use csv::ByteRecord;
use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};
use std::fs::File;
use std::io::{self, BufReader, Read};

/// The longest line read, bytes.
const MAX_LINE: u64 = 1 << 20;

/// An open text table.
pub(crate) struct Delimited {
    file: String,
    reader: csv::Reader<Guard>,
    columns: Vec<String>,
    wanted: Vec<bool>,
    record: ByteRecord,
    text: TextDecoder,
}

impl Delimited {
    /// Opens a table and reads its header.
    pub(crate) fn open(source: &LayerFile) -> Result<Self, Error> {
        let name = || source.path.clone();
        let io = |e: io::Error| Error::Unreadable { file: name(), reason: e.to_string() };
        let mut head = Vec::new();
        File::open(&source.file)
            .and_then(|f| f.take(64 << 10).read_to_end(&mut head))
            .map_err(io)?;
        let wide = wide_encoding(&head, source.encoding.as_deref());
        let head_text = match wide {
            Some(encoding) => encoding.decode(&head).0.into_owned().into_bytes(),
            None => head,
        };
        // A stray NUL spoils its row; a head that is mostly NUL is no text at all.
        let nul = head_text.split(|&b| b == 0).count() - 1;
        if 2 * nul > head_text.len() {
            return Err(Error::NotText { file: name() });
        }
        let separator = source.separator.unwrap_or_else(|| separator_of(&head_text));
        let file = File::open(&source.file).map_err(io)?;
        let guard = Guard {
            inner: Box::new(BufReader::with_capacity(256 << 10, file)),
            decoder: wide.map(Encoding::new_decoder),
            raw: Vec::new(),
            out: Vec::new(),
            at: 0,
            line: 1,
            in_line: 0,
            ended: false,
            last: Vec::new(),
            end: 0,
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .buffer_capacity(256 << 10)
            .from_reader(guard);
        let mut header = ByteRecord::new();
        let any = reader.read_byte_record(&mut header).map_err(|e| csv_error(&name(), &e))?;
        // Excel writes the separator into a first line of its own.
        if any && header.get(0).is_some_and(|f| f.starts_with(b"sep=")) {
            reader.read_byte_record(&mut header).map_err(|e| csv_error(&name(), &e))?;
        }
        let label = source.encoding.as_deref().filter(|_| wide.is_none());
        let text = TextDecoder::new(label);
        let columns: Vec<String> = header
            .iter()
            .enumerate()
            .map(|(i, f)| {
                let f = if i == 0 { f.strip_prefix(b"\xef\xbb\xbf").unwrap_or(f) } else { f };
                text.decode(f).trim_matches('"').to_owned()
            })
            .collect();
        if columns.iter().all(String::is_empty) {
            return Err(Error::Empty { file: name() });
        }
        let wanted = vec![true; columns.len()];
        Ok(Self { file: name(), reader, columns, wanted, record: header, text })
    }
}

impl LayerSource for Delimited {
    fn name(&self) -> Option<&str> {
        None
    }

    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn total(&self) -> Option<u64> {
        None
    }

    fn want(&mut self, columns: &[Option<usize>]) {
        self.wanted = (0..self.columns.len()).map(|i| columns.contains(&Some(i))).collect();
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let record = &mut self.record;
        let more = self.reader.read_byte_record(record).map_err(|e| csv_error(&self.file, &e))?;
        let behind = self.reader.position();
        let by_lf = self.reader.get_ref().byte_before(behind.byte()) == Some(b'\n');
        row.number = first_line(behind.line(), by_lf, record);
        row.blank = record.iter().all(|cell| cell.trim_ascii().is_empty());
        row.spoilt = record.as_slice().contains(&0);
        row.resize(record.len());
        for (i, (value, cell)) in row.values.iter_mut().zip(record.iter()).enumerate() {
            if cell.is_empty() || !self.wanted.get(i).is_some_and(|w| *w) {
                *value = Value::Empty;
            } else {
                value.set_text(&self.text.decode(cell));
            }
        }
        Ok(more)
    }

    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        self.text.assumed()
    }
}

fn csv_error(file: &str, e: &csv::Error) -> Error {
    if let csv::ErrorKind::Io(io) = e.kind()
        && let Some(long) = io.get_ref().and_then(|e| e.downcast_ref::<LongLine>())
    {
        return Error::LineTooLong { file: file.to_owned(), line: long.0, limit: MAX_LINE };
    }
    Error::Unreadable { file: file.to_owned(), reason: e.to_string() }
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

/// The separator that stands most often in the header outside quotes.
fn separator_of(head: &[u8]) -> u8 {
    let mut lines = head.split(|&b| b == b'\n').filter(|l| !l.trim_ascii().is_empty());
    let first = lines.next().unwrap_or_default();
    let line = match first.strip_prefix(b"sep=") {
        Some([separator, ..]) => return *separator,
        _ => first,
    };
    let mut quoted = false;
    let mut counts = [0_u32; 4];
    let marks = *b";\t|,";
    for &b in line {
        if b == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some(i) = marks.iter().position(|&m| m == b) {
            counts[i] += 1;
        }
    }
    let best = (0..marks.len()).max_by_key(|&i| (counts[i], i)).unwrap_or(3);
    if counts[best] == 0 { b',' } else { marks[best] }
}

/// A line longer than [`MAX_LINE`]; its number.
#[derive(Debug)]
struct LongLine(u64);

impl std::fmt::Display for LongLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {} is too long", self.0)
    }
}

impl std::error::Error for LongLine {}

/// Reads bytes, turns UTF-16 into UTF-8, and stops at a line without end.
struct Guard {
    inner: Box<dyn Read + Send>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    line: u64,
    in_line: u64,
    ended: bool,
    /// The piece handed out last, and where it ends in the text, bytes.
    last: Vec<u8>,
    end: u64,
}

impl Guard {
    /// The byte before a place in the text, if that is in the piece handed out last: the reader asks for
    /// more only when it has used up what it has, so that it always stands in that piece, or at the end.
    fn byte_before(&self, place: u64) -> Option<u8> {
        let back = usize::try_from(self.end.checked_sub(place)?).ok()?;
        let at = self.last.len().checked_sub(back + 1)?;
        self.last.get(at).copied()
    }

    /// Fills `out` with the next piece of decoded text.
    fn decode_more(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        self.raw.resize(64 << 10, 0);
        let n = self.inner.read(&mut self.raw)?;
        self.ended = n == 0;
        self.out.resize(3 * n + 16, 0);
        let (_, _, written, _) = decoder.decode_to_utf8(&self.raw[..n], &mut self.out, n == 0);
        self.out.truncate(written);
        self.at = 0;
        Ok(())
    }
}

impl Read for Guard {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = if self.decoder.is_some() {
            while self.at == self.out.len() && !self.ended {
                self.decode_more()?;
            }
            let n = buf.len().min(self.out.len() - self.at);
            buf[..n].copy_from_slice(&self.out[self.at..self.at + n]);
            self.at += n;
            n
        } else {
            self.inner.read(buf)?
        };
        let read = &buf[..n];
        self.last.clear();
        self.last.extend_from_slice(read);
        self.end += n as u64;
        match read.iter().rposition(|&b| b == b'\n') {
            Some(last) => {
                self.line += 1;
                self.in_line = (n - last - 1) as u64;
            }
            None => self.in_line += n as u64,
        }
        if self.in_line > MAX_LINE {
            return Err(io::Error::other(LongLine(self.line)));
        }
        Ok(n)
    }
}
