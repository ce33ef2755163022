//! Places for the results that cannot be had, or are somebody else's.

use super::Job;
use crate::missing::skip;
use crate::program::{names, tree};
use std::fs;
use std::path::Path;

/// A run with that `--out` fails and changes nothing.
#[track_caller]
fn refused(job: &Job, out: &str, words: &[&str]) {
    refused_with(1, job, out, words);
}

/// The same of a folder that holds what the run reads: that is a slip on the command line.
#[track_caller]
fn refused_with(status: i32, job: &Job, out: &str, words: &[&str]) {
    let before = tree(job.cwd());
    job.run(&["--out", out]).ended(status).tells(words).tells(&["lỗi: ", "\ngợi ý: "]);
    assert!(tree(job.cwd()) == before, "--out {out} has changed something");
}

#[test]
fn a_file_where_the_results_should_go() {
    let job = Job::new();
    fs::write(job.cwd().join("kết quả"), "báo cáo của tôi").unwrap();
    refused(&job, "kết quả", &["kết quả", "không phải là thư mục kết quả", "--out"]);
    refused(&job, "kết quả/mới", &["kết quả", "đã có một tệp cùng tên", "--out"]);
    refused_with(2, &job, "tỉnh/phusong.toml", &["phusong.toml"]);
}

#[test]
fn somebody_elses_folder() {
    let job = Job::new();
    let folder = job.cwd().join("luận văn");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("chương 1.doc"), "…").unwrap();
    refused(&job, "luận văn", &["luận văn", "không ghi đè"]);
    // Neither the data's own folder, nor the one above, nor the root.
    for out in [".", "..", "tỉnh", "tỉnh/", "tỉnh/.", "/"] {
        refused_with(2, &job, out, &["phusong.toml", "kết quả không đặt quanh dữ liệu"]);
    }
    // A manifest of another program does not make it ours.
    fs::write(folder.join("manifest.json"), r#"{"program":"other"}"#).unwrap();
    refused(&job, "luận văn", &["luận văn"]);
    // An empty folder is anybody's.
    fs::create_dir(job.cwd().join("trống")).unwrap();
    job.run(&["--out", "trống"]).ended(0);
    // Beside the data, too; and the data is left alone.
    let before = tree(&job.file(""));
    job.run(&["--out", "tỉnh/kết quả"]).ended(0);
    let mut after = tree(&job.file(""));
    after.retain(|path, _| !path.starts_with("kết quả"));
    assert!(after == before);
}

#[test]
fn a_folder_that_cannot_be_written() {
    let job = Job::new();
    refused(&job, "/proc/phusong/kết quả", &["/proc/phusong", "kiểm tra quyền ghi"]);
    refused(&job, "/dev/null/x", &["/dev/null"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let closed = job.cwd().join("khóa");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(closed.join("x"), "").is_ok() {
            return skip("no-root", "root writes everywhere");
        }
        refused(&job, "khóa/kết quả", &["khóa", "không có quyền"]);
    }
}

#[test]
#[cfg(unix)]
fn links_are_followed_but_not_to_nowhere() {
    let job = Job::new();
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, job.cwd().join(name)).unwrap();
    };
    link("không đâu", "liên kết");
    refused(&job, "liên kết", &["liên kết"]);
    fs::create_dir(job.cwd().join("thật")).unwrap();
    link("thật", "kết quả");
    for _ in 0..2 {
        job.run(&["--out", "kết quả"]).ended(0);
        assert!(job.cwd().join("kết quả").is_symlink());
        assert!(job.cwd().join("thật/manifest.json").is_file());
    }
    assert_eq!(names(job.cwd()), ["kết quả", "liên kết", "thật", "tỉnh"]);
}

/// Bad data does not even leave the folders that would have held the results.
#[test]
fn folders_made_for_nothing_go_again() {
    let job = Job::new();
    job.write("cells.csv", "");
    refused(&job, "một/hai/ba", &["cells.csv"]);
}

#[test]
fn two_at_once_into_one_folder() {
    let job = Job::new();
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            (0..4).map(|_| scope.spawn(|| job.run(&["--out", "chung", "-q"]).ended(0))).collect();
        for run in runs {
            run.join().unwrap();
        }
    });
    assert_eq!(names(job.cwd()), ["chung", "tỉnh"], "nothing is left over");
    job.run(&["--out", "một mình", "-q"]).ended(0);
    let mut alone = tree(&job.cwd().join("một mình"));
    let mut shared = tree(&job.cwd().join("chung"));
    for results in [&mut alone, &mut shared] {
        // These know the time.
        let dated = [
            "manifest.json",
            "coverage.xlsx",
            "report.docx",
            "report.html",
            "villages.gpkg",
            "gaps.gpkg",
        ];
        results.retain(|p, _| !dated.iter().any(|d| p == Path::new(d)));
    }
    let differ: Vec<_> =
        alone.keys().chain(shared.keys()).filter(|p| alone.get(*p) != shared.get(*p)).collect();
    assert!(alone.len() > 5 && differ.is_empty(), "one run's results, whole: {differ:?}");
}
