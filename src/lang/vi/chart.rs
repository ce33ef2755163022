//! Lời trên biểu đồ.

use crate::indicator::Rule;
use crate::lang::{Lang, Numbers};
use crate::map::ChartKind;
use crate::map::chart::words::{Axis, ChartKey, ChartWords};
use crate::network::{ServiceKind, Technology};
use jiff::civil::Date;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const N: Numbers = Numbers(Lang::VI);

fn day(text: &str) -> String {
    let date = |d: Date| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year());
    text.trim().parse().map_or_else(|_| text.trim().to_owned(), date)
}

/// «sóng 4G», «cáp quang FTTH».
fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "cáp quang FTTH".into(),
        ServiceKind::Technology(t) => format!("sóng {}", t.name()),
        ServiceKind::MobileBroadband => "băng rộng di động".into(),
    }
}

fn pct(value: f64) -> String {
    format!("{}\u{a0}%", N.short(value, 2))
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

impl ChartWords for Vietnamese {
    fn lang(&self) -> Lang {
        Lang::VI
    }

    fn title(&self, kind: ChartKind, service: Option<ServiceKind>, place: &str) -> String {
        let of = service.map(signal).unwrap_or_default();
        let title = match kind {
            ChartKind::Communes => format!("Tỷ lệ thôn được phủ {of} theo xã, phường"),
            ChartKind::Shares => format!("Phân bố các thôn theo tỷ lệ phủ {of}"),
            ChartKind::Thresholds => "Tỷ lệ thôn được phủ khi thay đổi ngưỡng".into(),
            ChartKind::Operators => "Tỷ lệ thôn được phủ của từng doanh nghiệp".into(),
            ChartKind::Speed => "Tốc độ tải xuống theo đo kiểm".into(),
            ChartKind::Change => format!("Tỷ lệ thôn được phủ {of} trước và sau, theo xã, phường"),
        };
        if place.is_empty() { title } else { format!("{title} – {place}") }
    }

    fn subtitle(&self, as_of: Option<&str>, rule: Option<&Rule>) -> String {
        let as_of = as_of.filter(|d| !d.trim().is_empty());
        let as_of = as_of.map(|d| format!("Số liệu đến {}.", day(d)));
        let rule = rule.map(|r| {
            format!(
                "{}.",
                first_capital(&phusong_lang::rule_sentence(Lang::VI, r)).replace(" %", "\u{a0}%")
            )
        });
        as_of.into_iter().chain(rule).collect::<Vec<_>>().join(" ")
    }

    fn between(&self, old: Option<&str>, new: Option<&str>) -> String {
        let of = |d: Option<&str>| d.map_or_else(|| "không ghi ngày".to_owned(), day);
        format!("Trước: số liệu đến {}; sau: số liệu đến {}.", of(old), of(new))
    }

    fn service(&self, service: ServiceKind) -> String {
        phusong_lang::gap_service(Lang::VI, service).to_owned()
    }

    fn axis(&self, axis: Axis) -> &'static str {
        match axis {
            Axis::CoveredVillagesPct => "Thôn được phủ (% số thôn có dữ liệu)",
            Axis::Villages => "Số thôn",
            Axis::ThresholdPct => "Ngưỡng: tỷ lệ phủ từ đó thôn được tính là được phủ (%)",
            Axis::MegabitsPerSecond => "Tốc độ tải xuống (Mb/s)",
        }
    }

    fn key(&self, key: ChartKey) -> String {
        match key {
            ChartKey::Reached => "đạt mục tiêu".into(),
            ChartKey::Missed => "chưa đạt mục tiêu".into(),
            ChartKey::Target(value, year) => format!("mục tiêu {} (năm {year})", pct(value)),
            ChartKey::Tenth => "chín phần mười số phép đo đạt từ mức này".into(),
            ChartKey::Median => "trung vị".into(),
            ChartKey::Before => "trước".into(),
            ChartKey::After => "sau".into(),
            ChartKey::Better => "tăng".into(),
            ChartKey::Worse => "giảm".into(),
            ChartKey::Same => "không đổi".into(),
        }
    }

    fn no_data(&self) -> &'static str {
        "Không có dữ liệu"
    }

    fn of(&self, covered: usize, known: usize) -> String {
        format!("({}/{})", N.count(covered), N.count(known))
    }

    fn left_out(&self, communes: usize, from: f64, to: f64) -> String {
        format!(
            "Không vẽ {} xã, phường ở giữa, từ {} đến {}.",
            N.count(communes),
            self.pct(from),
            self.pct(to)
        )
    }

    fn communes_without_data(&self, communes: usize) -> String {
        format!("{} xã, phường không có dữ liệu, không vẽ.", N.count(communes))
    }

    fn villages_without_data(&self, villages: usize) -> String {
        format!("{} thôn không có dữ liệu, không tính vào các tỷ lệ.", N.count(villages))
    }

    fn decided(&self, villages: usize) -> String {
        format!(
            "Kết luận theo phản ánh thực địa (nhiều nhất {} thôn một dịch vụ) không đổi theo ngưỡng.",
            N.count(villages)
        )
    }

    fn min_tests(&self, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("Ít hơn {} lần đo là không có dữ liệu.", N.count(n))
    }

    fn line(&self, fixed: bool) -> &'static str {
        if fixed { "Cố định (cáp quang)" } else { "Di động" }
    }

    fn all_operators(&self) -> &'static str {
        "Tất cả doanh nghiệp"
    }

    fn speed(&self, median: f64, p10: f64, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("{} (từ {}; {} lần đo)", N.decimal(median, 1), N.decimal(p10, 1), N.count(n))
    }

    fn too_few(&self, tests: u64) -> String {
        let n = usize::try_from(tests).unwrap_or(usize::MAX);
        format!("không có dữ liệu ({} lần đo)", N.count(n))
    }

    fn speed_target(&self, value: f64, fixed: bool) -> String {
        let line = if fixed { "cố định" } else { "di động" };
        format!("mục tiêu {line} {}\u{a0}Mb/s", N.short(value, 1))
    }

    fn threshold(&self, value: f64) -> String {
        format!("ngưỡng của quy tắc: {}; tỷ lệ tại đó ghi ở chú giải", pct(value))
    }

    fn sources(&self, sources: &[String]) -> String {
        format!("Nguồn: {}. Tính bằng phusong.", sources.join("; "))
    }

    fn operators_without(&self) -> &'static str {
        "Doanh nghiệp không có dữ liệu về một dịch vụ thì không ghi ở dịch vụ đó."
    }

    fn operators_left_out(&self, operators: usize) -> String {
        format!("Không vẽ {} doanh nghiệp có tỷ lệ thấp hơn.", N.count(operators))
    }

    fn synthetic(&self) -> &'static str {
        "DỮ LIỆU MÔ PHỎNG"
    }

    fn points(&self, points: f64) -> String {
        let sign = if points > 0.0 { "+" } else { "" };
        format!("{sign}{} điểm", N.decimal(points, 1))
    }

    fn same_villages(&self) -> &'static str {
        "Chỉ tính các thôn có ở cả hai kết quả và có dữ liệu ở cả hai; thay đổi tính bằng điểm phần trăm."
    }
}
