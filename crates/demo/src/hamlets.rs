//! Hamlets: where in their village people live, and what nobody has recorded about villages.
//!
//! In: villages and their parcels. Out: clusters of homes with people, households and built-up
//! ground (metres, working CRS, counter-clockwise), the village's culture house, and which villages
//! the layers of people leave out. Homes stand where roads are, the largest hamlet at the village's
//! seat. Invented; the sums are those of the village table.

use super::fibre::apportion;
use super::noise::Noise;
use super::parcels::millimetres;
use super::published::directions;
use super::radio::{Ground, jitter};
use super::random::{Purpose, Stream, hash_unit};
use super::roads::Road;
use super::terrain::{Hypot as _, Setting};
use geo::{Contains as _, Coord, LineString, Point, Polygon, coord};

/// A residential cluster (cụm dân cư).
#[derive(Clone, Debug, PartialEq)]
pub struct Hamlet {
    /// Index into [`Land::villages`](super::Land::villages).
    pub village: u32,
    /// Its middle.
    pub position: Coord<f64>,
    /// Inhabitants; those of a village's hamlets add up to the village's.
    pub people: u32,
    /// Households, likewise.
    pub households: u32,
    /// Mean radius of its built-up ground, metres.
    pub radius_m: f64,
    /// The built-up ground: star-shaped around the middle, hamlets may touch.
    pub shape: Polygon<f64>,
}

/// The hamlets of a province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hamlets {
    /// In order of village, each village's largest first.
    pub list: Vec<Hamlet>,
    /// Where each village's hamlets begin in `list`; one more than there are villages. The village
    /// without a polygon has none.
    pub starts: Vec<u32>,
    /// The culture house (nhà văn hóa) of each village, in its largest hamlet.
    pub culture_houses: Vec<Coord<f64>>,
}

impl Hamlets {
    /// The hamlets of a village.
    pub fn of(&self, village: usize) -> &[Hamlet] {
        match (self.starts.get(village), self.starts.get(village + 1)) {
            (Some(&from), Some(&to)) => &self.list[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// Villages, by index and in order, of which something is not on record: no data, never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unrecorded {
    /// Number of people and households.
    pub people: Vec<u32>,
    /// Whether it is a thôn đặc biệt khó khăn.
    pub dbkk: Vec<u32>,
    /// Whether it has grid power.
    pub power: Vec<u32>,
    /// Its settlements are not drawn.
    pub settlements: Vec<u32>,
    /// Its culture house and clusters are not listed.
    pub points: Vec<u32>,
    /// The population raster shows nobody there.
    pub raster: Vec<u32>,
}

/// Radius of the smallest hamlet, metres.
pub(super) const SMALLEST_M: f64 = 20.0;

/// People on a square kilometre of built-up ground. Invented, of the usual size.
fn people_per_km2(setting: Setting) -> f64 {
    match setting {
        Setting::Town => 9_000.0,
        Setting::Lowland => 3_500.0,
        Setting::Midland => 1_800.0,
        Setting::Mountain => 1_100.0,
    }
}

/// Puts the people of every village into hamlets.
pub(super) fn settle(seed: u64, ground: &Ground<'_>) -> Hamlets {
    let mut random = Stream::new(seed, Purpose::Hamlets);
    let fray = Noise::new(seed ^ 0x81, 260.0, 2);
    let mut out = Hamlets { starts: vec![0], ..Hamlets::default() };
    for (v, plot) in ground.layout.plots.iter().enumerate() {
        let village = &ground.land.villages[v];
        let (fewest, more) = match plot.setting {
            Setting::Town | Setting::Lowland => (2, 3),
            Setting::Midland => (3, 3),
            Setting::Mountain => (2, 4),
        };
        let wanted = fewest + random.below(more);
        let places = parcels_with_homes(seed, ground, v, wanted);
        let weights: Vec<f64> = (0..places.len())
            .map(|i| random.between(0.5, 1.5) * if i == 0 { 2.0 } else { 1.0 })
            .collect();
        let people = apportion(&weights, village.population as usize);
        let households = apportion(&weights, village.households as usize);
        for (i, &parcel) in places.iter().enumerate() {
            let position = home(ground, v, parcel, &mut random);
            let radius_m = radius_m(ground, v, position, people[i] as f64);
            out.list.push(Hamlet {
                village: v as u32,
                position,
                people: people[i] as u32,
                households: households[i] as u32,
                radius_m,
                shape: built_up(position, radius_m, fray),
            });
        }
        let &Hamlet { position, radius_m, .. } = &out.list[out.starts[v] as usize];
        // Within the outline, which reaches at least 0.6 times the radius: 0.4 by √2 is below it.
        let mut step = || random.between(-0.4, 0.4) * radius_m;
        out.culture_houses.push(coord! {
            x: millimetres(position.x + step()),
            y: millimetres(position.y + step()),
        });
        out.starts.push(out.list.len() as u32);
    }
    out
}

/// The village's seat, then others of its parcels, those with a road first.
fn parcels_with_homes(seed: u64, ground: &Ground<'_>, village: usize, wanted: usize) -> Vec<u32> {
    let members = &ground.layout.plots[village].parcels;
    let mut others: Vec<u32> = members[1..].to_vec();
    let order = |p: u32| {
        let wild = ground.roads.class[p as usize] == Road::None;
        (wild, hash_unit(seed ^ 0x82, u64::from(p)))
    };
    others.sort_by(|&a, &b| {
        let ((wild_a, a_key), (wild_b, b_key)) = (order(a), order(b));
        wild_a.cmp(&wild_b).then(a_key.total_cmp(&b_key)).then(a.cmp(&b))
    });
    others.truncate(wanted.saturating_sub(1));
    std::iter::once(members[0]).chain(others).collect()
}

/// The middle of a hamlet: on its parcel, in its village.
fn home(ground: &Ground<'_>, village: usize, parcel: u32, random: &mut Stream) -> Coord<f64> {
    let shape = &ground.land.villages[village].shape;
    let near = jitter(ground.parcels, parcel, 0.2, random);
    // Borders waver, so a place a little off the parcel's point may lie beyond.
    if shape.contains(&Point(near)) { near } else { ground.parcels.points[parcel as usize] }
}

/// Radius of the ground that so many people build on, kept off the land of other villages, metres.
fn radius_m(ground: &Ground<'_>, village: usize, middle: Coord<f64>, people: f64) -> f64 {
    let shape = &ground.land.villages[village].shape;
    let rings = shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let border_m = rings
        .flat_map(LineString::lines)
        .map(|l| distance_m(l.start - middle, l.end - middle))
        .fold(f64::INFINITY, f64::min);
    let setting = ground.layout.plots[village].setting;
    let area_m2 = people.max(20.0) / people_per_km2(setting) * 1e6;
    let wanted_m = (area_m2 / std::f64::consts::PI).sqrt();
    // The outline reaches 1.25 times its radius.
    wanted_m.min(0.75 * border_m).max(SMALLEST_M)
}

/// Distance from the origin to the segment between two points, metres.
fn distance_m(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let d = b - a;
    let length2 = d.x * d.x + d.y * d.y;
    let t = if length2 > 0.0 { -(a.x * d.x + a.y * d.y) / length2 } else { 0.0 };
    let near = a + d * t.clamp(0.0, 1.0);
    near.x.hypot_exact(near.y)
}

/// An outline of about that radius.
fn built_up(middle: Coord<f64>, radius_m: f64, fray: Noise) -> Polygon<f64> {
    let mut ring: Vec<Coord<f64>> = directions()
        .step_by(3)
        .map(|(ux, uy)| {
            let edge = coord! { x: middle.x + ux * radius_m, y: middle.y + uy * radius_m };
            let reach = radius_m * (1.0 + 0.6 * fray.at(edge)).clamp(0.6, 1.25);
            coord! {
                x: millimetres(middle.x + ux * reach),
                y: millimetres(middle.y + uy * reach),
            }
        })
        .collect();
    ring.push(ring[0]);
    Polygon::new(LineString::new(ring), Vec::new())
}

/// Chooses what is not on record: one village in about sixty each, and something of the remote ones,
/// of which offices know least.
pub(super) fn unrecorded(seed: u64, ground: &Ground<'_>) -> Unrecorded {
    let plots = &ground.layout.plots;
    let one_in = |salt: u64, n: f64| -> Vec<u32> {
        let chosen = |v: &u32| hash_unit(seed ^ salt, u64::from(*v)) * n < 1.0;
        (0..plots.len() as u32).filter(chosen).collect()
    };
    let remote: Vec<u32> = (0..plots.len() as u32).filter(|&v| plots[v as usize].remote).collect();
    let with = |mut list: Vec<u32>, extra: Option<&u32>| {
        list.extend(extra);
        list.sort_unstable();
        list.dedup();
        list
    };
    Unrecorded {
        people: one_in(0x91, 75.0),
        dbkk: with(one_in(0x92, 60.0), remote.first()),
        power: with(one_in(0x93, 60.0), remote.get(1)),
        settlements: one_in(0x94, 60.0),
        points: with(one_in(0x95, 60.0), remote.get(2)),
        raster: with(one_in(0x96, 100.0), remote.last()),
    }
}
