//! Errors of writing results.

use crate::report;
use crate::report::template_message;
use phusong_lang::{Lang, Message, io_reason, message};
use std::path::Path;

/// An error of writing results.
pub(crate) fn report_error(lang: Lang, e: &report::Error) -> Message {
    use report::Error as E;
    let said = match e {
        E::NotOurs { path } => message!(lang, "report-not-ours", path = path.display()),
        E::CurrentFolder { path } => message!(lang, "report-current-folder", path = path.display()),
        E::NotCopied { path } => message!(lang, "report-not-copied", path = path.display()),
        E::NotFindings { path } => message!(lang, "report-not-findings", path = path.display()),
        E::Io { path, error: e } => {
            message!(lang, "report-io", path = path.display(), reason = io_reason(lang, e))
        }
        E::GeoPackage { path, message } | E::GeoTiff { path, message } => {
            message!(lang, "report-cannot-write", path = path.display(), reason = message)
        }
        E::Template { path, fault } => return template_message(lang, path, fault).as_error(lang),
        E::Exists { path } => message!(lang, "report-exists", path = path.display()),
        E::NotFinite { field } => message!(lang, "report-not-finite", field),
        E::Interrupted => message!(lang, "interrupted"),
    };
    said.as_error(lang)
}

/// The output folder has inputs in it.
pub(crate) fn around_inputs(lang: Lang, folder: &Path, file: &Path) -> Message {
    let (folder, file) = (folder.display(), file.display());
    message!(lang, "report-around-inputs", folder, file).as_error(lang)
}
