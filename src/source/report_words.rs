//! The words of field reports: what is said, how it was found out, about which service.
//!
//! In: the text of one cell. Out: typed words; `None` where it is none of those known, since a report
//! that is guessed at would override the model for nothing.

use super::values::parse_technologies;
use crate::field::{EvidenceKind, Says};
use crate::network::{ServiceKind, Technology};
use crate::place::fold;

/// What a report says, and the service that its words alone imply: `trắng sóng` is about signals, `có
/// cáp quang` about fibre. Weak or unsteady signals are a hole: parts of the village go without.
pub(super) fn says(text: &str) -> Option<(Says, Option<ServiceKind>)> {
    let key = fold(text);
    let says = match key.as_str() {
        "covered" | "yes" | "co" | "cosong" | "dacosong" | "daphu" | "duocphu" | "daduocphu"
        | "phusong" | "daphusong" | "duocphusong" | "daduocphusong" | "cophusong" | "songtot"
        | "cocapquang" | "dacocapquang" | "daco" | "dacocap" | "cocap" => Says::Covered,
        "hole" | "partial" | "lom" | "lomsong" | "vunglom" | "vunglomsong" | "thonlomsong"
        | "motphan" | "phumotphan" | "phusongmotphan" | "cosongmotphan" | "songyeu"
        | "songchapchon" | "chapchon" | "cocapquangmotphan" => Says::Hole,
        "white" | "notcovered" | "uncovered" | "none" | "no" | "nosignal" | "khong" | "chua"
        | "trang" | "trangsong" | "vungtrang" | "vungtrangsong" | "thontrangsong" | "matsong"
        | "khongsong" | "khongcosong" | "chuacosong" | "khongphu" | "chuaphu" | "chuaduocphu"
        | "chuaphusong" | "chuaduocphusong" | "khongphusong" | "khongcocapquang"
        | "chuacocapquang" | "khongcocap" | "chuacocap" | "khongco" | "chuaco" => Says::White,
        _ => return None,
    };
    let service = if key.contains("song") || key == "nosignal" {
        Some(ServiceKind::MobileBroadband)
    } else if key.contains("cap") && says != Says::Hole || key.contains("capquang") {
        Some(ServiceKind::Technology(Technology::Ftth))
    } else {
        None
    };
    Some((says, service))
}

/// How a report was made.
pub(super) fn kind(text: &str) -> Option<EvidenceKind> {
    Some(match fold(text).as_str() {
        "voterreport" | "voter" | "report" | "phananh" | "phananhcutri" | "cutri"
        | "cutriphananh" | "kiennghi" | "kiennghicutri" | "cutrikiennghi" | "phananhnguoidan"
        | "nguoidan" | "nguoidanphananh" | "baocao" | "baocaoxa" => EvidenceKind::VoterReport,
        "survey" | "khaosat" | "khaosatthucte" | "khaosatthucdia" | "dieutra" | "thucdia"
        | "kiemtra" | "kiemtrathucte" => EvidenceKind::Survey,
        "measurement" | "dokiem" | "dokiemthucte" | "do" | "dosong" | "dodac" | "dotocdo"
        | "drivetest" | "ispeed" | "ketquado" => EvidenceKind::Measurement,
        _ => return None,
    })
}

/// The services a text names: one, or several with a separator; none where one of them is unknown.
pub(super) fn services(text: &str) -> Vec<ServiceKind> {
    if let Some(one) = ServiceKind::parse(text) {
        return vec![one];
    }
    let several = parse_technologies(text);
    if !several.is_empty() {
        return several.into_iter().map(ServiceKind::Technology).collect();
    }
    let mut found = Vec::new();
    for part in parts(text) {
        match ServiceKind::parse(part) {
            Some(s) if !found.contains(&s) => found.push(s),
            Some(_) => {}
            None => return Vec::new(),
        }
    }
    found
}

/// The parts of a list as people write it: with `,` `;` `/` `+` `&` `|`, a line break, `và`, `and`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/', '+', '&', '|', '\n'])
        .flat_map(|p| p.split(" và "))
        .flat_map(|p| p.split(" and "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOBILE: Option<ServiceKind> = Some(ServiceKind::MobileBroadband);
    const FIBRE: Option<ServiceKind> = Some(ServiceKind::Technology(Technology::Ftth));

    #[test]
    fn what_reports_say() {
        for (text, expected) in [
            ("covered", (Says::Covered, None)),
            ("not_covered", (Says::White, None)),
            ("white", (Says::White, None)),
            ("hole", (Says::Hole, None)),
            ("Có sóng", (Says::Covered, MOBILE)),
            ("KHÔNG CÓ SÓNG", (Says::White, MOBILE)),
            ("Trắng", (Says::White, None)),
            ("trắng sóng", (Says::White, MOBILE)),
            ("Lõm sóng", (Says::Hole, MOBILE)),
            ("lõm", (Says::Hole, None)),
            ("Đã phủ", (Says::Covered, None)),
            ("chưa phủ", (Says::White, None)),
            ("có cáp quang", (Says::Covered, FIBRE)),
            ("Chưa có cáp quang", (Says::White, FIBRE)),
            ("sóng chập chờn", (Says::Hole, MOBILE)),
            ("chập chờn", (Says::Hole, None)),
        ] {
            assert_eq!(says(text), Some(expected), "{text}");
        }
        for text in ["", "?", "có lẽ", "không rõ", "1"] {
            assert_eq!(says(text), None, "{text}");
        }
    }

    #[test]
    fn kinds_of_reports() {
        for one in [EvidenceKind::VoterReport, EvidenceKind::Survey, EvidenceKind::Measurement] {
            assert_eq!(kind(one.code()), Some(one));
        }
        assert_eq!(kind("Phản ánh cử tri"), Some(EvidenceKind::VoterReport));
        assert_eq!(kind("Khảo sát"), Some(EvidenceKind::Survey));
        assert_eq!(kind("đo kiểm"), Some(EvidenceKind::Measurement));
        assert_eq!(kind("tin đồn"), None);
    }

    #[test]
    fn services_of_one_row() {
        let of = |t| ServiceKind::Technology(t);
        assert_eq!(services("4G/5G"), [of(Technology::G4), of(Technology::G5)]);
        assert_eq!(services("Di động và cáp quang"), [MOBILE.unwrap(), FIBRE.unwrap()]);
        assert_eq!(services("mobile"), [MOBILE.unwrap()]);
        assert_eq!(services("4G, 6G"), []);
        assert_eq!(services(""), []);
    }

    #[test]
    fn lists_of_operators() {
        let all: Vec<&str> =
            parts("VNPT, Viettel;MobiFone / FPT & CMC và EVN and  SCTV ,").collect();
        assert_eq!(all, ["VNPT", "Viettel", "MobiFone", "FPT", "CMC", "EVN", "SCTV"]);
    }
}
