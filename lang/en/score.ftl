# Rules, targets, scorecards.

operators-union = any operator counts (union)
operators-village-maximum = the best operator in each village
operators-best-operator = the one operator that is best over all

rule-share = a village is covered from { $from } % of { $of }, white up to { $white } %
rule-centre-clusters = a village is white when its centre has no signal, a hole when the centre has it and a residential cluster lacks it, covered when all have it
rule-cumulative = technologies are cumulative (at least)
rule-units = a commune or district is covered from { $from } % of its villages, the province from as many of its communes

verdict-met = met
verdict-missed = missed
verdict-no-data = no data

score-quantity = { $number }{ $unit ->
    [percent] {" "}%
    [mbps] {" "}Mb/s
    [per_hundred_people] {" "}per 100 people
   *[count] {""}
}
# So many of what a target counts.
score-things = { $number } { $what ->
    [villages] { $number ->
        [one] village
       *[other] villages
    }
    [places] { $number ->
        [one] place
       *[other] places
    }
    [poles] { $number ->
        [one] pole
       *[other] poles
    }
   *[positions] { $number ->
        [one] position
       *[other] positions
    }
}
score-short = { score-things } short
# Without $what.
score-just-enough = just enough, none to spare
score-to-spare = { score-things } to spare
score-margin = { $number } { $unit ->
    [percent] percentage points
    [mbps] Mb/s
    [count] { $what ->
        [villages] villages
        [places] places
        [poles] poles
       *[positions] positions
    }
   *[per_hundred_people] per 100 people
} { $met ->
    [yes] to spare
   *[no] short
}

# How a row of the scorecard came about.
score-stated = as reported, not computed from layers ({ $source })
score-waits = waits for a reported value
score-no-data = no data
score-stated-too = reported: { $value } ({ $source })
score-centre = signal at the centre of { $centre } % of the villages; white { $white } %, holes { $hole } % of the rest
score-share = share of { $of } with { $service }
score-all = all
score-places = places with { $service }: { $kinds }
score-sharing-sites = positions of base stations with two or more operators
score-sharing-poles = poles with cables of two or more operators
score-sharing-ducts = length of ducts with cables of two or more operators
score-unnamed = without { $n } whose operator nobody named
score-speed = { $line ->
    [fixed] fixed
   *[mobile] mobile
} download speed, { $figure ->
    [median] median
    [mean] mean
   *[p10] what nine of ten reach,
} of { $tests } tests
score-or = {" "}or{" "}
score-sites = positions with { $technologies }
