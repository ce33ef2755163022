//! What a row, a layer or a key of the project file can state: one table for all.
//!
//! Beyond is a slip of the pen, a unit, or a value of another column: a finding in a row, a problem in the
//! project file. Plausible is another question; these are bounds of what is possible at all.

/// From the least to the most that is possible, both included.
pub(crate) type Limits = (f64, f64);

/// Half the earth's circumference is 20,000 km; no terrestrial source serves a thousandth of that
/// beyond 200 km.
pub(crate) const MAX_RADIUS_M: f64 = 200_000.0;

/// People or households of one village: the largest wards of the world have under two million people.
pub(crate) const PEOPLE: Limits = (0.0, 5e6);

/// Height of an antenna, metres: the tallest masts have 650 m.
pub(crate) const HEIGHT_M: Limits = (0.0, 1000.0);

/// Carrier, MHz: from the 410 MHz of LTE band 88 to the 71 GHz of NR n263 (3GPP TS 36.101, 38.104).
pub(crate) const BAND_MHZ: Limits = (400.0, 71_000.0);

/// Equivalent isotropic power, dBm: a milliwatt's thousandth to ten megawatts.
pub(crate) const EIRP_DBM: Limits = (-30.0, 100.0);

/// Tilt, degrees below the horizon.
pub(crate) const TILT_DEG: Limits = (-90.0, 90.0);

/// Azimuth, degrees, before it is brought into 0 to 360.
pub(crate) const AZIMUTH_DEG: Limits = (-360.0, 720.0);

/// Beamwidth, degrees.
pub(crate) const BEAMWIDTH_DEG: Limits = (0.0, 360.0);

/// Ports of an access point: an exchange of a province's capital has some 100,000 lines.
pub(crate) const PORTS: Limits = (0.0, 1e6);

/// Faster is no subscriber's line, Mb/s: twice the 10,000 of XGS-PON (ITU-T G.9807.1).
pub(crate) const SPEED_MBPS: Limits = (0.0, 20_000.0);

/// Slower answers are given up by every test, ms.
pub(crate) const LATENCY_MS: Limits = (0.0, 60_000.0);

/// Tests that a row is the mean of: a country makes fewer in a year.
pub(crate) const TESTS: Limits = (1.0, 1e9);
