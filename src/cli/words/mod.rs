//! What the command line says: which messages, and what they are given.

mod closing;
mod demo;
mod map;
mod outputs;
mod project;
mod report;
mod results;
mod source;
mod usage;

pub(crate) use closing::{
    data_usable, demo_written, layers_read, refused, results_in, results_written, template_written,
};
pub use demo::{demo_error, demo_texts};
pub(crate) use map::{MapRefusal, map_error, map_refused, pictures_written, project_sheet_error};
pub(crate) use outputs::{LeftOut, OutputRefusal, left_out, output_refused};
pub use project::project_error;
pub(crate) use report::{around_inputs, report_error};
pub(crate) use results::{incomparable, out_is_input, results_error};
pub use source::source_error;
pub(crate) use usage::usage_error;
