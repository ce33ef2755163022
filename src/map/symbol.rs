//! Marks that stand for villages: shape, size, colour; on the map and in the legend.

use super::geometry::{Path, Pt};
use super::ink::{Fill, Ink, Pen};
use super::page::{Page, page_point};
use super::surface::Surface;
use geo::Coord;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// The outline of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outline {
    Circle,
    /// A square on its corner.
    Diamond,
    /// Two strokes across each other: a quantity that is not known.
    Cross,
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Symbol {
    pub(crate) outline: Outline,
    /// Across, mm.
    pub(crate) size_mm: f64,
    pub(crate) ink: Ink,
    pub(crate) edge: Pen,
}

/// The mark of one village.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// Index of the village.
    pub(crate) village: usize,
    /// Where, metres, working CRS.
    pub(crate) at: Coord<f64>,
    pub(crate) symbol: Symbol,
}

impl Symbol {
    /// Draws it about a point. `title` is what pointing at it tells.
    pub(crate) fn draw(&self, surface: &mut impl Surface, at: Pt, title: Option<&str>) {
        let r = self.size_mm / 2.0;
        let path = match self.outline {
            Outline::Circle => Path::circle(at, r),
            Outline::Diamond => {
                let corners = [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)];
                let mut path = Path::default();
                path.ring(corners.map(|(dx, dy)| Pt::new(at.x + dx, at.y + dy)));
                path
            }
            Outline::Cross => {
                // Its ends lie on the circle of that size.
                let d = r * std::f64::consts::FRAC_1_SQRT_2;
                let mut path = Path::default();
                for (dx, dy) in [(d, d), (d, -d)] {
                    path.line([Pt::new(at.x - dx, at.y - dy), Pt::new(at.x + dx, at.y + dy)]);
                }
                let wide = self.edge.width_mm;
                surface.stroke(&path, &Pen::new(Ink::WHITE, 2.2 * wide));
                surface.stroke(&path, &Pen::new(self.ink, wide));
                return;
            }
        };
        surface.area(&path, Some(Fill::Solid(self.ink)), Some(self.edge), title);
    }
}

/// A village's mark on the map.
pub(crate) struct SpotAt<'a> {
    pub(crate) spot: &'a Spot,
    pub(crate) title: Option<&'a str>,
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a SpotAt<'_> {
    type Point = (f64, f64);
    type IntoIter = std::iter::Once<(f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((self.spot.at.x, self.spot.at.y))
    }
}

impl<S: Surface> Drawable<Page<'_, S>> for SpotAt<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        backend: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        for at in pos {
            self.spot.symbol.draw(backend.surface, page_point(at), self.title);
        }
        Ok(())
    }
}
