//! Progress of long work, told to whoever wants to show it.
//!
//! The library reports; only `cli` draws. An implementation may also say that the user wants to stop.

/// A stage of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Reading a layer.
    Reading,
    /// Computing coverage.
    Coverage,
    /// Drawing maps.
    Maps,
    /// Writing results.
    Writing,
}

/// Receives progress. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins; `what` is a file or sheet name, `total` the number of steps where known.
    fn begin(&self, stage: Stage, what: &str, total: Option<u64>);
    /// So many more steps are done.
    fn advance(&self, steps: u64);
    /// The stage has ended.
    fn end(&self);
    /// Whether the user has asked to stop: long loops ask now and then and return early with an error.
    fn interrupted(&self) -> bool {
        false
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: &str, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}
