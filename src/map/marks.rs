//! Marks of sites and access points, one shape and ink an operator.

use super::geometry::{Path, Pt};
use super::ink::Ink;
use super::scale::Frame;
use super::sheet::Layers;
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::network::{Network, OperatorId, Technology};
use geo::{Coord, Euclidean, Length};
use phusong_lang::{count, say};
use std::collections::{BTreeMap, BTreeSet};

/// Operators with a mark of their own; the others share the last.
const OWN_MARK: usize = 5;

/// More marks than this would be the map: at their smallest they cover 0.4 mm² each, 2,500 mm² in all,
/// a tenth of the land on a sheet of A4.
const MOST_DRAWN: usize = 6000;

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    shape: usize,
    pub(crate) ink: Ink,
}

/// Dark inks that stand out on every class, apart in hue; shapes differ too, for those who see no hue.
const INKS: [[u8; 3]; OWN_MARK + 1] = [
    [0x1a, 0x1a, 0x1a],
    [0xa0, 0x12, 0x5a],
    [0x0b, 0x4f, 0x6c],
    [0x6b, 0x42, 0x00],
    [0x3d, 0x2a, 0x8c],
    [0x55, 0x55, 0x55],
];

impl Mark {
    fn of(rank: usize) -> Self {
        let shape = rank.min(OWN_MARK);
        Self { shape, ink: Ink::rgb(INKS[shape]) }
    }

    /// Its outline about a point, mm; all shapes look equally large.
    pub(crate) fn path(&self, at: Pt, size_mm: f64) -> Path {
        let r = size_mm / 2.0;
        let corners: &[(f64, f64)] = match self.shape {
            0 => return Path::circle(at, r),
            1 => &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
            2 => &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
            3 => &[(0.0, -1.25), (1.0, 0.0), (0.0, 1.25), (-1.0, 0.0)],
            4 => &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
            _ => &[
                (-0.35, -1.1),
                (0.35, -1.1),
                (0.35, -0.35),
                (1.1, -0.35),
                (1.1, 0.35),
                (0.35, 0.35),
                (0.35, 1.1),
                (-0.35, 1.1),
                (-0.35, 0.35),
                (-1.1, 0.35),
                (-1.1, -0.35),
                (-0.35, -0.35),
            ],
        };
        let mut path = Path::default();
        path.ring(corners.iter().map(|(dx, dy)| Pt::new(at.x + dx * r, at.y + dy * r)));
        path
    }
}

/// Sources of service that share a mark.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) label: String,
    pub(crate) mark: Mark,
    /// Where they stand, metres, working CRS; one point a site.
    pub(crate) at: Vec<Coord<f64>>,
}

/// All that a sheet marks.
#[derive(Clone, Debug)]
pub(crate) struct Marks {
    pub(crate) groups: Vec<Group>,
    /// Length of the fibre routes, metres; `None` where the sheet or the data has none.
    pub(crate) routes_m: Option<f64>,
}

impl Marks {
    /// The sites of the sheet's technologies. Cells of one operator at one site are one mark: by the
    /// site's identifier, or by position to the metre where the table gives none.
    pub(crate) fn collect(assessment: &Assessment, layers: &Layers, lang: Lang) -> Self {
        let network = &assessment.network;
        let mut all: BTreeMap<OperatorId, Vec<Coord<f64>>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for cell in network.serving_cells() {
            if !layers.sites.contains(&cell.technology) {
                continue;
            }
            let metre = |v: f64| v.round() as i64;
            let place = if cell.site_id.is_empty() {
                (Some((metre(cell.position.x), metre(cell.position.y))), "")
            } else {
                (None, &*cell.site_id)
            };
            if seen.insert((cell.operator, place)) {
                all.entry(cell.operator).or_default().push(cell.position);
            }
        }
        if layers.sites.contains(&Technology::Ftth) {
            for point in network.serving_access_points() {
                all.entry(point.operator).or_default().push(point.position);
            }
        }
        let routes_m = (layers.fibre_routes && network.serving_routes().next().is_some())
            .then(|| network.serving_routes().map(|r| Euclidean.length(&r.line)).sum());
        Self { groups: grouped(all, network, lang), routes_m }
    }

    /// Those that a frame shows, and no others.
    pub(crate) fn within(&self, frame: &Frame) -> Self {
        let size_mm = self.size_mm();
        let shown = |g: &Group| {
            let at: Vec<_> = g.at.iter().copied().filter(|at| frame.shows(*at, size_mm)).collect();
            (!at.is_empty()).then(|| Group { label: g.label.clone(), mark: g.mark, at })
        };
        Self { groups: self.groups.iter().filter_map(shown).collect(), ..self.clone() }
    }

    pub(crate) fn count(&self) -> usize {
        self.groups.iter().map(|g| g.at.len()).sum()
    }

    /// Whether there are too many to draw: then the legend counts them and says that the map does not
    /// show them.
    pub(crate) fn crowded(&self) -> bool {
        self.count() > MOST_DRAWN
    }

    /// How many lie beyond the frame.
    pub(crate) fn outside(&self, frame: &Frame) -> usize {
        let size_mm = self.size_mm();
        self.groups.iter().flat_map(|g| &g.at).filter(|at| !frame.shows(**at, size_mm)).count()
    }

    /// Diameter of a mark, mm: many marks are drawn small, lest they hide the villages.
    pub(crate) fn size_mm(&self) -> f64 {
        match self.count() {
            0..=150 => 1.5,
            151..=600 => 1.2,
            601..=2000 => 0.95,
            _ => 0.75,
        }
    }
}

fn grouped(
    all: BTreeMap<OperatorId, Vec<Coord<f64>>>,
    network: &Network,
    lang: Lang,
) -> Vec<Group> {
    // The project's order of operators, so that a mark means the same on every sheet.
    let several = all.keys().filter(|o| o.index() >= OWN_MARK).count();
    let mut groups: Vec<Group> = Vec::new();
    for (operator, at) in all {
        if operator.index() < OWN_MARK || several == 1 {
            let label = network.operators.name(operator).to_owned();
            groups.push(Group { label, mark: Mark::of(operator.index()), at });
        } else if let Some(last) = groups.last_mut().filter(|g| g.mark == Mark::of(OWN_MARK)) {
            last.at.extend(at);
        } else {
            let label = say!(lang, "map-other-operators", operators = count(several));
            groups.push(Group { label, mark: Mark::of(OWN_MARK), at });
        }
    }
    groups
}
