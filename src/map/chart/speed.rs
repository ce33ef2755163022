//! Speed as measured: the median by operator, what nine tenths of the tests reach, and the plan's target.

use super::bars::{Bars, Row, Shape, TARGET};
use super::communes::GOOD;
use super::operators::in_order;
use super::sheet::{Figure, Head, Key, Sample};
use super::ticks::ticks;
use super::words;
use super::{ChartKind, sources};
use crate::assessment::{Assessment, Role};
use crate::indicator::{Speed, SpeedUnit, Target, TargetMeasure};
use crate::lang::Lang;
use crate::map::ink::{Fill, Ink, Pen};
use crate::network::{OperatorId, Technology};
use phusong_lang::{count, say};

/// The chart; `None` where no unit has enough tests.
pub(super) fn chart(assessment: &Assessment, lang: Lang) -> Option<(Head, Figure)> {
    let province = |s: &&Speed| s.of == SpeedUnit::Province;
    let all: Vec<&Speed> = assessment.speeds.iter().filter(province).collect();
    if !all.iter().any(|s| s.down.is_some()) {
        return None;
    }
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    let key = |sample, label| Key { sample, label };
    keys.push(key(Sample::Box(Fill::Solid(GOOD)), say!(lang, "chart-median")));
    keys.push(key(Sample::Tick(Pen::new(Ink::BLACK, 0.5)), say!(lang, "chart-tenth")));
    for fixed in [false, true] {
        let technology = fixed.then_some(Technology::Ftth);
        let of = |operator: Option<OperatorId>| {
            all.iter().find(|s| s.technology == technology && s.operator == operator).copied()
        };
        let operators = in_order(assessment, |o| of(Some(o)).is_some());
        if of(None).is_none() && operators.is_empty() {
            continue;
        }
        let target = target(assessment, fixed);
        let targets: Vec<f64> = target.map(|t| t.value).into_iter().collect();
        if let Some(target) = target {
            keys.push(key(Sample::Line(TARGET), words::speed_target(lang, target.value, fixed)));
        }
        rows.push(Row {
            label: words::line(lang, fixed),
            shape: Shape::Heading,
            note: String::new(),
            targets: Vec::new(),
        });
        let everyone = of(None).map(|s| (say!(lang, "chart-all-operators"), s));
        let each = operators
            .into_iter()
            .filter_map(|o| Some((assessment.network.operators.name(o).to_owned(), of(Some(o))?)));
        for (label, speed) in everyone.into_iter().chain(each) {
            let (shape, note) = match speed.down {
                Some(down) => (
                    Shape::Ticked(down.median, GOOD, down.p10),
                    words::speed(lang, down.median, down.p10, speed.tests),
                ),
                None => (Shape::NoData, say!(lang, "chart-too-few", tests = count(speed.tests))),
            };
            rows.push(Row { label, shape, note, targets: targets.clone() });
        }
    }
    let most = rows.iter().fold(0.0_f64, |most, row| {
        let own = if let Shape::Ticked(value, ..) = row.shape { value } else { 0.0 };
        row.targets.iter().copied().fold(most.max(own), f64::max)
    });
    let ticks = ticks(most);
    let mut notes = vec![say!(lang, "chart-min-tests", tests = count(assessment.method.min_tests))];
    notes.extend(sources::of_roles(assessment, |role| role == Role::Measurements, lang));
    let figure = Bars {
        columns: vec![rows],
        tick_labels: sources::tick_labels(&ticks.0, lang),
        ticks,
        unit: say!(lang, "chart-axis-speed"),
        keys,
        label_part: 0.2,
        note_mm: 44.0,
    };
    let head = sources::head(assessment, ChartKind::Speed, None, false, notes, lang);
    Some((head, Figure::Bars(figure)))
}

/// The plan's target of speed: the nearest in time.
fn target(assessment: &Assessment, of_fixed: bool) -> Option<&Target> {
    let is =
        |t: &&Target| matches!(t.measure, TargetMeasure::Speed { fixed, .. } if fixed == of_fixed);
    assessment.plan.as_ref()?.targets.iter().filter(is).min_by_key(|t| t.year)
}
