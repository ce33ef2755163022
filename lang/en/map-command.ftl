# The command that draws maps.

map-command-sheet-is-folder = { $folder } is a folder, not a map sheet
    .hint = the sheet first, then the results folder: phusong map { $other } { $folder }
map-command-sheet-of-comparison = { $at }the sheet “{ $sheet }” compares two results, and here is one
    .hint = phusong compare OLD NEW draws the sheets of a comparison
map-command-no-commune = no commune “{ $wanted }” in the results
map-command-no-commune-hint = give a code or a name from commune_code or commune of villages.csv
map-command-several-communes = { $found } communes are called “{ $wanted }”: { $all }
    .hint = give the code, or the whole name (xã, phường, đặc khu)
map-command-no-land-of = no village of { $name } has a boundary
    .hint = add the boundaries to the data and run phusong run again
map-command-no-land-at-all = no commune has a village with a boundary: there is nothing to draw
    .hint = add the boundaries to the data and run phusong run again
map-command-world-file-without-png = --world-file belongs to a PNG, but --formats has no png
    .hint = add png to --formats, or use --geotiff
map-command-drawn = Drawn: { $file }
map-command-drawn-many = { $files } files drawn in { $folder }
