//! What the cells at one position serve together: the largest radius in each direction.
//!
//! In: the openings (width and radius) of the cells at one position. Out: pieces of a turn with one
//! radius each, in counter-clockwise order. Merging first is what keeps coincident arcs and shared
//! radii of co-located sectors from ever meeting in the engines.

use super::Direction;
use std::borrow::Cow;

/// The horizontal opening of one cell: where it points, how wide, how far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// Main direction, degrees clockwise from grid north, and width, degrees, 0 < width < 360;
    /// `None` for all around.
    pub sector: Option<(f64, f64)>,
    /// Radius, m, greater than 0.
    pub radius_m: f64,
}

/// One piece of a turn with one radius; at most 180° wide, hence convex.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// First direction, counter-clockwise.
    pub from: Direction,
    /// Last direction.
    pub to: Direction,
    /// Radius, m, greater than 0.
    pub radius_m: f64,
}

/// The area served from one position, around that position.
#[derive(Clone, Debug, PartialEq)]
pub enum PolarProfile {
    /// The same radius all around, m.
    Disc(f64),
    /// Pieces in counter-clockwise order, none overlapping, directions between them not served.
    Sectors(Box<[Piece]>),
}

/// Borders closer than this are one border: what azimuths lose when convergence is subtracted and
/// half a beamwidth added, far below what a compass or a drawing resolves.
const SAME_BORDER_DEG: f64 = 1e-9;

impl PolarProfile {
    /// Merges the openings of the cells at one position. `None` when there are none.
    pub fn merge(openings: &[Opening]) -> Option<Self> {
        let around = openings
            .iter()
            .filter(|o| o.sector.is_none())
            .map(|o| o.radius_m)
            .fold(0.0_f64, f64::max);
        // (first direction, degrees counter-clockwise from east; width; radius)
        let sectors: Vec<(f64, f64, f64)> = openings
            .iter()
            .filter(|o| o.radius_m > around)
            .filter_map(|o| {
                let (azimuth, width) = o.sector?;
                Some(((90.0 - azimuth - 0.5 * width).rem_euclid(360.0), width, o.radius_m))
            })
            .collect();
        if sectors.is_empty() {
            return (around > 0.0).then_some(Self::Disc(around));
        }

        let mut borders: Vec<f64> = sectors
            .iter()
            .flat_map(|&(from, width, _)| [from, (from + width).rem_euclid(360.0)])
            .collect();
        borders.sort_by(f64::total_cmp);
        borders.dedup_by(|b, a| *b - *a <= SAME_BORDER_DEG);
        if borders.len() > 1 && borders[0] + 360.0 - borders[borders.len() - 1] <= SAME_BORDER_DEG {
            borders.pop();
        }

        let radius_between = |a: f64, b: f64| {
            let middle = 0.5 * (a + b);
            sectors
                .iter()
                .filter(|&&(from, width, _)| (middle - from).rem_euclid(360.0) <= width)
                .map(|&(_, _, r)| r)
                .fold(around, f64::max)
        };
        let mut runs: Vec<(f64, f64, f64)> = Vec::with_capacity(borders.len());
        for (i, &a) in borders.iter().enumerate() {
            let b = borders.get(i + 1).copied().unwrap_or(borders[0] + 360.0);
            let radius = radius_between(a, b);
            match runs.last_mut() {
                Some(last) if last.2 == radius => last.1 = b,
                _ => runs.push((a, b, radius)),
            }
        }
        if runs.len() > 1 && runs[0].2 == runs[runs.len() - 1].2 {
            let first = runs.remove(0);
            if let Some(last) = runs.last_mut() {
                last.1 = first.1 + 360.0;
            }
        }
        if let [(_, _, radius)] = runs[..] {
            return Some(Self::Disc(radius));
        }

        let mut pieces = Vec::with_capacity(runs.len() + 1);
        for (a, b, radius_m) in runs.into_iter().filter(|r| r.2 > 0.0) {
            let parts = ((b - a) / 180.0).ceil().max(1.0);
            for k in 0..parts as u32 {
                let part = |k: u32| {
                    // The last border is `b` itself, so that the next piece begins on the same bits.
                    if f64::from(k) == parts { b } else { a + (b - a) * f64::from(k) / parts }
                };
                pieces.push(Piece {
                    from: Direction::at_degrees(part(k)),
                    to: Direction::at_degrees(part(k + 1)),
                    radius_m,
                });
            }
        }
        // Around the turn a border is its own degrees plus 360: give it the same bits again.
        if let [first, .., last] = &mut pieces[..] {
            let apart = (first.from.x - last.to.x).abs().max((first.from.y - last.to.y).abs());
            if apart < SAME_BORDER_DEG.to_radians() {
                last.to = first.from;
            }
        }
        Some(Self::Sectors(pieces.into_boxed_slice()))
    }

    /// What several profiles at one position serve together; `None` of none.
    ///
    /// A profile that holds the others is the answer itself; else they are merged again, for which
    /// their borders are taken back to degrees, to 1e-13° or so.
    pub fn union<'p>(profiles: &[&'p Self]) -> Option<Cow<'p, Self>> {
        let (first, rest) = profiles.split_first()?;
        if rest.iter().all(|p| p == first) {
            return Some(Cow::Borrowed(first));
        }
        let holds_all =
            |p: &&&Self| matches!(p, Self::Disc(r) if profiles.iter().all(|q| q.reach_m() <= *r));
        if let Some(disc) = profiles.iter().find(holds_all) {
            return Some(Cow::Borrowed(disc));
        }
        let mut openings = Vec::new();
        for profile in profiles {
            match profile {
                Self::Disc(radius_m) => {
                    openings.push(Opening { sector: None, radius_m: *radius_m });
                }
                Self::Sectors(pieces) => openings.extend(pieces.iter().map(|p| {
                    let width = p.from.angle_to(p.to);
                    let first = p.from.y.atan2(p.from.x);
                    let azimuth = 90.0 - (first + 0.5 * width).to_degrees();
                    Opening { sector: Some((azimuth, width.to_degrees())), radius_m: p.radius_m }
                })),
            }
        }
        Self::merge(&openings).map(Cow::Owned)
    }

    /// The same with every radius times a factor greater than 0.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        match self {
            Self::Disc(r) => Self::Disc(r * factor),
            Self::Sectors(pieces) => {
                let wider = |p: &Piece| Piece { radius_m: p.radius_m * factor, ..*p };
                Self::Sectors(pieces.iter().map(wider).collect())
            }
        }
    }

    /// The largest radius, m.
    pub fn reach_m(&self) -> f64 {
        match self {
            Self::Disc(r) => *r,
            Self::Sectors(pieces) => pieces.iter().map(|p| p.radius_m).fold(0.0, f64::max),
        }
    }

    /// Area, m².
    pub fn area_m2(&self) -> f64 {
        match self {
            Self::Disc(r) => std::f64::consts::PI * r * r,
            Self::Sectors(pieces) => {
                pieces.iter().map(|p| 0.5 * p.radius_m * p.radius_m * p.from.angle_to(p.to)).sum()
            }
        }
    }

    /// Distance from a point at that offset from the position to what is served, m; 0 inside and on
    /// the edge.
    pub fn distance_m(&self, dx: f64, dy: f64) -> f64 {
        if self.contains(dx, dy) {
            return 0.0;
        }
        let distance = dx.hypot(dy);
        match self {
            Self::Disc(r) => (distance - r).max(0.0),
            Self::Sectors(pieces) => {
                pieces.iter().map(|p| p.distance_m(dx, dy, distance)).fold(f64::INFINITY, f64::min)
            }
        }
    }

    /// Whether a point at that offset from the position is served.
    pub fn contains(&self, dx: f64, dy: f64) -> bool {
        let d2 = dx * dx + dy * dy;
        match self {
            Self::Disc(r) => d2 <= r * r,
            Self::Sectors(pieces) => {
                pieces.iter().any(|p| d2 <= p.radius_m * p.radius_m && p.faces(dx, dy))
            }
        }
    }
}

impl Piece {
    /// Whether the direction to an offset from the position is between the piece's borders.
    fn faces(&self, dx: f64, dy: f64) -> bool {
        self.from.x * dy - self.from.y * dx >= 0.0 && self.to.x * dy - self.to.y * dx <= 0.0
    }

    /// Distance from an offset, so far from the position, to the piece, m.
    fn distance_m(&self, dx: f64, dy: f64, distance: f64) -> f64 {
        if self.faces(dx, dy) {
            return (distance - self.radius_m).max(0.0);
        }
        // The piece is convex and we look at it from the side: one of its two straight edges is nearest.
        let to_edge = |d: Direction| {
            let foot = (dx * d.x + dy * d.y).clamp(0.0, self.radius_m);
            (dx - foot * d.x).hypot(dy - foot * d.y)
        };
        to_edge(self.from).min(to_edge(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    fn sector(azimuth: f64, width: f64, radius_m: f64) -> Opening {
        Opening { sector: Some((azimuth, width)), radius_m }
    }

    #[test]
    fn three_sectors_of_120_are_a_disc() {
        for turn in [0.0, 0.1, 17.3, 119.999, 345.678_901_234] {
            let all: Vec<_> = [0.0, 120.0, 240.0].map(|a| sector(a + turn, 120.0, 4000.0)).into();
            assert_eq!(PolarProfile::merge(&all), Some(PolarProfile::Disc(4000.0)), "{turn}");
        }
    }

    #[test]
    fn nothing_and_a_disc() {
        assert_eq!(PolarProfile::merge(&[]), None);
        let omni = Opening { sector: None, radius_m: 300.0 };
        assert_eq!(PolarProfile::merge(&[omni, omni]), Some(PolarProfile::Disc(300.0)));
        // A sector no longer than the disc adds nothing.
        assert_eq!(
            PolarProfile::merge(&[omni, sector(10.0, 60.0, 300.0)]),
            Some(PolarProfile::Disc(300.0))
        );
    }

    #[test]
    fn a_sector_points_where_its_azimuth_says() {
        let east = PolarProfile::merge(&[sector(90.0, 60.0, 1000.0)]).unwrap();
        assert!(east.contains(900.0, 0.0) && !east.contains(-900.0, 0.0));
        assert!(east.contains(900.0, 400.0) && !east.contains(0.0, 500.0));
        let north = PolarProfile::merge(&[sector(0.0, 10.0, 1000.0)]).unwrap();
        assert!(north.contains(0.0, 999.0) && !north.contains(999.0, 0.0));
        assert!((east.area_m2() - PI * 1e6 / 6.0).abs() < 1e-6);
    }

    #[test]
    fn overlapping_sectors_take_the_larger_radius() {
        // 60° at 1000 m facing east, 60° at 2000 m facing azimuth 120: they share 30°.
        let p = PolarProfile::merge(&[sector(90.0, 60.0, 1000.0), sector(120.0, 60.0, 2000.0)]);
        let p = p.unwrap();
        let expected = PI * (1000.0_f64.powi(2) * 30.0 + 2000.0_f64.powi(2) * 60.0) / 360.0;
        assert!((p.area_m2() - expected).abs() < 1e-6, "{}", p.area_m2());
        assert_eq!(p.reach_m(), 2000.0);
    }

    #[test]
    fn a_union_of_profiles_is_the_merge_of_their_openings() {
        let openings = [
            sector(13.7, 65.0, 900.0),
            sector(40.0, 300.0, 400.0),
            sector(190.0, 33.0, 700.0),
            Opening { sector: None, radius_m: 350.0 },
        ];
        let alone = openings.map(|o| PolarProfile::merge(&[o]).unwrap());
        let union = PolarProfile::union(&alone.each_ref()).unwrap().into_owned();
        let merged = PolarProfile::merge(&openings).unwrap();
        assert!((union.area_m2() / merged.area_m2() - 1.0).abs() < 1e-13);
        for k in 0..3600 {
            // Clear of the borders, which are whole tenths of a degree.
            let d = Direction::at_degrees(f64::from(k) / 10.0 + 0.03);
            for r in [340.0, 380.0, 500.0, 800.0, 950.0] {
                let (x, y) = (r * d.x, r * d.y);
                assert_eq!(union.contains(x, y), merged.contains(x, y), "{k} {r}");
            }
        }
        let disc = PolarProfile::Disc(1000.0);
        assert_eq!(*PolarProfile::union(&[&alone[0], &disc]).unwrap(), disc);
        assert_eq!(PolarProfile::union(&[]), None);
    }

    #[test]
    fn distance_to_a_sector_is_to_its_nearest_edge() {
        // Facing north, 90° wide: borders at azimuths 315 and 45.
        let north = PolarProfile::merge(&[sector(0.0, 90.0, 1000.0)]).unwrap();
        let half = 0.5_f64.sqrt();
        for (dx, dy, expected) in [
            (0.0, 500.0, 0.0),
            (0.0, 1000.0, 0.0),
            (0.0, 1300.0, 300.0),
            (0.0, -400.0, 400.0),
            (600.0, 0.0, 600.0 * half),
            // Beyond the end of the border: to the corner.
            (2000.0, 0.0, (2000.0 - 1000.0 * half).hypot(1000.0 * half)),
        ] {
            let got = north.distance_m(dx, dy);
            assert!((got - expected).abs() <= 1e-9, "{dx} {dy}: {got}, not {expected}");
        }
        assert_eq!(PolarProfile::Disc(300.0).distance_m(300.0, 400.0), 200.0);
        assert_eq!(PolarProfile::Disc(300.0).distance_m(0.0, 300.0), 0.0);
    }

    #[test]
    fn wide_sectors_are_split_into_convex_pieces() {
        let p = PolarProfile::merge(&[sector(0.0, 300.0, 1000.0)]).unwrap();
        let PolarProfile::Sectors(pieces) = &p else { panic!("{p:?}") };
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].to.order, pieces[1].from.order);
        assert!((p.area_m2() - PI * 1e6 * 300.0 / 360.0).abs() < 1e-6);
    }
}
