//! What stops the reading of a project's files.

use super::GroundScale;
use super::signature::Mistake;
use crate::finding::{Finding, FindingKind, Severity};

/// Reading that cannot go on. Problems of single rows are findings, not errors.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The user asked to stop.
    #[error("interrupted")]
    Interrupted,
    /// The system or the reading library cannot read the file.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file as the project names it.
        file: String,
        /// In the words of the system or library.
        reason: String,
    },
    /// The system does not let this user read the file.
    #[error("{file}: no permission to read")]
    NoPermission {
        /// The file as the project names it.
        file: String,
    },
    /// A pipe, a device or a folder where a file is expected.
    #[error("{file}: not a file")]
    NotAFile {
        /// The file as the project names it.
        file: String,
    },
    /// A file changed while it was read.
    #[error("{file}: changed while it was read")]
    ChangedWhileRead {
        /// The file as the project names it.
        file: String,
    },
    /// A view of a database with rows without end.
    #[error("{file}: the view {layer} has more than {limit} rows")]
    ViewTooLong {
        /// The file.
        file: String,
        /// The view.
        layer: String,
        /// The most rows read.
        limit: u64,
    },
    /// A file that refers to something on the network: nothing is ever fetched.
    #[error("{file}: refers to the network")]
    AsksForNetwork {
        /// The file as the project names it.
        file: String,
    },
    /// A file name extension that is none of those read here.
    #[error("{file}: unknown format")]
    UnknownFormat {
        /// The file.
        file: String,
        /// The extensions read for this layer.
        known: &'static [&'static str],
    },
    /// A format that this build of the program cannot read, since it was built without GDAL.
    #[error("{file}: {format} needs GDAL")]
    NotInThisBuild {
        /// The file.
        file: String,
        /// The format.
        format: &'static str,
    },
    /// A table where areas are needed.
    #[error("{file}: a table has no areas")]
    TableWithoutAreas {
        /// The file.
        file: String,
    },
    /// Nothing in the file.
    #[error("{file}: empty")]
    Empty {
        /// The file.
        file: String,
    },
    /// The content is not what the file's name says.
    #[error("{file}: not a {format} file")]
    NotThatFormat {
        /// The file.
        file: String,
        /// The format its name says.
        format: &'static str,
    },
    /// The file ends before its own header says it does.
    #[error("{file}: {found} of {expected} bytes")]
    Truncated {
        /// The file.
        file: String,
        /// Bytes its header promises.
        expected: u64,
        /// Bytes there are.
        found: u64,
    },
    /// A file that is too large for its format to be read safely.
    #[error("{file}: {bytes} bytes")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: u64,
        /// The largest size read.
        limit: u64,
    },
    /// A workbook that is read whole, with more cells than memory should hold.
    #[error("{file}: {cells} cells")]
    TooManyCells {
        /// The file.
        file: String,
        /// Its cells, those between and those repeated counted.
        cells: u64,
        /// The most that are read.
        limit: u64,
    },
    /// Sheets asked of a file that has none.
    #[error("{file}: no workbook")]
    NoSheets {
        /// The file.
        file: String,
    },
    /// A workbook that opens with a password only.
    #[error("{file}: protected by a password")]
    Protected {
        /// The file.
        file: String,
    },
    /// A line without end: not a table.
    #[error("{file}: line {line} has more than {limit} bytes")]
    LineTooLong {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The longest line read, bytes.
        limit: u64,
    },
    /// Bytes that are not text.
    #[error("{file}: not text")]
    NotText {
        /// The file.
        file: String,
    },
    /// A part of a Shapefile is missing.
    #[error("{file}: {part} is missing")]
    MissingPart {
        /// The file.
        file: String,
        /// The extension missing.
        part: &'static str,
    },
    /// A Shapefile whose shapes and rows are not of one save.
    #[error("{file}: {shapes} shapes, {rows} rows, {listed} in the index")]
    ShapefileDiffers {
        /// The file.
        file: String,
        /// Shapes in the `.shp`.
        shapes: u64,
        /// Rows in the `.dbf`, deleted ones among them.
        rows: u64,
        /// Shapes that the `.shx` lists.
        listed: u64,
    },
    /// A layer or sheet that the file does not have.
    #[error("{file}: no layer {stated}")]
    NoLayer {
        /// The file.
        file: String,
        /// The layer asked for.
        stated: String,
        /// The nearest there is.
        nearest: Option<String>,
        /// All there are.
        layers: Vec<String>,
    },
    /// Several layers and none chosen.
    #[error("{file}: several layers")]
    SeveralLayers {
        /// The file.
        file: String,
        /// All there are.
        layers: Vec<String>,
    },
    /// A column that is needed, or stated, is not there.
    #[error("{file}: no column for {field}")]
    NoColumn {
        /// The file.
        file: String,
        /// The field it would hold.
        field: &'static str,
        /// The column the project states for it.
        stated: Option<Box<str>>,
        /// The nearest column.
        nearest: Option<Box<str>>,
        /// The columns there are.
        columns: Vec<String>,
        /// The table of the project file where it is mapped: `villages.columns`.
        section: &'static str,
    },
    /// A list that begins with data, so that nothing says what its columns are.
    #[error("{file}: no row of headings")]
    NoHead {
        /// The file.
        file: String,
        /// The cells of its first row.
        first: Vec<String>,
    },
    /// Several columns of one heading, where a field is read by it.
    #[error("{file}: several columns for {field}")]
    SeveralColumns {
        /// The file.
        file: String,
        /// The field.
        field: &'static str,
        /// The columns, each by number and heading.
        columns: Vec<String>,
        /// The number of the first of them, from 1.
        first: usize,
        /// The table of the project file where it is mapped.
        section: &'static str,
    },
    /// Several faults of columns, of one layer or of several.
    #[error("{} faults of columns", .0.len())]
    Several(Vec<Error>),
    /// Rows without technology, operator constant or column that says.
    #[error("{file}: no technology")]
    NoTechnology {
        /// The file.
        file: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// Fibre routes without the distance they serve.
    #[error("{file}: routes without distance_m")]
    NoDistance {
        /// The file.
        file: String,
    },
    /// Settlements as points or lines without the distance by which they are widened.
    #[error("{file}: points or lines without buffer_m")]
    NoBuffer {
        /// The file.
        file: String,
    },
    /// A band that the raster does not have, or several and none chosen.
    #[error("{file}: band {stated:?} of {bands}")]
    NoBand {
        /// The file.
        file: String,
        /// The band asked for.
        stated: Option<String>,
        /// Bands there are.
        bands: usize,
    },
    /// A raster whose rows and columns do not run along the axes of its CRS.
    #[error("{file}: rotated")]
    RotatedRaster {
        /// The file.
        file: String,
    },
    /// A raster that does not say where it lies.
    #[error("{file}: no geotransform")]
    RasterWithoutPlace {
        /// The file.
        file: String,
    },
    /// A raster with more cells in the villages than people can be told apart by.
    #[error("{file}: {cells} cells")]
    RasterTooFine {
        /// The file.
        file: String,
        /// Cells in the villages, or in one of them, as far as they were counted.
        cells: u64,
        /// The most that are read.
        limit: u64,
    },
    /// A raster with no cell where the villages are.
    #[error("{file}: no cell in any village")]
    RasterElsewhere {
        /// The file.
        file: String,
        /// The CRS used.
        crs: String,
        /// Its middle.
        x: f64,
        /// Its middle.
        y: f64,
        /// What the mistake looks like.
        mistake: Option<Mistake>,
    },
    /// Geometries of another kind than the layer needs.
    #[error("{file}: {found} where {expected:?} are needed")]
    WrongGeometry {
        /// The file.
        file: String,
        /// What is there.
        found: &'static str,
        /// What is needed.
        expected: GeometryKind,
    },
    /// An operator column with more names than operators can be.
    #[error("{file}: too many operators")]
    TooManyOperators {
        /// The file.
        file: String,
    },
    /// No CRS in the file and none stated.
    #[error("{file}: no CRS")]
    NoCrs {
        /// The file.
        file: String,
        /// What the coordinates look like.
        guess: Option<Mistake>,
        /// A coordinate of the file.
        x: f64,
        /// A coordinate of the file.
        y: f64,
    },
    /// The file's CRS and the stated one disagree.
    #[error("{file}: CRS is {found}, stated {stated}")]
    CrsConflict {
        /// The file.
        file: String,
        /// CRS of the file.
        found: String,
        /// CRS of the project file.
        stated: String,
    },
    /// A file whose CRS is a zone of VN-2000 / TM-3 but for the scale, which is that of UTM.
    #[error("{file}: {crs} has the scale of UTM")]
    UtmScale {
        /// The file.
        file: String,
        /// Its CRS.
        crs: String,
        /// The zone, an EPSG code.
        zone: u32,
    },
    /// A CRS that cannot be used.
    #[error("{crs}: {reason}")]
    UnusableCrs {
        /// The CRS.
        crs: String,
        /// In the library's words.
        reason: String,
    },
    /// A CRS that the project states for a layer and that cannot be used.
    #[error("{file}: {crs}: {reason}")]
    UnusableCrsOf {
        /// The project file.
        project: String,
        /// Its line that states the CRS.
        line: u64,
        /// The layer's file.
        file: String,
        /// The CRS.
        crs: String,
        /// In the library's words.
        reason: String,
    },
    /// A working CRS that does not measure in metres.
    #[error("{crs}: not projected in metres")]
    NotMetric {
        /// The CRS.
        crs: String,
    },
    /// A working CRS in which lengths or areas are off by more than the numbers may be.
    #[error("{crs}: lengths {:?}, areas {:?} of those on the ground", scale.length, scale.area)]
    UntrueCrs {
        /// The villages by which it was measured.
        file: String,
        /// The working CRS.
        crs: String,
        /// Its name.
        name: String,
        /// How untrue it is over the villages.
        scale: GroundScale,
        /// EPSG code of one that is truer.
        better: Option<u32>,
    },
    /// Most places of one layer lie in the villages only when one of the two is read in another way.
    #[error("{file}: {found:?}")]
    Disagrees {
        /// The file whose coordinates are of the other reading.
        file: String,
        /// What was found: [`FindingKind::LayersDisagree`].
        found: Box<FindingKind>,
    },
    /// Coordinates that land far from where the project is.
    #[error("{file}: {rows_far} of {rows} rows land far away")]
    Misplaced {
        /// The file.
        file: String,
        /// The CRS used.
        crs: String,
        /// Rows looked at.
        rows: u64,
        /// Rows that land far away.
        rows_far: u64,
        /// A coordinate of the file.
        x: f64,
        /// A coordinate of the file.
        y: f64,
        /// What the mistake looks like.
        mistake: Option<Mistake>,
    },
    /// A layer of villages without rows.
    #[error("{file}: no villages")]
    NoVillages {
        /// The file.
        file: String,
    },
    /// Not one village with a usable polygon.
    #[error("{file}: none of {villages} villages has a usable polygon")]
    NoUsableVillage {
        /// The file.
        file: String,
        /// Villages read.
        villages: u64,
        /// Why, most rows first.
        reasons: Vec<Reason>,
    },
    /// Layers of the network, none of which says anything that can be used.
    #[error("nothing usable")]
    NothingUsable {
        /// The layers.
        layers: Vec<LostLayer>,
    },
}

/// Why rows were left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// How many.
    pub rows: u64,
    /// The first.
    pub first: Finding,
}

impl Reason {
    /// The three reasons for which most rows of a file were left out.
    pub(super) fn of(findings: &[Finding], file: &str) -> Vec<Self> {
        let own = || findings.iter().filter(|f| f.place.file == file);
        let mut all: Vec<Self> = Vec::new();
        for finding in own().filter(|f| f.severity == Severity::Dropped && f.place.row.is_some()) {
            match all.iter_mut().find(|r| r.first.kind.of() == finding.kind.of()) {
                Some(reason) => reason.rows += 1,
                None => all.push(Self { rows: 1, first: finding.clone() }),
            }
        }
        for finding in own().filter(|f| f.severity == Severity::Dropped) {
            if let FindingKind::More { of, count } = finding.kind
                && let Some(reason) = all.iter_mut().find(|r| r.first.kind.of() == of)
            {
                reason.rows += count;
            }
        }
        all.sort_by_key(|r| std::cmp::Reverse(r.rows));
        all.truncate(3);
        all
    }
}

/// A layer that says nothing that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct LostLayer {
    /// The file.
    pub file: String,
    /// Its rows.
    pub rows: u64,
    /// Those left out because they could not be read.
    pub lost: u64,
    /// Why, most rows first.
    pub reasons: Vec<Reason>,
}

/// What a layer must contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeometryKind {
    /// Polygons.
    Areas,
    /// Points.
    Points,
    /// Points or lines.
    PointsOrLines,
}

impl Error {
    /// Whether it is about which column is which.
    pub(crate) fn is_of_columns(&self) -> bool {
        matches!(
            self,
            Self::NoColumn { .. }
                | Self::SeveralColumns { .. }
                | Self::NoTechnology { .. }
                | Self::NoHead { .. }
                | Self::Several(_)
        )
    }

    /// The exit status of a program that stops here: 3 where the data was read and refused, 1 where
    /// the run failed before that.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::AsksForNetwork { .. }
            | Self::NoCrs { .. }
            | Self::CrsConflict { .. }
            | Self::UntrueCrs { .. }
            | Self::UtmScale { .. }
            | Self::Disagrees { .. }
            | Self::Misplaced { .. }
            | Self::ShapefileDiffers { .. }
            | Self::RotatedRaster { .. }
            | Self::RasterWithoutPlace { .. }
            | Self::RasterElsewhere { .. }
            | Self::WrongGeometry { .. }
            | Self::NoVillages { .. }
            | Self::NoUsableVillage { .. }
            | Self::NothingUsable { .. } => 3,
            _ => 1,
        }
    }
}
