//! What a rule makes of one service: who stands for all, and share and status of every village.

use crate::indicator::{
    Observation, Observer, OperatorRule, Rule, Service, VillageService, VillageTotals,
};

/// What the rule sees in every village, once it is settled which operator stands for all.
pub(super) fn observe(
    service: &mut Service,
    rule: &Rule,
    held: &VillageTotals<'_>,
) -> Vec<Observation> {
    service.best_operator = None;
    if rule.operator == OperatorRule::BestOperator {
        service.best_operator = Observer::new(service, rule, held).best_operator();
    }
    Observer::new(service, rule, held).under(rule.operator)
}

/// Share and status of every village from the service's shares and points, by the model alone; nearest
/// sources are left open.
pub(super) fn judge(service: &mut Service, rule: &Rule, held: &VillageTotals<'_>) {
    let seen = observe(service, rule, held);
    let each = seen.iter().zip(&service.area().any);
    let any = each.map(|(seen, area_share)| {
        let status = rule.status(seen);
        VillageService {
            share: seen.share,
            area_share: *area_share,
            modelled: status,
            status,
            evidence: None,
            nearest: None,
        }
    });
    service.villages = any.collect();
}
