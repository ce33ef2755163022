//! Colours of statuses where nothing can be hatched: those of the sheets, and a grey for no data.

use crate::indicator::Status;

/// Of no data.
const NO_DATA_RGB: [u8; 3] = [140, 140, 140];

/// The colour of a status, sRGB.
pub(super) fn rgb(status: Status) -> [u8; 3] {
    crate::map::status_colour(status).unwrap_or(NO_DATA_RGB)
}
