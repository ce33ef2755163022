//! Finding the service areas that may touch a village, the source nearest to a point, and how far it is
//! from being served.
//!
//! In: the footprints of one service. Out: R-trees over them. Sites are put in classes by radius, a
//! tree each, so that one 30 km radius does not widen the search among thousands of 300 m ones. Polygons
//! are found ring by ring.

use super::Nearest;
use crate::footprint::{PositionKey, ServiceArea, ServiceFootprints, position_key};
use crate::network::{Network, OperatorId, SourceId, Technology};
use geo::{BoundingRect, Coord, Distance, Euclidean, Point, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::HashSet;

pub(super) type Entry = GeomWithData<[f64; 2], u32>;
pub(super) type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Sites whose radii lie within a factor of 2 of each other.
#[derive(Clone, Debug)]
struct ReachClass {
    /// The largest radius is at most 2 to this power, m.
    power: i32,
    reach_m: f64,
    tree: RTree<Entry>,
}

/// The service areas of one service, ready to be asked.
#[derive(Clone, Debug)]
pub struct ServiceIndex {
    footprints: ServiceFootprints,
    classes: Vec<ReachClass>,
    /// Boxes of the rings of areas.
    rings: RTree<Boxed>,
    /// Of each ring its area, and its place among the area's rings.
    ring_of: Vec<(u32, u32)>,
    /// Boxes of whole routes and whole published areas, for the nearest.
    routes: RTree<Boxed>,
    published: RTree<Boxed>,
}

/// A source and its planar distance, m.
pub(super) type Distant = (SourceId, f64);

pub(super) fn boxed(rect: Rect<f64>, index: usize) -> Boxed {
    let (a, b) = (rect.min(), rect.max());
    Boxed::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), index as u32)
}

fn entry(footprints: &ServiceFootprints, site: usize) -> (i32, Entry) {
    let here = &footprints.sites[site];
    let entry = Entry::new([here.position.x, here.position.y], site as u32);
    (here.reach_m.log2().ceil() as i32, entry)
}

impl ServiceIndex {
    /// Indexes the footprints of one service of a network.
    pub fn new(footprints: ServiceFootprints, network: &Network) -> Self {
        let mut classes: Vec<(i32, f64, Vec<Entry>)> = Vec::new();
        for (i, site) in footprints.sites.iter().enumerate() {
            let (power, entry) = entry(&footprints, i);
            if let Some(found) = classes.iter_mut().find(|c| c.0 == power) {
                found.1 = found.1.max(site.reach_m);
                found.2.push(entry);
            } else {
                classes.push((power, site.reach_m, vec![entry]));
            }
        }
        let (mut rings, mut ring_of) = (Vec::new(), Vec::new());
        for (i, area) in footprints.areas.iter().enumerate() {
            for (k, own) in area.boxes().enumerate() {
                rings.push(boxed(own, ring_of.len()));
                ring_of.push((i as u32, k as u32));
            }
        }
        let (routes, published) = lines_and_areas(&footprints, network, |_| true);
        Self {
            footprints,
            classes: classes
                .into_iter()
                .map(|(power, reach_m, entries)| ReachClass {
                    power,
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

    /// What is indexed.
    pub fn footprints(&self) -> &ServiceFootprints {
        &self.footprints
    }

    /// Calls `f` with every service area that may touch the box: sites in any order, then polygons in
    /// theirs, each with those of its rings whose boxes touch the box.
    pub fn near<'a>(&'a self, rect: Rect<f64>, mut f: impl FnMut(ServiceArea<'a, '_>)) {
        let (min, max) = (rect.min(), rect.max());
        for class in &self.classes {
            let r = class.reach_m;
            let search = AABB::from_corners([min.x - r, min.y - r], [max.x + r, max.y + r]);
            for entry in class.tree.locate_in_envelope(&search) {
                f(self.footprints.around(&self.footprints.sites[entry.data as usize]));
            }
        }
        let search = AABB::from_corners([min.x, min.y], [max.x, max.y]);
        let near = self.rings.locate_in_envelope_intersecting(&search);
        let mut near: Vec<(u32, u32)> = near.map(|e| self.ring_of[e.data as usize]).collect();
        // The tree's order depends on how it was packed; the answer must not.
        near.sort_unstable();
        let mut rings = Vec::new();
        for own in near.chunk_by(|a, b| a.0 == b.0) {
            rings.clear();
            rings.extend(own.iter().map(|r| r.1));
            f(ServiceArea::Within(&self.footprints.areas[own[0].0 as usize], Some(&rings)));
        }
    }

    /// The source nearest to a point, however far.
    ///
    /// Cells, access points and fibre routes (nearest point of the line). Published areas count only
    /// where the service has nothing else, since an area is not a place one can go to.
    pub fn nearest(&self, network: &Network, from: Coord<f64>) -> Option<Nearest> {
        let trees = self.classes.iter().map(|c| &c.tree);
        let site = nearest_site(&self.footprints, trees, from).and_then(|(i, d2)| {
            let holdings = self.footprints.holdings(&self.footprints.sites[i]);
            let source = holdings.iter().map(|h| h.source).min()?;
            Some((source, d2.sqrt()))
        });
        let (source, metres) =
            nearest_line_or_area(&self.routes, &self.published, network, from, site)?;
        Some(Nearest { source, operator: network.operator_of(source)?, km: metres / 1000.0 })
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
        self.near(Rect::new(from, from), |area| {
            if area.contains(from, None) {
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

/// What a change of some sources did to the service areas of one service.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Boxes around the service areas that were or are now at their positions.
    pub(super) extents: Vec<Rect<f64>>,
    /// The positions of those that are there now.
    pub(super) positions: Vec<Coord<f64>>,
    /// Sources that were named there.
    pub(super) sources: HashSet<SourceId>,
}

impl ServiceIndex {
    /// Takes over what stands at the positions of some sources, of which the network has some status or
    /// other than before, or which it has not had before.
    pub(super) fn update(
        &mut self,
        network: &Network,
        technologies: &[Technology],
        changed: &[SourceId],
    ) -> Touched {
        let mut touched = Touched::default();
        let own = |source: &&SourceId| match **source {
            SourceId::Cell(i) => technologies.contains(&network.cells[i as usize].technology),
            _ => technologies.contains(&Technology::Ftth),
        };
        let own = changed.iter().filter(own);
        let at: Vec<Coord<f64>> = own.filter_map(|s| network.position_of(*s)).collect();
        let keys: HashSet<PositionKey> = at.iter().map(|at| position_key(*at)).collect();
        for at in at {
            while let Some(site) = self.site_at(network, at, &keys) {
                self.touch(site, &mut touched);
                self.remove(site);
            }
        }
        let first = self.footprints.sites.len();
        self.footprints.add_sites(network, technologies, &keys);
        for site in first..self.footprints.sites.len() {
            self.touch(site, &mut touched);
            touched.positions.push(self.footprints.sites[site].position);
            self.insert(site);
        }
        touched
    }

    /// A site at one of these positions, near one of them.
    fn site_at(
        &self,
        network: &Network,
        at: Coord<f64>,
        keys: &HashSet<PositionKey>,
    ) -> Option<usize> {
        let footprints = &self.footprints;
        let own = |site: &usize| {
            let source = footprints.holdings(&footprints.sites[*site])[0].source;
            network.position_of(source).is_some_and(|at| keys.contains(&position_key(at)))
        };
        let around =
            AABB::from_corners([at.x - NEAR_M, at.y - NEAR_M], [at.x + NEAR_M, at.y + NEAR_M]);
        let near = self.classes.iter().flat_map(|c| c.tree.locate_in_envelope(&around));
        near.map(|entry| entry.data as usize).find(own)
    }

    fn touch(&self, site: usize, touched: &mut Touched) {
        let site = &self.footprints.sites[site];
        // A little larger, lest rounding leave a village out.
        let (own, more) = (self.footprints.around(site).extent(), Coord { x: NEAR_M, y: NEAR_M });
        touched.extents.push(Rect::new(own.min() - more, own.max() + more));
        touched.sources.extend(self.footprints.holdings(site).iter().map(|h| h.source));
    }

    fn insert(&mut self, site: usize) {
        let reach_m = self.footprints.sites[site].reach_m;
        let (power, entry) = entry(&self.footprints, site);
        let found = self.classes.iter().position(|c| c.power == power);
        let class = found.unwrap_or_else(|| {
            self.classes.push(ReachClass { power, reach_m, tree: RTree::new() });
            self.classes.len() - 1
        });
        let class = &mut self.classes[class];
        class.reach_m = class.reach_m.max(reach_m);
        class.tree.insert(entry);
    }

    fn take_out(&mut self, site: usize) {
        let (power, entry) = entry(&self.footprints, site);
        if let Some(class) = self.classes.iter_mut().find(|c| c.power == power) {
            class.tree.remove(&entry);
        }
    }

    /// Takes a site out of the trees and the footprints; the last takes its place.
    fn remove(&mut self, site: usize) {
        let last = self.footprints.sites.len() - 1;
        self.take_out(site);
        if last != site {
            self.take_out(last);
        }
        self.footprints.remove_site(site);
        if last != site {
            self.insert(site);
        }
    }
}

/// Sites at one position are no farther from it than this, m: positions are one within a millionth.
const NEAR_M: f64 = 1e-5;

/// The boxes of the routes and of the published areas of an operator that `of` accepts.
pub(super) fn lines_and_areas(
    footprints: &ServiceFootprints,
    network: &Network,
    of: impl Fn(OperatorId) -> bool,
) -> (Vec<Boxed>, Vec<Boxed>) {
    let (mut routes, mut published) = (Vec::new(), Vec::new());
    for area in footprints.areas.iter().filter(|a| of(a.operator)) {
        match area.source {
            SourceId::Route(i) => {
                let rect = network.fibre_routes[i as usize].line.bounding_rect();
                routes.extend(rect.map(|r| boxed(r, i as usize)));
            }
            SourceId::Published(i) => {
                let rect = network.published[i as usize].shape.bounding_rect();
                published.extend(rect.map(|r| boxed(r, i as usize)));
            }
            // They stand at sites.
            SourceId::Cell(_) | SourceId::AccessPoint(_) => {}
        }
    }
    (routes, published)
}

/// The nearest site of several trees and its squared distance: of those equally near the first by
/// position, so that ties do not depend on the trees.
pub(super) fn nearest_site<'t>(
    footprints: &ServiceFootprints,
    trees: impl Iterator<Item = &'t RTree<Entry>>,
    from: Coord<f64>,
) -> Option<(usize, f64)> {
    let mut nearest: Option<(usize, f64)> = None;
    for tree in trees {
        for (entry, d2) in tree.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
            let i = entry.data as usize;
            let better = nearest.is_none_or(|(j, least)| {
                let in_order = || footprints.sites[i].in_order(&footprints.sites[j]).is_lt();
                d2 < least || (d2 == least && in_order())
            });
            if better {
                nearest = Some((i, d2));
            } else if nearest.is_some_and(|(_, least)| d2 > least) {
                break;
            }
        }
    }
    nearest
}

/// The nearest of `best`, the routes, and, where there is neither, the published areas.
pub(super) fn nearest_line_or_area(
    routes: &RTree<Boxed>,
    published: &RTree<Boxed>,
    network: &Network,
    from: Coord<f64>,
    best: Option<Distant>,
) -> Option<Distant> {
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
    mut best: Option<Distant>,
    distance: impl Fn(u32, Point<f64>) -> (SourceId, f64),
) -> Option<Distant> {
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
