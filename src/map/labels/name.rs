//! A name to be set: its ways of being written, measured, and how much it matters.

use super::super::font::{Fonts, Run, Weight};
use super::super::geometry::Pt;
use super::super::text::{LEADING, POINT_MM, wrap};
use super::candidates::Candidate;
use super::ground::Ground;
use super::{Label, Named};
use crate::place::Shape;
use geo::{Area, BoundingRect, Coord, Simplify};
use std::borrow::Cow;

/// Sizes tried, points, largest first; below 5 points print is hard to read.
const COMMUNE_PT: [f64; 4] = [7.5, 6.5, 5.8, 5.2];
const NEIGHBOUR_PT: [f64; 2] = [7.0, 6.0];
const VILLAGE_PT: [f64; 3] = [6.4, 5.6, 5.0];

/// What leaving a name out costs: a commune's more than those of all villages it could stand in the
/// way of, and all of them more than the worst place for a name.
const COMMUNE_WEIGHT: (f64, f64) = (400.0, 800.0);
const VILLAGE_WEIGHT: (f64, f64) = (30.0, 70.0);
const NEIGHBOUR_WEIGHT: f64 = 40.0;
/// What a step to the next smaller size costs.
const SMALLER: f64 = 2.5;
/// What a second and a third line cost.
const LINES: [f64; 3] = [0.0, 0.4, 2.0];
/// Names need no finer outline than this part of a village's diagonal.
const DETAIL: f64 = 1.0 / 100.0;

/// A name, and the land it is of.
pub(super) struct Feature<'a> {
    pub(super) of: Named,
    pub(super) settings: Vec<Setting>,
    pub(super) ground: Cow<'a, Ground>,
    /// What a dot or a leader points at, metres; of a commune, what part of it is seen decides.
    pub(super) point: Option<Coord<f64>>,
    /// What leaving it out costs.
    pub(super) weight: f32,
    /// Whether it may stand apart, at the end of a line.
    pub(super) apart: bool,
}

/// One way of writing a name.
pub(super) struct Setting {
    pub(super) size_mm: f64,
    pub(super) lines: Vec<Run>,
    /// Of the box, mm.
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) cost: f64,
}

impl<'a> Feature<'a> {
    /// A commune; the larger, the more it matters. `None` where there is nothing to write or no land.
    pub(super) fn commune(
        fonts: &Fonts,
        of: Named,
        ground: &'a Ground,
        name: &str,
        largest_m2: f64,
    ) -> Option<Self> {
        let name = short(name);
        if name.is_empty() || !ground.is_there() {
            return None;
        }
        let (sizes, weight) = if of == Named::Neighbour {
            (&NEIGHBOUR_PT[..], NEIGHBOUR_WEIGHT)
        } else {
            let (least, most) = COMMUNE_WEIGHT;
            let part = ground.area_m2() / largest_m2.max(1.0);
            (&COMMUNE_PT[..], least + (most - least) * part.clamp(0.0, 1.0))
        };
        Some(Self {
            of,
            settings: settings(fonts, &name, Weight::SemiBold, sizes),
            ground: Cow::Borrowed(ground),
            point: None,
            weight: weight as f32,
            apart: of == Named::Commune,
        })
    }

    /// A village, of an importance from 0 to 1.
    pub(super) fn village(
        fonts: &Fonts,
        name: &str,
        shape: &Shape,
        importance: f64,
        apart: bool,
    ) -> Option<Self> {
        let name = one_spaced(name);
        if name.is_empty() {
            return None;
        }
        let largest =
            shape.planar.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
        let simple = largest.map(|p| {
            let size = p.bounding_rect().map_or(0.0, |b| b.width().max(b.height()));
            p.simplify(size * DETAIL)
        });
        let (least, most) = VILLAGE_WEIGHT;
        Some(Self {
            of: Named::Village,
            settings: settings(fonts, &name, Weight::Regular, &VILLAGE_PT),
            ground: Cow::Owned(Ground::new(simple.as_ref())),
            point: Some(shape.centre),
            weight: (least + (most - least) * importance.clamp(0.0, 1.0)) as f32,
            apart,
        })
    }

    /// The smallest box that holds the name, mm².
    pub(super) fn least_area_mm2(&self) -> f64 {
        self.settings.iter().map(|s| s.width * s.height).fold(f64::MAX, f64::min)
    }

    /// The name where a candidate has it.
    pub(super) fn label(&self, at: &Candidate) -> Label {
        let setting = &self.settings[usize::from(at.setting)];
        let size_mm = setting.size_mm;
        let middle = at.rect.centre().x;
        let line = |(i, run): (usize, &Run)| {
            let left = match at.aligned {
                Aligned::Left => at.rect.x,
                Aligned::Centre => middle - run.width_em * size_mm / 2.0,
                Aligned::Right => at.rect.right() - run.width_em * size_mm,
            };
            (run.clone(), Pt::new(left, at.rect.y + i as f64 * LEADING * size_mm))
        };
        let lines = setting.lines.iter().enumerate().map(line).collect();
        Label { of: self.of, rect: at.rect, size_mm, lines, dot: at.dot, leader: at.leader }
    }
}

/// How the lines of a name stand in its box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Aligned {
    Left,
    Centre,
    Right,
}

/// The name in one line, in two, and (if it is very long) in three, in each size.
fn settings(fonts: &Fonts, name: &str, weight: Weight, sizes_pt: &[f64]) -> Vec<Setting> {
    let one = fonts.run(name, weight);
    let mut ways = vec![vec![one.clone()]];
    // "Thôn 12" stays in one line: in two it reads as two names.
    let split_from = if weight == Weight::Regular { 5.5 } else { 4.0 };
    for parts in [2, 3] {
        if !name.contains(' ') || one.width_em < split_from || (parts == 3 && one.width_em < 12.0) {
            break;
        }
        // A little more than an even share, so that an uneven name still takes so many lines.
        let narrow = one.width_em / f64::from(parts) * 1.25;
        let lines = wrap(fonts, name, weight, 1.0, narrow, 4);
        let said: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
        // Neither a word nor the name is cut.
        if said.join(" ") == one.text && lines.len() == parts as usize {
            ways.push(lines);
        }
    }
    let mut out = Vec::with_capacity(sizes_pt.len() * ways.len());
    for (step, points) in sizes_pt.iter().enumerate() {
        let size_mm = points * POINT_MM;
        for lines in &ways {
            let width = lines.iter().map(|l| l.width_em).fold(0.0, f64::max) * size_mm;
            let height = lines.len() as f64 * LEADING * size_mm;
            let cost = step as f64 * SMALLER + LINES[(lines.len() - 1).min(2)];
            out.push(Setting { size_mm, lines: lines.clone(), width, height, cost });
        }
    }
    out
}

/// A name with single blanks, without what no typeface draws.
fn one_spaced(name: &str) -> String {
    let name = super::super::font::clean(name);
    name.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A commune's name as maps write it: xã is understood, phường, thị trấn and đặc khu are abbreviated.
fn short(name: &str) -> String {
    let name = one_spaced(name);
    let kinds = [("xã ", ""), ("phường ", "P. "), ("thị trấn ", "TT. "), ("đặc khu ", "ĐK. ")];
    for (kind, mark) in kinds {
        let head: String = name.chars().take(kind.chars().count()).collect();
        if head.to_lowercase() == kind {
            let rest = name[head.len()..].trim_start();
            // "Phường 1" stays recognisable; a name that is nothing but its kind stays whole.
            if !rest.is_empty() {
                return format!("{mark}{rest}");
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_communes_are_abbreviated() {
        assert_eq!(short("Xã Kỳ Anh"), "Kỳ Anh");
        assert_eq!(short("XÃ KỲ ANH"), "KỲ ANH");
        assert_eq!(short("Phường Thành  Sen"), "P. Thành Sen");
        assert_eq!(short("Thị trấn A Lưới"), "TT. A Lưới");
        assert_eq!(short("Xã"), "Xã");
        assert_eq!(short("Xãm"), "Xãm");
    }

    #[test]
    fn a_name_is_never_cut() {
        let fonts = Fonts::new().unwrap();
        for name in ["Nậm Nhừ Thượng Sơn Hạ Lĩnh Đông Bắc", "Ia Lốp", "Ấp", "Đakrông-Húc-Nghì"]
        {
            let all = settings(&fonts, name, Weight::Regular, &COMMUNE_PT);
            assert!(all.len() >= COMMUNE_PT.len());
            for setting in all {
                let said: Vec<_> = setting.lines.iter().map(|l| l.text.as_str()).collect();
                assert_eq!(said.join(" "), name);
                let fits = |l: &Run| l.width_em * setting.size_mm <= setting.width + 1e-9;
                assert!(setting.lines.iter().all(fits));
            }
        }
    }
}
