//! Base stations: where people and roads are, of four operators, some on shared masts.
//!
//! In: villages, parcels, roads. Out: sites and their cells, metres, working CRS. Radii depend on the
//! setting and stop at the ridges around remote valleys. Invented figures of realistic size; no
//! operator's real network.

use super::layout::Layout;
use super::parcels::{Parcels, millimetres};
use super::province::{Cell, Land, MobileOperator, Site};
use super::random::{Purpose, Stream};
use super::roads::{Road, Roads};
use super::terrain::{Hypot as _, Setting};
use geo::{Coord, coord};
use phusong_core::network::{Status, Technology};
use rstar::RTree;

/// What the radio network is planned on.
pub(super) struct Ground<'a> {
    pub(super) parcels: &'a Parcels,
    pub(super) layout: &'a Layout,
    pub(super) roads: &'a Roads,
    pub(super) land: &'a Land,
    /// Vertices of the villages that no network reaches.
    pub(super) shadows: &'a RTree<[f64; 2]>,
}

/// Mean radius served, metres, by technology and setting: of the order of the ranges planners use for
/// 900 and 1800 MHz (2G to 4G) and 3.5 GHz (5G); invented for this province.
fn mean_radius_m(technology: Technology, setting: Setting) -> f64 {
    use Setting::{Lowland, Midland, Mountain, Town};
    match (technology, setting) {
        (Technology::G2, Town) => 2_500.0,
        (Technology::G2, Lowland) => 6_500.0,
        (Technology::G2, Midland) => 8_500.0,
        (Technology::G2, Mountain) => 7_500.0,
        (Technology::G3, Town) => 1_500.0,
        (Technology::G3, Lowland | Mountain) => 4_000.0,
        (Technology::G3, Midland) => 5_000.0,
        (Technology::G5, Town) => 1_450.0,
        (Technology::G5, _) => 1_700.0,
        (_, Town) => 1_400.0,
        (_, Lowland) => 4_700.0,
        (_, Midland) => 6_200.0,
        (_, Mountain) => 6_000.0,
    }
}

/// The sites, and the cells on them in order of site.
pub(super) fn build(seed: u64, sites: usize, ground: &Ground<'_>) -> (Vec<Site>, Vec<Cell>) {
    let mut random = Stream::new(seed, Purpose::Radio);
    let mut out_sites: Vec<Site> = Vec::with_capacity(sites);
    let mut cells = Vec::with_capacity(sites * 3);
    let mut masts: Vec<Option<Coord<f64>>> = vec![None; ground.layout.plots.len()];
    let mut left = sites;
    for (i, operator) in MobileOperator::ALL.into_iter().enumerate() {
        let count = if i + 1 == MobileOperator::ALL.len() {
            left
        } else {
            ((sites as f64 * operator.share()).round() as usize).min(left)
        };
        left -= count;
        let weights: Vec<f64> =
            (0..ground.layout.plots.len()).map(|v| demand(ground, operator, v)).collect();
        for (number, village) in spread(&weights, count, &mut random).into_iter().enumerate() {
            let shared = masts[village].filter(|_| random.chance(0.45));
            let position = shared.unwrap_or_else(|| place(ground, village, &mut random));
            masts[village].get_or_insert(position);
            let site =
                Site { operator, number: number as u32 + 1, village: village as u32, position };
            let index = out_sites.len() as u32;
            equip(ground, &site, index, &mut random, &mut cells);
            out_sites.push(site);
        }
    }
    (out_sites, cells)
}

/// How much an operator wants a site in a village.
fn demand(ground: &Ground<'_>, operator: MobileOperator, village: usize) -> f64 {
    let plot = &ground.layout.plots[village];
    if plot.remote {
        return 0.0;
    }
    let people = f64::from(ground.land.villages[village].population);
    let km2 = ground.land.villages[village].area_m2() / 1e6;
    let reach = match plot.setting {
        Setting::Town => 1.3,
        Setting::Lowland | Setting::Midland => 1.0,
        Setting::Mountain => 0.75 * operator.rural(),
    };
    let road = match ground.roads.class[plot.parcels[0] as usize] {
        Road::Main => 1.3,
        Road::Village => 0.9,
        Road::None => 0.3,
    };
    // People pay, area costs: the square root of people, a little of the area to be filled.
    people.sqrt() * (1.0 + (km2 / 3.0).sqrt()) * reach * road
}

/// `count` indices spread over the weights, in order: one from each equal part of their sum.
pub(super) fn spread(weights: &[f64], count: usize, random: &mut Stream) -> Vec<usize> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return vec![0; if weights.is_empty() { 0 } else { count }];
    }
    let mut out = Vec::with_capacity(count);
    let (mut index, mut passed) = (0, weights[0]);
    for i in 0..count {
        let target = (i as f64 + random.unit()) / count as f64 * total;
        while passed <= target && index + 1 < weights.len() {
            index += 1;
            passed += weights[index];
        }
        out.push(index);
    }
    out
}

/// A place for a mast: on one of the village's parcels with a road, a little off its middle.
fn place(ground: &Ground<'_>, village: usize, random: &mut Stream) -> Coord<f64> {
    let members = &ground.layout.plots[village].parcels;
    let start = random.below(members.len());
    let parcel = (0..members.len())
        .map(|i| members[(start + i) % members.len()])
        .find(|&p| ground.roads.class[p as usize] > Road::None)
        .unwrap_or(members[0]);
    jitter(ground.parcels, parcel, 0.25, random)
}

/// A position near a parcel's point: within `reach` of the distance to its nearest neighbour.
pub(super) fn jitter(
    parcels: &Parcels,
    parcel: u32,
    reach: f64,
    random: &mut Stream,
) -> Coord<f64> {
    let at = parcels.points[parcel as usize];
    let room = parcels
        .neighbours(parcel)
        .iter()
        .map(|&(q, _)| {
            let d = parcels.points[q as usize] - at;
            d.x.hypot_exact(d.y)
        })
        .fold(f64::MAX, f64::min);
    // Without neighbours there is no distance to go by.
    let room = if room < f64::MAX { room * reach } else { 0.0 };
    coord! {
        x: millimetres(at.x + random.between(-room, room)),
        y: millimetres(at.y + random.between(-room, room)),
    }
}

/// Puts cells on a site.
fn equip(ground: &Ground<'_>, site: &Site, index: u32, random: &mut Stream, cells: &mut Vec<Cell>) {
    let setting = ground.layout.plots[site.village as usize].setting;
    let commune = ground.layout.plots[site.village as usize].commune;
    let seat = ground.layout.seats.get(commune as usize) == Some(&site.village);
    let three = match setting {
        Setting::Town => random.chance(0.85),
        Setting::Lowland => random.chance(0.62),
        Setting::Midland => random.chance(0.45),
        Setting::Mountain => random.chance(0.25),
    };
    let narrow = three && random.chance(0.12);
    let first_azimuth = (random.below(24) * 5) as u16;
    let height_m = [24, 30, 36, 42, 48][random.below(5)];
    let mut add = |technology: Technology, three: bool, random: &mut Stream| {
        // Radii are planned in steps of 50 m; a ridge cuts what would reach into a remote valley.
        let planned = mean_radius_m(technology, setting) * random.between(0.8, 1.2);
        let radius = (planned / 50.0).round() * 50.0;
        let free = free_radius_m(ground, site.position);
        let radius_m = if radius <= free { radius } else { (free * 0.9 / 50.0).floor() * 50.0 };
        if radius_m < 300.0 {
            return;
        }
        let stated = radius < free && !random.chance(0.12);
        for sector in 0..if three { 3_u16 } else { 1 } {
            cells.push(Cell {
                site: index,
                technology,
                number: sector as u8 + 1,
                azimuth_deg: three.then(|| (first_azimuth + sector * 120) % 360),
                beamwidth_deg: three.then_some(if narrow { 65 } else { 120 }),
                height_m,
                // A ridge is a planner's own finding, so that radius is always stated.
                radius_m: (stated || radius > free || technology == Technology::G5)
                    .then_some(radius_m as u32),
                status: if random.chance(0.004) { Status::Planned } else { Status::OnAir },
            });
        }
    };
    let operator = site.operator;
    if random.chance(if setting >= Setting::Midland { 0.35 } else { 0.14 }) {
        add(Technology::G2, false, random);
    }
    if random.chance(0.28) {
        add(Technology::G3, false, random);
    }
    add(Technology::G4, three, random);
    let modern = match setting {
        Setting::Town => 1.0,
        Setting::Lowland if seat => 0.6,
        Setting::Lowland => 0.14,
        _ => 0.0,
    };
    // The first operator publishes its 5G as polygons, which stand in a layer of their own.
    if operator.has_5g_cells() && random.chance(modern * 0.85) {
        add(Technology::G5, true, random);
    }
}

/// How far a mast is heard before a ridge hides it from the nearest remote valley, metres.
pub(super) fn free_radius_m(ground: &Ground<'_>, p: Coord<f64>) -> f64 {
    ground.shadows.nearest_neighbor(&[p.x, p.y]).map_or(f64::INFINITY, |v| {
        let d = (v[0] - p.x).hypot_exact(v[1] - p.y);
        // Vertices stand up to some hundred metres apart: the border between them is nearer.
        (d - 300.0).max(0.0)
    })
}
