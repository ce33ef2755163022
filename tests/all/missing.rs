//! What a test looks for beside the repository and may not find: tools, real data, rights. It is then
//! skipped, and the skip is counted: `make test` lists them at its end, and what `PHUSONG_EXPECT` names
//! (`.ci/run` sets it) must be there.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Records why this test, or a part of it, was not made: in a line on standard output and in the file
/// that `PHUSONG_SKIPPED` names. `need` is what was missing, in one word.
///
/// # Panics
/// When `PHUSONG_EXPECT`, words with commas between, has that word.
#[track_caller]
pub(crate) fn skip(need: &str, why: &str) {
    let expected = std::env::var("PHUSONG_EXPECT").unwrap_or_default();
    assert!(!expected.split(',').any(|word| word == need), "{need} is meant to be here: {why}");
    let this = std::thread::current();
    let line = format!("{}: {why} ({need})", this.name().unwrap_or("a test"));
    println!("skipped: {line}");
    if let Some(file) = std::env::var_os("PHUSONG_SKIPPED") {
        // One write a line: tests run side by side.
        let mut file = OpenOptions::new().create(true).append(true).open(file).unwrap();
        file.write_all(format!("{line}\n").as_bytes()).unwrap();
    }
}

/// What a program says, or `None` where it is not installed: the test is then skipped.
#[track_caller]
pub(crate) fn output<S: AsRef<OsStr>>(
    need: &str,
    program: &str,
    args: impl IntoIterator<Item = S>,
) -> Option<Output> {
    let said = Command::new(program).args(args).output();
    if said.is_err() {
        skip(need, &format!("{program} is not installed"));
    }
    said.ok()
}

/// Real data beside the repository, or `None`: the test is then skipped.
#[track_caller]
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PHUSONG_SHARED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let path = root.join(name);
    if path.exists() {
        return Some(fs::canonicalize(path).unwrap());
    }
    skip("data", &format!("{name} is not in {}", root.display()));
    None
}
