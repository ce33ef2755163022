//! The provinces that were joined to others on 1 July 2025: papers, layers and people name them still.
//!
//! Codes: Quyết định 124/2004/QĐ-TTg (2004). What each belongs to: Nghị quyết 202/2025/QH15 (2025). The codes of those
//! that gave theirs to the province of today need no line: they are the same.

/// A province before July 2025, and the code of the one it belongs to.
type Former = (&'static str, &'static str, &'static str);

/// Code then, name, code now.
const FORMER: [Former; 37] = [
    ("02", "Hà Giang", "08"),
    ("06", "Bắc Kạn", "19"),
    ("10", "Lào Cai", "15"),
    ("15", "Yên Bái", "15"),
    ("17", "Hòa Bình", "25"),
    ("24", "Bắc Giang", "24"),
    ("26", "Vĩnh Phúc", "25"),
    ("27", "Bắc Ninh", "24"),
    ("30", "Hải Dương", "31"),
    ("34", "Thái Bình", "33"),
    ("35", "Hà Nam", "37"),
    ("36", "Nam Định", "37"),
    ("44", "Quảng Bình", "44"),
    ("45", "Quảng Trị", "44"),
    ("46", "Thừa Thiên Huế", "46"),
    ("49", "Quảng Nam", "48"),
    ("52", "Bình Định", "52"),
    ("54", "Phú Yên", "66"),
    ("58", "Ninh Thuận", "56"),
    ("60", "Bình Thuận", "68"),
    ("62", "Kon Tum", "51"),
    ("64", "Gia Lai", "52"),
    ("67", "Đắk Nông", "68"),
    ("70", "Bình Phước", "75"),
    ("72", "Tây Ninh", "80"),
    ("74", "Bình Dương", "79"),
    ("77", "Bà Rịa Vũng Tàu", "79"),
    ("80", "Long An", "80"),
    ("82", "Tiền Giang", "82"),
    ("83", "Bến Tre", "86"),
    ("84", "Trà Vinh", "86"),
    ("87", "Đồng Tháp", "82"),
    ("89", "An Giang", "91"),
    ("91", "Kiên Giang", "91"),
    ("93", "Hậu Giang", "92"),
    ("94", "Sóc Trăng", "92"),
    ("95", "Bạc Liêu", "96"),
];

/// The code of today's province that a former one of that code or folded name belongs to.
pub(super) fn belongs_to(code: &str, folded: &str) -> Option<&'static str> {
    let is = |f: &&Former| f.0 == code || crate::place::fold(f.1) == folded;
    FORMER.iter().find(is).map(|(.., now)| *now)
}

#[cfg(test)]
mod tests {
    use super::FORMER;
    use crate::project::Province;
    use crate::project::province::PROVINCES;

    #[test]
    fn the_provinces_of_before_are_63_and_found() {
        for (code, name, now) in FORMER {
            for text in [code, name, &format!("tỉnh {name}")] {
                assert_eq!(Province::find(text).map(|p| p.code), Some(now), "{text}");
            }
        }
        assert_eq!(Province::find("Thừa Thiên - Huế").map(|p| p.name), Some("Huế"));
        assert_eq!(Province::find("Bà Rịa - Vũng Tàu").map(|p| p.code), Some("79"));
        let own = |code: &str| FORMER.iter().any(|(then, ..)| *then == code);
        let unchanged = PROVINCES.iter().filter(|p| !own(p.code)).count();
        assert_eq!(unchanged + FORMER.len(), 63);
    }
}
