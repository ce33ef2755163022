//! `villages.csv`: who is served.

use super::error::{Error, Wanted};
use super::table::{Row, Table};
use crate::comparison::{Observed, ReadFile, STATUSES, ServiceResult, service_of};
use crate::indicator::Status;
use crate::place::{AdminUnits, Commune, CommuneId, District, DistrictId, Village, fold};
use std::collections::HashMap;
use std::path::Path;

const FILE: &str = "villages.csv";

/// What the table gives.
pub(super) struct Villages {
    pub(super) units: AdminUnits,
    pub(super) all: Vec<Village>,
    pub(super) areas_km2: Vec<Option<f64>>,
    pub(super) services: Vec<ServiceResult>,
}

/// Where the columns of a service stand.
struct Columns {
    status: Option<usize>,
    /// Before field reports decided.
    modelled: Option<usize>,
    pct: Option<usize>,
    area_pct: Option<usize>,
}

/// Reads it.
pub(super) fn read(folder: &Path, files: &mut Vec<ReadFile>) -> Result<Villages, Error> {
    let table = Table::read(folder, FILE, files)?;
    let id = Some(table.need("id")?);
    let name = Some(table.need("name")?);
    let code = Some(table.need("commune_code")?);
    let commune = Some(table.need("commune")?);
    let (province, district) = (table.find("province"), table.find("district"));
    let area = table.find("area_km2");
    let (mut services, mut columns) = (Vec::new(), Vec::new());
    for column in &table.columns {
        if let Some(kind) = column.strip_suffix("_status").and_then(service_of) {
            let of = |what: &str| table.find(&format!("{}_{what}", kind.column()));
            let (status, pct, area_pct) = (of("status"), of("pct"), of("area_pct"));
            let modelled = of("modelled_status");
            columns.push(Columns { status, modelled, pct, area_pct });
            services.push(ServiceResult { kind, villages: Vec::new() });
        }
    }
    if services.is_empty() {
        table.need("4g_status")?;
    }
    let (mut villages, mut areas_km2) = (Vec::new(), Vec::new());
    let mut units = Units::default();
    let mut first: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let key = row.text(id);
        if key.is_empty() {
            return Err(row.wrong(id, "", Wanted::Text));
        }
        if let Some(first_row) = first.insert(key.to_owned(), row.number()) {
            let (file, id) = (table.file.clone(), key.to_owned());
            return Err(Error::TwiceId { file, row: row.number(), id, first_row });
        }
        let district_name = row.text(district);
        let commune =
            units.commune(row.text(code), row.text(commune), row.text(province), district_name);
        villages.push(Village {
            id: key.to_owned(),
            name: row.text(name).to_owned(),
            commune,
            district: units.district(district_name),
            population: None,
            households: None,
            area_class: None,
            dbkk: None,
            has_power: None,
            shape: None,
        });
        areas_km2.push(row.amount(area, key)?);
        for (service, columns) in services.iter_mut().zip(&columns) {
            service.villages.push(observed(row, columns, key)?);
        }
    }
    if villages.is_empty() {
        return Err(Error::NoRows { file: table.file });
    }
    Ok(Villages { units: units.all, all: villages, areas_km2, services })
}

fn observed(row: Row<'_>, columns: &Columns, id: &str) -> Result<Observed, Error> {
    const WORDS: [&str; 4] = ["covered", "hole", "white", "no_data"];
    let of = |at| {
        let word = row.text(at).trim();
        let found = STATUSES.into_iter().find(|s: &Status| s.code() == word);
        found.ok_or_else(|| row.wrong(at, id, Wanted::OneOf(&WORDS)))
    };
    let status = of(columns.status)?;
    let modelled = if columns.modelled.is_some() { Some(of(columns.modelled)?) } else { None };
    let (pct, area_pct) = (row.pct(columns.pct, id)?, row.pct(columns.area_pct, id)?);
    Ok(Observed { status, modelled, pct, area_pct })
}

/// The units, entered as they come.
#[derive(Default)]
struct Units {
    all: AdminUnits,
    communes: HashMap<String, CommuneId>,
    districts: HashMap<String, DistrictId>,
}

impl Units {
    /// By code; names repeat between districts, so that without a code these count too.
    fn commune(&mut self, code: &str, name: &str, province: &str, district: &str) -> CommuneId {
        let key = if code.is_empty() {
            format!("/{}/{}/{}", fold(province), fold(district), fold(name))
        } else {
            code.to_owned()
        };
        let next = CommuneId(self.all.communes.len() as u32);
        let id = *self.communes.entry(key).or_insert(next);
        if id == next {
            let (code, name, province) = (code.to_owned(), name.to_owned(), province.to_owned());
            self.all.communes.push(Commune { code, name, province });
        }
        id
    }

    fn district(&mut self, name: &str) -> Option<DistrictId> {
        let key = Some(fold(name)).filter(|k| !k.is_empty())?;
        let next = DistrictId(self.all.districts.len() as u32);
        let id = *self.districts.entry(key).or_insert(next);
        if id == next {
            self.all.districts.push(District { name: name.to_owned() });
        }
        Some(id)
    }
}
