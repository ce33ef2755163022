//! Vector layers, through GDAL.
//!
//! Only the driver that belongs to the file's format may open it. Geometries leave as well-known
//! binary, so that they can be parsed on all cores while GDAL, which cannot share a dataset between
//! threads, reads on.

use super::format;
use super::layer::{LayerSource, Row, RowGeometry, Value};
use super::original::Database;
use super::shapefile::{self, Reindexed};
use super::text_decoder::TextDecoder;
use super::{Error, crs_gdal, gdal_setup, limits};
use crate::finding::{CodePage, FindingKind, Severity};
use crate::plain_file;
use crate::project::{LayerFile, nearest};
use gdal::vector::sql::Dialect;
use gdal::vector::{Feature, LayerAccess, OGRFieldType, OwnedFeatureIterator};
use gdal::{Dataset, DatasetOptions, GdalOpenFlags};
use std::fs;
use std::io::Read;

/// An open vector layer.
pub(crate) struct Vector {
    file: String,
    layer: String,
    features: OwnedFeatureIterator,
    columns: Vec<String>,
    types: Vec<OGRFieldType::Type>,
    wanted: Vec<bool>,
    total: u64,
    read: u64,
    text: TextDecoder,
    /// Whether cells are bytes that GDAL has passed on as Latin-1.
    latin: bool,
    crs: Option<String>,
    warnings: Vec<String>,
    findings: Vec<(Severity, FindingKind)>,
    /// Whether the count of rows is written apart from them, and the end of the rows is sure.
    count_apart: bool,
    /// Kept until the features are done with.
    _reindexed: Option<Reindexed>,
    /// After `features`, which read from it.
    _database: Option<Database>,
}

impl Vector {
    /// Opens a file with one driver and chooses the layer; a database within a time. A view that looks for what it
    /// never finds does not end, and nothing can stop the database: its thread ends with the process, which an
    /// error ends.
    pub(crate) fn open(source: &LayerFile, driver: &'static str) -> Result<Self, Error> {
        if driver != "GPKG" {
            return Self::open_here(source, driver, None);
        }
        let (sender, receiver) = std::sync::mpsc::channel();
        let (of, database) = (source.clone(), Database::of(source)?);
        std::thread::spawn(move || {
            // Nobody listens any more where it took too long.
            let _ = sender.send(Self::open_here(&of, driver, Some(database)));
        });
        receiver.recv_timeout(limits::VIEW_TIME).unwrap_or_else(|_| {
            let (file, layer) = (source.path.clone(), source.layer.clone().unwrap_or_default());
            Err(Error::ViewTooLong { file, layer, limit: limits::VIEW_ROWS })
        })
    }

    fn open_here(
        source: &LayerFile,
        driver: &'static str,
        database: Option<Database>,
    ) -> Result<Self, Error> {
        gdal_setup::prepare_gdal();
        gdal_setup::clear();
        let file = source.path.clone();
        // The text of a .dbf is taken byte by byte: GDAL would guess, and legacy text would be lost.
        let latin = driver == "ESRI Shapefile";
        let drivers = if driver == "LIBKML" { vec!["LIBKML", "KML"] } else { vec![driver] };
        let prelude = format!(
            // What a view calls must be harmless, and must not fill the memory.
            "PRELUDE_STATEMENTS=PRAGMA trusted_schema=OFF; PRAGMA hard_heap_limit={}",
            limits::SQLITE_BYTES
        );
        let options: Option<&[&str]> = match &database {
            Some(Database::Itself) => Some(&["IMMUTABLE=YES", &prelude]),
            Some(Database::Copy(_)) => Some(&[&prelude]),
            None => latin.then_some(&["ENCODING=ISO-8859-1"]),
        };
        let mut findings = Vec::new();
        let (mut reindexed, mut rows) = (None, None);
        if latin {
            let records = shapefile::records(source)?;
            rows = Some(records.rows);
            if records.deleted > 0 {
                let kind = FindingKind::DeletedRecords { count: records.deleted };
                findings.push((Severity::Note, kind));
            }
            if let Some((listed, index)) = records.index {
                let shapes = records.rows + records.deleted;
                findings.push((Severity::Repaired, FindingKind::IndexRebuilt { listed, shapes }));
                reindexed = Some(Reindexed::with(source, &index)?);
            }
        }
        if format::is_json(source) && format::cut_by_server(source)? {
            findings.push((Severity::Dropped, FindingKind::CutByServer));
        }
        let copied = database.as_ref().map(|d| d.path(source));
        let path = copied.as_deref().or(reindexed.as_ref().map(|m| m.main.as_path()));
        let dataset = Dataset::open_ex(
            path.unwrap_or(&source.file),
            DatasetOptions {
                open_flags: GdalOpenFlags::GDAL_OF_READONLY | GdalOpenFlags::GDAL_OF_VECTOR,
                allowed_drivers: Some(&drivers),
                open_options: options,
                sibling_files: None,
            },
        )
        .map_err(|e| gdal_setup::failed(&file, driver, &e))?;
        let (index, others) = choose(&dataset, source, driver)?;
        let counted = if database.is_some() { view_rows(&dataset, index, source)? } else { None };
        let layer = dataset.into_layer(index).map_err(|e| gdal_setup::failed(&file, driver, &e))?;
        let text = if latin {
            let label = source.encoding.clone().or_else(|| code_page(source));
            let text = TextDecoder::new(label.as_deref());
            if says_western(source) { text.western() } else { text }
        } else {
            TextDecoder::new(None)
        };
        let columns: Vec<String> = layer
            .defn()
            .fields()
            .map(|f| {
                if latin {
                    text.decode(whole_letters(&latin_bytes(&f.name()))).into_owned()
                } else {
                    f.name()
                }
            })
            .collect();
        let types = layer.defn().fields().map(|f| f.field_type()).collect();
        let crs = layer.spatial_ref().as_ref().and_then(crs_gdal::stated);
        let name = if reindexed.is_some() {
            source.file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
        } else {
            layer.name()
        };
        let total = rows.or(counted).unwrap_or_else(|| layer.feature_count());
        if !others.is_empty() {
            let kind = FindingKind::LayerChosen { layer: name.clone(), others };
            findings.push((Severity::Note, kind));
        }
        if let Some(reason) = gdal_setup::failure() {
            return Err(gdal_setup::unreadable(&file, reason));
        }
        Ok(Self {
            file,
            layer: name,
            wanted: vec![true; columns.len()],
            columns,
            types,
            features: layer.owned_features(),
            total,
            read: 0,
            text,
            latin,
            crs,
            warnings: Vec::new(),
            findings,
            count_apart: driver == "GPKG",
            _reindexed: reindexed,
            _database: database,
        })
    }
}

impl LayerSource for Vector {
    fn name(&self) -> Option<&str> {
        Some(&self.layer)
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
        // A count of 0 that is written apart may be wrong as any other.
        Some(self.total).filter(|&n| n > 0 || !self.count_apart)
    }

    fn want(&mut self, columns: &[Option<usize>]) {
        self.wanted = (0..self.columns.len()).map(|i| columns.contains(&Some(i))).collect();
    }

    fn is_typed(&self, column: usize) -> bool {
        use OGRFieldType::{OFTDate, OFTDateTime, OFTInteger, OFTInteger64, OFTReal};
        let typed = [OFTInteger, OFTInteger64, OFTReal, OFTDate, OFTDateTime];
        self.types.get(column).is_some_and(|of| typed.contains(of))
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let mut features = &mut self.features;
        let Some(feature) = features.next() else {
            // GDAL ends a corrupt layer as it ends a whole one; only its messages tell.
            if let Some(reason) = gdal_setup::failure() {
                return Err(gdal_setup::unreadable(&self.file, reason));
            }
            if self.read != self.total && self.count_apart {
                let kind = FindingKind::CountDiffers { stated: self.total, found: self.read };
                self.findings.push((Severity::Note, kind));
            } else if self.read < self.total {
                let (file, expected, found) = (self.file.clone(), self.total, self.read);
                let reason = format!("{found} / {expected}");
                return Err(Error::Unreadable { file, reason });
            }
            self.warnings = gdal_setup::warnings();
            // Every GeoPackage written by a newer GDAL than this one brings that, and is read well.
            self.warnings.retain(|w| !w.contains("may only be partially supported"));
            return Ok(false);
        };
        self.read += 1;
        row.number = self.read;
        row.resize(self.columns.len());
        let legacy = self.latin.then_some(&self.text);
        for (field, value) in row.values.iter_mut().enumerate() {
            if self.wanted[field] {
                read_value(&feature, (field, self.types[field]), legacy, value);
            }
        }
        row.geometry = match feature.geometry_by_index(0).ok() {
            Some(geometry) if !geometry.is_empty() => geometry.wkb().ok().map(RowGeometry::Wkb),
            _ => None,
        };
        row.blank = row.geometry.is_none() && row.values.iter().all(Value::is_blank);
        Ok(true)
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn findings(&self) -> Vec<(Severity, FindingKind)> {
        self.findings.clone()
    }

    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        self.text.assumed()
    }
}

/// The value of a field, by the type that the layer states for it; text goes through `legacy`, where there
/// is one.
fn read_value(
    feature: &Feature<'_>,
    (field, of): (usize, OGRFieldType::Type),
    legacy: Option<&TextDecoder>,
    value: &mut Value,
) {
    let found = match of {
        OGRFieldType::OFTInteger | OGRFieldType::OFTInteger64 => {
            feature.field_as_integer64(field).map(|v| v.map(Value::Integer))
        }
        OGRFieldType::OFTReal => feature.field_as_double(field).map(|v| v.map(Value::Real)),
        OGRFieldType::OFTDate | OGRFieldType::OFTDateTime => {
            let text = feature.field_as_datetime(field);
            let day_only = of == OGRFieldType::OFTDate;
            text.map(|t| t.and_then(|t| time(&t.naive_local().to_string(), day_only)))
        }
        _ => Ok(None),
    };
    // A property that this feature does not have is 0 for GDAL, unless it is asked for as text.
    let is_zero = match &found {
        Ok(Some(Value::Integer(n))) => *n == 0,
        Ok(Some(Value::Real(n))) => *n == 0.0,
        _ => false,
    };
    if is_zero && feature.field_as_string(field).is_ok_and(|t| t.is_none_or(|t| t.is_empty())) {
        *value = Value::Empty;
        return;
    }
    // What has no type of its own here, a list or a time of day, is the text that GDAL makes of it.
    if let Ok(Some(found)) = found {
        *value = found;
    } else if let Ok(Some(text)) = feature.field_as_string(field) {
        if let Some(decoder) = legacy {
            value.set_text(&decoder.decode(&latin_bytes(&text)));
        } else {
            value.set_text(&text);
        }
    } else {
        *value = Value::Empty;
    }
}

/// A day, with its time unless it is only a day.
fn time(text: &str, day_only: bool) -> Option<Value> {
    let time: jiff::civil::DateTime = text.parse().ok()?;
    Some(if day_only { Value::Date(time.date()) } else { Value::DateTime(time) })
}

/// The layer stated, or the only one, or the only one with geometry among tables without; and the others then.
fn choose(
    dataset: &Dataset,
    source: &LayerFile,
    format: &'static str,
) -> Result<(usize, Vec<String>), Error> {
    let file = || source.path.clone();
    let names: Vec<String> = dataset.layers().map(|l| l.name()).collect();
    let shaped: Vec<usize> = dataset
        .layers()
        .enumerate()
        .filter(|(_, l)| l.defn().geom_fields().next().is_some())
        .map(|(i, _)| i)
        .collect();
    let alone = |index| (index, Vec::new());
    match &source.layer {
        Some(stated) => {
            names.iter().position(|n| n == stated).map(alone).ok_or_else(|| Error::NoLayer {
                file: file(),
                stated: stated.clone(),
                nearest: nearest(stated, names.iter().map(String::as_str)).map(str::to_owned),
                layers: names.clone(),
            })
        }
        None if names.len() == 1 => Ok(alone(0)),
        // GDAL passes over a layer whose head it cannot read.
        None if names.is_empty() => Err(match gdal_setup::failure() {
            Some(reason) => gdal_setup::unreadable(&source.path, reason),
            None if format == "FlatGeobuf" => Error::NotThatFormat { file: file(), format },
            None => Error::Empty { file: file() },
        }),
        None => match shaped[..] {
            [one] => {
                let others = (0..names.len()).filter(|i| *i != one).map(|i| names[i].clone());
                Ok((one, others.collect()))
            }
            [] => Err(Error::SeveralLayers { file: file(), layers: names }),
            _ => {
                let layers = shaped.iter().map(|&i| names[i].clone()).collect();
                Err(Error::SeveralLayers { file: file(), layers })
            }
        },
    }
}

/// The rows of a layer that is a view: counted as far as the limit, since a view can be without end.
fn view_rows(dataset: &Dataset, index: usize, source: &LayerFile) -> Result<Option<u64>, Error> {
    let number = |sql: &str| -> Result<i64, Error> {
        let failed = |e| gdal_setup::failed(&source.path, "GeoPackage", &e);
        let result = dataset.execute_sql(sql, None, Dialect::DEFAULT).map_err(failed)?;
        let first = result.and_then(|mut rows| {
            let feature = rows.features().next()?;
            feature.field_as_integer64(0).ok()?
        });
        first.ok_or_else(|| {
            let reason = gdal_setup::failure().unwrap_or_else(|| sql.to_owned());
            gdal_setup::unreadable(&source.path, reason)
        })
    };
    let layer = dataset.layer(index).map_err(|e| gdal_setup::failed(&source.path, "GPKG", &e))?;
    let layer = layer.name();
    let (text, name) = (layer.replace('\'', "''"), layer.replace('"', "\"\""));
    let views = format!(
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'view' AND lower(name) = lower('{text}')"
    );
    if number(&views)? == 0 {
        return Ok(None);
    }
    let (limit, one_more) = (limits::VIEW_ROWS, limits::VIEW_ROWS + 1);
    let rows =
        number(&format!("SELECT COUNT(*) FROM (SELECT 1 FROM \"{name}\" LIMIT {one_more})"))?;
    match u64::try_from(rows) {
        Ok(rows) if rows <= limit => Ok(Some(rows)),
        _ => Err(Error::ViewTooLong { file: source.path.clone(), layer, limit }),
    }
}

fn latin_bytes(text: &str) -> Vec<u8> {
    // A character beyond Latin-1 cannot come from ISO-8859-1; `?` keeps the place.
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// The bytes that dBASE has for a heading.
const DBASE_BYTES: usize = 10;

/// A heading without the half of a letter with which it ends where dBASE has cut it.
fn whole_letters(heading: &[u8]) -> &[u8] {
    match std::str::from_utf8(heading) {
        Err(e) if e.error_len().is_none() && heading.len() == DBASE_BYTES => {
            &heading[..e.valid_up_to()]
        }
        _ => heading,
    }
}

/// The encoding a Shapefile's `.cpg` states, as a WHATWG label.
fn code_page(source: &LayerFile) -> Option<String> {
    let limit = limits::SIDE_TEXT_BYTES;
    let read = |e: &str| plain_file::text(&source.file.with_extension(e), limit).ok();
    let text = read("cpg").or_else(|| read("CPG"))?;
    let label = text.trim().to_ascii_lowercase();
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    Some(match digits.as_str() {
        "65001" => "utf-8".to_owned(),
        "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258" => {
            format!("windows-{digits}")
        }
        _ => label,
    })
}

/// Whether the table of a Shapefile says that it is windows-1252: its language driver, byte 29 of
/// the dBASE header, is 0x03 or 0x57. Tools write that without asking, so UTF-8 still comes first.
fn says_western(source: &LayerFile) -> bool {
    let open = |e: &str| fs::File::open(source.file.with_extension(e)).ok();
    let mut head = [0_u8; 30];
    open("dbf").or_else(|| open("DBF")).is_some_and(|mut file| {
        file.read_exact(&mut head).is_ok() && matches!(head[29], 0x03 | 0x57)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn headings_end_with_a_whole_letter() {
        let cut = &"Hướng ăng-ten".as_bytes()[..10];
        assert_eq!(super::whole_letters(cut), "Hướng ".as_bytes());
        assert_eq!(super::whole_letters("Có điệ".as_bytes()), "Có điệ".as_bytes());
        // One byte a letter, of which the last might begin another in UTF-8.
        assert_eq!(super::whole_letters(b"M\xe3"), b"M\xe3");
        assert_eq!(super::whole_letters(b"\xe3 th\xf4n"), b"\xe3 th\xf4n");
    }
}
