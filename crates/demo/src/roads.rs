//! Roads: the cheapest ways over the land from the provincial town to every village.
//!
//! In: parcels, terrain, layout. Out: for each parcel whether a road passes, of which class, and the
//! next parcel towards the town. Nodes are parcels, a step costs its length and its climb.

use super::growth::grow;
use super::layout::Layout;
use super::noise::Noise;
use super::parcels::Parcels;
use super::terrain::Terrain;

/// What passes through a parcel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Road {
    #[default]
    None,
    /// From a village to the next better road.
    Village,
    /// From the seat of a commune to the town.
    Main,
}

/// The roads of the province.
pub(super) struct Roads {
    /// The best road through each parcel.
    pub(super) class: Vec<Road>,
    /// The next parcel on the way to the town; itself in the town.
    pub(super) towards_town: Vec<u32>,
}

impl Roads {
    pub(super) fn new(seed: u64, terrain: &Terrain, parcels: &Parcels, layout: &Layout) -> Self {
        // Ground that is good to build on draws ways together; without it each would be straight.
        let corridors = Noise::new(seed ^ 0x51, 6_000.0, 2);
        let height: Vec<f64> = parcels
            .points
            .iter()
            .zip(&layout.owner)
            .map(|(&p, o)| if o.is_some() { terrain.elevation_m(p) } else { 0.0 })
            .collect();
        // The town: the seat of the commune that is settled most densely.
        let town =
            layout.seats.iter().map(|&v| layout.plots[v as usize].parcels[0]).max_by(|&a, &b| {
                let density = |p: u32| terrain.settlement(parcels.points[p as usize]);
                density(a).total_cmp(&density(b)).then(b.cmp(&a))
            });
        let starts: Vec<u32> = town.into_iter().collect();
        let grown = grow(parcels.points.len(), &starts, |p, visit| {
            for &(q, _) in parcels.neighbours(p) {
                if layout.owner[q as usize].is_none() {
                    continue;
                }
                let d = parcels.points[q as usize] - parcels.points[p as usize];
                let length = (d.x * d.x + d.y * d.y).sqrt();
                let climb = (height[p as usize] - height[q as usize]).abs();
                let good = 1.0 + 1.4 * corridors.at(parcels.points[q as usize]).abs() * 2.0;
                visit(q, length * good + 25.0 * climb + 1.0);
            }
        });
        let mut roads =
            Self { class: vec![Road::None; parcels.points.len()], towards_town: grown.parent };
        for &v in &layout.seats {
            roads.build(layout.plots[v as usize].parcels[0], Road::Main);
        }
        for plot in layout.plots.iter().filter(|p| !p.remote) {
            roads.build(plot.parcels[0], Road::Village);
        }
        roads
    }

    /// Builds the way to the town as far as the next road that is as good.
    fn build(&mut self, from: u32, class: Road) {
        let mut at = from;
        while self.class[at as usize] < class {
            self.class[at as usize] = class;
            at = self.towards_town[at as usize];
        }
    }
}
