//! Which services the layers of the network would speak for, had their rows been read.
//!
//! In: of each layer of cells, fibre or coverage, which rows named which technology and operator, and which
//! of those could be used ([`Tally`]). Out: the services that are no data because most of their rows were
//! lost, and one finding a layer. A row counts as used whatever its status: one that is planned was read.
//!
//! Method: rows are summed by kind of layer, technology and operator. An operator more of whose rows were
//! lost than used has no data for that technology. All operators together have none where that holds of the
//! technology as a whole, or where a fifth of its rows are of operators without data, or of nobody knows whom
//! in a layer that was lost for the most part: what the others serve is then a part of what there is. Below
//! that the findings of the rows say what is missing.

use super::error::{LostLayer, Reason};
use super::layer::Row;
use super::operator_column::OperatorColumn;
use super::values::parse_technologies;
use super::{Error, Input, Inputs, Layer};
use crate::assessment::Role;
use crate::finding::{FindingKind, Severity};
use crate::network::{Network, OperatorId, Technology};
use std::collections::{BTreeMap, BTreeSet};

/// From this share of a technology's rows on, operators without data leave none of all together.
const MINOR: f64 = 0.2;
/// Pairs of words by which lost rows are told apart; those of more are one.
const WORDS: usize = 256;

/// Rows that were used, and rows that were lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Rows {
    used: u64,
    lost: u64,
}

impl Rows {
    fn add(&mut self, other: Self) {
        self.used += other.used;
        self.lost += other.lost;
    }

    fn mostly_lost(self) -> bool {
        self.lost > self.used
    }
}

/// Operators; `None` for rows that do not say whose they are.
type ByOperator = BTreeMap<Option<OperatorId>, Rows>;

/// What became of the rows of one layer, by what they speak of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// By technology, `None` for rows that do not say which.
    of: BTreeMap<Option<Technology>, ByOperator>,
    /// Each row once, however many technologies it names.
    rows: Rows,
    last: u64,
}

impl Tally {
    /// A row, or one of the sources that it names.
    pub(crate) fn row(
        &mut self,
        row: u64,
        technologies: &[Technology],
        operator: OperatorId,
        used: bool,
    ) {
        let one = Rows { used: u64::from(used), lost: u64::from(!used) };
        self.enter(technologies, Some(operator), one);
        // Rows come in order, and the sources of one are used or lost together.
        if row != self.last {
            self.rows.add(one);
        }
        self.last = row;
    }

    fn enter(&mut self, technologies: &[Technology], operator: Option<OperatorId>, rows: Rows) {
        let mut add = |technology| {
            self.of.entry(technology).or_default().entry(operator).or_default().add(rows);
        };
        for technology in technologies {
            add(Some(*technology));
        }
        if technologies.is_empty() {
            add(None);
        }
    }

    /// By technology; a row that names none may be of any that the layer speaks of.
    fn spread(&self, stated: &[Technology]) -> BTreeMap<Technology, ByOperator> {
        let named = self.of.keys().flatten().chain(stated);
        let mut all: BTreeMap<Technology, ByOperator> =
            named.map(|t| (*t, ByOperator::new())).collect();
        for (technology, rows) in &mut all {
            let own = self.of.get(&Some(*technology)).into_iter().chain(self.of.get(&None));
            for (operator, own) in own.flatten() {
                rows.entry(*operator).or_default().add(*own);
            }
        }
        all
    }
}

/// Rows that were lost before anything was made of them, by their words for technology and operator.
#[derive(Clone, Debug, Default)]
pub(crate) struct LostRows(BTreeMap<(String, String), u64>);

impl LostRows {
    /// Counts a row.
    pub(crate) fn add(&mut self, row: &Row, technology: Option<usize>, operator: Option<usize>) {
        let mut words = (row.text(technology).into_owned(), row.text(operator).into_owned());
        if self.0.len() >= WORDS && !self.0.contains_key(&words) {
            words = <(String, String)>::default();
        }
        *self.0.entry(words).or_default() += 1;
    }

    /// Enters them; `constant` is the technology of rows that name none.
    pub(crate) fn enter(
        &self,
        tally: &mut Tally,
        constant: Option<Technology>,
        operators: &mut OperatorColumn<'_>,
    ) {
        for ((technology, operator), &lost) in &self.0 {
            let mut technologies = parse_technologies(technology);
            if technology.is_empty() {
                technologies.extend(constant);
            }
            let rows = Rows { used: 0, lost };
            tally.enter(&technologies, operators.known(operator), rows);
            tally.rows.add(rows);
        }
    }
}

fn whole(by_operator: &ByOperator) -> Rows {
    let mut whole = Rows::default();
    for rows in by_operator.values() {
        whole.add(*rows);
    }
    whole
}

/// One layer of the network, as it was read.
pub(crate) struct Heard {
    pub(crate) role: Role,
    /// Its place among the layers.
    pub(crate) layer: usize,
    pub(crate) tally: Tally,
    /// The technologies that the project says it speaks for.
    pub(crate) stated: Vec<Technology>,
}

/// Finds the services that have no data, and says so of each layer whose rows they are.
pub(crate) fn find(heard: &[Heard], layers: &mut [Layer], network: &mut Network) {
    let own: Vec<_> = heard.iter().map(|h| h.tally.spread(&h.stated)).collect();
    let mut all: BTreeMap<(Role, Technology), ByOperator> = BTreeMap::new();
    // Rows of nobody knows whom, of layers that are no knowledge.
    let mut gone: BTreeMap<(Role, Technology), u64> = BTreeMap::new();
    for (layer, own) in heard.iter().zip(&own) {
        for (technology, rows) in own {
            let key = (layer.role, *technology);
            let sum = all.entry(key).or_default();
            for (operator, rows) in rows {
                sum.entry(*operator).or_default().add(*rows);
            }
            if layer.tally.rows.mostly_lost() {
                *gone.entry(key).or_default() += rows.get(&None).map_or(0, |rows| rows.lost);
            }
        }
    }
    let mut unread: BTreeSet<(Role, Technology, Option<OperatorId>)> = BTreeSet::new();
    for (&(role, technology), by_operator) in &all {
        let whole = whole(by_operator);
        let mut missing = gone.get(&(role, technology)).copied().unwrap_or_default();
        for (operator, rows) in by_operator.iter().filter(|(_, rows)| rows.mostly_lost()) {
            let Some(operator) = operator else { continue };
            missing += rows.lost;
            unread.insert((role, technology, Some(*operator)));
        }
        let all_rows = (whole.used + whole.lost) as f64;
        if whole.mostly_lost() || (missing > 0 && missing as f64 >= MINOR * all_rows) {
            unread.insert((role, technology, None));
        }
    }
    for (layer, own) in heard.iter().zip(&own) {
        // The services that are without data for what this layer lost.
        let concerned = |entry: &&(Role, Technology, Option<OperatorId>)| {
            let &(role, technology, operator) = *entry;
            let Some(rows) = own.get(&technology).filter(|_| role == layer.role) else {
                return false;
            };
            let lost = |o: &Option<OperatorId>| rows.get(o).is_some_and(|rows| rows.lost > 0);
            let of = |o: &Option<OperatorId>| unread.contains(&(role, technology, *o)) && lost(o);
            match operator {
                Some(_) => lost(&operator),
                None => whole(rows).mostly_lost() || rows.keys().any(|o| o.is_some() && of(o)),
            }
        };
        let name = |&(_, technology, operator): &(Role, Technology, Option<OperatorId>)| {
            (technology, operator.map(|o| network.operators.name(o).to_owned()))
        };
        let services: Vec<_> = unread.iter().filter(concerned).map(name).collect();
        let rows = layer.tally.rows;
        if services.is_empty() && !rows.mostly_lost() {
            continue;
        }
        let Rows { used, lost } = rows;
        let kind = FindingKind::LayerNotRead { rows: used + lost, lost, services };
        layers[layer.layer].ledger.whole(Severity::Dropped, None, kind);
    }
    network.unread =
        unread.into_iter().map(|(_, technology, operator)| (technology, operator)).collect();
    network.unread.sort_unstable();
    network.unread.dedup();
}

/// Refuses a project with layers of the network none of which says anything that can be used.
///
/// # Errors
/// [`Error::NothingUsable`], with what was wrong with each layer.
pub fn refuse_nothing(inputs: &Inputs) -> Result<(), Error> {
    let network = &inputs.network;
    // What is known of one operator is something, even where it is not known of all together.
    let known = |t: &Technology| {
        let whole = !network.is_unread(&[*t], None);
        let one = |o: OperatorId| !network.is_unread(&[*t], Some(o)) && network.has_source(*t, o);
        network.speaks_of(*t) && (whole || network.operators.ids().any(one))
    };
    let own = |input: &&Input| matches!(input.role, Role::Cells | Role::Fibre | Role::Coverage);
    let layers: Vec<LostLayer> =
        inputs.layers.iter().filter(own).map(|i| lost(i, inputs)).collect();
    if layers.is_empty() || Technology::ALL.iter().any(known) {
        return Ok(());
    }
    Err(Error::NothingUsable { layers })
}

fn lost(input: &Input, inputs: &Inputs) -> LostLayer {
    let own = inputs.findings.iter().filter(|f| f.place.file == input.path);
    let counts = own.filter_map(|f| match f.kind {
        FindingKind::LayerNotRead { lost, .. } => Some(lost),
        _ => None,
    });
    LostLayer {
        file: input.path.clone(),
        rows: input.rows,
        lost: counts.sum(),
        reasons: Reason::of(&inputs.findings, &input.path),
    }
}

#[cfg(test)]
#[path = "unread_tests.rs"]
mod tests;
