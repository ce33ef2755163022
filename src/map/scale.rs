//! Scale: fitting land into a rectangle at a round scale, and the scale bar.

use super::geometry::{Pt, Rect};
use geo::Coord;

/// Land as it lies on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    /// Where on the page, mm.
    pub(crate) map: Rect,
    /// 1 : this.
    pub(crate) denominator: u64,
    /// What lies in the middle, metres, working CRS.
    pub(crate) centre: Coord<f64>,
}

/// White space kept between the land and the map's frame, mm.
const MARGIN_MM: f64 = 4.0;

impl Frame {
    /// The largest round scale at which `bounds` fits into `map`.
    pub(crate) fn fit(map: Rect, bounds: geo::Rect<f64>) -> Self {
        let room = map.inset(MARGIN_MM);
        let needed =
            (bounds.width() / room.width.max(1.0)).max(bounds.height() / room.height.max(1.0));
        // Metres on the ground for a millimetre on paper, times 1,000, is the denominator.
        Self { map, denominator: round_scale(needed * 1000.0), centre: bounds.center() }
    }

    pub(crate) fn metres_per_mm(&self) -> f64 {
        self.denominator as f64 / 1000.0
    }

    /// Lower left and upper right corner of the land in the frame, metres.
    pub(crate) fn window(&self) -> (Coord<f64>, Coord<f64>) {
        let (half_x, half_y) = (self.map.width / 2.0, self.map.height / 2.0);
        let half = Coord { x: half_x * self.metres_per_mm(), y: half_y * self.metres_per_mm() };
        (self.centre - half, self.centre + half)
    }

    /// Whether a place lies within the frame and `inside_mm` from its edge.
    pub(crate) fn shows(&self, at: Coord<f64>, inside_mm: f64) -> bool {
        let p = self.page(at);
        let room = self.map.inset(inside_mm);
        // Written so that NaN is outside.
        p.x >= room.x && p.x <= room.right() && p.y >= room.y && p.y <= room.bottom()
    }

    /// What lies under a point of the page, metres.
    pub(crate) fn ground(&self, at: Pt) -> Coord<f64> {
        let (middle, scale) = (self.map.centre(), self.metres_per_mm());
        Coord {
            x: self.centre.x + (at.x - middle.x) * scale,
            y: self.centre.y - (at.y - middle.y) * scale,
        }
    }

    /// The same map with its land moved by so many mm, right and down.
    pub(crate) fn moved(&self, dx: f64, dy: f64) -> Self {
        let scale = self.metres_per_mm();
        let centre = Coord { x: self.centre.x - dx * scale, y: self.centre.y + dy * scale };
        Self { centre, ..*self }
    }

    /// How far the land may be moved to either side within the map, mm.
    pub(crate) fn slack(&self, land: geo::Rect<f64>) -> (f64, f64) {
        let (room, scale) = (self.map.inset(MARGIN_MM), self.metres_per_mm());
        let half = |room: f64, land_m: f64| ((room - land_m / scale) / 2.0).max(0.0);
        (half(room.width, land.width()), half(room.height, land.height()))
    }

    /// A place on the page, mm.
    pub(crate) fn page(&self, at: Coord<f64>) -> Pt {
        let middle = self.map.centre();
        let scale = self.metres_per_mm();
        Pt::new(
            middle.x + (at.x - self.centre.x) / scale,
            middle.y - (at.y - self.centre.y) / scale,
        )
    }
}

/// The part of a line from `a` to `b` within a window (Liang and Barsky's parametric clipping, 1984).
pub(crate) fn clip(
    a: Coord<f64>,
    b: Coord<f64>,
    low: Coord<f64>,
    high: Coord<f64>,
) -> Option<(Coord<f64>, Coord<f64>)> {
    let step = b - a;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let bounds = [
        (-step.x, a.x - low.x),
        (step.x, high.x - a.x),
        (-step.y, a.y - low.y),
        (step.y, high.y - a.y),
    ];
    for (p, q) in bounds {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    // The ends themselves, to the bit, where nothing is cut off.
    let start = if enter == 0.0 { a } else { a + step * enter };
    let end = if leave == 1.0 { b } else { a + step * leave };
    (enter < leave).then_some((start, end))
}

/// Scales that people use, as leading digits. Steps of a quarter at most, so at least four fifths of
/// the room across or down are used.
const LEADING_DIGITS: [f64; 15] =
    [1.0, 1.2, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0];

/// The smallest round denominator that is not less than needed; 100 at least.
pub(crate) fn round_scale(needed: f64) -> u64 {
    let needed = if needed.is_finite() { needed.clamp(100.0, 1e12) } else { 100.0 };
    let mut power = 10_f64.powf(needed.log10().floor());
    loop {
        // A part in 10¹² is rounding of the division, not land that would not fit.
        let fits = LEADING_DIGITS.iter().map(|d| d * power).find(|s| s * (1.0 + 1e-12) >= needed);
        if let Some(scale) = fits {
            return scale.round() as u64;
        }
        power *= 10.0;
    }
}

/// A scale bar: so many equal steps of a round length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ScaleBar {
    /// Length of a step on the ground, metres.
    pub(crate) step_m: f64,
    /// Number of steps.
    pub(crate) steps: u32,
    /// Length of a step on the page, mm.
    pub(crate) step_mm: f64,
}

impl ScaleBar {
    /// The longest bar of 1, 2 or 5 × 10ⁿ metres that is no longer than `most_mm`.
    pub(crate) fn fit(denominator: u64, most_mm: f64) -> Self {
        let metres_per_mm = denominator.max(1) as f64 / 1000.0;
        let most_m = most_mm * metres_per_mm;
        let power = 10_f64.powf(most_m.log10().floor());
        let lead = [5.0, 2.0, 1.0].into_iter().find(|l| l * power <= most_m * (1.0 + 1e-9));
        // 5 is five ones, 2 is two ones, 1 is two halves: every mark a round number.
        let (lead, steps) = match lead {
            Some(5.0) => (5.0, 5),
            Some(2.0) => (2.0, 2),
            _ => (1.0, 2),
        };
        let step_m = lead * power / f64::from(steps);
        Self { step_m, steps, step_mm: step_m / metres_per_mm }
    }

    pub(crate) fn length_mm(&self) -> f64 {
        self.step_mm * f64::from(self.steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coord;

    #[test]
    fn scales_are_round_and_sufficient() {
        let cases = [(99.0, 100), (249_999.0, 250_000), (250_000.0, 250_000), (250_001.0, 300_000)];
        for (needed, round) in cases.into_iter().chain([(810_000.0, 1_000_000), (1_050.0, 1_200)]) {
            assert_eq!(round_scale(needed), round, "for {needed}");
        }
        assert_eq!(round_scale(f64::NAN), 100);
        assert_eq!(round_scale(0.0), 100);
    }

    #[test]
    fn the_land_fits_and_fills() {
        let map = Rect::new(10.0, 30.0, 200.0, 150.0);
        for (w, h) in [(130_000.0, 90_000.0), (3_000.0, 80_000.0), (200.0, 100.0)] {
            let bounds =
                geo::Rect::new(coord! { x: 5e5, y: 2e6 }, coord! { x: 5e5 + w, y: 2e6 + h });
            let frame = Frame::fit(map, bounds);
            let (a, b) = (frame.page(bounds.min()), frame.page(bounds.max()));
            let room = map.inset(MARGIN_MM);
            assert!(a.x >= room.x - 1e-6 && b.x <= room.right() + 1e-6, "{a:?} {b:?}");
            assert!(b.y >= room.y - 1e-6 && a.y <= room.bottom() + 1e-6, "{a:?} {b:?}");
            let fill = ((b.x - a.x) / room.width).max((a.y - b.y) / room.height);
            assert!(fill > 0.79, "only {fill} of the room is used");
        }
    }

    #[test]
    fn bars_are_round_and_not_too_long() {
        let bar = |denominator| ScaleBar::fit(denominator, 40.0);
        assert_eq!((bar(250_000).step_m, bar(250_000).steps), (5000.0, 2));
        assert!((bar(500_000).step_m - 10_000.0).abs() < 1e-6 && bar(500_000).steps == 2);
        assert!((bar(400_000).step_m - 5_000.0).abs() < 1e-6 && bar(400_000).steps == 2);
        assert_eq!((bar(150_000).step_m, bar(150_000).steps), (1000.0, 5));
        for denominator in [100, 1_000, 17_500, 125_000, 800_000, 6_000_000] {
            let length = bar(denominator).length_mm();
            assert!((15.9..=40.001).contains(&length), "1:{denominator} has {length} mm");
        }
    }
}
