//! What a reader finds in the archive: well-formed KML that says what the results say.

use super::*;
use crate::network::Technology;
use crate::report::large_province::large_province;
use geo::MapCoords;
use phusong_core::fixtures::random::{cell, square};
use phusong_core::fixtures::results as fixture;
use std::io::{Cursor, Read};

fn archive(assessment: &Assessment, lang: Lang) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    write_to(&mut bytes, assessment, lang).unwrap();
    bytes.into_inner()
}

fn kml(assessment: &Assessment, lang: Lang) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive(assessment, lang))).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "doc.kml");
    let mut icon = Vec::new();
    archive.by_name(ICON).unwrap().read_to_end(&mut icon).unwrap();
    assert!(icon.starts_with(b"\x89PNG"));
    let mut text = String::new();
    archive.by_name("doc.kml").unwrap().read_to_string(&mut text).unwrap();
    text
}

fn children<'a>(node: roxmltree::Node<'a, 'a>, tag: &'static str) -> Vec<roxmltree::Node<'a, 'a>> {
    node.children().filter(|n| n.has_tag_name(("http://www.opengis.net/kml/2.2", tag))).collect()
}

fn text<'a>(node: roxmltree::Node<'a, 'a>, tag: &'static str) -> &'a str {
    children(node, tag).first().and_then(roxmltree::Node::text).unwrap_or_default()
}

/// Twice the signed area of a list of coordinates; positive where they go counter-clockwise.
fn doubled(coordinates: &str) -> f64 {
    let at = |pair: &str| -> (f64, f64) {
        let (x, y) = pair.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    let ring: Vec<(f64, f64)> = coordinates.split(' ').map(at).collect();
    assert!(ring.len() >= 4 && ring.first() == ring.last(), "{coordinates}");
    // From the first point: the products of degrees would lose what is left of them.
    let (x0, y0) = ring[0];
    let cross = |w: &[(f64, f64)]| (w[0].0 - x0) * (w[1].1 - y0) - (w[1].0 - x0) * (w[0].1 - y0);
    ring.windows(2).map(cross).sum()
}

#[test]
fn villages_stand_in_the_colour_of_their_status_once_a_service() {
    let assessment = fixture::province(60);
    let text_of_all = kml(&assessment, Lang::VI);
    let parsed = roxmltree::Document::parse(&text_of_all).unwrap();
    let document = children(parsed.root_element(), "Document")[0];
    let folder = children(document, "Folder")[0];
    assert!(text_of_all.contains("<listItemType>radioFolder</listItemType>"));
    let known: Vec<&crate::indicator::Service> = assessment
        .services
        .iter()
        .filter(|s| s.villages.iter().any(|v| v.status != Status::NoData))
        .collect();
    let services = children(folder, "Folder");
    assert_eq!(services.len(), known.len());
    // One is shown, with all that is in it.
    let shown = |n: &roxmltree::Node<'_, '_>| text(*n, "visibility") != "0";
    assert_eq!(services.iter().filter(|n| shown(n)).count(), 1);
    for (node, service) in services.iter().zip(known) {
        assert!(text(*node, "name").starts_with(crate::lang::gap_service(Lang::VI, service.kind)));
        let marks: Vec<_> =
            node.descendants().filter(|n| n.tag_name().name() == "Placemark").collect();
        assert!(marks.iter().all(|m| shown(m) == shown(node)));
        let of = |status: Status| {
            let villages = assessment.villages.iter().zip(&service.villages);
            villages.filter(|(v, s)| v.shape.is_some() && s.status == status).count()
        };
        for status in STATUSES {
            let style = format!("#{}", status.code());
            let found = marks.iter().filter(|m| text(**m, "styleUrl") == style).count();
            assert_eq!(found, of(status), "{style}");
        }
    }
}

#[test]
fn gaps_have_a_folder_of_their_own() {
    let assessment = fixture::province(60);
    let text_of_all = kml(&assessment, Lang::EN);
    let parsed = roxmltree::Document::parse(&text_of_all).unwrap();
    let document = children(parsed.root_element(), "Document")[0];
    let folders = children(document, "Folder");
    let gaps = folders.iter().find(|f| text(**f, "name").starts_with("Villages without")).unwrap();
    let placed = |g: &&crate::gap::Gap| {
        let shape = assessment.villages[g.village as usize].shape.as_ref();
        shape.is_some_and(|s| s.centre_geographic.is_some())
    };
    let points = gaps.descendants().filter(|n| n.tag_name().name() == "Point").count();
    assert!(points > 0);
    assert_eq!(points, assessment.gaps.iter().filter(placed).count());
}

#[test]
fn rings_go_round_the_right_way_and_numbers_are_numbers() {
    let mut assessment = fixture::province(60);
    // A village with a hole and a second part, and one whose place nobody knows.
    assessment.villages[0].name = "two parts".to_owned();
    assessment.villages[1].name = "lost".to_owned();
    let shape = assessment.villages[0].shape.as_mut().unwrap();
    let degrees = |x: f64, y: f64, side: f64| {
        square(x, y, side).map_coords(|c| Coord { x: 105.0 + c.x / 1e5, y: 18.0 + c.y / 1e5 })
    };
    let mut land = degrees(0.0, 0.0, 900.0);
    let mut hole = degrees(300.0, 300.0, 200.0).0[0].exterior().clone();
    hole.0.reverse();
    land.0[0].interiors_push(hole);
    land.0.extend(degrees(2000.0, 0.0, 300.0).0);
    shape.geographic = land;
    let lost = assessment.villages[1].shape.as_mut().unwrap();
    lost.geographic = lost.geographic.map_coords(|_| Coord { x: f64::NAN, y: f64::INFINITY });
    let text_of_all = kml(&assessment, Lang::VI);
    assert!(!text_of_all.contains("NaN") && !text_of_all.contains("inf"));
    let parsed = roxmltree::Document::parse(&text_of_all).unwrap();
    let mut holes = 0;
    for ring in parsed.descendants().filter(|n| n.tag_name().name() == "LinearRing") {
        let outer = ring.parent().unwrap().tag_name().name() == "outerBoundaryIs";
        holes += usize::from(!outer);
        assert_eq!(doubled(text(ring, "coordinates")) > 0.0, outer);
    }
    assert!(holes > 0);
    let drawn = |name: &str| {
        let of = |n: &roxmltree::Node<'_, '_>| {
            n.tag_name().name() == "Polygon"
                && n.ancestors()
                    .any(|a| a.tag_name().name() == "Placemark" && text(a, "name") == name)
        };
        parsed.descendants().filter(of).count()
    };
    assert!(drawn("two parts") > 0 && drawn("two parts").is_multiple_of(2));
    assert_eq!(drawn("lost"), 0);
}

#[test]
fn names_are_text_and_nothing_else() {
    let mut assessment = fixture::province(60);
    let evil = "<script>alert(1)</script> & ]]> \"Đ\" \u{0}\u{1b}\u{ffff}";
    assessment.about.title = evil.to_owned();
    assessment.about.synthetic = true;
    for village in &mut assessment.villages {
        village.name = evil.to_owned();
        village.area_class = Some(evil.to_owned());
    }
    for commune in &mut assessment.units.communes {
        commune.name = evil.to_owned();
    }
    for lang in [Lang::VI, Lang::EN] {
        let text_of_all = kml(&assessment, lang);
        assert!(!text_of_all.contains("<script"));
        let parsed = roxmltree::Document::parse(&text_of_all).unwrap();
        let document = children(parsed.root_element(), "Document")[0];
        let title = text(document, "name");
        assert!(title.starts_with("<script>alert(1)</script> & ]]> \"Đ\" "), "{title}");
        assert!(title.ends_with(words(lang).label(Label::SyntheticShort)));
        // The balloon is HTML: what is text in it must be escaped once more.
        for html in parsed.descendants().filter(|n| n.tag_name().name() == "description") {
            let html = html.text().unwrap();
            assert!(!html.contains("<script") && !html.contains("]]>"), "{html}");
        }
    }
}

#[test]
fn the_same_results_are_the_same_bytes() {
    let assessment = fixture::province(60);
    assert_eq!(archive(&assessment, Lang::VI), archive(&assessment, Lang::VI));
}

#[test]
fn base_stations_stand_by_technology() {
    let mut assessment = fixture::province(60);
    let operator = assessment.network.operators.find("VNPT").unwrap();
    let shape = assessment.villages[7].shape.as_ref().unwrap();
    let (at, degrees) = (shape.centre, shape.centre_geographic.unwrap());
    for technology in [Technology::G4, Technology::G5, Technology::G4] {
        let mut cell = cell(operator, technology, at, 1000.0, None);
        cell.site_id = "HTI <7> & co".into();
        assessment.network.cells.push(cell);
    }
    let text_of_all = kml(&assessment, Lang::EN);
    let parsed = roxmltree::Document::parse(&text_of_all).unwrap();
    let site = |n: &roxmltree::Node<'_, '_>| text(*n, "styleUrl").starts_with("#site-");
    let sites: Vec<_> = parsed.descendants().filter(site).collect();
    let styles: Vec<&str> = sites.iter().map(|n| text(*n, "styleUrl")).collect();
    // Two cells of one technology are one mark.
    assert_eq!(styles, ["#site-4g", "#site-5g"]);
    assert_eq!(text(sites[0], "name"), "HTI <7> & co");
    assert!(text(sites[0], "description").contains("4G, 5G"));
    let point = text(children(sites[0], "Point")[0], "coordinates");
    let (lon, lat) = point.split_once(',').unwrap();
    let off =
        (lon.parse::<f64>().unwrap() - degrees.x).hypot(lat.parse::<f64>().unwrap() - degrees.y);
    assert!(off < 1e-5, "{off}°");
}

#[test]
fn a_large_province_stays_under_ten_megabytes() {
    let assessment = large_province(63, 49);
    let bytes = archive(&assessment, Lang::VI);
    println!("{} kB", bytes.len() / 1000);
    assert!(bytes.len() < 10_000_000, "{} kB", bytes.len() / 1000);
}

#[test]
fn nothing_at_all_is_still_a_document() {
    let text = kml(&Assessment::default(), Lang::VI);
    assert!(roxmltree::Document::parse(&text).is_ok());
}

#[test]
fn colours_are_opacity_blue_green_red() {
    assert_eq!(colour([165, 0, 38], 0xa6), "a62600a5");
}
