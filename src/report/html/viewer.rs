//! The page around the results: markup, style and program of `report.html`, joined into one text.
//!
//! In: the results as base64 (what `viewer/payload.js` reads), a title, a language. Out: the page.
//! The program is written as modules (`viewer/*.js`), each one concept; here their import and export lines
//! are taken off and they stand in one inline module, since a page opened from a folder may not load
//! others. The page's own policy lets nothing run but this text and the core for browsers, and loads nothing.
//! Not here: what the results are and how they are packed.

use crate::lang::Lang;
use crate::xml::escaped;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};

const PAGE: &str = include_str!("viewer/page.html");
const STYLE: &str = include_str!("viewer/style.css");
/// The core for browsers: `make web` makes it of `crates/web`.
const CORE: &[u8] = include_bytes!("viewer/phusong_web.wasm");

/// One module: its file's name and its text.
type Module = (&'static str, &'static str);

macro_rules! modules {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("viewer/", $name)))),+]
    };
}

/// The modules in the order in which they are joined: each after those that it imports.
const MODULES: &[Module] = &modules![
    "numbers.js",
    "words.js",
    "fold.js",
    "csv.js",
    "document.js",
    "status.js",
    "view.js",
    "gestures.js",
    "labels.js",
    "dom.js",
    "engine.js",
    "shares.js",
    "geometry.js",
    "detail.js",
    "marks.js",
    "picture.js",
    "state.js",
    "results.js",
    "tabs.js",
    "table.js",
    "search.js",
    "headline.js",
    "legend.js",
    "controls.js",
    "rates_panel.js",
    "scorecard_panel.js",
    "gap_list.js",
    "gaps_panel.js",
    "village_panel.js",
    "method_panel.js",
    "paper.js",
    "map_room.js",
    "app.js",
];

/// What goes into the page.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The language it opens in.
    pub lang: Lang,
    /// What the browser's tab says: any text.
    pub title: &'a str,
    /// The results: JSON, deflate-raw, base64.
    pub payload: &'a str,
    /// What villages are judged by: the bytes of a [`Trial`](crate::assessment::Trial), deflate-raw, base64.
    pub kept: &'a str,
}

/// The page, ready to be written.
pub fn page(page: &Page<'_>) -> String {
    let script = script();
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data: blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'",
        source_of(&script),
        source_of(STYLE)
    );
    let core = packed(|to| to.write_all(CORE)).unwrap_or_default();
    let words = words(page.lang);
    let word = |key: &str| words[page.lang.code()][key].as_str().unwrap_or_default().to_owned();
    let fill = |name: &str| match name {
        "lang" => page.lang.code().to_owned(),
        "policy" => policy.clone(),
        "title" => escaped(page.title),
        "style" => STYLE.to_owned(),
        "noscript" => escaped(&word("noscript")),
        "opening" => escaped(&word("opening")),
        // A JSON text may write "<" otherwise: so nothing in it ends the element.
        "words" => words.to_string().replace('<', "\\u003c"),
        "payload" => page.payload.to_owned(),
        "kept" => page.kept.to_owned(),
        "core" => core.clone(),
        "script" => script.clone(),
        _ => String::new(),
    };
    filled(PAGE, fill)
}

/// The words of every language, and of the one it opens in: `{"vi": {…}, "en": {…}}`.
fn words(first: Lang) -> serde_json::Value {
    let of = |lang: Lang| (lang.code(), lang.of_page().collect::<BTreeMap<_, _>>());
    serde_json::json!(Lang::all().chain([first]).map(of).collect::<BTreeMap<_, _>>())
}

/// The modules as one.
fn script() -> String {
    let mut all = String::from("'use strict';\n");
    for (_, text) in MODULES {
        for line in text.lines() {
            if line.starts_with("import ") || line == "// @ts-check" {
                continue;
            }
            all.push_str(line.strip_prefix("export ").unwrap_or(line));
            all.push('\n');
        }
    }
    all
}

/// A text with every `{{name}}` replaced; what is put in is not looked at again.
fn filled(template: &str, fill: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        out.push_str(before);
        out.push_str(&fill(name));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How a policy names an inline text: CSP level 3, `sha256-` and the digest in base64.
fn source_of(text: &str) -> String {
    let mut out = String::from("sha256-");
    let _ = write!(out, "{}", base64(&Sha256::digest(text.as_bytes())));
    out
}

/// Bytes as the page holds them: deflate-raw, base64.
///
/// # Errors
/// As `write`.
pub fn packed(
    write: impl FnOnce(&mut DeflateEncoder<Vec<u8>>) -> io::Result<()>,
) -> io::Result<String> {
    // Beyond this level the bytes hardly become fewer, and the time several times as long.
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::new(7));
    write(&mut deflated)?;
    Ok(base64(&deflated.finish()?))
}

/// Base64 with padding, RFC 4648 section 4.
pub fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

#[cfg(test)]
#[path = "viewer_tests.rs"]
mod tests;
