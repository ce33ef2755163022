//! Clips and pictures, on the surfaces.

use super::*;
use crate::map::raster::Raster;
use crate::map::svg::Svg;

const RED: Ink = Ink::rgb([255, 0, 0]);
const GREEN: Ink = Ink::rgb([0, 128, 0]);

/// The pixels of a page of 20 × 10 mm at 5 pixels a millimetre.
struct Seen(Vec<u8>);

impl Seen {
    fn of(paint: impl FnOnce(&mut Raster)) -> Self {
        let mut raster = Raster::new((20.0, 10.0), 127).unwrap();
        paint(&mut raster);
        Self(raster.into_rgb())
    }

    fn at(&self, x_mm: f64, y_mm: f64) -> [u8; 3] {
        let i = 3 * ((y_mm * 5.0) as usize * 100 + (x_mm * 5.0) as usize);
        [self.0[i], self.0[i + 1], self.0[i + 2]]
    }
}

fn fill(surface: &mut impl Surface, rect: Rect, ink: Ink) {
    surface.area(&Path::rect(&rect), Some(Fill::Solid(ink)), None, None);
}

/// Red everywhere but clipped to a box, then green clipped to another, then a green dot anywhere.
fn clipped(surface: &mut impl Surface) {
    let page = Rect::new(-5.0, -5.0, 50.0, 50.0);
    surface.open_layer("a");
    surface.clip(Some(Rect::new(2.0, 2.0, 6.0, 6.0)));
    fill(surface, page, RED);
    surface.open_layer("b");
    surface.clip(Some(Rect::new(10.0, 2.0, 30.0, 6.0)));
    surface.close_layer();
    surface.area(&Path::rect(&page), Some(Fill::Hatch), None, None);
    fill(surface, page, GREEN);
    surface.close_layer();
    surface.clip(Some(Rect::new(70.0, 2.0, 6.0, 6.0)));
    fill(surface, page, RED);
    surface.clip(None);
    fill(surface, Rect::new(0.0, 0.0, 1.0, 1.0), GREEN);
}

#[test]
fn nothing_is_drawn_outside_a_clip() {
    let seen = Seen::of(clipped);
    let (white, red, green) = ([255; 3], [255, 0, 0], [0, 128, 0]);
    for (x, y, expected) in [
        (0.5, 0.5, green),
        (1.5, 1.5, white),
        (2.1, 2.1, red),
        (7.9, 7.9, red),
        (8.1, 5.0, white),
        (10.1, 2.1, green),
        (19.9, 7.9, green),
        (15.0, 8.1, white),
        (15.0, 1.9, white),
    ] {
        assert_eq!(seen.at(x, y), expected, "at {x}, {y}");
    }
}

#[test]
fn a_clip_moves_nothing() {
    let paint = |surface: &mut Raster| {
        let fonts = Fonts::new().unwrap();
        surface.area(&Path::rect(&Rect::new(1.3, 1.7, 9.1, 5.3)), Some(Fill::Hatch), None, None);
        surface
            .stroke(&Path::circle(Pt::new(9.0, 5.0), 3.3), &Pen::new(RED, 0.31).dashed(0.8, 0.3));
        let run = fonts.run("Thôn Đông", crate::map::font::Weight::Bold);
        let halo = Some((Ink::WHITE, 0.3));
        let at = Pt::new(2.0, 6.0);
        let style = Lettering { at, size_mm: 3.0, angle_deg: -12.0, ink: GREEN, halo };
        surface.text(&fonts, &run, &style);
    };
    let whole = Seen::of(paint);
    let inside = Seen::of(|raster| {
        raster.clip(Some(Rect::new(1.0, 1.0, 17.0, 8.0)));
        paint(raster);
    });
    // Coordinates of another origin round elsewhere, at most to the next of the 16 parts into which
    // coverage is counted; moved by a pixel, black and white would change places.
    let most = whole.0.iter().zip(&inside.0).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(most.is_some_and(|d| d <= 16), "{most:?}");
}

#[test]
fn groups_of_clips_and_layers_are_well_nested() {
    let mut svg = Svg::new((20.0, 10.0));
    clipped(&mut svg);
    svg.clip(Some(Rect::new(1.0, 1.0, 2.0, 2.0)));
    let text = String::from_utf8(svg.into_document("en", "", "")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let clip_of = |fill: &str| {
        let path = document.descendants().find(|n| n.attribute("fill") == Some(fill)).unwrap();
        path.ancestors().find_map(|n| n.attribute("clip-path")).map(str::to_owned)
    };
    assert_eq!(clip_of("#ff0000").as_deref(), Some("url(#clip0)"));
    assert_eq!(clip_of("url(#hatch)").as_deref(), Some("url(#clip1)"));
    let last = document.descendants().rfind(|n| n.attribute("fill") == Some("#008000"));
    let outside = last.unwrap().ancestors().all(|n| n.attribute("clip-path").is_none());
    assert!(outside, "{text}");
    for n in 0..4 {
        assert!(text.contains(&format!("<clipPath id=\"clip{n}\">")), "{text}");
    }
}

/// Left half blue, right half a red that one sees through.
fn picture() -> Pixels {
    let row = [[0, 0, 255, 255], [0, 0, 255, 255], [255, 0, 0, 128], [255, 0, 0, 128]].concat();
    Pixels { width: 4, height: 2, rgba: row.repeat(2) }
}

#[test]
fn a_picture_is_stretched_over_its_rectangle() {
    let seen = Seen::of(|raster| {
        raster.clip(Some(Rect::new(0.0, 2.0, 20.0, 5.0)));
        raster.image(Rect::new(4.0, 1.0, 12.0, 8.0), &picture());
        raster.image(Rect::new(0.0, 0.0, 9.0, 9.0), &Pixels { width: 2, ..picture() });
    });
    assert_eq!(seen.at(5.0, 4.0), [0, 0, 255]);
    assert_eq!(seen.at(4.1, 2.1), [0, 0, 255]);
    let pale = seen.at(15.0, 6.9);
    assert!(pale[0] == 255 && (125..=129).contains(&pale[1]), "{pale:?}");
    for (x, y) in [(3.9, 4.0), (16.1, 4.0), (8.0, 1.9), (8.0, 7.1)] {
        assert_eq!(seen.at(x, y), [255; 3], "at {x}, {y}");
    }
}

#[test]
fn a_fine_picture_keeps_its_mean() {
    // A chequerboard of 600 × 600 on 30 × 30 pixels.
    let cell =
        |i: usize| if (i % 600 + i / 600).is_multiple_of(2) { [0, 0, 0, 255] } else { [255; 4] };
    let rgba = (0..360_000).flat_map(cell).collect();
    let fine = Pixels { width: 600, height: 600, rgba };
    let seen = Seen::of(|raster| raster.image(Rect::new(2.0, 2.0, 6.0, 6.0), &fine));
    for (x, y) in [(3.0, 3.0), (5.1, 4.3), (7.5, 7.5)] {
        let [r, ..] = seen.at(x, y);
        assert!((126..=129).contains(&r), "{r} at {x}, {y}");
    }
}

#[test]
fn a_picture_in_a_document_is_a_png_that_is_not_read_out() {
    let mut svg = Svg::new((20.0, 10.0));
    svg.image(Rect::new(4.0, 1.0, 12.0, 8.0), &picture());
    svg.image(Rect::new(4.0, 1.0, 12.0, 8.0), &Pixels { width: 3, ..picture() });
    let text = String::from_utf8(svg.into_document("en", "", "")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let images: Vec<_> = document.descendants().filter(|n| n.has_tag_name("image")).collect();
    assert_eq!(images.len(), 1);
    let said = |name| images[0].attribute(name);
    assert_eq!(said("aria-hidden"), Some("true"));
    assert_eq!((said("x"), said("width")), (Some("400.0"), Some("1200.0")));
    let link = images[0].attribute(("http://www.w3.org/1999/xlink", "href")).unwrap();
    assert!(link.starts_with("data:image/png;base64,iVBORw0KGgo"), "{link}");
}
