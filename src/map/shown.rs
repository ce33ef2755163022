//! What each village of a sheet shows: its class, its mark, and what pointing at it tells.

use super::symbol::Spot;
use crate::assessment::Assessment;
use crate::coverage::Share;
use crate::indicator::Service;

/// What each village shows, in the villages' order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// Position among the sheet's fills; `None` is hatched.
    pub(crate) classes: Vec<Option<usize>>,
    /// What pointing at it tells.
    pub(crate) titles: Vec<String>,
    /// Marks over the villages, in the order they are drawn in.
    pub(crate) spots: Vec<Spot>,
}

/// The share of a village that a sheet of shares shows.
pub(crate) fn share(service: Option<&Service>, village: usize) -> Option<Share> {
    service.and_then(|s| s.villages.get(village)).and_then(|v| v.share)
}

/// The name of a village's commune.
pub(crate) fn commune(assessment: &Assessment, village: usize) -> &str {
    let id = assessment.villages[village].commune.0 as usize;
    assessment.units.communes.get(id).map_or("", |c| c.name.as_str())
}
