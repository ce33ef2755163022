//! Which parcels make a village, which villages a commune, a district, a province.
//!
//! In: parcels and terrain. Out: a partition of the land: every parcel of land belongs to exactly one
//! village, every village is connected on the mainland, some own an island, one lies wholly inside
//! another. Not here: shapes, names, people.

use super::growth::grow;
use super::parcels::Parcels;
use super::random::{Purpose, Stream, hash_unit};
use super::terrain::{Ground, Setting, Terrain};
use geo::Coord;
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Parcels a village has on average: enough for a crooked outline of 60 to 100 vertices.
pub(super) const PARCELS_PER_VILLAGE: usize = 8;
/// Villages a commune has on average (Hà Tĩnh 2025: about 1,900 in 69 communes; older data fewer).
const VILLAGES_PER_COMMUNE: usize = 12;
const COMMUNES_PER_DISTRICT: usize = 6;
/// Beyond this many villages the land is a country of several provinces of about
/// [`VILLAGES_PER_PROVINCE`].
pub(super) const ONE_PROVINCE: usize = 20_000;
const VILLAGES_PER_PROVINCE: usize = 3_000;
/// One village in so many lies in a valley that no network reaches.
const VILLAGES_PER_REMOTE: usize = 50;

/// One village before it has a name.
pub(super) struct Plot {
    /// Its parcels, the seat first.
    pub(super) parcels: Vec<u32>,
    /// Commune, counted from 0.
    pub(super) commune: u32,
    pub(super) setting: Setting,
    /// Height of the seat, metres.
    pub(super) elevation_m: f64,
    /// Whether it lies in a valley that no network reaches.
    pub(super) remote: bool,
}

/// The partition of the land.
pub(super) struct Layout {
    /// Villages, those of one commune together.
    pub(super) plots: Vec<Plot>,
    /// The village of each parcel.
    pub(super) owner: Vec<Option<u32>>,
    /// District and province of each commune, counted from 0.
    pub(super) communes: Vec<(u32, u32)>,
    /// The village where each commune has its seat.
    pub(super) seats: Vec<u32>,
    pub(super) provinces: usize,
}

impl Layout {
    pub(super) fn new(seed: u64, terrain: &Terrain, parcels: &Parcels, villages: usize) -> Self {
        let mut random = Stream::new(seed, Purpose::Villages);
        let is_land = |p: u32| matches!(parcels.ground[p as usize], Ground::Land | Ground::Island);
        let (piece, sizes) = parcels.pieces(is_land);
        let mainland = (0..sizes.len()).max_by_key(|&i| (sizes[i], i)).map(|i| i as u32);
        let solid: Vec<u32> = (0..parcels.points.len() as u32)
            .filter(|&p| piece[p as usize].is_some() && piece[p as usize] == mainland)
            .collect();
        // One village is made last, inside another.
        let wanted = villages.saturating_sub(1).min(solid.len());
        let stride = solid.len() as f64 / wanted.max(1) as f64;
        let starts: Vec<u32> = (0..wanted)
            .map(|i| solid[((i as f64 + random.between(0.1, 0.9)) * stride) as usize])
            .collect();
        let grown = grow(parcels.points.len(), &starts, |p, visit| {
            for &(q, edge) in parcels.neighbours(p) {
                if piece[q as usize].is_some() {
                    visit(q, 0.55 + 0.9 * hash_unit(seed ^ 0x31, u64::from(edge)));
                }
            }
        });
        let mut owner = grown.owner;
        add_islands(parcels, &piece, &starts, &mut owner);
        let mut seats = starts;
        add_enclave(terrain, parcels, &mut seats, &mut owner);
        Self::arrange(terrain, parcels, &seats, owner)
    }

    /// Groups villages and puts them in order.
    fn arrange(
        terrain: &Terrain,
        parcels: &Parcels,
        seats: &[u32],
        mut owner: Vec<Option<u32>>,
    ) -> Self {
        let pairs = parcels.edges.iter().filter_map(|e| {
            let [a, b] = e.parcels.map(|p| owner[p as usize]);
            Some((a?, b?))
        });
        let villages = Graph::new(seats.len(), pairs);
        let communes = villages.group(VILLAGES_PER_COMMUNE);
        let districts = communes.graph(&villages).group(COMMUNES_PER_DISTRICT);
        let provinces = if seats.len() > ONE_PROVINCE {
            communes.graph(&villages).group(VILLAGES_PER_PROVINCE / VILLAGES_PER_COMMUNE)
        } else {
            Groups { of: vec![0; communes.seats.len()], seats: vec![0] }
        };
        // Communes in order of province and district, villages in order of commune.
        let mut commune_order: Vec<u32> = (0..communes.seats.len() as u32).collect();
        commune_order.sort_by_key(|&c| (provinces.of[c as usize], districts.of[c as usize], c));
        let commune_rank = inverse(&commune_order);
        let mut order: Vec<u32> = (0..seats.len() as u32).collect();
        order.sort_by_key(|&v| (commune_rank[communes.of[v as usize] as usize], v));
        let rank = inverse(&order);
        for o in &mut owner {
            *o = o.map(|v| rank[v as usize]);
        }
        let mut plots: Vec<Plot> = order
            .iter()
            .map(|&v| {
                let at = parcels.points[seats[v as usize] as usize];
                Plot {
                    parcels: vec![seats[v as usize]],
                    commune: commune_rank[communes.of[v as usize] as usize],
                    setting: terrain.setting(at),
                    elevation_m: terrain.elevation_m(at),
                    remote: false,
                }
            })
            .collect();
        for (p, o) in owner.iter().enumerate() {
            if let Some(o) = o {
                let members = &mut plots[*o as usize].parcels;
                if members[0] != p as u32 {
                    members.push(p as u32);
                }
            }
        }
        let seats: Vec<u32> =
            commune_order.iter().map(|&c| rank[communes.seats[c as usize] as usize]).collect();
        mark_remote(&mut plots, &seats);
        Self {
            plots,
            owner,
            communes: commune_order
                .iter()
                .map(|&c| (districts.of[c as usize], provinces.of[c as usize]))
                .collect(),
            seats,
            provinces: provinces.seats.len(),
        }
    }
}

/// The highest villages that are not the seat of their commune.
fn mark_remote(plots: &mut [Plot], seats: &[u32]) {
    let mut high: Vec<usize> = (0..plots.len())
        .filter(|&i| plots[i].setting == Setting::Mountain && !seats.contains_sorted(i as u32))
        .collect();
    high.sort_by(|&a, &b| plots[b].elevation_m.total_cmp(&plots[a].elevation_m).then(a.cmp(&b)));
    for &i in high.iter().take((plots.len() / VILLAGES_PER_REMOTE).max(1)) {
        plots[i].remote = true;
    }
}

trait ContainsSorted {
    fn contains_sorted(&self, value: u32) -> bool;
}

impl ContainsSorted for [u32] {
    /// Seats stand in order of commune, and villages of a commune stand together.
    fn contains_sorted(&self, value: u32) -> bool {
        self.binary_search(&value).is_ok()
    }
}

/// Gives each island to the village whose seat is nearest.
fn add_islands(parcels: &Parcels, piece: &[Option<u32>], seats: &[u32], owner: &mut [Option<u32>]) {
    type Seat = GeomWithData<[f64; 2], u32>;
    let at = |p: u32| parcels.points[p as usize];
    let nearest =
        |tree: &RTree<Seat>, p: Coord<f64>| tree.nearest_neighbor(&[p.x, p.y]).map(|s| s.data);
    let tree: RTree<Seat> = RTree::bulk_load(
        seats.iter().enumerate().map(|(i, &s)| Seat::new([at(s).x, at(s).y], i as u32)).collect(),
    );
    let mut village_of_piece = std::collections::BTreeMap::new();
    for p in 0..parcels.points.len() {
        // Land that the frame's border cuts off belongs to other provinces.
        let Some(id) = piece[p] else { continue };
        if owner[p].is_none() && parcels.ground[p] == Ground::Island {
            village_of_piece.entry(id).or_insert_with(|| nearest(&tree, parcels.points[p]));
        }
    }
    for p in 0..parcels.points.len() {
        if owner[p].is_none() {
            owner[p] = piece[p].and_then(|id| village_of_piece.get(&id).copied().flatten());
        }
    }
}

/// Founds the last village inside another: on a parcel with that village all round it; the largest
/// such parcel above the plain, so that it shows on a map. Where there is none, on the last parcel.
fn add_enclave(
    terrain: &Terrain,
    parcels: &Parcels,
    seats: &mut Vec<u32>,
    owner: &mut [Option<u32>],
) {
    let mut is_seat = vec![false; owner.len()];
    for &s in seats.iter() {
        is_seat[s as usize] = true;
    }
    let enclosed = |p: u32| {
        let mine = owner[p as usize];
        mine.is_some()
            && !is_seat[p as usize]
            && parcels.neighbours(p).iter().all(|&(q, _)| owner[q as usize] == mine)
    };
    let spread = |p: u32| {
        let at = parcels.points[p as usize];
        let far = |q: u32| {
            let d = parcels.points[q as usize] - at;
            d.x * d.x + d.y * d.y
        };
        parcels.neighbours(p).iter().map(|&(q, _)| far(q)).fold(f64::MAX, f64::min)
    };
    let fits = |p: u32| terrain.setting(parcels.points[p as usize]) == Setting::Midland;
    // A few hundred parcels of the midland are choice enough, also in a country of a million.
    let candidates = (0..owner.len() as u32).filter(|&p| fits(p)).step_by(1 + owner.len() / 20_000);
    let place = candidates
        .filter(|&p| enclosed(p))
        .max_by(|&a, &b| spread(a).total_cmp(&spread(b)).then(b.cmp(&a)))
        .or_else(|| (0..owner.len() as u32).find(|&p| enclosed(p)))
        .or_else(|| {
            (0..owner.len() as u32)
                .rev()
                .find(|&p| owner[p as usize].is_some() && !is_seat[p as usize])
        });
    if let Some(p) = place {
        owner[p as usize] = Some(seats.len() as u32);
        seats.push(p);
    }
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut rank = vec![0; order.len()];
    for (i, &o) in order.iter().enumerate() {
        rank[o as usize] = i as u32;
    }
    rank
}

/// Which units touch which.
struct Graph {
    neighbours: Vec<Vec<u32>>,
}

/// Units put together into larger ones.
struct Groups {
    /// The group of each unit.
    of: Vec<u32>,
    /// The unit each group grew from.
    seats: Vec<u32>,
}

impl Graph {
    fn new(units: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut neighbours = vec![Vec::new(); units];
        for (a, b) in pairs.filter(|(a, b)| a != b) {
            neighbours[a as usize].push(b);
            neighbours[b as usize].push(a);
        }
        for n in &mut neighbours {
            n.sort_unstable();
            n.dedup();
        }
        Self { neighbours }
    }

    /// Connected groups of about `size` units. Units stand in Morton order, so equal strides spread
    /// the seats evenly.
    fn group(&self, size: usize) -> Groups {
        let units = self.neighbours.len();
        let count = ((units + size / 2) / size.max(1)).clamp(1, units.max(1));
        let seats: Vec<u32> =
            (0..count.min(units)).map(|i| ((2 * i + 1) * units / (2 * count)) as u32).collect();
        let grown = grow(units, &seats, |u, visit| {
            for &v in &self.neighbours[u as usize] {
                visit(v, 1.0);
            }
        });
        // A unit no path leads to (it lies on an island of its own) joins the first group.
        Groups { of: grown.owner.into_iter().map(|o| o.unwrap_or(0)).collect(), seats }
    }
}

impl Groups {
    /// Which groups touch which.
    fn graph(&self, units: &Graph) -> Graph {
        let pairs = units
            .neighbours
            .iter()
            .enumerate()
            .flat_map(|(u, n)| n.iter().map(move |&v| (self.of[u], self.of[v as usize])));
        Graph::new(self.seats.len(), pairs)
    }
}
