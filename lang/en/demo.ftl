# The synthetic province: README, errors.

# Without $title.
demo-readme =
    # Demo province (synthetic data)

    {"*"}*Synthetic.** Everything in this folder was made by `phusong demo`: borders, names, people, base stations and fibre are invented and describe no real province. Operators' names are there so that tables look as they do in practice; these networks are not theirs.

    - { $villages } villages of { $communes } communes, { $area } km²; CRS { $crs_name } (EPSG:{ $epsg })
    - { $sites } base stations, { $cells } cells of four operators (`cells.csv`)
    - { $splitters } fibre splitters: { $others } of Viettel and FPT (`splitters.csv`, WGS 84), { $vnpt } of VNPT (`splitters-vnpt.csv`, VN-2000, decimal commas)
    - { $routes } fibre routes (`fibre-routes.geojson`), { $published } areas of 5G as published by Viettel (`coverage-5g-viettel.gpkg`)
    - { $hamlets } hamlets: built-up ground (`settlements.gpkg`), culture houses and clusters as points (`village-points.csv`), a population raster of { $arc }″ (`population.tif`)
    - { $places } offices, health stations and schools (`places.csv`), { $parks } industrial parks (`industrial-parks.geojson`)
    - { $poles } cable poles (`poles.csv`) and { $ducts } ducts (`ducts.geojson`) with the operators on them
    - { $tests } speed tests (`speed-tests.csv`), { $reports } field reports (`field-reports.csv`)
    - what maps show around: roads (`roads.geojson`), rivers (`rivers.geojson`), sea and lakes (`water.geojson`), neighbouring provinces (`neighbours.geojson`), heights (`terrain.tif`)
    - the province's plan, 14 targets (`plan.toml`)

    Of a few villages the people, the class or the power are not on record, the settlements are not drawn, the points not listed, or the raster shows nobody: that is no data, not 0.

    Make it again: `phusong demo DIR --villages { $v } --sites { $s } --splitters { $sp } --seed { $seed }`

    ## Planted mistakes

    Real data has mistakes, so this has some. `phusong check phusong.toml` lists those that change or drop data; blanks too many and decimal commas are read rightly without a word, and a name like a formula is only made harmless in the CSV tables. Rows of a GeoPackage are features counted from 1; rows of a CSV count the header.

    | file | row | id | mistake |
    |---|---|---|---|
    { $lines }
demo-line-self-intersecting = the outline crosses itself
demo-line-duplicate-id = bears the identifier of the village before it
demo-line-no-geometry = a new village without a polygon yet
demo-line-blank-name = blanks too many in the name
demo-line-formula-name = the name begins with =, a spreadsheet would take it for a formula
demo-line-swapped = longitude and latitude swapped
demo-line-kilometres = radius in kilometres, not metres
demo-line-unknown-technology = a technology that does not exist (6G)
demo-line-decimal-comma = coordinates with decimal commas
demo-line-at-zero = coordinates (0, 0)
demo-line-planned = a cell that is only planned
demo-line-negative-speed = a negative speed
demo-line-kilobits = a speed in kbit/s, not Mb/s
demo-line-unknown-village = a village that is not on the list
demo-error-foreign = { $dir } holds { $foreign }, which is not part of a demo; nothing was written
    .hint = choose a new or empty folder
demo-error-not-a-folder = { $path } is a file, not a folder
    .hint = choose another name for the folder
demo-error-io = cannot write { $path }: { $source }
    .hint = check permissions and free space
demo-error-table = cannot write the table { $path }: { $source }
    .hint = check permissions and free space
demo-error-layer = GDAL cannot write { $path }: { $source }
    .hint = check free space and that GDAL has its GPKG driver
demo-error-projection = cannot transform coordinates: { $source }
    .hint = this is a fault of the program; please report it with the options used
