//! Findings: what was found, and what was done.

use super::gap::service;
use crate::field::Says;
use crate::finding::{Expected, FindingKind, GeometryFault, ReadBy};
use crate::lang::{Lang, Message, Numbers};
use crate::network::{ServiceKind, Status};
use crate::place::{Denominator, PointRole};
use crate::project::RasterValues;
use jiff::civil::Date;

const N: Numbers = Numbers(Lang::Vi);

fn count(n: u64) -> String {
    N.count(usize::try_from(n).unwrap_or(usize::MAX))
}

fn message(found: impl Into<String>, done: impl Into<String>) -> Message {
    Message { headline: found.into(), hint: done.into() }
}

fn fault(fault: GeometryFault) -> &'static str {
    match fault {
        GeometryFault::SelfIntersection => "ranh giới tự cắt",
        GeometryFault::RingsCross => "các vòng ranh giới cắt nhau hoặc trùng cạnh",
        GeometryFault::HoleOutside => "lỗ thủng nằm ngoài ranh giới",
        GeometryFault::PartsOverlap => "các phần chồng lên nhau hoặc trùng cạnh",
        GeometryFault::TooFewPoints => {
            "quá ít điểm khác nhau (một vòng ranh giới cần ba điểm, một tuyến cần hai điểm)"
        }
        GeometryFault::NotFinite => {
            "có tọa độ không phải là số hoặc không đổi được sang hệ tọa độ làm việc"
        }
        GeometryFault::HolesNested => "có lỗ thủng nằm trong lỗ thủng khác",
        GeometryFault::InteriorDisconnected => {
            "các vòng ranh giới chạm nhau làm phần bên trong bị chia rời"
        }
        GeometryFault::NoArea => "có vòng ranh giới không bao diện tích nào",
        GeometryFault::RingOpen => "có vòng ranh giới không khép kín",
        GeometryFault::Tangled => {
            "ranh giới rối đến mức không sửa được: các cạnh cắt nhau quá nhiều lần"
        }
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "một số",
        Expected::NotNegative => "một số không âm",
        Expected::Count => "một số nguyên không âm",
        Expected::YesNo => "có hoặc không (x, có, không, 1, 0)",
        Expected::NoError => "một giá trị: đây là lỗi của bảng tính",
        Expected::Speed => "một tốc độ từ 0 đến 20.000 Mb/s",
        Expected::Latency => "một độ trễ từ 0 đến 60.000 ms",
        Expected::Day => "một ngày (2025-03-15 hoặc 15/03/2025)",
        Expected::LaterDay => "một ngày không sớm hơn ngày của thông tin",
        Expected::Says => {
            "covered, hole hoặc white (có sóng, đã phủ, có cáp quang; lõm, lõm sóng, sóng yếu; trắng, trắng sóng, không có sóng, chưa phủ, chưa có cáp quang)"
        }
        Expected::ReportKind => {
            "voter_report, survey hoặc measurement (phản ánh cử tri, khảo sát, đo kiểm)"
        }
        Expected::Service => "2G, 3G, 4G, 5G, FTTH hoặc mobile (di động, cáp quang)",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::OnAir => "đang phát sóng",
        Status::Planned => "quy hoạch",
        Status::Off => "ngừng hoạt động",
    }
}

fn date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

fn services_list(services: &[ServiceKind]) -> String {
    services.iter().map(|s| service(*s)).collect::<Vec<_>>().join(", ")
}

fn said((kind, says): (ServiceKind, Says)) -> String {
    let says = match says {
        Says::Covered => "được phủ",
        Says::Hole => "lõm",
        Says::White => "trắng",
    };
    format!("“{} {says}”", service(kind))
}

fn raster_values(values: RasterValues) -> &'static str {
    match values {
        RasterValues::Count => "số người mỗi ô",
        RasterValues::PerSquareKilometre => "người trên km²",
        RasterValues::PerHectare => "người trên ha",
    }
}

fn role(role: PointRole) -> &'static str {
    match role {
        PointRole::Centre => "nhà văn hóa hoặc trung tâm",
        PointRole::Cluster => "cụm dân cư",
    }
}

/// A finding in words.
#[expect(clippy::too_many_lines, reason = "one arm a kind, side by side with the other language")]
pub(in crate::lang) fn text(kind: &FindingKind) -> Message {
    use FindingKind as K;
    let meters = |m: f64| N.decimal(m, 0);
    match kind {
        K::NoGeometry => message("không có hình học", "giữ lại thôn, ghi là không có dữ liệu"),
        K::NotAnArea { found } => message(
            format!("hình học là {found}, không phải loại cần có"),
            "không dùng hình học này",
        ),
        K::GeometryRepaired { fault: f, before_m2, after_m2 } => message(
            format!("hình học sai: {}", fault(*f)),
            format!(
                "đã sửa; diện tích trước {} m², sau {} m²",
                N.decimal(*before_m2, 1),
                N.decimal(*after_m2, 1)
            ),
        ),
        K::GeometryUnusable { fault: f } => {
            message(format!("hình học không dùng được: {}", fault(*f)), "bỏ hình học này")
        }
        K::MissingId { given } => message("không có mã", format!("đặt mã tạm {given}")),
        K::DuplicateVillage { first_row } => {
            message(format!("trùng mã và trùng hình học với dòng {first_row}"), "bỏ dòng này")
        }
        K::DuplicateId { first_row, given } => message(
            format!("trùng mã với dòng {first_row} nhưng khác hình học"),
            format!("giữ lại với mã mới {given}"),
        ),
        K::CodesPadded { count: n, found, used } => message(
            format!("{} mã đã mất số 0 ở đầu (ví dụ {found})", count(*n)),
            format!("đã thêm lại số 0 (ví dụ {used})"),
        ),
        K::NoCommune { count: n } => {
            message(format!("{} thôn không ghi xã", count(*n)), "xếp chung vào một xã không tên")
        }
        K::Overlap { other, area_m2, share } => message(
            format!(
                "chồng lên thôn {other}: {} m², {} % thôn nhỏ hơn",
                meters(*area_m2),
                N.decimal(100.0 * share, 1)
            ),
            "giữ nguyên cả hai; hãy xem lại ranh giới",
        ),
        K::ByOverlay { services } => message(
            format!("phép tính diện tích chính xác ({}) không tự kiểm tra được", services_list(services)),
            "đã tính lại bằng phép chồng đa giác",
        ),
        K::BadValue { value, expected: e } => message(
            format!("giá trị “{value}” không phải là {}", expected(*e)),
            "bỏ trống giá trị này",
        ),
        K::EncodingAssumed { encoding, count: n } => message(
            format!("{} ô không phải UTF-8", count(*n)),
            format!("đọc theo {encoding}; nếu chữ sai, hãy ghi encoding trong tệp dự án"),
        ),
        K::TextConverted { legacy, count: n, found, used } => message(
            format!(
                "{} giá trị viết theo bảng mã cũ ({}), ví dụ “{found}”",
                count(*n),
                legacy.name()
            ),
            format!("đã đổi sang Unicode, ví dụ “{used}”"),
        ),
        K::RaggedRow { found, expected } => message(
            format!("dòng có {found} ô, tiêu đề có {expected} cột"),
            "ô thiếu coi là trống, ô thừa bỏ qua",
        ),
        K::NulBytes => message("dòng có byte NUL, không phải văn bản", "bỏ dòng này"),
        K::BadCoordinates { x, y } => {
            message(format!("tọa độ “{x}”, “{y}” trống hoặc không phải là số"), "bỏ dòng này")
        }
        K::NullIsland => message("tọa độ là (0, 0)", "bỏ dòng này"),
        K::OutOfRange { lon, lat } => {
            message(format!("kinh độ {lon}, vĩ độ {lat} ngoài giới hạn (±180, ±90)"), "bỏ dòng này")
        }
        K::Swapped { x, y } => message(
            "tọa độ bị đổi chỗ (kinh độ với vĩ độ, hoặc X với Y)",
            format!("đã đổi lại: {x}, {y}"),
        ),
        K::OutsideProvince { km } => message(
            format!("nằm cách các thôn {} km, ngoài tầm phục vụ", N.decimal(*km, 1)),
            "giữ nguyên",
        ),
        K::FarAway { km } => message(
            format!("nằm cách các thôn {} km: tọa độ sai", N.decimal(*km, 0)),
            "bỏ dòng này",
        ),
        K::NoTechnology { value } if value.is_empty() => {
            message("không ghi công nghệ", "bỏ dòng này; công nghệ là 2G, 3G, 4G, 5G hoặc FTTH")
        }
        K::NoTechnology { value } => message(
            format!("không biết công nghệ “{value}”"),
            "bỏ dòng này; công nghệ là 2G, 3G, 4G, 5G hoặc FTTH",
        ),
        K::NoOperator { count: n, used } => message(
            format!("{} dòng không ghi doanh nghiệp", count(*n)),
            format!("ghi là “{used}”"),
        ),
        K::RadiusAssumed { technology, radius_m, count: n, by_project } => message(
            format!("{} dòng {technology} không ghi bán kính", count(*n)),
            format!(
                "dùng {} m, {}",
                meters(*radius_m),
                if *by_project {
                    "theo tệp dự án"
                } else {
                    "mặc định của chương trình"
                }
            ),
        ),
        K::BadRadius { value, used_m } => message(
            format!("bán kính “{value}” không lớn hơn 0"),
            format!("dùng mặc định {} m", meters(*used_m)),
        ),
        K::SmallRadius { radius_m, least_m } => message(
            format!(
                "bán kính {} m nhỏ hơn {} m, có thể là ki-lô-mét",
                N.decimal(*radius_m, 1),
                N.decimal(*least_m, 0)
            ),
            "giữ nguyên; nếu là ki-lô-mét, hãy đổi ra mét trong dữ liệu",
        ),
        K::RadiusInKm { count: n, found, used_m } => message(
            format!("{} bán kính ghi theo km (ví dụ {found})", count(*n)),
            format!("đã nhân 1.000 (ví dụ {} m)", meters(*used_m)),
        ),
        K::BeamwidthAssumed { beamwidth_deg, count: n } => message(
            format!("{} cell có hướng nhưng không ghi góc mở", count(*n)),
            format!("dùng {beamwidth_deg}°"),
        ),
        K::BadBeamwidth { value, used_deg } => {
            message(format!("góc mở {value}° ngoài khoảng 0 đến 360"), format!("dùng {used_deg}°"))
        }
        K::AzimuthNormalised { value, used_deg } => message(
            format!("góc phương vị {value}° ngoài khoảng 0 đến 360"),
            format!("đổi thành {used_deg}°"),
        ),
        K::DuplicateRow { first_row } => {
            message(format!("lặp lại dòng {first_row}"), "chỉ tính một lần")
        }
        K::IdElsewhere { first_row, km } => message(
            format!("mã đã dùng ở dòng {first_row}, cách đây {} km", N.decimal(*km, 1)),
            "giữ cả hai",
        ),
        K::UnknownStatus { value } => message(
            format!("không biết trạng thái “{value}”"),
            "coi là đang phát sóng; dùng on_air, planned hoặc off",
        ),
        K::NotCounted { status: s, count: n } => message(
            format!("{} nguồn phục vụ có trạng thái {}", count(*n), status(*s)),
            "không tính; muốn tính, thêm vào [network] count",
        ),
        K::NoLayerFor { technology } => message(
            format!("không có lớp dữ liệu nào nói về {technology}"),
            format!(
                "{technology} là “không có dữ liệu”, không phải 0 %; nếu chắc chắn không có, ghi technologies = [\"{technology}\"] ở lớp đã đủ"
            ),
        ),
        K::NothingToCount { denominator } => message(
            format!("không có lớp dữ liệu nào cho {}", super::score::denominator(*denominator)),
            format!(
                "tỷ lệ theo mẫu số này là “không có dữ liệu”, không phải 0 %; thêm {}",
                layer_of(*denominator)
            ),
        ),
        K::CrsAssumed { used } => {
            message("tệp không ghi hệ tọa độ", format!("dùng {used} (kinh độ, vĩ độ)"))
        }
        K::CrsOverridden { file, used } => message(
            format!("hệ tọa độ của tệp là {file}"),
            format!("dùng {used} theo crs_override trong tệp dự án"),
        ),
        K::SuspiciousDatum { crs } => message(
            format!("hệ tọa độ {crs} có phép chiếu của VN-2000 nhưng ghi hệ quy chiếu WGS 84"),
            "dùng như tệp ghi; nếu thực ra là VN-2000 thì lệch khoảng 225 m: ghi crs và crs_override = true",
        ),
        K::EvidenceExpired { village, expiry, on } => message(
            format!("báo cáo về thôn {village} hết hạn ngày {}", date(*expiry)),
            format!("không dùng; số liệu tính đến ngày {}", date(*on)),
        ),
        K::EvidenceLater { village, date: made, on } => message(
            format!("báo cáo về thôn {village} ngày {}, sau ngày của số liệu", date(*made)),
            format!("không dùng; số liệu tính đến ngày {}", date(*on)),
        ),
        K::EvidenceConflict { village, own, other, at } => message(
            format!(
                "thôn {village}: báo cáo này là {}, trái với {at} là {}",
                said(*own),
                said(*other)
            ),
            format!("theo {at}: tin cậy hơn, mới hơn, hoặc kém thuận lợi hơn nếu ngang nhau"),
        ),
        K::SettlementsOutside { area_m2, share } => message(
            format!(
                "{} m² ({} %) khu dân cư nằm ngoài mọi thôn",
                meters(*area_m2),
                N.decimal(100.0 * share, 1)
            ),
            "không tính phần này; hãy xem lại ranh giới thôn nếu phần này lớn",
        ),
        K::NoSettlement { count: n, people } => message(
            format!(
                "{} thôn không có khu dân cư nào trong ranh giới (các thôn này ghi {} người)",
                count(*n),
                N.decimal(*people, 0)
            ),
            "theo diện tích có dân cư, các thôn này là không có dữ liệu, không phải 0 %",
        ),
        K::RasterRead { used, by, people } => message(
            match by {
                ReadBy::Words(words) => format!("tệp dự án không ghi values; tệp ghi “{words}”"),
                ReadBy::Numbers { official } => format!(
                    "tệp dự án không ghi values; các thôn ghi {} người",
                    N.decimal(*official, 0)
                ),
                ReadBy::Nothing => "không rõ ô lưới ghi số người hay mật độ".to_owned(),
            },
            format!(
                "đọc là {}: {} người trong các thôn; nếu sai, ghi values = \"count\", \"per_km2\" hoặc \"per_ha\"",
                raster_values(*used),
                N.decimal(*people, 0)
            ),
        ),
        K::RasterDoubtful { used, raster, official, better } => message(
            format!(
                "đọc là {} thì được {} người, các thôn ghi {}",
                raster_values(*used),
                N.decimal(*raster, 0),
                N.decimal(*official, 0)
            ),
            format!(
                "giữ nguyên; {} thì gần hơn: hãy xem lại values trong [population]",
                raster_values(*better)
            ),
        ),
        K::RasterNegative { count: n, least } => message(
            format!("{} ô lưới có giá trị âm (nhỏ nhất {least})", count(*n)),
            "coi các ô này là không có dữ liệu",
        ),
        K::RasterTooSmall { count: n } => message(
            format!("lưới dân số không phủ tới {} thôn", count(*n)),
            "theo dân số, các thôn này là không có dữ liệu",
        ),
        K::RasterNothing { official } => message(
            format!(
                "thôn ghi {} người nhưng lưới dân số không có ai ở đây",
                N.decimal(*official, 0)
            ),
            "theo dân số, thôn này là không có dữ liệu",
        ),
        K::PopulationTotal { villages, raster, official, scaled, unscaled } => message(
            format!(
                "{} thôn ghi tổng cộng {} người, lưới dân số có {} người ở đó (hệ số {})",
                count(*villages),
                N.decimal(*official, 0),
                N.decimal(*raster, 0),
                if *raster > 0.0 { N.decimal(official / raster, 3) } else { "–".to_owned() }
            ),
            match (scaled, unscaled) {
                (false, _) => {
                    "không hiệu chỉnh; muốn hiệu chỉnh, ghi scale_to trong [population]".to_owned()
                }
                (true, 0) => "đã hiệu chỉnh theo số của thôn".to_owned(),
                (true, n) => format!(
                    "đã hiệu chỉnh theo số của thôn; {} thôn không có số nên giữ số của lưới",
                    count(*n)
                ),
            },
        ),
        K::NothingToScaleTo => message(
            "không thôn nào ghi dân số để hiệu chỉnh lưới dân số",
            "giữ số của lưới; thêm cột population (dân số) vào lớp thôn hoặc bỏ scale_to",
        ),
        K::HouseholdsOutside { count: n, households } => message(
            format!("{} điểm ({} hộ) nằm ngoài mọi thôn", count(*n), N.decimal(*households, 0)),
            "không tính các điểm này",
        ),
        K::UnknownVillage { value, lies_in } => message(
            format!("không có thôn nào mang mã “{value}”"),
            match lies_in {
                Some(village) => format!("tính cho thôn {village}, nơi tọa độ nằm"),
                None => "bỏ dòng này: dòng không có tọa độ nằm trong một thôn; hãy đối chiếu với mã trong lớp thôn".to_owned(),
            },
        ),
        K::InNoVillage => {
            message("không ghi mã thôn và không nằm trong thôn nào", "bỏ dòng này")
        }
        K::UnknownRole { value, used } => message(
            format!("không biết vai trò “{value}”"),
            format!(
                "coi là {}; dùng centre (nhà văn hóa, trung tâm) hoặc cluster (cụm dân cư)",
                role(*used)
            ),
        ),
        K::RoleAssumed { count: n, used } => message(
            format!("{} điểm không ghi vai trò", count(*n)),
            format!("coi là {}; ghi role ở lớp hoặc ở từng dòng", role(*used)),
        ),
        K::PositionLeftOut { x, y } => {
            message(format!("tọa độ “{x}”, “{y}” không dùng được"), "giữ dòng này, bỏ tọa độ")
        }
        K::NotUnderstood { value, expected: e } if value.is_empty() => {
            message(format!("ô trống, cần {}", expected(*e)), "bỏ dòng này")
        }
        K::NotUnderstood { value, expected: e } => message(
            format!("không hiểu “{value}”, cần {}", expected(*e)),
            "bỏ dòng này; hãy viết theo các từ trên",
        ),
        K::UnknownReportKind { value } => message(
            format!("không hiểu loại thông tin “{value}”, cần {}", expected(Expected::ReportKind)),
            "coi là phản ánh cử tri, loại kém chắc chắn nhất",
        ),
        K::NoReportKind { count: n } => message(
            format!("{} dòng không ghi loại thông tin", count(*n)),
            "coi là phản ánh cử tri, loại kém chắc chắn nhất; có thể ghi kind trong tệp dự án",
        ),
        K::ServiceFromWords { count: n } => message(
            format!("{} dòng không ghi dịch vụ", count(*n)),
            "hiểu theo lời ghi: “sóng” là di động băng rộng, “cáp quang” là FTTH",
        ),
        K::Undated { count: n } => message(
            format!("{} dòng không ghi ngày", count(*n)),
            "giữ lại, không có hạn hiệu lực; thông tin có ngày được ưu tiên hơn",
        ),
        K::PositionElsewhere { village, lies_in, km } => message(
            match lies_in {
                Some(other) => format!(
                    "dòng ghi thôn {village} nhưng tọa độ nằm trong thôn {other}, cách {} km",
                    N.decimal(*km, 2)
                ),
                None => format!(
                    "dòng ghi thôn {village} nhưng tọa độ nằm ngoài mọi thôn, cách {} km",
                    N.decimal(*km, 2)
                ),
            },
            "tính cho thôn đã ghi; hãy xem lại tọa độ hoặc mã thôn",
        ),
        K::OutsideVillages { count: n } => message(
            format!("{} dòng nằm ngoài ranh giới mọi thôn", count(*n)),
            "giữ lại, không tính cho thôn, xã nào",
        ),
        K::UnknownCommune { value } => {
            message(format!("không có thôn nào thuộc xã “{value}”"), "không tính cho xã nào")
        }
        K::KilobitsPerSecond { count: n } => message(
            format!("tên cột cho biết {} giá trị tính bằng kbit/s", count(*n)),
            "đã chia cho 1.000 để ra Mb/s",
        ),
        K::NoAccess { count: n, value } if value.is_empty() => message(
            format!("{} phép đo không ghi công nghệ", count(*n)),
            "không tính: không rõ là di động hay cố định; có thể ghi technology trong tệp dự án",
        ),
        K::NoAccess { count: n, value } => message(
            format!("{} phép đo không rõ công nghệ, ví dụ “{value}”", count(*n)),
            "không tính: không rõ là di động hay cố định",
        ),
        K::RowsJoined { count: n } => message(
            format!("{} dòng ghi lại cột đã có ở dòng khác", count(*n)),
            "gộp doanh nghiệp của các dòng cùng mã thành một cột",
        ),
        K::SiteElsewhere { site, km } => message(
            format!("trạm {site} có các cell cách nhau {} km", N.decimal(*km, 1)),
            "coi là các vị trí khác nhau khi tính dùng chung",
        ),
        K::NotAround { crs, count: n, km } => message(
            match km {
                Some(km) => format!(
                    "không có gì gần các thôn ({} đối tượng, cách {} km theo {crs})",
                    count(*n),
                    N.decimal(*km, 0)
                ),
                None => format!("không có gì gần các thôn ({} đối tượng, theo {crs})", count(*n)),
            },
            "không vẽ lớp này; kiểm tra crs của lớp, thứ tự kinh độ – vĩ độ, và có đúng tỉnh này không",
        ),
        K::StrangeHeights { count: n, least, most } => message(
            format!(
                "{} ô có độ cao không thể có (từ {} đến {} m)",
                count(*n),
                N.decimal(*least, 0),
                N.decimal(*most, 0)
            ),
            "coi là không có dữ liệu; độ cao phải tính bằng mét, giá trị rỗng phải khai báo trong tệp",
        ),
        K::TerrainPart { share } => message(
            format!("lớp độ cao chỉ phủ {} % số thôn", N.decimal(100.0 * share, 0)),
            "phần còn lại không có bóng địa hình; ghép các mảnh thành một tệp GeoTIFF nếu có",
        ),
        K::NoRows => message("lớp không có dòng dữ liệu nào", "đọc như một lớp rỗng"),
        K::ReaderWarning { message: m } => message(format!("thư viện đọc cảnh báo: {m}"), ""),
        K::More { of, count: n } => {
            message(format!("còn {} phát hiện nữa loại {of}", count(*n)), "không liệt kê từng dòng")
        }
    }
}

/// Where a denominator comes from in a project file.
fn layer_of(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Area => "[villages]",
        Denominator::InhabitedArea => "[[settlements]]",
        Denominator::Population => "[population] hoặc cột dân số của [villages]",
        Denominator::Households => "[[households]] hoặc cột số hộ của [villages]",
        Denominator::Points => "[[points]]",
    }
}
