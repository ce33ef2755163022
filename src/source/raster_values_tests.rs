use super::*;
use crate::project::LayerFile;
use RasterValues::{Count, PerHectare, PerSquareKilometre};

#[test]
fn words_of_files_that_exist() {
    for (text, want) in [
        // WorldPop, GHS-POP, GPW, HRSL and tables of offices.
        ("vnm_ppp_2020_UNadj_constrained", Some(Count)),
        ("vnm_ppp_2020_1km_Aggregated", Some(Count)),
        ("vnm_pd_2020_1km", Some(PerSquareKilometre)),
        ("GHS_POP_E2020_GLOBE_R2023A_4326_3ss_V1_0", Some(Count)),
        ("gpw_v4_population_density_rev11_2020_30_sec", Some(PerSquareKilometre)),
        ("gpw_v4_population_count_rev11_2020_30_sec", Some(Count)),
        ("people per hectare", Some(PerHectare)),
        ("người/ha", Some(PerHectare)),
        ("người/km²", Some(PerSquareKilometre)),
        ("inhabitants per square kilometre", Some(PerSquareKilometre)),
        ("persons km^2", Some(PerSquareKilometre)),
        ("Mật độ dân số", Some(PerSquareKilometre)),
        ("people per cell", Some(Count)),
        ("population_ha_tinh", None),
        ("dan_so_ha_noi_2024", None),
        ("m", None),
        ("", None),
    ] {
        assert_eq!(kind_of(text), want, "{text}");
    }
}

fn sums(official: f64, count: f64, times_m2: f64) -> Sums {
    Sums { official, villages: 9, count, times_m2, all_count: count, all_times_m2: times_m2 }
}

fn read(file: &str, values: Option<RasterValues>, sums: &Sums) -> (RasterValues, Vec<FindingKind>) {
    let file = std::path::PathBuf::from(file);
    let source = LayerFile { file, ..LayerFile::default() };
    let layer = PopulationRaster { source, values, scale_to: crate::project::ScaleTo::Nothing };
    let mut ledger = Ledger::new("p.tif", None);
    let used = choose(&layer, &[], sums, &mut ledger);
    (used, ledger.finish().into_iter().map(|f| f.kind).collect())
}

#[test]
fn numbers_decide_where_words_do_not() {
    // Cells of 0.25 km²: 1,000 people are 4,000 a km² or 40 a hectare.
    let of = |count: f64| sums(1000.0, count, count * 250_000.0);
    for (count, want) in [(1100.0, Count), (4100.0, PerSquareKilometre), (37.0, PerHectare)] {
        let (used, found) = read("p.tif", None, &of(count));
        assert_eq!(used, want);
        let by = ReadBy::Numbers { official: 1000.0 };
        assert!(matches!(&found[..], [FindingKind::RasterRead { by: b, .. }] if *b == by));
    }
    // Nothing is within a factor of two, or nothing can be compared: a count, and it is said.
    for sums in [of(1e6), Sums::default()] {
        let (used, found) = read("p.tif", None, &sums);
        assert_eq!(used, Count);
        assert!(matches!(&found[..], [FindingKind::RasterRead { by: ReadBy::Nothing, .. }]));
    }
}

#[test]
fn words_yield_only_to_numbers_that_contradict_them() {
    let of = |count: f64| sums(1000.0, count, count * 250_000.0);
    // A name that says density over numbers that are people.
    let (used, _) = read("pop_density.tif", None, &of(1000.0));
    assert_eq!(used, Count);
    // Numbers that fit nothing leave the words.
    assert_eq!(read("pop_density.tif", None, &of(1e6)).0, PerSquareKilometre);
    // Sums somewhat off are gridded data as usual.
    assert_eq!(read("pop_density.tif", None, &of(7000.0)).0, PerSquareKilometre);
    // At 100 m, a count and people a hectare are the same number: the words decide.
    let hectare = sums(1000.0, 1000.0, 1000.0 * 10_000.0);
    assert_eq!(read("pop_per_ha.tif", None, &hectare).0, PerHectare);
    assert_eq!(read("pop.tif", None, &hectare).0, Count);
}

#[test]
fn the_project_wins_and_is_told_what_does_not_fit() {
    let of = sums(1000.0, 1000.0, 1000.0 * 250_000.0);
    assert_eq!(read("ppp.tif", Some(Count), &of), (Count, Vec::new()));
    let (used, found) = read("ppp.tif", Some(PerHectare), &of);
    assert_eq!(used, PerHectare);
    assert!(matches!(&found[..], [FindingKind::RasterDoubtful { better: Count, .. }]));
}
