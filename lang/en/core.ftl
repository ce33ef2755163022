# Words of the core: services, what shares are of.

service-2g = 2G
service-3g = 3G
service-4g = 4G
service-5g = 5G
service-ftth = FTTH
service-mobile = Mobile broadband

# A service within a sentence.
service-within-2g = 2G
service-within-3g = 3G
service-within-4g = 4G
service-within-5g = 5G
service-within-ftth = fibre (FTTH)
service-within-mobile = mobile broadband

# A service that reaches a place.
signal-2g = 2G
signal-3g = 3G
signal-4g = 4G
signal-5g = 5G
signal-ftth = fibre (FTTH)
signal-mobile = mobile broadband

# Within a sentence.
denominator-area = the area
denominator-inhabited-area = the inhabited area
denominator-population = the population
denominator-households = the households
denominator-points = the residential points

# Messages to a person.
message-error = error: { $what }
message-hint = hint: { $hint }
did-you-mean = do you mean { $nearest }?
did-you-mean-quoted = do you mean “{ $nearest }”?

# What a file is read as.
role-project = project
role-template = template
role-plan = plan
role-rule = rule
role-villages = villages
role-cells = cells
role-fibre = fibre
role-coverage = coverage
role-settlements = settlements
role-population = population
role-households = households
role-points = points
role-places = places
role-measurements = measurements
role-evidence = evidence
role-poles = poles
role-ducts = ducts
role-roads = roads
role-rivers = rivers
role-water = water
role-neighbours = neighbours
role-terrain = terrain

# Why the system refused.
system-not-found = there is no such folder or file
system-permission-denied = no permission
system-already-exists = a file of that name is there
system-not-a-folder = a part of the path is a file, not a folder
system-too-large = it is larger than any such file
system-not-a-plain-file = it is not a plain file but a pipe or a device
system-is-a-folder = it is a folder
system-storage-full = the disk is full
system-quota-exceeded = the disk quota is used up
system-read-only-filesystem = the file system is read-only
interrupted = stopped as asked
    .hint = earlier results are as they were; run again when you like
