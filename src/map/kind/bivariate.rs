//! Villages coloured by the classes of two services at once, with a square as legend.

use super::choropleth::intervals;
use super::{Areas, Mapped, Subject};
use crate::coverage::Share;
use crate::map::intervals::Intervals;
use crate::map::kind_words as told;
use crate::map::legend::{Axis, Legend, Square};
use crate::map::palette::Palette;
use crate::map::shown::share;
use crate::map::words::village;
use crate::network::ServiceKind;
use phusong_lang::say;

/// The sheet's service across, another upwards.
pub(super) fn mapped(subject: &Subject<'_>, other: ServiceKind) -> Mapped {
    let Subject { sheet, assessment, lang } = *subject;
    let rule = &assessment.method.rule;
    let sides = [sheet.service, other].map(|kind| Side::of(subject, kind));
    let [across, up] = &sides;
    // Where the numbers leave one service fewer classes, the square keeps its sides equal.
    let n = across.intervals.len().max(up.intervals.len()).max(2);
    let class = |v: usize| {
        let (x, y) = (across.class(v)?, up.class(v)?);
        Some(y * n + x)
    };
    let classes: Vec<Option<usize>> = subject.villages().map(class).collect();
    let title = |v: usize| {
        let (name, commune) = subject.name(v);
        village(
            name,
            commune,
            &told::two_shares(lang, sides.each_ref().map(|s| (s.kind, s.pct[v]))),
        )
    };
    let inks = sheet.palette.square(n).or_else(|| Palette::BlueGold.square(n)).unwrap_or_default();
    let villages = (0..n * n).map(|c| subject.count(|v| classes[v] == Some(c))).collect();
    let [across, up] = sides.each_ref().map(|side| side.axis(subject, n));
    let areas = Areas {
        heading: told::two_services(lang, [sheet.service, other], rule),
        labels: Vec::new(),
        inks,
        classes,
        titles: subject.villages().map(title).collect(),
        notes: Vec::new(),
    };
    let as_of = assessment.about.as_of.as_deref();
    let mut mapped = subject
        .coloured(areas, told::two_services_subtitle(lang, [sheet.service, other], as_of, rule));
    for row in &mut mapped.legend.rows {
        // The hatch, the only one beside the square.
        row.label = say!(lang, "map-kind-no-data-of-either");
    }
    mapped.nothing = mapped.nothing.map(|_| told::nothing_of_both(lang, [sheet.service, other]));
    let legend = Legend { square: Some(Square { across, up, villages }), ..mapped.legend };
    Mapped { legend, ..mapped }
}

/// One of the two services.
struct Side {
    kind: ServiceKind,
    /// By village.
    pct: Vec<Option<f64>>,
    intervals: Intervals,
}

impl Side {
    fn of(subject: &Subject<'_>, kind: ServiceKind) -> Self {
        let service = subject.assessment.service(kind);
        let pct: Vec<_> = subject.villages().map(|v| share(service, v).map(Share::pct)).collect();
        let intervals = intervals(subject, &pct).unwrap_or_else(|| {
            // Between the first and the last: neither nothing nor all is a class of its own here.
            let breaks = subject.sheet.classes.breaks_pct();
            Intervals::new(breaks[1..breaks.len() - 1].to_vec())
        });
        Self { kind, pct, intervals }
    }

    fn class(&self, village: usize) -> Option<usize> {
        // The tolerance of classes of percentages: what is within rounding of a break is at it.
        let pct = self.pct[village]? + crate::map::Classes::ROUNDING_PCT;
        self.intervals.of(pct)
    }

    fn axis(&self, subject: &Subject<'_>, n: usize) -> Axis {
        let decimals = self.intervals.decimals();
        let lang = subject.lang;
        let mut labels: Vec<String> =
            self.intervals.all().into_iter().map(|i| told::side(lang, i, decimals)).collect();
        labels.resize(n, String::new());
        Axis { title: told::axis(lang, self.kind), labels }
    }
}
