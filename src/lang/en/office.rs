//! Words of report.docx.

use crate::indicator::{Rate, Rule, Status};
use crate::lang::{Lang, Numbers, in_lang};
use crate::network::{ServiceKind, Technology};
use crate::report::office::words::{
    Absent, Caption, OfficeHead, OfficeWords, Verdicts, rounded_rate,
};
use crate::report::office::{
    PlaceholderFault, PlaceholderProblem, TemplateFault, placeholder_names,
};
use jiff::civil::Date;
use phusong_lang::io_reason;
use std::fmt::Write as _;

/// English.
pub(crate) struct English;

const N: Numbers = Numbers(Lang::EN);

fn signal(service: ServiceKind) -> &'static str {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "fibre (FTTH)",
        ServiceKind::Technology(t) => t.name(),
        ServiceKind::MobileBroadband => "mobile broadband",
    }
}

fn sentence_end(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

fn megabytes(bytes: u64) -> String {
    N.decimal(bytes as f64 / f64::from(1 << 20), 0)
}

impl OfficeWords for English {
    fn long_date(&self, date: Date) -> String {
        date.strftime("%-d %B %Y").to_string()
    }

    fn sentence(&self, as_of: Option<&str>, service: ServiceKind, rate: &Rate) -> String {
        let signal = signal(service);
        if rate.known() == 0 {
            return format!("There is no data on {signal} for any village.");
        }
        let begin = as_of.map_or_else(String::new, |d| format!("As of {d}, "));
        let class = |status| phusong_lang::gap_class(Lang::EN, service, status);
        let mut text = format!(
            "{begin}{} of {} villages ({}) are covered by {signal}; {} have {}, {} have {}",
            N.count(rate.covered),
            N.count(rate.known()),
            self.rate(rate),
            N.count(rate.white),
            class(Status::White),
            N.count(rate.hole),
            class(Status::Hole),
        );
        if rate.no_data > 0 {
            let n = N.count(rate.no_data);
            let _ = write!(text, "; {n} have no data and are not in the rate");
        }
        text.push('.');
        text
    }

    fn rate(&self, rate: &Rate) -> String {
        rounded_rate(rate).map_or_else(
            || "no data".to_owned(),
            |(pct, decimals)| format!("{}%", N.decimal(pct, decimals)),
        )
    }

    fn rule(&self, sentence: &str, rule: &Rule) -> String {
        let source = in_lang(Lang::EN, &rule.source).trim();
        let source = if source.is_empty() {
            String::new()
        } else {
            format!(" Source of the rule: {}", sentence_end(source))
        };
        let of = phusong_lang::denominator(Lang::EN, rule.denominator);
        format!("Rule: {} Denominator: {of}.{source}", sentence_end(sentence))
    }

    fn verdicts(&self, counts: Verdicts) -> String {
        let Verdicts { met, missed, no_data } = counts;
        format!(
            "Of the plan's {} targets, {} are met, {} are missed, and {} have no data to tell.",
            N.count(met + missed + no_data),
            N.count(met),
            N.count(missed),
            N.count(no_data)
        )
    }

    fn decided(&self, villages: usize) -> String {
        format!(
            "In {} villages, field reports, surveys or measurements decided instead of the model.",
            N.count(villages)
        )
    }

    fn synthetic(&self) -> &'static str {
        "Every number in this report is computed from synthetic data; none of it is real."
    }

    fn label(&self, picture: bool) -> &'static str {
        if picture { "Figure" } else { "Table" }
    }

    fn caption(&self, caption: Caption) -> String {
        match caption {
            Caption::Scorecard => "The plan's targets and what is reached".into(),
            Caption::Rates => "Villages covered, by commune".into(),
            Caption::Gaps(service) => {
                format!("Villages without {} or with it in part, by commune", signal(service))
            }
            Caption::Sharing => "Sharing of passive infrastructure".into(),
            Caption::Places => "Public places covered".into(),
            Caption::Speed => "Speed as measured, whole province".into(),
            Caption::Parameters => "Parameters".into(),
            Caption::Layers => "Layers of data".into(),
            Caption::Findings => "Problems found in the data".into(),
        }
    }

    fn absent(&self, what: Absent) -> String {
        match what {
            Absent::Plan => "The project names no plan, so there is no scorecard.".into(),
            Absent::Maps => "This run drew no maps as PNG.".into(),
            Absent::Charts => "There is no data for this chart.".into(),
            Absent::Gaps => "The project asks for no list of gaps.".into(),
            Absent::Service(service) => format!("There is no data on {}.", signal(service)),
            Absent::Sharing => "There is no data on shared infrastructure.".into(),
            Absent::Places => "There is no data on public places.".into(),
            Absent::Speed => "There are no measurements of speed.".into(),
            Absent::Findings => "No problem was found in the data.".into(),
        }
    }

    fn head(&self, head: OfficeHead) -> &'static str {
        match head {
            OfficeHead::Parameter => "Parameter",
            OfficeHead::Value => "Value",
            OfficeHead::NearestKm => "Nearest source (km)",
            OfficeHead::CoveredVillages => "Covered",
            OfficeHead::Rate => "Rate (%)",
            OfficeHead::Example => "Problem (the first as an example)",
            OfficeHead::Places => "Times",
        }
    }

    fn findings(&self, [note, assumed, repaired, dropped]: [usize; 4]) -> String {
        format!(
            "Reading the data, {} unusable items were dropped, {} repaired, {} assumed and {} noted. \
             The full list is in findings.csv.",
            N.count(dropped),
            N.count(repaired),
            N.count(assumed),
            N.count(note)
        )
    }

    fn rates_note(&self) -> &'static str {
        "Rates are of villages with data; those without are in no rate."
    }

    fn layers_note(&self) -> &'static str {
        "The SHA-256 digest of each file is in manifest.json and coverage.xlsx."
    }

    fn template(&self, file: &str, fault: &TemplateFault) -> (String, String) {
        let hint = "save the template from Word as “Word Document (.docx)” without a password, or make a new \
                    one with phusong template";
        let (what, hint) = match fault {
            TemplateFault::Unreadable { error } => (
                format!("cannot be read: {}", io_reason(Lang::EN, error)),
                "check [report] template in the project file",
            ),
            TemplateFault::NotDocx => ("is no Word document (.docx)".to_owned(), hint),
            TemplateFault::Encrypted => {
                ("has a password, or is of the old Word format (.doc)".to_owned(), hint)
            }
            TemplateFault::TooLarge { bytes, limit } => (
                format!(
                    "is too large: more than {} MB, a template may have {} MB",
                    megabytes(*bytes),
                    megabytes(*limit)
                ),
                "take large pictures out of the template",
            ),
            TemplateFault::TooManyParts { parts, limit } => (
                format!(
                    "has {} parts, a template may have {}",
                    N.decimal(*parts as f64, 0),
                    N.decimal(*limit as f64, 0)
                ),
                hint,
            ),
            TemplateFault::Damaged { part } => (format!("is damaged in {part}"), hint),
            TemplateFault::Placeholders { problems } => {
                let mut text = "has placeholders that mean nothing:".to_owned();
                for problem in problems {
                    text.push_str("\n  ");
                    text.push_str(&self.placeholder(problem));
                }
                let names: Vec<&str> = placeholder_names().map(|(en, _)| en).collect();
                return (
                    format!("the report template {file} {text}"),
                    format!("placeholders (between {{{{ and }}}}): {}", names.join(", ")),
                );
            }
        };
        (format!("the report template {file} {what}"), hint.to_owned())
    }

    fn placeholder(&self, problem: &PlaceholderProblem) -> String {
        let PlaceholderProblem { part, found, kind } = problem;
        match kind {
            PlaceholderFault::Unknown { nearest: Some(near) } => {
                format!("{part}: there is no {{{{{found}}}}}; is it {{{{{near}}}}}?")
            }
            PlaceholderFault::Unknown { nearest: None } => {
                format!("{part}: there is no {{{{{found}}}}}")
            }
            PlaceholderFault::Argument { allowed } => format!(
                "{part}: {{{{{found}}}}} needs one of these words after a colon: {}",
                if allowed.is_empty() { "(none)".to_owned() } else { allowed.join(", ") }
            ),
            PlaceholderFault::Open => {
                format!("{part}: {{{{{found} is not closed by }}}} in the same paragraph")
            }
            PlaceholderFault::Misplaced => format!(
                "{part}: {{{{{found}}}}} must stand on a paragraph of its own in the body of the document, \
                 not in a table, header, footer or text box"
            ),
        }
    }
}
