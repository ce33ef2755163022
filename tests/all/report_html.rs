//! `report.html` in a browser: `tests/browser/page.test.mjs` opens it in Chromium from a folder.
//!
//! Needs node, npm and Chromium, and npm's registry the first time (`playwright-core` and `typescript`, into
//! `target/browser`); where one of them is not there, the tests say so and are skipped. The page itself needs
//! none of them.
#![cfg(feature = "gdal")]

use crate::missing::skip;
use crate::program::checked_in_demo;
use phusong::lang::Lang;
use phusong::report::html::viewer::{self, Page};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a program can be started.
fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|o| o.status.success())
}

fn chromium() -> Option<String> {
    let stated = std::env::var("CHROMIUM").ok();
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    let path = std::env::var_os("PATH")?;
    let found = |name: &str| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    };
    stated.or_else(|| usual.iter().find_map(|n| found(n)).map(|f| f.display().to_string()))
}

/// The folder with what the tests need, or why there is none.
fn tools() -> Result<&'static Path, &'static String> {
    static TOOLS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    TOOLS.get_or_init(install).as_deref()
}

fn install() -> Result<PathBuf, String> {
    for program in ["node", "npm"] {
        if !is_there(program) {
            return Err(format!("{program} is not here"));
        }
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("browser");
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::read(root().join("tests/browser/package-lock.json")).unwrap();
    let is_new = fs::read(folder.join("installed.json")).is_ok_and(|installed| installed == lock);
    for file in ["package.json", "package-lock.json", "page.test.mjs"] {
        fs::copy(root().join("tests/browser").join(file), folder.join(file)).unwrap();
    }
    if !is_new {
        let npm = Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output();
        if !npm.is_ok_and(|o| o.status.success()) {
            return Err("npm cannot reach its registry".to_owned());
        }
        fs::write(folder.join("installed.json"), lock).unwrap();
    }
    Ok(folder)
}

/// Deflate without compression: RFC 1951, blocks of type 0.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let blocks: Vec<&[u8]> = bytes.chunks(0xffff).collect();
    for (i, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).unwrap();
        out.push(u8::from(i + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(*block);
    }
    out
}

/// Tools and browser, or a line that says what is missing.
fn browser() -> Option<(&'static Path, String)> {
    match (tools(), chromium()) {
        (Err(why), _) => skip("browser", why),
        (_, None) => skip("browser", "Chromium is not installed"),
        (Ok(folder), Some(chromium)) => return Some((folder, chromium)),
    }
    None
}

/// Runs the tests of `page.test.mjs` whose name matches.
fn node(folder: &Path, names: &str, environment: &[(&str, &Path)]) {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", "--test-name-pattern", names, "page.test.mjs"]);
    node.current_dir(folder).envs(environment.iter().copied());
    let ended = node.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{said}\n{}", String::from_utf8_lossy(&ended.stderr));
    let ran = said.lines().filter(|l| l.starts_with("ok ") && !l.contains("# SKIP")).count();
    assert!(ran >= 2, "no test was run:\n{said}");
}

#[test]
fn the_page_in_a_browser() {
    let Some((folder, chromium)) = browser() else { return };
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bảy thôn.html");
    let small = fs::read(root().join("tests/browser/small.json")).unwrap();
    let payload = viewer::base64(&stored(&small));
    let title = "<script>alert(1)</script>";
    fs::write(&file, viewer::page(&Page { lang: Lang::VI, title, payload: &payload })).unwrap();
    node(folder, "^(?!the demo)", &[("PAGE", &file), ("CHROMIUM", Path::new(&chromium))]);
}

#[test]
fn the_demo_in_a_browser() {
    let Some((folder, chromium)) = browser() else { return };
    let out = &checked_in_demo().out;
    let page = out.join("report.html");
    let environment =
        [("DEMO_PAGE", &*page), ("DEMO_RESULTS", &**out), ("CHROMIUM", Path::new(&chromium))];
    node(folder, "^the demo", &environment);
}

#[test]
fn the_modules_hold_to_their_types() {
    let folder = match tools() {
        Ok(folder) => folder,
        Err(why) => return skip("browser", why),
    };
    let tsc = folder.join("node_modules/typescript/bin/tsc");
    let config = root().join("tests/browser/tsconfig.json");
    let ended = Command::new("node").arg(tsc).arg("-p").arg(config).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
}
