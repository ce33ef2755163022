//! Sheets as PDF: text that can be found, no lines between neighbours, pages that lead to each other.
//! What Poppler has to look at is skipped where its programs are not at hand, and says so.

use crate::map_fixture::{Plan, province};
use phusong::coverage::Share;
use phusong::lang::Lang;
use phusong::map::{Backdrop, Book, Leaf, Rect, Sheet, builtin_sheets, leaf};
use std::path::Path;

fn made() -> jiff::civil::Date {
    jiff::civil::date(2026, 1, 15)
}

fn of(sheet: &Sheet, plan: &Plan) -> Leaf {
    let assessment = province(plan);
    leaf(sheet, &assessment, &Backdrop::new(&assessment), Lang::VI, made()).unwrap()
}

fn built_in(id: &str) -> Sheet {
    builtin_sheets().into_iter().find(|s| s.id == id).unwrap()
}

fn count(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|w| *w == what.as_bytes()).count()
}

#[test]
fn vietnamese_comes_back_as_text() {
    let pdf = of(&built_in("4g"), &Plan::default()).pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let Some(text) = crate::poppler::text(&pdf) else { return };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["Bản đồ phủ sóng 4G", "DỮ LIỆU MÔ PHỎNG", "Không có dữ liệu", "Nguồn dữ liệu"]
    {
        assert!(text.contains(said), "{said:?} is not in {text:?}");
    }
    // A name with a halo is there once: the halo is no text.
    let names: Vec<&str> = text.split(' ').filter(|w| *w == "Xuyên").collect();
    assert!(names.len() <= 10, "{}", names.len());
    for weight in ["Regular", "Bold"] {
        assert_eq!(count(&pdf, &format!("+BeVietnamPro-{weight}/")), 3, "{weight}");
    }
}

#[test]
fn what_it_says_about_itself() {
    let pdf = of(&built_in("4g"), &Plan::default()).pdf().unwrap();
    assert_eq!(count(&pdf, "/Lang(vi)"), 1);
    assert_eq!(count(&pdf, "/DisplayDocTitle true"), 1);
    assert_eq!(count(&pdf, "/CreationDate(D:20260115"), 1);
    assert!(count(&pdf, "/Type/OCG") >= 5, "layers");
    assert_eq!(pdf, of(&built_in("4g"), &Plan::default()).pdf().unwrap(), "the same bytes again");
}

#[test]
fn many_points_take_few_bytes() {
    // 200 points a village in metres, of which paper shows a part.
    let plan = Plan { across: 20, down: 20, detail: 50, oval: false, ..Plan::default() };
    let pdf = of(&built_in("4g"), &plan).pdf().unwrap();
    let points = 20 * 20 * 200;
    assert!(pdf.len() < points * 8, "{} bytes for {points} points", pdf.len());
}

/// A sheet of nothing but fills of one colour.
fn one_colour() -> Leaf {
    let text = "service = \"4g\"\ndpi = 100\n[title]\nvi = \"a\"\nen = \"a\"\n[layers]\n\
                village_borders = false\ncommune_borders = false\ncommune_names = false\n";
    let sheet = Sheet::parse("bare", Path::new("bare.toml"), text).unwrap();
    let plan = Plan { sites: 0, synthetic: false, oval: false, ..Plan::default() };
    let mut assessment = province(&plan);
    for service in &mut assessment.services {
        service.villages.iter_mut().for_each(|v| v.share = Some(Share::ALL));
    }
    leaf(&sheet, &assessment, &Backdrop::new(&assessment), Lang::VI, made()).unwrap()
}

#[test]
fn no_line_shows_between_neighbours() {
    let leaf = one_colour();
    let map = leaf.boxes.iter().find(|(kind, _)| *kind == "map").unwrap().1;
    let pdf = leaf.pdf().unwrap();
    // At 100 dpi edges are two thirds of a pixel wide: a twentieth of the paper's light is let through.
    for (dpi, tolerance) in [(100, 11), (300, 2)] {
        let Some(picture) = crate::poppler::picture(&pdf, dpi) else { return };
        let px = f64::from(dpi) / 25.4;
        let (cx, cy) = (map.x + map.width / 2.0, map.y + map.height / 2.0);
        let full = picture.at((cx * px) as usize, (cy * px) as usize);
        assert_ne!(full, [255; 3]);
        // A part of the map that is all land: the province has a hole right of the middle.
        let (w, h) = (map.width / 6.0, map.height / 6.0);
        for y in ((cy - h) * px) as usize..((cy + h) * px) as usize {
            for x in ((cx - w) * px) as usize..(cx * px) as usize {
                let seen = picture.at(x, y);
                let same = (0..3).all(|c| seen[c].abs_diff(full[c]) <= tolerance);
                assert!(same, "{seen:?} at {x}, {y} of {dpi} dpi, not {full:?}");
            }
        }
    }
}

#[test]
fn pages_are_in_order_and_lead_to_each_other() {
    let small = Plan { across: 4, down: 4, sites: 3, ..Plan::default() };
    let pages = ["4g", "5g", "ftth"].map(|id| of(&built_in(id), &small).pdf_page().unwrap());
    let [first, second, third] = pages;
    let mut book = Book::new("Tập bản đồ (mô phỏng)", Lang::VI);
    book.made(Some("Sở Khoa học và Công nghệ"), Some(made()));
    let at = Rect::new(20.0, 30.0, 50.0, 8.0);
    book.add(first.bookmarked("Mục lục").linked(at, 2).linked(at, 99));
    book.add(second.bookmarked("Xã Ẵng Nưa"));
    book.add(third.bookmarked("Xã Ễ Đợi").linked(at, 0));
    assert_eq!(book.pages(), 3);
    let pdf = book.into_pdf().unwrap();
    assert_eq!(count(&pdf, "/Subtype/Link"), 2, "what leads nowhere is left out");
    assert_eq!(count(&pdf, "/Type/Outlines"), 1);
    assert_eq!(
        count(&pdf, "/FontFile2"),
        count(&pdf, "/ToUnicode"),
        "one font a cut for all pages"
    );
    let Some(info) = crate::poppler::info(&pdf) else { return };
    assert!(info.contains("Pages:           3"), "{info}");
    assert!(info.contains("Sở Khoa học và Công nghệ"), "{info}");
}

#[test]
fn a_book_without_pages_is_a_document_all_the_same() {
    let pdf = Book::new("", Lang::EN).into_pdf().unwrap();
    assert_eq!(count(&pdf, "/Count 0"), 1);
}
