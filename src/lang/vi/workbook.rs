//! Lời trong tệp coverage.xlsx.

use super::workbook_label;
use crate::assessment::{EvidenceUse, Role};
use crate::coverage::EngineKind;
use crate::field::{EvidenceKind, Says};
use crate::finding::Severity;
use crate::gap::Gap;
use crate::indicator::{
    Bilingual as Both, Origin, Passive, Rule, ScoreRow, Status, TargetMeasure, Test, Verdict,
};
use crate::lang::{Lang, Numbers};
use crate::network::{self, ServiceKind, Technology};
use crate::place::{BasisMethod, Denominator};
use crate::report::workbook::words::{GapCount, Label, SheetKind, Words};
use jiff::civil::Date;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const N: Numbers = Numbers(Lang::VI);

/// Số gọn: không có số lẻ thừa.
fn short(value: f64, most: usize) -> String {
    let whole = |n: usize| {
        let scaled = value * 10_f64.powf(n as f64);
        (scaled - scaled.round()).abs() < 1e-6
    };
    let decimals = (0..most).find(|&n| whole(n)).unwrap_or(most);
    N.decimal(value, decimals)
}

fn factor(times: f64) -> String {
    let pct = (times - 1.0) * 100.0;
    format!("bán kính {} {}\u{a0}%", if pct < 0.0 { "giảm" } else { "tăng" }, short(pct.abs(), 1))
}

fn threshold(points: f64) -> String {
    let verb = if points < 0.0 { "giảm" } else { "tăng" };
    format!("ngưỡng {verb} {} điểm", short(points.abs(), 1))
}

fn total(of: Denominator, sum: f64) -> String {
    match of {
        Denominator::Area | Denominator::InhabitedArea => {
            format!("{}\u{a0}km²", N.decimal(sum / 1e6, 2))
        }
        Denominator::Population => format!("{} người", N.decimal(sum, 0)),
        Denominator::Households => format!("{} hộ", N.decimal(sum, 0)),
        Denominator::Points => format!("{} điểm", N.decimal(sum, 0)),
    }
}

impl Words for Vietnamese {
    fn lang(&self) -> Lang {
        Lang::VI
    }

    fn of<'a>(&self, both: &'a Both) -> &'a str {
        if both.vi.trim().is_empty() { &both.en } else { &both.vi }
    }

    fn label(&self, label: Label) -> &'static str {
        workbook_label::text(label)
    }

    fn sheet(&self, sheet: SheetKind) -> String {
        match sheet {
            SheetKind::Scorecard => "Bảng điểm".into(),
            SheetKind::Rates => "Tỷ lệ theo xã".into(),
            SheetKind::Villages => "Tất cả các thôn".into(),
            SheetKind::Gaps(ServiceKind::MobileBroadband) => "Trắng, lõm di động".into(),
            SheetKind::Gaps(ServiceKind::Technology(Technology::Ftth)) => "Trắng, lõm FTTH".into(),
            SheetKind::Gaps(ServiceKind::Technology(t)) => format!("Trắng, lõm {}", t.name()),
            SheetKind::Sharing => "Dùng chung hạ tầng".into(),
            SheetKind::Places => "Địa điểm".into(),
            SheetKind::Speed => "Tốc độ".into(),
            SheetKind::Evidence => "Phản ánh thực địa".into(),
            SheetKind::Method => "Cách tính, nguồn".into(),
            SheetKind::Findings => "Vấn đề dữ liệu".into(),
        }
    }

    fn title(&self, sheet: SheetKind) -> String {
        match sheet {
            SheetKind::Scorecard => "BẢNG ĐIỂM THỰC HIỆN CHỈ TIÊU KẾ HOẠCH".into(),
            SheetKind::Rates => "TỶ LỆ THÔN, BẢN ĐƯỢC PHỦ THEO XÃ, PHƯỜNG".into(),
            SheetKind::Villages => "TÌNH TRẠNG PHỦ SÓNG, CÁP QUANG CỦA TẤT CẢ CÁC THÔN, BẢN".into(),
            SheetKind::Gaps(ServiceKind::Technology(Technology::Ftth)) => {
                "DANH SÁCH THÔN, BẢN CHƯA CÓ HOẶC MỚI CÓ MỘT PHẦN CÁP QUANG (FTTH)".into()
            }
            SheetKind::Gaps(service) => format!(
                "DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG {}",
                match service {
                    ServiceKind::MobileBroadband => "BĂNG RỘNG DI ĐỘNG",
                    ServiceKind::Technology(t) => t.name(),
                }
            ),
            SheetKind::Sharing => "DÙNG CHUNG HẠ TẦNG VIỄN THÔNG THỤ ĐỘNG".into(),
            SheetKind::Places => "CÁC ĐỊA ĐIỂM CẦN ĐƯỢC PHỦ".into(),
            SheetKind::Speed => "TỐC ĐỘ TRUY NHẬP THEO ĐO KIỂM".into(),
            SheetKind::Evidence => "PHẢN ÁNH THỰC ĐỊA VÀ KẾT QUẢ XỬ LÝ".into(),
            SheetKind::Method => "CÁCH TÍNH VÀ NGUỒN DỮ LIỆU".into(),
            SheetKind::Findings => "CÁC VẤN ĐỀ PHÁT HIỆN TRONG DỮ LIỆU".into(),
        }
    }

    fn service(&self, service: ServiceKind) -> &'static str {
        phusong_lang::gap_service(Lang::VI, service)
    }

    fn date(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }

    fn as_of(&self, date: &str) -> String {
        format!("Số liệu đến {date}")
    }

    fn place_and_date(&self, place: &str, year: Option<i16>) -> String {
        let place = if place.trim().is_empty() { "……………" } else { place.trim() };
        let year = year.map_or_else(|| "……".to_owned(), |y| y.to_string());
        format!("{place}, ngày …… tháng …… năm {year}")
    }

    fn denominator(&self, of: Denominator) -> &'static str {
        phusong_lang::denominator(Lang::VI, of)
    }

    fn basis(&self, method: BasisMethod) -> String {
        match method {
            BasisMethod::SettlementAreas => "vùng dân cư, cắt theo thôn".into(),
            BasisMethod::Buffered { buffer_m } => {
                format!("nhà hoặc điểm dân cư, mở rộng {}\u{a0}m", short(buffer_m, 1))
            }
            BasisMethod::CountRaster => "raster số người mỗi ô".into(),
            BasisMethod::DensityRaster { .. } => "raster mật độ dân số".into(),
            BasisMethod::SpreadOverInhabitedArea => {
                "số của thôn, rải đều trên diện tích có dân cư".into()
            }
            BasisMethod::SpreadOverArea => "số của thôn, rải đều trên diện tích thôn".into(),
            BasisMethod::Points => "các điểm có ghi số hộ".into(),
        }
    }

    fn basis_size(&self, of: Denominator, (known, villages): (usize, usize), sum: f64) -> String {
        let (known, villages) = (N.count(known), N.count(villages));
        format!("có ở {known} trên {villages} thôn, tổng {}", total(of, sum))
    }

    fn test(&self, rule: &Rule) -> &'static str {
        match rule.test {
            Test::Share => "theo tỷ lệ phủ của mẫu số, so với ngưỡng",
            Test::CentreClusters => "theo trung tâm thôn, rồi đến các cụm dân cư",
        }
    }

    fn source_status(&self, status: network::Status) -> &'static str {
        match status {
            network::Status::OnAir => "đang phát sóng",
            network::Status::Planned => "quy hoạch",
            network::Status::Off => "đã tắt",
        }
    }

    fn engine(&self, engine: EngineKind) -> &'static str {
        match engine {
            EngineKind::Auto | EngineKind::Exact => "chính xác theo hình học",
            EngineKind::Overlay => "chồng lớp đa giác",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Villages => "Ranh giới thôn",
            Role::Cells => "Trạm (cell)",
            Role::Fibre => "Cáp quang",
            Role::Coverage => "Vùng phủ công bố",
            Role::Settlements => "Vùng dân cư",
            Role::Population => "Dân số",
            Role::Households => "Hộ dân",
            Role::Points => "Trung tâm thôn, cụm dân cư",
            Role::Places => "Địa điểm",
            Role::Measurements => "Đo kiểm tốc độ",
            Role::Evidence => "Phản ánh thực địa",
            Role::Poles => "Cột treo cáp",
            Role::Ducts => "Cống bể cáp",
            Role::Template => "Mẫu báo cáo",
            Role::Roads => "Đường",
            Role::Rivers => "Sông, suối",
            Role::Water => "Mặt nước",
            Role::Neighbours => "Tỉnh lân cận",
            Role::Terrain => "Độ cao địa hình",
            Role::Plan => "Kế hoạch",
            Role::Project => "Tệp dự án",
            Role::Rule => "Quy tắc",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Covered => "được phủ",
            Status::Hole => "lõm",
            Status::White => "trắng",
            Status::NoData => "không có dữ liệu",
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Modelled => "Mô hình".into(),
            Origin::Measured => "Đo kiểm".into(),
            Origin::Counted => "Thống kê từ dữ liệu".into(),
            Origin::Stated { source, as_of } => {
                let as_of = as_of.as_deref().map(|d| {
                    d.trim().parse().map_or_else(|_| d.trim().to_owned(), |day| self.date(day))
                });
                match as_of {
                    Some(day) => format!("Báo cáo: {source} ({day})"),
                    None => format!("Báo cáo: {source}"),
                }
            }
            Origin::NoData => "Không có dữ liệu".into(),
        }
    }

    fn without_data(&self, of: &TargetMeasure, no_data: u64) -> String {
        format!("{} không có dữ liệu", phusong_lang::counted(Lang::VI, of, no_data))
    }

    fn on_target(&self, number: usize) -> String {
        format!("Chỉ tiêu {number}")
    }

    fn turns(&self, row: &ScoreRow) -> String {
        let turns = &row.turns;
        if !turns.tried {
            return String::new();
        }
        let other = |verdict: Verdict| verdict != row.verdict && verdict != Verdict::NoData;
        let says = |what: String, value: Option<f64>, verdict| {
            let value = value.map(|v| format!(" ({}\u{a0}%)", N.decimal(v, 2)));
            let verdict = if verdict == Verdict::Met { "đạt" } else { "không đạt" };
            format!("{what}: {verdict}{}", value.unwrap_or_default())
        };
        let by_threshold = turns.threshold.iter().filter(|t| other(t.2));
        let by_radius = turns.radius.iter().filter(|t| other(t.2));
        let mut parts: Vec<String> = by_threshold
            .map(|(points, value, verdict)| says(threshold(*points), *value, *verdict))
            .chain(by_radius.map(|(times, value, verdict)| says(factor(*times), *value, *verdict)))
            .collect();
        if let Some(at) = turns.turning_threshold {
            parts.push(format!("đổi ở ngưỡng {}\u{a0}%", short(100.0 * at, 2)));
        }
        if parts.is_empty() {
            return "không đổi trong các phương án ngưỡng và bán kính đã thử".into();
        }
        parts.join("; ")
    }

    fn gaps(&self, count: GapCount) -> String {
        let (white, hole) = (N.count(count.white), N.count(count.hole));
        format!("{} thôn ({white} trắng, {hole} lõm)", N.count(count.white + count.hole))
    }

    fn gap_note(&self, gap: &Gap) -> String {
        let metres = |m: f64| {
            if m < 1000.0 {
                format!("{}\u{a0}m", N.decimal(m, 0))
            } else {
                format!("{}\u{a0}km", N.decimal(m / 1000.0, 1))
            }
        };
        let centre = gap.margin.centre_m.filter(|m| *m > 0.0);
        let centre = centre.map(|m| format!("trung tâm cách vùng phủ {}", metres(m)));
        let cluster = gap.margin.cluster_m.filter(|m| *m > 0.0);
        let cluster = cluster.map(|m| format!("cụm dân cư chưa phủ cách vùng phủ {}", metres(m)));
        let clusters = gap.lacking.clusters.filter(|(lacking, _)| *lacking > 0);
        let clusters = clusters.map(|(lacking, of)| format!("{lacking}/{of} cụm dân cư chưa phủ"));
        [clusters, centre, cluster].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn decided_by(&self, kind: EvidenceKind, source: &str, date: Option<Date>) -> String {
        let date = date.map(|d| format!(" ngày {}", self.date(d))).unwrap_or_default();
        let source = source.trim();
        let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
        format!("theo {}{date}{source}", self.evidence_kind(kind).to_lowercase())
    }

    fn nearest_km(&self, operator: &str) -> String {
        format!("{operator} (km)")
    }

    fn operators_left_out(&self, operators: usize) -> String {
        format!(
            "Danh sách chỉ ghi các doanh nghiệp gần nhiều thôn nhất; còn {} doanh nghiệp ở village_operators.csv.",
            N.count(operators)
        )
    }

    fn passive(&self, of: Passive) -> &'static str {
        match of {
            Passive::Sites => "Vị trí trạm BTS",
            Passive::Poles => "Cột treo cáp",
            Passive::Ducts => "Cống bể cáp (km)",
        }
    }

    fn evidence_kind(&self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::VoterReport => "Phản ánh cử tri",
            EvidenceKind::Survey => "Khảo sát",
            EvidenceKind::Measurement => "Đo kiểm",
        }
    }

    fn says(&self, says: Says) -> &'static str {
        match says {
            Says::Covered => "có",
            Says::Hole => "có một phần",
            Says::White => "không có",
        }
    }

    fn evidence_use(&self, used: EvidenceUse) -> &'static str {
        match used {
            EvidenceUse::Decided => "Quyết định kết luận",
            EvidenceUse::Agrees => "Phù hợp với phản ánh đã quyết định",
            EvidenceUse::Overruled => "Có phản ánh mới hơn hoặc tin cậy hơn",
            EvidenceUse::Expired => "Đã hết hiệu lực",
            EvidenceUse::NotUsed => "Không dùng (chỉ về một doanh nghiệp, hoặc sau ngày số liệu)",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Note => "ghi nhận",
            Severity::Assumed => "giả định",
            Severity::Repaired => "đã sửa",
            Severity::Dropped => "đã bỏ",
        }
    }

    fn weights(&self, [people, white, dbkk, power, certainty]: [f64; 5]) -> String {
        let n = |value| short(value, 2);
        format!(
            "số dân {}, trắng {}, ĐBKK {}, có điện {}, độ chắc chắn {}",
            n(people),
            n(white),
            n(dbkk),
            n(power),
            n(certainty)
        )
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        short(value, decimals)
    }

    fn texts_cut(&self, cells: usize) -> String {
        format!(
            "{} ô có chữ dài quá giới hạn của bảng tính (32.767 ký tự) đã được cắt, đánh dấu […].",
            N.count(cells)
        )
    }

    fn rows_left_out(&self, rows: usize) -> String {
        format!(
            "Còn {} dòng không ghi được vì trang tính chỉ có 1.048.576 dòng; bảng đầy đủ ở các tệp CSV.",
            N.count(rows)
        )
    }
}
