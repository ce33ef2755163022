use super::*;
use crate::map::colour::linear;

/// Full deuteranopia and protanopia in linear sRGB (Machado, Oliveira and Fernandes 2009).
const DEUTAN: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const PROTAN: [[f64; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];

/// 0.02 is just noticeable in `OKLab`; five times that is told apart in a legend.
const APART: f64 = 0.10;

fn seen(by: Option<[[f64; 3]; 3]>, rgb: [u8; 3]) -> Oklab {
    let c = linear(rgb);
    let c = by.map_or(c, |m| m.map(|row| row.iter().zip(c).map(|(a, b)| a * b).sum::<f64>()));
    Oklab::of_linear(c.map(|v: f64| v.clamp(0.0, 1.0)))
}

fn distance(a: Oklab, b: Oklab) -> f64 {
    ((a.l - b.l).powi(2) + (a.a - b.a).powi(2) + (a.b - b.b).powi(2)).sqrt()
}

/// The nearest two of the inks, for the reader to whom they are nearest.
fn nearest(inks: &[Ink]) -> (f64, [u8; 3], [u8; 3]) {
    let mut nearest = (f64::INFINITY, [0; 3], [0; 3]);
    for by in [None, Some(DEUTAN), Some(PROTAN)] {
        for (i, a) in inks.iter().enumerate() {
            for b in &inks[i + 1..] {
                let d = distance(seen(by, a.rgb), seen(by, b.rgb));
                if d < nearest.0 {
                    nearest = (d, a.rgb, b.rgb);
                }
            }
        }
    }
    nearest
}

#[test]
fn a_palette_is_safe_where_it_says_so_and_only_there() {
    for palette in Palette::ALL {
        let inks = palette.square(3).unwrap_or_else(|| palette.inks(6));
        assert_eq!(inks.len(), if palette.is_bivariate() { 9 } else { 6 });
        let (d, a, b) = nearest(&inks);
        assert_eq!(d > APART, palette.is_colour_blind_safe(), "{palette:?}: {a:?}, {b:?}: {d:.3}");
    }
}

#[test]
fn every_default_is_safe() {
    let five = Palette::Blue.ramp(5);
    let operators = Palette::Blue.inks(4);
    for inks in [&five[..], &operators, &status_inks(false), &status_inks(true), &change_inks()] {
        let (d, a, b) = nearest(inks);
        assert!(d > APART, "{a:?} and {b:?} are {d:.3} apart");
    }
    for status in [Status::White, Status::Hole, Status::Covered] {
        assert!(status_inks(false).iter().any(|i| Some(i.rgb) == status_colour(status)));
    }
    assert_eq!(status_colour(Status::NoData), None);
}

#[test]
fn greys_are_grey_and_copy() {
    let all = Palette::Grey.inks(6).into_iter().chain(status_inks(true));
    assert!(all.clone().all(|i| i.rgb[0] == i.rgb[1] && i.rgb[1] == i.rgb[2]));
    let l: Vec<f64> = Palette::Grey.inks(6).iter().map(|i| seen(None, i.rgb).l).collect();
    assert!(l.windows(2).all(|w| w[1] - w[0] > 0.13), "{l:?}");
    let more_is_darker: Vec<f64> =
        Palette::Grey.ramp(6).iter().map(|i| seen(None, i.rgb).l).collect();
    assert!(more_is_darker.windows(2).all(|w| w[0] - w[1] > 0.13), "{more_is_darker:?}");
}

#[test]
fn ramps_darken() {
    let of_one = |p: &Palette| !p.is_bivariate() && *p != Palette::Grey;
    for palette in Palette::ALL.into_iter().filter(of_one) {
        let l: Vec<f64> = palette.inks(6)[1..].iter().map(|i| seen(None, i.rgb).l).collect();
        let own = matches!(palette.ramp_of(), Ramp::Ends(..));
        let about_a_middle = matches!(palette, Palette::RdYlBu | Palette::RdYlGn);
        for pair in l.windows(2) {
            let step = pair[0] - pair[1];
            if own {
                assert!((0.11..0.15).contains(&step), "{palette:?} steps {step:.3} in lightness");
            }
            assert!(step > 0.05 || about_a_middle, "{palette:?} steps {step:.3} in lightness");
        }
    }
}

#[test]
fn squares_lighten_both_ways() {
    for palette in Palette::ALL.into_iter().filter(|p| p.is_bivariate()) {
        let l: Vec<f64> = palette.square(3).unwrap().iter().map(|i| seen(None, i.rgb).l).collect();
        for i in 0..9 {
            assert!(i % 3 == 2 || l[i + 1] > l[i] + 0.05, "{palette:?} {l:?}");
            assert!(i / 3 == 2 || l[i + 3] > l[i] + 0.05, "{palette:?} {l:?}");
        }
    }
    assert_eq!(Palette::Blue.square(3), None);
}

#[test]
fn any_number_of_classes() {
    for palette in Palette::ALL {
        assert_eq!(Palette::parse(palette.code()), Some(palette));
        for n in 1..11 {
            assert_eq!((palette.inks(n).len(), palette.ramp(n).len()), (n, n), "{palette:?}");
        }
    }
    // The stops themselves are met.
    assert_eq!(Palette::RdYlBu.inks(11)[3].rgb, [253, 174, 97]);
    assert_eq!(Palette::PuBuGn.ramp(9)[4].rgb, [0x67, 0xa9, 0xcf]);
}
