use super::*;
use crate::project::Project;
use geo::{BoundingRect, LineString, MultiPolygon, Polygon};
use phusong_core::fixtures::village::village;
use std::path::Path;

/// Numbers that are the same in every run (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        let (a, c) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(a).wrapping_add(c);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A project in a folder of its own; its villages are never read.
fn project(head: &str, villages: &Path) -> Project {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.toml");
    std::fs::write(folder.path().join("c.csv"), "id,lon,lat,technology\n").unwrap();
    let text = format!(
        "[project]\n{head}\n[villages]\npath = {villages:?}\n[villages.columns]\nid = \"code\"\n\
         [[cells]]\npath = \"c.csv\"\ncrs = \"EPSG:4326\"\n"
    );
    std::fs::write(&file, text).unwrap();
    Project::read(&file).unwrap()
}

/// Wedges of a province with a ragged border, some 60 km in radius around a place near Hà Tĩnh.
fn province() -> Vec<Village> {
    let mut random = Random(7);
    let middle = Coord { x: 540_000.0, y: 2_020_000.0 };
    let at = |i: usize, r: f64| {
        let (sin, cos) = (i as f64 / 300.0 * std::f64::consts::TAU).sin_cos();
        Coord { x: middle.x + r * cos, y: middle.y + r * sin }
    };
    let border: Vec<Coord<f64>> =
        (0..300).map(|i| at(i, 45_000.0 + 30_000.0 * random.next())).collect();
    let wedge = |k: usize| {
        let mut ring: Vec<_> = (5 * k..=5 * k + 5).map(|i| border[i % 300]).collect();
        ring.push(middle);
        ring.push(ring[0]);
        village(&k.to_string(), MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())]))
    };
    (0..60).map(wedge).collect()
}

/// Sites inside of villages, as many as asked for.
fn sites(villages: &[Village], count: usize, random: &mut Random) -> Vec<Coord<f64>> {
    let index = VillageIndex::new(villages);
    let boxes = villages.iter().filter_map(|v| v.shape.as_ref()?.planar.bounding_rect());
    let all = boxes
        .reduce(|a, b| {
            let low = Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
            let high = Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
            geo::Rect::new(low, high)
        })
        .unwrap();
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        let at = Coord {
            x: all.min().x + all.width() * random.next(),
            y: all.min().y + all.height() * random.next(),
        };
        found.extend(index.at(at).map(|_| at));
    }
    found
}

/// A trial: sites with noise; planted, where asked for, a fault of villages or of points. What was named.
struct Trial<'a> {
    project: &'a Project,
    study: &'a StudyArea,
    villages: &'a [Village],
    crs: [&'a str; 2],
}

impl Trial<'_> {
    fn run(
        &self,
        planted: Option<(bool, &Reading)>,
        count: usize,
        noise_m: f64,
        random: &mut Random,
    ) -> Option<CoordinateFault> {
        let mut at = sites(self.villages, count, random);
        for c in &mut at {
            let (sin, cos) = (random.next() * std::f64::consts::TAU).sin_cos();
            let r = noise_m * random.next();
            *c = *c + Coord { x: r * cos, y: r * sin };
        }
        if let Some((of_villages, reading)) = planted {
            let code = self.crs[usize::from(!of_villages)];
            let stated = crs_of(&Layer { file: "", crs: Some(code) }, Datum::default()).unwrap();
            // Undone by what `find` tries: there the points, or the villages, are read the other way.
            at = Way::new(self.study, &stated, &reading.crs, !of_villages).unwrap().moved(&at);
        }
        let layer = |i: usize| Layer { file: "", crs: Some(self.crs[i]) };
        let found = find(self.project, self.study, (&layer(0), self.villages), (&layer(1), &at))?;
        match found.kind {
            FindingKind::LayersDisagree { fault, .. } => Some(fault),
            other => panic!("{other:?}"),
        }
    }

    /// Every fault in either layer, so many times: how many were named right, of how many.
    fn all(&self, trials: usize, count: usize, random: &mut Random) -> (usize, usize, Vec<String>) {
        let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
        for of_villages in [true, false] {
            let code = self.crs[usize::from(!of_villages)];
            let stated = crs_of(&Layer { file: "", crs: Some(code) }, Datum::default()).unwrap();
            for reading in readings(&stated, Datum::default()) {
                for _ in 0..trials {
                    let noise_m = [0.0, 1.0, 10.0][all % 3];
                    let found = self.run(Some((of_villages, &reading)), count, noise_m, random);
                    all += 1;
                    if found.is_some_and(|f| same(f, reading.fault)) {
                        right += 1;
                    } else {
                        wrong.push(format!("{code} {:?} {noise_m} m: {found:?}", reading.fault));
                    }
                }
            }
        }
        (right, all, wrong)
    }
}

/// WGS 84 and VN-2000 in one zone of UTM are 225 m apart, which is nothing beside what takes a layer there.
fn same(a: CoordinateFault, b: CoordinateFault) -> bool {
    use CoordinateFault::Crs;
    let utm = |code: u32| match code {
        32648 | 3405 => Some(48),
        32649 | 3406 => Some(49),
        _ => None,
    };
    match (a, b) {
        (Crs(a), Crs(b)) => a == b || utm(a).is_some() && utm(a) == utm(b),
        _ => a == b,
    }
}

#[test]
fn planted_faults_are_named_and_clean_layers_are_not_accused() {
    let project = project("crs = \"EPSG:9209\"", Path::new("c.csv"));
    let study = StudyArea::new(&project).unwrap();
    let villages = province();
    let mut random = Random(11);
    for crs in [["EPSG:9209", "EPSG:4326"], ["EPSG:4326", "EPSG:9209"]] {
        let trial = Trial { project: &project, study: &study, villages: &villages, crs };
        let (right, all, wrong) = trial.all(1, 4000, &mut random);
        assert!(right == all, "{crs:?}: {right} of {all}: {wrong:#?}");
        for i in 0..20 {
            let found = trial.run(None, 2000, [0.0, 1.0, 10.0][i % 3], &mut random);
            assert_eq!(found, None, "{crs:?} {i}");
        }
    }
}

/// The bars, on real communes: `cargo test --release --lib agreement -- --ignored --nocapture`.
#[cfg(feature = "gdal")]
#[test]
#[ignore = "minutes, and needs the communes of three provinces"]
fn planted_faults_in_real_communes() {
    use crate::progress::Silent;
    let root = std::env::var_os("PHUSONG_SHARED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        std::path::PathBuf::from,
    );
    for (code, file) in [
        ("42", "communes_42_ha_tinh.gpkg"),
        ("46", "communes_46_hue.gpkg"),
        ("66", "communes_66_dak_lak.gpkg"),
    ] {
        let file = root.join("communes").join(file);
        if !file.is_file() {
            eprintln!("skipped: no {}", file.display());
            continue;
        }
        let project = project(&format!("province = \"{code}\""), &file);
        let mut study = StudyArea::new(&project).unwrap();
        let read = super::super::villages::read(&project, &mut study, &Silent).unwrap();
        let own = format!("EPSG:{}", project.epsg.unwrap());
        let mut random = Random(23);
        for crs in [[own.as_str(), "EPSG:4326"], ["EPSG:4326", own.as_str()]] {
            let villages = &read.villages;
            let trial = Trial { project: &project, study: &study, villages, crs };
            for count in [500, 1000, 2000, 4000] {
                let (right, all, wrong) = trial.all(12, count, &mut random);
                eprintln!("{code} {crs:?} {count} sites: {right} of {all} named right");
                for line in wrong.iter().take(8) {
                    eprintln!("    {line}");
                }
            }
            let accused = (0..1000)
                .filter(|i| trial.run(None, 1000, [0.0, 1.0, 10.0][i % 3], &mut random).is_some());
            eprintln!("{code} {crs:?}: {} of 1000 clean layers accused", accused.count());
        }
    }
}
