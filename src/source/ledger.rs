//! The findings of one layer, bounded: a million rows with one fault are not a million findings.

use super::layer::Remark;
use crate::assessment::ColumnUse;
use crate::finding::{Finding, FindingCode, FindingKind, Location, Severity};
use std::collections::BTreeMap;

/// Findings of one kind listed one by one; more are counted. A person reads tens, not thousands.
const LISTED: u64 = 1000;

/// Collects the findings of one layer.
#[derive(Debug)]
pub(crate) struct Ledger {
    file: String,
    layer: Option<String>,
    findings: Vec<Finding>,
    /// What the layer's columns are used for.
    pub(crate) columns: Vec<ColumnUse>,
    counts: BTreeMap<(FindingCode, Severity), u64>,
}

impl Ledger {
    pub(crate) fn new(file: &str, layer: Option<&str>) -> Self {
        Self {
            file: file.to_owned(),
            layer: layer.map(str::to_owned),
            findings: Vec::new(),
            columns: Vec::new(),
            counts: BTreeMap::new(),
        }
    }

    /// Names the layer or sheet, once the file is open.
    pub(crate) fn of_layer(&mut self, layer: Option<&str>) {
        self.layer = layer.map(str::to_owned);
    }

    /// A finding about the layer as a whole.
    pub(crate) fn whole(&mut self, severity: Severity, column: Option<&str>, kind: FindingKind) {
        let column = column.map(str::to_owned);
        self.push(severity, Location { column, ..self.place() }, kind);
    }

    /// A finding about one row.
    pub(crate) fn row(
        &mut self,
        severity: Severity,
        row: u64,
        id: &str,
        column: Option<&str>,
        kind: FindingKind,
    ) {
        let count = self.counts.entry((kind.of(), severity)).or_default();
        *count += 1;
        if *count <= LISTED {
            let id = (!id.is_empty()).then(|| id.to_owned());
            let column = column.map(str::to_owned);
            let place = Location { row: Some(row), id, column, ..self.place() };
            self.findings.push(Finding { severity, place, kind });
        }
    }

    /// What a reader of rows has to tell.
    pub(crate) fn remark(&mut self, remark: Remark) {
        match remark.row {
            Some(row) => self.row(remark.severity, row, "", None, remark.kind),
            None => self.whole(remark.severity, None, remark.kind),
        }
    }

    /// A finding about a village that is found again by its identifier, not by its row.
    pub(crate) fn village(&mut self, severity: Severity, id: &str, kind: FindingKind) {
        let count = self.counts.entry((kind.of(), severity)).or_default();
        *count += 1;
        if *count > LISTED {
            return;
        }
        self.push(severity, Location { id: Some(id.to_owned()), ..self.place() }, kind);
    }

    fn place(&self) -> Location {
        Location { file: self.file.clone(), layer: self.layer.clone(), ..Location::default() }
    }

    fn push(&mut self, severity: Severity, place: Location, kind: FindingKind) {
        self.findings.push(Finding { severity, place, kind });
    }

    /// All findings in order of row, those about the whole layer first.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        for ((of, severity), count) in std::mem::take(&mut self.counts) {
            if count > LISTED {
                let more = FindingKind::More { of, count: count - LISTED };
                self.push(severity, self.place(), more);
            }
        }
        self.findings.sort_by_key(|f| f.place.row);
        self.findings
    }
}
