# Numbers and days.

number-decimal = .
number-group = ,

# A day is given as numbers ($day, $month), with two figures ($day2, $month2), and $year.
day-figures = { $year }-{ $month2 }-{ $day2 }
day-usual = { day-long }
day-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
