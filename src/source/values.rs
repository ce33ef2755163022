//! Values of one row as tables write them: technologies, statuses, numbers.
//!
//! In: the row a reader stands on. Out: typed values; what is none is a finding and stays empty.

use super::columns::Columns;
use super::layer::Row;
use super::ledger::Ledger;
use super::points::PointReader;
use super::readings::Number;
use crate::finding::{FindingKind, Notation, Severity};
use crate::network::{Reach, Status, Technology};
use std::collections::HashMap;

/// The status a row states; `None` (a finding) for a word that is none: what may be broken or not yet built serves
/// nothing until somebody says so.
pub(super) fn status(
    row: &Row,
    columns: &Columns,
    id: &str,
    ledger: &mut Ledger,
) -> Option<Status> {
    let text = row.text(columns.at("status"));
    let status = parse_status(&text);
    if status.is_none() {
        let kind = FindingKind::UnknownStatus { value: text.into_owned() };
        ledger.row(Severity::Dropped, row.number, id, columns.name("status"), kind);
    }
    status
}

/// The technologies a text names: one, or several with a separator or on lines of their own.
pub(super) fn parse_technologies(text: &str) -> Vec<Technology> {
    // `4G?` is not 4G for certain.
    if text.contains('?') {
        return Vec::new();
    }
    if let Some(one) = Technology::parse(text).or_else(|| fcc_code(text)) {
        return vec![one];
    }
    let mut found = Vec::new();
    let marks = |c: char| c.is_whitespace() || "/;,+|&-_()[]:.".contains(c);
    for part in text.split(marks).filter(|p| !p.is_empty()) {
        match Technology::parse(part) {
            Some(t) if !found.contains(&t) => found.push(t),
            Some(_) => {}
            None if beside_technology(part) => {}
            // One word that is none spoils the whole.
            None => return Vec::new(),
        }
    }
    found
}

/// Words that stand beside a technology and say nothing of which it is: bands, modes, fillers.
fn beside_technology(word: &str) -> bool {
    let word = crate::place::fold(word);
    let bare = word.strip_suffix("mhz").unwrap_or(&word);
    let band = matches!(bare.parse(), Ok(400..=9999_u32));
    let known = [
        "mhz", "a", "advanced", "pro", "ca", "nsa", "sa", "fdd", "tdd", "mimo", "tram", "bts",
        "mang", "song", "congnghe", "cong", "nghe", "and", "va", "macro", "micro", "small", "cell",
        "ibs", "indoor", "outdoor",
    ];
    band || known.contains(&word.as_str())
}

/// A code of mobile technology as the FCC's Broadband Data Collection has it: 3G, 4G LTE, 5G-NR.
pub(super) fn fcc_code(text: &str) -> Option<Technology> {
    Some(match text.trim() {
        "300" => Technology::G3,
        "400" => Technology::G4,
        "500" => Technology::G5,
        _ => return None,
    })
}

/// The technologies of the rows of a layer, so that a million rows look their words up once each.
#[derive(Default)]
pub(super) struct Technologies {
    known: HashMap<String, Vec<Technology>>,
    /// The first code of the FCC's, with its row.
    code: Option<(String, u64)>,
}

impl Technologies {
    /// Those of a cell, or of the layer where the cell is empty; what names none is a finding.
    pub(super) fn of(
        &mut self,
        text: &str,
        of_layer: Option<Technology>,
        row: u64,
        id: &str,
        column: Option<&str>,
        ledger: &mut Ledger,
    ) -> Vec<Technology> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let mut found = parse_technologies(text);
        if text.is_empty() {
            found.extend(of_layer);
        }
        if fcc_code(text).is_some() {
            self.code.get_or_insert_with(|| (text.to_owned(), row));
        }
        if found.is_empty() {
            let kind = FindingKind::NoTechnology { value: text.to_owned() };
            ledger.row(Severity::Dropped, row, id, column, kind);
        } else if self.known.len() < 256 {
            self.known.insert(text.to_owned(), found.clone());
        }
        found
    }

    /// Records that the column holds codes.
    pub(super) fn finish(self, ledger: &mut Ledger, column: Option<&str>) {
        if let Some((found, row)) = self.code {
            let used = fcc_code(&found).map(|t| t.name().to_owned()).unwrap_or_default();
            let (by, written) = (found.clone(), Notation::FccCodes);
            let column_name = column.unwrap_or_default().to_owned();
            let kind =
                FindingKind::ColumnRead { written, found, used, by, row, column: column_name };
            ledger.whole(Severity::Assumed, column, kind);
        }
    }
}

/// A status as tables write it; empty is on air.
pub(super) fn parse_status(text: &str) -> Option<Status> {
    if text.trim().is_empty() {
        return Some(Status::OnAir);
    }
    Some(match crate::place::fold(text).as_str() {
        "onair" | "on" | "active" | "operational" | "dangphatsong" | "phatsong"
        | "danghoatdong" | "hoatdong" | "dahoatdong" | "daphatsong" | "hoatdongtot"
        | "hoatdongbinhthuong" | "binhthuong" | "tot" | "ok" | "normal" | "dangsudung"
        | "dangkhaithac" | "dangvanhanh" | "inservice" | "running" | "live" | "1" => Status::OnAir,
        "planned" | "plan" | "quyhoach" | "dangxaydung" | "kehoach" | "dukien" | "construction"
        | "chuaphatsong" | "chuahoatdong" | "chualapdat" | "chuaxaydung" | "saplap"
        | "sapphatsong" | "dangthicong" | "danglapdat" | "dangtrienkhai" => Status::Planned,
        "off" | "offair" | "down" | "inactive" | "tat" | "ngunghoatdong" | "ngungphatsong"
        | "khonghoatdong" | "tamngung" | "tamdung" | "ngung" | "dung" | "hong" | "suco"
        | "matlienlac" | "thaodo" | "dathaodo" | "dismantled" | "0" => Status::Off,
        _ => return None,
    })
}

/// A number of the row; what is none is a finding.
pub(super) fn number_of(
    points: &PointReader<'_>,
    field: &'static str,
    id: &str,
    ledger: &mut Ledger,
) -> Option<Number> {
    let cell = points.row.value(points.columns.at(field));
    points.readings.number(field, cell).unwrap_or_else(|kind| {
        let column = points.columns.name(field);
        ledger.row(Severity::Dropped, points.row.number, id, column, kind);
        None
    })
}

/// The reach of the row, whether the default had to be taken because the row states none, and whether the
/// row states its unit. A radius that cannot be used is a finding, and the default too.
pub(super) fn reach_of(
    points: &PointReader<'_>,
    default_m: f64,
    id: &str,
    ledger: &mut Ledger,
) -> (Reach, bool, bool) {
    let cell = points.row.value(points.columns.at("radius_m"));
    let severity = match points.readings.number("radius_m", cell) {
        Ok(None) => return (Reach::Default(default_m), true, false),
        Ok(Some(radius)) if radius.value > 0.0 => {
            return (Reach::Stated(radius.value), false, radius.has_unit);
        }
        Ok(Some(_)) => Severity::Assumed,
        Err(_) => Severity::Dropped,
    };
    let kind = FindingKind::BadRadius { value: cell.text().into_owned(), used_m: default_m };
    let column = points.columns.name("radius_m");
    ledger.row(severity, points.row.number, id, column, kind);
    (Reach::Default(default_m), false, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn technologies_of_one_row() {
        use Technology::{G3, G4, G5};
        assert_eq!(parse_technologies("4G/5G"), [G4, G5]);
        assert_eq!(parse_technologies("3G; 4G;4G"), [G3, G4]);
        assert_eq!(parse_technologies("LTE-A"), [G4]);
        assert_eq!(parse_technologies("4G+"), [G4]);
        assert_eq!(parse_technologies("4G (2100)"), [G4]);
        assert_eq!(parse_technologies("LTE1800\nLTE2100\nNR n78"), [G4, G5]);
        assert_eq!(parse_technologies("L1800/L2100/U900"), [G4, G3]);
        assert_eq!(parse_technologies("5G NSA/SA"), [G5]);
        assert_eq!(parse_technologies("Trạm BTS 4G"), [G4]);
        assert_eq!(parse_technologies("LTE 1800 MHz"), [G4]);
        assert_eq!(parse_technologies("400"), [G4]);
        for text in ["4G/6G", "4G?", "1800", "NSA", "không có 4G", "NB-IoT", "600"] {
            assert_eq!(parse_technologies(text), [], "{text}");
        }
        assert_eq!(parse_technologies(""), []);
    }

    #[test]
    fn statuses() {
        assert_eq!(parse_status(""), Some(Status::OnAir));
        assert_eq!(parse_status("Đang phát sóng"), Some(Status::OnAir));
        assert_eq!(parse_status("Quy hoạch"), Some(Status::Planned));
        assert_eq!(parse_status("tháo dỡ"), Some(Status::Off));
        assert_eq!(parse_status("Chưa phát sóng"), Some(Status::Planned));
        assert_eq!(parse_status("Hỏng"), Some(Status::Off));
        assert_eq!(parse_status("?x"), None);
        assert_eq!(parse_status("???"), None);
    }
}
