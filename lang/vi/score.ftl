# Quy tắc, chỉ tiêu, bảng điểm.

operators-union = hợp vùng phủ của các doanh nghiệp
operators-village-maximum = doanh nghiệp phủ tốt nhất ở từng thôn
operators-best-operator = một doanh nghiệp phủ tốt nhất trên cả địa bàn

rule-share = thôn được phủ khi từ { $from } % { $of } được phủ, trắng khi không quá { $white } %
rule-centre-clusters = thôn trắng khi trung tâm không có sóng, lõm khi trung tâm có sóng nhưng có cụm dân cư không có, được phủ khi có đủ
rule-cumulative = công nghệ cộng dồn (ít nhất)
rule-units = xã, huyện được phủ từ { $from } % số thôn, tỉnh từ ngần ấy số xã

verdict-met = đạt
verdict-missed = chưa đạt
verdict-no-data = không có dữ liệu

score-quantity = { $number }{ $unit ->
    [percent] {" "}%
    [mbps] {" "}Mb/s
    [per_hundred_people] {" "}trên 100 dân
   *[count] {""}
}
# Bao nhiêu đối tượng mà chỉ tiêu đếm.
score-things = { $number } { $what ->
    [villages] thôn
    [places] địa điểm
    [poles] cột
   *[positions] vị trí
}
score-short = còn thiếu { score-things }
score-just-enough = vừa đủ, không thừa { $what ->
    [villages] thôn
    [places] địa điểm
    [poles] cột
   *[positions] vị trí
} nào
score-to-spare = vượt { score-things }
score-margin = { $met ->
    [yes] vượt
   *[no] còn thiếu
} { $number } { $unit ->
    [percent] điểm phần trăm
    [mbps] Mb/s
    [count] { $what ->
        [villages] thôn
        [places] địa điểm
        [poles] cột
       *[positions] vị trí
    }
   *[per_hundred_people] trên 100 dân
}

# Một dòng của bảng điểm từ đâu mà có.
score-stated = số liệu báo cáo, không tính từ bản đồ ({ $source })
score-waits = chờ số liệu báo cáo
score-no-data = chưa có dữ liệu
score-stated-too = báo cáo ghi { $value } ({ $source })
score-centre = trung tâm có sóng ở { $centre } % số thôn; trắng { $white } %, lõm { $hole } % số thôn còn lại
score-share = tỷ lệ { $of } có { $service }
score-all = tất cả
score-places = địa điểm có { $service }: { $kinds }
score-sharing-sites = vị trí trạm có từ hai doanh nghiệp
score-sharing-poles = cột có cáp của từ hai doanh nghiệp
score-sharing-ducts = chiều dài cống bể có cáp của từ hai doanh nghiệp
score-unnamed = không tính { $n } đối tượng không rõ doanh nghiệp
score-speed = tốc độ tải xuống { $line ->
    [fixed] cố định
   *[mobile] di động
}, { $figure ->
    [median] trung vị
    [mean] trung bình
   *[p10] mức mà chín phần mười số phép đo đạt được
} của { $tests } phép đo
score-or = {" "}hoặc{" "}
score-sites = số vị trí có { $technologies }
