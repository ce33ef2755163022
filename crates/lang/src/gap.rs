//! Villages without signal: what they are, why, how surely, who should act.

use crate::{Lang, count, decimal, name, plain, say, word};
use phusong_core::gap::{Reason, Robustness, Triage};
use phusong_core::indicator::Status;
use phusong_core::network::{ServiceKind, Technology};

/// How many gaps of one service there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GapCounts {
    /// Trắng.
    pub white: usize,
    /// Lõm.
    pub hole: usize,
    /// By triage: A, B, C, unknown.
    pub triage: [usize; 4],
}

/// One line on the gaps of a service; ends with a line break.
pub fn gap_counts(lang: Lang, service: ServiceKind, counts: &GapCounts) -> String {
    let [a, b, c, unknown] = counts.triage.map(count);
    let line = say!(
        lang,
        "gap-counts",
        service = gap_service(lang, service),
        white_class = gap_class(lang, service, Status::White),
        white = count(counts.white),
        hole_class = gap_class(lang, service, Status::Hole),
        hole = count(counts.hole),
        a,
        b,
        c,
        unknown
    );
    line + "\n"
}

/// What a village is that lacks a service: `trắng sóng`, `lõm sóng`; of fibre `trắng cáp quang`.
pub fn gap_class(lang: Lang, service: ServiceKind, class: Status) -> &'static str {
    if service == ServiceKind::Technology(Technology::Ftth) {
        name!(lang, "gap-class-fibre", Status: class)
    } else {
        name!(lang, "gap-class", Status: class)
    }
}

/// What a service is called where it stands alone: `4G`, `FTTH`, `Băng rộng di động`.
pub fn gap_service(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "service", ServiceKind: service)
}

/// Why a village lacks a service, without a full stop.
pub fn gap_reason(lang: Lang, reason: &Reason) -> String {
    let km = |km: f64| decimal(km, 1);
    match reason {
        Reason::NoPower => say!(lang, "gap-reason-no-power"),
        Reason::NoSource { within_km } => say!(lang, "gap-reason-no-source", km = km(*within_km)),
        Reason::TooFar { km: far, reach_km: Some(reach) } => {
            say!(lang, "gap-reason-too-far", km = km(*far), reach = km(*reach))
        }
        Reason::TooFar { km: far, reach_km: None } => {
            say!(lang, "gap-reason-too-far-from-published", km = km(*far))
        }
        Reason::OffSector { km: far } => say!(lang, "gap-reason-off-sector", km = km(*far)),
        Reason::Reported => say!(lang, "gap-reason-reported"),
    }
}

/// How surely a village is a gap: `lõm trong 9/9 phương án`, `nhạy cảm (4/9)`.
pub fn gap_robustness(lang: Lang, class: Status, robustness: &Robustness) -> String {
    let Robustness { same, gap, of } = *robustness;
    let (class, of_all) = (class.code(), plain(of));
    if gap < of {
        say!(lang, "gap-sensitive", gap = plain(gap), of = of_all)
    } else if same == of {
        say!(lang, "gap-sure", class, of = of_all)
    } else {
        say!(lang, "gap-mostly", class, same = plain(same), of = of_all)
    }
}

/// Who should act.
pub fn gap_triage(lang: Lang, triage: Triage) -> &'static str {
    match triage {
        Triage::A => word!(lang, "gap-triage-a"),
        Triage::B => word!(lang, "gap-triage-b"),
        Triage::C => word!(lang, "gap-triage-c"),
        Triage::Unknown => word!(lang, "gap-triage-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use phusong_core::network::Technology;

    #[test]
    fn as_an_office_reads_it() {
        let counts = GapCounts { white: 12, hole: 31, triage: [20, 15, 3, 5] };
        let mobile = ServiceKind::MobileBroadband;
        assert_eq!(
            gap_counts(Lang::VI, mobile, &counts),
            "Băng rộng di động: trắng sóng 12 thôn, lõm sóng 31 thôn (A 20, B 15, C 3, chưa rõ 5)\n"
        );
        let ftth = ServiceKind::Technology(Technology::Ftth);
        assert_eq!(
            gap_counts(Lang::EN, ftth, &counts),
            "FTTH: white 12 villages, hole 31 villages (A 20, B 15, C 3, unknown 5)\n"
        );
        assert_eq!(gap_class(Lang::VI, ftth, Status::White), "trắng cáp quang");
        let robust = |same, gap| Robustness { same, gap, of: 9 };
        let words = |class, r| gap_robustness(Lang::VI, class, &r);
        assert_eq!(words(Status::Hole, robust(9, 9)), "lõm trong 9/9 phương án");
        assert_eq!(
            words(Status::White, robust(6, 9)),
            "trắng trong 6/9, chưa đạt trong 9/9 phương án"
        );
        assert_eq!(words(Status::Hole, robust(4, 4)), "nhạy cảm (4/9)");
        let too_far = Reason::TooFar { km: 5.28, reach_km: Some(4.0) };
        assert_eq!(
            gap_reason(Lang::VI, &too_far),
            "nguồn gần nhất cách 5,3 km, phục vụ đến 4,0 km: không tới hết thôn"
        );
    }
}
