//! One plotters element for everything on a chart: areas, lines, dots and words at points.

use crate::map::error::Error;
use crate::map::font::Run;
use crate::map::geometry::{Path, Pt};
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::page::{Page, page_point, units};
use crate::map::surface::{Lettering, Surface};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// An area with coordinates of its own: of the data, or millimetres of the page.
pub(super) type Plane<'a, S> =
    DrawingArea<Page<'a, S>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// What stands at an element's points.
pub(super) enum What {
    /// A closed area.
    Area(Option<Fill>, Option<Pen>),
    /// A line.
    Line(Pen),
    /// A dot of that radius, mm, at each point.
    Dot(f64, Fill, Pen),
    /// Words of that size, mm, beginning at the point, moved by so many mm.
    Words { run: Run, size_mm: f64, ink: Ink, side: Side, moved: (f64, f64), halo: bool },
    /// Slanted words, their middle at the point.
    Slanted { run: Run, size_mm: f64, angle_deg: f64, ink: Ink },
}

/// Which end of words stands at the point; they are centred on its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Middle,
    End,
}

/// An element at points of its plane.
pub(super) struct Element {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) what: What,
}

impl Element {
    /// A rectangle between two corners.
    pub(super) fn rect(a: (f64, f64), b: (f64, f64), fill: Fill, border: Option<Pen>) -> Self {
        let points = vec![a, (b.0, a.1), b, (a.0, b.1)];
        Self { points, what: What::Area(Some(fill), border) }
    }

    /// A line.
    pub(super) fn line(points: impl Into<Vec<(f64, f64)>>, pen: Pen) -> Self {
        Self { points: points.into(), what: What::Line(pen) }
    }

    /// A dot.
    pub(super) fn dot(at: (f64, f64), radius_mm: f64, fill: Fill, pen: Pen) -> Self {
        Self { points: vec![at], what: What::Dot(radius_mm, fill, pen) }
    }

    /// Words.
    pub(super) fn words(at: (f64, f64), run: Run, size_mm: f64, ink: Ink, side: Side) -> Self {
        let what = What::Words { run, size_mm, ink, side, moved: (0.0, 0.0), halo: false };
        Self { points: vec![at], what }
    }

    /// Words beside their point, so many mm to the right and down.
    pub(super) fn moved(mut self, dx: f64, dy: f64) -> Self {
        if let What::Words { moved, .. } = &mut self.what {
            *moved = (dx, dy);
        }
        self
    }

    /// Words with white around them, over lines.
    pub(super) fn haloed(mut self) -> Self {
        if let What::Words { halo, .. } = &mut self.what {
            *halo = true;
        }
        self
    }
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Element {
    type Point = (f64, f64);
    type IntoIter = std::iter::Copied<std::slice::Iter<'a, (f64, f64)>>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter().copied()
    }
}

/// Half the height of capitals, em: what centres words on a height.
const HALF_CAPITAL: f64 = 0.35;

impl<S: Surface> Drawable<Page<'_, S>> for Element {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        page: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<Pt> = pos.map(page_point).collect();
        let Some(&at) = points.first() else { return Ok(()) };
        match &self.what {
            What::Area(fill, border) => {
                let mut path = Path::default();
                path.ring(points);
                if !path.is_empty() {
                    page.surface.area(&path, *fill, *border, None);
                }
            }
            What::Line(pen) => {
                let mut path = Path::default();
                path.line(points);
                page.surface.stroke(&path, pen);
            }
            What::Dot(radius, fill, pen) => {
                for at in points {
                    page.surface.area(&Path::circle(at, *radius), Some(*fill), Some(*pen), None);
                }
            }
            What::Words { run, size_mm, ink, side, moved, halo } => {
                let part = match side {
                    Side::Start => 0.0,
                    Side::Middle => 0.5,
                    Side::End => 1.0,
                };
                let x = at.x + moved.0 - part * run.width_em * size_mm;
                let y = at.y + moved.1 + HALF_CAPITAL * size_mm;
                let halo = halo.then_some((Ink::WHITE, 0.5));
                let style = Lettering {
                    at: Pt::new(x, y),
                    size_mm: *size_mm,
                    angle_deg: 0.0,
                    ink: *ink,
                    halo,
                };
                page.surface.text(page.fonts, run, &style);
            }
            What::Slanted { run, size_mm, angle_deg, ink } => {
                let (sin, cos) = angle_deg.to_radians().sin_cos();
                let (dx, dy) = (-run.width_em * size_mm / 2.0, HALF_CAPITAL * size_mm);
                let at = Pt::new(at.x + dx * cos - dy * sin, at.y + dx * sin + dy * cos);
                let style = Lettering {
                    at,
                    size_mm: *size_mm,
                    angle_deg: *angle_deg,
                    ink: *ink,
                    halo: None,
                };
                page.surface.text(page.fonts, run, &style);
            }
        }
        Ok(())
    }
}

/// Draws elements on a plane.
pub(super) fn draw<S: Surface>(
    plane: &Plane<'_, S>,
    elements: impl IntoIterator<Item = Element>,
) -> Result<(), Error> {
    let refused = |reason: String| Error::Drawing { reason };
    elements.into_iter().try_for_each(|e| plane.draw(&e).map_err(|e| refused(e.to_string())))
}

/// A plane whose x and y go over those ranges, in a rectangle of the page given by its left, right, lower and
/// upper edges, mm.
pub(super) fn range(
    x: (f64, f64),
    y: (f64, f64),
    (left, right, lower, upper): (f64, f64, f64, f64),
) -> Cartesian2d<RangedCoordf64, RangedCoordf64> {
    Cartesian2d::new(x.0..x.1, y.0..y.1, (units(left)..units(right), units(lower)..units(upper)))
}
