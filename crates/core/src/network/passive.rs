//! Passive infrastructure that operators can share: poles and ducts.

use super::OperatorId;

/// A cable pole (cột treo cáp).
#[derive(Clone, Debug, PartialEq)]
pub struct Pole {
    /// Identifier as the layer gives it, or `#` and its row.
    pub id: Box<str>,
    /// Who hangs cables on it, each once, in order; empty: nobody is named.
    pub operators: Vec<OperatorId>,
}

/// A cable duct (cống bể cáp).
#[derive(Clone, Debug, PartialEq)]
pub struct Duct {
    /// Identifier as the layer gives it, or `#` and its row.
    pub id: Box<str>,
    /// Who has cables in it, each once, in order.
    pub operators: Vec<OperatorId>,
    /// Planar length, m.
    pub length_m: f64,
}
