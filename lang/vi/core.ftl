# Từ chung: dịch vụ, mẫu số của tỷ lệ.

service-2g = 2G
service-3g = 3G
service-4g = 4G
service-5g = 5G
service-ftth = FTTH
service-mobile = Băng rộng di động

# Dịch vụ, giữa câu.
service-within-2g = 2G
service-within-3g = 3G
service-within-4g = 4G
service-within-5g = 5G
service-within-ftth = cáp quang FTTH
service-within-mobile = băng rộng di động

# Dịch vụ phủ tới một nơi.
signal-2g = sóng 2G
signal-3g = sóng 3G
signal-4g = sóng 4G
signal-5g = sóng 5G
signal-ftth = cáp quang (FTTH)
signal-mobile = sóng băng rộng di động

# Giữa câu.
denominator-area = diện tích
denominator-inhabited-area = diện tích có dân cư sinh sống
denominator-population = dân số
denominator-households = số hộ
denominator-points = điểm dân cư

# Lời báo cho người dùng.
message-error = lỗi: { $what }
message-hint = gợi ý: { $hint }
did-you-mean = có phải { $nearest }?
did-you-mean-quoted = có phải “{ $nearest }”?

# Tệp được đọc là gì.
role-project = dự án
role-template = mẫu báo cáo
role-plan = kế hoạch
role-rule = quy tắc
role-villages = thôn, bản
role-cells = cell
role-fibre = cáp quang
role-coverage = vùng phủ công bố
role-settlements = khu dân cư
role-population = lưới dân số
role-households = hộ dân
role-points = nhà văn hóa, cụm dân cư
role-places = địa điểm công cộng
role-measurements = đo tốc độ
role-evidence = phản ánh thực địa
role-poles = cột treo cáp
role-ducts = cống bể cáp
role-roads = đường
role-rivers = sông, suối
role-water = mặt nước
role-neighbours = tỉnh lân cận
role-terrain = độ cao địa hình

# Lý do mà hệ điều hành từ chối.
system-not-found = không có thư mục hoặc tệp đó
system-permission-denied = không có quyền
system-already-exists = đã có một tệp cùng tên
system-not-a-folder = một phần của đường dẫn là tệp, không phải thư mục
system-too-large = tệp lớn hơn mức có thể có của loại tệp này
system-not-a-plain-file = đó không phải tệp thường mà là đường ống hoặc thiết bị
system-is-a-folder = đó là một thư mục
system-storage-full = đĩa đã đầy
system-quota-exceeded = đã hết hạn mức đĩa
system-read-only-filesystem = ổ đĩa chỉ cho đọc
interrupted = đã dừng theo yêu cầu
    .hint = kết quả cũ còn nguyên; chạy lại khi cần
