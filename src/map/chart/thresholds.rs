//! The rate of covered villages as the rule's threshold goes from 0 to 100 %, all else equal.
//!
//! Villages that a field report decided stay as decided, as in the scenarios of the scorecard.

use super::lines::{Line, Lines};
use super::sheet::{Figure, Head, Key, Sample};
use super::ticks::percent;
use super::words;
use super::{ChartKind, sources};
use crate::assessment::Assessment;
use crate::indicator::{Rule, Service, Status, Test};
use crate::lang::Lang;
use crate::map::ink::{Ink, Pen};
use crate::network::{ServiceKind, Technology};
use phusong_lang::{count, name, say};

/// Thresholds that are tried, percent: each whole one.
const STEPS: u32 = 100;

/// The chart; `None` where no threshold decides, or nothing is known.
pub(super) fn chart(assessment: &Assessment, lang: Lang) -> Option<(Head, Figure)> {
    let rule = &assessment.method.rule;
    if rule.test != Test::Share {
        return None;
    }
    let mark = 100.0 * rule.covered_from;
    let (mut lines, mut keys) = (Vec::new(), Vec::new());
    let mut decided = 0;
    for service in &assessment.services {
        let Some(at_mark) = rate(service, rule, rule.covered_from) else { continue };
        let points = (0..=STEPS).filter_map(|step| {
            let threshold = f64::from(step) / f64::from(STEPS);
            rate(service, rule, threshold).map(|pct| (100.0 * threshold, pct))
        });
        let pen = pen(service.kind);
        let label = format!(
            "{}: {}",
            name!(lang, "service", ServiceKind: service.kind),
            words::pct(lang, at_mark)
        );
        keys.push(Key { sample: Sample::Line(pen), label });
        lines.push(Line { points: points.collect(), pen, at_mark: Some(at_mark) });
        let own = service.villages.iter().filter(|v| v.evidence.is_some()).count();
        decided = decided.max(own);
    }
    if lines.is_empty() {
        return None;
    }
    // The widest first, beneath those that it would hide.
    lines.sort_by(|a: &Line, b| b.pen.width_mm.total_cmp(&a.pen.width_mm));
    let mut notes = Vec::new();
    if decided > 0 {
        notes.push(say!(lang, "chart-decided", villages = count(decided)));
    }
    notes.extend(sources::line(assessment, None, lang));
    let figure = Lines {
        series: lines,
        mark: (mark, words::threshold(lang, mark)),
        tick_labels: sources::tick_labels(&percent().0, lang),
        across: say!(lang, "chart-axis-threshold"),
        up: say!(lang, "chart-axis-covered"),
        keys,
    };
    let head = sources::head(assessment, ChartKind::Thresholds, None, true, notes, lang);
    Some((head, Figure::Lines(figure)))
}

/// Percentage of villages covered if that much were enough, among those with data. At 0 whatever is served at
/// all is covered: a threshold is more than nothing.
fn rate(service: &Service, rule: &Rule, threshold: f64) -> Option<f64> {
    let (mut covered, mut known) = (0_usize, 0_usize);
    for village in &service.villages {
        let status = if village.evidence.is_some() {
            village.status
        } else {
            let rule = Rule { covered_from: threshold, ..rule.clone() };
            match village.share {
                Some(share) if share.value() <= Rule::ROUNDING => Status::White,
                share => rule.status_of_share(share),
            }
        };
        known += usize::from(status != Status::NoData);
        covered += usize::from(status == Status::Covered);
    }
    (known > 0).then(|| 100.0 * covered as f64 / known as f64)
}

/// The darkest ink of the service's palette, and a dash of its own for those who see no hue.
fn pen(kind: ServiceKind) -> Pen {
    let ink = super::shares::palette(kind).inks(6).last().copied().unwrap_or(Ink::BLACK);
    let pen = Pen::new(ink, 0.7);
    match kind {
        ServiceKind::Technology(Technology::G4) => pen,
        ServiceKind::Technology(Technology::G5) => pen.dashed(3.0, 1.0),
        ServiceKind::Technology(Technology::Ftth) => pen.dashed(1.2, 0.7),
        // Pale and wide: it runs along the technology that makes most of it.
        ServiceKind::MobileBroadband => Pen::new(pale(kind), 2.2),
        ServiceKind::Technology(Technology::G3) => Pen::new(Ink::grey(0x55), 0.6).dashed(2.0, 1.6),
        ServiceKind::Technology(Technology::G2) => Pen::new(Ink::grey(0x88), 0.6).dashed(0.8, 1.2),
    }
}

/// A paler ink of the palette.
fn pale(kind: ServiceKind) -> Ink {
    super::shares::palette(kind).inks(6).get(2).copied().unwrap_or(Ink::MID)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Share;
    use crate::indicator::VillageService;

    #[test]
    fn the_rate_falls_as_more_is_asked_and_agrees_with_the_rule_at_its_threshold() {
        let village = |share: Option<f64>, evidence: Option<Status>| VillageService {
            share: share.and_then(Share::new),
            area_share: None,
            modelled: Status::NoData,
            status: evidence.unwrap_or(Status::NoData),
            evidence: evidence.map(|_| 0),
            nearest: None,
        };
        let mut any: Vec<_> =
            [0.0, 0.3, 0.8, 1.0].into_iter().map(|s| village(Some(s), None)).collect();
        any.push(village(None, None));
        any.push(village(Some(0.0), Some(Status::Covered)));
        let kind = ServiceKind::MobileBroadband;
        let service =
            Service { kind, villages: any, shares: Vec::new(), points: None, best_operator: None };
        let rule = Rule::default();
        let at = |t: f64| rate(&service, &rule, t).unwrap();
        // Five with data; the reported one is covered whatever is asked.
        assert_eq!([0.0, 0.3, 0.31, 0.8, 1.0].map(at), [80.0, 80.0, 60.0, 60.0, 40.0]);
        let none = Service { villages: vec![village(None, None)], ..service };
        assert_eq!(rate(&none, &rule, 0.5), None);
    }
}
