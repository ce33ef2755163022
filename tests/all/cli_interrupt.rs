//! Results appear whole or not at all, whatever happens: Ctrl-C, a kill at any moment, a full disk.
#![cfg(all(feature = "gdal", target_os = "linux"))]

use crate::missing::skip;
use crate::program::{command, demo, names, phusong, said, small_demo, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// A demo large enough to be caught in the middle, with results of an earlier run in `kết quả`.
struct Job {
    dir: tempfile::TempDir,
    earlier: Tree,
    /// How long a whole run takes here and now.
    whole: Duration,
}

impl Job {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        demo(&dir.path().join("tỉnh"), 80, 60, 300);
        let start = Instant::now();
        // Of an earlier day: in English, so that a new run's files differ from these.
        let args = ["run", "tỉnh/phusong.toml", "--out", "kết quả", "--lang", "en"];
        phusong(dir.path(), args).ended(0);
        let whole = start.elapsed();
        let results = dir.path().join("kết quả");
        fs::write(results.join("ghi chú.txt"), "của tôi").unwrap();
        let earlier = tree(&results);
        Self { dir, earlier, whole }
    }

    fn start(&self) -> Child {
        let mut command = command(self.dir.path());
        command.args(["run", "tỉnh/phusong.toml", "--out", "kết quả"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Starts a run, signals it after a part of the time a run takes, waits for it.
    fn signalled(&self, signal: &str, part: f64) -> Output {
        let child = self.start();
        std::thread::sleep(self.whole.mul_f64(part));
        let id = child.id().to_string();
        // It may have ended already; then there is nobody to signal.
        let _ = Command::new("kill").args([signal, &id]).stderr(Stdio::null()).status().unwrap();
        child.wait_with_output().unwrap()
    }

    /// The earlier results, or a complete run's: never a mixture.
    #[track_caller]
    fn assert_whole(&self, ended_well: bool, what: &str) {
        let now = tree(&self.dir.path().join("kết quả"));
        if now == self.earlier {
            assert!(!ended_well, "{what}: it ended well, but nothing is new");
            return;
        }
        assert!(now.keys().eq(self.earlier.keys()), "{what}: {:?}", now.keys());
        let note = Path::new("ghi chú.txt");
        for (path, content) in &now {
            let file = content.as_ref().is_some_and(|_| path != note);
            assert!(!file || *content != Some(Vec::new()), "{what}: {} is empty", path.display());
        }
        let findings = now[Path::new("findings.csv")].as_ref().unwrap();
        assert!(String::from_utf8_lossy(findings).contains("ranh giới"), "{what}: a mixture");
        assert_eq!(now[note], self.earlier[note], "{what}: people's files stay");
    }
}

#[test]
fn ctrl_c_leaves_the_earlier_results_and_nothing_beside() {
    let job = Job::new();
    let mut stopped = 0;
    for part in [0.02, 0.4, 0.8] {
        let output = job.signalled("-INT", part);
        // Before it listens, the signal simply ends it.
        let before_it_listened = output.status.code().is_none();
        let said = said(&output);
        let what = format!("after {part} of a run, status {}", said.status);
        job.assert_whole(said.status == 0, &what);
        if said.status == 1 {
            stopped += 1;
            assert!(said.out.is_empty(), "{what}: {}", said.out);
            said.tells(&["lỗi: đã dừng theo yêu cầu", "gợi ý: kết quả cũ còn nguyên"]);
            assert_eq!(names(job.dir.path()), ["kết quả", "tỉnh"], "{what}: nothing is left over");
        } else {
            assert!(said.status == 0 || before_it_listened, "{what}: {}", said.err);
        }
    }
    assert!(stopped >= 1, "caught in the middle only {stopped} times");
}

#[test]
fn a_killed_run_leaves_the_earlier_results_and_the_next_one_cleans_up() {
    let job = Job::new();
    let mut left_over = 0;
    for part in [0.3, 0.7, 0.95] {
        let output = job.signalled("-KILL", part);
        job.assert_whole(output.status.success(), &format!("killed after {part} of a run"));
        left_over += usize::from(names(job.dir.path()).len() > 2);
    }
    assert!(left_over >= 1, "only {left_over} times a killed run left anything");
    phusong(job.dir.path(), ["run", "tỉnh/phusong.toml", "--out", "kết quả", "--no-maps", "-q"])
        .ended(0);
    assert_eq!(names(job.dir.path()), ["kết quả", "tỉnh"], "the next run has cleaned up");
}

/// At no moment is the results folder missing or incomplete for somebody who looks.
#[test]
fn the_exchange_is_one_step() {
    let dir = tempfile::tempdir().unwrap();
    small_demo(&dir.path().join("tỉnh"));
    let args = ["run", "tỉnh/phusong.toml", "--out", "kết quả", "--no-maps", "-q"];
    phusong(dir.path(), args).ended(0);
    let results = dir.path().join("kết quả");
    let expected = names(&results);
    let mut looks = 0;
    for _ in 0..3 {
        let mut child = command(dir.path()).args(args).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            // Through the folder that was opened first, as a reader has it.
            let manifest = fs::read(results.join("manifest.json"));
            assert!(manifest.is_ok_and(|m| m.ends_with(b"}")), "there at every look");
            looks += 1;
        }
        assert_eq!(names(&results), expected);
    }
    assert!(looks > 100, "{looks} looks");
}

/// A file system of so many kilobytes, for as long as this lives.
struct Tiny(tempfile::TempDir);

impl Tiny {
    fn mount(kilobytes: u32) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(dir.path())
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|s| s.success()) {
            return Some(Self(dir));
        }
        skip("root", "only root may mount a small file system");
        None
    }
}

impl Drop for Tiny {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_the_earlier_results() {
    // Room for some of the files, for most, for all but the last; then for all.
    let dir = tempfile::tempdir().unwrap();
    small_demo(&dir.path().join("tỉnh"));
    let Some(disk) = Tiny::mount(6000) else { return };
    let out = disk.0.path().join("kết quả");
    let run = |args: &[&str]| {
        let mut command = command(dir.path());
        command.args(["run", "tỉnh/phusong.toml", "--out"]).arg(&out);
        said(&command.args(args).output().unwrap())
    };
    run(&["--no-maps", "-q"]).ended(0);
    let mut earlier = tree(&out);
    // A stone in the way of all sizes: which file hits the end first differs.
    let stone = disk.0.path().join("stone");
    let mut full = 0;
    for kilobytes in [3000, 2500, 2000, 1500, 1000, 500, 150, 0] {
        fs::write(&stone, vec![0; kilobytes << 10]).unwrap();
        let ended = run(&["--no-maps", "-q"]);
        fs::remove_file(&stone).unwrap();
        assert_eq!(names(disk.0.path()), ["kết quả"], "{kilobytes}: something is left over");
        if ended.status == 0 {
            // Results of their own, made later.
            earlier = tree(&out);
            continue;
        }
        full += 1;
        assert!(tree(&out) == earlier, "{kilobytes}: the earlier results have changed");
        ended.ended(1).tells(&["lỗi: không ghi được ", "gợi ý: ", "dung lượng đĩa"]);
    }
    assert!(full >= 2, "the disk was full only {full} times");
    // Maps do not fit at all.
    run(&["-q"]).ended(1).tells(&["maps/", "đĩa đã đầy"]);
    assert!(tree(&out) == earlier);
}

#[test]
fn a_full_disk_leaves_no_half_demo_and_no_half_list() {
    let Some(disk) = Tiny::mount(60) else { return };
    phusong(disk.0.path(), ["demo", "tỉnh"]).ended(1).tells(&["lỗi: ", "gợi ý: "]);
    assert_eq!(names(disk.0.path()), [""; 0], "nothing is left over");
    let dir = tempfile::tempdir().unwrap();
    small_demo(&dir.path().join("tỉnh"));
    fs::write(disk.0.path().join("stone"), vec![0; 64 << 10]).unwrap_err();
    let list = disk.0.path().join("f.csv");
    let mut check = command(dir.path());
    check.args(["check", "tỉnh/phusong.toml", "-q", "--out"]).arg(&list);
    said(&check.output().unwrap()).ended(1).tells(&["f.csv", "đĩa đã đầy"]);
    assert_eq!(names(disk.0.path()), ["stone"]);
}
