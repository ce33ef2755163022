use super::*;

fn linear(rgb: [u8; 3]) -> [f64; 3] {
    rgb.map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

/// `OKLab` of linear sRGB (Ottosson 2020).
fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

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

fn seen(by: Option<[[f64; 3]; 3]>, rgb: [u8; 3]) -> [f64; 3] {
    let c = linear(rgb);
    let c = by.map_or(c, |m| m.map(|row| row.iter().zip(c).map(|(a, b)| a * b).sum::<f64>()));
    oklab(c.map(|v: f64| v.clamp(0.0, 1.0)))
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn every_two_classes_differ_for_every_reader() {
    for palette in Palette::ALL {
        let inks = palette.inks(6);
        assert_eq!(inks.len(), 6);
        for by in [None, Some(DEUTAN), Some(PROTAN)] {
            for (i, a) in inks.iter().enumerate() {
                for b in &inks[i + 1..] {
                    let d = distance(seen(by, a.rgb), seen(by, b.rgb));
                    // 0.02 is just noticeable in OKLab; five times that is told apart in a legend.
                    assert!(d > 0.10, "{palette:?}: {a:?} and {b:?} are {d:.3} apart");
                }
            }
        }
    }
}

#[test]
fn every_two_changes_differ_for_every_reader() {
    let inks = change_inks();
    for by in [None, Some(DEUTAN), Some(PROTAN)] {
        for (i, a) in inks.iter().enumerate() {
            for b in &inks[i + 1..] {
                let d = distance(seen(by, a.rgb), seen(by, b.rgb));
                assert!(d > 0.10, "{a:?} and {b:?} are {d:.3} apart");
            }
        }
    }
}

#[test]
fn ramps_darken_evenly() {
    for palette in Palette::ALL {
        let l: Vec<f64> = palette.inks(6)[1..].iter().map(|i| seen(None, i.rgb)[0]).collect();
        for pair in l.windows(2) {
            let step = pair[0] - pair[1];
            assert!((0.11..0.15).contains(&step), "{palette:?} steps {step:.3} in lightness");
        }
    }
}

#[test]
fn any_number_of_classes() {
    assert_eq!(Palette::Blue.inks(2).len(), 2);
    assert_eq!(Palette::Blue.inks(10).len(), 10);
}
