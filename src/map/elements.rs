//! plotters elements of a map: areas with holes, lines, marks, and everything beside the map.

use super::drawing::Drawing;
use super::flow::{Item, Placed, baseline};
use super::font::Run;
use super::geometry::{Path, Pt, Rect, Segment};
use super::graticule::Number;
use super::ink::{Fill, Ink, Pen};
use super::labels::Label;
use super::marks::Mark;
use super::page::{Page, page_point, units};
use super::surface::{Lettering, Pixels, Surface};
use geo::{Coord, MultiPolygon};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// An area with holes; metres.
pub(crate) struct Region<'a> {
    pub(crate) shape: &'a MultiPolygon<f64>,
    pub(crate) fill: Option<Fill>,
    pub(crate) border: Option<Pen>,
    pub(crate) title: Option<&'a str>,
}

fn rings(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &geo::LineString<f64>> {
    shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Region<'_> {
    type Point = (f64, f64);
    type IntoIter = Box<dyn Iterator<Item = (f64, f64)> + 'a>;

    fn point_iter(self) -> Self::IntoIter {
        Box::new(rings(self.shape).flat_map(|r| r.0.iter()).map(|c| (c.x, c.y)))
    }
}

impl<S: Surface> Drawable<Page<'_, S>> for Region<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut pos: I,
        backend: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Drawn {
        let mut path = Path::default();
        for ring in rings(self.shape) {
            let mut points: Vec<Pt> = pos.by_ref().take(ring.0.len()).map(page_point).collect();
            // The closing point repeats the first.
            points.pop();
            path.ring(points);
        }
        if !path.is_empty() {
            backend.surface.area(&path, self.fill, self.border, self.title);
        }
        Ok(())
    }
}

/// Open lines; metres.
pub(crate) struct Lines<'a> {
    pub(crate) parts: &'a [Vec<Coord<f64>>],
    pub(crate) pen: Pen,
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Lines<'_> {
    type Point = (f64, f64);
    type IntoIter = Box<dyn Iterator<Item = (f64, f64)> + 'a>;

    fn point_iter(self) -> Self::IntoIter {
        Box::new(self.parts.iter().flatten().map(|c| (c.x, c.y)))
    }
}

impl<S: Surface> Drawable<Page<'_, S>> for Lines<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut pos: I,
        backend: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Drawn {
        let mut path = Path::default();
        for part in self.parts {
            path.line(pos.by_ref().take(part.len()).map(page_point));
        }
        backend.surface.stroke(&path, &self.pen);
        Ok(())
    }
}

/// A mark at a place; metres.
pub(crate) struct MarkAt {
    pub(crate) at: Coord<f64>,
    pub(crate) mark: Mark,
    pub(crate) size_mm: f64,
}

/// White around a mark, so that it stands out on dark classes, mm.
const MARK_EDGE_MM: f64 = 0.13;

impl<'a> PointCollection<'a, (f64, f64)> for &'a MarkAt {
    type Point = (f64, f64);
    type IntoIter = std::iter::Once<(f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((self.at.x, self.at.y))
    }
}

fn draw_mark<S: Surface>(surface: &mut S, mark: Mark, at: Pt, size_mm: f64) {
    let path = mark.path(at, size_mm);
    surface.stroke(&path, &Pen::new(Ink::WHITE, 2.0 * MARK_EDGE_MM));
    surface.area(&path, Some(Fill::Solid(mark.ink)), None, None);
}

impl<S: Surface> Drawable<Page<'_, S>> for MarkAt {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        backend: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Drawn {
        for at in pos {
            draw_mark(backend.surface, self.mark, page_point(at), self.size_mm);
        }
        Ok(())
    }
}

/// A layer's beginning or end.
pub(crate) enum Layer {
    Open(&'static str),
    Close,
}

/// Anything that stands on the page itself, placed in page units.
pub(crate) enum Fixed<'a> {
    Layer(Layer),
    Item(&'a Placed),
    Label(&'a Label),
    Frame(Rect, Pen),
    /// From here on only what lies in the box is drawn; `None`: everything.
    Clip(Option<Rect>),
    /// A ready path.
    Drawing(&'a Drawing),
    /// A picture of pixels.
    Image(Rect, &'a Pixels),
    /// A number beside the frame.
    Number(&'a Number),
    /// A text with paper around its letters.
    Haloed(&'a Placed),
    /// Large pale words across the map.
    Watermark {
        run: &'a Run,
        middle: Pt,
        size_mm: f64,
        angle_deg: f64,
    },
}

impl Fixed<'_> {
    fn origin(&self) -> Pt {
        match self {
            Self::Layer(_) | Self::Clip(_) | Self::Drawing(_) => Pt::new(0.0, 0.0),
            Self::Item(placed) | Self::Haloed(placed) => Pt::new(placed.rect.x, placed.rect.y),
            Self::Number(number) => number.at,
            Self::Label(label) => Pt::new(label.rect.x, label.rect.y),
            Self::Frame(rect, _) | Self::Image(rect, _) => Pt::new(rect.x, rect.y),
            Self::Watermark { middle, .. } => *middle,
        }
    }
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Fixed<'_> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Once<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        let Pt { x, y } = self.origin();
        std::iter::once((units(x), units(y)))
    }
}

impl<S: Surface> Drawable<Page<'_, S>> for Fixed<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        backend: &mut Page<'_, S>,
        _: (u32, u32),
    ) -> Drawn {
        for at in pos {
            let (at, from) = (page_point(at), self.origin());
            self.draw_at(backend, at.x - from.x, at.y - from.y);
        }
        Ok(())
    }
}

impl Fixed<'_> {
    fn draw_at<S: Surface>(&self, page: &mut Page<'_, S>, dx: f64, dy: f64) {
        let fonts = page.fonts;
        match self {
            Self::Layer(Layer::Open(id)) => page.surface.open_layer(id),
            Self::Layer(Layer::Close) => page.surface.close_layer(),
            Self::Frame(rect, pen) => page.surface.stroke(&Path::rect(&rect.moved(dx, dy)), pen),
            // Boxes of their own: plotters only hands them on.
            Self::Clip(to) => page.surface.clip(*to),
            Self::Drawing(drawing) => {
                page.surface.area(&drawing.path, drawing.fill, drawing.pen, None);
            }
            Self::Image(rect, pixels) => page.surface.image(rect.moved(dx, dy), pixels),
            Self::Number(number) => {
                let at = Pt::new(number.at.x + dx, number.at.y + dy);
                let (size_mm, angle_deg) = (number.size_mm, number.angle_deg);
                let style = Lettering { at, size_mm, angle_deg, ink: Ink::DARK, halo: None };
                page.surface.text(fonts, &number.run, &style);
            }
            Self::Haloed(placed) => {
                if let Item::Text { run, size_mm, ink } = &placed.item {
                    let at = baseline(&placed.rect.moved(dx, dy), *size_mm);
                    let halo = Some((Ink::WHITE.with_alpha(0.8), 0.3));
                    let (size_mm, ink) = (*size_mm, *ink);
                    let style = Lettering { at, size_mm, angle_deg: 0.0, ink, halo };
                    page.surface.text(fonts, run, &style);
                }
            }
            Self::Item(placed) => item(page, &placed.item, &placed.rect.moved(dx, dy)),
            Self::Label(label) => label.draw(page.surface, fonts, dx, dy),
            Self::Watermark { run, middle, size_mm, angle_deg } => {
                let (sin, cos) = angle_deg.to_radians().sin_cos();
                let half = run.width_em * size_mm / 2.0;
                // A third of the em below the middle is where the baseline of capitals belongs.
                let drop = 0.35 * size_mm;
                let at = Pt::new(
                    middle.x + dx - half * cos - drop * sin,
                    middle.y + dy - half * sin + drop * cos,
                );
                let (ink, edge) = (Ink::WARNING.with_alpha(0.13), Ink::WHITE.with_alpha(0.3));
                // The edge shows on dark classes, the letters on pale ones.
                let style = Lettering {
                    at,
                    size_mm: *size_mm,
                    angle_deg: *angle_deg,
                    ink,
                    halo: Some((edge, 0.3)),
                };
                page.surface.text(fonts, run, &style);
            }
        }
    }
}

fn item<S: Surface>(page: &mut Page<'_, S>, item: &Item, rect: &Rect) {
    let fonts = page.fonts;
    let middle = rect.centre();
    match item {
        Item::Text { run, size_mm, ink } => {
            let at = baseline(rect, *size_mm);
            let style = Lettering { at, size_mm: *size_mm, angle_deg: 0.0, ink: *ink, halo: None };
            page.surface.text(fonts, run, &style);
        }
        Item::Swatch(fill) => {
            let edge = Pen::new(Ink::MID, 0.12);
            page.surface.area(&Path::rect(rect), Some(*fill), Some(edge), None);
        }
        Item::Cell(fill) => {
            let edge = Pen::new(Ink::WHITE, 0.3);
            page.surface.area(&Path::rect(rect), Some(*fill), Some(edge), None);
        }
        Item::Symbol(symbol) => symbol.draw(page.surface, middle, None),
        Item::Mark(mark, size_mm) => draw_mark(page.surface, *mark, middle, *size_mm),
        Item::Line(pen) => {
            let mut path = Path::default();
            path.line([Pt::new(rect.x, middle.y), Pt::new(rect.right(), middle.y)]);
            page.surface.stroke(&path, pen);
        }
        Item::Cased(casing, pen) => {
            let mut path = Path::default();
            path.line([Pt::new(rect.x, middle.y), Pt::new(rect.right(), middle.y)]);
            page.surface.stroke(&path, casing);
            page.surface.stroke(&path, pen);
        }
        Item::Relief => {
            let (w, h) = (rect.width / 2.0, rect.height);
            let sides = [
                (Rect::new(rect.x, rect.y, w, h), Ink::grey(0xf2)),
                (Rect::new(middle.x, rect.y, w, h), Ink::grey(0xa8)),
            ];
            for (side, ink) in sides {
                page.surface.area(&Path::rect(&side), Some(Fill::Solid(ink)), None, None);
            }
            page.surface.stroke(&Path::rect(rect), &Pen::new(Ink::MID, 0.12));
        }
        Item::Blank | Item::Kept => {}
        Item::Bar(bar) => {
            for i in 0..bar.steps {
                let ink = if i % 2 == 0 { Ink::BLACK } else { Ink::WHITE };
                let x = rect.x + f64::from(i) * bar.step_mm;
                let step = Path::rect(&Rect::new(x, rect.y, bar.step_mm, rect.height));
                let edge = Pen::new(Ink::BLACK, 0.15);
                page.surface.area(&step, Some(Fill::Solid(ink)), Some(edge), None);
            }
        }
        Item::North(letter) => {
            let size_mm = rect.height * 0.32;
            let (x, top, low) = (middle.x, rect.y + size_mm * 1.15, rect.bottom());
            let wing = rect.width * 0.27;
            for (side, ink) in [(-1.0, Ink::BLACK), (1.0, Ink::WHITE)] {
                let half = Path(vec![
                    Segment::Move(Pt::new(x, top)),
                    Segment::Line(Pt::new(x + side * wing, low)),
                    Segment::Line(Pt::new(x, low - wing * 0.7)),
                    Segment::Close,
                ]);
                let edge = Pen::new(Ink::BLACK, 0.2);
                page.surface.area(&half, Some(Fill::Solid(ink)), Some(edge), None);
            }
            let at = Pt::new(x - letter.width_em * size_mm / 2.0, rect.y + size_mm * 0.9);
            let ink = Ink::BLACK;
            page.surface.text(
                fonts,
                letter,
                &Lettering { at, size_mm, angle_deg: 0.0, ink, halo: None },
            );
        }
        Item::Plate(ink) => {
            let edge = (*ink == Ink::WHITE).then(|| Pen::new(Ink::WARNING, 0.5));
            page.surface.area(&Path::rect(rect), Some(Fill::Solid(*ink)), edge, None);
        }
    }
}
