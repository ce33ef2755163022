//! The villages that lack one service, grouped by commune, with sums that add up: one definition for the
//! workbook's list and for the report.
//!
//! In: an [`Assessment`] and one of its services. Out: communes in Vietnamese order, in each its white
//! villages and those with a hole; what is not known is in no sum, and a sum of nothing is `None`.

use super::order::villages_in_order;
use crate::assessment::Assessment;
use crate::gap::Gap;
use crate::indicator::{Service, Status};
use crate::place::CommuneId;
use std::collections::HashMap;

/// Villages without a service, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GapCount {
    pub(crate) white: usize,
    pub(crate) hole: usize,
}

/// Numbers of one or more villages that add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sums {
    pub(super) count: GapCount,
    pub(super) households: Option<f64>,
    pub(super) population: Option<f64>,
    /// Households without the service, each village's rounded: what is printed adds up.
    pub(super) lacking: Option<f64>,
}

/// One village of the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed<'a> {
    /// Its index.
    pub(super) village: usize,
    /// White or hole.
    pub(super) status: Status,
    /// What is known of the gap, where the project lists gaps of the service.
    pub(super) gap: Option<&'a Gap>,
    /// Its own numbers.
    pub(super) own: Sums,
}

/// The villages of one commune.
#[derive(Clone, Debug)]
pub(super) struct OfCommune<'a> {
    pub(super) commune: CommuneId,
    /// By name; never empty.
    pub(super) villages: Vec<Listed<'a>>,
    pub(super) sums: Sums,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct GapGroups<'a> {
    pub(super) communes: Vec<OfCommune<'a>>,
    pub(super) all: Sums,
}

fn add(sum: &mut Option<f64>, value: Option<f64>) {
    if let Some(value) = value {
        *sum = Some(sum.unwrap_or(0.0) + value);
    }
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.count.white += other.count.white;
        self.count.hole += other.count.hole;
        add(&mut self.households, other.households);
        add(&mut self.population, other.population);
        add(&mut self.lacking, other.lacking);
    }
}

impl<'a> GapGroups<'a> {
    /// Groups the villages that lack a service.
    pub(super) fn new(assessment: &'a Assessment, service: &Service) -> Self {
        let gaps: HashMap<usize, &Gap> = assessment
            .gaps
            .iter()
            .filter(|g| g.service == service.kind)
            .map(|g| (g.village as usize, g))
            .collect();
        let mut groups = Self::default();
        for village in villages_in_order(assessment) {
            let Some(status) = service.villages.get(village).map(|v| v.status) else { continue };
            if !matches!(status, Status::White | Status::Hole) {
                continue;
            }
            let stated = &assessment.villages[village];
            let gap = gaps.get(&village).copied();
            let own = Sums {
                count: GapCount {
                    white: usize::from(status == Status::White),
                    hole: usize::from(status == Status::Hole),
                },
                households: stated.households,
                population: stated.population,
                lacking: gap.and_then(|g| g.lacking.households).map(f64::round),
            };
            groups.all.add(own);
            let listed = Listed { village, status, gap, own };
            match groups.communes.last_mut().filter(|c| c.commune == stated.commune) {
                Some(commune) => {
                    commune.sums.add(own);
                    commune.villages.push(listed);
                }
                None => groups.communes.push(OfCommune {
                    commune: stated.commune,
                    villages: vec![listed],
                    sums: own,
                }),
            }
        }
        groups
    }

    /// Whether no village lacks the service (or nothing is known of any).
    pub(super) fn is_empty(&self) -> bool {
        self.communes.is_empty()
    }

    /// What is known of the gaps.
    pub(super) fn gaps(&self) -> impl Iterator<Item = &'a Gap> + '_ {
        self.communes.iter().flat_map(|c| &c.villages).filter_map(|v| v.gap)
    }
}
