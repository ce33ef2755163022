//! Lời trong báo cáo report.docx.

use crate::indicator::{Rate, Rule};
use crate::lang::{Lang, Numbers, in_lang};
use crate::network::{ServiceKind, Technology};
use crate::report::office::words::{
    Absent, Caption, OfficeHead, OfficeWords, Verdicts, rounded_rate,
};
use crate::report::office::{
    PlaceholderFault, PlaceholderProblem, TemplateFault, placeholder_names,
};
use jiff::civil::Date;
use phusong_lang::io_reason;
use std::fmt::Write as _;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

const N: Numbers = Numbers(Lang::VI);

/// «sóng 4G», «cáp quang FTTH».
fn signal(service: ServiceKind) -> String {
    match service {
        ServiceKind::Technology(Technology::Ftth) => "cáp quang FTTH".into(),
        ServiceKind::Technology(t) => format!("sóng {}", t.name()),
        ServiceKind::MobileBroadband => "sóng băng rộng di động".into(),
    }
}

fn sentence_end(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

fn megabytes(bytes: u64) -> String {
    N.decimal(bytes as f64 / f64::from(1 << 20), 0)
}

impl OfficeWords for Vietnamese {
    fn long_date(&self, date: Date) -> String {
        // Ngày dưới 10, tháng 1 và tháng 2 thêm số 0 phía trước (Nghị định 30/2020/NĐ-CP).
        let month = if date.month() < 3 {
            format!("{:02}", date.month())
        } else {
            date.month().to_string()
        };
        format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
    }

    fn sentence(&self, as_of: Option<&str>, service: ServiceKind, rate: &Rate) -> String {
        let signal = signal(service);
        if rate.known() == 0 {
            return format!("Không có dữ liệu {signal} của thôn nào.");
        }
        let begin = as_of.map_or_else(String::new, |d| format!("Tính đến {d}, "));
        let class = |status| phusong_lang::gap_class(Lang::VI, service, status);
        let mut text = format!(
            "{begin}{}/{} thôn ({}) được phủ {signal}; {} thôn {}, {} thôn {}",
            N.count(rate.covered),
            N.count(rate.known()),
            self.rate(rate),
            N.count(rate.white),
            class(crate::indicator::Status::White),
            N.count(rate.hole),
            class(crate::indicator::Status::Hole),
        );
        if rate.no_data > 0 {
            let n = N.count(rate.no_data);
            let _ = write!(text, "; {n} thôn không có dữ liệu, không tính vào tỷ lệ");
        }
        text.push('.');
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
    }

    fn rate(&self, rate: &Rate) -> String {
        rounded_rate(rate).map_or_else(
            || "không có dữ liệu".to_owned(),
            |(pct, decimals)| format!("{}\u{a0}%", N.decimal(pct, decimals)),
        )
    }

    fn rule(&self, sentence: &str, rule: &Rule) -> String {
        let source = in_lang(Lang::VI, &rule.source).trim();
        let source = if source.is_empty() {
            String::new()
        } else {
            format!(" Nguồn của quy tắc: {}", sentence_end(source))
        };
        let of = phusong_lang::denominator(Lang::VI, rule.denominator);
        format!("Quy tắc: {} Mẫu số: {of}.{source}", sentence_end(sentence))
    }

    fn verdicts(&self, counts: Verdicts) -> String {
        let Verdicts { met, missed, no_data } = counts;
        format!(
            "Trong {} chỉ tiêu của kế hoạch: {} chỉ tiêu đạt, {} chỉ tiêu chưa đạt, {} chỉ tiêu chưa \
             có dữ liệu để kết luận.",
            N.count(met + missed + no_data),
            N.count(met),
            N.count(missed),
            N.count(no_data)
        )
    }

    fn decided(&self, villages: usize) -> String {
        format!(
            "Ở {} thôn, phản ánh, khảo sát hoặc đo kiểm thực địa quyết định kết luận thay cho mô hình.",
            N.count(villages)
        )
    }

    fn synthetic(&self) -> &'static str {
        "Mọi con số trong báo cáo này tính từ dữ liệu mô phỏng, không phải số liệu thật."
    }

    fn label(&self, picture: bool) -> &'static str {
        if picture { "Hình" } else { "Bảng" }
    }

    fn caption(&self, caption: Caption) -> String {
        match caption {
            Caption::Scorecard => "Kết quả thực hiện chỉ tiêu của kế hoạch".into(),
            Caption::Rates => "Thôn được phủ theo xã, phường".into(),
            Caption::Gaps(service) => {
                let fibre = service == ServiceKind::Technology(Technology::Ftth);
                if fibre {
                    "Thôn, bản chưa có hoặc mới có một phần cáp quang FTTH, theo xã, phường".into()
                } else {
                    format!("Thôn, bản trắng, lõm {}, theo xã, phường", signal(service))
                }
            }
            Caption::Sharing => "Dùng chung hạ tầng viễn thông thụ động".into(),
            Caption::Places => "Địa điểm công cộng được phủ".into(),
            Caption::Speed => "Tốc độ truy nhập theo đo kiểm, toàn tỉnh".into(),
            Caption::Parameters => "Các tham số tính toán".into(),
            Caption::Layers => "Các lớp dữ liệu đã dùng".into(),
            Caption::Findings => "Các vấn đề phát hiện trong dữ liệu".into(),
        }
    }

    fn absent(&self, what: Absent) -> String {
        match what {
            Absent::Plan => "Dự án không nêu kế hoạch nào nên không có bảng điểm chỉ tiêu.".into(),
            Absent::Maps => "Lần chạy này không vẽ bản đồ nào dạng PNG.".into(),
            Absent::Charts => "Không có dữ liệu để vẽ biểu đồ này.".into(),
            Absent::Gaps => "Dự án không yêu cầu lập danh sách thôn trắng, lõm.".into(),
            Absent::Service(service) => format!("Không có dữ liệu {}.", signal(service)),
            Absent::Sharing => "Không có dữ liệu về dùng chung hạ tầng.".into(),
            Absent::Places => "Không có dữ liệu về địa điểm công cộng.".into(),
            Absent::Speed => "Không có dữ liệu đo kiểm tốc độ.".into(),
            Absent::Findings => "Không phát hiện vấn đề nào trong dữ liệu.".into(),
        }
    }

    fn head(&self, head: OfficeHead) -> &'static str {
        match head {
            OfficeHead::Parameter => "Tham số",
            OfficeHead::Value => "Giá trị",
            OfficeHead::NearestKm => "Nguồn gần nhất (km)",
            OfficeHead::CoveredVillages => "Thôn phủ",
            OfficeHead::Rate => "Tỷ lệ (%)",
            OfficeHead::Example => "Vấn đề (ví dụ đầu tiên)",
            OfficeHead::Places => "Số chỗ",
        }
    }

    fn findings(&self, [note, assumed, repaired, dropped]: [usize; 4]) -> String {
        format!(
            "Khi đọc dữ liệu, {} chỗ không dùng được đã bỏ, {} chỗ đã sửa, {} chỗ phải giả định và {} chỗ \
             ghi nhận để biết. Danh sách đầy đủ ở tệp findings.csv.",
            N.count(dropped),
            N.count(repaired),
            N.count(assumed),
            N.count(note)
        )
    }

    fn rates_note(&self) -> &'static str {
        "Tỷ lệ tính trên số thôn có dữ liệu; thôn không có dữ liệu không tính vào tỷ lệ."
    }

    fn layers_note(&self) -> &'static str {
        "Mã băm SHA-256 của từng tệp ghi ở manifest.json và coverage.xlsx."
    }

    fn template(&self, file: &str, fault: &TemplateFault) -> (String, String) {
        let hint = "lưu lại mẫu từ Word dưới dạng “Word Document (.docx)”, không đặt mật khẩu; hoặc tạo mẫu \
                    mới bằng phusong template";
        let (what, hint) = match fault {
            TemplateFault::Unreadable { error } => (
                format!("không đọc được: {}", io_reason(Lang::VI, error)),
                "kiểm tra [report] template trong tệp dự án",
            ),
            TemplateFault::NotDocx => ("không phải là văn bản Word (.docx)".to_owned(), hint),
            TemplateFault::Encrypted => {
                ("có mật khẩu, hoặc là định dạng Word cũ (.doc)".to_owned(), hint)
            }
            TemplateFault::TooLarge { bytes, limit } => (
                format!(
                    "quá lớn: trên {} MB, mẫu báo cáo chỉ được đến {} MB",
                    megabytes(*bytes),
                    megabytes(*limit)
                ),
                "bỏ bớt ảnh lớn trong mẫu",
            ),
            TemplateFault::TooManyParts { parts, limit } => (
                format!(
                    "có {} phần, mẫu báo cáo chỉ được đến {}",
                    N.decimal(*parts as f64, 0),
                    N.decimal(*limit as f64, 0)
                ),
                hint,
            ),
            TemplateFault::Damaged { part } => (format!("phần {part} bị hỏng"), hint),
            TemplateFault::Placeholders { problems } => {
                let mut text = "có chỗ điền không hiểu được:".to_owned();
                for problem in problems {
                    text.push_str("\n  ");
                    text.push_str(&self.placeholder(problem));
                }
                let names: Vec<&str> = placeholder_names().map(|(_, vi)| vi).collect();
                return (
                    format!("mẫu báo cáo {file} {text}"),
                    format!("các chỗ điền (đặt giữa {{{{ và }}}}): {}", names.join(", ")),
                );
            }
        };
        (format!("mẫu báo cáo {file} {what}"), hint.to_owned())
    }

    fn placeholder(&self, problem: &PlaceholderProblem) -> String {
        let PlaceholderProblem { part, found, kind } = problem;
        match kind {
            PlaceholderFault::Unknown { nearest: Some(near) } => {
                format!("{part}: không có {{{{{found}}}}}; có phải {{{{{near}}}}}?")
            }
            PlaceholderFault::Unknown { nearest: None } => {
                format!("{part}: không có {{{{{found}}}}}")
            }
            PlaceholderFault::Argument { allowed } => format!(
                "{part}: {{{{{found}}}}} cần một trong các chữ sau dấu hai chấm: {}",
                if allowed.is_empty() { "(không có)".to_owned() } else { allowed.join(", ") }
            ),
            PlaceholderFault::Open => {
                format!("{part}: {{{{{found} không có dấu }}}} đóng trong cùng đoạn văn")
            }
            PlaceholderFault::Misplaced => format!(
                "{part}: {{{{{found}}}}} phải đứng riêng một đoạn trong thân văn bản, không đặt trong \
                 bảng, đầu trang, chân trang hay khung chữ"
            ),
        }
    }
}
