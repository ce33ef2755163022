//! Painting a sheet through plotters: villages, borders, routes, sites, names, then the frame and all
//! that stands beside the map.

use super::backdrop::Backdrop;
use super::content::Content;
use super::elements::{Fixed, Layer, Lines, MarkAt, Region};
use super::error::Error;
use super::font::{Fonts, Weight};
use super::ink::{Fill, Ink, Pen};
use super::layout::Layout;
use super::page::{Page, units};
use super::sheet::Sheet;
use super::shown::Shown;
use super::surface::Surface;
use crate::assessment::Assessment;
use geo::{Coord, LineString};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};

/// Borders of communes.
pub(crate) const COMMUNE: Pen = Pen::new(Ink::grey(0x45), 0.2);
/// Outline of the whole.
pub(crate) const PROVINCE: Pen = Pen::new(Ink::grey(0x1a), 0.45);
/// Fibre routes.
pub(crate) const ROUTE: Pen = Pen::new(Ink::rgb([0xa0, 0x12, 0x5a]), 0.3).dashed(1.4, 0.5);

/// What there is to paint.
pub(crate) struct Picture<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) assessment: &'a Assessment,
    pub(crate) backdrop: &'a Backdrop,
    pub(crate) content: &'a Content,
    pub(crate) layout: &'a Layout,
    pub(crate) fills: &'a [Fill],
    pub(crate) shown: &'a Shown,
    pub(crate) fonts: &'a Fonts,
}

type Root<'a, S> = DrawingArea<Page<'a, S>, Shift>;
type Land<'a, S> = DrawingArea<Page<'a, S>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

impl Picture<'_> {
    /// Paints the sheet.
    ///
    /// # Errors
    /// [`Error::Drawing`] when plotters refuses.
    pub(crate) fn paint<S: Surface>(&self, surface: &mut S) -> Result<(), Error> {
        let root = Page { surface, fonts: self.fonts }.into_drawing_area();
        let frame = &self.layout.frame;
        let (low, high) = frame.window();
        let land = root.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            low.x..high.x,
            low.y..high.y,
            (
                units(frame.map.x)..units(frame.map.right()),
                units(frame.map.bottom())..units(frame.map.y),
            ),
        ));
        let borders = self.sheet.layers.commune_borders;
        if borders {
            // Beneath the villages, so that only the half outside shows: the outline of the whole,
            // without a union of it, which the gaps of real data would slit.
            let casing = Pen::new(PROVINCE.ink, 2.0 * PROVINCE.width_mm);
            self.borders(&root, &land, "outline", casing)?;
        }
        self.villages(&root, &land)?;
        if borders {
            self.borders(&root, &land, "commune-borders", COMMUNE)?;
        }
        if self.content.marks.routes_m.is_some() {
            self.routes(&root, &land)?;
        }
        self.watermark(&root)?;
        self.sites(&root, &land)?;
        layer(&root, "names", self.layout.labels.iter().map(Fixed::Label))?;
        let frames = [
            Fixed::Frame(frame.map, Pen::new(Ink::BLACK, 0.25)),
            Fixed::Frame(self.layout.neatline, Pen::new(Ink::BLACK, 0.5)),
        ];
        layer(&root, "frames", frames.into_iter())?;
        let items = self.layout.items.iter().chain(&self.layout.banner).map(Fixed::Item);
        layer(&root, "furniture", items)
    }

    fn villages<S: Surface>(&self, root: &Root<'_, S>, land: &Land<'_, S>) -> Result<(), Error> {
        let border = self.sheet.layers.village_borders.then(|| self.village_pen());
        draw(root, &Fixed::Layer(Layer::Open("villages")))?;
        let shown = self.shown.classes.iter().zip(&self.shown.titles);
        for (village, (class, title)) in self.assessment.villages.iter().zip(shown) {
            let Some(shape) = &village.shape else { continue };
            let fill = class.and_then(|c| self.fills.get(c)).copied().unwrap_or(Fill::Hatch);
            // Without borders, an edge of the village's own colour closes the seams.
            let seam = match fill {
                Fill::Solid(ink) => Some(Pen::new(ink, 0.06)),
                Fill::Hatch => None,
            };
            let region = Region {
                shape: &shape.planar,
                fill: Some(fill),
                border: border.or(seam),
                title: Some(title.as_str()),
            };
            draw(land, &region)?;
        }
        draw(root, &Fixed::Layer(Layer::Close))
    }

    /// Borders of villages: the smaller the villages on paper, the thinner, lest lines hide colours.
    fn village_pen(&self) -> Pen {
        let side_mm = self.backdrop.median_area_m2.sqrt() / self.layout.frame.metres_per_mm();
        Pen::new(Ink::grey(0x96), (side_mm * 0.016).clamp(0.035, 0.11))
    }

    fn borders<S: Surface>(
        &self,
        root: &Root<'_, S>,
        land: &Land<'_, S>,
        id: &'static str,
        pen: Pen,
    ) -> Result<(), Error> {
        draw(root, &Fixed::Layer(Layer::Open(id)))?;
        for shape in &self.backdrop.communes {
            draw(land, &Region { shape, fill: None, border: Some(pen), title: None })?;
        }
        draw(root, &Fixed::Layer(Layer::Close))
    }

    fn routes<S: Surface>(&self, root: &Root<'_, S>, land: &Land<'_, S>) -> Result<(), Error> {
        let window = self.layout.frame.window();
        let routes = &self.assessment.network.fibre_routes;
        let parts: Vec<_> = routes
            .iter()
            .flat_map(|r| r.line.iter())
            .flat_map(|line| clipped(line, window.0, window.1))
            .collect();
        draw(root, &Fixed::Layer(Layer::Open("fibre-routes")))?;
        let edge = Pen { dash: None, ..Pen::new(Ink::WHITE.with_alpha(0.7), 0.6) };
        draw(land, &Lines { parts: &parts, pen: edge })?;
        draw(land, &Lines { parts: &parts, pen: ROUTE })?;
        draw(root, &Fixed::Layer(Layer::Close))
    }

    fn sites<S: Surface>(&self, root: &Root<'_, S>, land: &Land<'_, S>) -> Result<(), Error> {
        let marks = &self.content.marks;
        if marks.crowded() {
            return Ok(());
        }
        let size_mm = marks.size_mm();
        draw(root, &Fixed::Layer(Layer::Open("sites")))?;
        for group in &marks.groups {
            for &at in group.at.iter().filter(|at| self.layout.frame.shows(**at, size_mm)) {
                draw(land, &MarkAt { at, mark: group.mark, size_mm })?;
            }
        }
        draw(root, &Fixed::Layer(Layer::Close))
    }

    /// The mark of synthetic data on the map itself, so that a part cut out of it carries it too.
    fn watermark<S: Surface>(&self, root: &Root<'_, S>) -> Result<(), Error> {
        let Some(text) = self.content.synthetic else { return Ok(()) };
        let map = self.layout.frame.map;
        let run = self.fonts.run(text, Weight::Bold);
        // Along the map's diagonal, over two thirds of it.
        let angle_deg = -(map.height / map.width).atan().to_degrees();
        let size_mm = map.width.hypot(map.height) * 0.66 / run.width_em.max(1.0);
        let mark = Fixed::Watermark { run: &run, middle: map.centre(), size_mm, angle_deg };
        layer(root, "synthetic", [mark].into_iter())
    }
}

fn draw<'e, S, C, E, P>(area: &DrawingArea<Page<'_, S>, C>, element: &'e E) -> Result<(), Error>
where
    S: Surface,
    C: plotters::coord::CoordTranslate<From = P>,
    &'e E: PointCollection<'e, P>,
    E: for<'p> Drawable<Page<'p, S>>,
{
    area.draw(element).map_err(|e| Error::Drawing { reason: e.to_string() })
}

fn layer<'e, S: Surface>(
    root: &Root<'_, S>,
    id: &'static str,
    elements: impl Iterator<Item = Fixed<'e>>,
) -> Result<(), Error> {
    draw(root, &Fixed::Layer(Layer::Open(id)))?;
    for element in elements {
        draw(root, &element)?;
    }
    draw(root, &Fixed::Layer(Layer::Close))
}

/// The parts of a line within a window (Liang and Barsky's parametric clipping, 1984).
fn clipped(line: &LineString<f64>, low: Coord<f64>, high: Coord<f64>) -> Vec<Vec<Coord<f64>>> {
    let mut parts: Vec<Vec<Coord<f64>>> = Vec::new();
    for segment in line.lines() {
        let (from, step) = (segment.start, segment.delta());
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let bounds = [
            (-step.x, from.x - low.x),
            (step.x, high.x - from.x),
            (-step.y, from.y - low.y),
            (step.y, high.y - from.y),
        ];
        let mut seen = true;
        for (p, q) in bounds {
            if p == 0.0 {
                seen &= q >= 0.0;
            } else if p < 0.0 {
                enter = enter.max(q / p);
            } else {
                leave = leave.min(q / p);
            }
        }
        if !seen || enter >= leave {
            continue;
        }
        let (a, b) = (from + step * enter, from + step * leave);
        match parts.last_mut() {
            Some(part) if enter == 0.0 && part.last() == Some(&a) => part.push(b),
            _ => parts.push(vec![a, b]),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coord;

    #[test]
    fn lines_are_clipped_to_the_window() {
        let (low, high) = (coord! { x: 0.0, y: 0.0 }, coord! { x: 10.0, y: 10.0 });
        let line =
            LineString::from(vec![(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 4.0)]);
        let parts = clipped(&line, low, high);
        let points = |p: &[Coord<f64>]| p.iter().map(|c| (c.x, c.y)).collect::<Vec<_>>();
        assert_eq!(parts.len(), 2);
        assert_eq!(points(&parts[0]), [(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)]);
        assert_eq!(points(&parts[1]), [(8.0, 10.0), (8.0, 4.0)]);
        let away = LineString::from(vec![(-5.0, -5.0), (20.0, -5.0)]);
        assert!(clipped(&away, low, high).is_empty());
    }
}
