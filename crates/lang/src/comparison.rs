//! Comparisons of two results.

use crate::number::shown_pct;
use crate::{Lang, Numbers, count, decimal, in_lang, name, say, word};
use phusong_core::comparison::{
    Change, Comparison, MatchedBy, NOTABLE_POINTS, ParameterKind, Results, Side, VerdictChange,
    Warning, WhyUnmatched,
};
use phusong_core::indicator::ScoreRow;
use phusong_core::network::ServiceKind;
use std::fmt::Write as _;

/// The phrases of a comparison in a language.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonWords(pub Lang);

/// Heads of the table on the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Villages that both have.
    pub villages: &'static str,
    /// Without data on one side or both.
    pub no_data: &'static str,
    /// Rate before, over the same villages.
    pub old_rate: &'static str,
    /// Rate after, over the same villages.
    pub new_rate: &'static str,
    /// The difference, in percentage points.
    pub points: &'static str,
}

/// What pointing at a village of a change map tells.
#[derive(Clone, Copy, Debug)]
pub struct VillageTold<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its commune's.
    pub commune: &'a str,
    /// What is mapped.
    pub service: ServiceKind,
    /// What became of it; `None` where the old results do not have the village.
    pub change: Option<Change>,
    /// Shares before and after, percent.
    pub pct: (Option<f64>, Option<f64>),
}

/// A service that reaches a place: `sóng 4G`, `cáp quang (FTTH)`.
pub fn signal(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "signal", ServiceKind: service)
}

fn side(lang: Lang, side: Side) -> &'static str {
    match side {
        Side::Old => word!(lang, "compare-side-old"),
        Side::New => word!(lang, "compare-side-new"),
    }
}

fn other(lang: Lang, one: Side) -> &'static str {
    side(
        lang,
        match one {
            Side::Old => Side::New,
            Side::New => Side::Old,
        },
    )
}

fn day(lang: Lang, results: &Results) -> Option<String> {
    results.assessment.about.as_of.as_deref().map(|d| lang.date_or_text(d))
}

/// Title and day of the data.
fn named(lang: Lang, results: &Results) -> String {
    let title = &results.assessment.about.title;
    let title = if title.is_empty() { &results.origin.folder } else { title };
    match day(lang, results) {
        Some(day) => say!(lang, "compare-named", title, day),
        None => say!(lang, "compare-named-undated", title),
    }
}

/// A value of a manifest.
fn value(lang: Lang, text: &str) -> String {
    match text.parse::<f64>() {
        Ok(v) if v.is_finite() => Numbers(lang).short(v, 6),
        _ if text.is_empty() => say!(lang, "compare-not-set"),
        _ => format!("“{text}”"),
    }
}

fn parameter(lang: Lang, key: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    if let Some((_, technology)) = key.split_once("radius_m.") {
        return say!(lang, "parameter-radius", technology);
    }
    let known = match last {
        "covered_from" => word!(lang, "parameter-covered-from"),
        "white_up_to" => word!(lang, "parameter-white-up-to"),
        "denominator" => word!(lang, "parameter-denominator"),
        "operator" => word!(lang, "parameter-operator"),
        "mobile_broadband" => word!(lang, "parameter-mobile-broadband"),
        "profile" => word!(lang, "parameter-profile"),
        "test" => word!(lang, "parameter-test"),
        "cumulative" => word!(lang, "parameter-cumulative"),
        "unit_covered_from" => word!(lang, "parameter-unit-covered-from"),
        "engine" => word!(lang, "parameter-engine"),
        "beamwidth_deg" => word!(lang, "parameter-beamwidth-deg"),
        "count" => word!(lang, "parameter-count"),
        "template" => word!(lang, "parameter-template"),
        "plan" => word!(lang, "parameter-plan"),
        "sharing_distance_m" => word!(lang, "parameter-sharing-distance-m"),
        "min_tests" | "speed_min_tests" => word!(lang, "parameter-min-tests"),
        "datum_operation" => word!(lang, "parameter-datum-operation"),
        _ => return key.to_owned(),
    };
    known.to_owned()
}

impl ComparisonWords {
    /// A change, short enough for a legend and a column.
    pub fn change(self, change: Change) -> &'static str {
        let lang = self.0;
        match change {
            Change::NewlyCovered => word!(lang, "compare-change-newly-covered"),
            Change::Improved => word!(lang, "compare-change-improved"),
            Change::StayedCovered => word!(lang, "compare-change-stayed-covered"),
            Change::StayedGap => word!(lang, "compare-change-stayed-gap"),
            Change::Worsened => word!(lang, "compare-change-worsened"),
            Change::Lost => word!(lang, "compare-change-lost"),
            Change::BecameKnown => word!(lang, "compare-change-became-known"),
            Change::BecameUnknown => word!(lang, "compare-change-became-unknown"),
            Change::StayedUnknown => word!(lang, "compare-change-stayed-unknown"),
        }
    }

    /// Heads of the columns of the table on the terminal: villages, the changes but those of no data,
    /// no data, the old rate, the new one, the difference.
    pub fn heads(self) -> Heads {
        let lang = self.0;
        Heads {
            villages: word!(lang, "compare-heads-villages"),
            no_data: word!(lang, "compare-heads-no-data"),
            old_rate: word!(lang, "compare-heads-old-rate"),
            new_rate: word!(lang, "compare-heads-new-rate"),
            points: word!(lang, "compare-heads-points"),
        }
    }

    /// What is compared, in a line: titles and days.
    pub fn heading(self, c: &Comparison<'_>) -> String {
        let lang = self.0;
        say!(lang, "compare-heading", old = named(lang, c.old), new = named(lang, c.new))
    }

    /// Over the list of warnings; `differs` where they say that villages are judged otherwise.
    pub fn warnings_heading(self, differs: bool) -> String {
        let lang = self.0;
        if differs { word!(lang, "compare-mind") } else { word!(lang, "compare-to-know") }.into()
    }

    /// A warning, in sentences.
    pub fn warning(self, warning: &Warning) -> String {
        let lang = self.0;
        match warning {
            Warning::SameRun => word!(lang, "compare-warning-same-run").into(),
            Warning::SameData => {
                say!(lang, "compare-warning-same-data")
            }
            Warning::WrongOrder { old, new } => say!(lang, "compare-warning-wrong-order", new, old),
            Warning::NoDate { sides } => {
                let which = sides
                    .iter()
                    .map(|s| side(lang, *s))
                    .collect::<Vec<_>>()
                    .join(&say!(lang, "compare-and"));
                say!(lang, "compare-warning-no-date", which)
            }
            Warning::Province { old, new } => {
                say!(lang, "compare-warning-province", old, new)
            }
            Warning::Synthetic { side: s } => {
                say!(lang, "compare-warning-synthetic", side = side(lang, *s))
            }
            Warning::Parameter { kind, key, old, new } => {
                let what = match kind {
                    ParameterKind::Rule => word!(lang, "compare-parameter-rule"),
                    ParameterKind::Model => word!(lang, "compare-parameter-model"),
                    ParameterKind::Other => word!(lang, "compare-parameter-other"),
                };
                say!(
                    lang,
                    "compare-warning-parameter",
                    what,
                    key = parameter(lang, key),
                    old = value(lang, old),
                    new = value(lang, new)
                )
            }
            Warning::NotStated { side: s, keys } => {
                let decides = |k: &&String| ParameterKind::of(k) != ParameterKind::Other;
                let mut named: Vec<String> =
                    keys.iter().filter(decides).map(|k| parameter(lang, k)).collect();
                let others = keys.len() - named.len();
                if others > 0 {
                    named.push(say!(lang, "compare-other-parameters", others = count(others)));
                }
                say!(
                    lang,
                    "compare-warning-not-stated",
                    side = side(lang, *s),
                    named = named.join("; ")
                )
            }
            Warning::Crs { old, new } => say!(lang, "compare-warning-crs", old, new),
            Warning::Version { old, new } => {
                say!(lang, "compare-warning-version", old, new)
            }
            Warning::ServiceMissing { service, side: s } => {
                say!(
                    lang,
                    "compare-warning-service-missing",
                    service = signal(lang, *service),
                    side = side(lang, *s)
                )
            }
            Warning::OtherVillages { villages, id, old, new } => say!(
                lang,
                "compare-warning-other-villages",
                villages = count(*villages),
                id,
                old,
                new
            ),
            Warning::Redrawn { villages } => {
                say!(lang, "compare-warning-redrawn", villages = count(*villages))
            }
            Warning::Reported { statuses } => {
                say!(lang, "compare-warning-reported", statuses = count(*statuses))
            }
            Warning::Unmatched { old, new } => {
                say!(lang, "compare-warning-unmatched", old = count(*old), new = count(*new))
            }
        }
    }

    /// How many villages were found again and how, and how many not.
    pub fn matched(self, by: &[(MatchedBy, usize)], only_old: usize, only_new: usize) -> String {
        let lang = self.0;
        let all: usize = by.iter().map(|(_, n)| n).sum();
        let ways = by.iter().filter(|(_, n)| *n > 0).map(|(by, n)| {
            let way = match by {
                MatchedBy::Id => word!(lang, "compare-matched-id"),
                MatchedBy::Name => word!(lang, "compare-matched-name"),
                MatchedBy::BareName => word!(lang, "compare-matched-bare-name"),
                MatchedBy::PlainName => word!(lang, "compare-matched-plain-name"),
                MatchedBy::Row => word!(lang, "compare-matched-row"),
            };
            format!("{way} {}", Numbers(lang).count(*n))
        });
        say!(
            lang,
            "compare-matched",
            all = count(all),
            ways = ways.collect::<Vec<_>>().join(", "),
            only_old = count(only_old),
            only_new = count(only_new)
        ) + "\n"
    }

    /// Targets that turned, by their counts; empty where there is no scorecard.
    pub fn targets(self, c: &Comparison<'_>) -> String {
        let lang = self.0;
        let Some(targets) = &c.targets else { return String::new() };
        let number = |change| targets.iter().filter(|t| t.change() == change).count();
        let mut text = say!(
            lang,
            "compare-targets",
            turned_met = count(number(VerdictChange::TurnedMet)),
            turned_missed = count(number(VerdictChange::TurnedMissed)),
            unchanged = count(number(VerdictChange::Unchanged))
        );
        let one_side = number(VerdictChange::OnlyOld) + number(VerdictChange::OnlyNew);
        let known = number(VerdictChange::BecameKnown) + number(VerdictChange::BecameUnknown);
        if known > 0 {
            let _ = write!(
                text,
                "{}",
                say!(lang, "compare-targets-one-side-known", known = count(known))
            );
        }
        if one_side > 0 {
            let _ = write!(
                text,
                "{}",
                say!(lang, "compare-targets-one-card", one_side = count(one_side))
            );
        }
        text.push_str(".\n");
        for target in targets {
            let Some(row) = target.row() else { continue };
            let verdict = match target.change() {
                VerdictChange::TurnedMet => word!(lang, "compare-targets-turned-met"),
                VerdictChange::TurnedMissed => word!(lang, "compare-targets-turned-missed"),
                _ => continue,
            };
            let shown = |t: Option<&ScoreRow>| {
                t.and_then(|t| t.value)
                    .map_or_else(|| "–".to_owned(), |v| Numbers(lang).short(v, 6))
            };
            let (old, new) = (shown(target.old), shown(target.new));
            let _ = writeln!(text, "- {}: {old} → {new}, {verdict}", in_lang(lang, &row.text));
        }
        text
    }

    /// Why a village was not found on the other side.
    pub fn why_unmatched(self, why: WhyUnmatched, from: Side) -> String {
        let lang = self.0;
        let there = other(lang, from);
        match why {
            WhyUnmatched::CommuneNotFound => {
                say!(lang, "compare-why-unmatched-commune-not-found", there)
            }
            WhyUnmatched::NameNotFound => say!(lang, "compare-why-unmatched-name-not-found", there),
            WhyUnmatched::AmbiguousName => {
                say!(lang, "compare-why-unmatched-ambiguous-name")
            }
            WhyUnmatched::NothingToGoBy => {
                say!(lang, "compare-why-unmatched-nothing-to-go-by", there)
            }
        }
    }

    /// What a change map shows, in sentences: the days, and that the rules differ where they do.
    pub fn map_subtitle(self, c: &Comparison<'_>) -> String {
        let lang = self.0;
        let days = match (day(lang, c.old), day(lang, c.new)) {
            (Some(old), Some(new)) => say!(lang, "compare-map-days", new, old),
            _ => say!(lang, "compare-map-two-runs"),
        };
        let differs = c.meaning_differs().then_some(word!(lang, "compare-map-differs"));
        [Some(days.as_str()), differs].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Over the legend of a change map.
    pub fn map_legend(self, service: ServiceKind) -> String {
        let lang = self.0;
        say!(lang, "compare-map-legend", service = signal(lang, service))
    }

    /// The hatched class of a change map.
    pub fn map_no_data(self) -> String {
        let lang = self.0;
        say!(lang, "compare-map-no-data")
    }

    /// Over the notes on method of a change map.
    pub fn map_method_heading(self) -> String {
        let lang = self.0;
        say!(lang, "compare-map-method-heading")
    }

    /// How the villages were compared, in sentences.
    pub fn map_method(self, c: &Comparison<'_>) -> String {
        let lang = self.0;
        let only = |side| c.matches.only(side).count();
        let (old, new) = (only(Side::Old), only(Side::New));
        let left = if old + new == 0 {
            String::new()
        } else {
            say!(lang, "compare-map-left", old = count(old), new = count(new))
        };
        say!(
            lang,
            "compare-map-method",
            pairs = count(c.matches.pairs.len()),
            left,
            notable_points = decimal(NOTABLE_POINTS, 0)
        )
    }

    /// One of the two results, as a source.
    pub fn map_source(self, which: Side, c: &Comparison<'_>) -> String {
        let lang = self.0;
        match which {
            Side::Old => say!(lang, "compare-map-source-old", origin = named(lang, c.old)),
            Side::New => say!(lang, "compare-map-source-new", origin = named(lang, c.new)),
        }
    }

    /// Rates before and after, over the same villages; `None` where there is none.
    pub fn map_rates(self, c: &Comparison<'_>, service: ServiceKind) -> Option<String> {
        let lang = self.0;
        let same = c.province(service)?.same?;
        let (old, new) = (same.old_pct()?, same.new_pct()?);
        Some(say!(
            lang,
            "compare-map-rates",
            old = decimal(shown_pct(old).0, 1),
            new = decimal(shown_pct(new).0, 1),
            villages = count(same.villages)
        ))
    }

    /// What pointing at a village tells.
    pub fn map_village(self, v: &VillageTold<'_>) -> String {
        let lang = self.0;
        let pct = |p: Option<f64>| {
            p.map_or_else(
                || "–".to_owned(),
                |p| format!("{}\u{a0}%", Numbers(lang).decimal(shown_pct(p).0, 1)),
            )
        };
        let place = if v.commune.is_empty() {
            v.name.to_owned()
        } else {
            format!("{} – {}", v.name, v.commune)
        };
        match v.change {
            Some(change) => format!(
                "{place}: {} ({} → {})",
                self.change(change).to_lowercase(),
                pct(v.pct.0),
                pct(v.pct.1)
            ),
            None => say!(lang, "compare-map-new-village", place),
        }
    }

    /// The sheet in a sentence, for those who cannot see it.
    pub fn map_description(self, villages: usize, classes: &[(String, usize)]) -> String {
        let lang = self.0;
        let parts: Vec<String> = classes
            .iter()
            .map(|(label, n)| format!("{label}: {}", Numbers(lang).count(*n)))
            .collect();
        say!(lang, "compare-map-description", villages = count(villages), parts = parts.join("; "))
    }
}
