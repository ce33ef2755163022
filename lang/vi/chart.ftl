# Lời trên biểu đồ.

# Dịch vụ trong nhan đề.
chart-signal-2g = sóng 2G
chart-signal-3g = sóng 3G
chart-signal-4g = sóng 4G
chart-signal-5g = sóng 5G
chart-signal-ftth = cáp quang FTTH
chart-signal-mobile = băng rộng di động

# Nhan đề.
chart-communes = Tỷ lệ thôn được phủ { $signal } theo xã, phường
chart-shares = Phân bố các thôn theo tỷ lệ phủ { $signal }
chart-thresholds = Tỷ lệ thôn được phủ khi thay đổi ngưỡng
chart-operators = Tỷ lệ thôn được phủ của từng doanh nghiệp
chart-speed = Tốc độ tải xuống theo đo kiểm
chart-change = Tỷ lệ thôn được phủ { $signal } trước và sau, theo xã, phường
chart-between = Trước: số liệu đến { $old }; sau: số liệu đến { $new }.
chart-no-day = không ghi ngày

# Trục.
chart-axis-covered = Thôn được phủ (% số thôn có dữ liệu)
chart-axis-villages = Số thôn
chart-axis-threshold = Ngưỡng: tỷ lệ phủ từ đó thôn được tính là được phủ (%)
chart-axis-speed = Tốc độ tải xuống (Mb/s)

# Chú giải.
chart-reached = đạt mục tiêu
chart-missed = chưa đạt mục tiêu
chart-target = mục tiêu { $value } (năm { $year })
chart-tenth = chín phần mười số phép đo đạt từ mức này
chart-median = trung vị
chart-before = trước
chart-after = sau
chart-better = tăng
chart-worse = giảm
chart-same = không đổi
chart-threshold = ngưỡng của quy tắc: { $value }; tỷ lệ tại đó ghi ở chú giải

# Dưới biểu đồ.
chart-left-out = Không vẽ { $communes } xã, phường ở giữa, từ { $from } đến { $to }.
chart-communes-without-data = { $communes } xã, phường không có dữ liệu, không vẽ.
chart-villages-without-data = { $villages } thôn không có dữ liệu, không tính vào các tỷ lệ.
chart-decided = Kết luận theo phản ánh thực địa (nhiều nhất { $villages } thôn một dịch vụ) không đổi theo ngưỡng.
chart-min-tests = Ít hơn { $tests } lần đo là không có dữ liệu.
chart-sources = Nguồn: { $sources }. Tính bằng phusong.
chart-operators-without = Doanh nghiệp không có dữ liệu về một dịch vụ thì không ghi ở dịch vụ đó.
chart-operators-left-out = Không vẽ { $operators } doanh nghiệp có tỷ lệ thấp hơn.
chart-same-villages = Chỉ tính các thôn có ở cả hai kết quả và có dữ liệu ở cả hai; thay đổi tính bằng điểm phần trăm.

# Tốc độ.
chart-fixed = Cố định (cáp quang)
chart-mobile = Di động
chart-all-operators = Tất cả doanh nghiệp
chart-tests = { $median } (từ { $p10 }; { $tests } lần đo)
chart-too-few = không có dữ liệu ({ $tests } lần đo)
chart-target-fixed = mục tiêu cố định { $value }{"\u00A0"}Mb/s
chart-target-mobile = mục tiêu di động { $value }{"\u00A0"}Mb/s

# Điểm phần trăm.
chart-points = { $points } điểm
chart-points-up = +{ $points } điểm
