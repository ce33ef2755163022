//! Why a demo could not be written.

use std::path::PathBuf;

/// Why a demo could not be written. Its fields are what people are told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds a file that no demo writes; it is left as it is.
    #[error("{dir} holds {foreign}, which is not part of a demo")]
    Foreign {
        /// The folder.
        dir: PathBuf,
        /// The name of the first such file, in order of name.
        foreign: String,
    },
    /// The path is a file.
    #[error("{path} is not a folder")]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// What was read, made or moved.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A table could not be written.
    #[error("{path}: {source}")]
    Table {
        /// The table.
        path: PathBuf,
        /// Why.
        source: csv::Error,
    },
    /// A layer could not be written.
    #[error("{path}: {source}")]
    Layer {
        /// The layer's file.
        path: PathBuf,
        /// What GDAL says.
        source: gdal::errors::GdalError,
    },
    /// A position could not be projected.
    #[error("projection: {0}")]
    Projection(proj4rs::errors::Error),
}
