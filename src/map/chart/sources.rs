//! What every chart says around its figure.

use super::ChartKind;
use super::sheet::Head;
use super::words::ChartWords;
use crate::assessment::{Assessment, Role};
use crate::lang::Numbers;
use crate::network::ServiceKind;

/// Title, subtitle and notes; `rule`: whether the chart goes by the rule.
pub(super) fn head(
    assessment: &Assessment,
    kind: ChartKind,
    service: Option<ServiceKind>,
    rule: bool,
    notes: Vec<String>,
    words: &dyn ChartWords,
) -> Head {
    let about = &assessment.about;
    let province = assessment.units.province.trim();
    let place = if province.is_empty() { about.title.trim() } else { province };
    Head {
        title: words.title(kind, service, place),
        subtitle: words.subtitle(about.as_of.as_deref(), rule.then_some(&assessment.method.rule)),
        notes,
        synthetic: about.synthetic.then(|| words.synthetic()),
    }
}

/// Who made the layers that a chart is of, each once; `None` where no project states it. `service`: of which
/// service, or of all; speeds have their own layer.
pub(super) fn line(
    assessment: &Assessment,
    service: Option<ServiceKind>,
    words: &dyn ChartWords,
) -> Option<String> {
    let mobile = service.is_none_or(|s| match s {
        ServiceKind::Technology(t) => t.is_mobile(),
        ServiceKind::MobileBroadband => true,
    });
    let fixed = service.is_none_or(|s| matches!(s, ServiceKind::Technology(t) if !t.is_mobile()));
    let bears = |role: Role| match role {
        Role::Villages | Role::Coverage => true,
        Role::Cells => mobile,
        Role::Fibre => fixed,
        _ => false,
    };
    of_roles(assessment, bears, words)
}

/// The stated sources of layers of those roles.
pub(super) fn of_roles(
    assessment: &Assessment,
    bears: impl Fn(Role) -> bool,
    words: &dyn ChartWords,
) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for input in assessment.inputs.iter().filter(|i| bears(i.role)) {
        let stated = input.source.as_deref().map(str::trim).filter(|s| !s.is_empty());
        let file = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        let source = stated.unwrap_or(file).to_owned();
        if !source.is_empty() && !all.contains(&source) {
            all.push(source);
        }
    }
    (!all.is_empty()).then(|| words.sources(&all))
}

/// Ticks as numbers.
pub(super) fn tick_labels(ticks: &[f64], words: &dyn ChartWords) -> Vec<String> {
    ticks.iter().map(|t| Numbers(words.lang()).short(*t, 2)).collect()
}
