//! A project that uses every kind of input there is: it runs, its results draw again, and nothing that a
//! Vietnamese reader sees is a key of the program.
#![cfg(feature = "gdal")]

use crate::program::{Said, Table, names, phusong, small_demo};
use phusong::assessment::Role;
use phusong::codes::Coded;
use phusong::field::{EvidenceKind, Says};
use phusong::finding::{FindingCode, GeometryFault, Severity};
use phusong::gap::EvidenceUse;
use phusong::indicator::{OperatorRule, Passive, Status, Test, Verdict};
use phusong::place::{Denominator, PointRole, RasterValues};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The small demo with what it lacks of inputs: households, a rule profile and a report's template of its
/// own.
struct Ran {
    dir: tempfile::TempDir,
    check: Said,
    run: Said,
}

fn ran() -> &'static Ran {
    static RAN: OnceLock<Ran> = OnceLock::new();
    RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("tỉnh");
        let project = small_demo(&folder);
        let mut points = csv::Reader::from_path(folder.join("village-points.csv")).unwrap();
        let header = points.headers().unwrap().clone();
        let [lon, lat] = ["lon", "lat"].map(|c| header.iter().position(|h| h == c).unwrap());
        let mut households = "id,households,lon,lat\n".to_owned();
        for (i, row) in points.records().enumerate() {
            let row = row.unwrap();
            writeln!(households, "H{i},3,{},{}", &row[lon], &row[lat]).unwrap();
        }
        fs::write(folder.join("hộ.csv"), households).unwrap();
        let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules/share.toml");
        let rule = fs::read_to_string(rules).unwrap();
        let own = rule.replace("cumulative = false", "cumulative = true");
        assert_ne!(own, rule);
        fs::write(folder.join("quy tắc.toml"), own).unwrap();
        phusong(&folder, ["template", "mẫu.docx"]).ended(0);
        let more = "\n[[households]]\npath = \"hộ.csv\"\ncrs = \"EPSG:4326\"\n\
                    \n[report]\ntemplate = \"mẫu.docx\"\n\n[maps]\nformats = [\"svg\"]\n";
        let text = fs::read_to_string(&project).unwrap();
        let own = text.replace("\nprofile = \"share\"\n", "\nprofile = \"quy tắc.toml\"\n");
        assert_ne!(own, text);
        fs::write(&project, own + more).unwrap();
        let check = phusong(dir.path(), ["check", "tỉnh/phusong.toml", "-v"]).ended(0);
        let run = phusong(dir.path(), ["run", "tỉnh/phusong.toml", "-v", "--out", "kq"]).ended(0);
        Ran { dir, check, run }
    })
}

fn results() -> PathBuf {
    ran().dir.path().join("kq")
}

/// A sheet drawn again from the results.
fn drawn_again(sheet: &str) -> String {
    let out = format!("lại {}", sheet.replace('.', "-"));
    let args = ["map", sheet, "kq", "--formats", "svg", "--out", &out, "-q"];
    phusong(ran().dir.path(), args).ended(0);
    let stem = Path::new(sheet).file_stem().unwrap().to_str().unwrap();
    fs::read_to_string(ran().dir.path().join(out).join(format!("{stem}.svg"))).unwrap()
}

#[test]
fn results_of_every_input_draw_again() {
    let manifest = fs::read_to_string(results().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let inputs = manifest["inputs"].as_array().unwrap();
    let roles: BTreeSet<_> =
        inputs.iter().map(|i| Role::of_code(i["role"].as_str().unwrap()).unwrap()).collect();
    let all: BTreeSet<_> = Role::ALL.into_iter().collect();
    assert_eq!(roles, all, "a role that no input of this project has");
    let again = drawn_again("4g");
    let first = fs::read_to_string(results().join("maps/4g.svg")).unwrap();
    // The day of making differs only at midnight.
    assert!(again == first);
}

#[test]
fn a_map_names_every_technology_that_the_service_counts() {
    // The profile is cumulative: 3G is "at least 3G", so that the radii of 4G and 5G are told too.
    let sheet = "service = \"3g\"\ndpi = 60\n[title]\nvi = \"Bản đồ\"\nen = \"Map\"\n";
    fs::write(ran().dir.path().join("ba.toml"), sheet).unwrap();
    let svg = drawn_again("ba.toml");
    assert!(svg.contains("4G") && svg.contains("5G"));
}

/// The words of the program's closed sets, which are for tables and project files.
fn keys() -> BTreeSet<&'static str> {
    fn of<T: Coded>(into: &mut BTreeSet<&'static str>) {
        into.extend(T::CODES.iter().map(|(word, _)| *word));
    }
    let mut all = BTreeSet::new();
    of::<Role>(&mut all);
    of::<Severity>(&mut all);
    of::<FindingCode>(&mut all);
    of::<GeometryFault>(&mut all);
    of::<EvidenceKind>(&mut all);
    of::<Says>(&mut all);
    of::<EvidenceUse>(&mut all);
    of::<Status>(&mut all);
    of::<phusong::network::Status>(&mut all);
    of::<Verdict>(&mut all);
    of::<Test>(&mut all);
    of::<OperatorRule>(&mut all);
    of::<Passive>(&mut all);
    of::<Denominator>(&mut all);
    of::<PointRole>(&mut all);
    of::<RasterValues>(&mut all);
    assert!(all.len() > 120, "{}", all.len());
    all
}

/// No word of a text is a key. Left out are names of files, keys of the project file that are named as
/// such (`[network] count`, `kind = …`, `radius_m = “Tầm phủ”`), and what is quoted from the data.
#[track_caller]
fn without_keys(place: &str, text: &str) {
    let keys = keys();
    for line in text.lines() {
        let unquoted: String = line.split('“').map(|s| s.rsplit('”').next().unwrap_or(s)).collect();
        let mut section = false;
        let words: Vec<&str> = unquoted.split_whitespace().collect();
        for (i, word) in words.iter().enumerate() {
            let stated = words.get(i + 1).is_some_and(|next| next.starts_with('='));
            let named = section || stated || word.contains(['.', '/', '[', ']', '=']);
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            assert!(named || !keys.contains(bare), "{place}: “{bare}” in\n{line}");
            section = word.ends_with(']');
        }
    }
}

#[test]
fn no_key_of_the_program_is_shown_in_vietnamese() {
    let Ran { check, run, .. } = ran();
    for (place, said) in [("check", check), ("run", run)] {
        assert!(said.out.len() > 1000, "{place}");
        without_keys(place, &said.out);
        without_keys(place, &said.err);
    }
    let findings = Table::read(&results().join("findings.csv"));
    assert!(findings.rows.len() > 10);
    for row in &findings.rows {
        without_keys("findings.csv", findings.text(row, "found"));
        without_keys("findings.csv", findings.text(row, "done"));
    }
    let sheets = names(&results().join("maps"));
    assert!(sheets.len() > 5);
    for sheet in &sheets {
        let svg = fs::read_to_string(results().join("maps").join(sheet)).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        for node in document.descendants() {
            without_keys(sheet, node.attribute("aria-label").unwrap_or_default());
            if node.has_tag_name("title") || node.has_tag_name("desc") {
                without_keys(sheet, node.text().unwrap_or_default());
            }
        }
    }
    for text in office_texts(&results().join("report.docx"), "word/document.xml") {
        without_keys("report.docx", &text);
    }
}

/// The texts of one part of an office file.
fn office_texts(path: &Path, part: &str) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let texts: Vec<String> =
        document.descendants().filter_map(|n| n.text().map(str::to_owned)).collect();
    assert!(texts.len() > 50, "{}: {}", path.display(), texts.len());
    texts
}
