//! Lời của từng loại bản đồ.

use super::map::{bare, dated, denominator, operators, pct, remarks, signal};
use crate::assessment::Measure;
use crate::indicator::{Rule, Status, Test};
use crate::lang::{Lang, Numbers};
use crate::map::Class;
use crate::map::intervals::Interval;
use crate::map::kind_words::{KindWords, People};
use crate::map::words::shown_pct;
use crate::network::{ServiceKind, Technology};

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const N: Numbers = Numbers(Lang::VI);

/// Tên ngắn trên trục và khi trỏ vào thôn.
fn short(service: ServiceKind) -> &'static str {
    match service {
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "băng rộng di động",
    }
}

/// Chữ đầu viết hoa.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// Tỷ lệ của một thôn, cắt chứ không làm tròn lên.
fn share(value: Option<f64>) -> String {
    match value.map(shown_pct) {
        None => "không có dữ liệu".to_owned(),
        Some((_, true)) => format!("< {}\u{a0}%", N.decimal(0.1, 1)),
        Some((p, false)) => format!("{}\u{a0}%", N.decimal(p, 1)),
    }
}

/// Số người: dưới 10 ghi một số lẻ, từ 10 làm tròn.
fn persons(people: f64) -> String {
    if people < 10.0 { N.short(people, 1) } else { N.decimal(people, 0) }
}

fn sentences(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

/// Mẫu số và dịch vụ của một cột.
fn what(measure: Measure, rule: &Rule) -> String {
    match measure {
        Measure::Area => "Diện tích thôn".into(),
        Measure::Population => "Dân số thôn".into(),
        Measure::Households => "Số hộ của thôn".into(),
        Measure::Served(s) => format!("Tỷ lệ {} có {}", denominator(rule.denominator), signal(s)),
        Measure::ServedOf(s, d) => format!("Tỷ lệ {} có {}", denominator(d), signal(s)),
        Measure::Nearest(s) => format!("Khoảng cách đến {} gần nhất", source(s)),
        Measure::Operators(s, 0) => format!("Tỷ lệ diện tích thôn không có {}", signal(s)),
        Measure::Operators(s, n @ 1..=2) => {
            format!("Tỷ lệ diện tích thôn có đúng {n} doanh nghiệp phủ {}", signal(s))
        }
        Measure::Operators(s, n) => {
            format!("Tỷ lệ diện tích thôn có từ {n} doanh nghiệp phủ {} trở lên", signal(s))
        }
    }
}

fn source(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "điểm cáp quang".into(),
        ServiceKind::Technology(t) => format!("trạm {}", t.name()),
        ServiceKind::MobileBroadband => "trạm băng rộng di động".into(),
    }
}

impl KindWords for Vietnamese {
    fn status_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let operators = operators(rule);
        let meaning = match rule.test {
            Test::Share => {
                let white = if rule.white_up_to > 0.0 {
                    format!("trắng khi không quá\u{a0}{}", pct(100.0 * rule.white_up_to))
                } else {
                    "trắng khi hoàn toàn không có".to_owned()
                };
                format!(
                    "Thôn được phủ khi từ\u{a0}{} {} trở lên có {}; {white}; còn lại là lõm; {operators}.",
                    pct(100.0 * rule.covered_from),
                    denominator(rule.denominator),
                    signal(service)
                )
            }
            Test::CentreClusters => format!(
                "Thôn trắng khi trung tâm không có {}, lõm khi trung tâm có nhưng có cụm dân cư không \
                 có; {operators}.",
                signal(service)
            ),
        };
        sentences(dated(as_of).into_iter().chain([meaning]).chain(remarks(service, rule)))
    }

    fn status_heading(&self, service: ServiceKind) -> String {
        format!("Tình trạng phủ {}", signal(service))
    }

    fn status(&self, service: ServiceKind, status: Status) -> String {
        capital(phusong_lang::gap_class(Lang::VI, service, status))
    }

    fn reported(&self, villages: usize) -> String {
        format!("{} thôn lấy theo phản ánh thực địa", N.count(villages))
    }

    fn dots_heading(&self, service: ServiceKind) -> String {
        format!("Thôn chưa được phủ {}", signal(service))
    }

    fn symbols_heading(&self, service: ServiceKind) -> String {
        format!("Số người chưa có {}", signal(service))
    }

    fn people(&self, people: f64) -> String {
        format!("{} người", persons(people))
    }

    fn people_not_known(&self) -> String {
        "Chưa phủ, không rõ số người".into()
    }

    fn people_in_all(&self, people: f64, villages: usize) -> String {
        format!("Tổng cộng {} người ở {} thôn", persons(people), N.count(villages))
    }

    fn not_listed(&self, service: ServiceKind) -> String {
        format!("Danh sách trắng, lõm của dự án không tính {}", short(service))
    }

    fn operators_heading(&self, service: ServiceKind) -> String {
        format!("Số doanh nghiệp phủ {} ở thôn", signal(service))
    }

    fn operators(&self, operators: usize, or_more: bool) -> String {
        match (operators, or_more) {
            (0, _) => "Không doanh nghiệp nào".into(),
            (n, false) => format!("{n} doanh nghiệp"),
            (n, true) => format!("{n} doanh nghiệp trở lên"),
        }
    }

    fn operators_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let meaning = match rule.test {
            Test::Share => format!(
                "Một doanh nghiệp phủ thôn khi riêng mình đạt từ\u{a0}{} {} có {} trở lên, theo mô hình.",
                pct(100.0 * rule.covered_from),
                denominator(rule.denominator),
                signal(service)
            ),
            Test::CentreClusters => format!(
                "Một doanh nghiệp phủ thôn khi riêng mình có {} ở trung tâm và mọi cụm dân cư, theo mô hình.",
                signal(service)
            ),
        };
        sentences(dated(as_of).into_iter().chain([meaning]).chain(remarks(service, rule)))
    }

    fn two_services(&self, services: [ServiceKind; 2], rule: &Rule) -> String {
        let [a, b] = services.map(signal);
        format!("Tỷ lệ {} có {a} và {b}", denominator(rule.denominator))
    }

    fn two_services_subtitle(
        &self,
        services: [ServiceKind; 2],
        as_of: Option<&str>,
        rule: &Rule,
    ) -> String {
        let [a, b] = services.map(signal);
        let meaning = format!(
            "Màu của thôn theo tỷ lệ {} có {a} và tỷ lệ có {b} cùng lúc; {}.",
            denominator(rule.denominator),
            operators(rule)
        );
        let rest = services.into_iter().flat_map(|s| remarks(s, rule));
        let mut all: Vec<String> = dated(as_of).into_iter().chain([meaning]).chain(rest).collect();
        all.dedup();
        all.join(" ")
    }

    fn axis(&self, service: ServiceKind, _: &Rule) -> String {
        format!("{} (%)", capital(short(service)))
    }

    fn side(&self, class: Interval, decimals: usize) -> String {
        let n = |v: f64| N.short(v, decimals);
        match (class.low, class.high) {
            (None, None) => "0–100".into(),
            (None, Some(high)) => format!("dưới {}", n(high)),
            (Some(low), Some(high)) => format!("{}–{}", n(low), n(high)),
            (Some(low), None) => format!("từ {}", n(low)),
        }
    }

    fn no_data_of_either(&self) -> String {
        "Thiếu dữ liệu một hoặc cả hai".into()
    }

    fn nothing_of_both(&self, services: [ServiceKind; 2]) -> String {
        let [a, b] = services.map(signal);
        format!("Không thôn nào có dữ liệu cả {a} và {b}")
    }

    fn measure(&self, measure: Measure, rule: &Rule) -> String {
        let unit = match measure {
            Measure::Area => " (km²)",
            Measure::Population => " (người)",
            Measure::Households => " (hộ)",
            Measure::Nearest(_) => " (km)",
            Measure::Served(_) | Measure::ServedOf(..) | Measure::Operators(..) => "",
        };
        format!("{}{unit}", what(measure, rule))
    }

    fn measure_subtitle(&self, measure: Measure, as_of: Option<&str>, rule: &Rule) -> String {
        let from = match measure {
            Measure::Nearest(_) => ", tính từ giữa thôn",
            Measure::ServedOf(..) => ", của bất kỳ doanh nghiệp nào",
            _ => "",
        };
        let meaning = format!("{}{from}.", what(measure, rule));
        let rest = measure.service().into_iter().flat_map(|s| remarks(s, rule));
        sentences(dated(as_of).into_iter().chain([meaning]).chain(rest))
    }

    fn nothing_measured(&self, measure: Measure) -> String {
        format!("Không có dữ liệu của cột {}", measure.column())
    }

    fn class(&self, class: Class) -> String {
        match class {
            Class::Nothing => "0\u{a0}%".into(),
            Class::Between(low, high) if low <= 0.0 => format!("Trên 0 đến dưới {}", pct(high)),
            Class::Between(low, high) => format!("{} đến dưới {}", bare(low), pct(high)),
            Class::All => "100\u{a0}%".into(),
        }
    }

    fn interval(&self, class: Interval, decimals: usize, percent: bool) -> String {
        let n = |v: f64| N.short(v, decimals);
        let unit = if percent { "\u{a0}%" } else { "" };
        match (class.low, class.high) {
            (None, None) => "Mọi giá trị".into(),
            (None, Some(high)) => format!("Dưới {}{unit}", n(high)),
            (Some(low), Some(high)) => format!("{} đến dưới {}{unit}", n(low), n(high)),
            (Some(low), None) => format!("Từ {}{unit} trở lên", n(low)),
        }
    }

    fn total_of_commune(&self) -> String {
        "Tổng số thôn của xã".into()
    }

    fn quantity(&self, measure: Measure, number: Option<f64>) -> String {
        let value = match (measure, number) {
            (_, None) => "không có dữ liệu".to_owned(),
            (Measure::Area, Some(v)) => format!("{}\u{a0}km²", N.short(v, 2)),
            (Measure::Population, Some(v)) => format!("{} người", persons(v)),
            (Measure::Households, Some(v)) => format!("{} hộ", persons(v)),
            (Measure::Nearest(_), Some(v)) => format!("{}\u{a0}km", N.short(v, 1)),
            (_, Some(_)) => share(number),
        };
        match measure {
            Measure::Area => format!("diện tích {value}"),
            Measure::Population | Measure::Households => value,
            Measure::Nearest(s) => format!("{} gần nhất cách {value}", source(s)),
            Measure::Served(s) => format!("{} {value}", short(s)),
            Measure::ServedOf(s, d) => format!("{} {value} {}", short(s), denominator(d)),
            Measure::Operators(s, n) => format!("{}, {n} doanh nghiệp: {value}", short(s)),
        }
    }

    fn status_and_share(&self, service: ServiceKind, status: Status, pct: Option<f64>) -> String {
        let class = phusong_lang::gap_class(Lang::VI, service, status);
        match (status, pct) {
            (Status::NoData, _) | (_, None) => format!("{} {class}", short(service)),
            _ => format!("{class} ({} {})", short(service), share(pct)),
        }
    }

    fn status_and_people(&self, service: ServiceKind, status: Status, people: People) -> String {
        let class = phusong_lang::gap_class(Lang::VI, service, status);
        match people {
            People::NotShown => format!("{}: {class}", short(service)),
            People::NotKnown => format!("{class}, không rõ số người chưa có {}", short(service)),
            People::Lack(p) => format!("{class}, {} người chưa có {}", persons(p), short(service)),
        }
    }

    fn covering(&self, service: ServiceKind, operators: Option<&[&str]>) -> String {
        match operators {
            None => format!("{} không có dữ liệu", short(service)),
            Some([]) => format!("{}: không doanh nghiệp nào phủ", short(service)),
            Some(all) => format!("{}: {}", short(service), all.join(", ")),
        }
    }

    fn two_shares(&self, shares: [(ServiceKind, Option<f64>); 2]) -> String {
        shares.map(|(s, pct)| format!("{} {}", short(s), share(pct))).join(", ")
    }

    fn as_given(&self) -> String {
        "Số liệu của lớp thôn, ghi đúng như đã cho.".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Denominator;

    const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

    #[test]
    fn as_a_reader_of_the_sheet_has_it() {
        let told = Vietnamese;
        assert_eq!(
            told.status_subtitle(G4, Some("2025-12-31"), &Rule::default()),
            "Số liệu đến 31/12/2025. Thôn được phủ khi từ\u{a0}80\u{a0}% diện tích thôn trở lên có \
             sóng 4G; trắng khi hoàn toàn không có; còn lại là lõm; hợp vùng phủ của các doanh nghiệp."
        );
        assert_eq!(told.status(G4, Status::White), "Trắng sóng");
        assert_eq!(told.status(G4, Status::Covered), "Được phủ");
        assert_eq!(told.people(1234.4), "1.234 người");
        assert_eq!(told.people(2.5), "2,5 người");
        let interval = |low, high| told.interval(Interval { low, high }, 1, true);
        assert_eq!(interval(None, Some(12.5)), "Dưới 12,5\u{a0}%");
        assert_eq!(interval(Some(12.5), Some(50.0)), "12,5 đến dưới 50\u{a0}%");
        assert_eq!(interval(Some(50.0), None), "Từ 50\u{a0}% trở lên");
        assert_eq!(
            told.quantity(Measure::ServedOf(G4, Denominator::Population), Some(99.97)),
            "4G 99,9\u{a0}% dân số"
        );
        assert_eq!(
            told.status_and_people(G4, Status::White, People::Lack(1250.0)),
            "trắng sóng, 1.250 người chưa có 4G"
        );
        assert_eq!(told.covering(G4, Some(&[])), "4G: không doanh nghiệp nào phủ");
        let two = [(G4, Some(0.01)), (ServiceKind::MobileBroadband, None)];
        assert_eq!(told.two_shares(two), "4G < 0,1\u{a0}%, băng rộng di động không có dữ liệu");
    }
}
