//! `report.html` in a browser: `tests/browser/page.test.mjs` opens it in Chromium from a folder.
//!
//! Needs node, npm and Chromium, and npm's registry the first time (`playwright-core` and `typescript`, into
//! `target/browser`); where one of them is not there, the tests say so and are skipped. The page itself needs
//! none of them.
#![cfg(feature = "gdal")]

use crate::missing::skip;
use crate::program::{checked_in_demo, core_agrees, phusong};
use phusong::assessment::{Assessment, Trial};
use phusong::coverage::Share;
use phusong::indicator::{
    Bilingual, Comparison, Plan, Service, Shares, Status, Target, TargetMeasure, Unit,
    VillageService,
};
use phusong::lang::Lang;
use phusong::network::{ServiceKind, Technology};
use phusong::place::{Basis, BasisMethod, Commune, CommuneId, Denominator, Parts};
use phusong::report::html::viewer::{self, Page};
use phusong_core::fixtures::random::{square, village};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a program can be started.
fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|o| o.status.success())
}

fn chromium() -> Option<String> {
    let stated = std::env::var("CHROMIUM").ok();
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    let path = std::env::var_os("PATH")?;
    let found = |name: &str| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    };
    stated.or_else(|| usual.iter().find_map(|n| found(n)).map(|f| f.display().to_string()))
}

/// The folder with what the tests need, or why there is none.
fn tools() -> Result<&'static Path, &'static String> {
    static TOOLS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    TOOLS.get_or_init(install).as_deref()
}

fn install() -> Result<PathBuf, String> {
    for program in ["node", "npm"] {
        if !is_there(program) {
            return Err(format!("{program} is not here"));
        }
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("browser");
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::read(root().join("tests/browser/package-lock.json")).unwrap();
    let is_new = fs::read(folder.join("installed.json")).is_ok_and(|installed| installed == lock);
    for file in ["package.json", "package-lock.json", "page.test.mjs"] {
        fs::copy(root().join("tests/browser").join(file), folder.join(file)).unwrap();
    }
    if !is_new {
        let npm = Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output();
        if !npm.is_ok_and(|o| o.status.success()) {
            return Err("npm cannot reach its registry".to_owned());
        }
        fs::write(folder.join("installed.json"), lock).unwrap();
    }
    Ok(folder)
}

/// What the seven villages of `small.json` are judged by: shares in percent, −1 no data.
fn seven_villages() -> Assessment {
    let shares = |pct: [f64; 7]| pct.map(|p| Share::new(p / 100.0)).to_vec();
    let mut all = Assessment::default();
    let operators = ["Viettel", "VNPT"].map(|name| all.network.operators.enter(name).unwrap());
    let of = |denominator, any, by: &[[f64; 7]]| Shares {
        denominator,
        any: shares(any),
        by_operator: operators.into_iter().zip(by.iter().map(|pct| shares(*pct))).collect(),
        operators: Vec::new(),
    };
    let area = of(
        Denominator::Area,
        [100.0, 80.0, 0.0, 79.995, 50.0, -1.0, 100.0],
        &[[100.0, 80.0, 0.0, 60.0, 50.0, -1.0, 50.0], [0.0, 0.0, 0.0, 45.0, 0.0, -1.0, 100.0]],
    );
    let people = of(
        Denominator::Population,
        [100.0, 95.0, 0.0, 90.0, 10.0, -1.0, 100.0],
        &[[100.0, 95.0, 0.0, 50.0, 10.0, -1.0, 40.0], [0.0, 0.0, 0.0, 45.0, 0.0, -1.0, 100.0]],
    );
    let fibre = of(Denominator::Area, [100.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0], &[]);
    let none = VillageService {
        share: None,
        area_share: None,
        modelled: Status::NoData,
        status: Status::NoData,
        evidence: None,
        nearest: None,
    };
    let service = |technology, shares| {
        let (kind, villages) = (ServiceKind::Technology(technology), vec![none.clone(); 7]);
        Service { kind, villages, shares, points: None, best_operator: None }
    };
    all.services =
        vec![service(Technology::G4, vec![area, people]), service(Technology::Ftth, vec![fibre])];
    // A measurement says that the fifth is covered.
    let reported = &mut all.services[0].villages[4];
    (reported.status, reported.evidence) = (Status::Covered, Some(0));
    for i in 0..7 {
        let mut village = village("", square(1000.0 * f64::from(i), 0.0, 1000.0));
        village.commune = CommuneId(u32::from(i >= 3));
        village.shape = village.shape.filter(|_| i != 5);
        all.villages.push(village);
    }
    let commune = || Commune { code: String::new(), name: String::new(), province: String::new() };
    all.units.communes = vec![commune(), commune()];
    all.bases = vec![Basis {
        denominator: Denominator::Population,
        totals: [100, 200, 50, 80, 40, 0, 30].map(|n| (n > 0).then_some(f64::from(n))).into(),
        parts: Parts::NotKept,
        method: BasisMethod::SpreadOverArea,
        factors: Vec::new(),
    }];
    let g4 = ServiceKind::Technology(Technology::G4);
    let target = |measure, comparison, value| Target {
        id: String::new(),
        text: Bilingual::default(),
        year: 2025,
        comparison,
        value,
        unit: Unit::Percent,
        measure,
        source: String::new(),
        note: Bilingual::default(),
        stated: None,
    };
    let villages = TargetMeasure::Villages { service: g4, denominator: None };
    let share = TargetMeasure::Share { service: g4, denominator: Denominator::Population };
    all.plan = Some(Plan {
        targets: vec![
            target(villages, Comparison::AtLeast, 80.0),
            target(share, Comparison::MoreThan, 75.0),
            target(TargetMeasure::Stated, Comparison::AtLeast, 80.0),
        ],
        ..Plan::default()
    });
    all
}

/// Tools and browser, or a line that says what is missing.
fn browser() -> Option<(&'static Path, String)> {
    match (tools(), chromium()) {
        (Err(why), _) => skip("browser", why),
        (_, None) => skip("browser", "Chromium is not installed"),
        (Ok(folder), Some(chromium)) => return Some((folder, chromium)),
    }
    None
}

/// Runs the tests of `page.test.mjs` whose name matches.
fn node(folder: &Path, names: &str, environment: &[(&str, &Path)]) {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", "--test-name-pattern", names, "page.test.mjs"]);
    node.current_dir(folder).envs(environment.iter().copied());
    let ended = node.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{said}\n{}", String::from_utf8_lossy(&ended.stderr));
    let ran = said.lines().filter(|l| l.starts_with("ok ") && !l.contains("# SKIP")).count();
    assert!(ran >= 2, "no test was run:\n{said}");
}

#[test]
fn the_page_in_a_browser() {
    let Some((folder, chromium)) = browser() else { return };
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bảy thôn.html");
    let small = fs::read(root().join("tests/browser/small.json")).unwrap();
    let packed = |bytes: &[u8]| viewer::packed(|to| to.write_all(bytes)).unwrap();
    let (payload, kept) = (packed(&small), packed(&Trial::bytes(&seven_villages()).unwrap()));
    let title = "<script>alert(1)</script>";
    let page = Page { lang: Lang::VI, title, payload: &payload, kept: &kept };
    fs::write(&file, viewer::page(&page)).unwrap();
    node(folder, "^(?!the demo)", &[("PAGE", &file), ("CHROMIUM", Path::new(&chromium))]);
}

#[test]
fn the_demo_in_a_browser() {
    let Some((folder, chromium)) = browser() else { return };
    let out = &checked_in_demo().out;
    let page = out.join("report.html");
    let environment =
        [("DEMO_PAGE", &*page), ("DEMO_RESULTS", &**out), ("CHROMIUM", Path::new(&chromium))];
    node(folder, "^the demo", &environment);
}

#[test]
fn the_core_in_the_page_has_the_numbers_of_the_tables() {
    let dir = tempfile::tempdir().unwrap();
    let run = |project: &Path, out: &Path| {
        phusong(
            root(),
            [Path::new("run"), project, Path::new("--no-maps"), Path::new("--out"), out],
        )
        .ended(0);
        core_agrees(out);
    };
    core_agrees(&checked_in_demo().out);
    // Another province, and other rules over it: centres and clusters, one best operator.
    let other = dir.path().join("other");
    phusong(root(), [Path::new("demo"), &other, "--seed".as_ref(), "77".as_ref()]).ended(0);
    let project = fs::read_to_string(other.join("phusong.toml")).unwrap();
    for profile in ["vietnam-centre-clusters", "spain-best-operator", "sdg-9c1"] {
        let changed = project.replace("profile = \"share\"", &format!("profile = \"{profile}\""));
        assert_ne!(changed, project);
        let file = other.join(format!("{profile}.toml"));
        fs::write(&file, changed).unwrap();
        run(&file, &dir.path().join(profile));
    }
}

#[test]
fn the_modules_hold_to_their_types() {
    let folder = match tools() {
        Ok(folder) => folder,
        Err(why) => return skip("browser", why),
    };
    let tsc = folder.join("node_modules/typescript/bin/tsc");
    let config = root().join("tests/browser/tsconfig.json");
    let ended = Command::new("node").arg(tsc).arg("-p").arg(config).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
}
