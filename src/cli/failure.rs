//! What ends a command early, in words, and its exit status.

use super::Exit;
use super::words::{self, MapRefusal, OutputRefusal};
use crate::comparison::Incomparable;
use crate::source::results;
use crate::{coverage, demo, map, project, report, source};
use phusong_lang::{Lang, Message};
use std::path::PathBuf;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    Project(project::Error),
    Source(Box<source::Error>),
    Map(map::Error),
    /// A sheet that the project names: the project file and the key.
    SheetOfProject {
        file: PathBuf,
        key: String,
        error: map::Error,
    },
    /// What `phusong map` was asked for is not there.
    MapRefused(MapRefusal),
    /// What is to be written cannot be.
    Outputs(OutputRefusal),
    Report(report::Error),
    Demo(demo::Error),
    /// A results folder that cannot be read.
    Results(Box<results::Error>),
    Incomparable(Incomparable),
    /// The output folder is one of those compared.
    OutIsInput {
        folder: PathBuf,
    },
    /// The output folder has inputs in it.
    AroundInputs {
        folder: PathBuf,
        file: PathBuf,
    },
    /// `--strict`, and so many findings that change the data; where they are written.
    Refused {
        findings: usize,
        listed: Option<PathBuf>,
    },
}

impl Failure {
    /// The exit status.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Source(error) if error.exit_status() == Exit::Refused as u8 => Exit::Refused,
            Self::Results(error) if error.exit_status() == Exit::Refused as u8 => Exit::Refused,
            Self::Refused { .. } | Self::Incomparable(_) => Exit::Refused,
            Self::OutIsInput { .. }
            | Self::AroundInputs { .. }
            | Self::Report(report::Error::CurrentFolder { .. })
            | Self::Outputs(_)
            | Self::MapRefused(
                MapRefusal::SheetIsFolder { .. } | MapRefusal::WorldFileWithoutPng,
            ) => Exit::Usage,
            _ => Exit::Failed,
        }
    }

    /// What to tell.
    pub(super) fn text(&self, lang: Lang) -> String {
        let messages: Vec<Message> = match self {
            Self::Project(error) => words::project_error(lang, error),
            Self::Source(error) => vec![words::source_error(lang, error)],
            Self::Map(error) => vec![words::map_error(lang, error)],
            Self::SheetOfProject { file, key, error } => {
                vec![words::project_sheet_error(lang, file, key, error)]
            }
            Self::MapRefused(refusal) => vec![words::map_refused(lang, refusal)],
            Self::Outputs(refusal) => vec![words::output_refused(lang, refusal)],
            Self::Demo(error) => vec![words::demo_error(lang, error)],
            Self::Report(error) => vec![words::report_error(lang, error)],
            Self::Results(error) => vec![words::results_error(lang, error)],
            Self::Incomparable(error) => vec![words::incomparable(lang, error)],
            Self::OutIsInput { folder } => {
                vec![words::out_is_input(lang, &folder.display().to_string())]
            }
            Self::AroundInputs { folder, file } => {
                vec![words::around_inputs(lang, folder, file)]
            }
            Self::Refused { findings, listed } => {
                vec![words::refused(lang, *findings, listed.as_deref())]
            }
        };
        messages.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
    }
}

macro_rules! from {
    ($($error:path => $variant:ident),*) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )*};
}
from!(
    project::Error => Project,
    map::Error => Map, report::Error => Report, demo::Error => Demo, Incomparable => Incomparable
);

impl From<MapRefusal> for Failure {
    fn from(refusal: MapRefusal) -> Self {
        Self::MapRefused(refusal)
    }
}

impl From<OutputRefusal> for Failure {
    fn from(refusal: OutputRefusal) -> Self {
        Self::Outputs(refusal)
    }
}

impl From<source::Error> for Failure {
    fn from(error: source::Error) -> Self {
        Self::Source(Box::new(error))
    }
}

impl From<results::Error> for Failure {
    fn from(error: results::Error) -> Self {
        Self::Results(Box::new(error))
    }
}

impl From<coverage::Interrupted> for Failure {
    fn from(_: coverage::Interrupted) -> Self {
        Self::Report(report::Error::Interrupted)
    }
}
