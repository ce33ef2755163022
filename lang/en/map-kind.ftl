# What the kinds of sheets say.

# Statuses, under the title.
map-kind-status-share = A village is covered where { $from } or more of { $denominator } has { $signal }; { $white }; else a hole; { $operators }.
map-kind-white-up-to = white up to { $up_to }
map-kind-white-nothing = white where none of it has
map-kind-status-centre = A village is white where its centre has no { $signal }, a hole where the centre has it and a residential cluster lacks it; { $operators }.
map-kind-status-heading = Status: { $signal }
map-kind-reported = { $villages ->
    [one] { $villages } village is
   *[other] { $villages } villages are
} as field reports say, not the model

# Villages without a service, and people.
map-kind-dots-heading = Villages without { $signal }
map-kind-symbols-heading = People without { $signal }
map-kind-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
map-kind-people-not-known = Not covered, people not known
map-kind-people-in-all = { $people } in { $villages ->
    [one] { $villages } village
   *[other] { $villages } villages
} together
map-kind-not-listed = The project’s list of gaps does not have { $service }

# Numbers of operators.
map-kind-operators-heading = Operators that cover the village with { $signal }
map-kind-operators-none = No operator
map-kind-operators = { $n ->
    [one] { $n } operator
   *[other] { $n } operators
}
map-kind-operators-or-more = { $n } operators or more
map-kind-operators-share = An operator covers a village where it alone serves { $from } or more of { $denominator } with { $signal }, by the model.
map-kind-operators-centre = An operator covers a village where it alone serves its centre and every residential cluster with { $signal }, by the model.

# Two services.
map-kind-two-heading = Share of { $denominator } with { $a } and with { $b }
map-kind-two-subtitle = A village’s colour is by the share of { $denominator } with { $a } and the share with { $b } at once; { $operators }.
map-kind-two-nothing = No village has data of both { $a } and { $b }
map-kind-no-data-of-either = No data of one or of both
# Beside the square of the legend, very short.
map-kind-side-below = below { $high }
map-kind-side-from = from { $low }

# A column of numbers.
map-kind-area = Area of the village
map-kind-area-heading = { map-kind-area } (km²)
map-kind-population = Inhabitants of the village
map-kind-population-heading = { map-kind-population }
map-kind-households = Households of the village
map-kind-households-heading = { map-kind-households }
map-kind-nearest = Distance to the nearest { $source }
map-kind-nearest-heading = { map-kind-nearest } (km)
map-kind-nearest-from = { $what }, from the middle of the village
map-kind-any-operator = { $what }, of any operator
map-kind-no-operator = Share of the village’s area without { $signal }
map-kind-just-operators = Share of the village’s area with { $signal } of just { $n ->
    [1] one operator
   *[2] two operators
}
map-kind-many-operators = Share of the village’s area with { $signal } of { $n } operators or more
map-kind-nothing-measured = There is no data in the column { $column }
map-kind-as-given = Numbers of the village layer, as given.
map-kind-any-number = Any number
map-kind-below = Below { $high }
map-kind-from = From { $low } up
map-kind-total-of-commune = Villages of the commune

# The nearest source.
map-kind-source-2g = 2G site
map-kind-source-3g = 3G site
map-kind-source-4g = 4G site
map-kind-source-5g = 5G site
map-kind-source-ftth = fibre access point
map-kind-source-mobile = site with mobile broadband

# Where a village is pointed at.
map-kind-told-area = area { $value }
map-kind-told-km2 = { $n }{"\u00A0"}km²
map-kind-told-households = { $n } households
map-kind-told-inhabitants = { $n } inhabitants
map-kind-told-km = { $n }{"\u00A0"}km away
map-kind-told-nearest = nearest { $source }: { $value }
map-kind-told-share-of = { $service } { $share } of { $denominator }
map-kind-told-operators = { $service } of { $n } { $n ->
    [one] operator
   *[other] operators
}: { $share }
map-kind-told-status = { $service }: { $class }
map-kind-told-people = { $class }, { $people } without { $service }
map-kind-told-people-not-known = { $class }, people without { $service } not known
map-kind-told-no-data = { $service }: no data
map-kind-told-no-operator = { $service }: no operator covers it
