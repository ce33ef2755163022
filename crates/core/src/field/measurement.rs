//! Measurements of speed (i-Speed, Ookla): one test by one subscriber, or the mean of several.

use crate::network::{OperatorId, Technology};
use jiff::civil::Date;

/// One speed test, or several of one place given by their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// Index of the village it was made in; `None` outside every village.
    pub village: Option<u32>,
    /// The subscriber's operator.
    pub operator: Option<OperatorId>,
    /// What it was made over; fixed lines are [`Technology::Ftth`]. `None` where it is not known.
    pub technology: Option<Technology>,
    /// Whether it was made over a mobile network; known of many tests that do not tell the generation.
    pub mobile: bool,
    /// The day.
    pub date: Option<Date>,
    /// Download, Mb/s; at least 0.
    pub down_mbps: Option<f32>,
    /// Upload, Mb/s; at least 0.
    pub up_mbps: Option<f32>,
    /// Latency, ms; at least 0.
    pub latency_ms: Option<f32>,
    /// How many tests it is the mean of: 1 where a row is a test.
    pub tests: u32,
}
