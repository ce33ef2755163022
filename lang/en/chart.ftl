# Words on charts.

# A service in a title.
chart-signal-2g = 2G
chart-signal-3g = 3G
chart-signal-4g = 4G
chart-signal-5g = 5G
chart-signal-ftth = fibre (FTTH)
chart-signal-mobile = mobile broadband

# Titles.
chart-communes = Villages covered by { $signal }, by commune
chart-shares = Villages by how much of them { $signal } covers
chart-thresholds = Villages covered, as the threshold moves
chart-operators = Villages covered by each operator
chart-speed = Download speed as measured
chart-change = Villages covered by { $signal } before and after, by commune
chart-between = Before: data as of { $old }; after: data as of { $new }.
chart-no-day = an unstated day

# Axes.
chart-axis-covered = Villages covered (% of those with data)
chart-axis-villages = Villages
chart-axis-threshold = Threshold: share from which a village counts as covered (%)
chart-axis-speed = Download speed (Mb/s)

# Legends.
chart-reached = reaches the target
chart-missed = falls short of the target
chart-target = target { $value } ({ $year })
chart-tenth = nine tenths of the tests reach this
chart-median = median
chart-before = before
chart-after = after
chart-better = up
chart-worse = down
chart-same = unchanged
chart-threshold = the rule's threshold: { $value }; rates there stand in the legend

# Notes.
chart-left-out = { $communes } { $communes ->
    [one] commune in the middle is
   *[other] communes in the middle are
} not drawn, from { $from } to { $to }.
chart-communes-without-data = { $communes } { $communes ->
    [one] commune has
   *[other] communes have
} no data and are not drawn.
chart-villages-without-data = { $villages } { $villages ->
    [one] village has
   *[other] villages have
} no data and count in no percentage.
chart-decided = What field reports decided (at most { $villages } villages a service) does not move with the threshold.
chart-min-tests = Fewer than { $tests } tests are no data.
chart-sources = Source: { $sources }. Computed by phusong.
chart-operators-without = Operators without data on a service are not listed under it.
chart-operators-left-out = { $operators } operators with lower rates are not drawn.
chart-same-villages = Only villages that are in both results with data in both; changes are percentage points.

# Speed.
chart-fixed = Fixed (fibre)
chart-mobile = Mobile
chart-all-operators = All operators
chart-tests = { $median } (from { $p10 }; { $tests } tests)
chart-too-few = no data ({ $tests } tests)
chart-target-fixed = target, fixed: { $value }{"\u00A0"}Mb/s
chart-target-mobile = target, mobile: { $value }{"\u00A0"}Mb/s

# Percentage points.
chart-points = { $points } points
chart-points-up = +{ $points } points
