use super::*;

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>"
    )
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn filled(body: &str) -> String {
    let mut part = Part::parse(document(body).as_bytes()).unwrap();
    part.fill(&mut |found, _| match found.name.as_str() {
        "block" => Filling::Markup("<w:tbl/>".into()),
        "empty" => Filling::Text(String::new()),
        name => Filling::Text(format!("<{name}>&\u{0}")),
    });
    let xml = String::from_utf8(part.into_xml()).unwrap();
    roxmltree::Document::parse(&xml.replace("xmlns:w=\"x\"", "xmlns:w=\"http://x\"")).unwrap();
    xml.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0.to_owned()
}

#[test]
fn what_is_not_touched_stays_as_it_was() {
    let body = "<w:p w:a='1'><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\"> \
                a &amp; b &#x1EA1; </w:t><w:tab/></w:r><!-- c --></w:p><w:sectPr/>";
    assert_eq!(filled(body), body.replace("&#x1EA1;", "ạ"));
}

#[test]
fn a_placeholder_is_found_however_word_has_split_it() {
    let body = format!(
        "<w:p>{}<w:proofErr w:type=\"spellStart\"/>{}{}{}</w:p>",
        run("Tỉnh {"),
        run("{ti"),
        run("nh }"),
        run("}, xã {{xa}}")
    );
    let out = filled(&body);
    let text: String = out.split("<w:t xml:space=\"preserve\">").skip(1).collect();
    assert!(out.contains("Tỉnh &lt;tinh&gt;&amp;</w:t>"), "{out}");
    assert!(text.contains(", xã &lt;xa&gt;&amp;</w:t>"), "{out}");
    assert!(!out.contains('{') && !out.contains('}'), "{out}");
}

#[test]
fn blocks_take_the_place_of_their_paragraph_and_leave_sections_and_bookmarks() {
    let body = format!(
        "<w:p><w:pPr><w:jc w:val=\"left\"/><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr>\
         <w:bookmarkStart w:id=\"0\" w:name=\"x\"/>{}<w:bookmarkEnd w:id=\"0\"/></w:p>",
        run(" {{block}} ")
    );
    assert_eq!(
        filled(&body),
        "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/><w:bookmarkEnd w:id=\"0\"/><w:tbl/>\
         <w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr></w:p>"
    );
}

#[test]
fn where_a_placeholder_stands_is_told() {
    let cell = |p: &str| format!("<w:tbl><w:tr><w:tc>{p}</w:tc></w:tr></w:tbl>");
    let body = format!(
        "<w:p>{}</w:p>{}<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt><w:p>{}</w:p>",
        run("{{a}}"),
        cell(&format!("<w:p>{}</w:p>", run("{{b}}"))),
        run("{{c}}"),
        run("xem {{d}} và {{e")
    );
    let part = Part::parse(document(&body).as_bytes()).unwrap();
    let found = part.placeholders();
    let names: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.alone, f.closed)).collect();
    assert_eq!(
        names,
        [
            ("a", true, true),
            ("b", false, true),
            ("c", true, true),
            ("d", false, true),
            ("e", false, false)
        ]
    );
}

#[test]
fn text_boxes_within_a_paragraph_are_their_own_paragraphs() {
    let inner = format!("<w:p>{}</w:p>", run("{{hai}}"));
    let body =
        format!("<w:p>{}<w:r><w:pict>{inner}</w:pict></w:r>{}</w:p>", run("{{mo"), run("t}}"));
    let out = filled(&body);
    assert!(out.contains("&lt;mot&gt;") && out.contains("&lt;hai&gt;"), "{out}");
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for bad in [
        "<w:document><w:body></w:document>",
        "<w:document>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>",
        "<w:document><w:t>&unknown;</w:t></w:document>",
        "\u{0}",
    ] {
        let parsed = Part::parse(bad.as_bytes());
        assert!(parsed.is_none_or(|p| !p.root_is("w:document")), "{bad}");
    }
    assert!(Part::parse(b"\xff\xfe<\0").is_none());
    let deep = "<a>".repeat(500) + &"</a>".repeat(500);
    assert!(Part::parse(deep.as_bytes()).is_none());
}

#[test]
fn room_is_that_of_the_section_the_paragraph_belongs_to() {
    let section = |w: u32, h: u32| {
        format!(
            "<w:sectPr><w:pgSz w:w=\"{w}\" w:h=\"{h}\"/>\
             <w:pgMar w:top=\"1000\" w:bottom=\"1000\" w:left=\"1500\" w:right=\"500\"/></w:sectPr>"
        )
    };
    let body = format!(
        "<w:p>{}</w:p><w:p><w:pPr>{}</w:pPr></w:p><w:p>{}</w:p>{}",
        run("{{a}}"),
        section(11906, 16838),
        run("{{b}}"),
        section(16838, 11906)
    );
    let mut part = Part::parse(document(&body).as_bytes()).unwrap();
    let mut rooms = Vec::new();
    part.fill(&mut |_, around| {
        rooms.push((around.room.width, around.room.height));
        Filling::Text(String::new())
    });
    assert_eq!(rooms, [(9906.0, 14838.0), (14838.0, 9906.0)]);
}
