//! Which column holds which field: as the project states it, by the default name, or by a usual
//! Vietnamese or English name.

use super::Error;
use super::field_columns;
use crate::place::fold;
use crate::project::{LayerFile, nearest};

/// Usual names of each field, folded (see [`fold`]); the field's own name is always one.
const SYNONYMS: [(&str, &[&str]); 29] = [
    (
        "id",
        &[
            "mathon",
            "idthon",
            "thonid",
            "maban",
            "mathonban",
            "mato",
            "villageid",
            "ma",
            "maspl",
            "masplitter",
            "matu",
            "mahop",
            "code",
        ],
    ),
    (
        "name",
        &[
            "tenthon",
            "tenthonban",
            "thon",
            "thonban",
            "tenban",
            "tenthonto",
            "ten",
            "tento",
            "villagename",
            "village",
        ],
    ),
    ("commune_code", &["maxa", "maphuongxa", "maxaphuong", "madvhcxa", "communeid", "maxamoi"]),
    ("commune", &["tenxa", "xa", "xaphuong", "phuongxa", "tenxaphuong", "communename"]),
    ("district", &["huyen", "tenhuyen", "quanhuyen", "huyencu", "districtname"]),
    ("province_code", &["matinh", "matinhtp"]),
    ("province", &["tinh", "tentinh", "tinhtp", "provincename"]),
    ("population", &["danso", "sodan", "nhankhau", "sonhankhau", "sokhau", "pop"]),
    ("households", &["soho", "hogiadinh", "tongsoho", "hh"]),
    ("area_class", &["khuvuc", "phanloaikhuvuc", "kv"]),
    ("dbkk", &["thondbkk", "dacbietkhokhan", "thondacbietkhokhan"]),
    ("has_power", &["codien", "codienluoi", "dienluoi", "coluoidien"]),
    ("village_id", &["mathon", "idthon", "thonid", "maban", "mathonban", "mato"]),
    ("role", &["vaitro", "loaidiem", "loai"]),
    ("site_id", &["matram", "tram", "site", "mabts", "siteid", "idtram", "sourceictid"]),
    ("cell_id", &["macell", "cell", "cellname", "tencell", "sourcecellid"]),
    (
        "operator",
        &[
            "nhamang",
            "doanhnghiep",
            "tendoanhnghiep",
            "dn",
            "mang",
            "operatorname",
            "donvi",
            "nhacungcap",
        ],
    ),
    ("technology", &["congnghe", "loai", "loaitram", "tech", "radiotype", "rat", "thehe"]),
    ("lon", &["kinhdo", "longitude", "long", "lng", "kinhdowgs84", "toado", "coordinates"]),
    ("lat", &["vido", "latitude", "vidowgs84"]),
    ("azimuth_deg", &["azimuth", "gocphuongvi", "phuongvi", "azimut", "azimuthdegrees", "huong"]),
    (
        "beamwidth_deg",
        &["beamwidth", "domobup", "gocmo", "hbeamwidth", "antennahorizontalbeamwidthdegrees"],
    ),
    ("height_m", &["docao", "chieucao", "docaoanten", "chieucaocot", "height", "antennaheight"]),
    ("band_mhz", &["bangtan", "tanso", "band", "frequency", "downlinkfrequencymhz"]),
    ("eirp_dbm", &["eirp", "congsuat"]),
    ("tilt_deg", &["tilt", "goccup", "downtilt"]),
    ("radius_m", &["bankinh", "bankinhm", "bankinhphu", "bankinhphusong", "radius", "range"]),
    ("status", &["trangthai", "tinhtrang", "hientrang"]),
    ("ports_total", &["tongport", "socong", "tongsocong", "dungluong", "tongsoport"]),
];

/// Usual names of `ports_used`, apart because it has no other place of need.
const PORTS_USED: &[&str] = &["portdadung", "congdadung", "dadung", "socongdadung", "portsudung"];

/// The columns of one layer, by field.
#[derive(Debug)]
pub(crate) struct Columns {
    fields: &'static [&'static str],
    at: Vec<Option<usize>>,
    names: Vec<String>,
    file: String,
    section: &'static str,
}

impl Columns {
    /// Finds the columns of `fields`.
    ///
    /// # Errors
    /// [`Error::NoColumn`] for a column that the project states and the file does not have.
    pub(crate) fn find(
        source: &LayerFile,
        names: &[String],
        fields: &'static [&'static str],
        section: &'static str,
    ) -> Result<Self, Error> {
        let folded: Vec<String> = names.iter().map(|n| fold(n)).collect();
        let mut found = Self {
            fields,
            at: vec![None; fields.len()],
            names: names.to_vec(),
            file: source.path.clone(),
            section,
        };
        for (i, &field) in fields.iter().enumerate() {
            found.at[i] = match source.column(field) {
                Some(stated) => {
                    let exact = names.iter().position(|n| n == stated);
                    let at = exact.or_else(|| folded.iter().position(|f| *f == fold(stated)));
                    Some(at.ok_or_else(|| found.missing(field, Some(stated)))?)
                }
                None => folded.iter().position(|f| *f == fold(field)),
            };
        }
        // Usual names come last, and never take a column that is another field by its own name.
        for (i, &field) in fields.iter().enumerate() {
            if found.at[i].is_none() {
                let at = synonyms(section, field)
                    .iter()
                    .find_map(|s| folded.iter().position(|f| f == s));
                found.at[i] = at.filter(|c| !found.at.contains(&Some(*c)));
            }
        }
        Ok(found)
    }

    /// The position of a field's column.
    pub(crate) fn at(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|f| *f == field).and_then(|i| self.at[i])
    }

    /// The name of a field's column, as the file spells it.
    pub(crate) fn name(&self, field: &str) -> Option<&str> {
        self.at(field).map(|i| self.names[i].as_str())
    }

    /// All positions.
    pub(crate) fn all(&self) -> &[Option<usize>] {
        &self.at
    }

    /// The position of a field that must be there.
    pub(crate) fn need(&self, field: &'static str) -> Result<usize, Error> {
        self.at(field).ok_or_else(|| self.missing(field, None))
    }

    pub(crate) fn missing(&self, field: &'static str, stated: Option<&str>) -> Error {
        let names = || self.names.iter().map(String::as_str);
        let near = nearest(stated.unwrap_or(field), names())
            .or_else(|| synonyms(self.section, field).iter().find_map(|s| nearest(s, names())));
        Error::NoColumn {
            file: self.file.clone(),
            field,
            stated: stated.map(Into::into),
            nearest: near.map(Into::into),
            columns: self.names.clone(),
            section: self.section,
        }
    }
}

fn synonyms(section: &str, field: &str) -> &'static [&'static str] {
    if let Some(own) = field_columns::synonyms(section, field) {
        return own;
    }
    if field == "ports_used" {
        return PORTS_USED;
    }
    SYNONYMS.iter().find(|(f, _)| *f == field).map_or(&[], |(_, s)| s)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::VILLAGE_FIELDS;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&s| s.to_owned()).collect()
    }

    #[test]
    fn usual_vietnamese_names_are_found() {
        let header = names(&["STT", "Mã thôn", "TEN_THON", "Mã xã", "Xã", "Dân số", "Có điện"]);
        let source = LayerFile::default();
        let found = Columns::find(&source, &header, &VILLAGE_FIELDS, "villages.columns").unwrap();
        assert_eq!(found.at("id"), Some(1));
        assert_eq!(found.at("name"), Some(2));
        assert_eq!(found.at("commune_code"), Some(3));
        assert_eq!(found.at("commune"), Some(4));
        assert_eq!(found.at("population"), Some(5));
        assert_eq!(found.at("has_power"), Some(6));
        assert_eq!(found.at("dbkk"), None);
    }

    #[test]
    fn a_stated_column_wins_and_must_exist() {
        let header = names(&["id", "ma_moi"]);
        let mut source = LayerFile { path: "v.gpkg".into(), ..LayerFile::default() };
        source.columns = vec![("id", "ma_moi".into())];
        let found = Columns::find(&source, &header, &VILLAGE_FIELDS, "villages.columns").unwrap();
        assert_eq!(found.at("id"), Some(1));
        source.columns = vec![("id", "ma_mio".into())];
        let error = Columns::find(&source, &header, &VILLAGE_FIELDS, "villages.columns");
        assert!(matches!(error, Err(Error::NoColumn { nearest: Some(n), .. }) if &*n == "ma_moi"));
    }
}
