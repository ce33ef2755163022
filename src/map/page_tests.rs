//! The backend under plotters' own elements, on both surfaces.

use super::*;
use crate::map::raster::Raster;
use crate::map::svg::Svg;
use plotters::prelude::*;
use plotters_backend::FontFamily;
use plotters_backend::text_anchor::Pos;

struct Letters(FontTransform);

impl BackendTextStyle for Letters {
    type FontError = Infallible;

    fn size(&self) -> f64 {
        800.0 // 8 mm
    }

    fn transform(&self) -> FontTransform {
        self.0.clone()
    }

    fn anchor(&self) -> Pos {
        Pos::new(HPos::Center, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// 40 × 20 mm: a red box on the left, a blue disc in the middle, a green triangle on the right.
fn paint(surface: &mut impl Surface) {
    let fonts = Fonts::new().unwrap();
    let root = Page { surface, fonts: &fonts }.into_drawing_area();
    assert_eq!(root.dim_in_pixel(), (4000, 2000));
    root.draw(&Rectangle::new([(100, 100), (900, 1900)], RED.filled())).unwrap();
    root.draw(&Circle::new((2000, 1000), 500, BLUE.filled())).unwrap();
    root.draw(&Polygon::new([(3000, 1900), (3900, 1900), (3450, 100)], GREEN)).unwrap();
    root.draw(&PathElement::new(
        [(1200, 0), (1200, 2000)],
        ShapeStyle::from(BLACK).stroke_width(20),
    ))
    .unwrap();
    root.present().unwrap();
}

#[test]
fn plotters_elements_land_where_they_should() {
    // 127 dpi is 5 pixels a millimetre.
    let mut raster = Raster::new((40.0, 20.0), 127).unwrap();
    paint(&mut raster);
    let rgb = raster.into_rgb();
    let at = |x_mm: usize, y_mm: usize| {
        let i = 3 * (y_mm * 5 * 200 + x_mm * 5);
        [rgb[i], rgb[i + 1], rgb[i + 2]]
    };
    assert_eq!(at(5, 10), [255, 0, 0]);
    assert_eq!(at(20, 10), [0, 0, 255]);
    assert_eq!(at(34, 15), [0, 255, 0]);
    assert_eq!(at(16, 6), [255, 255, 255], "beside the disc");
    let line: Vec<u8> = (57..63).map(|x| rgb[3 * (50 * 200 + x)]).collect();
    assert_eq!(line[0], 255);
    // 0.2 mm is one pixel, here half of either neighbour; rounding apart.
    let black: u32 = line.iter().map(|v| u32::from(255 - v)).sum();
    assert!((250..=260).contains(&black), "{line:?}");
}

#[test]
fn the_same_elements_are_valid_svg() {
    let mut svg = Svg::new((40.0, 20.0));
    paint(&mut svg);
    let text = String::from_utf8(svg.into_document("en", "a < b", "")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let fills: Vec<_> = document
        .descendants()
        .filter(|n| n.has_tag_name("path"))
        .filter_map(|n| n.attribute("fill"))
        .collect();
    for ink in ["#ff0000", "#0000ff", "#00ff00", "none"] {
        assert!(fills.contains(&ink), "{ink} is not in {fills:?}");
    }
    assert!(text.contains("M100 100l800 0 0 1800 -800 0z"), "{text}");
}

/// The box of dark pixels, mm.
fn dark_box(transform: FontTransform) -> (f64, f64, f64, f64) {
    let fonts = Fonts::new().unwrap();
    let mut raster = Raster::new((40.0, 40.0), 254).unwrap();
    let mut page = Page { surface: &mut raster, fonts: &fonts };
    let style = Letters(transform);
    let (width, height) = page.estimate_text_size("HIH", &style).unwrap();
    assert!(width > 800 && (1000..1200).contains(&height), "{width} × {height}");
    page.draw_text("HIH", &style, (2000, 2000)).unwrap();
    let rgb = raster.into_rgb();
    let dark: Vec<(f64, f64)> = (0..400 * 400)
        .filter(|i| rgb[3 * i] < 128)
        .map(|i| ((i % 400) as f64 / 10.0, (i / 400) as f64 / 10.0))
        .collect();
    let fold = |f: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| dark.iter().map(of).reduce(f);
    (
        fold(f64::min, |p| p.0).unwrap(),
        fold(f64::min, |p| p.1).unwrap(),
        fold(f64::max, |p| p.0).unwrap(),
        fold(f64::max, |p| p.1).unwrap(),
    )
}

#[test]
fn text_is_centred_and_turned_about_its_anchor() {
    let turns = [
        FontTransform::None,
        FontTransform::Rotate90,
        FontTransform::Rotate180,
        FontTransform::Rotate270,
    ];
    for (i, turn) in turns.into_iter().enumerate() {
        let (x0, y0, x1, y1) = dark_box(turn);
        let (width, height) = if i % 2 == 0 { (x1 - x0, y1 - y0) } else { (y1 - y0, x1 - x0) };
        assert!(width > 1.5 * height, "turn {i}: {width} × {height} mm");
        // Half a millimetre of 8: side bearings and the height of capitals.
        let off = (f64::midpoint(x0, x1) - 20.0).abs().max((f64::midpoint(y0, y1) - 20.0).abs());
        assert!(off < 0.5, "turn {i}: {off} mm off");
    }
}
