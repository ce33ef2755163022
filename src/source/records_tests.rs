use super::*;
use std::io::Cursor;

type Read1 = (u64, Vec<String>, Option<u64>);

fn read(text: &str) -> Vec<Read1> {
    let lines: Vec<&[u8]> = lines_of(text.as_bytes()).collect();
    let (width, _) = usual_width(&lines, b',');
    let inner = Box::new(Cursor::new(text.as_bytes().to_vec()));
    let mut records = Records::new(inner, None, b',', width);
    let (mut all, mut record) = (Vec::new(), Record::default());
    while records.next(&mut record).unwrap() {
        let fields = record.fields().map(|f| String::from_utf8_lossy(f).into_owned());
        all.push((record.line, fields.collect(), record.stray));
    }
    all
}

fn firsts(rows: &[Read1]) -> Vec<&str> {
    rows.iter().map(|(_, fields, _)| fields[0].as_str()).collect()
}

#[test]
fn cells_in_quotes() {
    let rows = read("a,b,c\n1,\"x, y\",\"say \"\"hi\"\"\"\n2,\"two\nlines\",\"\"\n3,5\" pipe,z\n");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1].1, ["1", "x, y", "say \"hi\""]);
    assert_eq!(rows[2], (3, vec!["2".into(), "two\nlines".into(), String::new()], None));
    assert_eq!(rows[3], (5, vec!["3".into(), "5\" pipe".into(), "z".into()], None));
}

#[test]
fn a_note_of_several_lines_in_the_last_column() {
    let rows = read("a,b,c\n1,2,\"note\nof, two\nlines\"\n4,5,6\n");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].1[2], "note\nof, two\nlines");
    assert_eq!(rows[1].2, None);
}

#[test]
fn a_mark_that_nobody_closes_swallows_nothing() {
    // Never closed; closed by another stray one; closed by a cell properly in quotes far behind.
    for (text, row) in [
        ("id,b,c\nA,1,2\nB,\"x,2\nC,1,2\nD,1,2\n", "\"x"),
        ("id,b,c\nA,1,2\nB,\"x,2\nC,1,\"2\nD,1,2\n", "\"x"),
        ("id,b,c\nA,1,2\nB,\"x,2\nC,1,2\nD,\"q\",2\n", "\"x"),
        ("id,b,c\nA,1,2\nB,\"x,2\nC,\"y\",2\nD,1,2\n", "\"x"),
        ("id,b,c\nA,1,2\nB,2,\"x\nC,1,2\nD,1,2", "2"),
    ] {
        let rows = read(text);
        assert_eq!(firsts(&rows), ["id", "A", "B", "C", "D"], "{text}");
        assert!(rows.iter().all(|(_, fields, _)| fields.len() == 3), "{text}");
        assert_eq!(rows[2].1[1], row, "{text}");
        assert_eq!(rows[2].2, Some(3), "{text}");
    }
    // Two in one line, of which the second closes the first over a separator.
    let rows = read("id,b,c\nA,1,2\nB,\"x,\"y\nC,1,2\n");
    assert_eq!(firsts(&rows), ["id", "A", "B", "C"]);
    assert_eq!(rows[2].1, ["B", "\"x", "\"y"]);
}

#[test]
fn lines_of_every_kind_of_end() {
    for end in ["\n", "\r\n", "\r", "\r\r\n"] {
        let rows = read(&["a,b", "1,2", "3,4"].join(end));
        let lines: Vec<u64> = rows.iter().map(|r| r.0).collect();
        assert_eq!(lines, [1, 2, 3], "{end:?}");
    }
    assert_eq!(read("a,b\r1,2\n3,4\r\n\r\n5,6").last().unwrap().0, 5);
    // Beyond the longest line, but of short ones.
    let long = "1,2\r".repeat(600_000);
    assert_eq!(read(&long).len(), 600_000);
}

#[test]
fn a_line_without_end_is_refused() {
    let mut records = Records::new(Box::new(io::repeat(b'x')), None, b',', 1);
    let error = records.next(&mut Record::default()).unwrap_err();
    assert!(matches!(error.get_ref(), Some(e) if e.is::<LongLine>()), "{error}");
}
