//! A results folder read back: what `report` wrote, from this version or an older one.
//!
//! In: a folder. Out: [`Results`] for comparing, from the tables of any version, or the whole
//! [`Assessment`](crate::assessment::Assessment) for drawing, from this version's own file; or an [`Error`]
//! that names file, row and column. The manifest is read
//! first: it says whether the folder is ours. Tables are read by column name, never by position;
//! columns that an older version did not write yet are no data. These files are the program's own, so
//! nothing is guessed or repaired: what does not read as it was written is an error.

mod error;
mod manifest;
mod rates;
mod scorecard;
mod shapes;
mod snapshot;
mod table;
mod villages;

pub use error::{Error, Wanted};
pub use shapes::add_shapes;
pub use snapshot::assessment;

use crate::comparison::Results;
use std::path::Path;

/// Reads a results folder, without the shapes of its villages.
///
/// # Errors
/// [`Error`]: the folder is not one of results, a file is missing, or something in one does not read.
pub fn read(folder: &Path) -> Result<Results, Error> {
    let mut origin = manifest::read(folder)?;
    let villages = villages::read(folder, &mut origin.files)?;
    let rates = rates::read(folder, &mut origin.files)?;
    let scorecard = scorecard::read(folder, &mut origin.files)?;
    let mut units = villages.units;
    if let Some(whole) = rates.iter().find(|r| r.level == "province") {
        units.province_code.clone_from(&whole.code);
        units.province.clone_from(&whole.name);
    }
    Ok(Results {
        origin,
        units,
        villages: villages.all,
        areas_km2: villages.areas_km2,
        services: villages.services,
        rates,
        scorecard,
    })
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
