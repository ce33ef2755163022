//! Sheets as a reader gets them: boxes, pixels, XML.

use crate::map_fixture::{Plan, province};
use geo::{LineString, MultiPolygon, Polygon, Validation};
use phusong::assessment::Assessment;
use phusong::coverage::Share;
use phusong::lang::Lang;
use phusong::map::{Backdrop, Drawn, Orientation, Paper, Rect, Sheet, builtin_sheets, draw};
use phusong::place::Shape;
use std::path::Path;

fn made() -> jiff::civil::Date {
    jiff::civil::date(2026, 1, 15)
}

fn drawn(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> Drawn {
    draw(sheet, assessment, &Backdrop::new(assessment), lang, made()).unwrap()
}

/// A built-in sheet at a resolution that is quick to draw.
fn quick(id: &str) -> Sheet {
    let sheet = builtin_sheets().into_iter().find(|s| s.id == id).unwrap();
    Sheet { dpi: 60, ..sheet }
}

struct Pixels {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Pixels {
    fn of(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgb).unwrap();
        assert_eq!(info.color_type, png::ColorType::Rgb);
        Self { width: info.width as usize, height: info.height as usize, rgb }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let i = 3 * (y * self.width + x);
        [self.rgb[i], self.rgb[i + 1], self.rgb[i + 2]]
    }
}

fn plans() -> Vec<(&'static str, Assessment)> {
    let wordy = Plan {
        commune_names: |i| {
            format!("Xã Nậm Nhừ Thượng Sơn Hạ Lĩnh Đông Bắc Quảng Yên Trung Nghĩa {i:02}")
        },
        operators: 8,
        sites: 400,
        ..Plan::default()
    };
    let mut wordy = province(&wordy);
    wordy.about.maker = Some("Trung tâm Thông tin và Truyền thông ".repeat(9));
    wordy.units.province = "Đắk Lắk, sau khi hợp nhất với tỉnh Phú Yên ".repeat(5);
    wordy.villages[3].shape = None;
    for i in 0..30 {
        let mut input = wordy.inputs[1].clone();
        input.path = format!("thư mục/{i}-{}.gpkg", "dữ-liệu-trạm-".repeat(9));
        wordy.inputs.push(input);
    }
    let far = {
        let mut a = province(&Plan::default());
        a.network.cells[0].position.x += 4e6;
        a.network.cells[0].site_id = "far".into();
        a
    };
    let small = Plan { across: 1, down: 1, oval: false, sites: 1, operators: 1, ..Plan::default() };
    let tall = Plan { across: 4, down: 30, sites: 90, ..Plan::default() };
    let bare = Plan { sites: 0, synthetic: false, ..Plan::default() };
    vec![
        ("middling", province(&Plan { across: 22, down: 17, sites: 180, ..Plan::default() })),
        ("wordy", wordy),
        ("far", far),
        ("one village", province(&small)),
        ("tall", province(&tall)),
        ("without sites", province(&bare)),
    ]
}

#[test]
fn the_fixture_is_valid() {
    for (name, assessment) in plans() {
        for shape in assessment.villages.iter().filter_map(|v| v.shape.as_ref()) {
            assert!(shape.planar.is_valid(), "{name}: {:?}", shape.planar);
        }
    }
}

#[test]
fn nothing_overlaps_and_nothing_leaves_the_page() {
    for (name, assessment) in plans() {
        let backdrop = Backdrop::new(&assessment);
        for mut sheet in ["4g", "ftth", "mobile"].map(quick) {
            for orientation in Orientation::ALL {
                for (paper, lang) in [(Paper::A4, Lang::VI), (Paper::A3, Lang::EN)] {
                    (sheet.orientation, sheet.paper) = (orientation, paper);
                    let drawn = draw(&sheet, &assessment, &backdrop, lang, made()).unwrap();
                    let what = format!("{name}, {}, {orientation:?}, {lang:?}", sheet.id);
                    check_boxes(&what, &drawn, paper);
                }
            }
        }
    }
}

fn check_boxes(what: &str, drawn: &Drawn, paper: Paper) {
    let Pixels { width, height, .. } = Pixels::of(&drawn.png);
    let (long, short) = paper.sides_mm();
    let page = if width > height { (long, short) } else { (short, long) };
    // 10 mm: edge, frame and padding.
    let inside = Rect::new(9.9, 9.9, page.0 - 19.8, page.1 - 19.8);
    let map = drawn.boxes.iter().find(|(k, _)| *k == "map").unwrap().1;
    assert!(map.width > 50.0 && map.height > 50.0, "{what}: the map is {map:?}");
    for (i, (kind, rect)) in drawn.boxes.iter().enumerate() {
        assert!(inside.contains(rect, 0.05), "{what}: {kind} {rect:?} leaves the page");
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
            assert!(!clash, "{what}: {kind} {rect:?} on {other_kind} {other:?}");
        }
    }
}

#[test]
fn counts_in_the_legend_are_the_villages_of_each_colour() {
    let assessment = province(&Plan { across: 16, down: 12, ..Plan::default() });
    let sheet = quick("4g");
    let svg = String::from_utf8(drawn(&sheet, &assessment, Lang::VI).svg).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
    let mut by_fill = std::collections::BTreeMap::<_, usize>::new();
    for path in layer.children().filter(roxmltree::Node::is_element) {
        *by_fill.entry(path.attribute("fill").unwrap()).or_default() += 1;
    }
    let service = assessment.service(sheet.service).unwrap();
    let (classes, no_data) = sheet.classes.count(service.villages.iter().map(|v| v.share));
    assert_eq!(by_fill.remove("url(#hatch)"), Some(no_data));
    let mut drawn: Vec<usize> = by_fill.into_values().collect();
    let mut expected: Vec<usize> = classes.iter().copied().filter(|n| *n > 0).collect();
    drawn.sort_unstable();
    expected.sort_unstable();
    assert_eq!(drawn, expected);
    let texts: Vec<&str> =
        document.descendants().filter_map(|n| n.attribute("aria-label")).collect();
    for n in classes.iter().chain([&no_data, &assessment.villages.len()]) {
        assert!(texts.contains(&n.to_string().as_str()), "{n} is not in {texts:?}");
    }
}

#[test]
fn cells_of_a_site_are_one_mark_and_none_is_lost() {
    // 40 sites of three 4G cells each, in turn of three operators.
    let mut assessment = province(&Plan::default());
    let marks = |assessment: &Assessment| {
        let svg = String::from_utf8(drawn(&quick("4g"), assessment, Lang::VI).svg).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let layer = document.descendants().find(|n| n.attribute("id") == Some("sites")).unwrap();
        // Each mark is an edge and a fill.
        let shown = layer.children().filter(|n| n.attribute("fill").is_some_and(|f| f != "none"));
        let texts = document.descendants().filter_map(|n| n.attribute("aria-label"));
        (shown.count(), texts.map(str::to_owned).collect::<Vec<_>>())
    };
    let (shown, texts) = marks(&assessment);
    assert_eq!(shown, 40);
    for pair in [["14", "Viettel"], ["13", "VNPT"], ["13", "MobiFone"]] {
        assert!(texts.windows(2).any(|w| w == pair), "{pair:?} is not in {texts:?}");
    }
    // A site in another country is counted, not drawn, and said to be outside.
    for cell in assessment.network.cells.iter_mut().filter(|c| &*c.site_id == "S0") {
        cell.position.x += 4e6;
    }
    let (shown, texts) = marks(&assessment);
    assert_eq!(shown, 39);
    assert!(texts.iter().any(|t| t == "14"), "{texts:?}");
    assert!(texts.iter().any(|t| t == "1 vị trí nằm ngoài khung bản đồ"), "{texts:?}");
}

#[test]
fn more_sites_than_a_map_can_show_are_counted_only() {
    let assessment = province(&Plan { sites: 6001, ..Plan::default() });
    let svg = String::from_utf8(drawn(&quick("4g"), &assessment, Lang::VI).svg).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(document.descendants().all(|n| n.attribute("id") != Some("sites")));
    let said = |text: &str| document.descendants().any(|n| n.attribute("aria-label") == Some(text));
    assert!(said("Quá dày để vẽ từng vị trí ở tỷ lệ này") && said("2.001"));
}

#[test]
fn svg_is_well_formed_whatever_the_names() {
    let mut assessment = province(&Plan::default());
    assessment.units.communes[0].name = "<b>\"Xã\"</b> & \u{8}\u{202e}\u{ffff}'".into();
    assessment.about.maker = Some("]]> <!-- \u{0} Sở -->".into());
    assessment.units.province = "Hà\u{0} <Tĩnh>".into();
    let svg = String::from_utf8(drawn(&quick("4g"), &assessment, Lang::VI).svg).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|n| n.has_tag_name("script")));
    let titles: Vec<_> = document
        .descendants()
        .filter(|n| n.tag_name().name() == "title")
        .filter_map(|n| n.text())
        .collect();
    // One for the sheet and one for every village.
    assert_eq!(titles.len(), assessment.villages.len() + 1);
    assert_eq!(titles[0], "Bản đồ phủ sóng 4G – Hà <Tĩnh>");
    assert!(
        titles.iter().any(|t| t.starts_with("Thôn <script>alert('ở giữa')</script> & cộng sự – "))
    );
    assert!(document.descendants().any(|n| n.tag_name().name() == "desc"));
    let links = document
        .descendants()
        .filter_map(|n| n.attribute(("http://www.w3.org/1999/xlink", "href")));
    for link in links {
        let id = link.strip_prefix('#').unwrap();
        assert!(
            document.descendants().any(|n| n.attribute("id") == Some(id)),
            "{link} leads nowhere"
        );
    }
}

#[test]
fn synthetic_data_says_so_and_other_data_does_not() {
    for (synthetic, lang, mark) in [
        (true, Lang::VI, "DỮ LIỆU MÔ PHỎNG"),
        (true, Lang::EN, "SYNTHETIC DATA"),
        (false, Lang::VI, "DỮ LIỆU MÔ PHỎNG"),
    ] {
        let assessment = province(&Plan { synthetic, ..Plan::default() });
        let svg = String::from_utf8(drawn(&quick("4g"), &assessment, lang).svg).unwrap();
        // In the head and across the map.
        let times = svg.matches(&format!("aria-label=\"{mark}\"")).count();
        assert_eq!(times, if synthetic { 2 } else { 0 }, "{lang:?}");
    }
}

#[test]
fn a_service_without_data_is_hatched_and_says_so() {
    let mut assessment = province(&Plan { sites: 0, ..Plan::default() });
    for missing in [false, true] {
        if missing {
            assessment.services.retain(|s| s.kind.column() != "5g");
        }
        let svg = String::from_utf8(drawn(&quick("5g"), &assessment, Lang::VI).svg).unwrap();
        assert!(svg.contains("aria-label=\"Không có dữ liệu sóng 5G\""));
        let document = roxmltree::Document::parse(&svg).unwrap();
        let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
        let fills = layer.children().filter_map(|n| n.attribute("fill"));
        assert!(fills.clone().count() > 50 && fills.clone().all(|f| f == "url(#hatch)"));
    }
}

#[test]
fn a_map_of_nothing_is_still_a_map() {
    let mut assessment = province(&Plan::default());
    for village in &mut assessment.villages {
        village.shape = None;
    }
    let svg = String::from_utf8(drawn(&quick("4g"), &assessment, Lang::VI).svg).unwrap();
    assert!(svg.contains("Không có thôn nào có ranh giới để vẽ"));
    assessment.villages.clear();
    assessment.units.communes.clear();
    assessment.services.clear();
    assessment.rates.clear();
    drawn(&quick("ftth"), &assessment, Lang::EN);
}

/// A sheet of bare fills.
fn bare() -> Sheet {
    let text = "service = \"4g\"\ndpi = 150\n[title]\nvi = \"a\"\nen = \"a\"\n[layers]\n\
                village_borders = false\ncommune_borders = false\ncommune_names = false\n";
    Sheet::parse("bare", Path::new("bare.toml"), text).unwrap()
}

/// A fan of triangles about a point, so that seams run in all directions; one triangle has a hole.
fn fan(share: impl Fn(usize) -> Option<Share>) -> Assessment {
    let mut assessment = province(&Plan { sites: 0, synthetic: false, ..Plan::default() });
    let (n, middle, r) = (23, geo::coord! { x: 500_000.0, y: 2_000_000.0 }, 10_000.0);
    assessment.villages.truncate(n);
    let rim = |i: usize| {
        let angle = std::f64::consts::TAU * (i % n) as f64 / n as f64;
        middle + geo::coord! { x: r * angle.cos(), y: r * angle.sin() }
    };
    for (i, village) in assessment.villages.iter_mut().enumerate() {
        let ring = LineString(vec![middle, rim(i), rim(i + 1), middle]);
        let hole = {
            let c = middle + (rim(i) + rim(i + 1) - middle - middle) * 0.35;
            let d = |x: f64, y: f64| c + geo::coord! { x: x * 500.0, y: y * 500.0 };
            LineString(vec![d(-1.0, -1.0), d(-1.0, 1.0), d(1.0, 1.0), d(1.0, -1.0), d(-1.0, -1.0)])
        };
        let holes = if i == 0 { vec![hole] } else { Vec::new() };
        let planar = MultiPolygon(vec![Polygon::new(ring, holes)]);
        let geographic = planar.clone();
        let (area_m2, centre) = (1.3e7, middle);
        village.shape =
            Some(Shape { planar, geographic, area_m2, centre, centre_geographic: None });
    }
    for service in &mut assessment.services {
        service.villages.truncate(n);
        for (i, village) in service.villages.iter_mut().enumerate() {
            village.share = share(i);
        }
    }
    assessment
}

/// Where the fan is on the page of the bare sheet, in pixels: its middle and radius.
fn fan_on_page(drawn: &Drawn) -> (f64, f64, f64) {
    let map = drawn.boxes.iter().find(|(k, _)| *k == "map").unwrap().1;
    let px = 150.0 / 25.4;
    // The fan's bounds are off its middle by 1 − cos(π/23) of its radius at most, to the right.
    let r = 10_000.0 / (drawn.scale as f64 / 1000.0) * px;
    let lean = (1.0 - (std::f64::consts::PI / 23.0).cos()) * r / 2.0;
    ((map.x + map.width / 2.0) * px - lean, (map.y + map.height / 2.0) * px, r)
}

/// Whether a place, from the fan's middle, is looked at: not the edge, and not the very middle, where
/// triangles are less than three pixels wide and their thin tips slip between pixel centres.
fn inside_fan(dx: f64, dy: f64, r: f64) -> bool {
    (11.0..0.97 * r).contains(&dx.hypot(dy))
}

#[test]
fn no_seam_shows_between_neighbours() {
    let all = fan(|_| Some(Share::ALL));
    let sheet = bare();
    let drawn_one = drawn(&sheet, &all, Lang::VI);
    let pixels = Pixels::of(&drawn_one.png);
    let (cx, cy, r) = fan_on_page(&drawn_one);
    let hole = |x: f64, y: f64| {
        (x - cx - 0.69 * r).abs() < 0.09 * r && (y - cy + 0.095 * r).abs() < 0.09 * r
    };
    let full = pixels.at((cx - 0.5 * r) as usize, (cy + 0.5 * r) as usize);
    let mut seen = 0;
    for y in 0..pixels.height {
        for x in 0..pixels.width {
            let (dx, dy) = (x as f64 - cx, y as f64 - cy);
            if inside_fan(dx, dy, r) && !hole(x as f64, y as f64) {
                // Blending a colour over itself rounds by a level or two; paper would be 120 off.
                let p = pixels.at(x, y);
                let same = (0..3).all(|c| p[c].abs_diff(full[c]) <= 2);
                assert!(same, "{p:?} at {x}, {y}, not {full:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100_000, "{seen} pixels were looked at");

    // Two classes in turn: on a seam, no channel is outside the two colours (but for rounding).
    let two = fan(|i| Share::new(if i % 2 == 0 { 1.0 } else { 0.9 }));
    let drawn_two = drawn(&sheet, &two, Lang::VI);
    let pixels = Pixels::of(&drawn_two.png);
    let other = pixels.at((cx + 0.275 * r) as usize, (cy - 0.12 * r) as usize);
    assert_ne!(other, full);
    let (low, high): (Vec<u8>, Vec<u8>) =
        full.iter().zip(other).map(|(a, b)| (*a.min(&b) - 2, *a.max(&b) + 2)).unzip();
    for y in 0..pixels.height {
        for x in 0..pixels.width {
            let (dx, dy) = (x as f64 - cx, y as f64 - cy);
            if inside_fan(dx, dy, r) && !hole(x as f64, y as f64) {
                let p = pixels.at(x, y);
                let within = (0..3).all(|c| (low[c]..=high[c]).contains(&p[c]));
                assert!(within, "{p:?} at {x}, {y} is not between {full:?} and {other:?}");
            }
        }
    }
}

#[test]
fn a_hole_shows_the_paper() {
    let drawn = drawn(&bare(), &fan(|_| Some(Share::ALL)), Lang::VI);
    let pixels = Pixels::of(&drawn.png);
    let (cx, cy, r) = fan_on_page(&drawn);
    // The hole's middle lies at 0.7 of the radius on the first triangle's axis; north is up.
    let axis = std::f64::consts::PI / 23.0;
    let (x, y) = (cx + 0.7 * r * axis.cos().powi(2), cy - 0.7 * r * axis.cos() * axis.sin());
    assert_eq!(pixels.at(x as usize, y as usize), [255, 255, 255]);
    let svg = String::from_utf8(drawn.svg).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let layer = document.descendants().find(|n| n.attribute("id") == Some("villages")).unwrap();
    let first = layer.children().find(roxmltree::Node::is_element).unwrap();
    assert_eq!(first.attribute("fill-rule"), Some("evenodd"));
    assert_eq!(first.attribute("d").unwrap().matches('z').count(), 2);
}

#[test]
fn the_png_states_its_resolution_and_size() {
    let drawn = drawn(&quick("4g"), &province(&Plan::default()), Lang::VI);
    let reader = png::Decoder::new(std::io::Cursor::new(&drawn.png)).read_info().unwrap();
    let info = reader.info();
    // 297 and 210 mm at 60 dpi; 60 dpi is 2,362 pixels a metre.
    assert_eq!((info.width, info.height), (702, 496));
    let dims = info.pixel_dims.unwrap();
    assert_eq!((dims.xppu, dims.yppu, dims.unit), (2362, 2362, png::Unit::Meter));
}

#[test]
fn the_same_input_gives_the_same_bytes_from_any_thread() {
    let assessment = province(&Plan::default());
    let backdrop = Backdrop::new(&assessment);
    let sheets = ["4g", "5g", "ftth", "mobile"].map(quick);
    let one = |s: &Sheet| draw(s, &assessment, &backdrop, Lang::VI, made()).unwrap();
    let alone: Vec<Drawn> = sheets.iter().map(one).collect();
    std::thread::scope(|scope| {
        let handles: Vec<_> = sheets.iter().map(|s| scope.spawn(move || one(s))).collect();
        for (handle, alone) in handles.into_iter().zip(&alone) {
            let together = handle.join().unwrap();
            assert!(together.png == alone.png && together.svg == alone.svg);
        }
    });
}
