//! `report.docx`: the report that an office edits, signs and sends.
//!
//! In: an [`Assessment`], the pictures of the run, a [`Template`]. Out: the template with every placeholder
//! filled: text in place (`field`s), tables, pictures and paragraphs in place of paragraphs (`blocks`), in
//! the template's own styles. Tables, sums and words are the workbook's. Values are escaped; the same
//! input and time give the same bytes. Format: ECMA-376 part 1, `WordprocessingML` transitional.
//! Not here: drawing (`map`), words (`lang`).

mod archive;
mod blocks;
mod fault;
mod fields;
mod gap_list;
mod markup;
#[cfg(test)]
mod office_tests;
mod part;
mod picture;
mod placeholder;
mod table;
mod template;
pub(crate) mod words;

pub use fault::{PlaceholderFault, PlaceholderProblem, TemplateFault};
pub use picture::{Illustrations, Picture};
pub(crate) use placeholder::names as placeholder_names;
pub use template::Template;

use super::workbook::Book;
use super::write::create_archive;
use super::{Error, Options};
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::xml::escaped;
use blocks::{Making, Running};
use markup::Markup;
use part::{Filling, Part};
use placeholder::{Block, Placeholder};
use rayon::prelude::*;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use template::{RELATIONS, TYPES};

/// Where the document's own properties stand (title, time).
const PROPERTIES: &str = "docProps/core.xml";

/// What every placeholder is filled from.
struct Report<'a> {
    assessment: &'a Assessment,
    book: Book<'a>,
    lang: Lang,
    pictures: &'a Illustrations,
}

impl Report<'_> {
    /// The day of the data, as people write it.
    fn as_of(&self) -> Option<String> {
        let stated = self.assessment.about.as_of.as_deref().map(str::trim);
        stated.filter(|d| !d.is_empty()).map(|d| self.book.date(d))
    }

    /// Whether this is of a Vietnamese province, as far as the project says.
    fn vietnamese(&self) -> bool {
        !self.assessment.units.province_code.is_empty()
    }
}

/// Writes `report.docx`.
///
/// # Errors
/// [`Error::Io`] when a picture does not read or the file cannot be written.
pub(super) fn write(
    path: &Path,
    assessment: &Assessment,
    options: &Options,
    template: &Template,
    pictures: &Illustrations,
) -> Result<(), Error> {
    let report = Report {
        assessment,
        book: Book::new(assessment, options.lang, &options.made_at),
        lang: options.lang,
        pictures,
    };
    create_archive(path, |archive| report.filled(template)?.write(archive))
}

impl Report<'_> {
    /// The template with everything in it.
    fn filled(&self, template: &Template) -> io::Result<archive::Archive> {
        let mut archive = template.archive.clone();
        let mut running = Running::default();
        // Identifiers of sheets were checked when the template was read.
        let sheets: Vec<String> = self.pictures.maps.iter().map(|(id, _)| id.clone()).collect();
        let mut failed = None;
        for name in &template.parts {
            let Some(mut part) = archive.part(name).and_then(Part::parse) else { continue };
            self.turn_sections(&mut part, &sheets)?;
            part.fill(&mut |found, around| {
                let meant = placeholder::parse(found, &sheets).or_else(|_| {
                    // A sheet that this run did not draw: what it says of that is the block's.
                    let own = found.name.split_once(':').map(|(_, id)| id.trim().to_owned());
                    placeholder::parse(found, own.as_slice())
                });
                match meant {
                    Ok(Placeholder::Field(field)) => Filling::Text(fields::field(self, field)),
                    Ok(Placeholder::Of(figure, service)) => {
                        Filling::Text(fields::figure(self, figure, service))
                    }
                    Ok(Placeholder::Block(block)) => {
                        let markup = Markup::new(around, &template.styles);
                        let mut making = Making {
                            report: self,
                            book: &self.book,
                            markup,
                            running: &mut running,
                        };
                        if let Err(error) = making.block(&block) {
                            failed.get_or_insert(error);
                        }
                        Filling::Markup(making.into_markup())
                    }
                    // Reading the template has refused all others.
                    Err(_) => Filling::Text(String::new()),
                }
            });
            archive.put(name, part.into_xml());
        }
        if let Some(error) = failed {
            return Err(error);
        }
        if !running.media.is_empty() {
            add_pictures(&mut archive, running)?;
        }
        if let Some(xml) = archive.part(PROPERTIES).is_none().then(|| self.properties()) {
            add_properties(&mut archive, xml);
        }
        Ok(archive)
    }

    /// Turns the paper of sections that hold maps alone, all of which lie the other way: a sheet is drawn
    /// upright or across as the land asks for, which no template can know.
    fn turn_sections(&self, part: &mut Part, sheets: &[String]) -> io::Result<()> {
        for (size, found) in part.sections() {
            let mut across = Vec::new();
            let mut others = false;
            for found in &found {
                match placeholder::parse(found, sheets) {
                    Ok(Placeholder::Block(Block::Maps(which))) => {
                        for (id, picture) in &self.pictures.maps {
                            if which.as_ref().is_none_or(|w| w == id) {
                                across.push(picture.ratio()? > 1.0);
                            }
                        }
                    }
                    _ => others = true,
                }
            }
            let lies = part.lies(size);
            if !others && !across.is_empty() && across.iter().all(|a| Some(!a) == lies) {
                part.turn(size);
            }
        }
        Ok(())
    }

    /// Title, maker and time, where the template has no properties of its own.
    fn properties(&self) -> String {
        let about = &self.assessment.about;
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
             xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
        );
        let _ = write!(out, "<dc:title>{}</dc:title>", escaped(&about.title));
        let maker = about.maker.as_deref().unwrap_or_default();
        let _ = write!(out, "<dc:creator>{}</dc:creator>", escaped(maker));
        if let Some(made) = self.book.made {
            // The day alone: the time is that of a clock somewhere, which a full time would have to name.
            let at = made.date();
            let _ =
                write!(out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>");
        }
        out.push_str("</cp:coreProperties>");
        out
    }
}

/// Puts `made` before the end tag of a part.
fn before_end(archive: &mut archive::Archive, part: &str, end: &str, made: &str) {
    let Some(xml) = archive.part(part).map(|x| String::from_utf8_lossy(x).into_owned()) else {
        return;
    };
    if let Some(at) = xml.rfind(end) {
        let (before, after) = xml.split_at(at);
        archive.put(part, format!("{before}{made}{after}").into_bytes());
    } else if let Some(at) = xml.rfind("/>") {
        // An element without content: `<Relationships …/>`.
        let (before, after) = xml.split_at(at);
        let made = format!("{before}>{made}{end}{}", &after[2..]);
        archive.put(part, made.into_bytes());
    }
}

/// Pictures, what refers to them, and of which kind they are.
fn add_pictures(archive: &mut archive::Archive, running: Running<'_>) -> io::Result<()> {
    const OF: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    if archive.part(RELATIONS).is_none() {
        let none = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
                    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                    </Relationships>";
        archive.put(RELATIONS, none.as_bytes().to_vec());
    }
    let mut relations = String::new();
    // The long part of a document, on all threads.
    let media: io::Result<Vec<(String, Cow<'_, [u8]>)>> = running
        .media
        .into_par_iter()
        .map(|(name, picture, inches)| Ok((name, picture.for_print(inches)?)))
        .collect();
    for (i, (name, png)) in media?.into_iter().enumerate() {
        let id = Running::relation(i + 1);
        let _ = write!(relations, "<Relationship Id=\"{id}\" Type=\"{OF}\" Target=\"{name}\"/>");
        archive.put(&format!("word/{name}"), png.into_owned());
    }
    before_end(archive, RELATIONS, "</Relationships>", &relations);
    let types = archive.part(TYPES).map(|x| String::from_utf8_lossy(x).to_lowercase());
    if types.is_some_and(|t| !t.contains("extension=\"png\"")) {
        let png = "<Default Extension=\"png\" ContentType=\"image/png\"/>";
        // Defaults and overrides may stand in any order.
        before_end(archive, TYPES, "</Types>", png);
    }
    Ok(())
}

/// The document's properties.
fn add_properties(archive: &mut archive::Archive, xml: String) {
    const KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";
    const OF: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    if archive.part("_rels/.rels").is_none() {
        return;
    }
    archive.put(PROPERTIES, xml.into_bytes());
    let types = format!("<Override PartName=\"/{PROPERTIES}\" ContentType=\"{KIND}\"/>");
    before_end(archive, TYPES, "</Types>", &types);
    let relation =
        format!("<Relationship Id=\"rIdPhusongCore\" Type=\"{OF}\" Target=\"{PROPERTIES}\"/>");
    before_end(archive, "_rels/.rels", "</Relationships>", &relation);
}
