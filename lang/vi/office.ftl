# Lời trong báo cáo report.docx.

# Cái mà thôn được phủ.
office-signal-2g = sóng 2G
office-signal-3g = sóng 3G
office-signal-4g = sóng 4G
office-signal-5g = sóng 5G
office-signal-ftth = cáp quang FTTH
office-signal-mobile = sóng băng rộng di động

# Bao nhiêu thôn có dịch vụ; dấu chấm cuối câu do chương trình thêm.
office-covered = { $covered }/{ $known } thôn ({ $rate }) được phủ { $signal }; { $white } thôn { $white_class }, { $hole } thôn { $hole_class }
office-covered-dated = Tính đến { $date }, { office-covered }
office-covered-unknown = { $sentence }; { $villages } thôn không có dữ liệu, không tính vào tỷ lệ
office-covered-no-data = Không có dữ liệu { $signal } của thôn nào
office-rate = { $n }{"\u00A0"}%
office-rate-no-data = không có dữ liệu

office-rule = Quy tắc: { $rule } Mẫu số: { $of }.
office-rule-of-source = { office-rule } Nguồn của quy tắc: { $source }
office-verdicts = Trong { $all } chỉ tiêu của kế hoạch: { $met } chỉ tiêu đạt, { $missed } chỉ tiêu chưa đạt, { $no_data } chỉ tiêu chưa có dữ liệu để kết luận.
office-decided = Ở { $villages } thôn, phản ánh, khảo sát hoặc đo kiểm thực địa quyết định kết luận thay cho mô hình.
office-synthetic = Mọi con số trong báo cáo này tính từ dữ liệu mô phỏng, không phải số liệu thật.
office-findings = Khi đọc dữ liệu, { $dropped } chỗ không dùng được đã bỏ, { $repaired } chỗ đã sửa, { $assumed } chỗ phải giả định và { $note } chỗ ghi nhận để biết. Danh sách đầy đủ ở tệp findings.csv.
office-rates-note = Tỷ lệ tính trên số thôn có dữ liệu; thôn không có dữ liệu không tính vào tỷ lệ.
office-layers-note = Mã băm SHA-256 của từng tệp ghi ở manifest.json và coverage.xlsx.

# Chữ trước số của bảng, của hình.
office-table = Bảng
office-figure = Hình

# Tên bảng.
office-caption-scorecard = Kết quả thực hiện chỉ tiêu của kế hoạch
office-caption-rates = Thôn được phủ theo xã, phường
office-caption-gaps = { $service ->
    [ftth] Thôn, bản chưa có hoặc mới có một phần cáp quang FTTH, theo xã, phường
   *[other] Thôn, bản trắng, lõm { $signal }, theo xã, phường
}
office-caption-sharing = Dùng chung hạ tầng viễn thông thụ động
office-caption-places = Địa điểm công cộng được phủ
office-caption-speed = Tốc độ truy nhập theo đo kiểm, toàn tỉnh
office-caption-parameters = Các tham số tính toán
office-caption-layers = Các lớp dữ liệu đã dùng
office-caption-findings = Các vấn đề phát hiện trong dữ liệu

# Không có gì.
office-no-plan = Dự án không nêu kế hoạch nào nên không có bảng điểm chỉ tiêu.
office-no-maps = Lần chạy này không vẽ bản đồ nào dạng PNG.
office-no-charts = Không có dữ liệu để vẽ biểu đồ này.
office-no-gaps = Dự án không yêu cầu lập danh sách thôn trắng, lõm.
office-no-service = Không có dữ liệu { $signal }.
office-no-sharing = Không có dữ liệu về dùng chung hạ tầng.
office-no-places = Không có dữ liệu về địa điểm công cộng.
office-no-speed = Không có dữ liệu đo kiểm tốc độ.
office-no-findings = Không phát hiện vấn đề nào trong dữ liệu.

# Đầu cột.
office-head-parameter = Tham số
office-head-value = Giá trị
office-head-nearest-km = Nguồn gần nhất (km)
office-head-covered-villages = Thôn phủ
office-head-rate = Tỷ lệ (%)
office-head-example = Vấn đề (ví dụ đầu tiên)
office-head-places = Số chỗ

# Mẫu báo cáo không dùng được.
office-template-unreadable = mẫu báo cáo { $file } không đọc được: { $reason }
    .hint = kiểm tra [report] template trong tệp dự án
office-template-save-again = lưu lại mẫu từ Word dưới dạng “Word Document (.docx)”, không đặt mật khẩu; hoặc tạo mẫu mới bằng phusong template
office-template-not-docx = mẫu báo cáo { $file } không phải là văn bản Word (.docx)
    .hint = { office-template-save-again }
office-template-encrypted = mẫu báo cáo { $file } có mật khẩu, hoặc là định dạng Word cũ (.doc)
    .hint = { office-template-save-again }
office-template-too-large = mẫu báo cáo { $file } quá lớn: trên { $mb } MB, mẫu báo cáo chỉ được đến { $limit } MB
    .hint = bỏ bớt ảnh lớn trong mẫu
office-template-too-many-parts = mẫu báo cáo { $file } có { $parts } phần, mẫu báo cáo chỉ được đến { $limit }
    .hint = { office-template-save-again }
office-template-damaged = mẫu báo cáo { $file } phần { $part } bị hỏng
    .hint = { office-template-save-again }
# Mỗi chỗ điền một dòng sau dấu hai chấm.
office-template-placeholders = mẫu báo cáo { $file } có chỗ điền không hiểu được:{ $problems }
    .hint = các chỗ điền (đặt giữa {"{{"} và {"}}"}): { $names }

# Một chỗ điền không hiểu được.
office-placeholder-unknown = { $part }: không có {"{{"}{ $found }{"}}"}
office-placeholder-near = { office-placeholder-unknown }; có phải {"{{"}{ $near }{"}}"}?
office-placeholder-argument = { $part }: {"{{"}{ $found }{"}}"} cần một trong các chữ sau dấu hai chấm: { $allowed }
office-placeholder-none = (không có)
office-placeholder-open = { $part }: {"{{"}{ $found } không có dấu {"}}"} đóng trong cùng đoạn văn
office-placeholder-misplaced = { $part }: {"{{"}{ $found }{"}}"} phải đứng riêng một đoạn trong thân văn bản, không đặt trong bảng, đầu trang, chân trang hay khung chữ
