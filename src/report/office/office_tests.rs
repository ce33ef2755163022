//! The report read back as other programs read it: as a ZIP of XML.

use super::*;
use crate::lang::Message;
use crate::network::{OperatorId, ServiceKind, Technology};
use crate::report::office::archive::Archive;
use phusong_core::fixtures::results::province;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const MADE_AT: &str = "2026-01-15T09:30:00+07:00";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A template of one part, as Word would split its text.
fn docx(body: &str, header: &str) -> Archive {
    let own = |root: &str, content: &str| {
        format!("<w:{root} xmlns:w=\"{W}\">{content}</w:{root}>").into_bytes()
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let parts = vec![
        ("[Content_Types].xml".to_owned(), types.as_bytes().to_vec()),
        ("word/document.xml".to_owned(), own("document", &format!("<w:body>{body}</w:body>"))),
        ("word/header7.xml".to_owned(), own("hdr", header)),
    ];
    Archive { parts }
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn filled(assessment: &Assessment, template: &Template, lang: Lang) -> Archive {
    filled_with(assessment, template, lang, &Illustrations::default())
}

fn filled_with(
    assessment: &Assessment,
    template: &Template,
    lang: Lang,
    pictures: &Illustrations,
) -> Archive {
    let book = Book::new(assessment, lang, MADE_AT);
    let report = Report { assessment, book, lang, pictures };
    report.filled(template).unwrap()
}

fn part(archive: &Archive, name: &str) -> String {
    String::from_utf8(archive.part(name).unwrap().to_vec()).unwrap()
}

fn name<'a>(node: &Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(|n| n.has_tag_name((W, "t"))).filter_map(|n| n.text()).collect()
}

fn texts(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    document.descendants().filter(|n| n.has_tag_name((W, "p"))).map(text).collect()
}

#[test]
fn the_own_templates_are_filled_whole_in_both_languages() {
    let mut assessment = province(65);
    assessment.about.title = "Báo cáo <script>alert(1)</script> & \u{1}\u{b}“thử”".into();
    for lang in [Lang::VI, Lang::EN] {
        let archive = filled(&assessment, &Template::built_in(lang).unwrap(), lang);
        for (name, content) in &archive.parts {
            if [".xml", ".rels"].iter().any(|e| name.ends_with(e)) {
                let xml = std::str::from_utf8(content).unwrap();
                Document::parse(xml).unwrap_or_else(|e| panic!("{name}: {e}"));
                assert!(!xml.contains("{{") && !xml.contains("}}"), "{name}");
            }
        }
        let all = texts(&part(&archive, "word/document.xml"));
        let title = "Báo cáo <script>alert(1)</script> & “thử”";
        assert!(all.iter().any(|t| t == title), "{all:?}");
        let marked = if lang == Lang::VI { "MÔ PHỎNG" } else { "SYNTHETIC" };
        assert!(all.iter().any(|t| t.contains(marked)));
        assert!(part(&archive, "word/header1.xml").contains(marked), "on every page");
        // What is said of the file itself.
        let core = part(&archive, "docProps/core.xml");
        assert!(core.contains("&lt;script&gt;") && core.contains(">2026-01-15<"), "{core}");
        assert!(part(&archive, "_rels/.rels").contains("docProps/core.xml"));
    }
}

#[test]
fn the_same_assessment_and_time_give_the_same_bytes() {
    let assessment = province(20);
    let bytes = || {
        let archive = filled(&assessment, &Template::built_in(Lang::VI).unwrap(), Lang::VI);
        let mut out = io::Cursor::new(Vec::new());
        archive.write(&mut out).unwrap();
        out.into_inner()
    };
    assert!(bytes() == bytes());
}

/// Elements stand in the order that the schema (`CT_TblPr`, `CT_TcPr`, `CT_PPr`, `CT_RPr`) asks for, without which
/// Word calls a file damaged.
#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let orders: [(&str, &[&str]); 5] = [
        (
            "tblPr",
            &[
                "tblStyle",
                "tblW",
                "jc",
                "tblInd",
                "tblBorders",
                "tblLayout",
                "tblCellMar",
                "tblLook",
            ],
        ),
        ("tcPr", &["tcW", "gridSpan", "vMerge", "shd", "textDirection", "vAlign"]),
        (
            "pPr",
            &[
                "pStyle",
                "keepNext",
                "keepLines",
                "pageBreakBefore",
                "pBdr",
                "spacing",
                "ind",
                "jc",
                "outlineLvl",
                "rPr",
                "sectPr",
            ],
        ),
        ("rPr", &["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"]),
        ("sectPr", &["headerReference", "footerReference", "type", "pgSz", "pgMar", "titlePg"]),
    ];
    let assessment = province(65);
    for styled in [true, false] {
        let mut template = Template::built_in(Lang::VI).unwrap();
        if !styled {
            template.styles.clear();
        }
        let archive = filled(&assessment, &template, Lang::VI);
        for file in ["word/document.xml", "word/styles.xml", "word/header1.xml"] {
            let xml = part(&archive, file);
            let document = Document::parse(&xml).unwrap();
            let mut seen = 0;
            for node in document.descendants() {
                let Some((_, order)) = orders.iter().find(|(n, _)| *n == name(&node)) else {
                    continue;
                };
                let place = |n: Node<'_, '_>| {
                    let found = order.iter().position(|o| *o == name(&n));
                    found.unwrap_or_else(|| panic!("{} in {}", name(&n), name(&node)))
                };
                let places: Vec<usize> =
                    node.children().filter(Node::is_element).map(place).collect();
                assert!(places.is_sorted(), "{file}: {} {places:?}", name(&node));
                seen += 1;
            }
            assert!(seen > 0, "{file}");
        }
    }
}

#[test]
fn tables_are_whole_and_repeat_their_heads() {
    let assessment = province(65);
    let archive = filled(&assessment, &Template::built_in(Lang::VI).unwrap(), Lang::VI);
    let xml = part(&archive, "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let mut tables = 0;
    for table in document.descendants().filter(|n| n.has_tag_name((W, "tbl"))) {
        let grid = table.children().find(|n| n.has_tag_name((W, "tblGrid"))).unwrap();
        let columns = grid.children().filter(Node::is_element).count();
        let rows: Vec<_> = table.children().filter(|n| n.has_tag_name((W, "tr"))).collect();
        for row in &rows {
            let span = |cell: Node<'_, '_>| {
                let span = cell.descendants().find(|n| n.has_tag_name((W, "gridSpan")));
                span.map_or(1, |n| n.attribute((W, "val")).unwrap().parse().unwrap())
            };
            let cells = row.children().filter(|n| n.has_tag_name((W, "tc")));
            assert_eq!(cells.clone().map(span).sum::<usize>(), columns);
            // A cell without a paragraph at its end is a damaged file.
            for cell in cells {
                assert_eq!(name(&cell.last_element_child().unwrap()), "p");
            }
            assert!(row.descendants().any(|n| n.has_tag_name((W, "cantSplit"))));
        }
        // The letterhead and the signatures have none.
        if table.descendants().any(|n| n.has_tag_name((W, "tblLook"))) {
            assert!(rows[0].descendants().any(|n| n.has_tag_name((W, "tblHeader"))));
            assert_eq!(
                name(&table.next_sibling_element().unwrap()),
                "p",
                "two tables would be one"
            );
            tables += 1;
        }
    }
    assert!(tables >= 9, "{tables}");
}

/// The list of one service: its cells as text, row by row.
fn list(assessment: &Assessment, body: &str) -> Vec<Vec<String>> {
    let template = Template::of(docx(body, ""), &[]).unwrap();
    let xml = part(&filled(assessment, &template, Lang::VI), "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let rows = document.descendants().filter(|n| n.has_tag_name((W, "tr")));
    let cells = |row: Node<'_, '_>| {
        row.children().filter(|n| n.has_tag_name((W, "tc"))).map(text).collect::<Vec<_>>()
    };
    rows.map(cells).collect()
}

#[test]
fn gaps_are_listed_by_commune_with_sums_that_add_up() {
    let assessment = province(65);
    let rows = list(&assessment, &paragraph("{{danh_sach:mobile}}"));
    let number = |text: &str| text.replace('.', "").parse::<u64>().ok();
    let (mut villages, mut households, mut communes, mut total) = (0, 0, 0, None);
    for row in &rows[1..] {
        if row.len() == 12 {
            villages += 1;
            assert_eq!(number(&row[0]), Some(villages));
            households += number(&row[3]).unwrap_or(0);
        } else if row[0].is_empty() {
            total = number(&row[2]);
        } else {
            communes += number(&row[2]).unwrap_or(0);
        }
    }
    let service = assessment.service(ServiceKind::MobileBroadband).unwrap();
    let lacks = |v: &&crate::indicator::VillageService| {
        matches!(v.status, crate::indicator::Status::White | crate::indicator::Status::Hole)
    };
    assert_eq!(villages as usize, service.villages.iter().filter(lacks).count());
    assert!(villages > 10 && households > 0);
    assert_eq!((Some(households), Some(communes)), (total, total));
}

#[test]
fn a_template_of_the_users_own_keeps_its_text_and_styles() {
    let split = "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Tỉnh {</w:t></w:r>\
                 <w:r><w:t>{ti</w:t></w:r><w:r><w:t>nh}} có {{so_thon}} thôn, 4G {{ty_le_phu:4g}}</w:t></w:r></w:p>";
    let block = "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr>\
                 <w:t>{{tom_tat}}</w:t></w:r></w:p>";
    let template =
        Template::of(docx(&format!("{split}{block}"), &paragraph("{{mo_phong}}")), &[]).unwrap();
    let assessment = province(65);
    let archive = filled(&assessment, &template, Lang::VI);
    let xml = part(&archive, "word/document.xml");
    let first = texts(&xml)[0].clone();
    assert!(
        first.starts_with(&format!("Tỉnh {} có 65 thôn, 4G ", assessment.units.province)),
        "{first}"
    );
    assert!(first.ends_with("\u{a0}%"), "{first}");
    // The block's paragraphs look like the one they replace.
    let like = "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space";
    assert!(xml.matches(like).count() >= 3, "{xml}");
    assert!(part(&archive, "word/header7.xml").contains("MÔ PHỎNG"));
}

#[test]
fn every_placeholder_of_both_languages_can_be_filled() {
    let service =
        |name: &str| placeholder::FIGURES.iter().any(|(en, vi, _)| *en == name || *vi == name);
    let with = |name: &str| match name {
        "map" | "ban_do" => format!("{{{{{name}:4g}}}}"),
        "chart" | "bieu_do" => format!("{{{{{name}:communes-ftth}}}}"),
        _ if service(name) => format!("{{{{{name}:ftth}}}}"),
        _ => format!("{{{{{name}}}}}"),
    };
    let body: String = placeholder_names()
        .flat_map(|(en, vi)| [paragraph(&with(en)), paragraph(&with(vi))])
        .collect();
    let template = Template::of(docx(&body, ""), &["4g".to_owned()]).unwrap();
    for assessment in [province(65), Assessment::default()] {
        for lang in [Lang::VI, Lang::EN] {
            let xml = part(&filled(&assessment, &template, lang), "word/document.xml");
            Document::parse(&xml).unwrap();
            assert!(!xml.contains("{{"));
        }
    }
}

#[test]
fn wrong_placeholders_are_all_named() {
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("{{gaps}}"));
    let body = format!("{}{cell}{}", paragraph("{{tinnh}} {{map:5g}}"), paragraph("{{mở"));
    let fault = Template::of(docx(&body, &paragraph("{{rates}}")), &["4g".to_owned()]).unwrap_err();
    let TemplateFault::Placeholders { problems } = &fault else { panic!("{fault:?}") };
    let of = |p: &PlaceholderProblem| (p.part.clone(), p.found.clone());
    let found: BTreeSet<_> = problems.iter().map(of).collect();
    let document = |f: &str| ("word/document.xml".to_owned(), f.to_owned());
    let all = [document("tinnh"), document("map:5g"), document("gaps"), document("mở")];
    let all = all.into_iter().chain([("word/header7.xml".to_owned(), "rates".to_owned())]);
    assert_eq!(found, all.collect());
    let file = Path::new("mau.docx");
    let Message { headline: vi, hint } = words::template_message(Lang::VI, file, &fault);
    for said in [
        "mau.docx",
        "{{tinnh}}; có phải {{tinh}}?",
        "{{map:5g}}",
        "4g",
        "{{mở không có",
        "riêng một đoạn",
    ] {
        assert!(vi.contains(said), "“{said}” is not in:\n{vi}");
    }
    assert!(hint.contains("tinh") && hint.contains("danh_sach"), "{hint}");
    let Message { headline: en, hint } = words::template_message(Lang::EN, file, &fault);
    assert!(en.contains("is it {{tinh}}?") && hint.contains("province"), "{en}\n{hint}");
}

#[test]
fn pictures_are_put_in_once_each_with_all_that_refers_to_them() {
    let draw = |width: u32, height: u32| {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, width, height);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![200; (width * height * 3) as usize]).unwrap();
        writer.finish().unwrap();
        png
    };
    let map = |id: &str, png: Vec<u8>| {
        let (name, title) = (format!("{id}.png"), format!("Bản đồ <{id}>"));
        (id.to_owned(), Picture { name, title, png })
    };
    // One larger than print needs, upright; one small.
    let maps = vec![map("4g", draw(2400, 3200)), map("ftth", draw(300, 400))];
    let pictures = Illustrations { maps, charts: Vec::new() };
    let section = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
                   <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\"/></w:sectPr>";
    let body = format!("{}{section}", paragraph("{{maps}}"));
    let template = Template::of(docx(&body, ""), &[]).unwrap();
    let assessment = province(20);
    let archive = filled_with(&assessment, &template, Lang::VI, &pictures);
    let xml = part(&archive, "word/document.xml");
    assert!(
        xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
        "upright maps turn the paper: {xml}"
    );
    let document = Document::parse(&xml).unwrap();
    let embedded: Vec<&str> = document
        .descendants()
        .filter(|n| n.tag_name().name() == "blip")
        .filter_map(|n| n.attributes().find(|a| a.name() == "embed").map(|a| a.value()))
        .collect();
    let relations = part(&archive, "word/_rels/document.xml.rels");
    Document::parse(&relations).unwrap();
    assert_eq!(embedded.len(), 2);
    for id in embedded {
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{relations}");
    }
    let types = part(&archive, "[Content_Types].xml");
    Document::parse(&types).unwrap();
    assert!(types.contains("Extension=\"png\""), "{types}");
    // Scaled to what print needs: the text's 170 mm at 200 dots an inch.
    let size = |name: &str| {
        let bytes = archive.part(name).unwrap();
        let reader = png::Decoder::new(io::Cursor::new(bytes)).read_info().unwrap();
        (reader.info().width, reader.info().height)
    };
    let (width, height) = size("word/media/phusong1.png");
    assert!((1270..=1345).contains(&width), "{width}");
    assert!((f64::from(width) / f64::from(height) - 0.75).abs() < 0.01);
    assert_eq!(size("word/media/phusong2.png"), (300, 400), "small ones stay as they are");
    assert!(xml.contains("Bản đồ &lt;4g&gt;"));
}

#[test]
fn sentences_name_their_numbers() {
    use crate::indicator::Rate;
    let g4 = ServiceKind::Technology(Technology::G4);
    let rate = Rate {
        villages: 4129,
        covered: 4021,
        hole: 60,
        white: 36,
        no_data: 12,
        ..Rate::none(crate::indicator::Level::Province, g4, None::<OperatorId>)
    };
    let (vi, en) = (Lang::VI, Lang::EN);
    assert_eq!(
        words::sentence(vi, Some("31/12/2025"), g4, &rate),
        "Tính đến 31/12/2025, 4.021/4.117 thôn (97,7\u{a0}%) được phủ sóng 4G; 36 thôn trắng sóng, \
         60 thôn lõm sóng; 12 thôn không có dữ liệu, không tính vào tỷ lệ."
    );
    assert_eq!(
        words::sentence(en, Some("31 December 2025"), g4, &rate),
        "As of 31 December 2025, 4,021 of 4,117 villages (97.7%) are covered by 4G; 36 have no signal \
         (white), 60 have signal in part (hole); 12 have no data and are not in the rate."
    );
    // Not all is never 100 %, nothing known is never 0 %.
    let nearly =
        Rate { villages: 5000, covered: 4999, hole: 1, white: 0, no_data: 0, ..rate.clone() };
    assert_eq!(words::rate(vi, &nearly), "99,98\u{a0}%");
    let unknown = Rate { villages: 7, covered: 0, hole: 0, white: 0, no_data: 7, ..rate };
    assert_eq!(words::rate(vi, &unknown), "không có dữ liệu");
    assert_eq!(words::sentence(vi, None, g4, &unknown), "Không có dữ liệu sóng 4G của thôn nào.");
    let day = jiff::civil::date(2026, 2, 5);
    assert_eq!(vi.long_date(day), "ngày 05 tháng 02 năm 2026");
    assert_eq!(vi.long_date(jiff::civil::date(2025, 12, 31)), "ngày 31 tháng 12 năm 2025");
    assert_eq!(en.long_date(day), "5 February 2026");
}

#[test]
fn files_that_are_no_templates_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mau.docx");
    let fault = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        match Template::read(&path, &[]).unwrap_err() {
            Error::Template { fault, .. } => fault,
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(fault(b"not a document"), TemplateFault::NotDocx));
    assert!(matches!(fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), TemplateFault::Encrypted));
    let zipped = |archive: &Archive| {
        let mut out = io::Cursor::new(Vec::new());
        archive.write(&mut out).unwrap();
        out.into_inner()
    };
    let mut other = docx("", "");
    other.put("word/document.xml", b"<x/>".to_vec());
    assert!(matches!(fault(&zipped(&other)), TemplateFault::NotDocx));
    other.put("word/document.xml", b"<w:document><w:body>".to_vec());
    assert!(
        matches!(fault(&zipped(&other)), TemplateFault::Damaged { part } if part == "word/document.xml")
    );
    let missing = Template::read(&folder.path().join("none.docx"), &[]).unwrap_err();
    assert!(matches!(missing, Error::Template { fault: TemplateFault::Unreadable { .. }, .. }));
    // Written out for editing it is read back, and never written over.
    std::fs::remove_file(&path).unwrap();
    for lang in [Lang::VI, Lang::EN] {
        Template::write_built_in(&path, lang).unwrap();
        let read = Template::read(&path, &[]).unwrap();
        assert_eq!(read.archive.parts.len(), Template::built_in(lang).unwrap().archive.parts.len());
        assert!(matches!(Template::write_built_in(&path, lang), Err(Error::Exists { .. })));
        std::fs::remove_file(&path).unwrap();
    }
}
