# Lời ở khung, sơ đồ vị trí và các lớp nền của bản đồ.

furniture-locator = Sơ đồ vị trí
furniture-hoang-sa = Quần đảo Hoàng Sa
furniture-hoang-sa-short = QĐ. Hoàng Sa
furniture-truong-sa = Quần đảo Trường Sa
furniture-truong-sa-short = QĐ. Trường Sa
# Dưới tên quần đảo.
furniture-vietnam = (Việt Nam)
furniture-east-sea = BIỂN ĐÔNG
furniture-enlarged = Phóng to, tỷ lệ 1:{ $denominator }

# Chữ sau kinh độ, vĩ độ.
furniture-east = Đ
furniture-west = T
furniture-north = B
furniture-south = N

# Số ghi dọc khung.
furniture-kilometres-and-degrees = Khung: lưới ki-lô-mét (trái, dưới); kinh độ, vĩ độ WGS{"\u00A0"}84 (phải, trên)
furniture-kilometres = Khung: lưới ki-lô-mét
furniture-degrees = Khung: kinh độ, vĩ độ WGS{"\u00A0"}84

# Chú giải của các lớp nền.
furniture-major-road = Đường chính
furniture-road = Đường khác
furniture-river = Sông, suối
furniture-water = Biển, hồ, sông lớn
furniture-neighbour = Địa bàn lân cận
furniture-hillshade = Địa hình đổ bóng (nguồn sáng tây bắc)
furniture-footprint = Vùng phục vụ { $technology }
furniture-faded = Xã xung quanh: màu nhạt
