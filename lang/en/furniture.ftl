# Words of the frame, the locator and the layers around the land.

furniture-locator = Location
furniture-hoang-sa = Hoàng Sa Islands
furniture-hoang-sa-short = Hoàng Sa Is.
furniture-truong-sa = Trường Sa Islands
furniture-truong-sa-short = Trường Sa Is.
# Under the name of an archipelago.
furniture-vietnam = (Viet Nam)
furniture-east-sea = EAST SEA
furniture-enlarged = Enlarged, scale 1:{ $denominator }

# The letter behind a longitude or a latitude.
furniture-east = E
furniture-west = W
furniture-north = N
furniture-south = S

# What stands along the frame.
furniture-kilometres-and-degrees = Frame: kilometre grid (left, below); longitude, latitude WGS{"\u00A0"}84 (right, above)
furniture-kilometres = Frame: kilometre grid
furniture-degrees = Frame: longitude, latitude WGS{"\u00A0"}84

# The legend of what lies around the land.
furniture-major-road = Main road
furniture-road = Other road
furniture-river = River, stream
furniture-water = Sea, lake, wide river
furniture-neighbour = Neighbouring land
furniture-hillshade = Shaded relief (light from the north-west)
furniture-footprint = Area served, { $technology }
furniture-faded = Communes around: paler
