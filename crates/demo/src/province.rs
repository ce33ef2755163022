//! What a demo province consists of.
//!
//! Positions are metres in [`Crs`], x east and y north, whole millimetres. All of it is invented.

use super::hamlets::{Hamlets, Unrecorded};
use super::passive::{Duct, Pole};
use super::places::{IndustrialPark, PublicPlace};
use super::reports::Report;
use super::speed::SpeedTest;
use geo::{Area as _, Coord, LineString, MultiPolygon, Polygon};
use phusong_core::network::{Status, Technology};

/// How large a demo is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Villages, 20 to 400,000; beyond 20,000 the land is a country of several provinces.
    pub villages: usize,
    /// Base stations (an operator's equipment at one position), 20 to 1,000,000; each has about
    /// three cells.
    pub sites: usize,
    /// Fibre splitters, 50 to 20,000,000.
    pub splitters: usize,
    /// The same seed gives the same province, on every platform.
    pub seed: u64,
}

impl Default for Options {
    /// A small province: 300 villages, 220 sites, 1,600 splitters.
    fn default() -> Self {
        Self { villages: 300, sites: 220, splitters: 1600, seed: 2025 }
    }
}

impl Options {
    /// Fewest and most villages.
    pub const VILLAGES: (usize, usize) = (20, 400_000);
    /// Fewest and most sites.
    pub const SITES: (usize, usize) = (20, 1_000_000);
    /// Fewest and most splitters.
    pub const SPLITTERS: (usize, usize) = (50, 20_000_000);

    /// The same, with every number moved into its range.
    #[must_use]
    pub fn within_limits(self) -> Self {
        let within = |n: usize, (low, high): (usize, usize)| n.clamp(low, high);
        Self {
            villages: within(self.villages, Self::VILLAGES),
            sites: within(self.sites, Self::SITES),
            splitters: within(self.splitters, Self::SPLITTERS),
            seed: self.seed,
        }
    }
}

/// The working CRS of a demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crs {
    /// EPSG code.
    pub epsg: u32,
    /// Its name.
    pub name: &'static str,
}

/// VN-2000 / TM-3 105°30′: a province.
pub(super) const TM3: Crs = Crs { epsg: 9209, name: "VN-2000 / TM-3 105-30" };
/// VN-2000 / UTM zone 48N: a country, wider than a three-degree zone.
pub(super) const UTM48: Crs = Crs { epsg: 3405, name: "VN-2000 / UTM zone 48N" };

/// A commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// Five digits, as text.
    pub code: String,
    /// With its kind: `Xã Thạch Khê`.
    pub name: String,
    /// The old district.
    pub district: String,
    /// Not one of the 34 official codes.
    pub province_code: String,
    /// Says that it is synthetic.
    pub province: String,
}

/// A village.
#[derive(Clone, Debug, PartialEq)]
pub struct Village {
    /// The commune's code and a number within it.
    pub id: String,
    /// With its kind: `Thôn Đông Hòa`.
    pub name: String,
    /// Index into [`Land::communes`].
    pub commune: u32,
    /// Inhabitants.
    pub population: u32,
    /// Households.
    pub households: u32,
    /// Khu vực `I`, `II` or `III`.
    pub area_class: &'static str,
    /// Thôn đặc biệt khó khăn.
    pub dbkk: bool,
    /// Có điện lưới.
    pub has_power: bool,
    /// Valid and closed, exteriors counter-clockwise; empty for the one village without a polygon.
    pub shape: MultiPolygon<f64>,
}

impl Village {
    /// Planar area, m².
    pub fn area_m2(&self) -> f64 {
        // Coordinates are millions of metres: near the origin the products keep their digits.
        let origin = self.shape.0.first().and_then(|p| p.exterior().0.first()).copied();
        let Some(o) = origin else { return 0.0 };
        let shift = |r: &LineString<f64>| r.coords().map(|&c| c - o).collect::<LineString<f64>>();
        self.shape
            .iter()
            .map(|p| {
                let holes = p.interiors().iter().map(shift).collect();
                Polygon::new(shift(p.exterior()), holes).unsigned_area()
            })
            .sum()
    }
}

/// Communes and villages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Land {
    /// In order of province, district and code.
    pub communes: Vec<Commune>,
    /// In order of commune; the one without a polygon stands last.
    pub villages: Vec<Village>,
}

/// A mobile operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MobileOperator {
    /// The largest; it publishes its 5G as polygons.
    Viettel,
    /// Second.
    Vnpt,
    /// Third.
    MobiFone,
    /// Smallest; no 5G.
    Vietnamobile,
}

impl MobileOperator {
    /// All of them, largest first.
    pub const ALL: [Self; 4] = [Self::Viettel, Self::Vnpt, Self::MobiFone, Self::Vietnamobile];

    /// The name as tables write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viettel => "Viettel",
            Self::Vnpt => "VNPT",
            Self::MobiFone => "MobiFone",
            Self::Vietnamobile => "Vietnamobile",
        }
    }

    /// The prefix of its site identifiers.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Viettel => "VTL",
            Self::Vnpt => "VNP",
            Self::MobiFone => "MBF",
            Self::Vietnamobile => "VNM",
        }
    }

    /// Its share of the sites, 0 to 1. Invented.
    pub(super) fn share(self) -> f64 {
        match self {
            Self::Viettel => 0.42,
            Self::Vnpt => 0.28,
            Self::MobiFone => 0.21,
            Self::Vietnamobile => 0.09,
        }
    }

    /// How much it cares for the mountains, 1 as much as for anywhere. Invented.
    pub(super) fn rural(self) -> f64 {
        match self {
            Self::Viettel => 1.25,
            Self::Vnpt => 0.9,
            Self::MobiFone => 0.55,
            Self::Vietnamobile => 0.1,
        }
    }

    pub(super) fn has_5g_cells(self) -> bool {
        matches!(self, Self::Vnpt | Self::MobiFone)
    }
}

/// One operator's equipment at one position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Whose it is.
    pub operator: MobileOperator,
    /// Its number with that operator, from 1.
    pub number: u32,
    /// Index into [`Land::villages`].
    pub village: u32,
    /// Where it stands.
    pub position: Coord<f64>,
}

impl Site {
    /// Its identifier: `VTL-M00012`.
    pub fn id(&self) -> String {
        format!("{}-M{:05}", self.operator.prefix(), self.number)
    }
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Index into [`Province::sites`].
    pub site: u32,
    /// What it transmits.
    pub technology: Technology,
    /// Its number within site and technology, from 1.
    pub number: u8,
    /// Main direction, degrees from true north; `None` for an omnidirectional cell.
    pub azimuth_deg: Option<u16>,
    /// Angular width served, degrees.
    pub beamwidth_deg: Option<u16>,
    /// Antenna height above ground, metres.
    pub height_m: u16,
    /// Radius served, metres; `None` where the table states none.
    pub radius_m: Option<u32>,
    /// On air or planned.
    pub status: Status,
}

impl Cell {
    /// Carrier band, MHz: those used in Vietnam for the technology (2025).
    pub fn band_mhz(&self) -> u16 {
        match self.technology {
            Technology::G2 => 900,
            Technology::G3 => 2100,
            Technology::G5 => 3700,
            _ => 1800,
        }
    }

    /// Radiated power, dBm EIRP. Invented, of the usual size.
    pub fn eirp_dbm(&self) -> u16 {
        match self.technology {
            Technology::G2 => 58,
            Technology::G5 => 68,
            _ => 60,
        }
    }

    /// Downtilt, degrees: less where the cell reaches far.
    pub fn tilt_deg(&self) -> u16 {
        if self.radius_m.is_some_and(|r| r < 1500) { 8 } else { 3 }
    }
}

/// A fixed-line operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FibreOperator {
    /// In a table with longitude and latitude.
    Viettel,
    /// In a table of its own with VN-2000 coordinates.
    Vnpt,
    /// In towns only.
    Fpt,
}

impl FibreOperator {
    /// The name as tables write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viettel => "Viettel",
            Self::Vnpt => "VNPT",
            Self::Fpt => "FPT",
        }
    }
}

/// A fibre splitter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Splitter {
    /// Whose it is.
    pub operator: FibreOperator,
    /// Where it stands.
    pub position: Coord<f64>,
    /// Radius served, metres.
    pub radius_m: u16,
    /// Ports in all.
    pub ports_total: u8,
    /// Ports in use.
    pub ports_used: u8,
}

/// A fibre route of Viettel.
#[derive(Clone, Debug, PartialEq)]
pub struct FibreRoute {
    /// The route.
    pub line: LineString<f64>,
}

/// An area where Viettel says it has 5G.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The site it belongs to.
    pub site: u32,
    /// The area; areas overlap.
    pub shape: Polygon<f64>,
}

/// What a plan counts beside villages, and what people report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Offices, health stations, schools; by commune.
    pub places: Vec<PublicPlace>,
    /// Industrial parks.
    pub parks: Vec<IndustrialPark>,
    /// Speed tests, in order of village.
    pub tests: Vec<SpeedTest>,
    /// Field reports.
    pub reports: Vec<Report>,
    /// Cable poles, along the routes.
    pub poles: Vec<Pole>,
    /// Cable ducts.
    pub ducts: Vec<Duct>,
}

/// A demo province, all of it invented.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// What was asked for, within limits.
    pub options: Options,
    /// The working CRS.
    pub crs: Crs,
    /// Title; says that it is synthetic.
    pub title: String,
    /// Communes and villages.
    pub land: Land,
    /// Sites, by operator.
    pub sites: Vec<Site>,
    /// Cells, in order of site.
    pub cells: Vec<Cell>,
    /// Splitters, in order of village.
    pub splitters: Vec<Splitter>,
    /// Routes.
    pub routes: Vec<FibreRoute>,
    /// Viettel's published 5G.
    pub published: Vec<Published>,
    /// Where people live.
    pub hamlets: Hamlets,
    /// What is not on record.
    pub unrecorded: Unrecorded,
    /// Places, poles and ducts, tests and reports.
    pub field: Field,
    /// What maps show around the villages.
    pub around: super::Around,
    /// Mistakes that are written into the files on purpose.
    pub faults: super::Faults,
}
