# Tệp dự án và những gì tệp ấy nêu: sai gì (lời), nên làm gì (.hint).

project-not-found = không tìm thấy tệp dự án { $path }
project-make-demo = phusong demo THU_MUC tạo một dự án mẫu
project-is-folder = { $path } là thư mục, không phải tệp dự án
project-give-path = ghi đường dẫn đến tệp .toml
project-unreadable = không đọc được { $path }: { $reason }
    .hint = kiểm tra quyền đọc tệp và thư mục
project-not-a-plain-file = { $path } là đường ống hoặc thiết bị, không phải tệp
    .hint = ghi đường dẫn của một tệp dự án
project-more-problems = và { $count } chỗ sai nữa
    .hint = sửa các chỗ trên trước, rồi kiểm tra lại
project-too-large = { $path } có { $bytes } byte, không phải tệp dự án
    .hint = tệp dự án là tệp TOML chỉ vài nghìn byte
project-not-text = { $path } không phải văn bản UTF-8
    .hint = lưu lại tệp theo bảng mã UTF-8
project-problem = { $path }, dòng { $line }, cột { $column }: { $what }
project-syntax = sai cú pháp TOML: { $message }
    .hint = chuỗi ký tự phải nằm trong dấu ngoặc kép
project-unknown-key = không biết khóa { $key }
project-missing = thiếu { $key }
    .hint = thêm: { $example }
project-wrong-type = { $key } là { $found }, cần { $value_type }
project-wrong-type-text-hint = đặt giá trị trong dấu ngoặc kép: "42"
project-out-of-range = { $key } = { $value } ngoài khoảng { $limits }
project-unknown-word = { $key } không nhận “{ $value }”; dùng { $allowed }
project-not-yet = { $key } = “{ $value }” chưa có trong phiên bản này
    .hint = hiện dùng được: { $works }
project-unknown-province = không biết tỉnh “{ $value }”
project-unknown-province-hint = ghi mã hai chữ số theo QĐ 19/2025/QĐ-TTg, ví dụ "42" (Hà Tĩnh)
project-unknown-province-meant = có phải "{ $code }" ({ $name })?
project-bad-date = { $key } = “{ $value }” không phải là ngày
    .hint = viết theo dạng 2025-12-31
project-bad-crs = { $key } = “{ $value }” không phải hệ tọa độ
    .hint = viết theo dạng "EPSG:9209"
project-file-not-found = không tìm thấy tệp { $path }
project-file-is-folder = { $path } là thư mục hoặc tệp đặc biệt
    .hint = ghi đường dẫn đến một tệp
project-not-a-file = “{ $value }” không phải đường dẫn tệp
    .hint = chỉ đọc tệp trên máy này; hãy tải dữ liệu về trước
project-empty = { $key } để trống
    .hint = ghi giá trị hoặc xóa khóa này
project-no-entry = { $key } là danh sách rỗng
    .hint = ghi ít nhất một giá trị
project-no-network = không có lớp trạm, cáp quang hay vùng phủ nào
    .hint = thêm [[cells]], [[fibre]] hoặc [[coverage]] với path = "…"
project-one-of = { $key } và { $other } không đi cùng nhau
    .hint = giữ lại một trong hai
project-twice = { $key } = “{ $value }” đã có ở trên
    .hint = mỗi mã chỉ dùng một lần
project-needs = { $key } không có tác dụng một mình
    .hint = thêm: { $example }
project-unknown-encoding = { $key }: không biết bảng mã “{ $value }”
    .hint = dùng utf-8, utf-16le, windows-1258, windows-1252, TCVN3 hoặc VNI
project-toml-string = chuỗi ký tự
project-toml-integer = số nguyên
project-toml-float = số thực
project-toml-boolean = true/false
project-toml-datetime = ngày giờ
project-toml-array = danh sách
project-toml-table = bảng
project-value-type-number = một số
project-value-type-boolean = true hoặc false
project-value-type-text-list = danh sách chuỗi ["…"]
project-value-type-table = bảng [..]
project-value-type-table-list = danh sách bảng [[..]]
