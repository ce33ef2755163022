//! Errors of the project file and of reading.

use crate::lang::Message;
use crate::project::province::TM3_ZONES;
use crate::project::{self, Problem, ProblemKind, ValueType};
use crate::source::{self, GeometryKind, Mistake};
use std::fmt::Write as _;

/// After an interruption.
const NOTHING_LOST: &str = "earlier results are as they were; run again when you like";

fn message(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    let hint = hint.as_ref();
    Message {
        headline: format!("error: {}", headline.as_ref()),
        hint: if hint.is_empty() { String::new() } else { format!("hint: {hint}") },
    }
}

/// Messages of a project file.
pub(in crate::lang) fn project(error: &project::Error) -> Vec<Message> {
    use project::Error as E;
    match error {
        E::NotFound { path, nearest } => vec![message(
            format!("no project file {}", path.display()),
            nearest.as_ref().map_or_else(
                || "phusong demo DIR makes an example project".to_owned(),
                |n| format!("do you mean {}?", n.display()),
            ),
        )],
        E::IsFolder { path, inside } => vec![message(
            format!("{} is a folder, not a project file", path.display()),
            inside.as_ref().map_or_else(
                || "give the path of a .toml file".to_owned(),
                |n| format!("do you mean {}?", n.display()),
            ),
        )],
        E::Unreadable { path, reason } => {
            vec![message(
                format!("cannot read {}: {reason}", path.display()),
                "check the permissions of the file and its folder",
            )]
        }
        E::TooLarge { path, bytes } => vec![message(
            format!("{} has {bytes} bytes, it is no project file", path.display()),
            "a project file is TOML of a few thousand bytes",
        )],
        E::NotText { path } => {
            vec![message(format!("{} is not UTF-8 text", path.display()), "save the file as UTF-8")]
        }
        E::Invalid { path, problems } => problems.iter().map(|p| problem(path, p)).collect(),
    }
}

fn problem(path: &std::path::Path, p: &Problem) -> Message {
    let (what, hint) = words(p);
    let path = p.file.as_deref().unwrap_or(path);
    let mut headline = format!("{}, line {}, column {}: {what}", path.display(), p.line, p.column);
    quote(&mut headline, p);
    message(headline, hint)
}

/// The line at fault with the token underlined.
fn quote(out: &mut String, p: &Problem) {
    let number = p.line.to_string();
    let gap = " ".repeat(number.len());
    let lead: String =
        p.text.chars().take(p.column - 1).map(|c| if c == '\t' { c } else { ' ' }).collect();
    let _ = write!(out, "\n {number} | {}\n {gap} | {lead}{}", p.text, "^".repeat(p.width));
}

fn words(p: &Problem) -> (String, String) {
    use ProblemKind as K;
    let key = &p.key;
    let meant =
        |n: &Option<String>| n.as_ref().map_or(String::new(), |n| format!("do you mean {n}?"));
    match &p.kind {
        K::Syntax { message } => {
            (format!("not TOML: {message}"), "texts stand in double quotes".into())
        }
        K::UnknownKey { nearest } => (format!("unknown key {key}"), meant(nearest)),
        K::Missing { example } => (format!("{key} is missing"), format!("add: {example}")),
        K::WrongType { found, expected } => (
            format!("{key} is {}, {} is needed", toml_type(found), value_type(*expected)),
            match expected {
                ValueType::Text => "put the value in double quotes: \"42\"".into(),
                _ => String::new(),
            },
        ),
        K::OutOfRange { value, limits, meant } => (
            format!("{key} = {value} is outside {limits}"),
            meant.map_or(String::new(), |m| format!("do you mean {m}?")),
        ),
        K::UnknownWord { value, allowed, nearest } => {
            (format!("{key} does not take “{value}”; use {}", allowed.join(", ")), meant(nearest))
        }
        K::NotYet { value, works } => (
            format!("{key} = “{value}” is not in this version yet"),
            format!("what works today: {}", works.join(", ")),
        ),
        K::UnknownProvince { value, nearest } => (
            format!("unknown province “{value}”"),
            nearest.map_or_else(
                || {
                    "give the two-digit code of QĐ 19/2025/QĐ-TTg, such as \"42\" (Hà Tĩnh)"
                        .to_owned()
                },
                |(code, name)| format!("do you mean \"{code}\" ({name})?"),
            ),
        ),
        K::NoCrs { province } => {
            let whose = province.map_or_else(
                || "neither province nor CRS is stated".to_owned(),
                |(_, name)| format!("the central meridian of {name} is not documented here"),
            );
            (whose, format!("add crs = \"EPSG:…\" to [project]; VN-2000/TM-3: {}", zones()))
        }
        K::BadDate { value } => {
            (format!("{key} = “{value}” is not a date"), "write it as 2025-12-31".into())
        }
        K::BadCrs { value } => {
            (format!("{key} = “{value}” is not a CRS"), "write it as \"EPSG:9209\"".into())
        }
        K::FileNotFound { path, nearest } => {
            (format!("no file {}", path.display()), meant(nearest))
        }
        K::FileIsFolder { path } => (
            format!("{} is a folder or a special file", path.display()),
            "give the path of a file".into(),
        ),
        K::NotAFile { value } => (
            format!("“{value}” is not the path of a file"),
            "only files of this machine are read; download the data first".into(),
        ),
        K::Empty => (format!("{key} is empty"), "give a value or remove the key".into()),
        K::NoEntry => (format!("{key} is an empty list"), "give at least one entry".into()),
        K::NoNetwork => (
            "no layer of cells, fibre or coverage".into(),
            "add [[cells]], [[fibre]] or [[coverage]] with path = \"…\"".into(),
        ),
        K::OneOf { other } => {
            (format!("{key} and {other} do not go together"), "keep one of them".into())
        }
        K::Twice { value } => {
            (format!("{key} = \"{value}\" is there already"), "use each identifier once".into())
        }
        K::Needs { example } => (format!("{key} does nothing alone"), format!("add: {example}")),
        K::UnknownEncoding { value } => (
            format!("{key}: unknown encoding “{value}”"),
            "use utf-8, utf-16le, windows-1258, windows-1252, TCVN3 or VNI".into(),
        ),
    }
}

fn zones() -> String {
    let zone = |z: &project::province::Zone| {
        let minutes = (z.meridian_deg.fract() * 60.0).round();
        format!("{} (central meridian {}°{minutes:02}′)", z.epsg, z.meridian_deg.trunc())
    };
    TM3_ZONES.iter().map(zone).collect::<Vec<_>>().join(", ")
}

fn toml_type(found: &str) -> &str {
    match found {
        "string" => "a text",
        "integer" => "a whole number",
        "float" => "a number",
        "boolean" => "true/false",
        "datetime" => "a date",
        "array" => "a list",
        "table" => "a table",
        other => other,
    }
}

fn value_type(expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => "a text",
        ValueType::Number => "a number",
        ValueType::Boolean => "true or false",
        ValueType::TextList => "a list of texts [\"…\"]",
        ValueType::Table => "a table [..]",
        ValueType::TableList => "a list of tables [[..]]",
    }
}

fn mistake(mistake: Option<Mistake>, x: f64, y: f64) -> String {
    let seen = format!("coordinates of the file such as {x}, {y}");
    match mistake {
        Some(Mistake::AxesSwapped) => format!(
            "{seen}: the two columns look exchanged; name them under columns (lon, lat or x, y)"
        ),
        Some(Mistake::FitsCrs(code)) => {
            format!(
                "{seen} look like {}; add crs = \"EPSG:{code}\" (and crs_override = true if the file is wrong)",
                crs_name(code)
            )
        }
        Some(Mistake::SwappedAndFitsCrs(code)) => format!(
            "{seen} look like {} with the axes exchanged; state crs = \"EPSG:{code}\" and name the columns x (east) and y (north)",
            crs_name(code)
        ),
        None => {
            format!("{seen}; check the CRS, the order of the columns and the province in [project]")
        }
    }
}

fn crs_name(code: u32) -> String {
    match (code, project::province::zone_of(code)) {
        (4326, _) => "longitude and latitude, WGS 84".to_owned(),
        (3405, _) => "VN-2000 / UTM 48N".to_owned(),
        (3406, _) => "VN-2000 / UTM 49N".to_owned(),
        (_, Some(z)) => format!(
            "VN-2000/TM-3, central meridian {}°{:02}′",
            z.meridian_deg.trunc(),
            (z.meridian_deg.fract() * 60.0).round()
        ),
        _ => format!("EPSG:{code}"),
    }
}

fn list(items: &[String]) -> String {
    items.iter().filter(|i| !i.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// The message of data that cannot be read.
#[expect(clippy::too_many_lines, reason = "one arm an error")]
pub(in crate::lang) fn source(error: &source::Error) -> Message {
    use source::Error as E;
    let one_of = |known: &[&str]| format!("what is read: .{}", known.join(", ."));
    match error {
        E::Interrupted => message("stopped as asked", NOTHING_LOST),
        E::Unreadable { file, reason } => message(
            format!("{file}: cannot be read: {reason}"),
            "the file may be damaged or held by another program; try to open it in QGIS or Excel",
        ),
        E::NoPermission { file } => message(
            format!("{file}: no permission to read it"),
            "give the user who runs phusong leave to read the file",
        ),
        E::UnknownFormat { file, known } => {
            message(format!("{file}: unknown format"), one_of(known))
        }
        E::TableWithoutAreas { file } => message(
            format!("{file}: a table has no boundaries"),
            "this layer needs polygons: .gpkg, .shp, .geojson, .fgb, .tab, .mif or .kml",
        ),
        E::Empty { file } => message(format!("{file}: empty file"), "export the data again"),
        E::NotThatFormat { file, format } => message(
            format!("{file}: the content is not {format}"),
            "check the extension of the name, or export the data again",
        ),
        E::Truncated { file, expected, found } => message(
            format!("{file}: cut short, {found} bytes of at least {expected}"),
            "copy or download the file again",
        ),
        E::TooLarge { file, bytes, limit } => message(
            format!("{file}: {bytes} bytes, more than the limit {limit} of this format"),
            "convert it to GeoPackage (maps) or CSV (tables)",
        ),
        E::LineTooLong { file, line, limit } => message(
            format!("{file}, line {line}: longer than {limit} bytes, it is no table"),
            "look for a missing quote, or export the data again",
        ),
        E::NotText { file } => {
            message(format!("{file}: not text"), "export the table as CSV, UTF-8")
        }
        E::MissingPart { file, part } => message(
            format!("{file}: its {part} file is missing"),
            "copy all files of that name, of a Shapefile or of MapInfo",
        ),
        E::NoLayer { file, stated, nearest, layers } => message(
            format!("{file}: no layer “{stated}”; there is {}", list(layers)),
            nearest.as_ref().map_or(String::new(), |n| format!("do you mean “{n}”?")),
        ),
        E::SeveralLayers { file, layers } => message(
            format!("{file}: several layers: {}", list(layers)),
            "choose one: layer = \"…\" (or sheet = \"…\")",
        ),
        E::NoColumn { file, field, stated, nearest, columns, section } => message(
            match stated {
                Some(stated) => format!("{file}: no column “{stated}”; there is {}", list(columns)),
                None => format!("{file}: no column for {field}; there is {}", list(columns)),
            },
            nearest.as_ref().map_or_else(
                || format!("state {field} = \"column\" in [{section}]"),
                |n| format!("do you mean “{n}”? state {field} = \"{n}\" in [{section}]"),
            ),
        ),
        E::NoTechnology { file, columns } => message(
            format!("{file}: no column of technologies; there is {}", list(columns)),
            "state technology = \"4G\" for the whole file, or technology = \"column\" under columns",
        ),
        E::NoDistance { file } => message(
            format!("{file}: routes without the distance they serve"),
            "add distance_m = 100 (metres to each side) to [[fibre]]",
        ),
        E::NoBuffer { file } => message(
            format!("{file}: settlements are points or lines, which have no area"),
            "add buffer_m = 50 (metres around each) to [[settlements]]",
        ),
        E::NoBand { file, stated, bands } => message(
            match stated {
                Some(stated) => format!("{file}: no band {stated}; there are {bands}"),
                None => format!("{file}: {bands} bands, and none is chosen"),
            },
            "choose one in [population]: band = 1",
        ),
        E::RotatedRaster { file } => message(
            format!("{file}: a raster whose rows do not run along the axes of its CRS"),
            "straighten it: gdalwarp -r near IN.tif OUT.tif (density), or -r sum (people a cell)",
        ),
        E::RasterWithoutPlace { file } => message(
            format!("{file}: the raster does not say where it lies"),
            "give it its corners: gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4326 IN OUT.tif",
        ),
        E::RasterTooFine { file, cells, limit } => message(
            format!("{file}: {cells} cells in the villages, more than {limit}"),
            "make it coarser: gdalwarp -tr … -r sum (people a cell) or -r average (density)",
        ),
        E::RasterElsewhere { file, crs, x, y, mistake: m } => message(
            format!("{file}: the raster, read as {crs}, has no cell in any village"),
            mistake(*m, *x, *y),
        ),
        E::WrongGeometry { file, found, expected } => message(
            format!("{file}: {found} where {} are needed", geometry(*expected)),
            "check the layer; coverage as polygons goes under [[coverage]]",
        ),
        E::TooManyOperators { file } => message(
            format!("{file}: the column of operators has too many different names"),
            "check operator under columns",
        ),
        E::NoCrs { file, guess, x, y } => {
            message(format!("{file}: no CRS is stated"), mistake(*guess, *x, *y))
        }
        E::CrsConflict { file, found, stated } => message(
            format!("{file}: the file says {found}, the project file {stated}"),
            "remove crs from the project file, or add crs_override = true if the file is wrong",
        ),
        E::UnusableCrs { crs, reason } => message(
            format!("cannot use CRS {crs}: {reason}"),
            "give an EPSG code such as \"EPSG:9209\"",
        ),
        E::NotMetric { crs } => message(
            format!("the working CRS {crs} does not measure in metres"),
            "choose VN-2000/TM-3 or UTM in [project]",
        ),
        E::Misplaced { file, crs, rows, rows_far, x, y, mistake: m } => message(
            format!("{file}: {rows_far} of {rows} rows, read as {crs}, lie far from the project"),
            mistake(*m, *x, *y),
        ),
        E::NoVillages { file } => message(format!("{file}: no villages"), "check the layer"),
        E::NoUsableVillage { file, villages } => message(
            format!("{file}: none of {villages} villages has a usable boundary"),
            "villages are polygons; see the findings of phusong check",
        ),
    }
}

fn geometry(kind: GeometryKind) -> &'static str {
    match kind {
        GeometryKind::Areas => "polygons",
        GeometryKind::Points => "points",
        GeometryKind::PointsOrLines => "points or lines",
    }
}
