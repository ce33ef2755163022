//! Two-by-two determinants whose sign is exact.

use geo::Coord;

/// `ax·by − ay·bx`, with the exact sign and to a few units in the last place.
///
/// Where the products nearly cancel, their rounding errors are taken along: the products exactly by
/// Dekker's and Veltkamp's splitting (Dekker 1971), the sum by Knuth's two-sum, as in Shewchuk,
/// "Adaptive Precision Floating-Point Arithmetic" (1997), for two products. Exact while the products
/// keep clear of under- and overflow, which metres on the lattice do.
#[inline]
pub(crate) fn determinant(ax: f64, ay: f64, bx: f64, by: f64) -> f64 {
    let (p, q) = (ax * by, ay * bx);
    let difference = p - q;
    // Without cancellation two roundings are all there is.
    if difference.abs() > 0.25 * (p.abs() + q.abs()) {
        return difference;
    }
    cancelling(ax, ay, bx, by)
}

/// Twice the signed area of the triangle a, b, c, m²: positive where c lies left of the line from a to
/// b. On the lattice its sign is exact.
#[inline]
pub(crate) fn orientation(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    determinant(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
}

#[cold]
#[inline(never)]
fn cancelling(ax: f64, ay: f64, bx: f64, by: f64) -> f64 {
    let (p, q) = (ax * by, ay * bx);
    // Less than a factor of 2 apart, so that the difference is exact (Sterbenz 1974).
    let difference = p - q;
    let (errors, rest) = two_sum(product_error(ax, by, p), -product_error(ay, bx, q));
    let (sum, lost) = two_sum(difference, errors);
    sum + (lost + rest)
}

/// What `product`, the rounded `a·b`, lacks.
fn product_error(a: f64, b: f64, product: f64) -> f64 {
    // 2²⁷ + 1: halves of 26 bits, whose products are exact.
    let split = |v: f64| {
        let scaled = 134_217_729.0 * v;
        let high = scaled - (scaled - v);
        (high, v - high)
    };
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    ((ah * bh - product) + ah * bl + al * bh) + al * bl
}

/// The rounded sum, and what it lacks.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same in whole numbers.
    fn whole(ax: i64, ay: i64, bx: i64, by: i64) -> i128 {
        i128::from(ax) * i128::from(by) - i128::from(ay) * i128::from(bx)
    }

    proptest! {
        #[test]
        fn sign_and_value_are_those_of_whole_numbers(
            ax in -1_i64 << 45..1 << 45, ay in -1_i64 << 45..1 << 45, k in -1_000_000_i64..1_000_000,
            by in -3_i64..4, bx in -3_i64..4, cx in -1_i64 << 45..1 << 45, cy in -1_i64 << 45..1 << 45,
        ) {
            // Nearly parallel (a multiple of a, a few steps off), and anything.
            let (sx, sy) = (ax / 1_000_000, ay / 1_000_000);
            for (px, py, qx, qy) in
                [(sx, sy, k * sx + bx, k * sy + by), (ax, ay, cx, cy), (ax, ay, ax + bx, ay + by)]
            {
                let exact = whole(px, py, qx, qy);
                let got = determinant(px as f64, py as f64, qx as f64, qy as f64);
                prop_assert_eq!(got.partial_cmp(&0.0).unwrap() as i128, exact.signum());
                prop_assert!((got - exact as f64).abs() <= 4.0 * f64::EPSILON * (exact as f64).abs());
            }
        }
    }
}
