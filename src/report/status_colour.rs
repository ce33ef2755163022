//! Colours of statuses wherever villages are shown by status: of ColorBrewer's red-yellow-blue scheme (2002),
//! whose ends and middle the colour-blind can tell apart.

use crate::indicator::Status;

/// Trắng: its darkest red.
pub(super) const WHITE_RGB: [u8; 3] = [165, 0, 38];
/// Lõm: its light orange.
pub(super) const HOLE_RGB: [u8; 3] = [253, 174, 97];
/// Covered: its blue opposite to the orange.
pub(super) const COVERED_RGB: [u8; 3] = [116, 173, 209];
/// Of what is hatched, or grey where nothing can be: no data.
pub(super) const NO_DATA_RGB: [u8; 3] = [140, 140, 140];

/// The colour of a status.
pub(super) fn rgb(status: Status) -> [u8; 3] {
    match status {
        Status::Covered => COVERED_RGB,
        Status::Hole => HOLE_RGB,
        Status::White => WHITE_RGB,
        Status::NoData => NO_DATA_RGB,
    }
}
