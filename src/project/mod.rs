//! The project file: what a planner states about one job.
//!
//! In: TOML. Out: [`Project`](self), checked, every path resolved, every default filled in; or all
//! that is wrong with it, each with its line.

mod about;

pub use about::About;
