//! Dòng lệnh.

pub(in crate::lang) use super::system::io_reason;
use crate::assessment::Role;
use crate::finding::{Finding, Severity};
use crate::lang::{CliText, Lang, Message, Numbers, Usage, UsageKind};
use crate::network::ServiceKind;
use crate::report;
use crate::source::Input;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const N: Numbers = Numbers(Lang::VI);

pub(crate) const TEXT: CliText = CliText {
    about: "Tính thôn, bản nào có sóng 4G, 5G và cáp quang FTTH, từ ranh giới thôn, trạm BTS và mạng cáp.",
    after_help: "Bắt đầu:\n  phusong demo tinh-mau\n  phusong run tinh-mau/phusong.toml",
    usage: "Cách dùng",
    commands: "Lệnh",
    command: "LENH",
    arguments: "Tham số",
    options: "Tùy chọn",
    options_value: "TUY_CHON",
    help: "In trợ giúp này",
    version: "In phiên bản",
    default: "mặc định",
    lang: "Ngôn ngữ: vi (mặc định) hoặc en",
    threads: "Số luồng tính toán (mặc định: tất cả nhân của máy)",
    quiet: "Chỉ in lỗi",
    verbose: "In thêm: mọi vấn đề của dữ liệu",
    run: "Tính vùng phủ, tỷ lệ, vẽ bản đồ và ghi các bảng của một dự án",
    run_after: "Kết quả chỉ xuất hiện khi đã xong toàn bộ; kết quả cũ được giữ nguyên cho đến lúc đó.\n\
        Mã thoát: 0 xong, 1 không chạy được, 2 sai cú pháp lệnh, 3 dữ liệu bị từ chối.",
    project: "Tệp dự án (TOML)",
    project_value: "DU_AN.toml",
    out: "Thư mục kết quả (mặc định: outputs/<tên thư mục chứa tệp dự án>)",
    dir_value: "THU_MUC",
    no_maps: "Không vẽ bản đồ và biểu đồ",
    strict: "Từ chối dữ liệu phải sửa hoặc bỏ thay vì tự sửa (mã thoát 3)",
    check: "Đọc và kiểm tra dữ liệu của một dự án; không tính, không ghi kết quả",
    check_out: "Ghi các vấn đề vào tệp CSV này",
    csv_value: "TEP.csv",
    compare: "So sánh hai kết quả của phusong run: thôn nào mới được phủ, thôn nào mất, tỷ lệ tăng giảm",
    compare_after: "Thôn được ghép theo mã, rồi theo tên trong xã. Khác quy tắc, mẫu số, bán kính, phiên bản\n\
        hay hệ tọa độ đều được báo trước: đổi cách tính không phải là đổi vùng phủ.",
    old_value: "CU",
    new_value: "MOI",
    old_results: "Thư mục kết quả cũ",
    new_results: "Thư mục kết quả mới",
    compare_out: "Thư mục sẽ ghi (mặc định: outputs/compare-<cũ>-<mới>)",
    map: "Vẽ lại một bản đồ từ kết quả đã có, không tính lại; vẽ một xã hoặc cả tập bản đồ các xã",
    map_after: "Bản đồ là tên một bản đồ đi kèm (4g, status-4g…) hoặc tệp TOML của bạn, xem docs/sheets.md.\n\
        Tập bản đồ là một tệp PDF: mục lục, rồi mỗi xã một trang.\n\
        Tệp cùng tên trong thư mục ghi được thay; các tệp khác được giữ nguyên.",
    sheet: "Tên bản đồ đi kèm, hoặc tệp định nghĩa bản đồ",
    sheet_value: "BAN_DO",
    results: "Thư mục kết quả của phusong run",
    results_value: "KET_QUA",
    map_out: "Thư mục sẽ ghi (mặc định: <thư mục kết quả>-maps, bên cạnh nó)",
    formats: "Các định dạng, cách nhau bằng dấu phẩy: png, svg, pdf (mặc định: cả ba; tập bản đồ: pdf)",
    dpi: "Độ phân giải của ảnh PNG, điểm ảnh mỗi inch (mặc định: theo bản đồ)",
    world_file: "Ghi kèm tệp .pgw để phần mềm GIS đặt ảnh PNG đúng chỗ",
    geotiff: "Ghi thêm phần trong khung bản đồ thành GeoTIFF",
    atlas: "Mỗi xã, phường một trang: communes",
    commune: "Chỉ vẽ một xã, phường (mã hoặc tên)",
    commune_value: "XA",
    demo: "Tạo một tỉnh mẫu với dữ liệu mô phỏng để thử",
    demo_dir: "Thư mục sẽ tạo",
    demo_villages: "Số thôn, bản",
    demo_sites: "Số vị trí trạm",
    demo_splitters: "Số tập điểm cáp quang",
    demo_seed: "Hạt giống: cùng một số cho cùng một tỉnh",
    template: "Ghi mẫu báo cáo report.docx ra một tệp Word để sửa",
    template_after: "Sửa mẫu trong Word, rồi ghi trong tệp dự án:  [report]  template = \"mau.docx\"",
    template_file: "Tệp sẽ tạo; tệp đã có không bị ghi đè",
    docx_value: "MAU.docx",
    completions: "In tập lệnh tự hoàn thành cho shell",
    shell: "bash, zsh, fish, elvish, powershell",
    reading: "Đọc",
    computing: "Tính vùng phủ",
    drawing: "Vẽ bản đồ",
    writing: "Ghi kết quả",
    dropped: "Bị bỏ, không dùng được:",
    repaired: "Đã sửa:",
    assumed: "Giả định vì dữ liệu không ghi:",
    noted: "Lưu ý:",
    and_more: "… và {n} chỗ khác cùng loại",
    villages: "thôn",
    covered: "được phủ",
    hole: "lõm",
    white: "trắng",
    no_data: "không có dữ liệu",
    rate: "tỷ lệ thôn",
    area: "diện tích",
    rule: "Quy tắc",
    rule_changed: "dự án có thay đổi",
    rule_source: "Nguồn",
    scorecard: "Bảng điểm: {met} chỉ tiêu đạt, {missed} chưa đạt, {no_data} không có dữ liệu",
    target: "mục tiêu",
    value: "hiện tại",
    verdict: "kết quả",
    no_data_turns: "{n} chưa có dữ liệu, có thể đổi kết quả",
    stated: "báo cáo",
};

fn error(headline: impl AsRef<str>, hint: impl AsRef<str>) -> Message {
    Message {
        headline: format!("lỗi: {}", headline.as_ref()),
        hint: format!("gợi ý: {}", hint.as_ref()),
    }
}

pub(crate) fn service(kind: ServiceKind) -> String {
    match kind {
        ServiceKind::Technology(t) => t.name().to_owned(),
        ServiceKind::MobileBroadband => "Băng rộng di động".to_owned(),
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Project => "dự án",
        Role::Template => "mẫu báo cáo",
        Role::Plan => "kế hoạch",
        Role::Rule => "quy tắc",
        Role::Villages => "thôn, bản",
        Role::Cells => "cell",
        Role::Fibre => "cáp quang",
        Role::Coverage => "vùng phủ công bố",
        Role::Settlements => "khu dân cư",
        Role::Population => "lưới dân số",
        Role::Households => "hộ dân",
        Role::Points => "nhà văn hóa, cụm dân cư",
        Role::Places => "địa điểm công cộng",
        Role::Measurements => "đo tốc độ",
        Role::Evidence => "phản ánh thực địa",
        Role::Poles => "cột treo cáp",
        Role::Ducts => "cống bể cáp",
        Role::Roads => "đường",
        Role::Rivers => "sông, suối",
        Role::Water => "mặt nước",
        Role::Neighbours => "tỉnh lân cận",
        Role::Terrain => "độ cao địa hình",
    }
}

pub(crate) fn layers(layers: &[Input]) -> String {
    let mut out = String::new();
    for layer in layers.iter().filter(|l| l.role != Role::Project) {
        let rows = N.count(usize::try_from(layer.rows).unwrap_or(usize::MAX));
        let crs = layer.crs.as_deref().unwrap_or("–");
        let unit = if layer.role == Role::Population { "ô" } else { "dòng" };
        let _ = writeln!(out, "{}: {} ({rows} {unit}, {crs})", role(layer.role), layer.path);
    }
    out
}

fn counts(findings: &[Finding]) -> String {
    let count = |s| N.count(findings.iter().filter(|f| f.severity == s).count());
    format!(
        "{} chỗ bị bỏ, {} chỗ đã sửa, {} giả định, {} lưu ý",
        count(Severity::Dropped),
        count(Severity::Repaired),
        count(Severity::Assumed),
        count(Severity::Note)
    )
}

pub(crate) fn usable(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "Dữ liệu dùng được, không có vấn đề nào.\n".to_owned();
    }
    format!("Dữ liệu dùng được: {}.\n", counts(findings))
}

pub(crate) fn demo_written(dir: &Path, files: &[PathBuf]) -> String {
    let project = files.first().map_or_else(|| dir.to_owned(), Clone::clone);
    format!(
        "Đã tạo tỉnh mẫu (dữ liệu mô phỏng) trong {}: {} tệp.\nTiếp theo:  phusong run {}\n",
        dir.display(),
        files.len(),
        project.display()
    )
}

pub(crate) fn template_written(file: &Path) -> String {
    let file = file.display();
    format!(
        "Đã ghi mẫu báo cáo: {file}\nTiếp theo: sửa trong Word, rồi ghi trong tệp dự án:\n\n[report]\n\
         template = \"{file}\"\n"
    )
}

pub(crate) fn results(out: &Path, findings: &[Finding]) -> String {
    let mut text = String::new();
    if !findings.is_empty() {
        let list = out.join("findings.csv");
        let _ = writeln!(text, "Dữ liệu: {}; xem {}", counts(findings), list.display());
    }
    text + &results_in(out)
}

pub(crate) fn results_in(out: &Path) -> String {
    format!("Kết quả: {}\n", out.display())
}

pub(crate) fn refused(findings: usize, listed: Option<&Path>) -> Message {
    let see = listed.map_or_else(String::new, |p| format!("xem danh sách trong {}; ", p.display()));
    error(
        format!("dữ liệu bị từ chối: {} chỗ phải sửa hoặc bỏ (--strict)", N.count(findings)),
        format!("{see}sửa dữ liệu, hoặc chạy không có --strict để phusong tự sửa và ghi lại"),
    )
}

fn interrupted() -> Message {
    error("đã dừng theo yêu cầu", "kết quả cũ còn nguyên; chạy lại khi cần")
}

pub(crate) fn report(e: &report::Error) -> Message {
    use report::Error as E;
    match e {
        E::NotOurs { path } => error(
            format!("{} đã có và không phải là thư mục kết quả của phusong", path.display()),
            "chọn một thư mục mới hoặc trống với --out; phusong không ghi đè lên tệp của người khác",
        ),
        E::NotFindings { path } => error(
            format!("{} đã có và không phải là danh sách lỗi dữ liệu của phusong", path.display()),
            "chọn một tên tệp mới với --out; phusong không ghi đè lên tệp của người khác",
        ),
        E::Io { path, error: e } => error(
            format!("không ghi được {}: {}", path.display(), io_reason(e)),
            "chọn thư mục khác với --out, hoặc kiểm tra quyền ghi và dung lượng đĩa; kết quả cũ còn nguyên",
        ),
        E::GeoPackage { path, message } | E::GeoTiff { path, message } => error(
            format!("không ghi được {}: {message}", path.display()),
            "kiểm tra quyền ghi và dung lượng đĩa; kết quả cũ còn nguyên",
        ),
        E::Template { path, fault } => crate::lang::template_error(Lang::VI, path, fault),
        E::Exists { path } => error(
            format!("{} đã có", path.display()),
            "chọn một tên tệp mới; phusong không ghi đè lên tệp của người khác",
        ),
        E::Interrupted => interrupted(),
    }
}

/// A command line that is not understood.
pub(crate) fn usage(usage: &Usage) -> Message {
    use UsageKind as K;
    let meant = |n: &Option<String>| n.as_ref().map(|n| format!("có phải {n}? "));
    let (what, meant) = match &usage.kind {
        K::UnknownCommand { given, nearest, known } => {
            (format!("không có lệnh “{given}”; các lệnh: {}", known.join(", ")), meant(nearest))
        }
        K::UnknownOption { given, nearest } => {
            (format!("không có tùy chọn {given}"), meant(nearest))
        }
        K::OneTooMany { given } => (format!("thừa “{given}”"), None),
        K::Missing { what } => (format!("thiếu {}", what.join(", ")), None),
        K::Twice { option } => (format!("{option} được ghi hai lần"), None),
        K::Conflict { option, prior } => (format!("không dùng {option} cùng với {prior}"), None),
        K::TakesNoValue { option, value } => {
            (format!("{option} không nhận giá trị, nhưng có “{value}”"), None)
        }
        K::NoValue { option } => (format!("{option} chưa có giá trị"), None),
        K::NotOneOf { option, value, allowed } => {
            (format!("{option} không nhận “{value}”; chỉ nhận {}", allowed.join(", ")), None)
        }
        K::NotANumber { option, value } => {
            (format!("{option}: “{value}” không phải là số nguyên hợp lệ"), None)
        }
        K::Other { message } => (message.clone(), None),
    };
    let command = usage.command.map_or_else(String::new, |c| format!("{c} "));
    error(what, format!("{}xem phusong {command}--help", meant.unwrap_or_default()))
}
