//! The 34 provinces since 1 July 2025, and the working CRSs of VN-2000.
//!
//! Codes and names: Quyết định 19/2025/QĐ-TTg (2025). CRSs: the EPSG registry (VN-2000 / TM-3, scale
//! 0.9999 at the central meridian). The registry's areas of use (v10, 2021) name the 63 provinces before
//! July 2025 that use each zone; a province of today has the zones of those it was made of.

/// A province or a city under central government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    /// Official code, two digits.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// EPSG codes of the zones that the provinces use which it was made of, that of its name first.
    pub zones: &'static [u32],
}

const fn province(code: &'static str, name: &'static str, zones: &'static [u32]) -> Province {
    Province { code, name, zones }
}

/// All provinces, by code.
pub const PROVINCES: [Province; 34] = [
    province("01", "Hà Nội", &[5897]),
    province("04", "Cao Bằng", &[9210]),
    province("08", "Tuyên Quang", &[9211, 9209]),
    province("11", "Điện Biên", &[9205]),
    province("12", "Lai Châu", &[9205]),
    province("14", "Sơn La", &[9206]),
    province("15", "Lào Cai", &[9208]),
    province("19", "Thái Nguyên", &[9213]),
    province("20", "Lạng Sơn", &[9215]),
    province("22", "Quảng Ninh", &[5899]),
    province("24", "Bắc Ninh", &[9209, 9214]),
    province("25", "Phú Thọ", &[9208, 5897, 9211]),
    province("31", "Hải Phòng", &[9210, 9209]),
    province("33", "Hưng Yên", &[9209]),
    province("37", "Ninh Bình", &[5897, 9209]),
    province("38", "Thanh Hóa", &[5897]),
    province("40", "Nghệ An", &[9208]),
    province("42", "Hà Tĩnh", &[9209]),
    province("44", "Quảng Trị", &[9212, 9211]),
    province("46", "Huế", &[9214]),
    province("48", "Đà Nẵng", &[5899]),
    province("51", "Quảng Ngãi", &[5898, 9216]),
    province("52", "Gia Lai", &[9218, 9217]),
    province("56", "Khánh Hòa", &[9217]),
    province("66", "Đắk Lắk", &[9218]),
    province("68", "Lâm Đồng", &[5899, 9218]),
    province("75", "Đồng Nai", &[5899, 9212]),
    province("79", "TP. Hồ Chí Minh", &[9210, 5899]),
    province("80", "Tây Ninh", &[9209, 9210]),
    province("82", "Đồng Tháp", &[5897, 9210]),
    province("86", "Vĩnh Long", &[9209, 9210]),
    province("91", "An Giang", &[9208, 9207]),
    province("92", "Cần Thơ", &[5897, 9209]),
    province("96", "Cà Mau", &[9207, 5897]),
];

impl Province {
    /// The province of that code or name; the code may lack its zero (`1`, `4`), the name its
    /// diacritics, its case and a leading `tỉnh` or `thành phố`. A code or name of before July 2025 finds
    /// the province it belongs to.
    pub fn find(text: &str) -> Option<&'static Self> {
        Self::of_today(text).or_else(|| {
            let folded = crate::place::fold(text);
            let code = super::former_province::belongs_to(text.trim(), bare(&folded))?;
            PROVINCES.iter().find(|p| p.code == code)
        })
    }

    /// The province of today of that code or name; none for those of before.
    pub fn of_today(text: &str) -> Option<&'static Self> {
        let text = text.trim();
        let folded = crate::place::fold(text);
        let bare = bare(&folded);
        PROVINCES.iter().find(|p| {
            let name = crate::place::fold(p.name);
            p.code == text
                || p.code.strip_prefix('0') == Some(text)
                || name == folded
                || name == bare
                || name.strip_prefix("tp") == Some(bare)
        })
    }
}

/// A folded name without what kind of province it is.
fn bare(folded: &str) -> &str {
    let kinds = ["tinh", "thanhpho", "tp"].iter();
    let mut bare = kinds.filter_map(|p| folded.strip_prefix(p).filter(|rest| !rest.is_empty()));
    bare.next().unwrap_or(folded)
}

/// A zone of VN-2000 / TM-3: EPSG code and central meridian in degrees (EPSG registry v10, 2021).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// EPSG code.
    pub epsg: u32,
    /// Central meridian, degrees east.
    pub meridian_deg: f64,
}

const fn zone(epsg: u32, meridian_deg: f64) -> Zone {
    Zone { epsg, meridian_deg }
}

/// The zones of VN-2000 / TM-3, west to east.
pub const TM3_ZONES: [Zone; 18] = [
    zone(5896, 102.0),
    zone(9205, 103.0),
    zone(9206, 104.0),
    zone(9207, 104.5),
    zone(9208, 104.75),
    zone(5897, 105.0),
    zone(9209, 105.5),
    zone(9210, 105.75),
    zone(9211, 106.0),
    zone(9212, 106.25),
    zone(9213, 106.5),
    zone(9214, 107.0),
    zone(9215, 107.25),
    zone(9216, 107.5),
    zone(5899, 107.75),
    zone(5898, 108.0),
    zone(9217, 108.25),
    zone(9218, 108.5),
];

/// The zone whose central meridian is nearest to a longitude, degrees east.
pub fn zone_near(lon_deg: f64, zones: impl IntoIterator<Item = Zone>) -> Option<Zone> {
    let off = |z: &Zone| (z.meridian_deg - lon_deg).abs();
    zones.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)))
}

/// The zone whose EPSG code is that one.
pub fn zone_of(epsg: u32) -> Option<Zone> {
    TM3_ZONES.iter().copied().find(|z| z.epsg == epsg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_by_code_and_by_name() {
        for text in ["42", "Hà Tĩnh", "ha tinh", "Tỉnh Hà Tĩnh", "HA_TINH"] {
            assert_eq!(Province::find(text).map(|p| p.code), Some("42"), "{text}");
        }
        assert_eq!(Province::find("1").map(|p| p.code), Some("01"));
        assert_eq!(Province::find("Hồ Chí Minh").map(|p| p.code), Some("79"));
        assert_eq!(Province::find("thành phố Huế").map(|p| p.code), Some("46"));
        let now = Province::find("Phú Yên").map(|p| p.name);
        assert_eq!(now, Some("Đắk Lắk"), "since July 2025");
        assert_eq!(Province::find(""), None);
    }

    #[test]
    fn codes_rise_and_zones_run_west_to_east() {
        assert!(PROVINCES.windows(2).all(|w| w[0].code < w[1].code));
        assert!(TM3_ZONES.windows(2).all(|w| w[0].meridian_deg < w[1].meridian_deg));
        assert!(PROVINCES.iter().flat_map(|p| p.zones).all(|&e| zone_of(e).is_some()));
    }
}
