//! Borders that coincide to rounding: what one program rounds up, another rounds down. Exact, overlay
//! and GEOS (through GDAL, an independent implementation) answer every case.
//!
//! Each case is a village and areas whose borders have stretches, vertices or grids in common, turned, at
//! several sizes and places; then every coordinate is moved by nothing, by one unit in the last place, or
//! by 1e-9 to 1e-5 m. Where borders part by so little, there are slivers; they count as what they are.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use super::*;
use crate::coverage::overlay;
use crate::network::{Operators, SourceId};
use gdal::vector::Geometry;
use geo::orient::Direction as Winding;
use geo::{BoundingRect, LineString, MultiPolygon, Orient, Polygon, coord};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// A figure: the village, and the areas of coverage.
type Figure = (MultiPolygon<f64>, Vec<MultiPolygon<f64>>);

/// Points as (x, y) in a unit of the figure.
type Points = Vec<(f64, f64)>;

fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    let mut ring = LineString::from(points.to_vec());
    ring.close();
    ring
}

fn simple(points: &[(f64, f64)]) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(ring(points), vec![])]).orient(Winding::Default)
}

fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> Points {
    vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
}

/// What is done to every coordinate of a figure.
#[derive(Clone, Copy, Debug)]
struct Nudge {
    /// Units in the last place.
    ulps: i8,
    /// Metres.
    metres: f64,
}

fn nudge() -> impl Strategy<Value = Nudge> {
    let metres = prop::sample::select(vec![0.0, 0.0, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5]);
    (-1_i8..=1, metres, prop::sample::select(vec![-1.0, 0.0, 1.0]))
        .prop_map(|(ulps, metres, sign)| Nudge { ulps, metres: sign * metres })
}

impl Nudge {
    fn apply(self, v: f64) -> f64 {
        let moved = v + self.metres;
        match self.ulps {
            1 => moved.next_up(),
            -1 => moved.next_down(),
            _ => moved,
        }
    }
}

/// Where and how large a figure is drawn: metres a unit, degrees, origin.
#[derive(Clone, Copy, Debug)]
struct Drawing {
    scale: f64,
    degrees: f64,
    at: (f64, f64),
}

fn drawing() -> impl Strategy<Value = Drawing> {
    let scale = prop::sample::select(vec![0.01, 1.0, 12.5, 300.0, 1000.0 / 3.0]);
    let degrees = prop::sample::select(vec![0.0, 0.0, 30.0, 45.0, 12.345, 90.0, 271.1]);
    let at = prop::sample::select(vec![
        (0.0, 0.0),
        (541_234.567, 2_034_567.891),
        (-7_000_000.1, 9_999_999.9),
    ]);
    (scale, degrees, at).prop_map(|(scale, degrees, at)| Drawing { scale, degrees, at })
}

impl Drawing {
    /// Every coordinate drawn and nudged; the nudges are used one after the other.
    fn draw(
        self,
        shape: &MultiPolygon<f64>,
        nudges: &mut impl Iterator<Item = Nudge>,
    ) -> MultiPolygon<f64> {
        let (s, c) = self.degrees.to_radians().sin_cos();
        let mut point = |p: &Coord<f64>| {
            let (x, y) = (self.scale * p.x, self.scale * p.y);
            let (x, y) = (self.at.0 + x * c - y * s, self.at.1 + x * s + y * c);
            let nudge = |v: f64, n: Option<Nudge>| n.map_or(v, |n| n.apply(v));
            coord! {x: nudge(x, nudges.next()), y: nudge(y, nudges.next())}
        };
        let mut line = |r: &LineString<f64>| {
            let mut open: Vec<_> = r.0[..r.0.len() - 1].iter().map(&mut point).collect();
            open.extend(open.first().copied());
            LineString::new(open)
        };
        let polygon = |p: &Polygon<f64>| {
            Polygon::new(line(p.exterior()), p.interiors().iter().map(&mut line).collect())
        };
        MultiPolygon(shape.iter().map(polygon).collect())
    }
}

/// Corners of a star, counter-clockwise; its radii between 4 and 10 units.
fn star(n: std::ops::Range<usize>) -> impl Strategy<Value = Points> {
    prop::collection::vec(4.0..10.0_f64, n).prop_map(|radii| {
        let n = radii.len() as f64;
        let at = |(i, r): (usize, &f64)| {
            let a = i as f64 / n * std::f64::consts::TAU;
            (r * a.cos(), r * a.sin())
        };
        radii.iter().enumerate().map(at).collect()
    })
}

/// Points on the way from `a` to `b`, so many.
fn between(a: (f64, f64), b: (f64, f64), n: usize) -> Points {
    let at = |k: usize| {
        let t = k as f64 / (n + 1) as f64;
        (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
    };
    (1..=n).map(at).collect()
}

/// The same outline in two files, one of them with more vertices on its edges.
fn twice() -> impl Strategy<Value = Figure> {
    (star(3..30), 0_usize..4).prop_map(|(points, more)| {
        let next = points.iter().cycle().skip(1);
        let denser: Points = points
            .iter()
            .zip(next)
            .flat_map(|(a, b)| std::iter::once(*a).chain(between(*a, *b, more)))
            .collect();
        (simple(&points), vec![simple(&denser)])
    })
}

/// A rectangle cut in strips along slanted lines with vertices, every other strip or all of them covered.
fn strips() -> impl Strategy<Value = Figure> {
    (1_usize..6, 0_usize..5, any::<bool>(), -3.0..3.0_f64).prop_map(|(n, more, all, slant)| {
        let x = |k: usize| 20.0 * k as f64 / n as f64 - 10.0;
        let strip = |k: usize| {
            let (a, b) = ((x(k), -10.0), (x(k) + slant, 10.0));
            let (c, d) = ((x(k + 1) + slant, 10.0), (x(k + 1), -10.0));
            // Each strip has vertices of its own along the line.
            let mut points = vec![a, d];
            points.extend(between(d, c, more));
            points.extend([c, b]);
            points.extend(between(b, a, more + 1));
            simple(&points)
        };
        let village =
            vec![(-10.0, -10.0), (10.0, -10.0), (10.0 + slant, 10.0), (slant - 10.0, 10.0)];
        let covered = (0..n).filter(|k| all || k % 2 == 0).map(strip).collect();
        (simple(&village), covered)
    })
}

/// Tiles of one grid: the village's lines by multiplication, the tiles' by addition.
fn grid() -> impl Strategy<Value = Figure> {
    (0.1..3.0_f64, 2_usize..6, prop::collection::vec(any::<bool>(), 36)).prop_map(
        |(step, n, taken)| {
            let add = |k: usize| (0..k).fold(0.0, |sum, _| sum + step);
            let times = |k: usize| k as f64 * step;
            let village = simple(&rectangle(times(1), times(0), times(n), times(n)));
            let tile = |k: usize| {
                let (i, j) = (k % 6, k / 6);
                simple(&rectangle(add(i), add(j), add(i + 1), add(j + 1)))
            };
            (village, (0..36).filter(|k| taken[*k]).map(tile).collect())
        },
    )
}

/// A village whose vertices lie along a long slanted border, on either side of it.
fn along_a_border() -> impl Strategy<Value = Figure> {
    (star(3..12), 1_usize..6, any::<bool>(), -400.0..400.0_f64).prop_map(|(_, n, inside, far)| {
        let (a, b) = ((-1000.0, -300.0 - far), (1500.0, 450.0 + far));
        let at = |t: f64| (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
        let mut village = vec![at(0.39)];
        village.extend((1..=n).map(|k| at(0.39 + 0.02 * k as f64 / n as f64)));
        let (x, y) = (at(0.4).0, at(0.4).1);
        village.push((x - 5.0, y + 40.0));
        let mut cover = vec![a, b];
        cover.push(if inside { (-1000.0, 3000.0) } else { (1500.0, -3000.0) });
        (simple(&village), vec![simple(&cover)])
    })
}

/// Spikes, returns and holes that touch, of villages; coverage that ends along them.
fn touching() -> impl Strategy<Value = Figure> {
    (0_u8..4, 0.0..3.0_f64, any::<bool>()).prop_map(|(which, x, upper)| {
        let mut village = simple(&rectangle(0.0, 0.0, 10.0, 10.0));
        match which {
            // A spike without width.
            0 => {
                village = simple(&[
                    (0., 0.),
                    (10., 0.),
                    (10., 5.),
                    (17., 5.),
                    (10., 5.),
                    (10., 10.),
                    (0., 10.),
                ]);
            }
            // A hole that touches the exterior in a point.
            1 => village.0[0].interiors_push(ring(&[(0., 5.), (4., 7.), (4., 3.)])),
            // Two holes that touch each other.
            2 => {
                village.0[0].interiors_push(ring(&[(2., 5.), (5., 5.), (2., 2.)]));
                village.0[0].interiors_push(ring(&[(5., 5.), (8., 8.), (8., 5.)]));
            }
            // Parts that touch in a point and along a line.
            _ => {
                village.0.push(Polygon::new(
                    ring(&[(10., 10.), (14., 10.), (14., 14.), (10., 14.)]),
                    vec![],
                ));
                village.0.push(Polygon::new(ring(&rectangle(10.0, 0.0, 14.0, 5.0)), vec![]));
            }
        }
        let (low, high) = if upper { (5.0, 20.0) } else { (-8.0, 5.0) };
        (village, vec![simple(&rectangle(x, low, 20.0, high))])
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    prop_oneof![twice(), strips(), grid(), along_a_border(), touching()]
}

/// Shares of the village by the exact engine, by overlay.
fn shares((village, areas): &Figure) -> (Covered, f64, f64) {
    let outline = Outline::new(village).unwrap();
    let operator = Operators::default().enter("A").unwrap();
    let rect = village.bounding_rect().unwrap();
    let owned: Vec<Area> =
        areas.iter().filter_map(|a| Area::new(operator, a, SourceId::Published(0))).collect();
    let placed =
        owned.iter().filter_map(|a| PlacedArea::within(a, &a.all_rings(), outline.origin(), rect));
    let placed: Vec<_> = placed.collect();
    let refs: Vec<_> = placed.iter().collect();
    let covered = covered_area(&outline, &mut Vec::new(), &refs, &mut Scratch::default());
    let rings = owned.iter().flat_map(|a| a.rings_within(&a.all_rings(), rect).collect::<Vec<_>>());
    let overlay = overlay::covered_area_m2(village, outline.origin(), &[], rings, 1024);
    (covered, overlay, outline.area_m2())
}

fn wkt(shape: &MultiPolygon<f64>, o: Coord<f64>) -> String {
    let ring = |r: &LineString<f64>| {
        let points: Vec<String> =
            r.0.iter().map(|c| format!("{:?} {:?}", c.x - o.x, c.y - o.y)).collect();
        format!("({})", points.join(","))
    };
    let polygon = |p: &Polygon<f64>| {
        let rings: Vec<String> =
            std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        format!("({})", rings.join(","))
    };
    format!("MULTIPOLYGON({})", shape.iter().map(polygon).collect::<Vec<_>>().join(","))
}

/// GEOS's word: the covered area, m²; `None` where it calls an operand invalid or gives up. Near the
/// origin, since far from it its own crossings are rounded.
fn by_geos((village, areas): &Figure) -> Option<f64> {
    gdal::config::set_error_handler(|_, _, _| {});
    let o = village.bounding_rect()?.center();
    let geometry = |shape: &MultiPolygon<f64>| {
        Geometry::from_wkt(&wkt(shape, o)).ok().filter(Geometry::is_valid)
    };
    let mut union: Option<Geometry> = None;
    for area in areas {
        let area = geometry(area)?;
        union = Some(match union {
            Some(sofar) => sofar.union(&area)?,
            None => area,
        });
    }
    let village = geometry(village)?;
    let Some(union) = union else { return Some(0.0) };
    Some(village.intersection(&union)?.area())
}

/// What three implementations may differ by on a figure: what each may round a crossing or vertex by,
/// along all borders that come near. Twice the lattice step for ours, 1e-9 m for GEOS near the origin.
fn slack_m2((village, areas): &Figure) -> f64 {
    let rect = village.bounding_rect().unwrap();
    let size = rect.width() + rect.height();
    let vertices: usize =
        std::iter::once(village).chain(areas).flatten().map(|p| p.exterior().0.len()).sum();
    4.0e-9 * size * (4 + vertices) as f64
}

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(2026);
    }
    config
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn exact_overlay_and_geos_agree(
        (village, areas) in figure(),
        drawing in drawing(),
        nudges in prop::collection::vec(nudge(), 1..60),
    ) {
        let mut all = nudges.iter().copied().cycle();
        let village = drawing.draw(&village, &mut all);
        let areas: Vec<_> = areas.iter().map(|a| drawing.draw(a, &mut all)).collect();
        let drawn = (village, areas);
        let (covered, overlay, whole) = shares(&drawn);
        let slack = slack_m2(&drawn);
        let geos = by_geos(&drawn);
        // Nudged, a border may cross itself: then GEOS has nothing to say, and what is on the wrong
        // side of it counts as it winds.
        let folded = if geos.is_none() { 1e4 * slack } else { 0.0 };
        prop_assert!(covered.sound, "{covered:?} of {whole}");
        prop_assert!(
            (covered.m2 - overlay).abs() <= slack + folded,
            "{} by overlay {} of {}", covered.m2, overlay, whole
        );
        if let Some(geos) = geos {
            prop_assert!(
                (covered.m2 - geos).abs() <= slack,
                "{} by GEOS {} of {}, slack {}", covered.m2, geos, whole, slack
            );
        }
    }
}

#[test]
fn most_figures_are_judged_by_geos() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut all, mut judged) = (0, 0);
    let cases = (figure(), drawing(), prop::collection::vec(nudge(), 1..60));
    for _ in 0..300 {
        let ((village, areas), drawing, nudges) = cases.new_tree(&mut runner).unwrap().current();
        let mut nudges = nudges.iter().copied().cycle();
        let village = drawing.draw(&village, &mut nudges);
        let areas = areas.iter().map(|a| drawing.draw(a, &mut nudges)).collect();
        all += 1;
        judged += usize::from(by_geos(&(village, areas)).is_some());
    }
    assert!(judged * 2 > all, "{judged} of {all}");
}

#[test]
fn a_boundary_with_an_edge_lost_does_not_prove_itself() {
    let outline = Outline::new(&simple(&rectangle(0.0, 0.0, 100.0, 100.0))).unwrap();
    let operator = Operators::default().enter("A").unwrap();
    let area = simple(&[(20.0, 10.0), (70.0, 20.0), (60.0, 80.0), (10.0, 60.0)]);
    let area = &Area::new(operator, &area, SourceId::Published(0)).unwrap();
    let rect = Rect::new(coord! {x: 0.0, y: 0.0}, coord! {x: 100.0, y: 100.0});
    let sound = PlacedArea::within(area, &area.all_rings(), outline.origin(), rect).unwrap();
    let ask = |area: &PlacedArea| {
        covered_area(&outline, &mut Vec::new(), &[area], &mut Scratch::default())
    };
    assert!(ask(&sound).sound);
    for lost in 0..4 {
        let mut broken = sound.clone();
        broken.0.edges.remove(lost);
        let covered = ask(&broken);
        assert!(!covered.sound, "without edge {lost}: {covered:?}");
    }
}
