use super::*;
use crate::map::{Expected, SheetFault, SheetProblem};

const GOOD: &str = r#"
service = "4g"
[title]
vi = "Phủ sóng 4G – {province}"
en = "4G – {province}"
"#;

fn problems(text: &str) -> Vec<SheetProblem> {
    match Sheet::parse("x", Path::new("x.toml"), text) {
        Err(Error::Sheet { problems, .. }) => problems,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn defaults_fill_what_is_not_said() {
    let sheet = Sheet::parse("x", Path::new("x.toml"), GOOD).unwrap();
    assert_eq!((sheet.paper, sheet.orientation, sheet.dpi), (Paper::A4, Orientation::Auto, 300));
    assert!(sheet.layers.sites.is_empty());
}

#[test]
fn all_problems_are_told_at_once_with_their_lines() {
    let text = "service = \"6g\"\ndpi = 20\npalete = \"blue\"\n[title]\nvi = \"{tinh}\"\n\
                [classes]\nbreaks_pct = [0, 80, 50, 100]\n[layers]\nsites = [\"4G\", \"Wifi\"]\n\
                commune_names = 1\n";
    let found = problems(text);
    let keys: Vec<_> = found.iter().map(|p| (p.line, p.key.as_str())).collect();
    let expected = [
        (1, "service"),
        (2, "dpi"),
        (3, "palete"),
        (4, "title.en"),
        (5, "title.vi"),
        (7, "classes.breaks_pct"),
        (9, "layers.sites"),
        (10, "layers.commune_names"),
    ];
    assert_eq!(keys, expected);
    assert_eq!(found[2].fault, SheetFault::UnknownKey(Some("palette")));
    assert_eq!(found[3].fault, SheetFault::Missing);
    let SheetFault::Value { found, expected } = &found[1].fault else { panic!("{:?}", found[1]) };
    assert_eq!((found.as_str(), expected), ("20", &Expected::Whole(50, 600)));
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let found = problems("service = \"4g\"\ntitle = [\n");
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].fault, SheetFault::Syntax(_)), "{found:?}");
    assert!(found[0].line >= 2, "{found:?}");
    assert_eq!(problems("title = 3")[0].key, "title");
}

#[test]
fn errors_are_worded_in_both_languages() {
    let error = Sheet::parse("x", Path::new("ban-do.toml"), "service = \"6g\"").unwrap_err();
    let (vi, en) = (error.text(crate::lang::Lang::Vi), error.to_string());
    assert!(vi.contains("ban-do.toml, dòng 1: `service` là \"6g\"; cần một trong: 2g"), "{vi}");
    assert!(en.contains("ban-do.toml, line 1: `service` is \"6g\"; it takes one of: 2g"), "{en}");
}

#[test]
fn a_missing_file_is_named() {
    let error = Sheet::read(Path::new("no/such.toml")).unwrap_err();
    assert!(error.to_string().contains("no/such.toml"), "{error}");
}
