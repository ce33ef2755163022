# Villages without signal.

# Without $white_class, $hole_class.
gap-counts = { $service }: white { $white } villages, hole { $hole } villages (A { $a }, B { $b }, C { $c }, unknown { $unknown })

gap-class-white = no signal (white)
gap-class-hole = signal in part (hole)
gap-class-covered = covered
gap-class-no-data = no data
gap-class-fibre-white = no fibre
gap-class-fibre-hole = fibre in part
gap-class-fibre-covered = covered
gap-class-fibre-no-data = no data

gap-reason-no-power = no grid power
gap-reason-no-source = nothing is served within { $km } km
gap-reason-too-far = the nearest source is { $km } km away and serves up to { $reach } km: not the whole village
gap-reason-too-far-from-published = the nearest published coverage is { $km } km away: not the whole village
gap-reason-off-sector = within reach of a source { $km } km away, whose antennas point elsewhere
gap-reason-reported = reported, surveyed or measured in the village

gap-sensitive = sensitive ({ $gap }/{ $of })
gap-sure = { $class ->
    [white] white
   *[hole] a hole
} in { $of }/{ $of } variants
gap-mostly = { $class ->
    [white] white
   *[hole] a hole
} in { $same }/{ $of }, not covered in { $of }/{ $of } variants

gap-triage-a = A: ĐBKK with grid power – tender, paid by the universal-service fund
gap-triage-b = B: not ĐBKK, grid power – operators' own money
gap-triage-c = C: no grid power – together with the electricity company
gap-triage-unknown = unknown: no data on ĐBKK or grid power
