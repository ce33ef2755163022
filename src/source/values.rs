//! Values of one row as tables write them: technologies, statuses, numbers.
//!
//! In: the row a reader stands on. Out: typed values; what is none is a finding and stays empty.

use super::coordinate;
use super::ledger::Ledger;
use super::points::PointReader;
use crate::finding::{Expected, FindingKind, Severity};
use crate::network::{Status, Technology};

/// The status a row states.
pub(super) fn status(points: &mut PointReader<'_>, id: &str, ledger: &mut Ledger) -> Status {
    let Some(column) = points.columns.at("status") else { return Status::OnAir };
    let text = points.text(column);
    parse_status(&text).unwrap_or_else(|| {
        let kind = FindingKind::UnknownStatus { value: text };
        let name = points.columns.name("status");
        ledger.row(Severity::Assumed, points.row.number, id, name, kind);
        Status::OnAir
    })
}

/// The technologies a text names: one, or several with a separator.
pub(super) fn parse_technologies(text: &str) -> Vec<Technology> {
    if let Some(one) = Technology::parse(text) {
        return vec![one];
    }
    let mut found = Vec::new();
    for part in text.split(['/', ';', ',', '+', '|', '&', ' ', '-', '_']).filter(|p| !p.is_empty())
    {
        match Technology::parse(part) {
            Some(t) if !found.contains(&t) => found.push(t),
            Some(_) => {}
            // One word that is none spoils the whole: `4G?` is not 4G for certain.
            None => return Vec::new(),
        }
    }
    found
}

/// A status as tables write it; empty is on air.
pub(super) fn parse_status(text: &str) -> Option<Status> {
    if text.trim().is_empty() {
        return Some(Status::OnAir);
    }
    Some(match crate::place::fold(text).as_str() {
        "onair" | "on" | "active" | "operational" | "dangphatsong" | "phatsong"
        | "danghoatdong" | "hoatdong" | "dahoatdong" | "live" | "1" => Status::OnAir,
        "planned" | "plan" | "quyhoach" | "dangxaydung" | "kehoach" | "dukien" | "construction" => {
            Status::Planned
        }
        "off" | "offair" | "down" | "inactive" | "tat" | "ngunghoatdong" | "ngungphatsong"
        | "thaodo" | "dathaodo" | "dismantled" | "0" => Status::Off,
        _ => return None,
    })
}

/// A number of the row with its text; what is none is a finding.
pub(super) fn number_of(
    points: &mut PointReader<'_>,
    field: &'static str,
    id: &str,
    ledger: &mut Ledger,
) -> Option<(String, f64)> {
    let column = points.columns.at(field)?;
    if !points.row.is_filled(column) {
        return None;
    }
    let text = points.text(column);
    if let Some(value) = coordinate::number(&text) {
        return Some((text, value));
    }
    let error = text.starts_with('#');
    let expected = if error { Expected::NoError } else { Expected::Number };
    let kind = FindingKind::BadValue { value: text, expected };
    ledger.row(Severity::Dropped, points.row.number, id, points.columns.name(field), kind);
    None
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
        assert_eq!(parse_technologies("4G/6G"), []);
        assert_eq!(parse_technologies(""), []);
    }

    #[test]
    fn statuses() {
        assert_eq!(parse_status(""), Some(Status::OnAir));
        assert_eq!(parse_status("Đang phát sóng"), Some(Status::OnAir));
        assert_eq!(parse_status("Quy hoạch"), Some(Status::Planned));
        assert_eq!(parse_status("tháo dỡ"), Some(Status::Off));
        assert_eq!(parse_status("?x"), None);
        assert_eq!(parse_status("???"), None);
    }
}
