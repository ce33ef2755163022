//! Communes before and after: the rate of covered villages in two results, over the same villages.

use super::bars::{Bars, Row, Shape, over_columns};
use super::communes::{GOOD, SHORT};
use super::sheet::{Figure, Head, Key, Sample};
use super::ticks::percent;
use super::words;
use super::{ChartKind, sources};
use crate::comparison::Comparison;
use crate::indicator::Level;
use crate::lang::Lang;
use crate::map::ink::{Fill, Ink, Pen};
use crate::network::ServiceKind;
use crate::place::vietnamese_order;
use phusong_lang::{id, say, word};

/// Not changed.
const SAME: Ink = Ink::grey(0x80);

/// The chart; `None` where no commune can be compared.
pub(super) fn chart(
    comparison: &Comparison<'_>,
    kind: ServiceKind,
    lang: Lang,
) -> Option<(Head, Figure)> {
    let (old, new) = (&comparison.old.assessment, &comparison.new.assessment);
    let mut known: Vec<(&str, f64, f64)> = Vec::new();
    let mut unknown = 0;
    for change in &comparison.rates {
        let Some(rate) = change.new else { continue };
        let of_commune = matches!(rate.level, Level::Commune(_));
        if !of_commune || rate.service != kind || rate.operator.is_some() {
            continue;
        }
        match change.same.and_then(|s| s.old_pct().zip(s.new_pct())) {
            Some((before, after)) => known.push((new.unit(rate.level).1, before, after)),
            None => unknown += 1,
        }
    }
    if known.is_empty() {
        return None;
    }
    // Those that gained most first, those that lost most last.
    known.sort_by(|a, b| {
        (b.2 - b.1).total_cmp(&(a.2 - a.1)).then_with(|| vietnamese_order(a.0, b.0))
    });
    let ink = |old: f64, new: f64| {
        if new > old {
            GOOD
        } else if new < old {
            SHORT
        } else {
            SAME
        }
    };
    let rows = known.iter().map(|(name, old, new)| Row {
        label: (*name).to_owned(),
        shape: Shape::Change { old: *old, new: *new, ink: ink(*old, *new) },
        note: words::points(lang, new - old),
        targets: Vec::new(),
    });
    let (columns, left_out) = over_columns(rows.collect());
    let mut notes = vec![say!(lang, "chart-same-villages")];
    if left_out > 0 {
        let first = columns[0].len();
        let middle = known[first..first + left_out].iter().map(|(_, _, new)| *new);
        let least = middle.clone().fold(f64::INFINITY, f64::min);
        notes.push(words::left_out(lang, left_out, least, middle.fold(0.0, f64::max)));
    }
    if unknown > 0 {
        notes.push(words::communes_without_data(lang, unknown));
    }
    let dot = |fill, ink| Sample::Dot(Fill::Solid(fill), Pen::new(ink, 0.4));
    let line = |ink| Sample::Line(Pen::new(ink, 0.9));
    let keys = [
        (dot(Ink::WHITE, Ink::DARK), id!("chart-before")),
        (dot(Ink::DARK, Ink::DARK), id!("chart-after")),
        (line(GOOD), id!("chart-better")),
        (line(SHORT), id!("chart-worse")),
        (line(SAME), id!("chart-same")),
    ];
    let keys = keys.map(|(sample, key)| Key { sample, label: lang.word(key).to_owned() }).to_vec();
    let wide = columns.len() == 1;
    let ticks = percent();
    let figure = Bars {
        columns,
        tick_labels: sources::tick_labels(&ticks.0, lang),
        ticks,
        unit: say!(lang, "chart-axis-covered"),
        keys,
        label_part: if wide { 0.27 } else { 0.36 },
        note_mm: 16.0,
    };
    let province = new.units.province.trim();
    let place = if province.is_empty() { new.about.title.trim() } else { province };
    let head = Head {
        title: words::title(lang, ChartKind::Change, Some(kind), place),
        subtitle: words::between(lang, old.about.as_of.as_deref(), new.about.as_of.as_deref()),
        notes,
        synthetic: comparison.synthetic().then(|| word!(lang, "map-synthetic")),
    };
    Some((head, Figure::Bars(figure)))
}
