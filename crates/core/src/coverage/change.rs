//! Changes of a network: sources that are built, switched on or off.

use crate::network::{AccessPoint, Cell, Network, SourceId, Status};

/// One change. Sources are switched off, not removed, so that the others keep their places.
#[derive(Clone, Debug)]
pub enum Change {
    /// A cell more.
    AddCell(Cell),
    /// An access point more.
    AddAccessPoint(AccessPoint),
    /// Another status of a cell, by its place among the network's.
    SetCell(u32, Status),
    /// Another status of an access point, by its place among the network's.
    SetAccessPoint(u32, Status),
}

impl Change {
    /// Makes it; the source it is of, `None` where the network has no such source.
    pub(super) fn make(self, network: &mut Network) -> Option<SourceId> {
        match self {
            Self::AddCell(cell) => {
                network.cells.push(cell);
                Some(SourceId::Cell(network.cells.len() as u32 - 1))
            }
            Self::AddAccessPoint(point) => {
                network.access_points.push(point);
                Some(SourceId::AccessPoint(network.access_points.len() as u32 - 1))
            }
            Self::SetCell(i, status) => {
                network.cells.get_mut(i as usize)?.status = status;
                Some(SourceId::Cell(i))
            }
            Self::SetAccessPoint(i, status) => {
                network.access_points.get_mut(i as usize)?.status = status;
                Some(SourceId::AccessPoint(i))
            }
        }
    }
}
