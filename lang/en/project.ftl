# The project file and what it names: what is wrong (the message), what to do (.hint).

project-not-found = no project file { $path }
project-make-demo = phusong demo DIR makes an example project
project-is-folder = { $path } is a folder, not a project file
project-give-path = give the path of a .toml file
project-unreadable = cannot read { $path }: { $reason }
    .hint = check the permissions of the file and its folder
project-not-a-plain-file = { $path } is a pipe or a device, not a file
    .hint = give the path of a project file
project-more-problems = and { $count } more problems
    .hint = mend these first, then check again
project-too-large = { $path } has { $bytes } bytes, it is no project file
    .hint = a project file is TOML of a few thousand bytes
project-not-text = { $path } is not UTF-8 text
    .hint = save the file as UTF-8
project-problem = { $path }, line { $line }, column { $column }: { $what }
project-syntax = not TOML: { $message }
    .hint = texts stand in double quotes
project-unknown-key = unknown key { $key }
project-missing = { $key } is missing
    .hint = add: { $example }
project-wrong-type = { $key } is { $found }, { $value_type } is needed
project-wrong-type-text-hint = put the value in double quotes: "42"
project-out-of-range = { $key } = { $value } is outside { $limits }
project-unknown-word = { $key } does not take “{ $value }”; use { $allowed }
project-not-yet = { $key } = “{ $value }” is not in this version yet
    .hint = what works today: { $works }
project-unknown-province = unknown province “{ $value }”
project-unknown-province-hint = give the two-digit code of QĐ 19/2025/QĐ-TTg, such as "42" (Hà Tĩnh)
project-unknown-province-meant = do you mean "{ $code }" ({ $name })?
project-bad-date = { $key } = “{ $value }” is not a date
    .hint = write it as 2025-12-31
project-bad-crs = { $key } = “{ $value }” is not a CRS
    .hint = write it as "EPSG:9209"
project-file-not-found = no file { $path }
project-file-is-folder = { $path } is a folder or a special file
    .hint = give the path of a file
project-not-a-file = “{ $value }” is not the path of a file
    .hint = only files of this machine are read; download the data first
project-empty = { $key } is empty
    .hint = give a value or remove the key
project-no-entry = { $key } is an empty list
    .hint = give at least one entry
project-no-network = no layer of cells, fibre or coverage
    .hint = add [[cells]], [[fibre]] or [[coverage]] with path = "…"
project-one-of = { $key } and { $other } do not go together
    .hint = keep one of them
project-twice = { $key } = "{ $value }" is there already
    .hint = use each identifier once
project-needs = { $key } does nothing alone
    .hint = add: { $example }
project-unknown-encoding = { $key }: unknown encoding “{ $value }”
    .hint = use utf-8, utf-16le, windows-1258, windows-1252, TCVN3 or VNI
project-toml-string = a text
project-toml-integer = a whole number
project-toml-float = a number
project-toml-boolean = true/false
project-toml-datetime = a date
project-toml-array = a list
project-toml-table = a table
project-value-type-number = a number
project-value-type-boolean = true or false
project-value-type-text-list = a list of texts ["…"]
project-value-type-table = a table [..]
project-value-type-table-list = a list of tables [[..]]
