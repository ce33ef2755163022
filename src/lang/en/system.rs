//! Why the system refused.

use std::io;

/// Why the system refused, as far as it is one of the usual reasons.
pub(in crate::lang) fn io_reason(e: &io::Error) -> String {
    use io::ErrorKind as K;
    match e.kind() {
        K::NotFound => "there is no such folder or file".to_owned(),
        K::PermissionDenied => "no permission".to_owned(),
        K::AlreadyExists => "a file of that name is there".to_owned(),
        K::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        K::IsADirectory => "it is a folder".to_owned(),
        K::StorageFull => "the disk is full".to_owned(),
        K::QuotaExceeded => "the disk quota is used up".to_owned(),
        K::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        _ => e.to_string(),
    }
}
