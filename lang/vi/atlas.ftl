# Tập bản đồ.

# Trên nhan đề.
atlas-title = Tập bản đồ các xã, phường
# Trong danh mục của PDF.
atlas-index = Mục lục
atlas-column-page = Trang
atlas-column-commune = Xã, phường
atlas-column-villages = Thôn
atlas-column-covered = Được phủ
atlas-column-hole = Lõm
atlas-column-white = Trắng
atlas-column-no-data = Không có dữ liệu
atlas-column-rate = Tỷ lệ
# Dòng cuối của mục lục.
atlas-whole = Toàn tỉnh
atlas-page-of = Trang { $page }/{ $last }
