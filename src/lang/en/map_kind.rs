//! What the kinds of sheets say.

use super::map::{bare, dated, denominator, operators, remarks, signal};
use crate::assessment::Measure;
use crate::indicator::{Rule, Status, Test};
use crate::lang::{Lang, Numbers};
use crate::map::Class;
use crate::map::intervals::Interval;
use crate::map::kind_words::{KindWords, People};
use crate::map::words::shown_pct;
use crate::network::{ServiceKind, Technology};

/// English.
pub(crate) struct English;

const N: Numbers = Numbers(Lang::EN);

/// A short name, on an axis and where a village is pointed at.
fn short(service: ServiceKind) -> &'static str {
    match service {
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "mobile broadband",
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// The share of a village, cut, never rounded up.
fn share(value: Option<f64>) -> String {
    match value.map(shown_pct) {
        None => "no data".to_owned(),
        Some((_, true)) => format!("< {}%", N.decimal(0.1, 1)),
        Some((p, false)) => format!("{}%", N.decimal(p, 1)),
    }
}

/// People: below ten with a decimal, from ten up rounded.
fn persons(people: f64) -> String {
    if people < 10.0 { N.short(people, 1) } else { N.decimal(people, 0) }
}

fn sentences(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

fn what(measure: Measure, rule: &Rule) -> String {
    match measure {
        Measure::Area => "Area of the village".into(),
        Measure::Population => "Inhabitants of the village".into(),
        Measure::Households => "Households of the village".into(),
        Measure::Served(s) => {
            format!("Share of {} with {}", denominator(rule.denominator), signal(s))
        }
        Measure::ServedOf(s, d) => format!("Share of {} with {}", denominator(d), signal(s)),
        Measure::Nearest(s) => format!("Distance to the nearest {}", source(s)),
        Measure::Operators(s, 0) => format!("Share of the village’s area without {}", signal(s)),
        Measure::Operators(s, 1) => {
            format!("Share of the village’s area with {} of just one operator", signal(s))
        }
        Measure::Operators(s, 2) => {
            format!("Share of the village’s area with {} of just two operators", signal(s))
        }
        Measure::Operators(s, n) => {
            format!("Share of the village’s area with {} of {n} operators or more", signal(s))
        }
    }
}

fn source(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "fibre access point".into(),
        ServiceKind::Technology(t) => format!("{} site", t.name()),
        ServiceKind::MobileBroadband => "site with mobile broadband".into(),
    }
}

impl KindWords for English {
    fn status_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let operators = operators(rule);
        let meaning = match rule.test {
            Test::Share => {
                let white = if rule.white_up_to > 0.0 {
                    format!("white up to {}%", bare(100.0 * rule.white_up_to))
                } else {
                    "white where none of it has".to_owned()
                };
                format!(
                    "A village is covered where {}% or more of {} has {}; {white}; else a hole; {operators}.",
                    bare(100.0 * rule.covered_from),
                    denominator(rule.denominator),
                    signal(service)
                )
            }
            Test::CentreClusters => format!(
                "A village is white where its centre has no {}, a hole where the centre has it and a \
                 residential cluster lacks it; {operators}.",
                signal(service)
            ),
        };
        sentences(dated(as_of).into_iter().chain([meaning]).chain(remarks(service, rule)))
    }

    fn status_heading(&self, service: ServiceKind) -> String {
        format!("Status: {}", signal(service))
    }

    fn status(&self, service: ServiceKind, status: Status) -> String {
        capital(phusong_lang::gap_class(Lang::EN, service, status))
    }

    fn reported(&self, villages: usize) -> String {
        let (noun, verb) = if villages == 1 { ("village", "is") } else { ("villages", "are") };
        format!("{} {noun} {verb} as field reports say, not the model", N.count(villages))
    }

    fn dots_heading(&self, service: ServiceKind) -> String {
        format!("Villages without {}", signal(service))
    }

    fn symbols_heading(&self, service: ServiceKind) -> String {
        format!("People without {}", signal(service))
    }

    fn people(&self, people: f64) -> String {
        if people == 1.0 { "1 person".into() } else { format!("{} people", persons(people)) }
    }

    fn people_not_known(&self) -> String {
        "Not covered, people not known".into()
    }

    fn people_in_all(&self, people: f64, villages: usize) -> String {
        let noun = if villages == 1 { "village" } else { "villages" };
        format!("{} in {} {noun} together", self.people(people), N.count(villages))
    }

    fn not_listed(&self, service: ServiceKind) -> String {
        format!("The project’s list of gaps does not have {}", short(service))
    }

    fn operators_heading(&self, service: ServiceKind) -> String {
        format!("Operators that cover the village with {}", signal(service))
    }

    fn operators(&self, operators: usize, or_more: bool) -> String {
        match (operators, or_more) {
            (0, _) => "No operator".into(),
            (1, false) => "1 operator".into(),
            (n, false) => format!("{n} operators"),
            (n, true) => format!("{n} operators or more"),
        }
    }

    fn operators_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let meaning = match rule.test {
            Test::Share => format!(
                "An operator covers a village where it alone serves {}% or more of {} with {}, by the model.",
                bare(100.0 * rule.covered_from),
                denominator(rule.denominator),
                signal(service)
            ),
            Test::CentreClusters => format!(
                "An operator covers a village where it alone serves its centre and every residential \
                 cluster with {}, by the model.",
                signal(service)
            ),
        };
        sentences(dated(as_of).into_iter().chain([meaning]).chain(remarks(service, rule)))
    }

    fn two_services(&self, services: [ServiceKind; 2], rule: &Rule) -> String {
        let [a, b] = services.map(signal);
        format!("Share of {} with {a} and with {b}", denominator(rule.denominator))
    }

    fn two_services_subtitle(
        &self,
        services: [ServiceKind; 2],
        as_of: Option<&str>,
        rule: &Rule,
    ) -> String {
        let [a, b] = services.map(signal);
        let meaning = format!(
            "A village’s colour is by the share of {} with {a} and the share with {b} at once; {}.",
            denominator(rule.denominator),
            operators(rule)
        );
        let rest = services.into_iter().flat_map(|s| remarks(s, rule));
        let mut all: Vec<String> = dated(as_of).into_iter().chain([meaning]).chain(rest).collect();
        all.dedup();
        all.join(" ")
    }

    fn axis(&self, service: ServiceKind, _: &Rule) -> String {
        format!("{} (%)", capital(short(service)))
    }

    fn side(&self, class: Interval, decimals: usize) -> String {
        let n = |v: f64| N.short(v, decimals);
        match (class.low, class.high) {
            (None, None) => "0–100".into(),
            (None, Some(high)) => format!("below {}", n(high)),
            (Some(low), Some(high)) => format!("{}–{}", n(low), n(high)),
            (Some(low), None) => format!("from {}", n(low)),
        }
    }

    fn no_data_of_either(&self) -> String {
        "No data of one or of both".into()
    }

    fn nothing_of_both(&self, services: [ServiceKind; 2]) -> String {
        let [a, b] = services.map(signal);
        format!("No village has data of both {a} and {b}")
    }

    fn measure(&self, measure: Measure, rule: &Rule) -> String {
        let unit = match measure {
            Measure::Area => " (km²)",
            Measure::Nearest(_) => " (km)",
            _ => "",
        };
        format!("{}{unit}", what(measure, rule))
    }

    fn measure_subtitle(&self, measure: Measure, as_of: Option<&str>, rule: &Rule) -> String {
        let from = match measure {
            Measure::Nearest(_) => ", from the middle of the village",
            Measure::ServedOf(..) => ", of any operator",
            _ => "",
        };
        let meaning = format!("{}{from}.", what(measure, rule));
        let rest = measure.service().into_iter().flat_map(|s| remarks(s, rule));
        sentences(dated(as_of).into_iter().chain([meaning]).chain(rest))
    }

    fn nothing_measured(&self, measure: Measure) -> String {
        format!("There is no data in the column {}", measure.column())
    }

    fn class(&self, class: Class) -> String {
        match class {
            Class::Nothing => "0%".into(),
            Class::Between(low, high) if low <= 0.0 => format!("Over 0 to below {}%", bare(high)),
            Class::Between(low, high) => format!("{} to below {}%", bare(low), bare(high)),
            Class::All => "100%".into(),
        }
    }

    fn interval(&self, class: Interval, decimals: usize, percent: bool) -> String {
        let n = |v: f64| N.short(v, decimals);
        let unit = if percent { "%" } else { "" };
        match (class.low, class.high) {
            (None, None) => "Any number".into(),
            (None, Some(high)) => format!("Below {}{unit}", n(high)),
            (Some(low), Some(high)) => format!("{} to below {}{unit}", n(low), n(high)),
            (Some(low), None) => format!("From {}{unit} up", n(low)),
        }
    }

    fn total_of_commune(&self) -> String {
        "Villages of the commune".into()
    }

    fn quantity(&self, measure: Measure, number: Option<f64>) -> String {
        let value = match (measure, number) {
            (_, None) => "no data".to_owned(),
            (Measure::Area, Some(v)) => format!("{}\u{a0}km²", N.short(v, 2)),
            (Measure::Population, Some(v)) => format!("{} inhabitants", persons(v)),
            (Measure::Households, Some(v)) => format!("{} households", persons(v)),
            (Measure::Nearest(_), Some(v)) => format!("{}\u{a0}km away", N.short(v, 1)),
            (_, Some(_)) => share(number),
        };
        match measure {
            Measure::Area => format!("area {value}"),
            Measure::Population | Measure::Households => value,
            Measure::Nearest(s) => format!("nearest {}: {value}", source(s)),
            Measure::Served(s) => format!("{} {value}", short(s)),
            Measure::ServedOf(s, d) => format!("{} {value} of {}", short(s), denominator(d)),
            Measure::Operators(s, n) => format!("{} of {n} operators: {value}", short(s)),
        }
    }

    fn status_and_share(&self, service: ServiceKind, status: Status, pct: Option<f64>) -> String {
        let class = phusong_lang::gap_class(Lang::EN, service, status);
        match (status, pct) {
            (Status::NoData, _) | (_, None) => format!("{}: {class}", short(service)),
            _ => format!("{class} ({} {})", short(service), share(pct)),
        }
    }

    fn status_and_people(&self, service: ServiceKind, status: Status, people: People) -> String {
        let class = phusong_lang::gap_class(Lang::EN, service, status);
        match people {
            People::NotShown => format!("{}: {class}", short(service)),
            People::NotKnown => format!("{class}, people without {} not known", short(service)),
            People::Lack(p) => format!("{class}, {} without {}", self.people(p), short(service)),
        }
    }

    fn covering(&self, service: ServiceKind, operators: Option<&[&str]>) -> String {
        match operators {
            None => format!("{}: no data", short(service)),
            Some([]) => format!("{}: no operator covers it", short(service)),
            Some(all) => format!("{}: {}", short(service), all.join(", ")),
        }
    }

    fn two_shares(&self, shares: [(ServiceKind, Option<f64>); 2]) -> String {
        shares.map(|(s, pct)| format!("{} {}", short(s), share(pct))).join(", ")
    }

    fn as_given(&self) -> String {
        "Numbers of the village layer, as given.".into()
    }
}
