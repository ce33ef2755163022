//! The workbook read back, by another library.

use super::words::{Label, SheetKind};
use super::*;
use crate::indicator::{Status, Test};
use crate::place::Denominator;
use calamine::{Data, Range, Reader, Xlsx};
use phusong_core::fixtures::results::{FORMULA, FTTH, MOBILE, province, province_rate};
use std::io::Cursor;

const MADE_AT: &str = "2026-01-15T09:30:00+07:00";

fn bytes(assessment: &Assessment, lang: Lang) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write_to(&mut out, assessment, lang, MADE_AT).unwrap();
    out.into_inner()
}

type Opened = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Opened {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn sheet(book: &mut Opened, kind: SheetKind, lang: Lang) -> Range<Data> {
    book.worksheet_range(words(lang).sheet(kind)).unwrap()
}

/// The row whose first cells are these.
fn row_of(range: &Range<Data>, first: &[&str]) -> usize {
    let is = |row: &[Data]| row.iter().zip(first).all(|(cell, asked)| text(cell) == *asked);
    range.rows().position(is).unwrap_or_else(|| panic!("no row {first:?}"))
}

/// The column with that head, in the head's rows.
fn column_of(range: &Range<Data>, mut rows: std::ops::Range<usize>, head: &str) -> usize {
    rows.find_map(|r| range.rows().nth(r).unwrap().iter().position(|c| text(c) == head))
        .unwrap_or_else(|| panic!("no column {head}"))
}

fn text(cell: &Data) -> String {
    cell.to_string()
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(v) => Some(*v),
        Data::Int(v) => Some(*v as f64),
        _ => None,
    }
}

#[test]
fn sheets_in_both_languages_each_marked_synthetic() {
    let assessment = province(65);
    for lang in [Lang::VI, Lang::EN] {
        let mut book = open(bytes(&assessment, lang));
        let kinds = Book {
            assessment: &assessment,
            words: words(lang),
            made_at: MADE_AT,
            made: None,
            max_rows: MAX_ROWS,
        }
        .kinds();
        let expected: Vec<&str> = kinds.iter().map(|k| words(lang).sheet(*k)).collect();
        assert_eq!(book.sheet_names(), expected);
        assert_eq!(expected.len(), 11);
        for name in expected {
            assert!(
                name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            );
            let range = book.worksheet_range(name).unwrap();
            let mark = words(lang).label(Label::Synthetic);
            assert!(range.rows().next().unwrap().iter().any(|c| text(c) == mark), "{name}");
        }
    }
    let mut real = province(65);
    real.about.synthetic = false;
    let mark = words(Lang::VI).label(Label::Synthetic);
    let mut book = open(bytes(&real, Lang::VI));
    for (name, range) in book.worksheets() {
        assert!(range.used_cells().all(|(_, _, c)| text(c) != mark), "{name}");
    }
}

#[test]
fn sheets_without_anything_to_say_are_not_there() {
    let mut assessment = province(20);
    assessment.scorecard.clear();
    assessment.sharing.clear();
    assessment.place_results.clear();
    assessment.place_rates.clear();
    assessment.speeds.clear();
    assessment.evidence.clear();
    let book = open(bytes(&assessment, Lang::VI));
    let names = ["Tỷ lệ theo xã", "Tất cả các thôn", "Trắng, lõm di động", "Trắng, lõm FTTH"];
    assert_eq!(book.sheet_names()[..4], names);
    assert_eq!(book.sheet_names().len(), 6);
}

#[test]
fn an_empty_project_is_a_workbook_too() {
    let book = open(bytes(&Assessment::default(), Lang::VI));
    assert_eq!(book.sheet_names().len(), 4);
}

#[test]
fn every_village_is_there_in_order_with_its_codes() {
    let assessment = province(65);
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Villages, Lang::VI);
    let head = row_of(&range, &["Mã thôn", "Tên thôn, bản", "Mã xã", "Xã, phường"]);
    let rows: Vec<&[Data]> =
        range.rows().skip(head + 1).take_while(|r| !text(&r[0]).is_empty()).collect();
    assert_eq!(rows.len(), 65);
    assert_eq!(rows[0][0], Data::String("00103".into()), "codes are text");
    let mut communes: Vec<String> = rows.iter().map(|r| text(&r[3])).collect();
    communes.dedup();
    let in_order = ["Phường Ẵng Nưa", "Xã Đông Kinh", "Xã Đức Thọ", "Xã Ea Súp", "Xã Thượng Lĩnh"];
    assert_eq!(communes, in_order);
    let dong_kinh: Vec<String> = rows
        .iter()
        .filter(|r| text(&r[3]) == "Xã Đông Kinh")
        .map(|r| text(&r[1]))
        .filter(|n| n.starts_with("Thôn"))
        .collect();
    assert_eq!(dong_kinh[0], "Thôn 2");
    assert_eq!(dong_kinh.last().unwrap(), "Thôn 13", "2 stands before 10");
    let at = column_of(&range, head..head + 1, "Băng rộng di động: Tỷ lệ phủ (%)");
    let status = column_of(&range, head..head + 1, "Băng rộng di động: Tình trạng");
    let mut no_data = 0;
    for row in &rows {
        let status = text(&row[status]);
        let share = number(&row[at]);
        assert_eq!(share.is_none(), status == "không có dữ liệu", "{row:?}");
        no_data += usize::from(share.is_none());
        if status == "lõm" {
            assert!(share.unwrap() < 80.0);
        }
    }
    assert_eq!(no_data, province_rate(&assessment, MOBILE).no_data);
    assert!(no_data > 0);
}

#[test]
fn rates_agree_with_the_assessment() {
    let assessment = province(65);
    let mut book = open(bytes(&assessment, Lang::EN));
    let range = sheet(&mut book, SheetKind::Rates, Lang::EN);
    let row = row_of(&range, &["", "42", "WHOLE PROVINCE"]);
    let row = range.rows().nth(row).unwrap();
    let service = assessment.services.iter().position(|s| s.kind == MOBILE).unwrap();
    let rate = province_rate(&assessment, MOBILE);
    let people = rate.total(Denominator::Population).unwrap();
    let cells: Vec<Option<f64>> = row[4 + 7 * service..][..7].iter().map(number).collect();
    let counts = [rate.covered, rate.hole, rate.white, rate.no_data].map(|n| Some(n as f64));
    assert_eq!(cells[..4], counts);
    assert_eq!(cells[4..], [rate.rate_pct(), rate.area_pct(), people.pct()]);
    assert!(people.pct().is_some());
    // Nobody knows anything of 2G: no percentage, and that is not 0.
    let unknown = &row[4 + 7 * 4..][4..7];
    assert!(unknown.iter().all(|c| text(c) == "…"), "{unknown:?}");
    let communes = assessment.units.communes.len();
    let names: Vec<String> = range.rows().map(|r| text(&r[2])).collect();
    let listed = assessment.units.communes.iter().filter(|c| names.contains(&c.name)).count();
    assert_eq!(listed, communes);
}

#[test]
fn rates_have_the_official_pair_where_the_rule_is_of_centres() {
    let mut assessment = province(65);
    assessment.method.rule.test = Test::CentreClusters;
    assessment.bases.clear();
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Rates, Lang::VI);
    let row = row_of(&range, &["", "42", "TOÀN TỈNH"]);
    let service = assessment.services.iter().position(|s| s.kind == MOBILE).unwrap();
    let rate = province_rate(&assessment, MOBILE);
    // Six columns as ever, then the pair; nothing of people, of whom nothing is known.
    let cells: Vec<Option<f64>> =
        range.rows().nth(row).unwrap()[4 + 8 * service + 6..][..2].iter().map(number).collect();
    assert_eq!(cells, [rate.white_pct(), rate.hole_pct()]);
    assert!(rate.white > 0 && rate.hole > 0 && rate.hole_pct() != rate.white_pct());
    let head = row_of(&range, &["STT", "Mã xã"]);
    assert_eq!(column_of(&range, head + 1..head + 2, "% trắng trên số thôn"), 10);
}

/// First row of the body of a gap list, and the column that households stand in.
fn gap_rows(range: &Range<Data>) -> (usize, Vec<&[Data]>) {
    let head = row_of(range, &["STT", "Mã xã", "Tên thôn, bản"]);
    let households = column_of(range, head..head + 1, "Số hộ");
    (households, range.rows().skip(head + 2).collect())
}

#[test]
fn lists_have_every_gap_and_their_sums_add_up() {
    let assessment = province(65);
    let mut book = open(bytes(&assessment, Lang::VI));
    for kind in [MOBILE, FTTH] {
        let range = sheet(&mut book, SheetKind::Gaps(kind), Lang::VI);
        let (households, rows) = gap_rows(&range);
        let lacking = households + 5 + 4 + 1 + 3;
        let service = assessment.service(kind).unwrap();
        let count = |s| service.villages.iter().filter(|v| v.status == s).count();
        let (white, hole) = (count(Status::White), count(Status::Hole));
        let (mut villages, mut all, mut all_lacking) = (0, 0.0, 0.0);
        // Sums of the commune being read: stated in its head, and of its rows.
        let mut stated: Option<(f64, f64)> = None;
        let mut own = (0.0, 0.0);
        for row in rows {
            let name = text(&row[2]);
            if let Some(n) = number(&row[0]) {
                villages += 1;
                assert_eq!(n, f64::from(villages));
                own.0 += number(&row[households]).unwrap_or(0.0);
                own.1 += number(&row[lacking]).unwrap_or(0.0);
                continue;
            }
            if let Some(stated) = stated.take() {
                assert_eq!(stated, own);
                all += own.0;
                all_lacking += own.1;
            }
            own = (0.0, 0.0);
            let sums = (number(&row[households]), number(&row[lacking]));
            if name.starts_with("TỔNG CỘNG") {
                let (sum, sum_lacking) = (sums.0.unwrap(), sums.1.unwrap());
                assert_eq!((sum, sum_lacking), (all, all_lacking));
                assert_eq!(text(&row[3]), format!("{villages} thôn ({white} trắng, {hole} lõm)"));
                break;
            }
            stated = Some((sums.0.unwrap(), sums.1.unwrap()));
        }
        assert_eq!(villages as usize, white + hole);
        assert!(villages > 5 && all > 0.0 && all_lacking > 0.0);
    }
}

#[test]
fn only_sums_are_formulas_and_a_sum_of_nothing_is_not_nought() {
    let assessment = province(65);
    let mut book = open(bytes(&assessment, Lang::VI));
    let mut formulas = 0;
    for name in book.sheet_names() {
        let found = book.worksheet_formula(&name).unwrap();
        for (_, _, formula) in found.used_cells().filter(|(_, _, f)| !f.is_empty()) {
            assert!(formula.starts_with("IF(COUNT("), "{name}: {formula}");
            formulas += 1;
        }
    }
    assert!(formulas > 10);
    let range = sheet(&mut book, SheetKind::Gaps(MOBILE), Lang::VI);
    let (households, rows) = gap_rows(&range);
    let total = rows.iter().find(|r| text(&r[2]).starts_with("TỔNG CỘNG")).unwrap();
    assert_eq!(text(&total[households + 2]), "", "poor households: nobody has said any");
}

#[test]
fn text_stays_what_it_is() {
    let mut assessment = province(40);
    assessment.villages[7].name = "dài ".repeat(20_000);
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Villages, Lang::VI);
    let names: Vec<String> = range.rows().map(|r| text(&r[1])).collect();
    assert!(names.iter().any(|n| n == FORMULA));
    assert!(names.iter().any(|n| n == "+84 Xóm Mới"), "control characters are left out");
    assert!(names.iter().any(|n| n == "@SUM(A1) Thôn Đoài"));
    let long = names.iter().find(|n| n.starts_with("dài dài")).unwrap();
    assert_eq!(long.encode_utf16().count(), 32_767);
    assert!(long.ends_with(" […]"));
    let said = words(Lang::VI).texts_cut(1);
    assert!(range.used_cells().any(|(_, _, c)| text(c) == said));
}

#[test]
fn rows_beyond_the_limit_are_counted_not_lost_in_silence() {
    let assessment = province(200);
    let book = Book {
        assessment: &assessment,
        words: words(Lang::VI),
        made_at: MADE_AT,
        made: None,
        max_rows: 100,
    };
    let mut out = Cursor::new(Vec::new());
    book.workbook().unwrap().save_to_writer(&mut out).unwrap();
    let mut read = open(out.into_inner());
    let range = sheet(&mut read, SheetKind::Villages, Lang::VI);
    assert!(range.height() <= 100);
    let head = row_of(&range, &["Mã thôn"]);
    let written = range.rows().skip(head + 1).filter(|r| !text(&r[0]).is_empty()).count();
    let said = words(Lang::VI).rows_left_out(200 - written);
    assert!(range.used_cells().any(|(_, _, c)| text(c) == said), "{said}");
}

#[test]
fn the_scorecard_says_how_far_and_never_rounds_a_miss_to_a_hit() {
    let assessment = province(65);
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Scorecard, Lang::VI);
    let head = row_of(&range, &["STT", "Chỉ tiêu (theo lời văn kế hoạch)"]);
    let rows: Vec<&[Data]> = range.rows().skip(head + 1).take(4).collect();
    let verdicts: Vec<String> = rows.iter().map(|r| text(&r[5])).collect();
    assert_eq!(verdicts, ["CHƯA ĐẠT", "ĐẠT", "KHÔNG CÓ DỮ LIỆU", "ĐẠT"]);
    assert_eq!(text(&rows[0][7]), "còn thiếu 7 thôn; 4 thôn không có dữ liệu");
    assert_eq!(text(&rows[1][7]), "vượt 3 thôn; 4 thôn không có dữ liệu");
    assert_eq!(text(&rows[2][4]), "…");
    assert_eq!(number(&rows[0][4]), Some(99.849));
    assert_eq!(
        text(&rows[0][9]),
        "Ngưỡng giảm 20 điểm: đạt (99,90\u{a0}%); bán kính tăng 20\u{a0}%: đạt (99,95\u{a0}%); \
         đổi ở ngưỡng 61,2\u{a0}%"
    );
    assert_eq!(text(&rows[3][10]), "Báo cáo: Sở KH&CN (30/06/2025)");
}

#[test]
fn a_note_on_a_target_stands_below_once() {
    let mut assessment = province(65);
    let note = "chỉ tính thôn có điện lưới";
    assessment.plan.as_mut().unwrap().targets[1].note.vi = note.into();
    assessment.scorecard[1].how.vi = format!("theo diện tích; {note}");
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Scorecard, Lang::VI);
    let all: Vec<String> = range.used_cells().map(|(_, _, c)| text(c)).collect();
    assert!(all.iter().any(|t| t == "Theo diện tích"));
    assert!(all.iter().any(|t| t == "Chỉ tiêu 2: Chỉ tính thôn có điện lưới."));
    assert_eq!(all.iter().filter(|t| t.contains("điện lưới")).count(), 1);
}

#[test]
fn method_names_rule_layers_and_digests() {
    let mut assessment = province(20);
    assessment.method.rule.caveat.vi = "Chưa kiểm chứng".into();
    let mut book = open(bytes(&assessment, Lang::VI));
    let range = sheet(&mut book, SheetKind::Method, Lang::VI);
    let all: Vec<String> = range.used_cells().map(|(_, _, c)| text(c)).collect();
    for needed in
        ["Chưa kiểm chứng", "Tỷ lệ diện tích (share)", "4G 4.000 m; 5G 1.000 m", "villages.gpkg"]
    {
        assert!(all.iter().any(|t| t == needed), "{needed}");
    }
    assert!(all.iter().any(|t| t.len() == 64 && t.starts_with("9f86d0")));
}

#[test]
fn the_same_assessment_and_time_give_the_same_bytes() {
    let assessment = province(65);
    assert_eq!(bytes(&assessment, Lang::VI), bytes(&assessment, Lang::VI));
}

/// `PHUSONG_GALLERY=/some/folder cargo test --lib workbooks_to_look_at -- --ignored`
#[test]
#[ignore = "writes workbooks for people to look at; set PHUSONG_GALLERY"]
fn workbooks_to_look_at() {
    let folder = std::env::var_os("PHUSONG_GALLERY").unwrap();
    for (name, lang, villages) in
        [("vi", Lang::VI, 65), ("en", Lang::EN, 65), ("large", Lang::VI, 4000)]
    {
        let path = Path::new(&folder).join(name).with_extension("xlsx");
        write(&path, &province(villages), lang, MADE_AT).unwrap();
    }
}
