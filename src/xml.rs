//! Text for XML and HTML, whoever writes it.

/// Text that XML 1.0 can hold, in one line: without control characters, line ends as blanks.
pub(crate) fn legible(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{fffe}' | '\u{ffff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// The same as markup takes it.
pub(crate) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(legible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_text_is_markup_and_nothing_forbidden() {
        let text = super::escaped("a<b>&\"'\u{0}\u{ffff}\r\nĐ");
        assert_eq!(text, "a&lt;b&gt;&amp;&quot;&apos;  Đ");
    }
}
