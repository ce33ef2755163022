//! Lệnh vẽ bản đồ.

use crate::lang::{Lang, MapRefusal, Message, Numbers};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const N: Numbers = Numbers(Lang::VI);

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("lỗi: {}", headline.as_ref()),
        hint: format!("gợi ý: {}", hint.as_ref()),
    }
}

pub(in crate::lang) fn refused(refusal: &MapRefusal) -> Message {
    use MapRefusal as R;
    match refusal {
        R::SheetIsFolder { folder, other } => error(
            format!("{} là thư mục, không phải bản đồ", folder.display()),
            format!(
                "ghi bản đồ trước, thư mục kết quả sau: phusong map {} {}",
                other.display(),
                folder.display()
            ),
        ),
        R::SheetOfComparison { sheet, stated } => error(
            format!(
                "{}bản đồ “{sheet}” so sánh hai kết quả, ở đây chỉ có một",
                at(stated.as_ref())
            ),
            "phusong compare CU MOI vẽ các bản đồ so sánh",
        ),
        R::NoCommune { wanted, nearest } => error(
            format!("không có xã, phường “{wanted}” trong kết quả"),
            nearest.as_ref().map_or_else(
                || "ghi mã hoặc tên xã như trong cột commune_code, commune của villages.csv".into(),
                |n| format!("có phải “{n}”?"),
            ),
        ),
        R::SeveralCommunes { wanted, found } => {
            let all: Vec<_> = found.iter().map(|(name, code)| named(name, code)).collect();
            error(
                format!("có {} xã, phường tên “{wanted}”: {}", found.len(), all.join("; ")),
                "ghi mã, hoặc tên đầy đủ (xã, phường, đặc khu)",
            )
        }
        R::NoLand { commune: Some(name) } => error(
            format!("{name} không có thôn nào có ranh giới"),
            "bổ sung ranh giới thôn vào dữ liệu rồi chạy lại phusong run",
        ),
        R::NoLand { commune: None } => error(
            "không xã nào có thôn có ranh giới, không có gì để vẽ",
            "bổ sung ranh giới thôn vào dữ liệu rồi chạy lại phusong run",
        ),
        R::WorldFileWithoutPng => error(
            "--world-file đi kèm ảnh PNG, nhưng --formats không có png",
            "thêm png vào --formats, hoặc dùng --geotiff",
        ),
    }
}

fn at(stated: Option<&(PathBuf, String)>) -> String {
    stated.map_or_else(String::new, |(file, key)| format!("{}, {key}: ", file.display()))
}

fn named(name: &str, code: &str) -> String {
    if code.is_empty() { name.to_owned() } else { format!("{name} ({code})") }
}

pub(in crate::lang) fn written(folder: &Path, files: &[PathBuf]) -> String {
    let mut out = String::new();
    // Một tập bản đồ có thể có hàng trăm ảnh.
    if files.len() <= 8 {
        for file in files {
            let _ = writeln!(out, "Đã vẽ: {}", file.display());
        }
    } else {
        let _ = writeln!(out, "Đã vẽ {} tệp trong {}", N.count(files.len()), folder.display());
    }
    out
}
