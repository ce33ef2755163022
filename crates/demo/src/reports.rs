//! Field reports: what voters, surveys and measurements say of a handful of villages.
//!
//! In: villages and networks. Out: reports as an office writes them down. They are chosen so that each
//! thing a report can do is seen once: bear the model out, overrule it either way, contradict another,
//! have expired, speak of one operator only. Invented, like the villages they speak of.

use super::hamlets::Hamlets;
use super::province::MobileOperator;
use super::radio::Ground;
use super::reach::Reach;
use super::terrain::Setting;
use geo::Coord;
use phusong_core::field::{EvidenceKind, Says};
use phusong_core::network::Technology;

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it shows.
    pub lesson: Lesson,
    /// Index into [`Land::villages`](super::Land::villages).
    pub village: u32,
    /// About what.
    pub technology: Technology,
    /// About whom; `None`: any operator.
    pub operator: Option<MobileOperator>,
    /// What it says.
    pub says: Says,
    /// What kind of report it is.
    pub kind: EvidenceKind,
    /// The day it was made, `2025-10-14`.
    pub date: &'static str,
    /// The last day it holds, where it says so.
    pub expiry: Option<&'static str>,
}

/// What a report shows about reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lesson {
    /// People have no signal behind a ridge where the model gives them one.
    Overrules,
    /// A measurement finds signal where the list of sites has none.
    Finds,
    /// It says what the model says.
    Agrees,
    /// Too old to count.
    Expired,
    /// A later report contradicts it.
    Contradicted,
    /// It contradicts an earlier one.
    Contradicts,
    /// Some homes have signal, some have none.
    Partly,
    /// Fibre has come since the list of splitters was made.
    Fibre,
    /// One operator's network has gone: the others' are still there.
    OneOperator,
    /// Its village is not on the list: a slip of the pen in the identifier.
    Misaddressed,
}

/// How far from a mast the villages lie of which the model is sure and people are not, metres.
const DOUBTFUL_M: (f64, f64) = (1_300.0, 3_700.0);
/// Farther than this from any splitter there is no fibre on the list, metres.
const NO_FIBRE_M: f64 = 1_900.0;

/// The reports, as many as the land has villages for.
pub(super) fn reports(ground: &Ground<'_>, hamlets: &Hamlets, reach: &Reach) -> Vec<Report> {
    let plots = &ground.layout.plots;
    let home = |v: usize| hamlets.of(v).first().map(|h| h.position);
    let among = |fits: &dyn Fn(usize) -> bool| (0..plots.len()).filter(|&v| fits(v)).collect();
    let remote: Vec<usize> = among(&|v| plots[v].remote);
    let doubtful: Vec<usize> = among(&|v| {
        let far = home(v).and_then(|p: Coord<f64>| reach.any_4g_m(p));
        plots[v].setting == Setting::Midland
            && !plots[v].remote
            && far.is_some_and(|d| (DOUBTFUL_M.0..DOUBTFUL_M.1).contains(&d))
    });
    let without_fibre: Vec<usize> = among(&|v| {
        let far = home(v).and_then(|p| reach.splitter(p));
        !plots[v].remote && far.is_some_and(|(_, d)| d > NO_FIBRE_M)
    });
    let (found, agreed) = (at(&remote, 1, 2), at(&remote, 0, 2));
    let fibre = at(&without_fibre, 1, 2);
    // Spread over the province: villages stand in order of commune.
    let [overruled, expired, disputed, partly, deserted, lost] =
        [0, 1, 2, 3, 4, 5].map(|i| at(&doubtful, i, 6));

    let (g4, ftth) = (Technology::G4, Technology::Ftth);
    let (voter, survey) = (EvidenceKind::VoterReport, EvidenceKind::Survey);
    let measured = EvidenceKind::Measurement;
    let rows = [
        (Lesson::Overrules, overruled, g4, Says::White, voter, "2025-10-14", Some("2026-10-14")),
        (Lesson::Finds, found, g4, Says::Covered, measured, "2025-11-20", None),
        (Lesson::Agrees, agreed, g4, Says::White, voter, "2025-09-08", None),
        (Lesson::Expired, expired, g4, Says::White, voter, "2023-06-02", Some("2024-06-02")),
        (Lesson::Contradicted, disputed, g4, Says::White, voter, "2025-08-05", None),
        (Lesson::Contradicts, disputed, g4, Says::Covered, voter, "2025-09-19", None),
        (Lesson::Partly, partly, g4, Says::Hole, survey, "2025-11-06", None),
        (Lesson::Fibre, fibre, ftth, Says::Covered, survey, "2025-12-10", None),
        (Lesson::OneOperator, deserted, g4, Says::White, survey, "2025-10-28", None),
        (Lesson::Misaddressed, lost, g4, Says::White, voter, "2025-12-02", None),
    ];
    rows.into_iter()
        .filter_map(|(lesson, village, technology, says, kind, date, expiry)| {
            let operator = (lesson == Lesson::OneOperator).then_some(MobileOperator::Vietnamobile);
            let village = village? as u32;
            Some(Report { lesson, village, technology, operator, says, kind, date, expiry })
        })
        .collect()
}

/// The village a part of the way down a list.
fn at(list: &[usize], part: usize, parts: usize) -> Option<usize> {
    list.get(list.len() * part / parts).copied()
}
