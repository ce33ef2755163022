//! What the kinds of sheets say: which messages, and what they are given. Counts are plain numbers,
//! percentages 0 to 100, people may be fractions.

use super::intervals::Interval;
use super::words::{
    denominator, operators, percent, sentences, service, service_and_share, share, signal,
};
use crate::assessment::Measure;
use crate::indicator::{Rule, Status, Test};
use crate::lang::gap_class;
use crate::network::ServiceKind;
use crate::place::Denominator;
use phusong_lang::{Argument, Lang, Numbers, count, decimal, name, say, short};

/// The people of a village who lack a service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum People {
    /// The sheet does not show them.
    NotShown,
    /// Nobody knows how many.
    NotKnown,
    /// So many.
    Lack(f64),
}

/// How many people: below ten with a decimal, from ten up rounded.
fn persons(people: f64) -> impl Argument {
    if people < 10.0 { short(people, 1) } else { decimal(people, 0) }
}

/// A text with its first letter in capitals.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// Date of the data; when a village is covered, a hole, white.
pub(super) fn status_subtitle(
    lang: Lang,
    service: ServiceKind,
    as_of: Option<&str>,
    rule: &Rule,
) -> String {
    let (signal, operators) = (signal(lang, service), operators(lang, rule));
    let meaning = match rule.test {
        Test::Share => {
            let white = if rule.white_up_to > 0.0 {
                let up_to = percent(lang, 100.0 * rule.white_up_to);
                say!(lang, "map-kind-white-up-to", up_to)
            } else {
                say!(lang, "map-kind-white-nothing")
            };
            say!(
                lang,
                "map-kind-status-share",
                from = percent(lang, 100.0 * rule.covered_from),
                denominator = denominator(lang, rule.denominator),
                signal,
                white,
                operators
            )
        }
        Test::CentreClusters => say!(lang, "map-kind-status-centre", signal, operators),
    };
    sentences(lang, as_of, meaning, &[service], rule)
}

/// Over the statuses.
pub(super) fn status_heading(lang: Lang, service: ServiceKind) -> String {
    say!(lang, "map-kind-status-heading", signal = signal(lang, service))
}

/// One of them.
pub(super) fn status(lang: Lang, service: ServiceKind, status: Status) -> String {
    capital(gap_class(lang, service, status))
}

/// How many of the statuses field reports decided.
pub(super) fn reported(lang: Lang, villages: usize) -> String {
    say!(lang, "map-kind-reported", villages = count(villages))
}

/// Over the marks of villages without a service.
pub(super) fn dots_heading(lang: Lang, service: ServiceKind) -> String {
    say!(lang, "map-kind-dots-heading", signal = signal(lang, service))
}

/// Over the circles of people without a service.
pub(super) fn symbols_heading(lang: Lang, service: ServiceKind) -> String {
    say!(lang, "map-kind-symbols-heading", signal = signal(lang, service))
}

/// What the size of a circle means.
pub(super) fn people(lang: Lang, people: f64) -> String {
    say!(lang, "map-kind-people", people = persons(people))
}

/// How many people lack the service, in so many villages.
pub(super) fn people_in_all(lang: Lang, lacking: f64, villages: usize) -> String {
    say!(lang, "map-kind-people-in-all", people = people(lang, lacking), villages = count(villages))
}

/// Across the map: the list of gaps was not asked for this service.
pub(super) fn not_listed(lang: Lang, of: ServiceKind) -> String {
    say!(lang, "map-kind-not-listed", service = service(lang, of))
}

/// Over the numbers of operators.
pub(super) fn operators_heading(lang: Lang, service: ServiceKind) -> String {
    say!(lang, "map-kind-operators-heading", signal = signal(lang, service))
}

/// So many operators, or so many and more.
pub(super) fn operators_class(lang: Lang, operators: usize, or_more: bool) -> String {
    match (operators, or_more) {
        (0, _) => say!(lang, "map-kind-operators-none"),
        (n, false) => say!(lang, "map-kind-operators", n = count(n)),
        (n, true) => say!(lang, "map-kind-operators-or-more", n = count(n)),
    }
}

/// Date of the data; when an operator covers a village.
pub(super) fn operators_subtitle(
    lang: Lang,
    service: ServiceKind,
    as_of: Option<&str>,
    rule: &Rule,
) -> String {
    let signal = signal(lang, service);
    let meaning = match rule.test {
        Test::Share => say!(
            lang,
            "map-kind-operators-share",
            from = percent(lang, 100.0 * rule.covered_from),
            denominator = denominator(lang, rule.denominator),
            signal
        ),
        Test::CentreClusters => say!(lang, "map-kind-operators-centre", signal),
    };
    sentences(lang, as_of, meaning, &[service], rule)
}

/// Over the square of two services.
pub(super) fn two_services(lang: Lang, services: [ServiceKind; 2], rule: &Rule) -> String {
    let [a, b] = services.map(|s| signal(lang, s));
    let denominator = denominator(lang, rule.denominator);
    say!(lang, "map-kind-two-heading", denominator, a, b)
}

/// Date of the data; what the shares are of.
pub(super) fn two_services_subtitle(
    lang: Lang,
    services: [ServiceKind; 2],
    as_of: Option<&str>,
    rule: &Rule,
) -> String {
    let [a, b] = services.map(|s| signal(lang, s));
    let meaning = say!(
        lang,
        "map-kind-two-subtitle",
        denominator = denominator(lang, rule.denominator),
        a,
        b,
        operators = operators(lang, rule)
    );
    sentences(lang, as_of, meaning, &services, rule)
}

/// Across a map of two services without any data.
pub(super) fn nothing_of_both(lang: Lang, services: [ServiceKind; 2]) -> String {
    let [a, b] = services.map(|s| signal(lang, s));
    say!(lang, "map-kind-two-nothing", a, b)
}

/// Beside a side of the square.
pub(super) fn axis(lang: Lang, service: ServiceKind) -> String {
    format!("{} (%)", name!(lang, "service", ServiceKind: service))
}

/// A class on a side of the square, short.
pub(super) fn side(lang: Lang, class: Interval, decimals: usize) -> String {
    let n = |v: f64| short(v, decimals);
    match (class.low, class.high) {
        (None, None) => "0–100".into(),
        (None, Some(high)) => say!(lang, "map-kind-side-below", high = n(high)),
        (Some(low), Some(high)) => {
            let n = |v| Numbers(lang).short(v, decimals);
            format!("{}–{}", n(low), n(high))
        }
        (Some(low), None) => say!(lang, "map-kind-side-from", low = n(low)),
    }
}

/// What a column is.
fn what(lang: Lang, measure: Measure, rule: &Rule) -> String {
    match measure {
        Measure::Area => say!(lang, "map-kind-area"),
        Measure::Population => say!(lang, "map-kind-population"),
        Measure::Households => say!(lang, "map-kind-households"),
        Measure::Served(s) => served(lang, s, rule.denominator),
        Measure::ServedOf(s, of) => served(lang, s, of),
        Measure::Nearest(s) => say!(lang, "map-kind-nearest", source = source(lang, s)),
        Measure::Operators(s, 0) => say!(lang, "map-kind-no-operator", signal = signal(lang, s)),
        Measure::Operators(s, n @ 1..=2) => {
            say!(lang, "map-kind-just-operators", n = count(n), signal = signal(lang, s))
        }
        Measure::Operators(s, n) => {
            say!(lang, "map-kind-many-operators", n = count(n), signal = signal(lang, s))
        }
    }
}

fn served(lang: Lang, service: ServiceKind, of: Denominator) -> String {
    let denominator = denominator(lang, of);
    say!(lang, "map-legend", denominator, signal = signal(lang, service))
}

fn source(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "map-kind-source", ServiceKind: service)
}

/// Over the classes of a column: what it is, with its unit.
pub(super) fn measure(lang: Lang, measure: Measure, rule: &Rule) -> String {
    match measure {
        Measure::Area => say!(lang, "map-kind-area-heading"),
        Measure::Population => say!(lang, "map-kind-population-heading"),
        Measure::Households => say!(lang, "map-kind-households-heading"),
        Measure::Nearest(s) => say!(lang, "map-kind-nearest-heading", source = source(lang, s)),
        Measure::Served(_) | Measure::ServedOf(..) | Measure::Operators(..) => {
            what(lang, measure, rule)
        }
    }
}

/// Date of the data; what is mapped.
pub(super) fn measure_subtitle(
    lang: Lang,
    measure: Measure,
    as_of: Option<&str>,
    rule: &Rule,
) -> String {
    let what = what(lang, measure, rule);
    let meaning = match measure {
        Measure::Nearest(_) => say!(lang, "map-kind-nearest-from", what),
        Measure::ServedOf(..) => say!(lang, "map-kind-any-operator", what),
        _ => what,
    };
    let services = measure.service().into_iter().collect::<Vec<_>>();
    sentences(lang, as_of, meaning + ".", &services, rule)
}

/// Across a map of a column that is empty.
pub(super) fn nothing_measured(lang: Lang, measure: Measure) -> String {
    say!(lang, "map-kind-nothing-measured", column = measure.column())
}

/// A class of any number.
pub(super) fn interval(lang: Lang, class: Interval, decimals: usize, is_percent: bool) -> String {
    let end = |v: f64| {
        if is_percent {
            say!(lang, "map-percent", n = short(v, decimals))
        } else {
            Numbers(lang).short(v, decimals)
        }
    };
    match (class.low, class.high) {
        (None, None) => say!(lang, "map-kind-any-number"),
        (None, Some(high)) => say!(lang, "map-kind-below", high = end(high)),
        (Some(low), Some(high)) => {
            say!(lang, "map-class-between", low = short(low, decimals), high = end(high))
        }
        (Some(low), None) => say!(lang, "map-kind-from", low = end(low)),
    }
}

/// A number of a column with what it is, where a village is pointed at.
pub(super) fn quantity(lang: Lang, measure: Measure, number: Option<f64>) -> String {
    let value = match (measure, number) {
        (Measure::Area, Some(v)) => say!(lang, "map-kind-told-km2", n = short(v, 2)),
        (Measure::Population, Some(v)) => {
            say!(lang, "map-kind-told-inhabitants", n = persons(v))
        }
        (Measure::Households, Some(v)) => say!(lang, "map-kind-told-households", n = persons(v)),
        (Measure::Nearest(_), Some(v)) => say!(lang, "map-kind-told-km", n = short(v, 1)),
        _ => share(lang, number),
    };
    match measure {
        Measure::Area => say!(lang, "map-kind-told-area", value),
        Measure::Population | Measure::Households => value,
        Measure::Nearest(s) => {
            say!(lang, "map-kind-told-nearest", source = source(lang, s), value)
        }
        Measure::Served(s) => service_and_share(lang, s, number),
        Measure::ServedOf(s, of) => say!(
            lang,
            "map-kind-told-share-of",
            service = service(lang, s),
            share = value,
            denominator = denominator(lang, of)
        ),
        Measure::Operators(s, n) => say!(
            lang,
            "map-kind-told-operators",
            service = service(lang, s),
            n = count(n),
            share = value
        ),
    }
}

/// A status and the share that is served.
pub(super) fn status_and_share(
    lang: Lang,
    of: ServiceKind,
    status: Status,
    pct: Option<f64>,
) -> String {
    let (service, class) = (service(lang, of), gap_class(lang, of, status));
    match (status, pct) {
        (Status::NoData, _) | (_, None) => say!(lang, "map-kind-told-status", service, class),
        _ => format!("{class} ({service} {})", share(lang, pct)),
    }
}

/// A status, and the people who lack the service.
pub(super) fn status_and_people(
    lang: Lang,
    of: ServiceKind,
    status: Status,
    lacking: People,
) -> String {
    let (service, class) = (service(lang, of), gap_class(lang, of, status));
    match lacking {
        People::NotShown => format!("{service}: {class}"),
        People::NotKnown => say!(lang, "map-kind-told-people-not-known", class, service),
        People::Lack(p) => {
            say!(lang, "map-kind-told-people", class, people = people(lang, p), service)
        }
    }
}

/// The operators that cover a village; `None`: not known.
pub(super) fn covering(lang: Lang, of: ServiceKind, operators: Option<&[&str]>) -> String {
    let service = service(lang, of);
    match operators {
        None => say!(lang, "map-kind-told-no-data", service),
        Some([]) => say!(lang, "map-kind-told-no-operator", service),
        Some(all) => format!("{service}: {}", all.join(", ")),
    }
}

/// The shares of two services.
pub(super) fn two_shares(lang: Lang, shares: [(ServiceKind, Option<f64>); 2]) -> String {
    shares.map(|(s, pct)| service_and_share(lang, s, pct)).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Technology;

    const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

    #[test]
    fn as_a_reader_of_the_sheet_has_it() {
        let lang = Lang::VI;
        assert_eq!(
            status_subtitle(lang, G4, Some("2025-12-31"), &Rule::default()),
            "Số liệu đến 31/12/2025. Thôn được phủ khi từ\u{a0}80\u{a0}% diện tích thôn trở lên có \
             sóng 4G; trắng khi hoàn toàn không có; còn lại là lõm; hợp vùng phủ của các doanh nghiệp."
        );
        assert_eq!(status(lang, G4, Status::White), "Trắng sóng");
        assert_eq!(status(lang, G4, Status::Covered), "Được phủ");
        assert_eq!(people(lang, 1234.4), "1.234 người");
        assert_eq!(people(lang, 2.5), "2,5 người");
        let interval = |low, high| interval(lang, Interval { low, high }, 1, true);
        assert_eq!(interval(None, Some(12.5)), "Dưới 12,5\u{a0}%");
        assert_eq!(interval(Some(12.5), Some(50.0)), "12,5 đến dưới 50\u{a0}%");
        assert_eq!(interval(Some(50.0), None), "Từ 50\u{a0}% trở lên");
        assert_eq!(
            quantity(lang, Measure::ServedOf(G4, Denominator::Population), Some(99.97)),
            "4G 99,9\u{a0}% dân số"
        );
        assert_eq!(
            status_and_people(lang, G4, Status::White, People::Lack(1250.0)),
            "trắng sóng, 1.250 người chưa có 4G"
        );
        assert_eq!(covering(lang, G4, Some(&[])), "4G: không doanh nghiệp nào phủ");
        let two = [(G4, Some(0.01)), (ServiceKind::MobileBroadband, None)];
        assert_eq!(two_shares(lang, two), "4G < 0,1\u{a0}%, băng rộng di động không có dữ liệu");
    }
}
