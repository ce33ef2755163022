# Words of the core: services, what shares are of.

service-2g = 2G
service-3g = 3G
service-4g = 4G
service-5g = 5G
service-ftth = FTTH
service-mobile = Mobile broadband

# Within a sentence.
denominator-area = the area
denominator-inhabited-area = the inhabited area
denominator-population = the population
denominator-households = the households
denominator-points = the residential points

# Messages to a person.
nothing-lost = earlier results are as they were; run again when you like
message-error = error: { $what }
message-hint = hint: { $hint }
did-you-mean = do you mean { $nearest }?
