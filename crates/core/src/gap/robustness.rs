//! How surely a village is a gap: its class with other radii and other thresholds.

use super::Robustness;
use crate::footprint::Varied;
use crate::indicator::{Rule, ScenarioService, Scenarios, Status, Test};
use crate::network::ServiceKind;

/// The radii that are tried.
const RADII: [Varied; 3] = [Varied::Radius(0.8), Varied::NOTHING, Varied::Radius(1.2)];

/// The thresholds that are tried, as steps from the rule's own: ten percentage points.
const STEPS: [f64; 3] = [-0.1, 0.0, 0.1];

/// What the rule would see in every variant of one service.
pub(super) struct Variants<'a> {
    seen: &'a ScenarioService,
    /// Of each radius its index among the scenarios'.
    radii: Vec<usize>,
    rules: Vec<Rule>,
}

impl<'a> Variants<'a> {
    /// The variants of a service; `None` where its scenarios were not tried.
    pub(super) fn of(scenarios: &'a Scenarios, kind: ServiceKind, rule: &Rule) -> Option<Self> {
        let seen = scenarios.of(kind, rule.denominator)?;
        let index = |radius| scenarios.varied.iter().position(|v| *v == radius);
        let radii = RADII.into_iter().map(index).collect::<Option<Vec<_>>>()?;
        Some(Self { seen, radii, rules: rules(rule) })
    }

    /// In how many variants a village is a gap, and of this class; `None` where a variant has no
    /// data.
    pub(super) fn robustness(&self, village: usize, class: Status) -> Option<Robustness> {
        let mut found = Robustness { same: 0, gap: 0, of: 0 };
        for &radius in &self.radii {
            let seen = self.seen.seen.get(radius)?.get(village)?;
            for rule in &self.rules {
                let status = rule.status(seen);
                if status == Status::NoData {
                    return None;
                }
                found.of += 1;
                found.same += u32::from(status == class);
                found.gap += u32::from(status != Status::Covered);
            }
        }
        Some(found)
    }
}

/// The rule with each threshold; the rule alone where no threshold decides.
fn rules(rule: &Rule) -> Vec<Rule> {
    match rule.test {
        Test::CentreClusters => vec![rule.clone()],
        Test::Share => STEPS
            .into_iter()
            .map(|step| {
                // At most all of it; at least half way from white to the rule's own, so that there
                // is always a hole between the two.
                let least = f64::midpoint(rule.white_up_to, rule.covered_from);
                let covered_from = (rule.covered_from + step).clamp(least, 1.0);
                Rule { covered_from, ..rule.clone() }
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Share;
    use crate::indicator::Observation;
    use crate::place::Denominator;

    const KIND: ServiceKind = ServiceKind::MobileBroadband;

    /// One village with these observations at radii × 0.8, 0.9, 1, 1.1, 1.2.
    fn scenarios(seen: [Observation; 5]) -> Scenarios {
        Scenarios {
            varied: [0.8, 0.9, 1.0, 1.1, 1.2].map(Varied::Radius).into(),
            services: vec![ScenarioService {
                kind: KIND,
                denominator: Denominator::Area,
                seen: seen.into_iter().map(|o| vec![o]).collect(),
            }],
        }
    }

    fn shares(all: [f64; 5]) -> Scenarios {
        scenarios(all.map(|s| Observation::of_share(Share::new(s))))
    }

    fn robustness(scenarios: &Scenarios, rule: &Rule, class: Status) -> Option<Robustness> {
        Variants::of(scenarios, KIND, rule)?.robustness(0, class)
    }

    #[test]
    fn three_radii_by_three_thresholds() {
        let rule = Rule::default();
        let of = |all, class| robustness(&shares(all), &rule, class).unwrap();
        // Against 0.7, 0.8, 0.9: 0.3 is a hole in all three, 0.75 in two, 0.85 in one.
        // What the other two radii give does not count.
        assert_eq!(
            of([0.3, 0.0, 0.75, 0.0, 0.85], Status::Hole),
            Robustness { same: 6, gap: 6, of: 9 }
        );
        // White with short radii, a hole with the longest.
        assert_eq!(
            of([0.0, 0.0, 0.0, 0.0, 0.2], Status::White),
            Robustness { same: 6, gap: 9, of: 9 }
        );
        assert_eq!(
            of([0.0, 0.0, 0.0, 0.0, 0.0], Status::White),
            Robustness { same: 9, gap: 9, of: 9 }
        );
        // A threshold of 100 % cannot rise: 0.9, 1, 1.
        let all = Rule { covered_from: 1.0, ..Rule::default() };
        let found = robustness(&shares([0.95, 0.0, 0.95, 0.0, 1.0]), &all, Status::Hole).unwrap();
        assert_eq!(found, Robustness { same: 4, gap: 4, of: 9 });
        // One of 10 % falls half way, to 5 %, and not to 0, where nothing would be a hole.
        let low = Rule { covered_from: 0.1, ..Rule::default() };
        let found = robustness(&shares([0.04, 0.0, 0.04, 0.0, 0.06]), &low, Status::Hole).unwrap();
        assert_eq!(found, Robustness { same: 8, gap: 8, of: 9 });
    }

    #[test]
    fn three_variants_where_no_threshold_decides() {
        let rule = Rule { test: Test::CentreClusters, ..Rule::default() };
        let seen = |centre, clusters_served| Observation {
            share: Share::new(0.5),
            centre: Some(centre),
            clusters: 2,
            clusters_served,
        };
        let all = [seen(false, 0), seen(true, 2), seen(true, 1), seen(true, 2), seen(true, 2)];
        let found = robustness(&scenarios(all), &rule, Status::Hole).unwrap();
        assert_eq!(found, Robustness { same: 1, gap: 2, of: 3 });
    }

    #[test]
    fn nothing_is_said_without_scenarios_or_data() {
        let rule = Rule::default();
        let mut all = shares([0.5; 5]);
        all.services[0].seen[4][0].share = None;
        assert_eq!(robustness(&all, &rule, Status::Hole), None);
        let other = Rule { denominator: Denominator::Population, ..Rule::default() };
        assert_eq!(robustness(&shares([0.5; 5]), &other, Status::Hole), None);
        assert_eq!(robustness(&Scenarios::default(), &rule, Status::Hole), None);
    }
}
