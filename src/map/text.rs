//! Setting text: wrapping, shrinking and cutting lines to a measured width.

use super::font::{Fonts, Run, Weight, clean};

/// One printer's point, mm.
pub(crate) const POINT_MM: f64 = 25.4 / 72.0;
/// Distance of baselines, em: Vietnamese capitals carry two marks (Ễ), so a little more than usual.
pub(crate) const LEADING: f64 = 1.32;
/// From the top of a line's box to its baseline, em.
pub(crate) const BASELINE: f64 = 1.02;

/// A run shortened to at most `width_mm` at `size_mm`, ending in an ellipsis where it was cut.
pub(crate) fn fit(fonts: &Fonts, text: &str, weight: Weight, size_mm: f64, width_mm: f64) -> Run {
    let run = fonts.run(text, weight);
    if run.width_em * size_mm <= width_mm {
        return run;
    }
    let chars: Vec<char> = run.text.chars().collect();
    // Advances are known for every prefix, but for the kerning before the ellipsis: step back from there.
    let room = width_mm / size_mm;
    let mut keep = run.glyphs.partition_point(|&(_, at)| at <= room).saturating_sub(1);
    loop {
        let kept: String = chars[..keep.min(chars.len())].iter().collect();
        let cut = fonts.run(&format!("{}…", kept.trim_end()), weight);
        if cut.width_em <= room || keep == 0 {
            return cut;
        }
        keep -= 1;
    }
}

/// Lines of at most `width_mm`, broken at blanks; a word longer than a line is broken inside. After
/// `max_lines` the rest is cut with an ellipsis.
pub(crate) fn wrap(
    fonts: &Fonts,
    text: &str,
    weight: Weight,
    size_mm: f64,
    width_mm: f64,
    max_lines: usize,
) -> Vec<Run> {
    let text = clean(text);
    let wide = |s: &str| fonts.run(s, weight).width_em * size_mm > width_mm;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // Only breakable blanks split; a no-break space keeps a number with its unit.
    let mut words =
        text.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    words.reverse();
    while let Some(word) = words.pop() {
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if !wide(&longer) {
            line = longer;
            continue;
        }
        if lines.len() + 1 >= max_lines {
            // The last line takes all that is left and is cut.
            words.push(longer);
            words.reverse();
            line = words.join(" ");
            words.clear();
            break;
        }
        if line.is_empty() {
            let (head, tail) = break_word(fonts, &word, weight, width_mm / size_mm);
            lines.push(head);
            if !tail.is_empty() {
                words.push(tail);
            }
        } else {
            lines.push(std::mem::take(&mut line));
            words.push(word);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.iter().map(|l| fit(fonts, l, weight, size_mm, width_mm)).collect()
}

/// Lines like those of [`wrap`], of about equal length: for text that is centred.
pub(crate) fn wrap_evenly(
    fonts: &Fonts,
    text: &str,
    weight: Weight,
    size_mm: f64,
    width_mm: f64,
    max_lines: usize,
) -> Vec<Run> {
    let mut best = wrap(fonts, text, weight, size_mm, width_mm, max_lines);
    let says = |lines: &[Run]| lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    let said = says(&best);
    // Narrower by a fortieth at a time, as long as neither a line more nor a cut comes of it.
    for step in 1..20 {
        let width = width_mm * (1.0 - f64::from(step) / 40.0);
        let lines = wrap(fonts, text, weight, size_mm, width, max_lines);
        if lines.len() != best.len() || says(&lines) != said {
            break;
        }
        best = lines;
    }
    best
}

/// The longest head of a word that fits in `room_em` (one character at least), and the rest.
fn break_word(fonts: &Fonts, word: &str, weight: Weight, room_em: f64) -> (String, String) {
    let run = fonts.run(word, weight);
    // Where a glyph starts is where the one before it ends.
    let fits = run.glyphs.partition_point(|&(_, at)| at <= room_em).saturating_sub(1).max(1);
    let chars: Vec<char> = run.text.chars().collect();
    let at = fits.min(chars.len());
    (chars[..at].iter().collect(), chars[at..].iter().collect())
}

/// The largest size of `sizes_mm` (given from large to small) at which the text fits in one line;
/// the smallest where none does.
pub(crate) fn largest_fitting(
    fonts: &Fonts,
    text: &str,
    weight: Weight,
    sizes_mm: &[f64],
    width_mm: f64,
) -> f64 {
    let width_em = fonts.run(text, weight).width_em;
    let fits = sizes_mm.iter().copied().find(|size| width_em * size <= width_mm);
    fits.or(sizes_mm.last().copied()).unwrap_or(POINT_MM * 8.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Trung tâm Thông tin và Truyền thông thuộc Sở Khoa học và Công nghệ";

    fn texts(lines: &[Run]) -> Vec<&str> {
        lines.iter().map(|l| l.text.as_str()).collect()
    }

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let fonts = Fonts::new().unwrap();
        for width in [15.0, 22.0, 40.0, 90.0, 400.0] {
            let lines = wrap(&fonts, NAME, Weight::Regular, 3.0, width, 99);
            assert!(
                lines.iter().all(|l| l.width_em * 3.0 <= width),
                "{width}: {:?}",
                texts(&lines)
            );
            assert_eq!(texts(&lines).join(" "), NAME);
        }
    }

    #[test]
    fn what_finds_no_room_is_cut_visibly() {
        let fonts = Fonts::new().unwrap();
        let lines = wrap(&fonts, NAME, Weight::Regular, 3.0, 30.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].text.ends_with('…') && lines[1].width_em * 3.0 <= 30.0);
        let cut = fit(&fonts, NAME, Weight::Regular, 3.0, 30.0);
        assert!(cut.text.ends_with('…') && cut.width_em * 3.0 <= 30.0);
        assert_eq!(fit(&fonts, "ngắn", Weight::Regular, 3.0, 30.0).text, "ngắn");
    }

    #[test]
    fn a_word_without_blanks_is_broken() {
        let fonts = Fonts::new().unwrap();
        let word = "dữ-liệu-trạm-".repeat(9);
        let lines = wrap(&fonts, &word, Weight::Regular, 3.0, 30.0, 99);
        assert!(lines.len() > 3 && lines.iter().all(|l| l.width_em * 3.0 <= 30.0));
        assert_eq!(texts(&lines).concat(), word);
    }

    #[test]
    fn no_width_at_all_ends_too() {
        let fonts = Fonts::new().unwrap();
        assert!(wrap(&fonts, NAME, Weight::Regular, 3.0, 0.0, 5).len() <= 5);
        assert!(wrap(&fonts, "", Weight::Regular, 3.0, 10.0, 5).is_empty());
        assert_eq!(fit(&fonts, NAME, Weight::Regular, 3.0, -1.0).text, "…");
    }

    #[test]
    fn even_lines_are_even() {
        let fonts = Fonts::new().unwrap();
        let width = fonts.run(NAME, Weight::Regular).width_em * 3.0 * 0.95;
        let plain = wrap(&fonts, NAME, Weight::Regular, 3.0, width, 3);
        let even = wrap_evenly(&fonts, NAME, Weight::Regular, 3.0, width, 3);
        assert_eq!((plain.len(), even.len()), (2, 2));
        assert!(even[1].width_em > 0.6 * even[0].width_em, "{:?}", texts(&even));
    }
}
