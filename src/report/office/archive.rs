//! The ZIP archive that a .docx is (ECMA-376 part 2: Open Packaging Conventions).
//!
//! In: a file of anybody's. Out: its parts in memory, within limits, or why it cannot be a template; and
//! back. Nothing is unpacked onto the disk, so names of parts lead nowhere. The same parts give the same
//! bytes: times are those of the oldest ZIP.

use super::fault::TemplateFault;
use crate::plain_file;
use std::io::{self, Cursor, Read, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A template of more bytes is no template: pictures of a letterhead take some hundred thousand.
pub(super) const MAX_FILE_BYTES: u64 = 64 << 20;
/// All parts together, unpacked: text packs at most about tenfold, pictures hardly.
const MAX_UNPACKED_BYTES: u64 = 256 << 20;
/// Of those the parts that are XML, which are parsed: a document of a thousand pages has a tenth of that.
const MAX_XML_BYTES: u64 = 32 << 20;
/// Parts of a document with many pictures are some hundreds.
const MAX_PARTS: usize = 4096;
/// How a compound file begins ([MS-CFB] 2.2): Word encrypts into one, and older Word wrote .doc so.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The parts, by name, in the archive's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Archive {
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<Self, TemplateFault> {
        let bytes =
            plain_file::bytes(path, MAX_FILE_BYTES).map_err(|error| match error.kind() {
                io::ErrorKind::FileTooLarge => {
                    let bytes = std::fs::metadata(path).map_or(MAX_FILE_BYTES, |there| there.len());
                    TemplateFault::TooLarge { bytes, limit: MAX_FILE_BYTES }
                }
                _ => TemplateFault::Unreadable { error },
            })?;
        Self::of_bytes(&bytes)
    }

    /// Reads the bytes of a file.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, TemplateFault> {
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(TemplateFault::Encrypted);
        }
        let not_docx = |_| TemplateFault::NotDocx;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_docx)?;
        if archive.len() > MAX_PARTS {
            let parts = archive.len() as u64;
            return Err(TemplateFault::TooManyParts { parts, limit: MAX_PARTS as u64 });
        }
        let mut parts: Vec<(String, Vec<u8>)> = Vec::with_capacity(archive.len());
        let (mut left, mut left_xml) = (MAX_UNPACKED_BYTES, MAX_XML_BYTES);
        for i in 0..archive.len() {
            let raw = archive.by_index_raw(i).map_err(not_docx)?;
            if raw.encrypted() {
                return Err(TemplateFault::Encrypted);
            }
            drop(raw);
            let file = archive.by_index(i).map_err(not_docx)?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().map_err(not_docx)?.into_owned();
            let mut content = Vec::new();
            let xml = [".xml", ".rels"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
            let allowed = if xml { left.min(left_xml) } else { left };
            // What the archive says of sizes is not believed: a bomb says little.
            let read = file.take(allowed + 1).read_to_end(&mut content);
            let read = read.map_err(|_| TemplateFault::Damaged { part: name.clone() })? as u64;
            if read > allowed {
                let limit = if allowed < left { MAX_XML_BYTES } else { MAX_UNPACKED_BYTES };
                return Err(TemplateFault::TooLarge { bytes: limit + 1, limit });
            }
            left -= read;
            left_xml -= if xml { read } else { 0 };
            if parts.iter().any(|(n, _)| *n == name) {
                return Err(TemplateFault::Damaged { part: name });
            }
            parts.push((name, content));
        }
        Ok(Self { parts })
    }

    /// A part by its name.
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(n, _)| n == name).map(|(_, content)| content.as_slice())
    }

    /// Puts a part in, in place of one of that name.
    pub(super) fn put(&mut self, name: &str, content: Vec<u8>) {
        match self.parts.iter_mut().find(|(n, _)| n == name) {
            Some((_, there)) => *there = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// Writes the archive. The list of content types comes first, as readers that do not look at the
    /// directory expect.
    pub(super) fn write(&self, to: impl Write + Seek) -> io::Result<()> {
        const FIRST: &str = "[Content_Types].xml";
        let mut zip = ZipWriter::new(to);
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        let (first, rest): (Vec<_>, Vec<_>) = self.parts.iter().partition(|(n, _)| n == FIRST);
        for (name, content) in first.into_iter().chain(rest) {
            // Pictures are packed already.
            let packed =
                name.rsplit('.').next().is_some_and(|e| matches!(e, "png" | "jpg" | "jpeg"));
            let method =
                if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            zip.start_file(name.as_str(), options.compression_method(method))?;
            zip.write_all(content)?;
        }
        zip.finish()?.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let parts = parts.iter().map(|(n, c)| ((*n).to_owned(), c.to_vec())).collect();
        let mut bytes = Cursor::new(Vec::new());
        Archive { parts }.write(&mut bytes).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn parts_come_back_and_the_same_parts_give_the_same_bytes() {
        let parts: [(&str, &[u8]); 3] =
            [("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<b/>"), ("x.png", b"\x89P")];
        let bytes = zipped(&parts);
        assert_eq!(bytes, zipped(&parts));
        let archive = Archive::of_bytes(&bytes).unwrap();
        assert_eq!(archive.parts[0].0, "[Content_Types].xml");
        assert_eq!(archive.part("word/document.xml"), Some(&b"<a/>"[..]));
        assert_eq!(archive.part("word/none.xml"), None);
    }

    #[test]
    fn what_is_no_archive_is_said_to_be_none() {
        let is = |bytes: &[u8]| Archive::of_bytes(bytes).unwrap_err();
        assert!(matches!(is(b""), TemplateFault::NotDocx));
        assert!(matches!(is(b"PK\x03\x04 no more of it"), TemplateFault::NotDocx));
        assert!(matches!(is(&COMPOUND_FILE), TemplateFault::Encrypted));
        let whole = zipped(&[("word/document.xml", &[b'x'; 5000])]);
        for length in [10, 100, whole.len() - 1] {
            assert!(Archive::of_bytes(&whole[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        // 300 MB of blanks are 300 kB.
        let blanks = vec![b' '; 100 << 20];
        let bomb = zipped(&[("a", &blanks), ("b", &blanks), ("c", &blanks)]);
        assert!(bomb.len() < 1 << 20);
        let fault = Archive::of_bytes(&bomb).unwrap_err();
        assert!(matches!(fault, TemplateFault::TooLarge { .. }), "{fault:?}");
    }
}
