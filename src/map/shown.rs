//! What each village of a sheet shows: its class, and what pointing at it tells.

use super::sheet::Sheet;
use super::words::Words;
use crate::assessment::Assessment;
use crate::coverage::Share;
use crate::indicator::Service;

/// What each village shows, in the villages' order.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// Position among the sheet's classes; `None` is hatched.
    pub(crate) classes: Vec<Option<usize>>,
    /// What pointing at it tells.
    pub(crate) titles: Vec<String>,
}

/// The share of a village that a sheet of shares shows.
pub(crate) fn share(service: Option<&Service>, village: usize) -> Option<Share> {
    service.and_then(|s| s.any.get(village)).and_then(|v| v.share)
}

impl Shown {
    /// The share of a service.
    pub(crate) fn shares(sheet: &Sheet, assessment: &Assessment, words: &dyn Words) -> Self {
        let service = assessment.service(sheet.service);
        let shares = (0..assessment.villages.len()).map(|i| share(service, i));
        let title = |(i, share): (usize, Option<Share>)| {
            let name = &assessment.villages[i].name;
            let commune = commune(assessment, i);
            words.village(name, commune, sheet.service, share.map(Share::pct))
        };
        Self {
            classes: shares.clone().map(|s| sheet.classes.of(s)).collect(),
            titles: shares.enumerate().map(title).collect(),
        }
    }
}

/// The name of a village's commune.
pub(crate) fn commune(assessment: &Assessment, village: usize) -> &str {
    let id = assessment.villages[village].commune.0 as usize;
    assessment.units.communes.get(id).map_or("", |c| c.name.as_str())
}
