//! Tỉnh mẫu: tệp dự án, README, lỗi.

use crate::demo::{Error, Facts, FaultKind, Planted};
use crate::lang::{Lang, Numbers};
use phusong_lang::io_reason;

const N: Numbers = Numbers(Lang::VI);

/// The project file, from the template beside.
pub(crate) fn project(facts: &Facts) -> String {
    include_str!("demo_project.toml")
        .replace("{mark}", facts.mark)
        .replace("{title}", &facts.title)
        .replace("{epsg}", &facts.crs.epsg.to_string())
        .replace("{crs_name}", facts.crs.name)
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
         - bản đồ nền: đường (`roads.geojson`), sông suối (`rivers.geojson`), biển và hồ \
         (`water.geojson`), tỉnh lân cận (`neighbours.geojson`), độ cao (`terrain.tif`)\n\
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
            io_reason(Lang::VI, source)
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
