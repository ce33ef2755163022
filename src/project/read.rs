//! From TOML to [`Project`]: keys, defaults, limits.

use super::error::{Error, ProblemKind};
use super::field::FieldKeys;
use super::layers_read;
use super::limits::MAX_RADIUS_M;
use super::section::{At, Document, Section, nearest};
use super::{
    About, CELL_FIELDS, COVERAGE_FIELDS, CellLayer, CoverageLayer, FIBRE_FIELDS, FibreLayer,
    LayerFile, Project, Province, Radii, SurroundingLayers, VILLAGE_FIELDS, plan, rule,
};
use crate::assessment::Role;
use crate::codes::Coded;
use crate::coverage::EngineKind;
use crate::network::{Status, Technology};
use crate::plain_file;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// Bytes beyond which a file is no project file: hand-written ones have a few thousand.
const MAX_BYTES: u64 = 1 << 20;

/// Width of a sector whose row states none, degrees: a site of three sectors serves all round.
const BEAMWIDTH_DEG: f64 = 120.0;

impl Project {
    /// Reads and checks a project file.
    ///
    /// # Errors
    /// [`Error::Invalid`] names every problem of the file with its line; the other kinds say why it
    /// cannot be read at all.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = text_of(path)?;
        let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
        let dir = parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        parsed(&text, path, |doc, root| interpret(doc, root, path, dir))
    }
}

/// What a file's tables mean, or all that is wrong with them. `path` is the file's name in errors.
pub(super) fn parsed<T>(
    text: &str,
    path: &Path,
    interpret: impl FnOnce(&Document<'_>, &toml::Spanned<DeTable<'_>>) -> Result<Option<T>, Error>,
) -> Result<T, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let doc = Document::new(text);
    let (root, faults) = DeTable::parse_recoverable(text);
    for fault in &faults {
        let span = fault.span().unwrap_or(0..0);
        let kind = ProblemKind::Syntax { message: fault.message().to_owned() };
        doc.problem(&span, String::new(), kind);
    }
    // What the parser skipped over a fault would be reported as missing: one thing at a time.
    let read = if faults.is_empty() { interpret(&doc, &root)? } else { None };
    let problems = doc.into_problems();
    match read {
        Some(read) if problems.is_empty() => Ok(read),
        _ => Err(Error::Invalid { path: path.to_path_buf(), problems }),
    }
}

/// The text of a file that the project names beside its data; noted with its role.
pub(super) fn stated_text(
    role: Role,
    path: &str,
    file: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Result<String, Error> {
    let text = text_of(file)?;
    let source =
        LayerFile { path: path.to_owned(), file: file.to_path_buf(), ..LayerFile::default() };
    files.push((role, source));
    Ok(text)
}

fn text_of(path: &Path) -> Result<String, Error> {
    let owned = || path.to_path_buf();
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
            let nearest = project_in(folder.unwrap_or_else(|| Path::new(".")));
            return Err(Error::NotFound { path: owned(), nearest });
        }
        Err(e) => return Err(Error::Unreadable { path: owned(), reason: e.to_string() }),
    };
    if meta.is_dir() {
        return Err(Error::IsFolder { path: owned(), inside: project_in(path) });
    }
    if !meta.is_file() {
        return Err(Error::NotAFile { path: owned() });
    }
    let bytes = plain_file::bytes(path, MAX_BYTES).map_err(|e| match e.kind() {
        std::io::ErrorKind::FileTooLarge => {
            Error::TooLarge { path: owned(), bytes: meta.len().max(MAX_BYTES + 1) }
        }
        _ => Error::Unreadable { path: owned(), reason: e.to_string() },
    })?;
    String::from_utf8(bytes).map_err(|_| Error::NotText { path: owned() })
}

/// The first TOML file of a folder, by name.
fn project_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|e| e.path());
    entries.filter(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"))).min()
}

fn interpret(
    doc: &Document<'_>,
    root: &toml::Spanned<DeTable<'_>>,
    path: &Path,
    dir: PathBuf,
) -> Result<Option<Project>, Error> {
    let root = Section::root(doc, root);
    let head = root.table("project");
    if !head.is_there() {
        root.problem("project", ProblemKind::Missing { example: "[project]" });
    }
    let about = about(&head, &dir);
    let province = province(&head);
    let stated = head.text("crs").and_then(|at| epsg(&head, &at));
    let epsg = stated.or_else(|| match province?.zones {
        [only] => Some(*only),
        _ => None,
    });
    let datum = word(&head, "datum").unwrap_or_default();
    head.refuse_unknown();

    let villages = root.table("villages");
    if !villages.is_there() {
        let kind = ProblemKind::Missing { example: "[villages]\npath = \"villages.gpkg\"" };
        root.problem("villages", kind);
    }
    let village_layer = layer(&villages, &dir, &VILLAGE_FIELDS);
    villages.refuse_unknown();
    let cells: Vec<_> = root.tables("cells").iter().map(|s| cell_layer(s, &dir)).collect();
    let fibre: Vec<_> = root.tables("fibre").iter().map(|s| fibre_layer(s, &dir)).collect();
    let coverage: Vec<_> =
        root.tables("coverage").iter().map(|s| coverage_layer(s, &dir)).collect();
    if cells.is_empty() && fibre.is_empty() && coverage.is_empty() {
        root.problem("cells", ProblemKind::NoNetwork);
    }
    let residents = layers_read::residents(&root, &dir);
    let radii = radii(&root.table("radius_m"));
    let sector = root.table("sector");
    let beamwidth_deg = sector.positive("beamwidth_deg", 360.0, "[0.001, 360]");
    sector.refuse_unknown();
    let network = root.table("network");
    let count = count(&network);
    network.refuse_unknown();
    let field = FieldKeys::read(&root, &dir);
    let surroundings = SurroundingLayers::read(&root, &dir);
    let engine = engine(&root.table("engine"));
    let mut stated_files = Vec::new();
    let rule = rule::of_project(doc, &root.table("rule"), &dir, &mut stated_files)?;
    let plan = plan::of_project(doc, &root, &dir, &mut stated_files)?;
    let gaps = super::gaps::gaps(&root.table("gaps"));
    let maps = super::maps::maps(&root.table("maps"), &dir);
    let outputs = super::outputs::outputs(&root.table("outputs"));
    let template = template(&root.table("report"), &dir, &mut stated_files);
    root.refuse_unknown();

    Ok(Some(Project {
        path: path.to_path_buf(),
        dir,
        about,
        province,
        epsg,
        datum,
        villages: village_layer,
        cells,
        fibre,
        coverage,
        settlements: residents.settlements,
        population: residents.population,
        households: residents.households,
        points: residents.points,
        places: field.places,
        measurements: field.measurements,
        evidence: field.evidence,
        poles: field.poles,
        ducts: field.ducts,
        surroundings,
        sharing_distance_m: field.sharing_distance_m,
        min_tests: field.min_tests,
        gaps,
        template,
        plan,
        stated_files,
        radii,
        beamwidth_deg: beamwidth_deg.unwrap_or(BEAMWIDTH_DEG),
        count,
        rule,
        engine,
        maps,
        outputs,
    }))
}

fn about(head: &Section<'_, '_>, dir: &Path) -> About {
    let folder = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let folder = folder.file_name().map(|n| n.to_string_lossy().into_owned());
    let as_of = head.text("as_of");
    if let Some(at) = &as_of
        && at.value.parse::<jiff::civil::Date>().is_err()
    {
        head.problem_at(at, ProblemKind::BadDate { value: at.value.clone() });
    }
    About {
        title: head.text("title").map(|t| t.value).or(folder).unwrap_or_default(),
        as_of: as_of.map(|t| t.value),
        maker: head.text("maker").map(|t| t.value),
        synthetic: head.boolean("synthetic").unwrap_or(false),
    }
}

/// The template of the report.
fn template(
    section: &Section<'_, '_>,
    dir: &Path,
    files: &mut Vec<(Role, LayerFile)>,
) -> Option<PathBuf> {
    let stated = section.text("template");
    section.refuse_unknown();
    let at = stated?;
    let file = dir.join(&at.value);
    if let Some(kind) = unusable(&at.value, &file) {
        section.problem_at(&at, kind);
        return None;
    }
    let source = LayerFile { path: at.value, file: file.clone(), ..LayerFile::default() };
    files.push((Role::Template, source));
    Some(file)
}

/// The province.
fn province(head: &Section<'_, '_>) -> Option<&'static Province> {
    let at = head.text("province")?;
    let found = Province::find(&at.value);
    if found.is_none() {
        let names = super::province::PROVINCES.iter().map(|p| p.name);
        let near = nearest(&at.value, names).and_then(Province::find).map(|p| (p.code, p.name));
        let kind = ProblemKind::UnknownProvince { value: at.value.clone(), nearest: near };
        head.problem_at(&at, kind);
    }
    found
}

/// `EPSG:9209`, case and blanks aside.
fn epsg(section: &Section<'_, '_>, at: &At<String>) -> Option<u32> {
    let upper = at.value.to_ascii_uppercase().replace(char::is_whitespace, "");
    let number = upper.strip_prefix("EPSG:").and_then(|n| n.parse().ok());
    if number.is_none() {
        section.problem_at(at, ProblemKind::BadCrs { value: at.value.clone() });
    }
    number
}

/// A value of a closed set, by its word.
pub(super) fn word<T: Coded>(section: &Section<'_, '_>, key: &'static str) -> Option<T> {
    one_of(section, key, T::CODES)
}

/// The value of a word, of those allowed.
pub(super) fn one_of<T: Copy>(
    section: &Section<'_, '_>,
    key: &'static str,
    codes: &[(&str, T)],
) -> Option<T> {
    let at = section.text(key)?;
    let found = codes.iter().find(|(word, _)| word.eq_ignore_ascii_case(&at.value));
    if found.is_none() {
        let allowed: Vec<&str> = codes.iter().map(|(word, _)| *word).collect();
        unknown_word(section, &at, &allowed);
    }
    found.map(|(_, value)| *value)
}

pub(super) fn unknown_word(section: &Section<'_, '_>, at: &At<String>, allowed: &[&str]) {
    let kind = ProblemKind::UnknownWord {
        value: at.value.clone(),
        allowed: allowed.iter().map(|&w| w.to_owned()).collect(),
        nearest: nearest(&at.value, allowed.iter().copied()).map(str::to_owned),
    };
    section.problem_at(at, kind);
}

pub(super) fn layer(section: &Section<'_, '_>, dir: &Path, fields: &[&'static str]) -> LayerFile {
    let path = section.text("path");
    if path.is_none() && section.is_there() {
        section.problem("path", ProblemKind::Missing { example: "path = \"…\"" });
    }
    let file = path.as_ref().map(|at| dir.join(&at.value)).unwrap_or_default();
    if let Some(at) = &path
        && let Some(kind) = unusable(&at.value, &file)
    {
        section.problem_at(at, kind);
    }
    let encoding = section.text("encoding");
    if let Some(at) = &encoding
        && !["tcvn3", "vni"].contains(&at.value.to_ascii_lowercase().as_str())
        && encoding_rs::Encoding::for_label(at.value.as_bytes()).is_none()
    {
        section.problem_at(at, ProblemKind::UnknownEncoding { value: at.value.clone() });
    }
    let columns = section.table("columns");
    let mapped =
        fields.iter().filter_map(|&field| columns.text(field).map(|c| (field, c.value))).collect();
    columns.refuse_unknown();
    let (layer, sheet) = (section.text("layer"), section.text("sheet"));
    let crs = section.text("crs");
    LayerFile {
        path: path.map(|at| at.value).unwrap_or_default(),
        file,
        layer: layer.or(sheet).map(|at| at.value),
        // Only layers that may be tables have sheets.
        sheets: fields.contains(&"lon").then(|| sheets(section)).flatten(),
        sheets_read: Vec::new(),
        crs: crs.as_ref().and_then(|at| epsg(section, at)),
        crs_line: crs.map(|at| section.line(&at)),
        crs_override: section.boolean("crs_override").unwrap_or(false),
        encoding: encoding.map(|at| at.value),
        separator: separator(section),
        columns: mapped,
        source: section.text("source").map(|at| at.value),
        synthetic: section.boolean("synthetic").unwrap_or(false),
    }
}

/// The sheets that are a layer each: `"*"`, or a list.
fn sheets(section: &Section<'_, '_>) -> Option<Vec<String>> {
    if !section.holds_text("sheets") {
        let at = section.texts("sheets")?;
        if at.value.is_empty() {
            section.problem_at(&at, ProblemKind::NoEntry);
        }
        return Some(at.value.into_iter().map(|at| at.value).collect());
    }
    let at = section.text("sheets")?;
    Some(if at.value == "*" { Vec::new() } else { vec![at.value] })
}

/// The number of a raster's band, where stated.
pub(super) fn band(section: &Section<'_, '_>) -> Option<String> {
    let band = section.number("band")?;
    if band.value >= 1.0 && band.value <= f64::from(u16::MAX) && band.value.fract() == 0.0 {
        return Some(format!("{}", band.value));
    }
    let kind = ProblemKind::OutOfRange { value: band.value, limits: "1, 2, 3 …", meant: None };
    section.problem_at(&band, kind);
    None
}

/// `","`, `";"`, `"|"`, `"tab"`.
fn separator(section: &Section<'_, '_>) -> Option<u8> {
    one_of(section, "separator", &[(",", b','), (";", b';'), ("|", b'|'), ("tab", b'\t')])
}

/// Why a path cannot be read, if it cannot. Only plain files are: GDAL would open URLs, archives
/// and databases by their name alone.
pub(super) fn unusable(stated: &str, file: &Path) -> Option<ProblemKind> {
    let lower = stated.to_ascii_lowercase();
    let scheme = lower.split_once(':').is_some_and(|(s, rest)| {
        s.len() > 1 && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !rest.is_empty()
    });
    if lower.starts_with("/vsi") || lower.contains("://") || (scheme && !file.exists()) {
        return Some(ProblemKind::NotAFile { value: stated.to_owned() });
    }
    match fs::metadata(file) {
        Ok(meta) if meta.is_file() => None,
        Ok(_) => Some(ProblemKind::FileIsFolder { path: file.to_path_buf() }),
        Err(_) => {
            Some(ProblemKind::FileNotFound { path: file.to_path_buf(), nearest: sibling(file) })
        }
    }
}

/// A file of the same folder with a similar name.
fn sibling(file: &Path) -> Option<String> {
    let wanted = file.file_name()?.to_string_lossy().into_owned();
    let names: Vec<String> = fs::read_dir(file.parent()?)
        .ok()?
        .filter_map(Result::ok)
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

pub(super) fn technology(section: &Section<'_, '_>, at: &At<String>) -> Option<Technology> {
    let found = Technology::parse(&at.value);
    if found.is_none() {
        unknown_word(section, at, &Technology::ALL.map(Technology::name));
    }
    found
}

pub(super) fn technologies(
    section: &Section<'_, '_>,
    key: &'static str,
) -> Option<Vec<Technology>> {
    let list = section.texts(key)?;
    Some(list.value.iter().filter_map(|at| technology(section, at)).collect())
}

fn cell_layer(section: &Section<'_, '_>, dir: &Path) -> CellLayer {
    let read = CellLayer {
        source: layer(section, dir, &CELL_FIELDS),
        operator: section.text("operator").map(|at| at.value),
        technology: section.text("technology").and_then(|at| technology(section, &at)),
        technologies: technologies(section, "technologies").unwrap_or_default(),
        radius_m: section.positive("radius_m", MAX_RADIUS_M, "[0.001, 200000]"),
    };
    section.refuse_unknown();
    read
}

fn fibre_layer(section: &Section<'_, '_>, dir: &Path) -> FibreLayer {
    // Points and lines are told apart by their geometry; the word is for the reader of the file.
    one_of(section, "kind", &[("points", ()), ("routes", ())]);
    let read = FibreLayer {
        source: layer(section, dir, &FIBRE_FIELDS),
        operator: section.text("operator").map(|at| at.value),
        declared: technologies(section, "technologies")
            .is_some_and(|t| t.contains(&Technology::Ftth)),
        radius_m: section.positive("radius_m", MAX_RADIUS_M, "[0.001, 200000]"),
        distance_m: section.positive("distance_m", MAX_RADIUS_M, "[0.001, 200000]"),
    };
    section.refuse_unknown();
    read
}

fn coverage_layer(section: &Section<'_, '_>, dir: &Path) -> CoverageLayer {
    let read = CoverageLayer {
        source: layer(section, dir, &COVERAGE_FIELDS),
        operator: section.text("operator").map(|at| at.value),
        technology: section.text("technology").and_then(|at| technology(section, &at)),
        technologies: technologies(section, "technologies").unwrap_or_default(),
    };
    section.refuse_unknown();
    read
}

fn radii(section: &Section<'_, '_>) -> Radii {
    let mut radii = Radii::default();
    for technology in Technology::ALL {
        let key = technology.name();
        if let Some(metres) = section.positive(key, MAX_RADIUS_M, "[0.001, 200000]") {
            radii.state(technology, metres);
        }
    }
    section.refuse_unknown();
    radii
}

fn count(section: &Section<'_, '_>) -> Vec<Status> {
    let Some(list) = section.texts("count") else { return vec![Status::OnAir] };
    if list.value.is_empty() {
        section.problem_at(&list, ProblemKind::NoEntry);
    }
    let status = |at: &At<String>| {
        let found = Status::of_code(&at.value);
        if found.is_none() {
            unknown_word(section, at, &Status::ALL.map(Status::code));
        }
        found
    };
    list.value.iter().filter_map(status).collect()
}

fn engine(section: &Section<'_, '_>) -> EngineKind {
    let later = section.text("kind").filter(|at| at.value.eq_ignore_ascii_case("grid"));
    let kind = match &later {
        Some(at) => {
            let works = EngineKind::ALL.map(|kind| kind.code().to_owned()).to_vec();
            section.problem_at(at, ProblemKind::NotYet { value: at.value.clone(), works });
            None
        }
        None => word(section, "kind"),
    };
    section.refuse_unknown();
    kind.unwrap_or_default()
}
