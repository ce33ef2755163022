//! Projects made in a temporary folder, read through the library.

use phusong::finding::Finding;
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source::{self, Error, Inputs};
use std::fs;
use std::path::{Path, PathBuf};

/// The corpus of messy files.
pub(crate) fn messy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messy").join(name)
}

/// A folder with a project of these layers.
pub(crate) struct Job {
    pub(crate) dir: tempfile::TempDir,
}

impl Job {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Copies a file of the corpus, of a Shapefile all parts.
    pub(crate) fn copy(&self, name: &str) {
        let from = messy(name);
        for entry in fs::read_dir(from.parent().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            if path.file_stem() == from.file_stem() {
                fs::copy(&path, self.path(path.file_name().unwrap().to_str().unwrap())).unwrap();
            }
        }
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// Reads a project with that text.
    pub(crate) fn read(&self, toml: &str) -> Result<Inputs, Error> {
        self.write("project.toml", toml);
        let project = Project::read(&self.path("project.toml")).unwrap();
        source::read(&project, &Silent)
    }
}

/// A project of one village layer and one layer of cells of the corpus.
pub(crate) fn toml(villages: &str, cells: &str) -> String {
    format!(
        "[project]\nprovince = \"42\"\n[villages]\npath = \"{villages}\"\n\
         [[cells]]\npath = \"{cells}\"\ncrs = \"EPSG:4326\"\n\
         technologies = [\"4G\", \"5G\"]\n[[fibre]]\npath = \"fibre.csv\"\ncrs = \"EPSG:4326\"\n\
         technologies = [\"FTTH\"]\n"
    )
}

/// Reads a village layer and a layer of cells of the corpus.
pub(crate) fn read(villages: &str, cells: &str) -> Result<Inputs, Error> {
    let job = Job::new();
    job.copy(villages);
    job.copy(cells);
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    job.read(&toml(villages, cells))
}

/// `severity code` of each finding, sorted.
pub(crate) fn codes(findings: &[Finding]) -> Vec<String> {
    let mut all: Vec<String> =
        findings.iter().map(|f| format!("{} {}", f.severity.code(), f.kind.code())).collect();
    all.sort();
    all
}
