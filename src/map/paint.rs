//! Painting a sheet through plotters: villages, borders, routes, sites, names, then the frame and all
//! that stands beside the map.

use super::around;
use super::backdrop::Backdrop;
use super::content::Content;
use super::drawing::Drawing;
use super::elements::{Fixed, Layer, Lines, MarkAt, Region};
use super::error::Error;
use super::font::{Fonts, Weight};
use super::geometry::{Path, Rect};
use super::graticule;
use super::ink::{Fill, Ink, Pen};
use super::layout::Layout;
use super::page::{Page, units};
use super::scale::{Frame, clip};
use super::sheet::{FrameOf, Sheet};
use super::shown::Shown;
use super::surface::Surface;
use super::symbol::SpotAt;
use crate::assessment::Assessment;
use geo::{BoundingRect, Coord, LineString, MultiLineString, MultiPolygon};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};

/// Borders of communes.
pub(crate) const COMMUNE: Pen = Pen::new(Ink::grey(0x45), 0.2);
/// Outline of the whole.
pub(crate) const PROVINCE: Pen = Pen::new(Ink::grey(0x1a), 0.45);
/// The map's own frame.
const MAP_FRAME: Pen = Pen::new(Ink::BLACK, 0.25);
/// Frames of what stands on the map.
const INSET_FRAME: Pen = Pen::new(Ink::BLACK, 0.25);
/// The part of the map that is enlarged, there and in its own frame.
const FOCUS: Pen = Pen::new(Ink::rgb([0xc0, 0x1f, 0x2e]), 0.4);
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

/// A map on the page: the sheet's own, or the second one that enlarges a part of it.
struct View<'a, 'p, S: Surface> {
    frame: &'a Frame,
    /// Whether it is the sheet's own, whose layers have names and whose villages have titles.
    main: bool,
    root: &'a Root<'p, S>,
    land: Land<'p, S>,
}

impl<'a, 'p, S: Surface> View<'a, 'p, S> {
    fn new(root: &'a Root<'p, S>, frame: &'a Frame, main: bool) -> Self {
        let (low, high) = frame.window();
        let land =
            root.clone().apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
                low.x..high.x,
                low.y..high.y,
                (
                    units(frame.map.x)..units(frame.map.right()),
                    units(frame.map.bottom())..units(frame.map.y),
                ),
            ));
        Self { frame, main, root, land }
    }

    fn open(&self, id: &'static str) -> Result<(), Error> {
        if self.main { draw(self.root, &Fixed::Layer(Layer::Open(id))) } else { Ok(()) }
    }

    fn close(&self) -> Result<(), Error> {
        if self.main { draw(self.root, &Fixed::Layer(Layer::Close)) } else { Ok(()) }
    }

    /// Areas without titles, as a layer.
    fn areas<'s>(
        &self,
        id: &'static str,
        shapes: impl Iterator<Item = &'s MultiPolygon<f64>>,
        fill: Option<Fill>,
        border: Option<Pen>,
    ) -> Result<(), Error> {
        let mut shapes = shapes.filter(|s| self.sees(s.bounding_rect())).peekable();
        if shapes.peek().is_none() {
            return Ok(());
        }
        self.open(id)?;
        for shape in shapes {
            draw(&self.land, &Region { shape, fill, border, title: None })?;
        }
        self.close()
    }

    /// Lines, cut to the window; dashes and casings run over all of them at once.
    fn lines<'s>(
        &self,
        id: &'static str,
        lines: impl Iterator<Item = &'s MultiLineString<f64>>,
        pens: &[Pen],
    ) -> Result<(), Error> {
        let (low, high) = self.frame.window();
        let parts: Vec<_> = lines
            .flat_map(MultiLineString::iter)
            .flat_map(|line| clipped(line, low, high))
            .collect();
        if parts.is_empty() {
            return Ok(());
        }
        self.open(id)?;
        for &pen in pens {
            draw(&self.land, &Lines { parts: &parts, pen })?;
        }
        self.close()
    }

    /// Whether some of it lies in the window.
    fn sees(&self, bounds: Option<geo::Rect<f64>>) -> bool {
        let (low, high) = self.frame.window();
        bounds.is_some_and(|b| {
            let (a, b) = (b.min(), b.max());
            a.x <= high.x && b.x >= low.x && a.y <= high.y && b.y >= low.y
        })
    }
}

impl Picture<'_> {
    /// Paints the sheet.
    ///
    /// # Errors
    /// [`Error::Drawing`] when plotters refuses.
    pub(crate) fn paint<S: Surface>(&self, surface: &mut S) -> Result<(), Error> {
        let root = Page { surface, fonts: self.fonts }.into_drawing_area();
        let layout = self.layout;
        let frame = &layout.frame;
        draw(&root, &Fixed::Clip(Some(frame.map)))?;
        let main = View::new(&root, frame, true);
        self.land(&main)?;
        self.watermark(&root)?;
        self.spots(&main)?;
        self.sites(&main)?;
        if let Some(town) = &layout.town {
            let focus = [
                Fixed::Frame(town.focus, Pen::new(Ink::WHITE.with_alpha(0.85), 1.1)),
                Fixed::Frame(town.focus, FOCUS),
            ];
            layer(&root, "enlarged", focus.into_iter())?;
        }
        draw(&root, &Fixed::Clip(None))?;
        layer(&root, "neighbour-names", layout.neighbours.iter().map(Fixed::Haloed))?;
        for (id, kind) in [("village-names", "village"), ("commune-names", "commune")] {
            let names = layout.labels.iter().filter(|l| l.kind() == kind);
            layer(&root, id, names.map(Fixed::Label))?;
        }
        self.insets(&root)?;
        let (thin, numbers) = (Pen::new(Ink::BLACK, 0.15), &layout.graticule.numbers);
        let ticks = Drawing::line(layout.graticule.ticks.clone(), thin);
        let around = frame.map.inset(-graticule::BAND_MM);
        let mut frames = vec![Fixed::Drawing(&ticks), Fixed::Frame(frame.map, MAP_FRAME)];
        if !numbers.is_empty() {
            frames.push(Fixed::Frame(around, thin));
        }
        frames.extend(numbers.iter().map(Fixed::Number));
        frames.push(Fixed::Frame(layout.neatline, Pen::new(Ink::BLACK, 0.5)));
        layer(&root, "frames", frames.into_iter())?;
        let items = layout.items.iter().chain(&layout.banner).map(Fixed::Item);
        layer(&root, "furniture", items)
    }

    /// Everything on the ground, from below to above.
    fn land<S: Surface>(&self, view: &View<'_, '_, S>) -> Result<(), Error> {
        let (layers, around) = (&self.sheet.layers, &self.assessment.surroundings);
        if layers.neighbours {
            let land = around.neighbours.iter().map(|n| &n.land);
            let fill = Some(Fill::Solid(around::NEIGHBOUR));
            view.areas("neighbours", land, fill, Some(around::NEIGHBOUR_EDGE))?;
        }
        if layers.water {
            let fill = Some(Fill::Solid(around::WATER));
            view.areas("water", around.water.iter(), fill, None)?;
        }
        if view.main && !self.layout.graticule.crosses.is_empty() {
            let pen = Pen::new(Ink::grey(0xa0), 0.12);
            let crosses = Drawing::line(self.layout.graticule.crosses.clone(), pen);
            layer(view.root, "grid", [Fixed::Drawing(&crosses)].into_iter())?;
        }
        if layers.commune_borders {
            // Beneath the villages, so that only the half outside shows: the outline of the whole,
            // without a union of it, which the gaps of real data would slit.
            let casing = Pen::new(PROVINCE.ink, 2.0 * PROVINCE.width_mm);
            view.areas("outline", self.backdrop.communes.iter(), None, Some(casing))?;
        }
        self.villages(view)?;
        self.over(view)?;
        if layers.commune_borders {
            view.areas("commune-borders", self.backdrop.communes.iter(), None, Some(COMMUNE))?;
            if let Some(commune) = self.commune() {
                view.areas("commune", std::iter::once(commune), None, Some(PROVINCE))?;
            }
        }
        if layers.roads {
            for (id, major) in [("roads", false), ("main-roads", true)] {
                let (casing, road) = around::ROAD[usize::from(!major)];
                let ways = around.roads.iter().filter(|w| w.major == major).map(|w| &w.line);
                view.lines(id, ways, &[casing, road])?;
            }
        }
        if self.content.marks.routes_m.is_some() {
            let edge = Pen { dash: None, ..Pen::new(Ink::WHITE.with_alpha(0.7), 0.6) };
            let routes = self.assessment.network.serving_routes().map(|r| &r.line);
            view.lines("fibre-routes", routes, &[edge, ROUTE])?;
        }
        Ok(())
    }

    /// The commune that the sheet shows.
    fn commune(&self) -> Option<&MultiPolygon<f64>> {
        match self.sheet.frame {
            FrameOf::Province => None,
            FrameOf::Commune(i) => self.backdrop.communes.get(i as usize),
        }
    }

    /// Veils over the villages, through which their colours show.
    fn over<S: Surface>(&self, view: &View<'_, '_, S>) -> Result<(), Error> {
        let (layers, around) = (&self.sheet.layers, &self.assessment.surroundings);
        // The second map would stretch its few pixels.
        if let Some(pixels) = self.layout.around.hillshade.as_ref().filter(|_| view.main) {
            layer(view.root, "hillshade", [Fixed::Image(view.frame.map, pixels)].into_iter())?;
        }
        if layers.water {
            let over = Fill::Solid(around::WATER.with_alpha(around::WATER_OVER));
            view.areas("lakes", around.water.iter(), Some(over), Some(around::SHORE))?;
            for (id, major) in [("streams", false), ("rivers", true)] {
                let pen = around::RIVER[usize::from(!major)];
                let ways = around.rivers.iter().filter(|w| w.major == major).map(|w| &w.line);
                view.lines(id, ways, &[pen])?;
            }
        }
        for served in &self.layout.around.served {
            let (fill, edge) = around::footprint(served.technology);
            view.areas(
                around::footprint_layer(served.technology),
                std::iter::once(&served.area),
                Some(fill),
                Some(edge),
            )?;
        }
        Ok(())
    }

    fn villages<S: Surface>(&self, view: &View<'_, '_, S>) -> Result<(), Error> {
        let border = self.sheet.layers.village_borders.then(|| self.village_pen(view.frame));
        view.open("villages")?;
        let shown = self.shown.classes.iter().zip(&self.shown.titles);
        for (village, (class, title)) in self.assessment.villages.iter().zip(shown) {
            let Some(shape) = &village.shape else { continue };
            let whole = view.main && self.sheet.frame == FrameOf::Province;
            if !whole && !view.sees(shape.planar.bounding_rect()) {
                continue;
            }
            let fill = class.and_then(|c| self.fills.get(c)).copied().unwrap_or(Fill::Hatch);
            let beside = matches!(self.sheet.frame, FrameOf::Commune(i) if village.commune.0 != i);
            let fill = if beside { faded(fill) } else { fill };
            // Without borders, an edge of the village's own colour closes the seams.
            let seam = match fill {
                Fill::Solid(ink) => Some(Pen::new(ink, 0.06)),
                Fill::Hatch => None,
            };
            let region = Region {
                shape: &shape.planar,
                fill: Some(fill),
                border: border.or(seam),
                title: view.main.then_some(title.as_str()),
            };
            draw(&view.land, &region)?;
        }
        view.close()
    }

    /// Borders of villages: the smaller the villages on paper, the thinner, lest lines hide colours.
    fn village_pen(&self, frame: &Frame) -> Pen {
        let side_mm = self.backdrop.median_area_m2.sqrt() / frame.metres_per_mm();
        Pen::new(Ink::grey(0x96), (side_mm * 0.016).clamp(0.035, 0.11))
    }

    fn sites<S: Surface>(&self, view: &View<'_, '_, S>) -> Result<(), Error> {
        let marks = &self.layout.marks;
        if marks.crowded() {
            return Ok(());
        }
        let size_mm = marks.size_mm();
        view.open("sites")?;
        for group in &marks.groups {
            for &at in group.at.iter().filter(|at| view.frame.shows(**at, size_mm)) {
                draw(&view.land, &MarkAt { at, mark: group.mark, size_mm })?;
            }
        }
        view.close()
    }

    /// Marks of villages, where the sheet shows them by marks.
    fn spots<S: Surface>(&self, view: &View<'_, '_, S>) -> Result<(), Error> {
        if self.shown.spots.is_empty() {
            return Ok(());
        }
        view.open("village-marks")?;
        for spot in self.shown.spots.iter().filter(|s| view.frame.shows(s.at, 0.0)) {
            let title = self.shown.titles.get(spot.village).map(String::as_str);
            draw(&view.land, &SpotAt { spot, title: title.filter(|_| view.main) })?;
        }
        view.close()
    }

    /// The locator and the second map, each on its own paper.
    fn insets<S: Surface>(&self, root: &Root<'_, S>) -> Result<(), Error> {
        let paper = |rect: &Rect| Drawing::area(Path::rect(rect), Ink::WHITE);
        if let Some(town) = &self.layout.town {
            let under = paper(&town.rect);
            layer(root, "enlargement", [Fixed::Drawing(&under)].into_iter())?;
            draw(root, &Fixed::Clip(Some(town.frame.map)))?;
            let view = View::new(root, &town.frame, false);
            self.land(&view)?;
            self.spots(&view)?;
            self.sites(&view)?;
            draw(root, &Fixed::Clip(None))?;
            let over = [
                Fixed::Frame(town.frame.map, FOCUS),
                Fixed::Frame(town.rect, INSET_FRAME),
                Fixed::Item(&town.heading),
            ];
            let names = town.labels.iter().map(Fixed::Label);
            layer(root, "enlargement-frame", names.chain(over))?;
        }
        if let Some(locator) = &self.layout.locator {
            let under = paper(&locator.rect);
            layer(root, "locator-paper", [Fixed::Drawing(&under)].into_iter())?;
            draw(root, &Fixed::Clip(Some(locator.picture)))?;
            layer(root, "locator", locator.inside.iter().map(Fixed::Drawing))?;
            draw(root, &Fixed::Clip(None))?;
            let over = [
                Fixed::Frame(locator.picture, Pen::new(Ink::BLACK, 0.15)),
                Fixed::Frame(locator.rect, INSET_FRAME),
                Fixed::Item(&locator.heading),
            ];
            let names = locator.texts.iter().map(Fixed::Haloed);
            layer(root, "locator-frame", over.into_iter().chain(names))?;
        }
        Ok(())
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

/// Of a colour, what is left of it around the commune that a sheet shows.
const FADED: f64 = 0.3;

fn faded(fill: Fill) -> Fill {
    match fill {
        Fill::Solid(ink) => {
            let pale = |c: u8| (255.0 - (255.0 - f64::from(c)) * FADED).round() as u8;
            Fill::Solid(Ink { rgb: ink.rgb.map(pale), alpha: ink.alpha })
        }
        Fill::Hatch => Fill::Hatch,
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

/// The parts of a line within a window.
fn clipped(line: &LineString<f64>, low: Coord<f64>, high: Coord<f64>) -> Vec<Vec<Coord<f64>>> {
    let mut parts: Vec<Vec<Coord<f64>>> = Vec::new();
    for segment in line.lines() {
        let Some((a, b)) = clip(segment.start, segment.end, low, high) else { continue };
        match parts.last_mut() {
            Some(part) if a == segment.start && part.last() == Some(&a) => part.push(b),
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
