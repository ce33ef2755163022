//! `phusong map`: a sheet drawn again from a results folder, nothing computed again.

use super::args::{Map, MapOf};
use super::failure::Failure;
use super::sheets::{self, Extras};
use super::terminal::Terminal;
use super::words::{self, MapRefusal};
use crate::map::{Atlas, Backdrop, Formats, Kind, PdfPage, Sheet};
use crate::place::FoundCommune;
use crate::progress::{Progress, Stage};
use crate::project::PictureFormats;
use crate::report::{self, Pictures};
use crate::source::results;
use jiff::Zoned;
use phusong_lang::Lang;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Draws it.
pub(super) fn run(args: &Map, lang: Lang, terminal: &Terminal) -> Result<(), Failure> {
    let sheet = sheet(args)?;
    let assessment = results::read(&args.results)?.assessment;
    let out = args.out.clone().unwrap_or_else(|| beside(&args.results));
    let backdrop = Backdrop::new(&assessment);
    let today = Zoned::now().date();
    let all = if args.of == MapOf::Atlas { PictureFormats::PDF } else { PictureFormats::default() };
    let wanted = Extras {
        formats: sheets::formats(args.formats.unwrap_or(all)),
        world_file: args.world_file,
        geotiff: args.geotiff,
    };
    let pictures;
    if args.of == MapOf::Atlas {
        let atlas = Atlas::new(&sheet, &assessment, &backdrop, lang, today);
        if atlas.pages() == 0 {
            return Err(MapRefusal::NoLand { commune: None }.into());
        }
        pictures = Pictures::into_folder(&out)?;
        draw_atlas(&atlas, &sheet, &pictures, wanted, terminal)?;
    } else {
        let sheet = match &args.of {
            MapOf::Commune(name) => {
                let commune = commune(assessment.units.find_commune(name), name)?;
                if backdrop.commune_bounds(commune).is_none() {
                    let name = assessment.units.communes[commune as usize].name.clone();
                    return Err(MapRefusal::NoLand { commune: Some(name) }.into());
                }
                sheet.of_commune(&assessment, commune)
            }
            _ => sheet,
        };
        pictures = Pictures::into_folder(&out)?;
        terminal.begin(Stage::Maps, &sheet.id, None);
        let leaf = crate::map::leaf(&sheet, &assessment, &backdrop, lang, today)?;
        let result = sheets::add(&pictures, &sheet.id, &leaf, wanted);
        terminal.end();
        result?;
    }
    if terminal.interrupted() {
        return Err(report::Error::Interrupted.into());
    }
    let files = pictures.commit()?;
    terminal.print(&words::pictures_written(lang, &out, &files));
    Ok(())
}

/// The sheet asked for, before anything long begins.
fn sheet(args: &Map) -> Result<Sheet, Failure> {
    if args.sheet.is_dir() && !args.results.is_dir() {
        let (folder, other) = (args.sheet.clone(), args.results.clone());
        return Err(MapRefusal::SheetIsFolder { folder, other }.into());
    }
    if args.world_file && args.formats.is_some_and(|f| !f.png) {
        return Err(MapRefusal::WorldFileWithoutPng.into());
    }
    let mut sheet = Sheet::open(&args.sheet)?;
    if sheet.kind == Kind::Change {
        return Err(MapRefusal::SheetOfComparison { sheet: sheet.id, stated: None }.into());
    }
    sheet.dpi = args.dpi.unwrap_or(sheet.dpi);
    Ok(sheet)
}

/// `outputs/ha-tinh-maps` beside `outputs/ha-tinh`: the results folder stays as its manifest says, and a
/// later run does not carry old maps along.
fn beside(results: &Path) -> PathBuf {
    let whole = fs::canonicalize(results).unwrap_or_else(|_| results.to_owned());
    let mut name = whole.file_name().unwrap_or_default().to_owned();
    name.push("-maps");
    // As the user wrote it, where that has a name.
    if results.file_name().is_some() {
        results.with_file_name(name)
    } else {
        whole.with_file_name(name)
    }
}

fn commune(found: FoundCommune, wanted: &str) -> Result<u32, MapRefusal> {
    let wanted = wanted.to_owned();
    match found {
        FoundCommune::One(commune) => Ok(commune.0),
        FoundCommune::None { nearest } => Err(MapRefusal::NoCommune { wanted, nearest }),
        FoundCommune::Several(found) => Err(MapRefusal::SeveralCommunes { wanted, found }),
    }
}

/// Draws every page, several at a time, and binds them.
fn draw_atlas(
    atlas: &Atlas<'_>,
    sheet: &Sheet,
    pictures: &Pictures,
    wanted: Extras,
    terminal: &Terminal,
) -> Result<(), Failure> {
    terminal.begin(Stage::Maps, &sheet.id, Some(atlas.pages() as u64));
    let each = Extras { formats: Formats { pdf: false, ..wanted.formats }, ..wanted };
    let pages = (0..atlas.pages()).into_par_iter().with_max_len(1).map(|i| {
        if terminal.interrupted() {
            return Err(Failure::from(report::Error::Interrupted));
        }
        let (Some(leaf), Some(sheet)) = (atlas.leaf(i)?, atlas.sheet(i)) else { return Ok(None) };
        sheets::add(pictures, &sheet.id, &leaf, each)?;
        let page = if wanted.formats.pdf { Some(atlas.page(i, &leaf)?) } else { None };
        terminal.advance(1);
        Ok(page)
    });
    let pages: Result<Vec<Option<PdfPage>>, Failure> = pages.collect();
    terminal.end();
    let pages: Vec<PdfPage> = pages?.into_iter().flatten().collect();
    if wanted.formats.pdf {
        pictures.add(&format!("{}-atlas.pdf", sheet.id), &atlas.bind(pages)?)?;
    }
    Ok(())
}
