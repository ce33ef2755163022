//! How villages' shares are distributed, by the classes and colours of the map sheets.

use super::columns::{Column, Columns, Group};
use super::sheet::{Figure, Head};
use super::ticks::ticks;
use super::words;
use super::{ChartKind, sources};
use crate::assessment::Assessment;
use crate::indicator::Service;
use crate::lang::{Lang, Numbers};
use crate::map::Classes;
use crate::map::ink::Fill;
use crate::map::palette::Palette;
use crate::map::words::class as class_label;
use crate::network::{ServiceKind, Technology};
use phusong_lang::{count, say};

/// The chart; `None` where nothing is known of the service.
pub(super) fn chart(
    assessment: &Assessment,
    service: &Service,
    lang: Lang,
) -> Option<(Head, Figure)> {
    let classes = Classes::standard();
    let (counts, no_data) = classes.count(service.villages.iter().map(|v| v.share));
    let known: usize = counts.iter().sum();
    if known == 0 {
        return None;
    }
    let numbers = Numbers(lang);
    let all = classes.all();
    let inks = palette(service.kind).inks(all.len());
    let mut groups: Vec<Group> = all
        .iter()
        .zip(&counts)
        .zip(inks)
        .map(|((class, count), ink)| {
            let pct = words::pct(lang, 100.0 * *count as f64 / known as f64);
            let note = format!("{} ({pct})", numbers.count(*count));
            let column = Column { value: Some(*count as f64), fill: Fill::Solid(ink), note };
            Group { label: class_label(lang, *class, service.kind), columns: vec![column] }
        })
        .collect();
    let mut notes = Vec::new();
    if no_data > 0 {
        let note = numbers.count(no_data);
        let column = Column { value: Some(no_data as f64), fill: Fill::Hatch, note };
        groups.push(Group { label: say!(lang, "map-no-data"), columns: vec![column] });
        notes.push(say!(lang, "chart-villages-without-data", villages = count(no_data)));
    }
    notes.extend(sources::line(assessment, Some(service.kind), lang));
    let most = counts.iter().copied().chain([no_data]).max().unwrap_or(0);
    let ticks = ticks(most as f64);
    let figure = Columns {
        groups,
        tick_labels: sources::tick_labels(&ticks.0, lang),
        ticks,
        unit: say!(lang, "chart-axis-villages"),
        keys: Vec::new(),
    };
    let head = sources::head(assessment, ChartKind::Shares, Some(service.kind), true, notes, lang);
    Some((head, Figure::Columns(figure)))
}

/// The palette of a service's sheet.
pub(super) fn palette(kind: ServiceKind) -> Palette {
    match kind {
        ServiceKind::Technology(Technology::G5) => Palette::Violet,
        ServiceKind::Technology(Technology::Ftth) => Palette::Green,
        ServiceKind::Technology(_) => Palette::Blue,
        ServiceKind::MobileBroadband => Palette::Teal,
    }
}
