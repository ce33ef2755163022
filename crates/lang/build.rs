//! Lists the folders of `lang/`, so that a language is a folder and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language of whoever asks for none; it comes first.
const DEFAULT: &str = "vi";

fn main() {
    let root =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says it")).join("../../lang");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut languages: Vec<(String, PathBuf)> =
        entries(&root).into_iter().filter(|(_, path)| path.is_dir()).collect();
    languages.sort_by_key(|(code, _)| (code != DEFAULT, code.clone()));
    let mut text = format!("static LANGUAGES: [Language; {}] = [\n", languages.len());
    let mut names = String::from("impl Lang {\n");
    for (i, (code, folder)) in languages.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", folder.display());
        let mut files = String::new();
        for (name, path) in entries(folder) {
            if path.extension().is_some_and(|e| e == "ftl") {
                let path = path.display().to_string();
                let _ = write!(files, "({name:?}, include_str!({path:?})), ");
            }
        }
        let _ = writeln!(text, "    Language::new({code:?}, &[{files}]),");
        let _ = writeln!(
            names,
            "    /// `lang/{code}/`.\n    pub const {}: Self = Self({i});",
            code.to_uppercase().replace('-', "_")
        );
    }
    text.push_str("];\n");
    names.push_str("}\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo says it")).join("languages.rs");
    fs::write(out, text + &names).expect("the output folder can be written");
}

/// What a folder holds, by name.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .expect("lang/ is there")
        .map(|entry| entry.expect("lang/ can be read"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .collect();
    all.sort();
    all
}
