//! Sheets compared with the pictures they are meant to be: one of every kind.
//!
//! The pictures are `tests/golden/map_<sheet>.png`. A missing one is written, which fails where `CI` is
//! set. After a change that is meant: run the test with `PHUSONG_BLESS=1`, look at the new ones, commit
//! them.

use crate::map_fixture::{Plan, full_province};
use phusong::lang::Lang;
use phusong::map::{Backdrop, Sheet, builtin_sheets, draw, leaf};
use std::path::Path;

/// Largest mean difference of a channel, of 255. Other processors round anti-aliased edges by a
/// level or two; a shifted line changes more.
const MEAN: f64 = 0.2;
/// Largest share of pixels that differ by more than 24 of 255 in any channel: 124 pixels of this
/// sheet, which four marks of sites or a short word exceed.
const PIXELS: f64 = 0.000_2;

struct Picture {
    width: u32,
    rgb: Vec<u8>,
}

fn decode(png: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgb).unwrap();
    Picture { width: info.width, rgb }
}

/// Mean difference and share of pixels that differ clearly; `None` when the sizes differ.
fn difference(a: &Picture, b: &Picture) -> Option<(f64, f64)> {
    if a.width != b.width || a.rgb.len() != b.rgb.len() {
        return None;
    }
    let apart = |(x, y): (&u8, &u8)| f64::from(x.abs_diff(*y));
    let sum: f64 = a.rgb.iter().zip(&b.rgb).map(apart).sum();
    let clear = a.rgb.chunks(3).zip(b.rgb.chunks(3));
    let clear = clear.filter(|(p, q)| p.iter().zip(*q).any(|(x, y)| x.abs_diff(*y) > 24)).count();
    Some((sum / a.rgb.len() as f64, clear as f64 * 3.0 / a.rgb.len() as f64))
}

fn alike(a: &Picture, b: &Picture) -> bool {
    difference(a, b).is_some_and(|(mean, pixels)| mean <= MEAN && pixels <= PIXELS)
}

fn sheet(id: &str) -> Sheet {
    let sheet = builtin_sheets().into_iter().find(|s| s.id == id).unwrap();
    Sheet { dpi: 80, ..sheet }
}

fn drawn(id: &str, plan: &Plan) -> Vec<u8> {
    let assessment = full_province(plan);
    let made = jiff::civil::date(2026, 1, 15);
    draw(&sheet(id), &assessment, &Backdrop::new(&assessment), Lang::VI, made).unwrap().png
}

/// One sheet of every kind, and the greys.
const SHEETS: [&str; 7] =
    ["4g", "status-4g", "4g-ftth", "gaps-4g", "people-without-4g", "operators-4g", "4g-grey"];

#[test]
fn the_sheets_are_the_golden_ones() {
    let bless = std::env::var_os("PHUSONG_BLESS").is_some();
    let mut differ = Vec::new();
    for id in SHEETS {
        let file = format!("map_{id}.png");
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(&file);
        let png = drawn(id, &Plan::default());
        if bless || !golden.exists() {
            assert!(bless || std::env::var_os("CI").is_none(), "{} is missing", golden.display());
            std::fs::write(&golden, &png).unwrap();
            println!("{} is written: look at it", golden.display());
            continue;
        }
        let expected = decode(&std::fs::read(&golden).unwrap());
        let actual = decode(&png);
        if !alike(&expected, &actual) {
            let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
            std::fs::write(&beside, &png).unwrap();
            differ.push((id, difference(&expected, &actual), beside));
        }
    }
    assert!(differ.is_empty(), "not the golden pictures: {differ:?}");
}

#[test]
fn the_measure_notices_small_changes_and_forgives_rounding() {
    let plan = Plan::default();
    let reference = decode(&drawn("4g", &plan));
    let mut rounded = decode(&drawn("4g", &plan));
    for v in rounded.rgb.iter_mut().step_by(7) {
        *v ^= 1;
    }
    assert!(alike(&reference, &rounded), "{:?}", difference(&reference, &rounded));

    let fewer_sites = decode(&drawn("4g", &Plan { sites: plan.sites - 4, ..plan.clone() }));
    assert!(!alike(&reference, &fewer_sites), "{:?}", difference(&reference, &fewer_sites));
    let unmarked = decode(&drawn("4g", &Plan { synthetic: false, ..plan.clone() }));
    assert!(!alike(&reference, &unmarked));
    let mut shifted = decode(&drawn("4g", &plan));
    shifted.rgb.rotate_right(3);
    assert!(!alike(&reference, &shifted), "{:?}", difference(&reference, &shifted));
}

/// Largest mean difference of a channel between our pixels and another program's of the same vectors, at
/// 150 dpi: two ways of smoothing edges. A layer that is missing or moved by a pixel is beyond it.
const OTHER_MEAN: f64 = 3.0;
/// Largest share of pixels that differ by more than half of the range.
const OTHER_PIXELS: f64 = 0.003;

/// Mean difference and share of pixels that are clearly another colour.
fn apart(a: &[u8], b: &[u8]) -> (f64, f64) {
    let sum: f64 = a.iter().zip(b).map(|(x, y)| f64::from(x.abs_diff(*y))).sum();
    let clear = a.chunks(3).zip(b.chunks(3));
    let clear = clear.filter(|(p, q)| p.iter().zip(*q).any(|(x, y)| x.abs_diff(*y) > 128)).count();
    (sum / a.len() as f64, clear as f64 * 3.0 / a.len() as f64)
}

#[test]
fn the_pdf_is_the_same_picture() {
    let painted = |plan: &Plan| {
        let assessment = full_province(plan);
        let made = jiff::civil::date(2026, 1, 15);
        let sheet = Sheet { dpi: 150, ..sheet("4g") };
        leaf(&sheet, &assessment, &Backdrop::new(&assessment), Lang::VI, made).unwrap()
    };
    let plan = Plan::default();
    let leaf = painted(&plan);
    let Some(seen) = crate::poppler::picture(&leaf.pdf().unwrap(), 150) else { return };
    let ours = decode(&leaf.png().unwrap());
    // A part of a pixel at the page's end is a row to Poppler.
    assert_eq!(seen.width, ours.width);
    let row = ours.width as usize * 3;
    assert!((0..=row).contains(&(seen.rgb.len() - ours.rgb.len())));
    let (mean, pixels) = apart(&ours.rgb, &seen.rgb);
    assert!(mean <= OTHER_MEAN && pixels <= OTHER_PIXELS, "{mean}, {pixels}");
    // The measure notices what is missing, and what is a pixel off.
    let other = decode(&painted(&Plan { synthetic: false, ..plan }).png().unwrap());
    let (mean, pixels) = apart(&other.rgb, &seen.rgb);
    assert!(mean > OTHER_MEAN || pixels > OTHER_PIXELS, "{mean}, {pixels}");
    let mut moved = seen.rgb;
    moved.rotate_right(3);
    let (mean, pixels) = apart(&ours.rgb, &moved);
    assert!(mean > OTHER_MEAN || pixels > OTHER_PIXELS, "{mean}, {pixels}");
}
