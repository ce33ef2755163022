//! What the page says of the run: project, rule, plan, method, layers.

use super::services::colour;
use super::values::Both;
use crate::assessment::Assessment;
use crate::finding::Severity;
use crate::indicator::{Rule, ScoreRow, Status, TargetMeasure, Turns, Verdict};
use crate::lang;
use crate::report::rule::words;
use crate::report::{status_colour, summary, workbook};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The project.
#[derive(Serialize)]
pub(super) struct About<'a> {
    title: &'a str,
    as_of: Option<&'a str>,
    maker: Option<&'a str>,
    synthetic: bool,
    province: &'a str,
    province_code: &'a str,
}

impl<'a> About<'a> {
    pub(super) fn of(assessment: &'a Assessment) -> Self {
        let about = &assessment.about;
        Self {
            title: &about.title,
            as_of: about.as_of.as_deref(),
            maker: about.maker.as_deref(),
            synthetic: about.synthetic,
            province: &assessment.units.province,
            province_code: &assessment.units.province_code,
        }
    }
}

/// The rule: its parameters as `summary.json` has them, and in a sentence.
pub(super) fn rule(rule: &Rule) -> Map<String, Value> {
    let mut map = crate::report::rule::parameters(rule);
    // The page calls it by a shorter name.
    if let Some(changed) = map.remove("profile_changed") {
        map.insert("changed".to_owned(), changed);
    }
    for (key, text) in [("title", &rule.title), ("source", &rule.source), ("caveat", &rule.caveat)]
    {
        map.insert(key.to_owned(), words(text));
    }
    map.insert("sentence".to_owned(), json!(Both::of(|l| lang::rule_sentence(l, rule))));
    map
}

/// The plan.
pub(super) fn plan(assessment: &Assessment) -> Option<Value> {
    let plan = assessment.plan.as_ref()?;
    Some(json!({ "id": plan.id, "title": words(&plan.title), "document": plan.document }))
}

/// The scorecard, with what the page needs to judge anew.
pub(super) fn scorecard(assessment: &Assessment) -> Vec<Value> {
    assessment.scorecard.iter().map(|row| score(assessment, row)).collect()
}

/// As in `summary.json`, with the note, what is measured, and the scenarios without names.
fn score(assessment: &Assessment, row: &ScoreRow) -> Value {
    let target = assessment.plan.as_ref().and_then(|p| p.target(&row.id));
    let mut all = summary::score(row);
    all["note"] = words(&target.map(|t| t.note.clone()).unwrap_or_default());
    all["turns"] = turns(&row.turns);
    all["measure"] = json!(target.map_or(&TargetMeasure::Stated, |t| &t.measure).code());
    all
}

fn turns(turns: &Turns) -> Value {
    let tried = |all: &[(f64, Option<f64>, Verdict)]| -> Vec<Value> {
        all.iter().map(|(at, value, verdict)| json!([at, value, verdict.code()])).collect()
    };
    json!({
        "thresholds": tried(&turns.threshold),
        "radii": tried(&turns.radius),
        "turning_threshold": turns.turning_threshold,
    })
}

/// Colours of statuses.
#[derive(Serialize)]
pub(super) struct StatusColours {
    no_data: String,
    white: String,
    hole: String,
    covered: String,
}

impl StatusColours {
    pub(super) fn new() -> Self {
        let of = |status| colour(status_colour::rgb(status));
        Self {
            no_data: of(Status::NoData),
            white: of(Status::White),
            hole: of(Status::Hole),
            covered: of(Status::Covered),
        }
    }
}

/// How many findings of each severity.
#[derive(Serialize)]
pub(super) struct FindingCounts {
    note: usize,
    assumed: usize,
    repaired: usize,
    dropped: usize,
}

impl FindingCounts {
    pub(super) fn of(assessment: &Assessment) -> Self {
        let count =
            |severity| assessment.findings.iter().filter(|f| f.severity == severity).count();
        Self {
            note: count(Severity::Note),
            assumed: count(Severity::Assumed),
            repaired: count(Severity::Repaired),
            dropped: count(Severity::Dropped),
        }
    }
}

/// The layers that were read.
pub(super) fn inputs(assessment: &Assessment) -> Vec<Value> {
    let input = |input: &crate::assessment::Input| {
        json!({
            "role": Both::of(|l| workbook::words::words(l).role(input.role).to_owned()),
            "path": input.path,
            "layer": input.layer,
            "rows": input.rows,
            "crs": input.crs,
            "source": input.source,
            "sha256": input.sha256,
        })
    };
    assessment.inputs.iter().map(input).collect()
}

/// Every parameter in words, as the dossier says it.
pub(super) fn method(assessment: &Assessment, made_at: &str) -> Vec<Value> {
    let vi = workbook::parameters(assessment, lang::Lang::VI, made_at);
    let en = workbook::parameters(assessment, lang::Lang::EN, made_at);
    let line = |((label_vi, text_vi), (label_en, text_en)): ((_, String), (_, String))| {
        json!({
            "label": { "vi": label_vi, "en": label_en },
            "text": { "vi": text_vi, "en": text_en },
        })
    };
    let stated = |((_, vi), (_, en)): &((_, String), (_, String))| {
        !(vi.trim().is_empty() && en.trim().is_empty())
    };
    vi.into_iter().zip(en).filter(stated).map(line).collect()
}

/// What every reader must know.
pub(super) fn limits() -> Vec<Both> {
    use workbook::words::Label;
    let text = |label| Both::of(|l| workbook::words::words(l).label(label).to_owned());
    [Label::Limits, Label::NoDataMeaning, Label::SharesCut].map(text).into()
}
