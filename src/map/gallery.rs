//! The sheets that come with the program, and finding a sheet by name or path.

use super::error::Error;
use super::sheet::{Kind, Sheet};
use crate::assessment::{Assessment, Measure};
use crate::gap::Gap;
use crate::indicator::Status;
use crate::network::ServiceKind;
use std::path::Path;

/// The sheets of a run, in order: identifier and definition.
const OF_A_RUN: [(&str, &str); 11] = [
    ("4g", include_str!("../../maps/4g.toml")),
    ("5g", include_str!("../../maps/5g.toml")),
    ("ftth", include_str!("../../maps/ftth.toml")),
    ("mobile", include_str!("../../maps/mobile.toml")),
    ("status-4g", include_str!("../../maps/status-4g.toml")),
    ("4g-ftth", include_str!("../../maps/4g-ftth.toml")),
    ("gaps-4g", include_str!("../../maps/gaps-4g.toml")),
    ("people-without-4g", include_str!("../../maps/people-without-4g.toml")),
    ("people-without-mobile", include_str!("../../maps/people-without-mobile.toml")),
    ("operators-4g", include_str!("../../maps/operators-4g.toml")),
    ("4g-grey", include_str!("../../maps/4g-grey.toml")),
];

/// The page of an atlas, once for every commune.
const COMMUNE: (&str, &str) = ("commune", include_str!("../../maps/commune.toml"));
/// The sheet of a comparison, once for every service.
const CHANGE: (&str, &str) = ("change", include_str!("../../maps/change.toml"));

fn parse((id, text): (&str, &str)) -> Result<Sheet, Error> {
    Sheet::parse(id, &Path::new("maps").join(id).with_extension("toml"), text)
}

/// The sheets a run draws, where the results have their data ([`Sheet::has_data`]).
pub fn builtin_sheets() -> Vec<Sheet> {
    // A test parses each of them, so none is ever dropped.
    OF_A_RUN.into_iter().filter_map(|sheet| parse(sheet).ok()).collect()
}

/// The sheets a run draws of these results.
pub fn sheets_of(assessment: &Assessment) -> Vec<Sheet> {
    builtin_sheets().into_iter().filter(|sheet| sheet.has_data(assessment)).collect()
}

/// The names of all built-in sheets.
pub fn builtin_names() -> Vec<&'static str> {
    OF_A_RUN.iter().chain([&COMMUNE, &CHANGE]).map(|(id, _)| *id).collect()
}

/// The sheet of one commune, as an atlas has it for each: every village named, coloured by status. Its
/// frame is still the whole land ([`super::FrameOf::Commune`] is the caller's to set).
///
/// # Errors
/// [`Error::Sheet`]: the built-in definition is wrong, which a test rules out.
pub fn commune_sheet() -> Result<Sheet, Error> {
    parse(COMMUNE)
}

/// The sheet on which `phusong compare` draws the change of a service: `4g-change`.
///
/// # Errors
/// [`Error::Sheet`]: the built-in definition is wrong, which a test rules out.
pub fn change_sheet(service: ServiceKind) -> Result<Sheet, Error> {
    let id = format!("{}-change", service.column());
    Ok(Sheet { id, service, ..parse(CHANGE)? })
}

impl Sheet {
    /// The sheet of that name: a file, or one that comes with the program (`4g`, `status-4g` …). A file
    /// in the working folder goes before a built-in sheet of the same name.
    ///
    /// # Errors
    /// [`Error::UnknownSheet`] where there is neither; [`Error::Unreadable`] and [`Error::Sheet`] as
    /// [`Sheet::read`].
    pub fn open(name: &Path) -> Result<Self, Error> {
        if name.is_file() {
            return Self::read(name);
        }
        // What looks like a path is missed as a file.
        let text = name.to_string_lossy();
        if text.contains(['/', '\\']) || name.extension().is_some() {
            return Self::read(name);
        }
        Self::built_in(&text)
    }

    /// The sheet of that name that comes with the program.
    ///
    /// # Errors
    /// [`Error::UnknownSheet`] where there is none.
    pub fn built_in(name: &str) -> Result<Self, Error> {
        let mut all = OF_A_RUN.iter().chain([&COMMUNE, &CHANGE]);
        if let Some(sheet) = all.find(|(id, _)| *id == name) {
            return parse(*sheet);
        }
        let known = builtin_names();
        let distance = |k: &&str| strsim::damerau_levenshtein(k, name);
        let near = known.iter().copied().min_by_key(distance);
        let near = near.filter(|k| distance(k) * 2 <= k.chars().count());
        Err(Error::UnknownSheet { name: name.to_owned(), near, known })
    }

    /// Whether the results have what the sheet shows. A sheet of a service's share shows also that there
    /// is no data, so it always has; a sheet of a comparison needs a comparison, so it never has.
    pub fn has_data(&self, assessment: &Assessment) -> bool {
        let known = |kind: ServiceKind| {
            let service = assessment.service(kind);
            service.is_some_and(|s| s.villages.iter().any(|v| v.status != Status::NoData))
        };
        match &self.kind {
            Kind::Choropleth { column: None } => true,
            Kind::Choropleth { column: Some(column) } => Measure::of_column(column)
                .is_some_and(|m| assessment.measured(m).iter().any(Option::is_some)),
            Kind::Status | Kind::Dots => known(self.service),
            Kind::Bivariate { across } => known(self.service) && known(*across),
            Kind::Symbols => {
                let lacks = |g: &Gap| g.service == self.service && g.lacking.people.is_some();
                assessment.gaps.iter().any(lacks)
            }
            Kind::Operators => {
                let service = assessment.service(self.service);
                known(self.service) && service.is_some_and(|s| !s.area().by_operator.is_empty())
            }
            Kind::Change => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_sheet_is_read_and_found_by_its_name() {
        let sheets = builtin_sheets();
        let ids: Vec<_> = sheets.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(ids, OF_A_RUN.map(|(id, _)| id));
        for name in builtin_names() {
            let sheet = Sheet::open(Path::new(name)).unwrap();
            assert_eq!(sheet.id, name);
            assert!(sheet.title_vi != sheet.title_en, "{name}");
        }
        assert_eq!(commune_sheet().unwrap().kind, Kind::Status);
        let kinds: std::collections::BTreeSet<_> = sheets.iter().map(|s| s.kind.code()).collect();
        assert_eq!(kinds.len(), Kind::CODES.len() - 1, "every kind but change: {kinds:?}");
        for sheet in &sheets {
            assert!(sheet.palette.is_colour_blind_safe(), "{}", sheet.id);
        }
    }

    #[test]
    fn a_sheet_that_is_not_there_is_named() {
        let error = Sheet::open(Path::new("status-5g")).unwrap_err();
        let Error::UnknownSheet { near, known, .. } = &error else { panic!("{error}") };
        assert_eq!((*near, known.len()), (Some("status-4g"), 13));
        let error = Sheet::open(Path::new("no/such.toml")).unwrap_err();
        assert!(matches!(&error, Error::Unreadable { .. }), "{error}");
    }
}
