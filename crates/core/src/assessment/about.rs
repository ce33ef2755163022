//! What the project says of itself.

use serde::{Deserialize, Serialize};

/// What the project says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Title.
    pub title: String,
    /// Date the data describes, `YYYY-MM-DD`, where stated.
    pub as_of: Option<String>,
    /// Who made the results (đơn vị lập), where stated.
    pub maker: Option<String>,
    /// Whether any input says that it is synthetic; then every output says so too.
    pub synthetic: bool,
}
