# Nhãn trong tệp coverage.xlsx: đầu cột, tên thông số, câu cố định.

label-synthetic = DỮ LIỆU MÔ PHỎNG – KHÔNG PHẢI SỐ LIỆU THẬT
label-synthetic-short = DỮ LIỆU MÔ PHỎNG
label-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
label-motto = Độc lập - Tự do - Hạnh phúc
label-maker-blank = TÊN CƠ QUAN, ĐƠN VỊ …………………
label-preparer = NGƯỜI LẬP BIỂU
label-preparer-signs = (Ký, ghi rõ họ tên)
label-head = THỦ TRƯỞNG ĐƠN VỊ
label-head-signs = (Ký, đóng dấu, ghi rõ họ tên)
label-page = Trang
label-no-data-sign = …
label-no-data-meaning = Dấu … nghĩa là không có dữ liệu, không phải bằng 0.
label-number = STT
label-id = Mã
label-kind = Loại
label-note = Ghi chú
label-date = Ngày
label-operator = Doanh nghiệp
label-all-operators = Tất cả
label-all-kinds = Tất cả các loại
label-technology = Công nghệ
label-any-mobile = Di động
label-service = Dịch vụ

# Bảng điểm.
label-target = Chỉ tiêu (theo lời văn kế hoạch)
label-year = Đến hết năm
label-target-value = Mục tiêu
label-reached = Đạt được
label-verdict = Kết quả
label-margin = Chênh lệch so với mục tiêu
label-margin-note = Chênh lệch là giá trị đạt được trừ mục tiêu; với tỷ lệ phần trăm tính bằng điểm phần trăm.
label-points = điểm %
label-per-hundred = /100 dân
label-to-go = Còn thiếu / vượt
label-how = Cách đo
label-turns = Điều gì làm đổi kết quả
label-origin = Nguồn gốc số liệu
label-source = Nguồn

# Thôn và xã.
label-village-id = Mã thôn
label-village = Tên thôn, bản
label-commune-code = Mã xã
label-commune = Xã, phường
label-district = Huyện (cũ)
label-province = Tỉnh
label-area-km2 = Diện tích (km²)
label-population = Nhân khẩu
label-households = Số hộ
label-area-class = Khu vực
label-dbkk = Thôn ĐBKK
label-poor = Số hộ nghèo
label-minority = Tỷ lệ DTTS (%)
label-power = Có điện lưới
label-yes = có
label-no = không
label-lon = Kinh độ
label-lat = Vĩ độ
label-wgs84 = WGS84 (độ)
label-vn2000 = VN-2000 (m)
label-working-crs = Tọa độ (m)
label-north = X (bắc)
label-east = Y (đông)

# Phủ sóng.
label-share-pct = Tỷ lệ phủ (%)
label-area-pct = % diện tích có sóng, cáp
label-people-pct = % dân số được phủ
label-villages-pct = % số thôn được phủ
label-status = Tình trạng
label-villages = Số thôn
label-covered = Được phủ
label-hole = Lõm
label-white = Trắng
label-no-data = Không có dữ liệu
label-nearest-id = Nguồn gần nhất
label-nearest-km = Cách (km)
label-whole-province = TOÀN TỈNH
label-by-district = THEO HUYỆN (CŨ)
label-by-operator = TỪNG DOANH NGHIỆP, TRÊN TOÀN TỈNH
label-white-pct = % trắng trên số thôn
label-hole-pct = % lõm trên số thôn còn lại
label-pair-note = % trắng tính trên tất cả các thôn có dữ liệu; % lõm tính trên số thôn còn lại (không kể thôn trắng): hai mẫu số khác nhau, không cộng lại.
label-rates-note = Tỷ lệ số thôn được phủ tính trên các thôn có dữ liệu; thôn không có dữ liệu đếm riêng. Mỗi thôn tính là một, dù to hay nhỏ.
label-shares-cut = Tỷ lệ phủ của từng thôn cắt đến hai số lẻ, không làm tròn lên; số đầy đủ ở villages.csv.

# Danh sách của đơn vị.
label-listed-pct = Tỷ lệ phủ (%)
label-class = Loại (trắng, lõm)
label-households-lacking = Số hộ chưa phủ
label-nearest-of-operators = Nguồn phát gần nhất của từng doanh nghiệp
label-sites-in-order = Mã nguồn, lần lượt
label-in-all = TỔNG CỘNG
label-reason = Nguyên nhân
label-group = Nhóm A/B/C
label-rank = Thứ tự ưu tiên
label-remedy = Giải pháp
label-cost = Kinh phí (triệu đồng)
label-year-of-work = Năm
label-office-columns = Các ô để trống do đơn vị bổ sung; dòng cộng tự cập nhật khi điền. Nhóm:
label-sums-known = Dòng cộng chỉ gồm các thôn có số liệu. Số hộ chưa phủ là ước tính theo phân bố dân cư hoặc diện tích. Tọa độ là của điểm giữa thôn.
label-sure-of = Trong m/n phương án: thử bán kính và ngưỡng lớn hơn, nhỏ hơn thì thôn vẫn cùng loại ở m trên n phương án; nhạy cảm: có phương án thôn được phủ.
label-no-gaps = Không có thôn nào trắng hoặc lõm.
label-service-unknown = Không có dữ liệu về dịch vụ này: chưa kết luận được thôn nào trắng hoặc lõm.

# Dùng chung hạ tầng.
label-infrastructure = Hạ tầng
label-total = Tổng số
label-shared = Dùng chung (từ 2 doanh nghiệp)
label-shared-pct = Tỷ lệ dùng chung (%)
label-one-operator = 1 doanh nghiệp
label-two-operators = 2 doanh nghiệp
label-more-operators = 3 doanh nghiệp trở lên
label-unnamed = Không ghi doanh nghiệp (không tính)
label-shared-sites = Các vị trí trạm dùng chung
label-sites = Mã trạm, nguồn phát
label-operators = Doanh nghiệp
label-spread = Khoảng cách xa nhất giữa các cell (m)

# Địa điểm.
label-place = Địa điểm
label-places = Số địa điểm
label-target-pct = Mục tiêu (%)
label-places-lacking = Địa điểm chưa được phủ hoặc không có dữ liệu
label-in-part = một phần
label-not-at-all = chưa có

# Tốc độ.
label-tests = Số lần đo
label-down = Tải xuống (Mb/s)
label-up = Tải lên (Mb/s)
label-latency = Độ trễ (ms)
label-median = trung vị
label-mean = trung bình
label-tenth-below = 10 % thấp nhất dưới
label-too-few-tests = Dấu …: quá ít lần đo để kết luận (không có dữ liệu).
label-speeds-left-out = Tốc độ ở từng thôn: speed.csv.

# Phản ánh thực địa.
label-report = Mã phản ánh
label-says = Nội dung
label-report-kind = Hình thức
label-reporter = Nguồn
label-expiry = Hết hiệu lực
label-modelled = Theo mô hình
label-final = Kết luận
label-became = Xử lý
label-file = Tệp
label-row = Dòng

# Cách tính.
label-layers = Dữ liệu đã đọc
label-role = Dữ liệu
label-layer = Lớp, trang
label-rows = Số dòng
label-crs = Hệ tọa độ
label-sha256 = SHA-256
label-title = Tên dự án
label-as-of = Ngày của số liệu
label-maker = Đơn vị lập
label-made-at = Lập lúc
label-program = Chương trình
label-datum = Phép chuyển VN-2000 – WGS84
label-engine = Cách tính diện tích
label-rule-profile = Quy tắc
label-rule-source = Nguồn của quy tắc
label-rule-caveat = Lưu ý khi dùng quy tắc
label-test = Cách xét từng thôn
label-covered-from = Được phủ khi đạt từ
label-white-up-to = Trắng khi không quá
label-denominator = Mẫu số
label-operator-rule = Gộp các doanh nghiệp
label-cumulative = Tính cả các thế hệ sau
label-unit-covered-from = Xã, tỉnh được phủ khi số thôn đạt từ
label-mobile-broadband = Băng rộng di động gồm
label-default-radius = Bán kính khi dữ liệu không ghi
label-beamwidth = Góc mở khi dữ liệu không ghi
label-basis = Mẫu số có dữ liệu
label-counted = Trạm được tính
label-sharing-distance = Cùng vị trí khi cách nhau dưới
label-min-tests = Số lần đo tối thiểu
label-gap-services = Lập danh sách trắng, lõm cho
label-gap-weights = Trọng số thứ tự ưu tiên
label-plan = Kế hoạch
label-plan-document = Văn bản
label-limits = Kết quả theo mô hình bán kính, không xét địa hình, nhà cửa, cây rừng, tải và tốc độ. Nơi có phản ánh thực địa hoặc đo kiểm thì theo thực tế.

# Vấn đề trong dữ liệu.
label-severity = Mức
label-code = Mã loại
label-column = Cột
label-found = Phát hiện
label-done = Đã xử lý
