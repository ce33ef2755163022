//! Text as XML 1.0.

use crate::xml::escaped;

/// A document being written.
#[derive(Default)]
pub(super) struct Xml(String);

impl Xml {
    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// An element with a text.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        self.0.push('<');
        self.0.push_str(name);
        self.0.push('>');
        self.0.push_str(&escaped(text));
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with HTML in it, made of [`Html`].
    pub(super) fn html(&mut self, name: &str, html: &Html) {
        self.0.push('<');
        self.0.push_str(name);
        // Every ">" of a text is escaped in it, so "]]>" cannot be.
        self.0.push_str("><![CDATA[");
        self.0.push_str(&html.0);
        self.0.push_str("]]></");
        self.0.push_str(name);
        self.0.push('>');
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// HTML being written.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }
}
