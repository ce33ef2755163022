# Số và ngày.

number-decimal = ,
number-group = .

# Ngày cho ở dạng số ($day, $month), dạng hai chữ số ($day2, $month2), và $year.
day-figures = { $day2 }/{ $month2 }/{ $year }
day-usual = { day-figures }
# Ngày dưới 10, tháng 1 và tháng 2 thêm số 0 phía trước (Nghị định 30/2020/NĐ-CP).
day-long = ngày { $day2 } tháng { $month ->
    [1] 01
    [2] 02
   *[other] { $month }
} năm { $year }
