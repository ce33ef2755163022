//! The demo as files: a project that `phusong run` takes.
//!
//! In: a province and a folder. Out: the files of [`FILES`], all or none: they are made in a
//! folder beside and moved as a whole. Text files are the same bytes for the same seed everywhere.

mod error;
mod field;
mod folder;
mod geojson;
mod layers;
mod raster;
mod slips;
mod tables;
mod texts;

pub use error::Error;
pub use texts::{Facts, FaultKind, Planted, Texts};

use super::projection::Projection;
use super::province::Province;
use std::path::{Path, PathBuf};

/// The project file.
const PROJECT: &str = "phusong.toml";
const README: &str = "README.md";
const VILLAGES: &str = "villages.gpkg";
const CELLS: &str = "cells.csv";
/// Splitters of Viettel and FPT: longitude and latitude, commas.
const SPLITTERS: &str = "splitters.csv";
/// Splitters of VNPT: VN-2000, semicolons and decimal commas.
const SPLITTERS_VNPT: &str = "splitters-vnpt.csv";
const ROUTES: &str = "fibre-routes.geojson";
const PUBLISHED: &str = "coverage-5g-viettel.gpkg";

/// Built-up ground: where people live.
const SETTLEMENTS: &str = "settlements.gpkg";
const POPULATION: &str = "population.tif";
/// Culture houses and residential clusters.
const POINTS: &str = "village-points.csv";
const PLACES: &str = "places.csv";
const PARKS: &str = "industrial-parks.geojson";
const TESTS: &str = "speed-tests.csv";
const REPORTS: &str = "field-reports.csv";
const POLES: &str = "poles.csv";
const DUCTS: &str = "ducts.geojson";
const ROADS: &str = "roads.geojson";
const RIVERS: &str = "rivers.geojson";
/// The sea and lakes.
const WATER: &str = "water.geojson";
const NEIGHBOURS: &str = "neighbours.geojson";
const TERRAIN: &str = "terrain.tif";
/// What the province promised; the same for every demo.
const PLAN: (&str, &str) = ("plan.toml", include_str!("plan.toml"));

/// Every file of a demo, by name.
pub const FILES: [&str; 23] = [
    PROJECT,
    README,
    VILLAGES,
    CELLS,
    SPLITTERS,
    SPLITTERS_VNPT,
    ROUTES,
    PUBLISHED,
    SETTLEMENTS,
    POPULATION,
    POINTS,
    PLACES,
    PARKS,
    TESTS,
    REPORTS,
    POLES,
    DUCTS,
    ROADS,
    RIVERS,
    WATER,
    NEIGHBOURS,
    TERRAIN,
    PLAN.0,
];

/// What every row says of its source.
const SOURCE: &str = "Dữ liệu mô phỏng";

/// Writes the demo into `dir`, which is new, empty, or an earlier demo (then it is replaced).
///
/// `words` tells what the facts are in the languages of who reads it. The paths written are returned, the project
/// file first.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub fn write(
    province: &Province,
    dir: &Path,
    words: impl FnOnce(&Facts) -> Texts,
) -> Result<Vec<PathBuf>, Error> {
    folder::refuse_foreign(dir)?;
    let projection = Projection::new(province.crs).map_err(Error::Projection)?;
    folder::replace(dir, |temp| {
        layers::villages(province, &temp.join(VILLAGES))?;
        layers::published(province, &temp.join(PUBLISHED))?;
        tables::cells(province, &projection, &temp.join(CELLS))?;
        tables::splitters(province, &projection, &temp.join(SPLITTERS))?;
        tables::splitters_vnpt(province, &temp.join(SPLITTERS_VNPT))?;
        geojson::routes(province, &projection, &temp.join(ROUTES))?;
        layers::settlements(province, &temp.join(SETTLEMENTS))?;
        raster::population(province, &projection, &temp.join(POPULATION))?;
        field::points(province, &projection, &temp.join(POINTS))?;
        field::places(province, &projection, &temp.join(PLACES))?;
        geojson::parks(province, &projection, &temp.join(PARKS))?;
        field::tests(province, &projection, &temp.join(TESTS))?;
        field::reports(province, &temp.join(REPORTS))?;
        field::poles(province, &projection, &temp.join(POLES))?;
        geojson::ducts(province, &projection, &temp.join(DUCTS))?;
        let around = &province.around;
        geojson::ways(&around.roads, &projection, &temp.join(ROADS))?;
        geojson::ways(&around.rivers, &projection, &temp.join(RIVERS))?;
        geojson::areas(&around.water, &projection, &temp.join(WATER))?;
        geojson::areas(&around.neighbours, &projection, &temp.join(NEIGHBOURS))?;
        raster::terrain(province, &temp.join(TERRAIN))?;
        folder::save(&temp.join(PLAN.0), PLAN.1)?;
        let Texts { project, readme } = words(&texts::facts(province));
        folder::save(&temp.join(README), &readme)?;
        folder::save(&temp.join(PROJECT), &project)
    })?;
    Ok(FILES.iter().map(|f| dir.join(f)).collect())
}
