//! Which masts and splitters are near a place: what tests of speed and reports are made up from.
//!
//! In: sites, cells, published areas, splitters. Out: the nearest of them, metres, working CRS.
//! Not here: who is served; that is what the program computes from the files.

use super::province::{Cell, FibreOperator, MobileOperator, Published, Site, Splitter};
use geo::Coord;
use phusong_core::network::{Status, Technology};
use rstar::RTree;
use rstar::primitives::GeomWithData;

type Spot<T> = GeomWithData<[f64; 2], T>;

/// The networks as points.
pub(super) struct Reach {
    /// Sites with a cell of 4G on air, by operator.
    g4: [RTree<[f64; 2]>; 4],
    /// Sites with 5G, by operator.
    g5: [RTree<[f64; 2]>; 4],
    splitters: RTree<Spot<FibreOperator>>,
}

impl Reach {
    pub(super) fn new(
        sites: &[Site],
        cells: &[Cell],
        published: &[Published],
        splitters: &[Splitter],
    ) -> Self {
        let tree = |operator: MobileOperator, technology: Technology| {
            let cells = cells
                .iter()
                .filter(|c| c.technology == technology && c.status == Status::OnAir)
                .map(|c| c.site);
            let areas = published.iter().filter(|_| technology == Technology::G5).map(|p| p.site);
            let mut list: Vec<u32> =
                cells.chain(areas).filter(|&s| sites[s as usize].operator == operator).collect();
            list.sort_unstable();
            list.dedup();
            let at = |s: u32| [sites[s as usize].position.x, sites[s as usize].position.y];
            RTree::bulk_load(list.into_iter().map(at).collect())
        };
        let fibre = |s: &Splitter| Spot::new([s.position.x, s.position.y], s.operator);
        Self {
            g4: MobileOperator::ALL.map(|o| tree(o, Technology::G4)),
            g5: MobileOperator::ALL.map(|o| tree(o, Technology::G5)),
            splitters: RTree::bulk_load(splitters.iter().map(fibre).collect()),
        }
    }

    /// Distance to the operator's nearest site with that technology, 4G or 5G, metres.
    pub(super) fn site_m(
        &self,
        operator: MobileOperator,
        technology: Technology,
        p: Coord<f64>,
    ) -> Option<f64> {
        let trees = if technology == Technology::G5 { &self.g5 } else { &self.g4 };
        let at = trees[operator as usize].nearest_neighbor(&[p.x, p.y])?;
        Some(distance_m(*at, p))
    }

    /// Distance to the nearest site with 4G of any operator, metres.
    pub(super) fn any_4g_m(&self, p: Coord<f64>) -> Option<f64> {
        MobileOperator::ALL
            .into_iter()
            .filter_map(|o| self.site_m(o, Technology::G4, p))
            .min_by(f64::total_cmp)
    }

    /// The nearest splitter: whose it is and how far, metres.
    pub(super) fn splitter(&self, p: Coord<f64>) -> Option<(FibreOperator, f64)> {
        let spot = self.splitters.nearest_neighbor(&[p.x, p.y])?;
        Some((spot.data, distance_m(*spot.geom(), p)))
    }
}

fn distance_m([x, y]: [f64; 2], p: Coord<f64>) -> f64 {
    use super::terrain::Hypot as _;
    (x - p.x).hypot_exact(y - p.y)
}
