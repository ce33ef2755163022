use super::BuiltIn;
use super::{Error, ProblemKind};
use crate::indicator::{OperatorRule, Rule, Test};
use crate::place::Denominator;
use std::path::Path;

#[test]
fn every_profile_of_the_program_reads_and_says_where_it_comes_from() {
    let names: Vec<&str> = Rule::built_in_names().collect();
    assert_eq!(
        names,
        ["share", "vietnam-centre-clusters", "peru-60", "sdg-9c1", "spain-best-operator"]
    );
    for name in names {
        let rule = Rule::built_in(name).unwrap_or_else(|| panic!("{name} does not read"));
        assert_eq!(rule.profile, name);
        for words in [&rule.title, &rule.source, &rule.caveat] {
            assert!(!words.vi.is_empty() && !words.en.is_empty() && words.vi != words.en, "{name}");
        }
    }
    assert!(Rule::built_in("chad").is_none());
}

#[test]
fn profiles_are_what_their_names_say() {
    let of = |name| {
        let r = Rule::built_in(name).unwrap();
        (r.test, r.covered_from, r.denominator, r.operator, r.cumulative, r.unit_covered_from)
    };
    assert_eq!(
        of("share"),
        (Test::Share, 0.8, Denominator::Area, OperatorRule::Union, false, None)
    );
    assert_eq!(
        of("peru-60"),
        (Test::Share, 0.6, Denominator::Area, OperatorRule::Union, false, Some(0.6))
    );
    assert_eq!(of("sdg-9c1").2, Denominator::Population);
    assert_eq!((of("sdg-9c1").3, of("sdg-9c1").4), (OperatorRule::BestOperator, true));
    assert_eq!(of("spain-best-operator").2, Denominator::Households);
    assert_eq!(of("spain-best-operator").3, OperatorRule::VillageMaximum);
    assert_eq!(of("vietnam-centre-clusters").0, Test::CentreClusters);
    // What nobody could check says so.
    for name in ["vietnam-centre-clusters", "peru-60", "spain-best-operator"] {
        let rule = Rule::built_in(name).unwrap();
        assert!(
            rule.source.en.contains("unverified") && rule.source.vi.contains("chưa kiểm chứng")
        );
    }
    // The default of the middle is the profile's, words aside.
    let share = Rule::built_in("share").unwrap();
    let words = Rule {
        title: share.title.clone(),
        source: share.source.clone(),
        caveat: share.caveat.clone(),
        ..Rule::default()
    };
    assert_eq!(words, share);
}

#[test]
fn a_rule_of_ones_own_reports_its_problems_with_their_lines() {
    let path = Path::new("our-rule.toml");
    let text = "title = \"Của tỉnh\"\nsource = \"QĐ\"\ncaveat = \"thử\"\ncovered_from = 0.7\noperator = \"best_operator\"\n";
    let rule = Rule::parse(text, path).unwrap();
    assert_eq!(
        (rule.profile.as_str(), rule.covered_from, rule.operator),
        ("our-rule", 0.7, OperatorRule::BestOperator)
    );
    let bad = text
        .replace("0.7", "70")
        .replace("best_operator", "best_operater")
        .replace("caveat", "caveats");
    let Err(Error::Invalid { problems, path: named }) = Rule::parse(&bad, path) else {
        panic!("not refused")
    };
    assert_eq!(named, path);
    let lines: Vec<usize> = problems.iter().map(|p| p.line).collect();
    assert_eq!(lines, [1, 3, 4, 5], "{problems:?}");
    assert!(
        matches!(problems[2].kind, ProblemKind::OutOfRange { meant: Some(m), .. } if (m - 0.7).abs() < 1e-12)
    );
    assert!(
        matches!(&problems[3].kind, ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "best_operator"),
        "{problems:?}"
    );
}

#[test]
fn what_a_project_changes_of_a_profile_is_told() {
    let read = |stated: &str| {
        let dir = tempfile::tempdir().unwrap();
        for name in ["v.gpkg", "c.csv"] {
            std::fs::write(dir.path().join(name), "x").unwrap();
        }
        let path = dir.path().join("p.toml");
        let head = "[project]\nprovince = \"42\"\n[villages]\npath = \"v.gpkg\"\n\
                    [[cells]]\npath = \"c.csv\"\n";
        std::fs::write(&path, format!("{head}{stated}")).unwrap();
        super::Project::read(&path).unwrap().rule
    };
    assert_eq!(read(""), Rule::built_in("share").unwrap());
    let peru = read("[rule]\nprofile = \"peru-60\"\ncovered_from = 0.6\n");
    assert_eq!(peru, Rule::built_in("peru-60").unwrap());
    let other = read("[rule]\nprofile = \"peru-60\"\ncovered_from = 0.7\n");
    assert!(other.changed && other.covered_from == 0.7);
    assert_eq!(other.source, peru.source);
}
