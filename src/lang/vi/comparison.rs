//! Lời của phép so sánh.

use super::comparison_errors;
use crate::comparison::{
    Change, Comparison, Incomparable, MatchedBy, NOTABLE_POINTS, Origin, ParameterKind, Side,
    TargetRow, VerdictChange, Warning, WhyUnmatched,
};
use crate::lang::comparison::{ComparisonWords, Heads, VillageTold, unmatched};
use crate::lang::{Lang, Message, Numbers};
use crate::map::words::{Words, date_or_text, shown_pct};
use crate::network::{ServiceKind, Technology};
use crate::source::results;
use std::fmt::Write as _;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const N: Numbers = Numbers(Lang::VI);

fn side(side: Side) -> &'static str {
    match side {
        Side::Old => "kết quả cũ",
        Side::New => "kết quả mới",
    }
}

fn other(one: Side) -> &'static str {
    side(match one {
        Side::Old => Side::New,
        Side::New => Side::Old,
    })
}

fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "cáp quang (FTTH)".into(),
        ServiceKind::Technology(t) => format!("sóng {}", t.name()),
        ServiceKind::MobileBroadband => "sóng băng rộng di động".into(),
    }
}

fn day(origin: &Origin) -> Option<String> {
    let words: &dyn Words = &super::map::Vietnamese;
    origin.as_of.as_deref().map(|d| date_or_text(words, d))
}

/// Tên dự án và ngày của số liệu.
fn named(origin: &Origin) -> String {
    let title = if origin.title.is_empty() { &origin.folder } else { &origin.title };
    match day(origin) {
        Some(day) => format!("{title}, số liệu đến {day}"),
        None => format!("{title}, không ghi ngày số liệu"),
    }
}

/// Một số, không có số lẻ thừa.
fn number(v: f64) -> String {
    N.decimal(v, 6).trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// Một giá trị của manifest, số viết theo lối Việt.
fn value(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(v) if v.is_finite() => number(v),
        _ if text.is_empty() => "không đặt".to_owned(),
        _ => format!("“{text}”"),
    }
}

fn parameter(key: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    if let Some((_, technology)) = key.split_once("radius_m.") {
        return format!("bán kính phục vụ mặc định của {technology} (m)");
    }
    let known = match last {
        "covered_from" => "tỷ lệ từ đó thôn được coi là phủ",
        "white_up_to" => "tỷ lệ đến đó thôn là trắng",
        "denominator" => "mẫu số",
        "operator" => "cách gộp các doanh nghiệp",
        "mobile_broadband" => "công nghệ tính là băng rộng di động",
        "profile" => "bộ quy tắc",
        "test" => "cách xét một thôn",
        "cumulative" => "tính cả thế hệ sau",
        "unit_covered_from" => "tỷ lệ thôn từ đó xã, tỉnh được coi là phủ",
        "engine" => "cách tính diện tích",
        "beamwidth_deg" => "độ rộng búp sóng mặc định (độ)",
        "count" => "trạng thái trạm được tính",
        "template" => "mẫu báo cáo",
        "plan" => "kế hoạch",
        "sharing_distance_m" => "khoảng cách coi là cùng vị trí trạm (m)",
        "min_tests" | "speed_min_tests" => "số lần đo tốc độ tối thiểu",
        "datum_operation" => "phép chuyển VN-2000 sang WGS 84",
        _ => return key.to_owned(),
    };
    known.to_owned()
}

impl ComparisonWords for Vietnamese {
    fn change(&self, change: Change) -> &'static str {
        match change {
            Change::NewlyCovered => "Mới được phủ",
            Change::Improved => "Khá hơn, chưa đạt",
            Change::StayedCovered => "Vẫn được phủ",
            Change::StayedGap => "Vẫn trắng hoặc lõm",
            Change::Worsened => "Kém hơn, chưa đạt",
            Change::Lost => "Không còn được phủ",
            Change::BecameKnown => "Trước chưa có dữ liệu",
            Change::BecameUnknown => "Nay không có dữ liệu",
            Change::StayedUnknown => "Không có dữ liệu",
        }
    }

    fn heads(&self) -> Heads {
        Heads {
            villages: "thôn",
            no_data: "thiếu dữ liệu",
            old_rate: "tỷ lệ cũ",
            new_rate: "tỷ lệ mới",
            points: "chênh (điểm %)",
        }
    }

    fn heading(&self, c: &Comparison) -> String {
        format!("Cũ:  {}\nMới: {}", named(&c.old.origin), named(&c.new.origin))
    }

    fn warnings_heading(&self, differs: bool) -> String {
        if differs {
            "CHÚ Ý: hai kết quả không được tính như nhau; thay đổi dưới đây có thể do cách tính, không phải do vùng phủ."
        } else {
            "Cần biết trước khi so:"
        }
        .into()
    }

    fn warning(&self, warning: &Warning) -> String {
        match warning {
            Warning::SameRun => {
                "Hai thư mục là cùng một lần chạy (cùng manifest.json), nên không có gì thay đổi."
                    .into()
            }
            Warning::SameData => {
                "Hai lần chạy đọc cùng những tệp dữ liệu, không tệp nào đổi: mọi thay đổi là do cách tính (tệp dự án hoặc phiên bản phusong).".into()
            }
            Warning::TablesChanged { files } => format!(
                "Hai thư mục cùng một manifest.json nhưng khác {}: có tệp đã bị sửa sau khi chạy.",
                files.join(", ")
            ),
            Warning::WrongOrder { old, new } => format!(
                "Ngược thứ tự: kết quả mới là số liệu ngày {new}, trước ngày {old} của kết quả cũ; “mới được phủ” khi đó nghĩa là về sau bị mất."
            ),
            Warning::NoDate { sides } => {
                let which = sides.iter().map(|s| side(*s)).collect::<Vec<_>>().join(" và ");
                format!(
                    "Không kiểm tra được thứ tự trước sau: {which} không ghi ngày của số liệu (project.as_of)."
                )
            }
            Warning::Province { old, new } => {
                format!("Hai tỉnh khác nhau: kết quả cũ của {old}, kết quả mới của {new}.")
            }
            Warning::Synthetic { side: s } => {
                format!(
                    "Chỉ {} là dữ liệu mô phỏng; so với số liệu thật không có ý nghĩa.",
                    side(*s)
                )
            }
            Warning::Parameter { kind, key, old, new } => {
                let what = match kind {
                    ParameterKind::Rule => "Khác quy tắc",
                    ParameterKind::Model => "Khác mô hình vùng phủ",
                    ParameterKind::Other => "Khác tham số",
                };
                format!(
                    "{what}: {} trước là {}, nay là {}.",
                    parameter(key),
                    value(old),
                    value(new)
                )
            }
            Warning::NotStated { side: s, keys } => {
                let decides = |k: &&String| ParameterKind::of(k) != ParameterKind::Other;
                let mut named: Vec<String> =
                    keys.iter().filter(decides).map(|k| parameter(k)).collect();
                let others = keys.len() - named.len();
                if others > 0 {
                    named.push(format!("{} tham số khác (xem compare.json)", N.count(others)));
                }
                format!(
                    "Manifest của {} không ghi, nên không biết có khác không: {}.",
                    side(*s),
                    named.join("; ")
                )
            }
            Warning::Crs { old, new } => format!(
                "Khác hệ tọa độ làm việc: trước là {old}, nay là {new}; diện tích và khoảng cách đo hơi khác nhau."
            ),
            Warning::Version { old, new } => {
                format!(
                    "Khác phiên bản phusong: trước là {old}, nay là {new}; xem CHANGELOG.md để biết số nào đổi vì phiên bản."
                )
            }
            Warning::ServiceMissing { service, side: s } => {
                format!("Không so được {}: {} không có.", signal(*service), side(*s))
            }
            Warning::OtherVillages { villages, id, old, new } => format!(
                "{} thôn trùng mã nhưng khác cả tên lẫn xã (ví dụ mã {id}: trước là {old}, nay là {new}); nếu mã chỉ là số thứ tự thì đó là thôn khác.",
                N.count(*villages)
            ),
            Warning::Redrawn { villages } => format!(
                "{} thôn có diện tích thay đổi hơn 1\u{a0}% (vẽ lại ranh giới); tỷ lệ của chúng đổi dù không có trạm mới.",
                N.count(*villages)
            ),
            Warning::Reported { statuses } => format!(
                "{} trạng thái đổi vì phản ánh, khảo sát thực địa, không phải vì mô hình (cột …_reported của compare_villages.csv).",
                N.count(*statuses)
            ),
            Warning::Unmatched { old, new } => format!(
                "{} thôn chỉ có trong kết quả cũ, {} thôn chỉ có trong kết quả mới; chúng không được tính vào thay đổi (xem compare_unmatched.csv).",
                N.count(*old),
                N.count(*new)
            ),
        }
    }

    fn matched(&self, by: &[(MatchedBy, usize)], only_old: usize, only_new: usize) -> String {
        let all: usize = by.iter().map(|(_, n)| n).sum();
        let ways = by.iter().filter(|(_, n)| *n > 0).map(|(by, n)| {
            let way = match by {
                MatchedBy::Id => "theo mã",
                MatchedBy::Name => "theo tên trong xã",
                MatchedBy::BareName => "theo tên không kể chữ thôn, bản…",
                MatchedBy::PlainName => "theo tên không dấu",
                MatchedBy::Row => "theo số dòng và tên",
            };
            format!("{way} {}", N.count(*n))
        });
        format!(
            "Thôn có ở cả hai: {} ({}). Chỉ ở kết quả cũ: {}; chỉ ở kết quả mới: {}.\n",
            N.count(all),
            ways.collect::<Vec<_>>().join(", "),
            N.count(only_old),
            N.count(only_new)
        )
    }

    fn targets(&self, c: &Comparison) -> String {
        let Some(targets) = &c.targets else { return String::new() };
        let count = |change| targets.iter().filter(|t| t.change() == change).count();
        let mut text = format!(
            "Chỉ tiêu: {} chuyển sang đạt, {} không còn đạt, {} giữ nguyên",
            N.count(count(VerdictChange::TurnedMet)),
            N.count(count(VerdictChange::TurnedMissed)),
            N.count(count(VerdictChange::Unchanged))
        );
        let one_side = count(VerdictChange::OnlyOld) + count(VerdictChange::OnlyNew);
        let known = count(VerdictChange::BecameKnown) + count(VerdictChange::BecameUnknown);
        if known > 0 {
            let _ = write!(text, ", {} thiếu số liệu ở một lần", N.count(known));
        }
        if one_side > 0 {
            let _ = write!(text, ", {} chỉ có ở một bảng", N.count(one_side));
        }
        text.push_str(".\n");
        for target in targets {
            let Some(row) = target.row() else { continue };
            let verdict = match target.change() {
                VerdictChange::TurnedMet => "nay đạt",
                VerdictChange::TurnedMissed => "nay không đạt",
                _ => continue,
            };
            let shown = |t: &Option<TargetRow>| {
                t.as_ref().and_then(|t| t.value).map_or_else(|| "–".to_owned(), number)
            };
            let (old, new) = (shown(&target.old), shown(&target.new));
            let _ = writeln!(text, "- {}: {old} → {new}, {verdict}", row.text);
        }
        text
    }

    fn why_unmatched(&self, why: WhyUnmatched, from: Side) -> String {
        let there = other(from);
        match why {
            WhyUnmatched::CommuneNotFound => format!(
                "{there} không có xã này, cả theo mã lẫn theo tên: có thể xã đã sáp nhập, chia tách, đổi tên hoặc đổi mã (từ 1/7/2025)"
            ),
            WhyUnmatched::NameNotFound => format!(
                "xã có trong {there} nhưng không có mã hay tên thôn này: có thể thôn mới, đã sáp nhập, chia tách hoặc đổi tên"
            ),
            WhyUnmatched::AmbiguousName => {
                "trong xã có hơn một thôn cùng tên này, không biết là thôn nào: cần mã thôn thống nhất".into()
            }
            WhyUnmatched::NothingToGoBy => format!(
                "{there} không có mã này, và thôn không có tên hoặc không có xã để dò theo tên"
            ),
        }
    }

    fn results_error(&self, error: &results::Error) -> Message {
        comparison_errors::results(error)
    }

    fn incomparable(&self, error: &Incomparable) -> Message {
        comparison_errors::incomparable(error)
    }

    fn out_is_input(&self, folder: &str) -> Message {
        comparison_errors::out_is_input(folder)
    }

    fn map_subtitle(&self, c: &Comparison) -> String {
        let days = match (day(&c.old.origin), day(&c.new.origin)) {
            (Some(old), Some(new)) => format!("Số liệu đến {new} so với {old}."),
            _ => "So sánh hai lần tính.".to_owned(),
        };
        let differs = c.meaning_differs().then_some(
            "Hai lần tính không cùng cách: một phần thay đổi có thể do cách tính, không phải do vùng phủ.",
        );
        [Some(days.as_str()), differs].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn map_legend(&self, service: ServiceKind) -> String {
        format!("Thay đổi về {}", signal(service))
    }

    fn map_no_data(&self) -> String {
        "Không so được".into()
    }

    fn map_method_heading(&self) -> String {
        "Cách so".into()
    }

    fn map_method(&self, c: &Comparison) -> String {
        let only = |side| unmatched(&c.matches.unmatched, side);
        let (old, new) = (only(Side::Old), only(Side::New));
        let left = if old + new == 0 {
            String::new()
        } else {
            format!(
                "; {} thôn chỉ có ở lần cũ, {} thôn chỉ có ở lần mới không được so",
                N.count(old),
                N.count(new)
            )
        };
        format!(
            "{} thôn có ở cả hai lần, ghép theo mã rồi theo tên trong xã{left}. Khá hơn, kém hơn: vẫn trắng \
             hoặc lõm, tỷ lệ đổi từ {} điểm phần trăm hoặc đổi giữa trắng và lõm.",
            N.count(c.matches.pairs.len()),
            N.decimal(NOTABLE_POINTS, 0)
        )
    }

    fn map_source(&self, which: Side, c: &Comparison) -> String {
        match which {
            Side::Old => format!("Cũ: {}", named(&c.old.origin)),
            Side::New => format!("Mới: {}", named(&c.new.origin)),
        }
    }

    fn map_rates(&self, c: &Comparison, service: ServiceKind) -> Option<String> {
        let same = c.province(service)?.same?;
        let (old, new) = (same.old_pct()?, same.new_pct()?);
        Some(format!(
            "Thôn được phủ: trước {}\u{a0}%, nay {}\u{a0}% của {} thôn có số liệu cả hai lần",
            N.decimal(shown_pct(old).0, 1),
            N.decimal(shown_pct(new).0, 1),
            N.count(usize::try_from(same.villages).unwrap_or(usize::MAX))
        ))
    }

    fn map_village(&self, v: &VillageTold<'_>) -> String {
        let pct = |p: Option<f64>| {
            p.map_or_else(|| "–".to_owned(), |p| format!("{}\u{a0}%", N.decimal(shown_pct(p).0, 1)))
        };
        let place = if v.commune.is_empty() {
            v.name.to_owned()
        } else {
            format!("{} – {}", v.name, v.commune)
        };
        match v.change {
            Some(change) => format!(
                "{place}: {} ({} → {})",
                ComparisonWords::change(self, change).to_lowercase(),
                pct(v.pct.0),
                pct(v.pct.1)
            ),
            None => format!("{place}: không có trong kết quả cũ"),
        }
    }

    fn map_description(&self, villages: usize, classes: &[(String, usize)]) -> String {
        let parts: Vec<String> =
            classes.iter().map(|(label, n)| format!("{label}: {}", N.count(*n))).collect();
        format!("Bản đồ thay đổi của {} thôn. {}.", N.count(villages), parts.join("; "))
    }
}
