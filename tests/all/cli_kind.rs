//! Kind to its users: whatever the program is handed, it ends with the right status and says which
//! file, where in it, and what to do; it does not panic and it writes nothing.
#![cfg(feature = "gdal")]

mod files;
mod folders;
mod projects;
mod text;

use crate::program::{Said, phusong, small_demo, tree};
use std::fs;
use std::path::{Path, PathBuf};

/// The small demo in a folder of its own, to be spoilt.
struct Job {
    dir: tempfile::TempDir,
}

impl Job {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        small_demo(&dir.path().join("tỉnh"));
        Self { dir }
    }

    fn cwd(&self) -> &Path {
        self.dir.path()
    }

    /// A file of the project.
    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join("tỉnh").join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.file(name), content).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    /// Changes a text file; what is changed must be there.
    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{from} is not in {name}");
        self.write(name, text.replacen(from, to, 1));
    }

    fn run(&self, args: &[&str]) -> Said {
        let all = ["run", "tỉnh/phusong.toml", "--no-maps"].iter().chain(args);
        phusong(self.cwd(), all)
    }

    /// A run that fails: with that status, these words in Vietnamese, a hint, and these in English;
    /// nothing is written.
    #[track_caller]
    fn fails(&self, status: i32, vi: &[&str], en: &[&str]) {
        let before = tree(self.cwd());
        let said = self.run(&[]).ended(status).tells(vi).tells(&["lỗi: ", "\ngợi ý: "]);
        assert_eq!(said.out, "", "no results, nothing on standard output");
        self.run(&["--lang", "en"]).ended(status).tells(en).tells(&["error: ", "\nhint: "]);
        assert!(tree(self.cwd()) == before, "something was written");
    }

    /// The same, from `check`.
    #[track_caller]
    fn check_fails(&self, status: i32, vi: &[&str]) {
        let said = phusong(self.cwd(), ["check", "tỉnh/phusong.toml"]).ended(status);
        said.tells(vi).tells(&["lỗi: ", "\ngợi ý: "]);
    }
}
