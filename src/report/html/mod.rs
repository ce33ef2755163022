//! `report.html`: one file that shows the results in any browser, without a network.

pub mod viewer;
