//! Tables as offices and programs leave them: heads, columns, quotation marks, sheets. What is no data is told, what is
//! data is not lost, and no column is passed over in silence.

use crate::support::{Job, codes, toml};
use phusong::assessment::ColumnRole;
use phusong::finding::{Finding, FindingKind, Hidden, NotData, Severity};
use phusong::source::{Error, Inputs};
use rust_xlsxwriter::{Format, Workbook};
use std::fmt::Write as _;

const VILLAGES: &str = "villages.geojson";

fn job() -> Job {
    let job = Job::new();
    job.copy(VILLAGES);
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    job
}

fn read(cells: &str) -> Result<Inputs, Error> {
    let job = job();
    job.write("cells.csv", cells);
    job.read(&toml(VILLAGES, "cells.csv"))
}

fn ids(inputs: &Inputs) -> Vec<&str> {
    inputs.network.cells.iter().map(|c| &*c.id).collect()
}

fn radii(inputs: &Inputs) -> Vec<f64> {
    inputs.network.cells.iter().map(|c| c.reach.radius_m()).collect()
}

fn row(findings: &[Finding], code: &str) -> Vec<u64> {
    findings.iter().filter(|f| f.kind.code() == code).filter_map(|f| f.place.row).collect()
}

/// What becomes of a column of the layer of cells.
fn role<'i>(inputs: &'i Inputs, column: &str) -> &'i ColumnRole {
    let layer = inputs.layers.iter().find(|l| l.path.starts_with("cells")).unwrap();
    &layer.columns.iter().find(|c| c.name == column).unwrap().role
}

fn field(name: &str) -> ColumnRole {
    ColumnRole::Field(name.to_owned())
}

#[test]
fn a_stray_quotation_mark_loses_no_row() {
    let rows = |note: &str| {
        format!(
            "site_id,operator,technology,lon,lat,radius_m,note\n\
             A,Viettel,4G,105.91,18.31,3000,x\nB,Viettel,4G,105.92,18.31,3000,{note}\n\
             C,VNPT,4G,105.91,18.32,3000,x\nD,VNPT,4G,105.92,18.32,3000,\"y\"\n"
        )
    };
    for note in ["\"cột dây co 42 m", "\"cột\" 42 m\" cao"] {
        let inputs = read(&rows(note)).unwrap();
        assert_eq!(ids(&inputs), ["A", "B", "C", "D"], "{note}");
    }
    let inputs = read(&rows("\"cột dây co 42 m")).unwrap();
    assert_eq!(codes(&inputs.findings), ["repaired stray-quote"]);
    assert_eq!(row(&inputs.findings, "stray-quote"), [3]);
    // A mark within a cell is one of its characters, and a note of several lines is a note.
    for note in ["42\" dây", "\"hai\ndòng\"", "\"a, b\""] {
        let inputs = read(&rows(note)).unwrap();
        assert_eq!((ids(&inputs).len(), codes(&inputs.findings).len()), (4, 0), "{note}");
    }
}

#[test]
fn bare_carriage_returns_end_lines_whatever_the_size() {
    let mut text = String::from("site_id,operator,technology,lon,lat,radius_m\r");
    for i in 0..40_000 {
        write!(text, "S{i},Viettel,4G,105.{},18.31,3000\r", 900_000 + i).unwrap();
    }
    assert!(text.len() > 1 << 20);
    assert_eq!(read(&text).unwrap().network.cells.len(), 40_000);
}

#[test]
fn an_office_table_with_everything_around_it() {
    let inputs = read(
        "UBND TỈNH HÀ TĨNH,,,,,,\nDANH SÁCH TRẠM BTS,,,,,,\n\
         TT,Mã trạm,Nhà mạng,Tọa độ,,Bán kính phủ sóng,Loại trạm\n,,,Kinh độ,Vĩ độ,(km),\n\
         1,2,3,4,5,6,7\nI,Huyện Kỳ Anh,,,,,\n1,A,Viettel,105.91,18.31,3,4G\n2,B,VNPT,105.92,18.31,2.5,4G\n\
         Tổng cộng,2,,,,5.5,\n\"Ghi chú: số liệu đến 31/12/2025\",,,,,,\n\
         ,,,,,\"Hà Tĩnh, ngày 5 tháng 1 năm 2026\",\n",
    )
    .unwrap();
    assert_eq!(ids(&inputs), ["A", "B"]);
    assert_eq!(radii(&inputs), [3000.0, 2500.0]);
    assert_eq!(role(&inputs, "Tọa độ › Kinh độ"), &field("lon"));
    assert_eq!(role(&inputs, "Bán kính phủ sóng (km)"), &field("radius_m"));
    assert_eq!(role(&inputs, "TT"), &ColumnRole::Nothing);
    let what: Vec<NotData> = inputs
        .findings
        .iter()
        .filter_map(|f| match f.kind {
            FindingKind::NotData { what, .. } => Some(what),
            _ => None,
        })
        .collect();
    let [title, note] = [NotData::Title, NotData::Note];
    let numbers = NotData::ColumnNumbers;
    assert_eq!(what, [title, title, numbers, NotData::Group, NotData::Total, note, note]);
    assert_eq!(row(&inputs.findings, "not-data"), [1, 2, 5, 6, 9, 10, 11]);
    assert!(inputs.findings.iter().all(|f| !f.severity.refused_when_strict()), "nothing is lost");
}

#[test]
fn merged_headings_of_a_workbook() {
    let job = job();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    for (column, text) in [(0, "STT"), (1, "Mã trạm"), (2, "Doanh nghiệp"), (5, "Công nghệ")]
    {
        sheet.merge_range(0, column, 1, column, text, &plain).unwrap();
    }
    sheet.merge_range(0, 3, 0, 4, "Tọa độ", &plain).unwrap();
    sheet.write(1, 3, "Kinh độ").unwrap();
    sheet.write(1, 4, "Vĩ độ").unwrap();
    for (row, id) in [(2, "A"), (3, "B")] {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, id).unwrap();
        sheet.write(row, 2, "Viettel").unwrap();
        sheet.write(row, 3, 105.91 + f64::from(row) / 100.0).unwrap();
        sheet.write(row, 4, 18.31).unwrap();
        sheet.write(row, 5, "4G").unwrap();
    }
    sheet.set_row_hidden(3).unwrap();
    book.save(job.path("cells.xlsx")).unwrap();
    let inputs = job.read(&toml(VILLAGES, "cells.xlsx")).unwrap();
    assert_eq!(ids(&inputs), ["A", "B"], "hidden rows are read");
    assert_eq!(role(&inputs, "Tọa độ › Vĩ độ"), &field("lat"));
    let hidden = FindingKind::Hidden { what: Hidden::Rows, count: 1, which: "4".to_owned() };
    assert!(inputs.findings.iter().any(|f| f.kind == hidden), "{:?}", inputs.findings);
}

#[test]
fn a_list_without_a_head() {
    let rows = "LTE,452,4,100,2000,0,105.91,18.31,2100,5,1,1500000000,1600000000,0\n\
                LTE,452,4,101,2001,0,105.92,18.31,0,5,1,1500000000,1600000000,0\n";
    let inputs = read(rows).unwrap();
    assert_eq!(ids(&inputs), ["2000", "2001"]);
    assert!(codes(&inputs.findings).contains(&"assumed no-head".to_owned()));
    let list = "A,Viettel,4G,105.91,18.31,3000\nB,VNPT,4G,105.92,18.31,2500\n";
    match read(list) {
        Err(Error::NoHead { first, .. }) => assert_eq!(first[0], "A"),
        other => panic!("{other:?}"),
    }
    // Its columns by number.
    let job = job();
    job.write("cells.csv", list);
    let columns = "[cells.columns]\nsite_id = \"#1\"\noperator = \"#2\"\ntechnology = \"#3\"\nlon = \"#4\"\n\
                   lat = \"#5\"\nradius_m = \"#6\"\n[[fibre]]";
    let text = toml(VILLAGES, "cells.csv").replace("[[fibre]]", columns);
    let inputs = job.read(&text).unwrap();
    assert_eq!((ids(&inputs), radii(&inputs)), (vec!["A", "B"], vec![3000.0, 2500.0]));
}

#[test]
fn headings_with_units_and_those_nearly_known() {
    let read_with = |heading: &str, values: [&str; 2]| {
        read(&format!(
            "Mã trạm,Nhà cung cấp,Công nghệ,Kinh độ,Vĩ độ,{heading}\nA,Viettel,4G,105.91,18.31,{}\n\
             B,VNPT,4G,105.92,18.31,{}\n",
            values[0], values[1]
        ))
        .unwrap()
    };
    for (heading, values, metres) in [
        ("Bán kính (km)", ["3", "2.5"], [3000.0, 2500.0]),
        ("Bán kính (m)", ["3000", "2500"], [3000.0, 2500.0]),
        ("Tầm phủ", ["3000", "2500"], [3000.0, 2500.0]),
        ("Bán kính tối đa [m]", ["3000", "2500"], [3000.0, 2500.0]),
        // Kilometres of which every one is beyond reason are metres, with a finding that --strict refuses.
        ("Bán kính (km)", ["3000", "2500"], [3000.0, 2500.0]),
    ] {
        let inputs = read_with(heading, values);
        assert_eq!(radii(&inputs), metres, "{heading}");
        assert_eq!(role(&inputs, heading), &field("radius_m"));
    }
    let inputs = read_with("Bán kính (km)", ["3000", "2500"]);
    assert!(codes(&inputs.findings).contains(&"repaired unit-doubtful".to_owned()));
    let inputs = read_with("Bán kính cong", ["3000", "2500"]);
    assert_eq!(role(&inputs, "Bán kính cong"), &ColumnRole::Like("radius_m".to_owned()));
    let asked = inputs.findings.iter().find(|f| f.kind.code() == "column-like").unwrap();
    assert_eq!(asked.place.column.as_deref(), Some("Bán kính cong"));
}

#[test]
fn a_heading_that_stands_twice() {
    let text = "site_id,operator,technology,lon,lat,radius_m,radius_m\nA,Viettel,4G,105.91,18.31,3000,2000\n";
    match read(text) {
        Err(Error::SeveralColumns { field: "radius_m", columns, .. }) => {
            assert_eq!(columns, ["#6 radius_m", "#7 radius_m"]);
        }
        other => panic!("{other:?}"),
    }
    // One of them has nothing in it; and two that nobody reads.
    let inputs = read(&text.replace(",2000", ",")).unwrap();
    assert_eq!(radii(&inputs), [3000.0]);
    let inputs = read(
        "site_id,operator,technology,lon,lat,radius_m,ghi,ghi\nA,Viettel,4G,105.91,18.31,3000,1,2\n",
    )
    .unwrap();
    assert!(codes(&inputs.findings).contains(&"note heading-twice".to_owned()));
}

#[test]
fn an_empty_column_gives_way_to_the_next_usual_one() {
    let inputs = read(
        "site_id,Mã trạm,operator,technology,lon,lat,radius_m\n,A,Viettel,4G,105.91,18.31,3000\n\
         ,B,Viettel,4G,105.92,18.31,3000\n",
    )
    .unwrap();
    assert_eq!(ids(&inputs), ["A", "B"]);
    let told = inputs.findings.iter().find(|f| f.kind.code() == "column-empty").unwrap();
    assert_eq!(told.severity, Severity::Assumed);
    let instead =
        ColumnRole::Instead { field: "site_id".to_owned(), column: "Mã trạm".to_owned() };
    assert_eq!(role(&inputs, "site_id"), &instead);
}

#[test]
fn a_sheet_an_operator() {
    let job = job();
    let mut book = Workbook::new();
    for (name, id) in [("Viettel", "A"), ("VNPT", "B"), ("Nháp", "C")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, text) in ["Mã trạm", "Công nghệ", "Kinh độ", "Vĩ độ"].iter().enumerate()
        {
            sheet.write(0, u16::try_from(column).unwrap(), *text).unwrap();
        }
        sheet.write(1, 0, id).unwrap();
        sheet.write(1, 1, "4G").unwrap();
        sheet.write(1, 2, 105.91).unwrap();
        sheet.write(1, 3, 18.31).unwrap();
        sheet.set_hidden(name == "Nháp");
    }
    book.save(job.path("cells.xlsx")).unwrap();
    let base = toml(VILLAGES, "cells.xlsx");
    assert!(matches!(job.read(&base), Err(Error::SeveralLayers { .. })));
    let with =
        |key: &str| base.replace("path = \"cells.xlsx\"", &format!("path = \"cells.xlsx\"\n{key}"));
    let inputs = job.read(&with("sheets = \"*\"")).unwrap();
    let operator = |i: usize| {
        let cell = &inputs.network.cells[i];
        inputs.network.operators.name(cell.operator).to_owned()
    };
    assert_eq!(
        (ids(&inputs), operator(0), operator(1)),
        (vec!["A", "B"], "Viettel".into(), "VNPT".into())
    );
    let count = |code: &str| inputs.findings.iter().filter(|f| f.kind.code() == code).count();
    assert_eq!((count("from-sheet"), count("sheets-left-out")), (2, 2), "{:?}", inputs.findings);
    let inputs = job.read(&with("sheet = \"VNPT\"")).unwrap();
    let left = FindingKind::SheetsLeftOut { sheets: "Viettel, Nháp".to_owned() };
    assert!(inputs.findings.iter().any(|f| f.kind == left), "{:?}", inputs.findings);
    let inputs = job.read(&with("sheets = [\"Viettel\", \"VNPT\", \"Nháp\"]")).unwrap();
    assert_eq!(ids(&inputs), ["A", "B", "C"]);
}
