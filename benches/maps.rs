//! The drawing of sheets: `cargo bench --bench maps`. A made-up province of 4,000 villages with 200 points
//! each on A4 at 300 dpi, with borders, sites and names. `png_from_results` is what a user waits for; the
//! parts follow. With `RAYON_NUM_THREADS=1` on one core.

use divan::Bencher;
use phusong::assessment::Assessment;
use phusong::lang::Lang;
use phusong::map::{Backdrop, Formats, Leaf, Sheet, builtin_sheets, leaf};
use std::sync::LazyLock;

#[allow(dead_code, clippy::unwrap_used, reason = "shared with tests, which fail loudly")]
#[path = "../tests/all/map_fixture.rs"]
mod map_fixture;

use map_fixture::{Plan, province};

fn main() {
    describe();
    divan::main();
}

static PROVINCE: LazyLock<Assessment> = LazyLock::new(|| {
    province(&Plan {
        across: 72,
        down: 72,
        side_m: 1200.0,
        detail: 50,
        commune: 5,
        sites: 1500,
        ..Plan::default()
    })
});
static BACKDROP: LazyLock<Backdrop> = LazyLock::new(|| Backdrop::new(&PROVINCE));
static LEAF: LazyLock<Leaf> = LazyLock::new(painted);

fn sheet() -> Sheet {
    let sheet = builtin_sheets().into_iter().find(|s| s.id == "4g").expect("a sheet of 4G");
    Sheet { dpi: 300, ..sheet }
}

fn painted() -> Leaf {
    let made_on = jiff::civil::date(2026, 1, 15);
    leaf(&sheet(), &PROVINCE, &BACKDROP, Lang::VI, made_on).expect("a painted sheet")
}

/// What is drawn, and how large its pictures are.
#[expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
fn describe() {
    let points: usize = PROVINCE
        .villages
        .iter()
        .filter_map(|v| v.shape.as_ref())
        .flat_map(|s| s.planar.iter())
        .map(|p| p.exterior().0.len())
        .sum();
    println!("{} villages, {points} points", PROVINCE.villages.len());
    let drawn = LEAF.drawn(Formats::ALL).expect("pictures");
    for (extension, bytes) in drawn.files() {
        println!("{extension}: {} kB", bytes.len() / 1000);
    }
}

#[divan::bench]
fn png_from_results(bencher: Bencher) {
    LazyLock::force(&BACKDROP);
    bencher.bench(|| painted().drawn(Formats::PNG));
}

#[divan::bench]
fn backdrop(bencher: Bencher) {
    LazyLock::force(&PROVINCE);
    bencher.bench(|| Backdrop::new(&PROVINCE));
}

#[divan::bench]
fn layout_and_painting(bencher: Bencher) {
    LazyLock::force(&BACKDROP);
    bencher.bench(painted);
}

#[divan::bench]
fn png(bencher: Bencher) {
    LazyLock::force(&LEAF);
    bencher.bench(|| LEAF.png());
}

#[divan::bench]
fn svg(bencher: Bencher) {
    LazyLock::force(&LEAF);
    bencher.bench(|| LEAF.svg());
}

#[divan::bench]
fn pdf(bencher: Bencher) {
    LazyLock::force(&LEAF);
    bencher.bench(|| LEAF.pdf());
}
