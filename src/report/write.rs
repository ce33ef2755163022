//! Writing the results of a run.

use super::gaps::Gaps;
use super::office::{self, Illustrations, Template, TemplateFault};
use super::villages::Villages;
use super::{
    Staging, evidence, features, findings, finite, geojson, html, kmz, manifest, operators, places,
    rates, scorecard, sharing, speed, summary, workbook,
};
use crate::assessment::{Assessment, Output, Outputs, Role};
use crate::finding::Finding;
use crate::lang::Lang;
use crate::progress::{Progress, Stage};
use crate::snapshot;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};

/// Why results could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The results folder exists and was not made by this program.
    #[error("{}: not a folder of results", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// The program was started in the results folder, which is to be replaced.
    #[error("{}: the current folder", path.display())]
    CurrentFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Something in the results folder that is no file, folder or link, and cannot move along.
    #[error("{}: neither file nor folder", path.display())]
    NotCopied {
        /// What it is.
        path: PathBuf,
    },
    /// The file for the findings exists and is not a list of findings.
    #[error("{}: not a list of findings", path.display())]
    NotFindings {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be written: no room, no permission.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// GDAL could not write the GeoPackage.
    #[error("{}: {message}", path.display())]
    GeoPackage {
        /// The file.
        path: PathBuf,
        /// What GDAL says.
        message: String,
    },
    /// GDAL could not write the map's frame as a `GeoTIFF`.
    #[error("{}: {message}", path.display())]
    GeoTiff {
        /// The file.
        path: PathBuf,
        /// What GDAL says.
        message: String,
    },
    /// The template of the report cannot be used.
    #[error("{}: {fault:?}", path.display())]
    Template {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: TemplateFault,
    },
    /// A file that is to be made exists.
    #[error("{}: exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A number of the results is infinite or none.
    #[error("{field} is not a finite number")]
    NotFinite {
        /// Where it stands: `rates.totals.covered`.
        field: String,
    },
    /// The user asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Language of what people read.
    pub lang: Lang,
    /// When the results were made, ISO 8601.
    pub made_at: String,
    /// Which files.
    pub outputs: Outputs,
    /// Layers that were not read, since no file needs them: for the manifest.
    pub not_read: Vec<String>,
}

/// Writes the files chosen into the staging folder, and the manifest last. The document is made of `document`;
/// without it there is none.
///
/// # Errors
/// [`Error`], with the file at fault. Nothing outside the staging folder has been touched.
pub fn write(
    assessment: &Assessment,
    staging: &Staging,
    options: &Options,
    document: Option<(&Template, &Illustrations)>,
    progress: &dyn Progress,
) -> Result<(), Error> {
    type Task<'a> = Box<dyn Fn(&Path) -> Result<(), Error> + Send + Sync + 'a>;
    fn to_file<'a>(
        write: impl Fn(&mut BufWriter<File>) -> io::Result<()> + Send + Sync + 'a,
    ) -> Task<'a> {
        Box::new(move |path| create(path, &write))
    }
    finite::check(assessment).map_err(|e| Error::NotFinite { field: e.to_string() })?;
    let lang = options.lang;
    let (villages, gaps) = (Villages(assessment), Gaps(assessment));
    #[cfg(feature = "gdal")]
    let crs = assessment.method.crs.code.as_str();
    let mut jobs: Vec<(Output, Task<'_>)> = vec![
        // The longest first.
        (
            Output::Workbook,
            Box::new(move |path| workbook::write(path, assessment, lang, &options.made_at)),
        ),
        #[cfg(feature = "gdal")]
        (
            Output::VillagesGeoPackage,
            Box::new(move |path| {
                let styles = super::qgis_style::villages(assessment, lang);
                super::gpkg::write(path, &villages, crs, &styles, &options.made_at)
            }),
        ),
        #[cfg(feature = "gdal")]
        (
            Output::GapsGeoPackage,
            Box::new(move |path| {
                let styles = super::qgis_style::gaps(assessment, lang);
                super::gpkg::write(path, &gaps, crs, &styles, &options.made_at)
            }),
        ),
        (Output::Page, to_file(move |f| html::write(f, assessment, lang, &options.made_at))),
        (Output::Kmz, Box::new(move |path| kmz::write(path, assessment, lang))),
        (Output::VillagesGeoJson, to_file(move |f| geojson::write(f, &villages))),
        (Output::Villages, to_file(move |f| features::write_csv(f, &villages))),
        (Output::GapsGeoJson, to_file(move |f| geojson::write(f, &gaps))),
        (Output::Gaps, to_file(move |f| features::write_csv(f, &gaps))),
        (Output::VillageOperators, to_file(|f| operators::write_csv(f, assessment))),
        (Output::Rates, to_file(|f| rates::write_csv(f, assessment))),
        (Output::Findings, to_file(move |f| findings::write_csv(f, &assessment.findings, lang))),
        (Output::Summary, to_file(|f| summary::write(f, assessment))),
        (Output::Kept, to_file(|f| f.write_all(&snapshot::encode(assessment)?))),
    ];
    // What the project has no layer of has no table: an empty one would read as "none found".
    let has = |role| assessment.inputs.iter().any(|i| i.role == role);
    if !assessment.sharing.is_empty() {
        jobs.push((Output::Sharing, to_file(|f| sharing::write_csv(f, assessment))));
    }
    if !assessment.shared_sites.is_empty() {
        jobs.push((Output::SharingSites, to_file(|f| sharing::write_sites(f, assessment))));
    }
    if has(Role::Places) {
        jobs.push((Output::Places, to_file(|f| places::write_csv(f, assessment))));
        jobs.push((Output::PlaceRates, to_file(|f| places::write_rates(f, assessment))));
    }
    if has(Role::Measurements) {
        jobs.push((Output::Speed, to_file(|f| speed::write_csv(f, assessment))));
    }
    if has(Role::Evidence) {
        jobs.push((Output::Evidence, to_file(|f| evidence::write_csv(f, assessment))));
    }
    if assessment.plan.is_some() {
        jobs.push((Output::Scorecard, to_file(move |f| scorecard::write_csv(f, assessment, lang))));
    }
    if let Some((template, pictures)) = document {
        let write = move |path: &Path| office::write(path, assessment, options, template, pictures);
        jobs.insert(0, (Output::Document, Box::new(write)));
    }
    jobs.retain(|(output, _)| options.outputs.has(*output));
    progress.begin(Stage::Writing, "", Some(jobs.len() as u64));
    let result = jobs.par_iter().with_max_len(1).try_for_each(|(output, job)| {
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        job(&staging.path().join(output.file()))?;
        progress.advance(1);
        Ok(())
    });
    progress.end();
    result?;
    let outputs = files_in(staging.path())
        .map_err(|error| Error::Io { path: staging.path().to_owned(), error })?;
    create(&staging.path().join(manifest::FILE), &|f: &mut BufWriter<File>| {
        manifest::write(f, assessment, options, &outputs)
    })
}

/// Writes `findings.csv` alone: what a refused run leaves. Whole or not at all; only an earlier list
/// of findings is replaced.
///
/// # Errors
/// [`Error::NotFindings`], [`Error::Io`].
pub fn findings_only(all: &[Finding], path: &Path, lang: Lang) -> Result<(), Error> {
    let io = |error| Error::Io { path: path.to_owned(), error };
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(Error::NotFindings { path: path.to_owned() }),
        Ok(there) if there.is_file() => {
            if !findings::is_list(path).map_err(io)? {
                return Err(Error::NotFindings { path: path.to_owned() });
            }
        }
        // A pipe, a terminal: written to, not replaced.
        Ok(_) => return create(path, &|f: &mut BufWriter<File>| findings::write_csv(f, all, lang)),
        Err(_) => {}
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".phusong-findings-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As of a file made by hand, less the umask; a temporary file is for its owner alone.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder).map_err(io)?;
    let mut buffer = BufWriter::new(temporary.as_file_mut());
    findings::write_csv(&mut buffer, all, lang).map_err(io)?;
    buffer.flush().map_err(io)?;
    drop(buffer);
    temporary.persist(path).map_err(|e| io(e.error))?;
    Ok(())
}

/// Whether a folder holds the results of an earlier run.
pub fn holds_results(folder: &Path) -> bool {
    manifest::Earlier::read(folder).is_some()
}

/// Creates a file; that the last of it finds no room is an error too.
pub(super) fn create(
    path: &Path,
    write: &impl Fn(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Error> {
    let run = || {
        let mut file = BufWriter::with_capacity(1 << 18, File::create(path)?);
        write(&mut file)?;
        file.flush()
    };
    run().map_err(|error| Error::Io { path: path.to_owned(), error })
}

/// Creates an archive, made in memory first: the writers of archives try to end what could not be written, when
/// they are dropped, and say on the terminal that they could not.
pub(super) fn create_archive(
    path: &Path,
    make: impl FnOnce(&mut Cursor<Vec<u8>>) -> io::Result<()>,
) -> Result<(), Error> {
    let mut archive = Cursor::new(Vec::new());
    let written = make(&mut archive).and_then(|()| fs::write(path, archive.get_ref()));
    written.map_err(|error| Error::Io { path: path.to_owned(), error })
}

/// Every file below a folder but hidden ones, relative, in order.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<String>> {
    fn walk(folder: &Path, prefix: &str, out: &mut Vec<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{prefix}{name}/"), out)?;
            } else if !name.starts_with('.') {
                out.push(format!("{prefix}{name}"));
            }
        }
        Ok(())
    }
    let mut out = Vec::new();
    walk(folder, "", &mut out)?;
    out.sort();
    Ok(out)
}
