//! Vietnamese names that sound right and belong to no one: made of syllables that many real names share.
//!
//! In: a stream of random numbers and the setting. Out: names in NFC. A name may also exist somewhere;
//! that the data is synthetic is said in every file.

use super::random::Stream;
use super::terrain::Setting;

/// First syllables of communes and lowland villages.
const FIRST: [&str; 48] = [
    "An",
    "Bình",
    "Cẩm",
    "Diễn",
    "Đông",
    "Đại",
    "Đức",
    "Gia",
    "Hải",
    "Hòa",
    "Hồng",
    "Hưng",
    "Hương",
    "Khánh",
    "Kim",
    "Kỳ",
    "Lâm",
    "Liên",
    "Lộc",
    "Long",
    "Mai",
    "Minh",
    "Mỹ",
    "Nam",
    "Nghĩa",
    "Ngọc",
    "Nhân",
    "Phú",
    "Phúc",
    "Phước",
    "Quang",
    "Quảng",
    "Sơn",
    "Tân",
    "Thạch",
    "Thanh",
    "Thành",
    "Thiện",
    "Thịnh",
    "Thượng",
    "Tiên",
    "Trung",
    "Trường",
    "Tùng",
    "Vạn",
    "Vĩnh",
    "Xuân",
    "Yên",
];
/// Second syllables.
const SECOND: [&str; 48] = [
    "An", "Bằng", "Bình", "Châu", "Cường", "Điền", "Định", "Đồng", "Giang", "Hà", "Hải", "Hậu",
    "Hòa", "Hội", "Hợp", "Khê", "Lạc", "Lâm", "Liên", "Lĩnh", "Lộc", "Long", "Lợi", "Lý", "Minh",
    "Mỹ", "Ninh", "Phong", "Phú", "Phúc", "Quang", "Sơn", "Tân", "Thái", "Thắng", "Thành", "Thịnh",
    "Thọ", "Thủy", "Tiến", "Trạch", "Trị", "Trung", "Tường", "Vinh", "Vịnh", "Xá", "Xuân",
];
/// Words a mountain village's name begins with: field, stream, spring, hill, slope, mouth of a stream.
const UPLAND_FIRST: [&str; 12] =
    ["Nà", "Huổi", "Khe", "Pà", "Piềng", "Cò", "Xốp", "Khe", "Chà", "Phà", "Tà", "Cha"];
const UPLAND_SECOND: [&str; 28] = [
    "Khoang", "Lốc", "Mạt", "Sái", "Nọong", "Pục", "Hằm", "Cướm", "Xiềng", "Mốn", "Noi", "Ổi",
    "Bống", "Choăng", "Ính", "Lau", "Nóng", "Phảy", "Quạnh", "Rôông", "Tăng", "Tún", "Vàng", "Vều",
    "Lìn", "Ngậm", "Thẳm", "Đửa",
];

/// Names already given within one unit.
#[derive(Default)]
pub(super) struct Given(std::collections::BTreeSet<String>);

impl Given {
    /// The first name of `propose` that is still free; after thirty tries, with a number.
    fn first_free(&mut self, mut propose: impl FnMut() -> String) -> String {
        for _ in 0..30 {
            let name = propose();
            if self.0.insert(name.clone()) {
                return name;
            }
        }
        let base = propose();
        let mut number = 2;
        loop {
            let name = format!("{base} {number}");
            if self.0.insert(name.clone()) {
                return name;
            }
            number += 1;
        }
    }

    /// A commune's name without its kind: `Thạch Khê`.
    pub(super) fn commune(&mut self, random: &mut Stream, upland: bool) -> String {
        self.first_free(|| if upland { upland_name(random) } else { plain_name(random) })
    }

    /// A village's full name: `Thôn Đông Hòa`, `Bản Nà Khoang`, `Tổ dân phố 4`.
    pub(super) fn village(&mut self, random: &mut Stream, setting: Setting) -> String {
        let mut number = 0;
        self.first_free(|| match setting {
            Setting::Town => {
                number += 1;
                format!("Tổ dân phố {number}")
            }
            Setting::Lowland if random.chance(0.35) => format!("Thôn {}", 1 + random.below(14)),
            Setting::Lowland => format!("Thôn {}", plain_name(random)),
            Setting::Midland if random.chance(0.75) => format!("Thôn {}", plain_name(random)),
            Setting::Midland => format!("Làng {}", plain_name(random)),
            Setting::Mountain if random.chance(0.15) => {
                format!("Buôn {}", pick(random, &UPLAND_SECOND))
            }
            Setting::Mountain => format!("Bản {}", upland_name(random)),
        })
    }
}

fn pick<'a>(random: &mut Stream, from: &[&'a str]) -> &'a str {
    from[random.below(from.len())]
}

fn plain_name(random: &mut Stream) -> String {
    loop {
        let (a, b) = (pick(random, &FIRST), pick(random, &SECOND));
        if a != b {
            return format!("{a} {b}");
        }
    }
}

fn upland_name(random: &mut Stream) -> String {
    format!("{} {}", pick(random, &UPLAND_FIRST), pick(random, &UPLAND_SECOND))
}

#[cfg(test)]
mod tests {
    use super::super::random::Purpose;
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn names_are_unique_composed_and_never_run_out() {
        let mut random = Stream::new(1, Purpose::Names);
        for setting in [Setting::Town, Setting::Lowland, Setting::Midland, Setting::Mountain] {
            let mut given = Given::default();
            let mut seen = std::collections::BTreeSet::new();
            for _ in 0..4000 {
                let name = given.village(&mut random, setting);
                assert!(is_nfc(&name), "{name}");
                assert!(seen.insert(name.clone()), "{name} twice");
            }
        }
    }
}
