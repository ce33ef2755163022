//! The layers in `GeoPackage`s: villages, settlements, published 5G.

use super::slips::crossed;
use super::{Error, SOURCE};
use crate::province::{Crs, Province};
use gdal::errors::GdalError;
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Defn, Feature, LayerAccess as _, LayerOptions, OGRFieldType, OGRwkbGeometryType, ToGdal as _,
};
use gdal::{DriverManager, Metadata as _};
use geo::MultiPolygon;
use std::path::Path;

/// One value of a feature.
enum Value<'a> {
    Text(&'a str),
    Whole(i32),
    /// Not on record: NULL, not 0.
    Unknown,
}

/// What a layer is called and says of itself.
struct Layer<'a> {
    name: &'a str,
    title: &'a str,
    description: &'a str,
    fields: &'a [(&'a str, OGRFieldType::Type)],
}

const TEXT: OGRFieldType::Type = OGRFieldType::OFTString;
const WHOLE: OGRFieldType::Type = OGRFieldType::OFTInteger;

/// Writes the villages with their planted faults.
pub(super) fn villages(province: &Province, path: &Path) -> Result<(), Error> {
    let layer = Layer {
        name: "villages",
        title: "Thôn, bản của tỉnh Mẫu (dữ liệu mô phỏng)",
        description: "Synthetic: invented by `phusong demo`. Dữ liệu mô phỏng, không phải số liệu thật.",
        fields: &[
            ("id", TEXT),
            ("name", TEXT),
            ("commune_code", TEXT),
            ("commune", TEXT),
            ("district", TEXT),
            ("province_code", TEXT),
            ("province", TEXT),
            ("population", WHOLE),
            ("households", WHOLE),
            ("area_class", TEXT),
            ("dbkk", WHOLE),
            ("has_power", WHOLE),
            ("nguon", TEXT),
        ],
    };
    let faults = &province.faults;
    let rows = province.land.villages.iter().enumerate().map(|(i, v)| {
        let is = |fault: Option<u32>| fault == Some(i as u32);
        let c = &province.land.communes[v.commune as usize];
        let id = if is(faults.duplicate_id) { &province.land.villages[i - 1].id } else { &v.id };
        let name = if is(faults.blank_name) {
            format!("  {} ", v.name.replace(' ', "   "))
        } else if is(faults.formula_name) {
            format!("=cmd {}", v.name)
        } else {
            v.name.clone()
        };
        let shape = if is(faults.self_intersecting) { crossed(&v.shape) } else { v.shape.clone() };
        Row { index: i as u32, id, name, commune: c, village: v, shape }
    });
    create(path, province.crs, &layer, rows, |row, add| {
        let (v, c) = (row.village, row.commune);
        let whole = |n: u32| Value::Whole(i32::try_from(n).unwrap_or(i32::MAX));
        let known = |unknown: &[u32], value| {
            if unknown.binary_search(&row.index).is_ok() { Value::Unknown } else { value }
        };
        let not = &province.unrecorded;
        let values = [
            Value::Text(row.id),
            Value::Text(&row.name),
            Value::Text(&c.code),
            Value::Text(&c.name),
            Value::Text(&c.district),
            Value::Text(&c.province_code),
            Value::Text(&c.province),
            known(&not.people, whole(v.population)),
            known(&not.people, whole(v.households)),
            Value::Text(v.area_class),
            known(&not.dbkk, Value::Whole(v.dbkk.into())),
            known(&not.power, Value::Whole(v.has_power.into())),
            Value::Text(SOURCE),
        ];
        add(&values, Some(&row.shape).filter(|s| !s.0.is_empty()))
    })
}

struct Row<'a> {
    index: u32,
    id: &'a str,
    name: String,
    commune: &'a crate::Commune,
    village: &'a crate::Village,
    shape: MultiPolygon<f64>,
}

/// Writes Viettel's published 5G.
pub(super) fn published(province: &Province, path: &Path) -> Result<(), Error> {
    let layer = Layer {
        name: "coverage_5g_viettel",
        title: "Vùng phủ 5G Viettel công bố (dữ liệu mô phỏng)",
        description: "Synthetic: invented by `phusong demo`, not published by anyone. Dữ liệu mô phỏng.",
        fields: &[("id", TEXT), ("operator", TEXT), ("technology", TEXT), ("nguon", TEXT)],
    };
    create(path, province.crs, &layer, province.published.iter(), |area, add| {
        let site = province.sites[area.site as usize];
        let values = [
            Value::Text(&format!("{}-5G", site.id())),
            Value::Text(site.operator.name()),
            Value::Text("5G"),
            Value::Text(SOURCE),
        ];
        add(&values, Some(&MultiPolygon::new(vec![area.shape.clone()])))
    })
}

/// Writes the built-up ground of the villages whose settlements are drawn.
pub(super) fn settlements(province: &Province, path: &Path) -> Result<(), Error> {
    let layer = Layer {
        name: "settlements",
        title: "Khu dân cư của tỉnh Mẫu (dữ liệu mô phỏng)",
        description: "Synthetic: invented by `phusong demo`. Dữ liệu mô phỏng, không phải số liệu thật.",
        fields: &[("id", TEXT), ("nguon", TEXT)],
    };
    let drawn = |village: u32| province.unrecorded.settlements.binary_search(&village).is_err();
    let rows = province.hamlets.list.iter().enumerate().filter(|(_, h)| drawn(h.village));
    create(path, province.crs, &layer, rows, |(i, hamlet), add| {
        let values = [Value::Text(&format!("KDC-{:05}", i + 1)), Value::Text(SOURCE)];
        add(&values, Some(&MultiPolygon::new(vec![hamlet.shape.clone()])))
    })
}

type Add<'a> = dyn FnMut(&[Value<'_>], Option<&MultiPolygon<f64>>) -> Result<(), GdalError> + 'a;

/// Creates a GeoPackage of one layer and lets `put` add a feature for each row.
fn create<T>(
    path: &Path,
    crs: Crs,
    layer: &Layer<'_>,
    rows: impl Iterator<Item = T>,
    put: impl Fn(T, &mut Add<'_>) -> Result<(), GdalError>,
) -> Result<(), Error> {
    // A fixed date, so that the same seed gives the same file with the same version of GDAL.
    const DATE: (&str, &str) = ("OGR_CURRENT_DATE", "2025-12-31T00:00:00.000Z");
    let filled = || -> Result<(), GdalError> {
        gdal::config::set_thread_local_config_option(DATE.0, DATE.1)?;
        let mut dataset = DriverManager::get_driver_by_name("GPKG")?.create_vector_only(path)?;
        let (title, description) =
            (format!("IDENTIFIER={}", layer.title), format!("DESCRIPTION={}", layer.description));
        let mut transaction = dataset.start_transaction()?;
        {
            let mut target = transaction.create_layer(LayerOptions {
                name: layer.name,
                srs: Some(&SpatialRef::from_epsg(crs.epsg)?),
                ty: OGRwkbGeometryType::wkbMultiPolygon,
                options: Some(&[&title, &description]),
            })?;
            target.set_metadata_item("SYNTHETIC", "YES", "")?;
            target.create_defn_fields(layer.fields)?;
            let defn = Defn::from_layer(&target);
            for row in rows {
                put(row, &mut |values, shape| {
                    let mut feature = Feature::new(&defn)?;
                    for (i, value) in values.iter().enumerate() {
                        match value {
                            Value::Text(t) => feature.set_field_string(i, t)?,
                            Value::Whole(n) => feature.set_field_integer(i, *n)?,
                            Value::Unknown => feature.set_field_null(i)?,
                        }
                    }
                    if let Some(shape) = shape {
                        feature.set_geometry(shape.to_gdal()?)?;
                    }
                    feature.create(&target)
                })?;
            }
        }
        transaction.commit()?;
        dataset.close()
    };
    let result = filled();
    // Leaves no trace for whoever writes next on this thread.
    let cleared = gdal::config::clear_thread_local_config_option(DATE.0);
    result.and(cleared).map_err(|source| Error::Layer { path: path.to_owned(), source })
}
