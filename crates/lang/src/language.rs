//! The languages there are, and how a message of one is found.

use crate::Message;
use crate::number::Marks;
use crate::value::written;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The language of everything a person reads: one of the folders of `lang/`. The default is Vietnamese.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(u8);

/// The name of a message, by [`crate::id!`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(#[doc(hidden)] pub &'static str);

impl Lang {
    /// Every language, Vietnamese first, the others by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(|i| Self(i as u8))
    }

    /// The language of a code; `None` if there is no such folder.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == MARKED_CODE {
            return Some(Self::MARKED);
        }
        Self::all().find(|l| l.code() == code)
    }

    /// `vi`, `en`: the name of its folder.
    pub fn code(self) -> &'static str {
        self.language().code
    }

    /// A text that is given nothing.
    pub fn word(self, id: Id) -> &'static str {
        word(self, id.0)
    }

    /// Vietnamese with every text in marks (`‹…›`): what shows without them is in no message. No language
    /// that people are offered; tests ask for it.
    #[doc(hidden)]
    pub const MARKED: Self = Self(u8::MAX);

    /// The text of a message on one line that is given nothing.
    pub(crate) fn find(self, id: &str) -> Option<&'static str> {
        self.loaded().word(id)
    }

    /// The words of `report.html`, which fills them in by itself: of each message `page-<key>` the key and the
    /// text, with `{name}` where an argument stands. They know no selectors.
    pub fn of_page(self) -> impl Iterator<Item = (String, String)> {
        let (files, marked) = match self.language() {
            language if language.code == MARKED_CODE => (LANGUAGES[0].files, true),
            language => (language.files, false),
        };
        files.iter().flat_map(move |(_, text)| {
            let text = if marked { self::marked(text) } else { (*text).to_owned() };
            let resource =
                fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, _)| resource);
            resource.body.into_iter().filter_map(|entry| {
                let ast::Entry::Message(message) = entry else { return None };
                let key = message.id.name.strip_prefix("page-")?.to_owned();
                Some((key, message.value?.elements.into_iter().map(template).collect()))
            })
        })
    }

    pub(crate) fn marks(self) -> Marks {
        self.loaded().marks
    }

    fn language(self) -> &'static Language {
        LANGUAGES.get(usize::from(self.0)).unwrap_or(&MARKED)
    }

    fn loaded(self) -> &'static Loaded {
        let language = self.language();
        language.loaded.get_or_init(|| language.load())
    }

    /// A day in figures: `31/12/2025`, `2025-12-31`.
    pub fn figures(self, date: Date) -> String {
        self.day("day-figures", date)
    }

    /// A day: `31/12/2025`, `31 December 2025`.
    pub fn date(self, date: Date) -> String {
        self.day("day-usual", date)
    }

    /// A stated date in the language's form; anything else stays as stated.
    pub fn date_or_text(self, text: &str) -> String {
        text.trim().parse().map_or_else(|_| text.trim().to_owned(), |d| self.date(d))
    }

    /// A day in full: `ngày 31 tháng 12 năm 2025`, `31 December 2025`.
    pub fn long_date(self, date: Date) -> String {
        self.day("day-long", date)
    }

    /// Days and months are given both as numbers and with two figures, years as text: none has thousands.
    fn day(self, id: &str, date: Date) -> String {
        let (day, month) = (i32::from(date.day()), i32::from(date.month()));
        let of = [
            ("day", FluentValue::from(day)),
            ("month", FluentValue::from(month)),
            ("day2", FluentValue::from(format!("{day:02}"))),
            ("month2", FluentValue::from(format!("{month:02}"))),
            ("year", FluentValue::from(date.year().to_string())),
        ];
        ask(self, id, &of)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text.
#[doc(hidden)]
pub fn ask(lang: Lang, id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    lang.loaded().text(id, None, arguments).unwrap_or_else(|| unknown(id, arguments))
}

/// A text and what to do about it.
#[doc(hidden)]
pub fn message(lang: Lang, id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> Message {
    Message {
        headline: ask(lang, id, arguments),
        hint: lang.loaded().text(id, Some("hint"), arguments).unwrap_or_default(),
    }
}

/// A text that is given nothing.
#[doc(hidden)]
pub fn word(lang: Lang, id: &'static str) -> &'static str {
    lang.find(id).unwrap_or(id)
}

/// What stands for a message that is not there.
fn unknown(id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let given: Vec<_> = arguments.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
    format!("{id}({})", given.join(", "))
}

/// A folder, read when it is first asked.
struct Language {
    code: &'static str,
    files: &'static [(&'static str, &'static str)],
    loaded: OnceLock<Loaded>,
}

struct Loaded {
    bundle: FluentBundle<FluentResource>,
    marks: Marks,
}

const MARKED_CODE: &str = "vi-marked";

static MARKED: Language = Language::new(MARKED_CODE, &[]);

impl Language {
    const fn new(code: &'static str, files: &'static [(&'static str, &'static str)]) -> Self {
        Self { code, files, loaded: OnceLock::new() }
    }

    fn load(&'static self) -> Loaded {
        let own = |(_, text): &(_, &str)| Cow::Owned((*text).to_owned());
        if self.code == MARKED_CODE {
            let text = |(_, text): &(_, &str)| Cow::Owned(marked(text));
            return Loaded::new(self.code, LANGUAGES[0].files.iter().map(text));
        }
        Loaded::new(self.code, self.files.iter().map(own))
    }
}

impl Loaded {
    fn new(code: &str, files: impl Iterator<Item = Cow<'static, str>>) -> Self {
        let id: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Terminals and spreadsheets show the marks that would isolate what is given.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(written));
        for text in files {
            // What is wrong in a file leaves out that message; the tests accept none.
            let resource =
                FluentResource::try_new(text.into_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        let mut loaded = Self { bundle, marks: Marks::default() };
        let mark =
            |id, other| loaded.text(id, None, &[]).and_then(|t| t.chars().next()).unwrap_or(other);
        loaded.marks =
            Marks { decimal: mark("number-decimal", '.'), group: mark("number-group", ',') };
        loaded
    }

    fn text(
        &self,
        id: &str,
        attribute: Option<&str>,
        arguments: &[(&'static str, FluentValue<'_>)],
    ) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    fn word(&'static self, id: &str) -> Option<&'static str> {
        match self.bundle.get_message(id)?.value()?.elements.as_slice() {
            [ast::PatternElement::TextElement { value }] => Some(value),
            _ => None,
        }
    }
}

/// A part of a text that somebody else fills in.
fn template(element: ast::PatternElement<String>) -> String {
    use ast::{Expression, InlineExpression, PatternElement};
    match element {
        PatternElement::TextElement { value } => value,
        PatternElement::Placeable { expression: Expression::Inline(expression) } => {
            match expression {
                InlineExpression::VariableReference { id } => format!("{{{}}}", id.name),
                InlineExpression::StringLiteral { value } => value,
                _ => String::new(),
            }
        }
        PatternElement::Placeable { .. } => String::new(),
    }
}

/// A file with every text in marks.
fn marked(text: &str) -> String {
    let mut resource =
        fluent_syntax::parser::parse(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    for entry in &mut resource.body {
        if let ast::Entry::Message(message) = entry {
            // Marks of numbers are no text.
            if message.id.name.starts_with("number-") {
                continue;
            }
            message.value.iter_mut().for_each(mark);
            message.attributes.iter_mut().for_each(|a| mark(&mut a.value));
        }
        if let ast::Entry::Term(term) = entry {
            mark(&mut term.value);
        }
    }
    fluent_syntax::serializer::serialize(&resource)
}

fn mark(pattern: &mut ast::Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => {
                let inner = value.trim_matches([' ', '\n']);
                if inner.chars().any(char::is_alphabetic) {
                    *value = value.replacen(inner, &format!("‹{inner}›"), 1);
                }
            }
            ast::PatternElement::Placeable { expression } => mark_expression(expression),
        }
    }
}

fn mark_expression(expression: &mut ast::Expression<String>) {
    match expression {
        ast::Expression::Select { variants, .. } => {
            for variant in variants {
                mark(&mut variant.value);
            }
        }
        ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => {
            mark_expression(expression);
        }
        ast::Expression::Inline(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Numbers;

    #[test]
    fn a_message_that_is_not_there_shows_its_name() {
        assert_eq!(word(Lang::VI, "not-there"), "not-there");
        let text = ask(Lang::VI, "not-there", &[("n", FluentValue::from("x"))]);
        assert!(text.starts_with("not-there(n="), "{text}");
    }

    #[test]
    fn days_as_each_language_writes_them() {
        let day = jiff::civil::date(2025, 3, 5);
        let (vi, en) = (Lang::VI, Lang::EN);
        assert_eq!((vi.figures(day), en.figures(day)), ("05/03/2025".into(), "2025-03-05".into()));
        assert_eq!((vi.date(day), en.date(day)), ("05/03/2025".into(), "5 March 2025".into()));
        assert_eq!(vi.long_date(day), "ngày 05 tháng 3 năm 2025");
    }

    #[test]
    fn every_text_of_the_marked_language_is_in_marks() {
        assert_eq!(marked("a = b { $c } d\n"), "a = ‹b› { $c } ‹d›\n");
        let chosen = marked("a =\n    { $n ->\n        [one] b\n       *[other] c\n    }\n");
        assert!(chosen.contains("[one] ‹b›") && chosen.contains("*[other] ‹c›"), "{chosen}");
        assert_eq!(Numbers(Lang::MARKED).count(1234), "1.234");
    }
}
