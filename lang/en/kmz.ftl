# Words of the file for Google Earth.

# The folders.
kmz-villages = Villages by status (choose one service)
kmz-gaps = Villages without service (white, hole)
kmz-sites = Base stations
kmz-access-points = Fibre access points
kmz-service = { $service }: { $covered }/{ $known } villages covered ({ $share } %)

# In a balloon.
kmz-sure = Certainty
kmz-without-polygon = { $villages } { $villages ->
    [one] village has
   *[other] villages have
} no polygon and cannot be drawn.
