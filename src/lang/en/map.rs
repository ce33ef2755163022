//! The words on a map.

use crate::assessment::{Method, Role};
use crate::coverage::EngineKind;
use crate::indicator::{OperatorRule, Rate, Rule, Test};
use crate::lang::{Lang, Numbers};
use crate::map::words::{Words, date_or_text, decimals_of, shown_pct};
use crate::map::{Class, Error, Expected, SheetFault, SheetProblem};
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use crate::source::CrsLabel;
use jiff::civil::Date;

/// English.
pub(crate) struct English;

const NUMBERS: Numbers = Numbers(Lang::EN);

const FIBRE: ServiceKind = ServiceKind::Technology(Technology::Ftth);

/// Percent without needless decimals.
pub(super) fn bare(value: f64) -> String {
    let decimals = usize::from((value - value.round()).abs() > 0.05);
    NUMBERS.decimal(value, decimals)
}

pub(super) fn names(technologies: &[Technology]) -> String {
    technologies.iter().map(|t| t.name()).collect::<Vec<_>>().join(", ")
}

pub(super) fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "fibre (FTTH)".into(),
        ServiceKind::Technology(t) => t.name().into(),
        ServiceKind::MobileBroadband => "mobile broadband".into(),
    }
}

pub(super) fn denominator(of: Denominator) -> &'static str {
    match of {
        Denominator::Area => "the village’s area",
        Denominator::InhabitedArea => "the inhabited area",
        Denominator::Population => "the inhabitants",
        Denominator::Households => "the households",
        Denominator::Points => "the residential points",
    }
}

/// The date of the data.
pub(super) fn dated(as_of: Option<&str>) -> Option<String> {
    let date = as_of.filter(|d| !d.trim().is_empty());
    date.map(|d| format!("Data as of {}.", date_or_text(&English, d)))
}

/// How operators are put together.
pub(super) fn operators(rule: &Rule) -> &'static str {
    match rule.operator {
        OperatorRule::Union => "any operator counts (union)",
        OperatorRule::VillageMaximum => "the best operator in each village counts",
        OperatorRule::BestOperator => "the one operator that is best over all counts",
    }
}

/// Which technologies a service is.
pub(super) fn remarks(service: ServiceKind, rule: &Rule) -> impl Iterator<Item = String> {
    let all = (service == ServiceKind::MobileBroadband)
        .then(|| format!("Mobile broadband is {}.", names(&rule.mobile_broadband)));
    let later = (rule.cumulative && service != FIBRE)
        .then(|| "Technologies are cumulative: later generations count too.".to_owned());
    all.into_iter().chain(later)
}

impl Words for English {
    fn service(&self, service: ServiceKind) -> String {
        match service {
            ServiceKind::Technology(t) => t.name().into(),
            ServiceKind::MobileBroadband => "mobile broadband".into(),
        }
    }

    fn date(&self, date: Date) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::try_from(date.month() - 1).ok().and_then(|m| MONTHS.get(m));
        format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
    }

    fn subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String {
        let date = dated(as_of);
        let operators = operators(rule);
        let meaning = match rule.test {
            Test::Share => format!(
                "Share of {} with {}; a village is covered from\u{a0}{}% up; {operators}.",
                denominator(rule.denominator),
                signal(service),
                bare(100.0 * rule.covered_from)
            ),
            Test::CentreClusters => format!(
                "Share of {} with {}; a village is white when its centre has none, a hole when the \
                 centre has it and a residential cluster lacks it; {operators}.",
                denominator(rule.denominator),
                signal(service)
            ),
        };
        let rest = remarks(service, rule);
        date.into_iter().chain([meaning]).chain(rest).collect::<Vec<_>>().join(" ")
    }

    fn legend_heading(&self, service: ServiceKind, rule: &Rule) -> String {
        format!("Share of {} with {}", denominator(rule.denominator), signal(service))
    }

    fn villages_column(&self) -> String {
        "Villages".into()
    }

    fn class(&self, class: Class, service: ServiceKind) -> String {
        match class {
            Class::Nothing => match service {
                ServiceKind::Technology(Technology::Ftth) => "0% (no fibre)".into(),
                _ => "0% (white area)".into(),
            },
            Class::Between(low, high) if low <= 0.0 => {
                format!("Over 0 to below {}%", bare(high))
            }
            Class::Between(low, high) => format!("{} to below {}%", bare(low), bare(high)),
            Class::All => "100%".into(),
        }
    }

    fn no_data(&self) -> String {
        "No data".into()
    }

    fn total(&self) -> String {
        "All villages".into()
    }

    fn covered(&self, rate: &Rate) -> Option<String> {
        let share = rate.rate_pct()?;
        let known = rate.villages.saturating_sub(rate.no_data);
        Some(format!(
            "Covered: {} of {} villages with data ({}%)",
            NUMBERS.count(rate.covered),
            NUMBERS.count(known),
            NUMBERS.decimal(share, 1)
        ))
    }

    fn without_shape(&self, villages: usize) -> String {
        format!("Villages without a boundary, not drawn: {}", NUMBERS.count(villages))
    }

    fn sites_heading(&self, technologies: &[Technology]) -> String {
        match technologies {
            [Technology::Ftth] => "Fibre access points".into(),
            several => format!("{} sites", names(several)),
        }
    }

    fn no_sites(&self) -> String {
        "None in the data".into()
    }

    fn other_operators(&self, operators: usize) -> String {
        format!("{} other operators", NUMBERS.count(operators))
    }

    fn sites_outside(&self, sites: usize) -> String {
        format!("Beyond the map’s edge: {}", NUMBERS.count(sites))
    }

    fn sites_crowded(&self) -> String {
        "Too many to draw each at this scale".into()
    }

    fn fibre_routes(&self, length_m: f64) -> String {
        format!("Fibre routes ({}\u{a0}km)", NUMBERS.decimal(length_m / 1000.0, 0))
    }

    fn commune_border(&self) -> String {
        "Commune border".into()
    }

    fn province_border(&self) -> String {
        "Outline of all villages".into()
    }

    fn scale(&self, denominator: u64) -> String {
        let count = NUMBERS.count(usize::try_from(denominator).unwrap_or(usize::MAX));
        format!("Scale 1:{count}")
    }

    fn distance(&self, metres: f64, with_unit: bool) -> String {
        let (value, unit) =
            if metres < 1000.0 && metres > 0.0 { (metres, "m") } else { (metres / 1000.0, "km") };
        let number = NUMBERS.decimal(value, decimals_of(value));
        if with_unit { format!("{number}\u{a0}{unit}") } else { number }
    }

    fn north(&self) -> &'static str {
        "N"
    }

    fn crs(&self, crs: &CrsLabel) -> String {
        match (crs.name.trim(), crs.code.trim()) {
            ("", "") => "Coordinate system: unknown".into(),
            ("", one) | (one, "") => format!("Coordinate system: {one}"),
            (name, code) => format!("Coordinate system: {name} ({code})"),
        }
    }

    fn method_heading(&self) -> String {
        "Method".into()
    }

    fn method(&self, method: &Method, technologies: &[Technology], published: &[String]) -> String {
        let engine = match method.engine {
            EngineKind::Auto | EngineKind::Exact => "Covered area by exact geometry",
            EngineKind::Overlay => "Covered area by polygon overlay",
        };
        let radii: Vec<String> = method
            .radius_m
            .iter()
            .filter(|(t, _)| technologies.contains(t))
            .map(|(t, r)| format!("{} {}", t.name(), self.distance(*r, true)))
            .collect();
        let radii = (!radii.is_empty()).then(|| format!("default radius {}", radii.join(", ")));
        let published = (!published.is_empty())
            .then(|| format!("with areas published by {}", published.join(", ")));
        let parts: Vec<String> =
            std::iter::once(engine.to_owned()).chain(radii).chain(published).collect();
        format!("{}.", parts.join("; "))
    }

    fn sources_heading(&self) -> String {
        "Sources".into()
    }

    fn source(&self, role: Role, what: &str) -> String {
        let role = match role {
            Role::Villages => "Village boundaries",
            Role::Cells => "Sites",
            Role::Fibre => "Fibre",
            Role::Coverage => "Published coverage",
            Role::Settlements => "Settlements",
            Role::Population => "Population",
            Role::Households => "Households",
            Role::Points => "Culture houses, clusters",
            Role::Evidence => "Field reports",
            Role::Roads => "Roads",
            Role::Rivers => "Rivers",
            Role::Water => "Water",
            Role::Neighbours => "Neighbours",
            Role::Terrain => "Heights",
            Role::Project => "Project",
            Role::Places => "Public places",
            Role::Measurements => "Speed tests",
            Role::Poles => "Cable poles",
            Role::Ducts => "Cable ducts",
            Role::Plan => "Plan",
            Role::Rule => "Rule",
            Role::Template => "Report template",
        };
        format!("{role}: {what}")
    }

    fn more_sources(&self, sources: usize) -> String {
        format!("… and {} more", NUMBERS.count(sources))
    }

    fn made_on(&self, date: Date) -> String {
        let version = env!("CARGO_PKG_VERSION");
        format!("Made on {} (phusong {version})", self.date(date))
    }

    fn maker(&self, maker: &str) -> String {
        format!("Made by {maker}")
    }

    fn synthetic(&self) -> &'static str {
        "SYNTHETIC DATA"
    }

    fn service_without_data(&self, service: ServiceKind) -> String {
        format!("No {} data", signal(service))
    }

    fn nothing_to_draw(&self) -> String {
        "No village has a boundary to draw".into()
    }

    fn village(&self, name: &str, commune: &str, service: ServiceKind, pct: Option<f64>) -> String {
        let value = match pct.map(shown_pct) {
            None => "no data".to_owned(),
            Some((_, true)) => format!("< {}%", NUMBERS.decimal(0.1, 1)),
            Some((p, false)) => format!("{}%", NUMBERS.decimal(p, 1)),
        };
        format!("{name} – {commune}: {} {value}", self.service(service))
    }

    fn description(&self, villages: usize, classes: &[(String, usize)]) -> String {
        let of = |(label, n): &(String, usize)| format!("{label}: {}", NUMBERS.count(*n));
        let counts: Vec<_> = classes.iter().map(of).collect();
        format!("Map of {} villages. By class: {}.", NUMBERS.count(villages), counts.join("; "))
    }

    fn layer<'a>(&self, id: &'a str) -> &'a str {
        match id {
            "outline" => "Province outline",
            "villages" => "Villages",
            "commune-borders" => "Commune borders",
            "fibre-routes" => "Fibre routes",
            "synthetic" => "Mark of synthetic data",
            "sites" => "Sites",
            "commune-names" => "Commune names",
            "village-names" => "Village names",
            "frames" => "Frames",
            "furniture" => "Legend and notes",
            "sea" => "Sea",
            "neighbours" => "Neighbouring provinces",
            "roads" => "Roads",
            "rivers" => "Rivers",
            "hillshade" => "Hillshade",
            "footprints" => "Footprints",
            "graticule" => "Graticule",
            "locator" => "Locator map",
            "inset" => "Inset",
            other => other,
        }
    }

    fn error(&self, error: &Error) -> String {
        match error {
            Error::Unreadable { file, source } => {
                format!("{}: cannot read the sheet definition ({source})", file.display())
            }
            Error::Sheet { file, problems } => {
                let line = |p: &SheetProblem| format!("{}, {}", file.display(), problem(p));
                problems.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Error::UnknownSheet { name, near, known } => {
                let near = near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
                format!(
                    "there is no file and no built-in sheet `{name}`{near} Built in: {}",
                    known.join(", ")
                )
            }
            Error::TooLarge { width, height } => format!(
                "a map of {width} × {height} pixels is too large; lower dpi or paper in the sheet definition"
            ),
            Error::Font => "a built-in font is damaged; install the program again".into(),
            Error::Drawing { reason } => format!("the map cannot be drawn ({reason})"),
            Error::Png { reason } => format!("the PNG cannot be written ({reason})"),
            Error::Pdf { reason } => format!("the PDF cannot be made ({reason})"),
        }
    }
}

fn problem(p: &SheetProblem) -> String {
    let (line, key) = (p.line, &p.key);
    match &p.fault {
        SheetFault::Syntax(said) => format!("line {line}: not TOML ({said})"),
        SheetFault::UnknownKey(None) => format!("line {line}: no sheet has a key `{key}`"),
        SheetFault::UnknownKey(Some(near)) => {
            format!("line {line}: no sheet has a key `{key}`; is it `{near}`?")
        }
        SheetFault::Missing => format!("line {line}: the key `{key}` is missing"),
        SheetFault::NotBeside(other) => {
            format!("line {line}: `{key}` has no meaning beside `{other}`; leave one of them out")
        }
        SheetFault::NotOfKind(kind) => {
            format!("line {line}: sheets of kind `{kind}` take no `{key}`; leave it out")
        }
        SheetFault::Value { found, expected } => {
            format!("line {line}: `{key}` is {found}; it takes {}", wanted(expected))
        }
    }
}

fn wanted(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("one of: {}", words.join(", ")),
        Expected::Text => "text that is not blank".into(),
        Expected::Switch => "true or false".into(),
        Expected::Whole(low, high) => format!("a whole number from {low} to {high}"),
        Expected::Table => "a table".into(),
        Expected::Breaks => "rising breaks from 0 to 100, at most nine".into(),
        Expected::BreaksOfTwo => "three or four rising breaks from 0 to 100".into(),
        Expected::Rising(most) => format!("rising numbers, {most} at most"),
        Expected::Column(near) => {
            let near = near.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
            format!(
                "a numeric column of villages.csv, such as 4g_area_pct, 4g_nearest_km, population{near}"
            )
        }
        Expected::ColumnOf(service) => format!("a column of the service `{}`", service.column()),
        Expected::OtherService(service) => format!("a service other than `{}`", service.column()),
        Expected::VillageLabels(low, high) => {
            format!("\"none\", \"all\", or a number of villages from {low} to {high}")
        }
        Expected::Technologies => "a list of technologies such as [\"4G\", \"FTTH\"]".into(),
        Expected::Placeholders(names) => {
            let all: Vec<_> = names.iter().map(|n| format!("{{{n}}}")).collect();
            format!("no placeholders but {}, each closed", all.join(", "))
        }
    }
}
