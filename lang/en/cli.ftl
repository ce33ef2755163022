# The command line: help, progress, the closing tables.

cli-about = Which villages have 4G, 5G and fibre, from village polygons, base stations and fibre networks.
cli-after-help =
    To begin:
    {"  "}phusong demo example
    {"  "}phusong run example/phusong.toml
cli-usage = Usage
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-options = Options
cli-options-value = OPTIONS
cli-help = Print this help
cli-version = Print the version
cli-default = default
cli-lang = Language: vi (default) or en
cli-threads = Threads to compute with (default: all cores)
cli-quiet = Print errors only
cli-verbose = Print more: every data problem
cli-run = Compute coverage and rates, draw maps and write the tables of a project
cli-run-after =
    Results appear when all is done; earlier results stay until then.
    Exit status: 0 done, 1 failed, 2 wrong command line, 3 data refused.
cli-project = Project file (TOML)
cli-project-value = PROJECT.toml
cli-out = Folder of results (default: outputs/<name of the project file's folder>)
cli-dir-value = DIR
cli-only = Write these files only, and compute no more than they need: villages.csv,rates.csv; tables, layers, workbook, page, document, kmz, maps, charts; maps/4g
cli-only-value = NAME,…
cli-no-maps = Draw no maps and no charts
cli-strict = Refuse data that must be repaired or dropped instead of repairing it (exit status 3)
cli-check = Read and judge a project's data; compute nothing, write no results
cli-check-out = Write the findings to this CSV file
cli-csv-value = FILE.csv
cli-compare = Compare two results of phusong run: villages newly covered, villages lost, rates up and down
cli-compare-after =
    Villages are matched by identifier, then by name in the commune. Another rule, denominator, radius,
    version or CRS is told first: a change of rule is not a change of coverage.
cli-old-value = OLD
cli-new-value = NEW
cli-old-results = Folder of the old results
cli-new-results = Folder of the new results
cli-compare-out = Folder to write (default: outputs/compare-<old>-<new>)
cli-map = Draw a map sheet again from results, without computing; one commune, or an atlas of all
cli-map-after =
    The sheet is the name of one that comes with the program (4g, status-4g…) or a TOML file of
    your own, see docs/sheets.md. An atlas is one PDF: an index, then a page for each commune.
    Files of the same name in the output folder are replaced; all others stay.
cli-sheet = Name of a built-in sheet, or a sheet file
cli-sheet-value = SHEET
cli-results = Results folder of phusong run
cli-results-value = RESULTS
cli-map-out = Folder to write into (default: <results folder>-maps, beside it)
cli-formats = Formats, separated by commas: png, svg, pdf (default: png, pdf; of an atlas: pdf)
cli-dpi = Resolution of the PNG, pixels per inch (default: the sheet's)
cli-world-file = Write a .pgw file too, by which a GIS puts the PNG in its place
cli-geotiff = Write what is inside the map's frame as a GeoTIFF too
cli-atlas = A page for every commune: communes
cli-commune = Draw one commune only (code or name)
cli-commune-value = COMMUNE
cli-demo = Make an example province of synthetic data
cli-demo-dir = Folder to make
cli-demo-villages = Villages
cli-demo-sites = Sites of base stations
cli-demo-splitters = Fibre splitters
cli-demo-seed = Seed: the same number gives the same province
cli-template = Write the template of report.docx to a Word file, for editing
cli-template-after = Edit the template in Word, then name it in the project file:  [report]  template = "office.docx"
cli-template-file = File to make; one that exists is not written over
cli-docx-value = TEMPLATE.docx
cli-completions = Print a completion script for a shell
cli-shell = bash, zsh, fish, elvish, powershell
cli-reading = Reading
cli-computing = Computing coverage
cli-drawing = Drawing maps
cli-writing = Writing results
cli-dropped = Dropped, not usable:
cli-repaired = Repaired:
cli-assumed = Assumed, because the data does not say:
cli-noted = Worth knowing:
cli-and-more = … and { $n } more of the same kind
cli-villages = villages
cli-covered = covered
cli-hole = hole
cli-white = white
cli-no-data = no data
cli-rate = villages, rate
cli-area = area
cli-rule = Rule
cli-rule-changed = changed by the project
cli-rule-source = Source
cli-scorecard = Scorecard: { $met } targets met, { $missed } missed, { $no_data } without data
cli-target = target
cli-value = today
cli-verdict = verdict
cli-no-data-turns = { $n } without data could turn it
cli-stated = as reported
cli-columns-used = columns used: { $columns }
cli-columns-not-used = columns not used: { $columns }
cli-column-instead = “{ $name }” ({ $field } = “{ $column }” is read)
cli-column-like = “{ $name }” (resembles { $field })
cli-raster-cells = cells
cli-rows = rows
cli-counts = { $dropped } dropped, { $repaired } repaired, { $assumed } assumed, { $note } noted
cli-nothing-found = The data can be used; nothing was found.
cli-usable = The data can be used: { $findings }.
cli-demo-written =
    Made an example province (synthetic data) in { $dir }: { $files } files.
    Next:  phusong run { $project }
cli-template-written =
    Template written: { $file }
    Next: edit it in Word, then name it in the project file:

    {"["}report]
    template = "{ $file }"
cli-findings-in = Data: { $findings }; see { $list }
cli-results-in = Results: { $out }
cli-refused-see = see the list in { $list };{" "}
cli-refused = data refused: { $findings } places to repair or drop (--strict)
    .hint = { $see }mend the data, or run without --strict to have it repaired and recorded

# A command line that is not understood.
usage-unknown-command = no command “{ $given }”; there are { $known }
usage-unknown-option = no option { $given }
usage-one-too-many = “{ $given }” is one too many
usage-missing = { $what } is missing
usage-twice = { $option } is given twice
usage-conflict = { $option } does not go with { $prior }
usage-takes-no-value = { $option } takes no value, but has “{ $value }”
usage-no-value = { $option } has no value
usage-not-one-of = { $option } does not take “{ $value }”, only { $allowed }
usage-not-a-number = { $option }: “{ $value }” is not a whole number it takes
usage-see-help = { $meant }see phusong { $command }--help

# Results that cannot be written.
report-not-ours = { $path } exists and is not a folder of phusong's results
    .hint = choose a new or empty folder with --out; phusong does not overwrite others' files
report-current-folder = { $path } is the folder you are in, or has it inside, and would be replaced by a new one
    .hint = choose another folder with --out, or go out of this one first
report-not-copied = { $path } is neither a file nor a folder (a pipe, a socket, a device); it could not move along into the new results
    .hint = move it out of the results folder, or choose another one with --out
report-around-inputs = --out is { $folder }, in which { $file } lies, which this run reads
    .hint = choose another folder; results are not put around the data they are made of
report-not-findings = { $path } exists and is not a list of findings by phusong
    .hint = choose a new name with --out; phusong does not overwrite others' files
report-io = cannot write { $path }: { $reason }
    .hint = choose another folder with --out, or check permissions and free space; earlier results are as they were
report-cannot-write = cannot write { $path }: { $reason }
    .hint = check permissions and free space; earlier results are as they were
report-not-finite = a number of the results is infinite or undefined ({ $field }); nothing was written
    .hint = some input is far too large: see phusong check, and tell the makers of the program
report-exists = { $path } exists
    .hint = choose a new file name; phusong does not write over files of others

# Choosing files of the results: --only and [outputs].
outputs-unknown = the results have no file “{ $word }”
outputs-allowed = choose among: { $allowed }
outputs-nothing = --only names no file
    .hint = name at least one, as in --only villages.csv; leave --only out to write everything
outputs-pictures-without-maps = --no-maps draws no maps and no charts, but there are some among the files chosen
    .hint = leave out --no-maps, or take maps and charts out of what is chosen
outputs-no-layer = there is nothing to write into { $file }: the project has no { $section }
    .hint = add { $section } to the project file, or choose another file
outputs-not-chosen = Not written, since not chosen: { $files }
outputs-absent = Not written, for want of data: { $files }
outputs-not-read = Not read, since no file needs it: { $layers }
outputs-removed = Removed { $files } files of the run before: new results replace the old ones whole.
