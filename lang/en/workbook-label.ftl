# Labels of the workbook: heads of columns, names of parameters, standing phrases.

label-synthetic = SYNTHETIC DATA – NOT REAL FIGURES
label-synthetic-short = SYNTHETIC DATA
label-nation = SOCIALIST REPUBLIC OF VIET NAM
label-motto = Independence - Freedom - Happiness
label-maker-blank = NAME OF THE OFFICE …………………
label-preparer = PREPARED BY
label-preparer-signs = (signature, full name)
label-head = HEAD OF THE OFFICE
label-head-signs = (signature, stamp, full name)
label-page = Page
label-no-data-sign = …
label-no-data-meaning = The sign … means no data, which is not 0.
label-number = No.
label-id = Identifier
label-kind = Kind
label-note = Notes
label-date = Date
label-operator = Operator
label-all-operators = All
label-all-kinds = All kinds
label-technology = Technology
label-any-mobile = Mobile
label-service = Service

# Scorecard.
label-target = Target (in the plan's words)
label-year = By the end of
label-target-value = Target value
label-reached = Reached
label-verdict = Verdict
label-margin = Margin to the target
label-margin-note = The margin is the value reached less the target; of percentages in percentage points.
label-points = points
label-per-hundred = /100 people
label-to-go = Still missing / to spare
label-how = How it is measured
label-turns = What would turn the verdict
label-origin = Origin of the value
label-source = Source

# Villages and communes.
label-village-id = Village id
label-village = Village
label-commune-code = Commune code
label-commune = Commune
label-district = District (former)
label-province = Province
label-area-km2 = Area (km²)
label-population = People
label-households = Households
label-area-class = Area class
label-dbkk = ĐBKK village
label-poor = Poor households
label-minority = Minorities (%)
label-power = Grid power
label-yes = yes
label-no = no
label-lon = Longitude
label-lat = Latitude
label-wgs84 = WGS 84 (degrees)
label-vn2000 = VN-2000 (m)
label-working-crs = Coordinates (m)
label-north = X (north)
label-east = Y (east)

# Coverage.
label-share-pct = Share covered (%)
label-area-pct = % of area served
label-people-pct = % of people served
label-villages-pct = % of villages covered
label-status = Status
label-villages = Villages
label-covered = Covered
label-hole = Hole
label-white = White
label-no-data = No data
label-nearest-id = Nearest source
label-nearest-km = Distance (km)
label-whole-province = WHOLE PROVINCE
label-by-district = BY FORMER DISTRICT
label-by-operator = EACH OPERATOR, WHOLE PROVINCE
label-white-pct = % white, of villages
label-hole-pct = % holes, of the rest
label-pair-note = White is a percentage of all villages with data, holes of the rest (those not white): two denominators, not to be added.
label-rates-note = The percentage of villages is of those with data; villages without are counted apart. Each village counts as one, large or small.
label-shares-cut = Shares of single villages are cut to two decimals, never rounded up; villages.csv has them in full.

# The list of an office.
label-listed-pct = Share covered (%)
label-class = White or hole
label-households-lacking = Households without
label-nearest-of-operators = Nearest source of each operator
label-sites-in-order = Sources, in that order
label-in-all = TOTAL
label-reason = Reason
label-group = Group A/B/C
label-rank = Priority
label-remedy = Remedy
label-cost = Cost (million VND)
label-year-of-work = Year
label-office-columns = Blank cells are for the office to fill in; the sums follow. Groups:
label-sums-known = Sums are of the villages that have the figure. Households without are estimated by where people live, or by area. Coordinates are of the village's middle.
label-sure-of = In m/n variants: with larger and smaller radii and thresholds the village stays what it is in m of n; sensitive: in some it is covered.
label-no-gaps = No village is white or a hole.
label-service-unknown = Nothing is known of this service: no village can be called white or a hole.

# Sharing.
label-infrastructure = Infrastructure
label-total = In all
label-shared = Shared (2 operators or more)
label-shared-pct = Shared (%)
label-one-operator = 1 operator
label-two-operators = 2 operators
label-more-operators = 3 operators or more
label-unnamed = Nobody named (not counted)
label-shared-sites = Shared positions
label-sites = Sites, sources
label-operators = Operators
label-spread = Largest distance between cells (m)

# Places.
label-place = Place
label-places = Places
label-target-pct = Target (%)
label-places-lacking = Places without the service, or without data
label-in-part = in part
label-not-at-all = not covered

# Speed.
label-tests = Tests
label-down = Download (Mb/s)
label-up = Upload (Mb/s)
label-latency = Latency (ms)
label-median = median
label-mean = mean
label-tenth-below = lowest 10 % below
label-too-few-tests = The sign …: too few tests to tell (no data).
label-speeds-left-out = Of single villages: speed.csv.

# Field reports.
label-report = Report
label-says = It says
label-report-kind = Kind
label-reporter = Source
label-expiry = Holds until
label-modelled = By the model
label-final = Final
label-became = What became of it
label-file = File
label-row = Row

# Method.
label-layers = Data that was read
label-role = Data
label-layer = Layer, sheet
label-rows = Rows
label-crs = CRS
label-sha256 = SHA-256
label-title = Project
label-as-of = Date of the data
label-maker = Made by
label-made-at = Made at
label-program = Program
label-datum = VN-2000 to WGS 84
label-engine = Areas computed
label-rule-profile = Rule
label-rule-source = Source of the rule
label-rule-caveat = Caveat of the rule
label-test = What decides
label-covered-from = Covered from
label-white-up-to = White up to
label-denominator = Denominator
label-operator-rule = Operators together
label-cumulative = Later generations count too
label-unit-covered-from = A unit is covered from so many villages
label-mobile-broadband = Mobile broadband is
label-default-radius = Radius where the data states none
label-beamwidth = Beamwidth where the data states none
label-basis = Denominator with data
label-counted = Sources that count
label-sharing-distance = One position when closer than
label-min-tests = Fewest tests
label-gap-services = Gaps listed for
label-gap-weights = Weights of the priority
label-plan = Plan
label-plan-document = Document
label-limits = Results follow a model of radii that looks at no terrain, buildings, forest, load or speed. Where field reports or measurements say otherwise, they hold.

# Findings.
label-severity = Severity
label-code = Code
label-column = Column
label-found = Found
label-done = Done
