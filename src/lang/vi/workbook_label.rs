//! Nhãn trong tệp coverage.xlsx: đầu cột, tên thông số, câu cố định.

use crate::report::workbook::words::Label;

/// Tiếng Việt.
#[allow(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "one line a label, each with words of its own however alike today"
)]
pub(super) fn text(label: Label) -> &'static str {
    match label {
        Label::Synthetic => "DỮ LIỆU MÔ PHỎNG – KHÔNG PHẢI SỐ LIỆU THẬT",
        Label::SyntheticShort => "DỮ LIỆU MÔ PHỎNG",
        Label::Nation => "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        Label::Motto => "Độc lập - Tự do - Hạnh phúc",
        Label::MakerBlank => "TÊN CƠ QUAN, ĐƠN VỊ …………………",
        Label::Preparer => "NGƯỜI LẬP BIỂU",
        Label::PreparerSigns => "(Ký, ghi rõ họ tên)",
        Label::Head => "THỦ TRƯỞNG ĐƠN VỊ",
        Label::HeadSigns => "(Ký, đóng dấu, ghi rõ họ tên)",
        Label::Page => "Trang",
        Label::NoDataSign => "…",
        Label::NoDataMeaning => "Dấu … nghĩa là không có dữ liệu, không phải bằng 0.",
        Label::Number => "STT",
        Label::Id => "Mã",
        Label::Kind => "Loại",
        Label::Note => "Ghi chú",
        Label::Date => "Ngày",
        Label::Operator => "Doanh nghiệp",
        Label::AllOperators => "Tất cả",
        Label::AllKinds => "Tất cả các loại",
        Label::Technology => "Công nghệ",
        Label::AnyMobile => "Di động",
        Label::Service => "Dịch vụ",
        Label::Target => "Chỉ tiêu (theo lời văn kế hoạch)",
        Label::Year => "Đến hết năm",
        Label::TargetValue => "Mục tiêu",
        Label::Reached => "Đạt được",
        Label::Verdict => "Kết quả",
        Label::Margin => "Chênh lệch so với mục tiêu",
        Label::MarginNote => {
            "Chênh lệch là giá trị đạt được trừ mục tiêu; với tỷ lệ phần trăm tính bằng điểm phần trăm."
        }
        Label::Points => "điểm %",
        Label::PerHundred => "/100 dân",
        Label::ToGo => "Còn thiếu / vượt",
        Label::How => "Cách đo",
        Label::Turns => "Điều gì làm đổi kết quả",
        Label::Origin => "Nguồn gốc số liệu",
        Label::Source => "Nguồn",
        Label::VillageId => "Mã thôn",
        Label::Village => "Tên thôn, bản",
        Label::CommuneCode => "Mã xã",
        Label::Commune => "Xã, phường",
        Label::District => "Huyện (cũ)",
        Label::Province => "Tỉnh",
        Label::AreaKm2 => "Diện tích (km²)",
        Label::Population => "Nhân khẩu",
        Label::Households => "Số hộ",
        Label::AreaClass => "Khu vực",
        Label::Dbkk => "Thôn ĐBKK",
        Label::Poor => "Số hộ nghèo",
        Label::Minority => "Tỷ lệ DTTS (%)",
        Label::Power => "Có điện lưới",
        Label::Yes => "có",
        Label::No => "không",
        Label::Lon => "Kinh độ",
        Label::Lat => "Vĩ độ",
        Label::Wgs84 => "WGS84 (độ)",
        Label::Vn2000 => "VN-2000 (m)",
        Label::WorkingCrs => "Tọa độ (m)",
        Label::North => "X (bắc)",
        Label::East => "Y (đông)",
        Label::SharePct => "Tỷ lệ phủ (%)",
        Label::AreaPct => "% diện tích có sóng, cáp",
        Label::PeoplePct => "% dân số được phủ",
        Label::VillagesPct => "% số thôn được phủ",
        Label::Status => "Tình trạng",
        Label::Villages => "Số thôn",
        Label::Covered => "Được phủ",
        Label::Hole => "Lõm",
        Label::White => "Trắng",
        Label::NoData => "Không có dữ liệu",
        Label::NearestId => "Nguồn gần nhất",
        Label::NearestKm => "Cách (km)",
        Label::WholeProvince => "TOÀN TỈNH",
        Label::ByDistrict => "THEO HUYỆN (CŨ)",
        Label::ByOperator => "TỪNG DOANH NGHIỆP, TRÊN TOÀN TỈNH",
        Label::WhitePct => "% trắng trên số thôn",
        Label::HolePct => "% lõm trên số thôn còn lại",
        Label::PairNote => {
            "% trắng tính trên tất cả các thôn có dữ liệu; % lõm tính trên số thôn còn lại (không kể thôn trắng): \
             hai mẫu số khác nhau, không cộng lại."
        }
        Label::RatesNote => {
            "Tỷ lệ số thôn được phủ tính trên các thôn có dữ liệu; thôn không có dữ liệu đếm riêng. \
             Mỗi thôn tính là một, dù to hay nhỏ."
        }
        Label::SharesCut => {
            "Tỷ lệ phủ của từng thôn cắt đến hai số lẻ, không làm tròn lên; số đầy đủ ở villages.csv."
        }
        Label::ListedPct => "Tỷ lệ phủ (%)",
        Label::Class => "Loại (trắng, lõm)",
        Label::HouseholdsLacking => "Số hộ chưa phủ",
        Label::NearestOfOperators => "Nguồn phát gần nhất của từng doanh nghiệp",
        Label::SitesInOrder => "Mã nguồn, lần lượt",
        Label::InAll => "TỔNG CỘNG",
        Label::Reason => "Nguyên nhân",
        Label::Group => "Nhóm A/B/C",
        Label::Rank => "Thứ tự ưu tiên",
        Label::Remedy => "Giải pháp",
        Label::Cost => "Kinh phí (triệu đồng)",
        Label::YearOfWork => "Năm",
        Label::OfficeColumns => {
            "Các ô để trống do đơn vị bổ sung; dòng cộng tự cập nhật khi điền. Nhóm:"
        }
        Label::SumsKnown => {
            "Dòng cộng chỉ gồm các thôn có số liệu. Số hộ chưa phủ là ước tính theo phân bố dân cư hoặc \
             diện tích. Tọa độ là của điểm giữa thôn."
        }
        Label::SureOf => {
            "Trong m/n phương án: thử bán kính và ngưỡng lớn hơn, nhỏ hơn thì thôn vẫn cùng loại ở m trên n \
             phương án; nhạy cảm: có phương án thôn được phủ."
        }
        Label::NoGaps => "Không có thôn nào trắng hoặc lõm.",
        Label::ServiceUnknown => {
            "Không có dữ liệu về dịch vụ này: chưa kết luận được thôn nào trắng hoặc lõm."
        }
        Label::Infrastructure => "Hạ tầng",
        Label::Total => "Tổng số",
        Label::Shared => "Dùng chung (từ 2 doanh nghiệp)",
        Label::SharedPct => "Tỷ lệ dùng chung (%)",
        Label::OneOperator => "1 doanh nghiệp",
        Label::TwoOperators => "2 doanh nghiệp",
        Label::MoreOperators => "3 doanh nghiệp trở lên",
        Label::Unnamed => "Không ghi doanh nghiệp (không tính)",
        Label::SharedSites => "Các vị trí trạm dùng chung",
        Label::Sites => "Mã trạm, nguồn phát",
        Label::Operators => "Doanh nghiệp",
        Label::Spread => "Khoảng cách xa nhất giữa các cell (m)",
        Label::Place => "Địa điểm",
        Label::Places => "Số địa điểm",
        Label::TargetPct => "Mục tiêu (%)",
        Label::PlacesLacking => "Địa điểm chưa được phủ hoặc không có dữ liệu",
        Label::InPart => "một phần",
        Label::NotAtAll => "chưa có",
        Label::Tests => "Số lần đo",
        Label::Down => "Tải xuống (Mb/s)",
        Label::Up => "Tải lên (Mb/s)",
        Label::Latency => "Độ trễ (ms)",
        Label::Median => "trung vị",
        Label::Mean => "trung bình",
        Label::TenthBelow => "10 % thấp nhất dưới",
        Label::TooFewTests => "Dấu …: quá ít lần đo để kết luận (không có dữ liệu).",
        Label::SpeedsLeftOut => "Tốc độ ở từng thôn: speed.csv.",
        Label::Report => "Mã phản ánh",
        Label::Says => "Nội dung",
        Label::ReportKind => "Hình thức",
        Label::Reporter => "Nguồn",
        Label::Expiry => "Hết hiệu lực",
        Label::Modelled => "Theo mô hình",
        Label::Final => "Kết luận",
        Label::Became => "Xử lý",
        Label::File => "Tệp",
        Label::Row => "Dòng",
        Label::Layers => "Dữ liệu đã đọc",
        Label::Role => "Dữ liệu",
        Label::Layer => "Lớp, trang",
        Label::Rows => "Số dòng",
        Label::Crs => "Hệ tọa độ",
        Label::Sha256 => "SHA-256",
        Label::Title => "Tên dự án",
        Label::AsOf => "Ngày của số liệu",
        Label::Maker => "Đơn vị lập",
        Label::MadeAt => "Lập lúc",
        Label::Program => "Chương trình",
        Label::Datum => "Phép chuyển VN-2000 – WGS84",
        Label::Engine => "Cách tính diện tích",
        Label::RuleProfile => "Quy tắc",
        Label::RuleSource => "Nguồn của quy tắc",
        Label::RuleCaveat => "Lưu ý khi dùng quy tắc",
        Label::Test => "Cách xét từng thôn",
        Label::CoveredFrom => "Được phủ khi đạt từ",
        Label::WhiteUpTo => "Trắng khi không quá",
        Label::Denominator => "Mẫu số",
        Label::OperatorRule => "Gộp các doanh nghiệp",
        Label::Cumulative => "Tính cả các thế hệ sau",
        Label::UnitCoveredFrom => "Xã, tỉnh được phủ khi số thôn đạt từ",
        Label::MobileBroadband => "Băng rộng di động gồm",
        Label::DefaultRadius => "Bán kính khi dữ liệu không ghi",
        Label::Beamwidth => "Góc mở khi dữ liệu không ghi",
        Label::Basis => "Mẫu số có dữ liệu",
        Label::Counted => "Trạm được tính",
        Label::SharingDistance => "Cùng vị trí khi cách nhau dưới",
        Label::MinTests => "Số lần đo tối thiểu",
        Label::GapServices => "Lập danh sách trắng, lõm cho",
        Label::GapWeights => "Trọng số thứ tự ưu tiên",
        Label::Plan => "Kế hoạch",
        Label::PlanDocument => "Văn bản",
        Label::Limits => {
            "Kết quả theo mô hình bán kính, không xét địa hình, nhà cửa, cây rừng, tải và tốc độ. Nơi có phản \
             ánh thực địa hoặc đo kiểm thì theo thực tế."
        }
        Label::Severity => "Mức",
        Label::Code => "Mã loại",
        Label::Column => "Cột",
        Label::Found => "Phát hiện",
        Label::Done => "Đã xử lý",
    }
}
