# Từ chung: dịch vụ, mẫu số của tỷ lệ.

service-2g = 2G
service-3g = 3G
service-4g = 4G
service-5g = 5G
service-ftth = FTTH
service-mobile = Băng rộng di động

# Giữa câu.
denominator-area = diện tích
denominator-inhabited-area = diện tích có dân cư sinh sống
denominator-population = dân số
denominator-households = số hộ
denominator-points = điểm dân cư

# Lời báo cho người dùng.
nothing-lost = kết quả cũ còn nguyên; chạy lại khi cần
message-error = lỗi: { $what }
message-hint = gợi ý: { $hint }
did-you-mean = có phải { $nearest }?
