# Dòng lệnh: trợ giúp, tiến độ, bảng cuối.

cli-about = Tính thôn, bản nào có sóng 4G, 5G và cáp quang FTTH, từ ranh giới thôn, trạm BTS và mạng cáp.
cli-after-help =
    Bắt đầu:
    {"  "}phusong demo tinh-mau
    {"  "}phusong run tinh-mau/phusong.toml
cli-usage = Cách dùng
cli-commands = Lệnh
cli-command = LENH
cli-arguments = Tham số
cli-options = Tùy chọn
cli-options-value = TUY_CHON
cli-help = In trợ giúp này
cli-version = In phiên bản
cli-default = mặc định
cli-lang = Ngôn ngữ: vi (mặc định) hoặc en
cli-threads = Số luồng tính toán (mặc định: tất cả nhân của máy)
cli-quiet = Chỉ in lỗi
cli-verbose = In thêm: mọi vấn đề của dữ liệu
cli-run = Tính vùng phủ, tỷ lệ, vẽ bản đồ và ghi các bảng của một dự án
cli-run-after =
    Kết quả chỉ xuất hiện khi đã xong toàn bộ; kết quả cũ được giữ nguyên cho đến lúc đó.
    Mã thoát: 0 xong, 1 không chạy được, 2 sai cú pháp lệnh, 3 dữ liệu bị từ chối.
cli-project = Tệp dự án (TOML)
cli-project-value = DU_AN.toml
cli-out = Thư mục kết quả (mặc định: outputs/<tên thư mục chứa tệp dự án>)
cli-dir-value = THU_MUC
cli-only = Chỉ ghi các tệp này và chỉ tính những gì chúng cần: villages.csv,rates.csv; tables, layers, workbook, page, document, kmz, maps, charts; maps/4g
cli-only-value = TEN,…
cli-no-maps = Không vẽ bản đồ và biểu đồ
cli-strict = Từ chối dữ liệu phải sửa hoặc bỏ thay vì tự sửa (mã thoát 3)
cli-check = Đọc và kiểm tra dữ liệu của một dự án; không tính, không ghi kết quả
cli-check-out = Ghi các vấn đề vào tệp CSV này
cli-csv-value = TEP.csv
cli-compare = So sánh hai kết quả của phusong run: thôn nào mới được phủ, thôn nào mất, tỷ lệ tăng giảm
cli-compare-after =
    Thôn được ghép theo mã, rồi theo tên trong xã. Khác quy tắc, mẫu số, bán kính, phiên bản
    hay hệ tọa độ đều được báo trước: đổi cách tính không phải là đổi vùng phủ.
cli-old-value = CU
cli-new-value = MOI
cli-old-results = Thư mục kết quả cũ
cli-new-results = Thư mục kết quả mới
cli-compare-out = Thư mục sẽ ghi (mặc định: outputs/compare-<cũ>-<mới>)
cli-map = Vẽ lại một bản đồ từ kết quả đã có, không tính lại; vẽ một xã hoặc cả tập bản đồ các xã
cli-map-after =
    Bản đồ là tên một bản đồ đi kèm (4g, status-4g…) hoặc tệp TOML của bạn, xem docs/sheets.md.
    Tập bản đồ là một tệp PDF: mục lục, rồi mỗi xã một trang.
    Tệp cùng tên trong thư mục ghi được thay; các tệp khác được giữ nguyên.
cli-sheet = Tên bản đồ đi kèm, hoặc tệp định nghĩa bản đồ
cli-sheet-value = BAN_DO
cli-results = Thư mục kết quả của phusong run
cli-results-value = KET_QUA
cli-map-out = Thư mục sẽ ghi (mặc định: <thư mục kết quả>-maps, bên cạnh nó)
cli-formats = Các định dạng, cách nhau bằng dấu phẩy: png, svg, pdf (mặc định: png, pdf; tập bản đồ: pdf)
cli-dpi = Độ phân giải của ảnh PNG, điểm ảnh mỗi inch (mặc định: theo bản đồ)
cli-world-file = Ghi kèm tệp .pgw để phần mềm GIS đặt ảnh PNG đúng chỗ
cli-geotiff = Ghi thêm phần trong khung bản đồ thành GeoTIFF
cli-atlas = Mỗi xã, phường một trang: communes
cli-commune = Chỉ vẽ một xã, phường (mã hoặc tên)
cli-commune-value = XA
cli-demo = Tạo một tỉnh mẫu với dữ liệu mô phỏng để thử
cli-demo-dir = Thư mục sẽ tạo
cli-demo-villages = Số thôn, bản
cli-demo-sites = Số vị trí trạm
cli-demo-splitters = Số tập điểm cáp quang
cli-demo-seed = Hạt giống: cùng một số cho cùng một tỉnh
cli-template = Ghi mẫu báo cáo report.docx ra một tệp Word để sửa
cli-template-after = Sửa mẫu trong Word, rồi ghi trong tệp dự án:  [report]  template = "mau.docx"
cli-template-file = Tệp sẽ tạo; tệp đã có không bị ghi đè
cli-docx-value = MAU.docx
cli-completions = In tập lệnh tự hoàn thành cho shell
cli-shell = bash, zsh, fish, elvish, powershell
cli-reading = Đọc
cli-computing = Tính vùng phủ
cli-drawing = Vẽ bản đồ
cli-writing = Ghi kết quả
cli-dropped = Bị bỏ, không dùng được:
cli-repaired = Đã sửa:
cli-assumed = Giả định vì dữ liệu không ghi:
cli-noted = Lưu ý:
cli-and-more = … và { $n } chỗ khác cùng loại
cli-villages = thôn
cli-covered = được phủ
cli-hole = lõm
cli-white = trắng
cli-no-data = không có dữ liệu
cli-rate = tỷ lệ thôn
cli-area = diện tích
cli-rule = Quy tắc
cli-rule-changed = dự án có thay đổi
cli-rule-source = Nguồn
cli-scorecard = Bảng điểm: { $met } chỉ tiêu đạt, { $missed } chưa đạt, { $no_data } không có dữ liệu
cli-target = mục tiêu
cli-value = hiện tại
cli-verdict = kết quả
cli-no-data-turns = { $n } chưa có dữ liệu, có thể đổi kết quả
cli-stated = báo cáo
cli-columns-used = cột đã dùng: { $columns }
cli-columns-not-used = cột không dùng: { $columns }
cli-column-instead = “{ $name }” (đã lấy { $field } = “{ $column }”)
cli-column-like = “{ $name }” (giống { $field }, chưa chắc)
cli-raster-cells = ô
cli-rows = dòng
cli-counts = { $dropped } chỗ bị bỏ, { $repaired } chỗ đã sửa, { $assumed } giả định, { $note } lưu ý
cli-nothing-found = Dữ liệu dùng được, không có vấn đề nào.
cli-usable = Dữ liệu dùng được: { $findings }.
cli-demo-written =
    Đã tạo tỉnh mẫu (dữ liệu mô phỏng) trong { $dir }: { $files } tệp.
    Tiếp theo:  phusong run { $project }
cli-template-written =
    Đã ghi mẫu báo cáo: { $file }
    Tiếp theo: sửa trong Word, rồi ghi trong tệp dự án:

    {"["}report]
    template = "{ $file }"
cli-findings-in = Dữ liệu: { $findings }; xem { $list }
cli-results-in = Kết quả: { $out }
cli-refused-see = xem danh sách trong { $list };{" "}
cli-refused = dữ liệu bị từ chối: { $findings } chỗ phải sửa hoặc bỏ (--strict)
    .hint = { $see }sửa dữ liệu, hoặc chạy không có --strict để phusong tự sửa và ghi lại

# Dòng lệnh không hiểu được.
usage-unknown-command = không có lệnh “{ $given }”; các lệnh: { $known }
usage-unknown-option = không có tùy chọn { $given }
usage-one-too-many = thừa “{ $given }”
usage-missing = thiếu { $what }
usage-twice = { $option } được ghi hai lần
usage-conflict = không dùng { $option } cùng với { $prior }
usage-takes-no-value = { $option } không nhận giá trị, nhưng có “{ $value }”
usage-no-value = { $option } chưa có giá trị
usage-not-one-of = { $option } không nhận “{ $value }”; chỉ nhận { $allowed }
usage-not-a-number = { $option }: “{ $value }” không phải là số nguyên hợp lệ
usage-see-help = { $meant }xem phusong { $command }--help

# Kết quả không ghi được.
report-not-ours = { $path } đã có và không phải là thư mục kết quả của phusong
    .hint = chọn một thư mục mới hoặc trống với --out; phusong không ghi đè lên tệp của người khác
report-current-folder = { $path } là thư mục đang đứng (hoặc chứa thư mục đang đứng) và sẽ bị thay bằng thư mục mới
    .hint = chọn thư mục khác với --out, hoặc ra khỏi thư mục này trước
report-not-copied = { $path } không phải tệp hay thư mục (đường ống, socket, thiết bị); không thể chuyển sang kết quả mới
    .hint = chuyển nó ra khỏi thư mục kết quả, hoặc chọn thư mục khác với --out
report-around-inputs = --out là { $folder }, trong đó có { $file } mà lần chạy này đọc
    .hint = chọn thư mục khác; kết quả không đặt quanh dữ liệu tạo ra nó
report-not-findings = { $path } đã có và không phải là danh sách lỗi dữ liệu của phusong
    .hint = chọn một tên tệp mới với --out; phusong không ghi đè lên tệp của người khác
report-io = không ghi được { $path }: { $reason }
    .hint = chọn thư mục khác với --out, hoặc kiểm tra quyền ghi và dung lượng đĩa; kết quả cũ còn nguyên
report-cannot-write = không ghi được { $path }: { $reason }
    .hint = kiểm tra quyền ghi và dung lượng đĩa; kết quả cũ còn nguyên
report-not-finite = kết quả có số vô hạn hoặc không xác định ({ $field }); không ghi gì
    .hint = một số liệu đầu vào lớn quá mức: xem phusong check, và báo cho người làm chương trình
report-exists = { $path } đã có
    .hint = chọn một tên tệp mới; phusong không ghi đè lên tệp của người khác

# Chọn tệp kết quả: --only và [outputs].
outputs-unknown = không có tệp kết quả nào tên “{ $word }”
outputs-allowed = chọn trong: { $allowed }
outputs-nothing = --only không nêu tệp nào
    .hint = nêu ít nhất một tệp, ví dụ --only villages.csv; bỏ --only để ghi tất cả
outputs-pictures-without-maps = --no-maps không vẽ bản đồ, biểu đồ nào, nhưng các tệp được chọn lại có bản đồ, biểu đồ
    .hint = bỏ --no-maps, hoặc bỏ maps, charts khỏi các tệp được chọn
outputs-no-layer = không có gì để ghi vào { $file }: dự án không có { $section }
    .hint = thêm { $section } vào tệp dự án, hoặc chọn tệp khác
outputs-not-chosen = Không ghi, vì không được chọn: { $files }
outputs-absent = Không ghi, vì không có gì để ghi: { $files }
outputs-not-read = Không đọc, vì không tệp nào cần: { $layers }
outputs-removed = Đã bỏ { $files } tệp của lần chạy trước: kết quả mới thay trọn kết quả cũ.
