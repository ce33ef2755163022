//! Change maps as a reader gets them: legend, colours, boxes, tooltips.

use crate::map_fixture::{Plan, province};
use phusong::comparison::{Change, Comparison, Origin, Results, compare};
use phusong::coverage::Share;
use phusong::indicator::{Service, Status, VillageService};
use phusong::lang::{ComparisonWords, Lang};
use phusong::map::{Backdrop, Drawn, Orientation, Rect, Sheet, change_sheet, draw_change};
use phusong::network::{ServiceKind, Technology};

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

/// Before and after, in turn: every change there is, and both kinds of no data.
const TURNS: [((Status, f64), (Status, f64)); 8] = [
    ((Status::White, 0.0), (Status::Covered, 96.0)),
    ((Status::Hole, 40.0), (Status::Hole, 55.0)),
    ((Status::Covered, 100.0), (Status::Covered, 100.0)),
    ((Status::White, 0.0), (Status::White, 0.0)),
    ((Status::Hole, 50.0), (Status::White, 0.0)),
    ((Status::Covered, 90.0), (Status::Hole, 20.0)),
    ((Status::NoData, 0.0), (Status::Covered, 85.0)),
    ((Status::Covered, 85.0), (Status::NoData, 0.0)),
];

/// A province whose villages change in turn, before and after; every tenth is not in the old results.
fn before_and_after(plan: &Plan) -> [Results; 2] {
    let found = |i: usize, new: bool| {
        let (before, after) = TURNS[i % TURNS.len()];
        let (status, pct) = if new { after } else { before };
        let share = Share::new(pct / 100.0).filter(|_| status != Status::NoData);
        let (modelled, area_share) = (status, share);
        VillageService { share, area_share, modelled, status, evidence: None, nearest: None }
    };
    [false, true].map(|new| {
        let mut assessment = province(plan);
        let kept = |i: &usize| new || !i.is_multiple_of(10);
        let all: Vec<usize> = (0..assessment.villages.len()).filter(kept).collect();
        assessment.about.as_of = Some(if new { "2026-12-31" } else { "2025-12-31" }.to_owned());
        assessment.villages = all.iter().map(|&i| assessment.villages[i].clone()).collect();
        let any = all.iter().map(|&i| found(i, new)).collect();
        let (shares, points, best_operator) = (Vec::new(), None, None);
        assessment.services =
            vec![Service { kind: G4, villages: any, shares, points, best_operator }];
        let folder = if new { "mới" } else { "cũ" }.to_owned();
        Results { assessment, origin: Origin { folder, ..Origin::default() } }
    })
}

fn drawn(comparison: &Comparison<'_>, orientation: Orientation, lang: Lang) -> Drawn {
    let backdrop = Backdrop::new(&comparison.new.assessment);
    let sheet = Sheet { dpi: 60, orientation, ..change_sheet(G4).unwrap() };
    let day = jiff::civil::date(2027, 1, 15);
    draw_change(&sheet, comparison, &comparison.services[0], &backdrop, lang, day).unwrap()
}

#[test]
fn there_is_a_sheet_for_every_service() {
    let all = Technology::ALL.map(ServiceKind::Technology);
    for kind in all.into_iter().chain([ServiceKind::MobileBroadband]) {
        let sheet = change_sheet(kind).unwrap();
        assert_eq!((sheet.id, sheet.service), (format!("{}-change", kind.column()), kind));
    }
}

#[test]
fn every_village_is_in_one_class_and_says_which() {
    let [old, new] = before_and_after(&Plan { across: 16, down: 12, ..Plan::default() });
    let comparison = compare(&old, &new).unwrap();
    let service = &comparison.services[0];
    let villages = new.assessment.villages.len();
    for lang in [Lang::VI, Lang::EN] {
        let svg = String::from_utf8(drawn(&comparison, Orientation::Auto, lang).svg).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
        let titles: Vec<&str> = layer
            .descendants()
            .filter(|n| n.has_tag_name("title"))
            .filter_map(|n| n.text())
            .collect();
        assert_eq!(titles.len(), villages);
        let words = ComparisonWords(lang);
        for change in Change::ALL {
            let word = words.change(change).to_lowercase();
            let told = titles.iter().filter(|t| t.contains(&format!(": {word} ("))).count();
            assert_eq!(told, service.count(change), "{word}");
        }
        let absent = titles.iter().filter(|t| !t.contains('→')).count();
        let expected = villages - comparison.matches.pairs.len();
        assert_eq!(absent, expected, "those that are not in the old results say so");
        assert!(expected > 10);
        // The typeface has no arrow: it may stand in tooltips, not on the page.
        let on_page = document.descendants().filter_map(|n| n.attribute("aria-label"));
        assert!(on_page.clone().count() > 20 && on_page.clone().all(|t| !t.contains('→')));
        // One fill a class, and the hatch.
        let fills: std::collections::BTreeSet<&str> = layer
            .descendants()
            .filter(|n| n.has_tag_name("path"))
            .filter_map(|n| n.attribute("fill"))
            .collect();
        assert_eq!(fills.len(), 7, "{fills:?}");
    }
}

#[test]
fn nothing_overlaps_and_nothing_leaves_the_page() {
    let wordy = Plan {
        commune_names: |i| format!("Xã Nậm Nhừ Thượng Sơn Hạ Lĩnh Đông Bắc Quảng Yên {i:02}"),
        ..Plan::default()
    };
    for plan in [Plan { across: 22, down: 17, ..Plan::default() }, wordy] {
        let [mut old, new] = before_and_after(&plan);
        old.assessment.about.title = "Kế hoạch phát triển hạ tầng số của tỉnh ".repeat(4);
        let comparison = compare(&old, &new).unwrap();
        for orientation in [Orientation::Landscape, Orientation::Portrait] {
            for lang in [Lang::VI, Lang::EN] {
                let drawn = drawn(&comparison, orientation, lang);
                let page = match orientation {
                    Orientation::Portrait => (210.0, 297.0),
                    _ => (297.0, 210.0),
                };
                let inside = Rect::new(9.9, 9.9, page.0 - 19.8, page.1 - 19.8);
                for (i, (kind, rect)) in drawn.boxes.iter().enumerate() {
                    assert!(inside.contains(rect, 0.05), "{kind} {rect:?} leaves the page");
                    for (other_kind, other) in &drawn.boxes[i + 1..] {
                        let nested = match (*kind, *other_kind) {
                            ("plate", "text") => rect.contains(other, 0.5),
                            ("commune" | "village" | "neighbour" | "locator" | "inset", "map") => {
                                other.contains(rect, 0.0)
                            }
                            _ => false,
                        };
                        // 0.3 mm: line boxes are higher than the letters in them.
                        let clash = rect.overlaps(other, 0.3) && !nested;
                        assert!(!clash, "{kind} {rect:?} on {other_kind} {other:?}");
                    }
                }
                let swatches = drawn.boxes.iter().filter(|(k, _)| *k == "swatch").count();
                assert_eq!(swatches, 7, "six classes and what cannot be compared");
            }
        }
    }
}
