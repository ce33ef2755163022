//! What the command line says: which messages, and what they are given.

mod project;
mod source;

pub use project::project_error;
pub use source::source_error;
