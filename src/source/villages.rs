//! The village layer.
//!
//! In: polygons with attributes. Out: villages in input order, and the administrative units they
//! name. A village without usable polygon stays, without data. Rows are told apart by identifier.

use super::area_batch::{self, Outcome, Ready};
use super::columns::Columns;
use super::crs::Transformer;
use super::error::Reason;
use super::format;
use super::layer::Row;
use super::ledger::Ledger;
use super::open::open_shapes;
use super::readings::Readings;
use super::strays;
use super::study_area::StudyArea;
use super::validity;
use super::village_units::{self, Names};
use super::{Error, area, ground};
use crate::assessment::GroundScale;
use crate::finding::{Expected, FindingKind, Severity};
use crate::place::{AdminUnits, Shape, Village};
use crate::progress::{Progress, Stage};
use crate::project::{Project, VILLAGE_FIELDS};
use geo::{Area, BoundingRect, Coord, MultiPolygon};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Features parsed and transformed at a time: enough to keep the cores busy, little in memory.
const BATCH: usize = 4096;

/// What the village layer gives.
pub(crate) struct VillageLayer {
    pub(crate) units: AdminUnits,
    pub(crate) villages: Vec<Village>,
    pub(crate) ledger: Ledger,
    pub(crate) layer: Option<String>,
    pub(crate) rows: u64,
    pub(crate) crs: String,
    pub(crate) ground: Option<GroundScale>,
}

/// One village as its row says, before names are judged.
pub(super) struct Draft {
    pub(super) row: u64,
    pub(super) id: String,
    pub(super) names: Names,
    population: Option<f64>,
    households: Option<f64>,
    area_class: Option<String>,
    dbkk: Mark,
    has_power: Mark,
    pub(super) shape: Option<Shape>,
}

/// A cell of a yes-or-no column.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Empty,
    /// `x`: in such columns an empty cell means no.
    Cross,
    Yes,
    No,
}

/// Reads the villages and sets the study area for the other layers.
pub(crate) fn read(
    project: &Project,
    study: &mut StudyArea,
    progress: &dyn Progress,
) -> Result<VillageLayer, Error> {
    let source = &project.villages;
    let mut rows = open_shapes(source, &format::VECTOR)?;
    if rows.total() == Some(0) {
        return Err(Error::NoVillages { file: source.path.clone() });
    }
    let columns = Columns::find(source, rows.columns(), &VILLAGE_FIELDS, "villages.columns")?;
    columns.need("id")?;
    let mut readings = Readings::survey(source, &mut *rows, &columns, progress)?;
    rows.want(columns.all());
    let mut ledger = Ledger::new(&source.path, rows.name());
    progress.begin(Stage::Reading, &source.path, rows.total());
    let mut drafts: Vec<Draft> =
        Vec::with_capacity(rows.total().unwrap_or(0).min(1 << 20) as usize);
    let mut way: Option<Way> = None;
    let mut row = Row::default();
    let mut more = true;
    while more {
        let first = drafts.len();
        let mut geometries = Vec::with_capacity(BATCH);
        while geometries.len() < BATCH {
            more = rows.next(&mut row)?;
            if !more {
                break;
            }
            drafts.push(draft(&row, &columns, &readings, &mut ledger));
            geometries.push(row.geometry.take());
        }
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        let steps = geometries.len() as u64;
        let parsed = area_batch::parse(geometries);
        let sample = area_batch::sample(&parsed);
        if way.is_none()
            && let Some(&at) = sample.first()
        {
            way = Some(Way::find(project, rows.crs(), study, at, &sample, &mut ledger)?);
        }
        let outcomes = match &way {
            Some(way) => area_batch::prepare(parsed, &way.to_working, way.is_wgs84),
            None => parsed.into_iter().map(area_batch::without_crs).collect(),
        };
        shape_batch(
            &mut drafts[first..],
            outcomes,
            way.as_ref().map(|w| (w, &*study)),
            &mut ledger,
        );
        progress.advance(steps);
    }
    progress.end();
    let total = drafts.len() as u64;
    if drafts.is_empty() {
        return Err(Error::NoVillages { file: source.path.clone() });
    }
    let Some(way) = way.filter(|_| drafts.iter().any(|d| d.shape.is_some())) else {
        let file = source.path.clone();
        let reasons = Reason::of(&ledger.finish(), &file);
        return Err(Error::NoUsableVillage { file, villages: total, reasons });
    };
    way.check(project, study, &drafts)?;
    columns.tell(&mut ledger);
    for (i, kind) in strays::find(study, &drafts) {
        ledger.row(Severity::Dropped, drafts[i].row, &drafts[i].id, None, kind);
        drafts[i].shape = None;
    }
    let (ground, scale) = ground::judge(project, study, &way.to_wgs84, &drafts)?;
    if let Some(kind) = scale {
        ledger.whole(Severity::Note, None, kind);
    }
    rows.tell_warnings(&mut ledger);
    readings.tell(&mut ledger);
    let legacy = village_units::convert_names(&mut drafts, &columns, &mut ledger);
    // What turned out to be TCVN3 or VNI was never windows-1258.
    if !legacy {
        rows.tell_encoding(&mut ledger);
    }
    let drafts = tell_apart(drafts, &columns, (&way, study), &mut ledger);
    let (units, communes) =
        village_units::units(project, study.working.epsg, &drafts, &columns, &mut ledger);
    let (dbkk, power) = (crosses(&drafts, |d| d.dbkk), crosses(&drafts, |d| d.has_power));
    let villages: Vec<Village> = drafts
        .into_iter()
        .zip(communes)
        .map(|(d, (commune, district))| Village {
            name: if d.names.name.is_empty() { d.id.clone() } else { d.names.name },
            id: d.id,
            commune,
            district,
            population: d.population,
            households: d.households,
            area_class: d.area_class,
            dbkk: d.dbkk.means(dbkk),
            has_power: d.has_power.means(power),
            shape: d.shape,
        })
        .collect();
    study.villages = bounds(&villages);
    let layer = rows.name().map(str::to_owned);
    Ok(VillageLayer { units, villages, ledger, layer, rows: total, crs: way.crs_text, ground })
}

/// How this layer's coordinates reach the working CRS.
struct Way {
    to_working: Transformer,
    to_wgs84: Transformer,
    is_wgs84: bool,
    crs: super::crs::Crs,
    crs_text: String,
    at: Coord<f64>,
}

impl Way {
    fn find(
        project: &Project,
        in_file: Option<&str>,
        study: &mut StudyArea,
        at: Coord<f64>,
        sample: &[Coord<f64>],
        ledger: &mut Ledger,
    ) -> Result<Self, Error> {
        let crs = study.layer_crs(project, &project.villages, in_file, at, ledger)?;
        if project.epsg.is_none() {
            let mut places = sample.to_vec();
            Transformer::new(&crs, &study.wgs84, sample)?.apply(&mut places);
            if let Some(kind) = study.settle(project, &places)? {
                ledger.whole(Severity::Assumed, None, kind);
            }
        }
        let to_working = study.to_working(&crs, sample)?;
        let mut planar = sample.to_vec();
        to_working.apply(&mut planar);
        let lost = planar.iter().filter(|c| !c.x.is_finite() || !c.y.is_finite()).count();
        if 2 * lost > planar.len() {
            return Err(Error::Misplaced {
                file: project.villages.path.clone(),
                crs: crs.text(),
                rows: planar.len() as u64,
                rows_far: lost as u64,
                x: at.x,
                y: at.y,
                mistake: study.mistake(project, at, Some(&crs)),
            });
        }
        let to_wgs84 = study.to_wgs84(&planar)?;
        let is_wgs84 = crs.is_same(&study.wgs84);
        Ok(Self { to_working, to_wgs84, is_wgs84, crs_text: crs.text(), crs, at })
    }

    /// Refuses a layer most of which lies where the project is not.
    fn check(&self, project: &Project, study: &StudyArea, drafts: &[Draft]) -> Result<(), Error> {
        let corner = |d: &Draft| {
            let first = d.shape.as_ref()?.geographic.0.first()?.exterior().0.first().copied()?;
            Some(first)
        };
        let places: Vec<Coord<f64>> = drafts.iter().filter_map(corner).collect();
        let far = places.iter().filter(|&&c| !study.holds(c)).count();
        if 2 * far <= places.len() {
            return Ok(());
        }
        Err(Error::Misplaced {
            file: project.villages.path.clone(),
            crs: self.crs_text.clone(),
            rows: places.len() as u64,
            rows_far: far as u64,
            x: self.at.x,
            y: self.at.y,
            mistake: study.mistake(project, self.at, Some(&self.crs)),
        })
    }
}

fn draft(row: &Row, columns: &Columns, readings: &Readings, ledger: &mut Ledger) -> Draft {
    let text = |field: &str| row.text(columns.at(field)).into_owned();
    let id = text("id");
    let mut count = |field: &'static str| {
        let number = readings.number(field, row.value(columns.at(field)));
        let number = number.unwrap_or_else(|kind| {
            ledger.row(Severity::Dropped, row.number, &id, columns.name(field), kind);
            None
        });
        number.map(|n| n.value)
    };
    let (population, households) = (count("population"), count("households"));
    let mut mark = |field: &'static str| {
        let value = text(field);
        let mark = Mark::read(&value);
        if mark.is_none() {
            let kind = FindingKind::BadValue { value, expected: Expected::YesNo };
            ledger.row(Severity::Dropped, row.number, &id, columns.name(field), kind);
        }
        mark.unwrap_or(Mark::Empty)
    };
    let (dbkk, has_power) = (mark("dbkk"), mark("has_power"));
    let names = Names {
        name: text("name"),
        commune_code: text("commune_code"),
        commune: text("commune"),
        district: text("district"),
        province_code: text("province_code"),
        province: text("province"),
    };
    let area_class = Some(text("area_class")).filter(|t| !t.is_empty());
    Draft {
        row: row.number,
        id,
        names,
        population,
        households,
        area_class,
        dbkk,
        has_power,
        shape: None,
    }
}

impl Mark {
    fn read(value: &str) -> Option<Self> {
        Some(match crate::place::fold(value).as_str() {
            "" if value.trim().is_empty() || value == "-" => Self::Empty,
            "x" => Self::Cross,
            "1" | "co" | "yes" | "y" | "true" | "t" | "dung" | "dbkk" => Self::Yes,
            "0" | "khong" | "no" | "n" | "false" | "f" | "sai" | "chua" | "chuaco" => Self::No,
            _ => return None,
        })
    }

    /// As a column has it.
    fn word(self) -> &'static str {
        match self {
            Self::Empty => "",
            Self::Cross => "x",
            Self::Yes => "1",
            Self::No => "0",
        }
    }

    fn means(self, crosses: bool) -> Option<bool> {
        match self {
            Self::Cross | Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Empty => crosses.then_some(false),
        }
    }
}

/// Whether a column is filled with crosses, as the lists of the offices are: then empty means no.
fn crosses(drafts: &[Draft], mark: impl Fn(&Draft) -> Mark) -> bool {
    drafts.iter().any(|d| mark(d) == Mark::Cross)
        && drafts.iter().all(|d| matches!(mark(d), Mark::Cross | Mark::Empty))
}

fn shape_batch(
    drafts: &mut [Draft],
    outcomes: Vec<Outcome>,
    way: Option<(&Way, &StudyArea)>,
    ledger: &mut Ledger,
) {
    let mut readies: Vec<Option<Ready>> = Vec::with_capacity(outcomes.len());
    for (draft, (ready, finding)) in drafts.iter().zip(outcomes) {
        if let Some((severity, kind)) = finding {
            ledger.row(severity, draft.row, &draft.id, None, kind);
        }
        readies.push(ready);
    }
    let Some((way, study)) = way else { return };
    // Repaired areas, and all of a file that is not in WGS 84, get their degrees from the metres.
    let mut geographic: Vec<MultiPolygon<f64>> = readies
        .iter_mut()
        .map(|r| match r {
            Some(r) => r.original.take().unwrap_or_else(|| MultiPolygon::new(Vec::new())),
            None => MultiPolygon::new(Vec::new()),
        })
        .collect();
    let missing = |(g, r): (&MultiPolygon<f64>, &Option<Ready>)| g.0.is_empty() && r.is_some();
    let wanted: Vec<usize> =
        (0..readies.len()).filter(|&i| missing((&geographic[i], &readies[i]))).collect();
    let mut made: Vec<MultiPolygon<f64>> =
        wanted.iter().filter_map(|&i| readies[i].as_ref().map(|r| r.planar.clone())).collect();
    way.to_wgs84.apply_areas(&mut made);
    for (i, area) in wanted.into_iter().zip(made) {
        geographic[i] = area;
    }
    for area in &mut geographic {
        study.continuous_area(area);
    }
    let mut shapes: Vec<Option<Shape>> =
        readies.into_par_iter().zip(geographic).map(|(r, g)| shape(r?, g)).collect();
    let mut centres: Vec<Coord<f64>> = shapes.iter().flatten().map(|s| s.centre).collect();
    way.to_wgs84.apply(&mut centres);
    for (shape, centre) in shapes.iter_mut().flatten().zip(centres) {
        shape.centre_geographic = (centre.x.is_finite() && centre.y.is_finite()).then_some(centre);
    }
    for (draft, shape) in drafts.iter_mut().zip(shapes) {
        draft.shape = shape;
    }
}

fn shape(ready: Ready, geographic: MultiPolygon<f64>) -> Option<Shape> {
    let area_m2 = ready.planar.unsigned_area();
    let centre = area::centre(&ready.planar)?;
    Some(Shape { planar: ready.planar, geographic, area_m2, centre, centre_geographic: None })
}

/// Gives every village an identifier of its own; rows that are parts of one village become one.
fn tell_apart(
    drafts: Vec<Draft>,
    columns: &Columns,
    way: (&Way, &StudyArea),
    ledger: &mut Ledger,
) -> Vec<Draft> {
    let column = columns.name("id");
    let mut first: HashMap<String, usize> = HashMap::with_capacity(drafts.len());
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut alike: HashMap<String, usize> = HashMap::with_capacity(drafts.len());
    let mut parts: BTreeMap<usize, Vec<Shape>> = BTreeMap::new();
    for mut draft in drafts {
        if draft.id.is_empty() {
            let code = &draft.names.commune_code;
            draft.id = if code.is_empty() {
                format!("row{}", draft.row)
            } else {
                format!("{code}-row{}", draft.row)
            };
            let kind = FindingKind::MissingId { given: draft.id.clone() };
            ledger.row(Severity::Assumed, draft.row, "", column, kind);
        }
        if let Some(&earlier) = first.get(&draft.id) {
            let first_row = kept[earlier].row;
            let planar = |d: &Draft| d.shape.as_ref().map(|s| s.planar.clone());
            if planar(&kept[earlier]) == planar(&draft) {
                let kind = FindingKind::DuplicateVillage { first_row };
                ledger.row(Severity::Dropped, draft.row, &draft.id, column, kind);
                continue;
            }
            if kept[earlier].is_same_village(&draft) {
                let kind = FindingKind::PartsJoined { first_row };
                ledger.row(Severity::Repaired, draft.row, &draft.id, column, kind);
                parts.entry(earlier).or_default().extend(draft.shape.take());
                kept[earlier].join_figures(&draft, columns, ledger);
                continue;
            }
            let given = (2..=u64::MAX)
                .map(|n| format!("{}#{n}", draft.id))
                .find(|id| !first.contains_key(id))
                .unwrap_or_default();
            let kind = FindingKind::DuplicateId { first_row, given: given.clone() };
            ledger.row(Severity::Repaired, draft.row, &draft.id, column, kind);
            draft.id = given;
        }
        let earlier = *alike.entry(draft.id.to_lowercase()).or_insert(kept.len());
        if let Some(earlier) = kept.get(earlier) {
            let (first_row, other) = (earlier.row, earlier.id.clone());
            let kind = FindingKind::IdNearly { first_row, other };
            ledger.row(Severity::Note, draft.row, &draft.id, column, kind);
        }
        first.insert(draft.id.clone(), kept.len());
        kept.push(draft);
    }
    for (i, shapes) in parts {
        let all: Vec<Shape> = kept[i].shape.take().into_iter().chain(shapes).collect();
        kept[i].shape = united(all, way);
    }
    kept
}

impl Draft {
    /// Whether a later row with the same identifier is another part of the same village: it bears the same name in
    /// the same commune; where no names are given, the same figures.
    fn is_same_village(&self, later: &Self) -> bool {
        let fold = |text: &str| crate::place::fold(text);
        let (a, b) = (&self.names, &later.names);
        let figures = |d: &Self| (d.population.map(f64::to_bits), d.households.map(f64::to_bits));
        let told = if a.name.is_empty() && b.name.is_empty() {
            figures(self) != (None, None) && figures(self) == figures(later)
        } else {
            fold(&a.name) == fold(&b.name)
        };
        told && a.commune_code == b.commune_code && fold(&a.commune) == fold(&b.commune)
    }

    /// The figures of a village of several rows: stated alike they count once; where rows differ nobody knows
    /// whether they are sums, and there are none.
    fn join_figures(&mut self, part: &Self, columns: &Columns, ledger: &mut Ledger) {
        let first_row = self.row;
        let mut differ = |field: &'static str, own: String, other: String| {
            let kind = FindingKind::PartsDiffer { first_row, own, other };
            ledger.row(Severity::Dropped, part.row, &part.id, columns.name(field), kind);
        };
        let figures = [
            ("population", &mut self.population, part.population),
            ("households", &mut self.households, part.households),
        ];
        for (field, own, other) in figures {
            match (*own, other) {
                (Some(a), Some(b)) if a.to_bits() != b.to_bits() => {
                    differ(field, b.to_string(), a.to_string());
                    *own = None;
                }
                (None, Some(_)) => *own = other,
                _ => {}
            }
        }
        if self.area_class != part.area_class {
            let text = |class: &Option<String>| class.clone().unwrap_or_default();
            differ("area_class", text(&part.area_class), text(&self.area_class));
            self.area_class = None;
        }
        for (field, own, other) in [
            ("dbkk", &mut self.dbkk, part.dbkk),
            ("has_power", &mut self.has_power, part.has_power),
        ] {
            if *own != other {
                differ(field, other.word().to_owned(), own.word().to_owned());
                *own = Mark::Empty;
            }
        }
    }
}

/// The land of a village that several rows have parts of; ground that two of them have counts once.
fn united(parts: Vec<Shape>, (way, study): (&Way, &StudyArea)) -> Option<Shape> {
    let mut planar = MultiPolygon::new(Vec::new());
    let mut geographic = planar.clone();
    for part in parts {
        planar.0.extend(part.planar.0);
        geographic.0.extend(part.geographic.0);
    }
    if validity::fault(&planar).is_some() {
        planar = validity::repair(&planar).ok()?;
        area::orient(&mut planar);
        let mut one = [planar.clone()];
        way.to_wgs84.apply_areas(&mut one);
        [geographic] = one;
        study.continuous_area(&mut geographic);
    }
    let mut whole = shape(Ready { planar, original: None }, geographic)?;
    let mut centre = [whole.centre];
    way.to_wgs84.apply(&mut centre);
    whole.centre_geographic = Some(centre[0]).filter(|c| c.x.is_finite() && c.y.is_finite());
    Some(whole)
}

fn bounds(villages: &[Village]) -> Option<(Coord<f64>, Coord<f64>)> {
    villages
        .iter()
        .filter_map(|v| v.shape.as_ref()?.planar.bounding_rect())
        .map(|r| (r.min(), r.max()))
        .reduce(|(a, b), (c, d)| {
            (Coord { x: a.x.min(c.x), y: a.y.min(c.y) }, Coord { x: b.x.max(d.x), y: b.y.max(d.y) })
        })
}
