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
    let (vi, en) = (error.text(crate::lang::Lang::VI), error.to_string());
    assert!(vi.contains("ban-do.toml, dòng 1: `service` là \"6g\"; cần một trong: 2g"), "{vi}");
    assert!(en.contains("ban-do.toml, line 1: `service` is \"6g\"; it takes one of: 2g"), "{en}");
}

#[test]
fn a_missing_file_is_named() {
    let error = Sheet::read(Path::new("no/such.toml")).unwrap_err();
    assert!(error.to_string().contains("no/such.toml"), "{error}");
}

fn parsed(text: &str) -> Sheet {
    Sheet::parse("x", Path::new("x.toml"), &format!("{text}\n[title]\nvi = \"a\"\nen = \"b\"\n"))
        .unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn keys(text: &str) -> Vec<(String, SheetFault)> {
    let text = format!("{text}\n[title]\nvi = \"a\"\nen = \"b\"\n");
    problems(&text).into_iter().map(|p| (p.key, p.fault)).collect()
}

#[test]
fn every_kind_is_read() {
    let g4 = ServiceKind::Technology(Technology::G4);
    let of = |kind: &str| parsed(&format!("service = \"4g\"\nkind = \"{kind}\"")).kind;
    assert_eq!(of("choropleth"), Kind::Choropleth { column: None });
    assert_eq!([of("status"), of("dots")], [Kind::Status, Kind::Dots]);
    assert_eq!([of("symbols"), of("operators")], [Kind::Symbols, Kind::Operators]);
    let two = parsed("kind = \"bivariate\"\nservice = \"ftth\"\nacross = \"4g\"");
    assert_eq!((&two.kind, two.palette), (&Kind::Bivariate { across: g4 }, Palette::BlueGold));
    assert_eq!(two.classes.breaks_pct(), [0.0, 50.0, 80.0, 100.0]);
    // A column says which service it is of.
    let column = parsed("column = \"4g_population_pct\"");
    assert_eq!((column.service, column.classing), (g4, Classing::Percentages));
    let people = parsed("column = \"households\"\npaper = \"A2\"");
    let round = Classing::Found { method: crate::map::Method::Pretty, count: 5 };
    assert_eq!((people.classing, people.paper.sides_mm()), (round, (594.0, 420.0)));
}

#[test]
fn labels_layers_and_furniture_are_read() {
    let sheet = parsed(
        "service = \"4g\"\n[labels]\ncommunes = false\nvillages = 12\n[layers]\nroads = false\n\
         hillshade = true\nfootprints = [\"4G\"]\n[furniture]\nlocator = false\n\
         graticule = \"degrees\"\ntown_inset = false",
    );
    assert_eq!(sheet.labels, Labels { communes: false, villages: VillageLabels::Worst(12) });
    assert!(!sheet.layers.roads && sheet.layers.water && sheet.layers.hillshade);
    assert_eq!(sheet.layers.footprints, [Technology::G4]);
    let furniture = Furniture { locator: false, graticule: Graticule::Degrees, town_inset: false };
    assert_eq!(sheet.furniture, furniture);
    let all = parsed("service = \"4g\"\n[labels]\nvillages = \"all\"");
    assert_eq!(all.labels, Labels { communes: true, villages: VillageLabels::All });
    // The key of older files.
    let old = parsed("service = \"4g\"\n[layers]\ncommune_names = false");
    assert!(!old.labels.communes);
}

#[test]
fn classes_are_read() {
    let of = |classes: &str| parsed(&format!("column = \"4g_pct\"\n[classes]\n{classes}")).classing;
    let found = |method, count| Classing::Found { method, count };
    assert_eq!(of("method = \"jenks\""), found(crate::map::Method::Jenks, 5));
    assert_eq!(of("method = \"quantile\"\ncount = 4"), found(crate::map::Method::Quantile, 4));
    assert_eq!(of("breaks = [10, 22.5]"), Classing::Breaks(vec![10.0, 22.5]));
    assert_eq!(of("method = \"fixed\"\nbreaks = [10]"), Classing::Breaks(vec![10.0]));
    assert_eq!(of("breaks_pct = [0, 60, 100]"), Classing::Percentages);
}

#[test]
fn keys_that_do_not_go_together_are_told() {
    let beside = SheetFault::NotBeside;
    let cases: [(&str, &str, SheetFault); 12] = [
        ("service = \"4g\"\nacross = \"5g\"", "across", SheetFault::NotOfKind("choropleth")),
        (
            "service = \"4g\"\nkind = \"dots\"\ncolumn = \"4g_pct\"",
            "column",
            SheetFault::NotOfKind("dots"),
        ),
        (
            "service = \"4g\"\nkind = \"status\"\n[classes]\nbreaks = [5]",
            "classes.breaks",
            SheetFault::NotOfKind("status"),
        ),
        (
            "service = \"4g\"\nkind = \"change\"\npalette = \"blue\"",
            "palette",
            SheetFault::NotOfKind("change"),
        ),
        ("service = \"4g\"\nkind = \"bivariate\"", "across", SheetFault::Missing),
        ("kind = \"status\"", "service", SheetFault::Missing),
        (
            "service = \"4g\"\n[classes]\nmethod = \"jenks\"\nbreaks = [5]",
            "classes.breaks",
            beside("classes.method"),
        ),
        ("service = \"4g\"\n[classes]\ncount = 4", "classes.count", beside("classes.breaks")),
        (
            "service = \"4g\"\n[classes]\nbreaks = [5]\nbreaks_pct = [0, 100]",
            "classes.breaks_pct",
            beside("classes.breaks"),
        ),
        (
            "column = \"population\"\n[classes]\nbreaks_pct = [0, 100]",
            "classes.breaks_pct",
            beside("column"),
        ),
        (
            "service = \"4g\"\n[labels]\ncommunes = true\n[layers]\ncommune_names = true",
            "layers.commune_names",
            beside("labels.communes"),
        ),
        ("service = \"4g\"\nlabel = 1", "label", SheetFault::UnknownKey(Some("labels"))),
    ];
    for (text, key, fault) in cases {
        assert_eq!(keys(text), [(key.to_owned(), fault)], "{text}");
    }
}

#[test]
fn values_out_of_place_are_told_with_what_would_do() {
    let wrong = |text: &str| match &keys(text)[..] {
        [(key, SheetFault::Value { expected, .. })] => (key.clone(), expected.clone()),
        other => panic!("{text}: {other:?}"),
    };
    let (key, expected) = wrong("column = \"4g_area_pc\"");
    assert_eq!((key.as_str(), expected), ("column", Expected::Column(Some("4g_area_pct".into()))));
    let g4 = ServiceKind::Technology(Technology::G4);
    let (_, expected) = wrong("service = \"4g\"\ncolumn = \"5g_pct\"");
    assert_eq!(expected, Expected::ColumnOf(g4));
    let (_, expected) = wrong("kind = \"bivariate\"\nservice = \"4g\"\nacross = \"4g\"");
    assert_eq!(expected, Expected::OtherService(g4));
    let (key, expected) = wrong("service = \"4g\"\n[labels]\nvillages = 0");
    assert_eq!((key.as_str(), expected), ("labels.villages", Expected::VillageLabels(1, 500)));
    let (_, expected) = wrong("service = \"4g\"\n[classes]\nbreaks = [5, 5]");
    assert_eq!(expected, Expected::Rising(8));
    let two = "kind = \"bivariate\"\nservice = \"4g\"\nacross = \"5g\"\n";
    let (_, expected) = wrong(&format!("{two}[classes]\nbreaks_pct = [0, 20, 50, 80, 100]"));
    assert_eq!(expected, Expected::BreaksOfTwo);
    let (_, expected) = wrong(&format!("{two}[classes]\nmethod = \"equal\"\ncount = 4"));
    assert_eq!(expected, Expected::Whole(2, 3));
    let (_, expected) = wrong(&format!("palette = \"blue\"\n{two}"));
    assert_eq!(expected, Expected::OneOf(vec!["blue-gold", "blue-red"]));
    let (_, expected) = wrong("kind = \"status\"\nservice = \"4g\"\npalette = \"blue\"");
    assert_eq!(expected, Expected::OneOf(vec!["grey"]));
    let (_, expected) = wrong("service = \"4g\"\nkind = \"heatmap\"");
    assert_eq!(expected, Expected::OneOf(Kind::CODES.to_vec()));
    // Words for each of them, in both languages.
    for text in ["column = \"x\"", "service = \"4g\"\nacross = \"5g\"", "kind = \"status\""] {
        let Err(error) = Sheet::parse("x", Path::new("x.toml"), text) else { panic!("{text}") };
        for lang in [crate::lang::Lang::VI, crate::lang::Lang::EN] {
            assert!(error.text(lang).contains("x.toml, "), "{}", error.text(lang));
        }
    }
}
