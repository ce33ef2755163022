//! Real data, where it is at hand: communes of three provinces, two invalid communes, Ibiza.

use crate::missing::shared;
use crate::support::{Job, codes};
use geo::Area;
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source::{self, Inputs};

fn read(job: &Job, toml: &str) -> Inputs {
    job.write("project.toml", toml);
    let project = Project::read(&job.path("project.toml")).unwrap();
    source::read(&project, &Silent).unwrap_or_else(|e| panic!("{e}"))
}

/// GEOS's word on an area, which is also the quicker one.
fn geos_is_valid(area: &geo::MultiPolygon<f64>) -> bool {
    let ring = |r: &geo::LineString<f64>| {
        let points: Vec<String> = r.0.iter().map(|c| format!("{} {}", c.x, c.y)).collect();
        format!("({})", points.join(","))
    };
    let part = |p: &geo::Polygon<f64>| {
        let rings: Vec<String> =
            std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        format!("({})", rings.join(","))
    };
    let parts: Vec<String> = area.iter().map(part).collect();
    let wkt = format!("MULTIPOLYGON({})", parts.join(","));
    gdal::vector::Geometry::from_wkt(&wkt).unwrap().is_valid()
}

fn area_km2(inputs: &Inputs) -> f64 {
    inputs.villages.iter().filter_map(|v| v.shape.as_ref()).map(|s| s.area_m2).sum::<f64>() / 1e6
}

#[test]
fn communes_have_the_published_areas() {
    // Areas in UTM 48N by the source; the central scale of TM-3 is 0.9999 and of UTM 0.9996, and the
    // provinces lie 1 to 4 degrees from 105°: UTM's area scale there is 0.9992 to 1.0024.
    let job = Job::new();
    job.write("c.csv", "site_id,operator,technology,lon,lat\nS,A,4G,0,0\n");
    for (code, name, rows, km2) in [
        ("42", "communes/communes_42_ha_tinh.gpkg", 69, 5964.79),
        ("46", "communes/communes_46_hue.gpkg", 40, 4951.28),
        ("66", "communes/communes_66_dak_lak.gpkg", 102, 18150.05),
    ] {
        let Some(path) = shared(name) else { return };
        let inputs = read(
            &job,
            &format!(
                "[project]\nprovince = \"{code}\"\n[villages]\npath = {path:?}\n\
             columns = {{ id = \"code\", name = \"fullName\", commune_code = \"code\", commune = \"fullName\" }}\n\
             [[cells]]\npath = \"c.csv\"\n"
            ),
        );
        assert_eq!(inputs.villages.len(), rows);
        assert_eq!(inputs.units.communes.len(), rows);
        let got = area_km2(&inputs);
        assert!((got / km2 - 1.0).abs() < 0.004, "{name}: {got} km², published {km2}");
        let repaired = codes(&inputs.findings).iter().filter(|c| c.contains("geometry")).count();
        assert_eq!(repaired, 0, "all are valid: {:?}", codes(&inputs.findings));
    }
}

#[test]
fn invalid_communes_are_repaired_without_losing_ground() {
    for name in ["messy/43_ea_phe_xa.geojson", "messy/95_vu_bon_xa.geojson"] {
        let Some(path) = shared(name) else { return };
        let job = Job::new();
        job.write("c.csv", "site_id,operator,technology,lon,lat\nS,A,4G,108.35,12.7\n");
        let inputs = read(
            &job,
            &format!(
                "[project]\nprovince = \"66\"\n[villages]\npath = {path:?}\ncolumns = {{ id = \"ma1\" }}\n\
             [[cells]]\npath = \"c.csv\"\n"
            ),
        );
        let repaired = inputs.findings.iter().find_map(|f| match f.kind {
            phusong::finding::FindingKind::GeometryRepaired { before_m2, after_m2, .. } => {
                Some((before_m2, after_m2))
            }
            _ => None,
        });
        let (before, after) = repaired.unwrap();
        assert!((after / before - 1.0).abs() < 1e-6, "{before} {after}");
        assert!(geos_is_valid(&inputs.villages[0].shape.as_ref().unwrap().planar));
    }
}

#[test]
fn ibiza_is_read_whole() {
    let (Some(area), Some(cells), Some(coverage)) = (
        shared("ibiza/area.gpkg"),
        shared("ibiza/cell-sites.csv"),
        shared("ibiza/mobile-coverage.gpkg"),
    ) else {
        return;
    };
    let job = Job::new();
    let inputs = read(
        &job,
        &format!(
            "[project]\ncrs = \"EPSG:25831\"\n[villages]\npath = {area:?}\ncolumns = {{ id = \"ID_2\", name = \"NAME_2\" }}\n\
         [[cells]]\npath = {cells:?}\noperator = \"A\"\ncolumns = {{ site_id = \"ict_id\" }}\n\
         [[coverage]]\npath = {coverage:?}\noperator = \"A\"\ntechnology = \"4G\"\n"
        ),
    );
    assert_eq!(inputs.network.cells.len(), 100);
    assert_eq!(inputs.network.published.len(), 770);
    let sum: f64 = inputs.network.published.iter().map(|p| p.shape.unsigned_area()).sum();
    // The source states 193.6 km² for the sum of the parts.
    assert!((sum / 1e6 - 193.6).abs() < 0.2, "{} km²", sum / 1e6);
}
