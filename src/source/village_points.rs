//! Layers of the villages' points: culture houses, centres, residential clusters.
//!
//! In: points from any format. Out: points, each of the village it names, or where it names none of the
//! one it lies in. A point without role whose layer states none is what its name says (nhà văn hóa, cụm),
//! else a cluster: a village's centre is not guessed, since it decides trắng sóng.

use super::columns::Columns;
use super::format;
use super::ledger::Ledger;
use super::open::open;
use super::points::{BATCH, PointReader, usable};
use super::study_area::StudyArea;
use super::values::number_of;
use super::village_ids::elsewhere;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::{PointRole, Village, VillageIndex, VillagePoint, fold};
use crate::progress::{Progress, Stage};
use crate::project::{POINT_FIELDS, PointLayer, Project};
use geo::Coord;
use std::collections::HashMap;

/// The villages by identifier.
pub(crate) struct Names<'v> {
    exact: HashMap<&'v str, u32>,
    /// Without leading zeros, which a column of numbers loses; only those that stay unique.
    short: HashMap<&'v str, Option<u32>>,
}

impl<'v> Names<'v> {
    pub(crate) fn new(villages: &'v [Village]) -> Self {
        let mut short: HashMap<&str, Option<u32>> = HashMap::with_capacity(villages.len());
        for (i, village) in villages.iter().enumerate() {
            let bare = village.id.trim_start_matches('0');
            short.entry(bare).and_modify(|v| *v = None).or_insert(Some(i as u32));
        }
        let exact = villages.iter().enumerate().map(|(i, v)| (v.id.as_str(), i as u32)).collect();
        Self { exact, short }
    }

    /// The village of an identifier, and whether zeros had to be put back.
    fn find(&self, id: &str) -> Option<(u32, bool)> {
        let lost = || self.short.get(id).copied().flatten().map(|i| (i, true));
        self.exact.get(id).map(|&i| (i, false)).or_else(lost)
    }
}

/// One row as it says itself.
struct Draft {
    row: u64,
    village: String,
    name: String,
    role: Option<PointRole>,
    households: Option<f64>,
}

/// Reads one layer; its points are added to `found`.
#[expect(clippy::too_many_arguments, reason = "what is common to all layers of points")]
pub(crate) fn read(
    project: &Project,
    layer: &PointLayer,
    study: &StudyArea,
    villages: &[Village],
    names: &Names<'_>,
    index: &VillageIndex<'_>,
    found: &mut Vec<VillagePoint>,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &POINT_FIELDS, "points.columns")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut reader = PointReader::new(project, study, source, open, columns, progress)?;
    let mut assumed = 0_u64;
    let mut padded: Option<(u64, String, String)> = None;
    let mut more = true;
    while more {
        let (mut raw, mut drafts): (Vec<Coord<f64>>, Vec<Draft>) = Default::default();
        while raw.len() < BATCH {
            let Some(at) = reader.next(&mut ledger)? else {
                more = false;
                break;
            };
            drafts.push(draft(&mut reader, layer, &mut assumed, &mut ledger));
            raw.push(at);
        }
        let placed = reader.place(&raw, &mut ledger)?;
        for ((placed, raw), draft) in placed.iter().zip(&raw).zip(drafts) {
            let label = if draft.village.is_empty() { &draft.name } else { &draft.village };
            if !usable(placed, *raw, f64::INFINITY, draft.row, label, &mut ledger) {
                continue;
            }
            let lies_in = index.at(placed.at);
            let named = names.find(&draft.village).filter(|_| !draft.village.is_empty());
            let id = |i: u32| villages[i as usize].id.clone();
            let column = reader.columns.name("village_id");
            if let Some((village, true)) = named {
                let first = || (0, draft.village.clone(), id(village));
                padded.get_or_insert_with(first).0 += 1;
            }
            let village = match (named, lies_in) {
                (Some((village, _)), lies_in) => {
                    if let Some(kind) = elsewhere(villages, index, village, lies_in, placed.at) {
                        ledger.row(Severity::Note, draft.row, label, column, kind);
                    }
                    Some(village)
                }
                (None, lies_in) if !draft.village.is_empty() => {
                    let severity =
                        if lies_in.is_some() { Severity::Assumed } else { Severity::Dropped };
                    let (value, lies_in_id) = (draft.village.clone(), lies_in.map(id));
                    let kind = FindingKind::UnknownVillage { value, lies_in: lies_in_id };
                    ledger.row(severity, draft.row, label, column, kind);
                    lies_in
                }
                (None, Some(village)) => Some(village),
                (None, None) => {
                    let kind = FindingKind::InNoVillage;
                    ledger.row(Severity::Dropped, draft.row, label, column, kind);
                    None
                }
            };
            let Some(village) = village else { continue };
            found.push(VillagePoint {
                village,
                role: draft.role.unwrap_or(PointRole::Cluster),
                name: draft.name,
                position: placed.at,
                households: draft.households,
            });
        }
        progress.advance(raw.len() as u64);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
    }
    progress.end();
    let crs = reader.finish(&mut ledger)?;
    if let Some((count, found, used)) = padded {
        let kind = FindingKind::CodesPadded { count, found, used };
        ledger.whole(Severity::Repaired, reader.columns.name("village_id"), kind);
    }
    if assumed > 0 {
        let kind = FindingKind::RoleAssumed { count: assumed, used: PointRole::Cluster };
        ledger.whole(Severity::Assumed, reader.columns.name("role"), kind);
    }
    let name = reader.layer.name().map(str::to_owned);
    Ok(Layer { name, rows: reader.read, crs, ledger, listed: [false; Technology::ALL.len()] })
}

fn draft(
    reader: &mut PointReader<'_>,
    layer: &PointLayer,
    assumed: &mut u64,
    ledger: &mut Ledger,
) -> Draft {
    let text = |field: &str| reader.columns.at(field).map(|i| reader.text(i)).unwrap_or_default();
    let (village, name, word) = (reader.code("village_id"), text("name"), text("role"));
    let label = if village.is_empty() { name.clone() } else { village.clone() };
    let households = number_of(reader, "households", &label, ledger).map(|n| n.value);
    let role = role(&word).or(layer.role).or_else(|| role_of_name(&name));
    if !word.is_empty() && self::role(&word).is_none() {
        let used = role.unwrap_or(PointRole::Cluster);
        let kind = FindingKind::UnknownRole { value: word, used };
        let column = reader.columns.name("role");
        ledger.row(Severity::Assumed, reader.row.number, &label, column, kind);
    } else if role.is_none() {
        *assumed += 1;
    }
    Draft { row: reader.row.number, village, name, role, households }
}

/// The role a cell states.
fn role(word: &str) -> Option<PointRole> {
    let folded = fold(word);
    let is = |any: &[&str]| any.contains(&folded.as_str());
    if is(&[
        "centre",
        "center",
        "trungtam",
        "trungtamthon",
        "tt",
        "nhavanhoa",
        "nvh",
        "nhasinhhoatcongdong",
    ]) {
        Some(PointRole::Centre)
    } else if is(&["cluster", "cum", "cumdancu", "khudancu", "diemdancu", "kdc", "xom"]) {
        Some(PointRole::Cluster)
    } else {
        role_of_name(word)
    }
}

/// The role a name says: `Nhà văn hóa thôn 3`, `NVH bản Pa`, `Cụm 2`.
fn role_of_name(name: &str) -> Option<PointRole> {
    let folded = fold(name);
    let starts = |any: &[&str]| any.iter().any(|s| folded.starts_with(s));
    if starts(&["nhavanhoa", "nvh", "nhasinhhoatcongdong", "nhacongdong", "trungtamthon"]) {
        Some(PointRole::Centre)
    } else if starts(&["cum", "diemdancu", "khudancu"]) {
        Some(PointRole::Cluster)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_as_tables_write_them() {
        use PointRole::{Centre, Cluster};
        for (word, want) in [
            ("centre", Some(Centre)),
            ("Nhà văn hóa", Some(Centre)),
            ("NVH thôn 3", Some(Centre)),
            ("Trung tâm", Some(Centre)),
            ("Cụm dân cư số 2", Some(Cluster)),
            ("cluster", Some(Cluster)),
            ("trường học", None),
            ("", None),
        ] {
            assert_eq!(role(word), want, "{word}");
        }
    }
}
