//! The service areas of one service near one village, operator by operator.
//!
//! In: a service's index, its operators, the village's box. Out: the area of an outline (the village, or a
//! piece of it) inside the service areas of any set of operators; and, of a box, whether it is wholly
//! served or not at all, which distances alone mostly tell. Metres, relative to the village's origin.

use super::exact::{self, Beside, Covered, Frame, Outline, Placed, PlacedArea, Scratch};
use super::{EngineKind, ServiceIndex, overlay};
use crate::footprint::{Area, Holding, PolarProfile, ServiceArea, Site};
use crate::network::OperatorId;
use geo::{Coord, MultiPolygon, Rect};
use std::borrow::Cow;

/// Whose service areas are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose<'w> {
    /// Any operator's.
    Any,
    /// Those of the operators at these places of the service's.
    Of(&'w [usize]),
}

/// A service area at its place beside the village.
struct PlacedServiceArea<'a> {
    /// Its place in the order of service areas. What several operators have at one position has one.
    rank: u32,
    boundary: Boundary<'a>,
}

/// What bounds a service area.
enum Boundary<'a> {
    /// Arcs and radii around a position.
    Profile(Placed<'a>),
    /// Edges.
    Polygon(Box<NearPolygon<'a>>),
}

/// A polygon near the village.
struct NearPolygon<'a> {
    area: &'a Area,
    /// Those of its rings that come near the village.
    rings: Vec<u32>,
    placed: PlacedArea,
}

impl PlacedServiceArea<'_> {
    /// Whether it may have something of an outline.
    fn may_touch(&self, outline: &Outline) -> bool {
        match &self.boundary {
            Boundary::Profile(placed) => outline.may_touch(placed),
            Boundary::Polygon(_) => true,
        }
    }

    /// Where a box lies beside it, as far as distances tell.
    fn beside(&self, frame: &Frame) -> Beside {
        match &self.boundary {
            Boundary::Profile(placed) if !frame.may_meet(placed) => Beside::Outside,
            Boundary::Profile(placed) if frame.is_within(placed) => Beside::Inside,
            Boundary::Profile(_) => Beside::Border,
            Boundary::Polygon(polygon) => polygon.placed.beside(frame),
        }
    }

    /// Whether it holds a point, which is `to` from the village's origin; edges included.
    fn contains(&self, at: Coord<f64>, to: Coord<f64>) -> bool {
        match &self.boundary {
            Boundary::Profile(placed) => placed.profile.contains(to.x - placed.x, to.y - placed.y),
            Boundary::Polygon(polygon) => polygon.area.contains(&polygon.rings, at),
        }
    }
}

/// An outline, with the polygon it came from.
#[derive(Clone, Copy)]
pub(super) struct OutlinedShape<'a> {
    /// Its boundary, at the village's origin.
    pub outline: &'a Outline,
    /// The same, working CRS.
    pub shape: &'a MultiPolygon<f64>,
}

/// The service areas of one service near one village.
pub(super) struct NearbyAreas<'a> {
    /// A point of the lattice.
    origin: Coord<f64>,
    /// Holds whatever is asked about.
    rect: Rect<f64>,
    engine: EngineKind,
    /// In order: sites by position, then polygons.
    areas: Vec<PlacedServiceArea<'a>>,
    /// All operators together: indices of areas, rising.
    any: Vec<u32>,
    /// Each of the service's operators.
    own: Vec<Vec<u32>>,
    /// Whether the service's operators have all there is: what any of them serve is what is served.
    pub complete: bool,
}

impl<'a> NearbyAreas<'a> {
    /// The service areas that may meet `rect`, which holds whatever will be asked about.
    pub(super) fn new(
        index: &'a ServiceIndex,
        operators: &[OperatorId],
        rect: Rect<f64>,
        origin: Coord<f64>,
        engine: EngineKind,
    ) -> Self {
        let (mut sites, mut polygons) = (Vec::new(), Vec::new());
        index.near(rect, |area| match area {
            ServiceArea::Around(site, holdings) => sites.push((site, holdings)),
            ServiceArea::Within(area, rings) => {
                let rings = rings.map_or_else(|| area.all_rings(), <[u32]>::to_vec);
                let placed = PlacedArea::within(area, &rings, origin, rect);
                polygons.extend(placed.map(|placed| NearPolygon { area, rings, placed }));
            }
        });
        // The tree's order depends on how it was packed; the answer must not.
        sites.sort_unstable_by(|a, b| a.0.in_order(b.0));
        let mut near = Self {
            origin,
            rect,
            engine,
            areas: Vec::with_capacity(sites.len() + polygons.len()),
            any: Vec::with_capacity(sites.len() + polygons.len()),
            own: vec![Vec::new(); operators.len()],
            complete: true,
        };
        let frame = Frame::new(rect, origin);
        let mut rank = 0..;
        for ((site, holdings), rank) in sites.into_iter().zip(&mut rank) {
            near.add_site(rank, site, holdings, operators, &frame);
        }
        for (polygon, rank) in polygons.into_iter().zip(rank) {
            let operator = polygon.area.operator;
            let i = near.add(rank, Boundary::Polygon(Box::new(polygon)));
            near.any.push(i);
            near.add_to(operator, i, operators);
        }
        near
    }

    fn add_site(
        &mut self,
        rank: u32,
        site: &'a Site,
        holdings: &'a [Holding],
        operators: &[OperatorId],
        frame: &Frame,
    ) {
        let origin = self.origin;
        let place = |profile: &'a PolarProfile| {
            let placed = Placed::new(site.position, origin, profile);
            frame.may_meet(&placed).then_some(Boundary::Profile(placed))
        };
        let Some(together) = place(&site.profile) else { return };
        let any = self.add(rank, together);
        self.any.push(any);
        for holding in holdings {
            let own = match &holding.profile {
                None => Some(any),
                Some(profile) => place(profile).map(|own| self.add(rank, own)),
            };
            match own {
                Some(own) => self.add_to(holding.operator, own, operators),
                None => self.complete &= operators.contains(&holding.operator),
            }
        }
    }

    fn add(&mut self, rank: u32, boundary: Boundary<'a>) -> u32 {
        self.areas.push(PlacedServiceArea { rank, boundary });
        self.areas.len() as u32 - 1
    }

    /// Enters an area under its operator.
    fn add_to(&mut self, operator: OperatorId, area: u32, operators: &[OperatorId]) {
        match operators.iter().position(|o| *o == operator) {
            Some(slot) => self.own[slot].push(area),
            None => self.complete = false,
        }
    }

    /// Theirs: in order, of several operators one after the other.
    fn of(&self, whose: Whose<'_>) -> impl Iterator<Item = &PlacedServiceArea<'a>> {
        let (any, slots) = match whose {
            Whose::Any => (Some(&self.any), &[][..]),
            Whose::Of(slots) => (None, slots),
        };
        let lists = any.into_iter().chain(slots.iter().map(|slot| &self.own[*slot]));
        lists.flatten().map(|&i| &self.areas[i as usize])
    }

    /// Whether there is anything of theirs near the village.
    pub(super) fn touches(&self, whose: Whose<'_>) -> bool {
        self.of(whose).next().is_some()
    }

    /// Area of a place inside at least one of their service areas.
    pub(super) fn covered(
        &self,
        whose: Whose<'_>,
        place: OutlinedShape<'_>,
        scratch: &mut Scratch,
    ) -> Covered {
        let (mut profiles, mut polygons) = (Vec::new(), Vec::new());
        for area in self.of(whose).filter(|a| a.may_touch(place.outline)) {
            match &area.boundary {
                Boundary::Profile(placed) => profiles.push((area.rank, *placed)),
                Boundary::Polygon(polygon) => polygons.push((area.rank, &**polygon)),
            }
        }
        polygons.sort_by_key(|(rank, _)| *rank);
        let polygons: Vec<&NearPolygon<'_>> = polygons.into_iter().map(|(_, p)| p).collect();
        if !matches!(whose, Whose::Of(slots) if slots.len() > 1) {
            let mut profiles = profiles.into_iter().map(|(_, placed)| placed).collect();
            return self.integrate(&mut profiles, &polygons, place, scratch);
        }
        // The engine wants distinct positions: what several have at one site becomes one profile.
        profiles.sort_by_key(|(rank, _)| *rank);
        let merged: Vec<(Placed<'a>, Option<Cow<'a, PolarProfile>>)> =
            profiles.chunk_by(|a, b| a.0 == b.0).map(|here| (here[0].1, merged(here))).collect();
        let mut placed = merged
            .iter()
            .map(|(alone, together)| match together {
                Some(profile) => {
                    Placed { reach_m: profile.reach_m(), profile, x: alone.x, y: alone.y }
                }
                None => *alone,
            })
            .collect();
        self.integrate(&mut placed, &polygons, place, scratch)
    }

    fn integrate(
        &self,
        profiles: &mut Vec<Placed<'_>>,
        polygons: &[&NearPolygon<'_>],
        place: OutlinedShape<'_>,
        scratch: &mut Scratch,
    ) -> Covered {
        if self.engine != EngineKind::Overlay {
            let areas: Vec<&PlacedArea> = polygons.iter().map(|p| &p.placed).collect();
            let covered = exact::covered_area(place.outline, profiles, &areas, scratch);
            if covered.sound {
                return covered;
            }
        }
        let rings = polygons.iter().flat_map(|p| p.area.rings_within(&p.rings, self.rect));
        let m2 =
            overlay::covered_area_m2(place.shape, self.origin, profiles, rings, overlay::SIDES);
        Covered { m2, sound: self.engine == EngineKind::Overlay }
    }

    /// Where a box lies beside all of theirs, as far as distances tell: inside one of them, or clear of
    /// all. Nothing is decided for the overlay engine, which is there to be independent.
    pub(super) fn beside(&self, whose: Whose<'_>, frame: &Frame) -> Beside {
        if self.engine == EngineKind::Overlay {
            return Beside::Border;
        }
        let mut beside = Beside::Outside;
        for area in self.of(whose) {
            match area.beside(frame) {
                Beside::Inside => return Beside::Inside,
                Beside::Border => beside = Beside::Border,
                Beside::Outside => {}
            }
        }
        beside
    }

    /// Whether a point of the working CRS is served; edges count as served.
    pub(super) fn serves(&self, whose: Whose<'_>, at: Coord<f64>) -> bool {
        let to = at - self.origin;
        self.of(whose).any(|area| area.contains(at, to))
    }
}

/// The profile of several operators at one site; `None` where one is alone.
fn merged<'a>(here: &[(u32, Placed<'a>)]) -> Option<Cow<'a, PolarProfile>> {
    let profiles: Vec<&'a PolarProfile> = here.iter().map(|(_, placed)| placed.profile).collect();
    if profiles.len() > 1 { PolarProfile::union(&profiles) } else { None }
}
