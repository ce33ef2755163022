use super::*;
use crate::coverage::Share;
use crate::indicator::Test;
use crate::network::Technology;
use phusong_core::fixtures::results::province;
use std::collections::BTreeSet;

const G2: ServiceKind = ServiceKind::Technology(Technology::G2);

fn rows(chart: &Chart) -> Vec<&bars::Row> {
    match &chart.figure {
        Figure::Bars(bars) => bars.columns.iter().flatten().collect(),
        _ => panic!("{} has no rows", chart.id()),
    }
}

fn of<'a>(charts: &'a [Chart], id: &str) -> &'a Chart {
    charts.iter().find(|c| c.id() == id).unwrap_or_else(|| panic!("no chart {id}"))
}

#[test]
fn there_is_a_chart_only_where_there_is_data() {
    assert!(charts(&Assessment::default(), Lang::VI).is_empty());
    let mut assessment = province(65);
    let all = charts(&assessment, Lang::VI);
    let ids: BTreeSet<String> = all.iter().map(Chart::id).collect();
    assert_eq!(ids.len(), all.len(), "files of their own");
    for id in ["communes-ftth", "shares-4g", "thresholds", "speed"] {
        assert!(ids.contains(id), "{id} is not in {ids:?}");
    }
    // Of 2G nothing is known.
    assert!(all.iter().all(|c| c.service != Some(G2)), "{ids:?}");
    assessment.speeds.clear();
    assessment.method.rule.test = Test::CentreClusters;
    let ids: Vec<String> = charts(&assessment, Lang::VI).iter().map(Chart::id).collect();
    assert!(!ids.iter().any(|id| id == "speed" || id == "thresholds"), "{ids:?}");
}

#[test]
fn communes_fall_in_order_and_say_their_numbers() {
    let assessment = province(65);
    let all = charts(&assessment, Lang::VI);
    let chart = of(&all, "communes-4g");
    let rows = rows(chart);
    assert_eq!(rows.len(), assessment.units.communes.len());
    let value = |row: &bars::Row| match row.shape {
        bars::Shape::Bar(value, _) => value,
        _ => panic!("{row:?}"),
    };
    assert!(rows.windows(2).all(|w| value(w[0]) >= value(w[1])));
    for row in rows {
        let at = assessment.units.communes.iter().position(|c| c.name == row.label).unwrap();
        let level = crate::indicator::Level::Commune(crate::place::CommuneId(at as u32));
        let rate = assessment.rate(level, chart.service.unwrap()).unwrap();
        assert_eq!(rate.rate_pct(), Some(value(row)));
        assert!(
            row.note.ends_with(&format!("({}/{})", rate.covered, rate.known())),
            "{}",
            row.note
        );
    }
}

#[test]
fn villages_without_data_are_hatched_and_counted_apart() {
    let assessment = province(65);
    let service = assessment.service(ServiceKind::MobileBroadband).unwrap();
    let all = charts(&assessment, Lang::VI);
    let chart = of(&all, "shares-mobile");
    let Figure::Columns(columns) = &chart.figure else { panic!("not columns") };
    let counts: Vec<f64> = columns.groups.iter().map(|g| g.columns[0].value.unwrap()).collect();
    assert_eq!(counts.iter().sum::<f64>(), assessment.villages.len() as f64);
    let unknown = service.villages.iter().filter(|v| v.share.is_none()).count();
    assert_eq!(counts.last().copied(), Some(unknown as f64));
    let last = columns.groups.last().unwrap();
    assert_eq!(last.columns[0].fill, crate::map::ink::Fill::Hatch);
    assert!(unknown > 0 && last.label == "Không có dữ liệu");
    let zero = service.villages.iter().filter(|v| v.share.map(Share::value) == Some(0.0)).count();
    assert_eq!(counts[0], zero as f64);
}

#[test]
fn everything_is_drawn_inside_the_page_whatever_it_is_called() {
    let mut assessment = province(65);
    assessment.about.synthetic = true;
    assessment.units.province = "Tỉnh <b>&\u{1} rất dài ".repeat(12);
    for commune in &mut assessment.units.communes {
        commune.name = format!("{} <script>alert(1)</script> rất rất dài", commune.name);
    }
    for lang in [Lang::VI, Lang::EN] {
        for chart in charts(&assessment, lang) {
            let fonts = Fonts::new().unwrap();
            let layout = sheet::Layout::new(&fonts, &chart.head, &chart.figure);
            let (width, height) = layout.size_mm;
            assert_eq!(width, sheet::WIDTH_MM);
            assert!((40.0..280.0).contains(&height), "{}: {height} mm", chart.id());
            // Nothing but paper along the edges: three millimetres.
            let png = chart.draw(Formats::PNG).unwrap().png;
            let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
            decoder.set_transformations(png::Transformations::normalize_to_color8());
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            let frame = reader.next_frame(&mut pixels).unwrap();
            let (w, h, n) =
                (frame.width as usize, frame.height as usize, frame.color_type.samples());
            let ink = |x: usize, y: usize| pixels[(y * w + x) * n..][..n].iter().any(|v| *v != 255);
            let edge = (3.0 * f64::from(DPI) / 25.4) as usize;
            let left_right = (0..h).any(|y| (0..edge).chain(w - edge..w).any(|x| ink(x, y)));
            assert!(!left_right, "{} runs over the edge", chart.id());
            assert!((edge..h - edge).any(|y| (edge..w - edge).any(|x| ink(x, y))));
        }
    }
}

#[test]
fn all_pictures_are_whole_and_svg_is_well_formed() {
    let assessment = province(30);
    for chart in charts(&assessment, Lang::VI).into_iter().take(4) {
        let drawn = chart.draw(Formats::ALL).unwrap();
        let svg = String::from_utf8(drawn.svg).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        assert!(
            document.descendants().any(|n| n.text() == Some(chart.title())),
            "{}",
            chart.title()
        );
        assert!(drawn.pdf.starts_with(b"%PDF-"));
        let reader = png::Decoder::new(std::io::Cursor::new(drawn.png)).read_info().unwrap();
        let dims = reader.info().pixel_dims.unwrap();
        assert_eq!(dims.xppu, (f64::from(DPI) / 0.0254).round() as u32);
    }
}
