//! Lời ở khung, sơ đồ vị trí và các lớp nền của bản đồ.

use crate::lang::{Lang, Numbers};
use crate::map::furniture_words::{Archipelago, FurnitureWords, sexagesimal};
use crate::network::Technology;

/// Tiếng Việt.
pub(crate) struct Vietnamese;

impl FurnitureWords for Vietnamese {
    fn locator(&self) -> &'static str {
        "Sơ đồ vị trí"
    }

    fn archipelago(&self, which: Archipelago, full: bool) -> [&'static str; 2] {
        let name = match (which, full) {
            (Archipelago::HoangSa, false) => "QĐ. Hoàng Sa",
            (Archipelago::HoangSa, true) => "Quần đảo Hoàng Sa",
            (Archipelago::TruongSa, false) => "QĐ. Trường Sa",
            (Archipelago::TruongSa, true) => "Quần đảo Trường Sa",
        };
        [name, "(Việt Nam)"]
    }

    fn east_sea(&self) -> &'static str {
        "BIỂN ĐÔNG"
    }

    fn enlarged(&self, denominator: u64) -> String {
        let count = usize::try_from(denominator).unwrap_or(usize::MAX);
        format!("Phóng to, tỷ lệ 1:{}", Numbers(Lang::VI).count(count))
    }

    fn longitude(&self, degrees: f64, seconds: bool) -> String {
        let letter = if degrees < 0.0 { "T" } else { "Đ" };
        format!("{}{letter}", sexagesimal(degrees, seconds))
    }

    fn latitude(&self, degrees: f64, seconds: bool) -> String {
        let letter = if degrees < 0.0 { "N" } else { "B" };
        format!("{}{letter}", sexagesimal(degrees, seconds))
    }

    fn kilometres(&self, metres: f64, with_unit: bool) -> String {
        let number = kilometres(metres).replace('.', ",");
        if with_unit { format!("{number}\u{a0}km") } else { number }
    }

    fn graticule(&self, kilometres: bool, degrees: bool) -> &'static str {
        match (kilometres, degrees) {
            (true, true) => {
                "Khung: lưới ki-lô-mét (trái, dưới); kinh độ, vĩ độ WGS\u{a0}84 (phải, trên)"
            }
            (true, false) => "Khung: lưới ki-lô-mét",
            (false, true) => "Khung: kinh độ, vĩ độ WGS\u{a0}84",
            (false, false) => "",
        }
    }

    fn major_road(&self) -> &'static str {
        "Đường chính"
    }

    fn road(&self) -> &'static str {
        "Đường khác"
    }

    fn river(&self) -> &'static str {
        "Sông, suối"
    }

    fn water(&self) -> &'static str {
        "Biển, hồ, sông lớn"
    }

    fn neighbour(&self) -> &'static str {
        "Địa bàn lân cận"
    }

    fn hillshade(&self) -> &'static str {
        "Địa hình đổ bóng (nguồn sáng tây bắc)"
    }

    fn footprint(&self, technology: Technology) -> String {
        format!("Vùng phục vụ {}", technology.name())
    }

    fn faded(&self) -> &'static str {
        "Xã xung quanh: màu nhạt"
    }
}

/// Ki-lô-mét, không có số lẻ thừa, không có dấu phân cách hàng nghìn: số hiệu của đường lưới.
fn kilometres(metres: f64) -> String {
    let text = format!("{:.3}", metres / 1000.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
