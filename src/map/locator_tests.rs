use super::*;

fn at(x: f64, y: f64) -> Place {
    let (low, high) = (Coord { x: x - 0.4, y: y - 0.3 }, Coord { x: x + 0.4, y: y + 0.3 });
    Place {
        bounds: geo::Rect::new(low, high),
        rings: vec![vec![low, Coord { x: high.x, y: low.y }, high]],
    }
}

#[test]
fn the_outlines_are_whole() {
    let lines = LAND.lines().filter(|l| !l.starts_with('#')).count();
    assert_eq!(rings("vietnam").count() + rings("land").count(), lines);
    for ring in rings("vietnam").chain(rings("land")) {
        assert!(ring.len() >= 3);
        assert!(ring.iter().all(|c| (100.0..=120.0).contains(&c.x) && (4.8..=25.0).contains(&c.y)));
    }
    // Pairs that cannot be read would shorten a ring without a word.
    let pairs = LAND.lines().filter(|l| !l.starts_with('#')).map(|l| l.split(' ').count() - 1);
    assert_eq!(
        rings("vietnam").chain(rings("land")).map(|r| r.len()).sum::<usize>(),
        pairs.sum::<usize>()
    );
}

#[test]
fn both_archipelagos_are_there_and_in_the_picture() {
    // As the authorities state their extent; 15°44' is the southernmost shoal of Hoàng Sa.
    let within = |c: Coord<f64>, x: (f64, f64), y: (f64, f64)| {
        assert!(c.x >= x.0 && c.x <= x.1 && c.y >= y.0 && c.y <= y.1, "{c:?}");
    };
    let (hoang_sa, truong_sa) = (islands("hoang-sa"), islands("truong-sa"));
    let listed = ISLANDS.lines().filter(|l| !l.starts_with('#')).count();
    let both: Vec<_> = hoang_sa.map(|c| (c, true)).chain(truong_sa.map(|c| (c, false))).collect();
    assert_eq!(both.len(), listed);
    assert!(both.iter().filter(|b| b.1).count() >= 7 && both.iter().filter(|b| !b.1).count() >= 12);
    for (c, hoang_sa) in both {
        if hoang_sa {
            within(c, (111.0, 113.0), (15.73, 17.25));
        } else {
            within(c, (111.5, 117.34), (6.83, 12.0));
        }
    }
    const { assert!(EAST > 117.34 && SOUTH < 6.83 && WEST < 102.1 && NORTH > 23.4) };
    // No country's outline reaches into them: they are drawn from their own list.
    for ring in rings("land") {
        let (x, y) = (ring.iter().map(|c| c.x), ring.iter().map(|c| c.y));
        let (w, s) = (x.clone().fold(f64::MAX, f64::min), y.clone().fold(f64::MAX, f64::min));
        let (e, n) = (x.fold(f64::MIN, f64::max), y.fold(f64::MIN, f64::max));
        let apart = e < 111.0 || w > 113.0 || n < 15.7 || s > 17.3;
        assert!(apart, "{w} {s} {e} {n}");
    }
}

#[test]
fn provinces_of_vietnam_are_told_from_other_places() {
    for (x, y) in
        [(105.7, 18.3), (108.2, 12.8), (107.5, 16.3), (105.0, 9.2), (106.4, 18.8), (112.33, 16.83)]
    {
        assert!(at(x, y).in_vietnam(), "{x} {y}");
    }
    // Ibiza, Lima, Viêng Chăn, Phnôm Pênh, Hải Nam.
    for (x, y) in [(1.4, 38.9), (-77.0, -12.0), (102.6, 18.3), (104.9, 11.7), (109.8, 19.2)] {
        assert!(!at(x, y).in_vietnam(), "{x} {y}");
    }
}

#[test]
fn names_stand_in_the_sea_clear_of_each_other_at_every_size() {
    let fonts = Fonts::new().unwrap();
    for lang in [Lang::VI, Lang::EN] {
        for width in WIDTHS_MM {
            let rect = Rect::new(20.0, 30.0, width, height_mm(width));
            let panel = draw(rect, &at(105.7, 18.3), &fonts, lang);
            assert_eq!(panel.texts.len(), 5);
            let scale = panel.picture.width / (EAST - WEST);
            for (i, text) in panel.texts.iter().enumerate() {
                assert!(panel.picture.contains(&text.rect, 0.0), "{width}: {:?}", text.rect);
                for other in &panel.texts[i + 1..] {
                    assert!(!text.rect.overlaps(&other.rect, 0.35), "{width} mm, {lang:?}");
                }
                let ground = |x: f64, y: f64| Coord {
                    x: WEST + (x - panel.picture.x) / scale,
                    y: SOUTH
                        + (panel.picture.bottom() - y) / panel.picture.height * (NORTH - SOUTH),
                };
                for k in 0..=10 {
                    let x = text.rect.x + text.rect.width * f64::from(k) / 10.0;
                    let at = ground(x, text.rect.centre().y);
                    let dry = rings("land").chain(rings("vietnam")).any(|r| inside(&r, at));
                    assert!(!dry, "{width} mm, {lang:?}: text {i} stands on land at {at:?}");
                }
            }
        }
    }
}
