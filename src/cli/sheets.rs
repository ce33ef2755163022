//! The sheets a project asks for, and the pictures of a sheet as files.

use super::failure::Failure;
use super::words::MapRefusal;
use crate::map::{Formats, Kind, Leaf, Sheet};
use crate::project::{PictureFormats, Project};
use crate::report::{self, Pictures};
use std::path::Path;

/// What is made of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extras {
    pub(super) formats: Formats,
    /// Beside a PNG.
    pub(super) world_file: bool,
    pub(super) geotiff: bool,
}

/// The formats of `map`.
pub(super) fn formats(stated: PictureFormats) -> Formats {
    Formats { png: stated.png, svg: stated.svg, pdf: stated.pdf }
}

/// The sheets that the project names, read before anything long begins; `None` where it names none.
pub(super) fn of_project(project: &Project) -> Result<Option<Vec<Sheet>>, Failure> {
    let Some(stated) = &project.maps.sheets else { return Ok(None) };
    let mut sheets = Vec::new();
    for one in stated {
        // A name is one of the program's own; a file was found when the project was read.
        let found = match &one.file {
            Some(file) => Sheet::read(file),
            None => Sheet::built_in(&one.stated),
        };
        let sheet = found.map_err(|error| Failure::SheetOfProject {
            file: project.path.clone(),
            key: one.key.clone(),
            error,
        })?;
        if sheet.kind == Kind::Change {
            let stated = Some((project.path.clone(), one.key.clone()));
            return Err(MapRefusal::SheetOfComparison { sheet: sheet.id, stated }.into());
        }
        sheets.push(sheet);
    }
    Ok(Some(sheets))
}

/// The pictures of a sheet, with the ends of their names.
pub(super) fn files(leaf: &Leaf, wanted: Extras) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let drawn = leaf.drawn(wanted.formats)?;
    let mut all: Vec<_> = drawn.files().map(|(end, bytes)| (end, bytes.to_vec())).collect();
    if wanted.world_file && wanted.formats.png {
        all.extend(leaf.world_file().map(|text| ("pgw", text.into_bytes())));
    }
    Ok(all)
}

/// Adds what was asked for of a sheet.
pub(super) fn add(
    pictures: &Pictures,
    name: &str,
    leaf: &Leaf,
    wanted: Extras,
) -> Result<(), Failure> {
    for (end, bytes) in files(leaf, wanted)? {
        pictures.add(&format!("{name}.{end}"), &bytes)?;
    }
    if wanted.geotiff
        && let Some(ground) = leaf.ground_picture()?
    {
        let make = |path: &Path| report::write_geotiff(path, &ground);
        pictures.add_with(&format!("{name}.tif"), make)?;
    }
    Ok(())
}
