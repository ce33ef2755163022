//! The footprints of one question near one village, operator by operator.
//!
//! In: a question and its index, the village's box. Out: the area of an outline (the village, or a
//! piece of it) inside the footprints of any set of operators; and, of a box, whether it is wholly
//! served or not at all, which distances alone mostly tell. Metres, relative to the village's origin.

use super::exact::{self, Beside, Covered, Frame, Outline, Placed, PlacedArea, Scratch};
use super::index::Index;
use super::{EngineKind, Question, overlay};
use crate::footprint::{Area, PolarProfile};
use geo::{Coord, MultiPolygon, Rect};
use std::borrow::Cow;

/// Whose footprints are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who<'w> {
    /// Any operator's.
    Any,
    /// Those of the operators at these places of the question's.
    Of(&'w [usize]),
}

/// What a quick look tells of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// No footprint has anything of it.
    Nothing,
    /// One footprint has all of it.
    Whole,
    /// It takes an integral.
    Part,
}

/// A site's profile at its place, and which site it is.
#[derive(Clone, Copy, Debug)]
struct Sited<'a> {
    site: usize,
    placed: Placed<'a>,
}

/// A polygon near the village.
struct NearArea<'a> {
    /// Place of its operator among the question's, if it is there.
    slot: Option<usize>,
    area: &'a Area,
    /// Those of its rings that come near the village.
    rings: Vec<u32>,
    placed: PlacedArea,
}

/// An outline, with the polygon it came from.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Its boundary, at the village's origin.
    pub outline: &'a Outline,
    /// The same, working CRS.
    pub shape: &'a MultiPolygon<f64>,
}

/// The footprints of one question near one village.
pub(super) struct Near<'a> {
    /// A point of the lattice.
    origin: Coord<f64>,
    /// Holds whatever is asked about.
    rect: Rect<f64>,
    engine: EngineKind,
    /// All operators together.
    any: Vec<Sited<'a>>,
    /// Each of the question's operators.
    own: Vec<Vec<Sited<'a>>>,
    areas: Vec<NearArea<'a>>,
    /// Whether the question's operators have all there is: what any of them serve is what is served.
    pub complete: bool,
}

impl<'a> Near<'a> {
    /// The footprints whose boxes meet `rect`, which holds whatever will be asked about.
    pub(super) fn new(
        question: &'a Question,
        index: &Index<'_>,
        rect: Rect<f64>,
        origin: Coord<f64>,
        engine: EngineKind,
    ) -> Self {
        let footprints = &question.footprints;
        let frame = Frame::new(rect, origin);
        let mut sites = Vec::new();
        index.sites_near(rect, |i| sites.push(i));
        // The tree's order depends on how it was packed; the answer must not.
        sites.sort_unstable();

        let slot = |operator| question.operators.iter().position(|o| *o == operator);
        let mut complete = true;
        let mut any = Vec::with_capacity(sites.len());
        let mut own = vec![Vec::new(); question.operators.len()];
        for site in sites {
            let here = &footprints.sites[site];
            let sited = |profile: &'a PolarProfile| {
                let placed = Placed::new(here.position, origin, profile);
                frame.may_meet(&placed).then_some(Sited { site, placed })
            };
            let Some(together) = sited(&here.profile) else { continue };
            any.push(together);
            for holding in footprints.holdings(here) {
                match slot(holding.operator) {
                    Some(slot) => {
                        let profile = holding.profile.as_ref().unwrap_or(&here.profile);
                        own[slot].extend(sited(profile));
                    }
                    None => complete = false,
                }
            }
        }
        let mut areas: Vec<NearArea<'a>> = Vec::new();
        index.areas_near(rect, |i, rings| {
            let area = &footprints.areas[i];
            let placed = PlacedArea::within(area, rings, origin, rect);
            areas.extend(placed.map(|placed| NearArea {
                slot: slot(area.operator),
                area,
                rings: rings.to_vec(),
                placed,
            }));
        });
        complete &= areas.iter().all(|a| a.slot.is_some());
        Self { origin, rect, engine, any, own, areas, complete }
    }

    /// Their sites, in one list or in one for each operator.
    fn sites(&self, who: Who<'_>) -> impl Iterator<Item = &[Sited<'a>]> {
        let (any, slots) = match who {
            Who::Any => (Some(&self.any[..]), &[][..]),
            Who::Of(slots) => (None, slots),
        };
        any.into_iter().chain(slots.iter().map(|slot| &self.own[*slot][..]))
    }

    /// Whether there is anything of theirs near the village.
    pub(super) fn touches(&self, who: Who<'_>) -> bool {
        self.sites(who).any(|s| !s.is_empty()) || self.areas.iter().any(|a| a.is_of(who))
    }

    /// Area of a place inside at least one of their footprints.
    pub(super) fn covered(&self, who: Who<'_>, place: Place<'_>, scratch: &mut Scratch) -> Covered {
        let touching = |s: &&Sited<'a>| place.outline.may_touch(&s.placed);
        let near = self.sites(who).flatten().filter(touching);
        if !matches!(who, Who::Of(slots) if slots.len() > 1) {
            return self.integrate(who, &mut near.map(|s| s.placed).collect(), place, scratch);
        }
        // The engine wants distinct positions: what several have at one site becomes one profile.
        let mut all: Vec<Sited<'a>> = near.copied().collect();
        all.sort_by_key(|s| s.site);
        let merged: Vec<(Placed<'a>, Option<Cow<'a, PolarProfile>>)> = all
            .chunk_by(|a, b| a.site == b.site)
            .map(|here| (here[0].placed, merged(here)))
            .collect();
        let mut placed = merged
            .iter()
            .map(|(alone, together)| match together {
                Some(profile) => {
                    Placed { reach_m: profile.reach_m(), profile, x: alone.x, y: alone.y }
                }
                None => *alone,
            })
            .collect();
        self.integrate(who, &mut placed, place, scratch)
    }

    fn integrate(
        &self,
        who: Who<'_>,
        placed: &mut Vec<Placed<'_>>,
        place: Place<'_>,
        scratch: &mut Scratch,
    ) -> Covered {
        let areas = || self.areas.iter().filter(|a| a.is_of(who));
        if self.engine != EngineKind::Overlay {
            let areas: Vec<&PlacedArea> = areas().map(|a| &a.placed).collect();
            let covered = exact::covered_area(place.outline, placed, &areas, scratch);
            if covered.sound {
                return covered;
            }
        }
        let rings = areas().flat_map(|a| a.area.rings_within(&a.rings, self.rect));
        let m2 = overlay::covered_area_m2(place.shape, self.origin, placed, rings, overlay::SIDES);
        Covered { m2, sound: self.engine == EngineKind::Overlay }
    }

    /// What a quick look tells of a box. Nothing is decided for the overlay engine, which is there to
    /// be independent.
    pub(super) fn look(&self, who: Who<'_>, frame: &Frame) -> Look {
        if self.engine == EngineKind::Overlay {
            return Look::Part;
        }
        let mut look = Look::Nothing;
        for s in self.sites(who).flatten() {
            if frame.may_meet(&s.placed) {
                if frame.is_within(&s.placed) {
                    return Look::Whole;
                }
                look = Look::Part;
            }
        }
        for area in self.areas.iter().filter(|a| a.is_of(who)) {
            match area.placed.beside(frame) {
                Beside::Inside => return Look::Whole,
                Beside::Border => look = Look::Part,
                Beside::Outside => {}
            }
        }
        look
    }

    /// Whether a point of the working CRS is served; edges count as served.
    pub(super) fn serves(&self, who: Who<'_>, at: Coord<f64>) -> bool {
        let to = at - self.origin;
        let holds = |s: &Sited<'_>| s.placed.profile.contains(to.x - s.placed.x, to.y - s.placed.y);
        let inside = |a: &NearArea<'_>| a.is_of(who) && a.area.contains(&a.rings, at);
        self.sites(who).flatten().any(holds) || self.areas.iter().any(inside)
    }
}

impl NearArea<'_> {
    fn is_of(&self, who: Who<'_>) -> bool {
        match who {
            Who::Any => true,
            Who::Of(slots) => self.slot.is_some_and(|slot| slots.contains(&slot)),
        }
    }
}

/// The profile of several operators at one site; `None` where one is alone.
fn merged<'a>(here: &[Sited<'a>]) -> Option<Cow<'a, PolarProfile>> {
    let profiles: Vec<&'a PolarProfile> = here.iter().map(|s| s.placed.profile).collect();
    if profiles.len() > 1 { PolarProfile::union(&profiles) } else { None }
}
