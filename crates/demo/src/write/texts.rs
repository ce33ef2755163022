//! What the project file and the README tell of the province. Their words are those of who writes it.

use super::field::report_id;
use super::tables::cell_id;
use super::{CELLS, POINTS, REPORTS, TESTS, VILLAGES};
use crate::province::{Crs, Province};
use crate::{FibreOperator, Options};

/// How a demo's project file begins; tells an earlier demo from somebody's own project.
pub(super) const MARK: &str = "# phusong demo: dữ liệu mô phỏng (synthetic data)";

/// The words of a demo's files.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The project file: begins with [`Facts::mark`].
    pub project: String,
    /// The README.
    pub readme: String,
}

/// A kind of mistake planted in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A border that crosses itself.
    SelfIntersecting,
    /// The identifier of the village before.
    DuplicateId,
    /// A village without a border.
    NoGeometry,
    /// Blanks too many around a name.
    BlankName,
    /// A name that a spreadsheet takes for a formula.
    FormulaName,
    /// Longitude and latitude exchanged.
    Swapped,
    /// A radius in kilometres where metres are meant.
    Kilometres,
    /// A technology that does not exist.
    UnknownTechnology,
    /// Coordinates with decimal commas.
    DecimalComma,
    /// Coordinates (0, 0).
    AtZero,
    /// A cell that is only planned.
    Planned,
    /// A speed below zero.
    NegativeSpeed,
    /// A speed in kbit/s where Mb/s are meant.
    Kilobits,
    /// A village that is not on the list.
    UnknownVillage,
}

/// One mistake, where it stands.
#[derive(Clone, Debug)]
pub struct Planted {
    /// What is wrong.
    pub kind: FaultKind,
    /// The file it stands in.
    pub file: &'static str,
    /// Feature from 1, or line of the file with the header as 1.
    pub row: usize,
    /// The identifier the row bears in the file.
    pub id: String,
}

/// What the texts tell.
pub struct Facts {
    /// How the project file begins: tells an earlier demo from somebody's own project.
    pub mark: &'static str,
    /// The project's title.
    pub title: String,
    /// The working CRS.
    pub crs: Crs,
    /// What was asked for.
    pub options: Options,
    /// Communes.
    pub communes: usize,
    /// Cells.
    pub cells: usize,
    /// Splitters of VNPT, which have a file of their own.
    pub splitters_vnpt: usize,
    /// Fibre routes.
    pub routes: usize,
    /// Published 5G areas.
    pub published: usize,
    /// Area of all villages, km².
    pub area_km2: f64,
    /// Hamlets.
    pub hamlets: usize,
    /// Cells of a degree of the population raster.
    pub raster_cells: f64,
    /// Public places.
    pub places: usize,
    /// Industrial parks.
    pub parks: usize,
    /// Speed tests.
    pub tests: usize,
    /// Field reports.
    pub reports: usize,
    /// Poles.
    pub poles: usize,
    /// Ducts.
    pub ducts: usize,
    /// The planted mistakes.
    pub planted: Vec<Planted>,
}

pub(super) fn facts(province: &Province) -> Facts {
    Facts {
        mark: MARK,
        title: province.title.clone(),
        crs: province.crs,
        options: province.options,
        communes: province.land.communes.len(),
        cells: province.cells.len(),
        splitters_vnpt: province
            .splitters
            .iter()
            .filter(|s| s.operator == FibreOperator::Vnpt)
            .count(),
        routes: province.routes.len(),
        published: province.published.len(),
        area_km2: province.land.villages.iter().map(|v| v.area_m2() / 1e6).sum(),
        hamlets: province.hamlets.list.len(),
        raster_cells: super::raster::cells_per_degree(province),
        places: province.field.places.len(),
        parks: province.field.parks.len(),
        tests: province.field.tests.len(),
        reports: province.field.reports.len(),
        poles: province.field.poles.len(),
        ducts: province.field.ducts.len(),
        planted: planted(province),
    }
}

fn planted(province: &Province) -> Vec<Planted> {
    let f = &province.faults;
    let villages = [
        (FaultKind::SelfIntersecting, f.self_intersecting),
        (FaultKind::DuplicateId, f.duplicate_id),
        (FaultKind::BlankName, f.blank_name),
        (FaultKind::FormulaName, f.formula_name),
        (FaultKind::NoGeometry, f.no_geometry),
    ];
    let cells = [
        (FaultKind::Swapped, f.swapped),
        (FaultKind::Kilometres, f.kilometres),
        (FaultKind::UnknownTechnology, f.unknown_technology),
        (FaultKind::DecimalComma, f.decimal_comma),
        (FaultKind::AtZero, f.at_zero),
        (FaultKind::Planned, f.planned),
    ];
    let in_villages = villages.into_iter().filter_map(|(kind, at)| {
        let at = at? as usize;
        let bearer = if kind == FaultKind::DuplicateId { at - 1 } else { at };
        let id = province.land.villages[bearer].id.clone();
        Some(Planted { kind, file: VILLAGES, row: at + 1, id })
    });
    let in_cells = cells.into_iter().filter_map(|(kind, at)| {
        let at = at? as usize;
        let id = cell_id(province, &province.cells[at]);
        Some(Planted { kind, file: CELLS, row: at + 2, id })
    });
    in_villages.chain(in_cells).chain(in_field(province)).collect()
}

/// The mistakes among tests, reports and village points.
fn in_field(province: &Province) -> impl Iterator<Item = Planted> {
    let f = &province.faults;
    let not_listed = &province.unrecorded.points;
    // A culture house and the hamlets of each listed village, up to the last cluster of this one.
    let rows = |v: u32| {
        let listed = (0..=v).filter(|v| not_listed.binary_search(v).is_err());
        1 + listed.map(|v| 1 + province.hamlets.of(v as usize).len()).sum::<usize>()
    };
    let test = |kind, at: Option<u32>| {
        Some(Planted { kind, file: TESTS, row: at? as usize + 2, id: String::new() })
    };
    let report = f.unknown_village.map(|at| Planted {
        kind: FaultKind::UnknownVillage,
        file: REPORTS,
        row: at as usize + 2,
        id: report_id(at as usize),
    });
    let cluster = f.cluster_at_zero.map(|v| Planted {
        kind: FaultKind::AtZero,
        file: POINTS,
        row: rows(v),
        id: province.land.villages[v as usize].id.clone(),
    });
    let slow = test(FaultKind::NegativeSpeed, f.negative_speed);
    let fast = test(FaultKind::Kilobits, f.kilobits);
    cluster.into_iter().chain(slow).chain(fast).chain(report)
}
