# Lời của tệp Google Earth.

# Các thư mục.
kmz-villages = Thôn theo tình trạng phủ (chọn một dịch vụ)
kmz-gaps = Thôn chưa được phủ (trắng, lõm)
kmz-sites = Vị trí trạm phát sóng
kmz-access-points = Điểm truy nhập cáp quang
kmz-service = { $service }: { $covered }/{ $known } thôn được phủ ({ $share } %)

# Trong khung thông tin.
kmz-sure = Mức chắc chắn
kmz-without-polygon = { $villages } thôn không có ranh giới nên không vẽ được.
