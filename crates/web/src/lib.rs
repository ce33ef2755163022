//! The core in the page: `report.html` asks it what villages, rates and targets are under other settings.
//!
//! In: the bytes of a [`Trial`](phusong_core::assessment::Trial) and numbers. Out: numbers, in the module's own
//! memory. The rule is the core's; here is only what it takes to call it from JavaScript ([`exports`], a plain
//! C interface: nothing generated stands between, so the page's strict policy and its size stay as they are).

pub mod exports;
pub mod page;
