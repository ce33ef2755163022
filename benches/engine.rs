//! The parts of the coverage engine on a demo province of 1,000 villages: `cargo bench`.
//!
//! The overlay engine answers the same question as the exact one and is the peer in the same run; both
//! answers are compared before anything is timed. Whole runs beside geopandas: `benches/peer/README.md`.

use divan::Bencher;
use phusong::coverage::{
    Change, CoverageModel, EngineKind, ModelledService, ServiceCoverage, ServiceIndex, StudyArea,
    cover,
};
use phusong::demo;
use phusong::footprint::ServiceFootprints;
use phusong::network::{ServiceKind, Status, Technology};
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source::{Inputs, read};
use std::sync::LazyLock;

fn main() {
    compare();
    divan::main();
}

/// The province, read as a run reads it.
static PROVINCE: LazyLock<Inputs> = LazyLock::new(|| {
    let options = demo::Options { villages: 1000, sites: 550, splitters: 10_000, seed: 2025 };
    let dir = tempfile::tempdir().expect("a temporary folder");
    let files = demo::write(
        &demo::generate(&options),
        &dir.path().join("demo"),
        phusong::cli::words::demo_texts,
    )
    .expect("a demo");
    let project = Project::read(&files[0]).expect("its project");
    read(&project, &Silent).expect("its data")
});

fn service(technology: Technology) -> ModelledService {
    ModelledService::new(&PROVINCE.network, ServiceKind::Technology(technology), vec![technology])
}

/// The villages and nothing else.
fn areas() -> StudyArea<'static> {
    StudyArea { villages: &PROVINCE.villages, bases: &[], points: &[] }
}

/// Both engines agree before either is timed.
#[expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
fn compare() {
    let services = [service(Technology::G4), service(Technology::Ftth)];
    let [exact, overlay] = [EngineKind::Exact, EngineKind::Overlay].map(|engine| {
        cover(areas(), &PROVINCE.network, &services, engine, &Silent).expect("answers")
    });
    let shares = |all: &[ServiceCoverage]| -> Vec<f64> {
        let villages = all.iter().flat_map(|c| &c.villages);
        villages.filter_map(|a| a.area.as_ref()).map(|p| p.any.value()).collect()
    };
    let worst =
        shares(&exact).iter().zip(shares(&overlay)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    // 256 sides of equal area against circles: 3e-6 as a rule.
    assert!(worst < 2e-5, "the engines differ by {worst}");
    println!("the engines differ by {worst:.1e} of a village at most\n");
}

#[divan::bench(args = [Technology::G4, Technology::G5, Technology::Ftth])]
fn footprints(bencher: Bencher, technology: Technology) {
    bencher.bench(|| ServiceFootprints::new(&PROVINCE.network, &[technology]));
}

#[divan::bench(args = [Technology::G4, Technology::Ftth])]
fn index(bencher: Bencher, technology: Technology) {
    let network = &PROVINCE.network;
    bencher
        .with_inputs(|| ServiceFootprints::new(network, &[technology]))
        .bench_values(|footprints| ServiceIndex::new(footprints, network));
}

#[divan::bench(args = [Technology::G4, Technology::G5, Technology::Ftth], sample_count = 10)]
fn exact(bencher: Bencher, technology: Technology) {
    let services = [service(technology)];
    let network = &PROVINCE.network;
    bencher.bench(|| cover(areas(), network, &services, EngineKind::Exact, &Silent));
}

#[divan::bench(args = [Technology::G4, Technology::G5, Technology::Ftth], sample_count = 1, sample_size = 1)]
fn overlay(bencher: Bencher, technology: Technology) {
    let services = [service(technology)];
    let network = &PROVINCE.network;
    bencher.bench(|| cover(areas(), network, &services, EngineKind::Overlay, &Silent));
}

/// Everything a run asks of the demo: all denominators and points, the number of operators.
#[divan::bench(sample_count = 10)]
fn all_denominators(bencher: Bencher) {
    let Inputs { villages, bases, points, network, .. } = &*PROVINCE;
    let study = StudyArea { villages, bases, points };
    let mobile = [Technology::G3, Technology::G4, Technology::G5];
    let services = ModelledService::all(network, &mobile, false);
    bencher.bench(|| cover(study, network, &services, EngineKind::Exact, &Silent));
}

/// The same of the area alone: what the denominators add is the difference.
#[divan::bench(sample_count = 10)]
fn all_services_area_only(bencher: Bencher) {
    let network = &PROVINCE.network;
    let mobile = [Technology::G3, Technology::G4, Technology::G5];
    let services = ModelledService::all(network, &mobile, false);
    bencher.bench(|| cover(areas(), network, &services, EngineKind::Exact, &Silent));
}

/// One cell more, and off again, in a model of everything: beside `all_denominators`, which is what a
/// model made anew costs.
#[divan::bench(sample_count = 10)]
fn one_cell_changed(bencher: Bencher) {
    let Inputs { villages, bases, points, network, .. } = &*PROVINCE;
    let study = StudyArea { villages, bases, points };
    let mobile = [Technology::G3, Technology::G4, Technology::G5];
    let mut model = CoverageModel::new(study, network, &mobile, false, EngineKind::Exact);
    let mut coverage = model.all(&Silent).expect("coverage");
    let mut status = [Status::Off, Status::OnAir].into_iter().cycle();
    let middle = network.cells.len() as u32 / 2;
    bencher.bench_local(|| {
        let change = status.next().map(|status| Change::SetCell(middle, status));
        model.change(change, &mut coverage)
    });
}
