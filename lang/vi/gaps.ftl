# Trắng sóng, lõm sóng.

gap-counts = { $service }: { $white_class } { $white } thôn, { $hole_class } { $hole } thôn (A { $a }, B { $b }, C { $c }, chưa rõ { $unknown })

gap-class-white = trắng sóng
gap-class-hole = lõm sóng
gap-class-covered = được phủ
gap-class-no-data = không có dữ liệu
gap-class-fibre-white = trắng cáp quang
gap-class-fibre-hole = lõm cáp quang
gap-class-fibre-covered = được phủ
gap-class-fibre-no-data = không có dữ liệu

gap-reason-no-power = chưa có điện lưới
gap-reason-no-source = không có vùng phục vụ nào trong vòng { $km } km
gap-reason-too-far = nguồn gần nhất cách { $km } km, phục vụ đến { $reach } km: không tới hết thôn
gap-reason-too-far-from-published = vùng phủ gần nhất cách { $km } km, không tới hết thôn
gap-reason-off-sector = trong tầm của nguồn cách { $km } km nhưng ăng-ten hướng đi nơi khác
gap-reason-reported = phản ánh, khảo sát hoặc đo kiểm tại thôn

gap-sensitive = nhạy cảm ({ $gap }/{ $of })
gap-sure = { $class ->
    [white] trắng
   *[hole] lõm
} trong { $of }/{ $of } phương án
gap-mostly = { $class ->
    [white] trắng
   *[hole] lõm
} trong { $same }/{ $of }, chưa đạt trong { $of }/{ $of } phương án

gap-triage-a = A: thôn ĐBKK có điện lưới – đấu thầu, Quỹ Dịch vụ viễn thông công ích chi trả
gap-triage-b = B: không thuộc ĐBKK, có điện lưới – doanh nghiệp tự đầu tư
gap-triage-c = C: chưa có điện lưới – phối hợp với ngành điện
gap-triage-unknown = chưa rõ: thiếu dữ liệu ĐBKK hoặc điện lưới
