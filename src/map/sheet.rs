//! Sheet definitions: what a map shows and how, one TOML file a sheet (`maps/*.toml`).

use super::Classes;
use super::error::Error;
use super::intervals::Classing;
use super::palette::Palette;
use super::sheet_reader;
use crate::network::{ServiceKind, Technology};
use std::path::Path;

/// One map sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Identifier: the file's stem, and the stem of the pictures' names.
    pub id: String,
    /// Title in Vietnamese, with placeholders.
    pub title_vi: String,
    /// Title in English, with placeholders.
    pub title_en: String,
    /// How it is mapped.
    pub kind: Kind,
    /// The service that is mapped.
    pub service: ServiceKind,
    /// Of which part of the land.
    pub frame: FrameOf,
    /// Paper.
    pub paper: Paper,
    /// Which way the paper is held.
    pub orientation: Orientation,
    /// Pixels an inch of the PNG, 50 to 600.
    pub dpi: u32,
    /// Classes of a percentage.
    pub classes: Classes,
    /// Whether those are the classes, or what else.
    pub classing: Classing,
    /// Their colours.
    pub palette: Palette,
    /// What is drawn.
    pub layers: Layers,
    /// What is named on the map.
    pub labels: Labels,
    /// What stands on and beside the map.
    pub furniture: Furniture,
}

/// How a sheet maps its service.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Villages coloured by the class of a number.
    Choropleth {
        /// A numeric column of the village table (`4g_area_pct`, `households`), one of
        /// [`crate::assessment::Measure`]; `None`: the share of the rule's denominator.
        column: Option<String>,
    },
    /// Villages coloured by status: covered, hole, white, no data.
    Status,
    /// Villages coloured by the classes of two services at once.
    Bivariate {
        /// The other service.
        across: ServiceKind,
    },
    /// A dot for every village without the service.
    Dots,
    /// A circle for every village without the service, its area by the people who lack it.
    Symbols,
    /// Villages coloured by the number of operators that cover them.
    Operators,
    /// Villages coloured by what changed between two results.
    Change,
}

impl Kind {
    /// The words of the sheet file.
    pub const CODES: [&str; 7] =
        ["choropleth", "status", "bivariate", "dots", "symbols", "operators", "change"];

    /// The word of the sheet file.
    pub fn code(&self) -> &'static str {
        let position = match self {
            Self::Choropleth { .. } => 0,
            Self::Status => 1,
            Self::Bivariate { .. } => 2,
            Self::Dots => 3,
            Self::Symbols => 4,
            Self::Operators => 5,
            Self::Change => 6,
        };
        Self::CODES[position]
    }
}

/// Which part of the land a sheet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FrameOf {
    /// All of it.
    #[default]
    Province,
    /// One commune, by its position among the assessment's communes, with what lies around it.
    Commune(u32),
}

/// What a sheet names on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Communes.
    pub communes: bool,
    /// Villages.
    pub villages: VillageLabels,
}

/// Which villages are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VillageLabels {
    /// None.
    #[default]
    None,
    /// Those first in the order of priority among the gaps of the sheet's service, so many at most.
    Worst(u32),
    /// All for which there is room.
    All,
}

/// What stands on and beside the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// The province in the country, with Hoàng Sa and Trường Sa.
    pub locator: bool,
    /// Lines and numbers of coordinates.
    pub graticule: Graticule,
    /// Where villages lie densest, enlarged.
    pub town_inset: bool,
}

/// Which coordinates stand along the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Graticule {
    /// None.
    None,
    /// Kilometres of the working CRS.
    Kilometres,
    /// Longitude and latitude, WGS 84.
    Degrees,
    /// Both.
    #[default]
    Both,
}

/// What a sheet draws besides the villages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the sheet file")]
pub struct Layers {
    /// Borders between villages.
    pub village_borders: bool,
    /// Borders of communes and of the whole.
    pub commune_borders: bool,
    /// Technologies whose sites (for FTTH, access points) are marked.
    pub sites: Vec<Technology>,
    /// Fibre routes.
    pub fibre_routes: bool,
    /// Technologies whose footprints are tinted.
    pub footprints: Vec<Technology>,
    /// Roads, where the project has them.
    pub roads: bool,
    /// Rivers, lakes and the sea, where the project has them.
    pub water: bool,
    /// Neighbouring land, where the project has it.
    pub neighbours: bool,
    /// Shaded relief, where the project has a DEM.
    pub hillshade: bool,
}

/// Paper sizes (ISO 216).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 297 × 210 mm.
    A4,
    /// 420 × 297 mm.
    A3,
    /// 594 × 420 mm.
    A2,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::A2];

    /// Long and short side, mm.
    pub fn sides_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
            Self::A2 => (594.0, 420.0),
        }
    }

    /// The word of the sheet file.
    pub fn code(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
        }
    }
}

/// Which way the paper is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Whichever shows the province larger.
    Auto,
    /// Long side across.
    Landscape,
    /// Long side up.
    Portrait,
}

impl Orientation {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Landscape, Self::Portrait];

    /// The word of the sheet file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Landscape => "landscape",
            Self::Portrait => "portrait",
        }
    }
}

/// A sheet file of more bytes is none: those built in have a thousand.
const MAX_BYTES: u64 = 64 << 10;

impl Sheet {
    /// Lowest and highest resolution of the PNG, pixels an inch: below, text is unreadable; above, a page
    /// fills a gigabyte.
    pub const DPI: (u32, u32) = (50, 600);

    /// Reads a sheet definition; its identifier is the file's stem.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the file cannot be read as UTF-8 text, [`Error::Sheet`] with all
    /// that is wrong with it.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = crate::plain_file::text(path, MAX_BYTES)
            .map_err(|source| Error::Unreadable { file: path.to_owned(), source })?;
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        Self::parse(&stem, path, &text)
    }

    /// Reads a sheet definition from memory; `file` is what errors name.
    ///
    /// # Errors
    /// [`Error::Sheet`] with all that is wrong with it.
    pub fn parse(id: &str, file: &Path, text: &str) -> Result<Self, Error> {
        sheet_reader::read(id, text)
            .map_err(|problems| Error::Sheet { file: file.to_owned(), problems })
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
