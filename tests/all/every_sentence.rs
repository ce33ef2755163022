//! Every sentence is a message of `lang/`: a full run in a language that marks all texts of its messages
//! (`‹…›`) says nothing without marks but data, codes and units.

use crate::{poppler, program};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Outputs with words that are no messages yet; the list may only become shorter.
const NOT_YET: &[&str] =
    &["coverage.xlsx", "report.docx", "coverage.kmz", "report.html", "maps", "charts"];

/// What is no language: names of programs, formats and files, codes, units, what a user types.
const SAME_EVERYWHERE: &[&str] = &[
    "phusong",
    "run",
    "check",
    "compare",
    "map",
    "demo",
    "template",
    "completions",
    "help",
    "lang",
    "threads",
    "quiet",
    "verbose",
    "N",
    "h",
    "o",
    "q",
    "v",
    "version",
    "out",
    "strict",
    "no",
    "maps",
    "only",
    "vi",
    "en",
    "DIR",
    "PROJECT",
    "toml",
    "csv",
    "findings",
    "km",
    "km²",
    "m",
    "m²",
    "ha",
    "s",
    "Mb",
    "kbit",
    "share",
    "A",
    "B",
    "C",
    "2G",
    "3G",
    "4G",
    "5G",
    "FTTH",
    "EPSG",
    "WGS",
    "VN",
];

/// Files of a folder with that extension.
fn paths(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let names = program::names(folder).into_iter().map(|name| folder.join(name));
    names.filter(|p| p.extension().is_some_and(|e| e == extension)).collect()
}

/// Strings of the user's: what a text may show as it was given, the longest first.
fn given(project: &Path, results: &Path) -> Vec<String> {
    let mut all = BTreeSet::new();
    let folder = project.parent().unwrap();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    let tomls = [folder, &rules].into_iter().flat_map(|f| paths(f, "toml"));
    for file in tomls {
        let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        strings(&toml::Value::Table(table), &mut all);
    }
    let csvs = [folder, results].into_iter().flat_map(|f| paths(f, "csv"));
    for file in csvs.filter(|f| !f.ends_with("findings.csv") && !f.ends_with("scorecard.csv")) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&file).unwrap();
        for row in reader.byte_records() {
            all.extend(row.unwrap().iter().map(|c| String::from_utf8_lossy(c).trim().to_owned()));
        }
    }
    all.extend(program::names(folder));
    let mut all: Vec<String> =
        all.into_iter().filter(|s| s.chars().any(char::is_alphabetic)).collect();
    all.sort_by_key(|s| std::cmp::Reverse(s.chars().count()));
    all
}

fn strings(value: &toml::Value, all: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) => {
            all.insert(text.trim().to_owned());
        }
        toml::Value::Array(items) => items.iter().for_each(|v| strings(v, all)),
        toml::Value::Table(table) => table.iter().for_each(|(key, v)| {
            all.insert(key.clone());
            strings(v, all);
        }),
        _ => {}
    }
}

/// Words outside of marks that nobody gave.
fn escaped(text: &str, given: &[String]) -> BTreeSet<String> {
    let mut rest = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '‹' => depth += 1,
            '›' => {
                depth = depth.saturating_sub(1);
                rest.push(' ');
            }
            _ if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    // A letter given by itself is in many words.
    for string in given.iter().filter(|s| s.chars().count() > 1) {
        if rest.contains(string.as_str()) {
            rest = rest.replace(string.as_str(), " ");
        }
    }
    rest.split(|c: char| !c.is_alphanumeric() && c != '²')
        .filter(|w| w.chars().any(char::is_alphabetic) && !SAME_EVERYWHERE.contains(w))
        .map(str::to_owned)
        .collect()
}

/// The text of a part of a zip file, tags left out.
fn part(file: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut xml = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml_text(&xml)
}

fn xml_text(xml: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap();
    let texts = document.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text());
    texts.collect::<Vec<_>>().join(" ")
}

/// What the results say, by output.
fn said(results: &Path) -> Vec<(&'static str, String)> {
    let pictures = |folder: &str| -> String {
        let pdf = |p| poppler::text(&fs::read(p).unwrap()).unwrap_or_default();
        paths(&results.join(folder), "pdf").into_iter().map(pdf).collect()
    };
    let mut findings = String::new();
    for row in csv::Reader::from_path(results.join("findings.csv")).unwrap().records() {
        // The others are codes and what the data says.
        let row = row.unwrap();
        findings.extend(row.iter().rev().take(2).flat_map(|cell| [cell, "\n"]));
    }
    vec![
        ("findings.csv", findings),
        ("coverage.xlsx", part(&results.join("coverage.xlsx"), "xl/sharedStrings.xml")),
        ("report.docx", part(&results.join("report.docx"), "word/document.xml")),
        ("coverage.kmz", part(&results.join("coverage.kmz"), "doc.kml")),
        ("report.html", fs::read_to_string(results.join("report.html")).unwrap()),
        ("maps", pictures("maps")),
        ("charts", pictures("charts")),
    ]
}

#[test]
fn what_a_run_says_is_in_messages() {
    let temp = tempfile::tempdir().unwrap();
    let project = program::small_demo(&temp.path().join("demo"));
    let out = temp.path().join("out");
    let mut command = program::command(temp.path());
    command.args(["--lang", "vi-marked", "run"]).arg(&project).arg("--out").arg(&out);
    let run = program::said(&command.output().unwrap()).ended(0);
    let given = given(&project, &out);
    assert!(run.out.matches('‹').count() > 30, "{}", run.out);

    let mut outputs = said(&out);
    let home = temp.path().display().to_string();
    outputs.push(("terminal", format!("{}{}", run.out, run.err).replace(&home, " ")));
    let help = program::phusong(temp.path(), ["--lang", "vi-marked", "run", "--help"]).ended(0);
    outputs.push(("help", help.out));
    for (name, text) in outputs {
        let escaped = escaped(&text, &given);
        if NOT_YET.contains(&name) {
            let drawn = ["maps", "charts"].contains(&name) && text.is_empty();
            assert!(
                drawn || !escaped.is_empty(),
                "{name} says messages only: take it off the list"
            );
        } else {
            assert!(escaped.is_empty(), "{name} says without a message: {escaped:?}");
        }
    }
}

#[test]
fn what_escapes_is_seen() {
    let given = vec!["Thôn Một".to_owned()];
    assert!(escaped("‹thôn › Thôn Một: 4G 12,5 km‹ xa›", &given).is_empty());
    assert_eq!(escaped("‹thôn› bản", &given), BTreeSet::from(["bản".to_owned()]));
}
