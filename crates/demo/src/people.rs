//! Who lives where: names, codes, numbers of people, classes.
//!
//! In: the layout and the outlines. Out: communes and villages as a table lists them.

use super::layout::{Layout, ONE_PROVINCE};
use super::names::Given;
use super::province::{Commune, Land, Village};
use super::random::{Purpose, Stream};
use super::terrain::Setting;
use geo::MultiPolygon;

/// Codes are five digits and stay below 100,000 also for a country's 8,000 communes.
const FIRST_COMMUNE_CODE: usize = 103;
const COMMUNE_CODE_STEP: usize = 3;
/// Not among the 34 official codes of Decision 19/2025/QĐ-TTg.
const PROVINCE_CODE: &str = "99";

/// Names everything and counts everyone.
pub(super) fn settle(seed: u64, layout: &Layout, outlines: Vec<MultiPolygon<f64>>) -> Land {
    let mut random = Stream::new(seed, Purpose::Names);
    let communes = communes(&mut random, layout);
    let classes = area_classes(layout);
    let mut given: Vec<Given> = communes.iter().map(|_| Given::default()).collect();
    let mut numbers = vec![0; communes.len()];
    let mut villages: Vec<Village> = layout
        .plots
        .iter()
        .zip(outlines)
        .map(|(plot, shape)| {
            let c = plot.commune as usize;
            numbers[c] += 1;
            let (fewest, most) = match plot.setting {
                Setting::Town => (900.0, 2_400.0),
                Setting::Lowland => (520.0, 1_500.0),
                Setting::Midland => (300.0, 900.0),
                Setting::Mountain => (110.0, 430.0),
            };
            let population = random.between(fewest, most) as u32;
            let size = random.between(3.3, 4.4);
            let class = classes[c];
            // Drawn for every village, so that a class more or less moves no other number.
            let (poor_draw, grid_draw) = (random.unit(), random.unit());
            let poor = match class {
                "III" => poor_draw < 0.6,
                "II" => poor_draw < 0.12,
                _ => false,
            };
            let cut_off = if plot.remote { 0.6 } else { 0.04 };
            let off_grid = plot.setting == Setting::Mountain && grid_draw < cut_off;
            Village {
                id: format!("{}-{:02}", communes[c].code, numbers[c]),
                name: given[c].village(&mut random, plot.setting),
                commune: plot.commune,
                population,
                households: (f64::from(population) / size).round() as u32,
                area_class: class,
                dbkk: plot.remote || poor,
                has_power: !off_grid,
                shape,
            }
        })
        .collect();
    villages.extend(resettlement(layout, &communes, &classes, &numbers));
    Land { communes, villages }
}

/// A new village whose border nobody has drawn yet.
fn resettlement(
    layout: &Layout,
    communes: &[Commune],
    classes: &[&'static str],
    numbers: &[usize],
) -> Option<Village> {
    let c = layout.plots.iter().find(|p| p.setting == Setting::Midland).map_or(0, |p| p.commune);
    let commune = communes.get(c as usize)?;
    Some(Village {
        id: format!("{}-{:02}", commune.code, numbers[c as usize] + 1),
        name: "Thôn Tái Định Cư".to_owned(),
        commune: c,
        population: 214,
        households: 58,
        area_class: classes[c as usize],
        dbkk: false,
        has_power: true,
        shape: MultiPolygon::new(Vec::new()),
    })
}

fn communes(random: &mut Stream, layout: &Layout) -> Vec<Commune> {
    let districts = layout.communes.iter().map(|c| c.0 as usize + 1).max().unwrap_or(0);
    let mut district_names = Given::default();
    let district_names: Vec<String> = (0..districts)
        .map(|_| format!("Huyện {}", district_names.commune(random, false)))
        .collect();
    let country = layout.plots.len() >= ONE_PROVINCE;
    let mut given: Vec<Given> = (0..layout.provinces).map(|_| Given::default()).collect();
    layout
        .communes
        .iter()
        .zip(&layout.seats)
        .enumerate()
        .map(|(i, (&(district, province), &seat))| {
            let setting = layout.plots[seat as usize].setting;
            let kind = if setting == Setting::Town { "Phường" } else { "Xã" };
            let name = given[province as usize].commune(random, setting == Setting::Mountain);
            Commune {
                code: format!("{:05}", FIRST_COMMUNE_CODE + i * COMMUNE_CODE_STEP),
                name: format!("{kind} {name}"),
                district: district_names[district as usize].clone(),
                province_code: if country {
                    format!("{PROVINCE_CODE}{:02}", province + 1)
                } else {
                    PROVINCE_CODE.to_owned()
                },
                province: if country {
                    format!("Tỉnh Mẫu {} (mô phỏng)", province + 1)
                } else {
                    "Tỉnh Mẫu (mô phỏng)".to_owned()
                },
            }
        })
        .collect()
}

/// Khu vực I, II or III of each commune, by the mean height of its villages.
fn area_classes(layout: &Layout) -> Vec<&'static str> {
    let mut sums = vec![(0.0, 0.0); layout.communes.len()];
    for p in &layout.plots {
        let s = &mut sums[p.commune as usize];
        *s = (s.0 + p.elevation_m, s.1 + 1.0);
    }
    sums.into_iter()
        .map(|(sum, n): (f64, f64)| match sum / n.max(1.0) {
            mean if mean > 220.0 => "III",
            mean if mean > 70.0 => "II",
            _ => "I",
        })
        .collect()
}
