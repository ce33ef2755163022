//! Lời của quy tắc và bảng điểm.

use crate::indicator::{
    How, OperatorRule, Origin, Passive, Rule, ScoreRow, SpeedFigure, TargetMeasure, Test, Unit,
    Verdict,
};
use crate::lang::{Lang, Numbers};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;

const N: Numbers = Numbers(Lang::VI);

/// Phần trăm với số lẻ vừa đủ, tối đa ba.
fn pct(value: f64) -> String {
    format!("{} %", N.short(value, 3))
}

pub(in crate::lang) fn service(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Technology(Technology::Ftth) => "cáp quang FTTH",
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "băng rộng di động",
    }
}

pub(in crate::lang) fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::Area => "diện tích",
        Denominator::InhabitedArea => "diện tích có dân cư sinh sống",
        Denominator::Population => "dân số",
        Denominator::Households => "số hộ",
        Denominator::Points => "điểm dân cư",
    }
}

pub(in crate::lang) fn operators(rule: OperatorRule) -> &'static str {
    match rule {
        OperatorRule::Union => "hợp vùng phủ của các doanh nghiệp",
        OperatorRule::VillageMaximum => "doanh nghiệp phủ tốt nhất ở từng thôn",
        OperatorRule::BestOperator => "một doanh nghiệp phủ tốt nhất trên cả địa bàn",
    }
}

pub(in crate::lang) fn rule(rule: &Rule) -> String {
    let when = match rule.test {
        Test::Share => format!(
            "thôn được phủ khi từ {} {} được phủ, trắng khi không quá {}",
            pct(100.0 * rule.covered_from),
            denominator(rule.denominator),
            pct(100.0 * rule.white_up_to)
        ),
        Test::CentreClusters => {
            "thôn trắng khi trung tâm không có sóng, lõm khi trung tâm có sóng \
                                 nhưng có cụm dân cư không có, được phủ khi có đủ"
                .to_owned()
        }
    };
    let cumulative = if rule.cumulative { "; công nghệ cộng dồn (ít nhất)" } else { "" };
    let units = rule.unit_covered_from.map_or_else(String::new, |from| {
        format!("; xã, huyện được phủ từ {} số thôn, tỉnh từ ngần ấy số xã", pct(100.0 * from))
    });
    format!("{when}; {}{cumulative}{units}", operators(rule.operator))
}

pub(in crate::lang) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "đạt",
        Verdict::Missed => "chưa đạt",
        Verdict::NoData => "không có dữ liệu",
    }
}

pub(in crate::lang) fn quantity(value: f64, unit: Unit, decimals: usize) -> String {
    let number = N.short(value, decimals);
    match unit {
        Unit::Percent => format!("{number} %"),
        Unit::MegabitsPerSecond => format!("{number} Mb/s"),
        Unit::Count => number,
        Unit::PerHundredPeople => format!("{number} trên 100 dân"),
    }
}

/// What a measure counts.
pub(in crate::lang) fn counted(measure: &TargetMeasure) -> &'static str {
    match measure {
        TargetMeasure::Villages { .. } => "thôn",
        TargetMeasure::Places { .. } => "địa điểm",
        TargetMeasure::Sharing(Passive::Poles) => "cột",
        _ => "vị trí",
    }
}

pub(in crate::lang) fn distance(row: &ScoreRow, measure: &TargetMeasure) -> String {
    let what = counted(measure);
    let count = |n: i64| N.count(usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX));
    let met = match row.verdict {
        Verdict::NoData => return String::new(),
        verdict => verdict == Verdict::Met,
    };
    match (row.count.filter(|c| c.of > 0), row.margin) {
        (None, None) => String::new(),
        (Some(c), _) if c.missing > 0 => format!("còn thiếu {} {what}", count(c.missing)),
        (Some(c), _) if c.missing == 0 => format!("vừa đủ, không thừa {what} nào"),
        (Some(c), _) => format!("vượt {} {what}", count(c.missing)),
        (None, Some(margin)) => {
            let unit = match row.unit {
                Unit::Percent => "điểm phần trăm",
                Unit::MegabitsPerSecond => "Mb/s",
                Unit::Count => what,
                Unit::PerHundredPeople => "trên 100 dân",
            };
            let by = N.short(row.short_by().unwrap_or(margin.abs()), 2);
            format!("{} {by} {unit}", if met { "vượt" } else { "còn thiếu" })
        }
    }
}

pub(in crate::lang) fn how(how: &How<'_>) -> String {
    let mut parts = Vec::new();
    let target = how.target;
    match (&target.measure, how.origin) {
        (_, Origin::Stated { source, as_of }) => {
            let date = as_of.as_ref().map_or_else(String::new, |d| format!(", {d}"));
            parts.push(format!("số liệu báo cáo, không tính từ bản đồ ({source}{date})"));
        }
        (TargetMeasure::Stated, _) => parts.push("chờ số liệu báo cáo".to_owned()),
        (measure, origin) => {
            parts.push(computed(how, measure));
            if *origin == Origin::NoData {
                parts.push("chưa có dữ liệu".to_owned());
            }
            if let Some(stated) = &target.stated {
                let date = stated.as_of.as_ref().map_or_else(String::new, |d| format!(", {d}"));
                let value = quantity(stated.value, target.unit, 3);
                parts.push(format!("báo cáo ghi {value} ({}{date})", stated.source));
            }
        }
    }
    if !target.note.vi.is_empty() {
        parts.push(target.note.vi.clone());
    }
    parts.join("; ")
}

fn computed(how: &How<'_>, measure: &TargetMeasure) -> String {
    match measure {
        TargetMeasure::Villages { service: kind, .. } => {
            let pair = how.white_and_hole.map_or_else(String::new, |(white, hole)| {
                format!(
                    "; trung tâm có sóng ở {} số thôn; trắng {}, lõm {} số thôn còn lại",
                    pct(100.0 - white),
                    pct(white),
                    pct(hole)
                )
            });
            format!("{}: {}{pair}", service(*kind), rule(how.rule))
        }
        TargetMeasure::Share { service: kind, denominator: of } => {
            let operators = operators(how.rule.operator);
            format!("tỷ lệ {} có {}; {operators}", denominator(*of), service(*kind))
        }
        TargetMeasure::Places { service: kind, kinds } => {
            let kinds = if kinds.is_empty() { "tất cả".to_owned() } else { kinds.join(", ") };
            format!("địa điểm có {}: {kinds}", service(*kind))
        }
        TargetMeasure::Sharing(of) => {
            let what = match of {
                Passive::Sites => "vị trí trạm có từ hai doanh nghiệp",
                Passive::Poles => "cột có cáp của từ hai doanh nghiệp",
                Passive::Ducts => "chiều dài cống bể có cáp của từ hai doanh nghiệp",
            };
            let unnamed = if how.unnamed == 0 {
                String::new()
            } else {
                let n = N.count(usize::try_from(how.unnamed).unwrap_or(usize::MAX));
                format!("; không tính {n} đối tượng không rõ doanh nghiệp")
            };
            format!("{what}{unnamed}")
        }
        TargetMeasure::Speed { fixed, figure } => {
            let line = if *fixed { "cố định" } else { "di động" };
            let figure = match figure {
                SpeedFigure::Median => "trung vị",
                SpeedFigure::Mean => "trung bình",
                SpeedFigure::P10 => "mức mà chín phần mười số phép đo đạt được",
            };
            let tests = usize::try_from(how.tests.unwrap_or(0)).unwrap_or(usize::MAX);
            format!("tốc độ tải xuống {line}, {figure} của {} phép đo", N.count(tests))
        }
        TargetMeasure::Sites { technologies } => {
            let names: Vec<&str> = technologies.iter().map(|t| t.name()).collect();
            format!("số vị trí có {}", names.join(" hoặc "))
        }
        TargetMeasure::Stated => String::new(),
    }
}
