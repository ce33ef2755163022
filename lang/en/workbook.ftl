# Words of the workbook.

# Names of sheets: at most 31 characters, none of []:*?/\.
workbook-sheet-scorecard = Scorecard
workbook-sheet-rates = Rates by commune
workbook-sheet-villages = All villages
workbook-sheet-sharing = Sharing
workbook-sheet-places = Places
workbook-sheet-speed = Speed
workbook-sheet-evidence = Field reports
workbook-sheet-method = Method and sources
workbook-sheet-findings = Findings
workbook-sheet-gaps-2g = Gaps 2G
workbook-sheet-gaps-3g = Gaps 3G
workbook-sheet-gaps-4g = Gaps 4G
workbook-sheet-gaps-5g = Gaps 5G
workbook-sheet-gaps-ftth = Gaps FTTH
workbook-sheet-gaps-mobile = Gaps mobile

# Titles.
workbook-title-scorecard = SCORECARD OF THE PLAN
workbook-title-rates = VILLAGES COVERED, BY COMMUNE
workbook-title-villages = COVERAGE OF ALL VILLAGES
workbook-title-sharing = SHARING OF PASSIVE INFRASTRUCTURE
workbook-title-places = PLACES THAT SHOULD BE COVERED
workbook-title-speed = SPEED AS MEASURED
workbook-title-evidence = FIELD REPORTS AND WHAT BECAME OF THEM
workbook-title-method = METHOD AND SOURCES
workbook-title-findings = FINDINGS IN THE DATA
workbook-title-gaps-2g = VILLAGES WITHOUT 2G SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)
workbook-title-gaps-3g = VILLAGES WITHOUT 3G SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)
workbook-title-gaps-4g = VILLAGES WITHOUT 4G SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)
workbook-title-gaps-5g = VILLAGES WITHOUT 5G SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)
workbook-title-gaps-mobile = VILLAGES WITHOUT MOBILE BROADBAND SIGNAL (TRẮNG SÓNG) OR WITH HOLES (LÕM SÓNG)
workbook-title-gaps-ftth = VILLAGES WITHOUT FIBRE (FTTH), OR WITH FIBRE IN PARTS ONLY

workbook-as-of = Data as of { $date }
workbook-place-and-date = { $place }, …… / …… / { $year }

# How the numbers of a denominator were made.
workbook-basis-settlements = settlements, cut by the villages
workbook-basis-buffered = buildings or points, widened by { $metres } m
workbook-basis-count-raster = raster of people a cell
workbook-basis-density-raster = raster of population density
workbook-basis-over-inhabited = the village's number, spread over its inhabited area
workbook-basis-over-area = the village's number, spread over its area
workbook-basis-points = points with their households
workbook-basis-size = in { $known } of { $villages } { $villages ->
    [one] village
   *[other] villages
}, { $sum } in all
workbook-sum-area = { $km2 }{"\u00A0"}km²
workbook-sum-people = { $n } people
workbook-sum-households = { $n } households
workbook-sum-points = { $n } points

# Method.
workbook-test-share = by the share of the denominator, against thresholds
workbook-test-centre-clusters = by the centre, then the residential clusters
workbook-source-on-air = on air
workbook-source-planned = planned
workbook-source-off = switched off
workbook-engine-exact = exactly, by geometry
workbook-engine-overlay = by polygon overlay
workbook-weights = people { $people }, white { $white }, ĐBKK { $dbkk }, power { $power }, certainty { $certainty }

# Data that was read.
workbook-role-villages = Villages
workbook-role-cells = Cells
workbook-role-fibre = Fibre
workbook-role-coverage = Published coverage
workbook-role-settlements = Settlements
workbook-role-population = Population
workbook-role-households = Households
workbook-role-points = Centres, clusters
workbook-role-places = Places
workbook-role-measurements = Speed tests
workbook-role-evidence = Field reports
workbook-role-poles = Cable poles
workbook-role-ducts = Cable ducts
workbook-role-template = Report template
workbook-role-roads = Roads
workbook-role-rivers = Rivers
workbook-role-water = Water
workbook-role-neighbours = Neighbours
workbook-role-terrain = Heights
workbook-role-plan = Plan
workbook-role-project = Project file
workbook-role-rule = Rule

# What a village is.
workbook-status-covered = covered
workbook-status-hole = hole
workbook-status-white = white
workbook-status-no-data = no data

# Where a value comes from.
workbook-origin-modelled = Model
workbook-origin-measured = Measurements
workbook-origin-counted = Counted in the data
workbook-origin-stated = Reported: { $source }
workbook-origin-stated-on = { workbook-origin-stated } ({ $date })
workbook-origin-no-data = No data

# Scorecard.
workbook-without-data = { $things } without data
workbook-on-target = Target { $number }
workbook-turns-to = { $what }: { $verdict ->
    [met] met
   *[missed] missed
}
workbook-turns-to-value = { workbook-turns-to } ({ $pct } %)
workbook-turns-threshold = threshold { $points } points { $way ->
    [lower] lower
   *[higher] higher
}
workbook-turns-radii = radii { $pct } % { $way ->
    [lower] shorter
   *[higher] longer
}
workbook-turns-at = turns at a threshold of { $pct } %
workbook-turns-never = nothing within the thresholds and radii that were tried

# Gaps.
workbook-gaps = { $villages } { $villages ->
    [one] village
   *[other] villages
} ({ $white } white, { $hole } { $hole ->
    [one] hole
   *[other] holes
})
workbook-metres = { $m } m
workbook-kilometres = { $km } km
workbook-gap-centre = centre { $distance } from coverage
workbook-gap-cluster = cluster without { $distance } from coverage
workbook-gap-clusters = { $lacking } of { $of } clusters without
workbook-decided-by = by { $kind }
workbook-decided-by-on = { workbook-decided-by } of { $date }
workbook-nearest-km = { $operator } (km)
workbook-operators-left-out = Only the operators near most villages are listed; { $operators } more are in village_operators.csv.

# Passive infrastructure.
workbook-passive-sites = Positions of base stations
workbook-passive-poles = Cable poles
workbook-passive-ducts = Cable ducts (km)

# Field reports.
workbook-evidence-voter-report = Voter's report
workbook-evidence-survey = Survey
workbook-evidence-measurement = Measurement
workbook-says-covered = covered
workbook-says-hole = in parts
workbook-says-white = not covered
workbook-evidence-decided = Decided
workbook-evidence-agrees = Agrees with the one that decided
workbook-evidence-overruled = A newer or more reliable report was preferred
workbook-evidence-expired = Expired
workbook-evidence-not-used = Not used (about one operator, or after the date of the data)

# How grave a finding is.
workbook-severity-note = note
workbook-severity-assumed = assumed
workbook-severity-repaired = repaired
workbook-severity-dropped = dropped

# What a spreadsheet has no room for.
workbook-texts-cut = { $cells } cells held more text than a spreadsheet can (32,767 characters); they were cut and marked […].
workbook-rows-left-out = { $rows } more rows found no room, for a sheet has 1,048,576; the CSV files have them all.
