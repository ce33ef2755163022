//! The cutting of villages by the cells of a population raster, on a demo province of 4,100 villages and
//! cells of 100 m: `cargo bench --bench people`. One run is all villages, on all cores; the reading of the
//! raster and coordinates in another CRS are apart.

use divan::Bencher;
use divan::counter::ItemsCount;
use geo::{BoundingRect, Coord};
use phusong::demo;
use phusong::place::Village;
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::raster::{Grid, clip};
use phusong::source::read;
use rayon::prelude::*;
use std::sync::LazyLock;

fn main() {
    compare();
    divan::main();
}

static VILLAGES: LazyLock<Vec<Village>> = LazyLock::new(|| {
    let options = demo::Options { villages: 4100, sites: 100, splitters: 100, seed: 2025 };
    let dir = tempfile::tempdir().expect("a temporary folder");
    let files = demo::write(
        &demo::generate(&options),
        &dir.path().join("demo"),
        phusong::cli::words::demo_texts,
    )
    .expect("a demo");
    let project = Project::read(&files[0]).expect("its project");
    read(&project, &Silent).expect("its data").villages
});

/// North-up cells of that size over all villages.
fn grid(cell_m: f64) -> Grid {
    let boxes = VILLAGES.iter().filter_map(|v| v.shape.as_ref()?.planar.bounding_rect());
    let (mut west, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut east, mut south) = (f64::NEG_INFINITY, f64::INFINITY);
    for b in boxes {
        (west, north) = (west.min(b.min().x), north.max(b.max().y));
        (east, south) = (east.max(b.max().x), south.min(b.min().y));
    }
    Grid {
        origin: Coord { x: west - 0.3 * cell_m, y: north + 0.7 * cell_m },
        step: Coord { x: cell_m, y: -cell_m },
        cols: ((east - west) / cell_m) as u32 + 2,
        rows: ((north - south) / cell_m) as u32 + 2,
    }
}

/// Cells, and the sum of their fractions, of all villages.
fn cut(grid: Grid) -> (usize, f64) {
    let one = |v: &Village| {
        let pieces = clip(&v.shape.as_ref()?.planar, grid, |_, _| true).pieces;
        Some((pieces.len(), pieces.iter().map(|p| p.fraction).sum::<f64>()))
    };
    VILLAGES.par_iter().filter_map(one).reduce(|| (0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))
}

/// The pieces have the villages' area before anything is timed.
#[expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
fn compare() {
    let area_m2: f64 = VILLAGES.iter().filter_map(|v| Some(v.shape.as_ref()?.area_m2)).sum();
    let (pieces, cells) = cut(grid(100.0));
    let off = (cells * 10_000.0 - area_m2).abs() / area_m2;
    assert!(off < 1e-9, "the pieces differ by {off} from the villages");
    println!("{} villages, {pieces} pieces; areas agree to {off:.1e}\n", VILLAGES.len());
}

#[divan::bench(args = [1000.0, 100.0, 50.0])]
fn cells(bencher: Bencher, cell_m: f64) {
    let grid = grid(cell_m);
    let (pieces, _) = cut(grid);
    bencher.counter(ItemsCount::new(pieces)).bench(|| cut(grid));
}
