use super::{EngineKind, Error, Problem, ProblemKind, Project};
use crate::network::{ServiceKind, Status, Technology};
use std::fs;

const WHOLE: &str = r#"
[project]
title = "Hà Tĩnh 2025"
province = "42"
as_of = "2025-12-31"
maker = "Sở KHCN"

[villages]
path = "v.gpkg"
[villages.columns]
id = "ma_thon"

[[cells]]
path = "c.csv"
crs = "EPSG:4326"
technologies = ["4G", "5G"]

[[fibre]]
path = "f.csv"
radius_m = 250

[radius_m]
"4G" = 3500

[rule]
covered_from = 0.7
white_up_to = 0.05
mobile_broadband = ["4G", "5G"]

[network]
count = ["on_air", "planned"]

[engine]
kind = "exact"
"#;

fn read(text: &str) -> Result<Project, Error> {
    let dir = tempfile::tempdir().unwrap();
    for name in ["v.gpkg", "c.csv", "f.csv"] {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    let path = dir.path().join("p.toml");
    fs::write(&path, text).unwrap();
    Project::read(&path)
}

fn problems(text: &str) -> Vec<Problem> {
    match read(text) {
        Err(Error::Invalid { problems, .. }) => problems,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_whole_project_is_read() {
    let p = read(WHOLE).unwrap();
    assert_eq!((p.epsg, p.province.map(|p| p.name)), (Some(9209), Some("Hà Tĩnh")));
    assert_eq!(p.about.maker.as_deref(), Some("Sở KHCN"));
    assert_eq!(p.villages.column("id"), Some("ma_thon"));
    assert_eq!(p.cells[0].source.crs, Some(4326));
    assert_eq!(p.cells[0].technologies, [Technology::G4, Technology::G5]);
    assert_eq!(p.fibre[0].radius_m, Some(250.0));
    assert!((p.radii.metres(Technology::G4) - 3500.0).abs() < 1e-9);
    assert!((p.radii.metres(Technology::G5) - 1000.0).abs() < 1e-9);
    assert!(!p.radii.is_stated(Technology::G5));
    assert_eq!(p.rule.mobile_broadband, [Technology::G4, Technology::G5]);
    assert_eq!(p.count, [Status::OnAir, Status::Planned]);
    assert_eq!(p.engine, EngineKind::Exact);
    assert!((p.rule.covered_from - 0.7).abs() < 1e-12);
}

#[test]
fn unknown_keys_are_all_named_with_line_and_nearest() {
    let text = WHOLE.replace("title", "tilte").replace("id = \"ma_thon\"", "idd = \"ma_thon\"");
    let found = problems(&text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].line, found[0].column, found[0].width), (3, 1, 5));
    assert_eq!(found[0].key, "project.tilte");
    let near = |p: &Problem| match &p.kind {
        ProblemKind::UnknownKey { nearest } => nearest.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(near(&found[0]).as_deref(), Some("title"));
    assert_eq!((found[1].line, found[1].key.as_str()), (11, "villages.columns.idd"));
    assert_eq!(near(&found[1]).as_deref(), Some("id"));
}

#[test]
fn a_percentage_for_a_share_is_recognised() {
    let found = problems(&WHOLE.replace("0.7", "80"));
    assert_eq!(found[0].key, "rule.covered_from");
    assert_eq!(found[0].text, "covered_from = 80");
    assert!(matches!(found[0].kind,
        ProblemKind::OutOfRange { meant: Some(m), .. } if (m - 0.8).abs() < 1e-12));
}

#[test]
fn what_later_versions_will_do_is_told_apart_from_typing_errors() {
    let found = problems(&WHOLE.replace("\"exact\"", "\"grid\""));
    assert!(matches!(&found[0].kind, ProblemKind::NotYet { value, .. } if value == "grid"));
    let found = problems(&WHOLE.replace("\"exact\"", "\"exat\""));
    assert!(matches!(&found[0].kind,
        ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "exact"));
}

#[test]
fn faults_of_syntax_have_line_and_column() {
    let found = problems("[project]\ntitle = \"x\nprovince = 42\n");
    assert!(matches!(found[0].kind, ProblemKind::Syntax { .. }));
    assert_eq!(found[0].line, 2);
}

#[test]
fn wrong_types_missing_tables_and_files_come_in_one_go() {
    let found = problems("[project]\nprovince = 42\n[villages]\npath = \"vv.gpkg\"\n");
    let has = |f: fn(&ProblemKind) -> bool| found.iter().any(|p| f(&p.kind));
    assert!(has(|k| matches!(k, ProblemKind::WrongType { .. })), "{found:?}");
    assert!(has(|k| matches!(k,
        ProblemKind::FileNotFound { nearest: Some(n), .. } if n == "v.gpkg")));
    assert!(has(|k| matches!(k, ProblemKind::NoNetwork)));
}

#[test]
fn a_province_of_several_zones_leaves_the_crs_to_the_villages() {
    assert_eq!(read(&WHOLE.replace("\"42\"", "\"08\"")).unwrap().epsg, None);
    let stated = WHOLE.replace("province = \"42\"", "province = \"08\"\ncrs = \"EPSG:3405\"");
    assert_eq!(read(&stated).unwrap().epsg, Some(3405));
    let found = problems(&WHOLE.replace("\"42\"", "\"Hà Tỉn\""));
    assert!(matches!(found[0].kind, ProblemKind::UnknownProvince { nearest: Some(("42", _)), .. }));
}

#[test]
fn only_plain_files_are_read() {
    for path in
        ["/vsicurl/http://x/v.gpkg", "https://x/v.gpkg", "PG:dbname=x", "/vsizip/a.zip/v.shp"]
    {
        let found = problems(&WHOLE.replace("v.gpkg", path));
        assert!(matches!(found[0].kind, ProblemKind::NotAFile { .. }), "{path}: {found:?}");
    }
    let found = problems(&WHOLE.replace("v.gpkg", "."));
    assert!(matches!(found[0].kind, ProblemKind::FileIsFolder { .. }));
}

#[test]
fn unreadable_files() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Project::read(dir.path()), Err(Error::IsFolder { .. })));
    let missing = dir.path().join("no.toml");
    assert!(matches!(Project::read(&missing), Err(Error::NotFound { .. })));
    fs::write(&missing, [0xff, 0xfe, 0x41]).unwrap();
    assert!(matches!(Project::read(&missing), Err(Error::NotText { .. })));
    let file = fs::File::create(&missing).unwrap();
    file.set_len(2 << 30).unwrap();
    assert!(matches!(Project::read(&missing), Err(Error::TooLarge { .. })));
}

#[test]
fn gaps_are_listed_as_the_project_says() {
    let mobile = ServiceKind::MobileBroadband;
    let gaps = read(WHOLE).unwrap().gaps;
    assert_eq!(gaps.services, [mobile, ServiceKind::Technology(Technology::Ftth)]);
    let text = format!(
        "{WHOLE}\n[gaps]\nservices = [\"4g\", \"Mobile\", \"LTE\"]\n[gaps.weights]\npeople = 70\npower = 0\n"
    );
    let gaps = read(&text).unwrap().gaps;
    assert_eq!(gaps.services, [ServiceKind::Technology(Technology::G4), mobile]);
    assert_eq!((gaps.weights.people, gaps.weights.power, gaps.weights.white), (70.0, 0.0, 25.0));

    let wrong = |rest: &str| problems(&format!("{WHOLE}\n[gaps]\n{rest}"));
    let [Problem { key, kind: ProblemKind::UnknownWord { nearest, .. }, .. }] =
        &wrong("services = [\"mobil\"]")[..]
    else {
        panic!()
    };
    assert_eq!((key.as_str(), nearest.as_deref()), ("gaps.services", Some("mobile")));
    let kinds = |rest| wrong(rest).into_iter().map(|p| (p.key, p.kind)).collect::<Vec<_>>();
    let range = |value, limits| ProblemKind::OutOfRange { value, limits, meant: None };
    assert_eq!(kinds("services = []"), [("gaps.services".into(), ProblemKind::NoEntry)]);
    assert_eq!(
        kinds("weights = { people = -1 }"),
        [("gaps.weights.people".into(), range(-1.0, "[0, 1000]"))]
    );
    assert_eq!(
        kinds("weights = { people = 0, white = 0, dbkk = 0, power = 0, certainty = 0 }"),
        [("gaps.weights.certainty".into(), range(0.0, "(0, 1000]"))]
    );
    let [Problem { kind: ProblemKind::UnknownKey { nearest }, .. }] =
        &wrong("weights = { peple = 1 }")[..]
    else {
        panic!()
    };
    assert_eq!(nearest.as_deref(), Some("people"));
}

#[test]
fn maps_are_read_with_paths_of_the_project() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["v.gpkg", "c.csv", "f.csv", "của tôi.toml"] {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    let read = |maps: &str| {
        let path = dir.path().join("p.toml");
        fs::write(&path, format!("{WHOLE}\n[maps]\n{maps}")).unwrap();
        Project::read(&path)
    };
    let maps = read("sheets = [\"4g\", \"của tôi.toml\"]\nformats = [\"PDF\"]").unwrap().maps;
    let sheets = maps.sheets.unwrap();
    assert_eq!((sheets[0].stated.as_str(), &sheets[0].file), ("4g", &None));
    assert_eq!(sheets[1].file.as_deref(), Some(&*dir.path().join("của tôi.toml")));
    assert_eq!(sheets[1].key, "maps.sheets[2]");
    assert!(maps.formats.pdf && !maps.formats.png && !maps.world_file);
    assert_eq!(read("").unwrap().maps, super::Maps::default());

    let wrong = |maps: &str| match read(maps) {
        Err(Error::Invalid { problems, .. }) => problems,
        other => panic!("not refused: {other:?}"),
    };
    let problems = wrong(
        "sheets = [\"4g\", \"none.toml\", \"4g\"]\nformats = [\"jpg\", \"svg\"]\nworld_file = true\nsheet = 1",
    );
    let kinds: Vec<_> = problems.iter().map(|p| (p.key.as_str(), &p.kind)).collect();
    let found = |key: &str, test: &dyn Fn(&ProblemKind) -> bool| {
        kinds.iter().any(|(k, kind)| *k == key && test(kind))
    };
    assert!(found("maps.sheets", &|k| matches!(k, ProblemKind::FileNotFound { .. })), "{kinds:?}");
    assert!(found("maps.sheets", &|k| matches!(k, ProblemKind::Twice { .. })), "{kinds:?}");
    assert!(found("maps.formats", &|k| matches!(k, ProblemKind::UnknownWord { .. })), "{kinds:?}");
    assert!(found("maps.world_file", &|k| matches!(k, ProblemKind::Needs { .. })), "{kinds:?}");
    assert!(found("maps.sheet", &|k| matches!(k, ProblemKind::UnknownKey { .. })), "{kinds:?}");
}
