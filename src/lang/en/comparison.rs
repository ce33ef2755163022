//! Comparisons.

use super::comparison_errors;
use crate::comparison::{
    Change, Comparison, Incomparable, MatchedBy, NOTABLE_POINTS, Origin, ParameterKind, Side,
    TargetRow, VerdictChange, Warning, WhyUnmatched,
};
use crate::lang::comparison::{ComparisonWords, Heads, VillageTold, unmatched};
use crate::lang::{Lang, Message, Numbers};
use crate::map::words::{Words, date_or_text, shown_pct};
use crate::network::{ServiceKind, Technology};
use crate::source::results;
use std::fmt::Write as _;

/// English.
pub(crate) struct English;

const N: Numbers = Numbers(Lang::EN);

fn side(side: Side) -> &'static str {
    match side {
        Side::Old => "the old results",
        Side::New => "the new results",
    }
}

fn other(one: Side) -> &'static str {
    side(match one {
        Side::Old => Side::New,
        Side::New => Side::Old,
    })
}

fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "fibre (FTTH)".into(),
        ServiceKind::Technology(t) => t.name().into(),
        ServiceKind::MobileBroadband => "mobile broadband".into(),
    }
}

fn day(origin: &Origin) -> Option<String> {
    let words: &dyn Words = &super::map::English;
    origin.as_of.as_deref().map(|d| date_or_text(words, d))
}

/// Title and day of the data.
fn named(origin: &Origin) -> String {
    let title = if origin.title.is_empty() { &origin.folder } else { &origin.title };
    match day(origin) {
        Some(day) => format!("{title}, data as of {day}"),
        None => format!("{title}, day of the data not stated"),
    }
}

/// A number without needless decimals.
fn number(v: f64) -> String {
    N.decimal(v, 6).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A value of a manifest.
fn value(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(v) if v.is_finite() => number(v),
        _ if text.is_empty() => "not set".to_owned(),
        _ => format!("“{text}”"),
    }
}

fn parameter(key: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    if let Some((_, technology)) = key.split_once("radius_m.") {
        return format!("the default radius of {technology} (m)");
    }
    let known = match last {
        "covered_from" => "the share from which a village is covered",
        "white_up_to" => "the share up to which a village is white",
        "denominator" => "the denominator",
        "operator" => "how operators are put together",
        "mobile_broadband" => "what counts as mobile broadband",
        "profile" => "the rule profile",
        "test" => "what decides in a village",
        "cumulative" => "whether later generations count",
        "unit_covered_from" => "the share of villages from which a unit is covered",
        "engine" => "the engine",
        "beamwidth_deg" => "the default beam width (degrees)",
        "count" => "the statuses of sources that count",
        "template" => "the report template",
        "plan" => "the plan",
        "sharing_distance_m" => "the distance within which cells are one position (m)",
        "min_tests" | "speed_min_tests" => "the fewest speed tests that count",
        "datum_operation" => "the operation from VN-2000 to WGS 84",
        _ => return key.to_owned(),
    };
    known.to_owned()
}

impl ComparisonWords for English {
    fn change(&self, change: Change) -> &'static str {
        match change {
            Change::NewlyCovered => "Newly covered",
            Change::Improved => "Better, not covered yet",
            Change::StayedCovered => "Still covered",
            Change::StayedGap => "Still white or a hole",
            Change::Worsened => "Worse, not covered",
            Change::Lost => "No longer covered",
            Change::BecameKnown => "No data before",
            Change::BecameUnknown => "No data now",
            Change::StayedUnknown => "No data",
        }
    }

    fn heads(&self) -> Heads {
        Heads {
            villages: "villages",
            no_data: "no data",
            old_rate: "old rate",
            new_rate: "new rate",
            points: "change (points)",
        }
    }

    fn heading(&self, c: &Comparison) -> String {
        format!("Old: {}\nNew: {}", named(&c.old.origin), named(&c.new.origin))
    }

    fn warnings_heading(&self, differs: bool) -> String {
        if differs {
            "MIND: the two results were not computed alike; changes below may come from that, not from coverage."
        } else {
            "To know first:"
        }
        .into()
    }

    fn warning(&self, warning: &Warning) -> String {
        match warning {
            Warning::SameRun => {
                "Both folders are of the same run (the same manifest.json), so nothing has changed."
                    .into()
            }
            Warning::SameData => {
                "Both runs read the same data files, none has changed: every change comes from how it was computed (the project file, or the version of phusong).".into()
            }
            Warning::TablesChanged { files } => format!(
                "Both folders have the same manifest.json but another {}: somebody has changed it after the run.",
                files.join(", ")
            ),
            Warning::WrongOrder { old, new } => format!(
                "In the wrong order: the new results describe {new}, before {old} of the old ones; “newly covered” then means lost later."
            ),
            Warning::NoDate { sides } => {
                let which = sides.iter().map(|s| side(*s)).collect::<Vec<_>>().join(" and ");
                format!(
                    "Their order cannot be checked: {which} do not state the day of the data (project.as_of)."
                )
            }
            Warning::Province { old, new } => {
                format!("Two provinces: the old results are of {old}, the new ones of {new}.")
            }
            Warning::Synthetic { side: s } => {
                format!(
                    "Only {} are of synthetic data; comparing that with real data means nothing.",
                    side(*s)
                )
            }
            Warning::Parameter { kind, key, old, new } => {
                let what = match kind {
                    ParameterKind::Rule => "Another rule",
                    ParameterKind::Model => "Another coverage model",
                    ParameterKind::Other => "Another parameter",
                };
                format!("{what}: {} was {}, is {}.", parameter(key), value(old), value(new))
            }
            Warning::NotStated { side: s, keys } => {
                let decides = |k: &&String| ParameterKind::of(k) != ParameterKind::Other;
                let mut named: Vec<String> =
                    keys.iter().filter(decides).map(|k| parameter(k)).collect();
                let others = keys.len() - named.len();
                if others > 0 {
                    named.push(format!("{} other parameters (see compare.json)", N.count(others)));
                }
                format!(
                    "The manifest of {} does not state, so that it may differ: {}.",
                    side(*s),
                    named.join("; ")
                )
            }
            Warning::Crs { old, new } => format!(
                "Another working CRS: was {old}, is {new}; areas and distances measure slightly otherwise."
            ),
            Warning::Version { old, new } => {
                format!(
                    "Another version of phusong: was {old}, is {new}; CHANGELOG.md says which numbers move with the version."
                )
            }
            Warning::ServiceMissing { service, side: s } => {
                format!("{} is not compared: {} do not have it.", signal(*service), side(*s))
            }
            Warning::OtherVillages { villages, id, old, new } => format!(
                "{} villages have the same identifier but another name and another commune (such as {id}: was {old}, is {new}); where identifiers are only row numbers, these are other villages.",
                N.count(*villages)
            ),
            Warning::Redrawn { villages } => format!(
                "The area of {} villages has changed by more than 1\u{a0}% (borders redrawn); their shares move without any new site.",
                N.count(*villages)
            ),
            Warning::Reported { statuses } => format!(
                "{} statuses have changed because of field reports, not by the model (columns …_reported of compare_villages.csv).",
                N.count(*statuses)
            ),
            Warning::Unmatched { old, new } => format!(
                "{} villages are only in the old results, {} only in the new ones; no change is counted of them (see compare_unmatched.csv).",
                N.count(*old),
                N.count(*new)
            ),
        }
    }

    fn matched(&self, by: &[(MatchedBy, usize)], only_old: usize, only_new: usize) -> String {
        let all: usize = by.iter().map(|(_, n)| n).sum();
        let ways = by.iter().filter(|(_, n)| *n > 0).map(|(by, n)| {
            let way = match by {
                MatchedBy::Id => "by identifier",
                MatchedBy::Name => "by name in the commune",
                MatchedBy::BareName => "by name without thôn, bản …",
                MatchedBy::PlainName => "by name without diacritics",
                MatchedBy::Row => "by row number and name",
            };
            format!("{way} {}", N.count(*n))
        });
        format!(
            "Villages in both: {} ({}). Only in the old results: {}; only in the new: {}.\n",
            N.count(all),
            ways.collect::<Vec<_>>().join(", "),
            N.count(only_old),
            N.count(only_new)
        )
    }

    fn targets(&self, c: &Comparison) -> String {
        let Some(targets) = &c.targets else { return String::new() };
        let count = |change| targets.iter().filter(|t| t.change() == change).count();
        let mut text = format!(
            "Targets: {} newly met, {} no longer met, {} unchanged",
            N.count(count(VerdictChange::TurnedMet)),
            N.count(count(VerdictChange::TurnedMissed)),
            N.count(count(VerdictChange::Unchanged))
        );
        let one_side = count(VerdictChange::OnlyOld) + count(VerdictChange::OnlyNew);
        let known = count(VerdictChange::BecameKnown) + count(VerdictChange::BecameUnknown);
        if known > 0 {
            let _ = write!(text, ", {} without data on one side", N.count(known));
        }
        if one_side > 0 {
            let _ = write!(text, ", {} on one scorecard only", N.count(one_side));
        }
        text.push_str(".\n");
        for target in targets {
            let Some(row) = target.row() else { continue };
            let verdict = match target.change() {
                VerdictChange::TurnedMet => "met now",
                VerdictChange::TurnedMissed => "missed now",
                _ => continue,
            };
            let shown = |t: &Option<TargetRow>| {
                t.as_ref().and_then(|t| t.value).map_or_else(|| "–".to_owned(), number)
            };
            let (old, new) = (shown(&target.old), shown(&target.new));
            let _ = writeln!(text, "- {}: {old} → {new}, {verdict}", row.text);
        }
        text
    }

    fn why_unmatched(&self, why: WhyUnmatched, from: Side) -> String {
        let there = other(from);
        match why {
            WhyUnmatched::CommuneNotFound => format!(
                "{there} do not have this commune, by code or by name: perhaps it was merged, divided, renamed or given a new code (since 1 July 2025)"
            ),
            WhyUnmatched::NameNotFound => format!(
                "{there} have the commune, but no village of this identifier or name: perhaps it is new, was merged, divided or renamed"
            ),
            WhyUnmatched::AmbiguousName => {
                "more than one village of the commune has this name, and nothing tells which: common identifiers are needed".into()
            }
            WhyUnmatched::NothingToGoBy => format!(
                "{there} do not have this identifier, and the village has no name or no commune to be found by"
            ),
        }
    }

    fn results_error(&self, error: &results::Error) -> Message {
        comparison_errors::results(error)
    }

    fn incomparable(&self, error: &Incomparable) -> Message {
        comparison_errors::incomparable(error)
    }

    fn out_is_input(&self, folder: &str) -> Message {
        comparison_errors::out_is_input(folder)
    }

    fn map_subtitle(&self, c: &Comparison) -> String {
        let days = match (day(&c.old.origin), day(&c.new.origin)) {
            (Some(old), Some(new)) => format!("Data as of {new} against {old}."),
            _ => "Two runs compared.".to_owned(),
        };
        let differs = c.meaning_differs().then_some(
            "The two were not computed alike: some changes may come from that, not from coverage.",
        );
        [Some(days.as_str()), differs].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn map_legend(&self, service: ServiceKind) -> String {
        format!("Change of {}", signal(service))
    }

    fn map_no_data(&self) -> String {
        "Not comparable".into()
    }

    fn map_method_heading(&self) -> String {
        "How it was compared".into()
    }

    fn map_method(&self, c: &Comparison) -> String {
        let only = |side| unmatched(&c.matches.unmatched, side);
        let (old, new) = (only(Side::Old), only(Side::New));
        let left = if old + new == 0 {
            String::new()
        } else {
            format!(
                "; {} only in the old results and {} only in the new are not compared",
                N.count(old),
                N.count(new)
            )
        };
        format!(
            "{} villages are in both, matched by identifier, then by name in the commune{left}. Better, worse: \
             white or a hole in both, the share changed by {} percentage point or more, or from white to hole \
             or back.",
            N.count(c.matches.pairs.len()),
            N.decimal(NOTABLE_POINTS, 0)
        )
    }

    fn map_source(&self, which: Side, c: &Comparison) -> String {
        match which {
            Side::Old => format!("Old: {}", named(&c.old.origin)),
            Side::New => format!("New: {}", named(&c.new.origin)),
        }
    }

    fn map_rates(&self, c: &Comparison, service: ServiceKind) -> Option<String> {
        let same = c.province(service)?.same?;
        let (old, new) = (same.old_pct()?, same.new_pct()?);
        Some(format!(
            "Villages covered: {}\u{a0}% before, {}\u{a0}% now, of {} with data in both",
            N.decimal(shown_pct(old).0, 1),
            N.decimal(shown_pct(new).0, 1),
            N.count(usize::try_from(same.villages).unwrap_or(usize::MAX))
        ))
    }

    fn map_village(&self, v: &VillageTold<'_>) -> String {
        let pct = |p: Option<f64>| {
            p.map_or_else(|| "–".to_owned(), |p| format!("{}\u{a0}%", N.decimal(shown_pct(p).0, 1)))
        };
        let place = if v.commune.is_empty() {
            v.name.to_owned()
        } else {
            format!("{} – {}", v.name, v.commune)
        };
        match v.change {
            Some(change) => format!(
                "{place}: {} ({} → {})",
                ComparisonWords::change(self, change).to_lowercase(),
                pct(v.pct.0),
                pct(v.pct.1)
            ),
            None => format!("{place}: not in the old results"),
        }
    }

    fn map_description(&self, villages: usize, classes: &[(String, usize)]) -> String {
        let parts: Vec<String> =
            classes.iter().map(|(label, n)| format!("{label}: {}", N.count(*n))).collect();
        format!("Map of changes in {} villages. {}.", N.count(villages), parts.join("; "))
    }
}
