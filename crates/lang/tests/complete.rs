//! Every language says everything, and the program asks for nothing else: the message files against each other and
//! against each use in the sources.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use fluent_syntax::ast;
use fluent_syntax::parser::parse;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What a message is given, of its text and of its hint.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    arguments: BTreeSet<String>,
    /// Arguments that this language does without, by its comment `Without $name.`
    without: BTreeSet<String>,
    /// Other messages that it takes up.
    takes: BTreeSet<String>,
    hint: bool,
    /// Text and nothing else, on one line.
    plain: bool,
}

type Messages = BTreeMap<String, Said>;

/// How a message is asked for.
#[derive(Debug)]
struct Use {
    at: String,
    how: String,
    id: String,
    arguments: BTreeSet<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn pattern(of: &ast::Pattern<&str>, said: &mut Said) {
    for element in &of.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expressed(expression, said);
        }
    }
}

fn expressed(expression: &ast::Expression<&str>, said: &mut Said) {
    match expression {
        ast::Expression::Select { selector, variants } => {
            inline(selector, said);
            for variant in variants {
                pattern(&variant.value, said);
            }
        }
        ast::Expression::Inline(expression) => inline(expression, said),
    }
}

fn inline(expression: &ast::InlineExpression<&str>, said: &mut Said) {
    match expression {
        ast::InlineExpression::VariableReference { id } => {
            said.arguments.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            said.takes.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => expressed(expression, said),
        _ => {}
    }
}

fn without(comment: Option<&ast::Comment<&str>>) -> BTreeSet<String> {
    let text: String = comment.iter().flat_map(|c| c.content.iter()).copied().collect();
    let Some((_, names)) = text.split_once("Without ") else { return BTreeSet::new() };
    let names = names.split('.').next().unwrap_or_default();
    names.split([',', ' ']).filter_map(|n| n.strip_prefix('$')).map(str::to_owned).collect()
}

/// The messages of a folder; what is wrong in its files is written into `faults`.
fn messages(folder: &Path, faults: &mut String) -> Messages {
    let mut all = Messages::new();
    for file in files(folder, "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let resource = parse(text.as_str()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = text[..error.pos.start].lines().count();
                let _ = writeln!(faults, "{}:{line}: {}", file.display(), error.kind);
            }
            resource
        });
        for entry in &resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let mut said = Said { without: without(message.comment.as_ref()), ..Said::default() };
            let value = message.value.as_ref();
            if let Some(value) = value {
                pattern(value, &mut said);
            }
            said.plain = value.is_some_and(|p| {
                matches!(p.elements.as_slice(), [ast::PatternElement::TextElement { .. }])
            });
            for attribute in &message.attributes {
                pattern(&attribute.value, &mut said);
                said.hint |= attribute.id.name == "hint";
                if attribute.id.name != "hint" {
                    let _ = writeln!(
                        faults,
                        "{}: nobody asks for .{}",
                        message.id.name, attribute.id.name
                    );
                }
            }
            if all.insert(message.id.name.to_owned(), said).is_some() {
                let _ = writeln!(faults, "{}: {} is there twice", file.display(), message.id.name);
            }
        }
    }
    // What a message takes up is given what it is given.
    for _ in 0..3 {
        let before = all.clone();
        for said in all.values_mut() {
            for taken in &said.takes {
                let of = before.get(taken).map(|t| t.arguments.clone());
                said.arguments.extend(of.unwrap_or_default());
            }
        }
    }
    all
}

/// Every use of a macro of this crate in a file.
fn uses(file: &Path, found: &mut Vec<Use>) {
    let text = fs::read_to_string(file).unwrap();
    if !["say!", "word!", "message!", "id!", "name!"].iter().any(|m| text.contains(m)) {
        return;
    }
    let tokens: TokenStream = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    walk(tokens, &file.display().to_string(), found);
}

fn walk(tokens: TokenStream, file: &str, found: &mut Vec<Use>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (i, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if let [.., TokenTree::Ident(name), TokenTree::Punct(mark)] = &tokens[..i]
            && mark.as_char() == '!'
            && ["say", "word", "message", "id", "name"].contains(&name.to_string().as_str())
            && group.delimiter() == Delimiter::Parenthesis
        {
            let at = format!("{file}:{}", name.span().start().line);
            used(&at, &name.to_string(), group.stream(), found);
        }
        walk(group.stream(), file, found);
    }
}

fn used(at: &str, how: &str, inside: TokenStream, found: &mut Vec<Use>) {
    let mut parts = vec![Vec::new()];
    for token in inside {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut().unwrap().push(token),
        }
    }
    parts.retain(|p| !p.is_empty());
    let place = usize::from(how != "id");
    let text = parts.get(place).map(|p| p.iter().map(ToString::to_string).collect::<String>());
    let id = text.as_deref().and_then(|t| t.strip_prefix('"')?.strip_suffix('"'));
    let id =
        id.unwrap_or_else(|| panic!("{at}: {how}! needs the name of a message as it is written"));
    let first = |p: &Vec<TokenTree>| p[0].to_string();
    if how == "name" {
        let of = first(&parts[2]);
        let ids = phusong_lang::ids(&of, id)
            .unwrap_or_else(|| panic!("{at}: coded.rs does not list {of}"));
        found.extend(ids.into_iter().map(|id| Use {
            at: at.to_owned(),
            how: how.to_owned(),
            id,
            arguments: BTreeSet::new(),
        }));
        return;
    }
    let arguments = parts.iter().skip(place + 1).map(first).collect();
    found.push(Use { at: at.to_owned(), how: how.to_owned(), id: id.to_owned(), arguments });
}

#[test]
fn every_language_says_what_the_program_asks_for() {
    let mut faults = String::new();
    let languages: Vec<(String, Messages)> = phusong_lang::Lang::all()
        .map(|l| (l.code().to_owned(), messages(&root().join("lang").join(l.code()), &mut faults)))
        .collect();
    let mut found = Vec::new();
    let sources = ["src", "crates"].map(|f| files(&root().join(f), "rs"));
    for file in
        sources.iter().flatten().filter(|f| !f.components().any(|c| c.as_os_str() == "tests"))
    {
        uses(file, &mut found);
    }
    assert!(found.len() > 100, "the sources are not where they were: {} uses", found.len());
    // Asked for by the crate itself.
    let given = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>();
    let day = given(&["day", "month", "day2", "month2", "year"]);
    for id in ["day-figures", "day-usual", "day-long"] {
        let (at, how) = ("language.rs".to_owned(), "day".to_owned());
        found.push(Use { at, how, id: id.to_owned(), arguments: day.clone() });
    }
    for id in ["number-decimal", "number-group"] {
        let (at, how) = ("language.rs".to_owned(), "say".to_owned());
        found.push(Use { at, how, id: id.to_owned(), arguments: BTreeSet::new() });
    }

    // Asked for by the page, in JavaScript: its own tests see to that. In every language it fills in the same.
    for (id, said) in languages[0].1.iter().filter(|(id, _)| id.starts_with("page-")) {
        let (at, how) = ("report.html".to_owned(), "say".to_owned());
        found.push(Use { at, how, id: id.clone(), arguments: said.arguments.clone() });
    }

    for (code, messages) in &languages {
        let mut unused: BTreeSet<&String> = messages.keys().collect();
        for u in &found {
            let Some(said) = messages.get(&u.id) else {
                let _ = writeln!(faults, "{}: lang/{code} has no message {}", u.at, u.id);
                continue;
            };
            unused.remove(&u.id);
            said.takes.iter().for_each(|t| {
                unused.remove(t);
            });
            if ["word", "id", "name"].contains(&u.how.as_str()) && !said.plain {
                let _ =
                    writeln!(faults, "lang/{code}: {} must be text on one line: {}", u.id, u.at);
            }
            if u.how == "message" && !said.hint && languages[0].1.get(&u.id).is_some_and(|s| s.hint)
            {
                let _ = writeln!(faults, "lang/{code}: {} has no .hint", u.id);
            }
            for not_given in said.arguments.difference(&u.arguments) {
                let _ =
                    writeln!(faults, "{}: {} is not given ${not_given} (lang/{code})", u.at, u.id);
            }
            let missing =
                u.arguments.difference(&said.arguments).filter(|a| !said.without.contains(*a));
            for argument in missing.filter(|_| u.how != "day") {
                let _ = writeln!(
                    faults,
                    "lang/{code}: {} leaves out ${argument}; on purpose? # Without ${argument}.",
                    u.id
                );
            }
        }
        for id in unused {
            let _ = writeln!(faults, "lang/{code}: nothing asks for {id}");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_use_is_read_as_the_macros_read_it() {
    let text = r#"fn f() { format!("{}", say!(self.lang, "a-b", x, y = say!(lang, "c", n = f(1, 2)))) + word!(l, "d") }"#;
    let mut found = Vec::new();
    walk(text.parse().unwrap(), "f.rs", &mut found);
    let read: Vec<_> = found.iter().map(|u| (u.id.as_str(), u.arguments.len())).collect();
    assert_eq!(read, [("a-b", 2), ("c", 1), ("d", 0)]);
}
