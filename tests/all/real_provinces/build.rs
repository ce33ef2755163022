//! Builds a project of a real province: its communes of 2025 and villages made from real hamlet points.
//!
//! In: the shared data (`communes/`, MIT, thanglequoc/vietnamese-provinces-database; `hamlets/`, US National
//! Archives, Hamlet Evaluation System 1967–74). Out: a GeoPackage of villages in the province's
//! VN-2000 / TM-3, cells and splitters (invented, deterministic) as CSV, a project file. A village is
//! the part of its commune that is nearest to its hamlet point; a commune without points is one village.

use super::voronoi;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use gdal::vector::{
    Defn, Feature, Geometry, LayerAccess as _, LayerOptions, OGRFieldType, OGRwkbGeometryType,
    ToGdal as _,
};
use gdal::{Dataset, DriverManager};
use geo::{Area as _, Coord, MultiPolygon};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A province that can be built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Province {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    /// Its VN-2000 / TM-3 zone.
    pub(crate) epsg: u32,
    communes: &'static str,
}

pub(crate) const HUE: Province =
    Province { code: "46", name: "Huế", epsg: 9214, communes: "communes_46_hue.gpkg" };
pub(crate) const DAK_LAK: Province =
    Province { code: "66", name: "Đắk Lắk", epsg: 9218, communes: "communes_66_dak_lak.gpkg" };

/// What was built.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) project: PathBuf,
    pub(crate) villages: Vec<Village>,
    /// Area of each commune by code, m², planar.
    pub(crate) communes: BTreeMap<String, f64>,
    /// Hamlet points that were used, after those at one place were made one.
    pub(crate) points: usize,
    /// Points whose part of their commune is empty: they lie outside it.
    pub(crate) outside: usize,
    pub(crate) cells: usize,
    pub(crate) splitters: usize,
}

#[derive(Debug)]
pub(crate) struct Village {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) commune_code: String,
    pub(crate) commune: String,
    /// WGS 84, degrees: the hamlet point, where there is one.
    pub(crate) point: Option<Coord<f64>>,
    pub(crate) shape: MultiPolygon<f64>,
}

/// The shared data's folder, or `None` where it is absent.
pub(crate) fn shared_data() -> Option<PathBuf> {
    let hamlets = crate::missing::shared("hamlets/hamlets_hue_daklak.gpkg")?;
    Some(hamlets.ancestors().nth(2).unwrap().to_owned())
}

/// Writes the province's project into `dir`.
///
/// # Errors
/// When the shared data cannot be read or `dir` cannot be written.
pub(crate) fn build(data: &Path, dir: &Path, province: Province) -> Result<Built> {
    let planar = traditional(province.epsg)?;
    let to_planar = CoordTransform::new(&traditional(4326)?, &planar)?;
    let (hamlets, points) = hamlets(data, province, &to_planar)?;
    let dataset = Dataset::open(data.join("communes").join(province.communes))?;
    let mut villages = Vec::new();
    let mut communes = BTreeMap::new();
    let mut outside = 0;
    for feature in dataset.layer(0)?.features() {
        let text = |name: &str| -> Result<String> {
            Ok(feature.field_as_string(feature.field_index(name)?)?.unwrap_or_default())
        };
        let (code, name) = (text("code")?, text("fullName")?);
        let land = feature.geometry().ok_or("a commune without geometry")?.transform(&to_planar)?;
        let land = polygons(&land)?;
        communes.insert(code.clone(), land.unsigned_area());
        let mine = hamlets.get(&code).map_or(&[][..], Vec::as_slice);
        let shapes = match mine {
            [] | [_] => vec![land],
            _ => voronoi::parts(&land, &mine.iter().map(|h| h.at).collect::<Vec<_>>())?,
        };
        for (i, shape) in shapes.into_iter().enumerate() {
            if shape.0.is_empty() {
                outside += 1;
                continue;
            }
            let hamlet = mine.get(i);
            villages.push(Village {
                id: format!("{code}-{:03}", i + 1),
                name: hamlet.map_or_else(|| name.clone(), |h| h.name.clone()),
                commune_code: code.clone(),
                commune: name.clone(),
                point: hamlet.map(|h| h.geographic),
                shape,
            });
        }
    }
    write_villages(&dir.join("villages.gpkg"), province, &planar, &villages)?;
    let (cells, splitters) = write_network(dir, &villages)?;
    let project = dir.join("phusong.toml");
    std::fs::write(&project, project_text(province))?;
    Ok(Built { project, villages, communes, points, outside, cells, splitters })
}

fn traditional(epsg: u32) -> Result<SpatialRef> {
    let mut srs = SpatialRef::from_epsg(epsg)?;
    srs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(srs)
}

struct Hamlet {
    name: String,
    at: Coord<f64>,
    geographic: Coord<f64>,
}

/// The province's hamlets by commune, those at one place once, and how many there are.
fn hamlets(
    data: &Path,
    province: Province,
    to_planar: &CoordTransform,
) -> Result<(BTreeMap<String, Vec<Hamlet>>, usize)> {
    let dataset = Dataset::open(data.join("hamlets/hamlets_hue_daklak.gpkg"))?;
    let mut by_commune: BTreeMap<String, Vec<Hamlet>> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for feature in dataset.layer(0)?.features() {
        let text = |name: &str| -> Result<String> {
            Ok(feature.field_as_string(feature.field_index(name)?)?.unwrap_or_default())
        };
        let (lon, lat, _) = feature.geometry().ok_or("a hamlet without a point")?.get_point(0);
        let here = text("prov")?.starts_with(province.code);
        if !here || !seen.insert((lon.to_bits(), lat.to_bits())) {
            continue;
        }
        let (mut x, mut y) = ([lon], [lat]);
        to_planar.transform_coords(&mut x, &mut y, &mut [])?;
        by_commune.entry(text("code")?).or_default().push(Hamlet {
            name: text("name")?,
            at: Coord { x: x[0], y: y[0] },
            geographic: Coord { x: lon, y: lat },
        });
    }
    Ok((by_commune, seen.len()))
}

/// The polygons of a geometry; points and lines on its border are left out.
pub(crate) fn polygons(geometry: &Geometry) -> Result<MultiPolygon<f64>> {
    Ok(match geometry.to_geo()? {
        geo::Geometry::Polygon(p) => MultiPolygon::new(vec![p]),
        geo::Geometry::MultiPolygon(m) => m,
        geo::Geometry::GeometryCollection(all) => all
            .into_iter()
            .flat_map(|g| match g {
                geo::Geometry::Polygon(p) => vec![p],
                geo::Geometry::MultiPolygon(m) => m.0,
                _ => Vec::new(),
            })
            .collect(),
        _ => MultiPolygon::new(Vec::new()),
    })
}

fn write_villages(
    path: &Path,
    province: Province,
    srs: &SpatialRef,
    villages: &[Village],
) -> Result<()> {
    let mut dataset = DriverManager::get_driver_by_name("GPKG")?.create_vector_only(path)?;
    let mut transaction = dataset.start_transaction()?;
    {
        let layer = transaction.create_layer(LayerOptions {
            name: "villages",
            srs: Some(srs),
            ty: OGRwkbGeometryType::wkbMultiPolygon,
            options: None,
        })?;
        let names = ["id", "name", "commune_code", "commune", "province_code", "province"];
        layer.create_defn_fields(&names.map(|n| (n, OGRFieldType::OFTString)))?;
        let defn = Defn::from_layer(&layer);
        for v in villages {
            let mut feature = Feature::new(&defn)?;
            let values =
                [&v.id, &v.name, &v.commune_code, &v.commune, province.code, province.name];
            for (i, value) in values.into_iter().enumerate() {
                feature.set_field_string(i, value)?;
            }
            feature.set_geometry(v.shape.to_gdal()?)?;
            feature.create(&layer)?;
        }
    }
    transaction.commit()?;
    dataset.close()?;
    Ok(())
}

/// Invented cells and splitters at the hamlets: every second has a site, four in five have fibre.
fn write_network(dir: &Path, villages: &[Village]) -> Result<(usize, usize)> {
    const OPERATORS: [&str; 3] = ["Viettel", "VNPT", "MobiFone"];
    let mut cells =
        "site_id,cell_id,operator,technology,lon,lat,azimuth_deg,beamwidth_deg,radius_m\n"
            .to_owned();
    let mut splitters = "id,operator,lon,lat,radius_m\n".to_owned();
    let (mut cell_count, mut splitter_count) = (0, 0);
    let with_point = villages.iter().filter_map(|v| v.point);
    for (i, Coord { x: lon, y: lat }) in with_point.enumerate() {
        let operator = OPERATORS[i % 3];
        if i % 2 == 0 {
            let radius = 1_500 + 250 * (i % 9);
            for sector in 0..if i % 3 == 0 { 3 } else { 1 } {
                let direction =
                    if i % 3 == 0 { format!("{},120", 120 * sector + i % 120) } else { ",".into() };
                writeln!(
                    cells,
                    "S{i},S{i}-4G{sector},{operator},4G,{lon},{lat},{direction},{radius}"
                )?;
                cell_count += 1;
            }
        }
        if i % 12 == 0 {
            writeln!(cells, "S{i},S{i}-5G,{operator},5G,{lon},{lat},,,900")?;
            cell_count += 1;
        }
        if i % 5 != 0 {
            for k in 0..6_u8 {
                // About 350 m apart around the hamlet.
                let (dx, dy) = (f64::from(k % 3) - 1.0, f64::from(k / 3) - 0.5);
                let (lon, lat) = (lon + 0.0033 * dx, lat + 0.0033 * dy);
                writeln!(splitters, "T{i}-{k},{operator},{lon},{lat},400")?;
                splitter_count += 1;
            }
        }
    }
    std::fs::write(dir.join("cells.csv"), cells)?;
    std::fs::write(dir.join("splitters.csv"), splitters)?;
    Ok((cell_count, splitter_count))
}

fn project_text(province: Province) -> String {
    format!(
        r#"[project]
title = "{} (ranh giới xã thật, thôn và mạng lưới dựng thử)"
province = "{}"
as_of = "2025-12-31"
synthetic = true

[villages]
path = "villages.gpkg"

[[cells]]
path = "cells.csv"
crs = "EPSG:4326"

[[fibre]]
path = "splitters.csv"
crs = "EPSG:4326"
radius_m = 300
"#,
        province.name, province.code
    )
}
