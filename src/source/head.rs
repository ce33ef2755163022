//! Where the head of a table is, and what its columns are called.
//!
//! In: the first rows of a text table or a sheet. Out: the names of the columns and the first row of data. Offices put
//! titles above, merge headings over several rows and columns, and write units or the numbers of columns below.
//! A list without a head begins with data: its first row is typed like those beneath.
//!
//! Heads are told from data by what stands beneath: words over numbers.

use super::columns::is_known_heading;
use super::layer::Value;
use super::unit::Unit;
use crate::finding::NotData;

/// Rows looked at.
pub(crate) const SAMPLE: usize = 40;

/// Rows a head has at most.
const MAX_HEAD_ROWS: usize = 4;

/// Between a heading and the one merged above it.
pub(crate) const OVER: &str = " › ";

/// The head of a table.
#[derive(Debug, PartialEq)]
pub(crate) struct Head {
    /// The names of the columns; of a list without a head none.
    pub(crate) columns: Vec<String>,
    /// The first row of data, among those looked at.
    pub(crate) data: usize,
    /// Rows before it that are neither head nor data, and what they are.
    pub(crate) aside: Vec<(usize, NotData)>,
    /// Cells of the fullest row.
    pub(crate) width: usize,
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Empty,
    Text,
    Number,
}

fn look(value: &Value) -> Look {
    match value {
        Value::Text(text) => match text.trim() {
            "" => Look::Empty,
            text if looks_numeric(text) => Look::Number,
            _ => Look::Text,
        },
        value if value.is_blank() => Look::Empty,
        _ => Look::Number,
    }
}

/// Whether a text is written with digits and the marks that stand among them: numbers, degrees, days.
pub(crate) fn looks_numeric(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_digit() || "+-.,−".contains(c))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " .,-+−/:°º'\"′″’”NEBĐS\u{a0}".contains(c))
}

/// The rows, by the looks of their cells.
struct Looks(Vec<Vec<Look>>);

impl Looks {
    fn of(&self, row: usize, column: usize) -> Look {
        self.0[row].get(column).copied().unwrap_or(Look::Empty)
    }

    fn filled(&self, row: usize) -> usize {
        self.0[row].iter().filter(|l| **l != Look::Empty).count()
    }

    fn columns(&self, row: usize, look: Look) -> Vec<usize> {
        (0..self.0[row].len()).filter(|&c| self.of(row, c) == look).collect()
    }

    /// Whether most cells of a column, from a row on, are numbers.
    fn is_numeric(&self, column: usize, from: usize) -> bool {
        let cells = (from..self.0.len()).map(|r| self.of(r, column));
        let filled: Vec<Look> = cells.filter(|l| *l != Look::Empty).collect();
        let numbers = filled.iter().filter(|l| **l == Look::Number).count();
        numbers > 0 && 5 * numbers >= 3 * filled.len()
    }
}

/// Finds the head; `None` where no row has a cell.
pub(crate) fn find(rows: &[&[Value]]) -> Option<Head> {
    let looks = Looks(rows.iter().map(|row| row.iter().map(look).collect()).collect());
    let fullest = (0..rows.len()).map(|r| looks.filled(r)).max().filter(|n| *n > 0)?;
    let full = (0..rows.len()).find(|&r| 2 * looks.filled(r) >= fullest)?;
    let width = rows.iter().map(|row| used_width(row)).max().unwrap_or(0);
    let headless = is_headless(&looks, rows, full);
    let mut first = full;
    while !headless && first > 0 && full - first + 1 < MAX_HEAD_ROWS && is_over(&looks, first - 1) {
        first -= 1;
    }
    let mut aside: Vec<(usize, NotData)> =
        (0..first).filter(|&r| looks.filled(r) > 0).map(|r| (r, NotData::Title)).collect();
    if headless {
        return Some(Head { columns: Vec::new(), data: first, aside, width });
    }
    let mut head: Vec<usize> = (first..=full).collect();
    let mut next = full + 1;
    while next < rows.len() && head.len() < MAX_HEAD_ROWS {
        if looks.filled(next) == 0 {
            // An empty row under a head ends it, unless the head goes on.
        } else if are_column_numbers(rows[next]) {
            aside.push((next, NotData::ColumnNumbers));
        } else if goes_on(&looks, rows, &head, next) {
            head.push(next);
        } else {
            break;
        }
        next += 1;
    }
    let columns = names(rows, &head);
    Some(Head { columns, data: next, aside, width })
}

fn used_width(row: &[Value]) -> usize {
    row.iter().rposition(|v| !v.is_blank()).map_or(0, |last| last + 1)
}

/// Whether the first full row is typed like those beneath.
fn is_headless(looks: &Looks, rows: &[&[Value]], first: usize) -> bool {
    let numbers = looks.columns(first, Look::Number);
    // 2023, 2024, 2025 are headings.
    let years = |c: &&usize| {
        let text = rows[first][**c].text();
        text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y))
    };
    let values = numbers.iter().filter(|c| !years(c)).count();
    if values < 2 || are_column_numbers(rows[first]) {
        return false;
    }
    let telling = (0..looks.0[first].len()).filter(|&c| looks.is_numeric(c, first + 1));
    let telling: Vec<usize> = telling.collect();
    if telling.is_empty() {
        return first + 1 == rows.len();
    }
    let hits = telling.iter().filter(|&&c| looks.of(first, c) == Look::Number).count();
    hits >= 2 && 2 * hits >= telling.len()
}

/// Whether a row above the fullest of the head belongs to it: it has a heading that is merged down over a place where
/// the row below has none.
fn is_over(looks: &Looks, row: usize) -> bool {
    let texts = looks.columns(row, Look::Text);
    texts.len() >= 2
        && looks.columns(row, Look::Number).is_empty()
        && texts.iter().any(|&c| looks.of(row + 1, c) == Look::Empty)
}

/// Whether the row is one of (1), (2), (3) … under the head, the first of which may be letters.
fn are_column_numbers(row: &[Value]) -> bool {
    let texts: Vec<String> = row
        .iter()
        .filter(|v| !v.is_blank())
        .map(|v| v.text().trim_matches(['(', ')', '[', ']', ' ']).to_owned())
        .collect();
    let letters = texts.iter().zip('A'..='D').take_while(|(t, c)| **t == c.to_string()).count();
    let numbers: Option<Vec<u32>> = texts[letters..].iter().map(|t| t.parse().ok()).collect();
    let Some(numbers) = numbers else { return false };
    texts.len() >= 4
        && numbers.first().is_some_and(|n| *n <= 2)
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
}

/// Whether a row under a head belongs to it: words only, over columns of numbers, and either under a heading merged over
/// several columns, or known as headings, or units.
fn goes_on(looks: &Looks, rows: &[&[Value]], head: &[usize], row: usize) -> bool {
    let texts = looks.columns(row, Look::Text);
    if texts.is_empty() || !looks.columns(row, Look::Number).is_empty() {
        return false;
    }
    let text = |c: usize| rows[row][c].text();
    if texts.iter().all(|&c| Unit::parse(&text(c)).is_some()) {
        return true;
    }
    let mut over_numbers = texts.iter().filter(|&&c| looks.is_numeric(c, row + 1));
    let merged = |c: usize| {
        let under_nothing = head.iter().all(|&r| looks.of(r, c) == Look::Empty);
        // The first of the columns under a merged heading stands under its text.
        let first_of_several = looks.of(row, c + 1) == Look::Text
            && head.iter().all(|&r| looks.of(r, c + 1) == Look::Empty);
        under_nothing || first_of_several
    };
    over_numbers.any(|&c| merged(c) || is_known_heading(&text(c)))
        || (texts.len() >= 2 && texts.iter().all(|&c| merged(c)))
}

/// The names of the columns, those of several rows joined from above.
fn names(rows: &[&[Value]], head: &[usize]) -> Vec<String> {
    let width = head.iter().map(|&r| used_width(rows[r])).max().unwrap_or(0);
    let own = |r: usize, c: usize| {
        let text = rows[r].get(c).map(Value::text).unwrap_or_default();
        text.trim_matches('"').split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let name = |c: usize| {
        let mut parts: Vec<String> = Vec::new();
        for (i, &r) in head.iter().enumerate() {
            let below = |c: usize| head[i + 1..].iter().any(|&r| !own(r, c).is_empty());
            let mut text = own(r, c);
            let above = head[..i].iter().any(|&r| !own(r, c).is_empty());
            if text.is_empty() && !above && below(c) {
                // Merged over columns: the text stands in the first, and each has its own heading beneath.
                let first = (0..c).rev().take_while(|&l| below(l)).find(|&l| !own(r, l).is_empty());
                text = first.map(|l| own(r, l)).unwrap_or_default();
            }
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        match parts.split_last() {
            Some((unit, above)) if !above.is_empty() && Unit::parse(unit).is_some() => {
                let unit = unit.trim_matches(['(', ')']);
                format!("{} ({unit})", above.join(OVER))
            }
            _ => parts.join(OVER),
        }
    };
    (0..width).map(name).collect()
}

/// Column names of lists that are published without a head.
pub(crate) fn known_layout(rows: &[&[Value]]) -> Option<(&'static str, &'static [&'static str])> {
    let fits = |row: &&[Value]| {
        let number = |i: usize| row[i].text().parse::<f64>().ok();
        row.len() == OPENCELLID.len()
            && ["GSM", "CDMA", "UMTS", "LTE", "NR", "NBIOT"].contains(&&*row[0].text())
            && number(1).is_some_and(|mcc| (200.0..=999.0).contains(&mcc))
            && number(6).is_some_and(|lon| lon.abs() <= 180.0)
            && number(7).is_some_and(|lat| lat.abs() <= 90.0)
            && number(8).is_some_and(|range| range >= 0.0)
    };
    let all = !rows.is_empty() && rows.iter().all(fits);
    all.then_some(("OpenCelliD", &OPENCELLID))
}

/// <https://wiki.opencellid.org/wiki/Menu_map_view#database>.
const OPENCELLID: [&str; 14] = [
    "radio",
    "mcc",
    "net",
    "area",
    "cell",
    "unit",
    "lon",
    "lat",
    "range",
    "samples",
    "changeable",
    "created",
    "updated",
    "averageSignal",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn head(rows: &[&str]) -> Head {
        let cells = |row: &str| -> Vec<Value> {
            row.split(',')
                .map(|c| match c {
                    "" => Value::Empty,
                    c => Value::Text(c.to_owned()),
                })
                .collect()
        };
        let rows: Vec<Vec<Value>> = rows.iter().map(|r| cells(r)).collect();
        let rows: Vec<&[Value]> = rows.iter().map(Vec::as_slice).collect();
        find(&rows).unwrap()
    }

    #[test]
    fn titles_merged_headings_units_and_numbers_of_columns() {
        let found = head(&[
            "DANH SÁCH TRẠM BTS,,,,,,",
            "(kèm theo Công văn số 12),,,,,,",
            "STT,Mã trạm,Nhà mạng,Tọa độ,,Bán kính,Công nghệ",
            ",,,Kinh độ,Vĩ độ,,",
            ",,,(độ),(độ),(m),",
            "(1),(2),(3),(4),(5),(6),(7)",
            "1,HT01,Viettel,105.9,18.3,3000,4G",
            "2,HT02,VNPT,105.8,18.4,3000,4G",
        ]);
        let names = [
            "STT",
            "Mã trạm",
            "Nhà mạng",
            "Tọa độ › Kinh độ (độ)",
            "Tọa độ › Vĩ độ (độ)",
            "Bán kính (m)",
            "Công nghệ",
        ];
        assert_eq!(found.columns, names);
        assert_eq!(found.data, 6);
        let aside = [(0, NotData::Title), (1, NotData::Title), (5, NotData::ColumnNumbers)];
        assert_eq!(found.aside, aside);
    }

    #[test]
    fn three_rows_of_headings() {
        let found = head(&[
            "TT,Trạm,,,,",
            ",Mã,Vị trí,,Anten,",
            ",,Kinh độ,Vĩ độ,Hướng,Độ cao",
            "1,A,105.9,18.3,90,30",
            "2,B,105.8,18.4,180,42",
        ]);
        let names = [
            "TT",
            "Trạm › Mã",
            "Trạm › Vị trí › Kinh độ",
            "Trạm › Vị trí › Vĩ độ",
            "Trạm › Anten › Hướng",
            "Trạm › Anten › Độ cao",
        ];
        assert_eq!(
            (found.columns.as_slice(), found.data),
            (names.map(str::to_owned).as_slice(), 3)
        );
    }

    #[test]
    fn a_first_row_that_cannot_be_read_is_data() {
        let found = head(&[
            "site_id,operator,technology,lon,lat",
            "S1,Viettel,4G,chưa có,chưa có",
            "S2,VNPT,4G,105.9,18.3",
            "S3,VNPT,4G,105.9,18.3",
        ]);
        assert_eq!(found.data, 1);
        let found = head(&["id,name", "A,Thôn 1", "B,Thôn 2"]);
        assert_eq!((found.data, found.columns.len()), (1, 2));
    }

    #[test]
    fn a_list_without_a_head() {
        let rows = ["LTE,452,4,100,105.7,18.3,2100", "LTE,452,4,101,105.7,18.3,0"];
        let found = head(&rows);
        assert!(found.columns.is_empty());
        assert_eq!((found.data, found.width), (0, 7));
        let found = head(&["Xã,2023,2024,2025", "A,100,120,130", "B,90,95,99"]);
        assert_eq!(found.columns[1], "2023");
    }
}
