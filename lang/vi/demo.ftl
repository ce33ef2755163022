# Tỉnh mẫu: README, lỗi.

demo-readme =
    # { $title }

    {"*"}*Dữ liệu mô phỏng.** Tất cả trong thư mục này do lệnh `phusong demo` sinh ra: ranh giới, tên gọi, dân số, trạm gốc, cáp quang đều không có thật và không mô tả tỉnh nào. Tên doanh nghiệp chỉ để bảng giống thực tế; mạng lưới ở đây không phải của họ.

    - { $villages } thôn, bản, tổ dân phố thuộc { $communes } xã, phường, { $area } km²; hệ tọa độ { $crs_name } (EPSG:{ $epsg })
    - { $sites } trạm gốc, { $cells } cell của bốn nhà mạng (`cells.csv`)
    - { $splitters } tập điểm cáp quang: { $others } của Viettel và FPT (`splitters.csv`, WGS 84), { $vnpt } của VNPT (`splitters-vnpt.csv`, VN-2000, dấu phẩy thập phân)
    - { $routes } tuyến cáp quang (`fibre-routes.geojson`), { $published } vùng phủ 5G Viettel công bố (`coverage-5g-viettel.gpkg`)
    - { $hamlets } cụm dân cư: vùng ở (`settlements.gpkg`), nhà văn hóa và cụm dân cư dạng điểm (`village-points.csv`), lưới dân số { $arc }″ (`population.tif`)
    - { $places } công sở, trạm y tế, trường học (`places.csv`), { $parks } khu công nghiệp (`industrial-parks.geojson`)
    - { $poles } cột treo cáp (`poles.csv`), { $ducts } đoạn cống bể (`ducts.geojson`) và doanh nghiệp dùng chung
    - { $tests } phép đo tốc độ (`speed-tests.csv`), { $reports } phản ánh thực địa (`field-reports.csv`)
    - bản đồ nền: đường (`roads.geojson`), sông suối (`rivers.geojson`), biển và hồ (`water.geojson`), tỉnh lân cận (`neighbours.geojson`), độ cao (`terrain.tif`)
    - kế hoạch của tỉnh, 14 chỉ tiêu (`plan.toml`)

    Vài thôn không có số dân, không rõ ĐBKK hay điện lưới, chưa vẽ khu dân cư, chưa có điểm, hoặc không có ai trong lưới dân số: đó là *không có dữ liệu*, không phải 0.

    Sinh lại: `phusong demo THƯ_MỤC --villages { $v } --sites { $s } --splitters { $sp } --seed { $seed }`

    ## Lỗi cố ý

    Số liệu thật luôn có lỗi, nên số liệu mẫu cũng có. `phusong check phusong.toml` liệt kê những lỗi làm thay đổi hoặc bỏ dữ liệu; dấu cách thừa và dấu phẩy thập phân được đọc đúng, không cần báo, và tên giống công thức chỉ bị vô hiệu trong các bảng CSV. Dòng của GeoPackage là thứ tự đối tượng từ 1, dòng của CSV tính cả dòng tiêu đề.

    | tệp | dòng | mã | lỗi |
    |---|---|---|---|
    { $lines }
demo-line-self-intersecting = đường ranh giới tự cắt
demo-line-duplicate-id = trùng mã với thôn ngay trước
demo-line-no-geometry = thôn mới, chưa có ranh giới
demo-line-blank-name = tên thừa dấu cách
demo-line-formula-name = tên bắt đầu bằng dấu =, bảng tính sẽ hiểu là công thức
demo-line-swapped = kinh độ và vĩ độ đổi chỗ cho nhau
demo-line-kilometres = bán kính ghi bằng ki-lô-mét, không phải mét
demo-line-unknown-technology = công nghệ không tồn tại (6G)
demo-line-decimal-comma = tọa độ dùng dấu phẩy thập phân
demo-line-at-zero = tọa độ (0, 0)
demo-line-planned = cell mới quy hoạch, chưa phát sóng
demo-line-negative-speed = tốc độ âm
demo-line-kilobits = tốc độ ghi bằng kbit/s, không phải Mb/s
demo-line-unknown-village = mã thôn không có trong danh sách thôn
demo-error-foreign = thư mục { $dir } có { $foreign }, không phải tệp của tỉnh mẫu; không ghi gì cả
    .hint = chọn một thư mục mới hoặc trống
demo-error-not-a-folder = { $path } là một tệp, không phải thư mục
    .hint = chọn một tên thư mục khác
demo-error-io = không ghi được { $path }: { $source }
    .hint = kiểm tra quyền ghi và dung lượng đĩa
demo-error-table = không ghi được bảng { $path }: { $source }
    .hint = kiểm tra quyền ghi và dung lượng đĩa
demo-error-layer = GDAL không ghi được { $path }: { $source }
    .hint = kiểm tra dung lượng đĩa và trình điều khiển GPKG của GDAL
demo-error-projection = không chuyển được tọa độ: { $source }
    .hint = đây là lỗi của chương trình, xin báo kèm các tùy chọn đã dùng
