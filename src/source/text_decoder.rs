//! The text in the cells of a table.
//!
//! In: bytes of a cell as the file holds them. Out: text. UTF-8 unless the project or the file says
//! otherwise; what is not UTF-8 is read as windows-1258 or windows-1252, whichever makes Vietnamese of
//! it.

use super::legacy_text::{from_tcvn3, from_vni, is_vietnamese};
use crate::finding::CodePage;
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::cell::Cell;

/// A stated encoding.
#[derive(Clone, Copy, Debug)]
enum Stated {
    Label(&'static Encoding),
    Tcvn3,
    Vni,
}

/// Turns cells into text.
#[derive(Debug, Default)]
pub(crate) struct TextDecoder {
    stated: Option<Stated>,
    /// Whether windows-1252 is tried before windows-1258.
    western: bool,
    fallbacks: Cell<u64>,
}

impl TextDecoder {
    /// A decoder for the encoding of that name; unknown or none means UTF-8.
    pub(crate) fn new(label: Option<&str>) -> Self {
        let stated = label.and_then(|label| match label.to_ascii_lowercase().as_str() {
            "tcvn3" => Some(Stated::Tcvn3),
            "vni" => Some(Stated::Vni),
            _ => Encoding::for_label(label.trim().as_bytes())
                .filter(|e| *e != encoding_rs::UTF_8)
                .map(Stated::Label),
        });
        Self { stated, western: false, fallbacks: Cell::new(0) }
    }

    /// Prefers windows-1252 over windows-1258 for what is not UTF-8.
    #[cfg_attr(not(feature = "gdal"), expect(dead_code, reason = "only GDAL's formats have it"))]
    pub(crate) fn western(self) -> Self {
        Self { western: true, ..self }
    }

    /// The text of a cell, blanks around it removed.
    pub(crate) fn decode<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        if bytes.is_ascii() {
            // ASCII is UTF-8; the error arm is never taken.
            return Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or("").trim());
        }
        let single = |convert: fn(&str) -> Option<String>| {
            let latin: String = bytes.iter().map(|&b| char::from(b)).collect();
            Cow::Owned(convert(&latin).unwrap_or(latin).trim().to_owned())
        };
        match self.stated {
            Some(Stated::Label(encoding)) => trimmed(encoding.decode(bytes).0),
            Some(Stated::Tcvn3) => single(from_tcvn3),
            Some(Stated::Vni) => single(from_vni),
            None => {
                if let Ok(text) = std::str::from_utf8(bytes) {
                    return Cow::Borrowed(text.trim());
                }
                self.fallbacks.set(self.fallbacks.get() + 1);
                let mut order = [encoding_rs::WINDOWS_1258, encoding_rs::WINDOWS_1252];
                if self.western {
                    order.reverse();
                }
                let [first, second] = order.map(|e| e.decode_without_bom_handling(bytes).0);
                let better = !is_vietnamese(&first) && is_vietnamese(&second);
                trimmed(if better { second } else { first })
            }
        }
    }

    /// The encoding preferred for what is not UTF-8 although nothing said so, and how many cells were.
    pub(crate) fn assumed(&self) -> Option<(CodePage, u64)> {
        let encoding = if self.western { CodePage::Windows1252 } else { CodePage::Windows1258 };
        Some((encoding, self.fallbacks.get())).filter(|(_, count)| *count > 0)
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
