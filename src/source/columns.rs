//! Which column holds which field: as the project states it, by the default name, or by a usual
//! Vietnamese or English name; and what becomes of the others.
//!
//! A heading is compared without its unit, and of merged headings the lowest is enough. One that is nearly a known one
//! is taken where nothing else could be meant, with a finding; else it is asked about. A column without a single value
//! gives way to the next usual one. No column is passed over in silence: each is in [`Columns::tell`].

use super::error::Error;
use super::head::OVER;
use super::ledger::Ledger;
use super::unit::Unit;
use super::{field_columns, open};
use crate::assessment::{ColumnRole, ColumnUse};
use crate::finding::{FindingKind, Severity};
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
    ("population", &["danso", "sodan", "nhankhau", "sonhankhau", "sokhau", "tongdanso", "pop"]),
    ("households", &["soho", "hogiadinh", "tongsoho", "sohodan", "sohogiadinh", "hh"]),
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
    ("technology", &["congnghe", "loai", "loaitram", "tech", "radiotype", "radio", "rat", "thehe"]),
    ("lon", &["kinhdo", "longitude", "long", "lng", "kinhdowgs84", "toado", "coordinates"]),
    ("lat", &["vido", "latitude", "vidowgs84"]),
    (
        "azimuth_deg",
        &[
            "azimuth",
            "gocphuongvi",
            "phuongvi",
            "azimut",
            "azimuthdegrees",
            "huong",
            "huonganten",
            "huongphat",
            "gochuong",
            "gocanten",
            "goc",
        ],
    ),
    (
        "beamwidth_deg",
        &[
            "beamwidth",
            "domobup",
            "domo",
            "gocmo",
            "dorongbup",
            "hbeamwidth",
            "antennahorizontalbeamwidthdegrees",
        ],
    ),
    ("height_m", &["docao", "chieucao", "docaoanten", "chieucaocot", "height", "antennaheight"]),
    ("band_mhz", &["bangtan", "tanso", "band", "frequency", "downlinkfrequencymhz"]),
    ("eirp_dbm", &["eirp", "congsuat"]),
    ("tilt_deg", &["tilt", "goccup", "downtilt"]),
    (
        "radius_m",
        &[
            "bankinh",
            "bankinhm",
            "bankinhphu",
            "bankinhphusong",
            "bankinhphucvu",
            "tamphu",
            "tamphusong",
            "radius",
            "range",
        ],
    ),
    ("status", &["trangthai", "tinhtrang", "hientrang"]),
    ("ports_total", &["tongport", "socong", "tongsocong", "dungluong", "tongsoport"]),
];

/// Usual names of `ports_used`, apart because it has no other place of need.
const PORTS_USED: &[&str] = &["portdadung", "congdadung", "dadung", "socongdadung", "portsudung"];

/// Fields that change no share, no rate and no gap: a column of theirs that was passed over is worth a note only.
const OF_NO_WEIGHT: &[&str] = &[
    "name",
    "district",
    "area_class",
    "height_m",
    "band_mhz",
    "eirp_dbm",
    "tilt_deg",
    "ports_total",
    "ports_used",
    "latency_ms",
    "source",
    "class",
    "ref",
    "cell_id",
    "province",
    "province_code",
];

/// Words that may stand behind a usual name without making it another: `Hướng anten`, `Kinh độ WGS84`. Folded.
const HARMLESS: &[&str] = &[
    "phu", "song", "phuc", "vu", "anten", "antenna", "cua", "tram", "bts", "cell", "sector",
    "site", "thiet", "ke", "toi", "da", "max", "tb", "trung", "binh", "hien", "tai", "thuc", "te",
    "wgs84", "wgs", "84", "4326", "gps", "vien", "thong", "dd",
];

/// The least length of a usual name, folded, that is looked for in longer headings and behind slips of the pen.
const TELLING: usize = 5;

/// How alike a heading and a usual name are that differ by a slip: one letter of seven.
const SLIP: f64 = 0.85;

/// The bytes that dBASE has for a heading.
const DBASE_BYTES: usize = 10;

/// A heading as it is compared.
#[derive(Debug)]
struct Heading {
    whole: String,
    /// Without its unit; and so the lowest of merged ones.
    plain: String,
    last: String,
    words: Vec<String>,
    unit: Option<Unit>,
}

impl Heading {
    fn of(name: &str) -> Self {
        let (plain, unit) = Unit::split(name);
        let last = plain.rsplit(OVER).next().unwrap_or_default();
        let words = last.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
        Self {
            whole: fold(name),
            words: words.map(fold).filter(|w| !w.is_empty()).collect(),
            last: fold(last),
            plain: fold(&plain),
            unit,
        }
    }

    /// How well it fits a folded name: the whole of it best.
    fn fits(&self, name: &str) -> Option<usize> {
        if self.whole == name {
            Some(0)
        } else if self.plain == name {
            Some(1)
        } else {
            (self.last == name).then_some(2)
        }
    }

    /// Whether the unit is one that a field can have.
    fn unit_of(&self, field: &str) -> bool {
        use Unit as U;
        let known: &[Unit] = match field {
            "radius_m" => &[U::Metre, U::Kilometre],
            "height_m" | "x" | "y" => &[U::Metre],
            "azimuth_deg" | "beamwidth_deg" | "tilt_deg" | "lon" | "lat" => &[U::Degree],
            "band_mhz" => &[U::Megahertz, U::Gigahertz],
            "eirp_dbm" => &[U::Dbm],
            "down_mbps" | "up_mbps" => &[U::Megabit, U::Kilobit],
            "latency_ms" => &[U::Millisecond],
            "population" | "households" | "ports_total" | "ports_used" => &[U::Count],
            _ => return true,
        };
        self.unit.is_none_or(|u| known.contains(&u))
    }
}

/// A combining mark, so that decomposed letters stay one word.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The columns of one layer, by field.
#[derive(Debug)]
pub(crate) struct Columns {
    fields: &'static [&'static str],
    at: Vec<Option<usize>>,
    names: Vec<String>,
    headings: Vec<Heading>,
    file: String,
    section: &'static str,
    told: Vec<(Severity, String, FindingKind)>,
    /// What a column resembles that was not used, by column.
    like: Vec<Option<&'static str>>,
}

impl Columns {
    /// Finds the columns of `fields`.
    ///
    /// # Errors
    /// [`Error::NoColumn`] for a column that the project states and the file does not have, and
    /// [`Error::SeveralColumns`] where a heading that is needed stands twice; all of them at once.
    pub(crate) fn find(
        source: &LayerFile,
        names: &[String],
        fields: &'static [&'static str],
        section: &'static str,
    ) -> Result<Self, Error> {
        let mut found = Self {
            fields,
            at: vec![None; fields.len()],
            names: names.to_vec(),
            headings: names.iter().map(|n| Heading::of(n)).collect(),
            file: source.path.clone(),
            section,
            told: Vec::new(),
            like: vec![None; names.len()],
        };
        let mut faults = Vec::new();
        for (i, &field) in fields.iter().enumerate() {
            let Some(stated) = source.column(field) else { continue };
            match found.stated(stated).as_slice() {
                [] => faults.push(found.missing(field, Some(stated))),
                [one] => found.at[i] = Some(*one),
                several => faults.push(found.several(field, several)),
            }
        }
        found.by_usual_names(source, &mut faults)?;
        found.by_likeness(source);
        found.twice();
        match faults.len() {
            0 => Ok(found),
            1 => Err(faults.remove(0)),
            _ => Err(Error::Several(faults)),
        }
    }

    /// The columns that a project may mean: by number, by the heading as it stands, or as it is compared.
    fn stated(&self, stated: &str) -> Vec<usize> {
        let all = |is: &dyn Fn(usize) -> bool| (0..self.names.len()).filter(|&c| is(c)).collect();
        let exact: Vec<usize> = all(&|c| self.names[c] == stated);
        if !exact.is_empty() {
            return exact;
        }
        if let Some(number) = by_number(stated) {
            return if number < self.names.len() { vec![number] } else { Vec::new() };
        }
        let folded = fold(stated);
        for level in 0..3 {
            let fits: Vec<usize> = all(&|c| self.headings[c].fits(&folded) == Some(level));
            if !fits.is_empty() {
                return fits;
            }
        }
        Vec::new()
    }

    /// By a field's own name, and by usual ones, which never take a column that is another field by its own
    /// name.
    fn by_usual_names(&mut self, source: &LayerFile, faults: &mut Vec<Error>) -> Result<(), Error> {
        let open: Vec<usize> = (0..self.fields.len())
            .filter(|&i| self.at[i].is_none() && source.column(self.fields[i]).is_none())
            .collect();
        let own: Vec<(usize, usize)> = self
            .headings
            .iter()
            .enumerate()
            .filter_map(|(c, h)| {
                let is = |f: &str| h.fits(&fold(f)).is_some();
                self.fields.iter().position(|f| is(f)).map(|i| (c, i))
            })
            .collect();
        // Candidates of each field, best first.
        let candidates: Vec<(usize, Vec<(usize, usize)>)> =
            open.iter().map(|&i| (i, self.candidates(i, &own))).collect();
        let best = |all: &[(usize, usize)]| -> Vec<usize> {
            let Some(&(first, _)) = all.first() else { return Vec::new() };
            all.iter().take_while(|(rank, _)| *rank == first).map(|(_, c)| *c).collect()
        };
        // Only where there is a choice does it matter which columns have values.
        let doubtful = || candidates.iter().filter(|(_, all)| all.len() > 1);
        let first: Vec<usize> = doubtful().flat_map(|(_, all)| best(all)).collect();
        let filled = if first.is_empty() {
            vec![true; self.names.len()]
        } else {
            open::filled(source, &first, self.names.len())?
        };
        let mut taken: Vec<usize> = self.at.iter().flatten().copied().collect();
        // Fields by their own names come first.
        let mut order: Vec<&(usize, Vec<(usize, usize)>)> = candidates.iter().collect();
        order.sort_by_key(|(_, all)| {
            all.first().map_or(usize::MAX, |(rank, _)| usize::from(*rank > 2))
        });
        for (i, all) in order {
            let field = self.fields[*i];
            let free: Vec<(usize, usize)> =
                all.iter().filter(|(_, c)| !taken.contains(c)).copied().collect();
            let full: Vec<(usize, usize)> =
                free.iter().filter(|(_, c)| filled[*c]).copied().collect();
            let chosen = if full.is_empty() { &free } else { &full };
            match best(chosen).as_slice() {
                [] => {}
                [one] => {
                    let (one, first) = (*one, free[0].1);
                    if one != first {
                        let (empty, used) = (self.names[first].clone(), self.names[one].clone());
                        let kind =
                            FindingKind::ColumnEmpty { field: field.to_owned(), empty, used };
                        self.told.push((Severity::Assumed, self.names[one].clone(), kind));
                    }
                    self.at[*i] = Some(one);
                    taken.push(one);
                }
                several => faults.push(self.several(field, several)),
            }
        }
        Ok(())
    }

    /// The columns that may hold a field, with their ranks, best first. Ranks to 2 are of the field's own name.
    fn candidates(&self, i: usize, own: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let field = self.fields[i];
        let usual = synonyms(self.section, field);
        let mut all: Vec<(usize, usize)> = Vec::new();
        for (c, heading) in self.headings.iter().enumerate() {
            if !heading.unit_of(field) {
                continue;
            }
            let rank = heading.fits(&fold(field)).or_else(|| {
                let others = own.iter().any(|&(column, field)| column == c && field != i);
                let by_usual =
                    |(n, name): (usize, &&str)| heading.fits(name).map(|f| 3 + 3 * n + f);
                usual.iter().enumerate().find_map(by_usual).filter(|_| !others)
            });
            all.extend(rank.map(|rank| (rank, c)));
        }
        all.sort_unstable();
        all
    }

    /// Headings that are nearly those of fields without a column.
    fn by_likeness(&mut self, source: &LayerFile) {
        let is_dbase = source.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("shp"));
        let free: Vec<usize> =
            (0..self.names.len()).filter(|&c| !self.at.contains(&Some(c))).collect();
        let lacking: Vec<usize> = (0..self.fields.len())
            .filter(|&i| self.at[i].is_none() && source.column(self.fields[i]).is_none())
            .collect();
        // What each free column may be: as good as certain, or to be asked.
        let mut near: Vec<(usize, usize)> = Vec::new();
        for c in free {
            let heading = &self.headings[c];
            let cut = is_dbase && (DBASE_BYTES - 2..=DBASE_BYTES).contains(&self.names[c].len());
            let mut sure: Vec<usize> = Vec::new();
            let mut asked: Option<usize> = None;
            for &i in &lacking {
                let field = self.fields[i];
                let own = fold(field);
                let mut usual = std::iter::once(own.as_str())
                    .chain(synonyms(self.section, field).iter().copied())
                    .filter(|n| n.len() >= TELLING);
                let is = |n: &str| {
                    (cut && heading.whole.len() >= TELLING && n.starts_with(&heading.whole))
                        || with_harmless(heading, n)
                        || is_slip(&heading.last, n)
                };
                if heading.unit_of(field) && usual.clone().any(is) {
                    sure.push(i);
                } else if usual.any(|n| begins_at_word(heading, n) || is_slip(&heading.last, n)) {
                    asked = asked.or(Some(i));
                }
            }
            match sure.as_slice() {
                [one] => near.push((c, *one)),
                [first, ..] => self.like[c] = Some(self.fields[*first]),
                [] => self.like[c] = asked.map(|i| self.fields[i]),
            }
        }
        for &(c, i) in &near {
            let field = self.fields[i];
            if near.iter().filter(|(_, other)| *other == i).count() == 1 {
                self.at[i] = Some(c);
                let kind = FindingKind::ColumnGuessed {
                    field: field.to_owned(),
                    found: self.names[c].clone(),
                };
                self.told.push((Severity::Assumed, self.names[c].clone(), kind));
            } else {
                self.like[c] = Some(field);
            }
        }
        for c in 0..self.names.len() {
            // A field that has its column by now is not asked about.
            let Some(field) = self.like[c] else { continue };
            if self.at(field).is_some() {
                self.like[c] = None;
                continue;
            }
            let kind =
                FindingKind::ColumnLike { field: field.to_owned(), found: self.names[c].clone() };
            let severity =
                if OF_NO_WEIGHT.contains(&field) { Severity::Note } else { Severity::Assumed };
            self.told.push((severity, self.names[c].clone(), kind));
        }
    }

    /// Notes headings that stand several times, where no field is read by them.
    fn twice(&mut self) {
        for c in 0..self.names.len() {
            let same = |o: &usize| !self.names[c].is_empty() && self.names[*o] == self.names[c];
            let count = (0..self.names.len()).filter(same).count();
            if count > 1 && (0..c).all(|o| !same(&o)) {
                let kind =
                    FindingKind::HeadingTwice { found: self.names[c].clone(), count: count as u64 };
                self.told.push((Severity::Note, self.names[c].clone(), kind));
            }
        }
    }

    /// The position of a field's column.
    pub(crate) fn at(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|f| *f == field).and_then(|i| self.at[i])
    }

    /// The name of a field's column, as the file spells it.
    pub(crate) fn name(&self, field: &str) -> Option<&str> {
        self.at(field).map(|i| self.names[i].as_str())
    }

    /// The unit that the heading of a field's column states.
    pub(crate) fn unit(&self, field: &str) -> Option<Unit> {
        self.at(field).and_then(|i| self.headings[i].unit)
    }

    /// All positions.
    pub(crate) fn all(&self) -> &[Option<usize>] {
        &self.at
    }

    /// The position of a field that must be there.
    pub(crate) fn need(&self, field: &'static str) -> Result<usize, Error> {
        self.at(field).ok_or_else(|| self.missing(field, None))
    }

    /// Records what was found about the columns, and what each is used for.
    pub(crate) fn tell(&self, ledger: &mut Ledger) {
        for (severity, column, kind) in &self.told {
            ledger.whole(*severity, Some(column), kind.clone());
        }
        ledger.columns = self.uses();
    }

    fn uses(&self) -> Vec<ColumnUse> {
        let role = |c: usize| {
            if let Some(i) = self.at.iter().position(|at| *at == Some(c)) {
                return ColumnRole::Field(self.fields[i].to_owned());
            }
            if let Some(field) = self.like[c] {
                return ColumnRole::Like(field.to_owned());
            }
            // A usual name of a field that is read from another column.
            let usual = self.fields.iter().enumerate().find_map(|(i, &field)| {
                let at = self.at[i]?;
                let own = fold(field);
                let mut names = std::iter::once(own.as_str())
                    .chain(synonyms(self.section, field).iter().copied());
                names.any(|n| self.headings[c].fits(n).is_some()).then_some((field, at))
            });
            match usual {
                Some((field, at)) => {
                    ColumnRole::Instead { field: field.to_owned(), column: self.names[at].clone() }
                }
                None => ColumnRole::Nothing,
            }
        };
        let used = |c: usize| ColumnUse { name: self.names[c].clone(), role: role(c) };
        (0..self.names.len()).map(used).collect()
    }

    pub(crate) fn missing(&self, field: &'static str, stated: Option<&str>) -> Error {
        let names = || self.names.iter().map(String::as_str);
        let like = self.like.iter().position(|l| *l == Some(field));
        let near = stated
            .is_none()
            .then(|| like.map(|c| self.names[c].as_str()))
            .flatten()
            .or_else(|| nearest(stated.unwrap_or(field), names()))
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

    fn several(&self, field: &'static str, columns: &[usize]) -> Error {
        Error::SeveralColumns {
            file: self.file.clone(),
            field,
            columns: columns.iter().map(|c| format!("#{} {}", c + 1, self.names[*c])).collect(),
            first: columns.first().map_or(1, |c| c + 1),
            section: self.section,
        }
    }
}

/// The position that `#7` names.
pub(crate) fn by_number(stated: &str) -> Option<usize> {
    stated.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1)
}

/// Whether a heading is a usual name with words behind that do not change it.
fn with_harmless(heading: &Heading, name: &str) -> bool {
    (1..heading.words.len()).any(|n| {
        let (first, rest) = heading.words.split_at(n);
        first.concat() == name && rest.iter().all(|w| HARMLESS.contains(&w.as_str()))
    })
}

/// Whether a usual name stands in a heading as whole words.
fn begins_at_word(heading: &Heading, name: &str) -> bool {
    let words = &heading.words;
    (0..words.len()).any(|from| (from..words.len()).any(|to| words[from..=to].concat() == name))
}

/// Whether two folded names differ by a slip of the pen.
fn is_slip(heading: &str, name: &str) -> bool {
    heading.len() > TELLING
        && name.len() > TELLING
        && strsim::normalized_damerau_levenshtein(heading, name) >= SLIP
}

/// Whether a heading is a usual one of any field of any layer.
pub(crate) fn is_known_heading(text: &str) -> bool {
    let heading = Heading::of(text);
    let is = |name: &str| heading.fits(name).is_some();
    SYNONYMS
        .iter()
        .any(|(field, usual)| heading.fits(&fold(field)).is_some() || usual.iter().any(|n| is(n)))
        || field_columns::usual().any(is)
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

    fn cells(header: &[&str], file: &str) -> Columns {
        let source = LayerFile { file: file.into(), ..LayerFile::default() };
        Columns::find(&source, &names(header), &crate::project::CELL_FIELDS, "cells.columns")
            .unwrap()
    }

    #[test]
    fn units_are_no_part_of_a_heading() {
        let header =
            ["Mã trạm", "Kinh độ", "Vĩ độ", "Bán kính (km)", "Góc phương vị (độ)", "Công suất (W)"];
        let found = cells(&header, "c.csv");
        assert_eq!(found.at("radius_m"), Some(3));
        assert_eq!(found.unit("radius_m"), Some(Unit::Kilometre));
        assert_eq!(found.at("azimuth_deg"), Some(4));
        assert_eq!(found.at("eirp_dbm"), None, "watts are no dBm");
        let uses = found.uses();
        assert_eq!(uses[5].role, ColumnRole::Like("eirp_dbm".to_owned()));
        assert_eq!(found.told.len(), 1);
    }

    #[test]
    fn headings_that_are_nearly_known() {
        for (heading, field) in [
            ("Bán kính phủ sóng (m)", "radius_m"),
            ("Tầm phủ", "radius_m"),
            ("Bán kính tối đa", "radius_m"),
            ("Hướng anten", "azimuth_deg"),
            ("Nhà cung cấp", "operator"),
            ("longtitude", "lon"),
            ("Kinh độ WGS84", "lon"),
        ] {
            let found = cells(&["Mã trạm", heading], "c.csv");
            assert_eq!(found.at(field), Some(1), "{heading}");
        }
        // What might be something else is asked about.
        for (heading, field) in [
            ("Kinh độ VN2000", "lon"),
            ("Trạng thái pháp lý", "status"),
            ("Bán kính cong", "radius_m"),
        ] {
            let found = cells(&["Mã trạm", heading], "c.csv");
            assert_eq!(found.at(field), None, "{heading}");
            let kind =
                FindingKind::ColumnLike { field: field.to_owned(), found: heading.to_owned() };
            assert_eq!(found.told, [(Severity::Assumed, heading.to_owned(), kind)]);
        }
    }

    #[test]
    fn headings_that_dbase_has_cut() {
        let source = LayerFile { file: "v.shp".into(), ..LayerFile::default() };
        let header = names(&["Mã thôn", "Có điệ", "Tên thô", "Ghi chú"]);
        let found = Columns::find(&source, &header, &VILLAGE_FIELDS, "villages.columns").unwrap();
        assert_eq!(found.at("has_power"), Some(1));
        assert_eq!(found.at("name"), Some(2));
        assert_eq!(found.uses()[3].role, ColumnRole::Nothing);
        let other = LayerFile { file: "v.gpkg".into(), ..LayerFile::default() };
        let found = Columns::find(&other, &header, &VILLAGE_FIELDS, "villages.columns").unwrap();
        assert_eq!(found.at("has_power"), None, "only there are they cut");
    }

    #[test]
    fn merged_headings_are_found_by_the_lowest() {
        let found = cells(&["Mã trạm", "Tọa độ › Kinh độ", "Tọa độ › Vĩ độ"], "c.csv");
        assert_eq!((found.at("lon"), found.at("lat")), (Some(1), Some(2)));
        let columns = vec![("lon", "#3".into()), ("lat", "Tọa độ › Vĩ độ".into())];
        let source = LayerFile { columns, ..LayerFile::default() };
        let header = names(&["Mã trạm", "Tọa độ › Kinh độ", "Tọa độ › Vĩ độ"]);
        let fields = &crate::project::CELL_FIELDS;
        let found = Columns::find(&source, &header, fields, "cells.columns").unwrap();
        assert_eq!((found.at("lon"), found.at("lat")), (Some(2), Some(2)));
    }

    #[test]
    fn all_that_is_stated_and_missing_is_told_at_once() {
        let columns = vec![("lon", "kd".into()), ("lat", "vd".into())];
        let source = LayerFile { columns, ..LayerFile::default() };
        let header = names(&["Mã trạm", "Kinh độ", "Vĩ độ"]);
        let fields = &crate::project::CELL_FIELDS;
        let error = Columns::find(&source, &header, fields, "cells.columns").unwrap_err();
        assert!(matches!(error, Error::Several(all) if all.len() == 2));
    }
}
