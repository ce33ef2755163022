use super::*;
use crate::gap::{Gap, Lacking, Margin, Reason, Triage};
use crate::map::builtin_sheets;
use crate::map::sheet::Labels;
use crate::network::ServiceKind;
use crate::place::{Commune, CommuneId, Village};
use phusong_core::fixtures::village::{square, village};

/// Villages of a square grid, 2 km wide, in communes of so many by so many; gaps all over the land.
fn province(across: u32, together: u32) -> Assessment {
    let side_m = 2000.0;
    let mut assessment = Assessment::default();
    let wide = across.div_ceil(together);
    for i in 0..wide * wide {
        let name = format!("Xã Nậm Nhừ {i}");
        let commune = Commune { code: format!("{i:05}"), name, province: String::new() };
        assessment.units.communes.push(commune);
    }
    for n in 0..across * across {
        let (column, row) = (n % across, n / across);
        let land = square(f64::from(column) * side_m, f64::from(row) * side_m, side_m);
        assessment.villages.push(Village {
            name: format!("Bản Huổi Lóng {n}"),
            commune: CommuneId(row / together * wide + column / together),
            population: Some(f64::from(n % 97)),
            ..village(&format!("{n:05}"), land)
        });
        assessment.gaps.push(Gap {
            // A prime: each village once, neighbours in rank far from each other.
            village: (n * 7919) % (across * across),
            service: ServiceKind::MobileBroadband,
            class: Status::White,
            modelled: Status::White,
            evidence: None,
            lacking: Lacking::default(),
            reasons: vec![Reason::Reported],
            margin: Margin::default(),
            robustness: None,
            triage: Triage::Unknown,
            nearest: Vec::new(),
            score: 0.0,
            rank: n + 1,
        });
    }
    assessment
}

/// Sets the names of a province on a map of 190 × 170 mm and checks what must always hold.
fn placed(assessment: &Assessment, labels: Labels, of: FrameOf, obstacles: &[Rect]) -> Vec<Label> {
    let sheet = builtin_sheets().into_iter().find(|s| s.id == "mobile").unwrap();
    let sheet = Sheet { labels, frame: of, ..sheet };
    let backdrop = crate::map::Backdrop::new(assessment);
    let marks = Marks::collect(assessment, &sheet.layers, crate::lang::Lang::VI);
    let bounds = match sheet.frame {
        FrameOf::Province => backdrop.bounds.unwrap(),
        FrameOf::Commune(i) => {
            geo::BoundingRect::bounding_rect(&backdrop.communes[i as usize]).unwrap()
        }
    };
    let frame = Frame::fit(Rect::new(10.0, 30.0, 190.0, 170.0), bounds);
    let fonts = Fonts::new().unwrap();
    let job = Job {
        sheet: &sheet,
        assessment,
        grounds: &backdrop.grounds,
        marks: &marks,
        spots: &[],
        fonts: &fonts,
        frame: &frame,
    };
    let labels = place(&job, obstacles);
    for (i, label) in labels.iter().enumerate() {
        let (name, rect) = (&label.lines[0].0.text, &label.rect);
        assert!(frame.map.inset(EDGE_MM).contains(rect, 1e-9), "{name} leaves the map: {rect:?}");
        for obstacle in obstacles {
            assert!(!rect.overlaps(obstacle, 0.0), "{name} stands on {obstacle:?}");
            let line = label.leader.is_some_and(|(a, b)| conflicts::crosses(obstacle, a, b));
            assert!(!line, "the line of {name} crosses {obstacle:?}");
        }
        for other in &labels[i + 1..] {
            let apart = !other.rect.inset(-conflicts::AIR_MM + 1e-9).overlaps(rect, 0.0);
            assert!(apart, "{name} touches {}", other.lines[0].0.text);
            for (one, two) in [(label, other), (other, label)] {
                if let Some((a, b)) = one.leader {
                    let through = conflicts::crosses(&two.rect, a, b);
                    assert!(!through, "a line runs through {}", two.lines[0].0.text);
                }
            }
        }
        for (run, at) in &label.lines {
            let width = run.width_em * label.size_mm;
            let line = Rect::new(at.x, at.y, width, 0.1);
            assert!(rect.contains(&line, 1e-6), "a line of {name} leaves its box");
        }
    }
    labels
}

fn count(labels: &[Label], of: Named) -> usize {
    labels.iter().filter(|l| l.of == of).count()
}

const WORST: Labels = Labels { communes: true, villages: VillageLabels::Worst(40) };
const ALL: Labels = Labels { communes: true, villages: VillageLabels::All };

#[test]
fn the_densest_sheet_has_all_communes_and_as_many_villages_as_there_is_room_for() {
    // 3,969 villages, 169 communes: on the page a village is 2.5 mm wide, a commune 12.5.
    let assessment = province(63, 5);
    let labels = placed(&assessment, ALL, FrameOf::Province, &[]);
    assert_eq!(count(&labels, Named::Commune), 169);
    let names: f64 = labels.iter().map(|l| (l.rect.width + 0.5) * (l.rect.height + 0.5)).sum();
    // Random sequential packing of like boxes ends at 0.562 (Brosilow et al. 1991); names may not
    // stand anywhere, but are placed with care.
    assert!(names / (190.0 * 170.0) > 0.55, "names take {names} mm²");
}

#[test]
fn the_worst_villages_are_named_beside_the_communes() {
    let assessment = province(39, 3);
    let labels = placed(&assessment, WORST, FrameOf::Province, &[]);
    assert_eq!(count(&labels, Named::Commune), 169);
    let villages = count(&labels, Named::Village);
    assert!(villages >= 38, "{villages} of 40 villages named");
    let beside = labels.iter().filter(|l| l.of == Named::Village);
    assert!(beside.clone().all(|l| l.dot.is_some()), "who stands beside its village has a dot");
}

#[test]
fn a_commune_shows_all_its_villages_and_its_neighbours() {
    let assessment = province(12, 3);
    let labels = placed(&assessment, ALL, FrameOf::Commune(5), &[]);
    assert_eq!((count(&labels, Named::Commune), count(&labels, Named::Village)), (0, 9));
    assert!(labels.iter().filter(|l| l.of == Named::Village).all(|l| l.dot.is_none()));
    assert!(count(&labels, Named::Neighbour) >= 2);
}

#[test]
fn names_keep_clear_of_what_stands_on_the_map() {
    let assessment = province(30, 3);
    let free = placed(&assessment, ALL, FrameOf::Province, &[]);
    let obstacles = [Rect::new(10.0, 30.0, 60.0, 60.0), Rect::new(120.0, 110.0, 40.0, 30.0)];
    let labels = placed(&assessment, ALL, FrameOf::Province, &obstacles);
    assert!(labels.len() > free.len() / 2 && labels.len() < free.len());
    let all = Rect::new(0.0, 0.0, 400.0, 400.0);
    assert!(placed(&assessment, ALL, FrameOf::Province, &[all]).is_empty());
}

#[test]
fn the_same_names_every_time() {
    let assessment = province(24, 3);
    let told = || {
        let labels = placed(&assessment, ALL, FrameOf::Province, &[]);
        labels.iter().map(|l| (l.rect.x, l.rect.y, l.lines[0].0.text.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(), told());
}

#[test]
fn nothing_to_name_is_no_error() {
    let none = Labels { communes: false, villages: VillageLabels::None };
    assert!(placed(&province(6, 3), none, FrameOf::Province, &[]).is_empty());
    let mut bare = province(6, 3);
    bare.villages.iter_mut().skip(1).for_each(|v| v.shape = None);
    bare.villages[0].name = " \u{0} ".into();
    bare.units.communes[0].name = String::new();
    assert!(placed(&bare, ALL, FrameOf::Province, &[]).is_empty());
}
