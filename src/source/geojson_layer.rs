//! GeoJSON without GDAL (RFC 7946, and `crs` of the 2008 format before it).
//!
//! In: a document with a collection of features, one feature or one geometry. Out: its rows, with the
//! columns that any feature has, in order of appearance. Memory: the document as it is parsed, several
//! times the file, as with GDAL's driver. Not here: documents of a feature a line, and heights.

use super::Error;
use super::geometry::{Geometry, Parts};
use super::layer::{LayerSource, Row, RowGeometry, Value};
use crate::project::LayerFile;
use geo::{Coord, LineString};
use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, JsonValue, Position};
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;

/// An open document.
pub(crate) struct GeoJsonLayer {
    name: String,
    columns: Vec<String>,
    /// Where each column stands.
    places: HashMap<String, usize>,
    wanted: Vec<bool>,
    crs: Option<String>,
    total: u64,
    read: u64,
    features: std::vec::IntoIter<Feature>,
}

/// The column that holds the identifiers of features, where these are texts.
const ID: &str = "id";

impl GeoJsonLayer {
    /// Reads a document.
    pub(crate) fn open(source: &LayerFile) -> Result<Self, Error> {
        let file = || source.path.clone();
        let fault = |reason: String| Error::Unreadable { file: file(), reason };
        let document = File::open(&source.file).map_err(|e| fault(e.to_string()))?;
        let document = GeoJson::from_reader(BufReader::with_capacity(256 << 10, document))
            .map_err(|e| fault(e.to_string()))?;
        let mut all = match document {
            GeoJson::FeatureCollection(all) => all,
            GeoJson::Feature(one) => FeatureCollection::from_iter([one]),
            GeoJson::Geometry(one) => FeatureCollection::from_iter([Feature::from(one)]),
        };
        let members = all.foreign_members.take().unwrap_or_default();
        let stem = || source.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = members.get("name").and_then(JsonValue::as_str);
        let name = name.filter(|n| !n.is_empty()).map_or_else(stem, str::to_owned);
        if let Some(stated) = &source.layer
            && *stated != name
        {
            let near = crate::project::nearest(stated, [name.as_str()]);
            return Err(Error::NoLayer {
                file: file(),
                stated: stated.clone(),
                nearest: near.map(str::to_owned),
                layers: vec![name],
            });
        }
        let crs = match members.get("crs") {
            // Longitude and latitude on WGS 84 (RFC 7946, 4).
            None => Some("EPSG:4326".to_owned()),
            Some(crs) => crs["properties"]["name"].as_str().map(str::to_owned),
        };
        let (mut columns, mut places) = (Vec::new(), HashMap::new());
        let mut add = |name: &str| {
            if !places.contains_key(name) {
                places.insert(name.to_owned(), columns.len());
                columns.push(name.to_owned());
            }
        };
        for feature in &all.features {
            if let Some(geojson::feature::Id::String(_)) = feature.id {
                add(ID);
            }
            for name in feature.properties.iter().flat_map(|p| p.keys()) {
                add(name);
            }
        }
        Ok(Self {
            name,
            wanted: vec![true; columns.len()],
            columns,
            places,
            crs,
            total: all.features.len() as u64,
            read: 0,
            features: all.features.into_iter(),
        })
    }
}

impl LayerSource for GeoJsonLayer {
    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn has_geometry(&self) -> bool {
        true
    }

    fn crs(&self) -> Option<&str> {
        self.crs.as_deref()
    }

    fn total(&self) -> Option<u64> {
        Some(self.total)
    }

    fn want(&mut self, columns: &[Option<usize>]) {
        self.wanted = (0..self.columns.len()).map(|i| columns.contains(&Some(i))).collect();
    }

    fn is_typed(&self, column: usize) -> bool {
        let name = &self.columns[column];
        let text =
            |f: &Feature| f.properties.as_ref().and_then(|p| p.get(name)?.as_str()).is_some();
        !self.features.as_slice().iter().any(text)
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let Some(feature) = self.features.next() else { return Ok(false) };
        self.read += 1;
        row.number = self.read;
        row.values.clear();
        row.resize(self.columns.len());
        if let Some(geojson::feature::Id::String(id)) = feature.id {
            row.values[self.places[ID]] = Value::Text(id);
        }
        for (name, found) in feature.properties.into_iter().flatten() {
            let at = self.places[&name];
            if self.wanted[at] {
                row.values[at] = value(found);
            }
        }
        let geometry = feature.geometry.map(|g| geometry(g.value)).filter(|g| !g.is_empty());
        row.geometry = geometry.map(RowGeometry::Typed);
        row.blank = row.geometry.is_none() && row.values.iter().all(Value::is_blank);
        Ok(true)
    }
}

/// A member as a value; lists and objects as the text they are.
fn value(found: JsonValue) -> Value {
    match found {
        JsonValue::Null => Value::Empty,
        JsonValue::Bool(yes) => Value::Boolean(yes),
        JsonValue::String(text) => Value::Text(text),
        JsonValue::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::Integer(whole),
            (None, Some(real)) => Value::Real(real),
            (None, None) => Value::Text(number.to_string()),
        },
        other => Value::Text(other.to_string()),
    }
}

fn geometry(value: GeometryValue) -> Geometry {
    let mut parts = Parts::default();
    collect(value, &mut parts);
    parts.together()
}

/// Adds what a geometry holds; the JSON reader has bounded how deep collections nest.
fn collect(value: GeometryValue, parts: &mut Parts) {
    let lines =
        |all: &[Vec<Position>]| all.iter().map(|positions| line(positions)).collect::<Vec<_>>();
    match value {
        GeometryValue::Point { coordinates } => parts.points.push(coord(&coordinates)),
        GeometryValue::MultiPoint { coordinates } => {
            parts.points.extend(coordinates.iter().map(coord));
        }
        GeometryValue::LineString { coordinates } => parts.lines.push(line(&coordinates)),
        GeometryValue::MultiLineString { coordinates } => parts.lines.extend(lines(&coordinates)),
        GeometryValue::Polygon { coordinates } => parts.polygon(lines(&coordinates)),
        GeometryValue::MultiPolygon { coordinates } => {
            for rings in coordinates {
                parts.polygon(lines(&rings));
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                collect(geometry.value, parts);
            }
        }
    }
}

fn coord(position: &Position) -> Coord<f64> {
    let at = |i: usize| position.as_slice().get(i).copied().unwrap_or(f64::NAN);
    Coord { x: at(0), y: at(1) }
}

fn line(positions: &[Position]) -> LineString<f64> {
    LineString::new(positions.iter().map(coord).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(file: std::path::PathBuf) -> LayerFile {
        LayerFile { path: "f.geojson".to_owned(), file, ..LayerFile::default() }
    }

    fn rows(text: &str) -> (GeoJsonLayer, Vec<Row>) {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("f.geojson");
        std::fs::write(&file, text).unwrap();
        let mut layer = GeoJsonLayer::open(&open(file)).unwrap();
        let rows = all(&mut layer);
        (layer, rows)
    }

    fn all(layer: &mut dyn LayerSource) -> Vec<Row> {
        let mut rows = Vec::new();
        loop {
            let mut row = Row::default();
            if !layer.next(&mut row).unwrap() {
                return rows;
            }
            rows.push(row);
        }
    }

    /// Every document of the messy fixtures and of the demo, in both back ends: the same columns, rows,
    /// texts and geometries.
    #[cfg(feature = "gdal")]
    #[test]
    fn the_same_rows_as_gdal_gives() {
        use std::collections::BTreeMap;
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut compared = 0;
        for folder in ["tests/messy", "data/demo"] {
            for entry in std::fs::read_dir(here.join(folder)).unwrap() {
                let file = entry.unwrap().path();
                if file.extension().is_none_or(|e| e != "geojson") {
                    continue;
                }
                let source = open(file.clone());
                let mut ours = GeoJsonLayer::open(&source).unwrap();
                let mut theirs = crate::source::vector::Vector::open(&source, "GeoJSON").unwrap();
                let file = file.display();
                assert_eq!(ours.name(), theirs.name(), "{file}");
                assert_eq!(ours.total(), theirs.total(), "{file}");
                let datum = crate::project::Datum::default();
                let code = |layer: &dyn LayerSource| {
                    crate::source::crs::Crs::from_stated(layer.crs()?, datum).unwrap().epsg
                };
                assert_eq!(code(&ours), code(&theirs), "{file}");
                let (a, b) = (all(&mut ours), all(&mut theirs));
                let texts = |layer: &dyn LayerSource, row: &Row| -> BTreeMap<String, String> {
                    let name = |i: usize| layer.columns()[i].clone();
                    let filled = row.values.iter().enumerate().filter(|(_, v)| !v.is_blank());
                    filled.map(|(i, v)| (name(i), v.text().into_owned())).collect()
                };
                for (x, y) in a.iter().zip(&b) {
                    let row = x.number;
                    assert_eq!(row, y.number, "{file}");
                    assert_eq!(texts(&ours, x), texts(&theirs, y), "{file}, row {row}");
                    let shapes = [x, y].map(|r| r.geometry.as_ref().map(RowGeometry::parse));
                    assert_eq!(shapes[0], shapes[1], "{file}, row {row}");
                    assert_eq!(x.blank, y.blank, "{file}, row {row}");
                    compared += 1;
                }
                assert_eq!(a.len(), b.len(), "{file}");
            }
        }
        assert!(compared > 100, "{compared} rows");
    }

    #[test]
    fn values_have_the_types_that_the_document_gives_them() {
        let (layer, rows) = rows(
            r#"{"type":"FeatureCollection","name":"thon","features":[
            {"type":"Feature","id":"a","properties":{"n":7,"x":0.25,"b":true,"t":"Đông"},"geometry":null},
            {"type":"Feature","properties":{"n":null,"l":[1,2],"big":1e300},
             "geometry":{"type":"Point","coordinates":[105.5,18.25,3.0]}}]}"#,
        );
        assert_eq!(layer.columns(), ["id", "n", "x", "b", "t", "l", "big"]);
        assert_eq!(layer.name(), Some("thon"));
        assert_eq!(layer.crs(), Some("EPSG:4326"));
        let texts = |t: &str| Value::Text(t.to_owned());
        assert_eq!(
            rows[0].values[..5],
            [texts("a"), Value::Integer(7), Value::Real(0.25), Value::Boolean(true), texts("Đông")]
        );
        assert_eq!((&rows[0].geometry, rows[0].blank), (&None, false));
        assert_eq!(rows[1].values[1..5], [Value::Empty, Value::Empty, Value::Empty, Value::Empty]);
        assert_eq!(rows[1].values[5..], [texts("[1,2]"), Value::Real(1e300)]);
        let point = Geometry::Points(vec![Coord { x: 105.5, y: 18.25 }]);
        assert_eq!(rows[1].geometry, Some(RowGeometry::Typed(point)));
    }

    #[test]
    fn a_stated_crs_is_its_name_and_an_unknown_one_none() {
        let with =
            |crs: &str| rows(&format!(r#"{{"type":"FeatureCollection",{crs}"features":[]}}"#)).0;
        let named =
            with(r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::9209"}},"#);
        assert_eq!(named.crs(), Some("urn:ogc:def:crs:EPSG::9209"));
        assert_eq!(with(r#""crs":null,"#).crs(), None);
    }

    #[test]
    fn what_is_no_geojson_says_where() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("f.geojson");
        // The nesting would end the stack if the reader did not bound it.
        let deep = "[".repeat(200_000);
        for text in ["{", "{\"type\":\"FeatureCollection\"}", "{\"type\":\"Topology\"}", &deep] {
            std::fs::write(&file, text).unwrap();
            let found = GeoJsonLayer::open(&open(file.clone())).err();
            assert!(matches!(found, Some(Error::Unreadable { .. })), "{text:.20}: {found:?}");
        }
    }
}
