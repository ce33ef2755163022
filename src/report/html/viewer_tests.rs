//! The page as text. What it does in a browser is tested by `tests/report_html.rs`.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn example(title: &str) -> String {
    page(&Page { lang: Lang::VI, title, payload: "e30=", kept: "AAAA" })
}

#[test]
fn every_module_comes_after_those_it_imports_and_all_are_joined() {
    let mut known = BTreeSet::new();
    for (name, text) in MODULES {
        for line in text.lines().filter(|l| l.starts_with("import ")) {
            let from = line.split('\'').nth(1).unwrap_or_default();
            let file = from.strip_prefix("./").unwrap_or(from);
            assert!(known.contains(file), "{name} imports {file}, which is not joined before it");
            assert!(line.ends_with("';"), "{name}: an import is one line: {line}");
        }
        known.insert(*name);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/html/viewer");
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name());
    for file in
        files.map(|f| f.into_string().unwrap()).filter(|f| f.rsplit_once('.').unwrap().1 == "js")
    {
        assert!(known.contains(file.as_str()), "{file} is in no list of modules");
    }
}

#[test]
fn names_at_the_top_of_modules_are_unique() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (module, text) in MODULES {
        for line in text.lines() {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let line = line.strip_prefix("async ").unwrap_or(line);
            let mut begin = ["function ", "class ", "const ", "let "].into_iter();
            let Some(rest) = begin.find_map(|b| line.strip_prefix(b)) else { continue };
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            if let Some(other) = seen.insert(name, module) {
                panic!("{name} is in {other} and in {module}");
            }
        }
    }
    assert!(seen.len() > 10);
}

#[test]
fn nothing_of_the_modules_remains_or_ends_the_element() {
    let script = script();
    for line in script.lines() {
        assert!(!line.starts_with("import ") && !line.starts_with("export "), "{line}");
    }
    for (name, text) in MODULES.iter().chain([&("style.css", STYLE)]) {
        let text = text.to_lowercase();
        for never in
            ["</script", "</style", "<!--", "innerhtml", "document.write", "eval(", "http:"]
        {
            assert!(!text.contains(never), "{name} has {never}");
        }
    }
}

#[test]
fn both_languages_have_the_same_words() {
    let words = words(Lang::VI);
    let keys = |lang: &str| -> BTreeSet<String> {
        words[lang].as_object().unwrap().keys().cloned().collect()
    };
    let (vi, en) = (keys("vi"), keys("en"));
    assert!(vi.len() > 50);
    assert_eq!(vi.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(en.difference(&vi).collect::<Vec<_>>(), Vec::<&String>::new());
    for (key, vi) in words["vi"].as_object().unwrap() {
        let en = words["en"][key].as_str().unwrap();
        let vi = vi.as_str().unwrap();
        assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{key}");
        assert_eq!(fields(vi), fields(en), "{key}");
    }
}

/// The `{fields}` of a text.
fn fields(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn words_that_the_page_asks_for_are_there() {
    let words = words(Lang::VI);
    let known = words["vi"].as_object().unwrap();
    let ask = |text: &str, before: &str, module: &str| {
        for rest in text.split(before).skip(1) {
            let key = rest.split(['"', '\'', '`']).next().unwrap();
            // Keys made of parts are tried in the browser.
            if !key.contains("${") {
                assert!(known.contains_key(key), "{module} asks for the word {key}");
            }
        }
    };
    for before in ["data-say=\"", "data-say-label=\"", "data-say-placeholder=\""] {
        ask(PAGE, before, "page.html");
    }
    for (name, text) in MODULES {
        for before in ["say('", "say(`"] {
            ask(text, before, name);
        }
    }
}

#[test]
fn data_is_never_markup() {
    let page = example("Xã <script>alert(1)</script> & \"x\" {{script}}");
    assert!(page.contains(
        "<title>Xã &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; {{script}}</title>"
    ));
    assert!(!page.contains("<script>"), "every script has a type of its own");
    assert_eq!(page.matches("</script>").count(), 5);
    assert!(page.contains("id=\"payload\">e30=</script>"));
    // The policy would refuse both.
    assert!(!PAGE.contains(" style=") && !PAGE.contains(" on"));
}

#[test]
fn the_policy_names_what_is_there() {
    let page = example("x");
    let between = |from: &str, to: &str| {
        let (_, after) = page.split_once(from).unwrap();
        after.split_once(to).unwrap().0.to_owned()
    };
    let script = between("<script type=\"module\">", "</script>");
    let style = between("<style>", "</style>");
    for text in [script, style] {
        let digest = base64(&Sha256::digest(text.as_bytes()));
        assert!(page.contains(&format!("'sha256-{digest}'")));
    }
    assert!(page.contains("default-src 'none'") && page.contains(" 'wasm-unsafe-eval';"));
}
