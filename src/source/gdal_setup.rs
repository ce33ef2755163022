//! How GDAL is set for this process, and what it says while it reads: kept instead of printed.
//!
//! GDAL writes warnings and errors to the terminal by itself. Here they are collected for the thread
//! that caused them: an error stops the reading, a warning becomes a finding.
//!
//! Nothing that GDAL opens may reach the network, whatever a file refers to (a CRS by link, an overview, a
//! function of a view): its HTTP library is given a proxy of a kind that there is none of, which it refuses
//! before it looks up a name or opens a socket. What the program as a whole may do is in `cli::offline`.

use super::Error;
use gdal::errors::{CplErrType, GdalError};
use std::cell::RefCell;
use std::sync::Once;

thread_local! {
    static MESSAGES: RefCell<Vec<(bool, String)>> = const { RefCell::new(Vec::new()) };
}

static INSTALLED: Once = Once::new();

/// Messages kept at most: a corrupt file can bring one for each row.
const KEPT: usize = 50;

/// The proxy that refuses. Messages about it name it, which is how a file is known that asks for the network.
const NO_NETWORK: &str = "no-network://phusong";

/// Settings that hold for every file and thread.
const SETTINGS: [(&str, &str); 4] = [
    // A process that ends at once ends while other threads are reading: what they use must stay.
    ("GDAL_DESTROY", "NO"),
    ("GDAL_HTTP_PROXY", NO_NETWORK),
    ("GDAL_HTTPS_PROXY", NO_NETWORK),
    // Not twice, and not after a wait.
    ("GDAL_HTTP_MAX_RETRY", "0"),
];

/// How the warning of an open ring begins. Open rings are closed and told row by row (`validity`); GDAL warns of the
/// first one in the life of the process only, so that the same file would have a finding more or less.
const OPEN_RING: &str = "Non closed ring detected";

/// Sets GDAL's options and keeps its messages from the terminal, from now on and for the whole process.
pub fn prepare_gdal() {
    INSTALLED.call_once(|| {
        for (key, value) in SETTINGS {
            // Neither text holds a NUL, the only thing that can be refused.
            let _ = gdal::config::set_config_option(key, value);
        }
        gdal::config::set_error_handler(|class, _, message| {
            let failure = matches!(class, CplErrType::Failure | CplErrType::Fatal);
            if failure || (class == CplErrType::Warning && !message.starts_with(OPEN_RING)) {
                MESSAGES.with_borrow_mut(|all| {
                    if all.len() < KEPT {
                        all.push((failure, message.to_owned()));
                    }
                });
            }
        });
    });
}

/// Forgets what was said so far on this thread.
pub(crate) fn clear() {
    MESSAGES.with_borrow_mut(Vec::clear);
}

/// The first error since [`clear`].
pub(crate) fn failure() -> Option<String> {
    MESSAGES.with_borrow(|all| all.iter().find(|(failure, _)| *failure).map(|(_, m)| m.clone()))
}

/// What to tell of a file that GDAL cannot read, from its message.
pub(crate) fn unreadable(file: &str, reason: String) -> Error {
    let file = file.to_owned();
    // The HTTP library's own words, where the environment lets it pass by the proxy, as far as `cli::offline`.
    let network = [NO_NETWORK, "Couldn't connect to server", "Could not resolve host"];
    if network.iter().any(|words| reason.contains(words)) {
        return Error::AsksForNetwork { file };
    }
    Error::Unreadable { file, reason }
}

/// The same of a call that failed; GDAL may have said nothing about why.
pub(crate) fn failed(file: &str, format: &'static str, error: &GdalError) -> Error {
    match (failure(), error) {
        (Some(reason), _) => unreadable(file, reason),
        (None, GdalError::NullPointer { .. }) => {
            Error::NotThatFormat { file: file.to_owned(), format }
        }
        (None, error) => unreadable(file, error.to_string()),
    }
}

/// The warnings since [`clear`], each once.
pub(crate) fn warnings() -> Vec<String> {
    let mut all: Vec<String> = MESSAGES.with_borrow(|all| {
        all.iter().filter(|(failure, _)| !failure).map(|(_, m)| m.clone()).collect()
    });
    all.sort();
    all.dedup();
    all
}
