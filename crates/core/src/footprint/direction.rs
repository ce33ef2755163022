//! Directions as unit vectors, ordered without trigonometry.

/// A direction in the plane: a unit vector and its place in counter-clockwise order.
///
/// Kept as a vector so that a point at distance r is `(r x, r y)` with no sine or cosine, and so that
/// the same intersection point gives the same bits whichever curve it was found on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Direction {
    /// Cosine of the angle from the x axis (east).
    pub x: f64,
    /// Sine of the angle from the x axis (east).
    pub y: f64,
    /// Grows with the angle from 0 (east) through 1 (north), 2 (west), 3 (south) to below 4;
    /// [`Direction::TURN`] alone has 4.
    pub order: f64,
}

impl Direction {
    /// East, the first of a turn.
    pub const EAST: Self = Self { x: 1.0, y: 0.0, order: 0.0 };
    /// East again, after a whole turn.
    pub const TURN: Self = Self { x: 1.0, y: 0.0, order: 4.0 };

    /// The direction of a vector of that length, greater than 0.
    pub fn of(x: f64, y: f64, length: f64) -> Self {
        let inverse = 1.0 / length;
        Self::of_unit(x * inverse, y * inverse)
    }

    /// The direction of a vector of length 1 (to rounding).
    pub fn of_unit(x: f64, y: f64) -> Self {
        // The "diamond angle": monotone in the angle, one division.
        let order = if y >= 0.0 {
            if x >= 0.0 { y / (x + y) } else { 1.0 + x / (x - y) }
        } else if x < 0.0 {
            2.0 + y / (x + y)
        } else {
            3.0 + x / (x - y)
        };
        // Rounding may reach 4 just below the x axis; that is east.
        let order = if order >= 4.0 { 0.0 } else { order };
        Self { x, y, order }
    }

    /// The direction at so many degrees counter-clockwise from east. Exact at multiples of 90.
    pub fn at_degrees(degrees: f64) -> Self {
        let turned = degrees.rem_euclid(360.0);
        let quarter = (turned / 90.0).floor();
        let (s, c) = (turned - 90.0 * quarter).to_radians().sin_cos();
        let (x, y) = match quarter as u8 {
            0 => (c, s),
            1 => (-s, c),
            2 => (-c, -s),
            _ => (s, -c),
        };
        Self::of_unit(x, y)
    }

    /// Angle from this direction counter-clockwise to `end`, radians, 0 ≤ angle ≤ 2π.
    /// `end` before this direction in order means that the arc passes east; equal means 0, but from
    /// [`Direction::EAST`] to [`Direction::TURN`] is 2π.
    pub fn angle_to(self, end: Self) -> f64 {
        let cross = self.x * end.y - self.y * end.x;
        let dot = self.x * end.x + self.y * end.y;
        let angle = cross.atan2(dot);
        let ahead = (end.order - self.order).rem_euclid(4.0);
        if end.order - self.order >= 4.0 {
            std::f64::consts::TAU
        } else if angle < 0.0 && ahead > 1.0 {
            angle + std::f64::consts::TAU
        } else {
            angle.max(0.0)
        }
    }

    /// The direction half way along the counter-clockwise arc from this one to `end`, which comes
    /// later in order.
    #[must_use]
    pub fn middle_to(self, end: Self) -> Self {
        // Square to the chord, away from the centre; for more than half a turn too. Where the ends
        // are one, the arc is next to nothing, or a whole turn.
        let (x, y) = (end.y - self.y, self.x - end.x);
        let chord2 = x * x + y * y;
        if chord2 > 1e-24 {
            let chord = chord2.sqrt();
            Self::of_unit(x / chord, y / chord)
        } else if end.order - self.order < 2.0 {
            self
        } else {
            Self::of_unit(-self.x, -self.y)
        }
    }

    /// A direction well inside the counter-clockwise arc from this one to `end` that is not its middle:
    /// where figures are symmetric, something tends to be there.
    #[must_use]
    pub fn aside_of_middle_to(self, end: Self) -> Self {
        let middle = self.middle_to(end);
        let quarter = middle.middle_to(end);
        let (x, y) = (0.618 * middle.x + 0.382 * quarter.x, 0.618 * middle.y + 0.382 * quarter.y);
        let length = (x * x + y * y).sqrt();
        Self::of_unit(x / length, y / length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{FRAC_PI_2, PI, TAU};

    #[test]
    fn order_follows_the_angle() {
        let mut last = -1.0;
        for k in 0..3600 {
            let d = Direction::at_degrees(f64::from(k) / 10.0);
            assert!(d.order > last && d.order < 4.0, "{k}: {d:?}");
            last = d.order;
        }
        assert_eq!(Direction::at_degrees(180.0).x, -1.0);
        assert_eq!(Direction::at_degrees(-90.0).y, -1.0);
        assert_eq!(Direction::of(1.0, -1e-300, 1.0).order, 0.0);
    }

    #[test]
    fn angles_between() {
        let at = Direction::at_degrees;
        assert!((at(10.0).angle_to(at(100.0)) - FRAC_PI_2).abs() < 1e-15);
        assert!((at(350.0).angle_to(at(80.0)) - FRAC_PI_2).abs() < 1e-15);
        assert!((at(0.0).angle_to(at(180.0)) - PI).abs() < 1e-15);
        assert!((at(0.0).angle_to(at(270.0)) - 1.5 * PI).abs() < 1e-15);
        assert_eq!(Direction::EAST.angle_to(Direction::TURN), TAU);
        assert_eq!(at(33.0).angle_to(at(33.0)), 0.0);
        for (from, to, middle) in [(10.0, 50.0, 30.0), (0.0, 270.0, 135.0), (20.0, 200.0, 110.0)] {
            let m = at(from).middle_to(at(to));
            assert!((m.x - at(middle).x).abs() < 1e-15 && (m.y - at(middle).y).abs() < 1e-15);
        }
        assert_eq!(Direction::EAST.middle_to(Direction::TURN).x, -1.0);
        assert_eq!(at(33.0).middle_to(at(33.0)), at(33.0));
    }
}
