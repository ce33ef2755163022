//! A layer as a GeoPackage: in the working CRS, styled for QGIS.

use super::csv_file::Cell;
use super::features::{Features, Kind};
use super::qgis_style::Style;
use super::write::Error;
use gdal::errors::GdalError;
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{Feature, Geometry, LayerAccess, LayerOptions};
use gdal::{Dataset, DriverManager};
use gdal_sys::{OGRFieldType, OGRwkbGeometryType};
use geo::{LineString, MultiPolygon};
use std::path::Path;

/// Writes it; `crs` is the code of the working CRS, `made_at` is ISO 8601.
///
/// # Errors
/// [`Error::GeoPackage`] with what GDAL says.
pub(super) fn write(
    path: &Path,
    layer: &impl Features,
    crs: &str,
    all_styles: &[Style],
    made_at: &str,
) -> Result<(), Error> {
    let run = || -> Result<(), GdalError> {
        // The file is new and not yet anybody's: waiting for the disk after each page gains nothing.
        gdal::config::set_thread_local_config_option("OGR_SQLITE_SYNCHRONOUS", "OFF")?;
        let driver = DriverManager::get_driver_by_name("GPKG")?;
        let mut dataset = driver.create_vector_only(path)?;
        features(&mut dataset, layer, crs)?;
        styles(&mut dataset, layer.name(), all_styles, made_at)?;
        dataset.close()
    };
    run().map_err(|error| Error::GeoPackage { path: path.to_owned(), message: error.to_string() })
}

fn features(dataset: &mut Dataset, of: &impl Features, crs: &str) -> Result<(), GdalError> {
    let srs = SpatialRef::from_definition(crs)?;
    let mut transaction = dataset.start_transaction()?;
    let layer = transaction.create_layer(LayerOptions {
        name: of.name(),
        srs: Some(&srs),
        ty: OGRwkbGeometryType::wkbMultiPolygon,
        options: None,
    })?;
    let columns = of.columns();
    let fields: Vec<(&str, OGRFieldType::Type)> = columns
        .iter()
        .map(|(name, kind)| {
            let kind = match kind {
                Kind::Text => OGRFieldType::OFTString,
                Kind::Count | Kind::Flag => OGRFieldType::OFTInteger64,
                Kind::Real => OGRFieldType::OFTReal,
            };
            (name.as_str(), kind)
        })
        .collect();
    layer.create_defn_fields(&fields)?;
    let mut bytes = Vec::new();
    for row in 0..of.rows() {
        let mut feature = Feature::new(layer.defn())?;
        for (field, cell) in of.cells(row).iter().enumerate() {
            match cell {
                Cell::Empty => {}
                // A NUL cannot pass through C; no name has one for a reason.
                Cell::Text(text) => feature.set_field_string(field, &text.replace('\0', ""))?,
                Cell::Count(n) => {
                    feature.set_field_integer64(field, i64::try_from(*n).unwrap_or(i64::MAX))?;
                }
                Cell::Flag(yes) => feature.set_field_integer64(field, i64::from(*yes))?,
                Cell::Real(value, _) => feature.set_field_double(field, *value)?,
            }
        }
        if let Some(shape) = of.shape(row) {
            wkb(&shape.planar, &mut bytes);
            feature.set_geometry(Geometry::from_wkb(&bytes)?)?;
        }
        feature.create(&layer)?;
    }
    transaction.commit()
}

/// The table in which QGIS looks for a layer's styles; it takes the one marked as default.
fn styles(
    dataset: &mut Dataset,
    of_layer: &str,
    styles: &[Style],
    made_at: &str,
) -> Result<(), GdalError> {
    const TEXT: OGRFieldType::Type = OGRFieldType::OFTString;
    const FIELDS: [(&str, OGRFieldType::Type); 12] = [
        ("f_table_catalog", TEXT),
        ("f_table_schema", TEXT),
        ("f_table_name", TEXT),
        ("f_geometry_column", TEXT),
        ("styleName", TEXT),
        ("styleQML", TEXT),
        ("styleSLD", TEXT),
        ("useAsDefault", OGRFieldType::OFTInteger),
        ("description", TEXT),
        ("owner", TEXT),
        ("ui", TEXT),
        // QGIS asks for the newest and finds no style without this column.
        ("update_time", OGRFieldType::OFTDateTime),
    ];
    let mut transaction = dataset.start_transaction()?;
    let layer = transaction.create_layer(LayerOptions {
        name: "layer_styles",
        srs: None,
        ty: OGRwkbGeometryType::wkbNone,
        options: Some(&["FID=id"]),
    })?;
    layer.create_defn_fields(&FIELDS)?;
    for style in styles {
        let mut feature = Feature::new(layer.defn())?;
        let texts = [
            (0, ""),
            (1, ""),
            (2, of_layer),
            (3, "geom"),
            (4, style.name.as_str()),
            (5, style.qml.as_str()),
            (6, ""),
            (8, style.name.as_str()),
            (9, ""),
            (10, ""),
            (11, made_at),
        ];
        for (field, text) in texts {
            feature.set_field_string(field, text)?;
        }
        feature.set_field_integer(7, i32::from(style.is_default))?;
        feature.create(&layer)?;
    }
    transaction.commit()
}

/// Well-known binary of a multipolygon, little-endian (OGC 06-103r4, 8.2).
fn wkb(shape: &MultiPolygon<f64>, out: &mut Vec<u8>) {
    fn head(out: &mut Vec<u8>, kind: u32, count: usize) {
        out.push(1);
        out.extend(kind.to_le_bytes());
        out.extend((count as u32).to_le_bytes());
    }
    fn ring(out: &mut Vec<u8>, ring: &LineString<f64>) {
        out.extend((ring.0.len() as u32).to_le_bytes());
        for c in ring.coords() {
            out.extend(c.x.to_le_bytes());
            out.extend(c.y.to_le_bytes());
        }
    }
    out.clear();
    head(out, 6, shape.0.len());
    for polygon in shape {
        head(out, 3, 1 + polygon.interiors().len());
        ring(out, polygon.exterior());
        polygon.interiors().iter().for_each(|hole| ring(out, hole));
    }
}
