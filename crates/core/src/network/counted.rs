//! Which sources count: those on air, unless a project asks for more.

use super::{AccessPoint, Cell, FibreRoute, Network, Status};
use serde::{Deserialize, Serialize};

/// The statuses of sources that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted([bool; 3]);

impl Default for Counted {
    fn default() -> Self {
        [Status::OnAir].into_iter().collect()
    }
}

impl FromIterator<Status> for Counted {
    fn from_iter<T: IntoIterator<Item = Status>>(all: T) -> Self {
        let mut counted = Self([false; 3]);
        all.into_iter().for_each(|status| counted.0[status as usize] = true);
        counted
    }
}

impl Counted {
    /// Whether sources of that status count.
    pub fn has(self, status: Status) -> bool {
        self.0[status as usize]
    }
}

impl Network {
    /// The cells that count.
    pub fn serving_cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|c| self.counted.has(c.status))
    }

    /// The access points that count.
    pub fn serving_access_points(&self) -> impl Iterator<Item = &AccessPoint> {
        self.access_points.iter().filter(|p| self.counted.has(p.status))
    }

    /// The routes that count.
    pub fn serving_routes(&self) -> impl Iterator<Item = &FibreRoute> {
        self.fibre_routes.iter().filter(|r| self.counted.has(r.status))
    }
}
