//! One village: what is served of its area and of each piece that a basis has in it.
//!
//! In: the village, its pieces, the services. Out: [`Portion`]s. What of the village settles its
//! pieces, and what follows from earlier services or from single operators, is not computed again:
//! most villages are wholly served or not at all, and so are most pieces of the rest, which distances
//! tell. Only what a border of coverage crosses takes an integral.

use super::exact::{Beside, Frame, Outline, Scratch};
use super::near::{NearbyAreas, OutlinedShape, Whose};
use super::number::shares_by_number;
use super::{Detail, EngineKind, ModelledService, Share};
use crate::place::{Extent, Part};
use geo::{BoundingRect, Coord, MultiPolygon, Rect};
use std::cell::OnceCell;

/// What is served of one denominator in one village.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    /// By any operator.
    pub any: Share,
    /// By each operator of the service, in its order; empty where that was not asked for.
    pub by_operator: Vec<Share>,
    /// By exactly no, one, two, and three or more operators; their sum is 1. `None` where more than
    /// eight operators each serve a part of one place, or where it was not asked for.
    pub operators: Option<[Share; 4]>,
}

/// One village and its pieces, ready to be cut by service areas.
pub(super) struct VillageGeometry<'a> {
    shape: &'a MultiPolygon<f64>,
    outline: Outline,
    /// Holds the village and all its pieces.
    rect: Rect<f64>,
    /// The pieces of each basis; `None` where it has no data, or is not asked for.
    bases: Vec<Option<Vec<Piece<'a>>>>,
}

/// One piece of one basis.
struct Piece<'a> {
    weight: f64,
    land: Land<'a>,
}

enum Land<'a> {
    Point(Coord<f64>),
    Area {
        shape: &'a MultiPolygon<f64>,
        frame: Frame,
        /// Made when an integral is needed; `None` where the piece has no area.
        outline: OnceCell<Option<Outline>>,
    },
}

impl<'a> VillageGeometry<'a> {
    /// A village and the parts of each basis; `None` where its polygon has no area.
    pub(super) fn new(
        shape: &'a MultiPolygon<f64>,
        bases: impl Iterator<Item = Option<&'a [Part]>>,
    ) -> Option<Self> {
        let outline = Outline::new(shape)?;
        let mut rect = shape.bounding_rect()?;
        let bases = bases
            .map(|parts| {
                let mut pieces = Vec::with_capacity(parts?.len());
                for part in parts? {
                    let land = match &part.extent {
                        Extent::Point(at) => Land::Point(*at),
                        Extent::Area(shape) => {
                            let Some(own) = shape.bounding_rect() else { continue };
                            rect = around(rect, own);
                            let frame = Frame::new(own, outline.origin());
                            Land::Area { shape, frame, outline: OnceCell::new() }
                        }
                    };
                    if let Land::Point(at) = land {
                        rect = around(rect, Rect::new(at, at));
                    }
                    pieces.push(Piece { weight: part.weight, land });
                }
                (pieces.iter().map(|p| p.weight).sum::<f64>() > 0.0).then_some(pieces)
            })
            .collect();
        Some(Self { shape, outline, rect, bases })
    }

    /// The box that holds a village and all the parts of its bases; `None` where it has no vertex.
    pub(super) fn extent(
        shape: &MultiPolygon<f64>,
        bases: impl Iterator<Item = Option<&'a [Part]>>,
    ) -> Option<Rect<f64>> {
        let of_part = |part: &Part| match &part.extent {
            Extent::Point(at) => Some(Rect::new(*at, *at)),
            Extent::Area(shape) => shape.bounding_rect(),
        };
        let parts = bases.flatten().flatten().filter_map(of_part);
        Some(parts.fold(shape.bounding_rect()?, around))
    }
}

/// The box of two boxes.
fn around(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    let (low, high) = (a.min(), a.max());
    let (other_low, other_high) = (b.min(), b.max());
    Rect::new(
        Coord { x: low.x.min(other_low.x), y: low.y.min(other_low.y) },
        Coord { x: high.x.max(other_high.x), y: high.y.max(other_high.y) },
    )
}

/// A share from which a place is wholly served: rounding of an integral over its whole boundary.
pub(super) const WHOLE: f64 = 1.0 - 1e-12;

/// What was found of one place, shares as plain numbers.
#[derive(Clone, Debug)]
struct Figures {
    any: f64,
    /// Empty where operators were not told apart.
    by: Vec<f64>,
    operators: Option<[f64; 4]>,
}

/// A share, where it is the same at every point of the place.
fn settled(share: f64) -> Option<f64> {
    (share == 0.0 || share >= WHOLE).then_some(share)
}

impl Figures {
    /// Whether it follows from these what of that is served at every point of the place; `operators` are
    /// those of the service.
    fn settle(&self, detail: Detail, operators: usize) -> bool {
        let all = || self.by.len() == operators && self.by.iter().all(|v| settled(*v).is_some());
        settled(self.any).is_some() && (detail == Detail::Any || all())
    }

    fn portion(&self) -> Option<Portion> {
        Some(Portion {
            any: Share::of(self.any, 1.0)?,
            by_operator: self.by.iter().filter_map(|v| Share::of(*v, 1.0)).collect(),
            operators: self.operators.and_then(|parts| Share::each_of(parts, 1.0)),
        })
    }
}

/// What is served of one village by one service.
#[derive(Default)]
pub(super) struct VillageFigures {
    /// `None` where it was not asked for.
    village: Option<Figures>,
    bases: Vec<Option<PieceFigures>>,
}

/// What was found of the pieces of one basis.
enum PieceFigures {
    /// The same of each as of the village.
    AsVillage,
    /// Of each its own.
    Each(Vec<Figures>),
}

impl VillageFigures {
    /// What is served of the village's area.
    pub(super) fn area(&self) -> Option<Portion> {
        self.village.as_ref()?.portion()
    }

    /// What is served of a basis.
    pub(super) fn basis(&self, which: usize, geometry: &VillageGeometry<'_>) -> Option<Portion> {
        let each = match self.bases.get(which)?.as_ref()? {
            PieceFigures::AsVillage => return self.area(),
            PieceFigures::Each(each) => each,
        };
        let pieces = geometry.bases.get(which)?.as_ref()?;
        let first = each.first()?;
        let mut sum = Figures {
            any: 0.0,
            by: vec![0.0; first.by.len()],
            operators: first.operators.map(|_| [0.0; 4]),
        };
        let mut total = 0.0;
        for (piece, own) in pieces.iter().zip(each) {
            let w = piece.weight;
            total += w;
            sum.any += w * own.any;
            sum.by.iter_mut().zip(&own.by).for_each(|(s, v)| *s += w * v);
            sum.operators = sum.operators.zip(own.operators).map(|(mut s, v)| {
                s.iter_mut().zip(v).for_each(|(s, v)| *s += w * v);
                s
            });
        }
        sum.any /= total;
        sum.by.iter_mut().for_each(|s| *s /= total);
        sum.operators = sum.operators.map(|s| {
            let sum: f64 = s.iter().sum();
            s.map(|v| v / sum)
        });
        sum.portion()
    }

    fn piece(&self, basis: usize, piece: usize) -> Option<&Figures> {
        match self.bases.get(basis)?.as_ref()? {
            PieceFigures::AsVillage => self.village.as_ref(),
            PieceFigures::Each(each) => each.get(piece),
        }
    }
}

/// What is to be covered: the village or one of its pieces.
#[derive(Clone, Copy)]
enum Target<'t> {
    Village(OutlinedShape<'t>),
    Piece(&'t Piece<'t>, Coord<f64>),
}

/// Computes one village, service after service.
pub(super) struct VillageEngine<'a, 's> {
    pub geometry: &'s VillageGeometry<'a>,
    pub engine: EngineKind,
    /// What is asked of the village's area. If nothing is, its pieces have to do without what it would
    /// settle.
    pub area: Option<Detail>,
    /// What is asked of the pieces of each basis.
    pub pieces: &'s [Option<Detail>],
    /// Whether an integral that the exact engine could not vouch for was left to the overlay engine.
    pub by_overlay: bool,
    pub scratch: &'s mut Scratch,
}

impl VillageEngine<'_, '_> {
    /// What is served by one service. `found` are the earlier services' figures in this village, in
    /// their order; none where the service is computed alone.
    pub(super) fn figures(
        &mut self,
        service: &ModelledService,
        found: &[VillageFigures],
    ) -> VillageFigures {
        let VillageGeometry { shape, outline, rect, bases } = self.geometry;
        let (index, operators) = (&service.index, &service.operators);
        let near = NearbyAreas::new(index, operators, *rect, outline.origin(), self.engine);
        let village = Target::Village(OutlinedShape { outline, shape });
        let parts = |k: usize| found.get(k).and_then(|f| f.village.as_ref());
        let village =
            self.area.map(|detail| self.of_target(service, detail, &near, village, None, &parts));
        let bases = bases.iter().enumerate().map(|(b, pieces)| {
            let (pieces, detail) = (pieces.as_ref()?, self.pieces.get(b).copied().flatten()?);
            if village.as_ref().is_some_and(|v| v.settle(detail, operators.len())) {
                return Some(PieceFigures::AsVillage);
            }
            let of_piece = |(p, piece)| {
                let parts = |k: usize| found.get(k).and_then(|f: &VillageFigures| f.piece(b, p));
                let piece = Target::Piece(piece, outline.origin());
                self.of_target(service, detail, &near, piece, village.as_ref(), &parts)
            };
            Some(PieceFigures::Each(pieces.iter().enumerate().map(of_piece).collect()))
        });
        let bases = bases.collect();
        VillageFigures { village, bases }
    }

    /// What is served of one place. `within`: of the village it lies in. `part`: what an earlier
    /// service has of the same place.
    fn of_target<'f>(
        &mut self,
        service: &ModelledService,
        detail: Detail,
        near: &NearbyAreas<'_>,
        target: Target<'_>,
        within: Option<&Figures>,
        part: &dyn Fn(usize) -> Option<&'f Figures>,
    ) -> Figures {
        let union_of = &service.union_of;
        let parts: Vec<&Figures> = union_of.iter().filter_map(|p| part(p.service)).collect();
        // Without all of them they say nothing.
        let parts = if parts.len() == union_of.len() { parts } else { Vec::new() };

        // Operators first, since they often settle what all have together.
        let slots = if detail == Detail::Any { 0 } else { service.operators.len() };
        let mut by = Vec::with_capacity(slots);
        for slot in 0..slots {
            let of_village = within.and_then(|w| w.by.get(slot).copied());
            let known = of_village.and_then(settled).or_else(|| {
                let places = parts.iter().zip(union_of);
                let shares = places.map(|(p, of)| of.operators[slot].map_or(0.0, |s| p.by[s]));
                if parts.is_empty() { None } else { plain_union(shares) }
            });
            by.push(known.unwrap_or_else(|| self.share(near, target, Whose::Of(&[slot]))));
        }
        let any = within
            .and_then(|w| settled(w.any))
            .or_else(|| {
                let shares = parts.iter().map(|p| p.any);
                if parts.is_empty() { None } else { plain_union(shares) }
            })
            .or_else(|| {
                // Of operators who were not told apart nothing follows.
                let all = near.complete && detail != Detail::Any;
                if all { plain_union(by.iter().copied()) } else { None }
            })
            .unwrap_or_else(|| self.share(near, target, Whose::Any));

        // Where one technology alone is there, its operators are ours.
        let mut here = parts.iter().filter(|p| p.any > 0.0);
        let alone = here.next().filter(|_| here.next().is_none());
        let operators = match alone {
            _ if detail != Detail::Number || !near.complete => None,
            Some(part) => part.operators,
            None => self.by_number(near, target, any, &by),
        };
        Figures { any, by, operators }
    }

    /// How much is served by how many operators, from the share of each.
    fn by_number(
        &mut self,
        near: &NearbyAreas<'_>,
        target: Target<'_>,
        any: f64,
        by: &[f64],
    ) -> Option<[f64; 4]> {
        let all = by.iter().filter(|v| **v >= WHOLE).count();
        let slots: Vec<usize> = (0..by.len()).filter(|&i| by[i] > 0.0 && by[i] < WHOLE).collect();
        let partial: Vec<f64> = slots.iter().map(|&i| by[i]).collect();
        let everybody = (1_u32 << slots.len().min(31)) - 1;
        shares_by_number(all, &partial, &mut |set| {
            if all == 0 && set == everybody {
                return any;
            }
            let bits = (0..slots.len()).filter(|i| set & (1 << i) != 0);
            let members: Vec<usize> = bits.map(|i| slots[i]).collect();
            self.share(near, target, Whose::Of(&members))
        })
    }

    /// Share of a place that somebody serves, computed.
    fn share(&mut self, near: &NearbyAreas<'_>, target: Target<'_>, whose: Whose<'_>) -> f64 {
        let by_overlay = &mut self.by_overlay;
        let mut integral = |place: OutlinedShape<'_>, scratch: &mut Scratch| {
            let covered = near.covered(whose, place, scratch);
            *by_overlay |= !covered.sound;
            (covered.m2 / place.outline.area_m2()).clamp(0.0, 1.0)
        };
        let yes_or_no = |served: bool| if served { 1.0 } else { 0.0 };
        match target {
            Target::Village(_) if !near.touches(whose) => 0.0,
            Target::Village(place) => integral(place, self.scratch),
            Target::Piece(Piece { land: Land::Point(at), .. }, _) => {
                yes_or_no(near.serves(whose, *at))
            }
            Target::Piece(Piece { land: Land::Area { shape, frame, outline }, .. }, origin) => {
                match near.beside(whose, frame) {
                    Beside::Outside => 0.0,
                    Beside::Inside => 1.0,
                    Beside::Border => {
                        let outline = outline.get_or_init(|| Outline::of_piece(shape, origin));
                        match outline {
                            Some(outline) => {
                                integral(OutlinedShape { outline, shape }, self.scratch)
                            }
                            // A sliver without area still has its weight.
                            None => yes_or_no(near.serves(whose, frame.centre(origin))),
                        }
                    }
                }
            }
        }
    }
}

/// Share of an area that is no village by any operator and by each, in the service's order, and
/// whether the overlay engine had to stand in; `None` where the area is empty. Its edges may run along
/// each other there and back.
pub(super) fn share_of_area(
    shape: &MultiPolygon<f64>,
    service: &ModelledService,
    engine: EngineKind,
    scratch: &mut Scratch,
) -> Option<(Share, Vec<Share>, bool)> {
    let geometry = VillageGeometry::new(shape, std::iter::empty())?;
    let mut village = VillageEngine {
        geometry: &geometry,
        engine,
        area: Some(Detail::Operators),
        pieces: &[],
        by_overlay: false,
        scratch,
    };
    let portion = village.figures(service, &[]).area()?;
    Some((portion.any, portion.by_operator, village.by_overlay))
}

/// The union of parts, where it is plain without computing it: where at most one part has anything,
/// or where one part is all there is.
fn plain_union(parts: impl Iterator<Item = f64>) -> Option<f64> {
    let mut there = parts.filter(|p| *p > 0.0);
    let Some(first) = there.next() else { return Some(0.0) };
    let mut most = first;
    let mut alone = true;
    for part in there {
        alone = false;
        most = most.max(part);
    }
    (alone || most >= WHOLE).then_some(most)
}
