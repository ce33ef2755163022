//! The sheet's layout: every text wrapped, every box measured, before anything is drawn.
//!
//! A sheet held across has its legend in a column on the right; one held upright has it below, in
//! three columns. Text that finds no room is first made smaller, then cut with an ellipsis. The locator and
//! the enlarged town stand in corners of the map that hold no village (`place`), else the locator is in
//! the column; nothing covers a village.

use super::around::{self, Around};
use super::backdrop::Backdrop;
use super::content::Content;
use super::drawing::Panel;
use super::flow::{Align, Flow, Item, Placed, text_at};
use super::font::{Fonts, Weight};
use super::furniture_words;
use super::geometry::Rect;
use super::graticule::{self, Graticule};
use super::ink::{Fill, Ink};
use super::labels::{self, Label};
use super::locator;
use super::marks::Marks;
use super::place::{self, Free};
use super::scale::Frame;
use super::sheet::{FrameOf, Orientation, Sheet};
use super::shown::Shown;
use super::text::{LEADING, POINT_MM, largest_fitting, wrap_evenly};
use super::town::Town;
use crate::assessment::Assessment;
use crate::lang::{Lang, Numbers};
use geo::{BoundingRect, Coord, coord};
use phusong_lang::{count, say};

/// From the paper's edge to the outer frame, mm: printers leave about 5 mm blank.
const EDGE_MM: f64 = 7.0;
/// From the outer frame to what it holds, mm.
const PADDING_MM: f64 = 3.0;
/// Width of the column of a sheet held across, mm (on A4).
const COLUMN_MM: f64 = 64.0;
/// Between columns, mm.
const GUTTER_MM: f64 = 5.0;
/// How far a column is tightened before its sources are cut.
const FACTORS: [f64; 6] = [1.0, 0.95, 0.9, 0.82, 0.75, 0.66];
/// Lines of sources tried.
const SOURCE_LINES: [usize; 4] = [10, 6, 3, 1];

/// A sheet, measured.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) size_mm: (f64, f64),
    pub(crate) neatline: Rect,
    pub(crate) frame: Frame,
    pub(crate) items: Vec<Placed>,
    pub(crate) labels: Vec<Label>,
    /// What is written across an empty map, with its plate.
    pub(crate) banner: Vec<Placed>,
    pub(crate) graticule: Graticule,
    pub(crate) locator: Option<Panel>,
    pub(crate) town: Option<Town>,
    /// Names of the land around.
    pub(crate) neighbours: Vec<Placed>,
    /// The marks of the sheet: all, or those of the commune it shows.
    pub(crate) marks: Marks,
    /// What is computed once for the frame.
    pub(crate) around: Around,
}

/// What the layout needs to know.
pub(crate) struct Job<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) content: &'a Content,
    pub(crate) backdrop: &'a Backdrop,
    pub(crate) assessment: &'a Assessment,
    pub(crate) fonts: &'a Fonts,
    pub(crate) lang: Lang,
    pub(crate) fills: &'a [Fill],
    pub(crate) shown: &'a Shown,
}

impl Job<'_> {
    /// Bounds of what the sheet shows, metres.
    pub(crate) fn land(&self) -> Option<geo::Rect<f64>> {
        let commune = match self.sheet.frame {
            FrameOf::Province => None,
            FrameOf::Commune(i) => self.backdrop.communes.get(i as usize),
        };
        commune.and_then(BoundingRect::bounding_rect).or(self.backdrop.bounds)
    }
}

impl Layout {
    /// The layout, in the orientation that shows the land larger where the sheet leaves it open.
    pub(crate) fn new(job: &Job<'_>) -> Self {
        let mut layout = match job.sheet.orientation {
            Orientation::Landscape => Self::held(job, true),
            Orientation::Portrait => Self::held(job, false),
            Orientation::Auto => {
                let (across, upright) = (Self::held(job, true), Self::held(job, false));
                let tall = job.land().is_some_and(|b| b.height() > b.width());
                let (a, u) = (across.frame.denominator, upright.frame.denominator);
                if u < a || (u == a && tall) { upright } else { across }
            }
        };
        layout.around = Around::new(job.sheet, job.assessment, &layout.frame);
        let names = |frame| labels::Job {
            sheet: job.sheet,
            assessment: job.assessment,
            grounds: &job.backdrop.grounds,
            marks: &layout.marks,
            spots: &job.shown.spots,
            fonts: job.fonts,
            frame,
        };
        let taken: Vec<Rect> = layout.taken().collect();
        let on_map = labels::place(&names(&layout.frame), &taken);
        let enlarged = layout.town.as_ref().map(|t| labels::place(&names(&t.frame), &[]));
        layout.labels = on_map;
        if let Some((town, labels)) = layout.town.as_mut().zip(enlarged) {
            town.labels = labels;
        }
        layout
    }

    /// The locator in the map where it is free, else in the column.
    fn held(job: &Job<'_>, across: bool) -> Self {
        let place = job.backdrop.place.as_ref().filter(|_| job.sheet.furniture.locator);
        let wanted = place.is_some_and(locator::Place::in_vietnam);
        let layout = Self::framed(job, across, wanted, false);
        if wanted && layout.locator.is_none() {
            Self::framed(job, across, wanted, true)
        } else {
            layout
        }
    }

    fn framed(job: &Job<'_>, across: bool, locator: bool, in_column: bool) -> Self {
        let (long, short) = job.sheet.paper.sides_mm();
        let size_mm = if across { (long, short) } else { (short, long) };
        let neatline = Rect::new(0.0, 0.0, size_mm.0, size_mm.1).inset(EDGE_MM);
        let inside = neatline.inset(PADDING_MM);
        let mut items = Vec::new();
        let top = header(job, &inside, &mut items) + 2.0;
        let body = Rect::new(inside.x, top, inside.width, inside.bottom() - top);
        let kept = (locator && in_column).then_some(IN_COLUMN_MM);
        let (map, column) = if across {
            let width = COLUMN_MM * (long / 297.0).sqrt();
            let map = Rect::new(body.x, body.y, body.width - width - GUTTER_MM, body.height);
            (map, Rect::new(map.right() + GUTTER_MM, body.y, width, body.height))
        } else {
            // No more than two fifths of the page for words.
            let most = body.height * 0.4;
            let placed = below(job, body.width, most, kept);
            let height = bottom(&placed).min(most);
            let map_height = body.height - height - GUTTER_MM;
            let map = Rect::new(body.x, body.y, body.width, map_height);
            (map, Rect::new(body.x, map.bottom() + GUTTER_MM, body.width, height))
        };
        // The numbers of coordinates stand between map and column.
        let numbered = job.sheet.furniture.graticule != super::sheet::Graticule::None;
        let map = if numbered { map.inset(graticule::BAND_MM) } else { map };
        let frame = job
            .land()
            .map_or(Frame { map, denominator: PROVISIONAL, centre: Coord::zero() }, |bounds| {
                Frame::fit(map, bounds)
            });
        let banner = banner(job, &map);
        let mut free = Free::new(job, frame, banner.iter().map(|p| p.rect).collect());
        let in_map = if locator && !in_column { free.locator() } else { None };
        let town = free.town(job);
        let neighbours = free.neighbours(job);
        let frame = free.frame;

        let graticule = Graticule::new(
            job.sheet.furniture.graticule,
            &frame,
            job.backdrop.geographic.as_ref(),
            job.fonts,
            job.lang,
        );
        let whole = job.sheet.frame == FrameOf::Province;
        let marks =
            if whole { job.content.marks.clone() } else { job.content.marks.within(&frame) };
        let at = Standing {
            denominator: frame.denominator,
            outside: marks.outside(&frame),
            marks: &marks,
            shows: graticule.shows,
            kept,
        };
        let placed = if across {
            beside(job, column.width, column.height, &at)
        } else {
            below_at(job, column.width, column.height + 0.01, &at)
        };
        let mut in_column = None;
        for Placed { rect, item } in placed {
            let rect = rect.moved(column.x, column.y);
            if matches!(item, Item::Kept) {
                in_column = Some(rect);
            } else {
                items.push(Placed { rect, item });
            }
        }
        let locator = in_map
            .or(in_column)
            .zip(place::commune_or_whole(job))
            .map(|(rect, place)| locator::draw(rect, &place, job.fonts, job.lang));
        Self {
            size_mm,
            neatline,
            frame,
            items,
            labels: Vec::new(),
            banner,
            graticule,
            locator,
            town,
            neighbours,
            marks,
            around: Around::default(),
        }
    }

    /// Where on the map no name may stand.
    pub(crate) fn taken(&self) -> impl Iterator<Item = Rect> {
        let placed = self.banner.iter().chain(&self.neighbours).map(|p| p.rect);
        let insets = self.locator.as_ref().map(|l| l.rect).into_iter();
        placed.chain(insets.chain(self.town.as_ref().map(|t| t.rect)))
    }

    /// Every box that stands on the page, with a word for what it is.
    pub(crate) fn boxes(&self) -> Vec<(&'static str, Rect)> {
        let kind = |p: &Placed| match &p.item {
            Item::Text { .. } => "text",
            Item::Swatch(_) | Item::Relief => "swatch",
            Item::Symbol(_) => "symbol",
            Item::Mark(..) => "mark",
            Item::Line(_) | Item::Cased(..) => "line",
            Item::Blank | Item::Kept => "blank",
            Item::Bar(_) => "scale bar",
            Item::North(_) => "north arrow",
            Item::Plate(_) | Item::Cell(_) => "plate",
        };
        let items = self.items.iter().map(|p| (kind(p), p.rect));
        let labels = self.labels.iter().map(|l| (l.kind(), l.rect));
        let numbers = self.graticule.numbers.iter().map(|n| ("coordinate", n.rect));
        let neighbours = self.neighbours.iter().map(|n| ("neighbour", n.rect));
        let locator = self.locator.iter().map(|l| ("locator", l.rect));
        let town = self.town.iter().map(|t| ("inset", t.rect));
        let furniture = numbers.chain(neighbours).chain(locator).chain(town);
        items.chain(labels).chain(furniture).chain([("map", self.frame.map)]).collect()
    }
}

/// A scale to measure with before the real one is known; only the bar's length depends on it.
const PROVISIONAL: u64 = 250_000;

/// Width of a locator in the column, mm.
const IN_COLUMN_MM: f64 = 40.0;
/// A locator in a tightened column is no smaller than this part of that: see `locator::WIDTHS_MM`.
const IN_COLUMN_LEAST: f64 = 0.8;

/// What the column says about the map beside it.
#[derive(Clone, Copy)]
struct Standing<'a> {
    denominator: u64,
    outside: usize,
    marks: &'a Marks,
    /// Kilometres and degrees along the frame.
    shows: (bool, bool),
    /// Width of the locator in the column, mm.
    kept: Option<f64>,
}

fn bottom(placed: &[Placed]) -> f64 {
    placed.iter().map(|p| p.rect.bottom()).fold(0.0, f64::max)
}

/// Title, mark of synthetic data, subtitle; returns where they end.
fn header(job: &Job<'_>, inside: &Rect, items: &mut Vec<Placed>) -> f64 {
    let (fonts, content) = (job.fonts, job.content);
    let middle = inside.centre().x;
    let mut y = inside.y;
    let sizes = [17.0, 16.0, 15.0, 14.0, 13.0, 12.0].map(|pt| pt * POINT_MM);
    let size = largest_fitting(fonts, &content.title, Weight::Bold, &sizes, inside.width);
    for run in wrap_evenly(fonts, &content.title, Weight::Bold, size, inside.width, 2) {
        items.push(text_at(run, size, Ink::BLACK, Align::Centre, middle, y));
        y += LEADING * size;
    }
    if let Some(mark) = content.synthetic {
        let size = 10.0 * POINT_MM;
        let run = fonts.run(mark, Weight::Bold);
        let (width, height) = (run.width_em * size + 8.0, LEADING * size + 0.8);
        let plate = Rect::new(middle - width / 2.0, y + 0.6, width, height);
        items.push(Placed { rect: plate, item: Item::Plate(Ink::WARNING) });
        items.push(text_at(run, size, Ink::WHITE, Align::Centre, middle, plate.y + 0.25));
        y = plate.bottom() + 0.8;
    }
    let size = 8.5 * POINT_MM;
    for run in wrap_evenly(fonts, &content.subtitle, Weight::Regular, size, inside.width, 3) {
        items.push(text_at(run, size, Ink::DARK, Align::Centre, middle, y));
        y += LEADING * size;
    }
    y
}

/// All blocks in one column; the first setting that fits, else the tightest.
fn beside(job: &Job<'_>, width: f64, height: f64, at: &Standing<'_>) -> Vec<Placed> {
    let mut tightest = Vec::new();
    for factor in FACTORS {
        for lines in SOURCE_LINES {
            let mut flow = Flow::new(job.fonts, width, factor);
            first(&mut flow, job);
            second(&mut flow, job, at);
            keep(&mut flow, at);
            third(&mut flow, job, lines);
            if flow.y <= height {
                return flow.items;
            }
            tightest = flow.items;
        }
    }
    tightest.retain(|p| p.rect.bottom() <= height);
    tightest
}

fn below(job: &Job<'_>, width: f64, height: f64, kept: Option<f64>) -> Vec<Placed> {
    // As if some sites were outside, so that the line that says so has its room.
    let outside = job.content.marks.count();
    let shows = {
        use super::sheet::Graticule::{Both, Degrees, Kilometres};
        let wanted = job.sheet.furniture.graticule;
        (matches!(wanted, Both | Kilometres), matches!(wanted, Both | Degrees))
    };
    let marks = &job.content.marks;
    let at = Standing { denominator: PROVISIONAL, outside, marks, shows, kept };
    below_at(job, width, height, &at)
}

/// The blocks in three columns; the first setting that fits, else the tightest.
fn below_at(job: &Job<'_>, width: f64, height: f64, at: &Standing<'_>) -> Vec<Placed> {
    let each = (width - 2.0 * 2.0 * GUTTER_MM) / 3.0;
    let mut tightest = Vec::new();
    for factor in FACTORS {
        for lines in SOURCE_LINES {
            let mut columns = [0, 1, 2].map(|_| Flow::new(job.fonts, each, factor));
            first(&mut columns[0], job);
            second(&mut columns[1], job, at);
            third(&mut columns[2], job, lines);
            // What is kept for the locator stands where the words end first.
            if let Some(shortest) = columns.iter_mut().min_by(|a, b| a.y.total_cmp(&b.y)) {
                keep(shortest, at);
            }
            let placed: Vec<Placed> = columns
                .into_iter()
                .zip([0.0, 1.0, 2.0])
                .flat_map(|(flow, i)| {
                    let dx = i * (each + 2.0 * GUTTER_MM);
                    let moved = move |p: Placed| Placed { rect: p.rect.moved(dx, 0.0), ..p };
                    flow.items.into_iter().map(moved)
                })
                .collect();
            if bottom(&placed) <= height {
                return placed;
            }
            tightest = placed;
        }
    }
    tightest.retain(|p| p.rect.bottom() <= height);
    tightest
}

fn keep(flow: &mut Flow<'_>, at: &Standing<'_>) {
    if let Some(width) = at.kept {
        let width = width * flow.factor.max(IN_COLUMN_LEAST);
        flow.keep(width, locator::height_mm(width));
    }
}

fn first(flow: &mut Flow<'_>, job: &Job<'_>) {
    flow.legend(&job.content.legend, job.fills, |n| Numbers(job.lang).count(n));
}

fn second(flow: &mut Flow<'_>, job: &Job<'_>, at: &Standing<'_>) {
    let remark = if at.marks.crowded() {
        Some(say!(job.lang, "map-sites-crowded"))
    } else {
        (at.outside > 0).then(|| say!(job.lang, "map-sites-outside", sites = count(at.outside)))
    };
    let layers = around::rows(job.sheet, job.assessment, job.land(), job.lang);
    let written = |n| Numbers(job.lang).count(n);
    flow.symbols(job.content, at.marks, remark.as_deref(), &layers, written);
    let note = furniture_words::graticule(job.lang, at.shows.0, at.shows.1);
    flow.scale(job.content, at.denominator, &note, job.lang);
}

fn third(flow: &mut Flow<'_>, job: &Job<'_>, source_lines: usize) {
    flow.method(job.content);
    let more = |n| say!(job.lang, "map-more-sources", sources = count(n));
    flow.sources(job.content, source_lines, more);
    flow.imprint(job.content);
}

/// The words across a map that has nothing to show.
fn banner(job: &Job<'_>, map: &Rect) -> Vec<Placed> {
    let Some(text) = &job.content.banner else { return Vec::new() };
    let size = 15.0 * POINT_MM;
    let lines = wrap_evenly(job.fonts, text, Weight::Bold, size, map.width * 0.7, 3);
    let width = lines.iter().map(|l| l.width_em).fold(0.0, f64::max) * size + 12.0;
    let height = lines.len() as f64 * LEADING * size + 6.0;
    let middle = coord! { x: map.centre().x, y: map.centre().y };
    let plate = Rect::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height);
    let mut out = vec![Placed { rect: plate, item: Item::Plate(Ink::WHITE) }];
    for (i, run) in lines.into_iter().enumerate() {
        let y = plate.y + 3.0 + i as f64 * LEADING * size;
        out.push(text_at(run, size, Ink::WARNING, Align::Centre, middle.x, y));
    }
    out
}
