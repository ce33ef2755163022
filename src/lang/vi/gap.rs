//! Trắng sóng, lõm sóng.

use crate::gap::{Reason, Robustness, Triage};
use crate::indicator::Status;
use crate::lang::{GapCounts, Lang, Numbers};
use crate::network::{ServiceKind, Technology};

const N: Numbers = Numbers(Lang::VI);

pub(in crate::lang) fn service(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "Băng rộng di động",
    }
}

pub(in crate::lang) fn counts(kind: ServiceKind, counts: &GapCounts) -> String {
    let [a, b, c, unknown] = counts.triage.map(|n| N.count(n));
    format!(
        "{}: {} {} thôn, {} {} thôn (A {a}, B {b}, C {c}, chưa rõ {unknown})\n",
        service(kind),
        class(kind, Status::White),
        N.count(counts.white),
        class(kind, Status::Hole),
        N.count(counts.hole)
    )
}

pub(in crate::lang) fn class(kind: ServiceKind, class: Status) -> &'static str {
    let fibre = kind == ServiceKind::Technology(Technology::Ftth);
    match (class, fibre) {
        (Status::White, true) => "trắng cáp quang",
        (Status::White, false) => "trắng sóng",
        (Status::Hole, true) => "lõm cáp quang",
        (Status::Hole, false) => "lõm sóng",
        (Status::Covered, _) => "được phủ",
        (Status::NoData, _) => "không có dữ liệu",
    }
}

pub(in crate::lang) fn reason(reason: &Reason) -> String {
    let km = |km: f64| N.decimal(km, 1);
    match reason {
        Reason::NoPower => "chưa có điện lưới".into(),
        Reason::NoSource { within_km } => {
            format!("không có vùng phục vụ nào trong vòng {} km", km(*within_km))
        }
        Reason::TooFar { km: far, reach_km: Some(reach) } => format!(
            "nguồn gần nhất cách {} km, phục vụ đến {} km: không tới hết thôn",
            km(*far),
            km(*reach)
        ),
        Reason::TooFar { km: far, reach_km: None } => {
            format!("vùng phủ gần nhất cách {} km, không tới hết thôn", km(*far))
        }
        Reason::OffSector { km: far } => {
            format!("trong tầm của nguồn cách {} km nhưng ăng-ten hướng đi nơi khác", km(*far))
        }
        Reason::Reported => "phản ánh, khảo sát hoặc đo kiểm tại thôn".into(),
    }
}

pub(in crate::lang) fn robustness(class: Status, r: &Robustness) -> String {
    let Robustness { same, gap, of } = *r;
    let word = if class == Status::White { "trắng" } else { "lõm" };
    if gap < of {
        format!("nhạy cảm ({gap}/{of})")
    } else if same == of {
        format!("{word} trong {of}/{of} phương án")
    } else {
        format!("{word} trong {same}/{of}, chưa đạt trong {of}/{of} phương án")
    }
}

pub(in crate::lang) fn triage(triage: Triage) -> &'static str {
    match triage {
        Triage::A => {
            "A: thôn ĐBKK có điện lưới – đấu thầu, Quỹ Dịch vụ viễn thông công ích chi trả"
        }
        Triage::B => "B: không thuộc ĐBKK, có điện lưới – doanh nghiệp tự đầu tư",
        Triage::C => "C: chưa có điện lưới – phối hợp với ngành điện",
        Triage::Unknown => "chưa rõ: thiếu dữ liệu ĐBKK hoặc điện lưới",
    }
}
