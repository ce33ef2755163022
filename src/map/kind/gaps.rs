//! Villages without a service as marks: a dot each, or a circle by the people who lack it.

use super::status::{class, reported, statuses};
use super::{Mapped, Subject};
use crate::gap::Gap;
use crate::indicator::Status;
use crate::map::ink::{Fill, Ink, Pen};
use crate::map::kind_words::{self as told, People};
use crate::map::legend::{Key, Legend, Row};
use crate::map::palette::{Palette, status_inks};
use crate::map::shown::Shown;
use crate::map::symbol::{Outline, Spot, Symbol};
use crate::map::words::village;
use phusong_lang::say;
use std::cmp::Reverse;

/// The land of villages with data under the marks: paler than any of them.
const LAND: Ink = Ink::rgb([0xea, 0xf1, 0xf5]);
const LAND_GREY: Ink = Ink::grey(0xf0);
/// Width of a dot, mm: few are large, many small, lest they merge.
const DOT_MM: [(usize, f64); 4] = [(60, 2.6), (250, 2.1), (1000, 1.6), (usize::MAX, 1.1)];
/// A square on its corner looks as large as a circle of this part of its width.
const DIAMOND: f64 = 1.18;
/// Width of the largest circle on A4, mm.
const LARGEST_MM: f64 = 10.0;
/// The part of the paper that circles may take in all; more would hide each other and the land.
const PART_OF_PAPER: f64 = 0.06;
/// The smallest circle that is seen, mm across: those of fewer people are drawn so.
const SMALLEST_MM: f64 = 0.6;
/// Width of a cross, mm.
const CROSS_MM: f64 = 1.7;

/// A mark for every village without the service.
pub(super) fn dots(subject: &Subject<'_>) -> Mapped {
    let statuses = statuses(subject);
    let gaps = subject.count(|v| matches!(statuses[v], Status::White | Status::Hole));
    let size_mm = DOT_MM.iter().find(|(most, _)| gaps <= *most).map_or(1.1, |(_, mm)| *mm);
    let marks = Marks::of(subject, size_mm);
    let spot = |v: usize| {
        let symbol = marks.of_status(statuses[v])?;
        subject.spot(v, symbol)
    };
    let spots = subject.villages().filter(|&v| subject.counts(v)).filter_map(spot).collect();
    let lang = subject.lang;
    let row = |status: Status| Row {
        key: marks.of_status(status).map_or(Key::Class(0), Key::Symbol),
        label: told::status(lang, subject.sheet.service, status),
        villages: subject.count(|v| statuses[v] == status),
    };
    let rows = [Status::White, Status::Hole, Status::Covered].map(row).to_vec();
    let legend = Legend {
        heading: told::dots_heading(lang, subject.sheet.service),
        notes: reported(subject).into_iter().chain(subject.without_shape()).collect(),
        ..subject.bare_legend(rows, &statuses)
    };
    subject.marked(&statuses, titles_of_status(subject, &statuses), spots, legend)
}

/// A circle for every village without the service, its area by the people who lack it.
pub(super) fn symbols(subject: &Subject<'_>) -> Mapped {
    let (service, lang) = (subject.sheet.service, subject.lang);
    let statuses = statuses(subject);
    let mut people: Vec<Option<f64>> = vec![None; statuses.len()];
    let listed = subject.assessment.gaps.iter().filter(|g| g.service == service);
    for Gap { village, lacking, .. } in listed {
        if let Some(here) = people.get_mut(*village as usize) {
            *here = lacking.people.filter(|p| p.is_finite() && *p >= 0.0);
        }
    }
    let gap = |v: usize| matches!(statuses[v], Status::White | Status::Hole);
    let known: Vec<f64> = subject
        .villages()
        .filter(|&v| subject.counts(v) && gap(v))
        .filter_map(|v| people[v])
        .collect();
    let scale = Scale::of(subject, &known);
    let marks = Marks::of(subject, 1.0);
    let symbol = |v: usize| match people[v] {
        Some(p) => marks.circle(statuses[v], scale.width_mm(p)),
        None => marks.of_status(statuses[v]).map(|_| Marks::cross()),
    };
    let mut spots: Vec<Spot> = subject
        .villages()
        .filter(|&v| subject.counts(v) && gap(v))
        .filter_map(|v| subject.spot(v, symbol(v)?))
        .collect();
    // The largest first, so that none hides a smaller one; crosses last.
    spots.sort_by_key(|s| {
        let cross = s.symbol.outline == Outline::Cross;
        (cross, Reverse((s.symbol.size_mm * 1e6) as u64), s.village)
    });
    let counted = |status: Status| subject.count(|v| statuses[v] == status && people[v].is_some());
    let circle = |status: Status| Row {
        key: marks.circle(status, 2.6).map_or(Key::Class(0), Key::Symbol),
        label: told::status(lang, service, status),
        villages: counted(status),
    };
    let unknown = subject.count(|v| gap(v) && people[v].is_none());
    let mut rows = [Status::White, Status::Hole].map(circle).to_vec();
    if unknown > 0 {
        let label = say!(lang, "map-kind-people-not-known");
        rows.push(Row { key: Key::Symbol(Marks::cross()), label, villages: unknown });
    }
    rows.push(Row {
        key: Key::Class(0),
        label: told::status(lang, service, Status::Covered),
        villages: subject.count(|v| statuses[v] == Status::Covered),
    });
    let sizes = scale.rounds().into_iter().filter_map(|p| {
        let symbol = marks.circle(Status::White, scale.width_mm(p))?;
        Some((symbol, told::people(lang, p)))
    });
    let total =
        (!known.is_empty()).then(|| told::people_in_all(lang, known.iter().sum(), known.len()));
    let legend = Legend {
        heading: told::symbols_heading(lang, service),
        sizes: sizes.collect(),
        notes: total.into_iter().chain(reported(subject)).chain(subject.without_shape()).collect(),
        ..subject.bare_legend(rows, &statuses)
    };
    let title = |v: usize| {
        let (name, commune) = subject.name(v);
        let lacking = match people[v] {
            _ if !gap(v) => People::NotShown,
            None => People::NotKnown,
            Some(p) => People::Lack(p),
        };
        village(name, commune, &told::status_and_people(lang, service, statuses[v], lacking))
    };
    let titles = subject.villages().map(title).collect();
    let mapped = subject.marked(&statuses, titles, spots, legend);
    let not_listed = !subject.assessment.method.gaps.services.contains(&service);
    let nothing = mapped.nothing.or_else(|| {
        let gaps = subject.count(gap);
        (gaps > 0 && known.is_empty() && not_listed).then(|| told::not_listed(lang, service))
    });
    Mapped { nothing, ..mapped }
}

fn titles_of_status(subject: &Subject<'_>, statuses: &[Status]) -> Vec<String> {
    let lang = subject.lang;
    let title = |(v, status): (usize, &Status)| {
        let (name, commune) = subject.name(v);
        let people = People::NotShown;
        village(
            name,
            commune,
            &told::status_and_people(lang, subject.sheet.service, *status, people),
        )
    };
    statuses.iter().enumerate().map(title).collect()
}

impl Subject<'_> {
    /// The mark of a village; `None` where it has no place on the map.
    fn spot(&self, village: usize, symbol: Symbol) -> Option<Spot> {
        let shape = self.assessment.villages[village].shape.as_ref()?;
        Some(Spot { village, at: shape.centre, symbol })
    }

    /// A legend of these rows and of no data.
    fn bare_legend(&self, mut rows: Vec<Row>, statuses: &[Status]) -> Legend {
        rows.push(Row {
            key: Key::NoData,
            label: say!(self.lang, "map-no-data"),
            villages: self.count(|v| statuses[v] == Status::NoData),
        });
        Legend {
            heading: String::new(),
            column: say!(self.lang, "map-villages-column"),
            square: None,
            sizes: Vec::new(),
            rows,
            total: self.total(),
            notes: Vec::new(),
        }
    }

    /// A sheet of marks on pale land.
    fn marked(
        &self,
        statuses: &[Status],
        titles: Vec<String>,
        spots: Vec<Spot>,
        legend: Legend,
    ) -> Mapped {
        let land = if self.sheet.palette == Palette::Grey { LAND_GREY } else { LAND };
        let classes: Vec<_> = statuses.iter().map(|s| class(*s).map(|_| 0)).collect();
        let no_data = self.count(|v| classes[v].is_none());
        Mapped {
            shown: Shown { classes, titles, spots },
            fills: vec![Fill::Solid(land)],
            legend,
            subtitle: self.status_subtitle(),
            nothing: self.nothing(no_data),
        }
    }
}

/// The marks of statuses.
struct Marks {
    white: Ink,
    hole: Ink,
    size_mm: f64,
}

impl Marks {
    fn of(subject: &Subject<'_>, size_mm: f64) -> Self {
        let [white, hole, _] = status_inks(subject.sheet.palette == Palette::Grey);
        Self { white, hole, size_mm }
    }

    /// A red diamond for white, an orange circle for a hole: told apart without colour too.
    fn of_status(&self, status: Status) -> Option<Symbol> {
        let (outline, size_mm, ink) = match status {
            Status::White => (Outline::Diamond, self.size_mm * DIAMOND, self.white),
            Status::Hole => (Outline::Circle, self.size_mm, self.hole),
            Status::Covered | Status::NoData => return None,
        };
        Some(Symbol { outline, size_mm, ink, edge: Pen::new(Ink::grey(0x33), 0.14) })
    }

    fn circle(&self, status: Status, size_mm: f64) -> Option<Symbol> {
        let ink = match status {
            Status::White => self.white,
            Status::Hole => self.hole,
            Status::Covered | Status::NoData => return None,
        };
        let (ink, edge) = (ink.with_alpha(0.8), Pen::new(Ink::grey(0x33), 0.14));
        Some(Symbol { outline: Outline::Circle, size_mm, ink, edge })
    }

    fn cross() -> Symbol {
        let edge = Pen::new(Ink::BLACK, 0.35);
        Symbol { outline: Outline::Cross, size_mm: CROSS_MM, ink: Ink::BLACK, edge }
    }
}

/// How many people a circle stands for.
struct Scale {
    mm2_per_person: f64,
    most: f64,
}

impl Scale {
    /// The largest village gets the largest circle, and all together a fair part of the paper.
    fn of(subject: &Subject<'_>, people: &[f64]) -> Self {
        let (long, short) = subject.sheet.paper.sides_mm();
        let largest_mm = LARGEST_MM * (long / 297.0).sqrt();
        let most = people.iter().copied().fold(0.0, f64::max);
        let sum: f64 = people.iter().sum();
        let largest = std::f64::consts::FRAC_PI_4 * largest_mm * largest_mm;
        let mm2_per_person =
            if most > 0.0 { (largest / most).min(PART_OF_PAPER * long * short / sum) } else { 0.0 };
        Self { mm2_per_person, most }
    }

    fn width_mm(&self, people: f64) -> f64 {
        let area = people * self.mm2_per_person;
        (area / std::f64::consts::FRAC_PI_4).sqrt().max(SMALLEST_MM)
    }

    /// Three round numbers of people for the legend, the largest first: 1, 2 or 5 × 10ⁿ, each about a
    /// quarter of the one before. Fewer where there are only a few people; none where nobody is known.
    fn rounds(&self) -> Vec<f64> {
        let mut out: Vec<f64> = Vec::new();
        let mut below = self.most;
        while out.len() < 3 && below >= 1.0 {
            let power = 10_f64.powi(below.log10().floor() as i32);
            let lead = [5.0, 2.0, 1.0].into_iter().find(|l| l * power <= below * (1.0 + 1e-9));
            let round = lead.unwrap_or(1.0) * power;
            out.push(round);
            below = round / 4.0;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_the_legend_are_round() {
        let rounds = |most: f64| Scale { mm2_per_person: 0.1, most }.rounds();
        assert_eq!(rounds(1_830.0), [1000.0, 200.0, 50.0]);
        assert_eq!(rounds(500.0), [500.0, 100.0, 20.0]);
        assert_eq!(rounds(6.0), [5.0, 1.0]);
        assert!(rounds(0.0).is_empty() && rounds(0.4).is_empty());
    }

    #[test]
    fn four_times_the_people_are_twice_as_wide() {
        let scale = Scale { mm2_per_person: 0.05, most: 2000.0 };
        assert!((scale.width_mm(800.0) / scale.width_mm(200.0) - 2.0).abs() < 1e-9);
        assert_eq!(scale.width_mm(0.0), SMALLEST_MM);
    }
}
