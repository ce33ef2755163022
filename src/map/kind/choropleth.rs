//! Villages coloured by the class of a number: a service's share, or any number of the village table.

use super::{Areas, Mapped, Subject};
use crate::assessment::Measure;
use crate::coverage::Share;
use crate::map::Class;
use crate::map::intervals::{Classing, Intervals};
use crate::map::kind_words as told;
use crate::map::shown::share as share_of;
use crate::map::words;

/// The share of the rule's denominator.
pub(super) fn share(subject: &Subject<'_>) -> Mapped {
    let Subject { sheet, assessment, lang } = *subject;
    let rule = &assessment.method.rule;
    let service = assessment.service(sheet.service);
    let shares: Vec<Option<Share>> = subject.villages().map(|v| share_of(service, v)).collect();
    let title = |(v, share): (usize, &Option<Share>)| {
        let (name, commune) = subject.name(v);
        let share = words::service_and_share(lang, sheet.service, share.map(Share::pct));
        words::village(name, commune, &share)
    };
    let heading = words::legend_heading(lang, sheet.service, rule);
    let titles = shares.iter().enumerate().map(title).collect();
    let covered = subject.rate(sheet.service).and_then(|r| words::covered(lang, r));
    let numbers: Vec<_> = shares.iter().map(|s| s.map(Share::pct)).collect();
    let classed = Classed::of(subject, &numbers, Some(Measure::Served(sheet.service)));
    let areas = classed.areas(heading, titles, covered.into_iter().collect());
    let as_of = assessment.about.as_of.as_deref();
    subject.coloured(areas, words::subtitle(lang, sheet.service, as_of, rule))
}

/// A number of the village table.
pub(super) fn measured(subject: &Subject<'_>, measure: Measure) -> Mapped {
    let Subject { assessment, lang, .. } = *subject;
    let rule = &assessment.method.rule;
    let numbers = assessment.measured(measure);
    let title = |(v, number): (usize, &Option<f64>)| {
        let (name, commune) = subject.name(v);
        words::village(name, commune, &told::quantity(lang, measure, *number))
    };
    let titles = numbers.iter().enumerate().map(title).collect();
    let heading = told::measure(lang, measure, rule);
    let classed = Classed::of(subject, &numbers, Some(measure));
    let areas = classed.areas(heading, titles, Vec::new());
    let as_of = assessment.about.as_of.as_deref();
    let mapped = subject.coloured(areas, told::measure_subtitle(lang, measure, as_of, rule));
    let unknown = mapped.nothing.as_ref().map(|_| told::nothing_measured(lang, measure));
    Mapped { nothing: unknown, ..mapped }
}

/// Numbers of villages, classified.
struct Classed {
    labels: Vec<String>,
    inks: Vec<crate::map::ink::Ink>,
    classes: Vec<Option<usize>>,
}

impl Classed {
    fn of(subject: &Subject<'_>, numbers: &[Option<f64>], measure: Option<Measure>) -> Self {
        let sheet = subject.sheet;
        let Some(intervals) = intervals(subject, numbers) else {
            // Percentages by the breaks of the series.
            let all = sheet.classes.all();
            let label = |class: &Class| match measure {
                Some(Measure::Served(service)) => words::class(subject.lang, *class, service),
                _ => words::class_of_any(subject.lang, *class),
            };
            let of = |n: &Option<f64>| sheet.classes.of(n.and_then(|n| Share::new(n / 100.0)));
            return Self {
                labels: all.iter().map(label).collect(),
                inks: sheet.palette.inks(all.len()),
                classes: numbers.iter().map(of).collect(),
            };
        };
        let decimals = intervals.decimals();
        let percent = measure.is_some_and(Measure::is_percentage);
        let label = |interval| told::interval(subject.lang, interval, decimals, percent);
        Self {
            labels: intervals.all().into_iter().map(label).collect(),
            inks: sheet.palette.ramp(intervals.len()),
            classes: numbers.iter().map(|n| n.and_then(|n| intervals.of(n))).collect(),
        }
    }

    fn areas(self, heading: String, titles: Vec<String>, notes: Vec<String>) -> Areas {
        let Self { labels, inks, classes } = self;
        Areas { heading, labels, inks, classes, titles, notes }
    }
}

/// The intervals of a sheet; `None` where it has classes of percentages. Breaks that are found are found
/// in all villages, whichever the sheet counts, so that the pages of an atlas have one legend.
pub(super) fn intervals(subject: &Subject<'_>, numbers: &[Option<f64>]) -> Option<Intervals> {
    match &subject.sheet.classing {
        Classing::Percentages => None,
        Classing::Breaks(breaks) => Some(Intervals::new(breaks.clone())),
        Classing::Found { method, count } => {
            let known: Vec<f64> = numbers.iter().copied().flatten().collect();
            Some(Intervals::new(method.breaks(&known, *count)))
        }
    }
}
