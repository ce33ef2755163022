//! The polygons of a results folder's villages, for maps: `villages.gpkg`, else `villages.geojson`.
//!
//! The GeoPackage is in the run's working CRS, the GeoJSON in WGS 84; either may have been saved anew
//! by a GIS in a CRS of its own, so the file's own CRS is what counts.

use super::error::Error;
use crate::comparison::Results;
use crate::place::Shape;
use crate::progress::{Progress, Stage};
use crate::project::{Datum, LayerFile};
use crate::source::area_batch::{self, Parsed};
use crate::source::crs::{Crs, Transformer};
use crate::source::format;
use crate::source::layer::Row;
use crate::source::open::open_shapes;
use crate::source::{self, area};
use geo::{Area, MultiPolygon};
use std::collections::HashMap;
use std::path::Path;

/// The layers looked for.
const LAYERS: [&str; 2] = ["villages.gpkg", "villages.geojson"];

/// Reads the polygons of a results folder into its villages, in its working CRS. Villages without a
/// usable polygon stay without. `geographic` shapes are left empty: nothing is written of them.
///
/// # Errors
/// [`Error::Missing`] where the folder has neither layer, [`Error::Layer`] where the layer or its CRS
/// cannot be used, [`Error::NoColumn`] where it has no `id`, [`Error::Interrupted`].
pub fn add_shapes(
    results: &mut Results,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<(), Error> {
    let there = LAYERS.into_iter().find(|name| folder.join(name).is_file());
    let Some(name) = there else {
        return Err(Error::Missing { file: folder.join(LAYERS[0]).display().to_string() });
    };
    let path = folder.join(name);
    let file = path.display().to_string();
    let layer_error = |e: source::Error| told(&file, e);
    // A GeoPackage with styles has a second layer.
    let layer = (name == LAYERS[0]).then(|| "villages".to_owned());
    let source = LayerFile { path: file.clone(), file: path, layer, ..LayerFile::default() };
    let mut vector = open_shapes(&source, &format::VECTOR).map_err(layer_error)?;
    let columns = vector.columns().to_vec();
    let Some(id) = columns.iter().position(|c| c == "id") else {
        return Err(Error::NoColumn { file, column: "id".to_owned(), columns });
    };
    vector.want(&[Some(id)]);
    let way = Way::new(results, vector.crs()).map_err(layer_error)?;
    let (mut ids, mut geometries) = (Vec::new(), Vec::new());
    progress.begin(Stage::Reading, &file, vector.total());
    let mut row = Row::default();
    while vector.next(&mut row).map_err(layer_error)? {
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        ids.push(row.text(Some(id)).into_owned());
        geometries.push(row.geometry.take());
        progress.advance(1);
    }
    progress.end();
    let parsed: Vec<Parsed> = area_batch::parse(geometries);
    let sample = area_batch::sample(&parsed);
    let transformer = Transformer::new(&way.from, &way.to, &sample).map_err(layer_error)?;
    let ready = area_batch::prepare(parsed, &transformer, false);
    let mut shapes: HashMap<String, MultiPolygon<f64>> =
        ids.into_iter().zip(ready).filter_map(|(id, (r, _))| Some((id, r?.planar))).collect();
    for village in &mut results.villages {
        village.shape = shapes.remove(&village.id).and_then(|planar| {
            let centre = area::centre(&planar)?;
            let area_m2 = planar.unsigned_area();
            Some(Shape {
                planar,
                geographic: MultiPolygon::new(Vec::new()),
                area_m2,
                centre,
                centre_geographic: None,
            })
        });
    }
    Ok(())
}

/// From the file's CRS to the one of the run.
struct Way {
    from: Crs,
    to: Crs,
}

impl Way {
    fn new(results: &Results, in_file: Option<&str>) -> Result<Self, source::Error> {
        let origin = &results.origin;
        let datum =
            if origin.datum == Datum::Epsg5194.code() { Datum::Epsg5194 } else { Datum::Epsg6960 };
        let code = origin.crs.code.strip_prefix("EPSG:").and_then(|c| c.parse().ok());
        let unusable = || source::Error::UnusableCrs {
            crs: origin.crs.code.clone(),
            reason: "manifest.json: crs.code".to_owned(),
        };
        let to = Crs::from_epsg(code.ok_or_else(unusable)?, datum)?;
        if !to.is_metric() {
            return Err(source::Error::NotMetric { crs: to.text() });
        }
        let from = match in_file {
            Some(text) => Crs::from_stated(text, datum)?,
            None => to.clone(),
        };
        Ok(Self { from, to })
    }
}

/// What the reading of layers says, as an error of a results folder.
fn told(file: &str, error: source::Error) -> Error {
    match error {
        source::Error::Interrupted => Error::Interrupted,
        source::Error::Unreadable { file, reason } => Error::Layer { file, reason },
        other => Error::Layer { file: file.to_owned(), reason: other.to_string() },
    }
}
