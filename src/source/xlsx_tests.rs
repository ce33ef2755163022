use super::*;
use std::io::Write;

fn book(dir: &tempfile::TempDir, parts: &[(&str, &str)]) -> LayerFile {
    let path = dir.path().join("b.xlsx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let rels = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>\
                <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>\
                <Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
    let main = "<workbook><workbookPr date1904=\"0\"/><sheets><sheet name=\"BTS\" sheetId=\"1\" \
                r:id=\"r1\"/></sheets></workbook>";
    let fixed = [("xl/workbook.xml", main), ("xl/_rels/workbook.xml.rels", rels)];
    for (name, text) in fixed.iter().chain(parts) {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    LayerFile { path: "b.xlsx".to_owned(), file: path, ..LayerFile::default() }
}

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/>\
                      </numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";

fn values(source: &LayerFile) -> Result<Vec<(u64, Vec<Value>)>, Error> {
    let mut table = sheet::open(source)?;
    let (mut all, mut row) = (Vec::new(), Row::default());
    while table.next(&mut row)? {
        all.push((row.number, row.values.clone()));
    }
    Ok(all)
}

#[test]
fn cells_of_every_type() {
    let dir = tempfile::tempdir().unwrap();
    let strings = "<sst uniqueCount=\"4000000000\"><si><t>M\u{e3}</t></si>\
                   <si><r><t>Ng</t></r><r><t xml:space=\"preserve\">\u{e0}y &amp; </t></r><rPh><t>x</t></rPh></si></sst>";
    let sheet = "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>C</t></is></c>\
        <c r=\"D2\" t=\"str\"><v>D</v></c><c r=\"E2\" t=\"inlineStr\"><is><t>E</t></is></c></row>\
        <row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"str\"><f>1</f><v>HT1</v></c><c r=\"B4\" s=\"1\"><v>45731</v></c>\
        <c r=\"C4\"><v>3.5</v></c><c r=\"D4\" t=\"e\"><v>#REF!</v></c><c r=\"E4\"><f>B4*2</f></c></row>\
        <row><c><v>1</v></c></row></sheetData></worksheet>";
    let source = book(
        &dir,
        &[("xl/strings.xml", strings), ("xl/styles.xml", STYLES), ("xl/sheet.xml", sheet)],
    );
    let mut table = sheet::open(&source).unwrap();
    assert_eq!(table.columns(), ["M\u{e3}", "Ng\u{e0}y &", "C", "D", "E"]);
    let mut row = Row::default();
    assert!(table.next(&mut row).unwrap());
    assert_eq!(row.number, 4);
    let expected = [
        Value::Text("HT1".into()),
        Value::Date(jiff::civil::date(2025, 3, 15)),
        Value::Real(3.5),
        Value::Error("#REF!".into()),
        Value::Error("=B4*2".into()),
    ];
    assert_eq!(row.values, expected);
    assert!(table.next(&mut row).unwrap());
    assert_eq!((row.number, &row.values[0]), (5, &Value::Real(1.0)));
    assert!(!table.next(&mut row).unwrap());
    let kinds: Vec<FindingKind> = table.take_remarks().into_iter().map(|r| r.kind).collect();
    let told = [
        FindingKind::Hidden { what: Hidden::Rows, count: 1, which: "4".into() },
        FindingKind::Hidden { what: Hidden::Columns, count: 1, which: "B".into() },
    ];
    assert_eq!(kinds, told);
}

#[test]
fn a_cell_at_the_far_corner_takes_no_memory() {
    let dir = tempfile::tempdir().unwrap();
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c>\
        <c r=\"B1\" t=\"str\"><v>lon</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>S1</v></c><c r=\"B2\"><v>105.5</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let source = book(&dir, &[("xl/sheet.xml", sheet)]);
    let rows = values(&source).unwrap();
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [2, 1_048_576]);
}

#[test]
fn texts_without_end_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let text = "x".repeat(5 << 20);
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{text}</v></c></row></sheetData></worksheet>"
    );
    let source = book(&dir, &[("xl/sheet.xml", &sheet)]);
    assert!(matches!(values(&source), Err(Error::TooLarge { .. })));
    // One long text in many cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "y".repeat(1 << 20));
    let row = |r: usize| format!("<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>0</v></c></row>");
    let rows: String = (1..2000).map(row).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let source = book(&dir, &[("xl/strings.xml", &strings), ("xl/sheet.xml", &sheet)]);
    let mut table = sheet::open(&source).unwrap();
    let mut row = Row::default();
    let error = loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) => panic!("read whole"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, Error::TooLarge { .. }), "{error:?}");
}

#[test]
fn formats_of_days() {
    for (code, format) in [
        ("dd/mm/yyyy", Format::Date),
        ("[$-42A]d mmmm yyyy;@", Format::Date),
        ("[h]:mm", Format::Span),
        ("0.00", Format::Number),
        ("#,##0 \"m\"", Format::Number),
        ("General", Format::Number),
        ("0\\d", Format::Number),
        ("0_);[Red]\\(0\\)", Format::Number),
    ] {
        assert_eq!(format_of(code), format, "{code}");
    }
    assert_eq!(column_of("XFD1048576"), Some(SHEET_COLUMNS - 1));
    assert_eq!(column_letters(SHEET_COLUMNS), "XFD");
}
