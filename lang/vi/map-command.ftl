# Lệnh vẽ bản đồ.

map-command-sheet-is-folder = { $folder } là thư mục, không phải bản đồ
    .hint = ghi bản đồ trước, thư mục kết quả sau: phusong map { $other } { $folder }
map-command-sheet-of-comparison = { $at }bản đồ “{ $sheet }” so sánh hai kết quả, ở đây chỉ có một
    .hint = phusong compare CU MOI vẽ các bản đồ so sánh
map-command-no-commune = không có xã, phường “{ $wanted }” trong kết quả
map-command-no-commune-hint = ghi mã hoặc tên xã như trong cột commune_code, commune của villages.csv
map-command-several-communes = có { $found } xã, phường tên “{ $wanted }”: { $all }
    .hint = ghi mã, hoặc tên đầy đủ (xã, phường, đặc khu)
map-command-no-land-of = { $name } không có thôn nào có ranh giới
    .hint = bổ sung ranh giới thôn vào dữ liệu rồi chạy lại phusong run
map-command-no-land-at-all = không xã nào có thôn có ranh giới, không có gì để vẽ
    .hint = bổ sung ranh giới thôn vào dữ liệu rồi chạy lại phusong run
map-command-world-file-without-png = --world-file đi kèm ảnh PNG, nhưng --formats không có png
    .hint = thêm png vào --formats, hoặc dùng --geotiff
map-command-drawn = Đã vẽ: { $file }
map-command-drawn-many = Đã vẽ { $files } tệp trong { $folder }
