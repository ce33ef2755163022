use super::*;

fn fonts() -> Fonts {
    Fonts::new().unwrap()
}

#[test]
fn every_vietnamese_letter_is_drawn() {
    let vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
    let signs = "0123456789.,:;–-()/%×°′″²≥≤…·+&'\"<>[]{}#@!?—’“”";
    for weight in Weight::ALL {
        assert!(fonts().covers(vowels, weight), "{weight:?}");
        assert!(fonts().covers(&vowels.to_uppercase(), weight), "{weight:?}");
        for c in signs.chars() {
            assert!(fonts().covers(&c.to_string(), weight), "{weight:?} lacks {c}");
        }
    }
}

#[test]
fn decomposed_text_is_set_like_composed_text() {
    let (nfc, nfd) = ("Ễ ợ Ẵ Đ ỹ", "E\u{302}\u{303} o\u{31b}\u{323} A\u{306}\u{303} Đ y\u{303}");
    assert_ne!(nfc, nfd);
    assert_eq!(fonts().run(nfc, Weight::Regular), fonts().run(nfd, Weight::Regular));
}

#[test]
fn pairs_are_kerned() {
    let width = |text| fonts().run(text, Weight::Regular).width_em;
    // T and V reach over what follows them in any typeface with kerning.
    assert!(width("To") < width("T") + width("o") - 0.01);
    assert!(width("Vă") < width("V") + width("ă") - 0.01);
    assert!((width("nn") - 2.0 * width("n")).abs() < 0.02);
}

#[test]
fn stand_ins_and_boxes() {
    let glyph = |c: char| fonts().run(&c.to_string(), Weight::Regular).glyphs[0].0;
    assert_ne!(glyph('\u{d0}'), GlyphId(0), "Ð typed for Đ");
    assert_eq!(glyph('\u{2032}'), glyph('\''));
    assert_ne!(glyph('\u{a0}'), GlyphId(0));
    assert_ne!(glyph('\u{2212}'), GlyphId(0));
    // A script that the typeface lacks shows as boxes, not as nothing.
    assert_eq!(glyph('ก'), GlyphId(0));
}

#[test]
fn what_is_not_text_is_dropped() {
    assert_eq!(clean("a\u{0}b\u{1b}[0m\tc\r\nd\u{202e}e\u{feff}"), "ab[0m c de");
    assert!(fonts().run("\u{0}\u{7}", Weight::Bold).glyphs.is_empty());
}

#[test]
fn outlines_are_there() {
    let fonts = fonts();
    let run = fonts.run("Ễ ", Weight::Bold);
    assert!(!fonts.outline(Weight::Bold, run.glyphs[0].0).is_empty());
    assert!(fonts.outline(Weight::Bold, run.glyphs[1].0).is_empty(), "a blank");
}
