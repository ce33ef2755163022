//! Finding the footprints that may touch a village, and the source nearest to it.
//!
//! In: the footprints of one service. Out: R-trees over them. Sites are put in classes by radius, a
//! tree each, so that one 30 km radius does not widen the search among thousands of 300 m ones.

use crate::footprint::{AreaSource, ServiceFootprints, SiteSource};
use crate::network::Network;
use geo::{BoundingRect, Coord, Distance, Euclidean, Point, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

type Entry = GeomWithData<[f64; 2], u32>;
type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Sites whose radii lie within a factor of 2 of each other.
struct ReachClass {
    reach_m: f64,
    tree: RTree<Entry>,
}

/// The footprints of one service, ready to be asked.
pub struct Index<'a> {
    /// What is indexed.
    pub footprints: &'a ServiceFootprints,
    network: &'a Network,
    classes: Vec<ReachClass>,
    areas: RTree<Boxed>,
    /// Boxes of whole routes and whole published areas, for the nearest.
    routes: RTree<Boxed>,
    published: RTree<Boxed>,
}

/// The nearest source, before it is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NearestSource {
    /// A cell or access point.
    Site(SiteSource),
    /// A route or published area.
    Area(AreaSource),
}

fn boxed(rect: Rect<f64>, index: usize) -> Boxed {
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
        let areas = footprints
            .areas
            .iter()
            .enumerate()
            .filter_map(|(i, a)| a.shape.bounding_rect().map(|r| boxed(r, i)))
            .collect();
        // Only what the service has, and each once although it may be cut into tiles.
        let mut sources: Vec<AreaSource> = footprints.areas.iter().map(|a| a.source).collect();
        sources.dedup();
        let mut routes = Vec::new();
        let mut published = Vec::new();
        for source in sources {
            let (rect, i, tree) = match source {
                AreaSource::Route(i) => {
                    (network.fibre_routes[i as usize].line.bounding_rect(), i, &mut routes)
                }
                AreaSource::Published(i) => {
                    (network.published[i as usize].shape.bounding_rect(), i, &mut published)
                }
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
            areas: RTree::bulk_load(areas),
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

    /// Calls `f` with the index of every area whose box touches the box.
    pub fn areas_near(&self, rect: Rect<f64>, mut f: impl FnMut(usize)) {
        let (min, max) = (rect.min(), rect.max());
        let search = AABB::from_corners([min.x, min.y], [max.x, max.y]);
        for entry in self.areas.locate_in_envelope_intersecting(&search) {
            f(entry.data as usize);
        }
    }

    /// The source nearest to a point and its planar distance, m.
    ///
    /// Cells, access points and fibre routes (nearest point of the line). Published areas count only
    /// where the service has nothing else, since an area is not a place one can go to.
    pub fn nearest(&self, from: Coord<f64>) -> Option<(NearestSource, f64)> {
        let mut site: Option<(usize, f64)> = None;
        for class in &self.classes {
            // All at the least distance, so that ties do not depend on the tree.
            for (entry, d2) in class.tree.nearest_neighbor_iter_with_distance_2(&[from.x, from.y]) {
                let i = entry.data as usize;
                let better = site.is_none_or(|(j, m)| (d2, i) < (m, j));
                if better {
                    site = Some((i, d2));
                } else if site.is_some_and(|(_, m)| d2 > m) {
                    break;
                }
            }
        }
        let best = site.and_then(|(i, d2)| {
            let holdings = self.footprints.holdings(&self.footprints.sites[i]);
            let source = holdings.iter().map(|h| h.source).min()?;
            Some((NearestSource::Site(source), d2.sqrt()))
        });
        let best = nearest_shape(&self.routes, from, best, |i, point| {
            let line = &self.network.fibre_routes[i as usize].line;
            (NearestSource::Area(AreaSource::Route(i)), Euclidean.distance(&point, line))
        });
        best.or_else(|| {
            nearest_shape(&self.published, from, None, |i, point| {
                let shape = &self.network.published[i as usize].shape;
                (NearestSource::Area(AreaSource::Published(i)), Euclidean.distance(&point, shape))
            })
        })
    }
}

/// The nearest of `best` and the shapes in a tree of their boxes.
fn nearest_shape(
    boxes: &RTree<Boxed>,
    from: Coord<f64>,
    mut best: Option<(NearestSource, f64)>,
    distance: impl Fn(u32, Point<f64>) -> (NearestSource, f64),
) -> Option<(NearestSource, f64)> {
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
