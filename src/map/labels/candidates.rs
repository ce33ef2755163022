//! Where a name could stand: inside its land, around its point, or apart at the end of a line; each
//! place with what speaks against it.
//!
//! Positions around a point in the order of Imhof (1962) and Yoeli (1972): above right first, level left
//! and below last. Costs are without unit; a name that is left out costs its weight (`name`).

use super::super::geometry::{Pt, Rect};
use super::super::scale::Frame;
use super::Named;
use super::clutter::Clutter;
use super::ground::{Room, Window};
use super::name::{Aligned, Feature, Setting};

/// One place for one name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Which of the feature's settings.
    pub(super) setting: u16,
    /// The name, mm.
    pub(super) rect: Rect,
    pub(super) aligned: Aligned,
    pub(super) dot: Option<Pt>,
    pub(super) leader: Option<(Pt, Pt)>,
    pub(super) cost: f32,
}

/// Radius of the dot of a village whose name stands beside it, mm.
pub(super) const DOT_MM: f64 = 0.45;
/// From the dot to the name, mm.
const BESIDE_MM: f64 = 0.8;
/// Lengths of leaders, mm.
const LEADERS_MM: [f64; 4] = [3.0, 6.0, 10.0, 15.0];
/// From a leader's end to the name, mm.
const LEADER_GAP_MM: f64 = 0.5;
/// Places inside the land that are kept for each setting.
const EACH: usize = 3;
/// As many places inside its land as these leave a name enough choice: it needs no other.
const ENOUGH: usize = 8;
/// A commune has so many: it may have to give way to villages, which are many.
const ENOUGH_OF_COMMUNE: usize = 24;

/// Costs of a place, beside those of its setting.
const OFF_CENTRE_PER_MM: f64 = 0.1;
const OVERHANG: f64 = 1.5;
/// Centred on land too small for it.
const ACROSS: f64 = 5.0;
const APART: f64 = 9.0;
const APART_PER_MM: f64 = 0.45;
/// However much lies under a name, it is better set than left out.
const MOST_CLUTTER: f64 = 9.0;

/// The eight directions around a point, with their costs: across, down.
const AROUND: [(f64, f64, f64); 8] = [
    (1.0, -1.0, 0.0),
    (1.0, 0.0, 0.6),
    (1.0, 1.0, 1.0),
    (-1.0, -1.0, 1.4),
    (-1.0, 1.0, 2.0),
    (-1.0, 0.0, 2.2),
    (0.0, -1.0, 2.6),
    (0.0, 1.0, 3.0),
];

/// Sine and cosine of 30°, 45° and 60°, written out lest platforms differ.
const HALF: f64 = 0.5;
const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;
const LONG: f64 = 0.866_025_403_784_438_6;
/// Directions of leaders: across, down.
const SPOKES: [(f64, f64); 14] = [
    (1.0, 0.0),
    (LONG, -HALF),
    (DIAGONAL, -DIAGONAL),
    (HALF, -LONG),
    (-HALF, -LONG),
    (-DIAGONAL, -DIAGONAL),
    (-LONG, -HALF),
    (-1.0, 0.0),
    (-LONG, HALF),
    (-DIAGONAL, DIAGONAL),
    (-HALF, LONG),
    (HALF, LONG),
    (DIAGONAL, DIAGONAL),
    (LONG, HALF),
];

/// Makes candidates for one map.
pub(super) struct Maker<'a> {
    pub(super) frame: &'a Frame,
    /// Where names may stand, mm.
    pub(super) room: Rect,
    pub(super) obstacles: &'a [Rect],
    pub(super) clutter: &'a Clutter,
}

impl Maker<'_> {
    /// The places of one name that are in the frame and clear of obstacles; the best settings first.
    pub(super) fn candidates(&self, feature: &Feature<'_>) -> Vec<Candidate> {
        let mut out = Vec::new();
        self.inside(feature, &mut out);
        if out.len() >= ENOUGH {
            return out;
        }
        let window = self.frame.window();
        let point = feature.point.or_else(|| feature.ground.inside(window));
        let Some(point) = point.map(|p| self.frame.page(p)) else { return out };
        if feature.of == Named::Village {
            self.around(feature, point, &mut out);
        } else {
            self.across(feature, point, window, &mut out);
        }
        if feature.apart {
            self.apart(feature, point, &mut out);
        }
        out
    }

    /// Keeps a place if it is free, its price raised by what it covers.
    fn push(&self, mut candidate: Candidate, out: &mut Vec<Candidate>) {
        let Candidate { rect, leader, .. } = candidate;
        let free = self.room.contains(&rect, 0.0)
            && !self.obstacles.iter().any(|o| {
                o.overlaps(&rect.inset(-super::conflicts::AIR_MM), 0.0)
                    || leader.is_some_and(|(a, b)| super::conflicts::crosses(o, a, b))
            });
        if free {
            candidate.cost += self.clutter.under(&rect).min(MOST_CLUTTER) as f32;
            out.push(candidate);
        }
    }

    fn inside(&self, feature: &Feature<'_>, out: &mut Vec<Candidate>) {
        let (metres, window) = (self.frame.metres_per_mm(), self.frame.window());
        let village = feature.of == Named::Village;
        let enough = if village { ENOUGH } else { ENOUGH_OF_COMMUNE };
        for (i, setting) in feature.settings.iter().enumerate() {
            if out.len() >= enough {
                break;
            }
            let (width, height) = (setting.width, setting.height);
            let rooms = feature.ground.rooms(width * metres, height * metres, window);
            for room in spread(&rooms, width * metres, height * metres) {
                let overhang = if room.slack < 0.0 { OVERHANG } else { 0.0 };
                let cost = setting.cost + room.off / metres * OFF_CENTRE_PER_MM + overhang;
                let rect = centred(self.frame.page(room.at), setting);
                self.push(plain(i, rect, cost), out);
            }
        }
    }

    /// On its land, though that is too small for it; not where hardly anything of the land would show.
    fn across(&self, feature: &Feature<'_>, point: Pt, window: Window, out: &mut Vec<Candidate>) {
        let metres = self.frame.metres_per_mm();
        let (width, height) = feature.ground.size(window);
        for (i, setting) in feature.settings.iter().enumerate() {
            let wide = setting.width * metres;
            if width < 0.55 * wide || height < 0.8 * setting.height * metres {
                continue;
            }
            for rise in [0.0, -0.35, 0.35] {
                let at = Pt::new(point.x, point.y + rise * setting.height);
                let beyond = (1.0 - width / wide).max(0.0);
                let cost = setting.cost + ACROSS + 6.0 * beyond + 2.0 * f64::abs(rise);
                self.push(plain(i, centred(at, setting), cost), out);
            }
        }
    }

    fn around(&self, feature: &Feature<'_>, point: Pt, out: &mut Vec<Candidate>) {
        // Only in one size each of one line and of two: what stands around a point needs little room.
        for (i, setting) in small(feature) {
            for (across, down, cost) in AROUND {
                // Two lines beside the point; above and below it one line needs no more room.
                if setting.lines.len() > 1 && (down != 0.0) {
                    continue;
                }
                // Diagonal places touch the dot's corner; level ones keep their distance.
                let reach = DOT_MM + if across != 0.0 && down != 0.0 { 0.35 } else { BESIDE_MM };
                let (w, h) = (setting.width / 2.0, setting.height / 2.0);
                // The letters stand lower in their box than its middle, and leave room above.
                let rise = if down == 0.0 { h } else { h - 0.15 * setting.size_mm };
                let middle =
                    Pt::new(point.x + across * (reach + w), point.y + down * (reach + rise));
                let aligned = aligned(across);
                let candidate = Candidate {
                    aligned,
                    dot: Some(point),
                    ..plain(i, centred(middle, setting), setting.cost + 1.0 + cost)
                };
                self.push(candidate, out);
            }
        }
    }

    fn apart(&self, feature: &Feature<'_>, point: Pt, out: &mut Vec<Candidate>) {
        for (i, setting) in small(feature).take(1) {
            for length in LEADERS_MM {
                for (across, down) in SPOKES {
                    let end = Pt::new(point.x + across * length, point.y + down * length);
                    let (w, h) = (setting.width / 2.0, setting.height / 2.0);
                    let side = if f64::abs(across) < 0.6 { 0.0 } else { across.signum() };
                    let middle = if side == 0.0 {
                        Pt::new(end.x, end.y + down.signum() * (h + LEADER_GAP_MM * 0.3))
                    } else {
                        Pt::new(end.x + side * (w + LEADER_GAP_MM), end.y)
                    };
                    let cost = setting.cost + APART + APART_PER_MM * length;
                    let candidate = Candidate {
                        aligned: aligned(side),
                        dot: Some(point),
                        leader: Some((point, end)),
                        ..plain(i, centred(middle, setting), cost)
                    };
                    self.push(candidate, out);
                }
            }
        }
    }
}

/// The best of some rooms that are no small step from each other: names that give way need other places.
fn spread(rooms: &[Room], width: f64, height: f64) -> Vec<Room> {
    let mut kept: Vec<Room> = Vec::with_capacity(EACH);
    for room in rooms {
        let far = |k: &Room| {
            let (dx, dy) = (room.at.x - k.at.x, room.at.y - k.at.y);
            dx.abs() > 0.4 * width || dy.abs() > 0.7 * height
        };
        if kept.len() < EACH && kept.iter().all(far) {
            kept.push(*room);
        }
    }
    kept
}

/// The settings for places outside the land: of the second size, with one line and with two.
fn small<'f>(feature: &'f Feature<'_>) -> impl Iterator<Item = (usize, &'f Setting)> {
    let largest = feature.settings.first().map_or(0.0, |s| s.size_mm);
    let second =
        feature.settings.iter().map(|s| s.size_mm).find(|s| *s < largest).unwrap_or(largest);
    let fit = move |(_, s): &(usize, &Setting)| s.size_mm == second && s.lines.len() < 3;
    feature.settings.iter().enumerate().filter(fit)
}

/// Lines of a name to the right of its point begin together, to the left of it they end together.
fn aligned(across: f64) -> Aligned {
    if across > 0.0 {
        Aligned::Left
    } else if across < 0.0 {
        Aligned::Right
    } else {
        Aligned::Centre
    }
}

fn centred(middle: Pt, setting: &Setting) -> Rect {
    let (w, h) = (setting.width, setting.height);
    Rect::new(middle.x - w / 2.0, middle.y - h / 2.0, w, h)
}

fn plain(setting: usize, rect: Rect, cost: f64) -> Candidate {
    Candidate {
        setting: u16::try_from(setting).unwrap_or(0),
        rect,
        aligned: Aligned::Centre,
        dot: None,
        leader: None,
        cost: cost as f32,
    }
}
