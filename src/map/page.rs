//! The plotters backend: any [`Surface`] seen as a very fine grid of whole units.
//!
//! plotters hands integers to its backends. A page therefore reports its size in hundredths of a
//! millimetre (an eighth of a pixel at 300 dpi), which no eye can tell from real coordinates.

use super::font::{Fonts, Run, Weight};
use super::geometry::{Path, Pt, Rect};
use super::ink::{Fill, Ink, Pen};
use super::surface::{Lettering, Surface};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use std::convert::Infallible;

/// plotters units of one millimetre.
pub(crate) const UNITS_PER_MM: f64 = 100.0;

/// A surface as plotters draws on it.
pub(crate) struct Page<'a, S> {
    pub(crate) surface: &'a mut S,
    pub(crate) fonts: &'a Fonts,
}

/// Nothing that a page is asked to draw can fail; making one and encoding it can.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A backend coordinate on the page.
pub(crate) fn page_point((x, y): BackendCoord) -> Pt {
    Pt::new(f64::from(x) / UNITS_PER_MM, f64::from(y) / UNITS_PER_MM)
}

/// A length on the page in whole backend units.
pub(crate) fn units(mm: f64) -> i32 {
    (mm * UNITS_PER_MM).round() as i32
}

fn pen(style: &impl BackendStyle) -> Pen {
    Pen::new(style.color().into(), f64::from(style.stroke_width()) / UNITS_PER_MM)
}

impl<S: Surface> Page<'_, S> {
    fn shape(&mut self, path: &Path, style: &impl BackendStyle, fill: bool) {
        if fill {
            self.surface.area(path, Some(Fill::Solid(style.color().into())), None, None);
        } else {
            self.surface.stroke(path, &pen(style));
        }
    }

    fn run<T: BackendTextStyle>(&self, text: &str, style: &T) -> Run {
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            FontStyle::Italic | FontStyle::Oblique => Weight::Italic,
            FontStyle::Normal => Weight::Regular,
        };
        self.fonts.run(text, weight)
    }
}

impl<S: Surface> DrawingBackend for Page<'_, S> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let (w, h) = self.surface.size_mm();
        (units(w).unsigned_abs(), units(h).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let Pt { x, y } = page_point(point);
        let unit = 1.0 / UNITS_PER_MM;
        self.shape(&Path::rect(&Rect::new(x, y, unit, unit)), &color, true);
        Ok(())
    }

    fn draw_line<T: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &T,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<T: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &T,
        fill: bool,
    ) -> Drawn {
        let (a, b) = (page_point(upper_left), page_point(bottom_right));
        let rect = Rect::new(a.x, a.y, b.x - a.x, b.y - a.y);
        self.shape(&Path::rect(&rect), style, fill);
        Ok(())
    }

    fn draw_path<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &T,
    ) -> Drawn {
        let mut line = Path::default();
        line.line(path.into_iter().map(page_point));
        self.shape(&line, style, false);
        Ok(())
    }

    fn draw_circle<T: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &T,
        fill: bool,
    ) -> Drawn {
        let circle = Path::circle(page_point(center), f64::from(radius) / UNITS_PER_MM);
        self.shape(&circle, style, fill);
        Ok(())
    }

    fn fill_polygon<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &T,
    ) -> Drawn {
        let mut ring = Path::default();
        ring.ring(vert.into_iter().map(page_point));
        self.shape(&ring, style, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let run = self.run(text, style);
        let size_mm = style.size() / UNITS_PER_MM;
        let anchor = style.anchor();
        let dx = match anchor.h_pos {
            HPos::Left => 0.0,
            HPos::Center => -run.width_em / 2.0,
            HPos::Right => -run.width_em,
        } * size_mm;
        let dy = match anchor.v_pos {
            VPos::Top => super::text::BASELINE,
            VPos::Center => 0.35, // half the height of capitals
            VPos::Bottom => super::text::BASELINE - super::text::LEADING,
        } * size_mm;
        let (angle_deg, turned) = match style.transform() {
            FontTransform::None => (0.0, (dx, dy)),
            FontTransform::Rotate90 => (90.0, (-dy, dx)),
            FontTransform::Rotate180 => (180.0, (-dx, -dy)),
            FontTransform::Rotate270 => (270.0, (dy, -dx)),
        };
        let at = page_point(pos);
        let at = Pt::new(at.x + turned.0, at.y + turned.1);
        let ink = Ink::from(style.color());
        self.surface.text(self.fonts, &run, &Lettering { at, size_mm, angle_deg, ink, halo: None });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let run = self.run(text, style);
        let whole = |units: f64| units.max(0.0).ceil() as u32;
        Ok((whole(run.width_em * style.size()), whole(super::text::LEADING * style.size())))
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
