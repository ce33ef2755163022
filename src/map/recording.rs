//! A surface that remembers what is drawn on it.
//!
//! A sheet is painted once; what was painted is then played to every other surface, on several
//! threads at once where that helps, so that all of them show the same.

use super::font::{Fonts, Run};
use super::geometry::{Path, Pt, Rect, Segment};
use super::ink::{Fill, Pen};
use super::surface::{Lettering, Pixels, Surface};
use super::thinning::thin;

/// What was drawn, in order.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    size_mm: (f64, f64),
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    OpenLayer(String),
    CloseLayer,
    Area { rings: Path, fill: Option<Fill>, border: Option<Pen>, title: Option<String> },
    Stroke(Path, Pen),
    Text(Run, Lettering),
    Clip(Option<Rect>),
    Image(Rect, Pixels),
}

impl Recording {
    /// An empty page of that size, mm.
    pub(crate) fn new(size_mm: (f64, f64)) -> Self {
        Self { size_mm, steps: Vec::new() }
    }

    /// Leaves out points that nobody can see.
    pub(crate) fn thin(&mut self) {
        let paths = self.steps.iter_mut().filter_map(|step| match step {
            Step::Area { rings: path, .. } | Step::Stroke(path, _) => Some(path),
            _ => None,
        });
        thin(&mut paths.collect::<Vec<_>>());
    }

    /// Draws it all again.
    pub(crate) fn play(&self, fonts: &Fonts, surface: &mut impl Surface) {
        self.play_within(fonts, surface, |_| true);
    }

    /// Draws again what may be seen between two heights of the page, mm.
    pub(crate) fn play_band(
        &self,
        fonts: &Fonts,
        surface: &mut impl Surface,
        top: f64,
        bottom: f64,
    ) {
        self.play_within(fonts, surface, |(high, low)| low >= top && high <= bottom);
    }

    fn play_within(
        &self,
        fonts: &Fonts,
        surface: &mut impl Surface,
        seen: impl Fn((f64, f64)) -> bool,
    ) {
        for step in &self.steps {
            if step.heights().is_some_and(|heights| !seen(heights)) {
                continue;
            }
            match step {
                Step::OpenLayer(id) => surface.open_layer(id),
                Step::CloseLayer => surface.close_layer(),
                Step::Area { rings, fill, border, title } => {
                    surface.area(rings, *fill, *border, title.as_deref());
                }
                Step::Stroke(path, pen) => surface.stroke(path, pen),
                Step::Text(run, style) => surface.text(fonts, run, style),
                Step::Clip(to) => surface.clip(*to),
                Step::Image(at, picture) => surface.image(*at, picture),
            }
        }
    }
}

impl Step {
    /// From which height on the page to which it may be seen, mm; `None` where it draws nothing itself.
    fn heights(&self) -> Option<(f64, f64)> {
        let wide = |pen: &Pen| pen.width_mm / 2.0;
        let (high, low, beyond) = match self {
            Self::OpenLayer(_) | Self::CloseLayer | Self::Clip(_) => return None,
            Self::Area { rings, border, .. } => {
                let (high, low) = rings.heights();
                (high, low, border.as_ref().map_or(0.0, wide))
            }
            Self::Stroke(path, pen) => {
                let (high, low) = path.heights();
                (high, low, wide(pen))
            }
            Self::Text(run, style) => {
                // No letter reaches further than one and a half em from the baseline, turned or not.
                let (sin, halo) = (style.angle_deg.to_radians().sin(), style.halo);
                let end = style.at.y + run.width_em * style.size_mm * sin;
                let beyond = 1.5 * style.size_mm + halo.map_or(0.0, |(_, reach)| reach);
                (style.at.y.min(end), style.at.y.max(end), beyond)
            }
            Self::Image(at, _) => (at.y, at.bottom(), 0.0),
        };
        // Another millimetre, for the pixels that anti-aliasing touches.
        Some((high - beyond - 1.0, low + beyond + 1.0))
    }
}

impl Path {
    /// The least and the greatest height of its points, handles of curves among them.
    fn heights(&self) -> (f64, f64) {
        let mut heights = (f64::INFINITY, f64::NEG_INFINITY);
        let mut see = |p: &Pt| heights = (heights.0.min(p.y), heights.1.max(p.y));
        for segment in &self.0 {
            match segment {
                Segment::Move(p) | Segment::Line(p) => see(p),
                Segment::Quad(c, p) => [c, p].into_iter().for_each(&mut see),
                Segment::Cubic(c, d, p) => [c, d, p].into_iter().for_each(&mut see),
                Segment::Close => {}
            }
        }
        heights
    }
}

impl Surface for Recording {
    fn size_mm(&self) -> (f64, f64) {
        self.size_mm
    }

    fn open_layer(&mut self, id: &str) {
        self.steps.push(Step::OpenLayer(id.to_owned()));
    }

    fn close_layer(&mut self) {
        self.steps.push(Step::CloseLayer);
    }

    fn area(&mut self, rings: &Path, fill: Option<Fill>, border: Option<Pen>, title: Option<&str>) {
        if !rings.is_empty() {
            let (rings, title) = (rings.clone(), title.map(str::to_owned));
            self.steps.push(Step::Area { rings, fill, border, title });
        }
    }

    fn stroke(&mut self, path: &Path, pen: &Pen) {
        if !path.is_empty() {
            self.steps.push(Step::Stroke(path.clone(), *pen));
        }
    }

    fn text(&mut self, _: &Fonts, run: &Run, style: &Lettering) {
        if !run.glyphs.is_empty() {
            self.steps.push(Step::Text(run.clone(), *style));
        }
    }

    fn clip(&mut self, to: Option<Rect>) {
        self.steps.push(Step::Clip(to));
    }

    fn image(&mut self, at: Rect, picture: &Pixels) {
        if picture.is_whole() {
            self.steps.push(Step::Image(at, picture.clone()));
        }
    }
}
