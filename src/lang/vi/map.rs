//! Lời trên bản đồ.

use crate::assessment::{Method, Role};
use crate::coverage::EngineKind;
use crate::indicator::{OperatorRule, Rate, Rule, Test};
use crate::lang::{Lang, Numbers};
use crate::map::words::{Words, date_or_text, decimals_of, shown_pct};
use crate::map::{Class, Error, Expected, SheetFault, SheetProblem};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use crate::source::CrsLabel;
use jiff::civil::Date;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const NUMBERS: Numbers = Numbers(Lang::VI);

const FIBRE: ServiceKind = ServiceKind::Technology(Technology::Ftth);

/// Phần trăm gọn: không có số lẻ thừa.
pub(super) fn pct(value: f64) -> String {
    let decimals = usize::from((value - value.round()).abs() > 0.05);
    format!("{}\u{a0}%", NUMBERS.decimal(value, decimals))
}

pub(super) fn bare(value: f64) -> String {
    let decimals = usize::from((value - value.round()).abs() > 0.05);
    NUMBERS.decimal(value, decimals)
}

pub(super) fn names(technologies: &[Technology]) -> String {
    technologies.iter().map(|t| t.name()).collect::<Vec<_>>().join(", ")
}

/// «sóng 4G», «cáp quang FTTH».
pub(super) fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "cáp quang (FTTH)".into(),
        ServiceKind::Technology(t) => format!("sóng {}", t.name()),
        ServiceKind::MobileBroadband => "sóng băng rộng di động".into(),
    }
}

pub(super) fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::Area => "diện tích thôn",
        Denominator::InhabitedArea => "diện tích có dân cư sinh sống",
        Denominator::Population => "dân số",
        Denominator::Households => "hộ dân",
        Denominator::Points => "điểm dân cư",
    }
}

/// Ngày của số liệu.
pub(super) fn dated(as_of: Option<&str>) -> Option<String> {
    let date = as_of.filter(|d| !d.trim().is_empty());
    date.map(|d| format!("Số liệu đến {}.", date_or_text(&Vietnamese, d)))
}

/// Cách gộp các doanh nghiệp.
pub(super) fn operators(rule: &Rule) -> &'static str {
    match rule.operator {
        OperatorRule::Union => "hợp vùng phủ của các doanh nghiệp",
        OperatorRule::VillageMaximum => "theo doanh nghiệp phủ tốt nhất ở từng thôn",
        OperatorRule::BestOperator => "theo một doanh nghiệp phủ tốt nhất trên cả địa bàn",
    }
}

/// Dịch vụ gồm những công nghệ nào.
pub(super) fn remarks(service: ServiceKind, rule: &Rule) -> impl Iterator<Item = String> {
    let all = (service == ServiceKind::MobileBroadband)
        .then(|| format!("Băng rộng di động gồm {}.", names(&rule.mobile_broadband)));
    let later = (rule.cumulative && service != FIBRE)
        .then(|| "Công nghệ cộng dồn: tính cả các thế hệ sau.".to_owned());
    all.into_iter().chain(later)
}

impl Words for Vietnamese {
    fn service(&self, service: ServiceKind) -> String {
        match service {
            ServiceKind::Technology(t) => t.name().into(),
            ServiceKind::MobileBroadband => "băng rộng di động".into(),
        }
    }

    fn date(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }

    fn subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let date = dated(as_of);
        let operators = operators(rule);
        let meaning = match rule.test {
            Test::Share => format!(
                "Tỷ lệ {} có {}; thôn được phủ khi đạt từ\u{a0}{} trở lên; {operators}.",
                denominator(rule.denominator),
                signal(service),
                pct(100.0 * rule.covered_from)
            ),
            Test::CentreClusters => format!(
                "Tỷ lệ {} có {}; thôn trắng khi trung tâm không có, lõm khi trung tâm có nhưng có \
                 cụm dân cư không có; {operators}.",
                denominator(rule.denominator),
                signal(service)
            ),
        };
        let rest = remarks(service, rule);
        date.into_iter().chain([meaning]).chain(rest).collect::<Vec<_>>().join(" ")
    }

    fn legend_heading(&self, service: ServiceKind, rule: &Rule) -> String {
        format!("Tỷ lệ {} có {}", denominator(rule.denominator), signal(service))
    }

    fn villages_column(&self) -> String {
        "Số thôn".into()
    }

    fn class(&self, class: Class, service: ServiceKind) -> String {
        match class {
            Class::Nothing => match service {
                ServiceKind::Technology(Technology::Ftth) => "0\u{a0}% (chưa có cáp)".into(),
                _ => "0\u{a0}% (trắng sóng)".into(),
            },
            Class::Between(low, high) if low <= 0.0 && high >= 100.0 => {
                "Trên 0 đến dưới 100\u{a0}%".into()
            }
            Class::Between(low, high) if low <= 0.0 => {
                format!("Trên 0 đến dưới {}", pct(high))
            }
            Class::Between(low, high) => format!("{} đến dưới {}", bare(low), pct(high)),
            Class::All => "100\u{a0}%".into(),
        }
    }

    fn no_data(&self) -> String {
        "Không có dữ liệu".into()
    }

    fn total(&self) -> String {
        "Tổng số thôn".into()
    }

    fn covered(&self, rate: &Rate) -> Option<String> {
        let share = rate.rate_pct()?;
        let known = rate.villages.saturating_sub(rate.no_data);
        Some(format!(
            "Thôn được phủ: {} trên {} thôn có dữ liệu ({}\u{a0}%)",
            NUMBERS.count(rate.covered),
            NUMBERS.count(known),
            NUMBERS.decimal(share, 1)
        ))
    }

    fn without_shape(&self, villages: usize) -> String {
        format!("{} thôn không có ranh giới, không vẽ được", NUMBERS.count(villages))
    }

    fn sites_heading(&self, technologies: &[Technology]) -> String {
        match technologies {
            [Technology::Ftth] => "Điểm truy nhập cáp quang".into(),
            several => format!("Vị trí trạm {}", names(several)),
        }
    }

    fn no_sites(&self) -> String {
        "Không có trong dữ liệu".into()
    }

    fn other_operators(&self, operators: usize) -> String {
        format!("{} doanh nghiệp khác", NUMBERS.count(operators))
    }

    fn sites_outside(&self, sites: usize) -> String {
        format!("{} vị trí nằm ngoài khung bản đồ", NUMBERS.count(sites))
    }

    fn sites_crowded(&self) -> String {
        "Quá dày để vẽ từng vị trí ở tỷ lệ này".into()
    }

    fn fibre_routes(&self, length_m: f64) -> String {
        format!("Tuyến cáp quang ({}\u{a0}km)", NUMBERS.decimal(length_m / 1000.0, 0))
    }

    fn commune_border(&self) -> String {
        "Ranh giới xã".into()
    }

    fn province_border(&self) -> String {
        "Ranh giới tỉnh (vùng có thôn)".into()
    }

    fn scale(&self, denominator: u64) -> String {
        let count = NUMBERS.count(usize::try_from(denominator).unwrap_or(usize::MAX));
        format!("Tỷ lệ 1:{count}")
    }

    fn distance(&self, metres: f64, with_unit: bool) -> String {
        let (value, unit) =
            if metres < 1000.0 && metres > 0.0 { (metres, "m") } else { (metres / 1000.0, "km") };
        let number = NUMBERS.decimal(value, decimals_of(value));
        if with_unit { format!("{number}\u{a0}{unit}") } else { number }
    }

    fn north(&self) -> &'static str {
        "B"
    }

    fn crs(&self, crs: &CrsLabel) -> String {
        match (crs.name.trim(), crs.code.trim()) {
            ("", "") => "Hệ tọa độ: không rõ".into(),
            ("", one) | (one, "") => format!("Hệ tọa độ: {one}"),
            (name, code) => format!("Hệ tọa độ: {name} ({code})"),
        }
    }

    fn method_heading(&self) -> String {
        "Cách tính".into()
    }

    fn method(&self, method: &Method, technologies: &[Technology], published: &[String]) -> String {
        let engine = match method.engine {
            EngineKind::Auto | EngineKind::Exact => "Diện tích phủ tính chính xác theo hình học",
            EngineKind::Overlay => "Diện tích phủ tính bằng chồng lớp đa giác",
        };
        let radii: Vec<String> = method
            .radius_m
            .iter()
            .filter(|(t, _)| technologies.contains(t))
            .map(|(t, r)| format!("{} {}", t.name(), self.distance(*r, true)))
            .collect();
        let radii = (!radii.is_empty()).then(|| format!("bán kính mặc định {}", radii.join(", ")));
        let published = (!published.is_empty())
            .then(|| format!("có vùng phủ do doanh nghiệp công bố: {}", published.join(", ")));
        let parts: Vec<String> =
            std::iter::once(engine.to_owned()).chain(radii).chain(published).collect();
        format!("{}.", parts.join("; "))
    }

    fn sources_heading(&self) -> String {
        "Nguồn dữ liệu".into()
    }

    fn source(&self, role: Role, what: &str) -> String {
        let role = match role {
            Role::Villages => "Ranh giới thôn",
            Role::Cells => "Trạm",
            Role::Fibre => "Cáp quang",
            Role::Coverage => "Vùng phủ công bố",
            Role::Settlements => "Khu dân cư",
            Role::Population => "Dân số",
            Role::Households => "Hộ dân",
            Role::Points => "Nhà văn hóa, cụm dân cư",
            Role::Evidence => "Phản ánh thực địa",
            Role::Roads => "Đường",
            Role::Rivers => "Sông, suối",
            Role::Water => "Mặt nước",
            Role::Neighbours => "Tỉnh lân cận",
            Role::Terrain => "Độ cao địa hình",
            Role::Project => "Dự án",
            Role::Places => "Địa điểm công cộng",
            Role::Measurements => "Đo tốc độ",
            Role::Poles => "Cột treo cáp",
            Role::Ducts => "Cống bể cáp",
            Role::Plan => "Kế hoạch",
            Role::Rule => "Quy tắc",
            Role::Template => "Mẫu báo cáo",
        };
        format!("{role}: {what}")
    }

    fn more_sources(&self, sources: usize) -> String {
        format!("… và {} nguồn khác", NUMBERS.count(sources))
    }

    fn made_on(&self, date: Date) -> String {
        let version = env!("CARGO_PKG_VERSION");
        format!("Ngày lập: {} (phusong {version})", self.date(date))
    }

    fn maker(&self, maker: &str) -> String {
        format!("Đơn vị lập: {maker}")
    }

    fn synthetic(&self) -> &'static str {
        "DỮ LIỆU MÔ PHỎNG"
    }

    fn service_without_data(&self, service: ServiceKind) -> String {
        format!("Không có dữ liệu {}", signal(service))
    }

    fn nothing_to_draw(&self) -> String {
        "Không có thôn nào có ranh giới để vẽ".into()
    }

    fn village(&self, name: &str, commune: &str, service: ServiceKind, pct: Option<f64>) -> String {
        let value = match pct.map(shown_pct) {
            None => "không có dữ liệu".to_owned(),
            Some((_, true)) => format!("< {}\u{a0}%", NUMBERS.decimal(0.1, 1)),
            Some((p, false)) => format!("{}\u{a0}%", NUMBERS.decimal(p, 1)),
        };
        format!("{name} – {commune}: {} {value}", self.service(service))
    }

    fn description(&self, villages: usize, classes: &[(String, usize)]) -> String {
        let of = |(label, n): &(String, usize)| format!("{label}: {}", NUMBERS.count(*n));
        let counts: Vec<_> = classes.iter().map(of).collect();
        format!("Bản đồ {} thôn. Số thôn theo lớp: {}.", NUMBERS.count(villages), counts.join("; "))
    }

    fn layer<'a>(&self, id: &'a str) -> &'a str {
        match id {
            "outline" => "Ranh giới tỉnh",
            "villages" => "Thôn",
            "commune-borders" => "Ranh giới xã",
            "fibre-routes" => "Tuyến cáp quang",
            "synthetic" => "Dấu dữ liệu mô phỏng",
            "sites" => "Vị trí trạm",
            "commune-names" => "Tên xã",
            "village-names" => "Tên thôn",
            "frames" => "Khung bản đồ",
            "furniture" => "Chú giải và khung thông tin",
            "sea" => "Biển",
            "neighbours" => "Các tỉnh lân cận",
            "roads" => "Đường giao thông",
            "rivers" => "Sông, suối",
            "hillshade" => "Bóng địa hình",
            "footprints" => "Vùng phủ",
            "graticule" => "Lưới tọa độ",
            "locator" => "Sơ đồ vị trí",
            "inset" => "Sơ đồ phóng to",
            other => other,
        }
    }

    fn error(&self, error: &Error) -> String {
        match error {
            Error::Unreadable { file, source } => {
                format!("{}: không đọc được tệp định nghĩa bản đồ ({source})", file.display())
            }
            Error::Sheet { file, problems } => {
                let line = |p: &SheetProblem| format!("{}, {}", file.display(), problem(p));
                problems.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Error::UnknownSheet { name, near, known } => {
                let near = near.map(|n| format!("; có phải `{n}`?")).unwrap_or_default();
                format!(
                    "không có tệp hay bản đồ dựng sẵn tên `{name}`{near} Bản đồ dựng sẵn: {}",
                    known.join(", ")
                )
            }
            Error::TooLarge { width, height } => format!(
                "bản đồ {width} × {height} điểm ảnh quá lớn; hãy giảm dpi hoặc khổ giấy trong tệp định nghĩa bản đồ"
            ),
            Error::Font => "phông chữ đi kèm bị hỏng; hãy cài lại chương trình".into(),
            Error::Drawing { reason } => format!("không vẽ được bản đồ ({reason})"),
            Error::Png { reason } => format!("không ghi được ảnh PNG ({reason})"),
            Error::Pdf { reason } => format!("không tạo được tệp PDF ({reason})"),
        }
    }
}

fn problem(p: &SheetProblem) -> String {
    let (line, key) = (p.line, &p.key);
    match &p.fault {
        SheetFault::Syntax(said) => format!("dòng {line}: không đúng cú pháp TOML ({said})"),
        SheetFault::UnknownKey(None) => format!("dòng {line}: khóa `{key}` không dùng ở đây"),
        SheetFault::UnknownKey(Some(near)) => {
            format!("dòng {line}: khóa `{key}` không dùng ở đây; có phải `{near}`?")
        }
        SheetFault::Missing => format!("dòng {line}: thiếu khóa `{key}`"),
        SheetFault::NotBeside(other) => {
            format!("dòng {line}: khóa `{key}` không dùng cùng `{other}`; hãy bỏ một trong hai")
        }
        SheetFault::NotOfKind(kind) => {
            format!(
                "dòng {line}: khóa `{key}` không dùng cho bản đồ loại `{kind}`; hãy bỏ khóa này"
            )
        }
        SheetFault::Value { found, expected } => {
            format!("dòng {line}: `{key}` là {found}; cần {}", wanted(expected))
        }
    }
}

fn wanted(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("một trong: {}", words.join(", ")),
        Expected::Text => "một đoạn chữ không rỗng".into(),
        Expected::Switch => "true hoặc false".into(),
        Expected::Whole(low, high) => format!("số nguyên từ {low} đến {high}"),
        Expected::Table => "một bảng TOML".into(),
        Expected::Breaks => "các ngưỡng tăng dần từ 0 đến 100, nhiều nhất 9 ngưỡng".into(),
        Expected::BreaksOfTwo => "ba hoặc bốn ngưỡng tăng dần từ 0 đến 100".into(),
        Expected::Rising(most) => format!("các số tăng dần, nhiều nhất {most} số"),
        Expected::Column(near) => {
            let near = near.as_ref().map(|n| format!("; có phải `{n}`?")).unwrap_or_default();
            format!("một cột số của villages.csv, như 4g_area_pct, 4g_nearest_km, population{near}")
        }
        Expected::ColumnOf(service) => format!("một cột của dịch vụ `{}`", service.column()),
        Expected::OtherService(service) => {
            format!("một dịch vụ khác `{}`", service.column())
        }
        Expected::VillageLabels(low, high) => {
            format!("\"none\", \"all\", hoặc số thôn từ {low} đến {high}")
        }
        Expected::Technologies => "danh sách công nghệ như [\"4G\", \"FTTH\"]".into(),
        Expected::Placeholders(names) => {
            let all: Vec<_> = names.iter().map(|n| format!("{{{n}}}")).collect();
            format!("chỉ các chỗ điền {}, mỗi dấu ngoặc được đóng", all.join(", "))
        }
    }
}
