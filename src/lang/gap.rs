//! Words of gaps: what each language must have, and which one is asked.

use super::{Lang, en, vi};
use crate::gap::{Reason, Robustness, Triage};
use crate::indicator::Status;
use crate::network::ServiceKind;

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
    match lang {
        Lang::VI => vi::gap::counts(service, counts),
        _ => en::gap::counts(service, counts),
    }
}

/// What a village is that lacks a service: `trắng sóng`, `lõm sóng`; of fibre `trắng cáp quang`.
pub fn gap_class(lang: Lang, service: ServiceKind, class: Status) -> &'static str {
    match lang {
        Lang::VI => vi::gap::class(service, class),
        _ => en::gap::class(service, class),
    }
}

/// What a service is called where it stands alone: `4G`, `FTTH`, `Băng rộng di động`.
pub fn gap_service(lang: Lang, service: ServiceKind) -> &'static str {
    match lang {
        Lang::VI => vi::gap::service(service),
        _ => en::gap::service(service),
    }
}

/// Why a village lacks a service, without a full stop.
pub fn gap_reason(lang: Lang, reason: &Reason) -> String {
    match lang {
        Lang::VI => vi::gap::reason(reason),
        _ => en::gap::reason(reason),
    }
}

/// How surely a village is a gap: `lõm trong 9/9 phương án`, `nhạy cảm (4/9)`.
pub fn gap_robustness(lang: Lang, class: Status, robustness: &Robustness) -> String {
    match lang {
        Lang::VI => vi::gap::robustness(class, robustness),
        _ => en::gap::robustness(class, robustness),
    }
}

/// Who should act.
pub fn gap_triage(lang: Lang, triage: Triage) -> &'static str {
    match lang {
        Lang::VI => vi::gap::triage(triage),
        _ => en::gap::triage(triage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Technology;

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
