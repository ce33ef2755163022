//! Every kind of sheet against the table its villages are in: legends, colours, marks, words.

use crate::map_fixture::{Plan, full_province, province};
use phusong::assessment::{Assessment, Measure, Value};
use phusong::gap::Gap;
use phusong::indicator::{Level, Rate, Status};
use phusong::lang::Lang;
use phusong::map::{
    Backdrop, Drawn, FrameOf, Kind, Orientation, Rect, Sheet, VillageLabels, builtin_sheets,
    commune_sheet, draw, sheets_of,
};
use phusong::network::{ServiceKind, Technology};
use std::collections::BTreeMap;
use std::path::Path;

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

fn middling() -> Assessment {
    full_province(&Plan { across: 16, down: 12, ..Plan::default() })
}

fn drawn(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> Drawn {
    let made = jiff::civil::date(2026, 1, 15);
    draw(sheet, assessment, &Backdrop::new(assessment), lang, made).unwrap()
}

/// A sheet at a resolution that is quick to draw, without names on the map and without insets, which
/// would repeat villages.
fn quick(sheet: Sheet) -> Sheet {
    let mut sheet = Sheet { dpi: 50, ..sheet };
    sheet.furniture.town_inset = false;
    sheet.labels.villages = VillageLabels::None;
    sheet
}

fn built_in(id: &str) -> Sheet {
    quick(builtin_sheets().into_iter().find(|s| s.id == id).unwrap())
}

fn parsed(text: &str) -> Sheet {
    let text = format!("{text}\n[title]\nvi = \"a\"\nen = \"b\"\n");
    quick(Sheet::parse("x", Path::new("x.toml"), &text).unwrap())
}

/// What an SVG says and shows.
struct Page {
    /// Texts, in order.
    texts: Vec<String>,
    /// Villages by fill.
    fills: BTreeMap<String, usize>,
    /// What pointing at villages tells.
    titles: Vec<String>,
    /// Marks: fill and outline.
    marks: Vec<(String, String)>,
    description: String,
}

impl Page {
    fn of(sheet: &Sheet, assessment: &Assessment, lang: Lang) -> Self {
        let svg = String::from_utf8(drawn(sheet, assessment, lang).svg).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let layer = |id: &str| document.descendants().find(|n| n.attribute("id") == Some(id));
        let paths = |id: &str| {
            let nodes = layer(id).into_iter().flat_map(|n| n.descendants());
            nodes.filter(|n| n.has_tag_name("path")).collect::<Vec<_>>()
        };
        let mut fills = BTreeMap::new();
        for path in paths("villages") {
            *fills.entry(path.attribute("fill").unwrap().to_owned()).or_default() += 1;
        }
        let villages = layer("villages").into_iter().flat_map(|n| n.descendants());
        let titles = villages.filter(|n| n.has_tag_name("title"));
        let titles = titles.filter_map(|t| t.text().map(str::to_owned)).collect();
        let mark = |n: &roxmltree::Node<'_, '_>| {
            let attribute = |name| n.attribute(name).unwrap_or_default().to_owned();
            (attribute("fill"), attribute("d"))
        };
        Self {
            texts: document
                .descendants()
                .filter_map(|n| n.attribute("aria-label"))
                .map(str::to_owned)
                .collect(),
            fills,
            titles,
            marks: paths("village-marks").iter().map(mark).collect(),
            description: document
                .descendants()
                .find(|n| n.has_tag_name("desc"))
                .and_then(|n| n.text())
                .unwrap()
                .to_owned(),
        }
    }

    fn says(&self, text: &str) -> bool {
        self.texts.iter().any(|t| t == text)
    }

    /// The count set right before a label of the legend.
    fn counted(&self, label: &str) -> usize {
        let at = self.texts.iter().position(|t| t == label);
        let at = at.unwrap_or_else(|| panic!("{label} is not in {:?}", self.texts));
        self.texts[at - 1].replace('.', "").parse().unwrap()
    }
}

/// A column of the village table, as text.
fn column(assessment: &Assessment, name: &str) -> Vec<String> {
    let at = assessment.village_columns().iter().position(|(n, _)| n == name).unwrap();
    let text = |i| match &assessment.village_values(i)[at] {
        Value::Empty => String::new(),
        Value::Text(t) => t.to_string(),
        Value::Real(v, _) => v.to_string(),
        Value::Flag(f) => f.to_string(),
    };
    (0..assessment.villages.len()).map(text).collect()
}

fn percent(assessment: &Assessment, name: &str) -> Vec<Option<f64>> {
    column(assessment, name).iter().map(|t| t.parse().ok()).collect()
}

#[test]
fn statuses_are_those_of_the_table() {
    let assessment = middling();
    let page = Page::of(&built_in("status-4g"), &assessment, Lang::VI);
    let statuses = column(&assessment, "4g_status");
    let count = |code: &str| statuses.iter().filter(|s| *s == code).count();
    let mut fills = page.fills.clone();
    for (code, fill, label) in [
        ("covered", "#abd9e9", "Được phủ"),
        ("hole", "#fdae61", "Lõm sóng"),
        ("white", "#a50026", "Trắng sóng"),
        ("no_data", "url(#hatch)", "Không có dữ liệu"),
    ] {
        assert!(count(code) > 0, "{code} is not in the fixture");
        assert_eq!(fills.remove(fill), Some(count(code)), "{code}");
        assert_eq!(page.counted(label), count(code), "{code}");
        assert!(page.description.contains(&format!("{label}: {}", count(code))), "{code}");
    }
    assert!(fills.is_empty(), "{fills:?}");
    assert_eq!(page.counted("Tổng số thôn"), assessment.villages.len());
    assert!(page.titles.iter().any(|t| t.contains(": trắng sóng (4G 0,0\u{a0}%)")));
    // Fibre has its own words.
    let fibre =
        Sheet { service: ServiceKind::Technology(Technology::Ftth), ..built_in("status-4g") };
    assert!(Page::of(&fibre, &assessment, Lang::VI).says("Lõm cáp quang"));
}

#[test]
fn two_services_are_counted_in_a_square() {
    let assessment = middling();
    let page = Page::of(&built_in("4g-ftth"), &assessment, Lang::VI);
    let (a, b) = (percent(&assessment, "4g_pct"), percent(&assessment, "ftth_pct"));
    let class = |p: f64| usize::from(p >= 50.0) + usize::from(p >= 80.0);
    let mut cells = [0; 9];
    let mut unknown = 0;
    for pair in a.iter().zip(&b) {
        match pair {
            (Some(a), Some(b)) => cells[3 * class(*b) + class(*a)] += 1,
            _ => unknown += 1,
        }
    }
    // From the upper row down, from left to right, after the title of the upward side.
    let at = page.texts.iter().position(|t| t == "FTTH (%)").unwrap();
    let shown: Vec<usize> = page.texts[at..at + 13].iter().filter_map(|t| t.parse().ok()).collect();
    let expected: Vec<usize> =
        (0..3).rev().flat_map(|j| cells[3 * j..3 * j + 3].to_vec()).collect();
    assert_eq!(shown, expected, "{:?}", &page.texts[at..at + 13]);
    assert_eq!(page.counted("Thiếu dữ liệu một hoặc cả hai"), unknown);
    assert_eq!(cells.iter().sum::<usize>() + unknown, assessment.villages.len());
    assert!(unknown > 0 && cells.iter().filter(|n| **n > 0).count() > 5);
    let mut fills = page.fills.clone();
    assert_eq!(fills.remove("url(#hatch)"), Some(unknown));
    let mut by_colour: Vec<usize> = fills.into_values().collect();
    let mut cells: Vec<usize> = cells.into_iter().filter(|n| *n > 0).collect();
    by_colour.sort_unstable();
    cells.sort_unstable();
    assert_eq!(by_colour, cells);
    assert!(page.description.contains("4G (%) từ 80, FTTH (%) dưới 50: "), "{}", page.description);
}

#[test]
fn every_village_without_the_service_is_a_dot() {
    let assessment = middling();
    let page = Page::of(&built_in("gaps-4g"), &assessment, Lang::VI);
    let statuses = column(&assessment, "4g_status");
    let count = |code: &str| statuses.iter().filter(|s| *s == code).count();
    let marks = |fill: &str| page.marks.iter().filter(|(f, _)| f == fill).count();
    assert_eq!((marks("#a50026"), marks("#fdae61")), (count("white"), count("hole")));
    assert_eq!(page.marks.len(), count("white") + count("hole"));
    // Without colour they differ in shape: a diamond has no curve.
    for (fill, outline) in &page.marks {
        assert_eq!(outline.contains('c'), fill == "#fdae61", "{fill} {outline}");
    }
    assert_eq!(page.counted("Trắng sóng"), count("white"));
    assert_eq!(page.counted("Được phủ"), count("covered"));
    assert_eq!(page.fills.len(), 2, "land and hatch: {:?}", page.fills);
}

#[test]
fn circles_are_as_large_as_the_people_are_many() {
    let assessment = middling();
    let page = Page::of(&built_in("people-without-4g"), &assessment, Lang::VI);
    let gaps: Vec<&Gap> = assessment.gaps.iter().filter(|g| g.service == G4).collect();
    let unknown = gaps.iter().filter(|g| g.lacking.people.is_none()).count();
    assert!(unknown > 0);
    assert_eq!(page.counted("Chưa phủ, không rõ số người"), unknown);
    // Widths by the first curve: it begins at the right and ends below the middle, in 1/100 mm.
    let width = |outline: &str| {
        let curve = outline.split('c').nth(1)?;
        let numbers: Vec<f64> = curve.split_whitespace().filter_map(|t| t.parse().ok()).collect();
        Some(numbers.get(4)?.abs() * 2.0)
    };
    let mut widths: Vec<f64> = page.marks.iter().filter_map(|(_, d)| width(d)).collect();
    let mut people: Vec<f64> = gaps.iter().filter_map(|g| g.lacking.people).collect();
    assert_eq!(widths.len(), people.len());
    assert!(widths.windows(2).all(|w| w[0] >= w[1]), "the largest lies lowest");
    widths.sort_by(f64::total_cmp);
    people.sort_by(f64::total_cmp);
    let scale = widths.last().unwrap().powi(2) / people.last().unwrap();
    for (w, p) in widths.iter().zip(&people).filter(|(w, _)| **w > 100.0) {
        // Half a hundredth of a millimetre of rounding on each side.
        assert!((w.powi(2) / scale / p - 1.0).abs() < 0.03, "{w} for {p} people");
    }
    let known = gaps.len() - unknown;
    let sum: f64 = people.iter().sum();
    let total = phusong::lang::Numbers(Lang::VI).decimal(sum, 0);
    assert!(page.says(&format!("Tổng cộng {total} người ở {known} thôn")), "{:?}", page.texts);
    assert!(page.says("1.000 người") && page.says("200 người") && page.says("50 người"));
    assert!(page.titles.iter().any(|t| t.contains("không rõ số người chưa có 4G")));
}

#[test]
fn people_are_not_drawn_where_gaps_were_not_listed_and_the_sheet_says_so() {
    let mut assessment = middling();
    assessment.gaps.retain(|g| g.service != G4);
    let sheet = built_in("people-without-4g");
    assert!(!sheet.has_data(&assessment));
    let page = Page::of(&sheet, &assessment, Lang::VI);
    assert!(page.says("Danh sách trắng, lõm của dự án không tính 4G"), "{:?}", page.texts);
}

#[test]
fn operators_are_counted_by_the_rule() {
    let assessment = middling();
    let page = Page::of(&built_in("operators-4g"), &assessment, Lang::VI);
    let service = assessment.service(G4).unwrap();
    let mut counts = [0; 4];
    let mut unknown = 0;
    for (i, here) in service.villages.iter().enumerate() {
        if here.status == Status::NoData {
            unknown += 1;
            continue;
        }
        let covering = service.area().by_operator.iter();
        let covering = covering.filter(|(_, s)| s[i].is_some_and(|s| s.value() >= 0.8)).count();
        counts[covering.min(3)] += 1;
    }
    let labels =
        ["Không doanh nghiệp nào", "1 doanh nghiệp", "2 doanh nghiệp", "3 doanh nghiệp trở lên"];
    for (label, n) in labels.into_iter().zip(counts) {
        assert!(n > 0, "{label} is not in the fixture");
        assert_eq!(page.counted(label), n, "{label}");
    }
    assert_eq!(page.counted("Không có dữ liệu"), unknown);
    assert!(page.titles.iter().any(|t| t.ends_with("4G: Viettel, VNPT, MobiFone")));
}

#[test]
fn any_column_by_any_method_sums_to_the_villages() {
    let assessment = middling();
    for (column, classes) in [
        ("population", "method = \"quantile\"\ncount = 4"),
        ("population", "method = \"jenks\"\ncount = 5"),
        ("population", "method = \"equal\"\ncount = 6"),
        ("population", "method = \"pretty\""),
        ("population", "breaks = [100, 500, 1000, 100000]"),
        ("area_km2", ""),
        ("4g_area_pct", ""),
        ("4g_area_pct", "method = \"quantile\"\ncount = 5"),
        ("ftth_pct", "breaks_pct = [0, 60, 100]"),
    ] {
        let sheet = parsed(&format!("column = \"{column}\"\n[classes]\n{classes}\n"));
        let page = Page::of(&sheet, &assessment, Lang::VI);
        let what = format!("{column} {classes}");
        let measure = Measure::of_column(column).unwrap();
        let numbers = assessment.measured(measure);
        let unknown = numbers.iter().filter(|n| n.is_none()).count();
        assert_eq!(page.counted("Không có dữ liệu"), unknown, "{what}");
        // Every count from the column's head to the total, the total not.
        let from = page.texts.iter().position(|t| t == "Số thôn").unwrap();
        let to = page.texts.iter().position(|t| t == "Tổng số thôn").unwrap() - 1;
        let counts: Vec<usize> =
            page.texts[from..to].iter().filter_map(|t| t.replace('.', "").parse().ok()).collect();
        assert_eq!(counts.iter().sum::<usize>(), assessment.villages.len(), "{what}: {counts:?}");
        assert!(counts.len() >= 4, "{what}: {counts:?}");
    }
    // A break that no village reaches leaves its class in the legend.
    let sheet = parsed("column = \"population\"\n[classes]\nbreaks = [100, 500, 1000, 100000]\n");
    let page = Page::of(&sheet, &assessment, Lang::VI);
    assert_eq!(page.counted("Từ 100.000 trở lên"), 0);
    assert_eq!(page.counted("Dưới 100"), 0);
    let of = |low: f64, high: f64| {
        let all = assessment.villages.iter().filter_map(|v| v.population);
        all.filter(|p| *p >= low && *p < high).count()
    };
    assert_eq!(page.counted("500 đến dưới 1.000"), of(500.0, 1000.0));
    assert_eq!(page.counted("1.000 đến dưới 100.000"), of(1000.0, 1e5));
    assert!(page.says("Dân số thôn (người)"));
    assert!(page.says("Số liệu của lớp thôn, ghi đúng như đã cho."), "{:?}", page.texts);
}

#[test]
fn a_sheet_of_one_commune_counts_its_villages_only() {
    let mut assessment = middling();
    let own = |v: &phusong::place::Village| v.commune.0 == 4;
    let villages = assessment.villages.iter().filter(|v| own(v)).count();
    let commune = phusong::place::CommuneId(4);
    let rate = Rate { villages, covered: 1, ..Rate::none(Level::Commune(commune), G4, None) };
    assessment.rates.push(rate);
    let name = assessment.units.communes[4].name.clone();
    let page = quick(commune_sheet().unwrap());
    assert_eq!(commune_sheet().unwrap().labels.villages, VillageLabels::All);
    for kind in [Kind::Status, Kind::Dots, Kind::Symbols, Kind::Operators] {
        let sheet = Sheet { frame: FrameOf::Commune(4), kind: kind.clone(), ..page.clone() };
        let page = Page::of(&sheet, &assessment, Lang::VI);
        assert!(
            page.says(&format!("Tình trạng phủ sóng 4G – {name}, Hà Tĩnh")),
            "{:?}",
            page.texts
        );
        assert_eq!(page.counted("Tổng số thôn của xã"), villages, "{kind:?}");
        let from = page.texts.iter().position(|t| t == "Số thôn").unwrap();
        let to = page.texts.iter().position(|t| t == "Tổng số thôn của xã").unwrap() - 1;
        let counts = page.texts[from..to].iter().filter_map(|t| t.parse::<usize>().ok());
        assert_eq!(counts.sum::<usize>(), villages, "{kind:?}");
        assert!(page.marks.len() <= villages);
    }
}

#[test]
fn sheets_are_drawn_where_their_data_is() {
    let ids = |assessment: &Assessment| {
        sheets_of(assessment).into_iter().map(|s| s.id).collect::<Vec<_>>()
    };
    let all: Vec<String> = builtin_sheets().into_iter().map(|s| s.id).collect();
    assert_eq!(ids(&middling()), all);
    // The bare fixture has neither gaps nor operators.
    let bare = ids(&province(&Plan::default()));
    assert_eq!(bare, ["4g", "5g", "ftth", "mobile", "status-4g", "4g-ftth", "gaps-4g", "4g-grey"]);
    // Without any site nothing is known: only the sheets of shares, which say so.
    let nothing = ids(&province(&Plan { sites: 0, ..Plan::default() }));
    assert_eq!(nothing, ["4g", "5g", "ftth", "mobile", "4g-grey"]);
}

#[test]
fn what_has_no_data_says_so_on_every_kind() {
    let mut assessment = province(&Plan { sites: 0, ..Plan::default() });
    for missing in [false, true] {
        if missing {
            assessment.services.clear();
        }
        for sheet in builtin_sheets().into_iter().map(quick) {
            let page = Page::of(&sheet, &assessment, Lang::VI);
            let hatched = page.fills.keys().all(|f| f == "url(#hatch)");
            assert!(hatched && !page.fills.is_empty(), "{}: {:?}", sheet.id, page.fills);
            assert!(page.marks.is_empty());
            let told = |t: &String| {
                t.starts_with("Không có dữ liệu ") || t.starts_with("Không thôn nào có dữ liệu")
            };
            assert!(page.texts.iter().any(told), "{}: {:?}", sheet.id, page.texts);
        }
    }
    // No village at all is no fault either.
    assessment.villages.clear();
    assessment.units.communes.clear();
    assessment.rates.clear();
    for sheet in builtin_sheets().into_iter().map(quick) {
        drawn(&sheet, &assessment, Lang::EN);
    }
}

#[test]
fn nothing_of_any_kind_overlaps_or_leaves_the_page() {
    let wordy = Plan {
        commune_names: |i| format!("Xã Nậm Nhừ Thượng Sơn Hạ Lĩnh Đông Bắc Quảng Yên {i:02}"),
        operators: 8,
        ..Plan::default()
    };
    let one = Plan { across: 1, down: 1, oval: false, sites: 1, operators: 1, ..Plan::default() };
    for plan in [Plan::default(), wordy, one] {
        let assessment = full_province(&plan);
        let backdrop = Backdrop::new(&assessment);
        for sheet in builtin_sheets().into_iter().skip(4).map(quick) {
            for (orientation, lang) in
                [(Orientation::Landscape, Lang::EN), (Orientation::Portrait, Lang::VI)]
            {
                let sheet = Sheet { orientation, ..sheet.clone() };
                let made = jiff::civil::date(2026, 1, 15);
                let drawn = draw(&sheet, &assessment, &backdrop, lang, made).unwrap();
                check_boxes(&format!("{}, {orientation:?}", sheet.id), &drawn, orientation);
            }
        }
    }
}

fn check_boxes(what: &str, drawn: &Drawn, orientation: Orientation) {
    let page = if orientation == Orientation::Portrait { (210.0, 297.0) } else { (297.0, 210.0) };
    let inside = Rect::new(9.9, 9.9, page.0 - 19.8, page.1 - 19.8);
    let of_legend = ["swatch", "symbol", "plate"];
    for (i, (kind, rect)) in drawn.boxes.iter().enumerate() {
        assert!(inside.contains(rect, 0.05), "{what}: {kind} {rect:?} leaves the page");
        if !of_legend.contains(kind) {
            continue;
        }
        for (other_kind, other) in &drawn.boxes[i + 1..] {
            let nested = (*kind, *other_kind) == ("plate", "text") && rect.contains(other, 0.5);
            // 0.3 mm: line boxes are higher than the letters in them.
            let clash = rect.overlaps(other, 0.3) && !nested;
            assert!(!clash, "{what}: {kind} {rect:?} on {other_kind} {other:?}");
        }
    }
}

#[test]
fn both_languages_say_every_kind() {
    let assessment = middling();
    for sheet in builtin_sheets().into_iter().map(quick) {
        let [vi, en] = [Lang::VI, Lang::EN].map(|lang| Page::of(&sheet, &assessment, lang));
        assert_eq!(vi.fills, en.fills, "{}", sheet.id);
        assert_eq!(vi.marks, en.marks, "{}", sheet.id);
        for (a, b) in vi.titles.iter().zip(&en.titles) {
            assert!(a != b || a.ends_with('%') || a.contains("4G: "), "{}: {a}", sheet.id);
        }
        // What is left in English is neither Vietnamese words nor Vietnamese numbers.
        let legend: Vec<&String> = en.texts.iter().take(12).collect();
        let vietnamese = ["thôn", "sóng", "dữ liệu", "người", "doanh nghiệp"];
        for text in &legend {
            assert!(!vietnamese.iter().any(|w| text.contains(w)), "{}: {text}", sheet.id);
        }
    }
}
