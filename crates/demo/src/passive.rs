//! What operators can share: cable poles along the routes, ducts under the streets of towns.
//!
//! In: fibre routes, parcels, roads. Out: points and lines with the operators on them, metres, working
//! CRS. Invented; who shares with whom is drawn by lot.

use super::parcels::millimetres;
use super::province::{FibreOperator, FibreRoute};
use super::radio::Ground;
use super::random::{Purpose, Stream};
use super::roads::Road;
use super::terrain::{Hypot as _, Setting};
use geo::{Coord, LineString, coord};

/// A cable pole (cột treo cáp).
#[derive(Clone, Debug, PartialEq)]
pub struct Pole {
    /// Where it stands.
    pub position: Coord<f64>,
    /// Whose cables it bears.
    pub operators: Vec<FibreOperator>,
}

/// A cable duct (cống bể cáp).
#[derive(Clone, Debug, PartialEq)]
pub struct Duct {
    /// Where it runs.
    pub line: LineString<f64>,
    /// Whose cables lie in it.
    pub operators: Vec<FibreOperator>,
}

/// The listed poles: those at every branch, this far apart, metres (every pole, 40 to 50 m apart,
/// would be a list of its own size).
const POLE_SPACING_M: f64 = 250.0;

/// The poles along the routes.
pub(super) fn poles(seed: u64, routes: &[FibreRoute]) -> Vec<Pole> {
    let mut random = Stream::new(seed, Purpose::Passive);
    let mut out = Vec::new();
    for route in routes {
        // The whole route is shared or it is not, apart from a few poles.
        let shared = random.chance(0.84);
        let three = shared && random.chance(0.2);
        let mut left_m = POLE_SPACING_M;
        for pair in route.line.0.windows(2) {
            let d = pair[1] - pair[0];
            let length_m = d.x.hypot_exact(d.y);
            let mut at_m = left_m;
            while at_m < length_m {
                let t = at_m / length_m;
                let mut operators = vec![FibreOperator::Viettel];
                if shared != random.chance(0.06) {
                    operators.push(FibreOperator::Vnpt);
                }
                if three {
                    operators.push(FibreOperator::Fpt);
                }
                let mut beside = |v: f64| millimetres(v + random.between(-4.0, 4.0));
                let position =
                    coord! { x: beside(pair[0].x + d.x * t), y: beside(pair[0].y + d.y * t) };
                out.push(Pole { position, operators });
                at_m += POLE_SPACING_M;
            }
            left_m = at_m - length_m;
        }
    }
    out
}

/// The ducts: along the roads of towns, from one parcel to the next towards the middle.
pub(super) fn ducts(seed: u64, ground: &Ground<'_>) -> Vec<Duct> {
    let mut random = Stream::new(seed ^ 0xb1, Purpose::Passive);
    let in_town = |p: u32| {
        ground.layout.owner[p as usize]
            .is_some_and(|v| ground.layout.plots[v as usize].setting == Setting::Town)
    };
    let mut out = Vec::new();
    for p in 0..ground.parcels.points.len() as u32 {
        let next = ground.roads.towards_town[p as usize];
        if ground.roads.class[p as usize] == Road::None
            || next == p
            || !in_town(p)
            || !in_town(next)
        {
            continue;
        }
        let operators = match random.unit() {
            d if d < 0.14 => vec![FibreOperator::Viettel],
            d if d < 0.27 => vec![FibreOperator::Vnpt],
            d if d < 0.70 => vec![FibreOperator::Viettel, FibreOperator::Vnpt],
            _ => vec![FibreOperator::Viettel, FibreOperator::Vnpt, FibreOperator::Fpt],
        };
        let [a, b] = [p, next].map(|q| {
            let c = ground.parcels.points[q as usize];
            coord! { x: millimetres(c.x), y: millimetres(c.y) }
        });
        out.push(Duct { line: LineString::new(vec![a, b]), operators });
    }
    out
}
