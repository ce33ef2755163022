//! What can be written of an assessment, by the names of the results folder; what of it each file needs, and
//! what a project or a command line chooses.
//!
//! In: words: file names, kinds of files, sheets as `maps/4g`. Out: [`Outputs`]. Nothing here writes.

use super::{Need, Needs};
use std::collections::BTreeSet;

/// A file of the results folder, or a folder of pictures in it. The manifest is always written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// `villages.csv`
    Villages,
    /// `villages.geojson`
    VillagesGeoJson,
    /// `villages.gpkg`
    VillagesGeoPackage,
    /// `village_operators.csv`
    VillageOperators,
    /// `rates.csv`
    Rates,
    /// `scorecard.csv`
    Scorecard,
    /// `gaps.csv`
    Gaps,
    /// `gaps.geojson`
    GapsGeoJson,
    /// `gaps.gpkg`
    GapsGeoPackage,
    /// `evidence.csv`
    Evidence,
    /// `places.csv`
    Places,
    /// `place_rates.csv`
    PlaceRates,
    /// `speed.csv`
    Speed,
    /// `sharing.csv`
    Sharing,
    /// `sharing_sites.csv`
    SharingSites,
    /// `findings.csv`
    Findings,
    /// `summary.json`
    Summary,
    /// `coverage.xlsx`
    Workbook,
    /// `report.html`
    Page,
    /// `report.docx`
    Document,
    /// `coverage.kmz`
    Kmz,
    /// `assessment.phusong`
    Kept,
    /// `maps/`
    Maps,
    /// `charts/`
    Charts,
}

/// A word for several files, or for one that people know by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutputKind {
    /// Every CSV.
    Tables,
    /// Every layer for a GIS.
    Layers,
    /// The workbook.
    Workbook,
    /// The page for a browser.
    Page,
    /// The document for a word processor.
    Document,
    /// The layer for Google Earth.
    Kmz,
    /// Every map sheet.
    Maps,
    /// Every chart.
    Charts,
}

impl OutputKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Tables,
        Self::Layers,
        Self::Workbook,
        Self::Page,
        Self::Document,
        Self::Kmz,
        Self::Maps,
        Self::Charts,
    ];

    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Layers => "layers",
            Self::Workbook => "workbook",
            Self::Page => "page",
            Self::Document => "document",
            Self::Kmz => "kmz",
            Self::Maps => "maps",
            Self::Charts => "charts",
        }
    }

    /// Whether a file is of this kind.
    fn holds(self, output: Output) -> bool {
        let ends = |ending| output.file().ends_with(ending);
        match self {
            Self::Tables => ends(".csv"),
            Self::Layers => ends(".geojson") || ends(".gpkg"),
            Self::Workbook => output == Output::Workbook,
            Self::Page => output == Output::Page,
            Self::Document => output == Output::Document,
            Self::Kmz => output == Output::Kmz,
            Self::Maps => output == Output::Maps,
            Self::Charts => output == Output::Charts,
        }
    }
}

impl Output {
    /// The file that keeps a whole assessment.
    pub const KEPT_FILE: &'static str = "assessment.phusong";

    /// Every one, in the order in which they are listed.
    pub const ALL: [Self; 24] = [
        Self::Villages,
        Self::VillagesGeoJson,
        Self::VillagesGeoPackage,
        Self::VillageOperators,
        Self::Rates,
        Self::Scorecard,
        Self::Gaps,
        Self::GapsGeoJson,
        Self::GapsGeoPackage,
        Self::Evidence,
        Self::Places,
        Self::PlaceRates,
        Self::Speed,
        Self::Sharing,
        Self::SharingSites,
        Self::Findings,
        Self::Summary,
        Self::Workbook,
        Self::Page,
        Self::Document,
        Self::Kmz,
        Self::Kept,
        Self::Maps,
        Self::Charts,
    ];

    /// Its name in the results folder.
    pub fn file(self) -> &'static str {
        match self {
            Self::Villages => "villages.csv",
            Self::VillagesGeoJson => "villages.geojson",
            Self::VillagesGeoPackage => "villages.gpkg",
            Self::VillageOperators => "village_operators.csv",
            Self::Rates => "rates.csv",
            Self::Scorecard => "scorecard.csv",
            Self::Gaps => "gaps.csv",
            Self::GapsGeoJson => "gaps.geojson",
            Self::GapsGeoPackage => "gaps.gpkg",
            Self::Evidence => "evidence.csv",
            Self::Places => "places.csv",
            Self::PlaceRates => "place_rates.csv",
            Self::Speed => "speed.csv",
            Self::Sharing => "sharing.csv",
            Self::SharingSites => "sharing_sites.csv",
            Self::Findings => "findings.csv",
            Self::Summary => "summary.json",
            Self::Workbook => "coverage.xlsx",
            Self::Page => "report.html",
            Self::Document => "report.docx",
            Self::Kmz => "coverage.kmz",
            Self::Kept => Self::KEPT_FILE,
            Self::Maps => "maps",
            Self::Charts => "charts",
        }
    }

    /// What of an assessment it needs.
    fn needs(self) -> &'static [Need] {
        use Need as N;
        match self {
            Self::Villages | Self::VillagesGeoJson | Self::VillagesGeoPackage => {
                &[N::Evidence, N::OperatorNumbers, N::Nearest, N::Denominators]
            }
            Self::VillageOperators => &[N::Operators],
            Self::Rates => &[N::Rates],
            Self::Scorecard => &[N::Scorecard],
            Self::Gaps | Self::GapsGeoJson | Self::GapsGeoPackage => &[N::Gaps, N::Nearest],
            Self::Evidence => &[N::Evidence],
            Self::Places | Self::PlaceRates => &[N::Places],
            Self::Speed => &[N::Speeds],
            Self::Sharing | Self::SharingSites => &[N::Sharing],
            // A sheet may show any column, name the worst gaps, and has the land around it.
            Self::Maps => &[N::Rates, N::OperatorNumbers, N::Nearest, N::Gaps, N::Surroundings],
            Self::Charts => &[N::Rates, N::Speeds, N::Scorecard],
            // These tell of everything that was read, or of every part.
            Self::Findings
            | Self::Summary
            | Self::Workbook
            | Self::Page
            | Self::Document
            | Self::Kmz
            | Self::Kept => &Need::ALL,
        }
    }
}

/// A map sheet that was chosen by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetChoice {
    /// The sheet: `4g`.
    pub id: String,
    /// The format, where one picture of it was named (`maps/4g.png`).
    pub format: Option<String>,
}

impl SheetChoice {
    /// Its name in the results folder.
    pub fn name(&self) -> String {
        let folder = Output::Maps.file();
        match &self.format {
            Some(format) => format!("{folder}/{}.{format}", self.id),
            None => format!("{folder}/{}", self.id),
        }
    }
}

/// What of the results is written: everything, or what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outputs {
    /// Files and folders.
    files: BTreeSet<Output>,
    /// Sheets beside, where not all of them are.
    sheets: BTreeSet<SheetChoice>,
}

impl Default for Outputs {
    fn default() -> Self {
        Self { files: Output::ALL.into(), sheets: BTreeSet::new() }
    }
}

impl Outputs {
    /// Nothing yet.
    pub fn none() -> Self {
        Self { files: BTreeSet::new(), sheets: BTreeSet::new() }
    }

    /// Adds what a word means; false where it means nothing. Whether there is such a sheet is for those
    /// to say who know the sheets.
    pub fn add(&mut self, word: &str) -> bool {
        let word = word.trim();
        let bare = word.strip_suffix('/').unwrap_or(word);
        let is = |name: &str| name.eq_ignore_ascii_case(bare);
        let found = |output: &Output| {
            let kind = OutputKind::ALL.into_iter().find(|kind| is(kind.code()));
            is(output.file()) || kind.is_some_and(|kind| kind.holds(*output))
        };
        let named: Vec<Output> = Output::ALL.into_iter().filter(found).collect();
        if !named.is_empty() {
            self.files.extend(named);
            return true;
        }
        let Some(sheet) = word.strip_prefix(Output::Maps.file()).and_then(|w| w.strip_prefix('/'))
        else {
            return false;
        };
        let (id, format) = match sheet.rsplit_once('.') {
            Some((id, format)) => (id, Some(format.to_ascii_lowercase())),
            None => (sheet, None),
        };
        if id.is_empty() || id.contains('/') {
            return false;
        }
        self.sheets.insert(SheetChoice { id: id.to_owned(), format });
        true
    }

    /// The words that mean something, sheets aside: files and folders, then kinds that are none of these.
    pub fn words() -> Vec<&'static str> {
        let mut all: Vec<_> = Output::ALL.iter().map(|output| output.file()).collect();
        let kinds = OutputKind::ALL.map(OutputKind::code);
        all.extend(kinds.into_iter().filter(|kind| !Output::ALL.iter().any(|o| o.file() == *kind)));
        all
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.sheets.is_empty()
    }

    /// Whether everything is written, maps and charts aside, which can be left out of a whole run.
    pub fn is_all(&self) -> bool {
        let pictures = [Output::Maps, Output::Charts];
        Output::ALL.iter().all(|output| self.has(*output) || pictures.contains(output))
    }

    /// Whether a file, or a folder with all that belongs in it, is written.
    pub fn has(&self, output: Output) -> bool {
        self.files.contains(&output)
    }

    /// The sheets chosen by name; of no account where all are drawn.
    pub fn sheets(&self) -> impl Iterator<Item = &SheetChoice> {
        self.sheets.iter()
    }

    /// Leaves out maps and charts; false where that leaves nothing of what was chosen.
    pub fn without_pictures(&mut self) -> bool {
        self.files.remove(&Output::Maps);
        self.files.remove(&Output::Charts);
        self.sheets.clear();
        !self.is_empty()
    }

    /// Whether any map or chart is drawn into the results folder.
    pub fn has_pictures(&self) -> bool {
        self.has(Output::Maps) || self.has(Output::Charts) || !self.sheets.is_empty()
    }

    /// What was chosen, by its names in the results folder.
    pub fn names(&self) -> Vec<String> {
        let files = self.files.iter().map(|output| output.file().to_owned());
        files.chain(self.sheets.iter().map(SheetChoice::name)).collect()
    }

    /// The names of what is left out.
    pub fn left_out(&self) -> Vec<&'static str> {
        let sheets = |output: &Output| *output == Output::Maps && !self.sheets.is_empty();
        let all = Output::ALL.into_iter().filter(|o| !self.has(*o) && !sheets(o));
        all.map(Output::file).collect()
    }

    /// What of the assessment has to be computed.
    pub fn needs(&self) -> Needs {
        let sheets = (!self.sheets.is_empty()).then_some(Output::Maps);
        let all = self.files.iter().copied().chain(sheets);
        Needs::of(all.flat_map(|output| output.needs().iter().copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(words: &[&str]) -> Outputs {
        let mut outputs = Outputs::none();
        for word in words {
            assert!(outputs.add(word), "{word}");
        }
        outputs
    }

    #[test]
    fn every_name_is_found_and_nothing_else() {
        for word in Outputs::words() {
            assert!(!chosen(&[word]).is_empty(), "{word}");
        }
        for output in Output::ALL {
            let one = chosen(&[output.file()]);
            assert_eq!(one.names(), [output.file()]);
            assert_eq!(one.left_out().len(), Output::ALL.len() - 1);
        }
        assert!(chosen(&Output::ALL.map(Output::file)).is_all());
        assert_eq!(Outputs::default().needs(), Needs::ALL);
        for word in ["", "village.csv", "charts/4g", "manifest.json", "table", "../x", "maps//"] {
            assert!(!Outputs::none().add(word), "{word}");
        }
        assert_eq!(chosen(&["maps/"]).names(), ["maps"]);
    }

    #[test]
    fn kinds_and_sheets_are_told_apart() {
        let layers = chosen(&["layers", "Villages.CSV"]);
        assert_eq!(
            layers.names(),
            ["villages.csv", "villages.geojson", "villages.gpkg", "gaps.geojson", "gaps.gpkg"]
        );
        assert_eq!(chosen(&["tables"]).names().len(), 12);
        let sheets = chosen(&["maps/4g", "maps/ftth.PDF", "maps/my.sheet.png"]);
        assert_eq!(sheets.names(), ["maps/4g", "maps/ftth.pdf", "maps/my.sheet.png"]);
        assert!(sheets.has_pictures() && !sheets.has(Output::Maps));
        assert!(!sheets.left_out().contains(&"maps") && sheets.left_out().contains(&"charts"));
        let mut none = sheets.clone();
        assert!(!none.without_pictures());
        let mut some = chosen(&["maps", "rates.csv"]);
        assert!(some.without_pictures());
        assert_eq!(some.names(), ["rates.csv"]);
    }

    #[test]
    fn a_table_needs_no_more_than_its_columns() {
        let villages = chosen(&["villages.csv"]).needs();
        let out =
            [Need::Gaps, Need::Rates, Need::OperatorDenominators, Need::Places, Need::Sharing];
        assert!(out.iter().all(|need| !villages.has(*need)));
        assert!(villages.has(Need::Denominators) && villages.has(Need::Evidence));
        let sharing = chosen(&["sharing.csv"]).needs();
        assert_eq!(sharing, Needs::of([Need::Sharing]));
    }
}
