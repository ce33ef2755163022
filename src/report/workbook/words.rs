//! What the workbook says, as phrases that every language must have.
//!
//! The words themselves are in `lang/vi/workbook.rs` and `lang/en/workbook.rs`; that both are
//! complete is checked by the compiler.

use crate::assessment::{EvidenceUse, Role};
use crate::coverage::EngineKind;
use crate::field::{EvidenceKind, Says};
use crate::finding::Severity;
use crate::gap::Gap;
use crate::indicator::{Bilingual as Both, Origin, Passive, Rule, ScoreRow, Status, TargetMeasure};
use crate::lang::Lang;
use crate::network::{self, ServiceKind};
use crate::place::{BasisMethod, Denominator};
use jiff::civil::Date;

/// The sheets of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetKind {
    Scorecard,
    Rates,
    Villages,
    Gaps(ServiceKind),
    Sharing,
    Places,
    Speed,
    Evidence,
    Method,
    Findings,
}

/// Words that take no values: heads of columns, names of parameters, standing phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Synthetic,
    SyntheticShort,
    Nation,
    Motto,
    MakerBlank,
    Preparer,
    PreparerSigns,
    Head,
    HeadSigns,
    Page,
    NoDataSign,
    NoDataMeaning,
    Number,
    Id,
    Kind,
    Note,
    Date,
    Operator,
    AllOperators,
    AllKinds,
    Technology,
    AnyMobile,
    Service,
    // Scorecard.
    Target,
    Year,
    TargetValue,
    Reached,
    Verdict,
    Margin,
    MarginNote,
    Points,
    PerHundred,
    ToGo,
    How,
    Turns,
    Origin,
    Source,
    // Villages and communes.
    VillageId,
    Village,
    CommuneCode,
    Commune,
    District,
    Province,
    AreaKm2,
    Population,
    Households,
    AreaClass,
    Dbkk,
    Poor,
    Minority,
    Power,
    Yes,
    No,
    Lon,
    Lat,
    Wgs84,
    Vn2000,
    WorkingCrs,
    North,
    East,
    // Coverage.
    SharePct,
    AreaPct,
    PeoplePct,
    VillagesPct,
    Status,
    Villages,
    Covered,
    Hole,
    White,
    NoData,
    NearestId,
    NearestKm,
    WholeProvince,
    ByDistrict,
    ByOperator,
    WhitePct,
    HolePct,
    PairNote,
    RatesNote,
    SharesCut,
    // The list of an office.
    ListedPct,
    Class,
    HouseholdsLacking,
    NearestOfOperators,
    SitesInOrder,
    InAll,
    Reason,
    Group,
    Rank,
    Remedy,
    Cost,
    YearOfWork,
    OfficeColumns,
    SumsKnown,
    SureOf,
    NoGaps,
    ServiceUnknown,
    // Sharing.
    Infrastructure,
    Total,
    Shared,
    SharedPct,
    OneOperator,
    TwoOperators,
    MoreOperators,
    Unnamed,
    SharedSites,
    Sites,
    Operators,
    Spread,
    // Places.
    Place,
    Places,
    TargetPct,
    PlacesLacking,
    InPart,
    NotAtAll,
    // Speed.
    Tests,
    Down,
    Up,
    Latency,
    Median,
    Mean,
    TenthBelow,
    TooFewTests,
    SpeedsLeftOut,
    // Field reports.
    Report,
    Says,
    ReportKind,
    Reporter,
    Expiry,
    Modelled,
    Final,
    Became,
    File,
    Row,
    // Method.
    Layers,
    Role,
    Layer,
    Rows,
    Crs,
    Sha256,
    Title,
    AsOf,
    Maker,
    MadeAt,
    Program,
    Datum,
    Engine,
    RuleProfile,
    RuleSource,
    RuleCaveat,
    Test,
    CoveredFrom,
    WhiteUpTo,
    Denominator,
    OperatorRule,
    Cumulative,
    UnitCoveredFrom,
    MobileBroadband,
    DefaultRadius,
    Beamwidth,
    Basis,
    Counted,
    SharingDistance,
    MinTests,
    GapServices,
    GapWeights,
    Plan,
    PlanDocument,
    Limits,
    // Findings.
    Severity,
    Code,
    Column,
    Found,
    Done,
}

pub(crate) use crate::report::gap_groups::GapCount;

/// The phrases of a language. Percentages are 0 to 100, distances as named.
pub(crate) trait Words: Sync {
    /// The language.
    fn lang(&self) -> Lang;
    /// A text in both languages, in this one.
    fn of<'a>(&self, both: &'a Both) -> &'a str;
    /// A standing phrase.
    fn label(&self, label: Label) -> &'static str;
    /// A sheet's name: at most 31 characters, none of `[]:*?/\`.
    fn sheet(&self, sheet: SheetKind) -> String;
    /// A sheet's title.
    fn title(&self, sheet: SheetKind) -> String;
    /// `4G`, `băng rộng di động`.
    fn service(&self, service: ServiceKind) -> &'static str;
    /// A date as people write it.
    fn date(&self, date: Date) -> String;
    /// The day of the data.
    fn as_of(&self, date: &str) -> String;
    /// The line for place and date of signing.
    fn place_and_date(&self, place: &str, year: Option<i16>) -> String;
    /// A denominator.
    fn denominator(&self, of: Denominator) -> &'static str;
    /// How a denominator's numbers were made.
    fn basis(&self, method: BasisMethod) -> String;
    /// What a basis holds: villages with data, and of all; and its sum, in m² where it is of land.
    fn basis_size(&self, of: Denominator, villages: (usize, usize), sum: f64) -> String;
    /// What decides.
    fn test(&self, rule: &Rule) -> &'static str;
    /// Where a status of sources counts.
    fn source_status(&self, status: network::Status) -> &'static str;
    /// An engine.
    fn engine(&self, engine: EngineKind) -> &'static str;
    /// What an input was read as.
    fn role(&self, role: Role) -> &'static str;
    /// A village's status.
    fn status(&self, status: Status) -> &'static str;
    /// Where a value comes from.
    fn origin(&self, origin: &Origin) -> String;
    /// So many things that a target counts, without data.
    fn without_data(&self, of: &TargetMeasure, no_data: u64) -> String;
    /// The words before the note of a target.
    fn on_target(&self, number: usize) -> String;
    /// What would turn the verdict.
    fn turns(&self, row: &ScoreRow) -> String;
    /// So many villages, white and hole.
    fn gaps(&self, count: GapCount) -> String;
    /// Clusters without, and margin of a gap, in short sentences; may be empty.
    fn gap_note(&self, gap: &Gap) -> String;
    /// That field reports, not the model, decided.
    fn decided_by(&self, kind: EvidenceKind, source: &str, date: Option<Date>) -> String;
    /// What stood in the head of the column of an operator's distance.
    fn nearest_km(&self, operator: &str) -> String;
    /// Operators that found no column.
    fn operators_left_out(&self, operators: usize) -> String;
    /// Passive infrastructure, with its unit.
    fn passive(&self, of: Passive) -> &'static str;
    /// A kind of field report.
    fn evidence_kind(&self, kind: EvidenceKind) -> &'static str;
    /// What a field report says.
    fn says(&self, says: Says) -> &'static str;
    /// What became of a field report.
    fn evidence_use(&self, used: EvidenceUse) -> &'static str;
    /// How grave a finding is.
    fn severity(&self, severity: Severity) -> &'static str;
    /// The weights of the priority score: people, white, ĐBKK, power, certainty.
    fn weights(&self, weights: [f64; 5]) -> String;
    /// A number with at most so many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;
    /// Texts that were cut to what a cell can hold.
    fn texts_cut(&self, cells: usize) -> String;
    /// Rows that found no room on a sheet.
    fn rows_left_out(&self, rows: usize) -> String;
}

/// The phrases of a language.
pub(crate) fn words(lang: Lang) -> &'static dyn Words {
    match lang {
        Lang::VI => &crate::lang::vi::workbook::Vietnamese,
        _ => &crate::lang::en::workbook::English,
    }
}
