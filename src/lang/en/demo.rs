//! The demo province: README, errors.

use crate::demo::{Error, Facts, FaultKind, Planted};
use crate::lang::{Lang, Numbers};
use phusong_lang::io_reason;

const N: Numbers = Numbers(Lang::EN);

/// The README.
pub(crate) fn readme(facts: &Facts) -> String {
    let Facts { crs, options, .. } = facts;
    let count = |n: usize| N.count(n);
    let lines: String = facts.planted.iter().map(line).collect();
    format!(
        "# Demo province (synthetic data)\n\n\
         **Synthetic.** Everything in this folder was made by `phusong demo`: borders, names, people, \
         base stations and fibre are invented and describe no real province. Operators' names are \
         there so that tables look as they do in practice; these networks are not theirs.\n\n\
         - {villages} villages of {communes} communes, {area} km²; CRS {crs_name} (EPSG:{epsg})\n\
         - {sites} base stations, {cells} cells of four operators (`cells.csv`)\n\
         - {splitters} fibre splitters: {others} of Viettel and FPT (`splitters.csv`, WGS 84), {vnpt} of \
         VNPT (`splitters-vnpt.csv`, VN-2000, decimal commas)\n\
         - {routes} fibre routes (`fibre-routes.geojson`), {published} areas of 5G as published by \
         Viettel (`coverage-5g-viettel.gpkg`)\n\
         - {hamlets} hamlets: built-up ground (`settlements.gpkg`), culture houses and clusters as \
         points (`village-points.csv`), a population raster of {arc}″ (`population.tif`)\n\
         - {places} offices, health stations and schools (`places.csv`), {parks} industrial parks \
         (`industrial-parks.geojson`)\n\
         - {poles} cable poles (`poles.csv`) and {ducts} ducts (`ducts.geojson`) with the operators \
         on them\n\
         - {tests} speed tests (`speed-tests.csv`), {reports} field reports (`field-reports.csv`)\n\
         - what maps show around: roads (`roads.geojson`), rivers (`rivers.geojson`), sea and lakes \
         (`water.geojson`), neighbouring provinces (`neighbours.geojson`), heights (`terrain.tif`)\n\
         - the province's plan, 14 targets (`plan.toml`)\n\n\
         Of a few villages the people, the class or the power are not on record, the settlements are \
         not drawn, the points not listed, or the raster shows nobody: that is no data, not 0.\n\n\
         Make it again: `phusong demo DIR --villages {v} --sites {s} --splitters {sp} --seed {seed}`\n\n\
         ## Planted mistakes\n\n\
         Real data has mistakes, so this has some. `phusong check phusong.toml` lists those that \
         change or drop data; blanks too many and decimal commas are read rightly without a word, and \
         a name like a formula is only made harmless in the CSV tables. Rows of a GeoPackage are \
         features counted from 1; rows of a CSV count the header.\n\n\
         | file | row | id | mistake |\n|---|---|---|---|\n{lines}",
        villages = count(options.villages),
        communes = count(facts.communes),
        area = N.decimal(facts.area_km2, 0),
        crs_name = crs.name,
        epsg = crs.epsg,
        sites = count(options.sites),
        cells = count(facts.cells),
        splitters = count(options.splitters),
        others = count(options.splitters - facts.splitters_vnpt),
        vnpt = count(facts.splitters_vnpt),
        routes = count(facts.routes),
        published = count(facts.published),
        hamlets = count(facts.hamlets),
        arc = N.decimal(3_600.0 / facts.raster_cells, 0),
        places = count(facts.places),
        parks = count(facts.parks),
        poles = count(facts.poles),
        ducts = count(facts.ducts),
        tests = count(facts.tests),
        reports = count(facts.reports),
        v = options.villages,
        s = options.sites,
        sp = options.splitters,
        seed = options.seed,
    )
}

fn line(fault: &Planted) -> String {
    let what = match fault.kind {
        FaultKind::SelfIntersecting => "the outline crosses itself",
        FaultKind::DuplicateId => "bears the identifier of the village before it",
        FaultKind::NoGeometry => "a new village without a polygon yet",
        FaultKind::BlankName => "blanks too many in the name",
        FaultKind::FormulaName => {
            "the name begins with =, a spreadsheet would take it for a formula"
        }
        FaultKind::Swapped => "longitude and latitude swapped",
        FaultKind::Kilometres => "radius in kilometres, not metres",
        FaultKind::UnknownTechnology => "a technology that does not exist (6G)",
        FaultKind::DecimalComma => "coordinates with decimal commas",
        FaultKind::AtZero => "coordinates (0, 0)",
        FaultKind::Planned => "a cell that is only planned",
        FaultKind::NegativeSpeed => "a negative speed",
        FaultKind::Kilobits => "a speed in kbit/s, not Mb/s",
        FaultKind::UnknownVillage => "a village that is not on the list",
    };
    format!("| `{}` | {} | {} | {what} |\n", fault.file, fault.row, fault.id)
}

/// An error and what to do.
pub(crate) fn error(error: &Error) -> String {
    match error {
        Error::Foreign { dir, foreign } => format!(
            "error: {} holds {foreign}, which is not part of a demo; nothing was written\n\
             hint: choose a new or empty folder",
            dir.display()
        ),
        Error::NotAFolder { path } => format!(
            "error: {} is a file, not a folder\nhint: choose another name for the folder",
            path.display()
        ),
        Error::Io { path, source } => format!(
            "error: cannot write {}: {}\nhint: check permissions and free space",
            path.display(),
            io_reason(Lang::EN, source)
        ),
        Error::Table { path, source } => format!(
            "error: cannot write the table {}: {source}\nhint: check permissions and free space",
            path.display()
        ),
        Error::Layer { path, source } => format!(
            "error: GDAL cannot write {}: {source}\n\
             hint: check free space and that GDAL has its GPKG driver",
            path.display()
        ),
        Error::Projection(source) => format!(
            "error: cannot transform coordinates: {source}\n\
             hint: this is a fault of the program; please report it with the options used"
        ),
    }
}
