//! The template of the report: a .docx of the user's, or the program's own.
//!
//! In: a file that anybody may have edited in Word. Out: a [`Template`] of which every placeholder is known
//! to mean something, or all that is wrong with it. The program's own is kept as XML text in `data/report/`.

use super::archive::Archive;
use super::fault::{PlaceholderProblem, TemplateFault};
use super::part::Part;
use super::placeholder;
use crate::lang::Lang;
use crate::report::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// The document itself.
pub(super) const DOCUMENT: &str = "word/document.xml";
/// What the document refers to.
pub(super) const RELATIONS: &str = "word/_rels/document.xml.rels";
/// The kinds of all parts.
pub(super) const TYPES: &str = "[Content_Types].xml";
/// The document's styles.
const STYLES: &str = "word/styles.xml";

/// A template that can be filled.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) archive: Archive,
    /// Names of the parts with text: the document, headers, footers, notes.
    pub(super) parts: Vec<String>,
    /// Identifiers of its styles.
    pub(super) styles: Vec<String>,
}

macro_rules! part {
    ($name:literal, $file:literal) => {
        ($name, include_str!(concat!("../../../data/report/", $file)))
    };
}

/// The parts that the program's own templates have in common.
const COMMON: [(&str, &str); 8] = [
    part!("[Content_Types].xml", "content-types.xml"),
    part!("_rels/.rels", "rels.xml"),
    part!("word/_rels/document.xml.rels", "document-rels.xml"),
    part!("word/styles.xml", "styles.xml"),
    part!("word/settings.xml", "settings.xml"),
    part!("word/fontTable.xml", "font-table.xml"),
    part!("word/header1.xml", "header.xml"),
    part!("word/header2.xml", "header-first.xml"),
];

impl Template {
    /// Reads a template. `sheets` are the identifiers of the map sheets that it may ask for.
    ///
    /// # Errors
    /// [`Error::Template`] with the file and what is wrong with it.
    pub fn read(path: &Path, sheets: &[String]) -> Result<Self, Error> {
        let template = Archive::read(path).and_then(|archive| Self::of(archive, sheets));
        template.map_err(|fault| Error::Template { path: path.to_owned(), fault })
    }

    /// The program's own.
    ///
    /// # Errors
    /// [`Error::Template`]: it was built wrongly, which a test rules out.
    pub fn built_in(lang: Lang) -> Result<Self, Error> {
        let fault = |fault| Error::Template { path: "data/report".into(), fault };
        // The built-in templates ask for all sheets, not for one.
        Self::of(built_in(lang), &[]).map_err(fault)
    }

    /// Writes the program's own to a new file, for editing.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is such a file, [`Error::Io`] when it cannot be written.
    pub fn write_built_in(path: &Path, lang: Lang) -> Result<(), Error> {
        let io = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists { path: path.to_owned() },
            _ => Error::Io { path: path.to_owned(), error },
        };
        let file = File::create_new(path).map_err(io)?;
        let written = built_in(lang).write(BufWriter::new(file));
        // Half a template is none.
        written.inspect_err(|_| drop(std::fs::remove_file(path))).map_err(io)
    }

    pub(super) fn of(archive: Archive, sheets: &[String]) -> Result<Self, TemplateFault> {
        let part = |name: &str| -> Result<Part, TemplateFault> {
            let xml = archive.part(name).ok_or(TemplateFault::NotDocx)?;
            Part::parse(xml).ok_or_else(|| TemplateFault::Damaged { part: name.to_owned() })
        };
        if !part(DOCUMENT)?.root_is("w:document") {
            return Err(TemplateFault::NotDocx);
        }
        // What is written anew must be there and as expected.
        if !part(TYPES)?.root_is("Types") {
            return Err(TemplateFault::Damaged { part: TYPES.to_owned() });
        }
        if archive.part(RELATIONS).is_some() && !part(RELATIONS)?.root_is("Relationships") {
            return Err(TemplateFault::Damaged { part: RELATIONS.to_owned() });
        }
        let parts: Vec<String> =
            archive.parts.iter().map(|(n, _)| n).filter(|n| has_text(n)).cloned().collect();
        let mut problems = Vec::new();
        for name in &parts {
            for found in part(name)?.placeholders() {
                if let Err(kind) = placeholder::parse(&found, sheets) {
                    problems.push(PlaceholderProblem {
                        part: name.clone(),
                        found: found.name,
                        kind,
                    });
                }
            }
        }
        if !problems.is_empty() {
            return Err(TemplateFault::Placeholders { problems });
        }
        let styles = archive.part(STYLES).map(style_ids).unwrap_or_default();
        Ok(Self { archive, parts, styles })
    }
}

/// Whether a part is one of those in which people write.
fn has_text(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").and_then(|n| n.strip_suffix(".xml")) else {
        return false;
    };
    let numbered =
        |kind: &str| file.strip_prefix(kind).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    matches!(file, "document" | "footnotes" | "endnotes")
        || numbered("header")
        || numbered("footer")
}

/// The identifiers of styles.
fn style_ids(xml: &[u8]) -> Vec<String> {
    use quick_xml::events::Event;
    let Ok(text) = std::str::from_utf8(xml) else { return Vec::new() };
    let mut reader = quick_xml::Reader::from_str(text);
    let mut ids = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) if e.name().as_ref() == "w:style" => {
                if let Ok(Some(id)) = e.try_get_attribute("w:styleId") {
                    ids.push(id.value.into_owned());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    ids
}

fn built_in(lang: Lang) -> Archive {
    let document = match lang {
        Lang::VI => include_str!("../../../data/report/vi/document.xml"),
        _ => include_str!("../../../data/report/en/document.xml"),
    };
    let all = COMMON.into_iter().chain([(DOCUMENT, document)]);
    Archive { parts: all.map(|(n, xml)| (n.to_owned(), xml.as_bytes().to_vec())).collect() }
}
