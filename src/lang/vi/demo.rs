//! Tỉnh mẫu: tệp dự án, README, lỗi.

use crate::demo::{Error, Facts, FaultKind, Planted};
use crate::lang::vi::cli::io_reason;
use crate::lang::{Lang, Numbers};

const N: Numbers = Numbers(Lang::Vi);

/// The project file.
pub(crate) fn project(facts: &Facts) -> String {
    let Facts { mark, title, crs, .. } = facts;
    let (epsg, crs_name) = (crs.epsg, crs.name);
    format!(
        r#"{mark}
# Mọi số liệu trong thư mục này do lệnh `phusong demo` sinh ra, không phải số liệu thật.
# Chạy:  phusong run phusong.toml
# Đường dẫn tính từ thư mục chứa tệp này. Tỷ lệ là số từ 0 đến 1, khoảng cách là mét.

[project]
title = "{title}"
crs = "EPSG:{epsg}"            # hệ tọa độ làm việc: {crs_name}
as_of = "2025-12-31"           # ngày của số liệu
maker = "Dữ liệu mô phỏng – không phải số liệu thật"
synthetic = true               # mọi bảng và bản đồ sẽ ghi rõ là mô phỏng

# Ranh giới thôn, bản, tổ dân phố; hệ tọa độ ghi sẵn trong tệp GeoPackage.
[villages]
path = "villages.gpkg"
source = "Dữ liệu mô phỏng"

# Cell (trạm gốc) 2G, 3G, 4G, 5G của bốn nhà mạng; tọa độ kinh độ, vĩ độ WGS 84.
[[cells]]
path = "cells.csv"
crs = "EPSG:4326"
source = "Dữ liệu mô phỏng"

# Tập điểm (splitter) cáp quang của Viettel và FPT; tọa độ WGS 84.
[[fibre]]
path = "splitters.csv"
crs = "EPSG:4326"
radius_m = 300                 # dùng khi một dòng không ghi bán kính
source = "Dữ liệu mô phỏng"

# Tập điểm của VNPT: tệp xuất từ Excel, dấu chấm phẩy, dấu phẩy thập phân, tọa độ VN-2000.
[[fibre]]
path = "splitters-vnpt.csv"
crs = "EPSG:{epsg}"
separator = ";"
operator = "VNPT"
radius_m = 300
source = "Dữ liệu mô phỏng"
[fibre.columns]                # chỉ khai báo những cột có tên khác mặc định
id = "ma_tap_diem"
x = "toa_do_dong"              # hướng đông (trong văn bản VN-2000 là Y)
y = "toa_do_bac"               # hướng bắc (trong văn bản VN-2000 là X)
radius_m = "ban_kinh_m"
ports_total = "so_cong"
ports_used = "cong_da_dung"

# Tuyến cáp quang: phục vụ dọc theo tuyến.
[[fibre]]
path = "fibre-routes.geojson"
distance_m = 300               # phục vụ về mỗi bên của tuyến
source = "Dữ liệu mô phỏng"

# Vùng phủ 5G do Viettel công bố (vùng, không phải cell).
[[coverage]]
path = "coverage-5g-viettel.gpkg"
technology = "5G"
operator = "Viettel"
source = "Dữ liệu mô phỏng"

# Người dân ở đâu: mẫu số thứ hai, ba, tư, năm, tính song song với diện tích thôn.
# Vùng ở (khu dân cư); thôn nào không có vùng ở thì không có dữ liệu, không phải 0 %.
[[settlements]]
path = "settlements.gpkg"
source = "Dữ liệu mô phỏng"

# Lưới dân số: mỗi ô là số người ("count"), hay mật độ ("per_km2", "per_ha").
[population]
path = "population.tif"
values = "count"
scale_to = "villages"          # nhân cho khớp dân số của từng thôn; "communes": của xã; "nothing": để nguyên
source = "Dữ liệu mô phỏng"

# Nhà văn hóa (role = centre) và cụm dân cư (role = cluster) của từng thôn.
[[points]]
path = "village-points.csv"
crs = "EPSG:4326"
source = "Dữ liệu mô phỏng"

# Số hộ lấy ở lớp thôn; có danh sách hộ thì thêm [[households]].

# Địa điểm công cộng: dịch vụ phải có, tỷ lệ địa điểm phải đạt.
[[places]]
path = "places.csv"
crs = "EPSG:4326"
services = ["4G", "FTTH"]
target = 0.9
source = "Dữ liệu mô phỏng"

[[places]]
path = "industrial-parks.geojson"
kind = "Khu công nghiệp"
services = ["5G", "FTTH"]
target = 0.5
covered_from = 0.8             # khu công nghiệp là vùng: được phủ từ 80 % diện tích
source = "Dữ liệu mô phỏng"

# Đo kiểm tốc độ của người dùng (như i-Speed).
[[measurements]]
path = "speed-tests.csv"
crs = "EPSG:4326"
source = "Dữ liệu mô phỏng"

[speed]
min_tests = 5                  # ít hơn thì không có dữ liệu

# Phản ánh cử tri, khảo sát, đo kiểm: còn hạn thì thắng mô hình.
[[evidence]]
path = "field-reports.csv"
valid_days = 365               # khi một dòng không ghi ngày hết hạn
source = "Dữ liệu mô phỏng"

# Hạ tầng dùng chung: cột treo cáp, cống bể cáp và doanh nghiệp trên đó.
[[poles]]
path = "poles.csv"
crs = "EPSG:4326"
source = "Dữ liệu mô phỏng"

[[ducts]]
path = "ducts.geojson"
source = "Dữ liệu mô phỏng"

[sharing]
distance_m = 50                # trạm gần nhau hơn thế là một vị trí

# Kế hoạch của tỉnh: bảng điểm so từng chỉ tiêu với số tính được.
[plan]
path = "plan.toml"             # hoặc use = "ha-tinh", "hue", "thanh-hoa", "dak-lak"

# Số do đơn vị báo cáo, cho chỉ tiêu không tính được từ bản đồ.
[[stated]]
target = "internet-households"
value = 88.4
source = "Báo cáo mô phỏng của tỉnh Mẫu"
as_of = "2025-12-31"

# Danh sách trắng sóng, lõm sóng: của dịch vụ nào, xếp ưu tiên theo gì (chỉ tỷ lệ giữa các số là đáng kể).
[gaps]
services = ["4G", "FTTH"]
[gaps.weights]
people = 40                    # số người chưa có
white = 25                     # trắng trước lõm
dbkk = 20                      # thôn đặc biệt khó khăn trước
power = 5                      # có điện lưới: làm được ngay
certainty = 10                 # chắc chắn là trắng, lõm

# Bán kính phục vụ khi bảng không ghi.
[radius_m]
"2G" = 7000
"3G" = 4000
"4G" = 4000
"5G" = 1000

[engine]
kind = "auto"

# Một thôn được coi là đã phủ khi từ 80 % diện tích có sóng của ít nhất một nhà mạng.
# Quy tắc khác: profile = "vietnam-centre-clusters", "peru-60", "sdg-9c1", "spain-best-operator".
[rule]
profile = "share"
# covered_from = 0.8           # các khóa ghi ở đây thay cho khóa của quy tắc:
# denominator = "area"         # area, inhabited_area, population, households, points
# operator = "union"           # union, village_maximum, best_operator
"#
    )
}

/// The README.
pub(crate) fn readme(facts: &Facts) -> String {
    let Facts { title, crs, options, .. } = facts;
    let count = |n: usize| N.count(n);
    let lines: String = facts.planted.iter().map(line).collect();
    format!(
        "# {title}\n\n\
         **Dữ liệu mô phỏng.** Tất cả trong thư mục này do lệnh `phusong demo` sinh ra: ranh giới, \
         tên gọi, dân số, trạm gốc, cáp quang đều không có thật và không mô tả tỉnh nào. Tên doanh \
         nghiệp chỉ để bảng giống thực tế; mạng lưới ở đây không phải của họ.\n\n\
         - {villages} thôn, bản, tổ dân phố thuộc {communes} xã, phường, {area} km²; hệ tọa độ \
         {crs_name} (EPSG:{epsg})\n\
         - {sites} trạm gốc, {cells} cell của bốn nhà mạng (`cells.csv`)\n\
         - {splitters} tập điểm cáp quang: {others} của Viettel và FPT (`splitters.csv`, WGS 84), {vnpt} \
         của VNPT (`splitters-vnpt.csv`, VN-2000, dấu phẩy thập phân)\n\
         - {routes} tuyến cáp quang (`fibre-routes.geojson`), {published} vùng phủ 5G Viettel công bố \
         (`coverage-5g-viettel.gpkg`)\n\
         - {hamlets} cụm dân cư: vùng ở (`settlements.gpkg`), nhà văn hóa và cụm dân cư dạng điểm \
         (`village-points.csv`), lưới dân số {arc}″ (`population.tif`)\n\
         - {places} công sở, trạm y tế, trường học (`places.csv`), {parks} khu công nghiệp \
         (`industrial-parks.geojson`)\n\
         - {poles} cột treo cáp (`poles.csv`), {ducts} đoạn cống bể (`ducts.geojson`) và doanh nghiệp \
         dùng chung\n\
         - {tests} phép đo tốc độ (`speed-tests.csv`), {reports} phản ánh thực địa \
         (`field-reports.csv`)\n\
         - kế hoạch của tỉnh, 14 chỉ tiêu (`plan.toml`)\n\n\
         Vài thôn không có số dân, không rõ ĐBKK hay điện lưới, chưa vẽ khu dân cư, chưa có điểm, hoặc \
         không có ai trong lưới dân số: đó là *không có dữ liệu*, không phải 0.\n\n\
         Sinh lại: `phusong demo THƯ_MỤC --villages {v} --sites {s} --splitters {sp} --seed {seed}`\n\n\
         ## Lỗi cố ý\n\n\
         Số liệu thật luôn có lỗi, nên số liệu mẫu cũng có. `phusong check phusong.toml` liệt kê \
         những lỗi làm thay đổi hoặc bỏ dữ liệu; dấu cách thừa và dấu phẩy thập phân được đọc đúng, \
         không cần báo, và tên giống công thức chỉ bị vô hiệu trong các bảng CSV. Dòng của GeoPackage \
         là thứ tự đối tượng từ 1, dòng của CSV tính cả dòng tiêu đề.\n\n\
         | tệp | dòng | mã | lỗi |\n|---|---|---|---|\n{lines}",
        villages = count(options.villages),
        communes = count(facts.communes),
        area = N.decimal(facts.area_km2, 0),
        crs_name = crs.name,
        epsg = crs.epsg,
        sites = count(options.sites),
        cells = count(facts.cells),
        splitters = count(options.splitters),
        others = count(options.splitters - facts.splitters_vnpt),
        vnpt = count(facts.splitters_vnpt),
        routes = count(facts.routes),
        published = count(facts.published),
        hamlets = count(facts.hamlets),
        arc = N.decimal(3_600.0 / facts.raster_cells, 0),
        places = count(facts.places),
        parks = count(facts.parks),
        poles = count(facts.poles),
        ducts = count(facts.ducts),
        tests = count(facts.tests),
        reports = count(facts.reports),
        v = options.villages,
        s = options.sites,
        sp = options.splitters,
        seed = options.seed,
    )
}

fn line(fault: &Planted) -> String {
    let what = match fault.kind {
        FaultKind::SelfIntersecting => "đường ranh giới tự cắt",
        FaultKind::DuplicateId => "trùng mã với thôn ngay trước",
        FaultKind::NoGeometry => "thôn mới, chưa có ranh giới",
        FaultKind::BlankName => "tên thừa dấu cách",
        FaultKind::FormulaName => "tên bắt đầu bằng dấu =, bảng tính sẽ hiểu là công thức",
        FaultKind::Swapped => "kinh độ và vĩ độ đổi chỗ cho nhau",
        FaultKind::Kilometres => "bán kính ghi bằng ki-lô-mét, không phải mét",
        FaultKind::UnknownTechnology => "công nghệ không tồn tại (6G)",
        FaultKind::DecimalComma => "tọa độ dùng dấu phẩy thập phân",
        FaultKind::AtZero => "tọa độ (0, 0)",
        FaultKind::Planned => "cell mới quy hoạch, chưa phát sóng",
        FaultKind::NegativeSpeed => "tốc độ âm",
        FaultKind::Kilobits => "tốc độ ghi bằng kbit/s, không phải Mb/s",
        FaultKind::UnknownVillage => "mã thôn không có trong danh sách thôn",
    };
    format!("| `{}` | {} | {} | {what} |\n", fault.file, fault.row, fault.id)
}

/// An error and what to do.
pub(crate) fn error(error: &Error) -> String {
    match error {
        Error::Foreign { dir, foreign } => format!(
            "lỗi: thư mục {} có {foreign}, không phải tệp của tỉnh mẫu; không ghi gì cả\n\
             gợi ý: chọn một thư mục mới hoặc trống",
            dir.display()
        ),
        Error::NotAFolder { path } => format!(
            "lỗi: {} là một tệp, không phải thư mục\ngợi ý: chọn một tên thư mục khác",
            path.display()
        ),
        Error::Io { path, source } => format!(
            "lỗi: không ghi được {}: {}\ngợi ý: kiểm tra quyền ghi và dung lượng đĩa",
            path.display(),
            io_reason(source)
        ),
        Error::Table { path, source } => format!(
            "lỗi: không ghi được bảng {}: {source}\ngợi ý: kiểm tra quyền ghi và dung lượng đĩa",
            path.display()
        ),
        Error::Layer { path, source } => format!(
            "lỗi: GDAL không ghi được {}: {source}\n\
             gợi ý: kiểm tra dung lượng đĩa và trình điều khiển GPKG của GDAL",
            path.display()
        ),
        Error::Projection(source) => format!(
            "lỗi: không chuyển được tọa độ: {source}\n\
             gợi ý: đây là lỗi của chương trình, xin báo kèm các tùy chọn đã dùng"
        ),
    }
}
