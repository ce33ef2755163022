//! Footprints: the area one source serves.
//!
//! In: the network's cells, access points, routes and published areas. Out: polar profiles (discs and
//! sectors merged by position) and polygons, ready for `coverage`. Metres, working CRS.
