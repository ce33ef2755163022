//! What the report says beyond the workbook's words: which messages, and what they are given.

use super::fault::{PlaceholderFault, PlaceholderProblem, TemplateFault};
use super::placeholder_names;
use crate::indicator::{Rate, Rule, Status};
use crate::network::ServiceKind;
use phusong_lang::{
    Lang, Message, count, decimal, denominator, gap_class, in_lang, io_reason, message, name, say,
    word,
};
use std::path::Path;

/// Tables and what they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caption {
    Scorecard,
    Rates,
    Gaps(ServiceKind),
    Sharing,
    Places,
    Speed,
    Parameters,
    Layers,
    Findings,
}

/// What a project or a run has nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    Plan,
    Maps,
    Charts,
    Gaps,
    Service(ServiceKind),
    Sharing,
    Places,
    Speed,
    Findings,
}

/// Counts of the scorecard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdicts {
    pub(crate) met: usize,
    pub(crate) missed: usize,
    pub(crate) no_data: usize,
}

/// What villages are covered by: `sóng 4G`, `cáp quang FTTH`.
fn signal(lang: Lang, service: ServiceKind) -> &'static str {
    name!(lang, "office-signal", ServiceKind: service)
}

fn sentence_end(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// How many villages have a service, in a sentence that names the numbers; `as_of` is a day as people
/// write it.
pub(super) fn sentence(
    lang: Lang,
    as_of: Option<&str>,
    service: ServiceKind,
    rate: &Rate,
) -> String {
    let signal = signal(lang, service);
    if rate.known() == 0 {
        return sentence_end(&say!(lang, "office-covered-no-data", signal));
    }
    let (covered, known) = (count(rate.covered), count(rate.known()));
    let (white, hole) = (count(rate.white), count(rate.hole));
    let white_class = gap_class(lang, service, Status::White);
    let hole_class = gap_class(lang, service, Status::Hole);
    let share = self::rate(lang, rate);
    let mut sentence = match as_of {
        Some(date) => say!(
            lang,
            "office-covered-dated",
            date,
            covered,
            known,
            rate = share,
            signal,
            white,
            white_class,
            hole,
            hole_class
        ),
        None => say!(
            lang,
            "office-covered",
            covered,
            known,
            rate = share,
            signal,
            white,
            white_class,
            hole,
            hole_class
        ),
    };
    if rate.no_data > 0 {
        let villages = count(rate.no_data);
        sentence = say!(lang, "office-covered-unknown", sentence, villages);
    }
    sentence_end(&sentence)
}

/// A rate, percent with one decimal and its sign.
pub(super) fn rate(lang: Lang, rate: &Rate) -> String {
    match rounded_rate(rate) {
        None => say!(lang, "office-rate-no-data"),
        Some((pct, decimals)) => say!(lang, "office-rate", n = decimal(pct, decimals)),
    }
}

/// What counts as covered, and where that comes from.
pub(super) fn rule(lang: Lang, said: &str, rule: &Rule) -> String {
    let source = in_lang(lang, &rule.source).trim();
    let (said, of) = (sentence_end(said), denominator(lang, rule.denominator));
    if source.is_empty() {
        say!(lang, "office-rule", rule = said, of)
    } else {
        say!(lang, "office-rule-of-source", rule = said, of, source = sentence_end(source))
    }
}

/// What became of the plan's targets.
pub(super) fn verdicts(lang: Lang, counts: Verdicts) -> String {
    let Verdicts { met, missed, no_data } = counts;
    say!(
        lang,
        "office-verdicts",
        all = count(met + missed + no_data),
        met = count(met),
        missed = count(missed),
        no_data = count(no_data)
    )
}

/// That field reports decided in so many villages.
pub(super) fn decided(lang: Lang, villages: usize) -> String {
    say!(lang, "office-decided", villages = count(villages))
}

/// What a table is called.
pub(super) fn caption(lang: Lang, caption: Caption) -> String {
    match caption {
        Caption::Scorecard => say!(lang, "office-caption-scorecard"),
        Caption::Rates => say!(lang, "office-caption-rates"),
        Caption::Gaps(of) => {
            let signal = signal(lang, of);
            say!(lang, "office-caption-gaps", service = of.column(), signal)
        }
        Caption::Sharing => say!(lang, "office-caption-sharing"),
        Caption::Places => say!(lang, "office-caption-places"),
        Caption::Speed => say!(lang, "office-caption-speed"),
        Caption::Parameters => say!(lang, "office-caption-parameters"),
        Caption::Layers => say!(lang, "office-caption-layers"),
        Caption::Findings => say!(lang, "office-caption-findings"),
    }
}

/// That there is nothing.
pub(super) fn absent(lang: Lang, what: Absent) -> String {
    match what {
        Absent::Plan => say!(lang, "office-no-plan"),
        Absent::Maps => say!(lang, "office-no-maps"),
        Absent::Charts => say!(lang, "office-no-charts"),
        Absent::Gaps => say!(lang, "office-no-gaps"),
        Absent::Service(of) => say!(lang, "office-no-service", signal = signal(lang, of)),
        Absent::Sharing => say!(lang, "office-no-sharing"),
        Absent::Places => say!(lang, "office-no-places"),
        Absent::Speed => say!(lang, "office-no-speed"),
        Absent::Findings => say!(lang, "office-no-findings"),
    }
}

/// How many findings there are: noted, assumed, repaired, dropped.
pub(super) fn findings(lang: Lang, counts: [usize; 4]) -> String {
    let [note, assumed, repaired, dropped] = counts.map(count);
    say!(lang, "office-findings", dropped, repaired, assumed, note)
}

/// What is wrong with a template, and what to do about it; one line a problem.
pub fn template_message(lang: Lang, file: &Path, fault: &TemplateFault) -> Message {
    let file = file.display();
    let megabytes = |bytes: u64| decimal(bytes as f64 / f64::from(1 << 20), 0);
    match fault {
        TemplateFault::Unreadable { error } => {
            message!(lang, "office-template-unreadable", file, reason = io_reason(lang, error))
        }
        TemplateFault::NotDocx => message!(lang, "office-template-not-docx", file),
        TemplateFault::Encrypted => message!(lang, "office-template-encrypted", file),
        TemplateFault::TooLarge { bytes, limit } => {
            let (mb, limit) = (megabytes(*bytes), megabytes(*limit));
            message!(lang, "office-template-too-large", file, mb, limit)
        }
        TemplateFault::TooManyParts { parts, limit } => {
            let (parts, limit) = (count(*parts), count(*limit));
            message!(lang, "office-template-too-many-parts", file, parts, limit)
        }
        TemplateFault::Damaged { part } => message!(lang, "office-template-damaged", file, part),
        TemplateFault::Placeholders { problems } => {
            let line = |p| format!("\n  {}", placeholder(lang, p));
            let problems: String = problems.iter().map(line).collect();
            // Placeholders have Vietnamese and English names; others read the English ones.
            let own = |(en, vi)| if [Lang::VI, Lang::MARKED].contains(&lang) { vi } else { en };
            let names: Vec<&str> = placeholder_names().map(own).collect();
            let names = names.join(", ");
            message!(lang, "office-template-placeholders", file, problems, names)
        }
    }
}

/// What is wrong with a placeholder.
fn placeholder(lang: Lang, problem: &PlaceholderProblem) -> String {
    let PlaceholderProblem { part, found, kind } = problem;
    match kind {
        PlaceholderFault::Unknown { nearest: Some(near) } => {
            say!(lang, "office-placeholder-near", part, found, near)
        }
        PlaceholderFault::Unknown { nearest: None } => {
            say!(lang, "office-placeholder-unknown", part, found)
        }
        PlaceholderFault::Argument { allowed } => {
            let all = allowed.join(", ");
            let allowed =
                if all.is_empty() { word!(lang, "office-placeholder-none") } else { &all };
            say!(lang, "office-placeholder-argument", part, found, allowed)
        }
        PlaceholderFault::Open => say!(lang, "office-placeholder-open", part, found),
        PlaceholderFault::Misplaced => say!(lang, "office-placeholder-misplaced", part, found),
    }
}

/// A rate as a number with so many decimals: rounded, but never to all where not all are covered, and
/// never to nothing where some are.
fn rounded_rate(rate: &Rate) -> Option<(f64, usize)> {
    let pct = rate.rate_pct()?;
    let all = rate.covered == rate.known();
    let nothing = rate.covered == 0;
    let fits = |decimals: usize| {
        let scale = 10_f64.powf(decimals as f64);
        let shown = (pct * scale).round() / scale;
        (all || shown < 100.0) && (nothing || shown > 0.0)
    };
    let decimals = (1..6).find(|d| fits(*d)).unwrap_or(6);
    Some((pct, decimals))
}
