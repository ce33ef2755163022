# Lời của từng loại bản đồ.

# Tình trạng phủ, dưới nhan đề.
map-kind-status-share = Thôn được phủ khi từ{"\u00A0"}{ $from } { $denominator } trở lên có { $signal }; { $white }; còn lại là lõm; { $operators }.
map-kind-white-up-to = trắng khi không quá{"\u00A0"}{ $up_to }
map-kind-white-nothing = trắng khi hoàn toàn không có
map-kind-status-centre = Thôn trắng khi trung tâm không có { $signal }, lõm khi trung tâm có nhưng có cụm dân cư không có; { $operators }.
map-kind-status-heading = Tình trạng phủ { $signal }
map-kind-reported = { $villages } thôn lấy theo phản ánh thực địa

# Thôn chưa được phủ, số người.
map-kind-dots-heading = Thôn chưa được phủ { $signal }
map-kind-symbols-heading = Số người chưa có { $signal }
map-kind-people = { $people } người
map-kind-people-not-known = Chưa phủ, không rõ số người
map-kind-people-in-all = Tổng cộng { $people } ở { $villages } thôn
map-kind-not-listed = Danh sách trắng, lõm của dự án không tính { $service }

# Số doanh nghiệp.
map-kind-operators-heading = Số doanh nghiệp phủ { $signal } ở thôn
map-kind-operators-none = Không doanh nghiệp nào
map-kind-operators = { $n } doanh nghiệp
map-kind-operators-or-more = { $n } doanh nghiệp trở lên
map-kind-operators-share = Một doanh nghiệp phủ thôn khi riêng mình đạt từ{"\u00A0"}{ $from } { $denominator } có { $signal } trở lên, theo mô hình.
map-kind-operators-centre = Một doanh nghiệp phủ thôn khi riêng mình có { $signal } ở trung tâm và mọi cụm dân cư, theo mô hình.

# Hai dịch vụ.
map-kind-two-heading = Tỷ lệ { $denominator } có { $a } và { $b }
map-kind-two-subtitle = Màu của thôn theo tỷ lệ { $denominator } có { $a } và tỷ lệ có { $b } cùng lúc; { $operators }.
map-kind-two-nothing = Không thôn nào có dữ liệu cả { $a } và { $b }
map-kind-no-data-of-either = Thiếu dữ liệu một hoặc cả hai
# Cạnh ô vuông chú giải, thật ngắn.
map-kind-side-below = dưới { $high }
map-kind-side-from = từ { $low }

# Một cột số.
map-kind-area = Diện tích thôn
map-kind-area-heading = { map-kind-area } (km²)
map-kind-population = Dân số thôn
map-kind-population-heading = { map-kind-population } (người)
map-kind-households = Số hộ của thôn
map-kind-households-heading = { map-kind-households } (hộ)
map-kind-nearest = Khoảng cách đến { $source } gần nhất
map-kind-nearest-heading = { map-kind-nearest } (km)
map-kind-nearest-from = { $what }, tính từ giữa thôn
map-kind-any-operator = { $what }, của bất kỳ doanh nghiệp nào
map-kind-no-operator = Tỷ lệ diện tích thôn không có { $signal }
map-kind-just-operators = Tỷ lệ diện tích thôn có đúng { $n } doanh nghiệp phủ { $signal }
map-kind-many-operators = Tỷ lệ diện tích thôn có từ { $n } doanh nghiệp phủ { $signal } trở lên
map-kind-nothing-measured = Không có dữ liệu của cột { $column }
map-kind-as-given = Số liệu của lớp thôn, ghi đúng như đã cho.
map-kind-any-number = Mọi giá trị
map-kind-below = Dưới { $high }
map-kind-from = Từ { $low } trở lên
map-kind-total-of-commune = Tổng số thôn của xã

# Nguồn phát gần nhất.
map-kind-source-2g = trạm 2G
map-kind-source-3g = trạm 3G
map-kind-source-4g = trạm 4G
map-kind-source-5g = trạm 5G
map-kind-source-ftth = điểm cáp quang
map-kind-source-mobile = trạm băng rộng di động

# Khi trỏ vào một thôn.
map-kind-told-area = diện tích { $value }
map-kind-told-km2 = { $n }{"\u00A0"}km²
map-kind-told-households = { $n } hộ
map-kind-told-inhabitants = { $n } người
map-kind-told-km = { $n }{"\u00A0"}km
map-kind-told-nearest = { $source } gần nhất cách { $value }
map-kind-told-share-of = { $service } { $share } { $denominator }
map-kind-told-operators = { $service }, { $n } doanh nghiệp: { $share }
map-kind-told-status = { $service } { $class }
map-kind-told-people = { $class }, { $people } chưa có { $service }
map-kind-told-people-not-known = { $class }, không rõ số người chưa có { $service }
map-kind-told-no-data = { $service } không có dữ liệu
map-kind-told-no-operator = { $service }: không doanh nghiệp nào phủ
