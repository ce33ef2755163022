//! Thư mục kết quả không đọc lại được.

use crate::comparison::Incomparable;
use crate::lang::{Lang, Message, Numbers};
use crate::source::results::{self, Wanted};

const N: Numbers = Numbers(Lang::VI);

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("lỗi: {}", headline.as_ref()),
        hint: format!("gợi ý: {}", hint.as_ref()),
    }
}

fn wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Text => "một giá trị, không được trống".into(),
        Wanted::OneOf(words) => format!("một trong: {}", words.join(", ")),
        Wanted::Number => "một số (dấu thập phân là dấu chấm) hoặc để trống".into(),
        Wanted::Percentage => {
            "một số từ 0 đến 100 (dấu thập phân là dấu chấm) hoặc để trống".into()
        }
        Wanted::Amount => "một số từ 0 trở lên (dấu thập phân là dấu chấm) hoặc để trống".into(),
        Wanted::Count => "một số nguyên từ 0 trở lên".into(),
    }
}

const AGAIN: &str =
    "chạy lại phusong run để ghi lại thư mục kết quả; tệp đã lưu lại bằng Excel không đọc lại được";

/// Vì sao một thư mục kết quả không đọc được.
pub(super) fn results(e: &results::Error) -> Message {
    use results::Error as E;
    match e {
        E::NoFolder { folder } => error(
            format!("không có thư mục {folder}"),
            "ghi đường dẫn đến thư mục mà phusong run đã tạo, ví dụ outputs/tinh-mau",
        ),
        E::NotAFolder { folder } => error(
            format!("{folder} không phải là thư mục"),
            "ghi đường dẫn đến cả thư mục kết quả, không phải một tệp trong đó",
        ),
        E::NotResults { folder, nearby } => error(
            format!("{folder} không phải là thư mục kết quả của phusong: không có manifest.json"),
            match nearby {
                Some(nearby) => format!("có phải {nearby}?"),
                None => "ghi thư mục mà phusong run đã tạo, ví dụ outputs/tinh-mau".into(),
            },
        ),
        E::OtherProgram { file, program } => error(
            if program.is_empty() {
                format!("{file} không ghi là do phusong tạo (thiếu khóa program)")
            } else {
                format!("{file} do chương trình “{program}” tạo, không phải phusong")
            },
            "ghi thư mục mà phusong run đã tạo",
        ),
        E::IsComparison { folder } => error(
            format!("{folder} là kết quả của phusong compare, không phải của phusong run"),
            "so sánh hai thư mục kết quả của phusong run",
        ),
        E::Manifest { file, line, reason } => {
            error(format!("{file}, dòng {line}: không đọc được ({reason})"), AGAIN)
        }
        E::Missing { file } => error(
            format!("thiếu tệp {file}"),
            "thư mục kết quả phải còn nguyên các tệp mà phusong run đã ghi; chạy lại nếu đã xóa hoặc chép thiếu",
        ),
        E::Unreadable { file, reason } => error(
            format!("không đọc được {file}: {reason}"),
            "kiểm tra quyền đọc và tệp có bị hỏng không; hoặc chạy lại phusong run",
        ),
        E::TooLarge { file, bytes, limit } => error(
            format!(
                "{file} quá lớn: {} byte, tối đa {} byte",
                N.count(usize::try_from(*bytes).unwrap_or(usize::MAX)),
                N.count(usize::try_from(*limit).unwrap_or(usize::MAX))
            ),
            AGAIN,
        ),
        E::NotUtf8 { file, row } => {
            error(format!("{file}, dòng {row}: chữ không phải mã UTF-8"), AGAIN)
        }
        E::Ragged { file, row, found, expected } => {
            error(format!("{file}, dòng {row}: có {found} ô, phải có {expected}"), AGAIN)
        }
        E::NoColumn { file, column, columns } => error(
            format!("{file}: không có cột {column}; có các cột: {}", columns.join(", ")),
            AGAIN,
        ),
        E::NoRows { file } => error(
            format!("{file}: không có dòng nào"),
            "cần kết quả có ít nhất một thôn; chạy lại phusong run",
        ),
        E::Value { file, row, id, column, value, wanted: w } => {
            let id = if id.is_empty() { String::new() } else { format!(", {id}") };
            error(
                format!("{file}, dòng {row}{id}: cột {column} là “{value}”, phải là {}", wanted(w)),
                AGAIN,
            )
        }
        E::TwiceId { file, row, id, first_row } => {
            error(format!("{file}, dòng {row}: mã {id} đã có ở dòng {first_row}"), AGAIN)
        }
        E::Layer { file, reason } => error(
            format!("không dùng được ranh giới thôn trong {file}: {reason}"),
            "chạy lại phusong run, hoặc so sánh không vẽ bản đồ với --no-maps",
        ),
        E::NoAssessment { file, version } => error(
            if version.is_empty() {
                format!("thiếu tệp {file}")
            } else {
                format!("thiếu tệp {file}; kết quả do phusong {version} tạo")
            },
            "phiên bản cũ chưa ghi tệp này, hoặc tệp đã bị xóa; chạy lại phusong run rồi vẽ lại",
        ),
        E::OtherVersion { file, version } => error(
            format!("{file} do phusong {version} ghi theo cách khác, phiên bản này không đọc được"),
            "chạy lại phusong run bằng phiên bản này",
        ),
        E::Damaged { file, bytes } => error(
            format!(
                "{file} bị hỏng hoặc bị cắt ngắn ({} byte)",
                N.count(usize::try_from(*bytes).unwrap_or(usize::MAX))
            ),
            "chép lại thư mục kết quả từ nơi đã chạy, hoặc chạy lại phusong run",
        ),
        E::Interrupted => error("đã dừng theo yêu cầu", "kết quả cũ còn nguyên; chạy lại khi cần"),
    }
}

/// Vì sao không so được.
pub(super) fn incomparable(e: &Incomparable) -> Message {
    match e {
        Incomparable::NoVillage { old, new } => error(
            format!(
                "không thôn nào có ở cả hai kết quả ({} thôn cũ, {} thôn mới), cả theo mã lẫn theo tên trong xã",
                N.count(*old),
                N.count(*new)
            ),
            "kiểm tra có phải cùng một tỉnh không, và mã thôn, mã xã, tên có cùng một cách ghi không",
        ),
        Incomparable::NoService => error(
            "không có dịch vụ nào (4G, 5G, FTTH…) có ở cả hai kết quả",
            "chạy lại phusong run với cùng phiên bản cho cả hai",
        ),
    }
}

/// Ghi đè lên kết quả đang đọc.
pub(super) fn out_is_input(folder: &str) -> Message {
    error(
        format!("--out là {folder}, chính là một trong hai kết quả đang so"),
        "chọn một thư mục khác; phusong không ghi đè lên kết quả đang đọc",
    )
}
