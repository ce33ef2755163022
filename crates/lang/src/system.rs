//! Why the system refused.

use crate::{Lang, word};
use std::io::{Error, ErrorKind as K};

/// Why the system refused, as far as it is one of the usual reasons.
pub fn io_reason(lang: Lang, e: &Error) -> String {
    let known = match e.kind() {
        K::NotFound => word!(lang, "system-not-found"),
        K::PermissionDenied => word!(lang, "system-permission-denied"),
        K::AlreadyExists => word!(lang, "system-already-exists"),
        K::NotADirectory => word!(lang, "system-not-a-folder"),
        K::IsADirectory => word!(lang, "system-is-a-folder"),
        K::StorageFull => word!(lang, "system-storage-full"),
        K::QuotaExceeded => word!(lang, "system-quota-exceeded"),
        K::ReadOnlyFilesystem => word!(lang, "system-read-only-filesystem"),
        K::FileTooLarge => word!(lang, "system-too-large"),
        // Of our own making; the system says that of other things.
        K::InvalidInput if e.get_ref().is_some() => word!(lang, "system-not-a-plain-file"),
        _ => return e.to_string(),
    };
    known.to_owned()
}
