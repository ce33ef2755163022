//! Villages coloured by status: covered, hole, white; no data is hatched.

use super::{Areas, Mapped, Subject};
use crate::coverage::Share;
use crate::indicator::{Status, VillageService};
use crate::map::kind_words as told;
use crate::map::palette::{Palette, status_inks};
use crate::map::words::{self, village};

/// The classes, the worst first: legends begin with the last.
pub(super) const CLASSES: [Status; 3] = [Status::White, Status::Hole, Status::Covered];

/// The class of a status; `None` of no data.
pub(super) fn class(status: Status) -> Option<usize> {
    CLASSES.iter().position(|s| *s == status)
}

/// The statuses of a service.
pub(super) fn mapped(subject: &Subject<'_>) -> Mapped {
    let Subject { sheet, lang, .. } = *subject;
    let heading = told::status_heading(lang, sheet.service);
    let covered = subject.rate(sheet.service).and_then(|r| words::covered(lang, r));
    let areas = Areas {
        heading,
        labels: CLASSES.map(|s| told::status(lang, sheet.service, s)).to_vec(),
        inks: status_inks(sheet.palette == Palette::Grey).to_vec(),
        classes: statuses(subject).iter().map(|s| class(*s)).collect(),
        titles: titles(subject),
        notes: covered.into_iter().chain(reported(subject)).collect(),
    };
    subject.coloured(areas, subject.status_subtitle())
}

/// The status of every village.
pub(super) fn statuses(subject: &Subject<'_>) -> Vec<Status> {
    let service = subject.assessment.service(subject.sheet.service);
    let status = |v: usize| {
        let here = service.and_then(|s| s.villages.get(v));
        here.map_or(Status::NoData, |here| here.status)
    };
    subject.villages().map(status).collect()
}

/// What pointing at each village tells: its status, and the share that is served.
fn titles(subject: &Subject<'_>) -> Vec<String> {
    let (kind, lang) = (subject.sheet.service, subject.lang);
    let service = subject.assessment.service(kind);
    let title = |v: usize| {
        let here = service.and_then(|s| s.villages.get(v));
        let status = here.map_or(Status::NoData, |here| here.status);
        let pct = here.and_then(|here| here.share).map(Share::pct);
        let (name, commune) = subject.name(v);
        village(name, commune, &told::status_and_share(lang, kind, status, pct))
    };
    subject.villages().map(title).collect()
}

/// That field reports decided, where they did.
pub(super) fn reported(subject: &Subject<'_>) -> Option<String> {
    let service = subject.assessment.service(subject.sheet.service)?;
    let decided = |here: &VillageService| here.evidence.is_some();
    let villages = subject.count(|v| service.villages.get(v).is_some_and(decided));
    (villages > 0).then(|| told::reported(subject.lang, villages))
}
