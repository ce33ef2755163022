//! Lý do mà hệ điều hành từ chối.

use std::io;

/// Why the system refused, as far as it is one of the usual reasons.
pub(in crate::lang) fn io_reason(e: &io::Error) -> String {
    use io::ErrorKind as K;
    match e.kind() {
        K::NotFound => "không có thư mục hoặc tệp đó".to_owned(),
        K::PermissionDenied => "không có quyền".to_owned(),
        K::AlreadyExists => "đã có một tệp cùng tên".to_owned(),
        K::NotADirectory => "một phần của đường dẫn là tệp, không phải thư mục".to_owned(),
        K::IsADirectory => "đó là một thư mục".to_owned(),
        K::StorageFull => "đĩa đã đầy".to_owned(),
        K::QuotaExceeded => "đã hết hạn mức đĩa".to_owned(),
        K::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc".to_owned(),
        _ => e.to_string(),
    }
}
