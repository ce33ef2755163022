//! The lie of the land: coast in the east, mountains in the west, towns, lakes and islands between.
//!
//! In: how much land is wanted, the working CRS's place for it, the seed. Out: for any position
//! (metres, working CRS) what is there, how high it lies and how densely it is settled.
//! Invented: it resembles no real province. Not here: parcels, villages, roads.

use super::noise::{Noise, smooth_step};
use super::random::{Purpose, Stream};
use geo::{Coord, coord};
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// What lies at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// The province's mainland.
    Land,
    /// Land off the coast.
    Island,
    /// A lake or reservoir: belongs to no village.
    Lake,
    Sea,
    /// Other provinces.
    Abroad,
}

/// What kind of settlement a place is; decides radii, names and numbers of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Setting {
    Town,
    Lowland,
    Midland,
    Mountain,
}

/// A town: where it is, and how far it reaches, metres.
type Town = GeomWithData<[f64; 2], f64>;

/// The land of the demo province.
pub(super) struct Terrain {
    /// South-west corner of the frame, metres, working CRS.
    pub(super) origin: Coord<f64>,
    /// Size of the frame, metres.
    pub(super) width_m: f64,
    pub(super) height_m: f64,
    outline: Noise,
    outline_fine: Noise,
    ridges: Noise,
    hills: Noise,
    patches: Noise,
    towns: RTree<Town>,
    /// Centre and radius, metres.
    lakes: RTree<Town>,
    islands: RTree<Town>,
}

impl Terrain {
    /// Land of about `area_km2` around `middle`, its frame `aspect` times as wide as high.
    pub(super) fn new(
        seed: u64,
        villages: usize,
        area_km2: f64,
        aspect: f64,
        middle: Coord<f64>,
    ) -> Self {
        let mut share = 0.65;
        let mut terrain = Self::frame(seed, area_km2 / share, aspect, middle);
        // The outline's wobble depends on the size, so the share that is land settles in a few turns.
        for _ in 0..3 {
            share = terrain.land_share();
            terrain = Self::frame(seed, area_km2 / share, aspect, middle);
        }
        terrain.settle(seed, villages);
        terrain
    }

    fn frame(seed: u64, frame_km2: f64, aspect: f64, middle: Coord<f64>) -> Self {
        let height_m = (frame_km2 * 1e6 / aspect).sqrt();
        let width_m = height_m * aspect;
        Self {
            origin: coord! { x: middle.x - width_m / 2.0, y: middle.y - height_m / 2.0 },
            width_m,
            height_m,
            outline: Noise::new(seed ^ 0x11, width_m * 0.36, 4),
            outline_fine: Noise::new(seed ^ 0x12, 9_000.0, 3),
            ridges: Noise::new(seed ^ 0x13, 19_000.0, 4),
            hills: Noise::new(seed ^ 0x14, 8_000.0, 3),
            patches: Noise::new(seed ^ 0x15, 5_000.0, 2),
            towns: RTree::new(),
            lakes: RTree::new(),
            islands: RTree::new(),
        }
    }

    fn land_share(&self) -> f64 {
        const STEPS: usize = 160;
        let step = |i: usize, size: f64| (i as f64 + 0.5) / STEPS as f64 * size;
        let land = (0..STEPS * STEPS)
            .filter(|i| {
                let (dx, dy) = (step(i % STEPS, self.width_m), step(i / STEPS, self.height_m));
                let p = coord! { x: self.origin.x + dx, y: self.origin.y + dy };
                self.ground(p) == Ground::Land
            })
            .count();
        (land.max(1)) as f64 / (STEPS * STEPS) as f64
    }

    /// Founds towns, fills lakes, raises islands.
    fn settle(&mut self, seed: u64, villages: usize) {
        let mut random = Stream::new(seed, Purpose::Land);
        let metropolis = 1.0 + (villages as f64 / 300.0).sqrt().min(4.0) * 0.35;
        let mut towns = Vec::new();
        // The seat of the province: on the plain, a little south of the middle.
        if let Some(p) = self.find(&mut random, |t, p| {
            let v = (p.y - t.origin.y) / t.height_m;
            (0.38..0.56).contains(&v) && (6_000.0..13_000.0).contains(&t.inland_m(p))
        }) {
            towns.push(Town::new([p.x, p.y], 3_000.0 * metropolis));
        }
        for i in 0..villages / 90 {
            let (low, high) = if i % 3 == 2 { (60.0, 350.0) } else { (0.0, 60.0) };
            let far = |towns: &[Town], p: Coord<f64>| {
                towns.iter().all(|t| {
                    let [x, y] = *t.geom();
                    (x - p.x).abs() + (y - p.y).abs() > 12_000.0
                })
            };
            if let Some(p) = self.find(&mut random, |t, p| {
                (low..=high).contains(&t.elevation_m(p)) && (towns.len() > 400 || far(&towns, p))
            }) {
                let grand = i % 30 == 28;
                let reach =
                    if grand { 3_000.0 * metropolis } else { random.between(900.0, 1_500.0) };
                towns.push(Town::new([p.x, p.y], reach));
            }
        }
        let mut lakes = Vec::new();
        for _ in 0..(villages / 300).clamp(1, 90) {
            if let Some(p) = self.find(&mut random, |t, p| {
                (60.0..300.0).contains(&t.elevation_m(p)) && t.inland_m(p) > 12_000.0
            }) {
                lakes.push(Town::new([p.x, p.y], random.between(2_200.0, 3_400.0)));
            }
        }
        let mut islands = Vec::new();
        for _ in 0..(villages / 75).clamp(2, 160) {
            if let Some(p) = self.find_any(&mut random, |t, p| {
                t.ground(p) == Ground::Sea && (-6_500.0..-3_200.0).contains(&t.inland_m(p))
            }) {
                islands.push(Town::new([p.x, p.y], random.between(1_100.0, 1_700.0)));
            }
        }
        self.towns = RTree::bulk_load(towns);
        self.lakes = RTree::bulk_load(lakes);
        self.islands = RTree::bulk_load(islands);
    }

    fn find(
        &self,
        random: &mut Stream,
        fits: impl Fn(&Self, Coord<f64>) -> bool,
    ) -> Option<Coord<f64>> {
        self.find_any(random, |t, p| t.ground(p) == Ground::Land && fits(t, p))
    }

    fn find_any(
        &self,
        random: &mut Stream,
        fits: impl Fn(&Self, Coord<f64>) -> bool,
    ) -> Option<Coord<f64>> {
        // A frame without a fitting place simply has one town, lake or island less.
        (0..3_000).find_map(|_| {
            let p = coord! {
                x: self.origin.x + random.unit() * self.width_m,
                y: self.origin.y + random.unit() * self.height_m,
            };
            fits(self, p).then_some(p)
        })
    }

    /// Position in the frame, 0 to 1, sheared so that the coast runs from north-west to south-east,
    /// and bent by noise so that nothing is straight.
    fn bent(&self, p: Coord<f64>) -> (f64, f64) {
        let u = (p.x - self.origin.x) / self.width_m;
        let v = (p.y - self.origin.y) / self.height_m;
        let shift = coord! { x: p.y + 3.7e5, y: p.x - 1.9e5 };
        let fine = 1_800.0 / self.width_m;
        let bent_u = u + 0.17 * self.outline.at(p) + fine * self.outline_fine.at(p);
        let bent_v = v
            + 0.15 * self.outline.at(shift)
            + 1_800.0 / self.height_m * self.outline_fine.at(shift);
        (bent_u + 0.34 * (v - 0.5), bent_v)
    }

    /// Distance inland from the coast, roughly, metres; negative at sea.
    pub(super) fn inland_m(&self, p: Coord<f64>) -> f64 {
        (0.84 - self.bent(p).0) * self.width_m
    }

    /// What lies there.
    pub(super) fn ground(&self, p: Coord<f64>) -> Ground {
        let (u, v) = self.bent(p);
        let at = [p.x, p.y];
        if u > 0.84 {
            let near = |t: &Town, r: f64| self.within(t, p, r);
            return if self.islands.nearest_neighbor(&at).is_some_and(|t| near(t, t.data)) {
                Ground::Island
            } else {
                Ground::Sea
            };
        }
        // A rounded rectangle (a superellipse) in the west, open to the sea in the east.
        let west = ((0.5 - u) / 0.36).max(0.0);
        let along = (v - 0.5) / 0.41;
        let fourth = |x: f64| (x * x) * (x * x); // `powi` may round differently elsewhere
        if fourth(west) + fourth(along) > 1.0 {
            return Ground::Abroad;
        }
        if self.lakes.nearest_neighbor(&at).is_some_and(|t| self.within(t, p, t.data)) {
            return Ground::Lake;
        }
        Ground::Land
    }

    fn within(&self, spot: &Town, p: Coord<f64>, radius_m: f64) -> bool {
        let [x, y] = *spot.geom();
        // Stretched from north to south and frayed, as a drowned valley is.
        let (dx, dy) = ((p.x - x) * 1.3, (p.y - y) * 0.75);
        dx.hypot_exact(dy) < radius_m * (1.0 + 0.8 * self.patches.at(p))
    }

    /// Height above the sea, metres.
    pub(super) fn elevation_m(&self, p: Coord<f64>) -> f64 {
        let inland = self.inland_m(p) / self.width_m;
        let rise =
            smooth_step(0.12, 0.62, inland + 0.10 * self.outline.at(coord! {x: p.y, y: p.x}));
        // Valleys where the noise is far from 0, crests along its zeros.
        let ridge = 1.0 - self.ridges.at(p).abs() * 2.6;
        let ridge = ridge.clamp(0.0, 1.0);
        let mountains = 1_500.0 * rise * (0.10 + 0.90 * ridge * ridge);
        let hills = 500.0 * (self.hills.at(p) - 0.33).max(0.0);
        if inland < 0.0 { 0.0 } else { 4.0 + mountains + hills }
    }

    /// How much of a town a place is, 0 to 1.
    fn urban(&self, p: Coord<f64>) -> f64 {
        const REACH_M: f64 = 26_000.0;
        // Towns grow along roads and rivers, not in circles.
        let fray = 1.0 + 0.45 * self.patches.at(p);
        self.towns
            .locate_within_distance([p.x, p.y], REACH_M * REACH_M)
            .map(|t| {
                let [x, y] = *t.geom();
                let d = (p.x - x).hypot_exact(p.y - y) * fray / t.data;
                let fall = 1.0 + d * d;
                1.0 / (fall * fall)
            })
            .fold(0.0, f64::max)
    }

    /// How densely villages lie, relative to each other (the plain is about 1).
    pub(super) fn settlement(&self, p: Coord<f64>) -> f64 {
        let e = self.elevation_m(p);
        let lowland = 1.0 - smooth_step(25.0, 260.0, e);
        let midland = 1.0 - smooth_step(200.0, 900.0, e);
        let patch = 1.0 + 0.45 * self.patches.at(p);
        let rural = patch * (0.62 * lowland + 0.20 * midland + 0.10);
        let density = rural + 14.0 * self.urban(p);
        let sea_m = -self.inland_m(p);
        if sea_m > 0.0 && self.ground(p) != Ground::Island {
            // Parcels of the sea only shape the coast.
            let far = sea_m / 1_500.0;
            return (density / (1.0 + far * far)).max(0.02);
        }
        density
    }

    /// What kind of place it is.
    pub(super) fn setting(&self, p: Coord<f64>) -> Setting {
        if self.urban(p) > 0.22 {
            return Setting::Town;
        }
        match self.elevation_m(p) {
            e if e < 90.0 => Setting::Lowland,
            e if e < 380.0 => Setting::Midland,
            _ => Setting::Mountain,
        }
    }
}

/// √(x² + y²) from operations that are the same on every platform; `f64::hypot` is not.
pub(super) trait Hypot {
    fn hypot_exact(self, other: Self) -> Self;
}

impl Hypot for f64 {
    fn hypot_exact(self, other: Self) -> Self {
        (self * self + other * other).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sea_in_the_east_mountains_in_the_west_a_town_on_the_plain() {
        let middle = coord! { x: 545_000.0, y: 2_010_000.0 };
        let t = Terrain::new(2025, 300, 4_200.0, 0.75, middle);
        let at = |u: f64, v: f64| {
            coord! { x: t.origin.x + u * t.width_m, y: t.origin.y + v * t.height_m }
        };
        assert_eq!(t.ground(at(0.99, 0.5)), Ground::Sea);
        assert_eq!(t.ground(at(0.5, 0.5)), Ground::Land);
        assert_eq!(t.ground(at(0.0, 0.0)), Ground::Abroad);
        let mean = |u: f64| {
            (0..50).map(|i| t.elevation_m(at(u, 0.3 + f64::from(i) * 0.008))).sum::<f64>() / 50.0
        };
        assert!(mean(0.25) > 300.0 + mean(0.7), "{} and {}", mean(0.25), mean(0.7));
        let town = *t.towns.iter().map(GeomWithData::geom).next().unwrap();
        assert_eq!(t.setting(coord! { x: town[0], y: town[1] }), Setting::Town);
        let km2 = t.land_share() * t.width_m * t.height_m / 1e6;
        assert!((km2 / 4_200.0 - 1.0).abs() < 0.08, "{km2} km²");
    }
}
