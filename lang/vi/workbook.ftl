# Lời trong tệp coverage.xlsx.

# Tên trang tính: nhiều nhất 31 ký tự, không có []:*?/\.
workbook-sheet-scorecard = Bảng điểm
workbook-sheet-rates = Tỷ lệ theo xã
workbook-sheet-villages = Tất cả các thôn
workbook-sheet-sharing = Dùng chung hạ tầng
workbook-sheet-places = Địa điểm
workbook-sheet-speed = Tốc độ
workbook-sheet-evidence = Phản ánh thực địa
workbook-sheet-method = Cách tính, nguồn
workbook-sheet-findings = Vấn đề dữ liệu
workbook-sheet-gaps-2g = Trắng, lõm 2G
workbook-sheet-gaps-3g = Trắng, lõm 3G
workbook-sheet-gaps-4g = Trắng, lõm 4G
workbook-sheet-gaps-5g = Trắng, lõm 5G
workbook-sheet-gaps-ftth = Trắng, lõm FTTH
workbook-sheet-gaps-mobile = Trắng, lõm di động

# Tên bảng.
workbook-title-scorecard = BẢNG ĐIỂM THỰC HIỆN CHỈ TIÊU KẾ HOẠCH
workbook-title-rates = TỶ LỆ THÔN, BẢN ĐƯỢC PHỦ THEO XÃ, PHƯỜNG
workbook-title-villages = TÌNH TRẠNG PHỦ SÓNG, CÁP QUANG CỦA TẤT CẢ CÁC THÔN, BẢN
workbook-title-sharing = DÙNG CHUNG HẠ TẦNG VIỄN THÔNG THỤ ĐỘNG
workbook-title-places = CÁC ĐỊA ĐIỂM CẦN ĐƯỢC PHỦ
workbook-title-speed = TỐC ĐỘ TRUY NHẬP THEO ĐO KIỂM
workbook-title-evidence = PHẢN ÁNH THỰC ĐỊA VÀ KẾT QUẢ XỬ LÝ
workbook-title-method = CÁCH TÍNH VÀ NGUỒN DỮ LIỆU
workbook-title-findings = CÁC VẤN ĐỀ PHÁT HIỆN TRONG DỮ LIỆU
workbook-title-gaps-2g = DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG 2G
workbook-title-gaps-3g = DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG 3G
workbook-title-gaps-4g = DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG 4G
workbook-title-gaps-5g = DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG 5G
workbook-title-gaps-mobile = DANH SÁCH THÔN, BẢN TRẮNG SÓNG, LÕM SÓNG BĂNG RỘNG DI ĐỘNG
workbook-title-gaps-ftth = DANH SÁCH THÔN, BẢN CHƯA CÓ HOẶC MỚI CÓ MỘT PHẦN CÁP QUANG (FTTH)

workbook-as-of = Số liệu đến { $date }
workbook-place-and-date = { $place }, ngày …… tháng …… năm { $year }

# Số của một mẫu số từ đâu mà có.
workbook-basis-settlements = vùng dân cư, cắt theo thôn
workbook-basis-buffered = nhà hoặc điểm dân cư, mở rộng { $metres }{"\u00A0"}m
workbook-basis-count-raster = raster số người mỗi ô
workbook-basis-density-raster = raster mật độ dân số
workbook-basis-over-inhabited = số của thôn, rải đều trên diện tích có dân cư
workbook-basis-over-area = số của thôn, rải đều trên diện tích thôn
workbook-basis-points = các điểm có ghi số hộ
workbook-basis-size = có ở { $known } trên { $villages } thôn, tổng { $sum }
workbook-sum-area = { $km2 }{"\u00A0"}km²
workbook-sum-people = { $n } người
workbook-sum-households = { $n } hộ
workbook-sum-points = { $n } điểm

# Cách tính.
workbook-test-share = theo tỷ lệ phủ của mẫu số, so với ngưỡng
workbook-test-centre-clusters = theo trung tâm thôn, rồi đến các cụm dân cư
workbook-source-on-air = đang phát sóng
workbook-source-planned = quy hoạch
workbook-source-off = đã tắt
workbook-engine-exact = chính xác theo hình học
workbook-engine-overlay = chồng lớp đa giác
workbook-weights = số dân { $people }, trắng { $white }, ĐBKK { $dbkk }, có điện { $power }, độ chắc chắn { $certainty }

# Dữ liệu đã đọc.
workbook-role-villages = Ranh giới thôn
workbook-role-cells = Trạm (cell)
workbook-role-fibre = Cáp quang
workbook-role-coverage = Vùng phủ công bố
workbook-role-settlements = Vùng dân cư
workbook-role-population = Dân số
workbook-role-households = Hộ dân
workbook-role-points = Trung tâm thôn, cụm dân cư
workbook-role-places = Địa điểm
workbook-role-measurements = Đo kiểm tốc độ
workbook-role-evidence = Phản ánh thực địa
workbook-role-poles = Cột treo cáp
workbook-role-ducts = Cống bể cáp
workbook-role-template = Mẫu báo cáo
workbook-role-roads = Đường
workbook-role-rivers = Sông, suối
workbook-role-water = Mặt nước
workbook-role-neighbours = Tỉnh lân cận
workbook-role-terrain = Độ cao địa hình
workbook-role-plan = Kế hoạch
workbook-role-project = Tệp dự án
workbook-role-rule = Quy tắc

# Tình trạng của thôn.
workbook-status-covered = được phủ
workbook-status-hole = lõm
workbook-status-white = trắng
workbook-status-no-data = không có dữ liệu

# Nguồn gốc số liệu.
workbook-origin-modelled = Mô hình
workbook-origin-measured = Đo kiểm
workbook-origin-counted = Thống kê từ dữ liệu
workbook-origin-stated = Báo cáo: { $source }
workbook-origin-stated-on = { workbook-origin-stated } ({ $date })
workbook-origin-no-data = Không có dữ liệu

# Bảng điểm.
workbook-without-data = { $things } không có dữ liệu
workbook-on-target = Chỉ tiêu { $number }
workbook-turns-to = { $what }: { $verdict ->
    [met] đạt
   *[missed] không đạt
}
workbook-turns-to-value = { workbook-turns-to } ({ $pct }{"\u00A0"}%)
workbook-turns-threshold = ngưỡng { $way ->
    [lower] giảm
   *[higher] tăng
} { $points } điểm
workbook-turns-radii = bán kính { $way ->
    [lower] giảm
   *[higher] tăng
} { $pct }{"\u00A0"}%
workbook-turns-at = đổi ở ngưỡng { $pct }{"\u00A0"}%
workbook-turns-never = không đổi trong các phương án ngưỡng và bán kính đã thử

# Thôn trắng, lõm.
workbook-gaps = { $villages } thôn ({ $white } trắng, { $hole } lõm)
workbook-metres = { $m }{"\u00A0"}m
workbook-kilometres = { $km }{"\u00A0"}km
workbook-gap-centre = trung tâm cách vùng phủ { $distance }
workbook-gap-cluster = cụm dân cư chưa phủ cách vùng phủ { $distance }
workbook-gap-clusters = { $lacking }/{ $of } cụm dân cư chưa phủ
workbook-decided-by = theo { $kind }
workbook-decided-by-on = { workbook-decided-by } ngày { $date }
workbook-nearest-km = { $operator } (km)
workbook-operators-left-out = Danh sách chỉ ghi các doanh nghiệp gần nhiều thôn nhất; còn { $operators } doanh nghiệp ở village_operators.csv.

# Hạ tầng thụ động.
workbook-passive-sites = Vị trí trạm BTS
workbook-passive-poles = Cột treo cáp
workbook-passive-ducts = Cống bể cáp (km)

# Phản ánh thực địa.
workbook-evidence-voter-report = Phản ánh cử tri
workbook-evidence-survey = Khảo sát
workbook-evidence-measurement = Đo kiểm
workbook-says-covered = có
workbook-says-hole = có một phần
workbook-says-white = không có
workbook-evidence-decided = Quyết định kết luận
workbook-evidence-agrees = Phù hợp với phản ánh đã quyết định
workbook-evidence-overruled = Có phản ánh mới hơn hoặc tin cậy hơn
workbook-evidence-expired = Đã hết hiệu lực
workbook-evidence-not-used = Không dùng (chỉ về một doanh nghiệp, hoặc sau ngày số liệu)

# Mức của vấn đề trong dữ liệu.
workbook-severity-note = ghi nhận
workbook-severity-assumed = giả định
workbook-severity-repaired = đã sửa
workbook-severity-dropped = đã bỏ

# Cái mà bảng tính không chứa được.
workbook-texts-cut = { $cells } ô có chữ dài quá giới hạn của bảng tính (32.767 ký tự) đã được cắt, đánh dấu […].
workbook-rows-left-out = Còn { $rows } dòng không ghi được vì trang tính chỉ có 1.048.576 dòng; bảng đầy đủ ở các tệp CSV.
