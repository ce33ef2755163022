//! Solving the map's own layout: where insets stand so that nothing covers a village.
//!
//! In: a frame fitted to the land. Out: the frame, its land perhaps moved aside, and places in it for the
//! locator, the enlarged town and names of the land around. Method: cells that villages, marks and routes
//! take (`room`); the largest locator that fits in a corner wins, a land left in the middle counting as
//! three millimetres of its width.

use super::around::NEIGHBOUR_TEXT;
use super::drawing::heading_at;
use super::flow::{Align, Placed, text_at};
use super::font::Weight;
use super::geometry::{Pt, Rect};
use super::layout::Job;
use super::locator::{self, HEADING_MM, Place};
use super::room::Room;
use super::scale::Frame;
use super::sheet::FrameOf;
use super::text::{LEADING, POINT_MM};
use super::town::{SIZES_MM, Town, Towns};
use geo::{BoundingRect, Contains};

/// What a land in the middle of its frame is worth, mm of the locator's width.
const CENTRED_MM: f64 = 3.0;
/// Between two places that are tried for a name of the land around, mm.
const NAME_STEP_MM: f64 = 4.0;

/// A map and what of it is free.
pub(crate) struct Free {
    pub(crate) frame: Frame,
    room: Room,
    /// How far the land has been moved since the room was measured, mm.
    moved: (f64, f64),
    slack: (f64, f64),
    boxes: Vec<Rect>,
}

impl Free {
    /// The room of a frame; `boxes` are already on it.
    pub(crate) fn new(job: &Job<'_>, frame: Frame, boxes: Vec<Rect>) -> Self {
        let slack = job.land().map_or((0.0, 0.0), |land| frame.slack(land));
        let mut room = Room::new(frame.map, slack);
        for village in &job.assessment.villages {
            let shown = match job.sheet.frame {
                FrameOf::Province => true,
                // Around a commune, the land is a faded background.
                FrameOf::Commune(i) => village.commune.0 == i,
            };
            if let Some(shape) = village.shape.as_ref().filter(|_| shown) {
                room.shape(&frame, &shape.planar);
            }
        }
        if !job.content.marks.crowded() {
            for at in job.content.marks.groups.iter().flat_map(|g| &g.at) {
                room.point(frame.page(*at));
            }
        }
        for spot in &job.shown.spots {
            room.disc(frame.page(spot.at), spot.symbol.size_mm / 2.0);
        }
        if job.content.marks.routes_m.is_some() {
            for route in job.assessment.network.serving_routes() {
                room.lines(&frame, &route.line);
            }
        }
        Self { frame, room, moved: (0.0, 0.0), slack, boxes }
    }

    /// A place for the locator, the land moved aside where that makes it larger.
    pub(crate) fn locator(&mut self) -> Option<Rect> {
        let mut best: Option<(f64, Rect, (f64, f64))> = None;
        let (sx, sy) = self.slack;
        let sides = [0.0, -0.5, 0.5, -1.0, 1.0];
        for (i, u) in sides.into_iter().enumerate() {
            for (j, v) in sides.into_iter().enumerate() {
                let moved = (u * sx, v * sy);
                // The same place again where there is nothing to move by.
                if (i > 0 && sx < 1.0) || (j > 0 && sy < 1.0) {
                    continue;
                }
                let middle =
                    if (i, j) == (0, 0) { CENTRED_MM } else { -moved.0.hypot(moved.1) * 1e-3 };
                for width in locator::WIDTHS_MM {
                    let worth = width + middle;
                    if best.as_ref().is_some_and(|b| b.0 >= worth) {
                        break;
                    }
                    let size = (width, locator::height_mm(width));
                    if let Some(rect) = self.room.place(&self.frame.map, size, moved, &self.boxes) {
                        best = Some((worth, rect, moved));
                    }
                }
            }
        }
        let (_, rect, moved) = best?;
        self.frame = self.frame.moved(moved.0, moved.1);
        self.moved = moved;
        self.boxes.push(rect);
        Some(rect)
    }

    /// The enlarged town, where the map has one and room for it.
    pub(crate) fn town(&mut self, job: &Job<'_>) -> Option<Town> {
        if !job.sheet.furniture.town_inset || job.sheet.frame != FrameOf::Province {
            return None;
        }
        let frame = self.frame;
        let towns = Towns::new(job.assessment, &frame);
        for size in SIZES_MM {
            let (denominator, centre, focus) = towns.enlarge(size)?;
            let whole = (size.0, size.1 + HEADING_MM);
            let boxes: Vec<Rect> = self.boxes.iter().copied().chain([focus]).collect();
            let place = self.room.place(&frame.map, whole, self.moved, &boxes);
            if let Some(rect) = place {
                let map = Rect::new(rect.x, rect.y + HEADING_MM, size.0, size.1);
                let text = super::furniture_words::enlarged(job.lang, denominator);
                let heading = heading_at(&rect, HEADING_MM, &text, job.fonts);
                self.boxes.push(rect);
                let frame = Frame { map, denominator, centre };
                return Some(Town { rect, heading, frame, focus, labels: Vec::new() });
            }
        }
        None
    }

    /// Names of the land around, where they find room on it.
    pub(crate) fn neighbours(&mut self, job: &Job<'_>) -> Vec<Placed> {
        if !job.sheet.layers.neighbours {
            return Vec::new();
        }
        let size = 6.2 * POINT_MM;
        let (low, high) = self.frame.window();
        let mut out: Vec<Placed> = Vec::new();
        for neighbour in &job.assessment.surroundings.neighbours {
            let Some(name) = neighbour.name.as_deref().map(str::trim).filter(|n| !n.is_empty())
            else {
                continue;
            };
            let seen = neighbour.land.bounding_rect().is_some_and(|b| {
                b.min().x < high.x && b.max().x > low.x && b.min().y < high.y && b.max().y > low.y
            });
            if !seen {
                continue;
            }
            let run = job.fonts.run(name, Weight::Italic);
            let (width, height) = (run.width_em * size, LEADING * size);
            let at = self.spots(&neighbour.land, (width, height));
            let count = at.len() as f64;
            let middle = Pt::new(
                at.iter().map(|p| p.x).sum::<f64>() / count,
                at.iter().map(|p| p.y).sum::<f64>() / count,
            );
            let off = |p: &Pt| (p.x - middle.x).hypot(p.y - middle.y);
            let best = at.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
            if let Some(at) = best {
                let y = at.y - height / 2.0;
                let placed = text_at(run, size, NEIGHBOUR_TEXT, Align::Centre, at.x, y);
                self.boxes.push(placed.rect);
                out.push(placed);
            }
        }
        out
    }

    /// Middles of free boxes of a size whose middle and ends lie on some land.
    fn spots(&mut self, land: &geo::MultiPolygon<f64>, size: (f64, f64)) -> Vec<Pt> {
        let map = self.frame.map.inset(2.0);
        let steps = |room: f64| (room / NAME_STEP_MM).max(0.0) as u32;
        let mut out = Vec::new();
        for row in 0..=steps(map.height - size.1) {
            for col in 0..=steps(map.width - size.0) {
                let rect = Rect::new(
                    map.x + f64::from(col) * NAME_STEP_MM,
                    map.y + f64::from(row) * NAME_STEP_MM,
                    size.0,
                    size.1,
                );
                let clear = map.contains(&rect, 0.0)
                    && self.boxes.iter().all(|b| !b.overlaps(&rect.inset(-1.0), 0.0))
                    && self.room.free(&rect.moved(-self.moved.0, -self.moved.1));
                if !clear {
                    continue;
                }
                let y = rect.centre().y;
                let on = |x: f64| land.contains(&self.frame.ground(Pt::new(x, y)));
                if on(rect.centre().x) && on(rect.x) && on(rect.right()) {
                    out.push(rect.centre());
                }
            }
        }
        out
    }
}

/// What the locator marks: the whole, or the commune that the sheet shows.
pub(crate) fn commune_or_whole(job: &Job<'_>) -> Option<Place> {
    let place = job.backdrop.place.clone()?;
    let bounds = job.land().zip(job.backdrop.geographic.as_ref()).map(|(b, g)| g.bounds(b));
    Some(Place { bounds: bounds.unwrap_or(place.bounds), ..place })
}
