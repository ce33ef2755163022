//! `scorecard.csv`: each target of the plan, its value, its verdict and what would turn it.

use super::csv_file::{Cell, CsvFile};
use crate::assessment::Assessment;
use crate::indicator::{Origin, ScoreRow, Verdict};
use crate::lang::{Lang, in_lang};
use std::borrow::Cow;
use std::io::{self, Write};

/// Columns before those of other thresholds and radii.
const FIRST: [&str; 20] = [
    "id",
    "text",
    "year",
    "comparison",
    "target",
    "unit",
    "value",
    "verdict",
    "margin",
    "have",
    "of",
    "no_data",
    "missing",
    "no_data_turns",
    "origin",
    "how",
    "stated_source",
    "stated_as_of",
    "turning_threshold_pct",
    "source",
];

/// Percentage points away from the rule's threshold, and how a column calls it.
const THRESHOLDS: [(f64, &str); 4] =
    [(-20.0, "minus_20"), (-10.0, "minus_10"), (10.0, "plus_10"), (20.0, "plus_20")];

/// Factors of the radii, and how a column calls them.
const RADII: [(f64, &str); 4] = [(0.8, "80"), (0.9, "90"), (1.1, "110"), (1.2, "120")];

/// Writes it; text for people in their language.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment, lang: Lang) -> io::Result<()> {
    let mut header: Vec<String> = FIRST.map(str::to_owned).into();
    for (kind, names) in [("threshold", THRESHOLDS), ("radius", RADII)] {
        for (_, name) in names {
            header.extend([format!("value_{kind}_{name}"), format!("verdict_{kind}_{name}")]);
        }
    }
    let mut file = CsvFile::new(to, &header)?;
    for row in &assessment.scorecard {
        file.row(cells(row, lang))?;
    }
    file.finish()
}

fn cells(row: &ScoreRow, lang: Lang) -> Vec<Cell<'_>> {
    /// Values are percentages, Mb/s and counts: as precise as percentages elsewhere.
    const DECIMALS: usize = 6;
    let (source, as_of) = match &row.origin {
        Origin::Stated { source, as_of } => (source.as_str(), as_of.as_deref().unwrap_or("")),
        _ => ("", ""),
    };
    let count = |n: Option<u64>| n.map_or(Cell::Empty, Cell::Count);
    let mut cells = vec![
        Cell::text_of(&row.id),
        Cell::text_of(in_lang(lang, &row.text)),
        Cell::Count(u64::from(row.year)),
        Cell::text_of(row.comparison.code()),
        Cell::Real(row.target, DECIMALS),
        Cell::text_of(row.unit.code()),
        Cell::real(row.value, DECIMALS),
        Cell::text_of(row.verdict.code()),
        Cell::real(row.margin, DECIMALS),
        count(row.count.map(|c| c.have)),
        count(row.count.map(|c| c.of)),
        count(row.count.map(|c| c.no_data)),
        Cell::real(row.missing(), 0),
        row.no_data_turns().map_or(Cell::Empty, Cell::Flag),
        Cell::text_of(row.origin.code()),
        Cell::text_of(in_lang(lang, &row.how)),
        Cell::text_of(source),
        Cell::text_of(as_of),
        Cell::pct(row.turns.turning_threshold.map(|t| 100.0 * t)),
        Cell::text_of(&row.source),
    ];
    cells.extend(variants(&row.turns.threshold, THRESHOLDS));
    cells.extend(variants(&row.turns.radius, RADII));
    cells
}

/// Value and verdict at each of the places, empty where it was not tried.
fn variants<'a>(
    tried: &[(f64, Option<f64>, Verdict)],
    places: [(f64, &str); 4],
) -> impl Iterator<Item = Cell<'a>> {
    places.into_iter().flat_map(|(at, _)| {
        // The places are constants here and there; rounding aside they are the same numbers.
        let found = tried.iter().find(|(place, ..)| (place - at).abs() < 1e-9);
        let value = Cell::pct(found.and_then(|(_, value, _)| *value));
        let verdict = found.map_or(Cell::Empty, |(.., v)| Cell::Text(Cow::Borrowed(v.code())));
        [value, verdict]
    })
}
