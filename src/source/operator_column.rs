//! The operator column of a table.

use super::ledger::Ledger;
use crate::finding::{FindingKind, Severity};
use crate::network::{OperatorId, Operators};
use std::collections::HashMap;

/// The name of an operator that nobody named.
pub(crate) const NO_OPERATOR: &str = Operators::UNNAMED;

/// Operators by the text of a cell, so that a million rows look their operator up once a name.
pub(crate) struct OperatorColumn<'o> {
    all: &'o mut Operators,
    known: HashMap<String, OperatorId>,
    default: Option<String>,
    unnamed: u64,
}

impl<'o> OperatorColumn<'o> {
    pub(crate) fn new(all: &'o mut Operators, default: Option<&str>) -> Self {
        let default = default.map(str::to_owned);
        Self { all, known: HashMap::new(), default, unnamed: 0 }
    }

    /// The operator of a cell; `None` when there are too many to be operators. One that names none is
    /// counted for [`finish`](Self::finish) if the row counts.
    pub(crate) fn of(&mut self, cell: &str, counts: bool) -> Option<OperatorId> {
        let blank = cell.is_empty();
        if blank && self.default.is_none() {
            self.unnamed += u64::from(counts);
        }
        if let Some(&id) = self.known.get(cell) {
            return Some(id);
        }
        let name = if blank { self.default.as_deref().unwrap_or(NO_OPERATOR) } else { cell };
        let mut name = name.to_owned();
        super::legacy_text::convert(std::iter::once(&mut name));
        let id = self.all.enter(&name)?;
        self.known.insert(cell.to_owned(), id);
        Some(id)
    }

    /// The operator of a row that was lost, where the layer or another row names it: what stands in such a
    /// row need not be an operator.
    pub(crate) fn known(&mut self, cell: &str) -> Option<OperatorId> {
        match &self.default {
            Some(default) if cell.is_empty() => self.all.enter(default),
            _ => self.known.get(cell).copied(),
        }
    }

    /// Records how many rows named no operator.
    pub(crate) fn finish(self, ledger: &mut Ledger, column: Option<&str>) {
        if self.unnamed > 0 {
            let kind =
                FindingKind::NoOperator { count: self.unnamed, used: NO_OPERATOR.to_owned() };
            ledger.whole(Severity::Assumed, column, kind);
        }
    }
}
