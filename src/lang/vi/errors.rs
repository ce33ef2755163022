//! Errors of the project file and of reading.

use crate::lang::Message;
use crate::project::province::TM3_ZONES;
use crate::project::{self, Problem, ProblemKind, ValueType};
use crate::source::{self, GeometryKind, Mistake};
use std::fmt::Write as _;

/// After an interruption.
const NOTHING_LOST: &str = "kết quả cũ còn nguyên; chạy lại khi cần";

fn message(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    let hint = hint.as_ref();
    Message {
        headline: format!("lỗi: {}", headline.as_ref()),
        hint: if hint.is_empty() { String::new() } else { format!("gợi ý: {hint}") },
    }
}

/// Messages of a project file.
pub(in crate::lang) fn project(error: &project::Error) -> Vec<Message> {
    use project::Error as E;
    match error {
        E::NotFound { path, nearest } => vec![message(
            format!("không tìm thấy tệp dự án {}", path.display()),
            nearest.as_ref().map_or_else(
                || "phusong demo THU_MUC tạo một dự án mẫu".to_owned(),
                |n| format!("có phải {}?", n.display()),
            ),
        )],
        E::IsFolder { path, inside } => vec![message(
            format!("{} là thư mục, không phải tệp dự án", path.display()),
            inside.as_ref().map_or_else(
                || "ghi đường dẫn đến tệp .toml".to_owned(),
                |n| format!("có phải {}?", n.display()),
            ),
        )],
        E::Unreadable { path, reason } => {
            vec![message(
                format!("không đọc được {}: {reason}", path.display()),
                "kiểm tra quyền đọc tệp và thư mục",
            )]
        }
        E::TooLarge { path, bytes } => vec![message(
            format!("{} có {bytes} byte, không phải tệp dự án", path.display()),
            "tệp dự án là tệp TOML chỉ vài nghìn byte",
        )],
        E::NotText { path } => vec![message(
            format!("{} không phải văn bản UTF-8", path.display()),
            "lưu lại tệp theo bảng mã UTF-8",
        )],
        E::Invalid { path, problems } => problems.iter().map(|p| problem(path, p)).collect(),
    }
}

fn problem(path: &std::path::Path, p: &Problem) -> Message {
    let (what, hint) = words(p);
    let path = p.file.as_deref().unwrap_or(path);
    let mut headline = format!("{}, dòng {}, cột {}: {what}", path.display(), p.line, p.column);
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
    let meant = |n: &Option<String>| n.as_ref().map_or(String::new(), |n| format!("có phải {n}?"));
    match &p.kind {
        K::Syntax { message } => (
            format!("sai cú pháp TOML: {message}"),
            "chuỗi ký tự phải nằm trong dấu ngoặc kép".into(),
        ),
        K::UnknownKey { nearest } => (format!("không biết khóa {key}"), meant(nearest)),
        K::Missing { example } => (format!("thiếu {key}"), format!("thêm: {example}")),
        K::WrongType { found, expected } => (
            format!("{key} là {}, cần {}", toml_type(found), value_type(*expected)),
            match expected {
                ValueType::Text => "đặt giá trị trong dấu ngoặc kép: \"42\"".into(),
                _ => String::new(),
            },
        ),
        K::OutOfRange { value, limits, meant } => (
            format!("{key} = {value} ngoài khoảng {limits}"),
            meant.map_or(String::new(), |m| format!("có phải {m}?")),
        ),
        K::UnknownWord { value, allowed, nearest } => {
            (format!("{key} không nhận “{value}”; dùng {}", allowed.join(", ")), meant(nearest))
        }
        K::NotYet { value, works } => (
            format!("{key} = “{value}” chưa có trong phiên bản này"),
            format!("hiện dùng được: {}", works.join(", ")),
        ),
        K::UnknownProvince { value, nearest } => (
            format!("không biết tỉnh “{value}”"),
            nearest.map_or_else(
                || "ghi mã hai chữ số theo QĐ 19/2025/QĐ-TTg, ví dụ \"42\" (Hà Tĩnh)".to_owned(),
                |(code, name)| format!("có phải \"{code}\" ({name})?"),
            ),
        ),
        K::NoCrs { province } => {
            let whose = province.map_or_else(
                || "không ghi tỉnh và không ghi hệ tọa độ".to_owned(),
                |(_, name)| format!("chưa có tài liệu về kinh tuyến trục của {name}"),
            );
            (whose, format!("thêm crs = \"EPSG:…\" vào [project]; VN-2000/TM-3: {}", zones()))
        }
        K::BadDate { value } => {
            (format!("{key} = “{value}” không phải là ngày"), "viết theo dạng 2025-12-31".into())
        }
        K::BadCrs { value } => (
            format!("{key} = “{value}” không phải hệ tọa độ"),
            "viết theo dạng \"EPSG:9209\"".into(),
        ),
        K::FileNotFound { path, nearest } => {
            (format!("không tìm thấy tệp {}", path.display()), meant(nearest))
        }
        K::FileIsFolder { path } => (
            format!("{} là thư mục hoặc tệp đặc biệt", path.display()),
            "ghi đường dẫn đến một tệp".into(),
        ),
        K::NotAFile { value } => (
            format!("“{value}” không phải đường dẫn tệp"),
            "chỉ đọc tệp trên máy này; hãy tải dữ liệu về trước".into(),
        ),
        K::Empty => (format!("{key} để trống"), "ghi giá trị hoặc xóa khóa này".into()),
        K::NoEntry => (format!("{key} là danh sách rỗng"), "ghi ít nhất một giá trị".into()),
        K::NoNetwork => (
            "không có lớp trạm, cáp quang hay vùng phủ nào".into(),
            "thêm [[cells]], [[fibre]] hoặc [[coverage]] với path = \"…\"".into(),
        ),
        K::OneOf { other } => {
            (format!("{key} và {other} không đi cùng nhau"), "giữ lại một trong hai".into())
        }
        K::Twice { value } => {
            (format!("{key} = “{value}” đã có ở trên"), "mỗi mã chỉ dùng một lần".into())
        }
        K::Needs { example } => {
            (format!("{key} không có tác dụng một mình"), format!("thêm: {example}"))
        }
        K::UnknownEncoding { value } => (
            format!("{key}: không biết bảng mã “{value}”"),
            "dùng utf-8, utf-16le, windows-1258, windows-1252, TCVN3 hoặc VNI".into(),
        ),
    }
}

fn zones() -> String {
    let zone = |z: &project::province::Zone| {
        let minutes = (z.meridian_deg.fract() * 60.0).round();
        format!("{} (KTT {}°{minutes:02}′)", z.epsg, z.meridian_deg.trunc())
    };
    TM3_ZONES.iter().map(zone).collect::<Vec<_>>().join(", ")
}

fn toml_type(found: &str) -> &str {
    match found {
        "string" => "chuỗi ký tự",
        "integer" => "số nguyên",
        "float" => "số thực",
        "boolean" => "true/false",
        "datetime" => "ngày giờ",
        "array" => "danh sách",
        "table" => "bảng",
        other => other,
    }
}

fn value_type(expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => "chuỗi ký tự",
        ValueType::Number => "một số",
        ValueType::Boolean => "true hoặc false",
        ValueType::TextList => "danh sách chuỗi [\"…\"]",
        ValueType::Table => "bảng [..]",
        ValueType::TableList => "danh sách bảng [[..]]",
    }
}

fn mistake(mistake: Option<Mistake>, x: f64, y: f64) -> String {
    let seen = format!("tọa độ trong tệp, ví dụ {x}, {y}");
    match mistake {
        Some(Mistake::AxesSwapped) => format!(
            "{seen}: hai cột bị đổi chỗ; ghi đúng tên cột trong columns (lon, lat hoặc x, y)"
        ),
        Some(Mistake::FitsCrs(code)) => {
            format!(
                "{seen}, giống {}; thêm crs = \"EPSG:{code}\" (và crs_override = true nếu tệp ghi sai)",
                crs_name(code)
            )
        }
        Some(Mistake::SwappedAndFitsCrs(code)) => format!(
            "{seen}, giống {} nhưng hai trục bị đổi chỗ; ghi crs = \"EPSG:{code}\" và đúng tên cột x (hướng đông), y (hướng bắc)",
            crs_name(code)
        ),
        None => format!("{seen}; kiểm tra hệ tọa độ, thứ tự hai cột và mã tỉnh trong [project]"),
    }
}

fn crs_name(code: u32) -> String {
    match (code, project::province::zone_of(code)) {
        (4326, _) => "kinh độ, vĩ độ WGS 84".to_owned(),
        (3405, _) => "VN-2000 / UTM 48N".to_owned(),
        (3406, _) => "VN-2000 / UTM 49N".to_owned(),
        (_, Some(z)) => format!(
            "VN-2000/TM-3 kinh tuyến trục {}°{:02}′",
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
    let one_of = |known: &[&str]| format!("đọc được: .{}", known.join(", ."));
    match error {
        E::Interrupted => message("đã dừng theo yêu cầu", NOTHING_LOST),
        E::Unreadable { file, reason } => message(
            format!("{file}: không đọc được: {reason}"),
            "tệp có thể bị hỏng hoặc đang bị chương trình khác giữ; mở thử bằng QGIS hay Excel",
        ),
        E::NoPermission { file } => message(
            format!("{file}: không có quyền đọc tệp"),
            "cấp quyền đọc tệp cho người dùng đang chạy phusong",
        ),
        E::UnknownFormat { file, known } => {
            message(format!("{file}: không biết định dạng này"), one_of(known))
        }
        E::TableWithoutAreas { file } => message(
            format!("{file}: bảng không có ranh giới"),
            "lớp này cần đa giác: .gpkg, .shp, .geojson, .fgb, .tab, .mif hoặc .kml",
        ),
        E::Empty { file } => message(format!("{file}: tệp rỗng"), "xuất lại dữ liệu"),
        E::NotThatFormat { file, format } => message(
            format!("{file}: nội dung không phải {format}"),
            "kiểm tra phần mở rộng của tên tệp, hoặc xuất lại dữ liệu",
        ),
        E::Truncated { file, expected, found } => message(
            format!("{file}: tệp bị cắt cụt, có {found} byte, cần ít nhất {expected}"),
            "chép hoặc tải lại tệp",
        ),
        E::TooLarge { file, bytes, limit } => message(
            format!("{file}: {bytes} byte, lớn hơn giới hạn {limit} của định dạng này"),
            "chuyển sang GeoPackage (bản đồ) hoặc CSV (bảng)",
        ),
        E::LineTooLong { file, line, limit } => message(
            format!("{file}, dòng {line}: dài hơn {limit} byte, không phải bảng"),
            "kiểm tra dấu ngoặc kép bị thiếu, hoặc xuất lại dữ liệu",
        ),
        E::NotText { file } => {
            message(format!("{file}: không phải văn bản"), "xuất lại bảng dưới dạng CSV UTF-8")
        }
        E::MissingPart { file, part } => message(
            format!("{file}: thiếu tệp {part} đi kèm"),
            "chép đủ các tệp cùng tên của Shapefile hoặc MapInfo",
        ),
        E::NoLayer { file, stated, nearest, layers } => message(
            format!("{file}: không có lớp “{stated}”; có {}", list(layers)),
            nearest.as_ref().map_or(String::new(), |n| format!("có phải “{n}”?")),
        ),
        E::SeveralLayers { file, layers } => message(
            format!("{file}: có nhiều lớp: {}", list(layers)),
            "chọn một lớp: layer = \"…\" (hoặc sheet = \"…\")",
        ),
        E::NoColumn { file, field, stated, nearest, columns, section } => message(
            match stated {
                Some(stated) => format!("{file}: không có cột “{stated}”; có {}", list(columns)),
                None => format!("{file}: không tìm thấy cột cho {field}; có {}", list(columns)),
            },
            nearest.as_ref().map_or_else(
                || format!("ghi {field} = \"tên cột\" trong [{section}]"),
                |n| format!("có phải “{n}”? ghi {field} = \"{n}\" trong [{section}]"),
            ),
        ),
        E::NoTechnology { file, columns } => message(
            format!("{file}: không có cột công nghệ; có {}", list(columns)),
            "ghi technology = \"4G\" cho cả tệp, hoặc technology = \"tên cột\" trong columns",
        ),
        E::NoDistance { file } => message(
            format!("{file}: tuyến cáp không ghi khoảng cách phục vụ"),
            "thêm distance_m = 100 (mét mỗi bên) vào [[fibre]]",
        ),
        E::NoBuffer { file } => message(
            format!("{file}: khu dân cư là điểm hoặc đường, không có diện tích"),
            "thêm buffer_m = 50 (số mét quanh mỗi điểm) vào [[settlements]]",
        ),
        E::NoBand { file, stated, bands } => message(
            match stated {
                Some(stated) => {
                    format!("{file}: không có kênh (band) {stated}; tệp có {bands} kênh")
                }
                None => format!("{file}: có {bands} kênh (band) mà chưa chọn kênh nào"),
            },
            "chọn một kênh trong [population]: band = 1",
        ),
        E::RotatedRaster { file } => message(
            format!("{file}: lưới bị xoay, hàng và cột không song song với trục của hệ tọa độ"),
            "nắn thẳng lưới: gdalwarp -r near VAO.tif RA.tif (mật độ) hoặc -r sum (số người mỗi ô)",
        ),
        E::RasterWithoutPlace { file } => message(
            format!("{file}: lưới không ghi vị trí trên bản đồ"),
            "gán các góc: gdal_translate -a_ullr TÂY BẮC ĐÔNG NAM -a_srs EPSG:4326 VAO RA.tif",
        ),
        E::RasterTooFine { file, cells, limit } => message(
            format!("{file}: {cells} ô trong các thôn, vượt giới hạn {limit}"),
            "làm thô lưới: gdalwarp -tr … -r sum (số người mỗi ô) hoặc -r average (mật độ)",
        ),
        E::RasterElsewhere { file, crs, x, y, mistake: m } => message(
            format!("{file}: lưới, đọc theo {crs}, không có ô nào nằm trong các thôn"),
            mistake(*m, *x, *y),
        ),
        E::WrongGeometry { file, found, expected } => message(
            format!("{file}: hình học là {found}, cần {}", geometry(*expected)),
            "kiểm tra lớp đã chọn; vùng phủ dạng đa giác thì khai báo ở [[coverage]]",
        ),
        E::TooManyOperators { file } => message(
            format!("{file}: cột doanh nghiệp có quá nhiều tên khác nhau"),
            "kiểm tra operator trong columns",
        ),
        E::NoCrs { file, guess, x, y } => {
            message(format!("{file}: không ghi hệ tọa độ"), mistake(*guess, *x, *y))
        }
        E::CrsConflict { file, found, stated } => message(
            format!("{file}: tệp ghi hệ tọa độ {found}, tệp dự án ghi {stated}"),
            "bỏ crs trong tệp dự án, hoặc thêm crs_override = true nếu tệp ghi sai",
        ),
        E::UnusableCrs { crs, reason } => message(
            format!("không dùng được hệ tọa độ {crs}: {reason}"),
            "ghi mã EPSG, ví dụ \"EPSG:9209\"",
        ),
        E::NotMetric { crs } => message(
            format!("hệ tọa độ làm việc {crs} không tính bằng mét"),
            "chọn hệ VN-2000/TM-3 hoặc UTM trong [project]",
        ),
        E::Misplaced { file, crs, rows, rows_far, x, y, mistake: m } => message(
            format!("{file}: {rows_far}/{rows} dòng, đọc theo {crs}, nằm xa vùng của dự án"),
            mistake(*m, *x, *y),
        ),
        E::NoVillages { file } => {
            message(format!("{file}: không có thôn nào"), "kiểm tra lớp đã chọn")
        }
        E::NoUsableVillage { file, villages } => message(
            format!("{file}: không thôn nào trong {villages} thôn có ranh giới dùng được"),
            "lớp thôn phải là đa giác; xem các phát hiện của phusong check",
        ),
    }
}

fn geometry(kind: GeometryKind) -> &'static str {
    match kind {
        GeometryKind::Areas => "đa giác",
        GeometryKind::Points => "điểm",
        GeometryKind::PointsOrLines => "điểm hoặc đường",
    }
}
