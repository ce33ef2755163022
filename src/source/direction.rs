//! Directions as people write them in the azimuth of a cell.
//!
//! In: the text of one cell, and how its column writes a number. Out: one direction, several (a sector each),
//! or all around; `None` where nobody can be sure what is meant: such a sector serves nothing.

use super::coordinate;
use crate::place::fold;

/// What a cell states.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Directions {
    /// Nothing.
    None,
    /// All around.
    Around,
    /// Degrees from north, clockwise; several where the cell lists several sectors.
    Some(Vec<f64>),
}

/// Sectors of one site do not point nearer to each other than this, degrees: six to a site are the most that
/// are built. Numbers nearer are something else.
const APART_DEG: f64 = 30.0;

/// Two sectors of one site stand farther apart, and in order: `120/4` is an azimuth and a tilt, `90/65` an
/// azimuth and a beamwidth.
const TWO_APART_DEG: f64 = 60.0;

/// Reads a text that is not blank; `one` reads a number of degrees.
pub(super) fn read(text: &str, one: impl Fn(&str) -> Option<f64>) -> Option<Directions> {
    let word = fold(text);
    let around = ["omni", "omnidirectional", "vohuong", "danghuong", "toanhuong", "moihuong"];
    if around.contains(&word.as_str()) {
        return Some(Directions::Around);
    }
    if let Some(degrees) = compass(&word).or_else(|| bearing(text, &one)) {
        return Some(Directions::Some(vec![degrees]));
    }
    let several = |marks: &[char]| {
        let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
        let found: Vec<f64> = parts.into_iter().map(&one).collect::<Option<_>>()?;
        let apart = |a: &f64, b: &f64| {
            let d = (a - b).rem_euclid(360.0);
            let least = if found.len() == 2 { TWO_APART_DEG } else { APART_DEG };
            d.min(360.0 - d) >= least
        };
        let in_order = found.len() > 2 || found.is_sorted();
        let sound = in_order
            && found.iter().all(|d| (0.0..=360.0).contains(d))
            && found.iter().enumerate().all(|(i, a)| found[..i].iter().all(|b| apart(a, b)));
        sound.then_some(Directions::Some(found))
    };
    if text.contains(['/', ';', '|', '&', '\n']) {
        return several(&['/', ';', '|', '&', '\n']);
    }
    if let Some(degrees) = one(text) {
        return Some(Directions::Some(vec![degrees]));
    }
    if text.contains(['\'', '′', '’']) {
        return coordinate::degrees(text).map(|d| Directions::Some(vec![d]));
    }
    // Two numbers with a dash are a range, with a comma perhaps one number.
    let count = |mark: char| text.matches(mark).count();
    if count(',') >= 2 || text.contains(", ") {
        several(&[','])
    } else if count('-') >= 2 {
        several(&['-'])
    } else if text.contains(' ') {
        several(&[' '])
    } else {
        None
    }
}

/// A point of the compass in words. A single letter may be English or Vietnamese: N is Nam as well.
fn compass(word: &str) -> Option<f64> {
    Some(match word {
        "north" | "bac" | "huongbac" => 0.0,
        "ne" | "northeast" | "dongbac" | "bacdong" => 45.0,
        "east" | "dong" | "huongdong" => 90.0,
        "se" | "southeast" | "dongnam" | "namdong" => 135.0,
        "south" | "nam" | "huongnam" => 180.0,
        "sw" | "southwest" | "taynam" | "namtay" => 225.0,
        "west" | "tay" | "huongtay" => 270.0,
        "nw" | "northwest" | "taybac" | "bactay" => 315.0,
        _ => return None,
    })
}

/// A bearing of surveyors: `N30E` is 30° from north towards east, as `B30Đ` is in Vietnamese.
fn bearing(text: &str, one: &impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let text = text.trim();
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let inner = text.get(first.len_utf8()..text.len().checked_sub(last.len_utf8())?)?;
    let (east, english) = match last.to_uppercase().next()? {
        'E' => (true, true),
        'W' => (false, true),
        'Đ' => (true, false),
        'T' => (false, false),
        _ => return None,
    };
    let north = match (first.to_ascii_uppercase(), english) {
        ('N', true) | ('B', false) => true,
        ('S', true) | ('N', false) => false,
        _ => return None,
    };
    let angle = one(inner.trim()).filter(|a| (0.0..=90.0).contains(a))?;
    Some(match (north, east) {
        (true, true) => angle,
        (false, true) => 180.0 - angle,
        (false, false) => 180.0 + angle,
        (true, false) => (360.0 - angle).rem_euclid(360.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_of_real_tables() {
        let one =
            |t: &str| t.trim().trim_end_matches('°').trim_end_matches("độ").trim().parse().ok();
        let some = |all: &[f64]| Some(Directions::Some(all.to_vec()));
        for (text, want) in [
            ("90", some(&[90.0])),
            ("90°", some(&[90.0])),
            ("90 độ", some(&[90.0])),
            ("N90E", some(&[90.0])),
            ("S30W", some(&[210.0])),
            ("N 30 W", some(&[330.0])),
            ("B30Đ", some(&[30.0])),
            ("N30Đ", some(&[150.0])),
            ("0/120/240", some(&[0.0, 120.0, 240.0])),
            ("0;120;240", some(&[0.0, 120.0, 240.0])),
            ("0, 120, 240", some(&[0.0, 120.0, 240.0])),
            ("0-120-240", some(&[0.0, 120.0, 240.0])),
            ("0 120 240", some(&[0.0, 120.0, 240.0])),
            ("0\n180", some(&[0.0, 180.0])),
            ("Đông Bắc", some(&[45.0])),
            ("NW", some(&[315.0])),
            ("Omni", Some(Directions::Around)),
            ("vô hướng", Some(Directions::Around)),
            ("90°30'", some(&[90.5])),
            // Nobody can be sure.
            ("N", None),
            ("0-360", None),
            ("0/360", None),
            ("90-150", None),
            ("120/4", None),
            ("10/75", some(&[10.0, 75.0])),
            ("30/65", None),
            ("90/?", None),
            ("về phía núi", None),
        ] {
            assert_eq!(read(text, one), want, "{text}");
        }
    }
}
