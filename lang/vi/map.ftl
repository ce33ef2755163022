# Lời trên bản đồ.

# Tên dịch vụ trong nhan đề, giữa câu.
map-service-2g = 2G
map-service-3g = 3G
map-service-4g = 4G
map-service-5g = 5G
map-service-ftth = FTTH
map-service-mobile = băng rộng di động

# Cái mà thôn có hay không có.
map-signal-2g = sóng 2G
map-signal-3g = sóng 3G
map-signal-4g = sóng 4G
map-signal-5g = sóng 5G
map-signal-ftth = cáp quang (FTTH)
map-signal-mobile = sóng băng rộng di động

# Tỷ lệ của cái gì.
map-denominator-area = diện tích thôn
map-denominator-inhabited-area = diện tích có dân cư sinh sống
map-denominator-population = dân số
map-denominator-households = hộ dân
map-denominator-points = điểm dân cư

# Cách gộp các doanh nghiệp.
map-operators-union = hợp vùng phủ của các doanh nghiệp
map-operators-village-maximum = theo doanh nghiệp phủ tốt nhất ở từng thôn
map-operators-best-operator = theo một doanh nghiệp phủ tốt nhất trên cả địa bàn

map-percent = { $n }{"\u00A0"}%
map-percent-below = < { $n }{"\u00A0"}%
# Thay cho một tỷ lệ.
map-share-no-data = không có dữ liệu

# Dưới nhan đề, các câu nối nhau.
map-dated = Số liệu đến { $date }.
map-subtitle-share = Tỷ lệ { $denominator } có { $signal }; thôn được phủ khi đạt từ{"\u00A0"}{ $from } trở lên; { $operators }.
map-subtitle-centre = Tỷ lệ { $denominator } có { $signal }; thôn trắng khi trung tâm không có, lõm khi trung tâm có nhưng có cụm dân cư không có; { $operators }.
map-mobile-is = Băng rộng di động gồm { $technologies }.
map-cumulative = Công nghệ cộng dồn: tính cả các thế hệ sau.

# Chú giải.
map-legend = Tỷ lệ { $denominator } có { $signal }
map-villages-column = Số thôn
map-class-nothing = 0{"\u00A0"}% ({ $service ->
    [ftth] chưa có cáp
   *[other] trắng sóng
})
map-class-over-nothing = Trên 0 đến dưới { $high }
map-class-between = { $low } đến dưới { $high }
map-no-data = Không có dữ liệu
map-total = Tổng số thôn
map-covered = Thôn được phủ: { $covered } trên { $known } thôn có dữ liệu ({ $share })
map-without-shape = { $villages } thôn không có ranh giới, không vẽ được

# Vị trí trạm, cáp.
map-access-points = Điểm truy nhập cáp quang
map-sites = Vị trí trạm { $technologies }
map-no-sites = Không có trong dữ liệu
map-other-operators = { $operators } doanh nghiệp khác
map-sites-outside = { $sites } vị trí nằm ngoài khung bản đồ
map-sites-crowded = Quá dày để vẽ từng vị trí ở tỷ lệ này
map-fibre-routes = Tuyến cáp quang ({ $km }{"\u00A0"}km)

map-commune-border = Ranh giới xã
map-province-border = Ranh giới tỉnh (vùng có thôn)
map-scale = Tỷ lệ 1:{ $denominator }
# Chữ ở mũi tên chỉ hướng bắc.
map-north = B
map-crs = Hệ tọa độ: { $crs }
map-crs-unknown = Hệ tọa độ: không rõ

# Cách tính, các phần nối nhau bằng dấu chấm phẩy.
map-method-heading = Cách tính
map-method-exact = Diện tích phủ tính chính xác theo hình học
map-method-overlay = Diện tích phủ tính bằng chồng lớp đa giác
map-method-radii = bán kính mặc định { $radii }
map-method-published = có vùng phủ do doanh nghiệp công bố: { $operators }

# Nguồn dữ liệu.
map-sources-heading = Nguồn dữ liệu
map-role-villages = Ranh giới thôn
map-role-cells = Trạm
map-role-fibre = Cáp quang
map-role-coverage = Vùng phủ công bố
map-role-settlements = Khu dân cư
map-role-population = Dân số
map-role-households = Hộ dân
map-role-points = Nhà văn hóa, cụm dân cư
map-role-evidence = Phản ánh thực địa
map-role-roads = Đường
map-role-rivers = Sông, suối
map-role-water = Mặt nước
map-role-neighbours = Tỉnh lân cận
map-role-terrain = Độ cao địa hình
map-role-project = Dự án
map-role-places = Địa điểm công cộng
map-role-measurements = Đo tốc độ
map-role-poles = Cột treo cáp
map-role-ducts = Cống bể cáp
map-role-plan = Kế hoạch
map-role-rule = Quy tắc
map-role-template = Mẫu báo cáo
map-more-sources = … và { $sources } nguồn khác

map-made-on = Ngày lập: { $date } (phusong { $version })
map-maker = Đơn vị lập: { $maker }
map-synthetic = DỮ LIỆU MÔ PHỎNG

# Ngang qua bản đồ không có gì để vẽ.
map-service-without-data = Không có dữ liệu { $signal }
map-nothing-to-draw = Không có thôn nào có ranh giới để vẽ

# Cho người không nhìn được bản đồ.
map-description = Bản đồ { $villages } thôn. Số thôn theo lớp: { $classes }.

# Các lớp của tệp PDF.
map-layer-outline = Ranh giới tỉnh
map-layer-villages = Thôn
map-layer-commune-borders = Ranh giới xã
map-layer-fibre-routes = Tuyến cáp quang
map-layer-synthetic = Dấu dữ liệu mô phỏng
map-layer-sites = Vị trí trạm
map-layer-commune-names = Tên xã
map-layer-village-names = Tên thôn
map-layer-frames = Khung bản đồ
map-layer-furniture = Chú giải và khung thông tin
map-layer-sea = Biển
map-layer-neighbours = Các tỉnh lân cận
map-layer-roads = Đường giao thông
map-layer-rivers = Sông, suối
map-layer-hillshade = Bóng địa hình
map-layer-footprints = Vùng phủ
map-layer-graticule = Lưới tọa độ
map-layer-locator = Sơ đồ vị trí
map-layer-inset = Sơ đồ phóng to

# Lỗi.
map-error-unreadable = { $file }: không đọc được tệp định nghĩa bản đồ ({ $reason })
map-error-unknown-sheet = không có tệp hay bản đồ dựng sẵn tên `{ $name }` Bản đồ dựng sẵn: { $known }
map-error-unknown-sheet-near = không có tệp hay bản đồ dựng sẵn tên `{ $name }`; có phải `{ $near }`? Bản đồ dựng sẵn: { $known }
map-error-too-large = bản đồ { $width } × { $height } điểm ảnh quá lớn; hãy giảm dpi hoặc khổ giấy trong tệp định nghĩa bản đồ
map-error-font = phông chữ đi kèm bị hỏng; hãy cài lại chương trình
map-error-drawing = không vẽ được bản đồ ({ $reason })
map-error-png = không ghi được ảnh PNG ({ $reason })
map-error-pdf = không tạo được tệp PDF ({ $reason })

# Lỗi trong tệp định nghĩa bản đồ.
map-sheet-at = { $file }, dòng { $line }: { $what }
map-sheet-syntax = không đúng cú pháp TOML ({ $said })
map-sheet-unknown-key = khóa `{ $key }` không dùng ở đây
map-sheet-unknown-key-near = khóa `{ $key }` không dùng ở đây; có phải `{ $near }`?
map-sheet-missing = thiếu khóa `{ $key }`
map-sheet-not-beside = khóa `{ $key }` không dùng cùng `{ $other }`; hãy bỏ một trong hai
map-sheet-not-of-kind = khóa `{ $key }` không dùng cho bản đồ loại `{ $kind }`; hãy bỏ khóa này
map-sheet-value = `{ $key }` là { $found }; cần { $expected }
map-wants-one-of = một trong: { $words }
map-wants-text = một đoạn chữ không rỗng
map-wants-switch = true hoặc false
map-wants-whole = số nguyên từ { $low } đến { $high }
map-wants-table = một bảng TOML
map-wants-breaks = các ngưỡng tăng dần từ 0 đến 100, nhiều nhất 9 ngưỡng
map-wants-breaks-of-two = ba hoặc bốn ngưỡng tăng dần từ 0 đến 100
map-wants-rising = các số tăng dần, nhiều nhất { $most } số
map-wants-column = một cột số của villages.csv, như 4g_area_pct, 4g_nearest_km, population
map-wants-column-near = { map-wants-column }; có phải `{ $near }`?
map-wants-column-of = một cột của dịch vụ `{ $service }`
map-wants-other-service = một dịch vụ khác `{ $service }`
map-wants-village-labels = "none", "all", hoặc số thôn từ { $low } đến { $high }
map-wants-technologies = danh sách công nghệ như ["4G", "FTTH"]
map-wants-placeholders = chỉ các chỗ điền { $names }, mỗi dấu ngoặc được đóng
