//! The program as its users have it: started, its words and files read.

use crate::missing::skip;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// What a run of the program said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program, in that folder, with nothing of this machine's in its language or threads.
pub(crate) fn command(cwd: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phusong"));
    command.current_dir(cwd).env_remove("PHUSONG_LANG").env_remove("COLUMNS");
    command.stdin(Stdio::null());
    command
}

/// Starts the program in that folder and waits for it. It must not panic, whatever it is given.
pub(crate) fn phusong<S: AsRef<OsStr>>(cwd: &Path, args: impl IntoIterator<Item = S>) -> Said {
    said(&command(cwd).args(args).output().unwrap())
}

/// What a finished program said.
pub(crate) fn said(output: &Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let said = Said {
        status: output.status.code().unwrap_or(-1),
        out: text(&output.stdout),
        err: text(&output.stderr),
    };
    assert!(!said.err.contains("panicked"), "{}", said.err);
    said
}

impl Said {
    /// It ended so; else what it said is shown.
    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// What it complained of holds all of this.
    #[track_caller]
    pub(crate) fn tells(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "“{word}” is not in:\n{}", self.err);
        }
        self
    }
}

/// A small demo province, with sources of every kind and all planted mistakes that fit. Made once,
/// copied for each test.
pub(crate) fn small_demo(dir: &Path) -> PathBuf {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let temp = tempfile::tempdir().unwrap();
        demo(&temp.path().join("demo"), 40, 30, 100);
        temp
    });
    fs::create_dir(dir).unwrap();
    for name in names(&made.path().join("demo")) {
        fs::copy(made.path().join("demo").join(&name), dir.join(&name)).unwrap();
    }
    dir.join("phusong.toml")
}

/// A demo of that size; the project file's path.
pub(crate) fn demo(dir: &Path, villages: usize, sites: usize, splitters: usize) -> PathBuf {
    let numbers = [villages, sites, splitters].map(|n| n.to_string());
    let args = ["--villages", &numbers[0], "--sites", &numbers[1], "--splitters", &numbers[2]];
    let parent = dir.parent().unwrap();
    let made = command(parent).arg("demo").arg(dir).args(args).output().unwrap();
    said(&made).ended(0);
    dir.join("phusong.toml")
}

/// A run of the demo that is checked in.
pub(crate) struct DemoRun {
    _dir: tempfile::TempDir,
    /// Its results. Nobody writes there.
    pub(crate) out: PathBuf,
    pub(crate) said: Said,
}

/// The demo that is checked in, run as its project says: one run for all tests.
pub(crate) fn checked_in_demo() -> &'static DemoRun {
    static RAN: OnceLock<DemoRun> = OnceLock::new();
    RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/phusong.toml");
        let out = dir.path().join("kết quả");
        let said = phusong(dir.path(), [Path::new("run"), &project, "--out".as_ref(), &out]);
        DemoRun { _dir: dir, out, said: said.ended(0) }
    })
}

/// Every file and folder below, with the content of files: two are equal when nothing has changed.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    fn walk(folder: &Path, root: &Path, out: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(root).unwrap().to_owned();
            if path.is_dir() && !path.is_symlink() {
                out.insert(relative, None);
                walk(&path, root, out);
            } else {
                // Gigabytes of nothing need not be read.
                let large = path.metadata().is_ok_and(|m| m.len() > 1 << 30);
                let content = if large { Vec::new() } else { fs::read(&path).unwrap_or_default() };
                out.insert(relative, Some(content));
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(folder, folder, &mut out);
    out
}

/// The names in a folder, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A table of the results.
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads it as a spreadsheet does: it must begin with the byte order mark.
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text);
        let columns = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let row =
            |r: csv::Result<csv::StringRecord>| r.unwrap().iter().map(str::to_owned).collect();
        Self { columns, rows: reader.records().map(row).collect() }
    }

    pub(crate) fn column(&self, name: &str) -> usize {
        let found = self.columns.iter().position(|c| c == name);
        found.unwrap_or_else(|| panic!("no column {name} in {:?}", self.columns))
    }

    /// The only row with these texts, by column.
    #[track_caller]
    pub(crate) fn find(&self, wanted: &[(&str, &str)]) -> &[String] {
        let is = |r: &&Vec<String>| wanted.iter().all(|(c, text)| r[self.column(c)] == *text);
        let found: Vec<&Vec<String>> = self.rows.iter().filter(is).collect();
        assert_eq!(found.len(), 1, "rows with {wanted:?}");
        found[0]
    }

    /// A cell's text.
    pub(crate) fn text<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        &row[self.column(column)]
    }

    /// A cell's number; `None` where it is empty.
    pub(crate) fn number(&self, row: &[String], column: &str) -> Option<f64> {
        let text = self.text(row, column);
        (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{column}: {text}")))
    }

    /// A count.
    pub(crate) fn count(&self, row: &[String], column: &str) -> u64 {
        self.text(row, column).parse().unwrap()
    }

    /// Rows where a column has that text.
    pub(crate) fn with<'a>(
        &'a self,
        column: &str,
        text: &'a str,
    ) -> impl Iterator<Item = &'a Vec<String>> {
        let at = self.column(column);
        self.rows.iter().filter(move |r| r[at] == text)
    }
}

/// Compares a text with the one checked in under `tests/golden`. A missing one is written, but fails
/// where `CI` is set; `PHUSONG_BLESS=1` writes it again.
#[track_caller]
pub(crate) fn golden(name: &str, found: &str, difference: impl Fn(&str, &str) -> Option<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let set = |variable| std::env::var_os(variable).is_some_and(|v| !v.is_empty() && v != "0");
    if set("PHUSONG_BLESS") || (!path.exists() && !set("CI")) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
        println!("written: {}", path.display());
        return;
    }
    let agreed = fs::read_to_string(&path)
        .unwrap_or_else(|e| panic!("{}: {e}; make it with PHUSONG_BLESS=1", path.display()));
    if let Some(difference) = difference(&agreed, found) {
        panic!("{name} is not as agreed; look, and if it is right: PHUSONG_BLESS=1\n{difference}");
    }
}

/// The first line that differs.
pub(crate) fn line_difference(agreed: &str, found: &str) -> Option<String> {
    let (mut a, mut b) = (agreed.lines(), found.lines());
    for n in 1.. {
        match (a.next(), b.next()) {
            (None, None) => break,
            (x, y) if x == y => {}
            (x, y) => {
                let text = |t: Option<&str>| t.unwrap_or("(the end)").to_owned();
                return Some(format!("line {n}\nagreed: {}\nfound:  {}", text(x), text(y)));
            }
        }
    }
    None
}

/// The core inside the page of these results, asked in Node, gives the numbers of their tables, bit for bit as far
/// as those are written (`tests/browser/core.test.mjs`). Skipped, with a line that says so, where Node is not here.
#[track_caller]
pub(crate) fn core_agrees(results: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let node = Command::new("node")
        .args(["--test", "--test-reporter=tap", "core.test.mjs"])
        .current_dir(root.join("tests/browser"))
        .env("RESULTS", results)
        .env("VIEWER", root.join("src/report/html/viewer"))
        .output();
    let Ok(ended) = node else { return skip("node", "the page's core: node is not here") };
    let text = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{}: {text}", results.display());
    assert!(text.contains("# pass 3"), "{text}");
}
