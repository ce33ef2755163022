//! Class breaks found from the numbers themselves: quantiles, equal intervals, natural breaks (Jenks),
//! round numbers.
//!
//! In: numbers of villages, in any order, all finite, and how many classes there should be. Out: the
//! breaks between the classes, rising, none at or below the smallest number; a number equal to a break
//! belongs to the class above it. So many classes less one at most: where equal numbers leave fewer
//! groups, there are fewer classes. Nothing is random, and the order of the numbers does not matter.

/// How breaks are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As many villages in every class, as far as villages with equal numbers allow.
    Quantile,
    /// Classes of equal width from the smallest number to the largest.
    Equal,
    /// The classes with the least spread within them (Jenks's natural breaks).
    Jenks,
    /// Round numbers: 1, 2 or 5 times a power of ten apart.
    Pretty,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Quantile, Self::Equal, Self::Jenks, Self::Pretty];

    /// The word of the sheet file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quantile => "quantile",
            Self::Equal => "equal",
            Self::Jenks => "jenks",
            Self::Pretty => "pretty",
        }
    }

    /// The breaks between at most `classes` classes of those numbers ([`Self::Pretty`] takes that
    /// number as a wish and may make more or fewer).
    pub(crate) fn breaks(self, numbers: &[f64], classes: usize) -> Vec<f64> {
        let groups = Groups::of(numbers);
        let (Some(&low), Some(&high)) = (groups.values.first(), groups.values.last()) else {
            return Vec::new();
        };
        if classes < 2 || low >= high {
            return Vec::new();
        }
        match self {
            Self::Quantile => groups.between(&groups.quantiles(classes)),
            Self::Jenks => groups.between(&groups.natural(classes)),
            Self::Equal => equal(low, high, classes),
            Self::Pretty => pretty(low, high, classes),
        }
    }
}

/// The distinct numbers, rising, and how many numbers lie before each.
#[derive(Debug)]
struct Groups {
    values: Vec<f64>,
    /// One entry more than there are values: the last is the number of all.
    before: Vec<usize>,
}

impl Groups {
    fn of(numbers: &[f64]) -> Self {
        let mut all: Vec<f64> = numbers.iter().copied().filter(|v| v.is_finite()).collect();
        all.sort_by(f64::total_cmp);
        let (mut values, mut before) = (Vec::new(), Vec::new());
        for (i, v) in all.iter().enumerate() {
            if values.last() != Some(v) {
                values.push(*v);
                before.push(i);
            }
        }
        before.push(all.len());
        Self { values, before }
    }

    /// The first group of every class but the lowest: where the numbers before it come nearest to an
    /// even part of all. Equal numbers go whole to one side, the nearer one.
    fn quantiles(&self, classes: usize) -> Vec<usize> {
        let all = self.before[self.values.len()] as f64;
        let mut starts: Vec<usize> = Vec::new();
        for i in 1..classes {
            let wanted = all * i as f64 / classes as f64;
            let after = self.before[..self.values.len()].partition_point(|n| (*n as f64) < wanted);
            let near = [after.saturating_sub(1), after.min(self.values.len() - 1)];
            let apart = |j: usize| (self.before[j] as f64 - wanted).abs();
            // Of two as near, the lower: the class above takes the equal numbers.
            let start = if apart(near[0]) <= apart(near[1]) { near[0] } else { near[1] };
            if start > 0 && starts.last() != Some(&start) {
                starts.push(start);
            }
        }
        starts
    }

    /// The first group of every class but the lowest: the classes whose squared distances from their
    /// means come to the least sum, exactly (W. D. Fisher, "On grouping for maximum homogeneity",
    /// Journal of the American Statistical Association 53, 1958; as map classes: G. F. Jenks, 1967).
    ///
    /// Dynamic programming over the rising groups. The best last break never moves down as groups are
    /// added, so each round is solved by halving: n log n steps a class instead of n².
    fn natural(&self, classes: usize) -> Vec<usize> {
        let spread = Spread::of(self);
        let n = self.values.len();
        let classes = classes.min(n);
        // cost[j]: the least sum of the first j groups in so many classes.
        let mut cost: Vec<f64> = (0..=n).map(|j| spread.within(0, j)).collect();
        let mut splits: Vec<Vec<usize>> = Vec::new();
        for k in 1..classes {
            let mut round = Round {
                spread: &spread,
                before: &cost,
                cost: vec![f64::INFINITY; n + 1],
                split: vec![k; n + 1],
            };
            // Each class has a group at least.
            round.solve((k + 1, n), (k, n - 1));
            let Round { cost: next, split, .. } = round;
            cost = next;
            splits.push(split);
        }
        let mut end = n;
        let mut starts: Vec<usize> = splits
            .iter()
            .rev()
            .map(|split| {
                end = split[end];
                end
            })
            .collect();
        starts.reverse();
        starts
    }

    /// The roundest number in the gap before each of those groups.
    fn between(&self, starts: &[usize]) -> Vec<f64> {
        starts.iter().map(|&j| roundest(self.values[j - 1], self.values[j])).collect()
    }
}

/// Sums from which the squared distances of any run of groups from their mean are had at once.
struct Spread {
    count: Vec<f64>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Spread {
    fn of(groups: &Groups) -> Self {
        // About the middle, lest the squares swallow the differences.
        let middle = groups.values[groups.values.len() / 2];
        let (mut count, mut sum, mut squares) = (vec![0.0], vec![0.0], vec![0.0]);
        for (i, value) in groups.values.iter().enumerate() {
            let (n, v) = ((groups.before[i + 1] - groups.before[i]) as f64, value - middle);
            count.push(count[i] + n);
            sum.push(sum[i] + n * v);
            squares.push(squares[i] + n * v * v);
        }
        Self { count, sum, squares }
    }

    /// The sum of squared distances from their mean of the groups from `a` to before `b`.
    fn within(&self, a: usize, b: usize) -> f64 {
        let n = self.count[b] - self.count[a];
        let sum = self.sum[b] - self.sum[a];
        if n > 0.0 { (self.squares[b] - self.squares[a] - sum * sum / n).max(0.0) } else { 0.0 }
    }
}

/// One class more: where the last class begins, for every number of groups.
struct Round<'a> {
    spread: &'a Spread,
    before: &'a [f64],
    cost: Vec<f64>,
    split: Vec<usize>,
}

impl Round<'_> {
    /// Solves the ends `from` to `to`; their last classes begin within `starts`.
    fn solve(&mut self, (from, to): (usize, usize), starts: (usize, usize)) {
        if from > to {
            return;
        }
        let end = usize::midpoint(from, to);
        let mut best = (f64::INFINITY, starts.0);
        for start in starts.0..=starts.1.min(end - 1) {
            let cost = self.before[start] + self.spread.within(start, end);
            if cost < best.0 {
                best = (cost, start);
            }
        }
        (self.cost[end], self.split[end]) = best;
        self.solve((from, end - 1), (starts.0, best.1));
        self.solve((end + 1, to), (best.1, starts.1));
    }
}

/// The number with the fewest digits that is greater than `low` and not greater than `high`.
fn roundest(low: f64, high: f64) -> f64 {
    let gap = high - low;
    let mut power =
        if gap.is_finite() && gap > 0.0 { gap.log10().ceil() as i32 } else { return high };
    // Seventeen digits tell any two numbers apart.
    for _ in 0..17 {
        let unit = 10_f64.powi(power);
        // Multiples of ten, of five, of two, of one: whichever lies in the gap first.
        for step in [5.0, 2.0, 1.0] {
            let multiple = (high / (unit * step)).floor() * step;
            // By division where the unit is below one: 3 × 0.1 is not 0.3.
            let number = if power < 0 { multiple / 10_f64.powi(-power) } else { multiple * unit };
            if number > low && number <= high {
                return number;
            }
        }
        power -= 1;
    }
    high
}

/// Breaks at equal distances, rounded to a thousandth of the distance so that they can be read.
fn equal(low: f64, high: f64, classes: usize) -> Vec<f64> {
    let step = (high - low) / classes as f64;
    let fine = 10_f64.powi(step.log10().floor() as i32 - 3);
    let breaks = (1..classes).map(|i| {
        let at = low + step * i as f64;
        let steps = (at / fine).round();
        if fine < 1.0 { steps / (1.0 / fine).round() } else { steps * fine }
    });
    // A span that is a speck of its numbers can round away.
    breaks.filter(|b| *b > low && *b <= high).collect()
}

/// Breaks 1, 2 or 5 times a power of ten apart, about as many as wished for.
///
/// The choice of the step is that of R. A. Becker, J. M. Chambers and A. R. Wilks, "The New S
/// Language", 1988 (`pretty`), with the biases R documents: 1.5 towards larger steps, 2.75 towards
/// steps of five.
fn pretty(low: f64, high: f64, classes: usize) -> Vec<f64> {
    /// Larger steps are preferred to smaller ones by so much.
    const BIAS: f64 = 1.5;
    /// And steps of five by so much: 0.5 + 1.5 × the above.
    const BIAS_OF_FIVE: f64 = 2.75;
    /// A part in 10¹⁰ of a step is rounding.
    const ROUNDING: f64 = 1e-10;
    let cell = (high - low) / classes as f64;
    let base = 10_f64.powi(cell.log10().floor() as i32);
    let mut unit = base;
    if 2.0 * base - cell < BIAS * (cell - unit) {
        unit = 2.0 * base;
        if 5.0 * base - cell < BIAS_OF_FIVE * (cell - unit) {
            unit = 5.0 * base;
            if 10.0 * base - cell < BIAS * (cell - unit) {
                unit = 10.0 * base;
            }
        }
    }
    let first = (low / unit + ROUNDING).floor() + 1.0;
    let last = (high / unit - ROUNDING).ceil() - 1.0;
    let steps = (last - first).max(-1.0) as usize;
    let steps = if last < first { 0 } else { steps + 1 };
    // 1, 2 or 5 times a power of ten below one has a whole inverse: 3 × 0.1 is not 0.3, 3 / 10 is.
    let at = |n: f64| if unit < 1.0 { n / (1.0 / unit).round() } else { n * unit };
    (0..steps).map(|i| at(first + i as f64)).collect()
}

#[cfg(test)]
#[path = "breaks_tests.rs"]
mod tests;
