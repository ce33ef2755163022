//! All tests of the program and its library from outside, in one binary: linked once.
//!
//! `cargo test --test all reading_messy` runs those of one file. What they read stands beside this folder:
//! `messy/`, `golden/`, `browser/`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests fail like tests; one that skips says so"
)]

// Helpers.
mod map_fixture;
mod missing;
mod poppler;
mod program;
mod support;

mod attack;
mod cli_compare;
mod cli_contract;
mod cli_interrupt;
mod cli_kind;
mod cli_map;
mod demo_files;
mod denominators;
mod drawing;
mod every_input;
mod every_sentence;
mod field_results;
mod gap_files;
mod gaps_by_hand;
mod golden_demo;
mod ibiza;
mod map_change;
mod map_gallery;
mod map_golden;
mod map_ground;
mod map_kinds;
mod map_layout;
mod map_pdf;
mod map_sheets;
mod no_data;
mod only;
mod peru;
mod reading_field;
mod reading_ground;
mod reading_kind;
mod reading_messy;
mod reading_real;
mod reading_surroundings;
mod reading_tables;
mod real_provinces;
mod redraw;
mod report_html;
mod scorecard_by_hand;
