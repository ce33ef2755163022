//! What serves from one place, as one thing to ask: a position with its cells, or a polygon.
//!
//! In: a [`Site`] with what each operator has there, or an [`Area`]. Out: its extent, who serves a point
//! of it, its polygons. Metres, working CRS. What of a village it serves is `coverage`'s.

use super::outline::outline;
use super::{Area, Chords, Holding, PolarProfile, Site};
use crate::network::OperatorId;
use geo::{Coord, Polygon, Rect};

/// One service area.
#[derive(Clone, Copy, Debug)]
pub enum ServiceArea<'a, 'r> {
    /// Around a position, and what each operator has there.
    Around(&'a Site, &'a [Holding]),
    /// A polygon, and those of its rings that come near what is asked about, where the others keep
    /// clear of it.
    Within(&'a Area, Option<&'r [u32]>),
}

impl ServiceArea<'_, '_> {
    /// A box around it.
    pub fn extent(&self) -> Rect<f64> {
        match self {
            Self::Around(site, _) => {
                let reach = Coord { x: site.reach_m, y: site.reach_m };
                Rect::new(site.position - reach, site.position + reach)
            }
            Self::Within(area, _) => area.extent(),
        }
    }

    /// Calls `f` with each operator that serves a point, edges included.
    pub fn operators_at(&self, at: Coord<f64>, mut f: impl FnMut(OperatorId)) {
        match self {
            Self::Around(site, holdings) => {
                let to = at - site.position;
                if to.x * to.x + to.y * to.y > site.reach_m * site.reach_m {
                    return;
                }
                for holding in *holdings {
                    if holding.profile_at(site).contains(to.x, to.y) {
                        f(holding.operator);
                    }
                }
            }
            Self::Within(area, _) => {
                if self.contains(at, None) {
                    f(area.operator);
                }
            }
        }
    }

    /// Whether a point is served by an operator, or by any; edges included.
    pub fn contains(&self, at: Coord<f64>, operator: Option<OperatorId>) -> bool {
        match self {
            Self::Around(site, holdings) => {
                let to = at - site.position;
                profile(site, holdings, operator).is_some_and(|p| p.contains(to.x, to.y))
            }
            Self::Within(area, rings) => {
                let counts = operator.is_none_or(|own| own == area.operator);
                counts
                    && match rings {
                        Some(rings) => area.contains(rings, at),
                        None => area.contains(&area.all_rings(), at),
                    }
            }
        }
    }

    /// The position that reaches as far as a point, but points elsewhere: of an operator, or of any.
    pub fn looks_elsewhere(
        &self,
        at: Coord<f64>,
        operator: Option<OperatorId>,
    ) -> Option<Coord<f64>> {
        let Self::Around(site, holdings) = self else { return None };
        let profile = profile(site, holdings, operator)?;
        let to = at - site.position;
        let in_reach = to.x.hypot(to.y) <= profile.reach_m();
        (in_reach && !profile.contains(to.x, to.y)).then_some(site.position)
    }

    /// It as polygons, arcs as chords: rings alone, exteriors counter-clockwise, holes clockwise.
    pub fn polygons(&self, chords: impl Fn(f64, f64) -> Chords, out: &mut Vec<Polygon<f64>>) {
        match self {
            Self::Around(site, _) => outline(&site.profile, site.position, chords, out),
            Self::Within(area, _) => {
                out.extend(area.lines().map(|line| Polygon::new(line, Vec::new())));
            }
        }
    }
}

/// What is served from a site: by all together, or by one operator, if it is there.
fn profile<'a>(
    site: &'a Site,
    holdings: &'a [Holding],
    operator: Option<OperatorId>,
) -> Option<&'a PolarProfile> {
    let Some(operator) = operator else { return Some(&site.profile) };
    Some(holdings.iter().find(|h| h.operator == operator)?.profile_at(site))
}
