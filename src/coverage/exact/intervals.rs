//! Sets of spans along a line.

/// Sorts the spans and returns the total length of their union within 0 to `length`.
pub(super) fn union_length(spans: &mut [(f64, f64)], length: f64) -> f64 {
    spans.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut total, mut end) = (0.0, 0.0);
    for &(a, b) in spans.iter() {
        let (a, b) = (a.max(end), b.min(length));
        if b > a {
            total += b - a;
            end = b;
        }
    }
    total
}

/// Sorts the spans and leaves in their place what of 0 to `length` none of them has.
pub(super) fn gaps(spans: &mut Vec<(f64, f64)>, length: f64) -> &mut Vec<(f64, f64)> {
    spans.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut kept, mut end) = (0, 0.0);
    for i in 0..spans.len() {
        let (a, b) = spans[i];
        if a > end {
            spans[kept] = (end, a.min(length));
            kept += 1;
        }
        end = b.max(end);
        if end >= length {
            break;
        }
    }
    spans.truncate(kept);
    if end < length {
        spans.push((end, length));
    }
    spans
}

/// Length that two sorted lists of disjoint spans have in common.
pub(super) fn common_length(a: &[(f64, f64)], b: &[(f64, f64)]) -> f64 {
    let (mut i, mut j, mut total) = (0, 0, 0.0);
    while let (Some(p), Some(q)) = (a.get(i), b.get(j)) {
        total += (p.1.min(q.1) - p.0.max(q.0)).max(0.0);
        if p.1 < q.1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unions_and_gaps() {
        assert_eq!(common_length(&[(0.0, 4.0), (5.0, 9.0)], &[(1.0, 2.0), (3.0, 7.0)]), 4.0);
        let spans = [(5.0, 7.0), (-1.0, 2.0), (1.0, 3.0), (6.0, 6.5), (9.0, 12.0)];
        assert_eq!(union_length(&mut spans.clone(), 10.0), 3.0 + 2.0 + 1.0);
        assert_eq!(*gaps(&mut spans.to_vec(), 10.0), [(3.0, 5.0), (7.0, 9.0)]);
        assert_eq!(*gaps(&mut vec![], 4.0), [(0.0, 4.0)]);
        assert_eq!(*gaps(&mut vec![(0.0, 4.0)], 4.0), []);
        assert_eq!(*gaps(&mut vec![(1.0, 2.0)], 4.0), [(0.0, 1.0), (2.0, 4.0)]);
    }
}
