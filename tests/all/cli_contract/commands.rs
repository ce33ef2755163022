//! The commands: what they print, what they write, how they end.

use super::ran;
use crate::missing::skip;
use crate::program::{command, names, phusong, said, small_demo, tree};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A copy of the small demo to do as one likes with.
fn own_demo() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    small_demo(&dir.path().join("demo"));
    dir
}

#[test]
fn exit_statuses() {
    let dir = own_demo();
    let status = |args: &[&str]| phusong(dir.path(), args).status;
    assert_eq!(status(&["check", "demo/phusong.toml"]), 0);
    assert_eq!(status(&["run", "nothing.toml"]), 1);
    assert_eq!(status(&["run"]), 2);
    assert_eq!(status(&["runn", "demo/phusong.toml"]), 2);
    assert_eq!(status(&["run", "demo/phusong.toml", "--threads", "0"]), 2);
    assert_eq!(status(&[]), 2);
    assert_eq!(status(&["run", "demo/phusong.toml", "--strict"]), 3);
    assert_eq!(status(&["--help"]), 0);
    assert_eq!(status(&["--version"]), 0);
}

#[test]
fn a_wrong_command_line_is_told_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    for (args, vi, en) in [
        (&["rum", "x"][..], "lỗi: không có lệnh “rum”", "error: no command “rum”"),
        (&["run", "x", "--outt", "y"], "có phải --out?", "do you mean --out?"),
        (&["run"], "lỗi: thiếu <DU_AN.toml>", "error: <PROJECT.toml> is missing"),
        (&["run", "a", "b"], "lỗi: thừa “b”", "error: “b” is one too many"),
        (&["run", "a", "-q", "-v"], "cùng với --verbose", "go with --verbose"),
        (&["run", "a", "--out", "b", "--out", "c"], "hai lần", "given twice"),
        (&["run", "a", "--out"], "chưa có giá trị", "has no value"),
        (&["run", "a", "--no-maps=1"], "không nhận giá trị", "takes no value"),
        (&["run", "a", "--threads", "many"], "“many”", "“many”"),
        (&["demo", "a", "--villages", "5"], "“5”", "“5”"),
        (&["completions", "tcsh"], "chỉ nhận bash", "only bash"),
    ] {
        let told = phusong(dir.path(), args).ended(2).tells(&[vi, "\ngợi ý: ", "--help"]);
        assert!(told.out.is_empty() && !told.err.contains("error"), "{}", told.err);
        let english = args.iter().chain(&["--lang=en"]);
        let told = phusong(dir.path(), english).ended(2).tells(&[en, "\nhint: ", "--help"]);
        assert!(!told.err.contains("lỗi"), "{}", told.err);
    }
    phusong(dir.path(), ["--lang", "fr", "run", "x"]).ended(2).tells(&["“fr”", "vi, en"]);
    assert_eq!(names(dir.path()), [""; 0], "nothing is written");
}

#[test]
fn results_go_where_out_says_and_maps_may_be_left_out() {
    let dir = own_demo();
    let args = ["run", "demo/phusong.toml", "--no-maps", "--out", "kết quả/sâu/"];
    let first = phusong(dir.path(), args).ended(0);
    assert!(first.out.contains("kết quả/sâu"), "{}", first.out);
    let results = dir.path().join("kết quả/sâu");
    assert!(results.join("villages.csv").is_file() && !results.join("maps").exists());
    assert_eq!(names(dir.path()), ["demo", "kết quả"], "no outputs/ beside");
    // From the project's own folder, by a path with `..`, over the earlier results.
    let notes = results.join("ghi chú.txt");
    fs::write(&notes, "của tôi").unwrap();
    let demo = dir.path().join("demo");
    let args = ["run", "phusong.toml", "--no-maps", "-q", "--out", "../kết quả/./sâu"];
    let again = phusong(&demo, args).ended(0);
    assert_eq!((again.out.as_str(), again.err.as_str()), ("", ""), "quiet");
    assert_eq!(fs::read_to_string(notes).unwrap(), "của tôi", "people's files stay");
    assert_eq!(names(&dir.path().join("kết quả")), ["sâu"]);
    // Named after the project's folder even when that is where one stands.
    phusong(&demo, ["run", "phusong.toml", "--no-maps", "-q"]).ended(0);
    assert!(demo.join("outputs/demo/manifest.json").is_file());
}

#[test]
fn english_on_request() {
    let dir = own_demo();
    let run = |cwd: &Path, args: &[&str], variable: Option<&str>| {
        let mut command = command(cwd);
        command.args(["run", "demo/phusong.toml", "--no-maps"]).args(args);
        variable.map(|v| command.env("PHUSONG_LANG", v));
        said(&command.output().unwrap()).ended(0).out
    };
    let vi = run(dir.path(), &[], None);
    let en = run(dir.path(), &["--lang", "en"], None);
    assert!(vi.contains("Kết quả: ") && vi.contains('%'), "{vi}");
    assert!(en.contains("Results: ") && en.contains("villages"), "{en}");
    assert!(!en.contains("Kết quả") && !en.contains(",00 %"), "{en}");
    let findings = dir.path().join("outputs/demo/findings.csv");
    assert!(fs::read_to_string(&findings).unwrap().contains("boundary crosses itself"));
    assert_eq!(run(dir.path(), &[], Some("en")), en, "the variable says the same");
    assert_eq!(run(dir.path(), &["--lang=vi"], Some("en")), vi, "and the option is stronger");
    assert!(fs::read_to_string(&findings).unwrap().contains("ranh giới tự cắt"));
}

/// The same data give the same bytes: again, with other threads, under another locale.
#[test]
fn the_same_data_give_the_same_bytes() {
    let ran = ran();
    let dir = ran.dir.path();
    let out = |name: &str| dir.join("again").join(name);
    for (name, threads) in [("one", "1"), ("two", "2"), ("seven", "7")] {
        let mut command = command(dir);
        command.args(["run", "Tỉnh mẫu/phusong.toml", "-q", "--threads", threads, "--out"]);
        // Maps once: they are half of the time.
        let maps: &[&str] = if threads == "2" { &[] } else { &["--no-maps"] };
        let run = command.arg(out(name)).args(maps).env("LC_ALL", "C").output().unwrap();
        said(&run).ended(0);
        for file in [
            "villages.csv",
            "villages.geojson",
            "village_operators.csv",
            "rates.csv",
            "findings.csv",
            "summary.json",
            "assessment.phusong",
        ] {
            let (a, b) = (fs::read(ran.results.join(file)), fs::read(out(name).join(file)));
            assert!(a.unwrap() == b.unwrap(), "{file} differs with --threads {threads}");
        }
    }
    for sheet in super::TECHNOLOGIES {
        let file = format!("maps/{sheet}.svg");
        let read = |folder: &Path| {
            // The date of making is the only word that may differ, at midnight.
            fs::read_to_string(folder.join(&file)).unwrap()
        };
        assert!(read(&ran.results) == read(&out("two")), "{file} differs");
    }
}

#[test]
fn check_writes_nothing_but_the_findings_that_were_asked_for() {
    let dir = own_demo();
    let before = tree(dir.path());
    let said = phusong(dir.path(), ["check", "demo/phusong.toml"]).ended(0);
    for words in ["villages.gpkg", "40 dòng", "ranh giới tự cắt", "Dữ liệu dùng được"]
    {
        assert!(said.out.contains(words), "{words} is not in\n{}", said.out);
    }
    phusong(dir.path(), ["check", "demo/phusong.toml", "--strict", "-q"]).ended(3);
    assert!(tree(dir.path()) == before, "check has changed something");

    phusong(dir.path(), ["check", "demo/phusong.toml", "-q", "--out", "f.csv"]).ended(0);
    assert_eq!(names(dir.path()), ["demo", "f.csv"]);
    let findings = fs::read(dir.path().join("f.csv")).unwrap();
    phusong(dir.path(), ["run", "demo/phusong.toml", "-q", "--no-maps"]).ended(0);
    let of_run = fs::read(dir.path().join("outputs/demo/findings.csv")).unwrap();
    assert!(findings == of_run, "check and run find the same");
    // A list of findings is replaced, anything else is not: least of all the data.
    phusong(dir.path(), ["check", "demo/phusong.toml", "-q", "--out", "f.csv"]).ended(0);
    let before = tree(dir.path());
    for taken in ["demo/cells.csv", "demo/phusong.toml", "demo"] {
        phusong(dir.path(), ["check", "demo/phusong.toml", "--out", taken]).ended(1).tells(&[
            taken,
            "không phải là danh sách",
            "gợi ý: ",
        ]);
    }
    assert!(tree(dir.path()) == before, "a file was overwritten");
}

#[test]
fn strict_leaves_only_the_findings() {
    let dir = own_demo();
    let run = ["run", "demo/phusong.toml", "--no-maps", "--strict"];
    let findings = Path::new("outputs/demo/findings.csv").display().to_string();
    let told = phusong(dir.path(), run).ended(3).tells(&["--strict", &findings, "gợi ý: "]);
    assert_eq!(told.out, "");
    assert_eq!(names(&dir.path().join("outputs/demo")), ["findings.csv"]);
    assert_eq!(names(&dir.path().join("outputs")), ["demo"]);
    phusong(dir.path(), run).ended(3);

    // A run that repairs takes the folder over; a refused one then leaves it as it is.
    phusong(dir.path(), ["run", "demo/phusong.toml", "--no-maps", "-q"]).ended(0);
    let results = dir.path().join("outputs/demo");
    let before = tree(&results);
    phusong(dir.path(), run).ended(3).tells(&["outputs/demo.findings.csv"]);
    assert!(tree(&results) == before, "earlier results have changed");
    assert_eq!(names(&dir.path().join("outputs")), ["demo", "demo.findings.csv"]);
    let beside = fs::read(dir.path().join("outputs/demo.findings.csv")).unwrap();
    assert!(beside == fs::read(results.join("findings.csv")).unwrap());
}

/// Help as it was last agreed on, in `tests/golden/help`; written again with `PHUSONG_BLESS=1`.
#[test]
fn help_is_as_agreed() {
    let dir = tempfile::tempdir().unwrap();
    for lang in ["vi", "en"] {
        let mut all = String::new();
        for name in ["", "run", "check", "compare", "map", "demo", "template", "completions"] {
            let mut args = vec!["--lang", lang, name, "--help"];
            args.retain(|a| !a.is_empty());
            let help = phusong(dir.path(), &args).ended(0);
            let lines: Vec<&str> = help.out.trim_end().lines().map(str::trim_end).collect();
            let title = format!("$ phusong {name} --help").replace("  ", " ");
            all.extend([&title, "\n\n", &lines.join("\n"), "\n\n"]);
        }
        for leftover in ["Print", "Usage", "possible values", "default:"] {
            assert!(lang == "en" || !all.contains(leftover), "{leftover} in\n{all}");
        }
        crate::program::golden(&format!("help/{lang}.txt"), &all, crate::program::line_difference);
    }
}

#[test]
fn completions_are_what_shells_take() {
    let dir = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        // Even when quiet: the script is the result.
        let script = phusong(dir.path(), ["completions", shell, "-q"]).ended(0).out;
        for word in ["phusong", "no-maps", "strict", "geotiff"] {
            assert!(script.contains(word), "{shell}: no {word}");
        }
        let Ok(mut child) = Command::new(shell)
            .arg("-n")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
        else {
            skip(shell, &format!("{shell} is not installed"));
            continue;
        };
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), script.as_bytes()).unwrap();
        let read = child.wait_with_output().unwrap();
        assert!(read.status.success(), "{shell}: {}", String::from_utf8_lossy(&read.stderr));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let dir = own_demo();
    let mut child = command(dir.path())
        .args(["check", "demo/phusong.toml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = said(&child.wait_with_output().unwrap());
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
}
