//! The project file and the README, filled with what the province holds. The words are in `lang`.

use super::field::report_id;
use super::tables::cell_id;
use super::{CELLS, POINTS, REPORTS, TESTS, VILLAGES};
use crate::demo::province::{Crs, Province};
use crate::demo::{FibreOperator, Options};
use crate::lang;

/// How a demo's project file begins; tells an earlier demo from somebody's own project.
pub(super) const MARK: &str = "# phusong demo: dữ liệu mô phỏng (synthetic data)";

/// A kind of mistake planted in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    SelfIntersecting,
    DuplicateId,
    NoGeometry,
    BlankName,
    FormulaName,
    Swapped,
    Kilometres,
    UnknownTechnology,
    DecimalComma,
    AtZero,
    Planned,
    NegativeSpeed,
    Kilobits,
    UnknownVillage,
}

/// One mistake, where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    pub(crate) kind: FaultKind,
    pub(crate) file: &'static str,
    /// Feature from 1, or line of the file with the header as 1.
    pub(crate) row: usize,
    /// The identifier the row bears in the file.
    pub(crate) id: String,
}

/// What the texts tell.
pub(crate) struct Facts {
    pub(crate) mark: &'static str,
    pub(crate) title: String,
    pub(crate) crs: Crs,
    pub(crate) options: Options,
    pub(crate) communes: usize,
    pub(crate) cells: usize,
    pub(crate) splitters_vnpt: usize,
    pub(crate) routes: usize,
    pub(crate) published: usize,
    pub(crate) area_km2: f64,
    pub(crate) hamlets: usize,
    /// Cells of a degree of the population raster.
    pub(crate) raster_cells: f64,
    pub(crate) places: usize,
    pub(crate) parks: usize,
    pub(crate) tests: usize,
    pub(crate) reports: usize,
    pub(crate) poles: usize,
    pub(crate) ducts: usize,
    pub(crate) planted: Vec<Planted>,
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

/// The project file; its comments are Vietnamese, its keys English.
pub(super) fn project(facts: &Facts) -> String {
    lang::vi::demo::project(facts)
}

/// The README in both languages, Vietnamese first.
pub(super) fn readme(facts: &Facts) -> String {
    format!("{}\n---\n\n{}", lang::vi::demo::readme(facts), lang::en::demo::readme(facts))
}
