//! Finding the footprints that may touch a village, the source nearest to a point, and how far it is
//! from being served.
//!
//! In: the footprints of one service. Out: R-trees over them. Sites are put in classes by radius, a
//! tree each, so that one 30 km radius does not widen the search among thousands of 300 m ones.

use crate::footprint::ServiceFootprints;
use crate::network::{Network, SourceId};
use geo::{BoundingRect, Coord, Distance, Euclidean, Point, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

pub(super) type Entry = GeomWithData<[f64; 2], u32>;
pub(super) type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Sites whose radii lie within a factor of 2 of each other.
struct ReachClass {
    reach_m: f64,
    tree: RTree<Entry>,
}

/// The footprints of one service, ready to be asked.
pub struct Index<'a> {
    /// What is indexed.
    pub footprints: &'a ServiceFootprints,
    pub(super) network: &'a Network,
    classes: Vec<ReachClass>,
    /// Boxes of the rings of areas.
    rings: RTree<Boxed>,
    /// Of each ring its area, and its place among the area's rings.
    ring_of: Vec<(u32, u32)>,
    /// Boxes of whole routes and whole published areas, for the nearest.
    routes: RTree<Boxed>,
    published: RTree<Boxed>,
}

pub(super) fn boxed(rect: Rect<f64>, index: usize) -> Boxed {
    let (a, b) = (rect.min(), rect.max());
    Boxed::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), index as u32)
}

impl<'a> Index<'a> {
    /// Indexes the footprints of one service.
    pub fn new(footprints: &'a ServiceFootprints, network: &'a Network) -> Self {
        let mut classes: Vec<(i32, f64, Vec<Entry>)> = Vec::new();
        for (i, site) in footprints.sites.iter().enumerate() {
            let class = site.reach_m.log2().ceil() as i32;
            let entry = Entry::new([site.position.x, site.position.y], i as u32);
            if let Some(found) = classes.iter_mut().find(|c| c.0 == class) {
                found.1 = found.1.max(site.reach_m);
                found.2.push(entry);
            } else {
                classes.push((class, site.reach_m, vec![entry]));
            }
        }
        let (mut rings, mut ring_of) = (Vec::new(), Vec::new());
        for (i, area) in footprints.areas.iter().enumerate() {
            for (k, own) in area.boxes().enumerate() {
                rings.push(boxed(own, ring_of.len()));
                ring_of.push((i as u32, k as u32));
            }
        }
        // Only what the service has.
        let mut routes = Vec::new();
        let mut published = Vec::new();
        for area in &footprints.areas {
            let (rect, i, tree) = match area.source {
                SourceId::Route(i) => {
                    (network.fibre_routes[i as usize].line.bounding_rect(), i, &mut routes)
                }
                SourceId::Published(i) => {
                    (network.published[i as usize].shape.bounding_rect(), i, &mut published)
                }
                SourceId::Cell(_) | SourceId::AccessPoint(_) => continue,
            };
            tree.extend(rect.map(|r| boxed(r, i as usize)));
        }
        Self {
            footprints,
            network,
            classes: classes
                .into_iter()
                .map(|(_, reach_m, entries)| ReachClass {
                    reach_m,
                    tree: RTree::bulk_load(entries),
                })
                .collect(),
            rings: RTree::bulk_load(rings),
            ring_of,
            routes: RTree::bulk_load(routes),
            published: RTree::bulk_load(published),
        }
    }

    /// Calls `f` with the index of every site whose circle may touch the box.
    pub fn sites_near(&self, rect: Rect<f64>, mut f: impl FnMut(usize)) {
        let (min, max) = (rect.min(), rect.max());
        for class in &self.classes {
            let r = class.reach_m;
            let search = AABB::from_corners([min.x - r, min.y - r], [max.x + r, max.y + r]);
            for entry in class.tree.locate_in_envelope(&search) {
                f(entry.data as usize);
            }
        }
    }

    /// Calls `f` with the index of every area of which a ring's box touches the box, and with those rings.
    /// In the areas' order.
    pub fn areas_near(&self, rect: Rect<f64>, mut f: impl FnMut(usize, &[u32])) {
        let (min, max) = (rect.min(), rect.max());
        let search = AABB::from_corners([min.x, min.y], [max.x, max.y]);
        let near = self.rings.locate_in_envelope_intersecting(&search);
        let mut near: Vec<(u32, u32)> = near.map(|e| self.ring_of[e.data as usize]).collect();
        // The tree's order depends on how it was packed; the answer must not.
        near.sort_unstable();
        let mut rings = Vec::new();
        for own in near.chunk_by(|a, b| a.0 == b.0) {
            rings.clear();
            rings.extend(own.iter().map(|r| r.1));
            f(own[0].0 as usize, &rings);
        }
    }

    /// The source nearest to a point and its planar distance, m.
    ///
    /// Cells, access points and fibre routes (nearest point of the line). Published areas count only
    /// where the service has nothing else, since an area is not a place one can go to.
    pub fn nearest(&self, from: Coord<f64>) -> Option<(SourceId, f64)> {
        self.nearest_with_site(from).map(|(source, metres, _)| (source, metres))
    }

    /// The same, with the index of the site where it is one.
    pub(super) fn nearest_with_site(
        &self,
        from: Coord<f64>,
    ) -> Option<(SourceId, f64, Option<usize>)> {
        let site = nearest_site(self.classes.iter().map(|c| &c.tree), from);
        let best = site.and_then(|(i, d2)| {
            let holdings = self.footprints.holdings(&self.footprints.sites[i]);
            let source = holdings.iter().map(|h| h.source).min()?;
            Some((source, d2.sqrt()))
        });
        let (source, metres) =
            nearest_line_or_area(&self.routes, &self.published, self.network, from, best)?;
        let site = site.filter(|_| matches!(source, SourceId::Cell(_) | SourceId::AccessPoint(_)));
        Some((source, metres, site.map(|(i, _)| i)))
    }

    /// Distance from a point to the nearest edge of what the service serves, m; 0 where it is served,
    /// on the edge too. `None` where the service has no source.
    ///
    /// Planar and exact for discs, sectors and polygons.
    pub fn distance_to_service(&self, from: Coord<f64>) -> Option<f64> {
        let mut least = f64::INFINITY;
        for class in &self.classes {
            for (entry, d2) in class.tree.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
                // No footprint of this class reaches farther towards us than the class's reach.
                if d2.sqrt() - class.reach_m > least {
                    break;
                }
                let site = &self.footprints.sites[entry.data as usize];
                let to = from - site.position;
                least = least.min(site.profile.distance_m(to.x, to.y));
            }
        }
        self.areas_near(Rect::new(from, from), |i, rings| {
            if self.footprints.areas[i].contains(rings, from) {
                least = 0.0;
            }
        });
        for (entry, d2) in self.rings.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
            if d2 >= least * least {
                break;
            }
            let (area, ring) = self.ring_of[entry.data as usize];
            let area = &self.footprints.areas[area as usize];
            least = area.distance_to_ring_m(ring, from, least);
        }
        least.is_finite().then_some(least)
    }
}

/// The nearest site of several trees and its squared distance: of those equally near the first, so
/// that ties do not depend on the trees.
pub(super) fn nearest_site<'t>(
    trees: impl Iterator<Item = &'t RTree<Entry>>,
    from: Coord<f64>,
) -> Option<(usize, f64)> {
    let mut site: Option<(usize, f64)> = None;
    for tree in trees {
        for (entry, d2) in tree.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
            let i = entry.data as usize;
            let better = site.is_none_or(|(j, m)| (d2, i) < (m, j));
            if better {
                site = Some((i, d2));
            } else if site.is_some_and(|(_, m)| d2 > m) {
                break;
            }
        }
    }
    site
}

/// The nearest of `best`, the routes, and, where there is neither, the published areas, with its
/// distance, m.
pub(super) fn nearest_line_or_area(
    routes: &RTree<Boxed>,
    published: &RTree<Boxed>,
    network: &Network,
    from: Coord<f64>,
    best: Option<(SourceId, f64)>,
) -> Option<(SourceId, f64)> {
    let best = nearest_shape(routes, from, best, |i, point| {
        let line = &network.fibre_routes[i as usize].line;
        (SourceId::Route(i), Euclidean.distance(&point, line))
    });
    best.or_else(|| {
        nearest_shape(published, from, None, |i, point| {
            let shape = &network.published[i as usize].shape;
            (SourceId::Published(i), Euclidean.distance(&point, shape))
        })
    })
}

/// The nearest of `best` and the shapes in a tree of their boxes.
fn nearest_shape(
    boxes: &RTree<Boxed>,
    from: Coord<f64>,
    mut best: Option<(SourceId, f64)>,
    distance: impl Fn(u32, Point<f64>) -> (SourceId, f64),
) -> Option<(SourceId, f64)> {
    for (entry, d2) in boxes.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
        if best.is_some_and(|(_, metres)| d2 > metres * metres) {
            break;
        }
        let (source, metres) = distance(entry.data, Point(from));
        if best.is_none_or(|(_, least)| metres < least) {
            best = Some((source, metres));
        }
    }
    best
}
