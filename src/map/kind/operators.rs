//! Villages coloured by the number of operators that cover them, each judged alone by the rule.

use super::{Areas, Mapped, Subject};
use crate::indicator::{Observer, Status, VillageTotals};
use crate::map::kind_words as told;
use crate::map::words::village;
use crate::network::OperatorId;

/// None, one, two, three and more.
const CLASSES: usize = 4;

pub(super) fn mapped(subject: &Subject<'_>) -> Mapped {
    let Subject { sheet, assessment, lang } = *subject;
    let rule = &assessment.method.rule;
    let covering = covering(subject);
    let title = |(v, operators): (usize, &Option<Vec<OperatorId>>)| {
        let (name, commune) = subject.name(v);
        let names = |all: &Vec<OperatorId>| {
            all.iter().map(|o| assessment.network.operators.name(*o)).collect::<Vec<_>>()
        };
        let operators = operators.as_ref().map(names);
        village(name, commune, &told::covering(lang, sheet.service, operators.as_deref()))
    };
    let class = |all: &Option<Vec<OperatorId>>| all.as_ref().map(|all| all.len().min(CLASSES - 1));
    let areas = Areas {
        heading: told::operators_heading(lang, sheet.service),
        labels: (0..CLASSES).map(|n| told::operators_class(lang, n, n == CLASSES - 1)).collect(),
        inks: sheet.palette.inks(CLASSES),
        classes: covering.iter().map(class).collect(),
        titles: covering.iter().enumerate().map(title).collect(),
        notes: Vec::new(),
    };
    let as_of = assessment.about.as_of.as_deref();
    subject.coloured(areas, told::operators_subtitle(lang, sheet.service, as_of, rule))
}

/// The operators that cover each village, by the model; `None` where nothing is known of any.
fn covering(subject: &Subject<'_>) -> Vec<Option<Vec<OperatorId>>> {
    let Subject { sheet, assessment, .. } = *subject;
    let mut all = vec![None; assessment.villages.len()];
    let Some(service) = assessment.service(sheet.service) else { return all };
    for (village, here) in all.iter_mut().zip(&service.villages) {
        // Known to have no operator is not unknown.
        if here.modelled != Status::NoData {
            *village = Some(Vec::new());
        }
    }
    let rule = &assessment.method.rule;
    let held = VillageTotals::new(&assessment.villages, &assessment.points, &assessment.bases);
    let observer = Observer::new(service, rule, &held);
    let mut operators: Vec<OperatorId> =
        service.shares.iter().flat_map(|s| s.by_operator.iter().map(|(o, _)| *o)).collect();
    operators.sort_unstable();
    operators.dedup();
    for operator in operators {
        let seen = observer.of_operator(operator);
        for (village, seen) in all.iter_mut().zip(&seen) {
            if let (Some(operators), Status::Covered) = (village, rule.status(seen)) {
                operators.push(operator);
            }
        }
    }
    all
}
