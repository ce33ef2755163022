# Dữ liệu không đọc được: sai gì (lời), nên làm gì (.hint).

source-coordinates-such-as = tọa độ trong tệp, ví dụ { $x }, { $y }
source-mistake-axes = { $seen }: hai cột bị đổi chỗ; ghi đúng tên cột trong columns (lon, lat hoặc x, y)
source-mistake-crs = { $seen }, giống { $crs }; thêm crs = "EPSG:{ $code }" (và crs_override = true nếu tệp ghi sai)
source-mistake-axes-and-crs = { $seen }, giống { $crs } nhưng hai trục bị đổi chỗ; ghi crs = "EPSG:{ $code }" và đúng tên cột x (hướng đông), y (hướng bắc)
source-mistake-unknown = { $seen }; kiểm tra hệ tọa độ, thứ tự hai cột và mã tỉnh trong [project]
source-crs-wgs84 = kinh độ, vĩ độ WGS 84
source-crs-utm48 = VN-2000 / UTM 48N
source-crs-utm49 = VN-2000 / UTM 49N
source-crs-tm3 = VN-2000/TM-3 kinh tuyến trục { $degrees }°{ $minutes }′
source-crs-other = EPSG:{ $code }
source-formats-read = đọc được: .{ $known }
source-unreadable = { $file }: không đọc được: { $reason }
    .hint = tệp có thể bị hỏng hoặc đang bị chương trình khác giữ; mở thử bằng QGIS hay Excel
source-no-permission = { $file }: không có quyền đọc tệp
    .hint = cấp quyền đọc tệp cho người dùng đang chạy phusong
source-not-a-file = { $file }: không phải tệp mà là đường ống, thiết bị hoặc thư mục
    .hint = đặt chính tệp dữ liệu vào đó
source-changed-while-read = { $file }: bị thay đổi trong lúc đang đọc, không thể biết kết quả ứng với dữ liệu nào
    .hint = chờ chương trình kia ghi xong hoặc đóng tệp ở đó, rồi chạy lại
source-view-too-long = { $file }: khung nhìn (view) { $layer } có hơn { $limit } dòng, hoặc đọc quá lâu
    .hint = lưu lớp thành bảng: trong QGIS, Xuất, Lưu đối tượng thành
source-asks-for-network = { $file }: tệp trỏ tới dữ liệu trên mạng (ví dụ hệ tọa độ ghi bằng liên kết); chương trình không bao giờ tải gì từ mạng
    .hint = lưu lại lớp với hệ tọa độ nằm ngay trong tệp, ví dụ GeoPackage bằng QGIS; với GeoJSON có thể bỏ mục "crs" rồi khai hệ tọa độ đó trong tệp dự án
source-unknown-format = { $file }: không biết định dạng này
source-not-in-this-build = { $file }: bản phusong này không có GDAL, không đọc được { $format }
    .hint = chuyển sang GeoJSON (bản đồ) hoặc CSV (bảng), hoặc dùng bản có GDAL
source-table-without-areas = { $file }: bảng không có ranh giới
    .hint = lớp này cần đa giác: .gpkg, .shp, .geojson, .fgb, .tab, .mif hoặc .kml
source-empty = { $file }: tệp rỗng
    .hint = xuất lại dữ liệu
source-not-that-format = { $file }: nội dung không phải { $format }
    .hint = kiểm tra phần mở rộng của tên tệp, hoặc xuất lại dữ liệu
source-truncated = { $file }: tệp bị cắt cụt, có { $found } byte, cần ít nhất { $expected }
    .hint = chép hoặc tải lại tệp
source-too-large = { $file }: { $bytes } byte, lớn hơn giới hạn { $limit } của định dạng này
    .hint = chuyển sang GeoPackage (bản đồ) hoặc CSV (bảng)
source-too-many-cells = { $file }: có { $cells } ô (kể cả ô lặp lại và ô trống ở giữa), vượt giới hạn { $limit }
    .hint = xóa các ô thừa ở xa bảng, hoặc lưu thành XLSX hay CSV
source-no-sheets = { $file }: không phải sổ tính, không có trang tính
    .hint = bỏ sheets khỏi tệp dự án
source-protected = { $file }: sổ tính có mật khẩu mở tệp
    .hint = mở tệp, bỏ mật khẩu rồi lưu lại, hoặc xuất ra CSV
source-line-too-long = { $file }, dòng { $line }: dài hơn { $limit } byte, không phải bảng
    .hint = kiểm tra dấu ngoặc kép bị thiếu, hoặc xuất lại dữ liệu
source-not-text = { $file }: không phải văn bản
    .hint = xuất lại bảng dưới dạng CSV UTF-8
source-missing-part = { $file }: thiếu tệp { $part } đi kèm
    .hint = chép đủ các tệp cùng tên của Shapefile hoặc MapInfo
source-shapefile-differs = { $file }: tệp .shp có { $shapes } hình, .dbf có { $rows } dòng, .shx ghi { $listed } hình: không biết dòng nào ứng với hình nào
    .hint = các tệp thành phần thuộc những lần lưu khác nhau: chép lại đủ bộ từ một nơi, hoặc lưu lại lớp trong QGIS
source-no-layer = { $file }: không có lớp “{ $stated }”; có { $layers }
source-several-layers = { $file }: có nhiều lớp: { $layers }
    .hint = chọn một lớp: layer = "…" (hoặc sheet = "…")
source-no-column-stated = { $file }: không có cột “{ $stated }”; có { $columns }
source-no-column = { $file }: không tìm thấy cột cho { $field }; có { $columns }
source-no-column-hint = ghi { $field } = "tên cột" trong [{ $section }]
source-no-column-meant = có phải “{ $nearest }”? ghi { $field } = "{ $nearest }" trong [{ $section }]
source-no-head = { $file }: không có dòng tiêu đề; dòng đầu là { $first }
    .hint = thêm một dòng tiêu đề, hoặc ghi số thứ tự cột trong columns, ví dụ lon = "#7"
source-several-columns = { $file }: có nhiều cột cho { $field }: { $columns }
    .hint = ghi { $field } = "#{ $first }" (số thứ tự cột) trong [{ $section }]
source-no-technology = { $file }: không có cột công nghệ; có { $columns }
    .hint = ghi technology = "4G" cho cả tệp, hoặc technology = "tên cột" trong columns
source-no-distance = { $file }: tuyến cáp không ghi khoảng cách phục vụ
    .hint = thêm distance_m = 100 (mét mỗi bên) vào [[fibre]]
source-no-buffer = { $file }: khu dân cư là điểm hoặc đường, không có diện tích
    .hint = thêm buffer_m = 50 (số mét quanh mỗi điểm) vào [[settlements]]
source-no-band-stated = { $file }: không có kênh (band) { $stated }; tệp có { $bands } kênh
source-no-band = { $file }: có { $bands } kênh (band) mà chưa chọn kênh nào
source-no-band-hint = chọn một kênh trong [population]: band = 1
source-rotated-raster = { $file }: lưới bị xoay, hàng và cột không song song với trục của hệ tọa độ
    .hint = nắn thẳng lưới: gdalwarp -r near VAO.tif RA.tif (mật độ) hoặc -r sum (số người mỗi ô)
source-raster-without-place = { $file }: lưới không ghi vị trí trên bản đồ
    .hint = gán các góc: gdal_translate -a_ullr TÂY BẮC ĐÔNG NAM -a_srs EPSG:4326 VAO RA.tif
source-raster-too-fine = { $file }: { $cells } ô trong các thôn, vượt giới hạn { $limit }
    .hint = làm thô lưới: gdalwarp -tr … -r sum (số người mỗi ô) hoặc -r average (mật độ)
source-raster-elsewhere = { $file }: lưới, đọc theo { $crs }, không có ô nào nằm trong các thôn
source-wrong-geometry = { $file }: hình học là { $found }, cần { $geometry }
    .hint = kiểm tra lớp đã chọn; vùng phủ dạng đa giác thì khai báo ở [[coverage]]
source-too-many-operators = { $file }: cột doanh nghiệp có quá nhiều tên khác nhau
    .hint = kiểm tra operator trong columns
source-no-crs = { $file }: không ghi hệ tọa độ
source-crs-conflict = { $file }: tệp ghi hệ tọa độ { $found }, tệp dự án ghi { $stated }
    .hint = bỏ crs trong tệp dự án, hoặc thêm crs_override = true nếu tệp ghi sai
source-utm-scale = { $file }: hệ tọa độ ({ $crs }) ghi hệ số tỷ lệ 0,9996 của UTM với kinh tuyến trục của TM-3, trong khi phải là 0,9999: vị trí lệch khoảng 600 m
    .hint = nếu đúng là { $zone } thì ghi crs = "EPSG:{ $code }" và crs_override = true; nếu không thì xuất lại lớp
source-unusable-crs-of = { $project }, dòng { $line }: { $file } không thể ở hệ tọa độ { $crs }: { $reason }
    .hint = ghi mã EPSG của một hệ tọa độ phẳng hoặc địa lý, ví dụ "EPSG:9209"
source-unusable-crs = không dùng được hệ tọa độ { $crs }: { $reason }
    .hint = ghi mã EPSG, ví dụ "EPSG:9209"
source-not-metric = hệ tọa độ làm việc { $crs } không tính bằng mét
    .hint = chọn hệ VN-2000/TM-3 hoặc UTM trong [project]
source-untrue-crs = hệ tọa độ làm việc { $crs } ({ $name }) sai tỷ lệ ở nơi có các thôn của { $file }: chiều dài bằng { $length } %, diện tích bằng { $area } % so với thực địa
    .hint = ghi crs = … trong [project]: { $better }
source-crs-coded = { $crs } (EPSG:{ $code })
source-crs-utm = một hệ tọa độ tính bằng mét dùng cho nơi này
source-misplaced = { $file }: { $rows_far }/{ $rows } dòng, đọc theo { $crs }, nằm xa vùng của dự án
source-no-villages = { $file }: không có thôn nào
    .hint = kiểm tra lớp đã chọn
source-no-usable-village = { $file }: không thôn nào trong { $villages } thôn có ranh giới dùng được{ $reasons }
    .hint = lớp thôn phải là đa giác; xem các phát hiện của phusong check
source-nothing-usable = không có lớp trạm, cáp quang hay vùng phủ nào dùng được: { $layers }
    .hint = sửa các dòng đã nêu rồi chạy lại; phusong check liệt kê từng dòng
source-nothing-usable-layer = { $file }: bỏ { $lost } trong { $rows } dòng{ $reasons }
source-reason = { $rows } dòng: { $reason }
source-geometry-areas = đa giác
source-geometry-points = điểm
source-geometry-points-or-lines = điểm hoặc đường
