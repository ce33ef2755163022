//! Fibre: splitters where households are, routes along the main roads.
//!
//! In: villages, parcels, roads. Out: access points and routes, metres, working CRS. Most of the plain
//! is reached, the midland along its roads, the mountains hardly. Invented; no operator's real network.

use super::parcels::millimetres;
use super::province::{FibreOperator, FibreRoute, Splitter};
use super::radio::{Ground, jitter};
use super::random::{Purpose, Stream};
use super::roads::Road;
use super::terrain::Setting;
use geo::{Coord, LineString, coord};

/// Radii a splitter is planned with, metres: a drop cable in a town up to long drops in the country.
const RADII_M: [u16; 8] = [200, 250, 300, 500, 800, 1000, 1250, 1500];

/// How much of a village has fibre: 0 none, 1 all.
fn reach(ground: &Ground<'_>, village: usize, random: &mut Stream) -> f64 {
    let plot = &ground.layout.plots[village];
    let (draw, part) = (random.unit(), random.between(0.25, 0.7));
    let full = match (plot.setting, ground.roads.class[plot.parcels[0] as usize]) {
        _ if plot.remote => return 0.0,
        (Setting::Town, _) => return 1.0,
        (Setting::Lowland, _) => 0.90,
        (Setting::Midland, Road::Main) => 0.75,
        (Setting::Midland, _) => 0.45,
        (Setting::Mountain, Road::Main) => 0.25,
        (Setting::Mountain, _) => 0.06,
    };
    // Four in ten of those that are not fully reached are reached in part.
    match draw {
        d if d < full => 1.0,
        d if d < full + 0.4 * (1.0 - full) => part,
        _ => 0.0,
    }
}

/// The splitters, in order of village.
pub(super) fn splitters(seed: u64, count: usize, ground: &Ground<'_>) -> Vec<Splitter> {
    let mut random = Stream::new(seed, Purpose::Fibre);
    let plots = &ground.layout.plots;
    let reached: Vec<f64> = (0..plots.len()).map(|v| reach(ground, v, &mut random)).collect();
    let weights: Vec<f64> = reached
        .iter()
        .enumerate()
        .map(|(v, &r)| {
            let village = &ground.land.villages[v];
            // Households need ports, area needs length.
            r * (f64::from(village.households) / 40.0 + 0.6 * village.area_m2() / 1e6)
        })
        .collect();
    let shares = apportion(&weights, count);
    let mut out = Vec::with_capacity(count);
    for (v, &n) in shares.iter().enumerate() {
        let members = &plots[v].parcels;
        let used = ((members.len() as f64 * reached[v]).ceil() as usize).clamp(1, members.len());
        let served_m2 = ground.land.villages[v].area_m2() * used as f64 / members.len() as f64;
        // Discs of that radius overlap one and a half to two times: few gaps.
        let needed = (0.95 * served_m2 / (n.max(1) as f64)).sqrt();
        let radius_m = RADII_M.into_iter().find(|&r| f64::from(r) >= needed).unwrap_or(1500);
        for i in 0..n {
            let parcel = members[i % used];
            let position = if i >= used && random.chance(0.5) {
                beside_road(ground, parcel, &mut random)
            } else {
                jitter(ground.parcels, parcel, 0.35, &mut random)
            };
            let ports_total = [8_u8, 16, 16, 32][random.below(4)];
            out.push(Splitter {
                operator: operator(plots[v].setting, &mut random),
                position,
                radius_m,
                ports_total,
                ports_used: (f64::from(ports_total) * random.between(0.2, 1.0)) as u8,
            });
        }
    }
    out
}

fn operator(setting: Setting, random: &mut Stream) -> FibreOperator {
    match random.unit() {
        d if d < 0.44 => FibreOperator::Viettel,
        d if setting == Setting::Town && d > 0.82 => FibreOperator::Fpt,
        _ => FibreOperator::Vnpt,
    }
}

/// A position on the way from a parcel to the next one towards the town.
fn beside_road(ground: &Ground<'_>, parcel: u32, random: &mut Stream) -> Coord<f64> {
    let from = ground.parcels.points[parcel as usize];
    let next = ground.roads.towards_town[parcel as usize];
    if ground.roads.class[parcel as usize] == Road::None {
        return jitter(ground.parcels, parcel, 0.35, random);
    }
    let to = ground.parcels.points[next as usize];
    let t = random.between(0.0, 0.5);
    let mut side = || random.between(-25.0, 25.0);
    coord! {
        x: millimetres(from.x + (to.x - from.x) * t + side()),
        y: millimetres(from.y + (to.y - from.y) * t + side()),
    }
}

/// Whole numbers that add up to `count`, as near to the weights as they can be (largest remainders).
pub(super) fn apportion(weights: &[f64], count: usize) -> Vec<usize> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return vec![0; weights.len()];
    }
    let ideal: Vec<f64> = weights.iter().map(|w| w / total * count as f64).collect();
    let mut out: Vec<usize> = ideal.iter().map(|i| i.floor() as usize).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |i: usize| ideal[i] - ideal[i].floor();
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b)));
    let missing = count.saturating_sub(out.iter().sum());
    for &i in order.iter().cycle().filter(|&&i| weights[i] > 0.0).take(missing) {
        out[i] += 1;
    }
    out
}

/// A fibre route for each commune that is not in the mountains: from its seat along the main road
/// until it meets another route.
pub(super) fn routes(ground: &Ground<'_>) -> Vec<FibreRoute> {
    let mut laid = vec![false; ground.parcels.points.len()];
    let mut out = Vec::new();
    for &seat in &ground.layout.seats {
        let plot = &ground.layout.plots[seat as usize];
        if plot.setting == Setting::Mountain {
            continue;
        }
        let mut at = plot.parcels[0];
        let mut line = vec![ground.parcels.points[at as usize]];
        while !laid[at as usize] {
            laid[at as usize] = true;
            let next = ground.roads.towards_town[at as usize];
            if next == at {
                break;
            }
            at = next;
            line.push(ground.parcels.points[at as usize]);
        }
        if line.len() >= 2 {
            out.push(FibreRoute { line: round_corners(&line) });
        }
    }
    out
}

/// Cuts every corner at a quarter of its sides (Chaikin 1974), the ends stay.
fn round_corners(line: &[Coord<f64>]) -> LineString<f64> {
    let mut out = vec![line[0]];
    for pair in line.windows(2) {
        for t in [0.25, 0.75] {
            let d = pair[1] - pair[0];
            out.push(coord! { x: pair[0].x + d.x * t, y: pair[0].y + d.y * t });
        }
    }
    out.extend(line.last());
    for c in &mut out {
        *c = coord! { x: millimetres(c.x), y: millimetres(c.y) };
    }
    LineString::new(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_follow_the_weights() {
        assert_eq!(apportion(&[1.0, 0.0, 2.0], 4), [1, 0, 3]);
        assert_eq!(apportion(&[1.0, 1.0, 1.0], 10).iter().sum::<usize>(), 10);
        assert_eq!(apportion(&[0.0, 0.0], 5), [0, 0]);
    }

    #[test]
    fn corners_are_cut_and_ends_kept() {
        let line = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)].map(Coord::from);
        let round = round_corners(&line);
        assert_eq!(round.0.first(), Some(&line[0]));
        assert_eq!(round.0.last(), Some(&line[2]));
        assert!(!round.0.contains(&line[1]));
    }
}
