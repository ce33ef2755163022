//! The page's questions, and the answers as columns of numbers.
//!
//! In: services, operators, operator rules and denominators by their place (of the run's services and operators,
//! of [`OperatorRule::ALL`] and [`Denominator::ALL`]), thresholds in hundredths of a percent. Out: shares in
//! steps ([`steps`]), statuses as 0 no data, 1 white, 2 hole, 3 covered, rates in percent; NaN is no data.

use phusong_core::assessment::{Damaged, Judged, Settings, Trial};
use phusong_core::coverage::Share;
use phusong_core::indicator::{
    Classes, Level, OperatorRule, Rate, Status, Total, Verdict, VillageService, steps,
};
use phusong_core::network::OperatorId;
use phusong_core::place::Denominator;
use std::cell::OnceCell;

/// Hundredths of a percent: those of all.
const ALL: f64 = 1e4;

/// Bits of what [`Page::ask`] says of settings.
pub mod settings {
    /// The run has the numbers.
    pub const OF_RUN: u32 = 1;
    /// Centre and clusters decide, no threshold.
    pub const BY_CENTRE: u32 = 2;
}

/// Numbers of a unit in [`Page::rates`]: level (0 province, 1 district, 2 commune), place in its level, villages,
/// covered, holes, white, no data, rate, share of the denominator, whether the unit is covered (1, 0, NaN).
pub const RATE: usize = 10;

/// Numbers of a target in [`Page::scorecard`]: whether it is judged anew (1, 0: as the run has it), value, verdict
/// (0 no data, 1 met, 2 missed), have, of, missing (NaN: nothing is counted).
pub const SCORE: usize = 6;

/// One province, and the settings that were asked for last.
#[derive(Debug)]
pub struct Page {
    trial: Trial,
    service: usize,
    settings: Settings,
    /// Judged once it is asked for.
    judged: OnceCell<Judged>,
}

impl Page {
    /// The page of a trial's bytes.
    ///
    /// # Errors
    /// As [`Trial::of_bytes`].
    pub fn new(bytes: &[u8]) -> Result<Self, Damaged> {
        let trial = Trial::of_bytes(bytes)?;
        Ok(Self { service: 0, settings: trial.settings(), trial, judged: OnceCell::new() })
    }

    /// The operator of that place, as far as the service knows one.
    fn operator(&self, service: usize, operator: u32) -> Option<OperatorId> {
        let all = self.trial.services().get(service)?.operators();
        all.into_iter().find(|o| o.index() == operator as usize)
    }

    /// Takes settings: a service, for all operators under a rule or for one alone (`operator` 0 or more). All
    /// answers are about the settings that were taken last. `None`: something is not there.
    pub fn ask(
        &mut self,
        service: u32,
        operator: i32,
        rule: u32,
        denominator: u32,
        hundredths: u32,
    ) -> Option<u32> {
        let run = self.trial.rule();
        // The run's own threshold may have more decimals than the page shows.
        let covered_from = if f64::from(hundredths) == (run.covered_from * ALL).round() {
            run.covered_from
        } else {
            f64::from(hundredths) / ALL
        };
        let settings = Settings {
            covered_from,
            denominator: *Denominator::ALL.get(denominator as usize)?,
            operator: *OperatorRule::ALL.get(rule as usize)?,
            alone: match u32::try_from(operator) {
                Ok(operator) => Some(self.operator(service as usize, operator)?),
                Err(_) => None,
            },
        };
        let service = service as usize;
        self.trial.services().get(service)?;
        if (service, settings) != (self.service, self.settings) {
            (self.service, self.settings) = (service, settings);
            self.judged = OnceCell::new();
        }
        let flag = |bit, is| if is { bit } else { 0 };
        Some(
            flag(settings::OF_RUN, self.trial.is_of_run(&settings))
                | flag(settings::BY_CENTRE, self.trial.is_by_centre(&settings)),
        )
    }

    fn judged(&self) -> Option<&Judged> {
        let service = self.trial.services().get(self.service)?;
        Some(self.judged.get_or_init(|| self.trial.judge(service, &self.settings)))
    }

    fn villages(&self) -> impl Iterator<Item = &VillageService> {
        self.judged().into_iter().flat_map(|j| &j.service.villages)
    }

    /// The share of every village, in steps.
    pub fn shares(&self) -> Vec<i32> {
        self.villages().map(|v| steps(v.share)).collect()
    }

    /// The status of every village; `modelled`: before field reports.
    pub fn statuses(&self, modelled: bool) -> Vec<u8> {
        let all = self.villages();
        all.map(|v| number(if modelled { v.modelled } else { v.status })).collect()
    }

    /// The class of every village, −1 without data. Empty where the breaks (percent) are none.
    pub fn classes(&self, breaks_pct: Vec<f64>) -> Vec<i8> {
        let Some(classes) = Classes::new(breaks_pct) else { return Vec::new() };
        let all = self.villages();
        all.map(|v| classes.of(v.share).and_then(|c| i8::try_from(c).ok()).unwrap_or(-1)).collect()
    }

    /// The rates of all units, [`RATE`] numbers each.
    pub fn rates(&self) -> Vec<f64> {
        let rates = self.judged().into_iter().flat_map(|j| self.trial.rates(j));
        rates.flat_map(|rate| self.rate(&rate)).collect()
    }

    fn rate(&self, rate: &Rate) -> [f64; RATE] {
        let (level, unit) = match rate.level {
            Level::Province => (0.0, 0),
            Level::District(id) => (1.0, id.0),
            Level::Commune(id) => (2.0, id.0),
        };
        let count = |n: usize| n as f64;
        let share = rate.total(self.settings.denominator).and_then(Total::pct);
        [
            level,
            f64::from(unit),
            count(rate.villages),
            count(rate.covered),
            count(rate.hole),
            count(rate.white),
            count(rate.no_data),
            rate.rate_pct().unwrap_or(f64::NAN),
            share.unwrap_or(f64::NAN),
            rate.unit_covered.map_or(f64::NAN, |is| f64::from(u8::from(is))),
        ]
    }

    /// The plan's targets under the settings, [`SCORE`] numbers each.
    pub fn scorecard(&self) -> Vec<f64> {
        let all = self.trial.scorecard(&self.settings).into_iter();
        let none = f64::NAN;
        all.flat_map(|score| {
            let Some(score) = score else { return [0.0, none, 0.0, none, none, none] };
            let verdict = match score.verdict {
                Verdict::NoData => 0.0,
                Verdict::Met => 1.0,
                Verdict::Missed => 2.0,
            };
            let count = score.count.map(|c| [c.have as f64, c.of as f64, c.missing as f64]);
            let [have, of, missing] = count.unwrap_or([none; 3]);
            [1.0, score.value.unwrap_or(none), verdict, have, of, missing]
        })
        .collect()
    }

    /// Shares of a denominator by one operator, or by any (−1), in steps; empty where it has no data.
    pub fn shares_by(&self, service: u32, denominator: u32, operator: i32) -> Vec<i32> {
        let of = |share: &Option<Share>| steps(*share);
        let shares = || {
            let service = self.trial.services().get(service as usize)?;
            let shares = service.shares_of(*Denominator::ALL.get(denominator as usize)?)?;
            let Ok(operator) = usize::try_from(operator) else { return Some(&shares.any) };
            shares.by_operator.iter().find(|(o, _)| o.index() == operator).map(|(_, own)| own)
        };
        shares().into_iter().flatten().map(of).collect()
    }

    /// Which of the villages' points one operator serves, or any (−1): 1 and 0; empty where nothing is known.
    pub fn served(&self, service: u32, operator: i32) -> Vec<u8> {
        let served = || {
            let points = self.trial.services().get(service as usize)?.points.as_ref()?;
            let Ok(operator) = usize::try_from(operator) else { return Some(&points.any) };
            points.by_operator.iter().find(|(o, _)| o.index() == operator).map(|(_, own)| own)
        };
        served().into_iter().flatten().map(|is| u8::from(*is)).collect()
    }
}

/// A status as a number.
fn number(status: Status) -> u8 {
    match status {
        Status::NoData => 0,
        Status::White => 1,
        Status::Hole => 2,
        Status::Covered => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use phusong_core::assessment::Assessment;

    #[test]
    fn what_is_not_there_is_not_answered() {
        let bytes = Trial::bytes(&Assessment::default()).unwrap_or_default();
        let mut page = Page::new(&bytes).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(page.ask(0, -1, 0, 0, 8000), None);
        assert!(page.shares().is_empty() && page.rates().is_empty() && page.scorecard().is_empty());
        assert!(page.shares_by(0, 0, -1).is_empty() && page.served(7, 3).is_empty());
        assert!(Page::new(b"not a trial").is_err());
    }
}
