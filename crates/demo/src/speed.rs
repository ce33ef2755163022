//! Speed tests as a measuring app collects them: where people are, over what reaches them there.
//!
//! In: hamlets and networks. Out: tests with time, position, operator, technology, speeds and latency;
//! metres, working CRS. Invented: speed falls with the distance to the mast and with the hour; where
//! nothing reaches, nobody can test.

use super::hamlets::Hamlets;
use super::parcels::millimetres;
use super::province::MobileOperator;
use super::random::{Purpose, Stream};
use super::reach::Reach;
use geo::{Coord, coord};
use phusong_core::network::Technology;

/// One test.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeedTest {
    /// Local time, `2025-10-03T14:22:05`.
    pub time: String,
    /// Where.
    pub position: Coord<f64>,
    /// The subscriber's operator.
    pub operator: &'static str,
    /// 4G, 5G or FTTH.
    pub technology: Technology,
    /// Download, Mb/s.
    pub down_mbps: f64,
    /// Upload, Mb/s.
    pub up_mbps: f64,
    /// Latency, ms.
    pub latency_ms: f64,
}

/// Attempts at a test for each village; some fail, because nothing reaches the place.
const ATTEMPTS_PER_VILLAGE: usize = 12;
/// No more attempts than this in a country: nobody's file of tests is larger.
const MOST_ATTEMPTS: usize = 200_000;
/// How far a mast of 4G and of 5G is still heard, metres.
const HEARD_M: (f64, f64) = (5_500.0, 1_400.0);
/// How far a splitter's drop cable reaches, metres.
const DROP_M: f64 = 1_200.0;

/// The tests, in order of village.
pub(super) fn collect(seed: u64, hamlets: &Hamlets, reach: &Reach) -> Vec<SpeedTest> {
    let mut random = Stream::new(seed, Purpose::Speed);
    let villages = hamlets.culture_houses.len().max(1);
    let attempts = ATTEMPTS_PER_VILLAGE.min(MOST_ATTEMPTS / villages).max(1);
    let mut out = Vec::new();
    for v in 0..villages {
        let homes = hamlets.of(v);
        for _ in 0..attempts {
            // Every draw is made for every attempt, so that a mast more or less moves no other test.
            let draws: [f64; 10] = std::array::from_fn(|_| random.unit());
            // The square favours the first hamlet, which is the largest.
            let Some(home) = homes.get((draws[0] * draws[0] * homes.len() as f64) as usize) else {
                continue;
            };
            let near = |d: f64| 240.0 * (d - 0.5);
            let position = coord! {
                x: millimetres(home.position.x + near(draws[1])),
                y: millimetres(home.position.y + near(draws[2])),
            };
            out.extend(test(position, &draws, reach));
        }
    }
    out
}

/// One test, where anything reaches the place.
fn test(position: Coord<f64>, draws: &[f64; 10], reach: &Reach) -> Option<SpeedTest> {
    let hour = 6 + (draws[3] * 17.0) as u32;
    // In the evening a line is shared by more people.
    let busy = if (19..=22).contains(&hour) { 0.78 } else { 1.0 };
    // The middle of three draws: most tests are ordinary, a few very slow or fast.
    let luck = middle([draws[4], draws[5], draws[6]]);
    let (operator, technology, down, up, latency) = if draws[7] < 0.4 {
        let (operator, far_m) = reach.splitter(position)?;
        let plan = [150.0, 200.0, 300.0][(draws[8] * 3.0) as usize % 3];
        let down = (far_m <= DROP_M).then_some(plan * (0.55 + 0.5 * luck) * busy)?;
        (operator.name(), Technology::Ftth, down, down * (0.75 + 0.25 * luck), 2.0 + 9.0 * draws[9])
    } else {
        let operator = operator_of(draws[8]);
        let far_m = |t: Technology| reach.site_m(operator, t, position);
        match far_m(Technology::G5) {
            Some(d) if d <= HEARD_M.1 && draws[9] < 0.6 => {
                let down = 390.0 * fall(d, 900.0) * (0.4 + 1.2 * luck) * busy;
                (operator.name(), Technology::G5, down, down * 0.17, 11.0 + 14.0 * (1.0 - luck))
            }
            _ => {
                let d = far_m(Technology::G4).filter(|&d| d <= HEARD_M.0)?;
                let down = 118.0 * fall(d, 2_600.0) * (0.35 + 1.3 * luck) * busy;
                (operator.name(), Technology::G4, down, down * 0.28, 24.0 + 38.0 * (1.0 - luck))
            }
        }
    };
    // The last quarter of the year; minutes and seconds from digits that no other value shows.
    let part = |d: f64, n: f64| (d * n) as u32;
    let fine = |d: f64| (d * 1_000.0).fract();
    let (month, day) = (10 + part(fine(draws[4]), 3.0), 1 + part(fine(draws[5]), 28.0));
    let (minute, second) = (part(fine(draws[1]), 60.0), part(fine(draws[2]), 60.0));
    let tenth = |v: f64| (v * 10.0).round() / 10.0;
    Some(SpeedTest {
        time: format!("2025-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
        position,
        operator,
        technology,
        down_mbps: tenth(down),
        up_mbps: tenth(up),
        latency_ms: tenth(latency),
    })
}

/// Subscribers by the operators' shares of sites.
fn operator_of(draw: f64) -> MobileOperator {
    let mut passed = 0.0;
    for operator in MobileOperator::ALL {
        passed += operator.share();
        if draw < passed {
            return operator;
        }
    }
    MobileOperator::Viettel
}

/// How speed falls with distance: half at `half_m`.
fn fall(distance_m: f64, half_m: f64) -> f64 {
    let d = distance_m / half_m;
    1.0 / (1.0 + d * d)
}

fn middle([a, b, c]: [f64; 3]) -> f64 {
    a.max(b).min(a.min(b).max(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_three_is_neither_end() {
        for three in [[1.0, 2.0, 3.0], [3.0, 1.0, 2.0], [2.0, 3.0, 1.0], [2.0, 2.0, 1.0]] {
            assert!((middle(three) - 2.0).abs() < 1e-12, "{three:?}");
        }
    }

    #[test]
    fn speed_halves_where_it_says() {
        assert!((fall(900.0, 900.0) - 0.5).abs() < 1e-12);
        assert!(fall(100.0, 900.0) > fall(200.0, 900.0));
    }

    #[test]
    fn operators_share_the_tests_as_they_share_the_sites() {
        let count = |o: MobileOperator| {
            (0..1000).filter(|i| operator_of(f64::from(*i) / 1000.0) == o).count()
        };
        assert_eq!(MobileOperator::ALL.map(count), [420, 280, 210, 90]);
    }
}
