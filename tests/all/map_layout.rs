//! The layout of sheets solves itself: whatever the land's shape and the paper, boxes keep apart and none
//! covers a village.

use crate::map_fixture::{Plan, province, surround};
use geo::{Coord, MapCoords, coord};
use phusong::assessment::Assessment;
use phusong::lang::Lang;
use phusong::map::{
    Backdrop, Drawn, FrameOf, Graticule, Orientation, Paper, Rect, Sheet, builtin_sheets, draw,
};
use phusong::network::Technology;

fn sheet() -> Sheet {
    let sheet = builtin_sheets().into_iter().find(|s| s.id == "4g").unwrap();
    Sheet { dpi: 50, ..sheet }
}

fn drawn(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> Drawn {
    let made = jiff::civil::date(2026, 1, 15);
    draw(sheet, assessment, &Backdrop::new(assessment), lang, made).unwrap()
}

/// A province of square outline, of which only some villages have land.
fn cut(plan: &Plan, keep: impl Fn(usize, usize) -> bool) -> Assessment {
    let mut assessment = province(&Plan { oval: false, ..plan.clone() });
    for (n, village) in assessment.villages.iter_mut().enumerate() {
        if n < plan.across * plan.down && !keep(n % plan.across, n / plan.across) {
            village.shape = None;
        }
    }
    assessment
}

fn shapes() -> Vec<(&'static str, Assessment)> {
    let plan = |across, down| Plan { across, down, sites: 30, ..Plan::default() };
    let square = plan(14, 14);
    vec![
        ("square", cut(&square, |_, _| true)),
        ("oval", province(&square)),
        ("wide", cut(&plan(40, 5), |_, _| true)),
        ("tall", cut(&plan(5, 40), |_, _| true)),
        ("L", cut(&square, |i, j| i < 5 || j < 5)),
        ("mirrored L", cut(&square, |i, j| i > 8 || j > 8)),
        ("ring", cut(&square, |i, j| i < 3 || j < 3 || i > 10 || j > 10)),
        ("islands", cut(&plan(24, 20), |i, j| i % 8 < 4 && j % 7 < 3)),
        ("one village", cut(&plan(1, 1), |_, _| true)),
    ]
}

/// The rings of villages as they are drawn, mm.
fn villages(svg: &str) -> Vec<Vec<Vec<(f64, f64)>>> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
    let paths = layer.children().filter_map(|n| n.attribute("d"));
    paths.map(|d| d.split('M').filter(|r| !r.is_empty()).map(ring).collect()).collect()
}

/// `x y l dx dy dx dy … z` in hundredths of a millimetre.
fn ring(text: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = text
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .filter(|t| !t.is_empty())
        .map(|t| t.parse::<f64>().unwrap() / 100.0)
        .collect();
    assert!(numbers.len() >= 6 && numbers.len().is_multiple_of(2), "{text}");
    let mut at = (0.0, 0.0);
    let step = |pair: &[f64]| {
        at = (at.0 + pair[0], at.1 + pair[1]);
        at
    };
    numbers.chunks_exact(2).map(step).collect()
}

/// Whether a village's land and a box have a point in common: an edge in the box, or its middle in the land.
fn touches(rings: &[Vec<(f64, f64)>], rect: &Rect) -> bool {
    let (cx, cy) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    let mut inside = false;
    for ring in rings {
        for (i, &(x0, y0)) in ring.iter().enumerate() {
            let (x1, y1) = ring[(i + 1) % ring.len()];
            // Points along the edge, a tenth of a millimetre apart: boxes keep half of one.
            let steps = ((x1 - x0).hypot(y1 - y0) / 0.1).ceil().max(1.0);
            for k in 0..=steps as usize {
                let t = k as f64 / steps;
                let (x, y) = (x0 + t * (x1 - x0), y0 + t * (y1 - y0));
                if x > rect.x && x < rect.right() && y > rect.y && y < rect.bottom() {
                    return true;
                }
            }
            if (y0 > cy) != (y1 > cy) && cx < x0 + (cy - y0) / (y1 - y0) * (x1 - x0) {
                inside = !inside;
            }
        }
    }
    inside
}

fn check(what: &str, drawn: &Drawn, page: (f64, f64)) {
    let inside = Rect::new(9.9, 9.9, page.0 - 19.8, page.1 - 19.8);
    let on_map = ["commune", "village", "neighbour", "locator", "inset"];
    for (i, (kind, rect)) in drawn.boxes.iter().enumerate() {
        assert!(inside.contains(rect, 0.05), "{what}: {kind} {rect:?} leaves the page");
        for (other_kind, other) in &drawn.boxes[i + 1..] {
            let nested = match (*kind, *other_kind) {
                ("plate", "text") => rect.contains(other, 0.5),
                (kind, "map") if on_map.contains(&kind) => other.contains(rect, 0.0),
                _ => false,
            };
            // 0.3 mm: line boxes are higher than the letters in them.
            let clash = rect.overlaps(other, 0.3) && !nested;
            assert!(!clash, "{what}: {kind} {rect:?} on {other_kind} {other:?}");
        }
    }
    let svg = std::str::from_utf8(&drawn.svg).unwrap();
    let villages = villages(svg);
    assert!(!villages.is_empty());
    let insets = drawn.boxes.iter().filter(|(k, _)| ["locator", "inset", "neighbour"].contains(k));
    for (kind, rect) in insets {
        for village in &villages {
            assert!(!touches(village, rect), "{what}: {kind} {rect:?} covers a village");
        }
    }
    let map = drawn.boxes.iter().find(|(k, _)| *k == "map").unwrap().1;
    let all = villages.iter().flatten().flatten();
    assert!(
        all.clone().all(|&(x, y)| map.contains(&Rect::new(x, y, 0.0, 0.0), 0.0)),
        "{what}: a village leaves the map"
    );
    assert!(drawn.boxes.iter().any(|(k, _)| *k == "locator"), "{what}: no locator");
    for (short, full) in
        [("QĐ. Hoàng Sa", "Quần đảo Hoàng Sa"), ("QĐ. Trường Sa", "Quần đảo Trường Sa")]
    {
        let said = |text: &str| svg.matches(&format!("aria-label=\"{text}\"")).count();
        assert_eq!(said(short) + said(full), 1, "{what}: {short}");
    }
    assert_eq!(svg.matches("aria-label=\"(Việt Nam)\"").count(), 2);
}

#[test]
fn whatever_the_land_nothing_covers_a_village() {
    for (name, mut assessment) in shapes() {
        for paper in Paper::ALL {
            // The larger papers with the layers around, whose names need room too.
            let around = paper != Paper::A4;
            if around {
                surround(&mut assessment);
            }
            for orientation in [Orientation::Landscape, Orientation::Portrait] {
                let sheet = Sheet { orientation, paper, ..sheet() };
                let drawn = drawn(&sheet, &assessment, Lang::VI);
                let (long, short) = paper.sides_mm();
                let across = orientation == Orientation::Landscape;
                let page = if across { (long, short) } else { (short, long) };
                let what = format!("{name}, {paper:?}, {orientation:?}, around: {around}");
                check(&what, &drawn, page);
            }
        }
    }
}

/// A province with a town of small villages in one of its corners.
fn with_town() -> Assessment {
    let mut assessment = cut(&Plan { across: 20, down: 20, ..Plan::default() }, |i, j| i + j < 21);
    let mut town = province(&Plan {
        across: 8,
        down: 8,
        side_m: 600.0,
        oval: false,
        sites: 0,
        ..Plan::default()
    });
    // Beside the rest, so that no village lies on another.
    let aside = coord! { x: -6_000.0, y: 3_000.0 };
    for village in &mut town.villages {
        if let Some(shape) = &mut village.shape {
            shape.planar = shape.planar.map_coords(|c| c + aside);
            shape.centre = shape.centre + aside;
            shape.geographic = shape.planar.map_coords(crate::map_fixture::degrees);
            shape.centre_geographic = Some(crate::map_fixture::degrees(shape.centre));
        }
    }
    assessment.villages.extend(town.villages);
    for (service, of_town) in assessment.services.iter_mut().zip(town.services) {
        service.villages.extend(of_town.villages);
        assert_eq!(service.villages.len(), assessment.villages.len());
    }
    assessment
}

#[test]
fn a_town_is_enlarged_where_villages_are_too_small_to_read() {
    let town = with_town();
    let across = Sheet { orientation: Orientation::Landscape, ..sheet() };
    let large = drawn(&across, &town, Lang::VI);
    check("town", &large, (297.0, 210.0));
    let inset = large.boxes.iter().find(|(k, _)| *k == "inset").map(|b| b.1);
    assert!(inset.is_some(), "{:?}", large.boxes);
    let svg = String::from_utf8(large.svg).unwrap();
    assert!(svg.contains("aria-label=\"Phóng to, tỷ lệ 1:") && svg.contains("id=\"enlarged\""));
    // A village has its title once, though it is drawn twice.
    let on_land = town.villages.iter().filter(|v| v.shape.is_some()).count();
    assert_eq!(svg.matches("<title>").count(), on_land);

    let mut without = sheet();
    without.furniture.town_inset = false;
    let plain = drawn(&without, &town, Lang::VI);
    assert!(plain.boxes.iter().all(|(k, _)| *k != "inset"));
    // Villages that are all alike need none.
    let alike = cut(&Plan { across: 40, down: 40, side_m: 900.0, ..Plan::default() }, |i, j| i < j);
    assert!(drawn(&sheet(), &alike, Lang::VI).boxes.iter().all(|(k, _)| *k != "inset"));
}

/// The same land elsewhere in the world.
fn moved(mut assessment: Assessment, to: impl Fn(Coord<f64>) -> Coord<f64>) -> Assessment {
    for shape in assessment.villages.iter_mut().filter_map(|v| v.shape.as_mut()) {
        shape.geographic = shape.geographic.map_coords(&to);
        shape.centre_geographic = shape.centre_geographic.map(&to);
    }
    assessment
}

fn kinds(drawn: &Drawn) -> Vec<&'static str> {
    drawn.boxes.iter().map(|b| b.0).collect()
}

#[test]
fn land_outside_vietnam_and_land_without_degrees_have_no_locator() {
    let texts = |drawn: &Drawn| String::from_utf8(drawn.svg.clone()).unwrap();
    let home = drawn(&sheet(), &province(&Plan::default()), Lang::VI);
    assert!(kinds(&home).contains(&"locator") && texts(&home).contains("°"));
    // Ibiza, and Peru: west and south.
    for (x, y, west, south) in [(1.4, 38.9, false, false), (-77.0, -12.0, true, true)] {
        let to = |c: Coord<f64>| coord! { x: c.x - 105.7 + x, y: c.y - 18.3 + y };
        let away = drawn(&sheet(), &moved(province(&Plan::default()), to), Lang::VI);
        assert!(!kinds(&away).contains(&"locator"));
        let svg = texts(&away);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let ends = |letter: &str| {
            let said = document.descendants().filter_map(|n| n.attribute("aria-label"));
            said.filter(|t| t.contains('°') && t.ends_with(letter)).count() > 1
        };
        assert_eq!((ends("T"), ends("Đ")), (west, !west), "{x}");
        assert_eq!((ends("N"), ends("B")), (south, !south), "{y}");
    }
    let nowhere = moved(province(&Plan::default()), |_| coord! { x: f64::NAN, y: f64::NAN });
    let plain = drawn(&sheet(), &nowhere, Lang::VI);
    assert!(!kinds(&plain).contains(&"locator"));
    // Kilometres stand on all sides, and the note speaks of them alone.
    let svg = texts(&plain);
    assert!(svg.contains("aria-label=\"Khung: lưới ki-lô-mét\"") && !svg.contains('°'));
    assert!(kinds(&plain).iter().filter(|k| **k == "coordinate").count() >= 8);

    let mut bare = sheet();
    bare.furniture.graticule = Graticule::None;
    bare.furniture.locator = false;
    let bare = drawn(&bare, &province(&Plan::default()), Lang::VI);
    assert!(!kinds(&bare).iter().any(|k| ["coordinate", "locator"].contains(k)));
    assert!(!texts(&bare).contains("Khung:"));
}

#[test]
fn layers_around_are_drawn_and_explained_where_they_are_given() {
    let words = [
        ("main-roads", "Đường chính"),
        ("roads", "Đường khác"),
        ("rivers", "Sông, suối"),
        ("water", "Biển, hồ, sông lớn"),
        ("neighbours", "Địa bàn lân cận"),
        ("hillshade", "Địa hình đổ bóng (nguồn sáng tây bắc)"),
        ("footprints-4g", "Vùng phục vụ 4G"),
    ];
    let mut layered = sheet();
    layered.layers.hillshade = true;
    layered.layers.footprints = vec![Technology::G4];
    let mut assessment = province(&Plan::default());
    let has = |svg: &str, id: &str, word: &str| {
        (svg.contains(&format!("id=\"{id}\"")), svg.contains(&format!("aria-label=\"{word}\"")))
    };
    let svg = |assessment: &Assessment, sheet: &Sheet| {
        String::from_utf8(drawn(sheet, assessment, Lang::VI).svg).unwrap()
    };
    let without = svg(&assessment, &sheet());
    surround(&mut assessment);
    let with = svg(&assessment, &layered);
    for (id, word) in words {
        assert_eq!(has(&without, id, word), (false, false), "{id}");
        assert_eq!(has(&with, id, word), (true, true), "{id}");
    }
    assert!(with.contains("<image ") && with.contains("aria-label=\"Nghệ An\""));
    // A sheet that wants none of it gets none.
    let mut plain = sheet();
    (plain.layers.roads, plain.layers.water, plain.layers.neighbours) = (false, false, false);
    let plain = svg(&assessment, &plain);
    assert!(words.iter().all(|(id, word)| has(&plain, id, word) == (false, false)));
    let document = roxmltree::Document::parse(&with).unwrap();
    let mut ids: Vec<&str> = document.descendants().filter_map(|n| n.attribute("id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an identifier stands twice");
}

#[test]
fn a_sheet_of_a_commune_is_filled_by_it_and_fades_what_lies_around() {
    let assessment = province(&Plan { across: 16, down: 16, commune: 4, ..Plan::default() });
    let i = 5;
    let whole = drawn(&sheet(), &assessment, Lang::VI);
    let one = drawn(&Sheet { frame: FrameOf::Commune(i), ..sheet() }, &assessment, Lang::VI);
    assert!(one.scale * 2 < whole.scale, "1:{} and 1:{}", one.scale, whole.scale);
    let svg = String::from_utf8(one.svg.clone()).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
    let map = one.boxes.iter().find(|(k, _)| *k == "map").unwrap().1;
    let name = &assessment.units.communes[i as usize].name;
    let (mut own, mut others) = (0, 0);
    let mut bounds = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
    for path in layer.children().filter(|n| n.has_tag_name("path")) {
        let title = path.children().find_map(|n| n.text()).unwrap().to_owned();
        let village = assessment.villages.iter().find(|v| {
            title.starts_with(&format!("{} – ", v.name)) && title.contains(name.as_str())
        });
        let fill = path.attribute("fill").unwrap();
        if village.is_some_and(|v| v.commune.0 == i) {
            own += 1;
            for (x, y) in path.attribute("d").unwrap().split('M').skip(1).flat_map(ring) {
                assert!(map.contains(&Rect::new(x, y, 0.0, 0.0), 0.0), "{title} leaves the map");
                bounds = (bounds.0.min(x), bounds.1.max(x), bounds.2.min(y), bounds.3.max(y));
            }
        } else {
            others += 1;
            if let Some(hex) = fill.strip_prefix('#') {
                let level = |at: usize| u32::from_str_radix(&hex[at..at + 2], 16).unwrap();
                if hex.len() == 6 {
                    assert!(level(0) + level(2) + level(4) > 3 * 178, "{title} is {fill}");
                }
            }
        }
    }
    let members = assessment.villages.iter().filter(|v| v.commune.0 == i).count();
    assert_eq!(own, members);
    assert!(others > 0, "nothing lies around the commune");
    let fill = ((bounds.1 - bounds.0) / map.width).max((bounds.3 - bounds.2) / map.height);
    assert!(fill > 0.7, "the commune fills {fill} of the map");
    assert!(svg.contains("aria-label=\"Xã xung quanh: màu nhạt\""));
}
