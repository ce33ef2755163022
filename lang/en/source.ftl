# Data that cannot be read: what is wrong (the message), what to do (.hint).

source-coordinates-such-as = coordinates of the file such as { $x }, { $y }
source-mistake-axes = { $seen }: the two columns look exchanged; name them under columns (lon, lat or x, y)
source-mistake-crs = { $seen } look like { $crs }; add crs = "EPSG:{ $code }" (and crs_override = true if the file is wrong)
source-mistake-axes-and-crs = { $seen } look like { $crs } with the axes exchanged; state crs = "EPSG:{ $code }" and name the columns x (east) and y (north)
source-mistake-unknown = { $seen }; check the CRS, the order of the columns and the province in [project]
source-crs-wgs84 = longitude and latitude, WGS 84
source-crs-utm48 = VN-2000 / UTM 48N
source-crs-utm49 = VN-2000 / UTM 49N
source-crs-tm3 = VN-2000/TM-3, central meridian { $degrees }°{ $minutes }′
source-crs-other = EPSG:{ $code }
source-formats-read = what is read: .{ $known }
source-unreadable = { $file }: cannot be read: { $reason }
    .hint = the file may be damaged or held by another program; try to open it in QGIS or Excel
source-no-permission = { $file }: no permission to read it
    .hint = give the user who runs phusong leave to read the file
source-not-a-file = { $file }: not a file, but a pipe, a device or a folder
    .hint = put the file itself there
source-changed-while-read = { $file }: changed while it was being read, so that nobody could say which data the results are of
    .hint = let the other program finish or close the file there, then run again
source-view-too-long = { $file }: the view { $layer } has more than { $limit } rows, or takes too long to read
    .hint = save the layer as a table: in QGIS, Export, Save Features As
source-asks-for-network = { $file }: it refers to something on the network (such as a CRS by a link), and nothing is ever fetched
    .hint = save the layer again with its CRS in the file itself, as GeoPackage in QGIS for example; a GeoJSON with a linked CRS can also be given without its "crs", and that CRS in the project file
source-unknown-format = { $file }: unknown format
source-not-in-this-build = { $file }: this phusong was built without GDAL and cannot read { $format }
    .hint = convert it to GeoJSON (maps) or CSV (tables), or use a build with GDAL
source-table-without-areas = { $file }: a table has no boundaries
    .hint = this layer needs polygons: .gpkg, .shp, .geojson, .fgb, .tab, .mif or .kml
source-empty = { $file }: empty file
    .hint = export the data again
source-not-that-format = { $file }: the content is not { $format }
    .hint = check the extension of the name, or export the data again
source-truncated = { $file }: cut short, { $found } bytes of at least { $expected }
    .hint = copy or download the file again
source-too-large = { $file }: { $bytes } bytes, more than the limit { $limit } of this format
    .hint = convert it to GeoPackage (maps) or CSV (tables)
source-too-many-cells = { $file }: { $cells } cells (those repeated and those between counted), more than { $limit }
    .hint = clear the cells far from the table, or save as XLSX or CSV
source-no-sheets = { $file }: no workbook, so it has no sheets
    .hint = take sheets out of the project file
source-protected = { $file }: the workbook opens with a password only
    .hint = open it, remove the password and save it, or export CSV
source-line-too-long = { $file }, line { $line }: longer than { $limit } bytes, it is no table
    .hint = look for a missing quote, or export the data again
source-not-text = { $file }: not text
    .hint = export the table as CSV, UTF-8
source-missing-part = { $file }: its { $part } file is missing
    .hint = copy all files of that name, of a Shapefile or of MapInfo
source-shapefile-differs = { $file }: { $shapes } shapes in the .shp, { $rows } rows in the .dbf, { $listed } shapes in the .shx: nobody knows which row belongs to which shape
    .hint = the parts are of different saves: copy all of them from one place, or save the layer anew in QGIS
source-no-layer = { $file }: no layer “{ $stated }”; there is { $layers }
source-several-layers = { $file }: several layers: { $layers }
    .hint = choose one: layer = "…" (or sheet = "…")
source-no-column-stated = { $file }: no column “{ $stated }”; there is { $columns }
source-no-column = { $file }: no column for { $field }; there is { $columns }
source-no-column-hint = state { $field } = "column" in [{ $section }]
source-no-column-meant = do you mean “{ $nearest }”? state { $field } = "{ $nearest }" in [{ $section }]
source-no-head = { $file }: no row of column headings; the first row is { $first }
    .hint = add one, or number the columns in columns, such as lon = "#7"
source-several-columns = { $file }: several columns for { $field }: { $columns }
    .hint = state { $field } = "#{ $first }" (the number of the column) in [{ $section }]
source-no-technology = { $file }: no column of technologies; there is { $columns }
    .hint = state technology = "4G" for the whole file, or technology = "column" under columns
source-no-distance = { $file }: routes without the distance they serve
    .hint = add distance_m = 100 (metres to each side) to [[fibre]]
source-no-buffer = { $file }: settlements are points or lines, which have no area
    .hint = add buffer_m = 50 (metres around each) to [[settlements]]
source-no-band-stated = { $file }: no band { $stated }; there are { $bands }
source-no-band = { $file }: { $bands } bands, and none is chosen
source-no-band-hint = choose one in [population]: band = 1
source-rotated-raster = { $file }: a raster whose rows do not run along the axes of its CRS
    .hint = straighten it: gdalwarp -r near IN.tif OUT.tif (density), or -r sum (people a cell)
source-raster-without-place = { $file }: the raster does not say where it lies
    .hint = give it its corners: gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4326 IN OUT.tif
source-raster-too-fine = { $file }: { $cells } cells in the villages, more than { $limit }
    .hint = make it coarser: gdalwarp -tr … -r sum (people a cell) or -r average (density)
source-raster-elsewhere = { $file }: the raster, read as { $crs }, has no cell in any village
source-wrong-geometry = { $file }: { $found } where { $geometry } are needed
    .hint = check the layer; coverage as polygons goes under [[coverage]]
source-too-many-operators = { $file }: the column of operators has too many different names
    .hint = check operator under columns
source-no-crs = { $file }: no CRS is stated
source-crs-conflict = { $file }: the file says { $found }, the project file { $stated }
    .hint = remove crs from the project file, or add crs_override = true if the file is wrong
source-utm-scale = { $file }: its CRS ({ $crs }) has the scale factor 0.9996 of UTM on a central meridian of TM-3, where 0.9999 is due: places come out some 600 m off
    .hint = if it is { $zone }, state crs = "EPSG:{ $code }" and crs_override = true; else export the layer again
source-unusable-crs-of = { $project }, line { $line }: { $file } cannot be in { $crs }: { $reason }
    .hint = give the EPSG code of a projected or geographic CRS, such as "EPSG:9209"
source-unusable-crs = cannot use CRS { $crs }: { $reason }
    .hint = give an EPSG code such as "EPSG:9209"
source-not-metric = the working CRS { $crs } does not measure in metres
    .hint = choose VN-2000/TM-3 or UTM in [project]
source-untrue-crs = the working CRS { $crs } ({ $name }) is not true to scale where the villages of { $file } lie: lengths are { $length } %, areas { $area } % of those on the ground
    .hint = state crs = … in [project]: { $better }
source-crs-coded = { $crs } (EPSG:{ $code })
source-crs-utm = a CRS in metres made for this place
source-misplaced = { $file }: { $rows_far } of { $rows } rows, read as { $crs }, lie far from the project
source-no-villages = { $file }: no villages
    .hint = check the layer
source-no-usable-village = { $file }: none of { $villages } villages has a usable boundary{ $reasons }
    .hint = villages are polygons; see the findings of phusong check
source-nothing-usable = no layer of stations, fibre or coverage can be used: { $layers }
    .hint = mend the rows named and run again; phusong check lists them one by one
source-nothing-usable-layer = { $file }: { $lost } of { $rows } rows left out{ $reasons }
source-reason = { $rows } rows: { $reason }
source-geometry-areas = polygons
source-geometry-points = points
source-geometry-points-or-lines = points or lines
