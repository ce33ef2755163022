//! What a sheet says: which messages, and what they are given. Distances are metres, percentages 0 to 100.

use super::Class;
use super::error::{Error, Expected, SheetFault, SheetProblem};
use crate::assessment::{CrsLabel, Method, Role};
use crate::coverage::EngineKind;
use crate::indicator::{OperatorRule, Rate, Rule, Test};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use jiff::civil::Date;
use phusong_lang::{Argument, Lang, Numbers, count, decimal, id, name, plain, say};

const FIBRE: ServiceKind = ServiceKind::Technology(Technology::Ftth);

/// A service's short name in a title.
pub(crate) fn service(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "map-service", ServiceKind: service)
}

/// What a village has or lacks: `sóng 4G`, `cáp quang (FTTH)`.
pub(super) fn signal(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "map-signal", ServiceKind: service)
}

/// What a share is a share of.
pub(super) fn denominator(lang: Lang, of: Denominator) -> &'static str {
    name!(lang, "map-denominator", Denominator: of)
}

/// How operators are put together.
pub(super) fn operators(lang: Lang, rule: &Rule) -> &'static str {
    name!(lang, "map-operators", OperatorRule: rule.operator)
}

/// The number of a threshold or of a class: with a decimal only where it needs one.
fn threshold(value: f64) -> impl Argument {
    decimal(value, usize::from((value - value.round()).abs() > 0.05))
}

/// A threshold or the end of a class.
pub(super) fn percent(lang: Lang, value: f64) -> String {
    say!(lang, "map-percent", n = threshold(value))
}

/// The share of a village, cut, never rounded up.
pub(super) fn share(lang: Lang, pct: Option<f64>) -> String {
    match pct.map(shown_pct) {
        None => say!(lang, "map-share-no-data"),
        Some((_, true)) => say!(lang, "map-percent-below", n = decimal(0.1, 1)),
        Some((cut, false)) => say!(lang, "map-percent", n = decimal(cut, 1)),
    }
}

/// The date of the data, in a sentence.
pub(super) fn dated(lang: Lang, as_of: Option<&str>) -> Option<String> {
    let date = as_of.filter(|d| !d.trim().is_empty());
    date.map(|d| say!(lang, "map-dated", date = lang.date_or_text(d)))
}

/// The date of the data, then what is mapped, then what the services are, each sentence once.
pub(super) fn sentences(
    lang: Lang,
    as_of: Option<&str>,
    meaning: String,
    services: &[ServiceKind],
    rule: &Rule,
) -> String {
    let remarks = services.iter().flat_map(|s| remarks(lang, *s, rule));
    let mut all: Vec<String> =
        dated(lang, as_of).into_iter().chain([meaning]).chain(remarks).collect();
    all.dedup();
    all.join(" ")
}

/// Which technologies a service is.
fn remarks(lang: Lang, service: ServiceKind, rule: &Rule) -> impl Iterator<Item = String> {
    let all = (service == ServiceKind::MobileBroadband)
        .then(|| say!(lang, "map-mobile-is", technologies = names(&rule.mobile_broadband)));
    let later = (rule.cumulative && service != FIBRE).then(|| say!(lang, "map-cumulative"));
    all.into_iter().chain(later)
}

fn names(technologies: &[Technology]) -> String {
    technologies.iter().map(|t| t.name()).collect::<Vec<_>>().join(", ")
}

/// The state of the data, the denominator and the rule, in sentences.
pub(super) fn subtitle(
    lang: Lang,
    service: ServiceKind,
    as_of: Option<&str>,
    rule: &Rule,
) -> String {
    let (denominator, signal) = (denominator(lang, rule.denominator), signal(lang, service));
    let operators = operators(lang, rule);
    let meaning = match rule.test {
        Test::Share => {
            let from = percent(lang, 100.0 * rule.covered_from);
            say!(lang, "map-subtitle-share", denominator, signal, from, operators)
        }
        Test::CentreClusters => {
            say!(lang, "map-subtitle-centre", denominator, signal, operators)
        }
    };
    sentences(lang, as_of, meaning, &[service], rule)
}

/// What the legend's colours mean.
pub(super) fn legend_heading(lang: Lang, service: ServiceKind, rule: &Rule) -> String {
    let denominator = denominator(lang, rule.denominator);
    say!(lang, "map-legend", denominator, signal = signal(lang, service))
}

/// A class of a service's share in the legend.
pub(crate) fn class(lang: Lang, class: Class, service: ServiceKind) -> String {
    match class {
        Class::Nothing => say!(lang, "map-class-nothing", service = service.column()),
        other => class_of_any(lang, other),
    }
}

/// A class of percentages that are not a service's own share.
pub(super) fn class_of_any(lang: Lang, class: Class) -> String {
    match class {
        Class::Nothing => percent(lang, 0.0),
        Class::Between(low, high) if low <= 0.0 => {
            say!(lang, "map-class-over-nothing", high = percent(lang, high))
        }
        Class::Between(low, high) => {
            say!(lang, "map-class-between", low = threshold(low), high = percent(lang, high))
        }
        Class::All => percent(lang, 100.0),
    }
}

/// How many villages are covered.
pub(super) fn covered(lang: Lang, rate: &Rate) -> Option<String> {
    let share = rate.rate_pct()?;
    Some(say!(
        lang,
        "map-covered",
        covered = count(rate.covered),
        known = count(rate.villages.saturating_sub(rate.no_data)),
        share = say!(lang, "map-percent", n = decimal(share, 1))
    ))
}

/// Villages that cannot be drawn.
pub(super) fn without_shape(lang: Lang, villages: usize) -> String {
    say!(lang, "map-without-shape", villages = count(villages))
}

/// Over the marks of sites.
pub(super) fn sites_heading(lang: Lang, technologies: &[Technology]) -> String {
    match technologies {
        [Technology::Ftth] => say!(lang, "map-access-points"),
        several => say!(lang, "map-sites", technologies = names(several)),
    }
}

/// Fibre routes, by length.
pub(super) fn fibre_routes(lang: Lang, length_m: f64) -> String {
    say!(lang, "map-fibre-routes", km = decimal(length_m / 1000.0, 0))
}

/// A number of the scale bar, in kilometres or metres.
pub(super) fn distance(lang: Lang, metres: f64, with_unit: bool) -> String {
    let (value, unit) =
        if metres < 1000.0 && metres > 0.0 { (metres, "m") } else { (metres / 1000.0, "km") };
    let number = Numbers(lang).decimal(value, decimals_of(value));
    if with_unit { format!("{number}\u{a0}{unit}") } else { number }
}

/// The coordinate system.
pub(super) fn crs(lang: Lang, crs: &CrsLabel) -> String {
    let crs = match (crs.name.trim(), crs.code.trim()) {
        ("", "") => return say!(lang, "map-crs-unknown"),
        ("", one) | (one, "") => one.to_owned(),
        (name, code) => format!("{name} ({code})"),
    };
    say!(lang, "map-crs", crs)
}

/// How coverage was found, in a sentence; `published` names operators' own areas.
pub(super) fn method(
    lang: Lang,
    method: &Method,
    technologies: &[Technology],
    published: &[String],
) -> String {
    let engine = match method.engine {
        EngineKind::Auto | EngineKind::Exact => say!(lang, "map-method-exact"),
        EngineKind::Overlay => say!(lang, "map-method-overlay"),
    };
    let radii: Vec<String> = method
        .radius_m
        .iter()
        .filter(|(t, _)| technologies.contains(t))
        .map(|(t, r)| format!("{} {}", t.name(), distance(lang, *r, true)))
        .collect();
    let radii =
        (!radii.is_empty()).then(|| say!(lang, "map-method-radii", radii = radii.join(", ")));
    let published = (!published.is_empty())
        .then(|| say!(lang, "map-method-published", operators = published.join(", ")));
    let parts: Vec<String> = [Some(engine), radii, published].into_iter().flatten().collect();
    format!("{}.", parts.join("; "))
}

/// One source of data.
pub(super) fn source(lang: Lang, role: Role, what: &str) -> String {
    format!("{}: {what}", name!(lang, "map-role", Role: role))
}

/// When the sheet was made, and with what.
pub(super) fn made_on(lang: Lang, date: Date) -> String {
    say!(lang, "map-made-on", date = lang.date(date), version = env!("CARGO_PKG_VERSION"))
}

/// Who made the sheet, where that is stated.
pub(super) fn maker(lang: Lang, maker: Option<&str>) -> Option<String> {
    let maker = maker.filter(|m| !m.trim().is_empty())?;
    Some(say!(lang, "map-maker", maker))
}

/// The samples of borders: of communes, of the whole.
pub(super) fn borders(lang: Lang) -> (String, String) {
    (say!(lang, "map-commune-border"), say!(lang, "map-province-border"))
}

/// Across a map that has nothing to show.
pub(super) fn service_without_data(lang: Lang, service: ServiceKind) -> String {
    say!(lang, "map-service-without-data", signal = signal(lang, service))
}

/// What pointing at a village tells.
pub(super) fn village(name: &str, commune: &str, what: &str) -> String {
    if commune.is_empty() {
        format!("{name}: {what}")
    } else {
        format!("{name} – {commune}: {what}")
    }
}

/// The share of a village with the service that it is of.
pub(super) fn service_and_share(lang: Lang, of: ServiceKind, pct: Option<f64>) -> String {
    format!("{} {}", service(lang, of), share(lang, pct))
}

/// The sheet in a sentence, for those who cannot see it.
pub(super) fn description(lang: Lang, villages: usize, classes: &[(String, usize)]) -> String {
    let of = |(label, n): &(String, usize)| format!("{label}: {}", Numbers(lang).count(*n));
    let classes: Vec<_> = classes.iter().map(of).collect();
    say!(lang, "map-description", villages = count(villages), classes = classes.join("; "))
}

/// What a list of layers calls one; by its own name if it has no other.
pub(super) fn layer(lang: Lang, layer: &str) -> &str {
    lang.word(match layer {
        "outline" => id!("map-layer-outline"),
        "villages" => id!("map-layer-villages"),
        "commune-borders" => id!("map-layer-commune-borders"),
        "fibre-routes" => id!("map-layer-fibre-routes"),
        "synthetic" => id!("map-layer-synthetic"),
        "sites" => id!("map-layer-sites"),
        "commune-names" => id!("map-layer-commune-names"),
        "village-names" => id!("map-layer-village-names"),
        "frames" => id!("map-layer-frames"),
        "furniture" => id!("map-layer-furniture"),
        "sea" => id!("map-layer-sea"),
        "neighbours" => id!("map-layer-neighbours"),
        "roads" => id!("map-layer-roads"),
        "rivers" => id!("map-layer-rivers"),
        "hillshade" => id!("map-layer-hillshade"),
        "footprints" => id!("map-layer-footprints"),
        "graticule" => id!("map-layer-graticule"),
        "locator" => id!("map-layer-locator"),
        "inset" => id!("map-layer-inset"),
        other => return other,
    })
}

/// What went wrong, one line a problem.
pub(super) fn error(lang: Lang, error: &Error) -> String {
    match error {
        Error::Unreadable { file, source } => {
            say!(lang, "map-error-unreadable", file = file.display(), reason = plain(source))
        }
        Error::Sheet { file, problems } => {
            let line = |p: &SheetProblem| {
                let what = problem(lang, p);
                say!(lang, "map-sheet-at", file = file.display(), line = plain(p.line), what)
            };
            problems.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Error::UnknownSheet { name, near: None, known } => {
            say!(lang, "map-error-unknown-sheet", name, known = known.join(", "))
        }
        Error::UnknownSheet { name, near: Some(near), known } => {
            say!(lang, "map-error-unknown-sheet-near", name, near, known = known.join(", "))
        }
        Error::TooLarge { width, height } => {
            say!(lang, "map-error-too-large", width = plain(width), height = plain(height))
        }
        Error::Font => say!(lang, "map-error-font"),
        Error::Drawing { reason } => say!(lang, "map-error-drawing", reason),
        Error::Png { reason } => say!(lang, "map-error-png", reason),
        Error::Pdf { reason } => say!(lang, "map-error-pdf", reason),
    }
}

fn problem(lang: Lang, problem: &SheetProblem) -> String {
    let key = &problem.key;
    match &problem.fault {
        SheetFault::Syntax(said) => say!(lang, "map-sheet-syntax", said),
        SheetFault::UnknownKey(None) => say!(lang, "map-sheet-unknown-key", key),
        SheetFault::UnknownKey(Some(near)) => say!(lang, "map-sheet-unknown-key-near", key, near),
        SheetFault::Missing => say!(lang, "map-sheet-missing", key),
        SheetFault::NotBeside(other) => say!(lang, "map-sheet-not-beside", key, other),
        SheetFault::NotOfKind(kind) => say!(lang, "map-sheet-not-of-kind", key, kind),
        SheetFault::Value { found, expected } => {
            say!(lang, "map-sheet-value", key, found, expected = wanted(lang, expected))
        }
    }
}

fn wanted(lang: Lang, expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => say!(lang, "map-wants-one-of", words = words.join(", ")),
        Expected::Text => say!(lang, "map-wants-text"),
        Expected::Switch => say!(lang, "map-wants-switch"),
        Expected::Whole(low, high) => {
            say!(lang, "map-wants-whole", low = plain(low), high = plain(high))
        }
        Expected::Table => say!(lang, "map-wants-table"),
        Expected::Breaks => say!(lang, "map-wants-breaks"),
        Expected::BreaksOfTwo => say!(lang, "map-wants-breaks-of-two"),
        Expected::Rising(most) => say!(lang, "map-wants-rising", most = plain(most)),
        Expected::Column(None) => say!(lang, "map-wants-column"),
        Expected::Column(Some(near)) => say!(lang, "map-wants-column-near", near),
        Expected::ColumnOf(of) => say!(lang, "map-wants-column-of", service = of.column()),
        Expected::OtherService(than) => {
            say!(lang, "map-wants-other-service", service = than.column())
        }
        Expected::VillageLabels(low, high) => {
            say!(lang, "map-wants-village-labels", low = plain(low), high = plain(high))
        }
        Expected::Technologies => say!(lang, "map-wants-technologies"),
        Expected::Placeholders(names) => {
            let all: Vec<_> = names.iter().map(|n| format!("{{{n}}}")).collect();
            say!(lang, "map-wants-placeholders", names = all.join(", "))
        }
    }
}

pub(crate) use phusong_lang::shown_pct;

/// How many decimals a round number needs to be written whole, three at most.
pub(crate) fn decimals_of(value: f64) -> usize {
    let whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    [1.0, 10.0, 100.0].into_iter().position(|ten| whole(value * ten)).unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Rule;

    #[test]
    fn a_percentage_is_never_shown_as_more_than_it_is() {
        assert_eq!(shown_pct(99.97), (99.9, false));
        assert_eq!(shown_pct(79.96), (79.9, false));
        assert_eq!(shown_pct(100.0 - 1e-12), (100.0, false));
        assert_eq!(shown_pct(0.04), (0.0, true));
        assert_eq!(shown_pct(0.0), (0.0, false));
        let kind = ServiceKind::Technology(Technology::G4);
        let told = |pct| service_and_share(Lang::VI, kind, pct);
        assert_eq!(told(Some(0.01)), "4G < 0,1\u{a0}%");
        assert_eq!(told(None), "4G không có dữ liệu");
    }

    #[test]
    fn distances_have_no_needless_decimals() {
        assert_eq!(distance(Lang::VI, 500.0, true), "500\u{a0}m");
        assert_eq!(distance(Lang::VI, 2500.0, true), "2,5\u{a0}km");
        assert_eq!(distance(Lang::EN, 2500.0, false), "2.5");
        assert_eq!(distance(Lang::VI, 0.0, false), "0");
    }

    #[test]
    fn the_subtitle_names_date_denominator_rule_and_operators() {
        let text = subtitle(
            Lang::VI,
            ServiceKind::Technology(Technology::G4),
            Some("2025-12-31"),
            &Rule::default(),
        );
        assert_eq!(
            text,
            "Số liệu đến 31/12/2025. Tỷ lệ diện tích thôn có sóng 4G; thôn được phủ khi đạt \
             từ\u{a0}80\u{a0}% trở lên; hợp vùng phủ của các doanh nghiệp."
        );
        let stated =
            subtitle(Lang::EN, ServiceKind::MobileBroadband, Some("Q4 2025"), &Rule::default());
        assert!(stated.starts_with("Data as of Q4 2025. Share of"), "{stated}");
        assert!(stated.ends_with("Mobile broadband is 3G, 4G, 5G."), "{stated}");
        let rule = <Rule as crate::project::BuiltIn>::built_in("vietnam-centre-clusters").unwrap();
        let text = subtitle(Lang::VI, ServiceKind::Technology(Technology::G4), None, &rule);
        assert!(text.contains("thôn trắng khi trung tâm không có"), "{text}");
        assert!(!text.contains("80"), "no threshold decides: {text}");
    }
}
