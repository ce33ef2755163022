//! The kinds of findings, with their values, and the stable codes of `findings.csv`.

use super::{Expected, GeometryFault, Hidden, LegacyText, Location, NotData, Notation, ReadBy};
use crate::codes::codes;
use crate::field::Says;
use crate::network::{ServiceKind, Status, Technology};
use crate::place::{Denominator, PointRole, RasterValues};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was found. `source` makes them, and `gap` of field reports; texts are in the program's `lang`.
///
/// Kinds with a `count` stand for that many rows of one file: a default used a thousand times is
/// one finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FindingKind {
    /// A village without geometry: it is kept, without data.
    NoGeometry,
    /// A geometry that is no polygon (its OGC name).
    NotAnArea {
        /// The geometry found: `Point`, `LineString`…
        found: GeometryType,
    },
    /// An invalid area was made valid; areas in m², working CRS.
    GeometryRepaired {
        /// The first fault met.
        fault: GeometryFault,
        /// By the shoelace formula, before.
        before_m2: f64,
        /// After.
        after_m2: f64,
    },
    /// An area of which nothing usable was left.
    GeometryUnusable {
        /// The fault.
        fault: GeometryFault,
    },
    /// A village or source without identifier was given one.
    MissingId {
        /// The identifier it was given.
        given: String,
    },
    /// The same identifier and the same geometry as an earlier row: the row was left out.
    DuplicateVillage {
        /// The earlier row.
        first_row: u64,
    },
    /// The same identifier as an earlier row but another geometry: kept under a new identifier.
    DuplicateId {
        /// The earlier row.
        first_row: u64,
        /// The new identifier.
        given: String,
    },
    /// Another row with the same identifier and name was a part of the same village.
    PartsJoined {
        /// The first row of the village.
        first_row: u64,
    },
    /// Rows of one village state different values: the village has none.
    PartsDiffer {
        /// The first row of the village.
        first_row: u64,
        /// The value of this row.
        own: String,
        /// The value of the rows before.
        other: String,
    },
    /// A polygon that lies far from all other villages: not used.
    VillageFar {
        /// Distance from the middle of the villages, km.
        km: f64,
    },
    /// A polygon of a size that no village among these has: a speck, or the outline of the others. Not used.
    VillageSize {
        /// Its area, m².
        area_m2: f64,
        /// That of the village in the middle of all by size, m².
        usual_m2: f64,
    },
    /// Codes that lost leading zeros through a column of numbers.
    CodesPadded {
        /// How many.
        count: u64,
        /// The first, as found.
        found: String,
        /// The first, as used.
        used: String,
    },
    /// Villages that name no commune.
    NoCommune {
        /// How many.
        count: u64,
    },
    /// Two villages cover the same ground.
    Overlap {
        /// The other village.
        other: String,
        /// The common area, m².
        area_m2: f64,
        /// As a share of the smaller village's area.
        share: f64,
    },
    /// A value that its column cannot have was left out.
    BadValue {
        /// The value found.
        value: String,
        /// What the column holds.
        expected: Expected,
    },
    /// A number beyond what its column can hold was left out.
    OutOfLimits {
        /// The value found.
        value: String,
        /// The least that is possible.
        least: f64,
        /// The most.
        most: f64,
    },
    /// A column that could be read in two ways, and what tells how it is written.
    ColumnRead {
        /// How.
        written: Notation,
        /// The first value that could be read otherwise.
        found: String,
        /// As it was used.
        used: String,
        /// The value that tells.
        by: String,
        /// Its row.
        row: u64,
        /// Its column.
        column: String,
    },
    /// A column that can be read in two ways, of which nothing tells which: the results depend on it.
    ColumnAmbiguous {
        /// The reading taken.
        written: Notation,
        /// The first value that can be read otherwise.
        found: String,
        /// Its row.
        row: u64,
        /// As it was used.
        used: String,
        /// As it can be read also.
        other: String,
        /// How many such values.
        count: u64,
    },
    /// Codes that a column of numbers with decimals has spoilt.
    CodesAsReals {
        /// How many.
        count: u64,
        /// The first, as found.
        found: String,
        /// The first, as used.
        used: String,
    },
    /// Texts with letters that nobody sees, or that only look like others, were cleaned.
    TextCleaned {
        /// How many.
        count: u64,
        /// The first, as found, with what cannot be seen as code points.
        found: String,
        /// The first, as used.
        used: String,
    },
    /// An identifier that differs from an earlier one only in case.
    IdNearly {
        /// The earlier row.
        first_row: u64,
        /// The earlier identifier.
        other: String,
    },
    /// Text that is not UTF-8 was read in another encoding.
    EncodingAssumed {
        /// The encoding used.
        encoding: CodePage,
        /// Rows concerned.
        count: u64,
    },
    /// Text in a legacy encoding was converted.
    TextConverted {
        /// From what.
        legacy: LegacyText,
        /// Values concerned.
        count: u64,
        /// The first, as found.
        found: String,
        /// The first, as used.
        used: String,
    },
    /// A row with fewer or more fields than the header.
    RaggedRow {
        /// Fields found.
        found: usize,
        /// Fields of the header.
        expected: usize,
    },
    /// A quotation mark that opens a cell and that nobody closes: read as a character.
    StrayQuote,
    /// A row that is no data: a title, a unit, a total, a note.
    NotData {
        /// What it is.
        what: NotData,
        /// How it begins.
        text: String,
    },
    /// A list without a row of headings.
    NoHead {
        /// The published layout by which its columns were read; empty where the project numbers them.
        layout: String,
    },
    /// A column whose heading is nearly one of a field's, and was taken for it.
    ColumnGuessed {
        /// The field.
        field: String,
        /// The heading.
        found: String,
    },
    /// A column whose heading resembles one of a field that has no column; it was not used.
    ColumnLike {
        /// The field.
        field: String,
        /// The heading.
        found: String,
    },
    /// The first usual column of a field has nothing in it; another was used.
    ColumnEmpty {
        /// The field.
        field: String,
        /// The column that has nothing.
        empty: String,
        /// The one used.
        used: String,
    },
    /// Several columns of one heading, which no field is read by.
    HeadingTwice {
        /// The heading.
        found: String,
        /// How many.
        count: u64,
    },
    /// The unit in a heading contradicts the values of the column, which were read as metres.
    UnitDoubtful {
        /// The unit.
        unit: String,
        /// The least value.
        least: f64,
    },
    /// Rows, columns or sheets that a workbook hides.
    Hidden {
        /// What.
        what: Hidden,
        /// How many.
        count: u64,
        /// Their names or numbers, the first of them.
        which: String,
    },
    /// Sheets of a workbook that were not read.
    SheetsLeftOut {
        /// Their names.
        sheets: String,
    },
    /// The sheet's name was taken for a field of rows that leave it empty.
    FromSheet {
        /// The field.
        field: String,
        /// The name.
        name: String,
    },
    /// A row with NUL bytes: it is not text and was left out.
    NulBytes,
    /// Coordinates that are missing or not numbers.
    BadCoordinates {
        /// Longitude or x, as found.
        x: String,
        /// Latitude or y, as found.
        y: String,
    },
    /// Coordinates at (0, 0).
    NullIsland,
    /// Coordinates beyond the limits of longitude and latitude.
    OutOfRange {
        /// Longitude found.
        lon: f64,
        /// Latitude found.
        lat: f64,
    },
    /// Longitude and latitude (or x and y) stood in each other's column and were exchanged back.
    Swapped {
        /// x or longitude as used.
        x: f64,
        /// y or latitude as used.
        y: f64,
    },
    /// A source that is farther from every village than it can reach.
    OutsideProvince {
        /// Distance to the villages' bounding box, km.
        km: f64,
    },
    /// A source so far from every village that its coordinates must be wrong.
    FarAway {
        /// Distance to the villages' bounding box, km.
        km: f64,
    },
    /// No technology that the program knows.
    NoTechnology {
        /// The value found; empty where there is none.
        value: String,
    },
    /// Sources that name no operator.
    NoOperator {
        /// How many.
        count: u64,
        /// The name they go under.
        used: String,
    },
    /// Sources without a radius were given a default.
    RadiusAssumed {
        /// Of which technology.
        technology: Technology,
        /// The radius used, m.
        radius_m: f64,
        /// How many.
        count: u64,
        /// Whether the project states that default, or the program does.
        by_project: bool,
    },
    /// A radius that is not greater than 0 was replaced by the default.
    BadRadius {
        /// The value found.
        value: String,
        /// The radius used, m.
        used_m: f64,
    },
    /// A radius, among others in metres, that is smaller than any such source's.
    SmallRadius {
        /// The radius, m, as stated and used.
        radius_m: f64,
        /// The least that is plausible, m.
        least_m: f64,
    },
    /// Values that no usual cell has: used as they stand.
    UnusualValue {
        /// The first.
        value: f64,
        /// How many.
        count: u64,
        /// The least that is usual.
        low: f64,
        /// The greatest.
        high: f64,
        /// Of which technology, where that matters.
        technology: Option<Technology>,
    },
    /// A band where the technology has none: used as it stands.
    NoSuchBand {
        /// Of which technology.
        technology: Technology,
        /// The first, MHz.
        mhz: f64,
        /// How many.
        count: u64,
    },
    /// Sites of different names that one operator has at the very same spot.
    SitesAtOneSpot {
        /// Such spots.
        spots: u64,
        /// Sites there.
        sites: u64,
    },
    /// Coordinates that are rounded.
    CoordinatesRounded {
        /// Rows.
        count: u64,
        /// To so many km.
        km: f64,
    },
    /// An operator that is nearly the name of another.
    SimilarOperators {
        /// As this layer names it.
        name: String,
        /// The other.
        other: String,
    },
    /// Radii that can only be kilometres were multiplied by 1,000.
    RadiusInKm {
        /// How many.
        count: u64,
        /// The first, as found.
        found: f64,
        /// The first, as used, m.
        used_m: f64,
    },
    /// Cells with a direction but no beamwidth were given a default.
    BeamwidthAssumed {
        /// The width used, degrees.
        beamwidth_deg: f64,
        /// How many.
        count: u64,
    },
    /// A beamwidth outside 0 to 360 degrees was replaced.
    BadBeamwidth {
        /// The value found.
        value: f64,
        /// The width used, degrees.
        used_deg: f64,
    },
    /// An azimuth outside 0 to 360 degrees was brought inside.
    AzimuthNormalised {
        /// The value found.
        value: f64,
        /// The azimuth used, degrees.
        used_deg: f64,
    },
    /// A sector whose direction nobody can read: it serves nothing.
    BadDirection {
        /// The azimuth or beamwidth found; empty where there is a beamwidth but no azimuth.
        value: String,
    },
    /// Cells of a table with the directions of several sectors.
    SeveralSectors {
        /// How many cells.
        count: u64,
        /// The first, as found.
        found: String,
        /// The first, as used.
        used: String,
    },
    /// The same row again: counted once.
    DuplicateRow {
        /// The earlier row.
        first_row: u64,
    },
    /// An identifier that an earlier row uses at another place; both are kept.
    IdElsewhere {
        /// The earlier row.
        first_row: u64,
        /// How far apart, km.
        km: f64,
    },
    /// A status that the program does not know: the row serves nothing.
    UnknownStatus {
        /// The value found.
        value: String,
    },
    /// Sources that do not count because of their status.
    NotCounted {
        /// The status.
        status: Status,
        /// How many.
        count: u64,
    },
    /// A technology that no layer speaks for: it has no data.
    NoLayerFor {
        /// Which.
        technology: Technology,
    },
    /// Most rows of a layer, or of what it says of these services, could not be used: they have no data.
    LayerNotRead {
        /// Its rows.
        rows: u64,
        /// Those that were lost.
        lost: u64,
        /// Services without data for that: an operator's, or (`None`) of all together.
        services: Vec<(Technology, Option<String>)>,
    },
    /// Some villages state people or households, others do not: sums are those of the former.
    StatedPartly {
        /// Which.
        denominator: Denominator,
        /// Villages that state it.
        stated: u64,
        /// Of how many.
        of: u64,
    },
    /// A denominator that the rule or the plan asks for and no layer gives: it has no data.
    NothingToCount {
        /// Which.
        denominator: Denominator,
    },
    /// A file without CRS whose coordinates were taken as WGS 84.
    CrsAssumed {
        /// The CRS used.
        used: String,
    },
    /// No working CRS is stated: one was chosen by where the villages lie.
    CrsChosen {
        /// The CRS used.
        used: String,
        /// Why.
        by: CrsChoice,
        /// The middle of the villages, degrees east.
        lon: f64,
        /// The same, degrees north.
        lat: f64,
    },
    /// Lengths or areas in the working CRS are off by more than 0.2 % over the villages.
    CrsScale {
        /// The working CRS.
        crs: String,
        /// Metres of the CRS for one on the ground: the least and the greatest.
        length: [f64; 2],
        /// The same of square metres.
        area: [f64; 2],
        /// EPSG code of one that is truer.
        better: Option<u32>,
    },
    /// The file's own CRS was set aside because the project says so.
    CrsOverridden {
        /// What the file says.
        file: String,
        /// The CRS used.
        used: String,
    },
    /// A CRS with the parameters of VN-2000 on the datum WGS 84: coordinates may lie 225 m off.
    SuspiciousDatum {
        /// What the file says.
        crs: String,
    },
    /// Coordinates of a layer agree with another layer when they are read in another way.
    LayersDisagree {
        /// The fault that explains it.
        fault: CoordinateFault,
        /// The CRS that the layer was read in.
        crs: String,
        /// The file of the other layer.
        other: String,
        /// How far points move against villages, m to the east.
        east_m: f64,
        /// The same, m to the north.
        north_m: f64,
        /// Points in villages as read.
        before: u64,
        /// Points in villages when read in the other way.
        after: u64,
        /// Points in all.
        count: u64,
    },
    /// A field report whose last day has passed: it was not used.
    EvidenceExpired {
        /// Identifier of its village.
        village: String,
        /// Its last day.
        #[serde(with = "crate::kept")]
        expiry: Date,
        /// The day it was judged by.
        #[serde(with = "crate::kept")]
        on: Date,
    },
    /// A field report made after the day of the data: it was not used.
    EvidenceLater {
        /// Identifier of its village.
        village: String,
        /// Its day.
        #[serde(with = "crate::kept")]
        date: Date,
        /// The day it was judged by.
        #[serde(with = "crate::kept")]
        on: Date,
    },
    /// Two field reports that hold contradict each other: this one was not followed.
    EvidenceConflict {
        /// Identifier of the village of both.
        village: String,
        /// The service it is about, and what it says.
        own: (ServiceKind, Says),
        /// The same of the other, which was followed.
        other: (ServiceKind, Says),
        /// File and row of the other.
        at: Box<Location>,
    },
    /// Settlement area that lies in no village.
    SettlementsOutside {
        /// The area, m².
        area_m2: f64,
        /// As a share of the layer's area.
        share: f64,
    },
    /// Villages with land but no settlement in it: they have no inhabited area.
    NoSettlement {
        /// How many.
        count: u64,
        /// People that they state together.
        people: f64,
    },
    /// How the values of a raster of people were read.
    RasterRead {
        /// As what.
        used: RasterValues,
        /// By what.
        by: ReadBy,
        /// People in all villages, so read.
        people: f64,
    },
    /// The values of a raster, as stated or as the file says, are far from the villages' own numbers, and
    /// another reading fits.
    RasterDoubtful {
        /// The reading used.
        used: RasterValues,
        /// People in the villages that state theirs, so read.
        raster: f64,
        /// What those villages state.
        official: f64,
        /// The reading that fits.
        better: RasterValues,
    },
    /// Negative cells of a raster of people: taken as no data.
    RasterNegative {
        /// How many, in villages.
        count: u64,
        /// The least value.
        least: f64,
    },
    /// Cells of a raster of people that hold no number of people: taken as no data, though the file does not
    /// declare it.
    RasterUndeclared {
        /// What they hold, or the greatest of it.
        value: f64,
        /// Cells, in villages.
        count: u64,
        /// The greatest value of the others there, if there are any.
        next: Option<f64>,
    },
    /// A village part of which is missing from the raster.
    RasterGap {
        /// Which share of it.
        share: f64,
    },
    /// Villages smaller than a cell of the raster.
    RasterCoarse {
        /// How many.
        count: u64,
    },
    /// Villages where the raster does not reach: they have no data.
    RasterTooSmall {
        /// How many.
        count: u64,
    },
    /// A village that states people where the raster has none: it has no data.
    RasterNothing {
        /// People it states.
        official: f64,
    },
    /// People of the raster beside those that the villages state.
    PopulationTotal {
        /// Villages that state a number.
        villages: u64,
        /// People of the raster there, before scaling.
        raster: f64,
        /// People they state.
        official: f64,
        /// Whether the raster was scaled.
        scaled: bool,
        /// Villages that were not, for want of a number.
        unscaled: u64,
    },
    /// A raster is to be scaled, but no village states a number.
    NothingToScaleTo,
    /// Households in no village: left out.
    HouseholdsOutside {
        /// Rows.
        count: u64,
        /// Households there.
        households: f64,
    },
    /// A point that names a village that is not there.
    UnknownVillage {
        /// The identifier found.
        value: String,
        /// The village it lies in, where it lies in one and so was used.
        lies_in: Option<String>,
    },
    /// A row that names no village and lies in none: left out.
    InNoVillage,
    /// A word for the role of a point that the program does not know.
    UnknownRole {
        /// The word found.
        value: String,
        /// The role used.
        used: PointRole,
    },
    /// Points that do not say what they are.
    RoleAssumed {
        /// How many.
        count: u64,
        /// The role used.
        used: PointRole,
    },
    /// Coordinates that cannot be used, of a row that is kept without them.
    PositionLeftOut {
        /// Longitude or x, as found.
        x: String,
        /// Latitude or y, as found.
        y: String,
    },
    /// A row left out because one of its words is none of those known.
    NotUnderstood {
        /// The word found; empty where there is none.
        value: String,
        /// What is accepted.
        expected: Expected,
    },
    /// A field report of a kind that the program does not know: taken as the least reliable.
    UnknownReportKind {
        /// The word found.
        value: String,
    },
    /// Field reports that state no kind: taken as the least reliable.
    NoReportKind {
        /// How many.
        count: u64,
    },
    /// Field reports that name no service; their words say whether signals or fibre are meant.
    ServiceFromWords {
        /// How many.
        count: u64,
    },
    /// Field reports without a day.
    Undated {
        /// How many.
        count: u64,
    },
    /// A row whose position does not lie in the village that it names.
    PositionElsewhere {
        /// The village it names, and counts for.
        village: String,
        /// The one it lies in, if any.
        lies_in: Option<String>,
        /// Distance to the village it names, km.
        km: f64,
    },
    /// Rows that lie outside every village.
    OutsideVillages {
        /// How many.
        count: u64,
    },
    /// A commune that no village belongs to.
    UnknownCommune {
        /// The name or code found.
        value: String,
    },
    /// A column of speeds in kbit/s, divided by 1,000.
    KilobitsPerSecond {
        /// How many values.
        count: u64,
    },
    /// Rows that are means of several tests: they count as that many.
    MeansOfTests {
        /// Rows.
        count: u64,
        /// Tests.
        tests: u64,
    },
    /// Speed tests of which nobody knows whether they were made over mobile or fixed lines.
    NoAccess {
        /// How many.
        count: u64,
        /// The first word found; empty where there is none.
        value: String,
    },
    /// Rows of one pole were put together.
    RowsJoined {
        /// How many beyond the first of each.
        count: u64,
    },
    /// Cells of one site that stand too far apart to be one position.
    SiteElsewhere {
        /// The site.
        site: String,
        /// How far apart, km.
        km: f64,
    },
    /// A layer for maps of which nothing lies around the villages: left out.
    NotAround {
        /// The CRS used.
        crs: String,
        /// Its rows, or the cells of a raster.
        count: u64,
        /// Distance of its first row (a raster's middle) to the villages, km; `None` where it has no place
        /// in the working CRS.
        km: Option<f64>,
    },
    /// Heights that no land has: taken as no data.
    StrangeHeights {
        /// Cells.
        count: u64,
        /// The least of them.
        least: f64,
        /// The greatest.
        most: f64,
    },
    /// Heights that cover only a part of the villages.
    TerrainPart {
        /// Share of the villages with a height at their centre.
        share: f64,
    },
    /// The exact engine could not vouch for its own sum: these services were computed by polygon
    /// overlay.
    ByOverlay {
        /// Which.
        services: Vec<ServiceKind>,
    },
    /// A layer without rows.
    NoRows,
    /// Rows of a Shapefile with the mark of deletion: not read.
    DeletedRecords {
        /// How many.
        count: u64,
    },
    /// The index of a Shapefile was of another save: shapes were found without it.
    IndexRebuilt {
        /// Shapes that the index lists.
        listed: u64,
        /// Shapes there are.
        shapes: u64,
    },
    /// A file states another number of rows than it has.
    CountDiffers {
        /// Rows stated.
        stated: u64,
        /// Rows found, and read.
        found: u64,
    },
    /// A server says that it gave only the first of its rows.
    CutByServer,
    /// Of several layers or tables of a file the only one with geometry was read.
    LayerChosen {
        /// The one read.
        layer: String,
        /// The others.
        others: Vec<String>,
    },
    /// Warnings of the reading library, once a file.
    ReaderWarning {
        /// Its own words.
        message: String,
    },
    /// More findings of one kind than are listed one by one.
    More {
        /// That kind.
        of: FindingCode,
        /// How many more.
        count: u64,
    },
}

/// Gives each kind its code: a kind that is left out does not compile.
macro_rules! finding_codes {
    ($($kind:ident => $code:literal,)+) => {
        /// Which kind a finding is of, without its values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FindingCode {
            $(#[doc = concat!("[`FindingKind::", stringify!($kind), "`].")] $kind,)+
        }

        codes! {
            /// The stable code written in `findings.csv`.
            FindingCode { $($kind => $code,)+ }
        }

        impl FindingKind {
            /// Which kind it is, without its values.
            pub fn of(&self) -> FindingCode {
                match self {
                    $(Self::$kind { .. } => FindingCode::$kind,)+
                }
            }
        }
    };
}

finding_codes! {
    NoGeometry => "no-geometry",
    NotAnArea => "not-an-area",
    GeometryRepaired => "geometry-repaired",
    GeometryUnusable => "geometry-unusable",
    MissingId => "missing-id",
    DuplicateVillage => "duplicate-village",
    DuplicateId => "duplicate-id",
    PartsJoined => "parts-joined",
    PartsDiffer => "parts-differ",
    VillageFar => "village-far",
    VillageSize => "village-size",
    CodesPadded => "codes-padded",
    NoCommune => "no-commune",
    Overlap => "overlap",
    BadValue => "bad-value",
    OutOfLimits => "out-of-limits",
    ColumnRead => "column-read",
    ColumnAmbiguous => "column-ambiguous",
    CodesAsReals => "codes-as-reals",
    TextCleaned => "text-cleaned",
    IdNearly => "id-nearly",
    EncodingAssumed => "encoding-assumed",
    TextConverted => "text-converted",
    RaggedRow => "ragged-row",
    StrayQuote => "stray-quote",
    NotData => "not-data",
    NoHead => "no-head",
    ColumnGuessed => "column-guessed",
    ColumnLike => "column-like",
    ColumnEmpty => "column-empty",
    HeadingTwice => "heading-twice",
    UnitDoubtful => "unit-doubtful",
    Hidden => "hidden",
    SheetsLeftOut => "sheets-left-out",
    FromSheet => "from-sheet",
    NulBytes => "nul-bytes",
    BadCoordinates => "bad-coordinates",
    NullIsland => "null-island",
    OutOfRange => "out-of-range",
    Swapped => "swapped",
    OutsideProvince => "outside-province",
    FarAway => "far-away",
    NoTechnology => "no-technology",
    NoOperator => "no-operator",
    RadiusAssumed => "radius-assumed",
    BadRadius => "bad-radius",
    SmallRadius => "small-radius",
    UnusualValue => "unusual-value",
    NoSuchBand => "no-such-band",
    SitesAtOneSpot => "sites-at-one-spot",
    CoordinatesRounded => "coordinates-rounded",
    SimilarOperators => "similar-operators",
    RadiusInKm => "radius-in-km",
    BeamwidthAssumed => "beamwidth-assumed",
    BadBeamwidth => "bad-beamwidth",
    AzimuthNormalised => "azimuth-normalised",
    BadDirection => "bad-direction",
    SeveralSectors => "several-sectors",
    DuplicateRow => "duplicate-row",
    IdElsewhere => "id-elsewhere",
    UnknownStatus => "unknown-status",
    NotCounted => "not-counted",
    NoLayerFor => "no-layer-for",
    LayerNotRead => "layer-not-read",
    StatedPartly => "stated-partly",
    NothingToCount => "nothing-to-count",
    CrsAssumed => "crs-assumed",
    CrsChosen => "crs-chosen",
    CrsScale => "crs-scale",
    CrsOverridden => "crs-overridden",
    SuspiciousDatum => "suspicious-datum",
    LayersDisagree => "layers-disagree",
    EvidenceExpired => "evidence-expired",
    EvidenceLater => "evidence-later",
    EvidenceConflict => "evidence-conflict",
    SettlementsOutside => "settlements-outside",
    NoSettlement => "no-settlement",
    RasterRead => "raster-read",
    RasterDoubtful => "raster-doubtful",
    RasterNegative => "raster-negative",
    RasterUndeclared => "raster-undeclared",
    RasterGap => "raster-gap",
    RasterCoarse => "raster-coarse",
    RasterTooSmall => "raster-too-small",
    RasterNothing => "raster-nothing",
    PopulationTotal => "population-total",
    NothingToScaleTo => "nothing-to-scale-to",
    HouseholdsOutside => "households-outside",
    UnknownVillage => "unknown-village",
    InNoVillage => "in-no-village",
    UnknownRole => "unknown-role",
    RoleAssumed => "role-assumed",
    PositionLeftOut => "position-left-out",
    NotUnderstood => "not-understood",
    UnknownReportKind => "unknown-report-kind",
    NoReportKind => "no-report-kind",
    ServiceFromWords => "service-from-words",
    Undated => "undated",
    PositionElsewhere => "position-elsewhere",
    OutsideVillages => "outside-villages",
    UnknownCommune => "unknown-commune",
    KilobitsPerSecond => "kilobits-per-second",
    MeansOfTests => "means-of-tests",
    NoAccess => "no-access",
    RowsJoined => "rows-joined",
    SiteElsewhere => "site-elsewhere",
    NotAround => "not-around",
    StrangeHeights => "strange-heights",
    TerrainPart => "terrain-part",
    ByOverlay => "by-overlay",
    NoRows => "no-rows",
    DeletedRecords => "deleted-records",
    IndexRebuilt => "index-rebuilt",
    CountDiffers => "count-differs",
    CutByServer => "cut-by-server",
    LayerChosen => "layer-chosen",
    ReaderWarning => "reader-warning",
    More => "more",
}

impl FindingKind {
    /// The stable code written in `findings.csv`.
    pub fn code(&self) -> &'static str {
        self.of().code()
    }
}

/// A fault that people make with coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CoordinateFault {
    /// The operation from VN-2000 to WGS 84 was left out, 224 to 226 m.
    Datum,
    /// The scale 0.9996 of UTM for 0.9999 of TM-3, or the reverse.
    Scale,
    /// They are of another CRS, an EPSG code: another meridian, UTM.
    Crs(u32),
}

/// Why a working CRS was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CrsChoice {
    /// Of the zones of the province the nearest.
    Province,
    /// In Vietnam, the nearest zone.
    Longitude,
    /// Elsewhere: the zone of UTM.
    Utm,
}

codes! {
    /// Its word.
    CrsChoice {
        Province => "province",
        Longitude => "longitude",
        Utm => "utm",
    }
}

/// A geometry as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GeometryType {
    /// Polygons.
    Polygon,
    /// Lines.
    LineString,
    /// Points.
    Point,
    /// Bytes that are no well-known binary.
    Wkb,
    /// A mixture.
    GeometryCollection,
    /// Arcs.
    CircularString,
    /// Lines and arcs.
    CompoundCurve,
    /// A polygon with arcs.
    CurvePolygon,
    /// Several lines with arcs.
    MultiCurve,
    /// Several polygons with arcs.
    MultiSurface,
    /// Faces of a solid.
    PolyhedralSurface,
    /// Triangles of a surface.
    Tin,
    /// One triangle.
    Triangle,
    /// A type that has no name.
    Unknown,
}

codes! {
    /// Its OGC name.
    GeometryType {
        Polygon => "Polygon",
        LineString => "LineString",
        Point => "Point",
        Wkb => "WKB",
        GeometryCollection => "GeometryCollection",
        CircularString => "CircularString",
        CompoundCurve => "CompoundCurve",
        CurvePolygon => "CurvePolygon",
        MultiCurve => "MultiCurve",
        MultiSurface => "MultiSurface",
        PolyhedralSurface => "PolyhedralSurface",
        Tin => "TIN",
        Triangle => "Triangle",
        Unknown => "Geometry",
    }
}

/// An encoding that text which is not UTF-8 is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodePage {
    /// Vietnamese.
    Windows1258,
    /// Western.
    Windows1252,
}

codes! {
    /// Its name.
    CodePage {
        Windows1258 => "windows-1258",
        Windows1252 => "windows-1252",
    }
}
