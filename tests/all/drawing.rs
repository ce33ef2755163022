//! The arrows between rooms as ARCHITECTURE.md draws them are those of the sources, and run in no circle.
//!
//! A room is a module of the program (`src/`) or of the core (`crates/core/src/`), or another crate. It
//! imports a room where its code, tests left out, names a path into it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

type Arrows = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without comments and without what only tests see; the files of modules that only
/// tests see are added to `tests`.
fn code(text: &str, file: &Path, tests: &mut BTreeSet<PathBuf>) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            let mut path = None;
            let item = lines.find(|l| {
                let l = l.trim_start();
                path = path.or_else(|| l.strip_prefix("#[path = \"")?.strip_suffix(".rs\"]"));
                !l.starts_with("#[")
            });
            let Some(item) = item else { break };
            let indent = &item[..item.len() - item.trim_start().len()];
            if let Some(name) = item.trim().strip_prefix("mod ").and_then(|m| m.strip_suffix(';')) {
                let folder = match file.file_name().unwrap().to_str().unwrap() {
                    "mod.rs" | "lib.rs" | "main.rs" => file.parent().unwrap().to_owned(),
                    _ => file.with_extension(""),
                };
                tests.insert(path.map_or_else(|| folder.join(name), |p| file.with_file_name(p)));
            } else if !item.trim_end().ends_with([';', ',']) && !item.trim_end().ends_with('}') {
                // To the bracket that closes it.
                let _ = lines.find(|l| *l == format!("{indent}}}") || *l == format!("{indent}}};"));
            }
            continue;
        }
        // A comment may name any room. What looks like one inside of a text hides no path.
        kept.push_str(line.split("//").next().unwrap());
        kept.push('\n');
    }
    kept
}

/// The first names of the paths that follow `start`: of `crate::a::b` it is `a`, of
/// `crate::{a, b::{c, d}}` they are `a` and `b`.
fn names_after(code: &str, start: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(start) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + start.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        let (mut depth, mut begins) = (1, true);
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                c if begins && !c.is_whitespace() => {
                    names.insert(word(&group[i..]));
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// What the sources import.
fn imports() -> Arrows {
    // Crates, by the name that code has for them; of the program and the core every module is a room.
    let mut crates = vec![("phusong".to_owned(), root().join("src"))];
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        crates.push((format!("phusong_{name}"), path.join("src")));
    }
    let room_of = |krate: &str, source: &Path, file: &Path| -> Option<String> {
        if krate != "phusong" && krate != "phusong_core" {
            return krate.strip_prefix("phusong_").map(str::to_owned);
        }
        let first = file.strip_prefix(source).unwrap().components().next().unwrap();
        let first = first.as_os_str().to_str().unwrap().trim_end_matches(".rs");
        (!["lib", "main"].contains(&first)).then(|| first.to_owned())
    };
    let (mut codes, mut tests) = (Vec::new(), BTreeSet::new());
    for (krate, source) in &crates {
        let mut files = Vec::new();
        rust_files(source, &mut files);
        for file in files {
            let Some(room) = room_of(krate, source, &file) else { continue };
            let text = fs::read_to_string(&file).unwrap();
            let code = code(&text, &file, &mut tests);
            codes.push((krate, source, file, room, code));
        }
    }
    let rooms: BTreeSet<String> = codes.iter().map(|(_, _, _, room, _)| room.clone()).collect();
    let mut arrows: Arrows = rooms.iter().map(|r| (r.clone(), BTreeSet::new())).collect();
    for (krate, source, file, room, code) in &codes {
        if file.ancestors().any(|a| tests.contains(&a.with_extension(""))) {
            continue;
        }
        let to = arrows.get_mut(room).unwrap();
        let mut found = BTreeSet::new();
        for (name, _) in &crates {
            // The program and the core are many rooms, any other crate is one.
            if name == "phusong" || name == "phusong_core" {
                found.extend(names_after(code, &format!("{name}::")));
            } else if !names_after(code, &format!("{name}::")).is_empty() {
                found.insert(name["phusong_".len()..].to_owned());
            }
        }
        if *krate == "phusong" || *krate == "phusong_core" {
            found.extend(names_after(code, "crate::"));
            // From a file of the room upwards: as many steps as it lies deep.
            let inside = file.strip_prefix(source).unwrap().with_extension("");
            let is_mod = inside.file_name().is_some_and(|n| n == "mod");
            let depth = inside.components().count() - usize::from(is_mod);
            found.extend(names_after(code, &"super::".repeat(depth)));
        }
        to.extend(found.into_iter().filter(|name| rooms.contains(name) && name != room));
    }
    arrows
}

const BEGIN: &str = "<!-- arrows -->\n```\n";
const END: &str = "```\n<!-- /arrows -->";

/// ARCHITECTURE.md: what stands before the list of arrows, the list, and what stands after it.
fn architecture() -> [String; 3] {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the list of arrows");
    let (list, after) = rest.split_once(END).expect("the end of the list of arrows");
    [before, list, after].map(str::to_owned)
}

fn line(room: &str, to: &BTreeSet<String>) -> String {
    let to: Vec<_> = to.iter().map(String::as_str).collect();
    let to = if to.is_empty() { "–".to_owned() } else { to.join(", ") };
    format!("{room:<11}→ {to}\n")
}

/// What ARCHITECTURE.md draws: lines `room → rooms`.
fn drawn() -> Arrows {
    let [_, list, _] = architecture();
    let lines = list.lines().filter_map(|l| l.split_once('→'));
    lines
        .map(|(room, to)| {
            let to = to.split(',').map(|t| t.trim().to_owned()).filter(|t| t != "–");
            (room.trim().to_owned(), to.collect())
        })
        .collect()
}

/// Rooms that reach each other, in groups.
fn circles(arrows: &Arrows) -> Vec<BTreeSet<&str>> {
    let reached = |from: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(room) = next.pop() {
            for to in &arrows[room] {
                if seen.insert(to.as_str()) {
                    next.push(to);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|r| (r.as_str(), reached(r))).collect();
    let circle = |room: &str| -> BTreeSet<&str> {
        reach[room].iter().copied().filter(|to| reach[to].contains(room)).collect()
    };
    let all: BTreeSet<BTreeSet<&str>> = reach.keys().map(|r| circle(r)).collect();
    all.into_iter().filter(|c| !c.is_empty()).collect()
}

#[test]
fn the_drawing_is_what_the_rooms_import() {
    let imports = imports();
    if std::env::var_os("PHUSONG_BLESS").is_some_and(|v| v == "1") {
        let [before, _, after] = architecture();
        let list: String = imports.iter().map(|(room, to)| line(room, to)).collect();
        fs::write(root().join("ARCHITECTURE.md"), [&*before, BEGIN, &list, END, &after].concat())
            .unwrap();
    }
    let drawn = drawn();
    assert!(imports.len() > 15 && imports["coverage"].contains("place"), "{imports:?}");
    let mut wrong = String::new();
    let none = BTreeSet::new();
    for room in imports.keys().chain(drawn.keys()).collect::<BTreeSet<_>>() {
        let of = |arrows: &Arrows| arrows.get(room).unwrap_or(&none).clone();
        let (real, told) = (of(&imports), of(&drawn));
        if !imports.contains_key(room) || !drawn.contains_key(room) || real != told {
            let not_drawn: Vec<_> = real.difference(&told).collect();
            let not_there: Vec<_> = told.difference(&real).collect();
            let _ = writeln!(wrong, "{room}: not drawn {not_drawn:?}, not imported {not_there:?}");
        }
    }
    assert!(
        wrong.is_empty(),
        "ARCHITECTURE.md and the sources differ (PHUSONG_BLESS=1 writes the list):\n{wrong}"
    );
}

#[test]
fn no_rooms_import_each_other_in_a_circle() {
    let imports = imports();
    let found = circles(&imports);
    let mut told = String::new();
    for circle in &found {
        told += "a circle:\n";
        for room in circle {
            let to =
                imports[*room].iter().filter(|t| circle.contains(t.as_str())).cloned().collect();
            told += &line(room, &to);
        }
    }
    assert!(found.is_empty(), "{told}");
}

/// The reading of sources, or the comparison proves nothing.
#[test]
fn paths_are_found_and_comments_and_tests_are_not() {
    let text = "use crate::{lang::{self, Lang}, map, report::x};\n// crate::cli\n\
                fn f() { super::project::g(crate::source::h()) }\n#[cfg(test)]\nmod a_tests;\n\
                #[cfg(test)]\n#[path = \"b_tests.rs\"]\nmod tests;\n\
                #[cfg(test)]\nmod tests {\n    use crate::demo;\n}\nuse crate::gap;\n";
    let mut tests = BTreeSet::new();
    let code = code(text, Path::new("src/page.rs"), &mut tests);
    let names = |start| names_after(&code, start).into_iter().collect::<Vec<_>>();
    assert_eq!(names("crate::"), ["gap", "lang", "map", "report", "source"]);
    assert_eq!(names("super::"), ["project"]);
    let hidden: Vec<_> = tests.iter().collect();
    assert_eq!(hidden, [Path::new("src/b_tests"), Path::new("src/page/a_tests")]);
    let arrows: Arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
        .map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()])))
        .into();
    assert_eq!(circles(&arrows), [BTreeSet::from(["a", "b", "c"])]);
}
