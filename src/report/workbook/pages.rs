//! How the columns of a sheet lie on pages of A4 across.
//!
//! In: widths of columns, those that stand on every page, and where a page may begin. Out: which columns
//! go on which page, and the scale. One page wide where type stays large enough to read; else as few
//! pages as let it, the first columns repeated on each.

use super::table::pixels;

/// Room for columns on A4 across between the margins of [`MARGINS_IN`], in pixels at 96 to the inch, less
/// what programs and screens differ in the width of a column (10 %).
const ROOM_PX: f64 = (297.0 / 25.4 - 2.0 * MARGINS_IN) * 96.0 * 0.90;
/// Margin left and right, inches: 8 mm, what printers need at most.
pub(super) const MARGINS_IN: f64 = 0.315;
/// Type of 11 points is printed at 6.8 at least: about as small as a table is still read.
const LEAST_SCALE: f64 = 0.62;

/// Columns on pages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pages {
    /// Columns that stand on every page; 0 where there is one page.
    pub(super) kept: u16,
    /// First column of every page but the first.
    pub(super) breaks: Vec<u16>,
    /// Percent.
    pub(super) scale: u16,
}

impl Pages {
    /// Lays out columns of those widths, characters. A page may begin at `starts`, ascending.
    pub(super) fn new(widths: &[f64], kept: u16, starts: &[u16]) -> Self {
        let px: Vec<f64> = widths.iter().map(|w| pixels(*w)).collect();
        let all: f64 = px.iter().sum();
        let one = Self { kept: 0, breaks: Vec::new(), scale: percent(all) };
        let first = usize::from(kept).min(px.len());
        let starts: Vec<usize> = starts
            .iter()
            .map(|s| usize::from(*s))
            .filter(|s| *s > first && *s < px.len())
            .collect();
        if ROOM_PX / all >= LEAST_SCALE || starts.is_empty() {
            return one;
        }
        let left: f64 = px[..first].iter().sum();
        // Columns that stay together, and their width.
        let from = std::iter::once(first).chain(starts.iter().copied());
        let to = starts.iter().copied().chain([px.len()]);
        let blocks: Vec<(usize, f64)> =
            from.zip(to).map(|(from, to)| (from, px[from..to].iter().sum())).collect();
        // The widest that a page could be, narrowest first: sums of neighbouring blocks.
        let mut limits: Vec<f64> = (0..blocks.len())
            .flat_map(|i| {
                blocks[i..].iter().scan(0.0, |sum, (_, width)| {
                    *sum += width;
                    Some(*sum)
                })
            })
            .collect();
        limits.sort_by(f64::total_cmp);
        let widest = blocks.iter().map(|b| b.1).fold(0.0, f64::max);
        let mut best: Option<(Vec<u16>, f64)> = None;
        for limit in limits.into_iter().filter(|l| *l >= widest) {
            let readable = ROOM_PX / (left + limit) >= LEAST_SCALE;
            let breaks = breaks(&blocks, limit);
            // Fewer pages as long as they are read; of as many, the narrowest.
            if best.as_ref().is_none_or(|(there, _)| readable && breaks.len() < there.len()) {
                best = Some((breaks, left + limit));
            }
        }
        match best {
            Some((breaks, width)) if !breaks.is_empty() => {
                Self { kept, breaks, scale: percent(width) }
            }
            _ => one,
        }
    }
}

/// Where pages no wider than that begin.
fn breaks(blocks: &[(usize, f64)], limit: f64) -> Vec<u16> {
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for (from, width) in blocks {
        if used > 0.0 && used + width > limit * (1.0 + 1e-9) {
            breaks.push(*from as u16);
            used = 0.0;
        }
        used += width;
    }
    breaks
}

/// The scale at which so many pixels find room; between 10 and 100, as spreadsheets allow.
fn percent(px: f64) -> u16 {
    (ROOM_PX / px.max(1.0) * 100.0).floor().clamp(10.0, 100.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_while_it_can_be_read_then_blocks_side_by_side() {
        let narrow = Pages::new(&[20.0; 10], 1, &[4, 7]);
        assert_eq!((narrow.kept, narrow.breaks.len()), (0, 0));
        // 2 columns kept, then six blocks of 4: three on each of two pages.
        let starts: Vec<u16> = (1..6).map(|i| 2 + 4 * i).collect();
        let wide = Pages::new(&[10.0; 26], 2, &starts);
        assert_eq!((wide.kept, &wide.breaks[..]), (2, &[14][..]));
        let px = pixels(10.0) * 14.0;
        assert!(f64::from(wide.scale) <= 100.0 * ROOM_PX / px);
        assert!(f64::from(wide.scale) > 100.0 * LEAST_SCALE);
    }

    #[test]
    fn blocks_too_wide_to_be_read_have_a_page_each() {
        let pages = Pages::new(&[10.0, 500.0, 400.0], 1, &[2]);
        assert_eq!(pages.breaks, [2]);
        assert!(pages.scale < 62);
        assert_eq!(Pages::new(&[], 0, &[]).scale, 100);
    }
}
