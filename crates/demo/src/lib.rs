//! The synthetic demo province: a land, its villages and its networks, all invented.
//!
//! In: how large it shall be and a seed. Out: a [`Province`] in memory, and (with the feature `gdal`)
//! the files of a project that `phusong run` takes: villages as GeoPackage, cells and splitters as
//! tables, a fibre route layer, published 5G, where people live, public places, poles and ducts, speed
//! tests, field reports, what maps show around the villages, a plan, the project file, a README. Metres, VN-2000.
//! The same seed gives the same province on every platform: see [`random`](self).
//! It resembles no real province, says so in every file, and bears fifteen mistakes of real life.

mod around;
mod border;
mod faults;
mod fibre;
mod growth;
mod hamlets;
mod layout;
mod names;
mod noise;
mod outline;
mod parcels;
mod passive;
mod people;
mod places;
#[cfg(feature = "gdal")]
mod population;
#[cfg(feature = "gdal")]
mod projection;
mod province;
mod published;
mod radio;
mod random;
mod reach;
mod reports;
mod roads;
mod speed;
mod terrain;
#[cfg(feature = "gdal")]
mod write;

#[cfg(test)]
mod demo_tests;

pub use around::{Around, Heights, Way};
pub use faults::Faults;
pub use hamlets::{Hamlet, Hamlets, Unrecorded};
pub use passive::{Duct, Pole};
pub use places::{IndustrialPark, PlaceKind, PublicPlace};
pub use province::{
    Cell, Commune, Crs, FibreOperator, FibreRoute, Field, Land, MobileOperator, Options, Province,
    Published, Site, Splitter, Village,
};
pub use reports::{Lesson, Report};
pub use speed::SpeedTest;
#[cfg(feature = "gdal")]
pub use write::{Error, FILES, Facts, FaultKind, Planted, Texts, write};

use geo::coord;
use layout::{Layout, ONE_PROVINCE, PARCELS_PER_VILLAGE};
use parcels::Parcels;
use province::{TM3, UTM48};
use reach::Reach;
use roads::Roads;
use rstar::RTree;
use terrain::Terrain;

/// The province of these options, which are first moved within their limits.
///
/// It has exactly as many villages (one of them without a polygon), sites and splitters as asked for.
///
/// ```
/// use phusong_demo::{Options, generate};
/// let options = Options { villages: 40, sites: 30, splitters: 200, seed: 1 };
/// let province = generate(&options);
/// assert_eq!(province.land.villages.len(), 40);
/// assert_eq!(generate(&options), province);
/// ```
pub fn generate(options: &Options) -> Province {
    let options = options.within_limits();
    let Options { villages, sites, splitters, seed } = options;
    let country = villages > ONE_PROVINCE;
    // One village has no polygon.
    let polygons = villages - 1;
    let (crs, aspect, middle) = if country {
        // 9° to 19° north for 100,000 villages.
        (UTM48, 0.36, coord! { x: 500_000.0, y: 1_560_000.0 })
    } else {
        (TM3, 0.75, coord! { x: 545_000.0, y: 2_010_000.0 })
    };
    let area_km2 = polygons as f64 * km2_per_village(villages);
    let terrain = Terrain::new(seed, villages, area_km2, aspect, middle);
    let parcels = Parcels::new(seed, &terrain, polygons * PARCELS_PER_VILLAGE);
    let layout = Layout::new(seed, &terrain, &parcels, polygons);
    let outlines = outline::outlines(seed, &parcels, &layout.owner, layout.plots.len());
    let land = people::settle(seed, &layout, outlines);
    let roads = Roads::new(seed, &terrain, &parcels, &layout);
    let shadows = shadows(&layout, &land);
    let ground = radio::Ground {
        parcels: &parcels,
        layout: &layout,
        roads: &roads,
        land: &land,
        shadows: &shadows,
    };
    let (sites, mut cells) = radio::build(seed, sites, &ground);
    let published = published::areas(seed, &sites, &ground);
    let around = around::around(seed, &terrain, &parcels, &layout, &roads);
    let splitters = fibre::splitters(seed, splitters, &ground);
    let routes = fibre::routes(&ground);
    let faults = Faults::choose(&land, &mut cells);
    let hamlets = hamlets::settle(seed, &ground);
    let reach = Reach::new(&sites, &cells, &published, &splitters);
    let field = Field {
        places: places::points(seed, &ground, &hamlets),
        parks: places::parks(seed, &ground),
        tests: speed::collect(seed, &hamlets, &reach),
        reports: reports::reports(&ground, &hamlets, &reach),
        poles: passive::poles(seed, &routes),
        ducts: passive::ducts(seed, &ground),
    };
    let unrecorded = hamlets::unrecorded(seed, &ground);
    let faults = faults.with_field(&field, &hamlets, &unrecorded);
    let name = if country { "Nước Mẫu" } else { "Tỉnh Mẫu" };
    Province {
        options,
        crs,
        title: format!("{name} 2025 (dữ liệu mô phỏng)"),
        land,
        sites,
        cells,
        splitters,
        routes,
        published,
        hamlets,
        unrecorded,
        field,
        around,
        faults,
    }
}

/// Mean area of a village: 14 km² in a small demo, 3.3 km² in a country (as in Vietnam: 331,000 km²
/// and about 100,000 villages before the mergers), falling with the 0.75th power between.
fn km2_per_village(villages: usize) -> f64 {
    let ratio = 300.0 / villages as f64;
    // x^0.75 from square roots, which are exact everywhere.
    3.3 + 10.7 * ratio.sqrt() * ratio.sqrt().sqrt()
}

/// The vertices of the villages that no network reaches.
fn shadows(layout: &Layout, land: &Land) -> RTree<[f64; 2]> {
    let vertices = layout
        .plots
        .iter()
        .zip(&land.villages)
        .filter(|(plot, _)| plot.remote)
        .flat_map(|(_, v)| v.shape.iter().flat_map(|p| p.exterior().coords()))
        .map(|c| [c.x, c.y])
        .collect();
    RTree::bulk_load(vertices)
}
