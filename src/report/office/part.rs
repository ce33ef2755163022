//! One XML part of a template: its paragraphs, and the placeholders in them.
//!
//! In: the XML of a part. Out: the same XML, with text put in place of placeholders, and paragraphs that
//! hold nothing but a block placeholder replaced whole. A placeholder is found wherever Word has split it:
//! a paragraph's runs are read as one text. All else of the part stays as it was, byte for byte but for
//! the way empty text is written.

use crate::xml::legible;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::ops::Range;

/// Deeper than any document nests.
const MAX_DEPTH: usize = 200;

/// A piece of the part.
#[derive(Clone, Debug)]
enum Token {
    /// Written back as it was.
    Markup(Event<'static>),
    /// The content of a `w:t`, without entities.
    Text(String),
    /// Markup made here.
    Made(String),
    /// No longer there.
    Gone,
}

/// A part that was read.
#[derive(Clone, Debug)]
pub(super) struct Part {
    tokens: Vec<Token>,
    paragraphs: Vec<Paragraph>,
}

/// One paragraph.
#[derive(Clone, Debug)]
struct Paragraph {
    /// Its tokens, from its start tag to its end tag.
    span: Range<usize>,
    /// Its own text tokens; not those of paragraphs in a text box within it.
    texts: Vec<usize>,
    /// Whether it stands in the body itself, where a table may take its place.
    in_body: bool,
    /// Whether paragraphs stand within it.
    holds_others: bool,
}

/// A placeholder as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Without braces and blanks.
    pub(super) name: String,
    /// Whether it is all that its paragraph says, in the body of the document.
    pub(super) alone: bool,
    /// Whether `}}` follows.
    pub(super) closed: bool,
}

/// Width of the text and height of the page between its margins, twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Room {
    /// A4 upright with the margins of Nghị định 30/2020/NĐ-CP, where the template states no page.
    const USUAL: Self = Self { width: 9354.0, height: 14_570.0 };
}

/// What takes a placeholder's place.
pub(super) enum Filling {
    /// Text.
    Text(String),
    /// Paragraphs and tables.
    Markup(String),
}

/// What the maker of markup is told of the place where it will stand.
#[derive(Clone, Debug)]
pub(super) struct Around {
    /// Properties of the paragraph that is replaced: `<w:pPr>…</w:pPr>` without section, may be empty.
    pub(super) paragraph: String,
    /// Properties of its first run, may be empty.
    pub(super) run: String,
    pub(super) room: Room,
}

impl Part {
    /// Reads a part; `None` when it is not well-formed XML without document types.
    pub(super) fn parse(xml: &[u8]) -> Option<Self> {
        let xml = std::str::from_utf8(xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml)).ok()?;
        let mut reader = Reader::from_str(xml);
        let mut part = Self { tokens: Vec::new(), paragraphs: Vec::new() };
        let mut path: Vec<Vec<u8>> = Vec::new();
        let mut open: Vec<Paragraph> = Vec::new();
        let mut text: Option<String> = None;
        loop {
            let event = reader.read_event().ok()?;
            match &event {
                Event::Eof => break,
                // Word writes none, and they define entities.
                Event::DocType(_) => return None,
                Event::Start(start) => {
                    let name = start.name().as_ref().as_bytes().to_vec();
                    if name == b"w:p" {
                        let inside = path.iter().skip(2);
                        let plain = inside.clone().all(|n| n == b"w:sdt" || n == b"w:sdtContent");
                        let body = path.get(1).is_some_and(|n| n == b"w:body");
                        if let Some(outer) = open.last_mut() {
                            outer.holds_others = true;
                        }
                        let at = part.tokens.len();
                        open.push(Paragraph {
                            span: at..at,
                            texts: Vec::new(),
                            in_body: body && plain,
                            holds_others: false,
                        });
                    }
                    if name == b"w:t" {
                        text = Some(String::new());
                    }
                    path.push(name);
                    if path.len() > MAX_DEPTH {
                        return None;
                    }
                }
                Event::End(_) => {
                    let name = path.pop()?;
                    if name == b"w:t"
                        && let Some(said) = text.take()
                    {
                        if let Some(paragraph) = open.last_mut() {
                            paragraph.texts.push(part.tokens.len());
                        }
                        part.tokens.push(Token::Text(said));
                    }
                    part.tokens.push(Token::Markup(event.into_owned()));
                    if name == b"w:p"
                        && let Some(mut paragraph) = open.pop()
                    {
                        paragraph.span.end = part.tokens.len();
                        part.paragraphs.push(paragraph);
                    }
                    continue;
                }
                Event::Text(t) if text.is_some() => {
                    text.as_mut()?.push_str(&t.xml10_content());
                    continue;
                }
                Event::CData(t) if text.is_some() => {
                    text.as_mut()?.push_str(&t.xml10_content());
                    continue;
                }
                Event::GeneralRef(entity) if text.is_some() => {
                    let into = text.as_mut()?;
                    match entity.resolve_char_ref().ok()? {
                        Some(c) => into.push(c),
                        None => into.push_str(quick_xml::escape::resolve_predefined_entity(
                            &entity.xml10_content(),
                        )?),
                    }
                    continue;
                }
                _ => {}
            }
            part.tokens.push(Token::Markup(event.into_owned()));
        }
        path.is_empty().then_some(part)
    }

    /// Whether the first element has that name.
    pub(super) fn root_is(&self, name: &str) -> bool {
        self.tokens.iter().find_map(|t| match t {
            Token::Markup(Event::Start(e) | Event::Empty(e)) => Some(e.name().as_ref() == name),
            _ => None,
        }) == Some(true)
    }

    /// Every placeholder, in the order of the paragraphs' ends.
    pub(super) fn placeholders(&self) -> Vec<Found> {
        self.paragraphs.iter().flat_map(|p| self.found_in(p).into_iter().map(|(_, f)| f)).collect()
    }

    fn text_of(&self, paragraph: &Paragraph) -> String {
        let text = |i: &usize| match self.tokens.get(*i) {
            Some(Token::Text(text)) => text.as_str(),
            _ => "",
        };
        paragraph.texts.iter().map(text).collect()
    }

    /// Placeholders of a paragraph with their bytes in its text.
    fn found_in(&self, paragraph: &Paragraph) -> Vec<(Range<usize>, Found)> {
        let text = self.text_of(paragraph);
        let mut all = Vec::new();
        let mut from = 0;
        while let Some(at) = text[from..].find("{{").map(|i| from + i) {
            let Some(end) = text[at..].find("}}").map(|i| at + i) else {
                let name: String = text[at + 2..].chars().take(40).collect();
                all.push((at..text.len(), Found { name, alone: false, closed: false }));
                break;
            };
            let range = at..end + 2;
            let alone = paragraph.in_body
                && !paragraph.holds_others
                && text[..at].trim().is_empty()
                && text[range.end..].trim().is_empty();
            let name = text[at + 2..end].trim().to_owned();
            from = range.end;
            all.push((range, Found { name, alone, closed: true }));
        }
        all
    }

    /// Puts what `fill` gives in place of every placeholder. Markup is taken only for one that stands
    /// alone; for another it is left out.
    pub(super) fn fill(&mut self, fill: &mut dyn FnMut(&Found, &Around) -> Filling) {
        for i in 0..self.paragraphs.len() {
            let paragraph = self.paragraphs[i].clone();
            let found = self.found_in(&paragraph);
            if found.is_empty() {
                continue;
            }
            let around = self.around(&paragraph);
            let mut texts = Vec::new();
            for (range, found) in found {
                match fill(&found, &around) {
                    Filling::Text(text) => texts.push((range, text)),
                    Filling::Markup(markup) if found.alone => self.replace(&paragraph, &markup),
                    Filling::Markup(_) => texts.push((range, String::new())),
                }
            }
            // From the last, so that the places of those before stay right.
            for (range, text) in texts.into_iter().rev() {
                self.put(&paragraph, &range, &legible(&text));
            }
        }
    }

    /// Puts text in place of a part of a paragraph's text: into the run where that begins.
    fn put(&mut self, paragraph: &Paragraph, range: &Range<usize>, by: &str) {
        let mut at = 0;
        let mut first = true;
        for &i in &paragraph.texts {
            let Some(Token::Text(text)) = self.tokens.get_mut(i) else { continue };
            let own = at..at + text.len();
            at = own.end;
            let (from, to) = (range.start.max(own.start), range.end.min(own.end));
            if from >= to {
                continue;
            }
            text.replace_range(from - own.start..to - own.start, if first { by } else { "" });
            first = false;
            if let Some(Token::Markup(Event::Start(start))) = self.tokens.get_mut(i - 1)
                && !matches!(start.try_get_attribute("xml:space"), Ok(Some(_)))
            {
                start.push_attribute(("xml:space", "preserve"));
            }
        }
    }

    /// Puts markup in place of a paragraph. A section that ends there and marks of places stay.
    fn replace(&mut self, paragraph: &Paragraph, markup: &str) {
        let mut marks = Vec::new();
        let mut depth = 0_usize;
        for token in &self.tokens[paragraph.span.clone()] {
            let Token::Markup(event) = token else { continue };
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Empty(e) if depth == 1 => {
                    if matches!(e.name().as_ref(), "w:bookmarkStart" | "w:bookmarkEnd") {
                        marks.push(token.clone());
                    }
                }
                _ => {}
            }
        }
        let section = self.markup_of(paragraph, "w:sectPr");
        let mut made: String = marks.iter().map(written).collect();
        made.push_str(markup);
        if !section.is_empty() {
            made.push_str("<w:p><w:pPr>");
            made.push_str(&section);
            made.push_str("</w:pPr></w:p>");
        }
        for token in &mut self.tokens[paragraph.span.clone()] {
            *token = Token::Gone;
        }
        self.tokens[paragraph.span.start] = Token::Made(made);
    }

    /// The first element of that name in a paragraph, as it stands; empty where there is none.
    fn markup_of(&self, paragraph: &Paragraph, name: &str) -> String {
        let tokens = &self.tokens[paragraph.span.clone()];
        let is = |token: &Token| matches!(token, Token::Markup(Event::Start(e)) if e.name().as_ref() == name);
        let Some(start) = tokens.iter().position(is) else { return String::new() };
        let mut depth = 0_usize;
        let mut out = String::new();
        for token in &tokens[start..] {
            match token {
                Token::Markup(Event::Start(_)) => depth += 1,
                Token::Markup(Event::End(_)) => depth -= 1,
                _ => {}
            }
            out.push_str(&written(token));
            if depth == 0 {
                break;
            }
        }
        out
    }

    fn around(&self, paragraph: &Paragraph) -> Around {
        let mut own = self.markup_of(paragraph, "w:pPr");
        let section = self.markup_of(paragraph, "w:sectPr");
        if !section.is_empty() {
            own = own.replace(&section, "");
        }
        // The run's, not that of the paragraph's mark.
        let whole = self.markup_of(paragraph, "w:r");
        let run = whole.find("<w:rPr>").and_then(|from| {
            let end = whole.find("</w:rPr>")? + "</w:rPr>".len();
            whole.get(from..end)
        });
        let run = run.unwrap_or_default().to_owned();
        Around { paragraph: own, run, room: self.room(paragraph.span.start) }
    }

    /// The room of the section that a place belongs to: the first whose properties follow.
    fn room(&self, from: usize) -> Room {
        let mut size = None;
        for token in &self.tokens[from..] {
            let Token::Markup(Event::Empty(e) | Event::Start(e)) = token else { continue };
            let number = |key: &str| -> Option<f64> {
                let attribute = e.try_get_attribute(key).ok()??;
                attribute.value.parse::<f64>().ok().filter(|v| v.is_finite())
            };
            match e.name().as_ref() {
                "w:pgSz" => size = number("w:w").zip(number("w:h")),
                "w:pgMar" => {
                    let Some((width, height)) = size else { continue };
                    let margins =
                        |a, b| number(a).unwrap_or(0.0).abs() + number(b).unwrap_or(0.0).abs();
                    let width = width - margins("w:left", "w:right");
                    let height = height - margins("w:top", "w:bottom");
                    // A page without room is a slip; something must be drawn.
                    return if width > 1000.0 && height > 1000.0 {
                        Room { width, height }
                    } else {
                        Room::USUAL
                    };
                }
                _ => {}
            }
        }
        Room::USUAL
    }

    /// The sections: of each the place of its paper's size, and the placeholders in it that stand alone.
    pub(super) fn sections(&self) -> Vec<(usize, Vec<Found>)> {
        let is = |t: &Token| matches!(t, Token::Markup(Event::Empty(e)) if e.name().as_ref() == "w:pgSz");
        let sizes = self.tokens.iter().enumerate().filter(|(_, t)| is(t)).map(|(i, _)| i);
        let mut sections: Vec<(usize, Vec<Found>)> = sizes.map(|i| (i, Vec::new())).collect();
        for paragraph in &self.paragraphs {
            let own = sections.iter_mut().find(|(size, _)| *size > paragraph.span.start);
            if let Some((_, found)) = own {
                let alone = self.found_in(paragraph).into_iter().map(|(_, f)| f);
                found.extend(alone.filter(|f| f.alone));
            }
        }
        sections
    }

    /// Whether the paper whose size stands there lies on its side.
    pub(super) fn lies(&self, size: usize) -> Option<bool> {
        let Some(Token::Markup(Event::Empty(e))) = self.tokens.get(size) else { return None };
        let number = |key: &str| e.try_get_attribute(key).ok()??.value.parse::<f64>().ok();
        Some(number("w:w")? > number("w:h")?)
    }

    /// Turns the paper of a section.
    pub(super) fn turn(&mut self, size: usize) {
        let lies = self.lies(size) == Some(true);
        let Some(Token::Markup(Event::Empty(e))) = self.tokens.get(size) else { return };
        let text = |key: &str| Some(e.try_get_attribute(key).ok()??.value.into_owned());
        let (Some(width), Some(height)) = (text("w:w"), text("w:h")) else { return };
        let mut turned = BytesStart::new("w:pgSz");
        turned.push_attribute(("w:w", height.as_str()));
        turned.push_attribute(("w:h", width.as_str()));
        if !lies {
            turned.push_attribute(("w:orient", "landscape"));
        }
        self.tokens[size] = Token::Markup(Event::Empty(turned));
    }

    /// The part as XML.
    pub(super) fn into_xml(self) -> Vec<u8> {
        let mut out = String::new();
        for token in &self.tokens {
            out.push_str(&written(token));
        }
        out.into_bytes()
    }
}

/// A token as XML.
fn written(token: &Token) -> String {
    let event = match token {
        Token::Made(markup) => return markup.clone(),
        Token::Gone => return String::new(),
        Token::Text(text) => Event::Text(BytesText::new(text)),
        Token::Markup(event) => event.borrow(),
    };
    let mut out = Vec::new();
    // Memory takes everything.
    let _ = Writer::new(&mut out).write_event(event);
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
#[path = "part_tests.rs"]
mod tests;
