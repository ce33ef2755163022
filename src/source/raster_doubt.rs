//! Numbers in a raster of people that are none: values for no data that the file does not declare.
//!
//! In: the positive values of the cells in the villages, what the raster's edge holds. Out: from which
//! value on, or which value, cells are no data, with the evidence. Method: only the greatest value is ever in
//! doubt, then the next. It is none where it is a number that programs write for no data (the greatest of an
//! integer or a float type, a row of nines) and stands apart from all others, or fills the raster's edge;
//! where it stands apart by a factor of [`FAR`] and repeats; and where no ground holds so many people.

use crate::project::RasterValues;

/// A number that programs write for no data is that where all other values are less than half of it, and it
/// repeats, or less than a tenth. Gridded populations end in a tail: the second cell holds more than that.
const APART: f64 = 2.0;
const WELL_APART: f64 = 10.0;
/// Numbers that people have as well (127, 255, 999 in a cell) must stand apart by this, three times.
const SMALL_APART: f64 = 5.0;
/// Any number is no data where it repeats this often, this far above all others.
const FAR: f64 = 100.0;
const REPEATS: u64 = 10;
/// Share of the edge's cells with a value that hold the same one.
const EDGE: f64 = 0.5;
/// The most people on a square metre of ground, and in a cell smaller than that many square metres: the
/// densest quarters ever counted had 2 (Kowloon 1987), a block of flats of 900 m² holds hundreds.
const MOST_PER_M2: f64 = 2.0;
const LEAST_M2: f64 = 900.0;

/// Cells that hold no number of people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NoNumber {
    /// The value, or the greatest of those that no ground holds.
    pub(crate) value: f64,
    /// From which value on.
    pub(crate) from: f64,
    /// Cells.
    pub(crate) count: u64,
    /// The greatest value of the others; `None` where there are no others.
    pub(crate) next: Option<f64>,
}

/// Values that stand for no data, the greatest first; `edge` is asked for the values of the raster's edge at
/// most once.
pub(crate) fn undeclared<E>(
    values: &(impl Iterator<Item = f64> + Clone),
    mut edge: impl FnMut() -> Result<Vec<f64>, E>,
) -> Result<Vec<NoNumber>, E> {
    let (mut found, mut below) = (Vec::new(), f64::INFINITY);
    let mut around: Option<Vec<f64>> = None;
    loop {
        let Some(top) = top(values.clone().filter(|v| *v < below)) else { return Ok(found) };
        let is_none = if let Some(sure) = stands_for_none(&top) {
            sure
        } else {
            if around.is_none() {
                around = Some(edge()?);
            }
            around.as_ref().is_some_and(|around| fills(around, top.value))
        };
        if !is_none {
            return Ok(found);
        }
        below = top.from;
        found.push(top);
    }
}

/// Cells with more people than ground can hold, in a reading; where none is known, in every reading.
pub(crate) fn impossible(
    cells: impl Iterator<Item = (f64, f64)>,
    reading: Option<RasterValues>,
) -> Option<NoNumber> {
    let most = |cell_m2: f64| {
        let of =
            |v: RasterValues| MOST_PER_M2 * v.unit_m2().unwrap_or_else(|| cell_m2.max(LEAST_M2));
        let all = || RasterValues::ALL.into_iter().map(of).fold(0.0, f64::max);
        reading.map_or_else(all, of)
    };
    let mut found: Option<NoNumber> = None;
    let mut next: Option<f64> = None;
    for (value, cell_m2) in cells {
        if value > most(cell_m2) {
            let f = found.get_or_insert(NoNumber { value, from: value, count: 0, next: None });
            (f.value, f.from, f.count) = (f.value.max(value), f.from.min(value), f.count + 1);
        } else if next.is_none_or(|n| value > n) {
            next = Some(value);
        }
    }
    found.map(|f| NoNumber { next, ..f })
}

/// The greatest value, how often it is there, and the next.
fn top(values: impl Iterator<Item = f64>) -> Option<NoNumber> {
    let (mut top, mut count, mut next): (Option<f64>, u64, Option<f64>) = (None, 0, None);
    for value in values {
        match top {
            Some(t) if value < t => next = Some(next.map_or(value, |n: f64| n.max(value))),
            Some(t) if value == t => count += 1,
            _ => {
                next = top;
                (top, count) = (Some(value), 1);
            }
        }
    }
    top.map(|value| NoNumber { value, from: value, count, next })
}

/// Whether a value stands for no data; `None`: that depends on where it is.
fn stands_for_none(top: &NoNumber) -> Option<bool> {
    let apart = top.next.map(|next| top.value / next);
    let by = |factor: f64| apart.is_none_or(|a| a >= factor);
    let large = is_limit(top.value);
    let small = [127.0, 255.0, 999.0].contains(&top.value);
    if large {
        return if by(WELL_APART) || (by(APART) && top.count >= 2) { Some(true) } else { None };
    }
    if small {
        let alone = apart.is_some_and(|a| a >= SMALL_APART) && top.count >= 3;
        return if alone { Some(true) } else { None };
    }
    Some(apart.is_some_and(|a| a >= FAR) && top.count >= REPEATS)
}

/// Whether programs write that number for no data: the greatest of a type, or four nines and more.
fn is_limit(value: f64) -> bool {
    let types = [32767.0, 65535.0, 2_147_483_647.0, 4_294_967_295.0];
    // The greatest of 32 and 64 bits as single precision rounds them, and all that is beyond any count.
    let single = types.iter().any(|t| value == f64::from(*t as f32));
    let nines = |v: f64| (4..=18).any(|n| v == 10_f64.powi(n) - 1.0);
    types.contains(&value) || single || nines(value) || value >= 1e18
}

/// Whether a value is most of what the edge holds.
fn fills(edge: &[f64], value: f64) -> bool {
    let with_value = edge.iter().filter(|v| !v.is_nan()).count();
    let same = edge.iter().filter(|v| **v == value).count();
    same > 0 && same as f64 >= EDGE * with_value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64], edge: &[f64]) -> Vec<(f64, u64)> {
        let all = undeclared(&values.iter().copied(), || Ok::<_, ()>(edge.to_vec())).unwrap();
        all.iter().map(|n| (n.value, n.count)).collect()
    }

    #[test]
    fn limits_of_types_and_rows_of_nines_are_no_people() {
        for none in [32767.0, 65535.0, 2_147_483_647.0, 4_294_967_295.0, 9999.0, 99999.0, 3.4e38] {
            assert_eq!(found(&[1.0, 2.5, none, 40.0, none], &[]), [(none, 2)], "{none}");
            // Single precision writes 2147483647 as 2147483648.
            let single = f64::from(none as f32);
            assert_eq!(found(&[1.0, single, single], &[]), [(single, 2)], "{none}");
        }
        // One after the other.
        assert_eq!(found(&[3.0, 9999.0, 1e20, 9999.0], &[]), [(1e20, 1), (9999.0, 2)]);
    }

    #[test]
    fn a_tail_of_large_cells_is_people() {
        assert_eq!(found(&[1.0, 2.0, 7000.0, 9999.0], &[1.0, 2.0]), []);
        assert_eq!(found(&[200.0, 255.0, 255.0, 255.0, 240.0], &[0.0, 3.0]), []);
        assert_eq!(found(&[1.0, 2.0, 50.0, 50.0, 50.0], &[]), []);
        assert_eq!(found(&[], &[]), []);
    }

    #[test]
    fn what_fills_the_edge_or_repeats_far_above_all_else_is_none() {
        assert_eq!(found(&[200.0, 255.0], &[255.0, 255.0, 255.0, 3.0]), [(255.0, 1)]);
        assert_eq!(found(&[20.0, 255.0, 255.0, 255.0], &[]), [(255.0, 3)]);
        let mut strange = vec![12_345.0; 10];
        strange.push(3.0);
        assert_eq!(found(&strange, &[]), [(12_345.0, 10)]);
        strange.pop();
        assert_eq!(found(&strange, &[]), [], "uniform is not strange");
    }

    #[test]
    fn no_ground_holds_more_than_two_people_a_square_metre() {
        let of = |value, reading| {
            impossible([(value, 1e4), (3.0, 1e4)].into_iter(), reading).map(|n| (n.count, n.next))
        };
        assert_eq!(of(20_001.0, Some(RasterValues::Count)), Some((1, Some(3.0))));
        assert_eq!(of(19_999.0, Some(RasterValues::Count)), None);
        assert_eq!(of(20_001.0, None), None, "people a km² as well");
        assert_eq!(of(2_000_001.0, None), Some((1, Some(3.0))));
    }
}
