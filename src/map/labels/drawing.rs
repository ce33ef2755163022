//! Drawing a name: its line and dot beneath, then its letters with paper around them.

use super::super::font::Fonts;
use super::super::geometry::{Path, Pt};
use super::super::ink::{Fill, Ink, Pen};
use super::super::surface::{Lettering, Surface};
use super::super::text::BASELINE;
use super::candidates::DOT_MM;
use super::{Label, Named};

/// Paper around the letters of a name, mm.
const HALO_MM: f64 = 0.35;
/// Paper around a dot and along a leader, mm.
const EDGE_MM: f64 = 0.2;
/// Width of a leader, mm.
const LEADER_MM: f64 = 0.15;

impl Label {
    /// Draws it, moved by so many mm.
    pub(crate) fn draw<S: Surface>(&self, surface: &mut S, fonts: &Fonts, dx: f64, dy: f64) {
        let paper = Ink::WHITE.with_alpha(0.85);
        let ink = match self.of {
            Named::Commune => Ink::BLACK,
            Named::Neighbour => Ink::grey(0x5e),
            Named::Village => Ink::grey(0x26),
        };
        let moved = |p: Pt| Pt::new(p.x + dx, p.y + dy);
        if let Some((from, to)) = self.leader {
            let mut path = Path::default();
            path.line([moved(from), moved(to)]);
            surface.stroke(&path, &Pen::new(paper, LEADER_MM + 2.0 * EDGE_MM));
            surface.stroke(&path, &Pen::new(ink, LEADER_MM));
        }
        if let Some(at) = self.dot {
            let edge = Path::circle(moved(at), DOT_MM);
            surface.area(&edge, Some(Fill::Solid(paper)), None, None);
            let dot = Path::circle(moved(at), DOT_MM - EDGE_MM / 2.0);
            surface.area(&dot, Some(Fill::Solid(ink)), None, None);
        }
        for (run, corner) in &self.lines {
            let at = moved(Pt::new(corner.x, corner.y + BASELINE * self.size_mm));
            let halo = Some((paper, HALO_MM));
            let style = Lettering { at, size_mm: self.size_mm, angle_deg: 0.0, ink, halo };
            surface.text(fonts, run, &style);
        }
    }
}
