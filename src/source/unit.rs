//! Units that stand in a heading: `Bán kính (km)`, `radius_km`, `Chiều cao, m`.

use crate::place::fold;

/// A unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Metre,
    Kilometre,
    Degree,
    Megahertz,
    Gigahertz,
    Watt,
    Dbm,
    Dbw,
    Dbi,
    Feet,
    Radian,
    Megabit,
    Kilobit,
    Millisecond,
    /// People, households, ports: a number of things.
    Count,
    Percent,
}

/// How each is written, folded; `°` and `%` fold to nothing.
const WRITTEN: [(&str, Unit); 45] = [
    ("m", Unit::Metre),
    ("met", Unit::Metre),
    ("meter", Unit::Metre),
    ("meters", Unit::Metre),
    ("metre", Unit::Metre),
    ("metres", Unit::Metre),
    ("km", Unit::Kilometre),
    ("kilomet", Unit::Kilometre),
    ("kilometer", Unit::Kilometre),
    ("do", Unit::Degree),
    ("deg", Unit::Degree),
    ("degree", Unit::Degree),
    ("degrees", Unit::Degree),
    ("dothapphan", Unit::Degree),
    ("mhz", Unit::Megahertz),
    ("ghz", Unit::Gigahertz),
    ("w", Unit::Watt),
    ("watt", Unit::Watt),
    ("dbm", Unit::Dbm),
    ("dbw", Unit::Dbw),
    ("dbi", Unit::Dbi),
    ("db", Unit::Dbi),
    ("ft", Unit::Feet),
    ("feet", Unit::Feet),
    ("rad", Unit::Radian),
    ("mbps", Unit::Megabit),
    ("mbits", Unit::Megabit),
    ("mbs", Unit::Megabit),
    ("kbps", Unit::Kilobit),
    ("kbits", Unit::Kilobit),
    ("kbs", Unit::Kilobit),
    ("ms", Unit::Millisecond),
    ("nguoi", Unit::Count),
    ("nhankhau", Unit::Count),
    ("khau", Unit::Count),
    ("ho", Unit::Count),
    ("hogiadinh", Unit::Count),
    ("port", Unit::Count),
    ("cong", Unit::Count),
    ("tram", Unit::Count),
    ("cai", Unit::Count),
    ("people", Unit::Count),
    ("persons", Unit::Count),
    ("households", Unit::Count),
    ("phantram", Unit::Percent),
];

impl Unit {
    /// The unit that a text is, with brackets or without.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let inner = text.trim().trim_matches(['(', ')', '[', ']', '{', '}', ' ']);
        // ĐVT: đơn vị tính.
        let inner = ["ĐVT:", "đvt:", "Đơn vị:", "đơn vị:"]
            .iter()
            .find_map(|p| inner.strip_prefix(p))
            .unwrap_or(inner)
            .trim();
        match inner {
            "°" | "º" | "˚" => return Some(Self::Degree),
            "%" => return Some(Self::Percent),
            _ => {}
        }
        let folded = fold(inner);
        WRITTEN.iter().find(|(written, _)| *written == folded).map(|(_, unit)| *unit)
    }

    /// A heading without its unit, and the unit.
    pub(crate) fn split(heading: &str) -> (String, Option<Self>) {
        // In brackets, wherever they stand.
        for (open, close) in [('(', ')'), ('[', ']')] {
            if let Some((before, rest)) = heading.split_once(open)
                && let Some((inner, after)) = rest.split_once(close)
                && let Some(unit) = Self::parse(inner)
            {
                return (format!("{before} {after}").trim().to_owned(), Some(unit));
            }
        }
        // Behind a comma, a stroke or a blank, but not where the word is a heading's own: `số hộ`.
        let last = heading.rfind([',', '/', '_', '-', ' ', '.']);
        if let Some(at) = last
            && let (before, after) = heading.split_at(at)
            && let Some(unit) = Self::parse(&after[1..]).filter(|u| *u != Self::Count)
        {
            let plain = before.trim_end_matches([',', '/', '_', '-', ' ', '.']);
            // `Kinh độ` and `vĩ_độ` end with a word that is a unit elsewhere.
            let bare_word = fold(&after[1..]) == "do" && !after.starts_with([',', '/']);
            if !plain.is_empty() && !bare_word {
                return (plain.to_owned(), Some(unit));
            }
        }
        (heading.to_owned(), None)
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn units_stand_in_brackets_and_at_the_end() {
        for (heading, plain, unit) in [
            ("Bán kính (km)", "Bán kính", Some(Unit::Kilometre)),
            ("Bán kính phủ sóng (m)", "Bán kính phủ sóng", Some(Unit::Metre)),
            ("radius_km", "radius", Some(Unit::Kilometre)),
            ("Chiều cao, m", "Chiều cao", Some(Unit::Metre)),
            ("Góc phương vị [°]", "Góc phương vị", Some(Unit::Degree)),
            ("Công suất (W)", "Công suất", Some(Unit::Watt)),
            ("Kinh độ", "Kinh độ", None),
            ("kinh_do", "kinh_do", None),
            ("Số hộ", "Số hộ", None),
            ("Dân số (người)", "Dân số", Some(Unit::Count)),
            ("Thôn (bản)", "Thôn (bản)", None),
        ] {
            assert_eq!(Unit::split(heading), (plain.to_owned(), unit), "{heading}");
        }
    }
}
