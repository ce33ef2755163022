# The words on a map.

# A service in a title, within a sentence.
map-service-2g = 2G
map-service-3g = 3G
map-service-4g = 4G
map-service-5g = 5G
map-service-ftth = FTTH
map-service-mobile = mobile broadband

# What a village has or lacks.
map-signal-2g = 2G
map-signal-3g = 3G
map-signal-4g = 4G
map-signal-5g = 5G
map-signal-ftth = fibre (FTTH)
map-signal-mobile = mobile broadband

# What a share is of.
map-denominator-area = the village’s area
map-denominator-inhabited-area = the inhabited area
map-denominator-population = the inhabitants
map-denominator-households = the households
map-denominator-points = the residential points

# How operators are put together.
map-operators-union = any operator counts (union)
map-operators-village-maximum = the best operator in each village counts
map-operators-best-operator = the one operator that is best over all counts

map-percent = { $n }%
map-percent-below = < { $n }%
# In place of a share.
map-share-no-data = no data

# Under the title, sentences one after the other.
map-dated = Data as of { $date }.
map-subtitle-share = Share of { $denominator } with { $signal }; a village is covered from{"\u00A0"}{ $from } up; { $operators }.
map-subtitle-centre = Share of { $denominator } with { $signal }; a village is white when its centre has none, a hole when the centre has it and a residential cluster lacks it; { $operators }.
map-mobile-is = Mobile broadband is { $technologies }.
map-cumulative = Technologies are cumulative: later generations count too.

# The legend.
map-legend = Share of { $denominator } with { $signal }
map-villages-column = Villages
map-class-nothing = 0% ({ $service ->
    [ftth] no fibre
   *[other] white area
})
map-class-over-nothing = Over 0 to below { $high }
map-class-between = { $low } to below { $high }
map-no-data = No data
map-total = All villages
map-covered = Covered: { $covered } of { $known } villages with data ({ $share })
map-without-shape = Villages without a boundary, not drawn: { $villages }

# Sites and fibre.
map-access-points = Fibre access points
map-sites = { $technologies } sites
map-no-sites = None in the data
map-other-operators = { $operators } other { $operators ->
    [one] operator
   *[other] operators
}
map-sites-outside = Beyond the map’s edge: { $sites }
map-sites-crowded = Too many to draw each at this scale
map-fibre-routes = Fibre routes ({ $km }{"\u00A0"}km)

map-commune-border = Commune border
map-province-border = Outline of all villages
map-scale = Scale 1:{ $denominator }
# The letter on the north arrow.
map-north = N
map-crs = Coordinate system: { $crs }
map-crs-unknown = Coordinate system: unknown

# The method, in parts with semicolons between.
map-method-heading = Method
map-method-exact = Covered area by exact geometry
map-method-overlay = Covered area by polygon overlay
map-method-radii = default radius { $radii }
map-method-published = with areas published by { $operators }

# Sources.
map-sources-heading = Sources
map-role-villages = Village boundaries
map-role-cells = Sites
map-role-fibre = Fibre
map-role-coverage = Published coverage
map-role-settlements = Settlements
map-role-population = Population
map-role-households = Households
map-role-points = Culture houses, clusters
map-role-evidence = Field reports
map-role-roads = Roads
map-role-rivers = Rivers
map-role-water = Water
map-role-neighbours = Neighbours
map-role-terrain = Heights
map-role-project = Project
map-role-places = Public places
map-role-measurements = Speed tests
map-role-poles = Cable poles
map-role-ducts = Cable ducts
map-role-plan = Plan
map-role-rule = Rule
map-role-template = Report template
map-more-sources = … and { $sources } more

map-made-on = Made on { $date } (phusong { $version })
map-maker = Made by { $maker }
map-synthetic = SYNTHETIC DATA

# Across a map that has nothing to show.
map-service-without-data = No { $signal } data
map-nothing-to-draw = No village has a boundary to draw

# For those who cannot see the map.
map-description = Map of { $villages } villages. By class: { $classes }.

# Layers of the PDF.
map-layer-outline = Province outline
map-layer-villages = Villages
map-layer-commune-borders = Commune borders
map-layer-fibre-routes = Fibre routes
map-layer-synthetic = Mark of synthetic data
map-layer-sites = Sites
map-layer-commune-names = Commune names
map-layer-village-names = Village names
map-layer-frames = Frames
map-layer-furniture = Legend and notes
map-layer-sea = Sea
map-layer-neighbours = Neighbouring provinces
map-layer-roads = Roads
map-layer-rivers = Rivers
map-layer-hillshade = Hillshade
map-layer-footprints = Footprints
map-layer-graticule = Graticule
map-layer-locator = Locator map
map-layer-inset = Inset

# Errors.
map-error-unreadable = { $file }: cannot read the sheet definition ({ $reason })
map-error-unknown-sheet = there is no file and no built-in sheet `{ $name }` Built in: { $known }
map-error-unknown-sheet-near = there is no file and no built-in sheet `{ $name }`; did you mean `{ $near }`? Built in: { $known }
map-error-too-large = a map of { $width } × { $height } pixels is too large; lower dpi or paper in the sheet definition
map-error-font = a built-in font is damaged; install the program again
map-error-drawing = the map cannot be drawn ({ $reason })
map-error-png = the PNG cannot be written ({ $reason })
map-error-pdf = the PDF cannot be made ({ $reason })

# Errors in the definition of a sheet.
map-sheet-at = { $file }, line { $line }: { $what }
map-sheet-syntax = not TOML ({ $said })
map-sheet-unknown-key = no sheet has a key `{ $key }`
map-sheet-unknown-key-near = no sheet has a key `{ $key }`; is it `{ $near }`?
map-sheet-missing = the key `{ $key }` is missing
map-sheet-not-beside = `{ $key }` has no meaning beside `{ $other }`; leave one of them out
map-sheet-not-of-kind = sheets of kind `{ $kind }` take no `{ $key }`; leave it out
map-sheet-value = `{ $key }` is { $found }; it takes { $expected }
map-wants-one-of = one of: { $words }
map-wants-text = text that is not blank
map-wants-switch = true or false
map-wants-whole = a whole number from { $low } to { $high }
map-wants-table = a table
map-wants-breaks = rising breaks from 0 to 100, at most nine
map-wants-breaks-of-two = three or four rising breaks from 0 to 100
map-wants-rising = rising numbers, { $most } at most
map-wants-column = a numeric column of villages.csv, such as 4g_area_pct, 4g_nearest_km, population
map-wants-column-near = { map-wants-column }; did you mean `{ $near }`?
map-wants-column-of = a column of the service `{ $service }`
map-wants-other-service = a service other than `{ $service }`
map-wants-village-labels = "none", "all", or a number of villages from { $low } to { $high }
map-wants-technologies = a list of technologies such as ["4G", "FTTH"]
map-wants-placeholders = no placeholders but { $names }, each closed
