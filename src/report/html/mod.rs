//! `report.html`: one file that shows the results in any browser, without a network.
//!
//! In: an [`Assessment`]. Out: the page: a viewer of our own and, compressed inside, the data of
//! `FORMAT.md`. Not here: what the numbers are (`assessment`), how the page looks (`viewer/`).

mod gaps;
mod geometry;
mod payload;
#[cfg(test)]
mod payload_tests;
mod services;
mod sources;
mod texts;
mod values;
pub mod viewer;

use crate::assessment::{Assessment, Trial};
use crate::lang::Lang;
use std::io::{self, Write};

/// Writes the page.
pub(super) fn write(
    mut to: impl Write,
    assessment: &Assessment,
    lang: Lang,
    made_at: &str,
) -> io::Result<()> {
    let payload = payload::payload(assessment, lang, made_at)?;
    let trial = Trial::bytes(assessment)?;
    let kept = viewer::packed(|to| to.write_all(&trial))?;
    let title = &assessment.about.title;
    let page = viewer::Page { lang, title, payload: &payload, kept: &kept };
    to.write_all(viewer::page(&page).as_bytes())
}
