//! The names and codes of villages, and the administrative units they make.

use super::columns::Columns;
use super::ledger::Ledger;
use super::legacy_text;
use super::readings::strip_reals;
use super::villages::Draft;
use crate::finding::{FindingKind, LegacyText, Severity};
use crate::place::{AdminUnits, Commune, CommuneId, District, DistrictId};
use crate::project::{Project, Province};
use std::collections::HashMap;

/// The texts of one village's row.
pub(super) struct Names {
    pub(super) name: String,
    pub(super) commune_code: String,
    pub(super) commune: String,
    pub(super) district: String,
    pub(super) province_code: String,
    pub(super) province: String,
}

/// The text of one column.
type Pick = fn(&mut Draft) -> &mut String;

/// Converts legacy text, column by column; whether any was TCVN3 or VNI.
pub(super) fn convert_names(drafts: &mut [Draft], columns: &Columns, ledger: &mut Ledger) -> bool {
    let mut legacy = false;
    let all: [(&str, Pick); 5] = [
        ("id", |d| &mut d.id),
        ("name", |d| &mut d.names.name),
        ("commune", |d| &mut d.names.commune),
        ("district", |d| &mut d.names.district),
        ("province", |d| &mut d.names.province),
    ];
    for (field, pick) in all {
        for done in legacy_text::convert(drafts.iter_mut().map(pick)) {
            legacy |= matches!(done.legacy, LegacyText::Tcvn3 | LegacyText::Vni);
            let kind = FindingKind::TextConverted {
                legacy: done.legacy,
                count: done.count,
                found: done.found,
                used: done.used,
            };
            ledger.whole(Severity::Repaired, columns.name(field), kind);
        }
    }
    let codes: [(&str, Pick); 3] = [
        ("id", |d| &mut d.id),
        ("commune_code", |d| &mut d.names.commune_code),
        ("province_code", |d| &mut d.names.province_code),
    ];
    for (field, pick) in codes {
        if let Some((count, found, used)) = strip_reals(drafts.iter_mut().map(pick)) {
            let kind = FindingKind::CodesAsReals { count, found, used };
            ledger.whole(Severity::Repaired, columns.name(field), kind);
        }
    }
    legacy
}

/// Digits of a commune's code (QĐ 124/2004/QĐ-TTg, kept by QĐ 19/2025/QĐ-TTg).
const COMMUNE_DIGITS: usize = 5;
/// Digits of a province's code.
const PROVINCE_DIGITS: usize = 2;

/// A code with the zeros it lost in a column of numbers.
fn padded(code: &str, digits: usize) -> Option<String> {
    let short = !code.is_empty() && code.len() < digits;
    (short && code.bytes().all(|b| b.is_ascii_digit())).then(|| format!("{code:0>digits$}"))
}

/// The units, and for each village the ones it belongs to.
pub(super) fn units(
    project: &Project,
    working: Option<u32>,
    drafts: &[Draft],
    columns: &Columns,
    ledger: &mut Ledger,
) -> (AdminUnits, Vec<(CommuneId, Option<DistrictId>)>) {
    let vietnam =
        project.province.is_some() || working.and_then(crate::project::province::zone_of).is_some();
    let mut units = AdminUnits::default();
    let mut by_key: HashMap<String, CommuneId> = HashMap::new();
    let mut districts: HashMap<String, DistrictId> = HashMap::new();
    let mut padding: Option<(u64, String, String)> = None;
    let mut without: u64 = 0;
    let mut of = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let names = &draft.names;
        let mut code = names.commune_code.clone();
        if vietnam && let Some(full) = padded(&code, COMMUNE_DIGITS) {
            let entry = padding.get_or_insert_with(|| (0, code.clone(), full.clone()));
            entry.0 += 1;
            code = full;
        }
        without += u64::from(code.is_empty() && names.commune.is_empty());
        // Names repeat between districts; codes do not.
        let key = if code.is_empty() {
            let fold = crate::place::fold;
            format!("/{}/{}/{}", fold(&names.province), fold(&names.district), fold(&names.commune))
        } else {
            code.clone()
        };
        let next = CommuneId(units.communes.len() as u32);
        let commune = *by_key.entry(key).or_insert(next);
        if commune == next {
            units.communes.push(Commune {
                code,
                name: names.commune.clone(),
                province: names.province.clone(),
            });
        }
        let district = (!names.district.is_empty()).then(|| {
            let next = DistrictId(units.districts.len() as u32);
            let id = *districts.entry(crate::place::fold(&names.district)).or_insert(next);
            if id == next {
                units.districts.push(District { name: names.district.clone() });
            }
            id
        });
        of.push((commune, district));
    }
    if let Some((count, found, used)) = padding {
        let kind = FindingKind::CodesPadded { count, found, used };
        ledger.whole(Severity::Repaired, columns.name("commune_code"), kind);
    }
    if without > 0 {
        ledger.whole(Severity::Note, None, FindingKind::NoCommune { count: without });
    }
    province(project, drafts, &mut units);
    (units, of)
}

/// The province: the project's, or the one all villages name.
fn province(project: &Project, drafts: &[Draft], units: &mut AdminUnits) {
    if let Some(province) = project.province {
        province.code.clone_into(&mut units.province_code);
        province.name.clone_into(&mut units.province);
        return;
    }
    let Some(first) = drafts.first().map(|d| &d.names) else { return };
    let one = drafts.iter().all(|d| {
        d.names.province == first.province && d.names.province_code == first.province_code
    });
    if !one {
        return;
    }
    let code = padded(&first.province_code, PROVINCE_DIGITS)
        .unwrap_or_else(|| first.province_code.clone());
    let known = Province::of_today(&code).or_else(|| Province::of_today(&first.province));
    units.province = match known {
        Some(known) if first.province.is_empty() => known.name.to_owned(),
        _ => first.province.clone(),
    };
    units.province_code =
        if code.is_empty() { known.map_or_else(String::new, |p| p.code.to_owned()) } else { code };
}
