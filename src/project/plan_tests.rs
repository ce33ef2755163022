use super::BuiltIn;
use super::{Error, Problem, ProblemKind, Project};
use crate::indicator::{Comparison, Passive, Plan, SpeedFigure, TargetMeasure, Unit};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use std::fs;
use std::path::Path;

fn parse(text: &str) -> Result<Plan, Vec<Problem>> {
    Plan::parse(text, Path::new("plans/mine.toml")).map_err(|e| match e {
        Error::Invalid { problems, .. } => problems,
        other => panic!("{other}"),
    })
}

const ONE: &str = r#"title = "Kế hoạch"
document = "QĐ 1"
[[targets]]
id = "a"
text = "Thôn"
year = 2025
at_least = 99.85
measure = "villages"
service = "mobile"
"#;

#[test]
fn every_plan_of_the_program_reads_in_both_languages() {
    let provinces =
        [("ha-tinh", "42", 20), ("hue", "46", 15), ("thanh-hoa", "38", 9), ("dak-lak", "66", 13)];
    assert_eq!(Plan::built_in_names().collect::<Vec<_>>(), provinces.map(|p| p.0));
    for (name, province, targets) in provinces {
        let plan = Plan::built_in(name).unwrap_or_else(|| panic!("{name} does not read"));
        assert_eq!((plan.id.as_str(), plan.province.as_str()), (name, province));
        assert_eq!(plan.targets.len(), targets, "{name}");
        for target in &plan.targets {
            let all = [&target.text, &plan.title];
            assert!(all.iter().all(|w| !w.vi.is_empty() && !w.en.is_empty() && w.vi != w.en));
            assert_eq!(target.note.vi.is_empty(), target.note.en.is_empty(), "{}", target.id);
            assert!(target.stated.is_none(), "a plan states no values: {}", target.id);
        }
    }
    assert!(Plan::built_in("nowhere").is_none());
}

#[test]
fn the_headline_targets_are_those_of_the_documents() {
    let of = |plan: &str, id: &str| {
        let plan = Plan::built_in(plan).unwrap();
        let t = plan.target(id).unwrap_or_else(|| panic!("{id}")).clone();
        (t.comparison, t.value, t.unit, t.year, t.measure)
    };
    let villages = |service, denominator| TargetMeasure::Villages { service, denominator };
    let ftth = ServiceKind::Technology(Technology::Ftth);
    let mobile = ServiceKind::MobileBroadband;
    let percent = Unit::Percent;
    assert_eq!(
        of("ha-tinh", "mobile-villages"),
        (Comparison::AtLeast, 99.85, percent, 2025, villages(mobile, None))
    );
    assert_eq!(
        of("ha-tinh", "ftth-villages"),
        (Comparison::AtLeast, 93.0, percent, 2025, villages(ftth, None))
    );
    assert_eq!(of("ha-tinh", "antenna-positions").0, Comparison::MoreThan);
    assert_eq!(of("ha-tinh", "antenna-positions").2, Unit::Count);
    assert_eq!(of("hue", "sharing-poles").4, TargetMeasure::Sharing(Passive::Poles));
    assert_eq!(of("hue", "sharing-poles").1, 98.0);
    assert_eq!(
        of("dak-lak", "mobile-villages").4,
        villages(mobile, Some(Denominator::InhabitedArea))
    );
    assert_eq!(
        of("hue", "speed-mobile").4,
        TargetMeasure::Speed { fixed: false, figure: SpeedFigure::Mean }
    );
    assert_eq!(of("thanh-hoa", "5g-commune-centres").3, 2030);
    assert_eq!(of("dak-lak", "fixed-subscriptions").2, Unit::PerHundredPeople);
}

#[test]
fn a_plan_of_ones_own_needs_one_language_only() {
    let plan = parse(ONE).unwrap();
    assert_eq!(
        (plan.id.as_str(), plan.title.vi.as_str(), plan.title.en.as_str()),
        ("mine", "Kế hoạch", "Kế hoạch")
    );
    assert_eq!(plan.targets[0].value, 99.85);
}

#[test]
fn problems_have_their_line_and_come_in_one_go() {
    let text = ONE
        .replace("99.85", "9985")
        .replace("\"mobile\"", "\"mobil\"")
        .replace("year = 2025", "year = 25")
        .replace("document", "documnt");
    let found = parse(&text).unwrap_err();
    let seen: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.key.as_str())).collect();
    assert_eq!(
        seen,
        [
            (1, "document"),
            (2, "documnt"),
            (6, "targets[1].year"),
            (7, "targets[1].at_least"),
            (9, "targets[1].service")
        ]
    );
    assert!(matches!(&found[4].kind,
        ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "mobile"));
    assert_eq!(found[4].text, "service = \"mobil\"");
}

#[test]
fn keys_that_a_measure_does_not_use_are_refused() {
    let found = parse(&format!("{ONE}kinds = [\"x\"]\n")).unwrap_err();
    assert!(matches!(found[0].kind, ProblemKind::UnknownKey { .. }), "{found:?}");
    assert_eq!((found[0].line, found[0].key.as_str()), (10, "targets[1].kinds"));
    let found = parse(&format!("{ONE}unit = \"mbps\"\n")).unwrap_err();
    assert!(
        matches!(&found[0].kind, ProblemKind::UnknownWord { allowed, .. } if allowed == &["percent"])
    );
    let found = parse(&format!("{ONE}more_than = 1\n")).unwrap_err();
    assert!(matches!(found[0].kind, ProblemKind::OneOf { other: "more_than" }));
    let again = ONE.split_once("[[targets]]").unwrap().1;
    let found = parse(&format!("{ONE}[[targets]]{again}")).unwrap_err();
    assert!(matches!(&found[0].kind, ProblemKind::Twice { value } if value == "a"), "{found:?}");
}

#[test]
fn each_measure_asks_for_what_it_needs() {
    let head = "title = \"x\"\ndocument = \"x\"\n[[targets]]\nid = \"a\"\ntext = \"x\"\nyear = 2025\nat_least = 1\n";
    for (measure, needs) in [
        ("villages", "service"),
        ("share", "denominator"),
        ("places", "service"),
        ("sharing", "of"),
        ("speed", "line"),
        ("sites", "technologies"),
    ] {
        let found = parse(&format!("{head}measure = \"{measure}\"\n")).unwrap_err();
        let asked = found.iter().any(|p| {
            p.key == format!("targets[1].{needs}") && matches!(p.kind, ProblemKind::Missing { .. })
        });
        assert!(asked, "{measure}: {found:?}");
    }
    assert!(parse(&format!("{head}measure = \"stated\"\n")).is_ok());
    let none = parse("title = \"x\"\ndocument = \"x\"\n").unwrap_err();
    assert_eq!(none[0].key, "targets");
}

fn project(text: &str, plan: Option<&str>) -> Result<Project, Vec<Problem>> {
    let dir = tempfile::tempdir().unwrap();
    for name in ["v.gpkg", "c.csv"] {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    if let Some(plan) = plan {
        fs::write(dir.path().join("plan.toml"), plan).unwrap();
    }
    let path = dir.path().join("p.toml");
    let head = "[project]\nprovince = \"42\"\n[villages]\npath = \"v.gpkg\"\n[[cells]]\npath = \"c.csv\"\n";
    fs::write(&path, format!("{head}{text}")).unwrap();
    Project::read(&path).map_err(|e| match e {
        Error::Invalid { problems, .. } => problems,
        other => panic!("{other}"),
    })
}

#[test]
fn a_project_names_a_plan_and_reports_values() {
    let text = "[plan]\nuse = \"ha-tinh\"\n[[stated]]\ntarget = \"mobile-subscriptions\"\nvalue = 91.4\nsource = \"Sở\"\nas_of = \"2025-06\"\n";
    let plan = project(text, None).unwrap().plan.unwrap();
    let stated = plan.target("mobile-subscriptions").unwrap().stated.clone().unwrap();
    assert_eq!(
        (stated.value, stated.source.as_str(), stated.as_of.as_deref()),
        (91.4, "Sở", Some("2025-06"))
    );
    assert!(project("", None).unwrap().plan.is_none());
    let found =
        project(&text.replace("mobile-subscriptions", "mobile-subscription"), None).unwrap_err();
    assert!(matches!(&found[0].kind,
        ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "mobile-subscriptions"));
    assert_eq!(found[0].line, 10);
    let found = project(
        text.split_once("[[stated]]").map(|t| format!("[[stated]]{}", t.1)).unwrap().as_str(),
        None,
    )
    .unwrap_err();
    assert!(matches!(found[0].kind, ProblemKind::Needs { .. }), "{found:?}");
    let found = project("[plan]\nuse = \"ha-tin\"\n", None).unwrap_err();
    assert!(
        matches!(&found[0].kind, ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "ha-tinh")
    );
}

#[test]
fn problems_of_a_plan_beside_the_project_name_that_file() {
    let plan = project("[plan]\npath = \"plan.toml\"\n", Some(ONE)).unwrap().plan.unwrap();
    assert_eq!(plan.id, "plan");
    let found =
        project("[plan]\npath = \"plan.toml\"\nusee = 1\n", Some(&ONE.replace("year", "yaer")))
            .unwrap_err();
    assert_eq!(found[0].key, "plan.usee");
    assert!(found[0].file.is_none());
    let theirs: Vec<_> = found.iter().filter_map(|p| p.file.as_ref()).collect();
    assert_eq!(theirs.len(), 2, "{found:?}");
    assert!(theirs.iter().all(|f| f.ends_with("plan.toml")));
    let found = project("[plan]\npath = \"plans.toml\"\n", Some(ONE)).unwrap_err();
    assert!(
        matches!(&found[0].kind, ProblemKind::FileNotFound { nearest: Some(n), .. } if n == "plan.toml")
    );
}
