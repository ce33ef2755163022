//! What every chart says around its figure.

use super::ChartKind;
use super::sheet::Head;
use super::words;
use crate::assessment::{Assessment, Role};
use crate::lang::{Lang, Numbers};
use crate::network::ServiceKind;
use phusong_lang::{say, word};

/// Title, subtitle and notes; `rule`: whether the chart goes by the rule.
pub(super) fn head(
    assessment: &Assessment,
    kind: ChartKind,
    service: Option<ServiceKind>,
    rule: bool,
    notes: Vec<String>,
    lang: Lang,
) -> Head {
    let about = &assessment.about;
    let province = assessment.units.province.trim();
    let place = if province.is_empty() { about.title.trim() } else { province };
    Head {
        title: words::title(lang, kind, service, place),
        subtitle: words::subtitle(
            lang,
            about.as_of.as_deref(),
            rule.then_some(&assessment.method.rule),
        ),
        notes,
        synthetic: about.synthetic.then(|| word!(lang, "map-synthetic")),
    }
}

/// Who made the layers that a chart is of, each once; `None` where no project states it. `service`: of which
/// service, or of all; speeds have their own layer.
pub(super) fn line(
    assessment: &Assessment,
    service: Option<ServiceKind>,
    lang: Lang,
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
    of_roles(assessment, bears, lang)
}

/// The stated sources of layers of those roles.
pub(super) fn of_roles(
    assessment: &Assessment,
    bears: impl Fn(Role) -> bool,
    lang: Lang,
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
    (!all.is_empty()).then(|| say!(lang, "chart-sources", sources = all.join("; ")))
}

/// Ticks as numbers.
pub(super) fn tick_labels(ticks: &[f64], lang: Lang) -> Vec<String> {
    ticks.iter().map(|t| Numbers(lang).short(*t, 2)).collect()
}
